/*
 * step_slot.c - orders book capacity of a resource before they are made.
 */
#include "model/compiler.h"
#include "model/record.h"
#include "model/slot_file.h"
#include "model/slot_lint.h"
#include "model/slot_piece.h"
#include "model/step_check.h"
#include "model/step_kind.h"
#include "model/step_stock.h"
#include "scenario/diagnostic_codes.h"

#include <stddef.h>

enum direction { FORWARD, BACKWARD };
enum no_room { WAIT, REFUSE };

static const char *const DIRECTIONS[] = {"forward", "backward", NULL};
static const char *const NO_ROOM[] = {"wait", "refuse", NULL};

struct quota_settings {
    struct sw_names products;
    struct sw_names classes;
    const char *customer;
    double rate;
    int64_t returned_us;
};

struct reserve_settings {
    double share;
    struct sw_names classes;
    int64_t frozen_us;
};

struct displace_settings {
    struct sw_names moves;
    int64_t times;
    int64_t frozen_us;
};

struct settings {
    struct sw_step_settings step;
    struct sw_name of;
    double rate;
    int64_t bucket_us;
    int64_t first_us;
    int64_t frozen_us;
    int64_t window_us;
    int direction;
    bool whole;
    int no_room;
    struct sw_objects quotas;
    struct reserve_settings reserve;
    struct sw_objects displace;
    const struct sw_node *bookings;
};

/* clang-format off */
#define COUNT(array) (sizeof(array) / sizeof((array)[0]))
#define AT(field) .offset = offsetof(struct quota_settings, field)
static const struct sw_setting QUOTA[] = {
    { "products", SW_SHAPE_NAMES, AT(products), .en = "Products it is for; none: all", .zh = "适用产品;缺省为全部" },
    { "classes", SW_SHAPE_NAMES, AT(classes), .en = "Order classes it is for; none: all", .zh = "适用订单等级;缺省为全部" },
    { "customer", SW_SHAPE_TEXT, AT(customer), .en = "Customer it is for; none: all", .zh = "适用客户;缺省为全部" },
    { "rate", SW_SHAPE_RATIO, SW_MASS_RATE, 1e-15, 1e6, .required = true, AT(rate),
      .en = "Tonnes in a time of the resource's open time: 700 t/d", .zh = "资源开机时间内的配额,如 700 t/d" },
    { "returned", SW_SHAPE_QUANTITY, SW_TIME, 0, 3.2e14, AT(returned_us),
      .en = "So long before the bucket starts, what is unused is free for all; 0 d: never", .zh = "期前多久释放未用配额;0 d 为不释放" },
};
#undef AT
static const struct sw_table QUOTA_TABLE = {
    .name = "slot_quota", .en = "A part of each bucket kept for some orders", .zh = "每期为部分订单预留的配额",
    .size = sizeof(struct quota_settings), .settings = QUOTA, .count = COUNT(QUOTA) };

#define AT(field) .offset = offsetof(struct reserve_settings, field)
static const struct sw_setting RESERVE[] = {
    { "share", SW_SHAPE_RATIO, SW_SHARE, 0, 0.9, AT(share), .en = "Share of each bucket", .zh = "占每期能力的比例" },
    { "classes", SW_SHAPE_NAMES, AT(classes), .en = "Order classes that may book it", .zh = "可用的订单等级" },
    { "frozen", SW_SHAPE_QUANTITY, SW_TIME, 0, 3.2e14, .standard = "0 d", AT(frozen_us),
      .en = "They may book it in any bucket that ends later than this from now", .zh = "可用于结束时间晚于此时限的任何一期" },
};
#undef AT
static const struct sw_table RESERVE_TABLE = {
    .name = "slot_reserve", .en = "A part of each bucket kept for classes in a hurry, inside the frozen time too", .zh = "为加急等级预留的能力,冻结期内也可用",
    .size = sizeof(struct reserve_settings), .settings = RESERVE, .count = COUNT(RESERVE) };

