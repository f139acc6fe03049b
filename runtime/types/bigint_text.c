/* SPDX-License-Identifier: MIT
 * runtime/types/bigint_text.c: ints to digits and back, in any base from 2 to 36.
 *
 * Powers of two are a matter of bits. Other bases work in chunks of as many digits as fit a limb, and
 * split long numbers in halves at base^(chunk * 2^k), so that cost follows that of multiplication.
 */
#include <stdlib.h>

#include "runtime/types/bigint.h"
#include "runtime/types/str.h"

static const char digit_chars[] = "0123456789abcdefghijklmnopqrstuvwxyz";

/* base^(chunk * 2^k) for k = 0 .. count - 1. */
typedef struct Powers {
    unsigned base, chunk; /* chunk: digits that fit a limb */
    GiLimb unit;          /* base^chunk */
    size_t count;
    struct {
        GiLimb *limbs;
        size_t n, capacity;
    } level[32];
} Powers;

static void init_powers(Powers *p, unsigned base) {
    p->base = base;
    p->chunk = 0;
    p->count = 0;
    for (p->unit = 1; p->unit <= ~(GiLimb)0 / base; p->unit *= base) {
        p->chunk++;
    }
}

static void free_powers(GiThread *t, Powers *p) {
    while (p->count > 0) {
        p->count--;
        gi_free(t, p->level[p->count].limbs, p->level[p->count].capacity * sizeof(GiLimb));
    }
}

/* Adds the next power, the square of the last. */
static bool add_power(GiThread *t, Powers *p) {
    size_t k = p->count, n = k == 0 ? 0 : p->level[k - 1].n, capacity = k == 0 ? 1 : 2 * n;
    GiLimb *limbs = gi_alloc_array(t, capacity, sizeof *limbs);
    if (limbs == NULL) {
        return false;
    }
    p->level[k].limbs = limbs;
    p->level[k].capacity = capacity;
    p->count++;
    if (k == 0) {
        limbs[0] = p->unit;
    } else if (!gi_limbs_mul(t, limbs, p->level[k - 1].limbs, n, p->level[k - 1].limbs, n)) {
        return false;
    }
    p->level[k].n = gi_limbs_trim(limbs, capacity);
    return true;
}

/* --- to text --- */

#define DIRECT_LEVEL 4 /* chunks * 2^4 are written limb by limb */

/* Exactly chunk * 2^k digits of a[0..n), which is overwritten. */
static void write_direct(const Powers *p, GiLimb *a, size_t n, size_t k, char *out) {
    size_t width = (size_t)p->chunk << k;
    for (char *end = out + width; end > out;) {
        n = gi_limbs_trim(a, n);
        if (n == 0) {
            memset(out, '0', (size_t)(end - out));
            break;
        }
        GiLimb rest = gi_limbs_div1(a, a, n, p->unit);
        char *start = end - p->chunk;
        if (p->base == 10) {
            end = gi_decimal_write(end, rest);
            memset(start, '0', (size_t)(end - start));
            end = start;
        }
        while (end > start) {
            *--end = digit_chars[rest % p->base];
            rest /= p->base;
        }
    }
}

/* The same for any k, by halves. */
static bool write_level(GiThread *t, const Powers *p, GiLimb *a, size_t n, size_t k, char *out) {
    n = gi_limbs_trim(a, n);
    size_t half = k == 0 ? 0 : (size_t)p->chunk << (k - 1);
    if (k <= DIRECT_LEVEL) {
        write_direct(p, a, n, k, out);
        return gi_poll(t, 1000);
    }
    const GiLimb *power = p->level[k - 1].limbs;
    size_t pn = p->level[k - 1].n;
    if (gi_limbs_compare(a, n, power, pn) < 0) {
        memset(out, '0', half);
        return write_level(t, p, a, n, k - 1, out + half);
    }
    size_t size = (n + 1) * sizeof(GiLimb);
    GiLimb *q = gi_alloc(t, size);
    if (q == NULL) {
        return false;
    }
    bool ok = gi_limbs_divmod(t, q, a, a, n, power, pn) &&
              write_level(t, p, q, n - pn + 1, k - 1, out) && write_level(t, p, a, pn, k - 1, out + half);
    gi_free(t, q, size);
    return ok;
}

