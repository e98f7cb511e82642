#include "steelway/estimate.h"

#include <assert.h>

bool sw_estimate_has_value(const struct sw_estimate *estimate)
{
    return estimate->gap != SW_GAP_NOT_REACHED &&
           estimate->gap != SW_GAP_NO_VALUES;
}

bool sw_estimate_has_interval(const struct sw_estimate *estimate)
{
    return estimate->gap == SW_GAP_NONE;
}

double sw_estimate_half_width(const struct sw_estimate *estimate)
{
    return 0.5 * (estimate->high - estimate->low);
}

const char *sw_gap_text(enum sw_gap gap)
{
    switch (gap) {
    case SW_GAP_NONE:
        return "";
    case SW_GAP_FEW_REPLICATIONS:
        return "too few replications";
    case SW_GAP_FEW_SECTIONS:
        return "too few orders";
    case SW_GAP_SECTION_NOT_REACHED:
        return "not reached in some replications";
    case SW_GAP_FEW_VALUES:
        return "too few runs";
    case SW_GAP_NOT_REACHED:
        return "not reached";
    case SW_GAP_NO_VALUES:
        return "no values";
    }
    assert(false);
    return "";
}

enum sw_feasible sw_estimate_at_most(const struct sw_estimate *estimate,
                                     double limit)
{
    if (estimate->gap == SW_GAP_NOT_REACHED) {
        return SW_FEASIBLE_NO;
    }
    if (estimate->gap != SW_GAP_NONE) {
        return SW_FEASIBLE_UNSURE;
    }
    if (estimate->high <= limit) {
        return SW_FEASIBLE_YES;
    }
    return estimate->low > limit ? SW_FEASIBLE_NO : SW_FEASIBLE_UNSURE;
}

enum sw_feasible sw_estimate_at_least(const struct sw_estimate *estimate,
                                      double limit)
{
    if (estimate->gap == SW_GAP_NOT_REACHED) {
        return SW_FEASIBLE_YES;
    }
    if (estimate->gap != SW_GAP_NONE) {
        return SW_FEASIBLE_UNSURE;
    }
    if (estimate->low >= limit) {
        return SW_FEASIBLE_YES;
    }
    return estimate->high < limit ? SW_FEASIBLE_NO : SW_FEASIBLE_UNSURE;
}

const char *sw_feasible_text(enum sw_feasible feasible)
{
    switch (feasible) {
    case SW_FEASIBLE_NO:
        return "no";
    case SW_FEASIBLE_UNSURE:
        return "unsure";
    case SW_FEASIBLE_YES:
        return "yes";
    }
    assert(false);
    return "";
}
