/* SPDX-License-Identifier: MIT
 * runtime/types/items.h: what list and tuple do alike with their items. All of it runs script code, which may
 * change a list meanwhile, and polls. */
#ifndef GI_ITEMS_H
#define GI_ITEMS_H

#include "runtime/native.h"

/* x in v: 1 or 0, -1: error set. */
int gi_items_contains(GiThread *t, GiValue v, GiValue x);
/* The method count(value). */
GI_OWNED GiValue gi_items_count(GiThread *t, const GiValue *a);
/* The position that the method index(value, start, stop) finds; -1: none, -2: error set. */
int64_t gi_items_index(GiThread *t, const GiValue *a);
/* Compares two lists or two tuples by the first items that differ. */
GI_OWNED GiValue gi_items_compare(GiThread *t, GiValue a, GiValue b, GiCompareOp op);

#endif
