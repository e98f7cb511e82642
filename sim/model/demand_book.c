/*
 * demand_book.c - orders that are known by name, from a CSV file.
 *
 *     demand:
 *       booked:
 *         kind: order_book
 *         file: orders.csv
 */
#include "model/demand_kind.h"
#include "model/load.h"
#include "model/order.h"
#include "model/order_book.h"
#include "model/order_life.h"
#include "model/section.h"

struct settings {
    struct sw_life_settings life;
    const char *file;
};

struct state {
    const struct sw_demand *demand;
    size_t next;                   /* row to enter */
    struct sw_project *projects[]; /* of the book, held until their last row */
};

/* clang-format off */
static const struct sw_setting SETTINGS[] = {
    {"file", SW_SHAPE_TEXT, .required = true,
     .offset = offsetof(struct settings, file),
     .en = "CSV file with the columns order, project, customer, product, "
           "class, tonnes_t, entered, requested, promised, section, called, "
           "site_ready",
     .zh = "CSV 订单文件,列为 order, project, customer, product, class, "
           "tonnes_t, entered, requested, promised, section, called, site_ready"},
};

const struct sw_table SW_DEMAND_ORDER_BOOK_TABLE = {
    .name = "order_book",
    .en = "Orders from a CSV file",
    .zh = "CSV 文件中的已知订单",
    .size = sizeof(struct settings),
    .base = &SW_LIFE_TABLE,
    .settings = SETTINGS,
    .count = sizeof SETTINGS / sizeof SETTINGS[0]};
/* clang-format on */

/* ------------------------------------------------------------ compiling -- */

/* Nothing of them is drawn. */
static const struct sw_section_plan ENTERED_BY_DATE = {.at_once = true};

/* What is entered in the year for which loads are told. */
struct sums {
    double grams;
    double orders;
    double lots;
};

static void add_row(const struct sw_book_row *row, struct sums *sums)
{
    sums->grams += (double)row->grams;
    sums->orders += 1;
    sums->lots += (double)sw_order_lots(row->product, row->grams);
}

static void set_flows(struct sw_compiler *compiler, struct sw_demand *demand,
                      const struct sw_order_book *book)
{
    const struct sw_model *model = compiler->model;
    const int64_t from_us = sw_load_year_us(model);
    struct sums *sums = sw_arena_array(compiler->arena, model->product_count,
                                       sizeof(struct sums));
    double orders = 0;
    demand->class_shares =
        sw_arena_array(compiler->arena, model->class_count, sizeof(double));
    for (size_t i = 0; i < book->count; i++) {
        const struct sw_book_row *row = &book->rows[i];
        if (row->entered_us >= from_us &&
            row->entered_us < from_us + SW_YEAR_US) {
            add_row(row, &sums[row->product->index]);
            demand->class_shares[row->class_index] += 1;
            orders += 1;
        }
    }
    for (size_t i = 0; i < model->class_count && orders > 0; i++) {
        demand->class_shares[i] /= orders;
    }
    demand->flows = sw_arena_array(compiler->arena, model->product_count,
                                   sizeof(struct sw_flow));
    for (size_t i = 0; i < model->product_count; i++) {
        if (sums[i].orders > 0) {
            demand->flows[demand->flow_count] =
                (struct sw_flow){.product = &model->products[i],
                                 .rate = sums[i].grams / (double)SW_YEAR_US,
                                 .order_g = sums[i].grams / sums[i].orders,
                                 .lot_g = sums[i].grams / sums[i].lots};
            demand->flow_count++;
        }
    }
}

static bool compile_life(struct sw_compiler *compiler, struct sw_demand *demand,
                         const struct sw_order_book *book)
{
    const struct settings *settings = demand->settings;
    bool *ordered = sw_arena_array(
        compiler->arena, compiler->model->product_count, sizeof(bool));
    for (size_t i = 0; i < book->count; i++) {
        ordered[book->rows[i].product->index] = true;
    }
    return sw_life_compile(compiler, demand, &settings->life, ordered);
}

static bool compile(struct sw_compiler *compiler, struct sw_demand *demand)
{
    const struct settings *settings = demand->settings;
    struct sw_order_book *book =
        sw_arena_new(compiler->arena, struct sw_order_book);
    demand->plan = book;
    if (!sw_order_book_read(compiler, demand, settings->file, book)) {
        return false;
    }
    if (book->has_sections) {
        demand->sections = &ENTERED_BY_DATE;
    }
    demand->more_state = book->project_count * sizeof(struct sw_project *);
    set_flows(compiler, demand, book);
    return compile_life(compiler, demand, book);
}

/* -------------------------------------------------------------- running -- */

/* The project of a row, made with its first row and held until its last, which
 * may come when all its other orders are closed. */
static struct sw_project *project_of(struct sw_run *run, struct state *state,
                                     const struct sw_order_book *book,
                                     const struct sw_book_project *named)
{
    struct sw_project **project = &state->projects[named - book->projects];
    if (*project == NULL) {
        *project = sw_project_create(run, state->demand, named->number);
        (*project)->name = named->name;
        (*project)->customer = named->customer;
        (*project)->entity = named->entity;
        if (named->sections != NULL) {
            sw_book_sections_begin(run, *project, named->sections);
        }
    }
    return *project;
}

static void enter_row(struct sw_run *run, struct state *state,
                      const struct sw_order_book *book,
                      const struct sw_book_row *row)
{
    struct sw_project *project = project_of(run, state, book, row->project);
    const uint32_t index = (uint32_t)(row - book->rows);
    const struct sw_book_section *sections = row->project->sections;
    const struct sw_order_entry entry = {
        .product = row->product,
        .project = project,
        .section = sections == NULL
                       ? NULL
                       : sw_book_section_of(project, sections, row->section),
        .name = row->order,
        .line = row->line,
        .known = book->known_before + index + 1,
        .entity = row->entity,
        .class_index = row->class_index,
        .grams = row->grams,
        .requested_us = row->requested_us,
        .promised_us = row->promised_us};
    sw_order_enter(run, &entry);
    if (row->last) {
        sw_project_release(run, project);
    }
}

static void schedule_next(struct sw_run *run, struct state *state);

static void arrive(void *context, void *self)
{
    struct sw_run *run = context;
    struct state *state = self;
    const struct sw_order_book *book = state->demand->plan;
    while (state->next < book->count &&
           book->rows[state->next].entered_us == sw_run_now(run)) {
        const struct sw_book_row *row = &book->rows[state->next];
        state->next++;
        enter_row(run, state, book, row);
    }
    schedule_next(run, state);
}

static void schedule_next(struct sw_run *run, struct state *state)
{
    const struct sw_order_book *book = state->demand->plan;
    if (state->next < book->count) {
        (void)sw_engine_schedule(run->engine,
                                 book->rows[state->next].entered_us,
                                 SW_PHASE_DEMAND, arrive, state);
    } else {
        sw_run_note_dry(run);
    }
}

static void start(struct sw_run *run, const struct sw_demand *demand,
                  void *self)
{
    struct state *state = self;
    state->demand = demand;
    schedule_next(run, state);
}

const struct sw_demand_kind SW_DEMAND_ORDER_BOOK = {
    .settings = &SW_DEMAND_ORDER_BOOK_TABLE,
    .state_size = sizeof(struct state),
    .compile = compile,
    .start = start,
};
