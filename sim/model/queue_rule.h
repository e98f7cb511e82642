/*
 * queue_rule.h - who is served next.
 *
 * A rule either gives each item a rank when it joins (the smaller goes first,
 * equal ones in order of joining), or picks among those waiting at each choice.
 * A new rule is a struct and a row in queue_rule.c, or comes with an outside
 * program: steelway/extension.h.
 */
#ifndef SW_MODEL_QUEUE_RULE_H
#define SW_MODEL_QUEUE_RULE_H

#include "model/unit.h"

struct sw_reader;

struct sw_queue_rule {
    const char *name; /* as `rule:` says */
    /* Rank on joining: those waiting are a heap. NULL: a list, as they came. */
    int64_t (*rank)(const struct sw_resource_state *state,
                    const struct sw_item *item);
    /* The one to serve now; NULL: the first. Not together with `rank`. */
    struct sw_item *(*pick)(const struct sw_resource_state *state,
                            const struct sw_unit *unit);
    /* The rank does not depend on work that is done meanwhile: one that goes
     * before another can interrupt it. */
    bool lasts;
};

extern const struct sw_queue_rule SW_QUEUE_FIFO;

/* All rules, and their names, in the same order; both end in NULL. */
extern const struct sw_queue_rule *const SW_QUEUE_RULES[];
extern const char *const SW_QUEUE_RULE_WORDS[];

/* The rule of this index among the words, and then among those that came with
 * the reader's extension. */
const struct sw_queue_rule *sw_queue_rule_of(const struct sw_reader *reader,
                                             int index);

/* Put `item` in its place among those waiting. */
void sw_queue_join(struct sw_resource_state *state, struct sw_item *item);

/* Put `item`, which has been there before, where it was. */
void sw_queue_rejoin(struct sw_resource_state *state, struct sw_item *item);

/* Does `item` go before `other` by its rank, not only by having come first? */
static inline bool sw_queue_outranks(const struct sw_item *item,
                                     const struct sw_item *other)
{
    return item->rank < other->rank;
}

/* Would it go after `other`? */
static inline bool sw_queue_is_behind(const struct sw_item *item,
                                      const struct sw_item *other)
{
    return item->rank != other->rank ? item->rank > other->rank
                                     : item->ticket > other->ticket;
}

/* Who goes first now, seen from `unit`; NULL if nobody waits. */
struct sw_item *sw_queue_first(const struct sw_resource_state *state,
                               const struct sw_unit *unit);

/* The one that goes first now leaves those waiting. */
void sw_queue_leave(struct sw_resource_state *state, struct sw_item *item);

/* `bid` (bid.h), one of those waiting, is destroyed. */
void sw_queue_withdraw(struct sw_resource_state *state, struct sw_item *bid);
/* Those of `step` leave too: they are added to `out`, the first to be served
 * first. */
void sw_queue_take_all(struct sw_resource_state *state,
                       const struct sw_step *step, struct sw_item_list *out);

/* `item` (or a bid), which waits, goes to the place that it would have now, had
 * it come when it did. */
void sw_queue_requeue(struct sw_resource_state *state, struct sw_item *item);

/* `item`, no bid, leaves those waiting, wherever it stands among them. */
void sw_queue_remove(struct sw_resource_state *state, struct sw_item *item);

/* Is the unit set up for what `item` needs? Keys of different steps are
 * different setups. An item that needs none finds every unit set up. */
bool sw_is_set_up(const struct sw_unit *unit, const struct sw_item *item);

/* How long it takes to set it up for `item`, which it is not. */
const struct sw_distribution *sw_setup_time(const struct sw_unit *unit,
                                            const struct sw_item *item);

/* From now on it is. */
void sw_set_up(struct sw_unit *unit, const struct sw_item *item);

/* A setup was broken off: whatever comes next needs one. */
void sw_lose_setup(struct sw_unit *unit);

#endif
