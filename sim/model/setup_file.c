#include "model/setup_file.h"

#include "base/memory.h"
#include "scenario/csv_matrix.h"
#include "scenario/diagnostic_codes.h"
#include "scenario/setting_value.h"

#include <string.h>

struct setups {
    struct sw_compiler *compiler;
    const struct sw_setup_settings *settings;
    struct sw_service_plan *plan;
    struct sw_csv_matrix matrix;
};

/* Products of one key have its attributes in common, so the first that is
 * called so stands for all. */
static bool find_key(const struct setups *setups,
                     const struct sw_csv_text *name, uint32_t *key)
{
    struct sw_compiler *compiler = setups->compiler;
    for (size_t i = 0; i < compiler->model->product_count; i++) {
        if (sw_compiler_key_is(&setups->settings->key,
                               &compiler->model->products[i], name->text)) {
            *key = setups->plan->setup_keys[i];
            return true;
        }
    }
    (void)sw_diagnose(compiler->diagnostics, name->place, SW_CODE(SETUP),
                      "no product is '%s' by the key of the setups",
                      name->text);
    sw_diagnostics_hint(compiler->diagnostics,
                        "the attributes of the key in their order, with ' / ' "
                        "between them: ZM / 2 mm");
    return false;
}

/* None is told twice. */
static bool find_keys(const struct setups *setups,
                      const struct sw_csv_text *names, size_t count,
                      uint32_t *keys)
{
    bool good = true;
    for (size_t i = 0; i < count; i++) {
        keys[i] = UINT32_MAX;
        if (!find_key(setups, &names[i], &keys[i])) {
            good = false;
            continue;
        }
        for (size_t j = 0; j < i; j++) {
            if (keys[j] == keys[i]) {
                good = sw_diagnose(setups->compiler->diagnostics,
                                   names[i].place, SW_CODE(DUPLICATE),
                                   "'%s' is there already, as '%s'",
                                   names[i].text, names[j].text);
            }
        }
    }
    return good;
}

static bool read_time(const struct setups *setups,
                      const struct sw_csv_text *cell,
                      const struct sw_distribution **time)
{
    static const struct sw_setting TIME = {
        .key = "time", .shape = SW_SHAPE_DISTRIBUTION, .dimension = SW_TIME};
    /* With commas in it, a distribution is quoted in its cell. */
    const struct sw_node node = {.kind = SW_NODE_SCALAR,
                                 .place = cell->place,
                                 .text = cell->text,
                                 .quoted = strchr(cell->text, '(') != NULL};
    return cell->text[0] == '\0' ||
           sw_setting_read_value(&TIME, &node, time, setups->compiler->reader);
}

static bool read_times(const struct setups *setups, const uint32_t *rows,
                       const uint32_t *columns)
{
    const struct sw_csv_matrix *matrix = &setups->matrix;
    const struct sw_service_plan *plan = setups->plan;
    bool good = true;
    for (size_t r = 0; r < matrix->row_count; r++) {
        for (size_t c = 0; c < matrix->column_count; c++) {
            if (rows[r] != columns[c]) {
                good =
                    read_time(setups, &matrix->at[r * matrix->column_count + c],
                              &plan->setup_times[rows[r] * plan->key_count +
                                                 columns[c]]) &&
                    good;
            }
        }
    }
    return good;
}

bool sw_setup_file_read(struct sw_compiler *compiler,
                        const struct sw_setup_settings *settings,
                        struct sw_service_plan *plan)
{
    const struct sw_node *file = settings->matrix.file;
    struct setups setups = {compiler, settings, plan, {0}};
    const struct sw_csv_matrix *matrix = &setups.matrix;
    if (file->kind != SW_NODE_SCALAR) {
        return sw_diagnose(compiler->diagnostics, file->place, SW_CODE(SHAPE),
                           "file: the name of a CSV file is needed");
    }
    if (!sw_csv_matrix_read(&setups.matrix, file->text, file->place,
                            compiler->reader)) {
        return false;
    }
    uint32_t *rows = sw_new_array(matrix->row_count + 1, sizeof(uint32_t));
    uint32_t *columns =
        sw_new_array(matrix->column_count + 1, sizeof(uint32_t));
    const bool rows_good =
        find_keys(&setups, matrix->rows, matrix->row_count, rows);
    const bool good =
        find_keys(&setups, matrix->columns, matrix->column_count, columns) &&
        rows_good && read_times(&setups, rows, columns);
    sw_free(rows);
    sw_free(columns);
    return good;
}
