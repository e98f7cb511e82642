/*
 * cost_line.h - the lines on which money is booked: the rows of costs.csv.
 *
 * A new kind of cost is a row in cost_line.c, and whoever causes it books it on
 * an account of that line (cost.h).
 */
#ifndef SW_MODEL_COST_LINE_H
#define SW_MODEL_COST_LINE_H

#include "model/measure_row.h"

#define SW_COST_BIT(line) (1U << (line))

enum sw_cost_line {
    SW_COST_VARIABLE,
    SW_COST_FREIGHT,
    SW_COST_HOURS,
    SW_COST_OVERTIME,
    SW_COST_CHANGEOVER,
    SW_COST_LOST_HOURS,
    SW_COST_SURPLUS,
    SW_COST_DOWNGRADE,
    SW_COST_SCRAP,
    SW_COST_HOLDING,
    SW_COST_ORDERING,
    SW_COST_SHORTAGE,
    SW_COST_WRITE_DOWN,
    SW_COST_RUSH_FEE,
    SW_COST_PENALTY,
    SW_COST_POLICY,
    SW_COST_PROBLEM,
    SW_COST_LINES
};

enum sw_cost_sum {
    SW_COST_PER_TONNE,
    SW_COST_PER_KM,
    SW_COST_PER_MW,
    SW_COST_SUMS
};

extern const struct sw_measure_row SW_COST_ROWS[SW_COST_LINES];

/* The sum of all lines, by payer and of all payers. */
extern const struct sw_measure_row SW_COST_SUM_ROWS[SW_COST_SUMS];

/* The sum of all payers as a measure of orders, by what tonnes make. */
enum { SW_COST_UNITS = 2 };
extern const struct sw_measure_row SW_COST_UNIT_ROWS[SW_COST_UNITS];

#endif
