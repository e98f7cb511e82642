/*
 * case.h - the replications of one option, seen by measure.
 *
 * Options of a study may have other steps and resources than the baseline, so
 * their series are matched by name, not by place.
 */
#ifndef SW_STUDY_CASE_H
#define SW_STUDY_CASE_H

#include "stats/interval.h"
#include "stats/quantile.h"
#include "steelway/summary.h"

/* Which series: as in struct sw_series. */
struct sw_series_name {
    const char *measure;
    const char *product;
    const char *subject;
    const char *subclass;
};

struct sw_series_name sw_series_name_of(const struct sw_series *series);

enum { SW_NO_SERIES = -1 };

/* The place of the series of that name in an option, or SW_NO_SERIES. */
long sw_case_find(const struct sw_cases *cases, size_t option,
                  const struct sw_series_name *name);

/*
 * One series in every replication, in the unit that is printed. An order that
 * is still open at the end is later than all: it makes `over` infinite.
 */
struct sw_case_data {
    size_t count; /* replications */
    double *over; /* owned, as are all below */
    double *under;
    struct sw_sample *samples; /* NULL if the series keeps no values; these are
                                  in base units */
    double scale;              /* from base units to the unit printed */
    bool share;                /* of orders, or of problems */
    bool is_signed;            /* may be below 0: lateness, money */
};

/* Zero data (count 0) if `series` is SW_NO_SERIES. */
struct sw_case_data sw_case_read(const struct sw_cases *cases, size_t option,
                                 long series);
void sw_case_data_clear(struct sw_case_data *data);

/* Pool another series with the same replications: totals are added, values are
 * no longer kept. */
void sw_case_data_pool(struct sw_case_data *data,
                       const struct sw_case_data *other);

/* Is there anything to tell: quantiles need values. */
bool sw_case_data_has(const struct sw_case_data *data,
                      const struct sw_statistic *statistic);

/* The statistic with its interval, in the unit that is printed. */
struct sw_estimate sw_case_estimate(const struct sw_case_data *data,
                                    const struct sw_statistic *statistic,
                                    double confidence);

#endif
