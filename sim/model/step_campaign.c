/*
 * step_campaign.c - a resource serves lots by families, one at a time: coating
 * cycles, rolling rounds.
 */
#include "base/hash.h"
#include "model/campaign.h"
#include "model/campaign_lint.h"
#include "model/compiler.h"
#include "model/gather.h"
#include "model/queue_rule.h"
#include "model/route_when.h"
#include "model/service.h"
#include "model/step_check.h"
#include "model/step_kind.h"
#include "scenario/diagnostic_codes.h"

#include <stddef.h>

enum at_end { STAY, CLOSE };
enum sequence { FIFO, WIDTH_FALLS };
enum change_for { FAMILY_CHANGES, EACH_CAMPAIGN };

/* In place of the number of a product's family. */
#define NO_FAMILY UINT32_MAX
#define TWO_FAMILIES (UINT32_MAX - 1)

static const char *const TAKES[] = {"exhaustive", "gated", NULL};
static const char *const AT_END[] = {"stay", "close", NULL};
static const char *const NEXT[] = {"waiting", "cycle", NULL};
static const char *const SEQUENCES[] = {"fifo", "width_falls", NULL};
static const char *const CHANGES[] = {"family", "campaign", NULL};

struct limits {
    int64_t min;
    int64_t max;
};

struct family_settings {
    const struct sw_node *when;
    bool otherwise;
    const struct sw_distribution *change;
    int64_t every_us;
    struct limits lots;
    struct limits tonnes;
    struct limits work;
    struct sw_objects from;
    int64_t max_wait_us;
};

struct from_settings {
    const struct sw_distribution *change;
};

struct gauge_settings {
    double at_most;
};

struct settings {
    struct sw_service_settings service;
    struct sw_objects families;
    int takes;
    int next;
    int at_end;
    int sequence;
    int64_t staple;
    struct gauge_settings gauge_ratio;
    const struct sw_distribution *change;
    int change_for;
};

/* clang-format off */
#define COUNT(array) (sizeof(array) / sizeof((array)[0]))
#define AT(field) .offset = offsetof(struct limits, field)
static const struct sw_setting LOTS[] = {
    { "min", SW_SHAPE_INTEGER, .min = 0, .max = 1000000, AT(min),
      .en = "Lots that a campaign waits for before it opens", .zh = "开始生产前须等待的最少批次数" },
    { "max", SW_SHAPE_INTEGER, .min = 1, .max = 1000000, AT(max),
      .en = "Lots that a campaign serves at most", .zh = "一个生产周期的最多批次数" },
};
static const struct sw_table LOTS_TABLE = {
    .name = "campaign_lots", .en = "Size of a campaign in lots", .zh = "生产周期的批次数",
    .size = sizeof(struct limits), .settings = LOTS, .count = COUNT(LOTS) };

static const struct sw_setting TONNES[] = {
    { "min", SW_SHAPE_QUANTITY, SW_MASS, 0, 1e13, AT(min),
      .en = "Gross tonnes that a campaign waits for before it opens", .zh = "开始生产前须等待的最少毛重" },
    { "max", SW_SHAPE_QUANTITY, SW_MASS, 1, 1e13, AT(max),
      .en = "Gross tonnes that a campaign serves at most, but a lot at least", .zh = "一个生产周期的最大毛重(至少一批)" },
};
static const struct sw_setting WORK[] = {
    { "min", SW_SHAPE_QUANTITY, SW_TIME, 0, 3.2e14, AT(min),
      .en = "Work that a campaign waits for before it opens", .zh = "开始生产前须积累的最少作业时间" },
    { "max", SW_SHAPE_QUANTITY, SW_TIME, 1, 3.2e14, AT(max),
      .en = "Work that a campaign does at most, but a lot at least", .zh = "一个生产周期的最长作业时间(至少一批)" },
};
#undef AT
static const struct sw_table WORK_TABLE = {
    .name = "campaign_work", .en = "Size of a campaign in time of work, changeover and stops not counted", .zh = "生产周期的作业时间(不含换型与停机)",
    .size = sizeof(struct limits), .settings = WORK, .count = COUNT(WORK) };
static const struct sw_table TONNES_TABLE = {
    .name = "campaign_tonnes", .en = "Size of a campaign in tonnes", .zh = "生产周期的吨数",
    .size = sizeof(struct limits), .settings = TONNES, .count = COUNT(TONNES) };

