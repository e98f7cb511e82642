#include "model/measure_row.h"

#include "base/arena.h"
#include "base/memory.h"
#include "model/cost.h"
#include "model/demand_kind.h"
#include "model/disruption.h"
#include "model/policy.h"
#include "model/problem.h"
#include "model/record.h"

#include <assert.h>

/* ------------------------------------------------------------- compiling -- */

struct layout {
    struct sw_model *model;
    bool counting; /* the first pass only counts */
};

static void add(struct layout *layout, const struct sw_series *series,
                const struct sw_series_map *map)
{
    struct sw_model *model = layout->model;
    if (!layout->counting) {
        model->series[model->series_count] = *series;
        model->series_map[model->series_count] = *map;
    }
    model->series_count++;
}

static void add_of_orders(struct layout *layout, uint32_t group,
                          const struct sw_measure_row *row, bool sampled)
{
    add(layout,
        &(struct sw_series){&row->measure, layout->model->groups[group], "", "",
                            sampled, NULL},
        &(struct sw_series_map){.row = row, .group = group});
}

const char *sw_cell_class_name(const struct sw_cell *cell)
{
    return cell->step == NULL ? "before_start" : sw_class_name(cell->class);
}

static void add_breakdown(struct layout *layout, uint32_t group)
{
    const struct sw_model *model = layout->model;
    for (uint32_t c = 0; c < model->cell_count; c++) {
        const struct sw_cell *cell = &model->cells[c];
        add(layout,
            &(struct sw_series){&SW_BREAKDOWN_ROW.measure, model->groups[group],
                                cell->step == NULL ? "" : cell->step->name,
                                sw_cell_class_name(cell), false, &cell->spent},
            &(struct sw_series_map){
                .row = &SW_BREAKDOWN_ROW, .group = group, .cell = c});
    }
}

/* The settings of the product that is a group; NULL for background. */
static const struct sw_product_settings *
product_of(const struct sw_model *model, uint32_t group)
{
    for (size_t i = 0; i < model->product_count; i++) {
        const struct sw_product *product = &model->products[i];
        if (product->group == group && !product->background) {
            return product->settings;
        }
    }
    return NULL;
}

static void add_costs_by_unit(struct layout *layout, uint32_t group)
{
    const struct sw_product_settings *product =
        product_of(layout->model, group);
    const bool told[SW_COST_UNITS] = {
        product != NULL && product->tonnes_per.km_g > 0,
        product != NULL && product->tonnes_per.mw_g > 0,
    };
    for (size_t i = 0; i < SW_COST_UNITS; i++) {
        if (told[i]) {
            const struct sw_measure_row *row = &SW_COST_UNIT_ROWS[i];
            add(layout,
                &(struct sw_series){&row->measure, layout->model->groups[group],
                                    "", "", false, NULL},
                &(struct sw_series_map){.row = row,
                                        .group = group,
                                        .payer = SW_PAYERS,
                                        .product = product});
        }
    }
}

/* Of products that may have problems. */
static void add_problems_of_group(struct layout *layout, uint32_t group)
{
    for (size_t i = 0; product_of(layout->model, group) != NULL &&
                       i < SW_PROBLEM_ORDER_ROW_COUNT;
         i++) {
        const struct sw_measure_row *row = &SW_PROBLEM_ORDER_ROWS[i];
        add(layout,
            &(struct sw_series){&row->measure, layout->model->groups[group], "",
                                "", row->measure.sampled, NULL},
            &(struct sw_series_map){
                .row = row, .group = group, .problem.of_group = true});
    }
}

static void add_orders(struct layout *layout, uint32_t group)
{
    const struct sw_model *model = layout->model;
    for (size_t i = 0; i < SW_ORDER_ROW_COUNT; i++) {
        add_of_orders(layout, group, &SW_ORDER_ROWS[i],
                      i < SW_SAMPLES && (model->keeps & (1U << i)) != 0);
    }
    add_costs_by_unit(layout, group);
    for (size_t i = 0; i < SW_OTIF_ROW_COUNT; i++) {
        add_of_orders(layout, group, &SW_OTIF_ROWS[i], false);
    }
    for (size_t i = 0; model->has_lives && i < SW_LIFE_ROW_COUNT; i++) {
        add_of_orders(layout, group, &SW_LIFE_ROWS[i], false);
    }
    if (model->problems != NULL) {
        add_problems_of_group(layout, group);
    }
    add_breakdown(layout, group);
}

static void add_cost(struct layout *layout, const struct sw_series_map *map,
                     const char *subject, int payer)
{
    add(layout,
        &(struct sw_series){
            &map->row->measure, layout->model->groups[map->group], subject,
            payer == SW_PAYERS ? "" : sw_payer_name(payer), false, NULL},
        map);
}

