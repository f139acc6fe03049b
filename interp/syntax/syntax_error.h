/* SPDX-License-Identifier: MIT
 * interp/syntax/syntax_error.h: raising SyntaxError and its kin with all six location fields. */
#ifndef GI_SYNTAX_ERROR_H
#define GI_SYNTAX_ERROR_H

#include "interp/syntax/ast.h"

/* Where a SyntaxError points: lines and offsets as the exception shows them (offsets in characters,
 * 1-based); text is the source line, or NULL for None. */
typedef struct GiSyntaxPlace {
    GiValue filename;
    int32_t line, offset, end_line, end_offset;
    const char *text;
    size_t text_size;
} GiSyntaxPlace;

/* Raises `type` (SyntaxError or a subclass) with `message` (taken over; GI_NULL: an error is already
 * set) at a place. Always GI_NULL. */
GiValue gi_syntax_raise_steal(GiThread *t, GiType *type, const GiSyntaxPlace *place, GiValue message);
/* warnings.warn_explicit(message, category, filename, line); false: the warning became an error. */
bool gi_syntax_warn(GiThread *t, GiType *category, GiValue message, GiValue filename, int32_t line);
/* Number of characters in the first `bytes` bytes of UTF-8 text. */
int32_t gi_syntax_characters(const char *text, size_t bytes);

#endif