static bool to_digits(GiThread *t, const GiIntView *v, unsigned base, char **out, size_t *size, size_t *capacity) {
    Powers p;
    init_powers(&p, base);
    size_t k = 0, bytes = v->n * sizeof(GiLimb);
    bool ok = true;
    while (((size_t)(gi_limb_bits(p.unit) - 1) << k) < v->n * 64) {
        k++;
    }
    while (ok && k > DIRECT_LEVEL && p.count < k) {
        ok = add_power(t, &p);
    }
    *capacity = ((size_t)p.chunk << k) + 1;
    *out = NULL;
    GiLimb *a = ok ? gi_alloc(t, bytes) : NULL;
    if (a != NULL) {
        memcpy(a, v->limbs, bytes);
        *out = gi_alloc(t, *capacity);
        if (*out != NULL && !write_level(t, &p, a, v->n, k, *out)) {
            gi_free(t, *out, *capacity);
            *out = NULL;
        }
        gi_free(t, a, bytes);
    }
    free_powers(t, &p);
    if (*out == NULL) {
        return false;
    }
    size_t zeros = 0;
    while (zeros + 2 < *capacity && (*out)[zeros] == '0') {
        zeros++;
    }
    *size = *capacity - 1 - zeros;
    memmove(*out, *out + zeros, *size);
    return true;
}

/* Digits of bits each, a base of 2^bits. */
static bool to_bit_digits(GiThread *t, const GiIntView *v, unsigned bits, char **out, size_t *size, size_t *capacity) {
    size_t length = gi_limbs_bit_length(v->limbs, v->n);
    *size = length == 0 ? 1 : (length + bits - 1) / bits;
    *capacity = *size + 1;
    *out = gi_alloc(t, *capacity);
    if (*out == NULL) {
        return false;
    }
    for (size_t i = 0; i < *size; i++) {
        size_t position = i * bits, limb = position / 64, shift = position % 64;
        GiLimb x = limb < v->n ? v->limbs[limb] >> shift : 0;
        if (shift + bits > 64 && limb + 1 < v->n) {
            x |= v->limbs[limb + 1] << (64 - shift);
        }
        (*out)[*size - 1 - i] = digit_chars[x & ((1u << bits) - 1)];
    }
    return gi_poll(t, (uint32_t)(*size / 2)) || (gi_free(t, *out, *capacity), false);
}

static bool is_power_of_two(unsigned base) { return (base & (base - 1)) == 0; }

static bool fail_limit(GiThread *t) {
    gi_raise_value_error(t,
                         "Exceeds the limit (%u digits) for integer string conversion; "
                         "use sys.set_int_max_str_digits() to increase the limit",
                         t->vm->int_digits_limit);
    return false;
}

bool gi_bigint_digits(GiThread *t, GiValue v, int base, char **out, size_t *size, size_t *capacity) {
    GiIntView view;
    gi_bigint_view(v, &view);
    if (is_power_of_two((unsigned)base)) {
        return to_bit_digits(t, &view, (unsigned)__builtin_ctz((unsigned)base), out, size, capacity);
    }
    uint32_t limit = t->vm->int_digits_limit;
    size_t bits = gi_limbs_bit_length(view.limbs, view.n);
    if (limit > 0 && (double)(bits - 1) * 0.30102 > limit && base <= 10) { /* surely more than 0.30102 a bit */
        return fail_limit(t);
    }
    if (!to_digits(t, &view, (unsigned)base, out, size, capacity)) {
        return false;
    }
    if (limit > 0 && *size > limit) {
        gi_free(t, *out, *capacity);
        return fail_limit(t);
    }
    return true;
}

#define SHORT_LIMBS 32 /* so long a number has fewer digits than any limit */
#define TEN_19 UINT64_C(10000000000000000000)

