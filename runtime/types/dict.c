/* SPDX-License-Identifier: MIT
 * runtime/types/dict.c owns dict: the table, and the type with its methods. Views and iterators live
 * in dictview.c.
 *
 *   entries  [key value hash] in insertion order, holes where one was deleted (D2: key GI_NULL)
 *   index    open addressing: slot -> position in entries, -1 empty, -2 deleted. Entries and index are
 *            one block.
 *
 * A dict of at most SMALL entries has no index: it is searched from the front by hash.
 *
 * I1  Every live position is in exactly one slot, a hole in none. Deletion leaves a hole, even at the end,
 *     by which iterators notice that keys were replaced; popitem gives up the last positions.
 * I2  room counts down with every append and does not rise when popitem gives a position up; so slots that
 *     are not empty, deleted ones included, are fewer than slots: a probe always meets an empty slot.
 *     filled + room <= capacity.
 * I3  Entries before `first` are holes: so a dict used as a queue finds its oldest entry at once.
 * I4  version is 0 after any change of the keys and is given out by the public find functions, so
 *     that numbers are spent on dicts that are cached, not on every insertion.
 */
#include "runtime/types/dict.h"

#include "gc/quick.h"
#include "runtime/types/dict_find.h"
#include "runtime/types/dictview.h"
#include "runtime/types/genericalias.h"
#include "runtime/types/sequence.h"
#include "runtime/types/support.h"

#define SMALL 8u
#define MAX_BITS 31
#define PERTURB_SHIFT 5
#define EMPTY (-1)
#define DELETED (-2)
#define ALWAYS_INLINE inline __attribute__((always_inline)) /* one search for each width and kind of keys */

/* --- the table --- */

static inline unsigned slot_width(uint8_t bits) { return bits <= 7 ? 1 : bits <= 15 ? 2 : 4; }

static inline int32_t slot_at(const void *index, unsigned width, size_t slot) {
    return width == 1 ? ((const int8_t *)index)[slot]
           : width == 2 ? ((const int16_t *)index)[slot] : ((const int32_t *)index)[slot];
}

static size_t block_size(uint32_t capacity, uint8_t bits) {
    return capacity * sizeof(GiDictEntry) + (bits == 0 ? 0 : (size_t)slot_width(bits) << bits);
}

static inline void set_slot(GiDict *d, size_t slot, int32_t position) {
    switch (slot_width(d->index_bits)) {
    case 1: ((int8_t *)d->index)[slot] = (int8_t)position; break;
    case 2: ((int16_t *)d->index)[slot] = (int16_t)position; break;
    default: ((int32_t *)d->index)[slot] = position; break;
    }
}

/* Enters positions of keys that are in no slot (I1), in tables of one width. */
#define INDEX_POSITIONS(name, Type)                                                                \
    static void name(Type *index, size_t mask, const GiDictEntry *entries, uint32_t from, uint32_t to) { \
        for (uint32_t i = from; i < to; i++) {                                                     \
            uint64_t perturb = (uint64_t)entries[i].hash;                                          \
            size_t slot = perturb & mask;                                                          \
            while (index[slot] >= 0) {                                                             \
                perturb >>= PERTURB_SHIFT;                                                       \
                slot = (slot * 5 + perturb + 1) & mask;                                            \
            }                                                                                      \
            index[slot] = (Type)i;                                                                 \
        }                                                                                          \
    }
INDEX_POSITIONS(index_narrow, int8_t)
INDEX_POSITIONS(index_middle, int16_t)
INDEX_POSITIONS(index_wide, int32_t)
#undef INDEX_POSITIONS

static inline void index_positions(GiDict *d, uint32_t from, uint32_t to) {
    size_t mask = ((size_t)1 << d->index_bits) - 1;
    switch (slot_width(d->index_bits)) {
    case 1: index_narrow(d->index, mask, d->entries, from, to); break;
    case 2: index_middle(d->index, mask, d->entries, from, to); break;
    default: index_wide(d->index, mask, d->entries, from, to); break;
    }
}

/* The slot of a position gets another content. */
static void reset_position(GiDict *d, uint32_t position, int64_t hash, int32_t content) {
    unsigned width = slot_width(d->index_bits);
    size_t mask = ((size_t)1 << d->index_bits) - 1, slot = (size_t)hash & mask;
    uint64_t perturb = (uint64_t)hash;
    while (slot_at(d->index, width, slot) != (int32_t)position) {
        perturb >>= PERTURB_SHIFT;
        slot = (slot * 5 + perturb + 1) & mask;
    }
    set_slot(d, slot, content);
}

/* Capacity and index bits for `wanted` entries; false: too many. */
static bool plan(GiThread *t, size_t wanted, uint32_t *capacity, uint8_t *bits) {
    if (wanted <= SMALL) {
        *capacity = (uint32_t)wanted;
        *bits = 0;
        return true;
    }
    for (uint8_t b = 4; b <= MAX_BITS; b++) {
        size_t usable = ((size_t)1 << b) * 2 / 3;
        if (usable >= wanted) {
            *capacity = (uint32_t)usable;
            *bits = b;
            return true;
        }
    }
    gi_raise_memory(t);
    return false;
}

/* Makes the index of a table without holes anew. */
static void reindex(GiDict *d) {
    if (d->index_bits != 0) {
        memset(d->index, 0xFF, (size_t)slot_width(d->index_bits) << d->index_bits);
        index_positions(d, 0, d->filled);
    }
}

/* Moves the live entries into a new block for at least `wanted` of them. */
static bool resize(GiThread *t, GiDict *d, size_t wanted) {
    uint32_t capacity;
    uint8_t bits;
    if (!plan(t, wanted, &capacity, &bits)) {
        return false;
    }
    GiDictEntry *entries = gi_alloc(t, block_size(capacity, bits));
    if (entries == NULL) {
        return false;
    }
    GiDictEntry *old = d->entries;
    size_t old_size = block_size(d->capacity, d->index_bits);
    uint32_t n = 0;
    if (d->used == d->filled) {
        if (d->used != 0) {
            memcpy(entries, old, d->used * sizeof *old);
        }
        n = d->used;
    } else {
        for (uint32_t i = 0; i < d->filled; i++) {
            if (old[i].key != GI_NULL) {
                entries[n++] = old[i];
            }
        }
    }
    d->entries = entries;
    d->capacity = capacity;
    d->filled = n;
    d->room = capacity - n;
    d->first = 0;
    d->index_bits = bits;
    d->index = bits == 0 ? NULL : entries + capacity;
    d->version = 0;
    reindex(d);
    if (old != NULL) {
        gi_free(t, old, old_size);
    }
    return true;
}

/* Room for one more entry: doubles, or only squeezes out many holes. */
static bool grow(GiThread *t, GiDict *d) {
    size_t wanted = (size_t)d->used * 2;
    if (wanted < SMALL) {
        wanted = d->capacity == 0 ? 4 : SMALL;
    }
    return resize(t, d, wanted <= d->used ? (size_t)d->used + 1 : wanted);
}

