/* SPDX-License-Identifier: MIT
 * runtime/modules/cmath.c: the module cmath: functions of complex numbers.
 *
 * Finite arguments: the formulas of Kahan ("Branch cuts for complex elementary functions", 1987), scaled
 * where intermediate results would overflow. Arguments with an infinity or a nan: the C library, whose
 * functions follow annex G of C99; signs that it leaves open are set here. Each function is f(z, &error) with error 'd' (domain) or 'r' (range).
 */
#include <complex.h>
#include <float.h>
#include <math.h>

#include "runtime/modules/math.h"
#include "runtime/types/float.h"
#include "runtime/types/sequence.h"

#undef I

typedef struct Number { double real, imag; } Number;

#define LARGE (DBL_MAX / 4.0)          /* beyond it, sums of two are near overflow */
#define SQRT_LARGE 6.703903964971298e153
#define LOG_LARGE 708.3964185322641    /* log(LARGE) */
#define SQRT_MIN 1.4916681462400413e-154

static bool is_finite(Number z) { return isfinite(z.real) && isfinite(z.imag); }

static Number special(Number z, double complex (*f)(double complex)) {
    double complex r = f(CMPLX(z.real, z.imag));
    return (Number){creal(r), cimag(r)};
}

static bool is_large(Number z) { return fabs(z.real) > LARGE || fabs(z.imag) > LARGE; }
static double log_large(Number z) { return log(hypot(z.real / 2.0, z.imag / 2.0)) + M_LN2 * 2.0; }

static Number square_root(Number z, char *error) {
    if (!is_finite(z)) {
        return special(z, csqrt);
    }
    if (z.real == 0.0 && z.imag == 0.0) {
        return (Number){0.0, z.imag};
    }
    double x = fabs(z.real), y = fabs(z.imag), s;
    if (x < DBL_MIN && y < DBL_MIN) {
        x = ldexp(x, 53);
        s = ldexp(sqrt(x + hypot(x, ldexp(y, 53))), -27);
    } else {
        x /= 8.0;
        s = 2.0 * sqrt(x + hypot(x, y / 8.0));
    }
    double d = y / (2.0 * s);
    return z.real >= 0.0 ? (Number){s, copysign(d, z.imag)} : (Number){d, copysign(s, z.imag)};
}

/* --- inverse functions --- */

static Number arc_cosine(Number z, char *error) {
    if (!is_finite(z)) {
        return isinf(z.real) && isnan(z.imag) ? (Number){NAN, HUGE_VAL} : special(z, cacos);
    }
    if (is_large(z)) {
        double imag = z.real < 0.0 ? -copysign(log_large(z), z.imag) : copysign(log_large(z), -z.imag);
        return (Number){atan2(fabs(z.imag), z.real), imag};
    }
    Number s1 = square_root((Number){1.0 - z.real, -z.imag}, error);
    Number s2 = square_root((Number){1.0 + z.real, z.imag}, error);
    return (Number){2.0 * atan2(s1.real, s2.real), asinh(s2.real * s1.imag - s2.imag * s1.real)};
}

static Number arc_cosine_h(Number z, char *error) {
    if (!is_finite(z)) {
        return z.real == 0.0 && isnan(z.imag) ? (Number){NAN, NAN} : special(z, cacosh);
    }
    if (is_large(z)) {
        return (Number){log_large(z), atan2(z.imag, z.real)};
    }
    Number s1 = square_root((Number){z.real - 1.0, z.imag}, error);
    Number s2 = square_root((Number){z.real + 1.0, z.imag}, error);
    return (Number){asinh(s1.real * s2.real + s1.imag * s2.imag), 2.0 * atan2(s1.imag, s2.real)};
}

