/* SPDX-License-Identifier: MIT
 * runtime/modules/heapq.c owns the module _heapq: binary heaps in lists, with the smallest item first, or
 * (the _max functions) the largest.
 *
 * Comparing items may run script code that changes the list: it is then reported, and never is an item
 * looked at that is not held. The moves (a hole goes down to a leaf, then its item up) are those of
 * CPython, so that equal items come out in the same order.
 */
#include "runtime/native.h"
#include "runtime/types/sequence.h"
#include "runtime/types/support.h"

static const char changed[] = "list changed size during iteration";

/* Must x be above y? 1, 0, -1. */
static int above(GiThread *t, GiValue x, GiValue y, bool max) {
    GiValue a = max ? y : x, b = max ? x : y;
    if (gi_both_int_imm(a, b)) {
        return (int64_t)a < (int64_t)b;
    }
    return gi_compare_bool(t, a, b, GI_LT);
}

/* As above() for two places of a list whose size must stay `size`; -1 also when it does not. */
static int above_at(GiThread *t, GiList *l, size_t i, size_t j, size_t size, bool max) {
    GiValue x = gi_take(l->items[i]), y = gi_take(l->items[j]);
    int r = above(t, x, y, max);
    gi_drop(t, x);
    gi_drop(t, y);
    if (r >= 0 && l->size != size) {
        gi_raise(t, &gi_RuntimeError, changed);
        return -1;
    }
    return r >= 0 && gi_poll(t, 1) ? r : -1;
}

static void swap(GiList *l, size_t i, size_t j) {
    GiValue v = l->items[i];
    l->items[i] = l->items[j];
    l->items[j] = v;
}

/* Lets the item at i rise, at most to `top`. */
static bool rise(GiThread *t, GiList *l, size_t top, size_t i, bool max) {
    size_t size = l->size;
    while (i > top) {
        size_t parent = (i - 1) / 2;
        int r = above_at(t, l, i, parent, size, max);
        if (r <= 0) {
            return r == 0;
        }
        swap(l, i, parent);
        i = parent;
    }
    return true;
}

/* Puts the item at `top` in its place among those below. */
static bool sink(GiThread *t, GiList *l, size_t top, bool max) {
    size_t size = l->size, i = top;
    while (i < size / 2) {
        size_t child = 2 * i + 1;
        if (child + 1 < size) {
            int r = above_at(t, l, child, child + 1, size, max);
            if (r < 0) {
                return false;
            }
            child += !r;
        }
        swap(l, i, child);
        i = child;
    }
    return rise(t, l, top, i, max);
}

/* The list argument of a function. */
static GiList *as_heap(GiThread *t, GiValue v, const char *where) {
    if (gi_is_list(v)) {
        return gi_as_list(v);
    }
    gi_raise_type_error(t, "%s must be list, not %T", where, v);
    return NULL;
}

static GiValue f_push(GiThread *t, const GiValue *a) {
    GiList *l = as_heap(t, a[0], "heappush() argument 1");
    if (l == NULL || !gi_list_append(t, a[0], a[1])) {
        return GI_NULL;
    }
    return rise(t, l, 0, l->size - 1, false) ? GI_NONE : GI_NULL;
}

/* Removes and returns the top. */
static GiValue pop(GiThread *t, GiValue v, const char *where, bool max) {
    GiList *l = as_heap(t, v, where);
    if (l == NULL) {
        return GI_NULL;
    }
    if (l->size == 0) {
        return gi_raise(t, &gi_IndexError, "index out of range");
    }
    GiValue last = l->items[--l->size];
    if (l->size == 0) {
        return last;
    }
    GiValue top = l->items[0];
    l->items[0] = last;
    if (!sink(t, l, 0, max)) {
        gi_drop(t, top);
        return GI_NULL;
    }
    return top;
}

/* Puts item in the place of the top, which is returned. */
static GiValue replace(GiThread *t, GiValue v, GiValue item, const char *where, bool max) {
    GiList *l = as_heap(t, v, where);
    if (l == NULL) {
        return GI_NULL;
    }
    if (l->size == 0) {
        return gi_raise(t, &gi_IndexError, "index out of range");
    }
    GiValue top = l->items[0];
    l->items[0] = gi_take(item);
    if (!sink(t, l, 0, max)) {
        gi_drop(t, top);
        return GI_NULL;
    }
    return top;
}