/* --- finding --- */

/* The hash of a key: kept for strings, immediate for most ints. */
static inline bool hash_key(GiThread *t, GiValue key, int64_t *out) {
    if (gi_is_int_imm(key)) {
        *out = gi_dict_hash_int(key);
        return true;
    }
    if (gi_is_object(key) && gi_object(key)->type == &gi_str_type) {
        GiStr *s = gi_as_str(key);
        *out = GI_LIKELY(s->hash != -1) ? s->hash : gi_str_hash(t, s);
        return true;
    }
    return gi_hash(t, key, out);
}

static inline bool is_str(GiValue key) {
    return gi_is_object(key) && gi_object(key)->type == &gi_str_type;
}

/* The slot to look at next. */
#define PROBE_ON(slot, perturb, mask) \
    do { \
        (perturb) >>= PERTURB_SHIFT; \
        (slot) = ((slot) * 5 + (perturb) + 1) & (mask); \
    } while (0)

/* Goes on from a slot whose key has the hash of `key` and is long too: compares with calls. */
static GI_NOINLINE int64_t probe_long(const GiDict *d, GiValue key, int64_t hash, size_t slot, uint64_t perturb) {
    unsigned width = slot_width(d->index_bits);
    size_t mask = ((size_t)1 << d->index_bits) - 1;
    for (;;) {
        int32_t i = slot_at(d->index, width, slot);
        if (i == EMPTY) {
            return GI_DICT_ABSENT;
        }
        if (i >= 0 && d->entries[i].hash == hash && gi_str_equal(d->entries[i].key, key)) {
            return i;
        }
        PROBE_ON(slot, perturb, mask);
    }
}

/* Are two texts equal of which one has at most 16 bytes? Without a call. */
static ALWAYS_INLINE bool same_short(GiValue a, GiValue b) {
    const GiStr *x = gi_as_str(a), *y = gi_as_str(b);
    return x->size == y->size && gi_same_bytes(x->text, y->text, x->size < 16 ? x->size : 16);
}

/* Position of a str in a dict with str keys only; its hash is known. Calls nothing on the way that most keys take. */
static ALWAYS_INLINE int64_t probe_text(const GiDict *d, GiValue key, int64_t hash, unsigned width) {
    const GiDictEntry *entries = d->entries;
    const void *index = d->index;
    size_t mask = ((size_t)1 << d->index_bits) - 1, slot = (size_t)hash & mask;
    uint64_t perturb = (uint64_t)hash;
    for (;;) {
        int32_t i = slot_at(index, width, slot);
        if (GI_LIKELY(i >= 0)) {
            const GiDictEntry *e = &entries[i];
            if (e->key == key) {
                return i;
            }
            if (e->hash == hash && same_short(e->key, key)) {
                return gi_str_size(key) <= 16 ? (int64_t)i : probe_long(d, key, hash, slot, perturb);
            }
        } else if (i == EMPTY) {
            return GI_DICT_ABSENT;
        }
        PROBE_ON(slot, perturb, mask);
    }
}

/* Position of an immediate int; of another kind of number with its hash nothing is known here. */
static ALWAYS_INLINE int64_t probe_int(const GiDict *d, GiValue key, int64_t hash, unsigned width) {
    const GiDictEntry *entries = d->entries;
    const void *index = d->index;
    size_t mask = ((size_t)1 << d->index_bits) - 1, slot = (size_t)hash & mask;
    uint64_t perturb = (uint64_t)hash;
    for (;;) {
        int32_t i = slot_at(index, width, slot);
        if (GI_LIKELY(i >= 0)) {
            const GiDictEntry *e = &entries[i];
            if (e->key == key) {
                return i;
            }
            if (GI_UNLIKELY(e->hash == hash && !gi_is_int_imm(e->key))) {
                return GI_DICT_ASK;
            }
        } else if (i == EMPTY) {
            return GI_DICT_ABSENT;
        }
        PROBE_ON(slot, perturb, mask);
    }
}

/* A dict without an index, from the front. */
static int64_t scan_text(const GiDict *d, GiValue key, int64_t hash) {
    const GiDictEntry *entries = d->entries;
    uint32_t n = d->filled;
    for (uint32_t i = 0; i < n; i++) {
        if (entries[i].hash == hash && entries[i].key != GI_NULL && gi_str_equal(entries[i].key, key)) {
            return i;
        }
    }
    return GI_DICT_ABSENT;
}

static int64_t scan_int(const GiDict *d, GiValue key, int64_t hash) {
    const GiDictEntry *entries = d->entries;
    for (uint32_t i = 0, n = d->filled; i < n; i++) {
        const GiDictEntry *e = &entries[i];
        if (e->key == key) {
            return i;
        }
        if (e->hash == hash && e->key != GI_NULL && !gi_is_int_imm(e->key)) {
            return GI_DICT_ASK;
        }
    }
    return GI_DICT_ABSENT;
}

/* One function for each width of the index, so that none keeps registers for the others. */
#define SEARCH(kind) \
    static GI_NOINLINE int64_t kind##_narrow(const GiDict *d, GiValue key, int64_t hash) { \
        return probe_##kind(d, key, hash, 1); \
    } \
    static GI_NOINLINE int64_t kind##_middle(const GiDict *d, GiValue key, int64_t hash) { \
        return probe_##kind(d, key, hash, 2); \
    } \
    static GI_NOINLINE int64_t kind##_wide(const GiDict *d, GiValue key, int64_t hash) { \
        return probe_##kind(d, key, hash, 4); \
    } \
    static inline int64_t search_##kind(const GiDict *d, GiValue key, int64_t hash) { \
        uint8_t bits = d->index_bits; \
        return bits == 0 ? scan_##kind(d, key, hash) : bits <= 7 ? kind##_narrow(d, key, hash) \
             : bits <= 15 ? kind##_middle(d, key, hash) : kind##_wide(d, key, hash); \
    }
SEARCH(text)
SEARCH(int)
#undef SEARCH

/* Looks at the first place only, where most keys are that are there: GI_DICT_ASK: not to be told from it. */
static ALWAYS_INLINE int64_t probe_first(const GiDict *d, GiValue key, int64_t hash) {
    size_t slot = (size_t)hash & (((size_t)1 << d->index_bits) - 1);
    int32_t i = slot_at(d->index, slot_width(d->index_bits), slot);
    if (i >= 0) {
        return d->entries[i].key == key ? (int64_t)i : GI_DICT_ASK;
    }
    return i == EMPTY ? GI_DICT_ABSENT : GI_DICT_ASK;
}

/* The same in a dict without an index: the entry with the very key. */
static ALWAYS_INLINE int64_t scan_first(const GiDict *d, GiValue key) {
    const GiDictEntry *entries = d->entries;
    for (uint32_t i = 0, n = d->filled; i < n; i++) {
        if (entries[i].key == key) {
            return i;
        }
    }
    return GI_DICT_ASK;
}

