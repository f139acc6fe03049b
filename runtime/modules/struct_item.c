/* SPDX-License-Identifier: MIT
 * runtime/modules/struct_item.c: packing and unpacking one value of a struct format. */
#include <math.h>

#include "runtime/modules/struct.h"
#include "runtime/types/support.h"

/* --- floats --- */

static void put_bits(uint64_t bits, uint8_t *p, size_t size, bool little) {
    for (size_t i = 0; i < size; i++) {
        p[little ? i : size - 1 - i] = (uint8_t)(bits >> i * 8);
    }
}

static uint64_t get_bits(const uint8_t *p, size_t size, bool little) {
    uint64_t bits = 0;
    for (size_t i = 0; i < size; i++) {
        bits |= (uint64_t)p[little ? i : size - 1 - i] << i * 8;
    }
    return bits;
}

/* The nearest binary16, half to even; false: too large. */
static bool to_half(double d, uint16_t *out) {
    uint16_t sign = signbit(d) ? 0x8000 : 0;
    double size = fabs(d);
    if (isnan(d)) {
        *out = sign | 0x7E00;
        return true;
    }
    if (isinf(d)) {
        *out = sign | 0x7C00;
        return true;
    }
    int exponent;
    frexp(size, &exponent); /* size = f * 2^exponent, f in 0.5 .. 1 */
    int unit = size == 0.0 || exponent < -13 ? -24 : exponent - 11; /* exponent of the last bit */
    double scaled = nearbyint(ldexp(size, -unit));
    uint32_t bits = (uint32_t)scaled + (unit == -24 ? 0 : (uint32_t)(unit + 24) << 10);
    *out = (uint16_t)(sign | bits);
    return bits < 0x7C00;
}

static double from_half(uint16_t bits) {
    int exponent = bits >> 10 & 31;
    double fraction = bits & 1023, d;
    if (exponent == 31) {
        d = fraction == 0.0 ? HUGE_VAL : NAN;
    } else {
        d = exponent == 0 ? ldexp(fraction, -24) : ldexp(fraction + 1024, exponent - 25);
    }
    return bits & 0x8000 ? -d : d;
}

static bool fail_float(GiThread *t, char code) {
    gi_raise(t, &gi_OverflowError, "float too large to pack with %c format", code);
    return false;
}

bool gi_float_pack(GiThread *t, double d, uint8_t *p, size_t size, bool little) {
    uint64_t bits;
    if (size == 2) {
        uint16_t half;
        if (!to_half(d, &half)) {
            return fail_float(t, 'e');
        }
        bits = half;
    } else if (size == 4) {
        float f = (float)d;
        uint32_t word;
        if (isinf(f) && !isinf(d)) {
            return fail_float(t, 'f');
        }
        memcpy(&word, &f, sizeof word);
        bits = word;
    } else {
        memcpy(&bits, &d, sizeof bits);
    }
    put_bits(bits, p, size, little);
    return true;
}

double gi_float_unpack(const uint8_t *p, size_t size, bool little) {
    uint64_t bits = get_bits(p, size, little);
    double d;
    if (size == 2) {
        return from_half((uint16_t)bits);
    }
    if (size == 4) {
        uint32_t word = (uint32_t)bits;
        float f;
        memcpy(&f, &word, sizeof f);
        return f;
    }
    memcpy(&d, &bits, sizeof d);
    return d;
}

static bool pack_float(GiThread *t, const GiStructLayout *l, const GiStructRun *run, GiValue v, uint8_t *p) {
    double d;
    if (!gi_to_double(t, v, &d)) {
        gi_error_clear(t);
        gi_struct_raise(t, "required argument is not a float");
        return false;
    }
    if (l->native && run->code == 'f' && isfinite(d) && isinf((float)d)) {
        d = copysign(HUGE_VAL, d); /* a C cast does not complain */
    }
    return gi_float_pack(t, d, p, (size_t)run->size, l->little);
}

/* --- ints --- */

static bool is_unsigned(char code) { return code == 'B' || code == 'H' || code == 'I' || code == 'L' || code == 'Q' || code == 'N'; }

static bool fail_range(GiThread *t, const GiStructRun *run) {
    unsigned bits = (unsigned)run->size * 8;
    if (is_unsigned(run->code)) {
        gi_struct_raise(t, "'%c' format requires 0 <= number <= %llu", run->code,
                        (unsigned long long)(~(uint64_t)0 >> (64 - bits)));
    } else {
        long long most = (long long)(~(uint64_t)0 >> (65 - bits));
        gi_struct_raise(t, "'%c' format requires %lld <= number <= %lld", run->code, -most - 1, most);
    }
    return false;
}

