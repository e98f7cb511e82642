#include "model/book_section.h"

#include "cases.h"
#include "plant_files.h"

/* A mill takes 10 h a coil, each of which is a line. */
#define BOOKED                                                                 \
    "format: 1\n"                                                              \
    "name: sections\n"                                                         \
    "start: 2026-01-05\n"                                                      \
    "run: { length: 10 d, limit: 10 d, quantiles: [] }\n"                      \
    "resources: { mill: {} }\n"                                                \
    "products: { coil: { route: way, coil: { unit: 10 t } } }\n"               \
    "routes: { way: { lots: [work, word, site] } }\n"                          \
    "demand: { park: { kind: order_book, file: book.csv } }\n"                 \
    "steps:\n"                                                                 \
    "  work: { kind: process, resource: mill, time: 10 h }\n"                  \
    "  word: { kind: hold, until: called }\n"                                  \
    "  site: { kind: hold, until: site_ready }\n"
#define HEADER                                                                 \
    "order,project,product,tonnes_t,entered,section,called,site_ready\n"

static struct sw_model *booked(struct files *files, const char *rows)
{
    (void)text_file(files, "book.csv",
                    sw_arena_format(files->arena, "%s%s", HEADER, rows));
    const struct sw_node *root = sw_document_read(
        &files->reader, text_file(files, "plant.yaml", BOOKED));
    return sw_model_compile(&files->reader, root, NULL);
}

static double value_of(const struct sw_model *model,
                       const struct sw_outcome *outcome, const char *id)
{
    for (size_t i = 0; i < outcome->count; i++) {
        const struct sw_series *series = sw_model_series(model, i);
        if (strcmp(series->measure->id, id) == 0 &&
            strcmp(series->subject, "park") == 0) {
            return outcome->totals[i].numerator /
                   outcome->totals[i].denominator * series->measure->scale;
        }
    }
    fail_msg("there is no %s", id);
    return 0;
}

/* Section s1 is made by 20 h, called at 24 and let in at 72; s2 is entered at
 * 24 h, made by 34 and called at 60 h. Project Q has no sections. */
static void goods_wait_for_their_call_and_their_site(void **state)
{
    struct sw_model *model =
        booked(*state, "A-1,P,coil,10,2026-01-05,s1,2026-01-06,2026-01-08\n"
                       "A-2,P,coil,10,2026-01-05,s1,,\n"
                       "A-3,P,coil,10,2026-01-06,s2,2026-01-07 12:00,\n"
                       "B-1,Q,coil,10,2026-01-07,,,\n");
    check_nothing_said(*state);
    struct notes *notes = orders_of(model, 1);
    assert_int_equal(order_named(notes, "A-1")->delivered_us, 72 * SW_HOUR_US);
    assert_int_equal(order_named(notes, "A-2")->delivered_us, 72 * SW_HOUR_US);
    assert_int_equal(order_named(notes, "A-3")->delivered_us, 60 * SW_HOUR_US);
    assert_int_equal(order_named(notes, "B-1")->delivered_us, 58 * SW_HOUR_US);
    const struct sw_outcome *outcome = &notes->outcome;
    assert_close(value_of(model, outcome, "projects"), 1, 0);
    assert_close(value_of(model, outcome, "first_section"), 2.5, 1e-12);
    assert_close(value_of(model, outcome, "project_complete"), 3, 1e-12);
    /* From its call, when it comes to the site, on. */
    assert_close(value_of(model, outcome, "goods_waiting_for_site"), 2, 1e-12);
    assert_close(value_of(model, outcome, "site_waiting_for_goods"), 0, 0);
    notes_destroy(notes);
    sw_model_destroy(model);
}

static void rows_that_name_no_section_are_one(void **state)
{
    struct sw_model *model =
        booked(*state, "A-1,P,coil,10,2026-01-05,,,\n"
                       "A-2,P,coil,10,2026-01-05,,2026-01-07,\n"
                       "A-3,,coil,10,2026-01-05,,,2026-01-08\n");
    check_nothing_said(*state);
    struct notes *notes = orders_of(model, 1);
    assert_int_equal(order_named(notes, "A-1")->delivered_us, 48 * SW_HOUR_US);
    assert_int_equal(order_named(notes, "A-2")->delivered_us, 48 * SW_HOUR_US);
    assert_int_equal(order_named(notes, "A-3")->delivered_us, 72 * SW_HOUR_US);
    /* An order by itself is a project of one section. */
    assert_close(value_of(model, &notes->outcome, "projects"), 2, 0);
    assert_int_equal(notes->outcome.audited, 1);
    notes_destroy(notes);
    sw_model_destroy(model);
}

static void a_book_without_sections_measures_none(void **state)
{
    struct sw_model *model = booked(*state, "A-1,P,coil,10,2026-01-05,,,\n");
    check_nothing_said(*state);
    for (size_t i = 0; i < sw_model_series_count(model); i++) {
        assert_true(sw_model_series(model, i)->measure->group !=
                    SW_MEASURES_PROJECT);
    }
    sw_model_destroy(model);
}

static void a_section_has_one_date_of_each_kind(void **state)
{
    assert_null(booked(*state, "A-1,P,coil,10,2026-01-05,s1,2026-01-06,\n"
                               "A-2,P,coil,10,2026-01-05,s1,2026-01-07,\n"));
    check_said(*state, "book.csv:3:1: error: section 's1' has another date of "
                       "`called` than in line 2");
    forget(*state);
    assert_null(booked(*state, "A-1,P,coil,10,2026-01-05,s1,,2026-01-06\n"
                               "A-2,P,coil,10,2026-01-05,s1,,2026-01-07\n"));
    check_said(*state, "`site_ready` than in line 2");
    forget(*state);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        files_test(goods_wait_for_their_call_and_their_site),
        files_test(rows_that_name_no_section_are_one),
        files_test(a_book_without_sections_measures_none),
        files_test(a_section_has_one_date_of_each_kind),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
