/* SPDX-License-Identifier: MIT
 * runtime/types/support.h: what the native container and iterator types share: checks of constructor
 * arguments, conversion of indices, equality with short cuts, sequence + and *. (support.c)
 */
#ifndef GI_SUPPORT_H
#define GI_SUPPORT_H

#include "runtime/types/str.h"

/* Registers a finished object with the collector; drops it when that fails. Takes over o. */
static inline GiValue gi_support_track(GiThread *t, void *o) {
    if (GI_LIKELY(gi_track(t, o))) {
        return gi_counted(o);
    }
    gi_drop_object(t, o);
    return GI_NULL;
}

/* "NAME expected at most 1 argument, got 2" unless min <= n <= max. */
bool gi_support_count(GiThread *t, const char *name, size_t n, size_t min, size_t max);
/* "NAME() takes no keyword arguments" when there are some. */
bool gi_support_no_keywords(GiThread *t, const char *name, GiValue kwnames);
/* TypeError for a keyword argument that `function` does not have, with the nearest of `names` (the last is
 * NULL); false. */
bool gi_support_unknown_keyword(GiThread *t, const char *function, const char *const *names, GiValue name);
/* Number of names in kwnames (GI_NULL: 0). */
size_t gi_support_keyword_count(GiValue kwnames);

#define GI_ARGUMENTS_MAX 12
/* Arguments of a native constructor: values by position and name, in the order of `names` (at most
 * GI_ARGUMENTS_MAX, NULL at the end); the first `required` must be there, at most `positional` may come by
 * position. Absent ones are left as they are in out[]. TypeErrors in CPython's words. */
typedef struct GiArguments {
    const char *function;
    const char *const *names;
    size_t required, positional;
} GiArguments;
bool gi_support_arguments(GiThread *t, const GiArguments *spec, const GiValue *a, size_t n,
                          GiValue kwnames, GiValue *out);

/* Does v have __index__? */
static inline bool gi_support_has_index(GiValue v) {
    if (gi_is_int_imm(v)) {
        return true;
    }
    const GiNumberSlots *number = gi_type(v)->number;
    return number != NULL && number->to_index != NULL;
}
/* v.__index__() as int64; outside of it: error "cannot fit 'x' into an index-sized integer"
 * (IndexError or OverflowError). */
bool gi_support_index_slow(GiThread *t, GiValue v, GiType *error, int64_t *out);
static inline bool gi_support_index(GiThread *t, GiValue v, GiType *error, int64_t *out) {
    if (GI_LIKELY(gi_is_int_imm(v))) {
        *out = gi_int_imm_value(v);
        return true;
    }
    return gi_support_index_slow(t, v, error, out);
}
/* Bound of index(x, start, stop): clipped to int64; GI_NULL leaves *out. */
bool gi_support_bound(GiThread *t, GiValue v, int64_t *out);

/* As gi_equal, without a call for identical values, ints and strings. */
static inline int gi_support_equal(GiThread *t, GiValue a, GiValue b) {
    if (a == b) {
        return 1;
    }
    if (gi_both_int_imm(a, b)) {
        return 0;
    }
    if (gi_is_object(a) && gi_is_object(b) && gi_object(a)->type == &gi_str_type &&
        gi_object(b)->type == &gi_str_type) {
        return gi_str_equal(a, b);
    }
    return gi_equal(t, a, b);
}

/* The answer of a comparison by sizes: left OP right. */
static inline bool gi_support_order(int64_t left, int64_t right, GiCompareOp op) {
    switch (op) {
    case GI_LT: return left < right;
    case GI_LE: return left <= right;
    case GI_EQ: return left == right;
    case GI_NE: return left != right;
    case GI_GT: return left > right;
    default: return left >= right;
    }
}

/* What b's own operator makes of a + b; NotImplemented: it has none, or a's. */
GI_OWNED GiValue gi_support_add_other(GiThread *t, GiValue a, GiValue b);
/* a + b where a is a sequence and b none of its kind: b's own operator, else TypeError
 * 'can only concatenate NAME (not "x") to NAME'. */
GI_OWNED GiValue gi_support_concat_other(GiThread *t, GiValue a, GiValue b, const char *name);
/* The count of a sequence repetition a * b, one of which is the sequence. 1: *count is valid (not
 * negative); 0: *result is the answer instead (owned, maybe NotImplemented or GI_NULL). */
int gi_support_repeat(GiThread *t, GiValue a, GiValue b, bool sequence_left, int64_t *count,
                      GiValue *result);

/* obj.__reduce__ of an iterator: (iter, (v,)) resp. (iter, (v,), state); v and state taken over. */
GI_OWNED GiValue gi_support_reduce_iter(GiThread *t, GiValue v_steal, GiValue state_steal);
/* __dict__ of a type with a dict_offset: rows {"__dict__", gi_support_get_dict, gi_support_set_dict}. */
GiValue gi_support_get_dict(GiThread *t, GiValue v);
bool gi_support_set_dict(GiThread *t, GiValue v, GiValue x);
/* builtins.NAME; owned. */
GI_OWNED GiValue gi_support_builtin(GiThread *t, const char *name);

#endif
