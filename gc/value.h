/* SPDX-License-Identifier: MIT
 * gc/value.h owns the encoding of a value in one 64-bit word. No other file tests tag bits.
 *
 *   low bits   meaning
 *   ..1        float, immediate: rotl(bits + (3<<60), 3)
 *   .10        int, immediate, 62 bits: (i << 2) + 2
 *   000        pointer to a counted object
 *   100        pointer to an uncounted object (static data: None, True, builtin types ...)
 *
 * Two words are no objects:
 *   GI_NULL    0   "an error is set" or "no value"; never in a register, slot, cell or container
 *   GI_UNBOUND 4   an empty register, cell, slot (tag 100: so counting ignores it)
 *
 * V1  A float whose encoding would have bit 0 clear (magnitudes 2^-767..2^-255, 2^257..2^769) is
 *     boxed; every other float is always immediate, so equal words = same float.
 * V2  An int that fits 62 bits is always immediate.
 * V3  An object has exactly one spelling, so identity of values is equality of words.
 */
#ifndef GI_VALUE_H
#define GI_VALUE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

typedef uint64_t GiValue;

#define GI_NULL ((GiValue)0)
#define GI_UNBOUND ((GiValue)4)

#define GI_INT_MIN (-((int64_t)1 << 61))
#define GI_INT_MAX (((int64_t)1 << 61) - 1)

#define GI_LIKELY(x) __builtin_expect(!!(x), 1)
#define GI_UNLIKELY(x) __builtin_expect(!!(x), 0)
#define GI_NOINLINE __attribute__((noinline))
#define GI_COLD __attribute__((noinline, cold))
#define GI_OWNED __attribute__((warn_unused_result))
#define GI_PRINTF(f, a) __attribute__((format(printf, f, a)))

static inline bool gi_is_float_imm(GiValue v) { return (v & 1) != 0; }
inline bool gi_is_int_imm(GiValue v) { return (v & 3) == 2; }
static inline bool gi_both_int_imm(GiValue a, GiValue b) { return (((a - 2) | (b - 2)) & 3) == 0; }
static inline bool gi_both_float_imm(GiValue a, GiValue b) { return (a & b & 1) != 0; }

/* True for a counted pointer; v must not be GI_NULL. */
inline bool gi_is_counted(GiValue v) { return (v & 7) == 0; }

/* True for any pointer, counted or not; false for GI_NULL and GI_UNBOUND. */
inline bool gi_is_object(GiValue v) { return (v & 3) == 0 && v > GI_UNBOUND; }

static inline int64_t gi_int_imm_value(GiValue v) { return (int64_t)v >> 2; }
static inline bool gi_fits_int_imm(int64_t i) { return i >= GI_INT_MIN && i <= GI_INT_MAX; }

/* The immediate int i; i must lie in GI_INT_MIN..GI_INT_MAX. */
static inline GiValue gi_int_imm(int64_t i) { return ((uint64_t)i << 2) + 2; }

static inline double gi_float_imm_value(GiValue v) {
    uint64_t bits = ((v >> 3) | (v << 61)) - ((uint64_t)3 << 60);
    double d;
    memcpy(&d, &bits, sizeof d);
    return d;
}

/* Encodes d; the result is a float word only when its bit 0 is set (else d must be boxed). */
static inline GiValue gi_float_encode(double d) {
    uint64_t bits;
    memcpy(&bits, &d, sizeof bits);
    bits += (uint64_t)3 << 60;
    return (bits << 3) | (bits >> 61);
}

#endif
