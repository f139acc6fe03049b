/* SPDX-License-Identifier: MIT
 * runtime/types/set.c owns set, frozenset and their iterator.
 *
 * The table, its probing (runs of neighbours, then a jump) and its growth follow CPython's, because
 * the order in which sets of small ints print is seen by every program.
 *
 * S1  A slot is empty (key GI_NULL, hash 0), deleted (key GI_UNBOUND, hash -1) or live.
 *     filled counts live and deleted slots, used the live ones; filled <= mask.
 * S2  table is `small` or a block of mask + 1 entries.
 * S3  __eq__ and __hash__ of items run script code: afterwards the search starts again if the table
 *     or the slot at hand changed.
 */
#include "gc/size.h"
#include "runtime/types/dict_find.h"
#include "runtime/types/dictview.h"
#include "runtime/types/genericalias.h"
#include "runtime/types/sequence.h"
#include "runtime/types/support.h"

#define MIN_SIZE 8u
#define NEIGHBOURS 9u
#define PERTURB_SHIFT 5

static GiSet *as_set(GiValue v) { return (GiSet *)gi_object(v); }
static bool is_set(GiValue v) { return gi_is_object(v) && gi_has_flag(v, GI_TYPE_SET); }
static bool is_live(const GiSetEntry *e) { return e->key != GI_NULL && e->key != GI_UNBOUND; }

/* hash(key), without a call for the commonest types. */
static inline bool hash_item(GiThread *t, GiValue key, int64_t *out) {
    if (gi_is_int_imm(key)) {
        *out = gi_dict_hash_int(key);
        return true;
    }
    if (gi_is_object(key) && gi_object(key)->type == &gi_str_type && gi_as_str(key)->hash != -1) {
        *out = gi_as_str(key)->hash;
        return true;
    }
    return gi_hash(t, key, out);
}

/* --- the table --- */

/* Puts an item into a table that has neither it nor deleted slots. */
static void insert_clean(GiSetEntry *table, size_t mask, GiValue key, int64_t hash) {
    uint64_t perturb = (uint64_t)hash;
    size_t i = (size_t)hash & mask;
    for (;;) {
        size_t run = i + NEIGHBOURS <= mask ? NEIGHBOURS : 0;
        for (GiSetEntry *e = &table[i];; e++) {
            if (e->key == GI_NULL) {
                e->key = key;
                e->hash = hash;
                return;
            }
            if (run-- == 0) {
                break;
            }
        }
        perturb >>= PERTURB_SHIFT;
        i = (i * 5 + 1 + perturb) & mask;
    }
}

/* Rebuilds the table for more than `wanted` items. */
static bool resize(GiThread *t, GiSet *s, size_t wanted) {
    size_t size = MIN_SIZE;
    while (size <= wanted) {
        if (size > SIZE_MAX / 4 / sizeof(GiSetEntry)) {
            gi_raise_memory(t);
            return false;
        }
        size <<= 1;
    }
    GiSetEntry old_small[MIN_SIZE];
    GiSetEntry *old = s->table, *table;
    size_t old_mask = s->mask;
    if (size == MIN_SIZE) {
        if (old == s->small) {
            if (s->filled == s->used) {
                return true;
            }
            memcpy(old_small, s->small, sizeof old_small);
            old = old_small;
        }
        table = s->small;
        memset(table, 0, sizeof s->small);
    } else {
        table = gi_alloc_zeroed(t, size * sizeof *table);
        if (table == NULL) {
            return false;
        }
    }
    for (size_t i = 0, left = s->used; left != 0; i++) {
        if (is_live(&old[i])) {
            insert_clean(table, size - 1, old[i].key, old[i].hash);
            left--;
        }
    }
    s->table = table;
    s->mask = size - 1;
    s->filled = s->used;
    if (old != old_small && old != s->small) {
        gi_free(t, old, (old_mask + 1) * sizeof *old);
    }
    return true;
}

/* Is the live item of slot e the key? 1, 0, -1 error, 2: table or slot changed meanwhile. */
static int equal_at(GiThread *t, GiSet *s, GiSetEntry *e, GiValue key) {
    GiValue other = e->key;
    if (gi_both_int_imm(other, key)) {
        return 0;
    }
    if (gi_is_object(key) && gi_is_exact(key, &gi_str_type) && gi_is_exact(other, &gi_str_type)) {
        return gi_str_equal(key, other);
    }
    GiSetEntry *table = s->table;
    size_t mask = s->mask;
    gi_take(other);
    int same = gi_support_equal(t, other, key);
    bool moved = s->table != table || s->mask != mask || e->key != other;
    gi_drop(t, other);
    return same < 0 ? -1 : moved ? 2 : same;
}

/* The slot of key, or the empty slot that ends its search; NULL: error set. *deleted becomes the last
 * deleted slot on the way, or NULL. */
static inline GiSetEntry *find_slot(GiThread *t, GiSet *s, GiValue key, int64_t hash,
                                    GiSetEntry **deleted) {
restart:;
    uint64_t perturb = (uint64_t)hash;
    size_t mask = s->mask, i = (size_t)hash & mask;
    *deleted = NULL;
    for (;;) {
        size_t run = i + NEIGHBOURS <= mask ? NEIGHBOURS : 0;
        for (GiSetEntry *e = &s->table[i];; e++) {
            if (e->key == GI_NULL || e->key == key) {
                return e;
            }
            if (GI_UNLIKELY(e->key == GI_UNBOUND)) {
                *deleted = e;
            } else if (e->hash == hash) {
                int same = equal_at(t, s, e, key);
                if (same == 1) {
                    return e;
                }
                if (same < 0 || (same == 2 && !gi_poll(t, 1))) {
                    return NULL;
                }
                if (same == 2) {
                    goto restart;
                }
            }
            if (run-- == 0) {
                break;
            }
        }
        perturb >>= PERTURB_SHIFT;
        i = (i * 5 + 1 + perturb) & mask;
    }
}

