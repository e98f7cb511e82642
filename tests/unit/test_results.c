#include "steelway/results.h"

#include "fake_model.h"
#include "scratch.h"

#include <csv.h>
#include <jansson.h>

#include <math.h>

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

/* ------------------------------------------------------------- a study - */

enum { ORDERS = 60, REPLICATIONS = 12, OPTIONS = 2 };

/* clang-format off: a table is read across */
static const struct sw_measure DELIVERY = {"delivery_time",
                                           SW_MEASURES_ORDER,
                                           "d",
                                           1.0 / (double)SW_DAY_US,
                                           true,
                                           true,
                                           "",
                                           ""};
static const struct sw_measure COST_T = {
    "cost_per_tonne", SW_MEASURES_ORDER, "CNY/t", 1.0, false, true, "", ""};
static const struct sw_measure SPENT = {
    "spent", SW_MEASURES_BREAKDOWN, "h", 1.0, false, true, "", ""};
static const struct sw_measure BUSY = {
    "busy", SW_MEASURES_RESOURCE, "%", 100.0, false, false, "", ""};
static const struct sw_measure FILL = {
    "fill", SW_MEASURES_LANE, "%", 100.0, false, false, "", ""};
static const struct sw_measure MONEY = {
    "cost", SW_MEASURES_COST, "CNY/t", 1.0, false, true, "", ""};

static const struct sw_spent WAITING = {"mill", true, true};
static const struct sw_spent WORKING = {"mill", false, true};

static const struct sw_series SERIES[] = {
    {&DELIVERY, "coil", "", "", true, NULL},
    {&COST_T, "coil", "", "", false, NULL},
    {&SPENT, "coil", "cast", "queue", false, &WAITING},
    {&SPENT, "coil", "roll", "process", false, &WORKING},
    {&BUSY, "", "hot_mill", "", false, NULL},
    {&FILL, "", "barge", "", false, NULL},
    {&MONEY, "coil", "freight", "mill", false, NULL},
};
/* clang-format on */

/* The second option delivers two days earlier, and costs 1.5 CNY/t more. */
static bool make_outcome(void *self, size_t option, uint64_t replication,
                         struct sw_outcome *outcome, struct sw_error *err)
{
    (void)err;
    const int64_t(*samples)[ORDERS] = self;
    const size_t index = option * REPLICATIONS + (size_t)replication - 1;
    const double noise = (double)(replication * 7 % 5);
    struct sw_total *totals = sw_new_array(COUNT(SERIES), sizeof(*totals));
    for (size_t i = 0; i < COUNT(SERIES); i++) {
        totals[i].numerator = 5.0 + noise / 10.0;
        totals[i].denominator = 10.0;
    }
    totals[1] = (struct sw_total){
        .numerator = (option == 0 ? 1000.0 : 1015.0) + noise,
        .denominator = 10.0,
    };
    totals[0] = (struct sw_total){.denominator = ORDERS,
                                  .samples = sw_new_array(ORDERS, 8),
                                  .sample_count = ORDERS};
    memcpy(totals[0].samples, samples[index], sizeof(samples[index]));
    for (int i = 0; i < ORDERS; i++) {
        totals[0].numerator += (double)totals[0].samples[i];
    }
    /* a.1 a day later in each replication, a.2 in the first 8 of 12 only. */
    int64_t *delivered_us = sw_new_array(FAKE_KNOWN_ORDERS, sizeof(int64_t));
    const int64_t day_us = (int64_t)replication * SW_DAY_US;
    delivered_us[0] = 9 * SW_DAY_US + day_us;
    delivered_us[1] = replication > 8 ? SW_NEVER_US : 12 * SW_DAY_US - day_us;
    delivered_us[2] = SW_HOUR_US;
    *outcome = (struct sw_outcome){.replication = replication,
                                   .delivered_us = delivered_us,
                                   .count = COUNT(SERIES),
                                   .totals = totals,
                                   .audited = true};
    return true;
}

