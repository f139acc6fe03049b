/* SPDX-License-Identifier: MIT
 * gc/collect.c: the cycle collector: three generations, trial deletion.
 *
 * A collection of generation g
 *   1. merges the younger generations into g and closes holes: the candidates are items[0..n);
 *   2. copies their counts to refs[0..n) and subtracts the references they hold to each other: what
 *      stays above zero is held from outside;
 *   3. marks what those reach in one pass in index order. Children further up are met later in the
 *      pass; only children further down go on a small stack (depth first doubles the cost);
 *   4. moves all candidates to the next generation, and the unreachable ones, with a reference each,
 *      into an array of their own. From here on script code may run;
 *   5. calls weak reference callbacks, then finalizers, looks again for objects that were revived,
 *      and clears the others.
 *
 * Steps 1-3 allocate nothing but the side array and run no code. Nothing here recurses.
 */
#include "gc/internal.h"

#define REACHED 1 /* in refs[]: held from outside, or reached from such an object */

/* --- traversal --- */

/* visit for each reference that o holds. */
static inline int walk(GiObject *o, GiVisit visit, void *arg) {
    const GiTypeHead *type = gi_type_head(o);
    const GiValue *slot = (const GiValue *)((const char *)o + type->slots_offset);
    for (uint32_t n = type->slots_count; n > 0; n--, slot++) {
        if (*slot != GI_NULL && gi_is_counted(*slot)) {
            int stop = visit(*slot, arg);
            if (stop != 0) {
                return stop;
            }
        }
    }
    if (type->gc_flags & GI_GC_VECTOR) {
        const char *at = (const char *)o + type->vector_items;
        const GiValue *item = type->gc_flags & GI_GC_INLINE ? (const GiValue *)at : *(const GiValue *const *)at;
        size_t count = *(const size_t *)((const char *)o + type->vector_count);
        for (; count > 0; count--, item++) {
            int stop = visit(*item, arg);
            if (stop != 0) {
                return stop;
            }
        }
    } else if (type->traverse != NULL) {
        int stop = type->traverse(o, visit, arg);
        if (stop != 0) {
            return stop;
        }
    }
    return gi_is_heap_object(&type->head) ? visit(gi_counted(type), arg) : 0;
}

int gi_traverse(GiObject *o, GiVisit visit, void *arg) { return walk(o, visit, arg); }

typedef struct GiPass {
    GiHeap *heap;
    int32_t *refs;
    uint32_t generation;
} GiPass;

/* Is v a candidate of this pass? Untracked objects have generation 3, which is never collected. */
static inline bool is_candidate(GiValue v, const GiPass *pass) {
    return v != GI_NULL && gi_is_counted(v) && gi_gc_generation(gi_object(v)) == pass->generation &&
           pass->refs[gi_gc_index(gi_object(v))] >= 0;
}

static int subtract(GiValue v, void *arg) {
    GiPass *pass = arg;
    if (is_candidate(v, pass)) {
        int32_t *refs = &pass->refs[gi_gc_index(gi_object(v))];
        assert(*refs > 0);
        *refs -= *refs > 0;
    }
    return 0;
}

static bool push_mark(GiHeap *heap, uint32_t index) {
    if (heap->mark_size == heap->mark_capacity) {
        size_t capacity = heap->mark_capacity == 0 ? 256 : heap->mark_capacity * 2;
        void *p = gi_heap_raw(heap, heap->mark_stack, heap->mark_capacity * sizeof(uint32_t),
                              capacity * sizeof(uint32_t));
        if (p == NULL) {
            return false;
        }
        heap->mark_stack = p;
        heap->mark_capacity = capacity;
    }
    heap->mark_stack[heap->mark_size++] = index;
    return true;
}

static int mark(GiValue v, void *arg) {
    GiPass *pass = arg;
    if (is_candidate(v, pass)) {
        uint32_t index = gi_gc_index(gi_object(v));
        if (pass->refs[index] == 0) {
            pass->refs[index] = REACHED;
            if (index < pass->heap->mark_position && !push_mark(pass->heap, index)) {
                pass->heap->mark_again = true; /* no memory: another pass will find it */
            }
        }
    }
    return 0;
}