static Number arc_sine_h(Number z, char *error) {
    if (!is_finite(z)) {
        return isnan(z.real) && isinf(z.imag) ? (Number){HUGE_VAL, NAN} : special(z, casinh);
    }
    if (is_large(z)) {
        double real = z.imag >= 0.0 ? copysign(log_large(z), z.real) : -copysign(log_large(z), -z.real);
        return (Number){real, atan2(z.imag, fabs(z.real))};
    }
    Number s1 = square_root((Number){1.0 + z.imag, -z.real}, error);
    Number s2 = square_root((Number){1.0 - z.imag, z.real}, error);
    return (Number){asinh(s1.real * s2.imag - s2.real * s1.imag),
                    atan2(z.imag, s1.real * s2.real - s1.imag * s2.imag)};
}

static Number arc_tangent_h(Number z, char *error) {
    if (!is_finite(z)) {
        return isnan(z.real) && isinf(z.imag) ? (Number){0.0, copysign(M_PI_2, z.imag)} : special(z, catanh);
    }
    if (signbit(z.real)) {
        Number r = arc_tangent_h((Number){-z.real, -z.imag}, error);
        return (Number){-r.real, -r.imag};
    }
    double y = fabs(z.imag);
    if (z.real > SQRT_LARGE || y > SQRT_LARGE) {
        double h = hypot(z.real / 2.0, z.imag / 2.0);
        return (Number){z.real / 4.0 / h / h, -copysign(M_PI / 2.0, -z.imag)};
    }
    if (z.real == 1.0 && y < SQRT_MIN) {
        if (y == 0.0) {
            *error = 'd';
            return (Number){HUGE_VAL, z.imag};
        }
        return (Number){-log(sqrt(y) / sqrt(hypot(y, 2.0))), copysign(atan2(2.0, -y) / 2.0, z.imag)};
    }
    return (Number){log1p(4.0 * z.real / ((1 - z.real) * (1 - z.real) + y * y)) / 4.0,
                    -atan2(-2.0 * z.imag, (1 - z.real) * (1 + z.real) - y * y) / 2.0};
}

/* --- exponential and hyperbolic functions --- */

/* An infinity from finite parts. */
static Number check_range(Number r, char *error) {
    if (isinf(r.real) || isinf(r.imag)) {
        *error = 'r';
    }
    return r;
}

static Number exponential(Number z, char *error) {
    if (!is_finite(z)) {
        if (isinf(z.imag) && (isfinite(z.real) || (isinf(z.real) && z.real > 0.0))) {
            *error = 'd';
        }
        return z.real == -HUGE_VAL && !isfinite(z.imag) ? (Number){0.0, 0.0} : special(z, cexp);
    }
    double scale = z.real > LOG_LARGE ? exp(z.real - 1.0) : exp(z.real), e = z.real > LOG_LARGE ? M_E : 1.0;
    return check_range((Number){scale * cos(z.imag) * e, scale * sin(z.imag) * e}, error);
}

static Number cosine_h(Number z, char *error) {
    if (!is_finite(z)) {
        if (isinf(z.imag) && !isnan(z.real)) {
            *error = 'd';
        }
        return isnan(z.real) && z.imag == 0.0 ? (Number){NAN, 0.0} : special(z, ccosh);
    }
    bool large = fabs(z.real) > LOG_LARGE;
    double x = large ? z.real - copysign(1.0, z.real) : z.real, e = large ? M_E : 1.0;
    return check_range((Number){cos(z.imag) * cosh(x) * e, sin(z.imag) * sinh(x) * e}, error);
}

static Number sine_h(Number z, char *error) {
    if (!is_finite(z)) {
        if (isinf(z.imag) && !isnan(z.real)) {
            *error = 'd';
        }
        return z.real == 0.0 && isnan(z.imag) ? (Number){0.0, NAN} : special(z, csinh);
    }
    bool large = fabs(z.real) > LOG_LARGE;
    double x = large ? z.real - copysign(1.0, z.real) : z.real, e = large ? M_E : 1.0;
    return check_range((Number){cos(z.imag) * sinh(x) * e, sin(z.imag) * cosh(x) * e}, error);
}

