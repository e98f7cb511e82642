#include "model/opening.h"

#include "base/hash.h"
#include "base/memory.h"
#include "model/begun.h"
#include "model/known_order.h"
#include "model/opening_state.h"
#include "model/order.h"
#include "model/order_book.h"
#include "model/promise.h"
#include "model/record.h"
#include "model/step_check.h"
#include "model/step_wip_cap.h"
#include "model/stream.h"
#include "scenario/csv_read.h"
#include "scenario/diagnostic_codes.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

struct opening_order {
    const char *name;
    const char *customer; /* "" if none */
    const struct sw_product *product;
    uint32_t class_index;
    int64_t grams;       /* of its lots */
    int64_t entered_us;  /* before 0 */
    int64_t promised_us; /* SW_NEVER_US: by the rule of the scenario */
    uint32_t lots;
    uint32_t last_lot;     /* the highest number of one */
    bool whole;            /* not yet lots */
    struct sw_place place; /* of its first lot */
};

struct opening_lot {
    size_t order;
    uint32_t lot; /* from 1 */
    int64_t grams;
    const struct sw_op *at;
    int64_t since_us;
    int64_t
        booked_us; /* an instant in the bucket of its slot; negative: none */
    struct sw_opening_stand stand;
    struct sw_place place;
};

struct sw_opening {
    struct sw_demand demand; /* that the orders belong to, by name */
    size_t order_count;
    struct opening_order *orders;
    size_t lot_count;
    struct opening_lot *lots; /* those longest in their step first */
};

struct columns {
    const char *order;
    int64_t lot;
    struct sw_name product;
    struct sw_name class;
    int64_t tonnes_g;
    struct sw_name step;
    const char *steel_code;
    int state;
    int64_t rest_us;
    int64_t until_us;
    int64_t since_us;
    int64_t entered_us;
    int64_t promised_us;
    int64_t booked_us;
    const char *customer;
};

/* A row of the file, before those of an order are together. */
struct draft {
    struct opening_order order;
    struct opening_lot lot;
};

/* clang-format off */
#define AT(field) .offset = offsetof(struct columns, field)
static const struct sw_setting COLUMNS[] = {
    {"order", SW_SHAPE_TEXT, .required = true, AT(order),
     .en = "Name of the order; a row for each of its lots",
     .zh = "订单号,每批一行"},
    {"lot", SW_SHAPE_INTEGER, .min = 1, .max = 100000, AT(lot),
     .en = "Number of the lot in its order; empty: as the rows come",
     .zh = "批次号;空则按行编号"},
    {"product", SW_SHAPE_NAME, .required = true, AT(product),
     .en = "One of the scenario's products", .zh = "产品"},
    {"class", SW_SHAPE_NAME, AT(class),
     .en = "Class of the order; empty: the standard one",
     .zh = "订单等级;空为普通"},
    {"tonnes", SW_SHAPE_QUANTITY, SW_MASS, 1, 1e12, .required = true,
     AT(tonnes_g), .en = "Tonnes of the lot that will be delivered",
     .zh = "批次净重"},
    {"step", SW_SHAPE_NAME, .required = true, AT(step),
     .en = "Step of its route that it is at", .zh = "当前工序"},
    {"steel_code", SW_SHAPE_TEXT, AT(steel_code),
     .en = "Steel code that it is of, which must be its product's; empty: not "
           "checked",
     .zh = "钢种,须与产品一致;空则不核对"},
    {"state", SW_SHAPE_CHOICE, .choices = SW_OPENING_STATES,
     .standard = "waiting", AT(state),
     .en = "Whether it waits at the step, is worked on there, or is on hold",
     .zh = "在该工序等待、加工中或暂停"},
    {"rest", SW_SHAPE_QUANTITY, SW_TIME, 1, 3.2e16, AT(rest_us),
     .en = "In process: work that is left; empty: drawn, given how long it has "
           "been worked on",
     .zh = "加工中:剩余加工时间;空则按已加工时间抽取"},
    {"until", SW_SHAPE_DATE, AT(until_us),
     .en = "On hold: the date at which it comes to the step",
     .zh = "暂停:恢复日期"},
    {"since", SW_SHAPE_DATE, AT(since_us),
     .en = "When it came to the step, or its work began: the earliest goes "
           "first; empty: when the order was entered",
     .zh = "到达当前工序(或开始加工)的时刻,早到先行;空为下单时刻"},
    {"entered", SW_SHAPE_DATE, .required = true, AT(entered_us),
     .en = "When the order was entered, before the start of the run",
     .zh = "下单时刻,早于仿真开始"},
    {"promised", SW_SHAPE_DATE, AT(promised_us),
     .en = "Date by whose end it is promised; empty: by the scenario's rule",
     .zh = "承诺交货日期;空则按承诺规则"},
    {"booked", SW_SHAPE_DATE, AT(booked_us),
     .en = "A date in the bucket that it has booked, at a slot; empty: it books "
           "at the start",
     .zh = "已订能力所在期内的日期;空则开始时预订"},
    {"customer", SW_SHAPE_TEXT, AT(customer), .en = "Customer", .zh = "客户"},
};
#undef AT
static const struct sw_table OPENING = {.name = "an opening state",
                                        .en = "Lots in process at the start",
                                        .zh = "期初在制品",
                                        .size = sizeof(struct columns),
                                        .settings = COLUMNS,
                                        .count =
                                            sizeof COLUMNS / sizeof COLUMNS[0]};
