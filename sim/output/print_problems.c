#include "output/print_problems.h"

#include "steelway/units.h"

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

/* Among the disciplines of a record. */
enum { CONTAINED = 2, DECIDED = 4, CLOSED = SW_DISCIPLINES - 1 };

/* ----------------------------------------------------------------- bonds -- */

static void print_whose(FILE *to, const struct sw_problem_record *problem)
{
    if (problem->order[0] == '\0') {
        (void)fputs("on no order", to);
    } else if (problem->lot == 0) {
        (void)fprintf(to, "on order %s", problem->order);
    } else {
        (void)fprintf(to, "on lot %u of order %s", problem->lot,
                      problem->order);
    }
}

static void print_bond(const struct sw_printing *printing,
                       const struct sw_story *story,
                       const struct sw_told_problem *told)
{
    const struct sw_problem_record *problem = &told->record;
    FILE *to = printing->to;
    char found[SW_CELL_TEXT_SIZE];
    sw_print_minute(found, story->model, problem->found_us);
    if (told->bond == SW_BOND_REPLACED) {
        (void)fprintf(to, "it replaces %.6g t for the problem %s, found %s ",
                      (double)problem->replaced_g / (double)SW_TONNE_G,
                      problem->problem, found);
    } else {
        (void)fprintf(to, "it is a problem, %s, found %s ", problem->type,
                      found);
    }
    print_whose(to, problem);
    (void)fprintf(to, "%s%s\n", problem->found_at[0] == '\0' ? "" : " after ",
                  problem->found_at);
}

void sw_print_bonds(const struct sw_printing *printing,
                    const struct sw_story *story)
{
    for (size_t i = 0; i < story->problem_count; i++) {
        if (story->problems[i].bond != SW_BOND_FOUND_ON) {
            print_bond(printing, story, &story->problems[i]);
        }
    }
}

/* -------------------------------------------------------------- problems -- */

static void add_minute(struct sw_grid *grid, const struct sw_story *story,
                       int64_t run_us)
{
    char text[SW_CELL_TEXT_SIZE];
    sw_print_minute(text, story->model, run_us);
    sw_grid_cell(grid, SW_GRID_PLAIN, "%s", text);
}

static void add_text(struct sw_grid *grid, const char *text)
{
    sw_grid_cell(grid, SW_GRID_PLAIN, "%s", text[0] == '\0' ? "-" : text);
}

static void add_problem(struct sw_grid *grid, const struct sw_story *story,
                        const struct sw_problem_record *problem)
{
    add_text(grid, problem->problem);
    if (problem->lot == 0) {
        add_text(grid, "");
    } else {
        sw_grid_cell(grid, SW_GRID_PLAIN, "%u", problem->lot);
    }
    add_text(grid, problem->type);
    add_text(grid, problem->severity);
    add_minute(grid, story, problem->found_us);
    add_text(grid, problem->found_at);
    add_minute(grid, story, problem->done_us[CONTAINED]);
    add_text(grid, problem->disposition);
    add_minute(grid, story, problem->done_us[DECIDED]);
    add_minute(grid, story, problem->done_us[CLOSED]);
    sw_print_days(grid, (double)problem->held_us / (double)SW_DAY_US);
    sw_grid_cell(grid, SW_GRID_PLAIN, "%.6g",
                 (double)problem->replaced_g / (double)SW_TONNE_G);
}

static void print_replacements(const struct sw_printing *printing,
                               const struct sw_story *story)
{
    for (size_t i = 0; i < story->problem_count; i++) {
        const struct sw_problem_record *problem = &story->problems[i].record;
        if (problem->replacement[0] != '\0' &&
            story->problems[i].bond != SW_BOND_REPLACED) {
            (void)fprintf(printing->to, "%s is replaced by order %s\n",
                          problem->problem, problem->replacement);
        }
    }
}

void sw_print_problems(const struct sw_printing *printing,
                       const struct sw_story *story)
{
    static const struct sw_grid_column columns[] = {
        {"problem", SW_GRID_LEFT},   {"lot", SW_GRID_RIGHT},
        {"type", SW_GRID_LEFT},      {"severity", SW_GRID_LEFT},
        {"found", SW_GRID_LEFT},     {"after", SW_GRID_LEFT},
        {"contained", SW_GRID_LEFT}, {"disposition", SW_GRID_LEFT},
        {"decided", SW_GRID_LEFT},   {"closed", SW_GRID_LEFT},
        {"held [d]", SW_GRID_RIGHT}, {"replaced [t]", SW_GRID_RIGHT},
    };
    if (story->problem_count == 0) {
        return;
    }
    struct sw_grid *grid = sw_grid_create(columns, COUNT(columns));
    for (size_t i = 0; i < story->problem_count; i++) {
        add_problem(grid, story, &story->problems[i].record);
    }
    (void)fprintf(printing->to, "\nProblems (each, and what replaces it, is an "
                                "order: --order tells of it)\n");
    sw_grid_print(grid, printing->to, printing->look->colors);
    sw_grid_destroy(grid);
    print_replacements(printing, story);
}
