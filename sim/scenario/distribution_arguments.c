#include "scenario/distribution_arguments.h"

#include "scenario/diagnostics.h"
#include "scenario/quantity_text.h"

#include "base/text.h"
#include "base/utf8.h"

#include <math.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

enum { LONGEST_VALUE = 63, MOST_SHOWN = 40 };

bool sw_distribution_fail(const struct sw_distribution_reader *reader,
                          const char *at, const char *format, ...)
{
    char message[sizeof reader->err->message];
    va_list args;
    va_start(args, format);
    (void)vsnprintf(message, sizeof message, format, args);
    va_end(args);
    *reader->offset = (size_t)(at - reader->text);
    return sw_fail(reader->err, SW_ERROR_INPUT, "%s", message);
}

int sw_distribution_shown(const char *text)
{
    return (int)sw_utf8_valid(text, strnlen(text, MOST_SHOWN));
}

void sw_distribution_skip_spaces(struct sw_distribution_reader *reader)
{
    reader->at += strspn(reader->at, " ");
}

static bool is_letter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
}

struct sw_span sw_distribution_word(const struct sw_distribution_reader *reader)
{
    struct sw_span word = {reader->at, 0};
    while (is_letter(word.at[word.length])) {
        word.length++;
    }
    return word;
}

bool sw_span_is(struct sw_span span, const char *word)
{
    return strncmp(span.at, word, (size_t)span.length) == 0 &&
           word[span.length] == '\0';
}

struct sw_span sw_distribution_until(struct sw_distribution_reader *reader,
                                     const char *stops)
{
    sw_distribution_skip_spaces(reader);
    const char *begin = reader->at;
    for (int depth = 0; *reader->at != '\0'; reader->at++) {
        if (depth == 0 && strchr(stops, *reader->at) != NULL) {
            break;
        }
        depth += *reader->at == '(';
        depth -= *reader->at == ')' && depth > 0;
    }
    const char *end = reader->at;
    while (end > begin && end[-1] == ' ') {
        end--;
    }
    return (struct sw_span){begin, (int)(end - begin)};
}

bool sw_distribution_expect(struct sw_distribution_reader *reader, char c,
                            const char *what)
{
    sw_distribution_skip_spaces(reader);
    if (*reader->at != c) {
        return sw_distribution_fail(reader, reader->at, "%s lacks a '%c' here",
                                    what, c);
    }
    reader->at++;
    return true;
}

bool sw_distribution_value(const struct sw_distribution_reader *reader,
                           struct sw_span span, enum sw_dimension dimension,
                           double *value)
{
    char text[LONGEST_VALUE + 1];
    struct sw_error err = {0};
    if (span.length == 0) {
        return sw_distribution_fail(reader, span.at, "%s is needed here",
                                    sw_dimension_example(dimension));
    }
    if (span.length > LONGEST_VALUE) {
        return sw_distribution_fail(reader, span.at, "'%.*s..' is too long",
                                    sw_distribution_shown(span.at), span.at);
    }
    memcpy(text, span.at, (size_t)span.length);
    text[span.length] = '\0';
    if (!sw_quantity_read(value, dimension, text, &err)) {
        return sw_distribution_fail(reader, span.at, "%s", err.message);
    }
    return true;
}

/* "mean 3 h" has a label, "3 h" has none. */
static struct sw_argument take_label(struct sw_span span)
{
    struct sw_argument argument = {{span.at, 0}, span};
    int length = 0;
    while (length < span.length && is_letter(span.at[length])) {
        length++;
    }
    if (length > 0 && length < span.length && span.at[length] == ' ') {
        const int gap = (int)strspn(span.at + length, " ");
        argument.label.length = length;
        argument.value.at = span.at + length + gap;
        argument.value.length = span.length - length - gap;
    }
    return argument;
}

