/*
 * opening_state.h - what a lot does at its step when the run starts: it waits,
 * is worked on, or is on hold.
 */
#ifndef SW_MODEL_OPENING_STATE_H
#define SW_MODEL_OPENING_STATE_H

#include "model/compiler.h"

enum sw_opening_state {
    SW_OPENING_WAITING,
    SW_OPENING_IN_PROCESS,
    SW_OPENING_ON_HOLD
};

/* The words for them; ends in NULL. */
extern const char *const SW_OPENING_STATES[];

struct sw_opening_stand {
    enum sw_opening_state state;
    int64_t rest_us;  /* of work in process; 0: not told */
    int64_t until_us; /* of the run's clock: on hold until then; 0: not told */
};

/* What is taken by the rows so far. */
struct sw_opening_states {
    struct sw_compiler *compiler;
    uint32_t *busy; /* units, by resource */
};

/* Can a lot stand so at `step`? If so, it takes its units. False after
 * reporting at `place`. */
bool sw_opening_state_take(struct sw_opening_states *states,
                           const struct sw_opening_stand *stand,
                           const struct sw_step *step, struct sw_place place);

#endif
