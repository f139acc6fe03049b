/* SPDX-License-Identifier: MIT
 * runtime/types/int.c: the type int: slots, constructor and methods. Arithmetic is in bigint.c and
 * bigint_divide.c, text in bigint_text.c, formatting in runtime/text/formatspec.c.
 *
 * Every slot takes any mix of immediates, bools, objects and instances of subclasses, and gives plain
 * ints back.
 */
#include "gc/quick.h"
#include "gc/size.h"
#include "runtime/native.h"
#include "runtime/types/bigint.h"
#include "runtime/types/bytes.h"
#include "runtime/types/sequence.h"
#include "runtime/types/str.h"
#include "runtime/types/support.h"

static void release(GiThread *t, GiObject *o) {
    size_t size = sizeof(GiBigInt) + ((GiBigInt *)o)->capacity * sizeof(GiLimb);
    if (GI_LIKELY(o->type == &gi_int_type)) {
        gi_quick_free(t, o, size);
    } else {
        gi_object_free(t, o, size);
    }
}

/* --- arithmetic --- */

static inline bool both_int(GiValue a, GiValue b) { return gi_is_int(a) && gi_is_int(b); }

#define BINARY_SLOT(name, op) \
    static GiValue name(GiThread *t, GiValue a, GiValue b) { \
        return both_int(a, b) ? gi_int_binary(t, op, a, b) : GI_NOT_IMPLEMENTED; \
    }
BINARY_SLOT(add, GI_OP_ADD)
BINARY_SLOT(subtract, GI_OP_SUB)
BINARY_SLOT(multiply, GI_OP_MUL)
BINARY_SLOT(divide, GI_OP_TRUEDIV)
BINARY_SLOT(floor_divide, GI_OP_FLOORDIV)
BINARY_SLOT(modulo, GI_OP_MOD)
BINARY_SLOT(shift_left, GI_OP_LSHIFT)
BINARY_SLOT(shift_right, GI_OP_RSHIFT)
BINARY_SLOT(bit_and, GI_OP_AND)
BINARY_SLOT(bit_or, GI_OP_OR)
BINARY_SLOT(bit_xor, GI_OP_XOR)

static GiValue divide_modulo(GiThread *t, GiValue a, GiValue b) {
    GiValue pair[2];
    if (!both_int(a, b)) {
        return GI_NOT_IMPLEMENTED;
    }
    if (!gi_bigint_divmod(t, a, b, &pair[0], &pair[1], "integer division or modulo by zero")) {
        return GI_NULL;
    }
    return gi_tuple_steal(t, pair, 2);
}

static GiValue power(GiThread *t, GiValue a, GiValue b) {
    double x, y;
    if (!both_int(a, b)) {
        return GI_NOT_IMPLEMENTED;
    }
    if (gi_int_sign(b) >= 0) {
        return gi_bigint_pow(t, a, b);
    }
    if (!gi_int_to_double(t, a, &x) || !gi_int_to_double(t, b, &y)) {
        return GI_NULL;
    }
    return gi_float_pow(t, x, y);
}

static GiValue power3(GiThread *t, GiValue base, GiValue exp, GiValue mod) {
    if (!both_int(base, exp)) {
        return GI_NOT_IMPLEMENTED;
    }
    if (mod == GI_NONE) {
        return power(t, base, exp);
    }
    return gi_is_int(mod) ? gi_bigint_pow_mod(t, base, exp, mod) : GI_NOT_IMPLEMENTED;
}

static GiValue absolute(GiThread *t, GiValue v) {
    return gi_int_sign(v) < 0 ? gi_int_negative(t, v) : gi_int_exact(t, v);
}

static GiValue invert(GiThread *t, GiValue v) {
    GiValue sum = gi_int_binary(t, GI_OP_ADD, v, gi_int_imm(1));
    if (sum == GI_NULL) {
        return GI_NULL;
    }
    GiValue r = gi_int_negative(t, sum);
    gi_drop(t, sum);
    return r;
}

