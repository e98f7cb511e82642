#include "cases.h"
#include "small_plant.h"

/* A project of four lines of one coil each at 0 h; a mill takes 10 h a coil. */
#define PLANT(more, way, run)                                                  \
    "format: 1\n"                                                              \
    "name: sections\n"                                                         \
    "run: { " run ", quantiles: [] }\n"                                        \
    "resources: { mill: {} }\n"                                                \
    "products:\n"                                                              \
    "  coil: { route: way, coil: { unit: 10 t }, standard_lead_time: 2 d }\n"  \
    "routes: { way: { lots: [" way "] } }\n"                                   \
    "demand:\n"                                                                \
    "  park: { kind: projects, first: 0 h, every: 1 d, count: 1, lines: 4, "   \
    "products: { coil: 100 % }, tonnes: 10 t, " more " }\n"                    \
    "steps:\n"                                                                 \
    "  work: { kind: process, resource: mill, time: 10 h }\n"                  \
    "  word: { kind: hold, until: called }\n"                                  \
    "  site: { kind: hold, until: site_ready }\n"                              \
    "  all: { kind: join, by: section }\n"

#define TEN_DAYS "length: 10 d, limit: 10 d"
#define CALLS(enter)                                                           \
    "call_offs: { number: 2, first: 24 h, every: 48 h" enter " }"

static double value_of(const struct small_plant *plant, const char *id)
{
    return small_plant_value(plant, id, "park");
}

static void lines_are_entered_when_their_section_is_called(void **state)
{
    (void)state;
    struct small_plant plant;
    small_plant_run(&plant, PLANT(CALLS(""), "work", TEN_DAYS));
    assert_time(&plant, "work", "schedule", 2, 24);
    assert_time(&plant, "work", "schedule", 3, 72);
    assert_time(&plant, "work", "complete", 4, 92);
    /* Two lines of each section: complete at 44 and at 92 h. */
    assert_close(value_of(&plant, "first_section"), 44 / 24.0, 1e-12);
    assert_close(value_of(&plant, "project_complete"), 92 / 24.0, 1e-12);
    assert_close(value_of(&plant, "projects"), 1, 0);
    /* From the call: 10, 20, 10 and 20 h. */
    assert_close(small_plant_value(&plant, "delivery_time", ""), 15 / 24.0,
                 1e-12);
    small_plant_clear(&plant);
}

static void lines_entered_at_once_wait_until_they_are_called(void **state)
{
    (void)state;
    struct small_plant plant;
    small_plant_run(&plant,
                    PLANT(CALLS(", enter: at_once"), "work, word", TEN_DAYS));
    assert_time(&plant, "work", "complete", 4, 40);
    assert_time(&plant, "word", "complete", 1, 24);
    assert_time(&plant, "word", "complete", 2, 24);
    assert_time(&plant, "word", "complete", 3, 72);
    assert_time(&plant, "word", "complete", 4, 72);
    assert_close(value_of(&plant, "first_section"), 1, 1e-12);
    assert_close(value_of(&plant, "project_complete"), 3, 1e-12);
    small_plant_clear(&plant);
}

static void dates_count_from_the_call(void **state)
{
    (void)state;
    struct small_plant plant;
    small_plant_run(&plant, PLANT(CALLS(", enter: at_once") ", requested: 1.5",
                                  "work, word", TEN_DAYS));
    /* Promised two days after the call, requested three. */
    assert_close(small_plant_value(&plant, "lateness_promised", ""), -2, 1e-12);
    assert_close(small_plant_value(&plant, "lateness_requested", ""), -3,
                 1e-12);
    small_plant_clear(&plant);
}

static void there_are_no_more_sections_than_lines(void **state)
{
    (void)state;
    struct small_plant plant;
    small_plant_run(&plant, PLANT("call_offs: { number: 9, every: 24 h }",
                                  "work", TEN_DAYS));
    for (size_t n = 1; n <= 4; n++) {
        assert_time(&plant, "work", "schedule", n, 24.0 * (double)n - 24);
    }
    assert_times(&plant, "work", "schedule", 4);
    small_plant_clear(&plant);
}

