/* SPDX-License-Identifier: MIT
 * runtime/types/bigint.c: ints of any size as values: making, viewing, comparing and hashing them,
 * conversion to and from C types, sum, difference, product, shifts and bit operations. Division and
 * powers are in bigint_divide.c, text in bigint_text.c, the type itself in int.c.
 */
#include "runtime/types/bigint.h"

#include <endian.h>
#include <math.h>

#include "gc/quick.h"

void gi_bigint_view(GiValue v, GiIntView *out) {
    int64_t i;
    if (gi_is_int_imm(v)) {
        i = gi_int_imm_value(v);
    } else if (v == GI_TRUE || v == GI_FALSE) {
        i = v == GI_TRUE;
    } else {
        const GiBigInt *b = gi_as_bigint(v);
        out->limbs = b->limbs;
        out->negative = b->size < 0;
        out->n = (size_t)(b->size < 0 ? -(int64_t)b->size : b->size);
        return;
    }
    out->small = i < 0 ? 0 - (uint64_t)i : (uint64_t)i;
    out->limbs = &out->small;
    out->n = i != 0;
    out->negative = i < 0;
}

/* The value of an immediate or a bool; false for objects. */
static inline bool is_small(GiValue v, int64_t *out) {
    if (gi_is_int_imm(v)) {
        *out = gi_int_imm_value(v);
        return true;
    }
    *out = v == GI_TRUE;
    return v == GI_TRUE || v == GI_FALSE;
}

/* --- making --- */

static inline GiBigInt *make(GiThread *t, GiType *type, size_t n) {
    if (GI_UNLIKELY(n > GI_BIGINT_MAX_LIMBS)) {
        gi_raise_memory(t);
        return NULL;
    }
    size_t size = sizeof(GiBigInt) + n * sizeof(GiLimb);
    GiBigInt *b = type == &gi_int_type ? gi_quick_new(t, type, size) : gi_object_new_raw(t, type, size);
    if (GI_LIKELY(b != NULL)) {
        b->size = (int32_t)n;
        b->capacity = (uint32_t)n;
    }
    return b;
}

GiBigInt *gi_bigint_new(GiThread *t, size_t n) { return make(t, &gi_int_type, n); }

/* The immediate of a magnitude that fits 62 bits. */
static bool fits_imm(const GiLimb *p, size_t n, bool negative, GiValue *out) {
    if (n > 1 || (n == 1 && p[0] > (uint64_t)GI_INT_MAX + negative)) {
        return false;
    }
    int64_t i = n == 0 ? 0 : (int64_t)p[0];
    *out = gi_int_imm(negative ? -i : i);
    return true;
}

/* Gives the limbs beyond n back; not a must. */
static GI_NOINLINE GiBigInt *shrink(GiThread *t, GiBigInt *b, size_t n) {
    size_t head = sizeof *b;
    GiBigInt *shrunk = gi_object_resize(t, b, head + b->capacity * sizeof(GiLimb), head + n * sizeof(GiLimb));
    if (shrunk == NULL) {
        gi_error_clear(t);
        return b;
    }
    shrunk->capacity = (uint32_t)n;
    return shrunk;
}

GiValue gi_bigint_finish(GiThread *t, GiBigInt *b, size_t n, bool negative) {
    GiValue small;
    n = gi_limbs_trim(b->limbs, n);
    if (fits_imm(b->limbs, n, negative, &small)) {
        gi_quick_free(t, b, sizeof *b + b->capacity * sizeof(GiLimb));
        return small;
    }
    b->size = negative ? -(int32_t)n : (int32_t)n;
    return gi_counted(GI_UNLIKELY(b->capacity - n > 16) ? shrink(t, b, n) : b);
}

GiValue gi_bigint_from_limbs(GiThread *t, const GiLimb *p, size_t n, bool negative) {
    GiValue small;
    n = gi_limbs_trim(p, n);
    if (fits_imm(p, n, negative, &small)) {
        return small;
    }
    GiBigInt *b = gi_bigint_new(t, n);
    if (b == NULL) {
        return GI_NULL;
    }
    memcpy(b->limbs, p, n * sizeof *p);
    b->size = negative ? -(int32_t)n : (int32_t)n;
    return gi_counted(b);
}

