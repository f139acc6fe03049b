/* SPDX-License-Identifier: MIT
 * runtime/types/float.c: the type float: arithmetic, comparison, hash, constructor and methods.
 *
 * Most floats are immediate (V1); GiBoxedFloat holds the rare magnitudes in between and instances of
 * subclasses. Text is in float_text.c and float_digits.c, hexadecimal text in float_hex.c, formatting
 * in runtime/text/formatspec.c.
 */
#include "runtime/types/float.h"

#include <math.h>

#include "gc/size.h"
#include "runtime/native.h"
#include "runtime/types/bigint.h"
#include "runtime/types/bytes.h"
#include "runtime/types/float_text.h"
#include "runtime/types/sequence.h"
#include "runtime/types/str.h"
#include "runtime/types/support.h"

GiValue gi_float_boxed(GiThread *t, double d) {
    GiBoxedFloat *f = gi_object_new(t, &gi_float_type);
    if (f == NULL) {
        return GI_NULL;
    }
    f->value = d;
    return gi_counted(f);
}

GI_FOR_SIZE

static void release(GiThread *t, GiObject *o) { gi_object_free(t, o, o->type->gc.size); }

/* --- operands --- */

/* The double of an operand: 1; 0: not a real number; -1: error set. */
static inline int operand(GiThread *t, GiValue v, double *out) {
    if (gi_is_float_imm(v)) {
        *out = gi_float_imm_value(v);
        return 1;
    }
    if (gi_is_int_imm(v)) {
        *out = (double)gi_int_imm_value(v);
        return 1;
    }
    uint32_t flags = gi_object(v)->type->flags;
    if (flags & GI_TYPE_FLOAT) {
        *out = ((GiBoxedFloat *)gi_object(v))->value;
        return 1;
    }
    return flags & GI_TYPE_INT ? (gi_int_to_double(t, v, out) ? 1 : -1) : 0;
}

/* Reads both operands or leaves with NotImplemented or the error. */
#define READ_OPERANDS(x, y) \
    double x, y; \
    int found = operand(t, a, &x); \
    found = found == 1 ? operand(t, b, &y) : found; \
    if (GI_UNLIKELY(found != 1)) { \
        return found == 0 ? GI_NOT_IMPLEMENTED : GI_NULL; \
    }

static GiValue fail_zero(GiThread *t, const char *message) {
    return gi_raise(t, &gi_ZeroDivisionError, "%s", message);
}

static GiValue add(GiThread *t, GiValue a, GiValue b) {
    READ_OPERANDS(x, y)
    return gi_float(t, x + y);
}

static GiValue subtract(GiThread *t, GiValue a, GiValue b) {
    READ_OPERANDS(x, y)
    return gi_float(t, x - y);
}

static GiValue multiply(GiThread *t, GiValue a, GiValue b) {
    READ_OPERANDS(x, y)
    return gi_float(t, x * y);
}

static GiValue divide(GiThread *t, GiValue a, GiValue b) {
    READ_OPERANDS(x, y)
    return y == 0.0 ? fail_zero(t, "float division by zero") : gi_float(t, x / y);
}

/* x - y * floor(x / y), with the sign of y. */
static double remainder_floor(double x, double y) {
    double r = fmod(x, y);
    if (r == 0.0) {
        return copysign(0.0, y);
    }
    return (y < 0) != (r < 0) ? r + y : r;
}

static double quotient_floor(double x, double y) {
    double r = fmod(x, y), q = (x - r) / y;
    if (r != 0.0 && (y < 0) != (r < 0)) {
        q -= 1.0;
    }
    if (q == 0.0) {
        return copysign(0.0, x / y);
    }
    double whole = floor(q);
    return q - whole > 0.5 ? whole + 1.0 : whole;
}

GiValue gi_float_divmod(GiThread *t, double a, double b, GiBinaryOp op) {
    if (b == 0.0) {
        return fail_zero(t, op == GI_OP_FLOORDIV ? "float floor division by zero"
                            : op == GI_OP_MOD    ? "float modulo by zero"
                                                 : "float divmod()");
    }
    if (op != GI_OP_DIVMOD) {
        return gi_float(t, op == GI_OP_MOD ? remainder_floor(a, b) : quotient_floor(a, b));
    }
    GiValue pair[2] = {gi_float(t, quotient_floor(a, b)), GI_NULL};
    if (pair[0] == GI_NULL) {
        return GI_NULL;
    }
    pair[1] = gi_float(t, remainder_floor(a, b));
    if (pair[1] == GI_NULL) {
        gi_drop(t, pair[0]);
        return GI_NULL;
    }
    return gi_tuple_steal(t, pair, 2);
}

