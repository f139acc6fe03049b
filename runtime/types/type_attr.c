/* SPDX-License-Identifier: MIT
 * runtime/types/type_attr.c: the type `type`: calling a class, attributes of classes, collector hooks of
 * heap type objects.
 */
#include "gc/size.h"
#include "runtime/shape.h"
#include "runtime/types/number.h"
#include "runtime/types/sequence.h"
#include "runtime/types/str.h"
#include "runtime/types/genericalias.h"
#include "runtime/types/type_internal.h"

/* --- calling --- */

/* type(x), resp. an instance of the class. */
static GiValue type_call(GiThread *t, GiValue f, const GiValue *a, size_t n, GiValue kwnames) {
    GiType *type = gi_as_type(f);
    if (type == &gi_type_type) {
        size_t keywords = kwnames == GI_NULL ? 0 : gi_as_tuple(kwnames)->size;
        if (n == 1 && keywords == 0) {
            return gi_take(gi_type_value(gi_type(a[0])));
        }
        if (n != 3) {
            return gi_raise_type_error(t, "type() takes 1 or 3 arguments");
        }
    }
    if (GI_UNLIKELY(type->new_ == NULL || (type->flags & GI_TYPE_NO_INSTANCES))) {
        return gi_raise_type_error(t, "cannot create '%s' instances", type->name);
    }
    GiValue v = type->new_(t, type, a, n, kwnames);
    if (v == GI_NULL) {
        return GI_NULL;
    }
    GiType *made = gi_type(v);
    if (made != type && !gi_type_is_subtype(made, type)) {
        return v;
    }
    if ((made->flags & GI_TYPE_HEAP) && (v = gi_track_instance_steal(t, v)) == GI_NULL) {
        return GI_NULL;
    }
    if (made->init != NULL && !(made->init == gi_object_init && n == 0 && kwnames == GI_NULL) &&
        !made->init(t, v, a, n, kwnames)) {
        gi_drop(t, v);
        return GI_NULL;
    }
    return v;
}

static bool type_init(GiThread *t, GiValue v, const GiValue *a, size_t n, GiValue kwnames) {
    size_t keywords = kwnames == GI_NULL ? 0 : gi_as_tuple(kwnames)->size;
    if (n == 1 && keywords > 0) {
        return gi_raise_type_error(t, "type.__init__() takes no keyword arguments");
    }
    if (n != 1 && n != 3) {
        return gi_raise_type_error(t, "type.__init__() takes 1 or 3 arguments");
    }
    return true;
}

/* --- attribute access --- */

/* type.__getattribute__: data descriptor of the metaclass, attribute along the mro, metaclass. */
static GiValue type_getattr(GiThread *t, GiValue v, GiValue name) {
    GiType *type = gi_as_type(v), *meta = gi_type(v);
    if (!gi_is_str(name)) {
        return gi_raise_type_error(t, "attribute name must be string, not '%T'", name);
    }
    GiValue d = gi_type_lookup(t, meta, name);
    if (d == GI_NULL && gi_failed(t)) {
        return GI_NULL;
    }
    if (d != GI_NULL && gi_type(d)->set != NULL && gi_type(d)->get != NULL) {
        gi_take(d);
        GiValue r = gi_type(d)->get(t, d, v, gi_type_value(meta));
        gi_drop(t, d);
        return r;
    }
    GiValue x = gi_type_lookup(t, type, name);
    if (x != GI_NULL) {
        gi_take(x);
        if (gi_type(x)->get == NULL) {
            return x;
        }
        GiValue r = gi_type(x)->get(t, x, GI_NULL, v);
        gi_drop(t, x);
        return r;
    }
    if (gi_failed(t)) {
        return GI_NULL;
    }
    if (d == GI_NULL) {
        return gi_raise_attribute(t, v, name);
    }
    gi_take(d);
    if (gi_type(d)->get == NULL) {
        return d;
    }
    GiValue r = gi_type(d)->get(t, d, v, gi_type_value(meta));
    gi_drop(t, d);
    return r;
}

static bool refuse_static(GiThread *t, GiType *type, GiValue name) {
    return gi_raise_type_error(t, "cannot set %R attribute of immutable type '%s'", name, type->name);
}

