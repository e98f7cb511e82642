#include "model/opening_state.h"

#include "cases.h"
#include "plant_files.h"

#define OPENED                                                                 \
    A_YEAR                                                                     \
    "opening: wip.csv\n"                                                       \
    "demand: { none: { kind: orders, first: 30 d, every: 1 d, count: 1,"       \
    " tonnes: 17 t, products: { guardrail: 100 % } } }\n"
#define FORTY "40 h"
#define HEADER                                                                 \
    "order,lot,product,steel_code,tonnes_t,step,state,rest_h,since,entered,"   \
    "until\n"

/* The plant with this opening state, and `cool` in its time of cooling. */
static struct sw_model *opened(struct files *files, const char *rows,
                               const char *cool)
{
    static const char TIME[] = "time: 40 h";
    const char *at = strstr(PLANT, TIME);
    (void)text_file(files, "wip.csv",
                    sw_arena_format(files->arena, "%s%s", HEADER, rows));
    const char *text =
        sw_arena_format(files->arena, "%.*stime: %s%s%s", (int)(at - PLANT),
                        PLANT, cool, at + sizeof TIME - 1, OPENED);
    const struct sw_node *root =
        sw_document_read(&files->reader, text_file(files, "plant.yaml", text));
    return sw_model_compile(&files->reader, root, NULL);
}

/* When the lots of orders A are done where they are, or begin there, by order
 * and lot. */
struct ends {
    const char *activity;
    const char *lifecycle;
    size_t count;
    double at_h[400];
    char order[400][8];
};

static void note(void *self, const struct sw_happening *happening)
{
    struct ends *ends = self;
    if (happening->order[0] == 'A' &&
        strcmp(happening->activity, ends->activity) == 0 &&
        strcmp(happening->lifecycle, ends->lifecycle) == 0) {
        assert_true(ends->count < 400);
        (void)snprintf(ends->order[ends->count], sizeof ends->order[0], "%s",
                       happening->order);
        ends->at_h[ends->count++] =
            (double)happening->at_us / (double)SW_HOUR_US;
    }
}

static struct ends *run(struct files *files, const char *rows, const char *cool,
                        const char *activity)
{
    struct sw_model *model = opened(files, rows, cool);
    if (model == NULL) {
        sw_diagnostics_print(files->reader.diagnostics, stderr);
    }
    assert_non_null(model);
    struct ends *ends = test_calloc(1, sizeof *ends);
    ends->activity = activity;
    ends->lifecycle = "complete";
    const struct sw_observer observer = {.self = ends, .happening = note};
    struct sw_outcome outcome = {0};
    struct sw_error err = {0};
    assert_true(sw_model_run(model, &(struct sw_replication){1, 1, &observer},
                             &outcome, &err));
    assert_true(outcome.audited);
    sw_outcome_clear(&outcome);
    sw_model_destroy(model);
    return ends;
}

static void check_end(const struct ends *ends, size_t nth, const char *order,
                      double hours)
{
    assert_true(nth <= ends->count);
    assert_string_equal(ends->order[nth - 1], order);
    assert_close(ends->at_h[nth - 1], hours, 1e-9);
}

/* 20 t take 3 minutes, of which 2 have passed; who waits longer goes on
 * waiting. */
static void what_is_in_process_is_finished_first(void **state)
{
    struct ends *ends = run(*state,
                            "A-1,1,bracket,S350GD,20,roll,in_process,,"
                            "2026-01-04 23:58,2025-12-20,\n"
                            "A-2,1,bracket,,20,roll,waiting,,2026-01-01,"
                            "2025-12-20,\n",
                            FORTY, "roll");
    assert_int_equal(ends->count, 2);
    check_end(ends, 1, "A-1", 1.0 / 60);
    check_end(ends, 2, "A-2", 4.0 / 60);
    test_free(ends);
}

/* Cooling takes 40 h. */
static void the_rest_of_a_time_is_told_or_follows(void **state)
{
    struct ends *ends = run(*state,
                            "A-1,1,bracket,,20,cool,in_process,,2026-01-04,"
                            "2025-12-20,\n"
                            "A-2,1,bracket,,20,cool,in_process,5,2026-01-04,"
                            "2025-12-20,\n"
                            "A-3,1,bracket,,20,cool,in_process,,2026-01-02,"
                            "2025-12-20,\n",
                            FORTY, "cool");
    check_end(ends, 1, "A-3", 0);
    check_end(ends, 2, "A-2", 5);
    check_end(ends, 3, "A-1", 16);
    test_free(ends);
}

