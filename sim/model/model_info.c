/*
 * model_info.c - what a compiled model tells of itself.
 */
#include "model/ledger_class.h"
#include "model/plan.h"
#include "scenario/node.h"
#include "steelway/model.h"

#include <assert.h>
#include <string.h>

size_t sw_model_series_count(const struct sw_model *model)
{
    return model->series_count;
}

const struct sw_series *sw_model_series(const struct sw_model *model,
                                        size_t index)
{
    assert(index < model->series_count);
    return &model->series[index];
}

const char *sw_model_name(const struct sw_model *model)
{
    return model->settings->name;
}

uint64_t sw_model_seed(const struct sw_model *model)
{
    return (uint64_t)model->settings->run.seed;
}

unsigned sw_model_replications(const struct sw_model *model)
{
    return (unsigned)model->settings->run.replications;
}

double sw_model_confidence(const struct sw_model *model)
{
    return model->settings->run.confidence;
}

int64_t sw_model_start_us(const struct sw_model *model)
{
    return model->settings->start_us;
}

const char *sw_model_utc_offset(const struct sw_model *model)
{
    return model->settings->utc_offset;
}

const char *sw_model_currency(const struct sw_model *model)
{
    return model->settings->currency;
}

size_t sw_model_step_count(const struct sw_model *model)
{
    return model->step_count;
}

struct sw_step_info sw_model_step(const struct sw_model *model, size_t index)
{
    assert(index < model->step_count);
    const struct sw_step *step = &model->steps[index];
    const struct sw_node *node = model->settings->steps.at[index].node;
    return (struct sw_step_info){
        .name = step->name,
        .label_en = sw_node_label(node, "en", step->name),
        .label_zh = sw_node_label(node, "zh", step->name),
        .before_delivery = step->before_delivery,
        .before_warehouse = step->before_warehouse,
    };
}

bool sw_model_step_is_served(const struct sw_model *model, size_t index,
                             const char *resource)
{
    assert(index < model->step_count);
    const struct sw_step *step = &model->steps[index];
    for (size_t i = 0; i < sw_step_resources(step); i++) {
        if (strcmp(sw_step_resource(step, i)->name, resource) == 0) {
            return true;
        }
    }
    return false;
}

size_t sw_model_cell_count(const struct sw_model *model)
{
    return model->cell_count;
}

struct sw_cell_info sw_model_cell(const struct sw_model *model, size_t index)
{
    assert(index < model->cell_count);
    const struct sw_cell *cell = &model->cells[index];
    return (struct sw_cell_info){
        .step = cell->step == NULL ? "" : cell->step->name,
        .class_name = sw_cell_class_name(cell),
        .spent = &cell->spent,
    };
}

/* Count down to the expectation that is asked for. */
static bool is_asked(const struct sw_range_settings *range, size_t *index)
{
    const bool stated = range->min_us > 0 || range->max_us > 0;
    return stated && (*index)-- == 0;
}

static struct sw_expectation expectation_of(const struct sw_range_settings *of,
                                            const char *measure,
                                            const char *statistic)
{
    return (struct sw_expectation){
        .measure = measure,
        .statistic = statistic,
        .product = "",
        .subject = "",
        .min_us = of->min_us,
        .max_us = of->max_us,
    };
}

bool sw_model_expectation(const struct sw_model *model, size_t index,
                          struct sw_expectation *expectation)
{
    for (size_t i = 0; i < model->product_count; i++) {
        const struct sw_product *product = &model->products[i];
        const struct sw_expect_settings *expect = &product->settings->expect;
        const struct sw_range_settings *ranges[] = {&expect->mean,
                                                    &expect->p90};
        for (size_t k = 0; k < 2; k++) {
            if (is_asked(ranges[k], &index)) {
                *expectation = expectation_of(ranges[k], "delivery_time",
                                              k == 0 ? "mean" : "p90");
                expectation->product = model->groups[product->group];
                return true;
            }
        }
    }
    for (size_t i = 0; i < model->step_count; i++) {
        const struct sw_range_settings *mean =
            &model->steps[i].settings->expect.mean;
        if (is_asked(mean, &index)) {
            *expectation = expectation_of(mean, "stay", "mean");
            expectation->subject = model->steps[i].name;
            return true;
        }
    }
    return false;
}

bool sw_model_has_problems(const struct sw_model *model)
{
    return model->problems != NULL;
}

size_t sw_model_known_order_count(const struct sw_model *model)
{
    return model->known_order_count;
}

const struct sw_known_order *sw_model_known_order(const struct sw_model *model,
                                                  size_t index)
{
    assert(index < model->known_order_count);
    return &model->known_orders[index];
}

size_t sw_model_product_count(const struct sw_model *model)
{
    return model->group_count;
}

/* By group: own products, then the others together. */
struct sw_product_info sw_model_product(const struct sw_model *model,
                                        size_t index)
{
    assert(index < model->group_count);
    for (size_t i = 0; i < model->product_count; i++) {
        const struct sw_product *product = &model->products[i];
        if (product->group != index || product->background) {
            continue;
        }
        const struct sw_node *node = model->settings->products.at[i].node;
        return (struct sw_product_info){
            .name = product->name,
            .label_en = sw_node_label(node, "en", product->name),
            .label_zh = sw_node_label(node, "zh", product->name),
            .standard_lead_time_us = product->settings->standard_lead_time_us,
            .tonnes_per_km =
                (double)product->settings->tonnes_per.km_g / (double)SW_TONNE_G,
            .tonnes_per_mw =
                (double)product->settings->tonnes_per.mw_g / (double)SW_TONNE_G,
        };
    }
    if (strcmp(model->groups[index], "replenishment") == 0) {
        return (struct sw_product_info){.name = model->groups[index],
                                        .label_en = "For stocks",
                                        .label_zh = "补库",
                                        .background = true};
    }
    if (strcmp(model->groups[index], "problems") == 0) {
        return (struct sw_product_info){.name = model->groups[index],
                                        .label_en = "User problems",
                                        .label_zh = "用户问题",
                                        .background = true};
    }
    return (struct sw_product_info){.name = model->groups[index],
                                    .label_en = "Other customers",
                                    .label_zh = "其他客户",
                                    .background = true};
}
