#include "model/setup_file.h"

#include "cases.h"
#include "scenario_files.h"
#include "steelway/model.h"

/* A coating line, where a lot takes an hour, and one comes each minute: zinc,
 * alloy, alloy of 2 mm, zinc, bare. */
#define LINE                                                                   \
    "format: 1\nname: setups\n"                                                \
    "run: { length: 30 d, limit: 30 d }\n"                                     \
    "products:\n"                                                              \
    "  zinc: { route: way, family: { coating: GI, gauge: 1 mm } }\n"           \
    "  alloy: { route: way, family: { coating: ZM, gauge: 1 mm } }\n"          \
    "  alloy_2: { route: way, family: { coating: ZM, gauge: 2 mm } }\n"        \
    "  bare: { route: way, family: { coating: no, gauge: 1 mm } }\n"           \
    "routes:\n  way: { lots: [coat] }\n"                                       \
    "resources:\n  line: {}\n"                                                 \
    "demand:\n" LOT("0", "zinc") LOT("1", "alloy") LOT("2", "alloy_2")         \
        LOT("3", "zinc") LOT("4", "bare") "steps:\n  coat: { kind: process, "  \
                                          "resource: line, time: 1 h, "        \
                                          "setup: { time: 30 min, matrix: { "  \
                                          "file: setup.csv }, %s } }\n"
#define LOT(minute, product)                                                   \
    "  lot_" minute ": { kind: orders, first: " minute " min, every: 1 h, "    \
    "count: 1, products: { " product ": 100 %% }, tonnes: 1 t }\n"

static struct sw_model *line_with(struct files *files, const char *setup,
                                  const char *csv)
{
    (void)text_file(files, "setup.csv", csv);
    const char *text = sw_arena_format(files->arena, LINE, setup);
    const struct sw_node *root =
        sw_document_read(&files->reader, text_file(files, "line.yaml", text));
    return sw_model_compile(&files->reader, root, NULL);
}

struct ends {
    size_t count;
    double at_h[8];
};

static void note(void *self, const struct sw_happening *happening)
{
    struct ends *ends = self;
    if (strcmp(happening->lifecycle, "complete") == 0 &&
        ends->count < sizeof ends->at_h / sizeof *ends->at_h) {
        ends->at_h[ends->count++] =
            (double)happening->at_us / (double)SW_HOUR_US;
    }
}

static void lots_end_at(struct files *files, const char *setup, const char *csv,
                        const double *hours)
{
    struct sw_model *model = line_with(files, setup, csv);
    if (model == NULL) {
        sw_diagnostics_print(files->reader.diagnostics, stderr);
    }
    assert_non_null(model);
    struct ends ends = {0};
    const struct sw_observer observer = {.self = &ends, .happening = note};
    struct sw_outcome outcome = {0};
    struct sw_error err = {0};
    assert_true(sw_model_run(model, &(struct sw_replication){1, 1, &observer},
                             &outcome, &err));
    assert_true(outcome.audited);
    assert_int_equal(ends.count, 5);
    for (size_t i = 0; i < ends.count; i++) {
        if (fabs(ends.at_h[i] - hours[i]) > 1e-5) {
            fail_msg("lot %zu ends at %g h, not %g", i + 1, ends.at_h[i],
                     hours[i]);
        }
    }
    sw_outcome_clear(&outcome);
    sw_model_destroy(model);
}

/* 6 h from GI to ZM, none within it, 3 h back, and 45 min to bare. */
static void a_cell_tells_how_long_from_its_row_to_its_column(void **state)
{
    lots_end_at(*state, "key: [coating]",
                "from/to,GI,ZM,no\n"
                "GI,-,6 h,45 min\n"
                "ZM,\"uniform(min 3 h, max 3.000001 h)\",-,2 h\n",
                (const double[]){1, 8, 9, 13, 14.75});
}

static void an_empty_cell_is_left_to_the_changes_and_the_time(void **state)
{
    lots_end_at(*state,
                "key: [coating], changes: { up: { to: { coating: ZM }, time: "
                "2 h } }",
                ";ZM;no;;\n"
                "GI;;;;\n"
                "ZM;;1 h;;\n",
                (const double[]){1, 4, 5, 6.5, 8});
}

static void a_key_of_two_attributes_is_called_by_both(void **state)
{
    lots_end_at(
        *state, "key: [coating, gauge]",
        ",ZM / 1 mm,ZM / 0.002 m,GI / 1.0 mm\n"
        "GI / 1 mm,4 h,,\n"
        "ZM / 1 mm,,10 min,\n"
        "ZM / 2 mm,,,7 h\n",
        (const double[]){1, 6, 7 + 1 / 6.0, 15 + 1 / 6.0, 16 + 2 / 3.0});
}

static void refuses(struct files *files, const char *key, const char *csv,
                    const char *said)
{
    assert_null(line_with(files, key, csv));
    check_said(files, said);
    forget(files);
}

static void what_is_wrong_is_told_by_its_cell(void **state)
{
    refuses(*state, "key: [coating]", "from,ZM,GL\nGI,6 h,3 h\n",
            "setup.csv:1:9: error: no product is 'GL' by the key");
    refuses(*state, "key: [coating]", "from,ZM,GI\nGI,6,3 h\n",
            "setup.csv:2:4: error: time: '6' has no unit");
    refuses(*state, "key: [coating]", "from,ZM\nGI,6 t\n",
            "setup.csv:2:4: error: time: '6 t' is a mass");
    refuses(*state, "key: [coating]", "from,ZM\nGI,6 h\nGI,3 h\n",
            "setup.csv:3:1: error: 'GI' is there already, as 'GI'");
    refuses(*state, "key: [gauge]", "from,1 mm\n2 mm / ZM,3 h\n",
            "setup.csv:2:1: error: no product is '2 mm / ZM'");
    refuses(*state, "key: [coating, gauge]", "from,ZM\nGI / 1 mm,3 h\n",
            "setup.csv:1:6: error: no product is 'ZM'");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        files_test(a_cell_tells_how_long_from_its_row_to_its_column),
        files_test(an_empty_cell_is_left_to_the_changes_and_the_time),
        files_test(a_key_of_two_attributes_is_called_by_both),
        files_test(what_is_wrong_is_told_by_its_cell),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
