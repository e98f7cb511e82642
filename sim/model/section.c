#include "model/section.h"

#include "base/hash.h"
#include "model/record.h"

#include <assert.h>
#include <stddef.h>

enum enter { WHEN_CALLED, AT_ONCE };

static const char *const ENTER[] = {"when_called", "at_once", NULL};

/* clang-format off */
#define AT(field) .offset = offsetof(struct sw_call_off_settings, field)
static const struct sw_setting CALL_OFFS[] = {
    {"number", SW_SHAPE_DISTRIBUTION, SW_PLAIN, 1, 1000, .required = true, AT(number),
     .en = "Sections of a project, each called off by itself; never more than it has lines", .zh = "项目分段数,每段单独要货;不多于行数"},
    {"first", SW_SHAPE_DISTRIBUTION, SW_TIME, 0, 3.2e16, .standard = "0 d", AT(first),
     .en = "When the first section is called, after the project was entered", .zh = "首段要货距项目下达的时间"},
    {"every", SW_SHAPE_DISTRIBUTION, SW_TIME, 0, 3.2e16, .required = true, AT(every),
     .en = "Time from one call to the next", .zh = "相邻两次要货的间隔"},
    {"enter", SW_SHAPE_CHOICE, .choices = ENTER, .standard = "when_called", AT(enter),
     .en = "The lines of a section are entered when it is called, or all with the project", .zh = "各段订单行在要货时下达,或随项目一次下达"},
};
#undef AT
const struct sw_table SW_CALL_OFF_TABLE = {
    .name = "call-offs", .en = "A project is called off section by section", .zh = "项目分段要货",
    .size = sizeof(struct sw_call_off_settings), .settings = CALL_OFFS,
    .count = sizeof CALL_OFFS / sizeof CALL_OFFS[0]};

#define AT(field) .offset = offsetof(struct sw_site_settings, field)
static const struct sw_setting SITE[] = {
    {"ready", SW_SHAPE_DISTRIBUTION, SW_TIME, 0, 3.2e16, .required = true, AT(ready),
     .en = "When the site is ready for a section, after its call, or else after the entry of the project",
     .zh = "工地就绪时间,自该段要货(或项目下达)起"},
    {"slips", SW_SHAPE_RATIO, SW_SHARE, 0, 1, .standard = "0 %", AT(slips),
     .en = "Share of the sections for which it is ready later than that", .zh = "工地延期的比例"},
    {"slip", SW_SHAPE_DISTRIBUTION, SW_TIME, 0, 3.2e16, AT(slip),
     .en = "How much later", .zh = "延期时长"},
};
#undef AT
const struct sw_table SW_SITE_TABLE = {
    .name = "site", .en = "The site that the goods are for", .zh = "工地",
    .size = sizeof(struct sw_site_settings), .settings = SITE,
    .count = sizeof SITE / sizeof SITE[0]};
/* clang-format on */

/* ------------------------------------------------------------- compiling -- */

static void compile_call_offs(struct sw_compiler *compiler, const char *name,
                              const struct sw_call_off_settings *settings,
                              struct sw_section_plan *plan)
{
    plan->number = sw_compiler_drawn(compiler, settings->number,
                                     "demand/%s/call_offs/number", name);
    plan->first = sw_compiler_drawn(compiler, settings->first,
                                    "demand/%s/call_offs/first", name);
    plan->every = sw_compiler_drawn(compiler, settings->every,
                                    "demand/%s/call_offs/every", name);
    plan->at_once = settings->enter == AT_ONCE;
}

static void compile_site(struct sw_compiler *compiler, const char *name,
                         const struct sw_site_settings *settings,
                         struct sw_section_plan *plan)
{
    plan->ready = sw_compiler_drawn(compiler, settings->ready,
                                    "demand/%s/site/ready", name);
    if (settings->slip != NULL) {
        plan->slips = settings->slips;
        plan->slips_purpose =
            sw_compiler_purpose(compiler, "demand/%s/site/slips", name);
        plan->slip = sw_compiler_drawn(compiler, settings->slip,
                                       "demand/%s/site/slip", name);
    }
}

const struct sw_section_plan *
sw_sections_compile(struct sw_compiler *compiler,
                    const struct sw_demand *demand,
                    const struct sw_call_off_settings *call_offs,
                    const struct sw_site_settings *site)
{
    if (call_offs->number == NULL && site->ready == NULL) {
        return NULL;
    }
    struct sw_section_plan *plan =
        sw_arena_new(compiler->arena, struct sw_section_plan);
    plan->at_once = true;
    if (call_offs->number != NULL) {
        compile_call_offs(compiler, demand->name, call_offs, plan);
    }
    if (site->ready != NULL) {
        compile_site(compiler, demand->name, site, plan);
    }
    return plan;
}

/* ------------------------------------------------------------- beginning -- */