/* type.__setattr__ and __delattr__. */
static bool type_setattr(GiThread *t, GiValue v, GiValue name, GiValue x) {
    GiType *type = gi_as_type(v);
    if (!gi_is_str(name)) {
        return gi_raise_type_error(t, "attribute name must be string, not '%T'", name);
    }
    if (!(type->flags & GI_TYPE_HEAP)) {
        return refuse_static(t, type, name);
    }
    GiValue d = gi_type_lookup(t, gi_type(v), name);
    if (d == GI_NULL && gi_failed(t)) {
        return false;
    }
    if (d != GI_NULL && gi_type(d)->set != NULL) {
        gi_take(d);
        bool ok = gi_type(d)->set(t, d, v, x);
        gi_drop(t, d);
        return ok;
    }
    GiValue key = gi_is_exact(name, &gi_str_type) ? gi_intern_steal(t, gi_take(name))
                                                  : gi_intern(t, gi_str_text(name), gi_str_size(name));
    if (key == GI_NULL) {
        return false;
    }
    int done = x == GI_NULL ? gi_dict_delete(t, gi_as_dict(type->dict), key)
                            : gi_dict_set_str(t, gi_as_dict(type->dict), key, x) ? 1 : -1;
    bool ok = done > 0 && gi_type_changed(t, type, gi_slots_has_name(t, key));
    gi_drop(t, key);
    return ok || (done == 0 && gi_raise_attribute(t, v, name));
}

/* --- computed attributes --- */

static GiValue own_get(GiThread *t, GiType *type, GiValue name) {
    GiDict *d = gi_type_dict(t, type);
    return d == NULL ? GI_NULL : gi_dict_get_str(t, d, name);
}

/* Changing and deleting a special attribute of a class: both refused for static types. */
static bool may_change(GiThread *t, GiType *type, GiValue x, const char *name) {
    if (!(type->flags & GI_TYPE_HEAP)) {
        return gi_raise_type_error(t, "cannot set '%s' attribute of immutable type '%s'", name, type->name);
    }
    if (x == GI_NULL) {
        return gi_raise_type_error(t, "cannot delete '%s' attribute of immutable type '%s'", name, type->name);
    }
    return true;
}

static GiValue get_name(GiThread *t, GiValue v) {
    GiType *type = gi_as_type(v);
    if (type->flags & GI_TYPE_HEAP) {
        return gi_take(type->name_value);
    }
    const char *name = gi_type_name(type);
    return gi_intern(t, name, strlen(name));
}

static bool set_name(GiThread *t, GiValue v, GiValue x) {
    GiType *type = gi_as_type(v);
    if (!may_change(t, type, x, "__name__")) {
        return false;
    }
    if (!gi_is_str(x)) {
        return gi_raise_type_error(t, "can only assign string to %s.__name__, not '%T'", type->name, x);
    }
    if (strlen(gi_str_text(x)) != gi_str_size(x)) {
        return gi_raise_value_error(t, "type name must not contain null characters");
    }
    if (!gi_str_check_surrogates(t, x)) {
        return false;
    }
    GiValue own = gi_intern(t, gi_str_text(x), gi_str_size(x));
    if (own == GI_NULL) {
        return false;
    }
    GiValue old = type->name_value;
    type->name_value = own;
    type->name = gi_str_text(own);
    gi_drop(t, old);
    return true;
}

GI_FOR_SIZE

static GiValue get_qualname(GiThread *t, GiValue v) { return gi_type_qualname(t, gi_as_type(v)); }

static bool set_qualname(GiThread *t, GiValue v, GiValue x) {
    GiType *type = gi_as_type(v);
    if (!may_change(t, type, x, "__qualname__")) {
        return false;
    }
    if (!gi_is_str(x)) {
        return gi_raise_type_error(t, "can only assign string to %s.__qualname__, not '%T'", type->name, x);
    }
    gi_replace(t, &type->qualname, gi_take(x));
    return true;
}

static GiValue get_module(GiThread *t, GiValue v) {
    GiType *type = gi_as_type(v);
    if (type->flags & GI_TYPE_HEAP) {
        GiValue m = own_get(t, type, GI_NAME(t, __module__));
        if (m == GI_NULL && !gi_failed(t)) {
            return gi_raise_value(t, &gi_AttributeError, GI_NAME(t, __module__));
        }
        return gi_xtake(m);
    }
    return gi_type_module(t, type);
}

