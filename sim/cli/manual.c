#include "cli/manual.h"

#include "cli/command.h"

#include <stdio.h>
#include <string.h>

static const char *const HEAD =
    ".TH STEELWAY 1 \"\" Steelway \"User commands\"\n"
    ".SH NAME\n"
    "steelway \\- simulate how steel orders travel from the mill to the "
    "fabricator\n"
    ".SH SYNOPSIS\n"
    ".B steelway\n"
    ".I COMMAND\n"
    ".RI [ ARGUMENTS ]\n"
    ".br\n"
    ".B steelway\n"
    ".BR \\-\\-help | \\-\\-version\n"
    ".SH DESCRIPTION\n"
    ".B steelway\n"
    "reads scenarios (YAML, with order books in CSV), runs replications of "
    "them, and\n"
    "tells which change shortens delivery, by how much, how surely, and at "
    "what cost.\n"
    "Results are CSV files that open in a spreadsheet.\n"
    ".PP\n"
    "Options may stand before or after arguments;\n"
    ".B \\-\\-\n"
    "ends them. The value of an option stands after it or after an equals "
    "sign.\n"
    ".SH COMMANDS\n";

static const char *const TAIL =
    ".SH OUTPUT\n"
    "Data go to standard output, messages and progress to standard error. The "
    "same\n"
    "scenario and seed give the same bytes for any number of threads.\n"
    ".PP\n"
    "A results folder holds one run: CSV files as RFC 4180 has them,\n"
    ".I datapackage.json\n"
    "with the meaning of every column,\n"
    ".I manifest.json\n"
    "with the seed and the hashes of all inputs and outputs, and\n"
    ".IR run.log .\n"
    "A folder with a manifest is whole: files are written beside and renamed.\n"
    ".SH EXIT STATUS\n"
    ".TP\n.B 0\nDone.\n"
    ".TP\n.B 1\nThe run failed, or a file could not be written.\n"
    ".TP\n.B 2\nThe command line is wrong.\n"
    ".TP\n.B 3\nA scenario, study or CSV file is wrong; each error was printed "
    "with its place.\n"
    ".TP\n.B 4\nDone, but a gate was missed: the audit failed, or a measure "
    "was not reached.\n"
    ".TP\n.B 130\nInterrupted; what was finished is kept and marked as "
    "partial. A second\ninterrupt ends at once.\n"
    ".SH ENVIRONMENT\n"
    ".TP\n.B NO_COLOR\nIf set and not empty, nothing is printed in colour "
    "unless \\-\\-color=always.\n"
    ".SH FILES\n"
    "Scenario and study files are described by\n"
    ".BR \"steelway keys\" ;\n"
    "editors check them with the output of\n"
    ".BR \"steelway schema\" .\n";

/* `text` as roff has it: hyphens that are hyphens, no request by chance. */
static void print_text(const char *text)
{
    if (*text == '.' || *text == '\'') {
        (void)fputs("\\&", stdout);
    }
    for (; *text != '\0'; text++) {
        if (*text == '-') {
            (void)fputs("\\-", stdout);
        } else if (*text == '\\') {
            (void)fputs("\\e", stdout);
        } else if (*text == '\n' && text[1] == '\n') {
            (void)fputs("\n.PP", stdout);
            (void)putchar('\n');
            text++;
        } else {
            (void)putchar(*text);
        }
    }
}

static void print_option(const struct sw_option *option)
{
    printf(".TP\n.BR \\-\\-%s", option->name);
    if (option->value != NULL) {
        printf(option->value_may_lack ? " [= %s ]" : " \" \" %s",
               option->value);
    }
    (void)putchar('\n');
    print_text(option->help);
    (void)putchar('\n');
}

static void print_examples(const struct sw_command *command)
{
    puts(".PP\nExamples:");
    for (const struct sw_example *at = command->examples; at->command != NULL;
         at++) {
        (void)fputs(".TP\n.B ", stdout);
        print_text(at->command);
        (void)putchar('\n');
        print_text(at->what);
        (void)putchar('\n');
    }
}

static void print_command(const struct sw_command *command)
{
    printf(".SS %s\n.B ", command->name);
    print_text(command->usage);
    puts("\n.PP");
    print_text(command->help);
    (void)fputs(".\n", stdout);
    print_text(command->about);
    (void)putchar('\n');
    for (size_t i = 0; i < SW_OPTION_COUNT; i++) {
        if ((command->options >> i & 1) != 0 && i != SW_OPTION_HELP) {
            print_option(&SW_OPTIONS[i]);
        }
    }
    print_examples(command);
}

void sw_manual_print(void)
{
    size_t count;
    const struct sw_command *const *all = sw_commands(&count);
    (void)fputs(HEAD, stdout);
    for (size_t i = 0; i < count; i++) {
        print_command(all[i]);
    }
    (void)fputs(TAIL, stdout);
}
