/* SPDX-License-Identifier: MIT
 * runtime/frozen.h: library modules in Python that are part of the binary; frozen.c is made at build
 * time by runtime/lib/freeze.c from runtime/lib/. Sorted by name. */
#ifndef GI_FROZEN_H
#define GI_FROZEN_H

#include <stddef.h>

typedef struct GiFrozen {
    const char *name; /* dotted */
    const char *text;
    size_t size;
    int package;
} GiFrozen;

extern const GiFrozen gi_frozen[];
extern const unsigned gi_frozen_count;

#endif
