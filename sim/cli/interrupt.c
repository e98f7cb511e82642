#include "cli/interrupt.h"

#include <time.h>

void sw_interrupt_begin(struct sw_interrupt *interrupt)
{
    sigset_t interrupts;
    (void)sigemptyset(&interrupts);
    (void)sigaddset(&interrupts, SIGINT);
    interrupt->caught = false;
    (void)pthread_sigmask(SIG_BLOCK, &interrupts, &interrupt->before);
}

bool sw_interrupt_caught(struct sw_interrupt *interrupt)
{
    if (interrupt->caught) {
        return true;
    }
    sigset_t interrupts;
    (void)sigemptyset(&interrupts);
    (void)sigaddset(&interrupts, SIGINT);
    const struct timespec at_once = {0, 0};
    if (sigtimedwait(&interrupts, NULL, &at_once) == SIGINT) {
        /* A script's background job begins with interrupts ignored. */
        const struct sigaction standard = {.sa_handler = SIG_DFL};
        (void)sigaction(SIGINT, &standard, NULL);
        (void)pthread_sigmask(SIG_UNBLOCK, &interrupts, NULL);
        interrupt->caught = true;
    }
    return interrupt->caught;
}

void sw_interrupt_end(struct sw_interrupt *interrupt)
{
    (void)sw_interrupt_caught(interrupt);
    (void)pthread_sigmask(SIG_SETMASK, &interrupt->before, NULL);
}