static void unequal_sections_get_the_odd_lines_last(void **state)
{
    (void)state;
    struct small_plant plant;
    small_plant_run(&plant, PLANT("call_offs: { number: 3, every: 24 h }",
                                  "work", TEN_DAYS));
    assert_time(&plant, "work", "schedule", 1, 0);
    assert_time(&plant, "work", "schedule", 2, 24);
    assert_time(&plant, "work", "schedule", 3, 48);
    assert_time(&plant, "work", "schedule", 4, 48);
    small_plant_clear(&plant);
}

/* All is made by 40 h; the site is ready at 60 h. */
static void goods_wait_for_a_site_that_is_not_ready(void **state)
{
    (void)state;
    struct small_plant plant;
    small_plant_run(&plant,
                    PLANT("site: { ready: 60 h }", "work, site", TEN_DAYS));
    assert_time(&plant, "site", "complete", 1, 60);
    assert_close(value_of(&plant, "goods_waiting_for_site"), 20 / 24.0, 1e-12);
    assert_close(value_of(&plant, "site_waiting_for_goods"), 0, 1e-12);
    assert_close(value_of(&plant, "project_complete"), 60 / 24.0, 1e-12);
    small_plant_clear(&plant);
}

static void a_site_that_is_ready_waits_for_the_goods(void **state)
{
    (void)state;
    struct small_plant plant;
    small_plant_run(&plant,
                    PLANT("site: { ready: 24 h }", "work, site", TEN_DAYS));
    assert_time(&plant, "site", "complete", 4, 40);
    assert_close(value_of(&plant, "goods_waiting_for_site"), 0, 1e-12);
    assert_close(value_of(&plant, "site_waiting_for_goods"), 16 / 24.0, 1e-12);
    small_plant_clear(&plant);
}

static void goods_may_be_delivered_to_a_site_that_is_not_ready(void **state)
{
    (void)state;
    struct small_plant plant;
    small_plant_run(&plant, PLANT("site: { ready: 60 h }", "work", TEN_DAYS));
    assert_close(value_of(&plant, "goods_waiting_for_site"), 20 / 24.0, 1e-12);
    assert_close(value_of(&plant, "project_complete"), 40 / 24.0, 1e-12);
    small_plant_clear(&plant);
}

static void a_site_may_slip(void **state)
{
    (void)state;
    struct small_plant plant;
    small_plant_run(&plant,
                    PLANT("site: { ready: 60 h, slips: 100 %, slip: 12 h }",
                          "work, site", TEN_DAYS));
    assert_time(&plant, "site", "complete", 1, 72);
    small_plant_clear(&plant);
    small_plant_run(&plant,
                    PLANT("site: { ready: 60 h, slips: 0 %, slip: 12 h }",
                          "work, site", TEN_DAYS));
    assert_time(&plant, "site", "complete", 1, 60);
    small_plant_clear(&plant);
}

/* Sections complete at 44 and 92 h, called at 24 and 72 h; ready 22 h later,
 * at 46 and 94 h. */
static void each_section_has_its_own_site(void **state)
{
    (void)state;
    struct small_plant plant;
    small_plant_run(&plant, PLANT(CALLS("") ", site: { ready: 22 h }",
                                  "work, site", TEN_DAYS));
    assert_time(&plant, "site", "complete", 2, 46);
    assert_time(&plant, "site", "complete", 4, 94);
    assert_close(value_of(&plant, "goods_waiting_for_site"), 2 / 24.0, 1e-12);
    small_plant_clear(&plant);
}

/* The window ends before the second section is called. */
static void the_run_goes_on_until_counted_projects_are_complete(void **state)
{
    (void)state;
    struct small_plant plant;
    small_plant_run(&plant,
                    PLANT(CALLS(""), "work", "length: 2 d, limit: 10 d"));
    assert_close(value_of(&plant, "project_complete"), 92 / 24.0, 1e-12);
    /* The lines of the first are counted. */
    assert_close(small_plant_value(&plant, "orders", ""), 2, 0);
    small_plant_clear(&plant);
}

/* All four are cancelled 15 h after their call: of each section the first is
 * delivered, the second is on the mill and ends at 20 h after it. */
static void a_section_is_complete_without_what_was_cancelled(void **state)
{
    (void)state;
    struct small_plant plant;
    small_plant_run(&plant, PLANT(CALLS("") ", cancel: { after: 15 h }",
                                  "work, word", TEN_DAYS));
    assert_close(small_plant_value(&plant, "cancelled", ""), 50, 1e-12);
    assert_close(value_of(&plant, "first_section"), 44 / 24.0, 1e-12);
    assert_close(value_of(&plant, "project_complete"), 92 / 24.0, 1e-12);
    small_plant_clear(&plant);
}

