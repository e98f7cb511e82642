#include "cases.h"
#include "small_plant.h"

/* Buckets of ten days hold 1,000 t; the mill takes a day for each lot of 100 t,
 * of any number at once. Requested is 40 d after entry, or as often as said. */
#define PLANT(promise, slot, demand)                                           \
    "format: 1\nname: promises\n"                                              \
    "run: { length: 400 d, limit: 100 d, quantiles: [] }\n"                    \
    "resources: { mill: { units: 1000 }, saw: {} }\n"                          \
    "classes: { standard: {}, rush: {} }\n"                                    \
    "products:\n"                                                              \
    "  coil: { route: way, coil: { unit: 100 t }, standard_lead_time: 40 d, "  \
    "remainder: 5 d }\n"                                                       \
    "  plate: { route: way, coil: { unit: 100 t } }\n"                         \
    "  strip: { route: cut, coil: { unit: 100 t }, standard_lead_time: 40 d "  \
    "}\n"                                                                      \
    "routes:\n"                                                                \
    "  way: { order: [review, book], lots: [roll] }\n"                         \
    "  cut: { lots: [saw] }\n"                                                 \
    "promise: { " promise " }\n"                                               \
    "steps:\n"                                                                 \
    "  review: { kind: delay, time: 0 h }\n"                                   \
    "  roll: { kind: process, resource: mill, time: 1 d }\n"                   \
    "  saw: { kind: process, resource: saw, time: 1 d }\n"                     \
    "  book: { kind: slot, of: mill, rate: 100 t/d, bucket: 10 d, " slot       \
    " }\n"                                                                     \
    "demand:\n" demand

#define ORDERS(name, first, count, tonnes, more)                               \
    "  " name ": { kind: orders, first: " first ", every: 1 h, count: " count  \
    ", tonnes: " tonnes ", " more " }\n"
#define COIL "products: { coil: 100 % }"
#define PLATE "products: { plate: 100 % }"
#define STRIP "products: { strip: 100 % }"
#define RUSH ", class: { rush: 100 % }"

static const struct sw_order_record *record_of(const struct small_plant *plant,
                                               const char *order)
{
    for (size_t i = 0; i < plant->order_count; i++) {
        if (strcmp(plant->orders[i].order, order) == 0) {
            return &plant->orders[i];
        }
    }
    fail_msg("there is no order %s", order);
    return NULL;
}

static double days(int64_t us)
{
    return us == SW_NEVER_US ? -1 : (double)us / (double)SW_DAY_US;
}

/* First and latest promise of the order, in days. */
static void check_promises(const struct small_plant *plant, const char *order,
                           double first, double latest)
{
    const struct sw_order_record *record = record_of(plant, order);
    assert_close(days(record->promised_us), first, 1e-9);
    assert_close(days(record->latest_us), latest, 1e-9);
    assert_int_equal(record->revisions, first == latest ? 0 : 1);
}

/* ------------------------------------------------------------------ rules - */

/* The bucket of day 10 ends on day 20; 5 d are planned for the rest of coil,
 * and touch time is 1 d. */
static void the_rule_slot_promises_from_the_end_of_the_slot(void **state)
{
    (void)state;
    struct small_plant plant;
    small_plant_run(&plant, PLANT("rule: slot, buffer: 2 d", "",
                                  ORDERS("c", "1 d", "1", "100 t", COIL)
                                      ORDERS("p", "1 d", "1", "100 t", PLATE)));
    check_promises(&plant, "c-1", 27, 27);
    check_promises(&plant, "p-1", 23, 23);
    small_plant_clear(&plant);
}

static void the_last_slot_of_an_order_counts(void **state)
{
    (void)state;
    struct small_plant plant;
    small_plant_run(&plant, PLANT("rule: slot", "window: 25 d",
                                  ORDERS("c", "1 d", "1", "1500 t", COIL)
                                      ORDERS("d", "2 d", "1", "600 t", COIL)));
    check_promises(&plant, "c-1", 35, 35);
    /* A lot of it is booked on day 5 only, for day 30. */
    check_promises(&plant, "d-1", 45, 45);
    small_plant_clear(&plant);
}

static void
without_a_slot_on_its_route_a_product_is_promised_as_fixed(void **state)
{
    (void)state;
    struct small_plant plant;
    small_plant_run(&plant, PLANT("rule: slot, buffer: 2 d", "",
                                  ORDERS("s", "1 d", "1", "100 t", STRIP)
                                      ORDERS("c", "1 d", "1", "100 t", COIL)));
    check_promises(&plant, "s-1", 43, 43);
    small_plant_clear(&plant);
}

/* -------------------------------------------------------------- revisions - */

#define DISPLACED(promise)                                                     \
    PLANT(promise, "frozen: 7 d, displace: { rush: { moves: [standard] } }",   \
          ORDERS("c", "1 d", "1", "1000 t", COIL)                              \
              ORDERS("r", "5 d", "1", "300 t", COIL RUSH))

/* Only c is displaced, once. */
static void a_policy_fires_when_a_promise_is_revised(void **state)
{
    (void)state;
    struct small_plant plant;
    small_plant_run(&plant,
                    DISPLACED("rule: slot") "policies:\n"
                                            "  up: { when: { revised: yes }, "
                                            "do: [{ class: rush }] }\n");
    assert_close(small_plant_value(&plant, "fired", "up"), 1, 1e-12);
    assert_close(small_plant_value(&plant, "served", "up"), 1, 1e-12);
    small_plant_clear(&plant);
}

