#include "model/plant_date.h"

#include "steelway/units.h"

/* From March 1 of the year 0 to 1970-01-01, a Thursday. */
#define EPOCH_DAYS INT64_C(719468)

/* Years from March have their leap day last; see H. Hinnant, "chrono-compatible
 * low-level date algorithms". */
int64_t sw_month_at(int64_t date_us)
{
    const int64_t day = (date_us + EPOCH_DAYS * SW_DAY_US) / SW_DAY_US;
    const int64_t era = day / 146097;
    const int64_t of_era = day % 146097;
    const int64_t year =
        (of_era - of_era / 1460 + of_era / 36524 - of_era / 146096) / 365;
    const int64_t of_year = of_era - (365 * year + year / 4 - year / 100);
    return (era * 400 + year) * SW_MONTHS + (5 * of_year + 2) / 153;
}

int64_t sw_month_begin_us(int64_t month)
{
    const int64_t year = month / SW_MONTHS;
    const int64_t day = 365 * year + year / 4 - year / 100 + year / 400 +
                        (153 * (month % SW_MONTHS) + 2) / 5;
    return (day - EPOCH_DAYS) * SW_DAY_US;
}

int64_t sw_week_at(int64_t date_us)
{
    const int64_t week_us = 7 * SW_DAY_US;
    const int64_t monday_us = date_us + 3 * SW_DAY_US;
    return (monday_us + 10000 * week_us) / week_us;
}
