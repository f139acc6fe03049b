/* SPDX-License-Identifier: MIT
 * gc/host.h: what gc/ needs of the layers above it, which implement it (runtime/gil/host.c).
 * None of these fails; all need the GIL.
 */
#ifndef GI_HOST_H
#define GI_HOST_H

#include "gc/object.h"

/* Sets MemoryError in t without allocating. */
void gi_host_no_memory(GiThread *t);
/* Asks t to come to its yield label soon. */
void gi_host_request(GiThread *t);
/* Calls callback(weakref); errors go to sys.unraisablehook. Runs script code. */
void gi_host_weakref_callback(GiThread *t, GiValue callback, GiValue weakref);
/* Reports and clears an error left by a finalizer. */
void gi_host_unraisable(GiThread *t, GiValue where);
/* Is there C stack left for a finalizer? Paired with gi_host_leave when true. */
bool gi_host_enter(GiThread *t);
void gi_host_leave(GiThread *t);
/* Raises TypeError: objects of this one's type cannot be referred to weakly. */
void gi_host_no_weakref(GiThread *t, GiValue target);
/* Visits the references that o holds besides those that its type's traverse visits, because they can
 * be no part of a cycle: names and tables of a class's shapes. As a GiTypeHead.traverse. */
int gi_host_hidden(GiObject *o, GiVisit visit, void *arg);
/* Visits references that are certainly held: modules, and the value stacks of all threads. */
void gi_host_roots(GiThread *t, GiVisit visit, void *arg);
/* A block was handed out, or is about to be taken back, while `tracer` hears of it (gi_heap_trace). */
void gi_host_traced(void *tracer, void *p, size_t size);
void gi_host_untraced(void *tracer, void *p);
/* A collection begins or has ended: gc.callbacks, DEBUG_STATS, events. Runs script code. */
void gi_host_collection(GiThread *t, bool begins, int generation, size_t collected,
                        size_t uncollectable);
/* DEBUG_COLLECTABLE and DEBUG_SAVEALL: o was found unreachable. Runs no script code. */
void gi_host_unreachable(GiThread *t, GiObject *o, bool save);

#endif
