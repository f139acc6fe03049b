/* SPDX-License-Identifier: MIT
 * gc/rehearse.h: what a collection of a generation would find, step by step, without collecting. It is the
 * analysis of gc/collect.c done once more in the open: the collector's own tables are untouched.
 */
#ifndef GI_REHEARSE_H
#define GI_REHEARSE_H

#include "gc/heap.h"

typedef struct GiCandidate {
    GiObject *object;
    int32_t count;      /* step 1: references to it */
    int32_t outside;    /* step 2: what is left when the candidates' references to it are taken off */
    uint32_t reached;   /* step 4: 1 + number of the candidate it was reached from; GI_ROOT; 0: unreachable */
    uint32_t order;     /* in which it was reached, from 1 */
} GiCandidate;

#define GI_ROOT UINT32_MAX /* step 3: held from outside the candidates */

typedef struct GiRehearsal {
    GiCandidate *candidates; /* of this generation and the younger ones */
    size_t size;
    size_t references;       /* between candidates */
    size_t roots, unreachable;
} GiRehearsal;

/* Fills *out; false: no memory, no error set. Runs no script code. Ended by gi_rehearsal_free. */
bool gi_rehearse(GiThread *t, int generation, GiRehearsal *out);
void gi_rehearsal_free(GiThread *t, GiRehearsal *r);

#endif
