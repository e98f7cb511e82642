#include "output/bar.h"

#include <math.h>
#include <string.h>

static int columns(const struct sw_bar_scale *scale, double value)
{
    if (!(scale->full > 0.0) || !(value > 0.0)) {
        return 0;
    }
    const double exact = value / scale->full * scale->width;
    const int rounded = (int)floor(exact + 0.5);
    return rounded < scale->width ? rounded : scale->width;
}

static void fill(char *text, const char *mark, int count)
{
    for (int i = 0; i < count; i++) {
        (void)strcat(text, mark);
    }
}

void sw_bar(char text[static SW_BAR_SIZE], const struct sw_bar_scale *scale,
            double solid, double light)
{
    int whole = columns(scale, solid + light);
    const int dark = columns(scale, solid);
    if (whole == 0 && solid + light > 0.0) {
        whole = 1;
    }
    text[0] = '\0';
    fill(text, scale->utf8 ? "\u2588" : "#", dark);
    fill(text, scale->utf8 ? "\u2591" : ".", whole - dark);
}