GiValue gi_bigint_from_i128(GiThread *t, __int128 i) {
    if (i >= GI_INT_MIN && i <= GI_INT_MAX) {
        return gi_int_imm((int64_t)i);
    }
    GiWide u = i < 0 ? 0 - (GiWide)i : (GiWide)i;
    GiLimb limbs[2] = {(GiLimb)u, (GiLimb)(u >> 64)};
    return gi_bigint_from_limbs(t, limbs, 2, i < 0);
}

GiValue gi_bigint_subtype(GiThread *t, GiType *type, GiValue v) {
    GiIntView view;
    gi_bigint_view(v, &view);
    GiBigInt *b = make(t, type, view.n);
    if (b == NULL) {
        return GI_NULL;
    }
    memcpy(b->limbs, view.limbs, view.n * sizeof(GiLimb));
    b->size = view.negative ? -(int32_t)view.n : (int32_t)view.n;
    return gi_counted(b);
}

GiValue gi_int(GiThread *t, int64_t i) {
    return GI_LIKELY(gi_fits_int_imm(i)) ? gi_int_imm(i) : gi_bigint_from_i128(t, i);
}

GiValue gi_int_from_uint64(GiThread *t, uint64_t u) { return gi_bigint_from_limbs(t, &u, 1, false); }

GiValue gi_int_from_double(GiThread *t, double d) {
    if (isinf(d)) {
        return gi_raise(t, &gi_OverflowError, "cannot convert float infinity to integer");
    }
    if (isnan(d)) {
        return gi_raise_value_error(t, "cannot convert float NaN to integer");
    }
    if (fabs(d) < 0x1p61) {
        return gi_int_imm((int64_t)d);
    }
    int exponent;
    double fraction = frexp(fabs(d), &exponent); /* in 0.5 .. 1 */
    uint64_t mantissa = (uint64_t)ldexp(fraction, 53);
    GiLimb limbs[17] = {0}; /* 1024 bits and one more limb */
    size_t shift = (size_t)exponent - 53;
    limbs[shift / 64] = mantissa << shift % 64;
    if (shift % 64 != 0) {
        limbs[shift / 64 + 1] = mantissa >> (64 - shift % 64);
    }
    return gi_bigint_from_limbs(t, limbs, 17, d < 0);
}

GiValue gi_int_exact(GiThread *t, GiValue v) {
    if (gi_is_exact(v, &gi_int_type)) {
        return gi_take(v);
    }
    GiIntView view;
    gi_bigint_view(v, &view);
    return gi_bigint_from_limbs(t, view.limbs, view.n, view.negative);
}

/* --- reading --- */

int gi_int_overflow(GiValue v, int64_t *out) {
    if (is_small(v, out)) {
        return 0;
    }
    GiIntView view;
    gi_bigint_view(v, &view);
    if (view.n == 0) {
        *out = 0;
        return 0;
    }
    if (view.n > 1 || view.limbs[0] > (uint64_t)INT64_MAX + view.negative) {
        return view.negative ? -1 : 1;
    }
    *out = (int64_t)(view.negative ? 0 - view.limbs[0] : view.limbs[0]);
    return 0;
}

bool gi_int_to_int64(GiThread *t, GiValue v, int64_t *out) {
    if (gi_int_overflow(v, out) != 0) {
        gi_raise(t, &gi_OverflowError, "Python int too large to convert to C long");
        return false;
    }
    return true;
}

bool gi_int_to_uint64_masked(GiThread *t, GiValue v, uint64_t *out) {
    (void)t;
    GiIntView view;
    gi_bigint_view(v, &view);
    uint64_t low = view.n == 0 ? 0 : view.limbs[0];
    *out = view.negative ? 0 - low : low;
    return true;
}

bool gi_int_to_uint64(GiThread *t, GiValue v, uint64_t *out) {
    GiIntView view;
    gi_bigint_view(v, &view);
    if (view.negative) {
        gi_raise(t, &gi_OverflowError, "can't convert negative value to unsigned int");
        return false;
    }
    if (view.n > 1) {
        gi_raise(t, &gi_OverflowError, "Python int too large to convert to C unsigned long");
        return false;
    }
    *out = view.n == 0 ? 0 : view.limbs[0];
    return true;
}

int64_t gi_bigint_top(GiValue v, uint64_t *top, bool *sticky) {
    GiIntView view;
    gi_bigint_view(v, &view);
    const GiLimb *p = view.limbs;
    size_t n = view.n;
    unsigned shift = (unsigned)__builtin_clzll(p[n - 1]);
    uint64_t high = p[n - 1] << shift;
    GiLimb rest = 0;
    if (n > 1) {
        high |= shift == 0 ? 0 : p[n - 2] >> (64 - shift);
        rest = p[n - 2] << shift;
    }
    *top = high;
    *sticky = rest != 0 || (n > 2 && gi_limbs_trim(p, n - 2) != 0);
    return (int64_t)(n - 1) * 64 - shift;
}