static GiValue to_float(GiThread *t, GiValue v) {
    double d;
    return gi_int_to_double(t, v, &d) ? gi_float(t, d) : GI_NULL;
}

static int truth(GiThread *t, GiValue v) { return gi_int_sign(v) != 0; }

static GiValue compare(GiThread *t, GiValue a, GiValue b, GiCompareOp op) {
    if (!both_int(a, b)) {
        return GI_NOT_IMPLEMENTED;
    }
    return gi_bool(gi_support_order(gi_int_compare(a, b), 0, op));
}

static bool hash(GiThread *t, GiValue v, int64_t *out) {
    *out = gi_int_hash(v);
    return true;
}

static GiValue repr(GiThread *t, GiValue v) { return gi_int_to_str(t, v, 10); }

/* --- constructor --- */

/* Decimal digits only, few enough for an immediate int: most of what int() is given. GI_NULL: it is not so. */
static GiValue parse_short(const char *text, size_t size) {
    int64_t n = 0;
    if (size == 0 || size > 18) {
        return GI_NULL;
    }
    for (size_t i = 0; i < size; i++) {
        if (text[i] < '0' || text[i] > '9') {
            return GI_NULL;
        }
        n = n * 10 + (text[i] - '0');
    }
    return gi_int_imm(n);
}

/* int(text, base) of str and bytes-like values; shown in the error is v itself. */
static GiValue parse(GiThread *t, GiValue v, const char *text, size_t size, int base) {
    GiValue number = base == 10 ? parse_short(text, size) : GI_NULL;
    if (number != GI_NULL) {
        return number;
    }
    size_t n = size;
    GiValue r = GI_NULL;
    const char *ascii = text;
    char *copy = NULL;
    if (gi_is_str(v) && gi_str_length(v) != size) {
        ascii = copy = gi_bigint_ascii_digits(t, text, size, &n);
        if (copy == NULL) {
            return GI_NULL;
        }
    }
    GiIntParse found = gi_bigint_parse(t, ascii, n, base, &r);
    if (copy != NULL) {
        gi_free(t, copy, size + 1);
    }
    return found == GI_INT_BAD ? gi_bigint_raise_literal(t, base, v) : found == GI_INT_PARSED ? r : GI_NULL;
}

/* The same for anything with text in it; *found tells whether v is. */
static GiValue parse_any(GiThread *t, GiValue v, int base, bool any_buffer, bool *found) {
    GiBuffer b;
    *found = true;
    if (gi_is_str(v)) {
        return parse(t, v, gi_str_text(v), gi_str_size(v), base);
    }
    bool bytes = gi_is_bytes(v) || gi_is_instance(v, &gi_bytearray_type);
    if (!bytes && !(any_buffer && gi_has_buffer(v))) {
        *found = false;
        return GI_NULL;
    }
    if (!gi_buffer_get_contiguous(t, v, false, &b)) {
        *found = bytes || !gi_error_clear_if(t, &gi_BufferError); /* no text after all */
        return GI_NULL;
    }
    GiValue copy = gi_is_bytes(v) ? gi_take(v) : gi_bytes(t, b.data, b.size), r = GI_NULL;
    if (copy != GI_NULL) {
        r = parse(t, copy, (const char *)b.data, b.size, base);
        gi_drop(t, copy);
    }
    gi_buffer_release(t, &b);
    return r;
}

/* What __int__ returned (taken over), as a plain int. */
static GiValue check_int(GiThread *t, GiValue r) {
    if (r == GI_NULL || gi_is_exact(r, &gi_int_type)) {
        return r;
    }
    GiValue plain = GI_NULL;
    if (!gi_is_int(r)) {
        gi_raise_type_error(t, "__int__ returned non-int (type %T)", r);
    } else if (gi_warn(t, &gi_DeprecationWarning, 1,
                       "__int__ returned non-int (type %T).  The ability to return an instance of a strict "
                       "subclass of int is deprecated, and may be removed in a future version of Python.", r)) {
        plain = gi_int_exact(t, r);
    }
    gi_drop(t, r);
    return plain;
}

