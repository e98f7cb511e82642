#include "model/stream.h"

#include "model/load.h"
#include "model/promise.h"
#include "model/section.h"
#include "scenario/diagnostic_codes.h"

#include <math.h>
#include <string.h>

/* clang-format off */

#define AT(field) .offset = offsetof(struct sw_stream_settings, field)
static const struct sw_setting STREAM[] = {
    {"every", SW_SHAPE_DISTRIBUTION, SW_TIME, 0, 3.2e16, AT(arrivals.every),
     .en = "Time from one arrival to the next; or give a rate",
     .zh = "到达间隔时间(或用 rate)"},
    {"rate", SW_SHAPE_RATIO, SW_COUNT_RATE, 1e-17, 1, AT(arrivals.rate.rate),
     .en = "Arrivals in a time, at random, as a mean of the year: 6 /month",
     .zh = "随机到达率的全年均值,如 6 /month"},
    {"monthly", SW_SHAPE_NODE, AT(arrivals.rate.monthly),
     .en = "Twelve weights of the months, January first, with a rate",
     .zh = "十二个月的权重(一月起),与 rate 同用"},
    {"growth", SW_SHAPE_RATIO, SW_SHARE, -0.99, 10, .standard = "0 %",
     AT(arrivals.rate.growth), .en = "Growth of the rate in a year, month by month",
     .zh = "到达率的年增长率,逐月变化"},
    {"ramp", SW_SHAPE_MAPPING, .table = &SW_RAMP_TABLE, AT(arrivals.rate.ramp),
     .en = "The rate rises or falls in a straight line, with a rate",
     .zh = "到达率线性爬坡,与 rate 同用"},
    {"peaks", SW_SHAPE_OBJECTS, .table = &SW_PEAK_TABLE,
     AT(arrivals.rate.peaks),
     .en = "Times with more orders, as before a deadline, with a rate",
     .zh = "订单高峰期,如截止日期前,与 rate 同用"},
    {"wave", SW_SHAPE_MAPPING, .table = &SW_WAVE_TABLE, AT(arrivals.rate.wave),
     .en = "The rate goes up and down as a sine, with a rate",
     .zh = "到达率按正弦波动,与 rate 同用"},
    {"first", SW_SHAPE_QUANTITY, SW_TIME, 0, 3.2e16, .standard = "0 d",
     AT(arrivals.first_us),
     .en = "When the first one comes after the start of the run (with every); "
           "nothing comes before (with rate)",
     .zh = "首次到达距仿真开始的时间(every);此前无到达(rate)"},
    {"after", SW_SHAPE_NAME, AT(arrivals.after),
     .en = "Development before whose approval nothing comes; times count from there",
     .zh = "新钢种开发:批准后才开始到达,时间自批准起算"},
    {"count", SW_SHAPE_INTEGER, .min = 1, .max = 1e15, AT(arrivals.count),
     .en = "So many arrivals, then no more; not given: without end",
     .zh = "到达次数上限;缺省为无限"},
    {"products", SW_SHAPE_NODE, .required = true, AT(products),
     .en = "Share of each product: {guardrail: 60 %, bracket: 40 %}",
     .zh = "各产品所占比例"},
    {"tonnes", SW_SHAPE_DISTRIBUTION, SW_MASS, 0, 1e15, .required = true,
     AT(tonnes),
     .en =
         "Tonnes of an order or line, never below the product's smallest coil",
     .zh = "每单(行)吨数,不小于该产品最小卷重"},
    {"requested", SW_SHAPE_DISTRIBUTION, SW_PLAIN, 0, 1000, AT(requested),
     .en = "Lead time that the customer asks for, in times the product's "
           "standard lead time",
     .zh = "客户要求的交货期,为产品标准交货期的倍数"},
    {"class", SW_SHAPE_NODE, AT(class),
     .en = "Share of each class of orders: {rush: 10 %, standard: 90 %}",
     .zh = "各订单等级所占比例"},
};
#undef AT
const struct sw_table SW_STREAM_TABLE = {
    .name = "stream",
    .en = "Settings of every stream of orders",
    .zh = "各类订单流共有设置",
    .size = sizeof(struct sw_stream_settings),
    .base = &SW_LIFE_TABLE,
    .settings = STREAM,
    .count = sizeof STREAM / sizeof STREAM[0]};