/* clang-format on */

/* -------------------------------------------------------------- reading -- */

static bool take_times(struct sw_compiler *compiler,
                       const struct columns *columns, struct draft *draft)
{
    const int64_t start_us = compiler->model->settings->start_us;
    const struct sw_place place = draft->order.place;
    draft->order.entered_us = columns->entered_us - start_us;
    draft->order.promised_us =
        sw_book_due_us(compiler->model, columns->promised_us);
    draft->lot.since_us = columns->since_us == 0 ? draft->order.entered_us
                                                 : columns->since_us - start_us;
    if (draft->order.entered_us >= 0 || draft->lot.since_us > 0) {
        return sw_diagnose(compiler->diagnostics, place, SW_CODE(OPENING),
                           "order '%s' is in process at the start, so it "
                           "cannot be entered, or come to its step, after it",
                           draft->order.name);
    }
    if (draft->lot.since_us < draft->order.entered_us) {
        return sw_diagnose(compiler->diagnostics, place, SW_CODE(OPENING),
                           "order '%s' cannot be at its step since before it "
                           "was entered",
                           draft->order.name);
    }
    return true;
}

/* A branch cannot be entered half-way: the others would be missing. Programs
 * have branches behind their fork, each up to its meeting. */
static bool is_in_branch(const struct sw_op *op)
{
    while (op->code != SW_OP_END && op->code != SW_OP_MEET) {
        op = op->code == SW_OP_FORK ? op->to : op + 1;
    }
    return op->code == SW_OP_MEET;
}

static bool is_before_lots(const struct sw_op *op)
{
    while (op->code != SW_OP_END && op->code != SW_OP_LOTS) {
        op++;
    }
    return op->code == SW_OP_LOTS;
}

static bool take_booked(struct sw_compiler *compiler,
                        const struct columns *columns,
                        const struct sw_step *step, struct draft *draft)
{
    draft->lot.booked_us = -1;
    if (columns->booked_us == 0) {
        return true;
    }
    draft->lot.booked_us =
        columns->booked_us - compiler->model->settings->start_us;
    if (!step->kind->begins_lots) {
        return sw_diagnose(
            compiler->diagnostics, draft->order.place, SW_CODE(OPENING),
            "'%s' is no slot, so nothing is booked there", step->name);
    }
    return draft->lot.booked_us >= 0 ||
           sw_diagnose(compiler->diagnostics, draft->order.place,
                       SW_CODE(OPENING),
                       "order '%s' is booked for before the start of the run: "
                       "let it be at a later step",
                       draft->order.name);
}

static bool take_step(struct sw_compiler *compiler, const struct sw_step *step,
                      struct draft *draft)
{
    const struct sw_product *product = draft->order.product;
    const struct sw_op *op = sw_product_target(product, step);
    if (op == NULL) {
        return sw_diagnose(compiler->diagnostics, draft->order.place,
                           SW_CODE(OPENING), "'%s' is not on the route of '%s'",
                           step->name, product->name);
    }
    if (is_in_branch(op)) {
        (void)sw_diagnose(compiler->diagnostics, draft->order.place,
                          SW_CODE(OPENING),
                          "'%s' is one of several steps at once", step->name);
        sw_diagnostics_hint(compiler->diagnostics,
                            "let the lot be at a step before them");
        return false;
    }
    draft->lot.at = op;
    draft->order.whole = is_before_lots(op);
    return true;
}