#define AT(field) .offset = offsetof(struct displace_settings, field)
static const struct sw_setting DISPLACE[] = {
    { "moves", SW_SHAPE_NAMES, .required = true, AT(moves), .en = "Order classes whose orders are moved", .zh = "可被挤后的订单等级" },
    { "times", SW_SHAPE_INTEGER, .min = 1, .max = 100, .standard = "1", AT(times),
      .en = "How often an order is moved at most", .zh = "同一订单最多被挤后的次数" },
    { "frozen", SW_SHAPE_QUANTITY, SW_TIME, 0, 3.2e14, .standard = "0 d", AT(frozen_us),
      .en = "They book no bucket that starts earlier than this from now, in place of the step's frozen time", .zh = "代替工序冻结期的时限" },
};
#undef AT
static const struct sw_table DISPLACE_TABLE = {
    .name = "slot_displace", .en = "Orders of the class have others moved to later buckets, inside the frozen time too", .zh = "该等级订单可将其他订单挤到后期,冻结期内也可",
    .size = sizeof(struct displace_settings), .settings = DISPLACE, .count = COUNT(DISPLACE) };

#define AT(field) .offset = offsetof(struct settings, field)
static const struct sw_setting SETTINGS[] = {
    { "of", SW_SHAPE_NAME, .required = true, AT(of),
      .en = "Resource whose capacity is booked; lots pass it later on their route", .zh = "被预订能力的资源,批次后续须经过" },
    { "rate", SW_SHAPE_RATIO, SW_MASS_RATE, 1e-15, 1e6, .required = true, AT(rate),
      .en = "Gross tonnes sold of a time in which the resource is open: 7.8 kt/d", .zh = "资源单位开机时间可售毛重,如 7.8 kt/d" },
    { "bucket", SW_SHAPE_QUANTITY, SW_TIME, 3.6e9, 3.2e13, .required = true, AT(bucket_us),
      .en = "Length of a bucket: 10 d", .zh = "每期时长,如 10 d" },
    { "first", SW_SHAPE_QUANTITY, SW_TIME, 0, 3.2e13, .standard = "0 d", AT(first_us),
      .en = "When a bucket first starts, after the start of the run: less than a bucket", .zh = "首期开始时刻(距仿真开始,小于一期)" },
    { "frozen", SW_SHAPE_QUANTITY, SW_TIME, 0, 3.2e14, .standard = "0 d", AT(frozen_us),
      .en = "No bucket is booked that starts earlier than this from now", .zh = "冻结期:不可预订早于此时限开始的期" },
    { "window", SW_SHAPE_QUANTITY, SW_TIME, 0, 3.2e14, .standard = "365 d", AT(window_us),
      .en = "Order-entry window: no bucket is booked that starts later than this from now", .zh = "接单窗口:不可预订晚于此时限开始的期" },
    { "direction", SW_SHAPE_CHOICE, .choices = DIRECTIONS, .standard = "forward", AT(direction),
      .en = "The first bucket with room, or the last that is early enough for the requested date", .zh = "正排(最早有余量)或倒排(满足要求日期的最晚一期)" },
    { "whole", SW_SHAPE_FLAG, .standard = "no", AT(whole),
      .en = "All lots of an order go into one bucket", .zh = "整单须在同一期" },
    { "no_room", SW_SHAPE_CHOICE, .choices = NO_ROOM, .standard = "wait", AT(no_room),
      .en = "No room in the whole window: the lots wait for it, or the order is turned away", .zh = "窗口内无余量:等待或拒单" },
    { "quotas", SW_SHAPE_OBJECTS, .table = &QUOTA_TABLE, AT(quotas),
      .en = "Parts of each bucket kept for some orders; an order has the first that it fits", .zh = "配额;订单使用首个适用者" },
    { "reserve", SW_SHAPE_MAPPING, .table = &RESERVE_TABLE, AT(reserve),
      .en = "A part of each bucket kept for classes in a hurry", .zh = "为加急等级预留的能力" },
    { "displace", SW_SHAPE_OBJECTS, .table = &DISPLACE_TABLE, AT(displace),
      .en = "Order classes that have others moved: {rush: {moves: [standard]}}", .zh = "可将其他订单挤后的等级" },
    { "bookings", SW_SHAPE_NODE, AT(bookings),
      .en = "CSV file of what is sold at the start, with the columns date, tonnes_t, quota", .zh = "期初已售能力文件,列为 date, tonnes_t, quota" },
};
#undef AT

