/* SPDX-License-Identifier: MIT
 * runtime/types/bool.c: the type bool and its two static objects. Most of its behaviour is int's, which
 * knows the two by their address. */
#include "runtime/types/number.h"
#include "runtime/types/str.h"
#include "runtime/types/support.h"

GiObject gi_true_object = GI_STATIC_HEAD(&gi_bool_type);
GiObject gi_false_object = GI_STATIC_HEAD(&gi_bool_type);

static inline bool is_bool(GiValue v) { return v == GI_TRUE || v == GI_FALSE; }

static GiValue combine(GiThread *t, GiBinaryOp op, GiValue a, GiValue b) {
    if (!is_bool(a) || !is_bool(b)) {
        return gi_is_int(a) && gi_is_int(b) ? gi_int_binary(t, op, a, b) : GI_NOT_IMPLEMENTED;
    }
    bool x = a == GI_TRUE, y = b == GI_TRUE;
    return gi_bool(op == GI_OP_AND ? x && y : op == GI_OP_OR ? x || y : x != y);
}

static GiValue bit_and(GiThread *t, GiValue a, GiValue b) { return combine(t, GI_OP_AND, a, b); }
static GiValue bit_or(GiThread *t, GiValue a, GiValue b) { return combine(t, GI_OP_OR, a, b); }
static GiValue bit_xor(GiThread *t, GiValue a, GiValue b) { return combine(t, GI_OP_XOR, a, b); }

static GiValue invert(GiThread *t, GiValue v) {
    if (!gi_warn(t, &gi_DeprecationWarning, 1,
                 "Bitwise inversion '~' on bool is deprecated and will be removed in Python 3.16. This "
                 "returns the bitwise inversion of the underlying int object and is usually not what you "
                 "expect from negating a bool. Use the 'not' operator for boolean negation or ~int(x) if "
                 "you really want the bitwise inversion of the underlying int.")) {
        return GI_NULL;
    }
    return gi_int_imm(v == GI_TRUE ? -2 : -1);
}

static GiValue repr(GiThread *t, GiValue v) { return gi_str_from_text(t, v == GI_TRUE ? "True" : "False"); }

static GiValue new_(GiThread *t, GiType *type, const GiValue *a, size_t n, GiValue kwnames) {
    if (!gi_support_no_keywords(t, "bool", kwnames) || !gi_support_count(t, "bool", n, 0, 1)) {
        return GI_NULL;
    }
    int truth = n == 0 ? 0 : gi_truth(t, a[0]);
    return truth < 0 ? GI_NULL : gi_bool(truth);
}

static const GiNumberSlots number = {
    .binary = {[GI_OP_AND] = bit_and, [GI_OP_XOR] = bit_xor, [GI_OP_OR] = bit_or},
    .invert = invert,
};

GiType gi_bool_type = {
    GI_TYPE_HEAD(GiObject, 0),
    .name = "bool",
    .base = &gi_int_type,
    .flags = GI_TYPE_INT | GI_TYPE_MATCH_SELF,
    .new_ = new_,
    .repr = repr,
    .number = &number,
    .doc = "Returns True when the argument is true, False otherwise.\n\n"
           "The builtins True and False are the only two instances of the class bool.\n"
           "The class bool is a subclass of the class int, and cannot be subclassed.",
    .new_signature = "bool(object=False, /)",
};
