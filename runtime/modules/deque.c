/* SPDX-License-Identifier: MIT
 * runtime/modules/deque.c owns collections.deque and its iterators.
 *
 * The items are in a ring: item i is at (first + i) modulo capacity, a power of two.
 *
 * Q1  state changes with every change of the set or order of places, so that iterators and searches
 *     notice what script code did meanwhile.
 * Q2  Items leave the ring before they are dropped.
 */
#include "runtime/native.h"
#include "runtime/types/genericalias.h"
#include "runtime/types/number.h"
#include "runtime/types/sequence.h"
#include "runtime/types/support.h"

typedef struct Deque {
    GiObject head;
    GiValue *items;
    size_t capacity, first, size;
    int64_t maxlen; /* -1: none */
    uint64_t state; /* Q1 */
    GiObject *weak_list;
} Deque;

static Deque *as_deque(GiValue v) { return (Deque *)gi_object(v); }
static bool is_deque(GiValue v) { return gi_is_object(v) && gi_is_instance(v, &gi_deque_type); }
static GiValue *at(const Deque *d, size_t i) { return &d->items[(d->first + i) & (d->capacity - 1)]; }

/* Doubles the ring when it is full. */
static bool reserve(GiThread *t, Deque *d) {
    if (d->size < d->capacity) {
        return true;
    }
    size_t capacity = d->capacity == 0 ? 8 : d->capacity * 2;
    GiValue *items = gi_alloc_array(t, capacity, sizeof *items);
    if (items == NULL) {
        return false;
    }
    for (size_t i = 0; i < d->size; i++) {
        items[i] = *at(d, i);
    }
    gi_free(t, d->items, d->capacity * sizeof *items);
    d->items = items;
    d->capacity = capacity;
    d->first = 0;
    return true;
}

/* Takes out the first or last item; owned. The deque must not be empty. */
static GiValue take_first(Deque *d) {
    GiValue v = *at(d, 0);
    d->first = (d->first + 1) & (d->capacity - 1);
    d->size--;
    d->state++;
    return v;
}
static GiValue take_last(Deque *d) {
    d->size--;
    d->state++;
    return *at(d, d->size);
}

/* Appends an item, which is taken over, at the right; maxlen lets one fall off at the left. */
static bool push_last(GiThread *t, Deque *d, GiValue item) {
    if (d->maxlen == 0) {
        gi_drop(t, item);
        return true;
    }
    GiValue fallen = GI_NULL;
    if (d->maxlen >= 0 && d->size >= (size_t)d->maxlen) {
        fallen = take_first(d);
    } else if (!reserve(t, d)) {
        gi_drop(t, item);
        return false;
    }
    *at(d, d->size++) = item;
    d->state++;
    gi_xdrop(t, fallen);
    return true;
}
static bool push_first(GiThread *t, Deque *d, GiValue item) {
    if (d->maxlen == 0) {
        gi_drop(t, item);
        return true;
    }
    GiValue fallen = GI_NULL;
    if (d->maxlen >= 0 && d->size >= (size_t)d->maxlen) {
        fallen = take_last(d);
    } else if (!reserve(t, d)) {
        gi_drop(t, item);
        return false;
    }
    d->first = (d->first - 1) & (d->capacity - 1);
    d->size++;
    d->state++;
    *at(d, 0) = item;
    gi_xdrop(t, fallen);
    return true;
}

static void clear(GiThread *t, Deque *d) {
    GiValue *items = d->items;
    size_t capacity = d->capacity, first = d->first, size = d->size;
    d->items = NULL;
    d->capacity = d->first = d->size = 0;
    d->state++;
    for (size_t i = 0; i < size; i++) {
        gi_drop(t, items[(first + i) & (capacity - 1)]);
    }
    gi_free(t, items, capacity * sizeof *items);
}

/* Appends all items of an iterable on one side. */
static bool extend(GiThread *t, GiValue v, GiValue iterable, bool left) {
    if (iterable == v) { /* a snapshot, or it would never end */
        GiValue list = gi_list_from(t, iterable);
        bool done = list != GI_NULL && extend(t, v, list, left);
        gi_xdrop(t, list);
        return done;
    }
    GiValue it = gi_iter(t, iterable);
    if (it == GI_NULL) {
        return false;
    }
    bool ok = true;
    while (ok) {
        GiValue item = gi_next(t, it);
        if (item == GI_NULL) {
            ok = !gi_failed(t);
            break;
        }
        ok = (left ? push_first(t, as_deque(v), item) : push_last(t, as_deque(v), item)) &&
             gi_poll(t, 1);
    }
    gi_drop(t, it);
    return ok;
}

