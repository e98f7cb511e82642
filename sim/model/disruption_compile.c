#include "model/disruption.h"

#include "base/hash.h"
#include "model/curb.h"
#include "model/hit_kind.h"
#include "model/run_end.h"
#include "model/season.h"
#include "scenario/diagnostic_codes.h"

#include <stddef.h>
#include <string.h>

/* clang-format off */
#define COUNT(array) (sizeof(array) / sizeof((array)[0]))
#define AT(field) .offset = offsetof(struct sw_hit_settings, field)
static const struct sw_setting HITS[] = {
    { "resource", SW_SHAPE_NAME, AT(resource),
      .en = "Resource that has fewer `units`, or less `speed`, while it lasts", .zh = "受影响的资源(减少台数或降速)" },
    { "resources", SW_SHAPE_NAMES, AT(resources),
      .en = "Several of them, at the same times", .zh = "同时受影响的多个资源" },
    { "lane", SW_SHAPE_NAME, AT(lane),
      .en = "Step of transport that is closed while it lasts", .zh = "关闭的运输工序" },
    { "stock", SW_SHAPE_NAME, AT(stock),
      .en = "Stock that loses material, or gives or receives none", .zh = "受影响的库存" },
    { "demand", SW_SHAPE_NAME, AT(demand),
      .en = "Demand that comes so many `times`; without `lasts`: from then on", .zh = "变化的需求(倍数);未给 `lasts` 时此后一直如此" },
    { "price", SW_SHAPE_NAME, AT(price),
      .en = "Product whose value is so many `times` what it was, from then on", .zh = "价格变化的产品,此后一直如此" },
    { "units", SW_SHAPE_INTEGER, .min = -1, .max = 1000000, .standard = "-1", AT(units),
      .en = "Of a resource: units that may work meanwhile; -1: all", .zh = "资源:期间可工作的台数,-1 为全部" },
    { "speed", SW_SHAPE_RATIO, SW_SHARE, 0.01, 1, .standard = "100 %", AT(speed),
      .en = "Of a resource: speed of all work meanwhile", .zh = "资源:期间的速度" },
    { "loses", SW_SHAPE_RATIO, SW_SHARE, 0, 1, AT(loses),
      .en = "Of a stock: share of what is on hand that is gone", .zh = "库存:损失的比例" },
    { "gives", SW_SHAPE_FLAG, .standard = "yes", AT(gives),
      .en = "Of a stock: whether material can be taken from it meanwhile", .zh = "库存:期间能否出库" },
    { "receives", SW_SHAPE_FLAG, .standard = "yes", AT(receives),
      .en = "Of a stock: whether material is taken in meanwhile; else it stands outside", .zh = "库存:期间能否入库" },
    { "times", SW_SHAPE_NUMBER, .min = 0, .max = 1000, .standard = "1", AT(times),
      .en = "Of a demand or a price: factor", .zh = "需求或价格:倍数" },
};
#undef AT
static const struct sw_table HITS_TABLE = {
    .name = "hits", .en = "What a disruption hits, and how", .zh = "突发事件影响的对象与方式",
    .size = sizeof(struct sw_hit_settings), .settings = HITS, .count = COUNT(HITS) };

