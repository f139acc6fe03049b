/* SPDX-License-Identifier: MIT
 * runtime/arithmetic.c: binary, in-place and unary operators of any values, and conversion to C numbers
 * (data model, "Emulating numeric types").
 *
 * A type has one slot per operator, called with the operands in their order for either side. The right
 * operand's slot goes first when its type is a subclass with a slot of its own.
 */
#include "runtime/types/number.h"
#include "runtime/types/str.h"
#include "runtime/types/type_internal.h"

static const char *const symbols[GI_OP_COUNT] = {
    "+", "-", "*", "@", "/", "//", "%", "divmod()", "** or pow()", "<<", ">>", "&", "^", "|"};
static const char *const inplace_symbols[GI_OP_COUNT] = {
    "+=", "-=", "*=", "@=", "/=", "//=", "%=", "divmod()", "**=", "<<=", ">>=", "&=", "^=", "|="};

static inline GiBinaryFn slot_of(GiType *type, GiBinaryOp op) {
    return type->number == NULL ? NULL : type->number->binary[op];
}

/* NotImplemented when neither side knows what to do. */
static GiValue try_binary(GiThread *t, GiBinaryOp op, GiValue a, GiValue b) {
    GiType *ta = gi_type(a), *tb = gi_type(b);
    GiBinaryFn left = slot_of(ta, op), right = ta == tb ? NULL : slot_of(tb, op);
    if (right == left) {
        right = NULL;
    }
    if (left != NULL) {
        if (right != NULL && gi_type_is_subtype(tb, ta)) {
            GiValue r = right(t, a, b);
            if (r != GI_NOT_IMPLEMENTED) {
                return r;
            }
            right = NULL;
        }
        GiValue r = left(t, a, b);
        if (r != GI_NOT_IMPLEMENTED) {
            return r;
        }
    }
    return right == NULL ? GI_NOT_IMPLEMENTED : right(t, a, b);
}

static GiValue unsupported(GiThread *t, const char *symbol, GiValue a, GiValue b) {
    bool print = symbol[0] == '>' && symbol[1] == '>' && symbol[2] == 0 &&
                 gi_is_exact(a, &gi_builtin_function_type) &&
                 strncmp(((GiBuiltin *)gi_object(a))->row->signature, "print(", 6) == 0;
    if (print) {
        return gi_raise_type_error(t,
                                   "unsupported operand type(s) for %s: '%T' and '%T'. Did you mean "
                                   "\"print(<message>, file=<output_stream>)\"?",
                                   symbol, a, b);
    }
    return gi_raise_type_error(t, "unsupported operand type(s) for %s: '%T' and '%T'", symbol, a, b);
}

/* a OP b. */
GiValue gi_binary(GiThread *t, GiBinaryOp op, GiValue a, GiValue b) {
    if (!gi_enter(t, "")) {
        return GI_NULL;
    }
    GiValue r = try_binary(t, op, a, b);
    if (r == GI_NOT_IMPLEMENTED) {
        r = unsupported(t, symbols[op], a, b);
    }
    gi_leave(t);
    return r;
}

/* a *= b: a container that cannot be repeated does not ask a sequence on the right, as a * b would. */
static bool refuses_repeat(GiValue a, GiValue b) {
    const GiType *left = gi_type(a), *right = gi_type(b);
    return left->container != NULL && (left->number == NULL || left->number->binary[GI_OP_MUL] == NULL) &&
           (right == &gi_list_type || right == &gi_tuple_type || right == &gi_str_type ||
            right == &gi_bytes_type || right == &gi_bytearray_type);
}

/* Is `a += b` of a's type the lengthening of a built-in sequence? */
static bool extends_sequence(GiValue a) {
    const GiType *type = gi_type(a), *builtin = type;
    while (builtin->flags & GI_TYPE_HEAP) {
        builtin = builtin->base;
    }
    return builtin->container != NULL && builtin->number != NULL && builtin->number->inplace[GI_OP_ADD] != NULL &&
           builtin->number->inplace[GI_OP_ADD] == type->number->inplace[GI_OP_ADD];
}

