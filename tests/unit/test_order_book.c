#include "plant_files.h"

#define BOOKED                                                                 \
    A_YEAR "demand: { booked: { kind: order_book, file: book.csv } }\n"
#define HEADER                                                                 \
    "order,project,customer,product,class,tonnes_t,entered,requested\n"

static struct sw_model *plant_with_book(struct files *files, const char *rows)
{
    (void)text_file(files, "book.csv",
                    sw_arena_format(files->arena, "%s%s", HEADER, rows));
    return plant_with(files, BOOKED);
}

static void refuses_book(struct files *files, const char *rows,
                         const char *part)
{
    assert_null(plant_with_book(files, rows));
    check_said(files, part);
    forget(files);
}

static void rows_are_entered_at_their_time_whatever_their_order(void **state)
{
    struct files *files = *state;
    struct sw_model *model = plant_with_book(
        files, "B-2,,,bracket,rush,42,2026-01-07 14:30,2026-02-01\n"
               "B-1,,国强,guardrail,,90.5,2026-01-06,\n"
               "B-3,,,guardrail,standard,17,2026-01-07 14:30,"
               "2026-02-01 08:00\n");
    check_nothing_said(files);
    struct notes *notes = orders_of(model, 1);
    assert_int_equal(notes->count, 3);
    const struct noted_order *order = order_named(notes, "B-1");
    assert_string_equal(order->customer, "国强");
    assert_string_equal(order->project, "booked-1");
    assert_string_equal(order->class, "standard");
    assert_int_equal(order->grams, 90500 * SW_KILOGRAM_G);
    assert_int_equal(order->lots, 5);
    assert_int_equal(order->entered_us, SW_DAY_US);
    assert_true(order->requested_us == SW_NEVER_US);
    assert_true(order->in_cohort);

    order = order_named(notes, "B-2");
    assert_string_equal(order->product, "bracket");
    assert_string_equal(order->class, "rush");
    assert_int_equal(order->entered_us,
                     2 * SW_DAY_US + 14 * SW_HOUR_US + 30 * SW_MINUTE_US);
    /* A date is due at its end, a time at its time. */
    assert_int_equal(order->requested_us, 28 * SW_DAY_US);
    assert_int_equal(order_named(notes, "B-3")->requested_us,
                     27 * SW_DAY_US + 8 * SW_HOUR_US);
    notes_destroy(notes);
    sw_model_destroy(model);
}

/* The promise rule of the plant is the standard lead time, 20 d. */
static void a_promised_date_of_the_book_goes_before_the_rule(void **state)
{
    struct files *files = *state;
    (void)text_file(files, "book.csv",
                    "order,product,tonnes_t,entered,requested,promised\n"
                    "P-1,guardrail,17,2026-01-06,2026-02-01,2026-02-03\n"
                    "P-2,guardrail,17,2026-01-06,,2026-02-03 08:00\n"
                    "P-3,guardrail,17,2026-01-06,2026-02-01,\n");
    struct sw_model *model = plant_with(files, BOOKED);
    check_nothing_said(files);
    struct notes *notes = orders_of(model, 1);
    const struct noted_order *order = order_named(notes, "P-1");
    assert_int_equal(order->promised_us, 30 * SW_DAY_US);
    assert_int_equal(order->requested_us, 28 * SW_DAY_US);
    assert_int_equal(order_named(notes, "P-2")->promised_us,
                     29 * SW_DAY_US + 8 * SW_HOUR_US);
    assert_int_equal(order_named(notes, "P-3")->promised_us, 21 * SW_DAY_US);
    notes_destroy(notes);
    sw_model_destroy(model);
}

static const struct sw_known_order *known_named(const struct sw_model *model,
                                                const char *name, size_t *index)
{
    for (size_t i = 0; i < sw_model_known_order_count(model); i++) {
        if (strcmp(sw_model_known_order(model, i)->name, name) == 0) {
            *index = i;
            return sw_model_known_order(model, i);
        }
    }
    fail_msg("%s is not known", name);
    return NULL;
}

/* Every row is known to the model, as the order that it becomes, and the
 * outcome has the time at which that order was delivered. */
