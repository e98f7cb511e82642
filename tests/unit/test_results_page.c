/*
 * docs/results.md tells every column of every results file, in the words of the
 * tables that the files are made from.
 */
#include "base/memory.h"
#include "base/text.h"
#include "output/output.h"
#include "output/problem_row.h"
#include "output/trace.h"

#include "cmocka_all.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static char *read_page(void)
{
    FILE *file = fopen(SW_RESULTS_PAGE, "rb");
    assert_non_null(file);
    assert_int_equal(fseek(file, 0, SEEK_END), 0);
    const long length = ftell(file);
    assert_true(length > 0);
    rewind(file);
    char *page = sw_new_array((size_t)length + 1, 1);
    assert_int_equal(fread(page, 1, (size_t)length, file), length);
    (void)fclose(file);
    return page;
}

/* The section of a file, as it stands in the page. */
static void write_section(struct sw_text *text,
                          const struct sw_csv_table *table)
{
    sw_text_format(text, "## %s.csv\n\n%s.\n\n", table->name, table->en);
    sw_text_format(text, "| column | unit | meaning |\n|---|---|---|\n");
    for (size_t i = 0; i < table->count; i++) {
        const struct sw_column *column = &table->columns[i];
        sw_text_format(text, "| `%s` | %s | %s |\n", column->name,
                       column->unit == NULL ? "" : column->unit, column->en);
    }
}

static void check_section(const char *page, const struct sw_csv_table *table)
{
    struct sw_text text = {0};
    write_section(&text, table);
    if (strstr(page, sw_text_get(&text)) == NULL) {
        print_error("docs/results.md lacks this section:\n\n%s\n",
                    sw_text_get(&text));
        fail();
    }
    sw_text_clear(&text);
}

static void the_page_has_every_results_file(void **state)
{
    (void)state;
    char *page = read_page();
    for (size_t i = 0; SW_OUTPUTS[i] != NULL; i++) {
        check_section(page, SW_OUTPUTS[i]->table);
    }
    sw_free(page);
}

static void the_page_has_every_trace(void **state)
{
    (void)state;
    char *page = read_page();
    check_section(page, &SW_ORDERS_TABLE);
    check_section(page, &SW_EVENTS_TABLE);
    check_section(page, &SW_DRAWS_TABLE);
    check_section(page, &SW_PROBLEM_REGISTER_TABLE);
    sw_free(page);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_page_has_every_results_file),
        cmocka_unit_test(the_page_has_every_trace),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
