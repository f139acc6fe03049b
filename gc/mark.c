/* SPDX-License-Identifier: MIT
 * gc/mark.c: finding out which candidates of a collection can be reached.
 *
 * Full collections first mark what modules and stacks reach: that is nearly all that lives, and it is
 * looked at just once. For the rest, and for younger generations, counts decide: left[i] becomes the
 * count of candidate i minus the references found in candidates; what stays above zero is held from
 * outside, and so is what that reaches.
 *
 * A collection of many objects waits for memory, so the marker asks for it early:
 *
 *   stack of spans  ->  queue of 16 objects, headers being fetched  ->  bit set, contents put on the stack
 *
 * M1  A span is an array of values inside an object, or one value (end == NULL). No code runs in
 *     between, so the arrays stay where they are. A span keeps long lists from filling the stack.
 * M2  A bit of `reached` is set when the object is taken off the queue, and only then its contents are
 *     put on the stack: each object is walked once.
 * M3  When the stack cannot grow, all reached objects are walked again until nothing more is found.
 *
 * What is done with the others: gc/collect.c.
 */
#include "gc/mark.h"

#define AHEAD 16u      /* items whose headers are fetched before their turn in a pass in index order */
#define SHORT_SPAN 8u  /* values that go to the queue at once */
#define ATOMIC_DEPTH 4 /* tuples in tuples looked into */
#define STACK_KEPT 1024u

/* --- traversal --- */

#define INLINE static inline __attribute__((always_inline))
#define WALK INLINE int

/* `counted`: of the items of arrays too only those that have a count. */
WALK visit_values(const GiValue *values, size_t n, bool counted, GiVisit visit, void *arg) {
    for (; n > 0; n--, values++) {
        if (*values != GI_NULL && (!counted || gi_is_counted(*values))) {
            int stop = visit(*values, arg);
            if (stop != 0) {
                return stop;
            }
        }
    }
    return 0;
}

/* The array of an instance of a GI_GC_VECTOR type. */
static inline const GiValue *vector_of(const GiObject *o, const GiTypeHead *type, size_t *n) {
    const char *at = (const char *)o + type->vector_items;
    *n = *(const size_t *)((const char *)o + type->vector_count);
    return type->gc_flags & GI_GC_INLINE ? (const GiValue *)at : *(const GiValue *const *)at;
}

/* Would `traverse` find anything? */
INLINE bool has_more(const GiObject *o, const GiTypeHead *type) {
    return type->traverse != NULL && (!(type->gc_flags & GI_GC_SPARSE) ||
                                      *(void *const *)((const char *)o + type->vector_items) != NULL);
}

/* visit for each reference that o holds; `any` is the same for `traverse`, which passes on what has no count. */
WALK walk(GiObject *o, bool counted, GiVisit visit, GiVisit any, void *arg) {
    const GiTypeHead *type = gi_type_head(o);
    const GiValue *slots = (const GiValue *)((const char *)o + type->slots_offset);
    int stop = visit_values(slots, type->slots_count, true, visit, arg);
    if (stop != 0) {
        return stop;
    }
    if (type->gc_flags & GI_GC_VECTOR) {
        size_t n;
        const GiValue *values = vector_of(o, type, &n);
        stop = visit_values(values, n, counted, visit, arg);
    } else if (has_more(o, type)) {
        stop = type->traverse(o, any, arg);
    }
    if (stop != 0) {
        return stop;
    }
    return gi_is_heap_object(&type->head) ? visit(gi_counted(type), arg) : 0;
}

int gi_traverse(GiObject *o, GiVisit visit, void *arg) { return walk(o, false, visit, visit, arg); }

/* --- marking --- */

static bool grow_stack(GiHeap *heap) {
    size_t capacity = heap->mark_capacity == 0 ? 256 : heap->mark_capacity * 2;
    void *p = gi_heap_raw(heap, heap->mark_stack, heap->mark_capacity * sizeof(GiSpan), capacity * sizeof(GiSpan));
    if (p == NULL) {
        return false;
    }
    heap->mark_stack = p;
    heap->mark_capacity = capacity;
    return true;
}

/* Takes those off the queue that need no marking. */
static void squeeze(GiPass *pass) {
    uint32_t n = pass->queue_size;
    pass->queue_size = 0;
    for (uint32_t i = 0; i < n; i++) {
        GiObject *o = pass->queue[(pass->queue_first + i) & (GI_MARK_QUEUE - 1)];
        if (gi_mark_is_open(pass, o)) {
            pass->queue[(pass->queue_first + pass->queue_size++) & (GI_MARK_QUEUE - 1)] = o;
        }
    }
}

/* There is no memory for the stack, so only the queue is left, and only what needs marking may be in it: else
 * what is marked already could fill it again and again, and M3 would never end. */
static void offer_starved(GiPass *pass, GiObject *o) {
    if (!gi_mark_is_open(pass, o)) {
        return;
    }
    if (pass->queue_size == GI_MARK_QUEUE) {
        squeeze(pass);
    }
    if (pass->queue_size == GI_MARK_QUEUE) {
        pass->overflow = true;
        return;
    }
    pass->queue[(pass->queue_first + pass->queue_size++) & (GI_MARK_QUEUE - 1)] = o;
}

