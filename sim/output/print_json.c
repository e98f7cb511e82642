#include "output/json_rows.h"
#include "output/output.h"

bool sw_results_print_json(const struct sw_findings *findings, FILE *to,
                           struct sw_error *err)
{
    struct sw_json_rows json;
    struct sw_rows rows;
    sw_json_begin(&json, to);
    for (size_t i = 0; SW_OUTPUTS[i] != NULL; i++) {
        const struct sw_output *output = SW_OUTPUTS[i];
        if (output->bulky || !output->applies(findings)) {
            continue;
        }
        sw_json_table(&json, &rows, output->table);
        if (!output->write(findings, &rows, err)) {
            return false;
        }
    }
    return sw_json_end(&json, err);
}
