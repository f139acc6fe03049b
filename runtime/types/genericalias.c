/* SPDX-License-Identifier: MIT
 * runtime/types/genericalias.c: types.GenericAlias (list[int]): an origin and arguments; everything else
 * is asked of the origin. Substitution of type parameters is in typesubst.c, unions in union.c. */
#include "runtime/types/genericalias.h"

#include "runtime/types/number.h"
#include "runtime/types/sequence.h"
#include "runtime/types/signature_internal.h"
#include "runtime/types/str.h"
#include "runtime/types/type_internal.h"

static GiGenericAlias *as_alias(GiValue v) { return (GiGenericAlias *)gi_object(v); }

static GiValue make(GiThread *t, GiType *type, GiValue origin, GiValue args, bool starred) {
    GiValue tuple = gi_is_tuple(args) ? gi_take(args) : gi_tuple(t, &args, 1);
    GiGenericAlias *g = tuple == GI_NULL ? NULL : gi_object_new(t, type);
    if (g == NULL) {
        gi_xdrop(t, tuple);
        return GI_NULL;
    }
    g->origin = gi_take(origin);
    g->args = tuple;
    g->starred = starred;
    return gi_tracked_steal(t, g);
}

/* origin[args] */
GiValue gi_generic_alias(GiThread *t, GiValue origin, GiValue args) {
    return make(t, &gi_generic_alias_type, origin, args, false);
}

/* Body of __class_getitem__. */
GiValue gi_class_getitem(GiThread *t, const GiValue *a) { return gi_generic_alias(t, a[0], a[1]); }

/* type[key] */
GiValue gi_generic_alias_of_type(GiThread *t, GiValue key) {
    return gi_generic_alias(t, gi_static(&gi_type_type), key);
}

static GiValue alias_new(GiThread *t, GiType *type, const GiValue *a, size_t n, GiValue kwnames) {
    if (kwnames != GI_NULL && gi_as_tuple(kwnames)->size > 0) {
        return gi_raise_type_error(t, "GenericAlias() takes no keyword arguments");
    }
    if (n != 2) {
        return gi_raise_type_error(t, "GenericAlias expected 2 arguments, got %zu", n);
    }
    return make(t, type, a[0], a[1], false);
}

/* --- text --- */

/* Has v that attribute? Errors other than AttributeError discard b. */
static bool has_attribute(GiText *b, GiValue v, GiValue name) {
    GiValue x;
    int found = gi_getattr_optional(b->t, v, name, &x);
    gi_xdrop(b->t, x);
    if (found < 0) {
        gi_text_discard(b);
    }
    return found > 0;
}

/* What has a qualified name (a class, a function) is written by it, with the module unless that is
 * builtins; other things by repr. */
void gi_type_argument_repr(GiText *b, GiValue v) {
    GiThread *t = b->t;
    GiValue name = GI_NULL, module = GI_NULL;
    if (v == GI_ELLIPSIS) {
        gi_text_add_text(b, "...");
        return;
    }
    bool alias = !gi_is_type(v) && has_attribute(b, v, GI_NAME(t, __origin__)) &&
                 has_attribute(b, v, GI_NAME(t, __args__));
    if (!b->ok) {
        return;
    }
    if (!alias && (gi_getattr_optional(t, v, GI_NAME(t, __qualname__), &name) < 0 ||
                   gi_getattr_optional(t, v, GI_NAME(t, __module__), &module) < 0)) {
        gi_text_discard(b);
    } else if (name == GI_NULL || module == GI_NULL || module == GI_NONE) {
        gi_text_add_repr(b, v);
    } else {
        bool plain = gi_is_str(module) && gi_str_equal_text(module, "builtins");
        GiValue full = plain ? gi_str(t, name) : gi_str_from_format(t, "%S.%S", module, name);
        if (full == GI_NULL) {
            gi_text_discard(b);
        } else {
            gi_text_add_str(b, full);
            gi_drop(t, full);
        }
    }
    gi_xdrop(t, name);
    gi_xdrop(t, module);
}