#define AT(field) .offset = offsetof(struct sw_disruption_settings, field)
static const struct sw_setting DISRUPTION[] = {
    { "at", SW_SHAPE_DATE, AT(at_us), .en = "Date at which it comes, once", .zh = "发生日期(一次)" },
    { "every", SW_SHAPE_DISTRIBUTION, SW_TIME, AT(every),
      .en = "Time from the end of one to the next, counted within `months`", .zh = "上次结束至下次发生的时间(仅计所列月份)" },
    { "months", SW_SHAPE_NAMES, AT(months),
      .en = "Months in which it can come, as [nov, dec]; not given: all", .zh = "可能发生的月份;缺省为全年" },
    { "with", SW_SHAPE_TEXT, AT(with),
      .en = "Planned stop that it makes longer, as hot_mill.overhaul: it comes when that should be over", .zh = "超期的计划停机(资源.停机名),自应结束时开始" },
    { "lasts", SW_SHAPE_DISTRIBUTION, SW_TIME, AT(lasts), .en = "How long it lasts", .zh = "持续时间" },
    { "probability", SW_SHAPE_RATIO, SW_SHARE, 0, 1, .standard = "100 %", AT(probability),
      .en = "That it comes at the date, or with each stop", .zh = "在该日期或每次停机时发生的概率" },
    { "hits", SW_SHAPE_MAPPING, .table = &HITS_TABLE, AT(hits),
      .en = "What it hits; not with a planned stop, which keeps its resource", .zh = "影响的对象;计划停机超期时无需给出" },
};
#undef AT
const struct sw_table SW_DISRUPTION_TABLE = {
    .name = "disruption", .en = "An event that the plan does not know of: a breakout, a power curb, a closed river",
    .zh = "计划外的突发事件:漏钢、限电、封航等",
    .size = sizeof(struct sw_disruption_settings), .settings = DISRUPTION, .count = COUNT(DISRUPTION) };
/* clang-format on */

/* ----------------------------------------------------------------- curbs -- */

static bool names(const struct sw_hit_settings *hits, const char *resource)
{
    bool found = hits->resource.text != NULL &&
                 strcmp(hits->resource.text, resource) == 0;
    for (size_t i = 0; i < hits->resources.count; i++) {
        found = found || strcmp(hits->resources.at[i].text, resource) == 0;
    }
    return found;
}

/* "resource.planned": is it of the resource? */
static bool is_of(const char *with, const char *resource)
{
    const size_t length = strlen(resource);
    return with != NULL && strncmp(with, resource, length) == 0 &&
           with[length] == '.';
}

size_t sw_disruptions_curb(const struct sw_compiler *compiler,
                           const struct sw_resource *resource,
                           struct sw_curb *curbs)
{
    const struct sw_objects *all = &compiler->model->settings->disruptions;
    size_t count = 0;
    for (size_t i = 0; i < all->count; i++) {
        const struct sw_disruption_settings *its = all->at[i].values;
        const bool overruns = is_of(its->with, resource->name);
        if (!overruns && !names(&its->hits, resource->name)) {
            continue;
        }
        if (curbs != NULL) {
            curbs[count] = (struct sw_curb){
                .spell = {.at_us = SW_NEVER_US, .to_us = SW_NEVER_US},
                .by = (uint32_t)i + 1,
                .speed =
                    overruns ? SW_FULL_SPEED : sw_curb_speed(its->hits.speed),
                .units = overruns ? 0 : sw_curb_units(its->hits.units),
            };
        }
        count++;
    }
    return count;
}

bool sw_disruptions_shut(const struct sw_compiler *compiler,
                         const struct sw_step *step)
{
    const struct sw_objects *all = &compiler->model->settings->disruptions;
    bool found = false;
    for (size_t i = 0; i < all->count; i++) {
        const struct sw_disruption_settings *its = all->at[i].values;
        found = found || (its->hits.lane.text != NULL &&
                          strcmp(its->hits.lane.text, step->name) == 0);
    }
    return found;
}

/* ------------------------------------------------------------------ what -- */

bool sw_disruption_refuse(struct sw_compiler *compiler,
                          const struct sw_disruption *disruption,
                          const char *why)
{
    return sw_diagnose(compiler->diagnostics, disruption->place,
                       SW_CODE(DISRUPTION), "the disruption '%s' %s",
                       disruption->name, why);
}

static bool is_listed(const char *const *keys, const char *key)
{
    size_t i = 0;
    while (keys[i] != NULL && strcmp(keys[i], key) != 0) {
        i++;
    }
    return keys[i] != NULL;
}

/* What says how goes with what is hit. */
static bool check_keys(struct sw_compiler *compiler,
                       const struct sw_hit_kind *kind,
                       const struct sw_node *hits)
{
    for (size_t i = 0; i < hits->count; i++) {
        const char *key = hits->pairs[i].key;
        const bool is_setting = sw_table_find(&HITS_TABLE, key) != NULL;
        if (is_setting && strcmp(key, kind->key) != 0 &&
            !is_listed(kind->keys, key)) {
            return sw_diagnose(compiler->diagnostics, hits->pairs[i].place,
                               SW_CODE(DISRUPTION),
                               "hits: '%s' does not go with '%s'", key,
                               kind->key);
        }
    }
    return true;
}

