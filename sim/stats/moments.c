#include "stats/moments.h"

#include <math.h>

void sw_moments_add(struct sw_moments *moments, double value)
{
    const double before = (double)moments->count;
    moments->count++;
    const double count = (double)moments->count;
    const double step = value - moments->mean;
    const double share = step / count;
    const double growth = step * share * before;

    moments->cubes +=
        growth * share * (count - 2.0) - 3.0 * share * moments->squares;
    moments->squares += growth;
    moments->mean += share;
}

struct sw_moments sw_moments_of(const double *values, size_t count)
{
    struct sw_moments moments = {0};
    for (size_t i = 0; i < count; i++) {
        sw_moments_add(&moments, values[i]);
    }
    return moments;
}

double sw_moments_variance(const struct sw_moments *moments)
{
    return moments->count < 2 ? 0.0
                              : moments->squares / (double)(moments->count - 1);
}

double sw_moments_skewness(const struct sw_moments *moments)
{
    if (!(moments->squares > 0.0)) {
        return 0.0;
    }
    const double count = (double)moments->count;
    const double variance = moments->squares / count;
    return moments->cubes / count / (variance * sqrt(variance));
}

double sw_sum(const double *values, size_t count)
{
    double sum = 0.0;
    for (size_t i = 0; i < count; i++) {
        sum += values[i];
    }
    return sum;
}

double sw_variance_ratio(const double *after, const double *before,
                         size_t count)
{
    struct sw_moments difference = {0};
    for (size_t i = 0; i < count; i++) {
        sw_moments_add(&difference, after[i] - before[i]);
    }
    const struct sw_moments one = sw_moments_of(after, count);
    const struct sw_moments other = sw_moments_of(before, count);
    const double independent = one.squares + other.squares;
    return count >= 2 && independent > 0.0 ? difference.squares / independent
                                           : (double)NAN;
}
