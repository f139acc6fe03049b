/* SPDX-License-Identifier: MIT
 * runtime/types/float.h: what the number types and math modules share about floats beyond number.h. */
#ifndef GI_FLOAT_H
#define GI_FLOAT_H

#include "runtime/types/number.h"

/* OverflowError(34, "Numerical result out of range"); returns GI_NULL. */
GiValue gi_float_raise_range(GiThread *t);
/* float(v) for numbers: 1 converted, 0 v has no __float__ nor __index__ (no error), -1 error set. */
int gi_float_convert(GiThread *t, GiValue v, double *out);
/* d.as_integer_ratio(): a tuple. */
GI_OWNED GiValue gi_float_ratio(GiThread *t, double d);
/* d.hex(), and its inverse (ValueError, OverflowError). (float_hex.c) */
GI_OWNED GiValue gi_float_hex(GiThread *t, double d);
bool gi_float_from_hex(GiThread *t, const char *text, size_t size, double *out);
/* (ar + ai*j) ** (br + bi*j). (complex.c) */
GI_OWNED GiValue gi_complex_pow(GiThread *t, double ar, double ai, double br, double bi);
/* (ar + ai*j) / (br + bi*j); false: division by zero, no error set. (complex.c) */
bool gi_complex_quotient(double ar, double ai, double br, double bi, double *real, double *imag);

#endif
