#include "scenario_files.h"

#include "random/distribution.h"
#include "scenario/setting.h"
#include "steelway/units.h"

#include <math.h>
#include <stddef.h>

/* Tables of every shape, as a model would have them. */

struct inner {
    double share;
    int64_t wait_us;
};

struct step {
    int64_t room;
    struct sw_name resource;
};

struct process {
    struct step step;
    const struct sw_distribution *time;
    double rate;
};

struct delay {
    struct step step;
    int64_t time_us;
};

struct plant {
    bool open;
    int64_t units;
    double factor;
    int64_t load_g;
    double rate;
    const struct sw_distribution *time;
    const char *note;
    int rule;
    struct sw_name calendar;
    struct sw_names after;
    int64_t date_us;
    struct inner inner;
    struct sw_objects things;
    struct sw_objects steps;
    const struct sw_node *raw;
};

static const char *const RULES[] = {"fifo", "edd", "spt", NULL};

#define ROW(type, field) .offset = offsetof(struct type, field)
#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

static const struct sw_setting INNER[] = {
    {"share", SW_SHAPE_RATIO, SW_SHARE, 0, 1, .standard = "5 %",
     ROW(inner, share), .en = "A share", .zh = "份额"},
    {"wait", SW_SHAPE_QUANTITY, SW_TIME, .required = true, ROW(inner, wait_us),
     .en = "A wait", .zh = "等待"},
};
static const struct sw_table INNER_TABLE = {.name = "inner",
                                            .size = sizeof(struct inner),
                                            .settings = INNER,
                                            .count = COUNT(INNER)};

static const struct sw_setting STEP[] = {
    {"room", SW_SHAPE_INTEGER, .standard = "7", ROW(step, room), .en = "Room",
     .zh = "空位"},
    {"resource", SW_SHAPE_NAME, ROW(step, resource), .en = "Resource",
     .zh = "资源"},
};
static const struct sw_table STEP_TABLE = {.name = "step",
                                           .size = sizeof(struct step),
                                           .settings = STEP,
                                           .count = COUNT(STEP)};

static const struct sw_setting PROCESS[] = {
    {"time", SW_SHAPE_DISTRIBUTION, SW_TIME, ROW(process, time), .en = "Time",
     .zh = "时间"},
    {"rate", SW_SHAPE_RATIO, SW_MASS_RATE, ROW(process, rate), .en = "Rate",
     .zh = "速率"},
};
static const struct sw_table PROCESS_TABLE = {.name = "process",
                                              .size = sizeof(struct process),
                                              .base = &STEP_TABLE,
                                              .settings = PROCESS,
                                              .count = COUNT(PROCESS)};

static const struct sw_setting DELAY[] = {
    {"time", SW_SHAPE_QUANTITY, SW_TIME, .required = true, ROW(delay, time_us),
     .en = "Time", .zh = "时间"},
};
static const struct sw_table DELAY_TABLE = {.name = "delay",
                                            .size = sizeof(struct delay),
                                            .base = &STEP_TABLE,
                                            .settings = DELAY,
                                            .count = COUNT(DELAY)};
static const struct sw_table *const KINDS[] = {&PROCESS_TABLE, &DELAY_TABLE,
                                               NULL};