GI_FOR_SPEED

/* dict[name] = x of a class. */
static bool put(GiThread *t, GiType *type, GiValue name, GiValue x) {
    return gi_dict_set_str(t, gi_as_dict(type->dict), name, x) && gi_type_changed(t, type, false);
}

GI_FOR_SIZE

static bool set_module(GiThread *t, GiValue v, GiValue x) {
    GiType *type = gi_as_type(v);
    if (!may_change(t, type, x, "__module__")) {
        return false;
    }
    return put(t, type, GI_NAME(t, __module__), x) &&
           gi_dict_delete(t, gi_as_dict(type->dict), GI_NAME(t, __firstlineno__)) >= 0;
}

static GiValue get_bases(GiThread *t, GiValue v) {
    GiType *type = gi_as_type(v);
    if (type->flags & GI_TYPE_HEAP) {
        return gi_take(type->bases);
    }
    GiValue base = type->base == NULL ? GI_NULL : gi_static(type->base);
    return base == GI_NULL ? gi_take(t->vm->empty_tuple) : gi_tuple(t, &base, 1);
}

static GiValue get_base(GiThread *t, GiValue v) {
    GiType *base = gi_as_type(v)->base;
    return base == NULL ? GI_NONE : gi_take(gi_type_value(base));
}

static GiValue get_mro(GiThread *t, GiValue v) {
    GiValue mro = gi_type_mro(t, gi_as_type(v));
    return mro == GI_NULL ? (gi_failed(t) ? GI_NULL : GI_NONE) : gi_take(mro);
}

static GiValue get_dict(GiThread *t, GiValue v) {
    GiDict *d = gi_type_dict(t, gi_as_type(v));
    return d == NULL ? GI_NULL : gi_call1(t, gi_static(&gi_mappingproxy_type), gi_counted(d));
}

static GiValue get_doc(GiThread *t, GiValue v) {
    GiType *type = gi_as_type(v);
    if (!(type->flags & GI_TYPE_HEAP) && type->doc != NULL) {
        return gi_str_from_text(t, type->doc);
    }
    GiValue doc = own_get(t, type, GI_NAME(t, __doc__));
    if (doc == GI_NULL) {
        return gi_failed(t) ? GI_NULL : GI_NONE;
    }
    if (gi_type(doc)->get != NULL) {
        gi_take(doc);
        GiValue r = gi_type(doc)->get(t, doc, GI_NULL, v);
        gi_drop(t, doc);
        return r;
    }
    return gi_take(doc);
}

static bool set_doc(GiThread *t, GiValue v, GiValue x) {
    GiType *type = gi_as_type(v);
    return may_change(t, type, x, "__doc__") && put(t, type, GI_NAME(t, __doc__), x);
}

static GiValue get_text_signature(GiThread *t, GiValue v) {
    const char *text = gi_as_type(v)->flags & GI_TYPE_HEAP ? NULL : gi_as_type(v)->new_signature;
    const char *params = text == NULL ? NULL : strchr(text, '(');
    return params == NULL ? GI_NONE : gi_str_from_text(t, params);
}

static GiValue get_abstract(GiThread *t, GiValue v) {
    GiValue x = gi_as_type(v) == &gi_type_type ? GI_NULL
                                                : own_get(t, gi_as_type(v), GI_NAME(t, __abstractmethods__));
    if (x == GI_NULL && !gi_failed(t)) {
        return gi_raise_value(t, &gi_AttributeError, GI_NAME(t, __abstractmethods__));
    }
    return gi_xtake(x);
}

static bool set_abstract(GiThread *t, GiValue v, GiValue x) {
    GiType *type = gi_as_type(v);
    if (!(type->flags & GI_TYPE_HEAP)) {
        return refuse_static(t, type, GI_NAME(t, __abstractmethods__));
    }
    int truth = x == GI_NULL ? 0 : gi_truth(t, x);
    if (truth < 0) {
        return false;
    }
    if (x == GI_NULL) {
        int done = gi_dict_delete(t, gi_as_dict(type->dict), GI_NAME(t, __abstractmethods__));
        if (done <= 0) {
            return done == 0 && gi_raise_value(t, &gi_AttributeError, GI_NAME(t, __abstractmethods__));
        }
    } else if (!gi_dict_set_str(t, gi_as_dict(type->dict), GI_NAME(t, __abstractmethods__), x)) {
        return false;
    }
    type->flags = truth ? type->flags | GI_TYPE_ABSTRACT : type->flags & ~GI_TYPE_ABSTRACT;
    return gi_type_changed(t, type, false);
}

