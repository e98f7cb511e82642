/*
 * manifest.h - manifest.json: what a results folder came from, and what is in
 * it. It has what `verify` needs to make the folder again, byte for byte, and
 * nothing that differs from machine to machine: that goes to run.log.
 */
#ifndef SW_OUTPUT_MANIFEST_H
#define SW_OUTPUT_MANIFEST_H

#include "output/folder.h"
#include "steelway/error.h"
#include "steelway/results.h"

/* Write manifest.json to `folder`, with the hashes of all files begun before,
 * which must be closed; but for run.log, which verify ignores. */
SW_MUST_USE bool sw_manifest_write(const struct sw_run_record *record,
                                   struct sw_folder *folder,
                                   struct sw_error *err);

#endif