struct study {
    int64_t samples[OPTIONS * REPLICATIONS][ORDERS];
    struct sw_replications replications;
    const struct sw_series *series[OPTIONS];
    size_t series_count[OPTIONS];
    struct sw_cases cases;
    struct sw_summary summary;
    struct sw_question question;
    struct sw_limit limits[2];
    struct sw_comparison comparison;
    struct sw_findings findings;
};

static const char *const names[] = {"基准 base", "=faster, cheaper"};
static const struct sw_label labels[] = {{"Base", "基准"}, {"Faster", "更快"}};
static const struct sw_model *const models[] = {NULL, NULL};
static const struct sw_question_product product = {"coil", 20.0};

static struct sw_question question_of(void)
{
    return (struct sw_question){
        .measure = "delivery_time",
        .statistic = sw_statistic_find("mean"),
        .product_count = 1,
        .products = &product,
        .confidence = 0.95,
        .matters = 0.5,
        .seed = 1,
    };
}

static struct study *study_create(size_t options)
{
    struct study *study = sw_new(struct study);
    struct sw_error err;
    for (int i = 0; i < OPTIONS * REPLICATIONS; i++) {
        for (int j = 0; j < ORDERS; j++) {
            study->samples[i][j] = (20 - 2 * (i / REPLICATIONS)) * SW_DAY_US +
                                   (i * 7 + j * 13) % 50 * SW_HOUR_US;
        }
    }
    const struct sw_replication_plan plan = {.options = options,
                                             .replications = REPLICATIONS,
                                             .first = 1,
                                             .threads = 2,
                                             .run = make_outcome,
                                             .self = study->samples};
    assert_true(sw_replicate(&plan, &study->replications, &err));
    for (size_t i = 0; i < options; i++) {
        study->series[i] = SERIES;
        study->series_count[i] = COUNT(SERIES);
    }
    study->cases = (struct sw_cases){options, study->series,
                                     study->series_count, &study->replications};
    study->summary = sw_summarize(&study->cases, 0.95);
    study->findings = (struct sw_findings){.title = "护栏 study",
                                           .utc_offset = "+08:00",
                                           .currency = "CNY",
                                           .scenarios = names,
                                           .labels = labels,
                                           .models = models,
                                           .cases = &study->cases,
                                           .summary = &study->summary,
                                           .confidence = 0.95};
    if (options > 1) {
        study->question = question_of();
        study->comparison = sw_compare(&study->cases, &study->question);
        study->findings.comparison = &study->comparison;
        study->findings.question = &study->question;
    }
    return study;
}

static void study_destroy(struct study *study)
{
    for (size_t i = 0; i < study->replications.options; i++) {
        for (size_t r = 0; r < study->replications.count; r++) {
            const struct sw_outcome *outcome =
                sw_replications_at(&study->replications, i, r);
            sw_free(outcome->totals[0].samples);
            sw_free(outcome->totals);
            sw_free(outcome->delivered_us);
        }
    }
    sw_replications_clear(&study->replications);
    sw_summary_clear(&study->summary);
    sw_comparison_clear(&study->comparison);
    sw_free(study);
}

static const struct sw_gate gates[] = {{"audit", true, NULL}};

/* Write the study to `path`, with orders and events of two replications if
 * `traced`. */
static void write_study(const struct study *study, const char *path,
                        unsigned what, unsigned threads)
{
    struct sw_error err;
    struct sw_results *results = NULL;
    const struct sw_results_options options = {.path = path};
    const struct sw_run_record record = {.command = "compare",
                                         .seed = 1,
                                         .replications = REPLICATIONS,
                                         .partial = threads == 99,
                                         .gates = gates,
                                         .gate_count = 1,
                                         .command_line = "steelway compare",
                                         .threads = threads,
                                         .run_s = threads};
    assert_true(sw_results_open(&results, &options, &err));
    for (uint64_t r = 1; r <= 2 && what != 0; r++) {
        const struct sw_traced traced = {"base", NULL, 1, r, false};
        assert_true(sw_results_trace(results, what, &traced, &err));
    }
    assert_true(sw_results_finish(results, &study->findings, &record, &err));
    sw_results_destroy(results);
}

