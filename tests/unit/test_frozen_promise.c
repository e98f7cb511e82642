#include "study/frozen_promise.h"

#include "base/memory.h"
#include "steelway/study.h"

#include "cases.h"
#include "scenario_files.h"

/* Order n of `usual` is entered at n - 1 hours and done at 2 n, after n + 1
 * hours; those of the other classes take five hours, and tubes wait for their
 * date before they leave. */
static const char PLANT[] =
    "format: 1\n"
    "name: plant\n"
    "run: { length: 200 h, limit: 400 h, replications: 2 }\n"
    "promise: { rule: quantile, of: 80 %, buffer: 1 h }\n"
    "classes: { standard: {}, rush: {}, vip: {} }\n"
    "resources: { line: {}, trucks: { units: 500 } }\n"
    "steps:\n"
    "  form: { kind: process, resource: line, time: 2 h }\n"
    "  fast: { kind: delay, time: 5 h }\n"
    "  ship: { kind: transport, vehicles: trucks, load: 20 t, max_wait: 1 s,\n"
    "          time: 1 h, ship: not_before, before: 2 h }\n"
    "routes:\n"
    "  way: { lots: [{ choose: [{ when: { class: standard }, go: form },\n"
    "                           { else: fast }] }] }\n"
    "  dated: { lots: [ship] }\n"
    "products:\n"
    "  rail: { route: way, coil: { unit: 20 t } }\n"
    "  tube: { route: dated, coil: { unit: 20 t }, standard_lead_time: 30 h }\n"
    "  idle: { route: dated, coil: { unit: 20 t }, standard_lead_time: 40 h }\n"
    "demand:\n"
    "  usual: { kind: orders, first: 0 h, every: 1 h, count: 100,\n"
    "           tonnes: 20 t, products: { rail: 100 % } }\n"
    "  urgent: { kind: orders, first: 0 h, every: 1 h, count: 30,\n"
    "            tonnes: 20 t, products: { rail: 100 % },\n"
    "            class: { rush: 100 % } }\n"
    "  few: { kind: orders, first: 0 h, every: 1 h, count: 10,\n"
    "         tonnes: 20 t, products: { rail: 100 % }, class: { vip: 100 % } "
    "}\n"
    "  tubes: { kind: orders, first: 0 h, every: 1 h, count: 50,\n"
    "           tonnes: 20 t, products: { tube: 100 % } }\n";

static const char STUDY[] =
    "format: 1\n"
    "study: Promises\n"
    "baseline: base.yaml\n"
    "options:\n"
    "  quick: { changes: { steps: { form: { time: 1 h } } } }\n"
    "  median: { changes: { promise: { of: 50 % } } }\n"
    "  fixed: { changes: { promise:\n"
    "    { rule: fixed, after: 9 h, buffer: 1 h } } }\n"
    "  more: { changes: { demand: { idlers: { kind: orders, first: 0 h,\n"
    "    every: 1 h, count: 1, tonnes: 20 t, products: { idle: 100 % } } } } "
    "}\n";

/* What was promised of the first order of a demand, after its entry. */
struct promise {
    const char *order;
    int64_t after_us; /* SW_NEVER_US: nothing */
};

static void see(void *self, const struct sw_order_record *record)
{
    struct promise *promise = self;
    if (strcmp(record->order, promise->order) == 0) {
        promise->after_us = record->promised_us - record->entered_us;
    }
}

static void check_promised(const struct sw_study *study, size_t option,
                           const char *order, double hours)
{
    struct promise promise = {order, SW_NEVER_US};
    const struct sw_observer observer = {.self = &promise, .order = see};
    struct sw_outcome outcome;
    struct sw_error err = {0};
    assert_true(sw_model_run(sw_study_option(study, option).model,
                             &(struct sw_replication){3, 1, &observer},
                             &outcome, &err));
    sw_outcome_clear(&outcome);
    assert_close((double)promise.after_us / (double)SW_HOUR_US, hours, 1e-3);
}

static struct sw_study *open_study(struct files *files, const char *plant,
                                   const char *text)
{
    (void)text_file(files, "base.yaml", plant);
    const char *path = text_file(files, "study.yaml", text);
    const struct sw_study_source source = {.file = path};
    struct sw_study *study = sw_study_open(&source, files->reader.diagnostics);
    if (study == NULL) {
        sw_diagnostics_print(files->reader.diagnostics, stderr);
    }
    assert_non_null(study);
    return study;
}

static struct sw_study *open_plant(struct files *files, const char *text)
{
    return open_study(files, text, STUDY);
}

static struct sw_study *open_frozen(struct files *files, unsigned threads)
{
    struct sw_study *study = open_plant(files, PLANT);
    struct sw_error err = {0};
    assert_true(sw_study_freeze_promises(study, threads, &err));
    return study;
}

/* Of 1,000 usual orders number 800 takes 81 h; 250 are enough, and so 300
 * urgent ones have a quantile of their own. The 100 of `few` have not: of all
 * 1,400 orders 400 take 5 h, 30 of the usual ones take less, and number 1,120
 * is the 720th of those, 73 h. */
static void a_class_with_enough_orders_has_a_quantile_of_its_own(void **state)
{
    struct sw_study *study = open_frozen(*state, 1);
    check_promised(study, 0, "usual-1", 82);
    check_promised(study, 0, "urgent-1", 6);
    check_promised(study, 0, "few-1", 74);
    sw_study_destroy(study);
}