/* a += b: an operator of b's own comes before a built-in sequence takes b's items. */
static GiValue try_right_sum(GiThread *t, GiValue a, GiValue b) {
    GiBinaryFn right = slot_of(gi_type(b), GI_OP_ADD);
    return right == NULL || right == slot_of(gi_type(a), GI_OP_ADD) || !extends_sequence(a) ? GI_NOT_IMPLEMENTED
                                                                                           : right(t, a, b);
}

/* a OP= b. */
GiValue gi_inplace(GiThread *t, GiBinaryOp op, GiValue a, GiValue b) {
    const GiNumberSlots *number = gi_type(a)->number;
    if (!gi_enter(t, "")) {
        return GI_NULL;
    }
    GiValue r = GI_NOT_IMPLEMENTED;
    if (number != NULL && number->inplace[op] != NULL) {
        r = op == GI_OP_ADD ? try_right_sum(t, a, b) : GI_NOT_IMPLEMENTED;
        r = r == GI_NOT_IMPLEMENTED ? number->inplace[op](t, a, b) : r;
    }
    if (r == GI_NOT_IMPLEMENTED && !(op == GI_OP_MUL && refuses_repeat(a, b))) {
        r = try_binary(t, op, a, b);
    }
    if (r == GI_NOT_IMPLEMENTED) {
        r = unsupported(t, inplace_symbols[op], a, b);
    }
    gi_leave(t);
    return r;
}

/* See protocol.h. */
GiValue gi_binary_inplace(GiThread *t, GiBinaryOp op, GiValue a, GiValue b) {
    GiValue r = op == GI_OP_MUL && refuses_repeat(a, b) ? GI_NOT_IMPLEMENTED : try_binary(t, op, a, b);
    return r == GI_NOT_IMPLEMENTED ? unsupported(t, inplace_symbols[op], a, b) : r;
}

/* See protocol.h. */
GiValue gi_binary_unsupported(GiThread *t, GiBinaryOp op, bool inplace, GiValue a, GiValue b) {
    return unsupported(t, inplace ? inplace_symbols[op] : symbols[op], a, b);
}

typedef GiValue (*Power)(GiThread *t, GiValue base, GiValue exp, GiValue mod);

static Power power_of(GiValue v) {
    const GiNumberSlots *number = gi_type(v)->number;
    return number == NULL ? NULL : number->power3;
}

/* pow(base, exp, mod): the slots of all three, the exponent's first when it is of a subclass. */
GiValue gi_power(GiThread *t, GiValue base, GiValue exp, GiValue mod) {
    if (mod == GI_NONE || mod == GI_NULL) {
        return gi_binary(t, GI_OP_POW, base, exp);
    }
    Power p[3] = {power_of(base), power_of(exp), power_of(mod)};
    p[1] = p[1] == p[0] ? NULL : p[1];
    p[2] = p[2] == p[0] || p[2] == p[1] ? NULL : p[2];
    if (p[0] != NULL && p[1] != NULL && gi_type_is_subtype(gi_type(exp), gi_type(base))) {
        Power first = p[1];
        p[1] = p[0];
        p[0] = first;
    }
    for (int i = 0; i < 3; i++) {
        GiValue r = p[i] == NULL ? GI_NOT_IMPLEMENTED : p[i](t, base, exp, mod);
        if (r != GI_NOT_IMPLEMENTED) {
            return r;
        }
    }
    return gi_raise_type_error(t, "unsupported operand type(s) for ** or pow(): '%T', '%T', '%T'", base, exp, mod);
}

#define GI_UNARY(fn, field, text) \
    GiValue fn(GiThread *t, GiValue v) { \
        const GiNumberSlots *number = gi_type(v)->number; \
        if (number != NULL && number->field != NULL) { \
            return number->field(t, v); \
        } \
        return gi_raise_type_error(t, "bad operand type for " text ": '%T'", v); \
    }

