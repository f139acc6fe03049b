/* SPDX-License-Identifier: MIT
 * gc/object.c: making and releasing objects, the drop list, and registration with the collector.
 *
 * Releasing is iterative and depth first: what a release drops to zero goes, in that order, in front
 * of the dead objects that were already waiting. So finalizers are queued in the order in which a
 * recursive release would meet their objects. A waiting object is untracked and has no weak
 * references left, so its refs and gc words are free to hold the link:
 *
 *   drop_list -> [link: next | needs finalizer][type] -> [link][type] -> NULL
 *
 * Collections are gc/collect.c, the finalizer queue and weak references gc/weak.c.
 */
#include "gc/internal.h"

/* --- making --- */

/* Zeroes a block, up to the end of its size class: shorter than a call for the few words of most objects. */
static inline void zero_block(char *block, size_t size) {
    if (GI_UNLIKELY(size > GI_SMALL_MAX)) {
        memset(block, 0, size);
        return;
    }
    for (size_t i = 0; i < size; i += 16) {
        memset(block + i, 0, 16);
    }
}

static bool enlist(GiHeap *heap, GiObject *o);

static inline GiObject *begin(GiHeap *heap, GiObject *o, GiType *type) {
    o->refs = 1;
    o->gc = GI_GC_UNTRACKED;
    o->type = type;
    if (gi_is_heap_object((GiObject *)type)) {
        ((GiObject *)type)->refs++;
    }
    heap->objects++;
    return o;
}

static GI_NOINLINE void *make_slow(GiThread *t, GiType *type, size_t size, bool zeroed) {
    size_t prefix = ((GiTypeHead *)type)->prefix, total = prefix + size;
    GiHeap *heap = gi_heap_of(t);
    gi_heap_note_work(t, total);
    char *block = total < size ? NULL : gi_heap_take(heap, total);
    if (GI_UNLIKELY(block == NULL)) {
        gi_host_no_memory(t);
        return NULL;
    }
    if (zeroed || GI_UNLIKELY(prefix != 0)) {
        zero_block(block, zeroed ? total : prefix);
    }
    return begin(heap, (GiObject *)(block + prefix), type);
}

/* The same when a free block is at hand, without a call: NULL when not. size: at least a header. */
static inline GiObject *make_small(GiHeap *heap, GiType *type, size_t size, bool zeroed) {
    if (GI_UNLIKELY(size > GI_SMALL_MAX || ((GiTypeHead *)type)->prefix != 0)) {
        return NULL;
    }
    GiObject *o = gi_front_take((GiHeapFront *)heap, (size + 15) >> 4);
    if (GI_UNLIKELY(o == NULL)) {
        return NULL;
    }
    for (size_t i = sizeof *o; zeroed && i < size; i += 16) {
        memset((char *)o + i, 0, 16);
    }
    return begin(heap, o, type);
}

static inline void *make(GiThread *t, GiType *type, size_t size, bool zeroed) {
    GiObject *o = make_small(gi_heap_of(t), type, size, zeroed);
    return GI_LIKELY(o != NULL) ? o : make_slow(t, type, size, zeroed);
}

static GI_NOINLINE void *make_tracked_slow(GiThread *t, GiType *type, size_t size, bool zeroed) {
    GiObject *o = make_slow(t, type, size, zeroed);
    if (o != NULL && !gi_track(t, o)) {
        gi_object_free(t, o, size);
        return NULL;
    }
    return o;
}

/* make and gi_track in one. */
static inline void *make_tracked(GiThread *t, GiType *type, size_t size, bool zeroed) {
    GiHeap *heap = gi_heap_of(t);
    GiGeneration *young = &heap->generation[0];
    bool plain = young->size < young->capacity && !(((GiTypeHead *)type)->gc_flags & GI_GC_FINALIZER);
    GiObject *o = GI_LIKELY(plain) ? make_small(heap, type, size, zeroed) : NULL;
    if (GI_UNLIKELY(o == NULL)) {
        return make_tracked_slow(t, type, size, zeroed);
    }
    o->gc = young->size;
    young->items[young->size++] = o;
    if (GI_UNLIKELY(++heap->count[0] > heap->trigger)) {
        gi_collector_ask(t);
    }
    return o;
}

void *gi_object_new_tracked(GiThread *t, GiType *type) {
    return make_tracked(t, type, ((GiTypeHead *)type)->size, true);
}

void *gi_object_new_raw_tracked(GiThread *t, GiType *type, size_t size) {
    return make_tracked(t, type, size, false);
}

void *gi_object_new(GiThread *t, GiType *type) {
    return make(t, type, ((GiTypeHead *)type)->size, true);
}

void *gi_object_new_sized(GiThread *t, GiType *type, size_t size) {
    return make(t, type, size, true);
}

void *gi_object_new_raw(GiThread *t, GiType *type, size_t size) {
    return make(t, type, size, false);
}

void *gi_object_resize(GiThread *t, void *o, size_t old_size, size_t new_size) {
    assert(!gi_is_tracked(o));
    size_t prefix = gi_type_head(o)->prefix;
    char *block = gi_resize(t, (char *)o - prefix, prefix + old_size, prefix + new_size);
    return block == NULL ? NULL : block + prefix;
}

