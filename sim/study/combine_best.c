#include "base/memory.h"
#include "scenario/diagnostics.h"
#include "steelway/compare.h"
#include "study/combine.h"

#include <assert.h>
#include <string.h>

/* ------------------------------------------------------- one combination -- */

static const char *why_not(const struct sw_study *study,
                           const struct sw_obstacle *obstacle)
{
    const char *one = study->options[obstacle->one].name;
    const char *other = study->options[obstacle->other].name;
    const struct sw_conflict *conflict = &obstacle->conflict;
    if (obstacle->exclusive) {
        return sw_arena_format(study->arena, "%s and %s exclude each other",
                               one, other);
    }
    if (strcmp(conflict->one->path, conflict->other->path) == 0) {
        return sw_arena_format(study->arena, "%s and %s both change %s", one,
                               other, conflict->one->path);
    }
    return sw_arena_format(study->arena, "%s changes %s and %s changes %s", one,
                           conflict->one->path, other, conflict->other->path);
}

/* What agrees key by key may still be no plant. NULL: it is one, and its dates
 * are promised as those of the options. */
static const char *join(struct sw_study *study,
                        struct sw_combination *combination)
{
    const size_t option = study->count;
    struct sw_error err;
    study->reader.diagnostics = sw_diagnostics_create();
    sw_combine_join(study, combination);
    sw_study_compile_option(study, option);
    const bool good = study->models[option] != NULL &&
                      sw_diagnostics_errors(study->reader.diagnostics) == 0;
    sw_diagnostics_destroy(study->reader.diagnostics);
    study->reader.diagnostics = NULL;
    if (!good) {
        return "together they are no scenario that can be run: "
               "combine.sets with it tells what is wrong";
    }
    return sw_promises_freeze(study->models[option], study->leads, &err)
               ? NULL
               : sw_arena_text(study->arena, err.message);
}

/* False: it is left out. */
static bool make_model(struct sw_study *study,
                       struct sw_combination *combination)
{
    const size_t option = study->count;
    const char *why = join(study, combination);
    if (why != NULL) {
        sw_model_destroy(study->models[option]);
        study->models[option] = NULL;
        combination->option = 0;
        combination->why = why;
        study->count--;
    }
    return why == NULL;
}

/* The combination of these options, in any order; it is made if there is none
 * yet, and then counts in `made` if it can run. */
static const struct sw_combination *
combination_of(struct sw_study *study, const size_t *options, size_t count,
               enum sw_combination_reason reason, size_t *made)
{
    size_t *parts = sw_new_array(count, sizeof(*parts));
    for (size_t i = 0; i < count; i++) {
        size_t at = i;
        for (; at > 0 && parts[at - 1] > options[i]; at--) {
            parts[at] = parts[at - 1];
        }
        parts[at] = options[i];
    }
    struct sw_combination *found = sw_combine_find(study, parts, count);
    if (found == NULL) {
        const struct sw_obstacle obstacle =
            sw_combine_obstacle(study, parts, count);
        found = sw_combine_add(study, parts, count);
        found->reason = reason;
        if (obstacle.one != 0) {
            found->why = why_not(study, &obstacle);
        } else if (make_model(study, found)) {
            ++*made;
        }
    }
    sw_free(parts);
    return found;
}

/* -------------------------------------------------------------- the best -- */

/* Options of the file that may be feasible and rank before the baseline. */
static void choose_best(struct sw_combining *combining,
                        const struct sw_comparison *ranked)
{
    for (size_t i = 0; i < ranked->ranking_count; i++) {
        const struct sw_ranking_row *row = &ranked->ranking[i];
        if (row->option == 0 || row->feasible == SW_ANSWER_NO ||
            combining->best_count == (size_t)combining->settings->of_best) {
            return;
        }
        if (row->option < combining->singles) {
            combining->best[combining->best_count++] = row->option;
        }
    }
}

/* The next choice of `size` of `count` places, in the order of a dictionary. */
static bool next_choice(size_t *places, size_t size, size_t count)
{
    size_t i = size;
    while (i > 0 && places[i - 1] == count - size + i - 1) {
        i--;
    }
    if (i == 0) {
        return false;
    }
    places[i - 1]++;
    for (size_t k = i; k < size; k++) {
        places[k] = places[k - 1] + 1;
    }
    return true;
}

