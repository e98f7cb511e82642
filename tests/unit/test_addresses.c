/*
 * Common random numbers: whatever an option changes, what it leaves alone draws
 * the same numbers as in the baseline. A draw has one address, and what has the
 * same address has the same value.
 */
#include "base/memory.h"
#include "scenario_files.h"
#include "steelway/study.h"

#include <stdint.h>
#include <stdlib.h>

struct draw {
    const char *purpose; /* of the model */
    uint64_t entity;
    uint64_t visit;
    uint64_t draw;
    double unit;
};

/* Of one replication. */
struct draws {
    struct draw *at;
    size_t count;
    size_t capacity;
};

static void note_draw(void *self, const struct sw_draw_record *record)
{
    struct draws *draws = self;
    draws->at = sw_reserve_array(draws->at, &draws->capacity, draws->count + 1,
                                 sizeof(struct draw));
    draws->at[draws->count++] =
        (struct draw){record->purpose, record->entity, record->visit,
                      record->draw, record->unit};
}

static int compare_numbers(uint64_t a, uint64_t b)
{
    return (a > b) - (a < b);
}

static int by_address(const void *a, const void *b)
{
    const struct draw *left = a;
    const struct draw *right = b;
    /* Within one model a purpose is one text; most are told by the pointer. */
    int order = left->purpose == right->purpose
                    ? 0
                    : strcmp(left->purpose, right->purpose);
    order = order != 0 ? order : compare_numbers(left->entity, right->entity);
    order = order != 0 ? order : compare_numbers(left->visit, right->visit);
    return order != 0 ? order : compare_numbers(left->draw, right->draw);
}

/* In order of address; free `at` with sw_free. */
static struct draws draws_of(const struct sw_model *model)
{
    struct draws draws = {0};
    const struct sw_observer observer = {.self = &draws, .draw = note_draw};
    struct sw_outcome outcome = {0};
    struct sw_error err = {0};
    const struct sw_replication first = {sw_model_seed(model), 1, &observer};
    if (!sw_model_run(model, &first, &outcome, &err)) {
        fail_msg("%s", err.message);
    }
    assert_true(outcome.audited);
    sw_outcome_clear(&outcome);
    qsort(draws.at, draws.count, sizeof(struct draw), by_address);
    return draws;
}

static void assert_no_address_twice(const struct draws *draws, const char *who)
{
    for (size_t i = 1; i < draws->count; i++) {
        if (by_address(&draws->at[i - 1], &draws->at[i]) == 0) {
            fail_msg("%s draws %s of %016llx twice, visit %llu draw %llu", who,
                     draws->at[i].purpose,
                     (unsigned long long)draws->at[i].entity,
                     (unsigned long long)draws->at[i].visit,
                     (unsigned long long)draws->at[i].draw);
        }
    }
}

/* What the option takes away, or makes more or fewer of. */
struct touched {
    const char *option;
    const char *steps; /* "/barge/ /truck/" */
    double elsewhere;  /* share of the lots that are made elsewhere */
};

/* Is `name` the option, or a part of it ("hub+all_by_truck")? */
static bool is_part(const char *name, const char *option)
{
    const size_t length = strlen(name);
    for (const char *at = option; at != NULL; at = strchr(at, '+')) {
        at += *at == '+';
        if (strncmp(at, name, length) == 0 &&
            (at[length] == '+' || at[length] == '\0')) {
            return true;
        }
    }
    return false;
}

static bool touches(const struct touched *touched, size_t count,
                    const char *option, const char *purpose)
{
    const char *step = strchr(purpose, '/');
    const size_t length = (size_t)(strchr(step + 1, '/') - step) + 1;
    for (size_t i = 0; i < count; i++) {
        const char *at = touched[i].steps;
        if (!is_part(touched[i].option, option)) {
            continue;
        }
        for (; *at != '\0'; at++) {
            if (strncmp(at, step, length) == 0) {
                return true;
            }
        }
    }
    return false;
}

/* The time, setup, result or trip of a step. Which coil of a heat brings the
 * specimen depends on who comes first. */
static bool is_work_of_step(const char *purpose)
{
    return strncmp(purpose, "steps/", 6) == 0 &&
           strncmp(purpose, "steps/test/", 11) != 0;
}

struct meeting {
    const char *option;
    const struct touched *touched;
    size_t touched_count;
};

static bool is_left_alone(const struct meeting *meeting, const char *purpose)
{
    return is_work_of_step(purpose) &&
           !touches(meeting->touched, meeting->touched_count, meeting->option,
                    purpose);
}

static double made_elsewhere(const struct meeting *meeting)
{
    double share = 0.0;
    for (size_t i = 0; i < meeting->touched_count; i++) {
        if (is_part(meeting->touched[i].option, meeting->option)) {
            share += meeting->touched[i].elsewhere;
        }
    }
    return share;
}

/* Equal addresses have equal values; 97 % of the work that the baseline drew
 * for steps that are left alone is drawn again: what is under way when the run
 * ends is not, nor what is made anew because another coil was tested. */