#define AT(field) .offset = offsetof(struct from_settings, field)
static const struct sw_setting FROM[] = {
    { "change", SW_SHAPE_DISTRIBUTION, SW_TIME, .required = true, AT(change),
      .en = "Changeover from that family to this one", .zh = "由该族换到本族的换型时间" },
};
#undef AT
static const struct sw_table FROM_TABLE = {
    .name = "campaign_from", .en = "The family before this one", .zh = "前一产品族",
    .size = sizeof(struct from_settings), .settings = FROM, .count = COUNT(FROM) };

#define AT(field) .offset = offsetof(struct gauge_settings, field)
static const struct sw_setting GAUGE[] = {
    { "at_most", SW_SHAPE_NUMBER, .min = 1, .max = 1000, .required = true, AT(at_most),
      .en = "The thicker over the thinner", .zh = "厚度之比(厚/薄)上限" },
};
#undef AT
static const struct sw_table GAUGE_TABLE = {
    .name = "gauge_ratio", .en = "How far the gauges of neighbours may lie apart", .zh = "相邻两卷的厚度跳跃",
    .size = sizeof(struct gauge_settings), .settings = GAUGE, .count = COUNT(GAUGE) };

#define AT(field) .offset = offsetof(struct family_settings, field)
static const struct sw_setting FAMILY[] = {
    { "when", SW_SHAPE_NODE, AT(when),
      .en = "Products of the family, by a condition as routes have: {coating: ZM}", .zh = "属于该族的产品条件,写法同工艺路线" },
    { "else", SW_SHAPE_FLAG, .standard = "no", AT(otherwise),
      .en = "The family of all products that no other takes", .zh = "其余产品归入该族" },
    { "change", SW_SHAPE_DISTRIBUTION, SW_TIME, AT(change),
      .en = "Changeover to this family; else the step's", .zh = "换到该族的换型时间;缺省用工序的" },
    { "from", SW_SHAPE_OBJECTS, .table = &FROM_TABLE, AT(from),
      .en = "Changeovers to this family that depend on the one before: {GI: {change: 24 h}}", .zh = "按前一族区分的换型时间" },
    { "every", SW_SHAPE_QUANTITY, SW_TIME, 1, 3.2e14, AT(every_us),
      .en = "Shortest time between the openings of two of its campaigns", .zh = "该族两次开始生产的最短间隔" },
    { "lots", SW_SHAPE_MAPPING, .table = &LOTS_TABLE, AT(lots), .en = "Lots of a campaign", .zh = "每个生产周期的批次数" },
    { "tonnes", SW_SHAPE_MAPPING, .table = &TONNES_TABLE, AT(tonnes), .en = "Tonnes of a campaign", .zh = "每个生产周期的吨数" },
    { "work", SW_SHAPE_MAPPING, .table = &WORK_TABLE, AT(work), .en = "Time of work of a campaign", .zh = "每个生产周期的作业时间" },
    { "max_wait", SW_SHAPE_QUANTITY, SW_TIME, 1, 3.2e14, AT(max_wait_us),
      .en = "Longest wait of the family's first lot for the least size", .zh = "首个批次为凑足最小批量的最长等待" },
};
#undef AT
static const struct sw_table FAMILY_TABLE = {
    .name = "campaign_family", .en = "Lots that are served in one campaign", .zh = "同一生产周期的产品族",
    .size = sizeof(struct family_settings), .settings = FAMILY, .count = COUNT(FAMILY) };