/* Takes a tracked object without a finalizer out of its generation; see gi_untrack. */
static inline void delist_plain(GiHeap *heap, GiObject *o) {
    uint32_t g = gi_gc_generation(o), i = gi_gc_index(o);
    GiGeneration *generation = &heap->generation[g];
    assert(i < generation->size && generation->items[i] == o);
    if (g == 0) {
        GiObject *last = generation->items[--generation->size];
        generation->items[i] = last;
        last->gc = (last->gc & ~GI_GC_INDEX_MASK) | i;
    } else {
        generation->items[i] = NULL;
        generation->holes++;
    }
    o->gc = GI_GC_UNTRACKED;
    if (heap->count[0] > 0) {
        heap->count[0]--;
    }
}

static inline void delist(GiHeap *heap, GiObject *o) {
    delist_plain(heap, o);
    if (GI_UNLIKELY(gi_type_head(o)->gc_flags & GI_GC_FINALIZER) && heap->queue.reserved > 0) {
        heap->queue.reserved--;
    }
}

static bool is_watched(const GiObject *o, const GiTypeHead *type) {
    return type->weak_offset != 0 && *gi_weak_list((GiObject *)o) != NULL;
}

static GI_NOINLINE void free_slow(GiThread *t, GiObject *o, size_t size) {
    GiHeap *heap = gi_heap_of(t);
    GiTypeHead *type = gi_type_head(o);
    if (GI_UNLIKELY(gi_is_tracked(o))) {
        delist(heap, o);
    }
    if (is_watched(o, type)) {
        gi_weakrefs_clear(t, o);
    }
    size_t prefix = type->prefix;
    heap->objects--;
    gi_heap_give(heap, (char *)o - prefix, prefix + size);
    if (gi_is_heap_object(&type->head)) {
        gi_drop_object(t, type);
    }
}

void gi_object_free(GiThread *t, void *object, size_t size) {
    GiHeap *heap = gi_heap_of(t);
    GiObject *o = object;
    GiTypeHead *type = gi_type_head(o);
    if (GI_UNLIKELY(gi_is_tracked(o) || type->prefix != 0 || size > heap->small_max || is_watched(o, type))) {
        free_slow(t, o, size);
        return;
    }
    heap->objects--;
    gi_front_give((GiHeapFront *)heap, o, (size + 15) >> 4);
    if (gi_is_heap_object(&type->head) && GI_UNLIKELY(gi_uncount(&type->head))) {
        gi_release(t, &type->head);
    }
}

/* --- releasing --- */

#define NEEDS_FINALIZER ((uintptr_t)1) /* in the link: its finalizer has not run yet */

static uintptr_t link_of(const GiObject *o) {
    uintptr_t link;
    memcpy(&link, o, sizeof link);
    return link;
}

static void set_link(GiObject *o, const GiObject *next, uintptr_t flag) {
    uintptr_t link = (uintptr_t)next | flag;
    memcpy((void *)o, &link, sizeof link);
}

static bool needs_finalizer(const GiObject *o) {
    return GI_UNLIKELY(gi_type_head(o)->gc_flags & GI_GC_FINALIZER) && gi_is_tracked(o) &&
           !(o->gc & GI_GC_FINALIZED);
}

/* Hands a dead object to the finalizer queue, which keeps it alive. */
static void queue_finalizer(GiThread *t, GiObject *o) {
    o->gc |= GI_GC_FINALIZED; /* an object that could not be tracked again has all bits set */
    o->refs = 1;
    gi_queue_push(t, (uintptr_t)o);
}

/* Takes the first object off the drop list and releases it; what that drops goes in front. */
static void release_first(GiThread *t) {
    GiThreadHead *head = gi_thread_head(t);
    GiHeap *heap = head->heap;
    GiObject *o = head->drop_list;
    uintptr_t link = link_of(o);
    GiObject *rest = (GiObject *)(link & ~NEEDS_FINALIZER);
    o->refs = 0;
    o->gc = GI_GC_UNTRACKED;
    if (link & NEEDS_FINALIZER) {
        head->drop_list = rest;
        if (!enlist(heap, o)) {
            /* No memory: it gets its finalizer, but no collection will see it any more. */
            o->gc = GI_GC_UNTRACKED;
        }
        queue_finalizer(t, o);
        return;
    }
    head->drop_list = NULL;
    heap->drop_tail = NULL;
    gi_type_head(o)->release(t, o);
    if (head->drop_list == NULL) {
        head->drop_list = rest;
    } else {
        set_link(heap->drop_tail, rest, link_of(heap->drop_tail) & NEEDS_FINALIZER);
    }
}

/* Puts a dead object behind those that the release under way has dropped so far. */
static void push_dead(GiThread *t, GiObject *o, uintptr_t flag) {
    GiThreadHead *head = gi_thread_head(t);
    GiObject *tail = head->heap->drop_tail;
    set_link(o, NULL, flag);
    if (head->drop_list == NULL) {
        head->drop_list = o;
    } else {
        set_link(tail, o, link_of(tail) & NEEDS_FINALIZER);
    }
    head->heap->drop_tail = o;
}

