/* SPDX-License-Identifier: MIT
 * runtime/modules/math.c: the module math: functions of one, two and three real numbers, and the table of
 * the module. Ints are in math_int.c, sums and norms in math_sum.c, gamma in math_gamma.c.
 *
 * M1  A nan that was not put in is a domain error, an infinity from finite arguments a range error (or a
 *     domain error for functions that have poles).
 */
#include "runtime/modules/math.h"

#include <math.h>

#include "gc/size.h"
#include "runtime/types/bigint.h"
#include "runtime/types/sequence.h"
#include "runtime/types/support.h"

GiValue gi_math_raise_domain(GiThread *t) { return gi_raise_value_error(t, "math domain error"); }
GiValue gi_math_raise_range(GiThread *t) { return gi_raise(t, &gi_OverflowError, "math range error"); }

/* --- one argument --- */

/* M1; `pole`: an infinity is a domain error. */
static GiValue check(GiThread *t, double x, double r, bool pole) {
    if (isnan(r) && !isnan(x)) {
        return gi_math_raise_domain(t);
    }
    if (isinf(r) && isfinite(x)) {
        return pole ? gi_math_raise_domain(t) : gi_math_raise_range(t);
    }
    return gi_float(t, r);
}

#define REAL_FUNCTION(name, pole) \
    static GiValue math_##name(GiThread *t, const GiValue *a) { \
        double x; \
        return gi_to_double(t, a[0], &x) ? check(t, x, name(x), pole) : GI_NULL; \
    }
GI_FOR_SIZE

REAL_FUNCTION(acos, true)
REAL_FUNCTION(acosh, true)
REAL_FUNCTION(asin, true)
REAL_FUNCTION(asinh, true)
REAL_FUNCTION(atan, true)
REAL_FUNCTION(atanh, true)
REAL_FUNCTION(cbrt, true)
REAL_FUNCTION(cos, true)
REAL_FUNCTION(cosh, false)
REAL_FUNCTION(erf, true)
REAL_FUNCTION(erfc, true)
REAL_FUNCTION(exp, false)
REAL_FUNCTION(exp2, false)
REAL_FUNCTION(expm1, false)
REAL_FUNCTION(fabs, true)
REAL_FUNCTION(sin, true)
REAL_FUNCTION(sinh, false)
REAL_FUNCTION(sqrt, true)
REAL_FUNCTION(tan, true)
REAL_FUNCTION(tanh, true)

static GiValue math_log1p(GiThread *t, const GiValue *a) {
    double x;
    if (!gi_to_double(t, a[0], &x)) {
        return GI_NULL;
    }
    return x == 0.0 ? gi_float(t, x) : check(t, x, log1p(x), true); /* keeps the sign of zero */
}

static GiValue finish_gamma(GiThread *t, double r, char error) {
    return error == 'd' ? gi_math_raise_domain(t) : error == 'r' ? gi_math_raise_range(t) : gi_float(t, r);
}

static GiValue math_gamma(GiThread *t, const GiValue *a) {
    double x;
    char error = 0;
    if (!gi_to_double(t, a[0], &x)) {
        return GI_NULL;
    }
    double r = gi_math_gamma(x, &error);
    return finish_gamma(t, r, error);
}

static GiValue math_lgamma(GiThread *t, const GiValue *a) {
    double x;
    char error = 0;
    if (!gi_to_double(t, a[0], &x)) {
        return GI_NULL;
    }
    double r = gi_math_lgamma(x, &error);
    return finish_gamma(t, r, error);
}

static GiValue math_degrees(GiThread *t, const GiValue *a) {
    double x;
    return gi_to_double(t, a[0], &x) ? gi_float(t, x * (180.0 / M_PI)) : GI_NULL;
}

static GiValue math_radians(GiThread *t, const GiValue *a) {
    double x;
    return gi_to_double(t, a[0], &x) ? gi_float(t, x * (M_PI / 180.0)) : GI_NULL;
}

static GiValue math_isfinite(GiThread *t, const GiValue *a) {
    double x;
    return gi_to_double(t, a[0], &x) ? gi_bool(isfinite(x)) : GI_NULL;
}

static GiValue math_isinf(GiThread *t, const GiValue *a) {
    double x;
    return gi_to_double(t, a[0], &x) ? gi_bool(isinf(x)) : GI_NULL;
}

static GiValue math_isnan(GiThread *t, const GiValue *a) {
    double x;
    return gi_to_double(t, a[0], &x) ? gi_bool(isnan(x)) : GI_NULL;
}

