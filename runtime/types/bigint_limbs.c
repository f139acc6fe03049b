/* SPDX-License-Identifier: MIT
 * runtime/types/bigint_limbs.c: arithmetic on magnitudes: arrays of 64-bit limbs, least significant
 * first. Addition, subtraction, shifts; multiplication by rows and by Karatsuba's method; division by
 * Knuth's algorithm D and, for long operands, by halves (Burnikel and Ziegler).
 *
 * L1  Scratch memory is one block per call of gi_limbs_mul or gi_limbs_divmod, handed down.
 * L2  Work between two polls is at most about MUL_LIMIT^2 steps or one pass over an operand.
 */
#include "runtime/types/bigint.h"

#define MUL_LIMIT 36 /* limbs from which Karatsuba's method pays */
#define DIV_LIMIT 72 /* limbs of quotient from which dividing by halves pays */

int gi_limbs_compare(const GiLimb *a, size_t an, const GiLimb *b, size_t bn) {
    if (an != bn) {
        return an < bn ? -1 : 1;
    }
    while (an-- > 0) {
        if (a[an] != b[an]) {
            return a[an] < b[an] ? -1 : 1;
        }
    }
    return 0;
}

/* Four limbs of a sum or difference with the carry at *carry (0 or 1): the compiler does not keep it in the
 * processor's flag from one limb to the next. */
#if defined(__x86_64__) && defined(__GNUC__)
#define FOUR_LIMBS(name, instruction) \
    static inline void name(GiLimb *r, const GiLimb *a, const GiLimb *b, uint8_t *carry) { \
        GiLimb x, y; \
        __asm__("addb $-1, %[c]\n\t" \
                "movq (%[a]), %[x]\n\tmovq 8(%[a]), %[y]\n\t" \
                instruction " (%[b]), %[x]\n\t" instruction " 8(%[b]), %[y]\n\t" \
                "movq %[x], (%[r])\n\tmovq %[y], 8(%[r])\n\t" \
                "movq 16(%[a]), %[x]\n\tmovq 24(%[a]), %[y]\n\t" \
                instruction " 16(%[b]), %[x]\n\t" instruction " 24(%[b]), %[y]\n\t" \
                "movq %[x], 16(%[r])\n\tmovq %[y], 24(%[r])\n\t" \
                "setc %[c]" \
                : [c] "+q"(*carry), [x] "=&r"(x), [y] "=&r"(y) \
                : [a] "r"(a), [b] "r"(b), [r] "r"(r) : "cc", "memory"); \
    }
FOUR_LIMBS(add_four, "adcq")
FOUR_LIMBS(sub_four, "sbbq")
#undef FOUR_LIMBS
#else
static inline void add_four(GiLimb *r, const GiLimb *a, const GiLimb *b, uint8_t *carry) {
    for (size_t i = 0; i < 4; i++) {
        GiWide sum = (GiWide)a[i] + b[i] + *carry;
        r[i] = (GiLimb)sum;
        *carry = (uint8_t)(sum >> 64);
    }
}
static inline void sub_four(GiLimb *r, const GiLimb *a, const GiLimb *b, uint8_t *carry) {
    for (size_t i = 0; i < 4; i++) {
        GiWide difference = (GiWide)a[i] - b[i] - *carry;
        r[i] = (GiLimb)difference;
        *carry = (uint8_t)(difference >> 64) & 1;
    }
}
#endif

/* Copies what a carry does not reach. */
static inline void copy_rest(GiLimb *r, const GiLimb *a, size_t from, size_t to) {
    if (r != a && from < to) {
        memcpy(r + from, a + from, (to - from) * sizeof *r);
    }
}