/* See dict_find.h. */
int64_t gi_dict_search_int(GiDict *d, GiValue key) {
    int64_t hash = gi_dict_hash_int(key), i = d->index_bits == 0 ? GI_DICT_ASK : probe_first(d, key, hash);
    i = GI_LIKELY(i != GI_DICT_ASK) ? i : search_int(d, key, hash);
    d->hint = (uint32_t)i;
    return i;
}

static inline int64_t hash_text(GiThread *t, GiValue key) {
    GiStr *s = gi_as_str(key);
    return GI_LIKELY(s->hash != -1) ? s->hash : gi_str_hash(t, s);
}

/* See dict_find.h. */
int64_t gi_dict_search_text(GiThread *t, GiDict *d, GiValue key) {
    int64_t hash = hash_text(t, key), i = d->index_bits == 0 ? scan_first(d, key) : probe_first(d, key, hash);
    i = i != GI_DICT_ASK ? i : search_text(d, key, hash);
    d->hint = (uint32_t)i;
    return i;
}

/* See dict_find.h. */
GiValue *gi_dict_peek(GiThread *t, GiValue v, GiValue key) {
    if (GI_UNLIKELY(!gi_is_exact(v, &gi_dict_type))) {
        return NULL;
    }
    GiDict *d = gi_as_dict(v);
    int64_t i = gi_dict_find_quick(t, d, key);
    return i < 0 ? NULL : &d->entries[i].value;
}

/* See dict_find.h. */
int gi_quick_contains(GiThread *t, GiValue v, GiValue key) {
    if (!gi_is_object(v)) {
        return -1;
    }
    const GiType *type = gi_object(v)->type;
    if (type == &gi_dict_type) {
        int64_t i = gi_dict_find_quick(t, gi_as_dict(v), key);
        return i == GI_DICT_ASK ? -1 : i >= 0;
    }
    if (type == &gi_str_type) {
        return gi_str_quick_contains(gi_as_str(v), key);
    }
    return type == &gi_set_type || type == &gi_frozenset_type ? gi_set_quick_contains((GiSet *)gi_object(v), key) : -1;
}

/* Are two keys exact tuples with equal ints, texts and identical items only? Runs no code; 1, 0, -1: not to be
 * told so. */
static int same_tuples(GiValue a, GiValue b) {
    if (!gi_is_exact(a, &gi_tuple_type) || !gi_is_exact(b, &gi_tuple_type)) {
        return -1;
    }
    const GiTuple *x = gi_as_tuple(a), *y = gi_as_tuple(b);
    for (size_t i = 0; i < x->size && x->size == y->size; i++) {
        GiValue p = x->items[i], q = y->items[i];
        if (p == q) {
            continue;
        }
        if (gi_both_int_imm(p, q)) {
            return 0;
        }
        if (!is_str(p) || !is_str(q)) {
            return -1;
        }
        if (!gi_str_equal(p, q)) {
            return 0;
        }
    }
    return x->size == y->size;
}

/* Is the key at position i equal to `key`? 1, 0, -1 error, 2: the table changed meanwhile. */
static int equal_at(GiThread *t, GiDict *d, uint32_t i, GiValue key) {
    const GiDictEntry *entries = d->entries;
    uint32_t capacity = d->capacity;
    uint8_t bits = d->index_bits;
    int same = same_tuples(entries[i].key, key);
    if (same >= 0) {
        return same;
    }
    GiValue other = gi_take(entries[i].key);
    same = gi_support_equal(t, other, key);
    bool moved = d->entries != entries || d->capacity != capacity || d->index_bits != bits ||
                 i >= d->filled || entries[i].key != other;
    gi_drop(t, other);
    return same < 0 ? -1 : moved ? 2 : same;
}

/* Position of any key, -1 or -2: may run __eq__ and starts again when that changed the table. */
static GI_NOINLINE int64_t find_any(GiThread *t, GiDict *d, GiValue key, int64_t hash) {
restart:;
    size_t mask = ((size_t)1 << d->index_bits) - 1, slot = (size_t)hash & mask;
    uint64_t perturb = (uint64_t)hash;
    for (uint32_t scan = 0;; scan++) {
        int64_t i = scan;
        if (d->index_bits == 0) {
            if (scan >= d->filled) {
                return -1;
            }
        } else if ((i = slot_at(d->index, slot_width(d->index_bits), slot)) == EMPTY) {
            return -1;
        }
        perturb >>= PERTURB_SHIFT;
        slot = (slot * 5 + perturb + 1) & mask;
        if (i == DELETED) {
            continue;
        }
        const GiDictEntry *e = &d->entries[i];
        if (e->hash != hash || e->key == GI_NULL) {
            continue;
        }
        if (e->key == key) {
            return i;
        }
        int same = equal_at(t, d, (uint32_t)i, key);
        if (same == 1) {
            return i;
        }
        if (same < 0 || !gi_poll(t, 1)) {
            return -2;
        }
        if (same == 2) {
            goto restart;
        }
    }
}

/* Position of a key of any kind whose hash is known: -1 absent, -2 error. */
static int64_t find(GiThread *t, GiDict *d, GiValue key, int64_t hash) {
    int64_t i = gi_is_int_imm(key) ? search_int(d, key, hash)
                : d->str_keys && is_str(key) ? search_text(d, key, hash) : GI_DICT_ASK;
    return GI_LIKELY(i != GI_DICT_ASK) ? i : find_any(t, d, key, hash);
}

/* The same, for a key whose hash is not known. */
static inline int64_t find_key(GiThread *t, GiDict *d, GiValue key) {
    int64_t hash, i = gi_dict_find_quick(t, d, key);
    if (GI_LIKELY(i != GI_DICT_ASK)) {
        return i;
    }
    return hash_key(t, key, &hash) ? find_any(t, d, key, hash) : -2;
}

/* Gives d a version if it has none (I4). */
static inline void ensure_version(GiThread *t, GiDict *d) {
    if (d->version == 0) {
        d->version = gi_next_version(t->vm);
    }
}

/* See dict.h. */
int64_t gi_dict_find(GiThread *t, GiDict *d, GiValue key) {
    int64_t i = find_key(t, d, key);
    ensure_version(t, d);
    return i;
}

/* See dict.h. */
int64_t gi_dict_find_str(GiThread *t, GiDict *d, GiValue key) {
    int64_t i = find_key(t, d, key);
    ensure_version(t, d);
    return i;
}

/* As gi_dict_find with the hash known and without a version. */
int64_t gi_dict_find_hash(GiThread *t, GiDict *d, GiValue key, int64_t hash) {
    return find(t, d, key, hash);
}

/* --- changing --- */

/* v is about to be stored: from the first container on, the collector must know the dict. */
static inline bool note(GiThread *t, GiDict *d, GiValue v) {
    return gi_is_tracked(d) || !gi_may_be_tracked(v) || gi_track(t, d);
}

