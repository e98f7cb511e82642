/*
 * order_story.h - what `explain --order` does: one order, one replication.
 */
#ifndef SW_CLI_ORDER_STORY_H
#define SW_CLI_ORDER_STORY_H

#include "cli/command.h"

enum sw_exit sw_order_story(const struct sw_options *options);

#endif
