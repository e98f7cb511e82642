#include "cases.h"
#include "scratch.h"

#include "stats/interval.h"
#include "steelway/diagnostics.h"
#include "steelway/study.h"

#include <string.h>

/* A tonne each 12 h from a stock of ten that a line fills up. */
#define COVERED                                                                \
    "format: 1\n"                                                              \
    "name: covered\n"                                                          \
    "start: 2026-01-05\n"                                                      \
    "run: { length: 60 d, limit: 60 d }\n"                                     \
    "products: { part: { route: way, coil: { unit: 1 t } } }\n"                \
    "routes: { way: { lots: [shelf] }, make: { lots: [work] } }\n"             \
    "resources: { line: {} }\n"                                                \
    "demand: { d: { kind: orders, first: 0 h, every: 12 h, products: { part: " \
    "100 % }, tonnes: 1 t } }\n"                                               \
    "steps:\n"                                                                 \
    "  shelf: { kind: stock, made_by: make, articles: { part: { kind: "        \
    "base_stock, level: 10 t, initial: 10 t } } }\n"                           \
    "  work: { kind: process, resource: line, time: 1 h }\n"

/* A tonne each 12 h that is shipped at once. */
#define SHIPPED                                                                \
    "format: 1\n"                                                              \
    "name: shipped\n"                                                          \
    "start: 2026-01-05\n"                                                      \
    "run: { length: 60 d, limit: 60 d }\n"                                     \
    "products: { part: { route: way } }\n"                                     \
    "routes: { way: { lots: [barge] } }\n"                                     \
    "demand: { d: { kind: orders, first: 0 h, every: 12 h, products: { part: " \
    "100 % }, tonnes: 1 t } }\n"                                               \
    "steps: { barge: { kind: transport, lots: 1, time: 2 h } }\n"

struct often {
    const struct sw_outage *outage;
    size_t replications;
    double confidence;
};

static const char *name_of(const char *name)
{
    static const char *const names[] = {"line", "shelf", "barge", "train"};
    for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++) {
        if (strcmp(names[i], name) == 0) {
            return names[i];
        }
    }
    return "";
}

/* Run the outages of the scenario so many times. */
static bool survive_often(struct sw_survival *survival, const char *text,
                          const struct often *often, struct sw_error *err)
{
    const struct sw_outage *outage = often->outage;
    char *folder = scratch_create();
    scratch_write(folder, "plant.yaml", text);
    char *path = scratch_path(folder, "plant.yaml");
    const char *const paths[] = {path};
    struct sw_diagnostics *diagnostics = sw_diagnostics_create();
    struct sw_study *study = sw_study_open(
        &(struct sw_study_source){
            .scenarios = paths, .scenario_count = 1, .outage = outage},
        diagnostics);
    sw_diagnostics_print(diagnostics, stderr);
    assert_non_null(study);
    const struct sw_survival_plan plan = {
        .outage = outage,
        .options = sw_study_option_count(study),
        .models = sw_study_models(study),
        .taken_out = sw_study_taken_out(study),
        .seed = 1,
        .replications = often->replications,
        .threads = 1,
        .confidence = often->confidence,
    };
    const bool done = sw_survive(survival, &plan, err);
    for (size_t i = 0; done && i < survival->count; i++) {
        /* They live as long as the study. */
        survival->rows[i].worst =
            survival->rows[i].worst[0] == '\0' ? "" : "part";
        survival->rows[i].out.name = name_of(survival->rows[i].out.name);
    }
    sw_study_destroy(study);
    sw_diagnostics_destroy(diagnostics);
    sw_free(path);
    scratch_remove(folder);
    return done;
}

/* Twice. */
static bool survive(struct sw_survival *survival, const char *text,
                    const struct sw_outage *outage, struct sw_error *err)
{
    return survive_often(survival, text, &(struct often){outage, 2, 0.95}, err);
}

static const struct sw_survived *row_of(const struct sw_survival *survival,
                                        const char *name)
{
    for (size_t i = 0; i < survival->count; i++) {
        if (strcmp(survival->rows[i].out.name, name) == 0) {
            return &survival->rows[i];
        }
    }
    fail_msg("nothing is told of %s", name);
    return NULL;
}

#define FROM_DAY_10(how_long)                                                  \
    (&(struct sw_outage){                                                      \
        .from = "2026-01-15", .lasts = (how_long), .matters = "1 d"})

/*
 * From day 10 on the line is out: ten tonnes last for the orders of five days;
 * those due from day 15.0 to 23.5, 18 of them, wait. From day 24 on the line
 * makes a tonne an hour: the j-th comes j hours after that, 9.5 d - (j - 1) 11
 * h late. The order of day 24.0 is 19 h late: no harm.
 */