/* Many products are of one steel code, but none is of several. */
static bool check_steel(struct sw_compiler *compiler,
                        const struct columns *columns,
                        const struct draft *draft)
{
    const struct sw_product *product = draft->order.product;
    return columns->steel_code == NULL || columns->steel_code[0] == '\0' ||
           strcmp(columns->steel_code, product->settings->steel_code) == 0 ||
           sw_diagnose(
               compiler->diagnostics, draft->order.place, SW_CODE(OPENING),
               "the lot is of '%s', but '%s' is of '%s'", columns->steel_code,
               product->name, product->settings->steel_code);
}

static bool take_state(struct sw_opening_states *states,
                       const struct columns *columns,
                       const struct sw_step *step, struct draft *draft)
{
    const int64_t start_us = states->compiler->model->settings->start_us;
    draft->lot.stand = (struct sw_opening_stand){
        .state = (enum sw_opening_state)columns->state,
        .rest_us = columns->rest_us,
        .until_us = columns->until_us == 0 ? 0 : columns->until_us - start_us,
    };
    if (draft->lot.booked_us >= 0 &&
        draft->lot.stand.state == SW_OPENING_ON_HOLD) {
        return sw_diagnose(states->compiler->diagnostics, draft->order.place,
                           SW_CODE(OPENING),
                           "a lot on_hold has no bucket: it books when the "
                           "hold ends");
    }
    return sw_opening_state_take(states, &draft->lot.stand, step,
                                 draft->order.place);
}

static bool take_row(struct sw_opening_states *states,
                     const struct sw_csv_row *from, struct draft *draft)
{
    struct sw_compiler *compiler = states->compiler;
    const struct columns *columns = from->values;
    struct opening_order *order = &draft->order;
    order->name = columns->order;
    order->customer = columns->customer == NULL ? "" : columns->customer;
    order->place = from->place;
    draft->lot.place = from->place;
    draft->lot.lot = (uint32_t)columns->lot;
    draft->lot.grams = columns->tonnes_g;
    order->class_index = columns->class.text == NULL
                             ? sw_standard_class(compiler->model)
                             : sw_compiler_class(compiler, columns->class);
    order->product = sw_compiler_product(compiler, columns->product);
    const struct sw_step *step = sw_compiler_step(compiler, columns->step);
    bool good = take_times(compiler, columns, draft);
    if (order->product == NULL || order->class_index == UINT32_MAX ||
        step == NULL) {
        return false;
    }
    good = check_steel(compiler, columns, draft) && good;
    good = take_booked(compiler, columns, step, draft) && good;
    good = take_state(states, columns, step, draft) && good;
    return take_step(compiler, step, draft) && good;
}

/* --------------------------------------------------------------- orders -- */

static int by_order(const void *first, const void *second)
{
    const struct draft *a = first;
    const struct draft *b = second;
    const int names = strcmp(a->order.name, b->order.name);
    if (names != 0) {
        return names;
    }
    return (a->order.place.line > b->order.place.line) -
           (a->order.place.line < b->order.place.line);
}

/* What is in process first: it has its units. */
static int by_since(const void *first, const void *second)
{
    const struct opening_lot *a = first;
    const struct opening_lot *b = second;
    const bool a_works = a->stand.state == SW_OPENING_IN_PROCESS;
    const bool b_works = b->stand.state == SW_OPENING_IN_PROCESS;
    if (a_works != b_works) {
        return a_works ? -1 : 1;
    }
    if (a->since_us != b->since_us) {
        return a->since_us < b->since_us ? -1 : 1;
    }
    return (a->place.line > b->place.line) - (a->place.line < b->place.line);
}

/* What the lots of an order must have in common. */
static bool check_same(struct sw_compiler *compiler,
                       const struct opening_order *order,
                       const struct opening_order *other)
{
    if (order->product == other->product &&
        order->class_index == other->class_index &&
        order->entered_us == other->entered_us &&
        order->promised_us == other->promised_us &&
        strcmp(order->customer, other->customer) == 0) {
        return true;
    }
    return sw_diagnose(
        compiler->diagnostics, other->place, SW_CODE(OPENING),
        "order '%s' has another product, class, date or customer "
        "than in line %d",
        order->name, order->place.line);
}

