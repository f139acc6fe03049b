/* SPDX-License-Identifier: MIT
 * runtime/types/super.c: super: attribute lookup along the mro of an object's class, behind a class. */
#include "gc/size.h"
#include "runtime/hooks.h"
#include "runtime/types/sequence.h"
#include "runtime/types/str.h"
#include "runtime/types/type_internal.h"

typedef struct Super {
    GiObject head;
    GiValue cls, obj, obj_type; /* obj and obj_type GI_NULL: unbound */
} Super;

static Super *as_super(GiValue v) { return (Super *)gi_object(v); }

static GiValue super_new(GiThread *t, GiType *type, const GiValue *a, size_t n, GiValue kwnames) {
    Super *s = gi_object_new(t, type);
    return s == NULL ? GI_NULL : gi_tracked_steal(t, s);
}

/* The class in whose mro obj's attributes are looked up: obj itself for a class below cls, else the type
 * of obj or what its __class__ claims. Owned. */
static GiValue check(GiThread *t, GiType *cls, GiValue obj) {
    if (gi_is_type(obj) && gi_type_is_subtype(gi_as_type(obj), cls)) {
        return gi_take(obj);
    }
    if (gi_is_instance(obj, cls)) {
        return gi_take(gi_type_value(gi_type(obj)));
    }
    GiValue claimed;
    if (gi_getattr_optional(t, obj, GI_NAME(t, __class__), &claimed) < 0) {
        return GI_NULL;
    }
    if (claimed != GI_NULL && gi_is_type(claimed) && gi_as_type(claimed) != gi_type(obj) &&
        gi_type_is_subtype(gi_as_type(claimed), cls)) {
        return claimed;
    }
    gi_xdrop(t, claimed);
    bool is_class = gi_is_type(obj);
    return gi_raise_type_error(t, "super(type, obj): obj (%s %s) is not an instance or subtype of type (%s).",
                               is_class ? "type" : "instance of",
                               is_class ? gi_as_type(obj)->name : gi_type(obj)->name, cls->name);
}

static bool super_init(GiThread *t, GiValue v, const GiValue *a, size_t n, GiValue kwnames) {
    if (kwnames != GI_NULL && gi_as_tuple(kwnames)->size > 0) {
        return gi_raise_type_error(t, "super() takes no keyword arguments");
    }
    if (n > 2) {
        return gi_raise_type_error(t, "super() expected at most 2 arguments, got %zu", n);
    }
    GiValue cls, obj = GI_NULL, obj_type = GI_NULL;
    if (n == 0) {
        if (!gi_current_super(t, &cls, &obj)) {
            return false;
        }
    } else {
        if (!gi_is_type(a[0])) {
            return gi_raise_type_error(t, "super() argument 1 must be a type, not %T", a[0]);
        }
        cls = gi_take(a[0]);
        obj = n == 2 && a[1] != GI_NONE ? gi_take(a[1]) : GI_NULL;
    }
    if (obj != GI_NULL) {
        obj_type = gi_is_type(cls) ? check(t, gi_as_type(cls), obj)
                                   : gi_raise(t, &gi_RuntimeError, "super(): __class__ is not a type (%T)", cls);
        if (obj_type == GI_NULL) {
            gi_drop(t, cls);
            gi_drop(t, obj);
            return false;
        }
    }
    Super *s = as_super(v);
    gi_replace(t, &s->cls, cls);
    gi_replace(t, &s->obj, obj);
    gi_replace(t, &s->obj_type, obj_type);
    return true;
}

/* The attribute behind cls in the mro of obj_type, bound; GI_NULL without an error: none. */
static GiValue look_up(GiThread *t, GiValue cls, GiValue obj, GiValue obj_type, GiValue name) {
    GiValue mro = gi_type_mro(t, gi_as_type(obj_type));
    if (mro == GI_NULL) {
        return GI_NULL;
    }
    gi_take(mro);
    size_t i = 0, n = gi_as_tuple(mro)->size;
    while (i < n && gi_as_tuple(mro)->items[i] != cls) {
        i++;
    }
    GiValue r = GI_NULL;
    for (i++; i < n; i++) {
        GiDict *d = gi_type_dict(t, gi_as_type(gi_as_tuple(mro)->items[i]));
        GiValue x = d == NULL ? GI_NULL : gi_dict_get(t, d, name);
        if (x != GI_NULL) {
            r = gi_take(x);
            if (gi_type(x)->get != NULL) {
                r = gi_type(x)->get(t, x, obj == obj_type ? GI_NULL : obj, obj_type);
                gi_drop(t, x);
            }
            break;
        }
        if (gi_failed(t)) {
            break;
        }
    }
    gi_drop(t, mro);
    return r;
}

