/* SPDX-License-Identifier: MIT
 * runtime/types/float_digits.c: exact conversion between doubles and decimal digits.
 *
 * Shortest digits: Grisu3 (Loitsch, 2010) with 64-bit arithmetic, which knows when it cannot decide
 * (1 in 200), then Steele and White's algorithm with exact integers. Rounded digits and reading work on
 * exact integers (arrays of limbs of bounded size on the stack): nothing here allocates or fails.
 */
#include <math.h>

#include "runtime/types/bigint.h"
#include "runtime/types/float_text.h"

#define NUMBER_LIMBS 128 /* bounds every exact integer below: 42 limbs of digits and 60 of power */

double gi_double_scale(uint64_t m, int64_t exp, bool sticky) {
    if (m == 0) {
        return 0.0;
    }
    int zeros = __builtin_clzll(m);
    m <<= zeros;
    exp -= zeros;
    int64_t top = exp + 63; /* 2^top <= value < 2^(top + 1) */
    if (top > 1023) {
        return HUGE_VAL;
    }
    int64_t drop = top >= -1022 ? 11 : 11 + (-1022 - top);
    if (drop > 64) {
        return 0.0;
    }
    const uint64_t half = (uint64_t)1 << 63;
    uint64_t kept = drop == 64 ? 0 : m >> drop, rest = drop == 64 ? m : m << (64 - drop);
    kept += rest > half || (rest == half && (sticky || (kept & 1)));
    return ldexp((double)kept, (int)(exp + drop));
}

/* d = m * 2^exp, d finite and not negative. */
static uint64_t split(double d, int *exp) {
    uint64_t bits;
    memcpy(&bits, &d, sizeof bits);
    int biased = (int)(bits >> 52 & 0x7FF);
    uint64_t m = bits & (((uint64_t)1 << 52) - 1);
    *exp = (biased == 0 ? 1 : biased) - 1075;
    return biased == 0 ? m : m | (uint64_t)1 << 52;
}

/* --- small exact integers --- */

typedef struct Number {
    size_t n;
    GiLimb limbs[NUMBER_LIMBS];
} Number;

static void set_number(Number *x, uint64_t value) {
    x->limbs[0] = value;
    x->n = value != 0;
}

static void multiply_small(Number *x, uint64_t w, uint64_t plus) {
    x->limbs[x->n] = gi_limbs_mul1(x->limbs, x->limbs, x->n, w, plus);
    x->n += x->limbs[x->n] != 0;
}

static const uint64_t powers_of_five[28] = {
    1, 5, 25, 125, 625, 3125, 15625, 78125, 390625, 1953125, 9765625, 48828125, 244140625, 1220703125,
    6103515625, 30517578125, 152587890625, 762939453125, 3814697265625, 19073486328125, 95367431640625,
    476837158203125, 2384185791015625, 11920928955078125, 59604644775390625, 298023223876953125,
    1490116119384765625, 7450580596923828125};

static void multiply_five(Number *x, unsigned exponent) {
    for (; exponent > 27; exponent -= 27) {
        multiply_small(x, powers_of_five[27], 0);
    }
    multiply_small(x, powers_of_five[exponent], 0);
}

static void shift_number(Number *x, size_t bits) {
    size_t limbs = bits / 64;
    if (x->n == 0) {
        return;
    }
    x->limbs[x->n + limbs] = gi_limbs_shl(x->limbs + limbs, x->limbs, x->n, (unsigned)(bits % 64));
    memset(x->limbs, 0, limbs * sizeof(GiLimb));
    x->n = gi_limbs_trim(x->limbs, x->n + limbs + 1);
}

static int compare_numbers(const Number *x, const Number *y) {
    return gi_limbs_compare(x->limbs, x->n, y->limbs, y->n);
}

/* x - y for x >= y. */
static void subtract_number(Number *x, const Number *y) {
    gi_limbs_sub(x->limbs, x->limbs, x->n, y->limbs, y->n);
    x->n = gi_limbs_trim(x->limbs, x->n);
}

/* Compares x + y with z. */
static int compare_sum(const Number *x, const Number *y, const Number *z) {
    Number sum;
    const Number *large = x->n >= y->n ? x : y, *small = large == x ? y : x;
    sum.limbs[large->n] = gi_limbs_add(sum.limbs, large->limbs, large->n, small->limbs, small->n);
    sum.n = gi_limbs_trim(sum.limbs, large->n + 1);
    return compare_numbers(&sum, z);
}

