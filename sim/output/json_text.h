/* json_text.h - a JSON value as a results file. */
#ifndef SW_OUTPUT_JSON_TEXT_H
#define SW_OUTPUT_JSON_TEXT_H

#include "output/result_file.h"

#include <jansson.h>

/* Write `root` with sorted keys, indented, with a newline at the end: equal
 * values give equal bytes. */
void sw_json_write(const json_t *root, struct sw_result_file *file);

/* Set a key of an object to `value` (taken), which must be valid UTF-8. */
void sw_json_put(json_t *object, const char *key, json_t *value);

/* `text`, or null for NULL. */
json_t *sw_json_text(const char *text);

#endif
