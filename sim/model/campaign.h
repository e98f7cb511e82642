/*
 * campaign.h - a resource that serves one family of lots at a time.
 *
 * Lots wait by family. While a family is up, its lots are offered to the
 * service of the step's resource; when none is left the resource turns to
 * another family, which is a service of the resource as well.
 */
#ifndef SW_MODEL_CAMPAIGN_H
#define SW_MODEL_CAMPAIGN_H

#include "model/run.h"

enum sw_campaign_takes {
    SW_CAMPAIGN_EXHAUSTIVE, /* all that come while it is up */
    SW_CAMPAIGN_GATED       /* those there when it opens */
};

enum sw_campaign_next {
    SW_CAMPAIGN_WAITING, /* the next in the cycle that has lots and may open */
    SW_CAMPAIGN_CYCLE    /* the next in the cycle, lots or not */
};

struct sw_campaign_family {
    const char *name;
    const struct sw_drawn *change_from; /* to it, by the family before;
                                           distribution NULL: no time */
    int64_t every_us;                   /* between two openings; 0: any time */
    int64_t max_wait_us; /* of its first lot for the minimum; 0: any time */
    int64_t min_lots;    /* to open with; 0: any number */
    int64_t max_lots;    /* of one campaign; 0: any number */
    int64_t min_g;
    int64_t max_g;
    int64_t min_us; /* of work */
    int64_t max_us;
};

struct sw_campaign_plan {
    enum sw_campaign_takes takes;
    enum sw_campaign_next next;
    bool closes;        /* an exhaustive one ends when all it has is served */
    bool change_always; /* before a campaign of the same family too */
    bool width_falls;   /* within a campaign, */
    int64_t staple;     /* after so many lots in which it rises */
    double gauge_ratio; /* of neighbours, at most; 0: any */
    uint64_t entity;    /* of the step; campaign n is its n-th child */
    size_t family_count;
    const struct sw_campaign_family *families; /* in the order of the cycle */
    const uint32_t *family_of;                 /* by product */
    struct sw_op turn; /* the place at which a changeover is */
};

/* Campaigns opened within the window, and what was taken into any. */
struct sw_campaign_totals {
    uint64_t campaigns;
    uint64_t lots;
    int64_t grams;
};

struct sw_campaign_queue {
    struct sw_item_list lots; /* in order of coming */
    int64_t grams;
    int64_t work_us;
    int64_t opened_us; /* when last; SW_NEVER_US if not yet */
    bool released;     /* its campaign is next, whatever it lacks */
};

struct sw_campaign {
    const struct sw_campaign_plan *plan;
    const struct sw_step *step;
    struct sw_campaign_queue *queues; /* by family; owned */
    uint64_t number;                  /* of campaigns so far */
    uint32_t family;                  /* that it is, or is being, set up for */
    bool taking;      /* its campaign takes the lots that come */
    bool turning;     /* the changeover to it is under way */
    bool considering; /* a choice of this instant is due */
    uint64_t offered; /* lots that the resource has not yet served */
    uint64_t taken;   /* by the campaign, */
    int64_t taken_g;
    int64_t taken_us;       /* their work */
    int64_t turn_us;        /* when the last changeover was asked for, */
    int64_t turn_closed_us; /* and the totals of the resource's queue then */
    int64_t turn_down_us;
    struct sw_event timer;
    struct sw_campaign_totals totals;
};

/* `campaign` borrows `plan` and stays where it is until it is stopped. */
void sw_campaign_start(struct sw_run *run, struct sw_campaign *campaign,
                       const struct sw_campaign_plan *plan,
                       const struct sw_step *step);
void sw_campaign_stop(struct sw_campaign *campaign);

/* `lot`, which has entered the step now, waits for its family, or for the
 * resource if that is up. */
void sw_campaign_join(struct sw_run *run, struct sw_campaign *campaign,
                      struct sw_item *lot);

/* `lot`, which waits for its family or for the resource, waits no more, booked
 * up to now. */
void sw_campaign_withdraw(struct sw_run *run, struct sw_campaign *campaign,
                          struct sw_item *lot);

/* `lot`, which waits here, may go first now, or its rank has changed. */
void sw_campaign_requeue(struct sw_run *run, struct sw_campaign *campaign,
                         struct sw_item *lot);

/* The family for which lots of `order` wait is the next to be up, out of turn,
 * short and early as it may be; the campaign that is up takes no more lots.
 * False if none of its lots waits for a family that is not on its way. */
bool sw_campaign_release(struct sw_run *run, const struct sw_step *step,
                         struct sw_order *order);

/* What the resource has served: a lot, which still has its unit, or the
 * changeover. */
void sw_campaign_served(struct sw_run *run, struct sw_campaign *campaign,
                        struct sw_item *item);

#endif
