/* SPDX-License-Identifier: MIT
 * interp/repl/line.h: reading a line with editing (GNU readline when built with it) and the history. */
#ifndef GI_LINE_H
#define GI_LINE_H

#include "runtime/native.h"

void gi_line_open(GiThread *t);  /* loads the history */
void gi_line_close(GiThread *t); /* saves it */
/* One line without its newline, malloc'ed, in *line: 1; 0: end of input; -1: error set (Ctrl-C). The GIL is
 * let go while the user types. */
int gi_line_read(GiThread *t, const char *prompt, char **line);
/* Adds a whole block to the history. */
void gi_line_remember(const char *text, size_t size);
/* Keeps the text of a block for tracebacks. */
void gi_source_remember_text(GiThread *t, GiValue filename, const char *text, size_t size);

#endif