bool gi_int_to_double(GiThread *t, GiValue v, double *out) {
    int64_t i;
    if (is_small(v, &i)) {
        *out = (double)i;
        return true;
    }
    if (gi_int_sign(v) == 0) {
        *out = 0.0;
        return true;
    }
    uint64_t top;
    bool sticky;
    int64_t exponent = gi_bigint_top(v, &top, &sticky);
    double d = gi_double_scale(top, exponent, sticky);
    if (isinf(d)) {
        gi_raise(t, &gi_OverflowError, "int too large to convert to float");
        return false;
    }
    *out = gi_int_sign(v) < 0 ? -d : d;
    return true;
}

int gi_int_sign(GiValue v) {
    int64_t i;
    if (is_small(v, &i)) {
        return (i > 0) - (i < 0);
    }
    int32_t size = gi_as_bigint(v)->size;
    return (size > 0) - (size < 0);
}

size_t gi_int_bit_length(GiValue v) {
    GiIntView view;
    gi_bigint_view(v, &view);
    return gi_limbs_bit_length(view.limbs, view.n);
}

size_t gi_bigint_bit_count(GiValue v) {
    GiIntView view;
    gi_bigint_view(v, &view);
    size_t count = 0;
    for (size_t i = 0; i < view.n; i++) {
        count += (size_t)__builtin_popcountll(view.limbs[i]);
    }
    return count;
}

int gi_int_compare(GiValue a, GiValue b) {
    int64_t i, j;
    if (is_small(a, &i) && is_small(b, &j)) {
        return (i > j) - (i < j);
    }
    GiIntView x, y;
    gi_bigint_view(a, &x);
    gi_bigint_view(b, &y);
    if (x.negative != y.negative) {
        return x.negative ? -1 : 1;
    }
    int order = gi_limbs_compare(x.limbs, x.n, y.limbs, y.n);
    return x.negative ? -order : order;
}

/* The value modulo 2^61 - 1 with the sign of the number; -1 is taken, so -2. */
int64_t gi_int_hash(GiValue v) {
    const uint64_t p = ((uint64_t)1 << 61) - 1;
    int64_t i;
    if (is_small(v, &i)) {
        uint64_t magnitude = i < 0 ? 0 - (uint64_t)i : (uint64_t)i;
        int64_t h = (int64_t)(magnitude >= p ? magnitude - p : magnitude);
        return i < 0 ? (h == 1 ? -2 : -h) : h;
    }
    GiIntView view;
    gi_bigint_view(v, &view);
    uint64_t h = 0;
    for (size_t k = view.n; k-- > 0;) {
        h = (h << 3 & p) | h >> 58; /* times 2^64 = 2^3 (mod p) */
        h += (view.limbs[k] & p) + (view.limbs[k] >> 61);
        h = (h & p) + (h >> 61);
        h = h >= p ? h - p : h;
    }
    int64_t signed_hash = view.negative ? -(int64_t)h : (int64_t)h;
    return signed_hash == -1 ? -2 : signed_hash;
}

GiValue gi_int_from_bytes(GiThread *t, const uint8_t *p, size_t n, bool little, bool is_signed) {
    bool negative = is_signed && n > 0 && (little ? p[n - 1] : p[0]) >= 128;
    size_t count = n / 8 + 1;
    GiBigInt *b = gi_bigint_new(t, count);
    if (b == NULL) {
        return GI_NULL;
    }
    b->limbs[count - 1] = negative ? ~(GiLimb)0 : 0;
    for (size_t i = 0; i < n / 8; i++) {
        GiLimb limb;
        memcpy(&limb, little ? p + 8 * i : p + n - 8 * (i + 1), sizeof limb);
        b->limbs[i] = little ? le64toh(limb) : be64toh(limb);
    }
    for (size_t i = n / 8 * 8; i < n; i++) {
        uint8_t byte = little ? p[i] : p[n - 1 - i];
        unsigned shift = (unsigned)(i % 8) * 8;
        b->limbs[i / 8] = (b->limbs[i / 8] & ~((GiLimb)0xFF << shift)) | (GiLimb)byte << shift;
    }
    GiLimb carry = negative;
    for (size_t i = 0; negative && i < count; i++) {
        b->limbs[i] = ~b->limbs[i] + carry;
        carry = carry && b->limbs[i] == 0;
    }
    return gi_bigint_finish(t, b, count, negative);
}