GiLimb gi_limbs_add(GiLimb *r, const GiLimb *a, size_t an, const GiLimb *b, size_t bn) {
    uint8_t four = 0;
    size_t i = 0;
    for (; i + 4 <= bn; i += 4) {
        add_four(r + i, a + i, b + i, &four);
    }
    GiLimb carry = four;
    for (; i < bn; i++) {
        GiWide sum = (GiWide)a[i] + b[i] + carry;
        r[i] = (GiLimb)sum;
        carry = (GiLimb)(sum >> 64);
    }
    for (; carry != 0 && i < an; i++) {
        r[i] = a[i] + 1;
        carry = r[i] == 0;
    }
    copy_rest(r, a, i, an);
    return carry;
}

GiLimb gi_limbs_sub(GiLimb *r, const GiLimb *a, size_t an, const GiLimb *b, size_t bn) {
    uint8_t four = 0;
    size_t i = 0;
    for (; i + 4 <= bn; i += 4) {
        sub_four(r + i, a + i, b + i, &four);
    }
    GiLimb borrow = four;
    for (; i < bn; i++) {
        GiWide difference = (GiWide)a[i] - b[i] - borrow;
        r[i] = (GiLimb)difference;
        borrow = (GiLimb)(difference >> 64) & 1;
    }
    for (; borrow != 0 && i < an; i++) {
        borrow = a[i] == 0;
        r[i] = a[i] - 1;
    }
    copy_rest(r, a, i, an);
    return borrow;
}

GiLimb gi_limbs_mul1(GiLimb *r, const GiLimb *a, size_t n, GiLimb w, GiLimb carry) {
    for (size_t i = 0; i < n; i++) {
        GiWide product = (GiWide)a[i] * w + carry;
        r[i] = (GiLimb)product;
        carry = (GiLimb)(product >> 64);
    }
    return carry;
}

/* r[0..n) += a[0..n) * w; returns the carry. */
static GiLimb add_mul1(GiLimb *r, const GiLimb *a, size_t n, GiLimb w) {
    GiLimb carry = 0;
    for (size_t i = 0; i < n; i++) {
        GiWide x = (GiWide)a[i] * w + r[i] + carry;
        r[i] = (GiLimb)x;
        carry = (GiLimb)(x >> 64);
    }
    return carry;
}

/* r[0..n) -= a[0..n) * w; returns the borrow. */
static GiLimb sub_mul1(GiLimb *r, const GiLimb *a, size_t n, GiLimb w) {
    GiLimb carry = 0;
    for (size_t i = 0; i < n; i++) {
        GiWide x = (GiWide)a[i] * w + carry;
        GiLimb low = (GiLimb)x, before = r[i];
        r[i] = before - low;
        carry = (GiLimb)(x >> 64) + (before < low);
    }
    return carry;
}

GiLimb gi_limbs_shl(GiLimb *r, const GiLimb *a, size_t n, unsigned bits) {
    if (bits == 0) {
        memmove(r, a, n * sizeof *r);
        return 0;
    }
    GiLimb out = n == 0 ? 0 : a[n - 1] >> (64 - bits);
    for (size_t i = n; i-- > 1;) {
        r[i] = a[i] << bits | a[i - 1] >> (64 - bits);
    }
    if (n > 0) {
        r[0] = a[0] << bits;
    }
    return out;
}

GiLimb gi_limbs_shr(GiLimb *r, const GiLimb *a, size_t n, unsigned bits) {
    if (bits == 0) {
        memmove(r, a, n * sizeof *r);
        return 0;
    }
    GiLimb out = n == 0 ? 0 : a[0] << (64 - bits);
    for (size_t i = 0; i + 1 < n; i++) {
        r[i] = a[i] >> bits | a[i + 1] << (64 - bits);
    }
    if (n > 0) {
        r[n - 1] = a[n - 1] >> bits;
    }
    return out;
}

/* --- division of two limbs by one with a precomputed reciprocal (Moeller and Granlund, 2011) --- */

/* floor((2^128 - 1) / d) - 2^64 for d with its top bit set. */
static GiLimb reciprocal(GiLimb d) {
#if defined(__x86_64__) && defined(__GNUC__)
    GiLimb q, rest; /* one instruction, where the compiler would call a function for a quotient of any size */
    __asm__("divq %[d]" : "=a"(q), "=d"(rest) : [d] "r"(d), "0"(~(GiLimb)0), "1"(~d) : "cc");
    return q;
#else
    return (GiLimb)(((GiWide)~d << 64 | ~(GiLimb)0) / d);
#endif
}

