/* SPDX-License-Identifier: MIT
 * gc/internal.h: the heap's structure, shared by the files of gc/ and by no other.
 *
 *   chunk (64 KiB .. 1 MiB, from the host's hook)
 *   [page 16 KiB][page][page] ...      a page belongs to one size class, or to nobody
 *
 * I1  A block of class c (16 * c bytes) is handed out, or in free[c], or behind bump[c].
 * I2  used <= ceiling holds for every allocation that takes the fast path; ceiling is the limit,
 *     or 0 while failures are being injected.
 * I3  items[i] of generation g is NULL (a hole) or an object whose gc word says {g, i}.
 *     Generation 0 has no holes.
 * I4  The finalizer queue has room for every live object that may enter it, so entering never
 *     allocates: gi_track and gi_weakref_new reserve the place.
 */
#ifndef GI_GC_INTERNAL_H
#define GI_GC_INTERNAL_H

#include <assert.h>

#include "gc/collect.h"
#include "gc/host.h"
#include "gc/quick.h"
#include "gc/weak.h"

#define GI_GENERATIONS 3
#define GI_FIRST_THRESHOLD 10000
#define GI_COLLECTOR_BYTES 5 /* of side arrays per candidate: four, and a bit */
#define GI_PERMANENT 3 /* gc.freeze() */

typedef struct GiChunk {
    char *base;
    uint32_t pages;     /* pages in the chunk */
    uint32_t started;   /* pages ever given to a class */
    uint8_t class_of[64]; /* 0: the page is free */
    uint16_t spare[64]; /* scratch of gi_heap_trim: free blocks seen */
} GiChunk;

typedef struct GiGeneration {
    GiObject **items;
    uint32_t size, capacity, holes;
} GiGeneration;

typedef struct GiQueue { /* finalizer queue: objects, and weak references (bit 0 set) */
    uintptr_t *items;
    size_t first, end, capacity;
    size_t reserved; /* I4 */
} GiQueue;

typedef struct GiSpan { /* values that a marker has yet to look at */
    const GiValue *at, *end; /* end NULL: `at` is itself one object */
} GiSpan;

struct GiHeap {
    GiFreeBlock *free[GI_CLASS_COUNT]; /* these six: gc/quick.h */
    size_t used, peak, ceiling;
    uint64_t allocations;
    size_t objects;
    size_t small_max;      /* GI_SMALL_MAX, or 0 while allocations are traced: gi_heap_give looks closer */
    char *bump[GI_CLASS_COUNT], *bump_end[GI_CLASS_COUNT];
    GiGeneration generation[GI_GENERATIONS + 1];
    int64_t count[GI_GENERATIONS], threshold[GI_GENERATIONS];
    int64_t trigger;       /* gi_track looks closer when count[0] exceeds it */
    bool enabled, collecting, wanted, closing;
    bool starved;          /* there was no memory for the last collection's tables */
    uint32_t debug;        /* GI_GC_DEBUG_* */
    size_t long_lived_total, long_lived_pending;
    GiCollectorStats stats[GI_GENERATIONS];
    GiQueue queue;
    /* rarely used */
    size_t limit, mapped;  /* bytes: allowed, in chunks */
    size_t large;          /* bytes taken from the hook besides chunks, tables included */
    size_t large_blocks;   /* the part of `used` that is not in chunks */
    uint64_t fail_at;      /* value of `allocations` at which to fail; 0: never */
    bool fail_forever;
    void *tracer;          /* of gi_heap_trace, or NULL */
    uint32_t stress;       /* a full collection is wanted every so many allocations; 0: off */
    GiAllocHook hook;
    void *ud;
    GiChunk *chunks;       /* sorted by base */
    size_t chunk_count, chunk_capacity;
    size_t found;          /* index of the chunk that was looked for last */
    size_t current;        /* index of the chunk with untouched pages */
    GiFreeBlock *free_pages;
    size_t trim_above;     /* trimming is worth while only with more free bytes than this */
    GiObject *drop_tail;   /* last of the objects pushed on a drop list by the release under way */
    GiSpan *mark_stack;    /* gc/mark.c */
    size_t mark_size, mark_capacity;
};

