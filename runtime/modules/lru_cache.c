/* SPDX-License-Identifier: MIT
 * runtime/modules/lru_cache.c owns the callable behind functools.lru_cache: a function with a dict of
 * its results. The dict's order is that of the last use: a hit moves its entry to the end, a full
 * cache gives up the first one.
 *
 * L1  Keys' __hash__ and __eq__ and the function itself run script code, which may call the same
 *     cache or clear it: nothing about the dict is remembered across such a call.
 */
#include "runtime/native.h"
#include "runtime/types/dictview.h"
#include "runtime/types/sequence.h"
#include "runtime/types/support.h"

typedef struct Cache {
    GiObject head;
    GiValue function, info_type, results; /* results: dict */
    GiValue mark;                         /* stands before keywords in a key: equal to nothing else */
    GiValue dict;                         /* __dict__ */
    GiObject *weak_list;
    int64_t maxsize;                      /* -1: no limit */
    int64_t hits, misses;
    bool typed;
} Cache;

static Cache *as_cache(GiValue v) { return (Cache *)gi_object(v); }

static GiValue cache_new(GiThread *t, GiType *type, const GiValue *a, size_t n, GiValue kwnames) {
    static const char *const names[] = {"user_function", "maxsize", "typed", "cache_info_type", NULL};
    static const GiArguments arguments = {"lru_cache", names, 4, 4};
    GiValue in[4];
    if (!gi_support_arguments(t, &arguments, a, n, kwnames, in)) {
        return GI_NULL;
    }
    if (!gi_is_callable(in[0])) {
        return gi_raise_type_error(t, "the first argument must be callable");
    }
    int64_t maxsize = -1;
    if (in[1] != GI_NONE) {
        if (!gi_support_has_index(in[1])) {
            return gi_raise_type_error(t, "maxsize should be integer or None");
        }
        if (!gi_index_int64(t, in[1], false, &maxsize)) {
            return GI_NULL;
        }
        maxsize = maxsize < 0 ? 0 : maxsize;
    }
    int typed = gi_truth(t, in[2]);
    Cache *c = typed < 0 ? NULL : gi_object_new(t, type);
    if (c == NULL) {
        return GI_NULL;
    }
    c->maxsize = maxsize;
    c->typed = typed;
    c->function = gi_take(in[0]);
    c->info_type = gi_take(in[3]);
    c->results = gi_dict(t);
    c->mark = c->results == GI_NULL ? GI_NULL : gi_call0(t, gi_type_value(&gi_object_type));
    if (c->mark == GI_NULL) {
        gi_drop_object(t, c);
        return GI_NULL;
    }
    return gi_support_track(t, c);
}

/* The key of a call: its only argument when that is a plain int or str, else a tuple. */
static GiValue make_key(GiThread *t, Cache *c, const GiValue *a, size_t n, GiValue kwnames) {
    size_t named = gi_support_keyword_count(kwnames);
    if (!c->typed && named == 0) {
        if (n == 1 && (gi_is_int_imm(a[0]) || gi_type(a[0]) == &gi_str_type)) {
            return gi_take(a[0]);
        }
        return gi_tuple(t, a, n);
    }
    size_t size = n + (named == 0 ? 0 : 1 + 2 * named) + (c->typed ? n + named : 0), k = 0;
    GiTuple *u = gi_tuple_new(t, size);
    if (u == NULL) {
        return GI_NULL;
    }
    for (size_t i = 0; i < n; i++) {
        u->items[k++] = gi_take(a[i]);
    }
    if (named != 0) {
        u->items[k++] = gi_take(c->mark);
    }
    for (size_t i = 0; i < named; i++) {
        u->items[k++] = gi_take(gi_as_tuple(kwnames)->items[i]);
        u->items[k++] = gi_take(a[n + i]);
    }
    for (size_t i = 0; c->typed && i < n + named; i++) {
        u->items[k++] = gi_take(gi_type_value(gi_type(a[i])));
    }
    return gi_support_track(t, u);
}

/* Stores a result that was computed meanwhile, unless a nested call has done so. */
static bool remember(GiThread *t, Cache *c, GiValue key, int64_t hash, GiValue result) {
    GiValue results = gi_take(c->results);
    GiDict *d = gi_as_dict(results);
    int64_t i = gi_dict_find_hash(t, d, key, hash);
    bool ok = i != -2;
    if (i == -1) {
        if (c->maxsize >= 0 && d->used >= (uint64_t)c->maxsize) {
            uint32_t pos = 0;
            GiValue old_key, old_value;
            if (gi_dict_next(d, &pos, &old_key, &old_value)) {
                gi_dict_delete_at(t, d, pos - 1);
            }
        }
        ok = gi_dict_set_hash(t, d, key, hash, result);
    }
    gi_drop(t, results);
    return ok;
}

