/* SPDX-License-Identifier: MIT
 * runtime/types/float_text.h: decimal digits of doubles, for the files that lay them out. */
#ifndef GI_FLOAT_TEXT_H
#define GI_FLOAT_TEXT_H

#include "runtime/types/number.h"

#define GI_DIGITS_MAX 1400 /* 309 before the point and 1074 behind it, and some to round */

/* A finite double's magnitude in decimal: 0.d1 d2 d3 ... * 10^point, d1 != 0 unless the value is 0 (no
 * digits). Digits beyond `count` are zero. */
typedef struct GiDigits {
    int count, point;
    char digits[GI_DIGITS_MAX];
} GiDigits;

/* The shortest digits that read back as d; among those the nearest. d finite. */
void gi_digits_shortest(double d, GiDigits *out);
/* d rounded (exact value, half to even) to `wanted` significant digits, wanted >= 1. */
void gi_digits_significant(double d, int64_t wanted, GiDigits *out);
/* d rounded to `places` digits behind the point; negative: to tens, hundreds ... */
void gi_digits_places(double d, int64_t places, GiDigits *out);
/* Reads [digits][.digits][e[+-]digits] (no sign, no spaces) up to end; returns where it stopped, NULL
 * when there is no number. */
const char *gi_double_read(const char *p, const char *end, double *out);
/* float(text) for ASCII text; false (no error set) when the text is bad. */
bool gi_double_read_text(const char *text, size_t size, double *out);

/* The same for UTF-8 text with Unicode digits and underscores: 1 read, 0 bad text, -1 error set. */
int gi_double_try(GiThread *t, const char *text, size_t size, double *out);
/* Resolves Unicode digits, spaces around and underscores, then calls read: results as above; 2: an
 * underscore out of place. */
typedef bool (*GiTextReader)(const char *text, size_t size, void *out);
int gi_double_resolve(GiThread *t, const char *text, size_t size, GiTextReader read, void *out);

#endif