static GiValue floor_divide(GiThread *t, GiValue a, GiValue b) {
    READ_OPERANDS(x, y)
    return gi_float_divmod(t, x, y, GI_OP_FLOORDIV);
}

static GiValue modulo(GiThread *t, GiValue a, GiValue b) {
    READ_OPERANDS(x, y)
    return gi_float_divmod(t, x, y, GI_OP_MOD);
}

static GiValue divide_modulo(GiThread *t, GiValue a, GiValue b) {
    READ_OPERANDS(x, y)
    return gi_float_divmod(t, x, y, GI_OP_DIVMOD);
}

/* OverflowError(34, "Numerical result out of range"), as from errno. */
GiValue gi_float_raise_range(GiThread *t) {
    GiValue text = gi_str_from_text(t, "Numerical result out of range");
    if (text == GI_NULL) {
        return GI_NULL;
    }
    GiValue exc = gi_call2(t, gi_type_value(&gi_OverflowError), gi_int_imm(34), text);
    gi_drop(t, text);
    if (exc != GI_NULL) {
        gi_raise_object(t, exc);
        gi_drop(t, exc);
    }
    return GI_NULL;
}

static bool is_odd(double d) { return fmod(fabs(d), 2.0) == 1.0; }

/* The cases that C libraries do not agree on: zeros, infinities, nans. False: not special. */
static bool power_special(double x, double y, double *out) {
    if (y == 0.0) {
        *out = 1.0;
    } else if (isnan(x)) {
        *out = x;
    } else if (isnan(y)) {
        *out = x == 1.0 ? 1.0 : y;
    } else if (isinf(y)) {
        x = fabs(x);
        *out = x == 1.0 ? 1.0 : (y > 0.0) == (x > 1.0) ? fabs(y) : 0.0;
    } else if (isinf(x)) {
        bool odd = is_odd(y);
        *out = y > 0.0 ? (odd ? x : fabs(x)) : odd ? copysign(0.0, x) : 0.0;
    } else if (x == 0.0 && y > 0.0) {
        *out = is_odd(y) ? x : 0.0;
    } else {
        return false;
    }
    return true;
}

GiValue gi_float_pow(GiThread *t, double a, double b) {
    double r;
    if (power_special(a, b, &r)) {
        return gi_float(t, r);
    }
    if (a == 0.0) {
        return fail_zero(t, "0.0 cannot be raised to a negative power");
    }
    if (a < 0.0 && b != floor(b)) {
        return gi_complex_pow(t, a, 0.0, b, 0.0);
    }
    r = pow(a, b);
    return isinf(r) ? gi_float_raise_range(t) : gi_float(t, r);
}

static GiValue power(GiThread *t, GiValue a, GiValue b) {
    READ_OPERANDS(x, y)
    return gi_float_pow(t, x, y);
}

static GiValue power3(GiThread *t, GiValue base, GiValue exp, GiValue mod) {
    if (mod == GI_NONE) {
        return power(t, base, exp);
    }
    return gi_raise_type_error(t, "pow() 3rd argument not allowed unless all arguments are integers");
}

static GiValue negative(GiThread *t, GiValue v) { return gi_float(t, -gi_float_value(v)); }

GI_FOR_SPEED
static GiValue absolute(GiThread *t, GiValue v) { return gi_float(t, fabs(gi_float_value(v))); }
GI_FOR_SIZE

static int truth(GiThread *t, GiValue v) { return gi_float_value(v) != 0.0; }

/* The value as a plain float: itself unless it is an instance of a subclass. */
static GiValue exact(GiThread *t, GiValue v) {
    return gi_is_exact(v, &gi_float_type) ? gi_take(v) : gi_float(t, gi_float_value(v));
}

static GiValue to_int(GiThread *t, GiValue v) { return gi_int_from_double(t, gi_float_value(v)); }

/* --- comparison and hash --- */

/* Order of a double and an int, exactly: -1, 0, 1; 2: d is nan; -2: error set. */
static int compare_int(GiThread *t, double d, GiValue v) {
    int64_t i;
    if (isnan(d)) {
        return 2;
    }
    if (isinf(d)) {
        return d > 0 ? 1 : -1;
    }
    if (gi_int_overflow(v, &i) == 0 && fabs(d) < 0x1p62) {
        int64_t whole = (int64_t)d;
        if (whole != i) {
            return whole < i ? -1 : 1;
        }
        double rest = d - (double)whole;
        return (rest > 0) - (rest < 0);
    }
    GiValue whole = gi_int_from_double(t, d);
    if (whole == GI_NULL) {
        return -2;
    }
    int order = gi_int_compare(whole, v); /* one of the two is beyond 2^61, where d is whole */
    gi_drop(t, whole);
    if (order == 0) {
        double rest = d - trunc(d);
        order = (rest > 0) - (rest < 0);
    }
    return order;
}

