#include "output/folder.h"

#include "scratch.h"

#include <sys/wait.h>

static const char *const known[] = {"costs.csv", "summary.csv",
                                    SW_FOLDER_MANIFEST, NULL};

static void write_file(struct sw_folder *folder, const char *name,
                       const char *text)
{
    struct sw_error err;
    struct sw_result_file *file = NULL;
    assert_true(sw_folder_begin(folder, name, &file, &err));
    sw_result_file_text(file, text);
    assert_true(sw_result_file_close(file, &err));
}

static void holds(const char *folder, const char *name, const char *expected)
{
    char *text = scratch_read(folder, name);
    assert_string_equal(text, expected);
    sw_free(text);
}

static void refuses(const char *path, bool force, const char *because)
{
    struct sw_error err;
    struct sw_folder *folder = NULL;
    assert_false(sw_folder_create(&folder, path, known, force, &err));
    assert_null(folder);
    assert_int_equal(err.kind, SW_ERROR_IO);
    assert_non_null(strstr(err.message, because));
    assert_non_null(strstr(err.message, path));
    assert_null(strchr(err.message, '\n'));
}

static void a_finished_folder_holds_its_files_and_no_others(void **state)
{
    (void)state;
    char *scratch = scratch_create();
    char *path = scratch_path(scratch, "a/b/out");
    struct sw_error err;
    struct sw_folder *folder = NULL;

    assert_true(sw_folder_create(&folder, path, known, false, &err));
    write_file(folder, "summary.csv", "s");
    write_file(folder, SW_FOLDER_MANIFEST, "{}");
    assert_int_equal(sw_folder_count(folder), 2);
    assert_string_equal(sw_folder_name(folder, 0), "summary.csv");
    assert_int_equal(sw_result_file_size(sw_folder_file(folder, 1)), 2);
    assert_true(sw_folder_finish(folder, &err));
    sw_folder_destroy(folder);

    holds(path, "summary.csv", "s");
    holds(path, SW_FOLDER_MANIFEST, "{}");
    assert_int_equal(scratch_count(path), 2);
    sw_free(path);
    scratch_remove(scratch);
}

/* What kill -9 leaves is what is there just before the folder is finished. */
static void before_it_is_finished_no_file_has_its_name(void **state)
{
    (void)state;
    char *scratch = scratch_create();
    char *path = scratch_path(scratch, "out");
    struct sw_error err;
    struct sw_folder *folder = NULL;
    struct sw_result_file *file = NULL;

    assert_true(sw_folder_create(&folder, path, known, false, &err));
    write_file(folder, "summary.csv", "whole");
    assert_true(sw_folder_begin(folder, "costs.csv", &file, &err));
    assert_true(scratch_has(path, "summary.csv.part"));
    assert_true(scratch_has(path, "costs.csv.part"));
    assert_int_equal(scratch_count(path), 2);

    sw_folder_destroy(folder);
    assert_int_equal(scratch_count(scratch), 0);
    sw_free(path);
    scratch_remove(scratch);
}

static void leftovers_of_an_interrupted_run_are_no_hindrance(void **state)
{
    (void)state;
    char *scratch = scratch_create();
    struct sw_error err;
    struct sw_folder *folder = NULL;

    scratch_write(scratch, "summary.csv.part", "half a r");
    assert_true(sw_folder_create(&folder, scratch, known, false, &err));
    assert_int_equal(scratch_count(scratch), 0);
    sw_folder_destroy(folder);
    assert_int_equal(scratch_count(scratch), 0); /* not made by us: kept */
    scratch_remove(scratch);
}

static void a_folder_with_anything_in_it_is_refused(void **state)
{
    (void)state;
    char *scratch = scratch_create();

    scratch_write(scratch, "thesis.doc.part", "x");
    refuses(scratch, false, "is not empty: choose another with --out");
    assert_int_equal(scratch_count(scratch), 1);
    scratch_remove(scratch);
}

static void force_replaces_known_files_and_keeps_others(void **state)
{
    (void)state;
    char *scratch = scratch_create();
    struct sw_error err;
    struct sw_folder *folder = NULL;

    scratch_write(scratch, "notes.txt", "mine");
    scratch_write(scratch, "summary.csv", "old");
    scratch_write(scratch, "costs.csv", "outdated");
    scratch_write(scratch, SW_FOLDER_MANIFEST, "old");
    assert_true(sw_folder_create(&folder, scratch, known, true, &err));
    write_file(folder, "summary.csv", "new");
    write_file(folder, SW_FOLDER_MANIFEST, "new");
    holds(scratch, "summary.csv", "old"); /* until all is written */
    assert_true(sw_folder_finish(folder, &err));
    sw_folder_destroy(folder);

    holds(scratch, "notes.txt", "mine");
    holds(scratch, "summary.csv", "new");
    holds(scratch, SW_FOLDER_MANIFEST, "new");
    assert_int_equal(scratch_count(scratch), 3);
    scratch_remove(scratch);
}

