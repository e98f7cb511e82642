#include "model/begun.h"

#include <assert.h>

enum { DRAWS = 64 };

void sw_begun_set(struct sw_item *item, int64_t passed_us, int64_t left_us)
{
    item->begun = true;
    item->whole_us = passed_us;
    item->work_us = left_us;
}

int64_t sw_begun_rest_of(const struct sw_item *item, int64_t whole_us)
{
    assert(item->begun);
    if (item->work_us >= 0) {
        return item->work_us;
    }
    return whole_us > item->whole_us ? whole_us - item->whole_us : 0;
}

int64_t sw_begun_rest(struct sw_run *run, const struct sw_drawn *time,
                      const struct sw_item *item)
{
    int64_t rest_us = sw_begun_rest_of(item, 0);
    for (uint64_t i = 0; item->work_us < 0 && rest_us == 0 && i < DRAWS; i++) {
        const double unit = sw_run_unit(run, time->purpose, item->entity, 0, i);
        rest_us = sw_begun_rest_of(
            item, sw_distribution_draw(time->distribution, unit));
    }
    return rest_us;
}
