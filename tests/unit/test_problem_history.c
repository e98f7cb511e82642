#include "cases.h"
#include "small_plant.h"

#include "base/text.h"

/* A-1, of two coils of 10 t, is reviewed from 0 to 1 h; the coils are 2 h each
 * on the mill, 3 h on their way to the customer, who slits each for 1 h and
 * forms it for 1 h: the first leaves the mill at 3 h and is formed at 8 h, the
 * other 2 h later. A problem is contained after 1 h, disposed after 7 h and
 * closed after 8 h. B-1 is entered at 48 h. */
#define PLANT                                                                  \
    "format: 1\n"                                                              \
    "name: past\n"                                                             \
    "start: 2026-03-02\n"                                                      \
    "run: { length: 20 d, limit: 20 d, quantiles: [] }\n"                      \
    "classes: { standard: {}, grave: { priority: -1 } }\n"                     \
    "resources: { mill: {} }\n"                                                \
    "products: { coil: { route: way, coil: { unit: 10 t } }, plate: { route: " \
    "short } }\n"                                                              \
    "routes:\n"                                                                \
    "  way: { order: [review], lots: [roll, travel, slit, form] }\n"           \
    "  short: { lots: [press, travel] }\n"                                     \
    "  solving: { problem: [answer, look, close] }\n"                          \
    "milestones: { delivered: { after: [travel] } }\n"                         \
    "steps:\n"                                                                 \
    "  review: { kind: delay, time: 1 h }\n"                                   \
    "  roll: { kind: process, resource: mill, time: 2 h }\n"                   \
    "  press: { kind: delay, time: 2 h }\n"                                    \
    "  travel: { kind: delay, time: 3 h }\n"                                   \
    "  slit: { kind: delay, time: 1 h }\n"                                     \
    "  form: { kind: delay, time: 1 h }\n"                                     \
    "  answer: { kind: delay, time: 1 h }\n"                                   \
    "  look: { kind: delay, time: 6 h }\n"                                     \
    "  close: { kind: delay, time: 1 h }\n"                                    \
    "policies:\n"                                                              \
    "  up: { when: { problem: { types: [bent] } }, do: [{ class: grave }] }\n" \
    "  so: { when: { problem: { types: [rusty] } }, do: [{ escalate: grave "   \
    "}] "                                                                      \
    "}\n"                                                                      \
    "problems:\n"                                                              \
    "  types:\n"                                                               \
    "    bent: { products: [coil], probability: 100 %, found: { slit: 100 % }" \
    ", severity: { standard: 50 %, grave: 50 % }, route: solving, hold: yes, " \
    "dispositions: { replace: { share: 100 % } } }\n"                          \
    "    papers: { products: [coil], scope: order, probability: 100 %, found:" \
    " { slit: 100 % }, route: solving, hold: yes, dispositions: { credit: { "  \
    "share: 100 % } } }\n"                                                     \
    "    rusty: { products: [coil], probability: 100 %, found: { form: 100 %"  \
    " }, route: solving, hold: yes, dispositions: { rework: { share: 100 %, "  \
    "to: slit } } }\n"                                                         \
    "  stages:\n"                                                              \
    "    contained: { after: [answer] }\n"                                     \
    "    disposition: { after: [look] }\n"

#define BOOK                                                                   \
    "order,product,tonnes_t,entered,customer\n"                                \
    "A-1,coil,20,2026-03-02,Longhai\n"                                         \
    "B-1,coil,20,2026-03-04,Longhai\n"                                         \
    "P-1,plate,20,2026-03-02,Longhai\n"

#define OPENING                                                                \
    "order,lot,product,tonnes_t,step,entered\n"                                \
    "O-1,3,coil,10,travel,2026-02-27\n"

enum { PROBLEMS_MAX = 4 };

struct noted {
    char problem[64];
    char replacement[64];
    char customer[32];
    char severity[32];
    unsigned lot;
    int64_t grams;
    int64_t replaced_g;
    int64_t held_us;
};

/* The plant first: what sees it sees that. */
struct past {
    struct small_plant plant;
    char *folder;
    size_t count;
    struct noted problems[PROBLEMS_MAX];
};

