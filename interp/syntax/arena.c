/* SPDX-License-Identifier: MIT
 * interp/syntax/arena.c owns the memory of one compilation: tree nodes, their lists, and the values they hold.
 *
 *   arena -> chunk -> chunk -> ...    blocks are cut off the newest chunk, never given back singly
 *         -> values[]                 one reference each, dropped with the arena
 *
 * A1  Every block is zeroed and aligned to 8 bytes.
 * A2  A request that does not fit the newest chunk gets a new one; chunks double up to CHUNK_MAX, so
 *     a small compilation costs one small allocation and a large one few large ones.
 * A3  The source text is borrowed, not copied: whoever called gi_arena_set_source keeps it alive.
 */
#include "interp/syntax/arena.h"

#define CHUNK_MIN ((size_t)4096)
#define CHUNK_MAX ((size_t)1 << 18)

typedef struct Chunk {
    struct Chunk *next;
    size_t size; /* of the whole block, this header included */
} Chunk;

struct GiArena {
    GiThread *t;
    Chunk *chunks;
    char *cur, *end; /* free part of chunks */
    size_t next_size;
    GiValue *values;
    size_t value_count, value_capacity;
    const char *source;
    size_t source_size;
    GiValue filename; /* owned, or GI_NULL */
};

/* An arena for one compilation; NULL: MemoryError set. */
GiArena *gi_arena_new(GiThread *t) {
    GiArena *a = gi_alloc_zeroed(t, sizeof *a);
    if (a != NULL) {
        a->t = t;
        a->next_size = CHUNK_MIN;
    }
    return a;
}

/* Frees everything the arena handed out and drops the values it owns. */
void gi_arena_free(GiArena *a) {
    if (a == NULL) {
        return;
    }
    GiThread *t = a->t;
    for (size_t i = 0; i < a->value_count; i++) {
        gi_drop(t, a->values[i]);
    }
    gi_free(t, a->values, a->value_capacity * sizeof *a->values);
    gi_xdrop(t, a->filename);
    for (Chunk *c = a->chunks; c != NULL;) {
        Chunk *next = c->next;
        gi_free(t, c, c->size);
        c = next;
    }
    gi_free(t, a, sizeof *a);
}

/* Makes room for a block of `size` bytes in a new chunk (A2). */
static GI_NOINLINE bool grow(GiArena *a, size_t size) {
    size_t want = a->next_size;
    if (size > SIZE_MAX - sizeof(Chunk)) {
        gi_raise_memory(a->t);
        return false;
    }
    if (want < size + sizeof(Chunk)) {
        want = size + sizeof(Chunk);
    }
    Chunk *c = gi_alloc_zeroed(a->t, want);
    if (c == NULL) {
        return false;
    }
    c->next = a->chunks;
    c->size = want;
    a->chunks = c;
    a->cur = (char *)(c + 1);
    a->end = (char *)c + want;
    if (a->next_size < CHUNK_MAX) {
        a->next_size *= 2;
    }
    return true;
}

/* A zeroed block that lives as long as the arena; NULL: MemoryError set. */
void *gi_arena_alloc(GiArena *a, size_t size) {
    if (GI_UNLIKELY(size > SIZE_MAX - 7)) {
        gi_raise_memory(a->t);
        return NULL;
    }
    size = (size + 7) & ~(size_t)7;
    if (GI_UNLIKELY((size_t)(a->end - a->cur) < size) && !grow(a, size)) {
        return NULL;
    }
    void *p = a->cur;
    a->cur += size;
    return p;
}

/* Keeps a reference to v (taken over) until the arena is freed; returns v, GI_NULL on failure. */
GiValue gi_arena_own_steal(GiArena *a, GiValue v) {
    if (v == GI_NULL || !gi_is_counted(v)) {
        return v;
    }
    if (a->value_count == a->value_capacity) {
        size_t capacity = a->value_capacity == 0 ? 32 : a->value_capacity * 2;
        GiValue *values =
            gi_resize_array(a->t, a->values, a->value_capacity, capacity, sizeof *values);
        if (values == NULL) {
            gi_drop(a->t, v);
            return GI_NULL;
        }
        a->values = values;
        a->value_capacity = capacity;
    }
    a->values[a->value_count++] = v;
    return v;
}

/* Remembers the text of the compilation (A3) and its file name, for messages. */
void gi_arena_set_source(GiArena *a, const char *source, size_t size, GiValue filename) {
    a->source = source;
    a->source_size = size;
    gi_replace(a->t, &a->filename, gi_xtake(filename));
}

/* The text and file name given to gi_arena_set_source; borrowed. */
const char *gi_arena_source(const GiArena *a, size_t *size) {
    *size = a->source_size;
    return a->source;
}

GiValue gi_arena_filename(const GiArena *a) { return a->filename; }
