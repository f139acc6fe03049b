/* SPDX-License-Identifier: MIT
 * gc/heap.h: the allocator of one interpreter, object creation, tracking, and the collector.
 *
 * Small blocks (up to 512 bytes, classes of 16) come from free lists carved from 1 MiB aligned
 * chunks; larger ones from the host's allocation hook. Every byte is counted and limited, and any
 * call may be made to fail. Allocation never runs script code and never collects.
 *
 * Every function needs the GIL, except gi_heap_new and gi_heap_free.
 */
#ifndef GI_HEAP_H
#define GI_HEAP_H

#include "gc/object.h"

/* realloc-like hook: p == NULL allocates, new_size == 0 frees (returns NULL). */
typedef void *(*GiAllocHook)(void *ud, void *p, size_t old_size, size_t new_size);

typedef struct GiHeapStats {
    size_t used, peak, limit; /* bytes handed out now, at most, and allowed (0: no limit) */
    size_t objects;           /* live objects with a header */
    uint64_t allocations;     /* calls that asked for memory since the heap was made */
} GiHeapStats;

/* Returns a heap, or NULL when the hook (NULL: the C library) gives no memory. */
GiHeap *gi_heap_new(GiAllocHook hook, void *ud, size_t limit);
/* Frees the heap and all its chunks. */
void gi_heap_free(GiHeap *heap);
void gi_heap_stats(const GiHeap *heap, GiHeapStats *out);
void gi_heap_set_limit(GiHeap *heap, size_t limit);
/* The heap will be freed soon: collections no longer look for pages to give back. Allocation works as before. */
void gi_heap_closing(GiHeap *heap);
/* The n-th allocation from now fails (and all later ones when `forever`); 0 turns it off. */
void gi_heap_fail_at(GiHeap *heap, uint64_t n, bool forever);

/* From now on gi_host_traced and gi_host_untraced hear of every block (tracemalloc); NULL: no longer. */
void gi_heap_trace(GiHeap *heap, void *tracer);

/* Memory without a header. NULL with MemoryError set on failure (size 0 gives a valid block).
 * The caller passes the size back when it frees or resizes. A failed gi_resize leaves p as it was. */
GI_OWNED void *gi_alloc(GiThread *t, size_t size);
GI_OWNED void *gi_alloc_zeroed(GiThread *t, size_t size);
GI_OWNED void *gi_resize(GiThread *t, void *p, size_t old_size, size_t new_size);
void gi_free(GiThread *t, void *p, size_t size);
/* count * size with an overflow check: MemoryError instead of a short block. */
GI_OWNED void *gi_alloc_array(GiThread *t, size_t count, size_t size);
GI_OWNED void *gi_resize_array(GiThread *t, void *p, size_t old_count, size_t new_count, size_t size);

/* A new object of a fixed-size type (type->size bytes), resp. of `size` bytes: header set, count
 * 1, the rest zeroed. It is NOT yet tracked: call gi_track once its fields are valid.
 * type->prefix more bytes, zeroed, lie in front of the header. Keeps a reference to a heap type.
 * NULL with MemoryError set on failure. */
GI_OWNED void *gi_object_new(GiThread *t, GiType *type);
GI_OWNED void *gi_object_new_sized(GiThread *t, GiType *type, size_t size);
/* As gi_object_new_sized, but the body beyond the header is left uninitialised. */
GI_OWNED void *gi_object_new_raw(GiThread *t, GiType *type, size_t size);
/* gi_object_new and gi_object_new_raw with gi_track: for objects whose fields get valid contents before anything else
 * is asked of gc/. */
GI_OWNED void *gi_object_new_tracked(GiThread *t, GiType *type);
GI_OWNED void *gi_object_new_raw_tracked(GiThread *t, GiType *type, size_t size);
/* Resizes an untracked object with one reference (string building). NULL: it failed, o is as before. */
GI_OWNED void *gi_object_resize(GiThread *t, void *o, size_t old_size, size_t new_size);
/* Untracks o, clears weak references, drops its heap type and returns its memory: the last step
 * of every `release`. */
void gi_object_free(GiThread *t, void *o, size_t size);

/* Registers a container with the collector / takes it out. Both may be called twice. gi_track
 * returns false with MemoryError set when the generation array cannot grow. */
GI_OWNED bool gi_track(GiThread *t, void *o);
void gi_untrack(GiThread *t, void *o);
static inline bool gi_is_tracked(const void *o) {
    return ((const GiObject *)o)->gc != GI_GC_UNTRACKED;
}

/* True when a generation's threshold is passed: the VM then calls gi_collect_due at its yield label. */
bool gi_collect_wanted(GiThread *t);
void gi_collect_due(GiThread *t);
/* Collects a generation (0..2) and the younger ones; returns the unreachable objects found. Runs
 * finalizers and weakref callbacks (script code). */
size_t gi_collect(GiThread *t, int generation);

#endif
