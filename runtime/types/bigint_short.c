/* SPDX-License-Identifier: MIT
 * runtime/types/bigint_short.c: operators on ints of one limb at most, which is where programs go that just leave
 * the 62 bits of an immediate: hashes, generators of random numbers, products before a remainder. Their results
 * fit 128 bits, so they are computed in registers, and only the result is an object.
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

bool gi_bigint_short(GiThread *t, GiBinaryOp op, GiValue a, GiValue b, GiValue *out) {
    GiLimb x, y;
    bool x_negative, y_negative;
    if (!as_short(a, &x, &x_negative) || !as_short(b, &y, &y_negative)) {
        return false;
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
