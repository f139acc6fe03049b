/* SPDX-License-Identifier: MIT
 * gc/collect.c: the cycle collector: three generations, trial deletion.
 *
 * A collection of generation g
 *   1. merges the younger generations into g: the candidates are items[0..n), but for holes;
 *   2. marks what can be reached (gc/mark.c): in full collections from modules and stacks, then in all
 *      from what counts show to be held from outside;
 *   3. moves all candidates, in order, to the end of the next generation;
 *   4. when nobody watches the garbage - no weak references, no finalizers, no debugging -, clears one
 *      object after the other. Those freed along with others leave holes, so nothing is noted down;
 *   5. else takes a reference to each, clears weak references and calls their callbacks, then finalizers,
 *      looks again for objects that were revived, and clears the others. Script code runs here.
 *
 * Steps 1-4 allocate nothing but the side arrays and run no code. Nothing here recurses.
 */
#include "gc/mark.h"

#define AHEAD 8u /* garbage whose memory is fetched before its turn */

/* --- one collection --- */

/* Moves all items of generation `from`, holes too, to the end of `to`. false: no memory, nothing moved. */
static bool merge(GiHeap *heap, int from, int to) {
    GiGeneration *a = &heap->generation[from], *b = &heap->generation[to];
    if (!gi_generation_grow(heap, b, a->size)) {
        return false;
    }
    for (uint32_t i = 0; i < a->size; i++) {
        GiObject *o = a->items[i];
        if (o != NULL) {
            o->gc = (uint32_t)to << GI_GC_GENERATION_SHIFT | (o->gc & GI_GC_FINALIZED) | b->size;
        }
        b->items[b->size++] = o;
    }
    b->holes += a->holes;
    a->size = a->holes = 0;
    return true;
}

typedef struct GiGarbage { /* unreachable objects, with a reference each */
    GiObject **items;
    size_t size, capacity;
    bool ran_code; /* callbacks or finalizers ran: somebody may have been revived */
} GiGarbage;

/* Steps 1 to 3. false: no memory, nothing happened. */
static bool find_garbage(GiThread *t, int g, GiPass *pass) {
    GiHeap *heap = gi_heap_of(t);
    for (int younger = g - 1; younger >= 0; younger--) {
        if (!merge(heap, younger, g)) {
            return false;
        }
    }
    GiGeneration *generation = &heap->generation[g];
    if (generation->holes > generation->size / 8) {
        gi_generation_compact(generation);
    }
    if (!gi_mark_begin(t, g, pass)) {
        return false;
    }
    pass->untrack = true;
    if (g == GI_GENERATIONS - 1) {
        gi_mark_from_roots(pass);
    }
    if (!gi_mark_from_outside(pass)) {
        gi_mark_end(pass);
        return false;
    }
    return true;
}

/* Takes a reference to each unreachable candidate. false: no memory. */
static bool hold_garbage(const GiPass *pass, GiGarbage *garbage) {
    garbage->items = gi_heap_raw(pass->heap, NULL, 0, pass->unreached * sizeof(GiObject *));
    if (garbage->items == NULL && pass->unreached > 0) {
        return false;
    }
    garbage->capacity = pass->unreached;
    for (uint32_t i = 0; i < pass->n; i++) {
        if (!gi_mark_reached(pass, i)) {
            GiObject *o = pass->generation->items[i];
            o->refs++;
            garbage->items[garbage->size++] = o;
        }
    }
    return true;
}

/* Clears the weak references to garbage, and queues the callbacks of those that are reachable. */
static void clear_weakrefs(GiThread *t, const GiPass *pass, GiGarbage *garbage) {
    for (size_t i = 0; i < garbage->size; i++) {
        GiObject *o = garbage->items[i];
        if (gi_type_head(o)->weak_offset == 0) {
            continue;
        }
        GiWeakref *w;
        while ((w = *gi_weak_list(o)) != NULL) {
            gi_weakref_detach(w);
            bool dead = gi_mark_is_open(pass, &w->head);
            if (w->callback != GI_NULL && !dead) {
                w->head.refs++;
                garbage->ran_code = true;
                gi_queue_push(t, (uintptr_t)w | 1);
            }
        }
    }
}

