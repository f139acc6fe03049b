/* SPDX-License-Identifier: MIT
 * gc/alloc.c owns the memory of one interpreter: small blocks from free lists, large ones from the
 * host's hook, with counting, limit and fault injection.
 *
 * Freed small blocks stay on their class's list, so the hot paths are a few loads and stores. Pages
 * are given back lazily: gi_heap_trim counts the free blocks of each page by walking the lists, and
 * runs only when much is free: before another chunk is taken and after full collections.
 *
 * Objects and reference counts are gc/object.c. Needs the GIL.
 */
#include <stdlib.h>

#include "gc/census.h"
#include "gc/internal.h"
#include "gc/size.h"

#define PAGE_SIZE ((size_t)16384)
#define FIRST_CHUNK_PAGES 4u
#define MOST_CHUNK_PAGES 64u
#define LIMIT_SLACK ((size_t)240 << 10) /* what pages and tables may take above the limit */

static void *use_c_library(void *ud, void *p, size_t old_size, size_t new_size) {
    (void)ud;
    (void)old_size;
    if (new_size == 0) {
        free(p);
        return NULL;
    }
    return realloc(p, new_size);
}

GiHeap *gi_heap_new(GiAllocHook hook, void *ud, size_t limit) {
    if (hook == NULL) {
        hook = use_c_library;
    }
    GiHeap *heap = hook(ud, NULL, 0, sizeof *heap);
    if (heap == NULL) {
        return NULL;
    }
    memset(heap, 0, sizeof *heap);
    heap->hook = hook;
    heap->ud = ud;
    heap->limit = limit;
    heap->ceiling = limit == 0 ? SIZE_MAX : limit;
    heap->enabled = true;
    heap->small_max = GI_SMALL_MAX;
    heap->threshold[0] = GI_FIRST_THRESHOLD;
    heap->threshold[1] = heap->threshold[2] = 10;
    gi_collector_arm(heap);
    return heap;
}

bool gi_heap_fits(const GiHeap *heap, size_t more) {
    if (heap->limit == 0) {
        return true;
    }
    size_t side = 0; /* what a collection will need for a moment */
    for (int g = 0; g < GI_GENERATIONS; g++) {
        side += heap->generation[g].capacity * GI_COLLECTOR_BYTES;
    }
    return heap->mapped + heap->large + side + more <= heap->limit + LIMIT_SLACK;
}

void *gi_heap_raw(GiHeap *heap, void *p, size_t old_size, size_t new_size) {
    void *q = old_size == 0 && new_size == 0 ? NULL : heap->hook(heap->ud, p, old_size, new_size);
    if (q != NULL || new_size == 0) {
        heap->large += new_size - old_size;
    }
    return q;
}

void gi_heap_free(GiHeap *heap) {
    for (int g = 0; g <= GI_PERMANENT; g++) {
        GiGeneration *generation = &heap->generation[g];
        gi_heap_raw(heap, generation->items, generation->capacity * sizeof(GiObject *), 0);
    }
    gi_heap_raw(heap, heap->queue.items, heap->queue.capacity * sizeof(uintptr_t), 0);
    gi_heap_raw(heap, heap->mark_stack, heap->mark_capacity * sizeof(GiSpan), 0);
    for (size_t i = 0; i < heap->chunk_count; i++) {
        heap->hook(heap->ud, heap->chunks[i].base, heap->chunks[i].pages * PAGE_SIZE, 0);
    }
    gi_heap_raw(heap, heap->chunks, heap->chunk_capacity * sizeof(GiChunk), 0);
    heap->hook(heap->ud, heap, sizeof *heap, 0);
}

void gi_heap_stats(const GiHeap *heap, GiHeapStats *out) {
    *out = (GiHeapStats){heap->used, heap->peak, heap->limit, heap->objects, heap->allocations};
}

static void set_ceiling(GiHeap *heap) {
    bool slow = heap->fail_at != 0 || heap->stress != 0 || heap->tracer != NULL;
    heap->ceiling = slow ? 0 : heap->limit == 0 ? SIZE_MAX : heap->limit;
}

GI_FOR_SIZE

void gi_heap_closing(GiHeap *heap) { heap->closing = true; }

