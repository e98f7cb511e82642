#include "study/question.h"

#include "model/cost_settings.h"
#include "random/elementary.h"
#include "scenario/diagnostic_codes.h"
#include "scenario/quantity.h"
#include "study/comparing.h"

#include <assert.h>
#include <math.h>
#include <string.h>

enum { MOST_CANDIDATES = 128 };

/* ------------------------------------------------------------ measures --- */

/* In what dimension values of a measure are written in a file. */
static enum sw_dimension dimension_of(const struct sw_measure *measure)
{
    static const struct {
        const char *unit;
        enum sw_dimension dimension;
    } units[] = {
        {"d", SW_TIME},        {"h", SW_TIME},
        {"%", SW_SHARE},       {"CNY/t", SW_MONEY_PER_MASS},
        {"t/d", SW_MASS_RATE}, {"CNY/km", SW_MONEY},
        {"CNY/MW", SW_MONEY},
    };
    for (size_t i = 0; i < sizeof(units) / sizeof(units[0]); i++) {
        if (strcmp(measure->unit, units[i].unit) == 0) {
            return units[i].dimension;
        }
    }
    return SW_PLAIN;
}

/* The series of orders of that measure and product; NULL if there is none. */
static const struct sw_series *series_of(const struct sw_model *model,
                                         const char *measure,
                                         const char *product)
{
    for (size_t i = 0; i < sw_model_series_count(model); i++) {
        const struct sw_series *series = sw_model_series(model, i);
        if (series->measure->group == SW_MEASURES_ORDER &&
            strcmp(series->measure->id, measure) == 0 &&
            strcmp(series->product, product) == 0) {
            return series;
        }
    }
    return NULL;
}

/* A measure of orders with a statistic, as a file names it. */
struct choice {
    const struct sw_measure *measure;
    const struct sw_statistic *statistic;
};

static const struct sw_measure *find_measure(const char *id)
{
    for (size_t i = 0; i < sw_measure_count(); i++) {
        const struct sw_measure *measure = sw_measure_at(i);
        if (measure->group == SW_MEASURES_ORDER &&
            strcmp(measure->id, id) == 0) {
            return measure;
        }
    }
    return NULL;
}

static bool unknown_measure(const struct sw_question_source *source,
                            const char *id, struct sw_place place)
{
    const char *names[MOST_CANDIDATES];
    size_t count = 0;
    for (size_t i = 0; i < sw_measure_count() && count < MOST_CANDIDATES; i++) {
        if (sw_measure_at(i)->group == SW_MEASURES_ORDER) {
            names[count++] = sw_measure_at(i)->id;
        }
    }
    (void)sw_diagnose(source->diagnostics, place, SW_CODE(UNKNOWN),
                      "'%s' is not a measure of orders", id);
    sw_diagnostics_suggest(source->diagnostics, id, names, count);
    return false;
}

static bool unknown_statistic(const struct sw_question_source *source,
                              const char *name, struct sw_place place)
{
    return sw_diagnose(source->diagnostics, place, SW_CODE(CHOICE),
                       "'%s' is none of mean, p50, p80, p90, p95, p99", name);
}

/* "delivery_time.p90", or a measure alone for its mean. */
static bool read_choice(struct choice *choice,
                        const struct sw_question_source *source,
                        const char *text, struct sw_place place)
{
    const size_t length = strcspn(text, ".");
    const char *id = sw_arena_text_n(source->arena, text, length);
    const char *statistic = text[length] == '\0' ? "mean" : text + length + 1;
    choice->measure = find_measure(id);
    if (choice->measure == NULL) {
        return unknown_measure(source, id, place);
    }
    choice->statistic = sw_statistic_find(statistic);
    if (choice->statistic == NULL) {
        place.column += (int)length + 1;
        return unknown_statistic(source, statistic, place);
    }
    if (choice->statistic->p > 0.0 && !choice->measure->sampled) {
        return sw_diagnose(source->diagnostics, place, SW_CODE(CHOICE),
                           "%s has a mean, but no quantiles", id);
    }
    return true;
}

/* Quantiles need values, which a run keeps only of the measures it is told. */
static bool check_kept(const struct sw_question_source *source,
                       const struct choice *choice, const char *product,
                       struct sw_place place)
{
    const struct sw_series *series =
        series_of(source->baseline, choice->measure->id, product);
    if (choice->statistic->p == 0.0 || series == NULL || series->sampled) {
        return true;
    }
    return sw_diagnose(source->diagnostics, place, SW_CODE(STUDY),
                       "the baseline keeps no values of %s for quantiles: add "
                       "it to run.quantiles",
                       choice->measure->id);
}

