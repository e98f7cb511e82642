#include "cli/command.h"
#include "cli/starter_files.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* What `init` has made so far, to be taken back if it fails. */
struct folder {
    const char *path;
    int fd;
    bool is_new;
    size_t files;
};

static bool is_empty(int fd)
{
    const int copy = dup(fd);
    DIR *listing = copy < 0 ? NULL : fdopendir(copy);
    if (listing == NULL) {
        if (copy >= 0) {
            (void)close(copy);
        }
        return false;
    }
    size_t entries = 0;
    for (const struct dirent *in = readdir(listing); in != NULL;
         in = readdir(listing)) {
        entries +=
            strcmp(in->d_name, ".") != 0 && strcmp(in->d_name, "..") != 0;
    }
    (void)closedir(listing);
    return entries == 0;
}

/* Make the folder, or take an empty one. */
static bool open_folder(struct folder *folder, struct sw_error *err)
{
    folder->is_new = mkdir(folder->path, 0777) == 0;
    if (!folder->is_new && errno != EEXIST) {
        return sw_fail(err, SW_ERROR_IO, "cannot make the folder '%s': %s",
                       folder->path, strerror(errno));
    }
    folder->fd = open(folder->path, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (folder->fd < 0) {
        return sw_fail(err, SW_ERROR_IO, "cannot write to '%s': %s",
                       folder->path, strerror(errno));
    }
    if (!folder->is_new && !is_empty(folder->fd)) {
        return sw_fail(err, SW_ERROR_IO,
                       "the folder '%s' is not empty: name one that is, or "
                       "one that does not exist",
                       folder->path);
    }
    return true;
}

static bool write_file(const struct folder *folder,
                       const struct sw_starter_file *file, struct sw_error *err)
{
    const int fd = openat(folder->fd, file->name,
                          O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
    FILE *to = fd < 0 ? NULL : fdopen(fd, "wb");
    if (to == NULL) {
        return sw_fail(err, SW_ERROR_IO, "cannot create '%s/%s': %s",
                       folder->path, file->name, strerror(errno));
    }
    const bool whole = fwrite(file->bytes, 1, file->length, to) == file->length;
    if (fclose(to) != 0 || !whole) {
        return sw_fail(err, SW_ERROR_IO, "cannot write '%s/%s': %s",
                       folder->path, file->name, strerror(errno));
    }
    return true;
}

static bool write_all(struct folder *folder, struct sw_error *err)
{
    for (const struct sw_starter_file *at = SW_STARTER_FILES; at->name != NULL;
         at++) {
        folder->files++;
        if (!write_file(folder, at, err)) {
            return false;
        }
    }
    return true;
}

static void take_back(const struct folder *folder)
{
    for (size_t i = 0; i < folder->files; i++) {
        (void)unlinkat(folder->fd, SW_STARTER_FILES[i].name, 0);
    }
    if (folder->is_new) {
        (void)rmdir(folder->path);
    }
}

static enum sw_exit run_init(const struct sw_options *options)
{
    struct sw_error err = {0};
    struct folder folder = {.path = options->arguments[0], .fd = -1};
    const bool done = open_folder(&folder, &err) && write_all(&folder, &err);
    if (!done) {
        take_back(&folder);
    }
    if (folder.fd >= 0) {
        (void)close(folder.fd);
    }
    if (!done) {
        return sw_command_fail(&err);
    }
    if (!SW_GIVEN(options, QUIET)) {
        printf("A plant, its orders and a study are in %s. Next:\n\n"
               "  steelway check %s/plant.yaml\n"
               "  steelway run %s/plant.yaml\n"
               "  steelway compare %s/study.yaml --out %s/results\n",
               folder.path, folder.path, folder.path, folder.path, folder.path);
    }
    return SW_EXIT_DONE;
}

static const struct sw_example examples[] = {
    {"steelway init my-plant", "a folder with a scenario, ready to run"},
    {0},
};

const struct sw_command sw_command_init = {
    .name = "init",
    .help = "write a small scenario to begin from, with its CSV files",
    .usage = "steelway init DIR",
    .about =
        "Makes the folder, or takes an empty one, and writes a plant, an order "
        "book, holidays\nand a study of four options, with comments. A folder "
        "that holds anything is refused.",
    .examples = examples,
    .options = SW_OPTION(QUIET) | SW_OPTION(HELP),
    .least = 1,
    .most = 1,
    .run = run_init,
};
