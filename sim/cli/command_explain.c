#include "cli/experiment.h"
#include "cli/order_story.h"

/* One question at a time. */
static bool is_clear(const struct sw_options *options)
{
    const bool order = SW_GIVEN(options, ORDER);
    const bool against = SW_GIVEN(options, AGAINST);
    if (SW_GIVEN(options, REPLICATION) && !order) {
        (void)sw_command_usage("--replication is about --order");
        return false;
    }
    if (order + against + SW_GIVEN(options, RELIEF) > 1) {
        (void)sw_command_usage("--order, --against and --relief are questions "
                               "of their own: ask one at a time");
        return false;
    }
    if (against && !sw_study_is_file(options->arguments[0]) &&
        sw_study_is_file(options->against)) {
        (void)sw_command_usage("'%s' is a study: name it first, and one of its "
                               "options after --against",
                               options->against);
        return false;
    }
    return true;
}

static enum sw_exit run_explain(const struct sw_options *options)
{
    if (!is_clear(options)) {
        return SW_EXIT_USAGE;
    }
    return SW_GIVEN(options, ORDER)
               ? sw_order_story(options)
               : sw_experiment_run(options, SW_EXPERIMENT_EXPLAIN);
}

static const struct sw_example examples[] = {
    {"steelway explain base.yaml",
     "where the delivery time goes, and the busiest resources"},
    {"steelway explain base.yaml --relief",
     "and what 10 % less at each step, or a unit more, would give"},
    {"steelway explain base.yaml --out results/base",
     "and time.csv with every step and class of every product"},
    {"steelway explain base.yaml --against faster.yaml",
     "what changes there, and which orders gain or lose"},
    {"steelway explain study.yaml --against weekly_slots",
     "the same for an option of a study"},
    {"steelway explain base.yaml --order guardrail-130.2 --replication 3",
     "what happened to one order, when and why"},
    {0},
};

const struct sw_command sw_command_explain = {
    .name = "explain",
    .help = "tell where the delivery time goes and what holds it up",
    .usage = "steelway explain SCENARIO | steelway explain STUDY",
    .about =
        "Splits the delivery time of customers' orders by step, class and "
        "owner; each split\nadds up exactly. An order's time is that of the "
        "lot that completed it. Work is setup,\nprocess and transport, all "
        "else is waiting; the warehouse is where the milestone\n`ready` is "
        "passed, or, without one, where the carrier's first step begins.",
    .examples = examples,
    .options = SW_EXPERIMENT_OPTIONS | SW_OPTION(RELIEF) | SW_OPTION(EXPECT) |
               SW_OPTION(AGAINST) | SW_OPTION(ORDER) | SW_OPTION(REPLICATION),
    .least = 1,
    .most = 1,
    .run = run_explain,
};