/* (high:low) / d with high < d; v is reciprocal(d). */
static inline GiLimb divide(GiLimb high, GiLimb low, GiLimb d, GiLimb v, GiLimb *remainder) {
    GiWide q = (GiWide)v * high + ((GiWide)high << 64 | low);
    GiLimb q1 = (GiLimb)(q >> 64) + 1;
    GiLimb r = low - q1 * d;
    if (r > (GiLimb)q) {
        q1--;
        r += d;
    }
    if (GI_UNLIKELY(r >= d)) {
        q1++;
        r -= d;
    }
    *remainder = r;
    return q1;
}

GiLimb gi_limbs_div1(GiLimb *q, const GiLimb *a, size_t n, GiLimb w) {
    unsigned shift = (unsigned)__builtin_clzll(w);
    GiLimb d = w << shift, v = reciprocal(d), r = 0;
    for (size_t i = n; i-- > 0;) {
        GiLimb x = a[i];
        GiLimb high = shift == 0 ? r : r << shift | x >> (64 - shift);
        q[i] = divide(high, x << shift, d, v, &r);
        r >>= shift;
    }
    return r;
}

GiLimb gi_limbs_mod1(const GiLimb *a, size_t n, GiLimb w) {
    unsigned shift = (unsigned)__builtin_clzll(w);
    GiLimb d = w << shift, v = reciprocal(d), r = 0;
    for (size_t i = n; i-- > 0;) {
        GiLimb x = a[i], high = shift == 0 ? r : r << shift | x >> (64 - shift);
        divide(high, x << shift, d, v, &r);
        r >>= shift;
    }
    return r;
}

/* --- multiplication --- */

void gi_limbs_mul_base(GiLimb *r, const GiLimb *a, size_t an, const GiLimb *b, size_t bn) {
    r[an] = gi_limbs_mul1(r, a, an, b[0], 0);
    for (size_t i = 1; i < bn; i++) {
        r[i + an] = add_mul1(r + i, a, an, b[i]);
    }
}

/* r[0..2n) = a[0..n)^2: the products of different limbs once, doubled, and the squares. */
static void square_base(GiLimb *r, const GiLimb *a, size_t n) {
    r[0] = r[2 * n - 1] = 0;
    r[n] = gi_limbs_mul1(r + 1, a + 1, n - 1, a[0], 0);
    for (size_t i = 1; i + 1 < n; i++) {
        r[i + n] = add_mul1(r + 2 * i + 1, a + i + 1, n - i - 1, a[i]);
    }
    gi_limbs_shl(r, r, 2 * n, 1);
    GiLimb carry = 0;
    for (size_t i = 0; i < n; i++) {
        GiWide square = (GiWide)a[i] * a[i];
        GiWide low = (GiWide)r[2 * i] + (GiLimb)square + carry;
        GiWide high = (GiWide)r[2 * i + 1] + (GiLimb)(square >> 64) + (GiLimb)(low >> 64);
        r[2 * i] = (GiLimb)low;
        r[2 * i + 1] = (GiLimb)high;
        carry = (GiLimb)(high >> 64);
    }
}

/* Scratch limbs that karatsuba(n) needs: 4 * (ceil(n/2) + 1) a level, with room for the odd ones. */
static size_t karatsuba_scratch(size_t n) { return 4 * n + 8 * 64; }

static bool mul_scratch(GiThread *t, GiLimb *r, const GiLimb *a, size_t an, const GiLimb *b, size_t bn,
                        GiLimb *scratch);

