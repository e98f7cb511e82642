/*
 * problem_usable.h - when all of an order was there and fit for use: when it
 * was delivered, or else what replaced some of it.
 */
#ifndef SW_MODEL_PROBLEM_USABLE_H
#define SW_MODEL_PROBLEM_USABLE_H

#include "model/problem.h"

/* Of an order that has had a problem: kept by the order while it is open, by
 * problems that are not disposed, by replacements that are open. */
struct sw_usable {
    uint32_t users;
    uint32_t group; /* of products */
    bool counted;
    bool delivered; /* and that, all of it */
    int64_t entered_us;
    int64_t delivered_us; /* itself */
    int64_t ready_us;     /* the last that was delivered */
};

/* A problem is found; it is disposed, and what it brings is entered. */
void sw_usable_found(struct sw_run *run, struct sw_problem *problem);
void sw_usable_disposed(struct sw_run *run, struct sw_problem *problem);

/* The order, which replaces some of another, is entered. Any is delivered, if
 * it has a usable; any is closed. */
void sw_usable_replaced(struct sw_order *order);
void sw_usable_delivered(struct sw_run *run, const struct sw_order *order);
void sw_usable_closed(struct sw_run *run, const struct sw_order *order);

#endif