const struct sw_table SW_STEP_SLOT_TABLE = {
    .name = "slot", .en = "Orders book capacity of a resource, and lots wait until their bucket opens",
    .zh = "订单预订资源能力,批次等到所订期开始",
    .size = sizeof(struct settings), .base = &SW_STEP_TABLE,
    .settings = SETTINGS, .count = COUNT(SETTINGS) };

static const struct sw_measure MEASURES[] = {
    { .id = "slot_fill", .group = SW_MEASURES_STEP, .unit = "%", .scale = 100,
      .en = "Tonnes booked of what the buckets that started hold", .zh = "各期能力预订率" },
    { .id = "quota_used", .group = SW_MEASURES_STEP, .unit = "%", .scale = 100,
      .en = "Tonnes booked of the quotas of the buckets that started", .zh = "配额使用率" },
    { .id = "refused", .group = SW_MEASURES_STEP, .unit = "%", .scale = 100, .smaller_is_better = true,
      .en = "Orders that found no room and were turned away, of those that came to book", .zh = "因无能力而拒单的比例" },
    { .id = "displaced", .group = SW_MEASURES_STEP, .unit = "%", .scale = 100, .smaller_is_better = true,
      .en = "How often orders were moved to a later bucket, for each that came to book", .zh = "被挤到后期的次数占预订订单数的比例" },
    { .id = NULL },
};
/* clang-format on */

/* ------------------------------------------------------------- compiling -- */

static bool refuse(struct sw_compiler *compiler, struct sw_place place,
                   const char *what)
{
    return sw_diagnose(compiler->diagnostics, place, SW_CODE(SLOT), "%s", what);
}

/* For each product whether it is named; NULL if none is. */
static bool compile_products(struct sw_compiler *compiler,
                             const struct sw_names *names, const bool **set)
{
    bool good = true;
    bool *marks = sw_arena_array(compiler->arena,
                                 compiler->model->product_count, sizeof(bool));
    for (size_t i = 0; i < names->count; i++) {
        const struct sw_product *product =
            sw_compiler_product(compiler, names->at[i]);
        if (product == NULL) {
            good = false;
        } else {
            marks[product->index] = true;
        }
    }
    *set = names->count > 0 ? marks : NULL;
    return good;
}

static bool compile_classes(struct sw_compiler *compiler,
                            const struct sw_names *names, const bool **set)
{
    bool good = true;
    bool *marks = sw_arena_array(
        compiler->arena, compiler->model->class_count + 1, sizeof(bool));
    for (size_t i = 0; i < names->count; i++) {
        const uint32_t class_index = sw_compiler_class(compiler, names->at[i]);
        if (class_index == UINT32_MAX) {
            good = false;
        } else {
            marks[class_index] = true;
        }
    }
    *set = names->count > 0 ? marks : NULL;
    return good;
}

/* A quota for everybody is what a misspelt name in an option would make. */
static bool is_for_somebody(struct sw_compiler *compiler,
                            const struct sw_object *object)
{
    const struct quota_settings *from = object->values;
    if (from->products.count > 0 || from->classes.count > 0 ||
        from->customer != NULL) {
        return true;
    }
    sw_diagnose(compiler->diagnostics, object->place, SW_CODE(SLOT),
                "the quota '%s' is for nobody in particular", object->name);
    sw_diagnostics_hint(compiler->diagnostics,
                        "name its products, classes or customer; an option "
                        "that changes a quota needs the quota's own name");
    return false;
}