/* --- shortest digits, exactly --- */

/* Numerator r, denominator s and the distances m to the neighbours' midpoints, d = r/s; then digits
 * come from r *= 10 until what is left over is within a distance. */
static void shortest_exact(double d, GiDigits *out) {
    int exp;
    uint64_t m = split(d, &exp);
    bool even = (m & 1) == 0, narrow = m == (uint64_t)1 << 52 && exp > -1074; /* below: half the distance */
    int k = (int)ceil((exp + 63 - __builtin_clzll(m)) * 0.30102999566398120 - 1e-9);
    Number r, s, plus, minus;
    set_number(&r, m);
    set_number(&s, 1);
    set_number(&plus, 1);
    if (k >= 0) {
        multiply_five(&s, (unsigned)k);
    } else {
        multiply_five(&r, (unsigned)-k);
        multiply_five(&plus, (unsigned)-k);
    }
    /* Now times 2^(exp - k) and 2 (4 when narrow) for the halves, on the side that keeps it whole. */
    int power = exp - k, extra = narrow ? 2 : 1;
    shift_number(&r, (size_t)(power > 0 ? power : 0) + (size_t)extra);
    shift_number(&plus, (size_t)(power > 0 ? power : 0));
    shift_number(&s, (size_t)(power < 0 ? -power : 0) + (size_t)extra);
    minus = plus;
    if (narrow) {
        multiply_small(&plus, 2, 0);
    }
    int order = compare_sum(&r, &plus, &s);
    if (order > 0 || (order == 0 && even)) {
        k++;
    } else {
        multiply_small(&r, 10, 0);
        multiply_small(&plus, 10, 0);
        multiply_small(&minus, 10, 0);
    }
    out->point = k;
    out->count = 0;
    for (;;) {
        char digit = '0';
        while (compare_numbers(&r, &s) >= 0) {
            subtract_number(&r, &s);
            digit++;
        }
        order = compare_numbers(&r, &minus);
        bool low = order < 0 || (order == 0 && even);
        order = compare_sum(&r, &plus, &s);
        bool high = order > 0 || (order == 0 && even);
        if (low && high) {
            order = compare_sum(&r, &r, &s);
            digit = (char)(digit + (order > 0 || (order == 0 && (digit & 1))));
        } else if (high) {
            digit++;
        }
        out->digits[out->count++] = digit;
        if (low || high) {
            return;
        }
        multiply_small(&r, 10, 0);
        multiply_small(&plus, 10, 0);
        multiply_small(&minus, 10, 0);
    }
}

/* --- shortest digits by Grisu3 --- */

/* Significands of 10^k, k = -348, -340 ... 340; 10^k = significand * 2^(floor(k * log2(10)) - 63). */
static const uint64_t cached_powers[87] = {
    0xfa8fd5a0081c0288, 0xbaaee17fa23ebf76, 0x8b16fb203055ac76, 0xcf42894a5dce35ea,
    0x9a6bb0aa55653b2d, 0xe61acf033d1a45df, 0xab70fe17c79ac6ca, 0xff77b1fcbebcdc4f,
    0xbe5691ef416bd60c, 0x8dd01fad907ffc3c, 0xd3515c2831559a83, 0x9d71ac8fada6c9b5,
    0xea9c227723ee8bcb, 0xaecc49914078536d, 0x823c12795db6ce57, 0xc21094364dfb5637,
    0x9096ea6f3848984f, 0xd77485cb25823ac7, 0xa086cfcd97bf97f4, 0xef340a98172aace5,
    0xb23867fb2a35b28e, 0x84c8d4dfd2c63f3b, 0xc5dd44271ad3cdba, 0x936b9fcebb25c996,
    0xdbac6c247d62a584, 0xa3ab66580d5fdaf6, 0xf3e2f893dec3f126, 0xb5b5ada8aaff80b8,
    0x87625f056c7c4a8b, 0xc9bcff6034c13053, 0x964e858c91ba2655, 0xdff9772470297ebd,
    0xa6dfbd9fb8e5b88f, 0xf8a95fcf88747d94, 0xb94470938fa89bcf, 0x8a08f0f8bf0f156b,
    0xcdb02555653131b6, 0x993fe2c6d07b7fac, 0xe45c10c42a2b3b06, 0xaa242499697392d3,
    0xfd87b5f28300ca0e, 0xbce5086492111aeb, 0x8cbccc096f5088cc, 0xd1b71758e219652c,
    0x9c40000000000000, 0xe8d4a51000000000, 0xad78ebc5ac620000, 0x813f3978f8940984,
    0xc097ce7bc90715b3, 0x8f7e32ce7bea5c70, 0xd5d238a4abe98068, 0x9f4f2726179a2245,
    0xed63a231d4c4fb27, 0xb0de65388cc8ada8, 0x83c7088e1aab65db, 0xc45d1df942711d9a,
    0x924d692ca61be758, 0xda01ee641a708dea, 0xa26da3999aef774a, 0xf209787bb47d6b85,
    0xb454e4a179dd1877, 0x865b86925b9bc5c2, 0xc83553c5c8965d3d, 0x952ab45cfa97a0b3,
    0xde469fbd99a05fe3, 0xa59bc234db398c25, 0xf6c69a72a3989f5c, 0xb7dcbf5354e9bece,
    0x88fcf317f22241e2, 0xcc20ce9bd35c78a5, 0x98165af37b2153df, 0xe2a0b5dc971f303a,
    0xa8d9d1535ce3b396, 0xfb9b7cd9a4a7443c, 0xbb764c4ca7a44410, 0x8bab8eefb6409c1a,
    0xd01fef10a657842c, 0x9b10a4e5e9913129, 0xe7109bfba19c0c9d, 0xac2820d9623bf429,
    0x80444b5e7aa7cf85, 0xbf21e44003acdd2d, 0x8e679c2f5e44ff8f, 0xd433179d9c8cb841,
    0x9e19db92b4e31ba9, 0xeb96bf6ebadf77d9, 0xaf87023b9bf0ee6b,};

