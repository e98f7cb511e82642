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
    X(ALSO, "E201", "a resource is needed twice by one step")                  \
    X(TIME_OR_RATE, "E202", "a step needs either a time or a rate")            \
    X(PURPOSE, "E210", "two settings would draw the same numbers")             \
    X(SHARE, "E211", "a share is needed")                                      \
    X(SHARES, "E212", "shares do not add up to 100 %")                         \
    X(ATTRIBUTE, "E213", "products have no such attribute")                    \
    X(PLANNED, "E220", "a planned stop needs either `every` or a date")        \
    X(PLANNED_LONG, "E221", "a planned stop leaves no time to work")           \
    X(NEVER_WORKS, "E222", "a resource never works")                           \
    X(HOURS, "E223", "working hours are needed")                               \
    X(SHIFTS, "E224", "a week has too many shifts")                            \
    X(DAYS, "E225", "days of the week are needed")                             \
    X(CLOSED, "E226", "dates without work are needed")                         \
    X(WHEN_TEXT, "E230", "a condition needs a text")                           \
    X(WHEN_LENGTH, "E231", "a condition needs a limit")                        \
    X(WHEN, "E232", "a route cannot look at this")                             \
    X(WAYS, "E233", "a choice has too many ways")                              \
    X(CHOOSE, "E234", "a choice is not written as one")                        \
    X(ELSE, "E235", "a choice has no way for the rest")                        \
    X(TOGETHER, "E236", "branches are needed")                                 \
    X(ROUTE, "E237", "a step or a branching is needed on a route")             \
    X(ROUTE_LONG, "E238", "a route is too long")                               \
    X(ROOM_BEHIND, "E239", "nothing before a full step can be blocked")        \
    X(DEMAND, "E240", "the settings of a demand do not fit together")          \
    X(LOAD, "E241", "a resource cannot be loaded as asked")                    \
    X(OPENING, "E242", "a lot in process does not fit the scenario")           \
    X(ROOM, "E250", "nothing waits where room is limited")                     \
    X(MILESTONES, "E251", "there are too many milestones")                     \
    X(SPAN, "E252", "a time or a number of orders is needed")                  \
    X(QUANTILES, "E253", "a measure that has quantiles is needed")             \
    X(COIL, "E254", "weights of coils are out of their order")                 \
    X(YIELD, "E256", "a yield stands where nothing can be lost")               \
    X(TOGETHER_TWICE, "E257", "a step stands in two branches")                 \
    X(TURN_AWAY, "E258", "nothing here can be turned away")                    \
    X(SINGLY, "E260", "lots pass a step singly")                               \
    X(NO_LIMIT, "E261", "a heat, a load or a cap has no limit")                \
    X(NOT_TOGETHER, "E262", "a step cannot be one of steps `together`")        \
    X(TOO_HEAVY, "E263", "a lot does not fit into a heat or load")             \
    X(PART_WAYS, "E264", "lots of a heat go on to different steps")            \
    X(ONLY_LOTS, "E265", "a step is for lots, not for orders")                 \
    X(SENDS_BACK, "E266", "a lot cannot be sent back to this step")            \
    X(NO_VEHICLES, "E267", "there are no vehicles to come back")               \
    X(RESULTS, "E268", "results have probabilities above 100 % together")      \
    X(WHEN_FREE, "E269", "there is no resource that could be free")            \
    X(CAMPAIGN, "E270", "a campaign cannot be run as asked")                   \
    X(FAMILY, "E271", "a product is not in just one family")                   \
    X(CAP, "E272", "a cap could hold lots for ever")                           \
    X(PREEMPT, "E273", "work cannot be interrupted here")                      \
    X(ANY_OF, "E274", "a step has no resource that fits, or too many")         \
    X(SETUP, "E275", "a setup cannot be told by its key")                      \
    X(BREAKDOWN, "E276", "a breakdown cannot come or be repaired as asked")    \
    X(TEST_LOT, "E277", "lots cannot be tested together as asked")             \
    X(CURB, "E278", "a curb of a resource cannot come as asked")               \
    X(SLOT, "E280", "slots cannot be booked as asked")                         \
    X(PROMISE, "E281", "a date cannot be promised as asked")                   \
    X(LANE, "E285", "a lane cannot be run as asked")                           \
    X(CONVERT, "E286", "lots cannot be cut as asked")                          \
    X(KIT, "E287", "kits cannot be made as asked")                             \
    X(COST, "E290", "a cost stands where nothing can cause it")                \
    X(PROBLEM, "E292", "a user problem cannot come or be solved as asked")     \
    X(STOCK, "E295", "a stock cannot be kept as asked")                        \
    X(POLICY, "E297", "a response policy can never do what it says")           \
    X(DISRUPTION, "E298", "a disruption cannot come or hit as asked")          \
    X(STUDY, "E300", "options of a study do not fit each other")               \
    X(CONFLICT, "E301", "options cannot be combined")                          \
    X(COMBINATIONS, "E302", "there are more combinations than asked for")      \
    X(SMALL_ORDER, "W240", "an order is below the smallest coil")              \
    X(OVERLOAD, "W241", "a resource is asked for more than it can do")         \
    X(LARGE_BLOCK, "W242", "a block is much larger than a load on its way")    \
    X(IDLE, "W243", "a resource is used by no step")                           \
    X(NO_ROWS, "W244", "a file has a header and nothing below it")             \
    X(UNCOUNTED, "W245", "orders of a book are not counted")                   \
    X(WANTED, "W246", "an order is wanted before it is entered")               \
    X(UNUSED, "W247", "something is defined that nothing names")               \
    X(SHIFT, "W248", "work may not fit between opening and closing")           \
    X(LEAD_TIME, "W249", "a lead time is shorter than the work in it")         \
    X(AFTER_WINDOW, "W250", "something comes when nothing counts any more")    \
    X(CYCLE, "W270", "a family may open more often than it can")               \
    X(OVERSOLD, "W280", "a slot sells what its resource cannot do")            \
    X(IN_VAIN, "W281", "a quota comes back when nobody can book it")           \
    X(SHUT, "W285", "a lane is never open")                                    \
    X(LATE_CHANGE, "W301", "an option changes only what comes too late")       \
    X(NO_CHANGE, "W302", "an option changes nothing")                          \
    X(LOST_HOUR, "W290", "nobody would have bought an hour that is lost")      \
    X(HOLDS_NOTHING, "W292", "a user problem holds what is gone")              \
    X(NO_ORDER, "W293", "rows of a history name no order of the run")          \
    X(NOT_ENTERED, "W294", "rows of a history are before their orders")        \
    X(NEVER_FOUND, "W296", "rows of a history are after the run")              \
    X(MEANING, "W297", "a name is nearly one that has a meaning")              \
    X(TAKEN_BACK, "W298", "a user problem takes back what is not delivered")   \
    X(GRAVE_ORDERS, "W299", "orders are of a class that is a severity")        \
    X(KEEP_UP, "W295", "a stock cannot be filled up as it is emptied")

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