static bool holds(double x, double y, GiCompareOp op) {
    switch (op) {
    case GI_LT: return x < y;
    case GI_LE: return x <= y;
    case GI_EQ: return x == y;
    case GI_NE: return x != y;
    case GI_GT: return x > y;
    default: return x >= y;
    }
}

static GiValue compare(GiThread *t, GiValue a, GiValue b, GiCompareOp op) {
    double x = gi_float_value(a);
    if (gi_is_float(b)) {
        return gi_bool(holds(x, gi_float_value(b), op));
    }
    if (!gi_is_int(b)) {
        return GI_NOT_IMPLEMENTED;
    }
    int order = compare_int(t, x, b);
    if (order == -2) {
        return GI_NULL;
    }
    return gi_bool(order == 2 ? op == GI_NE : holds(order, 0, op));
}

/* The same number modulo 2^61 - 1 as an int or a fraction of equal value has. */
int64_t gi_double_hash(GiThread *t, double d, GiValue identity) {
    const uint64_t p = ((uint64_t)1 << 61) - 1;
    if (!isfinite(d)) {
        int64_t h;
        if (isnan(d)) {
            return gi_object_hash(t, identity, &h) ? h : 0;
        }
        return d > 0 ? 314159 : -314159;
    }
    int e;
    double m = frexp(fabs(d), &e);
    uint64_t mantissa = (uint64_t)ldexp(m, 53); /* d = mantissa * 2^(e - 53), below p */
    e = (e - 53) % 61;
    e = e < 0 ? e + 61 : e;
    uint64_t h = e == 0 ? mantissa : (mantissa << e & p) | mantissa >> (61 - e);
    int64_t hash = d < 0 ? -(int64_t)h : (int64_t)h;
    return hash == -1 ? -2 : hash;
}

static bool hash(GiThread *t, GiValue v, int64_t *out) {
    *out = gi_double_hash(t, gi_float_value(v), v);
    return true;
}

static GiValue repr(GiThread *t, GiValue v) {
    char text[32];
    size_t size = gi_double_repr(gi_float_value(v), text);
    return gi_str_from(t, text, size);
}

/* --- constructor --- */

/* float(v) for str and bytes-like v; found is false when v is neither. */
static bool from_text(GiThread *t, GiValue v, double *out, bool *found) {
    *found = true;
    if (gi_is_str(v)) {
        int ok = gi_double_try(t, gi_str_text(v), gi_str_size(v), out);
        if (ok == 0) {
            gi_raise_value_error(t, "could not convert string to float: %R", v);
        }
        return ok == 1;
    }
    GiBuffer b;
    if (!gi_has_buffer(v)) {
        *found = false;
        return false;
    }
    if (!gi_buffer_get_contiguous(t, v, false, &b)) {
        *found = !gi_error_clear_if(t, &gi_BufferError); /* no text after all */
        return false;
    }
    bool ascii = true;
    for (size_t i = 0; i < b.size; i++) {
        ascii = ascii && b.data[i] < 128;
    }
    int ok = ascii ? gi_double_try(t, (const char *)b.data, b.size, out) : 0;
    if (ok == 0) {
        gi_raise_value_error(t, "could not convert string to float: %R", v);
    }
    gi_buffer_release(t, &b);
    return ok == 1;
}

/* Calls __float__; the double of what it returns. */
static bool from_float_method(GiThread *t, GiValue v, double *out) {
    GiValue r = gi_type(v)->number->to_float(t, v);
    if (r == GI_NULL) {
        return false;
    }
    bool ok = gi_is_float(r);
    if (!ok) {
        gi_raise_type_error(t, "%T.__float__ returned non-float (type %T)", v, r);
    } else if (!gi_is_exact(r, &gi_float_type)) {
        ok = gi_warn(t, &gi_DeprecationWarning, 1,
                     "%T.__float__ returned non-float (type %T).  The ability to return an instance of "
                     "a strict subclass of float is deprecated, and may be removed in a future "
                     "version of Python.", v, r);
    }
    if (ok) {
        *out = gi_float_value(r);
    }
    gi_drop(t, r);
    return ok;
}

static bool from_index(GiThread *t, GiValue v, double *out) {
    GiValue i = gi_index(t, v);
    if (i == GI_NULL) {
        return false;
    }
    bool ok = gi_int_to_double(t, i, out);
    gi_drop(t, i);
    return ok;
}

