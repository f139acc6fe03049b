/* SPDX-License-Identifier: MIT
 * runtime/types/range.c owns range and its iterators.
 *
 * R1  start, stop, step and length are exact ints of any size; step is not 0.
 * R2  range_iterator serves ranges whose bounds fit 62 bits (and with them every item and the
 *     value one step behind the last); longrange_iterator the others.
 */
#include "gc/size.h"
#include "runtime/native.h"
#include "runtime/types/number.h"
#include "runtime/types/sequence.h"
#include "runtime/types/support.h"

static GiRange *as_range(GiValue v) { return (GiRange *)gi_object(v); }

/* max(0, ceil((stop - start) / step)) for small ints. */
static uint64_t small_length(int64_t start, int64_t stop, int64_t step) {
    if (step > 0) {
        return start < stop ? ((uint64_t)stop - (uint64_t)start - 1) / (uint64_t)step + 1 : 0;
    }
    return start > stop ? ((uint64_t)start - (uint64_t)stop - 1) / (0 - (uint64_t)step) + 1 : 0;
}

/* The number of items; owned int. */
static GiValue length_of(GiThread *t, GiValue start, GiValue stop, GiValue step) {
    if (gi_is_int_imm(start) && gi_is_int_imm(stop) && gi_is_int_imm(step)) {
        return gi_int_from_uint64(t, small_length(gi_int_imm_value(start), gi_int_imm_value(stop),
                                                  gi_int_imm_value(step)));
    }
    bool up = gi_int_sign(step) > 0;
    GiValue low = up ? start : stop, high = up ? stop : start;
    if (gi_int_compare(low, high) >= 0) {
        return gi_int_imm(0);
    }
    GiValue span = gi_int_binary(t, GI_OP_SUB, high, low);
    GiValue less = span == GI_NULL ? GI_NULL : gi_int_binary(t, GI_OP_SUB, span, gi_int_imm(1));
    GiValue stride = less == GI_NULL ? GI_NULL : up ? gi_take(step) : gi_int_negative(t, step);
    GiValue whole = stride == GI_NULL ? GI_NULL : gi_int_binary(t, GI_OP_FLOORDIV, less, stride);
    GiValue r = whole == GI_NULL ? GI_NULL : gi_int_binary(t, GI_OP_ADD, whole, gi_int_imm(1));
    gi_xdrop(t, span);
    gi_xdrop(t, less);
    gi_xdrop(t, stride);
    gi_xdrop(t, whole);
    return r;
}

/* A range over exact ints, whose references are taken over (any may be GI_NULL: error set). */
static GiValue make_steal(GiThread *t, GiValue start, GiValue stop, GiValue step) {
    GiRange *r = NULL;
    GiValue length = GI_NULL;
    if (start != GI_NULL && stop != GI_NULL && step != GI_NULL) {
        length = length_of(t, start, stop, step);
    }
    if (length != GI_NULL) {
        r = gi_object_new(t, &gi_range_type);
    }
    if (r == NULL) {
        gi_xdrop(t, start);
        gi_xdrop(t, stop);
        gi_xdrop(t, step);
        gi_xdrop(t, length);
        return GI_NULL;
    }
    r->start = start;
    r->stop = stop;
    r->step = step;
    r->length = length;
    return gi_counted(r);
}

/* See sequence.h. */
GiValue gi_range(GiThread *t, GiValue start, GiValue stop, GiValue step) {
    GiValue from = gi_index(t, start);
    GiValue to = from == GI_NULL ? GI_NULL : gi_index(t, stop);
    GiValue by = to == GI_NULL ? GI_NULL : gi_index(t, step);
    if (by != GI_NULL && gi_int_sign(by) == 0) {
        gi_drop(t, by);
        by = gi_raise_value_error(t, "range() arg 3 must not be zero");
    }
    return make_steal(t, from, to, by);
}

