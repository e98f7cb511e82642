/*
 * printing.h - what the pages of `explain` share: cells of days, shares and
 * changes.
 */
#ifndef SW_OUTPUT_PRINTING_H
#define SW_OUTPUT_PRINTING_H

#include "output/cell_text.h"
#include "output/grid.h"
#include "steelway/results.h"

struct sw_printing {
    const struct sw_findings *findings;
    const struct sw_explanation *explanation;
    FILE *to;
    const struct sw_look *look;
};

/* Days with two decimals, a share in percent; "-" if it is NaN. */
void sw_print_days(struct sw_grid *grid, double days);
void sw_print_percent(struct sw_grid *grid, double share);

/* An instant of the run on the plant's clock, to the minute; "-" if never. */
void sw_print_minute(char text[static SW_CELL_TEXT_SIZE],
                     const struct sw_model *model, int64_t run_us);

/* A change of what had better be small: a cell with its value, in colour if it
 * is sure, and one with its interval. */
void sw_print_change(struct sw_grid *grid, const struct sw_estimate *change);
void sw_print_interval(struct sw_grid *grid, const struct sw_estimate *change);

/* Resources by utilisation, and what relief would give. */
void sw_print_bottlenecks(const struct sw_printing *printing);

#endif