/* A short number in base ten, on the stack. */
static GiValue short_decimal(GiThread *t, const GiIntView *v) {
    GiLimb a[SHORT_LIMBS];
    char text[SHORT_LIMBS * 20 + 1], *end = text + sizeof text, *p = end;
    memcpy(a, v->limbs, v->n * sizeof *a);
    for (size_t n = v->n; n > 0; n = gi_limbs_trim(a, n)) {
        char *start = end - 19;
        p = gi_decimal_write(end, gi_limbs_div1(a, a, n, TEN_19));
        if (gi_limbs_trim(a, n) > 0) {
            memset(start, '0', (size_t)(p - start));
            p = end = start;
        }
    }
    if (v->negative) {
        *--p = '-';
    }
    return gi_str_from_ascii(t, p, (size_t)(text + sizeof text - p));
}

GiValue gi_int_to_str(GiThread *t, GiValue v, int base) {
    int64_t i;
    if (base == 10 && gi_int_overflow(v, &i) == 0) {
        char text[24], *p = gi_decimal_write(text + sizeof text, i < 0 ? 0 - (uint64_t)i : (uint64_t)i);
        if (i < 0) {
            *--p = '-';
        }
        return gi_str_from_ascii(t, p, (size_t)(text + sizeof text - p));
    }
    GiIntView view;
    gi_bigint_view(v, &view);
    if (base == 10 && view.n <= SHORT_LIMBS) {
        return short_decimal(t, &view);
    }
    char *digits;
    size_t size, capacity;
    if (!gi_bigint_digits(t, v, base, &digits, &size, &capacity)) {
        return GI_NULL;
    }
    if (gi_int_sign(v) < 0) {
        memmove(digits + 1, digits, size++); /* capacity has one to spare */
        digits[0] = '-';
    }
    GiValue text = gi_str_from(t, digits, size);
    gi_free(t, digits, capacity);
    return text;
}

/* --- from text --- */

static int digit_value(char c) {
    if (c >= '0' && c <= '9') {
        return c - '0';
    }
    c |= 32;
    return c >= 'a' && c <= 'z' ? c - 'a' + 10 : 99;
}

static bool is_space(char c) { return c == ' ' || (c >= '\t' && c <= '\r'); }

/* Limbs that n digits of p->base need at most. */
static size_t limbs_for(const Powers *p, size_t n) { return n / p->chunk + 2; }

/* The value of digits[0..n) by chunks; returns the limbs in use. */
static size_t read_direct(const Powers *p, const uint8_t *digits, size_t n, GiLimb *r) {
    size_t rn = 0;
    for (size_t i = 0; i < n;) {
        size_t count = (n - i) % p->chunk == 0 ? p->chunk : (n - i) % p->chunk;
        GiLimb x = 0, scale = 1;
        for (size_t end = i + count; i < end; i++) {
            x = x * p->base + digits[i];
            scale *= p->base;
        }
        r[rn] = gi_limbs_mul1(r, r, rn, scale, x);
        rn += r[rn] != 0;
    }
    return rn;
}

/* The same by halves; SIZE_MAX: error. r has limbs_for(n) limbs. */
static size_t read_level(GiThread *t, Powers *p, const uint8_t *digits, size_t n, GiLimb *r) {
    if (n <= (size_t)p->chunk << DIRECT_LEVEL) {
        return gi_poll(t, (uint32_t)n) ? read_direct(p, digits, n, r) : SIZE_MAX;
    }
    size_t k = 0;
    while (((size_t)p->chunk << (k + 1)) < n) {
        k++;
    }
    while (p->count <= k) {
        if (!add_power(t, p)) {
            return SIZE_MAX;
        }
    }
    size_t low = (size_t)p->chunk << k, high = n - low, result = SIZE_MAX;
    size_t size_high = limbs_for(p, high) * sizeof(GiLimb), size_low = limbs_for(p, low) * sizeof(GiLimb);
    GiLimb *x = gi_alloc(t, size_high), *y = x == NULL ? NULL : gi_alloc(t, size_low);
    size_t xn = y == NULL ? SIZE_MAX : read_level(t, p, digits, high, x);
    size_t yn = xn == SIZE_MAX ? SIZE_MAX : read_level(t, p, digits + high, low, y);
    size_t pn = p->level[k].n;
    if (yn != SIZE_MAX && xn == 0) {
        memcpy(r, y, yn * sizeof *r);
        result = yn;
    } else if (yn != SIZE_MAX && gi_limbs_mul(t, r, x, xn, p->level[k].limbs, pn)) {
        gi_limbs_add(r, r, xn + pn, y, yn);
        result = gi_limbs_trim(r, xn + pn);
    }
    if (y != NULL) {
        gi_free(t, y, size_low);
    }
    if (x != NULL) {
        gi_free(t, x, size_high);
    }
    return result;
}