static void release(GiThread *t, GiObject *o) {
    GiRange *r = (GiRange *)o;
    gi_xdrop(t, r->start);
    gi_xdrop(t, r->stop);
    gi_xdrop(t, r->step);
    gi_xdrop(t, r->length);
    gi_object_free(t, o, o->type->gc.size);
}

static GiValue new_slot(GiThread *t, GiType *type, const GiValue *a, size_t n, GiValue kwnames) {
    if (!gi_support_no_keywords(t, "range", kwnames) || !gi_support_count(t, "range", n, 1, 3)) {
        return GI_NULL;
    }
    if (n == 1) {
        return gi_range(t, gi_int_imm(0), a[0], gi_int_imm(1));
    }
    return gi_range(t, a[0], a[1], n == 3 ? a[2] : gi_int_imm(1));
}

static GiValue repr(GiThread *t, GiValue v) {
    GiRange *r = as_range(v);
    return r->step == gi_int_imm(1)
               ? gi_str_from_format(t, "range(%R, %R)", r->start, r->stop)
               : gi_str_from_format(t, "range(%R, %R, %R)", r->start, r->stop, r->step);
}

/* start + index * step for an int index; owned. */
static GiValue item_at(GiThread *t, GiRange *r, GiValue index) {
    int64_t product, sum;
    if (gi_is_int_imm(index) && gi_is_int_imm(r->start) && gi_is_int_imm(r->step) &&
        !__builtin_mul_overflow(gi_int_imm_value(index), gi_int_imm_value(r->step), &product) &&
        !__builtin_add_overflow(gi_int_imm_value(r->start), product, &sum)) {
        return gi_int(t, sum);
    }
    GiValue offset = gi_int_binary(t, GI_OP_MUL, index, r->step);
    if (offset == GI_NULL) {
        return GI_NULL;
    }
    GiValue v = gi_int_binary(t, GI_OP_ADD, r->start, offset);
    gi_drop(t, offset);
    return v;
}

/* r[slice], a range. */
static GiValue get_slice(GiThread *t, GiRange *r, GiValue slice) {
    GiValue bounds = gi_slice_indices(t, slice, r->length);
    if (bounds == GI_NULL) {
        return GI_NULL;
    }
    GiTuple *u = gi_as_tuple(bounds);
    GiValue step = gi_int_binary(t, GI_OP_MUL, r->step, u->items[2]);
    GiValue start = step == GI_NULL ? GI_NULL : item_at(t, r, u->items[0]);
    GiValue stop = start == GI_NULL ? GI_NULL : item_at(t, r, u->items[1]);
    gi_drop(t, bounds);
    return make_steal(t, start, stop, step);
}

/* r[index] for an int of any size. */
static GiValue get_index(GiThread *t, GiRange *r, GiValue index) {
    GiValue i = gi_int_sign(index) < 0 ? gi_int_binary(t, GI_OP_ADD, index, r->length)
                                       : gi_take(index);
    if (i == GI_NULL) {
        return GI_NULL;
    }
    GiValue v = gi_int_sign(i) < 0 || gi_int_compare(i, r->length) >= 0
                    ? gi_raise(t, &gi_IndexError, "range object index out of range")
                    : item_at(t, r, i);
    gi_drop(t, i);
    return v;
}

static GiValue getitem(GiThread *t, GiValue v, GiValue key) {
    if (gi_support_has_index(key)) {
        GiValue index = gi_index(t, key);
        if (index == GI_NULL) {
            return GI_NULL;
        }
        GiValue r = get_index(t, as_range(v), index);
        gi_drop(t, index);
        return r;
    }
    if (gi_is_exact(key, &gi_slice_type)) {
        return get_slice(t, as_range(v), key);
    }
    return gi_raise_type_error(t, "range indices must be integers or slices, not %T", key);
}

static int64_t len(GiThread *t, GiValue v) {
    int64_t n;
    if (gi_int_overflow(as_range(v)->length, &n) != 0) {
        gi_raise(t, &gi_OverflowError, "Python int too large to convert to C ssize_t");
        return -1;
    }
    return n;
}