/* --------------------------------------------------- reading it back - */

enum { MOST_ROWS = 400, MOST_FIELDS = 24 };

struct sheet {
    size_t rows;
    size_t fields; /* of the current row, then of every row */
    char *cells[MOST_ROWS][MOST_FIELDS];
};

static void see_field(void *bytes, size_t length, void *self)
{
    struct sheet *sheet = self;
    assert_true(sheet->rows < MOST_ROWS && sheet->fields < MOST_FIELDS);
    char *cell = sw_new_array(length + 1, 1);
    memcpy(cell, bytes, length);
    sheet->cells[sheet->rows][sheet->fields++] = cell;
}

static void see_row(int end, void *self)
{
    struct sheet *sheet = self;
    (void)end;
    for (size_t i = 0; sheet->rows > 0 && i < MOST_FIELDS; i++) {
        /* As many fields as the header has. */
        assert_true((sheet->cells[0][i] == NULL) ==
                    (sheet->cells[sheet->rows][i] == NULL));
    }
    sheet->rows++;
    sheet->fields = 0;
}

static struct sheet *sheet_read(const char *folder, const char *name)
{
    struct sheet *sheet = sw_new(struct sheet);
    struct csv_parser parser;
    char *text = scratch_read(folder, name);
    assert_int_equal(csv_init(&parser, CSV_STRICT | CSV_STRICT_FINI), 0);
    assert_int_equal(
        csv_parse(&parser, text, strlen(text), see_field, see_row, sheet),
        strlen(text));
    assert_int_equal(csv_fini(&parser, see_field, see_row, sheet), 0);
    csv_free(&parser);
    sw_free(text);
    return sheet;
}

static void sheet_destroy(struct sheet *sheet)
{
    for (size_t row = 0; row < sheet->rows; row++) {
        for (size_t i = 0; i < MOST_FIELDS; i++) {
            sw_free(sheet->cells[row][i]);
        }
    }
    sw_free(sheet);
}

static const char *cell_of(const struct sheet *sheet, size_t row,
                           const char *column)
{
    for (size_t i = 0; i < MOST_FIELDS && sheet->cells[0][i] != NULL; i++) {
        if (strcmp(sheet->cells[0][i], column) == 0) {
            return sheet->cells[row][i];
        }
    }
    fail_msg("no column %s", column);
    return NULL;
}

static double number_of(const struct sheet *sheet, size_t row,
                        const char *column)
{
    const char *text = cell_of(sheet, row, column);
    char *end = NULL;
    const double number = strtod(text, &end);
    assert_true(end != text && *end == '\0');
    return number;
}

static json_t *json_read(const char *folder, const char *name)
{
    char *text = scratch_read(folder, name);
    json_t *root = json_loads(text, JSON_REJECT_DUPLICATES, NULL);
    assert_non_null(root);
    sw_free(text);
    return root;
}

static void same_file(const char *one, const char *other, const char *name)
{
    char *first = scratch_read(one, name);
    char *second = scratch_read(other, name);
    assert_string_equal(first, second);
    sw_free(first);
    sw_free(second);
}

/* ------------------------------------------------------------- tests - */

static const char *const of_compare[] = {
    "ranking.csv",      "comparison.csv", "summary.csv", "quotable.csv",
    "breakdown.csv",    "costs.csv",      "lanes.csv",   "order_dates.csv",
    "replications.csv", "resources.csv"};

static void a_comparison_writes_its_files_and_no_others(void **state)
{
    (void)state;
    char *scratch = scratch_create();
    struct study *study = study_create(2);
    write_study(study, scratch, 0, 1);

    for (size_t i = 0; i < COUNT(of_compare); i++) {
        assert_true(scratch_has(scratch, of_compare[i]));
    }
    assert_int_equal(scratch_count(scratch), COUNT(of_compare) + 3);
    json_t *manifest = json_read(scratch, "manifest.json");
    const json_t *outputs = json_object_get(manifest, "outputs");
    assert_int_equal(json_object_size(outputs), COUNT(of_compare) + 1);
    assert_non_null(json_object_get(outputs, "datapackage.json"));
    assert_null(json_object_get(outputs, "run.log"));
    assert_true(json_is_false(json_object_get(manifest, "partial")));
    json_decref(manifest);
    study_destroy(study);
    scratch_remove(scratch);
}

