#include "steelway/terminal.h"

#include "scratch.h"

#include <fcntl.h>

static void line_is(int64_t done, int64_t total, double elapsed_s,
                    const char *expected)
{
    char line[128];
    sw_progress_line(line, sizeof(line), done, total, elapsed_s);
    assert_string_equal(line, expected);
}

static void the_line_has_rate_and_time_left(void **state)
{
    (void)state;
    line_is(48, 96, 4.0, "############------------ 48 of 96, 12/s, 4 s left");
    line_is(96, 96, 8.0, "######################## 96 of 96, 12/s, 0 s left");
    line_is(1, 100, 60.0,
            "------------------------ 1 of 100, 0.0167/s, 99 min left");
    line_is(1, 100, 3600.0,
            "------------------------ 1 of 100, 0.000278/s, 99.0 h left");
}

static void before_anything_is_done_there_is_no_rate(void **state)
{
    (void)state;
    line_is(0, 96, 1.0, "------------------------ 0 of 96");
    line_is(0, 0, 0.0, "------------------------ 0 of 0");
}

static void a_short_line_is_cut_and_not_overrun(void **state)
{
    (void)state;
    char line[8];
    sw_progress_line(line, sizeof(line), 48, 96, 4.0);
    assert_string_equal(line, "#######");
}

static void colors_are(bool is_tty, const char *kind, const char *no_color,
                       bool expected)
{
    const struct sw_terminal seen = {is_tty, kind, no_color};
    assert_int_equal(sw_terminal_may_color(&seen, SW_COLOR_AUTO), expected);
    assert_true(sw_terminal_may_color(&seen, SW_COLOR_ALWAYS));
    assert_false(sw_terminal_may_color(&seen, SW_COLOR_NEVER));
}

static void colours_are_for_terminals_that_can_and_users_that_want(void **state)
{
    (void)state;
    colors_are(true, "xterm", NULL, true);
    colors_are(true, "xterm", "", true);
    colors_are(true, "xterm", "1", false);
    colors_are(true, "dumb", NULL, false);
    colors_are(true, NULL, NULL, false);
    colors_are(false, "xterm", NULL, false);
}

/* Who writes to a file for a terminal sees what the terminal would. */
static void progress_draws_its_line_over_itself_and_wipes_it(void **state)
{
    (void)state;
    FILE *file = tmpfile();
    assert_non_null(file);
    struct sw_progress progress;
    sw_progress_begin(&progress, NULL);
    progress.to = file;
    sw_progress_update(&progress, 0, 2);
    sw_progress_update(&progress, 1, 2); /* too soon: not drawn again */
    sw_progress_end(&progress);
    assert_null(progress.to);
    char drawn[128] = "";
    rewind(file);
    assert_true(fread(drawn, 1, sizeof(drawn) - 1, file) > 0);
    assert_string_equal(drawn,
                        "\r\033[K------------------------ 0 of 2\r\033[K");
    assert_int_equal(fclose(file), 0);
}

/* A pseudo terminal; without one here, the test is skipped. */
static FILE *open_terminal(void)
{
    const int fd = open("/dev/ptmx", O_RDWR | O_NOCTTY);
    if (fd < 0) {
        skip();
    }
    FILE *terminal = fdopen(fd, "w");
    assert_non_null(terminal);
    return terminal;
}

static void a_file_gets_neither_colours_nor_progress(void **state)
{
    (void)state;
    FILE *file = tmpfile();
    assert_non_null(file);
    assert_int_equal(setenv("TERM", "xterm", 1), 0);
    assert_int_equal(unsetenv("NO_COLOR"), 0);
    assert_false(sw_terminal_colors(file, SW_COLOR_AUTO));
    assert_true(sw_terminal_colors(file, SW_COLOR_ALWAYS));

    struct sw_progress progress;
    sw_progress_begin(&progress, file);
    sw_progress_update(&progress, 1, 2);
    sw_progress_end(&progress);
    assert_int_equal(ftell(file), 0);
    assert_int_equal(fclose(file), 0);
}

static void a_terminal_gets_colours_unless_told_otherwise(void **state)
{
    (void)state;
    FILE *terminal = open_terminal();
    assert_int_equal(setenv("TERM", "xterm", 1), 0);
    assert_int_equal(unsetenv("NO_COLOR"), 0);
    assert_true(sw_terminal_colors(terminal, SW_COLOR_AUTO));
    assert_false(sw_terminal_colors(terminal, SW_COLOR_NEVER));
    assert_int_equal(setenv("NO_COLOR", "1", 1), 0);
    assert_false(sw_terminal_colors(terminal, SW_COLOR_AUTO));
    assert_true(sw_terminal_colors(terminal, SW_COLOR_ALWAYS));
    assert_int_equal(setenv("NO_COLOR", "", 1), 0);
    assert_true(sw_terminal_colors(terminal, SW_COLOR_AUTO));
    assert_int_equal(setenv("TERM", "dumb", 1), 0);
    assert_false(sw_terminal_colors(terminal, SW_COLOR_AUTO));
    assert_int_equal(fclose(terminal), 0);
}

static void a_terminal_gets_a_line_that_is_wiped_in_the_end(void **state)
{
    (void)state;
    FILE *terminal = open_terminal();
    assert_int_equal(setenv("TERM", "xterm", 1), 0);
    struct sw_progress progress;
    sw_progress_begin(&progress, terminal);
    assert_ptr_equal(progress.to, terminal);
    sw_progress_update(&progress, 1, 2);
    const int64_t drawn_ns = progress.drawn_ns;
    sw_progress_update(&progress, 2, 2); /* too soon: not drawn again */
    assert_true(progress.drawn_ns == drawn_ns);
    sw_progress_end(&progress);
    assert_null(progress.to);
    assert_int_equal(ferror(terminal), 0);
    assert_int_equal(fclose(terminal), 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_line_has_rate_and_time_left),
        cmocka_unit_test(before_anything_is_done_there_is_no_rate),
        cmocka_unit_test(a_short_line_is_cut_and_not_overrun),
        cmocka_unit_test(a_file_gets_neither_colours_nor_progress),
        cmocka_unit_test(
            colours_are_for_terminals_that_can_and_users_that_want),
        cmocka_unit_test(progress_draws_its_line_over_itself_and_wipes_it),
        cmocka_unit_test(a_terminal_gets_colours_unless_told_otherwise),
        cmocka_unit_test(a_terminal_gets_a_line_that_is_wiped_in_the_end),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
