/*
 * setting.h - what can be written in a scenario file, as tables.
 *
 * A row per setting: name, shape, dimension, limits, default, help. The reader,
 * `check`, `keys`, the JSON Schema and docs/scenario.md all come from these
 * tables; the scenario layer knows none of them, the model hands them in.
 */
#ifndef SW_SCENARIO_SETTING_H
#define SW_SCENARIO_SETTING_H

#include "base/arena.h"
#include "scenario/diagnostics.h"
#include "scenario/input_file.h"
#include "scenario/node.h"
#include "scenario/quantity.h"

#include <stddef.h>
#include <stdint.h>

/* What a setting looks like in the file, and what it becomes in memory. */
enum sw_shape {
    SW_SHAPE_FLAG,         /* yes, no                -> bool */
    SW_SHAPE_INTEGER,      /* 3                      -> int64_t */
    SW_SHAPE_NUMBER,       /* 0.5                    -> double */
    SW_SHAPE_QUANTITY,     /* 30 min, 25 t, 45 CNY   -> int64_t of base units
                              (time, mass, money, length in micrometres) */
    SW_SHAPE_RATIO,        /* 5 %, 380 t/h, 45 CNY/t -> double of base units */
    SW_SHAPE_DISTRIBUTION, /* "exponential(mean 7 h)" -> struct
                              sw_distribution * (arena) */
    SW_SHAPE_TEXT,         /* any text               -> const char * */
    SW_SHAPE_CHOICE,       /* one of `choices`       -> int, its index */
    SW_SHAPE_NAME,         /* of an object elsewhere -> struct sw_name */
    SW_SHAPE_NAMES,        /* a list of names        -> struct sw_names */
    SW_SHAPE_DATE,         /* 2026-01-05, "2026-01-05 14:30" -> int64_t us since
                              1970-01-01, local */
    SW_SHAPE_MAPPING,      /* settings of `table`    -> the table's struct,
                              in place */
    SW_SHAPE_OBJECTS,      /* names to objects of `table` or one of `kinds`
                              -> struct sw_objects */
    SW_SHAPE_ONE,          /* one of `kinds` under its name -> struct sw_objects
                              with one object of that name */
    SW_SHAPE_LIST,         /* a list of such, [{class: rush}] -> the same, in
                              the order of the file */
    SW_SHAPE_NODE /* own grammar            -> const struct sw_node * */
};

struct sw_name {
    const char *text; /* NULL if not given */
    struct sw_place place;
};

struct sw_names {
    size_t count;
    struct sw_name *at;
};

struct sw_table;

struct sw_setting {
    const char *key;
    enum sw_shape shape;
    enum sw_dimension dimension; /* QUANTITY, RATIO, DISTRIBUTION */
    double min;                  /* in base units; min == max == 0: no limits */
    double max;
    bool required;
    const char *standard;         /* as written in a file; NULL: zero bytes */
    size_t offset;                /* in the table's struct */
    const struct sw_table *table; /* MAPPING, OBJECTS of one kind */
    const struct sw_table *const
        *kinds; /* OBJECTS with `kind:`; ONE, LIST: each with a setting of
                   its own name, the only one; ends in NULL */
    const char *const *choices; /* CHOICE; ends in NULL */
    const char *en;             /* one sentence, for `keys` */
    const char *zh;
};

/* The settings of one mapping, read into a struct of `size` bytes. */
struct sw_table {
    const char *name; /* "process", as `kind: process` says */
    const char *en;
    const char *zh;
    size_t size;
    const struct sw_table *base; /* settings shared by all kinds, whose struct
                                    comes first in this one; NULL if none */
    const struct sw_setting *settings;
    size_t count;
};

struct sw_object {
    const char *name;
    const struct sw_table *table; /* which kind it is */
    void *values;                 /* the table's struct */
    const struct sw_node *node;
    struct sw_place place; /* of its name */
};

struct sw_objects {
    size_t count;
    struct sw_object *at; /* in the order of the file */
};

/*
 * Read `node` by `table` into `values` (zeroed by the caller). Unknown keys,
 * wrong shapes, dimensions and limits are reported; `about`, `label`, `source`
 * and `expect` are allowed in every mapping. Everything made lives in the
 * reader's arena.
 * False if anything was wrong; what could be read is there all the same.
 */
bool sw_read_settings(const struct sw_table *table, const struct sw_node *node,
                      void *values, struct sw_reader *reader);

/* The row of `key` in a table or its bases; NULL if there is none. */
const struct sw_setting *sw_table_find(const struct sw_table *table,
                                       const char *key);

/* The object called `name.text`, or NULL after reporting that there is no
 * `what`, as "step", of that name, with the nearest one. */
const struct sw_object *sw_objects_find(const struct sw_objects *objects,
                                        struct sw_name name, const char *what,
                                        struct sw_diagnostics *diagnostics);

#endif
