#include "output/datapackage.h"

#include "base/text.h"
#include "output/json_text.h"

static const char *const type_names[] = {
    [SW_COLUMN_TEXT] = "string",   [SW_COLUMN_INTEGER] = "integer",
    [SW_COLUMN_NUMBER] = "number", [SW_COLUMN_TIME] = "datetime",
    [SW_COLUMN_FLAG] = "boolean",
};

static json_t *json_of_column(const struct sw_column *column)
{
    json_t *field = json_object();
    sw_json_put(field, "name", json_string(column->name));
    sw_json_put(field, "type", json_string(type_names[column->type]));
    sw_json_put(field, "description", json_string(column->en));
    sw_json_put(field, "description_zh", json_string(column->zh));
    if (column->unit != NULL) {
        sw_json_put(field, "unit", json_string(column->unit));
    }
    if (column->type == SW_COLUMN_TIME) {
        sw_json_put(field, "format", json_string("%Y-%m-%d %H:%M:%S"));
    }
    if (column->type == SW_COLUMN_FLAG) {
        sw_json_put(field, "trueValues", json_pack("[s]", "yes"));
        sw_json_put(field, "falseValues", json_pack("[s]", "no"));
    }
    return field;
}

static json_t *json_of_table(const struct sw_csv_table *table)
{
    json_t *fields = json_array();
    for (size_t i = 0; i < table->count; i++) {
        json_array_append_new(fields, json_of_column(&table->columns[i]));
    }
    struct sw_text path = {0};
    sw_text_format(&path, "%s.csv", table->name);

    json_t *resource = json_object();
    sw_json_put(resource, "name", json_string(table->name));
    sw_json_put(resource, "path", json_string(sw_text_get(&path)));
    sw_json_put(resource, "profile", json_string("tabular-data-resource"));
    sw_json_put(resource, "description", json_string(table->en));
    sw_json_put(resource, "description_zh", json_string(table->zh));
    sw_json_put(resource, "mediatype", json_string("text/csv"));
    sw_json_put(resource, "encoding", json_string("utf-8"));
    sw_json_put(resource, "dialect",
                json_pack("{s:s, s:s, s:b, s:b}", "delimiter", ",",
                          "lineTerminator", "\r\n", "doubleQuote", 1, "header",
                          1));
    sw_json_put(
        resource, "schema",
        json_pack("{s:o, s:[s]}", "fields", fields, "missingValues", ""));
    sw_text_clear(&path);
    return resource;
}

void sw_datapackage_write(const struct sw_datapackage *package,
                          struct sw_result_file *file)
{
    json_t *resources = json_array();
    for (size_t i = 0; i < package->count; i++) {
        json_array_append_new(resources, json_of_table(package->tables[i]));
    }
    json_t *root = json_object();
    sw_json_put(root, "name", json_string("steelway-results"));
    sw_json_put(root, "profile", json_string("tabular-data-package"));
    sw_json_put(root, "title", sw_json_text(package->title));
    sw_json_put(root, "utc_offset", sw_json_text(package->utc_offset));
    sw_json_put(root, "resources", resources);
    sw_json_write(root, file);
    json_decref(root);
}
