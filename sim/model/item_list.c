#include "model/item.h"

#include <stddef.h>

void sw_item_list_add(struct sw_item_list *list, struct sw_item *item)
{
    item->next = NULL;
    item->previous = list->last;
    if (list->last != NULL) {
        list->last->next = item;
    } else {
        list->first = item;
    }
    list->last = item;
    list->count++;
}

void sw_item_list_insert(struct sw_item_list *list, struct sw_item *item,
                         struct sw_item *behind)
{
    if (behind == NULL) {
        sw_item_list_add(list, item);
        return;
    }
    item->next = behind;
    item->previous = behind->previous;
    if (behind->previous != NULL) {
        behind->previous->next = item;
    } else {
        list->first = item;
    }
    behind->previous = item;
    list->count++;
}

void sw_item_list_add_first(struct sw_item_list *list, struct sw_item *item)
{
    struct sw_item *behind = list->first;
    while (behind != NULL && behind->goes_first) {
        behind = behind->next;
    }
    sw_item_list_insert(list, item, behind);
}

void sw_item_list_remove(struct sw_item_list *list, struct sw_item *item)
{
    if (item->previous != NULL) {
        item->previous->next = item->next;
    } else {
        list->first = item->next;
    }
    if (item->next != NULL) {
        item->next->previous = item->previous;
    } else {
        list->last = item->previous;
    }
    item->next = NULL;
    item->previous = NULL;
    list->count--;
}

bool sw_item_list_holds(const struct sw_item_list *list,
                        const struct sw_item *item)
{
    const struct sw_item *at = list->first;
    while (at != NULL && at != item) {
        at = at->next;
    }
    return at != NULL;
}
