#include "cases.h"
#include "small_plant.h"

/* Orders of 10 t, one lot each; the mill takes 10 h for each. The run starts on
 * Monday, 2026-01-05. */
#define STREAM(name, at, class, more)                                          \
    "  " name ": { kind: orders, first: " at ", every: 1 d, count: 1, "        \
    "products: { coil: 100 % }, tonnes: 10 t, class: { " class ": 100 % }"     \
                                                               " " more "}\n"

#define HEAD                                                                   \
    "format: 1\n"                                                              \
    "name: policies\n"                                                         \
    "run: { length: 60 d, limit: 60 d, quantiles: [] }\n"                      \
    "classes: { standard: { priority: 5 }, calm: { priority: 5 }, "            \
    "rush: { priority: 3 }, brisk: { priority: 2 }, first: { priority: 1 } "   \
    "}\n"

#define PLANT(resources, product, promise)                                     \
    PLANT_UNTIL("made", resources, product, promise)

#define PLANT_UNTIL(milestone, resources, product, promise)                    \
    "calendars: { day: { kind: weekly, open: { mon-sun: [\"00:00-08:00\"] } "  \
    "}, long: { kind: weekly, open: { mon-sun: [\"00:00-16:00\"] } } }\n"      \
    "resources: {" resources "}\n"                                             \
    "products: { coil: { route: way, coil: { unit: 10 t }" product " } }\n"    \
    "routes: { way: { order: [review], lots: [work, pack] } }\n"               \
    "milestones: { " milestone ": { after: [work] } }\n" promise "steps:\n"    \
    "  review: { kind: delay, time: 0 h }\n"                                   \
    "  work: { kind: process, resource: mill, time: 10 h }\n"                  \
    "  pack: { kind: delay, time: 1 h }\n"

#define WORKS PLANT(" mill: { rule: priority } ", "", "")

#define RULES(rules) "policies:\n" rules

#define THREE(first, second, third)                                            \
    "demand:\n" STREAM("a", "0 h", first, "") STREAM("b", "1 h", second, "")   \
        STREAM("c", "2 h", third, "")

#define CALM THREE("calm", "calm", "calm")

/* Hour at which the order was delivered. */
static double delivered_h(const struct small_plant *plant, const char *order)
{
    for (size_t i = 0; i < plant->order_count; i++) {
        if (strcmp(plant->orders[i].order, order) == 0) {
            return (double)plant->orders[i].delivered_us / (double)SW_HOUR_US;
        }
    }
    fail_msg("there is no order %s", order);
    return 0;
}

static void assert_delivered(const char *text, double a_h, double b_h,
                             double c_h)
{
    struct small_plant plant;
    small_plant_run(&plant, text);
    assert_close(delivered_h(&plant, "a-1"), a_h, 1e-9);
    assert_close(delivered_h(&plant, "b-1"), b_h, 1e-9);
    assert_close(delivered_h(&plant, "c-1"), c_h, 1e-9);
    small_plant_clear(&plant);
}

static void assert_value(const char *text, const char *id, const char *policy,
                         double value)
{
    struct small_plant plant;
    small_plant_run(&plant, text);
    assert_close(small_plant_value(&plant, id, policy), value, 1e-9);
    small_plant_clear(&plant);
}

/* --------------------------------------------------------------- firing -- */

static void an_order_that_is_escalated_goes_first(void **state)
{
    (void)state;
    assert_delivered(
        HEAD WORKS RULES("  up: { when: { entered: yes }, do: [{ class: rush "
                         "}], who: { products: [coil], classes: [standard], "
                         "tonnes: { at_most: 10 t } } }\n")
            THREE("calm", "calm", "standard"),
        11, 31, 21);
}

#define ONE                                                                    \
    "  one: { when: { entered: yes }, do: [{ class: rush }], "                 \
    "who: { classes: [standard] } }\n"
#define TWO                                                                    \
    "  two: { when: { entered: yes }, do: [{ class: first }], "                \
    "who: { classes: [rush] } }\n"

