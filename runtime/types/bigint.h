/* SPDX-License-Identifier: MIT
 * runtime/types/bigint.h: ints beyond 62 bits: the object, a uniform view of any int, and arithmetic
 * on arrays of limbs.
 *
 * B1  A number is a sign and a magnitude: limbs[0..n), least significant first, no leading zero limb;
 *     zero has n == 0 and is not negative.
 * B2  An int of exact type int that fits 62 bits is never an object (V2). Instances of subclasses
 *     always are, whatever their value.
 * B3  No int has more than GI_BIGINT_MAX_LIMBS limbs: a larger result is a MemoryError.
 * B4  All memory comes from gi_alloc and gi_object_new*; every loop over limbs polls. That is why
 *     the arithmetic is our own: no library lets both be hooked per interpreter.
 */
#ifndef GI_BIGINT_H
#define GI_BIGINT_H

#include "runtime/types/number.h"

typedef uint64_t GiLimb;
typedef unsigned __int128 GiWide;

#define GI_BIGINT_MAX_LIMBS ((size_t)1 << 22) /* 2^28 bits */

struct GiBigInt {
    GiObject head;
    int32_t size;      /* limbs in use; negative: the number is */
    uint32_t capacity; /* limbs allocated */
    GiLimb limbs[];
};

static inline GiBigInt *gi_as_bigint(GiValue v) { return (GiBigInt *)gi_object(v); }

/* Any int, read only. Must not be copied: limbs may point at `small`. Valid while the int lives. */
typedef struct GiIntView {
    const GiLimb *limbs;
    size_t n;
    bool negative;
    GiLimb small;
} GiIntView;
void gi_bigint_view(GiValue v, GiIntView *out);

/* --- limbs (bigint_limbs.c): arrays do not overlap unless said; r may equal a in add, sub, shifts --- */
static inline size_t gi_limbs_trim(const GiLimb *p, size_t n) {
    while (n > 0 && p[n - 1] == 0) {
        n--;
    }
    return n;
}
static inline unsigned gi_limb_bits(GiLimb x) { return x == 0 ? 0 : 64 - (unsigned)__builtin_clzll(x); }
/* Bits of a trimmed number. */
static inline size_t gi_limbs_bit_length(const GiLimb *p, size_t n) {
    return n == 0 ? 0 : (n - 1) * 64 + gi_limb_bits(p[n - 1]);
}
/* (high:low) % m for high < m. */
static inline GiLimb gi_limb_mod(GiLimb high, GiLimb low, GiLimb m) {
#if defined(__x86_64__) && defined(__GNUC__)
    GiLimb q, r; /* one instruction, where the compiler would call a function for a quotient of any size */
    __asm__("divq %[m]" : "=a"(q), "=d"(r) : [m] "r"(m), "0"(low), "1"(high) : "cc");
    return r;
#else
    return (GiLimb)(((GiWide)high << 64 | low) % m);
#endif
}
int gi_limbs_compare(const GiLimb *a, size_t an, const GiLimb *b, size_t bn); /* both trimmed */
GiLimb gi_limbs_add(GiLimb *r, const GiLimb *a, size_t an, const GiLimb *b, size_t bn); /* an >= bn; carry */
GiLimb gi_limbs_sub(GiLimb *r, const GiLimb *a, size_t an, const GiLimb *b, size_t bn); /* an >= bn; borrow */
GiLimb gi_limbs_mul1(GiLimb *r, const GiLimb *a, size_t n, GiLimb w, GiLimb carry);     /* r = a*w + carry */
GiLimb gi_limbs_div1(GiLimb *q, const GiLimb *a, size_t n, GiLimb w); /* remainder; q may equal a */
GiLimb gi_limbs_mod1(const GiLimb *a, size_t n, GiLimb w); /* remainder alone */
GiLimb gi_limbs_shl(GiLimb *r, const GiLimb *a, size_t n, unsigned bits); /* bits < 64; limb shifted out */
GiLimb gi_limbs_shr(GiLimb *r, const GiLimb *a, size_t n, unsigned bits);
/* r[0..an+bn) = a * b by rows; for short operands: allocates nothing and does not poll. */
void gi_limbs_mul_base(GiLimb *r, const GiLimb *a, size_t an, const GiLimb *b, size_t bn);
/* Divides a[0..n+m) by b[0..n), whose top bit is set, n >= 1: q[0..m) and the returned high limb are the
 * quotient, a[0..n) becomes the remainder. For short operands, as above. */
