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

static GiValue groupby_reduce(GiThread *t, const GiValue *a) {
    Groupby *g = (Groupby *)gi_object(a[0]);
    GiValue args[2] = {g->iterator, g->function == GI_NULL ? GI_NONE : g->function}, state = GI_NULL;
    if (g->target != GI_NULL && g->key != GI_NULL && g->value != GI_NULL) {
        state = gi_tuple_pack(t, 3, g->key, g->value, g->target);
        if (state == GI_NULL) {
            return GI_NULL;
        }
    }
    return gi_itertools_reduce(t, a[0], args, 2, state);
}

static GiValue groupby_setstate(GiThread *t, const GiValue *a) {
    if (!gi_itertools_deprecated(t)) {
        return GI_NULL;
    }
    Groupby *g = (Groupby *)gi_object(a[0]);
    GiTuple *u = gi_itertools_state(t, a[1], 3, 3);
    if (u == NULL) {
        return GI_NULL;
    }
    gi_replace(t, &g->key, gi_take(u->items[0]));
    gi_replace(t, &g->value, gi_take(u->items[1]));
    gi_replace(t, &g->target, gi_take(u->items[2]));
    return GI_NONE;
}

static const GiMethodRow groupby_methods[] = {
    GI_ITERTOOL_REDUCE(groupby_reduce), GI_ITERTOOL_SETSTATE(groupby_setstate), GI_METHODS_END};

GiType gi_itertools_groupby_type = {
    GI_ITERTOOL(groupby, Groupby, iterator, value), .flags = GI_TYPE_BASE, .new_ = groupby_new,
    .methods = groupby_methods,
    .doc = "make an iterator that returns consecutive keys and groups from the iterable\n\n"
           "  iterable\n    Elements to divide into groups according to the key function.\n"
           "  key\n    A function for computing the group category for each element.\n"
           "    If the key function is not specified or is None, the element itself\n"
           "    is used for grouping.",
    .new_signature = "groupby(iterable, key=None)"};

/* _grouper(groupby, key): for unpickling; becomes the current group. */
static GiValue grouper_new(GiThread *t, GiType *type, const GiValue *a, size_t n, GiValue kwnames) {
    if (!gi_support_no_keywords(t, "_grouper", kwnames) || !gi_support_count(t, "_grouper", n, 2, 2)) {
        return GI_NULL;
    }
    if (!gi_is_instance(a[0], &gi_itertools_groupby_type)) {
        return gi_raise_type_error(t, "_grouper() argument 1 must be itertools.groupby, not %T", a[0]);
    }
    Grouper *group = gi_object_new(t, type);
    if (group == NULL) {
        return GI_NULL;
    }
    group->parent = gi_take(a[0]);
    group->target = gi_take(a[1]);
    group->group = ++((Groupby *)gi_object(a[0]))->group;
    return gi_support_track(t, group);
}

static GiValue grouper_reduce(GiThread *t, const GiValue *a) {
    Grouper *group = (Grouper *)gi_object(a[0]);
    if (((Groupby *)gi_object(group->parent))->group != group->group) {
        return gi_support_reduce_iter(t, gi_tuple(t, NULL, 0), GI_NULL);
    }
    return gi_itertools_reduce(t, a[0], &group->parent, 2, GI_NULL);
}

static const GiMethodRow grouper_methods[] = {GI_ITERTOOL_REDUCE(grouper_reduce), GI_METHODS_END};

GiType gi_itertools_grouper_type = {
    GI_ITERTOOL(_grouper, Grouper, parent, target), .new_ = grouper_new, .methods = grouper_methods};

/* --- tee --- */

#define BLOCK_SIZE 57

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

static GiValue tee_copy(GiThread *t, const GiValue *a) { return copy_tee(t, a[0]); }

static GiValue tee_reduce(GiThread *t, const GiValue *a) {
    Tee *tee = (Tee *)gi_object(a[0]);
    GiValue none = gi_tuple(t, NULL, 0);
    GiValue state = none == GI_NULL ? GI_NULL : gi_tuple_pack(t, 2, tee->block, gi_int_imm(tee->index));
    GiValue r = state == GI_NULL ? GI_NULL : gi_itertools_reduce(t, a[0], &none, 1, state);
    gi_xdrop(t, none);
    return r;
}

