/* SPDX-License-Identifier: MIT
 * interp/syntax/arena.h: what the parser needs of arenas beyond interp/syntax/ast.h. */
#ifndef GI_ARENA_H
#define GI_ARENA_H

#include "interp/syntax/ast.h"

/* The text and file name given to gi_arena_set_source; borrowed, NULL and GI_NULL when not set. */
const char *gi_arena_source(const GiArena *a, size_t *size);
GiValue gi_arena_filename(const GiArena *a);

#endif
