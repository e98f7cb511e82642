#include "model/run_end.h"

#include "scenario/diagnostic_codes.h"

static double days(int64_t us)
{
    return (double)us / (double)SW_DAY_US;
}

int64_t sw_window_end_us(const struct sw_model *model)
{
    const bool known = model->warm_up.us >= 0 && model->length.us >= 0;
    return known ? model->warm_up.us + model->length.us : SW_NEVER_US;
}

int64_t sw_run_end_us(const struct sw_model *model)
{
    const int64_t window_us = sw_window_end_us(model);
    return window_us == SW_NEVER_US ? SW_NEVER_US
                                    : window_us + model->settings->run.limit_us;
}

const char *sw_run_end_forbids(const struct sw_compiler *compiler,
                               int64_t at_us)
{
    const int64_t end_us = sw_run_end_us(compiler->model);
    return at_us < end_us
               ? NULL
               : sw_arena_format(compiler->arena,
                                 "the date is after the run ends, at the "
                                 "latest %.10g d after its start",
                                 days(end_us));
}

void sw_run_end_warn(struct sw_compiler *compiler, struct sw_place place,
                     int64_t at_us, const char *what)
{
    const int64_t window_us = sw_window_end_us(compiler->model);
    if (at_us < window_us) {
        return;
    }
    sw_warn(compiler->diagnostics, place, SW_CODE(AFTER_WINDOW),
            "%s comes after the window has closed, %.10g d after the start of "
            "the run: nothing of it counts in costs and stocks",
            what, days(window_us));
    sw_diagnostics_hint(compiler->diagnostics,
                        "only orders that are still open then feel it");
}
