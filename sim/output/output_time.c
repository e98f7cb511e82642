#include "output/estimate_columns.h"

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

/* clang-format off */
static const struct sw_column COLUMNS[] = {
    {"product", SW_COLUMN_TEXT, NULL,
     "The product; others: the background load; empty: all customers' orders",
     "产品；others 为背景负荷；空为全部客户订单"},
    {"cut", SW_COLUMN_TEXT, NULL,
     "How the time is cut: all, touch, place, owner, class, step or cell (step "
     "and class); the rows of one cut add up to the delivery time",
     "划分方式：all 合计，touch 作业与等待，place 入库前后，owner 责任方，"
     "class 类别，step 工序，cell 工序与类别；同一划分各行之和等于交付时间"},
    {"step", SW_COLUMN_TEXT, NULL, "Where the time is spent", "耗时工序"},
    {"class", SW_COLUMN_TEXT, NULL, "What it is spent on", "耗时类别"},
    {"owner", SW_COLUMN_TEXT, NULL,
     "Who is answerable for it: mill, fabricator, customer or carrier",
     "责任方：mill 钢厂，fabricator 加工厂，customer 客户，carrier 承运方"},
    {"touch", SW_COLUMN_TEXT, NULL,
     "work: setup, process, transport; waiting: all else",
     "work 作业：换型、加工、运输；waiting 等待：其余"},
    {"place", SW_COLUMN_TEXT, NULL,
     "mill: before the goods are ready in the warehouse; gate: from there to "
     "the customer's gate",
     "mill：成品入库前；gate：入库后至客户门口"},
    {"mean", SW_COLUMN_NUMBER, "d", "Mean days of a delivered order",
     "已交付订单的平均天数"},
    {"ci_low", SW_COLUMN_NUMBER, "d", "Lower end of its confidence interval",
     "置信区间下限"},
    {"ci_high", SW_COLUMN_NUMBER, "d", "Upper end of its confidence interval",
     "置信区间上限"},
    {"share", SW_COLUMN_NUMBER, "%", "Percent of the delivery time",
     "占交付时间的百分比"},
    {"other", SW_COLUMN_NUMBER, "d",
     "The mean under the other scenario (--against)",
     "另一方案下的平均天数（--against）"},
    {"change", SW_COLUMN_NUMBER, "d",
     "Other less mean, paired on common random numbers",
     "另一方案减本方案，用共同随机数配对"},
    {"change_low", SW_COLUMN_NUMBER, "d",
     "Lower end of its confidence interval", "变化量的置信区间下限"},
    {"change_high", SW_COLUMN_NUMBER, "d",
     "Upper end of its confidence interval", "变化量的置信区间上限"},
    SW_COLUMN_NOTE,
};

static const struct sw_csv_table TABLE = {
    "time",
    "A part of the delivery time, cut in one of several ways, each of which "
    "adds up to the whole",
    "交付时间的一部分；按多种方式划分，每种划分之和均等于交付时间", COLUMNS,
    COUNT(COLUMNS)};
/* clang-format on */

static bool applies(const struct sw_findings *findings)
{
    return findings->explanation != NULL;
}

/* "" is what a cut does not tell apart. */
static void text_or_empty(struct sw_rows *rows, const char *text)
{
    sw_row_text(rows, text[0] == '\0' ? NULL : text);
}

static void add_change(struct sw_rows *rows, const struct sw_part *part,
                       bool against)
{
    if (!against) {
        for (int i = 0; i < 4; i++) {
            sw_row_empty(rows);
        }
        return;
    }
    sw_row_number(rows, part->other.value);
    sw_row_number(rows, part->change.value);
    sw_row_number(rows, part->change.low);
    sw_row_number(rows, part->change.high);
}

static bool write_part(const struct sw_part *part, bool against,
                       struct sw_rows *rows, struct sw_error *err)
{
    text_or_empty(rows, part->product);
    sw_row_text(rows, sw_cut_name(part->cut));
    text_or_empty(rows, part->step);
    text_or_empty(rows, part->class_name);
    text_or_empty(rows, part->owner);
    text_or_empty(rows, part->touch);
    text_or_empty(rows, part->place);
    sw_row_number(rows, part->days.value);
    sw_row_number(rows, part->days.low);
    sw_row_number(rows, part->days.high);
    sw_row_number(rows, 100.0 * part->share);
    add_change(rows, part, against);
    sw_row_note(rows, part->days.gap);
    return sw_row_end(rows, err);
}

static bool write_rows(const struct sw_findings *findings, struct sw_rows *rows,
                       struct sw_error *err)
{
    const struct sw_explanation *explanation = findings->explanation;
    for (size_t i = 0; i < explanation->part_count; i++) {
        if (!write_part(&explanation->parts[i], explanation->against, rows,
                        err)) {
            return false;
        }
    }
    return true;
}

const struct sw_output SW_OUTPUT_TIME = {
    .table = &TABLE,
    .applies = applies,
    .write = write_rows,
};
