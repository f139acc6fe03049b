/* SPDX-License-Identifier: MIT
 * runtime/types/iterators.c owns the iterators of builtins: iter() over __getitem__ and over a
 * callable, reversed, enumerate, zip, map and filter.
 *
 * J1  A tuple given out by zip or enumerate is filled again when it comes back unshared.
 * J2  Calling a function or an inner iterator may run the same iterator again (script code), so
 *     nothing of it is kept in locals across such a call.
 */
#include "gc/size.h"
#include "runtime/types/genericalias.h"
#include "runtime/types/number.h"
#include "runtime/types/sequence.h"
#include "runtime/types/str.h"
#include "runtime/types/support.h"

/* --- iter(v) over __getitem__ --- */

typedef struct GiSequenceIterator {
    GiObject head;
    GiValue sequence; /* GI_NULL: exhausted */
    int64_t index;
} GiSequenceIterator;

GI_FOR_SIZE

static GiSequenceIterator *as_sequence_iterator(GiValue v) { return (GiSequenceIterator *)gi_object(v); }

/* See sequence.h. */
GiValue gi_sequence_iter(GiThread *t, GiValue v) {
    GiSequenceIterator *it = gi_object_new(t, &gi_sequence_iterator_type);
    if (it == NULL) {
        return GI_NULL;
    }
    it->sequence = gi_take(v);
    return gi_support_track(t, it);
}

/* Item i >= 0 of an exact tuple or ASCII text if that is at hand, else GI_NULL. */
static GiValue item_at_hand(GiThread *t, GiValue v, size_t i) {
    if (gi_is_exact(v, &gi_tuple_type)) {
        return i < gi_as_tuple(v)->size ? gi_take(gi_as_tuple(v)->items[i]) : GI_NULL;
    }
    if (gi_is_exact(v, &gi_str_type)) {
        const GiStr *s = gi_as_str(v);
        return i < s->size && s->ascii ? gi_xtake(t->vm->ascii_chars[(uint8_t)s->text[i]]) : GI_NULL;
    }
    return GI_NULL;
}

/* Item i of v; GI_NULL without an error when IndexError or StopIteration says that there is none. */
static GiValue item_or_end(GiThread *t, GiValue v, int64_t i) {
    GiValue index = gi_int(t, i);
    GiValue item = index == GI_NULL ? GI_NULL : gi_getitem(t, v, index);
    gi_xdrop(t, index);
    if (item == GI_NULL && !gi_error_clear_if(t, &gi_IndexError)) {
        (void)gi_error_clear_if(t, &gi_StopIteration);
    }
    return item;
}

static GiValue sequence_next(GiThread *t, GiValue v) {
    GiSequenceIterator *it = as_sequence_iterator(v);
    if (it->sequence == GI_NULL) {
        return GI_NULL;
    }
    if (it->index == INT64_MAX) {
        return gi_raise(t, &gi_OverflowError, "iter index too large");
    }
    GiValue sequence = gi_take(it->sequence);
    GiValue item = item_or_end(t, sequence, it->index);
    gi_drop(t, sequence);
    if (item != GI_NULL) {
        it->index++;
    } else if (!gi_failed(t)) {
        gi_replace(t, &it->sequence, GI_NULL);
    }
    return item;
}

static GiValue sequence_hint(GiThread *t, const GiValue *a) {
    GiSequenceIterator *it = as_sequence_iterator(a[0]);
    if (it->sequence == GI_NULL) {
        return gi_int_imm(0);
    }
    const GiContainerSlots *container = gi_type(it->sequence)->container;
    if (container == NULL || container->len == NULL) {
        return GI_NOT_IMPLEMENTED;
    }
    int64_t n = gi_len(t, it->sequence);
    return n < 0 ? GI_NULL : gi_int(t, n > it->index ? n - it->index : 0);
}

static GiValue sequence_reduce(GiThread *t, const GiValue *a) {
    GiSequenceIterator *it = as_sequence_iterator(a[0]);
    if (it->sequence == GI_NULL) {
        return gi_support_reduce_iter(t, gi_tuple(t, NULL, 0), GI_NULL);
    }
    return gi_support_reduce_iter(t, gi_take(it->sequence), gi_int(t, it->index));
}

