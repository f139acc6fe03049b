/* SPDX-License-Identifier: MIT
 * gc/weak.c: weak references and the finalizer queue.
 *
 * The list of weak references to an object starts with the shared plain reference (and the shared
 * proxy), if they exist; those with a callback follow, youngest first, which is the order in which
 * their callbacks run.
 *
 * The queue is first in, first out. An item is an object whose finalizer shall run, or (bit 0 set) a
 * cleared weak reference whose callback shall be called; the queue holds one reference to it.
 */
#include "gc/internal.h"

#define CHAIN_LIMIT 1000 /* finalizers run at one boundary besides those that were queued before */

/* --- the queue --- */

bool gi_queue_reserve(GiHeap *heap) {
    GiQueue *q = &heap->queue;
    if (q->reserved == q->capacity) {
        size_t capacity = q->capacity == 0 ? 64 : q->capacity * 2;
        void *p = !gi_heap_fits(heap, (capacity - q->capacity) * sizeof *q->items)
                      ? NULL
                      : gi_heap_raw(heap, q->items, q->capacity * sizeof *q->items,
                                    capacity * sizeof *q->items);
        if (p == NULL) {
            return false;
        }
        q->items = p;
        q->capacity = capacity;
    }
    q->reserved++;
    return true;
}

/* Gives back the reference that the queue would have held. */
static void drop_item(GiThread *t, uintptr_t item) {
    gi_drop_object(t, (void *)(item & ~(uintptr_t)1));
}

void gi_queue_push(GiThread *t, uintptr_t item) {
    GiHeap *heap = gi_heap_of(t);
    GiQueue *q = &heap->queue;
    if (q->end == q->capacity && q->first > 0) {
        memmove(q->items, q->items + q->first, (q->end - q->first) * sizeof *q->items);
        q->end -= q->first;
        q->first = 0;
    }
    if (q->end == q->capacity) {
        /* Only when a class got its __del__ after its instances were made (I4). */
        size_t reserved = q->reserved;
        q->reserved = q->capacity;
        bool room = gi_queue_reserve(heap);
        q->reserved = reserved;
        if (!room) {
            drop_item(t, item);
            return;
        }
    }
    q->items[q->end++] = item;
    gi_host_request(t);
}

bool gi_finalize_wanted(const GiThread *t) {
    const GiQueue *q = &((const GiThreadHead *)t)->heap->queue;
    return q->first != q->end;
}

static void run_callback(GiThread *t, GiWeakref *w) {
    GiValue callback = w->callback;
    w->callback = GI_NULL;
    if (callback != GI_NULL) {
        gi_host_weakref_callback(t, callback, gi_counted(w));
        gi_drop(t, callback);
    }
}

static void run_finalizer(GiThread *t, GiObject *o) {
    GiTypeHead *type = gi_type_head(o);
    if (type->finalize != NULL) {
        type->finalize(t, o);
        gi_host_unraisable(t, gi_counted(o));
    }
}

void gi_finalize_pending(GiThread *t) {
    GiQueue *q = &gi_heap_of(t)->queue;
    /* Chains of objects with finalizers go in one call, within a limit: a finalizer that makes another
     * object with a finalizer must not keep this loop going for ever; the next boundary goes on. */
    size_t left = q->end - q->first + CHAIN_LIMIT;
    if (q->end == q->first || !gi_host_enter(t)) {
        return;
    }
    for (; left > 0 && q->first != q->end; left--) {
        uintptr_t item = q->items[q->first++];
        if (q->first == q->end) {
            q->first = q->end = 0;
        }
        if (item & 1) {
            run_callback(t, (GiWeakref *)(item - 1));
        } else {
            run_finalizer(t, (GiObject *)item);
        }
        drop_item(t, item);
    }
    gi_host_leave(t);
    if (q->first != q->end) {
        gi_host_request(t);
    }
}

/* --- weak references --- */

