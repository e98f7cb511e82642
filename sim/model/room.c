#include "model/room.h"

#include "model/deadlock.h"
#include "model/service.h"

bool sw_service_has_room(const struct sw_run *run, const struct sw_step *step)
{
    if (run->steps[step->index].queued < step->room) {
        return true;
    }
    return sw_service_is_free(run, step);
}

void sw_room_admit(struct sw_run *run, const struct sw_step *step)
{
    struct sw_item_list *blocked = &run->steps[step->index].blocked;
    while (blocked->first != NULL && sw_service_has_room(run, step)) {
        struct sw_item *item = blocked->first;
        const struct sw_step *from = item->unit->step;
        sw_item_list_remove(blocked, item);
        item->blocked = false;
        run->blocked--;
        sw_item_book(run, item, from, SW_CLASS_BLOCKED);
        sw_service_release(run, item);
        sw_item_leave(run, from, item);
    }
}

void sw_room_admit_all(const struct sw_resource_state *state)
{
    struct sw_run *run = state->run;
    for (size_t i = 0; i < run->model->step_count && run->blocked > 0; i++) {
        if (sw_step_is_served_by(&run->model->steps[i], state->plan)) {
            sw_room_admit(run, &run->model->steps[i]);
        }
    }
}

void sw_service_block(struct sw_run *run, const struct sw_step *step,
                      struct sw_item *item)
{
    const struct sw_step *full = item->at->step;
    item->blocked = true;
    run->blocked++;
    sw_item_list_add(&run->steps[full->index].blocked, item);
    if (sw_deadlock_find(run, full)) {
        sw_run_fail(run,
                    "deadlock: '%s' is full and waits, through others, for "
                    "'%s', which is blocked by it",
                    full->name, step->name);
    }
}
