#include "plant_files.h"

#define OPEN                                                                   \
    "opening: wip.csv\n"                                                       \
    "demand: { none: { kind: orders, every: 1 d, count: 1, tonnes: 17 t,"      \
    " products: { guardrail: 100 % } } }\n"
#define OPENED A_YEAR OPEN
#define HEADER                                                                 \
    "order,lot,product,class,tonnes_t,step,since,entered,promised,customer\n"

static struct sw_model *opened(struct files *files, const char *rows,
                               const char *rest)
{
    (void)text_file(files, "wip.csv",
                    sw_arena_format(files->arena, "%s%s", HEADER, rows));
    return plant_with(files, rest);
}

static void refuses_opening(struct files *files, const char *rows,
                            const char *part)
{
    assert_null(opened(files, rows, OPENED));
    check_said(files, part);
    forget(files);
}

/* What happened first to each lot, in order. */
struct happenings {
    size_t count;
    char text[4000];
};

static void note_happening(void *self, const struct sw_happening *happening)
{
    struct happenings *happenings = self;
    if (happening->order[0] == 'A') {
        const size_t length = strlen(happenings->text);
        (void)snprintf(happenings->text + length,
                       sizeof happenings->text - length, "%s.%u %s %s %lld\n",
                       happening->order, happening->lot, happening->activity,
                       happening->lifecycle,
                       (long long)(happening->at_us / SW_MINUTE_US));
    }
}

static void happens(const struct sw_model *model, struct happenings *happenings)
{
    struct sw_outcome outcome = {0};
    struct sw_error err = {0};
    const struct sw_observer observer = {.self = happenings,
                                         .happening = note_happening};
    assert_true(sw_model_run(model, &(struct sw_replication){1, 1, &observer},
                             &outcome, &err));
    assert_true(outcome.audited);
    sw_outcome_clear(&outcome);
}

/* The order of the stream, which has no name in any file, is not known. */
static void an_order_in_process_is_known_with_its_delivery(void **state)
{
    struct files *files = *state;
    struct sw_model *model =
        opened(files,
               "A-2,1,bracket,rush,20,cool,2026-01-04 12:00,2026-01-02,"
               "2026-01-08,Longhai\n"
               "A-1,1,guardrail,,20,roll,,2026-01-03,,\n"
               "A-1,2,guardrail,,17,roll,,2026-01-03,,\n",
               OPENED);
    assert_non_null(model);
    struct notes *notes = orders_of(model, 1);
    assert_int_equal(notes->count, 3);
    assert_int_equal(sw_model_known_order_count(model), 2);
    for (size_t i = 0; i < 2; i++) {
        const struct sw_known_order *known = sw_model_known_order(model, i);
        const struct noted_order *order = order_named(notes, known->name);
        assert_string_equal(known->project, order->project);
        assert_string_equal(known->customer, order->customer);
        assert_string_equal(known->class_name, order->class);
        assert_int_equal(known->grams, order->grams);
        assert_int_equal(known->entered_us, order->entered_us);
        assert_int_equal(known->promised_us, order->promised_us);
        assert_true(order->delivered_us != SW_NEVER_US);
        assert_int_equal(notes->outcome.delivered_us[i], order->delivered_us);
    }
    assert_int_equal(sw_model_known_order(model, 1)->promised_us,
                     4 * SW_DAY_US);
    notes_destroy(notes);
    sw_model_destroy(model);
}

/* 400 t/h: 20 t take 3 minutes. The lot that came first is served first. */
static void
lots_come_to_their_step_at_time_0_the_longest_there_first(void **state)
{
    struct files *files = *state;
    struct sw_model *model =
        opened(files,
               "A-1,1,bracket,,20,roll,2026-01-04 12:00,2025-12-20,,\n"
               "A-1,2,bracket,,20,cool,2026-01-04 18:00,2025-12-20,,\n"
               "A-2,1,bracket,rush,20,roll,2026-01-04 11:00,2025-12-30,,\n",
               OPENED);
    check_nothing_said(files);
    struct happenings happenings = {0};
    happens(model, &happenings);
    static const char *const parts[] = {
        "A-2.1 roll schedule 0\n", "A-2.1 roll complete 3\n",
        "A-1.1 roll complete 6\n", "A-1.2 cool complete 2400\n",
        "A-1.1 cool complete 2406\n"};
    for (size_t i = 0; i < sizeof parts / sizeof parts[0]; i++) {
        assert_non_null(strstr(happenings.text, parts[i]));
    }
    assert_null(strstr(happenings.text, "review"));
    sw_model_destroy(model);
}

