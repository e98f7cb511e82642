#include "scenario/yaml_read.h"

#include "base/memory.h"
#include "scenario/diagnostic_codes.h"
#include "scenario/full_width.h"
#include "scenario/text_lines.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include <libfyaml.h>

/* A mapping or list whose end was not met yet. */
struct frame {
    struct sw_node *node;
    struct sw_pair *children; /* of a list: without keys */
    size_t count;
    size_t capacity;
    const char *key; /* that waits for its value; NULL if none */
    struct sw_place key_place;
    bool flow;    /* written in { } or [ ] */
    bool passing; /* in what is left of an unquoted "f(a, b)" */
};

/* A file that uses anchors or tags uses many. */
enum { EXTRAS_REPORTED = 10 };

struct builder {
    struct sw_reader *reader;
    const struct sw_yaml_text *text;
    struct sw_lines lines;
    struct frame frames[SW_YAML_DEPTH];
    size_t depth;
    size_t nodes;
    size_t extras;        /* anchors, aliases and tags that were refused */
    struct sw_place last; /* of the newest value or key */
    struct sw_node *root;
};

#define WRONG(builder, place, code, ...)                                       \
    sw_diagnose((builder)->reader->diagnostics, place, SW_CODE(code),          \
                __VA_ARGS__)

/* ------------------------------------------------------------- places */

static struct sw_place place_at(struct builder *builder, size_t position)
{
    struct sw_place place = sw_lines_place(&builder->lines, position);
    if (builder->text->within != NULL) {
        const int column = place.column;
        place = *builder->text->within;
        place.column += column - 1;
    }
    return place;
}

/* Where the event begins in the text; the newest place known if it has no text
 * of its own. */
static struct sw_place place_of(struct builder *builder, struct fy_event *event)
{
    const struct fy_mark *mark = fy_event_start_mark(event);
    if (mark != NULL) {
        const enum fy_scalar_style style =
            event->type == FYET_SCALAR
                ? fy_token_scalar_style(event->scalar.value)
                : FYSS_PLAIN;
        const bool in_quotes =
            style == FYSS_SINGLE_QUOTED || style == FYSS_DOUBLE_QUOTED;
        builder->last = place_at(builder, mark->input_pos - in_quotes);
    }
    return builder->last;
}

/* --------------------------------------------------------------- tree */

static struct sw_node *new_node(struct builder *builder, enum sw_node_kind kind,
                                struct sw_place place)
{
    struct sw_node *node = sw_arena_new(builder->reader->arena, struct sw_node);
    node->kind = kind;
    node->place = place;
    node->text = "";
    return node;
}

static struct frame *top(struct builder *builder)
{
    return builder->depth == 0 ? NULL : &builder->frames[builder->depth - 1];
}

/* Put a finished value into the mapping or list that it stands in. */
static void add_value(struct builder *builder, struct sw_node *node)
{
    struct frame *frame = top(builder);
    if (frame == NULL) {
        builder->root = node;
        return;
    }
    if (!frame->passing) {
        frame->children =
            sw_reserve_array(frame->children, &frame->capacity,
                             frame->count + 1, sizeof(struct sw_pair));
        frame->children[frame->count++] = (struct sw_pair){
            frame->key, frame->key == NULL ? node->place : frame->key_place,
            node};
    }
    frame->key = NULL;
}

struct named {
    const char *key;
    size_t index;
};

static int compare_named(const void *left, const void *right)
{
    const struct named *a = left;
    const struct named *b = right;
    const int order = strcmp(a->key, b->key);
    return order != 0 ? order : (a->index > b->index) - (a->index < b->index);
}

/* Of equal keys the first is kept. */
static void report_duplicates(struct builder *builder, struct frame *frame)
{
    struct named *sorted = sw_new_array(frame->count, sizeof(struct named));
    for (size_t i = 0; i < frame->count; i++) {
        sorted[i] = (struct named){frame->children[i].key, i};
    }
    qsort(sorted, frame->count, sizeof(struct named), compare_named);
    for (size_t i = 1; i < frame->count; i++) {
        const struct sw_pair *first = &frame->children[sorted[i - 1].index];
        const struct sw_pair *again = &frame->children[sorted[i].index];
        if (strcmp(first->key, again->key) == 0) {
            (void)WRONG(builder, again->place, DUPLICATE,
                        "'%s' is given twice: first on line %d", again->key,
                        first->place.line);
            again->value->broken = true;
        }
    }
    sw_free(sorted);
}