static int truth(GiThread *t, GiValue v) { return gi_int_sign(as_range(v)->length) != 0; }

/* Position of an exact int in r (owned int), or GI_NULL without an error when it is not there. */
static GiValue position(GiThread *t, GiRange *r, GiValue x) {
    bool up = gi_int_sign(r->step) > 0;
    if (up ? gi_int_compare(x, r->start) < 0 || gi_int_compare(x, r->stop) >= 0
           : gi_int_compare(x, r->start) > 0 || gi_int_compare(x, r->stop) <= 0) {
        return GI_NULL;
    }
    GiValue offset = gi_int_binary(t, GI_OP_SUB, x, r->start);
    GiValue rest = offset == GI_NULL ? GI_NULL : gi_int_binary(t, GI_OP_MOD, offset, r->step);
    GiValue v = GI_NULL;
    if (rest != GI_NULL && gi_int_sign(rest) == 0) {
        v = gi_int_binary(t, GI_OP_FLOORDIV, offset, r->step);
    }
    gi_xdrop(t, offset);
    gi_xdrop(t, rest);
    return v;
}

static bool is_plain_int(GiValue x) {
    return gi_is_int_imm(x) || gi_type(x) == &gi_int_type || gi_type(x) == &gi_bool_type;
}

/* The position as an exact int of True, False or an int. */
static GiValue position_of(GiThread *t, GiRange *r, GiValue x) {
    GiValue exact = gi_int_exact(t, x);
    if (exact == GI_NULL) {
        return GI_NULL;
    }
    GiValue v = position(t, r, exact);
    gi_drop(t, exact);
    return v;
}

/* Walks the range comparing with an object that is no plain int. Counts all matches when `count`,
 * else returns the index of the first, -1 when there is none; -2 error. */
static int64_t search(GiThread *t, GiValue v, GiValue x, bool count) {
    GiValue it = gi_iter(t, v);
    if (it == GI_NULL) {
        return -2;
    }
    int64_t found = count ? 0 : -1;
    for (int64_t i = 0;; i++) {
        GiValue item = gi_next(t, it);
        if (item == GI_NULL) {
            found = gi_failed(t) ? -2 : found;
            break;
        }
        int same = gi_equal(t, item, x);
        gi_drop(t, item);
        if (same < 0 || !gi_poll(t, 2)) {
            found = -2;
            break;
        }
        if (same && !count) {
            found = i;
            break;
        }
        found += count ? same : 0;
    }
    gi_drop(t, it);
    return found;
}

static int contains(GiThread *t, GiValue v, GiValue x) {
    if (!is_plain_int(x)) {
        int64_t found = search(t, v, x, false);
        return found == -2 ? -1 : found >= 0;
    }
    GiValue i = position_of(t, as_range(v), x);
    if (i == GI_NULL) {
        return gi_failed(t) ? -1 : 0;
    }
    gi_drop(t, i);
    return 1;
}

static GiValue m_count(GiThread *t, const GiValue *a) {
    if (!is_plain_int(a[1])) {
        int64_t n = search(t, a[0], a[1], true);
        return n < 0 ? GI_NULL : gi_int_imm(n);
    }
    int there = contains(t, a[0], a[1]);
    return there < 0 ? GI_NULL : gi_int_imm(there);
}

static GiValue m_index(GiThread *t, const GiValue *a) {
    if (!is_plain_int(a[1])) {
        int64_t i = search(t, a[0], a[1], false);
        return i >= 0    ? gi_int_imm(i)
               : i == -1 ? gi_raise_value_error(t, "sequence.index(x): x not in sequence")
                         : GI_NULL;
    }
    GiValue i = position_of(t, as_range(a[0]), a[1]);
    if (i == GI_NULL && !gi_failed(t)) {
        return gi_raise_value_error(t, "%R is not in range", a[1]);
    }
    return i;
}

