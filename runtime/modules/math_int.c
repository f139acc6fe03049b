/* SPDX-License-Identifier: MIT
 * runtime/modules/math_int.c: functions of math on ints: gcd, lcm, factorial, perm, comb, isqrt. */
#include "runtime/modules/math.h"
#include "runtime/types/bigint.h"
#include "runtime/types/sequence.h"

/* x OP y, where x is taken over and y borrowed; GI_NULL passes through. */
static GiValue apply_steal(GiThread *t, GiBinaryOp op, GiValue x, GiValue y) {
    if (x == GI_NULL) {
        return GI_NULL;
    }
    GiValue r = gi_int_binary(t, op, x, y);
    gi_drop(t, x);
    return r;
}

/* The same with both taken over. */
static GiValue apply_both_steal(GiThread *t, GiBinaryOp op, GiValue x, GiValue y) {
    GiValue r = x == GI_NULL || y == GI_NULL ? GI_NULL : gi_int_binary(t, op, x, y);
    gi_xdrop(t, x);
    gi_xdrop(t, y);
    return r;
}

static GiValue absolute_steal(GiThread *t, GiValue x) {
    if (x == GI_NULL || gi_int_sign(x) >= 0) {
        return x;
    }
    GiValue r = gi_int_negative(t, x);
    gi_drop(t, x);
    return r;
}

/* --- gcd, lcm --- */

static GiValue lcm_steal(GiThread *t, GiValue a, GiValue b) {
    if (gi_int_sign(a) == 0 || gi_int_sign(b) == 0) {
        gi_drop(t, a);
        gi_drop(t, b);
        return gi_int_imm(0);
    }
    GiValue g = gi_bigint_gcd(t, a, b);
    if (g == GI_NULL) {
        gi_drop(t, a);
        gi_drop(t, b);
        return GI_NULL;
    }
    a = apply_steal(t, GI_OP_FLOORDIV, a, g);
    gi_drop(t, g);
    return absolute_steal(t, apply_both_steal(t, GI_OP_MUL, a, b));
}

static GiValue fold(GiThread *t, GiValue args, GiValue start, bool lcm) {
    GiValue r = start;
    for (size_t i = 0; i < gi_as_tuple(args)->size; i++) {
        GiValue x = gi_index(t, gi_as_tuple(args)->items[i]);
        if (x == GI_NULL) {
            gi_drop(t, r);
            return GI_NULL;
        }
        GiValue next;
        if (lcm) {
            next = lcm_steal(t, r, x);
        } else {
            next = gi_bigint_gcd(t, r, x);
            gi_drop(t, r);
            gi_drop(t, x);
        }
        r = next;
        if (r == GI_NULL || !gi_poll(t, 1)) {
            gi_xdrop(t, r);
            return GI_NULL;
        }
    }
    return r;
}

static GiValue gcd(GiThread *t, const GiValue *a) { return fold(t, a[0], gi_int_imm(0), false); }
static GiValue lcm(GiThread *t, const GiValue *a) { return fold(t, a[0], gi_int_imm(1), true); }

/* --- products of ranges --- */

/* low * (low + step) * ... * high, by halves so that the factors have like sizes. */
static GiValue range_product(GiThread *t, uint64_t low, uint64_t high, uint64_t step) {
    if (low > high) {
        return gi_int_imm(1);
    }
    uint64_t count = (high - low) / step + 1;
    unsigned bits = 64 - (unsigned)__builtin_clzll(high | 1);
    if (count * bits <= 64) {
        uint64_t p = 1;
        for (uint64_t i = 0; i < count; i++) {
            p *= low + i * step;
        }
        return gi_int_from_uint64(t, p);
    }
    if (!gi_enter(t, "")) {
        return GI_NULL;
    }
    uint64_t middle = low + count / 2 * step;
    GiValue left = range_product(t, low, middle - step, step), right = GI_NULL;
    if (left != GI_NULL) {
        right = range_product(t, middle, high, step);
    }
    gi_leave(t);
    return apply_both_steal(t, GI_OP_MUL, left, right);
}

/* The odd part of n!: the product over i of the odd numbers up to n / 2^i. */
static GiValue odd_factorial(GiThread *t, uint64_t n) {
    GiValue inner = gi_int_imm(1), outer = gi_int_imm(1);
    uint64_t done = 1; /* odd numbers up to here are in inner */
    for (int i = 63 - __builtin_clzll(n | 1); i >= 0 && outer != GI_NULL; i--) {
        uint64_t top = n >> i;
        if (top <= 2) {
            continue;
        }
        top -= !(top & 1);
        inner = apply_both_steal(t, GI_OP_MUL, inner, range_product(t, done + 2, top, 2));
        done = top;
        outer = inner == GI_NULL ? (gi_drop(t, outer), GI_NULL) : apply_steal(t, GI_OP_MUL, outer, inner);
    }
    gi_xdrop(t, inner);
    return outer;
}