static GiValue sequence_setstate(GiThread *t, const GiValue *a) {
    GiSequenceIterator *it = as_sequence_iterator(a[0]);
    int64_t index;
    if (!gi_index_int64(t, a[1], false, &index)) {
        return GI_NULL;
    }
    if (it->sequence != GI_NULL) {
        it->index = index < 0 ? 0 : index;
    }
    return GI_NONE;
}

#define HINT_DOC "Private method returning an estimate of len(list(it))."
#define REDUCE_DOC "Return state information for pickling."
#define SETSTATE_DOC "Set state information for unpickling."

static const GiMethodRow sequence_methods[] = {
    GI_METHOD_MADE("__length_hint__(self, /)", sequence_hint, HINT_DOC),
    GI_METHOD_MADE("__reduce__(self, /)", sequence_reduce, REDUCE_DOC),
    GI_METHOD_MADE("__setstate__(self, state, /)", sequence_setstate, SETSTATE_DOC), GI_METHODS_END};

GiType gi_sequence_iterator_type = {
    GI_TYPE_HEAD(GiSequenceIterator, GI_GC_TRACKED),
    .gc.slots_offset = offsetof(GiSequenceIterator, sequence), .gc.slots_count = 1,
    .gc.release = gi_release_slots, .name = "iterator", .flags = GI_TYPE_NO_INSTANCES,
    .iter = gi_self_iter, .next = sequence_next, .methods = sequence_methods};

/* --- iter(callable, sentinel) --- */

typedef struct GiCallableIterator {
    GiObject head;
    GiValue callable, sentinel; /* GI_NULL: exhausted */
} GiCallableIterator;

/* See sequence.h. */
GiValue gi_callable_iter(GiThread *t, GiValue callable, GiValue sentinel) {
    GiCallableIterator *it = gi_object_new(t, &gi_callable_iterator_type);
    if (it == NULL) {
        return GI_NULL;
    }
    it->callable = gi_take(callable);
    it->sentinel = gi_take(sentinel);
    return gi_support_track(t, it);
}

static void callable_end(GiThread *t, GiCallableIterator *it) {
    gi_replace(t, &it->callable, GI_NULL);
    gi_replace(t, &it->sentinel, GI_NULL);
}

static GiValue callable_next(GiThread *t, GiValue v) {
    GiCallableIterator *it = (GiCallableIterator *)gi_object(v);
    if (it->callable == GI_NULL) {
        return GI_NULL;
    }
    GiValue callable = gi_take(it->callable), sentinel = gi_take(it->sentinel);
    GiValue item = gi_call0(t, callable);
    int end = item == GI_NULL ? 0 : gi_support_equal(t, sentinel, item);
    gi_drop(t, callable);
    gi_drop(t, sentinel);
    if (item == GI_NULL) {
        if (gi_error_clear_if(t, &gi_StopIteration)) {
            callable_end(t, it);
        }
        return GI_NULL;
    }
    if (end == 0 && it->callable != GI_NULL) { /* the call may have used up this very iterator */
        return item;
    }
    gi_drop(t, item);
    if (end > 0) {
        callable_end(t, it);
    }
    return GI_NULL;
}

static GiValue callable_reduce(GiThread *t, const GiValue *a) {
    GiCallableIterator *it = (GiCallableIterator *)gi_object(a[0]);
    if (it->callable == GI_NULL) {
        return gi_support_reduce_iter(t, gi_tuple(t, NULL, 0), GI_NULL);
    }
    GiValue iter = gi_support_builtin(t, "iter");
    if (iter == GI_NULL) {
        return GI_NULL;
    }
    GiValue args = gi_tuple_pack(t, 2, it->callable, it->sentinel);
    GiValue r = args == GI_NULL ? GI_NULL : gi_tuple_pack(t, 2, iter, args);
    gi_drop(t, iter);
    gi_xdrop(t, args);
    return r;
}

static const GiMethodRow callable_methods[] = {
    GI_METHOD_MADE("__reduce__(self, /)", callable_reduce, REDUCE_DOC), GI_METHODS_END};