/* The line opens at 6:00, and both of its units have work. */
static void work_that_stopped_at_closing_has_its_unit(void **state)
{
    struct ends *ends = run(*state,
                            "A-3,1,bracket,,20,coat,,,2026-01-04 12:00,"
                            "2025-12-20,\n"
                            "A-1,1,bracket,,20,coat,in_process,0.1,"
                            "2026-01-04 17:54,2025-12-20,\n"
                            "A-2,1,bracket,,20,coat,in_process,0.1,"
                            "2026-01-04 17:54,2025-12-20,\n",
                            FORTY, "coat");
    check_end(ends, 1, "A-1", 6.1);
    check_end(ends, 2, "A-2", 6.1);
    check_end(ends, 3, "A-3", 6.3);
    test_free(ends);
}

/* Of 30 to 50 hours 45 have passed: all rests up to 5 h are as likely. */
static void a_rest_is_drawn_given_what_has_passed(void **state)
{
    struct files *files = *state;
    const char *rows = "";
    for (unsigned i = 1; i <= 200; i++) {
        rows = sw_arena_format(files->arena,
                               "%sA-%u,1,bracket,,20,cool,in_process,,"
                               "2026-01-03 03:00,2025-12-20,\n",
                               rows, i);
    }
    struct ends *ends =
        run(files, rows, "\"uniform(min 30 h, max 50 h)\"", "cool");
    assert_int_equal(ends->count, 200);
    double sum_h = 0;
    for (size_t i = 0; i < ends->count; i++) {
        assert_true(ends->at_h[i] > 0 && ends->at_h[i] <= 5);
        sum_h += ends->at_h[i];
    }
    /* Three standard errors of 5 / sqrt(12) / sqrt(200). */
    assert_close(sum_h / 200, 2.5, 0.31);
    test_free(ends);
}

static void a_lot_on_hold_comes_to_its_step_later(void **state)
{
    struct ends *ends = run(*state,
                            "A-1,1,bracket,,20,roll,on_hold,,,2025-12-20,"
                            "2026-01-06 12:00\n"
                            "A-2,,bracket,,20,review,on_hold,,,2025-12-20,"
                            "2026-01-05 12:00\n",
                            FORTY, "roll");
    assert_int_equal(ends->count, 2);
    check_end(ends, 1, "A-2", 14.05);
    check_end(ends, 2, "A-1", 36.05);
    test_free(ends);
}

static void refuses_row(struct files *files, const char *row, const char *part)
{
    assert_null(opened(files, row, FORTY));
    check_said(files, part);
    forget(files);
}

static void what_cannot_stand_so_is_refused(void **state)
{
    refuses_row(*state, "A-1,1,bracket,Q235B,20,roll,,,,2025-12-20,\n",
                "the lot is of 'Q235B', but 'bracket' is of 'S350GD'");
    refuses_row(*state, "A-1,1,bracket,,20,roll,rolling,,,2025-12-20,\n",
                "waiting, in_process");
    refuses_row(*state, "A-1,1,bracket,,20,roll,,1,,2025-12-20,\n",
                "`rest` is told of work in process");
    refuses_row(*state, "A-1,1,bracket,,20,roll,on_hold,,,2025-12-20,\n",
                "needs a date `until`");
    refuses_row(*state, "A-1,1,bracket,,20,roll,,,,2025-12-20,2026-01-09\n",
                "needs a date `until`");
    refuses_row(*state,
                "A-1,1,bracket,,20,roll,on_hold,,,2025-12-20,2026-01-02\n",
                "the hold ends before the start of the run");
    refuses_row(*state,
                "A-1,1,bracket,,20,roll,in_process,,,2025-12-20,\n"
                "A-1,2,bracket,,20,roll,in_process,,,2025-12-20,\n",
                "more lots are in process at the start than 'mill' has units, "
                "1");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        files_test(what_is_in_process_is_finished_first),
        files_test(the_rest_of_a_time_is_told_or_follows),
        files_test(work_that_stopped_at_closing_has_its_unit),
        files_test(a_rest_is_drawn_given_what_has_passed),
        files_test(a_lot_on_hold_comes_to_its_step_later),
        files_test(what_cannot_stand_so_is_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