static void argument_repr(GiText *b, GiValue v) {
    if (!gi_is_list(v)) {
        gi_type_argument_repr(b, v);
        return;
    }
    gi_text_add_text(b, "[");
    for (size_t i = 0; i < gi_as_list(v)->size; i++) {
        gi_text_add_text(b, i > 0 ? ", " : "");
        GiValue item = gi_take(gi_as_list(v)->items[i]);
        gi_type_argument_repr(b, item);
        gi_drop(b->t, item);
    }
    gi_text_add_text(b, "]");
}

static GiValue alias_repr(GiThread *t, GiValue v) {
    GiGenericAlias *g = as_alias(v);
    GiText b;
    gi_text_init(&b, t);
    gi_text_add_text(&b, g->starred ? "*" : "");
    gi_type_argument_repr(&b, g->origin);
    gi_text_add_text(&b, "[");
    const GiTuple *args = gi_as_tuple(g->args);
    for (size_t i = 0; i < args->size && b.ok; i++) {
        gi_text_add_text(&b, i > 0 ? ", " : "");
        argument_repr(&b, args->items[i]);
    }
    gi_text_add_text(&b, args->size == 0 ? "()]" : "]");
    return gi_text_finish(&b);
}

/* --- attributes --- */

static bool is_one_of(GiValue name, const char *const *names) {
    for (; *names != NULL; names++) {
        if (gi_str_equal_text(name, *names)) {
            return true;
        }
    }
    return false;
}

/* Names that an alias answers itself, or refuses; the rest is the origin's. */
static GiValue alias_getattr(GiThread *t, GiValue v, GiValue name) {
    static const char *const own[] = {
        "__class__", "__origin__", "__args__", "__unpacked__", "__parameters__", "__typing_unpacked_tuple_args__",
        "__mro_entries__", "__reduce_ex__", "__reduce__", "__copy__", "__deepcopy__", "__bases__", NULL};
    if (gi_is_str(name) && !is_one_of(name, own)) {
        return gi_getattr(t, as_alias(v)->origin, name);
    }
    return gi_object_getattr(t, v, name);
}

static GiValue get_origin(GiThread *t, GiValue v) { return gi_take(as_alias(v)->origin); }
static GiValue get_args(GiThread *t, GiValue v) { return gi_take(as_alias(v)->args); }
static GiValue get_unpacked(GiThread *t, GiValue v) { return gi_bool(as_alias(v)->starred); }

static bool need_parameters(GiThread *t, GiGenericAlias *g) {
    if (g->parameters == GI_NULL) {
        g->parameters = gi_type_parameters(t, g->args);
    }
    return g->parameters != GI_NULL;
}

static GiValue get_parameters(GiThread *t, GiValue v) {
    return need_parameters(t, as_alias(v)) ? gi_take(as_alias(v)->parameters) : GI_NULL;
}

static GiValue get_unpacked_args(GiThread *t, GiValue v) {
    GiGenericAlias *g = as_alias(v);
    return g->starred && g->origin == gi_static(&gi_tuple_type) ? gi_take(g->args) : GI_NONE;
}

/* --- behaviour --- */

/* An instance of the origin that remembers what it was made from, if it can. */
static GiValue alias_call(GiThread *t, GiValue v, const GiValue *a, size_t n, GiValue kwnames) {
    GiValue r = gi_call(t, as_alias(v)->origin, a, n, kwnames);
    if (r == GI_NULL) {
        return GI_NULL;
    }
    GiValue name = gi_intern(t, "__orig_class__", 14);
    bool ok = name != GI_NULL && (gi_setattr(t, r, name, v) || gi_error_clear_if(t, &gi_AttributeError) ||
                                  gi_error_clear_if(t, &gi_TypeError));
    gi_xdrop(t, name);
    if (!ok) {
        gi_drop(t, r);
        return GI_NULL;
    }
    return r;
}

static GiValue alias_getitem(GiThread *t, GiValue v, GiValue item) {
    GiGenericAlias *g = as_alias(v);
    if (!need_parameters(t, g)) {
        return GI_NULL;
    }
    GiValue args = gi_substitute_parameters(t, v, g->args, g->parameters, item);
    GiValue r = args == GI_NULL ? GI_NULL : make(t, &gi_generic_alias_type, g->origin, args, g->starred);
    gi_xdrop(t, args);
    return r;
}

