/* SPDX-License-Identifier: MIT
 * runtime/types/dictview.c owns the views dict_keys, dict_values, dict_items with their set
 * operations, and the six iterators of dicts.
 *
 * W1  An iterator remembers the number of entries it started with; when the dict's differs it raises
 *     RuntimeError for good (used becomes UINT32_MAX). Positions stay valid as long as it is equal,
 *     except when a deletion and an insertion made up for each other: then the walk goes on and
 *     `left` notices more items than there were.
 */
#include "runtime/types/dictview.h"

#include "gc/size.h"
#include "runtime/types/sequence.h"
#include "runtime/types/support.h"

typedef struct GiDictIterator {
    GiObject head;
    GiValue dict;  /* GI_NULL: exhausted */
    GiValue pair;  /* items: the last tuple given out, filled again when nobody else has it */
    uint32_t position, used, left; /* reverse: position is one more than that of the next entry */
} GiDictIterator;

static GiDict *dict_of(GiValue view) { return gi_as_dict(((GiDictView *)gi_object(view))->dict); }

static bool is_keys(GiValue v) {
    return gi_is_object(v) &&
           (gi_type(v) == &gi_dict_keys_type || gi_type(v) == &gi_odict_keys_type);
}
static bool is_items(GiValue v) {
    return gi_is_object(v) &&
           (gi_type(v) == &gi_dict_items_type || gi_type(v) == &gi_odict_items_type);
}
static bool is_set(GiValue v) { return gi_is_object(v) && gi_has_flag(v, GI_TYPE_SET); }
static bool is_setlike(GiValue v) { return is_keys(v) || is_items(v) || is_set(v); }

/* See dictview.h. */
GiValue gi_dictview(GiThread *t, GiType *type, GiValue dict) {
    GiDictView *view = gi_object_new(t, type);
    if (view == NULL) {
        return GI_NULL;
    }
    view->dict = gi_take(dict);
    return gi_support_track(t, view);
}

/* --- iterators --- */

static bool is_reverse(const GiType *type) {
    return type == &gi_dict_reversekeyiterator_type || type == &gi_dict_reversevalueiterator_type ||
           type == &gi_dict_reverseitemiterator_type;
}

/* See dictview.h. */
GiValue gi_dictview_iter(GiThread *t, GiType *type, GiValue dict) {
    GiDictIterator *it = gi_object_new(t, type);
    if (it == NULL) {
        return GI_NULL;
    }
    GiDict *d = gi_as_dict(dict);
    it->dict = gi_take(dict);
    it->used = it->left = d->used;
    it->position = is_reverse(type) ? d->filled : 0;
    return gi_support_track(t, it);
}

static void finish(GiThread *t, GiDictIterator *it) {
    gi_replace(t, &it->dict, GI_NULL);
    gi_replace(t, &it->pair, GI_NULL);
}

/* The entry to give out next; NULL: the end, or an error. */
static GI_NOINLINE GiDictEntry *step(GiThread *t, GiDictIterator *it, bool reverse) {
    if (it->dict == GI_NULL) {
        return NULL;
    }
    GiDict *d = gi_as_dict(it->dict);
    if (GI_UNLIKELY(it->used != d->used)) {
        it->used = UINT32_MAX;
        gi_raise(t, &gi_RuntimeError, "dictionary changed size during iteration");
        return NULL;
    }
    GiDictEntry *e = NULL;
    if (reverse) {
        uint32_t i = it->position < d->filled ? it->position : d->filled;
        while (i > 0 && d->entries[i - 1].key == GI_NULL) {
            i--;
        }
        if (i > 0) {
            e = &d->entries[i - 1];
            it->position = i - 1;
        }
    } else {
        uint32_t i = it->position < d->first ? d->first : it->position;
        while (i < d->filled && d->entries[i].key == GI_NULL) {
            i++;
        }
        if (i < d->filled) {
            e = &d->entries[i];
            it->position = i + 1;
        }
    }
    if (e != NULL && GI_LIKELY(it->left != 0)) {
        it->left--;
        return e;
    }
    if (e != NULL) {
        gi_raise(t, &gi_RuntimeError, "dictionary keys changed during iteration");
    }
    finish(t, it);
    return NULL;
}