/* |x - y| of h limbs and l <= h limbs; true when it is negative. */
static bool difference(GiLimb *r, const GiLimb *x, size_t h, const GiLimb *y, size_t l) {
    size_t hn = gi_limbs_trim(x, h), ln = gi_limbs_trim(y, l);
    bool negative = gi_limbs_compare(x, hn, y, ln) < 0;
    if (negative) { /* then ln >= hn, and what x has beyond ln is zero */
        gi_limbs_sub(r, y, ln, x, hn);
        memset(r + ln, 0, (h - ln) * sizeof *r);
    } else {
        gi_limbs_sub(r, x, h, y, l);
    }
    return negative;
}

/* r[0..2n) = a[0..n) * b[0..n). With a = a1*B + a0: a1*b0 + a0*b1 = a1*b1 + a0*b0 - (a1-a0)*(b1-b0). */
static bool karatsuba(GiThread *t, GiLimb *r, const GiLimb *a, const GiLimb *b, size_t n, GiLimb *scratch) {
    if (n < MUL_LIMIT) {
        if (a == b) {
            square_base(r, a, n);
        } else {
            gi_limbs_mul_base(r, a, n, b, n);
        }
        return true;
    }
    if (!gi_poll(t, MUL_LIMIT * MUL_LIMIT)) {
        return false;
    }
    size_t h = n - n / 2, l = n / 2; /* h limbs in the low half, l <= h in the high one */
    GiLimb *middle = scratch, *rest = scratch + 2 * h + 1;
    bool negative = difference(r, a, h, a + h, l);
    if (a == b) {
        negative = false;
    } else {
        negative ^= difference(r + h, b, h, b + h, l);
    }
    if (!karatsuba(t, middle, r, a == b ? r : r + h, h, rest) ||
        !karatsuba(t, r, a, b, h, rest) || !karatsuba(t, r + 2 * h, a + h, b + h, l, rest)) {
        return false;
    }
    /* middle = r_low + r_high -/+ middle, then added at h. */
    GiLimb *sum = rest;
    sum[2 * h] = gi_limbs_add(sum, r, 2 * h, r + 2 * h, 2 * l);
    if (negative) {
        middle[2 * h] = sum[2 * h] + gi_limbs_add(middle, sum, 2 * h, middle, 2 * h);
    } else {
        middle[2 * h] = sum[2 * h] - gi_limbs_sub(middle, sum, 2 * h, middle, 2 * h);
    }
    size_t above = 2 * n - h, count = gi_limbs_trim(middle, 2 * h + 1);
    gi_limbs_add(r + h, r + h, above, middle, count < above ? count : above);
    return true;
}

/* r = a * b with bn <= an, by blocks of a as long as b. */
static bool mul_blocks(GiThread *t, GiLimb *r, const GiLimb *a, size_t an, const GiLimb *b, size_t bn,
                       GiLimb *scratch) {
    GiLimb *product = scratch;
    memset(r, 0, (an + bn) * sizeof *r);
    for (size_t i = 0; i < an; i += bn) {
        size_t n = an - i < bn ? an - i : bn;
        if (!(n == bn ? karatsuba(t, product, a + i, b, bn, scratch + 2 * bn)
                      : mul_scratch(t, product, b, bn, a + i, n, scratch + 2 * bn))) {
            return false;
        }
        gi_limbs_add(r + i, product, n + bn, r + i, bn); /* above r[i + bn) all is zero so far */
    }
    return true;
}

/* As gi_limbs_mul for bn <= an, with scratch of 2 * bn + karatsuba_scratch(bn) limbs for each of the
 * at most log steps of unequal lengths, which shrink at least by half. */
static bool mul_scratch(GiThread *t, GiLimb *r, const GiLimb *a, size_t an, const GiLimb *b, size_t bn,
                        GiLimb *scratch) {
    if (bn < MUL_LIMIT) {
        r[an] = gi_limbs_mul1(r, a, an, b[0], 0);
        for (size_t i = 1; i < bn; i++) {
            r[i + an] = add_mul1(r + i, a, an, b[i]);
            if (an > 512 && !gi_poll(t, (uint32_t)an)) {
                return false;
            }
        }
        return true;
    }
    if (an == bn) {
        return karatsuba(t, r, a, b, an, scratch);
    }
    if (2 * bn > an && an - bn < MUL_LIMIT) { /* nearly equal: one square block and a thin one */
        if (!karatsuba(t, r, a, b, bn, scratch)) {
            return false;
        }
        size_t n = an - bn;
        gi_limbs_mul_base(scratch, b, bn, a + bn, n);
        memset(r + 2 * bn, 0, n * sizeof *r);
        gi_limbs_add(r + bn, r + bn, an, scratch, bn + n);
        return true;
    }
    return mul_blocks(t, r, a, an, b, bn, scratch);
}

