#include "model/season.h"

#include "base/memory.h"
#include "model/compile_resource.h"
#include "scenario/date.h"

#include <string.h>

enum { MONTHS = SW_SEASON_MONTHS, SEASON_YEARS = 400 };

static const char *const MONTH_NAMES[MONTHS] = {"jan", "feb", "mar", "apr",
                                                "may", "jun", "jul", "aug",
                                                "sep", "oct", "nov", "dec"};

bool sw_season_read(struct sw_compiler *compiler, const struct sw_names *names,
                    const char *code, bool *chosen)
{
    for (size_t i = 0; i < names->count; i++) {
        int month = 0;
        while (month < MONTHS &&
               strcmp(names->at[i].text, MONTH_NAMES[month]) != 0) {
            month++;
        }
        if (month == MONTHS) {
            (void)sw_diagnose(compiler->diagnostics, names->at[i].place, code,
                              "'%s' is no month, like nov", names->at[i].text);
            sw_diagnostics_offer(compiler->diagnostics, names->at[i].text,
                                 MONTH_NAMES, MONTHS);
            return false;
        }
        chosen[month] = true;
    }
    return true;
}

/* Dates come round every 400 years; beyond that it stays open. */
const struct sw_calendar *sw_season_make(struct sw_compiler *compiler,
                                         const bool *chosen)
{
    struct sw_calendar *calendar = sw_compiler_new_calendar(compiler);
    struct sw_interval *closed =
        sw_new_array((size_t)SEASON_YEARS * MONTHS, sizeof(struct sw_interval));
    const int64_t start_us = compiler->model->settings->start_us;
    const int first = 1970 + (int)(start_us / (366 * SW_DAY_US)) - 1;
    size_t count = 0;
    for (int i = 0; i < SEASON_YEARS * MONTHS; i++) {
        const int month = i % MONTHS;
        const int year = first + i / MONTHS;
        const int64_t from_us = sw_date_month_us(year, month + 1) - start_us;
        const int64_t to_us = month + 1 < MONTHS
                                  ? sw_date_month_us(year, month + 2)
                                  : sw_date_month_us(year + 1, 1);
        if (!chosen[month] && to_us > start_us) {
            closed[count++] = (struct sw_interval){from_us > 0 ? from_us : 0,
                                                   to_us - start_us};
        }
    }
    sw_calendar_close(calendar, closed, count);
    sw_free(closed);
    return calendar;
}