/* Steps 2b and 3 over items[0..n), where refs[i] < 0 means "not a candidate". */
static void analyse(GiPass *pass, GiObject **items, uint32_t n) {
    GiHeap *heap = pass->heap;
    for (uint32_t i = 0; i < n; i++) {
        if (pass->refs[i] >= 0) {
            walk(items[i], subtract, pass);
        }
    }
    do {
        heap->mark_again = false;
        heap->mark_size = 0;
        for (uint32_t i = 0; i < n; i++) {
            if (pass->refs[i] <= 0) {
                continue;
            }
            heap->mark_position = i;
            walk(items[i], mark, pass);
            while (heap->mark_size > 0) {
                walk(items[heap->mark_stack[--heap->mark_size]], mark, pass);
            }
        }
    } while (heap->mark_again);
}

/* --- one collection --- */

/* Moves all objects of generation `from` to the end of `to`. false: no memory, nothing moved. */
static bool merge(GiHeap *heap, int from, int to) {
    GiGeneration *a = &heap->generation[from], *b = &heap->generation[to];
    gi_generation_compact(a);
    if (!gi_generation_grow(heap, b, a->size)) {
        return false;
    }
    for (uint32_t i = 0; i < a->size; i++) {
        GiObject *o = a->items[i];
        o->gc = (uint32_t)to << GI_GC_GENERATION_SHIFT | (o->gc & GI_GC_FINALIZED) | b->size;
        b->items[b->size++] = o;
    }
    a->size = 0;
    return true;
}

/* A count as the side array holds it; immortal objects never get to zero. */
static int32_t bounded_refs(const GiObject *o) {
    return o->refs > INT32_MAX ? INT32_MAX : (int32_t)o->refs;
}

typedef struct GiGarbage { /* unreachable objects, with a reference each */
    GiObject **items;
    size_t size, capacity;
    bool ran_code; /* callbacks or finalizers ran: somebody may have been revived */
} GiGarbage;

/* Steps 1 to 3. false: no memory, nothing happened. */
static bool find_garbage(GiHeap *heap, int g, GiPass *pass) {
    for (int younger = g - 1; younger >= 0; younger--) {
        if (!merge(heap, younger, g)) {
            return false;
        }
    }
    GiGeneration *generation = &heap->generation[g];
    gi_generation_compact(generation);
    uint32_t n = generation->size;
    pass->refs = gi_heap_raw(heap, NULL, 0, (n + 1) * sizeof(int32_t));
    if (pass->refs == NULL) {
        return false;
    }
    pass->generation = (uint32_t)g;
    for (uint32_t i = 0; i < n; i++) {
        pass->refs[i] = bounded_refs(generation->items[i]);
    }
    analyse(pass, generation->items, n);
    return true;
}