/* clang-format on */

static struct sw_place place_of(const struct sw_demand *demand, const char *key)
{
    const struct sw_node *node = sw_node_find(demand->object->node, key);
    return node != NULL ? node->place : demand->object->place;
}

/* ------------------------------------------------------------------ mix -- */

bool sw_product_mix_compile(struct sw_compiler *compiler,
                            const struct sw_demand *demand,
                            const struct sw_node *node,
                            struct sw_product_mix *mix)
{
    if (!sw_compiler_shares(compiler, node, &mix->shares)) {
        return false;
    }
    mix->purpose =
        sw_compiler_purpose(compiler, "demand/%s/products", demand->name);
    mix->products = sw_arena_array(compiler->arena, mix->shares.count,
                                   sizeof(struct sw_product *));
    bool good = true;
    for (size_t i = 0; i < mix->shares.count; i++) {
        mix->products[i] = sw_compiler_product(compiler, mix->shares.names[i]);
        good = mix->products[i] != NULL && good;
    }
    return good;
}

size_t sw_product_mix_pick(struct sw_run *run, const struct sw_product_mix *mix,
                           uint64_t entity)
{
    if (mix->shares.count == 1) {
        return 0;
    }
    return sw_shares_pick(&mix->shares,
                          sw_run_unit(run, mix->purpose, entity, 0, 0));
}

static double share_at(const struct sw_shares *shares, size_t i)
{
    return shares->below[i] - (i > 0 ? shares->below[i - 1] : 0);
}

/* ------------------------------------------------------------ compiling -- */

/* No line is below the smallest coil: what is drawn is drawn from above it. */
static bool compile_tonnes(struct sw_compiler *compiler,
                           const struct sw_demand *demand,
                           const struct sw_product *product,
                           struct sw_drawn *tonnes)
{
    const struct sw_stream_settings *settings = demand->settings;
    const int64_t least_g = product->settings->coil.min_g;
    struct sw_distribution_fault fault = {0}; /* always the bound */
    struct sw_distribution *above =
        sw_distribution_copy(compiler->arena, settings->tonnes);
    if (!sw_distribution_truncate(above, least_g > 0 ? (double)least_g : 1.0,
                                  INFINITY, &fault)) {
        return sw_diagnose(
            compiler->diagnostics, place_of(demand, "tonnes"), SW_CODE(DEMAND),
            "tonnes: next to nothing is above %s of '%s', %.12g t",
            least_g > 0 ? "the smallest coil" : "a gram", product->name,
            (double)(least_g > 0 ? least_g : 1) / (double)SW_TONNE_G);
    }
    tonnes->distribution = above;
    return true;
}

static bool compile_products(struct sw_compiler *compiler,
                             const struct sw_demand *demand,
                             struct sw_stream_plan *plan)
{
    const struct sw_stream_settings *settings = demand->settings;
    struct sw_product_mix *mix = &plan->mix;
    if (!sw_product_mix_compile(compiler, demand, settings->products, mix)) {
        return false;
    }
    const struct sw_drawn tonnes = sw_compiler_drawn(
        compiler, settings->tonnes, "demand/%s/tonnes", demand->name);
    plan->tonnes = sw_arena_array(compiler->arena, mix->shares.count,
                                  sizeof(struct sw_drawn));
    bool good = true;
    for (size_t i = 0; i < mix->shares.count; i++) {
        const struct sw_product *product = mix->products[i];
        plan->tonnes[i] = tonnes;
        good =
            compile_tonnes(compiler, demand, product, &plan->tonnes[i]) && good;
        if (settings->requested != NULL &&
            product->settings->standard_lead_time_us == 0) {
            good = sw_diagnose(compiler->diagnostics,
                               place_of(demand, "requested"), SW_CODE(DEMAND),
                               "requested: '%s' has no standard_lead_time to "
                               "be a multiple of",
                               product->name);
        }
    }
    return good;
}