static const struct sw_hit_kind *find_hit(const struct sw_node *hits)
{
    for (size_t i = 0; SW_HIT_KINDS[i] != NULL; i++) {
        if (sw_node_find(hits, SW_HIT_KINDS[i]->key) != NULL) {
            return SW_HIT_KINDS[i];
        }
    }
    return NULL;
}

static bool compile_hit(struct sw_compiler *compiler,
                        struct sw_disruption *disruption,
                        const struct sw_object *object)
{
    const struct sw_disruption_settings *its = object->values;
    const struct sw_node *hits = sw_node_find(object->node, "hits");
    disruption->hit = find_hit(hits);
    if (disruption->hit == NULL) {
        return sw_disruption_refuse(compiler, disruption,
                                    "needs to hit something: `hits` with a "
                                    "resource, lane, stock, demand or price");
    }
    return check_keys(compiler, disruption->hit, hits) &&
           disruption->hit->compile(compiler, disruption, &its->hits);
}

/* ------------------------------------------------------------------ when -- */

/* "resource.planned" */
static const struct sw_object *find_stop(struct sw_compiler *compiler,
                                         struct sw_name with,
                                         struct sw_name *resource)
{
    const struct sw_objects *all = &compiler->model->settings->resources;
    const char *dot = strchr(with.text, '.');
    if (dot == NULL) {
        (void)sw_diagnose(compiler->diagnostics, with.place,
                          SW_CODE(DISRUPTION),
                          "with: '%s' is no planned stop of a resource, like "
                          "hot_mill.overhaul",
                          with.text);
        return NULL;
    }
    resource->text =
        sw_arena_text_n(compiler->arena, with.text, (size_t)(dot - with.text));
    resource->place = with.place;
    const struct sw_object *found =
        sw_objects_find(all, *resource, "resource", compiler->diagnostics);
    if (found == NULL) {
        return NULL;
    }
    const struct sw_resource_settings *settings = found->values;
    return sw_objects_find(&settings->planned,
                           (struct sw_name){dot + 1, with.place},
                           "planned stop", compiler->diagnostics);
}

/* The resource stays closed. */
static bool compile_with(struct sw_compiler *compiler,
                         struct sw_disruption *disruption,
                         const struct sw_object *object)
{
    const struct sw_disruption_settings *its = object->values;
    struct sw_name resource = {0};
    const struct sw_name with = {its->with,
                                 sw_node_find(object->node, "with")->place};
    const struct sw_object *stop = find_stop(compiler, with, &resource);
    if (stop == NULL) {
        return false;
    }
    disruption->with = stop->values;
    disruption->hit = &SW_HIT_RESOURCE;
    const struct sw_hit_settings hits = {.resource = resource, .speed = 1.0};
    return sw_node_find(object->node, "hits") == NULL
               ? disruption->hit->compile(compiler, disruption, &hits)
               : sw_disruption_refuse(compiler, disruption,
                                      "keeps the resource of its planned stop: "
                                      "`hits` says nothing here");
}

static bool check_when(struct sw_compiler *compiler,
                       const struct sw_disruption *disruption,
                       const struct sw_object *object)
{
    const struct sw_disruption_settings *its = object->values;
    const int ways =
        (its->at_us != 0) + (its->every != NULL) + (its->with != NULL);
    if (ways != 1) {
        return sw_disruption_refuse(compiler, disruption,
                                    "comes `at` a date, or `every` so often, "
                                    "or `with` a planned stop: one of these");
    }
    if (its->every == NULL && its->months.count > 0) {
        return sw_disruption_refuse(compiler, disruption,
                                    "has `months`, which go with `every`");
    }
    if (its->every != NULL && its->probability < 1.0) {
        return sw_disruption_refuse(compiler, disruption,
                                    "has a `probability`, which goes with `at` "
                                    "or `with`");
    }
    if (its->every != NULL && sw_distribution_mean(its->every) < 1.0) {
        return sw_disruption_refuse(compiler, disruption,
                                    "would come all the time: the mean of "
                                    "`every` must be above 0");
    }
    return true;
}

