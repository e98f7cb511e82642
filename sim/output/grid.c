#include "output/grid.h"

#include "base/memory.h"
#include "base/text.h"
#include "base/utf8.h"

#include <assert.h>
#include <stdarg.h>

struct cell {
    char *text;
    size_t width;
    enum sw_grid_style style;
};

struct sw_grid {
    const struct sw_grid_column *columns;
    size_t columns_count;
    size_t count; /* of cells */
    size_t capacity;
    struct cell *cells;
};

struct sw_grid *sw_grid_create(const struct sw_grid_column *columns,
                               size_t count)
{
    assert(count > 0);
    struct sw_grid *grid = sw_new(struct sw_grid);
    grid->columns = columns;
    grid->columns_count = count;
    return grid;
}

static void replace_controls(char *text)
{
    for (; *text != '\0'; text++) {
        if ((unsigned char)*text < 0x20 || *text == 0x7f) {
            *text = ' ';
        }
    }
}

void sw_grid_cell(struct sw_grid *grid, enum sw_grid_style style,
                  const char *format, ...)
{
    va_list args;
    va_list again;
    va_start(args, format);
    va_copy(again, args);
    const int length = vsnprintf(NULL, 0, format, args);
    va_end(args);
    assert(length >= 0);
    char *text = sw_new_array((size_t)length + 1, 1);
    (void)vsnprintf(text, (size_t)length + 1, format, again);
    va_end(again);
    replace_controls(text);

    grid->cells = sw_reserve_array(grid->cells, &grid->capacity,
                                   grid->count + 1, sizeof(grid->cells[0]));
    grid->cells[grid->count++] = (struct cell){
        .text = text, .width = sw_utf8_text_width(text), .style = style};
}

static size_t width_of_column(const struct sw_grid *grid, size_t column)
{
    size_t width = sw_utf8_text_width(grid->columns[column].title);
    for (size_t i = column; i < grid->count; i += grid->columns_count) {
        if (grid->cells[i].width > width) {
            width = grid->cells[i].width;
        }
    }
    return width;
}

static const char *const style_on[] = {
    [SW_GRID_PLAIN] = "",
    [SW_GRID_GOOD] = "\033[32m",
    [SW_GRID_BAD] = "\033[31m",
    [SW_GRID_FAINT] = "\033[2m",
};

static const char heading_on[] = "\033[1m";
static const char style_off[] = "\033[0m";

struct printing {
    const struct sw_grid *grid;
    FILE *to;
    size_t *widths;
};

/* Blanks before a right-aligned cell; after a left-aligned one only if another
 * follows, so that no line ends in blanks. */
static void print_cell(const struct printing *printing, size_t column,
                       const char *text, const char *on)
{
    const struct sw_grid *grid = printing->grid;
    const int blanks =
        (int)(printing->widths[column] - sw_utf8_text_width(text));
    const bool right = grid->columns[column].align == SW_GRID_RIGHT;
    const bool last = column + 1 == grid->columns_count;
    (void)fprintf(printing->to, "%s%*s%s%s%s%*s", column == 0 ? "" : "  ",
                  right ? blanks : 0, "", on, text,
                  on[0] == '\0' ? "" : style_off, right || last ? 0 : blanks,
                  "");
}

void sw_grid_print(const struct sw_grid *grid, FILE *to, bool colors)
{
    const size_t columns = grid->columns_count;
    assert(grid->count % columns == 0);
    const struct printing printing = {
        .grid = grid,
        .to = to,
        .widths = sw_new_array(columns, sizeof(size_t)),
    };
    for (size_t i = 0; i < columns; i++) {
        printing.widths[i] = width_of_column(grid, i);
        print_cell(&printing, i, grid->columns[i].title,
                   colors ? heading_on : "");
    }
    (void)fputs("\n", to);
    for (size_t i = 0; i < grid->count; i++) {
        const struct cell *cell = &grid->cells[i];
        print_cell(&printing, i % columns, cell->text,
                   colors ? style_on[cell->style] : "");
        if ((i + 1) % columns == 0) {
            (void)fputs("\n", to);
        }
    }
    sw_free(printing.widths);
}

void sw_grid_destroy(struct sw_grid *grid)
{
    if (grid == NULL) {
        return;
    }
    for (size_t i = 0; i < grid->count; i++) {
        sw_free(grid->cells[i].text);
    }
    sw_free(grid->cells);
    sw_free(grid);
}
