/* SPDX-License-Identifier: MIT
 * runtime/modules/math.h: what the files of the module math share. Native functions of signature
 * GiNative unless said otherwise. */
#ifndef GI_MATH_H
#define GI_MATH_H

#include "runtime/native.h"
#include "runtime/types/number.h"

/* ValueError "math domain error", OverflowError "math range error"; both return GI_NULL. */
GiValue gi_math_raise_domain(GiThread *t);
GiValue gi_math_raise_range(GiThread *t);

/* math_gamma.c: the functions themselves; *error is 'd' (domain), 'r' (range) or left alone. */
double gi_math_gamma(double x, char *error);
double gi_math_lgamma(double x, char *error);

/* math_int.c */
extern const GiMethodRow gi_math_int_rows[];
/* math_sum.c */
extern const GiMethodRow gi_math_sum_rows[];

#endif
