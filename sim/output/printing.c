#include "output/printing.h"

#include "output/shown.h"

#include <math.h>

enum { DATE_AND_MINUTE = 16 };

void sw_print_days(struct sw_grid *grid, double days)
{
    if (isnan(days)) {
        sw_grid_cell(grid, SW_GRID_FAINT, "-");
    } else {
        sw_grid_cell(grid, SW_GRID_PLAIN, "%.2f",
                     fabs(days) < 0.005 ? 0.0 : days);
    }
}

void sw_print_percent(struct sw_grid *grid, double share)
{
    if (isnan(share)) {
        sw_grid_cell(grid, SW_GRID_FAINT, "-");
    } else {
        sw_grid_cell(grid, SW_GRID_PLAIN, "%.1f %%", 100.0 * share);
    }
}

static enum sw_grid_style style_of(const struct sw_estimate *change)
{
    if (!sw_estimate_has_interval(change)) {
        return SW_GRID_PLAIN;
    }
    return change->high < 0.0  ? SW_GRID_GOOD
           : change->low > 0.0 ? SW_GRID_BAD
                               : SW_GRID_PLAIN;
}

void sw_print_change(struct sw_grid *grid, const struct sw_estimate *change)
{
    const struct sw_shown shown = sw_shown_estimate(change, true);
    sw_grid_cell(grid, style_of(change), "%s", shown.value);
}

void sw_print_interval(struct sw_grid *grid, const struct sw_estimate *change)
{
    const struct sw_shown shown = sw_shown_estimate(change, true);
    sw_grid_cell(grid, style_of(change), "%s", shown.interval);
}

void sw_print_minute(char text[static SW_CELL_TEXT_SIZE],
                     const struct sw_model *model, int64_t run_us)
{
    if (run_us == SW_NEVER_US) {
        (void)snprintf(text, SW_CELL_TEXT_SIZE, "-");
        return;
    }
    sw_cell_time(text, sw_model_start_us(model) + run_us);
    text[DATE_AND_MINUTE] = '\0';
}
