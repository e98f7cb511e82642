#include "study/combine.h"

#include "base/text.h"
#include "scenario/diagnostic_codes.h"

#include <assert.h>
#include <string.h>

/* -------------------------------------------------------------- counting -- */

/* Ways to take `size` of `count`; no more than SIZE_MAX / 64 are told. */
static size_t ways(size_t count, size_t size)
{
    double found = 1.0;
    for (size_t i = 0; i < size; i++) {
        found = found * (double)(count - i) / (double)(i + 1);
    }
    return (size_t)(found + 0.5);
}

size_t sw_combine_most(const struct sw_combine_settings *settings)
{
    const size_t best = (size_t)settings->of_best;
    const size_t up_to = (size_t)settings->up_to;
    size_t most = 0;
    for (size_t size = 2; size <= up_to && size <= best; size++) {
        most += ways(best, size);
    }
    /* With i taken, one of the others is the next: those beyond up_to are not
     * among the above. */
    for (size_t taken = 1; settings->sequence && taken < best; taken++) {
        if (taken + 1 > up_to) {
            most += best - taken;
        }
    }
    return most;
}

static size_t named_count(const struct sw_study_settings *settings)
{
    const struct sw_node *sets = settings->combine.sets;
    return sets != NULL && sets->kind == SW_NODE_LIST ? sets->count : 0;
}

static bool is_affordable(const struct sw_combine_settings *settings)
{
    return sw_combine_most(settings) <= (size_t)settings->most;
}

size_t sw_combine_room(const struct sw_study_settings *settings)
{
    const struct sw_combine_settings *combine = &settings->combine;
    return 1 + settings->options.count + named_count(settings) +
           (is_affordable(combine) ? sw_combine_most(combine) : 0);
}

/* ------------------------------------------------------------- obstacles -- */

static bool *excluded(const struct sw_study *study, size_t one, size_t other)
{
    const struct sw_combining *combining = &study->combining;
    return &combining->excludes[one * combining->singles + other];
}

struct sw_obstacle sw_combine_obstacle(const struct sw_study *study,
                                       const size_t *parts, size_t count)
{
    struct sw_obstacle obstacle = {0};
    for (size_t i = 0; i < count; i++) {
        for (size_t k = i + 1; k < count; k++) {
            obstacle.one = parts[i];
            obstacle.other = parts[k];
            obstacle.exclusive = *excluded(study, parts[i], parts[k]);
            if (obstacle.exclusive ||
                !sw_changes_agree(&study->changes[parts[i]],
                                  &study->changes[parts[k]],
                                  &obstacle.conflict)) {
                return obstacle;
            }
        }
    }
    return (struct sw_obstacle){0};
}

/* ---------------------------------------------------------- combinations -- */

struct sw_combination *sw_combine_find(const struct sw_study *study,
                                       const size_t *parts, size_t count)
{
    const struct sw_combining *combining = &study->combining;
    for (size_t i = 0; i < combining->count; i++) {
        struct sw_combination *combination = &combining->at[i];
        if (combination->count == count &&
            memcmp(combination->parts, parts, count * sizeof(*parts)) == 0) {
            return combination;
        }
    }
    return NULL;
}

/* What `text` tells of each part, one after the other. */
static const char *
join_texts(const struct sw_study *study,
           const struct sw_combination *combination, const char *between,
           const char *(*text)(const struct sw_study_option *))
{
    struct sw_text joined = {0};
    for (size_t i = 0; i < combination->count; i++) {
        sw_text_add(&joined, i == 0 ? "" : between);
        sw_text_add(&joined, text(&study->options[combination->parts[i]]));
    }
    const char *kept = sw_arena_text(study->arena, sw_text_get(&joined));
    sw_text_clear(&joined);
    return kept;
}

static const char *name_of(const struct sw_study_option *option)
{
    return option->name;
}

static const char *english_of(const struct sw_study_option *option)
{
    return option->label_en;
}

static const char *chinese_of(const struct sw_study_option *option)
{
    return option->label_zh;
}

struct sw_combination *sw_combine_add(struct sw_study *study,
                                      const size_t *parts, size_t count)
{
    struct sw_combining *combining = &study->combining;
    struct sw_combination *combination = &combining->at[combining->count++];
    size_t *copy = sw_arena_array(study->arena, count, sizeof(*copy));
    memcpy(copy, parts, count * sizeof(*copy));
    *combination = (struct sw_combination){
        .count = count,
        .parts = copy,
        .why = "",
    };
    combination->name = join_texts(study, combination, "+", name_of);
    return combination;
}

void sw_combine_join(struct sw_study *study, struct sw_combination *combination)
{
    const size_t option = study->count++;
    const struct sw_node *root = study->roots[combination->parts[0]];
    for (size_t i = 1; i < combination->count; i++) {
        root = sw_merge_more(&study->reader, root,
                             study->stated[combination->parts[i]]);
    }
    study->roots[option] = root;
    study->options[option].name = combination->name;
    study->options[option].label_en =
        join_texts(study, combination, " + ", english_of);
    study->options[option].label_zh =
        join_texts(study, combination, " + ", chinese_of);
    combination->option = option;
}