/* Under `quick` nobody takes longer than 5 h. */
static void options_are_promised_what_the_baseline_takes(void **state)
{
    struct sw_study *study = open_frozen(*state, 2);
    check_promised(study, 1, "usual-1", 82);
    check_promised(study, 2, "usual-1", 52);
    check_promised(study, 3, "usual-1", 10);
    sw_study_destroy(study);
}

static const char COMBINED[] =
    "format: 1\n"
    "study: Promises of combinations\n"
    "baseline: base.yaml\n"
    "improve: delivery_time.mean\n"
    "products: [rail]\n"
    "options:\n"
    "  quick: { changes: { steps: { form: { time: 1 h } } } }\n"
    "  faster: { changes: { steps: { fast: { time: 4 h } } } }\n"
    "combine: { of_best: 2 }\n";

/* They are made when the baseline has long been watched. */
static void combinations_of_the_best_are_promised_the_same(void **state)
{
    struct sw_study *study = open_study(*state, PLANT, COMBINED);
    struct sw_replications replications = {0};
    struct sw_error err = {0};
    assert_true(sw_study_freeze_promises(study, 1, &err));
    assert_true(sw_study_replicate(
        study,
        &(struct sw_study_run){.threads = 1, .seed = 3, .replications = 2},
        &replications, &err));
    assert_int_equal(sw_study_combine(study, &replications, 3), 1);
    check_promised(study, 3, "usual-1", 82);
    check_promised(study, 3, "urgent-1", 6);
    sw_replications_clear(&replications);
    sw_study_destroy(study);
}

/* Promised 30 h and a buffer of one, they leave 2 h before it, and travel for
 * one. */
static void
dates_that_rules_look_at_are_the_standard_ones_meanwhile(void **state)
{
    struct sw_study *study = open_frozen(*state, 2);
    check_promised(study, 0, "tubes-1", 30 + 1);
    sw_study_destroy(study);
}

static void what_the_baseline_does_not_sell_has_its_standard(void **state)
{
    struct sw_study *study = open_frozen(*state, 2);
    check_promised(study, 4, "idlers-1", 41);
    sw_study_destroy(study);
}

/* The plant with something else in place of a part of its text. */
static const char *with(struct files *files, const char *part,
                        const char *instead)
{
    const char *at = strstr(PLANT, part);
    assert_non_null(at);
    return sw_arena_format(files->arena, "%.*s%s%s", (int)(at - PLANT), PLANT,
                           instead, at + strlen(part));
}

static void check_refused(struct files *files, const char *part,
                          const char *instead, const char *said)
{
    struct sw_study *study = open_plant(files, with(files, part, instead));
    struct sw_error err = {0};
    assert_false(sw_study_freeze_promises(study, 1, &err));
    assert_int_equal(err.kind, SW_ERROR_RUN);
    if (strstr(err.message, said) == NULL) {
        fail_msg("it says: %s", err.message);
    }
    sw_study_destroy(study);
}

static void too_few_orders_are_no_quantile(void **state)
{
    check_refused(*state, "of: 80 %", "of: 80 %, replications: 1",
                  "140 orders of 'rail', and a quantile of 80 % takes 250");
}

/* `whole` replaces all of the promise, and so would be run ten times. */
static void an_option_does_not_watch_the_baseline_longer(void **state)
{
    struct files *files = *state;
    struct sw_study *study = open_study(
        files, with(files, "of: 80 %", "of: 80 %, replications: 1"),
        "format: 1\n"
        "study: Another rule\n"
        "baseline: base.yaml\n"
        "options:\n"
        "  whole: { changes: { promise: { rule: quantile, of: 50 % } } }\n");
    struct sw_error err = {0};
    assert_false(sw_study_freeze_promises(study, 1, &err));
    assert_non_null(strstr(err.message, "140 orders of 'rail'"));
    sw_study_destroy(study);
}

/* Ten replications are what is usual, also of a baseline without a promise. */
static void the_baseline_need_not_promise_itself(void **state)
{
    struct files *files = *state;
    struct sw_study *study = open_study(
        files,
        with(files, "promise: { rule: quantile, of: 80 %, buffer: 1 h }\n", ""),
        "format: 1\n"
        "study: A rule\n"
        "baseline: base.yaml\n"
        "options:\n"
        "  by_quantile: { changes: { promise: { rule: quantile, of: 80 %,\n"
        "    buffer: 1 h } } }\n");
    struct sw_error err = {0};
    assert_true(sw_study_freeze_promises(study, 1, &err));
    check_promised(study, 1, "usual-1", 82);
    sw_study_destroy(study);
}

static void a_quantile_that_is_not_reached_is_no_promise(void **state)
{
    check_refused(*state, "length: 200 h, limit: 400 h",
                  "length: 100 h, limit: 10 h",
                  "does not deliver 80 % of its orders of 'rail'");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        files_test(a_class_with_enough_orders_has_a_quantile_of_its_own),
        files_test(options_are_promised_what_the_baseline_takes),
        files_test(combinations_of_the_best_are_promised_the_same),
        files_test(dates_that_rules_look_at_are_the_standard_ones_meanwhile),
        files_test(what_the_baseline_does_not_sell_has_its_standard),
        files_test(too_few_orders_are_no_quantile),
        files_test(an_option_does_not_watch_the_baseline_longer),
        files_test(the_baseline_need_not_promise_itself),
        files_test(a_quantile_that_is_not_reached_is_no_promise),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