bool gi_limbs_mul(GiThread *t, GiLimb *r, const GiLimb *a, size_t an, const GiLimb *b, size_t bn) {
    if (an < bn) {
        const GiLimb *p = a;
        a = b;
        b = p;
        size_t n = an;
        an = bn;
        bn = n;
    }
    if (bn == 0) {
        memset(r, 0, an * sizeof *r);
        return true;
    }
    if (an < MUL_LIMIT && a == b && an == bn) {
        square_base(r, a, an);
        return true;
    }
    if (bn < MUL_LIMIT) {
        return mul_scratch(t, r, a, an, b, bn, NULL);
    }
    size_t size = 2 * (2 * bn + karatsuba_scratch(bn)) * sizeof(GiLimb);
    GiLimb *scratch = gi_alloc(t, size);
    if (scratch == NULL) {
        return false;
    }
    bool ok = mul_scratch(t, r, a, an, b, bn, scratch);
    gi_free(t, scratch, size);
    return ok;
}

/* --- division --- */

/* Subtracts b[0..n) from a[0..n) when it is not larger; 1 when it did. */
static GiLimb reduce_top(GiLimb *a, const GiLimb *b, size_t n) {
    for (size_t i = n; i-- > 0;) {
        if (a[i] != b[i]) {
            if (a[i] < b[i]) {
                return 0;
            }
            break;
        }
    }
    gi_limbs_sub(a, a, n, b, n);
    return 1;
}

/* One quotient limb of algorithm D: a[0..n] / b[0..n), n >= 2; leaves the remainder in a. */
static GiLimb quotient_limb(GiLimb *a, size_t n, const GiLimb *b, GiLimb v) {
    GiLimb d = b[n - 1], q, r;
    if (GI_UNLIKELY(a[n] >= d)) {
        q = ~(GiLimb)0; /* a[n] == d: the estimate 2^64 - 1 */
        r = a[n - 1] + d;
        if (r < d) {
            goto subtract;
        }
    } else {
        q = divide(a[n], a[n - 1], d, v, &r);
    }
    while ((GiWide)q * b[n - 2] > ((GiWide)r << 64 | a[n - 2])) {
        q--;
        r += d;
        if (r < d) {
            break;
        }
    }
subtract:;
    GiLimb borrow = sub_mul1(a, b, n, q);
    GiLimb top = a[n];
    a[n] = top - borrow;
    if (GI_UNLIKELY(top < borrow)) {
        q--;
        a[n] += gi_limbs_add(a, a, n, b, n);
    }
    return q;
}

GiLimb gi_limbs_div_base(GiLimb *q, GiLimb *a, size_t n, size_t m, const GiLimb *b) {
    GiLimb high = reduce_top(a + m, b, n), v = reciprocal(b[n - 1]);
    if (n == 1) {
        GiLimb r = a[m];
        for (size_t i = m; i-- > 0;) {
            q[i] = divide(r, a[i], b[0], v, &r);
        }
        a[0] = r;
        return high;
    }
    for (size_t i = m; i-- > 0;) {
        q[i] = quotient_limb(a + i, n, b, v);
    }
    return high;
}

/* The same by halves, m <= n. scratch: m limbs and what mul_scratch needs for m / 2. *ok turns false
 * when the work was interrupted. */
