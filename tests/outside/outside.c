/* Somebody else's program: run a scenario once, and count what happened. */
#include <steelway/diagnostics.h>
#include <steelway/study.h>

#include <stdio.h>

int main(int argc, char **argv)
{
    (void)argc;
    struct sw_diagnostics *diagnostics = sw_diagnostics_create();
    const char *const path = argv[1];
    const struct sw_study_source source = {.scenarios = &path,
                                           .scenario_count = 1};
    struct sw_study *study = sw_study_open(&source, diagnostics);
    sw_diagnostics_print(diagnostics, stderr);
    struct sw_outcome outcome;
    struct sw_error err;
    const struct sw_replication first = {.seed = 1, .number = 1};
    if (study == NULL || !sw_model_run(sw_study_option(study, 0).model, &first,
                                       &outcome, &err)) {
        return 1;
    }
    printf("%llu events, audit %s\n", (unsigned long long)outcome.events,
           outcome.audited ? "held" : outcome.audit.message);
    const int end = outcome.audited ? 0 : 1;
    sw_outcome_clear(&outcome);
    sw_study_destroy(study);
    sw_diagnostics_destroy(diagnostics);
    return end;
}
