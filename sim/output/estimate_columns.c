#include "output/estimate_columns.h"

#include <string.h>

void sw_row_estimate(struct sw_rows *rows, const struct sw_summary_row *row)
{
    sw_row_number(rows, row->estimate.value);
    sw_row_number(rows, row->estimate.low);
    sw_row_number(rows, row->estimate.high);
    sw_row_integer(rows, (int64_t)row->replications);
}

void sw_row_interval(struct sw_rows *rows, const struct sw_estimate *estimate)
{
    sw_row_number(rows, estimate->value);
    sw_row_number(rows, estimate->low);
    sw_row_number(rows, estimate->high);
}

void sw_row_note(struct sw_rows *rows, enum sw_gap gap)
{
    sw_row_text(rows, gap == SW_GAP_NONE ? NULL : sw_gap_text(gap));
}

bool sw_findings_have(const struct sw_findings *findings,
                      enum sw_measure_group group)
{
    for (size_t i = 0; i < findings->summary->count; i++) {
        if (findings->summary->rows[i].series->measure->group == group) {
            return true;
        }
    }
    return false;
}

bool sw_findings_write(const struct sw_findings *findings,
                       enum sw_measure_group group, struct sw_rows *rows,
                       sw_subject_fn *subject, struct sw_error *err)
{
    for (size_t i = 0; i < findings->summary->count; i++) {
        const struct sw_summary_row *row = &findings->summary->rows[i];
        if (row->series->measure->group != group) {
            continue;
        }
        sw_row_text(rows, findings->scenarios[row->option]);
        subject(rows, row->series);
        sw_row_text(rows, row->series->measure->id);
        sw_row_text(rows, row->series->measure->unit);
        sw_row_estimate(rows, row);
        sw_row_note(rows, row->estimate.gap);
        if (!sw_row_end(rows, err)) {
            return false;
        }
    }
    return true;
}

const char *sw_findings_unit(const struct sw_findings *findings)
{
    return sw_findings_unit_of(findings, "");
}

const char *sw_findings_unit_of(const struct sw_findings *findings,
                                const char *product)
{
    const struct sw_comparison *comparison = findings->comparison;
    if (product[0] == '\0' && comparison->relative) {
        return "standard";
    }
    for (size_t i = 0; i < comparison->row_count; i++) {
        const struct sw_measure *measure = comparison->rows[i].series->measure;
        if (strcmp(measure->id, findings->question->measure) == 0) {
            return measure->unit;
        }
    }
    return ""; /* the baseline alone has nothing to be compared with */
}
