#include "model/slot_file.h"

#include "scenario/csv_read.h"
#include "scenario/diagnostic_codes.h"

#include <stddef.h>
#include <string.h>

struct columns {
    int64_t date_us;
    int64_t tonnes_g;
    struct sw_name quota;
};

/* clang-format off */
#define AT(field) .offset = offsetof(struct columns, field)
static const struct sw_setting COLUMNS[] = {
    {"date", SW_SHAPE_DATE, .required = true, AT(date_us),
     .en = "A date in the bucket", .zh = "该期内的日期"},
    {"tonnes", SW_SHAPE_QUANTITY, SW_MASS, 1, 1e15, .required = true,
     AT(tonnes_g), .en = "Gross tonnes sold of it", .zh = "已售毛重"},
    {"quota", SW_SHAPE_NAME, AT(quota),
     .en = "Quota that they are of; empty: of what is free",
     .zh = "所属配额;空为自由部分"},
};
#undef AT
static const struct sw_table BOOKINGS = {
    .name = "bookings", .en = "What is sold at the start", .zh = "期初已售能力",
    .size = sizeof(struct columns), .settings = COLUMNS,
    .count = sizeof COLUMNS / sizeof COLUMNS[0]};
/* clang-format on */

static bool find_quota(struct sw_compiler *compiler,
                       const struct sw_slot_buckets *buckets,
                       struct sw_name name, uint32_t *quota)
{
    *quota = SW_NO_QUOTA;
    for (uint32_t q = 0; name.text != NULL && q < buckets->quota_count; q++) {
        if (strcmp(buckets->quotas[q].name, name.text) == 0) {
            *quota = q;
        }
    }
    return name.text == NULL || *quota != SW_NO_QUOTA ||
           sw_diagnose(compiler->diagnostics, name.place, SW_CODE(UNKNOWN),
                       "there is no quota '%s'", name.text);
}

/* Is there room for it beside the rows before? */
static bool fits(struct sw_compiler *compiler, struct sw_slot_rooms *rooms,
                 const struct sw_slot_sold *sold, struct sw_place place)
{
    const struct sw_slot_claim claim = {.quota = sold->quota};
    const int64_t room_g = sw_slot_room_g(rooms, sold->bucket, claim, 0);
    if (sold->grams > room_g) {
        return sw_diagnose(compiler->diagnostics, place, SW_CODE(SLOT),
                           "of this bucket only %.12g t can be sold",
                           (double)room_g / (double)SW_TONNE_G);
    }
    (void)sw_slot_take(rooms, sold->bucket, claim, sold->grams, 0);
    return true;
}

static bool take_row(struct sw_compiler *compiler,
                     const struct sw_csv_row *from, struct sw_slot_rooms *rooms,
                     struct sw_slot_sold *sold)
{
    const struct columns *columns = from->values;
    const int64_t at_us =
        columns->date_us - compiler->model->settings->start_us;
    sold->grams = columns->tonnes_g;
    if (!find_quota(compiler, rooms->plan, columns->quota, &sold->quota)) {
        return false;
    }
    if (at_us < 0 || at_us >= SW_CALENDAR_END_US) {
        return sw_diagnose(compiler->diagnostics, from->place, SW_CODE(SLOT),
                           "the date is before the start of the run");
    }
    sold->bucket = sw_slot_running(rooms->plan, at_us);
    return fits(compiler, rooms, sold, from->place);
}

bool sw_slot_file_read(struct sw_compiler *compiler,
                       const struct sw_node *named, struct sw_slot_plan *plan)
{
    if (named == NULL) {
        return true;
    }
    if (named->kind != SW_NODE_SCALAR) {
        return sw_diagnose(compiler->diagnostics, named->place, SW_CODE(SHAPE),
                           "bookings: the name of a CSV file is needed");
    }
    struct sw_csv_rows rows = {0};
    struct sw_slot_rooms rooms;
    bool good = sw_csv_read(&rows, &BOOKINGS, named->text, named->place,
                            compiler->reader);
    plan->sold_count = rows.count;
    plan->sold = sw_arena_array(compiler->arena, rows.count,
                                sizeof(struct sw_slot_sold));
    sw_slot_rooms_start(&rooms, &plan->buckets);
    for (size_t i = 0; i < rows.count; i++) {
        good = take_row(compiler, &rows.at[i], &rooms, &plan->sold[i]) && good;
    }
    sw_slot_rooms_stop(&rooms);
    return good;
}
