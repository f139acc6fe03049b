/* SPDX-License-Identifier: MIT
 * gc/census.h: counting a heap: every live object that references lead to, with the number of
 * references found. It is how counts are audited, and how `gilt.refs` finds who holds an object.
 *
 * The caller counts the references held by roots with gi_census_visit, then gi_census_walk adds the
 * tracked objects and everything reachable. Nothing here runs script code or sets an error, and no
 * object is allocated or freed; the tables are the collector's own (neither limited nor counted as
 * `used`). Needs the GIL from open to close, without a break.
 */
#ifndef GI_CENSUS_H
#define GI_CENSUS_H

#include "gc/heap.h"

typedef struct GiCensus GiCensus;

/* An empty census of t's interpreter; NULL: no memory. */
GiCensus *gi_census_open(GiThread *t);
void gi_census_close(GiCensus *census);
/* A GiVisit: counts one reference to v, and enrols its object. Always 0. */
int gi_census_visit(GiValue v, void *census);
/* Enrols the tracked objects and the finalizer queue, and follows all references. false: no memory. */
bool gi_census_walk(GiCensus *census);
/* The objects, in the order in which they were met. */
size_t gi_census_size(const GiCensus *census);
GiObject *gi_census_object(const GiCensus *census, size_t i);
/* References found to the i-th object. */
uint32_t gi_census_found(const GiCensus *census, size_t i);
/* Number of an object in the order, or SIZE_MAX. */
size_t gi_census_place(const GiCensus *census, const void *o);

/* Checks the heap's own structure: generation lists, gc words, free lists, fill of freed memory (debug
 * builds), sums. false: *problem names what is wrong. */
bool gi_heap_check(GiThread *t, const char **problem);
/* Calls visit for every small block that is handed out (objects with their prefix, and memory without a
 * header alike). false: no memory. */
bool gi_heap_each_block(GiThread *t, void (*visit)(void *block, size_t size, void *arg), void *arg);
/* Visits every reference that o holds: gi_traverse, and those that are no business of the collector. */
int gi_traverse_all(GiObject *o, GiVisit visit, void *arg);

#endif