static size_t combine_best(struct sw_study *study)
{
    struct sw_combining *combining = &study->combining;
    const size_t count = combining->best_count;
    size_t *places = sw_new_array(count + 1, sizeof(*places));
    size_t *options = sw_new_array(count + 1, sizeof(*options));
    size_t made = 0;
    for (size_t size = 2;
         size <= (size_t)combining->settings->up_to && size <= count; size++) {
        for (size_t i = 0; i < size; i++) {
            places[i] = i;
        }
        do {
            for (size_t i = 0; i < size; i++) {
                options[i] = combining->best[places[i]];
            }
            (void)combination_of(study, options, size, SW_COMBINATION_OF_BEST,
                                 &made);
        } while (next_choice(places, size, count));
    }
    sw_free(options);
    sw_free(places);
    return made;
}

/* -------------------------------------------------- one measure after one --
 */

static bool is_taken(const struct sw_combining *combining, size_t option)
{
    for (size_t i = 0; i < combining->step_count; i++) {
        if (combining->steps[i].added == option) {
            return true;
        }
    }
    return false;
}

/* What is taken so far with each of the others: `beside[i]` is the option that
 * it makes with best[i], 0 if it cannot be. Returns how many have yet to run.
 */
static size_t make_next(struct sw_study *study, size_t *beside)
{
    struct sw_combining *combining = &study->combining;
    const size_t taken = combining->step_count;
    size_t *options = sw_new_array(taken + 1, sizeof(*options));
    size_t made = 0;
    for (size_t i = 0; i < taken; i++) {
        options[i] = combining->steps[i].added;
    }
    for (size_t i = 0; i < combining->best_count; i++) {
        options[taken] = combining->best[i];
        beside[i] = is_taken(combining, combining->best[i])
                        ? 0
                        : combination_of(study, options, taken + 1,
                                         SW_COMBINATION_NEXT, &made)
                              ->option;
    }
    sw_free(options);
    return made;
}

/* Take the one that ranks first. False if none may be feasible. */
static bool take_next(struct sw_combining *combining, const size_t *beside,
                      const struct sw_comparison *ranked)
{
    for (size_t r = 0; r < ranked->ranking_count; r++) {
        const struct sw_ranking_row *row = &ranked->ranking[r];
        if (row->feasible == SW_ANSWER_NO) {
            return false;
        }
        for (size_t i = 0; i < combining->best_count; i++) {
            if (row->option != 0 && beside[i] == row->option) {
                const size_t last = combining->step_count++;
                combining->steps[last] = (struct sw_sequence_step){
                    .added = combining->best[i],
                    .before = combining->steps[last - 1].option,
                    .option = row->option,
                };
                return true;
            }
        }
    }
    return false;
}

/* Go on as far as what has run tells; returns how many combinations have yet to
 * run before it goes on. */
static size_t follow_sequence(struct sw_study *study,
                              const struct sw_comparison *ranked)
{
    struct sw_combining *combining = &study->combining;
    if (!combining->settings->sequence || combining->best_count == 0) {
        return 0;
    }
    if (combining->step_count == 0) {
        combining->steps[combining->step_count++] = (struct sw_sequence_step){
            .added = combining->best[0], .option = combining->best[0]};
    }
    size_t *beside = sw_new_array(combining->best_count, sizeof(*beside));
    size_t made = 0;
    do {
        made = make_next(study, beside);
    } while (made == 0 && take_next(combining, beside, ranked));
    sw_free(beside);
    return made;
}

/* ---------------------------------------------------------------- rounds -- */

size_t sw_study_combine(struct sw_study *study,
                        const struct sw_replications *replications,
                        uint64_t seed)
{
    struct sw_combining *combining = &study->combining;
    if (combining->settings == NULL || combining->settings->of_best == 0) {
        return 0;
    }
    const struct sw_cases cases = sw_study_cases(study, replications);
    struct sw_question question = study->question;
    question.seed = seed;
    struct sw_comparison ranked = sw_rank(&cases, &question);
    size_t made = 0;
    if (!combining->paired) {
        combining->paired = true;
        choose_best(combining, &ranked);
        made = combine_best(study);
    }
    if (made == 0) {
        made = follow_sequence(study, &ranked);
    }
    sw_comparison_clear(&ranked);
    sw_combine_costs(study);
    sw_study_list(study);
    study->question.combination_count = combining->count;
    study->question.step_count = combining->step_count;
    return made;
}

void sw_study_forget(struct sw_study *study, size_t count)
{
    struct sw_combining *combining = &study->combining;
    for (size_t i = 0; i < combining->count; i++) {
        struct sw_combination *combination = &combining->at[i];
        if (combination->option >= count) {
            combination->option = 0;
            combination->why = "interrupted";
        }
    }
    while (study->count > count) {
        study->count--;
        sw_model_destroy(study->models[study->count]);
        study->models[study->count] = NULL;
    }
}

size_t sw_study_most_combinations(const struct sw_study *study)
{
    const struct sw_combining *combining = &study->combining;
    return combining->settings == NULL ? 0
                                       : sw_combine_most(combining->settings);
}