static void run_finalizers(GiThread *t, GiGarbage *garbage) {
    for (size_t i = 0; i < garbage->size; i++) {
        GiObject *o = garbage->items[i];
        GiTypeHead *type = gi_type_head(o);
        if ((type->gc_flags & GI_GC_FINALIZER) && gi_is_tracked(o) && !(o->gc & GI_GC_FINALIZED)) {
            o->gc |= GI_GC_FINALIZED;
            garbage->ran_code = true;
            type->finalize(t, o);
            gi_host_unraisable(t, gi_counted(o));
        }
    }
}

/* Among all that may have been revived the marker looks only at the garbage. */
static void choose(GiPass *pass, const GiGarbage *garbage) {
    memset(pass->reached, 0xFF, ((size_t)pass->n / 64 + 1) * sizeof(uint64_t));
    pass->unreached = 0;
    pass->held = 1;
    for (size_t i = 0; i < garbage->size; i++) {
        GiObject *o = garbage->items[i];
        if (gi_gc_generation(o) == pass->g) {
            pass->reached[gi_gc_index(o) >> 6] &= ~((uint64_t)1 << (gi_gc_index(o) & 63));
            pass->unreached++;
        }
    }
}

/* Script code ran: drops from the garbage what is reachable again. It is all in generation g, except
 * what a finalizer moved by gc.freeze(). Without memory all of it is spared. */
static void spare_revived(GiThread *t, int g, GiGarbage *garbage) {
    GiPass pass;
    bool begun = gi_mark_begin(t, g, &pass), known = begun;
    if (begun) {
        choose(&pass, garbage);
        known = gi_mark_from_outside(&pass);
    }
    size_t kept = 0, total = garbage->size;
    GiObject **items = garbage->items; /* kept ones first, the others behind them */
    for (size_t i = 0; i < total; i++) {
        GiObject *o = items[i];
        if (known && gi_mark_is_open(&pass, o)) {
            items[i] = items[kept];
            items[kept++] = o;
        }
    }
    if (begun) {
        gi_mark_end(&pass);
    }
    garbage->size = kept;
    for (size_t i = kept; i < total; i++) {
        gi_drop_object(t, items[i]);
    }
}

static void clear_garbage(GiThread *t, GiGarbage *garbage) {
    GiHeap *heap = gi_heap_of(t);
    for (size_t i = 0; i < garbage->size; i++) {
        GiObject *o = garbage->items[i];
        GiTypeHead *type = gi_type_head(o);
        if (heap->debug & (GI_GC_DEBUG_SAVEALL | GI_GC_DEBUG_COLLECTABLE)) {
            gi_host_unreachable(t, o, (heap->debug & GI_GC_DEBUG_SAVEALL) != 0);
        }
        if (!(heap->debug & GI_GC_DEBUG_SAVEALL) && type->clear != NULL) {
            type->clear(t, o);
        }
        gi_drop_object(t, o);
    }
}

/* Step 3; counts and thresholds follow. The generation where all are then: g, when there is no memory. */
static int promote(GiThread *t, int g, size_t garbage) {
    GiHeap *heap = gi_heap_of(t);
    GiGeneration *generation = &heap->generation[g];
    size_t survivors = generation->size - generation->holes - garbage;
    if (g == GI_GENERATIONS - 1) {
        heap->long_lived_pending = 0;
        heap->long_lived_total = survivors;
        return g;
    }
    if (g == GI_GENERATIONS - 2) {
        heap->long_lived_pending += survivors;
    }
    if (!merge(heap, g, g + 1)) {
        gi_generation_compact(generation);
        return g;
    }
    return g + 1;
}

/* Step 4. The candidates are the last n items of their new home. */
static void clear_unwatched(GiThread *t, const GiPass *pass, const GiGeneration *home) {
    uint32_t base = home->size - pass->n;
    for (uint32_t i = 0; i < pass->n; i++) {
        if (gi_mark_reached(pass, i)) {
            i |= pass->reached[i >> 6] == UINT64_MAX ? 63 : 0;
            continue;
        }
        GiObject *o = home->items[base + i];
        __builtin_prefetch(home->items[base + (i + AHEAD < pass->n ? i + AHEAD : i)]);
        if (o != NULL) {
            o->refs++;
            if (gi_type_head(o)->clear != NULL) {
                gi_type_head(o)->clear(t, o);
            }
            gi_drop_object(t, o);
        }
    }
}

