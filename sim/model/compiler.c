#include "model/compiler.h"

#include "base/hash.h"
#include "base/memory.h"
#include "scenario/diagnostic_codes.h"
#include "scenario/quantity.h"

#include <assert.h>
#include <math.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

enum { PATH_BYTES = 512 };

/* -------------------------------------------------------------- purposes -- */

static uint64_t note_purpose(struct sw_compiler *compiler, const char *path)
{
    struct sw_model *model = compiler->model;
    const uint64_t hash = sw_hash_text(path);
    for (size_t i = 0; i < model->purpose_count; i++) {
        if (model->purposes[i].hash != hash) {
            continue;
        }
        if (strcmp(model->purposes[i].path, path) != 0) {
            (void)sw_diagnose(compiler->diagnostics, (struct sw_place){0},
                              SW_CODE(PURPOSE),
                              "the draws of '%s' and '%s' would be the same: "
                              "rename one of them",
                              path, model->purposes[i].path);
        }
        return hash;
    }
    model->purposes =
        sw_reserve_array(model->purposes, &model->purpose_capacity,
                         model->purpose_count + 1, sizeof(struct sw_purpose));
    model->purposes[model->purpose_count++] =
        (struct sw_purpose){hash, sw_arena_text(compiler->arena, path)};
    return hash;
}

uint64_t sw_compiler_purpose(struct sw_compiler *compiler, const char *format,
                             ...)
{
    char path[PATH_BYTES];
    va_list args;
    va_start(args, format);
    (void)vsnprintf(path, sizeof(path), format, args);
    va_end(args);
    return note_purpose(compiler, path);
}

struct sw_drawn sw_compiler_drawn(struct sw_compiler *compiler,
                                  const struct sw_distribution *distribution,
                                  const char *format, ...)
{
    if (distribution == NULL) {
        return (struct sw_drawn){0};
    }
    char path[PATH_BYTES];
    va_list args;
    va_start(args, format);
    (void)vsnprintf(path, sizeof(path), format, args);
    va_end(args);
    return (struct sw_drawn){distribution, note_purpose(compiler, path)};
}

bool sw_compiler_is_fine(const struct sw_compiler *compiler)
{
    return sw_diagnostics_errors(compiler->diagnostics) ==
           compiler->errors_before;
}

/* ----------------------------------------------------------------- names -- */

const struct sw_resource *sw_compiler_resource(struct sw_compiler *compiler,
                                               struct sw_name name)
{
    const struct sw_objects *all = &compiler->model->settings->resources;
    const struct sw_object *found =
        name.text == NULL
            ? NULL
            : sw_objects_find(all, name, "resource", compiler->diagnostics);
    return found == NULL ? NULL : &compiler->model->resources[found - all->at];
}

const struct sw_step *sw_compiler_step(struct sw_compiler *compiler,
                                       struct sw_name name)
{
    const struct sw_objects *all = &compiler->model->settings->steps;
    const struct sw_object *found =
        name.text == NULL
            ? NULL
            : sw_objects_find(all, name, "step", compiler->diagnostics);
    return found == NULL ? NULL : &compiler->model->steps[found - all->at];
}

const struct sw_product *sw_compiler_product(struct sw_compiler *compiler,
                                             struct sw_name name)
{
    const struct sw_objects *all = &compiler->model->settings->products;
    const struct sw_object *found =
        name.text == NULL
            ? NULL
            : sw_objects_find(all, name, "product", compiler->diagnostics);
    return found == NULL ? NULL : &compiler->model->products[found - all->at];
}

uint32_t sw_compiler_class(struct sw_compiler *compiler, struct sw_name name)
{
    const struct sw_objects *all = &compiler->model->settings->classes;
    if (name.text == NULL ||
        (all->count == 0 && strcmp(name.text, "standard") == 0)) {
        return 0;
    }
    const struct sw_object *found =
        sw_objects_find(all, name, "order class", compiler->diagnostics);
    return found == NULL ? UINT32_MAX : (uint32_t)(found - all->at);
}

/* ---------------------------------------------------------------- shares -- */

bool sw_compiler_share(struct sw_compiler *compiler,
                       const struct sw_node *value, double *share)
{
    struct sw_error err;
    if (value->kind != SW_NODE_SCALAR) {
        return sw_diagnose(compiler->diagnostics, value->place, SW_CODE(SHARE),
                           "a share is needed here, like 70 %%");
    }
    if (!sw_quantity_read(share, SW_SHARE, value->text, &err)) {
        return sw_diagnose(compiler->diagnostics, value->place, SW_CODE(SHARE),
                           "%s", err.message);
    }
    if (!(*share >= 0.0 && *share <= 1.0)) {
        return sw_diagnose(compiler->diagnostics, value->place, SW_CODE(SHARE),
                           "'%s' is outside 0 %% to 100 %%", value->text);
    }
    return true;
}

