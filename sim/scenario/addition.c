#include "scenario/addition.h"

struct sw_addition sw_addition_to(const struct sw_reader *reader,
                                  const void *kinds_or_choices)
{
    for (size_t i = 0; i < reader->addition_count; i++) {
        if (reader->additions[i].to == kinds_or_choices) {
            return reader->additions[i];
        }
    }
    return (struct sw_addition){.to = kinds_or_choices};
}
