#include "cli/experiment.h"
#include "cli/order_story.h"

static enum sw_exit run_explain(const struct sw_options *options)
{
    if (SW_GIVEN(options, REPLICATION) && !SW_GIVEN(options, ORDER)) {
        return sw_command_usage("--replication is about --order");
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
    {"steelway explain base.yaml --order guardrail-130.2 --replication 3",
     "what happened to one order, when and why"},
    {0},
};

const struct sw_command sw_command_explain = {
    .name = "explain",
    .help = "tell where the delivery time goes and what holds it up",
    .usage = "steelway explain SCENARIO",
    .about =
        "Splits the delivery time of customers' orders by step, class and "
        "owner; each split\nadds up exactly. An order's time is that of the "
        "lot that completed it. Work is setup,\nprocess and transport, all "
        "else is waiting; the warehouse is where the milestone\n`ready` is "
        "passed, or, without one, where the carrier's first step begins.",
    .examples = examples,
    .options = SW_EXPERIMENT_OPTIONS | SW_OPTION(RELIEF) | SW_OPTION(ORDER) |
               SW_OPTION(REPLICATION),
    .least = 1,
    .most = 1,
    .run = run_explain,
};
