/* SPDX-License-Identifier: MIT
 * runtime/anchors.h: what the traceback printer must know of an expression to mark its operator, its
 * brackets or its call; implemented by interp/vm/anchors.c, which can parse. Lines count from 0, columns are
 * bytes. */
#ifndef GI_ANCHORS_H
#define GI_ANCHORS_H

#include "runtime/errors/error.h"

typedef struct GiAnchors {
    int32_t left_line, left_column;   /* where the marked middle begins */
    int32_t right_line, right_column; /* and ends */
} GiAnchors;

/* Anchors of the expression that fills `text`; false: it has none. No error stays set. */
bool gi_find_anchors(GiThread *t, const char *text, size_t size, GiAnchors *out);
/* Is text one statement whose carets would tell nothing: `return f(...)` or `x = f(...)`, the call at
 * exactly these places? 1 yes, 0 no, -1 text holds no statement at all. No error stays set. */
int gi_is_plain_call(GiThread *t, const char *text, size_t size, int32_t start, int32_t last_line, int32_t end);

#endif
