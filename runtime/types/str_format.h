/* SPDX-License-Identifier: MIT
 * runtime/types/str_format.h: the syntax of replacement fields, for str.format and the module _string.
 */
#ifndef GI_STR_FORMAT_H
#define GI_STR_FORMAT_H

#include "runtime/types/str.h"

/* A piece of the format string. */
typedef struct GiPiece {
    const char *start, *end;
} GiPiece;

/* One step of parsing: literal text, then perhaps a field. */
typedef struct GiField {
    GiPiece literal;
    bool present;         /* a field follows the literal */
    GiPiece name, spec;
    uint32_t conversion;  /* 0: none */
    bool expand;          /* the spec has fields of its own */
} GiField;

/* Reads the next literal and field from *rest. 1: got one, 0: end of the text, -1: ValueError. */
int gi_format_next_field(GiThread *t, GiPiece *rest, GiField *out);

/* Splits a field name: *first is what stands before the first '.' or '['; its value as an index in
 * *index (-1: none). False: ValueError. */
bool gi_format_split_name(GiThread *t, GiPiece name, GiPiece *first, int64_t *index, GiPiece *rest);
/* The next .name or [item] of *rest. 1: got one, 0: end, -1: ValueError. */
int gi_format_next_part(GiThread *t, GiPiece *rest, GiPiece *part, bool *is_attribute, int64_t *index);

#endif