static GiValue math_ulp(GiThread *t, const GiValue *a) {
    double x;
    if (!gi_to_double(t, a[0], &x)) {
        return GI_NULL;
    }
    if (!isfinite(x)) {
        return gi_float(t, fabs(x));
    }
    x = fabs(x);
    double next = nextafter(x, HUGE_VAL);
    return gi_float(t, isinf(next) ? x - nextafter(x, -HUGE_VAL) : next - x);
}

/* --- logarithms: ints of any size --- */

/* f(v) for v > 0; of an int too large for a double by its exponent. */
static bool logarithm(GiThread *t, GiValue v, double (*f)(double), double *out) {
    double x;
    if (gi_is_int(v)) {
        if (gi_int_sign(v) <= 0) {
            gi_math_raise_domain(t);
            return false;
        }
        uint64_t top;
        bool sticky;
        int64_t exponent = gi_bigint_top(v, &top, &sticky);
        x = gi_double_scale(top, exponent, sticky);
        if (isinf(x)) {
            int shift;
            x = frexp(gi_double_scale(top, -64, sticky), &shift);
            *out = f(x) + f(2.0) * (double)(exponent + 64 + shift);
            return true;
        }
    } else if (!gi_to_double(t, v, &x)) {
        return false;
    }
    *out = x > 0.0 ? f(x) : x;
    if (x <= 0.0) {
        gi_math_raise_domain(t);
        return false;
    }
    return true;
}

static GiValue math_log(GiThread *t, const GiValue *a, size_t n, GiValue kwnames) {
    double x, base;
    if (!gi_support_no_keywords(t, "math.log", kwnames) || !gi_support_count(t, "log", n, 1, 2) ||
        !logarithm(t, a[0], log, &x)) {
        return GI_NULL;
    }
    if (n == 1) {
        return gi_float(t, x);
    }
    if (!logarithm(t, a[1], log, &base)) {
        return GI_NULL;
    }
    return base == 0.0 ? gi_raise(t, &gi_ZeroDivisionError, "float division by zero") : gi_float(t, x / base);
}

static GiValue math_log2(GiThread *t, const GiValue *a) {
    double x;
    return logarithm(t, a[0], log2, &x) ? gi_float(t, x) : GI_NULL;
}

static GiValue math_log10(GiThread *t, const GiValue *a) {
    double x;
    return logarithm(t, a[0], log10, &x) ? gi_float(t, x) : GI_NULL;
}

/* --- rounding --- */

/* The method `name` of v called, or GI_NULL without an error when v has none. */
static GiValue call_optional(GiThread *t, GiValue v, GiValue name) {
    GiValue method = gi_lookup_special(t, v, name);
    if (method == GI_NULL) {
        return GI_NULL;
    }
    GiValue r = gi_call0(t, method);
    gi_drop(t, method);
    return r;
}

static GiValue math_floor(GiThread *t, const GiValue *a) {
    double x;
    if (!gi_is_exact(a[0], &gi_float_type)) {
        GiValue r = call_optional(t, a[0], GI_NAME(t, __floor__));
        if (r != GI_NULL || gi_failed(t)) {
            return r;
        }
    }
    return gi_to_double(t, a[0], &x) ? gi_int_from_double(t, floor(x)) : GI_NULL;
}

static GiValue math_ceil(GiThread *t, const GiValue *a) {
    double x;
    if (!gi_is_exact(a[0], &gi_float_type)) {
        GiValue r = call_optional(t, a[0], GI_NAME(t, __ceil__));
        if (r != GI_NULL || gi_failed(t)) {
            return r;
        }
    }
    return gi_to_double(t, a[0], &x) ? gi_int_from_double(t, ceil(x)) : GI_NULL;
}

static GiValue math_trunc(GiThread *t, const GiValue *a) {
    if (gi_is_exact(a[0], &gi_float_type)) {
        return gi_int_from_double(t, gi_float_value(a[0]));
    }
    GiValue r = call_optional(t, a[0], GI_NAME(t, __trunc__));
    return r != GI_NULL || gi_failed(t)
               ? r
               : gi_raise_type_error(t, "type %T doesn't define __trunc__ method", a[0]);
}

/* --- parts --- */

static GiValue pair_steal(GiThread *t, GiValue x, GiValue y) {
    if (x == GI_NULL || y == GI_NULL) {
        gi_xdrop(t, x);
        gi_xdrop(t, y);
        return GI_NULL;
    }
    GiValue items[2] = {x, y};
    return gi_tuple_steal(t, items, 2);
}

