/* Somebody else's program, with a kind of step and a queue rule of its own:
 * tells when each order is delivered. */
#include <steelway/diagnostics.h>
#include <steelway/extension.h>
#include <steelway/study.h>

#include <stdio.h>

extern const struct sw_step_kind STEP_TIDE;
extern const struct sw_queue_rule RULE_HEAVIEST;

static void tell(void *self, const struct sw_order_record *order)
{
    (void)self;
    printf("%s %.1f h\n", order->order, (double)order->delivered_us / 3.6e9);
}

int main(int argc, char **argv)
{
    (void)argc;
    const struct sw_step_kind *const kinds[] = {&STEP_TIDE, NULL};
    const struct sw_queue_rule *const rules[] = {&RULE_HEAVIEST, NULL};
    const struct sw_extension extension = {kinds, rules};
    const char *const path = argv[1];
    const struct sw_study_source source = {
        .scenarios = &path, .scenario_count = 1, .extension = &extension};
    struct sw_diagnostics *diagnostics = sw_diagnostics_create();
    struct sw_study *study = sw_study_open(&source, diagnostics);
    sw_diagnostics_print(diagnostics, stderr);
    const struct sw_observer observer = {.order = tell};
    const struct sw_replication first = {
        .seed = 1, .number = 1, .observer = &observer};
    struct sw_outcome outcome;
    struct sw_error err;
    if (study == NULL || !sw_model_run(sw_study_option(study, 0).model, &first,
                                       &outcome, &err)) {
        return 1;
    }
    const int end = outcome.audited ? 0 : 1;
    sw_outcome_clear(&outcome);
    sw_study_destroy(study);
    sw_diagnostics_destroy(diagnostics);
    return end;
}
