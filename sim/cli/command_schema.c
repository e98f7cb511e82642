#include "cli/command.h"

#include "steelway/keys.h"

#include <stdio.h>

static enum sw_exit run_schema(const struct sw_options *options)
{
    (void)options;
    sw_keys_print_schema(stdout);
    return SW_EXIT_DONE;
}

static const struct sw_example examples[] = {
    {"steelway schema > steelway.schema.json",
     "then let the editor check *.yaml against it"},
    {0},
};

const struct sw_command sw_command_schema = {
    .name = "schema",
    .help = "print a JSON Schema of the files, for editors",
    .usage = "steelway schema",
    .about = "An editor that knows JSON Schema completes keys, shows what they "
             "mean, and marks\nunknown ones while a file is written. In VS "
             "Code with its YAML extension, put\n"
             "    # yaml-language-server: $schema=steelway.schema.json\n"
             "at the top of the file. What only the whole file can tell, check "
             "tells.",
    .examples = examples,
    .options = SW_OPTION(HELP),
    .run = run_schema,
};