/* Nobody is left to ask when a project is complete. */
static void a_project_of_nothing_is_never_complete(void **state)
{
    (void)state;
    struct small_plant plant;
    small_plant_run(&plant, PLANT(CALLS("") ", cancel: { after: 5 h }",
                                  "work, word", TEN_DAYS));
    for (size_t i = 0; i < plant.outcome.count; i++) {
        const struct sw_series *series = sw_model_series(plant.model, i);
        if (strcmp(series->measure->id, "project_complete") == 0) {
            assert_true(plant.outcome.totals[i].denominator == 0);
            assert_int_equal(plant.outcome.totals[i].unreached, 0);
        }
    }
    small_plant_clear(&plant);
}

/* 24 h: two lines, worked on until 34 and 44 h; 72 h: until 82 and 92 h. */
static void lots_wait_for_the_rest_of_their_section(void **state)
{
    (void)state;
    struct small_plant plant;
    small_plant_run(&plant, PLANT(CALLS(""), "work, all", TEN_DAYS));
    assert_time(&plant, "all", "complete", 1, 44);
    assert_time(&plant, "all", "complete", 2, 44);
    assert_time(&plant, "all", "complete", 3, 92);
    assert_time(&plant, "all", "complete", 4, 92);
    small_plant_clear(&plant);
}

/* Entered at once, the first section is there at 20 h, the other at 40 h. */
static void sections_of_a_project_do_not_wait_for_each_other(void **state)
{
    (void)state;
    struct small_plant plant;
    small_plant_run(&plant,
                    PLANT(CALLS(", enter: at_once"), "work, all", TEN_DAYS));
    assert_time(&plant, "all", "complete", 2, 20);
    assert_time(&plant, "all", "complete", 4, 40);
    small_plant_clear(&plant);
}

static void a_project_without_sections_is_one(void **state)
{
    (void)state;
    struct small_plant plant;
    small_plant_run(&plant, PLANT("requested: 1", "work, all", TEN_DAYS));
    assert_time(&plant, "all", "complete", 1, 40);
    assert_time(&plant, "all", "complete", 4, 40);
    small_plant_clear(&plant);
}

/* Cancelled 15 h after their calls: of each section the first waits for the
 * second, which is on the mill and ends 20 h after the call. */
static void what_is_cancelled_waits_for_nobody(void **state)
{
    (void)state;
    struct small_plant plant;
    small_plant_run(&plant, PLANT(CALLS("") ", cancel: { after: 15 h }",
                                  "work, all", TEN_DAYS));
    assert_times(&plant, "all", "withdraw", 2);
    assert_time(&plant, "all", "withdraw", 1, 39);
    assert_times(&plant, "all", "complete", 0);
    assert_close(small_plant_value(&plant, "cancelled", ""), 100, 1e-12);
    small_plant_clear(&plant);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(lines_are_entered_when_their_section_is_called),
        cmocka_unit_test(lines_entered_at_once_wait_until_they_are_called),
        cmocka_unit_test(dates_count_from_the_call),
        cmocka_unit_test(there_are_no_more_sections_than_lines),
        cmocka_unit_test(unequal_sections_get_the_odd_lines_last),
        cmocka_unit_test(goods_wait_for_a_site_that_is_not_ready),
        cmocka_unit_test(a_site_that_is_ready_waits_for_the_goods),
        cmocka_unit_test(goods_may_be_delivered_to_a_site_that_is_not_ready),
        cmocka_unit_test(a_site_may_slip),
        cmocka_unit_test(each_section_has_its_own_site),
        cmocka_unit_test(the_run_goes_on_until_counted_projects_are_complete),
        cmocka_unit_test(a_section_is_complete_without_what_was_cancelled),
        cmocka_unit_test(a_project_of_nothing_is_never_complete),
        cmocka_unit_test(lots_wait_for_the_rest_of_their_section),
        cmocka_unit_test(sections_of_a_project_do_not_wait_for_each_other),
        cmocka_unit_test(a_project_without_sections_is_one),
        cmocka_unit_test(what_is_cancelled_waits_for_nobody),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