#define AT(field) .offset = offsetof(struct settings, field)
static const struct sw_setting SETTINGS[] = {
    { "families", SW_SHAPE_OBJECTS, .table = &FAMILY_TABLE, .required = true, AT(families),
      .en = "Families in the order of their cycle", .zh = "按循环顺序排列的产品族" },
    { "takes", SW_SHAPE_CHOICE, .choices = TAKES, .standard = "exhaustive", AT(takes),
      .en = "A campaign serves all lots that come until none is left, or only those there when it opens", .zh = "生产至无料为止,或只生产开始时已到的批次" },
    { "at_end", SW_SHAPE_CHOICE, .choices = AT_END, .standard = "stay", AT(at_end),
      .en = "All served: an exhaustive campaign stays open for lots to come, or closes, and another has to open", .zh = "做完后:周期继续等料,或结束并须重新开始" },
    { "next", SW_SHAPE_CHOICE, .choices = NEXT, .standard = "waiting", AT(next),
      .en = "Turn to the next family that has lots and may open, or always to the next in the cycle", .zh = "换到下一个有料的族,或严格按循环换" },
    { "sequence", SW_SHAPE_CHOICE, .choices = SEQUENCES, .standard = "fifo", AT(sequence),
      .en = "Order within a campaign: as the lots came, or from wide to narrow", .zh = "周期内顺序:先到先做,或由宽到窄" },
    { "staple", SW_SHAPE_INTEGER, .min = 0, .max = 1000000, .standard = "0", AT(staple),
      .en = "Lots that go first, from narrow to wide, before the width falls", .zh = "周期开始时由窄到宽的烫辊卷数" },
    { "gauge_ratio", SW_SHAPE_MAPPING, .table = &GAUGE_TABLE, AT(gauge_ratio),
      .en = "Limit of the gauges of neighbours; lots that cannot follow wait for another campaign", .zh = "相邻厚度比上限;不能衔接的批次留待下一周期" },
    { "change", SW_SHAPE_DISTRIBUTION, SW_TIME, AT(change),
      .en = "Time of a changeover; none: it takes no time", .zh = "换型时间;缺省为零" },
    { "change_for", SW_SHAPE_CHOICE, .choices = CHANGES, .standard = "family", AT(change_for),
      .en = "Change over to another family, or before each campaign, as with new rolls", .zh = "换族时换型,或每个生产周期前都换型(如换辊)" },
};
#undef AT

const struct sw_table SW_STEP_CAMPAIGN_TABLE = {
    .name = "campaign", .en = "A resource serves lots by families, one family at a time",
    .zh = "分族轮换生产:资源每次只生产一族",
    .size = sizeof(struct settings), .base = &SW_SERVICE_TABLE,
    .settings = SETTINGS, .count = COUNT(SETTINGS) };

static const struct sw_measure MEASURES[] = {
    { .id = "campaigns", .group = SW_MEASURES_STEP, .unit = "/d", .scale = (double)SW_DAY_US,
      .en = "Campaigns opened in a day", .zh = "每日生产周期数" },
    { .id = "campaign_lots", .group = SW_MEASURES_STEP, .unit = "lots", .scale = 1,
      .en = "Lots in a campaign", .zh = "每个生产周期的批次数" },
    { .id = "campaign_tonnes", .group = SW_MEASURES_STEP, .unit = "t", .scale = 1.0 / (double)SW_TONNE_G,
      .en = "Gross tonnes in a campaign", .zh = "每个生产周期的毛重" },
    { .id = NULL },
};
/* clang-format on */

/* ------------------------------------------------------------- compiling -- */

static void served(struct sw_run *run, const struct sw_step *step,
                   struct sw_item *item)
{
    sw_campaign_served(run, run->steps[step->index].own, item);
}

static bool refuse(struct sw_compiler *compiler, struct sw_place place,
                   const char *what)
{
    return sw_diagnose(compiler->diagnostics, place, SW_CODE(CAMPAIGN), "%s",
                       what);
}

/* The changeovers of a family that are told by the family before it. */
static bool compile_from(struct sw_compiler *compiler,
                         const struct sw_step *step,
                         const struct sw_object *object,
                         struct sw_drawn *change_from)
{
    const struct settings *settings = (const void *)step->settings;
    const struct family_settings *its = object->values;
    for (size_t i = 0; i < its->from.count; i++) {
        const struct sw_object *from = &its->from.at[i];
        const struct sw_object *before = sw_objects_find(
            &settings->families, (struct sw_name){from->name, from->place},
            "family", compiler->diagnostics);
        if (before == NULL) {
            return false;
        }
        const struct from_settings *told = from->values;
        change_from[before - settings->families.at] = sw_compiler_drawn(
            compiler, told->change, "steps/%s/families/%s/from/%s/change",
            step->name, object->name, from->name);
    }
    return true;
}

static bool is_above(const struct limits *limits)
{
    return limits->max > 0 && limits->min > limits->max;
}

