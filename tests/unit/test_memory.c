#include "base/memory.h"

#include "cmocka_all.h"

#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

static void what_is_new_is_zeroed(void **state)
{
    (void)state;
    uint64_t *numbers = sw_new_array(1000, sizeof(*numbers));
    for (size_t i = 0; i < 1000; i++) {
        assert_int_equal(numbers[i], 0);
    }
    sw_free(numbers);

    unsigned char *line = sw_new_aligned(65);
    assert_int_equal((uintptr_t)line % 64, 0);
    for (size_t i = 0; i < 65; i++) {
        assert_int_equal(line[i], 0);
    }
    sw_free(line);
}

static void an_array_keeps_its_elements_when_it_grows(void **state)
{
    (void)state;
    int *numbers = NULL;
    size_t capacity = 0;
    for (int i = 0; i < 1000; i++) {
        numbers = sw_reserve_array(numbers, &capacity, (size_t)i + 1,
                                   sizeof(*numbers));
        numbers[i] = i;
    }
    for (int i = 0; i < 1000; i++) {
        assert_int_equal(numbers[i], i);
    }
    sw_free(numbers);
}

static void an_array_that_is_large_enough_stays_where_it_is(void **state)
{
    (void)state;
    size_t capacity = 0;
    char *bytes = sw_reserve_array(NULL, &capacity, 100, 1);
    const size_t before = capacity;
    assert_true(before >= 100);
    assert_ptr_equal(sw_reserve_array(bytes, &capacity, before, 1), bytes);
    assert_int_equal(capacity, before);

    bytes = sw_reserve_array(bytes, &capacity, before + 1, 1);
    assert_true(capacity >= 2 * before);
    sw_free(bytes);
}

static void a_copied_text_is_the_owners(void **state)
{
    (void)state;
    char text[] = "coil";
    char *copy = sw_copy_text(text);
    text[0] = 'f';
    assert_string_equal(copy, "coil");
    sw_free(copy);
    sw_free(NULL);
}

/* Ask for more than there can be, in a child whose stderr is `to`. */
static void ask_for_too_much(int to)
{
    (void)dup2(to, STDERR_FILENO);
    (void)sw_resize_array(NULL, SIZE_MAX / 2, sizeof(uint64_t));
    _exit(0);
}

static void running_out_of_memory_ends_the_program_with_a_message(void **state)
{
    (void)state;
    int ends[2];
    assert_int_equal(pipe(ends), 0);
    const pid_t child = fork();
    assert_true(child >= 0);
    if (child == 0) {
        (void)signal(SIGABRT, SIG_DFL);
        ask_for_too_much(ends[1]);
    }
    (void)close(ends[1]);
    char message[200] = {0};
    assert_true(read(ends[0], message, sizeof(message) - 1) > 0);
    (void)close(ends[0]);

    int status = 0;
    assert_int_equal(waitpid(child, &status, 0), child);
    assert_true(WIFSIGNALED(status));
    assert_int_equal(WTERMSIG(status), SIGABRT);
    assert_non_null(strstr(message, "steelway: out of memory"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_is_new_is_zeroed),
        cmocka_unit_test(an_array_keeps_its_elements_when_it_grows),
        cmocka_unit_test(an_array_that_is_large_enough_stays_where_it_is),
        cmocka_unit_test(a_copied_text_is_the_owners),
        cmocka_unit_test(running_out_of_memory_ends_the_program_with_a_message),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
