/* SPDX-License-Identifier: MIT
 * gc/collect.h: the cycle collector as module gc and the lab see it: switches, counters, walks.
 * Everything needs the GIL.
 */
#ifndef GI_COLLECT_H
#define GI_COLLECT_H

#include "gc/heap.h"

typedef struct GiCollectorStats {
    uint64_t collections, collected, uncollectable;
} GiCollectorStats;

#define GI_GC_DEBUG_STATS 1u
#define GI_GC_DEBUG_COLLECTABLE 2u
#define GI_GC_DEBUG_UNCOLLECTABLE 4u
#define GI_GC_DEBUG_SAVEALL 32u

bool gi_collector_enabled(GiThread *t);
void gi_collector_enable(GiThread *t, bool on);
bool gi_collector_running(GiThread *t);
uint32_t gi_collector_debug(GiThread *t);
void gi_collector_set_debug(GiThread *t, uint32_t flags);
void gi_collector_thresholds(GiThread *t, int64_t out[3]);
void gi_collector_set_thresholds(GiThread *t, const int64_t thresholds[3]);
void gi_collector_counts(GiThread *t, int64_t out[3]);
void gi_collector_stats(GiThread *t, GiCollectorStats out[3]);
/* Objects in a generation (0..2; 3: frozen). */
size_t gi_collector_population(GiThread *t, int generation);
/* Objects that survived the last full collection, and those that have come into generation 2 since: a
 * full collection is due only when the second are a quarter of the first. */
void gi_collector_long_lived(GiThread *t, size_t *total, size_t *pending);
/* Moves every tracked object out of the collector's reach / back into generation 2. */
void gi_collector_freeze(GiThread *t);
void gi_collector_unfreeze(GiThread *t);
/* Generation of a tracked object, 3 when frozen; -1: untracked. */
int gi_collector_generation(const GiObject *o);
/* Calls visit for each tracked object of a generation (-1: 0..2) until it returns false, which is
 * returned. visit may allocate but not free or run script code. */
bool gi_collector_each(GiThread *t, int generation, bool (*visit)(GiThread *t, GiObject *o, void *arg),
                       void *arg);
/* Visits every reference that o holds, the one to its heap type included. */
int gi_traverse(GiObject *o, GiVisit visit, void *arg);
/* Has o's finalizer run (or is it marked as not needed)? */
static inline bool gi_is_finalized(const GiObject *o) {
    return gi_is_tracked(o) && (o->gc & GI_GC_FINALIZED) != 0;
}
/* The finalizer of a tracked object shall not run (again): a generator that has ended. */
static inline void gi_mark_finalized(GiObject *o) {
    if (gi_is_tracked(o)) {
        o->gc |= GI_GC_FINALIZED;
    }
}
/* For the very end of an interpreter: when there was no memory for the last collection, takes all tracked objects apart
 * that are left; their finalizers may be queued. Needs no memory. */
void gi_collect_rest(GiThread *t);
/* Debugging aid: ask for a full collection every n allocations (0: off). */
void gi_heap_stress(GiHeap *heap, uint32_t n);

#endif
