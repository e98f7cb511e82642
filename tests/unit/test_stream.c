#include "plant_files.h"

#include <math.h>

#define TONNE ((double)SW_TONNE_G)

#define SPOT                                                                   \
    "products: { guardrail: 60 %, bracket: 40 % }\n"                           \
    "    tonnes: \"lognormal(median 60 t, sigma 0.8)\"\n"

static void orders_come_one_by_one_with_a_number_each(void **state)
{
    struct files *files = *state;
    struct sw_model *model = plant_with(files, A_YEAR "demand:\n"
                                                      "  spot:\n"
                                                      "    kind: orders\n"
                                                      "    every: 2 d\n"
                                                      "    first: 1 d\n"
                                                      "    count: 10\n"
                                                      "    " SPOT);
    check_nothing_said(files);
    struct notes *notes = orders_of(model, 1);
    assert_int_equal(notes->count, 10);
    for (unsigned n = 1; n <= 10; n++) {
        char name[16];
        (void)snprintf(name, sizeof name, "spot-%u", n);
        const struct noted_order *order = order_named(notes, name);
        assert_int_equal(order->entered_us, (2 * n - 1) * SW_DAY_US);
        assert_string_equal(order->class, "standard");
        assert_true(order->requested_us == SW_NEVER_US);
    }
    notes_destroy(notes);
    sw_model_destroy(model);
}

static void no_order_is_below_the_smallest_coil(void **state)
{
    struct files *files = *state;
    struct sw_model *model = plant_with(
        files, A_YEAR "demand:\n"
                      "  spot:\n"
                      "    kind: orders\n"
                      "    rate: 10 /d\n"
                      "    products: { guardrail: 60 %, bracket: 40 % }\n"
                      "    tonnes: \"lognormal(median 25 t, sigma 0.8)\"\n");
    check_nothing_said(files);
    struct notes *notes = orders_of(model, 1);
    int64_t least_g[2] = {INT64_MAX, INT64_MAX};
    double brackets = 0;
    for (size_t i = 0; i < notes->count; i++) {
        const bool bracket = notes->at[i].product[0] == 'b';
        brackets += bracket;
        if (notes->at[i].grams < least_g[bracket]) {
            least_g[bracket] = notes->at[i].grams;
        }
    }
    /* 3,650 orders: cut, not clipped, so none is exactly the smallest. */
    assert_true(least_g[0] > 14 * SW_TONNE_G && least_g[0] < 15 * SW_TONNE_G);
    assert_true(least_g[1] > 18 * SW_TONNE_G && least_g[1] < 19 * SW_TONNE_G);
    const double n = (double)notes->count;
    assert_true(fabs(n - 3650) < 4 * sqrt(3650));
    assert_true(fabs(brackets / n - 0.4) < 4 * sqrt(0.24 / n));
    notes_destroy(notes);
    sw_model_destroy(model);
}

static void is_same_but_for_time(const struct noted_order *a,
                                 const struct noted_order *b)
{
    assert_string_equal(a->product, b->product);
    assert_string_equal(a->class, b->class);
    assert_int_equal(a->grams, b->grams);
    assert_int_equal(a->lots, b->lots);
    assert_int_equal(a->requested_us - a->entered_us,
                     b->requested_us - b->entered_us);
}

