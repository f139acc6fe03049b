/* SPDX-License-Identifier: MIT
 * runtime/types/bytes_search.c: searching in memory, forwards with the C library's memchr and memmem,
 * backwards by the first byte.
 */
#include "runtime/types/bytes_search.h"

/* Work done since the last poll, in bytes looked at. */
#define POLL_BYTES ((size_t)1 << 16)
#define WINDOW ((size_t)1 << 20) /* bytes searched at a stroke */
#define BYTES_PER_COST 32

static bool charge(GiThread *t, size_t bytes) {
    size_t cost = bytes / BYTES_PER_COST;
    return gi_poll(t, cost < (1u << 29) ? (uint32_t)cost : 1u << 29);
}

static int64_t search_backwards(GiThread *t, const uint8_t *haystack, size_t size,
                                const uint8_t *needle, size_t needle_size) {
    size_t left = size - needle_size + 1, work = 0;
    while (left > 0) {
        const uint8_t *p = memrchr(haystack, needle[0], left);
        if (p == NULL) {
            return -1;
        }
        if (memcmp(p, needle, needle_size) == 0) {
            return p - haystack;
        }
        work += left - (size_t)(p - haystack) + needle_size;
        left = (size_t)(p - haystack);
        if (work >= POLL_BYTES) {
            if (!charge(t, work)) {
                return -2;
            }
            work = 0;
        }
    }
    return -1;
}

/* Looks at every place in turn, a window at a time. The windows grow with the needle, so that preparing the search
 * for it costs little beside the search. */
static int64_t search_forwards(GiThread *t, const uint8_t *haystack, size_t size, const uint8_t *needle,
                               size_t needle_size) {
    size_t window = needle_size < WINDOW / 4 ? WINDOW : 4 * needle_size;
    for (size_t from = 0;; from += window) {
        bool last = size - from < window + needle_size;
        size_t part = last ? size - from : window + needle_size - 1;
        const uint8_t *found = memmem(haystack + from, part, needle, needle_size);
        size_t work = found == NULL ? part : (size_t)(found - (haystack + from));
        if (work >= POLL_BYTES && !charge(t, work)) {
            return -2;
        }
        if (found != NULL || last) {
            return found == NULL ? -1 : found - haystack;
        }
    }
}

int64_t gi_bytes_search(GiThread *t, const void *haystack, size_t size, const void *needle,
                        size_t needle_size, bool reverse) {
    if (needle_size == 0) {
        return reverse ? (int64_t)size : 0;
    }
    if (needle_size > size) {
        return -1;
    }
    const uint8_t *found;
    if (needle_size == 1) {
        int c = *(const uint8_t *)needle;
        found = reverse ? memrchr(haystack, c, size) : memchr(haystack, c, size);
    } else if (reverse) {
        return search_backwards(t, haystack, size, needle, needle_size);
    } else {
        return search_forwards(t, haystack, size, needle, needle_size);
    }
    int64_t at = found == NULL ? -1 : found - (const uint8_t *)haystack;
    size_t work = found == NULL ? size : (size_t)at;
    return work >= POLL_BYTES && !charge(t, work) ? -2 : at;
}

int64_t gi_bytes_count(GiThread *t, const void *haystack, size_t size, const void *needle,
                       size_t needle_size, int64_t limit) {
    const uint8_t *p = haystack, *end = p + size;
    int64_t count = 0;
    size_t work = 0;
    while (count < limit && (size_t)(end - p) >= needle_size) {
        const uint8_t *found = needle_size == 1
                                   ? memchr(p, *(const uint8_t *)needle, (size_t)(end - p))
                                   : memmem(p, (size_t)(end - p), needle, needle_size);
        if (found == NULL) {
            break;
        }
        count++;
        work += (size_t)(found - p) + needle_size + BYTES_PER_COST;
        p = found + needle_size;
        if (work >= POLL_BYTES) {
            if (!charge(t, work)) {
                return -2;
            }
            work = 0;
        }
    }
    return charge(t, work + (size_t)(end - p)) ? count : -2;
}
