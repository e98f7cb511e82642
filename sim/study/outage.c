#include "study/outage.h"

#include "model/plan.h"
#include "model/step_kind.h"
#include "scenario/date.h"
#include "scenario/quantity.h"

#include <time.h>

/* A scenario can hardly have one of this name. */
#define OUTAGE_NAME "outage_to_survive"

enum { DATE_SIZE = 24 };

/* ---------------------------------------------------------------- asking -- */

static bool check_time(const char *what, const char *text, struct sw_error *err)
{
    double us = 0.0;
    struct sw_error why;
    if (!sw_quantity_read(&us, SW_TIME, text, &why)) {
        return sw_fail(err, SW_ERROR_USAGE, "--%s: %s", what, why.message);
    }
    return (us >= 1.0 && us <= 10.0 * (double)SW_YEAR_US) ||
           sw_fail(err, SW_ERROR_USAGE,
                   "--%s takes a time above 0 and up to 10 year, not '%s'",
                   what, text);
}

bool sw_outage_check(const struct sw_outage *outage, struct sw_error *err)
{
    int64_t date_us = 0;
    struct sw_error why;
    if (outage->from != NULL && !sw_date_read(&date_us, outage->from, &why)) {
        return sw_fail(err, SW_ERROR_USAGE, "--from: %s", why.message);
    }
    return check_time("lasts", outage->lasts, err) &&
           check_time("matters", outage->matters, err);
}

int64_t sw_outage_time_us(const char *text)
{
    double us = 0.0;
    struct sw_error err;
    return sw_quantity_read(&us, SW_TIME, text, &err) ? (int64_t)(us + 0.5) : 0;
}

/* Whole days after the start, so that a date can tell it. */
static int64_t usual_from_us(const struct sw_model *model)
{
    if (model->warm_up.us < 0 || model->length.us < 0) {
        return SW_NEVER_US;
    }
    const int64_t from_us = model->warm_up.us + model->length.us / 3;
    return from_us / SW_DAY_US * SW_DAY_US;
}

int64_t sw_outage_from_us(const struct sw_model *model,
                          const struct sw_outage *outage)
{
    int64_t date_us = 0;
    struct sw_error err;
    return outage->from != NULL && sw_date_read(&date_us, outage->from, &err)
               ? date_us - model->settings->start_us
               : usual_from_us(model);
}

/* ---------------------------------------------------------------- making -- */

/* "2026-01-05 00:00:00" */
static const char *date_of(const struct sw_outage_source *source)
{
    const int64_t at_us = source->model->settings->start_us +
                          sw_outage_from_us(source->model, source->outage);
    const time_t seconds = (time_t)(at_us / SW_SECOND_US);
    struct tm tm;
    char text[DATE_SIZE] = "";
    const struct tm *known = gmtime_r(&seconds, &tm);
    const size_t length = known == NULL ? 0
                                        : strftime(text, sizeof(text),
                                                   "%Y-%m-%d %H:%M:%S", known);
    return sw_arena_text_n(source->reader->arena, text, length);
}

static const struct sw_node *take_out(const struct sw_outage_source *source,
                                      const struct sw_taken_out *taken_out,
                                      const char *how)
{
    struct sw_arena *arena = source->reader->arena;
    const char *change = sw_arena_format(
        arena,
        "disruptions." OUTAGE_NAME "={at: \"%s\", lasts: %s, hits: {%s: %s%s}}",
        date_of(source), source->outage->lasts, taken_out->kind,
        taken_out->name, how);
    return sw_document_set(source->reader, source->root, change);
}

size_t sw_outage_count(const struct sw_model *model,
                       const struct sw_outage *outage)
{
    return sw_outage_from_us(model, outage) == SW_NEVER_US
               ? 0
               : model->resource_count + model->step_count;
}

static bool serves(const struct sw_model *model,
                   const struct sw_resource *resource)
{
    bool found = false;
    for (size_t i = 0; i < model->step_count; i++) {
        found = found || sw_step_is_served_by(&model->steps[i], resource);
    }
    return found;
}

const struct sw_node *sw_outage_make(const struct sw_outage_source *source,
                                     size_t index,
                                     struct sw_taken_out *taken_out)
{
    const struct sw_model *model = source->model;
    if (index < model->resource_count) {
        const struct sw_resource *resource = &model->resources[index];
        *taken_out = (struct sw_taken_out){resource->name, "resource"};
        return serves(model, resource)
                   ? take_out(source, taken_out, ", units: 0")
                   : NULL;
    }
    const struct sw_step *step = &model->steps[index - model->resource_count];
    if (step->kind == &SW_STEP_STOCK) {
        *taken_out = (struct sw_taken_out){step->name, "stock"};
        return take_out(source, taken_out, ", gives: no, receives: no");
    }
    *taken_out = (struct sw_taken_out){step->name, "lane"};
    return step->kind->shut != NULL ? take_out(source, taken_out, "") : NULL;
}
