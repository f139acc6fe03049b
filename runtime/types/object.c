/* SPDX-License-Identifier: MIT
 * runtime/types/object.c: the type object: attribute access of instances, identity, default text,
 * __class__, __dir__. Pickling (__reduce_ex__, __getstate__) is in object_reduce.c.
 *
 * Attribute order (language reference, "Invoking descriptors"): data descriptor of the class, instance
 * attribute, other attribute of the class.
 */
#include "gc/size.h"
#include "runtime/identity.h"
#include "runtime/shape.h"
#include "runtime/types/number.h"
#include "runtime/types/sequence.h"
#include "runtime/types/str.h"
#include "runtime/types/type_internal.h"

/* --- attributes --- */

/* The instance's own attribute; borrowed, GI_NULL: none (maybe with an error set). */
static inline GiValue own_attribute(GiThread *t, GiType *type, GiValue v, GiValue name) {
    GiObject *o = gi_object(v);
    if (type->shape_offset != 0) {
        return gi_instance_get(t, o, name);
    }
    if (type->dict_offset != 0) {
        GiValue d = *(GiValue *)((char *)o + type->dict_offset);
        return d == GI_NULL ? GI_NULL : gi_dict_get(t, gi_as_dict(d), name);
    }
    if ((type->flags & GI_TYPE_TYPE) && (gi_as_type(v)->flags & GI_TYPE_HEAP)) { /* object.__getattribute__ of a class */
        return gi_dict_get(t, gi_as_dict(gi_as_type(v)->dict), name);
    }
    return GI_NULL;
}

/* The instance attribute, owned: it lives in a dict or shape that script code may change. */
static int own_attribute_optional(GiThread *t, GiType *type, GiValue v, GiValue name, GiValue *out) {
    GiValue x = gi_is_object(v) ? own_attribute(t, type, v, name) : GI_NULL;
    if (x != GI_NULL) {
        *out = gi_take(x);
        return 1;
    }
    return gi_failed(t) ? -1 : 0;
}

/* 1 found, 0 absent without an error, -1 error. */
int gi_object_getattr_optional(GiThread *t, GiValue v, GiValue name, GiValue *out) {
    GiType *type = gi_type(v);
    GiValue d = gi_type_lookup(t, type, name);
    *out = GI_NULL;
    if (d == GI_NULL) {
        return gi_failed(t) ? -1 : own_attribute_optional(t, type, v, name, out);
    }
    gi_take(d); /* keys of a hostile dict may delete it from the class */
    GiType *kind = gi_type(d);
    int found = kind->set != NULL && kind->get != NULL ? 0 : own_attribute_optional(t, type, v, name, out);
    if (found == 0) {
        *out = kind->get != NULL ? kind->get(t, d, v, gi_type_value(type)) : gi_take(d);
        found = *out == GI_NULL ? -1 : 1;
    }
    gi_drop(t, d);
    return found;
}

/* object.__getattribute__. */
GiValue gi_object_getattr(GiThread *t, GiValue v, GiValue name) {
    GiValue r;
    if (!gi_is_str(name)) {
        return gi_raise_type_error(t, "attribute name must be string, not '%T'", name);
    }
    if (gi_object_getattr_optional(t, v, name, &r) == 0) {
        return gi_raise_attribute_text(t, v, name, "'%T' object has no attribute '%S'", v, name);
    }
    return r;
}

/* Words an attempt to set an attribute that an object cannot have. */
static bool refuse(GiThread *t, GiValue v, GiValue name, GiValue d) {
    if (d != GI_NULL) {
        return gi_raise_attribute_text(t, v, name, "'%T' object attribute '%S' is read-only", v, name);
    }
    GiType *type = gi_type(v);
    if (type->setattr == gi_object_setattr && !gi_type_has_dict(type)) {
        return gi_raise_attribute_text(
            t, v, name, "'%T' object has no attribute '%S' and no __dict__ for setting new attributes", v, name);
    }
    return gi_raise_attribute(t, v, name);
}

