/*
 * bar.h - a number as a bar of characters: work and waiting, one after the
 * other.
 *
 *     ####........
 */
#ifndef SW_OUTPUT_BAR_H
#define SW_OUTPUT_BAR_H

#include <stdbool.h>

enum { SW_BAR_MOST = 60, SW_BAR_SIZE = 3 * SW_BAR_MOST + 1 };

/* How bars are drawn: `width` characters, at most SW_BAR_MOST, for `full`. */
struct sw_bar_scale {
    double full;
    int width;
    bool utf8; /* else plain ASCII */
};

/* A bar of `solid` and behind it `light`; neither is negative. What is not
 * nothing gets a character at least, and each character shows the larger of the
 * two parts that it stands for. */
void sw_bar(char text[static SW_BAR_SIZE], const struct sw_bar_scale *scale,
            double solid, double light);

#endif
