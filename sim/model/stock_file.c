#include "model/stock_file.h"

#include "scenario/csv_read.h"
#include "scenario/diagnostic_codes.h"

#include <stddef.h>
#include <stdlib.h>
#include <string.h>

struct columns {
    const char *article;
    int64_t tonnes_g;
    int64_t since_us;
};

/* clang-format off */
#define AT(field) .offset = offsetof(struct columns, field)
static const struct sw_setting COLUMNS[] = {
    { "article", SW_SHAPE_TEXT, .required = true, AT(article), .en = "One of the stock's articles", .zh = "库存品种" },
    { "tonnes", SW_SHAPE_QUANTITY, SW_MASS, 1, 1e15, .required = true, AT(tonnes_g), .en = "Tonnes of it", .zh = "吨数" },
    { "since", SW_SHAPE_DATE, AT(since_us),
      .en = "Since when they are there; after the start: when they will come, on order until then; empty: the start", .zh = "入库日期;晚于开始则为在途到货日;空为开始时" },
};
#undef AT
static const struct sw_table STOCK = {
    .name = "a stock", .en = "What is in stock at the start", .zh = "期初库存",
    .size = sizeof(struct columns), .settings = COLUMNS, .count = sizeof COLUMNS / sizeof COLUMNS[0] };
/* clang-format on */

static bool take_row(struct sw_compiler *compiler,
                     const struct sw_stock_plan *plan,
                     const struct sw_csv_row *from, struct sw_stock_row *row)
{
    const struct columns *columns = from->values;
    for (uint32_t i = 0; i < plan->article_count; i++) {
        if (strcmp(plan->articles[i].name, columns->article) == 0) {
            *row = (struct sw_stock_row){
                .article = i,
                .grams = columns->tonnes_g,
                .since_us = columns->since_us == 0
                                ? 0
                                : columns->since_us -
                                      compiler->model->settings->start_us,
                .line = from->place.line,
            };
            return true;
        }
    }
    return sw_diagnose(compiler->diagnostics, from->place, SW_CODE(UNKNOWN),
                       "the stock has no article '%s'", columns->article);
}

static int by_since(const void *first, const void *second)
{
    const struct sw_stock_row *a = first;
    const struct sw_stock_row *b = second;
    if (a->since_us != b->since_us) {
        return a->since_us < b->since_us ? -1 : 1;
    }
    return (a->line > b->line) - (a->line < b->line);
}

bool sw_stock_file_read(struct sw_compiler *compiler,
                        const struct sw_node *named, struct sw_stock_plan *plan)
{
    if (named == NULL) {
        return true;
    }
    if (named->kind != SW_NODE_SCALAR) {
        return sw_diagnose(compiler->diagnostics, named->place, SW_CODE(SHAPE),
                           "opening: the name of a CSV file is needed");
    }
    struct sw_csv_rows rows = {0};
    bool good =
        sw_csv_read(&rows, &STOCK, named->text, named->place, compiler->reader);
    struct sw_stock_row *opening = sw_arena_array(
        compiler->arena, rows.count + 1, sizeof(struct sw_stock_row));
    for (size_t i = 0; i < rows.count; i++) {
        good = take_row(compiler, plan, &rows.at[i], &opening[i]) && good;
    }
    if (good) {
        qsort(opening, rows.count, sizeof(struct sw_stock_row), by_since);
        plan->opening = opening;
        plan->opening_count = rows.count;
    }
    return good;
}