/* Releases o, which nobody can find any more, and what dies with it. */
static GI_NOINLINE void release_all(GiThread *t, GiObject *o) {
    GiThreadHead *head = gi_thread_head(t);
    head->draining = 1;
    head->drop_list = NULL;
    gi_type_head(o)->release(t, o);
    while (head->drop_list != NULL) {
        release_first(t);
    }
    head->draining = 0;
}

/* The same for an object with a finalizer, weak references to it, or one that is a weak reference. */
static GI_NOINLINE void release_watched(GiThread *t, GiObject *o) {
    GiThreadHead *head = gi_thread_head(t);
    GiTypeHead *type = gi_type_head(o);
    if (needs_finalizer(o)) {
        if (head->draining) {
            gi_untrack(t, o);
            push_dead(t, o, NEEDS_FINALIZER);
        } else {
            queue_finalizer(t, o);
        }
        return;
    }
    if (is_watched(o, type)) {
        gi_weakrefs_clear(t, o);
    }
    if (type->gc_flags & GI_GC_WEAKREF) {
        gi_weakref_unlink(t, (GiWeakref *)o); /* nobody may find it on the list any more */
    }
    gi_untrack(t, o);
    if (head->draining) {
        push_dead(t, o, 0);
    } else {
        release_all(t, o);
    }
}

void gi_release(GiThread *t, GiObject *o) {
    if (GI_UNLIKELY(o->refs != 0)) {
        o->refs = GI_IMMORTAL; /* O3 */
        return;
    }
    GiTypeHead *type = gi_type_head(o);
    if (type->gc_flags & GI_GC_LEAF) {
        type->release(t, o); /* drops nothing: no recursion */
        return;
    }
    if (GI_UNLIKELY((type->gc_flags & (GI_GC_FINALIZER | GI_GC_WEAKREF)) || is_watched(o, type))) {
        release_watched(t, o);
        return;
    }
    if (gi_is_tracked(o)) {
        delist_plain(gi_heap_of(t), o);
    }
    if (gi_thread_head(t)->draining) {
        push_dead(t, o, 0);
        return;
    }
    release_all(t, o);
}

/* --- registration --- */

/* Closes the holes of a generation (I3). */
void gi_generation_compact(GiGeneration *generation) {
    if (generation->holes == 0) {
        return;
    }
    uint32_t kept = 0;
    while (generation->items[kept] != NULL) {
        kept++;
    }
    for (uint32_t i = kept; i < generation->size; i++) {
        GiObject *o = generation->items[i];
        if (o != NULL) {
            o->gc = (o->gc & ~GI_GC_INDEX_MASK) | kept;
            generation->items[kept++] = o;
        }
    }
    generation->size = kept;
    generation->holes = 0;
}

bool gi_generation_grow(GiHeap *heap, GiGeneration *generation, size_t more) {
    if (generation->holes > generation->size / 2) {
        gi_generation_compact(generation);
    }
    size_t needed = generation->size + more;
    if (needed <= generation->capacity) {
        return true;
    }
    size_t capacity = generation->capacity + generation->capacity / 2;
    capacity = capacity < needed ? needed : capacity;
    capacity = capacity < 256 ? 256 : capacity;
    if (capacity > GI_GC_INDEX_MASK) {
        return false;
    }
    size_t growth = (capacity - generation->capacity) * (sizeof(GiObject *) + GI_COLLECTOR_BYTES);
    if (!gi_heap_fits(heap, growth)) {
        return false;
    }
    void *p = gi_heap_raw(heap, generation->items, generation->capacity * sizeof(GiObject *),
                          capacity * sizeof(GiObject *));
    if (p == NULL) {
        return false;
    }
    generation->items = p;
    generation->capacity = (uint32_t)capacity;
    return true;
}

/* Puts o into the youngest generation. false: no memory. */
static bool enlist(GiHeap *heap, GiObject *o) {
    GiGeneration *young = &heap->generation[0];
    if (GI_UNLIKELY(young->size == young->capacity) && !gi_generation_grow(heap, young, 1)) {
        return false;
    }
    if (GI_UNLIKELY(gi_type_head(o)->gc_flags & GI_GC_FINALIZER) && !gi_queue_reserve(heap)) {
        return false;
    }
    o->gc = young->size;
    young->items[young->size++] = o;
    heap->count[0]++;
    return true;
}

bool gi_track(GiThread *t, void *object) {
    GiObject *o = object;
    if (gi_is_tracked(o)) {
        return true;
    }
    GiHeap *heap = gi_heap_of(t);
    if (GI_UNLIKELY(!enlist(heap, o))) {
        gi_host_no_memory(t);
        return false;
    }
    if (GI_UNLIKELY(heap->count[0] > heap->trigger)) {
        gi_collector_ask(t);
    }
    return true;
}

void gi_untrack(GiThread *t, void *object) {
    GiObject *o = object;
    if (gi_is_tracked(o)) {
        delist(gi_heap_of(t), o);
    }
}
