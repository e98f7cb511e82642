/*
 * What the scenarios that ship keep to, whatever their numbers.
 */
#include "base/arena.h"
#include "scenario/diagnostics.h"
#include "scenario/document.h"
#include "steelway/model.h"

#include "cmocka_all.h"

#include <stdio.h>
#include <string.h>

struct reading {
    struct sw_reader reader;
};

static int begin(void **state)
{
    struct reading *reading = test_calloc(1, sizeof *reading);
    reading->reader.arena = sw_arena_create();
    reading->reader.diagnostics = sw_diagnostics_create();
    *state = reading;
    return 0;
}

static int end(void **state)
{
    struct reading *reading = *state;
    sw_diagnostics_destroy(reading->reader.diagnostics);
    sw_arena_destroy(reading->reader.arena);
    test_free(reading);
    return 0;
}

static const char *path_of(struct reading *reading, const char *name)
{
    return sw_arena_format(reading->reader.arena, "%s/%s", SCENARIOS, name);
}

static const struct sw_node *scenario(struct reading *reading, const char *name)
{
    const struct sw_node *root =
        sw_document_read(&reading->reader, path_of(reading, name));
    sw_diagnostics_print(reading->reader.diagnostics, stderr);
    assert_non_null(root);
    return root;
}

static bool is_text(const struct sw_node *node, const char *text)
{
    return node != NULL && node->kind == SW_NODE_SCALAR &&
           strcmp(node->text, text) == 0;
}

/* ---------------------------------------------------------------- delays -- */

/* All that may be drawn in a delay, and what it is. A wait is none of it. The
 * last ones are of options alone. */
static const char *const TOUCH[][2] = {
    {"slab_yard", "a slab cools"},
    {"reheat", "a slab is heated"},
    {"cool", "a coil cools"},
    {"sample", "a specimen is cut, carried and machined"},
    {"slab_hot", "a slab is carried to the furnace"},
    {"from_hub", "a coil is brought over"},
    {"second_source", "a mill that is not ours makes it and brings it"},
};
enum { TOUCHES = sizeof TOUCH / sizeof TOUCH[0], OF_THE_BASE_PLANT = 4 };

static void check_delays(const struct sw_node *steps, unsigned *seen)
{
    for (size_t i = 0; steps != NULL && i < steps->count; i++) {
        const struct sw_pair *step = &steps->pairs[i];
        if (!is_text(sw_node_find(step->value, "kind"), "delay")) {
            continue;
        }
        size_t which = 0;
        while (which < TOUCHES && strcmp(TOUCH[which][0], step->key) != 0) {
            which++;
        }
        if (which == TOUCHES) {
            fail_msg("%s:%d: what does the delay '%s' draw?", step->place.file,
                     step->place.line, step->key);
        }
        *seen |= 1U << which;
    }
}

static void delays_of_the_base_plant_draw_cooling_and_touch(void **state)
{
    struct reading *reading = *state;
    unsigned seen = 0;
    check_delays(sw_node_find(scenario(reading, "base/base.yaml"), "steps"),
                 &seen);
    assert_int_equal(seen, (1U << OF_THE_BASE_PLANT) - 1);
    check_delays(sw_node_find(scenario(reading, "base/quarter.yaml"), "steps"),
                 &seen);
}

/* What an option changes, in the study itself or in its file. */
static const struct sw_node *changes_of(struct reading *reading,
                                        const struct sw_pair *option)
{
    const struct sw_node *file = sw_node_find(option->value, "file");
    const struct sw_node *changes = sw_node_find(option->value, "changes");
    if (file != NULL) {
        changes =
            sw_document_read_changes(&reading->reader, file->text, file->place);
    }
    assert_non_null(changes);
    return changes;
}

static void options_of_the_study_add_no_other_delay(void **state)
{
    struct reading *reading = *state;
    const struct sw_node *options =
        sw_node_find(scenario(reading, "delivery-time/study.yaml"), "options");
    unsigned seen = 0;
    assert_true(options->count >= 6);
    for (size_t i = 0; i < options->count; i++) {
        const struct sw_node *changes = changes_of(reading, &options->pairs[i]);
        check_delays(sw_node_find(changes, "steps"), &seen);
    }
}

static void
options_of_the_study_say_who_decides_and_what_to_expect(void **state)
{
    struct reading *reading = *state;
    const struct sw_node *options =
        sw_node_find(scenario(reading, "delivery-time/study.yaml"), "options");
    for (size_t i = 0; i < options->count; i++) {
        const struct sw_node *option = options->pairs[i].value;
        const struct sw_node *about = sw_node_find(option, "about");
        assert_non_null(about);
        assert_true(strlen(about->text) > 40);
        assert_non_null(sw_node_find_path(option, "expect.because"));
        assert_non_null(sw_node_find_path(option, "label.zh"));
        const struct sw_node *cost = sw_node_find(option, "cost");
        assert_true(cost == NULL || sw_node_find(cost, "payer") != NULL);
    }
}

/* --------------------------------------------------------------- sources -- */

static void assert_sources(const struct sw_node *objects)
{
    for (size_t i = 0; i < objects->count; i++) {
        const struct sw_pair *pair = &objects->pairs[i];
        if (sw_node_find(pair->value, "source") == NULL) {
            fail_msg("%s:%d: '%s' names no source", pair->place.file,
                     pair->place.line, pair->key);
        }
    }
}

static void everything_in_the_base_plant_names_its_source(void **state)
{
    static const char *const parts[] = {"calendars", "resources", "products",
                                        "steps", "demand"};
    struct reading *reading = *state;
    const struct sw_node *root = scenario(reading, "base/base.yaml");
    for (size_t p = 0; p < sizeof parts / sizeof parts[0]; p++) {
        assert_sources(sw_node_find(root, parts[p]));
    }
}

/* ------------------------------------------------------------------ runs -- */

static void every_scenario_is_compiled_without_a_warning(void **state)
{
    static const char *const names[] = {
        "base/base.yaml",     "base/quarter.yaml",    "tutorial/mm1.yaml",
        "tutorial/mm3.yaml",  "tutorial/tandem.yaml", "tutorial/job-shop.yaml",
        "starter/plant.yaml",
    };
    struct reading *reading = *state;
    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++) {
        const struct sw_node *root = scenario(reading, names[i]);
        struct sw_model *model = sw_model_compile(&reading->reader, root, NULL);
        sw_diagnostics_print(reading->reader.diagnostics, stderr);
        assert_int_equal(sw_diagnostics_errors(reading->reader.diagnostics), 0);
        assert_int_equal(sw_diagnostics_warnings(reading->reader.diagnostics),
                         0);
        assert_non_null(model);
        sw_model_destroy(model);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(
            delays_of_the_base_plant_draw_cooling_and_touch, begin, end),
        cmocka_unit_test_setup_teardown(options_of_the_study_add_no_other_delay,
                                        begin, end),
        cmocka_unit_test_setup_teardown(
            options_of_the_study_say_who_decides_and_what_to_expect, begin,
            end),
        cmocka_unit_test_setup_teardown(
            everything_in_the_base_plant_names_its_source, begin, end),
        cmocka_unit_test_setup_teardown(
            every_scenario_is_compiled_without_a_warning, begin, end),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