static void close_mapping(struct builder *builder, struct frame *frame)
{
    struct sw_node *node = frame->node;
    if (frame->count > 1) {
        report_duplicates(builder, frame);
    }
    node->pairs = sw_arena_array(builder->reader->arena, frame->count,
                                 sizeof(struct sw_pair));
    for (size_t i = 0; i < frame->count; i++) {
        node->pairs[i] = frame->children[i];
    }
}

static void close_list(struct builder *builder, struct frame *frame)
{
    struct sw_node *node = frame->node;
    node->items = sw_arena_array(builder->reader->arena, frame->count,
                                 sizeof(struct sw_node *));
    for (size_t i = 0; i < frame->count; i++) {
        node->items[i] = frame->children[i].value;
    }
}

static void close_frame(struct builder *builder)
{
    struct frame *frame = top(builder);
    struct sw_node *node = frame->node;
    if (node->kind == SW_NODE_MAPPING) {
        close_mapping(builder, frame);
    } else {
        close_list(builder, frame);
    }
    node->count = frame->count;
    sw_free(frame->children);
    builder->depth--;
    add_value(builder, node);
}

/* ------------------------------------------------------------- events */

static void report_extra(struct builder *builder, struct sw_node *node,
                         const char *what)
{
    node->broken = true;
    if (builder->extras++ < EXTRAS_REPORTED) {
        (void)WRONG(builder, node->place, ALIAS, "%s", what);
    }
}

/* Anchors and tags: reported, then passed over. */
static void refuse_extras(struct builder *builder, struct fy_event *event,
                          struct sw_node *node)
{
    if (fy_event_get_anchor_token(event) != NULL) {
        report_extra(builder, node,
                     "anchors (&name) are not used: write the value out, or "
                     "use inherits");
    }
    if (fy_event_get_tag_token(event) != NULL) {
        report_extra(builder, node,
                     "tags (!name) are not used: quote the value");
    }
}

static bool open_frame(struct builder *builder, struct fy_event *event,
                       enum sw_node_kind kind)
{
    struct frame *frame = top(builder);
    const struct sw_place place = place_of(builder, event);
    if (frame != NULL && frame->node->kind == SW_NODE_MAPPING &&
        frame->key == NULL) {
        return WRONG(builder, place, SYNTAX,
                     "a key has to be a word, not a mapping or list");
    }
    if (builder->depth == SW_YAML_DEPTH) {
        return WRONG(builder, place, BOUND,
                     "mappings and lists are nested deeper than %d",
                     SW_YAML_DEPTH);
    }
    struct sw_node *node = new_node(builder, kind, place);
    refuse_extras(builder, event, node);
    builder->frames[builder->depth++] = (struct frame){
        .node = node, .flow = fy_event_get_node_style(event) == FYNS_FLOW};
    return true;
}

static int open_parentheses(const char *text)
{
    int open = 0;
    for (; *text != '\0'; text++) {
        open += (*text == '(') - (*text == ')');
    }
    return open;
}

/* {time: triangular(1 d, 3 d)} is {time: "triangular(1 d", "3 d)": null}. */
static void report_unquoted(struct builder *builder, struct sw_node *node,
                            size_t position)
{
    const char *start = builder->text->bytes + position;
    const size_t length = strcspn(start, ")\n");
    node->broken = true;
    (void)WRONG(builder, node->place, QUOTE,
                "'%s' stops at the comma: a distribution has to be quoted",
                node->text);
    struct sw_full_width other;
    if (start[length] == ')' && !sw_full_width_find(&other, node->text)) {
        sw_diagnostics_hint(builder->reader->diagnostics, "write \"%.*s)\"",
                            (int)length, start);
    }
}

static bool is_null_like(const char *text)
{
    static const char *const names[] = {"~", "Null", "NULL"};
    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++) {
        if (strcmp(text, names[i]) == 0) {
            return true;
        }
    }
    return false;
}

/* The colon in "time:30 h" or "time\uff1a30 h", which YAML takes for a key;
 * NULL if there is none. */
static const char *stuck_colon(const char *key, size_t *length)
{
    static const char *const colons[] = {":", "\uff1a"};
    for (size_t i = 0; i < sizeof colons / sizeof colons[0]; i++) {
        const char *at = strstr(key, colons[i]);
        *length = strlen(colons[i]);
        if (at != NULL && at[*length] != '\0') {
            return at;
        }
    }
    return NULL;
}

