#include "cases.h"
#include "small_plant.h"

/* Orders of the rows of a book, all entered at the start: rails (r) of 10 t are
 * ready after 1 h, posts (p) of 10 t after 3.25 h, both cut into pieces of 1 t;
 * bolts (b) of 1 t come one by one, every 1.5 h. */
#define KITS(kit)                                                              \
    "format: 1\n"                                                              \
    "name: kits\n"                                                             \
    "run: { length: 10 d, limit: 10 d, quantiles: [] }\n"                      \
    "resources: { cutter: { units: 9 }, machine: {} }\n"                       \
    "products:\n"                                                              \
    "  r: { route: rails, coil: { unit: 10 t } }\n"                            \
    "  p: { route: posts, coil: { unit: 10 t } }\n"                            \
    "  b: { route: bolts, coil: { unit: 1 t } }\n"                             \
    "  other: { route: free }\n"                                               \
    "routes:\n"                                                                \
    "  rails: { lots: [cut, kit, load] }\n"                                    \
    "  posts: { lots: [weld, cut, kit, load] }\n"                              \
    "  bolts: { lots: [turn, kit, load] }\n"                                   \
    "  free: { lots: [wait, all, load] }\n"                                    \
    "steps:\n"                                                                 \
    "  weld: { kind: delay, time: 135 min }\n"                                 \
    "  turn: { kind: process, resource: machine, time: 90 min }\n"             \
    "  cut: { kind: convert, resource: cutter, time: 1 h, piece: 1 t }\n"      \
    "  kit: { kind: join, " kit " }\n"                                         \
    "  wait: { kind: delay, time: 20 h }\n"                                    \
    "  all: { kind: join, by: project }\n"                                     \
    "  load: { kind: delay, time: 1 h }\n"                                     \
    "demand: { book: { kind: order_book, file: %s/book.csv } }\n"

#define OF_THREE "by: kit, kit: { r: { pieces: 2 }, p: { pieces: 5 }, b: {} }"

static void run_book(struct small_plant *plant, const char *text,
                     const char *rows)
{
    struct sw_text whole = {0};
    struct sw_text scenario = {0};
    char *book_folder = scratch_create();
    sw_text_format(&whole,
                   "order,project,customer,product,class,tonnes_t,entered,"
                   "requested\n%s",
                   rows);
    scratch_write(book_folder, "book.csv", sw_text_get(&whole));
    sw_text_format(&scenario, text, book_folder);
    small_plant_run(plant, sw_text_get(&scenario));
    sw_text_clear(&whole);
    sw_text_clear(&scenario);
    scratch_remove(book_folder);
}

static void assert_kits(const struct small_plant *plant, size_t count,
                        const char *const *orders, const double *at_h)
{
    for (size_t i = 0; i < count; i++) {
        assert_time(plant, "kit", "complete", i + 1, at_h[i]);
        assert_string_equal(
            small_plant_event(plant, "kit", "complete", i + 1)->order,
            orders[i]);
    }
    assert_times(plant, "kit", "complete", count);
}

static void lots_go_on_when_their_pieces_are_in_complete_kits(void **state)
{
    (void)state;
    struct small_plant plant;
    run_book(&plant, KITS(OF_THREE),
             "r,x,,r,,10,2026-01-05,\n"
             "p,x,,p,,20,2026-01-05,\n"
             "b,x,,b,,6,2026-01-05,\n");
    /* Rails are enough for five kits, posts, from 3.25 h on, for four. Then
     * there are bolts for two kits, at 4.5 h for three, at 6 h for four. The
     * fifth lacks posts: at 9 h nothing more is to come, and the rest goes. */
    assert_kits(
        &plant, 9,
        (const char *const[]){"p", "b", "b", "b", "p", "b", "r", "b", "b"},
        (const double[]){3.25, 3.25, 3.25, 4.5, 6, 6, 9, 9, 9});
    small_plant_clear(&plant);
}

static void kits_are_of_one_project(void **state)
{
    (void)state;
    struct small_plant plant;
    run_book(&plant, KITS("by: kit, kit: { r: { pieces: 10 }, p: {}, b: {} }"),
             "b2,y,,b,,1,2026-01-05,\n"
             "b3,z,,b,,1,2026-01-05,\n"
             "b1,x,,b,,1,2026-01-05,\n"
             "r1,x,,r,,10,2026-01-05,\n"
             "r2,y,,r,,10,2026-01-05,\n"
             "p1,x,,p,,10,2026-01-05,\n"
             "p2,y,,p,,10,2026-01-05,\n");
    /* z has only bolts, that go at once; y is complete with its posts, x with
     * its bolts. Of ten posts one is in the kit: they go as the rest, when
     * all else of the project has ended. */
    assert_kits(&plant, 7,
                (const char *const[]){"b3", "r2", "b2", "p2", "r1", "b1", "p1"},
                (const double[]){3, 3.25, 3.25, 4.25, 4.5, 4.5, 5.5});
    small_plant_clear(&plant);
}

static void what_waits_for_the_project_does_not_keep_a_kit_waiting(void **state)
{
    (void)state;
    struct small_plant plant;
    run_book(&plant, KITS(OF_THREE),
             "r,x,,r,,10,2026-01-05,\n"
             "o,x,,other,,10,2026-01-05,\n");
    /* No posts and bolts come: when all else waits for the project, the rails
     * go on, and then the project is there. */
    assert_time(&plant, "kit", "complete", 1, 20);
    assert_time(&plant, "all", "complete", 1, 21);
    small_plant_clear(&plant);
}

static void a_part_is_in_the_kit_or_refused(void **state)
{
    (void)state;
    const struct {
        const char *text;
        const char *code;
    } cases[] = {
        {KITS("by: kit"), "E287"},
        {KITS("by: project, kit: { r: {} }"), "E287"},
        {KITS("by: kit, kit: { r: {}, p: {} }"), "E287"},
        {KITS("by: kit, kit: { r: {}, p: {}, bolt: {} }"), "E113"},
        {KITS("by: kit, kit: { r: {}, p: { pieces: 0 }, b: {} }"), "E105"},
    };
    for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
        struct sw_text text = {0};
        sw_text_format(&text, cases[i].text, "/nowhere");
        assert_refused(sw_text_get(&text), cases[i].code);
        sw_text_clear(&text);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(lots_go_on_when_their_pieces_are_in_complete_kits),
        cmocka_unit_test(kits_are_of_one_project),
        cmocka_unit_test(
            what_waits_for_the_project_does_not_keep_a_kit_waiting),
        cmocka_unit_test(a_part_is_in_the_kit_or_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