/* float(v): 1 converted, 0 v is no real number (no error set), -1 error set. */
int gi_float_convert(GiThread *t, GiValue v, double *out) {
    if (gi_is_exact(v, &gi_float_type)) {
        *out = gi_float_value(v);
        return 1;
    }
    const GiNumberSlots *number = gi_type(v)->number;
    if (number != NULL && number->to_float != NULL) {
        return from_float_method(t, v, out) ? 1 : -1;
    }
    if (number != NULL && number->to_index != NULL) {
        return from_index(t, v, out) ? 1 : -1;
    }
    if (gi_is_float(v)) {
        *out = gi_float_value(v);
        return 1;
    }
    return 0;
}

static bool construct(GiThread *t, GiValue v, double *out) {
    bool found = false;
    int ok = gi_is_exact(v, &gi_str_type) ? 0 : gi_float_convert(t, v, out);
    if (ok != 0) {
        return ok == 1;
    }
    bool read = from_text(t, v, out, &found);
    if (!found) {
        gi_raise_type_error(t, "float() argument must be a string or a real number, not '%T'", v);
    }
    return read;
}

static GiValue new_(GiThread *t, GiType *type, const GiValue *a, size_t n, GiValue kwnames) {
    double d = 0.0;
    if ((type == &gi_float_type || type->init == gi_float_type.init) &&
        !gi_support_no_keywords(t, "float", kwnames)) {
        return GI_NULL;
    }
    if (!gi_support_count(t, "float", n, 0, 1)) {
        return GI_NULL;
    }
    if (n == 1 && type == &gi_float_type && gi_is_exact(a[0], &gi_float_type)) {
        return gi_take(a[0]);
    }
    if (n == 1 && !construct(t, a[0], &d)) {
        return GI_NULL;
    }
    if (type == &gi_float_type) {
        return gi_float(t, d);
    }
    GiBoxedFloat *f = gi_object_new(t, type);
    if (f == NULL) {
        return GI_NULL;
    }
    f->value = d;
    return gi_support_track(t, f);
}

/* --- methods --- */

static GiValue is_integer(GiThread *t, const GiValue *a) {
    double d = gi_float_value(a[0]);
    return gi_bool(isfinite(d) && floor(d) == d);
}

GiValue gi_float_ratio(GiThread *t, double d) {
    if (isinf(d)) {
        return gi_raise(t, &gi_OverflowError, "cannot convert Infinity to integer ratio");
    }
    if (isnan(d)) {
        return gi_raise_value_error(t, "cannot convert NaN to integer ratio");
    }
    int e;
    int64_t m = (int64_t)ldexp(frexp(d, &e), 53);
    e -= 53;
    while (m != 0 && (m & 1) == 0) {
        m /= 2;
        e++;
    }
    e = m == 0 ? 0 : e;
    GiValue pair[2] = {gi_bigint_shift(t, gi_int_imm(m), e > 0 ? e : 0), GI_NULL};
    if (pair[0] == GI_NULL) {
        return GI_NULL;
    }
    pair[1] = gi_bigint_shift(t, gi_int_imm(1), e < 0 ? -e : 0);
    if (pair[1] == GI_NULL) {
        gi_drop(t, pair[0]);
        return GI_NULL;
    }
    return gi_tuple_steal(t, pair, 2);
}

static GiValue as_integer_ratio(GiThread *t, const GiValue *a) {
    return gi_float_ratio(t, gi_float_value(a[0]));
}

static GiValue conjugate(GiThread *t, const GiValue *a) { return exact(t, a[0]); }
static GiValue truncated(GiThread *t, const GiValue *a) { return to_int(t, a[0]); }
static GiValue floored(GiThread *t, const GiValue *a) {
    return gi_int_from_double(t, floor(gi_float_value(a[0])));
}
static GiValue ceiled(GiThread *t, const GiValue *a) {
    return gi_int_from_double(t, ceil(gi_float_value(a[0])));
}

static GiValue rounded(GiThread *t, const GiValue *a) {
    double d = gi_float_value(a[0]);
    int64_t ndigits;
    if (a[1] == GI_NONE) {
        double whole = round(d);
        if (fabs(d - whole) == 0.5) {
            whole = 2.0 * round(d / 2.0);
        }
        return gi_int_from_double(t, whole);
    }
    return gi_index_int64(t, a[1], true, &ndigits) ? gi_float_round(t, d, ndigits) : GI_NULL;
}

static GiValue format(GiThread *t, const GiValue *a) { return gi_format_checked(t, a[0], a[1], gi_float_format); }

