#include "output/run_log.h"

#include "base/text.h"
#include "steelway/version.h"

#include <inttypes.h>
#include <sys/utsname.h>

static void add_host(struct sw_text *text)
{
    struct utsname host;
    if (uname(&host) >= 0) {
        sw_text_format(text, "host       %s (%s %s %s)\n", host.nodename,
                       host.sysname, host.release, host.machine);
    }
}

static void add_start(struct sw_text *text, time_t started)
{
    struct tm tm;
    char shown[64];
    if (localtime_r(&started, &tm) != NULL &&
        strftime(shown, sizeof(shown), "%Y-%m-%dT%H:%M:%S%z", &tm) > 0) {
        sw_text_format(text, "started    %s\n", shown);
    }
}

void sw_run_log_write(const struct sw_run_record *record,
                      struct sw_result_file *file)
{
    struct sw_text text = {0};
    sw_text_format(&text, "command    %s\n", record->command_line);
    sw_text_format(&text, "version    steelway %s\n", sw_version());
    sw_text_format(&text, "compiler   %s\n", sw_compiler());
    add_host(&text);
    add_start(&text, record->started);
    sw_text_format(&text, "threads    %u\n", record->threads);
    sw_text_format(&text, "events     %" PRIu64 "\n", record->events);
    if (record->run_s > 0) {
        sw_text_format(&text, "events/s   %.4g\n",
                       (double)record->events / record->run_s);
    }
    sw_text_format(&text, "run        %.3f s\n", record->run_s);
    sw_text_format(&text, "whole      %.3f s\n", record->whole_s);
    sw_result_file_write(file, sw_text_get(&text), text.length);
    sw_text_clear(&text);
}