static void a_failed_run_leaves_older_results_whole(void **state)
{
    (void)state;
    char *scratch = scratch_create();
    struct sw_error err;
    struct sw_folder *folder = NULL;

    scratch_write(scratch, "summary.csv", "old");
    scratch_write(scratch, SW_FOLDER_MANIFEST, "old");
    assert_true(sw_folder_create(&folder, scratch, known, true, &err));
    write_file(folder, "summary.csv", "new");
    sw_folder_destroy(folder);

    holds(scratch, "summary.csv", "old");
    holds(scratch, SW_FOLDER_MANIFEST, "old");
    assert_int_equal(scratch_count(scratch), 2);
    scratch_remove(scratch);
}

static void a_file_in_the_way_of_the_folder_is_told(void **state)
{
    (void)state;
    char *scratch = scratch_create();
    char *path = scratch_path(scratch, "out");
    char *below = scratch_path(scratch, "out/today");

    scratch_write(scratch, "out", "a file");
    refuses(path, false, "a file of that name is in the way");
    refuses(path, true, "a file of that name is in the way");
    refuses(below, true, "Not a directory");
    holds(scratch, "out", "a file");
    sw_free(path);
    sw_free(below);
    scratch_remove(scratch);
}

static void a_folder_in_the_way_of_a_file_is_told(void **state)
{
    (void)state;
    char *scratch = scratch_create();
    char *path = scratch_path(scratch, "summary.csv");
    struct sw_error err;
    struct sw_folder *folder = NULL;
    struct sw_result_file *file = NULL;

    assert_int_equal(mkdir(path, 0777), 0);
    assert_true(sw_folder_create(&folder, scratch, known, true, &err));
    assert_false(sw_folder_begin(folder, "summary.csv", &file, &err));
    assert_non_null(strstr(err.message, "a folder of that name is in the way"));
    sw_folder_destroy(folder);
    sw_free(path);
    scratch_remove(scratch);
}

static void a_folder_that_cannot_be_made_is_told(void **state)
{
    (void)state;
    refuses("/dev/null/out", false, "cannot make the folder");
    refuses("", false, "cannot make the folder");
}

/* As somebody who may not write everywhere, as root may; ends the process. */
_Noreturn static void be_refused_as_nobody(const char *folder)
{
    enum { NOBODY = 65534 };
    struct sw_folder *made = NULL;
    struct sw_error err;
    const bool refused =
        (geteuid() != 0 || setuid(NOBODY) == 0) &&
        !sw_folder_create(&made, folder, known, false, &err) &&
        strstr(err.message, "cannot write in the folder") != NULL;
    _exit(refused ? 0 : 1);
}

static void a_folder_that_cannot_be_written_is_told(void **state)
{
    (void)state;
    char *scratch = scratch_create();
    assert_int_equal(chmod(scratch, 0555), 0);
    const pid_t child = fork();
    if (child == 0) {
        be_refused_as_nobody(scratch);
    }
    int status = -1;
    assert_int_equal(waitpid(child, &status, 0), child);
    assert_int_equal(status, 0);
    scratch_remove(scratch);
}

static void two_runs_do_not_share_a_folder(void **state)
{
    (void)state;
    char *scratch = scratch_create();
    char *path = scratch_path(scratch, "out");
    struct sw_error err;
    struct sw_folder *folder = NULL;

    assert_true(sw_folder_create(&folder, path, known, false, &err));
    refuses(path, true, "another run is writing to the folder");
    write_file(folder, "summary.csv", "s");
    assert_true(sw_folder_finish(folder, &err));
    sw_folder_destroy(folder);
    holds(path, "summary.csv", "s");
    sw_free(path);
    scratch_remove(scratch);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_finished_folder_holds_its_files_and_no_others),
        cmocka_unit_test(before_it_is_finished_no_file_has_its_name),
        cmocka_unit_test(leftovers_of_an_interrupted_run_are_no_hindrance),
        cmocka_unit_test(a_folder_with_anything_in_it_is_refused),
        cmocka_unit_test(force_replaces_known_files_and_keeps_others),
        cmocka_unit_test(a_failed_run_leaves_older_results_whole),
        cmocka_unit_test(a_file_in_the_way_of_the_folder_is_told),
        cmocka_unit_test(a_folder_in_the_way_of_a_file_is_told),
        cmocka_unit_test(a_folder_that_cannot_be_made_is_told),
        cmocka_unit_test(a_folder_that_cannot_be_written_is_told),
        cmocka_unit_test(two_runs_do_not_share_a_folder),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