static Number tangent_h(Number z, char *error) {
    if (!is_finite(z)) {
        if (isinf(z.imag) && isfinite(z.real)) {
            *error = 'd';
        }
        if (isinf(z.real) && !isfinite(z.imag)) {
            return (Number){copysign(1.0, z.real), 0.0};
        }
        return z.real == 0.0 && isnan(z.imag) ? (Number){NAN, NAN} : special(z, ctanh);
    }
    if (fabs(z.real) > LOG_LARGE) {
        return (Number){copysign(1.0, z.real), 4.0 * sin(z.imag) * cos(z.imag) * exp(-2.0 * fabs(z.real))};
    }
    double tx = tanh(z.real), ty = tan(z.imag), cx = 1.0 / cosh(z.real), product = tx * ty;
    double denominator = 1.0 + product * product;
    return (Number){tx * (1.0 + ty * ty) / denominator, ((ty / denominator) * cx) * cx};
}

/* Circular functions are hyperbolic ones of i*z: f(z) = -i * fh(i * z) for the odd ones. */
static Number turned(Number z, char *error, Number (*f)(Number, char *)) {
    Number r = f((Number){-z.imag, z.real}, error);
    return (Number){r.imag, -r.real};
}

static Number arc_sine(Number z, char *error) { return turned(z, error, arc_sine_h); }
static Number arc_tangent(Number z, char *error) { return turned(z, error, arc_tangent_h); }
static Number sine(Number z, char *error) { return turned(z, error, sine_h); }
static Number tangent(Number z, char *error) { return turned(z, error, tangent_h); }
static Number cosine(Number z, char *error) { return cosine_h((Number){-z.imag, z.real}, error); }

/* --- logarithms --- */

static Number logarithm(Number z, char *error) {
    if (!is_finite(z)) {
        return special(z, clog);
    }
    double x = fabs(z.real), y = fabs(z.imag), real;
    double large = x > y ? x : y, small = x > y ? y : x;
    if (large > LARGE) {
        real = log(hypot(x / 2.0, y / 2.0)) + M_LN2;
    } else if (large < DBL_MIN) {
        if (large == 0.0) {
            *error = 'd';
            real = -HUGE_VAL;
        } else {
            real = log(hypot(ldexp(x, DBL_MANT_DIG), ldexp(y, DBL_MANT_DIG))) - DBL_MANT_DIG * M_LN2;
        }
    } else {
        double h = hypot(x, y);
        real = h >= 0.71 && h <= 1.73 ? log1p((large - 1) * (large + 1) + small * small) / 2.0 : log(h);
    }
    return (Number){real, atan2(z.imag, z.real)};
}

static Number logarithm10(Number z, char *error) {
    Number r = logarithm(z, error);
    return (Number){r.real / M_LN10, r.imag / M_LN10};
}

/* --- native functions --- */

static bool read(GiThread *t, GiValue v, Number *z) { return gi_to_complex(t, v, &z->real, &z->imag); }

static GiValue finish(GiThread *t, Number r, char error) {
    return error == 'd'   ? gi_math_raise_domain(t)
           : error == 'r' ? gi_math_raise_range(t)
                          : gi_complex(t, r.real, r.imag);
}

#define COMPLEX_FUNCTION(name, f) \
    static GiValue cmath_##name(GiThread *t, const GiValue *a) { \
        Number z; \
        char error = 0; \
        if (!read(t, a[0], &z)) { \
            return GI_NULL; \
        } \
        Number r = f(z, &error); \
        return finish(t, r, error); \
    }
COMPLEX_FUNCTION(acos, arc_cosine)
COMPLEX_FUNCTION(acosh, arc_cosine_h)
COMPLEX_FUNCTION(asin, arc_sine)
COMPLEX_FUNCTION(asinh, arc_sine_h)
COMPLEX_FUNCTION(atan, arc_tangent)
COMPLEX_FUNCTION(atanh, arc_tangent_h)
COMPLEX_FUNCTION(cos, cosine)
COMPLEX_FUNCTION(cosh, cosine_h)
COMPLEX_FUNCTION(exp, exponential)
COMPLEX_FUNCTION(log10, logarithm10)
COMPLEX_FUNCTION(sin, sine)
COMPLEX_FUNCTION(sinh, sine_h)
COMPLEX_FUNCTION(sqrt, square_root)
COMPLEX_FUNCTION(tan, tangent)
COMPLEX_FUNCTION(tanh, tangent_h)

