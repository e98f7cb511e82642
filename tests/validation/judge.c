/*
 * judge.c - are the results of validation scenarios what theory says?
 *
 *     judge CASES RESULTS SCENARIO...
 *
 * CASES is a CSV file of exact values, a row each; RESULTS/SCENARIO is the
 * folder that `steelway run` (or compare) wrote. An estimate of R replications
 * with the standard error s passes if it is within t s of the exact value, t
 * the Student quantile that an unbiased simulator misses in 63 of a million
 * tries (four sigma), and if s is at most the row's `gate`, a share of the
 * exact value: else noise would pass anything. There is one try.
 *
 * The statistic `deviation` judges the standard error itself: the standard
 * deviation of the mean over replications, whose own standard error is that of
 * normal values.
 *
 * Prints a row of a Markdown table for each exact value, and exits with 1 if
 * any is missed, or if there is none for a scenario.
 */
#include "base/arena.h"
#include "base/memory.h"

#include <csv.h>
#include <gsl/gsl_cdf.h>

#include <math.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* Both tails together. */
#define MISSED_BY_CHANCE 6.33e-5
/* Of the intervals in the results. */
#define CONFIDENCE 0.95

/* ---------------------------------------------------------------- tables -- */

enum { COLUMNS_MAX = 32 };

struct row {
    const char *cell[COLUMNS_MAX];
};

struct table {
    const char *path;
    struct sw_arena *arena;
    struct row *rows; /* the first is the header */
    size_t count;
    size_t capacity;
    size_t column; /* of the next cell */
};

_Noreturn static void give_up(const char *path, const char *why)
{
    (void)fprintf(stderr, "judge: %s: %s\n", path, why);
    exit(2);
}

static void take_cell(void *text, size_t length, void *self)
{
    struct table *table = self;
    if (table->column == 0) {
        table->rows = sw_reserve_array(table->rows, &table->capacity,
                                       table->count + 1, sizeof(struct row));
        table->rows[table->count++] = (struct row){{NULL}};
    }
    if (table->column == COLUMNS_MAX) {
        give_up(table->path, "too many columns");
    }
    table->rows[table->count - 1].cell[table->column++] =
        sw_arena_text_n(table->arena, text, length);
}

static void end_row(int character, void *self)
{
    struct table *table = self;
    (void)character;
    table->column = 0;
}

static struct table read_table(const char *path)
{
    struct table table = {.path = path, .arena = sw_arena_create()};
    struct csv_parser parser;
    FILE *file = fopen(path, "rb");
    if (file == NULL || csv_init(&parser, CSV_STRICT) != 0) {
        give_up(path, "cannot be read");
    }
    char part[4096];
    for (size_t got = 1; got > 0;) {
        got = fread(part, 1, sizeof part, file);
        if (csv_parse(&parser, part, got, take_cell, end_row, &table) != got) {
            give_up(path, "is no CSV file");
        }
    }
    (void)csv_fini(&parser, take_cell, end_row, &table);
    csv_free(&parser);
    (void)fclose(file);
    if (table.count == 0) {
        give_up(path, "is empty");
    }
    return table;
}

static void clear_table(struct table *table)
{
    sw_free(table->rows);
    sw_arena_destroy(table->arena);
}

/* The cell in the column of that name; NULL if there is no such column. */
static const char *find_cell(const struct table *table, const struct row *row,
                             const char *column)
{
    for (size_t i = 0; i < COLUMNS_MAX && table->rows[0].cell[i] != NULL; i++) {
        if (strcmp(table->rows[0].cell[i], column) == 0) {
            return row->cell[i] == NULL ? "" : row->cell[i];
        }
    }
    return NULL;
}

static const char *text_of(const struct table *table, const struct row *row,
                           const char *column)
{
    const char *text = find_cell(table, row, column);
    if (text == NULL) {
        give_up(table->path, "lacks a column");
    }
    return text;
}

static double number_of(const struct table *table, const struct row *row,
                        const char *column)
{
    const char *text = text_of(table, row, column);
    char *end = NULL;
    const double number = strtod(text, &end);
    return end == text ? nan("") : number;
}

/* ---------------------------------------------------------------- judging --
 */

/* A row of CASES. */
struct expected {
    const char *scenario;
    const char *file; /* of the results, without .csv */
    const char *of;   /* product, step, resource, lane, stage … */
    const char *measure;
    const char *statistic; /* "" in files that have means alone */
    const char *unit;
    double exact;
    double gate; /* largest share of `exact` that the standard error may be */
    const char *formula;
};

struct found {
    double value;
    double error; /* standard error */
    double replications;
};

static struct expected expected_of(const struct table *cases,
                                   const struct row *row)
{
    return (struct expected){
        .scenario = text_of(cases, row, "scenario"),
        .file = text_of(cases, row, "file"),
        .of = text_of(cases, row, "of"),
        .measure = text_of(cases, row, "measure"),
        .statistic = text_of(cases, row, "statistic"),
        .unit = text_of(cases, row, "unit"),
        .exact = number_of(cases, row, "exact"),
        .gate = number_of(cases, row, "gate") / 100.0,
        .formula = text_of(cases, row, "formula"),
    };
}

