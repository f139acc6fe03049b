/* SPDX-License-Identifier: MIT
 * runtime/modules/math_gamma.c: gamma and the logarithm of its absolute value, by Lanczos' approximation
 * with the 13-term rational function for g = 6.0246800407767296 (coefficients of the Boost library). */
#include <math.h>

#include "runtime/modules/math.h"

#define LANCZOS_G 6.024680040776729583740234375
#define LANCZOS_G_LESS_HALF 5.524680040776729583740234375
#define LANCZOS_TERMS 13
#define LOG_PI 1.144729885849400174143427351353058711647

static const double numerator[LANCZOS_TERMS] = {
    23531376880.410759688572007674451636754734846804940,
    42919803642.649098768957899047001988850926355848959,
    35711959237.355668049440185451547166705960488635843,
    17921034426.037209699919755754458931112671403265390,
    6039542586.3520280050642916443072979210699388420708,
    1439720407.3117216736632230727949123939715485786372,
    248874557.86205415651146038641322942321632125127801,
    31426415.585400194380614231628318205362874684987640,
    2876370.6289353724412254090516208496135991145378768,
    186056.26539522349504029498971604569928220784236328,
    8071.6720023658162106380029022722506138218516325024,
    210.82427775157934587250973392071336271166969580291,
    2.5066282746310002701649081771338373386264310793408};

static const double denominator[LANCZOS_TERMS] = {0.0,     39916800.0, 120543840.0, 150917976.0, 105258076.0,
                                                  45995730.0, 13339535.0, 2637558.0, 357423.0, 32670.0,
                                                  1925.0,  66.0,       1.0};

/* The rational function, evaluated from the end where no power overflows. */
static double lanczos_sum(double x) {
    double top = 0.0, bottom = 0.0;
    if (x < 5.0) {
        for (int i = LANCZOS_TERMS - 1; i >= 0; i--) {
            top = top * x + numerator[i];
            bottom = bottom * x + denominator[i];
        }
    } else {
        for (int i = 0; i < LANCZOS_TERMS; i++) {
            top = top / x + numerator[i];
            bottom = bottom / x + denominator[i];
        }
    }
    return top / bottom;
}

/* sin(pi * x) without the error of a rounded pi * x for large x. */
static double sin_pi(double x) {
    double y = fmod(fabs(x), 2.0), r;
    switch ((int)round(2.0 * y)) {
    case 0: r = sin(M_PI * y); break;
    case 1: r = cos(M_PI * (y - 0.5)); break;
    case 2: r = sin(M_PI * (1.0 - y)); break;
    case 3: r = -cos(M_PI * (y - 1.5)); break;
    default: r = sin(M_PI * (y - 2.0)); break;
    }
    return copysign(1.0, x) * r;
}

/* (n - 1)! for n = 1 .. 23, exact in a double. */
static double small_factorial(int n) {
    double r = 1.0;
    for (int i = 2; i < n; i++) {
        r *= i;
    }
    return r;
}

/* The general case, 1e-20 <= |x| <= 200. */
static double gamma_lanczos(double x) {
    double size = fabs(x), y = size + LANCZOS_G_LESS_HALF, r;
    /* What was lost in the sum, to correct the power below. */
    double lost = size > LANCZOS_G_LESS_HALF ? (y - size) - LANCZOS_G_LESS_HALF : (y - LANCZOS_G_LESS_HALF) - size;
    double z = lost * LANCZOS_G / y;
    double root = pow(y, size < 140.0 ? size - 0.5 : size / 2.0 - 0.25);
    if (x < 0.0) {
        r = -M_PI / sin_pi(size) / size * exp(y) / lanczos_sum(size);
        r -= z * r;
        r /= root;
        return size < 140.0 ? r : r / root;
    }
    r = lanczos_sum(size) / exp(y);
    r += z * r;
    r *= root;
    return size < 140.0 ? r : r * root;
}

double gi_math_gamma(double x, char *error) {
    if (!isfinite(x)) {
        if (x < 0.0) {
            *error = 'd';
        }
        return x;
    }
    if (x == 0.0 || (x < 0.0 && x == floor(x))) {
        *error = 'd';
        return NAN;
    }
    if (x == floor(x) && x <= 23.0) {
        return small_factorial((int)x);
    }
    double size = fabs(x), r;
    if (size < 1e-20) {
        r = 1.0 / x;
    } else if (size > 200.0) {
        r = x < 0.0 ? 0.0 / sin_pi(x) : HUGE_VAL;
    } else {
        r = gamma_lanczos(x);
    }
    if (isinf(r)) {
        *error = 'r';
    }
    return r;
}

double gi_math_lgamma(double x, char *error) {
    if (!isfinite(x)) {
        return isnan(x) ? x : HUGE_VAL;
    }
    if (x == floor(x) && x <= 2.0) {
        if (x <= 0.0) {
            *error = 'd';
        }
        return 0.0;
    }
    double size = fabs(x);
    if (size < 1e-20) {
        return -log(size);
    }
    double r = log(lanczos_sum(size)) - LANCZOS_G;
    r += (size - 0.5) * (log(size + LANCZOS_G - 0.5) - 1);
    if (x < 0.0) {
        r = LOG_PI - log(fabs(sin_pi(size))) - log(size) - r;
    }
    if (isinf(r)) {
        *error = 'r';
    }
    return r;
}