void gi_heap_set_limit(GiHeap *heap, size_t limit) {
    heap->limit = limit;
    set_ceiling(heap);
}

void gi_heap_fail_at(GiHeap *heap, uint64_t n, bool forever) {
    heap->fail_at = n == 0 ? 0 : heap->allocations + n;
    heap->fail_forever = forever;
    set_ceiling(heap);
}

void gi_heap_trace(GiHeap *heap, void *tracer) {
    heap->tracer = tracer;
    heap->small_max = tracer == NULL ? GI_SMALL_MAX : 0;
    set_ceiling(heap);
}

void gi_heap_stress(GiHeap *heap, uint32_t n) {
    heap->stress = n;
    set_ceiling(heap);
    gi_collector_arm(heap);
}

GI_FOR_SPEED

/* --- chunks and pages --- */

/* The chunk that p lies in. Callers ask about one block after the other, so mostly it is the one found last. */
static GiChunk *find_chunk(GiHeap *heap, const void *p) {
    if (heap->found < heap->chunk_count) {
        GiChunk *last = &heap->chunks[heap->found];
        if ((const char *)p >= last->base && (size_t)((const char *)p - last->base) < last->pages * PAGE_SIZE) {
            return last;
        }
    }
    size_t low = 0, high = heap->chunk_count;
    while (high - low > 1) {
        size_t middle = low + (high - low) / 2;
        if ((const char *)p < heap->chunks[middle].base) {
            high = middle;
        } else {
            low = middle;
        }
    }
    heap->found = low;
    return &heap->chunks[low];
}

/* Pages of the next chunk: growing with the heap, but within the limit. 0: not allowed. */
static uint32_t next_chunk_pages(const GiHeap *heap) {
    uint32_t pages = FIRST_CHUNK_PAGES;
    while (pages < MOST_CHUNK_PAGES && pages * PAGE_SIZE < heap->mapped) {
        pages *= 2;
    }
    if (heap->limit != 0) {
        while (pages > 0 && !gi_heap_fits(heap, pages * PAGE_SIZE)) {
            pages--;
        }
    }
    return pages;
}

static bool add_chunk(GiHeap *heap) {
    uint32_t pages = next_chunk_pages(heap);
    if (pages == 0) {
        return false;
    }
    if (heap->chunk_count == heap->chunk_capacity) {
        size_t capacity = heap->chunk_capacity == 0 ? 8 : heap->chunk_capacity * 2;
        void *p = gi_heap_raw(heap, heap->chunks, heap->chunk_capacity * sizeof(GiChunk),
                              capacity * sizeof(GiChunk));
        if (p == NULL) {
            return false;
        }
        heap->chunks = p;
        heap->chunk_capacity = capacity;
    }
    char *base = heap->hook(heap->ud, NULL, 0, pages * PAGE_SIZE);
    if (base == NULL) {
        return false;
    }
    size_t at = heap->chunk_count;
    while (at > 0 && heap->chunks[at - 1].base > base) {
        heap->chunks[at] = heap->chunks[at - 1];
        at--;
    }
    heap->chunks[at] = (GiChunk){.base = base, .pages = pages};
    heap->chunk_count++;
    heap->current = at;
    heap->mapped += pages * PAGE_SIZE;
    return true;
}

/* Free bytes in small blocks and pages. */
static size_t spare_bytes(const GiHeap *heap, size_t small_used) {
    return heap->mapped > small_used ? heap->mapped - small_used : 0;
}

static size_t small_used(const GiHeap *heap) { return heap->used - heap->large_blocks; }