static void every_order_of_every_book_is_known_with_its_delivery(void **state)
{
    struct files *files = *state;
    (void)text_file(files, "more.csv",
                    HEADER "M-1,,,bracket,rush,42,2026-01-05,2026-02-01\n"
                           "M-2,G7,Longhai,plate,,17,2026-01-09,\n");
    (void)text_file(files, "book.csv",
                    "order,product,tonnes_t,entered,requested,promised\n"
                    "P-2,guardrail,90.5,2026-01-16,,2026-02-03 08:00\n"
                    "P-1,guardrail,17,2026-01-06,2026-02-01,2026-02-03\n"
                    "P-3,guardrail,17,2027-06-06,2027-07-01,\n");
    struct sw_model *model =
        plant_with(files, A_YEAR "demand:\n"
                                 "  booked: { kind: order_book, file: "
                                 "book.csv }\n"
                                 "  more: { kind: order_book, file: "
                                 "more.csv }\n");
    assert_non_null(model);
    struct notes *notes = orders_of(model, 1);
    assert_int_equal(sw_model_known_order_count(model), 5);
    assert_int_equal(notes->count, 4);
    for (size_t i = 0; i < notes->count; i++) {
        const struct noted_order *order = &notes->at[i];
        size_t index = 0;
        const struct sw_known_order *known =
            known_named(model, order->order, &index);
        assert_string_equal(known->project, order->project);
        assert_string_equal(known->customer, order->customer);
        assert_string_equal(known->product, order->product);
        assert_string_equal(known->class_name, order->class);
        assert_int_equal(known->grams, order->grams);
        assert_int_equal(known->entered_us, order->entered_us);
        assert_int_equal(known->requested_us, order->requested_us);
        assert_int_equal(known->promised_us, order->promised_us);
        assert_true(order->delivered_us > order->entered_us);
        assert_int_equal(notes->outcome.delivered_us[index],
                         order->delivered_us);
    }
    /* Entered long after the run. */
    size_t never = 0;
    (void)known_named(model, "P-3", &never);
    assert_true(notes->outcome.delivered_us[never] == SW_NEVER_US);
    notes_destroy(notes);
    sw_model_destroy(model);
}

static void a_promise_before_the_entry_is_warned_of(void **state)
{
    struct files *files = *state;
    (void)text_file(files, "book.csv",
                    "order,product,tonnes_t,entered,promised\n"
                    "P-1,guardrail,17,2026-01-06,2026-01-06\n"
                    "P-2,guardrail,17,2026-01-07,2026-01-05\n");
    struct sw_model *model = plant_with(files, BOOKED);
    assert_non_null(model);
    assert_int_equal(sw_diagnostics_warnings(files->reader.diagnostics), 1);
    assert_non_null(strstr(said(files), "order 'P-2' has a promised date "
                                        "before its entry [W246]"));
    sw_model_destroy(model);
}

static void
what_will_not_be_counted_or_is_late_already_is_warned_of(void **state)
{
    struct files *files = *state;
    struct sw_model *model =
        plant_with_book(files, "A-1,,,guardrail,,34,2026-01-07,2026-01-05\n"
                               "A-2,,,guardrail,,34,2026-01-06,2026-01-06\n"
                               "A-3,,,guardrail,,34,2036-01-06,\n");
    assert_non_null(model);
    assert_int_equal(sw_diagnostics_warnings(files->reader.diagnostics), 2);
    assert_non_null(strstr(said(files), "order 'A-1' is requested before it is "
                                        "entered [W246]"));
    assert_non_null(strstr(said(files), "1 of its 3 orders are entered in the "
                                        "warm-up or after"));
    sw_model_destroy(model);
}

/* Its second line comes when the first is long delivered. */
static void a_project_lives_until_its_last_line_has_come(void **state)
{
    struct files *files = *state;
    struct sw_model *model =
        plant_with_book(files, "A-1,G42,国强,guardrail,,34,2026-01-06,\n"
                               "A-2,G42,国强,guardrail,,34,2026-06-01,\n"
                               "C-1,G7,,guardrail,,34,2026-03-01,\n"
                               "A-3,G42,国强,bracket,,21,2026-06-01,\n");
    check_nothing_said(files);
    struct notes *notes = orders_of(model, 1);
    assert_int_equal(notes->count, 4);
    for (unsigned line = 1; line <= 3; line++) {
        char name[16];
        (void)snprintf(name, sizeof name, "A-%u", line);
        assert_string_equal(order_named(notes, name)->project, "G42");
        assert_string_equal(order_named(notes, name)->customer, "国强");
    }
    assert_string_equal(order_named(notes, "C-1")->project, "G7");
    notes_destroy(notes);
    sw_model_destroy(model);
}

/* Addresses of draws of one order. */
struct draws {
    uint64_t entity;
    size_t count;
    double sum;
};

static void note_draw(void *self, const struct sw_draw_record *record)
{
    struct draws *draws = self;
    if (strcmp(record->purpose, "steps/cool/time") == 0) {
        draws->entity ^= record->entity;
        draws->count++;
        draws->sum += record->unit;
    }
}

