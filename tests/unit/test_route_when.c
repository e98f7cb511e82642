#include "small_plant.h"

/* A thin coated product and a thick bare one, half of each rush; those for whom
 * `when` holds go to `yes`, the rest to `no`. */
#define PLANT(when)                                                            \
    "format: 1\nname: conditions\n"                                            \
    "run: { length: 30 d, limit: 30 d }\n"                                     \
    "classes: { rush: { priority: 1 }, standard: { priority: 2 } }\n"          \
    "products:\n"                                                              \
    "  thin: { route: way, steel_code: A, family: { group: pv, gauge: 2 mm, "  \
    "width: 1250 mm, coating: ZM } }\n"                                        \
    "  thick: { route: way, steel_code: B, family: { group: guardrail, "       \
    "gauge: 4 mm, width: 980 mm } }\n"                                         \
    "routes: { way: { lots: [{ choose: [{ when: " when                         \
    ", go: yes_way }, { else: no_way }] }] } }\n"                              \
    "demand:\n"                                                                \
    "  thin_rush: { kind: orders, first: 0 h, every: 1 h, count: 1, "          \
    "products: { thin: 100 % }, tonnes: 1 t, class: { rush: 100 % } }\n"       \
    "  thin: { kind: orders, first: 1 h, every: 1 h, count: 1, "               \
    "products: { thin: 100 % }, tonnes: 1 t, class: { standard: 100 % } }\n"   \
    "  thick_rush: { kind: orders, first: 2 h, every: 1 h, count: 1, "         \
    "products: { thick: 100 % }, tonnes: 1 t, class: { rush: 100 % } }\n"      \
    "  thick: { kind: orders, first: 3 h, every: 1 h, count: 1, "              \
    "products: { thick: 100 % }, tonnes: 1 t, class: { standard: 100 % } }\n"  \
    "steps:\n"                                                                 \
    "  yes_way: { kind: delay, time: 1 h }\n"                                  \
    "  no_way: { kind: delay, time: 1 h }\n"

/* Those that take the way of `when`, as in "thin-1 thin_rush-1". */
static void assert_taken(const char *text, const char *expected)
{
    struct small_plant plant;
    small_plant_run(&plant, text);
    char taken[256] = "";
    for (size_t i = 0; i < plant.count; i++) {
        const struct small_event *event = &plant.events[i];
        if (strcmp(event->activity, "yes_way") == 0 &&
            strcmp(event->lifecycle, "start") == 0) {
            const size_t used = strlen(taken);
            (void)snprintf(taken + used, sizeof(taken) - used, "%s%s",
                           used == 0 ? "" : " ", event->order);
        }
    }
    assert_string_equal(taken, expected);
    small_plant_clear(&plant);
}

static void lengths_are_held_against_limits(void **state)
{
    (void)state;
    static const char thin[] = "thin_rush-1 thin-1";
    static const char thick[] = "thick_rush-1 thick-1";
    assert_taken(PLANT("{ gauge: { below: 4 mm } }"), thin);
    assert_taken(PLANT("{ gauge: { above: 2 mm } }"), thick);
    assert_taken(PLANT("{ gauge: { at_most: 2 mm } }"), thin);
    assert_taken(PLANT("{ gauge: { at_least: 4 mm } }"), thick);
    assert_taken(PLANT("{ width: { at_least: 1 m, below: 2 m } }"), thin);
    assert_taken(PLANT("{ width: { at_least: 1 m, below: 1.2 m } }"), "");
}

static void texts_are_held_against_attributes(void **state)
{
    (void)state;
    static const char thin[] = "thin_rush-1 thin-1";
    assert_taken(PLANT("{ coating: ZM }"), thin);
    assert_taken(PLANT("{ steel_code: A }"), thin);
    assert_taken(PLANT("{ group: pv }"), thin);
    assert_taken(PLANT("{ product: thin }"), thin);
}

static void all_conditions_have_to_hold(void **state)
{
    (void)state;
    assert_taken(PLANT("{ class: rush }"), "thin_rush-1 thick_rush-1");
    assert_taken(PLANT("{ class: rush, coating: ZM }"), "thin_rush-1");
    assert_taken(PLANT("{ group: guardrail, coating: ZM }"), "");
}

static void what_is_no_condition_is_refused(void **state)
{
    (void)state;
    assert_refused(PLANT("{ colour: red }"), "E232");
    assert_refused(PLANT("{ coating: { below: 2 mm } }"), "E230");
    assert_refused(PLANT("{ gauge: ZM }"), "E231");
    assert_refused(PLANT("{ gauge: { below: 2 h } }"), "E231");
    assert_refused(PLANT("{ gauge: { beneath: 2 mm } }"), "E231");
    assert_refused(PLANT("{ class: urgent }"), "there is no order class");
    assert_refused(PLANT("[rush]"), "E232");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(lengths_are_held_against_limits),
        cmocka_unit_test(texts_are_held_against_attributes),
        cmocka_unit_test(all_conditions_have_to_hold),
        cmocka_unit_test(what_is_no_condition_is_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