static int64_t draw_ready_us(struct sw_run *run,
                             const struct sw_section_plan *plan,
                             uint64_t entity, int64_t from_us)
{
    if (plan->ready.distribution == NULL) {
        return SW_NEVER_US;
    }
    int64_t ready_us = from_us + sw_run_draw(run, &plan->ready, entity, 0);
    if (plan->slips > 0 &&
        sw_run_unit(run, plan->slips_purpose, entity, 0, 0) < plan->slips) {
        ready_us += sw_run_draw(run, &plan->slip, entity, 0);
    }
    return ready_us;
}

static uint32_t draw_count(struct sw_run *run,
                           const struct sw_section_plan *plan,
                           const struct sw_project *project, uint32_t lines)
{
    if (plan->number.distribution == NULL) {
        return 1;
    }
    const int64_t count = sw_run_draw(run, &plan->number, project->entity, 0);
    return count < lines ? (uint32_t)count : lines;
}

void sw_sections_begin(struct sw_run *run, const struct sw_section_plan *plan,
                       struct sw_project *project, uint32_t lines,
                       const struct sw_stream_terms *terms)
{
    const uint32_t count = draw_count(run, plan, project, lines);
    const bool called = plan->number.distribution != NULL;
    struct sw_section **at = &project->sections;
    int64_t from_us = sw_run_now(run);
    project->entered_us = from_us;
    project->first_us = SW_NEVER_US;
    project->sections_left = count;
    for (uint32_t s = 0; s < count; s++) {
        const uint64_t entity = sw_hash_pair(project->entity, s + 1U);
        struct sw_section *section = sw_pool_take(run->sections);
        if (called) {
            from_us += sw_run_draw(run, s == 0 ? &plan->first : &plan->every,
                                   entity, 0);
        }
        const uint32_t first = (uint32_t)((uint64_t)lines * s / count);
        const uint32_t next = (uint32_t)((uint64_t)lines * (s + 1U) / count);
        *section = (struct sw_section){
            .project = project,
            .terms = *terms,
            .first_line = first + 1,
            .lines = next - first,
            .lines_left = next - first,
            .called_us = called ? from_us : SW_NEVER_US,
            .ready_us = draw_ready_us(run, plan, entity, from_us),
        };
        *at = section;
        at = &section->next;
    }
    sw_run_note_project(run, project, true);
}

/* ---------------------------------------------------------------- ending -- */

static struct sw_project_records *records_of(const struct sw_run *run,
                                             const struct sw_project *project)
{
    return &run->records->projects[project->demand->index];
}

static int64_t later_by(int64_t us, int64_t other_us)
{
    return us > other_us ? us - other_us : 0;
}

static void record_section(struct sw_run *run, const struct sw_section *section)
{
    struct sw_project *project = section->project;
    struct sw_project_records *records = records_of(run, project);
    const int64_t now_us = sw_run_now(run);
    if (project->first_us == SW_NEVER_US) {
        project->first_us = now_us;
    }
    if (project->counted && section->ready_us != SW_NEVER_US) {
        records->sections++;
        records->goods_wait_us +=
            later_by(section->ready_us, section->there_us);
        records->site_wait_us += later_by(now_us, section->ready_us);
    }
}

static void end_project(struct sw_run *run, struct sw_project *project)
{
    struct sw_project_records *records = records_of(run, project);
    if (project->counted && project->first_us != SW_NEVER_US) {
        records->complete++;
        records->first_us += project->first_us - project->entered_us;
        records->complete_us += sw_run_now(run) - project->entered_us;
    }
    sw_run_note_project(run, project, false);
}

void sw_section_arrived(struct sw_run *run, struct sw_order *order,
                        int64_t grams)
{
    struct sw_section *section = order->section;
    const double share = 1.0 - order->product->settings->tolerance;
    const int64_t enough = (int64_t)((double)order->grams * share + 0.5);
    if (order->there_g < enough) {
        order->there_g += grams;
        if (order->there_g >= enough && sw_run_now(run) > section->there_us) {
            section->there_us = sw_run_now(run);
        }
    }
}

void sw_section_line_ended(struct sw_run *run, struct sw_order *order,
                           bool delivered)
{
    struct sw_section *section = order->section;
    struct sw_project *project = section->project;
    order->line_ended = true;
    assert(section->lines_left > 0);
    section->lines_left--;
    section->delivered += delivered;
    if (section->lines_left > 0) {
        return;
    }
    if (section->delivered > 0) {
        record_section(run, section);
    }
    project->sections_left--;
    if (project->sections_left == 0) {
        end_project(run, project);
    }
}

void sw_sections_end(struct sw_run *run, struct sw_project *project)
{
    while (project->sections != NULL) {
        struct sw_section *section = project->sections;
        project->sections = section->next;
        sw_pool_give(run->sections, section);
    }
}