/* The audit holds their ledgers against now less the time of entry. */
static void an_order_in_process_is_delivered_but_in_no_cohort(void **state)
{
    struct files *files = *state;
    struct sw_model *model =
        opened(files,
               "A-1,,bracket,,20,coat,,2025-12-20,2026-01-06,国强\n"
               "A-1,,bracket,,22,roll,,2025-12-20,2026-01-06,国强\n"
               "A-2,,guardrail,rush,34,review,,2025-12-30 12:00,,\n",
               OPENED);
    check_nothing_said(files);
    struct notes *notes = orders_of(model, 1);
    assert_int_equal(notes->count, 3);
    const struct noted_order *order = order_named(notes, "A-1");
    assert_int_equal(order->entered_us, -16 * SW_DAY_US);
    assert_int_equal(order->promised_us, 2 * SW_DAY_US);
    assert_int_equal(order->grams, 42 * SW_TONNE_G);
    assert_int_equal(order->lots, 2);
    assert_string_equal(order->customer, "国强");
    assert_false(order->in_cohort);
    /* Lot 2: 22 t rolled, cooled for 40 h, and coated, in an open shift. */
    assert_int_equal(order->delivered_us,
                     40 * SW_HOUR_US + 33 * SW_MINUTE_US / 2);

    order = order_named(notes, "A-2");
    assert_string_equal(order->class, "rush");
    assert_int_equal(order->lots, 2);
    assert_int_equal(order->promised_us, 15 * SW_DAY_US - 12 * SW_HOUR_US);
    /* Reviewed for 2 h, then two lots of 17 t. */
    assert_int_equal(order->delivered_us,
                     42 * SW_HOUR_US + 51 * SW_MINUTE_US / 10);
    assert_true(order_named(notes, "none-1")->in_cohort);
    notes_destroy(notes);
    sw_model_destroy(model);
}

static void a_window_told_in_orders_begins_with_the_first_new_one(void **state)
{
    struct files *files = *state;
    struct sw_model *model =
        opened(files, "A-1,,guardrail,,17,roll,,2025-12-20,,\n",
               "run: { length: 1 orders, limit: 365 d }\n" OPEN);
    check_nothing_said(files);
    struct notes *notes = orders_of(model, 1);
    assert_false(order_named(notes, "A-1")->in_cohort);
    assert_true(order_named(notes, "none-1")->in_cohort);
    notes_destroy(notes);
    sw_model_destroy(model);
}

static void milestones_behind_a_lot_have_been_passed(void **state)
{
    struct files *files = *state;
    struct sw_model *model =
        opened(files, "A-1,,bracket,,20,coat,,2025-12-20,,\n",
               A_YEAR "milestones: { delivered: { after: [cool] } }\n" OPEN);
    check_nothing_said(files);
    struct notes *notes = orders_of(model, 1);
    assert_int_equal(order_named(notes, "A-1")->delivered_us, 0);
    notes_destroy(notes);
    sw_model_destroy(model);
}

static void what_does_not_fit_the_routes_is_refused(void **state)
{
    struct files *files = *state;
    refuses_opening(files, "A-1,1,guardrail,,17,coat,,2025-12-20,,\n",
                    "'coat' is not on the route of 'guardrail'");
    refuses_opening(files, "A-1,1,guardrail,,17,test,,2025-12-20,,\n",
                    "'test' is one of several steps at once");
    refuses_opening(files, "A-1,1,guardrail,,17,rol,,2025-12-20,,\n",
                    "did you mean 'roll'?");
    refuses_opening(files, "A-1,1,gardrail,,17,roll,,2025-12-20,,\n",
                    "did you mean 'guardrail'?");
    refuses_opening(files, "A-1,1,guardrail,rusch,17,roll,,2025-12-20,,\n",
                    "did you mean 'rush'?");
}

static void what_does_not_fit_the_start_is_refused(void **state)
{
    struct files *files = *state;
    refuses_opening(files, "A-1,1,guardrail,,17,roll,,2026-01-05,,\n",
                    "in process at the start");
    refuses_opening(files, "A-1,1,guardrail,,17,roll,2026-01-06,2025-12-20,,\n",
                    "in process at the start");
    refuses_opening(files, "A-1,1,guardrail,,17,roll,2025-12-19,2025-12-20,,\n",
                    "since before it was entered");
}

static void lots_of_an_order_fit_together(void **state)
{
    struct files *files = *state;
    refuses_opening(files,
                    "A-1,1,guardrail,,17,roll,,2025-12-20,,\n"
                    "A-1,1,guardrail,,17,roll,,2025-12-20,,\n",
                    "lot 1 of order 'A-1' is in line 2 already");
    refuses_opening(files,
                    "A-1,1,guardrail,,17,roll,,2025-12-20,,\n"
                    "A-1,2,bracket,,20,roll,,2025-12-20,,\n",
                    "another product, class, date or customer than in line 2");
    refuses_opening(files,
                    "A-1,1,guardrail,,17,review,,2025-12-20,,\n"
                    "A-1,2,guardrail,,17,roll,,2025-12-20,,\n",
                    "at a step of the order as a whole");
}

static void the_opening_is_the_name_of_a_file(void **state)
{
    struct files *files = *state;
    refuses(files,
            A_YEAR "opening: [wip.csv]\n"
                   "demand: { none: { kind: orders, every: 1 d, tonnes: 17 t,"
                   " products: { guardrail: 100 % } } }\n",
            "the name of a CSV file");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        files_test(an_order_in_process_is_known_with_its_delivery),
        files_test(lots_come_to_their_step_at_time_0_the_longest_there_first),
        files_test(an_order_in_process_is_delivered_but_in_no_cohort),
        files_test(a_window_told_in_orders_begins_with_the_first_new_one),
        files_test(milestones_behind_a_lot_have_been_passed),
        files_test(what_does_not_fit_the_routes_is_refused),
        files_test(what_does_not_fit_the_start_is_refused),
        files_test(lots_of_an_order_fit_together),
        files_test(the_opening_is_the_name_of_a_file),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