static GiValue exact_steal(GiThread *t, GiValue v) {
    if (v == GI_NULL || gi_is_exact(v, &gi_int_type)) {
        return v;
    }
    GiValue r = gi_int_exact(t, v);
    gi_drop(t, v);
    return r;
}

/* int(v) by v.__trunc__(). */
static GiValue from_trunc(GiThread *t, GiValue method) {
    GiValue r = GI_NULL;
    if (gi_warn(t, &gi_DeprecationWarning, 1, "The delegation of int() to __trunc__ is deprecated.")) {
        r = gi_call0(t, method);
    }
    gi_drop(t, method);
    if (r == GI_NULL || gi_is_int(r)) {
        return exact_steal(t, r);
    }
    GiValue v = GI_NULL;
    if (!gi_support_has_index(r)) {
        gi_raise_type_error(t, "__trunc__ returned non-Integral (type %T)", r);
    } else {
        v = exact_steal(t, gi_index(t, r));
    }
    gi_drop(t, r);
    return v;
}

GiValue gi_int_convert(GiThread *t, GiValue v) {
    if (gi_is_int_imm(v)) {
        return v;
    }
    const GiNumberSlots *slots = gi_type(v)->number;
    if (slots != NULL && slots->to_int != NULL) {
        return check_int(t, slots->to_int(t, v));
    }
    if (slots != NULL && slots->to_index != NULL) {
        return exact_steal(t, gi_index(t, v));
    }
    GiValue method = gi_lookup_special(t, v, GI_NAME(t, __trunc__));
    if (method != GI_NULL) {
        return from_trunc(t, method);
    }
    if (gi_failed(t)) {
        return GI_NULL;
    }
    bool found;
    GiValue r = parse_any(t, v, 10, true, &found);
    if (!found) {
        gi_raise_type_error(t, "int() argument must be a string, a bytes-like object or a real number, not '%T'", v);
    }
    return r;
}

static GiValue from_base(GiThread *t, GiValue x, GiValue base_value) {
    int64_t base;
    bool found;
    if (x == GI_NULL) {
        return gi_raise_type_error(t, "int() missing string argument");
    }
    if (!gi_index_int64(t, base_value, true, &base)) {
        return GI_NULL;
    }
    if ((base != 0 && base < 2) || base > 36) {
        return gi_raise_value_error(t, "int() base must be >= 2 and <= 36, or 0");
    }
    GiValue r = parse_any(t, x, (int)base, false, &found);
    if (!found) {
        gi_raise_type_error(t, "int() can't convert non-string with explicit base");
    }
    return r;
}

/* Reads (x, /, base) of a call; the words differ for int itself and subclasses. */
static bool read_arguments(GiThread *t, GiType *type, const GiValue *a, size_t n, GiValue kwnames, GiValue *x,
                           GiValue *base) {
    size_t names = gi_support_keyword_count(kwnames);
    if (type == &gi_int_type && names == 0 && !gi_support_count(t, "int", n, 0, 2)) {
        return false;
    }
    if (n + names > 2) {
        gi_raise_type_error(t, "int() takes at most 2 %sarguments (%zu given)", n == 0 ? "keyword " : "", n + names);
        return false;
    }
    *x = n > 0 ? a[0] : GI_NULL;
    *base = n > 1 ? a[1] : GI_NULL;
    for (size_t i = 0; i < names; i++) {
        GiValue name = gi_as_tuple(kwnames)->items[i];
        if (!gi_str_equal_text(name, "base")) {
            return gi_support_unknown_keyword(t, "int", (const char *const[]){"base", NULL}, name);
        }
        if (n > 1) {
            gi_raise_type_error(t, "argument for int() given by name ('base') and position (2)");
            return false;
        }
        *base = a[n + i];
    }
    return true;
}

