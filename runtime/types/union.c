/* SPDX-License-Identifier: MIT
 * runtime/types/union.c: types.UnionType: int | str. Arguments are flat and without duplicates; None
 * stands for its type. */
#include "runtime/types/dict.h"
#include "runtime/types/genericalias.h"
#include "runtime/types/number.h"
#include "runtime/types/sequence.h"
#include "runtime/types/str.h"
#include "runtime/types/type_internal.h"

static GiUnion *as_union(GiValue v) { return (GiUnion *)gi_object(v); }

static bool is_unionable(GiValue v) {
    return v == GI_NONE || gi_is_type(v) || gi_is_instance(v, &gi_generic_alias_type) ||
           gi_is_exact(v, &gi_union_type) || gi_is_exact(v, &gi_type_alias_type);
}

/* Adds v unless an equal argument is there; aliases equal only aliases. */
static bool add(GiThread *t, GiValue list, GiValue v) {
    v = v == GI_NONE ? gi_static(&gi_none_type) : v;
    for (size_t i = 0; i < gi_as_list(list)->size; i++) {
        GiValue known = gi_as_list(list)->items[i];
        bool alias = gi_is_exact(known, &gi_generic_alias_type), other = gi_is_exact(v, &gi_generic_alias_type);
        int same = alias != other ? 0 : alias ? gi_equal(t, known, v) : known == v;
        if (same != 0) {
            return same > 0;
        }
    }
    return gi_list_append(t, list, v);
}

static bool add_flat(GiThread *t, GiValue list, GiValue v) {
    if (!gi_is_exact(v, &gi_union_type)) {
        return add(t, list, v);
    }
    const GiTuple *args = gi_as_tuple(as_union(v)->args);
    for (size_t i = 0; i < args->size; i++) {
        if (!add(t, list, args->items[i])) {
            return false;
        }
    }
    return true;
}

/* The union of the members of a list, or the only one; takes the list. */
static GiValue from_list_steal(GiThread *t, GiValue list) {
    GiValue r = GI_NULL;
    if (gi_as_list(list)->size == 1) {
        r = gi_take(gi_as_list(list)->items[0]);
    } else {
        GiUnion *u = gi_object_new(t, &gi_union_type);
        if (u != NULL) {
            u->args = gi_tuple_from(t, list);
            if (u->args == GI_NULL) {
                gi_drop_object(t, u);
            } else {
                r = gi_tracked_steal(t, u);
            }
        }
    }
    gi_drop(t, list);
    return r;
}

/* a | b */
GiValue gi_union_or(GiThread *t, GiValue a, GiValue b) {
    if (!is_unionable(a) || !is_unionable(b)) {
        return GI_NOT_IMPLEMENTED;
    }
    GiValue list = gi_list(t, NULL, 0);
    if (list == GI_NULL) {
        return GI_NULL;
    }
    if (!add_flat(t, list, a) || !add_flat(t, list, b)) {
        gi_drop(t, list);
        return GI_NULL;
    }
    return from_list_steal(t, list);
}

static GiValue union_or(GiThread *t, GiValue a, GiValue b) { return gi_union_or(t, a, b); }

static GiValue union_repr(GiThread *t, GiValue v) {
    const GiTuple *args = gi_as_tuple(as_union(v)->args);
    GiText b;
    gi_text_init(&b, t);
    for (size_t i = 0; i < args->size; i++) {
        gi_text_add_text(&b, i > 0 ? " | " : "");
        if (args->items[i] == gi_static(&gi_none_type)) {
            gi_text_add_text(&b, "None");
        } else {
            gi_type_argument_repr(&b, args->items[i]);
        }
    }
    return gi_text_finish(&b);
}

static bool union_hash(GiThread *t, GiValue v, int64_t *out) {
    GiValue set = gi_frozenset(t, as_union(v)->args);
    bool ok = set != GI_NULL && gi_hash(t, set, out);
    gi_xdrop(t, set);
    return ok;
}

