/*
 * interrupt.h - Ctrl-C during a run: the first lets what is running finish, the
 * second ends the program at once.
 */
#ifndef SW_CLI_INTERRUPT_H
#define SW_CLI_INTERRUPT_H

#include <stdbool.h>

#include <signal.h>

struct sw_interrupt {
    sigset_t before; /* signals that were held back */
    bool caught;
};

/* Hold interrupts back, also from threads that are started from now on. */
void sw_interrupt_begin(struct sw_interrupt *interrupt);

/* Was there one? From then on the next ends the program. */
bool sw_interrupt_caught(struct sw_interrupt *interrupt);

/* Interrupts end the program again; one that was held back is caught first. */
void sw_interrupt_end(struct sw_interrupt *interrupt);

#endif