static void add_cost_sums(struct layout *layout, uint32_t group, int payer)
{
    const struct sw_product_settings *product =
        product_of(layout->model, group);
    const bool told[SW_COST_SUMS] = {
        [SW_COST_PER_TONNE] = true,
        [SW_COST_PER_KM] = product != NULL && product->tonnes_per.km_g > 0,
        [SW_COST_PER_MW] = product != NULL && product->tonnes_per.mw_g > 0,
    };
    for (size_t i = 0; i < SW_COST_SUMS; i++) {
        if (told[i]) {
            add_cost(layout,
                     &(struct sw_series_map){.row = &SW_COST_SUM_ROWS[i],
                                             .group = group,
                                             .payer = payer,
                                             .product = product},
                     "", payer);
        }
    }
}

static bool pays(const struct sw_model *model, int payer)
{
    for (size_t i = 0; i < model->account_count; i++) {
        if (model->accounts[i].payer == payer) {
            return true;
        }
    }
    return false;
}

/* Line by line, then what each payer pays, and all together. */
static void add_costs(struct layout *layout, uint32_t group)
{
    const struct sw_model *model = layout->model;
    for (size_t line = 0; line < SW_COST_LINES; line++) {
        for (uint32_t a = 0; a < model->account_count; a++) {
            const struct sw_account *account = &model->accounts[a];
            if (account->line == (enum sw_cost_line)line) {
                add_cost(layout,
                         &(struct sw_series_map){.row = &SW_COST_ROWS[line],
                                                 .group = group,
                                                 .account = a},
                         account->subject, account->payer);
            }
        }
    }
    for (int payer = 0; payer < SW_PAYERS; payer++) {
        if (pays(model, payer)) {
            add_cost_sums(layout, group, payer);
        }
    }
    if (model->account_count > 0) {
        add_cost_sums(layout, group, SW_PAYERS);
    }
}

static void add_step(struct layout *layout, uint32_t index)
{
    const struct sw_model *model = layout->model;
    const struct sw_step *step = &model->steps[index];
    for (size_t i = 0; i < SW_STEP_ROW_COUNT; i++) {
        const struct sw_measure_row *row = &SW_STEP_ROWS[i];
        add(layout,
            &(struct sw_series){&row->measure, "", step->name, "",
                                i == 0 && model->keeps_waits, NULL},
            &(struct sw_series_map){.row = row, .step = index});
    }
    const struct sw_measure *measures = step->kind->measures;
    for (uint32_t i = 0; measures != NULL && measures[i].id != NULL; i++) {
        assert(i < SW_STEP_MEASURES_MAX);
        if ((step->unmeasured >> i & 1U) != 0) {
            continue;
        }
        add(layout,
            &(struct sw_series){&measures[i], "", step->name, "", false, NULL},
            &(struct sw_series_map){
                .row = &SW_OWN_ROW, .step = index, .own = i});
    }
}

static void add_part(struct layout *layout, uint32_t index, uint32_t part)
{
    const struct sw_step *step = &layout->model->steps[index];
    const struct sw_step_parts *parts = step->kind->parts;
    for (uint32_t i = 0; parts->measures[i].id != NULL; i++) {
        assert(i < SW_STEP_MEASURES_MAX);
        add(layout,
            &(struct sw_series){.measure = &parts->measures[i],
                                .product = parts->name(step, part),
                                .subject = step->name,
                                .subclass = parts->owner(step)},
            &(struct sw_series_map){
                .row = &SW_PART_ROW, .step = index, .own = i, .part = part});
    }
}

static void add_parts(struct layout *layout, uint32_t index)
{
    const struct sw_step *step = &layout->model->steps[index];
    const struct sw_step_parts *parts = step->kind->parts;
    for (uint32_t p = 0; parts != NULL && p < parts->count(step); p++) {
        add_part(layout, index, p);
    }
}

static void add_sum_of_stocks(struct layout *layout)
{
    const struct sw_model *model = layout->model;
    const struct sw_step_parts *parts = NULL;
    for (uint32_t s = 0; s < model->step_count && parts == NULL; s++) {
        parts = model->steps[s].kind->parts;
    }
    if (parts != NULL) {
        add(layout,
            &(struct sw_series){.measure = &parts->measures[parts->summed],
                                .product = "",
                                .subject = "",
                                .subclass = ""},
            &(struct sw_series_map){.row = &SW_STOCKS_ROW,
                                    .own = parts->summed});
    }
}

static void add_resource(struct layout *layout, uint32_t index)
{
    const struct sw_model *model = layout->model;
    for (size_t i = 0; i < SW_RESOURCE_ROW_COUNT; i++) {
        const struct sw_measure_row *row = &SW_RESOURCE_ROWS[i];
        add(layout,
            &(struct sw_series){&row->measure, "", model->resources[index].name,
                                "", false, NULL},
            &(struct sw_series_map){.row = row, .resource = index});
    }
}

