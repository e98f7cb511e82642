#include "stats/precision.h"

#include <math.h>

enum { FIRST_LOOK = 20 };

size_t sw_precision_next(size_t count)
{
    size_t look = FIRST_LOOK;
    while (look <= count) {
        const size_t half_way = look + look / 2;
        if (half_way > count) {
            return half_way;
        }
        look *= 2;
    }
    return look;
}

bool sw_precision_reached(const struct sw_estimate *estimate,
                          struct sw_precision precision)
{
    if (!sw_estimate_has_interval(estimate)) {
        return false;
    }
    const double half_width = sw_estimate_half_width(estimate);
    const double relative = precision.relative / (1.0 + precision.relative);
    return (precision.relative <= 0.0 ||
            half_width <= relative * fabs(estimate->value)) &&
           (precision.absolute <= 0.0 || half_width <= precision.absolute);
}
