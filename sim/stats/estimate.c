#include "steelway/estimate.h"

#include <assert.h>

bool sw_estimate_has_value(const struct sw_estimate *estimate)
{
    return estimate->gap < SW_GAP_NOT_REACHED;
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
        return "needs more replications";
    case SW_GAP_SECTION_NOT_REACHED:
        return "not reached in some replications";
    case SW_GAP_FEW_VALUES:
        return "too few runs";
    case SW_GAP_NOT_REACHED:
        return "not reached";
    case SW_GAP_BASELINE_NOT_REACHED:
        return "baseline not reached";
    case SW_GAP_NO_VALUES:
        return "no values";
    }
    assert(false);
    return "";
}

enum sw_answer sw_estimate_at_most(const struct sw_estimate *estimate,
                                   double limit)
{
    if (estimate->gap == SW_GAP_NOT_REACHED) {
        return SW_ANSWER_NO;
    }
    if (estimate->gap != SW_GAP_NONE) {
        return SW_ANSWER_UNSURE;
    }
    if (estimate->high <= limit) {
        return SW_ANSWER_YES;
    }
    return estimate->low > limit ? SW_ANSWER_NO : SW_ANSWER_UNSURE;
}

enum sw_answer sw_estimate_at_least(const struct sw_estimate *estimate,
                                    double limit)
{
    if (estimate->gap == SW_GAP_NOT_REACHED) {
        return SW_ANSWER_YES;
    }
    if (estimate->gap != SW_GAP_NONE) {
        return SW_ANSWER_UNSURE;
    }
    if (estimate->low >= limit) {
        return SW_ANSWER_YES;
    }
    return estimate->high < limit ? SW_ANSWER_NO : SW_ANSWER_UNSURE;
}

const char *sw_answer_text(enum sw_answer answer)
{
    switch (answer) {
    case SW_ANSWER_NO:
        return "no";
    case SW_ANSWER_UNSURE:
        return "unsure";
    case SW_ANSWER_YES:
        return "yes";
    }
    assert(false);
    return "";
}
