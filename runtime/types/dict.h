/* SPDX-License-Identifier: MIT
 * runtime/types/dict.h: dict and set.
 *
 * dict: an array of entries in insertion order and an index table (open addressing) into it.
 * D1  version identifies the set of keys and the position of each entry: it changes on every insert
 *     of a new key, deletion, clear and resize, never when a value is replaced. So
 *     {version, entry index} is a valid inline cache. 0 = never cache.
 *     A dict that changed has 0 until gi_dict_find or gi_dict_find_str gives it a version.
 * D2  A deleted entry has key == GI_NULL and value == GI_NULL.
 * D3  Functions whose key is not a str may run __hash__ and __eq__; after them the table is re-read.
 *     The _str functions (key: exact str) run no script code as long as the dict has only str keys.
 */
#ifndef GI_DICT_H
#define GI_DICT_H

#include "runtime/protocol.h"

typedef struct GiDictEntry { GiValue key, value; int64_t hash; } GiDictEntry;
typedef struct GiDict {
    GiObject head;
    uint32_t used;      /* live entries */
    uint32_t filled;    /* entries in use, holes included */
    uint32_t capacity;  /* of entries */
    uint32_t version;   /* D1 */
    GiDictEntry *entries;
    void *index;        /* int8/int16/int32 per slot: position in entries, -1 empty, -2 deleted */
    uint8_t index_bits; /* 2^index_bits slots; 0: small, searched in order */
    bool str_keys;      /* every key is an exact str */
    uint32_t first;     /* all entries before this one are holes */
    uint32_t room;      /* keys that may be appended before the table must be made anew */
    uint32_t hint;      /* dict_find.h */
} GiDict;

static inline GiDict *gi_as_dict(GiValue v) { return (GiDict *)gi_object(v); }

GI_OWNED GiValue gi_dict(GiThread *t);
GI_OWNED GiValue gi_dict_sized(GiThread *t, size_t expected);
/* Borrowed value; GI_NULL without an error when absent, with one when hash or eq failed. */
GiValue gi_dict_get(GiThread *t, GiDict *d, GiValue key);
GiValue gi_dict_get_str(GiThread *t, GiDict *d, GiValue key);
GiValue gi_dict_get_text(GiThread *t, GiDict *d, const char *key);
/* Position in entries, -1 absent, -2 error. */
int64_t gi_dict_find(GiThread *t, GiDict *d, GiValue key);
int64_t gi_dict_find_str(GiThread *t, GiDict *d, GiValue key);
bool gi_dict_set(GiThread *t, GiDict *d, GiValue key, GiValue value); /* both borrowed */
bool gi_dict_set_str(GiThread *t, GiDict *d, GiValue key, GiValue value);
bool gi_dict_set_text(GiThread *t, GiDict *d, const char *key, GiValue value);
bool gi_dict_set_text_steal(GiThread *t, GiDict *d, const char *key, GiValue value); /* value taken over; GI_NULL: false */
/* 1 deleted, 0 absent (no error), -1 error. */
int gi_dict_delete(GiThread *t, GiDict *d, GiValue key);
GI_OWNED GiValue gi_dict_pop(GiThread *t, GiDict *d, GiValue key); /* GI_NULL without error: absent */
GiValue gi_dict_setdefault(GiThread *t, GiDict *d, GiValue key, GiValue value); /* borrowed */
void gi_dict_clear(GiThread *t, GiDict *d);
/* Walks live entries: *pos starts at 0; borrowed key and value; false at the end. The dict may change
 * values, not keys, in between. */
bool gi_dict_next(const GiDict *d, uint32_t *pos, GiValue *key, GiValue *value);
GI_OWNED GiValue gi_dict_copy(GiThread *t, GiDict *d);
/* d.update(mapping or iterable of pairs); override false: existing keys stay. */
bool gi_dict_merge(GiThread *t, GiDict *d, GiValue other, bool override);
GI_OWNED GiValue gi_dict_keys_list(GiThread *t, GiDict *d);

/* set and frozenset (set.c). Table, probing and growth order as CPython's, so that sets of small ints
 * print in the same order. */
typedef struct GiSetEntry { GiValue key; int64_t hash; } GiSetEntry; /* key GI_NULL empty, GI_UNBOUND deleted */
typedef struct GiSet {
    GiObject head;
    size_t used, filled, mask;
    GiSetEntry *table;
    GiSetEntry small[8];
    int64_t hash;       /* of a frozenset; -1: not yet */
    GiObject *weak_list;
    size_t finger;      /* where pop() goes on looking */
} GiSet;
GI_OWNED GiValue gi_set(GiThread *t, GiValue iterable);       /* iterable GI_NULL: empty */
GI_OWNED GiValue gi_frozenset(GiThread *t, GiValue iterable);
/* The frozenset that is a constant of compiled code: its order is that of CPython's, which builds such
 * a constant twice. items: a tuple. */
GI_OWNED GiValue gi_frozenset_constant(GiThread *t, GiValue items);
bool gi_set_add(GiThread *t, GiValue set, GiValue item);
int gi_set_contains(GiThread *t, GiValue set, GiValue item);  /* 0, 1, -1 */
int gi_set_discard(GiThread *t, GiValue set, GiValue item);   /* 1 removed, 0 absent, -1 */
bool gi_set_update(GiThread *t, GiValue set, GiValue iterable);
void gi_set_clear(GiThread *t, GiValue set);
bool gi_set_next(GiValue set, size_t *pos, GiValue *key);     /* borrowed */

#endif