/* See dict_find.h. */
int gi_set_quick_contains(const GiSet *s, GiValue key) {
    bool text = gi_is_object(key) && gi_object(key)->type == &gi_str_type;
    if (!gi_is_int_imm(key) && !(text && gi_as_str(key)->hash != -1)) {
        return -1;
    }
    int64_t hash = text ? gi_as_str(key)->hash : gi_dict_hash_int(key);
    uint64_t perturb = (uint64_t)hash;
    size_t mask = s->mask, i = (size_t)hash & mask;
    for (;;) {
        size_t run = i + NEIGHBOURS <= mask ? NEIGHBOURS : 0;
        for (const GiSetEntry *e = &s->table[i];; e++) {
            if (e->key == key || e->key == GI_NULL) {
                return e->key == key;
            }
            if (GI_UNLIKELY(e->hash == hash)) {
                return -1;
            }
            if (run-- == 0) {
                break;
            }
        }
        perturb >>= PERTURB_SHIFT;
        i = (i * 5 + 1 + perturb) & mask;
    }
}

static GiSetEntry *find(GiThread *t, GiSet *s, GiValue key, int64_t hash) {
    GiSetEntry *deleted;
    return find_slot(t, s, key, hash, &deleted);
}

static bool add(GiThread *t, GiSet *s, GiValue key, int64_t hash) {
    GiSetEntry *deleted, *e = find_slot(t, s, key, hash, &deleted);
    if (e == NULL) {
        return false;
    }
    if (e->key != GI_NULL) {
        return true;
    }
    s->used++;
    if (deleted != NULL) {
        deleted->key = gi_take(key);
        deleted->hash = hash;
        return true;
    }
    e->key = gi_take(key);
    e->hash = hash;
    s->filled++;
    if (s->filled * 5 < s->mask * 3) {
        return true;
    }
    return resize(t, s, s->used > 50000 ? s->used * 2 : s->used * 4);
}

/* 1 found, 0 not, -1 error. */
static int has(GiThread *t, GiSet *s, GiValue key, int64_t hash) {
    GiSetEntry *e = find(t, s, key, hash);
    return e == NULL ? -1 : e->key != GI_NULL;
}

/* 1 removed, 0 absent, -1 error. */
static int discard(GiThread *t, GiSet *s, GiValue key, int64_t hash) {
    GiSetEntry *e = find(t, s, key, hash);
    if (e == NULL) {
        return -1;
    }
    if (e->key == GI_NULL) {
        return 0;
    }
    GiValue old = e->key;
    e->key = GI_UNBOUND;
    e->hash = -1;
    s->used--;
    gi_drop(t, old);
    return 1;
}

/* Empties the set before its items are dropped. */
static void clear(GiThread *t, GiSet *s) {
    GiSetEntry small[MIN_SIZE], *table = s->table;
    size_t mask = s->mask, left = s->used;
    if (table == s->small) {
        memcpy(small, s->small, sizeof small);
        table = small;
    }
    memset(s->small, 0, sizeof s->small);
    s->table = s->small;
    s->mask = MIN_SIZE - 1;
    s->used = s->filled = s->finger = 0;
    s->hash = -1;
    for (size_t i = 0; left != 0; i++) {
        if (is_live(&table[i])) {
            gi_drop(t, table[i].key);
            left--;
        }
    }
    if (table != small) {
        gi_free(t, table, (mask + 1) * sizeof *table);
    }
}

/* The next live slot from *pos on; NULL at the end. */
static GiSetEntry *next_live(GiSet *s, size_t *pos) {
    for (size_t i = *pos; i <= s->mask; i++) {
        if (is_live(&s->table[i])) {
            *pos = i + 1;
            return &s->table[i];
        }
    }
    *pos = s->mask + 1;
    return NULL;
}

/* --- bulk operations --- */

/* Adds all items of another set. */
static bool merge(GiThread *t, GiSet *s, GiSet *other) {
    if (other == s || other->used == 0) {
        return true;
    }
    if ((s->filled + other->used) * 5 >= s->mask * 3 && !resize(t, s, (s->used + other->used) * 2)) {
        return false;
    }
    if (s->filled == 0) {
        bool same_shape = s->mask == other->mask && other->filled == other->used;
        for (size_t i = 0, left = other->used; left != 0; i++) {
            GiSetEntry e = other->table[i];
            if (is_live(&e)) {
                left--;
                gi_take(e.key);
                if (same_shape) {
                    s->table[i] = e;
                } else {
                    insert_clean(s->table, s->mask, e.key, e.hash);
                }
            }
        }
        s->filled = s->used = other->used;
        return true;
    }
    for (size_t i = 0; i <= other->mask; i++) {
        GiSetEntry e = other->table[i];
        if (is_live(&e)) {
            gi_take(e.key);
            bool ok = add(t, s, e.key, e.hash) && gi_poll(t, 1);
            gi_drop(t, e.key);
            if (!ok) {
                return false;
            }
        }
    }
    return true;
}

/* What is done with each item of an iterable; the hash is computed once. */
typedef bool (*Visit)(GiThread *t, GiSet *s, GiValue key, int64_t hash, void *arg);

/* Calls visit for the items of a set, which may change meanwhile. Inlined where `visit` is known. */
static inline __attribute__((always_inline)) bool each_of_set(GiThread *t, GiSet *s, GiSet *other, Visit visit, void *arg) {
    for (size_t i = 0; i <= other->mask; i++) {
        GiSetEntry e = other->table[i];
        if (!is_live(&e)) {
            continue;
        }
        gi_take(e.key);
        bool ok = visit(t, s, e.key, e.hash, arg) && gi_poll(t, 1);
        gi_drop(t, e.key);
        if (!ok) {
            return false;
        }
    }
    return true;
}

