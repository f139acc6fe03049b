/* SPDX-License-Identifier: MIT
 * gc/weak.h: weak references and the finalizer queue.
 *
 * A referable type has, at weak_offset, the head of a list of GiWeakref. When the object dies its
 * weak references are cleared at once; those that have a callback are queued. The queue also holds
 * dead objects whose type has a finalizer, kept alive by one reference of the queue. The VM calls
 * gi_finalize_pending at a bytecode boundary, where script code may run (O1).
 */
#ifndef GI_WEAK_H
#define GI_WEAK_H

#include "gc/heap.h"

typedef struct GiWeakref GiWeakref;
struct GiWeakref {
    GiObject head;
    GiObject *target;  /* NULL once cleared; holds no reference */
    GiValue callback;  /* GI_NULL: none */
    GiWeakref *prev, *next;
    int64_t hash;      /* of the target, once asked for; -1: not yet */
    bool reserved;     /* holds a place in the finalizer queue */
};

extern GiType gi_weakref_type;          /* runtime/types/weakref.c */
extern GiType gi_weak_proxy_type;
extern GiType gi_weak_callable_proxy_type;

/* A weak reference of `type` to target: the existing one when callback is GI_NULL and type is the
 * plain type, else a new one. TypeError when the target's type allows none. Owned. */
GI_OWNED GiValue gi_weakref_new(GiThread *t, GiType *type, GiValue target, GiValue callback);
/* The target with a new reference, or GI_NULL (no error set) once it is dead. */
GI_OWNED GiValue gi_weakref_get(GiWeakref *w);
/* Unlinks w from its target (when w itself dies); may be called twice. */
void gi_weakref_unlink(GiThread *t, GiWeakref *w);
/* The number of weak references to o, and the first of them (borrowed) or NULL. */
size_t gi_weakref_count(GiValue o, GiWeakref **first);
/* Clears all weak references to a dying object and queues their callbacks. */
void gi_weakrefs_clear(GiThread *t, GiObject *o);

/* Is anything queued? (The VM asks after every slow path: t->request is raised as well.) */
bool gi_finalize_wanted(const GiThread *t);
/* Runs what is queued. Script code runs; errors go to sys.unraisablehook. */
void gi_finalize_pending(GiThread *t);

#endif
