#include "scenario/document.h"

#include "base/utf8.h"
#include "scenario/diagnostic_codes.h"
#include "scenario/yaml_read.h"

#include <string.h>
#include <strings.h>

#include <sys/stat.h>

/* A file that is being read, and the one that inherits from it. */
struct link {
    const struct link *inheritor; /* NULL: named on the command line */
    const char *path;
    dev_t device; /* with `inode`: the same file under every name */
    ino_t inode;
    size_t depth;
};

/* Order books and the like are named by a scenario, not run. */
static bool is_csv(const char *path)
{
    const size_t length = strlen(path);
    return length > 4 && strcasecmp(path + length - 4, ".csv") == 0;
}

static struct sw_node *read_tree(struct sw_reader *reader, const char *path,
                                 struct sw_place where)
{
    size_t length = 0;
    char *bytes = sw_input_read(reader, path, where, &length);
    if (bytes == NULL || !sw_input_clean(reader, path, bytes, &length)) {
        return NULL;
    }
    if (is_csv(path)) {
        (void)sw_diagnose(
            reader->diagnostics, (struct sw_place){.file = path},
            SW_CODE(SHAPE),
            "this is a CSV file: name the scenario that reads it");
        return NULL;
    }
    const struct sw_yaml_text text = {
        .file = path, .bytes = bytes, .length = length};
    struct sw_node *root = sw_yaml_read(reader, &text);
    if (root != NULL && root->kind != SW_NODE_MAPPING) {
        if (!root->broken) {
            (void)sw_diagnose(
                reader->diagnostics, root->place, SW_CODE(SHAPE),
                "a file is a mapping: it begins with 'format: 1'");
        }
        return NULL;
    }
    return root;
}

/* Take `key` out of the mapping; NULL if it is not there. */
static const struct sw_node *take_out(struct sw_node *root, const char *key)
{
    for (size_t i = 0; i < root->count; i++) {
        if (strcmp(root->pairs[i].key, key) == 0) {
            const struct sw_node *value = root->pairs[i].value;
            memmove(&root->pairs[i], &root->pairs[i + 1],
                    (root->count - i - 1) * sizeof(struct sw_pair));
            root->count--;
            return value;
        }
    }
    return NULL;
}

/* Said once: with the version of this program put in, nobody misses it again.
 */
static void report_no_format(struct sw_reader *reader, struct sw_node *root)
{
    (void)sw_diagnose(
        reader->diagnostics, root->place, SW_CODE(FORMAT),
        "the version of the file is missing: begin with 'format: %d'",
        SW_DOCUMENT_FORMAT);
    struct sw_node *format = sw_arena_new(reader->arena, struct sw_node);
    *format = (struct sw_node){
        .kind = SW_NODE_SCALAR,
        .place = root->place,
        .text = sw_arena_format(reader->arena, "%d", SW_DOCUMENT_FORMAT)};
    struct sw_pair *pairs =
        sw_arena_array(reader->arena, root->count + 1, sizeof(struct sw_pair));
    pairs[0] = (struct sw_pair){"format", root->place, format};
    if (root->count > 0) {
        memcpy(pairs + 1, root->pairs, root->count * sizeof(struct sw_pair));
    }
    root->pairs = pairs;
    root->count++;
}

/* False if the file is of a version that means other things. */
static bool check_format(struct sw_reader *reader, struct sw_node *root,
                         bool required)
{
    const struct sw_node *format = sw_node_find(root, "format");
    if (format == NULL) {
        if (required) {
            report_no_format(reader, root);
        }
        return true;
    }
    if (format->broken) {
        return true;
    }
    if (format->kind != SW_NODE_SCALAR || strcmp(format->text, "1") != 0) {
        return sw_diagnose(reader->diagnostics, format->place, SW_CODE(FORMAT),
                           "format '%s' is not known: this program reads %d",
                           format->text, SW_DOCUMENT_FORMAT);
    }
    return true;
}

/* ---------------------------------------------------------- inherits */

