/*
 * setting_walk.h - all settings below a table, one after the other, for those
 * who tell people and editors what may stand in a file.
 */
#ifndef SW_SCENARIO_SETTING_WALK_H
#define SW_SCENARIO_SETTING_WALK_H

#include "scenario/setting.h"

#include <stdbool.h>

/* Some settings that stand side by side: those of one table, without its bases,
 * which are parts of their own. */
struct sw_setting_part {
    const char *path; /* "steps.NAME"; "" at the root */
    const struct sw_table *table;
    bool of_kind; /* the table is one of several kinds, or shared by some */
    bool whole;   /* no base of kinds: `kind: <table->name>` can be written */
};

struct sw_setting_visitor {
    void *self;
    void (*begin)(void *self, const struct sw_setting_part *part);
    void (*setting)(void *self, const struct sw_setting_part *part,
                    const struct sw_setting *setting);
    void (*end)(void *self, const struct sw_setting_part *part);
};

/*
 * Visit the settings of `root` and all below that lie under `path`: "steps",
 * "steps.cool.time", "steps.process.time" (of one kind); "" for all. `begin`
 * and `end` (each may be NULL) are called for parts of which a setting is
 * visited; what lies below a part follows it. False if there is none.
 */
bool sw_setting_walk(const struct sw_table *root, const char *path,
                     const struct sw_setting_visitor *visitor);

#endif