static GiValue union_compare(GiThread *t, GiValue a, GiValue b, GiCompareOp op) {
    if ((op != GI_EQ && op != GI_NE) || !gi_is_exact(b, &gi_union_type)) {
        return GI_NOT_IMPLEMENTED;
    }
    GiValue x = gi_frozenset(t, as_union(a)->args), y = x == GI_NULL ? GI_NULL : gi_frozenset(t, as_union(b)->args);
    GiValue r = y == GI_NULL ? GI_NULL : gi_compare(t, x, y, op);
    gi_xdrop(t, x);
    gi_xdrop(t, y);
    return r;
}

static GiValue union_getattr(GiThread *t, GiValue v, GiValue name) {
    if (gi_is_str(name) && gi_str_equal(name, GI_NAME(t, __module__))) {
        return gi_getattr(t, gi_static(&gi_union_type), name);
    }
    return gi_object_getattr(t, v, name);
}

static GiValue get_args(GiThread *t, GiValue v) { return gi_take(as_union(v)->args); }

static GiValue get_parameters(GiThread *t, GiValue v) {
    GiUnion *u = as_union(v);
    if (u->parameters == GI_NULL && (u->parameters = gi_type_parameters(t, u->args)) == GI_NULL) {
        return GI_NULL;
    }
    return gi_take(u->parameters);
}

static GiValue union_getitem(GiThread *t, GiValue v, GiValue item) {
    GiValue parameters = get_parameters(t, v);
    GiValue args = parameters == GI_NULL
                       ? GI_NULL
                       : gi_substitute_parameters(t, v, as_union(v)->args, parameters, item);
    gi_xdrop(t, parameters);
    if (args == GI_NULL) {
        return GI_NULL;
    }
    GiValue r = gi_as_tuple(args)->size == 0 ? GI_NONE : gi_take(gi_as_tuple(args)->items[0]);
    for (size_t i = 1; r != GI_NULL && i < gi_as_tuple(args)->size; i++) {
        GiValue next = gi_binary(t, GI_OP_OR, r, gi_as_tuple(args)->items[i]);
        gi_drop(t, r);
        r = next;
    }
    gi_drop(t, args);
    return r;
}

static GiValue instancecheck(GiThread *t, const GiValue *a) {
    int r = gi_isinstance(t, a[1], as_union(a[0])->args);
    return r < 0 ? GI_NULL : gi_bool(r != 0);
}

static GiValue subclasscheck(GiThread *t, const GiValue *a) {
    if (!gi_is_type(a[1])) {
        return gi_raise_type_error(t, "issubclass() arg 1 must be a class");
    }
    int r = gi_issubclass(t, a[1], as_union(a[0])->args);
    return r < 0 ? GI_NULL : gi_bool(r != 0);
}

static const GiMethodRow methods[] = {
    GI_METHOD("__instancecheck__(self, object, /)", instancecheck, NULL),
    GI_METHOD("__subclasscheck__(self, object, /)", subclasscheck, NULL),
    GI_METHODS_END,
};
static const GiGetSetRow getset[] = {
    {"__args__", get_args, gi_readonly_member, NULL},
    {"__parameters__", get_parameters, NULL, "Type variables in the types.UnionType."},
    {NULL, NULL, NULL, NULL},
};
static const GiContainerSlots container = {.getitem = union_getitem};
static const GiNumberSlots number = {.binary[GI_OP_OR] = union_or};

GiType gi_union_type = {
    GI_TYPE_HEAD(GiUnion, GI_GC_TRACKED),
    .gc.slots_offset = offsetof(GiUnion, args),
    .gc.slots_count = 2,
    .name = "types.UnionType",
    .flags = GI_TYPE_NO_INSTANCES,
    .repr = union_repr,
    .hash = union_hash,
    .compare = union_compare,
    .getattr = union_getattr,
    .container = &container,
    .number = &number,
    .methods = methods,
    .getset = getset,
    .doc = "Represent a PEP 604 union type\n\nE.g. for int | str",
};