static const struct sw_setting PLANT[] = {
    {"open", SW_SHAPE_FLAG, .standard = "yes", ROW(plant, open), .en = "Open",
     .zh = "开"},
    {"units", SW_SHAPE_INTEGER, .min = 1, .max = 10, .standard = "1",
     ROW(plant, units), .en = "Units", .zh = "台数"},
    {"factor", SW_SHAPE_NUMBER, .min = -1, .max = 2.5, ROW(plant, factor),
     .en = "Factor", .zh = "系数"},
    {"load", SW_SHAPE_QUANTITY, SW_MASS, 1e6, 4e7, ROW(plant, load_g),
     .en = "Load", .zh = "载重"},
    {"rate", SW_SHAPE_RATIO, SW_MASS_RATE, ROW(plant, rate), .en = "Rate",
     .zh = "速率"},
    {"time", SW_SHAPE_DISTRIBUTION, SW_TIME, 0, 8.64e11, ROW(plant, time),
     .en = "Time", .zh = "时间"},
    {"note", SW_SHAPE_TEXT, ROW(plant, note), .en = "Note", .zh = "备注"},
    {"rule", SW_SHAPE_CHOICE, .choices = RULES, .standard = "edd",
     ROW(plant, rule), .en = "Rule", .zh = "规则"},
    {"calendar", SW_SHAPE_NAME, ROW(plant, calendar), .en = "Calendar",
     .zh = "日历"},
    {"after", SW_SHAPE_NAMES, .standard = "[roll, cool]", ROW(plant, after),
     .en = "After", .zh = "之后"},
    {"date", SW_SHAPE_DATE, ROW(plant, date_us), .en = "Date", .zh = "日期"},
    {"inner", SW_SHAPE_MAPPING, .table = &INNER_TABLE, ROW(plant, inner),
     .en = "Inner", .zh = "内"},
    {"things", SW_SHAPE_OBJECTS, .table = &INNER_TABLE, ROW(plant, things),
     .en = "Things", .zh = "物"},
    {"steps", SW_SHAPE_OBJECTS, .kinds = KINDS, ROW(plant, steps),
     .en = "Steps", .zh = "工序"},
    {"raw", SW_SHAPE_NODE, ROW(plant, raw), .en = "Raw", .zh = "原"},
};
static const struct sw_table PLANT_TABLE = {.name = "plant",
                                            .size = sizeof(struct plant),
                                            .settings = PLANT,
                                            .count = COUNT(PLANT)};

static bool read_plant(struct files *files, const char *text,
                       struct plant *plant)
{
    const struct sw_place nowhere = {0};
    text_file(files, "a.yaml", text);
    const struct sw_node *root = sw_document_read_changes(
        &files->reader, file_path(files, "a.yaml"), nowhere);
    assert_non_null(root);
    *plant = (struct plant){0};
    return sw_read_settings(&PLANT_TABLE, root, plant, &files->reader);
}

static void every_shape_is_read_into_its_struct(void **state)
{
    struct files *files = *state;
    struct plant plant;
    const bool good = read_plant(
        files,
        "open: no\nunits: 3\nfactor: -0.5\nload: 25 t\nrate: 360 t/h\n"
        "time: \"triangular(1 d, 3 d, 8 d)\"\nnote: 护栏\nrule: spt\n"
        "calendar: two_shifts\nafter: [a-1, b_2]\n"
        "date: \"2026-01-05 14:30\"\ninner: {wait: 2 h}\n"
        "things: {x: {wait: 1 min, share: 10 %}, y: {wait: 0 s}}\n"
        "steps:\n"
        "  roll: {kind: process, resource: mill, time: 30 min}\n"
        "  cool: {kind: delay, time: 2 d, room: 3}\n"
        "raw: [1, {a: b}]\n",
        &plant);
    check_nothing_said(files);
    assert_true(good);
    assert_false(plant.open);
    assert_int_equal(plant.units, 3);
    assert_true(plant.factor == -0.5);
    assert_int_equal(plant.load_g, 25 * SW_TONNE_G);
    assert_true(fabs(plant.rate * (double)SW_HOUR_US - 360e6) < 1e-3);
    assert_true(fabs(sw_distribution_mean(plant.time) - 4 * (double)SW_DAY_US) <
                1);
    assert_string_equal(plant.note, "护栏");
    assert_int_equal(plant.rule, 2);
    assert_string_equal(plant.calendar.text, "two_shifts");
    assert_int_equal(plant.calendar.place.line, 9);
    assert_int_equal(plant.after.count, 2);
    assert_string_equal(plant.after.at[1].text, "b_2");
    assert_int_equal(plant.date_us, INT64_C(1767623400) * SW_SECOND_US);
    assert_int_equal(plant.inner.wait_us, 2 * SW_HOUR_US);
    assert_int_equal(plant.things.count, 2);
    assert_string_equal(plant.things.at[1].name, "y");
    assert_int_equal(plant.raw->count, 2);
}