/* Moves everything n places to the right. */
static void rotate(Deque *d, int64_t n) {
    int64_t size = (int64_t)d->size;
    if (size < 2) {
        return;
    }
    n %= size;
    if (n > size / 2) {
        n -= size;
    } else if (n < -(size / 2)) {
        n += size;
    }
    d->state += n != 0;
    for (; n > 0; n--) {
        GiValue v = *at(d, d->size - 1);
        d->first = (d->first - 1) & (d->capacity - 1);
        *at(d, 0) = v;
    }
    for (; n < 0; n++) {
        GiValue v = *at(d, 0);
        d->first = (d->first + 1) & (d->capacity - 1);
        *at(d, d->size - 1) = v;
    }
}

/* Takes out item i; owned. */
static GiValue take_at(Deque *d, size_t i) {
    GiValue v = *at(d, i);
    if (i < d->size / 2) {
        for (; i > 0; i--) {
            *at(d, i) = *at(d, i - 1);
        }
        (void)take_first(d);
    } else {
        for (; i + 1 < d->size; i++) {
            *at(d, i) = *at(d, i + 1);
        }
        (void)take_last(d);
    }
    return v;
}

/* --- making --- */

static GiValue new_slot(GiThread *t, GiType *type, const GiValue *a, size_t n, GiValue kwnames) {
    Deque *d = gi_object_new(t, type);
    if (d == NULL) {
        return GI_NULL;
    }
    d->maxlen = -1;
    return gi_support_track(t, d);
}

static bool init_slot(GiThread *t, GiValue self, const GiValue *a, size_t n, GiValue kwnames) {
    static const char *const names[] = {"iterable", "maxlen", NULL};
    static const GiArguments arguments = {"deque", names, 0, 2};
    GiValue in[2] = {GI_NULL, GI_NONE};
    if (!gi_support_arguments(t, &arguments, a, n, kwnames, in)) {
        return false;
    }
    int64_t maxlen = -1;
    if (in[1] != GI_NONE) {
        if (!gi_is_int(in[1])) {
            gi_raise_type_error(t, "an integer is required");
            return false;
        }
        if (!gi_index_int64(t, in[1], false, &maxlen)) {
            return false;
        }
        if (maxlen < 0) {
            gi_raise_value_error(t, "maxlen must be non-negative");
            return false;
        }
    }
    Deque *d = as_deque(self);
    d->maxlen = maxlen;
    if (d->size > 0) {
        clear(t, d);
    }
    return in[0] == GI_NULL || extend(t, self, in[0], false);
}

/* A copy of the same type with the same maxlen. */
static GiValue copy_of(GiThread *t, GiValue v) {
    int64_t maxlen = as_deque(v)->maxlen;
    if (gi_is_exact(v, &gi_deque_type)) {
        GiValue r = new_slot(t, &gi_deque_type, NULL, 0, GI_NULL);
        if (r != GI_NULL) {
            as_deque(r)->maxlen = maxlen;
            if (!extend(t, r, v, false)) {
                gi_drop(t, r);
                return GI_NULL;
            }
        }
        return r;
    }
    GiValue type = gi_type_value(gi_type(v)), limit = GI_NULL;
    if (maxlen >= 0 && (limit = gi_int(t, maxlen)) == GI_NULL) {
        return GI_NULL;
    }
    GiValue r = maxlen < 0 ? gi_call1(t, type, v) : gi_call2(t, type, v, limit);
    gi_xdrop(t, limit);
    if (r != GI_NULL && !is_deque(r)) {
        gi_raise_type_error(t, "%N() must return a deque, not %T", gi_type(v), r);
        gi_drop(t, r);
        return GI_NULL;
    }
    return r;
}

static void release(GiThread *t, GiObject *o) {
    clear(t, (Deque *)o);
    gi_object_free(t, o, o->type->gc.size);
}

