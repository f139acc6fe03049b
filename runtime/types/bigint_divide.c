/* SPDX-License-Identifier: MIT
 * runtime/types/bigint_divide.c: division, powers, greatest common divisor and rounding of ints of any
 * size. Limb arithmetic is in bigint_limbs.c.
 */
#include "runtime/types/bigint.h"

#include <math.h>

/* --- division --- */

static bool divmod_small(GiThread *t, int64_t a, int64_t b, GiValue *q, GiValue *r) {
    int64_t quotient = a / b, remainder = a % b; /* 62 bits: no overflow */
    if (remainder != 0 && (remainder < 0) != (b < 0)) {
        quotient--;
        remainder += b;
    }
    if (q != NULL) {
        *q = gi_int(t, quotient);
    }
    if (r != NULL) {
        *r = gi_int_imm(remainder);
    }
    return q == NULL || *q != GI_NULL;
}

/* x / y for y of one limb. */
static bool divmod_limb(GiThread *t, const GiIntView *x, const GiIntView *y, GiValue *q, GiValue *r) {
    GiLimb w = y->limbs[0], rest;
    bool differ = x->negative != y->negative; /* then rounding down is rounding away from zero */
    if (!gi_poll(t, (uint32_t)x->n)) {
        return false;
    }
    if (q == NULL) {
        rest = gi_limbs_mod1(x->limbs, x->n, w);
    } else {
        GiBigInt *quotient = gi_bigint_new(t, x->n + differ);
        if (quotient == NULL) {
            return false;
        }
        rest = gi_limbs_div1(quotient->limbs, x->limbs, x->n, w);
        if (differ) {
            GiLimb one = rest != 0;
            quotient->limbs[x->n] = 0;
            gi_limbs_add(quotient->limbs, quotient->limbs, x->n + 1, &one, 1);
        }
        *q = gi_bigint_finish(t, quotient, x->n + differ, differ);
    }
    if (r != NULL) {
        *r = gi_bigint_from_wide(t, differ && rest != 0 ? w - rest : rest, y->negative);
        if (*r == GI_NULL && q != NULL) {
            gi_drop(t, *q);
        }
    }
    return r == NULL || *r != GI_NULL;
}

/* x / y for |x| >= |y|, y of several limbs. */
static bool divmod_limbs(GiThread *t, const GiIntView *x, const GiIntView *y, GiValue *q, GiValue *r) {
    bool differ = x->negative != y->negative;
    size_t qn = x->n - y->n + 2; /* one more for rounding down */
    GiBigInt *quotient = q == NULL ? NULL : gi_bigint_new(t, qn);
    if (q != NULL && quotient == NULL) {
        return false;
    }
    GiBigInt *remainder = r == NULL && !differ ? NULL : gi_bigint_new(t, y->n);
    bool ok = (remainder != NULL || (r == NULL && !differ)) &&
              gi_limbs_divmod(t, quotient == NULL ? NULL : quotient->limbs, remainder == NULL ? NULL : remainder->limbs,
                              x->limbs, x->n, y->limbs, y->n);
    if (!ok) {
        gi_drop_object(t, quotient);
        gi_drop_object(t, remainder);
        return false;
    }
    GiLimb up = differ && gi_limbs_trim(remainder->limbs, y->n) != 0;
    if (up) {
        gi_limbs_sub(remainder->limbs, y->limbs, y->n, remainder->limbs, y->n);
    }
    if (q != NULL) {
        quotient->limbs[qn - 1] = 0;
        gi_limbs_add(quotient->limbs, quotient->limbs, qn, &up, 1);
        *q = gi_bigint_finish(t, quotient, qn, differ);
    }
    if (r != NULL) {
        *r = gi_bigint_finish(t, remainder, y->n, y->negative);
    } else {
        gi_drop_object(t, remainder);
    }
    return true;
}

/* The case |a| < |b|: quotient 0 or -1, remainder a or a + b. */
static bool divmod_smaller(GiThread *t, GiValue a, GiValue b, GiValue *q, GiValue *r) {
    int sign = gi_int_sign(a);
    bool down = sign != 0 && sign != gi_int_sign(b);
    if (q != NULL) {
        *q = gi_int_imm(down ? -1 : 0);
    }
    if (r != NULL) {
        *r = down ? gi_int_binary(t, GI_OP_ADD, a, b) : gi_int_exact(t, a);
        return *r != GI_NULL;
    }
    return true;
}

