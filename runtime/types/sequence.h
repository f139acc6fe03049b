/* SPDX-License-Identifier: MIT
 * runtime/types/sequence.h: list, tuple, slice, range and the iterators the VM walks inline. */
#ifndef GI_SEQUENCE_H
#define GI_SEQUENCE_H

#include "runtime/protocol.h"
#include "runtime/types/seqiter.h"

typedef struct GiList { GiObject head; GiValue *items; size_t size, capacity; } GiList;
typedef struct GiTuple { GiObject head; size_t size; int64_t hash; GiValue items[]; } GiTuple; /* hash -1: not yet */
typedef struct GiSlice { GiObject head; GiValue start, stop, step; } GiSlice;
typedef struct GiRange { GiObject head; GiValue start, stop, step, length; } GiRange;

/* With GiSeqIter of lists and tuples, what `for` steps without a call. */
typedef struct GiRangeIterator { GiObject head; int64_t next, step; uint64_t left; } GiRangeIterator; /* all fit 62 bits */

typedef struct GiEnumerate {
    GiObject head;
    GiValue iterator;
    GiValue index; /* exact int: of the next item */
    GiValue pair;  /* J1 of iterators.c, or GI_NULL */
} GiEnumerate;
typedef struct GiZip { /* zip and map */
    GiObject head;
    GiValue iterators; /* tuple, never changed */
    GiValue result;    /* zip: J1, or GI_NULL; map: the function */
    bool strict;
} GiZip;

static inline GiList *gi_as_list(GiValue v) { return (GiList *)gi_object(v); }
static inline GiTuple *gi_as_tuple(GiValue v) { return (GiTuple *)gi_object(v); }

/* Copies n values and takes a reference to each. */
static inline void gi_take_values(GiValue *to, const GiValue *from, size_t n) {
#pragma GCC unroll 4
    for (size_t i = 0; i < n; i++) {
        GiValue v = from[i];
        to[i] = v;
        if (gi_is_counted(v)) {
            gi_object(v)->refs++;
        }
    }
}

/* Drops n values, the last one first. */
static inline void gi_drop_values(GiThread *t, const GiValue *values, size_t n) {
#pragma GCC unroll 4
    while (n > 0) {
        gi_drop(t, values[--n]);
    }
}

/* A list of size items, each GI_NONE-filled when items is NULL, else copied (taking references). */
GI_OWNED GiValue gi_list(GiThread *t, const GiValue *items, size_t size);
GI_OWNED GiValue gi_list_sized(GiThread *t, size_t capacity); /* empty, with room for so many items */
GI_OWNED GiValue gi_list_steal(GiThread *t, const GiValue *items, size_t size); /* takes over the references, also on failure */
bool gi_list_reserve(GiThread *t, GiList *l, size_t wanted); /* makes room for that many items in all; false: MemoryError */
bool gi_list_append(GiThread *t, GiValue list, GiValue item);        /* borrowed item */
bool gi_list_append_steal(GiThread *t, GiValue list, GiValue item);  /* item taken over, also on failure */
/* The C function of list.append, by which the VM knows it. */
GI_OWNED GiValue gi_list_append_method(GiThread *t, const GiValue *a);
bool gi_list_extend(GiThread *t, GiValue list, GiValue iterable);
bool gi_list_insert(GiThread *t, GiValue list, int64_t index, GiValue item);
bool gi_list_sort(GiThread *t, GiValue list, GiValue key, bool reverse);
bool gi_list_reverse(GiThread *t, GiValue list);
GI_OWNED GiValue gi_list_slice(GiThread *t, GiValue list, int64_t start, int64_t stop);
/* n items from start on in steps, all of them inside. */
GI_OWNED GiValue gi_list_pick(GiThread *t, GiValue list, int64_t start, int64_t step, int64_t n);
/* list[start:stop] = from, 0 <= start <= stop <= size, from another list. */
bool gi_list_replace(GiThread *t, GiValue list, int64_t start, int64_t stop, GiValue from);
GI_OWNED GiValue gi_list_from(GiThread *t, GiValue iterable);
/* Detaches all items (the list is empty afterwards), then drops them. */
void gi_list_clear(GiThread *t, GiValue list);

GI_OWNED GiValue gi_tuple(GiThread *t, const GiValue *items, size_t size);
GI_OWNED GiValue gi_tuple_steal(GiThread *t, const GiValue *items, size_t size); /* as gi_list_steal */
/* A tuple of the values in registers, which become GI_UNBOUND where they held counted ones; on failure they
 * stay as they were. */
GI_OWNED GiValue gi_tuple_move(GiThread *t, GiValue *registers, size_t size);
/* An untracked tuple whose items are GI_UNBOUND: fill items[], then call gi_track (or gi_drop it). */
GI_OWNED GiTuple *gi_tuple_new(GiThread *t, size_t size);
GI_OWNED GiValue gi_tuple_from(GiThread *t, GiValue iterable);
GI_OWNED GiValue gi_tuple_pack(GiThread *t, size_t n, ...); /* n GiValue, borrowed */