static bool compile_quotas(struct sw_compiler *compiler,
                           const struct sw_step *step,
                           struct sw_slot_buckets *buckets)
{
    const struct settings *settings = (const void *)step->settings;
    const size_t count = settings->quotas.count;
    struct sw_slot_quota *quotas =
        sw_arena_array(compiler->arena, count, sizeof(struct sw_slot_quota));
    const struct sw_object *over = NULL;
    double sum = settings->reserve.share;
    bool good = true;
    for (size_t i = 0; i < count; i++) {
        const struct sw_object *object = &settings->quotas.at[i];
        const struct quota_settings *from = object->values;
        struct sw_slot_quota *quota = &quotas[i];
        quota->name = object->name;
        quota->share = from->rate / settings->rate;
        quota->returned_us = from->returned_us;
        quota->customer = from->customer;
        good = compile_products(compiler, &from->products, &quota->products) &&
               compile_classes(compiler, &from->classes, &quota->classes) &&
               is_for_somebody(compiler, object) && good;
        sum += quota->share;
        over = over == NULL && sum > 1 + 1e-9 ? object : over;
    }
    buckets->quota_count = count;
    buckets->quotas = quotas;
    if (over != NULL) {
        return sw_diagnose(
            compiler->diagnostics, over->place, SW_CODE(SLOT),
            "the quotas and the reserve of '%s' are %.6g t/d together, of a "
            "rate of %.6g t/d",
            step->name, sum * settings->rate * SW_SLOT_TONNES_A_DAY,
            settings->rate * SW_SLOT_TONNES_A_DAY);
    }
    return good;
}

/* What the largest of the buckets of two years, and of 2,000 at least, can
 * hold. */
static int64_t largest_bucket(const struct sw_slot_buckets *buckets)
{
    const int64_t in_two_years = 2 * SW_YEAR_US / buckets->length_us;
    const int64_t looked_at = in_two_years > 2000 ? in_two_years : 2000;
    int64_t largest_g = 0;
    for (int64_t b = 0; b < looked_at; b++) {
        const int64_t grams = sw_slot_capacity_g(buckets, b);
        largest_g = grams > largest_g ? grams : largest_g;
    }
    return largest_g;
}

static bool compile_reserve(struct sw_compiler *compiler,
                            const struct sw_step *step,
                            struct sw_slot_plan *plan)
{
    const struct settings *settings = (const void *)step->settings;
    plan->buckets.reserve = settings->reserve.share;
    plan->reserve_frozen_us = settings->reserve.frozen_us;
    if ((settings->reserve.share > 0) !=
        (settings->reserve.classes.count > 0)) {
        return refuse(compiler, step->place,
                      "a reserve needs a share and the classes it is for");
    }
    return compile_classes(compiler, &settings->reserve.classes,
                           &plan->reserve_for);
}

static bool compile_displace(struct sw_compiler *compiler,
                             const struct sw_step *step,
                             struct sw_slot_plan *plan)
{
    const struct settings *settings = (const void *)step->settings;
    struct sw_slot_displacing *displacing =
        sw_arena_array(compiler->arena, compiler->model->class_count + 1,
                       sizeof(struct sw_slot_displacing));
    bool good = true;
    plan->displacing = displacing;
    for (size_t i = 0; i < settings->displace.count; i++) {
        const struct sw_object *object = &settings->displace.at[i];
        const struct displace_settings *from = object->values;
        const uint32_t class_index = sw_compiler_class(
            compiler, (struct sw_name){object->name, object->place});
        if (class_index == UINT32_MAX) {
            good = false;
            continue;
        }
        struct sw_slot_displacing *rule = &displacing[class_index];
        rule->times = (uint8_t)from->times;
        rule->frozen_us = from->frozen_us;
        good = compile_classes(compiler, &from->moves, &rule->moves) && good;
    }
    if (plan->refuse && settings->displace.count > 0) {
        return refuse(compiler, step->place,
                      "displace: an order that may be refused moves nobody");
    }
    return good;
}

