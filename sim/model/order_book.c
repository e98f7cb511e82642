#include "model/order_book.h"

#include "base/hash.h"
#include "base/memory.h"
#include "model/known_order.h"
#include "model/order.h"
#include "model/promise.h"
#include "model/stream.h"
#include "scenario/csv_read.h"
#include "scenario/diagnostic_codes.h"

#include <stdlib.h>
#include <string.h>

/* A row of the file, before its project is known. */
struct draft {
    const struct sw_book_columns *columns;
    struct sw_book_row row;
    size_t leader; /* the first row of its project, by entry */
};

struct drafts {
    size_t count;
    struct draft *at;
    struct draft **sorted;
};

struct sw_book_columns {
    const char *order;
    const char *project;
    const char *customer;
    struct sw_name product;
    struct sw_name class;
    int64_t tonnes_g;
    int64_t entered_us;
    int64_t requested_us;
    int64_t promised_us;
    const char *section;
    int64_t called_us;
    int64_t site_ready_us;
};

/* clang-format off */
#define AT(field) .offset = offsetof(struct sw_book_columns, field)
static const struct sw_setting COLUMNS[] = {
    {"order", SW_SHAPE_TEXT, .required = true, AT(order),
     .en = "Name of the order, as in no other row", .zh = "订单号,不可重复"},
    {"project", SW_SHAPE_TEXT, AT(project),
     .en = "Project whose line it is; empty: the order is by itself",
     .zh = "所属项目;空为独立订单"},
    {"customer", SW_SHAPE_TEXT, AT(customer),
     .en = "Customer, one for a project", .zh = "客户(同一项目须一致)"},
    {"product", SW_SHAPE_NAME, .required = true, AT(product),
     .en = "One of the scenario's products", .zh = "产品"},
    {"class", SW_SHAPE_NAME, AT(class),
     .en = "Class of the order; empty: the standard one",
     .zh = "订单等级;空为普通"},
    {"tonnes", SW_SHAPE_QUANTITY, SW_MASS, 1, 1e12, .required = true,
     AT(tonnes_g), .en = "Tonnes ordered", .zh = "订货吨数"},
    {"entered", SW_SHAPE_DATE, .required = true, AT(entered_us),
     .en = "Date, or date and time, at which it comes in",
     .zh = "下单日期或时刻"},
    {"requested", SW_SHAPE_DATE, AT(requested_us),
     .en = "Date by whose end, or time by which, the customer wants it",
     .zh = "客户要求交货日期(当日结束前)或时刻"},
    {"promised", SW_SHAPE_DATE, AT(promised_us),
     .en = "Date by whose end, or time by which, it is promised; empty: by the "
           "scenario's rule",
     .zh = "承诺交货日期(当日结束前)或时刻;空则按承诺规则"},
    {"section", SW_SHAPE_TEXT, AT(section),
     .en = "Section of the project; empty: that of all such rows",
     .zh = "项目分段;空行合为一段"},
    {"called", SW_SHAPE_DATE, AT(called_us),
     .en = "Date, or date and time, at which the section is called off",
     .zh = "该段要货日期或时刻"},
    {"site_ready", SW_SHAPE_DATE, AT(site_ready_us),
     .en = "Date, or date and time, from which the site is ready for it",
     .zh = "该段工地就绪日期或时刻"},
};
#undef AT
static const struct sw_table BOOK = {.name = "an order book",
                                     .en = "Orders by name",
                                     .zh = "订单簿",
                                     .size = sizeof(struct sw_book_columns),
                                     .settings = COLUMNS,
                                     .count =
                                         sizeof COLUMNS / sizeof COLUMNS[0]};
/* clang-format on */

/* ----------------------------------------------------------------- rows -- */

int64_t sw_book_due_us(const struct sw_model *model, int64_t date_us)
{
    if (date_us == 0) {
        return SW_NEVER_US;
    }
    const bool whole_day = date_us % SW_DAY_US == 0;
    return date_us + (whole_day ? SW_DAY_US : 0) - model->settings->start_us;
}

