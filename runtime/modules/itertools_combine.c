/* SPDX-License-Identifier: MIT
 * runtime/modules/itertools_combine.c owns product, permutations, combinations and
 * combinations_with_replacement of itertools.
 *
 * All four give out tuples of `length` items picked from pools by indices[]; a step changes the
 * indices from some place on. When the tuple given out last has come back unshared, only the changed
 * places of it are filled again.
 */
#include "runtime/modules/itertools.h"

typedef struct Combine {
    GiObject head;
    GiValue pools;    /* product: tuple of tuples; else one tuple, the pool */
    GiValue result;   /* given out last, or GI_NULL before the first */
    size_t length;    /* of a result */
    size_t size;      /* numbers in indices: none when there is no result at all */
    size_t *indices;  /* permutations: all places of the pool, then `length` cycle counters */
    bool stopped;
} Combine;

static Combine *as_combine(GiValue v) { return (Combine *)gi_object(v); }

static void release(GiThread *t, GiObject *o) {
    Combine *c = (Combine *)o;
    gi_free(t, c->indices, c->size * sizeof *c->indices);
    gi_xdrop(t, c->pools);
    gi_xdrop(t, c->result);
    gi_object_free(t, o, o->type->gc.size);
}

/* An instance over pools (taken over) with `size` indices, zeroed. */
static Combine *make_steal(GiThread *t, GiType *type, GiValue pools, size_t length, size_t size) {
    Combine *c = gi_object_new(t, type);
    if (c == NULL) {
        gi_drop(t, pools);
        return NULL;
    }
    c->pools = pools;
    c->length = length;
    c->indices = gi_alloc_array(t, size, sizeof *c->indices);
    if (c->indices == NULL) {
        gi_drop_object(t, c);
        return NULL;
    }
    c->size = size;
    memset(c->indices, 0, size * sizeof *c->indices);
    return c;
}

/* The item at place i of a result. */
static GiValue pick(const Combine *c, bool many, size_t i) {
    GiTuple *pool = gi_as_tuple(c->pools);
    if (many) {
        pool = gi_as_tuple(pool->items[i]);
    }
    return pool->items[c->indices[i]];
}

/* The tuple for the present indices; places before `first` are as in the last one. */
static GiValue give(GiThread *t, Combine *c, bool many, size_t first) {
    if (c->length == 0) {
        if (c->result == GI_NULL) {
            c->result = gi_tuple(t, NULL, 0);
        }
        return gi_xtake(c->result);
    }
    if (c->result != GI_NULL && gi_object(c->result)->refs == 1) {
        GiTuple *u = gi_as_tuple(c->result);
        u->hash = -1;
        for (size_t i = first; i < c->length; i++) {
            gi_replace(t, &u->items[i], gi_take(pick(c, many, i)));
        }
        gi_take(c->result);
        return gi_support_track(t, u);
    }
    GiTuple *u = gi_tuple_new(t, c->length);
    if (u == NULL) {
        return GI_NULL;
    }
    for (size_t i = 0; i < c->length; i++) {
        u->items[i] = gi_take(pick(c, many, i));
    }
    GiValue r = gi_support_track(t, u);
    if (r != GI_NULL) {
        gi_replace(t, &c->result, gi_take(r));
    }
    return r;
}

/* --- product --- */

/* The number of repetitions of product(), and that it is the only keyword. */
static bool product_repeat(GiThread *t, GiValue kwnames, const GiValue *values, int64_t *repeat) {
    *repeat = 1;
    for (size_t i = 0; i < gi_support_keyword_count(kwnames); i++) {
        GiValue name = gi_as_tuple(kwnames)->items[i];
        if (!gi_str_equal_text(name, "repeat")) {
            return gi_support_unknown_keyword(t, "product", (const char *const[]){"repeat", NULL}, name);
        }
        if (!gi_index_int64(t, values[i], false, repeat)) {
            return false;
        }
        if (*repeat < 0) {
            gi_raise_value_error(t, "repeat argument cannot be negative");
            return false;
        }
    }
    return true;
}