typedef struct Extended { uint64_t f; int e; } Extended; /* f * 2^e */

static Extended normalise(uint64_t f, int e) {
    int shift = __builtin_clzll(f);
    return (Extended){f << shift, e - shift};
}

static Extended multiply_extended(Extended x, Extended y) {
    GiWide p = (GiWide)x.f * y.f + ((uint64_t)1 << 63);
    return (Extended){(uint64_t)(p >> 64), x.e + y.e + 64};
}

/* Moves the last digit towards w and tells whether the result is surely the nearest shortest. All are
 * in units of the scaled number: distance from `too_high` to w, to the digits made so far (rest), the
 * unsafe interval, the value of one step in the last digit, the error of all these. */
static bool weed(GiDigits *out, uint64_t distance, uint64_t unsafe, uint64_t rest, uint64_t step, uint64_t unit) {
    uint64_t small = distance - unit, big = distance + unit;
    while (rest < small && unsafe - rest >= step &&
           (rest + step < small || small - rest >= rest + step - small)) {
        out->digits[out->count - 1]--;
        rest += step;
    }
    if (rest < big && unsafe - rest >= step && (rest + step < big || big - rest > rest + step - big)) {
        return false;
    }
    return 2 * unit <= rest && rest <= unsafe - 4 * unit;
}

/* Digits of the interval (low, high) around w, all with the exponent w.e in -60 .. -32. */
static bool generate(Extended low, Extended w, Extended high, GiDigits *out, int *kappa) {
    uint64_t unit = 1, too_low = low.f - unit, too_high = high.f + unit, unsafe = too_high - too_low;
    int shift = -w.e;
    uint64_t one = (uint64_t)1 << shift, fraction = too_high & (one - 1);
    uint32_t whole = (uint32_t)(too_high >> shift), divisor = 1;
    for (*kappa = 1; *kappa < 10 && whole / divisor >= 10; ++*kappa) {
        divisor *= 10;
    }
    out->count = 0;
    for (; *kappa > 0; divisor /= 10) {
        out->digits[out->count++] = (char)('0' + whole / divisor);
        whole %= divisor;
        --*kappa;
        uint64_t rest = ((uint64_t)whole << shift) + fraction;
        if (rest < unsafe) {
            return weed(out, too_high - w.f, unsafe, rest, (uint64_t)divisor << shift, unit);
        }
    }
    for (;;) {
        fraction *= 10;
        unit *= 10;
        unsafe *= 10;
        out->digits[out->count++] = (char)('0' + (fraction >> shift));
        fraction &= one - 1;
        --*kappa;
        if (fraction < unsafe) {
            return weed(out, (too_high - w.f) * unit, unsafe, fraction, one, unit);
        }
    }
}