/* Ranges are equal when they have the same items. */
static bool same_items(GiRange *a, GiRange *b) {
    if (gi_int_compare(a->length, b->length) != 0) {
        return false;
    }
    if (gi_int_sign(a->length) == 0) {
        return true;
    }
    if (gi_int_compare(a->start, b->start) != 0) {
        return false;
    }
    return gi_int_compare(a->length, gi_int_imm(1)) == 0 || gi_int_compare(a->step, b->step) == 0;
}

GI_FOR_SIZE

static GiValue compare(GiThread *t, GiValue a, GiValue b, GiCompareOp op) {
    if (!gi_is_exact(b, &gi_range_type) || (op != GI_EQ && op != GI_NE)) {
        return GI_NOT_IMPLEMENTED;
    }
    return gi_bool(same_items(as_range(a), as_range(b)) == (op == GI_EQ));
}

static bool hash(GiThread *t, GiValue v, int64_t *out) {
    GiRange *r = as_range(v);
    bool none = gi_int_sign(r->length) == 0, one = r->length == gi_int_imm(1);
    GiValue u = gi_tuple_pack(t, 3, r->length, none ? GI_NONE : r->start,
                              none || one ? GI_NONE : r->step);
    if (u == GI_NULL) {
        return false;
    }
    bool ok = gi_hash(t, u, out);
    gi_drop(t, u);
    return ok;
}

/* --- iterators --- */

typedef struct GiLongRangeIterator {
    GiObject head;
    GiValue next, step, left; /* exact ints */
} GiLongRangeIterator;

/* An iterator of `left` items from `next`; the ints are taken over (GI_NULL: error set). */
static GiValue iterate_steal(GiThread *t, GiValue next, GiValue step, GiValue left) {
    GiValue r = GI_NULL;
    if (next == GI_NULL || step == GI_NULL || left == GI_NULL) {
        goto out;
    }
    int64_t last;
    if (gi_is_int_imm(next) && gi_is_int_imm(step) && gi_is_int_imm(left) &&
        !__builtin_mul_overflow(gi_int_imm_value(step), gi_int_imm_value(left), &last) &&
        !__builtin_add_overflow(last, gi_int_imm_value(next), &last) && gi_fits_int_imm(last)) {
        GiRangeIterator *it = gi_object_new(t, &gi_range_iterator_type);
        if (it != NULL) {
            it->next = gi_int_imm_value(next);
            it->step = gi_int_imm_value(step);
            it->left = (uint64_t)gi_int_imm_value(left);
            r = gi_counted(it);
        }
        goto out;
    }
    GiLongRangeIterator *it = gi_object_new(t, &gi_longrange_iterator_type);
    if (it != NULL) {
        it->next = next;
        it->step = step;
        it->left = left;
        return gi_counted(it);
    }
out:
    gi_xdrop(t, next);
    gi_xdrop(t, step);
    gi_xdrop(t, left);
    return r;
}

GI_FOR_SPEED

static GiValue iter(GiThread *t, GiValue v) {
    GiRange *r = as_range(v);
    return iterate_steal(t, gi_take(r->start), gi_take(r->step), gi_take(r->length));
}

static GiValue m_reversed(GiThread *t, const GiValue *a) {
    GiRange *r = as_range(a[0]);
    GiValue last = gi_int_binary(t, GI_OP_SUB, r->length, gi_int_imm(1));
    if (last == GI_NULL) {
        return GI_NULL;
    }
    GiValue start = item_at(t, r, last);
    gi_drop(t, last);
    GiValue step = start == GI_NULL ? GI_NULL : gi_int_negative(t, r->step);
    return iterate_steal(t, start, step, gi_take(r->length));
}

static GiValue next(GiThread *t, GiValue v) {
    GiRangeIterator *it = (GiRangeIterator *)gi_object(v);
    if (it->left == 0) {
        return GI_NULL;
    }
    int64_t i = it->next;
    it->next += it->step;
    it->left--;
    return gi_int_imm(i);
}