static GiValue new_(GiThread *t, GiType *type, const GiValue *a, size_t n, GiValue kwnames) {
    GiValue x, base, v;
    if (!read_arguments(t, type, a, n, kwnames, &x, &base)) {
        return GI_NULL;
    }
    if (base != GI_NULL) {
        v = from_base(t, x, base);
    } else {
        v = x == GI_NULL ? gi_int_imm(0) : gi_int_convert(t, x);
    }
    if (v == GI_NULL || type == &gi_int_type) {
        return v;
    }
    GiValue o = gi_bigint_subtype(t, type, v);
    gi_drop(t, v);
    return o == GI_NULL ? GI_NULL : gi_support_track(t, gi_object(o));
}

/* --- methods --- */

GI_FOR_SIZE

static GiValue bit_length(GiThread *t, const GiValue *a) { return gi_int_imm((int64_t)gi_int_bit_length(a[0])); }
static GiValue bit_count(GiThread *t, const GiValue *a) { return gi_int_imm((int64_t)gi_bigint_bit_count(a[0])); }
static GiValue exact(GiThread *t, const GiValue *a) { return gi_int_exact(t, a[0]); }
static GiValue is_integer(GiThread *t, const GiValue *a) { return GI_TRUE; }

static GiValue as_integer_ratio(GiThread *t, const GiValue *a) {
    GiValue pair[2] = {gi_int_exact(t, a[0]), gi_int_imm(1)};
    return pair[0] == GI_NULL ? GI_NULL : gi_tuple_steal(t, pair, 2);
}

static GiValue rounded(GiThread *t, const GiValue *a) {
    if (a[1] == GI_NULL) {
        return gi_int_exact(t, a[0]);
    }
    GiValue ndigits = gi_index(t, a[1]);
    if (ndigits == GI_NULL) {
        return GI_NULL;
    }
    GiValue r = gi_bigint_round(t, a[0], ndigits);
    gi_drop(t, ndigits);
    return r;
}

static GiValue format(GiThread *t, const GiValue *a) { return gi_format_checked(t, a[0], a[1], gi_int_format); }

static GiValue getnewargs(GiThread *t, const GiValue *a) {
    GiValue v = gi_int_exact(t, a[0]);
    return v == GI_NULL ? GI_NULL : gi_tuple_steal(t, &v, 1);
}

/* In units of sys.int_info: 30-bit digits of four bytes. */
static GiValue size_of(GiThread *t, const GiValue *a) {
    size_t digits = (gi_int_bit_length(a[0]) + 29) / 30;
    return gi_int_imm((int64_t)(gi_type(a[0])->gc.size + (digits == 0 ? 1 : digits) * 4));
}

/* The byteorder argument: "big" when absent. */
static bool read_order(GiThread *t, GiValue v, const char *function, bool *little) {
    *little = false;
    if (v == GI_NULL) {
        return true;
    }
    if (!gi_is_str(v)) {
        gi_raise_type_error(t, "%s() argument 'byteorder' must be str, not %s", function,
                            v == GI_NONE ? "None" : gi_type_name(gi_type(v)));
        return false;
    }
    *little = gi_str_equal_text(v, "little");
    if (!*little && !gi_str_equal_text(v, "big")) {
        gi_raise_value_error(t, "byteorder must be either 'little' or 'big'");
        return false;
    }
    return true;
}