bool sw_distribution_arguments(struct sw_distribution_reader *reader,
                               const char *what, struct sw_arguments *arguments)
{
    arguments->count = 0;
    for (;;) {
        const struct sw_span span = sw_distribution_until(reader, ",)");
        if (*reader->at == '\0') {
            return sw_distribution_fail(
                reader, reader->at, "the bracket of %s is not closed", what);
        }
        if (arguments->count == SW_MOST_ARGUMENTS) {
            return sw_distribution_fail(
                reader, span.at, "%s does not take so many values", what);
        }
        if (span.length == 0) {
            return sw_distribution_fail(reader, span.at,
                                        "%s lacks a value here", what);
        }
        arguments->at[arguments->count++] = take_label(span);
        if (*reader->at++ == ')') {
            return true;
        }
    }
}

/* ------------------------------------------------------------- forms */

/* The arguments of one distribution, in the order of one form's parameters. */
struct fit {
    const struct sw_distribution_family *family;
    const struct sw_distribution_form *form;
    const struct sw_argument *at[SW_FORM_PARAMETERS];
};

static bool fit_form(struct fit *fit, const struct sw_arguments *arguments,
                     const struct sw_distribution_form *form)
{
    const bool positional = fit->family->shape == SW_FAMILY_POSITIONAL;
    fit->form = form;
    memset(fit->at, 0, sizeof fit->at);
    for (int i = 0; i < arguments->count; i++) {
        const struct sw_argument *argument = &arguments->at[i];
        int place = 0;
        while (place < form->count &&
               !sw_span_is(argument->label, form->parameters[place].label)) {
            place++;
        }
        if (positional && argument->label.length == 0) {
            place = i;
        }
        if (place >= form->count || fit->at[place] != NULL ||
            (positional && place != i)) {
            return false;
        }
        fit->at[place] = argument;
    }
    return arguments->count == form->count;
}

/* "lognormal takes (median, sigma) or (mean, cv)" */
static void describe(struct sw_text *text,
                     const struct sw_distribution_family *family)
{
    sw_text_format(text, "%s takes ", family->name);
    for (int f = 0; f < SW_FAMILY_FORMS && family->forms[f].count > 0; f++) {
        const struct sw_distribution_form *form = &family->forms[f];
        sw_text_add(text, f == 0 ? "(" : " or (");
        for (int i = 0; i < form->count; i++) {
            sw_text_format(text, "%s%s", i == 0 ? "" : ", ",
                           form->parameters[i].label);
        }
        sw_text_add(text, ")");
    }
    sw_text_format(text, ", like %s", family->example);
}

static size_t labels_of(const struct sw_distribution_family *family,
                        const char *labels[])
{
    size_t count = 0;
    for (int f = 0; f < SW_FAMILY_FORMS; f++) {
        for (int i = 0; i < family->forms[f].count; i++) {
            labels[count++] = family->forms[f].parameters[i].label;
        }
    }
    return count;
}

/* What is wrong with one argument taken alone; NULL for nothing. */
static const char *fault_of(const struct sw_distribution_family *family,
                            const struct sw_argument *argument,
                            const char **nearest)
{
    const char *labels[SW_FAMILY_FORMS * SW_FORM_PARAMETERS];
    const size_t count = labels_of(family, labels);
    char label[LONGEST_VALUE + 1] = "";
    *nearest = NULL;
    if (argument->label.length == 0) {
        return family->shape == SW_FAMILY_LABELLED ? "has no label" : NULL;
    }
    for (size_t i = 0; i < count; i++) {
        if (sw_span_is(argument->label, labels[i])) {
            return NULL;
        }
    }
    if (argument->label.length <= LONGEST_VALUE) {
        memcpy(label, argument->label.at, (size_t)argument->label.length);
        *nearest = sw_nearest_name(label, labels, count);
    }
    return "has an unknown label";
}

static bool refuse_arguments(const struct sw_distribution_reader *reader,
                             const struct sw_distribution_family *family,
                             const struct sw_arguments *arguments)
{
    struct sw_text text = {0};
    const char *at = arguments->at[0].label.at;
    for (int i = 0; i < arguments->count && text.length == 0; i++) {
        const struct sw_argument *argument = &arguments->at[i];
        const char *nearest = NULL;
        const char *fault = fault_of(family, argument, &nearest);
        if (fault != NULL) {
            at = argument->label.at;
            sw_text_format(&text, "'%.*s' %s",
                           (int)(argument->value.at - at) +
                               argument->value.length,
                           at, fault);
            if (nearest != NULL) {
                sw_text_format(&text, ", did you mean '%s'? ", nearest);
            } else {
                sw_text_add(&text, ": ");
            }
        }
    }
    describe(&text, family);
    (void)sw_distribution_fail(reader, at, "%s", sw_text_get(&text));
    sw_text_clear(&text);
    return false;
}