bool gi_bigint_divmod(GiThread *t, GiValue a, GiValue b, GiValue *q, GiValue *r, const char *message) {
    GiIntView x, y;
    gi_bigint_view(b, &y);
    if (y.n == 0) {
        gi_raise(t, &gi_ZeroDivisionError, "%s", message);
        return false;
    }
    if (gi_both_int_imm(a, b)) {
        return divmod_small(t, gi_int_imm_value(a), gi_int_imm_value(b), q, r);
    }
    gi_bigint_view(a, &x);
    if (gi_limbs_compare(x.limbs, x.n, y.limbs, y.n) < 0) {
        return divmod_smaller(t, a, b, q, r);
    }
    return y.n == 1 ? divmod_limb(t, &x, &y, q, r) : divmod_limbs(t, &x, &y, q, r);
}

bool gi_bigint_divmod_near(GiThread *t, GiValue a, GiValue b, GiValue *q, GiValue *r) {
    if (!gi_bigint_divmod(t, a, b, q, r, "integer division or modulo by zero")) {
        return false;
    }
    GiValue twice = gi_bigint_shift(t, *r, 1), next = GI_NULL, rest = GI_NULL;
    bool ok = twice != GI_NULL;
    if (ok) {
        GiIntView x, y, quotient;
        gi_bigint_view(twice, &x);
        gi_bigint_view(b, &y);
        gi_bigint_view(*q, &quotient);
        int order = gi_limbs_compare(x.limbs, x.n, y.limbs, y.n);
        gi_drop(t, twice);
        if (order > 0 || (order == 0 && quotient.n > 0 && (quotient.limbs[0] & 1))) {
            next = gi_int_binary(t, GI_OP_ADD, *q, gi_int_imm(1));
            rest = next == GI_NULL ? GI_NULL : gi_int_binary(t, GI_OP_SUB, *r, b);
            ok = rest != GI_NULL;
            if (ok) {
                gi_replace(t, q, next);
                gi_replace(t, r, rest);
                return true;
            }
            gi_xdrop(t, next);
        }
    }
    if (!ok) {
        gi_drop(t, *q);
        gi_drop(t, *r);
    }
    return ok;
}

GiValue gi_bigint_round(GiThread *t, GiValue v, GiValue ndigits) {
    int64_t n;
    int overflow = gi_int_overflow(ndigits, &n);
    if (gi_int_sign(ndigits) >= 0) {
        return gi_int_exact(t, v);
    }
    if (overflow != 0 || n < -(int64_t)(gi_int_bit_length(v) / 3 + 2)) {
        return gi_int_imm(0); /* 10^-n is more than twice |v| */
    }
    GiValue power = gi_bigint_pow(t, gi_int_imm(10), gi_int_imm(-n)), q, r;
    if (power == GI_NULL) {
        return GI_NULL;
    }
    bool ok = gi_bigint_divmod_near(t, v, power, &q, &r);
    gi_drop(t, power);
    if (!ok) {
        return GI_NULL;
    }
    GiValue result = gi_int_binary(t, GI_OP_SUB, v, r);
    gi_drop(t, q);
    gi_drop(t, r);
    return result;
}

