#include "output/folder.h"

#include "base/memory.h"
#include "base/text.h"

#include <assert.h>
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

struct entry {
    const char *name; /* one of the known names */
    char *part;       /* NAME.part */
    struct sw_result_file *file;
};

struct sw_folder {
    char *path;
    const char *const *known;
    int fd;
    size_t made; /* length of the path of the first folder made by us; or 0 */
    bool finished;
    size_t count;
    size_t capacity;
    struct entry *entries;
};

static char *part_name(const char *name)
{
    struct sw_text text = {0};
    sw_text_format(&text, "%s.part", name);
    return text.bytes;
}

/* Make the folders above the last one; one that cannot be made is told by
 * whoever then fails to use it. */
static void make_parents(struct sw_folder *folder)
{
    char *above = sw_copy_text(folder->path);
    for (size_t i = 1; above[0] != '\0' && above[i] != '\0'; i++) {
        if (above[i] == '/') {
            above[i] = '\0';
            if (mkdir(above, 0777) == 0 && folder->made == 0) {
                folder->made = i;
            }
            above[i] = '/';
        }
    }
    sw_free(above);
}

static bool make_folder(struct sw_folder *folder, struct sw_error *err)
{
    make_parents(folder);
    if (mkdir(folder->path, 0777) == 0) {
        folder->made = folder->made > 0 ? folder->made : strlen(folder->path);
    } else if (errno != EEXIST) {
        return sw_fail(err, SW_ERROR_IO, "cannot make the folder '%s': %s",
                       folder->path, strerror(errno));
    }
    folder->fd = open(folder->path, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (folder->fd < 0 && errno == ENOTDIR) {
        return sw_fail(err, SW_ERROR_IO,
                       "cannot make the folder '%s': a file of that name is "
                       "in the way",
                       folder->path);
    }
    if (folder->fd < 0 || faccessat(folder->fd, ".", W_OK | X_OK, 0) != 0) {
        return sw_fail(err, SW_ERROR_IO, "cannot write in the folder '%s': %s",
                       folder->path, strerror(errno));
    }
    /* Where the file system knows no locks, we go without one. */
    if (flock(folder->fd, LOCK_EX | LOCK_NB) != 0 && errno == EWOULDBLOCK) {
        return sw_fail(err, SW_ERROR_IO,
                       "another run is writing to the folder '%s'",
                       folder->path);
    }
    return true;
}

static bool is_known(const struct sw_folder *folder, const char *name,
                     const char *ending)
{
    for (const char *const *known = folder->known; *known != NULL; known++) {
        const size_t length = strlen(*known);
        if (strncmp(name, *known, length) == 0 &&
            strcmp(name + length, ending) == 0) {
            return true;
        }
    }
    return false;
}

/* Does the folder hold nothing but what an interrupted run leaves? */
static bool is_free(const struct sw_folder *folder, struct sw_error *err)
{
    DIR *listing = opendir(folder->path);
    if (listing == NULL) {
        return sw_fail(err, SW_ERROR_IO, "cannot read the folder '%s': %s",
                       folder->path, strerror(errno));
    }
    bool free = true;
    for (const struct dirent *in = readdir(listing); free && in != NULL;
         in = readdir(listing)) {
        free = strcmp(in->d_name, ".") == 0 || strcmp(in->d_name, "..") == 0 ||
               is_known(folder, in->d_name, ".part");
    }
    (void)closedir(listing);
    if (!free) {
        return sw_fail(err, SW_ERROR_IO,
                       "the folder '%s' is not empty: choose another with "
                       "--out, or replace its results with --force",
                       folder->path);
    }
    return true;
}

static void remove_parts(struct sw_folder *folder)
{
    for (const char *const *known = folder->known; *known != NULL; known++) {
        char *part = part_name(*known);
        (void)unlinkat(folder->fd, part, 0);
        sw_free(part);
    }
}

bool sw_folder_create(struct sw_folder **folder, const char *path,
                      const char *const *known, bool force,
                      struct sw_error *err)
{
    struct sw_folder *made = sw_new(struct sw_folder);
    made->path = sw_copy_text(path);
    made->known = known;
    made->fd = -1;
    if (!make_folder(made, err) || (!force && !is_free(made, err))) {
        made->finished = made->made == 0; /* what is there is not ours */
        sw_folder_destroy(made);
        return false;
    }
    remove_parts(made);
    *folder = made;
    return true;
}

static const struct entry *find_entry(const struct sw_folder *folder,
                                      const char *name)
{
    for (size_t i = 0; i < folder->count; i++) {
        if (strcmp(folder->entries[i].name, name) == 0) {
            return &folder->entries[i];
        }
    }
    return NULL;
}

/* A known file's place must be free, or hold a file that can be replaced. */
static bool can_replace(const struct sw_folder *folder, const char *name,
                        struct sw_error *err)
{
    struct stat there;
    if (fstatat(folder->fd, name, &there, AT_SYMLINK_NOFOLLOW) == 0 &&
        S_ISDIR(there.st_mode)) {
        return sw_fail(err, SW_ERROR_IO,
                       "cannot write '%s/%s': a folder of that name is in the "
                       "way",
                       folder->path, name);
    }
    return true;
}

bool sw_folder_begin(struct sw_folder *folder, const char *name,
                     struct sw_result_file **file, struct sw_error *err)
{
    assert(!folder->finished && is_known(folder, name, ""));
    assert(find_entry(folder, name) == NULL);
    if (!can_replace(folder, name, err)) {
        return false;
    }
    char *part = part_name(name);
    struct sw_text shown = {0};
    sw_text_format(&shown, "%s/%s", folder->path, name);
    struct sw_result_file *made = NULL;
    const bool done = sw_result_file_create(&made, folder->fd, part,
                                            sw_text_get(&shown), err);
    sw_text_clear(&shown);
    if (!done) {
        sw_free(part);
        return false;
    }
    folder->entries =
        sw_reserve_array(folder->entries, &folder->capacity, folder->count + 1,
                         sizeof(folder->entries[0]));
    folder->entries[folder->count++] =
        (struct entry){.name = name, .part = part, .file = made};
    *file = made;
    return true;
}

size_t sw_folder_count(const struct sw_folder *folder)
{
    return folder->count;
}

const char *sw_folder_name(const struct sw_folder *folder, size_t index)
{
    assert(index < folder->count);
    return folder->entries[index].name;
}

const struct sw_result_file *sw_folder_file(const struct sw_folder *folder,
                                            size_t index)
{
    assert(index < folder->count);
    return folder->entries[index].file;
}

static bool remove_old(const struct sw_folder *folder, const char *name,
                       struct sw_error *err)
{
    if (unlinkat(folder->fd, name, 0) != 0 && errno != ENOENT) {
        return sw_fail(err, SW_ERROR_IO, "cannot replace '%s/%s': %s",
                       folder->path, name, strerror(errno));
    }
    return true;
}

/* Remove the old manifest, then the old files that this run does not write:
 * beside the new ones they would be taken for its results. */
static bool remove_outdated(const struct sw_folder *folder,
                            struct sw_error *err)
{
    if (!remove_old(folder, SW_FOLDER_MANIFEST, err)) {
        return false;
    }
    for (const char *const *known = folder->known; *known != NULL; known++) {
        if (find_entry(folder, *known) == NULL &&
            !remove_old(folder, *known, err)) {
            return false;
        }
    }
    return true;
}

static bool put_in_place(const struct sw_folder *folder,
                         const struct entry *entry, struct sw_error *err)
{
    assert(sw_result_file_is_closed(entry->file));
    if (renameat(folder->fd, entry->part, folder->fd, entry->name) != 0) {
        return sw_fail(err, SW_ERROR_IO, "cannot write '%s/%s': %s",
                       folder->path, entry->name, strerror(errno));
    }
    return true;
}

/* Some file systems cannot sync a folder, and need not. */
static bool sync_folder(const struct sw_folder *folder, struct sw_error *err)
{
    if (fsync(folder->fd) != 0 && errno != EINVAL) {
        return sw_fail(err, SW_ERROR_IO, "cannot write the folder '%s': %s",
                       folder->path, strerror(errno));
    }
    return true;
}

bool sw_folder_finish(struct sw_folder *folder, struct sw_error *err)
{
    assert(!folder->finished);
    const struct entry *manifest = find_entry(folder, SW_FOLDER_MANIFEST);
    if (!remove_outdated(folder, err)) {
        return false;
    }
    for (size_t i = 0; i < folder->count; i++) {
        if (&folder->entries[i] != manifest &&
            !put_in_place(folder, &folder->entries[i], err)) {
            return false;
        }
    }
    if (!sync_folder(folder, err)) {
        return false;
    }
    if (manifest != NULL && !put_in_place(folder, manifest, err)) {
        return false;
    }
    folder->finished = true;
    return sync_folder(folder, err);
}

/* Remove the folders that we made, from the last one up, while they are empty.
 */
static void remove_made(const struct sw_folder *folder)
{
    char *path = sw_copy_text(folder->path);
    for (size_t length = strlen(path); length >= folder->made; length--) {
        if (folder->path[length] == '\0' || folder->path[length] == '/') {
            path[length] = '\0';
            (void)rmdir(path);
        }
    }
    sw_free(path);
}

static void abandon(struct sw_folder *folder)
{
    for (size_t i = 0; i < folder->count; i++) {
        (void)unlinkat(folder->fd, folder->entries[i].part, 0);
    }
    if (folder->made > 0) {
        remove_made(folder);
    }
}

void sw_folder_destroy(struct sw_folder *folder)
{
    if (folder == NULL) {
        return;
    }
    if (!folder->finished) {
        abandon(folder);
    }
    for (size_t i = 0; i < folder->count; i++) {
        sw_result_file_destroy(folder->entries[i].file);
        sw_free(folder->entries[i].part);
    }
    if (folder->fd >= 0) {
        (void)close(folder->fd);
    }
    sw_free(folder->entries);
    sw_free(folder->path);
    sw_free(folder);
}
