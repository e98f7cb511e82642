#include "model/load.h"

#include "base/memory.h"
#include "model/curb.h"
#include "model/demand_background.h"
#include "model/service.h"
#include "model/step_check.h"
#include "scenario/diagnostic_codes.h"

#include <assert.h>
#include <math.h>
#include <string.h>

/* Loops of rework are followed until less than this share of a lot is in them.
 */
#define SMALLEST_SHARE 1e-12

enum { MAX_SWEEPS = 100000 };

int64_t sw_load_year_us(const struct sw_model *model)
{
    return model->warm_up.us > 0 ? model->warm_up.us : 0;
}

/* --------------------------------------------------------------- visits -- */

/* Lots on their way through the program of a product, as shares of one. */
struct walk {
    const struct sw_product *product;
    const double *class_shares;
    size_t class_count;
    double *here;   /* by op: not yet gone on */
    double *visits; /* by op: so far */
};

static void add(struct walk *walk, const struct sw_op *op, double share)
{
    walk->here[op - walk->product->program] += share;
}

static void leave_step(struct walk *walk, const struct sw_op *op, double share)
{
    const struct sw_step *step = op->step;
    size_t count = 0;
    const struct sw_sent *sent =
        step->kind->sends == NULL ? NULL : step->kind->sends(step, &count);
    double along = 1;
    for (size_t i = 0; i < count; i++) {
        const struct sw_op *to =
            sent[i].to == NULL ? NULL
                               : sw_product_target(walk->product, sent[i].to);
        if (to != NULL) {
            add(walk, to, share * sent[i].share);
        }
        along -= sent[i].share;
    }
    if (along > 0) {
        add(walk, op + 1, share * along);
    }
}

static void choose(struct walk *walk, const struct sw_op *op, double share)
{
    double below = 0;
    for (uint32_t i = 0; i < op->way_count; i++) {
        add(walk, op->ways[i].to, share * (op->ways[i].below - below));
        below = op->ways[i].below;
    }
}

/* By class: the first way that names it, else the last. */
static void sort(struct walk *walk, const struct sw_op *op, double share)
{
    for (size_t class = 0; class < walk->class_count; class ++) {
        uint32_t way = 0;
        while (way + 1 < op->way_count &&
               (op->ways[way].classes & (1U << class)) == 0) {
            way++;
        }
        add(walk, op->ways[way].to, share * walk->class_shares[class]);
    }
}

/* A branch is a copy: each gets the whole share, and so does what follows. */
static void split(struct walk *walk, const struct sw_op *op, double share)
{
    for (uint32_t i = 0; i < op->way_count; i++) {
        add(walk, op->ways[i].to, share);
    }
    add(walk, op->to, share);
}

static void go_on(struct walk *walk, const struct sw_op *op, double share)
{
    switch (op->code) {
    case SW_OP_STEP:
        leave_step(walk, op, share);
        break;
    case SW_OP_CHOOSE:
        choose(walk, op, share);
        break;
    case SW_OP_SORT:
        sort(walk, op, share);
        break;
    case SW_OP_DETOUR: /* what rules will do cannot be told before */
        add(walk, op->ways[op->way_count - 1].to, share);
        break;
    case SW_OP_GO:
        add(walk, op->to, share);
        break;
    case SW_OP_FORK:
        split(walk, op, share);
        break;
    case SW_OP_LOTS:
        add(walk, op + 1, share);
        break;
    case SW_OP_MEET:
    case SW_OP_END:
        break;
    }
}

/* Most ways lead down the program, so one sweep does all but the loops. */
static void walk_program(struct walk *walk)
{
    double left = 1;
    walk->here[0] = 1;
    for (int sweep = 0; sweep < MAX_SWEEPS && left > SMALLEST_SHARE; sweep++) {
        for (size_t i = 0; i < walk->product->op_count; i++) {
            const double share = walk->here[i];
            walk->here[i] = 0;
            walk->visits[i] += share;
            if (share > 0) {
                go_on(walk, &walk->product->program[i], share);
            }
        }
        left = 0;
        for (size_t i = 0; i < walk->product->op_count; i++) {
            left += walk->here[i];
        }
    }
}

/* ----------------------------------------------------------------- work -- */

/* Grams of the full heat or load of such lots in which they pass the op; a lot
 * that is larger rides alone. */
static double carried(const struct sw_product *product, const struct sw_op *op,
                      double lot_g)
{
    for (const struct sw_op *at = op; at != product->program;) {
        at--;
        if (at->code == SW_OP_STEP && at->step->kind->share != NULL) {
            return lot_g / fmin(at->step->kind->share(at->step, lot_g), 1.0);
        }
    }
    return lot_g;
}

