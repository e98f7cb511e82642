/*
 * stock.h - a decoupling point: what is on hand, who waits for it, and what is
 * on order.
 *
 * A stock keeps articles, each like one of the products. Lots take material of
 * the first article that suits them and has enough; else they wait, are turned
 * away or go on to be made. Each article is ordered anew by its rule; an order
 * of it is a real order whose lots travel the stock's route and end here.
 */
#ifndef SW_MODEL_STOCK_H
#define SW_MODEL_STOCK_H

#include "model/run.h"

struct sw_replenish_rule;

enum sw_stock_otherwise {
    SW_STOCK_WAIT, /* for material */
    SW_STOCK_LOST, /* turned away */
    SW_STOCK_MAKE  /* on along the route */
};

enum sw_stock_cost {
    SW_STOCK_HOLDING,
    SW_STOCK_BACKORDER,
    SW_STOCK_LOST_SALES,
    SW_STOCK_ORDERING,
    SW_STOCK_WRITE_DOWN,
    SW_STOCK_COSTS
};

struct sw_order_cost_settings {
    int64_t fixed;
    double tonne;
};

struct sw_write_down_settings {
    int64_t after_us;
    double cost;
};

/* First in the settings of every rule: what is said of any article. */
struct sw_article_settings {
    struct sw_name product;
    int64_t initial_g;
    int64_t every_us; /* between reviews; 0: at every change */
    int64_t first_us;
    struct sw_name calendar;
    int64_t multiple_g;
    double holding;
    double backorder;
    double lost;
    struct sw_order_cost_settings order_cost;
    struct sw_write_down_settings write_down;
};

struct sw_article {
    const char *name;
    uint32_t index;
    const struct sw_product *of;   /* whose attributes it has */
    const struct sw_product *made; /* of its orders; NULL: none are placed */
    const struct sw_replenish_rule *rule;
    const struct sw_article_settings *settings; /* the rule's */
    const struct sw_calendar *calendar;         /* of reviews; NULL: any time */
    const void *plan;                           /* the rule's */
    const struct sw_object *object;
    uint32_t accounts[SW_STOCK_COSTS]; /* SW_NO_ACCOUNT: costs nothing */
    struct sw_demand demand;           /* that its orders belong to, by name */
};

/* The articles that suit a product, the best first. */
struct sw_suited {
    size_t count;
    const uint32_t *articles;
};

/* What is there, or known to come, at the start. */
struct sw_stock_row {
    uint32_t article;
    int64_t grams;
    int64_t since_us; /* after 0: comes then */
    int line;         /* of the file */
};

struct sw_stock_plan {
    size_t article_count;
    struct sw_article *articles;
    const struct sw_suited *suited; /* by product */
    enum sw_stock_otherwise otherwise;
    const struct sw_step *hit_to; /* where hits skip to; NULL: along */
    int64_t backlog;              /* lots that may wait; negative: any number */
    double takes;                 /* grams for each gram of a lot */
    bool splits;                  /* what there is of a lot goes ahead */
    uint64_t ahead;               /* names what goes ahead */
    bool by_priority;
    bool defers_receipts;  /* until `receipt` */
    struct sw_turn review; /* of periodic reviews */
    struct sw_turn receipt;
    const char *owner;    /* of the material */
    uint32_t class_index; /* of replenishment orders */
    double *class_shares; /* the same, for load.c */
    size_t opening_count;
    const struct sw_stock_row *opening; /* there longest first */
};

/* A whole number over time; its area is that within the window. */
struct sw_stock_level {
    int64_t value;
    int64_t since_us;
    sw_int128 area;
};

/* What was counted of an article in the window. */
struct sw_stock_counts {
    int64_t asked_g;
    int64_t at_once_g; /* of it, taken when asked for */
    int64_t taken_g;
    int64_t lost_g; /* turned away, or made instead */
    int64_t orders;
    int64_t ordered_g;
    int64_t written_down_g;
    int64_t receipts; /* of whole orders */
    int64_t overtaking;
    sw_int128 lead_us; /* the k-th receipt less the k-th order */
    sw_int128 lead_square;
    int64_t reviews; /* periodic */
    int64_t period_order_g;
    int64_t period_asked_g;
    sw_int128 period_order_square;
    sw_int128 period_asked_square;
};

/* An order under way; they stand as they were placed. */
struct sw_stock_order {
    uint64_t number;
    int64_t placed_us;
    bool received;
};

/* Material that came together, for write-downs. */
struct sw_stock_layer {
    int64_t grams;
    int64_t due_us; /* is written down then; SW_NEVER_US: it was */
};