/* object.__setattr__ and, with x GI_NULL, object.__delattr__. */
bool gi_object_setattr(GiThread *t, GiValue v, GiValue name, GiValue x) {
    if (!gi_is_str(name)) {
        return gi_raise_type_error(t, "attribute name must be string, not '%T'", name);
    }
    GiType *type = gi_type(v);
    GiValue d = gi_type_lookup(t, type, name);
    if (d != GI_NULL && gi_type(d)->set != NULL) {
        gi_take(d);
        bool ok = gi_type(d)->set(t, d, v, x);
        gi_drop(t, d);
        return ok;
    }
    if (d == GI_NULL && gi_failed(t)) {
        return false;
    }
    if (!gi_is_object(v) || !gi_type_has_dict(type)) {
        return refuse(t, v, name, d);
    }
    int done;
    if (type->shape_offset != 0) {
        done = gi_instance_set(t, gi_object(v), name, x);
    } else if (x == GI_NULL && *(GiValue *)((char *)gi_object(v) + type->dict_offset) == GI_NULL) {
        done = 0;
    } else {
        GiDict *dict = gi_instance_dict(t, gi_object(v));
        done = dict == NULL ? -1 : x == GI_NULL ? gi_dict_delete(t, dict, name) : gi_dict_set(t, dict, name, x) ? 1 : -1;
    }
    return done > 0 || (done == 0 && gi_raise_attribute(t, v, name));
}

GI_FOR_SIZE

/* v.__dict__ of any object; borrowed, GI_NULL without an error: it has none. */
GiValue gi_object_dict(GiThread *t, GiValue v) {
    if (!gi_is_object(v) || !gi_type_has_dict(gi_type(v))) {
        return GI_NULL;
    }
    GiDict *d = gi_instance_dict(t, gi_object(v));
    return d == NULL ? GI_NULL : gi_counted(d);
}

/* --- identity and text --- */

/* Hash by identity. */
bool gi_object_hash(GiThread *t, GiValue v, int64_t *out) {
    uint64_t p = (uint64_t)(v & ~(GiValue)7);
    if (t->vm->deterministic && gi_is_object(v)) {
        p = gi_identity(t, (void *)(uintptr_t)p);
    }
    *out = (int64_t)(p >> 4 | p << 60);
    *out = *out == -1 ? -2 : *out;
    return true;
}

/* == by identity; != as the opposite of ==. */
GiValue gi_object_compare(GiThread *t, GiValue a, GiValue b, GiCompareOp op) {
    if (op == GI_EQ) {
        return a == b ? GI_TRUE : GI_NOT_IMPLEMENTED;
    }
    if (op != GI_NE) {
        return GI_NOT_IMPLEMENTED;
    }
    GiValue r = gi_type(a)->compare(t, a, b, GI_EQ);
    if (r == GI_NULL || r == GI_NOT_IMPLEMENTED) {
        return r;
    }
    int truth = gi_truth(t, r);
    gi_drop(t, r);
    return truth < 0 ? GI_NULL : gi_bool(truth == 0);
}

/* "<module.Class object at 0x...>" */
GiValue gi_object_repr(GiThread *t, GiValue v) {
    GiValue name = gi_type_full_name(t, gi_type(v));
    if (name == GI_NULL) {
        return GI_NULL;
    }
    GiValue r = gi_str_from_format(t, "<%S object at %p>", name, (void *)(uintptr_t)(v & ~(GiValue)7));
    gi_drop(t, name);
    return r;
}

static GiValue object_str(GiThread *t, GiValue v) { return gi_type(v)->repr(t, v); }

/* iter(v) is v. */
GiValue gi_self_iter(GiThread *t, GiValue v) { return gi_take(v); }

/* --- making instances --- */

static size_t count_arguments(size_t n, GiValue kwnames) {
    return n + (kwnames == GI_NULL ? 0 : gi_as_tuple(kwnames)->size);
}

/* "'a', 'b'" of sorted names; owned. */
static GiValue quoted_names(GiThread *t, GiValue names) {
    GiValue list = gi_list_from(t, names);
    if (list == GI_NULL || !gi_list_sort(t, list, GI_NULL, false)) {
        gi_xdrop(t, list);
        return GI_NULL;
    }
    GiText b;
    gi_text_init(&b, t);
    for (size_t i = 0; i < gi_as_list(list)->size; i++) {
        GiValue name = gi_as_list(list)->items[i];
        gi_text_add_text(&b, i == 0 ? "'" : ", '");
        if (gi_is_str(name)) {
            gi_text_add_str(&b, name);
        }
        gi_text_add_text(&b, "'");
    }
    gi_drop(t, list);
    return gi_text_finish(&b);
}