/* Replaces the value of entry i. */
static inline bool replace_value(GiThread *t, GiDict *d, int64_t i, GiValue value) {
    if (GI_UNLIKELY(!note(t, d, value))) {
        return false;
    }
    gi_replace(t, &d->entries[i].value, gi_take(value));
    return true;
}

/* Puts a new key (known to be absent) behind the others; takes references. */
static bool append(GiThread *t, GiDict *d, GiValue key, int64_t hash, GiValue value) {
    if (!gi_is_tracked(d) && GI_UNLIKELY(gi_may_be_tracked(value) || gi_may_be_tracked(key)) && !gi_track(t, d)) {
        return false;
    }
    if (GI_UNLIKELY(d->room == 0) && !grow(t, d)) {
        return false;
    }
    uint32_t i = d->filled++;
    GiDictEntry *e = &d->entries[i];
    e->key = gi_take(key);
    e->value = gi_take(value);
    e->hash = hash;
    d->room--;
    d->used++;
    d->hint = i;
    d->version = 0;
    d->str_keys = d->str_keys && is_str(key);
    if (d->index_bits != 0) {
        index_positions(d, i, i + 1);
    }
    return true;
}

/* d[key] = value with the hash known. */
bool gi_dict_set_hash(GiThread *t, GiDict *d, GiValue key, int64_t hash, GiValue value) {
    int64_t i = find(t, d, key, hash);
    if (i >= 0) {
        return replace_value(t, d, i, value);
    }
    return i == -1 && append(t, d, key, hash, value);
}

/* See dict_find.h. The search has left in hint that the key is absent (F1). */
bool gi_dict_set_peeked(GiThread *t, GiDict *d, GiValue key, GiValue value) {
    if (d->hint == (uint32_t)GI_DICT_ABSENT && gi_is_int_imm(key)) {
        return append(t, d, key, gi_dict_hash_int(key), value);
    }
    if (d->hint == (uint32_t)GI_DICT_ABSENT && d->str_keys && is_str(key)) {
        return append(t, d, key, hash_text(t, key), value);
    }
    return gi_dict_set(t, d, key, value);
}

/* Gives up the positions behind the last live one. */
static void trim(GiDict *d) {
    while (d->filled > 0 && d->entries[d->filled - 1].key == GI_NULL) {
        d->filled--;
        d->room += d->index_bits == 0;
    }
    if (d->first > d->filled) {
        d->first = d->filled;
    }
}

/* Takes out entry i: its key and value become the caller's. */
static void detach(GiDict *d, uint32_t i, GiValue *key, GiValue *value) {
    GiDictEntry *e = &d->entries[i];
    if (d->index_bits != 0) {
        reset_position(d, i, e->hash, DELETED);
    }
    *key = e->key;
    *value = e->value;
    e->key = e->value = GI_NULL;
    d->used--;
    d->version = 0;
    d->first += i == d->first;
    if (d->used == 0) {
        d->str_keys = true;
    }
}

/* Removes and drops entry i. */
void gi_dict_delete_at(GiThread *t, GiDict *d, uint32_t i) {
    GiValue key, value;
    detach(d, i, &key, &value);
    gi_drop(t, key);
    gi_drop(t, value);
}

/* Makes entry i the last one. Fails only when there is no memory, with nothing changed. */
bool gi_dict_move_last(GiThread *t, GiDict *d, uint32_t i) {
    if (i + 1 == d->filled) {
        return true;
    }
    if (d->room == 0) {
        GiValue key = d->entries[i].key;
        if (!grow(t, d)) {
            return false;
        }
        i = 0;
        while (d->entries[i].key != key) { /* it has moved towards the front */
            i++;
        }
    }
    GiDictEntry e = d->entries[i];
    d->entries[i].key = d->entries[i].value = GI_NULL;
    d->first += i == d->first;
    d->entries[d->filled] = e;
    if (d->index_bits != 0) {
        reset_position(d, i, e.hash, (int32_t)d->filled);
    }
    d->filled++;
    d->room--;
    d->version = 0;
    return true;
}

/* Makes entry i the first one; moves all that were before it. */
bool gi_dict_move_first(GiThread *t, GiDict *d, uint32_t i) {
    GiValue key = d->entries[i].key;
    if (!resize(t, d, d->used)) {
        return false;
    }
    for (i = 0; d->entries[i].key != key;) {
        i++;
    }
    GiDictEntry e = d->entries[i];
    memmove(d->entries + 1, d->entries, i * sizeof e);
    d->entries[0] = e;
    reindex(d);
    return true;
}

/* A new dict of an exact or derived type. An exact one is tracked when it gets its first container. */
static GiValue new_dict(GiThread *t, GiType *type) {
    GiDict *d = type == &gi_dict_type ? gi_quick_zeroed(t, type, sizeof *d) : gi_object_new(t, type);
    if (d == NULL) {
        return GI_NULL;
    }
    d->str_keys = true;
    return type == &gi_dict_type ? gi_counted(d) : gi_support_track(t, d);
}

/* See dict.h. */
GiValue gi_dict(GiThread *t) { return new_dict(t, &gi_dict_type); }

/* See dict.h. */
GiValue gi_dict_sized(GiThread *t, size_t expected) {
    GiValue v = gi_dict(t);
    if (v != GI_NULL && expected != 0 && !resize(t, gi_as_dict(v), expected)) {
        gi_drop(t, v);
        return GI_NULL;
    }
    return v;
}

/* See dict.h. */
GiValue gi_dict_get(GiThread *t, GiDict *d, GiValue key) {
    int64_t i = find_key(t, d, key);
    return i < 0 ? GI_NULL : d->entries[i].value;
}

/* See dict.h. */
GiValue gi_dict_get_str(GiThread *t, GiDict *d, GiValue key) {
    int64_t i = find_key(t, d, key);
    return i < 0 ? GI_NULL : d->entries[i].value;
}

/* See dict.h. */
GiValue gi_dict_get_text(GiThread *t, GiDict *d, const char *key) {
    GiValue name = gi_str_from_text(t, key);
    if (name == GI_NULL) {
        return GI_NULL;
    }
    GiValue v = gi_dict_get_str(t, d, name);
    gi_drop(t, name);
    return v;
}

/* See dict.h. */
bool gi_dict_set(GiThread *t, GiDict *d, GiValue key, GiValue value) {
    int64_t hash, i;
    if (gi_is_int_imm(key)) {
        hash = gi_dict_hash_int(key);
        i = search_int(d, key, hash);
        if (i == GI_DICT_ABSENT) {
            return append(t, d, key, hash, value);
        }
    } else {
        i = gi_dict_find_quick(t, d, key);
    }
    if (i >= 0) {
        return replace_value(t, d, i, value);
    }
    if (!hash_key(t, key, &hash)) {
        return false;
    }
    return i == GI_DICT_ABSENT ? append(t, d, key, hash, value) : gi_dict_set_hash(t, d, key, hash, value);
}

