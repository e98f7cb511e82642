#include "base/text.h"
#include "output/output.h"
#include "steelway/units.h"

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

/* clang-format off */
static const struct sw_column COLUMNS[] = {
    {"order", SW_COLUMN_TEXT, NULL, "The order", "订单"},
    {"replication", SW_COLUMN_INTEGER, NULL, "Number of the replication, from 1",
     "重复运行序号，从 1 开始"},
    {"lot", SW_COLUMN_INTEGER, NULL,
     "Its lot, from 1; empty for the order as a whole",
     "订单内的卷号，从 1 开始；整单为空"},
    {"critical", SW_COLUMN_FLAG, NULL,
     "Is it of the lot that completed the order, whose time is the order's?",
     "是否属于使订单完成的卷（其时间即订单时间）"},
    {"attempt", SW_COLUMN_INTEGER, NULL, "How often the lot was remade before",
     "该卷此前重新投料的次数"},
    {"visit", SW_COLUMN_INTEGER, NULL, "Which visit of the step, from 1",
     "第几次到达该工序，从 1 开始"},
    {"step", SW_COLUMN_TEXT, NULL, "The step", "工序"},
    {"resource", SW_COLUMN_TEXT, NULL, "The resource at work, if any",
     "所用资源（如有）"},
    {"entered", SW_COLUMN_TIME, NULL, "When it came to the step", "到达工序的时间"},
    {"started", SW_COLUMN_TIME, NULL, "When work began; empty if there is none",
     "开始加工的时间；无加工则为空"},
    {"left", SW_COLUMN_TIME, NULL, "When it left; empty if it never did",
     "离开的时间；未离开则为空"},
    {"class", SW_COLUMN_TEXT, NULL,
     "What the time was spent on; empty if it was none", "耗时类别；未耗时则为空"},
    {"days", SW_COLUMN_NUMBER, "d", "How long", "天数"},
    {"mates", SW_COLUMN_INTEGER, NULL,
     "Other lots in the same heat or load", "同炉（车、船）的其他卷数"},
    {"with", SW_COLUMN_TEXT, NULL, "Which lots they are", "同炉（车、船）的卷"},
};

static const struct sw_csv_table TABLE = {
    "story",
    "What a lot of the order that was asked for spent time on at a step",
    "所查订单的一卷在一道工序上的一类耗时", COLUMNS, COUNT(COLUMNS)};
/* clang-format on */

static bool applies(const struct sw_findings *findings)
{
    return findings->story != NULL;
}

static void add_mates(struct sw_text *text, const struct sw_stay *stay)
{
    for (size_t i = 0; i < stay->mate_count; i++) {
        sw_text_format(text, "%s%s/%u", i == 0 ? "" : " ", stay->mates[i].order,
                       stay->mates[i].lot);
    }
}

static bool write_row(const struct sw_story *story, const struct sw_stay *stay,
                      size_t cell, struct sw_rows *rows, struct sw_error *err)
{
    const int64_t start_us = sw_model_start_us(story->model);
    struct sw_text mates = {0};
    add_mates(&mates, stay);
    sw_row_text(rows, story->order.order);
    sw_row_integer(rows, (int64_t)story->replication);
    sw_row_lot(rows, stay->lot);
    sw_row_flag(rows, stay->critical);
    sw_row_integer(rows, stay->attempt);
    sw_row_integer(rows, stay->visit);
    sw_row_text(rows, stay->step);
    sw_row_text(rows, stay->resource);
    sw_row_run_time(rows, start_us, stay->entered_us);
    sw_row_run_time(rows, start_us, stay->started_us);
    sw_row_run_time(rows, start_us, stay->left_us);
    if (cell == sw_model_cell_count(story->model)) {
        sw_row_empty(rows);
        sw_row_number(rows, 0.0);
    } else {
        sw_row_text(rows, sw_model_cell(story->model, cell).class_name);
        sw_row_number(rows, (double)stay->spent_us[cell] / (double)SW_DAY_US);
    }
    sw_row_integer(rows, (int64_t)stay->mate_count);
    sw_row_text(rows, stay->mate_count == 0 ? NULL : sw_text_get(&mates));
    const bool done = sw_row_end(rows, err);
    sw_text_clear(&mates);
    return done;
}

/* A row for each class of time, or one if no time passed. */
static bool write_stay(const struct sw_story *story, const struct sw_stay *stay,
                       struct sw_rows *rows, struct sw_error *err)
{
    const size_t cells = sw_model_cell_count(story->model);
    bool any = false;
    for (size_t c = 0; c < cells && stay->left_us != SW_NEVER_US; c++) {
        if (stay->spent_us[c] != 0) {
            any = true;
            if (!write_row(story, stay, c, rows, err)) {
                return false;
            }
        }
    }
    return any || write_row(story, stay, cells, rows, err);
}

static bool write_rows(const struct sw_findings *findings, struct sw_rows *rows,
                       struct sw_error *err)
{
    const struct sw_story *story = findings->story;
    for (size_t i = 0; i < story->stay_count; i++) {
        if (!write_stay(story, &story->stays[i], rows, err)) {
            return false;
        }
    }
    return true;
}

const struct sw_output SW_OUTPUT_STORY = {
    .table = &TABLE,
    .applies = applies,
    .write = write_rows,
};