static void a_stock_for_five_days_survives_five_days(void **state)
{
    (void)state;
    struct sw_survival survival;
    struct sw_error err = {0};
    assert_true(survive(&survival, COVERED, FROM_DAY_10("14 d"), &err));
    const struct sw_survived *line = row_of(&survival, "line");
    assert_close(line->survive.value, 5.0, 0);
    assert_close(line->orders.value, 18, 0);
    assert_close(line->tonnes.value, 18, 1e-9);
    double days = 0;
    for (int j = 1; j <= 18; j++) {
        days += 24.0 + j / 24.0 - (15.0 + 0.5 * (j - 1));
    }
    assert_close(line->days.value, days, 1e-9);
    assert_close(line->never.value, 0, 0);
    assert_string_equal(line->worst, "part");
    /* Weeks from day 10 and 17 are bad, that from day 24 is good; the last
     * order hurt comes at day 24 and 18 h. */
    assert_close(line->recover.value, 14.75, 1e-12);
    assert_int_equal(line->noticed, 2);
    sw_survival_clear(&survival);
}

/* It is out itself: the order of day 10.0 waits, and all up to that of day
 * 22.5, 26 of them; the next two wait a day or less. */
static void what_is_taken_out_of_the_stock_waits_at_once(void **state)
{
    (void)state;
    struct sw_survival survival;
    struct sw_error err = {0};
    assert_true(survive(&survival, COVERED, FROM_DAY_10("14 d"), &err));
    const struct sw_survived *shelf = row_of(&survival, "shelf");
    assert_close(shelf->survive.value, 0.0, 0);
    assert_close(shelf->orders.value, 26, 0);
    assert_close(shelf->recover.value, 14.0, 1e-12);
    /* The one with more orders hurt stands first. */
    assert_string_equal(survival.rows[0].out.name, "shelf");
    sw_survival_clear(&survival);
}

static void an_outage_shorter_than_the_stock_hurts_nobody(void **state)
{
    (void)state;
    struct sw_survival survival;
    struct sw_error err = {0};
    assert_true(survive(&survival, COVERED, FROM_DAY_10("4 d"), &err));
    const struct sw_survived *line = row_of(&survival, "line");
    assert_int_equal(line->noticed, 0);
    assert_close(line->orders.value, 0, 0);
    assert_int_equal(line->survive.gap, SW_GAP_NO_VALUES);
    assert_string_equal(line->worst, "");
    sw_survival_clear(&survival);
}

/* Loads of day 10.0 to 12.5 wait until day 14; that of day 13.0 just a day. The
 * load that is due at day 9.5 and 2 h is on its way. */
static void a_lane_can_be_out(void **state)
{
    (void)state;
    struct sw_survival survival;
    struct sw_error err = {0};
    assert_true(survive(&survival, SHIPPED, FROM_DAY_10("4 d"), &err));
    const struct sw_survived *barge = row_of(&survival, "barge");
    assert_close(barge->survive.value, 2.0 / 24, 1e-12);
    assert_close(barge->orders.value, 6, 0);
    assert_close(barge->recover.value, 4.0 + 2.0 / 24, 1e-12);
    sw_survival_clear(&survival);
}

#define SELDOM_ON(length, steps, lanes)                                        \
    "format: 1\n"                                                              \
    "name: seldom\n"                                                           \
    "start: 2026-01-05\n"                                                      \
    "run: { length: " length ", limit: 60 d }\n"                               \
    "products: { part: { route: way } }\n"                                     \
    "routes: { way: { lots: [" lanes "] } }\n"                                 \
    "demand: { d: { kind: orders, every: \"exponential(mean 4 d)\", "          \
    "products: { "                                                             \
    "part: 100 % }, tonnes: 1 t } }\n"                                         \
    "steps: { " steps " }\n"
#define BARGE "barge: { kind: transport, lots: 1, time: 2 h }"
#define SELDOM(length) SELDOM_ON(length, BARGE, "barge")

/* Orders come too seldom for one to be hurt each time; those of the first three
 * days are. */
static void only_those_who_are_hurt_tell_how_long_it_takes(void **state)
{
    (void)state;
    struct sw_survival survival;
    struct sw_error err = {0};
    assert_true(survive_often(&survival, SELDOM("60 d"),
                              &(struct often){FROM_DAY_10("4 d"), 12, 0.95},
                              &err));
    const struct sw_survived *barge = row_of(&survival, "barge");
    assert_in_range(barge->noticed, 2, 11);
    assert_int_equal(barge->survive.gap, SW_GAP_NONE);
    assert_int_equal(barge->survive.count, barge->noticed);
    assert_true(barge->survive.value > 0.0 && barge->survive.value < 3.1);
    assert_int_equal(barge->recover.gap, SW_GAP_NONE);
    assert_int_equal(barge->recovered, barge->failed);
    assert_false(barge->by_median);
    assert_int_equal(barge->orders.count, 12);
    assert_true(barge->never.low >= 0.0);
    sw_survival_clear(&survival);
}

/* The window holds one week after that of the outage, in which now and then no
 * order comes to tell that all is well. What waits comes with day 14 and 2 h.
 */
