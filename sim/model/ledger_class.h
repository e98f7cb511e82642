/*
 * ledger_class.h - what a lot's time can be spent on (docs/model.md, "Ledger").
 *
 * At every instant a lot is in exactly one class at one step. Waiting is
 * everything but setup, process and transport.
 */
#ifndef SW_MODEL_LEDGER_CLASS_H
#define SW_MODEL_LEDGER_CLASS_H

#include <stdbool.h>

enum sw_class {
    SW_CLASS_HOLD,
    SW_CLASS_BLOCKED,
    SW_CLASS_SETUP,
    SW_CLASS_PROCESS,
    SW_CLASS_TRANSPORT,
    SW_CLASS_BOOKED, /* its slot is still to come */
    SW_CLASS_RELEASE,
    SW_CLASS_MATERIAL, /* nothing is in stock */
    SW_CLASS_JOIN,
    SW_CLASS_BATCH,
    SW_CLASS_EARLY,    /* ready, waits for its shipping date */
    SW_CLASS_CAMPAIGN, /* its family is not up */
    SW_CLASS_CLOSED,
    SW_CLASS_DOWN,
    SW_CLASS_QUEUE,
    SW_CLASSES
};

/* A set of classes. */
#define SW_CLASS_BIT(class) (1U << (unsigned)(class))

/* Is a lot that spends time so waiting? */
bool sw_class_waits(enum sw_class class);

/* "queue" */
const char *sw_class_name(enum sw_class class);

#endif
