/*
 * folder.h - a folder of results, which is whole or says that it is not.
 *
 * Every file is written as NAME.part. sw_folder_finish puts all of them in
 * place: first the old manifest goes, then each file is renamed, the new
 * manifest.json last. So a folder with a manifest holds exactly what the
 * manifest lists, whenever the power fails, and no file is ever half written.
 * Until then the results of an earlier run stay as they are.
 */
#ifndef SW_OUTPUT_FOLDER_H
#define SW_OUTPUT_FOLDER_H

#include "output/result_file.h"
#include "steelway/error.h"

#include <stdbool.h>
#include <stddef.h>

#define SW_FOLDER_MANIFEST "manifest.json"

struct sw_folder;

/*
 * Make the folder at `path`, and those above it, and keep other runs out of it.
 * `known` (borrowed, ends in NULL) names every file that a run can write. A
 * folder that holds anything but what an interrupted run left is refused,
 * unless `force`: then known files are replaced, those that this run does not
 * write are removed, and all others stay.
 */
SW_MUST_USE bool sw_folder_create(struct sw_folder **folder, const char *path,
                                  const char *const *known, bool force,
                                  struct sw_error *err);

/* Begin the known file `name`. The folder owns it; write to it, and close it
 * with sw_result_file_close before the folder is finished. */
SW_MUST_USE bool sw_folder_begin(struct sw_folder *folder, const char *name,
                                 struct sw_result_file **file,
                                 struct sw_error *err);

/* The files begun so far, in order of beginning. */
size_t sw_folder_count(const struct sw_folder *folder);
const char *sw_folder_name(const struct sw_folder *folder, size_t index);
const struct sw_result_file *sw_folder_file(const struct sw_folder *folder,
                                            size_t index);

/* Put all files, which are closed, in place. Call once. */
SW_MUST_USE bool sw_folder_finish(struct sw_folder *folder,
                                  struct sw_error *err);

/* What was not finished is removed, and the folder with it if it is new. NULL
 * is fine. */
void sw_folder_destroy(struct sw_folder *folder);

#endif