/* The lots of an order stand together until all are there. */
static bool check_lot(struct sw_compiler *compiler,
                      const struct sw_opening *opening,
                      const struct opening_lot *lot)
{
    const struct opening_order *order = &opening->orders[lot->order];
    if (order->whole && order->lots > 1) {
        return sw_diagnose(compiler->diagnostics, lot->place, SW_CODE(OPENING),
                           "order '%s' is at a step of the order as a whole: "
                           "it has one row",
                           order->name);
    }
    for (const struct opening_lot *other = lot;
         other != opening->lots && other[-1].order == lot->order; other--) {
        if (other[-1].lot == lot->lot) {
            return sw_diagnose(compiler->diagnostics, lot->place,
                               SW_CODE(DUPLICATE),
                               "lot %u of order '%s' is in line %d already",
                               lot->lot, order->name, other[-1].place.line);
        }
    }
    return true;
}

static bool add_lot(struct sw_compiler *compiler, struct sw_opening *opening,
                    const struct draft *draft)
{
    struct opening_order *order = &opening->orders[opening->order_count - 1];
    struct opening_lot *lot = &opening->lots[opening->lot_count];
    opening->lot_count++;
    *lot = draft->lot;
    lot->order = opening->order_count - 1;
    order->lots++;
    order->grams += lot->grams;
    order->whole = order->whole || draft->order.whole;
    if (lot->lot == 0) {
        lot->lot = order->lots;
    }
    order->last_lot = lot->lot > order->last_lot ? lot->lot : order->last_lot;
    return check_lot(compiler, opening, lot);
}

static bool gather_orders(struct sw_compiler *compiler, struct draft *drafts,
                          size_t count, struct sw_opening *opening)
{
    bool good = true;
    qsort(drafts, count, sizeof(struct draft), by_order);
    opening->orders =
        sw_arena_array(compiler->arena, count, sizeof(struct opening_order));
    opening->lots =
        sw_arena_array(compiler->arena, count, sizeof(struct opening_lot));
    for (size_t i = 0; i < count; i++) {
        if (i == 0 ||
            strcmp(drafts[i].order.name, drafts[i - 1].order.name) != 0) {
            opening->orders[opening->order_count++] = drafts[i].order;
        } else {
            good =
                check_same(compiler, &opening->orders[opening->order_count - 1],
                           &drafts[i].order) &&
                good;
        }
        good = add_lot(compiler, opening, &drafts[i]) && good;
    }
    qsort(opening->lots, opening->lot_count, sizeof(struct opening_lot),
          by_since);
    return good;
}

/* They are the first, as the opening state is compiled before any demand. */
static void make_known(struct sw_compiler *compiler,
                       const struct sw_opening *opening)
{
    struct sw_known_order *known = NULL;
    const uint32_t before =
        sw_known_orders_add(compiler, opening->order_count, &known);
    assert(before == 0);
    (void)before;
    for (size_t i = 0; i < opening->order_count; i++) {
        const struct opening_order *order = &opening->orders[i];
        known[i] = (struct sw_known_order){
            .name = order->name,
            .project = order->name,
            .customer = order->customer,
            .product = order->product->name,
            .class_name = compiler->model->classes[order->class_index].name,
            .grams = order->grams,
            .entered_us = order->entered_us,
            .requested_us = SW_NEVER_US,
            .promised_us = sw_promise_at_entry_us(
                compiler->model, order->product, order->class_index,
                order->promised_us, order->entered_us),
            .date_stated = order->promised_us != SW_NEVER_US,
            .lots = order->whole ? sw_order_lots(order->product, order->grams)
                                 : order->last_lot,
        };
    }
}