static void one_scenario_alone_is_not_compared(void **state)
{
    (void)state;
    char *scratch = scratch_create();
    struct study *study = study_create(1);
    write_study(study, scratch, 0, 1);
    assert_false(scratch_has(scratch, "comparison.csv"));
    assert_false(scratch_has(scratch, "ranking.csv"));
    assert_true(scratch_has(scratch, "summary.csv"));
    study_destroy(study);
    scratch_remove(scratch);
}

/* The file of a resource has the fields of its schema, and numbers in those
 * that are numbers. */
static void is_as_described(const char *folder, const json_t *resource)
{
    const json_t *fields =
        json_object_get(json_object_get(resource, "schema"), "fields");
    const size_t count = json_array_size(fields);
    struct sheet *sheet = sheet_read(
        folder, json_string_value(json_object_get(resource, "path")));
    assert_true(sheet->rows > 1);
    assert_null(sheet->cells[0][count]);
    for (size_t i = 0; i < count; i++) {
        const json_t *field = json_array_get(fields, i);
        const char *name = json_string_value(json_object_get(field, "name"));
        const char *type = json_string_value(json_object_get(field, "type"));
        const bool number = strcmp(type, "number") == 0;
        assert_string_equal(sheet->cells[0][i], name);
        for (size_t row = 1; number && row < sheet->rows; row++) {
            if (sheet->cells[row][i][0] != '\0') {
                (void)number_of(sheet, row, name);
            }
        }
    }
    sheet_destroy(sheet);
}

static void every_file_is_as_the_datapackage_says(void **state)
{
    (void)state;
    char *scratch = scratch_create();
    struct study *study = study_create(2);
    write_study(study, scratch, SW_TRACE_ORDERS | SW_TRACE_EVENTS, 1);
    json_t *package = json_read(scratch, "datapackage.json");
    const json_t *resources = json_object_get(package, "resources");
    assert_int_equal(json_array_size(resources), COUNT(of_compare) + 2);
    for (size_t i = 0; i < json_array_size(resources); i++) {
        is_as_described(scratch, json_array_get(resources, i));
    }
    json_decref(package);
    study_destroy(study);
    scratch_remove(scratch);
}

static void a_number_without_an_interval_says_why(void **state)
{
    (void)state;
    char *scratch = scratch_create();
    struct study *study = study_create(1);
    write_study(study, scratch, 0, 1);
    struct sheet *sheet = sheet_read(scratch, "summary.csv");
    size_t without = 0;
    for (size_t row = 1; row < sheet->rows; row++) {
        const bool has = cell_of(sheet, row, "ci_low")[0] != '\0';
        assert_true(has == (cell_of(sheet, row, "note")[0] == '\0'));
        without += has ? 0 : 1;
        assert_string_equal(cell_of(sheet, row, "scenario"), names[0]);
    }
    assert_true(without > 0); /* p99 of 720 orders */
    sheet_destroy(sheet);
    study_destroy(study);
    scratch_remove(scratch);
}

static void the_shares_of_a_breakdown_add_up(void **state)
{
    (void)state;
    char *scratch = scratch_create();
    struct study *study = study_create(2);
    write_study(study, scratch, 0, 1);
    struct sheet *sheet = sheet_read(scratch, "breakdown.csv");
    assert_int_equal(sheet->rows, 5); /* two options, two parts each */
    for (size_t row = 1; row < 5; row += 2) {
        const double hours = number_of(sheet, row, "mean");
        const double share = number_of(sheet, row, "share");
        const double rest = number_of(sheet, row + 1, "share");
        assert_true(fabs(share + rest - 100.0) < 1e-9);
        assert_true(fabs(hours / (hours + number_of(sheet, row + 1, "mean")) -
                         share / 100.0) < 1e-9);
    }
    sheet_destroy(sheet);
    study_destroy(study);
    scratch_remove(scratch);
}

