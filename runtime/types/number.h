/* SPDX-License-Identifier: MIT
 * runtime/types/number.h: ints, floats, complex for C code (int.c, bigint.c, float.c, complex.c). */
#ifndef GI_NUMBER_H
#define GI_NUMBER_H

#include "runtime/protocol.h"

typedef struct GiBoxedFloat { GiObject head; double value; } GiBoxedFloat; /* V1: rare; and subclasses of float */
typedef struct GiComplex { GiObject head; double real, imag; } GiComplex;
typedef struct GiBigInt GiBigInt; /* int.c: beyond 62 bits; and subclasses of int */

/* --- int --- */
GI_OWNED GiValue gi_int(GiThread *t, int64_t i);
GI_OWNED GiValue gi_int_from_uint64(GiThread *t, uint64_t u);
GI_OWNED GiValue gi_int_from_double(GiThread *t, double d); /* truncates; error for inf, nan */
/* int(text, base) rules: underscores, signs, prefixes, white space around. Raises ValueError. */
GI_OWNED GiValue gi_int_parse(GiThread *t, const char *text, size_t size, int base);
/* Any int (also bool, subclasses): false = OverflowError set, unless it fits. */
bool gi_int_to_int64(GiThread *t, GiValue v, int64_t *out);
/* As above without raising: 0 fits, else the sign (-1, +1) of the overflow. v must be an int. */
int gi_int_overflow(GiValue v, int64_t *out);
bool gi_int_to_uint64_masked(GiThread *t, GiValue v, uint64_t *out); /* modulo 2^64 */
bool gi_int_to_uint64(GiThread *t, GiValue v, uint64_t *out);        /* OverflowError outside */
bool gi_int_to_double(GiThread *t, GiValue v, double *out); /* round half even; OverflowError */
int gi_int_sign(GiValue v);
size_t gi_int_bit_length(GiValue v);
/* Digits in base 2..36, lower case, with '-' but without a prefix; owned str. Checks the digit limit
 * for bases that are no powers of two. */
GI_OWNED GiValue gi_int_to_str(GiThread *t, GiValue v, int base);
GI_OWNED GiValue gi_int_binary(GiThread *t, GiBinaryOp op, GiValue a, GiValue b); /* ints of any size */
GI_OWNED GiValue gi_int_negative(GiThread *t, GiValue v);
int gi_int_compare(GiValue a, GiValue b); /* -1, 0, 1; both ints of any size */
int64_t gi_int_hash(GiValue v);
GI_OWNED GiValue gi_int_from_bytes(GiThread *t, const uint8_t *p, size_t n, bool little, bool is_signed);
bool gi_int_to_bytes(GiThread *t, GiValue v, uint8_t *p, size_t n, bool little, bool is_signed);
/* int(v): a plain int by __int__, __index__, __trunc__ or text. Runs script code. */
GI_OWNED GiValue gi_int_convert(GiThread *t, GiValue v);
/* The exact int behind a subclass instance (owned; the same value when it is exact). */
GI_OWNED GiValue gi_int_exact(GiThread *t, GiValue v);
/* VM slow paths: plain int arithmetic that overflowed 62 bits. a and b are immediate ints. */
GI_OWNED GiValue gi_int_add_slow(GiThread *t, int64_t a, int64_t b);
GI_OWNED GiValue gi_int_mul_slow(GiThread *t, int64_t a, int64_t b);

/* --- float --- */
GI_OWNED GiValue gi_float_boxed(GiThread *t, double d);
static inline GiValue gi_float(GiThread *t, double d) {
    GiValue v = gi_float_encode(d);
    return GI_LIKELY(v & 1) ? v : gi_float_boxed(t, d);
}
/* The double behind a float or an instance of a subclass. */
static inline double gi_float_value(GiValue v) {
    return gi_is_float_imm(v) ? gi_float_imm_value(v) : ((GiBoxedFloat *)gi_object(v))->value;
}
/* Every float('nan') is an object of its own for scripts: its payload bits make it another word. What leaves the
 * interpreter (gi_to_double, bytes) has the plain ones again. */
