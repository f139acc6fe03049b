/* SPDX-License-Identifier: MIT
 * runtime/types/items.c: looking for a value among the items of a list or tuple, and comparing two of them.
 *
 * M1. __eq__ may change a list: an item is held while it is compared, the view of the items is taken anew after it.
 */
#include "runtime/types/items.h"

#include "runtime/types/sequence.h"
#include "runtime/types/str.h"
#include "runtime/types/support.h"

typedef struct Items { const GiValue *at; size_t size; } Items;

static Items items_of(GiValue v) {
    return gi_is_list(v) ? (Items){gi_as_list(v)->items, gi_as_list(v)->size}
                         : (Items){gi_as_tuple(v)->items, gi_as_tuple(v)->size};
}

/* item == x for a borrowed item: 1 or 0, -1: error set. */
static int equals(GiThread *t, GiValue item, GiValue x) {
    gi_take(item);
    int same = gi_support_equal(t, item, x);
    gi_drop(t, item);
    return same >= 0 && !gi_poll(t, 1) ? -1 : same;
}

/* The first position from start on, before stop; -1: none, -2: error set. */
static int64_t find(GiThread *t, GiValue v, GiValue x, size_t start, size_t stop) {
    for (size_t i = start; i < stop; i++) {
        Items items = items_of(v);
        if (i >= items.size) {
            break;
        }
        if (items.at[i] == x) {
            return (int64_t)i;
        }
        int same = gi_both_int_imm(items.at[i], x) ? 0 : equals(t, items.at[i], x);
        if (same != 0) {
            return same > 0 ? (int64_t)i : -2;
        }
    }
    return -1;
}

/* See items.h. */
int gi_items_contains(GiThread *t, GiValue v, GiValue x) {
    int64_t i = find(t, v, x, 0, SIZE_MAX);
    return i == -2 ? -1 : i >= 0;
}

/* See items.h. */
GiValue gi_items_count(GiThread *t, const GiValue *a) {
    int64_t count = 0;
    for (size_t i = 0; i < items_of(a[0]).size; i++) {
        int same = equals(t, items_of(a[0]).at[i], a[1]);
        if (same < 0) {
            return GI_NULL;
        }
        count += same;
    }
    return gi_int_imm(count);
}

/* A bound as in a slice. */
static size_t clip(int64_t i, size_t size) {
    return (size_t)(i >= 0 ? i : i + (int64_t)size < 0 ? 0 : i + (int64_t)size);
}

/* See items.h. */
int64_t gi_items_index(GiThread *t, const GiValue *a) {
    int64_t start = 0, stop = INT64_MAX;
    if (!gi_support_bound(t, a[2], &start) || !gi_support_bound(t, a[3], &stop)) {
        return -2;
    }
    size_t size = items_of(a[0]).size;
    return find(t, a[0], a[1], clip(start, size), clip(stop, size));
}

/* What the comparison of items that differ gives; both are held. GI_UNBOUND: they do not, or are there no more. */
static GiValue compare_pair(GiThread *t, GiValue x, GiValue y, GiCompareOp op, const GiValue *lists, size_t i) {
    int same = gi_support_equal(t, x, y);
    if (same < 0 || !gi_poll(t, 1)) {
        return GI_NULL;
    }
    if (same > 0 || i >= items_of(lists[0]).size || i >= items_of(lists[1]).size) {
        return GI_UNBOUND;
    }
    return op == GI_EQ ? GI_FALSE : op == GI_NE ? GI_TRUE : gi_compare(t, x, y, op);
}

/* How many items at the front are the same value, or ints, floats or texts that are equal: none of that runs code. */
static size_t same_front(const GiValue *a, const GiValue *b, size_t n) {
    size_t i = 0;
    for (; i < n; i++) {
        GiValue x = a[i], y = b[i];
        if (x == y) {
            continue;
        }
        bool texts = gi_is_object(x) && gi_is_object(y) && gi_object(x)->type == &gi_str_type && gi_object(y)->type == &gi_str_type;
        if (texts ? !gi_str_same(x, y) : !gi_both_float_imm(x, y) || gi_float_imm_value(x) != gi_float_imm_value(y)) {
            break;
        }
    }
    return i;
}

#define FRONT_MOST ((size_t)1 << 14) /* items compared without a poll */

static GiValue compare_items(GiThread *t, const GiValue *lists, GiCompareOp op) {
    Items a = items_of(lists[0]), b = items_of(lists[1]);
    size_t least = a.size < b.size ? a.size : b.size, same = same_front(a.at, b.at, least < FRONT_MOST ? least : FRONT_MOST);
    for (size_t i = same; i < items_of(lists[0]).size && i < items_of(lists[1]).size; i++) {
        GiValue x = items_of(lists[0]).at[i], y = items_of(lists[1]).at[i];
        if (x == y) {
            continue;
        }
        gi_take(x);
        gi_take(y);
        GiValue r = compare_pair(t, x, y, op, lists, i);
        gi_drop(t, x);
        gi_drop(t, y);
        if (r != GI_UNBOUND) {
            return r;
        }
    }
    return gi_bool(gi_support_order((int64_t)items_of(lists[0]).size, (int64_t)items_of(lists[1]).size, op));
}

/* See items.h. */
GiValue gi_items_compare(GiThread *t, GiValue a, GiValue b, GiCompareOp op) {
    if (!gi_enter(t, " in comparison")) {
        return GI_NULL;
    }
    GiValue r = compare_items(t, (GiValue[]){a, b}, op);
    gi_leave(t);
    return r;
}