static int traverse(GiObject *o, GiVisit visit, void *arg) {
    Deque *d = (Deque *)o;
    for (size_t i = 0; i < d->size; i++) {
        int stop = visit(*at(d, i), arg);
        if (stop != 0) {
            return stop;
        }
    }
    return 0;
}

static void clear_cycle(GiThread *t, GiObject *o) { clear(t, (Deque *)o); }

/* --- type slots --- */

static GiValue repr(GiThread *t, GiValue v) {
    int entered = gi_repr_enter(t, v);
    if (entered <= 0) {
        return entered == 0 ? gi_str_from_text(t, "[...]") : GI_NULL;
    }
    GiValue list = gi_list_from(t, v), r = GI_NULL;
    const char *name = gi_type_name(gi_type(v));
    if (list != GI_NULL) {
        int64_t maxlen = as_deque(v)->maxlen;
        r = maxlen < 0 ? gi_str_from_format(t, "%s(%R)", name, list)
                       : gi_str_from_format(t, "%s(%R, maxlen=%lld)", name, list, (long long)maxlen);
        gi_drop(t, list);
    }
    gi_repr_leave(t, v);
    return r;
}

static GiValue compare_items(GiThread *t, Deque *a, Deque *b, GiCompareOp op) {
    for (size_t i = 0; i < a->size && i < b->size; i++) {
        GiValue x = gi_take(*at(a, i)), y = gi_take(*at(b, i));
        int same = gi_support_equal(t, x, y);
        GiValue r = GI_UNBOUND;
        if (same < 0 || !gi_poll(t, 1)) {
            r = GI_NULL;
        } else if (same == 0) {
            r = op == GI_EQ ? GI_FALSE : op == GI_NE ? GI_TRUE : gi_compare(t, x, y, op);
        }
        gi_drop(t, x);
        gi_drop(t, y);
        if (r != GI_UNBOUND) {
            return r;
        }
    }
    return gi_bool(gi_support_order((int64_t)a->size, (int64_t)b->size, op));
}

static GiValue compare(GiThread *t, GiValue a, GiValue b, GiCompareOp op) {
    if (!is_deque(a) || !is_deque(b)) {
        return GI_NOT_IMPLEMENTED;
    }
    Deque *x = as_deque(a), *y = as_deque(b);
    if (a == b && (op == GI_EQ || op == GI_NE)) {
        return gi_bool(op == GI_EQ);
    }
    if (x->size != y->size && (op == GI_EQ || op == GI_NE)) {
        return gi_bool(op == GI_NE);
    }
    if (!gi_enter(t, " in comparison")) {
        return GI_NULL;
    }
    GiValue r = compare_items(t, x, y, op);
    gi_leave(t);
    return r;
}

static GiValue concat(GiThread *t, GiValue a, GiValue b) {
    if (!is_deque(a)) {
        return GI_NOT_IMPLEMENTED;
    }
    if (!is_deque(b)) {
        return gi_support_concat_other(t, a, b, "deque");
    }
    GiValue r = copy_of(t, a);
    if (r != GI_NULL && !extend(t, r, b, false)) {
        gi_drop(t, r);
        return GI_NULL;
    }
    return r;
}

static GiValue concat_inplace(GiThread *t, GiValue a, GiValue b) {
    return extend(t, a, b, false) ? gi_take(a) : GI_NULL;
}

/* Makes v hold its items `count` times; only the last maxlen of them are ever pushed. */
static bool repeat_in(GiThread *t, GiValue v, int64_t count) {
    Deque *d = as_deque(v);
    if (count == 0) {
        clear(t, d);
        return true;
    }
    if (d->size == 0 || count == 1) {
        return true;
    }
    GiValue list = gi_list_from(t, v);
    if (list == GI_NULL) {
        return false;
    }
    size_t size = gi_as_list(list)->size, total;
    if (d->maxlen >= 0) {
        int64_t enough = d->maxlen / (int64_t)size + 2;
        count = count < enough ? count : enough;
    }
    bool ok = !__builtin_mul_overflow(size, (size_t)count, &total) && total < SIZE_MAX / 16;
    if (!ok) {
        gi_raise_memory(t);
    }
    for (int64_t i = 1; ok && i < count; i++) {
        ok = extend(t, v, list, false);
    }
    gi_drop(t, list);
    return ok;
}

