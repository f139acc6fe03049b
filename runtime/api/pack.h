/* SPDX-License-Identifier: MIT
 * runtime/api/pack.h: lists of values made from a format (runtime/api/pack.c), for gilt_callf.
 */
#ifndef GI_API_PACK_H
#define GI_API_PACK_H

#include <stdarg.h>

#include "runtime/api/api.h"

#define GI_PACK_SMALL 8

typedef struct GiPackList { /* owns its values */
    GiValue *items, *names; /* names[i] belongs to the i-th of the last `named` items */
    size_t count, named, capacity;
    GiValue small_items[GI_PACK_SMALL], small_names[GI_PACK_SMALL];
} GiPackList;

void gi_pack_list_init(GiPackList *list);
void gi_pack_list_free(GiThread *t, GiPackList *list);
/* Makes the values that fmt describes. false: an error is set, or an O was absent. */
bool gi_pack_arguments(gilt_thread *h, const char *fmt, va_list *args, GiPackList *list);

#endif
