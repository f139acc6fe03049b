/* SPDX-License-Identifier: MIT
 * runtime/types/text_scan.h: looking at eight bytes of text at a time, for the methods of str and bytes. Most
 * texts and most distances are short: a call of memchr costs more than a step or two here.
 */
#ifndef GI_TEXT_SCAN_H
#define GI_TEXT_SCAN_H

#include <endian.h>

#include "gc/value.h"

#define GI_SCAN_ONES 0x0101010101010101u
#define GI_SCAN_HIGHS 0x8080808080808080u
#define GI_SCAN_STEPS 8 /* words looked at before the C library takes over */

/* The first byte is the lowest one. */
static inline uint64_t gi_scan_load(const void *p) {
    uint64_t word;
    memcpy(&word, p, sizeof word);
    return le64toh(word);
}

/* The high bit of each zero byte; of bytes above the first such one perhaps wrongly, too. */
static inline uint64_t gi_scan_zeros(uint64_t word) { return (word - GI_SCAN_ONES) & ~word & GI_SCAN_HIGHS; }

/* The high bit of exactly the zero bytes. */
static inline uint64_t gi_scan_zeros_exact(uint64_t word) {
    return ~(((word & ~GI_SCAN_HIGHS) + ~GI_SCAN_HIGHS) | word | ~GI_SCAN_HIGHS);
}

static inline size_t gi_scan_first(uint64_t marks) { return (size_t)__builtin_ctzll(marks) / 8; }

/* The first byte c in [p, end), or end. */
static inline const char *gi_scan_char(const char *p, const char *end, char c) {
    uint64_t pattern = (uint8_t)c * GI_SCAN_ONES;
    for (int steps = 0; end - p >= 8; steps++) {
        uint64_t marks = gi_scan_zeros(gi_scan_load(p) ^ pattern);
        if (marks != 0) {
            return p + gi_scan_first(marks);
        }
        p += 8;
        if (steps == GI_SCAN_STEPS) {
            const char *found = memchr(p, c, (size_t)(end - p));
            return found == NULL ? end : found;
        }
    }
    while (p < end && *p != c) {
        p++;
    }
    return p;
}

/* The first byte in [p, end) of ASCII text that is below `limit` (at most 128), or end. */
static inline const char *gi_scan_below(const char *p, const char *end, uint8_t limit) {
    for (; end - p >= 8; p += 8) {
        uint64_t word = gi_scan_load(p), marks = (word - limit * GI_SCAN_ONES) & ~word & GI_SCAN_HIGHS;
        if (marks != 0) {
            return p + gi_scan_first(marks);
        }
    }
    while (p < end && (uint8_t)*p >= limit) {
        p++;
    }
    return p;
}

/* White space of ASCII. */
static inline bool gi_scan_is_space(uint8_t c) { return c == ' ' || c - 9u < 5 || c - 0x1Cu < 4; }

/* Where the needle of m >= 1 bytes begins in n bytes; NULL: nowhere. (bytes_search.c) */
const char *gi_scan_find(const char *text, size_t n, const char *needle, size_t m);

#endif