static void an_option_has_its_difference_and_its_cost(void **state)
{
    (void)state;
    char *scratch = scratch_create();
    struct study *study = study_create(2);
    write_study(study, scratch, 0, 1);
    struct sheet *sheet = sheet_read(scratch, "comparison.csv");
    assert_string_equal(cell_of(sheet, 1, "option"), "'=faster, cheaper");
    assert_string_equal(cell_of(sheet, 1, "measure"), "delivery_time");
    assert_string_equal(cell_of(sheet, 1, "statistic"), "mean");
    const double difference = number_of(sheet, 1, "difference");
    assert_true(fabs(number_of(sheet, 1, "value") -
                     number_of(sheet, 1, "baseline") - difference) < 1e-9);
    assert_true(difference > -2.2 && difference < -1.8);
    assert_true(number_of(sheet, 1, "diff_low") < difference);
    assert_true(fabs(number_of(sheet, 1, "cost") - 1.5) < 1e-9);
    assert_string_equal(cell_of(sheet, 1, "feasible"), "yes");
    sheet_destroy(sheet);

    sheet = sheet_read(scratch, "ranking.csv");
    assert_int_equal(sheet->rows, 3);
    assert_string_equal(cell_of(sheet, 1, "option"), "'=faster, cheaper");
    assert_string_equal(cell_of(sheet, 1, "label_en"), "Faster");
    assert_string_equal(cell_of(sheet, 2, "label_zh"), "基准");
    assert_string_equal(cell_of(sheet, 1, "improves"), "yes");
    assert_string_equal(cell_of(sheet, 1, "feasible"), "yes");
    assert_string_equal(cell_of(sheet, 1, "limit"), "");
    assert_string_equal(cell_of(sheet, 1, "unit"), "d");
    assert_string_equal(cell_of(sheet, 2, "option"), names[0]);
    assert_string_equal(cell_of(sheet, 2, "rank"), "2");
    sheet_destroy(sheet);
    study_destroy(study);
    scratch_remove(scratch);
}

/* Of 12 replications, p10 is number 2, p50 number 6 and p90 number 11. */
static void an_order_has_the_dates_of_its_replications(void **state)
{
    (void)state;
    char *scratch = scratch_create();
    struct study *study = study_create(2);
    write_study(study, scratch, 0, 1);
    char *text = scratch_read(scratch, "order_dates.csv");
    assert_non_null(strstr(
        text, "\r\n基准 base,a.1,a,\"'=护栏厂\",coil,rush,25.5,"
              "2026-01-05 00:00:00,2026-01-25 00:00:00,2026-01-26 00:00:00,"
              "2026-01-16 00:00:00,2026-01-20 00:00:00,2026-01-25 00:00:00,"
              "1,0.916666666667,12,12,\r\n"));
    assert_non_null(strstr(text, "\r\n基准 base,a.2,a,,coil,standard,1,"
                                 "2026-01-04 00:00:00,,2026-01-15 00:00:00,"
                                 "2026-01-10 00:00:00,2026-01-14 00:00:00,,"
                                 "0.583333333333,,8,12,not reached\r\n"));
    assert_non_null(strstr(
        text, "\r\n\"'=faster, cheaper\",a.3,a,,coil,standard,1,"
              "2026-01-05 00:00:00,,,2026-01-05 01:00:00,2026-01-05 01:00:00,"
              "2026-01-05 01:00:00,,,12,12,\r\n"));
    sw_free(text);
    study_destroy(study);
    scratch_remove(scratch);
}