_Static_assert(offsetof(struct GiHeap, free) == offsetof(GiHeapFront, free) &&
                   offsetof(struct GiHeap, used) == offsetof(GiHeapFront, used) &&
                   offsetof(struct GiHeap, ceiling) == offsetof(GiHeapFront, ceiling) &&
                   offsetof(struct GiHeap, objects) == offsetof(GiHeapFront, objects) &&
                   offsetof(struct GiHeap, small_max) == offsetof(GiHeapFront, small_max), "Q1");

static inline GiThreadHead *gi_thread_head(GiThread *t) { return (GiThreadHead *)t; }
static inline GiHeap *gi_heap_of(GiThread *t) { return gi_thread_head(t)->heap; }
static inline GiTypeHead *gi_type_head(const GiObject *o) { return (GiTypeHead *)o->type; }
static inline uint32_t gi_gc_generation(const GiObject *o) {
    return o->gc >> GI_GC_GENERATION_SHIFT;
}
static inline uint32_t gi_gc_index(const GiObject *o) { return o->gc & GI_GC_INDEX_MASK; }
/* Is this object counted, i.e. not static? */
static inline bool gi_is_heap_object(const GiObject *o) {
    return !(o->refs == GI_IMMORTAL && o->gc == GI_GC_UNTRACKED);
}
/* Head of the list of weak references to o, whose type must allow them. */
static inline GiWeakref **gi_weak_list(GiObject *o) {
    return (GiWeakref **)((char *)o + gi_type_head(o)->weak_offset);
}

/* Small block of class c; NULL: no memory. alloc.c */
void *gi_heap_take_slow(GiHeap *heap, size_t size);
void gi_heap_give(GiHeap *heap, void *p, size_t size);
/* May the heap take so many bytes more from the hook? Pages and tables may go a little beyond the limit. */
bool gi_heap_fits(const GiHeap *heap, size_t more);
/* The same without error, limit and fault injection, for the collector's own tables. */
void *gi_heap_raw(GiHeap *heap, void *p, size_t old_size, size_t new_size);
/* Gives pages and chunks that are wholly free back. */
void gi_heap_trim(GiHeap *heap);
/* Are free lists and counts sound? NULL, or what is wrong. */
const char *gi_heap_check_blocks(GiHeap *heap);
static inline size_t gi_size_class(size_t size) { return size == 0 ? 1 : (size + 15) >> 4; }

/* Whoever takes so much is going to work on it for a while: a loop of a few bytecodes that does so again and again
 * must look at the clock more often than once in some thousand bytecodes. */
#define GI_MUCH_WORK ((size_t)128 << 10)
static inline void gi_heap_note_work(GiThread *t, size_t size) {
    if (GI_UNLIKELY(size >= GI_MUCH_WORK)) {
        gi_host_request(t);
    }
}

/* Any block; NULL without an error set: no memory. */
static inline void *gi_heap_take(GiHeap *heap, size_t size) {
    if (GI_LIKELY(size <= GI_SMALL_MAX)) {
        void *block = gi_front_take((GiHeapFront *)heap, gi_size_class(size));
        if (GI_LIKELY(block != NULL)) {
            return block;
        }
    }
    return gi_heap_take_slow(heap, size);
}

/* Sets heap->trigger after a change of thresholds and switches. collect.c */
void gi_collector_arm(GiHeap *heap);
/* count[0] has passed the trigger: asks for a collection when one is due. collect.c */
void gi_collector_ask(GiThread *t);
/* Grows the finalizer queue so that one more object may enter (I4). false: no memory. */
bool gi_queue_reserve(GiHeap *heap);
void gi_queue_push(GiThread *t, uintptr_t item);
/* Takes w off its target's list without queueing its callback. */
void gi_weakref_detach(GiWeakref *w);
/* Room for more objects in a generation, closing its holes first. false: no memory. object.c */
bool gi_generation_grow(GiHeap *heap, GiGeneration *generation, size_t more);
void gi_generation_compact(GiGeneration *generation);

#endif