/* The result for a key: kept, or computed and remembered. */
static GiValue look_up(GiThread *t, Cache *c, GiValue key, const GiValue *a, size_t n, GiValue kwnames) {
    int64_t hash;
    if (!gi_hash(t, key, &hash)) {
        return GI_NULL;
    }
    GiValue results = gi_take(c->results), found = GI_NULL;
    int64_t i = gi_dict_find_hash(t, gi_as_dict(results), key, hash);
    if (i >= 0) {
        found = gi_take(gi_as_dict(results)->entries[i].value);
        if (c->maxsize >= 0 && !gi_dict_move_last(t, gi_as_dict(results), (uint32_t)i)) {
            gi_drop(t, found);
            found = GI_NULL;
        }
    }
    gi_drop(t, results);
    if (i != -1) {
        c->hits += found != GI_NULL;
        return found;
    }
    c->misses++;
    GiValue r = gi_call(t, c->function, a, n, kwnames);
    if (r != GI_NULL && !remember(t, c, key, hash, r)) {
        gi_drop(t, r);
        return GI_NULL;
    }
    return r;
}

static GiValue cache_call(GiThread *t, GiValue f, const GiValue *a, size_t n, GiValue kwnames) {
    Cache *c = as_cache(f);
    if (!gi_enter(t, "")) {
        return GI_NULL;
    }
    GiValue r = GI_NULL;
    gi_take(f);
    if (c->maxsize == 0) {
        c->misses++;
        r = gi_call(t, c->function, a, n, kwnames);
    } else {
        GiValue key = make_key(t, c, a, n, kwnames);
        if (key != GI_NULL) {
            r = look_up(t, c, key, a, n, kwnames);
            gi_drop(t, key);
        }
    }
    gi_drop(t, f);
    gi_leave(t);
    return r;
}

static GiValue cache_get(GiThread *t, GiValue descr, GiValue obj, GiValue type) {
    return obj == GI_NULL || obj == GI_NONE ? gi_take(descr) : gi_bound_method(t, descr, obj);
}

static GiValue m_info(GiThread *t, const GiValue *a) {
    Cache *c = as_cache(a[0]);
    GiValue in[4] = {gi_int_imm(c->hits), gi_int_imm(c->misses),
                     c->maxsize < 0 ? GI_NONE : gi_int_imm(c->maxsize),
                     gi_int_imm(gi_as_dict(c->results)->used)};
    return gi_call(t, c->info_type, in, 4, GI_NULL);
}

static GiValue m_clear(GiThread *t, const GiValue *a) {
    Cache *c = as_cache(a[0]);
    c->hits = c->misses = 0;
    gi_dict_clear(t, gi_as_dict(c->results));
    return GI_NONE;
}

static GiValue m_self(GiThread *t, const GiValue *a) { return gi_take(a[0]); }

static GiValue m_reduce(GiThread *t, const GiValue *a) {
    return gi_getattr(t, a[0], GI_NAME(t, __qualname__));
}

static const GiMethodRow methods[] = {
    GI_METHOD("cache_info(self, /)", m_info, "Report cache statistics"),
    GI_METHOD("cache_clear(self, /)", m_clear, "Clear the cache and cache statistics"),
    GI_METHOD("__reduce__(self, /)", m_reduce, NULL), GI_METHOD("__copy__(self, /)", m_self, NULL),
    GI_METHOD("__deepcopy__(self, memo, /)", m_self, NULL), GI_METHODS_END};

static const GiGetSetRow getset[] = {
    {"__dict__", gi_support_get_dict, gi_support_set_dict, NULL}, {NULL, NULL, NULL, NULL}};

GiType gi_functools_lru_cache_type = {
    GI_TYPE_HEAD(Cache, GI_GC_TRACKED), .gc.slots_offset = offsetof(Cache, function),
    .gc.slots_count = 5, .gc.weak_offset = offsetof(Cache, weak_list), .gc.release = gi_release_slots,
    .dict_offset = offsetof(Cache, dict), .name = "functools._lru_cache_wrapper",
    .flags = GI_TYPE_BASE | GI_TYPE_METHOD_LIKE, .new_ = cache_new, .call = cache_call,
    .get = cache_get, .methods = methods, .getset = getset,
    .doc = "Create a cached callable that wraps another function.\n\n"
           "user_function:      the function being cached\n\n"
           "maxsize:  0         for no caching\n"
           "          None      for unlimited cache size\n"
           "          n         for a bounded cache\n\n"
           "typed:    False     cache f(3) and f(3.0) as identical calls\n"
           "          True      cache f(3) and f(3.0) as distinct calls\n\n"
           "cache_info_type:    namedtuple class with the fields:\n"
           "                        hits misses currsize maxsize\n"};
