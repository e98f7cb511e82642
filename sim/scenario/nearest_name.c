#include "steelway/nearest_name.h"

#include <stdbool.h>
#include <string.h>

enum {
    FARTHEST = 2, /* more than this is another word */
    SHORTEST_START = 3,
    LONGEST_NAME = 63 /* longer ones are not compared */
};

static int smaller(int a, int b)
{
    return a < b ? a : b;
}

/*
 * Insertions, deletions, changes and swaps of neighbours from `a` to `b`
 * (optimal string alignment; Damerau 1964, Levenshtein 1966), in bytes.
 * Three rows of the table suffice.
 */
static int distance(const char *a, const char *b)
{
    const int rows = (int)strlen(a);
    const int columns = (int)strlen(b);
    int table[3][LONGEST_NAME + 1];
    for (int j = 0; j <= columns; j++) {
        table[0][j] = j;
    }
    for (int i = 1; i <= rows; i++) {
        int *row = table[i % 3];
        const int *above = table[(i + 2) % 3];
        const int *two_above = table[(i + 1) % 3];
        row[0] = i;
        for (int j = 1; j <= columns; j++) {
            const int change = a[i - 1] != b[j - 1];
            row[j] = smaller(above[j - 1] + change,
                             1 + smaller(above[j], row[j - 1]));
            if (i > 1 && j > 1 && a[i - 1] == b[j - 2] &&
                a[i - 2] == b[j - 1]) {
                row[j] = smaller(row[j], two_above[j - 2] + 1);
            }
        }
    }
    return table[rows % 3][columns];
}

/* The only name that begins with `wrong`; NULL if there are none or several. */
static const char *continued(const char *wrong, const char *const *names,
                             size_t count)
{
    const size_t length = strlen(wrong);
    const char *found = NULL;
    for (size_t i = 0; i < count; i++) {
        if (names[i] != NULL && strncmp(names[i], wrong, length) == 0 &&
            names[i][length] != '\0') {
            if (found != NULL) {
                return NULL;
            }
            found = names[i];
        }
    }
    return found;
}

/* The longest name that `wrong` goes on from; NULL if there is none. */
static const char *begun(const char *wrong, const char *const *names,
                         size_t count)
{
    size_t longest = SHORTEST_START - 1;
    const char *found = NULL;
    for (size_t i = 0; i < count; i++) {
        const size_t length = names[i] == NULL ? 0 : strlen(names[i]);
        if (length > longest && length < strlen(wrong) &&
            strncmp(names[i], wrong, length) == 0) {
            longest = length;
            found = names[i];
        }
    }
    return found;
}

const char *sw_nearest_name(const char *wrong, const char *const *names,
                            size_t count)
{
    const size_t length = strlen(wrong);
    if (length > LONGEST_NAME) {
        return NULL;
    }
    const char *longer =
        length < SHORTEST_START ? NULL : continued(wrong, names, count);
    if (longer != NULL) {
        return longer;
    }
    /* Two changes make any two-letter word into any other. */
    int best = length <= FARTHEST ? 2 : FARTHEST + 1;
    const char *nearest = NULL;
    for (size_t i = 0; i < count; i++) {
        if (names[i] == NULL || strlen(names[i]) > LONGEST_NAME) {
            continue;
        }
        const int far = distance(wrong, names[i]);
        const bool begins_alike = nearest != NULL && far == best &&
                                  nearest[0] != wrong[0] &&
                                  names[i][0] == wrong[0];
        if (far > 0 && (far < best || begins_alike)) {
            best = far;
            nearest = names[i];
        }
    }
    return nearest != NULL ? nearest : begun(wrong, names, count);
}