/* The same, forwards; the common case without looking for it. */
static inline GiDictEntry *step_on(GiThread *t, GiDictIterator *it) {
    if (GI_LIKELY(it->dict != GI_NULL && it->left != 0)) {
        const GiDict *d = gi_as_dict(it->dict);
        uint32_t i = it->position;
        if (GI_LIKELY(it->used == d->used && i < d->filled && d->entries[i].key != GI_NULL)) {
            it->position = i + 1;
            it->left--;
            return &d->entries[i];
        }
    }
    return step(t, it, false);
}

/* (key, value), in the tuple given out last time when it has come back. */
static GiValue pair_of(GiThread *t, GiDictIterator *it, const GiDictEntry *e) {
    GiValue key = gi_take(e->key), value = gi_take(e->value);
    if (it->pair != GI_NULL && gi_object(it->pair)->refs == 1) {
        GiTuple *u = gi_as_tuple(it->pair);
        GiValue old_key = u->items[0], old_value = u->items[1];
        u->items[0] = key;
        u->items[1] = value;
        u->hash = -1;
        gi_take(it->pair);
        gi_drop(t, old_key);
        gi_drop(t, old_value);
        return gi_may_be_tracked(key) || gi_may_be_tracked(value) ? gi_support_track(t, u) : gi_counted(u);
    }
    GiTuple *u = gi_tuple_new(t, 2);
    if (u == NULL) {
        gi_drop(t, key);
        gi_drop(t, value);
        return GI_NULL;
    }
    u->items[0] = key;
    u->items[1] = value;
    GiValue pair = gi_may_be_tracked(key) || gi_may_be_tracked(value) ? gi_support_track(t, u) : gi_counted(u);
    if (pair != GI_NULL && it->pair == GI_NULL) {
        it->pair = gi_take(pair);
    }
    return pair;
}

static GiDictIterator *as_iterator(GiValue v) { return (GiDictIterator *)gi_object(v); }

static GiValue next_key(GiThread *t, GiValue v) {
    GiDictEntry *e = step_on(t, as_iterator(v));
    return e == NULL ? GI_NULL : gi_take(e->key);
}
static GiValue next_value(GiThread *t, GiValue v) {
    GiDictEntry *e = step_on(t, as_iterator(v));
    return e == NULL ? GI_NULL : gi_take(e->value);
}
static GiValue next_item(GiThread *t, GiValue v) {
    GiDictEntry *e = step_on(t, as_iterator(v));
    return e == NULL ? GI_NULL : pair_of(t, as_iterator(v), e);
}

/* See sequence.h. */
int gi_dict_next_item(GiThread *t, GiValue v, GiValue *pair) {
    GiDictEntry *e = step_on(t, as_iterator(v));
    if (e == NULL) {
        return gi_failed(t) ? -1 : 0;
    }
    pair[0] = gi_take(e->key);
    pair[1] = gi_take(e->value);
    return 1;
}

GI_FOR_SIZE

static GiValue next_key_reverse(GiThread *t, GiValue v) {
    GiDictEntry *e = step(t, as_iterator(v), true);
    return e == NULL ? GI_NULL : gi_take(e->key);
}
static GiValue next_value_reverse(GiThread *t, GiValue v) {
    GiDictEntry *e = step(t, as_iterator(v), true);
    return e == NULL ? GI_NULL : gi_take(e->value);
}
static GiValue next_item_reverse(GiThread *t, GiValue v) {
    GiDictEntry *e = step(t, as_iterator(v), true);
    return e == NULL ? GI_NULL : pair_of(t, as_iterator(v), e);
}

static GiValue m_hint(GiThread *t, const GiValue *a) {
    GiDictIterator *it = as_iterator(a[0]);
    bool valid = it->dict != GI_NULL && it->used == gi_as_dict(it->dict)->used;
    return gi_int_imm(valid ? it->left : 0);
}

/* iter(list of what is left), without moving the iterator. */
static GiValue m_reduce(GiThread *t, const GiValue *a) {
    GiDictIterator *it = as_iterator(a[0]);
    GiValue list = gi_list(t, NULL, 0);
    if (list == GI_NULL || it->dict == GI_NULL) {
        return gi_support_reduce_iter(t, list, GI_NULL);
    }
    GiValue copy = gi_dictview_iter(t, gi_type(a[0]), it->dict);
    if (copy != GI_NULL) {
        GiDictIterator *c = as_iterator(copy);
        c->position = it->position;
        c->used = it->used;
        c->left = it->left;
    }
    bool ok = copy != GI_NULL && gi_list_extend(t, list, copy);
    gi_xdrop(t, copy);
    if (!ok) {
        gi_drop(t, list);
        return GI_NULL;
    }
    return gi_support_reduce_iter(t, list, GI_NULL);
}