/* |a| / |b| to 66 or 67 bits (and whether anything is left over), then rounded once. */
static GiValue divide_scaled(GiThread *t, const GiIntView *a, const GiIntView *b, int64_t shift, bool negative) {
    size_t limbs = (size_t)(shift < 0 ? -shift : shift) / 64, n = a->n + (shift > 0 ? limbs + 1 : 0);
    unsigned bits = (unsigned)((shift < 0 ? -shift : shift) % 64);
    size_t size = (n + 4) * sizeof(GiLimb), rest_size = b->n * sizeof(GiLimb);
    GiLimb *x = gi_alloc_zeroed(t, size), *rest = x == NULL ? NULL : gi_alloc(t, rest_size);
    GiLimb q[4] = {0};
    bool ok = rest != NULL, sticky = false;
    if (ok && shift > 0) {
        x[n - 1] = gi_limbs_shl(x + limbs, a->limbs, a->n, bits);
    } else if (ok) {
        n -= limbs;
        sticky = gi_limbs_trim(a->limbs, limbs) != 0;
        sticky |= gi_limbs_shr(x, a->limbs + limbs, n, bits) != 0;
    }
    if (ok) {
        n = gi_limbs_trim(x, n); /* 66 or 67 bits more than b */
        ok = gi_limbs_divmod(t, q, rest, x, n, b->limbs, b->n);
        sticky |= ok && gi_limbs_trim(rest, b->n) != 0;
    }
    if (rest != NULL) {
        gi_free(t, rest, rest_size);
    }
    if (x != NULL) {
        gi_free(t, x, size);
    }
    if (!ok) {
        return GI_NULL;
    }
    unsigned down = gi_limb_bits(q[1]);
    uint64_t top = q[1] << (64 - down) | q[0] >> down;
    sticky |= (q[0] & (((uint64_t)1 << down) - 1)) != 0;
    double d = gi_double_scale(top, (int64_t)down - shift, sticky);
    if (isinf(d)) {
        return gi_raise(t, &gi_OverflowError, "integer division result too large for a float");
    }
    return gi_float(t, negative ? -d : d);
}

GiValue gi_bigint_true_divide(GiThread *t, GiValue a, GiValue b) {
    GiIntView x, y;
    gi_bigint_view(a, &x);
    gi_bigint_view(b, &y);
    const uint64_t exact = (uint64_t)1 << 53;
    bool negative = x.negative != y.negative;
    if (y.n == 0) {
        return gi_raise(t, &gi_ZeroDivisionError, "division by zero");
    }
    if (x.n == 0) {
        return gi_float(t, negative ? -0.0 : 0.0);
    }
    if (x.n == 1 && y.n == 1 && x.limbs[0] <= exact && y.limbs[0] <= exact) {
        double d = (double)x.limbs[0] / (double)y.limbs[0];
        return gi_float(t, negative ? -d : d);
    }
    int64_t difference = (int64_t)gi_limbs_bit_length(x.limbs, x.n) - (int64_t)gi_limbs_bit_length(y.limbs, y.n);
    if (difference > 1025) {
        return gi_raise(t, &gi_OverflowError, "integer division result too large for a float");
    }
    if (difference < -1100) {
        return gi_float(t, negative ? -0.0 : 0.0);
    }
    return divide_scaled(t, &x, &y, 66 - difference, negative);
}

/* --- powers --- */

/* a^e for a of n limbs, a > 1, e >= 1, whose result has at most `bits` bits, into r (trimmed size
 * returned, 0: error). r and work have bits/64 + 4 limbs. */
static size_t power_limbs(GiThread *t, GiLimb *r, GiLimb *work, const GiLimb *a, size_t n, uint64_t e) {
    size_t rn = n;
    memcpy(r, a, n * sizeof *r);
    for (int bit = 62 - __builtin_clzll(e); bit >= 0; bit--) {
        if (!gi_limbs_mul(t, work, r, rn, r, rn)) {
            return 0;
        }
        rn = gi_limbs_trim(work, 2 * rn);
        if (!(e >> bit & 1)) {
            memcpy(r, work, rn * sizeof *r);
        } else if (n == 1) {
            r[rn] = gi_limbs_mul1(r, work, rn, a[0], 0);
            rn += r[rn] != 0;
        } else {
            if (!gi_limbs_mul(t, r, work, rn, a, n)) {
                return 0;
            }
            rn = gi_limbs_trim(r, rn + n);
        }
        if (!gi_poll(t, (uint32_t)rn)) {
            return 0;
        }
    }
    return rn;
}