/* --- iteration: *list[int] --- */

typedef struct AliasIterator {
    GiObject head;
    GiValue alias; /* GI_NULL: its one item has been given */
} AliasIterator;

static GiValue alias_iter(GiThread *t, GiValue v) {
    AliasIterator *it = gi_object_new(t, &gi_generic_alias_iterator_type);
    if (it == NULL) {
        return GI_NULL;
    }
    it->alias = gi_take(v);
    return gi_tracked_steal(t, it);
}

static GiValue iterator_next(GiThread *t, GiValue v) {
    AliasIterator *it = (AliasIterator *)gi_object(v);
    if (it->alias == GI_NULL) {
        return GI_NULL;
    }
    GiGenericAlias *g = as_alias(it->alias);
    GiValue starred = make(t, &gi_generic_alias_type, g->origin, g->args, true);
    if (starred != GI_NULL) {
        gi_replace(t, &it->alias, GI_NULL);
    }
    return starred;
}

static GiValue iterator_reduce(GiThread *t, const GiValue *a) {
    GiValue alias = ((AliasIterator *)gi_object(a[0]))->alias;
    GiValue iter = gi_dict_get_text(t, t->vm->builtins, "iter");
    GiValue arg = alias == GI_NULL ? t->vm->empty_tuple : alias;
    GiValue args = iter == GI_NULL ? GI_NULL : gi_tuple(t, &arg, 1);
    GiValue r = args == GI_NULL ? GI_NULL : gi_tuple_pack(t, 2, iter, args);
    gi_xdrop(t, args);
    return r;
}

static const GiMethodRow iterator_methods[] = {
    GI_METHOD("__reduce__(self, /)", iterator_reduce, NULL),
    GI_METHODS_END,
};

GiType gi_generic_alias_iterator_type = {
    GI_TYPE_HEAD(AliasIterator, GI_GC_TRACKED),
    .gc.slots_offset = offsetof(AliasIterator, alias),
    .gc.slots_count = 1,
    .name = "generic_alias_iterator",
    .iter = gi_self_iter,
    .next = iterator_next,
    .methods = iterator_methods,
};

static bool alias_hash(GiThread *t, GiValue v, int64_t *out) {
    int64_t a, b;
    if (!gi_hash(t, as_alias(v)->origin, &a) || !gi_hash(t, as_alias(v)->args, &b)) {
        return false;
    }
    *out = a ^ b;
    *out = *out == -1 ? -2 : *out;
    return true;
}

static GiValue alias_compare(GiThread *t, GiValue a, GiValue b, GiCompareOp op) {
    if ((op != GI_EQ && op != GI_NE) || !gi_is_instance(b, &gi_generic_alias_type)) {
        return GI_NOT_IMPLEMENTED;
    }
    GiGenericAlias *x = as_alias(a), *y = as_alias(b);
    int same = x->starred != y->starred ? 0 : gi_equal(t, x->origin, y->origin);
    same = same > 0 ? gi_equal(t, x->args, y->args) : same;
    return same < 0 ? GI_NULL : gi_bool((same != 0) == (op == GI_EQ));
}

static GiValue alias_or(GiThread *t, GiValue a, GiValue b) { return gi_union_or(t, a, b); }

/* --- methods --- */

static GiValue mro_entries(GiThread *t, const GiValue *a) { return gi_tuple(t, &as_alias(a[0])->origin, 1); }

static GiValue instancecheck(GiThread *t, const GiValue *a) {
    return gi_raise_type_error(t, "isinstance() argument 2 cannot be a parameterized generic");
}
static GiValue subclasscheck(GiThread *t, const GiValue *a) {
    return gi_raise_type_error(t, "issubclass() argument 2 cannot be a parameterized generic");
}