/* Gives an untouched or freed page to class c. false: no memory. */
static bool add_page(GiHeap *heap, size_t c) {
    if (heap->free_pages == NULL &&
        (heap->chunk_count == 0 ||
         heap->chunks[heap->current].started == heap->chunks[heap->current].pages)) {
        size_t spare = spare_bytes(heap, small_used(heap));
        if (spare > heap->mapped / 4 && spare > heap->trim_above) {
            gi_heap_trim(heap);
        }
        if (heap->free_pages == NULL && !add_chunk(heap)) {
            gi_heap_trim(heap);
            if (heap->free_pages == NULL && !add_chunk(heap)) {
                return false;
            }
        }
    }
    char *page = (char *)heap->free_pages;
    GiChunk *chunk;
    if (page != NULL) {
        heap->free_pages = heap->free_pages->next;
        chunk = find_chunk(heap, page);
    } else {
        chunk = &heap->chunks[heap->current];
        page = chunk->base + chunk->started++ * PAGE_SIZE;
    }
    chunk->class_of[(size_t)(page - chunk->base) / PAGE_SIZE] = (uint8_t)c;
    heap->bump[c] = page;
    heap->bump_end[c] = page + PAGE_SIZE / (c << 4) * (c << 4);
    return true;
}

/* Takes the blocks of wholly free pages off the list of class c, `blocks` of them. */
static void unlink_free_pages(GiHeap *heap, size_t c, size_t blocks) {
    GiFreeBlock **link = &heap->free[c];
    while (blocks > 0 && *link != NULL) {
        GiFreeBlock *block = *link;
        GiChunk *chunk = find_chunk(heap, block);
        size_t page = (size_t)((char *)block - chunk->base) / PAGE_SIZE;
        if (chunk->spare[page] == PAGE_SIZE / (c << 4)) {
            *link = block->next;
            blocks--;
        } else {
            link = &block->next;
        }
    }
}

/* Frees chunks without a used page, and lists the free pages of the others. */
static void collect_free_pages(GiHeap *heap) {
    size_t kept = 0;
    heap->free_pages = NULL;
    for (size_t i = 0; i < heap->chunk_count; i++) {
        GiChunk *chunk = &heap->chunks[i];
        uint32_t busy = 0;
        for (uint32_t page = 0; page < chunk->started; page++) {
            size_t c = chunk->class_of[page];
            if (c != 0 && chunk->spare[page] == PAGE_SIZE / (c << 4)) {
                chunk->class_of[page] = 0;
            }
            busy += chunk->class_of[page] != 0;
        }
        if (busy == 0 && heap->chunk_count > 1 && chunk->started == chunk->pages) {
            heap->mapped -= chunk->pages * PAGE_SIZE;
            heap->hook(heap->ud, chunk->base, chunk->pages * PAGE_SIZE, 0);
            continue;
        }
        if (i == heap->current) {
            heap->current = kept;
        }
        heap->chunks[kept++] = *chunk;
    }
    heap->chunk_count = kept;
    if (heap->current >= kept) {
        heap->current = kept == 0 ? 0 : kept - 1;
    }
    for (size_t i = kept; i-- > 0;) {
        GiChunk *chunk = &heap->chunks[i];
        for (uint32_t page = chunk->started; page-- > 0;) {
            if (chunk->class_of[page] == 0) {
                GiFreeBlock *block = (GiFreeBlock *)(chunk->base + page * PAGE_SIZE);
                block->next = heap->free_pages;
                heap->free_pages = block;
            }
        }
    }
}

/* The page being carved for class c stays (I1), unless everything carved from it is free again: then the
 * blocks of it that were never carved are returned. */
static size_t settle_bump(GiHeap *heap, size_t c) {
    if (heap->bump[c] == heap->bump_end[c]) {
        return 0;
    }
    GiChunk *chunk = find_chunk(heap, heap->bump[c]);
    size_t offset = (size_t)(heap->bump[c] - chunk->base), carved = offset % PAGE_SIZE / (c << 4);
    uint16_t *spare = &chunk->spare[offset / PAGE_SIZE];
    if (*spare != carved) {
        *spare = 0;
        return 0;
    }
    *spare = (uint16_t)(PAGE_SIZE / (c << 4));
    heap->bump[c] = heap->bump_end[c] = NULL;
    return *spare - carved;
}

/* Counts the free blocks of each page. */
static void count_spare(GiHeap *heap, size_t listed[GI_CLASS_COUNT], size_t uncarved[GI_CLASS_COUNT]) {
    for (size_t i = 0; i < heap->chunk_count; i++) {
        memset(heap->chunks[i].spare, 0, sizeof heap->chunks[i].spare);
    }
    for (size_t c = 1; c < GI_CLASS_COUNT; c++) {
        listed[c] = 0;
        for (GiFreeBlock *block = heap->free[c]; block != NULL; block = block->next, listed[c]++) {
            GiChunk *chunk = find_chunk(heap, block);
            chunk->spare[(size_t)((char *)block - chunk->base) / PAGE_SIZE]++;
        }
        uncarved[c] = settle_bump(heap, c);
    }
}

