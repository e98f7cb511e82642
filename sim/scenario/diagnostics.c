#include "scenario/diagnostics.h"

#include "base/arena.h"
#include "base/memory.h"
#include "base/text.h"
#include "base/utf8.h"
#include "scenario/diagnostic_codes.h"
#include "scenario/full_width.h"

#include <assert.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include <jansson.h>

enum {
    KEPT = 100, /* of errors, and of warnings */
    MESSAGE_BYTES = 512,
    OFFERED = 16,      /* names in a hint */
    LINE_COLUMNS = 160 /* printed of a long line, around the caret */
};

enum severity { ERROR, WARNING };

struct entry {
    enum severity severity;
    size_t file; /* its number in order of first mention */
    size_t order;
    struct sw_place place;
    const char *code;
    const char *message;
    const char *hint; /* NULL if none */
};

struct sw_diagnostics {
    struct sw_arena *arena;
    struct entry *entries;
    size_t count;
    size_t capacity;
    size_t noted[2]; /* by severity, kept or not */
    size_t kept[2];
    const char **files;
    size_t file_count;
    size_t file_capacity;
    struct entry *newest; /* that a hint belongs to; NULL if it was dropped */
};

struct sw_diagnostics *sw_diagnostics_create(void)
{
    struct sw_diagnostics *diagnostics = sw_new(struct sw_diagnostics);
    diagnostics->arena = sw_arena_create();
    return diagnostics;
}

void sw_diagnostics_destroy(struct sw_diagnostics *diagnostics)
{
    if (diagnostics == NULL) {
        return;
    }
    sw_arena_destroy(diagnostics->arena);
    sw_free(diagnostics->entries);
    sw_free(diagnostics->files);
    sw_free(diagnostics);
}

/* What came out of a file may hold anything; a terminal obeys control
 * characters. */
static void make_printable(char *text)
{
    for (char *at = text; *at != '\0'; at++) {
        if ((unsigned char)*at < 0x20 || *at == 0x7f) {
            *at = '?';
        }
    }
    const size_t length = strlen(text);
    size_t good = 0;
    while ((good += sw_utf8_valid(text + good, length - good)) < length) {
        text[good] = '?';
    }
}

static size_t number_of_file(struct sw_diagnostics *diagnostics,
                             const char *file)
{
    for (size_t i = 0; i < diagnostics->file_count; i++) {
        if (strcmp(diagnostics->files[i], file) == 0) {
            return i;
        }
    }
    diagnostics->files =
        sw_reserve_array(diagnostics->files, &diagnostics->file_capacity,
                         diagnostics->file_count + 1, sizeof(char *));
    char *copy = sw_arena_text(diagnostics->arena, file);
    make_printable(copy);
    diagnostics->files[diagnostics->file_count] = copy;
    return diagnostics->file_count++;
}

static bool is_known(const struct sw_diagnostics *diagnostics,
                     const struct entry *entry)
{
    for (size_t i = 0; i < diagnostics->count; i++) {
        const struct entry *other = &diagnostics->entries[i];
        if (other->file == entry->file &&
            other->place.line == entry->place.line &&
            other->place.column == entry->place.column &&
            strcmp(other->code, entry->code) == 0 &&
            strcmp(other->message, entry->message) == 0) {
            return true;
        }
    }
    return false;
}

/* YAML that cannot be read may be wrong before the place where that shows. */
static const char *suspect_text(const struct entry *entry)
{
    const char *text = entry->place.text;
    size_t left = strlen(text);
    if (strcmp(entry->code, SW_CODE(SYNTAX)) == 0) {
        return text;
    }
    for (int column = 1; column < entry->place.column && left > 0; column++) {
        uint32_t code = 0;
        const size_t size = sw_utf8_next(text, left, &code);
        text += size == 0 ? 1 : size;
        left -= size == 0 ? 1 : size;
    }
    return text;
}

/* What to say unless there is a better hint; NULL if nothing. */
static const char *hint_at_full_width(struct sw_diagnostics *diagnostics,
                                      const struct entry *entry)
{
    struct sw_full_width found;
    if (entry->severity != ERROR || entry->place.text == NULL ||
        !sw_full_width_find(&found, suspect_text(entry))) {
        return NULL;
    }
    return sw_arena_format(diagnostics->arena,
                           "'%.*s' is full-width: write '%c'", (int)found.size,
                           found.at, found.plain);
}

static void keep(struct sw_diagnostics *diagnostics, struct entry entry)
{
    entry.hint = hint_at_full_width(diagnostics, &entry);
    entry.order = diagnostics->count;
    entry.place.file = diagnostics->files[entry.file];
    entry.code = sw_arena_text(diagnostics->arena, entry.code);
    entry.message = sw_arena_text(diagnostics->arena, entry.message);
    if (entry.place.text != NULL) {
        entry.place.text = sw_arena_text(diagnostics->arena, entry.place.text);
    }
    diagnostics->entries =
        sw_reserve_array(diagnostics->entries, &diagnostics->capacity,
                         diagnostics->count + 1, sizeof(struct entry));
    diagnostics->newest = &diagnostics->entries[diagnostics->count++];
    *diagnostics->newest = entry;
    diagnostics->kept[entry.severity]++;
}