static const GiMethodRow iterator_methods[] = {
    GI_METHOD("__length_hint__(self, /)", m_hint, "Private method returning an estimate of len(list(it))."),
    GI_METHOD("__reduce__(self, /)", m_reduce, "Return state information for pickling."),
    GI_METHODS_END};

#define ITERATOR_TYPE(id, step_function) \
    GiType gi_##id##_type = { \
        GI_TYPE_HEAD(GiDictIterator, GI_GC_TRACKED), \
        .gc.slots_offset = offsetof(GiDictIterator, dict), .gc.slots_count = 2, \
        .gc.release = gi_release_slots, .name = #id, .flags = GI_TYPE_NO_INSTANCES, \
        .iter = gi_self_iter, .next = step_function, .methods = iterator_methods}

ITERATOR_TYPE(dict_keyiterator, next_key);
ITERATOR_TYPE(dict_valueiterator, next_value);
ITERATOR_TYPE(dict_itemiterator, next_item);
ITERATOR_TYPE(dict_reversekeyiterator, next_key_reverse);
ITERATOR_TYPE(dict_reversevalueiterator, next_value_reverse);
ITERATOR_TYPE(dict_reverseitemiterator, next_item_reverse);

/* --- what all views share --- */

static int64_t len(GiThread *t, GiValue v) { return dict_of(v)->used; }

static GiValue iter(GiThread *t, GiValue v) {
    GiType *type = is_keys(v)    ? &gi_dict_keyiterator_type
                   : is_items(v) ? &gi_dict_itemiterator_type
                                 : &gi_dict_valueiterator_type;
    return gi_dictview_iter(t, type, ((GiDictView *)gi_object(v))->dict);
}

static GiValue m_reversed(GiThread *t, const GiValue *a) {
    GiType *type = is_keys(a[0])    ? &gi_dict_reversekeyiterator_type
                   : is_items(a[0]) ? &gi_dict_reverseitemiterator_type
                                    : &gi_dict_reversevalueiterator_type;
    return gi_dictview_iter(t, type, ((GiDictView *)gi_object(a[0]))->dict);
}

static GiValue repr(GiThread *t, GiValue v) {
    int entered = gi_repr_enter(t, v);
    if (entered <= 0) {
        return entered == 0 ? gi_str_from_text(t, "...") : GI_NULL;
    }
    GiValue list = gi_list_from(t, v);
    GiValue r = list == GI_NULL ? GI_NULL : gi_str_from_format(t, "%T(%R)", v, list);
    gi_xdrop(t, list);
    gi_repr_leave(t, v);
    return r;
}

static GiValue get_mapping(GiThread *t, GiValue v) {
    return gi_call1(t, gi_type_value(&gi_mappingproxy_type), ((GiDictView *)gi_object(v))->dict);
}

static int contains_key(GiThread *t, GiValue v, GiValue key) {
    int64_t hash;
    if (!gi_hash(t, key, &hash)) {
        return -1;
    }
    int64_t i = gi_dict_find_hash(t, dict_of(v), key, hash);
    return i == -2 ? -1 : i >= 0;
}

static int contains_item(GiThread *t, GiValue v, GiValue pair) {
    if (!gi_is_tuple(pair) || gi_as_tuple(pair)->size != 2) {
        return 0;
    }
    GiTuple *u = gi_as_tuple(pair);
    int64_t hash;
    if (!gi_hash(t, u->items[0], &hash)) {
        return -1;
    }
    GiDict *d = dict_of(v);
    int64_t i = gi_dict_find_hash(t, d, u->items[0], hash);
    if (i < 0) {
        return i == -2 ? -1 : 0;
    }
    GiValue found = gi_take(d->entries[i].value);
    int same = gi_support_equal(t, found, u->items[1]);
    gi_drop(t, found);
    return same;
}

/* --- set operations of keys and items --- */

