/*
 * manifest.h - manifest.json: what a results folder came from, and what is in
 * it. It has what `verify` needs to make the folder again, byte for byte, and
 * nothing that differs from machine to machine: that goes to run.log.
 */
#ifndef SW_OUTPUT_MANIFEST_H
#define SW_OUTPUT_MANIFEST_H

#include "output/folder.h"
#include "output/result_file.h"
#include "steelway/error.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct sw_manifest_input {
    const char *path; /* as the user named it */
    char sha256[SW_SHA256_TEXT_SIZE];
};

/* A condition on a run that was checked: audit, precision. */
struct sw_manifest_gate {
    const char *name;
    bool passed;
    const char *note; /* one sentence; NULL if there is nothing to say */
};

struct sw_manifest {
    const char *command;          /* "compare" */
    const char *const *arguments; /* those on which results depend; in order */
    size_t argument_count;
    const char *version;
    const char *random; /* the generator: "philox4x64-10" */
    int64_t seed;
    int64_t replications;
    bool partial; /* interrupted: only what was finished is here */
    const struct sw_manifest_input *inputs; /* in order of reading */
    size_t input_count;
    const struct sw_manifest_gate *gates;
    size_t gate_count;
};

/* Write manifest.json to `folder`, with the hashes of all files begun before,
 * which must be closed; but for run.log, which verify ignores. */
SW_MUST_USE bool sw_manifest_write(const struct sw_manifest *manifest,
                                   struct sw_folder *folder,
                                   struct sw_error *err);

#endif
