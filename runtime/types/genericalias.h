/* SPDX-License-Identifier: MIT
 * runtime/types/genericalias.h: types.GenericAlias (list[int]) and types.UnionType (int | None). */
#ifndef GI_GENERICALIAS_H
#define GI_GENERICALIAS_H

#include "runtime/types/str.h"

/* fields both kinds share begin alike: head, then slots */
typedef struct GiGenericAlias {
    GiObject head;
    GiValue origin, args, parameters; /* parameters: tuple, or GI_NULL until asked for */
    bool starred;
    GiObject *weak_list;
} GiGenericAlias;
typedef struct GiUnion {
    GiObject head;
    GiValue args, parameters;
} GiUnion;

/* origin[args]; args a tuple, or one argument. */
GI_OWNED GiValue gi_generic_alias(GiThread *t, GiValue origin, GiValue args);
/* type[key] */
GI_OWNED GiValue gi_generic_alias_of_type(GiThread *t, GiValue key);
/* a | b of types: a union, or NotImplemented when one is nothing that can be in a union. */
GI_OWNED GiValue gi_union_or(GiThread *t, GiValue a, GiValue b);
/* Native method body for `__class_getitem__(cls, object, /)` of generic builtin types. */
GiValue gi_class_getitem(GiThread *t, const GiValue *a);
/* A type argument as it is written in source. */
void gi_type_argument_repr(GiText *b, GiValue v);
/* The type parameters found in a tuple of arguments; owned tuple. */
GI_OWNED GiValue gi_type_parameters(GiThread *t, GiValue args);
/* self's args with parameters replaced by the items of item (one value or a tuple); owned tuple. */
GI_OWNED GiValue gi_substitute_parameters(GiThread *t, GiValue self, GiValue args, GiValue parameters, GiValue item);

#endif
