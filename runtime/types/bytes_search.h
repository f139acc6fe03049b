/* SPDX-License-Identifier: MIT
 * runtime/types/bytes_search.h: searching in memory, for text and bytes (bytes_search.c). UTF-8 can be
 * searched byte by byte, since no character's bytes occur inside another's.
 */
#ifndef GI_BYTES_SEARCH_H
#define GI_BYTES_SEARCH_H

#include "runtime/state.h"

/* Offset of the first or last needle in the haystack; -1: none; -2: interrupted, error set. The
 * haystack must stay where it is although the GIL may be handed over. */
int64_t gi_bytes_search(GiThread *t, const void *haystack, size_t size, const void *needle,
                        size_t needle_size, bool reverse);
/* Number of needles that do not overlap, at most `limit`; the needle is not empty. -2: interrupted. */
int64_t gi_bytes_count(GiThread *t, const void *haystack, size_t size, const void *needle,
                       size_t needle_size, int64_t limit);

#endif