static bool report_loop(struct sw_reader *reader, const struct link *again,
                        const struct link *newest, struct sw_place where)
{
    const char *chain = again->path;
    for (const struct link *at = newest; at != again; at = at->inheritor) {
        chain = sw_arena_format(reader->arena, "%s, %s", at->path, chain);
    }
    return sw_diagnose(reader->diagnostics, where, SW_CODE(INHERIT),
                       "'%s' inherits from itself: %s, %s", again->path,
                       again->path, chain);
}

/* False after reporting that the chain of files comes back to itself or does
 * not end. */
static bool check_chain(struct sw_reader *reader, const struct link *link,
                        struct sw_place where)
{
    for (const struct link *at = link->inheritor; at != NULL;
         at = at->inheritor) {
        if (at->device == link->device && at->inode == link->inode) {
            return report_loop(reader, at, link->inheritor, where);
        }
    }
    if (link->depth > SW_DOCUMENT_INHERITED) {
        return sw_diagnose(reader->diagnostics, where, SW_CODE(INHERIT),
                           "more than %d files inherit from one another",
                           SW_DOCUMENT_INHERITED);
    }
    return true;
}

/* An option is whole but for its changes, which are laid over the baseline. */
static void check_option(struct sw_reader *reader, const struct sw_node *option)
{
    for (size_t i = 0; option->kind == SW_NODE_MAPPING && i < option->count;
         i++) {
        if (strcmp(option->pairs[i].key, "changes") != 0) {
            sw_merge_check_whole(reader, option->pairs[i].value);
        }
    }
}

static void check_whole(struct sw_reader *reader, const struct sw_node *root)
{
    const struct sw_node *options = sw_node_find(root, "study") == NULL
                                        ? NULL
                                        : sw_node_find(root, "options");
    for (size_t i = 0; i < root->count; i++) {
        struct sw_node *value = root->pairs[i].value;
        if (options == NULL || value != options ||
            value->kind != SW_NODE_MAPPING) {
            sw_merge_check_whole(reader, value);
            continue;
        }
        for (size_t k = 0; k < value->count; k++) {
            check_option(reader, value->pairs[k].value);
        }
    }
}

static const struct sw_node *
read_link(struct sw_reader *reader, struct link *link, struct sw_place where);

static const struct sw_node *read_base(struct sw_reader *reader,
                                       const struct link *link,
                                       const struct sw_node *inherits)
{
    if (inherits->kind != SW_NODE_SCALAR || inherits->broken ||
        sw_node_is_null(inherits) || inherits->text[0] == '\0') {
        (void)sw_diagnose(reader->diagnostics, inherits->place, SW_CODE(SHAPE),
                          "inherits: the path of one file is needed");
        return NULL;
    }
    struct link base = {
        .inheritor = link,
        .path = sw_input_path(reader, inherits->place, inherits->text),
        .depth = link->depth + 1};
    return read_link(reader, &base, inherits->place);
}

static const struct sw_node *read_link(struct sw_reader *reader,
                                       struct link *link, struct sw_place where)
{
    struct stat status;
    if (stat(link->path, &status) == 0) {
        link->device = status.st_dev;
        link->inode = status.st_ino;
        if (!check_chain(reader, link, where)) {
            return NULL;
        }
    }
    struct sw_node *root = read_tree(reader, link->path, where);
    if (root == NULL) {
        return NULL;
    }
    const struct sw_node *inherits = take_out(root, "inherits");
    if (!check_format(reader, root, inherits == NULL)) {
        return NULL;
    }
    if (inherits == NULL) {
        check_whole(reader, root);
        return root;
    }
    const struct sw_node *base = read_base(reader, link, inherits);
    return base == NULL ? NULL : sw_merge(reader, base, root, NULL);
}

const struct sw_node *sw_document_read(struct sw_reader *reader,
                                       const char *path)
{
    struct link link = {.path = sw_arena_text(reader->arena, path)};
    return read_link(reader, &link, (struct sw_place){.file = link.path});
}

const struct sw_node *sw_document_read_stated(struct sw_reader *reader,
                                              const char *path,
                                              struct sw_place stated)
{
    struct link link = {.path = sw_input_path(reader, stated, path)};
    return read_link(reader, &link, stated);
}

