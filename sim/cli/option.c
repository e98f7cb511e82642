#include "cli/option.h"

#include "cli/command.h"

#include "steelway/nearest_name.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { MAX_THREADS = 1024 };

#define MAX_SEED UINT64_C(9007199254740992) /* 2^53, as in a scenario file */
#define MAX_REPLICATIONS UINT64_C(1000000)

const struct sw_option SW_OPTIONS[SW_OPTION_COUNT] = {
    [SW_OPTION_SET] =
        {"set", "PATH=VALUE", false,
         "change a setting, as steps.cool.time='3 h'; repeatable"},
    [SW_OPTION_OUT] = {"out", "DIR", false, "write the results to this folder"},
    [SW_OPTION_FORCE] = {"force", NULL, false,
                         "replace the results that are in the folder"},
    [SW_OPTION_BOM] = {"bom", NULL, false,
                       "begin CSV files with a byte order mark, for Excel"},
    [SW_OPTION_ORDERS] =
        {"orders", "all", true,
         "also write orders.csv: every order of replication 1, but the "
         "background only with =all"},
    [SW_OPTION_DATES] = {"dates", NULL, false,
                         "also print the known orders that are latest against "
                         "their promise"},
    [SW_OPTION_EVENTS] = {"events", "REPLICATION", true,
                          "also write events.csv of a replication, 1 if none "
                          "is named"},
    [SW_OPTION_TRACE] = {"trace", "draws", false,
                         "also write draws.csv: the random draws of "
                         "replication 1"},
    [SW_OPTION_EXPECT] = {"expect", NULL, false,
                          "exit with 4 if what came out misses what the "
                          "scenario expects"},
    [SW_OPTION_RELIEF] = {"relief", "SHARE", true,
                          "also tell what each step would give with so much "
                          "less of its own times, 10% if nothing is said, and "
                          "each resource with a unit more"},
    [SW_OPTION_AGAINST] = {"against", "OTHER", false,
                           "tell what changes under another scenario, or an "
                           "option of the study"},
    [SW_OPTION_ORDER] = {"order", "ID", false,
                         "tell the story of one order, as guardrail-17.3, and "
                         "its user problems"},
    [SW_OPTION_LASTS] = {"lasts", "TIME", false,
                         "how long each outage lasts, else 14 d"},
    [SW_OPTION_FROM] = {"from", "DATE", false,
                        "when it begins; else when a third of the window has "
                        "passed"},
    [SW_OPTION_MATTERS] = {"matters", "TIME", false,
                           "an order is hurt that comes so much later, else "
                           "1 d"},
    [SW_OPTION_REPLICATION] = {"replication", "N", false,
                               "in which the order is followed, else 1"},
    [SW_OPTION_REPLICATIONS] = {"replications", "N", false,
                                "how many, in place of what the file says"},
    [SW_OPTION_SEED] = {"seed", "N", false,
                        "of the random draws, in place of the file's"},
    [SW_OPTION_THREADS] = {"threads", "N", false,
                           "how many work side by side; results are the same "
                           "for any number"},
    [SW_OPTION_MARKDOWN] = {"markdown", NULL, false,
                            "print the reference as docs/scenario.md has it"},
    [SW_OPTION_NAMES] = {"names", NULL, false,
                         "print only the names of the commands, for scripts"},
    [SW_OPTION_MAN] = {"man", NULL, false, "print the source of the man page"},
    [SW_OPTION_JSON] = {"json", NULL, false, "print JSON in place of tables"},
    [SW_OPTION_QUIET] = {"quiet", NULL, false,
                         "print no progress, no warnings, no remarks"},
    [SW_OPTION_COLOR] = {"color", "WHEN", false,
                         "auto, always or never; auto is for terminals"},
    [SW_OPTION_HELP] = {"help", NULL, false, "print this"},
};

/* An option as it stands on the command line. */
struct word {
    const struct sw_command *command;
    const struct sw_option *option;
    const char *text; /* of its value; NULL if it has none */
};

/* ---------------------------------------------------------------- values ---
 */

static bool read_number(const struct word *word, uint64_t least, uint64_t most,
                        uint64_t *number)
{
    uint64_t read = 0;
    const char *at = word->text;
    while (*at >= '0' && *at <= '9' && read <= most) {
        read = read * 10 + (uint64_t)(*at++ - '0');
    }
    if (at == word->text || *at != '\0' || read < least || read > most) {
        (void)sw_command_usage("--%s takes a whole number from %llu to %llu, "
                               "not '%s'",
                               word->option->name, (unsigned long long)least,
                               (unsigned long long)most, word->text);
        return false;
    }
    *number = read;
    return true;
}

