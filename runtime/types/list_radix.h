/* SPDX-License-Identifier: MIT
 * runtime/types/list_radix.h: what list_sort.c wants of list_radix.c.
 */
#ifndef GI_LIST_RADIX_H
#define GI_LIST_RADIX_H

#include "runtime/protocol.h"

typedef enum GiRadix {
    GI_RADIX_SORTED,
    GI_RADIX_UNFIT, /* nothing was done: sort by comparing */
    GI_RADIX_FAILED /* error set (memory, interruption); keys and values are a permutation of what they were */
} GiRadix;

/* Sorts n >= 1 keys, all of them immediate ints, and the values that go with them (NULL: none), stably. */
GiRadix gi_radix_sort(GiThread *t, GiValue *keys, GiValue *values, size_t n);

#endif
