#include "cli/command.h"
#include "cli/manual.h"

#include <stdio.h>

/* For the completion of the shell. */
static void print_names(void)
{
    size_t count;
    const struct sw_command *const *all = sw_commands(&count);
    for (size_t i = 0; i < count; i++) {
        puts(all[i]->name);
    }
}

static enum sw_exit run_help(const struct sw_options *options)
{
    if (SW_GIVEN(options, MAN)) {
        sw_manual_print();
        return SW_EXIT_DONE;
    }
    if (SW_GIVEN(options, NAMES)) {
        print_names();
        return SW_EXIT_DONE;
    }
    if (options->count == 0) {
        sw_command_help_all();
        return SW_EXIT_DONE;
    }
    const struct sw_command *command = sw_command_find(options->arguments[0]);
    if (command == NULL) {
        return SW_EXIT_USAGE;
    }
    sw_command_describe(command);
    return SW_EXIT_DONE;
}

static const struct sw_example examples[] = {
    {"steelway help", "all commands, as steelway --help"},
    {"steelway help run", "what steelway run --help prints"},
    {0},
};

const struct sw_command sw_command_help = {
    .name = "help",
    .help = "print what a command does, with examples",
    .usage = "steelway help [COMMAND]",
    .about = "Every command prints the same with --help.",
    .examples = examples,
    .options = SW_OPTION(NAMES) | SW_OPTION(MAN) | SW_OPTION(HELP),
    .most = 1,
    .run = run_help,
};
