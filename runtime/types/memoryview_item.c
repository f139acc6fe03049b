/* SPDX-License-Identifier: MIT
 * runtime/types/memoryview_item.c: items of memory by their struct format: sizes, reading, writing,
 * comparing. Only native single characters, perhaps behind '@', are known.
 */
#include "runtime/types/memoryview.h"

#include <math.h>

#include "runtime/types/number.h"
#include "runtime/types/sequence.h"
#include "runtime/types/support.h"

/* The character of a native format, 0 for any other. */
char gi_memory_code(const char *format) {
    if (*format == '@') {
        format++;
    }
    return format[0] != 0 && format[1] == 0 && gi_memory_item_size(format[0]) > 0 ? format[0] : 0;
}

size_t gi_memory_item_size(char code) {
    switch (code) {
    case 'c': case 'b': case 'B': return 1;
    case '?': return sizeof(bool);
    case 'h': case 'H': return sizeof(short);
    case 'i': case 'I': return sizeof(int);
    case 'l': case 'L': return sizeof(long);
    case 'q': case 'Q': return sizeof(long long);
    case 'n': case 'N': return sizeof(size_t);
    case 'P': return sizeof(void *);
    case 'e': return 2;
    case 'f': return sizeof(float);
    case 'd': return sizeof(double);
    default: return 0;
    }
}

static bool is_signed(char code) { return strchr("bhilqn", code) != NULL; }

/* --- half precision: 1 sign, 5 exponent, 10 mantissa bits --- */

static double read_half(uint16_t bits) {
    int exponent = bits >> 10 & 31;
    double mantissa = bits & 0x3FF, value;
    if (exponent == 31) {
        value = mantissa == 0 ? INFINITY : NAN;
    } else if (exponent == 0) {
        value = ldexp(mantissa, -24);
    } else {
        value = ldexp(mantissa + 1024, exponent - 25);
    }
    return bits & 0x8000 ? -value : value;
}

/* Rounds to nearest even; false: too large. */
static bool write_half(double d, uint16_t *out) {
    uint16_t sign = signbit(d) ? 0x8000 : 0;
    if (isnan(d) || isinf(d)) {
        *out = sign | (isnan(d) ? 0x7E00 : 0x7C00);
        return true;
    }
    int exponent;
    frexp(fabs(d), &exponent); /* |d| is in [2^(exponent-1), 2^exponent) */
    if (d == 0 || exponent < -24) {
        *out = sign;
        return true;
    }
    int shift = exponent < -13 ? 24 : 11 - exponent; /* units of the last place */
    double units = nearbyint(ldexp(fabs(d), shift));
    if (exponent < -13) { /* subnormal; may round up to the smallest normal */
        *out = sign | (uint16_t)units;
        return true;
    }
    uint32_t bits = (uint32_t)(exponent + 14) << 10;
    bits += (uint32_t)units - 1024; /* a carry moves into the exponent */
    *out = sign | (uint16_t)bits;
    return bits < 0x7C00;
}

/* --- reading --- */

static uint64_t load(const uint8_t *p, size_t size) {
    uint64_t value = 0;
    uint8_t *bytes = (uint8_t *)&value;
    memcpy(__BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__ ? bytes : bytes + 8 - size, p, size);
    return value;
}

static void store(uint8_t *p, uint64_t value, size_t size) {
    const uint8_t *bytes = (const uint8_t *)&value;
    memcpy(p, __BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__ ? bytes : bytes + 8 - size, size);
}

static double load_double(char code, const uint8_t *p) {
    if (code == 'e') {
        return read_half((uint16_t)load(p, 2));
    }
    if (code == 'f') {
        float f;
        memcpy(&f, p, sizeof f);
        return (double)f;
    }
    double d;
    memcpy(&d, p, sizeof d);
    return d;
}

/* The item at p; owned. NotImplementedError for a format that is not native. */
GiValue gi_memory_read(GiThread *t, const char *format, const uint8_t *p) {
    char code = gi_memory_code(format);
    size_t size = gi_memory_item_size(code);
    switch (code) {
    case 0:
        return gi_raise(t, &gi_NotImplementedError, "memoryview: format %s not supported", format);
    case 'c': return gi_bytes(t, p, 1);
    case '?': return gi_bool(*p != 0);
    case 'e': case 'f': case 'd': return gi_float(t, load_double(code, p));
    default: break;
    }
    uint64_t value = load(p, size);
    if (!is_signed(code)) {
        return gi_int_from_uint64(t, value);
    }
    int shift = 64 - 8 * (int)size;
    return gi_int(t, (int64_t)(value << shift) >> shift);
}

/* --- writing --- */

static bool bad_value(GiThread *t, const char *format) {
    gi_raise_value_error(t, "memoryview: invalid value for format '%s'", format);
    return false;
}