static bool choose_form(const struct sw_distribution_reader *reader,
                        struct fit *fit, const struct sw_arguments *arguments,
                        int *form)
{
    for (int f = 0; f < SW_FAMILY_FORMS; f++) {
        if (fit->family->forms[f].count > 0 &&
            fit_form(fit, arguments, &fit->family->forms[f])) {
            *form = f;
            return true;
        }
    }
    return refuse_arguments(reader, fit->family, arguments);
}

/* ------------------------------------------------------------ values */

/* "sigma of lognormal is '0': it <must>" */
static bool refuse_value(const struct sw_distribution_reader *reader,
                         const struct fit *fit, size_t place, const char *must)
{
    const struct sw_span value = fit->at[place]->value;
    return sw_distribution_fail(reader, value.at, "%s of %s is '%.*s': it %s",
                                fit->form->parameters[place].label,
                                fit->family->name, value.length, value.at,
                                must);
}

static enum sw_dimension dimension_of(const struct sw_parameter *parameter,
                                      enum sw_dimension wanted)
{
    switch (parameter->kind) {
    case SW_PARAMETER_VALUE:
    case SW_PARAMETER_POSITIVE:
        return wanted;
    case SW_PARAMETER_SHARE:
        return SW_SHARE;
    case SW_PARAMETER_NUMBER:
    case SW_PARAMETER_WHOLE:
        break;
    }
    return SW_PLAIN;
}

static bool check_limits(const struct sw_distribution_reader *reader,
                         const struct fit *fit, size_t place, double value)
{
    const struct sw_parameter *parameter = &fit->form->parameters[place];
    if (parameter->kind == SW_PARAMETER_VALUE) {
        return true;
    }
    if (parameter->kind == SW_PARAMETER_POSITIVE) {
        return value > 0 || refuse_value(reader, fit, place, "must be above 0");
    }
    if (value < parameter->min || value > parameter->max) {
        const enum sw_dimension dimension = dimension_of(parameter, SW_PLAIN);
        char min[SW_QUANTITY_TEXT_BYTES];
        char max[SW_QUANTITY_TEXT_BYTES];
        char must[2 * SW_QUANTITY_TEXT_BYTES + 32];
        sw_quantity_text(min, parameter->min, dimension);
        sw_quantity_text(max, parameter->max, dimension);
        (void)snprintf(must, sizeof must, "must be from %s to %s", min, max);
        return refuse_value(reader, fit, place, must);
    }
    if (parameter->kind == SW_PARAMETER_WHOLE && floor(value) != value) {
        return refuse_value(reader, fit, place, "must be a whole number");
    }
    return true;
}

bool sw_distribution_by_form(struct sw_distribution_reader *reader,
                             const struct sw_distribution_family *family,
                             struct sw_distribution **made)
{
    struct sw_arguments arguments;
    struct fit fit = {.family = family};
    struct sw_distribution_spec spec = {.family = family};
    struct sw_distribution_fault fault = {0};
    if (!sw_distribution_arguments(reader, family->name, &arguments) ||
        !choose_form(reader, &fit, &arguments, &spec.form)) {
        return false;
    }
    for (size_t i = 0; i < (size_t)fit.form->count; i++) {
        const enum sw_dimension dimension =
            dimension_of(&fit.form->parameters[i], reader->wish->dimension);
        if (!sw_distribution_value(reader, fit.at[i]->value, dimension,
                                   &spec.values[i]) ||
            !check_limits(reader, &fit, i, spec.values[i])) {
            return false;
        }
    }
    if (!sw_distribution_make(made, reader->wish->arena, &spec, &fault)) {
        return refuse_value(reader, &fit, fault.at, fault.must);
    }
    return true;
}
