#include "output/json_text.h"

#include <assert.h>

static int write_part(const char *bytes, size_t length, void *to)
{
    sw_result_file_write(to, bytes, length);
    return 0;
}

void sw_json_write(const json_t *root, struct sw_result_file *file)
{
    const size_t flags =
        JSON_SORT_KEYS | JSON_INDENT(2) | JSON_REAL_PRECISION(12);
    const int fault = json_dump_callback(root, write_part, file, flags);
    assert(fault == 0);
    (void)fault;
    sw_result_file_write(file, "\n", 1);
}

void sw_json_put(json_t *object, const char *key, json_t *value)
{
    const int fault = json_object_set_new(object, key, value);
    assert(fault == 0);
    (void)fault;
}

json_t *sw_json_text(const char *text)
{
    return text == NULL ? json_null() : json_string(text);
}
