#include "model/campaign_lint.h"

#include "model/campaign.h"
#include "model/lint.h"
#include "scenario/diagnostic_codes.h"

/* The mean changeover to the family from whichever is the nearest. */
static double least_change_us(const struct sw_campaign_plan *plan,
                              size_t family)
{
    double least_us = -1;
    for (size_t before = 0; before < plan->family_count; before++) {
        const struct sw_distribution *change =
            plan->families[family].change_from[before].distribution;
        const double us = change == NULL ? 0 : sw_distribution_mean(change);
        if (before != family && (least_us < 0 || us < least_us)) {
            least_us = us;
        }
    }
    return least_us;
}

void sw_campaign_lint(struct sw_compiler *compiler, const struct sw_step *step)
{
    const struct sw_campaign_plan *plan = step->plan;
    for (size_t i = 0; i < plan->family_count; i++) {
        const struct sw_campaign_family *family = &plan->families[i];
        const double change_us = least_change_us(plan, i);
        if (family->every_us == 0 || (double)family->every_us >= change_us) {
            continue;
        }
        sw_warn(compiler->diagnostics,
                sw_lint_place(compiler, step, "families", family->name),
                SW_CODE(CYCLE),
                "the family '%s' may open every %.4g h, but the changeover to "
                "it takes %.4g h",
                family->name, (double)family->every_us / (double)SW_HOUR_US,
                change_us / (double)SW_HOUR_US);
        sw_diagnostics_hint(compiler->diagnostics,
                            "its cycle is the time from one opening to the "
                            "next, as 21 d");
    }
}
