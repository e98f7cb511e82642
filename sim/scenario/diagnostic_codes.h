/*
 * diagnostic_codes.h - the stable number of every kind of error and warning.
 *
 * A number is never used for anything else once it was released. E1xx and W1xx
 * are about files and values, as found by the scenario layer; E2xx and W2xx are
 * about what they mean together, and belong to the model; E3xx to studies.
 */
#ifndef SW_SCENARIO_DIAGNOSTIC_CODES_H
#define SW_SCENARIO_DIAGNOSTIC_CODES_H

/* X(name, number, what it says) */
#define SW_DIAGNOSTIC_CODES(X)                                                 \
    X(FILE, "E100", "a file cannot be read")                                   \
    X(ENCODING, "E101", "a file is not UTF-8 text")                            \
    X(SYNTAX, "E102", "a file is not YAML as Steelway reads it")               \
    X(NO_VALUE, "E103", "a value is missing")                                  \
    X(VALUE, "E104", "a value cannot be read as what it should be")            \
    X(LIMIT, "E105", "a value is outside its limits")                          \
    X(KEY, "E106", "a key is not known")                                       \
    X(REQUIRED, "E107", "a key is required")                                   \
    X(SHAPE, "E108", "a value has the wrong shape")                            \
    X(DUPLICATE, "E109", "something is given twice")                           \
    X(KIND, "E110", "a kind is missing or not known")                          \
    X(CHOICE, "E111", "a word is none of the choices")                         \
    X(NAME, "E112", "a name has characters that names do not have")            \
    X(UNKNOWN, "E113", "nothing has this name")                                \
    X(DATE, "E114", "a date does not exist or is not written as one")          \
    X(QUOTE, "E115", "a value has to be quoted")                               \
    X(BOUND, "E116", "a file is too large, too deep or has too many values")   \
    X(ALIAS, "E117", "anchors, aliases, merge keys and tags are not used")     \
    X(INHERIT, "E118", "files inherit in a circle or too deep")                \
    X(FORMAT, "E119", "the version of the file is missing or not known")       \
    X(MERGE, "E120", "a change does not fit what it changes")                  \
    X(PATH, "E121", "--set is not path.to.key=value")                          \
    X(COLUMN, "E122", "a column is missing, not known or given twice")         \
    X(ROW, "E123", "a row does not fit the header")                            \
    X(EMPTY, "E124", "a file is empty")                                        \
    X(STUDY, "E300", "options of a study do not fit each other")               \
    X(DEMAND, "E240", "the settings of a demand do not fit together")          \
    X(LOAD, "E241", "a resource cannot be loaded as asked")                    \
    X(OPENING, "E242", "a lot in process does not fit the scenario")           \
    X(SMALL_ORDER, "W240", "an order is below the smallest coil")              \
    X(OVERLOAD, "W241", "a resource is asked for more than it can do")         \
    X(LARGE_BLOCK, "W242", "a block is much larger than a load on its way")

enum sw_diagnostic_code_index {
#define SW_CODE_INDEX(name, number, what) SW_CODE_INDEX_##name,
    SW_DIAGNOSTIC_CODES(SW_CODE_INDEX)
#undef SW_CODE_INDEX
        SW_CODE_COUNT
};

struct sw_diagnostic_code {
    const char *number;
    const char *what;
};

/* All of the above, in order. */
extern const struct sw_diagnostic_code sw_diagnostic_codes[SW_CODE_COUNT];

#define SW_CODE(name) (sw_diagnostic_codes[SW_CODE_INDEX_##name].number)

#endif