static GiValue get_annotations(GiThread *t, GiValue v) {
    GiType *type = gi_as_type(v);
    if (!(type->flags & GI_TYPE_HEAP)) {
        return gi_raise(t, &gi_AttributeError, "type object '%s' has no attribute '__annotations__'",
                        type->name);
    }
    GiValue x = own_get(t, type, GI_NAME(t, __annotations__));
    if (x != GI_NULL) {
        if (gi_type(x)->get == NULL) {
            return gi_take(x);
        }
        gi_take(x);
        GiValue r = gi_type(x)->get(t, x, GI_NULL, v);
        gi_drop(t, x);
        return r;
    }
    x = gi_failed(t) ? GI_NULL : gi_dict(t);
    if (x != GI_NULL && !put(t, type, GI_NAME(t, __annotations__), x)) {
        gi_drop(t, x);
        return GI_NULL;
    }
    return x;
}

static bool set_annotations(GiThread *t, GiValue v, GiValue x) {
    GiType *type = gi_as_type(v);
    if (!(type->flags & GI_TYPE_HEAP)) {
        return refuse_static(t, type, GI_NAME(t, __annotations__));
    }
    if (x != GI_NULL) {
        return put(t, type, GI_NAME(t, __annotations__), x);
    }
    int done = gi_dict_delete(t, gi_as_dict(type->dict), GI_NAME(t, __annotations__));
    if (done == 0) {
        return gi_raise_value(t, &gi_AttributeError, GI_NAME(t, __annotations__));
    }
    return done > 0 && gi_type_changed(t, type, false);
}

static GiValue get_type_params(GiThread *t, GiValue v) {
    GiType *type = gi_as_type(v);
    GiValue x = type->flags & GI_TYPE_HEAP ? own_get(t, type, GI_NAME(t, __type_params__)) : GI_NULL;
    return gi_failed(t) ? GI_NULL : gi_take(x == GI_NULL ? t->vm->empty_tuple : x);
}

static bool set_type_params(GiThread *t, GiValue v, GiValue x) {
    GiType *type = gi_as_type(v);
    return may_change(t, type, x, "__type_params__") && put(t, type, GI_NAME(t, __type_params__), x);
}

/* The bits of CPython's tp_flags that scripts look at. */
static GiValue get_flags(GiThread *t, GiValue v) {
    static const struct { uint32_t own; int bit; } map[] = {
        {GI_TYPE_HEAP, 9}, {GI_TYPE_BASE, 10}, {GI_TYPE_READY, 12}, {GI_TYPE_ABSTRACT, 20},
        {GI_TYPE_SEQUENCE, 5}, {GI_TYPE_MAPPING, 6}, {GI_TYPE_METHOD_LIKE, 17}, {GI_TYPE_MATCH_SELF, 22},
        {GI_TYPE_INT, 24}, {GI_TYPE_LIST, 25}, {GI_TYPE_TUPLE, 26}, {GI_TYPE_BYTES, 27}, {GI_TYPE_STR, 28},
        {GI_TYPE_DICT, 29}, {GI_TYPE_EXCEPTION, 30}, {GI_TYPE_TYPE, 31},
    };
    GiType *type = gi_as_type(v);
    int64_t flags = type->flags & GI_TYPE_HEAP ? 0 : 1 << 8;
    for (size_t i = 0; i < sizeof map / sizeof map[0]; i++) {
        flags |= type->flags & map[i].own ? (int64_t)1 << map[i].bit : 0;
    }
    flags |= type->gc.gc_flags & GI_GC_TRACKED ? 1 << 14 : 0;
    flags |= type->flags & GI_TYPE_NO_INSTANCES ? 1 << 7 : 0;
    return gi_int(t, flags);
}

static GiValue get_basicsize(GiThread *t, GiValue v) { return gi_int(t, gi_as_type(v)->gc.size); }

