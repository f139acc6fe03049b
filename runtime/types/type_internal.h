/* SPDX-License-Identifier: MIT
 * runtime/types/type_internal.h: what the files of the object model share (type*.c, object.c, mro.c,
 * builtin.c, descriptor.c, slots.c, protocol files). Not for other areas.
 */
#ifndef GI_TYPE_INTERNAL_H
#define GI_TYPE_INTERNAL_H

#include "runtime/native.h"
#include "runtime/slots.h"

/* Registers a finished object with the collector; drops it when that fails. Takes over o. */
static inline GiValue gi_tracked_steal(GiThread *t, void *o) {
    if (GI_LIKELY(gi_track(t, o))) {
        return gi_counted(o);
    }
    gi_drop_object(t, o);
    return GI_NULL;
}

/* --- type.c --- */
extern GiType *const gi_static_types[];
/* Nearest static type along the chain of first bases (the type itself when it is static). */
static inline GiType *gi_static_base(const GiType *type) {
    while (type->flags & GI_TYPE_HEAP) {
        type = type->base;
    }
    return (GiType *)type;
}
/* As gi_type_lookup, past the cache: for a type whose dict is being changed. */
GiValue gi_type_lookup_uncached(GiThread *t, GiType *type, GiValue name);
/* Version of the attributes seen through type's mro, given now when it has none; 0: do not cache. */
uint32_t gi_type_version(GiThread *t, GiType *type);
/* As gi_type_modified for a change that touches no special method when `slots` is false. */
bool gi_type_changed(GiThread *t, GiType *type, bool slots);
/* Registers type with each of its bases / takes it out. */
bool gi_type_add_subclass(GiThread *t, GiType *base, GiType *type);
void gi_type_remove_subclass(GiThread *t, GiType *base, GiType *type);
/* List of the living direct subclasses. Owned. */
GI_OWNED GiValue gi_type_subclasses(GiThread *t, GiType *type);
/* Makes the dict of a static type. */
GI_OWNED GiValue gi_type_build_dict(GiThread *t, GiType *type); /* type_dict.c */
/* The text in front of the last dot of a static type's name, or "builtins". */
GI_OWNED GiValue gi_type_module(GiThread *t, GiType *type);
GI_OWNED GiValue gi_type_qualname(GiThread *t, GiType *type);
/* "module.qualname", without the module when it is builtins. Owned str. */
GI_OWNED GiValue gi_type_full_name(GiThread *t, GiType *type);

/* --- mro.c --- */
/* C3 linearisation of a type with these bases; owned tuple. TypeError when there is none. */
GI_OWNED GiValue gi_mro_compute(GiThread *t, GiType *type, GiValue bases);

/* --- type_create.c --- */
extern const GiGetSetRow gi_instance_dict_row; /* __dict__ of instances */
/* Sets type->mro from type.mro() of its metaclass: 1; -1 error; 0: script code changed it meanwhile. */
int gi_type_set_mro(GiThread *t, GiType *type);
GiType *gi_best_base(GiThread *t, GiValue bases);
bool gi_type_set_bases(GiThread *t, GiValue type, GiValue bases); /* type_bases.c */
bool gi_same_layout(const GiType *a, const GiType *b);
/* Sets gc hooks, offsets and size of a class from its base and number of new slots. */
GiValue gi_type_new(GiThread *t, GiType *meta, const GiValue *a, size_t n, GiValue kwnames);
GiType *gi_calculate_metaclass(GiThread *t, GiType *meta, GiValue bases);

/* --- type_instance.c: collector hooks of instances of heap types --- */
int gi_heap_traverse(GiObject *o, GiVisit visit, void *arg);
void gi_heap_clear(GiThread *t, GiObject *o);
void gi_heap_release(GiThread *t, GiObject *o);
void gi_finalize_by_method(GiThread *t, GiObject *o);
/* Registers an instance that a static base's `new_` made without knowing of the subclass. Takes v. */
GI_OWNED GiValue gi_track_instance_steal(GiThread *t, GiValue v);

/* --- object.c --- */
/* As gi_object_getattr; 1 found, 0 absent without an error, -1 error. */
int gi_object_getattr_optional(GiThread *t, GiValue v, GiValue name, GiValue *out);
GiValue gi_object_new_instance(GiThread *t, GiType *type, const GiValue *a, size_t n, GiValue kwnames);
bool gi_object_init(GiThread *t, GiValue v, const GiValue *a, size_t n, GiValue kwnames);
/* v.__dict__ of any object that has one; borrowed. GI_NULL without an error: it has none. */
GiValue gi_object_dict(GiThread *t, GiValue v);
/* Is there room for instance attributes (a part that may grow, or a dict)? */
static inline bool gi_type_has_dict(const GiType *type) {
    return type->dict_offset != 0 ||
           (type->shape_offset != 0 && (type->flags & GI_TYPE_SLOTS_ONLY) == 0);
}
bool gi_set_class(GiThread *t, GiValue v, GiValue cls);
/* AttributeError with obj and name, in any words (conversions as gi_raise). */
GiValue gi_raise_attribute_text(GiThread *t, GiValue obj, GiValue name, const char *format, ...);
/* object_reduce.c: native methods of object. */
GiValue gi_object_reduce_ex(GiThread *t, const GiValue *a);
GiValue gi_object_reduce(GiThread *t, const GiValue *a);
GiValue gi_object_getstate(GiThread *t, const GiValue *a);

/* --- type_attr.c --- */
/* Adds the names of type and all its bases to the dict `names`, for dir(). */
bool gi_type_merge_names(GiThread *t, GiType *type, GiDict *names);

/* --- builtin.c --- */
GI_OWNED GiValue gi_native_new(GiThread *t, GiType *type); /* the __new__ in a static type's dict */
bool gi_is_native_new(GiValue f);
GI_OWNED GiValue gi_method_descriptor(GiThread *t, GiType *type, const GiMethodRow *row);
/* Name of a row: the text before "(". Owned, interned. */
GI_OWNED GiValue gi_row_name(GiThread *t, const GiMethodRow *row);

/* --- descriptor.c --- */
/* owner: the class, held when it is a heap type */
typedef struct GiGetSet { GiObject head; GiType *type; const GiGetSetRow *row; GiValue owner; } GiGetSet;
GI_OWNED GiValue gi_getset_descriptor(GiThread *t, GiType *type, const GiGetSetRow *row);
GI_OWNED GiValue gi_member_descriptor(GiThread *t, GiType *type, GiValue name, int32_t offset, uint32_t slot,
                                      bool in_shape);

/* --- call.c --- */
GI_OWNED GiValue gi_call_with_self(GiThread *t, GiValue f, GiValue v, const GiValue *a, size_t n,
                                   GiValue kwnames);

/* --- protocol.c --- */
int gi_contains_by_iteration(GiThread *t, GiValue v, GiValue x);
int gi_recursive_isinstance(GiThread *t, GiValue v, GiValue cls); /* without __instancecheck__ */
int gi_recursive_issubclass(GiThread *t, GiValue sub, GiValue cls);

/* --- exception.c --- */
void gi_exception_types_prepare(void);


/* Visits the names that the vm's method cache holds. type.c */
int gi_type_cache_visit(GiVm *vm, GiVisit visit, void *arg);

#endif