/* "400 kCNY/MW" without "/MW", which only the measure knows. */
static const char *money_of(const struct sw_question_source *source,
                            const struct sw_measure *measure, const char *text)
{
    const char *by = strrchr(measure->unit, '/');
    const size_t length = strlen(text);
    const size_t cut = by == NULL ? 0 : strlen(by);
    return dimension_of(measure) == SW_MONEY && cut > 0 && length > cut &&
                   strcmp(text + length - cut, by) == 0
               ? sw_arena_text_n(source->arena, text, length - cut)
               : text;
}

/* `text` as a value of the measure, in the unit that it is printed in. */
static bool read_value(double *value, const struct sw_question_source *source,
                       const struct sw_measure *measure, const char *text,
                       struct sw_place place)
{
    struct sw_error err = {0};
    if (!sw_quantity_read(value, dimension_of(measure),
                          money_of(source, measure, text), &err)) {
        return sw_diagnose(source->diagnostics, place, SW_CODE(VALUE), "%s",
                           err.message);
    }
    *value *= measure->scale;
    return true;
}

static struct sw_place place_of(const struct sw_question_source *source,
                                const char *key)
{
    const struct sw_node *node = sw_node_find(source->root, key);
    return node != NULL ? node->place : source->root->place;
}

/* ------------------------------------------------------------ products --- */

static bool is_product(const struct sw_model *model, const char *name)
{
    return series_of(model, sw_measure_at(0)->id, name) != NULL;
}

static bool unknown_product(const struct sw_question_source *source,
                            const struct sw_name *name)
{
    const char *names[MOST_CANDIDATES];
    size_t count = 0;
    for (size_t i = 0; i < sw_model_product_count(source->baseline) &&
                       count < MOST_CANDIDATES;
         i++) {
        names[count++] = sw_model_product(source->baseline, i).name;
    }
    (void)sw_diagnose(source->diagnostics, name->place, SW_CODE(UNKNOWN),
                      "the baseline has no product '%s'", name->text);
    sw_diagnostics_suggest(source->diagnostics, name->text, names, count);
    return false;
}

/* The standard of a time is the product's standard lead time. */
static double standard_of(const struct sw_model *model, const char *product,
                          const struct sw_measure *measure)
{
    if (measure == NULL || dimension_of(measure) != SW_TIME) {
        return 0.0;
    }
    for (size_t i = 0; i < sw_model_product_count(model); i++) {
        const struct sw_product_info info = sw_model_product(model, i);
        if (strcmp(info.name, product) == 0) {
            return (double)info.standard_lead_time_us * measure->scale;
        }
    }
    return 0.0;
}

static struct sw_question_product *room_for(struct sw_arena *arena,
                                            size_t count)
{
    return sw_arena_array(arena, count, sizeof(struct sw_question_product));
}

static void named_products(struct sw_question *question,
                           const struct sw_question_source *source,
                           const struct choice *choice)
{
    const struct sw_names *names = &source->settings->products;
    struct sw_question_product *products =
        room_for(source->arena, names->count);
    question->product_count = 0;
    for (size_t i = 0; i < names->count; i++) {
        const struct sw_name *name = &names->at[i];
        if (!is_product(source->baseline, name->text)) {
            (void)unknown_product(source, name);
            continue;
        }
        products[question->product_count++] = (struct sw_question_product){
            .name = name->text,
            .standard =
                standard_of(source->baseline, name->text, choice->measure),
        };
    }
    question->products = products;
}

/* All products but background. */
static void own_products(struct sw_question *question,
                         const struct sw_model *baseline,
                         struct sw_arena *arena,
                         const struct sw_measure *measure)
{
    const size_t count = sw_model_product_count(baseline);
    struct sw_question_product *products = room_for(arena, count);
    question->product_count = 0;
    for (size_t i = 0; i < count; i++) {
        const struct sw_product_info info = sw_model_product(baseline, i);
        if (!info.background && is_product(baseline, info.name)) {
            products[question->product_count++] = (struct sw_question_product){
                .name = info.name,
                .standard = standard_of(baseline, info.name, measure),
            };
        }
    }
    question->products = products;
}

/* -------------------------------------------------------------- limits --- */

static bool is_word(const struct sw_node *node, const char *word)
{
    return node->kind == SW_NODE_SCALAR && strcmp(node->text, word) == 0;
}

/* `payer: mill`, of a limit of costs. */
static bool read_payer(struct sw_limit *limit,
                       const struct sw_question_source *source,
                       const struct sw_node *value)
{
    if (strcmp(limit->measure, SW_COST_MEASURE) != 0) {
        return sw_diagnose(source->diagnostics, value->place, SW_CODE(CHOICE),
                           "payer: only %s is paid", SW_COST_MEASURE);
    }
    for (int i = 0; i < SW_PAYERS; i++) {
        if (is_word(value, sw_payer_name(i))) {
            limit->payer = sw_payer_name(i);
            return true;
        }
    }
    return sw_diagnose(source->diagnostics, value->place, SW_CODE(CHOICE),
                       "payer: mill, fabricator or carrier is needed");
}

