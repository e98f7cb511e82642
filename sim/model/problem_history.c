#include "model/problem_history.h"

#include "model/known_order.h"
#include "model/order.h"
#include "model/problem_begin.h"
#include "scenario/csv_read.h"
#include "scenario/diagnostic_codes.h"

#include <stddef.h>
#include <stdlib.h>
#include <string.h>

struct columns {
    int64_t date_us;
    struct sw_name type;
    struct sw_name product;
    struct sw_name severity;
    struct sw_name step;
    const char *order;
    const char *customer;
    int64_t lot;
    int64_t tonnes_g;
};

/* clang-format off */
#define AT(field) .offset = offsetof(struct columns, field)
static const struct sw_setting COLUMNS[] = {
    {"date", SW_SHAPE_DATE, .required = true, AT(date_us),
     .en = "When it was found", .zh = "发现时间"},
    {"type", SW_SHAPE_NAME, .required = true, AT(type),
     .en = "Type of problem", .zh = "问题类型"},
    {"product", SW_SHAPE_NAME, .required = true, AT(product),
     .en = "Product on which it was found", .zh = "产品"},
    {"severity", SW_SHAPE_NAME, AT(severity),
     .en = "Order class; empty: drawn", .zh = "严重程度；空为随机"},
    {"step", SW_SHAPE_NAME, AT(step),
     .en = "Step at which it was found", .zh = "发现工序"},
    {"order", SW_SHAPE_TEXT, AT(order),
     .en = "Order on which it was found", .zh = "订单"},
    {"lot", SW_SHAPE_INTEGER, .min = 1, .max = SW_ORDER_LOTS_MAX, AT(lot),
     .en = "Lot of the order on which it was found; empty: the first",
     .zh = "订单内的批次号；空为第一批"},
    {"customer", SW_SHAPE_TEXT, AT(customer),
     .en = "Who found it", .zh = "客户"},
    {"tonnes", SW_SHAPE_QUANTITY, SW_MASS, 0, 1e15, AT(tonnes_g),
     .en = "Tonnes that it is about", .zh = "所涉吨数"},
};
#undef AT
static const struct sw_table HISTORY = {
    .name = "history", .en = "Problems that were", .zh = "历史问题",
    .size = sizeof(struct columns), .settings = COLUMNS,
    .count = sizeof COLUMNS / sizeof COLUMNS[0]};
/* clang-format on */

/* -------------------------------------------------------------- compiling --
 */

static const struct sw_problem_type *find_type(struct sw_compiler *compiler,
                                               struct sw_name name)
{
    const struct sw_objects *all = &compiler->model->settings->problems.types;
    const struct sw_object *found =
        sw_objects_find(all, name, "type of problem", compiler->diagnostics);
    return found == NULL ? NULL
                         : &compiler->model->problems->types[found - all->at];
}

/* Its order, if it is one of the run. */
static bool take_order(struct sw_compiler *compiler,
                       const struct sw_known_order *const *by_name,
                       const struct sw_csv_row *from,
                       struct sw_past_problem *row)
{
    const struct columns *columns = from->values;
    const struct sw_model *model = compiler->model;
    row->lot = sw_problem_is_of_order(row->type) ? 0 : (uint32_t)columns->lot;
    row->known = row->order == NULL
                     ? 0
                     : sw_known_order_find(model, by_name, row->order);
    if (row->known == 0) {
        return true;
    }
    const struct sw_known_order *order = &model->known_orders[row->known - 1];
    if (strcmp(order->product, row->product->name) != 0) {
        return sw_diagnose(compiler->diagnostics, columns->product.place,
                           SW_CODE(PROBLEM), "order '%s' is of '%s'",
                           order->name, order->product);
    }
    return columns->lot <= (int64_t)order->lots ||
           sw_diagnose(compiler->diagnostics, from->place, SW_CODE(PROBLEM),
                       "order '%s' has no lot %lld: its last is %u",
                       order->name, (long long)columns->lot, order->lots);
}

static bool take_row(struct sw_compiler *compiler,
                     const struct sw_known_order *const *by_name,
                     const struct sw_csv_row *from, struct sw_past_problem *row)
{
    const struct columns *columns = from->values;
    *row = (struct sw_past_problem){
        .at_us = columns->date_us - compiler->model->settings->start_us,
        .type = find_type(compiler, columns->type),
        .product = sw_compiler_product(compiler, columns->product),
        .found_at = sw_compiler_step(compiler, columns->step),
        .class_index = columns->severity.text == NULL
                           ? UINT32_MAX
                           : sw_compiler_class(compiler, columns->severity),
        .order = columns->order,
        .customer = columns->customer == NULL ? "" : columns->customer,
        .grams = columns->tonnes_g,
        .place = from->place,
    };
    const bool bad_class =
        columns->severity.text != NULL && row->class_index == UINT32_MAX;
    const bool bad_step = columns->step.text != NULL && row->found_at == NULL;
    if (row->type == NULL || row->product == NULL || bad_class || bad_step) {
        return false;
    }
    const bool good = take_order(compiler, by_name, from, row);
    return row->at_us >= 0
               ? good
               : sw_diagnose(compiler->diagnostics, from->place,
                             SW_CODE(PROBLEM),
                             "the date is before the start of the run");
}

