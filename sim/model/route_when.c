#include "model/route_when.h"

#include "scenario/diagnostic_codes.h"
#include "scenario/quantity.h"

#include <string.h>

static bool is_text(struct sw_compiler *compiler, const struct sw_pair *pair,
                    const char *value, bool *met)
{
    if (pair->value->kind != SW_NODE_SCALAR) {
        return sw_diagnose(compiler->diagnostics, pair->value->place,
                           SW_CODE(WHEN_TEXT),
                           "a text is needed here, like {%s: ...}", pair->key);
    }
    *met = strcmp(pair->value->text, value) == 0;
    return true;
}

static bool compare(const char *how, int64_t value, int64_t limit, bool *met)
{
    if (strcmp(how, "below") == 0) {
        *met = value < limit;
    } else if (strcmp(how, "above") == 0) {
        *met = value > limit;
    } else if (strcmp(how, "at_most") == 0) {
        *met = value <= limit;
    } else if (strcmp(how, "at_least") == 0) {
        *met = value >= limit;
    } else {
        return false;
    }
    return true;
}

static bool is_length(struct sw_compiler *compiler, const struct sw_pair *pair,
                      int64_t value_um, bool *met)
{
    static const char *const HOW[] = {"below", "above", "at_most", "at_least"};
    const struct sw_node *limits = pair->value;
    if (limits->kind != SW_NODE_MAPPING || limits->count == 0) {
        return sw_diagnose(compiler->diagnostics, limits->place,
                           SW_CODE(WHEN_LENGTH),
                           "a limit is needed here, like "
                           "{below: 2.5 mm}");
    }
    *met = true;
    for (size_t i = 0; i < limits->count; i++) {
        const struct sw_pair *limit = &limits->pairs[i];
        struct sw_error err;
        double limit_um = 0.0;
        bool within = false;
        if (limit->value->kind != SW_NODE_SCALAR ||
            !sw_quantity_read(&limit_um, SW_LENGTH, limit->value->text, &err)) {
            return sw_diagnose(compiler->diagnostics, limit->value->place,
                               SW_CODE(WHEN_LENGTH),
                               "a length is needed here, like 2.5 mm");
        }
        if (!compare(limit->key, value_um, (int64_t)(limit_um + 0.5),
                     &within)) {
            (void)sw_diagnose(compiler->diagnostics, limit->place,
                              SW_CODE(WHEN_LENGTH), "'%s' is no limit",
                              limit->key);
            sw_diagnostics_offer(compiler->diagnostics, limit->key, HOW,
                                 sizeof(HOW) / sizeof(HOW[0]));
            return false;
        }
        *met = *met && within;
    }
    return true;
}

static bool is_class(struct sw_compiler *compiler, const struct sw_pair *pair,
                     uint32_t *classes)
{
    const struct sw_node *value = pair->value;
    const struct sw_name name = {
        value->kind == SW_NODE_SCALAR ? value->text : "", value->place};
    const uint32_t index = sw_compiler_class(compiler, name);
    if (index == UINT32_MAX) {
        return false;
    }
    *classes &= 1U << index;
    return true;
}

static bool meets(struct sw_compiler *compiler, const struct sw_pair *pair,
                  const struct sw_product *product, uint32_t *classes)
{
    static const char *const NAMES[] = {
        "class", "product", "steel_code", "group", "coating", "gauge", "width"};
    const struct sw_product_settings *settings = product->settings;
    const char *const texts[] = {NULL, product->name, settings->steel_code,
                                 settings->family.group,
                                 settings->family.coating};
    size_t which = 0;
    while (which < 7 && strcmp(NAMES[which], pair->key) != 0) {
        which++;
    }
    bool met = true;
    bool fine = true;
    if (which == 0) {
        return is_class(compiler, pair, classes);
    }
    if (which < 5) {
        fine = is_text(compiler, pair, texts[which], &met);
    } else if (which < 7) {
        fine = is_length(compiler, pair,
                         which == 5 ? settings->family.gauge_um
                                    : settings->family.width_um,
                         &met);
    } else {
        fine =
            sw_diagnose(compiler->diagnostics, pair->place, SW_CODE(WHEN),
                        "'%s' is nothing that a route can look at", pair->key);
        sw_diagnostics_offer(compiler->diagnostics, pair->key, NAMES, 7);
    }
    *classes = met ? *classes : 0;
    return fine;
}

bool sw_when_classes(struct sw_compiler *compiler, const struct sw_node *when,
                     const struct sw_product *product, uint32_t *classes)
{
    if (when->kind != SW_NODE_MAPPING || when->count == 0) {
        return sw_diagnose(compiler->diagnostics, when->place, SW_CODE(WHEN),
                           "a condition is needed here, like "
                           "{gauge: {below: 2.5 mm}}");
    }
    const size_t count = compiler->model->class_count;
    *classes = (uint32_t)((UINT64_C(1) << count) - 1);
    for (size_t i = 0; i < when->count; i++) {
        if (!meets(compiler, &when->pairs[i], product, classes)) {
            return false;
        }
    }
    return true;
}

bool sw_when_product(struct sw_compiler *compiler, const struct sw_node *when,
                     const struct sw_product *product, bool *met)
{
    uint32_t classes = 0;
    *met = false;
    if (sw_node_find(when, "class") != NULL) {
        return sw_diagnose(compiler->diagnostics, when->place, SW_CODE(WHEN),
                           "this is about products, not about order classes");
    }
    if (!sw_when_classes(compiler, when, product, &classes)) {
        return false;
    }
    *met = classes != 0;
    return true;
}