static bool says(const struct table *table, const struct row *row,
                 const char *column, const char *text)
{
    const char *cell = find_cell(table, row, column);
    return cell != NULL && strcmp(cell, text) == 0;
}

static bool is_deviation(const struct expected *expected)
{
    return strcmp(expected->statistic, "deviation") == 0;
}

static bool is_row_of(const struct table *table, const struct row *row,
                      const struct expected *expected)
{
    return says(table, row, "measure", expected->measure) &&
           says(table, row, "unit", expected->unit) &&
           (expected->statistic[0] == '\0' ||
            says(table, row, "statistic",
                 is_deviation(expected) ? "mean" : expected->statistic)) &&
           (says(table, row, "product", expected->of) ||
            says(table, row, "step", expected->of) ||
            says(table, row, "resource", expected->of) ||
            says(table, row, "stock", expected->of) ||
            says(table, row, "lane", expected->of) ||
            says(table, row, "severity", expected->of) ||
            says(table, row, "stage", expected->of));
}

/* The results tell intervals; with their t this gives the standard error. */
static struct found found_in(const struct table *table, const struct row *row)
{
    const bool compared = find_cell(table, row, "difference") != NULL;
    const double low = number_of(table, row, compared ? "diff_low" : "ci_low");
    const double high =
        number_of(table, row, compared ? "diff_high" : "ci_high");
    const double replications = number_of(table, row, "replications");
    const double t =
        gsl_cdf_tdist_Pinv((1.0 + CONFIDENCE) / 2.0, replications - 1.0);
    return (struct found){
        .value = number_of(table, row, compared ? "difference" : "mean"),
        .error = (high - low) / (2.0 * t),
        .replications = replications,
    };
}

/* The standard deviation over replications, out of a mean's standard error. */
static struct found deviation_of(struct found mean)
{
    const double deviation = mean.error * sqrt(mean.replications);
    return (struct found){
        .value = deviation,
        .error = deviation / sqrt(2.0 * (mean.replications - 1.0)),
        .replications = mean.replications,
    };
}

static struct found find(const char *results, const struct expected *expected)
{
    char path[4096];
    (void)snprintf(path, sizeof path, "%s/%s/%s.csv", results,
                   expected->scenario, expected->file);
    struct table table = read_table(path);
    struct found found = {nan(""), nan(""), nan("")};
    for (size_t i = 1; i < table.count; i++) {
        if (is_row_of(&table, &table.rows[i], expected)) {
            found = found_in(&table, &table.rows[i]);
            break;
        }
    }
    clear_table(&table);
    return is_deviation(expected) ? deviation_of(found) : found;
}

/* Tells the row, and whether it passes. */
static bool judge(const char *results, const struct expected *expected)
{
    const struct found found = find(results, expected);
    const double z = (found.value - expected->exact) / found.error;
    const double bound =
        gsl_cdf_tdist_Qinv(MISSED_BY_CHANCE / 2.0, found.replications - 1.0);
    const double noise = found.error / fabs(expected->exact);
    /* NaN is no pass. */
    const bool passes = fabs(z) <= bound && noise <= expected->gate;
    printf("| %s | %s%s%s of %s | %s | %.6g | %.6g | %+.2f | %.2f | %.3f %% | "
           "%s |\n",
           expected->scenario, expected->measure,
           expected->statistic[0] == '\0' ? "" : " ", expected->statistic,
           expected->of, expected->unit, expected->exact, found.value, z, bound,
           100.0 * noise, expected->formula);
    if (!passes) {
        (void)fprintf(
            stderr,
            "judge: missed: %s, %s %s of %s: %.9g, not %.9g; z %+.2f "
            "(at most %.2f), standard error %.3f %% (at most %g %%)\n",
            expected->scenario, expected->measure, expected->statistic,
            expected->of, found.value, expected->exact, z, bound, 100.0 * noise,
            100.0 * expected->gate);
    }
    return passes;
}

static bool judge_scenario(const struct table *cases, const char *results,
                           const char *scenario)
{
    bool passes = true;
    size_t count = 0;
    for (size_t i = 1; i < cases->count; i++) {
        const struct expected expected = expected_of(cases, &cases->rows[i]);
        if (strcmp(expected.scenario, scenario) == 0) {
            count++;
            passes = judge(results, &expected) && passes;
        }
    }
    if (count == 0) {
        (void)fprintf(stderr, "judge: %s has no row for '%s'\n", cases->path,
                      scenario);
    }
    return passes && count > 0;
}

int main(int argc, char **argv)
{
    if (argc < 4) {
        (void)fprintf(stderr, "usage: judge CASES RESULTS SCENARIO...\n");
        return 2;
    }
    struct table cases = read_table(argv[1]);
    bool passes = true;
    for (int i = 3; i < argc; i++) {
        passes = judge_scenario(&cases, argv[2], argv[i]) && passes;
    }
    clear_table(&cases);
    return passes ? 0 : 1;
}