static bool check_times(struct sw_compiler *compiler,
                        const struct sw_step *step)
{
    const struct settings *settings = (const void *)step->settings;
    if (settings->first_us >= settings->bucket_us) {
        return refuse(compiler, step->place,
                      "first: must be less than a bucket");
    }
    if (settings->window_us < settings->frozen_us + settings->bucket_us) {
        return refuse(compiler, step->place,
                      "window: must be longer than the frozen time by a bucket "
                      "at least");
    }
    return true;
}

static bool compile(struct sw_compiler *compiler, struct sw_step *step)
{
    const struct settings *settings = (const void *)step->settings;
    const struct sw_resource *of = sw_compiler_resource(compiler, settings->of);
    struct sw_slot_plan *plan =
        sw_arena_new(compiler->arena, struct sw_slot_plan);
    const int64_t before_us =
        settings->first_us > 0 ? settings->first_us - settings->bucket_us : 0;
    step->plan = plan;
    plan->buckets.rate = settings->rate;
    plan->buckets.length_us = settings->bucket_us;
    plan->buckets.origin_us = before_us;
    plan->frozen_us = settings->frozen_us;
    plan->window_us = settings->window_us;
    plan->backward = settings->direction == BACKWARD;
    plan->whole = settings->whole;
    plan->refuse = settings->no_room == REFUSE;
    plan->uses = sw_arena_array(compiler->arena, compiler->model->product_count,
                                sizeof(const struct sw_op *));
    plan->remainder_us = sw_arena_array(
        compiler->arena, compiler->model->product_count, sizeof(int64_t));
    bool good = check_times(compiler, step) && of != NULL;
    good = compile_quotas(compiler, step, &plan->buckets) && good;
    good = compile_reserve(compiler, step, plan) && good;
    good = compile_displace(compiler, step, plan) && good;
    if (good) {
        plan->buckets.of = of;
        plan->largest_g = largest_bucket(&plan->buckets);
        good = sw_slot_file_read(compiler, settings->bookings, plan);
    }
    return good && sw_check_lots_pass_singly(compiler, step);
}

/* Where lots of `product` that booked at `op` use the resource. */
static const struct sw_op *use_of(const struct sw_product *product,
                                  const struct sw_op *op,
                                  const struct sw_resource *of)
{
    const struct sw_op *end = product->program + product->op_count;
    for (; op < end; op++) {
        if (op->code == SW_OP_STEP && sw_step_is_served_by(op->step, of)) {
            return op;
        }
    }
    return NULL;
}

/* An order books for its lots as they will be made, and once: what cuts or
 * splits lots comes after the slot, and so does their delivery. */
static bool check_before(struct sw_compiler *compiler,
                         const struct sw_step *step,
                         const struct sw_product *product,
                         const struct sw_op *slot)
{
    const uint32_t delivered = 1U << compiler->model->delivered;
    for (const struct sw_op *op = product->program; op < slot; op++) {
        if (op->code != SW_OP_STEP) {
            continue;
        }
        const bool cuts =
            op->step->kind == &SW_STEP_CONVERT || sw_stock_splits(op->step);
        if (cuts || (op->step->milestones & delivered) != 0) {
            return sw_diagnose(
                compiler->diagnostics, step->place, SW_CODE(SLOT),
                "lots of '%s' are %s at '%s', before they book at '%s'",
                product->name, cuts ? "cut or split" : "delivered",
                op->step->name, step->name);
        }
    }
    return true;
}

