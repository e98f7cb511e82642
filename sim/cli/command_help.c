#include "cli/command.h"

#include <stdio.h>
#include <string.h>

/* For the completion of the shell. */
static enum sw_exit print_names(void)
{
    size_t count;
    const struct sw_command *const *all = sw_commands(&count);
    for (size_t i = 0; i < count; i++) {
        puts(all[i]->name);
    }
    return SW_EXIT_DONE;
}

static enum sw_exit run_help(int argc, char **argv)
{
    if (argc == 1) {
        sw_command_overview();
        return SW_EXIT_DONE;
    }
    if (argc > 2) {
        return sw_command_usage("help takes one command, not %d", argc - 1);
    }
    if (strcmp(argv[1], "--names") == 0) {
        return print_names();
    }
    if (strcmp(argv[1], "--help") == 0 || strcmp(argv[1], "help") == 0) {
        puts("steelway help            all commands\n"
             "steelway help COMMAND    what steelway COMMAND --help prints\n"
             "steelway help --names    the names of the commands, for scripts");
        return SW_EXIT_DONE;
    }
    const struct sw_command *command = sw_command_find(argv[1]);
    if (command == NULL) {
        return sw_command_usage("there is no command '%s'; steelway help "
                                "prints all",
                                argv[1]);
    }
    char help[] = "--help";
    char *arguments[] = {argv[1], help, NULL};
    return command->run(2, arguments);
}

const struct sw_command sw_command_help = {
    .name = "help",
    .help = "print what a command does, with examples",
    .run = run_help,
};