static GiValue repeat(GiThread *t, GiValue a, GiValue b) {
    int64_t count;
    GiValue r;
    bool left = is_deque(a);
    if (!gi_support_repeat(t, a, b, left, &count, &r)) {
        return r;
    }
    r = copy_of(t, left ? a : b);
    if (r != GI_NULL && !repeat_in(t, r, count)) {
        gi_drop(t, r);
        return GI_NULL;
    }
    return r;
}

static GiValue repeat_inplace(GiThread *t, GiValue a, GiValue b) {
    int64_t count;
    GiValue r;
    if (!gi_support_repeat(t, a, b, true, &count, &r)) {
        return r;
    }
    return repeat_in(t, a, count) ? gi_take(a) : GI_NULL;
}

static int64_t len(GiThread *t, GiValue v) { return (int64_t)as_deque(v)->size; }

/* The place of key in v; false: error set. */
static bool place(GiThread *t, GiValue v, GiValue key, size_t *out) {
    int64_t i;
    if (!gi_support_has_index(key)) {
        gi_raise_type_error(t, "sequence index must be integer, not '%T'", key);
        return false;
    }
    if (!gi_support_index(t, key, &gi_IndexError, &i)) {
        return false;
    }
    i += i < 0 ? (int64_t)as_deque(v)->size : 0;
    if ((uint64_t)i >= as_deque(v)->size) {
        gi_raise(t, &gi_IndexError, "deque index out of range");
        return false;
    }
    *out = (size_t)i;
    return true;
}

static GiValue getitem(GiThread *t, GiValue v, GiValue key) {
    size_t i;
    return place(t, v, key, &i) ? gi_take(*at(as_deque(v), i)) : GI_NULL;
}

static bool setitem(GiThread *t, GiValue v, GiValue key, GiValue x) {
    size_t i;
    if (!place(t, v, key, &i)) {
        return false;
    }
    if (x == GI_NULL) {
        gi_drop(t, take_at(as_deque(v), i));
    } else {
        gi_replace(t, at(as_deque(v), i), gi_take(x));
    }
    return true;
}

/* The first place in [start, stop) whose item equals x; -1: none, -2: error. */
static int64_t search(GiThread *t, Deque *d, GiValue x, int64_t start, int64_t stop,
                      GiType *error, const char *mutated) {
    uint64_t state = d->state;
    for (int64_t i = start; i < stop && i < (int64_t)d->size; i++) {
        GiValue item = gi_take(*at(d, (size_t)i));
        int same = gi_support_equal(t, item, x);
        gi_drop(t, item);
        if (same < 0) {
            return -2;
        }
        if (same > 0 && error == &gi_RuntimeError) {
            return i;
        }
        if (d->state != state) {
            gi_raise(t, error, "%s", mutated);
            return -2;
        }
        if (same > 0) {
            return i;
        }
        if (!gi_poll(t, 1)) {
            return -2;
        }
    }
    return -1;
}

#define MUTATED "deque mutated during iteration"

static int contains(GiThread *t, GiValue v, GiValue x) {
    int64_t i = search(t, as_deque(v), x, 0, INT64_MAX, &gi_RuntimeError, MUTATED);
    return i == -2 ? -1 : i >= 0;
}

/* --- methods --- */

static GiValue m_append(GiThread *t, const GiValue *a) {
    return push_last(t, as_deque(a[0]), gi_take(a[1])) ? GI_NONE : GI_NULL;
}
static GiValue m_appendleft(GiThread *t, const GiValue *a) {
    return push_first(t, as_deque(a[0]), gi_take(a[1])) ? GI_NONE : GI_NULL;
}
static GiValue m_clear(GiThread *t, const GiValue *a) {
    clear(t, as_deque(a[0]));
    return GI_NONE;
}
static GiValue m_copy(GiThread *t, const GiValue *a) { return copy_of(t, a[0]); }
static GiValue m_extend(GiThread *t, const GiValue *a) {
    return extend(t, a[0], a[1], false) ? GI_NONE : GI_NULL;
}
static GiValue m_extendleft(GiThread *t, const GiValue *a) {
    return extend(t, a[0], a[1], true) ? GI_NONE : GI_NULL;
}

