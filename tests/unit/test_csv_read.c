#include "scenario_files.h"

#include "scenario/csv_read.h"
#include "steelway/units.h"

#include <math.h>
#include <stddef.h>

struct line {
    const char *order;
    int64_t tonnes_g;
    double rate;
    int64_t requested_us;
    const char *customer;
    struct sw_name product;
    int64_t count;
};

#define ROW(field) .offset = offsetof(struct line, field)
static const struct sw_setting LINE[] = {
    {"order", SW_SHAPE_TEXT, .required = true, ROW(order), .en = "Its number",
     .zh = "订单号"},
    {"tonnes", SW_SHAPE_QUANTITY, SW_MASS, 1, 1e9, .required = true,
     ROW(tonnes_g), .en = "Its mass", .zh = "重量"},
    {"rate", SW_SHAPE_RATIO, SW_MASS_RATE, ROW(rate), .en = "A rate",
     .zh = "速率"},
    {"requested", SW_SHAPE_DATE, ROW(requested_us), .en = "A date",
     .zh = "日期"},
    {"customer", SW_SHAPE_TEXT, ROW(customer), .en = "Who", .zh = "客户"},
    {"product", SW_SHAPE_NAME, ROW(product), .en = "What", .zh = "产品"},
    {"count", SW_SHAPE_INTEGER, .standard = "1", ROW(count), .en = "How many",
     .zh = "件数"},
};
static const struct sw_table LINE_TABLE = {.name = "an order book",
                                           .size = sizeof(struct line),
                                           .settings = LINE,
                                           .count =
                                               sizeof LINE / sizeof LINE[0]};

static bool read_bytes(struct files *files, const char *bytes, size_t length,
                       struct sw_csv_rows *rows)
{
    const struct sw_place stated = {.file = file_path(files, "base.yaml"),
                                    .line = 3};
    (void)file_of(files, "orders.csv", bytes, length);
    return sw_csv_read(rows, &LINE_TABLE, "orders.csv", stated, &files->reader);
}

static bool read_csv(struct files *files, const char *text,
                     struct sw_csv_rows *rows)
{
    return read_bytes(files, text, strlen(text), rows);
}

static void refused(struct files *files, const char *text, const char *part)
{
    struct sw_csv_rows rows;
    assert_false(read_csv(files, text, &rows));
    check_said(files, part);
    forget(files);
}

static void rows_are_read_into_structs(void **state)
{
    struct files *files = *state;
    struct sw_csv_rows rows;
    const bool good =
        read_csv(files,
                 "requested,order,tonnes_t,customer,rate_t_per_h,about\n"
                 "2026-03-02,A-17,90,江苏国强,360,x\n"
                 "\n"
                 ",A-18, 12.5 ,\"Jinwang, \"\"Road\"\"\nSafety\",,\n"
                 "2026-03-04,A-19,500 kg,,,\n",
                 &rows);
    check_nothing_said(files);
    assert_true(good);
    assert_int_equal(rows.count, 3);
    const struct line *first = rows.at[0].values;
    assert_string_equal(first->order, "A-17");
    assert_int_equal(first->tonnes_g, 90 * SW_TONNE_G);
    assert_int_equal(first->requested_us, INT64_C(1772409600) * SW_SECOND_US);
    assert_string_equal(first->customer, "江苏国强");
    assert_true(fabs(first->rate * (double)SW_HOUR_US - 360e6) < 1e-3);
    assert_int_equal(first->count, 1);
    const struct line *second = rows.at[1].values;
    assert_int_equal(second->tonnes_g, 12500000);
    assert_string_equal(second->customer, "Jinwang, \"Road\"\nSafety");
    assert_int_equal(second->requested_us, 0);
    const struct line *third = rows.at[2].values;
    assert_int_equal(third->tonnes_g, 500000);
    assert_int_equal(rows.at[0].place.line, 2);
    assert_int_equal(rows.at[1].place.line, 4);
    assert_int_equal(rows.at[2].place.line, 6);
}