static void rules_of_one_instant_fire_in_the_order_of_the_file(void **state)
{
    (void)state;
    /* The second finds what the first has made. */
    assert_delivered(HEAD WORKS RULES(ONE TWO)
                         THREE("calm", "brisk", "standard"),
                     11, 31, 21);
    assert_delivered(HEAD WORKS RULES(TWO ONE)
                         THREE("calm", "brisk", "standard"),
                     11, 21, 31);
}

static void what_changes_nothing_is_in_vain_and_not_served(void **state)
{
    (void)state;
    static const char text[] = HEAD WORKS RULES(
        "  up: { when: { entered: yes }, do: [{ class: calm }] }\n")
        THREE("calm", "rush", "calm");
    assert_value(text, "fired", "up", 3);
    assert_value(text, "in_vain", "up", 2);
    assert_value(text, "served", "up", 1);
    assert_value(text, "served_tonnes", "up", 10);
}

/* ------------------------------------------------------------- triggers -- */

/* Two days are promised; 11 h of work are ahead until the mill has done 10. */
#define PROMISED(days)                                                         \
    PLANT(" mill: { rule: priority } ", "",                                    \
          "promise: { rule: fixed, after: " days " }\n")

static void slack_that_runs_out_fires_at_that_time(void **state)
{
    (void)state;
    /* c is promised for 50 h, 11 h of work are ahead of it. At 10 h, when the
     * mill is free, it has 29 h in hand, and goes before b, which came first.
     */
#define LATE(below)                                                            \
    HEAD PROMISED("48 h") RULES("  late: { when: { slack: { below: " below     \
                                " } }, do: [{ class: "                         \
                                "rush }], who: { classes: [standard] } }\n")   \
        THREE("calm", "calm", "standard")
    assert_delivered(LATE("29 h"), 11, 31, 21);
    assert_delivered(LATE("28.9 h"), 11, 21, 31);
    /* It is too late from the beginning. */
    assert_delivered(LATE("40 h"), 11, 31, 21);
}

static void slack_that_comes_back_and_goes_again_fires_again(void **state)
{
    (void)state;
    /* a is promised for 12 h. In hand: 1 h at 0 h, less than 0 from 1 h on; at
     * 10 h, made, 12 - 10 - 1 = 1 h again; at 11 h it is delivered with 0 h, at
     * which instant it is at no step any more. */
    static const char text[] = HEAD PROMISED("12 h") RULES(
        "  late: { when: { slack: { below: 0.5 h } }, do: [{ class: rush }] "
        "}\n") "demand:\n" STREAM("a", "0 h", "calm", "");
    assert_value(text, "fired", "late", 2);
    assert_value(text, "in_vain", "late", 1);
}

/* At 10.5 h the first is delivered and only packed, the second worked on, and
 * the third waits. */
#define AT_HALF_PAST_TEN(more)                                                 \
    HEAD PLANT_UNTIL("delivered", " mill: { rule: priority } ", "", "")        \
        RULES("  up: { " more ", do: [{ class: rush }] }\n") CALM
#define THEN "when: { date: \"2026-01-05 10:30\" }"

static void a_rule_of_the_plant_leaves_out_what_is_delivered(void **state)
{
    (void)state;
    assert_value(AT_HALF_PAST_TEN(THEN), "served", "up", 2);
    /* Unless it asks for what is done with its goods. */
    assert_value(AT_HALF_PAST_TEN(THEN ", who: { at: [pack] }"), "served", "up",
                 1);
}

static void
a_rule_of_what_is_done_with_goods_takes_what_is_delivered(void **state)
{
    (void)state;
    assert_value(AT_HALF_PAST_TEN("when: { passed: delivered }"), "served",
                 "up", 3);
}