bool gi_int_to_bytes(GiThread *t, GiValue v, uint8_t *p, size_t n, bool little, bool is_signed) {
    GiIntView view;
    gi_bigint_view(v, &view);
    if (view.negative && !is_signed) {
        gi_raise(t, &gi_OverflowError, "can't convert negative int to unsigned");
        return false;
    }
    GiLimb carry = 1;
    uint8_t last = 0;
    size_t whole = view.negative ? 0 : view.n < n / 8 ? view.n : n / 8; /* limbs that need no thought */
    for (size_t i = 0; i < whole; i++) {
        GiLimb limb = little ? htole64(view.limbs[i]) : htobe64(view.limbs[i]);
        memcpy(little ? p + 8 * i : p + n - 8 * (i + 1), &limb, sizeof limb);
        last = (uint8_t)(view.limbs[i] >> 56);
    }
    for (size_t i = 8 * whole; i < n; i++) {
        GiLimb limb = i / 8 < view.n ? view.limbs[i / 8] : 0;
        uint8_t byte = (uint8_t)(limb >> i % 8 * 8);
        if (view.negative) {
            GiLimb sum = (GiLimb)(uint8_t)~byte + carry;
            byte = (uint8_t)sum;
            carry = sum >> 8;
        }
        last = byte;
        p[little ? i : n - 1 - i] = byte;
    }
    size_t bits = gi_limbs_bit_length(view.limbs, view.n);
    bool fits = bits <= n * 8; /* the magnitude; with a sign, the top bit must agree as well */
    if (is_signed && n > 0) {
        fits = fits && (view.negative ? last >= 128 : last < 128);
    } else if (n == 0 && view.negative) {
        fits = bits == 1; /* -1 is all sign */
    }
    if (!fits) {
        gi_raise(t, &gi_OverflowError, "int too big to convert");
    }
    return fits;
}

/* --- sum, difference, product --- */

/* a + b of two views, the sign of b given. */
static GiValue add_views(GiThread *t, const GiIntView *a, const GiIntView *b, bool b_negative) {
    bool negative = a->negative;
    const GiIntView *large = a, *small = b;
    bool same = a->negative == b_negative;
    int order = same ? (a->n < b->n ? -1 : 1) : gi_limbs_compare(a->limbs, a->n, b->limbs, b->n);
    if (order < 0) {
        large = b;
        small = a;
        negative = b_negative;
    }
    if (!gi_poll(t, (uint32_t)large->n / 4)) {
        return GI_NULL;
    }
    GiBigInt *r = make(t, &gi_int_type, large->n + same);
    if (r == NULL) {
        return GI_NULL;
    }
    if (same) {
        r->limbs[large->n] = gi_limbs_add(r->limbs, large->limbs, large->n, small->limbs, small->n);
    } else {
        gi_limbs_sub(r->limbs, large->limbs, large->n, small->limbs, small->n);
    }
    return gi_bigint_finish(t, r, large->n + same, negative);
}

static GiValue add(GiThread *t, GiValue a, GiValue b, bool subtract) {
    GiIntView x, y;
    gi_bigint_view(a, &x);
    gi_bigint_view(b, &y);
    return add_views(t, &x, &y, y.negative != subtract);
}

static GiValue multiply(GiThread *t, GiValue a, GiValue b) {
    GiIntView x, y;
    gi_bigint_view(a, &x);
    gi_bigint_view(b, &y);
    if (x.n == 0 || y.n == 0) {
        return gi_int_imm(0);
    }
    GiBigInt *r = make(t, &gi_int_type, x.n + y.n);
    if (r == NULL) {
        return GI_NULL;
    }
    bool ok = true;
    if (y.n == 1) {
        r->limbs[x.n] = gi_limbs_mul1(r->limbs, x.limbs, x.n, y.limbs[0], 0);
    } else if (x.n == 1) {
        r->limbs[y.n] = gi_limbs_mul1(r->limbs, y.limbs, y.n, x.limbs[0], 0);
    } else {
        ok = gi_limbs_mul(t, r->limbs, x.limbs, x.n, y.limbs, y.n);
    }
    if (!ok || !gi_poll(t, (uint32_t)(x.n + y.n) / 4)) {
        gi_drop_object(t, r);
        return GI_NULL;
    }
    return gi_bigint_finish(t, r, x.n + y.n, x.negative != y.negative);
}

