#include "random/elementary.h"

#include <math.h>

/* sin(2 pi x), |x| <= 1/4: eleven terms of the power series leave 1e-18 behind.
 */
static double sine_of_quarter(double x)
{
    static const double TERMS[] = {
        -1.0 / 6,   -1.0 / 20,  -1.0 / 42,  -1.0 / 72,  -1.0 / 110,
        -1.0 / 156, -1.0 / 210, -1.0 / 272, -1.0 / 342, -1.0 / 420,
    };
    const double two_pi = 0x1.921fb54442d18p+2;
    const double angle = two_pi * x;
    const double square = angle * angle;
    double sum = 1;
    for (int i = (int)(sizeof TERMS / sizeof TERMS[0]) - 1; i >= 0; i--) {
        sum = 1 + TERMS[i] * square * sum;
    }
    return angle * sum;
}

double sw_sine_of_turns(double turns)
{
    const double rest = turns - rint(turns);
    if (rest > 0.25) {
        return sine_of_quarter(0.5 - rest);
    }
    return sine_of_quarter(rest < -0.25 ? -0.5 - rest : rest);
}