static bool shortest_fast(double d, GiDigits *out) {
    int exp;
    uint64_t m = split(d, &exp);
    bool narrow = m == (uint64_t)1 << 52 && exp > -1074;
    Extended w = normalise(m, exp), high = normalise(2 * m + 1, exp - 1);
    Extended low = narrow ? (Extended){4 * m - 1, exp - 2} : (Extended){2 * m - 1, exp - 1};
    low = (Extended){low.f << (low.e - high.e), high.e};
    int k = (int)ceil((-61 - w.e) * 0.30102999566398114); /* smallest power that suffices */
    int index = (k + 347) / 8 + 1;
    k = index * 8 - 348;
    Extended power = {cached_powers[index], (k * 217706 >> 16) - 63};
    int kappa;
    if (!generate(multiply_extended(low, power), multiply_extended(w, power),
                  multiply_extended(high, power), out, &kappa)) {
        return false;
    }
    out->point = out->count + kappa - k;
    return true;
}

void gi_digits_shortest(double d, GiDigits *out) {
    d = fabs(d);
    if (d == 0.0) {
        out->count = 0;
        out->point = 1;
        return;
    }
    if (!shortest_fast(d, out)) {
        shortest_exact(d, out);
    }
    while (out->count > 1 && out->digits[out->count - 1] == '0') {
        out->count--;
    }
}

/* --- rounded digits --- */

#define TEN_19 10000000000000000000u

static void append_chunk(GiDigits *out, uint64_t chunk) {
    for (int i = 18; i >= 0; i--) {
        out->digits[out->count + i] = (char)('0' + chunk % 10);
        chunk /= 10;
    }
    out->count += 19;
}

/* Digits of a whole number of n limbs, which is overwritten. */
static void whole_digits(GiLimb *a, size_t n, GiDigits *out) {
    uint64_t chunks[20];
    size_t count = 0;
    for (n = gi_limbs_trim(a, n); n > 0; n = gi_limbs_trim(a, n)) {
        chunks[count++] = gi_limbs_div1(a, a, n, TEN_19);
    }
    out->point = (int)count * 19;
    while (count > 0) {
        append_chunk(out, chunks[--count]);
    }
}

/* Removes leading zeros. */
static void strip_zeros(GiDigits *out) {
    int zeros = 0;
    while (zeros < out->count && out->digits[zeros] == '0') {
        zeros++;
    }
    memmove(out->digits, out->digits + zeros, (size_t)(out->count - zeros));
    out->count -= zeros;
    out->point -= zeros;
}

/* The exact digits of |d|, at least as far as digit `wanted` (significant, or behind the point when
 * places) and one more; *sticky: not all of the rest is zero. */
static void exact_digits(double d, int64_t wanted, bool places, GiDigits *out, bool *sticky) {
    int exp;
    uint64_t m = split(fabs(d), &exp);
    GiLimb a[20] = {0};
    out->count = out->point = 0;
    *sticky = false;
    if (exp >= 0) {
        a[exp / 64] = m << exp % 64;
        a[exp / 64 + 1] = exp % 64 == 0 ? 0 : m >> (64 - exp % 64);
        whole_digits(a, 18, out);
        strip_zeros(out);
        return;
    }
    size_t bits = (size_t)-exp, n = (bits + 63) / 64; /* fraction of n limbs below the point */
    GiWide wide = (GiWide)m << (n * 64 - bits);
    a[0] = (GiLimb)wide;
    a[1] = (GiLimb)(wide >> 64);
    uint64_t whole = n == 1 ? a[1] : 0;
    a[n] = 0;
    if (whole != 0) {
        append_chunk(out, whole);
        out->point = 19;
    }
    strip_zeros(out);
    int64_t needed = places ? (wanted < 0 ? 0 : wanted) + 1 : wanted + 1;
    size_t low = 0; /* limbs below are zero */
    for (;;) {
        while (low < n && a[low] == 0) {
            low++;
        }
        int64_t have = places ? out->count - out->point : out->count;
        if (low == n || have >= needed) {
            break;
        }
        append_chunk(out, gi_limbs_mul1(a + low, a + low, n - low, TEN_19, 0));
        if (out->point <= 0 && out->digits[0] == '0' && !places) {
            strip_zeros(out);
        }
    }
    *sticky = low < n;
    strip_zeros(out);
}