double gi_nan_fresh(GiVm *vm, double nan);
double gi_nan_plain(double nan);
int64_t gi_double_hash(GiThread *t, double d, GiValue identity); /* nan hashes by identity */
/* Text of a double: code 'r' repr, or e f g E F G n %; as PyOS_double_to_string does. buffer gets a
 * NUL-terminated text; returns its length or -1 with MemoryError set. flags: 1 sign, 2 add ".0",
 * 4 alternate form, 8 no minus sign before a zero. The text is at *out, to be freed with gi_free(t, *out, *capacity). */
int64_t gi_double_to_text(GiThread *t, double d, char code, int precision, int flags, char **out,
                          size_t *capacity);
size_t gi_double_repr(double d, char buffer[32]); /* shortest repr; returns the length */
/* Python's float(text): correctly rounded, every nan one of its own. Returns false with ValueError set. */
bool gi_double_parse(GiThread *t, const char *text, size_t size, double *out);
GI_OWNED GiValue gi_float_divmod(GiThread *t, double a, double b, GiBinaryOp op); /* FLOORDIV, MOD, DIVMOD */
GI_OWNED GiValue gi_float_pow(GiThread *t, double a, double b); /* may give complex or raise */
/* round-half-even to ndigits, as round(x, n). */
GI_OWNED GiValue gi_float_round(GiThread *t, double d, int64_t ndigits);

GI_OWNED GiValue gi_complex(GiThread *t, double real, double imag);
/* number for complex(): true when v is or converts to complex */
bool gi_to_complex(GiThread *t, GiValue v, double *real, double *imag);

/* v.__format__(spec) of a builtin type: `format` after a check that spec is a str. */
GI_OWNED GiValue gi_format_checked(GiThread *t, GiValue v, GiValue spec,
                                   GiValue (*format)(GiThread *t, GiValue v, GiValue spec));

/* Writes u in decimal, ending at `end`; returns where it begins. At most 20 characters. */
static inline char *gi_decimal_write(char *end, uint64_t u) {
    static const char pairs[] = "00010203040506070809101112131415161718192021222324252627282930313233343536373839"
                                "40414243444546474849505152535455565758596061626364656667686970717273747576777879"
                                "8081828384858687888990919293949596979899";
    while (u >= 100) {
        end -= 2;
        memcpy(end, pairs + u % 100 * 2, 2);
        u /= 100;
    }
    if (u < 10) {
        *--end = (char)('0' + u);
        return end;
    }
    end -= 2;
    memcpy(end, pairs + u * 2, 2);
    return end;
}

/* --- format specification mini-language (runtime/text/formatspec.c) --- */
typedef struct GiFormatSpec {
    char fill[5], align, sign; /* fill: UTF-8; align and sign 0: not given */
    uint8_t fill_size;         /* bytes of fill; 0: not given */
    uint32_t type;             /* code point; 0: not given */
    bool alternate, zero, no_negative_zero;
    char grouping;             /* 0 , _ */
    int64_t width, precision;  /* -1: absent */
} GiFormatSpec;
/* Parses; ValueError in CPython's words ("Invalid format specifier '%s' for object of type 'x'"). */
bool gi_format_spec_parse(GiThread *t, GiValue spec, GiValue object, GiFormatSpec *out);
GI_OWNED GiValue gi_int_format(GiThread *t, GiValue v, GiValue spec);
GI_OWNED GiValue gi_float_format(GiThread *t, GiValue v, GiValue spec);
GI_OWNED GiValue gi_complex_format(GiThread *t, GiValue v, GiValue spec);
GI_OWNED GiValue gi_str_format_spec(GiThread *t, GiValue v, GiValue spec);

#endif