/* The shared reference of this type at the start of a list, or NULL. */
static GiWeakref *find_shared(GiWeakref *first, GiType *type) {
    for (GiWeakref *w = first; w != NULL && w->callback == GI_NULL; w = w->next) {
        if (w->head.type == type) {
            return w;
        }
    }
    return NULL;
}

static bool is_shareable(const GiType *type) {
    return type == &gi_weakref_type || type == &gi_weak_proxy_type ||
           type == &gi_weak_callable_proxy_type;
}

/* Shared references go to the front, others behind the shared ones. */
static void link_weakref(GiWeakref *w, GiObject *target, bool shared) {
    GiWeakref **list = gi_weak_list(target), *before = NULL, *after = *list;
    while (after != NULL && after->callback == GI_NULL && is_shareable(after->head.type) &&
           !(shared && w->head.type == &gi_weakref_type)) {
        before = after;
        after = after->next;
    }
    w->prev = before;
    w->next = after;
    *(before == NULL ? list : &before->next) = w;
    if (after != NULL) {
        after->prev = w;
    }
}

GiValue gi_weakref_new(GiThread *t, GiType *type, GiValue target, GiValue callback) {
    GiObject *o = gi_is_object(target) ? gi_object(target) : NULL;
    if (o == NULL || gi_type_head(o)->weak_offset == 0) {
        gi_host_no_weakref(t, target);
        return GI_NULL;
    }
    bool counted = gi_is_counted(target), shared = callback == GI_NULL && is_shareable(type);
    GiWeakref *w = shared && counted ? find_shared(*gi_weak_list(o), type) : NULL;
    if (w != NULL) {
        return gi_take(gi_counted(w));
    }
    w = gi_object_new(t, type);
    if (w == NULL) {
        return GI_NULL;
    }
    w->hash = -1;
    if (callback != GI_NULL) {
        if (!gi_queue_reserve(gi_heap_of(t))) {
            gi_host_no_memory(t);
            gi_drop_object(t, w);
            return GI_NULL;
        }
        w->callback = gi_take(callback);
        w->reserved = true;
    }
    w->target = o;
    if (counted) { /* a static object never dies, and is shared: it keeps no list */
        link_weakref(w, o, shared);
    }
    if (!gi_track(t, w)) {
        gi_drop_object(t, w);
        return GI_NULL;
    }
    return gi_counted(w);
}

GiValue gi_weakref_get(GiWeakref *w) {
    if (w->target == NULL) {
        return GI_NULL;
    }
    return gi_take(gi_value_of(w->target));
}

void gi_weakref_detach(GiWeakref *w) {
    GiObject *target = w->target;
    if (target == NULL) {
        return;
    }
    w->target = NULL;
    if (!gi_is_heap_object(target)) {
        return;
    }
    *(w->prev == NULL ? gi_weak_list(target) : &w->prev->next) = w->next;
    if (w->next != NULL) {
        w->next->prev = w->prev;
    }
    w->next = w->prev = NULL;
}

void gi_weakref_unlink(GiThread *t, GiWeakref *w) {
    gi_weakref_detach(w);
    if (w->reserved) {
        w->reserved = false;
        GiQueue *q = &gi_heap_of(t)->queue;
        q->reserved -= q->reserved > 0;
    }
}

void gi_weakrefs_clear(GiThread *t, GiObject *o) {
    GiWeakref **list = gi_weak_list(o);
    while (*list != NULL) {
        GiWeakref *w = *list;
        gi_weakref_detach(w);
        if (w->callback != GI_NULL) {
            w->head.refs++;
            gi_queue_push(t, (uintptr_t)w | 1);
        }
    }
}

size_t gi_weakref_count(GiValue v, GiWeakref **first) {
    *first = NULL;
    if (!gi_is_counted(v) || gi_type_head(gi_object(v))->weak_offset == 0) {
        return 0;
    }
    size_t n = 0;
    *first = *gi_weak_list(gi_object(v));
    for (GiWeakref *w = *first; w != NULL; w = w->next) {
        n++;
    }
    return n;
}