static GiLimb div_halves(GiThread *t, GiLimb *q, GiLimb *a, size_t n, size_t m, const GiLimb *b,
                         GiLimb *scratch, bool *ok) {
    if (m < DIV_LIMIT) {
        GiLimb high = gi_limbs_div_base(q, a, n, m, b);
        *ok = *ok && gi_poll(t, (uint32_t)(n * m < 1000000 ? n * m : 1000000));
        return high;
    }
    size_t k = m / 2, h = m - k;
    GiLimb high = div_halves(t, q + k, a + 2 * k, n - k, h, b + k, scratch, ok);
    if (!*ok || !mul_scratch(t, scratch, q + k, h, b, k, scratch + m)) {
        *ok = false;
        return 0;
    }
    GiLimb borrow = gi_limbs_sub(a + k, a + k, n, scratch, m);
    if (high) {
        borrow += gi_limbs_sub(a + k + h, a + k + h, n - h, b, k);
    }
    while (borrow) {
        GiLimb one = 1;
        high -= gi_limbs_sub(q + k, q + k, h, &one, 1);
        borrow -= gi_limbs_add(a + k, a + k, n, b, n);
    }
    GiLimb low = div_halves(t, q, a + k, n - k, k, b + k, scratch, ok);
    if (!*ok || !mul_scratch(t, scratch, q, k, b, k, scratch + m)) {
        *ok = false;
        return 0;
    }
    borrow = gi_limbs_sub(a, a, n, scratch, 2 * k);
    if (low) {
        borrow += gi_limbs_sub(a + k, a + k, n - k, b, k);
    }
    while (borrow) {
        GiLimb one = 1;
        low -= gi_limbs_sub(q, q, k, &one, 1);
        borrow -= gi_limbs_add(a, a, n, b, n);
    }
    return high;
}

/* a[0..n+m) / b[0..n), b normalised; the quotient's high limb is known to be 0. */
static bool div_blocks(GiThread *t, GiLimb *q, GiLimb *a, size_t n, size_t m, const GiLimb *b) {
    if (m < DIV_LIMIT || n < DIV_LIMIT) {
        GiLimb v = reciprocal(b[n - 1]);
        if (n == 1) {
            gi_limbs_div_base(q, a, n, m, b);
            return true;
        }
        for (size_t i = m; i-- > 0;) {
            q[i] = quotient_limb(a + i, n, b, v);
            if (n * m > 4096 && !gi_poll(t, (uint32_t)n)) {
                return false;
            }
        }
        return true;
    }
    size_t block = m < n ? m : n;
    size_t size = (block + 2 * (block + 2 + karatsuba_scratch(block / 2 + 1))) * sizeof(GiLimb);
    GiLimb *scratch = gi_alloc(t, size);
    if (scratch == NULL) {
        return false;
    }
    bool ok = true;
    while (m > 0 && ok) {
        size_t step = m % n == 0 ? n : m % n;
        m -= step;
        div_halves(t, q + m, a + m, n, step, b, scratch, &ok);
    }
    gi_free(t, scratch, size);
    return ok;
}

bool gi_limbs_divmod(GiThread *t, GiLimb *q, GiLimb *r, const GiLimb *a, size_t an, const GiLimb *b,
                     size_t bn) {
    unsigned shift = (unsigned)__builtin_clzll(b[bn - 1]);
    size_t m = an - bn + 1; /* limbs of quotient, with one more limb in front of a */
    size_t quotient = q == NULL ? m : 0, size = (an + 1 + bn + quotient) * sizeof(GiLimb);
    GiLimb buffer[64], *work = size <= sizeof buffer ? buffer : gi_alloc(t, size);
    if (work == NULL) {
        return false;
    }
    GiLimb *divisor = work + an + 1;
    work[an] = gi_limbs_shl(work, a, an, shift);
    gi_limbs_shl(divisor, b, bn, shift);
    bool ok = div_blocks(t, q == NULL ? divisor + bn : q, work, bn, m, divisor);
    if (ok && r != NULL) {
        gi_limbs_shr(r, work, bn, shift);
    }
    if (work != buffer) {
        gi_free(t, work, size);
    }
    return ok;
}
