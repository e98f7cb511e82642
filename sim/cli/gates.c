#include "cli/gates.h"

#include <stdarg.h>
#include <string.h>

enum { AUDIT, DISTINCT, REACHED, EXPECTED };

static void set(struct sw_gates *gates, int gate, bool passed,
                const char *format, ...) SW_PRINTF(4, 5);

static void set(struct sw_gates *gates, int gate, bool passed,
                const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    (void)vsnprintf(gates->notes[gate], SW_GATE_NOTE_SIZE, format, arguments);
    va_end(arguments);
    gates->at[gate].passed = passed;
    gates->at[gate].note = gates->notes[gate];
}

static const char *plural(size_t count)
{
    return count == 1 ? "" : "s";
}

static void check_audit(struct sw_gates *gates,
                        const struct sw_findings *findings)
{
    const struct sw_replications *all = findings->cases->replications;
    const struct sw_outcome *first = NULL;
    size_t first_option = 0;
    size_t failed = 0;
    for (size_t option = 0; option < all->options; option++) {
        for (size_t i = 0; i < all->count; i++) {
            const struct sw_outcome *outcome =
                sw_replications_at(all, option, i);
            if (outcome->audited) {
                continue;
            }
            if (failed++ == 0) {
                first = outcome;
                first_option = option;
            }
        }
    }
    const size_t runs = all->options * all->count;
    if (first == NULL) {
        set(gates, AUDIT, true, "every check held in %zu replication%s", runs,
            plural(runs));
    } else {
        set(gates, AUDIT, false,
            "failed in %zu of %zu replication%s; first in number %llu of %s: "
            "%s",
            failed, runs, plural(runs), (unsigned long long)first->replication,
            findings->scenarios[first_option], first->audit.message);
    }
}

static void check_distinct(struct sw_gates *gates,
                           const struct sw_findings *findings)
{
    const struct sw_replications *all = findings->cases->replications;
    set(gates, DISTINCT, true, "no two replications drew the same numbers");
    for (size_t option = 0; option < all->options; option++) {
        const size_t repeated = sw_replications_repeated(all, option);
        if (repeated > 0) {
            set(gates, DISTINCT, false,
                "%zu of %zu replications of %s drew the numbers of another",
                repeated, all->count, findings->scenarios[option]);
            return;
        }
    }
}

static bool is_asked_for(const struct sw_study *study,
                         const struct sw_summary_row *row)
{
    if (row->series->measure->group != SW_MEASURES_ORDER) {
        return false;
    }
    const struct sw_model *model = sw_study_option(study, row->option).model;
    for (size_t i = 0; i < sw_model_product_count(model); i++) {
        const struct sw_product_info product = sw_model_product(model, i);
        if (strcmp(product.name, row->series->product) == 0) {
            return !product.background;
        }
    }
    return false;
}

static void check_reached(struct sw_gates *gates, const struct sw_study *study,
                          const struct sw_findings *findings)
{
    const struct sw_summary *summary = findings->summary;
    const struct sw_summary_row *first = NULL;
    size_t missed = 0;
    for (size_t i = 0; i < summary->count; i++) {
        const struct sw_summary_row *row = &summary->rows[i];
        if (row->estimate.gap == SW_GAP_NOT_REACHED &&
            is_asked_for(study, row) && missed++ == 0) {
            first = row;
        }
    }
    if (first == NULL) {
        set(gates, REACHED, true, "every measure of the orders was reached");
    } else {
        set(gates, REACHED, false,
            "%s of %s was not reached for %s in %s: orders were still open at "
            "the limit (%zu measure%s in all)",
            first->statistic->name, first->series->measure->id,
            first->series->product, findings->scenarios[first->option], missed,
            plural(missed));
    }
}

static void check_expected(struct sw_gates *gates,
                           const struct sw_findings *findings)
{
    size_t all = 0;
    const size_t missed = sw_results_missed(findings, &all);
    set(gates, EXPECTED, missed == 0,
        "%zu of %zu expectation%s of the scenario %s missed", missed, all,
        plural(all), missed == 1 ? "is" : "are");
}

void sw_gates_check(struct sw_gates *gates, const struct sw_study *study,
                    const struct sw_findings *findings, bool expect)
{
    gates->count = expect ? SW_GATES : EXPECTED;
    gates->at[EXPECTED].name = "expected";
    gates->at[AUDIT].name = "audit";
    gates->at[DISTINCT].name = "distinct";
    gates->at[REACHED].name = "reached";
    check_audit(gates, findings);
    check_distinct(gates, findings);
    check_reached(gates, study, findings);
    check_expected(gates, findings);
}

bool sw_gates_passed(const struct sw_gates *gates)
{
    for (size_t i = 0; i < gates->count; i++) {
        if (!gates->at[i].passed) {
            return false;
        }
    }
    return true;
}

void sw_gates_print(const struct sw_gates *gates, FILE *to)
{
    for (size_t i = 0; i < gates->count; i++) {
        if (i == AUDIT || !gates->at[i].passed) {
            (void)fprintf(to, "%s: %s\n", gates->at[i].name, gates->at[i].note);
        }
    }
}