static GiValue heapify(GiThread *t, GiValue v, const char *where, bool max) {
    GiList *l = as_heap(t, v, where);
    if (l == NULL) {
        return GI_NULL;
    }
    for (size_t i = l->size / 2; i > 0; i--) {
        if (!sink(t, l, i - 1, max)) {
            return GI_NULL;
        }
    }
    return GI_NONE;
}

static GiValue f_pop(GiThread *t, const GiValue *a) { return pop(t, a[0], "heappop() argument", false); }
static GiValue f_pop_max(GiThread *t, const GiValue *a) {
    return pop(t, a[0], "_heappop_max() argument", true);
}
static GiValue f_replace(GiThread *t, const GiValue *a) {
    return replace(t, a[0], a[1], "heapreplace() argument 1", false);
}
static GiValue f_replace_max(GiThread *t, const GiValue *a) {
    return replace(t, a[0], a[1], "_heapreplace_max() argument 1", true);
}
static GiValue f_heapify(GiThread *t, const GiValue *a) {
    return heapify(t, a[0], "heapify() argument", false);
}
static GiValue f_heapify_max(GiThread *t, const GiValue *a) {
    return heapify(t, a[0], "_heapify_max() argument", true);
}

static GiValue f_pushpop(GiThread *t, const GiValue *a) {
    GiList *l = as_heap(t, a[0], "heappushpop() argument 1");
    if (l == NULL) {
        return GI_NULL;
    }
    if (l->size == 0) {
        return gi_take(a[1]);
    }
    GiValue top = gi_take(l->items[0]);
    int r = above(t, top, a[1], false);
    gi_drop(t, top);
    if (r <= 0) {
        return r == 0 ? gi_take(a[1]) : GI_NULL;
    }
    return replace(t, a[0], a[1], "", false);
}

static const GiMethodRow functions[] = {
    GI_METHOD("heappush(heap, item, /)", f_push,
              "Push item onto heap, maintaining the heap invariant."),
    GI_METHOD("heappushpop(heap, item, /)", f_pushpop,
              "Push item on the heap, then pop and return the smallest item from the heap.\n\n"
              "The combined action runs more efficiently than heappush() followed by\n"
              "a separate call to heappop()."),
    GI_METHOD("heappop(heap, /)", f_pop,
              "Pop the smallest item off the heap, maintaining the heap invariant."),
    GI_METHOD("heapreplace(heap, item, /)", f_replace,
              "Pop and return the current smallest value, and add the new item.\n\n"
              "This is more efficient than heappop() followed by heappush(), and can be\n"
              "more appropriate when using a fixed-size heap.  Note that the value\n"
              "returned may be larger than item!  That constrains reasonable uses of\n"
              "this routine unless written as part of a conditional replacement:\n\n"
              "    if item > heap[0]:\n        item = heapreplace(heap, item)"),
    GI_METHOD("heapify(heap, /)", f_heapify, "Transform list into a heap, in-place, in O(len(heap)) time."),
    GI_METHOD("_heappop_max(heap, /)", f_pop_max, "Maxheap variant of heappop."),
    GI_METHOD("_heapreplace_max(heap, item, /)", f_replace_max, "Maxheap variant of heapreplace."),
    GI_METHOD("_heapify_max(heap, /)", f_heapify_max, "Maxheap variant of heapify."),
    GI_METHODS_END};

const GiModuleSpec gi_module_heapq = {
    "_heapq",
    "Heap queue algorithm (a.k.a. priority queue).\n\n"
    "Heaps are arrays for which a[k] <= a[2*k+1] and a[k] <= a[2*k+2] for\n"
    "all k, counting elements from 0.  For the sake of comparison,\n"
    "non-existing elements are considered to be infinite.  The interesting\n"
    "property of a heap is that a[0] is always its smallest element.\n",
    functions, NULL};