/* An order before the start is in process: the opening state has its lots. */
static bool check_entered(struct sw_compiler *compiler,
                          const struct sw_book_row *row)
{
    if (row->entered_us >= 0) {
        return true;
    }
    (void)sw_diagnose(compiler->diagnostics, row->place, SW_CODE(LIMIT),
                      "order '%s' is entered before the start of the run",
                      row->order);
    sw_diagnostics_hint(compiler->diagnostics,
                        "orders in process at the start belong to `opening`");
    return false;
}

static void check_dates(struct sw_compiler *compiler,
                        const struct sw_book_row *row)
{
    if (row->requested_us < row->entered_us) {
        sw_warn(compiler->diagnostics, row->place, SW_CODE(WANTED),
                "order '%s' is requested before it is entered", row->order);
    }
    if (row->promised_us < row->entered_us) {
        sw_warn(compiler->diagnostics, row->place, SW_CODE(WANTED),
                "order '%s' has a promised date before its entry", row->order);
    }
}

static void check_weight(struct sw_compiler *compiler,
                         const struct sw_book_row *row)
{
    const int64_t least_g = row->product->settings->coil.min_g;
    if (row->grams < least_g) {
        sw_warn(compiler->diagnostics, row->place, SW_CODE(SMALL_ORDER),
                "order '%s' of %.12g t is below the smallest coil of '%s', "
                "%.12g t: it is one coil",
                row->order, (double)row->grams / (double)SW_TONNE_G,
                row->product->name, (double)least_g / (double)SW_TONNE_G);
    }
}

static bool take_row(struct sw_compiler *compiler,
                     const struct sw_demand *demand,
                     const struct sw_csv_row *from, struct draft *draft)
{
    const struct sw_book_columns *columns = from->values;
    struct sw_book_row *row = &draft->row;
    draft->columns = columns;
    row->order = columns->order;
    row->place = from->place;
    row->entity = sw_hash_pair(demand->entity, sw_hash_text(row->order));
    row->grams = columns->tonnes_g;
    row->entered_us = columns->entered_us - compiler->model->settings->start_us;
    row->requested_us = sw_book_due_us(compiler->model, columns->requested_us);
    row->promised_us = sw_book_due_us(compiler->model, columns->promised_us);
    row->class_index = columns->class.text == NULL
                           ? sw_standard_class(compiler->model)
                           : sw_compiler_class(compiler, columns->class);
    row->product = sw_compiler_product(compiler, columns->product);
    if (row->product == NULL || row->class_index == UINT32_MAX) {
        return false;
    }
    check_weight(compiler, row);
    check_dates(compiler, row);
    return check_entered(compiler, row);
}

/* -------------------------------------------------------------- sorting -- */

static int by_place(const struct draft *a, const struct draft *b)
{
    return (a->row.place.line > b->row.place.line) -
           (a->row.place.line < b->row.place.line);
}

static int by_entry(const void *first, const void *second)
{
    const struct draft *a = first;
    const struct draft *b = second;
    if (a->row.entered_us != b->row.entered_us) {
        return a->row.entered_us < b->row.entered_us ? -1 : 1;
    }
    return by_place(a, b);
}

static int by_name(const void *first, const void *second)
{
    const struct draft *a = *(const struct draft *const *)first;
    const struct draft *b = *(const struct draft *const *)second;
    const int names = strcmp(a->row.order, b->row.order);
    return names != 0 ? names : by_place(a, b);
}

/* Orders without a project first; within one as the drafts are. */
static int by_project(const void *first, const void *second)
{
    const struct draft *a = *(const struct draft *const *)first;
    const struct draft *b = *(const struct draft *const *)second;
    const char *project = a->columns->project;
    const char *other = b->columns->project;
    if (project == NULL || other == NULL) {
        return (project != NULL) - (other != NULL);
    }
    const int names = strcmp(project, other);
    return names != 0 ? names : (a > b) - (a < b);
}

static void sort(struct drafts *drafts,
                 int (*compare)(const void *, const void *))
{
    for (size_t i = 0; i < drafts->count; i++) {
        drafts->sorted[i] = &drafts->at[i];
    }
    qsort(drafts->sorted, drafts->count, sizeof(struct draft *), compare);
}