static GiValue refuse_abstract(GiThread *t, GiType *type) {
    GiValue names = gi_dict_get_str(t, gi_as_dict(type->dict), GI_NAME(t, __abstractmethods__));
    if (names == GI_NULL) {
        return gi_failed(t) ? GI_NULL : gi_raise_value(t, &gi_AttributeError, GI_NAME(t, __abstractmethods__));
    }
    gi_take(names);
    int64_t n = gi_len(t, names);
    GiValue text = n < 0 ? GI_NULL : quoted_names(t, names);
    gi_drop(t, names);
    if (text != GI_NULL) {
        gi_raise_type_error(t, "Can't instantiate abstract class %s without an implementation for abstract method%s %S",
                            type->name, n > 1 ? "s" : "", text);
        gi_drop(t, text);
    }
    return GI_NULL;
}

/* object.__new__. */
GiValue gi_object_new_instance(GiThread *t, GiType *type, const GiValue *a, size_t n, GiValue kwnames) {
    if (count_arguments(n, kwnames) > 0) {
        if (type->new_ != gi_object_new_instance) {
            return gi_raise_type_error(
                t, "object.__new__() takes exactly one argument (the type to instantiate)");
        }
        if (type->init == gi_object_init) {
            return gi_raise_type_error(t, "%N() takes no arguments", type);
        }
    }
    if (type->flags & GI_TYPE_ABSTRACT) {
        return refuse_abstract(t, type);
    }
    if (type->shape_offset == (int16_t)sizeof(GiObject)) {
        return gi_instance_new(t, type);
    }
    GiObject *o = gi_object_new(t, type);
    if (o == NULL) {
        return GI_NULL;
    }
    return type->gc.gc_flags & GI_GC_TRACKED ? gi_tracked_steal(t, o) : gi_counted(o);
}

/* object.__init__: complains about arguments that nobody took. */
bool gi_object_init(GiThread *t, GiValue v, const GiValue *a, size_t n, GiValue kwnames) {
    if (GI_LIKELY(count_arguments(n, kwnames) == 0)) {
        return true;
    }
    GiType *type = gi_type(v);
    if (type->init != gi_object_init) {
        return gi_raise_type_error(
            t, "object.__init__() takes exactly one argument (the instance to initialize)");
    }
    if (type->new_ == gi_object_new_instance) {
        return gi_raise_type_error(
            t, "%N.__init__() takes exactly one argument (the instance to initialize)", type);
    }
    return true;
}

/* --- __class__ --- */

static GiValue get_class(GiThread *t, GiValue v) { return gi_take(gi_type_value(gi_type(v))); }

static bool is_module_type(const GiType *type) { return gi_type_is_subtype((GiType *)type, &gi_module_type); }

/* Gives a plain or part-bearing instance the layout of another class of the same size. */
static bool change_class(GiThread *t, GiObject *o, GiType *type) {
    GiType *old = o->type;
    if (old->shape_offset != 0) {
        GiInstancePart *p = gi_instance_part(o);
        if ((old->flags & GI_TYPE_SLOTS_ONLY) == 0 && p->shape != NULL && gi_instance_dict(t, o) == NULL) {
            return false;
        }
        p->shape = p->shape == NULL || old->flags & GI_TYPE_SLOTS_ONLY ? type->shape : type->shape->dict_shape;
    }
    if (type->flags & GI_TYPE_HEAP) {
        gi_take_object(type);
    }
    if ((type->gc.gc_flags & GI_GC_FINALIZER) && !(old->gc.gc_flags & GI_GC_FINALIZER)) {
        gi_untrack(t, o); /* tracking again reserves a place in the finalizer queue */
        o->type = type;
        if (!gi_track(t, o)) {
            gi_error_clear(t);
        }
    }
    o->type = type;
    if (old->flags & GI_TYPE_HEAP) {
        gi_drop_object(t, old);
    }
    return true;
}

/* v.__class__ = cls */
bool gi_set_class(GiThread *t, GiValue v, GiValue cls) {
    if (cls == GI_NULL) {
        return gi_raise_type_error(t, "can't delete __class__ attribute");
    }
    if (!gi_is_type(cls)) {
        return gi_raise_type_error(t, "__class__ must be set to a class, not '%T' object", cls);
    }
    GiType *type = gi_as_type(cls), *old = gi_type(v);
    bool modules = is_module_type(type) && is_module_type(old);
    if (!modules && (!(type->flags & GI_TYPE_HEAP) || !(old->flags & GI_TYPE_HEAP))) {
        return gi_raise_type_error(
            t, "__class__ assignment only supported for mutable types or ModuleType subclasses");
    }
    if (type == old) {
        return true;
    }
    if (!(modules && type->gc.size == old->gc.size) && !gi_same_layout(type, old)) {
        return gi_raise_type_error(t, "__class__ assignment: '%s' object layout differs from '%s'", type->name,
                                   old->name);
    }
    return change_class(t, gi_object(v), type);
}

