/* SPDX-License-Identifier: MIT
 * gc/quick.h owns the short ways of making and freeing small objects of static types: no calls while the free
 * list of their size has a block. Types whose objects come and go by the million (str, int, tuple) use them;
 * everybody else takes gi_object_new and gi_object_free, which do the same for all objects.
 *
 * Q1  GiHeapFront is how struct GiHeap (gc/internal.h) begins.
 * Q2  ceiling is 0 while failures are injected, collections forced or allocations traced, and small_max is 0
 *     while they are traced: then the general functions are called.
 *
 * Needs the GIL.
 */
#ifndef GI_QUICK_H
#define GI_QUICK_H

#include "gc/heap.h"

/* AddressSanitizer sees more when every block is its own malloc. */
#if defined(__SANITIZE_ADDRESS__)
#define GI_SMALL_MAX ((size_t)0)
#else
#define GI_SMALL_MAX ((size_t)512)
#endif
#define GI_CLASS_COUNT 33
#define GI_FREE_FILL 0xDD /* what debug builds write over freed blocks */

typedef struct GiFreeBlock {
    struct GiFreeBlock *next;
} GiFreeBlock;

typedef struct GiHeapFront {
    GiFreeBlock *free[GI_CLASS_COUNT]; /* by size / 16 */
    size_t used, peak, ceiling;
    uint64_t allocations;
    size_t objects;
    size_t small_max; /* GI_SMALL_MAX, or 0: Q2 */
} GiHeapFront;

static inline GiHeapFront *gi_heap_front(GiThread *t) {
    return (GiHeapFront *)((GiThreadHead *)t)->heap;
}

/* The first free block of class c; NULL: there is none, or the general functions must look. */
static inline void *gi_front_take(GiHeapFront *front, size_t c) {
    size_t used = front->used + (c << 4);
    GiFreeBlock *block = front->free[c];
    if (GI_UNLIKELY(block == NULL || used > front->ceiling)) {
        return NULL;
    }
    GiFreeBlock *next = block->next;
    front->free[c] = next;
    __builtin_prefetch(next, 1); /* it was freed long ago, and will be asked for soon */
    front->allocations++;
    front->used = used;
    if (GI_UNLIKELY(used > front->peak)) {
        front->peak = used;
    }
    return block;
}

/* A block of class c goes back. */
static inline void gi_front_give(GiHeapFront *front, void *p, size_t c) {
#ifndef NDEBUG
    memset(p, GI_FREE_FILL, c << 4);
#endif
    GiFreeBlock *block = p;
    block->next = front->free[c];
    front->free[c] = block;
    front->used -= c << 4;
}

/* As gi_object_new_raw, of a static type without prefix; size is not 0. */
static inline void *gi_quick_new(GiThread *t, GiType *type, size_t size) {
    GiHeapFront *front = gi_heap_front(t);
    GiObject *o = GI_LIKELY(size <= GI_SMALL_MAX) ? gi_front_take(front, (size + 15) >> 4) : NULL;
    if (GI_UNLIKELY(o == NULL)) {
        return gi_object_new_raw(t, type, size);
    }
    front->objects++;
    o->refs = 1;
    o->gc = GI_GC_UNTRACKED;
    o->type = type;
    return o;
}

/* As gi_object_new, of a static type without prefix whose instances have a small `size` known to the compiler. */
static inline void *gi_quick_zeroed(GiThread *t, GiType *type, size_t size) {
    GiObject *o = gi_quick_new(t, type, size);
    if (GI_LIKELY(o != NULL)) {
        memset(o + 1, 0, size - sizeof *o);
    }
    return o;
}

/* As gi_alloc, of a block that is not empty, and gi_free. */
static inline void *gi_quick_alloc(GiThread *t, size_t size) {
    void *block = GI_LIKELY(size <= GI_SMALL_MAX) ? gi_front_take(gi_heap_front(t), (size + 15) >> 4) : NULL;
    return GI_LIKELY(block != NULL) ? block : gi_alloc(t, size);
}

static inline void gi_quick_give(GiThread *t, void *p, size_t size) {
    GiHeapFront *front = gi_heap_front(t);
    if (GI_UNLIKELY(size > front->small_max)) {
        gi_free(t, p, size);
        return;
    }
    gi_front_give(front, p, (size + 15) >> 4 | (size == 0));
}

/* As gi_object_free, of an untracked object of a static type without prefix, to which no weak reference leads. */
static inline void gi_quick_free(GiThread *t, void *o, size_t size) {
    GiHeapFront *front = gi_heap_front(t);
    if (GI_UNLIKELY(size > front->small_max)) {
        gi_object_free(t, o, size);
        return;
    }
    gi_front_give(front, o, (size + 15) >> 4);
    front->objects--;
}

#endif