/* a^e of an odd magnitude above 1, shifted left by `shift` bits. */
static GiValue power_odd(GiThread *t, const GiLimb *a, size_t n, uint64_t e, uint64_t shift, bool negative) {
    size_t bits = gi_limbs_bit_length(a, n);
    if ((bits - 1) * e + shift > GI_BIGINT_MAX_LIMBS * 64) {
        return gi_raise_memory(t);
    }
    size_t room = bits * e / 64 + 4, size = room * sizeof(GiLimb);
    GiLimb *r = gi_alloc(t, size), *work = r == NULL ? NULL : gi_alloc(t, size);
    size_t rn = work == NULL ? 0 : power_limbs(t, r, work, a, n, e);
    GiValue result = rn == 0 ? GI_NULL : gi_bigint_from_limbs(t, r, rn, negative);
    if (work != NULL) {
        gi_free(t, work, size);
    }
    if (r != NULL) {
        gi_free(t, r, size);
    }
    if (result != GI_NULL && shift > 0) {
        GiValue shifted = gi_bigint_shift(t, result, (int64_t)shift);
        gi_drop(t, result);
        return shifted;
    }
    return result;
}

GiValue gi_bigint_pow(GiThread *t, GiValue a, GiValue b) {
    GiIntView x, y;
    gi_bigint_view(a, &x);
    gi_bigint_view(b, &y);
    bool odd = y.n > 0 && (y.limbs[0] & 1), negative = x.negative && odd;
    if (y.n == 0 || (x.n == 1 && x.limbs[0] == 1)) {
        return gi_int_imm(negative ? -1 : 1);
    }
    if (x.n == 0) {
        return gi_int_imm(0);
    }
    uint64_t e = y.limbs[0], zeros = 0;
    if (y.n > 1 || e > GI_BIGINT_MAX_LIMBS * 64) { /* |a| >= 2: at least e bits */
        return gi_raise_memory(t);
    }
    while (x.limbs[zeros / 64] == 0) {
        zeros += 64;
    }
    zeros += (uint64_t)__builtin_ctzll(x.limbs[zeros / 64]);
    if (zeros == 0) {
        return power_odd(t, x.limbs, x.n, e, 0, negative);
    }
    GiLimb magnitude = x.n == 1 ? x.limbs[0] >> zeros : 0;
    if (magnitude == 1) {
        return gi_bigint_shift(t, gi_int_imm(negative ? -1 : 1), (int64_t)(zeros * e));
    }
    if (magnitude != 0) {
        return power_odd(t, &magnitude, 1, e, zeros * e, negative);
    }
    GiBigInt *positive = gi_bigint_new(t, x.n);
    if (positive == NULL) {
        return GI_NULL;
    }
    size_t n = x.n - zeros / 64;
    gi_limbs_shr(positive->limbs, x.limbs + zeros / 64, n, (unsigned)(zeros % 64));
    n = gi_limbs_trim(positive->limbs, n);
    bool power_of_two = n == 1 && positive->limbs[0] == 1;
    GiValue r = power_of_two ? gi_bigint_shift(t, gi_int_imm(negative ? -1 : 1), (int64_t)(zeros * e))
                             : power_odd(t, positive->limbs, n, e, zeros * e, negative);
    gi_drop_object(t, positive);
    return r;
}

static inline GiLimb multiply_mod_limb(GiLimb x, GiLimb y, GiLimb m) {
    GiWide product = (GiWide)x * y;
    return product >> 64 == 0 ? (GiLimb)product % m : gi_limb_mod((GiLimb)(product >> 64), (GiLimb)product, m);
}

/* a^e mod m, a < m. */
static GiValue power_mod_limb(GiThread *t, uint64_t a, const GiIntView *e, uint64_t m) {
    uint64_t r = 1 % m;
    for (size_t bit = gi_limbs_bit_length(e->limbs, e->n); bit-- > 0;) {
        if (bit % 64 == 0 && !gi_poll(t, 64)) {
            return GI_NULL;
        }
        r = multiply_mod_limb(r, r, m);
        if (e->limbs[bit / 64] >> bit % 64 & 1) {
            r = multiply_mod_limb(r, a, m);
        }
    }
    return gi_int_from_uint64(t, r);
}

