/*
 * cell_text.h - numbers and times as results show them: the same bytes on
 * every machine and in every locale.
 */
#ifndef SW_OUTPUT_CELL_TEXT_H
#define SW_OUTPUT_CELL_TEXT_H

#include <stdint.h>

enum { SW_CELL_TEXT_SIZE = 32 };

/* `value` (finite) with 12 significant digits, a '.', and no minus before 0. */
void sw_cell_number(char text[static SW_CELL_TEXT_SIZE], double value);

/* "2026-01-05 14:30:00" of microseconds since 1970-01-01 on the plant's clock;
 * what is below a second is cut off. Years 0 to 9999. */
void sw_cell_time(char text[static SW_CELL_TEXT_SIZE], int64_t time_us);

#endif