GI_OWNED GiValue gi_slice(GiThread *t, GiValue start, GiValue stop, GiValue step);
/* slice.indices(length): step never 0; runs __index__. */
bool gi_slice_unpack(GiThread *t, GiValue slice, int64_t *start, int64_t *stop, int64_t *step);
/* Clips to a length that is read AFTER gi_slice_unpack (which may run code); returns the item count. */
int64_t gi_slice_adjust(int64_t length, int64_t *start, int64_t *stop, int64_t step);
/* The tuple (start, stop, step) for a length that is an int of any size >= 0. */
GI_OWNED GiValue gi_slice_indices(GiThread *t, GiValue slice, GiValue length);

GI_OWNED GiValue gi_range(GiThread *t, GiValue start, GiValue stop, GiValue step);

/* Does `for a, b in` over an iterator of this type have a short way? */
static inline bool gi_yields_pairs(const GiType *type) {
    return type == &gi_zip_type || type == &gi_enumerate_type || type == &gi_dict_itemiterator_type;
}
/* Does FOR_ITER have a form for iterators of this type? */
static inline bool gi_has_for_form(const GiType *type) {
    return gi_yields_pairs(type) || type == &gi_range_iterator_type || type == &gi_list_iterator_type ||
           type == &gi_tuple_iterator_type || type == &gi_generator_type;
}
/* The next pair of such an iterator without the tuple around it, owned. 1; 0: the end; -1: an error is set, or
 * without an error: this one (a zip of more or fewer than two) has no short way. Runs script code. */
int gi_next_pair(GiThread *t, GiValue it, GiValue *pair);
/* The next item of an iterator, owned, if that walks a list that has one more; else GI_NULL, nothing was done. */
static inline GiValue gi_list_step(GiValue it) {
    GiSeqIter *l = (GiSeqIter *)gi_object(it);
    if (GI_LIKELY(l->head.type == &gi_list_iterator_type && l->sequence != GI_NULL)) {
        const GiList *list = gi_as_list(l->sequence);
        if (GI_LIKELY(l->index < list->size)) {
            return gi_take(list->items[l->index++]);
        }
    }
    return GI_NULL;
}
/* The same as gi_next_pair for enumerate over a list and zip of two. false: nothing was done. */
static inline bool gi_next_list_pair(GiThread *t, GiValue it, GiValue *first, GiValue *second) {
    GiType *type = gi_object(it)->type;
    if (type == &gi_zip_type) {
        const GiZip *z = (GiZip *)gi_object(it);
        const GiTuple *iterators = gi_as_tuple(z->iterators);
        if (iterators->size == 2 && !z->strict && (*first = gi_list_step(iterators->items[0])) != GI_NULL) {
            *second = gi_list_step(iterators->items[1]);
            if (GI_LIKELY(*second != GI_NULL)) {
                return true;
            }
            ((GiSeqIter *)gi_object(iterators->items[0]))->index--;
            gi_drop(t, *first);
        }
    } else if (type == &gi_enumerate_type) {
        GiEnumerate *e = (GiEnumerate *)gi_object(it);
        if (gi_is_int_imm(e->index) && e->index != gi_int_imm(GI_INT_MAX) && (*second = gi_list_step(e->iterator)) != GI_NULL) {
            *first = e->index;
            e->index += gi_int_imm(1) - gi_int_imm(0);
            return true;
        }
    }
    return false;
}
/* The entry a dict item iterator gives out next; as gi_next_pair. */
int gi_dict_next_item(GiThread *t, GiValue it, GiValue *pair);

/* The next item without a call for the commonest iterators; at the end of others a StopIteration may stay set. */
static inline GiValue gi_step(GiThread *t, GiValue it) {
    GiType *type = gi_type(it);
    if (type == &gi_list_iterator_type) {
        GiSeqIter *l = (GiSeqIter *)gi_object(it);
        if (l->sequence != GI_NULL && l->index < gi_as_list(l->sequence)->size) {
            return gi_take(gi_as_list(l->sequence)->items[l->index++]);
        }
    } else if (type == &gi_range_iterator_type) {
        GiRangeIterator *r = (GiRangeIterator *)gi_object(it);
        if (r->left != 0) {
            int64_t i = r->next;
            r->next = i + r->step;
            r->left--;
            return gi_int_imm(i);
        }
    }
    char here; /* gi_next raises RecursionError for iterators over iterators that use up the C stack */
    return GI_LIKELY(type->next != NULL && &here >= t->c_limit) ? type->next(t, it) : gi_next(t, it);
}

/* Iterators for C code that makes types with __getitem__ only. */
GI_OWNED GiValue gi_sequence_iter(GiThread *t, GiValue v);
/* iter(callable, sentinel). */
GI_OWNED GiValue gi_callable_iter(GiThread *t, GiValue callable, GiValue sentinel);

#endif