GiType gi_callable_iterator_type = {
    GI_TYPE_HEAD(GiCallableIterator, GI_GC_TRACKED),
    .gc.slots_offset = offsetof(GiCallableIterator, callable), .gc.slots_count = 2,
    .gc.release = gi_release_slots, .name = "callable_iterator", .flags = GI_TYPE_NO_INSTANCES,
    .iter = gi_self_iter, .next = callable_next, .methods = callable_methods};

/* --- reversed --- */

static GiValue reversed_new(GiThread *t, GiType *type, const GiValue *a, size_t n, GiValue kwnames) {
    if (!gi_support_no_keywords(t, "reversed", kwnames) || !gi_support_count(t, "reversed", n, 1, 1)) {
        return GI_NULL;
    }
    GiValue own = gi_type_lookup(t, gi_type(a[0]), GI_NAME(t, __reversed__));
    if (own != GI_NULL && own != GI_NONE) {
        GiValue method = gi_lookup_special(t, a[0], GI_NAME(t, __reversed__));
        GiValue r = method == GI_NULL ? GI_NULL : gi_call0(t, method);
        gi_xdrop(t, method);
        return r;
    }
    const GiContainerSlots *container = gi_type(a[0])->container;
    if (own == GI_NONE || container == NULL || container->getitem == NULL || gi_is_dict(a[0])) {
        return gi_failed(t) ? GI_NULL
                            : gi_raise_type_error(t, "'%T' object is not reversible", a[0]);
    }
    int64_t length = gi_len(t, a[0]);
    GiSequenceIterator *it = length < 0 ? NULL : gi_object_new(t, type);
    if (it == NULL) {
        return GI_NULL;
    }
    it->sequence = gi_take(a[0]);
    it->index = length - 1;
    return gi_support_track(t, it);
}

static GiValue reversed_next(GiThread *t, GiValue v) {
    GiSequenceIterator *it = as_sequence_iterator(v);
    if (it->sequence == GI_NULL) {
        return GI_NULL;
    }
    if (it->index >= 0) {
        GiValue item = item_at_hand(t, it->sequence, (size_t)it->index);
        if (item == GI_NULL) {
            GiValue sequence = gi_take(it->sequence);
            item = item_or_end(t, sequence, it->index);
            gi_drop(t, sequence);
        }
        if (item != GI_NULL) {
            it->index--;
            return item;
        }
        if (gi_failed(t)) {
            return GI_NULL;
        }
    }
    it->index = -1;
    gi_replace(t, &it->sequence, GI_NULL);
    return GI_NULL;
}

static GiValue reversed_hint(GiThread *t, const GiValue *a) {
    GiSequenceIterator *it = as_sequence_iterator(a[0]);
    if (it->sequence == GI_NULL) {
        return gi_int_imm(0);
    }
    int64_t n = gi_len(t, it->sequence);
    return n < 0 ? GI_NULL : gi_int(t, n < it->index + 1 ? 0 : it->index + 1);
}

static GiValue reversed_reduce(GiThread *t, const GiValue *a) {
    GiSequenceIterator *it = as_sequence_iterator(a[0]);
    GiValue type = gi_type_value(gi_type(a[0]));
    GiValue args = it->sequence == GI_NULL ? gi_tuple(t, NULL, 0) : gi_take(it->sequence);
    GiValue packed = args == GI_NULL ? GI_NULL : gi_tuple_steal(t, &args, 1);
    if (packed == GI_NULL) {
        return GI_NULL;
    }
    GiValue r = it->sequence == GI_NULL ? gi_tuple_pack(t, 2, type, packed)
                                        : gi_tuple_pack(t, 3, type, packed, gi_int_imm(it->index));
    gi_drop(t, packed);
    return r;
}

static GiValue reversed_setstate(GiThread *t, const GiValue *a) {
    GiSequenceIterator *it = as_sequence_iterator(a[0]);
    int64_t index, length;
    if (!gi_index_int64(t, a[1], false, &index)) {
        return GI_NULL;
    }
    if (it->sequence != GI_NULL) {
        length = gi_len(t, it->sequence);
        if (length < 0) {
            return GI_NULL;
        }
        it->index = index < -1 ? -1 : index > length - 1 ? length - 1 : index;
    }
    return GI_NONE;
}