/* Work at one visit for each gram delivered by an item of `net_g`. */
static double work_at(const struct sw_resource *resource,
                      const struct sw_product *product, const struct sw_op *op,
                      double net_g)
{
    const struct sw_step *step = op->step;
    const double lot_g = net_g * op->gross;
    if (step->per_batch) {
        const double grams = carried(product, op, lot_g);
        return sw_service_load_of(step, product, resource, grams) / grams *
               op->gross;
    }
    return sw_service_load_of(step, product, resource, lot_g) / net_g;
}

static double work_of_flow(const struct sw_model *model,
                           const double *class_shares,
                           const struct sw_flow *flow,
                           const struct sw_resource *resource);

/* Work of what a lot at `op` has made elsewhere, for each gram delivered. */
static double work_elsewhere(const struct sw_model *model,
                             const struct sw_product *product,
                             const struct sw_op *op, double net_g,
                             const struct sw_resource *resource)
{
    struct sw_making making = {0};
    if (op->step->kind->makes == NULL ||
        !op->step->kind->makes(op->step, product, net_g * op->gross, &making)) {
        return 0;
    }
    return op->gross * making.flow.rate *
           work_of_flow(model, making.class_shares, &making.flow, resource);
}

static double work_of_walk(const struct sw_model *model,
                           const struct walk *walk, const struct sw_flow *flow,
                           const struct sw_resource *resource)
{
    const struct sw_product *product = walk->product;
    double net_g = flow->order_g;
    double work = 0;
    for (size_t i = 0; i < product->op_count; i++) {
        const struct sw_op *op = &product->program[i];
        if (op->code == SW_OP_LOTS) {
            net_g = flow->lot_g;
        }
        if (op->code != SW_OP_STEP || !(walk->visits[i] > 0)) {
            continue;
        }
        const double parts =
            op->most > 1 ? 0.5 * ((double)op->fewest + op->most) : 1.0;
        const double part_g = net_g / parts;
        work += walk->visits[i] *
                work_elsewhere(model, product, op, part_g, resource);
        if (op->step->kind->load != NULL) {
            work += walk->visits[i] * work_at(resource, product, op, part_g);
        }
    }
    return work;
}

static double work_of_flow(const struct sw_model *model,
                           const double *class_shares,
                           const struct sw_flow *flow,
                           const struct sw_resource *resource)
{
    const struct sw_product *product = flow->product;
    double *shares = sw_new_array(2 * product->op_count, sizeof(double));
    struct walk walk = {product, class_shares, model->class_count, shares,
                        shares + product->op_count};
    walk_program(&walk);
    const double work = work_of_walk(model, &walk, flow, resource);
    sw_free(shares);
    return work;
}

double sw_load_work(const struct sw_model *model,
                    const struct sw_demand *demand, const struct sw_flow *flow,
                    const struct sw_resource *resource)
{
    return work_of_flow(model, demand->class_shares, flow, resource);
}

/* Work that the demand asks of the resource, in units of it. */
static double load_of_demand(const struct sw_model *model,
                             const struct sw_demand *demand,
                             const struct sw_resource *resource)
{
    double load = 0;
    for (size_t i = 0; i < demand->flow_count; i++) {
        const struct sw_flow *flow = &demand->flows[i];
        if (flow->rate > 0) {
            load += flow->rate * sw_load_work(model, demand, flow, resource);
        }
    }
    return load;
}

/* ------------------------------------------------------------- capacity -- */

/* Wear by the clock is independent of load; wear by work costs each hour of
 * work its share of repair. */
double sw_load_availability(const struct sw_resource *resource)
{
    double always = 1;
    double per_work = 0;
    for (size_t i = 0; i < resource->breakdown_count; i++) {
        const struct sw_breakdown *breakdown = &resource->breakdowns[i];
        const double every =
            sw_distribution_mean(breakdown->every.distribution);
        const double repair =
            sw_distribution_mean(breakdown->repair.distribution);
        if (breakdown->clock == SW_CLOCK_BUSY) {
            per_work += repair / every;
        } else if (breakdown->clock == SW_CLOCK_ALWAYS) {
            always *= every / (every + repair);
        }
    }
    return always / (1 + per_work);
}

double sw_load_capacity(const struct sw_model *model,
                        const struct sw_resource *resource)
{
    const int64_t from_us = sw_load_year_us(model);
    double open = 1;
    if (resource->calendar != NULL) {
        open = (double)sw_calendar_open_time(resource->calendar, from_us,
                                             from_us + SW_YEAR_US) /
               (double)SW_YEAR_US;
    }
    return (double)resource->units * open * sw_load_availability(resource) *
           sw_curbs_leave(resource, from_us);
}

double sw_load_of(const struct sw_model *model,
                  const struct sw_resource *resource)
{
    double load = 0;
    for (size_t i = 0; i < model->demand_count; i++) {
        load += load_of_demand(model, &model->demands[i], resource);
    }
    return load / sw_load_capacity(model, resource);
}

