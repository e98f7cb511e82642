#include "plant_files.h"

#include "model/demand_background.h"
#include "model/load.h"

#include <math.h>

#define TONNE ((double)SW_TONNE_G)

/* Own orders: 10 of 100 t a day, which take the mill 2.5 h: 10.4 %. */
#define OWN                                                                    \
    A_YEAR "demand:\n"                                                         \
           "  spot:\n"                                                         \
           "    kind: orders\n"                                                \
           "    rate: 10 /d\n"                                                 \
           "    products: { guardrail: 50 %, bracket: 50 % }\n"                \
           "    tonnes: 100 t\n"

#define OTHERS                                                                 \
    "  others:\n"                                                              \
    "    kind: background\n"                                                   \
    "    products: { plate: 100 % }\n"

#define COATED                                                                 \
    "  coats:\n"                                                               \
    "    kind: background\n"                                                   \
    "    products: { sheet: 100 % }\n"

static double load(const struct sw_model *model, const char *name)
{
    for (size_t i = 0; i < model->resource_count; i++) {
        if (strcmp(model->resources[i].name, name) == 0) {
            return sw_load_of(model, &model->resources[i]);
        }
    }
    fail();
    return 0;
}

static void is(double value, double expected)
{
    if (!(fabs(value - expected) < 1e-9 * (1 + fabs(expected)))) {
        print_error("%.12g is not %.12g\n", value, expected);
        fail();
    }
}

/* Tonnes a day of demand `i`. */
static double daily(const struct sw_model *model, size_t i)
{
    return sw_model_background_tonnes(model, i) * (double)SW_DAY_US / TONNE;
}

static void a_resource_is_filled_to_its_share_with_own_orders(void **state)
{
    struct files *files = *state;
    struct sw_model *model =
        plant_with(files, OWN OTHERS "    fill_to: { mill: 92 % }\n");
    check_nothing_said(files);
    is(load(model, "mill"), 0.92);
    is(daily(model, 1), 0.92 * 24 * 400 - 1000);
    is(daily(model, 0), 0);
    sw_model_destroy(model);
}

/* The line works half the day with two units; bracket takes 5 h of it a day. */
static void streams_that_share_resources_are_found_together(void **state)
{
    struct files *files = *state;
    struct sw_model *model =
        plant_with(files, OWN OTHERS "    fill_to: { mill: 90 % }\n" COATED
                                     "    fill_to: { line: 80 % }\n");
    check_nothing_said(files);
    is(load(model, "mill"), 0.9);
    is(load(model, "line"), 0.8);
    const double coats_t = 0.8 * 24 * 100 - 500;
    is(daily(model, 2), coats_t);
    is(daily(model, 1), 0.9 * 24 * 400 - 1000 - coats_t);
    sw_model_destroy(model);
}

static void given_tonnes_are_taken_and_counted(void **state)
{
    struct files *files = *state;
    struct sw_model *model =
        plant_with(files, OWN OTHERS "    tonnes: 6.5 kt/d\n" COATED
                                     "    fill_to: { mill: 90 % }\n");
    check_nothing_said(files);
    is(daily(model, 1), 6500);
    is(daily(model, 2), 0.9 * 24 * 400 - 1000 - 6500);
    sw_model_destroy(model);
}

static void an_overloaded_resource_is_warned_of(void **state)
{
    struct files *files = *state;
    struct sw_model *model =
        plant_with(files, OWN OTHERS "    tonnes: 9.5 kt/d\n");
    assert_non_null(strstr(said(files), "'mill' is asked for 109.4 %"));
    assert_int_equal(sw_diagnostics_errors(files->reader.diagnostics), 0);
    sw_model_destroy(model);
}

static void an_option_keeps_the_tonnes_of_the_baseline(void **state)
{
    struct files *files = *state;
    static const char before[] = OWN OTHERS "    fill_to: { mill: 92 % }\n";
    struct sw_model *baseline = plant_with(files, before);
    const struct {
        const char *key;
        double filled;
    } options[] = {{"steps.roll.rate=500 t/h", 0.92 * 0.8},
                   {"demand.others.refill=yes", 0.92},
                   {"demand.others.fill_to.mill=95 %", 0.95}};
    for (size_t i = 0; i < 3; i++) {
        const struct sw_node *root =
            sw_document_read(&files->reader, file_path(files, "plant.yaml"));
        if (i == 1) {
            root = sw_document_set(&files->reader, root, options[0].key);
        }
        root = sw_document_set(&files->reader, root, options[i].key);
        struct sw_model *model =
            sw_model_compile(&files->reader, root, baseline);
        check_nothing_said(files);
        is(load(model, "mill"), options[i].filled);
        sw_model_destroy(model);
    }
    sw_model_destroy(baseline);
}