static bool bad_type(GiThread *t, const char *format) {
    gi_raise_type_error(t, "memoryview: invalid type for format '%s'", format);
    return false;
}

/* TypeError and OverflowError of a conversion become those of the format. */
static bool translate_error(GiThread *t, const char *format) {
    if (gi_error_clear_if(t, &gi_OverflowError)) {
        return bad_value(t, format);
    }
    return gi_error_clear_if(t, &gi_TypeError) ? bad_type(t, format) : false;
}

static bool convert_int(GiThread *t, const char *format, char code, size_t size, GiValue v,
                        uint8_t *out) {
    GiValue i = gi_index(t, v);
    if (i == GI_NULL) {
        return translate_error(t, format);
    }
    int64_t low;
    uint64_t high = 0;
    bool fits = true;
    if (gi_int_overflow(i, &low) == 0) {
        int64_t limit = size == 8 ? INT64_MAX : ((int64_t)1 << (8 * size - 1)) - 1;
        fits = is_signed(code) ? low >= -limit - 1 && low <= limit
                               : (low >= 0 || code == 'P') && (size == 8 || low <= 2 * limit + 1);
        high = (uint64_t)low;
    } else {
        bool positive = gi_int_sign(i) > 0;
        size_t bits = gi_int_bit_length(i);
        fits = size == 8 && (positive ? !is_signed(code) && bits <= 64
                                      : code == 'P' && bits <= 63) &&
               gi_int_to_uint64_masked(t, i, &high);
    }
    gi_drop(t, i);
    if (!fits) {
        return bad_value(t, format);
    }
    store(out, high, size);
    return true;
}

static bool convert_float(GiThread *t, const char *format, char code, GiValue v, uint8_t *out) {
    double d;
    if (!gi_to_double(t, v, &d)) {
        return translate_error(t, format);
    }
    if (code == 'd') {
        memcpy(out, &d, sizeof d);
    } else if (code == 'f') {
        float f = (float)d;
        memcpy(out, &f, sizeof f);
    } else {
        uint16_t half;
        if (!write_half(d, &half)) {
            return bad_value(t, format);
        }
        store(out, half, 2);
    }
    return true;
}

/* Converts v to an item; out has room for 8 bytes. Runs code of v's class. */
bool gi_memory_convert(GiThread *t, const char *format, GiValue v, uint8_t *out) {
    char code = gi_memory_code(format);
    int truth;
    switch (code) {
    case 0:
        gi_raise(t, &gi_NotImplementedError, "memoryview: format %s not supported", format);
        return false;
    case 'c':
        if (!gi_is_bytes(v)) {
            return bad_type(t, format);
        }
        if (gi_as_bytes(v)->size != 1) {
            return bad_value(t, format);
        }
        *out = gi_as_bytes(v)->data[0];
        return true;
    case '?':
        truth = gi_truth(t, v);
        *out = truth > 0;
        return truth >= 0;
    case 'e': case 'f': case 'd': return convert_float(t, format, code, v, out);
    default: return convert_int(t, format, code, gi_memory_item_size(code), v, out);
    }
}

/* Are two items equal as Python values? Both formats are native. */
bool gi_memory_equal(char left_code, const uint8_t *left, char right_code, const uint8_t *right) {
    bool left_float = strchr("efd", left_code) != NULL, right_float = strchr("efd", right_code) != NULL;
    if (left_code == 'c' || right_code == 'c') {
        return left_code == right_code && *left == *right;
    }
    if (left_float && right_float) {
        return load_double(left_code, left) == load_double(right_code, right);
    }
    uint64_t a = 0, b = 0;
    bool a_negative = false, b_negative = false;
    if (!left_float) {
        size_t size = gi_memory_item_size(left_code);
        a = left_code == '?' ? *left != 0 : load(left, size);
        a_negative = is_signed(left_code) && (a >> (8 * size - 1) & 1);
        a = a_negative && size < 8 ? a | ~(uint64_t)0 << (8 * size) : a;
    }
    if (!right_float) {
        size_t size = gi_memory_item_size(right_code);
        b = right_code == '?' ? *right != 0 : load(right, size);
        b_negative = is_signed(right_code) && (b >> (8 * size - 1) & 1);
        b = b_negative && size < 8 ? b | ~(uint64_t)0 << (8 * size) : b;
    }
    if (!left_float && !right_float) {
        return a == b && a_negative == b_negative;
    }
    double d = left_float ? load_double(left_code, left) : load_double(right_code, right);
    uint64_t whole = left_float ? b : a;
    bool negative = left_float ? b_negative : a_negative;
    if (d != trunc(d) || fabs(d) > 18446744073709551615.0) {
        return false;
    }
    return negative ? d < 0 && d >= -9223372036854775808.0 && (int64_t)d == (int64_t)whole
                    : d >= 0 && d < 18446744073709551616.0 && (uint64_t)d == whole;
}