/* ----------------------------------------------------------------- costs -- */

/* Add what one part costs to the costs so far: a line for each payer. */
static void add_cost(struct sw_study *study, struct sw_option_cost *costs,
                     const struct sw_option_cost *part)
{
    struct sw_option_cost *line = costs;
    while (strcmp(line->payer, part->payer) != 0 && line->more != NULL) {
        line = line->more;
    }
    if (costs->payer[0] == '\0') {
        costs->payer = part->payer;
    } else if (strcmp(line->payer, part->payer) != 0) {
        line->more = sw_arena_new(study->arena, struct sw_option_cost);
        line = line->more;
        line->payer = part->payer;
    }
    line->per_year += part->per_year;
    line->per_tonne += part->per_tonne;
}

void sw_combine_costs(struct sw_study *study)
{
    const struct sw_combining *combining = &study->combining;
    for (size_t i = 0; i < combining->count; i++) {
        const struct sw_combination *combination = &combining->at[i];
        struct sw_option_cost *costs = &study->costs[combination->option];
        if (combination->option == 0) {
            continue;
        }
        *costs = (struct sw_option_cost){.payer = ""};
        for (size_t k = 0; k < combination->count; k++) {
            const struct sw_option_cost *part =
                &study->costs[combination->parts[k]];
            if (part->per_year != 0.0 || part->per_tonne != 0.0) {
                add_cost(study, costs, part);
            }
        }
    }
}

/* --------------------------------------------------------------- reading -- */

/* One list of options by name, as of `exclusive`. */
struct group {
    const struct sw_node *node;
    size_t count;
    size_t *options; /* in the study's order */
};

static void insert(struct group *group, size_t option)
{
    size_t at = group->count++;
    while (at > 0 && group->options[at - 1] > option) {
        group->options[at] = group->options[at - 1];
        at--;
    }
    group->options[at] = option;
}

/* False after reporting a name that is none, or twice there. */
static bool read_group(struct group *group, struct sw_study *study,
                       const struct sw_objects *options)
{
    struct sw_diagnostics *diagnostics = study->reader.diagnostics;
    const struct sw_node *node = group->node;
    bool good = true;
    group->options =
        sw_arena_array(study->arena, node->count, sizeof(*group->options));
    for (size_t i = 0; i < node->count; i++) {
        const struct sw_name name = {node->items[i]->text,
                                     node->items[i]->place};
        const struct sw_object *found =
            sw_objects_find(options, name, "option", diagnostics);
        const size_t option =
            found == NULL ? 0 : 1 + (size_t)(found - options->at);
        bool twice = false;
        for (size_t k = 0; k < group->count; k++) {
            twice = twice || group->options[k] == option;
        }
        if (found != NULL && twice) {
            (void)sw_diagnose(diagnostics, name.place, SW_CODE(DUPLICATE),
                              "'%s' stands here twice", name.text);
        }
        good = good && found != NULL && !twice;
        if (found != NULL && !twice) {
            insert(group, option);
        }
    }
    return good;
}

/* Is it a list of lists of two or more texts? */
static bool is_of_groups(const struct sw_node *node)
{
    bool is_list = node->kind == SW_NODE_LIST;
    for (size_t i = 0; is_list && i < node->count; i++) {
        const struct sw_node *group = node->items[i];
        is_list = group->kind == SW_NODE_LIST && group->count >= 2;
        for (size_t k = 0; is_list && k < group->count; k++) {
            is_list = group->items[k]->kind == SW_NODE_SCALAR;
        }
    }
    return is_list;
}

/* The lists of options that `node` is, each handed to `take`; `key` is what it
 * is called. */
static void read_groups(struct sw_study *study,
                        const struct sw_objects *options, const char *key,
                        const struct sw_node *node,
                        void (*take)(struct sw_study *, const struct group *))
{
    if (node == NULL || node->broken) {
        return;
    }
    if (!is_of_groups(node)) {
        (void)sw_diagnose(study->reader.diagnostics, node->place,
                          SW_CODE(SHAPE),
                          "%s: a list of lists of two or more options "
                          "is needed, like [[a, b]]",
                          key);
        return;
    }
    for (size_t i = 0; i < node->count; i++) {
        struct group group = {.node = node->items[i]};
        if (read_group(&group, study, options)) {
            take(study, &group);
        }
    }
}

static void exclude(struct sw_study *study, const struct group *group)
{
    for (size_t i = 0; i < group->count; i++) {
        for (size_t k = 0; k < group->count; k++) {
            *excluded(study, group->options[i], group->options[k]) = i != k;
        }
    }
}