static GiValue get_itemsize(GiThread *t, GiValue v) {
    uint32_t flags = gi_static_base(gi_as_type(v))->flags;
    return gi_int(t, flags & GI_TYPE_TUPLE ? 8 : flags & GI_TYPE_INT ? 4 : flags & GI_TYPE_BYTES ? 1
                     : flags & GI_TYPE_TYPE ? 40 : 0);
}

static GiValue get_dictoffset(GiThread *t, GiValue v) {
    GiType *type = gi_as_type(v);
    return gi_int(t, type->dict_offset != 0 ? type->dict_offset : gi_type_has_dict(type) ? -1 : 0);
}

static GiValue get_weakoffset(GiThread *t, GiValue v) { return gi_int(t, gi_as_type(v)->gc.weak_offset); }

/* --- methods --- */

static GiValue mro(GiThread *t, const GiValue *a) {
    GiValue bases = get_bases(t, a[0]);
    GiValue tuple = bases == GI_NULL ? GI_NULL : gi_mro_compute(t, gi_as_type(a[0]), bases);
    GiValue list = tuple == GI_NULL ? GI_NULL : gi_list_from(t, tuple);
    gi_xdrop(t, bases);
    gi_xdrop(t, tuple);
    return list;
}

static GiValue subclasses(GiThread *t, const GiValue *a) { return gi_type_subclasses(t, gi_as_type(a[0])); }

static GiValue prepare(GiThread *t, const GiValue *a, size_t n, GiValue kwnames) { return gi_dict(t); }

static GiValue instancecheck(GiThread *t, const GiValue *a) {
    int r = gi_recursive_isinstance(t, a[1], a[0]);
    return r < 0 ? GI_NULL : gi_bool(r != 0);
}

static GiValue subclasscheck(GiThread *t, const GiValue *a) {
    int r = gi_recursive_issubclass(t, a[1], a[0]);
    return r < 0 ? GI_NULL : gi_bool(r != 0);
}

/* The names of type and its bases, the bases' first. */
bool gi_type_merge_names(GiThread *t, GiType *type, GiDict *names) {
    GiValue order = gi_type_mro(t, type);
    if (order == GI_NULL) {
        return !gi_failed(t);
    }
    gi_take(order);
    bool ok = true;
    for (size_t i = gi_as_tuple(order)->size; ok && i-- > 0;) {
        GiDict *d = gi_type_dict(t, gi_as_type(gi_as_tuple(order)->items[i]));
        ok = d != NULL && gi_dict_merge(t, names, gi_counted(d), true);
    }
    gi_drop(t, order);
    return ok;
}

static GiValue dir(GiThread *t, const GiValue *a) {
    GiValue names = gi_dict(t), keys = GI_NULL;
    if (names != GI_NULL && gi_type_merge_names(t, gi_as_type(a[0]), gi_as_dict(names))) {
        keys = gi_dict_keys_list(t, gi_as_dict(names));
    }
    gi_xdrop(t, names);
    return keys;
}

static GiValue size_of(GiThread *t, const GiValue *a) { return gi_int(t, sizeof(GiType)); }

GI_FOR_SPEED

static GiValue type_repr(GiThread *t, GiValue v) {
    GiValue name = gi_type_full_name(t, gi_as_type(v));
    GiValue r = name == GI_NULL ? GI_NULL : gi_str_from_format(t, "<class '%S'>", name);
    gi_xdrop(t, name);
    return r;
}

static GiValue type_or(GiThread *t, GiValue a, GiValue b) { return gi_union_or(t, a, b); }

/* --- collector hooks of heap types --- */

static int traverse(GiObject *o, GiVisit visit, void *arg) {
    GiType *type = (GiType *)o;
    const GiValue held[] = {type->dict, type->mro, type->bases, type->subclasses, type->name_value, type->qualname};
    for (size_t i = 0; i < sizeof held / sizeof held[0]; i++) {
        int r = held[i] == GI_NULL ? 0 : visit(held[i], arg);
        if (r != 0) {
            return r;
        }
    }
    return 0;
}

