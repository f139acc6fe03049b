/* SPDX-License-Identifier: MIT
 * gc/rehearse.c: a collection's analysis shown step by step (rehearse.h). Finding a candidate by its address
 * is a census's work (gc/census.c), whose order is the candidates' number.
 */
#include "gc/rehearse.h"

#include "gc/census.h"
#include "gc/internal.h"

typedef struct Rehearsing {
    GiRehearsal *r;
    GiCensus *places;
    uint32_t *queue; /* candidates reached, in order */
    uint32_t queued, from;
} Rehearsing;

static GiCandidate *candidate_of(const Rehearsing *x, GiValue v) {
    size_t place = v != GI_NULL && gi_is_counted(v) ? gi_census_place(x->places, gi_object(v)) : SIZE_MAX;
    return place == SIZE_MAX ? NULL : &x->r->candidates[place];
}

static int take_off(GiValue v, void *arg) {
    Rehearsing *x = arg;
    GiCandidate *c = candidate_of(x, v);
    if (c != NULL) {
        c->outside--;
        x->r->references++;
    }
    return 0;
}

static void reach(Rehearsing *x, GiCandidate *c, uint32_t from) {
    c->reached = from;
    x->queue[x->queued++] = (uint32_t)(c - x->r->candidates);
    c->order = x->queued;
}

static int follow(GiValue v, void *arg) {
    Rehearsing *x = arg;
    GiCandidate *c = candidate_of(x, v);
    if (c != NULL && c->reached == 0) {
        reach(x, c, x->from + 1);
    }
    return 0;
}

static void analyse(Rehearsing *x) {
    GiRehearsal *r = x->r;
    for (size_t i = 0; i < r->size; i++) {
        gi_traverse(r->candidates[i].object, take_off, x);
    }
    for (size_t i = 0; i < r->size; i++) {
        if (r->candidates[i].outside > 0) {
            r->roots++;
            reach(x, &r->candidates[i], GI_ROOT);
        }
    }
    for (uint32_t next = 0; next < x->queued; next++) {
        x->from = x->queue[next];
        gi_traverse(r->candidates[x->from].object, follow, x);
    }
    r->unreachable = r->size - x->queued;
}

/* Numbers the objects of generations 0..g, oldest generation first. */
static void enrol(Rehearsing *x, GiHeap *heap, int g) {
    for (; g >= 0; g--) {
        for (uint32_t i = 0; i < heap->generation[g].size; i++) {
            GiObject *o = heap->generation[g].items[i];
            if (o != NULL) {
                gi_census_visit(gi_counted(o), x->places);
            }
        }
    }
}

bool gi_rehearse(GiThread *t, int generation, GiRehearsal *out) {
    GiHeap *heap = gi_heap_of(t);
    *out = (GiRehearsal){NULL, 0, 0, 0, 0};
    Rehearsing x = {out, gi_census_open(t), NULL, 0, 0};
    if (x.places == NULL) {
        return false;
    }
    enrol(&x, heap, generation);
    size_t n = gi_census_size(x.places);
    out->candidates = gi_heap_raw(heap, NULL, 0, (n + 1) * sizeof *out->candidates);
    x.queue = gi_heap_raw(heap, NULL, 0, (n + 1) * sizeof *x.queue);
    bool ok = out->candidates != NULL && x.queue != NULL;
    out->size = out->candidates == NULL ? 0 : n;
    if (ok) {
        for (size_t i = 0; i < n; i++) {
            GiObject *o = gi_census_object(x.places, i);
            int32_t count = o->refs > INT32_MAX ? INT32_MAX : (int32_t)o->refs;
            out->candidates[i] = (GiCandidate){o, count, count, 0, 0};
        }
        analyse(&x);
    }
    if (x.queue != NULL) {
        gi_heap_raw(heap, x.queue, (n + 1) * sizeof *x.queue, 0);
    }
    gi_census_close(x.places);
    if (!ok && out->candidates != NULL) {
        gi_rehearsal_free(t, out);
    }
    return ok;
}

void gi_rehearsal_free(GiThread *t, GiRehearsal *r) {
    gi_heap_raw(gi_heap_of(t), r->candidates, (r->size + 1) * sizeof *r->candidates, 0);
    *r = (GiRehearsal){NULL, 0, 0, 0, 0};
}
