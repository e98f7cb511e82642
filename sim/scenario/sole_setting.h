/*
 * sole_setting.h - the one thing that a mapping has to say.
 *
 *     when: { slack: 2 d }     write slack: { below: 2 d }
 *
 * Who writes a value where a mapping is needed most often means that.
 */
#ifndef SW_SCENARIO_SOLE_SETTING_H
#define SW_SCENARIO_SOLE_SETTING_H

#include "scenario/setting.h"

/* The only setting of the table (and its bases) that is required, or, if none
 * is, its only one; NULL: there are several, or it has a shape of its own. */
const struct sw_setting *sw_sole_setting(const struct sw_table *table);

/* After a report that `node`, the value of `key`, should be a mapping: hint at
 * how it is written, if the table has a sole setting. */
void sw_sole_setting_offer(const struct sw_table *table, const char *key,
                           const struct sw_node *node,
                           struct sw_reader *reader);

#endif