static bool compile_family(struct sw_compiler *compiler,
                           const struct sw_step *step,
                           const struct sw_object *object,
                           struct sw_campaign_family *family)
{
    const struct settings *settings = (const void *)step->settings;
    const struct family_settings *its = object->values;
    *family = (struct sw_campaign_family){
        .name = object->name,
        .every_us = its->every_us,
        .max_wait_us = its->max_wait_us,
        .min_lots = its->lots.min,
        .max_lots = its->lots.max,
        .min_g = its->tonnes.min,
        .max_g = its->tonnes.max,
        .min_us = its->work.min,
        .max_us = its->work.max,
    };
    const struct sw_drawn change = sw_compiler_drawn(
        compiler, its->change != NULL ? its->change : settings->change,
        "steps/%s/families/%s/change", step->name, object->name);
    struct sw_drawn *change_from = sw_arena_array(
        compiler->arena, settings->families.count, sizeof(struct sw_drawn));
    for (size_t i = 0; i < settings->families.count; i++) {
        change_from[i] = change;
    }
    family->change_from = change_from;
    if (!compile_from(compiler, step, object, change_from)) {
        return false;
    }
    if ((its->when != NULL) == its->otherwise) {
        return refuse(compiler, object->place,
                      "a family needs either a condition, as "
                      "{when: {coating: ZM}}, or {else: yes}");
    }
    if (is_above(&its->lots) || is_above(&its->tonnes) ||
        is_above(&its->work)) {
        return refuse(compiler, object->place,
                      "the least size of a campaign is above the largest");
    }
    return true;
}

/* Does `product` meet the condition of the family? One on order classes would
 * split a product. */
static bool is_in(struct sw_compiler *compiler, const struct sw_object *object,
                  const struct sw_product *product, bool *in)
{
    const struct family_settings *its = object->values;
    uint32_t classes = 0;
    *in = false;
    if (its->when == NULL) {
        return true;
    }
    if (sw_node_find(its->when, "class") != NULL) {
        return refuse(compiler, its->when->place,
                      "families are of products, not of order classes");
    }
    if (!sw_when_classes(compiler, its->when, product, &classes)) {
        return false;
    }
    *in = classes != 0;
    return true;
}

/* The family with {else: yes}; NO_FAMILY if there is none. */
static bool find_rest(struct sw_compiler *compiler,
                      const struct sw_objects *families, uint32_t *rest)
{
    *rest = NO_FAMILY;
    for (uint32_t f = 0; f < families->count; f++) {
        const struct family_settings *its = families->at[f].values;
        if (!its->otherwise) {
            continue;
        }
        if (*rest != NO_FAMILY) {
            return refuse(compiler, families->at[f].place,
                          "there is a family with {else: yes} already");
        }
        *rest = f;
    }
    return true;
}

/* The family of `product`; those with a condition go before `rest`. */
static bool find_family(struct sw_compiler *compiler,
                        const struct sw_objects *families, uint32_t rest,
                        const struct sw_product *product, uint32_t *family)
{
    *family = NO_FAMILY;
    for (uint32_t f = 0; f < families->count; f++) {
        bool in = false;
        if (!is_in(compiler, &families->at[f], product, &in)) {
            return false;
        }
        if (in) {
            *family = *family == NO_FAMILY ? f : TWO_FAMILIES;
        }
    }
    *family = *family == NO_FAMILY ? rest : *family;
    return true;
}

static bool sort_products(struct sw_compiler *compiler,
                          const struct sw_objects *families,
                          uint32_t *family_of)
{
    const struct sw_model *model = compiler->model;
    uint32_t rest = NO_FAMILY;
    bool good = find_rest(compiler, families, &rest);
    for (size_t i = 0; i < model->product_count && good; i++) {
        good = find_family(compiler, families, rest, &model->products[i],
                           &family_of[i]);
    }
    return good;
}

/* A cycle that goes on without lots must take time. */
static bool cycle_takes_time(const struct sw_campaign_plan *plan)
{
    double cycle_us = 0.0;
    for (size_t i = 0; i < plan->family_count; i++) {
        const size_t before = (i + plan->family_count - 1) % plan->family_count;
        const struct sw_drawn *change = &plan->families[i].change_from[before];
        if (change->distribution != NULL) {
            cycle_us += sw_distribution_mean(change->distribution);
        }
    }
    return plan->family_count > 1 && cycle_us >= 1.0;
}