/* Calls visit for the items of any iterable: sets and dicts with their kept hashes. */
static bool each(GiThread *t, GiSet *s, GiValue iterable, Visit visit, void *arg) {
    bool ok = true;
    if (is_set(iterable)) {
        return each_of_set(t, s, as_set(iterable), visit, arg);
    }
    if (gi_is_exact(iterable, &gi_dict_type)) {
        GiDict *d = gi_as_dict(iterable);
        for (uint32_t i = 0; ok && i < d->filled; i++) {
            GiDictEntry e = d->entries[i];
            if (e.key != GI_NULL) {
                gi_take(e.key);
                ok = visit(t, s, e.key, e.hash, arg) && gi_poll(t, 1);
                gi_drop(t, e.key);
            }
        }
        return ok;
    }
    GiValue it = gi_iter(t, iterable);
    if (it == GI_NULL) {
        return false;
    }
    GiUnaryFn step = gi_stepper(t, it);
    while (ok) {
        GiValue key = step(t, it);
        if (key == GI_NULL) {
            gi_step_ended(t);
            ok = !gi_failed(t);
            break;
        }
        int64_t hash;
        ok = hash_item(t, key, &hash) && visit(t, s, key, hash, arg) && gi_poll(t, 1);
        gi_drop(t, key);
    }
    gi_drop(t, it);
    return ok;
}

static bool visit_add(GiThread *t, GiSet *s, GiValue key, int64_t hash, void *arg) {
    return add(t, s, key, hash);
}
static bool visit_discard(GiThread *t, GiSet *s, GiValue key, int64_t hash, void *arg) {
    return discard(t, s, key, hash) >= 0;
}
static bool visit_toggle(GiThread *t, GiSet *s, GiValue key, int64_t hash, void *arg) {
    int removed = discard(t, s, key, hash);
    return removed > 0 || (removed == 0 && add(t, s, key, hash));
}

/* Adds the items of a list, which may change meanwhile, or of a tuple. */
static bool add_sequence(GiThread *t, GiSet *s, GiValue v) {
    bool list = gi_is_list(v);
    for (size_t i = 0; i < (list ? gi_as_list(v)->size : gi_as_tuple(v)->size); i++) {
        GiValue key = gi_take(list ? gi_as_list(v)->items[i] : gi_as_tuple(v)->items[i]);
        int64_t hash;
        bool ok = hash_item(t, key, &hash) && add(t, s, key, hash) && gi_poll(t, 1);
        gi_drop(t, key);
        if (!ok) {
            return false;
        }
    }
    return true;
}

/* Adds the items of any iterable. */
static bool update(GiThread *t, GiSet *s, GiValue iterable) {
    if (is_set(iterable)) {
        return merge(t, s, as_set(iterable));
    }
    if (gi_is_exact(iterable, &gi_list_type) || gi_is_exact(iterable, &gi_tuple_type)) {
        return add_sequence(t, s, iterable);
    }
    if (gi_is_exact(iterable, &gi_dict_type)) {
        size_t n = gi_as_dict(iterable)->used;
        if ((s->filled + n) * 5 >= s->mask * 3 && !resize(t, s, (s->used + n) * 2)) {
            return false;
        }
    }
    return each(t, s, iterable, visit_add, NULL);
}

/* A set of the given type, filled from an iterable (GI_NULL: empty). */
static GiValue make(GiThread *t, GiType *type, GiValue iterable) {
    GiSet *s = gi_object_new(t, type);
    if (s == NULL) {
        return GI_NULL;
    }
    s->table = s->small;
    s->mask = MIN_SIZE - 1;
    s->hash = -1;
    GiValue v = gi_support_track(t, s);
    if (v != GI_NULL && iterable != GI_NULL && !update(t, s, iterable)) {
        gi_drop(t, v);
        return GI_NULL;
    }
    return v;
}

static bool is_frozen(GiValue v) { return gi_is_instance(v, &gi_frozenset_type); }

/* set or frozenset: the type of the results of v's operators. */
static GiType *base_of(GiValue v) { return is_frozen(v) ? &gi_frozenset_type : &gi_set_type; }

/* Drops a result under construction after an error. */
static GiValue give_up(GiThread *t, GiValue v) {
    gi_drop(t, v);
    return GI_NULL;
}

/* See dict.h. */
GiValue gi_set(GiThread *t, GiValue iterable) { return make(t, &gi_set_type, iterable); }

/* See dict.h. */
GiValue gi_frozenset(GiThread *t, GiValue iterable) {
    if (iterable != GI_NULL && gi_is_exact(iterable, &gi_frozenset_type)) {
        return gi_take(iterable);
    }
    return make(t, &gi_frozenset_type, iterable);
}

/* See dict.h. The items of the first set, in its order, make the second. */
GiValue gi_frozenset_constant(GiThread *t, GiValue items) {
    GiValue first = gi_frozenset(t, items);
    GiValue order = first == GI_NULL ? GI_NULL : gi_tuple_from(t, first);
    GiValue r = order == GI_NULL ? GI_NULL : gi_frozenset(t, order);
    gi_xdrop(t, first);
    gi_xdrop(t, order);
    return r;
}

/* See dict.h. */
bool gi_set_add(GiThread *t, GiValue set, GiValue item) {
    int64_t hash;
    return hash_item(t, item, &hash) && add(t, as_set(set), item, hash);
}

/* The hash of a key to look up; a set (unhashable) stands for the frozenset of its items, which is
 * then put, owned, in *stand_in. */
static bool hash_key(GiThread *t, GiValue key, int64_t *hash, GiValue *stand_in) {
    *stand_in = GI_NULL;
    if (hash_item(t, key, hash)) {
        return true;
    }
    if (!is_set(key) || !gi_error_clear_if(t, &gi_TypeError)) {
        return false;
    }
    *stand_in = make(t, &gi_frozenset_type, key);
    return *stand_in != GI_NULL && gi_hash(t, *stand_in, hash);
}

