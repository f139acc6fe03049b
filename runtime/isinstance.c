/* SPDX-License-Identifier: MIT
 * runtime/isinstance.c: isinstance and issubclass: tuples, unions, __instancecheck__ and
 * __subclasscheck__ of metaclasses, objects that only claim to be classes through __bases__.
 */
#include "runtime/types/genericalias.h"
#include "runtime/types/sequence.h"
#include "runtime/types/type_internal.h"

/* obj.__bases__ when it is a tuple; owned, or GI_NULL (maybe with an error set). */
static GiValue abstract_bases(GiThread *t, GiValue cls) {
    GiValue bases;
    if (gi_getattr_optional(t, cls, GI_NAME(t, __bases__), &bases) <= 0) {
        return GI_NULL;
    }
    if (!gi_is_tuple(bases)) {
        gi_drop(t, bases);
        return GI_NULL;
    }
    return bases;
}

static int abstract_issubclass(GiThread *t, GiValue derived, GiValue cls) {
    if (derived == cls) {
        return 1;
    }
    if (!gi_enter(t, " in __issubclass__")) {
        return -1;
    }
    GiValue bases = abstract_bases(t, derived);
    int r = bases == GI_NULL && gi_failed(t) ? -1 : 0;
    for (size_t i = 0; r == 0 && bases != GI_NULL && i < gi_as_tuple(bases)->size; i++) {
        r = abstract_issubclass(t, gi_as_tuple(bases)->items[i], cls);
    }
    gi_xdrop(t, bases);
    gi_leave(t);
    return r;
}

static bool check_class(GiThread *t, GiValue cls, const char *message) {
    GiValue bases = abstract_bases(t, cls);
    if (bases != GI_NULL) {
        gi_drop(t, bases);
        return true;
    }
    return !gi_failed(t) && gi_raise_type_error(t, "%s", message);
}

/* Is `__class__` of the instances what it is for every object? A native object does not lie about its class. */
static bool tells_its_class(GiThread *t, GiType *type) {
    if (!(type->flags & GI_TYPE_HEAP) || (type->honest == type->version && type->version != 0)) {
        return true;
    }
    if (gi_type_lookup(t, type, GI_NAME(t, __class__)) != gi_type_lookup(t, &gi_object_type, GI_NAME(t, __class__))) {
        return false;
    }
    type->honest = type->version;
    return true;
}

/* isinstance without __instancecheck__: by type, then by __class__. */
int gi_recursive_isinstance(GiThread *t, GiValue v, GiValue cls) {
    if (gi_is_type(cls)) {
        GiType *type = gi_as_type(cls);
        if (gi_is_instance(v, type)) {
            return 1;
        }
        if (gi_type(v)->getattr == gi_object_getattr && tells_its_class(t, gi_type(v))) {
            return 0;
        }
        GiValue claimed;
        int found = gi_getattr_optional(t, v, GI_NAME(t, __class__), &claimed);
        if (found <= 0) {
            return found;
        }
        int r = gi_is_type(claimed) && gi_as_type(claimed) != gi_type(v) &&
                gi_type_is_subtype(gi_as_type(claimed), type);
        gi_drop(t, claimed);
        return r;
    }
    if (!check_class(t, cls, "isinstance() arg 2 must be a type, a tuple of types, or a union")) {
        return -1;
    }
    GiValue claimed;
    int found = gi_getattr_optional(t, v, GI_NAME(t, __class__), &claimed);
    if (found <= 0) {
        return found;
    }
    int r = abstract_issubclass(t, claimed, cls);
    gi_drop(t, claimed);
    return r;
}

/* issubclass without __subclasscheck__. */
int gi_recursive_issubclass(GiThread *t, GiValue sub, GiValue cls) {
    if (gi_is_type(cls) && gi_is_type(sub)) {
        return gi_type_is_subtype(gi_as_type(sub), gi_as_type(cls));
    }
    if (!check_class(t, sub, "issubclass() arg 1 must be a class")) {
        return -1;
    }
    if (!gi_is_exact(cls, &gi_union_type) &&
        !check_class(t, cls, "issubclass() arg 2 must be a class, a tuple of classes, or a union")) {
        return -1;
    }
    return abstract_issubclass(t, sub, cls);
}

typedef int (*Check)(GiThread *t, GiValue v, GiValue cls);

static int check_any(GiThread *t, GiValue v, GiValue classes, Check check) {
    if (!gi_enter(t, " in __instancecheck__")) {
        return -1;
    }
    gi_take(classes);
    int r = 0;
    for (size_t i = 0; r == 0 && i < gi_as_tuple(classes)->size; i++) {
        r = check(t, v, gi_as_tuple(classes)->items[i]);
    }
    gi_drop(t, classes);
    gi_leave(t);
    return r;
}

/* cls's own check, when its type has one. 0, 1, -1; -2: there is none. */
static int own_check(GiThread *t, GiValue name, GiValue cls, GiValue v) {
    GiValue a[2] = {cls, v};
    bool found;
    GiValue r = gi_call_special(t, name, a, 2, &found);
    if (r == GI_NULL) {
        return found || gi_failed(t) ? -1 : -2;
    }
    int truth = gi_truth(t, r);
    gi_drop(t, r);
    return truth;
}

static int is_in_mro(const GiTuple *mro, GiValue cls) {
    size_t i = 0;
    while (i < mro->size && mro->items[i] != cls) {
        i++;
    }
    return i < mro->size;
}

/* isinstance(v, classes). Instances of script classes are nearly always told by their mro. */
int gi_isinstance(GiThread *t, GiValue v, GiValue classes) {
    if (gi_is_type(classes) && gi_type(v) == gi_as_type(classes)) {
        return 1;
    }
    if (gi_is_exact(classes, &gi_type_type)) {
        const GiType *type = gi_type(v);
        if (type->mro != GI_NULL && type->honest == type->version && type->version != 0 &&
            type->getattr == gi_object_getattr) {
            return is_in_mro(gi_as_tuple(type->mro), classes);
        }
        return gi_recursive_isinstance(t, v, classes);
    }
    if (gi_is_exact(classes, &gi_union_type)) {
        classes = ((GiUnion *)gi_object(classes))->args;
    }
    if (gi_is_tuple(classes)) {
        return check_any(t, v, classes, gi_isinstance);
    }
    int r = own_check(t, GI_NAME(t, __instancecheck__), classes, v);
    return r != -2 ? r : gi_recursive_isinstance(t, v, classes);
}

/* issubclass(cls, classes). */
int gi_issubclass(GiThread *t, GiValue cls, GiValue classes) {
    if (gi_is_exact(classes, &gi_type_type)) {
        return cls == classes ? 1 : gi_recursive_issubclass(t, cls, classes);
    }
    if (gi_is_exact(classes, &gi_union_type)) {
        classes = ((GiUnion *)gi_object(classes))->args;
    }
    if (gi_is_tuple(classes)) {
        return check_any(t, cls, classes, gi_issubclass);
    }
    int r = own_check(t, GI_NAME(t, __subclasscheck__), classes, cls);
    return r != -2 ? r : gi_recursive_issubclass(t, cls, classes);
}