static void objects_are_of_their_kind(void **state)
{
    struct files *files = *state;
    struct plant plant;
    (void)read_plant(files,
                     "steps:\n"
                     "  roll: {kind: process, resource: mill, time: 30 min}\n"
                     "  cool: {kind: delay, time: 2 d, room: 3}\n",
                     &plant);
    check_nothing_said(files);
    assert_int_equal(plant.steps.count, 2);
    const struct sw_object *roll = &plant.steps.at[0];
    const struct sw_object *cool = &plant.steps.at[1];
    assert_ptr_equal(roll->table, &PROCESS_TABLE);
    const struct process *process = roll->values;
    assert_int_equal(process->step.room, 7);
    assert_string_equal(process->step.resource.text, "mill");
    assert_ptr_equal(cool->table, &DELAY_TABLE);
    const struct delay *delay = cool->values;
    assert_int_equal(delay->step.room, 3);
    assert_int_equal(delay->time_us, 2 * SW_DAY_US);
    assert_int_equal(cool->place.line, 3);
    assert_non_null(sw_node_find(cool->node, "room"));

    const struct sw_name known = {"cool", {0}};
    assert_ptr_equal(
        sw_objects_find(&plant.steps, known, "step", files->reader.diagnostics),
        cool);
    const struct sw_name wrong = {"rolll", {.file = "b", .line = 4}};
    assert_null(sw_objects_find(&plant.steps, wrong, "step",
                                files->reader.diagnostics));
    check_said(files, "b:4: error: there is no step 'rolll' [E113]");
    assert_non_null(strstr(said(files), "did you mean 'roll'?"));
}

static void what_is_not_given_has_its_standard_value(void **state)
{
    struct files *files = *state;
    struct plant plant;
    assert_true(read_plant(files, "about: an empty plant\n", &plant));
    check_nothing_said(files);
    assert_true(plant.open);
    assert_int_equal(plant.units, 1);
    assert_int_equal(plant.rule, 1);
    assert_int_equal(plant.after.count, 2);
    assert_string_equal(plant.after.at[0].text, "roll");
    assert_true(plant.inner.share == 0.05);
    assert_null(plant.time);
    assert_null(plant.calendar.text);
}

static void words_for_people_are_allowed_everywhere(void **state)
{
    struct files *files = *state;
    struct plant plant;
    assert_true(read_plant(
        files,
        "about: x\nlabel: {en: A, zh: 甲}\nsource: U\nexpect: {mean: 1 d}\n"
        "inner: {wait: 1 h, about: y, label: z, source: S1, expect: any}\n"
        "steps: {about: these, cool: {kind: delay, time: 1 h, source: U}}\n",
        &plant));
    check_nothing_said(files);
    assert_int_equal(plant.steps.count, 1);
}

struct refusal {
    const char *text;
    const char *said;
};

static void check_refusals(void **state, const struct refusal *refusals,
                           size_t count)
{
    struct files *files = *state;
    for (size_t i = 0; i < count; i++) {
        struct plant plant;
        assert_false(read_plant(files, refusals[i].text, &plant));
        check_said(files, refusals[i].said);
        forget(files);
    }
}