static void
order_n_keeps_its_attributes_when_growth_and_season_change(void **state)
{
    struct files *files = *state;
    static const char *const changes[] = {
        "", "    growth: 30 %\n",
        "    monthly: [1, 1, 1, 1, 1, 8, 8, 1, 1, 1, 1, 1]\n"};
    struct notes *notes[3];
    for (size_t i = 0; i < 3; i++) {
        struct sw_model *model = plant_with(
            files,
            sw_arena_format(
                files->arena,
                A_YEAR "demand:\n"
                       "  spot:\n"
                       "    kind: orders\n"
                       "    rate: 30 /month\n"
                       "    class: { rush: 20 %%, standard: 80 %% }\n"
                       "    requested: \"lognormal(median 1.0, sigma 0.4)\"\n"
                       "    products: { guardrail: 60 %%, bracket: 40 %% }\n"
                       "    tonnes: \"lognormal(median 60 t, sigma 0.8)\"\n"
                       "%s",
                changes[i]));
        check_nothing_said(files);
        notes[i] = orders_of(model, 1);
        sw_model_destroy(model);
    }
    bool moved = false;
    for (unsigned n = 1; n <= 200; n++) {
        char name[16];
        (void)snprintf(name, sizeof name, "spot-%u", n);
        const struct noted_order *order = order_named(notes[0], name);
        for (size_t i = 1; i < 3; i++) {
            const struct noted_order *other = order_named(notes[i], name);
            is_same_but_for_time(order, other);
            moved = moved || other->entered_us != order->entered_us;
        }
    }
    assert_true(moved);
    for (size_t i = 0; i < 3; i++) {
        notes_destroy(notes[i]);
    }
}

static void shares_and_requested_dates_are_as_asked_for(void **state)
{
    struct files *files = *state;
    struct sw_model *model =
        plant_with(files, A_YEAR "demand:\n"
                                 "  spot:\n"
                                 "    kind: orders\n"
                                 "    rate: 10 /d\n"
                                 "    class: { rush: 20 %, standard: 80 % }\n"
                                 "    requested: \"uniform(0.5, 1.5)\"\n"
                                 "    products: { bracket: 100 % }\n"
                                 "    tonnes: 20 t\n");
    check_nothing_said(files);
    struct notes *notes = orders_of(model, 1);
    double rush = 0;
    double times = 0;
    for (size_t i = 0; i < notes->count; i++) {
        const struct noted_order *order = &notes->at[i];
        rush += order->class[0] == 'r';
        times += (double)(order->requested_us - order->entered_us) /
                 (40.0 * (double)SW_DAY_US);
        assert_int_equal(order->grams, 20 * SW_TONNE_G);
        assert_int_equal(order->lots, 1);
    }
    const double n = (double)notes->count;
    assert_true(fabs(rush / n - 0.2) < 4 * sqrt(0.16 / n));
    assert_true(fabs(times / n - 1) < 4 * sqrt(1.0 / 12 / n));
    notes_destroy(notes);
    sw_model_destroy(model);
}

static void several_orders_may_come_at_once(void **state)
{
    struct files *files = *state;
    struct sw_model *model = plant_with(files, A_YEAR "demand:\n"
                                                      "  spot:\n"
                                                      "    kind: orders\n"
                                                      "    every: 1 d\n"
                                                      "    count: 20\n"
                                                      "    at_once: 3\n"
                                                      "    " SPOT);
    check_nothing_said(files);
    struct notes *notes = orders_of(model, 1);
    assert_int_equal(notes->count, 60);
    for (unsigned n = 0; n < 60; n++) {
        char name[16];
        (void)snprintf(name, sizeof name, "spot-%u", n + 1);
        assert_int_equal(order_named(notes, name)->entered_us,
                         (n / 3 + 1) * SW_DAY_US);
    }
    notes_destroy(notes);
    sw_model_destroy(model);
}

static void lines_of_a_project_come_together_under_the_same_terms(void **state)
{
    struct files *files = *state;
    struct sw_model *model = plant_with(
        files, A_YEAR "demand:\n"
                      "  roads:\n"
                      "    kind: projects\n"
                      "    rate: 10 /month\n"
                      "    lines: \"integers(5, 30)\"\n"
                      "    class: { rush: 50 %, standard: 50 % }\n"
                      "    requested: \"uniform(0.5, 1.5)\"\n"
                      "    products: { guardrail: 100 % }\n"
                      "    tonnes: \"lognormal(median 60 t, sigma 0.8)\"\n");
    check_nothing_said(files);
    struct notes *notes = orders_of(model, 1);
    for (unsigned project = 1; project <= 50; project++) {
        char name[24];
        (void)snprintf(name, sizeof name, "roads-%u.1", project);
        const struct noted_order *first = order_named(notes, name);
        if (first == NULL) {
            fail_msg("there is no order %s of a project", name);
            return;
        }
        unsigned lines = 0;
        for (size_t i = 0; i < notes->count; i++) {
            const struct noted_order *line = &notes->at[i];
            if (strcmp(line->project, first->project) != 0) {
                continue;
            }
            lines++;
            assert_int_equal(line->entered_us, first->entered_us);
            assert_int_equal(line->requested_us, first->requested_us);
            assert_string_equal(line->class, first->class);
            assert_true(line == first || line->grams != first->grams);
        }
        assert_in_range(lines, 5, 30);
    }
    notes_destroy(notes);
    sw_model_destroy(model);
}

