#include "output/result_file.h"

#include "base/memory.h"

#include <nettle/base16.h>
#include <nettle/sha2.h>

#include <assert.h>
#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <unistd.h>

enum { BUFFER_BYTES = 64 * 1024 };

struct sw_result_file {
    char *shown;
    int fd;    /* -1 once closed */
    int fault; /* errno of the first write that failed; 0 if none did */
    int64_t size;
    struct sha256_ctx sha256;
    char sha256_text[SW_SHA256_TEXT_SIZE];
    size_t used;
    char buffer[BUFFER_BYTES];
};

static void finish_sha256(struct sha256_ctx *sha256,
                          char text[static SW_SHA256_TEXT_SIZE])
{
    uint8_t digest[SHA256_DIGEST_SIZE];
    sha256_digest(sha256, sizeof(digest), digest);
    base16_encode_update(text, sizeof(digest), digest);
    text[2 * sizeof(digest)] = '\0';
}

bool sw_result_file_create(struct sw_result_file **file, int folder_fd,
                           const char *name, const char *shown,
                           struct sw_error *err)
{
    const int fd =
        openat(folder_fd, name, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0666);
    if (fd < 0) {
        return sw_fail(err, SW_ERROR_IO, "cannot create '%s': %s", shown,
                       strerror(errno));
    }
    struct sw_result_file *made = sw_new(struct sw_result_file);
    made->shown = sw_copy_text(shown);
    made->fd = fd;
    sha256_init(&made->sha256);
    *file = made;
    return true;
}

/* Hand the buffer to the system; after a fault nothing more is tried. */
static void flush(struct sw_result_file *file)
{
    const char *at = file->buffer;
    size_t left = file->used;
    file->used = 0;
    if (file->fault != 0) {
        return;
    }
    sha256_update(&file->sha256, left, (const uint8_t *)at);
    file->size += (int64_t)left;
    while (left > 0) {
        const ssize_t written = write(file->fd, at, left);
        if (written >= 0) {
            at += written;
            left -= (size_t)written;
        } else if (errno != EINTR) {
            file->fault = errno;
            return;
        }
    }
}

void sw_result_file_write(struct sw_result_file *file, const char *bytes,
                          size_t length)
{
    assert(file->fd >= 0);
    while (length > 0) {
        size_t part = sizeof(file->buffer) - file->used;
        if (part > length) {
            part = length;
        }
        memcpy(file->buffer + file->used, bytes, part);
        file->used += part;
        bytes += part;
        length -= part;
        if (file->used == sizeof(file->buffer)) {
            flush(file);
        }
    }
}

void sw_result_file_text(struct sw_result_file *file, const char *text)
{
    sw_result_file_write(file, text, strlen(text));
}

bool sw_result_file_check(const struct sw_result_file *file,
                          struct sw_error *err)
{
    if (file->fault != 0) {
        return sw_fail(err, SW_ERROR_IO, "cannot write '%s': %s", file->shown,
                       strerror(file->fault));
    }
    return true;
}

bool sw_result_file_close(struct sw_result_file *file, struct sw_error *err)
{
    assert(file->fd >= 0);
    flush(file);
    /* EINVAL: a device or pipe, which has nothing to sync. */
    if (fsync(file->fd) != 0 && errno != EINVAL && file->fault == 0) {
        file->fault = errno;
    }
    if (close(file->fd) != 0 && file->fault == 0) {
        file->fault = errno;
    }
    file->fd = -1;
    finish_sha256(&file->sha256, file->sha256_text);
    return sw_result_file_check(file, err);
}

bool sw_result_file_is_closed(const struct sw_result_file *file)
{
    return file->fd < 0;
}

int64_t sw_result_file_size(const struct sw_result_file *file)
{
    assert(sw_result_file_is_closed(file));
    return file->size;
}

const char *sw_result_file_sha256(const struct sw_result_file *file)
{
    assert(sw_result_file_is_closed(file));
    return file->sha256_text;
}

void sw_result_file_destroy(struct sw_result_file *file)
{
    if (file == NULL) {
        return;
    }
    if (file->fd >= 0) {
        (void)close(file->fd);
    }
    sw_free(file->shown);
    sw_free(file);
}

/* Feed all that can be read from `fd`; false with errno if it breaks off. */
static bool hash_descriptor(struct sha256_ctx *sha256, int fd)
{
    uint8_t buffer[16 * 1024];
    for (;;) {
        const ssize_t got = read(fd, buffer, sizeof(buffer));
        if (got == 0) {
            return true;
        }
        if (got > 0) {
            sha256_update(sha256, (size_t)got, buffer);
        } else if (errno != EINTR) {
            return false;
        }
    }
}

bool sw_sha256_of_file(char sha256[static SW_SHA256_TEXT_SIZE],
                       const char *path, struct sw_error *err)
{
    struct sha256_ctx context;
    sha256_init(&context);
    const int fd = open(path, O_RDONLY | O_CLOEXEC);
    const bool done = fd >= 0 && hash_descriptor(&context, fd);
    const int fault = errno;
    if (fd >= 0) {
        (void)close(fd);
    }
    if (!done) {
        return sw_fail(err, SW_ERROR_IO, "cannot read '%s': %s", path,
                       strerror(fault));
    }
    finish_sha256(&context, sha256);
    return true;
}
