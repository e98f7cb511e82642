#include "model/problem_tally.h"

#include "base/memory.h"
#include "model/problem_hold.h"
#include "model/problem_payment.h"
#include "model/problem_register.h"

/* The tallies in which a problem is counted. */
enum { OF_TYPE, OF_GROUP, TALLIES };

struct tallies {
    struct sw_problem_tally *of[TALLIES];
};

static size_t type_tallies(const struct sw_model *model)
{
    return model->problems->type_count * model->class_count;
}

static struct tallies tallies_of(const struct sw_run *run,
                                 const struct sw_problem *problem)
{
    const struct sw_problems *all = run->problems;
    const size_t by_type =
        problem->type->index * run->model->class_count + problem->class_index;
    return (struct tallies){
        {&all->by_type[by_type], &all->by_group[problem->product->group]}};
}

/* ------------------------------------------------------------------ a run --
 */

void sw_problem_tallies_create(struct sw_run *run)
{
    run->problems->by_type =
        sw_new_array(type_tallies(run->model), sizeof(struct sw_problem_tally));
    run->problems->by_group =
        sw_new_array(run->model->group_count, sizeof(struct sw_problem_tally));
}

static void clear(struct sw_problem_tally *tallies, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        sw_free(tallies[i].lives.values);
        sw_free(tallies[i].settles.values);
        sw_free(tallies[i].usables.values);
        for (size_t s = 0; s < SW_PROBLEM_STAGES_MAX; s++) {
            sw_free(tallies[i].stages[s].samples.values);
        }
    }
    sw_free(tallies);
}

void sw_problem_tallies_destroy(struct sw_run *run)
{
    clear(run->problems->by_type, type_tallies(run->model));
    clear(run->problems->by_group, run->model->group_count);
}

static void restart(struct sw_problem_tally *tallies, size_t count,
                    int64_t now_us)
{
    for (size_t i = 0; i < count; i++) {
        sw_level_restart(&tallies[i].inside, now_us);
        sw_level_restart(&tallies[i].withheld, now_us);
    }
}

void sw_problems_restart(struct sw_run *run)
{
    if (run->problems != NULL) {
        const int64_t now_us = sw_run_now(run);
        restart(run->problems->by_type, type_tallies(run->model), now_us);
        restart(run->problems->by_group, run->model->group_count, now_us);
    }
}

static void freeze(struct sw_problem_tally *tallies, size_t count,
                   int64_t now_us)
{
    for (size_t i = 0; i < count; i++) {
        tallies[i].inside_area = sw_level_area(&tallies[i].inside, now_us);
        tallies[i].inside_at_end = tallies[i].inside.value;
        tallies[i].withheld_area = sw_level_area(&tallies[i].withheld, now_us);
    }
}

void sw_problems_freeze(struct sw_run *run)
{
    if (run->problems != NULL) {
        const int64_t now_us = sw_run_now(run);
        freeze(run->problems->by_type, type_tallies(run->model), now_us);
        freeze(run->problems->by_group, run->model->group_count, now_us);
        for (const struct sw_order *order = run->open_orders; order != NULL;
             order = order->next) {
            if (order->problem != NULL) {
                sw_problem_hold_window_closes(run, order->problem);
                sw_payment_window_closes(run, order->problem);
            }
        }
    }
}

/* --------------------------------------------------------------- counting --
 */

static void keep(struct sw_samples *samples, int64_t value)
{
    samples->values = sw_reserve_array(samples->values, &samples->capacity,
                                       samples->count + 1, sizeof(int64_t));
    samples->values[samples->count++] = value;
}

void sw_problem_tally_received(struct sw_run *run,
                               const struct sw_problem *problem)
{
    struct tallies tallies = tallies_of(run, problem);
    for (size_t i = 0; i < TALLIES; i++) {
        sw_level_add(&tallies.of[i]->inside, sw_run_now(run), +1);
        tallies.of[i]->problems += problem->order->counted;
    }
}

void sw_problem_tally_withheld(struct sw_run *run,
                               const struct sw_problem *problem, int64_t money)
{
    struct tallies tallies = tallies_of(run, problem);
    for (size_t i = 0; i < TALLIES; i++) {
        sw_level_add(&tallies.of[i]->withheld, sw_run_now(run), money);
    }
}