static void a_share_that_cannot_be_reached_is_refused(void **state)
{
    struct files *files = *state;
    refuses(files, OWN OTHERS "    fill_to: { mill: 9 % }\n",
            "'mill' is loaded to 10.4 % without 'others'");
    refuses(files, OWN OTHERS "    fill_to: { line: 90 % }\n",
            "no product of 'others' needs 'line'");
    refuses(files,
            OWN OTHERS "    fill_to: { mill: 90 % }\n" COATED
                       "    fill_to: { mill: 92 % }\n",
            "'mill' is filled by 'others' already");
}

/* Both load the mill and the line one to four: no tonnes give 90 and 80 %. */
static void streams_of_the_same_mix_cannot_fill_two_resources(void **state)
{
    struct files *files = *state;
    refuses(files,
            OWN COATED "    fill_to: { mill: 90 % }\n"
                       "  more:\n"
                       "    kind: background\n"
                       "    products: { sheet: 100 % }\n"
                       "    fill_to: { line: 80 % }\n",
            "in the same proportion");
}

static void fill_to_is_one_resource_and_a_share(void **state)
{
    struct files *files = *state;
    refuses(files, OWN OTHERS "    fill_to: { mill: 80 %, line: 90 % }\n",
            "one resource and its share");
    refuses(files, OWN OTHERS "    fill_to: mill\n",
            "one resource and its share");
    refuses(files, OWN OTHERS "    fill_to: { mill: [1] }\n",
            "a share is needed");
    refuses(files, OWN OTHERS "    fill_to: { mill: 100 % }\n",
            "not between 0 and 100 %");
    refuses(files, OWN OTHERS "    fill_to: { mill: 3 t }\n", "fill_to:");
    refuses(files, OWN OTHERS "    fill_to: { mil: 90 % }\n",
            "did you mean 'mill'?");
    refuses(files, OWN OTHERS, "needs either tonnes");
    refuses(files,
            OWN OTHERS "    tonnes: 1 kt/d\n    fill_to: { mill: 9 % }\n",
            "needs either tonnes");
}

static void a_product_is_own_or_background(void **state)
{
    struct files *files = *state;
    refuses(files,
            OWN "  others:\n    kind: background\n    tonnes: 1 kt/d\n"
                "    products: { bracket: 100 % }\n",
            "'bracket' is made for the background");
}

static void a_block_that_is_many_loads_is_warned_of(void **state)
{
    struct files *files = *state;
    struct sw_model *model =
        plant_with(files, OWN OTHERS "    tonnes: 1 kt/d\n    block: 2001 t\n");
    check_nothing_said(files);
    sw_model_destroy(model);

    const struct sw_node *root =
        sw_document_read(&files->reader, file_path(files, "plant.yaml"));
    static const char *const changes[] = {
        "steps.trucks={kind: transport, load: 1000 t, time: 2 h}",
        "routes.black.lots=[roll, trucks]"};
    for (size_t i = 0; i < 2; i++) {
        root = sw_document_set(&files->reader, root, changes[i]);
    }
    model = sw_model_compile(&files->reader, root, NULL);
    assert_non_null(strstr(said(files), "a block of 2001 t is one load at "
                                        "'trucks', which takes 1000 t"));
    assert_int_equal(sw_diagnostics_errors(files->reader.diagnostics), 0);
    sw_model_destroy(model);
}