static void report_obstacle(struct sw_study *study, const struct group *group,
                            const struct sw_obstacle *obstacle)
{
    const char *one = study->options[obstacle->one].name;
    const char *other = study->options[obstacle->other].name;
    const struct sw_conflict *conflict = &obstacle->conflict;
    struct sw_diagnostics *diagnostics = study->reader.diagnostics;
    const struct sw_place place = group->node->place;
    if (obstacle->exclusive) {
        (void)sw_diagnose(diagnostics, place, SW_CODE(CONFLICT),
                          "'%s' and '%s' exclude each other, as `exclusive` "
                          "says",
                          one, other);
        return;
    }
    (void)sw_diagnose(
        diagnostics, place, SW_CODE(CONFLICT),
        "'%s' and '%s' cannot be combined: '%s' changes %s "
        "(%s:%d), '%s' %s (%s:%d)",
        one, other, one, conflict->one->path, conflict->one->value->place.file,
        conflict->one->value->place.line, other, conflict->other->path,
        conflict->other->value->place.file, conflict->other->value->place.line);
}

static void add_named(struct sw_study *study, const struct group *group)
{
    if (sw_combine_find(study, group->options, group->count) != NULL) {
        (void)sw_diagnose(study->reader.diagnostics, group->node->place,
                          SW_CODE(DUPLICATE),
                          "sets: this combination stands here twice");
        return;
    }
    for (size_t i = 0; i < group->count; i++) {
        if (study->roots[group->options[i]] == NULL) {
            return; /* was reported */
        }
    }
    const struct sw_obstacle obstacle =
        sw_combine_obstacle(study, group->options, group->count);
    if (obstacle.one != 0) {
        report_obstacle(study, group, &obstacle);
        return;
    }
    struct sw_combination *combination =
        sw_combine_add(study, group->options, group->count);
    combination->reason = SW_COMBINATION_NAMED;
    sw_combine_join(study, combination);
}

/* What is asked of the best, against how many options there are. */
static void check_best(struct sw_study *study, const struct sw_node *combine)
{
    const struct sw_combining *combining = &study->combining;
    const struct sw_combine_settings *settings = combining->settings;
    struct sw_diagnostics *diagnostics = study->reader.diagnostics;
    const struct sw_node *of_best = sw_node_find(combine, "of_best");
    if (of_best == NULL) {
        static const char *const needing[] = {"up_to", "sequence", "most"};
        for (size_t i = 0; i < sizeof(needing) / sizeof(needing[0]); i++) {
            const struct sw_node *node = sw_node_find(combine, needing[i]);
            if (node != NULL) {
                (void)sw_diagnose(diagnostics, node->place, SW_CODE(REQUIRED),
                                  "%s: of_best is needed, how many of the "
                                  "best options are combined",
                                  needing[i]);
            }
        }
    } else if (settings->of_best > (int64_t)combining->singles - 1) {
        (void)sw_diagnose(diagnostics, of_best->place, SW_CODE(LIMIT),
                          "of_best: the study has no more than %zu options",
                          combining->singles - 1);
    } else if (settings->up_to > settings->of_best) {
        (void)sw_diagnose(diagnostics, sw_node_find(combine, "up_to")->place,
                          SW_CODE(LIMIT),
                          "up_to: no more than of_best, %d, can be combined",
                          (int)settings->of_best);
    } else if (!is_affordable(settings)) {
        (void)sw_diagnose(diagnostics, of_best->place, SW_CODE(COMBINATIONS),
                          "this makes up to %zu combinations, each with all "
                          "replications; most says %d",
                          sw_combine_most(settings), (int)settings->most);
        sw_diagnostics_hint(diagnostics, "state `most: %zu` to run them all",
                            sw_combine_most(settings));
    }
}

void sw_combine_read(struct sw_study *study,
                     const struct sw_study_settings *settings,
                     const struct sw_node *root)
{
    struct sw_combining *combining = &study->combining;
    const size_t singles = 1 + settings->options.count;
    const size_t most = sw_combine_room(settings) - singles;
    *combining = (struct sw_combining){
        .settings = &settings->combine,
        .singles = singles,
        .excludes =
            sw_arena_array(study->arena, singles * singles, sizeof(bool)),
        .at = sw_arena_array(study->arena, most + 1,
                             sizeof(struct sw_combination)),
        .best = sw_arena_array(study->arena, singles, sizeof(size_t)),
        .steps = sw_arena_array(study->arena, singles,
                                sizeof(struct sw_sequence_step)),
    };
    read_groups(study, &settings->options, "exclusive", settings->exclusive,
                exclude);
    const struct sw_node *combine = sw_node_find(root, "combine");
    if (combine != NULL && combine->kind == SW_NODE_MAPPING) {
        check_best(study, combine);
        read_groups(study, &settings->options, "sets", settings->combine.sets,
                    add_named);
    }
}