static GiValue m_count(GiThread *t, const GiValue *a) {
    Deque *d = as_deque(a[0]);
    uint64_t state = d->state;
    int64_t count = 0;
    for (size_t i = 0; i < d->size; i++) {
        GiValue item = gi_take(*at(d, i));
        int same = gi_support_equal(t, item, a[1]);
        gi_drop(t, item);
        if (same < 0 || !gi_poll(t, 1)) {
            return GI_NULL;
        }
        if (d->state != state) {
            return gi_raise(t, &gi_RuntimeError, MUTATED);
        }
        count += same;
    }
    return gi_int_imm(count);
}

static int64_t clip(int64_t i, int64_t size) { return i >= 0 ? i : i + size < 0 ? 0 : i + size; }

static GiValue m_index(GiThread *t, const GiValue *a) {
    int64_t start = 0, stop = INT64_MAX;
    if (!gi_support_bound(t, a[2], &start) || !gi_support_bound(t, a[3], &stop)) {
        return GI_NULL;
    }
    Deque *d = as_deque(a[0]);
    int64_t size = (int64_t)d->size;
    int64_t i = search(t, d, a[1], clip(start, size), clip(stop, size), &gi_RuntimeError, MUTATED);
    if (i == -1) {
        return gi_raise_value_error(t, "%R is not in deque", a[1]);
    }
    return i < 0 ? GI_NULL : gi_int_imm(i);
}

static GiValue m_remove(GiThread *t, const GiValue *a) {
    Deque *d = as_deque(a[0]);
    int64_t i = search(t, d, a[1], 0, INT64_MAX, &gi_IndexError, MUTATED);
    if (i == -1) {
        return gi_raise_value_error(t, "%R is not in deque", a[1]);
    }
    if (i < 0) {
        return GI_NULL;
    }
    gi_drop(t, take_at(d, (size_t)i));
    return GI_NONE;
}

static GiValue m_insert(GiThread *t, const GiValue *a) {
    int64_t index;
    if (!gi_index_int64(t, a[1], false, &index)) {
        return GI_NULL;
    }
    Deque *d = as_deque(a[0]);
    int64_t size = (int64_t)d->size;
    if (d->maxlen >= 0 && size >= d->maxlen) {
        return gi_raise(t, &gi_IndexError, "deque already at its maximum size");
    }
    index = index < 0 ? (index + size < 0 ? 0 : index + size) : index > size ? size : index;
    if (index < size / 2) {
        if (!push_first(t, d, gi_take(a[2]))) {
            return GI_NULL;
        }
        GiValue item = *at(d, 0);
        for (int64_t i = 0; i < index; i++) {
            *at(d, (size_t)i) = *at(d, (size_t)i + 1);
        }
        *at(d, (size_t)index) = item;
    } else {
        if (!push_last(t, d, gi_take(a[2]))) {
            return GI_NULL;
        }
        GiValue item = *at(d, (size_t)size);
        for (int64_t i = size; i > index; i--) {
            *at(d, (size_t)i) = *at(d, (size_t)i - 1);
        }
        *at(d, (size_t)index) = item;
    }
    return GI_NONE;
}

static GiValue m_pop(GiThread *t, const GiValue *a) {
    return as_deque(a[0])->size == 0 ? gi_raise(t, &gi_IndexError, "pop from an empty deque")
                                     : take_last(as_deque(a[0]));
}
static GiValue m_popleft(GiThread *t, const GiValue *a) {
    return as_deque(a[0])->size == 0 ? gi_raise(t, &gi_IndexError, "pop from an empty deque")
                                     : take_first(as_deque(a[0]));
}

static GiValue m_reverse(GiThread *t, const GiValue *a) {
    Deque *d = as_deque(a[0]);
    for (size_t i = 0, j = d->size; i + 1 < j; i++) {
        j--;
        GiValue v = *at(d, i);
        *at(d, i) = *at(d, j);
        *at(d, j) = v;
    }
    return GI_NONE;
}

static GiValue m_rotate(GiThread *t, const GiValue *a) {
    int64_t n = 1;
    if (a[1] != GI_NULL && !gi_index_int64(t, a[1], false, &n)) {
        return GI_NULL;
    }
    rotate(as_deque(a[0]), n);
    return GI_NONE;
}

static GiValue m_sizeof(GiThread *t, const GiValue *a) {
    return gi_int_imm((int64_t)(gi_type(a[0])->gc.size + as_deque(a[0])->capacity * sizeof(GiValue)));
}