/* What is done at once does not last; a demand may change for good. */
static bool check_lasts(struct sw_compiler *compiler,
                        const struct sw_disruption *disruption,
                        const struct sw_disruption_settings *its)
{
    if (disruption->passes && its->lasts != NULL) {
        return sw_disruption_refuse(compiler, disruption,
                                    "is over at once: `lasts` says nothing "
                                    "here");
    }
    const bool for_good = its->at_us != 0 && disruption->hit->of_demands;
    return disruption->passes || its->lasts != NULL || for_good ||
           sw_disruption_refuse(compiler, disruption,
                                "needs to end: how long it `lasts`");
}

/* It may come, and best while the window is open. */
static bool check_date(struct sw_compiler *compiler,
                       const struct sw_disruption *disruption,
                       const struct sw_object *object)
{
    const struct sw_disruption_settings *its = object->values;
    if (its->at_us == 0) {
        return true;
    }
    const struct sw_place place = sw_node_find(object->node, "at")->place;
    const int64_t at_us = its->at_us - compiler->model->settings->start_us;
    const char *why = sw_run_end_forbids(compiler, at_us);
    if (why != NULL) {
        return sw_diagnose(compiler->diagnostics, place, SW_CODE(DISRUPTION),
                           "the disruption '%s' can never come: %s",
                           disruption->name, why);
    }
    sw_run_end_warn(compiler, place, at_us,
                    sw_arena_format(compiler->arena, "the disruption '%s'",
                                    disruption->name));
    return true;
}

static bool compile_spell(struct sw_compiler *compiler,
                          struct sw_disruption *disruption,
                          const struct sw_disruption_settings *its)
{
    const char *name = disruption->name;
    bool months[SW_SEASON_MONTHS] = {false};
    if (!sw_season_read(compiler, &its->months, SW_CODE(DISRUPTION), months)) {
        return false;
    }
    disruption->spell = (struct sw_spell_plan){
        .again = its->every != NULL,
        .at_us = its->at_us != 0
                     ? its->at_us - compiler->model->settings->start_us
                     : SW_NEVER_US,
        .to_us = SW_NEVER_US,
        .every = sw_compiler_drawn(compiler, its->every, "disruptions/%s/every",
                                   name),
        .lasts = sw_compiler_drawn(compiler, its->lasts, "disruptions/%s/lasts",
                                   name),
        .season =
            its->months.count > 0 ? sw_season_make(compiler, months) : NULL,
    };
    disruption->probability = its->probability;
    disruption->purpose =
        sw_compiler_purpose(compiler, "disruptions/%s/probability", name);
    return true;
}

static bool compile(struct sw_compiler *compiler,
                    struct sw_disruption *disruption,
                    const struct sw_object *object)
{
    const struct sw_disruption_settings *its = object->values;
    compile_spell(compiler, disruption, its);
    const bool good =
        check_when(compiler, disruption, object) &&
        (its->with != NULL ? compile_with(compiler, disruption, object)
                           : compile_hit(compiler, disruption, object)) &&
        check_lasts(compiler, disruption, its) &&
        check_date(compiler, disruption, object);
    disruption->spell.brief = disruption->passes;
    return good;
}

bool sw_disruptions_compile(struct sw_compiler *compiler)
{
    struct sw_model *model = compiler->model;
    const struct sw_objects *all = &model->settings->disruptions;
    bool good = true;
    model->disruptions = sw_arena_array(compiler->arena, all->count,
                                        sizeof(struct sw_disruption));
    for (size_t i = 0; i < all->count; i++) {
        struct sw_disruption *disruption = &model->disruptions[i];
        *disruption = (struct sw_disruption){
            .name = all->at[i].name,
            .index = (uint32_t)i,
            .place = all->at[i].place,
            .entity = sw_hash_text(all->at[i].name),
        };
        good = compile(compiler, disruption, &all->at[i]) && good;
    }
    model->disruption_count = all->count;
    return good;
}