static GiValue next_long(GiThread *t, GiValue v) {
    GiLongRangeIterator *it = (GiLongRangeIterator *)gi_object(v);
    if (gi_int_sign(it->left) <= 0) {
        return GI_NULL;
    }
    GiValue after = gi_int_binary(t, GI_OP_ADD, it->next, it->step);
    GiValue left = after == GI_NULL ? GI_NULL : gi_int_binary(t, GI_OP_SUB, it->left, gi_int_imm(1));
    if (left == GI_NULL) {
        gi_xdrop(t, after);
        return GI_NULL;
    }
    GiValue item = it->next;
    it->next = after;
    gi_replace(t, &it->left, left);
    return item;
}

static void release_iterator(GiThread *t, GiObject *o) { gi_object_free(t, o, o->type->gc.size); }

GI_FOR_SIZE

/* Next item, step and number of items left of either iterator; owned ints (GI_NULL: error set). */
static void state_of(GiThread *t, GiValue v, GiValue *item, GiValue *step, GiValue *left) {
    if (gi_type(v) == &gi_range_iterator_type) {
        GiRangeIterator *it = (GiRangeIterator *)gi_object(v);
        *item = gi_int(t, it->next);
        *step = gi_int(t, it->step);
        *left = gi_int_from_uint64(t, it->left);
    } else {
        GiLongRangeIterator *it = (GiLongRangeIterator *)gi_object(v);
        *item = gi_take(it->next);
        *step = gi_take(it->step);
        *left = gi_take(it->left);
    }
}

static GiValue m_hint(GiThread *t, const GiValue *a) {
    GiValue item, step, left;
    state_of(t, a[0], &item, &step, &left);
    gi_xdrop(t, item);
    gi_xdrop(t, step);
    return left;
}

static GiValue m_reduce_iterator(GiThread *t, const GiValue *a) {
    GiValue item, step, left, stop = GI_NULL;
    state_of(t, a[0], &item, &step, &left);
    if (item != GI_NULL && step != GI_NULL && left != GI_NULL) {
        GiValue span = gi_int_binary(t, GI_OP_MUL, left, step);
        stop = span == GI_NULL ? GI_NULL : gi_int_binary(t, GI_OP_ADD, item, span);
        gi_xdrop(t, span);
    }
    gi_xdrop(t, left);
    GiValue range = make_steal(t, item, stop, step);
    return gi_support_reduce_iter(t, range, GI_NONE);
}

/* Skips to an absolute position, clipped to what is left. */
static GiValue m_setstate(GiThread *t, const GiValue *a) {
    GiValue index = gi_index(t, a[1]);
    if (index == GI_NULL) {
        return GI_NULL;
    }
    GiValue item, step, left, r = GI_NULL;
    state_of(t, a[0], &item, &step, &left);
    GiValue skip = gi_int_sign(index) < 0           ? gi_int_imm(0)
                   : gi_int_compare(index, left) > 0 ? gi_take(left)
                                                     : gi_take(index);
    GiValue span = gi_int_binary(t, GI_OP_MUL, skip, step);
    GiValue after = span == GI_NULL ? GI_NULL : gi_int_binary(t, GI_OP_ADD, item, span);
    GiValue rest = after == GI_NULL ? GI_NULL : gi_int_binary(t, GI_OP_SUB, left, skip);
    if (rest != GI_NULL) {
        if (gi_type(a[0]) == &gi_range_iterator_type) {
            GiRangeIterator *it = (GiRangeIterator *)gi_object(a[0]);
            it->next = gi_int_imm_value(after);
            it->left = (uint64_t)gi_int_imm_value(rest);
        } else {
            GiLongRangeIterator *it = (GiLongRangeIterator *)gi_object(a[0]);
            gi_replace(t, &it->next, gi_take(after));
            gi_replace(t, &it->left, gi_take(rest));
        }
        r = GI_NONE;
    }
    GiValue used[] = {index, item, step, left, skip, span, after, rest};
    for (size_t i = 0; i < sizeof used / sizeof *used; i++) {
        gi_xdrop(t, used[i]);
    }
    return r;
}

