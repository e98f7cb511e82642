#include "steelway/summary.h"

#include "base/memory.h"
#include "study/case.h"

static void add_row(struct sw_summary *summary, size_t *capacity,
                    const struct sw_summary_row *row)
{
    summary->rows = sw_reserve_array(
        summary->rows, capacity, summary->count + 1, sizeof(*summary->rows));
    summary->rows[summary->count++] = *row;
}

static void add_series(struct sw_summary *summary, size_t *capacity,
                       const struct sw_cases *cases,
                       const struct sw_summary_row *of, double confidence)
{
    struct sw_summary_row row = *of;
    struct sw_case_data data =
        sw_case_read(cases, row.option, row.series - cases->series[row.option]);
    row.replications = data.count;
    for (row.statistic = SW_STATISTICS; row.statistic->name != NULL;
         row.statistic++) {
        if (sw_case_data_has(&data, row.statistic)) {
            row.estimate = sw_case_estimate(&data, row.statistic, confidence);
            add_row(summary, capacity, &row);
        }
    }
    sw_case_data_clear(&data);
}

struct sw_summary sw_summarize(const struct sw_cases *cases, double confidence)
{
    struct sw_summary summary = {0};
    size_t capacity = 0;
    for (size_t option = 0; option < cases->options; option++) {
        for (size_t i = 0; i < cases->series_count[option]; i++) {
            const struct sw_summary_row of = {
                .option = option, .series = &cases->series[option][i]};
            add_series(&summary, &capacity, cases, &of, confidence);
        }
    }
    return summary;
}

void sw_summary_clear(struct sw_summary *summary)
{
    sw_free(summary->rows);
    *summary = (struct sw_summary){0};
}