/* See dict.h. */
int gi_set_contains(GiThread *t, GiValue set, GiValue item) {
    int64_t hash;
    GiValue stand_in;
    int r = -1;
    if (hash_key(t, item, &hash, &stand_in)) {
        r = has(t, as_set(set), stand_in == GI_NULL ? item : stand_in, hash);
    }
    gi_xdrop(t, stand_in);
    return r;
}

/* See dict.h. */
int gi_set_discard(GiThread *t, GiValue set, GiValue item) {
    int64_t hash;
    GiValue stand_in;
    int r = -1;
    if (hash_key(t, item, &hash, &stand_in)) {
        r = discard(t, as_set(set), stand_in == GI_NULL ? item : stand_in, hash);
    }
    gi_xdrop(t, stand_in);
    return r;
}

/* See dict.h. */
bool gi_set_update(GiThread *t, GiValue set, GiValue iterable) {
    return update(t, as_set(set), iterable);
}

/* See dict.h. */
void gi_set_clear(GiThread *t, GiValue set) { clear(t, as_set(set)); }

/* See dict.h. */
bool gi_set_next(GiValue set, size_t *pos, GiValue *key) {
    GiSetEntry *e = next_live(as_set(set), pos);
    if (e == NULL) {
        return false;
    }
    *key = e->key;
    return true;
}

/* --- set algebra --- */

/* An exact copy in the base type. */
static GiValue copy_of(GiThread *t, GiValue v) { return make(t, base_of(v), v); }

typedef struct Common { GiSet *in; bool wanted; } Common;

/* Adds a key that `in` has (or has not, as wanted). */
static bool visit_common(GiThread *t, GiSet *s, GiValue key, int64_t hash, void *arg) {
    Common *c = arg;
    int found = has(t, c->in, key, hash);
    return found >= 0 && ((found == 1) != c->wanted || add(t, s, key, hash));
}

static GiValue intersection(GiThread *t, GiValue v, GiValue other) {
    if (v == other) {
        return copy_of(t, v);
    }
    GiValue r = make(t, base_of(v), GI_NULL);
    if (r == GI_NULL) {
        return GI_NULL;
    }
    if (is_set(other) && as_set(other)->used > as_set(v)->used) {
        GiValue swap = v;
        v = other;
        other = swap;
    }
    Common common = {as_set(v), true};
    bool ok = is_set(other) ? each_of_set(t, as_set(r), as_set(other), visit_common, &common)
                            : each(t, as_set(r), other, visit_common, &common);
    return ok ? r : give_up(t, r);
}

static bool difference_update(GiThread *t, GiValue v, GiValue other) {
    GiSet *s = as_set(v);
    if (v == other) {
        clear(t, s);
        return true;
    }
    bool ok;
    if (is_set(other) && as_set(other)->used >> 3 > s->used) {
        GiValue common = intersection(t, v, other);
        ok = common != GI_NULL && each(t, s, common, visit_discard, NULL);
        gi_xdrop(t, common);
    } else {
        ok = each(t, s, other, visit_discard, NULL);
    }
    if (!ok || s->filled - s->used <= s->mask / 4) {
        return ok;
    }
    return resize(t, s, s->used > 50000 ? s->used * 2 : s->used * 4);
}

/* Adds the keys that a dict has not. */
static bool visit_not_in_dict(GiThread *t, GiSet *s, GiValue key, int64_t hash, void *arg) {
    int64_t i = gi_dict_find_hash(t, arg, key, hash);
    return i >= 0 || (i == -1 && add(t, s, key, hash));
}

static GiValue difference(GiThread *t, GiValue v, GiValue other) {
    bool dict = gi_is_exact(other, &gi_dict_type);
    size_t size = is_set(other) ? as_set(other)->used : dict ? gi_as_dict(other)->used : 0;
    if ((!dict && !is_set(other)) || as_set(v)->used >> 2 > size) {
        GiValue r = copy_of(t, v);
        return r == GI_NULL || difference_update(t, r, other) ? r : give_up(t, r);
    }
    GiValue r = make(t, base_of(v), GI_NULL);
    if (r == GI_NULL) {
        return GI_NULL;
    }
    Common common = {as_set(other), false};
    bool ok = dict ? each(t, as_set(r), v, visit_not_in_dict, gi_as_dict(other))
                   : each_of_set(t, as_set(r), as_set(v), visit_common, &common);
    return ok ? r : give_up(t, r);
}

static bool symmetric_update(GiThread *t, GiValue v, GiValue other) {
    if (v == other) {
        clear(t, as_set(v));
        return true;
    }
    if (is_set(other)) {
        return each_of_set(t, as_set(v), as_set(other), visit_toggle, NULL);
    }
    if (gi_is_exact(other, &gi_dict_type)) {
        return each(t, as_set(v), other, visit_toggle, NULL);
    }
    GiValue set = make(t, &gi_set_type, other); /* so that doubles count once */
    bool ok = set != GI_NULL && each(t, as_set(v), set, visit_toggle, NULL);
    gi_xdrop(t, set);
    return ok;
}

static GiValue symmetric(GiThread *t, GiValue v, GiValue other) {
    GiValue r = make(t, base_of(v), other);
    return r == GI_NULL || symmetric_update(t, r, v) ? r : give_up(t, r);
}

/* The contents of a and b change places. Both are sets. */
static void swap_contents(GiSet *a, GiSet *b) {
    GiSet x = *a;
    a->used = b->used, a->filled = b->filled, a->mask = b->mask;
    b->used = x.used, b->filled = x.filled, b->mask = x.mask;
    memcpy(a->small, b->small, sizeof a->small);
    memcpy(b->small, x.small, sizeof b->small);
    a->table = b->table == b->small ? a->small : b->table;
    b->table = x.table == a->small ? b->small : x.table;
}

