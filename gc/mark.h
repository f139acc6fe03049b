/* SPDX-License-Identifier: MIT
 * gc/mark.h: which of a generation's objects can be reached. The analysis behind a collection.
 * Internal to gc/. Nothing here runs script code; everything needs the GIL.
 */
#ifndef GI_MARK_H
#define GI_MARK_H

#include "gc/internal.h"

#define GI_MARK_QUEUE 16u /* objects whose memory is on its way; a power of two */

typedef struct GiPass {
    GiThread *t;
    GiHeap *heap;
    GiGeneration *generation;
    uint32_t g, n;       /* the candidates are items[0..n) of generation g */
    uint32_t held;       /* references to each candidate that do not count: the collector's own */
    bool untrack;        /* reached tuples that hold no container leave the generation, which then has holes */
    bool delicate;       /* a candidate not reached from the roots has weak references or a finalizer to come */
    bool overflow;       /* something reached did not fit on the stack */
    uint32_t unreached;  /* bits not set in `reached` */
    uint64_t *reached;   /* one bit for each candidate; holes are set from the start */
    int32_t *left;       /* counts, minus the references found among the candidates */
    uint32_t queue_first, queue_size;
    GiObject *queue[GI_MARK_QUEUE];
} GiPass;

static inline bool gi_mark_reached(const GiPass *pass, uint32_t i) {
    return pass->reached[i >> 6] >> (i & 63) & 1;
}
/* Counts item i as reached, or as no candidate. */
static inline void gi_mark_set(GiPass *pass, uint32_t i) {
    pass->reached[i >> 6] |= (uint64_t)1 << (i & 63);
    pass->unreached--;
}
/* Is o a candidate of this pass, not reached so far? Untracked objects have generation 3, which is never
 * collected. */
static inline bool gi_mark_is_open(const GiPass *pass, const GiObject *o) {
    uint32_t word = o->gc ^ pass->g << GI_GC_GENERATION_SHIFT;
    return word < 1u << GI_GC_GENERATION_SHIFT && !gi_mark_reached(pass, word & GI_GC_INDEX_MASK);
}

/* Begins: all of generation g are candidates. false: no memory, and there is nothing to end. */
bool gi_mark_begin(GiThread *t, int g, GiPass *pass);
/* Marks what modules and stacks reach. Of use for all generations together only. Never fails. */
void gi_mark_from_roots(GiPass *pass);
/* Marks what is held from outside the candidates, by whomever. false: no memory. */
bool gi_mark_from_outside(GiPass *pass);
void gi_mark_end(GiPass *pass);

#endif