/* See dict.h. */
bool gi_dict_set_str(GiThread *t, GiDict *d, GiValue key, GiValue value) {
    return gi_dict_set(t, d, key, value);
}

/* See dict.h. */
bool gi_dict_set_text(GiThread *t, GiDict *d, const char *key, GiValue value) {
    GiValue name = gi_intern(t, key, strlen(key));
    if (name == GI_NULL) {
        return false;
    }
    bool ok = gi_dict_set_str(t, d, name, value);
    gi_drop(t, name);
    return ok;
}

/* See dict.h. */
bool gi_dict_set_text_steal(GiThread *t, GiDict *d, const char *key, GiValue value) {
    if (value == GI_NULL) {
        return false;
    }
    bool ok = gi_dict_set_text(t, d, key, value);
    gi_drop(t, value);
    return ok;
}

/* See dict.h. */
int gi_dict_delete(GiThread *t, GiDict *d, GiValue key) {
    int64_t i = find_key(t, d, key);
    if (i < 0) {
        return i == -1 ? 0 : -1;
    }
    gi_dict_delete_at(t, d, (uint32_t)i);
    return 1;
}

/* See dict.h. */
GiValue gi_dict_pop(GiThread *t, GiDict *d, GiValue key) {
    if (d->used == 0) {
        return GI_NULL;
    }
    int64_t i = find_key(t, d, key);
    if (i < 0) {
        return GI_NULL;
    }
    GiValue old_key, value;
    detach(d, (uint32_t)i, &old_key, &value);
    gi_drop(t, old_key);
    return value;
}

/* See dict.h. */
GiValue gi_dict_setdefault(GiThread *t, GiDict *d, GiValue key, GiValue value) {
    int64_t hash;
    int64_t i = gi_dict_find_quick(t, d, key);
    if (i >= 0) {
        return d->entries[i].value;
    }
    if (!hash_key(t, key, &hash)) {
        return GI_NULL;
    }
    i = i == GI_DICT_ASK ? find_any(t, d, key, hash) : i;
    if (i >= 0) {
        return d->entries[i].value;
    }
    return i == -1 && append(t, d, key, hash, value) ? value : GI_NULL;
}

/* See dict.h. */
void gi_dict_clear(GiThread *t, GiDict *d) {
    GiDictEntry *entries = d->entries;
    uint32_t filled = d->filled;
    size_t size = block_size(d->capacity, d->index_bits);
    d->entries = NULL;
    d->index = NULL;
    d->used = d->filled = d->first = d->capacity = d->version = d->room = 0;
    d->index_bits = 0;
    d->str_keys = true;
    for (uint32_t i = 0; i < filled; i++) {
        gi_xdrop(t, entries[i].key);
        gi_xdrop(t, entries[i].value);
    }
    if (entries != NULL) {
        gi_quick_give(t, entries, size);
    }
}

/* See dict.h. */
bool gi_dict_next(const GiDict *d, uint32_t *pos, GiValue *key, GiValue *value) {
    for (uint32_t i = *pos < d->first ? d->first : *pos; i < d->filled; i++) {
        if (d->entries[i].key != GI_NULL) {
            *key = d->entries[i].key;
            *value = d->entries[i].value;
            *pos = i + 1;
            return true;
        }
    }
    return false;
}

/* Copies all entries of `from` into the empty dict d in one go. */
static bool clone_entries(GiThread *t, GiDict *d, GiDict *from) {
    if (from->used == 0) {
        return true;
    }
    if (!resize(t, d, from->used) || (gi_is_tracked(from) && !gi_track(t, d))) {
        return false;
    }
    bool alike = d->index_bits == from->index_bits && from->used == from->capacity - from->room;
    uint32_t n = 0;
    for (uint32_t i = 0; i < from->filled; i++) {
        GiDictEntry e = from->entries[i];
        if (e.key != GI_NULL) {
            gi_take(e.key);
            gi_take(e.value);
            d->entries[n++] = e;
        }
    }
    d->used = d->filled = n;
    d->room = d->capacity - n;
    d->str_keys = from->str_keys;
    if (alike && d->index_bits != 0) {
        memcpy(d->index, from->index, (size_t)slot_width(d->index_bits) << d->index_bits);
    } else {
        reindex(d);
    }
    return true;
}

/* See dict.h. */
GiValue gi_dict_copy(GiThread *t, GiDict *d) {
    GiValue v = gi_dict(t);
    if (v != GI_NULL && !clone_entries(t, gi_as_dict(v), d)) {
        gi_drop(t, v);
        return GI_NULL;
    }
    return v;
}

/* See dict.h. */
GiValue gi_dict_keys_list(GiThread *t, GiDict *d) {
    GiValue list = gi_list(t, NULL, 0);
    GiValue key, value;
    for (uint32_t pos = 0; list != GI_NULL && gi_dict_next(d, &pos, &key, &value);) {
        if (!gi_list_append(t, list, key)) {
            gi_drop(t, list);
            list = GI_NULL;
        }
    }
    return list;
}

/* --- update --- */

/* Stores one pair; an existing key stays when !override. */
static bool merge_pair(GiThread *t, GiDict *d, GiValue key, int64_t hash, GiValue value, bool override) {
    int64_t i = find(t, d, key, hash);
    if (i >= 0) {
        return !override || replace_value(t, d, i, value);
    }
    return i == -1 && append(t, d, key, hash, value);
}

/* Merges a dict; __eq__ of keys may change both. */
static bool merge_dict(GiThread *t, GiDict *d, GiDict *from, bool override) {
    if (d == from || from->used == 0) {
        return true;
    }
    if (d->used == 0) {
        if (d->entries != NULL) {
            gi_dict_clear(t, d);
        }
        return clone_entries(t, d, from);
    }
    if (from->used > d->room &&
        !resize(t, d, (size_t)d->used + from->used)) {
        return false;
    }
    uint32_t filled = from->filled, used = from->used;
    for (uint32_t i = 0; i < from->filled; i++) {
        GiDictEntry e = from->entries[i];
        if (e.key == GI_NULL) {
            continue;
        }
        gi_take(e.key);
        gi_take(e.value);
        bool ok = merge_pair(t, d, e.key, e.hash, e.value, override) && gi_poll(t, 1);
        gi_drop(t, e.key);
        gi_drop(t, e.value);
        if (!ok) {
            return false;
        }
        if (from->filled != filled || from->used != used) {
            gi_raise(t, &gi_RuntimeError, "dict mutated during update");
            return false;
        }
    }
    return true;
}