/* Cuts to `keep` digits, rounding half to even. */
static void round_digits(GiDigits *out, int64_t keep, bool sticky) {
    if (keep >= out->count) {
        return;
    }
    if (keep < 0) {
        out->count = 0;
        return;
    }
    char next = out->digits[keep];
    for (int64_t i = keep + 1; i < out->count && !sticky; i++) {
        sticky = out->digits[i] != '0';
    }
    bool odd = keep > 0 && (out->digits[keep - 1] & 1);
    bool up = next > '5' || (next == '5' && (sticky || odd));
    out->count = (int)keep;
    if (!up) {
        return;
    }
    while (keep > 0 && out->digits[keep - 1] == '9') {
        keep--;
    }
    if (keep == 0) { /* 99.. became 100.. */
        out->digits[0] = '1';
        out->count = 1;
        out->point++;
        return;
    }
    out->digits[keep - 1]++;
    out->count = (int)keep;
}

void gi_digits_significant(double d, int64_t wanted, GiDigits *out) {
    bool sticky;
    if (wanted > GI_DIGITS_MAX) {
        wanted = GI_DIGITS_MAX;
    }
    exact_digits(d, wanted, false, out, &sticky);
    round_digits(out, wanted, sticky);
    if (out->count == 0) {
        out->point = 1;
    }
}

/* The same for the common sizes, in 128 bits: d = m * 2^-bits, rounded after multiplying by 10^places. false:
 * does not fit. */
static bool places_quick(double d, int64_t places, GiDigits *out) {
    static const uint64_t powers[] = {1, 10, 100, 1000, 10000, 100000, 1000000, 10000000, 100000000, 1000000000};
    int exp;
    uint64_t m = split(fabs(d), &exp);
    if (exp >= 0 || exp <= -128 || (uint64_t)places >= sizeof powers / sizeof *powers) {
        return false;
    }
    GiWide scaled = (GiWide)m * powers[places], whole = scaled >> -exp, half = (GiWide)1 << (-exp - 1);
    GiWide rest = scaled & (2 * half - 1);
    whole += rest > half || (rest == half && (whole & 1));
    if (whole >> 63 != 0) {
        return false;
    }
    char text[24], *end = text + sizeof text, *p = gi_decimal_write(end, (uint64_t)whole);
    out->count = whole == 0 ? 0 : (int)(end - p);
    out->point = whole == 0 ? 1 : out->count - (int)places;
    memcpy(out->digits, p, (size_t)out->count);
    return true;
}

void gi_digits_places(double d, int64_t places, GiDigits *out) {
    bool sticky;
    if (places_quick(d, places, out)) {
        return;
    }
    places = places > GI_DIGITS_MAX ? GI_DIGITS_MAX : places < -GI_DIGITS_MAX ? -GI_DIGITS_MAX : places;
    exact_digits(d, places, true, out, &sticky);
    round_digits(out, out->point + places, sticky);
    if (out->count == 0) {
        out->point = 1;
    }
}

/* --- reading --- */

#define READ_DIGITS 800 /* of a decimal, beyond which only "more than zero" matters */

/* digits[0..n) * 10^exp, exactly. */
static double read_exact(const char *digits, size_t n, int64_t exp, bool more) {
    Number x, y;
    set_number(&x, 0);
    for (size_t i = 0; i < n; i++) {
        multiply_small(&x, 10, (uint64_t)(digits[i] - '0'));
    }
    if (more) {
        multiply_small(&x, 10, 1);
        exp--;
    }
    int64_t scale = exp;
    bool sticky = false;
    if (exp >= 0) {
        multiply_five(&x, (unsigned)exp);
    } else {
        set_number(&y, 1);
        multiply_five(&y, (unsigned)-exp);
        unsigned shift = (unsigned)__builtin_clzll(y.limbs[y.n - 1]);
        shift_number(&y, shift);
        int64_t have = (int64_t)gi_limbs_bit_length(x.limbs, x.n), need = (int64_t)y.n * 64 + 66;
        size_t left = have < need ? (size_t)(need - have) : shift;
        shift_number(&x, left);
        scale += (int64_t)shift - (int64_t)left;
        x.limbs[x.n] = 0;
        Number q;
        size_t m = x.n + 1 - y.n;
        gi_limbs_div_base(q.limbs, x.limbs, y.n, m, y.limbs);
        sticky = gi_limbs_trim(x.limbs, y.n) != 0;
        q.n = gi_limbs_trim(q.limbs, m);
        x = q;
    }
    size_t i = x.n - 1;
    unsigned shift = (unsigned)__builtin_clzll(x.limbs[i]);
    uint64_t top = x.limbs[i] << shift;
    if (i > 0) {
        top |= shift == 0 ? 0 : x.limbs[i - 1] >> (64 - shift);
        sticky |= (x.limbs[i - 1] << shift) != 0 || gi_limbs_trim(x.limbs, i - 1) != 0;
    }
    return gi_double_scale(top, scale + (int64_t)i * 64 - shift, sticky);
}

