#include "engine/engine.h"

#include "base/memory.h"
#include "engine/event_list.h"

#include <assert.h>

enum { PHASE_BITS = 3, PRIORITY_BITS = 3, TURN_BITS = 6, LAST_PRIORITY = 7 };

struct sw_engine {
    void *context; /* borrowed */
    int64_t now_us;
    bool running;
    bool stopped;
    struct sw_event_list list;
};

struct sw_engine *sw_engine_create(void *context)
{
    struct sw_engine *engine = sw_new(struct sw_engine);
    engine->context = context;
    sw_event_list_init(&engine->list);
    return engine;
}

void sw_engine_destroy(struct sw_engine *engine)
{
    if (engine != NULL) {
        assert(!engine->running);
        sw_event_list_clear(&engine->list);
        sw_free(engine);
    }
}

int64_t sw_engine_now(const struct sw_engine *engine)
{
    return engine->now_us;
}

size_t sw_engine_count(const struct sw_engine *engine)
{
    return engine->list.live;
}

static uint64_t key_of(int64_t at_us, struct sw_turn turn)
{
    const int64_t kept_us = at_us < SW_ENGINE_END_US ? at_us : SW_ENGINE_END_US;
    return (uint64_t)kept_us << TURN_BITS |
           (uint64_t)turn.phase << PRIORITY_BITS | turn.priority;
}

struct sw_event sw_engine_schedule(struct sw_engine *engine, int64_t at_us,
                                   enum sw_phase phase, sw_event_fn *fn,
                                   void *self)
{
    return sw_engine_schedule_turn(engine, at_us, (struct sw_turn){phase, 0},
                                   fn, self);
}

struct sw_event sw_engine_schedule_turn(struct sw_engine *engine, int64_t at_us,
                                        struct sw_turn turn, sw_event_fn *fn,
                                        void *self)
{
    assert(fn != NULL);
    assert(at_us >= engine->now_us);
    assert(turn.priority <= LAST_PRIORITY);
    return sw_event_list_add(&engine->list, key_of(at_us, turn), fn, self);
}

bool sw_engine_cancel(struct sw_engine *engine, struct sw_event event)
{
    if (!sw_event_list_holds(&engine->list, event)) {
        return false;
    }
    sw_event_list_remove(&engine->list, event);
    return true;
}

struct sw_event sw_engine_reschedule(struct sw_engine *engine,
                                     struct sw_event event, int64_t at_us,
                                     enum sw_phase phase)
{
    assert(sw_event_list_holds(&engine->list, event));
    const struct sw_event_slot slot = engine->list.slots[event.slot];
    sw_event_list_remove(&engine->list, event);
    return sw_engine_schedule(engine, at_us, phase, slot.fn, slot.self);
}

bool sw_engine_pending(const struct sw_engine *engine, struct sw_event event)
{
    return sw_event_list_holds(&engine->list, event);
}

uint64_t sw_engine_run(struct sw_engine *engine, int64_t end_us)
{
    assert(!engine->running);
    const int64_t last_us =
        end_us < SW_ENGINE_END_US ? end_us : SW_ENGINE_END_US - 1;
    if (last_us < engine->now_us) {
        return 0;
    }
    const uint64_t last =
        (uint64_t)last_us << TURN_BITS | ((UINT64_C(1) << TURN_BITS) - 1);
    uint64_t happened = 0;
    uint64_t when = 0;
    struct sw_event_slot event;
    engine->running = true;
    engine->stopped = false;
    while (!engine->stopped &&
           sw_event_list_take(&engine->list, last, &when, &event)) {
        engine->now_us = (int64_t)(when >> TURN_BITS);
        event.fn(engine->context, event.self);
        happened++;
    }
    sw_event_list_fill_hole(&engine->list);
    engine->running = false;
    return happened;
}

void sw_engine_stop(struct sw_engine *engine)
{
    engine->stopped = true;
}