static void report_null_of_key(struct builder *builder,
                               const struct frame *frame)
{
    size_t length = 0;
    const char *colon = stuck_colon(frame->key, &length);
    if (colon == NULL) {
        (void)WRONG(builder, frame->key_place, NO_VALUE,
                    "'%s' has no value: give one, or write null to remove",
                    frame->key);
        return;
    }
    (void)WRONG(builder, frame->key_place, NO_VALUE,
                "'%s' lacks a colon with a space behind it", frame->key);
    sw_diagnostics_hint(builder->reader->diagnostics, "write %.*s: %s",
                        (int)(colon - frame->key), frame->key, colon + length);
}

static void report_null(struct builder *builder, struct sw_node *node)
{
    const struct frame *frame = top(builder);
    node->broken = true;
    if (node->text[0] != '\0') {
        (void)WRONG(builder, node->place, NO_VALUE,
                    "'%s' means nothing here: write null to remove, or quote "
                    "the value",
                    node->text);
    } else if (frame != NULL && frame->key != NULL) {
        report_null_of_key(builder, frame);
    } else {
        (void)WRONG(builder, node->place, NO_VALUE, "a value is missing here");
    }
}

static bool take_key(struct builder *builder, struct frame *frame,
                     const struct sw_node *node)
{
    if (node->text[0] == '\0') {
        return WRONG(builder, node->place, SYNTAX, "a key is missing here");
    }
    if (!node->quoted && strcmp(node->text, "<<") == 0) {
        return WRONG(builder, node->place, ALIAS,
                     "merge keys (<<) are not used: use inherits");
    }
    if (frame->count == SW_YAML_KEYS) {
        return WRONG(builder, node->place, BOUND,
                     "a mapping has more than %d keys", SW_YAML_KEYS);
    }
    frame->key = node->text;
    frame->key_place = node->place;
    return true;
}

/* What is left of an unquoted distribution, to its closing parenthesis. */
static void pass(struct frame *frame, const struct sw_node *node)
{
    if (frame->node->kind == SW_NODE_MAPPING && frame->key == NULL) {
        frame->key = node->text;
        return;
    }
    const bool ends = strchr(node->text, ')') != NULL ||
                      (frame->key != NULL && strchr(frame->key, ')') != NULL);
    frame->key = NULL;
    frame->passing = !ends;
}

/* False if the rest of an unquoted distribution follows. */
static bool check_scalar(struct builder *builder, struct sw_node *node,
                         size_t position)
{
    const struct frame *frame = top(builder);
    if (node->quoted || node->broken) {
        return true;
    }
    if (node->text[0] == '\0' || is_null_like(node->text)) {
        report_null(builder, node);
    } else if (frame != NULL && frame->flow &&
               open_parentheses(node->text) > 0) {
        report_unquoted(builder, node, position);
        return false;
    }
    return true;
}

static struct sw_node *scalar_of(struct builder *builder,
                                 struct fy_event *event, size_t *position)
{
    struct fy_token *token = event->scalar.value;
    struct sw_node *node =
        new_node(builder, SW_NODE_SCALAR, place_of(builder, event));
    if (token != NULL) {
        size_t length = 0;
        const char *text = fy_token_get_text(token, &length);
        node->text = sw_arena_text_n(builder->reader->arena, text, length);
        node->quoted = fy_token_scalar_style(token) != FYSS_PLAIN;
        const struct fy_mark *mark = fy_token_start_mark(token);
        *position = mark == NULL ? builder->text->length : mark->input_pos;
    }
    refuse_extras(builder, event, node);
    return node;
}

static bool take_scalar(struct builder *builder, struct fy_event *event)
{
    size_t position = 0;
    struct sw_node *node = scalar_of(builder, event, &position);
    struct frame *frame = top(builder);
    if (frame != NULL && frame->passing) {
        pass(frame, node);
        return true;
    }
    if (frame != NULL && frame->node->kind == SW_NODE_MAPPING &&
        frame->key == NULL) {
        return take_key(builder, frame, node);
    }
    const bool whole = check_scalar(builder, node, position);
    add_value(builder, node);
    if (!whole) {
        frame->passing = true;
    }
    return true;
}

static bool take_alias(struct builder *builder, struct fy_event *event)
{
    struct frame *frame = top(builder);
    struct sw_node *node =
        new_node(builder, SW_NODE_SCALAR, place_of(builder, event));
    report_extra(builder, node,
                 "aliases (*name) are not used: write the value out, or use "
                 "inherits");
    if (frame != NULL && frame->node->kind == SW_NODE_MAPPING &&
        frame->key == NULL) {
        return false;
    }
    add_value(builder, node);
    return true;
}

