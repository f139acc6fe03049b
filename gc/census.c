/* SPDX-License-Identifier: MIT
 * gc/census.c: the census (an open hash table over object addresses, and the objects in the order in
 * which they were met, which doubles as the work list), and the heap checker.
 *
 * Walking is a loop over that list: whatever an object refers to is appended, so nothing recurses.
 * The pages behind blocks are gc/alloc.c's, the generations gc/object.c's.
 */
#include "gc/census.h"

#include "gc/internal.h"

#define EMPTY UINT32_MAX

typedef struct GiCensusEntry {
    GiObject *object;
    uint32_t found;
} GiCensusEntry;

struct GiCensus {
    GiThread *t;
    GiHeap *heap;
    GiCensusEntry *entries;
    size_t size, capacity;
    uint32_t *table; /* places in entries, or EMPTY; a power of two */
    size_t table_size;
    bool failed;
};

GiCensus *gi_census_open(GiThread *t) {
    GiHeap *heap = gi_heap_of(t);
    GiCensus *census = gi_heap_raw(heap, NULL, 0, sizeof *census);
    if (census != NULL) {
        *census = (GiCensus){.t = t, .heap = heap};
    }
    return census;
}

void gi_census_close(GiCensus *census) {
    GiHeap *heap = census->heap;
    gi_heap_raw(heap, census->entries, census->capacity * sizeof(GiCensusEntry), 0);
    gi_heap_raw(heap, census->table, census->table_size * sizeof(uint32_t), 0);
    gi_heap_raw(heap, census, sizeof *census, 0);
}

static size_t hash_address(const void *o) {
    return (size_t)((uint64_t)(uintptr_t)o * 0x9E3779B97F4A7C15u >> 20);
}

/* The cell of the table where o is, or where it would go. */
static uint32_t *find_cell(const GiCensus *census, const void *o) {
    size_t mask = census->table_size - 1, at = hash_address(o) & mask;
    while (census->table[at] != EMPTY && census->entries[census->table[at]].object != o) {
        at = (at + 1) & mask;
    }
    return &census->table[at];
}

/* Twice the room; false: no memory. */
static bool grow(GiCensus *census) {
    GiHeap *heap = census->heap;
    size_t capacity = census->capacity == 0 ? 4096 : census->capacity * 2, cells = capacity * 2;
    uint32_t *table = gi_heap_raw(heap, NULL, 0, cells * sizeof *table);
    if (table == NULL) {
        return false;
    }
    GiCensusEntry *entries =
        gi_heap_raw(heap, census->entries, census->capacity * sizeof *entries, capacity * sizeof *entries);
    if (entries == NULL) {
        gi_heap_raw(heap, table, cells * sizeof *table, 0);
        return false;
    }
    gi_heap_raw(heap, census->table, census->table_size * sizeof *table, 0);
    memset(table, 0xFF, cells * sizeof *table);
    census->entries = entries;
    census->capacity = capacity;
    census->table = table;
    census->table_size = cells;
    for (size_t i = 0; i < census->size; i++) {
        *find_cell(census, entries[i].object) = (uint32_t)i;
    }
    return true;
}

/* The entry of o, made when it is met for the first time; NULL: no memory. */
static GiCensusEntry *enrol(GiCensus *census, GiObject *o) {
    if (census->size == census->capacity && (census->size >= EMPTY - 1 || !grow(census))) {
        census->failed = true;
        return NULL;
    }
    uint32_t *cell = find_cell(census, o);
    if (*cell == EMPTY) {
        *cell = (uint32_t)census->size;
        census->entries[census->size++] = (GiCensusEntry){o, 0};
    }
    return &census->entries[*cell];
}

int gi_census_visit(GiValue v, void *arg) {
    if (v != GI_NULL && gi_is_counted(v)) {
        GiCensusEntry *entry = enrol(arg, gi_object(v));
        if (entry != NULL) {
            entry->found++;
        }
    }
    return 0;
}

int gi_traverse_all(GiObject *o, GiVisit visit, void *arg) {
    int stop = gi_traverse(o, visit, arg);
    return stop != 0 ? stop : gi_host_hidden(o, visit, arg);
}

bool gi_census_walk(GiCensus *census) {
    GiHeap *heap = census->heap;
    for (int g = 0; g <= GI_PERMANENT; g++) {
        const GiGeneration *generation = &heap->generation[g];
        for (uint32_t i = 0; i < generation->size; i++) {
            if (generation->items[i] != NULL) {
                enrol(census, generation->items[i]);
            }
        }
    }
    for (size_t i = heap->queue.first; i < heap->queue.end; i++) {
        gi_census_visit(gi_counted((void *)(heap->queue.items[i] & ~(uintptr_t)1)), census);
    }
    for (size_t i = 0; i < census->size && !census->failed; i++) {
        gi_traverse_all(census->entries[i].object, gi_census_visit, census);
    }
    return !census->failed;
}

size_t gi_census_size(const GiCensus *census) { return census->size; }

GiObject *gi_census_object(const GiCensus *census, size_t i) { return census->entries[i].object; }

uint32_t gi_census_found(const GiCensus *census, size_t i) { return census->entries[i].found; }

size_t gi_census_place(const GiCensus *census, const void *o) {
    uint32_t place = census->table_size == 0 ? EMPTY : *find_cell(census, o);
    return place == EMPTY ? SIZE_MAX : place;
}

/* --- the heap's structure --- */

static const char *check_generation(const GiGeneration *generation, uint32_t g) {
    uint32_t holes = 0;
    for (uint32_t i = 0; i < generation->size; i++) {
        const GiObject *o = generation->items[i];
        if (o == NULL) {
            holes++;
            continue;
        }
        if (!gi_is_tracked(o) || gi_gc_generation(o) != g || gi_gc_index(o) != i) {
            return "an object's gc word does not say where it is listed";
        }
        if (o->refs == 0) {
            return "a tracked object has no references";
        }
    }
    if (holes != generation->holes || (g == 0 && holes != 0)) {
        return "a generation's holes are miscounted";
    }
    return generation->size > generation->capacity ? "a generation is larger than its array" : NULL;
}

static const char *check_queue(const GiQueue *queue) {
    if (queue->first > queue->end || queue->end > queue->capacity) {
        return "the finalizer queue is out of its array";
    }
    for (size_t i = queue->first; i < queue->end; i++) {
        if (((GiObject *)(queue->items[i] & ~(uintptr_t)1))->refs == 0) {
            return "a queued object has no references";
        }
    }
    return NULL;
}

bool gi_heap_check(GiThread *t, const char **problem) {
    GiHeap *heap = gi_heap_of(t);
    *problem = NULL;
    for (uint32_t g = 0; g <= GI_PERMANENT && *problem == NULL; g++) {
        *problem = check_generation(&heap->generation[g], g);
    }
    if (*problem == NULL) {
        *problem = check_queue(&heap->queue);
    }
    if (*problem == NULL) {
        *problem = gi_heap_check_blocks(heap);
    }
    return *problem == NULL;
}
