/* SPDX-License-Identifier: MIT
 * runtime/errors/color.h: colours on terminals: when, and which. */
#ifndef GI_COLOR_H
#define GI_COLOR_H

#include "runtime/types/str.h"

#define GI_COLOR_RESET "\033[0m"
#define GI_COLOR_NAME "\033[35m"      /* files, lines, functions, messages */
#define GI_COLOR_TITLE "\033[1;35m"   /* class of an exception, prompts */
#define GI_COLOR_MARK "\033[1;31m"    /* what carets point to */
#define GI_COLOR_RANGE "\033[31m"     /* the rest of the instruction */

/* May output to a descriptor be coloured? NO_COLOR, FORCE_COLOR and TERM=dumb count before isatty. */
bool gi_color_wanted(GiThread *t, int fd);
/* Adds text, in a colour when `on`. */
void gi_color_add(GiText *b, bool on, const char *color, const char *text, size_t size);
/* Adds a source line and the line of carets below it, each with `margin` before and a newline behind it. What
 * stands over "^" and "~" is coloured with them. */
void gi_color_add_marked(GiText *b, const char *margin, const char *line, const char *marks);

#endif
