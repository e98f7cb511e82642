#include "base/memory.h"
#include "output/estimate_columns.h"

#include <math.h>
#include <string.h>

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

/* clang-format off */
static const struct sw_column COLUMNS[] = {
    SW_COLUMN_SCENARIO,
    SW_COLUMN_PRODUCT,
    {"step", SW_COLUMN_TEXT, NULL, "Where the time is spent", "耗时工序"},
    {"class", SW_COLUMN_TEXT, NULL,
     "What it is spent on: queue, batch, down, closed, process, transport, ...",
     "耗时类别：queue 排队，batch 组批，down 故障，closed 停班，process "
     "加工，transport 运输等"},
    {"owner", SW_COLUMN_TEXT, NULL,
     "Who is answerable for it: mill, fabricator, customer or carrier",
     "责任方：mill 钢厂，fabricator 加工厂，customer 客户，carrier 承运方"},
    {"mean", SW_COLUMN_NUMBER, "h",
     "Mean hours of an order; those of a product add up to its delivery time",
     "每单平均小时数；同一产品各行之和等于其交付时间"},
    {"ci_low", SW_COLUMN_NUMBER, "h", "Lower end of its confidence interval",
     "置信区间下限"},
    {"ci_high", SW_COLUMN_NUMBER, "h", "Upper end of its confidence interval",
     "置信区间上限"},
    {"share", SW_COLUMN_NUMBER, "%", "Percent of the product's delivery time",
     "占该产品交付时间的百分比"},
    {"replications", SW_COLUMN_INTEGER, NULL, "Replications that were run",
     "重复运行次数"},
    SW_COLUMN_NOTE,
};

static const struct sw_csv_table TABLE = {
    "breakdown",
    "Where the delivery time goes, by step and class; it adds up exactly",
    "交付时间的构成，按工序与类别划分，合计与交付时间完全一致", COLUMNS,
    COUNT(COLUMNS)};
/* clang-format on */

/* The hours of all rows of one product under one option. */
struct whole {
    size_t option;
    const char *product;
    double hours;
};

struct wholes {
    size_t count;
    size_t capacity;
    struct whole *at;
};

static bool belongs(const struct sw_summary_row *row)
{
    return row->series->measure->group == SW_MEASURES_BREAKDOWN &&
           row->statistic->p == 0.0;
}

/* The newest are of the same option and nearest, so they are looked at first.
 */
static struct whole *find_whole(struct wholes *wholes,
                                const struct sw_summary_row *row)
{
    for (size_t i = wholes->count; i > 0; i--) {
        struct whole *whole = &wholes->at[i - 1];
        if (whole->option == row->option &&
            strcmp(whole->product, row->series->product) == 0) {
            return whole;
        }
    }
    wholes->at = sw_reserve_array(wholes->at, &wholes->capacity,
                                  wholes->count + 1, sizeof(*wholes->at));
    struct whole *added = &wholes->at[wholes->count++];
    *added = (struct whole){row->option, row->series->product, 0.0};
    return added;
}

static struct wholes add_up(const struct sw_summary *summary)
{
    struct wholes wholes = {0};
    for (size_t i = 0; i < summary->count; i++) {
        const struct sw_summary_row *row = &summary->rows[i];
        if (belongs(row) && sw_estimate_has_value(&row->estimate)) {
            find_whole(&wholes, row)->hours += row->estimate.value;
        }
    }
    return wholes;
}

static bool applies(const struct sw_findings *findings)
{
    return sw_findings_have(findings, SW_MEASURES_BREAKDOWN);
}

static bool write_row(const struct sw_findings *findings, struct sw_rows *rows,
                      const struct sw_summary_row *row, double whole_h,
                      struct sw_error *err)
{
    const double share =
        whole_h > 0.0 ? 100.0 * row->estimate.value / whole_h : nan("");
    sw_row_text(rows, findings->scenarios[row->option]);
    sw_row_text(rows, row->series->product);
    sw_row_text(rows, row->series->subject);
    sw_row_text(rows, row->series->subclass);
    sw_row_text(rows, row->series->spent->owner);
    sw_row_number(rows, row->estimate.value);
    sw_row_number(rows, row->estimate.low);
    sw_row_number(rows, row->estimate.high);
    sw_row_number(rows, share);
    sw_row_integer(rows, (int64_t)row->replications);
    sw_row_note(rows, row->estimate.gap);
    return sw_row_end(rows, err);
}

static bool write_rows(const struct sw_findings *findings, struct sw_rows *rows,
                       struct sw_error *err)
{
    struct wholes wholes = add_up(findings->summary);
    bool done = true;
    for (size_t i = 0; done && i < findings->summary->count; i++) {
        const struct sw_summary_row *row = &findings->summary->rows[i];
        if (belongs(row)) {
            const double whole_h = find_whole(&wholes, row)->hours;
            done = write_row(findings, rows, row, whole_h, err);
        }
    }
    sw_free(wholes.at);
    return done;
}

const struct sw_output SW_OUTPUT_BREAKDOWN = {
    .table = &TABLE,
    .applies = applies,
    .write = write_rows,
};