GiLimb gi_limbs_div_base(GiLimb *q, GiLimb *a, size_t n, size_t m, const GiLimb *b);
/* r[0..an+bn) = a * b for any size. false: error set (memory, interruption). */
bool gi_limbs_mul(GiThread *t, GiLimb *r, const GiLimb *a, size_t an, const GiLimb *b, size_t bn);
/* q[0..an-bn+1) = a / b, r[0..bn) = a % b; an >= bn >= 1, b trimmed; q or r may be NULL. */
bool gi_limbs_divmod(GiThread *t, GiLimb *q, GiLimb *r, const GiLimb *a, size_t an, const GiLimb *b, size_t bn);

/* --- objects (bigint.c) --- */
/* An object of `n` limbs to be filled, exact type int, count 1; MemoryError beyond B3. */
GI_OWNED GiBigInt *gi_bigint_new(GiThread *t, size_t n);
/* Trims, sets the sign, turns a small result into an immediate: takes over b. */
GI_OWNED GiValue gi_bigint_finish(GiThread *t, GiBigInt *b, size_t n, bool negative);
/* An int from a magnitude. */
GI_OWNED GiValue gi_bigint_from_limbs(GiThread *t, const GiLimb *p, size_t n, bool negative);
GI_OWNED GiValue gi_bigint_from_i128(GiThread *t, __int128 i);
/* a OP b for ints of one limb at most (bigint_short.c): true, and *out is owned or GI_NULL with the error set.
 * false: longer ones, another operation, or one that raises. */
bool gi_bigint_short(GiThread *t, GiBinaryOp op, GiValue a, GiValue b, GiValue *out);
GI_OWNED GiValue gi_bigint_from_wide(GiThread *t, GiWide magnitude, bool negative);
/* An instance of a subclass of int with the value of v (any int). */
GI_OWNED GiValue gi_bigint_subtype(GiThread *t, GiType *type, GiValue v);
/* (quotient, remainder) rounded down; either may be NULL. ZeroDivisionError with `message`. */
bool gi_bigint_divmod(GiThread *t, GiValue a, GiValue b, GiValue *q, GiValue *r, const char *message);
GI_OWNED GiValue gi_bigint_pow(GiThread *t, GiValue a, GiValue b);               /* b >= 0 */
GI_OWNED GiValue gi_bigint_pow_mod(GiThread *t, GiValue a, GiValue b, GiValue m); /* pow(a, b, m) */
GI_OWNED GiValue gi_bigint_true_divide(GiThread *t, GiValue a, GiValue b);
GI_OWNED GiValue gi_bigint_shift(GiThread *t, GiValue a, int64_t left); /* negative: to the right, floor */
GI_OWNED GiValue gi_bigint_gcd(GiThread *t, GiValue a, GiValue b);
size_t gi_bigint_bit_count(GiValue v);
/* The 64 leading bits of |v| in *top (highest set), *sticky for the rest: |v| = top * 2^result. v != 0. */
int64_t gi_bigint_top(GiValue v, uint64_t *top, bool *sticky);
/* (quotient, remainder) with the quotient rounded to nearest, half to even. */
bool gi_bigint_divmod_near(GiThread *t, GiValue a, GiValue b, GiValue *q, GiValue *r);
/* int.__round__(v, ndigits) for any int ndigits. */
GI_OWNED GiValue gi_bigint_round(GiThread *t, GiValue v, GiValue ndigits);

/* --- text (bigint_text.c) --- */
/* What parsing found. */
typedef enum GiIntParse { GI_INT_PARSED, GI_INT_BAD, GI_INT_ERROR } GiIntParse;
/* As gi_int_parse, for ASCII text, without raising a ValueError for bad text: GI_INT_BAD. Raises for
 * the digit limit and memory (GI_INT_ERROR). */
GiIntParse gi_bigint_parse(GiThread *t, const char *text, size_t size, int base, GiValue *out);
/* ValueError "invalid literal for int() with base ...": shown is the str or bytes given. */
GiValue gi_bigint_raise_literal(GiThread *t, int base, GiValue shown);
/* str/bytes text with Unicode digits and spaces turned into ASCII ones; other characters become '?'.
 * The copy has *size bytes and is freed with gi_free(t, p, *size + 1). NULL: error set. */
char *gi_bigint_ascii_digits(GiThread *t, const char *text, size_t size, size_t *out_size);
/* Digits of any int in a power of two base or ten, appended to a buffer made with gi_alloc: *size digits
 * in *out (capacity *capacity), no sign. */
bool gi_bigint_digits(GiThread *t, GiValue v, int base, char **out, size_t *size, size_t *capacity);

/* m * 2^exp (plus something below the last bit of m when sticky) as the nearest double, half to even;
 * HUGE_VAL on overflow. (float_text.c) */
double gi_double_scale(uint64_t m, int64_t exp, bool sticky);

#endif