static void wrong_values_are_refused(void **state)
{
    static const struct refusal refusals[] = {
        {"open: true", "'true' is neither yes nor no [E104]\n    1 | open: "
                       "true\n      |       ^ write 'yes'"},
        {"open: maybe", "open: 'maybe' is neither yes nor no"},
        {"units: 2.5", "units: '2.5' is not a whole number"},
        {"units: two", "is not a whole number, like 3"},
        {"units: \"\"", "is not a whole number"},
        {"units: 99999999999999999999", "is beyond all measure [E105]"},
        {"factor: half", "factor: 'half'"},
        {"factor: 1e3", "factor: '1e3'"},
        {"factor: nan", "factor: 'nan'"},
        {"load: 25", "a.yaml:1:7: error: load: '25'"},
        {"load: 25 min", "load: '25 min'"},
        {"rate: 3 t", "rate: '3 t'"},
        {"time: 3", "time: '3'"},
        {"time: \"triangle(1 d, 2 d, 3 d)\"", "time: "},
        {"time: uniform(1 d, 2 d)", "time: a distribution has to be quoted "
                                    "[E115]"},
        {"date: 2026-02-30", "date: the date '2026-02-30' does not exist"},
        {"date: 2025-02-29", "does not exist [E114]"},
        {"date: 2026-13-01", "does not exist"},
        {"date: 5.1.2026", "is not a date, like 2026-01-05"},
        {"date: 5/1/2026", "is not a date, like 2026-01-05"},
        {"date: 2026/1-5", "is not a date, like 2026-01-05"},
        {"date: 2026-1-5", "is not a date, like 2026-01-05"},
        {"date: 2026/13/1", "the date '2026/13/1' does not exist"},
        {"date: \"2026/1/5 14\"", "is not a date, like 2026-01-05"},
        {"date: \"2026/1/5 14:30 h\"", "is not a date, like 2026-01-05"},
        {"date: \"2026-01-05 14:30:60\"", "does not exist: 00:00 to 23:59"},
        {"date: \"2026-01-05 24:00\"", "the time of '2026-01-05 24:00'"},
        {"date: 0001-01-01", "outside the years 1900 to 2199"},
        {"rule: fifi", "rule: 'fifi' is none of fifo, edd, spt [E111]\n"
                       "    1 | rule: fifi\n      |       ^ did you mean "
                       "'fifo'?"},
        {"calendar: two shifts", "'two shifts' cannot be a name"},
        {"calendar: 日历", "'日历' cannot be a name"},
        {"calendar: -x", "'-x' cannot be a name"},
        {"after: [a, a]", "after: 'a' is in the list twice [E109]"},
        {"after: [a, [b]]", "after: a name is needed here, not a list"},
        {"after: [a, \"\"]", "'' cannot be a name"},
    };
    check_refusals(state, refusals, COUNT(refusals));
}

static void values_outside_their_limits_are_refused(void **state)
{
    static const struct refusal refusals[] = {
        {"units: 0", "units: '0' is less than 1, the least allowed [E105]"},
        {"units: 11", "units: '11' is more than 10, the most allowed"},
        {"factor: -1.5", "'-1.5' is less than -1"},
        {"load: 500 kg", "load: '500 kg' is less than 1 t"},
        {"load: 41 t", "load: '41 t' is more than 40 t"},
        {"inner: {wait: 1 h, share: 101 %}", "'101 %' is more than 100 %"},
        {"inner: {wait: 1 h, share: -1 %}", "'-1 %' is less than 0 %"},
        {"time: 20 d", "time: '20 d' is more than 10 d"},
        {"time: \"exponential(mean 11 d)\"", "is more than 10 d"},
        {"inner: {wait: 300 year}", "is beyond all measure (2500000 h)"},
    };
    check_refusals(state, refusals, COUNT(refusals));
}

static void wrong_shapes_are_refused(void **state)
{
    static const struct refusal refusals[] = {
        {"units: [3]", "units: a whole number, like 3 is needed, not a list"},
        {"load: {x: 1}", "is needed, not a mapping [E108]"},
        {"after: roll", "after: a list of names, like [a, b] is needed, not a "
                        "single value"},
        {"inner: 3", "inner: a mapping of keys to values is needed"},
        {"inner: [3]", "inner: a mapping of keys to values is needed"},
        {"inner: 2 d", "^ write inner: { wait: 2 d }"},
        {"inner: soon", "^ write inner: { wait: ... }"},
        {"things: {x: 2 d}", "^ write x: { wait: 2 d }"},
        {"things: [x]", "things: a mapping of keys to values is needed"},
        {"things: {x: 3}", "x: a mapping of keys to values is needed"},
        {"about: [x]", "about: a text is needed"},
        {"source: {a: b}", "source: a text is needed"},
        {"label: [x]", "label: a text is needed"},
        {"label: {de: x}", "a label is in en or zh, not in 'de'"},
    };
    check_refusals(state, refusals, COUNT(refusals));
}