static bool intersection_update(GiThread *t, GiValue v, GiValue other) {
    GiValue r = intersection(t, v, other);
    if (r == GI_NULL) {
        return false;
    }
    swap_contents(as_set(v), as_set(r));
    gi_drop(t, r);
    return true;
}

/* Is each item of v in the set `in`? 1, 0, -1. Stops at the first that is not. */
typedef struct Subset { GiSet *in; int answer; } Subset;
static bool visit_subset(GiThread *t, GiSet *s, GiValue key, int64_t hash, void *arg) {
    Subset *q = arg;
    q->answer = has(t, q->in, key, hash);
    return q->answer == 1;
}
static int all_in(GiThread *t, GiValue items, GiValue in) {
    Subset q = {as_set(in), 1};
    if (each(t, NULL, items, visit_subset, &q)) {
        return 1;
    }
    return gi_failed(t) ? -1 : 0;
}

static int is_subset(GiThread *t, GiValue v, GiValue other) {
    if (!is_set(other)) {
        GiValue common = intersection(t, v, other);
        if (common == GI_NULL) {
            return -1;
        }
        int r = as_set(common)->used == as_set(v)->used;
        gi_drop(t, common);
        return r;
    }
    return as_set(v)->used > as_set(other)->used ? 0 : all_in(t, v, other);
}

static bool visit_disjoint(GiThread *t, GiSet *s, GiValue key, int64_t hash, void *arg) {
    Subset *q = arg;
    q->answer = has(t, q->in, key, hash);
    return q->answer == 0;
}

static int is_disjoint(GiThread *t, GiValue v, GiValue other) {
    if (v == other) {
        return as_set(v)->used == 0;
    }
    if (is_set(other) && as_set(other)->used > as_set(v)->used) {
        GiValue swap = v;
        v = other;
        other = swap;
    }
    Subset q = {as_set(v), 0};
    if (each(t, NULL, other, visit_disjoint, &q)) {
        return 1;
    }
    return gi_failed(t) ? -1 : 0;
}

/* --- type slots --- */

static void release(GiThread *t, GiObject *o) {
    clear(t, (GiSet *)o);
    gi_object_free(t, o, o->type->gc.size);
}

static int traverse(GiObject *o, GiVisit visit, void *arg) {
    GiSet *s = (GiSet *)o;
    for (size_t i = 0; s->table != NULL && i <= s->mask; i++) {
        if (is_live(&s->table[i])) {
            int stop = visit(s->table[i].key, arg);
            if (stop != 0) {
                return stop;
            }
        }
    }
    return 0;
}

static void clear_cycle(GiThread *t, GiObject *o) { clear(t, (GiSet *)o); }

static GiValue new_set(GiThread *t, GiType *type, const GiValue *a, size_t n, GiValue kwnames) {
    return make(t, type, GI_NULL);
}

static bool init_set(GiThread *t, GiValue self, const GiValue *a, size_t n, GiValue kwnames) {
    if (!gi_support_no_keywords(t, "set", kwnames) ||
        !gi_support_count(t, gi_type_name(gi_type(self)), n, 0, 1)) {
        return false;
    }
    if (as_set(self)->filled != 0) {
        clear(t, as_set(self));
    }
    return n == 0 || update(t, as_set(self), a[0]);
}

static GiValue new_frozenset(GiThread *t, GiType *type, const GiValue *a, size_t n, GiValue kwnames) {
    if ((type == &gi_frozenset_type || type->init == gi_frozenset_type.init) &&
        !gi_support_no_keywords(t, "frozenset", kwnames)) {
        return GI_NULL;
    }
    if (!gi_support_count(t, gi_type_name(type), n, 0, 1)) {
        return GI_NULL;
    }
    if (type == &gi_frozenset_type) {
        return gi_frozenset(t, n == 0 ? GI_NULL : a[0]);
    }
    return make(t, type, n == 0 ? GI_NULL : a[0]);
}

static GiValue repr_items(GiThread *t, GiValue v) {
    GiValue list = gi_list_from(t, v);
    if (list == GI_NULL) {
        return GI_NULL;
    }
    GiText text;
    gi_text_init(&text, t);
    bool plain = gi_is_exact(v, &gi_set_type);
    if (!plain) {
        gi_text_add_text(&text, gi_type_name(gi_type(v)));
    }
    gi_text_add_text(&text, plain ? "{" : "({");
    for (size_t i = 0; text.ok && i < gi_as_list(list)->size; i++) {
        if (i != 0) {
            gi_text_add(&text, ", ", 2);
        }
        gi_text_add_repr(&text, gi_as_list(list)->items[i]);
        text.ok = text.ok && gi_poll(t, 2);
    }
    gi_text_add_text(&text, plain ? "}" : "})");
    gi_drop(t, list);
    return gi_text_finish(&text);
}

static GiValue repr(GiThread *t, GiValue v) {
    int entered = gi_repr_enter(t, v);
    if (entered < 0) {
        return GI_NULL;
    }
    if (entered == 0) {
        return gi_str_from_format(t, "%T(...)", v);
    }
    GiValue r = as_set(v)->used == 0 ? gi_str_from_format(t, "%T()", v) : repr_items(t, v);
    gi_repr_leave(t, v);
    return r;
}

static uint64_t shuffle(uint64_t h) { return ((h ^ 89869747u) ^ (h << 16)) * 3644798167u; }

static bool hash_frozenset(GiThread *t, GiValue v, int64_t *out) {
    GiSet *s = as_set(v);
    if (s->hash == -1) {
        uint64_t h = 0;
        size_t pos = 0;
        for (GiSetEntry *e; (e = next_live(s, &pos)) != NULL;) {
            h ^= shuffle((uint64_t)e->hash);
        }
        h ^= (s->used + 1) * 1927868237u;
        h ^= (h >> 11) ^ (h >> 25);
        h = h * 69069u + 907133923u;
        s->hash = h == UINT64_MAX ? 590923713 : (int64_t)h;
    }
    *out = s->hash;
    return true;
}

