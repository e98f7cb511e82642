#include "output/result_file.h"

#include "scratch.h"

#include <fcntl.h>

/* SHA-256 of "abc" and of nothing: FIPS 180-4's examples. */
static const char of_abc[] =
    "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
static const char of_nothing[] =
    "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";

static void the_hash_is_that_of_the_bytes_on_the_disk(void **state)
{
    (void)state;
    char *folder = scratch_create();
    char *path = scratch_path(folder, "x");
    struct sw_error err;
    char again[SW_SHA256_TEXT_SIZE];
    struct sw_result_file *file = NULL;

    assert_true(sw_result_file_create(&file, AT_FDCWD, path, path, &err));
    sw_result_file_text(file, "a");
    sw_result_file_write(file, "bc", 2);
    assert_true(sw_result_file_close(file, &err));

    assert_int_equal(sw_result_file_size(file), 3);
    assert_string_equal(sw_result_file_sha256(file), of_abc);
    assert_true(sw_sha256_of_file(again, path, &err));
    assert_string_equal(again, of_abc);
    sw_result_file_destroy(file);
    sw_free(path);
    scratch_remove(folder);
}

static void a_file_longer_than_the_buffer_is_whole(void **state)
{
    (void)state;
    char *folder = scratch_create();
    char *path = scratch_path(folder, "x");
    struct sw_error err;
    char again[SW_SHA256_TEXT_SIZE];
    struct sw_result_file *file = NULL;

    assert_true(sw_result_file_create(&file, AT_FDCWD, path, path, &err));
    for (int i = 0; i < 30000; i++) {
        sw_result_file_text(file, "1234567");
    }
    assert_true(sw_result_file_close(file, &err));
    assert_int_equal(sw_result_file_size(file), 210000);
    assert_true(sw_sha256_of_file(again, path, &err));
    assert_string_equal(again, sw_result_file_sha256(file));
    sw_result_file_destroy(file);
    sw_free(path);
    scratch_remove(folder);
}

static void a_full_disk_is_told_once_the_buffer_is_written(void **state)
{
    (void)state;
    struct sw_error err;
    struct sw_result_file *file = NULL;

    assert_true(sw_result_file_create(&file, AT_FDCWD, "/dev/full",
                                      "out/events.csv", &err));
    sw_result_file_text(file, "a row");
    assert_true(sw_result_file_check(file, &err));
    for (int i = 0; i < 20000; i++) {
        sw_result_file_text(file, "a row");
    }
    assert_false(sw_result_file_check(file, &err));
    assert_int_equal(err.kind, SW_ERROR_IO);
    assert_string_equal(
        err.message, "cannot write 'out/events.csv': No space left on device");
    assert_false(sw_result_file_close(file, &err));
    sw_result_file_destroy(file);
}

static void a_full_disk_is_told_at_the_latest_when_closing(void **state)
{
    (void)state;
    struct sw_error err;
    struct sw_result_file *file = NULL;

    assert_true(
        sw_result_file_create(&file, AT_FDCWD, "/dev/full", "x.csv", &err));
    sw_result_file_text(file, "a row");
    assert_false(sw_result_file_close(file, &err));
    assert_string_equal(err.message,
                        "cannot write 'x.csv': No space left on device");
    sw_result_file_destroy(file);
}

static void what_cannot_be_opened_is_named(void **state)
{
    (void)state;
    struct sw_error err;
    char sha256[SW_SHA256_TEXT_SIZE];
    struct sw_result_file *file = NULL;

    assert_false(sw_result_file_create(&file, AT_FDCWD, "/nowhere/x.part",
                                       "/nowhere/x", &err));
    assert_null(file);
    assert_string_equal(
        err.message, "cannot create '/nowhere/x': No such file or directory");
    assert_false(sw_sha256_of_file(sha256, "/nowhere/x", &err));
    assert_string_equal(err.message,
                        "cannot read '/nowhere/x': No such file or directory");
    assert_false(sw_sha256_of_file(sha256, "/", &err));
    assert_string_equal(err.message, "cannot read '/': Is a directory");
    assert_true(sw_sha256_of_file(sha256, "/dev/null", &err));
    assert_string_equal(sha256, of_nothing);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_hash_is_that_of_the_bytes_on_the_disk),
        cmocka_unit_test(a_file_longer_than_the_buffer_is_whole),
        cmocka_unit_test(a_full_disk_is_told_once_the_buffer_is_written),
        cmocka_unit_test(a_full_disk_is_told_at_the_latest_when_closing),
        cmocka_unit_test(what_cannot_be_opened_is_named),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