static GiValue factorial_of(GiThread *t, uint64_t n) {
    if (n > GI_BIGINT_MAX_LIMBS * 64) { /* more than n bits */
        return gi_raise_memory(t);
    }
    GiValue odd = odd_factorial(t, n);
    if (odd == GI_NULL) {
        return GI_NULL;
    }
    GiValue r = gi_bigint_shift(t, odd, (int64_t)(n - (uint64_t)__builtin_popcountll(n)));
    gi_drop(t, odd);
    return r;
}

static GiValue factorial(GiThread *t, const GiValue *a) {
    int64_t n;
    GiValue v = gi_index(t, a[0]);
    if (v == GI_NULL) {
        return GI_NULL;
    }
    int overflow = gi_int_overflow(v, &n);
    bool negative = gi_int_sign(v) < 0;
    gi_drop(t, v);
    if (negative) {
        return gi_raise_value_error(t, "factorial() not defined for negative values");
    }
    if (overflow) {
        return gi_raise(t, &gi_OverflowError, "factorial() argument should not exceed %lld", (long long)INT64_MAX);
    }
    return factorial_of(t, (uint64_t)n);
}

/* n * (n - 1) * ... * (n - k + 1) for any n >= k > 0. */
static GiValue falling(GiThread *t, GiValue n, uint64_t k) {
    int64_t small;
    if (gi_int_overflow(n, &small) == 0) {
        return range_product(t, (uint64_t)small - k + 1, (uint64_t)small, 1);
    }
    if (k == 1) {
        return gi_int_exact(t, n);
    }
    if (!gi_enter(t, "") ) {
        return GI_NULL;
    }
    uint64_t half = k / 2;
    GiValue left = falling(t, n, half), right = GI_NULL;
    GiValue lower = left == GI_NULL ? GI_NULL : gi_int_binary(t, GI_OP_SUB, n, gi_int_imm((int64_t)half));
    if (lower != GI_NULL) {
        right = falling(t, lower, k - half);
        gi_drop(t, lower);
    }
    gi_leave(t);
    return apply_both_steal(t, GI_OP_MUL, left, right);
}

/* Reads the arguments n and k as ints; both owned. */
static bool read_pair(GiThread *t, const GiValue *a, GiValue *n, GiValue *k) {
    *n = gi_index(t, a[0]);
    *k = *n == GI_NULL ? GI_NULL : gi_index(t, a[1]);
    if (*k == GI_NULL) {
        gi_xdrop(t, *n);
        return false;
    }
    const char *bad = gi_int_sign(*n) < 0 ? "n" : gi_int_sign(*k) < 0 ? "k" : NULL;
    if (bad != NULL) {
        gi_raise_value_error(t, "%s must be a non-negative integer", bad);
        gi_drop(t, *n);
        gi_drop(t, *k);
    }
    return bad == NULL;
}

/* Would a product of count factors about n exceed the size of an int? */
static bool too_long(GiValue n, uint64_t count) {
    return count > GI_BIGINT_MAX_LIMBS * 64 || (gi_int_bit_length(n) > 1 && count > 2 * GI_BIGINT_MAX_LIMBS * 64);
}

static GiValue perm(GiThread *t, const GiValue *a) {
    GiValue n, k, r;
    int64_t count;
    if (a[1] == GI_NONE) {
        return factorial(t, a);
    }
    if (!read_pair(t, a, &n, &k)) {
        return GI_NULL;
    }
    if (gi_int_compare(n, k) < 0) {
        r = gi_int_imm(0);
    } else if (gi_int_overflow(k, &count) != 0) {
        r = gi_raise(t, &gi_OverflowError, "k must not exceed %lld", (long long)INT64_MAX);
    } else if (count == 0) {
        r = gi_int_imm(1);
    } else {
        r = too_long(n, (uint64_t)count) ? gi_raise_memory(t) : falling(t, n, (uint64_t)count);
    }
    gi_drop(t, n);
    gi_drop(t, k);
    return r;
}

static GiValue choose(GiThread *t, GiValue n, uint64_t k);

/* C(n, k) = C(n, j) * C(n - j, k - j) / C(k, j) with j = k / 2. */
static GiValue choose_halves(GiThread *t, GiValue n, uint64_t k) {
    uint64_t j = k / 2;
    GiValue first = choose(t, n, j), second = GI_NULL, third = GI_NULL;
    GiValue rest = first == GI_NULL ? GI_NULL : gi_int_binary(t, GI_OP_SUB, n, gi_int_imm((int64_t)j));
    if (rest != GI_NULL) {
        second = choose(t, rest, k - j);
        gi_drop(t, rest);
    }
    GiValue product = apply_both_steal(t, GI_OP_MUL, first, second);
    if (product != GI_NULL) {
        GiValue kv = gi_int(t, (int64_t)k);
        third = kv == GI_NULL ? GI_NULL : choose(t, kv, j);
    }
    return apply_both_steal(t, GI_OP_FLOORDIV, product, third);
}