static GiValue product_new(GiThread *t, GiType *type, const GiValue *a, size_t n, GiValue kwnames) {
    int64_t repeat;
    if (!product_repeat(t, kwnames, a + n, &repeat)) {
        return GI_NULL;
    }
    size_t count;
    if (__builtin_mul_overflow(n, (size_t)repeat, &count) || count > INT64_MAX / sizeof(size_t)) {
        return gi_raise(t, &gi_OverflowError, "repeat argument too large");
    }
    GiTuple *pools = gi_tuple_new(t, count);
    if (pools == NULL) {
        return GI_NULL;
    }
    size_t base = repeat == 0 ? 0 : n;
    for (size_t i = 0; i < base; i++) {
        GiValue pool = gi_tuple_from(t, a[i]);
        if (pool == GI_NULL) {
            gi_drop_object(t, pools);
            return GI_NULL;
        }
        pools->items[i] = pool;
    }
    for (size_t i = base; i < count; i++) {
        pools->items[i] = gi_take(pools->items[i - base]);
    }
    GiValue tracked = gi_support_track(t, pools);
    Combine *c = tracked == GI_NULL ? NULL : make_steal(t, type, tracked, count, count);
    return c == NULL ? GI_NULL : gi_support_track(t, c);
}

static GiValue product_next(GiThread *t, GiValue v) {
    Combine *c = as_combine(v);
    GiTuple *pools = gi_as_tuple(c->pools);
    if (c->stopped) {
        return GI_NULL;
    }
    size_t first = 0;
    if (c->result == GI_NULL) {
        for (size_t i = 0; i < c->length; i++) {
            c->stopped = c->stopped || gi_as_tuple(pools->items[i])->size == 0;
        }
    } else {
        size_t i = c->length;
        while (i > 0 && ++c->indices[i - 1] == gi_as_tuple(pools->items[i - 1])->size) {
            c->indices[--i] = 0;
        }
        c->stopped = i == 0;
        first = i == 0 ? 0 : i - 1;
    }
    if (c->stopped) {
        gi_replace(t, &c->result, GI_NULL);
        return GI_NULL;
    }
    return give(t, c, true, first);
}

/* --- permutations --- */

/* The r of the others: an int that is not negative. */
static bool get_r(GiThread *t, GiValue v, int64_t *r) {
    if (!gi_index_int64(t, v, false, r)) {
        return false;
    }
    if (*r < 0) {
        gi_raise_value_error(t, "r must be non-negative");
        return false;
    }
    return true;
}

static GiValue permutations_new(GiThread *t, GiType *type, const GiValue *a, size_t n, GiValue kwnames) {
    static const char *const names[] = {"iterable", "r", NULL};
    static const GiArguments arguments = {"permutations", names, 1, 2};
    GiValue in[2] = {GI_NULL, GI_NONE};
    if (!gi_support_arguments(t, &arguments, a, n, kwnames, in)) {
        return GI_NULL;
    }
    GiValue pool = gi_tuple_from(t, in[0]);
    if (pool == GI_NULL) {
        return GI_NULL;
    }
    size_t count = gi_as_tuple(pool)->size;
    int64_t r = (int64_t)count;
    bool ok = true;
    if (in[1] != GI_NONE && !gi_is_int(in[1])) {
        gi_raise_type_error(t, "Expected int as r");
        ok = false;
    } else if (in[1] != GI_NONE) {
        ok = get_r(t, in[1], &r);
    }
    if (!ok) {
        gi_drop(t, pool);
        return GI_NULL;
    }
    bool empty = (size_t)r > count;
    Combine *c = make_steal(t, type, pool, (size_t)r, empty ? 0 : count + (size_t)r);
    if (c == NULL) {
        return GI_NULL;
    }
    for (size_t i = 0; !empty && i < count; i++) {
        c->indices[i] = i;
    }
    for (size_t i = 0; !empty && i < (size_t)r; i++) {
        c->indices[count + i] = count - i;
    }
    c->stopped = empty;
    return gi_support_track(t, c);
}

static GiValue permutations_next(GiThread *t, GiValue v) {
    Combine *c = as_combine(v);
    if (c->stopped) {
        return GI_NULL;
    }
    if (c->result == GI_NULL) {
        return give(t, c, false, 0);
    }
    size_t count = gi_as_tuple(c->pools)->size, *indices = c->indices, *cycles = indices + count;
    for (size_t i = c->length; i > 0; i--) {
        if (--cycles[i - 1] == 0) { /* place i - 1 has seen all: its item goes to the end again */
            size_t first = indices[i - 1];
            memmove(indices + i - 1, indices + i, (count - i) * sizeof *indices);
            indices[count - 1] = first;
            cycles[i - 1] = count - (i - 1);
        } else {
            size_t j = count - cycles[i - 1], swap = indices[i - 1];
            indices[i - 1] = indices[j];
            indices[j] = swap;
            return give(t, c, false, i - 1);
        }
    }
    c->stopped = true;
    gi_replace(t, &c->result, GI_NULL);
    return GI_NULL;
}

