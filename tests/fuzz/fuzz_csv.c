/* fuzz_csv.c - any bytes as a CSV file: refused or read, never a crash. */
#include "fuzz_target.h"

#include "scenario/csv_cells.h"

#include <assert.h>
#include <stdio.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length)
{
    struct sw_reader reader = {.arena = sw_arena_create(),
                               .diagnostics = sw_diagnostics_create()};
    char *copy = sw_arena_text_n(
        reader.arena, length == 0 ? "" : (const char *)bytes, length);
    struct sw_cells cells;
    const bool good = sw_cells_parse(&cells, &reader, "fuzz", copy, length);
    assert(good == (sw_diagnostics_errors(reader.diagnostics) == 0));
    for (size_t i = 0; i < cells.rows * cells.columns; i++) {
        const struct sw_cell *cell = &cells.at[i];
        const struct sw_place place =
            sw_lines_place(&cells.lines, cell->position);
        assert(place.line > 0 && place.column > 0);
        assert(cell->position <= cells.lines.length);
    }
    sw_cells_clear(&cells);
    sw_diagnostics_destroy(reader.diagnostics);
    sw_arena_destroy(reader.arena);
    return 0;
}