GiValue gi_int_add_slow(GiThread *t, int64_t a, int64_t b) { return gi_int(t, a + b); }
GiValue gi_int_mul_slow(GiThread *t, int64_t a, int64_t b) {
    return gi_bigint_from_i128(t, (__int128)a * b);
}

GiValue gi_int_negative(GiThread *t, GiValue v) {
    int64_t i;
    if (is_small(v, &i)) {
        return gi_int(t, -i);
    }
    GiIntView view;
    gi_bigint_view(v, &view);
    if (view.n <= 1) {
        return gi_bigint_from_limbs(t, view.limbs, view.n, !view.negative && view.n > 0);
    }
    GiBigInt *r = make(t, &gi_int_type, view.n);
    if (r != NULL) {
        memcpy(r->limbs, view.limbs, view.n * sizeof(GiLimb));
        r->size = view.negative ? (int32_t)view.n : -(int32_t)view.n;
    }
    return r == NULL ? GI_NULL : gi_counted(r);
}

/* --- shifts --- */

static GiValue shift_left(GiThread *t, const GiIntView *v, size_t bits) {
    size_t limbs = bits / 64, n = v->n + limbs + 1;
    if (limbs > GI_BIGINT_MAX_LIMBS) {
        return gi_raise_memory(t);
    }
    bool spill = bits % 64 != 0 && v->limbs[v->n - 1] >> (64 - bits % 64) != 0;
    GiBigInt *r = gi_bigint_new(t, n - !spill);
    if (r == NULL) {
        return GI_NULL;
    }
    memset(r->limbs, 0, limbs * sizeof(GiLimb));
    GiLimb out = gi_limbs_shl(r->limbs + limbs, v->limbs, v->n, (unsigned)(bits % 64));
    if (spill) {
        r->limbs[n - 1] = out;
    }
    return gi_bigint_finish(t, r, n - !spill, v->negative);
}

static GiValue shift_right(GiThread *t, const GiIntView *v, size_t bits) {
    size_t limbs = bits / 64;
    if (limbs >= v->n) {
        return gi_int_imm(v->negative && v->n > 0 ? -1 : 0);
    }
    size_t n = v->n - limbs;
    GiBigInt *r = make(t, &gi_int_type, n + v->negative);
    if (r == NULL) {
        return GI_NULL;
    }
    GiLimb out = gi_limbs_shr(r->limbs, v->limbs + limbs, n, (unsigned)(bits % 64));
    if (!v->negative) {
        return gi_bigint_finish(t, r, n, false);
    }
    r->limbs[n] = 0;
    if (out != 0 || gi_limbs_trim(v->limbs, limbs) != 0) {
        GiLimb one = 1; /* towards minus infinity */
        gi_limbs_add(r->limbs, r->limbs, n + 1, &one, 1);
    }
    return gi_bigint_finish(t, r, n + 1, true);
}

GiValue gi_bigint_shift(GiThread *t, GiValue a, int64_t left) {
    int64_t i;
    if (is_small(a, &i)) {
        if (left <= 0) {
            return gi_int_imm(left <= -62 ? (i < 0 ? -1 : 0) : i >> -left);
        }
        if (left < 64) {
            return gi_bigint_from_i128(t, (__int128)i * ((__int128)1 << left));
        }
    }
    GiIntView view;
    gi_bigint_view(a, &view);
    if (view.n == 0) {
        return gi_int_imm(0);
    }
    if (!gi_poll(t, (uint32_t)view.n / 4)) {
        return GI_NULL;
    }
    return left >= 0 ? shift_left(t, &view, (size_t)left) : shift_right(t, &view, 0 - (size_t)left);
}

static GiValue shift(GiThread *t, GiValue a, GiValue b, bool left) {
    int64_t count;
    if (gi_int_sign(b) < 0) {
        return gi_raise_value_error(t, "negative shift count");
    }
    if (gi_int_overflow(b, &count) != 0) {
        if (!left || gi_int_sign(a) == 0) {
            return gi_int_imm(gi_int_sign(a) < 0 ? -1 : 0);
        }
        return gi_int_bit_length(b) < 66 ? gi_raise_memory(t)
                                         : gi_raise(t, &gi_OverflowError, "too many digits in integer");
    }
    return gi_bigint_shift(t, a, left ? count : -count);
}