GI_FOR_SIZE

/* super(cls, self).name */
GiValue gi_super_getattr(GiThread *t, GiValue cls, GiValue self, GiValue name) {
    if (!gi_is_type(cls)) {
        return gi_raise_type_error(t, "super() argument 1 must be a type, not %T", cls);
    }
    GiValue obj_type = check(t, gi_as_type(cls), self);
    if (obj_type == GI_NULL) {
        return GI_NULL;
    }
    GiValue r = gi_str_equal(name, GI_NAME(t, __class__)) ? gi_take(gi_static(&gi_super_type))
                                                          : look_up(t, cls, self, obj_type, name);
    if (r == GI_NULL && !gi_failed(t)) { /* the super object's own attributes */
        GiValue a[2] = {cls, self};
        GiValue s = gi_call(t, gi_static(&gi_super_type), a, 2, GI_NULL);
        r = s == GI_NULL ? GI_NULL : gi_getattr(t, s, name);
        gi_xdrop(t, s);
    }
    gi_drop(t, obj_type);
    return r;
}

static GiValue super_getattr(GiThread *t, GiValue v, GiValue name) {
    Super *s = as_super(v);
    if (s->obj_type != GI_NULL && gi_is_str(name) && !gi_str_equal(name, GI_NAME(t, __class__))) {
        GiValue cls = gi_take(s->cls), obj = gi_take(s->obj), obj_type = gi_take(s->obj_type);
        GiValue r = look_up(t, cls, obj, obj_type, name);
        gi_drop(t, cls);
        gi_drop(t, obj);
        gi_drop(t, obj_type);
        if (r != GI_NULL || gi_failed(t)) {
            return r;
        }
    }
    return gi_object_getattr(t, v, name);
}

/* An unbound super in a class binds like a method. */
static GiValue super_get(GiThread *t, GiValue v, GiValue obj, GiValue type) {
    Super *s = as_super(v);
    if (obj == GI_NULL || obj == GI_NONE || s->obj != GI_NULL) {
        return gi_take(v);
    }
    GiValue a[2] = {s->cls, obj};
    return gi_call(t, gi_type_value(gi_type(v)), a, s->cls == GI_NULL ? 0 : 2, GI_NULL);
}

static GiValue super_repr(GiThread *t, GiValue v) {
    Super *s = as_super(v);
    const char *name = s->cls == GI_NULL ? "NULL" : gi_as_type(s->cls)->name;
    return s->obj_type == GI_NULL
               ? gi_str_from_format(t, "<super: <class '%s'>, NULL>", name)
               : gi_str_from_format(t, "<super: <class '%s'>, <%s object>>", name, gi_as_type(s->obj_type)->name);
}

static GiValue get_this(GiThread *t, GiValue v) {
    return as_super(v)->cls == GI_NULL ? GI_NONE : gi_take(as_super(v)->cls);
}
static GiValue get_self(GiThread *t, GiValue v) {
    return as_super(v)->obj == GI_NULL ? GI_NONE : gi_take(as_super(v)->obj);
}
static GiValue get_self_class(GiThread *t, GiValue v) {
    return as_super(v)->obj_type == GI_NULL ? GI_NONE : gi_take(as_super(v)->obj_type);
}

GI_FOR_SPEED

static const GiGetSetRow getset[] = {
    {"__thisclass__", get_this, gi_readonly_member, "the class invoking super()"},
    {"__self__", get_self, gi_readonly_member, "the instance invoking super(); may be None"},
    {"__self_class__", get_self_class, gi_readonly_member, "the type of the instance invoking super(); may be None"},
    {NULL, NULL, NULL, NULL},
};

GiType gi_super_type = {
    GI_TYPE_HEAD(Super, GI_GC_TRACKED),
    .gc.slots_offset = offsetof(Super, cls),
    .gc.slots_count = 3,
    .name = "super",
    .flags = GI_TYPE_BASE,
    .new_ = super_new,
    .init = super_init,
    .repr = super_repr,
    .getattr = super_getattr,
    .get = super_get,
    .getset = getset,
    .doc = "super() -> same as super(__class__, <first argument>)\n"
           "super(type) -> unbound super object\n"
           "super(type, obj) -> bound super object; requires isinstance(obj, type)\n"
           "super(type, type2) -> bound super object; requires issubclass(type2, type)\n"
           "Typical use to call a cooperative superclass method:\n"
           "class C(B):\n"
           "    def meth(self, arg):\n"
           "        super().meth(arg)\n"
           "This works for class methods too:\n"
           "class C(B):\n"
           "    @classmethod\n"
           "    def cmeth(cls, arg):\n"
           "        super().cmeth(arg)\n",
};