/* --- combinations --- */

/* combinations and combinations_with_replacement: (iterable, r). */
static Combine *new_combinations(GiThread *t, GiType *type, const char *name, const GiValue *a, size_t n,
                                 GiValue kwnames, bool replace) {
    static const char *const names[] = {"iterable", "r", NULL};
    GiArguments arguments = {name, names, 2, 2};
    GiValue in[2] = {GI_NULL, GI_NULL};
    int64_t r;
    if (!gi_support_arguments(t, &arguments, a, n, kwnames, in)) {
        return NULL;
    }
    if (!gi_support_has_index(in[1])) {
        gi_raise_type_error(t, "'%T' object cannot be interpreted as an integer", in[1]);
        return NULL;
    }
    if (!gi_index_int64(t, in[1], false, &r)) {
        return NULL;
    }
    GiValue pool = gi_tuple_from(t, in[0]);
    if (pool == GI_NULL) {
        return NULL;
    }
    if (r < 0) {
        gi_raise_value_error(t, "r must be non-negative");
        gi_drop(t, pool);
        return NULL;
    }
    size_t count = gi_as_tuple(pool)->size;
    bool empty = replace ? count == 0 && r > 0 : (size_t)r > count;
    Combine *c = make_steal(t, type, pool, (size_t)r, empty ? 0 : (size_t)r);
    if (c != NULL) {
        c->stopped = empty;
    }
    return c;
}

static GiValue combinations_new(GiThread *t, GiType *type, const GiValue *a, size_t n, GiValue kwnames) {
    Combine *c = new_combinations(t, type, "combinations", a, n, kwnames, false);
    if (c == NULL) {
        return GI_NULL;
    }
    for (size_t i = 0; i < c->size; i++) {
        c->indices[i] = i;
    }
    return gi_support_track(t, c);
}

static GiValue combinations_next(GiThread *t, GiValue v) {
    Combine *c = as_combine(v);
    if (c->stopped) {
        return GI_NULL;
    }
    if (c->result == GI_NULL) {
        return give(t, c, false, 0);
    }
    size_t count = gi_as_tuple(c->pools)->size, r = c->length, i = r;
    while (i > 0 && c->indices[i - 1] == i - 1 + count - r) { /* as far right as it can be */
        i--;
    }
    if (i == 0) {
        c->stopped = true;
        gi_replace(t, &c->result, GI_NULL);
        return GI_NULL;
    }
    c->indices[i - 1]++;
    for (size_t j = i; j < r; j++) {
        c->indices[j] = c->indices[j - 1] + 1;
    }
    return give(t, c, false, i - 1);
}

static GiValue combinations_with_replacement_new(GiThread *t, GiType *type, const GiValue *a, size_t n,
                                                 GiValue kwnames) {
    Combine *c = new_combinations(t, type, "combinations_with_replacement", a, n, kwnames, true);
    return c == NULL ? GI_NULL : gi_support_track(t, c);
}

static GiValue combinations_with_replacement_next(GiThread *t, GiValue v) {
    Combine *c = as_combine(v);
    if (c->stopped) {
        return GI_NULL;
    }
    if (c->result == GI_NULL) {
        return give(t, c, false, 0);
    }
    size_t count = gi_as_tuple(c->pools)->size, i = c->length;
    while (i > 0 && c->indices[i - 1] == count - 1) {
        i--;
    }
    if (i == 0) {
        c->stopped = true;
        gi_replace(t, &c->result, GI_NULL);
        return GI_NULL;
    }
    size_t index = c->indices[i - 1] + 1;
    for (size_t j = i - 1; j < c->length; j++) {
        c->indices[j] = index;
    }
    return give(t, c, false, i - 1);
}

/* --- the types --- */

static GiValue m_sizeof(GiThread *t, const GiValue *a) {
    Combine *c = as_combine(a[0]);
    return gi_int_imm((int64_t)(gi_type(a[0])->gc.size + c->size * sizeof *c->indices));
}

/* Numbers of indices as a tuple; owned. */
static GiValue numbers(GiThread *t, const size_t *from, size_t n) {
    GiTuple *u = gi_tuple_new(t, n);
    for (size_t i = 0; u != NULL && i < n; i++) {
        u->items[i] = gi_int_imm((int64_t)from[i]);
    }
    return u == NULL ? GI_NULL : gi_support_track(t, u);
}