static void where_some_do_not_recover_the_median_is_told(void **state)
{
    (void)state;
    struct sw_survival survival;
    struct sw_error err = {0};
    assert_true(survive_often(&survival, SELDOM("24 d"),
                              &(struct often){FROM_DAY_10("4 d"), 40, 0.95},
                              &err));
    const struct sw_survived *barge = row_of(&survival, "barge");
    assert_in_range(barge->recovered, barge->failed / 2, barge->failed - 1);
    assert_true(barge->by_median);
    assert_close(barge->recover.value, 4.0 + 2.0 / 24, 1e-9);
    assert_int_equal(barge->recover.count, barge->failed);
    sw_survival_clear(&survival);
}

static void it_is_not_reached_where_most_do_not(void **state)
{
    (void)state;
    struct sw_survival survival;
    struct sw_error err = {0};
    /* Out until day 22: the second week, the last, is good only if its orders
     * are all of its end. */
    assert_true(
        survive_often(&survival, SELDOM("24 d"),
                      &(struct often){&(struct sw_outage){.from = "2026-01-15",
                                                          .lasts = "12 d",
                                                          .matters = "1 d"},
                                      40, 0.95},
                      &err));
    const struct sw_survived *barge = row_of(&survival, "barge");
    assert_true(barge->failed > 0);
    assert_true(2 * barge->recovered < barge->failed);
    assert_int_equal(barge->recover.gap, SW_GAP_NOT_REACHED);
    sw_survival_clear(&survival);
}

/* Of two outages each has half of what may go wrong. */
static void the_intervals_of_all_outages_hold_together(void **state)
{
    (void)state;
    static const char text[] = SELDOM_ON(
        "60 d", BARGE ", train: { kind: transport, lots: 1, time: 2 h }",
        "barge, train");
    double half[2] = {0.0};
    for (size_t i = 0; i < 2; i++) {
        struct sw_survival survival;
        struct sw_error err = {0};
        const struct often often = {FROM_DAY_10("4 d"), 12,
                                    i == 0 ? 0.95 : 0.90};
        assert_true(survive_often(&survival, text, &often, &err));
        assert_int_equal(survival.count, 2);
        const struct sw_estimate *orders = &row_of(&survival, "barge")->orders;
        half[i] = orders->high - orders->value;
        sw_survival_clear(&survival);
    }
    assert_true(half[1] > 0.0);
    assert_close(half[0] / half[1],
                 sw_student(0.975, 11) / sw_student(0.95, 11), 1e-9);
}

/* The window ends with day 60, before the second week is over. */
static void service_that_is_not_back_in_the_window_is_not_reached(void **state)
{
    (void)state;
    struct sw_survival survival;
    struct sw_error err = {0};
    assert_true(survive(&survival, SHIPPED,
                        &(struct sw_outage){.from = "2026-02-24",
                                            .lasts = "20 d",
                                            .matters = "1 d"},
                        &err));
    const struct sw_survived *barge = row_of(&survival, "barge");
    assert_int_equal(barge->recover.gap, SW_GAP_NOT_REACHED);
    assert_int_equal(barge->failed, 2);
    assert_int_equal(barge->recovered, 0);
    sw_survival_clear(&survival);
}

static void an_outage_begins_within_the_run(void **state)
{
    (void)state;
    struct sw_survival survival;
    struct sw_error err = {0};
    assert_false(survive(&survival, SHIPPED,
                         &(struct sw_outage){.from = "2027-01-01",
                                             .lasts = "4 d",
                                             .matters = "1 d"},
                         &err));
    assert_int_equal(err.kind, SW_ERROR_USAGE);
}

static void what_is_asked_for_is_checked(void **state)
{
    (void)state;
    struct sw_error err = {0};
    assert_true(sw_outage_check(
        &(struct sw_outage){.lasts = "14 d", .matters = "8 h"}, &err));
    assert_false(sw_outage_check(
        &(struct sw_outage){.lasts = "14 t", .matters = "8 h"}, &err));
    assert_false(sw_outage_check(
        &(struct sw_outage){.lasts = "14 d", .matters = "0 h"}, &err));
    assert_false(sw_outage_check(&(struct sw_outage){.from = "2026-02-30",
                                                     .lasts = "14 d",
                                                     .matters = "8 h"},
                                 &err));
    assert_int_equal(err.kind, SW_ERROR_USAGE);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_stock_for_five_days_survives_five_days),
        cmocka_unit_test(what_is_taken_out_of_the_stock_waits_at_once),
        cmocka_unit_test(an_outage_shorter_than_the_stock_hurts_nobody),
        cmocka_unit_test(a_lane_can_be_out),
        cmocka_unit_test(only_those_who_are_hurt_tell_how_long_it_takes),
        cmocka_unit_test(where_some_do_not_recover_the_median_is_told),
        cmocka_unit_test(it_is_not_reached_where_most_do_not),
        cmocka_unit_test(the_intervals_of_all_outages_hold_together),
        cmocka_unit_test(service_that_is_not_back_in_the_window_is_not_reached),
        cmocka_unit_test(an_outage_begins_within_the_run),
        cmocka_unit_test(what_is_asked_for_is_checked),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