static const GiMethodRow reversed_methods[] = {
    GI_METHOD_MADE("__length_hint__(self, /)", reversed_hint, HINT_DOC),
    GI_METHOD_MADE("__reduce__(self, /)", reversed_reduce, REDUCE_DOC),
    GI_METHOD_MADE("__setstate__(self, state, /)", reversed_setstate, SETSTATE_DOC), GI_METHODS_END};

GiType gi_reversed_type = {
    GI_TYPE_HEAD(GiSequenceIterator, GI_GC_TRACKED),
    .gc.slots_offset = offsetof(GiSequenceIterator, sequence), .gc.slots_count = 1,
    .gc.release = gi_release_slots, .name = "reversed", .flags = GI_TYPE_BASE,
    .new_ = reversed_new, .iter = gi_self_iter, .next = reversed_next, .methods = reversed_methods,
    .doc = "Return a reverse iterator over the values of the given sequence.",
    .new_signature = "reversed(sequence, /)"};

/* --- enumerate --- */

/* The arguments (iterable, start=0), by position or name. */
static bool enumerate_arguments(GiThread *t, const GiValue *a, size_t n, GiValue kwnames,
                                GiValue *iterable, GiValue *start) {
    size_t named = gi_support_keyword_count(kwnames);
    *iterable = n > 0 ? a[0] : GI_NULL;
    *start = n > 1 ? a[1] : GI_NULL;
    if (n + named > 2) {
        gi_raise_type_error(t, "enumerate() takes at most 2 arguments (%zu given)", n + named);
        return false;
    }
    for (size_t i = 0; i < named; i++) {
        GiValue name = gi_as_tuple(kwnames)->items[i];
        if (*iterable == GI_NULL && gi_str_equal_text(name, "iterable")) {
            *iterable = a[n + i];
        } else if (*start == GI_NULL && (n > 0 || named == 2) && gi_str_equal_text(name, "start")) {
            *start = a[n + i];
        } else {
            gi_raise_type_error(t, "'%S' is an invalid keyword argument for enumerate()", name);
            return false;
        }
    }
    if (*iterable == GI_NULL) {
        gi_raise_type_error(t, "enumerate() missing required argument 'iterable'");
        return false;
    }
    return true;
}

static GiValue enumerate_new(GiThread *t, GiType *type, const GiValue *a, size_t n, GiValue kwnames) {
    GiValue iterable, start;
    if (!enumerate_arguments(t, a, n, kwnames, &iterable, &start)) {
        return GI_NULL;
    }
    GiValue index = start == GI_NULL ? gi_int_imm(0) : gi_index(t, start);
    GiValue iterator = index == GI_NULL ? GI_NULL : gi_iter(t, iterable);
    GiEnumerate *e = iterator == GI_NULL ? NULL : gi_object_new(t, type);
    if (e == NULL) {
        gi_xdrop(t, index);
        gi_xdrop(t, iterator);
        return GI_NULL;
    }
    e->iterator = iterator;
    e->index = index;
    return gi_support_track(t, e);
}

GI_FOR_SPEED

/* Tracks a tuple given out only when there is something in it to track (its type is GI_GC_ATOMIC). */
static GiValue give_out(GiThread *t, GiTuple *u) {
    for (size_t i = 0; i < u->size; i++) {
        if (gi_may_be_tracked(u->items[i])) {
            return gi_support_track(t, u);
        }
    }
    return gi_counted(u);
}

/* A pair of owned values, in the old tuple *kept when nobody else has it. */
static GiValue pair_steal(GiThread *t, GiValue *kept, GiValue first, GiValue second) {
    if (*kept != GI_NULL && gi_object(*kept)->refs == 1) {
        GiTuple *u = gi_as_tuple(*kept);
        GiValue old_first = u->items[0], old_second = u->items[1];
        gi_take(*kept);
        u->items[0] = first;
        u->items[1] = second;
        u->hash = -1;
        gi_drop(t, old_first);
        gi_drop(t, old_second);
        return give_out(t, u);
    }
    GiValue pair[2] = {first, second}, r = gi_tuple_steal(t, pair, 2);
    if (r != GI_NULL && *kept == GI_NULL) {
        *kept = gi_take(r);
    }
    return r;
}