/* --- and, or, xor in two's complement --- */

/* Limb i of the two's complement of v; *carry starts at 1. */
static inline GiLimb complement_limb(const GiIntView *v, size_t i, GiLimb *carry) {
    GiLimb x = i < v->n ? v->limbs[i] : 0;
    if (!v->negative) {
        return x;
    }
    x = ~x + *carry;
    *carry = *carry && x == 0;
    return x;
}

static inline GiLimb combine(GiBinaryOp op, GiLimb a, GiLimb b) {
    return op == GI_OP_AND ? a & b : op == GI_OP_OR ? a | b : a ^ b;
}

/* The common limbs of two numbers that are not negative, then the rest of the longer one but for AND. */
static GiValue bitwise_plain(GiThread *t, GiBinaryOp op, const GiIntView *x, const GiIntView *y) {
    const GiIntView *large = x->n < y->n ? y : x, *small = x->n < y->n ? x : y;
    size_t n = op == GI_OP_AND ? small->n : large->n;
    if (op == GI_OP_AND && n <= 1) {
        return gi_bigint_from_wide(t, n == 0 ? 0 : x->limbs[0] & y->limbs[0], false);
    }
    GiBigInt *r = gi_poll(t, (uint32_t)n / 4) ? make(t, &gi_int_type, n) : NULL;
    if (r == NULL) {
        return GI_NULL;
    }
    const GiLimb *p = large->limbs, *q = small->limbs;
    for (size_t k = 0; k < small->n; k++) {
        r->limbs[k] = combine(op, p[k], q[k]);
    }
    for (size_t k = small->n; k < n; k++) {
        r->limbs[k] = p[k];
    }
    return gi_bigint_finish(t, r, n, false);
}

static GiValue bitwise(GiThread *t, GiBinaryOp op, GiValue a, GiValue b) {
    GiIntView x, y;
    gi_bigint_view(a, &x);
    gi_bigint_view(b, &y);
    if (GI_LIKELY(!x.negative && !y.negative)) {
        return bitwise_plain(t, op, &x, &y);
    }
    size_t n = x.n > y.n ? x.n : y.n;
    bool negative = combine(op, x.negative, y.negative);
    if (op == GI_OP_AND && (!x.negative || !y.negative)) { /* no longer than the non-negative one */
        n = !x.negative && (y.negative || x.n < y.n) ? x.n : y.n;
    }
    if (!gi_poll(t, (uint32_t)n / 2)) {
        return GI_NULL;
    }
    GiBigInt *r = gi_bigint_new(t, n + 1);
    if (r == NULL) {
        return GI_NULL;
    }
    GiLimb carry_x = 1, carry_y = 1, carry = 1;
    for (size_t k = 0; k <= n; k++) {
        GiLimb limb = combine(op, complement_limb(&x, k, &carry_x), complement_limb(&y, k, &carry_y));
        if (negative) {
            limb = ~limb + carry;
            carry = carry && limb == 0;
        }
        r->limbs[k] = limb;
    }
    return gi_bigint_finish(t, r, n + 1, negative);
}

GiValue gi_int_binary(GiThread *t, GiBinaryOp op, GiValue a, GiValue b) {
    GiValue r = GI_NULL, q = GI_NULL;
    if (gi_bigint_short(t, op, a, b, &r)) {
        return r;
    }
    switch (op) {
    case GI_OP_ADD:
    case GI_OP_SUB:
        return add(t, a, b, op == GI_OP_SUB);
    case GI_OP_MUL:
        return multiply(t, a, b);
    case GI_OP_LSHIFT:
    case GI_OP_RSHIFT:
        return shift(t, a, b, op == GI_OP_LSHIFT);
    case GI_OP_AND:
    case GI_OP_OR:
    case GI_OP_XOR:
        return bitwise(t, op, a, b);
    case GI_OP_TRUEDIV:
        return gi_bigint_true_divide(t, a, b);
    case GI_OP_FLOORDIV:
        gi_bigint_divmod(t, a, b, &q, NULL, "integer division or modulo by zero");
        return q;
    case GI_OP_MOD:
        gi_bigint_divmod(t, a, b, NULL, &r, "integer modulo by zero");
        return r;
    case GI_OP_POW:
        return gi_bigint_pow(t, a, b);
    default:
        return GI_NOT_IMPLEMENTED;
    }
}
