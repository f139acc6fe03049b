/* SPDX-License-Identifier: MIT
 * runtime/compare.c: comparison, hash and truth of any value (language reference, "Comparisons").
 */
#include "runtime/types/number.h"
#include "runtime/types/str.h"
#include "runtime/types/type_internal.h"

static const GiCompareOp reflected[] = {GI_GT, GI_GE, GI_EQ, GI_NE, GI_LT, GI_LE};
static const char *const symbols[] = {"<", "<=", "==", "!=", ">", ">="};

/* a op b when a's own comparison does not know; tried: nor does that of b. */
static GiValue rest(GiThread *t, GiValue a, GiValue b, GiCompareOp op, bool tried) {
    GiValue r = tried ? GI_NOT_IMPLEMENTED : gi_type(b)->compare(t, b, a, reflected[op]);
    if (r != GI_NOT_IMPLEMENTED) {
        return r;
    }
    if (op == GI_EQ || op == GI_NE) {
        return gi_bool((a == b) == (op == GI_EQ));
    }
    return gi_raise_type_error(t, "'%s' not supported between instances of '%T' and '%T'", symbols[op], a, b);
}

static GiValue compare(GiThread *t, GiValue a, GiValue b, GiCompareOp op) {
    GiType *ta = gi_type(a), *tb = gi_type(b);
    bool tried = false;
    GiValue r;
    if (ta != tb && (tb->flags & GI_TYPE_HEAP) && gi_type_is_subtype(tb, ta)) {
        tried = true;
        r = tb->compare(t, b, a, reflected[op]);
        if (r != GI_NOT_IMPLEMENTED) {
            return r;
        }
    }
    r = ta->compare(t, a, b, op);
    if (r != GI_NOT_IMPLEMENTED) {
        return r;
    }
    return rest(t, a, b, op, tried);
}

/* See protocol.h. */
GiValue gi_compare_rest(GiThread *t, GiValue a, GiValue b, GiCompareOp op) {
    if (!gi_enter(t, " in comparison")) {
        return GI_NULL;
    }
    GiValue r = rest(t, a, b, op, false);
    gi_leave(t);
    return r;
}

/* a op b with all the rules of the operator. */
GiValue gi_compare(GiThread *t, GiValue a, GiValue b, GiCompareOp op) {
    if (!gi_enter(t, " in comparison")) {
        return GI_NULL;
    }
    GiValue r = compare(t, a, b, op);
    gi_leave(t);
    return r;
}

/* Does op hold for values of which this is known? */
static bool in_order(bool less, bool equal, GiCompareOp op) {
    switch (op) {
    case GI_LT: return less;
    case GI_LE: return less || equal;
    case GI_EQ: return equal;
    case GI_NE: return !equal;
    case GI_GT: return !less && !equal;
    default: return !less;
    }
}

/* Truth of a op b; identical objects are equal. */
int gi_compare_bool(GiThread *t, GiValue a, GiValue b, GiCompareOp op) {
    if (a == b && (op == GI_EQ || op == GI_NE)) {
        return op == GI_EQ;
    }
    if (gi_both_int_imm(a, b)) {
        int64_t x = (int64_t)a, y = (int64_t)b;
        return in_order(x < y, x == y, op);
    }
    if (gi_both_float_imm(a, b) && op != GI_NE) {
        double x = gi_float_imm_value(a), y = gi_float_imm_value(b);
        return op == GI_GT ? x > y : op == GI_GE ? x >= y : in_order(x < y, x == y, op);
    }
    GiValue r = gi_compare(t, a, b, op);
    if (r == GI_NULL) {
        return -1;
    }
    if (r == GI_TRUE || r == GI_FALSE) {
        return r == GI_TRUE;
    }
    int truth = gi_truth(t, r);
    gi_drop(t, r);
    return truth;
}

/* Identity, then ==. */
int gi_equal(GiThread *t, GiValue a, GiValue b) {
    if (a == b) {
        return 1;
    }
    if (gi_both_int_imm(a, b)) {
        return 0;
    }
    return gi_compare_bool(t, a, b, GI_EQ);
}

/* hash(v). */
bool gi_hash(GiThread *t, GiValue v, int64_t *out) {
    GiType *type = gi_type(v);
    if (type->hash == NULL) {
        return gi_raise_type_error(t, "unhashable type: '%T'", v);
    }
    return type->hash(t, v, out);
}

/* bool(v): 0, 1, -1. */
int gi_truth(GiThread *t, GiValue v) {
    if (v == GI_TRUE) {
        return 1;
    }
    if (v == GI_FALSE || v == GI_NONE) {
        return 0;
    }
    if (gi_is_int_imm(v)) {
        return gi_int_imm_value(v) != 0;
    }
    GiType *type = gi_type(v);
    if (type->number != NULL && type->number->truth != NULL) {
        return type->number->truth(t, v);
    }
    if (type->container != NULL && type->container->len != NULL) {
        int64_t n = type->container->len(t, v);
        return n < 0 ? -1 : n > 0;
    }
    return 1;
}
