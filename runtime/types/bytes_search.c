/* SPDX-License-Identifier: MIT
 * runtime/types/bytes_search.c: searching in memory, forwards by the first and the last byte of the needle (by
 * the C library's memmem when those are found too often in vain), backwards by the first byte.
 */
#include "runtime/types/bytes_search.h"

#ifdef __SSE2__
#include <emmintrin.h>
#endif

#include "runtime/types/text_scan.h"

/* Work done since the last poll, in bytes looked at. */
#define POLL_BYTES ((size_t)1 << 16)
#define WINDOW ((size_t)1 << 20) /* bytes searched at a stroke */
#define BYTES_PER_COST 32

#define VAIN_BYTES 256 /* compared in vain, beside what has been passed, before memmem takes over */

#ifdef __SSE2__
/* Where among the 16 places from p on the first and the last byte of the needle are as they should be. */
static inline uint32_t pairs_in_16(const char *p, size_t m, __m128i first, __m128i last) {
    __m128i a = _mm_loadu_si128((const __m128i *)(const void *)p), b = _mm_loadu_si128((const __m128i *)(const void *)(p + m - 1));
    return (uint32_t)_mm_movemask_epi8(_mm_and_si128(_mm_cmpeq_epi8(a, first), _mm_cmpeq_epi8(b, last)));
}
#endif

/* m >= 2. */
static const char *find_pair(const char *text, size_t n, const char *needle, size_t m) {
    uint64_t first = (uint8_t)needle[0] * GI_SCAN_ONES, last = (uint8_t)needle[m - 1] * GI_SCAN_ONES;
    size_t i = 0, places = n - m + 1, vain = 0;
#ifdef __SSE2__
    __m128i first16 = _mm_set1_epi8(needle[0]), last16 = _mm_set1_epi8(needle[m - 1]);
    for (; i + 16 <= places; i += 16) {
        for (uint32_t marks = pairs_in_16(text + i, m, first16, last16); marks != 0; marks &= marks - 1) {
            const char *p = text + i + __builtin_ctz(marks);
            if (m == 2 || memcmp(p + 1, needle + 1, m - 2) == 0) {
                return p;
            }
            vain += m;
        }
        if (GI_UNLIKELY(vain > i + VAIN_BYTES)) {
            return memmem(text + i + 16, n - i - 16, needle, m);
        }
    }
#endif
    for (; i + 8 <= places; i += 8) {
        uint64_t marks = gi_scan_zeros((gi_scan_load(text + i) ^ first) | (gi_scan_load(text + i + m - 1) ^ last));
        for (; marks != 0; marks &= marks - 1) {
            const char *p = text + i + gi_scan_first(marks);
            if (memcmp(p, needle, m) == 0) {
                return p;
            }
            vain += m;
        }
        if (GI_UNLIKELY(vain > i + VAIN_BYTES)) {
            return memmem(text + i + 8, n - i - 8, needle, m);
        }
    }
    for (; i < places; i++) {
        if (text[i] == needle[0] && memcmp(text + i, needle, m) == 0) {
            return text + i;
        }
    }
    return NULL;
}

const char *gi_scan_find(const char *text, size_t n, const char *needle, size_t m) {
    if (m > n) {
        return NULL;
    }
    if (m == 1) {
        const char *found = gi_scan_char(text, text + n, needle[0]);
        return found == text + n ? NULL : found;
    }
    return find_pair(text, n, needle, m);
}

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
        const uint8_t *found = (const uint8_t *)gi_scan_find((const char *)haystack + from, part,
                                                             (const char *)needle, needle_size);
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

/* How often one byte occurs, up to POLL_BYTES of it at a time. */
static int64_t count_byte(GiThread *t, const uint8_t *p, size_t size, uint8_t c) {
    int64_t count = 0;
    while (size > 0) {
        size_t part = size < POLL_BYTES ? size : POLL_BYTES, i = 0;
        for (; i + 8 <= part; i += 8) {
            uint64_t marks = gi_scan_zeros_exact(gi_scan_load(p + i) ^ c * GI_SCAN_ONES);
            count += (int64_t)((marks >> 7) * GI_SCAN_ONES >> 56);
        }
        for (; i < part; i++) {
            count += p[i] == c;
        }
        p += part;
        size -= part;
        if (size > 0 && !charge(t, part)) {
            return -2;
        }
    }
    return count;
}

int64_t gi_bytes_count(GiThread *t, const void *haystack, size_t size, const void *needle,
                       size_t needle_size, int64_t limit) {
    const uint8_t *p = haystack, *end = p + size;
    int64_t count = 0;
    size_t work = 0;
    if (needle_size == 1 && limit == INT64_MAX) {
        return count_byte(t, p, size, *(const uint8_t *)needle);
    }
    while (count < limit && (size_t)(end - p) >= needle_size) {
        const uint8_t *found = (const uint8_t *)gi_scan_find((const char *)p, (size_t)(end - p), needle, needle_size);
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
