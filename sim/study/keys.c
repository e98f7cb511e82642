#include "steelway/keys.h"

#include "model/settings.h"
#include "scenario/schema.h"
#include "scenario/setting_text.h"
#include "study/measure_text.h"
#include "steelway/study.h"

static const char *const INTRODUCTION =
    "# Scenario and study files\n"
    "\n"
    "This page is printed by `steelway keys --markdown`. `steelway keys "
    "PATH` prints a part of it,\n"
    "`steelway schema` a JSON Schema for editors.\n"
    "\n"
    "A scenario is a YAML file (UTF-8, one document). It says how the plant "
    "is: resources and\n"
    "calendars, products and their routes through steps, and where orders "
    "come from. A study names a\n"
    "baseline scenario and options that change it.\n"
    "\n"
    "```yaml\n"
    "format: 1\n"
    "name: One line\n"
    "run: { length: 365 d, replications: 30, seed: 1 }\n"
    "resources:\n"
    "  line: { units: 1 }\n"
    "steps:\n"
    "  roll: { kind: process, resource: line, rate: 100 t/h }\n"
    "  cool: { kind: delay, time: \"triangular(32 h, 42 h, 53 h)\", source: "
    "S21 }\n"
    "```\n"
    "\n"
    "## How values are written\n"
    "\n"
    "| value | written as |\n"
    "|---|---|\n"
    "| quantity | number, space, unit: `30 min`, `2.5 d`, `25 t`, `380 t/h`, "
    "`45 CNY/t`, `0.4 CNY/t/km`, `6 /month`, `5 %`. A bare number where a unit "
    "is needed is an error. |\n"
    "| distribution | always in quotes: `\"triangular(1 d, 3 d, 8 d)\"`, "
    "`\"lognormal(median 3 h, sigma 0.8)\"`, `\"gamma(mean 2 d, cv 0.5)\"`, "
    "weibull, exponential, uniform, normal, integers, discrete, empirical, "
    "with shift, truncate and mixture; or one quantity |\n"
    "| date | `2026-01-05` or `\"2026-01-05 14:30\"`, on the plant's clock |\n"
    "| name | letters a-z, digits, `_` and `-`; other text goes into `label` "
    "|\n"
    "| switch | `yes` or `no` |\n"
    "| file | relative to the file that names it |\n"
    "\n"
    "Times are in s, min, h, d, week or year, masses in g, kg, t or kt, "
    "lengths in mm, m or km, money in\n"
    "CNY. A month stands only below a stroke: `6 /month`.\n"
    "\n"
    "Every mapping may have `about` (prose), `label` (a text, or `{en: …, zh: "
    "…}`), `source` (where the\n"
    "number is from; `U` is an estimate) and `expect`. Unknown keys are "
    "errors. Anchors, aliases, merge\n"
    "keys and tags are not read.\n"
    "\n"
    "## How files build on files\n"
    "\n"
    "`inherits: base.yaml` at the top takes that file and changes it by what "
    "follows; so do the\n"
    "`changes` of an option and `--set path.to.key=value`:\n"
    "\n"
    "- mappings merge key by key; texts, lists and distributions replace;\n"
    "- a mapping that states its `kind` or `rule`, or one of shares, replaces "
    "the whole (but the `rule` of a resource is only that of its queue);\n"
    "- `key: null` removes; removing what is not there is an error;\n"
    "- `{add: 1 d}` and `{times: 0.8}` act on the value that is there;\n"
    "- a changed value whose `source` is not restated gets the source `U`.\n";

static struct sw_schema_file scenario_file(void)
{
    return (struct sw_schema_file){
        .title = "A scenario of Steelway",
        .table = sw_scenario_table(),
    };
}

static struct sw_schema_file study_file(void)
{
    return (struct sw_schema_file){
        .title = "A study of Steelway",
        .table = sw_study_table(),
        .mark = "study",
    };
}

bool sw_keys_print(const char *path, FILE *to)
{
    const bool everything = path[0] == '\0';
    if (everything) {
        (void)fputs("In a scenario file\n\n", to);
    }
    const bool in_scenario = sw_setting_print(sw_scenario_table(), path, to);
    if (everything) {
        (void)fputs("\nIn a study file\n\n", to);
    }
    const bool in_study = sw_setting_print(sw_study_table(), path, to);
    const bool is_measure = !everything && sw_measure_print(path, to);
    return in_scenario || in_study || is_measure;
}

bool sw_keys_print_json(const char *path, FILE *to)
{
    (void)fputs("{\"scenario\": ", to);
    const bool in_scenario =
        sw_setting_print_json(sw_scenario_table(), path, to);
    (void)fputs(", \"study\": ", to);
    const bool in_study = sw_setting_print_json(sw_study_table(), path, to);
    (void)fputs(", \"measures\": ", to);
    const bool is_measure = sw_measure_print_json(path, to);
    (void)fputs("}\n", to);
    return in_scenario || in_study || is_measure;
}

void sw_keys_print_markdown(FILE *to)
{
    (void)fputs(INTRODUCTION, to);
    (void)fputs("\n## Settings of a scenario\n", to);
    sw_setting_print_markdown(sw_scenario_table(), to);
    (void)fputs("\n## Settings of a study\n", to);
    sw_setting_print_markdown(sw_study_table(), to);
}

void sw_keys_print_schema(FILE *to)
{
    const struct sw_schema_file study = study_file();
    const struct sw_schema_file scenario = scenario_file();
    sw_schema_print(&study, &scenario, to);
}