static void add_projects(struct layout *layout, uint32_t index)
{
    const struct sw_demand *demand = &layout->model->demands[index];
    for (size_t i = 0; demand->sections != NULL && i < SW_PROJECT_ROW_COUNT;
         i++) {
        const struct sw_measure_row *row = &SW_PROJECT_ROWS[i];
        add(layout,
            &(struct sw_series){&row->measure, "", demand->name, "", false,
                                NULL},
            &(struct sw_series_map){.row = row, .demand = index});
    }
}

static void add_problem_rows(struct layout *layout, struct sw_series *series,
                             struct sw_series_map *map,
                             const struct sw_measure_row *rows, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        map->row = &rows[i];
        series->measure = &map->row->measure;
        series->sampled = series->measure->sampled;
        add(layout, series, map);
    }
}

static bool ends_in(const struct sw_problem_plan *plan, uint32_t type,
                    enum sw_disposition disposition)
{
    bool ends = false;
    for (uint32_t t = 0; t < plan->type_count; t++) {
        ends =
            ends ||
            ((type == t || type == SW_ALL_TYPES) &&
             plan->types[t].settings->dispositions.by[disposition].share > 0.0);
    }
    return ends;
}

/* What they end in, of whatever severity. */
static void add_dispositions_of(struct layout *layout, struct sw_series *series,
                                struct sw_series_map *map)
{
    for (uint32_t i = 0; i < SW_DISPOSITIONS; i++) {
        if (ends_in(layout->model->problems, map->problem.type,
                    (enum sw_disposition)i)) {
            map->own = i;
            add_problem_rows(layout, series, map,
                             &SW_DISPOSITION_ROWS[2 * (size_t)i], 2);
        }
    }
}

/* Problems of a type, or of all, and of a severity, or of all. */
static void add_problems_of(struct layout *layout, uint32_t type,
                            uint32_t class_index)
{
    const struct sw_model *model = layout->model;
    const struct sw_problem_plan *plan = model->problems;
    struct sw_series series = {
        .product = type == SW_ALL_TYPES ? "" : plan->types[type].name,
        .subject = "",
        .subclass = class_index == SW_ALL_CLASSES
                        ? ""
                        : model->classes[class_index].name,
    };
    struct sw_series_map map = {
        .problem = {.type = type, .class_index = class_index}};
    add_problem_rows(layout, &series, &map, SW_PROBLEM_ROWS,
                     SW_PROBLEM_ROW_COUNT);
    if (plan->withholds) {
        add_problem_rows(layout, &series, &map, SW_PAYMENT_ROWS,
                         SW_PAYMENT_ROW_COUNT);
    }
    if (class_index == SW_ALL_CLASSES) {
        add_dispositions_of(layout, &series, &map);
    }
    for (uint32_t s = 0; s < plan->stage_count; s++) {
        map.problem.stage = s;
        series.subject = plan->stages[s].name;
        add_problem_rows(layout, &series, &map, SW_STAGE_ROWS,
                         SW_STAGE_ROW_COUNT);
    }
}

static bool is_severity(const struct sw_problem_plan *plan, uint32_t type,
                        uint32_t class_index)
{
    bool is = false;
    for (uint32_t t = 0; t < plan->type_count; t++) {
        /* Of one alone there is nothing more to tell. */
        const size_t count = plan->types[t].severities.count;
        for (size_t i = 0; count > 1 && i < count; i++) {
            is = is || ((type == t || type == SW_ALL_TYPES) &&
                        plan->types[t].classes[i] == class_index);
        }
    }
    return is;
}

static void add_severities_of(struct layout *layout, uint32_t type)
{
    const struct sw_model *model = layout->model;
    add_problems_of(layout, type, SW_ALL_CLASSES);
    for (uint32_t c = 0; c < model->class_count; c++) {
        if (is_severity(model->problems, type, c)) {
            add_problems_of(layout, type, c);
        }
    }
}

static void add_problems(struct layout *layout)
{
    add_severities_of(layout, SW_ALL_TYPES);
    for (uint32_t t = 0; t < layout->model->problems->type_count; t++) {
        add_severities_of(layout, t);
    }
}

static bool is_of_problems(const struct sw_model *model, uint32_t group)
{
    return model->problems != NULL &&
           model->problems->types[0].product->group == group;
}