void gi_heap_trim(GiHeap *heap) {
    size_t listed[GI_CLASS_COUNT], uncarved[GI_CLASS_COUNT], going[GI_CLASS_COUNT] = {0};
    count_spare(heap, listed, uncarved);
    for (size_t i = 0; i < heap->chunk_count; i++) {
        const GiChunk *chunk = &heap->chunks[i];
        for (uint32_t page = 0; page < chunk->started; page++) {
            size_t c = chunk->class_of[page];
            going[c] += c != 0 && chunk->spare[page] == PAGE_SIZE / (c << 4) ? chunk->spare[page] : 0;
        }
    }
    for (size_t c = 1; c < GI_CLASS_COUNT; c++) {
        if (going[c] - uncarved[c] == listed[c]) {
            heap->free[c] = NULL;
        } else {
            unlink_free_pages(heap, c, going[c] - uncarved[c]);
        }
    }
    collect_free_pages(heap);
    size_t spare = spare_bytes(heap, small_used(heap));
    heap->trim_above = spare + spare / 2;
}

/* --- checking --- */

/* The chunk that p lies in, NULL: none. */
static GiChunk *chunk_around(GiHeap *heap, const void *p) {
    GiChunk *chunk = heap->chunk_count == 0 ? NULL : find_chunk(heap, p);
    bool inside = chunk != NULL && (const char *)p >= chunk->base &&
                  (const char *)p < chunk->base + chunk->pages * PAGE_SIZE;
    return inside ? chunk : NULL;
}

#ifndef NDEBUG
/* Debug builds fill freed blocks: has anybody written to this one since? */
static bool is_filled(const GiFreeBlock *block, size_t c) {
    const unsigned char *p = (const unsigned char *)block;
    for (size_t i = sizeof *block; i < c << 4; i++) {
        if (p[i] != GI_FREE_FILL) {
            return false;
        }
    }
    return true;
}
#endif

/* The free blocks of class c; NULL or what is wrong with them. Counts the bytes. */
static const char *check_class(GiHeap *heap, size_t c, size_t *bytes) {
    for (GiFreeBlock *block = heap->free[c]; block != NULL; block = block->next) {
        GiChunk *chunk = chunk_around(heap, block);
        if (chunk == NULL) {
            return "a free block lies in no chunk";
        }
        size_t offset = (size_t)((char *)block - chunk->base);
        if (chunk->class_of[offset / PAGE_SIZE] != c || offset % PAGE_SIZE % (c << 4) != 0) {
            return "a free block is not in a page of its class";
        }
        *bytes += c << 4;
        if (*bytes > heap->mapped) {
            return "a free list runs in a circle";
        }
#ifndef NDEBUG
        if (!is_filled(block, c)) {
            return "freed memory was written to";
        }
#endif
    }
    return NULL;
}

const char *gi_heap_check_blocks(GiHeap *heap) {
    size_t unused = 0, carved = 0;
    for (size_t c = 1; c < GI_CLASS_COUNT; c++) {
        const char *problem = check_class(heap, c, &unused);
        if (problem != NULL) {
            return problem;
        }
        unused += (size_t)(heap->bump_end[c] - heap->bump[c]);
    }
    for (size_t i = 0; i < heap->chunk_count; i++) {
        const GiChunk *chunk = &heap->chunks[i];
        for (uint32_t page = 0; page < chunk->started; page++) {
            size_t c = chunk->class_of[page];
            carved += c == 0 ? 0 : PAGE_SIZE / (c << 4) * (c << 4);
        }
    }
    return carved - unused == small_used(heap) ? NULL : "the bytes in use are miscounted";
}

