/*
 * spreadsheet.h - text cells that a spreadsheet does not take for formulas.
 *
 * A cell that begins with = + - @ TAB CR LF, or with the fullwidth forms that a
 * Chinese or Japanese Excel reads alike, is run as a formula when a CSV file is
 * opened (CWE-1236). Such a text is written with a ' in front. So is one that
 * has such a ' already: thus every text comes back as it was.
 */
#ifndef SW_BASE_SPREADSHEET_H
#define SW_BASE_SPREADSHEET_H

#include <stdbool.h>

/* Must `text` be written with a ' in front? */
bool sw_spreadsheet_is_formula(const char *text);

/* The text that a cell of a CSV file means: `cell`, without the ' that was put
 * in front. Borrowed from `cell`. */
const char *sw_spreadsheet_text(const char *cell);

#endif