static GiValue tee_setstate(GiThread *t, const GiValue *a) {
    if (!gi_itertools_deprecated(t)) {
        return GI_NULL;
    }
    Tee *tee = (Tee *)gi_object(a[0]);
    GiTuple *u = gi_itertools_state(t, a[1], 2, 2);
    int64_t index;
    if (u == NULL) {
        return GI_NULL;
    }
    if (!gi_is_exact(u->items[0], &gi_itertools_tee_data_type)) {
        return gi_raise_type_error(t, "__setstate__() argument 1 must be itertools._tee_dataobject, not %T",
                                   u->items[0]);
    }
    if (!gi_index_int64(t, u->items[1], false, &index)) {
        return GI_NULL;
    }
    if (index < 0 || index > ((Block *)gi_object(u->items[0]))->count) {
        return gi_raise_value_error(t, "Index out of range");
    }
    gi_replace(t, &tee->block, gi_take(u->items[0]));
    tee->index = (uint32_t)index;
    return GI_NONE;
}

/* _tee_dataobject(iterable, values, next): for unpickling. */
static GiValue data_new(GiThread *t, GiType *type, const GiValue *a, size_t n, GiValue kwnames) {
    if (!gi_support_no_keywords(t, "_tee_dataobject", kwnames) ||
        !gi_support_count(t, "_tee_dataobject", n, 3, 3)) {
        return GI_NULL;
    }
    if (!gi_is_list(a[1])) {
        return gi_raise_type_error(t, "_tee_dataobject() argument 2 must be list, not %T", a[1]);
    }
    size_t count = gi_as_list(a[1])->size;
    bool full = count == BLOCK_SIZE;
    if (count > BLOCK_SIZE || (!full && a[2] != GI_NONE) ||
        (full && a[2] != GI_NONE && !gi_is_exact(a[2], &gi_itertools_tee_data_type))) {
        return gi_raise_value_error(t, "Invalid arguments");
    }
    GiValue v = new_block(t, a[0]);
    if (v != GI_NULL) {
        Block *b = (Block *)gi_object(v);
        for (; b->count < count; b->count++) {
            b->values[b->count] = gi_take(gi_as_list(a[1])->items[b->count]);
        }
        b->next = a[2] == GI_NONE ? GI_NULL : gi_take(a[2]);
    }
    return v;
}

static GiValue data_reduce(GiThread *t, const GiValue *a) {
    Block *b = (Block *)gi_object(a[0]);
    GiValue values = gi_list(t, b->values, b->count);
    if (values == GI_NULL) {
        return GI_NULL;
    }
    GiValue args[3] = {b->iterator, values, b->next == GI_NULL ? GI_NONE : b->next};
    GiValue r = gi_itertools_reduce(t, a[0], args, 3, GI_NULL);
    gi_drop(t, values);
    return r;
}

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
    GI_METHOD_MADE("__copy__(self, /)", tee_copy, "Returns an independent iterator."),
    GI_ITERTOOL_REDUCE(tee_reduce), GI_ITERTOOL_SETSTATE(tee_setstate), GI_METHODS_END};
static const GiMethodRow data_methods[] = {GI_ITERTOOL_REDUCE(data_reduce), GI_METHODS_END};

GiType gi_itertools_tee_type = {
    GI_ITERTOOL(_tee, Tee, block, block), .gc.weak_offset = offsetof(Tee, weak_list),
    .new_ = _tee_new, .methods = tee_methods, .doc = "Iterator wrapped to make it copyable.",
    .new_signature = "_tee(iterable, /)"};

GiType gi_itertools_tee_data_type = {
    GI_TYPE_HEAD(Block, GI_GC_TRACKED), .gc.slots_offset = offsetof(Block, iterator),
    .gc.slots_count = 2 + BLOCK_SIZE, .gc.release = gi_release_slots,
    .name = "itertools._tee_dataobject", .new_ = data_new, .methods = data_methods,
    .doc = "teedataobject(iterable, values, next, /)\n--\n\n"
           "Data container common to multiple tee objects."};