SW_PRINTF(3, 0)
static void note(struct sw_diagnostics *diagnostics, struct entry entry,
                 const char *format, va_list args)
{
    assert(strlen(entry.code) == 4 &&
           entry.code[0] == (entry.severity == ERROR ? 'E' : 'W'));
    char message[MESSAGE_BYTES];
    (void)vsnprintf(message, sizeof message, format, args);
    make_printable(message);
    entry.message = message;
    entry.file = number_of_file(
        diagnostics, entry.place.file == NULL ? "" : entry.place.file);
    diagnostics->newest = NULL;
    if (is_known(diagnostics, &entry)) {
        return;
    }
    diagnostics->noted[entry.severity]++;
    if (diagnostics->kept[entry.severity] < KEPT) {
        keep(diagnostics, entry);
    }
}

bool sw_diagnose(struct sw_diagnostics *diagnostics, struct sw_place place,
                 const char *code, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    note(diagnostics,
         (struct entry){.severity = ERROR, .place = place, .code = code},
         format, args);
    va_end(args);
    return false;
}

void sw_warn(struct sw_diagnostics *diagnostics, struct sw_place place,
             const char *code, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    note(diagnostics,
         (struct entry){.severity = WARNING, .place = place, .code = code},
         format, args);
    va_end(args);
}

void sw_diagnostics_hint(struct sw_diagnostics *diagnostics, const char *format,
                         ...)
{
    if (diagnostics->newest == NULL) {
        return;
    }
    char hint[MESSAGE_BYTES];
    va_list args;
    va_start(args, format);
    (void)vsnprintf(hint, sizeof hint, format, args);
    va_end(args);
    make_printable(hint);
    diagnostics->newest->hint = sw_arena_text(diagnostics->arena, hint);
}

void sw_diagnostics_suggest(struct sw_diagnostics *diagnostics,
                            const char *wrong, const char *const *names,
                            size_t count)
{
    const char *nearest = sw_nearest_name(wrong, names, count);
    if (nearest != NULL) {
        sw_diagnostics_hint(diagnostics, "did you mean '%s'?", nearest);
    }
}

void sw_diagnostics_offer(struct sw_diagnostics *diagnostics, const char *wrong,
                          const char *const *names, size_t count)
{
    struct sw_text list = {0};
    if (count == 0) {
        sw_diagnostics_hint(diagnostics, "there are none");
    } else if (sw_nearest_name(wrong, names, count) != NULL) {
        sw_diagnostics_suggest(diagnostics, wrong, names, count);
    } else {
        for (size_t i = 0; i < count && i < OFFERED; i++) {
            sw_text_format(&list, "%s%s", i == 0 ? "" : ", ", names[i]);
        }
        sw_diagnostics_hint(diagnostics, "known: %s%s", sw_text_get(&list),
                            count > OFFERED ? ", ..." : "");
    }
    sw_text_clear(&list);
}

size_t sw_diagnostics_errors(const struct sw_diagnostics *diagnostics)
{
    return diagnostics->noted[ERROR];
}

size_t sw_diagnostics_warnings(const struct sw_diagnostics *diagnostics)
{
    return diagnostics->noted[WARNING];
}

static int compare_entries(const void *left, const void *right)
{
    const struct entry *a = left;
    const struct entry *b = right;
    const long long keys[][2] = {
        {(long long)a->file, (long long)b->file},
        {a->place.line, b->place.line},
        {a->place.column, b->place.column},
        {(long long)a->order, (long long)b->order},
    };
    for (size_t i = 0; i < sizeof keys / sizeof keys[0]; i++) {
        if (keys[i][0] != keys[i][1]) {
            return keys[i][0] < keys[i][1] ? -1 : 1;
        }
    }
    return 0;
}

static void sort(struct sw_diagnostics *diagnostics)
{
    diagnostics->newest = NULL; /* it moves */
    if (diagnostics->count > 1) {
        qsort(diagnostics->entries, diagnostics->count, sizeof(struct entry),
              compare_entries);
    }
}

/* A line on a terminal, and the blanks that bring the caret under `column`. */
struct picture {
    char line[4 * LINE_COLUMNS + 8];
    char blanks[2 * LINE_COLUMNS + 8];
};

static void draw_character(struct picture *picture, const char *at, size_t size,
                           uint32_t code)
{
    const bool control = size == 0 || code < 0x20 || code == 0x7f;
    const char plain = code == '\t' ? ' ' : '?';
    strncat(picture->line, control ? &plain : at, control ? 1 : size);
}

static void draw_blank(struct picture *picture, size_t size, uint32_t code)
{
    const int width = size == 0 ? 1 : sw_utf8_width(code);
    strncat(picture->blanks, "  ", (size_t)width);
}