/* ------------------------------------------------------------------ names --
 */

static const char *order_of(const struct sw_past_problem *row)
{
    return row->order == NULL ? "" : row->order;
}

static uint32_t lot_of(const struct sw_past_problem *row)
{
    const bool first = row->lot == 0 && !sw_problem_is_of_order(row->type);
    return first ? 1 : row->lot;
}

/* 0: the same type on the same lot, or order. */
static int compare_what(const struct sw_past_problem *a,
                        const struct sw_past_problem *b)
{
    const int orders = strcmp(order_of(a), order_of(b));
    if (orders != 0) {
        return orders;
    }
    if (a->type != b->type) {
        return a->type->index < b->type->index ? -1 : 1;
    }
    return (lot_of(a) > lot_of(b)) - (lot_of(a) < lot_of(b));
}

static int by_what(const void *first, const void *second)
{
    const struct sw_past_problem *a =
        *(const struct sw_past_problem *const *)first;
    const struct sw_past_problem *b =
        *(const struct sw_past_problem *const *)second;
    const int what = compare_what(a, b);
    return what != 0 ? what : (a->number > b->number) - (a->number < b->number);
}

/* By the file alone: a name does not depend on what a run makes of it. */
static void mark_again(struct sw_compiler *compiler,
                       struct sw_problem_history *history)
{
    const size_t count = history->count;
    struct sw_past_problem **sorted = sw_arena_array(
        compiler->arena, count + 1, sizeof(struct sw_past_problem *));
    for (size_t i = 0; i < count; i++) {
        sorted[i] = &history->rows[i];
    }
    qsort(sorted, count, sizeof(struct sw_past_problem *), by_what);
    for (size_t i = 1; i < count; i++) {
        sorted[i]->again = compare_what(sorted[i - 1], sorted[i]) == 0;
    }
}

/* -------------------------------------------------------------------- all --
 */

static int by_time(const void *a, const void *b)
{
    const struct sw_past_problem *x = a;
    const struct sw_past_problem *y = b;
    if (x->at_us != y->at_us) {
        return x->at_us < y->at_us ? -1 : 1;
    }
    return (x->number > y->number) - (x->number < y->number);
}

bool sw_problem_history_read(struct sw_compiler *compiler,
                             struct sw_problem_plan *plan)
{
    const struct sw_node *named = compiler->model->settings->problems.history;
    struct sw_csv_rows rows = {0};
    if (named == NULL) {
        return true;
    }
    if (named->kind != SW_NODE_SCALAR) {
        return sw_diagnose(compiler->diagnostics, named->place, SW_CODE(SHAPE),
                           "history: the name of a CSV file is needed");
    }
    bool good = sw_csv_read(&rows, &HISTORY, named->text, named->place,
                            compiler->reader);
    struct sw_problem_history *history =
        sw_arena_new(compiler->arena, struct sw_problem_history);
    history->count = rows.count;
    history->rows = sw_arena_array(compiler->arena, rows.count,
                                   sizeof(struct sw_past_problem));
    const struct sw_known_order **by_name = sw_known_orders_by_name(compiler);
    for (size_t i = 0; i < rows.count; i++) {
        good =
            take_row(compiler, by_name, &rows.at[i], &history->rows[i]) && good;
        history->rows[i].number = i + 1;
    }
    if (good && rows.count > 0) {
        mark_again(compiler, history);
        qsort(history->rows, rows.count, sizeof(struct sw_past_problem),
              by_time);
    }
    plan->history = history;
    return good;
}

/* ---------------------------------------------------------------- running --
 */

static void schedule_next(struct sw_run *run);

static void arrive(void *context, void *self)
{
    struct sw_run *run = context;
    const struct sw_problem_history *history = run->model->problems->history;
    (void)self;
    sw_problem_begin_past(run, &history->rows[run->problems->past++]);
    schedule_next(run);
}

static void schedule_next(struct sw_run *run)
{
    const struct sw_problem_history *history = run->model->problems->history;
    if (run->problems->past < history->count) {
        (void)sw_engine_schedule(run->engine,
                                 history->rows[run->problems->past].at_us,
                                 SW_PHASE_DEMAND, arrive, NULL);
    }
}

void sw_problem_history_start(struct sw_run *run)
{
    if (run->problems != NULL && run->model->problems->history != NULL) {
        schedule_next(run);
    }
}
