/* SPDX-License-Identifier: MIT
 * runtime/types/seqiter.h: what the iterators over builtin sequences share: a sequence and the position of the next item.
 * Each sequence has an iterator type of its own, with a `next` of its own. */
#ifndef GI_SEQITER_H
#define GI_SEQITER_H

#include "runtime/type.h"

typedef struct GiSeqIter { GiObject head; GiValue sequence; size_t index; } GiSeqIter; /* sequence GI_NULL: done */

/* A new iterator of that type. */
GI_OWNED GiValue gi_seqiter(GiThread *t, GiType *type, GiValue sequence, size_t index);
/* The `release` of these types. */
void gi_seqiter_release(GiThread *t, GiObject *o);
/* Lets go of the sequence. GI_NULL without an error, for `next` to return. */
GiValue gi_seqiter_end(GiThread *t, GiSeqIter *it);

/* __length_hint__, __reduce__ and __setstate__, in this order. */
extern const GiMethodRow gi_seqiter_methods[];

#define GI_SEQITER_TYPE(text, step, rows) { \
    GI_TYPE_HEAD(GiSeqIter, GI_GC_TRACKED), .gc.slots_offset = offsetof(GiSeqIter, sequence), \
    .gc.slots_count = 1, .gc.release = gi_seqiter_release, .name = text, .flags = GI_TYPE_NO_INSTANCES, \
    .iter = gi_self_iter, .next = step, .methods = rows}

#endif
