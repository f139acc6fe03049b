/* SPDX-License-Identifier: MIT
 * runtime/types/bigint_short.c: operators on ints of one limb, and of two that are not negative, which is where
 * programs go that just leave the 62 bits of an immediate: hashes, generators of random numbers, products before a
 * remainder, 128-bit words. They are computed in registers, and only the result is an object.
 */
#include "runtime/types/bigint.h"

/* Sign and magnitude of an int that has one limb at most. */
static inline bool as_short(GiValue v, GiLimb *magnitude, bool *negative) {
    if (gi_is_int_imm(v) || v == GI_TRUE || v == GI_FALSE) {
        int64_t i = gi_is_int_imm(v) ? gi_int_imm_value(v) : v == GI_TRUE;
        *negative = i < 0;
        *magnitude = i < 0 ? 0 - (uint64_t)i : (uint64_t)i;
        return true;
    }
    const GiBigInt *b = gi_as_bigint(v);
    *negative = b->size < 0;
    *magnitude = b->size == 0 ? 0 : b->limbs[0];
    return b->size >= -1 && b->size <= 1;
}

GiValue gi_bigint_from_wide(GiThread *t, GiWide magnitude, bool negative) {
    if (magnitude <= (GiWide)GI_INT_MAX + negative) {
        return gi_int_imm(negative ? -(int64_t)magnitude : (int64_t)magnitude);
    }
    size_t n = 1 + ((GiLimb)(magnitude >> 64) != 0);
    GiBigInt *b = gi_bigint_new(t, n);
    if (b == NULL) {
        return GI_NULL;
    }
    b->limbs[0] = (GiLimb)magnitude;
    if (n == 2) {
        b->limbs[1] = (GiLimb)(magnitude >> 64);
    }
    b->size = negative ? -(int32_t)n : (int32_t)n;
    return gi_counted(b);
}

static GiValue from_signed(GiThread *t, __int128 x) {
    return gi_bigint_from_wide(t, x < 0 ? 0 - (GiWide)x : (GiWide)x, x < 0);
}

/* x / y or x % y, rounded down; y is not 0. */
static GiValue divide(GiThread *t, GiLimb x, bool x_negative, GiLimb y, bool y_negative, bool quotient) {
    GiLimb q = x / y, r = x % y;
    bool differ = x_negative != y_negative;
    if (differ && r != 0) {
        q++;
        r = y - r;
    }
    return quotient ? gi_bigint_from_wide(t, q, differ) : gi_bigint_from_wide(t, r, y_negative);
}

/* An int of two limbs at most that is not negative. */
static inline bool as_wide(GiValue v, GiWide *out) {
    if (gi_is_int_imm(v)) {
        int64_t i = gi_int_imm_value(v);
        *out = (GiWide)i;
        return i >= 0;
    }
    if (v == GI_TRUE || v == GI_FALSE) {
        *out = v == GI_TRUE;
        return true;
    }
    const GiBigInt *b = gi_as_bigint(v);
    *out = b->size == 2 ? (GiWide)b->limbs[1] << 64 | b->limbs[0] : b->size == 1 ? b->limbs[0] : 0;
    return (uint32_t)b->size <= 2;
}

/* low + high * 2^128. */
static GiValue from_limbs4(GiThread *t, GiWide low, GiWide high) {
    if (high == 0) {
        return gi_bigint_from_wide(t, low, false);
    }
    size_t n = 3 + ((GiLimb)(high >> 64) != 0);
    GiBigInt *b = gi_bigint_new(t, n);
    if (b == NULL) {
        return GI_NULL;
    }
    b->limbs[0] = (GiLimb)low;
    b->limbs[1] = (GiLimb)(low >> 64);
    b->limbs[2] = (GiLimb)high;
    if (n == 4) {
        b->limbs[3] = (GiLimb)(high >> 64);
    }
    b->size = (int32_t)n;
    return gi_counted(b);
}

static GiValue multiply(GiThread *t, GiWide x, GiWide y) {
    GiLimb x0 = (GiLimb)x, x1 = (GiLimb)(x >> 64), y0 = (GiLimb)y, y1 = (GiLimb)(y >> 64);
    GiWide low = (GiWide)x0 * y0, a = (GiWide)x1 * y0, b = (GiWide)x0 * y1;
    GiWide middle = (low >> 64) + (GiLimb)a + (GiLimb)b;
    return from_limbs4(t, middle << 64 | (GiLimb)low, (GiWide)x1 * y1 + (a >> 64) + (b >> 64) + (middle >> 64));
}

