#include "output/output.h"
#include "output/problem_row.h"

/* The problems of one order; those of a whole replication are traced
 * (trace.h). */
static bool applies(const struct sw_findings *findings)
{
    return findings->story != NULL && findings->story->problem_count > 0;
}

static bool write_rows(const struct sw_findings *findings, struct sw_rows *rows,
                       struct sw_error *err)
{
    const struct sw_story *story = findings->story;
    for (size_t i = 0; i < story->problem_count; i++) {
        sw_row_text(rows, findings->scenarios[0]);
        sw_row_integer(rows, (int64_t)story->replication);
        sw_problem_row(rows, &story->problems[i].record,
                       sw_model_start_us(story->model));
        if (!sw_row_end(rows, err)) {
            return false;
        }
    }
    return true;
}

const struct sw_output SW_OUTPUT_PROBLEM_REGISTER = {
    .table = &SW_PROBLEM_REGISTER_TABLE,
    .applies = applies,
    .write = write_rows,
};