static void an_order_that_is_delivered_has_no_slack(void **state)
{
    (void)state;
    /* As above, but at 10 h it is delivered, and only its goods are packed. */
    static const char text[] =
        HEAD PLANT_UNTIL("delivered", " mill: { rule: priority } ", "",
                         "promise: { rule: fixed, after: 12 h }\n")
            RULES("  late: { when: { slack: { below: 0.5 h } }, do: [{ class: "
                  "rush }] }\n") "demand:\n" STREAM("a", "0 h", "calm", "");
    assert_value(text, "fired", "late", 1);
    assert_value(text, "in_vain", "late", 0);
}

static void waiting_fires_when_a_lot_has_waited_so_long(void **state)
{
    (void)state;
    /* b has waited 10 h at 11 h, when it is worked on; c at 12 h. */
    static const char text[] = HEAD WORKS RULES(
        "  wait: { when: { waited: { at: work, above: 10 h } }, do: [{ class: "
        "rush }] }\n") CALM;
    assert_value(text, "fired", "wait", 1);
    static const char less[] = HEAD WORKS RULES(
        "  wait: { when: { waited: { at: work, above: 8.5 h } }, do: [{ "
        "class: rush }] }\n") CALM;
    assert_value(less, "fired", "wait", 2);
}

static void a_milestone_that_is_passed_fires(void **state)
{
    (void)state;
    assert_value(HEAD WORKS RULES("  on: { when: { passed: made }, do: [{ "
                                  "class: rush }] }\n") CALM,
                 "fired", "on", 3);
}

static void a_queue_that_grows_fires_when_it_is_long(void **state)
{
    (void)state;
    /* One waits from 1 h, two from 2 h, one from 10 h. Those that are open are
     * taken as they came. */
    static const char text[] = HEAD WORKS RULES(
        "  long: { when: { queue: { at: work, above: 1 } }, do: [{ class: rush "
        "}], limit: { lines: 2, per: week } }\n") CALM;
    assert_value(text, "fired", "long", 1);
    assert_value(text, "served", "long", 2);
    assert_value(text, "refused", "long", 1);
    assert_value(HEAD WORKS RULES("  long: { when: { queue: { at: work, above: "
                                  "19 t } }, do: [{ class: rush }] }\n") CALM,
                 "served", "long", 3);
    assert_value(HEAD WORKS RULES("  long: { when: { queue: { at: work, above: "
                                  "20 t } }, do: [{ class: rush }] }\n") CALM,
                 "fired", "long", 0);
}

static void a_date_fires_once_for_what_is_open(void **state)
{
    (void)state;
    assert_delivered(
        HEAD WORKS RULES("  up: { when: { date: \"2026-01-05 05:00\" }, do: [{ "
                         "class: rush }], who: { classes: [standard] } }\n")
            THREE("calm", "calm", "standard"),
        11, 31, 21);
}

static void
those_that_are_escalated_while_they_wait_keep_their_turn(void **state)
{
    (void)state;
    static const char text[] = HEAD WORKS RULES(
        "  up: { when: { date: \"2026-01-05 05:00\" }, do: [{ class: rush }], "
        "who: { classes: [standard] } }\n")
        THREE("calm", "standard", "standard") STREAM("d", "3 h", "standard", "")
            STREAM("e", "4 h", "brisk", "");
    struct small_plant plant;
    small_plant_run(&plant, text);
    assert_close(delivered_h(&plant, "e-1"), 21, 1e-9);
    assert_close(delivered_h(&plant, "b-1"), 31, 1e-9);
    assert_close(delivered_h(&plant, "c-1"), 41, 1e-9);
    assert_close(delivered_h(&plant, "d-1"), 51, 1e-9);
    small_plant_clear(&plant);
}

static void a_promise_that_is_much_too_late_fires_at_entry(void **state)
{
    (void)state;
    /* Wanted after 24 h, promised after 48 h. */
#define WANTED(later)                                                          \
    HEAD PLANT(" mill: { rule: priority } ", ", standard_lead_time: 24 h",     \
               "promise: { rule: fixed, after: 48 h }\n")                      \
        RULES("  up: { when: { promise: { later_than_requested: " later        \
              " } }, do: [{ class: rush }] }\n") "demand:\n" STREAM("a",       \
                                                                    "0 h",     \
                                                                    "calm",    \
                                                                    ", "       \
                                                                    "requeste" \
                                                                    "d: 1 ")
    assert_value(WANTED("23.9 h"), "fired", "up", 1);
    assert_value(WANTED("24 h"), "fired", "up", 0);
}