enum { LEVELS = 2, BASES = 3 };

static const char *const LEVEL_WORDS[] = {"line", "project"};
static const char *const BASIS_WORDS[] = {"first_promise", "latest_promise",
                                          "requested"};
static const char *const OTIF[LEVELS][BASES] = {
    {"otif", "otif_latest", "otif_requested"},
    {"otif_project", "otif_project_latest", "otif_project_requested"}};

static size_t word_of(const struct sw_node *node, const char *const *words,
                      size_t count)
{
    size_t i = 0;
    while (i < count && !is_word(node, words[i])) {
        i++;
    }
    return i;
}

/* `basis: requested`, `level: project`: a measure of its own for each. */
static bool read_otif(struct sw_limit *limit,
                      const struct sw_question_source *source,
                      const struct sw_pair *pair)
{
    const bool is_level = strcmp(pair->key, "level") == 0;
    const size_t choice = is_level ? word_of(pair->value, LEVEL_WORDS, LEVELS)
                                   : word_of(pair->value, BASIS_WORDS, BASES);
    if (choice == (is_level ? (size_t)LEVELS : (size_t)BASES)) {
        return sw_diagnose(
            source->diagnostics, pair->value->place, SW_CODE(CHOICE),
            is_level ? "level: line or project is needed"
                     : "basis: first_promise, latest_promise or requested is "
                       "needed");
    }
    for (size_t i = 0; i < (size_t)LEVELS * BASES; i++) {
        const size_t level = i / BASES;
        const size_t basis = i % BASES;
        if (strcmp(OTIF[level][basis], limit->measure) == 0) {
            limit->measure =
                is_level ? OTIF[choice][basis] : OTIF[level][choice];
            return true;
        }
    }
    return choice == 0 ||
           sw_diagnose(source->diagnostics, pair->value->place, SW_CODE(CHOICE),
                       "%s: only otif has one", pair->key);
}

/* `above: baseline`, `basis: requested`: what else a limit may say. */
static bool read_remark(struct sw_limit *limit,
                        const struct sw_question_source *source,
                        const struct sw_pair *pair)
{
    if (strcmp(pair->key, "above") == 0) {
        limit->above_baseline = true;
        return is_word(pair->value, "baseline") ||
               sw_diagnose(source->diagnostics, pair->value->place,
                           SW_CODE(CHOICE), "above: it can only be 'baseline'");
    }
    if (strcmp(pair->key, "basis") == 0 || strcmp(pair->key, "level") == 0) {
        return read_otif(limit, source, pair);
    }
    if (strcmp(pair->key, "payer") == 0) {
        return read_payer(limit, source, pair->value);
    }
    static const char *const keys[] = {"at_least", "at_most", "above",
                                       "basis",    "level",   "payer"};
    (void)sw_diagnose(source->diagnostics, pair->place, SW_CODE(KEY),
                      "'%s' is not a setting of a limit", pair->key);
    sw_diagnostics_suggest(source->diagnostics, pair->key, keys,
                           sizeof(keys) / sizeof(keys[0]));
    return false;
}

/* Everything but the bounds, then one limit for each bound. */
static bool read_limits(struct sw_question *question, struct sw_limit *limits,
                        const struct sw_question_source *source,
                        const struct sw_pair *pair, struct sw_limit limit)
{
    bool good = true;
    for (size_t i = 0; i < pair->value->count; i++) {
        const struct sw_pair *part = &pair->value->pairs[i];
        if (strcmp(part->key, "at_least") != 0 &&
            strcmp(part->key, "at_most") != 0) {
            good = read_remark(&limit, source, part) && good;
        }
    }
    const size_t before = question->limit_count;
    for (size_t i = 0; i < pair->value->count; i++) {
        const struct sw_pair *part = &pair->value->pairs[i];
        limit.at_least = strcmp(part->key, "at_least") == 0;
        if (!limit.at_least && strcmp(part->key, "at_most") != 0) {
            continue;
        }
        if (part->value->kind != SW_NODE_SCALAR) {
            good =
                sw_diagnose(source->diagnostics, part->value->place,
                            SW_CODE(SHAPE), "%s: a value is needed", part->key);
        } else if (read_value(&limit.value, source, find_measure(limit.measure),
                              part->value->text, part->value->place)) {
            limits[question->limit_count++] = limit;
        } else {
            good = false;
        }
    }
    if (good && question->limit_count == before) {
        return sw_diagnose(source->diagnostics, pair->place, SW_CODE(REQUIRED),
                           "%s: a limit needs at_least or at_most", pair->key);
    }
    return good;
}

