#include "cli/run_arguments.h"

#include <assert.h>
#include <stdio.h>

static void add(struct sw_run_arguments *arguments, const char *argument)
{
    assert(arguments->count < SW_MOST_RUN_ARGUMENTS);
    arguments->at[arguments->count++] = argument;
}

static void add_number(struct sw_run_arguments *arguments, const char *name,
                       char text[24], uint64_t number)
{
    (void)snprintf(text, 24, "%llu", (unsigned long long)number);
    add(arguments, name);
    add(arguments, text);
}

static void add_outage(struct sw_run_arguments *arguments,
                       const struct sw_options *options)
{
    const struct {
        bool given;
        const char *name;
        const char *value;
    } words[] = {
        {SW_GIVEN(options, LASTS), "--lasts", options->lasts},
        {SW_GIVEN(options, FROM), "--from", options->from},
        {SW_GIVEN(options, MATTERS), "--matters", options->matters},
    };
    for (size_t i = 0; i < sizeof(words) / sizeof(words[0]); i++) {
        if (words[i].given) {
            add(arguments, words[i].name);
            add(arguments, words[i].value);
        }
    }
}

void sw_run_arguments(struct sw_run_arguments *arguments,
                      const struct sw_options *options)
{
    arguments->count = 0;
    for (size_t i = 0; i < options->count; i++) {
        add(arguments, options->arguments[i]);
    }
    for (size_t i = 0; i < options->change_count; i++) {
        add(arguments, "--set");
        add(arguments, options->changes[i]);
    }
    if (SW_GIVEN(options, SEED)) {
        add_number(arguments, "--seed", arguments->seed, options->seed);
    }
    if (SW_GIVEN(options, REPLICATIONS)) {
        add_number(arguments, "--replications", arguments->replications,
                   options->replications);
    }
    if (SW_GIVEN(options, EXPECT)) {
        add(arguments, "--expect");
    }
    if (SW_GIVEN(options, RELIEF)) {
        (void)snprintf(arguments->relief, sizeof(arguments->relief),
                       "--relief=%.12g", options->relief);
        add(arguments, arguments->relief);
    }
    if (SW_GIVEN(options, AGAINST)) {
        add(arguments, "--against");
        add(arguments, options->against);
    }
    if (SW_GIVEN(options, ORDER)) {
        add(arguments, "--order");
        add(arguments, options->order);
    }
    add_outage(arguments, options);
    if (SW_GIVEN(options, REPLICATION)) {
        add_number(arguments, "--replication", arguments->replication,
                   options->replication);
    }
    if (SW_GIVEN(options, BOM)) {
        add(arguments, "--bom");
    }
    if (SW_GIVEN(options, ORDERS)) {
        add(arguments, options->all_orders ? "--orders=all" : "--orders");
    }
    if (SW_GIVEN(options, EVENTS)) {
        (void)snprintf(arguments->events, sizeof(arguments->events),
                       "--events=%llu", (unsigned long long)options->events);
        add(arguments, arguments->events);
    }
    if (SW_GIVEN(options, TRACE)) {
        add(arguments, "--trace");
        add(arguments, "draws");
    }
}