static GiValue compare_subset(GiThread *t, GiValue a, GiValue b, bool negate) {
    int r = is_subset(t, a, b);
    return r < 0 ? GI_NULL : gi_bool((r == 1) != negate);
}

static GiValue compare(GiThread *t, GiValue a, GiValue b, GiCompareOp op) {
    if (!is_set(a) || !is_set(b)) {
        return GI_NOT_IMPLEMENTED;
    }
    GiSet *x = as_set(a), *y = as_set(b);
    GiValue r = GI_FALSE;
    if (!gi_enter(t, " in comparison")) {
        return GI_NULL;
    }
    switch (op) {
    case GI_EQ:
    case GI_NE:
        r = x->used != y->used || (x->hash != -1 && y->hash != -1 && x->hash != y->hash)
                ? gi_bool(op == GI_NE)
                : compare_subset(t, a, b, op == GI_NE);
        break;
    case GI_LE: r = compare_subset(t, a, b, false); break;
    case GI_GE: r = compare_subset(t, b, a, false); break;
    case GI_LT: r = x->used >= y->used ? GI_FALSE : compare_subset(t, a, b, false); break;
    case GI_GT: r = x->used <= y->used ? GI_FALSE : compare_subset(t, b, a, false); break;
    }
    gi_leave(t);
    return r;
}

static int64_t len(GiThread *t, GiValue v) { return (int64_t)as_set(v)->used; }

/* --- operators --- */

GI_FOR_SIZE

static GiValue op_or(GiThread *t, GiValue a, GiValue b) {
    if (!is_set(a) || !is_set(b)) {
        return GI_NOT_IMPLEMENTED;
    }
    GiValue r = copy_of(t, a);
    return r == GI_NULL || a == b || update(t, as_set(r), b) ? r : give_up(t, r);
}
static GiValue op_and(GiThread *t, GiValue a, GiValue b) {
    return is_set(a) && is_set(b) ? intersection(t, a, b) : GI_NOT_IMPLEMENTED;
}
static GiValue op_sub(GiThread *t, GiValue a, GiValue b) {
    return is_set(a) && is_set(b) ? difference(t, a, b) : GI_NOT_IMPLEMENTED;
}
static GiValue op_xor(GiThread *t, GiValue a, GiValue b) {
    return is_set(a) && is_set(b) ? symmetric(t, a, b) : GI_NOT_IMPLEMENTED;
}
static GiValue op_ior(GiThread *t, GiValue a, GiValue b) {
    if (!is_set(b)) {
        return GI_NOT_IMPLEMENTED;
    }
    return update(t, as_set(a), b) ? gi_take(a) : GI_NULL;
}
static GiValue op_iand(GiThread *t, GiValue a, GiValue b) {
    if (!is_set(b)) {
        return GI_NOT_IMPLEMENTED;
    }
    return intersection_update(t, a, b) ? gi_take(a) : GI_NULL;
}
static GiValue op_isub(GiThread *t, GiValue a, GiValue b) {
    if (!is_set(b)) {
        return GI_NOT_IMPLEMENTED;
    }
    return difference_update(t, a, b) ? gi_take(a) : GI_NULL;
}
static GiValue op_ixor(GiThread *t, GiValue a, GiValue b) {
    if (!is_set(b)) {
        return GI_NOT_IMPLEMENTED;
    }
    return symmetric_update(t, a, b) ? gi_take(a) : GI_NULL;
}

GI_FOR_SPEED

/* --- methods --- */

static GiValue answer(int r) { return r < 0 ? GI_NULL : gi_bool(r == 1); }

static GiValue m_add(GiThread *t, const GiValue *a) {
    return gi_set_add(t, a[0], a[1]) ? GI_NONE : GI_NULL;
}
static GiValue m_clear(GiThread *t, const GiValue *a) {
    clear(t, as_set(a[0]));
    return GI_NONE;
}
static GiValue m_copy(GiThread *t, const GiValue *a) {
    return gi_is_exact(a[0], &gi_frozenset_type) ? gi_take(a[0]) : copy_of(t, a[0]);
}
static GiValue m_discard(GiThread *t, const GiValue *a) {
    return gi_set_discard(t, a[0], a[1]) < 0 ? GI_NULL : GI_NONE;
}
static GiValue m_remove(GiThread *t, const GiValue *a) {
    int removed = gi_set_discard(t, a[0], a[1]);
    return removed > 0 ? GI_NONE : removed == 0 ? gi_raise_value(t, &gi_KeyError, a[1]) : GI_NULL;
}

static GiValue m_pop(GiThread *t, const GiValue *a) {
    GiSet *s = as_set(a[0]);
    if (s->used == 0) {
        return gi_raise(t, &gi_KeyError, "pop from an empty set");
    }
    size_t i = s->finger & s->mask;
    while (!is_live(&s->table[i])) {
        i = i == s->mask ? 0 : i + 1;
    }
    GiValue key = s->table[i].key;
    s->table[i] = (GiSetEntry){GI_UNBOUND, -1};
    s->used--;
    s->finger = i + 1;
    return key;
}

/* The result of applying `step` to self and each of the arguments in turn; a copy when there are
 * none. */
static GiValue fold(GiThread *t, GiValue self, GiValue others,
                    GiValue (*step)(GiThread *t, GiValue v, GiValue other)) {
    GiTuple *u = gi_as_tuple(others);
    if (u->size == 0) {
        return copy_of(t, self);
    }
    GiValue r = gi_take(self);
    for (size_t i = 0; i < u->size && r != GI_NULL; i++) {
        GiValue after = step(t, r, u->items[i]);
        gi_drop(t, r);
        r = after;
    }
    return r;
}