static void a_unit_may_stand_in_the_cells(void **state)
{
    struct files *files = *state;
    struct sw_csv_rows rows;
    assert_true(read_csv(files, "order,tonnes\nA,90 t\n", &rows));
    check_nothing_said(files);
    const struct line *line = rows.at[0].values;
    assert_int_equal(line->tonnes_g, 90 * SW_TONNE_G);
    refused(files, "order,tonnes\nA,90\n",
            "orders.csv:2:3: error: tonnes: '90'");
    refused(files, "order,tonnes_t\nA,90 d\n", "tonnes: '90 d'");
}

static void dates_are_read_as_spreadsheets_save_them(void **state)
{
    static const char *const dates[] = {
        "2026-03-02 09:05", "2026/3/2 9:05",        "2026/03/02 09:05:00",
        "2026-03-02 9:05",  "\"2026/3/2 9:05:00\"", "2026-03-02T09:05",
    };
    struct files *files = *state;
    for (size_t i = 0; i < sizeof dates / sizeof dates[0]; i++) {
        char text[80];
        struct sw_csv_rows rows;
        (void)snprintf(text, sizeof text, "order,tonnes_t,requested\nA,1,%s\n",
                       dates[i]);
        assert_true(read_csv(files, text, &rows));
        check_nothing_said(files);
        const struct line *line = rows.at[0].values;
        assert_int_equal(line->requested_us,
                         INT64_C(1772442300) * SW_SECOND_US);
    }
}

static void the_delimiter_is_told_from_the_header(void **state)
{
    static const char *const texts[] = {
        "order;tonnes;customer\nA;90 t;\"x;y,z\"\n",
        "order\ttonnes\tcustomer\r\nA\t90 t\tx;y,z\r\n",
        "order,tonnes,customer\rA,90 t,\"x;y,z\"\r",
        "order,tonnes,customer\nA,90 t,\"x;y,z\"",
    };
    static const char delimiters[] = {';', '\t', ',', ','};
    struct files *files = *state;
    for (size_t i = 0; i < 4; i++) {
        struct sw_csv_rows rows;
        assert_true(read_csv(files, texts[i], &rows));
        check_nothing_said(files);
        assert_int_equal(rows.count, 1);
        assert_int_equal(rows.delimiter, delimiters[i]);
        const struct line *line = rows.at[0].values;
        assert_non_null(line->customer);
        assert_int_equal(line->customer[0], 'x');
    }
}

static void chinese_is_read_in_utf8_with_a_mark_and_in_gb18030(void **state)
{
    struct files *files = *state;
    struct sw_csv_rows rows;
    assert_true(read_csv(files,
                         "\xef\xbb\xbf"
                         "order,tonnes,customer\nA,1 t,护栏\n",
                         &rows));
    const struct line *line = rows.at[0].values;
    assert_string_equal(line->customer, "护栏");
    assert_false(rows.gb18030);
    assert_true(read_csv(
        files, "order,tonnes,customer\nA,1 t,\xbb\xa4\xc0\xb8\n", &rows));
    line = rows.at[0].values;
    assert_string_equal(line->customer, "护栏");
    assert_true(rows.gb18030);
    check_nothing_said(files);
}

static void what_is_neither_utf8_nor_gb18030_is_refused(void **state)
{
    struct files *files = *state;
    struct sw_csv_rows rows;
    refused(files, "order,tonnes\nA\xff\x01,1 t\n",
            "orders.csv:2:2: error: a byte 0xff is here that is not UTF-8");
    refused(files, "\xef\xbb\xbforder,tonnes\n\xbb\xa4,1 t\n", "[E101]");
    assert_false(read_bytes(files, "\xff\xfeo\0r\0d\0", 8, &rows));
    check_said(files, "orders.csv:1:1: error: a byte 0xff");
    forget(files);
    assert_false(read_bytes(files, "PK\3\4\0", 5, &rows));
    check_said(files, "save the spreadsheet as CSV");
}