static GiValue from_digits(GiThread *t, const uint8_t *digits, size_t n, unsigned base, bool negative) {
    Powers p;
    init_powers(&p, base);
    size_t room = limbs_for(&p, n) + 2;
    GiBigInt *b = gi_bigint_new(t, room);
    if (b == NULL) {
        return GI_NULL;
    }
    size_t rn = read_level(t, &p, digits, n, b->limbs);
    free_powers(t, &p);
    if (rn == SIZE_MAX) {
        gi_drop_object(t, b);
        return GI_NULL;
    }
    return gi_bigint_finish(t, b, rn, negative);
}

static GiValue from_bit_digits(GiThread *t, const uint8_t *digits, size_t n, unsigned bits, bool negative) {
    if (n / 64 > GI_BIGINT_MAX_LIMBS) {
        return gi_raise_memory(t);
    }
    size_t room = n * bits / 64 + 1;
    GiBigInt *b = gi_bigint_new(t, room);
    if (b == NULL) {
        return GI_NULL;
    }
    memset(b->limbs, 0, room * sizeof(GiLimb));
    for (size_t i = 0; i < n; i++) {
        size_t position = i * bits, shift = position % 64;
        GiLimb x = digits[n - 1 - i];
        b->limbs[position / 64] |= x << shift;
        if (shift + bits > 64) {
            b->limbs[position / 64 + 1] |= x >> (64 - shift);
        }
    }
    return gi_bigint_finish(t, b, room, negative);
}

/* Sign, prefix and base of a literal: moves *p, false when the text is bad. */
static bool read_prefix(const char **p, const char *end, int *base, bool *negative) {
    *negative = *p < end && **p == '-';
    if (*p < end && (**p == '-' || **p == '+')) {
        ++*p;
    }
    int prefix = 0;
    if (end - *p >= 2 && **p == '0') {
        char c = (char)((*p)[1] | 32);
        prefix = c == 'x' ? 16 : c == 'o' ? 8 : c == 'b' ? 2 : 0;
    }
    if (*base == 0) {
        *base = prefix != 0 ? prefix : -10; /* -10: decimal, where leading zeros are not allowed */
    }
    if (prefix != 0 && prefix == *base) {
        *p += 2;
        if (*p < end && **p == '_') {
            ++*p;
        }
    }
    return *p < end;
}

static GiIntParse convert(GiThread *t, const uint8_t *digits, size_t n, unsigned base, bool negative, GiValue *out) {
    uint32_t limit = t->vm->int_digits_limit;
    if (!is_power_of_two(base) && limit > 0 && n > 640 && n > limit) {
        gi_raise_value_error(t,
                             "Exceeds the limit (%u digits) for integer string conversion: value has "
                             "%zu digits; use sys.set_int_max_str_digits() to increase the limit",
                             limit, n);
        return GI_INT_ERROR;
    }
    *out = is_power_of_two(base) ? from_bit_digits(t, digits, n, (unsigned)__builtin_ctz(base), negative)
                                 : from_digits(t, digits, n, base, negative);
    return *out == GI_NULL ? GI_INT_ERROR : GI_INT_PARSED;
}

/* Digit values of p[0..end), underscores only between digits; SIZE_MAX: bad text. */
static size_t read_digits(const char *p, const char *end, int base, uint8_t *digits) {
    size_t n = 0;
    char previous = '_';
    for (; p < end; previous = *p++) {
        if (*p == '_') {
            if (previous == '_') {
                return SIZE_MAX;
            }
            continue;
        }
        int d = digit_value(*p);
        if (d >= base) {
            return SIZE_MAX;
        }
        digits[n++] = (uint8_t)d;
    }
    return previous == '_' ? SIZE_MAX : n;
}