static void an_option_that_breaks_a_limit_says_which(void **state)
{
    (void)state;
    static const struct sw_limit limits[] = {
        {.measure = "delivery_time", .value = 1000.0},
        {.measure = "cost_per_tonne", .above_baseline = true, .value = 0.5},
    };
    char *scratch = scratch_create();
    struct study *study = study_create(2);
    for (size_t i = 0; i < COUNT(limits); i++) {
        study->limits[i] = limits[i];
        study->limits[i].statistic = sw_statistic_find("mean");
    }
    study->question.limits = study->limits;
    study->question.limit_count = COUNT(limits);
    sw_comparison_clear(&study->comparison);
    study->comparison = sw_compare(&study->cases, &study->question);
    write_study(study, scratch, 0, 1);
    struct sheet *sheet = sheet_read(scratch, "ranking.csv");
    assert_string_equal(cell_of(sheet, 1, "label_en"), "Base");
    assert_string_equal(cell_of(sheet, 1, "limit"), "");
    assert_string_equal(cell_of(sheet, 2, "label_en"), "Faster");
    assert_string_equal(cell_of(sheet, 2, "feasible"), "no");
    assert_string_equal(cell_of(sheet, 2, "limit"), "cost_per_tonne");
    sheet_destroy(sheet);
    study_destroy(study);
    scratch_remove(scratch);
}

static void a_replication_has_one_value_per_measure(void **state)
{
    (void)state;
    char *scratch = scratch_create();
    struct study *study = study_create(2);
    write_study(study, scratch, 0, 1);
    struct sheet *sheet = sheet_read(scratch, "replications.csv");
    assert_int_equal(sheet->rows, 1 + COUNT(SERIES) * 2 * REPLICATIONS);
    assert_string_equal(cell_of(sheet, 1, "measure"), "delivery_time");
    assert_string_equal(cell_of(sheet, 8, "replication"), "2");
    const double days = number_of(sheet, 1, "value");
    assert_true(days > 20.0 && days < 22.2);
    sheet_destroy(sheet);
    study_destroy(study);
    scratch_remove(scratch);
}

static void tracing_and_threads_change_no_other_file(void **state)
{
    (void)state;
    char *one = scratch_create();
    char *other = scratch_create();
    struct study *study = study_create(2);
    write_study(study, one, 0, 1);
    write_study(study, other,
                SW_TRACE_EVENTS | SW_TRACE_ORDERS | SW_TRACE_DRAWS, 8);
    for (size_t i = 0; i < COUNT(of_compare); i++) {
        same_file(one, other, of_compare[i]);
    }
    struct sheet *sheet = sheet_read(other, "orders.csv");
    assert_int_equal(sheet->rows, 5); /* two orders, two replications */
    assert_string_equal(cell_of(sheet, 3, "replication"), "2");
    sheet_destroy(sheet);
    assert_int_equal(scratch_count(other), COUNT(of_compare) + 3 + 3);
    study_destroy(study);
    scratch_remove(one);
    scratch_remove(other);
}

static void an_interrupted_study_is_marked(void **state)
{
    (void)state;
    char *scratch = scratch_create();
    struct study *study = study_create(2);
    write_study(study, scratch, 0, 99);
    json_t *manifest = json_read(scratch, "manifest.json");
    assert_true(json_is_true(json_object_get(manifest, "partial")));
    json_decref(manifest);
    study_destroy(study);
    scratch_remove(scratch);
}

static void a_run_that_fails_while_traced_leaves_nothing(void **state)
{
    (void)state;
    char *scratch = scratch_create();
    char *path = scratch_path(scratch, "out");
    struct sw_error err;
    struct sw_results *results = NULL;
    const struct sw_results_options options = {.path = path};
    const struct sw_traced traced = {"base", NULL, FAKE_BROKEN_SEED, 1, false};
    assert_true(sw_results_open(&results, &options, &err));
    assert_false(sw_results_trace(results, SW_TRACE_ORDERS, &traced, &err));
    assert_string_equal(err.message, "the queue of 'roll' is endless");
    sw_results_destroy(results);
    assert_int_equal(scratch_count(scratch), 0);
    sw_free(path);
    scratch_remove(scratch);
}

/* What `print` prints; free with free(). */
static char *printed(const struct study *study,
                     void (*print)(const struct sw_findings *findings, FILE *to,
                                   bool colors))
{
    char *text = NULL;
    size_t size = 0;
    FILE *to = open_memstream(&text, &size);
    assert_non_null(to);
    print(&study->findings, to, false);
    assert_int_equal(fclose(to), 0);
    return text;
}