static GiValue reduce(GiThread *t, const GiValue *a) {
    GiGenericAlias *g = as_alias(a[0]);
    if (g->starred) {
        GiValue plain = gi_generic_alias(t, g->origin, g->args);
        GiValue it = plain == GI_NULL ? GI_NULL : gi_iter(t, plain);
        GiValue next = it == GI_NULL ? GI_NULL : gi_dict_get_text(t, t->vm->builtins, "next");
        GiValue args = next == GI_NULL ? GI_NULL : gi_tuple(t, &it, 1);
        GiValue r = args == GI_NULL ? GI_NULL : gi_tuple_pack(t, 2, next, args);
        gi_xdrop(t, plain);
        gi_xdrop(t, it);
        gi_xdrop(t, args);
        return r;
    }
    GiValue args = gi_tuple_pack(t, 2, g->origin, g->args);
    GiValue r = args == GI_NULL ? GI_NULL : gi_tuple_pack(t, 2, gi_static(&gi_generic_alias_type), args);
    gi_xdrop(t, args);
    return r;
}

static GiValue dir(GiThread *t, const GiValue *a) {
    static const char *const extra[] = {"__origin__", "__args__", "__parameters__", "__mro_entries__",
                                        "__reduce_ex__", "__reduce__", "__copy__", "__deepcopy__",
                                        "__unpacked__", "__typing_unpacked_tuple_args__", "__class__"};
    GiValue f = gi_lookup_special(t, as_alias(a[0])->origin, GI_NAME(t, __dir__));
    GiValue names = f == GI_NULL ? GI_NULL : gi_call0(t, f);
    GiValue list = names == GI_NULL ? GI_NULL : gi_list_from(t, names);
    gi_xdrop(t, f);
    gi_xdrop(t, names);
    for (size_t i = 0; list != GI_NULL && i < sizeof extra / sizeof extra[0]; i++) {
        GiValue name = gi_intern(t, extra[i], strlen(extra[i]));
        int known = name == GI_NULL ? -1 : gi_contains(t, list, name);
        bool ok = known > 0 || (known == 0 && gi_list_append(t, list, name));
        gi_xdrop(t, name);
        if (!ok) {
            gi_drop(t, list);
            return GI_NULL;
        }
    }
    return list;
}

static const GiMethodRow methods[] = {
    GI_METHOD("__mro_entries__(self, object, /)", mro_entries, NULL),
    GI_METHOD("__instancecheck__(self, object, /)", instancecheck, NULL),
    GI_METHOD("__subclasscheck__(self, object, /)", subclasscheck, NULL),
    GI_METHOD("__reduce__(self, /)", reduce, NULL),
    GI_METHOD("__dir__(self, /)", dir, NULL),
    GI_METHODS_END,
};
static const GiGetSetRow getset[] = {
    {"__origin__", get_origin, gi_readonly_member, NULL},
    {"__args__", get_args, gi_readonly_member, NULL},
    {"__unpacked__", get_unpacked, gi_readonly_member, NULL},
    {"__parameters__", get_parameters, NULL, "Type variables in the GenericAlias."},
    {"__typing_unpacked_tuple_args__", get_unpacked_args, NULL, NULL},
    {NULL, NULL, NULL, NULL},
};
static const GiContainerSlots container = {.getitem = alias_getitem};
static const GiNumberSlots number = {.binary[GI_OP_OR] = alias_or};

GiType gi_generic_alias_type = {
    GI_TYPE_HEAD(GiGenericAlias, GI_GC_TRACKED),
    .gc.slots_offset = offsetof(GiGenericAlias, origin),
    .gc.slots_count = 3,
    .gc.weak_offset = offsetof(GiGenericAlias, weak_list),
    .name = "types.GenericAlias",
    .flags = GI_TYPE_BASE,
    .new_ = alias_new,
    .call = alias_call,
    .repr = alias_repr,
    .hash = alias_hash,
    .compare = alias_compare,
    .getattr = alias_getattr,
    .iter = alias_iter,
    .container = &container,
    .number = &number,
    .methods = methods,
    .getset = getset,
    .doc = "Represent a PEP 585 generic type\n\n"
           "E.g. for t = list[int], t.__origin__ is list and t.__args__ is (int,).",
    .new_signature = "GenericAlias(origin, args, /)",
};
