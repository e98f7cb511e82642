#include "scenario/input_file.h"

#include "base/memory.h"
#include "base/utf8.h"
#include "scenario/diagnostic_codes.h"

#include <errno.h>
#include <string.h>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <nettle/sha2.h>

enum { PIECE_BYTES = 64 * 1024 };

static const char *sha256_of(struct sw_arena *arena, const char *bytes,
                             size_t length)
{
    static const char hex[] = "0123456789abcdef";
    struct sha256_ctx context;
    uint8_t digest[SHA256_DIGEST_SIZE];
    sha256_init(&context);
    sha256_update(&context, length, (const uint8_t *)bytes);
    sha256_digest(&context, sizeof digest, digest);
    char *text = sw_arena_array(arena, 2 * sizeof digest + 1, 1);
    for (size_t i = 0; i < sizeof digest; i++) {
        text[2 * i] = hex[digest[i] >> 4];
        text[2 * i + 1] = hex[digest[i] & 15];
    }
    return text;
}

static void record(struct sw_reader *reader, const char *path,
                   const char *bytes, size_t length)
{
    struct sw_inputs *inputs = &reader->inputs;
    for (size_t i = 0; i < inputs->count; i++) {
        if (strcmp(inputs->at[i].path, path) == 0) {
            return;
        }
    }
    if (inputs->count == inputs->capacity) {
        struct sw_input *older = inputs->at;
        inputs->capacity = 2 * inputs->capacity + 8;
        inputs->at = sw_arena_array(reader->arena, inputs->capacity,
                                    sizeof(struct sw_input));
        if (inputs->count > 0) {
            memcpy(inputs->at, older, inputs->count * sizeof(struct sw_input));
        }
    }
    inputs->at[inputs->count++] =
        (struct sw_input){sw_arena_text(reader->arena, path),
                          sha256_of(reader->arena, bytes, length), length};
}

/* A file on its way into memory. */
struct opening {
    struct sw_reader *reader;
    const char *path;
    struct sw_place where;
};

static bool report(const struct opening *opening, const char *why)
{
    return sw_diagnose(opening->reader->diagnostics, opening->where,
                       SW_CODE(FILE), "'%s' cannot be read: %s", opening->path,
                       why);
}

/* Read to the end, or one piece beyond what is allowed. */
static bool read_bytes(int fd, char **bytes, size_t *length)
{
    size_t capacity = 0;
    while (*length <= SW_INPUT_BYTES) {
        *bytes = sw_reserve_array(*bytes, &capacity, *length + PIECE_BYTES, 1);
        const ssize_t got = read(fd, *bytes + *length, PIECE_BYTES);
        if (got == 0 || (got < 0 && errno != EINTR)) {
            return got == 0;
        }
        *length += got < 0 ? 0 : (size_t)got;
    }
    return true;
}

static bool read_open_file(int fd, const struct opening *opening, char **bytes,
                           size_t *length)
{
    struct stat status;
    if (fstat(fd, &status) != 0) {
        return report(opening, strerror(errno));
    }
    if (S_ISDIR(status.st_mode)) {
        return report(opening, "it is a directory");
    }
    const bool is_huge =
        S_ISREG(status.st_mode) && status.st_size > SW_INPUT_BYTES;
    if (!is_huge && !read_bytes(fd, bytes, length)) {
        return report(opening, strerror(errno));
    }
    if (is_huge || *length > SW_INPUT_BYTES) {
        return sw_diagnose(opening->reader->diagnostics, opening->where,
                           SW_CODE(BOUND), "'%s' is larger than %d MB",
                           opening->path, SW_INPUT_BYTES / 1024 / 1024);
    }
    return true;
}

char *sw_input_read(struct sw_reader *reader, const char *path,
                    struct sw_place where, size_t *length)
{
    const struct opening opening = {reader, path, where};
    char *bytes = NULL;
    char *copy = NULL;
    *length = 0;
    if (sw_utf8_valid(path, strlen(path)) < strlen(path)) {
        (void)sw_diagnose(reader->diagnostics, where, SW_CODE(ENCODING),
                          "the name '%s' is not UTF-8, as results files need "
                          "it",
                          path);
        return NULL;
    }
    const int fd = open(path, O_RDONLY | O_CLOEXEC);
    if (fd < 0) {
        (void)report(&opening, strerror(errno));
        return NULL;
    }
    if (read_open_file(fd, &opening, &bytes, length)) {
        copy =
            sw_arena_text_n(reader->arena, bytes == NULL ? "" : bytes, *length);
        record(reader, path, copy, *length);
    }
    (void)close(fd);
    sw_free(bytes);
    return copy;
}

const char *sw_input_path(struct sw_reader *reader, struct sw_place stated,
                          const char *text)
{
    const char *slash = stated.file == NULL || stated.line == 0
                            ? NULL
                            : strrchr(stated.file, '/');
    if (text[0] == '/' || slash == NULL) {
        return sw_arena_text(reader->arena, text);
    }
    return sw_arena_format(reader->arena, "%.*s/%s", (int)(slash - stated.file),
                           stated.file, text);
}

static bool report_encoding(struct sw_reader *reader, const char *file,
                            const char *bytes, size_t bad)
{
    struct sw_place place = {.file = file, .line = 1};
    size_t start = 0;
    for (size_t i = 0; i < bad; i++) {
        if (bytes[i] == '\n' || (bytes[i] == '\r' && bytes[i + 1] != '\n')) {
            place.line++;
            start = i + 1;
        }
    }
    place.column = (int)sw_utf8_count(bytes + start, bad - start) + 1;
    place.text = sw_arena_text_n(reader->arena, bytes + start,
                                 strcspn(bytes + start, "\r\n"));
    if (bytes[bad] == '\0') {
        (void)sw_diagnose(reader->diagnostics, place, SW_CODE(ENCODING),
                          "a byte 0 is here: this is no text file");
        if (bytes[0] == 'P' && bytes[1] == 'K') {
            sw_diagnostics_hint(reader->diagnostics,
                                "save the spreadsheet as CSV");
        }
        return false;
    }
    (void)sw_diagnose(reader->diagnostics, place, SW_CODE(ENCODING),
                      "a byte 0x%02x is here that is not UTF-8",
                      (unsigned char)bytes[bad]);
    sw_diagnostics_hint(reader->diagnostics, "save the file as UTF-8");
    return false;
}

static size_t unify_line_ends(char *bytes, size_t length)
{
    size_t kept = 0;
    for (size_t i = 0; i < length; i++) {
        if (bytes[i] == '\r') {
            i += i + 1 < length && bytes[i + 1] == '\n';
            bytes[kept++] = '\n';
        } else {
            bytes[kept++] = bytes[i];
        }
    }
    bytes[kept] = '\0';
    return kept;
}

bool sw_input_clean(struct sw_reader *reader, const char *file, char *bytes,
                    size_t *length)
{
    const size_t good = sw_utf8_valid(bytes, *length);
    const char *zero = memchr(bytes, '\0', good);
    if (zero != NULL || good < *length) {
        return report_encoding(reader, file, bytes,
                               zero == NULL ? good : (size_t)(zero - bytes));
    }
    if (*length >= 3 && memcmp(bytes, "\xef\xbb\xbf", 3) == 0) {
        *length -= 3;
        memmove(bytes, bytes + 3, *length);
    }
    *length = unify_line_ends(bytes, *length);
    return true;
}