static void a_run_is_told_with_intervals_or_why_not(void **state)
{
    (void)state;
    struct study *study = study_create(1);
    char *text = printed(study, sw_results_print_run);
    assert_non_null(strstr(text, "护栏 study: 12 replications"));
    assert_non_null(strstr(text, "coil     delivery_time   mean"));
    assert_non_null(strstr(text, "roll  process"));
    assert_non_null(strstr(text, "50.0 %"));
    assert_non_null(strstr(text, "hot_mill"));
    free(text);
    study_destroy(study);
}

static void the_latest_against_their_promise_come_first(void **state)
{
    (void)state;
    struct study *study = study_create(1);
    char *text = printed(study, sw_results_print_dates);
    assert_non_null(strstr(text, "of 2 known orders with a promised date"));
    const char *later = strstr(text, "a.2    coil     2026-01-15 00:00  "
                                     "2026-01-14 00:00");
    const char *earlier = strstr(text, "a.1    coil     2026-01-26 00:00  "
                                       "2026-01-20 00:00");
    assert_non_null(later);
    assert_non_null(earlier);
    assert_true(later < earlier);
    assert_non_null(strstr(text, "not reached               -1.0        58 %"));
    assert_non_null(strstr(text, "-6.0       100 %"));
    free(text);
    study_destroy(study);
}

static void a_ranking_has_the_best_first(void **state)
{
    (void)state;
    struct study *study = study_create(2);
    char *text = printed(study, sw_results_print_ranking);
    assert_non_null(strstr(text, "mean of delivery_time, 12 replications"));
    assert_non_null(strstr(text, "mean [d]"));
    assert_non_null(strstr(text, "cost [CNY/t]"));
    const char *best = strstr(text, "1  =faster, cheaper");
    const char *baseline = strstr(text, "2  基准 base");
    assert_non_null(best);
    assert_non_null(baseline);
    assert_true(best < baseline);
    free(text);
    study_destroy(study);
}

static void print_json(const struct sw_findings *findings, FILE *to,
                       bool colors)
{
    struct sw_error err;
    (void)colors;
    assert_true(sw_results_print_json(findings, to, &err));
}

static void json_has_every_table_but_the_longest(void **state)
{
    (void)state;
    struct study *study = study_create(2);
    char *text = printed(study, print_json);
    json_t *root = json_loads(text, JSON_REJECT_DUPLICATES, NULL);
    assert_non_null(root);
    assert_int_equal(json_object_size(root), COUNT(of_compare) - 1);
    assert_null(json_object_get(root, "replications"));
    const json_t *best = json_array_get(json_object_get(root, "ranking"), 0);
    assert_string_equal(json_string_value(json_object_get(best, "option")),
                        names[1]);
    json_decref(root);
    free(text);
    study_destroy(study);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_comparison_writes_its_files_and_no_others),
        cmocka_unit_test(one_scenario_alone_is_not_compared),
        cmocka_unit_test(every_file_is_as_the_datapackage_says),
        cmocka_unit_test(a_number_without_an_interval_says_why),
        cmocka_unit_test(the_shares_of_a_breakdown_add_up),
        cmocka_unit_test(an_option_has_its_difference_and_its_cost),
        cmocka_unit_test(an_order_has_the_dates_of_its_replications),
        cmocka_unit_test(an_option_that_breaks_a_limit_says_which),
        cmocka_unit_test(a_replication_has_one_value_per_measure),
        cmocka_unit_test(tracing_and_threads_change_no_other_file),
        cmocka_unit_test(an_interrupted_study_is_marked),
        cmocka_unit_test(a_run_that_fails_while_traced_leaves_nothing),
        cmocka_unit_test(a_run_is_told_with_intervals_or_why_not),
        cmocka_unit_test(the_latest_against_their_promise_come_first),
        cmocka_unit_test(a_ranking_has_the_best_first),
        cmocka_unit_test(json_has_every_table_but_the_longest),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
