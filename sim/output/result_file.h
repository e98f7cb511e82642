/*
 * result_file.h - a file on its way to the disk, with its SHA-256.
 *
 * Nothing is lost in silence: a write that fails is remembered, and
 * sw_result_file_check and sw_result_file_close tell it.
 */
#ifndef SW_OUTPUT_RESULT_FILE_H
#define SW_OUTPUT_RESULT_FILE_H

#include "steelway/error.h"

#include <stddef.h>
#include <stdint.h>

enum { SW_SHA256_TEXT_SIZE = 65 };

struct sw_result_file;

/*
 * Create a file called `name` in the open folder `folder_fd` (or AT_FDCWD), or
 * empty the one that is there. `shown` is what messages call it; both are
 * copied.
 */
SW_MUST_USE bool sw_result_file_create(struct sw_result_file **file,
                                       int folder_fd, const char *name,
                                       const char *shown, struct sw_error *err);

void sw_result_file_write(struct sw_result_file *file, const char *bytes,
                          size_t length);
void sw_result_file_text(struct sw_result_file *file, const char *text);

/* False if anything written so far could not be. */
SW_MUST_USE bool sw_result_file_check(const struct sw_result_file *file,
                                      struct sw_error *err);

/* Write what is left through to the disk and close. After false the file is
 * closed too. Call once. */
SW_MUST_USE bool sw_result_file_close(struct sw_result_file *file,
                                      struct sw_error *err);

bool sw_result_file_is_closed(const struct sw_result_file *file);

/* Of a closed file: its size and the SHA-256 of its bytes in hexadecimal. */
int64_t sw_result_file_size(const struct sw_result_file *file);
const char *sw_result_file_sha256(const struct sw_result_file *file);

/* Closes the file if it is open. NULL is fine. */
void sw_result_file_destroy(struct sw_result_file *file);

/* SHA-256 of the file at `path`. */
SW_MUST_USE bool sw_sha256_of_file(char sha256[static SW_SHA256_TEXT_SIZE],
                                   const char *path, struct sw_error *err);

#endif