static void a_cell_made_safe_for_spreadsheets_comes_back(void **state)
{
    struct files *files = *state;
    struct sw_csv_rows rows;
    assert_true(
        read_csv(files, "order,tonnes,customer\n'=1+1,1 t,'quoted'\n", &rows));
    check_nothing_said(files);
    const struct line *line = rows.at[0].values;
    assert_string_equal(line->order, "=1+1");
    assert_string_equal(line->customer, "'quoted'");
}

static void rows_that_do_not_fit_the_header_are_refused(void **state)
{
    struct files *files = *state;
    refused(files, "order,tonnes\nA,1 t\nB\n",
            "orders.csv:3:1: error: the row has 1 cell, but the header has 2 "
            "[E123]");
    refused(files, "order,tonnes\nA,1 t,\n", "the row has 3 cells");
    refused(files, "order,tonnes\nA,1,5 t\n", "the row has 3 cells");
    refused(files, "order,tonnes\n\"A,1 t\n", "the quotes of this cell");
    refused(files, "order,tonnes\n\"A\"x,1 t\n",
            "orders.csv:2:1: error: the "
            "quotes of this cell");
    refused(files, "order,tonnes\nA,1\"t\n",
            "orders.csv:2:3: error: the "
            "quotes of this cell");
}

static void columns_that_are_wrong_are_refused(void **state)
{
    struct files *files = *state;
    refused(files, "order,tonnes,custmer\nA,1 t,x\n",
            "orders.csv:1:14: error: 'custmer' is no column of an order book "
            "[E122]\n    1 | order,tonnes,custmer\n      |              ^ did "
            "you mean 'customer'?");
    refused(files, "order,tonnes,rate_h\nA,1 t,2\n",
            "'rate_h' is no column of an order book");
    refused(files, "order\nA\n", "a column 'tonnes' is missing: Its mass");
    refused(files, "order,tonnes,order\nA,1 t,B\n",
            "orders.csv:1:14: error: there are two columns of 'order'");
    refused(files, "order,tonnes,tonnes_t\nA,1 t,1\n",
            "there are two columns of 'tonnes'");
    refused(files, "order,tonnes,\nA,1 t,x\n",
            "orders.csv:2:7: error: 'x' stands in column 3, which has no name");
}

static void empty_columns_and_rows_of_spreadsheets_are_passed_over(void **state)
{
    struct files *files = *state;
    struct sw_csv_rows rows;
    assert_true(
        read_csv(files, "order,tonnes,,\nA,1 t,,\n,,,\nB,2 t,,\n", &rows));
    check_nothing_said(files);
    assert_int_equal(rows.count, 2);
}

static void a_number_without_a_unit_is_told_where_one_may_stand(void **state)
{
    struct files *files = *state;
    refused(files, "order,tonnes\nA,90\n",
            "      |   ^ or call the column tonnes_t");
    struct sw_csv_rows rows;
    assert_false(read_csv(files, "order,tonnes\nA,90 d\n", &rows));
    assert_null(strstr(said(files), "or call the column"));
}

static void cells_that_are_wrong_are_refused_with_their_place(void **state)
{
    struct files *files = *state;
    refused(files,
            "order,tonnes,requested\nA,1 t,2026-02-28\n护栏,2 t,"
            "2026-02-30\n",
            "orders.csv:3:8: error: requested: the date '2026-02-30' does not "
            "exist [E114]");
    refused(files, "order,tonnes\nA,0 t\n", "is less than");
    refused(files, "order,tonnes\nA,-5 t\n", "is less than");
    refused(files, "order,tonnes\nA,\n",
            "orders.csv:2:3: error: tonnes is empty: ");
    refused(files, "order,tonnes\n,1 t\n", "order is empty: needed is a text");
    refused(files, "order,tonnes,product\nA,1 t,two words\n",
            "'two words' cannot be a name");
    refused(files, "order,tonnes,count\nA,1 t,2.5\n", "not a whole number");
}

