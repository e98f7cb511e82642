#include "output/problem_row.h"

#include "output/estimate_columns.h"
#include "steelway/units.h"

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

/* clang-format off */
#define DONE(name, en, zh) {name, SW_COLUMN_TIME, NULL, en "; empty if not", zh "；未完成则为空"}
static const struct sw_column PROBLEMS[] = {
    SW_COLUMN_SCENARIO,
    {"replication", SW_COLUMN_INTEGER, NULL, "Number of the replication, from 1", "重复运行序号，从 1 开始"},
    {"problem", SW_COLUMN_TEXT, NULL, "The problem, as the order that it is in orders.csv", "问题（即 orders.csv 中的订单号）"},
    {"order", SW_COLUMN_TEXT, NULL, "The order on which it was found", "发现问题的订单"},
    {"lot", SW_COLUMN_INTEGER, NULL, "Its lot, from 1; empty for the order as a whole", "订单内的卷号，从 1 开始；整单为空"},
    {"customer", SW_COLUMN_TEXT, NULL, "Who ordered", "客户"},
    {"product", SW_COLUMN_TEXT, NULL, "What was ordered", "产品"},
    {"type", SW_COLUMN_TEXT, NULL, "Type of problem", "问题类型"},
    {"severity", SW_COLUMN_TEXT, NULL, "How grave it is", "严重程度"},
    {"found_at", SW_COLUMN_TEXT, NULL, "Step at whose end it was found", "发现工序"},
    {"found", SW_COLUMN_TIME, NULL, "When it was found", "发现时间"},
    DONE("d1_team", "D1: somebody has taken it on, stage acknowledged", "D1 成立小组（acknowledged 阶段）"),
    DONE("d2_described", "D2: it is described, stage triaged", "D2 问题描述（triaged 阶段）"),
    DONE("d3_contained", "D3: what may be bad is held, stage contained", "D3 临时遏制（contained 阶段）"),
    DONE("d4_cause", "D4: the cause is known, stage cause_found", "D4 根本原因（cause_found 阶段）"),
    DONE("d5_decided", "D5: it is decided what to do, stage disposition", "D5 确定措施（disposition 阶段）"),
    DONE("d6_done", "D6: that is done, stage executed", "D6 实施措施（executed 阶段）"),
    DONE("d7_prevented", "D7: it cannot come again, stage prevented", "D7 预防再发（prevented 阶段）"),
    DONE("d8_closed", "D8: the problem is closed", "D8 关闭"),
    {"disposition", SW_COLUMN_TEXT, NULL, "advice, concession, credit, rework, replace or reject; empty if none", "处理结果；无则为空"},
    {"mass", SW_COLUMN_NUMBER, "t", "Net tonnes of the lot, or order, on which it was found", "所涉批次（或订单）净重"},
    {"replaced", SW_COLUMN_NUMBER, "t", "Net tonnes that are made again", "换货补产吨数"},
    {"held", SW_COLUMN_NUMBER, "d", "Days for which lots were held for it, summed over them", "扣留批次天数合计"},
    {"line_stopped", SW_COLUMN_NUMBER, "h", "Hours for which a line stood still", "停线小时数"},
    {"settled", SW_COLUMN_TIME, NULL, "When it was settled, and paid; empty if not", "结清时间；未结清则为空"},
    {"withheld", SW_COLUMN_NUMBER, "CNY", "Payment that was due before, and withheld until then", "到期后至结清前扣付的货款"},
    {"money", SW_COLUMN_NUMBER, "CNY", "What it has cost: disposition, line that stood still, interest", "费用：处理结果、停线、利息"},
    {"reopened", SW_COLUMN_INTEGER, NULL, "How often it was opened again", "重新打开次数"},
    {"repeated", SW_COLUMN_FLAG, NULL, "Has it come from the cause of one before?", "是否因前一问题原因未消除而重复发生"},
};
#undef DONE

const struct sw_csv_table SW_PROBLEM_REGISTER_TABLE = {
    "problem_register", "A user problem, as an 8D report has it",
    "用户问题登记（8D）", PROBLEMS, COUNT(PROBLEMS)};
/* clang-format on */

void sw_problem_row(struct sw_rows *rows,
                    const struct sw_problem_record *record, int64_t start_us)
{
    sw_row_text(rows, record->problem);
    sw_row_text(rows, record->order);
    sw_row_lot(rows, record->lot);
    sw_row_text(rows, record->customer);
    sw_row_text(rows, record->product);
    sw_row_text(rows, record->type);
    sw_row_text(rows, record->severity);
    sw_row_text(rows, record->found_at);
    sw_row_run_time(rows, start_us, record->found_us);
    for (int i = 0; i < SW_DISCIPLINES; i++) {
        sw_row_run_time(rows, start_us, record->done_us[i]);
    }
    sw_row_text(rows, record->disposition);
    sw_row_number(rows, (double)record->grams / (double)SW_TONNE_G);
    sw_row_number(rows, (double)record->replaced_g / (double)SW_TONNE_G);
    sw_row_number(rows, (double)record->held_us / (double)SW_DAY_US);
    sw_row_number(rows, (double)record->stood_us / (double)SW_HOUR_US);
    sw_row_run_time(rows, start_us, record->settled_us);
    sw_row_number(rows, (double)record->withheld / (double)SW_MONEY_UNIT);
    sw_row_number(rows, (double)record->money / (double)SW_MONEY_UNIT);
    sw_row_integer(rows, record->reopened);
    sw_row_flag(rows, record->repeated);
}