/* Blocks are lots, in clockwork with cv 0, and of no cohort. */
static void blocks_of_a_heat_are_one_lot_each(void **state)
{
    struct files *files = *state;
    struct sw_model *model =
        plant_with(files, OWN OTHERS "    tonnes: 6 kt/d\n    cv: 0\n");
    check_nothing_said(files);
    struct notes *notes = orders_of(model, 1);
    for (unsigned n = 1; n <= 1000; n++) {
        char name[16];
        (void)snprintf(name, sizeof name, "others-%u", n);
        const struct noted_order *block = order_named(notes, name);
        assert_int_equal(block->grams, 250 * SW_TONNE_G);
        assert_int_equal(block->lots, 1);
        assert_int_equal(block->entered_us, n * SW_HOUR_US);
    }
    notes_destroy(notes);
    sw_model_destroy(model);
}

enum { BLOCKS = 8000 };

/* Hours at which the blocks came, by number from 1; 0 hours is number 0. */
static void hours_of_blocks(const struct notes *notes, double *hours)
{
    for (size_t i = 0; i < notes->count; i++) {
        unsigned n = 0;
        if (sscanf(notes->at[i].order, "others-%u", &n) == 1 && n <= BLOCKS) {
            hours[n] = (double)notes->at[i].entered_us / (double)SW_HOUR_US;
        }
    }
}

/* Mean and coefficient of variation of the intervals between n blocks. The
 * standard error of the latter is cv / sqrt(2 n) times sqrt(1 + 2 cv^2) or
 * less, for gamma intervals with a cv of one at most. */
static void blocks_come_with_the_cv_asked_for(void **state)
{
    struct files *files = *state;
    static const char *const texts[] = {OWN OTHERS
                                        "    tonnes: 6 kt/d\n    cv: 0.5\n",
                                        OWN OTHERS "    tonnes: 6 kt/d\n"};
    static const double cvs[] = {0.5, 1};
    for (size_t k = 0; k < 2; k++) {
        struct sw_model *model = plant_with(files, texts[k]);
        check_nothing_said(files);
        struct notes *notes = orders_of(model, 1);
        double hours[BLOCKS + 1] = {0};
        hours_of_blocks(notes, hours);
        double squares = 0;
        for (size_t n = 1; n <= BLOCKS; n++) {
            assert_true(hours[n] > 0);
            squares += (hours[n] - hours[n - 1]) * (hours[n] - hours[n - 1]);
        }
        const double mean = hours[BLOCKS] / BLOCKS;
        const double cv = sqrt(squares / BLOCKS - mean * mean) / mean;
        assert_true(fabs(mean - 1) < 4 * cvs[k] / sqrt(BLOCKS));
        assert_true(fabs(cv - cvs[k]) <
                    4 * cvs[k] *
                        sqrt((1 + 2 * cvs[k] * cvs[k]) / (2 * BLOCKS)));
        notes_destroy(notes);
        sw_model_destroy(model);
    }
}

/* What was solved is what comes: tonnes rolled in a year, Poisson blocks. */
static void the_load_of_a_run_is_the_load_asked_for(void **state)
{
    struct files *files = *state;
    struct sw_model *model =
        plant_with(files, OWN OTHERS "    fill_to: { mill: 92 % }\n");
    struct notes *notes = orders_of(model, 1);
    double tonnes = 0;
    for (size_t i = 0; i < notes->count; i++) {
        if (notes->at[i].entered_us < SW_YEAR_US) {
            tonnes += (double)notes->at[i].grams / TONNE;
        }
    }
    const double rolled = 365.0 * 24 * 400 * 0.92;
    const double variance = 250 * (rolled - 365000) + 100 * 365000.0;
    assert_true(fabs(tonnes - rolled) < 4 * sqrt(variance));
    notes_destroy(notes);
    sw_model_destroy(model);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        files_test(a_resource_is_filled_to_its_share_with_own_orders),
        files_test(streams_that_share_resources_are_found_together),
        files_test(given_tonnes_are_taken_and_counted),
        files_test(an_overloaded_resource_is_warned_of),
        files_test(an_option_keeps_the_tonnes_of_the_baseline),
        files_test(a_share_that_cannot_be_reached_is_refused),
        files_test(streams_of_the_same_mix_cannot_fill_two_resources),
        files_test(fill_to_is_one_resource_and_a_share),
        files_test(a_product_is_own_or_background),
        files_test(a_block_that_is_many_loads_is_warned_of),
        files_test(blocks_of_a_heat_are_one_lot_each),
        files_test(blocks_come_with_the_cv_asked_for),
        files_test(the_load_of_a_run_is_the_load_asked_for),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