/* C(n, k) for 0 <= k <= n. */
static GiValue choose(GiThread *t, GiValue n, uint64_t k) {
    int64_t small;
    if (k == 0) {
        return gi_int_imm(1);
    }
    if (k == 1) {
        return gi_int_exact(t, n);
    }
    if (gi_int_overflow(n, &small) == 0 && small <= 1 << 20 && k <= 4) { /* fits 64 bits with room */
        GiWide r = 1;
        for (uint64_t i = 0; i < k; i++) {
            r = r * ((uint64_t)small - i) / (i + 1);
        }
        return gi_bigint_from_i128(t, (__int128)r);
    }
    if (!gi_poll(t, 4) || !gi_enter(t, "")) {
        return GI_NULL;
    }
    GiValue r = choose_halves(t, n, k);
    gi_leave(t);
    return r;
}

static GiValue comb_of(GiThread *t, GiValue n, GiValue k) {
    int64_t count;
    GiValue rest = gi_int_binary(t, GI_OP_SUB, n, k), r;
    if (rest == GI_NULL) {
        return GI_NULL;
    }
    GiValue least = gi_int_compare(rest, k) < 0 ? rest : k;
    if (gi_int_sign(rest) < 0) {
        r = gi_int_imm(0);
    } else if (gi_int_overflow(least, &count) != 0) {
        r = gi_raise(t, &gi_OverflowError, "min(n - k, k) must not exceed %lld", (long long)INT64_MAX);
    } else {
        r = too_long(n, (uint64_t)count) ? gi_raise_memory(t) : choose(t, n, (uint64_t)count);
    }
    gi_drop(t, rest);
    return r;
}

static GiValue comb(GiThread *t, const GiValue *a) {
    GiValue n, k;
    if (!read_pair(t, a, &n, &k)) {
        return GI_NULL;
    }
    GiValue r = comb_of(t, n, k);
    gi_drop(t, n);
    gi_drop(t, k);
    return r;
}

/* --- isqrt --- */

static uint64_t root_small(uint64_t n) {
    uint64_t r = (uint64_t)__builtin_sqrt((double)n);
    while (r > 0xFFFFFFFF || r * r > n) {
        r--;
    }
    while (r < 0xFFFFFFFF && (r + 1) * (r + 1) <= n) {
        r++;
    }
    return r;
}

/* floor(sqrt(n)) or one more: each turn doubles the correct leading bits of a. e and d are the number of
 * bits of the root before and after. */
static GiValue root_large(GiThread *t, GiValue n) {
    uint64_t c = (gi_int_bit_length(n) - 1) / 2, d = 0;
    GiValue a = gi_int_imm(1);
    for (int s = 63 - __builtin_clzll(c); s >= 0 && a != GI_NULL; s--) {
        uint64_t e = d;
        d = c >> s;
        GiValue left = gi_bigint_shift(t, a, (int64_t)(d - e) - 1);
        GiValue top = left == GI_NULL ? GI_NULL : gi_bigint_shift(t, n, -(int64_t)(2 * c - e - d + 1));
        GiValue right = apply_steal(t, GI_OP_FLOORDIV, top, a);
        gi_drop(t, a);
        a = apply_both_steal(t, GI_OP_ADD, left, right);
    }
    return a;
}

static GiValue root_of(GiThread *t, GiValue n) {
    if (gi_int_bit_length(n) <= 64) {
        uint64_t small;
        gi_int_to_uint64_masked(t, n, &small);
        return gi_int_from_uint64(t, root_small(small));
    }
    GiValue a = root_large(t, n);
    GiValue square = a == GI_NULL ? GI_NULL : gi_int_binary(t, GI_OP_MUL, a, a);
    if (square == GI_NULL) {
        gi_xdrop(t, a);
        return GI_NULL;
    }
    bool above = gi_int_compare(square, n) > 0;
    gi_drop(t, square);
    return above ? apply_steal(t, GI_OP_SUB, a, gi_int_imm(1)) : a;
}

static GiValue isqrt(GiThread *t, const GiValue *a) {
    GiValue n = gi_index(t, a[0]);
    if (n == GI_NULL) {
        return GI_NULL;
    }
    GiValue r = gi_int_sign(n) < 0 ? gi_raise_value_error(t, "isqrt() argument must be nonnegative") : root_of(t, n);
    gi_drop(t, n);
    return r;
}

const GiMethodRow gi_math_int_rows[] = {
    GI_METHOD("gcd(*integers)", gcd, "Greatest Common Divisor."),
    GI_METHOD("lcm(*integers)", lcm, "Least Common Multiple."),
    GI_METHOD("factorial(n, /)", factorial, "Find n!."),
    GI_METHOD("perm(n, k=None, /)", perm,
              "Number of ways to choose k items from n items without repetition and with order.\n\n"
              "Evaluates to n! / (n - k)! when k <= n and evaluates\nto zero when k > n.\n\n"
              "If k is not specified or is None, then k defaults to n\nand the function returns n!."),
    GI_METHOD("comb(n, k, /)", comb,
              "Number of ways to choose k items from n items without repetition and without order.\n\n"
              "Evaluates to n! / (k! * (n - k)!) when k <= n and evaluates\nto zero when k > n."),
    GI_METHOD("isqrt(n, /)", isqrt, "Return the integer part of the square root of the input."),
    GI_METHODS_END};