/* What orders the lots of a campaign. */
static bool check_sequence(struct sw_compiler *compiler,
                           const struct sw_step *step,
                           const struct sw_campaign_plan *plan)
{
    const bool in_order = plan->takes == SW_CAMPAIGN_GATED &&
                          step->resource->rule == &SW_QUEUE_FIFO;
    bool good = true;
    if (plan->width_falls && !in_order) {
        good = refuse(compiler, step->place,
                      "`sequence: width_falls` needs `takes: gated` and a "
                      "resource with the rule `fifo`");
    }
    if (plan->gauge_ratio > 0.0 && !in_order) {
        good = refuse(compiler, step->place,
                      "`gauge_ratio` needs `takes: gated` and a resource with "
                      "the rule `fifo`");
    }
    if (plan->staple > 0 && !plan->width_falls) {
        good = refuse(compiler, step->place,
                      "`staple` needs `sequence: width_falls`");
    }
    return good;
}

static bool check_settings(struct sw_compiler *compiler,
                           const struct sw_step *step,
                           const struct sw_campaign_plan *plan)
{
    const struct settings *settings = (const void *)step->settings;
    bool good = check_sequence(compiler, step, plan);
    if (settings->service.setup.time != NULL) {
        good = refuse(compiler, step->place,
                      "a campaign has no `setup`: `change` is the time "
                      "between families");
    }
    if (settings->service.step.room >= 0) {
        good = refuse(compiler, step->place,
                      "a campaign has no limited `room`: lots wait for their "
                      "family");
    }
    if (settings->service.any_of.count > 0) {
        good = refuse(compiler, step->place,
                      "a campaign is of one `resource`, not of `any_of`");
    }
    if (step->resource->units != 1) {
        good = refuse(compiler, step->place,
                      "the resource of a campaign has one unit: give each "
                      "line a resource of its own");
    }
    if (plan->next == SW_CAMPAIGN_CYCLE && !cycle_takes_time(plan)) {
        good = refuse(compiler, step->place,
                      "`next: cycle` needs two families at least and a "
                      "`change` that takes time");
    }
    return good;
}

static bool takes_time(const struct sw_campaign_family *family, size_t count)
{
    for (size_t i = 0; family->change_from != NULL && i < count; i++) {
        if (family->change_from[i].distribution != NULL) {
            return true;
        }
    }
    return false;
}

static bool compile(struct sw_compiler *compiler, struct sw_step *step)
{
    const struct settings *settings = (const void *)step->settings;
    const struct sw_objects *objects = &settings->families;
    const size_t products = compiler->model->product_count;
    if (!sw_service_compile(compiler, step, served)) {
        return false;
    }
    if (objects->count == 0) {
        return refuse(compiler, step->place, "a campaign needs a family");
    }
    struct sw_campaign_family *families = sw_arena_array(
        compiler->arena, objects->count, sizeof(struct sw_campaign_family));
    uint32_t *family_of =
        sw_arena_array(compiler->arena, products, sizeof(uint32_t));
    bool good = true;
    for (size_t i = 0; i < objects->count; i++) {
        good &= compile_family(compiler, step, &objects->at[i], &families[i]);
        if (takes_time(&families[i], objects->count)) {
            step->classes |= SW_CLASS_BIT(SW_CLASS_SETUP);
        }
    }
    struct sw_campaign_plan *plan =
        sw_arena_new(compiler->arena, struct sw_campaign_plan);
    *plan = (struct sw_campaign_plan){
        .takes = (enum sw_campaign_takes)settings->takes,
        .next = (enum sw_campaign_next)settings->next,
        .closes = settings->at_end == CLOSE,
        .change_always = settings->change_for == EACH_CAMPAIGN,
        .width_falls = settings->sequence == WIDTH_FALLS,
        .staple = settings->staple,
        .gauge_ratio = settings->gauge_ratio.at_most,
        .entity = sw_hash_text(step->name),
        .family_count = objects->count,
        .families = families,
        .family_of = family_of,
        .turn = {.code = SW_OP_STEP, .step = step},
    };
    step->plan = plan;
    return good && sort_products(compiler, objects, family_of) &&
           check_settings(compiler, step, plan);
}

