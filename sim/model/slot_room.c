#include "model/slot_room.h"

#include "base/memory.h"

#include <assert.h>
#include <string.h>

int64_t sw_slot_start_us(const struct sw_slot_buckets *plan, int64_t bucket)
{
    return plan->origin_us + bucket * plan->length_us;
}

int64_t sw_slot_running(const struct sw_slot_buckets *plan, int64_t at_us)
{
    return (at_us - plan->origin_us) / plan->length_us;
}

int64_t sw_slot_first_from(const struct sw_slot_buckets *plan, int64_t at_us)
{
    return sw_slot_running(plan, at_us + plan->length_us - 1);
}

/* What the resource can do at `at_us`, of what it could, as far as dates of
 * curbs tell; and until when, `*until_us` at most. */
static double left_by_curbs(const struct sw_resource *resource, int64_t at_us,
                            int64_t *until_us)
{
    int64_t speed = SW_FULL_SPEED;
    uint32_t units = resource->units;
    for (size_t i = 0; i < resource->curb_count; i++) {
        const struct sw_curb *curb = &resource->curbs[i];
        const struct sw_spell_plan *spell = &curb->spell;
        const bool on = at_us >= spell->at_us && at_us < spell->to_us;
        const int64_t change_us = on ? spell->to_us : spell->at_us;
        if (spell->to_us > at_us && change_us < *until_us) {
            *until_us = change_us;
        }
        speed = on && curb->speed < speed ? curb->speed : speed;
        units = on && curb->units < units ? curb->units : units;
    }
    return (double)speed * units / ((double)SW_FULL_SPEED * resource->units);
}

int64_t sw_slot_capacity_g(const struct sw_slot_buckets *plan, int64_t bucket)
{
    const int64_t start_us = sw_slot_start_us(plan, bucket);
    const int64_t end_us = start_us + plan->length_us;
    int64_t at_us = start_us > 0 ? start_us : 0;
    double open_us = 0;
    while (at_us < end_us) {
        int64_t until_us = end_us;
        const double left = left_by_curbs(plan->of, at_us, &until_us);
        open_us += left * (double)sw_calendar_open_time(plan->of->calendar,
                                                        at_us, until_us);
        at_us = until_us;
    }
    return (int64_t)(open_us * plan->rate + 0.5);
}

int64_t sw_slot_quota_g(const struct sw_slot_buckets *plan, uint32_t quota,
                        int64_t capacity_g)
{
    return (int64_t)((double)capacity_g * plan->quotas[quota].share + 0.5);
}

/* --------------------------------------------------------------- the ring - */

void sw_slot_rooms_start(struct sw_slot_rooms *rooms,
                         const struct sw_slot_buckets *plan)
{
    *rooms = (struct sw_slot_rooms){.plan = plan};
}

void sw_slot_rooms_stop(struct sw_slot_rooms *rooms)
{
    sw_free(rooms->ring);
    sw_free(rooms->quotas);
}

/* The size is a power of two. */
static struct sw_slot_bucket *at(const struct sw_slot_rooms *rooms,
                                 int64_t bucket)
{
    return &rooms->ring[(size_t)bucket & (rooms->size - 1)];
}

static void grow(struct sw_slot_rooms *rooms)
{
    const struct sw_slot_rooms old = *rooms;
    const size_t quotas = rooms->plan->quota_count;
    rooms->size = old.size > 0 ? 2 * old.size : 16;
    rooms->ring = sw_new_array(rooms->size, sizeof(struct sw_slot_bucket));
    rooms->quotas = sw_new_array(rooms->size * quotas + 1, sizeof(int64_t));
    for (size_t i = 0; i < rooms->size; i++) {
        rooms->ring[i].quota_g = rooms->quotas + i * quotas;
    }
    for (int64_t b = old.from; b < old.to; b++) {
        struct sw_slot_bucket *to = at(rooms, b);
        int64_t *quota_g = to->quota_g;
        *to = *at(&old, b);
        to->quota_g = quota_g;
        memcpy(quota_g, at(&old, b)->quota_g, quotas * sizeof(int64_t));
    }
    sw_free(old.ring);
    sw_free(old.quotas);
}

static void append(struct sw_slot_rooms *rooms)
{
    if ((size_t)(rooms->to - rooms->from) == rooms->size) {
        grow(rooms);
    }
    struct sw_slot_bucket *bucket = at(rooms, rooms->to);
    int64_t *quota_g = bucket->quota_g;
    memset(quota_g, 0, rooms->plan->quota_count * sizeof(int64_t));
    *bucket = (struct sw_slot_bucket){
        .capacity_g = sw_slot_capacity_g(rooms->plan, rooms->to),
        .quota_g = quota_g};
    rooms->to++;
}

