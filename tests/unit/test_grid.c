#include "output/grid.h"

#include "scratch.h"

static const struct sw_grid_column columns[] = {
    {"option", SW_GRID_LEFT},
    {"P90 [d]", SW_GRID_RIGHT},
    {"note", SW_GRID_LEFT},
};

/* What is printed of two rows; free with free(). */
static char *printed(bool colors)
{
    char *text = NULL;
    size_t size = 0;
    FILE *to = open_memstream(&text, &size);
    assert_non_null(to);
    struct sw_grid *grid = sw_grid_create(columns, 3);
    sw_grid_cell(grid, SW_GRID_PLAIN, "baseline");
    sw_grid_cell(grid, SW_GRID_PLAIN, "%.1f", 24.0);
    sw_grid_cell(grid, SW_GRID_FAINT, "two\nlines");
    sw_grid_cell(grid, SW_GRID_PLAIN, "绿色通道");
    sw_grid_cell(grid, SW_GRID_GOOD, "%.1f", 9.5);
    sw_grid_cell(grid, SW_GRID_PLAIN, "%s", "最好");
    sw_grid_print(grid, to, colors);
    sw_grid_destroy(grid);
    assert_int_equal(fclose(to), 0);
    return text;
}

static void columns_are_aligned_whatever_the_script(void **state)
{
    (void)state;
    char *text = printed(false);
    assert_string_equal(text, "option    P90 [d]  note\n"
                              "baseline     24.0  two lines\n"
                              "绿色通道      9.5  最好\n");
    free(text);
}

static void colours_surround_the_text_and_not_the_blanks(void **state)
{
    (void)state;
    char *text = printed(true);
    assert_non_null(strstr(text, "绿色通道      \033[32m9.5\033[0m  最好\n"));
    assert_non_null(strstr(text, "  \033[2mtwo lines\033[0m\n"));
    assert_non_null(strstr(text, "\033[1moption\033[0m    \033[1mP90"));
    free(text);
}

static void a_grid_without_rows_is_its_heading(void **state)
{
    (void)state;
    char *text = NULL;
    size_t size = 0;
    FILE *to = open_memstream(&text, &size);
    assert_non_null(to);
    struct sw_grid *grid = sw_grid_create(columns, 3);
    sw_grid_print(grid, to, false);
    sw_grid_destroy(grid);
    assert_int_equal(fclose(to), 0);
    assert_string_equal(text, "option  P90 [d]  note\n");
    free(text);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(columns_are_aligned_whatever_the_script),
        cmocka_unit_test(colours_surround_the_text_and_not_the_blanks),
        cmocka_unit_test(a_grid_without_rows_is_its_heading),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
