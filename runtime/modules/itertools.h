/* SPDX-License-Identifier: MIT
 * runtime/modules/itertools.h: what the files of the module itertools share. */
#ifndef GI_ITERTOOLS_H
#define GI_ITERTOOLS_H

#include "runtime/native.h"
#include "runtime/types/sequence.h"
#include "runtime/types/support.h"

/* What every type of this module has: an instance whose references are the values first .. last. */
#define GI_ITERTOOL(id, Struct, first, last) \
    GI_TYPE_HEAD(Struct, GI_GC_TRACKED), .gc.slots_offset = offsetof(Struct, first), \
    .gc.slots_count = (offsetof(Struct, last) - offsetof(Struct, first)) / sizeof(GiValue) + 1, \
    .gc.release = gi_release_slots, .name = "itertools." #id, .iter = gi_self_iter, \
    .next = id##_next

/* Calls of a constructor with keyword arguments are wrong, except for a subclass that takes them. */
static inline bool gi_itertools_no_keywords(GiThread *t, const GiType *type, const char *name,
                                            GiValue kwnames) {
    return (type->flags & GI_TYPE_HEAP && type->init != gi_object_type.init) ||
           gi_support_no_keywords(t, name, kwnames);
}

/* The DeprecationWarning of all pickling; false: it was made an error. */
bool gi_itertools_deprecated(GiThread *t);
/* What __reduce__ returns: (type(self), args) or (type(self), args, state); a DeprecationWarning first.
 * args are borrowed, the state (GI_NULL: none) is taken over. */
GI_OWNED GiValue gi_itertools_reduce(GiThread *t, GiValue self, const GiValue *args, size_t n,
                                     GiValue state_steal);
/* The items of a state tuple of `least` to `most` items; TypeError otherwise. */
GiTuple *gi_itertools_state(GiThread *t, GiValue state, size_t least, size_t most);
#define GI_ITERTOOL_REDUCE(f) \
    GI_METHOD("__reduce__(self, /)", f, "Return state information for pickling.")
#define GI_ITERTOOL_SETSTATE(f) \
    GI_METHOD("__setstate__(self, state, /)", f, "Set state information for unpickling.")

/* tee(iterable, n=2); itertools_group.c */
GiValue gi_itertools_tee(GiThread *t, const GiValue *a);

#endif