void sw_slot_rooms_advance(struct sw_slot_rooms *rooms, int64_t bucket)
{
    if (bucket > rooms->from) {
        rooms->from = bucket;
        rooms->to = rooms->to > bucket ? rooms->to : bucket;
    }
}

struct sw_slot_bucket *sw_slot_rooms_at(struct sw_slot_rooms *rooms,
                                        int64_t bucket)
{
    assert(bucket >= rooms->from);
    while (rooms->to <= bucket) {
        append(rooms);
    }
    return at(rooms, bucket);
}

/* ------------------------------------------------------------------ rooms - */

/* What there is for each part of the asked, besides what is booked. */
static struct sw_slot_grams parts(struct sw_slot_rooms *rooms, int64_t number,
                                  struct sw_slot_claim claim, int64_t now_us)
{
    const struct sw_slot_buckets *plan = rooms->plan;
    const struct sw_slot_bucket *bucket = sw_slot_rooms_at(rooms, number);
    const int64_t to_start_us = sw_slot_start_us(plan, number) - now_us;
    const int64_t reserve_g =
        (int64_t)((double)bucket->capacity_g * plan->reserve + 0.5);
    struct sw_slot_grams left = {.quota = claim.quota};
    left.free_g = bucket->capacity_g - reserve_g - bucket->free_g;
    for (uint32_t q = 0; q < plan->quota_count; q++) {
        const bool returned = to_start_us <= plan->quotas[q].returned_us &&
                              plan->quotas[q].returned_us > 0;
        const int64_t quota_g = sw_slot_quota_g(plan, q, bucket->capacity_g);
        const int64_t unused_g = quota_g - bucket->quota_g[q];
        const int64_t kept_g = returned || unused_g < 0 ? 0 : unused_g;
        left.free_g -= bucket->quota_g[q] + kept_g;
        if (q == claim.quota) {
            left.quota_g = kept_g;
        }
    }
    left.reserve_g = claim.of_reserve ? reserve_g - bucket->reserve_g : 0;
    left.free_g = left.free_g > 0 ? left.free_g : 0;
    left.reserve_g = left.reserve_g > 0 ? left.reserve_g : 0;
    if (claim.reserve_only) {
        left.free_g = 0;
        left.quota_g = 0;
    }
    return left;
}

int64_t sw_slot_room_g(struct sw_slot_rooms *rooms, int64_t bucket,
                       struct sw_slot_claim claim, int64_t now_us)
{
    const struct sw_slot_grams left = parts(rooms, bucket, claim, now_us);
    return left.quota_g + left.free_g + left.reserve_g;
}

static int64_t least(int64_t a, int64_t b)
{
    return a < b ? a : b;
}

struct sw_slot_grams sw_slot_take(struct sw_slot_rooms *rooms, int64_t bucket,
                                  struct sw_slot_claim claim, int64_t grams,
                                  int64_t now_us)
{
    struct sw_slot_grams taken = parts(rooms, bucket, claim, now_us);
    taken.quota_g = least(taken.quota_g, grams);
    taken.free_g = least(taken.free_g, grams - taken.quota_g);
    taken.reserve_g =
        least(taken.reserve_g, grams - taken.quota_g - taken.free_g);
    taken.free_g = grams - taken.quota_g - taken.reserve_g;
    sw_slot_put(rooms, bucket, taken);
    return taken;
}

static void add(struct sw_slot_rooms *rooms, int64_t bucket,
                struct sw_slot_grams grams, int sign)
{
    struct sw_slot_bucket *booked = sw_slot_rooms_at(rooms, bucket);
    if (grams.quota_g > 0) {
        booked->quota_g[grams.quota] += sign * grams.quota_g;
    }
    booked->free_g += sign * grams.free_g;
    booked->reserve_g += sign * grams.reserve_g;
}

void sw_slot_give(struct sw_slot_rooms *rooms, int64_t bucket,
                  struct sw_slot_grams grams)
{
    add(rooms, bucket, grams, -1);
}

void sw_slot_put(struct sw_slot_rooms *rooms, int64_t bucket,
                 struct sw_slot_grams grams)
{
    add(rooms, bucket, grams, +1);
}

int64_t sw_slot_booked_g(const struct sw_slot_rooms *rooms,
                         const struct sw_slot_bucket *bucket)
{
    int64_t grams = bucket->free_g + bucket->reserve_g;
    for (size_t q = 0; q < rooms->plan->quota_count; q++) {
        grams += bucket->quota_g[q];
    }
    return grams;
}