static void note(void *self, const struct sw_problem_record *record)
{
    struct past *past = self;
    assert_true(past->count < PROBLEMS_MAX);
    struct noted *noted = &past->problems[past->count++];
    *noted = (struct noted){.lot = record->lot,
                            .grams = record->grams,
                            .replaced_g = record->replaced_g,
                            .held_us = record->held_us};
    (void)snprintf(noted->problem, sizeof noted->problem, "%s",
                   record->problem);
    (void)snprintf(noted->replacement, sizeof noted->replacement, "%s",
                   record->replacement);
    (void)snprintf(noted->customer, sizeof noted->customer, "%s",
                   record->customer);
    (void)snprintf(noted->severity, sizeof noted->severity, "%s",
                   record->severity);
}

static void add_file(struct sw_text *text, const char *folder, const char *key,
                     const char *name)
{
    char *path = scratch_path(folder, name);
    sw_text_format(text, key, path);
    sw_free(path);
}

static void compile(struct past *past, const char *rows)
{
    struct sw_text text = {0};
    struct sw_text claims = {0};
    *past = (struct past){.folder = scratch_create()};
    scratch_write(past->folder, "book.csv", BOOK);
    scratch_write(past->folder, "opening.csv", OPENING);
    sw_text_format(&claims, "date,type,product,order,lot,tonnes_t\n%s", rows);
    scratch_write(past->folder, "claims.csv", sw_text_get(&claims));
    sw_text_add(&text, PLANT);
    add_file(&text, past->folder, "  history: %s\n", "claims.csv");
    add_file(&text, past->folder, "opening: %s\n", "opening.csv");
    add_file(&text, past->folder,
             "demand: { d: { kind: order_book, file: %s } }\n", "book.csv");
    small_plant_compile(&past->plant, sw_text_get(&text));
    sw_text_clear(&text);
    sw_text_clear(&claims);
}

static void run(struct past *past, const char *rows)
{
    compile(past, rows);
    struct small_plant *plant = &past->plant;
    if (plant->model == NULL) {
        sw_diagnostics_print(plant->diagnostics, stderr);
        fail_msg("the scenario was refused");
    }
    const struct sw_observer observer = {.self = past,
                                         .happening = small_plant_note,
                                         .order = small_plant_order,
                                         .draw = small_plant_draw,
                                         .problem = note};
    plant->done =
        sw_model_run(plant->model, &(struct sw_replication){1, 1, &observer},
                     &plant->outcome, &plant->err);
    assert_true(plant->done && plant->outcome.audited);
}

static void clear(struct past *past)
{
    small_plant_clear(&past->plant);
    scratch_remove(past->folder);
}

static const struct noted *called(const struct past *past, const char *name)
{
    for (size_t i = 0; i < past->count; i++) {
        if (strcmp(past->problems[i].problem, name) == 0) {
            return &past->problems[i];
        }
    }
    fail_msg("there is no problem '%s'", name);
    return NULL;
}

static void is_held(const struct past *past, const char *name, double hours)
{
    assert_close((double)called(past, name)->held_us / (double)SW_HOUR_US,
                 hours, 1e-9);
}

/* Found at 6.5 h, while it is slit until 7 h; disposed at 13.5 h. The mill is
 * free when it is made again. */
static void what_is_found_on_an_open_order_is_held_and_replaced(void **state)
{
    (void)state;
    struct past past;
    run(&past, "2026-03-02 06:30,bent,coil,A-1,1,\n");
    const struct noted *bent = called(&past, "A-1/1/bent");
    assert_int_equal(bent->lot, 1);
    assert_int_equal(bent->grams, 10000000);
    assert_int_equal(bent->replaced_g, 10000000);
    assert_string_equal(bent->customer, "Longhai");
    is_held(&past, "A-1/1/bent", 6.5);
    assert_done_at(&past.plant, bent->replacement, "review", 14.5);
    assert_done_at(&past.plant, bent->replacement, "travel", 19.5);
    assert_close(small_plant_value(&past.plant, "fired", "up"), 1, 1e-12);
    clear(&past);
}