static GiValue getnewargs(GiThread *t, const GiValue *a) {
    GiValue v = exact(t, a[0]);
    return v == GI_NULL ? GI_NULL : gi_tuple_steal(t, &v, 1);
}

static GiValue getformat(GiThread *t, const GiValue *a) {
    if (!gi_is_str(a[1])) {
        return gi_raise_type_error(t, "__getformat__() argument must be str, not %T", a[1]);
    }
    if (!gi_str_equal_text(a[1], "double") && !gi_str_equal_text(a[1], "float")) {
        return gi_raise_value_error(t, "__getformat__() argument 1 must be 'double' or 'float'");
    }
    static const uint16_t probe = 1;
    return gi_str_from_text(t, *(const uint8_t *)&probe ? "IEEE, little-endian" : "IEEE, big-endian");
}

static GiValue hex(GiThread *t, const GiValue *a) { return gi_float_hex(t, gi_float_value(a[0])); }

static GiValue fromhex(GiThread *t, const GiValue *a) {
    double d;
    if (!gi_is_str(a[1])) {
        return gi_raise_type_error(t, "bad argument type for built-in operation");
    }
    if (!gi_float_from_hex(t, gi_str_text(a[1]), gi_str_size(a[1]), &d)) {
        return GI_NULL;
    }
    GiValue v = gi_float(t, d);
    if (v == GI_NULL || gi_as_type(a[0]) == &gi_float_type) {
        return v;
    }
    GiValue r = gi_call1(t, a[0], v);
    gi_drop(t, v);
    return r;
}

static GiValue get_imag(GiThread *t, GiValue v) { return gi_float(t, 0.0); }

GI_FOR_SPEED

static const GiMethodRow methods[] = {
    GI_METHOD("conjugate(self, /)", conjugate, "Return self, the complex conjugate of any float."),
    GI_METHOD("__trunc__(self, /)", truncated, "Return the Integral closest to x between 0 and x."),
    GI_METHOD("__floor__(self, /)", floored, "Return the floor as an Integral."),
    GI_METHOD("__ceil__(self, /)", ceiled, "Return the ceiling as an Integral."),
    GI_METHOD("__round__(self, ndigits=None, /)", rounded,
              "Return the Integral closest to x, rounding half toward even.\n\n"
              "When an argument is passed, work like built-in round(x, ndigits)."),
    GI_METHOD("as_integer_ratio(self, /)", as_integer_ratio,
              "Return a pair of integers, whose ratio is exactly equal to the original float.\n\n"
              "The ratio is in lowest terms and has a positive denominator.  Raise\n"
              "OverflowError on infinities and a ValueError on NaNs."),
    GI_CLASS_METHOD("fromhex(type, string, /)", fromhex,
                    "Create a floating-point number from a hexadecimal string."),
    GI_METHOD("hex(self, /)", hex, "Return a hexadecimal representation of a floating-point number."),
    GI_METHOD("is_integer(self, /)", is_integer, "Return True if the float is an integer."),
    GI_METHOD("__getnewargs__(self, /)", getnewargs, ""),
    GI_CLASS_METHOD("__getformat__(type, typestr, /)", getformat, "You probably don't want to use this function."),
    GI_METHOD("__format__(self, format_spec, /)", format, "Formats the float according to format_spec."),
    GI_METHODS_END};

static const GiGetSetRow getset[] = {
    {"real", exact, NULL, "the real part of a complex number"},
    {"imag", get_imag, NULL, "the imaginary part of a complex number"},
    {NULL, NULL, NULL, NULL}};

static const GiNumberSlots number = {
    .binary = {[GI_OP_ADD] = add, [GI_OP_SUB] = subtract, [GI_OP_MUL] = multiply, [GI_OP_TRUEDIV] = divide,
               [GI_OP_FLOORDIV] = floor_divide, [GI_OP_MOD] = modulo, [GI_OP_DIVMOD] = divide_modulo,
               [GI_OP_POW] = power},
    .power3 = power3,
    .negative = negative,
    .positive = exact,
    .absolute = absolute,
    .to_int = to_int,
    .to_float = exact,
    .truth = truth,
};

GiType gi_float_type = {
    GI_TYPE_HEAD(GiBoxedFloat, GI_GC_LEAF),
    .gc.release = release,
    .name = "float",
    .flags = GI_TYPE_BASE | GI_TYPE_FLOAT | GI_TYPE_MATCH_SELF,
    .new_ = new_,
    .repr = repr,
    .hash = hash,
    .compare = compare,
    .number = &number,
    .methods = methods,
    .getset = getset,
    .doc = "Convert a string or number to a floating-point number, if possible.",
    .new_signature = "float(x=0, /)",
};
