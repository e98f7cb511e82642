/*
 * season.h - the months of a year in which something may come.
 */
#ifndef SW_MODEL_SEASON_H
#define SW_MODEL_SEASON_H

#include "model/compiler.h"

enum { SW_SEASON_MONTHS = 12 };

/* Which months the list ([nov, dec]) names, January first; false after
 * reporting, with `code`, that one is no month. */
bool sw_season_read(struct sw_compiler *compiler, const struct sw_names *names,
                    const char *code, bool *chosen);

/* A calendar that is open in the chosen months of each year. */
const struct sw_calendar *sw_season_make(struct sw_compiler *compiler,
                                         const bool *chosen);

#endif
