/* SPDX-License-Identifier: MIT
 * runtime/edges.h: who holds references: the roots of an interpreter and the contents of objects, each
 * reference with its place ("global `a`", "item 3 of a list", "register 2 of a frame").
 *
 * E1  gi_edges_of(o) reports exactly the references to counted objects that gi_traverse_all(o) visits,
 *     once each, so the references to an object found here add up to its count. runtime/audit.c checks
 *     it. (Values without a count are reported as well.)
 *
 * Nothing here runs script code, allocates or fails. Needs the GIL.
 */
#ifndef GI_EDGES_H
#define GI_EDGES_H

#include "gc/census.h"
#include "runtime/state.h"

typedef enum GiEdgeKind {
    GI_EDGE_GLOBAL,    /* value in a module's namespace; label: the name */
    GI_EDGE_ATTRIBUTE, /* of an instance, a class or a builtin object; label or name */
    GI_EDGE_KEY,       /* dict key; label: the key */
    GI_EDGE_VALUE,     /* dict value; label: its key */
    GI_EDGE_ITEM,      /* of a list, tuple, deque; index */
    GI_EDGE_ELEMENT,   /* of a set */
    GI_EDGE_CELL,      /* contents of a closure's cell */
    GI_EDGE_LOCAL,     /* variable of a frame or generator; label: the name */
    GI_EDGE_REGISTER,  /* temporary of a frame or generator; index */
    GI_EDGE_EXCEPTION, /* in flight, or being handled */
    GI_EDGE_CONSTANT,  /* of a code object; index */
    GI_EDGE_CLASS,     /* of an instance */
    GI_EDGE_TABLE,     /* the interpreter's own: interned names, caches, lists of handlers; name */
    GI_EDGE_THREAD,    /* state of a thread; name */
    GI_EDGE_C,         /* handle of a host program */
    GI_EDGE_KIND_COUNT
} GiEdgeKind;

typedef struct GiEdge {
    GiValue target;     /* any value but GI_NULL and GI_UNBOUND: only counted ones have a count */
    GiEdgeKind kind;
    const GiObject *holder; /* NULL: a root */
    const char *name;   /* NULL: see label */
    GiValue label;      /* borrowed; GI_NULL: none */
    int64_t index;      /* -1: none */
    GiThread *thread;   /* whose frame or state it is; NULL: no thread's */
    uint32_t depth;     /* of the frame, 1 for the outermost; 0: no frame */
} GiEdge;

/* Non-zero stops the walk and is returned. */
typedef int (*GiEdgeVisit)(const GiEdge *edge, void *arg);

/* Short text for a kind: "global", "list item" ... */
extern const char *const gi_edge_kind_names[GI_EDGE_KIND_COUNT];

/* Every reference held by the interpreter itself and by its threads. */
int gi_edges_roots(GiThread *t, GiEdgeVisit visit, void *arg);
/* Every reference held by o (E1). */
int gi_edges_of(GiThread *t, GiObject *o, GiEdgeVisit visit, void *arg);

/* What a host program holds: handles, shared references, its types (runtime/api/roots.c). A shared reference that
 * lies in the data of a host object is that object's content (gi_edges_of), not reported here. */
int gi_edges_host(GiThread *t, GiEdgeVisit visit, void *arg);

/* --- implemented by interp/ (frameroots.c) --- */

/* The value stack and the frame records of a thread. */
int gi_edges_frames(GiThread *t, GiEdgeVisit visit, void *arg);
/* Functions, code, generators, frames; *known false: o is of another type. */
int gi_edges_code(GiThread *t, GiObject *o, GiEdgeVisit visit, void *arg, bool *known);

#endif