static GiValue math_frexp(GiThread *t, const GiValue *a) {
    double x;
    int exponent = 0;
    if (!gi_to_double(t, a[0], &x)) {
        return GI_NULL;
    }
    x = isfinite(x) && x != 0.0 ? frexp(x, &exponent) : x;
    return pair_steal(t, gi_float(t, x), gi_int_imm(exponent));
}

static GiValue math_modf(GiThread *t, const GiValue *a) {
    double x, whole;
    if (!gi_to_double(t, a[0], &x)) {
        return GI_NULL;
    }
    if (isinf(x)) {
        return pair_steal(t, gi_float(t, copysign(0.0, x)), gi_float(t, x));
    }
    if (isnan(x)) {
        return pair_steal(t, gi_float(t, x), gi_float(t, x));
    }
    double fraction = modf(x, &whole);
    return pair_steal(t, gi_float(t, fraction), gi_float(t, whole));
}

static GiValue math_ldexp(GiThread *t, const GiValue *a) {
    double x;
    int64_t exponent;
    if (!gi_to_double(t, a[0], &x)) {
        return GI_NULL;
    }
    if (!gi_is_int(a[1])) {
        return gi_raise_type_error(t, "Expected an int as second argument to ldexp.");
    }
    int overflow = gi_int_overflow(a[1], &exponent);
    if (overflow != 0) {
        exponent = overflow * 100000;
    }
    if (x == 0.0 || !isfinite(x)) {
        return gi_float(t, x);
    }
    exponent = exponent > 100000 ? 100000 : exponent < -100000 ? -100000 : exponent;
    double r = ldexp(x, (int)exponent);
    return isinf(r) ? gi_math_raise_range(t) : gi_float(t, r);
}

/* --- two and three arguments --- */

static bool read_two(GiThread *t, const GiValue *a, double *x, double *y) {
    return gi_to_double(t, a[0], x) && gi_to_double(t, a[1], y);
}

static GiValue math_atan2(GiThread *t, const GiValue *a) {
    double y, x;
    return read_two(t, a, &y, &x) ? gi_float(t, atan2(y, x)) : GI_NULL;
}

static GiValue math_copysign(GiThread *t, const GiValue *a) {
    double x, y;
    return read_two(t, a, &x, &y) ? gi_float(t, copysign(x, y)) : GI_NULL;
}

static GiValue math_fmod(GiThread *t, const GiValue *a) {
    double x, y;
    if (!read_two(t, a, &x, &y)) {
        return GI_NULL;
    }
    if (isinf(y) && isfinite(x)) {
        return gi_float(t, x);
    }
    double r = fmod(x, y);
    return isnan(r) && !isnan(x) && !isnan(y) ? gi_math_raise_domain(t) : gi_float(t, r);
}

static GiValue math_remainder(GiThread *t, const GiValue *a) {
    double x, y;
    if (!read_two(t, a, &x, &y)) {
        return GI_NULL;
    }
    if (isnan(x) || isnan(y)) {
        return gi_float(t, isnan(x) ? x : y);
    }
    if (isinf(x) || y == 0.0) {
        return gi_math_raise_domain(t);
    }
    return gi_float(t, isinf(y) ? x : remainder(x, y));
}

static GiValue math_pow(GiThread *t, const GiValue *a) {
    double x, y;
    if (!read_two(t, a, &x, &y)) {
        return GI_NULL;
    }
    double r = pow(x, y); /* C99 annex F, which is what the language wants of infinities and nans */
    if (!isfinite(x) || !isfinite(y) || isfinite(r)) {
        return gi_float(t, r);
    }
    return isnan(r) || x == 0.0 ? gi_math_raise_domain(t) : gi_math_raise_range(t);
}

static GiValue math_fma(GiThread *t, const GiValue *a) {
    double x, y, z;
    if (!read_two(t, a, &x, &y) || !gi_to_double(t, a[2], &z)) {
        return GI_NULL;
    }
    double r = fma(x, y, z);
    if (isnan(r) && !isnan(x) && !isnan(y) && !isnan(z)) {
        return gi_raise_value_error(t, "invalid operation in fma");
    }
    if (isinf(r) && isfinite(x) && isfinite(y) && isfinite(z)) {
        return gi_raise(t, &gi_OverflowError, "overflow in fma");
    }
    return gi_float(t, r);
}

/* Doubles in order as signed integers: neighbours differ by one, both zeros are 0. */
static int64_t rank(double d) {
    int64_t bits;
    memcpy(&bits, &d, sizeof bits);
    return bits < 0 ? INT64_MIN - bits : bits;
}