static bool check_alone(struct sw_compiler *compiler,
                        const struct sw_step *step)
{
    const struct sw_model *model = compiler->model;
    for (size_t i = 0; i < model->step_count; i++) {
        const struct sw_step *other = &model->steps[i];
        if (other != step && sw_step_is_served_by(other, step->resource)) {
            return sw_diagnose(compiler->diagnostics, step->place,
                               SW_CODE(CAMPAIGN),
                               "'%s' serves step '%s' too: the resource of a "
                               "campaign serves nothing else",
                               step->resource->name, other->name);
        }
    }
    return true;
}

/* Each product that comes here is in one family. */
static bool check(struct sw_compiler *compiler, const struct sw_step *step)
{
    const struct sw_model *model = compiler->model;
    const struct sw_campaign_plan *plan = step->plan;
    bool good = check_alone(compiler, step);
    for (size_t i = 0; i < model->product_count; i++) {
        const struct sw_product *product = &model->products[i];
        if (plan->family_of[i] >= TWO_FAMILIES &&
            sw_product_place(product, step, NULL) != NULL) {
            good = sw_diagnose(
                compiler->diagnostics, step->place, SW_CODE(FAMILY),
                "product '%s' comes to step '%s' and is in %s", product->name,
                step->name,
                plan->family_of[i] == NO_FAMILY ? "none of its families"
                                                : "two of its families");
        }
    }
    return good;
}

/* --------------------------------------------------------------- running -- */

static void start(struct sw_run *run, const struct sw_step *step, void *state)
{
    sw_campaign_start(run, state, step->plan, step);
}

static void stop(struct sw_run *run, const struct sw_step *step, void *state)
{
    (void)run;
    (void)step;
    sw_campaign_stop(state);
}

static void enter(struct sw_run *run, const struct sw_step *step,
                  struct sw_item *item)
{
    sw_campaign_join(run, run->steps[step->index].own, item);
}

static void requeue(struct sw_run *run, const struct sw_step *step,
                    struct sw_item *item)
{
    sw_campaign_requeue(run, run->steps[step->index].own, item);
}

static void withdraw(struct sw_run *run, const struct sw_step *step,
                     struct sw_item *item)
{
    sw_campaign_withdraw(run, run->steps[step->index].own, item);
}

static void report(const struct sw_run *run, const struct sw_step *step,
                   const void *state, struct sw_total *totals)
{
    (void)step;
    const struct sw_campaign *campaign = state;
    const struct sw_campaign_totals *opened = &campaign->totals;
    totals[0].numerator = (double)opened->campaigns;
    totals[0].denominator = sw_gather_window_us(run);
    totals[1].numerator = (double)opened->lots;
    totals[1].denominator = (double)opened->campaigns;
    totals[2].numerator = (double)opened->grams;
    totals[2].denominator = (double)opened->campaigns;
}

/* For the least size of a campaign; in a cycle, even of another family that has
 * no lots. */
static bool waits_for_others(const struct sw_step *step)
{
    const struct sw_campaign_plan *plan = step->plan;
    const bool in_cycle = plan->next == SW_CAMPAIGN_CYCLE;
    for (size_t i = 0; i < plan->family_count; i++) {
        const struct sw_campaign_family *family = &plan->families[i];
        const int64_t alone = in_cycle ? 0 : 1;
        if ((family->min_lots > alone || family->min_g > 0 ||
             family->min_us > 0) &&
            (in_cycle || family->max_wait_us == 0)) {
            return true;
        }
    }
    return false;
}

const struct sw_step_kind SW_STEP_CAMPAIGN = {
    .settings = &SW_STEP_CAMPAIGN_TABLE,
    .classes = SW_CLASS_BIT(SW_CLASS_CAMPAIGN) | SW_CLASS_BIT(SW_CLASS_QUEUE) |
               SW_CLASS_BIT(SW_CLASS_SETUP) | SW_CLASS_BIT(SW_CLASS_PROCESS) |
               SW_CLASS_BIT(SW_CLASS_DOWN) | SW_CLASS_BIT(SW_CLASS_CLOSED),
    .work_class = SW_CLASS_PROCESS,
    .state_size = sizeof(struct sw_campaign),
    .compile = compile,
    .check = check,
    .start = start,
    .stop = stop,
    .enter = enter,
    .withdraw = withdraw,
    .requeue = requeue,
    .release = sw_campaign_release,
    .load = sw_service_load,
    .touch = sw_service_load,
    .waits_for_others = waits_for_others,
    .measures = MEASURES,
    .report = report,
    .lint = sw_campaign_lint,
};
