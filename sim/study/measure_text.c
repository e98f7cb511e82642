#include "study/measure_text.h"

#include "model/step_kind.h"
#include "steelway/model.h"

#include <string.h>

/* Called for each measure; `kind` is of the steps that have it, or NULL. */
typedef void visit_fn(void *self, const struct sw_measure *measure,
                      const char *kind);

static bool is_wanted(const char *name, const struct sw_measure *measure)
{
    return name[0] == '\0' || strcmp(name, "measures") == 0 ||
           strcmp(name, measure->id) == 0;
}

/* Those of the table, which ends with id NULL, or is NULL. */
static bool visit_table(const char *name, const struct sw_measure *measure,
                        const char *kind, visit_fn *visit, void *self)
{
    bool found = false;
    for (; measure != NULL && measure->id != NULL; measure++) {
        if (is_wanted(name, measure)) {
            visit(self, measure, kind);
            found = true;
        }
    }
    return found;
}

static bool visit_kinds(const char *name, visit_fn *visit, void *self)
{
    bool found = false;
    for (size_t k = 0; SW_STEP_KINDS[k] != NULL; k++) {
        const struct sw_step_kind *kind = SW_STEP_KINDS[k];
        const char *of = SW_STEP_TABLES[k]->name;
        const struct sw_measure *parts =
            kind->parts == NULL ? NULL : kind->parts->measures;
        found = visit_table(name, kind->measures, of, visit, self) || found;
        found = visit_table(name, parts, of, visit, self) || found;
    }
    return found;
}

static bool visit_measures(const char *name, visit_fn *visit, void *self)
{
    bool found = false;
    for (size_t i = 0; i < sw_measure_count(); i++) {
        if (is_wanted(name, sw_measure_at(i))) {
            visit(self, sw_measure_at(i), NULL);
            found = true;
        }
    }
    return visit_kinds(name, visit, self) || found;
}

static const char *subject_of(const struct sw_measure *measure)
{
    static const char *const subjects[] = {
        [SW_MEASURES_ORDER] = "orders of a product, in summary.csv",
        [SW_MEASURES_STEP] = "a step, in summary.csv",
        [SW_MEASURES_BREAKDOWN] = "orders at a step, in breakdown.csv",
        [SW_MEASURES_RESOURCE] = "a resource, in resources.csv",
        [SW_MEASURES_LANE] = "a step of transport, in lanes.csv",
        [SW_MEASURES_STOCK] = "an article of a stock, in stocks.csv",
        [SW_MEASURES_PROJECT] = "projects of a demand, in summary.csv",
        [SW_MEASURES_COST] = "a cost line, in costs.csv",
        [SW_MEASURES_POLICY] = "a response policy, in policies.csv",
        [SW_MEASURES_PROBLEM] = "user problems, in problems.csv",
        [SW_MEASURES_DEVELOPMENT] = "a development, in developments.csv",
        [SW_MEASURES_DISRUPTION] = "a disruption, in disruptions.csv",
    };
    return subjects[measure->group];
}

static void print_measure(void *self, const struct sw_measure *measure,
                          const char *kind)
{
    FILE *to = self;
    const bool bare = measure->unit[0] == '\0';
    (void)fprintf(to, "%s\n    %s\n    %s\n    %s%s%sof %s", measure->id,
                  measure->en, measure->zh, bare ? "" : "in ", measure->unit,
                  bare ? "" : "; ", subject_of(measure));
    if (kind != NULL) {
        (void)fprintf(to, "; of kind %s", kind);
    }
    (void)fputc('\n', to);
}

bool sw_measure_print(const char *name, FILE *to)
{
    return visit_measures(name, print_measure, to);
}

struct list {
    FILE *to;
    size_t count;
};

/* The texts are this program's own: a quote is all that may need care. */
static void put_text(FILE *to, const char *key, const char *text)
{
    (void)fprintf(to, "    \"%s\": \"", key);
    for (; *text != '\0'; text++) {
        if (*text == '"' || *text == '\\') {
            (void)fputc('\\', to);
        }
        (void)fputc(*text, to);
    }
    (void)fputc('"', to);
}

static void put_measure(void *self, const struct sw_measure *measure,
                        const char *kind)
{
    struct list *list = self;
    const struct {
        const char *key;
        const char *text; /* NULL: left out */
    } texts[] = {{"measure", measure->id},    {"unit", measure->unit},
                 {"of", subject_of(measure)}, {"kind", kind},
                 {"en", measure->en},         {"zh", measure->zh}};
    (void)fputs(list->count > 0 ? ",\n  {" : "\n  {", list->to);
    list->count++;
    for (size_t i = 0; i < sizeof(texts) / sizeof(texts[0]); i++) {
        if (texts[i].text != NULL) {
            (void)fputs(i > 0 ? ",\n" : "\n", list->to);
            put_text(list->to, texts[i].key, texts[i].text);
        }
    }
    (void)fputs("\n  }", list->to);
}

bool sw_measure_print_json(const char *name, FILE *to)
{
    struct list list = {.to = to};
    (void)fputc('[', to);
    const bool found = visit_measures(name, put_measure, &list);
    (void)fputs(found ? "\n]\n" : "]\n", to);
    return found;
}
