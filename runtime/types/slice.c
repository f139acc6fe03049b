/* SPDX-License-Identifier: MIT
 * runtime/types/slice.c owns slice, and the arithmetic of slices for every sequence.
 */
#include "runtime/native.h"
#include "runtime/types/number.h"
#include "runtime/types/sequence.h"
#include "runtime/types/support.h"

/* See sequence.h. */
GiValue gi_slice(GiThread *t, GiValue start, GiValue stop, GiValue step) {
    GiSlice *s = gi_object_new(t, &gi_slice_type);
    if (s == NULL) {
        return GI_NULL;
    }
    s->start = gi_take(start == GI_NULL ? GI_NONE : start);
    s->stop = gi_take(stop == GI_NULL ? GI_NONE : stop);
    s->step = gi_take(step == GI_NULL ? GI_NONE : step);
    return gi_support_track(t, s);
}

/* One bound as int64, clipped; None leaves *out. */
static bool bound(GiThread *t, GiValue v, int64_t *out) {
    if (v == GI_NONE) {
        return true;
    }
    if (gi_is_int_imm(v)) {
        *out = gi_int_imm_value(v);
        return true;
    }
    if (!gi_support_has_index(v)) {
        gi_raise_type_error(t, "slice indices must be integers or None or have an __index__ method");
        return false;
    }
    return gi_index_int64(t, v, true, out);
}

/* See sequence.h. The step is kept above -2^63 so that it can be negated. */
bool gi_slice_unpack(GiThread *t, GiValue slice, int64_t *start, int64_t *stop, int64_t *step) {
    GiSlice *s = (GiSlice *)gi_object(slice);
    *step = 1;
    if (!bound(t, s->step, step)) {
        return false;
    }
    if (*step == 0) {
        gi_raise_value_error(t, "slice step cannot be zero");
        return false;
    }
    if (*step == INT64_MIN) {
        *step = -INT64_MAX;
    }
    *start = *step < 0 ? INT64_MAX : 0;
    *stop = *step < 0 ? INT64_MIN : INT64_MAX;
    return bound(t, s->start, start) && bound(t, s->stop, stop);
}

static int64_t clip(int64_t i, int64_t length, int64_t step) {
    if (i < 0) {
        i += length;
        return i < 0 ? (step < 0 ? -1 : 0) : i;
    }
    return i >= length ? (step < 0 ? length - 1 : length) : i;
}

/* See sequence.h. */
int64_t gi_slice_adjust(int64_t length, int64_t *start, int64_t *stop, int64_t step) {
    *start = clip(*start, length, step);
    *stop = clip(*stop, length, step);
    int64_t span = step < 0 ? *start - *stop : *stop - *start;
    if (span <= 0) {
        return 0;
    }
    return step == 1 || step == -1 ? span : (span - 1) / (step < 0 ? -step : step) + 1;
}

static void release(GiThread *t, GiObject *o) {
    GiSlice *s = (GiSlice *)o;
    gi_xdrop(t, s->start);
    gi_xdrop(t, s->stop);
    gi_xdrop(t, s->step);
    gi_object_free(t, o, o->type->gc.size);
}

static GiValue new_slot(GiThread *t, GiType *type, const GiValue *a, size_t n, GiValue kwnames) {
    if (!gi_support_no_keywords(t, "slice", kwnames) || !gi_support_count(t, "slice", n, 1, 3)) {
        return GI_NULL;
    }
    return n == 1 ? gi_slice(t, GI_NONE, a[0], GI_NONE)
                  : gi_slice(t, a[0], a[1], n == 3 ? a[2] : GI_NONE);
}

static GiValue repr(GiThread *t, GiValue v) {
    GiSlice *s = (GiSlice *)gi_object(v);
    return gi_str_from_format(t, "slice(%R, %R, %R)", s->start, s->stop, s->step);
}

/* The three fields as a tuple: comparison and hash are those of it. */
static GiValue as_tuple(GiThread *t, GiValue v) {
    GiSlice *s = (GiSlice *)gi_object(v);
    return gi_tuple_pack(t, 3, s->start, s->stop, s->step);
}

static GiValue compare(GiThread *t, GiValue a, GiValue b, GiCompareOp op) {
    if (!gi_is_exact(a, &gi_slice_type) || !gi_is_exact(b, &gi_slice_type)) {
        return GI_NOT_IMPLEMENTED;
    }
    if (a == b) {
        return gi_bool(op == GI_EQ || op == GI_LE || op == GI_GE);
    }
    GiValue x = as_tuple(t, a);
    GiValue y = x == GI_NULL ? GI_NULL : as_tuple(t, b);
    GiValue r = y == GI_NULL ? GI_NULL : gi_compare(t, x, y, op);
    gi_xdrop(t, x);
    gi_xdrop(t, y);
    return r;
}

/* The hash of the fields, mixed as CPython mixes it (the tuple hash without the length). */
static bool hash(GiThread *t, GiValue v, int64_t *out) {
    const uint64_t prime_1 = 11400714785074694791u, prime_2 = 14029467366897019727u;
    uint64_t acc = 2870177450012600261u;
    GiSlice *s = (GiSlice *)gi_object(v);
    GiValue fields[3] = {s->start, s->stop, s->step};
    for (int i = 0; i < 3; i++) {
        int64_t lane;
        if (!gi_hash(t, fields[i], &lane)) {
            return false;
        }
        acc += (uint64_t)lane * prime_2;
        acc = (acc << 31 | acc >> 33) * prime_1;
    }
    *out = acc == UINT64_MAX ? 1546275796 : (int64_t)acc;
    return true;
}

