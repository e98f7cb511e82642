#include "model/stock_match.h"

#include "base/memory.h"
#include "scenario/diagnostic_codes.h"

#include <assert.h>
#include <string.h>

static bool refuse(struct sw_compiler *compiler, const struct sw_step *step,
                   const char *what)
{
    return sw_diagnose(compiler->diagnostics, step->place, SW_CODE(STOCK), what,
                       step->name);
}

/* What products have in common, by what may differ. */
struct keys {
    const uint32_t *all;
    const uint32_t *but_width;
    const uint32_t *but_code;
    const uint32_t *but_both;
};

static const uint32_t *keys_but(struct sw_compiler *compiler,
                                const struct sw_names *key, const char *one,
                                const char *two)
{
    struct sw_names left = {0, sw_arena_array(compiler->arena, key->count + 1,
                                              sizeof(struct sw_name))};
    for (size_t i = 0; i < key->count; i++) {
        const char *text = key->at[i].text;
        if (strcmp(text, one) != 0 && strcmp(text, two) != 0) {
            left.at[left.count++] = key->at[i];
        }
    }
    return sw_compiler_keys(compiler, &left);
}

static bool has(const struct sw_names *names, const char *text)
{
    for (size_t i = 0; i < names->count; i++) {
        if (strcmp(names->at[i].text, text) == 0) {
            return true;
        }
    }
    return false;
}

static bool find_keys(struct sw_compiler *compiler, const struct sw_step *step,
                      const struct sw_stock_match *settings, struct keys *keys)
{
    struct sw_name product = {"product", step->place};
    const struct sw_names standard = {1, &product};
    const struct sw_names *key =
        settings->key.count == 0 ? &standard : &settings->key;
    if (settings->wider_um > 0 && !has(key, "width")) {
        return refuse(compiler, step,
                      "stock '%s' gives wider material: its `key` needs the "
                      "`width`");
    }
    if (settings->grades.count > 0 && !has(key, "steel_code")) {
        return refuse(compiler, step,
                      "stock '%s' gives higher grades: its `key` needs the "
                      "`steel_code`");
    }
    keys->all = keys_but(compiler, key, "", "");
    if (keys->all == NULL) {
        return false;
    }
    keys->but_width = keys_but(compiler, key, "width", "");
    keys->but_code = keys_but(compiler, key, "steel_code", "");
    keys->but_both = keys_but(compiler, key, "steel_code", "width");
    return true;
}

/* How far material is from what a lot needs; worse is larger. */
struct fit {
    int64_t grades; /* higher */
    int64_t wider_um;
};

/* From 1; 0 if it is none of the grades. */
static int64_t grade_of(const struct sw_stock_match *settings,
                        const struct sw_product *product)
{
    for (size_t i = 0; i < settings->grades.count; i++) {
        if (strcmp(settings->grades.at[i].text,
                   product->settings->steel_code) == 0) {
            return (int64_t)i + 1;
        }
    }
    return 0;
}

static bool suits(const struct sw_stock_match *settings,
                  const struct keys *keys, const struct sw_product *product,
                  const struct sw_product *material, struct fit *fit)
{
    const uint32_t p = product->index;
    const uint32_t m = material->index;
    const int64_t low = grade_of(settings, product);
    const int64_t high = grade_of(settings, material);
    const int64_t wider_um = material->settings->family.width_um -
                             product->settings->family.width_um;
    const bool wider = wider_um > 0 && wider_um <= settings->wider_um;
    const bool higher = low > 0 && high > low;
    *fit = (struct fit){higher ? high - low : 0, wider ? wider_um : 0};
    return keys->all[p] == keys->all[m] ||
           (wider && keys->but_width[p] == keys->but_width[m]) ||
           (higher && keys->but_code[p] == keys->but_code[m]) ||
           (wider && higher && keys->but_both[p] == keys->but_both[m]);
}

static bool is_better(const struct fit *a, const struct fit *b)
{
    return a->grades != b->grades ? a->grades < b->grades
                                  : a->wider_um < b->wider_um;
}

/* The articles that suit a product, the best first; of two that fit as well,
 * the one that stands first in the file. */
static struct sw_suited find_suited(struct sw_compiler *compiler,
                                    const struct sw_stock_match *settings,
                                    const struct sw_stock_plan *plan,
                                    const struct keys *keys,
                                    const struct sw_product *product)
{
    const size_t most = plan->article_count;
    uint32_t *articles =
        sw_arena_array(compiler->arena, most, sizeof(uint32_t));
    struct fit *fits = sw_new_array(most, sizeof(struct fit));
    size_t count = 0;
    for (uint32_t a = 0; a < most; a++) {
        struct fit fit;
        if (!suits(settings, keys, product, plan->articles[a].of, &fit)) {
            continue;
        }
        size_t at = count++;
        for (; at > 0 && is_better(&fit, &fits[at - 1]); at--) {
            fits[at] = fits[at - 1];
            articles[at] = articles[at - 1];
        }
        fits[at] = fit;
        articles[at] = a;
    }
    sw_free(fits);
    return (struct sw_suited){count, articles};
}

bool sw_stock_match(struct sw_compiler *compiler, const struct sw_step *step,
                    const struct sw_stock_match *settings,
                    struct sw_stock_plan *plan)
{
    const struct sw_model *model = compiler->model;
    struct keys keys = {0};
    if (!find_keys(compiler, step, settings, &keys)) {
        return false;
    }
    assert(keys.all != NULL && keys.but_width != NULL &&
           keys.but_code != NULL && keys.but_both != NULL);
    struct sw_suited *suited = sw_arena_array(
        compiler->arena, model->product_count, sizeof(struct sw_suited));
    for (size_t i = 0; i < model->product_count; i++) {
        suited[i] =
            find_suited(compiler, settings, plan, &keys, &model->products[i]);
    }
    plan->suited = suited;
    return true;
}