/* Is every item of a in b? 1, 0, -1. */
static int all_in(GiThread *t, GiValue a, GiValue b) {
    GiValue it = gi_iter(t, a);
    if (it == GI_NULL) {
        return -1;
    }
    int all = 1;
    while (all == 1) {
        GiValue item = gi_next(t, it);
        if (item == GI_NULL) {
            all = gi_failed(t) ? -1 : 1;
            break;
        }
        all = gi_contains(t, b, item);
        gi_drop(t, item);
        if (!gi_poll(t, 2)) {
            all = -1;
        }
    }
    gi_drop(t, it);
    return all;
}

static GiValue compare(GiThread *t, GiValue a, GiValue b, GiCompareOp op) {
    if (!is_setlike(b)) {
        return GI_NOT_IMPLEMENTED;
    }
    int64_t size = len(t, a), other = gi_len(t, b);
    if (other < 0) {
        return GI_NULL;
    }
    int r = 0;
    switch (op) {
    case GI_EQ:
    case GI_NE: r = size == other ? all_in(t, a, b) : 0; break;
    case GI_LT: r = size < other ? all_in(t, a, b) : 0; break;
    case GI_LE: r = size <= other ? all_in(t, a, b) : 0; break;
    case GI_GT: r = size > other ? all_in(t, b, a) : 0; break;
    case GI_GE: r = size >= other ? all_in(t, b, a) : 0; break;
    }
    if (r < 0) {
        return GI_NULL;
    }
    return gi_bool(op == GI_NE ? !r : r);
}

/* A set of the items of v, changed by a method of set called `name` with `other`. */
static GiValue set_with(GiThread *t, GiValue v, const char *name, GiValue other) {
    GiValue set = gi_set(t, v);
    GiValue method = set == GI_NULL ? GI_NULL : gi_getattr_text(t, set, name);
    GiValue done = method == GI_NULL ? GI_NULL : gi_call1(t, method, other);
    gi_xdrop(t, method);
    if (done == GI_NULL) {
        gi_xdrop(t, set);
        return GI_NULL;
    }
    gi_drop(t, done);
    return set;
}

static GiValue subtract(GiThread *t, GiValue a, GiValue b) {
    return set_with(t, a, "difference_update", b);
}
static GiValue unite(GiThread *t, GiValue a, GiValue b) {
    if (is_keys(a) || is_items(a)) {
        GiValue set = gi_set(t, a);
        if (set != GI_NULL && !gi_set_update(t, set, b)) {
            gi_drop(t, set);
            return GI_NULL;
        }
        return set;
    }
    return set_with(t, a, "update", b);
}
static GiValue differ(GiThread *t, GiValue a, GiValue b) {
    return set_with(t, a, "symmetric_difference_update", b);
}

/* Adds to `set` what `it` yields and `view` contains. */
static bool add_common(GiThread *t, GiValue set, GiValue it, GiValue view) {
    for (;;) {
        GiValue item = gi_next(t, it);
        if (item == GI_NULL) {
            return !gi_failed(t);
        }
        int found = is_keys(view)    ? contains_key(t, view, item)
                    : is_items(view) ? contains_item(t, view, item)
                                     : gi_contains(t, view, item);
        bool ok = found >= 0 && (!found || gi_set_add(t, set, item)) && gi_poll(t, 2);
        gi_drop(t, item);
        if (!ok) {
            return false;
        }
    }
}

static GiValue intersect(GiThread *t, GiValue a, GiValue b) {
    GiValue view = a, other = b;
    if ((is_keys(b) || is_items(b)) && (is_keys(a) || is_items(a))) {
        if (len(t, b) > len(t, a)) {
            view = b;
            other = a;
        }
    } else if (!is_keys(a) && !is_items(a)) {
        return set_with(t, a, "intersection_update", b);
    } else if (gi_is_object(b) && gi_type(b) == &gi_set_type && gi_len(t, b) >= len(t, a)) {
        GiValue method = gi_getattr_text(t, b, "intersection");
        GiValue r = method == GI_NULL ? GI_NULL : gi_call1(t, method, a);
        gi_xdrop(t, method);
        return r;
    }
    GiValue it = gi_iter(t, other);
    GiValue set = it == GI_NULL ? GI_NULL : gi_set(t, GI_NULL);
    if (set != GI_NULL && !add_common(t, set, it, view)) {
        gi_drop(t, set);
        set = GI_NULL;
    }
    gi_xdrop(t, it);
    return set;
}