static GiValue cmath_log(GiThread *t, const GiValue *a) {
    Number z, base, r;
    char error = 0;
    if (!read(t, a[0], &z) || (a[1] != GI_NULL && !read(t, a[1], &base))) {
        return GI_NULL;
    }
    r = logarithm(z, &error);
    if (a[1] != GI_NULL) {
        Number d = logarithm(base, &error);
        if (!gi_complex_quotient(r.real, r.imag, d.real, d.imag, &r.real, &r.imag)) {
            error = 'd';
        }
    }
    return finish(t, r, error);
}

static GiValue cmath_phase(GiThread *t, const GiValue *a) {
    Number z;
    return read(t, a[0], &z) ? gi_float(t, atan2(z.imag, z.real)) : GI_NULL;
}

static GiValue cmath_polar(GiThread *t, const GiValue *a) {
    Number z;
    if (!read(t, a[0], &z)) {
        return GI_NULL;
    }
    double r = hypot(z.real, z.imag);
    if (isinf(r) && is_finite(z)) {
        return gi_math_raise_range(t);
    }
    GiValue pair[2] = {gi_float(t, r), GI_NULL};
    if (pair[0] == GI_NULL) {
        return GI_NULL;
    }
    pair[1] = gi_float(t, atan2(z.imag, z.real));
    if (pair[1] == GI_NULL) {
        gi_drop(t, pair[0]);
        return GI_NULL;
    }
    return gi_tuple_steal(t, pair, 2);
}

/* r * e^(i * phi) where one of them is not finite. */
static Number rectangular_special(double r, double phi) {
    if (isinf(r) && isfinite(phi)) {
        if (phi == 0.0) {
            return (Number){r, r < 0.0 ? -phi : phi};
        }
        return (Number){copysign(HUGE_VAL, r * cos(phi)), copysign(HUGE_VAL, r * sin(phi))};
    }
    if (r == 0.0) {
        return (Number){0.0, 0.0};
    }
    if (isinf(r)) {
        return (Number){HUGE_VAL, NAN};
    }
    return (Number){NAN, phi == 0.0 ? 0.0 : NAN};
}

static GiValue cmath_rect(GiThread *t, const GiValue *a) {
    double r, phi;
    if (!gi_to_double(t, a[0], &r) || !gi_to_double(t, a[1], &phi)) {
        return GI_NULL;
    }
    if (!isfinite(r) || !isfinite(phi)) {
        char error = r != 0.0 && !isnan(r) && isinf(phi) ? 'd' : 0;
        return finish(t, rectangular_special(r, phi), error);
    }
    return phi == 0.0 ? gi_complex(t, r, r * phi) : gi_complex(t, r * cos(phi), r * sin(phi));
}

static GiValue cmath_isfinite(GiThread *t, const GiValue *a) {
    Number z;
    return read(t, a[0], &z) ? gi_bool(is_finite(z)) : GI_NULL;
}

static GiValue cmath_isinf(GiThread *t, const GiValue *a) {
    Number z;
    return read(t, a[0], &z) ? gi_bool(isinf(z.real) || isinf(z.imag)) : GI_NULL;
}

static GiValue cmath_isnan(GiThread *t, const GiValue *a) {
    Number z;
    return read(t, a[0], &z) ? gi_bool(isnan(z.real) || isnan(z.imag)) : GI_NULL;
}

static GiValue cmath_isclose(GiThread *t, const GiValue *a) {
    Number x, y;
    double relative, absolute;
    if (!read(t, a[0], &x) || !read(t, a[1], &y) || !gi_to_double(t, a[2], &relative) ||
        !gi_to_double(t, a[3], &absolute)) {
        return GI_NULL;
    }
    if (relative < 0.0 || absolute < 0.0) {
        return gi_raise_value_error(t, "tolerances must be non-negative");
    }
    if (x.real == y.real && x.imag == y.imag) {
        return GI_TRUE;
    }
    if (isinf(x.real) || isinf(x.imag) || isinf(y.real) || isinf(y.imag)) {
        return GI_FALSE;
    }
    double distance = hypot(x.real - y.real, x.imag - y.imag);
    return gi_bool(distance <= relative * hypot(y.real, y.imag) ||
                   distance <= relative * hypot(x.real, x.imag) || distance <= absolute);
}

