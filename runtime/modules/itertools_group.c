/* SPDX-License-Identifier: MIT
 * runtime/modules/itertools_group.c owns groupby and tee of itertools.
 *
 * groupby and the groups it gives out share one iterator. A group is current as long as its number
 * is the groupby's; an outdated group is empty.
 *
 * tee: the iterators read from a chain of blocks of values, which the foremost one fills; a block
 * lives as long as an iterator is in it or before it.
 */
#include "runtime/modules/itertools.h"

/* --- groupby --- */

typedef struct Groupby {
    GiObject head;
    GiValue iterator, function;  /* function GI_NULL: the items are their own keys */
    GiValue target;              /* key of the group given out last */
    GiValue key, value;          /* read ahead; GI_NULL: none */
    uint64_t group;
} Groupby;

typedef struct Grouper {
    GiObject head;
    GiValue parent, target;
    uint64_t group;
} Grouper;

static GiValue groupby_new(GiThread *t, GiType *type, const GiValue *a, size_t n, GiValue kwnames) {
    static const char *const names[] = {"iterable", "key", NULL};
    static const GiArguments arguments = {"groupby", names, 1, 2};
    GiValue in[2] = {GI_NULL, GI_NONE};
    if (!gi_support_arguments(t, &arguments, a, n, kwnames, in)) {
        return GI_NULL;
    }
    GiValue iterator = gi_iter(t, in[0]);
    Groupby *g = iterator == GI_NULL ? NULL : gi_object_new(t, type);
    if (g == NULL) {
        gi_xdrop(t, iterator);
        return GI_NULL;
    }
    g->iterator = iterator;
    g->function = in[1] == GI_NONE ? GI_NULL : gi_take(in[1]);
    return gi_support_track(t, g);
}

/* Reads one item and its key. false: the end, or an error. */
static bool read_ahead(GiThread *t, Groupby *g) {
    GiValue value = gi_next(t, g->iterator);
    if (value == GI_NULL) {
        return false;
    }
    GiValue key = g->function == GI_NULL ? gi_take(value) : gi_call1(t, g->function, value);
    if (key == GI_NULL) {
        gi_drop(t, value);
        return false;
    }
    gi_replace(t, &g->value, value);
    gi_replace(t, &g->key, key);
    return true;
}

/* Is the key read ahead equal to target? 1, 0, -1. */
static int same_key(GiThread *t, Groupby *g, GiValue target) {
    GiValue a = gi_take(target), b = gi_take(g->key);
    int same = gi_support_equal(t, a, b);
    gi_drop(t, a);
    gi_drop(t, b);
    return same;
}

static GiValue groupby_next(GiThread *t, GiValue v) {
    Groupby *g = (Groupby *)gi_object(v);
    g->group++;
    for (;;) { /* to the first item of another group */
        if (g->key != GI_NULL) {
            int same = g->target == GI_NULL ? 0 : same_key(t, g, g->target);
            if (same < 0) {
                return GI_NULL;
            }
            if (same == 0 && g->key != GI_NULL) {
                break;
            }
        }
        if (!read_ahead(t, g) || !gi_poll(t, 1)) {
            return GI_NULL;
        }
    }
    gi_replace(t, &g->target, gi_take(g->key));
    Grouper *group = gi_object_new(t, &gi_itertools_grouper_type);
    if (group == NULL) {
        return GI_NULL;
    }
    group->parent = gi_take(v);
    group->target = gi_take(g->target);
    group->group = g->group;
    GiValue pair[2] = {gi_take(g->target), gi_support_track(t, group)};
    if (pair[1] == GI_NULL) {
        gi_drop(t, pair[0]);
        return GI_NULL;
    }
    return gi_tuple_steal(t, pair, 2);
}

static GiValue _grouper_next(GiThread *t, GiValue v) {
    Grouper *group = (Grouper *)gi_object(v);
    Groupby *g = (Groupby *)gi_object(group->parent);
    if (g->group != group->group || (g->value == GI_NULL && !read_ahead(t, g))) {
        return GI_NULL;
    }
    if (same_key(t, g, group->target) <= 0) {
        return GI_NULL;
    }
    GiValue value = g->value;
    g->value = GI_NULL;
    gi_replace(t, &g->key, GI_NULL);
    return value;
}

GiType gi_itertools_groupby_type = {
    GI_ITERTOOL(groupby, Groupby, iterator, value), .flags = GI_TYPE_BASE, .new_ = groupby_new,
    .doc = "make an iterator that returns consecutive keys and groups from the iterable\n\n"
           "  iterable\n    Elements to divide into groups according to the key function.\n"
           "  key\n    A function for computing the group category for each element.\n"
           "    If the key function is not specified or is None, the element itself\n"
           "    is used for grouping.",
    .new_signature = "groupby(iterable, key=None)"};

GiType gi_itertools_grouper_type = {
    GI_ITERTOOL(_grouper, Grouper, parent, target), .flags = GI_TYPE_NO_INSTANCES};

/* --- tee --- */

#define BLOCK_SIZE 56

typedef struct Block {
    GiObject head;
    GiValue iterator, next;     /* next GI_NULL: not made yet */
    GiValue values[BLOCK_SIZE]; /* GI_NULL from count on */
    uint32_t count;
    bool running;
} Block;

typedef struct Tee {
    GiObject head;
    GiValue block;
    uint32_t index;
    GiObject *weak_list;
} Tee;