bool sw_opening_compile(struct sw_compiler *compiler)
{
    struct sw_model *model = compiler->model;
    const struct sw_node *file = model->settings->opening;
    if (file == NULL) {
        return true;
    }
    if (file->kind != SW_NODE_SCALAR) {
        return sw_diagnose(compiler->diagnostics, file->place, SW_CODE(SHAPE),
                           "opening: the name of a CSV file is needed");
    }
    struct sw_opening *opening =
        sw_arena_new(compiler->arena, struct sw_opening);
    opening->demand.name = "opening";
    opening->demand.entity = sw_hash_text("opening");
    struct sw_csv_rows rows = {0};
    bool good =
        sw_csv_read(&rows, &OPENING, file->text, file->place, compiler->reader);
    struct draft *drafts = sw_new_array(rows.count + 1, sizeof(struct draft));
    struct sw_opening_states states = {
        compiler,
        sw_new_array(compiler->model->resource_count + 1, sizeof(uint32_t))};
    for (size_t i = 0; i < rows.count; i++) {
        good = take_row(&states, &rows.at[i], &drafts[i]) && good;
    }
    sw_free(states.busy);
    if (good) {
        good = gather_orders(compiler, drafts, rows.count, opening);
        make_known(compiler, opening);
        model->opening = opening;
    }
    sw_free(drafts);
    return good;
}

/* ------------------------------------------------------------- starting -- */

static struct sw_order *
create_order(struct sw_run *run, const struct sw_opening *opening, size_t index)
{
    const struct opening_order *from = &opening->orders[index];
    struct sw_project *project =
        sw_project_create(run, &opening->demand, index + 1);
    project->name = from->name;
    project->customer = from->customer;
    project->entity =
        sw_hash_pair(opening->demand.entity, sw_hash_text(from->name));
    const struct sw_order_entry entry = {.product = from->product,
                                         .project = project,
                                         .name = from->name,
                                         .known = (uint32_t)index + 1,
                                         .entity = project->entity,
                                         .class_index = from->class_index,
                                         .grams = from->grams,
                                         .requested_us = SW_NEVER_US,
                                         .promised_us = from->promised_us,
                                         .age_us = -from->entered_us};
    struct sw_order *order = sw_order_create(run, &entry);
    if (!from->whole) {
        order->lot_count = from->lots;
    }
    order->items_open = from->lots;
    project->lots_open += order->lot_count;
    sw_project_release(run, project);
    return order;
}

/* Milestones that lie behind the lot on its route have been passed. */
static void pass_milestones(struct sw_run *run, struct sw_item *item)
{
    for (const struct sw_op *op = item->order->product->program; op != item->at;
         op++) {
        if (op->code == SW_OP_STEP && !op->aside && op->step->milestones != 0) {
            sw_order_pass(run, item, op->step->milestones);
        }
    }
}

static void hold_ends(void *context, void *self)
{
    struct sw_run *run = context;
    struct sw_item *item = self;
    sw_item_book(run, item, item->at->step, SW_CLASS_HOLD);
    sw_item_begin(run, item);
}

static void begin_lot(struct sw_run *run, struct sw_order *order,
                      const struct opening_lot *from, bool whole)
{
    struct sw_item *item =
        sw_item_create(run, whole ? SW_ITEM_ORDER : SW_ITEM_LOT);
    item->order = order;
    item->net_g = from->grams;
    item->at = from->at;
    item->ledger[0] = -order->entered_us;
    if (whole) {
        item->entity = order->entity;
        item->grams = from->grams;
    } else {
        item->lot = from->lot;
        item->entity = sw_hash_pair(order->entity, from->lot);
        item->grams = sw_item_gross(from->at, from->grams);
        sw_record_made(run, item);
    }
    item->has_slot = from->booked_us >= 0;
    item->rank = from->booked_us;
    pass_milestones(run, item);
    sw_wip_cap_count(run, item, item->at->inside);
    if (from->stand.state == SW_OPENING_ON_HOLD) {
        (void)sw_engine_schedule(run->engine, from->stand.until_us,
                                 SW_PHASE_TIMER, hold_ends, item);
        return;
    }
    if (from->stand.state == SW_OPENING_IN_PROCESS) {
        sw_begun_set(item, -from->since_us,
                     from->stand.rest_us > 0 ? from->stand.rest_us : -1);
    }
    sw_item_begin(run, item);
}

void sw_opening_start(struct sw_run *run, const struct sw_opening *opening)
{
    struct sw_order **orders =
        sw_new_array(opening->order_count, sizeof(struct sw_order *));
    for (size_t i = 0; i < opening->order_count; i++) {
        orders[i] = create_order(run, opening, i);
    }
    for (size_t i = 0; i < opening->lot_count; i++) {
        const struct opening_lot *lot = &opening->lots[i];
        begin_lot(run, orders[lot->order], lot,
                  opening->orders[lot->order].whole);
    }
    sw_free(orders);
}