/* r = x * y mod m, all of n limbs; product is scratch of 2n. */
static bool multiply_mod(GiThread *t, GiLimb *r, const GiLimb *x, const GiLimb *y, const GiLimb *m, size_t n,
                         GiLimb *product) {
    size_t xn = gi_limbs_trim(x, n), yn = gi_limbs_trim(y, n);
    if (xn == 0 || yn == 0) {
        memset(r, 0, n * sizeof *r);
        return true;
    }
    if (!gi_limbs_mul(t, product, x, xn, y, x == y ? xn : yn)) {
        return false;
    }
    size_t pn = gi_limbs_trim(product, xn + yn);
    if (pn < n) {
        memset(r, 0, n * sizeof *r);
        memcpy(r, product, pn * sizeof *r);
        return true;
    }
    return gi_limbs_divmod(t, NULL, r, product, pn, m, n) && gi_poll(t, (uint32_t)n);
}

#define WINDOW 4 /* bits of exponent per multiplication */

/* r = a^e mod m bit by bit, for exponents with few bits set. */
static bool power_mod_bits(GiThread *t, GiLimb *r, GiLimb *base, const GiIntView *a, const GiIntView *e,
                           const GiIntView *m, GiLimb *product) {
    size_t n = m->n;
    memset(base, 0, n * sizeof *base);
    memcpy(base, a->limbs, a->n * sizeof *base);
    memcpy(r, base, n * sizeof *r);
    for (size_t bit = gi_limbs_bit_length(e->limbs, e->n) - 1; bit-- > 0;) {
        if (!multiply_mod(t, r, r, r, m->limbs, n, product) ||
            ((e->limbs[bit / 64] >> bit % 64 & 1) && !multiply_mod(t, r, r, base, m->limbs, n, product))) {
            return false;
        }
    }
    return true;
}

/* Does the table of powers cost more than it saves? */
static bool is_sparse(const GiIntView *e) {
    return e->n == 1 && __builtin_popcountll(e->limbs[0]) <= 14 + (int)gi_limb_bits(e->limbs[0]) / WINDOW;
}

/* table[k] = a^k mod m; then r = a^e mod m from the top, WINDOW bits at a time. */
static bool power_mod_limbs(GiThread *t, GiLimb *r, GiLimb *table, const GiIntView *a, const GiIntView *e,
                            const GiIntView *m, GiLimb *product) {
    size_t n = m->n;
    memset(table, 0, 2 * n * sizeof *table);
    table[0] = 1;
    memcpy(table + n, a->limbs, a->n * sizeof *table);
    for (size_t k = 2; k < 1 << WINDOW; k++) {
        if (!multiply_mod(t, table + k * n, table + (k - 1) * n, table + n, m->limbs, n, product)) {
            return false;
        }
    }
    memcpy(r, table, n * sizeof *r);
    size_t bits = gi_limbs_bit_length(e->limbs, e->n);
    for (size_t i = (bits + WINDOW - 1) / WINDOW; i-- > 0;) {
        for (int k = 0; k < WINDOW; k++) {
            if (!multiply_mod(t, r, r, r, m->limbs, n, product)) {
                return false;
            }
        }
        size_t digit = e->limbs[i * WINDOW / 64] >> i * WINDOW % 64 & ((1 << WINDOW) - 1);
        if (digit != 0 && !multiply_mod(t, r, r, table + digit * n, m->limbs, n, product)) {
            return false;
        }
    }
    return true;
}

/* a^e mod |m| for 0 <= a < |m|, e >= 0, |m| > 1. */
static GiValue power_mod(GiThread *t, GiValue a, GiValue e, GiValue m) {
    GiIntView x, y, z;
    gi_bigint_view(a, &x);
    gi_bigint_view(e, &y);
    gi_bigint_view(m, &z);
    if (z.n == 1) {
        return power_mod_limb(t, x.n == 0 ? 0 : x.limbs[0], &y, z.limbs[0]);
    }
    if (y.n == 0) {
        return gi_int_imm(1);
    }
    bool sparse = is_sparse(&y);
    size_t limbs = z.n * ((sparse ? 1 : 1 << WINDOW) + 3), size = limbs * sizeof(GiLimb);
    GiLimb *work = gi_alloc(t, size);
    if (work == NULL) {
        return GI_NULL;
    }
    GiLimb *product = work + z.n, *table = product + 2 * z.n;
    bool ok = (sparse ? power_mod_bits : power_mod_limbs)(t, work, table, &x, &y, &z, product);
    GiValue r = ok ? gi_bigint_from_limbs(t, work, z.n, false) : GI_NULL;
    gi_free(t, work, size);
    return r;
}

