/*
 * setting_value.h - one value of a scenario file or one cell of a table, read
 * as its setting says.
 */
#ifndef SW_SCENARIO_SETTING_VALUE_H
#define SW_SCENARIO_SETTING_VALUE_H

#include "scenario/input_file.h"
#include "scenario/setting.h"

/* Read `node` into `value`, which has the type that the setting's shape says:
 * all shapes but MAPPING, OBJECTS, ONE
 * and LIST. False after reporting. */
SW_MUST_USE bool sw_setting_read_value(const struct sw_setting *setting,
                                       const struct sw_node *node, void *value,
                                       struct sw_reader *reader);

/* What the setting wants, for messages and documents: "a time, like 30 min". */
const char *sw_setting_wants(const struct sw_setting *setting);

/* Report and return false unless `name` has only letters, digits, _ and -, and
 * at most 64 of them. */
SW_MUST_USE bool sw_name_check(const char *name, struct sw_place place,
                               struct sw_diagnostics *diagnostics);

#endif
