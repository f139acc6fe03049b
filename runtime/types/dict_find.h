/* SPDX-License-Identifier: MIT
 * runtime/types/dict_find.h: the search of a dict that runs no code, for dict.c and the VM's item
 * instructions (interp/vm/vm_slow.c). The table itself is described in dict.c.
 *
 * F1  hint is the position that was found last, or any other: an entry whose key is the very str or int
 *     looked for is the right one wherever it is found. So `d[k] += 1` searches once.
 */
#ifndef GI_DICT_FIND_H
#define GI_DICT_FIND_H

#include "runtime/types/dict.h"
#include "runtime/types/str.h"

#define GI_DICT_ABSENT (-1)
#define GI_DICT_ASK (-3) /* only a general search can tell */

/* hash() of an immediate int. */
static inline int64_t gi_dict_hash_int(GiValue key) {
    int64_t i = gi_int_imm_value(key);
    if (GI_LIKELY(i > -GI_INT_MAX && i < GI_INT_MAX && i != -1)) {
        return i;
    }
    return i == -1 || i == GI_INT_MIN ? -2 : 0; /* modulo 2^61 - 1 */
}

/* Position of a key that is an exact str or an immediate int: GI_DICT_ABSENT, GI_DICT_ASK. Runs no code. */
int64_t gi_dict_search_int(GiDict *d, GiValue key);
int64_t gi_dict_search_text(GiThread *t, GiDict *d, GiValue key);

/* Where the value of a key lies in v, a value of any type; NULL: v is no dict, it has no such key, or only a
 * general search can tell. Runs no code, sets no error. */
GiValue *gi_dict_peek(GiThread *t, GiValue v, GiValue key);

/* Is the key in v, a value of any type? 1, 0; -1: v is no exact dict, set or str, or only a general search can tell. Runs
 * no code, sets no error. */
int gi_quick_contains(GiThread *t, GiValue v, GiValue key);
/* The same for an exact set or frozenset (set.c), and for a short str (str_find.c). */
int gi_set_quick_contains(const GiSet *s, GiValue key);
int gi_str_quick_contains(const GiStr *s, GiValue part);

/* d[key] = value right after gi_dict_peek has given NULL for them, with d an exact dict. */
bool gi_dict_set_peeked(GiThread *t, GiDict *d, GiValue key, GiValue value);

static inline bool gi_dict_is_hint(const GiDict *d, GiValue key) {
    return d->hint < d->filled && d->entries[d->hint].key == key;
}

/* The same for a key of any kind; GI_DICT_ASK for others. */
static inline int64_t gi_dict_find_quick(GiThread *t, GiDict *d, GiValue key) {
    if (gi_is_int_imm(key)) {
        return gi_dict_is_hint(d, key) ? d->hint : gi_dict_search_int(d, key);
    }
    if (d->str_keys && gi_is_object(key) && gi_object(key)->type == &gi_str_type) {
        return gi_dict_is_hint(d, key) ? d->hint : gi_dict_search_text(t, d, key);
    }
    return GI_DICT_ASK;
}

#endif