/* By the mill's clock; SW_NEVER_US if it has not come so far. */
static int64_t mill_us(const struct sw_problem *problem, size_t stage)
{
    const int64_t passed_us = problem->passed_us[stage];
    return passed_us == SW_NEVER_US
               ? SW_NEVER_US
               : passed_us - problem->found_us - problem->theirs_us[stage];
}

static bool is_in_target(const struct sw_problem_stage *stage, int64_t us)
{
    return stage->within_us == 0 || us <= stage->within_us;
}

static void tally_stage(const struct sw_problem_stage *stage,
                        struct sw_stage_tally *tally, int64_t us,
                        int64_t theirs_us)
{
    tally->passed++;
    tally->within += is_in_target(stage, us);
    tally->mill_us += us;
    tally->theirs_us += theirs_us;
    keep(&tally->samples, us);
}

/* Has it kept the target of every stage that it passed? */
static bool tally_stages(const struct sw_problem_plan *plan,
                         struct sw_problem_tally *tally,
                         const struct sw_problem *problem, bool closed)
{
    bool in_target = closed;
    for (size_t s = 0; s < plan->stage_count; s++) {
        const int64_t us = mill_us(problem, s);
        if (us != SW_NEVER_US) {
            tally_stage(&plan->stages[s], &tally->stages[s], us,
                        problem->theirs_us[s]);
            in_target = in_target && is_in_target(&plan->stages[s], us);
        } else if (!closed) {
            tally->stages[s].open++;
        }
    }
    return in_target;
}

/* What it has come to so far. */
static void tally_course(struct sw_problem_tally *tally,
                         const struct sw_problem *problem)
{
    tally->reopened += problem->reopened > 0;
    tally->repeated += problem->repeated;
    tally->held_us += problem->held_us;
    tally->stood_us += problem->stood_us;
    tally->replaced += problem->replaced_g > 0;
    tally->money +=
        problem->disposed_for + problem->stood_for + problem->interest;
    if (problem->disposed && problem->type->disposes) {
        tally->disposed[problem->disposition]++;
        tally->disposed_for[problem->disposition] += problem->disposed_for;
    }
    if (problem->settled_us != SW_NEVER_US) {
        const int64_t us = problem->settled_us - problem->found_us;
        tally->settle_us += us;
        keep(&tally->settles, us);
    }
}

void sw_problem_tally_closed(struct sw_run *run,
                             const struct sw_problem *problem)
{
    struct tallies tallies = tallies_of(run, problem);
    const int64_t life_us = sw_run_now(run) - problem->found_us;
    for (size_t i = 0; i < TALLIES; i++) {
        struct sw_problem_tally *tally = tallies.of[i];
        sw_level_add(&tally->inside, sw_run_now(run), -1);
        if (problem->order->counted) {
            tally->in_target +=
                tally_stages(run->model->problems, tally, problem, true);
            tally_course(tally, problem);
            tally->life_us += life_us;
            keep(&tally->lives, life_us);
        }
    }
}

void sw_problem_unsolved(struct sw_run *run, struct sw_problem *problem)
{
    struct tallies tallies = tallies_of(run, problem);
    sw_problem_hold_run_ends(run, problem);
    sw_payment_note_interest(run, problem);
    sw_problem_tell(run, problem, SW_NEVER_US);
    for (size_t i = 0; i < TALLIES && problem->order->counted; i++) {
        struct sw_problem_tally *tally = tallies.of[i];
        (void)tally_stages(run->model->problems, tally, problem, false);
        tally_course(tally, problem);
        tally->open++;
    }
}

/* ------------------------------------------------------------------ orders --
 */

void sw_problem_tally_usable(struct sw_run *run, uint32_t group, int64_t us,
                             int64_t wait_us)
{
    struct sw_problem_tally *tally = &run->problems->by_group[group];
    tally->usable_us += us;
    tally->wait_us += wait_us;
    keep(&tally->usables, us);
}

void sw_problem_tally_unusable(struct sw_run *run, uint32_t group, int change)
{
    run->problems->by_group[group].unusable += (uint64_t)change;
}