static void compare_draws(const struct draws *baseline,
                          const struct draws *option,
                          const struct meeting *meeting)
{
    size_t work = 0;
    size_t again = 0;
    for (size_t i = 0, j = 0; i < baseline->count; i++) {
        const struct draw *draw = &baseline->at[i];
        while (j < option->count && by_address(&option->at[j], draw) < 0) {
            j++;
        }
        const bool met =
            j < option->count && by_address(&option->at[j], draw) == 0;
        if (met && option->at[j].unit != draw->unit) {
            fail_msg("%s draws another %s", meeting->option, draw->purpose);
        }
        if (is_left_alone(meeting, draw->purpose)) {
            work++;
            again += met;
        }
    }
    print_message("%-24s %zu of %zu drawn again, %.3f %%\n", meeting->option,
                  again, work, 100.0 * (double)again / (double)work);
    assert_true(work > 100000);
    assert_true((double)again >=
                (0.97 - made_elsewhere(meeting)) * (double)work);
}

/* The options of a study one by one against its baseline. */
static void compare_study(struct files *files, const char *path,
                          const struct touched *touched, size_t touched_count)
{
    const struct sw_study_source source = {.file = path};
    struct sw_study *study = sw_study_open(&source, files->reader.diagnostics);
    if (study == NULL) {
        fail_msg("%s", said(files));
    }
    struct draws baseline = draws_of(sw_study_option(study, 0).model);
    assert_no_address_twice(&baseline, "baseline");
    assert_true(sw_study_option_count(study) > 2);
    for (size_t i = 1; i < sw_study_option_count(study); i++) {
        const struct sw_study_option option = sw_study_option(study, i);
        struct draws draws = draws_of(option.model);
        assert_no_address_twice(&draws, option.name);
        compare_draws(&baseline, &draws,
                      &(struct meeting){option.name, touched, touched_count});
        sw_free(draws.at);
    }
    sw_free(baseline.at);
    sw_study_destroy(study);
}

/* All of it may be done to the base plant, whatever its numbers are. */
static const char CHANGES[] =
    "format: 1\n"
    "study: Changes of the base plant\n"
    "baseline: " SCENARIOS "/base/base.yaml\n"
    "improve: delivery_time.p90\n"
    "options:\n"
    "  a_step_in_front:\n"
    "    changes:\n"
    "      steps:\n"
    "        credit: { kind: delay, time: \"triangular(1 h, 3 h, 30 h)\" }\n"
    "      routes:\n"
    "        black_coil: { order: [credit, technical_review, contract, slot] "
    "}\n"
    "        coated_coil: { order: [credit, technical_review, contract, slot] "
    "}\n"
    "  a_choice_in_front:\n"
    "    changes:\n"
    "      steps:\n"
    "        credit: { kind: delay, time: \"triangular(1 h, 3 h, 30 h)\" }\n"
    "      routes:\n"
    "        black_coil:\n"
    "          order: [{ choose: { credit: 40 %, technical_review: 60 % } },\n"
    "                  technical_review, contract, slot]\n"
    "  breakdowns:\n"
    "    changes:\n"
    "      resources:\n"
    "        laboratory:\n"
    "          breakdowns:\n"
    "            power: { every: \"exponential(mean 5 d)\",\n"
    "                     repair: \"exponential(mean 8 h)\" }\n"
    "        pickling_line:\n"
    "          breakdowns:\n"
    "            acid: { every: \"exponential(mean 9 d)\",\n"
    "                    repair: \"exponential(mean 8 h)\" }\n"
    "  rework:\n"
    "    changes:\n"
    "      steps:\n"
    "        test:\n"
    "          results: { rework: { probability: 4 %, to: sample } }\n";

static void
an_option_draws_what_the_baseline_draws_for_what_it_leaves_alone(void **state)
{
    static const struct touched touched[] = {
        {"all_by_truck", "/barge/ /truck/", 0.0},
        {"coils_of_16_t", "/barge/ /truck/", 0.0},
        {"green_lane", "/barge/ /truck/", 0.0},
        {"hot_charging", "/slab_yard/", 0.0},
        {"slab_stock", "/melt/ /cast/ /slab_yard/", 0.0},
        {"mode_by_slack", "/barge/ /truck/", 0.0},
        {"second_source", "", 0.05}, /* its limit */
        {"hub",
         "/melt/ /cast/ /slab_yard/ /reheat/ /roll/ /cool/ /sample/ "
         "/test/ /barge/ /truck/",
         0.0},
    };
    compare_study(*state, SCENARIOS "/delivery-time/study.yaml", touched,
                  sizeof touched / sizeof touched[0]);
}

static void a_change_of_one_thing_moves_no_draw_of_another(void **state)
{
    struct files *files = *state;
    compare_study(files, text_file(files, "changes.yaml", CHANGES), NULL, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        files_test(
            an_option_draws_what_the_baseline_draws_for_what_it_leaves_alone),
        files_test(a_change_of_one_thing_moves_no_draw_of_another),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
