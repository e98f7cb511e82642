#include "steelway/statistic.h"

#include <string.h>

const struct sw_statistic SW_STATISTICS[] = {
    {"mean", 0.0}, {"p50", 0.50}, {"p80", 0.80}, {"p90", 0.90},
    {"p95", 0.95}, {"p99", 0.99}, {NULL, 0.0},
};

const struct sw_statistic *sw_statistic_find(const char *name)
{
    for (const struct sw_statistic *at = SW_STATISTICS; at->name != NULL;
         at++) {
        if (strcmp(at->name, name) == 0) {
            return at;
        }
    }
    return NULL;
}
