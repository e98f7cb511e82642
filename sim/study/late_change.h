/*
 * late_change.h - options that change only what comes after delivery, in a
 * study that measures up to there.
 */
#ifndef SW_STUDY_LATE_CHANGE_H
#define SW_STUDY_LATE_CHANGE_H

#include "scenario/merge.h"
#include "steelway/model.h"

/* Does every change concern a step that customers' orders only come to after
 * they are delivered, or a resource that serves only such steps? False if there
 * is no change. */
bool sw_changes_are_late(const struct sw_changes *changes,
                         const struct sw_model *model);

#endif
