#include "model/ledger_class.h"

#include <assert.h>

bool sw_class_waits(enum sw_class class)
{
    return class != SW_CLASS_SETUP && class != SW_CLASS_PROCESS &&
           class != SW_CLASS_TRANSPORT;
}

const char *sw_class_name(enum sw_class class)
{
    static const char *const NAMES[SW_CLASSES] = {
        [SW_CLASS_HOLD] = "hold",           [SW_CLASS_BLOCKED] = "blocked",
        [SW_CLASS_SETUP] = "setup",         [SW_CLASS_PROCESS] = "process",
        [SW_CLASS_TRANSPORT] = "transport", [SW_CLASS_BOOKED] = "booked",
        [SW_CLASS_RELEASE] = "release",     [SW_CLASS_MATERIAL] = "material",
        [SW_CLASS_JOIN] = "join",           [SW_CLASS_BATCH] = "batch",
        [SW_CLASS_CAMPAIGN] = "campaign",   [SW_CLASS_CLOSED] = "closed",
        [SW_CLASS_DOWN] = "down",           [SW_CLASS_QUEUE] = "queue",
        [SW_CLASS_EARLY] = "early",
    };
    assert(class < SW_CLASSES);
    return NAMES[class];
}