uint32_t sw_standard_class(const struct sw_model *model)
{
    for (size_t i = 0; i < model->class_count; i++) {
        if (strcmp(model->classes[i].name, "standard") == 0) {
            return (uint32_t)i;
        }
    }
    return 0;
}

static bool compile_classes(struct sw_compiler *compiler,
                            struct sw_demand *demand,
                            struct sw_stream_plan *plan)
{
    const struct sw_stream_settings *settings = demand->settings;
    const struct sw_model *model = compiler->model;
    struct sw_shares *classes = &plan->classes;
    if (settings->class != NULL &&
        !sw_compiler_shares(compiler, settings->class, classes)) {
        return false;
    }
    plan->class_purpose =
        sw_compiler_purpose(compiler, "demand/%s/class", demand->name);
    plan->class_index =
        sw_arena_array(compiler->arena, classes->count > 0 ? classes->count : 1,
                       sizeof(uint32_t));
    demand->class_shares =
        sw_arena_array(compiler->arena, model->class_count, sizeof(double));
    if (classes->count == 0) {
        plan->class_index[0] = sw_standard_class(model);
        demand->class_shares[plan->class_index[0]] = 1;
    }
    bool good = true;
    for (size_t i = 0; i < classes->count; i++) {
        plan->class_index[i] = sw_compiler_class(compiler, classes->names[i]);
        if (plan->class_index[i] == UINT32_MAX) {
            good = false;
        } else {
            demand->class_shares[plan->class_index[i]] += share_at(classes, i);
        }
    }
    return good;
}

/* Mean lots of an order: a lot count is a step function of the tonnes, so the
 * mean is taken over evenly spread quantiles. */
static double mean_lots(const struct sw_product *product,
                        const struct sw_distribution *tonnes)
{
    enum { POINTS = 1 << 12 };
    double sum = 0;
    for (int i = 0; i < POINTS; i++) {
        const int64_t grams =
            sw_distribution_draw(tonnes, (i + 0.5) / (double)POINTS);
        sum += (double)sw_order_lots(product, grams);
    }
    return sum / POINTS;
}

static void set_flows(struct sw_compiler *compiler, struct sw_demand *demand,
                      double per_arrival, const struct sw_stream_plan *plan)
{
    const struct sw_product_mix *mix = &plan->mix;
    const int64_t from_us = sw_load_year_us(compiler->model);
    const double lines =
        per_arrival *
        sw_arrivals_rate(&plan->arrivals, from_us, from_us + SW_YEAR_US);
    demand->flow_count = mix->shares.count;
    demand->flows = sw_arena_array(compiler->arena, demand->flow_count,
                                   sizeof(struct sw_flow));
    for (size_t i = 0; i < demand->flow_count; i++) {
        const struct sw_distribution *tonnes = plan->tonnes[i].distribution;
        const double order_g = sw_distribution_mean(tonnes);
        demand->flows[i] = (struct sw_flow){
            .product = mix->products[i],
            .rate = lines * share_at(&mix->shares, i) * order_g,
            .order_g = order_g,
            .lot_g = order_g / mean_lots(mix->products[i], tonnes)};
    }
}

static bool compile_life(struct sw_compiler *compiler, struct sw_demand *demand,
                         const struct sw_stream_plan *plan)
{
    const struct sw_stream_settings *settings = demand->settings;
    bool *ordered = sw_arena_array(
        compiler->arena, compiler->model->product_count, sizeof(bool));
    for (size_t i = 0; i < plan->mix.shares.count; i++) {
        ordered[plan->mix.products[i]->index] = true;
    }
    return sw_life_compile(compiler, demand, &settings->life, ordered);
}

