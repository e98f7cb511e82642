/*
 * csv_writer.h - a results table as a CSV file that spreadsheets open.
 *
 * RFC 4180: comma, CRLF, one header row, as many fields in every row; UTF-8,
 * '.' before decimals, texts that look like formulas made safe
 * (spreadsheet.h), numbers untouched, an empty field for what there is not.
 */
#ifndef SW_OUTPUT_CSV_WRITER_H
#define SW_OUTPUT_CSV_WRITER_H

#include "output/result_file.h"
#include "output/rows.h"

#include <stdbool.h>

/* Write the header, after a byte order mark if `bom`; rows go to `file`, which
 * stays the caller's to close. */
void sw_csv_begin(struct sw_rows *rows, const struct sw_csv_table *table,
                  struct sw_result_file *file, bool bom);

#endif
