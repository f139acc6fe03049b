/* SPDX-License-Identifier: MIT
 * runtime/types/float_text.c: layout of doubles as text and float(text); the digits themselves are made
 * and read in float_digits.c.
 */
#include "runtime/types/float_text.h"

#include <math.h>

#include "runtime/types/bigint.h"
#include "runtime/types/str.h"

#define SHORTEST 100 /* room for repr and short formats without counting */

/* How digits are laid out. */
typedef struct Layout {
    bool exponent; /* d.ddde+xx */
    bool upper, alternate, add_point_zero;
    int64_t end;   /* digits to show, counted from the first */
} Layout;

static char *put_exponent(char *p, int exponent, bool upper) {
    *p++ = upper ? 'E' : 'e';
    *p++ = exponent < 0 ? '-' : '+';
    unsigned e = (unsigned)(exponent < 0 ? -exponent : exponent);
    if (e >= 100) {
        *p++ = (char)('0' + e / 100);
    }
    *p++ = (char)('0' + e / 10 % 10);
    *p++ = (char)('0' + e % 10);
    return p;
}

/* Writes digits from..to (0 where there are none). */
static char *put_digits(char *p, const GiDigits *d, int64_t from, int64_t to) {
    for (int64_t i = from; i < to; i++) {
        *p++ = i >= 0 && i < d->count ? d->digits[i] : '0';
    }
    return p;
}

static char *put(char *p, const GiDigits *d, const Layout *l) {
    int64_t point = l->exponent ? 1 : d->point;
    p = point <= 0 ? (*p = '0', p + 1) : put_digits(p, d, 0, point);
    bool fraction = l->end > point;
    if (fraction || l->alternate || (l->add_point_zero && !l->exponent)) {
        *p++ = '.';
    }
    if (fraction) {
        p = put_digits(p, d, point, l->end);
    } else if (l->add_point_zero && !l->exponent) {
        *p++ = '0';
    }
    return l->exponent ? put_exponent(p, d->point - 1, l->upper) : p;
}

/* Digits and layout of a finite number for one of the codes e f g r. */
static void choose(double d, char code, int64_t precision, bool add_point_zero, GiDigits *digits, Layout *l) {
    switch (code) {
    case 'e':
        gi_digits_significant(d, precision + 1, digits);
        l->exponent = true;
        l->end = precision + 1;
        break;
    case 'f':
        gi_digits_places(d, precision, digits);
        l->end = digits->point + precision;
        break;
    case 'g':
        precision = precision == 0 ? 1 : precision;
        gi_digits_significant(d, precision, digits);
        l->exponent = digits->point <= -4 || digits->point > precision - (add_point_zero ? 1 : 0);
        l->end = precision;
        break;
    default:
        gi_digits_shortest(d, digits);
        l->exponent = digits->point <= -4 || digits->point > 16;
        l->end = digits->count;
        break;
    }
    if (code == 'g' && !l->alternate) {
        while (digits->count > 0 && digits->digits[digits->count - 1] == '0') {
            digits->count--;
        }
        l->end = digits->count;
    }
}

static int64_t put_special(double d, bool upper, bool plus, char *p) {
    char *start = p;
    if (!isnan(d) && d < 0) {
        *p++ = '-';
    } else if (plus) {
        *p++ = '+';
    }
    memcpy(p, isnan(d) ? (upper ? "NAN" : "nan") : (upper ? "INF" : "inf"), 4);
    return p + 3 - start;
}

int64_t gi_double_to_text(GiThread *t, double d, char code, int precision, int flags, char **out,
                          size_t *capacity) {
    bool upper = code >= 'A' && code <= 'Z', percent = code == '%';
    bool plus = (flags & 1) != 0, point_zero = (flags & 2) != 0;
    Layout layout = {.upper = upper, .alternate = (flags & 4) != 0, .add_point_zero = point_zero};
    GiDigits digits;
    size_t room = SHORTEST;
    code = percent ? 'f' : (char)(code | 32);
    code = code == 'n' ? 'g' : code;
    d = percent ? d * 100.0 : d;
    bool finite = isfinite(d);
    if (finite) {
        choose(d, code, precision, point_zero, &digits, &layout);
        int64_t most = layout.end > digits.point ? layout.end : digits.point;
        room += (size_t)(most < 0 ? 0 : most) + (digits.point < 0 ? (size_t)-digits.point : 0);
    }
    *capacity = room;
    *out = gi_alloc(t, room);
    if (*out == NULL) {
        return -1;
    }
    char *p = *out;
    if (finite) {
        if (signbit(d) && !(digits.count == 0 && (flags & 8))) {
            *p++ = '-';
        } else if (plus) {
            *p++ = '+';
        }
        p = put(p, &digits, &layout);
    } else {
        p += put_special(d, upper, plus, p);
    }
    if (percent) {
        *p++ = '%';
    }
    *p = '\0';
    return p - *out;
}

size_t gi_double_repr(double d, char buffer[32]) {
    if (!isfinite(d)) {
        return (size_t)put_special(d, false, false, buffer);
    }
    GiDigits digits;
    Layout layout = {.add_point_zero = true};
    char *p = buffer;
    if (signbit(d)) {
        *p++ = '-';
    }
    choose(d, 'r', 0, true, &digits, &layout);
    p = put(p, &digits, &layout);
    *p = '\0';
    return (size_t)(p - buffer);
}