static bool take_event(struct builder *builder, struct fy_event *event)
{
    if (++builder->nodes > SW_YAML_NODES) {
        return WRONG(builder, builder->last, BOUND,
                     "the file has more than %d values", SW_YAML_NODES);
    }
    switch (event->type) {
    case FYET_DOCUMENT_START:
        if (builder->root != NULL) {
            return WRONG(builder, place_of(builder, event), SYNTAX,
                         "a second document begins here: a file holds one");
        }
        return true;
    case FYET_MAPPING_START:
        return open_frame(builder, event, SW_NODE_MAPPING);
    case FYET_SEQUENCE_START:
        return open_frame(builder, event, SW_NODE_LIST);
    case FYET_MAPPING_END:
    case FYET_SEQUENCE_END:
        close_frame(builder);
        return true;
    case FYET_SCALAR:
        return take_scalar(builder, event);
    case FYET_ALIAS:
        return take_alias(builder, event);
    case FYET_NONE:
    case FYET_STREAM_START:
    case FYET_STREAM_END:
    case FYET_DOCUMENT_END:
        break;
    }
    return true;
}

/* ---------------------------------------------------------- libfyaml */

static void print_nothing(struct fy_diag *diag, void *user, const char *bytes,
                          size_t length)
{
    (void)diag;
    (void)user;
    (void)bytes;
    (void)length;
}

static struct fy_diag *create_diag(void)
{
    struct fy_diag_cfg config;
    fy_diag_cfg_default(&config);
    config.fp = NULL;
    config.output_fn = print_nothing;
    config.level = FYET_ERROR;
    config.colorize = false;
    struct fy_diag *diag = fy_diag_create(&config);
    assert(diag != NULL);
    fy_diag_set_collect_errors(diag, true);
    return diag;
}

/* "size:120 t" */
static bool lacks_space(const char *line)
{
    const char *colon = line == NULL ? NULL : strchr(line, ':');
    return colon != NULL && colon[1] != ' ' && colon[1] != '\0' &&
           memchr(line, '#', (size_t)(colon - line)) == NULL;
}

static bool report_syntax(struct builder *builder, struct fy_diag *diag)
{
    void *iterator = NULL;
    const struct fy_diag_error *error = fy_diag_errors_iterate(diag, &iterator);
    struct sw_place place = builder->last;
    if (error != NULL && error->line > 0 &&
        (size_t)error->line <= builder->lines.count) {
        const size_t line = (size_t)error->line - 1;
        place = place_at(builder, builder->lines.starts[line]);
        place.column += error->column > 0 ? error->column - 1 : 0;
    }
    (void)WRONG(builder, place, SYNTAX, "this is not YAML: %s",
                error == NULL ? "it cannot be parsed" : error->msg);
    if (lacks_space(place.text)) {
        sw_diagnostics_hint(builder->reader->diagnostics,
                            "a colon needs a space after it");
    }
    return false;
}

static bool parse(struct builder *builder)
{
    struct fy_diag *diag = create_diag();
    const struct fy_parse_cfg config = {.flags = FYPCF_DEFAULT_VERSION_1_2 |
                                                 FYPCF_JSON_NONE |
                                                 FYPCF_ALLOW_DUPLICATE_KEYS,
                                        .diag = diag};
    struct fy_parser *parser = fy_parser_create(&config);
    assert(parser != NULL);
    bool good = fy_parser_set_string(parser, builder->text->bytes,
                                     builder->text->length) == 0;
    struct fy_event *event = NULL;
    while (good && (event = fy_parser_parse(parser)) != NULL) {
        good = take_event(builder, event);
        fy_parser_event_free(parser, event);
    }
    if (good && fy_parser_get_stream_error(parser)) {
        good = report_syntax(builder, diag);
    }
    fy_parser_destroy(parser);
    fy_diag_destroy(diag);
    return good;
}

struct sw_node *sw_yaml_read(struct sw_reader *reader,
                             const struct sw_yaml_text *text)
{
    struct builder *builder = sw_new(struct builder);
    builder->reader = reader;
    builder->text = text;
    sw_lines_init(&builder->lines, text->file, text->bytes, text->length,
                  reader->arena);
    builder->last = place_at(builder, 0);
    const bool good = parse(builder);
    if (good && builder->root == NULL) {
        (void)WRONG(builder, ((struct sw_place){.file = text->file}), EMPTY,
                    "there is nothing in it");
    }
    struct sw_node *root = good ? builder->root : NULL;
    while (builder->depth > 0) {
        sw_free(builder->frames[--builder->depth].children);
    }
    sw_lines_clear(&builder->lines);
    sw_free(builder);
    return root;
}
