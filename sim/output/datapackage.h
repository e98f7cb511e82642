/*
 * datapackage.h - datapackage.json, which tells people and programs what the
 * columns of a results folder mean (Frictionless Data Package, Table Schema):
 * name, type, unit, and a sentence in English and in Chinese.
 */
#ifndef SW_OUTPUT_DATAPACKAGE_H
#define SW_OUTPUT_DATAPACKAGE_H

#include "output/column.h"
#include "output/result_file.h"

#include <stddef.h>

#define SW_DATAPACKAGE_FILE "datapackage.json"

struct sw_datapackage {
    const char *title;      /* of the scenario or study */
    const char *utc_offset; /* of the plant's clock: "+08:00" */
    const struct sw_csv_table *const *tables;
    size_t count;
};

void sw_datapackage_write(const struct sw_datapackage *package,
                          struct sw_result_file *file);

#endif
