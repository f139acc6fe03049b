/* SPDX-License-Identifier: MIT
 * runtime/text/unicode_name.h: names of characters (runtime/text/unicode_name.c). */
#ifndef GI_UNICODE_NAME_H
#define GI_UNICODE_NAME_H

#include "runtime/state.h"

#define GI_UNICODE_NAME_SIZE 128

/* The name of c in out, NUL-terminated: 1; 0: it has none, -1: MemoryError. Needs the GIL. */
int gi_unicode_name(GiThread *t, uint32_t c, char out[GI_UNICODE_NAME_SIZE]);
/* The character of a name, in any case of letters; aliases count, named sequences do not. 1: found,
 * 0: none, -1: MemoryError. Needs the GIL. */
int gi_unicode_lookup(GiThread *t, const char *name, size_t size, uint32_t *c);

#endif