static bool needs(const struct sw_product *product,
                  const struct sw_resource *resource)
{
    for (size_t i = 0; i < product->op_count; i++) {
        const struct sw_op *op = &product->program[i];
        if (op->code == SW_OP_STEP && op->step->kind->load != NULL &&
            sw_service_load_of(op->step, product, resource,
                               (double)SW_TONNE_G) > 0) {
            return true;
        }
    }
    return false;
}

/* Stocks that are filled up by way of an overloaded resource. */
static void warn_of_stocks(struct sw_compiler *compiler,
                           const struct sw_resource *resource)
{
    const struct sw_model *model = compiler->model;
    for (size_t i = 0; i < model->product_count; i++) {
        const struct sw_product *product = &model->products[i];
        if (product->into != NULL && needs(product, resource)) {
            sw_warn(compiler->diagnostics, product->into->place,
                    SW_CODE(KEEP_UP),
                    "stock '%s' cannot keep up: what is made for it needs "
                    "'%s', which is asked for more than it can do",
                    product->into->name, resource->name);
        }
    }
}

void sw_load_warn(struct sw_compiler *compiler)
{
    const struct sw_model *model = compiler->model;
    for (size_t i = 0; i < model->resource_count; i++) {
        const struct sw_resource *resource = &model->resources[i];
        const double load = sw_load_of(model, resource);
        if (load > 1) {
            sw_warn(compiler->diagnostics,
                    model->settings->resources.at[i].place, SW_CODE(OVERLOAD),
                    "'%s' is asked for %.1f %% of what it can do",
                    resource->name, 100 * load);
            warn_of_stocks(compiler, resource);
        }
    }
}

/* -------------------------------------------------------------- solving -- */

/* The streams to be found: x[k] grams per microsecond of demands[k], with the
 * sum over j of a[k][j] x[j] = b[k] on the resource of stream k. */
struct unknowns {
    size_t count;
    struct sw_demand **demands;
    double *a; /* count rows of count */
    double *b;
    double *x;
};

/* An option keeps what the baseline has, if it fills the same to the same. */
static bool take_from_baseline(const struct sw_compiler *compiler,
                               struct sw_demand *demand)
{
    const struct sw_model *baseline = compiler->baseline;
    const struct sw_fill *fill = sw_background_fill(demand);
    for (size_t i = 0; baseline != NULL && i < baseline->demand_count; i++) {
        const struct sw_demand *old = &baseline->demands[i];
        if (!old->kind->background || strcmp(old->name, demand->name) != 0) {
            continue;
        }
        const struct sw_fill *was = sw_background_fill(old);
        if (was->resource != NULL && was->share == fill->share &&
            strcmp(was->resource->name, fill->resource->name) == 0 &&
            !fill->refill) {
            sw_background_set_tonnes(demand, sw_background_tonnes(old));
            return true;
        }
    }
    return false;
}

static bool find_unknowns(struct sw_compiler *compiler,
                          struct unknowns *unknowns)
{
    struct sw_model *model = compiler->model;
    bool good = true;
    for (size_t i = 0; i < model->demand_count; i++) {
        struct sw_demand *demand = &model->demands[i];
        if (!demand->kind->background ||
            sw_background_fill(demand)->resource == NULL ||
            take_from_baseline(compiler, demand)) {
            continue;
        }
        const struct sw_fill *fill = sw_background_fill(demand);
        for (size_t k = 0; k < unknowns->count; k++) {
            const struct sw_demand *other = unknowns->demands[k];
            if (sw_background_fill(other)->resource == fill->resource) {
                good = sw_diagnose(compiler->diagnostics, fill->place,
                                   SW_CODE(LOAD),
                                   "fill_to: '%s' is filled by '%s' already",
                                   fill->resource->name, other->name);
            }
        }
        unknowns->demands[unknowns->count] = demand;
        unknowns->count++;
    }
    return good;
}

/* Work of a gram of the demand's whole mix. */
static double work_of_mix(const struct sw_model *model,
                          struct sw_demand *demand,
                          const struct sw_resource *resource)
{
    sw_background_set_tonnes(demand, 1.0);
    const double work = load_of_demand(model, demand, resource);
    sw_background_set_tonnes(demand, 0.0);
    return work;
}