static void push_starved(GiPass *pass, const GiValue *at, const GiValue *end) {
    if (end == NULL) {
        offer_starved(pass, (GiObject *)(uintptr_t)at);
        return;
    }
    for (; at < end; at++) {
        if (*at != GI_NULL && gi_is_counted(*at)) {
            offer_starved(pass, gi_object(*at));
        }
    }
}

INLINE void push_span(GiPass *pass, const GiValue *at, const GiValue *end) {
    GiHeap *heap = pass->heap;
    if (GI_UNLIKELY(heap->mark_size == heap->mark_capacity) && !grow_stack(heap)) {
        push_starved(pass, at, end);
        return;
    }
    heap->mark_stack[heap->mark_size++] = (GiSpan){at, end};
}

/* An object comes up; its header is fetched meanwhile. */
INLINE void offer(GiPass *pass, GiObject *o) {
    if (GI_UNLIKELY(pass->queue_size == GI_MARK_QUEUE)) {
        push_span(pass, (const GiValue *)o, NULL);
        return;
    }
    __builtin_prefetch(o);
    pass->queue[(pass->queue_first + pass->queue_size++) & (GI_MARK_QUEUE - 1)] = o;
}

WALK offer_any(GiValue v, void *arg) {
    if (v != GI_NULL && gi_is_counted(v)) {
        offer(arg, gi_object(v));
    }
    return 0;
}

static int offer_value(GiValue v, void *arg) { return offer_any(v, arg); }

INLINE void offer_values(GiPass *pass, const GiValue *values, size_t n) {
    if (n > SHORT_SPAN) {
        push_span(pass, values, values + n);
        return;
    }
    for (; n > 0; n--, values++) {
        offer_any(*values, pass);
    }
}

/* Can no container be found in v, down to some depth? */
static bool is_atomic(GiValue v, int depth) {
    if (v == GI_NULL || !gi_is_counted(v)) {
        return true;
    }
    const GiObject *o = gi_object(v);
    const GiTypeHead *type = gi_type_head(o);
    if (!(type->gc_flags & GI_GC_TRACKED) || ((type->gc_flags & GI_GC_ATOMIC) && !gi_is_tracked(o))) {
        return true;
    }
    if (!(type->gc_flags & GI_GC_ATOMIC) || depth == 0) {
        return false;
    }
    size_t n;
    const GiValue *values = vector_of(o, type, &n);
    for (size_t i = 0; i < n; i++) {
        if (!is_atomic(values[i], depth - 1)) {
            return false;
        }
    }
    return true;
}

/* Takes a reached immutable object that can never be part of a cycle off its generation. */
static bool untrack_atomic(GiPass *pass, GiObject *o) {
    if (!pass->untrack || !is_atomic(gi_counted(o), ATOMIC_DEPTH)) {
        return false;
    }
    pass->generation->items[gi_gc_index(o)] = NULL;
    pass->generation->holes++;
    o->gc = GI_GC_UNTRACKED;
    return true;
}

/* Puts the contents of o before the marker. */
INLINE void expand(GiPass *pass, GiObject *o) {
    const GiTypeHead *type = gi_type_head(o);
    if (type->slots_count != 0) {
        offer_values(pass, (const GiValue *)((const char *)o + type->slots_offset), type->slots_count);
    }
    if (type->gc_flags & GI_GC_VECTOR) {
        size_t n;
        const GiValue *values = vector_of(o, type, &n);
        if (!(type->gc_flags & GI_GC_ATOMIC) || !untrack_atomic(pass, o)) {
            offer_values(pass, values, n);
        }
    } else if (has_more(o, type)) {
        type->traverse(o, offer_value, pass);
    }
    if (gi_is_heap_object(&type->head) && gi_mark_is_open(pass, &type->head)) {
        offer(pass, (GiObject *)o->type);
    }
}

/* Fills the queue from the stack. */
INLINE void refill(GiPass *pass) {
    GiHeap *heap = pass->heap;
    while (pass->queue_size < GI_MARK_QUEUE && heap->mark_size > 0) {
        GiSpan *span = &heap->mark_stack[heap->mark_size - 1];
        if (span->end == NULL) {
            heap->mark_size--;
            offer(pass, (GiObject *)(uintptr_t)span->at);
            continue;
        }
        GiValue v = *span->at++;
        if (span->at == span->end) {
            heap->mark_size--;
        }
        offer_any(v, pass);
    }
}

/* Marks the first of the queue, if it is a candidate, and puts what it holds before the marker. */
INLINE void mark_first(GiPass *pass) {
    GiObject *o = pass->queue[pass->queue_first & (GI_MARK_QUEUE - 1)];
    pass->queue_first++;
    pass->queue_size--;
    if (gi_mark_is_open(pass, o)) {
        gi_mark_set(pass, gi_gc_index(o));
        expand(pass, o);
    }
}