GiValue gi_float_round(GiThread *t, double d, int64_t ndigits) {
    if (!isfinite(d) || d == 0.0 || ndigits > 323) {
        return gi_float(t, d);
    }
    if (ndigits < -308) {
        return gi_float(t, 0.0 * d);
    }
    GiDigits digits;
    gi_digits_places(d, ndigits, &digits);
    char text[GI_DIGITS_MAX + 16], *p = put_digits(text, &digits, 0, digits.count);
    *p++ = '0'; /* at least one digit; the value is 0.ddd0 * 10^point */
    *p++ = 'e';
    int exponent = digits.point - digits.count - 1;
    unsigned e = (unsigned)(exponent < 0 ? -exponent : exponent);
    if (exponent < 0) {
        *p++ = '-';
    }
    for (unsigned unit = 1000; unit > 0; unit /= 10) {
        *p++ = (char)('0' + e / unit % 10);
    }
    double result;
    gi_double_read(text, p, &result);
    if (isinf(result)) {
        return gi_raise(t, &gi_OverflowError, "rounded value too large to represent");
    }
    return gi_float(t, signbit(d) ? -result : result);
}

/* --- float(text) --- */

static bool is_space(char c) { return c == ' ' || (c >= '\t' && c <= '\r'); }

static bool is_word(const char *p, size_t size, const char *word) {
    for (size_t i = 0; i < size; i++) {
        if ((p[i] | 32) != word[i] || word[i] == '\0') {
            return false;
        }
    }
    return word[size] == '\0';
}

/* Sign, then a number or inf, infinity, nan; all of p..end. */
static bool read_number(const char *p, const char *end, double *out) {
    bool negative = p < end && *p == '-';
    if (p < end && (*p == '-' || *p == '+')) {
        p++;
    }
    size_t size = (size_t)(end - p);
    if (is_word(p, size, "inf") || is_word(p, size, "infinity")) {
        *out = HUGE_VAL;
    } else if (is_word(p, size, "nan")) {
        *out = NAN;
    } else if (gi_double_read(p, end, out) != end) {
        return false;
    }
    if (negative) {
        *out = -*out;
    }
    return true;
}

static bool is_digit(char c) { return c >= '0' && c <= '9'; }

/* The text without its underscores, which must stand between digits. Fixed room: SIZE_MAX when a
 * place is wrong. */
static size_t drop_underscores(const char *p, const char *end, char *out) {
    size_t n = 0;
    for (const char *s = p; s < end; s++) {
        if (*s != '_') {
            out[n++] = *s;
        } else if (s == p || !is_digit(s[-1]) || s + 1 == end || !is_digit(s[1])) {
            return SIZE_MAX;
        }
    }
    return n;
}

bool gi_double_read_text(const char *text, size_t size, double *out) {
    const char *p = text, *end = text + size;
    while (p < end && is_space(*p)) {
        p++;
    }
    while (end > p && is_space(end[-1])) {
        end--;
    }
    return p < end && read_number(p, end, out);
}

int gi_double_resolve(GiThread *t, const char *text, size_t size, GiTextReader read, void *out) {
    size_t n;
    bool plain = memchr(text, '_', size) == NULL;
    for (size_t i = 0; i < size && plain; i++) {
        plain = (unsigned char)text[i] < 128;
    }
    if (plain) {
        return read(text, size, out);
    }
    char *ascii = gi_bigint_ascii_digits(t, text, size, &n);
    if (ascii == NULL) {
        return -1;
    }
    const char *p = ascii, *end = ascii + n;
    while (p < end && is_space(*p)) {
        p++;
    }
    while (end > p && is_space(end[-1])) {
        end--;
    }
    n = drop_underscores(p, end, ascii); /* in place: never ahead of the reader */
    int result = n == SIZE_MAX ? 2 : read(ascii, n, out);
    gi_free(t, ascii, size + 1);
    return result;
}

static bool read_float(const char *text, size_t size, void *out) {
    return gi_double_read_text(text, size, out);
}

int gi_double_try(GiThread *t, const char *text, size_t size, double *out) {
    int result = gi_double_resolve(t, text, size, read_float, out);
    if (result == 1 && isnan(*out)) {
        *out = gi_nan_fresh(t->vm, *out);
    }
    return result == 2 ? 0 : result;
}

bool gi_double_parse(GiThread *t, const char *text, size_t size, double *out) {
    int found = gi_double_try(t, text, size, out);
    if (found == 0) {
        GiValue shown = gi_str_from(t, text, size);
        if (shown != GI_NULL) {
            gi_raise_value_error(t, "could not convert string to float: %R", shown);
            gi_drop(t, shown);
        }
    }
    return found > 0;
}

/* --- nans --- */

#define NAN_MARK 0x7FFA5A7Cu /* upper half of a nan that gi_nan_fresh made, without the sign */
#define NAN_PLAIN 0x7FF80000u
#define SIGN_BIT 0x80000000u

/* See number.h. */
double gi_nan_fresh(GiVm *vm, double nan) {
    uint64_t bits;
    memcpy(&bits, &nan, sizeof bits);
    bits = (bits & (uint64_t)SIGN_BIT << 32) | (uint64_t)NAN_MARK << 32 | ++vm->nan_count;
    memcpy(&nan, &bits, sizeof bits);
    return nan;
}

/* See number.h. */
double gi_nan_plain(double nan) {
    uint64_t bits;
    memcpy(&bits, &nan, sizeof bits);
    uint32_t upper = (uint32_t)(bits >> 32);
    if ((upper & ~SIGN_BIT) == NAN_MARK) {
        bits = (uint64_t)(NAN_PLAIN | (upper & SIGN_BIT)) << 32;
        memcpy(&nan, &bits, sizeof bits);
    }
    return nan;
}