static bool set_equations(struct sw_compiler *compiler,
                          const struct unknowns *unknowns)
{
    const struct sw_model *model = compiler->model;
    const size_t n = unknowns->count;
    bool good = true;
    for (size_t k = 0; k < n; k++) {
        const struct sw_fill *fill = sw_background_fill(unknowns->demands[k]);
        for (size_t j = 0; j < n; j++) {
            unknowns->a[k * n + j] =
                work_of_mix(model, unknowns->demands[j], fill->resource);
        }
        const double capacity = sw_load_capacity(model, fill->resource);
        unknowns->b[k] =
            (fill->share - sw_load_of(model, fill->resource)) * capacity;
        if (!(unknowns->a[k * n + k] > 0)) {
            good =
                sw_diagnose(compiler->diagnostics, fill->place, SW_CODE(LOAD),
                            "fill_to: no product of '%s' needs '%s'",
                            unknowns->demands[k]->name, fill->resource->name);
        }
    }
    return good;
}

static void swap_rows(const struct unknowns *unknowns, size_t k, size_t with)
{
    const size_t n = unknowns->count;
    for (size_t j = 0; j < n; j++) {
        const double kept = unknowns->a[k * n + j];
        unknowns->a[k * n + j] = unknowns->a[with * n + j];
        unknowns->a[with * n + j] = kept;
    }
    const double kept = unknowns->b[k];
    unknowns->b[k] = unknowns->b[with];
    unknowns->b[with] = kept;
}

static double largest(const struct unknowns *unknowns)
{
    const size_t n = unknowns->count;
    double most = 0;
    for (size_t i = 0; i < n * n; i++) {
        most = fmax(most, fabs(unknowns->a[i]));
    }
    return most;
}

/* The unknowns, from the last back, of equations in row echelon form. */
static void substitute_back(const struct unknowns *unknowns)
{
    const size_t n = unknowns->count;
    const double *a = unknowns->a;
    for (size_t k = n; k-- > 0;) {
        double rest = unknowns->b[k];
        for (size_t j = k + 1; j < n; j++) {
            rest -= a[k * n + j] * unknowns->x[j];
        }
        unknowns->x[k] = rest / a[k * n + k];
    }
}

/* Gaussian elimination with partial pivoting; false if it is singular. */
static bool eliminate(const struct unknowns *unknowns)
{
    const size_t n = unknowns->count;
    double *a = unknowns->a;
    const double nothing = 1e-9 * largest(unknowns);
    for (size_t k = 0; k < n; k++) {
        size_t pivot = k;
        for (size_t i = k + 1; i < n; i++) {
            pivot = fabs(a[i * n + k]) > fabs(a[pivot * n + k]) ? i : pivot;
        }
        swap_rows(unknowns, k, pivot);
        if (!(fabs(a[k * n + k]) > nothing)) {
            return false;
        }
        for (size_t i = k + 1; i < n; i++) {
            const double factor = a[i * n + k] / a[k * n + k];
            for (size_t j = k; j < n; j++) {
                a[i * n + j] -= factor * a[k * n + j];
            }
            unknowns->b[i] -= factor * unknowns->b[k];
        }
    }
    substitute_back(unknowns);
    return true;
}

static bool take_solution(struct sw_compiler *compiler,
                          const struct unknowns *unknowns)
{
    bool good = true;
    for (size_t k = 0; k < unknowns->count; k++) {
        struct sw_demand *demand = unknowns->demands[k];
        const double rate = unknowns->x[k];
        sw_background_set_tonnes(demand, rate > 0 ? rate : 0);
        good = rate > 0 && good;
    }
    for (size_t k = 0; !good && k < unknowns->count; k++) {
        const struct sw_fill *fill = sw_background_fill(unknowns->demands[k]);
        if (!(unknowns->x[k] > 0)) {
            (void)sw_diagnose(compiler->diagnostics, fill->place, SW_CODE(LOAD),
                              "fill_to: '%s' is loaded to %.1f %% without '%s'",
                              fill->resource->name,
                              100 * sw_load_of(compiler->model, fill->resource),
                              unknowns->demands[k]->name);
        }
    }
    return good;
}

bool sw_load_solve(struct sw_compiler *compiler)
{
    const size_t most = compiler->model->demand_count;
    double *numbers = sw_new_array(most * most + 2 * most + 1, sizeof(double));
    struct unknowns unknowns = {
        .demands = sw_new_array(most + 1, sizeof(struct sw_demand *)),
        .a = numbers,
        .b = numbers + most * most,
        .x = numbers + most * most + most};
    bool good = sw_background_check(compiler) &&
                find_unknowns(compiler, &unknowns) &&
                set_equations(compiler, &unknowns);
    if (good && !eliminate(&unknowns)) {
        const struct sw_fill *fill = sw_background_fill(unknowns.demands[0]);
        good = sw_diagnose(compiler->diagnostics, fill->place, SW_CODE(LOAD),
                           "fill_to: the background demands load the same "
                           "resources in the same proportion");
    }
    good = good && take_solution(compiler, &unknowns);
    sw_free(unknowns.demands);
    sw_free(numbers);
    return good;
}