static GiValue m_reduce(GiThread *t, const GiValue *a) {
    Deque *d = as_deque(a[0]);
    GiValue none = gi_tuple(t, NULL, 0), args = GI_NULL;
    GiValue state = none == GI_NULL ? GI_NULL : gi_call_method0(t, a[0], GI_NAME(t, __getstate__));
    GiValue it = state == GI_NULL ? GI_NULL : gi_iter(t, a[0]);
    if (it != GI_NULL) {
        args = d->maxlen < 0 ? gi_take(none) : gi_tuple_pack(t, 2, none, gi_int_imm(d->maxlen));
    }
    GiValue r = GI_NULL;
    if (args != GI_NULL) {
        r = gi_tuple_pack(t, 4, gi_type_value(gi_type(a[0])), args, state, it);
    }
    gi_xdrop(t, none);
    gi_xdrop(t, args);
    gi_xdrop(t, state);
    gi_xdrop(t, it);
    return r;
}

static GiValue get_maxlen(GiThread *t, GiValue v) {
    int64_t maxlen = as_deque(v)->maxlen;
    return maxlen < 0 ? GI_NONE : gi_int(t, maxlen);
}

/* --- iterators --- */

typedef struct DequeIterator {
    GiObject head;
    GiValue deque;
    size_t left;
    uint64_t state;
} DequeIterator;

static GiValue make_iterator(GiThread *t, GiType *type, GiValue v) {
    DequeIterator *it = gi_object_new(t, type);
    if (it == NULL) {
        return GI_NULL;
    }
    it->deque = gi_take(v);
    it->left = as_deque(v)->size;
    it->state = as_deque(v)->state;
    return gi_support_track(t, it);
}

static GiValue iter(GiThread *t, GiValue v) { return make_iterator(t, &gi_deque_iterator_type, v); }
static GiValue m_reversed(GiThread *t, const GiValue *a) {
    return make_iterator(t, &gi_deque_reverse_iterator_type, a[0]);
}

static GiValue next(GiThread *t, GiValue v) {
    DequeIterator *it = (DequeIterator *)gi_object(v);
    Deque *d = as_deque(it->deque);
    if (d->state != it->state) {
        it->left = 0;
        return gi_raise(t, &gi_RuntimeError, MUTATED);
    }
    if (it->left == 0) {
        return GI_NULL;
    }
    it->left--;
    return gi_take(*at(d, gi_type(v) == &gi_deque_iterator_type ? d->size - 1 - it->left : it->left));
}

/* type(deque, index=0): at item number index. */
static GiValue iterator_new(GiThread *t, GiType *type, const GiValue *a, size_t n, GiValue kwnames) {
    int64_t skip = 0;
    if (!gi_support_no_keywords(t, gi_type_name(type), kwnames) ||
        !gi_support_count(t, gi_type_name(type), n, 1, 2)) {
        return GI_NULL;
    }
    if (!is_deque(a[0])) {
        return gi_raise_type_error(t, "argument 1 must be collections.deque, not %T", a[0]);
    }
    if (n == 2 && !gi_index_int64(t, a[1], false, &skip)) {
        return GI_NULL;
    }
    GiValue it = make_iterator(t, type, a[0]);
    if (it != GI_NULL && skip > 0) {
        size_t *left = &((DequeIterator *)gi_object(it))->left;
        *left -= (size_t)skip < *left ? (size_t)skip : *left;
    }
    return it;
}

static GiValue m_hint(GiThread *t, const GiValue *a) {
    return gi_int_imm((int64_t)((DequeIterator *)gi_object(a[0]))->left);
}

static GiValue m_reduce_iterator(GiThread *t, const GiValue *a) {
    DequeIterator *it = (DequeIterator *)gi_object(a[0]);
    int64_t done = (int64_t)as_deque(it->deque)->size - (int64_t)it->left;
    GiValue args = gi_tuple_pack(t, 2, it->deque, gi_int_imm(done));
    if (args == GI_NULL) {
        return GI_NULL;
    }
    GiValue r = gi_tuple_pack(t, 2, gi_type_value(gi_type(a[0])), args);
    gi_drop(t, args);
    return r;
}

static const GiMethodRow iterator_methods[] = {
    GI_METHOD("__length_hint__(self, /)", m_hint, "Private method returning an estimate of len(list(it))."),
    GI_METHOD("__reduce__(self, /)", m_reduce_iterator, "Return state information for pickling."),
    GI_METHODS_END};

