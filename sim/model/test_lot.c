#include "model/test_lot.h"

#include <stddef.h>

void sw_test_lots_start(struct sw_test_lots *all)
{
    all->heats = sw_pool_create(sizeof(struct sw_heat));
    all->tests = sw_pool_create(sizeof(struct sw_test));
}

void sw_test_lots_stop(struct sw_test_lots *all)
{
    sw_pool_destroy(all->heats);
    sw_pool_destroy(all->tests);
}

void sw_heat_keep(struct sw_item *lot, struct sw_heat *heat)
{
    lot->heat = heat;
    lot->tests = 0;
    heat->lots++;
}

void sw_heat_release(struct sw_item *lot)
{
    struct sw_heat *heat = lot->heat;
    lot->heat = NULL;
    heat->lots--;
    if (heat->lots > 0) {
        return;
    }
    for (struct sw_test *test = heat->tests; test != NULL;) {
        struct sw_test *next = test->next;
        sw_pool_give(heat->home->tests, test);
        test = next;
    }
    sw_pool_give(heat->home->heats, heat);
}

void sw_heat_form(struct sw_run *run, struct sw_item *carrier)
{
    struct sw_test_lots *all = run->steps[run->model->tests->index].own;
    struct sw_heat *heat = sw_pool_take(all->heats);
    *heat = (struct sw_heat){.home = all, .entity = carrier->entity};
    for (struct sw_item *lot = carrier->first; lot != NULL; lot = lot->next) {
        if (lot->heat != NULL) {
            sw_heat_release(lot);
        }
        sw_heat_keep(lot, heat);
    }
}

struct sw_test *sw_heat_test(struct sw_heat *heat, uint32_t key,
                             uint32_t number)
{
    for (struct sw_test *test = heat->tests; test != NULL; test = test->next) {
        if (test->key == key && test->number == number) {
            return test;
        }
    }
    struct sw_test *test = sw_pool_take(heat->home->tests);
    *test = (struct sw_test){.next = heat->tests, .key = key, .number = number};
    heat->tests = test;
    return test;
}