struct sw_shelf;

/* Material that is known to come. */
struct sw_stock_coming {
    struct sw_shelf *shelf;
    int64_t grams;
};

/* An article in a run. */
struct sw_shelf {
    const struct sw_article *article;
    const struct sw_step *step;
    struct sw_stock_level on_hand;
    struct sw_stock_level on_order;
    struct sw_stock_level backorders;
    int64_t arriving_g; /* will be put here later in this instant, or when the
                           stock receives again */
    int64_t arriving_ordered_g;
    bool arrives;
    bool considering;  /* a review of this instant is due */
    int64_t asked_g;   /* since the last periodic review */
    int64_t review_us; /* the next periodic one, before its calendar */
    uint64_t reviews;  /* periodic ones so far */
    int64_t *history;  /* of the rule; owned */
    uint64_t number;   /* of orders so far */
    struct sw_stock_order *orders; /* owned */
    size_t order_capacity;
    size_t order_first;
    size_t order_count;            /* from the first */
    uint64_t gone;                 /* orders before the first */
    uint64_t matched;              /* receipts so far */
    struct sw_stock_layer *layers; /* owned */
    size_t layer_capacity;
    size_t layer_first;
    size_t layer_count;
    struct sw_stock_counts counts;
    int64_t *taken_by_product; /* of products, in the window; owned */
};

struct sw_stock {
    const struct sw_stock_plan *plan;
    const struct sw_step *step;
    struct sw_shelf *shelves;       /* by article; owned */
    struct sw_item_list *waiting;   /* as they came, by product and, where
                                       priority counts, class; owned */
    size_t waiting_lists;           /* of each product */
    struct sw_stock_coming *coming; /* by row of the opening; owned */
    uint64_t waiting_count;
    int64_t aside_g; /* of them, for the rest of which they wait */
    uint64_t arrivals;
    uint32_t not_giving;    /* disruptions that hold it so */
    uint32_t not_receiving; /* what comes meanwhile is arriving */
};

void sw_stock_start(struct sw_run *run, struct sw_stock *stock,
                    const struct sw_stock_plan *plan,
                    const struct sw_step *step);
void sw_stock_stop(struct sw_stock *stock);
void sw_stock_restart(struct sw_run *run, struct sw_stock *stock);

/* `lot`, which has entered the step now, takes material, waits, goes on, or is
 * turned away. */
void sw_stock_serve(struct sw_run *run, struct sw_stock *stock,
                    struct sw_item *lot);

/* `lot`, which waits for material, does so no more, booked up to now. */
void sw_stock_withdraw(struct sw_run *run, const struct sw_step *step,
                       struct sw_item *lot);

/* It goes to another place among those waiting. */
void sw_stock_requeue(struct sw_run *run, const struct sw_step *step,
                      struct sw_item *lot);

/* The window closes: costs are booked. */
void sw_stock_freeze(struct sw_run *run, const struct sw_stock *stock);

/* Of `grams` poured beyond the lots of a heat, those that make whole pieces for
 * the stock, which come there when the heat falls apart. The rest will be scrap
 * then. */
int64_t sw_stock_surplus(const struct sw_step *stock, struct sw_item *heat,
                         int64_t grams);
void sw_stock_add_surplus(struct sw_run *run, const struct sw_item *heat);

/* A lot of a replenishment order has come to the end of its route; what there
 * is of it is in the stock from now on. An order is closed. */
void sw_stock_receive(struct sw_run *run, struct sw_item *lot);
void sw_stock_order_closed(struct sw_run *run, const struct sw_order *order);

/* Material that nobody has ordered comes to the stock: what is left over. */
void sw_stock_bring(struct sw_run *run, const struct sw_aside *aside,
                    int64_t grams);

/* It gives out again: who waits is served. It takes in again: what has come to
 * it meanwhile. */
void sw_stock_hand_out(struct sw_run *run, struct sw_stock *stock);
void sw_stock_take_in(struct sw_run *run, struct sw_stock *stock);

/* The level up to now, as far as it is in the window. */
double sw_stock_area(const struct sw_run *run,
                     const struct sw_stock_level *level);

/* On hand and on order less what is lacking. */
static inline int64_t sw_shelf_position(const struct sw_shelf *shelf)
{
    return shelf->on_hand.value + shelf->on_order.value -
           shelf->backorders.value;
}

/* Grams that the stock holds: for the audit. */
int64_t sw_stock_grams(const struct sw_stock *stock);

#endif