/* Nothing but up to 18 decimal digits and a sign, which is what most programs read. */
static bool parse_plain(const char *p, size_t size, GiValue *out) {
    const char *end = p + size;
    bool negative = size > 0 && *p == '-';
    p += negative;
    if (p == end || end - p > 18) {
        return false;
    }
    int64_t i = 0;
    for (; p < end; p++) {
        unsigned digit = (unsigned)*p - '0';
        if (digit > 9) {
            return false;
        }
        i = i * 10 + digit;
    }
    *out = gi_int_imm(negative ? -i : i);
    return true;
}

GiIntParse gi_bigint_parse(GiThread *t, const char *text, size_t size, int base, GiValue *out) {
    if (base == 10 && parse_plain(text, size, out)) {
        return GI_INT_PARSED;
    }
    const char *p = text, *end = text + size;
    bool negative;
    while (p < end && is_space(*p)) {
        p++;
    }
    while (end > p && is_space(end[-1])) {
        end--;
    }
    if (!read_prefix(&p, end, &base, &negative)) {
        return GI_INT_BAD;
    }
    bool plain_zero = base == -10 && *p == '0';
    base = base == -10 ? 10 : base;
    uint8_t small[64], *digits = small;
    size_t room = (size_t)(end - p);
    if (room > sizeof small && (digits = gi_alloc(t, room)) == NULL) {
        return GI_INT_ERROR;
    }
    size_t n = read_digits(p, end, base, digits);
    GiIntParse result = GI_INT_BAD;
    if (n != SIZE_MAX) {
        size_t zeros = 0;
        while (zeros < n && digits[zeros] == 0) {
            zeros++;
        }
        if (!plain_zero || zeros == n) {
            result = convert(t, digits, n, (unsigned)base, negative, out);
        }
    }
    if (digits != small) {
        gi_free(t, digits, room);
    }
    return result;
}

char *gi_bigint_ascii_digits(GiThread *t, const char *text, size_t size, size_t *out_size) {
    char *copy = gi_alloc(t, size + 1), *out = copy;
    if (copy == NULL) {
        return NULL;
    }
    for (const char *p = text, *end = text + size; p < end;) {
        if ((unsigned char)*p < 128) {
            *out++ = *p++;
            continue;
        }
        uint32_t c = gi_utf8_next(&p);
        int d = gi_unicode_decimal(c);
        *out++ = (char)(gi_unicode_is_space(c) ? ' ' : d >= 0 ? '0' + d : '?');
    }
    *out_size = (size_t)(out - copy);
    memset(out, 0, size + 1 - *out_size);
    return copy;
}

GiValue gi_int_parse(GiThread *t, const char *text, size_t size, int base) {
    size_t n;
    char *ascii = gi_bigint_ascii_digits(t, text, size, &n);
    if (ascii == NULL) {
        return GI_NULL;
    }
    GiValue v = GI_NULL;
    GiIntParse result = gi_bigint_parse(t, ascii, n, base, &v);
    gi_free(t, ascii, size + 1);
    if (result == GI_INT_BAD) {
        GiValue shown = gi_str_from(t, text, size);
        if (shown != GI_NULL) {
            gi_bigint_raise_literal(t, base, shown);
            gi_drop(t, shown);
        }
        return GI_NULL;
    }
    return result == GI_INT_PARSED ? v : GI_NULL;
}

GiValue gi_bigint_raise_literal(GiThread *t, int base, GiValue shown) {
    GiValue repr = gi_repr(t, shown), cut = GI_NULL;
    if (repr != GI_NULL) {
        cut = gi_str_slice(t, repr, 0, gi_str_length(repr) < 200 ? (int64_t)gi_str_length(repr) : 200);
        gi_drop(t, repr);
    }
    if (cut != GI_NULL) {
        gi_raise_value_error(t, "invalid literal for int() with base %d: %S", base, cut);
        gi_drop(t, cut);
    }
    return GI_NULL;
}