/* The next index and item, owned; false: the end or an error. */
static bool enumerate_step(GiThread *t, GiEnumerate *e, GiValue *pair) {
    GiValue item = gi_step(t, e->iterator);
    if (item == GI_NULL) {
        return false;
    }
    GiValue after = gi_is_int_imm(e->index) && e->index != gi_int_imm(GI_INT_MAX)
                        ? e->index + 4
                        : gi_int_binary(t, GI_OP_ADD, e->index, gi_int_imm(1));
    if (after == GI_NULL) {
        gi_drop(t, item);
        return false;
    }
    pair[0] = e->index;
    pair[1] = item;
    e->index = after;
    return true;
}

static GiValue enumerate_next(GiThread *t, GiValue v) {
    GiEnumerate *e = (GiEnumerate *)gi_object(v);
    GiValue pair[2];
    return gi_next_list_pair(t, v, &pair[0], &pair[1]) || enumerate_step(t, e, pair) ? pair_steal(t, &e->pair, pair[0], pair[1]) : GI_NULL;
}

static GiValue enumerate_reduce(GiThread *t, const GiValue *a) {
    GiEnumerate *e = (GiEnumerate *)gi_object(a[0]);
    GiValue args = gi_tuple_pack(t, 2, e->iterator, e->index);
    if (args == GI_NULL) {
        return GI_NULL;
    }
    GiValue r = gi_tuple_pack(t, 2, gi_type_value(gi_type(a[0])), args);
    gi_drop(t, args);
    return r;
}

static const GiMethodRow enumerate_methods[] = {
    GI_METHOD_MADE("__reduce__(self, /)", enumerate_reduce, REDUCE_DOC),
    GI_CLASS_METHOD("__class_getitem__(type, object, /)", gi_class_getitem, "See PEP 585"),
    GI_METHODS_END};

GiType gi_enumerate_type = {
    GI_TYPE_HEAD(GiEnumerate, GI_GC_TRACKED), .gc.slots_offset = offsetof(GiEnumerate, iterator),
    .gc.slots_count = 3, .gc.release = gi_release_slots, .name = "enumerate",
    .flags = GI_TYPE_BASE, .new_ = enumerate_new, .iter = gi_self_iter, .next = enumerate_next,
    .methods = enumerate_methods,
    .doc = "Return an enumerate object.\n\n"
           "  iterable\n    an object supporting iteration\n\n"
           "The enumerate object yields pairs containing a count (from start, which\n"
           "defaults to zero) and a value yielded by the iterable argument.\n\n"
           "enumerate is useful for obtaining an indexed list:\n"
           "    (0, seq[0]), (1, seq[1]), (2, seq[2]), ...",
    .new_signature = "enumerate(iterable, start=0)"};

/* --- zip and map: both hold a tuple of iterators --- */

static GiZip *as_zip(GiValue v) { return (GiZip *)gi_object(v); }

/* A tuple of iterators over a[0..n). */
static GiValue iterators_of(GiThread *t, const GiValue *a, size_t n) {
    GiTuple *u = gi_tuple_new(t, n);
    if (u == NULL) {
        return GI_NULL;
    }
    for (size_t i = 0; i < n; i++) {
        GiValue it = gi_iter(t, a[i]);
        if (it == GI_NULL) {
            gi_drop_object(t, u);
            return GI_NULL;
        }
        u->items[i] = it;
    }
    return gi_support_track(t, u);
}

static GiValue zip_new(GiThread *t, GiType *type, const GiValue *a, size_t n, GiValue kwnames) {
    int strict = 0;
    for (size_t i = 0; i < gi_support_keyword_count(kwnames); i++) {
        GiValue name = gi_as_tuple(kwnames)->items[i];
        if (!gi_str_equal_text(name, "strict")) {
            gi_support_unknown_keyword(t, "zip", (const char *const[]){"strict", NULL}, name);
            return GI_NULL;
        }
        strict = gi_truth(t, a[n + i]);
        if (strict < 0) {
            return GI_NULL;
        }
    }
    GiValue iterators = iterators_of(t, a, n);
    GiZip *z = iterators == GI_NULL ? NULL : gi_object_new(t, type);
    if (z == NULL) {
        gi_xdrop(t, iterators);
        return GI_NULL;
    }
    z->iterators = iterators;
    z->strict = strict;
    return gi_support_track(t, z);
}

static const char *up_to(size_t i) { return i == 1 ? " " : "s 1-"; }

