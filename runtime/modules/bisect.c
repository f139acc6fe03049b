/* SPDX-License-Identifier: MIT
 * runtime/modules/bisect.c owns the module _bisect: binary search in sorted sequences.
 */
#include "runtime/native.h"
#include "runtime/types/number.h"
#include "runtime/types/sequence.h"
#include "runtime/types/support.h"

/* key(item), or the item itself; item is taken over. */
static GiValue key_of(GiThread *t, GiValue key, GiValue item) {
    if (item == GI_NULL || key == GI_NONE) {
        return item;
    }
    GiValue r = gi_call1(t, key, item);
    gi_drop(t, item);
    return r;
}

/* Does the item at `middle` belong before x? 1, 0, -1. */
static int belongs_before(GiThread *t, GiValue v, int64_t middle, GiValue x, GiValue key, bool right) {
    GiValue index = gi_int(t, middle);
    GiValue item = index == GI_NULL ? GI_NULL : key_of(t, key, gi_getitem(t, v, index));
    gi_xdrop(t, index);
    if (item == GI_NULL) {
        return -1;
    }
    int r = right ? gi_compare_bool(t, x, item, GI_LT) : gi_compare_bool(t, item, x, GI_LT);
    gi_drop(t, item);
    return r < 0 || !gi_poll(t, 1) ? -1 : right ? !r : r;
}

/* Arguments (a, x, lo=0, hi=None, *, key=None) of all functions. x is compared as it is; the place,
 * or -1. */
static int64_t search(GiThread *t, const GiValue *a, GiValue x, bool right) {
    int64_t low = 0, high = -1;
    if (!gi_index_int64(t, a[2], false, &low) || !gi_index_optional(t, a[3], &high)) {
        return -1;
    }
    if (low < 0) {
        gi_raise_value_error(t, "lo must be non-negative");
        return -1;
    }
    if (high == -1 && (high = gi_len(t, a[0])) < 0) {
        return -1;
    }
    while (low < high) {
        int64_t middle = low + (high - low) / 2;
        int r = belongs_before(t, a[0], middle, x, a[4], right);
        if (r < 0) {
            return -1;
        }
        if (r) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    return low;
}

static GiValue bisect(GiThread *t, const GiValue *a, bool right) {
    int64_t i = search(t, a, a[1], right);
    return i < 0 ? GI_NULL : gi_int(t, i);
}

static GiValue insort(GiThread *t, const GiValue *a, bool right) {
    GiValue x = key_of(t, a[4], gi_take(a[1]));
    int64_t i = x == GI_NULL ? -1 : search(t, a, x, right);
    gi_xdrop(t, x);
    if (i < 0) {
        return GI_NULL;
    }
    if (gi_is_exact(a[0], &gi_list_type)) {
        return gi_list_insert(t, a[0], i, a[1]) ? GI_NONE : GI_NULL;
    }
    GiValue insert = gi_getattr_text(t, a[0], "insert");
    GiValue index = insert == GI_NULL ? GI_NULL : gi_int(t, i);
    GiValue done = index == GI_NULL ? GI_NULL : gi_call2(t, insert, index, a[1]);
    gi_xdrop(t, insert);
    gi_xdrop(t, index);
    gi_xdrop(t, done);
    return done == GI_NULL ? GI_NULL : GI_NONE;
}

static GiValue f_bisect_right(GiThread *t, const GiValue *a) { return bisect(t, a, true); }
static GiValue f_bisect_left(GiThread *t, const GiValue *a) { return bisect(t, a, false); }
static GiValue f_insort_right(GiThread *t, const GiValue *a) { return insort(t, a, true); }
static GiValue f_insort_left(GiThread *t, const GiValue *a) { return insort(t, a, false); }

static const GiMethodRow functions[] = {
    GI_METHOD("bisect_right(a, x, lo=0, hi=None, *, key=None)", f_bisect_right,
              "Return the index where to insert item x in list a, assuming a is sorted.\n\n"
              "The return value i is such that all e in a[:i] have e <= x, and all e in\n"
              "a[i:] have e > x.  So if x already appears in the list, a.insert(i, x) will\n"
              "insert just after the rightmost x already there.\n\n"
              "Optional args lo (default 0) and hi (default len(a)) bound the\n"
              "slice of a to be searched.\n\n"
              "A custom key function can be supplied to customize the sort order."),
    GI_METHOD("bisect_left(a, x, lo=0, hi=None, *, key=None)", f_bisect_left,
              "Return the index where to insert item x in list a, assuming a is sorted.\n\n"
              "The return value i is such that all e in a[:i] have e < x, and all e in\n"
              "a[i:] have e >= x.  So if x already appears in the list, a.insert(i, x) will\n"
              "insert just before the leftmost x already there.\n\n"
              "Optional args lo (default 0) and hi (default len(a)) bound the\n"
              "slice of a to be searched.\n\n"
              "A custom key function can be supplied to customize the sort order."),
    GI_METHOD("insort_right(a, x, lo=0, hi=None, *, key=None)", f_insort_right,
              "Insert item x in list a, and keep it sorted assuming a is sorted.\n\n"
              "If x is already in a, insert it to the right of the rightmost x.\n\n"
              "Optional args lo (default 0) and hi (default len(a)) bound the\n"
              "slice of a to be searched.\n\n"
              "A custom key function can be supplied to customize the sort order."),
    GI_METHOD("insort_left(a, x, lo=0, hi=None, *, key=None)", f_insort_left,
              "Insert item x in list a, and keep it sorted assuming a is sorted.\n\n"
              "If x is already in a, insert it to the left of the leftmost x.\n\n"
              "Optional args lo (default 0) and hi (default len(a)) bound the\n"
              "slice of a to be searched.\n\n"
              "A custom key function can be supplied to customize the sort order."),
    GI_METHODS_END};

const GiModuleSpec gi_module_bisect = {
    "_bisect",
    "Bisection algorithms.\n\n"
    "This module provides support for maintaining a list in sorted order without\n"
    "having to sort the list after each insertion. For long lists of items with\n"
    "expensive comparison operations, this can be an improvement over the more\n"
    "common approach.\n",
    functions, NULL};