static GiValue to_bytes(GiThread *t, const GiValue *a) {
    int64_t length = 1;
    bool little;
    if (a[1] != GI_NULL && !gi_index_int64(t, a[1], false, &length)) {
        return GI_NULL;
    }
    if (!read_order(t, a[2], "to_bytes", &little)) {
        return GI_NULL;
    }
    int is_signed = gi_truth(t, a[3]);
    if (is_signed < 0) {
        return GI_NULL;
    }
    if (length < 0) {
        return gi_raise_value_error(t, "length argument must be non-negative");
    }
    GiValue bytes = gi_bytes(t, NULL, (size_t)length);
    if (bytes != GI_NULL &&
        !gi_int_to_bytes(t, a[0], gi_as_bytes(bytes)->data, (size_t)length, little, is_signed)) {
        gi_drop(t, bytes);
        return GI_NULL;
    }
    return bytes;
}

/* The bytes of from_bytes' argument: bytes-like, __bytes__ or an iterable of ints, but no str or int;
 * owned. */
static GiValue bytes_of(GiThread *t, GiValue v) {
    if (gi_is_exact(v, &gi_bytes_type)) {
        return gi_take(v);
    }
    GiValue method = gi_lookup_special(t, v, GI_NAME(t, __bytes__));
    if (method != GI_NULL) {
        GiValue r = gi_call0(t, method);
        gi_drop(t, method);
        if (r != GI_NULL && !gi_is_bytes(r)) {
            gi_raise_type_error(t, "__bytes__ returned non-bytes (type %T)", r);
            gi_drop(t, r);
            return GI_NULL;
        }
        return r;
    }
    if (gi_failed(t)) {
        return GI_NULL;
    }
    if (gi_is_str(v) || (!gi_has_buffer(v) && gi_type(v)->iter == NULL && gi_support_has_index(v))) {
        return gi_raise_type_error(t, "cannot convert '%T' object to bytes", v);
    }
    if (!gi_has_buffer(v) && gi_type(v)->iter == NULL &&
        (gi_type(v)->container == NULL || gi_type(v)->container->getitem == NULL)) {
        return gi_raise_type_error(t, "cannot convert '%T' object to bytes", v);
    }
    return gi_call1(t, gi_type_value(&gi_bytes_type), v);
}

static GiValue from_bytes(GiThread *t, const GiValue *a) {
    bool little;
    if (!read_order(t, a[2], "from_bytes", &little)) {
        return GI_NULL;
    }
    int is_signed = gi_truth(t, a[3]);
    GiValue bytes = is_signed < 0 ? GI_NULL : bytes_of(t, a[1]);
    if (bytes == GI_NULL) {
        return GI_NULL;
    }
    GiValue v = gi_int_from_bytes(t, gi_as_bytes(bytes)->data, gi_as_bytes(bytes)->size, little, is_signed);
    gi_drop(t, bytes);
    if (v == GI_NULL || gi_as_type(a[0]) == &gi_int_type) {
        return v;
    }
    GiValue r = gi_call1(t, a[0], v);
    gi_drop(t, v);
    return r;
}

static GiValue get_imag(GiThread *t, GiValue v) { return gi_int_imm(0); }
static GiValue get_denominator(GiThread *t, GiValue v) { return gi_int_imm(1); }

GI_FOR_SPEED

