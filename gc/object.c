/* SPDX-License-Identifier: MIT
 * gc/object.c: making and releasing objects, the drop list, and registration with the collector.
 *
 * Releasing is iterative and depth first: what a release drops to zero goes, in that order, in front
 * of the dead objects that were already waiting. A waiting object is untracked and has no weak
 * references left, so its refs and gc words are free to hold the link:
 *
 *   drop_list -> [link: next][type] -> [link: next][type] -> NULL
 *
 * Collections are gc/collect.c, the finalizer queue and weak references gc/weak.c.
 */
#include "gc/internal.h"

/* --- making --- */

static inline void *make(GiThread *t, GiType *type, size_t size, bool zeroed) {
    GiTypeHead *head = (GiTypeHead *)type;
    size_t prefix = head->prefix, total = prefix + size;
    GiHeap *heap = gi_heap_of(t);
    char *block = total < size ? NULL : gi_heap_take(heap, total);
    if (GI_UNLIKELY(block == NULL)) {
        gi_host_no_memory(t);
        return NULL;
    }
    memset(block, 0, zeroed ? total : prefix);
    GiObject *o = (GiObject *)(block + prefix);
    o->refs = 1;
    o->gc = GI_GC_UNTRACKED;
    o->type = type;
    if (gi_is_heap_object(&head->head)) {
        head->head.refs++;
    }
    heap->objects++;
    return o;
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

void gi_object_free(GiThread *t, void *o, size_t size) {
    GiHeap *heap = gi_heap_of(t);
    GiTypeHead *type = gi_type_head(o);
    if (gi_is_tracked(o)) {
        gi_untrack(t, o);
    }
    if (type->weak_offset != 0 && *gi_weak_list(o) != NULL) {
        gi_weakrefs_clear(t, o);
    }
    size_t prefix = type->prefix;
    heap->objects--;
    gi_heap_give(heap, (char *)o - prefix, prefix + size);
    if (gi_is_heap_object(&type->head)) {
        gi_drop_object(t, type);
    }
}

/* --- releasing --- */

/* The link word of a dead object: its refs and gc. */
static GiObject *next_dead(const GiObject *o) {
    GiObject *next;
    memcpy(&next, o, sizeof next);
    return next;
}

static void set_next_dead(GiObject *o, GiObject *next) { memcpy((void *)o, &next, sizeof next); }

/* Releases what is on the drop list, and what that drops, until nothing is left. */
static void drain(GiThread *t) {
    GiThreadHead *head = gi_thread_head(t);
    GiHeap *heap = head->heap;
    while (head->drop_list != NULL) {
        GiObject *o = head->drop_list, *rest = next_dead(o);
        head->drop_list = NULL;
        heap->drop_tail = NULL;
        o->refs = 0;
        o->gc = GI_GC_UNTRACKED;
        gi_type_head(o)->release(t, o);
        if (head->drop_list == NULL) {
            head->drop_list = rest;
        } else {
            set_next_dead(heap->drop_tail, rest);
        }
    }
}

void gi_release(GiThread *t, GiObject *o) {
    if (GI_UNLIKELY(o->refs != 0)) {
        o->refs = GI_IMMORTAL; /* O3 */
        return;
    }
    GiThreadHead *head = gi_thread_head(t);
    GiTypeHead *type = gi_type_head(o);
    if (GI_UNLIKELY(type->gc_flags & GI_GC_FINALIZER) && gi_is_tracked(o) &&
        !(o->gc & GI_GC_FINALIZED)) {
        o->gc |= GI_GC_FINALIZED;
        o->refs = 1; /* of the queue */
        gi_queue_push(t, (uintptr_t)o);
        return;
    }
    if (type->weak_offset != 0 && *gi_weak_list(o) != NULL) {
        gi_weakrefs_clear(t, o);
    }
    if (GI_UNLIKELY(type->gc_flags & GI_GC_WEAKREF)) {
        gi_weakref_unlink(t, (GiWeakref *)o); /* nobody may find it on the list any more */
    }
    if (gi_is_tracked(o)) {
        gi_untrack(t, o);
    }
    if (!head->draining) {
        head->draining = 1;
        head->drop_list = NULL;
        type->release(t, o);
        drain(t);
        head->draining = 0;
        return;
    }
    set_next_dead(o, NULL);
    if (head->drop_list == NULL) {
        head->drop_list = o;
    } else {
        set_next_dead(head->heap->drop_tail, o);
    }
    head->heap->drop_tail = o;
}

/* --- registration --- */

/* Closes the holes of a generation (I3). */
void gi_generation_compact(GiGeneration *generation) {
    uint32_t kept = 0;
    for (uint32_t i = 0; i < generation->size; i++) {
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
    void *p = gi_heap_raw(heap, generation->items, generation->capacity * sizeof(GiObject *),
                          capacity * sizeof(GiObject *));
    if (p == NULL) {
        return false;
    }
    generation->items = p;
    generation->capacity = (uint32_t)capacity;
    return true;
}

bool gi_track(GiThread *t, void *object) {
    GiObject *o = object;
    if (gi_is_tracked(o)) {
        return true;
    }
    GiHeap *heap = gi_heap_of(t);
    GiGeneration *young = &heap->generation[0];
    if (GI_UNLIKELY(young->size == young->capacity) && !gi_generation_grow(heap, young, 1)) {
        gi_host_no_memory(t);
        return false;
    }
    if (GI_UNLIKELY(gi_type_head(o)->gc_flags & GI_GC_FINALIZER) && !gi_queue_reserve(heap)) {
        gi_host_no_memory(t);
        return false;
    }
    o->gc = young->size;
    young->items[young->size++] = o;
    if (GI_UNLIKELY(++heap->count[0] > heap->trigger)) {
        gi_collector_ask(t);
    }
    return true;
}

void gi_untrack(GiThread *t, void *object) {
    GiObject *o = object;
    if (!gi_is_tracked(o)) {
        return;
    }
    GiHeap *heap = gi_heap_of(t);
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
    if (GI_UNLIKELY(gi_type_head(o)->gc_flags & GI_GC_FINALIZER) && heap->queue.reserved > 0) {
        heap->queue.reserved--;
    }
}