bool sw_compiler_shares(struct sw_compiler *compiler,
                        const struct sw_node *node, struct sw_shares *shares)
{
    if (node->kind != SW_NODE_MAPPING || node->count == 0) {
        return sw_diagnose(compiler->diagnostics, node->place, SW_CODE(SHARE),
                           "names with shares are needed here, like "
                           "{a: 70 %%, b: 30 %%}");
    }
    shares->count = node->count;
    shares->names =
        sw_arena_array(compiler->arena, node->count, sizeof(struct sw_name));
    shares->below =
        sw_arena_array(compiler->arena, node->count, sizeof(double));
    double sum = 0.0;
    for (size_t i = 0; i < node->count; i++) {
        double share = 0.0;
        if (!sw_compiler_share(compiler, node->pairs[i].value, &share)) {
            return false;
        }
        shares->names[i] =
            (struct sw_name){node->pairs[i].key, node->pairs[i].place};
        sum += share;
        shares->below[i] = sum;
    }
    if (fabs(sum - 1.0) > 1e-9) {
        return sw_diagnose(compiler->diagnostics, node->place, SW_CODE(SHARES),
                           "the shares add up to %.10g %%, not to 100 %%",
                           100.0 * sum);
    }
    shares->below[node->count - 1] = 1.0;
    return true;
}

size_t sw_shares_pick(const struct sw_shares *shares, double unit)
{
    size_t i = 0;
    while (i + 1 < shares->count && unit >= shares->below[i]) {
        i++;
    }
    return i;
}

/* ------------------------------------------------------------------ keys -- */

enum attribute {
    STEEL_CODE,
    GROUP,
    GAUGE,
    WIDTH,
    COATING,
    PRODUCT,
    ATTRIBUTES
};

static const char *const ATTRIBUTE_NAMES[ATTRIBUTES] = {
    "steel_code", "group", "gauge", "width", "coating", "product"};

static bool find_attribute(struct sw_compiler *compiler, struct sw_name name,
                           enum attribute *attribute)
{
    for (size_t i = 0; i < ATTRIBUTES; i++) {
        if (strcmp(ATTRIBUTE_NAMES[i], name.text) == 0) {
            *attribute = (enum attribute)i;
            return true;
        }
    }
    (void)sw_diagnose(compiler->diagnostics, name.place, SW_CODE(ATTRIBUTE),
                      "'%s' is no attribute of products", name.text);
    sw_diagnostics_offer(compiler->diagnostics, name.text, ATTRIBUTE_NAMES,
                         ATTRIBUTES);
    return false;
}

static bool agree(const struct sw_product *a, const struct sw_product *b,
                  enum attribute attribute)
{
    const struct sw_product_settings *x = a->settings;
    const struct sw_product_settings *y = b->settings;
    switch (attribute) {
    case STEEL_CODE:
        return strcmp(x->steel_code, y->steel_code) == 0;
    case GROUP:
        return strcmp(x->family.group, y->family.group) == 0;
    case GAUGE:
        return x->family.gauge_um == y->family.gauge_um;
    case WIDTH:
        return x->family.width_um == y->family.width_um;
    case COATING:
        return strcmp(x->family.coating, y->family.coating) == 0;
    default:
        return a->like == b->like;
    }
}

const uint32_t *sw_compiler_keys(struct sw_compiler *compiler,
                                 const struct sw_names *attributes)
{
    const struct sw_model *model = compiler->model;
    enum attribute used[ATTRIBUTES];
    size_t count = 0;
    bool good = true;
    for (size_t i = 0; i < attributes->count; i++) {
        enum attribute attribute = PRODUCT;
        good = find_attribute(compiler, attributes->at[i], &attribute) && good;
        if (good) {
            used[count++] = attribute;
        }
    }
    if (!good) {
        return NULL;
    }
    uint32_t *keys =
        sw_arena_array(compiler->arena, model->product_count, sizeof(uint32_t));
    for (size_t i = 0; i < model->product_count; i++) {
        keys[i] = (uint32_t)i;
        for (size_t j = i; j > 0; j--) {
            bool same = true;
            for (size_t a = 0; a < count && same; a++) {
                same = agree(&model->products[i], &model->products[j - 1],
                             used[a]);
            }
            if (same) {
                keys[i] = keys[j - 1];
                break;
            }
        }
    }
    return keys;
}

static bool is_length(const char *text, int64_t length_um)
{
    double um = 0.0;
    struct sw_error err;
    return sw_quantity_read(&um, SW_LENGTH, text, &err) &&
           llround(um) == length_um;
}

static bool attribute_is(enum attribute attribute,
                         const struct sw_product *product, const char *text)
{
    const struct sw_product_settings *settings = product->settings;
    switch (attribute) {
    case STEEL_CODE:
        return strcmp(settings->steel_code, text) == 0;
    case GROUP:
        return strcmp(settings->family.group, text) == 0;
    case GAUGE:
        return is_length(text, settings->family.gauge_um);
    case WIDTH:
        return is_length(text, settings->family.width_um);
    case COATING:
        return strcmp(settings->family.coating, text) == 0;
    default:
        return strcmp(product->like->name, text) == 0;
    }
}

bool sw_compiler_key_is(const struct sw_names *attributes,
                        const struct sw_product *product, const char *text)
{
    static const char BETWEEN[] = " / ";
    char part[PATH_BYTES];
    for (size_t i = 0; i < attributes->count; i++) {
        const char *end = strstr(text, BETWEEN);
        const bool is_last = i + 1 == attributes->count;
        if (is_last != (end == NULL)) {
            return false;
        }
        (void)snprintf(part, sizeof(part), "%.*s",
                       (int)(is_last ? strlen(text) : (size_t)(end - text)),
                       text);
        size_t a = 0;
        while (strcmp(ATTRIBUTE_NAMES[a], attributes->at[i].text) != 0) {
            a++;
        }
        if (!attribute_is((enum attribute)a, product, part)) {
            return false;
        }
        text = is_last ? text : end + strlen(BETWEEN);
    }
    return true;
}
