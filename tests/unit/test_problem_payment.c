#include "cases.h"
#include "small_plant.h"

#include "base/text.h"

/* Two coils of 10 t at 5,000 CNY/t are rolled until 2 h and 4 h, and with the
 * customer 3 h later; each is used for a day, and found bent at its end: at 29
 * h and 31 h. An engineer solves a problem in 12 h, the second after the first:
 * at 41 h and 53 h. */
#define PLANT(type, more) PLANT_FOR("20 d", type, more)

#define PLANT_FOR(length, type, more)                                          \
    "format: 1\n"                                                              \
    "name: payment\n"                                                          \
    "start: 2026-03-02\n"                                                      \
    "run: { length: " length ", limit: 20 d, quantiles: [] }\n"                \
    "resources: { mill: {}, engineer: {} }\n"                                  \
    "products: { coil: { route: way, coil: { unit: 10 t }, value: 5000 CNY/t " \
    "} }\n"                                                                    \
    "routes: { way: { lots: [roll, travel, use] }, solving: { problem: "       \
    "[solve, credit_note] } }\n"                                               \
    "milestones: { delivered: { after: [travel] } }\n"                         \
    "demand: { d: { kind: orders, first: 0 h, every: 30 d, count: 1, "         \
    "products: { coil: 100 % }, tonnes: 20 t } }\n"                            \
    "steps:\n"                                                                 \
    "  roll: { kind: process, resource: mill, time: 2 h }\n"                   \
    "  travel: { kind: delay, time: 3 h }\n"                                   \
    "  use: { kind: delay, time: 24 h }\n"                                     \
    "  solve: { kind: process, resource: engineer, time: 12 h }\n"             \
    "  credit_note: { kind: delay, time: 4 h }\n"                              \
    "problems:\n"                                                              \
    "  types: { bent: { probability: 100 %, found: { use: 100 % }, route: "    \
    "solving, " type " } }\n" more

#define SETTLED "  stages: { settled: { after: [solve] } }\n"

static void what_is_withheld_is_paid_when_the_problem_is_settled(void **state)
{
    (void)state;
    struct small_plant plant;
    small_plant_run(&plant, PLANT("withholds: { share: 80 % }", SETTLED));
    /* 40,000 CNY each, for 12 h and 22 h of 20 days. */
    assert_close(small_plant_told(&plant, "withheld", "bent", ""),
                 40000.0 * (12 + 22) / (20 * 24), 1e-9);
    assert_close(small_plant_told(&plant, "settle_time", "bent", ""), 17 / 24.0,
                 1e-12);
    assert_close(small_plant_told(&plant, "time_to_close", "bent", ""),
                 21 / 24.0, 1e-12);
    small_plant_clear(&plant);
}

static void without_such_a_stage_it_is_settled_at_its_end(void **state)
{
    (void)state;
    struct small_plant plant;
    small_plant_run(&plant, PLANT("withholds: {}", ""));
    assert_close(small_plant_told(&plant, "withheld", "bent", ""),
                 50000.0 * (16 + 26) / (20 * 24), 1e-9);
    assert_close(small_plant_told(&plant, "settle_time", "bent", ""), 21 / 24.0,
                 1e-12);
    small_plant_clear(&plant);
}

static void interest_runs_from_when_the_bill_is_due(void **state)
{
    (void)state;
    struct small_plant plant;
    /* The order is delivered at 7 h; its bill is due at 37 h. */
    small_plant_run(&plant, PLANT("withholds: { terms: 30 h, interest: 36.5 "
                                  "%/year, payer: mill }",
                                  SETTLED));
    const double hour = 50000.0 * 0.365 / (365 * 24);
    assert_close(small_plant_told(&plant, "withheld", "bent", ""),
                 50000.0 * (4 + 16) / (20 * 24), 1e-9);
    assert_close(small_plant_told(&plant, "problem_money", "bent", ""),
                 hour * (4 + 16) / 2, 1e-3);
    assert_close(small_plant_value(&plant, "problem", "bent") * 20,
                 hour * (4 + 16), 1e-3);
    small_plant_clear(&plant);
}