static void draw(struct picture *picture, const char *text, int column)
{
    const int ahead = LINE_COLUMNS * 3 / 4;
    const int first = column > ahead ? column - ahead : 1;
    size_t left = strlen(text);
    picture->line[0] = '\0';
    picture->blanks[0] = '\0';
    for (int at = 1; left > 0 && at < first + LINE_COLUMNS; at++) {
        uint32_t code = 0;
        const size_t size = sw_utf8_next(text, left, &code);
        const size_t bytes = size == 0 ? 1 : size;
        if (at >= first) {
            draw_character(picture, text, size, code);
        }
        if (at >= first && at < column) {
            draw_blank(picture, size, code);
        }
        text += bytes;
        left -= bytes;
    }
}

static void print_place(const struct sw_place *place, FILE *to)
{
    if (place->file[0] != '\0') {
        (void)fprintf(to, "%s:", place->file);
    }
    if (place->line > 0) {
        (void)fprintf(to, "%d:", place->line);
    }
    if (place->line > 0 && place->column > 0) {
        (void)fprintf(to, "%d:", place->column);
    }
}

static void print_line(const struct entry *entry, FILE *to)
{
    struct picture picture;
    draw(&picture, entry->place.text, entry->place.column);
    if (entry->place.line > 0) {
        (void)fprintf(to, "%5d | %s\n", entry->place.line, picture.line);
    } else {
        (void)fprintf(to, "      | %s\n", picture.line);
    }
    if (entry->place.column > 0) {
        (void)fprintf(to, "      | %s^%s%s\n", picture.blanks,
                      entry->hint == NULL ? "" : " ",
                      entry->hint == NULL ? "" : entry->hint);
    }
}

static void print_entry(const struct entry *entry, FILE *to)
{
    print_place(&entry->place, to);
    (void)fprintf(to, "%s%s: %s [%s]\n",
                  entry->place.file[0] == '\0' ? "" : " ",
                  entry->severity == ERROR ? "error" : "warning",
                  entry->message, entry->code);
    const bool drawn = entry->place.text != NULL;
    if (drawn) {
        print_line(entry, to);
    }
    if (entry->hint != NULL && !(drawn && entry->place.column > 0)) {
        (void)fprintf(to, "      | %s\n", entry->hint);
    }
}

static void print_rest(const struct sw_diagnostics *diagnostics,
                       enum severity severity, const char *name, FILE *to)
{
    const size_t rest =
        diagnostics->noted[severity] - diagnostics->kept[severity];
    if (rest > 0) {
        (void)fprintf(to, "and %zu more %s%s\n", rest, name,
                      rest == 1 ? "" : "s");
    }
}

void sw_diagnostics_print(struct sw_diagnostics *diagnostics, FILE *to)
{
    sort(diagnostics);
    for (size_t i = 0; i < diagnostics->count; i++) {
        print_entry(&diagnostics->entries[i], to);
    }
    print_rest(diagnostics, ERROR, "error", to);
    print_rest(diagnostics, WARNING, "warning", to);
}

/* JSON is UTF-8, the names of files need not be: what is not becomes '?'. */
static json_t *json_of_text(const char *text)
{
    char *readable = sw_copy_text(text);
    size_t left = strlen(readable);
    for (char *at = readable; left > 0;) {
        const size_t good = sw_utf8_valid(at, left);
        at += good;
        left -= good;
        if (left > 0) {
            *at++ = '?';
            left--;
        }
    }
    json_t *json = json_string(readable);
    sw_free(readable);
    return json;
}

static json_t *entry_as_json(const struct entry *entry)
{
    json_t *json =
        json_pack("{s:s, s:s, s:o, s:o}", "severity",
                  entry->severity == ERROR ? "error" : "warning", "code",
                  entry->code, "file", json_of_text(entry->place.file),
                  "message", json_of_text(entry->message));
    if (entry->place.line > 0) {
        json_object_set_new(json, "line", json_integer(entry->place.line));
    }
    if (entry->place.column > 0) {
        json_object_set_new(json, "column", json_integer(entry->place.column));
    }
    if (entry->hint != NULL) {
        json_object_set_new(json, "hint", json_of_text(entry->hint));
    }
    return json;
}

static json_t *list_as_json(struct sw_diagnostics *diagnostics)
{
    sort(diagnostics);
    json_t *list = json_array();
    for (size_t i = 0; i < diagnostics->count; i++) {
        json_array_append_new(list, entry_as_json(&diagnostics->entries[i]));
    }
    return list;
}

/* Takes `json`. */
static bool write_json(json_t *json, FILE *to)
{
    const bool done = json_dumpf(json, to, JSON_INDENT(2)) == 0;
    json_decref(json);
    return done;
}

bool sw_diagnostics_write_json(struct sw_diagnostics *diagnostics, FILE *to)
{
    return write_json(list_as_json(diagnostics), to) && fputc('\n', to) != EOF;
}

bool sw_diagnostics_write_verdict(struct sw_diagnostics *diagnostics,
                                  const char *file, FILE *to)
{
    return write_json(
        json_pack("{s:o, s:I, s:I, s:o}", "file", json_of_text(file), "errors",
                  (json_int_t)sw_diagnostics_errors(diagnostics), "warnings",
                  (json_int_t)sw_diagnostics_warnings(diagnostics),
                  "diagnostics", list_as_json(diagnostics)),
        to);
}
