#include "cli/command.h"

#include "steelway/version.h"

#include <stdio.h>
#include <string.h>

static void print_version(void)
{
    printf("steelway %s\n", sw_version());
    printf("compiler %s\n", sw_compiler());
    puts("random numbers Philox 4x64-10");
}

static enum sw_exit report_option(const char *option)
{
    return sw_command_usage(
        "there is no option '%s' before a command; steelway --help prints all",
        option);
}

static enum sw_exit run(int argc, char **argv)
{
    if (argc < 2) {
        return sw_command_usage("which command? steelway --help prints all");
    }
    if (strcmp(argv[1], "--help") == 0 || strcmp(argv[1], "-h") == 0) {
        sw_command_help_all();
        return SW_EXIT_DONE;
    }
    if (strcmp(argv[1], "--version") == 0) {
        print_version();
        return SW_EXIT_DONE;
    }
    if (argv[1][0] == '-') {
        return report_option(argv[1]);
    }
    const struct sw_command *command = sw_command_find(argv[1]);
    struct sw_options options;
    if (command == NULL ||
        !sw_options_read(&options, command, argc - 1, argv + 1)) {
        return SW_EXIT_USAGE;
    }
    if (SW_GIVEN(&options, HELP)) {
        sw_command_describe(command);
        return SW_EXIT_DONE;
    }
    return command->run(&options);
}

int main(int argc, char **argv)
{
    return (int)sw_command_flush(run(argc, argv));
}
