/* SPDX-License-Identifier: MIT
 * runtime/errors/traceback_frame.h: one entry of a printed traceback. */
#ifndef GI_TRACEBACK_FRAME_H
#define GI_TRACEBACK_FRAME_H

#include "runtime/errors/exception.h"
#include "runtime/types/str.h"

/* Adds the lines of one entry: file, line and function, then the source with carets. */
void gi_traceback_add_frame(GiText *b, GiValue filename, GiValue name, GiPosition p, bool color);
/* The lines to show for an instruction that fills lines (list of str, changed) from p.column in the first to
 * p.end_column in the last: dedented, with carets; owned list. */
GI_OWNED GiValue gi_traceback_mark(GiThread *t, GiValue lines, GiPosition p);
/* Adds the text of a SyntaxError, without notes (traceback_syntax.c). */
void gi_traceback_add_syntax_error(GiText *b, GiValue exc, bool color);

#endif