static const GiMethodRow methods[] = {
    GI_METHOD("conjugate(self, /)", exact, "Returns self, the complex conjugate of any int."),
    GI_METHOD("bit_length(self, /)", bit_length,
              "Number of bits necessary to represent self in binary.\n\n>>> bin(37)\n'0b100101'\n"
              ">>> (37).bit_length()\n6"),
    GI_METHOD("bit_count(self, /)", bit_count,
              "Number of ones in the binary representation of the absolute value of self.\n\n"
              "Also known as the population count.\n\n>>> bin(13)\n'0b1101'\n>>> (13).bit_count()\n3"),
    GI_METHOD("to_bytes(self, /, length=1, byteorder='big', *, signed=False)", to_bytes,
              "Return an array of bytes representing an integer.\n\n"
              "  length\n    Length of bytes object to use.  An OverflowError is raised if the\n"
              "    integer is not representable with the given number of bytes.  Default\n    is length 1."),
    GI_CLASS_METHOD("from_bytes(type, /, bytes, byteorder='big', *, signed=False)", from_bytes,
                    "Return the integer represented by the given array of bytes."),
    GI_METHOD("as_integer_ratio(self, /)", as_integer_ratio,
              "Return a pair of integers, whose ratio is equal to the original int.\n\n"
              "The ratio is in lowest terms and has a positive denominator."),
    GI_METHOD("__trunc__(self, /)", exact, "Truncating an Integral returns itself."),
    GI_METHOD("__floor__(self, /)", exact, "Flooring an Integral returns itself."),
    GI_METHOD("__ceil__(self, /)", exact, "Ceiling of an Integral returns itself."),
    GI_METHOD("__round__(self, ndigits=..., /)", rounded,
              "Rounding an Integral returns itself.\n\nRounding with an ndigits argument also returns an integer."),
    GI_METHOD("__getnewargs__(self, /)", getnewargs, ""),
    GI_METHOD("__format__(self, format_spec, /)", format, "Convert to a string according to format_spec."),
    GI_METHOD("__sizeof__(self, /)", size_of, "Returns size in memory, in bytes."),
    GI_METHOD("is_integer(self, /)", is_integer,
              "Returns True. Exists for duck type compatibility with float.is_integer."),
    GI_METHODS_END};

static const GiGetSetRow getset[] = {
    {"real", gi_int_exact, NULL, "the real part of a complex number"},
    {"imag", get_imag, NULL, "the imaginary part of a complex number"},
    {"numerator", gi_int_exact, NULL, "the numerator of a rational number in lowest terms"},
    {"denominator", get_denominator, NULL, "the denominator of a rational number in lowest terms"},
    {NULL, NULL, NULL, NULL}};

static const GiNumberSlots number = {
    .binary = {[GI_OP_ADD] = add, [GI_OP_SUB] = subtract, [GI_OP_MUL] = multiply, [GI_OP_TRUEDIV] = divide,
               [GI_OP_FLOORDIV] = floor_divide, [GI_OP_MOD] = modulo, [GI_OP_DIVMOD] = divide_modulo,
               [GI_OP_POW] = power, [GI_OP_LSHIFT] = shift_left, [GI_OP_RSHIFT] = shift_right,
               [GI_OP_AND] = bit_and, [GI_OP_XOR] = bit_xor, [GI_OP_OR] = bit_or},
    .power3 = power3,
    .negative = gi_int_negative,
    .positive = gi_int_exact,
    .absolute = absolute,
    .invert = invert,
    .to_int = gi_int_exact,
    .to_float = to_float,
    .to_index = gi_int_exact,
    .truth = truth,
};

GiType gi_int_type = {
    GI_TYPE_HEAD(GiBigInt, GI_GC_LEAF),
    .gc.release = release,
    .name = "int",
    .flags = GI_TYPE_BASE | GI_TYPE_INT | GI_TYPE_MATCH_SELF,
    .new_ = new_,
    .repr = repr,
    .hash = hash,
    .compare = compare,
    .number = &number,
    .methods = methods,
    .getset = getset,
    .doc = "int([x]) -> integer\nint(x, base=10) -> integer\n\n"
           "Convert a number or string to an integer, or return 0 if no arguments\n"
           "are given.  If x is a number, return x.__int__().  For floating-point\n"
           "numbers, this truncates towards zero.\n\n"
           "If x is not a number or if base is given, then x must be a string,\n"
           "bytes, or bytearray instance representing an integer literal in the\n"
           "given base.  The literal can be preceded by '+' or '-' and be surrounded\n"
           "by whitespace.  The base defaults to 10.  Valid bases are 0 and 2-36.\n"
           "Base 0 means to interpret the base from the string as an integer literal.\n"
           ">>> int('0b100', base=0)\n4",
};
