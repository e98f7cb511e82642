#include "steelway/terminal.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/ioctl.h>
#include <time.h>
#include <unistd.h>

enum { BAR_COLUMNS = 24, LINE_BYTES = 128, REDRAW_NS = 100 * 1000 * 1000 };
enum { USUAL_WIDTH = 80, LEAST_WIDTH = 40, MOST_WIDTH = 200 };

bool sw_terminal_can_move(const struct sw_terminal *seen)
{
    return seen->is_tty && seen->kind != NULL &&
           strcmp(seen->kind, "dumb") != 0;
}

bool sw_terminal_may_color(const struct sw_terminal *seen,
                           enum sw_color_when when)
{
    if (when != SW_COLOR_AUTO) {
        return when == SW_COLOR_ALWAYS;
    }
    return (seen->no_color == NULL || seen->no_color[0] == '\0') &&
           sw_terminal_can_move(seen);
}

static struct sw_terminal see(FILE *to)
{
    return (struct sw_terminal){isatty(fileno(to)) == 1, getenv("TERM"),
                                getenv("NO_COLOR")};
}

bool sw_terminal_is(FILE *to)
{
    const struct sw_terminal seen = see(to);
    return sw_terminal_can_move(&seen);
}

bool sw_terminal_colors(FILE *to, enum sw_color_when when)
{
    const struct sw_terminal seen = see(to);
    return sw_terminal_may_color(&seen, when);
}

static int width_of(FILE *to)
{
    const char *told = getenv("COLUMNS");
    long width = told == NULL ? 0 : strtol(told, NULL, 10);
    struct winsize size = {0};
    if (width <= 0 && ioctl(fileno(to), TIOCGWINSZ, &size) == 0) {
        width = size.ws_col;
    }
    if (width <= 0) {
        width = USUAL_WIDTH;
    }
    return width < LEAST_WIDTH  ? LEAST_WIDTH
           : width > MOST_WIDTH ? MOST_WIDTH
                                : (int)width;
}

/* As the C library chooses the locale: the first that is set and not empty. */
static bool is_utf8(void)
{
    static const char *const names[] = {"LC_ALL", "LC_CTYPE", "LANG"};
    for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++) {
        const char *locale = getenv(names[i]);
        if (locale != NULL && locale[0] != '\0') {
            const char *dot = strchr(locale, '.');
            return dot != NULL && (strncasecmp(dot, ".utf-8", 6) == 0 ||
                                   strncasecmp(dot, ".utf8", 5) == 0);
        }
    }
    return false;
}

struct sw_look sw_terminal_look(FILE *to, enum sw_color_when when)
{
    return (struct sw_look){sw_terminal_colors(to, when), is_utf8(),
                            width_of(to)};
}

static int64_t now_ns(void)
{
    struct timespec now;
    (void)clock_gettime(CLOCK_MONOTONIC, &now);
    return (int64_t)now.tv_sec * INT64_C(1000000000) + now.tv_nsec;
}

void sw_progress_begin(struct sw_progress *progress, FILE *to)
{
    const int64_t now = now_ns();
    *progress = (struct sw_progress){
        .to = to != NULL && sw_terminal_is(to) ? to : NULL,
        .begun_ns = now,
        .drawn_ns = now - REDRAW_NS,
    };
}

static void left_text(char *text, size_t size, double left_s)
{
    if (left_s < 100) {
        (void)snprintf(text, size, "%.0f s", left_s);
    } else if (left_s < 6000) {
        (void)snprintf(text, size, "%.0f min", left_s / 60);
    } else {
        (void)snprintf(text, size, "%.1f h", left_s / 3600);
    }
}

void sw_progress_line(char *line, size_t size, int64_t done, int64_t total,
                      double elapsed_s)
{
    char bar[BAR_COLUMNS + 1] = "";
    const int64_t filled =
        total > 0 && done > 0 ? done * BAR_COLUMNS / total : 0;
    for (int i = 0; i < BAR_COLUMNS; i++) {
        bar[i] = i < filled ? '#' : '-';
    }
    const int used =
        snprintf(line, size, "%s %" PRId64 " of %" PRId64, bar, done, total);
    if (done > 0 && elapsed_s > 0 && used > 0 && (size_t)used < size) {
        char left[32];
        const double rate = (double)done / elapsed_s;
        left_text(left, sizeof(left), (double)(total - done) / rate);
        (void)snprintf(line + used, size - (size_t)used, ", %.3g/s, %s left",
                       rate, left);
    }
}

void sw_progress_update(struct sw_progress *progress, int64_t done,
                        int64_t total)
{
    if (progress->to == NULL) {
        return;
    }
    const int64_t now = now_ns();
    if (now - progress->drawn_ns < REDRAW_NS) {
        return;
    }
    char line[LINE_BYTES];
    progress->drawn_ns = now;
    sw_progress_line(line, sizeof(line), done, total,
                     (double)(now - progress->begun_ns) / 1e9);
    (void)fprintf(progress->to, "\r\033[K%s", line);
    (void)fflush(progress->to);
}

void sw_progress_end(struct sw_progress *progress)
{
    if (progress->to != NULL) {
        (void)fputs("\r\033[K", progress->to);
        (void)fflush(progress->to);
        progress->to = NULL;
    }
}