static void all_errors_of_a_file_come_in_one_pass(void **state)
{
    struct files *files = *state;
    struct sw_csv_rows rows;
    assert_false(
        read_csv(files, "order,tonnes,count\nA,1,x\nB,2 t,3\nC,3 t\n", &rows));
    assert_int_equal(sw_diagnostics_errors(files->reader.diagnostics), 3);
    assert_int_equal(rows.count, 1);
}

static void files_without_a_header_are_refused(void **state)
{
    struct files *files = *state;
    refused(files, "", "there is nothing in it: a header is needed [E124]");
    refused(files, "\n\n  \n", "there is nothing in it");
    struct sw_csv_rows rows;
    assert_true(read_csv(files, "order,tonnes\n", &rows));
    assert_int_equal(rows.count, 0);
}

static void a_file_that_is_not_there_is_refused_where_it_is_named(void **state)
{
    struct files *files = *state;
    struct sw_csv_rows rows;
    const struct sw_place stated = {
        .file = file_path(files, "base.yaml"), .line = 3, .column = 9};
    assert_false(
        sw_csv_read(&rows, &LINE_TABLE, "no.csv", stated, &files->reader));
    check_said(files, "base.yaml:3:9: error: 'files-");
    forget(files);
    assert_false(sw_csv_read(&rows, &LINE_TABLE, ".", stated, &files->reader));
    check_said(files, "it is a directory");
}

static void too_many_columns_are_refused(void **state)
{
    struct files *files = *state;
    char text[1024];
    memset(text, ',', sizeof text);
    text[1000] = '\0';
    refused(files, text, "the row has more than 256 cells [E116]");
}

static void one_column_of_numbers_is_read(void **state)
{
    struct files *files = *state;
    double *values = NULL;
    size_t count = 0;
    const struct sw_name file = {
        text_file(files, "t.csv", "lot;hours\na;1.5\nb;-2\n"), {0}};
    assert_true(
        sw_csv_read_numbers(&values, &count, "hours", file, &files->reader));
    assert_int_equal(count, 2);
    assert_true(values[1] == -2);
    assert_false(
        sw_csv_read_numbers(&values, &count, "lot", file, &files->reader));
    assert_int_equal(sw_diagnostics_errors(files->reader.diagnostics), 2);
    forget(files);
    assert_false(
        sw_csv_read_numbers(&values, &count, "hour", file, &files->reader));
    check_said(files, "there is no column 'hour' [E122]");
    forget(files);
    (void)text_file(files, "t.csv", "hours\n");
    assert_false(
        sw_csv_read_numbers(&values, &count, "hours", file, &files->reader));
    check_said(files, "it has no rows below the header");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        files_test(rows_are_read_into_structs),
        files_test(a_unit_may_stand_in_the_cells),
        files_test(dates_are_read_as_spreadsheets_save_them),
        files_test(the_delimiter_is_told_from_the_header),
        files_test(chinese_is_read_in_utf8_with_a_mark_and_in_gb18030),
        files_test(what_is_neither_utf8_nor_gb18030_is_refused),
        files_test(a_cell_made_safe_for_spreadsheets_comes_back),
        files_test(rows_that_do_not_fit_the_header_are_refused),
        files_test(columns_that_are_wrong_are_refused),
        files_test(empty_columns_and_rows_of_spreadsheets_are_passed_over),
        files_test(a_number_without_a_unit_is_told_where_one_may_stand),
        files_test(cells_that_are_wrong_are_refused_with_their_place),
        files_test(all_errors_of_a_file_come_in_one_pass),
        files_test(files_without_a_header_are_refused),
        files_test(a_file_that_is_not_there_is_refused_where_it_is_named),
        files_test(too_many_columns_are_refused),
        files_test(one_column_of_numbers_is_read),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
