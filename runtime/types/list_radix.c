/* SPDX-License-Identifier: MIT
 * runtime/types/list_radix.c: sorting of many ints without comparing them: byte by byte, from the least
 * significant one on, each time stably. Called by list_sort.c, which also says who may see the items meanwhile.
 *
 * It does not sort what is nearly sorted, where runs are found quicker, nor few ints of a wide range.
 */
#include "runtime/types/list_radix.h"

#include "runtime/state.h"

#define FEWEST 256u                   /* ints: below, merging is as quick */
#define SHORTEST_RUN 16u              /* as long as this on average: nearly sorted */
#define BUCKETS 256u
#define CHUNK ((size_t)1 << 16)       /* ints between two polls */

typedef struct Radix {
    GiThread *t;
    uint64_t least;    /* the smallest key */
    unsigned passes;
    GiValue *keys[2], *values[2]; /* where they are, and where they go; values may be NULL */
} Radix;

/* How many bytes differ; 0: do not sort this here. */
static unsigned plan(const GiValue *keys, size_t n, uint64_t *least) {
    int64_t low = (int64_t)keys[0], high = low;
    size_t falls = 0, rises = 0;
    for (size_t i = 1; i < n; i++) {
        int64_t key = (int64_t)keys[i], before = (int64_t)keys[i - 1];
        falls += key < before;
        rises += key > before;
        low = key < low ? key : low;
        high = key > high ? key : high;
    }
    if (falls < n / SHORTEST_RUN || rises < n / SHORTEST_RUN) {
        return 0;
    }
    *least = (uint64_t)low;
    uint64_t range = ((uint64_t)high - (uint64_t)low) >> 2;
    unsigned passes = (unsigned)(64 - __builtin_clzll(range) + 7) / 8, log = 63 - (unsigned)__builtin_clzll(n);
    return passes * 4 <= log * 3 ? passes : 0;
}

static inline unsigned byte_of(const Radix *r, GiValue key, unsigned pass) {
    return (unsigned)((key - r->least) >> (2 + 8 * pass)) & (BUCKETS - 1);
}

/* Distributes all keys by one byte. false: interrupted, keys[0] and values[0] are whole. */
static bool distribute(Radix *r, size_t n, unsigned pass) {
    size_t start[BUCKETS] = {0}, at = 0;
    for (size_t i = 0; i < n; i++) {
        start[byte_of(r, r->keys[0][i], pass)]++;
    }
    for (unsigned b = 0; b < BUCKETS; b++) {
        size_t count = start[b];
        start[b] = at;
        at += count;
    }
    for (size_t i = 0; i < n;) {
        size_t end = n - i < CHUNK ? n : i + CHUNK;
        for (; i < end; i++) {
            size_t to = start[byte_of(r, r->keys[0][i], pass)]++;
            r->keys[1][to] = r->keys[0][i];
            if (r->values[0] != NULL) {
                r->values[1][to] = r->values[0][i];
            }
        }
        if (i < n && !gi_poll(r->t, (uint32_t)(CHUNK / 16))) {
            return false;
        }
    }
    return true;
}

static void swap(GiValue *pair[2]) {
    GiValue *first = pair[0];
    pair[0] = pair[1];
    pair[1] = first;
}

GiRadix gi_radix_sort(GiThread *t, GiValue *keys, GiValue *values, size_t n) {
    Radix r = {.t = t, .keys = {keys, NULL}, .values = {values, NULL}};
    if (n < FEWEST || (r.passes = plan(keys, n, &r.least)) == 0) {
        return GI_RADIX_UNFIT;
    }
    size_t columns = values == NULL ? 1 : 2;
    GiValue *room = gi_alloc_array(t, n, columns * sizeof(GiValue));
    if (room == NULL) {
        return GI_RADIX_FAILED;
    }
    r.keys[1] = room;
    r.values[1] = room + n;
    bool ok = true;
    for (unsigned pass = 0; ok && pass < r.passes; pass++) {
        ok = distribute(&r, n, pass);
        if (ok) {
            swap(r.keys);
            swap(r.values);
        }
        if (values == NULL) {
            r.values[0] = NULL;
        }
    }
    if (r.keys[0] != keys) {
        memcpy(keys, room, n * sizeof(GiValue));
        if (values != NULL) {
            memcpy(values, room + n, n * sizeof(GiValue));
        }
    }
    gi_free(t, room, n * columns * sizeof(GiValue));
    return ok ? GI_RADIX_SORTED : GI_RADIX_FAILED;
}