#define AT_TWO_MILLS                                                           \
    HEAD "resources: { mill: { rule: priority }, other: { rule: priority } "   \
         "}\n"                                                                 \
         "products: { coil: { route: way, coil: { unit: 10 t } } }\n"          \
         "routes: { way: { lots: [work] } }\n"                                 \
         "steps:\n"                                                            \
         "  work: { kind: process, any_of: { mill: {}, other: {} }, time: 10 " \
         "h }\n"

static void who_waits_for_the_first_of_several_is_escalated_too(void **state)
{
    (void)state;
    static const char text[] = AT_TWO_MILLS RULES(
        "  up: { when: { date: \"2026-01-05 05:00\" }, do: [{ class: rush }], "
        "who: { classes: [standard] } }\n") THREE("calm", "calm", "calm")
        STREAM("d", "3 h", "standard", "");
    struct small_plant plant;
    small_plant_run(&plant, text);
    assert_close(delivered_h(&plant, "d-1"), 20, 1e-9);
    assert_close(delivered_h(&plant, "c-1"), 21, 1e-9);
    small_plant_clear(&plant);
}

/* One lot at a time is on its way behind the cap. */
#define CAPPED                                                                 \
    HEAD "resources: { mill: {} }\n"                                           \
         "products: { coil: { route: way, coil: { unit: 10 t } } }\n"          \
         "routes: { way: { lots: [cap, work] } }\n"                            \
         "steps:\n"                                                            \
         "  cap: { kind: wip_cap, limit: 1, to: work, rule: priority }\n"      \
         "  work: { kind: process, resource: mill, time: 10 h }\n"

static void who_waits_at_a_cap_is_escalated_and_put_first(void **state)
{
    (void)state;
    assert_delivered(
        CAPPED RULES("  up: { when: { date: \"2026-01-05 05:00\" }, do: [{ "
                     "class: rush }], who: { classes: [standard] } }\n")
            THREE("calm", "calm", "standard"),
        10, 30, 20);
    assert_delivered(
        CAPPED RULES("  up: { when: { date: \"2026-01-05 05:00\" }, do: [{ "
                     "first_at: [cap] }], who: { classes: [standard] } }\n")
            THREE("calm", "first", "standard"),
        10, 30, 20);
}

/* Nothing is there; 10 t come after 10 h, 20 h and 30 h. */
#define SHELF                                                                  \
    HEAD "resources: { mill: {} }\n"                                           \
         "products: { coil: { route: way, coil: { unit: 10 t } } }\n"          \
         "routes: { way: { lots: [shelf] }, feed: { lots: [work] } }\n"        \
         "steps:\n"                                                            \
         "  shelf: { kind: stock, queue: priority, made_by: feed, articles: "  \
         "{ coil: { kind: base_stock, level: 0 t } } }\n"                      \
         "  work: { kind: process, resource: mill, time: 10 h }\n"

static void who_waits_for_material_is_escalated_and_put_first(void **state)
{
    (void)state;
    assert_delivered(
        SHELF RULES("  up: { when: { date: \"2026-01-05 05:00\" }, do: [{ "
                    "class: rush }], who: { classes: [standard] } }\n")
            THREE("calm", "calm", "standard"),
        20, 30, 10);
    assert_delivered(
        SHELF RULES("  up: { when: { date: \"2026-01-05 05:00\" }, do: [{ "
                    "first_at: [shelf] }], who: { classes: [standard] } }\n")
            THREE("calm", "first", "standard"),
        30, 20, 10);
}