/* x - q * y; owned. */
static GiValue sub_mul(GiThread *t, GiValue x, GiValue q, GiValue y) {
    GiValue product = gi_int_binary(t, GI_OP_MUL, q, y);
    if (product == GI_NULL) {
        return GI_NULL;
    }
    GiValue r = gi_int_binary(t, GI_OP_SUB, x, product);
    gi_drop(t, product);
    return r;
}

/* The inverse of a modulo m > 0 (not reduced); ValueError when there is none. */
static GiValue invert_mod(GiThread *t, GiValue a, GiValue m) {
    GiValue u = gi_int_imm(1), v = gi_int_imm(0), x = gi_take(a), y = gi_take(m);
    while (y != gi_int_imm(0)) {
        GiValue q, r;
        if (!gi_bigint_divmod(t, x, y, &q, &r, "")) {
            goto fail;
        }
        GiValue next = sub_mul(t, u, q, v);
        gi_drop(t, q);
        if (next == GI_NULL) {
            gi_drop(t, r);
            goto fail;
        }
        gi_drop(t, x);
        x = y;
        y = r;
        gi_drop(t, u);
        u = v;
        v = next;
    }
    if (x != gi_int_imm(1)) {
        gi_raise_value_error(t, "base is not invertible for the given modulus");
        goto fail;
    }
    gi_drop(t, v);
    return u;
fail:
    gi_drop(t, u);
    gi_drop(t, v);
    gi_drop(t, x);
    gi_drop(t, y);
    return GI_NULL;
}

/* Replaces *slot by an owned result; false when it is GI_NULL. */
static bool store(GiThread *t, GiValue *slot, GiValue v) {
    if (v != GI_NULL) {
        gi_replace(t, slot, v);
    }
    return v != GI_NULL;
}

static GiValue mod(GiThread *t, GiValue a, GiValue m) {
    GiValue r = GI_NULL;
    gi_bigint_divmod(t, a, m, NULL, &r, "integer modulo by zero");
    return r;
}

GiValue gi_bigint_pow_mod(GiThread *t, GiValue a, GiValue b, GiValue m) {
    int sign = gi_int_sign(m);
    if (sign == 0) {
        return gi_raise_value_error(t, "pow() 3rd argument cannot be 0");
    }
    GiValue modulus = sign < 0 ? gi_int_negative(t, m) : gi_int_exact(t, m), result = GI_NULL;
    if (modulus == GI_NULL) {
        return GI_NULL;
    }
    GiValue base = gi_int_exact(t, a), exponent = gi_int_exact(t, b);
    bool ok = base != GI_NULL && exponent != GI_NULL;
    if (ok && gi_int_sign(exponent) < 0) {
        ok = store(t, &exponent, gi_int_negative(t, exponent)) &&
             store(t, &base, invert_mod(t, base, modulus));
    }
    ok = ok && store(t, &base, mod(t, base, modulus));
    if (ok) {
        result = modulus == gi_int_imm(1) ? gi_int_imm(0) : power_mod(t, base, exponent, modulus);
        if (result != GI_NULL && sign < 0 && gi_int_sign(result) > 0) {
            GiValue shifted = gi_int_binary(t, GI_OP_ADD, result, m);
            gi_drop(t, result);
            result = shifted;
        }
    }
    gi_xdrop(t, base);
    gi_xdrop(t, exponent);
    gi_drop(t, modulus);
    return result;
}

/* --- greatest common divisor --- */

static uint64_t gcd_limb(uint64_t a, uint64_t b) {
    while (b != 0) {
        uint64_t r = a % b;
        a = b;
        b = r;
    }
    return a;
}

/* The 62 bits of p[0..n) that begin at bit `position`, counted from below; above the end zeros. */
static int64_t bits_at(const GiLimb *p, size_t n, size_t position) {
    size_t i = position / 64, shift = position % 64;
    GiLimb low = i < n ? p[i] >> shift : 0;
    GiLimb high = shift != 0 && i + 1 < n ? p[i + 1] << (64 - shift) : 0;
    return (int64_t)((low | high) & (((uint64_t)1 << 62) - 1));
}