static void read_within(struct sw_question *question,
                        const struct sw_question_source *source)
{
    const struct sw_node *within = source->settings->within;
    if (within == NULL || within->broken) {
        return;
    }
    if (within->kind != SW_NODE_MAPPING) {
        (void)sw_diagnose(source->diagnostics, within->place, SW_CODE(SHAPE),
                          "within: a mapping of measures to limits is needed, "
                          "like {otif: {at_least: 90 %%}}");
        return;
    }
    struct sw_limit *limits = sw_arena_array(source->arena, 2 * within->count,
                                             sizeof(struct sw_limit));
    question->limits = limits;
    for (size_t i = 0; i < within->count; i++) {
        const struct sw_pair *pair = &within->pairs[i];
        struct choice choice = {0};
        if (pair->value->broken ||
            !read_choice(&choice, source, pair->key, pair->place)) {
            continue;
        }
        if (pair->value->kind != SW_NODE_MAPPING || pair->value->count == 0) {
            (void)sw_diagnose(
                source->diagnostics, pair->value->place, SW_CODE(SHAPE),
                "%s: limits are needed, like {at_most: ...}", pair->key);
            continue;
        }
        const struct sw_limit limit = {
            .measure = choice.measure->id,
            .statistic = choice.statistic,
            .payer = "",
        };
        (void)read_limits(question, limits, source, pair, limit);
        for (size_t p = 0; p < question->product_count; p++) {
            (void)check_kept(source, &choice, question->products[p].name,
                             pair->place);
        }
    }
}

/* --------------------------------------------------------------- costs --- */

/* What is paid each year for `once`, paid back in equal parts over `years` with
 * the interest on what is left. */
static double annuity(double once, double years, double interest)
{
    return interest > 0.0
               ? once * interest / (1.0 - sw_power(1.0 + interest, -years))
               : once / years;
}

static void read_costs(const struct sw_question_source *source)
{
    const struct sw_objects *options = &source->settings->options;
    for (size_t i = 0; i < options->count; i++) {
        const struct sw_option_settings *option = options->at[i].values;
        const struct sw_option_cost_settings *cost = &option->cost;
        if (cost->spread_us == 0) {
            continue; /* was reported: its settings could not be read */
        }
        const double years = (double)cost->spread_us / (double)SW_YEAR_US;
        source->costs[i + 1] = (struct sw_option_cost){
            .per_year = (annuity((double)cost->once, years, cost->interest) +
                         12.0 * (double)cost->month) /
                        (double)SW_MONEY_UNIT,
            .per_tonne =
                cost->tonne * (double)SW_TONNE_G / (double)SW_MONEY_UNIT,
            .payer = sw_payer_name(cost->payer),
        };
    }
}

/* --------------------------------------------------------- the question -- */

struct sw_question sw_question_read(const struct sw_question_source *source)
{
    const struct sw_study_settings *settings = source->settings;
    struct sw_question question = {
        .confidence = settings->confidence,
        .seed = sw_model_seed(source->baseline),
    };
    struct choice choice = {0};
    const struct sw_place improve = place_of(source, "improve");
    const bool chosen =
        settings->improve != NULL &&
        read_choice(&choice, source, settings->improve, improve);
    if (settings->products.count > 0) {
        named_products(&question, source, &choice);
    } else {
        own_products(&question, source->baseline, source->arena,
                     choice.measure);
    }
    if (question.product_count == 0 && settings->products.count == 0) {
        (void)sw_diagnose(source->diagnostics, place_of(source, "products"),
                          SW_CODE(STUDY),
                          "products: the baseline has none but background");
    }
    if (chosen) {
        question.measure = choice.measure->id;
        question.statistic = choice.statistic;
        for (size_t i = 0; i < question.product_count; i++) {
            (void)check_kept(source, &choice, question.products[i].name,
                             improve);
        }
        if (settings->matters != NULL) {
            (void)read_value(&question.matters, source, choice.measure,
                             settings->matters, place_of(source, "matters"));
        }
    }
    read_within(&question, source);
    read_costs(source);
    question.costs = source->costs;
    return question;
}

struct sw_question sw_question_usual(const struct sw_model *baseline,
                                     struct sw_arena *arena)
{
    const struct sw_measure *measure = find_measure("delivery_time");
    assert(measure != NULL);
    struct sw_question question = {
        .measure = measure->id,
        .confidence = sw_model_confidence(baseline),
        .seed = sw_model_seed(baseline),
    };
    own_products(&question, baseline, arena, measure);
    bool sampled = true;
    for (size_t i = 0; i < question.product_count; i++) {
        sampled = sampled &&
                  series_of(baseline, measure->id, question.products[i].name)
                      ->sampled;
    }
    question.statistic = sw_statistic_find(sampled ? "p90" : "mean");
    return question;
}