GI_FOR_SIZE

static GiValue m_intersection(GiThread *t, const GiValue *a) { return fold(t, a[0], a[1], intersection); }

static GiValue m_union(GiThread *t, const GiValue *a) {
    GiTuple *u = gi_as_tuple(a[1]);
    GiValue r = copy_of(t, a[0]);
    for (size_t i = 0; i < u->size && r != GI_NULL; i++) {
        if (u->items[i] != a[0] && !update(t, as_set(r), u->items[i])) {
            return give_up(t, r);
        }
    }
    return r;
}

static GiValue m_difference(GiThread *t, const GiValue *a) {
    GiTuple *u = gi_as_tuple(a[1]);
    GiValue r = u->size == 0 ? copy_of(t, a[0]) : difference(t, a[0], u->items[0]);
    for (size_t i = 1; i < u->size && r != GI_NULL; i++) {
        if (!difference_update(t, r, u->items[i])) {
            return give_up(t, r);
        }
    }
    return r;
}

static GiValue m_update(GiThread *t, const GiValue *a) {
    GiTuple *u = gi_as_tuple(a[1]);
    for (size_t i = 0; i < u->size; i++) {
        if (!update(t, as_set(a[0]), u->items[i])) {
            return GI_NULL;
        }
    }
    return GI_NONE;
}

static GiValue m_difference_update(GiThread *t, const GiValue *a) {
    GiTuple *u = gi_as_tuple(a[1]);
    for (size_t i = 0; i < u->size; i++) {
        if (!difference_update(t, a[0], u->items[i])) {
            return GI_NULL;
        }
    }
    return GI_NONE;
}

static GiValue m_intersection_update(GiThread *t, const GiValue *a) {
    GiValue r = fold(t, a[0], a[1], intersection);
    if (r == GI_NULL) {
        return GI_NULL;
    }
    swap_contents(as_set(a[0]), as_set(r));
    gi_drop(t, r);
    return GI_NONE;
}

static GiValue m_symmetric(GiThread *t, const GiValue *a) { return symmetric(t, a[0], a[1]); }
static GiValue m_symmetric_update(GiThread *t, const GiValue *a) {
    return symmetric_update(t, a[0], a[1]) ? GI_NONE : GI_NULL;
}
static GiValue m_isdisjoint(GiThread *t, const GiValue *a) { return answer(is_disjoint(t, a[0], a[1])); }
static GiValue m_issubset(GiThread *t, const GiValue *a) { return answer(is_subset(t, a[0], a[1])); }
static GiValue m_issuperset(GiThread *t, const GiValue *a) {
    return answer(is_set(a[1]) ? is_subset(t, a[1], a[0]) : all_in(t, a[1], a[0]));
}

static GiValue m_reduce(GiThread *t, const GiValue *a) {
    GiValue list = gi_list_from(t, a[0]);
    GiValue args = list == GI_NULL ? GI_NULL : gi_tuple_steal(t, &list, 1);
    GiValue state = args == GI_NULL ? GI_NULL : gi_call_method0(t, a[0], GI_NAME(t, __getstate__));
    GiValue r = GI_NULL;
    if (state != GI_NULL) {
        r = gi_tuple_pack(t, 3, gi_type_value(gi_type(a[0])), args, state);
    }
    gi_xdrop(t, args);
    gi_xdrop(t, state);
    return r;
}

static GiValue m_sizeof(GiThread *t, const GiValue *a) {
    GiSet *s = as_set(a[0]);
    size_t table = s->table == s->small ? 0 : (s->mask + 1) * sizeof(GiSetEntry);
    return gi_int_imm((int64_t)(gi_type(a[0])->gc.size + table));
}

GI_FOR_SPEED

/* --- iterator --- */

typedef struct GiSetIterator {
    GiObject head;
    GiValue set;   /* GI_NULL: exhausted */
    size_t used, position, left; /* used SIZE_MAX: the set changed, for good */
} GiSetIterator;

static GiValue iter(GiThread *t, GiValue v) {
    GiSetIterator *it = gi_object_new(t, &gi_set_iterator_type);
    if (it == NULL) {
        return GI_NULL;
    }
    it->set = gi_take(v);
    it->used = it->left = as_set(v)->used;
    return gi_support_track(t, it);
}

static GiValue next(GiThread *t, GiValue v) {
    GiSetIterator *it = (GiSetIterator *)gi_object(v);
    if (it->set == GI_NULL) {
        return GI_NULL;
    }
    if (it->used != as_set(it->set)->used) {
        it->used = SIZE_MAX;
        return gi_raise(t, &gi_RuntimeError, "Set changed size during iteration");
    }
    GiSetEntry *e = next_live(as_set(it->set), &it->position);
    if (e != NULL) {
        it->left--;
        return gi_take(e->key);
    }
    gi_replace(t, &it->set, GI_NULL);
    return GI_NULL;
}

static GiValue m_hint(GiThread *t, const GiValue *a) {
    GiSetIterator *it = (GiSetIterator *)gi_object(a[0]);
    bool valid = it->set != GI_NULL && it->used == as_set(it->set)->used;
    return gi_int_imm(valid ? (int64_t)it->left : 0);
}

static GiValue m_reduce_iterator(GiThread *t, const GiValue *a) {
    GiSetIterator *it = (GiSetIterator *)gi_object(a[0]);
    GiValue list = gi_list(t, NULL, 0);
    if (list == GI_NULL || it->set == GI_NULL) {
        return gi_support_reduce_iter(t, list, GI_NULL);
    }
    GiValue copy = iter(t, it->set);
    if (copy != GI_NULL) {
        GiSetIterator *c = (GiSetIterator *)gi_object(copy);
        c->position = it->position;
        c->used = it->used;
        c->left = it->left;
    }
    bool ok = copy != GI_NULL && gi_list_extend(t, list, copy);
    gi_xdrop(t, copy);
    if (!ok) {
        return give_up(t, list);
    }
    return gi_support_reduce_iter(t, list, GI_NULL);
}

