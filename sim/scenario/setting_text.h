/*
 * setting_text.h - the reference of settings, for people.
 */
#ifndef SW_SCENARIO_SETTING_TEXT_H
#define SW_SCENARIO_SETTING_TEXT_H

#include "scenario/setting.h"

#include <stdbool.h>
#include <stdio.h>

/* Print the settings under `path` ("" for all; setting_walk.h). False if there
 * are none. */
bool sw_setting_print(const struct sw_table *root, const char *path, FILE *to);

/* The same as a JSON list of {path, kind, value, required, default, least,
 * most, choices, en, zh}, an empty one if there are none. */
bool sw_setting_print_json(const struct sw_table *root, const char *path,
                           FILE *to);

/* All settings as Markdown, a table for each part. */
void sw_setting_print_markdown(const struct sw_table *root, FILE *to);

#endif