static bool check_names(struct sw_compiler *compiler, struct drafts *drafts)
{
    bool good = true;
    sort(drafts, by_name);
    for (size_t i = 1; i < drafts->count; i++) {
        const struct draft *before = drafts->sorted[i - 1];
        const struct draft *draft = drafts->sorted[i];
        if (strcmp(before->row.order, draft->row.order) == 0) {
            good = sw_diagnose(compiler->diagnostics, draft->row.place,
                               SW_CODE(DUPLICATE),
                               "order '%s' is in line %d already",
                               draft->row.order, before->row.place.line);
        }
    }
    return good;
}

/* ------------------------------------------------------------- projects -- */

static const char *customer_of(const struct draft *draft)
{
    return draft->columns->customer == NULL ? "" : draft->columns->customer;
}

static bool is_same_project(const struct draft *a, const struct draft *b)
{
    return a->columns->project != NULL && b->columns->project != NULL &&
           strcmp(a->columns->project, b->columns->project) == 0;
}

/* The rows of a project find its first one; they have one customer. */
static bool find_leaders(struct sw_compiler *compiler, struct drafts *drafts)
{
    bool good = true;
    sort(drafts, by_project);
    for (size_t i = 0; i < drafts->count; i++) {
        struct draft *draft = drafts->sorted[i];
        draft->leader = (size_t)(draft - drafts->at);
        if (i == 0 || !is_same_project(draft, drafts->sorted[i - 1])) {
            continue;
        }
        draft->leader = drafts->sorted[i - 1]->leader;
        const struct draft *leader = &drafts->at[draft->leader];
        if (strcmp(customer_of(leader), customer_of(draft)) != 0) {
            good = sw_diagnose(compiler->diagnostics, draft->row.place,
                               SW_CODE(DEMAND),
                               "project '%s' is of customer '%s' here, and of "
                               "'%s' in line %d",
                               draft->columns->project, customer_of(draft),
                               customer_of(leader), leader->row.place.line);
        }
    }
    return good;
}

static struct sw_book_project *begin_project(const struct sw_demand *demand,
                                             const struct draft *draft,
                                             struct sw_order_book *book)
{
    struct sw_book_project *project = &book->projects[book->project_count];
    book->project_count++;
    project->name = draft->columns->project;
    project->customer = customer_of(draft);
    project->number = book->project_count;
    project->entity = draft->row.entity;
    if (project->name != NULL) {
        project->entity =
            sw_hash_pair(sw_hash_pair(demand->entity, sw_hash_text("project")),
                         sw_hash_text(project->name));
    }
    return project;
}

static bool add_to_section(struct sw_compiler *compiler,
                           const struct sw_book_columns *columns,
                           struct sw_book_row *row)
{
    const int64_t start_us = compiler->model->settings->start_us;
    const struct sw_book_section_row stated = {
        .name = columns->section == NULL ? "" : columns->section,
        .called_us = columns->called_us == 0 ? SW_NEVER_US
                                             : columns->called_us - start_us,
        .ready_us = columns->site_ready_us == 0
                        ? SW_NEVER_US
                        : columns->site_ready_us - start_us,
        .place = row->place,
    };
    row->section =
        sw_book_section_add(compiler, &row->project->sections, &stated);
    return row->section != NULL;
}

static void drop_untold_sections(struct sw_order_book *book)
{
    for (size_t i = 0; i < book->project_count; i++) {
        struct sw_book_project *project = &book->projects[i];
        if (sw_book_sections_are_told(project->sections)) {
            book->has_sections = true;
        } else {
            project->sections = NULL;
        }
    }
}

/* The drafts, sorted by entry, become the book's rows. False after reporting.
 */