static bool check(struct sw_compiler *compiler, const struct sw_step *step)
{
    const struct settings *settings = (const void *)step->settings;
    const struct sw_model *model = compiler->model;
    const struct sw_resource *of = sw_compiler_resource(compiler, settings->of);
    const struct sw_slot_plan *plan = step->plan;
    for (size_t i = 0; i < model->product_count; i++) {
        const struct sw_product *product = &model->products[i];
        const struct sw_op *op = sw_product_place(product, step, NULL);
        if (op == NULL) {
            continue;
        }
        model->products[i].books_slot = true;
        plan->uses[i] = use_of(product, op, of);
        if (plan->uses[i] == NULL) {
            return sw_diagnose(compiler->diagnostics, settings->of.place,
                               SW_CODE(SLOT),
                               "lots of '%s' do not use '%s' after '%s', where "
                               "they book it",
                               product->name, of->name, step->name);
        }
        if (!check_before(compiler, step, product, op)) {
            return false;
        }
        plan->remainder_us[i] = product->settings->remainder_us > 0
                                    ? product->settings->remainder_us
                                    : plan->uses[i]->ahead_us;
    }
    return sw_check_outside_together(compiler, step) &&
           sw_check_only_lots(compiler, step,
                              "it stands in a choice; let it stand alone");
}

/* --------------------------------------------------------------- running -- */

/* The lot keeps what is booked for it, should it come again. */
static void withdraw(struct sw_run *run, const struct sw_step *step,
                     struct sw_item *item)
{
    struct sw_piece *piece =
        sw_piece_holding(run->steps[step->index].own, item);
    sw_item_list_remove(&piece->waiting, item);
    piece->come--;
    item->visits[step->index]--;
    sw_item_book(run, item, step, SW_CLASS_BOOKED);
    sw_record_waiting(run, step, -1);
}

static void start(struct sw_run *run, const struct sw_step *step, void *own)
{
    sw_slot_start(run, step, own);
}

static void stop(struct sw_run *run, const struct sw_step *step, void *own)
{
    (void)run;
    (void)step;
    sw_slot_stop(own);
}

static void restart(struct sw_run *run, const struct sw_step *step, void *own)
{
    struct sw_slot *slot = own;
    (void)run;
    (void)step;
    slot->totals = (struct sw_slot_totals){0};
}

/* What the buckets that start in the window hold, and of it the quotas. */
static void sum_up(const struct sw_run *run,
                   const struct sw_slot_buckets *buckets, double *all_g,
                   double *quota_g)
{
    *all_g = 0;
    *quota_g = 0;
    if (run->window_from_us == SW_NEVER_US) {
        return;
    }
    for (int64_t b = sw_slot_first_from(buckets, run->window_from_us);
         sw_slot_start_us(buckets, b) < run->window_to_us; b++) {
        const int64_t capacity_g = sw_slot_capacity_g(buckets, b);
        *all_g += (double)capacity_g;
        for (uint32_t q = 0; q < buckets->quota_count; q++) {
            *quota_g += (double)sw_slot_quota_g(buckets, q, capacity_g);
        }
    }
}

static void report(const struct sw_run *run, const struct sw_step *step,
                   const void *own, struct sw_total *totals)
{
    const struct sw_slot_totals *from = &((const struct sw_slot *)own)->totals;
    const double orders = (double)from->orders;
    double all_g = 0;
    double quota_g = 0;
    (void)step;
    sum_up(run, &((const struct sw_slot *)own)->plan->buckets, &all_g,
           &quota_g);
    totals[0].numerator = (double)from->booked_g;
    totals[0].denominator = all_g;
    totals[1].numerator = (double)from->quota_g;
    totals[1].denominator = quota_g;
    totals[2].numerator = (double)from->refused;
    totals[2].denominator = orders;
    totals[3].numerator = (double)from->displaced;
    totals[3].denominator = orders;
}

const struct sw_step_kind SW_STEP_SLOT = {
    .settings = &SW_STEP_SLOT_TABLE,
    .classes = SW_CLASS_BIT(SW_CLASS_BOOKED),
    .work_class = SW_CLASS_BOOKED,
    .state_size = sizeof(struct sw_slot),
    .begins_lots = true,
    .compile = compile,
    .check = check,
    .start = start,
    .stop = stop,
    .enter = sw_slot_enter,
    .withdraw = withdraw,
    .give_up = sw_slot_give_up,
    .measures = MEASURES,
    .report = report,
    .restart = restart,
    .lint = sw_slot_lint,
};