static void a_rule_fires_once_in_an_instant_for_an_order(void **state)
{
    (void)state;
    /* What makes it fire and what it does come back to each other. */
    static const char text[] = HEAD WORKS RULES(
        "  there: { when: { entered: yes }, who: { classes: [calm] }, do: [{ "
        "class: rush }, { class: calm }] }\n") CALM;
    assert_value(text, "fired", "there", 3);
    assert_value(text, "served", "there", 3);
}

static void a_disruption_that_begins_fires(void **state)
{
    (void)state;
    static const char text[] = HEAD WORKS
        "disruptions: { stop: { at: \"2026-01-05 05:00\", lasts: 1 h, hits: { "
        "resource: mill, units: 0 } } }\n" RULES(
            "  up: { when: { disruption: stop }, do: [{ class: rush }], who: { "
            "classes: [standard] } }\n") THREE("calm", "calm", "standard");
    assert_delivered(text, 11, 31, 21);
}

static void a_resource_that_stands_still_fires_after_that_time(void **state)
{
    (void)state;
    /* Down from 20 h to 44 h. */
    static const char text[] = HEAD PLANT(
        " mill: { rule: priority, curbs: { stop: { from: \"2026-01-05 20:00\", "
        "to: \"2026-01-06 20:00\", units: 0 } } } ",
        "", "")
        RULES("  up: { when: { down: { resource: mill, for: 24 h } }, do: [{ "
              "class: rush }] }\n") CALM;
    assert_value(text, "fired", "up", 0);
    static const char less[] = HEAD PLANT(
        " mill: { rule: priority, curbs: { stop: { from: \"2026-01-05 20:00\", "
        "to: \"2026-01-06 20:00\", units: 0 } } } ",
        "", "")
        RULES("  up: { when: { down: { resource: mill, for: 23 h } }, do: [{ "
              "class: rush }] }\n") CALM;
    assert_value(less, "fired", "up", 1);
    assert_value(less, "served", "up", 1);
}

/* ---------------------------------------------------------------- limit -- */

#define EVERY_12_H(first, count)                                               \
    "demand:\n  s: { kind: orders, first: " first                              \
    ", every: 12 h, count: " count                                             \
    ", products: { coil: 100 % }, tonnes: 10 t }\n"

#define UP_TO(limit)                                                           \
    RULES("  up: { when: { entered: yes }, do: [{ class: rush }], limit: "     \
          "{ " limit " } }\n")

static void a_limit_counts_by_the_week_from_monday_on(void **state)
{
    (void)state;
    /* From Saturday 12:00 to Tuesday 00:00, every 12 h: three before Monday
     * 00:00, three from then on. */
    assert_value(HEAD WORKS UP_TO("lines: 2, per: week")
                     EVERY_12_H("132 h", "6"),
                 "served", "up", 4);
    assert_value(HEAD WORKS UP_TO("lines: 2, per: week")
                     EVERY_12_H("132 h", "6"),
                 "refused", "up", 2);
    assert_value(HEAD WORKS UP_TO("lines: 3, per: week")
                     EVERY_12_H("132 h", "6"),
                 "served", "up", 6);
    assert_value(HEAD WORKS UP_TO("tonnes: 25 t, per: week")
                     EVERY_12_H("132 h", "6"),
                 "served", "up", 4);
    assert_value(HEAD WORKS UP_TO("uses: 1, per: week")
                     EVERY_12_H("132 h", "6"),
                 "served", "up", 2);
    assert_value(HEAD WORKS UP_TO("projects: 2, per: week")
                     EVERY_12_H("132 h", "6"),
                 "served", "up", 4);
}

static void a_limit_counts_by_the_month_from_the_first_on(void **state)
{
    (void)state;
    /* 2026-01-30 12:00, 31, 31, then 02-01 00:00: 26.5 d after the start. */
    assert_value(HEAD WORKS UP_TO("lines: 1, per: month")
                     EVERY_12_H("612 h", "8"),
                 "served", "up", 2);
    assert_value(HEAD WORKS UP_TO("lines: 5, per: month")
                     EVERY_12_H("612 h", "8"),
                 "served", "up", 8);
    assert_value(HEAD WORKS UP_TO("lines: 4, per: month")
                     EVERY_12_H("612 h", "8"),
                 "served", "up", 7);
}