static void unknown_and_missing_keys_are_refused(void **state)
{
    static const struct refusal refusals[] = {
        {"unist: 3", "'unist' is not a setting of plant [E106]\n    1 | "
                     "unist: 3\n      | ^ did you mean 'units'?"},
        {"sauce: U", "did you mean 'source'?"},
        {"kind: x", "'kind' is not a setting of plant"},
        {"inner: {}", "inner needs 'wait': A wait [E107]"},
        {"steps: {a: {time: 1 h}}",
         "a.yaml:1:9: error: 'a' needs a kind: process, delay [E110]"},
        {"steps: {a: {kind: dealy, time: 1 h}}", "did you mean 'delay'?"},
        {"steps: {a: {kind: [x]}}", "kind: 'a list or mapping' is none of"},
        {"steps: {a: {kind: delay}}", "delay needs 'time': Time"},
        {"steps: {a: {kind: delay, time: 1 h, rate: 3 t/h}}",
         "'rate' is not a setting of delay"},
        {"steps: {a: {kind: delay, time: 1 h, rooom: 3}}",
         "did you mean 'room'?"},
        {"steps: {\"a b\": {kind: delay, time: 1 h}}",
         "'a b' cannot be a name"},
        {"steps: {冷却: {kind: delay, time: 1 h}}", "cannot be a name"},
    };
    check_refusals(state, refusals, COUNT(refusals));
}

static void a_name_has_at_most_64_characters(void **state)
{
    struct files *files = *state;
    struct plant plant;
    char text[128] = "calendar: ";
    memset(text + 10, 'x', 64);
    assert_true(read_plant(files, text, &plant));
    text[74] = 'x';
    assert_false(read_plant(files, text, &plant));
    check_said(files, "is too long for a name: at most 64 characters");
}

static void all_errors_come_in_one_pass(void **state)
{
    struct files *files = *state;
    struct plant plant;
    assert_false(read_plant(files,
                            "units: 0\nlod: 3 t\nrule: x\n"
                            "steps: {a: {kind: delay}, b: {kind: process, "
                            "time: 3 t}}\nnote: still read\n",
                            &plant));
    assert_int_equal(sw_diagnostics_errors(files->reader.diagnostics), 5);
    assert_string_equal(plant.note, "still read");
}

static void what_was_reported_as_broken_is_not_reported_again(void **state)
{
    struct files *files = *state;
    struct plant plant;
    assert_false(read_plant(files, "inner: {wait: }", &plant));
    check_said(files, "'wait' has no value");
}

static void a_distribution_takes_values_from_a_file(void **state)
{
    struct files *files = *state;
    struct plant plant;
    text_file(files, "times.csv", "lot,hours\na,2\nb,4\n");
    assert_true(read_plant(
        files, "time: \"empirical(times.csv, column hours, unit h)\"", &plant));
    check_nothing_said(files);
    assert_true(sw_distribution_mean(plant.time) > 1.9 * (double)SW_HOUR_US);
    assert_int_equal(files->reader.inputs.count, 2);
    assert_false(read_plant(
        files, "time: \"empirical(times.csv, column hour, unit h)\"", &plant));
    const char *text = said(files);
    assert_non_null(strstr(text, "times.csv:1:1: error: there is no column "
                                 "'hour' [E122]"));
    assert_non_null(strstr(text, "did you mean 'hours'?"));
    assert_non_null(strstr(text, "a.yaml:1:"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        files_test(every_shape_is_read_into_its_struct),
        files_test(objects_are_of_their_kind),
        files_test(what_is_not_given_has_its_standard_value),
        files_test(words_for_people_are_allowed_everywhere),
        files_test(wrong_values_are_refused),
        files_test(values_outside_their_limits_are_refused),
        files_test(wrong_shapes_are_refused),
        files_test(unknown_and_missing_keys_are_refused),
        files_test(a_name_has_at_most_64_characters),
        files_test(all_errors_come_in_one_pass),
        files_test(what_was_reported_as_broken_is_not_reported_again),
        files_test(a_distribution_takes_values_from_a_file),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