static const GiMethodRow iterator_methods[] = {
    GI_METHOD("__length_hint__(self, /)", m_hint, "Private method returning an estimate of len(list(it))."),
    GI_METHOD("__reduce__(self, /)", m_reduce_iterator, "Return state information for pickling."),
    GI_METHODS_END};

GiType gi_set_iterator_type = {
    GI_TYPE_HEAD(GiSetIterator, GI_GC_TRACKED), .gc.slots_offset = offsetof(GiSetIterator, set),
    .gc.slots_count = 1, .gc.release = gi_release_slots, .name = "set_iterator",
    .flags = GI_TYPE_NO_INSTANCES, .iter = gi_self_iter, .next = next, .methods = iterator_methods};

/* --- the types --- */

static const GiContainerSlots container = {.len = len, .contains = gi_set_contains};
static const GiNumberSlots frozenset_number = {
    .binary = {[GI_OP_SUB] = op_sub, [GI_OP_AND] = op_and, [GI_OP_XOR] = op_xor, [GI_OP_OR] = op_or}};
static const GiNumberSlots set_number = {
    .binary = {[GI_OP_SUB] = op_sub, [GI_OP_AND] = op_and, [GI_OP_XOR] = op_xor, [GI_OP_OR] = op_or},
    .inplace = {[GI_OP_SUB] = op_isub, [GI_OP_AND] = op_iand, [GI_OP_XOR] = op_ixor,
                [GI_OP_OR] = op_ior}};

#define SHARED_METHODS \
    GI_METHOD("copy(self, /)", m_copy, "Return a shallow copy of a set."), \
    GI_METHOD("difference(self, /, *others)", m_difference, \
              "Return a new set with elements in the set that are not in the others."), \
    GI_METHOD("intersection(self, /, *others)", m_intersection, \
              "Return a new set with elements common to the set and all others."), \
    GI_METHOD("isdisjoint(self, other, /)", m_isdisjoint, \
              "Return True if two sets have a null intersection."), \
    GI_METHOD("issubset(self, other, /)", m_issubset, "Report whether another set contains this set."), \
    GI_METHOD("issuperset(self, other, /)", m_issuperset, \
              "Report whether this set contains another set."), \
    GI_METHOD("symmetric_difference(self, other, /)", m_symmetric, \
              "Return a new set with elements in either the set or other but not both."), \
    GI_METHOD("union(self, /, *others)", m_union, \
              "Return a new set with elements from the set and all others."), \
    GI_METHOD("__reduce__(self, /)", m_reduce, "Return state information for pickling."), \
    GI_METHOD("__sizeof__(self, /)", m_sizeof, "S.__sizeof__() -> size of S in memory, in bytes."), \
    GI_CLASS_METHOD("__class_getitem__(type, object, /)", gi_class_getitem, "See PEP 585")

static const GiMethodRow frozenset_methods[] = {SHARED_METHODS, GI_METHODS_END};
static const GiMethodRow set_methods[] = {
    SHARED_METHODS,
    GI_METHOD("add(self, object, /)", m_add,
              "Add an element to a set.\n\nThis has no effect if the element is already present."),
    GI_METHOD("clear(self, /)", m_clear, "Remove all elements from this set."),
    GI_METHOD("difference_update(self, /, *others)", m_difference_update,
              "Update the set, removing elements found in others."),
    GI_METHOD("discard(self, object, /)", m_discard,
              "Remove an element from a set if it is a member.\n\n"
              "Unlike set.remove(), the discard() method does not raise\n"
              "an exception when an element is missing from the set."),
    GI_METHOD("intersection_update(self, /, *others)", m_intersection_update,
              "Update the set, keeping only elements found in it and all others."),
    GI_METHOD("pop(self, /)", m_pop,
              "Remove and return an arbitrary set element.\n\nRaises KeyError if the set is empty."),
    GI_METHOD("remove(self, object, /)", m_remove,
              "Remove an element from a set; it must be a member.\n\n"
              "If the element is not a member, raise a KeyError."),
    GI_METHOD("symmetric_difference_update(self, other, /)", m_symmetric_update,
              "Update the set, keeping only elements found in either set, but not in both."),
    GI_METHOD("update(self, /, *others)", m_update,
              "Update the set, adding elements from all others."),
    GI_METHODS_END};

GiType gi_set_type = {
    GI_TYPE_HEAD(GiSet, GI_GC_TRACKED), .gc.weak_offset = offsetof(GiSet, weak_list),
    .gc.traverse = traverse, .gc.clear = clear_cycle, .gc.release = release, .name = "set",
    .flags = GI_TYPE_BASE | GI_TYPE_UNHASHABLE | GI_TYPE_SET | GI_TYPE_MATCH_SELF,
    .new_ = new_set, .init = init_set, .repr = repr, .compare = compare, .iter = iter,
    .number = &set_number, .container = &container, .methods = set_methods,
    .doc = "Build an unordered collection of unique elements.",
    .new_signature = "set(iterable=(), /)"};

GiType gi_frozenset_type = {
    GI_TYPE_HEAD(GiSet, GI_GC_TRACKED), .gc.weak_offset = offsetof(GiSet, weak_list),
    .gc.traverse = traverse, .gc.clear = clear_cycle, .gc.release = release, .name = "frozenset",
    .flags = GI_TYPE_BASE | GI_TYPE_SET | GI_TYPE_MATCH_SELF,
    .new_ = new_frozenset, .repr = repr, .hash = hash_frozenset, .compare = compare, .iter = iter,
    .number = &frozenset_number, .container = &container, .methods = frozenset_methods,
    .doc = "Build an immutable unordered collection of unique elements.",
    .new_signature = "frozenset(iterable=(), /)"};