static double usable_d(const struct past *past)
{
    const struct small_plant *plant = &past->plant;
    for (size_t i = 0; i < plant->outcome.count; i++) {
        const struct sw_series *series = sw_model_series(plant->model, i);
        if (strcmp(series->measure->id, "usable_time") == 0 &&
            strcmp(series->product, "coil") == 0) {
            const struct sw_total *total = &plant->outcome.totals[i];
            return total->numerator / total->denominator *
                   series->measure->scale;
        }
    }
    fail_msg("there is no usable_time");
    return 0.0;
}

/* A-1 is delivered at 8 h, or with its replacement at 19.5 h; B-1 after 8 h. */
static void it_is_usable_when_what_replaces_it_is_there(void **state)
{
    (void)state;
    struct past past;
    run(&past, "2026-03-10 06:30,bent,coil,A-1,1,\n");
    assert_close(usable_d(&past), 8 / 24.0, 1e-9);
    clear(&past);
    run(&past, "2026-03-02 06:30,bent,coil,A-1,1,\n");
    assert_close(usable_d(&past), (19.5 + 8) / 2 / 24.0, 1e-9);
    clear(&past);
}

/* The other waits for the mill, from which it is withdrawn at once. */
static void without_a_lot_it_is_on_the_first(void **state)
{
    (void)state;
    struct past past;
    run(&past, "2026-03-02 02:00,bent,coil,A-1,,\n"
               "2026-03-02 02:00,bent,coil,B-1,2,\n"
               "2026-03-02 02:30,rusty,coil,A-1,2,12\n");
    is_held(&past, "A-1/1/bent", 6);
    is_held(&past, "A-1/2/rusty", 7);
    assert_int_equal(called(&past, "A-1/2/rusty")->grams, 12000000);
    /* It has not come to what it would go back to. */
    assert_done_at(&past.plant, "A-1", "form", 16.5);
    /* B-1 is not entered yet. */
    is_held(&past, "B-1/2/bent", 0);
    clear(&past);
}

/* At 1 h its coils are made, to wait for what becomes of it at 7.5 h. */
static void what_is_not_yet_made_is_held_when_it_is(void **state)
{
    (void)state;
    struct past past;
    run(&past, "2026-03-02 00:30,bent,coil,A-1,2,\n"
               "2026-03-04 00:30,papers,coil,B-1,2,\n");
    is_held(&past, "A-1/2/bent", 6.5);
    assert_string_equal(called(&past, "A-1/2/bent")->replacement,
                        "A-1/2/bent/replacement");
    /* Both of its lots, or the order before. */
    assert_int_equal(called(&past, "B-1/papers")->lot, 0);
    assert_int_equal(called(&past, "B-1/papers")->grams, 20000000);
    assert_true(called(&past, "B-1/papers")->held_us > 0);
    clear(&past);
}

static void what_is_closed_or_used_is_not_held(void **state)
{
    (void)state;
    struct past past;
    run(&past, "2026-03-02 08:30,bent,coil,A-1,1,\n"
               "2026-03-02 12:00,bent,coil,A-1,2,7\n");
    /* Its first coil is used up; then all is. */
    is_held(&past, "A-1/1/bent", 0);
    assert_int_equal(called(&past, "A-1/1/bent")->replaced_g, 0);
    is_held(&past, "A-1/2/bent", 0);
    assert_int_equal(called(&past, "A-1/2/bent")->replaced_g, 0);
    assert_int_equal(called(&past, "A-1/2/bent")->grams, 7000000);
    assert_string_equal(called(&past, "A-1/2/bent")->customer, "");
    clear(&past);
}

static void lots_of_the_opening_state_keep_their_numbers(void **state)
{
    (void)state;
    struct past past;
    run(&past, "2026-03-02 01:00,bent,coil,O-1,3,\n"
               "2026-03-02 01:00,bent,coil,O-1,,\n");
    is_held(&past, "O-1/3/bent", 5);
    is_held(&past, "O-1/1/bent", 0);
    clear(&past);
}

/* It is made again once. */
static void two_rows_of_one_lot_are_two_problems(void **state)
{
    (void)state;
    struct past past;
    run(&past, "2026-03-02 06:30,bent,coil,A-1,1,\n"
               "2026-03-02 06:40,bent,coil,A-1,1,\n");
    assert_int_equal(called(&past, "A-1/1/bent")->replaced_g +
                         called(&past, "A-1/1/bent-2")->replaced_g,
                     10000000);
    clear(&past);
}