static GiValue new_block(GiThread *t, GiValue iterator) {
    Block *b = gi_object_new(t, &gi_itertools_tee_data_type);
    if (b == NULL) {
        return GI_NULL;
    }
    b->iterator = gi_take(iterator);
    return gi_support_track(t, b);
}

/* A tee iterator at a place of a chain; the block's reference is taken over. */
static GiValue new_tee_steal(GiThread *t, GiValue block, uint32_t index) {
    Tee *tee = block == GI_NULL ? NULL : gi_object_new(t, &gi_itertools_tee_type);
    if (tee == NULL) {
        gi_xdrop(t, block);
        return GI_NULL;
    }
    tee->block = block;
    tee->index = index;
    return gi_support_track(t, tee);
}

static GiValue copy_tee(GiThread *t, GiValue v) {
    Tee *tee = (Tee *)gi_object(v);
    return new_tee_steal(t, gi_take(tee->block), tee->index);
}

/* A tee over any iterable; that of a tee is a copy of it. */
static GiValue tee_over(GiThread *t, GiValue iterable) {
    GiValue iterator = gi_iter(t, iterable);
    if (iterator == GI_NULL) {
        return GI_NULL;
    }
    GiValue r = gi_is_exact(iterator, &gi_itertools_tee_type)
                    ? copy_tee(t, iterator)
                    : new_tee_steal(t, new_block(t, iterator), 0);
    gi_drop(t, iterator);
    return r;
}

static GiValue _tee_new(GiThread *t, GiType *type, const GiValue *a, size_t n, GiValue kwnames) {
    if (!gi_support_no_keywords(t, "_tee", kwnames) || !gi_support_count(t, "_tee", n, 1, 1)) {
        return GI_NULL;
    }
    return tee_over(t, a[0]);
}

static GiValue _tee_next(GiThread *t, GiValue v) {
    Tee *tee = (Tee *)gi_object(v);
    Block *b = (Block *)gi_object(tee->block);
    if (tee->index == BLOCK_SIZE) {
        if (b->next == GI_NULL) {
            GiValue next = new_block(t, b->iterator);
            if (next == GI_NULL) {
                return GI_NULL;
            }
            gi_replace(t, &b->next, next);
        }
        gi_replace(t, &tee->block, gi_take(b->next));
        tee->index = 0;
        b = (Block *)gi_object(tee->block);
    }
    if (tee->index == b->count) {
        if (b->running) {
            return gi_raise(t, &gi_RuntimeError, "cannot re-enter the tee iterator");
        }
        gi_take_object(b);
        b->running = true;
        GiValue value = gi_next(t, b->iterator);
        b->running = false;
        if (value != GI_NULL) {
            b->values[b->count++] = value;
        }
        gi_drop_object(t, b);
        if (value == GI_NULL) {
            return GI_NULL;
        }
    }
    return gi_take(b->values[tee->index++]);
}

static GiValue _tee_dataobject_next(GiThread *t, GiValue v) { return GI_NULL; }

static GiValue tee_copy(GiThread *t, const GiValue *a) { return copy_tee(t, a[0]); }

/* n iterators: the first is the iterable's own when it can copy itself. */
GiValue gi_itertools_tee(GiThread *t, const GiValue *a) {
    int64_t n = 2;
    if (a[1] != GI_NULL && !gi_index_int64(t, a[1], false, &n)) {
        return GI_NULL;
    }
    if (n < 0) {
        return gi_raise_value_error(t, "n must be >= 0");
    }
    if (n == 0) {
        return gi_tuple(t, NULL, 0);
    }
    GiValue it = gi_iter(t, a[0]), copy = GI_NULL;
    if (it == GI_NULL || gi_getattr_optional(t, it, GI_NAME(t, __copy__), &copy) < 0) {
        gi_xdrop(t, it);
        return GI_NULL;
    }
    if (copy == GI_NULL) {
        GiValue tee = tee_over(t, it);
        gi_replace(t, &it, tee);
        copy = it == GI_NULL ? GI_NULL : gi_getattr(t, it, GI_NAME(t, __copy__));
    }
    GiTuple *r = copy == GI_NULL ? NULL : gi_tuple_new(t, (size_t)n);
    bool ok = r != NULL;
    for (int64_t i = 0; ok && i < n; i++) {
        r->items[i] = it;
        it = i + 1 < n ? gi_call0(t, copy) : GI_UNBOUND;
        ok = it != GI_NULL && gi_poll(t, 1);
    }
    gi_xdrop(t, it);
    gi_xdrop(t, copy);
    if (!ok) {
        gi_drop_object(t, r);
        return GI_NULL;
    }
    return gi_support_track(t, r);
}

static const GiMethodRow tee_methods[] = {
    GI_METHOD("__copy__(self, /)", tee_copy, "Returns an independent iterator."), GI_METHODS_END};

GiType gi_itertools_tee_type = {
    GI_ITERTOOL(_tee, Tee, block, block), .gc.weak_offset = offsetof(Tee, weak_list),
    .new_ = _tee_new, .methods = tee_methods, .doc = "Iterator wrapped to make it copyable.",
    .new_signature = "_tee(iterable, /)"};

GiType gi_itertools_tee_data_type = {
    GI_ITERTOOL(_tee_dataobject, Block, iterator, values[BLOCK_SIZE - 1]),
    .flags = GI_TYPE_NO_INSTANCES,
    .doc = "teedataobject(iterable, values, next, /)\n--\n\n"
           "Data container common to multiple tee objects."};