/* -v, +v, ~v, abs(v) */
GI_UNARY(gi_negative, negative, "unary -")
GI_UNARY(gi_positive, positive, "unary +")
GI_UNARY(gi_invert, invert, "unary ~")
GI_UNARY(gi_absolute, absolute, "abs()")

/* v.__index__(). */
GiValue gi_index(GiThread *t, GiValue v) {
    if (gi_is_int(v)) {
        return gi_int_exact(t, v);
    }
    const GiNumberSlots *number = gi_type(v)->number;
    if (number == NULL || number->to_index == NULL) {
        return gi_raise_type_error(t, "'%T' object cannot be interpreted as an integer", v);
    }
    GiValue r = number->to_index(t, v);
    if (r == GI_NULL || gi_is_exact(r, &gi_int_type)) {
        return r;
    }
    if (!gi_is_int(r)) {
        gi_raise_type_error(t, "__index__ returned non-int (type %T)", r);
    } else if (gi_warn(t, &gi_DeprecationWarning, 1,
                       "__index__ returned non-int (type %T).  The ability to return an instance of a strict "
                       "subclass of int is deprecated, and may be removed in a future version of Python.",
                       r)) {
        GiValue exact = gi_int_exact(t, r);
        gi_drop(t, r);
        return exact;
    }
    gi_drop(t, r);
    return GI_NULL;
}

/* gi_index as int64. */
bool gi_index_int64(GiThread *t, GiValue v, bool clamp, int64_t *out) {
    if (gi_is_int_imm(v)) {
        *out = gi_int_imm_value(v);
        return true;
    }
    GiValue index = gi_index(t, v);
    if (index == GI_NULL) {
        return false;
    }
    int overflow = gi_int_overflow(index, out);
    gi_drop(t, index);
    if (overflow == 0) {
        return true;
    }
    if (!clamp) {
        return gi_raise(t, &gi_OverflowError, "Python int too large to convert to C ssize_t");
    }
    *out = overflow < 0 ? INT64_MIN : INT64_MAX;
    return true;
}

/* An optional index: GI_NULL and None leave *out. */
bool gi_index_optional(GiThread *t, GiValue v, int64_t *out) {
    return v == GI_NULL || v == GI_NONE || gi_index_int64(t, v, false, out);
}

/* A C double by __float__ or __index__. */
bool gi_to_double(GiThread *t, GiValue v, double *out) {
    if (gi_is_float(v)) {
        double d = gi_float_value(v);
        *out = GI_LIKELY(d == d) ? d : gi_nan_plain(d);
        return true;
    }
    if (gi_is_int(v)) {
        return gi_int_to_double(t, v, out);
    }
    const GiNumberSlots *number = gi_type(v)->number;
    if (number == NULL || (number->to_float == NULL && number->to_index == NULL)) {
        return gi_raise_type_error(t, "must be real number, not %T", v);
    }
    if (number->to_float == NULL) {
        GiValue index = gi_index(t, v);
        bool ok = index != GI_NULL && gi_int_to_double(t, index, out);
        gi_xdrop(t, index);
        return ok;
    }
    GiValue r = number->to_float(t, v);
    if (r == GI_NULL) {
        return false;
    }
    bool ok = gi_is_float(r);
    if (!ok) {
        gi_raise_type_error(t, "%T.__float__ returned non-float (type %T)", v, r);
    } else if (!gi_is_exact(r, &gi_float_type)) {
        ok = gi_warn(t, &gi_DeprecationWarning, 1,
                     "%T.__float__ returned non-float (type %T).  The ability to return an instance of a strict "
                     "subclass of float is deprecated, and may be removed in a future version of Python.",
                     v, r);
    }
    if (ok) {
        *out = gi_float_value(r);
    }
    gi_drop(t, r);
    return ok;
}
