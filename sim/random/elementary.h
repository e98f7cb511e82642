/*
 * elementary.h - log, exp and their kin from + - * / and sqrt alone.
 *
 * libm's last bits depend on the processor, and a draw must not. Errors, as
 * tested: log 1 ulp, log1p, exp and expm1 2 ulp, the normal quantile 1e-15
 * relative, log_gamma 2e-14 absolute plus 2e-15 relative.
 */
#ifndef SW_RANDOM_ELEMENTARY_H
#define SW_RANDOM_ELEMENTARY_H

/* Natural logarithm; -infinity at 0, NaN below it. */
double sw_log(double x);

/* log(1 + x), exact to the last bits for small x. */
double sw_log1p(double x);

/* e^x; 0 or infinity where there is no such number. */
double sw_exp(double x);

/* e^x - 1, exact to the last bits for small x. */
double sw_expm1(double x);

/* base^exponent, base >= 0. Relative error about |exponent log base| 2^-53. */
double sw_power(double base, double exponent);

/* The standard normal's quantile, 0 < u < 1. */
double sw_normal_quantile(double u);

/* sin(2 pi turns); error 4e-16 absolute. The cosine is a quarter turn ahead. */
double sw_sine_of_turns(double turns);

/* Logarithm of the gamma function, x > 0. */
double sw_log_gamma(double x);

#endif
