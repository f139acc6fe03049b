/* SPDX-License-Identifier: MIT
 * runtime/types/seqiter.c: what the iterators over list, tuple, bytes, bytearray and array have in common: making one,
 * its end, and the methods by which it is copied and pickled. What `next` does stands in the file of the sequence;
 * the iterators over str and memoryview, which count otherwise, in theirs.
 *
 * I1. index may be beyond the end: lists, bytearrays and arrays shrink.
 */
#include "runtime/types/seqiter.h"

#include "gc/quick.h"
#include "runtime/types/sequence.h"
#include "runtime/types/str_private.h"
#include "runtime/types/support.h"

/* See seqiter.h. */
GiValue gi_seqiter(GiThread *t, GiType *type, GiValue sequence, size_t index) {
    GiSeqIter *it = gi_quick_new(t, type, sizeof *it);
    if (it == NULL) {
        return GI_NULL;
    }
    it->sequence = gi_take(sequence);
    it->index = index;
    return gi_may_be_tracked(sequence) ? gi_support_track(t, it) : gi_counted(it);
}

/* See seqiter.h. */
void gi_seqiter_release(GiThread *t, GiObject *o) {
    GiSeqIter *it = (GiSeqIter *)o;
    gi_xdrop(t, it->sequence);
    if (GI_LIKELY(!gi_is_tracked(o))) {
        gi_quick_free(t, o, sizeof *it);
    } else {
        gi_object_free(t, o, sizeof *it);
    }
}

/* See seqiter.h. */
GiValue gi_seqiter_end(GiThread *t, GiSeqIter *it) {
    gi_replace(t, &it->sequence, GI_NULL);
    return GI_NULL;
}

/* How many items there are, whatever __len__ a subclass has. */
static size_t length(GiThread *t, const GiSeqIter *it) {
    const GiType *type = gi_type(it->sequence);
    while ((type->flags & GI_TYPE_HEAP) != 0) {
        type = type->base;
    }
    return (size_t)type->container->len(t, it->sequence);
}

static GiValue hint(GiThread *t, const GiValue *a) {
    const GiSeqIter *it = (GiSeqIter *)gi_object(a[0]);
    size_t size = it->sequence == GI_NULL ? 0 : length(t, it);
    return gi_int_imm(size > it->index ? (int64_t)(size - it->index) : 0);
}

static GiValue reduce(GiThread *t, const GiValue *a) {
    const GiSeqIter *it = (GiSeqIter *)gi_object(a[0]);
    if (it->sequence == GI_NULL) {
        bool list = gi_type(a[0]) == &gi_list_iterator_type;
        return gi_support_reduce_iter(t, list ? gi_list(t, NULL, 0) : gi_tuple(t, NULL, 0), GI_NULL);
    }
    return gi_support_reduce_iter(t, gi_take(it->sequence), gi_int_imm((int64_t)it->index));
}

/* A negative index is the start, for a list's iterator the end, whatever is appended. */
static GiValue set_state(GiThread *t, const GiValue *a) {
    int64_t index;
    if (!gi_str_read_state(t, a[1], &index)) {
        return GI_NULL;
    }
    GiSeqIter *it = (GiSeqIter *)gi_object(a[0]);
    if (it->sequence != GI_NULL) {
        size_t size = length(t, it);
        size_t start = gi_type(a[0]) == &gi_list_iterator_type ? (size_t)GI_INT_MAX : 0;
        it->index = index < 0 ? start : (size_t)index > size ? size : (size_t)index;
    }
    return GI_NONE;
}

const GiMethodRow gi_seqiter_methods[] = {
    GI_METHOD("__length_hint__(self, /)", hint, "Private method returning an estimate of len(list(it))."),
    GI_METHOD("__reduce__(self, /)", reduce, "Return state information for pickling."),
    GI_METHOD("__setstate__(self, state, /)", set_state, "Set state information for unpickling."),
    GI_METHODS_END};