const struct sw_node *sw_document_read_changes(struct sw_reader *reader,
                                               const char *path,
                                               struct sw_place stated)
{
    struct sw_node *root =
        read_tree(reader, sw_input_path(reader, stated, path), stated);
    if (root == NULL || !check_format(reader, root, false)) {
        return NULL;
    }
    (void)take_out(root, "format");
    const struct sw_node *inherits = take_out(root, "inherits");
    if (inherits != NULL) {
        (void)sw_diagnose(reader->diagnostics, inherits->place,
                          SW_CODE(INHERIT),
                          "a file of changes is laid over the baseline and "
                          "inherits nothing else");
    }
    return root;
}

/* -------------------------------------------------------------- --set */

static struct sw_node *value_of(struct sw_reader *reader, const char *text,
                                const struct sw_place *place)
{
    if (text[0] == '[' || text[0] == '{' || text[0] == '"' || text[0] == '\'') {
        const struct sw_yaml_text yaml = {.file = place->file,
                                          .bytes = text,
                                          .length = strlen(text),
                                          .within = place};
        return sw_yaml_read(reader, &yaml);
    }
    struct sw_node *node = sw_arena_new(reader->arena, struct sw_node);
    *node = (struct sw_node){.kind = SW_NODE_SCALAR,
                             .place = *place,
                             .text = text,
                             .quoted = strcmp(text, "null") != 0};
    return node;
}

static struct sw_node *mapping_of(struct sw_reader *reader, const char *key,
                                  struct sw_place place, struct sw_node *value)
{
    struct sw_node *node = sw_arena_new(reader->arena, struct sw_node);
    *node = (struct sw_node){
        .kind = SW_NODE_MAPPING, .place = place, .text = "", .count = 1};
    node->pairs = sw_arena_new(reader->arena, struct sw_pair);
    node->pairs[0] = (struct sw_pair){key, place, value};
    return node;
}

/* {path: {to: {key: value}}} for "path.to.key=value"; NULL if that is not what
 * it is. */
static struct sw_node *changes_of(struct sw_reader *reader, char *text,
                                  struct sw_place place, size_t *depth)
{
    char *equals = strchr(text, '=');
    if (equals == NULL || equals[1] == '\0') {
        return NULL;
    }
    *equals = '\0';
    place.column = (int)(equals - text) + 2;
    struct sw_node *node = value_of(reader, equals + 1, &place);
    for (char *end = equals; node != NULL && end >= text;) {
        char *key = end;
        while (key > text && key[-1] != '.') {
            key--;
        }
        if (key == end || ++*depth > SW_YAML_DEPTH) {
            return NULL;
        }
        place.column = (int)(key - text) + 1;
        node = mapping_of(reader, key, place, node);
        end = key - 1;
        if (end >= text) {
            *end = '\0';
        }
    }
    return node;
}

const struct sw_node *sw_document_set(struct sw_reader *reader,
                                      const struct sw_node *root,
                                      const char *assignment)
{
    const struct sw_place place = {
        .file = "--set",
        .column = 1,
        .text = sw_arena_text(reader->arena, assignment)};
    const size_t length = strlen(assignment);
    if (sw_utf8_valid(assignment, length) < length) {
        (void)sw_diagnose(reader->diagnostics, place, SW_CODE(ENCODING),
                          "this is not UTF-8");
        return root;
    }
    const size_t before = sw_diagnostics_errors(reader->diagnostics);
    size_t depth = 0;
    struct sw_node *changes = changes_of(
        reader, sw_arena_text(reader->arena, assignment), place, &depth);
    if (changes == NULL) {
        if (sw_diagnostics_errors(reader->diagnostics) == before) {
            (void)sw_diagnose(reader->diagnostics, place, SW_CODE(PATH),
                              "'%s' is not a change, like "
                              "steps.cool.time=3 h",
                              assignment);
        }
        return root;
    }
    return sw_merge_exactly(reader, root, changes, depth);
}