/* One bit for each 16 bytes of the chunks: set where a block is not handed out. */
static uint8_t *map_free_blocks(GiHeap *heap) {
    size_t bits = heap->mapped / 16;
    uint8_t *map = gi_heap_raw(heap, NULL, 0, bits / 8 + 1);
    if (map == NULL) {
        return NULL;
    }
    memset(map, 0, bits / 8 + 1);
    size_t before[2] = {0, 0}; /* of the chunk looked at last: its number, and bytes in front of it */
    for (size_t c = 1; c < GI_CLASS_COUNT; c++) {
        for (GiFreeBlock *block = heap->free[c]; block != NULL; block = block->next) {
            size_t number = (size_t)(find_chunk(heap, block) - heap->chunks);
            if (number < before[0]) {
                before[0] = before[1] = 0;
            }
            for (; before[0] < number; before[0]++) {
                before[1] += heap->chunks[before[0]].pages * PAGE_SIZE;
            }
            size_t at = (before[1] + (size_t)((char *)block - heap->chunks[number].base)) / 16;
            map[at / 8] |= (uint8_t)(1 << at % 8);
        }
    }
    return map;
}

GI_FOR_SIZE

bool gi_heap_each_block(GiThread *t, void (*visit)(void *block, size_t size, void *arg), void *arg) {
    GiHeap *heap = gi_heap_of(t);
    uint8_t *map = map_free_blocks(heap);
    if (map == NULL) {
        return false;
    }
    size_t before = 0, bytes = heap->mapped / 16 / 8 + 1;
    for (size_t i = 0; i < heap->chunk_count; i++) {
        const GiChunk *chunk = &heap->chunks[i];
        for (uint32_t page = 0; page < chunk->started; page++) {
            size_t c = chunk->class_of[page];
            char *start = chunk->base + page * PAGE_SIZE;
            char *end = c != 0 && heap->bump[c] >= start && heap->bump[c] < start + PAGE_SIZE &&
                                heap->bump[c] != heap->bump_end[c]
                            ? heap->bump[c]
                            : start + (c == 0 ? 0 : PAGE_SIZE / (c << 4) * (c << 4));
            for (char *p = start; p < end; p += c << 4) {
                size_t at = (before + (size_t)(p - chunk->base)) / 16;
                if (!(map[at / 8] >> at % 8 & 1)) {
                    visit(p, c << 4, arg);
                }
            }
        }
        before += chunk->pages * PAGE_SIZE;
    }
    gi_heap_raw(heap, map, bytes, 0);
    return true;
}

GI_FOR_SPEED

/* --- taking and giving --- */

/* Counts one request and says whether it may go on. */
static bool admit(GiHeap *heap, size_t size) {
    heap->allocations++;
    if (heap->stress != 0 && heap->allocations % heap->stress == 0) {
        heap->wanted = true;
    }
    if (heap->fail_at != 0 && heap->allocations >= heap->fail_at) {
        if (heap->fail_forever || heap->allocations == heap->fail_at) {
            return false;
        }
    }
    size_t used = heap->used + size;
    if (used < size || (heap->limit != 0 && used > heap->limit)) {
        return false;
    }
    heap->used = used;
    if (used > heap->peak) {
        heap->peak = used;
    }
    return true;
}

static void *take_small(GiHeap *heap, size_t c) {
    GiFreeBlock *block = heap->free[c];
    if (block != NULL) {
        heap->free[c] = block->next;
        return block;
    }
    if (heap->bump[c] == heap->bump_end[c] && !add_page(heap, c)) {
        return NULL;
    }
    char *p = heap->bump[c];
    heap->bump[c] = p + (c << 4);
    return p;
}

/* A block from the hook; gives wholly free pages back first when the limit would be passed. */
static void *take_large(GiHeap *heap, size_t bytes) {
    if (!gi_heap_fits(heap, bytes)) {
        gi_heap_trim(heap);
        if (!gi_heap_fits(heap, bytes)) {
            return NULL;
        }
    }
    return gi_heap_raw(heap, NULL, 0, bytes);
}

void *gi_heap_take_slow(GiHeap *heap, size_t size) {
    bool small = size <= GI_SMALL_MAX;
    size_t bytes = small ? gi_size_class(size) << 4 : size;
    if (size > SIZE_MAX / 2 || !admit(heap, bytes)) {
        return NULL;
    }
    void *p = small ? take_small(heap, bytes >> 4) : take_large(heap, bytes);
    if (p == NULL) {
        heap->used -= bytes;
        return NULL;
    }
    if (!small) {
        heap->large_blocks += bytes;
    }
    if (heap->tracer != NULL) {
        gi_host_traced(heap->tracer, p, size);
    }
    return p;
}

