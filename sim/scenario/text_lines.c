#include "scenario/text_lines.h"

#include "base/memory.h"
#include "base/utf8.h"

#include <string.h>

void sw_lines_init(struct sw_lines *lines, const char *file, const char *bytes,
                   size_t length, struct sw_arena *arena)
{
    size_t capacity = 0;
    *lines = (struct sw_lines){
        .file = file, .bytes = bytes, .length = length, .arena = arena};
    for (size_t i = 0; i <= length; i++) {
        if (i == 0 || bytes[i - 1] == '\n') {
            lines->starts = sw_reserve_array(lines->starts, &capacity,
                                             lines->count + 1, sizeof(size_t));
            lines->starts[lines->count++] = i;
        }
    }
    lines->texts = sw_new_array(lines->count, sizeof(char *));
}

void sw_lines_clear(struct sw_lines *lines)
{
    sw_free(lines->starts);
    sw_free(lines->texts);
    *lines = (struct sw_lines){0};
}

static size_t line_of(const struct sw_lines *lines, size_t position)
{
    size_t low = 0;
    size_t high = lines->count;
    while (high - low > 1) {
        const size_t middle = low + (high - low) / 2;
        if (lines->starts[middle] <= position) {
            low = middle;
        } else {
            high = middle;
        }
    }
    return low;
}

/* Counting goes on from the place before, so that a long line is not counted
 * again for each of its values. */
static size_t characters_to(struct sw_lines *lines, size_t start,
                            size_t position)
{
    if (lines->counted_to < start || lines->counted_to > position) {
        lines->counted_to = start;
        lines->counted = 0;
    }
    lines->counted += sw_utf8_count(lines->bytes + lines->counted_to,
                                    position - lines->counted_to);
    lines->counted_to = position;
    return lines->counted;
}

struct sw_place sw_lines_place(struct sw_lines *lines, size_t position)
{
    position = position < lines->length ? position : lines->length;
    const size_t line = line_of(lines, position);
    const size_t start = lines->starts[line];
    if (lines->texts[line] == NULL) {
        lines->texts[line] =
            sw_arena_text_n(lines->arena, lines->bytes + start,
                            strcspn(lines->bytes + start, "\n"));
    }
    return (struct sw_place){.file = lines->file,
                             .line = (int)line + 1,
                             .column =
                                 (int)characters_to(lines, start, position) + 1,
                             .text = lines->texts[line]};
}
