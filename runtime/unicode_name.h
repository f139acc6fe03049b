/* SPDX-License-Identifier: MIT
 * runtime/unicode_name.h: names of characters (runtime/unicode_name.c). */
#ifndef GI_UNICODE_NAME_H
#define GI_UNICODE_NAME_H

#include "runtime/state.h"

#define GI_UNICODE_NAME_SIZE 128

/* The name of c in out, NUL-terminated; false: it has none. */
bool gi_unicode_name(uint32_t c, char out[GI_UNICODE_NAME_SIZE]);
/* The character of a name, in any case of letters; aliases count, named sequences do not. false: none. */
bool gi_unicode_lookup(const char *name, size_t size, uint32_t *c);

#endif