/* --------------------------------------------------------------- actions -- */

#define FIRST                                                                  \
    RULES("  up: { when: { entered: yes }, do: [{ first_at: [work] }], who: "  \
          "{ classes: [standard] } }\n")

static void who_is_first_goes_ahead_whatever_the_rule(void **state)
{
    (void)state;
    assert_delivered(HEAD WORKS FIRST THREE("calm", "first", "standard"), 11,
                     31, 21);
    assert_delivered(HEAD PLANT(" mill: {} ", "", "")
                         FIRST THREE("calm", "first", "standard"),
                     11, 31, 21);
    assert_delivered(HEAD PLANT(" mill: { rule: lifo } ", "", "")
                         FIRST THREE("calm", "standard", "first"),
                     11, 21, 31);
}

static void of_those_that_are_first_the_first_comes_first(void **state)
{
    (void)state;
    assert_delivered(HEAD PLANT(" mill: { rule: lifo } ", "", "")
                         FIRST THREE("calm", "standard", "standard"),
                     11, 21, 31);
}

#define DAY(over) " mill: { calendar: day, over_shift: " over " } "

#define OVERTIME(lasts)                                                        \
    RULES("  more: { when: { date: \"2026-01-05 04:00\" }, do: [{ overtime: "  \
          "{ resource: mill, calendar: long, lasts: " lasts " } }] }\n")

static void overtime_lets_a_resource_work_by_another_calendar(void **state)
{
    (void)state;
    /* Without: 8 h a day, so that 10 h are over at 26 h. */
    assert_delivered(HEAD PLANT(DAY("stop_and_go_on"), "", "") CALM, 27, 53,
                     79);
    /* The first day is 16 h long: a at 10 h, b 6 h of it, and 4 h on the next
     * day, until 28 h; c has 4 h until 32 h, 6 h until 54 h. */
    assert_delivered(HEAD PLANT(DAY("stop_and_go_on"), "", "") OVERTIME("20 h")
                         CALM,
                     11, 29, 55);
    /* It ends at 10 h as overtime does; b begins the next day. */
    assert_delivered(HEAD PLANT(DAY("stop_and_go_on"), "", "") OVERTIME("6 h")
                         CALM,
                     11, 51, 57 + 20);
}

static void overtime_is_paid_for_work_alone(void **state)
{
    (void)state;
    struct small_plant plant;
    small_plant_run(
        &plant,
        HEAD PLANT(" mill: { calendar: day, breakdowns: { halt: { every: 14 h, "
                   "repair: 14 h } }, cost: { overtime: 5 CNY/h } } ",
                   "", "")
            OVERTIME("60 h") "demand:\n" STREAM("a", "5 h", "calm", ""));
    /* From 5 h to 14 h, 6 of it outside the calendar; down until 28 h, when it
     * is done in an hour. */
    assert_close(delivered_h(&plant, "a-1"), 30, 1e-9);
    assert_close(small_plant_value(&plant, "overtime", "mill") * 10, 30, 1e-9);
    small_plant_clear(&plant);
}

