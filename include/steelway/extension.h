/*
 * extension.h - kinds of steps and queue rules that an outside program brings.
 *
 * A kind of step is one struct sw_step_kind, a queue rule one struct
 * sw_queue_rule, in a file of the program's own. Handed in with the source of a
 * study (study.h), they can be written in its scenario files like any other:
 * `kind: crane_lift`, `rule: heaviest_first`. What such a file needs is in the
 * library's inner headers, which are installed for it in a folder of their own
 * (steelway::inside for CMake, steelway-inside for pkg-config): "model/plan.h"
 * tells what a kind does, "model/queue_rule.h" what a rule. These are not
 * stable from one version to the next.
 */
#ifndef SW_EXTENSION_H
#define SW_EXTENSION_H

struct sw_step_kind;
struct sw_queue_rule;
struct sw_reader;

/* Each list is borrowed, ends in NULL, and may be NULL. A name that exists
 * already is never reached. */
struct sw_extension {
    const struct sw_step_kind *const *step_kinds;
    const struct sw_queue_rule *const *queue_rules;
};

/* Let all that is read and compiled with `reader` know them; NULL: none. */
void sw_extend(struct sw_reader *reader, const struct sw_extension *extension);

#endif
