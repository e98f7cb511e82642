/* scratch.h - a folder for one test, and what is in its files. */
#ifndef SW_TESTS_SCRATCH_H
#define SW_TESTS_SCRATCH_H

#include "cmocka_all.h"

#include "base/memory.h"
#include "base/text.h"

#include <dirent.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* A new folder; free the path with scratch_remove. */
static inline char *scratch_create(void)
{
    char *path = sw_copy_text("/tmp/steelway-test-XXXXXX");
    assert_non_null(mkdtemp(path));
    return path;
}

/* "FOLDER/NAME"; free with sw_free. */
static inline char *scratch_path(const char *folder, const char *name)
{
    struct sw_text text = {0};
    sw_text_format(&text, "%s/%s", folder, name);
    return text.bytes;
}

static inline bool scratch_has(const char *folder, const char *name)
{
    char *path = scratch_path(folder, name);
    const bool there = access(path, F_OK) == 0;
    sw_free(path);
    return there;
}

static inline void scratch_write(const char *folder, const char *name,
                                 const char *text)
{
    char *path = scratch_path(folder, name);
    FILE *file = fopen(path, "wb");
    assert_non_null(file);
    assert_true(fputs(text, file) >= 0);
    assert_int_equal(fclose(file), 0);
    sw_free(path);
}

/* All of a file; free with sw_free. */
static inline char *scratch_read(const char *folder, const char *name)
{
    char *path = scratch_path(folder, name);
    FILE *file = fopen(path, "rb");
    assert_non_null(file);
    struct sw_text text = {0};
    char part[4096];
    sw_text_add(&text, "");
    for (size_t got = 1; got > 0;) {
        got = fread(part, 1, sizeof(part), file);
        sw_text_add_n(&text, part, got);
    }
    assert_int_equal(fclose(file), 0);
    sw_free(path);
    return text.bytes;
}

/* How many files and folders a folder holds. */
static inline int scratch_count(const char *folder)
{
    int count = -2; /* . and .. */
    DIR *listing = opendir(folder);
    assert_non_null(listing);
    while (readdir(listing) != NULL) {
        count++;
    }
    assert_int_equal(closedir(listing), 0);
    return count;
}

/* Remove the folder with all that is in it, and free its path. */
static inline void scratch_remove(char *folder)
{
    DIR *listing = opendir(folder);
    assert_non_null(listing);
    for (const struct dirent *in = readdir(listing); in != NULL;
         in = readdir(listing)) {
        if (strcmp(in->d_name, ".") == 0 || strcmp(in->d_name, "..") == 0) {
            continue;
        }
        char *path = scratch_path(folder, in->d_name);
        struct stat about;
        assert_int_equal(lstat(path, &about), 0);
        if (S_ISDIR(about.st_mode)) {
            scratch_remove(path);
        } else {
            assert_int_equal(unlink(path), 0);
            sw_free(path);
        }
    }
    assert_int_equal(closedir(listing), 0);
    assert_int_equal(rmdir(folder), 0);
    sw_free(folder);
}

#endif