/* --- methods --- */

static GiValue init_subclass(GiThread *t, const GiValue *a) { return GI_NONE; }

static GiValue subclasshook(GiThread *t, const GiValue *a) { return GI_NOT_IMPLEMENTED; }

static GiValue format(GiThread *t, const GiValue *a) {
    if (!gi_is_str(a[1])) {
        return gi_raise_type_error(t, "__format__() argument must be str, not %T", a[1]);
    }
    if (gi_str_size(a[1]) > 0) {
        return gi_raise_type_error(t, "unsupported format string passed to %T.__format__", a[0]);
    }
    return gi_str(t, a[0]);
}

static GiValue size_of(GiThread *t, const GiValue *a) {
    GiType *type = gi_type(a[0]);
    return gi_int(t, gi_is_object(a[0]) ? (int64_t)type->gc.size + type->gc.prefix : 24);
}

/* dir(v) by default: own attributes, then those of the class. */
static GiValue dir(GiThread *t, const GiValue *a) {
    GiValue names = gi_dict(t), dict = GI_NULL, cls = GI_NULL, keys = GI_NULL;
    if (names == GI_NULL) {
        return GI_NULL;
    }
    if (gi_getattr_optional(t, a[0], GI_NAME(t, __dict__), &dict) < 0) {
        goto done;
    }
    if (dict != GI_NULL && gi_is_dict(dict) && !gi_dict_merge(t, gi_as_dict(names), dict, true)) {
        goto done;
    }
    if (gi_getattr_optional(t, a[0], GI_NAME(t, __class__), &cls) < 0) {
        goto done;
    }
    if (cls != GI_NULL && gi_is_type(cls) && !gi_type_merge_names(t, gi_as_type(cls), gi_as_dict(names))) {
        goto done;
    }
    keys = gi_dict_keys_list(t, gi_as_dict(names));
done:
    gi_drop(t, names);
    gi_xdrop(t, dict);
    gi_xdrop(t, cls);
    return keys;
}

GI_FOR_SPEED

static const GiMethodRow methods[] = {
    GI_METHOD("__reduce_ex__(self, protocol, /)", gi_object_reduce_ex, "Helper for pickle."),
    GI_METHOD("__reduce__(self, /)", gi_object_reduce, "Helper for pickle."),
    GI_METHOD("__getstate__(self, /)", gi_object_getstate, "Helper for pickle."),
    GI_CLASS_METHOD("__subclasshook__(cls, object, /)", subclasshook,
                    "Abstract classes can override this to customize issubclass().\n\n"
                    "This is invoked early on by abc.ABCMeta.__subclasscheck__().\n"
                    "It should return True, False or NotImplemented.  If it returns\n"
                    "NotImplemented, the normal algorithm is used.  Otherwise, it\n"
                    "overrides the normal algorithm (and the outcome is cached).\n"),
    GI_CLASS_METHOD("__init_subclass__(cls, /)", init_subclass,
                    "This method is called when a class is subclassed.\n\n"
                    "The default implementation does nothing. It may be\n"
                    "overridden to extend subclasses.\n"),
    GI_METHOD("__format__(self, format_spec, /)", format,
              "Default object formatter.\n\nReturn str(self) if format_spec is empty. Raise TypeError otherwise."),
    GI_METHOD("__sizeof__(self, /)", size_of, "Size of object in memory, in bytes."),
    GI_METHOD("__dir__(self, /)", dir, "Default dir() implementation."),
    GI_METHODS_END,
};

static const GiGetSetRow getset[] = {
    {"__class__", get_class, gi_set_class, "the object's class"},
    {NULL, NULL, NULL, NULL},
};

GiType gi_object_type = {
    GI_TYPE_HEAD(GiObject, 0),
    .gc.release = gi_release_slots,
    .name = "object",
    .flags = GI_TYPE_BASE,
    .new_ = gi_object_new_instance,
    .init = gi_object_init,
    .repr = gi_object_repr,
    .str = object_str,
    .hash = gi_object_hash,
    .compare = gi_object_compare,
    .getattr = gi_object_getattr,
    .setattr = gi_object_setattr,
    .methods = methods,
    .getset = getset,
    .doc = "The base class of the class hierarchy.\n\n"
           "When called, it accepts no arguments and returns a new featureless\n"
           "instance that has no instance attributes and cannot be given any.\n",
    .new_signature = "object()",
};
