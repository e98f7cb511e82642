#include "model/measure_row.h"

#include "base/arena.h"
#include "base/memory.h"
#include "model/owner.h"
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

static void add_orders(struct layout *layout, uint32_t group)
{
    const struct sw_model *model = layout->model;
    for (size_t i = 0; i < SW_ORDER_ROW_COUNT; i++) {
        const struct sw_measure_row *row = &SW_ORDER_ROWS[i];
        add(layout,
            &(struct sw_series){
                &row->measure, model->groups[group], "", "",
                i < SW_SAMPLES && (model->keeps & (1U << i)) != 0, ""},
            &(struct sw_series_map){.row = row, .group = group});
    }
    for (uint32_t c = 0; c < model->cell_count; c++) {
        const struct sw_cell *cell = &model->cells[c];
        add(layout,
            &(struct sw_series){
                &SW_BREAKDOWN_ROW.measure, model->groups[group],
                cell->step == NULL ? "" : cell->step->name,
                cell->step == NULL ? "before_start"
                                   : sw_class_name(cell->class),
                false,
                cell->step == NULL ? "" : sw_owner_name(cell->step->owner)},
            &(struct sw_series_map){
                .row = &SW_BREAKDOWN_ROW, .group = group, .cell = c});
    }
}

static const char *payer_name(int payer)
{
    static const char *const NAMES[] = {"mill", "fabricator", "carrier"};
    return NAMES[payer];
}

static void add_costs(struct layout *layout, uint32_t group)
{
    const struct sw_model *model = layout->model;
    for (uint32_t s = 0; s < model->step_count; s++) {
        const struct sw_step *step = &model->steps[s];
        const struct sw_cost_settings *costs = &step->settings->cost;
        if (costs->tonne > 0.0 || costs->trip > 0) {
            add(layout,
                &(struct sw_series){&SW_COST_ROW.measure, model->groups[group],
                                    step->name, payer_name(costs->payer), false,
                                    ""},
                &(struct sw_series_map){
                    .row = &SW_COST_ROW, .group = group, .step = s});
        }
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
                                i == 0 && model->keeps_waits, ""},
            &(struct sw_series_map){.row = row, .step = index});
    }
    const struct sw_measure *measures = step->kind->measures;
    for (uint32_t i = 0; measures != NULL && measures[i].id != NULL; i++) {
        assert(i < SW_STEP_MEASURES_MAX);
        add(layout,
            &(struct sw_series){&measures[i], "", step->name, "", false, ""},
            &(struct sw_series_map){
                .row = &SW_OWN_ROW, .step = index, .own = i});
    }
}

static void add_resource(struct layout *layout, uint32_t index)
{
    const struct sw_model *model = layout->model;
    for (size_t i = 0; i < SW_RESOURCE_ROW_COUNT; i++) {
        const struct sw_measure_row *row = &SW_RESOURCE_ROWS[i];
        add(layout,
            &(struct sw_series){&row->measure, "", model->resources[index].name,
                                "", false, ""},
            &(struct sw_series_map){.row = row, .resource = index});
    }
}

static void lay_out(struct layout *layout)
{
    struct sw_model *model = layout->model;
    model->series_count = 0;
    for (uint32_t g = 0; g < model->group_count; g++) {
        add_orders(layout, g);
        add_costs(layout, g);
    }
    for (uint32_t s = 0; s < model->step_count; s++) {
        add_step(layout, s);
    }
    for (uint32_t r = 0; r < model->resource_count; r++) {
        add_resource(layout, r);
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