static bool read_color(const struct word *word, enum sw_color_when *color)
{
    static const char *const names[] = {
        [SW_COLOR_AUTO] = "auto",
        [SW_COLOR_ALWAYS] = "always",
        [SW_COLOR_NEVER] = "never",
    };
    for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++) {
        if (strcmp(names[i], word->text) == 0) {
            *color = (enum sw_color_when)i;
            return true;
        }
    }
    (void)sw_command_usage("--color takes auto, always or never, not '%s'",
                           word->text);
    return false;
}

static bool read_change(const struct word *word, struct sw_options *options)
{
    if (options->change_count == SW_MAX_CHANGES) {
        (void)sw_command_usage("--set is there more than %d times",
                               SW_MAX_CHANGES);
        return false;
    }
    options->changes[options->change_count++] = word->text;
    return true;
}

static bool read_out(const struct word *word, struct sw_options *options)
{
    if (word->text[0] == '\0') {
        (void)sw_command_usage("--out takes the path of a folder");
        return false;
    }
    options->out = word->text;
    return true;
}

static bool read_trace(const struct word *word)
{
    if (strcmp(word->text, "draws") != 0) {
        (void)sw_command_usage("--trace takes draws, not '%s'", word->text);
        return false;
    }
    return true;
}

static bool read_orders(const struct word *word, bool *all)
{
    if (strcmp(word->text, "all") != 0) {
        (void)sw_command_usage("--orders takes nothing or all, not '%s'",
                               word->text);
        return false;
    }
    *all = true;
    return true;
}

/* "10%", "10 %" or "0.1" */
static bool read_relief(const struct word *word, double *share)
{
    char *end = NULL;
    double read = strtod(word->text, &end);
    if (end != word->text) {
        end += strspn(end, " ");
        if (*end == '%') {
            read /= 100.0;
            end++;
        }
    }
    if (end == word->text || *end != '\0' || !(read >= 0.001 && read <= 0.9)) {
        (void)sw_command_usage("--relief takes a share from 0.1%% to 90%%, not "
                               "'%s'",
                               word->text);
        return false;
    }
    *share = read;
    return true;
}

static bool read_value(const struct word *word, struct sw_options *options)
{
    uint64_t threads = options->threads;
    bool good = true;
    if (word->text == NULL) {
        return true; /* a flag, or a value that may lack */
    }
    switch ((enum sw_option_id)(word->option - SW_OPTIONS)) {
    case SW_OPTION_SET:
        return read_change(word, options);
    case SW_OPTION_OUT:
        return read_out(word, options);
    case SW_OPTION_ORDERS:
        return read_orders(word, &options->all_orders);
    case SW_OPTION_TRACE:
        return read_trace(word);
    case SW_OPTION_COLOR:
        return read_color(word, &options->color);
    case SW_OPTION_RELIEF:
        return read_relief(word, &options->relief);
    case SW_OPTION_AGAINST:
        options->against = word->text;
        return true;
    case SW_OPTION_ORDER:
        options->order = word->text;
        return true;
    case SW_OPTION_LASTS:
        options->lasts = word->text;
        return true;
    case SW_OPTION_FROM:
        options->from = word->text;
        return true;
    case SW_OPTION_MATTERS:
        options->matters = word->text;
        return true;
    case SW_OPTION_REPLICATION:
        return read_number(word, 1, MAX_REPLICATIONS, &options->replication);
    case SW_OPTION_EVENTS:
        return read_number(word, 1, MAX_REPLICATIONS, &options->events);
    case SW_OPTION_REPLICATIONS:
        return read_number(word, 1, MAX_REPLICATIONS, &options->replications);
    case SW_OPTION_SEED:
        return read_number(word, 0, MAX_SEED, &options->seed);
    case SW_OPTION_THREADS:
        good = read_number(word, 1, MAX_THREADS, &threads);
        options->threads = (unsigned)threads;
        return good;
    default:
        return true;
    }
}

/* --------------------------------------------------------------- options ---
 */