/* m * 10^exp for |exp| <= 27 with 128-bit arithmetic, exactly. */
static double read_small(uint64_t m, int exp) {
    if (m <= (uint64_t)1 << 53 && exp >= -22 && exp <= 22) {
        static const double tens[23] = {1e0,  1e1,  1e2,  1e3,  1e4,  1e5,  1e6,  1e7,
                                        1e8,  1e9,  1e10, 1e11, 1e12, 1e13, 1e14, 1e15,
                                        1e16, 1e17, 1e18, 1e19, 1e20, 1e21, 1e22};
        return exp < 0 ? (double)m / tens[-exp] : (double)m * tens[exp];
    }
    if (exp >= 0) {
        GiWide p = (GiWide)m * powers_of_five[exp];
        uint64_t high = (uint64_t)(p >> 64), low = (uint64_t)p;
        if (high == 0) {
            return gi_double_scale(low, exp, false);
        }
        int shift = __builtin_clzll(high);
        uint64_t top = shift == 0 ? high : high << shift | low >> (64 - shift);
        return gi_double_scale(top, exp + 64 - shift, (low << shift) != 0);
    }
    int zeros = __builtin_clzll(m);
    GiWide x = (GiWide)(m << zeros) << 64;
    uint64_t five = powers_of_five[-exp];
    int down = 64 - __builtin_clzll(five); /* the quotient has 128 - down or one more bits, >= 64 */
    GiWide q = x / five;
    bool sticky = q * five != x;
    int drop = 64 - down + 1; /* leaves at most 64 bits */
    if (drop > 0) {
        sticky |= (q & (((GiWide)1 << drop) - 1)) != 0;
        q >>= drop;
    }
    return gi_double_scale((uint64_t)q, (int64_t)exp - 64 - zeros + (drop > 0 ? drop : 0), sticky);
}

/* [+-]digits behind e; moves *p when there are digits. */
static int64_t read_exponent(const char **p, const char *end) {
    const char *s = *p;
    if (s >= end || (*s | 32) != 'e') {
        return 0;
    }
    s++;
    bool negative = s < end && *s == '-';
    if (s < end && (*s == '-' || *s == '+')) {
        s++;
    }
    if (s >= end || *s < '0' || *s > '9') {
        return 0;
    }
    int64_t exp = 0;
    for (; s < end && *s >= '0' && *s <= '9'; s++) {
        exp = exp > 1000000000000000 ? exp : exp * 10 + (*s - '0');
    }
    *p = s;
    return negative ? -exp : exp;
}

const char *gi_double_read(const char *p, const char *end, double *out) {
    char digits[READ_DIGITS];
    size_t n = 0;
    int64_t exp = 0;
    bool any = false, point = false, more = false;
    uint64_t m = 0;
    for (; p < end && ((*p >= '0' && *p <= '9') || (*p == '.' && !point)); p++) {
        if (*p == '.') {
            point = true;
            continue;
        }
        any = true;
        exp -= point;
        if (n == 0 && *p == '0') {
            continue;
        }
        if (n < READ_DIGITS) {
            digits[n++] = *p;
            m = n <= 19 ? m * 10 + (uint64_t)(*p - '0') : m;
        } else {
            more |= *p != '0';
            exp++;
        }
    }
    if (!any) {
        return NULL;
    }
    exp += read_exponent(&p, end);
    while (n > 19 && !more && digits[n - 1] == '0') {
        n--;
        exp++;
    }
    if (n == 0 || exp + (int64_t)n < -330) {
        *out = 0.0;
    } else if (exp + (int64_t)n > 310) {
        *out = HUGE_VAL;
    } else if (n <= 19 && exp >= -27 && exp <= 27) {
        *out = read_small(m, (int)exp);
    } else {
        *out = read_exact(digits, n, exp, more);
    }
    return p;
}