/* Nothing else fills it up, so that two of the three wait without the rule. */
static void an_extra_order_fills_up_a_stock(void **state)
{
    (void)state;
    static const char text[] = HEAD
        "resources: { mill: {} }\n"
        "products: { coil: { route: way, coil: { unit: 10 t } } }\n"
        "routes: { way: { lots: [hub, pack] }, feed: { lots: [work] } }\n"
        "steps:\n"
        "  hub: { kind: stock, made_by: feed, articles: { coil: { kind: none, "
        "initial: 10 t, multiple: 10 t } } }\n"
        "  work: { kind: process, resource: mill, time: 10 h }\n"
        "  pack: { kind: delay, time: 1 h }\n" RULES(
            "  more: { when: { date: \"2026-01-05 03:00\" }, do: [{ "
            "replenish: { at: hub, tonnes: 18 t } }] }\n") "demand:\n"
                                                           "  s: { kind: "
                                                           "orders, first: 1 "
                                                           "h, every: 6 h, "
                                                           "count: 3, "
                                                           "products: { coil: "
                                                           "100 % }, tonnes: "
                                                           "10 t }\n";
    struct small_plant plant;
    small_plant_run(&plant, text);
    /* Entered at 1, 7 and 13 h; filled up at 13 and 23 h. */
    assert_close(delivered_h(&plant, "s-1"), 2, 1e-9);
    assert_close(delivered_h(&plant, "s-2"), 14, 1e-9);
    assert_close(delivered_h(&plant, "s-3"), 24, 1e-9);
    /* In whole multiples. */
    assert_close(small_plant_value(&plant, "replenished", "more"), 20, 1e-9);
    small_plant_clear(&plant);
}

/* ---------------------------------------------------------------- costs -- */

static void what_uses_cost_is_paid_for_each_order_served(void **state)
{
    (void)state;
    static const char text[] = HEAD WORKS RULES(
        "  up: { when: { entered: yes }, do: [{ class: rush }], cost: { use: "
        "500 CNY, tonne: 20 CNY/t, payer: mill }, limit: { lines: 2, per: week "
        "} }\n") CALM;
    assert_value(text, "response_cost", "up", 2 * 500 + 2 * 10 * 20);
    /* 30 t are delivered. */
    assert_value(text, "response", "up", 1400 / 30.0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(an_order_that_is_escalated_goes_first),
        cmocka_unit_test(rules_of_one_instant_fire_in_the_order_of_the_file),
        cmocka_unit_test(what_changes_nothing_is_in_vain_and_not_served),
        cmocka_unit_test(slack_that_runs_out_fires_at_that_time),
        cmocka_unit_test(slack_that_comes_back_and_goes_again_fires_again),
        cmocka_unit_test(a_rule_of_the_plant_leaves_out_what_is_delivered),
        cmocka_unit_test(
            a_rule_of_what_is_done_with_goods_takes_what_is_delivered),
        cmocka_unit_test(an_order_that_is_delivered_has_no_slack),
        cmocka_unit_test(waiting_fires_when_a_lot_has_waited_so_long),
        cmocka_unit_test(a_milestone_that_is_passed_fires),
        cmocka_unit_test(a_queue_that_grows_fires_when_it_is_long),
        cmocka_unit_test(a_date_fires_once_for_what_is_open),
        cmocka_unit_test(a_resource_that_stands_still_fires_after_that_time),
        cmocka_unit_test(
            those_that_are_escalated_while_they_wait_keep_their_turn),
        cmocka_unit_test(a_promise_that_is_much_too_late_fires_at_entry),
        cmocka_unit_test(who_waits_for_the_first_of_several_is_escalated_too),
        cmocka_unit_test(who_waits_at_a_cap_is_escalated_and_put_first),
        cmocka_unit_test(who_waits_for_material_is_escalated_and_put_first),
        cmocka_unit_test(a_rule_fires_once_in_an_instant_for_an_order),
        cmocka_unit_test(a_disruption_that_begins_fires),
        cmocka_unit_test(a_limit_counts_by_the_week_from_monday_on),
        cmocka_unit_test(a_limit_counts_by_the_month_from_the_first_on),
        cmocka_unit_test(who_is_first_goes_ahead_whatever_the_rule),
        cmocka_unit_test(of_those_that_are_first_the_first_comes_first),
        cmocka_unit_test(overtime_lets_a_resource_work_by_another_calendar),
        cmocka_unit_test(overtime_is_paid_for_work_alone),
        cmocka_unit_test(an_extra_order_fills_up_a_stock),
        cmocka_unit_test(what_uses_cost_is_paid_for_each_order_served),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