static double unrank(int64_t r) {
    int64_t bits = r < 0 ? INT64_MIN - r : r;
    double d;
    memcpy(&d, &bits, sizeof d);
    return d;
}

static double step(double x, double y, uint64_t steps) {
    if (steps == 0 || isnan(x)) {
        return x;
    }
    if (isnan(y) || x == y) {
        return y;
    }
    int64_t from = rank(x), to = rank(y);
    uint64_t distance = to > from ? (uint64_t)to - (uint64_t)from : (uint64_t)from - (uint64_t)to;
    if (steps >= distance) {
        return y;
    }
    int64_t r = to > from ? (int64_t)((uint64_t)from + steps) : (int64_t)((uint64_t)from - steps);
    return r == 0 && from < 0 ? -0.0 : unrank(r);
}

static GiValue math_nextafter(GiThread *t, const GiValue *a) {
    double x, y;
    if (!read_two(t, a, &x, &y)) {
        return GI_NULL;
    }
    if (a[2] == GI_NONE) {
        return gi_float(t, nextafter(x, y));
    }
    GiValue steps = gi_index(t, a[2]);
    if (steps == GI_NULL) {
        return GI_NULL;
    }
    uint64_t count = UINT64_MAX;
    bool negative = gi_int_sign(steps) < 0;
    if (gi_int_bit_length(steps) <= 64) {
        gi_int_to_uint64_masked(t, steps, &count);
    }
    gi_drop(t, steps);
    return negative ? gi_raise_value_error(t, "steps must be a non-negative integer") : gi_float(t, step(x, y, count));
}

static GiValue math_isclose(GiThread *t, const GiValue *a) {
    double x, y, relative = 1e-09, absolute = 0.0;
    if (!read_two(t, a, &x, &y) || !gi_to_double(t, a[2], &relative) || !gi_to_double(t, a[3], &absolute)) {
        return GI_NULL;
    }
    if (relative < 0.0 || absolute < 0.0) {
        return gi_raise_value_error(t, "tolerances must be non-negative");
    }
    if (x == y) {
        return GI_TRUE;
    }
    if (isinf(x) || isinf(y)) {
        return GI_FALSE;
    }
    double distance = fabs(y - x);
    return gi_bool(distance <= fabs(relative * y) || distance <= fabs(relative * x) || distance <= absolute);
}

#define REAL_ROW(name, doc) GI_METHOD_MADE(#name "(x, /)", math_##name, doc)