/* The strict check after iterator i ended first: GI_NULL, with an error unless all are at their end. */
static GiValue zip_end(GiThread *t, GiTuple *iterators, size_t i) {
    if (i > 0) {
        return gi_raise_value_error(t, "zip() argument %zu is shorter than argument%s%zu", i + 1,
                                    up_to(i), i);
    }
    for (i = 1; i < iterators->size; i++) {
        GiValue item = gi_next(t, iterators->items[i]);
        if (item != GI_NULL) {
            gi_drop(t, item);
            return gi_raise_value_error(t, "zip() argument %zu is longer than argument%s%zu", i + 1,
                                        up_to(i), i);
        }
        if (gi_failed(t)) {
            return GI_NULL;
        }
    }
    return GI_NULL;
}

/* Fills items[0, n) from the iterators; false: one ended or failed (what was read is dropped). */
static bool zip_read(GiThread *t, GiZip *z, GiTuple *iterators, GiValue *items) {
    for (size_t i = 0; i < iterators->size; i++) {
        items[i] = gi_step(t, iterators->items[i]);
        if (items[i] == GI_NULL) {
            items[i] = GI_UNBOUND;
            for (size_t k = 0; k < i; k++) {
                gi_drop(t, items[k]);
                items[k] = GI_UNBOUND;
            }
            if (z->strict && (!gi_failed(t) || gi_error_clear_if(t, &gi_StopIteration))) {
                (void)zip_end(t, iterators, i);
            }
            return false;
        }
    }
    return true;
}

static GiValue zip_next(GiThread *t, GiValue v) {
    GiZip *z = as_zip(v);
    GiTuple *iterators = gi_as_tuple(z->iterators);
    size_t n = iterators->size;
    if (n == 0) {
        return GI_NULL;
    }
    GiValue pair[2];
    if (gi_next_list_pair(t, v, &pair[0], &pair[1])) {
        return pair_steal(t, &z->result, pair[0], pair[1]);
    }
    GiTuple *u;
    bool reused = z->result != GI_NULL && gi_object(z->result)->refs == 1;
    if (reused) {
        u = gi_as_tuple(gi_take(z->result)); /* refs is 2: a nested next() makes a tuple of its own */
        for (size_t i = 0; i < n; i++) {
            GiValue item = gi_step(t, iterators->items[i]);
            if (item == GI_NULL) {
                gi_drop_object(t, u);
                if (z->strict && (!gi_failed(t) || gi_error_clear_if(t, &gi_StopIteration))) {
                    (void)zip_end(t, iterators, i);
                }
                return GI_NULL;
            }
            gi_replace(t, &u->items[i], item);
        }
        u->hash = -1;
        return give_out(t, u);
    }
    u = gi_tuple_new(t, n);
    if (u == NULL || !zip_read(t, z, iterators, u->items)) {
        gi_drop_object(t, u);
        return GI_NULL;
    }
    GiValue r = give_out(t, u);
    if (r != GI_NULL && z->result == GI_NULL) {
        z->result = gi_take(r);
    }
    return r;
}

static GiValue zip_reduce(GiThread *t, const GiValue *a) {
    GiZip *z = as_zip(a[0]);
    GiValue type = gi_type_value(gi_type(a[0]));
    return z->strict ? gi_tuple_pack(t, 3, type, z->iterators, GI_TRUE)
                     : gi_tuple_pack(t, 2, type, z->iterators);
}

static GiValue zip_setstate(GiThread *t, const GiValue *a) {
    int strict = gi_truth(t, a[1]);
    if (strict < 0) {
        return GI_NULL;
    }
    as_zip(a[0])->strict = strict;
    return GI_NONE;
}

static const GiMethodRow zip_methods[] = {
    GI_METHOD_MADE("__reduce__(self, /)", zip_reduce, REDUCE_DOC),
    GI_METHOD_MADE("__setstate__(self, state, /)", zip_setstate, SETSTATE_DOC), GI_METHODS_END};