/* Step 5, all but the weak references; the number of objects that were not revived. */
static size_t clear_watched(GiThread *t, int home, GiGarbage *garbage) {
    if (garbage->ran_code) {
        gi_finalize_pending(t);
    }
    run_finalizers(t, garbage);
    if (garbage->ran_code) {
        spare_revived(t, home, garbage);
    }
    size_t found = garbage->size;
    clear_garbage(t, garbage);
    gi_heap_raw(gi_heap_of(t), garbage->items, garbage->capacity * sizeof(GiObject *), 0);
    return found;
}

/* Steps 3 to 5; the unreachable objects found. */
static size_t dispose(GiThread *t, int g, GiPass *pass) {
    GiHeap *heap = gi_heap_of(t);
    GiGarbage garbage = {NULL, 0, 0, false};
    size_t found = pass->unreached;
    bool room = g == GI_GENERATIONS - 1 || gi_generation_grow(heap, &heap->generation[g + 1], pass->n);
    bool watched = pass->delicate || heap->debug != 0 || !room;
    if (watched) {
        if (!hold_garbage(pass, &garbage)) {
            heap->starved = true;
            gi_mark_end(pass);
            return 0;
        }
        clear_weakrefs(t, pass, &garbage);
    }
    int home = promote(t, g, found);
    if (!watched && found > 0) {
        clear_unwatched(t, pass, &heap->generation[home]);
    }
    gi_mark_end(pass);
    return watched ? clear_watched(t, home, &garbage) : found;
}

/* Steps 1 to 5; the unreachable objects found. */
static size_t collect(GiThread *t, int g) {
    GiHeap *heap = gi_heap_of(t);
    GiPass pass;
    for (int younger = 0; younger <= g; younger++) {
        heap->count[younger] = 0;
    }
    if (g + 1 < GI_GENERATIONS) {
        heap->count[g + 1]++;
    }
    heap->starved = !find_garbage(t, g, &pass);
    return heap->starved ? 0 : dispose(t, g, &pass);
}

size_t gi_collect(GiThread *t, int g) {
    GiHeap *heap = gi_heap_of(t);
    if (heap->collecting) {
        return 0;
    }
    heap->collecting = true;
    heap->wanted = false;
    gi_host_request(t); /* a script that does nothing but collect must still look at the clock */
    gi_host_collection(t, true, g, 0, 0);
    size_t found = collect(t, g);
    heap->stats[g].collections++;
    heap->stats[g].collected += found;
    if (g == GI_GENERATIONS - 1 && !heap->closing && heap->mapped > heap->used - heap->large_blocks &&
        heap->mapped - (heap->used - heap->large_blocks) > heap->mapped / 4) {
        gi_heap_trim(heap);
    }
    gi_host_collection(t, false, g, found, 0);
    heap->collecting = false;
    return found;
}

void gi_collect_rest(GiThread *t) {
    GiHeap *heap = gi_heap_of(t);
    for (int g = 0; heap->starved && g < GI_GENERATIONS + 1; g++) {
        GiGeneration *generation = &heap->generation[g];
        for (uint32_t i = generation->size; i-- > 0;) { /* what moves into a hole comes from behind */
            GiObject *o = i < generation->size ? generation->items[i] : NULL;
            if (o != NULL && gi_type_head(o)->clear != NULL) {
                gi_take(gi_counted(o));
                gi_type_head(o)->clear(t, o);
                gi_drop_object(t, o);
            }
        }
    }
}

/* --- when --- */

void gi_collector_arm(GiHeap *heap) {
    if (heap->stress != 0) {
        heap->trigger = -1;
    } else if (!heap->enabled || heap->threshold[0] == 0) {
        heap->trigger = INT64_MAX;
    } else {
        heap->trigger = heap->threshold[0];
    }
}

void gi_collector_ask(GiThread *t) {
    GiHeap *heap = gi_heap_of(t);
    if (heap->stress == 0) {
        heap->wanted = true;
    }
    if (heap->wanted && !heap->collecting) {
        gi_host_request(t);
    }
}

