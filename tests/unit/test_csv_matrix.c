#include "scenario/csv_matrix.h"

#include "scenario_files.h"

static void cells_are_told_by_row_and_column(void **state)
{
    struct files *files = *state;
    struct sw_csv_matrix matrix;
    const char *path = text_file(files, "m.csv", "x;a;b;\n1;p;;\n2;;q r;\n");
    assert_true(sw_csv_matrix_read(&matrix, path, (struct sw_place){0},
                                   &files->reader));
    assert_int_equal(matrix.row_count, 2);
    assert_int_equal(matrix.column_count, 2);
    assert_string_equal(matrix.rows[1].text, "2");
    assert_string_equal(matrix.columns[1].text, "b");
    assert_string_equal(matrix.at[0].text, "p");
    assert_string_equal(matrix.at[1].text, "");
    assert_string_equal(matrix.at[3].text, "q r");
    assert_int_equal(matrix.at[3].place.line, 3);
    assert_int_equal(matrix.at[3].place.column, 4);
}

static void names_alone_are_a_matrix_of_nothing(void **state)
{
    struct files *files = *state;
    struct sw_csv_matrix matrix;
    const char *path = text_file(files, "m.csv", "from\na\n");
    assert_true(sw_csv_matrix_read(&matrix, path, (struct sw_place){0},
                                   &files->reader));
    assert_int_equal(matrix.row_count, 1);
    assert_int_equal(matrix.column_count, 0);
}

static void a_row_that_does_not_fit_is_refused(void **state)
{
    struct files *files = *state;
    struct sw_csv_matrix matrix;
    const char *path = text_file(files, "m.csv", "x,a,b\n1,p\n");
    assert_false(sw_csv_matrix_read(&matrix, path, (struct sw_place){0},
                                    &files->reader));
    check_said(files, "m.csv:2:1: error: the row has 2 cells");
    forget(files);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        files_test(cells_are_told_by_row_and_column),
        files_test(names_alone_are_a_matrix_of_nothing),
        files_test(a_row_that_does_not_fit_is_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