#define COMPLEX_ROW(name, doc) GI_METHOD_MADE(#name "(z, /)", cmath_##name, doc)

static const GiMethodRow functions[] = {
    COMPLEX_ROW(acos, "Return the arc cosine of z."),
    COMPLEX_ROW(acosh, "Return the inverse hyperbolic cosine of z."),
    COMPLEX_ROW(asin, "Return the arc sine of z."),
    COMPLEX_ROW(asinh, "Return the inverse hyperbolic sine of z."),
    COMPLEX_ROW(atan, "Return the arc tangent of z."),
    COMPLEX_ROW(atanh, "Return the inverse hyperbolic tangent of z."),
    COMPLEX_ROW(cos, "Return the cosine of z."),
    COMPLEX_ROW(cosh, "Return the hyperbolic cosine of z."),
    COMPLEX_ROW(exp, "Return the exponential value e**z."),
    GI_METHOD("isclose(a, b, *, rel_tol=1e-09, abs_tol=0.0)", cmath_isclose,
              "Determine whether two complex numbers are close in value.\n\n"
              "  rel_tol\n    maximum difference for being considered \"close\", relative to the\n"
              "    magnitude of the input values\n"
              "  abs_tol\n    maximum difference for being considered \"close\", regardless of the\n"
              "    magnitude of the input values\n\nReturn True if a is close in value to b, and False otherwise."),
    COMPLEX_ROW(isfinite, "Return True if both the real and imaginary parts of z are finite, else False."),
    COMPLEX_ROW(isinf, "Checks if the real or imaginary part of z is infinite."),
    COMPLEX_ROW(isnan, "Checks if the real or imaginary part of z not a number (NaN)."),
    GI_METHOD("log(z, base=..., /)", cmath_log,
              "log(z[, base]) -> the logarithm of z to the given base.\n\n"
              "If the base is not specified, returns the natural logarithm (base e) of z."),
    COMPLEX_ROW(log10, "Return the base-10 logarithm of z."),
    COMPLEX_ROW(phase, "Return argument, also known as the phase angle, of a complex."),
    COMPLEX_ROW(polar, "Convert a complex from rectangular coordinates to polar coordinates.\n\n"
                       "r is the distance from 0 and phi the phase angle."),
    GI_METHOD("rect(r, phi, /)", cmath_rect, "Convert from polar coordinates to rectangular coordinates."),
    COMPLEX_ROW(sin, "Return the sine of z."),
    COMPLEX_ROW(sinh, "Return the hyperbolic sine of z."),
    COMPLEX_ROW(sqrt, "Return the square root of z."),
    COMPLEX_ROW(tan, "Return the tangent of z."),
    COMPLEX_ROW(tanh, "Return the hyperbolic tangent of z."),
    GI_METHODS_END};

static bool init(GiThread *t, GiValue module) {
    return gi_module_add_steal(t, module, "pi", gi_float(t, M_PI)) &&
           gi_module_add_steal(t, module, "e", gi_float(t, M_E)) &&
           gi_module_add_steal(t, module, "tau", gi_float(t, 2 * M_PI)) &&
           gi_module_add_steal(t, module, "inf", gi_float(t, HUGE_VAL)) &&
           gi_module_add_steal(t, module, "infj", gi_complex(t, 0.0, HUGE_VAL)) &&
           gi_module_add_steal(t, module, "nan", gi_float(t, gi_nan_fresh(t->vm, NAN))) &&
           gi_module_add_steal(t, module, "nanj", gi_complex(t, 0.0, NAN));
}

const GiModuleSpec gi_module_cmath = {
    "cmath", "This module provides access to mathematical functions for complex\nnumbers.", functions, init};