static void a_stream_has_either_a_time_or_a_rate(void **state)
{
    struct files *files = *state;
    static const char part[] = "needs either every";
    refuses(files, A_YEAR "demand:\n  spot:\n    kind: orders\n    " SPOT,
            part);
    refuses(files,
            A_YEAR "demand:\n  spot:\n    kind: orders\n    every: 1 d\n"
                   "    rate: 1 /d\n    " SPOT,
            part);
    refuses(files,
            A_YEAR "demand:\n  spot:\n    kind: orders\n    every: 1 d\n"
                   "    growth: 5 %\n    " SPOT,
            "growth: goes with a rate");
}

static void months_are_twelve_weights(void **state)
{
    struct files *files = *state;
#define MONTHLY(list)                                                          \
    A_YEAR "demand:\n  spot:\n    kind: orders\n    rate: 1 /d\n"              \
           "    monthly: " list "\n    " SPOT
    refuses(files, MONTHLY("[1, 2]"), "twelve weights are needed");
    refuses(files, MONTHLY("5"), "twelve weights are needed");
    refuses(files, MONTHLY("[1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, -1]"),
            "from 0 to 1000000");
    refuses(files, MONTHLY("[0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0]"),
            "must be above 0");
    refuses(files, MONTHLY("[1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, x]"), "monthly:");
    refuses(files, MONTHLY("[1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, [1]]"),
            "a weight is a number");
#undef MONTHLY
}

static void tonnes_that_are_never_a_coil_are_refused(void **state)
{
    struct files *files = *state;
    refuses(files,
            A_YEAR "demand:\n  spot:\n    kind: orders\n    every: 1 d\n"
                   "    products: { guardrail: 100 % }\n    tonnes: 10 t\n",
            "smallest coil of 'guardrail'");
}

static void a_product_without_lead_time_cannot_be_requested(void **state)
{
    struct files *files = *state;
    refuses(files,
            A_YEAR "demand:\n  spot:\n    kind: orders\n    every: 1 d\n"
                   "    products: { plate: 100 % }\n    tonnes: 10 t\n"
                   "    requested: 1.5\n",
            "'plate' has no standard_lead_time");
}

static void unknown_products_and_classes_are_told_with_the_nearest(void **state)
{
    struct files *files = *state;
    refuses(files,
            A_YEAR "demand:\n  spot:\n    kind: orders\n    every: 1 d\n"
                   "    products: { gardrail: 100 % }\n    tonnes: 20 t\n",
            "did you mean 'guardrail'?");
    refuses(files,
            A_YEAR "demand:\n  spot:\n    kind: orders\n    every: 1 d\n"
                   "    products: { guardrail: 100 % }\n    tonnes: 20 t\n"
                   "    class: { rusch: 100 % }\n",
            "did you mean 'rush'?");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        files_test(orders_come_one_by_one_with_a_number_each),
        files_test(no_order_is_below_the_smallest_coil),
        files_test(order_n_keeps_its_attributes_when_growth_and_season_change),
        files_test(shares_and_requested_dates_are_as_asked_for),
        files_test(several_orders_may_come_at_once),
        files_test(lines_of_a_project_come_together_under_the_same_terms),
        files_test(a_stream_has_either_a_time_or_a_rate),
        files_test(months_are_twelve_weights),
        files_test(tonnes_that_are_never_a_coil_are_refused),
        files_test(a_product_without_lead_time_cannot_be_requested),
        files_test(unknown_products_and_classes_are_told_with_the_nearest),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