/* Merges something with keys() and __getitem__. */
static bool merge_mapping(GiThread *t, GiDict *d, GiValue other, bool override) {
    GiValue keys = gi_call_method0(t, other, GI_NAME(t, keys));
    GiValue it = keys == GI_NULL ? GI_NULL : gi_iter(t, keys);
    if (keys != GI_NULL && it == GI_NULL && gi_type(keys)->iter == NULL &&
        gi_error_clear_if(t, &gi_TypeError)) {
        gi_raise_type_error(t, "%T.keys() returned a non-iterable (type %T)", other, keys);
    }
    gi_xdrop(t, keys);
    if (it == GI_NULL) {
        return false;
    }
    bool ok = true;
    while (ok) {
        GiValue key = gi_next(t, it);
        if (key == GI_NULL) {
            ok = !gi_failed(t);
            break;
        }
        int64_t hash;
        ok = hash_key(t, key, &hash);
        if (ok && !override) {
            int64_t i = find(t, d, key, hash);
            ok = i != -2;
            if (i >= 0) {
                gi_drop(t, key);
                continue;
            }
        }
        GiValue value = ok ? gi_getitem(t, other, key) : GI_NULL;
        ok = value != GI_NULL && gi_dict_set_hash(t, d, key, hash, value) && gi_poll(t, 1);
        gi_drop(t, key);
        gi_xdrop(t, value);
    }
    gi_drop(t, it);
    return ok;
}

/* Stores element number `index` of a sequence of pairs. */
static bool merge_element(GiThread *t, GiDict *d, GiValue element, size_t index, bool override) {
    GiValue pair = gi_is_exact(element, &gi_tuple_type) ? gi_take(element)
                                                        : gi_tuple_from(t, element);
    if (pair == GI_NULL) {
        if (gi_error_clear_if(t, &gi_TypeError)) {
            gi_raise_type_error(
                t, "cannot convert dictionary update sequence element #%zu to a sequence", index);
        }
        return false;
    }
    GiTuple *u = gi_as_tuple(pair);
    int64_t hash;
    bool ok = u->size == 2;
    if (!ok) {
        gi_raise_value_error(
            t, "dictionary update sequence element #%zu has length %zu; 2 is required", index, u->size);
    }
    ok = ok && hash_key(t, u->items[0], &hash) &&
         merge_pair(t, d, u->items[0], hash, u->items[1], override);
    gi_drop(t, pair);
    return ok;
}

/* Merges what zip of two, enumerate or items() give, without tuples. false without an error: this one has no short
 * way, nothing was done. */
static bool merge_plain_pairs(GiThread *t, GiDict *d, GiValue it, bool override) {
    GiValue pair[2];
    int got = 1;
    while ((got = gi_next_pair(t, it, pair)) > 0) {
        int64_t hash;
        bool ok = hash_key(t, pair[0], &hash) && merge_pair(t, d, pair[0], hash, pair[1], override) && gi_poll(t, 2);
        gi_drop(t, pair[0]);
        gi_drop(t, pair[1]);
        if (!ok) {
            return false;
        }
    }
    return got == 0 || (gi_failed(t) && gi_error_clear_if(t, &gi_StopIteration));
}

/* Merges an iterable of pairs. */
static bool merge_pairs(GiThread *t, GiDict *d, GiValue other, bool override) {
    GiValue it = gi_iter(t, other);
    if (it == GI_NULL) {
        return false;
    }
    if (gi_yields_pairs(gi_type(it)) && (merge_plain_pairs(t, d, it, override) || gi_failed(t))) {
        gi_drop(t, it);
        return !gi_failed(t);
    }
    bool ok = true;
    for (size_t i = 0; ok; i++) {
        GiValue element = gi_next(t, it);
        if (element == GI_NULL) {
            ok = !gi_failed(t);
            break;
        }
        ok = merge_element(t, d, element, i, override) && gi_poll(t, 2);
        gi_drop(t, element);
    }
    gi_drop(t, it);
    return ok;
}

/* See dict.h. */
bool gi_dict_merge(GiThread *t, GiDict *d, GiValue other, bool override) {
    if (gi_is_dict(other) && gi_type(other)->iter == gi_dict_type.iter) {
        return merge_dict(t, d, gi_as_dict(other), override);
    }
    GiValue keys;
    int found = gi_getattr_optional(t, other, GI_NAME(t, keys), &keys);
    if (found < 0) {
        return false;
    }
    gi_xdrop(t, keys);
    return found ? merge_mapping(t, d, other, override) : merge_pairs(t, d, other, override);
}

/* --- type slots --- */

static void release(GiThread *t, GiObject *o) {
    gi_dict_clear(t, (GiDict *)o);
    if (GI_LIKELY(o->type == &gi_dict_type && o->gc == GI_GC_UNTRACKED)) {
        gi_quick_free(t, o, sizeof(GiDict));
    } else {
        gi_object_free(t, o, o->type->gc.size);
    }
}

static int traverse(GiObject *o, GiVisit visit, void *arg) {
    GiDict *d = (GiDict *)o;
    for (uint32_t i = 0; i < d->filled; i++) {
        if (d->entries[i].key != GI_NULL) {
            int stop = visit(d->entries[i].key, arg);
            stop = stop != 0 ? stop : visit(d->entries[i].value, arg);
            if (stop != 0) {
                return stop;
            }
        }
    }
    return 0;
}

static void clear_cycle(GiThread *t, GiObject *o) { gi_dict_clear(t, (GiDict *)o); }

static GiValue new_slot(GiThread *t, GiType *type, const GiValue *a, size_t n, GiValue kwnames) {
    return new_dict(t, type);
}

/* self.update(*a, **kw) under the name of the caller. */
static bool update(GiThread *t, const char *name, GiValue self, const GiValue *a, size_t n,
                   GiValue kwnames) {
    if (!gi_support_count(t, name, n, 0, 1)) {
        return false;
    }
    GiDict *d = gi_as_dict(self);
    if (n == 1 && !gi_dict_merge(t, d, a[0], true)) {
        return false;
    }
    size_t count = gi_support_keyword_count(kwnames);
    for (size_t i = 0; i < count; i++) {
        if (!gi_dict_set(t, d, gi_as_tuple(kwnames)->items[i], a[n + i])) {
            return false;
        }
    }
    return true;
}

static bool init_slot(GiThread *t, GiValue self, const GiValue *a, size_t n, GiValue kwnames) {
    return update(t, "dict", self, a, n, kwnames);
}

static GiValue repr(GiThread *t, GiValue v) {
    if (gi_as_dict(v)->used == 0) {
        return gi_str_from_text(t, "{}");
    }
    int entered = gi_repr_enter(t, v);
    if (entered <= 0) {
        return entered == 0 ? gi_str_from_text(t, "{...}") : GI_NULL;
    }
    GiText text;
    gi_text_init(&text, t);
    gi_text_add(&text, "{", 1);
    GiValue key, value;
    bool first = true;
    for (uint32_t pos = 0; text.ok && gi_dict_next(gi_as_dict(v), &pos, &key, &value); first = false) {
        gi_take(key);
        gi_take(value);
        if (!first) {
            gi_text_add(&text, ", ", 2);
        }
        gi_text_add_repr(&text, key);
        gi_text_add(&text, ": ", 2);
        gi_text_add_repr(&text, value);
        gi_drop(t, key);
        gi_drop(t, value);
        text.ok = text.ok && gi_poll(t, 4);
    }
    gi_text_add(&text, "}", 1);
    gi_repr_leave(t, v);
    return gi_text_finish(&text);
}