/* x / y or x % y; y is not 0. */
static GiValue divide_wide(GiThread *t, GiWide x, GiWide y, bool quotient) {
    if (!quotient && y >> 64 == 0) {
        GiLimb m = (GiLimb)y, high = (GiLimb)(x >> 64);
        return gi_bigint_from_wide(t, gi_limb_mod(high < m ? high : high % m, (GiLimb)x, m), false);
    }
    return gi_bigint_from_wide(t, quotient ? x / y : x % y, false);
}

/* a & b where b has two limbs at most and a is longer, which is how a product is cut to a width. */
static bool masked(GiThread *t, GiValue a, GiValue b, GiValue *out) {
    GiWide y;
    if (gi_is_int_imm(a) || a == GI_TRUE || a == GI_FALSE || gi_as_bigint(a)->size < 2 || !as_wide(b, &y)) {
        return false;
    }
    const GiLimb *p = gi_as_bigint(a)->limbs;
    *out = gi_bigint_from_wide(t, ((GiWide)p[1] << 64 | p[0]) & y, false);
    return true;
}

static bool two_limbs(GiThread *t, GiBinaryOp op, GiValue a, GiValue b, GiValue *out) {
    GiWide x, y;
    if (!as_wide(a, &x) || !as_wide(b, &y)) {
        return op == GI_OP_AND && (masked(t, a, b, out) || masked(t, b, a, out));
    }
    switch (op) {
    case GI_OP_ADD: *out = from_limbs4(t, x + y, x + y < x); return true;
    case GI_OP_SUB: *out = gi_bigint_from_wide(t, x < y ? y - x : x - y, x < y); return true;
    case GI_OP_AND: *out = gi_bigint_from_wide(t, x & y, false); return true;
    case GI_OP_OR: *out = gi_bigint_from_wide(t, x | y, false); return true;
    case GI_OP_XOR: *out = gi_bigint_from_wide(t, x ^ y, false); return true;
    case GI_OP_MUL: *out = multiply(t, x, y); return true;
    case GI_OP_RSHIFT: *out = gi_bigint_from_wide(t, y < 128 ? x >> y : 0, false); return true;
    case GI_OP_FLOORDIV:
    case GI_OP_MOD:
        if (y == 0) {
            return false;
        }
        *out = divide_wide(t, x, y, op == GI_OP_FLOORDIV);
        return true;
    default:
        return false;
    }
}

bool gi_bigint_short(GiThread *t, GiBinaryOp op, GiValue a, GiValue b, GiValue *out) {
    GiLimb x, y;
    bool x_negative, y_negative;
    if (!as_short(a, &x, &x_negative) || !as_short(b, &y, &y_negative)) {
        return two_limbs(t, op, a, b, out);
    }
    __int128 p = x_negative ? -(__int128)x : (__int128)x, q = y_negative ? -(__int128)y : (__int128)y;
    switch (op) {
    case GI_OP_ADD: *out = from_signed(t, p + q); return true;
    case GI_OP_SUB: *out = from_signed(t, p - q); return true;
    case GI_OP_AND: *out = from_signed(t, p & q); return true;
    case GI_OP_OR: *out = from_signed(t, p | q); return true;
    case GI_OP_XOR: *out = from_signed(t, p ^ q); return true;
    case GI_OP_MUL: *out = gi_bigint_from_wide(t, (GiWide)x * y, x_negative != y_negative); return true;
    case GI_OP_FLOORDIV:
    case GI_OP_MOD:
        if (y == 0) {
            return false;
        }
        *out = divide(t, x, x_negative, y, y_negative, op == GI_OP_FLOORDIV);
        return true;
    case GI_OP_LSHIFT:
        if (y_negative || y >= 64) {
            return false;
        }
        *out = gi_bigint_from_wide(t, (GiWide)x << y, x_negative);
        return true;
    case GI_OP_RSHIFT:
        if (y_negative) {
            return false;
        }
        *out = from_signed(t, p >> (y < 127 ? y : 127));
        return true;
    default:
        return false;
    }
}
