/* SPDX-License-Identifier: MIT
 * runtime/types/float_hex.c: float.hex() and float.fromhex(). */
#include <math.h>

#include "runtime/types/bigint.h"
#include "runtime/types/float.h"
#include "runtime/types/str.h"

GiValue gi_float_hex(GiThread *t, double d) {
    if (!isfinite(d)) {
        char text[32];
        size_t size = gi_double_repr(d, text);
        return gi_str_from(t, text, size);
    }
    const char *sign = signbit(d) ? "-" : "";
    if (d == 0.0) {
        return gi_str_from_format(t, "%s0x0.0p+0", sign);
    }
    uint64_t bits;
    memcpy(&bits, &d, sizeof bits);
    int e = (int)(bits >> 52 & 0x7FF);
    char digits[14];
    for (int i = 0; i < 13; i++) {
        digits[i] = "0123456789abcdef"[bits >> (48 - 4 * i) & 15];
    }
    digits[13] = '\0';
    int exponent = e == 0 ? -1022 : e - 1023;
    return gi_str_from_format(t, "%s0x%d.%sp%s%d", sign, e != 0, digits, exponent < 0 ? "" : "+", exponent);
}

static bool is_space(char c) { return c == ' ' || (c >= '\t' && c <= '\r'); }

static int digit(char c) {
    return c >= '0' && c <= '9' ? c - '0' : (c | 32) >= 'a' && (c | 32) <= 'f' ? (c | 32) - 'a' + 10 : -1;
}

static bool starts(const char **p, const char *end, const char *word) {
    const char *s = *p;
    for (; *word != '\0'; word++, s++) {
        if (s >= end || (*s | 32) != *word) {
            return false;
        }
    }
    *p = s;
    return true;
}

/* [p[+-]digits]; false: malformed. */
static bool read_exponent(const char **p, const char *end, int64_t *out) {
    *out = 0;
    if (*p >= end || (**p | 32) != 'p') {
        return true;
    }
    ++*p;
    bool negative = *p < end && **p == '-', any = false;
    if (*p < end && (**p == '-' || **p == '+')) {
        ++*p;
    }
    for (; *p < end && **p >= '0' && **p <= '9'; ++*p, any = true) {
        *out = *out > (int64_t)1 << 50 ? *out : *out * 10 + (**p - '0');
    }
    *out = negative ? -*out : *out;
    return any;
}

/* Hexadecimal digits with at most one point, then an exponent. The first 64 bits are kept, the rest
 * only matters as "more than zero". */
static bool read_digits(const char **p, const char *end, double *out) {
    uint64_t m = 0;
    int64_t exponent, scale = 0;
    bool any = false, point = false, more = false;
    if (end - *p >= 2 && **p == '0' && ((*p)[1] | 32) == 'x') {
        *p += 2;
    }
    for (; *p < end && (digit(**p) >= 0 || (**p == '.' && !point)); ++*p) {
        if (**p == '.') {
            point = true;
            continue;
        }
        any = true;
        scale -= point ? 4 : 0;
        if (m >> 60 == 0) {
            m = m << 4 | (uint64_t)digit(**p);
        } else {
            more |= digit(**p) != 0;
            scale += 4;
        }
    }
    if (!any || !read_exponent(p, end, &exponent)) {
        return false;
    }
    exponent += scale;
    exponent = exponent > 1000000 ? 1000000 : exponent < -1000000 ? -1000000 : exponent;
    *out = gi_double_scale(m, exponent, more);
    return true;
}

bool gi_float_from_hex(GiThread *t, const char *text, size_t size, double *out) {
    const char *p = text, *end = text + size;
    while (p < end && is_space(*p)) {
        p++;
    }
    bool negative = p < end && *p == '-', overflow = false;
    if (p < end && (*p == '-' || *p == '+')) {
        p++;
    }
    if (starts(&p, end, "infinity") || starts(&p, end, "inf")) {
        *out = HUGE_VAL;
    } else if (starts(&p, end, "nan")) {
        *out = NAN;
    } else if (read_digits(&p, end, out)) {
        overflow = isinf(*out);
    } else {
        p = NULL;
    }
    while (p != NULL && p < end && is_space(*p)) {
        p++;
    }
    if (p != end) {
        gi_raise_value_error(t, "invalid hexadecimal floating-point string");
        return false;
    }
    if (overflow) {
        gi_raise(t, &gi_OverflowError, "hexadecimal value too large to represent as a float");
        return false;
    }
    *out = negative ? -*out : *out;
    return true;
}