static struct draws draws_of(struct files *files, const char *rows)
{
    (void)text_file(files, "book.csv",
                    sw_arena_format(files->arena, "%s%s", HEADER, rows));
    (void)text_file(files, "plant.yaml",
                    sw_arena_format(files->arena, "%s%s", PLANT, BOOKED));
    const struct sw_node *root =
        sw_document_read(&files->reader, file_path(files, "plant.yaml"));
    root = sw_document_set(&files->reader, root,
                           "steps.cool.time=uniform(1 h, 2 h)");
    struct sw_model *model = sw_model_compile(&files->reader, root, NULL);
    check_nothing_said(files);
    struct draws draws = {0};
    struct sw_outcome outcome = {0};
    struct sw_error err = {0};
    const struct sw_observer observer = {.self = &draws, .draw = note_draw};
    assert_true(sw_model_run(model, &(struct sw_replication){1, 1, &observer},
                             &outcome, &err));
    sw_outcome_clear(&outcome);
    sw_model_destroy(model);
    return draws;
}

static void an_order_draws_by_its_name_not_by_its_row(void **state)
{
    struct files *files = *state;
    const struct draws one =
        draws_of(files, "A-1,,,guardrail,,17,2026-01-06,\n"
                        "A-2,,,guardrail,,17,2026-01-09,\n");
    const struct draws turned =
        draws_of(files, "A-2,P,,guardrail,rush,17,2026-03-09,2026-04-01\n"
                        "A-1,,,guardrail,,17,2026-01-06,\n");
    const struct draws other =
        draws_of(files, "A-1,,,guardrail,,17,2026-01-06,\n"
                        "A-3,,,guardrail,,17,2026-01-09,\n");
    assert_int_equal(one.count, 2);
    assert_int_equal(one.entity, turned.entity);
    assert_true(one.sum == turned.sum);
    assert_true(one.entity != other.entity);
    assert_true(one.sum != other.sum);
}

static void
a_row_below_the_smallest_coil_is_one_coil_with_a_warning(void **state)
{
    struct files *files = *state;
    struct sw_model *model =
        plant_with_book(files, "A-1,,,guardrail,,3.5,2026-01-06,\n");
    assert_non_null(model);
    const char *text = said(files);
    assert_non_null(strstr(text, "book.csv:2"));
    assert_non_null(strstr(text, "warning"));
    assert_non_null(
        strstr(text, "below the smallest coil of 'guardrail', 14 t"));
    struct notes *notes = orders_of(model, 1);
    assert_int_equal(notes->at[0].lots, 1);
    assert_int_equal(notes->at[0].grams, 3500 * SW_KILOGRAM_G);
    notes_destroy(notes);
    sw_model_destroy(model);
}

static void what_does_not_fit_is_told_at_its_row(void **state)
{
    struct files *files = *state;
    refuses_book(files,
                 "A-1,,,guardrail,,17,2026-01-06,\n"
                 "A-2,,,gardrail,,17,2026-01-06,\n",
                 "book.csv:3:7");
    refuses_book(files, "A-1,,,gardrail,,17,2026-01-06,\n",
                 "did you mean 'guardrail'?");
    refuses_book(files, "A-1,,,guardrail,rusch,17,2026-01-06,\n",
                 "did you mean 'rush'?");
    refuses_book(files, "A-1,,,guardrail,,17,2026-01-04 23:59,\n",
                 "entered before the start");
    refuses_book(files, "A-1,,,guardrail,,-17,2026-01-06,\n", "tonnes");
    refuses_book(files, "A-1,,,guardrail,,17,2026-02-30,\n", "2026-02-30");
    refuses_book(files, ",,,guardrail,,17,2026-01-06,\n", "order");
    refuses_book(files,
                 "A-1,,,guardrail,,17,2026-01-06,\n"
                 "A-2,,,guardrail,,17,2026-01-06,\n"
                 "A-1,,,guardrail,,17,2026-01-08,\n",
                 "order 'A-1' is in line 2 already");
    refuses_book(files,
                 "A-1,G42,Longhai,guardrail,,17,2026-01-06,\n"
                 "A-2,G42,Guoqiang,guardrail,,17,2026-01-08,\n",
                 "of customer 'Guoqiang' here, and of 'Longhai' in line 2");
}

static void a_book_that_is_not_there_is_told_at_the_setting(void **state)
{
    struct files *files = *state;
    assert_null(plant_with(files, BOOKED));
    check_said(files, "book.csv");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        files_test(rows_are_entered_at_their_time_whatever_their_order),
        files_test(a_promised_date_of_the_book_goes_before_the_rule),
        files_test(every_order_of_every_book_is_known_with_its_delivery),
        files_test(a_promise_before_the_entry_is_warned_of),
        files_test(what_will_not_be_counted_or_is_late_already_is_warned_of),
        files_test(a_project_lives_until_its_last_line_has_come),
        files_test(an_order_draws_by_its_name_not_by_its_row),
        files_test(a_row_below_the_smallest_coil_is_one_coil_with_a_warning),
        files_test(what_does_not_fit_is_told_at_its_row),
        files_test(a_book_that_is_not_there_is_told_at_the_setting),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