/* Whichever is found first, whether its order is open or not. */
static void a_row_that_tells_the_same_has_its_number_in_its_name(void **state)
{
    (void)state;
    struct past past;
    run(&past, "2026-03-12 06:30,bent,coil,A-1,1,\n"
               "2026-03-02 06:30,bent,coil,A-1,,\n"
               "2026-03-12 06:30,bent,coil,A-1,2,\n"
               "2026-03-12 06:30,rusty,coil,A-1,2,\n");
    assert_true(called(&past, "A-1/1/bent")->held_us == 0);
    assert_true(called(&past, "A-1/1/bent-2")->held_us > 0);
    (void)called(&past, "A-1/2/bent");
    (void)called(&past, "A-1/2/rusty");
    clear(&past);
    run(&past, "2026-03-02 01:00,papers,coil,X-9,2,\n"
               "2026-03-02 02:00,papers,coil,X-9,,\n"
               "2026-03-02 03:00,papers,coil,,,\n"
               "2026-03-02 04:00,bent,coil,X-9,,\n");
    (void)called(&past, "X-9/papers");
    (void)called(&past, "X-9/papers-2");
    (void)called(&past, "papers-3");
    (void)called(&past, "X-9/bent");
    clear(&past);
}

/* Plates are not slit. */
static void what_never_comes_to_the_rework_goes_on(void **state)
{
    (void)state;
    struct past past;
    run(&past, "2026-03-02 01:30,rusty,plate,P-1,1,\n");
    is_held(&past, "P-1/1/rusty", 6.5);
    assert_done_at(&past.plant, "P-1", "travel", 11.5);
    clear(&past);
}

/* What a row draws is its own, whoever's order it names. */
static void draws_of_a_row_are_the_same_on_an_order_and_on_none(void **state)
{
    (void)state;
    struct past known;
    struct past unknown;
    run(&known, "2026-03-02 02:00,bent,coil,A-1,1,\n"
                "2026-03-02 03:00,bent,coil,X-9,1,\n");
    run(&unknown, "2026-03-02 02:00,bent,coil,X-8,1,\n"
                  "2026-03-02 03:00,bent,coil,X-9,1,\n");
    assert_string_equal(called(&known, "A-1/1/bent")->severity,
                        called(&unknown, "X-8/1/bent")->severity);
    assert_string_equal(called(&known, "X-9/1/bent")->severity,
                        called(&unknown, "X-9/1/bent")->severity);
    for (size_t i = 0; i < 2; i++) {
        assert_int_equal(known.plant.drawn[i].entity,
                         unknown.plant.drawn[i].entity);
    }
    is_held(&unknown, "X-8/1/bent", 0);
    clear(&known);
    clear(&unknown);
}

static void is_refused(const char *rows)
{
    struct past past;
    compile(&past, rows);
    assert_null(past.plant.model);
    clear(&past);
}

static void what_is_not_so_in_the_order_book_is_refused(void **state)
{
    (void)state;
    is_refused("2026-03-02 06:30,bent,plate,A-1,1,\n");
    is_refused("2026-03-02 06:30,bent,coil,A-1,3,\n");
    is_refused("2026-03-02 06:30,bent,coil,O-1,4,\n");
    is_refused("2026-03-02 06:30,bent,coil,X-1,0,\n");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_is_found_on_an_open_order_is_held_and_replaced),
        cmocka_unit_test(it_is_usable_when_what_replaces_it_is_there),
        cmocka_unit_test(without_a_lot_it_is_on_the_first),
        cmocka_unit_test(what_is_not_yet_made_is_held_when_it_is),
        cmocka_unit_test(what_is_closed_or_used_is_not_held),
        cmocka_unit_test(lots_of_the_opening_state_keep_their_numbers),
        cmocka_unit_test(two_rows_of_one_lot_are_two_problems),
        cmocka_unit_test(a_row_that_tells_the_same_has_its_number_in_its_name),
        cmocka_unit_test(what_never_comes_to_the_rework_goes_on),
        cmocka_unit_test(draws_of_a_row_are_the_same_on_an_order_and_on_none),
        cmocka_unit_test(what_is_not_so_in_the_order_book_is_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
