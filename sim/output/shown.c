#include "output/shown.h"

#include <math.h>
#include <stdio.h>

enum { MOST_DECIMALS = 6 };

/* So many decimals that `digits` digits of `size` are seen; none if it is
 * large.
 */
static int decimals_for(double size, int digits)
{
    int decimals = 0;
    double least = 1.0;
    for (int i = 1; i < digits; i++) {
        least *= 10.0;
    }
    for (double seen = fabs(size); seen < least && decimals < MOST_DECIMALS;
         seen *= 10.0) {
        decimals++;
    }
    return decimals;
}

/* `value` with so many decimals; what rounds to 0 has no sign. */
static void number(char text[static SW_SHOWN_SIZE], double value, int decimals,
                   bool sign)
{
    double unit = 0.5;
    for (int i = 0; i < decimals; i++) {
        unit /= 10.0;
    }
    const double shown = fabs(value) < unit ? 0.0 : value;
    (void)snprintf(text, SW_SHOWN_SIZE, sign && shown != 0.0 ? "%+.*f" : "%.*f",
                   decimals, shown);
}

/* In place of an interval: why there is none. */
static void gap(char text[static SW_SHOWN_SIZE],
                const struct sw_estimate *estimate)
{
    if (estimate->gap == SW_GAP_FEW_SECTIONS && estimate->needed > 0) {
        (void)snprintf(text, SW_SHOWN_SIZE, "needs %zu replications",
                       estimate->needed);
    } else {
        (void)snprintf(text, SW_SHOWN_SIZE, "%s", sw_gap_text(estimate->gap));
    }
}

struct sw_shown sw_shown_estimate(const struct sw_estimate *estimate, bool sign)
{
    struct sw_shown shown;
    if (!sw_estimate_has_value(estimate)) {
        (void)snprintf(shown.value, sizeof(shown.value), "-");
        gap(shown.interval, estimate);
        return shown;
    }
    if (!sw_estimate_has_interval(estimate)) {
        number(shown.value, estimate->value,
               estimate->value == 0.0 ? 0 : decimals_for(estimate->value, 4),
               sign);
        gap(shown.interval, estimate);
        return shown;
    }
    const double half = sw_estimate_half_width(estimate);
    const int decimals = half > 0.0 ? decimals_for(half, 2)
                         : estimate->value == 0.0
                             ? 0
                             : decimals_for(estimate->value, 4);
    char low[SW_SHOWN_SIZE];
    char high[SW_SHOWN_SIZE];
    number(shown.value, estimate->value, decimals, sign);
    number(low, estimate->low, decimals, sign);
    number(high, estimate->high, decimals, sign);
    (void)snprintf(shown.interval, sizeof(shown.interval), "[%.28s, %.28s]",
                   low, high);
    return shown;
}