static GiValue m_isdisjoint(GiThread *t, const GiValue *a) {
    GiValue view = a[0], other = a[1];
    if (view == other) {
        return gi_bool(len(t, view) == 0);
    }
    if (is_setlike(other)) {
        int64_t n = gi_len(t, other);
        if (n < 0) {
            return GI_NULL;
        }
        if (n > len(t, view)) {
            view = other;
            other = a[0];
        }
    }
    GiValue it = gi_iter(t, other);
    if (it == GI_NULL) {
        return GI_NULL;
    }
    GiValue r = GI_UNBOUND;
    while (r == GI_UNBOUND) {
        GiValue item = gi_next(t, it);
        if (item == GI_NULL) {
            r = gi_failed(t) ? GI_NULL : GI_TRUE;
            break;
        }
        int found = gi_contains(t, view, item);
        gi_drop(t, item);
        if (found != 0 || !gi_poll(t, 2)) {
            r = found > 0 ? GI_FALSE : GI_NULL;
        }
    }
    gi_drop(t, it);
    return r;
}

GI_FOR_SPEED

static const GiNumberSlots number = {.binary = {[GI_OP_SUB] = subtract, [GI_OP_AND] = intersect,
                                                [GI_OP_XOR] = differ, [GI_OP_OR] = unite}};
static const GiContainerSlots keys_container = {.len = len, .contains = contains_key};
static const GiContainerSlots items_container = {.len = len, .contains = contains_item};
static const GiContainerSlots values_container = {.len = len};

static const GiMethodRow set_methods[] = {
    GI_METHOD("isdisjoint(self, other, /)", m_isdisjoint,
              "Return True if the view and the given iterable have a null intersection."),
    GI_METHOD("__reversed__(self, /)", m_reversed, "Return a reverse iterator over the view."),
    GI_METHODS_END};
static const GiMethodRow values_methods[] = {
    GI_METHOD("__reversed__(self, /)", m_reversed, "Return a reverse iterator over the dict values."),
    GI_METHODS_END};
static const GiGetSetRow getset[] = {
    {"mapping", get_mapping, NULL, "dictionary that this view refers to"}, {NULL, NULL, NULL, NULL}};

GiType gi_dict_keys_type = {
    GI_TYPE_HEAD(GiDictView, GI_GC_TRACKED), .gc.slots_offset = offsetof(GiDictView, dict),
    .gc.slots_count = 1, .gc.release = gi_release_slots, .name = "dict_keys",
    .flags = GI_TYPE_NO_INSTANCES | GI_TYPE_UNHASHABLE, .repr = repr, .compare = compare,
    .iter = iter, .number = &number, .container = &keys_container, .methods = set_methods,
    .getset = getset};

GiType gi_dict_items_type = {
    GI_TYPE_HEAD(GiDictView, GI_GC_TRACKED), .gc.slots_offset = offsetof(GiDictView, dict),
    .gc.slots_count = 1, .gc.release = gi_release_slots, .name = "dict_items",
    .flags = GI_TYPE_NO_INSTANCES | GI_TYPE_UNHASHABLE, .repr = repr, .compare = compare,
    .iter = iter, .number = &number, .container = &items_container, .methods = set_methods,
    .getset = getset};

GiType gi_dict_values_type = {
    GI_TYPE_HEAD(GiDictView, GI_GC_TRACKED), .gc.slots_offset = offsetof(GiDictView, dict),
    .gc.slots_count = 1, .gc.release = gi_release_slots, .name = "dict_values",
    .flags = GI_TYPE_NO_INSTANCES, .repr = repr, .iter = iter, .container = &values_container,
    .methods = values_methods, .getset = getset};

/* The views of collections.OrderedDict. */
GiType gi_odict_keys_type = {
    GI_TYPE_HEAD(GiDictView, GI_GC_TRACKED), .base = &gi_dict_keys_type, .name = "odict_keys",
    .flags = GI_TYPE_NO_INSTANCES | GI_TYPE_UNHASHABLE};
GiType gi_odict_items_type = {
    GI_TYPE_HEAD(GiDictView, GI_GC_TRACKED), .base = &gi_dict_items_type, .name = "odict_items",
    .flags = GI_TYPE_NO_INSTANCES | GI_TYPE_UNHASHABLE};
GiType gi_odict_values_type = {
    GI_TYPE_HEAD(GiDictView, GI_GC_TRACKED), .base = &gi_dict_values_type, .name = "odict_values",
    .flags = GI_TYPE_NO_INSTANCES};