bool sw_stream_compile(struct sw_compiler *compiler, struct sw_demand *demand,
                       double per_arrival, struct sw_stream_plan *plan)
{
    const struct sw_stream_settings *settings = demand->settings;
    bool good = sw_arrivals_compile(compiler, demand, &settings->arrivals,
                                    &plan->arrivals);
    good = compile_products(compiler, demand, plan) && good;
    good = compile_classes(compiler, demand, plan) && good;
    if (settings->requested != NULL) {
        demand->requests = true;
        plan->requested = sw_compiler_drawn(
            compiler, settings->requested, "demand/%s/requested", demand->name);
    }
    good = good && compile_life(compiler, demand, plan);
    if (good) {
        set_flows(compiler, demand, per_arrival, plan);
    }
    return good;
}

/* -------------------------------------------------------------- drawing -- */

struct sw_stream_terms sw_stream_draw_terms(struct sw_run *run,
                                            const struct sw_stream_plan *plan,
                                            uint64_t entity)
{
    struct sw_stream_terms terms = {.class_index = plan->class_index[0],
                                    .lead_times = -1};
    if (plan->classes.count > 1) {
        const double unit = sw_run_unit(run, plan->class_purpose, entity, 0, 0);
        terms.class_index =
            plan->class_index[sw_shares_pick(&plan->classes, unit)];
    }
    if (plan->requested.distribution != NULL) {
        terms.lead_times = sw_distribution_quantile(
            plan->requested.distribution,
            sw_run_unit(run, plan->requested.purpose, entity, 0, 0));
    }
    return terms;
}

static int64_t requested_us(const struct sw_product *product, double lead_times,
                            int64_t from_us)
{
    const double lead_us =
        lead_times * (double)product->settings->standard_lead_time_us;
    return from_us + (int64_t)(fmin(lead_us, (double)SW_ENGINE_END_US) + 0.5);
}

/* What the order before leaves of its distance from the mean, and so much anew
 * that tonnes keep their mean and variance. */
static int64_t carry_over(const struct sw_stream_terms *terms,
                          const struct sw_distribution *tonnes, int64_t least_g,
                          int64_t drawn_g)
{
    const double mean_g = sw_distribution_mean(tonnes);
    const double share = terms->carry_over;
    const double grams = mean_g + share * terms->before_g +
                         sqrt(1.0 - share * share) * ((double)drawn_g - mean_g);
    return grams < (double)least_g ? least_g : (int64_t)(grams + 0.5);
}

void sw_stream_enter_line(struct sw_run *run, const struct sw_stream_plan *plan,
                          const struct sw_stream_terms *terms,
                          struct sw_order_entry *entry)
{
    /* Of goods that are called, all dates count from the call. */
    const bool called =
        entry->section != NULL && entry->section->called_us != SW_NEVER_US;
    const int64_t from_us =
        called ? entry->section->called_us : sw_run_now(run);
    const size_t i = sw_product_mix_pick(run, &plan->mix, entry->entity);
    entry->product = plan->mix.products[i];
    entry->grams = sw_run_draw(run, &plan->tonnes[i], entry->entity, 0);
    if (terms->carry_over > 0.0) {
        const int64_t least_g = entry->product->settings->coil.min_g;
        entry->grams = carry_over(terms, plan->tonnes[i].distribution,
                                  least_g > 0 ? least_g : 1, entry->grams);
    }
    entry->class_index = terms->class_index;
    entry->requested_us =
        terms->lead_times < 0
            ? SW_NEVER_US
            : requested_us(entry->product, terms->lead_times, from_us);
    entry->promised_us = sw_promise_at_entry_us(
        run->model, entry->product, entry->class_index, SW_NEVER_US, from_us);
    sw_order_enter(run, entry);
}

double sw_stream_from_mean(const struct sw_stream_plan *plan,
                           const struct sw_order_entry *entry)
{
    size_t i = 0;
    while (plan->mix.products[i] != entry->product) {
        i++;
    }
    return (double)entry->grams -
           sw_distribution_mean(plan->tonnes[i].distribution);
}