GiType gi_deque_iterator_type = {
    GI_TYPE_HEAD(DequeIterator, GI_GC_TRACKED), .gc.slots_offset = offsetof(DequeIterator, deque),
    .gc.slots_count = 1, .gc.release = gi_release_slots, .name = "collections._deque_iterator",
    .new_ = iterator_new, .iter = gi_self_iter, .next = next, .methods = iterator_methods};

GiType gi_deque_reverse_iterator_type = {
    GI_TYPE_HEAD(DequeIterator, GI_GC_TRACKED), .gc.slots_offset = offsetof(DequeIterator, deque),
    .gc.slots_count = 1, .gc.release = gi_release_slots,
    .name = "collections._deque_reverse_iterator", .new_ = iterator_new, .iter = gi_self_iter,
    .next = next, .methods = iterator_methods};

/* --- the type --- */

static const GiNumberSlots number = {
    .binary = {[GI_OP_ADD] = concat, [GI_OP_MUL] = repeat},
    .inplace = {[GI_OP_ADD] = concat_inplace, [GI_OP_MUL] = repeat_inplace}};
static const GiContainerSlots container = {
    .len = len, .getitem = getitem, .setitem = setitem, .contains = contains};

static const GiGetSetRow getset[] = {
    {"maxlen", get_maxlen, NULL, "maximum size of a deque or None if unbounded"},
    {NULL, NULL, NULL, NULL}};

static const GiMethodRow methods[] = {
    GI_METHOD("append(self, item, /)", m_append, "Add an element to the right side of the deque."),
    GI_METHOD("appendleft(self, item, /)", m_appendleft, "Add an element to the left side of the deque."),
    GI_METHOD("clear(self, /)", m_clear, "Remove all elements from the deque."),
    GI_METHOD("copy(self, /)", m_copy, "Return a shallow copy of a deque."),
    GI_METHOD("__copy__(self, /)", m_copy, "Return a shallow copy of a deque."),
    GI_METHOD("count(self, value, /)", m_count, "Return number of occurrences of value."),
    GI_METHOD("extend(self, iterable, /)", m_extend,
              "Extend the right side of the deque with elements from the iterable."),
    GI_METHOD("extendleft(self, iterable, /)", m_extendleft,
              "Extend the left side of the deque with elements from the iterable."),
    GI_METHOD("index(self, value, start=..., stop=..., /)", m_index,
              "Return first index of value.\n\nRaises ValueError if the value is not present."),
    GI_METHOD("insert(self, index, value, /)", m_insert, "Insert value before index."),
    GI_METHOD("pop(self, /)", m_pop, "Remove and return the rightmost element."),
    GI_METHOD("popleft(self, /)", m_popleft, "Remove and return the leftmost element."),
    GI_METHOD_MADE("remove(self, value, /)", m_remove, "Remove first occurrence of value."),
    GI_METHOD("reverse(self, /)", m_reverse, "Reverse *IN PLACE*."),
    GI_METHOD("rotate(self, n=1, /)", m_rotate,
              "Rotate the deque n steps to the right.  If n is negative, rotates left."),
    GI_METHOD("__reduce__(self, /)", m_reduce, "Return state information for pickling."),
    GI_METHOD("__reversed__(self, /)", m_reversed, "Return a reverse iterator over the deque."),
    GI_METHOD("__sizeof__(self, /)", m_sizeof, "Return the size of the deque in memory, in bytes."),
    GI_CLASS_METHOD("__class_getitem__(type, object, /)", gi_class_getitem, "See PEP 585"),
    GI_METHODS_END};

GiType gi_deque_type = {
    GI_TYPE_HEAD(Deque, GI_GC_TRACKED), .gc.weak_offset = offsetof(Deque, weak_list),
    .gc.traverse = traverse, .gc.clear = clear_cycle, .gc.release = release,
    .name = "collections.deque", .flags = GI_TYPE_BASE | GI_TYPE_UNHASHABLE | GI_TYPE_SEQUENCE,
    .new_ = new_slot, .init = init_slot, .repr = repr, .compare = compare, .iter = iter,
    .number = &number, .container = &container, .methods = methods, .getset = getset,
    .doc = "A list-like sequence optimized for data accesses near its endpoints."};