/* (type, args) before the first result and after the last, else (type, args, state). args are the
 * pools, resp. the pool and r. */
static GiValue reduce(GiThread *t, GiValue v, bool many, GiValue state) {
    Combine *c = as_combine(v);
    GiValue none = gi_tuple(t, NULL, 0), r = GI_NULL;
    if (none == GI_NULL || (state == GI_NULL && gi_failed(t))) {
        gi_xdrop(t, none);
        gi_xdrop(t, state);
        return GI_NULL;
    }
    if (many) {
        r = c->stopped ? gi_itertools_reduce(t, v, &none, 1, state)
                       : gi_itertools_reduce(t, v, gi_as_tuple(c->pools)->items, c->length, state);
    } else {
        GiValue args[2] = {c->stopped ? none : c->pools, gi_int_imm((int64_t)c->length)};
        r = gi_itertools_reduce(t, v, args, 2, state);
    }
    gi_drop(t, none);
    return r;
}

static bool is_under_way(const Combine *c) { return c->result != GI_NULL && !c->stopped; }

static GiValue m_reduce(GiThread *t, const GiValue *a) {
    Combine *c = as_combine(a[0]);
    return reduce(t, a[0], gi_is_instance(a[0], &gi_itertools_product_type),
                  is_under_way(c) ? numbers(t, c->indices, c->length) : GI_NULL);
}

static GiValue permutations_reduce(GiThread *t, const GiValue *a) {
    Combine *c = as_combine(a[0]);
    GiValue state = GI_NULL;
    if (is_under_way(c)) {
        size_t count = gi_as_tuple(c->pools)->size;
        GiValue pair[2] = {numbers(t, c->indices, count), GI_NULL};
        pair[1] = pair[0] == GI_NULL ? GI_NULL : numbers(t, c->indices + count, c->length);
        if (pair[1] == GI_NULL) {
            gi_xdrop(t, pair[0]);
            return GI_NULL;
        }
        state = gi_tuple_steal(t, pair, 2);
    }
    return reduce(t, a[0], false, state);
}

/* Reads n numbers of a state tuple, clipped to [0, limit(i)]. */
static bool read_numbers(GiThread *t, Combine *c, GiValue state, size_t *to, size_t n,
                         size_t (*limit)(const Combine *c, size_t i)) {
    if (!gi_is_tuple(state) || gi_as_tuple(state)->size != n || n > c->size) {
        gi_raise_value_error(t, "invalid arguments");
        return false;
    }
    for (size_t i = 0; i < n; i++) {
        int64_t number;
        if (!gi_index_int64(t, gi_as_tuple(state)->items[i], false, &number)) {
            return false;
        }
        size_t most = limit(c, i);
        to[i] = number < 0 ? 0 : (size_t)number > most ? most : (size_t)number;
    }
    return true;
}

static size_t product_limit(const Combine *c, size_t i) {
    size_t size = gi_as_tuple(gi_as_tuple(c->pools)->items[i])->size;
    return size == 0 ? 0 : size - 1;
}
static size_t pool_limit(const Combine *c, size_t i) {
    size_t size = gi_as_tuple(c->pools)->size;
    return size == 0 ? 0 : size - 1;
}
static size_t combinations_limit(const Combine *c, size_t i) {
    return i + gi_as_tuple(c->pools)->size - c->length;
}
static size_t cycles_limit(const Combine *c, size_t i) { return gi_as_tuple(c->pools)->size - i; }

/* Goes on behind the result that the indices describe. */
static GiValue resume(GiThread *t, Combine *c, bool many) {
    gi_replace(t, &c->result, GI_NULL);
    GiValue last = give(t, c, many, 0);
    gi_xdrop(t, last);
    return last == GI_NULL ? GI_NULL : GI_NONE;
}