GiType gi_zip_type = {
    GI_TYPE_HEAD(GiZip, GI_GC_TRACKED), .gc.slots_offset = offsetof(GiZip, iterators),
    .gc.slots_count = 2, .gc.release = gi_release_slots, .name = "zip", .flags = GI_TYPE_BASE,
    .new_ = zip_new, .iter = gi_self_iter, .next = zip_next, .methods = zip_methods,
    .doc = "The zip object yields n-length tuples, where n is the number of iterables\n"
           "passed as positional arguments to zip().  The i-th element in every tuple\n"
           "comes from the i-th iterable argument to zip().  This continues until the\n"
           "shortest argument is exhausted.\n\n"
           "If strict is true and one of the arguments is exhausted before the others,\n"
           "raise a ValueError.\n\n"
           "   >>> list(zip('abcdefg', range(3), range(4)))\n"
           "   [('a', 0, 0), ('b', 1, 1), ('c', 2, 2)]",
    .new_signature = "zip(*iterables, strict=False)"};

static GiValue map_new(GiThread *t, GiType *type, const GiValue *a, size_t n, GiValue kwnames) {
    if ((type == &gi_map_type || type->init == gi_map_type.init) &&
        !gi_support_no_keywords(t, "map", kwnames)) {
        return GI_NULL;
    }
    if (n < 2) {
        return gi_raise_type_error(t, "map() must have at least two arguments.");
    }
    GiValue iterators = iterators_of(t, a + 1, n - 1);
    GiZip *z = iterators == GI_NULL ? NULL : gi_object_new(t, type);
    if (z == NULL) {
        gi_xdrop(t, iterators);
        return GI_NULL;
    }
    z->iterators = iterators;
    z->result = gi_take(a[0]);
    return gi_support_track(t, z);
}

static GiValue map_next(GiThread *t, GiValue v) {
    GiZip *z = as_zip(v);
    GiTuple *iterators = gi_as_tuple(z->iterators);
    size_t n = iterators->size;
    if (n <= 2) { /* (the function is never another) */
        GiValue x = gi_step(t, iterators->items[0]), y = n == 1 || x == GI_NULL ? GI_NULL : gi_step(t, iterators->items[1]);
        GiValue r = x == GI_NULL || (n == 2 && y == GI_NULL) ? GI_NULL
                    : n == 1 ? gi_call1(t, z->result, x) : gi_call2(t, z->result, x, y);
        gi_xdrop(t, x);
        gi_xdrop(t, y);
        return r;
    }
    GiValue few[8], *args = few;
    if (n > sizeof few / sizeof *few) {
        args = gi_alloc_array(t, n, sizeof *args);
        if (args == NULL) {
            return GI_NULL;
        }
    }
    GiValue r = GI_NULL;
    if (zip_read(t, z, iterators, args)) {
        r = gi_call(t, z->result, args, n, GI_NULL);
        for (size_t i = 0; i < n; i++) {
            gi_drop(t, args[i]);
        }
    }
    if (args != few) {
        gi_free(t, args, n * sizeof *args);
    }
    return r;
}

static GiValue map_reduce(GiThread *t, const GiValue *a) {
    GiZip *z = as_zip(a[0]);
    GiTuple *iterators = gi_as_tuple(z->iterators);
    GiTuple *args = gi_tuple_new(t, iterators->size + 1);
    if (args == NULL) {
        return GI_NULL;
    }
    args->items[0] = gi_take(z->result);
    for (size_t i = 0; i < iterators->size; i++) {
        args->items[i + 1] = gi_take(iterators->items[i]);
    }
    GiValue packed = gi_support_track(t, args);
    if (packed == GI_NULL) {
        return GI_NULL;
    }
    GiValue r = gi_tuple_pack(t, 2, gi_type_value(gi_type(a[0])), packed);
    gi_drop(t, packed);
    return r;
}

static const GiMethodRow map_methods[] = {
    GI_METHOD_MADE("__reduce__(self, /)", map_reduce, REDUCE_DOC), GI_METHODS_END};

GiType gi_map_type = {
    GI_TYPE_HEAD(GiZip, GI_GC_TRACKED), .gc.slots_offset = offsetof(GiZip, iterators),
    .gc.slots_count = 2, .gc.release = gi_release_slots, .name = "map", .flags = GI_TYPE_BASE,
    .new_ = map_new, .iter = gi_self_iter, .next = map_next, .methods = map_methods,
    .doc = "Make an iterator that computes the function using arguments from\n"
           "each of the iterables.  Stops when the shortest iterable is exhausted.",
    .new_signature = "map(function, iterable, /, *iterables)"};

