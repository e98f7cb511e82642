/*
 * grid.h - a table on the terminal: aligned columns, Chinese text included.
 *
 *     option         P90 [d]  difference
 *     baseline          24.0
 *     绿色通道           19.5        -4.5
 */
#ifndef SW_OUTPUT_GRID_H
#define SW_OUTPUT_GRID_H

#include "steelway/error.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>

enum sw_grid_align { SW_GRID_LEFT, SW_GRID_RIGHT };

/* How a cell stands out where colours are wanted. */
enum sw_grid_style { SW_GRID_PLAIN, SW_GRID_GOOD, SW_GRID_BAD, SW_GRID_FAINT };

struct sw_grid_column {
    const char *title;
    enum sw_grid_align align;
};

struct sw_grid;

/* `columns` are borrowed until the grid is destroyed. */
struct sw_grid *sw_grid_create(const struct sw_grid_column *columns,
                               size_t count);

/* Add the next cell, row by row; the text is formatted at once. Line breaks and
 * other control characters in it become spaces. */
void sw_grid_cell(struct sw_grid *grid, enum sw_grid_style style,
                  const char *format, ...) SW_PRINTF(3, 4);

/* Print the rows, which are full; the caller checks `to`. */
void sw_grid_print(const struct sw_grid *grid, FILE *to, bool colors);

void sw_grid_destroy(struct sw_grid *grid);

#endif