static const GiMethodRow functions[] = {
    REAL_ROW(acos, "Return the arc cosine (measured in radians) of x.\n\nThe result is between 0 and pi."),
    REAL_ROW(acosh, "Return the inverse hyperbolic cosine of x."),
    REAL_ROW(asin, "Return the arc sine (measured in radians) of x.\n\nThe result is between -pi/2 and pi/2."),
    REAL_ROW(asinh, "Return the inverse hyperbolic sine of x."),
    REAL_ROW(atan, "Return the arc tangent (measured in radians) of x.\n\nThe result is between -pi/2 and pi/2."),
    GI_METHOD("atan2(y, x, /)", math_atan2,
              "Return the arc tangent (measured in radians) of y/x.\n\nUnlike atan(y/x), the signs of both x and y are considered."),
    REAL_ROW(atanh, "Return the inverse hyperbolic tangent of x."),
    REAL_ROW(cbrt, "Return the cube root of x."),
    REAL_ROW(ceil, "Return the ceiling of x as an Integral.\n\nThis is the smallest integer >= x."),
    GI_METHOD("copysign(x, y, /)", math_copysign,
              "Return a float with the magnitude (absolute value) of x but the sign of y.\n\n"
              "On platforms that support signed zeros, copysign(1.0, -0.0)\nreturns -1.0.\n"),
    REAL_ROW(cos, "Return the cosine of x (measured in radians)."),
    REAL_ROW(cosh, "Return the hyperbolic cosine of x."),
    REAL_ROW(degrees, "Convert angle x from radians to degrees."),
    REAL_ROW(erf, "Error function at x."),
    REAL_ROW(erfc, "Complementary error function at x."),
    REAL_ROW(exp, "Return e raised to the power of x."),
    REAL_ROW(exp2, "Return 2 raised to the power of x."),
    REAL_ROW(expm1, "Return exp(x)-1.\n\nThis function avoids the loss of precision involved in the direct evaluation of exp(x)-1 for small x."),
    REAL_ROW(fabs, "Return the absolute value of the float x."),
    REAL_ROW(floor, "Return the floor of x as an Integral.\n\nThis is the largest integer <= x."),
    GI_METHOD("fma(x, y, z, /)", math_fma, "Fused multiply-add operation.\n\nCompute (x * y) + z with a single round."),
    GI_METHOD("fmod(x, y, /)", math_fmod, "Return fmod(x, y), according to platform C.\n\nx % y may differ."),
    REAL_ROW(frexp, "Return the mantissa and exponent of x, as pair (m, e).\n\nm is a float and e is an int, such that x = m * 2.**e.\n"
                    "If x is 0, m and e are both 0.  Else 0.5 <= abs(m) < 1.0."),
    REAL_ROW(gamma, "Gamma function at x."),
    GI_METHOD("isclose(a, b, *, rel_tol=1e-09, abs_tol=0.0)", math_isclose,
              "Determine whether two floating-point numbers are close in value.\n\n"
              "  rel_tol\n    maximum difference for being considered \"close\", relative to the\n"
              "    magnitude of the input values\n"
              "  abs_tol\n    maximum difference for being considered \"close\", regardless of the\n"
              "    magnitude of the input values\n\nReturn True if a is close in value to b, and False otherwise."),
    REAL_ROW(isfinite, "Return True if x is neither an infinity nor a NaN, and False otherwise."),
    REAL_ROW(isinf, "Return True if x is a positive or negative infinity, and False otherwise."),
    REAL_ROW(isnan, "Return True if x is a NaN (not a number), and False otherwise."),
    GI_METHOD("ldexp(x, i, /)", math_ldexp, "Return x * (2**i).\n\nThis is essentially the inverse of frexp()."),
    REAL_ROW(lgamma, "Natural logarithm of absolute value of Gamma function at x."),
    GI_METHOD_RAW("log(x, base=..., /)", math_log,
                  "log(x, [base=math.e])\nReturn the logarithm of x to the given base.\n\n"
                  "If the base is not specified, returns the natural logarithm (base e) of x."),
    REAL_ROW(log10, "Return the base 10 logarithm of x."),
    REAL_ROW(log1p, "Return the natural logarithm of 1+x (base e).\n\nThe result is computed in a way which is accurate for x near zero."),
    REAL_ROW(log2, "Return the base 2 logarithm of x."),
    REAL_ROW(modf, "Return the fractional and integer parts of x.\n\nBoth results carry the sign of x and are floats."),
    GI_METHOD("nextafter(x, y, /, *, steps=None)", math_nextafter,
              "Return the floating-point value the given number of steps after x towards y.\n\n"
              "If steps is not specified or is None, it defaults to 1.\n\n"
              "Raises a TypeError, if x or y is not a double, or if steps is not an integer.\n"
              "Raises ValueError if steps is negative."),
    GI_METHOD("pow(x, y, /)", math_pow, "Return x**y (x to the power of y)."),
    REAL_ROW(radians, "Convert angle x from degrees to radians."),
    GI_METHOD("remainder(x, y, /)", math_remainder,
              "Difference between x and the closest integer multiple of y.\n\n"
              "Return x - n*y where n*y is the closest integer multiple of y.\n"
              "In the case where x is exactly halfway between two multiples of\n"
              "y, the nearest even value of n is used. The result is always exact."),
    REAL_ROW(sin, "Return the sine of x (measured in radians)."),
    REAL_ROW(sinh, "Return the hyperbolic sine of x."),
    REAL_ROW(sqrt, "Return the square root of x."),
    REAL_ROW(tan, "Return the tangent of x (measured in radians)."),
    REAL_ROW(tanh, "Return the hyperbolic tangent of x."),
    REAL_ROW(trunc, "Truncates the Real x to the nearest Integral toward 0.\n\nUses the __trunc__ magic method."),
    REAL_ROW(ulp, "Return the value of the least significant bit of the float x."),
    GI_METHODS_END};

static bool init(GiThread *t, GiValue module) {
    return gi_module_add_functions(t, module, gi_math_int_rows) &&
           gi_module_add_functions(t, module, gi_math_sum_rows) &&
           gi_module_add_steal(t, module, "pi", gi_float(t, M_PI)) &&
           gi_module_add_steal(t, module, "e", gi_float(t, M_E)) &&
           gi_module_add_steal(t, module, "tau", gi_float(t, 2 * M_PI)) &&
           gi_module_add_steal(t, module, "inf", gi_float(t, HUGE_VAL)) &&
           gi_module_add_steal(t, module, "nan", gi_float(t, gi_nan_fresh(t->vm, NAN)));
}

GI_FOR_SPEED

const GiModuleSpec gi_module_math = {
    "math",
    "This module provides access to the mathematical functions\ndefined by the C standard.",
    functions, init};
