#include "output/bar.h"

#include <math.h>

/* In characters, not yet whole ones. */
static double exact_columns(const struct sw_bar_scale *scale, double value)
{
    if (!(scale->full > 0.0) || !(value > 0.0)) {
        return 0.0;
    }
    const double exact = value / scale->full * scale->width;
    return exact < scale->width ? exact : scale->width;
}

static int rounded(double exact)
{
    return (int)floor(exact + 0.5);
}

/* How many of `whole` characters are solid. The last stands for all that is
 * behind the others, be it less or more than a character. */
static int solid_columns(double solid, double both, int whole)
{
    if (whole == 0) {
        return 0;
    }
    const int last = whole - 1;
    if (solid - last >= both - solid) {
        return whole;
    }
    return rounded(solid) < last ? rounded(solid) : last;
}

/* Returns where the text goes on. */
static char *fill(char *at, const char *mark, int count)
{
    for (int i = 0; i < count; i++) {
        for (const char *from = mark; *from != '\0'; from++) {
            *at++ = *from;
        }
    }
    return at;
}

void sw_bar(char text[static SW_BAR_SIZE], const struct sw_bar_scale *scale,
            double solid, double light)
{
    const double both = exact_columns(scale, solid + light);
    int whole = rounded(both);
    if (whole == 0 && both > 0.0) {
        whole = 1;
    }
    const int dark = solid_columns(exact_columns(scale, solid), both, whole);
    char *at = fill(text, scale->utf8 ? "\u2588" : "#", dark);
    at = fill(at, scale->utf8 ? "\u2591" : ".", whole - dark);
    *at = '\0';
}
