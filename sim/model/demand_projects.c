/*
 * demand_projects.c - projects, whose lines are entered together.
 *
 * Each line draws its product and its tonnes; the class and the requested lead
 * time (as a multiple of the standard one) belong to the project, which is one
 * contract.
 *
 *     demand:
 *       motorways:
 *         kind: projects
 *         rate: 6 /month
 *         monthly: [4, 3, 8, 11, 11, 9, 8, 8, 11, 12, 9, 6]
 *         lines: "integers(5, 30)"
 *         products: { guardrail: 100 % }
 *         tonnes: "lognormal(median 90 t, sigma 0.8)"
 */
#include "model/demand_kind.h"
#include "model/section.h"
#include "model/stream.h"

#include "base/hash.h"

struct settings {
    struct sw_stream_settings stream;
    const struct sw_distribution *lines;
    struct sw_call_off_settings call_offs;
    struct sw_site_settings site;
};

struct plan {
    struct sw_stream_plan stream;
    struct sw_drawn lines;
};

struct state {
    const struct sw_demand *demand;
    struct sw_arrivals arrivals;
    uint64_t to_call; /* sections */
    bool over;        /* no more projects come */
};

/* clang-format off */
static const struct sw_setting SETTINGS[] = {
    {"lines", SW_SHAPE_DISTRIBUTION, SW_PLAIN, 1, 10000, .required = true,
     .offset = offsetof(struct settings, lines),
     .en = "Order lines of a project", .zh = "每个项目的订单行数"},
    {"call_offs", SW_SHAPE_MAPPING, .table = &SW_CALL_OFF_TABLE,
     .offset = offsetof(struct settings, call_offs),
     .en = "A project is called off section by section", .zh = "项目分段要货"},
    {"site", SW_SHAPE_MAPPING, .table = &SW_SITE_TABLE,
     .offset = offsetof(struct settings, site),
     .en = "The site that the goods are for", .zh = "工地"},
};

const struct sw_table SW_DEMAND_PROJECTS_TABLE = {
    .name = "projects",
    .en = "Projects of several order lines that are entered together",
    .zh = "随机到达的项目,含多个订单行",
    .size = sizeof(struct settings),
    .base = &SW_STREAM_TABLE,
    .settings = SETTINGS,
    .count = sizeof SETTINGS / sizeof SETTINGS[0]};
/* clang-format on */

static bool compile(struct sw_compiler *compiler, struct sw_demand *demand)
{
    const struct settings *settings = demand->settings;
    struct plan *plan = sw_arena_new(compiler->arena, struct plan);
    demand->plan = plan;
    plan->lines = sw_compiler_drawn(compiler, settings->lines,
                                    "demand/%s/lines", demand->name);
    demand->sections = sw_sections_compile(
        compiler, demand, &settings->call_offs, &settings->site);
    return sw_stream_compile(
        compiler, demand, sw_distribution_mean(settings->lines), &plan->stream);
}

/* Lines of the project and section that `like` names. */
static void enter_lines(struct sw_run *run, const struct sw_order_entry *like,
                        const struct sw_stream_terms *terms, uint32_t first,
                        uint32_t count)
{
    const struct plan *plan = like->project->demand->plan;
    for (uint32_t line = first; line < first + count; line++) {
        struct sw_order_entry entry = *like;
        entry.line = line;
        entry.entity = sw_hash_pair(like->project->entity, line);
        sw_stream_enter_line(run, &plan->stream, terms, &entry);
    }
}

static void note_dry(struct sw_run *run, const struct state *state)
{
    if (state->over && state->to_call == 0) {
        sw_run_note_dry(run);
    }
}

static void enter_section(struct sw_run *run, struct sw_section *section)
{
    const struct sw_order_entry like = {.project = section->project,
                                        .section = section};
    enter_lines(run, &like, &section->terms, section->first_line,
                section->lines);
}

/* The project is held until its last section is called. */
static void call(void *context, void *self)
{
    struct sw_run *run = context;
    struct sw_section *section = self;
    struct sw_project *project = section->project;
    struct state *state = run->demands[project->demand->index];
    enter_section(run, section);
    sw_project_release(run, project);
    state->to_call--;
    note_dry(run, state);
}

static void enter_sections(struct sw_run *run, struct state *state,
                           struct sw_project *project)
{
    for (struct sw_section *section = project->sections; section != NULL;
         section = section->next) {
        if (state->demand->sections->at_once) {
            enter_section(run, section);
            continue;
        }
        project->orders++;
        state->to_call++;
        (void)sw_engine_schedule(run->engine, section->called_us,
                                 SW_PHASE_DEMAND, call, section);
    }
}

static void enter_project(struct sw_run *run, struct state *state)
{
    const struct plan *plan = state->demand->plan;
    struct sw_project *project =
        sw_project_create(run, state->demand, state->arrivals.number);
    const struct sw_stream_terms terms =
        sw_stream_draw_terms(run, &plan->stream, project->entity);
    const uint32_t lines =
        (uint32_t)sw_run_draw(run, &plan->lines, project->entity, 0);
    if (state->demand->sections == NULL) {
        enter_lines(run, &(struct sw_order_entry){.project = project}, &terms,
                    1, lines);
    } else {
        sw_sections_begin(run, state->demand->sections, project, lines, &terms);
        enter_sections(run, state, project);
    }
    sw_project_release(run, project);
}

static void schedule_next(struct sw_run *run, struct state *state);

static void arrive(void *context, void *self)
{
    struct sw_run *run = context;
    struct state *state = self;
    enter_project(run, state);
    schedule_next(run, state);
}

static void schedule_next(struct sw_run *run, struct state *state)
{
    const struct plan *plan = state->demand->plan;
    if (!sw_arrivals_await(run, &plan->stream.arrivals, &state->arrivals,
                           arrive, state)) {
        state->over = true;
        note_dry(run, state);
    }
}

static void start(struct sw_run *run, const struct sw_demand *demand,
                  void *self)
{
    struct state *state = self;
    const struct plan *plan = demand->plan;
    state->demand = demand;
    sw_arrivals_start(&plan->stream.arrivals, &state->arrivals);
    if (plan->stream.arrivals.after == 0) {
        schedule_next(run, state);
    }
}

static void open(struct sw_run *run, const struct sw_demand *demand, void *self)
{
    struct state *state = self;
    const struct plan *plan = demand->plan;
    sw_arrivals_open(run, &plan->stream.arrivals, &state->arrivals);
    schedule_next(run, state);
}

static const struct sw_arrival_plan *
arrival_plan(const struct sw_demand *demand)
{
    const struct plan *plan = demand->plan;
    return &plan->stream.arrivals;
}

static struct sw_arrivals *arrivals(void *self)
{
    struct state *state = self;
    return &state->arrivals;
}

const struct sw_demand_kind SW_DEMAND_PROJECTS = {
    .settings = &SW_DEMAND_PROJECTS_TABLE,
    .state_size = sizeof(struct state),
    .compile = compile,
    .start = start,
    .arrival_plan = arrival_plan,
    .arrivals = arrivals,
    .open = open,
};