static void interest_is_a_cost_of_the_window_alone(void **state)
{
    (void)state;
    struct small_plant plant;
    small_plant_run(
        &plant,
        PLANT_FOR("45 h", "withholds: { interest: 36.5 %/year }", SETTLED));
    const double hour = 50000.0 * 0.365 / (365 * 24);
    /* The second goes on for 8 h when the window is closed. */
    assert_close(small_plant_told(&plant, "problem_money", "bent", ""),
                 hour * (12 + 22) / 2, 1e-3);
    assert_close(small_plant_value(&plant, "problem", "bent") * 20,
                 hour * (12 + 14), 1e-3);
    small_plant_clear(&plant);
}

static void nothing_is_withheld_of_a_bill_that_is_not_due(void **state)
{
    (void)state;
    struct small_plant plant;
    small_plant_run(
        &plant, PLANT("withholds: { terms: 60 d, interest: 6 %/year }", ""));
    assert_close(small_plant_told(&plant, "withheld", "bent", ""), 0, 0);
    assert_close(small_plant_told(&plant, "problem_money", "bent", ""), 0, 0);
    small_plant_clear(&plant);
}

static void of_one_lot_no_more_than_its_value_is_withheld(void **state)
{
    (void)state;
    struct small_plant plant;
    small_plant_run(&plant,
                    PLANT("withholds: {} }, dull: { probability: 100 %, found: "
                          "{ use: 100 % }, route: solving, withholds: {}",
                          ""));
    /* The engineer solves the first bent one until 41 h, the dull one of the
     * same coil until 53 h, and those of the other coil until 65 h and 77 h;
     * each is settled 4 h later. What is withheld for the bent one is not for
     * the dull one. */
    assert_close(small_plant_told(&plant, "withheld", "bent", ""),
                 50000.0 * (16 + 38) / (20 * 24), 1e-9);
    assert_close(small_plant_told(&plant, "withheld", "dull", ""), 0, 0);
    small_plant_clear(&plant);
}

static void money_is_told_by_what_problems_end_in(void **state)
{
    (void)state;
    struct small_plant plant;
    small_plant_run(&plant,
                    PLANT("hold: yes, dispositions: { concession: { share: 100 "
                          "%, cost: 250 CNY/t } }",
                          ""));
    assert_close(small_plant_told(&plant, "concession_share", "bent", ""), 100,
                 0);
    assert_close(small_plant_told(&plant, "concession_money", "bent", ""),
                 2 * 2500, 1e-9);
    assert_close(small_plant_told(&plant, "problem_money", "bent", ""), 2500,
                 1e-9);
    small_plant_clear(&plant);
}

static void what_has_no_value_withholds_nothing_and_is_refused(void **state)
{
    (void)state;
    assert_refused(
        "format: 1\nname: payment\nrun: { length: 20 d }\n"
        "products: { coil: { route: way, coil: { unit: 10 t } } }\n"
        "routes: { way: { lots: [use] }, solving: { problem: [look] } }\n"
        "demand: { d: { kind: orders, first: 0 h, every: 1 d, products: { "
        "coil: 100 % }, tonnes: 20 t } }\n"
        "steps: { use: { kind: delay, time: 1 h }, look: { kind: delay, time: "
        "1 h } }\n"
        "problems: { types: { bent: { probability: 1 %, found: { use: 100 % }, "
        "route: solving, withholds: { share: 100 % } } } }\n",
        "E292");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_is_withheld_is_paid_when_the_problem_is_settled),
        cmocka_unit_test(without_such_a_stage_it_is_settled_at_its_end),
        cmocka_unit_test(interest_runs_from_when_the_bill_is_due),
        cmocka_unit_test(interest_is_a_cost_of_the_window_alone),
        cmocka_unit_test(nothing_is_withheld_of_a_bill_that_is_not_due),
        cmocka_unit_test(of_one_lot_no_more_than_its_value_is_withheld),
        cmocka_unit_test(money_is_told_by_what_problems_end_in),
        cmocka_unit_test(what_has_no_value_withholds_nothing_and_is_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