/* Lehmer: the steps of Euclid's algorithm that the leading bits determine, as a matrix. False when
 * they determine none. */
static bool leading_steps(int64_t x, int64_t y, int64_t matrix[4]) {
    int64_t a = 1, b = 0, c = 0, d = 1;
    while (y + c != 0 && y + d != 0) {
        int64_t q = (x + a) / (y + c);
        if (q != (x + b) / (y + d)) {
            break;
        }
        int64_t next = a - q * c;
        a = c;
        c = next;
        next = b - q * d;
        b = d;
        d = next;
        next = x - q * y;
        x = y;
        y = next;
    }
    matrix[0] = a;
    matrix[1] = b;
    matrix[2] = c;
    matrix[3] = d;
    return b != 0;
}

/* (x, y) = matrix * (x, y); both rows are known to be non-negative. */
static void apply_steps(GiLimb *x, GiLimb *y, size_t n, const int64_t matrix[4]) {
    __int128 carry_x = 0, carry_y = 0;
    for (size_t i = 0; i < n; i++) {
        __int128 p = (__int128)x[i], q = (__int128)y[i];
        carry_x += p * matrix[0] + q * matrix[1];
        carry_y += p * matrix[2] + q * matrix[3];
        x[i] = (GiLimb)carry_x;
        y[i] = (GiLimb)carry_y;
        carry_x >>= 64;
        carry_y >>= 64;
    }
}

/* gcd of x[0..xn) >= y[0..yn), both overwritten (room for xn limbs each); the result is in *result. */
static size_t gcd_limbs(GiThread *t, GiLimb *x, size_t xn, GiLimb *y, size_t yn, GiLimb **result) {
    while (yn > 1) {
        int64_t matrix[4];
        size_t bits = gi_limbs_bit_length(x, xn);
        if (!gi_poll(t, (uint32_t)xn)) {
            return 0;
        }
        if (leading_steps(bits_at(x, xn, bits - 62), bits_at(y, yn, bits - 62), matrix)) {
            memset(y + yn, 0, (xn - yn) * sizeof *y);
            apply_steps(x, y, xn, matrix);
            yn = gi_limbs_trim(y, xn);
            xn = gi_limbs_trim(x, xn);
        } else {
            if (!gi_limbs_divmod(t, NULL, x, x, xn, y, yn)) {
                return 0;
            }
            xn = gi_limbs_trim(x, yn);
        }
        if (gi_limbs_compare(x, xn, y, yn) < 0) {
            GiLimb *p = x;
            x = y;
            y = p;
            size_t n = xn;
            xn = yn;
            yn = n;
        }
    }
    *result = x;
    if (yn == 1) {
        x[0] = gcd_limb(y[0], gi_limbs_div1(x, x, xn, y[0]));
        return 1;
    }
    return xn;
}

GiValue gi_bigint_gcd(GiThread *t, GiValue a, GiValue b) {
    GiIntView x, y;
    gi_bigint_view(a, &x);
    gi_bigint_view(b, &y);
    if (x.n <= 1 && y.n <= 1) {
        return gi_int_from_uint64(t, gcd_limb(x.n ? x.limbs[0] : 0, y.n ? y.limbs[0] : 0));
    }
    const GiIntView *large = &x, *small = &y;
    if (gi_limbs_compare(x.limbs, x.n, y.limbs, y.n) < 0) {
        large = &y;
        small = &x;
    }
    size_t size = 2 * large->n * sizeof(GiLimb);
    GiLimb *work = gi_alloc_zeroed(t, size);
    if (work == NULL) {
        return GI_NULL;
    }
    memcpy(work, large->limbs, large->n * sizeof(GiLimb));
    memcpy(work + large->n, small->limbs, small->n * sizeof(GiLimb));
    GiLimb *result;
    size_t n = gcd_limbs(t, work, large->n, work + large->n, small->n, &result);
    GiValue r = n == 0 ? GI_NULL : gi_bigint_from_limbs(t, result, n, false);
    gi_free(t, work, size);
    return r;
}