static void add_development(struct layout *layout, uint32_t index)
{
    const struct sw_demand *demand = &layout->model->demands[index];
    for (size_t i = 0;
         demand->kind == &SW_DEMAND_DEVELOPMENT && i < SW_DEVELOPMENT_ROW_COUNT;
         i++) {
        const struct sw_measure_row *row = &SW_DEVELOPMENT_ROWS[i];
        add(layout,
            &(struct sw_series){&row->measure, "", demand->name, "",
                                row->measure.sampled, NULL},
            &(struct sw_series_map){.row = row, .demand = index});
    }
}

static void add_disruption(struct layout *layout, uint32_t index)
{
    const struct sw_model *model = layout->model;
    for (size_t i = 0; i < SW_DISRUPTION_ROW_COUNT; i++) {
        const struct sw_measure_row *row = &SW_DISRUPTION_ROWS[i];
        if (i == 0 || !model->disruptions[index].passes) {
            add(layout,
                &(struct sw_series){&row->measure, "",
                                    model->disruptions[index].name, "", false,
                                    NULL},
                &(struct sw_series_map){.row = row, .own = index});
        }
    }
}

/* An action is told by its place and kind: "2 first_at". */
static void add_action(struct layout *layout, const struct sw_action *action,
                       const struct sw_measure_row *row)
{
    add(layout,
        &(struct sw_series){&row->measure, "", action->policy->name,
                            action->label, false, NULL},
        &(struct sw_series_map){.row = row,
                                .policy = action->policy->index,
                                .action = action->index});
}

static void add_actions(struct layout *layout, const struct sw_policy *policy)
{
    for (size_t a = 0; a < policy->action_count; a++) {
        const struct sw_action *action = &policy->actions[a];
        for (size_t i = 0; i < SW_ACTION_ROW_COUNT; i++) {
            add_action(layout, action, &SW_ACTION_ROWS[i]);
        }
        if (action->kind->replenishes) {
            add_action(layout, action, &SW_REPLENISHED_ROW);
        }
    }
}

static void add_policy(struct layout *layout, uint32_t index)
{
    const struct sw_model *model = layout->model;
    const char *name = model->policies[index].name;
    for (size_t i = 0; i < SW_POLICY_ROW_COUNT; i++) {
        add(layout,
            &(struct sw_series){&SW_POLICY_ROWS[i].measure, "", name, "", false,
                                NULL},
            &(struct sw_series_map){.row = &SW_POLICY_ROWS[i],
                                    .policy = index});
    }
    for (uint32_t g = 0; g < model->group_count; g++) {
        add(layout,
            &(struct sw_series){&SW_DISPLACED_ROW.measure, model->groups[g],
                                name, "", false, NULL},
            &(struct sw_series_map){
                .row = &SW_DISPLACED_ROW, .group = g, .policy = index});
    }
    add_actions(layout, &model->policies[index]);
}

static void lay_out(struct layout *layout)
{
    struct sw_model *model = layout->model;
    model->series_count = 0;
    for (uint32_t g = 0; g < model->group_count; g++) {
        if (is_of_problems(model, g)) {
            add_breakdown(layout, g);
        } else {
            add_orders(layout, g);
            add_costs(layout, g);
        }
    }
    if (model->problems != NULL) {
        add_problems(layout);
    }
    for (uint32_t d = 0; d < model->demand_count; d++) {
        add_projects(layout, d);
    }
    for (uint32_t d = 0; d < model->demand_count; d++) {
        add_development(layout, d);
    }
    for (uint32_t s = 0; s < model->step_count; s++) {
        add_step(layout, s);
    }
    for (uint32_t s = 0; s < model->step_count; s++) {
        add_parts(layout, s);
    }
    add_sum_of_stocks(layout);
    for (uint32_t r = 0; r < model->resource_count; r++) {
        add_resource(layout, r);
    }
    for (uint32_t d = 0; d < model->disruption_count; d++) {
        add_disruption(layout, d);
    }
    for (uint32_t p = 0; p < model->policy_count; p++) {
        add_policy(layout, p);
    }
}

void sw_measure_compile(struct sw_model *model)
{
    struct layout layout = {.model = model, .counting = true};
    lay_out(&layout);
    model->series = sw_arena_array(model->arena, model->series_count,
                                   sizeof(struct sw_series));
    model->series_map = sw_arena_array(model->arena, model->series_count,
                                       sizeof(struct sw_series_map));
    layout.counting = false;
    lay_out(&layout);
}

void sw_measure_fill(struct sw_run *run, struct sw_outcome *outcome)
{
    const struct sw_model *model = run->model;
    outcome->count = model->series_count;
    outcome->totals =
        sw_new_array(model->series_count, sizeof(struct sw_total));
    for (size_t i = 0; i < model->series_count; i++) {
        const struct sw_series_map *map = &model->series_map[i];
        map->row->fill(run, map, &outcome->totals[i]);
    }
}
