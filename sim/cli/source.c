#include "cli/source.h"

#include <stdio.h>

/* Warnings alone are for people who want to hear them. */
static void tell(struct sw_diagnostics *diagnostics,
                 const struct sw_options *options)
{
    if (sw_diagnostics_errors(diagnostics) == 0) {
        if (!SW_GIVEN(options, QUIET)) {
            sw_diagnostics_print(diagnostics, stderr);
        }
    } else if (SW_GIVEN(options, JSON)) {
        (void)fputs("{\"diagnostics\": ", stdout);
        (void)!sw_diagnostics_write_json(diagnostics, stdout);
        (void)fputs("}\n", stdout);
    } else {
        sw_diagnostics_print(diagnostics, stderr);
    }
}

static struct sw_study *open_source(const struct sw_options *options,
                                    bool explains,
                                    const struct sw_outage *outage)
{
    const bool is_study =
        options->count == 1 && sw_study_is_file(options->arguments[0]);
    const bool against = SW_GIVEN(options, AGAINST);
    const char *const both[] = {options->arguments[0], options->against};
    const struct sw_study_source source = {
        .file = is_study ? options->arguments[0] : NULL,
        .scenarios = against ? both : options->arguments,
        .scenario_count = against ? 2 : options->count,
        .changes = options->changes,
        .change_count = options->change_count,
        .option = !is_study || !explains ? NULL
                  : against              ? options->against
                                         : "",
        .relief = SW_GIVEN(options, RELIEF) ? options->relief : 0.0,
        .outage = outage,
    };
    struct sw_diagnostics *diagnostics = sw_diagnostics_create();
    struct sw_study *study = sw_study_open(&source, diagnostics);
    tell(diagnostics, options);
    sw_diagnostics_destroy(diagnostics);
    return study;
}

struct sw_study *sw_source_open(const struct sw_options *options, bool explains)
{
    return open_source(options, explains, NULL);
}

struct sw_study *sw_source_open_outages(const struct sw_options *options,
                                        const struct sw_outage *outage)
{
    return open_source(options, true, outage);
}