static const GiMethodRow iterator_methods[] = {
    GI_METHOD("__length_hint__(self, /)", m_hint, "Private method returning an estimate of len(list(it))."),
    GI_METHOD("__reduce__(self, /)", m_reduce_iterator, "Return state information for pickling."),
    GI_METHOD("__setstate__(self, state, /)", m_setstate, "Set state information for unpickling."),
    GI_METHODS_END};

GiType gi_range_iterator_type = {
    GI_TYPE_HEAD(GiRangeIterator, GI_GC_LEAF), .gc.release = release_iterator, .name = "range_iterator",
    .flags = GI_TYPE_NO_INSTANCES, .iter = gi_self_iter, .next = next, .methods = iterator_methods};

GiType gi_longrange_iterator_type = {
    GI_TYPE_HEAD(GiLongRangeIterator, GI_GC_LEAF), .gc.slots_offset = offsetof(GiLongRangeIterator, next),
    .gc.slots_count = 3, .gc.release = gi_release_slots, .name = "longrange_iterator",
    .flags = GI_TYPE_NO_INSTANCES, .iter = gi_self_iter, .next = next_long,
    .methods = iterator_methods};

/* --- the type --- */

static GiValue m_reduce(GiThread *t, const GiValue *a) {
    GiRange *r = as_range(a[0]);
    GiValue args = gi_tuple_pack(t, 3, r->start, r->stop, r->step);
    if (args == GI_NULL) {
        return GI_NULL;
    }
    GiValue v = gi_tuple_pack(t, 2, gi_type_value(&gi_range_type), args);
    gi_drop(t, args);
    return v;
}

static GiValue get_start(GiThread *t, GiValue v) { return gi_take(as_range(v)->start); }
static GiValue get_stop(GiThread *t, GiValue v) { return gi_take(as_range(v)->stop); }
static GiValue get_step(GiThread *t, GiValue v) { return gi_take(as_range(v)->step); }

GI_FOR_SPEED

static const GiGetSetRow getset[] = {
    {"start", get_start, gi_readonly_member, NULL}, {"stop", get_stop, gi_readonly_member, NULL},
    {"step", get_step, gi_readonly_member, NULL},
    {NULL, NULL, NULL, NULL}};

static const GiMethodRow methods[] = {
    GI_METHOD("count(self, object, /)", m_count,
              "rangeobject.count(value) -> integer -- return number of occurrences of value"),
    GI_METHOD("index(self, object, /)", m_index,
              "rangeobject.index(value) -> integer -- return index of value.\n"
              "Raise ValueError if the value is not present."),
    GI_METHOD("__reversed__(self, /)", m_reversed, "Return a reverse iterator."),
    GI_METHOD("__reduce__(self, /)", m_reduce, NULL),
    GI_METHODS_END};

static const GiNumberSlots number = {.truth = truth};
static const GiContainerSlots container = {.len = len, .getitem = getitem, .contains = contains};

GiType gi_range_type = {
    GI_TYPE_HEAD(GiRange, GI_GC_LEAF), .gc.slots_offset = offsetof(GiRange, start), .gc.slots_count = 4,
    .gc.release = release, .name = "range", .flags = GI_TYPE_SEQUENCE,
    .new_ = new_slot, .repr = repr, .hash = hash, .compare = compare, .iter = iter,
    .number = &number, .container = &container, .getset = getset, .methods = methods,
    .doc = "range(stop) -> range object\n"
           "range(start, stop[, step]) -> range object\n\n"
           "Return an object that produces a sequence of integers from start (inclusive)\n"
           "to stop (exclusive) by step.  range(i, j) produces i, i+1, i+2, ..., j-1.\n"
           "start defaults to 0, and stop is omitted!  range(4) produces 0, 1, 2, 3.\n"
           "These are exactly the valid indices for a list of 4 elements.\n"
           "When step is given, it specifies the increment (or decrement)."};