/* The mro names the type itself: that is the cycle of every class. Bases stay: slots need them. */
static void clear(GiThread *t, GiObject *o) {
    GiType *type = (GiType *)o;
    if (type->dict != GI_NULL) {
        gi_type_changed(t, type, false);
        gi_dict_clear(t, gi_as_dict(type->dict));
    }
    gi_replace(t, &type->mro, GI_NULL);
}

static void release(GiThread *t, GiObject *o) {
    GiType *type = (GiType *)o;
    for (size_t i = 0; type->bases != GI_NULL && i < gi_as_tuple(type->bases)->size; i++) {
        GiValue base = gi_as_tuple(type->bases)->items[i];
        if (gi_is_type(base)) {
            gi_type_remove_subclass(t, gi_as_type(base), type);
        }
    }
    GiValue *held[] = {&type->dict, &type->mro, &type->subclasses, &type->qualname, &type->name_value, &type->bases};
    for (size_t i = 0; i < sizeof held / sizeof held[0]; i++) {
        gi_replace(t, held[i], GI_NULL);
    }
    gi_shape_free_type(t, type);
    if (type->own_number != NULL) {
        gi_free(t, type->own_number, sizeof *type->own_number);
    }
    if (type->own_container != NULL) {
        gi_free(t, type->own_container, sizeof *type->own_container);
    }
    if (type->own_async != NULL) {
        gi_free(t, type->own_async, sizeof *type->own_async);
    }
    gi_object_free(t, o, o->type->gc.size);
}

static const GiMethodRow methods[] = {
    GI_METHOD("mro(self, /)", mro, "Return a type's method resolution order."),
    GI_METHOD("__subclasses__(self, /)", subclasses, "Return a list of immediate subclasses."),
    {"__prepare__(name, bases, /, **kwds)\0Create the namespace for the class statement", {.raw = prepare},
     GI_FN_CLASS | GI_FN_RAW | GI_FN_DOC, 0},
    GI_METHOD("__instancecheck__(self, instance, /)", instancecheck, "Check if an object is an instance."),
    GI_METHOD("__subclasscheck__(self, subclass, /)", subclasscheck, "Check if a class is a subclass."),
    GI_METHOD("__dir__(self, /)", dir, "Specialized __dir__ implementation for types."),
    GI_METHOD("__sizeof__(self, /)", size_of, "Return memory consumption of the type object."),
    GI_METHODS_END,
};

static const GiGetSetRow getset[] = {
    {"__name__", get_name, set_name, NULL},
    {"__qualname__", get_qualname, set_qualname, NULL},
    {"__bases__", get_bases, gi_type_set_bases, NULL},
    {"__base__", get_base, gi_readonly_member, NULL},
    {"__mro__", get_mro, NULL, NULL},
    {"__module__", get_module, set_module, NULL},
    {"__abstractmethods__", get_abstract, set_abstract, NULL},
    {"__dict__", get_dict, NULL, NULL},
    {"__doc__", get_doc, set_doc, NULL},
    {"__text_signature__", get_text_signature, NULL, NULL},
    {"__annotations__", get_annotations, set_annotations, NULL},
    {"__type_params__", get_type_params, set_type_params, NULL},
    {"__flags__", get_flags, gi_readonly_member, NULL},
    {"__basicsize__", get_basicsize, gi_readonly_member, NULL},
    {"__itemsize__", get_itemsize, gi_readonly_member, NULL},
    {"__dictoffset__", get_dictoffset, gi_readonly_member, NULL},
    {"__weakrefoffset__", get_weakoffset, gi_readonly_member, NULL},
    {NULL, NULL, NULL, NULL},
};

static const GiNumberSlots number = {.binary[GI_OP_OR] = type_or};

GiType gi_type_type = {
    GI_TYPE_HEAD(GiType, GI_GC_TRACKED),
    .gc.weak_offset = offsetof(GiType, weak_list),
    .gc.traverse = traverse,
    .gc.clear = clear,
    .gc.release = release,
    .name = "type",
    .flags = GI_TYPE_BASE | GI_TYPE_TYPE,
    .new_ = gi_type_new,
    .init = type_init,
    .call = type_call,
    .repr = type_repr,
    .getattr = type_getattr,
    .setattr = type_setattr,
    .number = &number,
    .methods = methods,
    .getset = getset,
    .doc = "type(object) -> the object's type\n"
           "type(name, bases, dict, **kwds) -> a new type",
};
