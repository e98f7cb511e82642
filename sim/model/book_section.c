#include "model/book_section.h"

#include "model/section.h"
#include "scenario/diagnostic_codes.h"

#include <string.h>

/* False if another date was told before. */
static bool take_date(int64_t *date_us, int64_t told_us)
{
    const bool fits = told_us == SW_NEVER_US || *date_us == SW_NEVER_US ||
                      *date_us == told_us;
    if (told_us != SW_NEVER_US) {
        *date_us = told_us;
    }
    return fits;
}

struct sw_book_section *
sw_book_section_add(struct sw_compiler *compiler,
                    struct sw_book_section **sections,
                    const struct sw_book_section_row *row)
{
    struct sw_book_section **at = sections;
    while (*at != NULL && strcmp((*at)->name, row->name) != 0) {
        at = &(*at)->next;
    }
    if (*at == NULL) {
        *at = sw_arena_new(compiler->arena, struct sw_book_section);
        **at = (struct sw_book_section){.name = row->name,
                                        .called_us = SW_NEVER_US,
                                        .ready_us = SW_NEVER_US,
                                        .place = row->place};
    }
    struct sw_book_section *section = *at;
    section->rows++;
    const bool called_fits = take_date(&section->called_us, row->called_us);
    if (!take_date(&section->ready_us, row->ready_us) || !called_fits) {
        (void)sw_diagnose(compiler->diagnostics, row->place, SW_CODE(DEMAND),
                          "section '%s' has another date of `%s` than in line "
                          "%d",
                          row->name, called_fits ? "site_ready" : "called",
                          section->place.line);
        return NULL;
    }
    if (row->called_us != SW_NEVER_US || row->ready_us != SW_NEVER_US) {
        section->place = row->place;
    }
    return section;
}

bool sw_book_sections_are_told(const struct sw_book_section *sections)
{
    return sections != NULL &&
           (sections->next != NULL || sections->name[0] != '\0' ||
            sections->called_us != SW_NEVER_US ||
            sections->ready_us != SW_NEVER_US);
}

void sw_book_sections_begin(struct sw_run *run, struct sw_project *project,
                            const struct sw_book_section *sections)
{
    struct sw_section **at = &project->sections;
    for (; sections != NULL; sections = sections->next) {
        *at = sw_pool_take(run->sections);
        **at = (struct sw_section){
            .project = project,
            .lines = sections->rows,
            .lines_left = sections->rows,
            .called_us = sections->called_us,
            .ready_us = sections->ready_us,
        };
        at = &(*at)->next;
        project->sections_left++;
    }
    project->entered_us = sw_run_now(run);
    project->first_us = SW_NEVER_US;
    sw_run_note_project(run, project, true);
}

struct sw_section *sw_book_section_of(const struct sw_project *project,
                                      const struct sw_book_section *sections,
                                      const struct sw_book_section *section)
{
    struct sw_section *found = project->sections;
    for (; sections != section; sections = sections->next) {
        found = found->next;
    }
    return found;
}
