#include "cli/command.h"

#include "steelway/diagnostics.h"
#include "steelway/study.h"

#include <stdio.h>

/* "3 errors", "1 warning" */
static void print_count(size_t count, const char *what)
{
    printf("%zu %s%s", count, what, count == 1 ? "" : "s");
}

static void print_verdict(const char *path, size_t errors, size_t warnings)
{
    printf("%s: ", path);
    if (errors > 0) {
        print_count(errors, "error");
    } else {
        (void)fputs("good", stdout);
    }
    if (warnings > 0) {
        (void)fputs(", ", stdout);
        print_count(warnings, "warning");
    }
    (void)putchar('\n');
}

static size_t check_file(const struct sw_options *options, size_t index)
{
    const char *path = options->arguments[index];
    const bool is_study = sw_study_is_file(path);
    const struct sw_study_source source = {
        .file = is_study ? path : NULL,
        .scenarios = &path,
        .scenario_count = 1,
        .changes = options->changes,
        .change_count = options->change_count,
        .lint = true,
    };
    struct sw_diagnostics *diagnostics = sw_diagnostics_create();
    sw_study_destroy(sw_study_open(&source, diagnostics));
    const size_t errors = sw_diagnostics_errors(diagnostics);
    if (SW_GIVEN(options, JSON)) {
        (void)fputs(index == 0 ? "[" : ",\n", stdout);
        (void)!sw_diagnostics_write_verdict(diagnostics, path, stdout);
    } else {
        if (errors > 0 || !SW_GIVEN(options, QUIET)) {
            sw_diagnostics_print(diagnostics, stderr);
        }
        print_verdict(path, errors, sw_diagnostics_warnings(diagnostics));
    }
    sw_diagnostics_destroy(diagnostics);
    return errors;
}

static enum sw_exit run_check(const struct sw_options *options)
{
    size_t errors = 0;
    for (size_t i = 0; i < options->count; i++) {
        errors += check_file(options, i);
    }
    if (SW_GIVEN(options, JSON)) {
        puts("]");
    }
    return errors > 0 ? SW_EXIT_INPUT : SW_EXIT_DONE;
}

static const struct sw_example examples[] = {
    {"steelway check plant/base.yaml", "one scenario"},
    {"steelway check plant/*.yaml", "scenarios and studies"},
    {"steelway check base.yaml --set steps.cool.time='2 d'",
     "would this change be understood?"},
    {0},
};

const struct sw_command sw_command_check = {
    .name = "check",
    .help = "report every error in scenarios and studies, with its place",
    .usage = "steelway check FILE...",
    .about =
        "Reads each file with all that it inherits and names, and prints every "
        "error\nand warning with file, line and column, and what may have been "
        "meant. It also warns of\nwhat a planner would not want: more load "
        "than a resource can do, things that nothing\nuses, work that does not "
        "fit a shift, a lead time below the work in it, an option "
        "that\nchanges nothing, or only what comes after delivery.\nNothing is "
        "run. The "
        "exit code is 3 if there was any error.",
    .examples = examples,
    .options =
        SW_OPTION(SET) | SW_OPTION(JSON) | SW_OPTION(QUIET) | SW_OPTION(HELP),
    .least = 1,
    .most = SIZE_MAX,
    .run = run_check,
};
