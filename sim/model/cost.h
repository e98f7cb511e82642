/*
 * cost.h - who pays what for which product: accounts, and what is booked there.
 *
 * An account is a cost line, what it is of (a step, a resource, a class of
 * orders) and who pays. Accounts are made while the scenario is compiled; money
 * is booked on them by product, in whole money units, while the window is open.
 * What several lots cause together is shared by their gross grams, to the last
 * unit.
 */
#ifndef SW_MODEL_COST_H
#define SW_MODEL_COST_H

#include "model/compiler.h"
#include "model/cost_line.h"
#include "model/unit.h"

/* In place of the number of an account: it costs nothing. */
#define SW_NO_ACCOUNT UINT32_MAX

struct sw_account {
    enum sw_cost_line line;
    const char *subject; /* "" if none */
    int payer;           /* enum sw_payer */
};

/* What a step costs; a step without any has none of this. */
struct sw_step_costs {
    uint32_t passing; /* lots, tonnes, trips */
    uint32_t setup;
    uint32_t surplus;
    uint32_t downgrade;
    uint32_t scrap;
    bool hours; /* a resource that it needs costs by the hour */
};

struct sw_resource_costs {
    const struct sw_resource_cost_settings *settings;
    uint32_t hour;
    uint32_t overtime;
    uint32_t lost_hour;
};

/* What an order costs by itself, when it is delivered. */
struct sw_order_costs {
    const struct sw_fee_settings **fees; /* by class; NULL: none */
    uint32_t *fee_accounts;              /* by class */
    uint32_t penalty;
};

/* ------------------------------------------------------------- compiling -- */

/* The account of this line, subject (as long as the model lives) and payer. */
uint32_t sw_cost_account(struct sw_compiler *compiler, enum sw_cost_line line,
                         const char *subject, int payer);

/* Make the accounts of steps, resources, classes, promises and holding, after
 * all of these. False after reporting. */
bool sw_cost_compile(struct sw_compiler *compiler);

/* --------------------------------------------------------------- booking -- */

/* `money` is paid for `item`; for a carrier, for its members by their grams. */
void sw_cost_pay(struct sw_run *run, uint32_t account,
                 const struct sw_item *item, int64_t money);
void sw_cost_pay_order(struct sw_run *run, uint32_t account,
                       const struct sw_order *order, int64_t money);

/* The time from `from_us` to now, as far as the window was open. */
int64_t sw_cost_span_us(const struct sw_run *run, int64_t from_us);

/* For a product; the second also at the instant in which the window closes. */
void sw_cost_pay_product(struct sw_run *run, uint32_t account,
                         const struct sw_product *product, int64_t money);
void sw_cost_charge(struct sw_run *run, uint32_t account,
                    const struct sw_product *product, int64_t money);

/* For a product, whether the window is open or not. It is no more money than
 * before: who pays notes it. */
void sw_cost_book(struct sw_run *run, uint32_t account, size_t product,
                  sw_int128 money);
void sw_cost_note(struct sw_run *run, sw_int128 money);

/* `money` for all products, by the grams of each; false if there are none. */
bool sw_cost_share(struct sw_run *run, uint32_t account, sw_int128 money,
                   const int64_t *grams);

/* `amount` at `rate`, rounded to money units. */
int64_t sw_cost_at(double rate, int64_t amount);

/* How many times what its settings say a product is worth now. */
double sw_cost_price_times(const struct sw_run *run, size_t product);

/* Of a group of products: what is on an account. */
sw_int128 sw_cost_of(const struct sw_run *run, uint32_t group,
                     uint32_t account);

/* Of a group: what is on all accounts of this payer, or of all (SW_PAYERS). */
sw_int128 sw_cost_sum(const struct sw_run *run, uint32_t group, int payer);

/* ---------------------------------------------------------------- causes -- */

/* The unit, and those that it works together with, have worked since `from_us`
 * for `worked_us`: what of it was outside their own calendars is overtime. */
void sw_cost_worked(struct sw_unit *unit, int64_t from_us, int64_t worked_us);

/* An item leaves a step, a load is closed with room left for `surplus_g`, a lot
 * is downgraded, grams become scrap. Of steps with costs only. */
void sw_cost_passed(struct sw_run *run, const struct sw_step *step,
                    const struct sw_item *item);
void sw_cost_loaded(struct sw_run *run, const struct sw_step *step,
                    const struct sw_item *carrier, int64_t surplus_g);
void sw_cost_downgraded(struct sw_run *run, const struct sw_step *step,
                        const struct sw_item *item);
void sw_cost_scrapped(struct sw_run *run, const struct sw_step *step,
                      const struct sw_order *order, int64_t grams);

/* An order is delivered, and grams of one. Only if model->order_costs. */
void sw_cost_delivered(struct sw_run *run, const struct sw_order *order);
void sw_cost_delivered_grams(struct sw_run *run, const struct sw_order *order,
                             int64_t grams);

/* ----------------------------------------------------------------- a run -- */

struct sw_cost_run;
struct sw_level;

/* What a replication keeps for costs beside its records. */
struct sw_costs {
    struct sw_cost_run **runs; /* by resource, then unit: cost_hours.c; NULL:
                                  of this resource none are kept */
    struct sw_level *held;     /* by product, then phase: holding.c */
    double *prices;   /* by product, times its value; NULL: as stated */
    sw_int128 *money; /* by product, then account */
    sw_int128 booked; /* all of it, for the audit */
};

void sw_costs_create(struct sw_run *run);
void sw_costs_destroy(struct sw_run *run);

/* The window opens, or closes. */
void sw_costs_restart(struct sw_run *run);
void sw_costs_freeze(struct sw_run *run);

#endif