/* --- filter --- */

typedef struct GiFilter {
    GiObject head;
    GiValue function, iterator;
} GiFilter;

static GiValue filter_new(GiThread *t, GiType *type, const GiValue *a, size_t n, GiValue kwnames) {
    if (((type == &gi_filter_type || type->init == gi_filter_type.init) &&
         !gi_support_no_keywords(t, "filter", kwnames)) ||
        !gi_support_count(t, "filter", n, 2, 2)) {
        return GI_NULL;
    }
    GiValue iterator = gi_iter(t, a[1]);
    GiFilter *f = iterator == GI_NULL ? NULL : gi_object_new(t, type);
    if (f == NULL) {
        gi_xdrop(t, iterator);
        return GI_NULL;
    }
    f->function = gi_take(a[0]);
    f->iterator = iterator;
    return gi_support_track(t, f);
}

static GiValue filter_next(GiThread *t, GiValue v) {
    GiFilter *f = (GiFilter *)gi_object(v);
    bool plain = f->function == GI_NONE || f->function == gi_type_value(&gi_bool_type);
    for (;;) {
        GiValue item = gi_next(t, f->iterator);
        if (item == GI_NULL) {
            return GI_NULL;
        }
        int good;
        if (plain) {
            good = gi_truth(t, item);
        } else {
            GiValue r = gi_call1(t, f->function, item);
            good = r == GI_NULL ? -1 : gi_truth(t, r);
            gi_xdrop(t, r);
        }
        if (good > 0) {
            return item;
        }
        gi_drop(t, item);
        if (good < 0 || !gi_poll(t, 1)) {
            return GI_NULL;
        }
    }
}

static GiValue filter_reduce(GiThread *t, const GiValue *a) {
    GiFilter *f = (GiFilter *)gi_object(a[0]);
    GiValue args = gi_tuple_pack(t, 2, f->function, f->iterator);
    if (args == GI_NULL) {
        return GI_NULL;
    }
    GiValue r = gi_tuple_pack(t, 2, gi_type_value(gi_type(a[0])), args);
    gi_drop(t, args);
    return r;
}

static const GiMethodRow filter_methods[] = {
    GI_METHOD_MADE("__reduce__(self, /)", filter_reduce, REDUCE_DOC), GI_METHODS_END};

GiType gi_filter_type = {
    GI_TYPE_HEAD(GiFilter, GI_GC_TRACKED), .gc.slots_offset = offsetof(GiFilter, function),
    .gc.slots_count = 2, .gc.release = gi_release_slots, .name = "filter", .flags = GI_TYPE_BASE,
    .new_ = filter_new, .iter = gi_self_iter, .next = filter_next, .methods = filter_methods,
    .doc = "Return an iterator yielding those items of iterable for which function(item)\n"
           "is true. If function is None, return the items that are true.",
    .new_signature = "filter(function, iterable, /)"};

/* --- pairs without tuples --- */

/* See sequence.h. */
int gi_next_pair(GiThread *t, GiValue v, GiValue *pair) {
    GiType *type = gi_type(v);
    if (type == &gi_dict_itemiterator_type) {
        return gi_dict_next_item(t, v, pair);
    }
    if (type == &gi_enumerate_type) {
        return enumerate_step(t, (GiEnumerate *)gi_object(v), pair) ? 1 : gi_failed(t) ? -1 : 0;
    }
    GiZip *z = as_zip(v);
    GiTuple *iterators = gi_as_tuple(z->iterators);
    if (iterators->size != 2) {
        return -1;
    }
    if (GI_LIKELY(!z->strict)) { /* (the tuple of iterators is never changed) */
        pair[0] = gi_step(t, iterators->items[0]);
        pair[1] = pair[0] == GI_NULL ? GI_NULL : gi_step(t, iterators->items[1]);
        if (GI_LIKELY(pair[1] != GI_NULL)) {
            return 1;
        }
        gi_xdrop(t, pair[0]);
        return gi_failed(t) ? -1 : 0;
    }
    return zip_read(t, z, iterators, pair) ? 1 : gi_failed(t) ? -1 : 0;
}
