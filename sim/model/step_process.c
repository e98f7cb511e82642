/*
 * step_process.c - a resource works on a lot: rolling, casting, pickling,
 * review.
 *
 * The lot waits for a unit of the resource (and of those needed with it), is
 * set up for and processed, and moves on. If the next step has no room it keeps
 * its unit: blocking after service.
 */
#include "model/compiler.h"
#include "model/item_way.h"
#include "model/requeue.h"
#include "model/service.h"
#include "model/step_kind.h"

static void served(struct sw_run *run, const struct sw_step *step,
                   struct sw_item *item)
{
    const struct sw_op *next = sw_item_resolve(run, item);
    if (next->code == SW_OP_STEP && next->step->room != UINT32_MAX &&
        next->step->settings->when_full == SW_FULL_BLOCK &&
        !sw_service_has_room(run, next->step)) {
        sw_service_block(run, step, item);
        return;
    }
    sw_service_release(run, item);
    sw_item_leave(run, step, item);
}

static bool compile(struct sw_compiler *compiler, struct sw_step *step)
{
    return sw_service_compile(compiler, step, served);
}

static void enter(struct sw_run *run, const struct sw_step *step,
                  struct sw_item *item)
{
    sw_service_ask(run, step, item, sw_service_work(run, step, item));
}

struct process_settings {
    struct sw_service_settings service;
};

const struct sw_table SW_STEP_PROCESS_TABLE = {
    .name = "process",
    .en = "A resource works on each lot, or on a batch as a whole",
    .zh = "资源逐批(或整炉)加工",
    .size = sizeof(struct process_settings),
    .base = &SW_SERVICE_TABLE,
};

const struct sw_step_kind SW_STEP_PROCESS = {
    .settings = &SW_STEP_PROCESS_TABLE,
    .classes = SW_CLASS_BIT(SW_CLASS_QUEUE) | SW_CLASS_BIT(SW_CLASS_SETUP) |
               SW_CLASS_BIT(SW_CLASS_PROCESS) | SW_CLASS_BIT(SW_CLASS_DOWN) |
               SW_CLASS_BIT(SW_CLASS_CLOSED) | SW_CLASS_BIT(SW_CLASS_BLOCKED),
    .work_class = SW_CLASS_PROCESS,
    .can_block = true,
    .goes_on = true,
    .compile = compile,
    .check = sw_service_check,
    .enter = enter,
    .withdraw = sw_service_withdraw,
    .requeue = sw_requeue_service,
    .load = sw_service_load,
    .touch = sw_service_load,
};