/* --- slice.indices with ints of any size --- */

/* A field as an exact int (owned), or None. */
static GiValue field(GiThread *t, GiValue v) {
    if (v == GI_NONE) {
        return v;
    }
    if (!gi_support_has_index(v)) {
        return gi_raise_type_error(
            t, "slice indices must be integers or None or have an __index__ method");
    }
    return gi_index(t, v);
}

/* Clips a bound (owned or None; taken over) into [lower, upper]; owned. */
static GiValue clip_big(GiThread *t, GiValue v, GiValue length, GiValue lower, GiValue upper,
                        GiValue missing) {
    if (v == GI_NONE) {
        return gi_take(missing);
    }
    if (gi_int_sign(v) < 0) {
        GiValue sum = gi_int_binary(t, GI_OP_ADD, v, length);
        gi_drop(t, v);
        if (sum == GI_NULL || gi_int_compare(sum, lower) >= 0) {
            return sum;
        }
        gi_drop(t, sum);
        return gi_take(lower);
    }
    if (gi_int_compare(v, upper) <= 0) {
        return v;
    }
    gi_drop(t, v);
    return gi_take(upper);
}

/* indices() of checked fields: length is an int >= 0, step an int != 0 (both borrowed). */
static GiValue indices(GiThread *t, GiSlice *s, GiValue length, GiValue step) {
    bool down = gi_int_sign(step) < 0;
    GiValue lower = down ? gi_int_imm(-1) : gi_int_imm(0);
    GiValue upper = down ? gi_int_binary(t, GI_OP_SUB, length, gi_int_imm(1)) : gi_take(length);
    if (upper == GI_NULL) {
        return GI_NULL;
    }
    GiValue start = field(t, s->start), stop = GI_NULL, r = GI_NULL;
    if (start != GI_NULL) {
        start = clip_big(t, start, length, lower, upper, down ? upper : lower);
    }
    if (start != GI_NULL) {
        stop = field(t, s->stop);
    }
    if (stop != GI_NULL) {
        stop = clip_big(t, stop, length, lower, upper, down ? lower : upper);
    }
    if (stop != GI_NULL) {
        r = gi_tuple_pack(t, 3, start, stop, step);
    }
    gi_drop(t, upper);
    gi_xdrop(t, start);
    gi_xdrop(t, stop);
    return r;
}

/* See sequence.h. */
GiValue gi_slice_indices(GiThread *t, GiValue slice, GiValue length) {
    GiSlice *s = (GiSlice *)gi_object(slice);
    GiValue step = s->step == GI_NONE ? gi_int_imm(1) : field(t, s->step);
    if (step == GI_NULL) {
        return GI_NULL;
    }
    GiValue r = gi_int_sign(step) == 0 ? gi_raise_value_error(t, "slice step cannot be zero")
                                       : indices(t, s, length, step);
    gi_drop(t, step);
    return r;
}

static GiValue m_indices(GiThread *t, const GiValue *a) {
    GiValue length = gi_index(t, a[1]);
    if (length == GI_NULL) {
        return GI_NULL;
    }
    GiValue r = gi_int_sign(length) < 0
                    ? gi_raise_value_error(t, "length should not be negative")
                    : gi_slice_indices(t, a[0], length);
    gi_drop(t, length);
    return r;
}

static GiValue m_reduce(GiThread *t, const GiValue *a) {
    GiValue fields = as_tuple(t, a[0]);
    if (fields == GI_NULL) {
        return GI_NULL;
    }
    GiValue r = gi_tuple_pack(t, 2, gi_type_value(&gi_slice_type), fields);
    gi_drop(t, fields);
    return r;
}

static GiValue get_start(GiThread *t, GiValue v) { return gi_take(((GiSlice *)gi_object(v))->start); }
static GiValue get_stop(GiThread *t, GiValue v) { return gi_take(((GiSlice *)gi_object(v))->stop); }
static GiValue get_step(GiThread *t, GiValue v) { return gi_take(((GiSlice *)gi_object(v))->step); }

static const GiGetSetRow getset[] = {
    {"start", get_start, gi_readonly_member, NULL}, {"stop", get_stop, gi_readonly_member, NULL},
    {"step", get_step, gi_readonly_member, NULL},
    {NULL, NULL, NULL, NULL}};

static const GiMethodRow methods[] = {
    GI_METHOD("indices(self, object, /)", m_indices,
              "S.indices(len) -> (start, stop, stride)\n\n"
              "Assuming a sequence of length len, calculate the start and stop\n"
              "indices, and the stride length of the extended slice described by\n"
              "S. Out of bounds indices are clipped in a manner consistent with the\n"
              "handling of normal slices."),
    GI_METHOD("__reduce__(self, /)", m_reduce, "Return state information for pickling."),
    GI_METHODS_END};

GiType gi_slice_type = {
    GI_TYPE_HEAD(GiSlice, GI_GC_TRACKED), .gc.slots_offset = offsetof(GiSlice, start),
    .gc.slots_count = 3, .gc.release = release, .name = "slice", .new_ = new_slot, .repr = repr,
    .hash = hash, .compare = compare, .getset = getset, .methods = methods,
    .doc = "slice(stop)\nslice(start, stop[, step])\n\n"
           "Create a slice object.  This is used for extended slicing (e.g. a[0:10:2])."};