/* A large block, or any block while allocations are traced. */
static GI_NOINLINE void give_slow(GiHeap *heap, void *p, size_t size) {
    if (heap->tracer != NULL) {
        gi_host_untraced(heap->tracer, p);
    }
    if (size <= GI_SMALL_MAX) {
        gi_front_give((GiHeapFront *)heap, p, gi_size_class(size));
        return;
    }
    heap->used -= size;
    heap->large_blocks -= size;
    gi_heap_raw(heap, p, size, 0);
}

void gi_heap_give(GiHeap *heap, void *p, size_t size) {
    if (GI_LIKELY(size <= heap->small_max)) {
        gi_front_give((GiHeapFront *)heap, p, gi_size_class(size));
    } else {
        give_slow(heap, p, size);
    }
}

void *gi_alloc(GiThread *t, size_t size) {
    gi_heap_note_work(t, size);
    void *p = gi_heap_take(gi_heap_of(t), size);
    if (p == NULL) {
        gi_host_no_memory(t);
    }
    return p;
}

void *gi_alloc_zeroed(GiThread *t, size_t size) {
    void *p = gi_alloc(t, size);
    return p == NULL ? NULL : memset(p, 0, size);
}

void gi_free(GiThread *t, void *p, size_t size) {
    if (p != NULL) {
        gi_heap_give(gi_heap_of(t), p, size);
    }
}

/* Large to large: the hook's realloc. NULL: no memory, p is as before. */
static void *resize_large(GiHeap *heap, void *p, size_t old_size, size_t new_size) {
    if (new_size > old_size && !admit(heap, new_size - old_size)) {
        return NULL;
    }
    bool fits = new_size <= old_size || gi_heap_fits(heap, new_size - old_size);
    if (heap->tracer != NULL) {
        gi_host_untraced(heap->tracer, p);
    }
    void *q = fits ? gi_heap_raw(heap, p, old_size, new_size) : NULL;
    if (heap->tracer != NULL) {
        gi_host_traced(heap->tracer, q == NULL ? p : q, q == NULL ? old_size : new_size);
    }
    if (q == NULL) {
        heap->used -= new_size > old_size ? new_size - old_size : 0;
        return NULL;
    }
    heap->used -= new_size < old_size ? old_size - new_size : 0;
    heap->large_blocks += new_size - old_size;
    return q;
}

void *gi_resize(GiThread *t, void *p, size_t old_size, size_t new_size) {
    if (p == NULL) {
        return gi_alloc(t, new_size);
    }
    GiHeap *heap = gi_heap_of(t);
    gi_heap_note_work(t, new_size);
    bool old_small = old_size <= GI_SMALL_MAX, new_small = new_size <= GI_SMALL_MAX;
    if (old_small && new_small && gi_size_class(old_size) == gi_size_class(new_size)) {
        return p;
    }
    void *q;
    if (!old_small && !new_small) {
        q = new_size > SIZE_MAX / 2 ? NULL : resize_large(heap, p, old_size, new_size);
    } else {
        q = gi_heap_take(heap, new_size);
        if (q != NULL) {
            memcpy(q, p, old_size < new_size ? old_size : new_size);
            gi_heap_give(heap, p, old_size);
        }
    }
    if (q == NULL) {
        gi_host_no_memory(t);
    }
    return q;
}

void *gi_alloc_array(GiThread *t, size_t count, size_t size) {
    size_t bytes;
    if (__builtin_mul_overflow(count, size, &bytes)) {
        gi_host_no_memory(t);
        return NULL;
    }
    return gi_alloc(t, bytes);
}

void *gi_resize_array(GiThread *t, void *p, size_t old_count, size_t new_count, size_t size) {
    size_t bytes;
    if (__builtin_mul_overflow(new_count, size, &bytes)) {
        gi_host_no_memory(t);
        return NULL;
    }
    return gi_resize(t, p, old_count * size, bytes);
}