/* Is each entry of a also in b? The dicts may change while values are compared. */
static int same_entries(GiThread *t, GiDict *a, GiDict *b) {
    for (uint32_t i = 0; i < a->filled; i++) {
        GiDictEntry e = a->entries[i];
        if (e.key == GI_NULL) {
            continue;
        }
        gi_take(e.key);
        gi_take(e.value);
        int64_t k = find(t, b, e.key, e.hash);
        int same = k == -2 ? -1 : 0;
        if (k >= 0) {
            GiValue other = gi_take(b->entries[k].value);
            same = gi_support_equal(t, e.value, other);
            gi_drop(t, other);
        }
        gi_drop(t, e.key);
        gi_drop(t, e.value);
        if (same <= 0 || !gi_poll(t, 1)) {
            return same > 0 ? -1 : same;
        }
    }
    return 1;
}

static GiValue compare(GiThread *t, GiValue a, GiValue b, GiCompareOp op) {
    if (!gi_is_dict(a) || !gi_is_dict(b) || (op != GI_EQ && op != GI_NE)) {
        return GI_NOT_IMPLEMENTED;
    }
    GiDict *x = gi_as_dict(a), *y = gi_as_dict(b);
    if (x->used != y->used) {
        return gi_bool(op == GI_NE);
    }
    if (!gi_enter(t, " in comparison")) {
        return GI_NULL;
    }
    int same = same_entries(t, x, y);
    gi_leave(t);
    return same < 0 ? GI_NULL : gi_bool((same == 1) == (op == GI_EQ));
}

static GiValue iter(GiThread *t, GiValue v) {
    return gi_dictview_iter(t, &gi_dict_keyiterator_type, v);
}

static int64_t len(GiThread *t, GiValue v) { return gi_as_dict(v)->used; }

static int contains(GiThread *t, GiValue v, GiValue key) {
    int64_t i = find_key(t, gi_as_dict(v), key);
    return i == -2 ? -1 : i >= 0;
}

/* KeyError, or what a subclass's __missing__ says. */
static GiValue missing(GiThread *t, GiValue v, GiValue key) {
    if (gi_type(v) != &gi_dict_type) {
        GiValue method = gi_lookup_special(t, v, GI_NAME(t, __missing__));
        if (method != GI_NULL) {
            GiValue r = gi_call1(t, method, key);
            gi_drop(t, method);
            return r;
        }
        if (gi_failed(t)) {
            return GI_NULL;
        }
    }
    return gi_raise_value(t, &gi_KeyError, key);
}

static GiValue getitem(GiThread *t, GiValue v, GiValue key) {
    GiDict *d = gi_as_dict(v);
    int64_t i = find_key(t, d, key);
    if (GI_LIKELY(i >= 0)) {
        return gi_take(d->entries[i].value);
    }
    return i == -1 ? missing(t, v, key) : GI_NULL;
}

static bool setitem(GiThread *t, GiValue v, GiValue key, GiValue x) {
    if (x != GI_NULL) {
        return gi_dict_set(t, gi_as_dict(v), key, x);
    }
    int deleted = gi_dict_delete(t, gi_as_dict(v), key);
    if (deleted == 0) {
        gi_raise_value(t, &gi_KeyError, key);
    }
    return deleted == 1;
}

/* A plain dict with what v shows: a subclass with an __iter__ of its own is asked by its methods. */
static GiValue copy_of(GiThread *t, GiValue v) {
    if (gi_type(v)->iter == gi_dict_type.iter) {
        return gi_dict_copy(t, gi_as_dict(v));
    }
    GiValue r = gi_dict(t);
    if (r != GI_NULL && !gi_dict_merge(t, gi_as_dict(r), v, true)) {
        gi_drop(t, r);
        return GI_NULL;
    }
    return r;
}

static GiValue union_(GiThread *t, GiValue a, GiValue b) {
    if (!gi_is_dict(a) || !gi_is_dict(b)) {
        return GI_NOT_IMPLEMENTED;
    }
    GiValue r = copy_of(t, a);
    if (r != GI_NULL && !gi_dict_merge(t, gi_as_dict(r), b, true)) {
        gi_drop(t, r);
        return GI_NULL;
    }
    return r;
}

static GiValue union_inplace(GiThread *t, GiValue a, GiValue b) {
    return gi_dict_merge(t, gi_as_dict(a), b, true) ? gi_take(a) : GI_NULL;
}

/* --- methods --- */

static GiValue m_clear(GiThread *t, const GiValue *a) {
    gi_dict_clear(t, gi_as_dict(a[0]));
    return GI_NONE;
}

static GiValue m_copy(GiThread *t, const GiValue *a) { return copy_of(t, a[0]); }

/* Fills a dict from the keys of another dict or a set, whose hashes are known. */
static bool fill_hashed(GiThread *t, GiDict *d, GiValue keys, GiValue value) {
    uint32_t i = 0;
    size_t pos = 0;
    for (;;) {
        GiValue key = GI_NULL;
        int64_t hash = 0;
        if (gi_is_dict(keys)) {
            GiDict *from = gi_as_dict(keys);
            while (i < from->filled && from->entries[i].key == GI_NULL) {
                i++;
            }
            if (i < from->filled) {
                key = from->entries[i].key;
                hash = from->entries[i++].hash;
            }
        } else if (gi_set_next(keys, &pos, &key)) {
            hash = ((GiSet *)gi_object(keys))->table[pos - 1].hash;
        }
        if (key == GI_NULL) {
            return true;
        }
        gi_take(key);
        bool ok = gi_dict_set_hash(t, d, key, hash, value) && gi_poll(t, 1);
        gi_drop(t, key);
        if (!ok) {
            return false;
        }
    }
}

/* Fills an exact dict from an iterable of keys, or any mapping by item assignment. */
static bool fill_keys(GiThread *t, GiValue target, GiValue iterable, GiValue value) {
    if (gi_is_exact(target, &gi_dict_type) &&
        (gi_is_exact(iterable, &gi_dict_type) || gi_is_exact(iterable, &gi_set_type) ||
         gi_is_exact(iterable, &gi_frozenset_type))) {
        return fill_hashed(t, gi_as_dict(target), iterable, value);
    }
    GiValue it = gi_iter(t, iterable);
    if (it == GI_NULL) {
        return false;
    }
    bool exact = gi_is_exact(target, &gi_dict_type), ok = true;
    while (ok) {
        GiValue key = gi_next(t, it);
        if (key == GI_NULL) {
            ok = !gi_failed(t);
            break;
        }
        ok = (exact ? gi_dict_set(t, gi_as_dict(target), key, value)
                    : gi_setitem(t, target, key, value)) &&
             gi_poll(t, 1);
        gi_drop(t, key);
    }
    gi_drop(t, it);
    return ok;
}