static GiValue product_setstate(GiThread *t, const GiValue *a) {
    if (!gi_itertools_deprecated(t)) {
        return GI_NULL;
    }
    Combine *c = as_combine(a[0]);
    for (size_t i = 0; i < c->length; i++) {
        if (gi_as_tuple(gi_as_tuple(c->pools)->items[i])->size == 0) {
            c->stopped = true;
            return GI_NONE;
        }
    }
    return read_numbers(t, c, a[1], c->indices, c->length, product_limit) ? resume(t, c, true) : GI_NULL;
}
static GiValue combinations_setstate(GiThread *t, const GiValue *a) {
    if (!gi_itertools_deprecated(t)) {
        return GI_NULL;
    }
    Combine *c = as_combine(a[0]);
    return read_numbers(t, c, a[1], c->indices, c->length, combinations_limit) ? resume(t, c, false)
                                                                              : GI_NULL;
}
static GiValue replacement_setstate(GiThread *t, const GiValue *a) {
    if (!gi_itertools_deprecated(t)) {
        return GI_NULL;
    }
    Combine *c = as_combine(a[0]);
    return read_numbers(t, c, a[1], c->indices, c->length, pool_limit) ? resume(t, c, false) : GI_NULL;
}
static GiValue permutations_setstate(GiThread *t, const GiValue *a) {
    if (!gi_itertools_deprecated(t)) {
        return GI_NULL;
    }
    Combine *c = as_combine(a[0]);
    size_t count = gi_as_tuple(c->pools)->size;
    GiTuple *u = gi_itertools_state(t, a[1], 2, 2);
    if (u == NULL || !read_numbers(t, c, u->items[0], c->indices, count, pool_limit) ||
        !read_numbers(t, c, u->items[1], c->indices + count, c->length, cycles_limit)) {
        return GI_NULL;
    }
    for (size_t i = 0; i < c->length; i++) { /* a cycle counts from its length down to 1 */
        c->indices[count + i] += c->indices[count + i] == 0;
    }
    return resume(t, c, false);
}

#define METHODS(id, reduce_function, setstate_function) \
    static const GiMethodRow id##_methods[] = { \
        GI_METHOD("__sizeof__(self, /)", m_sizeof, "Returns size in memory, in bytes."), \
        GI_ITERTOOL_REDUCE(reduce_function), GI_ITERTOOL_SETSTATE(setstate_function), GI_METHODS_END}
METHODS(product, m_reduce, product_setstate);
METHODS(permutations, permutations_reduce, permutations_setstate);
METHODS(combinations, m_reduce, combinations_setstate);
METHODS(combinations_with_replacement, m_reduce, replacement_setstate);

#define COMBINE_TYPE(id) \
    GI_TYPE_HEAD(Combine, GI_GC_TRACKED), .gc.slots_offset = offsetof(Combine, pools), \
    .gc.slots_count = 2, .gc.release = release, .name = "itertools." #id, .iter = gi_self_iter, \
    .next = id##_next, .new_ = id##_new, .flags = GI_TYPE_BASE, .methods = id##_methods

GiType gi_itertools_product_type = {
    COMBINE_TYPE(product),
    .doc = "Cartesian product of input iterables.  Equivalent to nested for-loops.\n\n"
           "For example, product(A, B) returns the same as:  ((x,y) for x in A for y in B).\n"
           "The leftmost iterators are in the outermost for-loop, so the output tuples\n"
           "cycle in a manner similar to an odometer (with the rightmost element changing\n"
           "on every iteration).\n\n"
           "To compute the product of an iterable with itself, specify the number\n"
           "of repetitions with the optional repeat keyword argument. For example,\n"
           "product(A, repeat=4) means the same as product(A, A, A, A).\n\n"
           "product('ab', range(3)) --> ('a',0) ('a',1) ('a',2) ('b',0) ('b',1) ('b',2)\n"
           "product((0,1), (0,1), (0,1)) --> (0,0,0) (0,0,1) (0,1,0) (0,1,1) (1,0,0) ...",
    .new_signature = "product(*iterables, repeat=1)"};

GiType gi_itertools_permutations_type = {
    COMBINE_TYPE(permutations),
    .doc = "Return successive r-length permutations of elements in the iterable.\n\n"
           "permutations(range(3), 2) --> (0,1), (0,2), (1,0), (1,2), (2,0), (2,1)",
    .new_signature = "permutations(iterable, r=None)"};

GiType gi_itertools_combinations_type = {
    COMBINE_TYPE(combinations),
    .doc = "Return successive r-length combinations of elements in the iterable.\n\n"
           "combinations(range(4), 3) --> (0,1,2), (0,1,3), (0,2,3), (1,2,3)",
    .new_signature = "combinations(iterable, r)"};

GiType gi_itertools_combinations_with_replacement_type = {
    COMBINE_TYPE(combinations_with_replacement),
    .doc = "Return successive r-length combinations of elements in the iterable allowing individual "
           "elements to have successive repeats.\n\n"
           "combinations_with_replacement('ABC', 2) --> ('A','A'), ('A','B'), ('A','C'), ('B','B'), "
           "('B','C'), ('C','C')",
    .new_signature = "combinations_with_replacement(iterable, r)"};
