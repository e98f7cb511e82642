#include "cli/command.h"

#include "steelway/keys.h"

#include <stdio.h>

static enum sw_exit run_keys(const struct sw_options *options)
{
    const char *path = options->count == 0 ? "" : options->arguments[0];
    if (SW_GIVEN(options, MARKDOWN)) {
        if (options->count > 0 || SW_GIVEN(options, JSON)) {
            return sw_command_usage("--markdown prints all settings: it goes "
                                    "with neither a path nor --json");
        }
        sw_keys_print_markdown(stdout);
        return SW_EXIT_DONE;
    }
    const bool found = SW_GIVEN(options, JSON)
                           ? sw_keys_print_json(path, stdout)
                           : sw_keys_print(path, stdout);
    if (!found) {
        return sw_command_usage("there is no setting or measure '%s'; steelway "
                                "keys prints all settings, steelway keys "
                                "measures all measures",
                                path);
    }
    return SW_EXIT_DONE;
}

static const struct sw_example examples[] = {
    {"steelway keys", "all settings of scenarios and studies"},
    {"steelway keys run", "how long and how often is run"},
    {"steelway keys steps.process", "one kind of step"},
    {"steelway keys steps.cool.time", "a setting as it stands in a file"},
    {"steelway keys measures", "what is measured, in which unit"},
    {0},
};

const struct sw_command sw_command_keys = {
    .name = "keys",
    .help = "print what may stand in scenario and study files",
    .usage = "steelway keys [PATH | MEASURE | measures]",
    .about = "For every setting: its meaning, how its value is written, its "
             "limits, and what\nholds where it is not given.",
    .examples = examples,
    .options = SW_OPTION(MARKDOWN) | SW_OPTION(JSON) | SW_OPTION(HELP),
    .most = 1,
    .run = run_keys,
};
