/*
 * estimate_columns.h - the columns that every table of estimates has.
 */
#ifndef SW_OUTPUT_ESTIMATE_COLUMNS_H
#define SW_OUTPUT_ESTIMATE_COLUMNS_H

#include "output/output.h"

/* clang-format off: a table is read across */

#define SW_COLUMN_SCENARIO                                                     \
    {                                                                          \
        "scenario", SW_COLUMN_TEXT, NULL, "Name of the scenario or option",    \
            "方案或措施名称"                                            \
    }

#define SW_COLUMN_PRODUCT                                                      \
    {                                                                          \
        "product", SW_COLUMN_TEXT, NULL,                                       \
            "The product; others: the background load; empty: all together",   \
            "产品；others 为背景负荷；空为全部产品合计"       \
    }

#define SW_COLUMN_MEASURE                                                      \
    {                                                                          \
        "measure", SW_COLUMN_TEXT, NULL,                                       \
            "What is measured, as docs/model.md defines it",                   \
            "指标；定义见 docs/model.md"                                 \
    }

#define SW_COLUMN_STATISTIC                                                         \
    {                                                                               \
        "statistic", SW_COLUMN_TEXT, NULL,                                          \
            "mean, or a quantile: p90 is not exceeded by 90 % of the values",       \
            "mean 为均值；p90 等为分位数，即 90 % 的数值不超过它" \
    }

#define SW_COLUMN_UNIT                                                         \
    {                                                                          \
        "unit", SW_COLUMN_TEXT, NULL, "Unit of the numbers in this row",       \
            "本行数值的单位"                                            \
    }

/* Written by sw_row_estimate. */
#define SW_COLUMNS_ESTIMATE                                                    \
    {"mean", SW_COLUMN_NUMBER, NULL,                                           \
     "The estimate from all replications; where it is empty, note says why",   \
     "全部重复运行的估计值；空缺原因见 note"},                                 \
        {"ci_low", SW_COLUMN_NUMBER, NULL,                                     \
         "Lower end of its confidence interval; where it is empty, note says " \
         "why",                                                                \
         "置信区间下限；空缺原因见 note"},                                     \
        {"ci_high", SW_COLUMN_NUMBER, NULL,                                    \
         "Upper end of its confidence interval; where it is empty, note says " \
         "why",                                                                \
         "置信区间上限；空缺原因见 note"},                                     \
    {                                                                          \
        "replications", SW_COLUMN_INTEGER, NULL, "Replications that were run", \
            "重复运行次数"                                               \
    }

#define SW_COLUMN_NOTE                                                                 \
    {                                                                                  \
        "note", SW_COLUMN_TEXT, NULL,                                                  \
            "Why there is no estimate or no interval, as: not reached",                \
            "无估计值或无置信区间的原因，如 not reached（未达到）" \
    }

/* clang-format on */

/* The cells of SW_COLUMNS_ESTIMATE. */
void sw_row_estimate(struct sw_rows *rows, const struct sw_summary_row *row);

/* Three cells: value, low, high. */
void sw_row_interval(struct sw_rows *rows, const struct sw_estimate *estimate);

/* The cell of SW_COLUMN_NOTE: empty if there is nothing to explain. */
void sw_row_note(struct sw_rows *rows, enum sw_gap gap);

/*
 * Write the rows of a group whose table has the columns: scenario, those that
 * `subject` fills, measure, unit, SW_COLUMNS_ESTIMATE, note.
 */
typedef void sw_subject_fn(struct sw_rows *rows,
                           const struct sw_series *series);
SW_MUST_USE bool sw_findings_write(const struct sw_findings *findings,
                                   enum sw_measure_group group,
                                   struct sw_rows *rows, sw_subject_fn *subject,
                                   struct sw_error *err);

/* Is any row of the summary of this group? */
bool sw_findings_have(const struct sw_findings *findings,
                      enum sw_measure_group group);

/* The unit of what a comparison improves: "d"; or "standard", as the mean over
 * several products is in multiples of their standards. */
const char *sw_findings_unit(const struct sw_findings *findings);

/* The same of one product alone; "": of all. */
const char *sw_findings_unit_of(const struct sw_findings *findings,
                                const char *product);

#endif