static GiValue m_fromkeys(GiThread *t, const GiValue *a) {
    GiValue d = a[0] == gi_type_value(&gi_dict_type) ? gi_dict(t) : gi_call0(t, a[0]);
    if (d != GI_NULL && !fill_keys(t, d, a[1], a[2])) {
        gi_drop(t, d);
        return GI_NULL;
    }
    return d;
}

static GiValue m_get(GiThread *t, const GiValue *a) {
    GiDict *d = gi_as_dict(a[0]);
    int64_t i = find_key(t, d, a[1]);
    return i == -2 ? GI_NULL : gi_take(i >= 0 ? d->entries[i].value : a[2]);
}

static GiValue m_keys(GiThread *t, const GiValue *a) {
    return gi_dictview(t, &gi_dict_keys_type, a[0]);
}
static GiValue m_values(GiThread *t, const GiValue *a) {
    return gi_dictview(t, &gi_dict_values_type, a[0]);
}
static GiValue m_items(GiThread *t, const GiValue *a) {
    return gi_dictview(t, &gi_dict_items_type, a[0]);
}
static GiValue m_reversed(GiThread *t, const GiValue *a) {
    return gi_dictview_iter(t, &gi_dict_reversekeyiterator_type, a[0]);
}

static GiValue m_pop(GiThread *t, const GiValue *a) {
    GiValue v = gi_dict_pop(t, gi_as_dict(a[0]), a[1]);
    if (v != GI_NULL || gi_failed(t)) {
        return v;
    }
    return a[2] != GI_NULL ? gi_take(a[2]) : gi_raise_value(t, &gi_KeyError, a[1]);
}

static GiValue m_popitem(GiThread *t, const GiValue *a) {
    GiDict *d = gi_as_dict(a[0]);
    if (d->used == 0) {
        return gi_raise(t, &gi_KeyError, "popitem(): dictionary is empty");
    }
    GiTuple *pair = gi_tuple_new(t, 2);
    if (pair == NULL) {
        return GI_NULL;
    }
    trim(d);
    detach(d, d->filled - 1, &pair->items[0], &pair->items[1]);
    trim(d);
    return gi_support_track(t, pair);
}

static GiValue m_setdefault(GiThread *t, const GiValue *a) {
    return gi_xtake(gi_dict_setdefault(t, gi_as_dict(a[0]), a[1], a[2]));
}

static GiValue m_update(GiThread *t, const GiValue *a, size_t n, GiValue kwnames) {
    return update(t, "update", a[0], a + 1, n - 1, kwnames) ? GI_NONE : GI_NULL;
}

static GiValue m_sizeof(GiThread *t, const GiValue *a) {
    GiDict *d = gi_as_dict(a[0]);
    return gi_int_imm((int64_t)(gi_type(a[0])->gc.size +
                                (d->entries == NULL ? 0 : block_size(d->capacity, d->index_bits))));
}

static const GiNumberSlots number = {
    .binary = {[GI_OP_OR] = union_}, .inplace = {[GI_OP_OR] = union_inplace}};

static const GiContainerSlots container = {
    .len = len, .getitem = getitem, .setitem = setitem, .contains = contains};

static const GiMethodRow methods[] = {
    GI_METHOD("clear(self, /)", m_clear, "Remove all items from the dict."),
    GI_METHOD("copy(self, /)", m_copy, "Return a shallow copy of the dict."),
    GI_CLASS_METHOD("fromkeys(type, iterable, value=None, /)", m_fromkeys,
                    "Create a new dictionary with keys from iterable and values set to value."),
    GI_METHOD("get(self, key, default=None, /)", m_get,
              "Return the value for key if key is in the dictionary, else default."),
    GI_METHOD("items(self, /)", m_items,
              "Return a set-like object providing a view on the dict's items."),
    GI_METHOD("keys(self, /)", m_keys,
              "Return a set-like object providing a view on the dict's keys."),
    GI_METHOD("values(self, /)", m_values, "Return an object providing a view on the dict's values."),
    GI_METHOD("pop(self, key, default=<unrepresentable>, /)", m_pop,
              "D.pop(k[,d]) -> v, remove specified key and return the corresponding value.\n\n"
              "If the key is not found, return the default if given; otherwise,\n"
              "raise a KeyError."),
    GI_METHOD("popitem(self, /)", m_popitem,
              "Remove and return a (key, value) pair as a 2-tuple.\n\n"
              "Pairs are returned in LIFO (last-in, first-out) order.\n"
              "Raises KeyError if the dict is empty."),
    GI_METHOD("setdefault(self, key, default=None, /)", m_setdefault,
              "Insert key with a value of default if key is not in the dictionary.\n\n"
              "Return the value for key if key is in the dictionary, else default."),
    GI_METHOD_RAW("update(self, /, *args, **kwargs)", m_update,
                  "D.update([E, ]**F) -> None.  Update D from mapping/iterable E and F.\n"
                  "If E is present and has a .keys() method, then does:  for k in E.keys(): D[k] = E[k]\n"
                  "If E is present and lacks a .keys() method, then does:  for k, v in E: D[k] = v\n"
                  "In either case, this is followed by: for k in F:  D[k] = F[k]"),
    GI_METHOD("__reversed__(self, /)", m_reversed, "Return a reverse iterator over the dict keys."),
    GI_METHOD_MADE("__sizeof__(self, /)", m_sizeof, "Return the size of the dict in memory."),
    GI_CLASS_METHOD("__class_getitem__(type, object, /)", gi_class_getitem, "See PEP 585"),
    GI_METHODS_END};

GiType gi_dict_type = {
    GI_TYPE_HEAD(GiDict, GI_GC_TRACKED), .gc.traverse = traverse, .gc.clear = clear_cycle,
    .gc.release = release, .name = "dict",
    .flags = GI_TYPE_BASE | GI_TYPE_UNHASHABLE | GI_TYPE_DICT | GI_TYPE_MAPPING | GI_TYPE_MATCH_SELF,
    .new_ = new_slot, .init = init_slot, .repr = repr, .compare = compare, .iter = iter,
    .number = &number, .container = &container, .methods = methods,
    .doc = "dict() -> new empty dictionary\n"
           "dict(mapping) -> new dictionary initialized from a mapping object's\n"
           "    (key, value) pairs\n"
           "dict(iterable) -> new dictionary initialized as if via:\n"
           "    d = {}\n"
           "    for k, v in iterable:\n"
           "        d[k] = v\n"
           "dict(**kwargs) -> new dictionary initialized with the name=value pairs\n"
           "    in the keyword argument list.  For example:  dict(one=1, two=2)"};
