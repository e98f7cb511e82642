#include "random/elementary.h"

/*
 * Stirling's series (Abramowitz and Stegun 6.1.40) from 10 on, where eight
 * terms leave 2e-18 behind; below it log Gamma(x) = log Gamma(x + n) - log(x (x
 * + 1)
 * .. (x + n - 1)).
 */
double sw_log_gamma(double x)
{
    double product = 1;
    while (x < 10) {
        product *= x;
        x += 1;
    }
    const double y = 1 / (x * x);
    const double series =
        1.0 / 12 -
        y * (1.0 / 360 -
             y * (1.0 / 1260 -
                  y * (1.0 / 1680 -
                       y * (1.0 / 1188 -
                            y * (691.0 / 360360 -
                                 y * (1.0 / 156 - y * (3617.0 / 122400)))))));
    const double half_log_two_pi = 0x1.d67f1c864beb5p-1;
    const double stirling =
        (x - 0.5) * sw_log(x) - x + half_log_two_pi + series / x;
    return product == 1 ? stirling : stirling - sw_log(product);
}
