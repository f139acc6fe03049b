/* SPDX-License-Identifier: MIT
 * runtime/types/signature_internal.h: binding with the caller's name, between builtin.c and signature.c. */
#ifndef GI_SIGNATURE_INTERNAL_H
#define GI_SIGNATURE_INTERNAL_H

#include "runtime/native.h"

/* As gi_signature_bind. f: the builtin called (GI_NULL: only s->name is known); `method`: its first
 * parameter is the object, which messages do not count. */
bool gi_signature_bind_as(GiThread *t, const GiSignature *s, GiValue f, bool method, const GiValue *a,
                          size_t n, GiValue kwnames, GiValue *out);
/* Checks the annotations of bound arguments; TypeError "f() argument 'x' must be int, not str". */
bool gi_signature_check(GiThread *t, const GiSignature *s, const GiValue *out);
GiSignature *gi_builtin_signature(GiThread *t, GiBuiltin *b);
/* "module.name()" for messages; owned str. */
GI_OWNED GiValue gi_builtin_full_name(GiThread *t, GiValue f);

#endif