/* Takes a reference to each unreachable candidate. false: no memory. */
static bool hold_garbage(GiHeap *heap, const GiPass *pass, GiGeneration *generation,
                         GiGarbage *garbage) {
    size_t n = 0;
    for (uint32_t i = 0; i < generation->size; i++) {
        n += pass->refs[i] == 0;
    }
    garbage->items = gi_heap_raw(heap, NULL, 0, n * sizeof(GiObject *));
    if (garbage->items == NULL && n > 0) {
        return false;
    }
    garbage->capacity = n;
    for (uint32_t i = 0; i < generation->size; i++) {
        if (pass->refs[i] == 0) {
            GiObject *o = generation->items[i];
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
            bool dead = is_candidate(gi_counted(w), pass) && pass->refs[gi_gc_index(&w->head)] == 0;
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

/* Script code ran: drops from the garbage what is reachable again. It is all in generation g, except
 * what a finalizer moved by gc.freeze(). */
static void spare_revived(GiThread *t, int g, GiGarbage *garbage) {
    GiHeap *heap = gi_heap_of(t);
    GiGeneration *generation = &heap->generation[g];
    uint32_t n = generation->size;
    GiPass pass = {heap, gi_heap_raw(heap, NULL, 0, (n + 1) * sizeof(int32_t)), (uint32_t)g};
    size_t kept = 0;
    if (pass.refs != NULL) {
        memset(pass.refs, 0xFF, n * sizeof(int32_t));
        for (size_t i = 0; i < garbage->size; i++) {
            GiObject *o = garbage->items[i];
            if (gi_gc_generation(o) == (uint32_t)g) {
                pass.refs[gi_gc_index(o)] = bounded_refs(o) - 1;
            }
        }
        analyse(&pass, generation->items, n);
    }
    GiObject **revived = garbage->items; /* kept ones first, the others behind them */
    for (size_t i = 0; i < garbage->size; i++) {
        GiObject *o = garbage->items[i];
        if (pass.refs != NULL && gi_gc_generation(o) == (uint32_t)g && pass.refs[gi_gc_index(o)] == 0) {
            garbage->items[i] = revived[kept];
            garbage->items[kept++] = o;
        }
    }
    gi_heap_raw(heap, pass.refs, (n + 1) * sizeof(int32_t), 0);
    size_t total = garbage->size;
    garbage->size = kept;
    for (size_t i = kept; i < total; i++) {
        gi_drop_object(t, garbage->items[i]);
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

static int look_for_container(GiValue v, void *arg) {
    (void)arg;
    if (v == GI_NULL || !gi_is_counted(v)) {
        return 0;
    }
    GiObject *o = gi_object(v);
    uint32_t flags = gi_type_head(o)->gc_flags;
    return (flags & GI_GC_TRACKED) && (!(flags & GI_GC_ATOMIC) || gi_is_tracked(o));
}

/* Untracks immutable survivors that can never be part of a cycle. */
static void untrack_atomic(const GiPass *pass, GiGeneration *generation) {
    for (uint32_t i = 0; i < generation->size; i++) {
        GiObject *o = generation->items[i];
        if (pass->refs[i] > 0 && (gi_type_head(o)->gc_flags & GI_GC_ATOMIC) &&
            walk(o, look_for_container, NULL) == 0) {
            generation->items[i] = NULL;
            generation->holes++;
            o->gc = GI_GC_UNTRACKED;
        }
    }
}

/* Step 4: survivors and garbage move to the next generation; counts and thresholds follow. */
static int promote(GiThread *t, int g, size_t garbage) {
    GiHeap *heap = gi_heap_of(t);
    GiGeneration *generation = &heap->generation[g];
    gi_generation_compact(generation);
    size_t survivors = generation->size - garbage;
    if (g == GI_GENERATIONS - 1) {
        heap->long_lived_pending = 0;
        heap->long_lived_total = survivors;
        return g;
    }
    if (g == GI_GENERATIONS - 2) {
        heap->long_lived_pending += survivors;
    }
    return merge(heap, g, g + 1) ? g + 1 : g;
}

/* Steps 1 to 5; the unreachable objects found. */
static size_t collect(GiThread *t, int g) {
    GiHeap *heap = gi_heap_of(t);
    GiPass pass = {heap, NULL, 0};
    GiGarbage garbage = {NULL, 0, 0, false};
    for (int younger = 0; younger <= g; younger++) {
        heap->count[younger] = 0;
    }
    if (g + 1 < GI_GENERATIONS) {
        heap->count[g + 1]++;
    }
    if (!find_garbage(heap, g, &pass)) {
        return 0;
    }
    GiGeneration *generation = &heap->generation[g];
    size_t refs_size = (generation->size + (size_t)1) * sizeof(int32_t);
    if (!hold_garbage(heap, &pass, generation, &garbage)) {
        gi_heap_raw(heap, pass.refs, refs_size, 0);
        return 0;
    }
    clear_weakrefs(t, &pass, &garbage);
    untrack_atomic(&pass, generation);
    gi_heap_raw(heap, pass.refs, refs_size, 0);
    int home = promote(t, g, garbage.size);
    if (garbage.ran_code) {
        gi_finalize_pending(t);
    }
    run_finalizers(t, &garbage);
    if (garbage.ran_code) {
        spare_revived(t, home, &garbage);
    }
    size_t found = garbage.size;
    clear_garbage(t, &garbage);
    gi_heap_raw(heap, garbage.items, garbage.capacity * sizeof(GiObject *), 0);
    return found;
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