static bool pack_pointer(GiThread *t, GiValue v, uint8_t *p, bool little) {
    int64_t i;
    uint64_t bits;
    if (gi_int_overflow(v, &i) == 0) {
        bits = (uint64_t)i;
    } else if (!gi_int_to_uint64(t, v, &bits)) {
        gi_error_clear(t);
        gi_struct_raise(t, "int too large to convert");
        return false;
    }
    put_bits(bits, p, sizeof(void *), little);
    return true;
}

static bool pack_number(GiThread *t, const GiStructLayout *l, const GiStructRun *run, GiValue v, uint8_t *p) {
    if (run->code == 'P') {
        return pack_pointer(t, v, p, l->little);
    }
    unsigned bits = (unsigned)run->size * 8;
    int64_t i;
    int overflow = gi_int_overflow(v, &i);
    if (is_unsigned(run->code)) {
        uint64_t u;
        if (overflow < 0 || (overflow == 0 && i < 0) || gi_int_bit_length(v) > bits) {
            return fail_range(t, run);
        }
        gi_int_to_uint64_masked(t, v, &u);
        put_bits(u, p, (size_t)run->size, l->little);
        return true;
    }
    if (overflow != 0 || (bits < 64 && (i < -((int64_t)1 << (bits - 1)) || i >= (int64_t)1 << (bits - 1)))) {
        return fail_range(t, run);
    }
    put_bits((uint64_t)i, p, (size_t)run->size, l->little);
    return true;
}

static bool pack_int(GiThread *t, const GiStructLayout *l, const GiStructRun *run, GiValue v, uint8_t *p) {
    if (gi_is_int(v)) {
        return pack_number(t, l, run, v, p);
    }
    if (!gi_support_has_index(v)) {
        gi_struct_raise(t, "required argument is not an integer");
        return false;
    }
    GiValue i = gi_index(t, v);
    if (i == GI_NULL) {
        return false;
    }
    bool ok = pack_number(t, l, run, i, p);
    gi_drop(t, i);
    return ok;
}

/* --- bytes --- */

/* 's' and 'p': what does not fit is cut off; 'p' begins with the length, 255 at most. */
static bool pack_text(GiThread *t, const GiStructRun *run, GiValue v, uint8_t *p) {
    GiBuffer b;
    if (!gi_is_bytes(v) && !gi_is_instance(v, &gi_bytearray_type)) {
        gi_struct_raise(t, "argument for '%c' must be a bytes object", run->code);
        return false;
    }
    if (!gi_buffer_get_contiguous(t, v, false, &b)) {
        return false;
    }
    size_t room = (size_t)run->size, size = b.size;
    if (run->code == 's') {
        memcpy(p, b.data, size < room ? size : room);
    } else if (room > 0) {
        size = size < room - 1 ? size : room - 1;
        memcpy(p + 1, b.data, size);
        p[0] = (uint8_t)(size < 255 ? size : 255);
    }
    gi_buffer_release(t, &b);
    return true;
}

bool gi_struct_pack_item(GiThread *t, const GiStructLayout *l, const GiStructRun *run, GiValue v, uint8_t *p) {
    switch (run->code) {
    case 'c':
        if (!gi_is_bytes(v) || gi_as_bytes(v)->size != 1) {
            gi_struct_raise(t, "char format requires a bytes object of length 1");
            return false;
        }
        *p = gi_as_bytes(v)->data[0];
        return true;
    case '?': {
        int truth = gi_truth(t, v);
        if (truth >= 0) {
            put_bits((uint64_t)truth, p, (size_t)run->size, l->little);
        }
        return truth >= 0;
    }
    case 's': case 'p':
        return pack_text(t, run, v, p);
    case 'e': case 'f': case 'd':
        return pack_float(t, l, run, v, p);
    default:
        return pack_int(t, l, run, v, p);
    }
}

GiValue gi_struct_unpack_item(GiThread *t, const GiStructLayout *l, const GiStructRun *run, const uint8_t *p) {
    size_t size = (size_t)run->size;
    switch (run->code) {
    case 'c': case 's':
        return gi_bytes(t, p, size);
    case 'p': {
        size_t length = size == 0 ? 0 : p[0];
        return gi_bytes(t, p + (size > 0), length < size ? length : size == 0 ? 0 : size - 1);
    }
    case '?':
        return gi_bool(get_bits(p, size, l->little) != 0);
    case 'e': case 'f': case 'd':
        return gi_float(t, gi_float_unpack(p, size, l->little));
    default: {
        uint64_t bits = get_bits(p, size, l->little);
        if (is_unsigned(run->code) || run->code == 'P') {
            return gi_int_from_uint64(t, bits);
        }
        unsigned shift = 64 - (unsigned)size * 8;
        return gi_int(t, (int64_t)(bits << shift) >> shift);
    }
    }
}