static bool fill_book(struct sw_compiler *compiler,
                      const struct sw_demand *demand,
                      const struct drafts *drafts, struct sw_order_book *book)
{
    book->rows = sw_arena_array(compiler->arena, drafts->count,
                                sizeof(struct sw_book_row));
    book->projects = sw_arena_array(compiler->arena, drafts->count,
                                    sizeof(struct sw_book_project));
    bool good = true;
    for (size_t i = 0; i < drafts->count; i++) {
        const struct draft *draft = &drafts->at[i];
        struct sw_book_row *row = &book->rows[i];
        *row = draft->row;
        row->project = draft->leader == i ? begin_project(demand, draft, book)
                                          : book->rows[draft->leader].project;
        if (row->project->last != NULL) {
            row->project->last->last = false;
        }
        row->project->last = row;
        row->last = true;
        if (row->project->name != NULL) {
            row->project->rows++;
            row->line = row->project->rows;
        }
        good = add_to_section(compiler, draft->columns, row) && good;
    }
    book->count = drafts->count;
    drop_untold_sections(book);
    return good;
}

/* They are made and delivered, and no measure tells of them. */
static void warn_of_uncounted(struct sw_compiler *compiler,
                              const struct drafts *drafts,
                              struct sw_place place)
{
    const struct sw_model *model = compiler->model;
    if (model->warm_up.us < 0 || model->length.us < 0) {
        return;
    }
    size_t count = 0;
    for (size_t i = 0; i < drafts->count; i++) {
        const int64_t entered_us = drafts->at[i].row.entered_us;
        count += entered_us < model->warm_up.us ||
                 entered_us >= model->warm_up.us + model->length.us;
    }
    if (count > 0) {
        sw_warn(compiler->diagnostics, place, SW_CODE(UNCOUNTED),
                "%zu of its %zu orders are entered in the warm-up or after "
                "the length of the run, and not counted",
                count, drafts->count);
    }
}

static const char *project_name(struct sw_compiler *compiler,
                                const struct sw_demand *demand,
                                const struct sw_book_project *project)
{
    return project->name != NULL
               ? project->name
               : sw_arena_format(compiler->arena, "%s-%llu", demand->name,
                                 (unsigned long long)project->number);
}

static void make_known(struct sw_compiler *compiler,
                       const struct sw_demand *demand,
                       struct sw_order_book *book)
{
    struct sw_known_order *known = NULL;
    book->known_before = sw_known_orders_add(compiler, book->count, &known);
    for (size_t i = 0; i < book->count; i++) {
        const struct sw_book_row *row = &book->rows[i];
        known[i] = (struct sw_known_order){
            .name = row->order,
            .project = project_name(compiler, demand, row->project),
            .customer = row->project->customer,
            .product = row->product->name,
            .class_name = compiler->model->classes[row->class_index].name,
            .grams = row->grams,
            .entered_us = row->entered_us,
            .requested_us = row->requested_us,
            .promised_us = sw_promise_at_entry_us(
                compiler->model, row->product, row->class_index,
                row->promised_us, row->entered_us),
            .date_stated = row->promised_us != SW_NEVER_US,
            .lots = sw_order_lots(row->product, row->grams),
        };
    }
}

bool sw_order_book_read(struct sw_compiler *compiler,
                        const struct sw_demand *demand, const char *path,
                        struct sw_order_book *book)
{
    const struct sw_node *stated = sw_node_find(demand->object->node, "file");
    struct sw_csv_rows rows = {0};
    bool good =
        sw_csv_read(&rows, &BOOK, path, stated->place, compiler->reader);
    if (good && rows.count == 0) {
        sw_warn(compiler->diagnostics, stated->place, SW_CODE(NO_ROWS),
                "there is no order in '%s'", path);
    }
    struct drafts drafts = {.count = rows.count};
    drafts.at = sw_new_array(rows.count + 1, sizeof(struct draft));
    drafts.sorted = sw_new_array(rows.count + 1, sizeof(struct draft *));
    for (size_t i = 0; i < rows.count; i++) {
        good = take_row(compiler, demand, &rows.at[i], &drafts.at[i]) && good;
    }
    qsort(drafts.at, drafts.count, sizeof(struct draft), by_entry);
    good = check_names(compiler, &drafts) && good;
    good = find_leaders(compiler, &drafts) && good;
    good = good && fill_book(compiler, demand, &drafts, book);
    if (good) {
        make_known(compiler, demand, book);
        warn_of_uncounted(compiler, &drafts, stated->place);
    }
    sw_free(drafts.sorted);
    sw_free(drafts.at);
    return good;
}