bool gi_collect_wanted(GiThread *t) {
    GiHeap *heap = gi_heap_of(t);
    return heap->wanted && !heap->collecting;
}

/* The oldest generation whose turn it is; -1: none. The oldest of all also waits until a quarter as
 * many objects as it holds have survived the middle one, so that full collections stay linear. */
static int due_generation(const GiHeap *heap) {
    for (int g = GI_GENERATIONS - 1; g >= 0; g--) {
        if (heap->count[g] > heap->threshold[g] &&
            !(g == GI_GENERATIONS - 1 && heap->long_lived_pending < heap->long_lived_total / 4)) {
            return g;
        }
    }
    return -1;
}

void gi_collect_due(GiThread *t) {
    GiHeap *heap = gi_heap_of(t);
    if (!gi_collect_wanted(t)) {
        return;
    }
    heap->wanted = false;
    int g = heap->stress != 0 ? GI_GENERATIONS - 1 : due_generation(heap);
    if (g >= 0 && (heap->stress != 0 || (heap->enabled && heap->threshold[0] != 0 &&
                                         heap->count[0] > heap->threshold[0]))) {
        gi_collect(t, g);
    }
}

/* --- for module gc --- */

bool gi_collector_enabled(GiThread *t) { return gi_heap_of(t)->enabled; }
bool gi_collector_running(GiThread *t) { return gi_heap_of(t)->collecting; }
uint32_t gi_collector_debug(GiThread *t) { return gi_heap_of(t)->debug; }
void gi_collector_set_debug(GiThread *t, uint32_t flags) { gi_heap_of(t)->debug = flags; }

void gi_collector_enable(GiThread *t, bool on) {
    gi_heap_of(t)->enabled = on;
    gi_collector_arm(gi_heap_of(t));
}

void gi_collector_thresholds(GiThread *t, int64_t out[3]) {
    memcpy(out, gi_heap_of(t)->threshold, sizeof gi_heap_of(t)->threshold);
}

void gi_collector_set_thresholds(GiThread *t, const int64_t thresholds[3]) {
    memcpy(gi_heap_of(t)->threshold, thresholds, sizeof gi_heap_of(t)->threshold);
    gi_collector_arm(gi_heap_of(t));
}

void gi_collector_counts(GiThread *t, int64_t out[3]) {
    memcpy(out, gi_heap_of(t)->count, sizeof gi_heap_of(t)->count);
}

void gi_collector_stats(GiThread *t, GiCollectorStats out[3]) {
    memcpy(out, gi_heap_of(t)->stats, sizeof gi_heap_of(t)->stats);
}

size_t gi_collector_population(GiThread *t, int generation) {
    const GiGeneration *g = &gi_heap_of(t)->generation[generation];
    return g->size - g->holes;
}

void gi_collector_long_lived(GiThread *t, size_t *total, size_t *pending) {
    *total = gi_heap_of(t)->long_lived_total;
    *pending = gi_heap_of(t)->long_lived_pending;
}

void gi_collector_freeze(GiThread *t) {
    GiHeap *heap = gi_heap_of(t);
    for (int g = 0; g < GI_GENERATIONS; g++) {
        if (merge(heap, g, GI_PERMANENT)) {
            heap->count[g] = 0;
        }
    }
}

void gi_collector_unfreeze(GiThread *t) {
    merge(gi_heap_of(t), GI_PERMANENT, GI_GENERATIONS - 1);
}

int gi_collector_generation(const GiObject *o) {
    return gi_is_tracked(o) ? (int)gi_gc_generation(o) : -1;
}

bool gi_collector_each(GiThread *t, int generation, bool (*visit)(GiThread *t, GiObject *o, void *arg),
                       void *arg) {
    GiHeap *heap = gi_heap_of(t);
    int from = generation < 0 ? 0 : generation, to = generation < 0 ? GI_GENERATIONS - 1 : generation;
    for (int g = from; g <= to; g++) {
        uint32_t n = heap->generation[g].size;
        for (uint32_t i = 0; i < n && i < heap->generation[g].size; i++) {
            GiObject *o = heap->generation[g].items[i];
            if (o != NULL && !visit(t, o, arg)) {
                return false;
            }
        }
    }
    return true;
}
