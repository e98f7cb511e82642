/*
 * compiler.h - from settings to a plan, with every error reported.
 */
#ifndef SW_MODEL_COMPILER_H
#define SW_MODEL_COMPILER_H

#include "model/plan.h"
#include "scenario/diagnostics.h"
#include "scenario/input_file.h"

struct sw_compiler {
    struct sw_model *model;
    struct sw_arena *arena; /* the model's */
    struct sw_diagnostics *diagnostics;
    struct sw_reader *reader; /* of the files that the scenario names */
    /* An option: the background tonnages of this model are kept, unless its
     * demand says `refill: yes`. NULL: they are found from the scenario. */
    const struct sw_model *baseline;
    const struct sw_node *root; /* of the scenario */
    size_t errors_before;       /* of other scenarios, as options of a study */
};

/* Is nothing wrong with this scenario so far? */
bool sw_compiler_is_fine(const struct sw_compiler *compiler);

/* The purpose of draws for the setting at this path, "steps/cool/time"; a hash
 * that another path has already taken is reported. */
uint64_t sw_compiler_purpose(struct sw_compiler *compiler, const char *format,
                             ...) SW_PRINTF(2, 3);

/* `distribution` with the purpose of its path. */
struct sw_drawn sw_compiler_drawn(struct sw_compiler *compiler,
                                  const struct sw_distribution *distribution,
                                  const char *format, ...) SW_PRINTF(3, 4);

/* The thing of that name, or NULL after reporting it. A name that was not given
 * is NULL without a report. */
const struct sw_resource *sw_compiler_resource(struct sw_compiler *compiler,
                                               struct sw_name name);
const struct sw_step *sw_compiler_step(struct sw_compiler *compiler,
                                       struct sw_name name);
/* The calendar of that name, without the planned stops of any resource. */
const struct sw_calendar *sw_compiler_calendar(struct sw_compiler *compiler,
                                               struct sw_name name);
const struct sw_product *sw_compiler_product(struct sw_compiler *compiler,
                                             struct sw_name name);

/* The index of an order class; "standard" and 0 where the scenario names none.
 * UINT32_MAX after reporting an unknown one. */
uint32_t sw_compiler_class(struct sw_compiler *compiler, struct sw_name name);

/* A share, 70 %; false after reporting that it is none. */
bool sw_compiler_share(struct sw_compiler *compiler,
                       const struct sw_node *value, double *share);

/* A mapping of names to shares, {a: 70 %, b: 30 %}, which must add up to 100 %.
 */
struct sw_shares {
    size_t count;
    struct sw_name *names;
    double *below; /* cumulative; the last is 1 */
};

bool sw_compiler_shares(struct sw_compiler *compiler,
                        const struct sw_node *node, struct sw_shares *shares);

/* Which of them a uniform number takes. */
size_t sw_shares_pick(const struct sw_shares *shares, double unit);

/*
 * For each product, a small number that is the same for products that agree in
 * all of these attributes (steel_code, group, gauge, width, coating, product).
 * NULL after reporting an unknown attribute; no attributes: all the same.
 */
const uint32_t *sw_compiler_keys(struct sw_compiler *compiler,
                                 const struct sw_names *attributes);

/* Does `product` have these attributes, which are known, as `text` tells them:
 * in their order, with " / " between them, as "ZM / 2 mm"? */
bool sw_compiler_key_is(const struct sw_names *attributes,
                        const struct sw_product *product, const char *text);

#endif
