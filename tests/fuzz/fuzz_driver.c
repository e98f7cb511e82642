/*
 * fuzz_driver.c - gives a fuzz target the files of its corpus, one after the
 * other, where there is no libFuzzer: `fuzz_scenario FOLDER...`. It fails if a
 * folder has no file, so that a lost corpus does not pass.
 */
#include "fuzz_target.h"

#include "base/memory.h"

#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>

static void run_file(const char *path)
{
    size_t capacity = 0;
    size_t length = 0;
    size_t got = 0;
    uint8_t *bytes = NULL;
    FILE *from = fopen(path, "rb");
    if (from == NULL) {
        perror(path);
        exit(1);
    }
    do {
        bytes = sw_reserve_array(bytes, &capacity, length + 4096, 1);
        got = fread(bytes + length, 1, 4096, from);
        length += got;
    } while (got > 0);
    (void)fclose(from);
    (void)LLVMFuzzerTestOneInput(bytes, length);
    sw_free(bytes);
}

static int run_folder(const char *folder)
{
    int count = 0;
    char path[4096];
    DIR *files = opendir(folder);
    if (files == NULL) {
        perror(folder);
        exit(1);
    }
    for (struct dirent *file = readdir(files); file != NULL;
         file = readdir(files)) {
        if (file->d_name[0] != '.') {
            (void)snprintf(path, sizeof path, "%s/%s", folder, file->d_name);
            run_file(path);
            count++;
        }
    }
    (void)closedir(files);
    return count;
}

int main(int argc, char **argv)
{
    for (int i = 1; i < argc; i++) {
        const int count = run_folder(argv[i]);
        (void)printf("%s: %d files\n", argv[i], count);
        if (count == 0) {
            return 1;
        }
    }
    return argc > 1 ? 0 : 1;
}
