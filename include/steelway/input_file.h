/*
 * input_file.h - a file that a run depends on, as it was when it was read.
 */
#ifndef SW_INPUT_FILE_H
#define SW_INPUT_FILE_H

struct sw_input_file {
    const char *path;   /* as it was opened */
    const char *sha256; /* of its bytes, 64 hexadecimal digits */
};

#endif
