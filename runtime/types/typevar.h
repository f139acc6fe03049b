/* SPDX-License-Identifier: MIT
 * runtime/types/typevar.h: type parameters: TypeVar, ParamSpec, TypeVarTuple (typevar.c), and aliases
 * (typealias.c). */
#ifndef GI_TYPEVAR_H
#define GI_TYPEVAR_H

#include "runtime/native.h"

typedef struct GiTypeVar { /* all three kinds */
    GiObject head;
    GiValue name;
    GiValue bound, constraints, default_value; /* GI_NULL: none, or not evaluated yet */
    GiValue bound_fn, constraints_fn, default_fn; /* functions that give them; GI_NULL: none */
    GiValue dict;
    GiObject *weak_list;
    bool covariant, contravariant, infer;
} GiTypeVar;

extern GiObject gi_no_default_object;
#define GI_NO_DEFAULT gi_static(&gi_no_default_object)

/* A type parameter of the syntax def f[T]; borrowed arguments. */
GI_OWNED GiValue gi_typevar(GiThread *t, GiType *type, GiValue name, GiValue bound_fn, GiValue constraints_fn);
/* typing.NAME(a, b, c); trailing GI_NULL are left out. Owned. */
GI_OWNED GiValue gi_call_typing(GiThread *t, const char *name, GiValue a, GiValue b, GiValue c);
/* __name__ of the module whose code is running, or None. Owned. */
GI_OWNED GiValue gi_calling_module(GiThread *t);
/* type X = ...: value given by a function. */
GI_OWNED GiValue gi_type_alias_make(GiThread *t, GiValue name, GiValue params, GiValue value_fn, GiValue value);

#endif
