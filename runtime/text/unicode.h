/* SPDX-License-Identifier: MIT
 * runtime/text/unicode.h: character properties for the text types and unicodedata. The UTF-8 helpers are
 * in runtime/types/str.h. No function here needs the GIL or allocates.
 */
#ifndef GI_UNICODE_H
#define GI_UNICODE_H

#include "runtime/types/str.h"

#define GI_MAX_CODE_POINT 0x10FFFFu

/* General categories; the order is that of utf8proc. */
typedef enum GiCategory {
    GI_CAT_CN, GI_CAT_LU, GI_CAT_LL, GI_CAT_LT, GI_CAT_LM, GI_CAT_LO, GI_CAT_MN, GI_CAT_MC,
    GI_CAT_ME, GI_CAT_ND, GI_CAT_NL, GI_CAT_NO, GI_CAT_PC, GI_CAT_PD, GI_CAT_PS, GI_CAT_PE,
    GI_CAT_PI, GI_CAT_PF, GI_CAT_PO, GI_CAT_SM, GI_CAT_SC, GI_CAT_SK, GI_CAT_SO, GI_CAT_ZS,
    GI_CAT_ZL, GI_CAT_ZP, GI_CAT_CC, GI_CAT_CF, GI_CAT_CS, GI_CAT_CO
} GiCategory;

/* Data of unicode_tables.c; rows ascend. */
typedef struct GiCodeRange { uint32_t first, last; } GiCodeRange;
typedef struct GiCaseMapping { uint32_t code; uint16_t to[3]; } GiCaseMapping;
typedef struct GiNumberRange {
    uint32_t first;
    uint8_t more;        /* characters behind it that go on counting */
    uint8_t zeros;       /* of the numerators, besides: 5 and 3 are 5000 */
    int16_t numerator;   /* of `first` */
    int16_t denominator;
    int16_t step;        /* what the numerator grows by per character */
} GiNumberRange;
typedef struct GiDecomposition { uint32_t code, to[6]; } GiDecomposition; /* one step; 0: end */
typedef struct GiWidthRange { uint32_t first; uint8_t width; } GiWidthRange; /* N Na A W H F */
#define GI_UNICODE_TABLE(type, name) \
    extern const type gi_unicode_##name[]; \
    extern const size_t gi_unicode_##name##_count;
GI_UNICODE_TABLE(GiCodeRange, other_lower)
GI_UNICODE_TABLE(GiCodeRange, other_upper)
GI_UNICODE_TABLE(GiCodeRange, case_ignorable_exceptions)
GI_UNICODE_TABLE(GiCodeRange, identifier_start_exceptions)
GI_UNICODE_TABLE(GiCodeRange, identifier_continue_exceptions)
GI_UNICODE_TABLE(GiCaseMapping, special_upper)
GI_UNICODE_TABLE(GiCaseMapping, special_title)
GI_UNICODE_TABLE(GiNumberRange, digits)
GI_UNICODE_TABLE(GiNumberRange, numbers)
GI_UNICODE_TABLE(GiDecomposition, decompositions)
GI_UNICODE_TABLE(GiWidthRange, widths)
#undef GI_UNICODE_TABLE

GiCategory gi_unicode_category(uint32_t c);
bool gi_unicode_is_lower(uint32_t c);
bool gi_unicode_is_upper(uint32_t c);
bool gi_unicode_is_title(uint32_t c);
bool gi_unicode_is_cased(uint32_t c);
bool gi_unicode_is_case_ignorable(uint32_t c);
bool gi_unicode_is_line_break(uint32_t c); /* str.splitlines */
/* Simple mappings: one character to one. */
uint32_t gi_unicode_to_lower(uint32_t c);
uint32_t gi_unicode_to_upper(uint32_t c);
uint32_t gi_unicode_to_title(uint32_t c);
/* Full mappings: up to three characters; return how many. */
size_t gi_unicode_full_lower(uint32_t c, uint32_t out[3]);
size_t gi_unicode_full_upper(uint32_t c, uint32_t out[3]);
size_t gi_unicode_full_title(uint32_t c, uint32_t out[3]);
size_t gi_unicode_full_fold(uint32_t c, uint32_t out[3]);
int gi_unicode_digit(uint32_t c);                   /* decimals too; -1: none */
bool gi_unicode_numeric(uint32_t c, double *value); /* digits and decimals too */
/* Reads one code point of valid text that ends at p. */
uint32_t gi_utf8_previous(const char **p);
/* Does the text consist of ASCII only? */
bool gi_utf8_is_ascii(const char *text, size_t size);

#endif