/* Goes on until stack and queue are empty; `room`: only until the queue has room and the stack is empty. */
static void drain(GiPass *pass, bool room) {
    for (;;) {
        refill(pass);
        if (pass->queue_size == 0 || (room && pass->queue_size < GI_MARK_QUEUE)) {
            return;
        }
        mark_first(pass);
    }
}

/* M3. */
static void finish(GiPass *pass) {
    drain(pass, false);
    while (pass->overflow) {
        pass->overflow = false;
        for (uint32_t i = 0; i < pass->n; i++) {
            GiObject *o = pass->generation->items[i];
            if (o != NULL && gi_mark_reached(pass, i)) {
                expand(pass, o);
                drain(pass, false);
            }
        }
    }
}

static int root(GiValue v, void *arg) {
    GiPass *pass = arg;
    if (v != GI_NULL && gi_is_counted(v)) {
        if (pass->queue_size == GI_MARK_QUEUE) {
            drain(pass, true);
        }
        offer(pass, gi_object(v));
    }
    return 0;
}

void gi_mark_from_roots(GiPass *pass) {
    gi_host_roots(pass->t, root, pass);
    finish(pass);
}

/* --- counting --- */

WALK take_off(GiValue v, void *arg) {
    GiPass *pass = arg;
    if (gi_mark_is_open(pass, gi_object(v))) {
        pass->left[gi_gc_index(gi_object(v))]--;
    }
    return 0;
}

static int take_any_off(GiValue v, void *arg) { return v != GI_NULL && gi_is_counted(v) ? take_off(v, arg) : 0; }

/* Must o be treated with care when it dies? */
INLINE bool is_delicate(const GiObject *o, const GiTypeHead *type) {
    return (type->weak_offset != 0 && *gi_weak_list((GiObject *)o) != NULL) ||
           ((type->gc_flags & GI_GC_FINALIZER) && !(o->gc & GI_GC_FINALIZED));
}

/* left[] of all that is not reached so far. */
static void count(GiPass *pass) {
    GiObject **items = pass->generation->items;
    bool delicate = false;
    for (uint32_t i = 0; i < pass->n; i++) {
        if (gi_mark_reached(pass, i)) {
            i |= pass->reached[i >> 6] == UINT64_MAX ? 63 : 0;
            continue;
        }
        GiObject *o = items[i];
        __builtin_prefetch(items[i + AHEAD < pass->n ? i + AHEAD : i]);
        pass->left[i] += o->refs > INT32_MAX ? INT32_MAX : (int32_t)(o->refs - pass->held);
        delicate |= is_delicate(o, gi_type_head(o));
        walk(o, true, take_off, take_any_off, pass);
    }
    pass->delicate = delicate;
}

bool gi_mark_from_outside(GiPass *pass) {
    if (pass->unreached == 0) {
        return true;
    }
    size_t size = pass->n * sizeof(int32_t);
    pass->left = gi_heap_raw(pass->heap, NULL, 0, size);
    if (pass->left == NULL) {
        return false;
    }
    memset(pass->left, 0, size);
    count(pass);
    for (uint32_t i = 0; i < pass->n; i++) {
        if (pass->left[i] != 0 && !gi_mark_reached(pass, i)) {
            drain(pass, true);
            GiObject *o = pass->generation->items[i];
            if (o != NULL) { /* draining may have reached it, and taken it off */
                offer(pass, o);
            }
        }
    }
    finish(pass);
    return true;
}

/* --- beginning and end --- */

static size_t bitmap_size(uint32_t n) { return ((size_t)n / 64 + 1) * sizeof(uint64_t); }

bool gi_mark_begin(GiThread *t, int g, GiPass *pass) {
    GiHeap *heap = gi_heap_of(t);
    GiGeneration *generation = &heap->generation[g];
    uint32_t n = generation->size;
    *pass = (GiPass){.t = t, .heap = heap, .generation = generation, .g = (uint32_t)g, .n = n, .unreached = n};
    pass->reached = gi_heap_raw(heap, NULL, 0, bitmap_size(n));
    if (pass->reached == NULL) {
        return false;
    }
    memset(pass->reached, 0, bitmap_size(n));
    for (uint32_t i = 0; i < n && generation->holes > 0; i++) {
        if (generation->items[i] == NULL) {
            gi_mark_set(pass, i);
        }
    }
    heap->mark_size = 0;
    return true;
}

void gi_mark_end(GiPass *pass) {
    GiHeap *heap = pass->heap;
    gi_heap_raw(heap, pass->reached, bitmap_size(pass->n), 0);
    if (pass->left != NULL) {
        gi_heap_raw(heap, pass->left, pass->n * sizeof(int32_t), 0);
    }
    if (heap->mark_capacity > STACK_KEPT) {
        gi_heap_raw(heap, heap->mark_stack, heap->mark_capacity * sizeof(GiSpan), 0);
        heap->mark_stack = NULL;
        heap->mark_capacity = 0;
    }
}