/* Three lots of c go from the bucket of day 10 to that of day 20. It is
 * delivered on day 21: by the first promise late, by the latest early. */
static void a_revision_never_resets_the_first_promise(void **state)
{
    (void)state;
    struct small_plant plant;
    small_plant_run(&plant, DISPLACED("rule: slot"));
    check_promises(&plant, "c-1", 25, 35);
    check_promises(&plant, "r-1", 25, 25);
    assert_string_equal(record_of(&plant, "c-1")->revised_for, "displaced");
    assert_string_equal(record_of(&plant, "r-1")->revised_for, "");
    assert_close(small_plant_value(&plant, "revised", ""), 50, 1e-9);
    small_plant_clear(&plant);
}

static void what_is_promised_as_fixed_is_revised_by_the_delay(void **state)
{
    (void)state;
    struct small_plant plant;
    small_plant_run(&plant, DISPLACED("after: 20 d"));
    check_promises(&plant, "c-1", 21, 31);
    small_plant_clear(&plant);
}

/* Changed on day 3, when the bucket of day 10 has come too near. */
static void an_order_that_is_changed_is_promised_anew(void **state)
{
    (void)state;
#define CHANGED                                                                \
    COIL ", change: { probability: 100 %, after: 2.5 d, back_to: review }"
    struct small_plant plant;
    small_plant_run(&plant, PLANT("rule: slot", "frozen: 7 d",
                                  ORDERS("c", "1 d", "1", "100 t", CHANGED)));
    check_promises(&plant, "c-1", 25, 35);
    assert_string_equal(record_of(&plant, "c-1")->revised_for, "changed");
    small_plant_clear(&plant);
    small_plant_run(&plant, PLANT("after: 20 d", "frozen: 7 d",
                                  ORDERS("c", "1 d", "1", "100 t", CHANGED)));
    check_promises(&plant, "c-1", 21, 23.5);
    small_plant_clear(&plant);
}

/* ------------------------------------------------------------------- OTIF - */

/* The measure of the first product that has a value of it. */
static double value_of(const struct small_plant *plant, const char *id)
{
    for (size_t i = 0; i < plant->outcome.count; i++) {
        const struct sw_total *total = &plant->outcome.totals[i];
        if (strcmp(sw_model_series(plant->model, i)->measure->id, id) == 0 &&
            total->denominator > 0) {
            return 100 * total->numerator / total->denominator;
        }
    }
    return -1;
}

static void check_otif(const char *text, const double *otif)
{
    static const char *const IDS[] = {
        "otif",         "otif_latest",         "otif_requested",
        "otif_project", "otif_project_latest", "otif_project_requested"};
    struct small_plant plant;
    small_plant_run(&plant, text);
    for (size_t i = 0; i < sizeof IDS / sizeof *IDS; i++) {
        const double value = value_of(&plant, IDS[i]);
        if (!(fabs(value - otif[i]) < 1e-9)) {
            fail_msg("%s is %g %%, not %g %%", IDS[i], value, otif[i]);
        }
    }
    small_plant_clear(&plant);
}

/* c is delivered on day 21 and r on day 11; both are promised for day 15, then
 * c for day 25, which is 4 d later, and both want it on day 41 and 45. */
static void otif_is_by_first_promise_latest_promise_or_request(void **state)
{
    (void)state;
#define WANTED(name, first, tonnes, more)                                      \
    ORDERS(name, first, "1", tonnes, COIL more ", requested: 1")
#define BASES(window)                                                          \
    PLANT("after: 14 d, " window,                                              \
          "frozen: 7 d, displace: { rush: { moves: [standard] } }",            \
          WANTED("c", "1 d", "1000 t", "") WANTED("r", "5 d", "300 t", RUSH))
    check_otif(BASES("early: 4 d"), (double[]){0, 50, 0, 0, 50, 0});
    check_otif(BASES("early: 8 d"), (double[]){50, 100, 0, 50, 100, 0});
    check_otif(BASES("early: 25 d"), (double[]){50, 100, 50, 50, 100, 50});
    check_otif(BASES("early: 34 d, late: 6 d"),
               (double[]){100, 100, 100, 100, 100, 100});
}

/* Two lines are cut one after the other, on days 2 and 3 of each of two
 * projects. */
static void a_project_keeps_its_dates_if_all_its_lines_do(void **state)
{
    (void)state;
#define PROJECTS                                                               \
    "  d: { kind: projects, first: 1 d, every: 10 d, count: 2, lines: 2, "     \
    "tonnes: 100 t, " STRIP ", requested: 0.05 }\n"
    /* Requested for day 3. */
    check_otif(PLANT("after: 1.5 d", "", PROJECTS),
               (double[]){50, 50, 100, 0, 0, 100});
    check_otif(PLANT("after: 2 d", "", PROJECTS),
               (double[]){100, 100, 100, 100, 100, 100});
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_rule_slot_promises_from_the_end_of_the_slot),
        cmocka_unit_test(the_last_slot_of_an_order_counts),
        cmocka_unit_test(
            without_a_slot_on_its_route_a_product_is_promised_as_fixed),
        cmocka_unit_test(a_policy_fires_when_a_promise_is_revised),
        cmocka_unit_test(a_revision_never_resets_the_first_promise),
        cmocka_unit_test(what_is_promised_as_fixed_is_revised_by_the_delay),
        cmocka_unit_test(an_order_that_is_changed_is_promised_anew),
        cmocka_unit_test(otif_is_by_first_promise_latest_promise_or_request),
        cmocka_unit_test(a_project_keeps_its_dates_if_all_its_lines_do),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
