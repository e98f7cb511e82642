/*
 * compile_resource.h - calendars, and the resources that work by them.
 */
#ifndef SW_MODEL_COMPILE_RESOURCE_H
#define SW_MODEL_COMPILE_RESOURCE_H

#include "model/compiler.h"

/* Fill in model->resources. False after reporting. */
bool sw_compile_resources(struct sw_compiler *compiler);

/* Once steps are compiled: which resources grant at once, which wake others. */
void sw_compile_wakes(struct sw_compiler *compiler);

/* Warn of every resource that no step uses: it may be another one misspelt,
 * whose change then changes nothing. */
void sw_resources_warn(struct sw_compiler *compiler);

/* A calendar as `resource` would work by it, with its planned stops; NULL after
 * reporting. */
const struct sw_calendar *
sw_compiler_resource_calendar(struct sw_compiler *compiler,
                              const struct sw_resource *resource,
                              struct sw_name name);

/* A new calendar that is always open, to be closed in part. */
struct sw_calendar *sw_compiler_new_calendar(struct sw_compiler *compiler);

/* Free the calendars, which live outside the arena. */
void sw_destroy_calendars(struct sw_model *model);

#endif