static bool report_unknown(const struct sw_command *command, const char *name,
                           size_t length)
{
    const char *names[SW_OPTION_COUNT] = {0};
    for (size_t i = 0; i < SW_OPTION_COUNT; i++) {
        if ((command->options >> i & 1) != 0) {
            names[i] = SW_OPTIONS[i].name;
        }
    }
    char wrong[64] = "";
    (void)strncat(wrong, name,
                  length < sizeof(wrong) ? length : sizeof(wrong) - 1);
    const char *near = sw_nearest_name(wrong, names, SW_OPTION_COUNT);
    if (near != NULL) {
        (void)sw_command_usage("%s has no option '--%.*s'; did you mean "
                               "'--%s'?",
                               command->name, (int)length, name, near);
    } else {
        (void)sw_command_usage("%s has no option '--%.*s'; steelway %s --help "
                               "prints all",
                               command->name, (int)length, name, command->name);
    }
    return false;
}

static const struct sw_option *find_option(const struct sw_command *command,
                                           const char *name, size_t length)
{
    for (size_t i = 0; i < SW_OPTION_COUNT; i++) {
        const struct sw_option *option = &SW_OPTIONS[i];
        if ((command->options >> i & 1) != 0 &&
            strlen(option->name) == length &&
            strncmp(option->name, name, length) == 0) {
            return option;
        }
    }
    return NULL;
}

/* Read the option that stands at argv[*at] and, if it takes a value that stands
 * after it, go on to that. */
static bool read_option(struct sw_options *options,
                        const struct sw_command *command, char **argv, int *at)
{
    const char *name = argv[*at] + 2;
    const char *equals = strchr(name, '=');
    const size_t length =
        equals != NULL ? (size_t)(equals - name) : strlen(name);
    const struct sw_option *option = find_option(command, name, length);
    if (option == NULL) {
        return report_unknown(command, name, length);
    }
    struct word word = {command, option, NULL};
    if (option->value == NULL && equals != NULL) {
        (void)sw_command_usage("--%s takes no value", option->name);
        return false;
    }
    if (equals != NULL) {
        word.text = equals + 1;
    } else if (option->value != NULL && !option->value_may_lack) {
        word.text = argv[*at + 1];
        if (word.text == NULL) {
            (void)sw_command_usage("--%s needs a value: --%s %s", option->name,
                                   option->name, option->value);
            return false;
        }
        ++*at;
    }
    options->given |= UINT32_C(1) << (option - SW_OPTIONS);
    return read_value(&word, options);
}

static unsigned processors(void)
{
    const long online = sysconf(_SC_NPROCESSORS_ONLN);
    return online < 1             ? 1
           : online > MAX_THREADS ? MAX_THREADS
                                  : (unsigned)online;
}

static bool check_count(const struct sw_options *options,
                        const struct sw_command *command)
{
    if (SW_GIVEN(options, HELP) ||
        (options->count >= command->least && options->count <= command->most)) {
        return true;
    }
    (void)sw_command_usage("too %s words for %s; usage: %s",
                           options->count < command->least ? "few" : "many",
                           command->name, command->usage);
    return false;
}

/* As much of it as there is room for. */
static void write_line(struct sw_options *options, int argc, char **argv)
{
    (void)snprintf(options->line, SW_LINE_SIZE, "steelway");
    for (int i = 0; i < argc; i++) {
        const size_t length = strlen(options->line);
        (void)snprintf(options->line + length, SW_LINE_SIZE - length, " %s",
                       argv[i]);
    }
}

bool sw_options_read(struct sw_options *options,
                     const struct sw_command *command, int argc, char **argv)
{
    *options = (struct sw_options){.threads = processors(),
                                   .events = 1,
                                   .relief = 0.1,
                                   .replication = 1,
                                   .lasts = "14 d",
                                   .matters = "1 d"};
    write_line(options, argc, argv);
    int count = 1;
    bool only_arguments = false;
    for (int at = 1; at < argc; at++) {
        if (only_arguments || argv[at][0] != '-' || argv[at][1] == '\0') {
            argv[count++] = argv[at];
        } else if (strcmp(argv[at], "--") == 0) {
            only_arguments = true;
        } else if (strcmp(argv[at], "-h") == 0) {
            options->given |= SW_OPTION(HELP);
        } else if (argv[at][1] != '-') {
            (void)sw_command_usage("%s has no option '%s'; steelway %s --help "
                                   "prints all",
                                   command->name, argv[at], command->name);
            return false;
        } else if (!read_option(options, command, argv, &at)) {
            return false;
        }
    }
    options->arguments = (const char *const *)argv + 1;
    options->count = (size_t)count - 1;
    return check_count(options, command);
}
