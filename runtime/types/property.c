/* SPDX-License-Identifier: MIT
 * runtime/types/property.c: property: a data descriptor that calls a getter, setter and deleter. */
#include "runtime/types/sequence.h"
#include "runtime/types/signature_internal.h"
#include "runtime/types/str.h"
#include "runtime/types/type_internal.h"

typedef struct Property {
    GiObject head;
    GiValue get, set, del, doc, name; /* GI_NULL: none */
    bool getter_doc; /* doc was taken from the getter */
} Property;

static Property *as_property(GiValue v) { return (Property *)gi_object(v); }

static GiValue property_new(GiThread *t, GiType *type, const GiValue *a, size_t n, GiValue kwnames) {
    Property *p = gi_object_new(t, type);
    return p == NULL ? GI_NULL : gi_tracked_steal(t, p);
}

static GiValue none_to_null(GiValue v) { return v == GI_NULL || v == GI_NONE ? GI_NULL : gi_take(v); }

/* The doc of a property without one of its own is the getter's; kept in the dict of subclasses. */
static bool set_doc(GiThread *t, GiValue v, GiValue given) {
    Property *p = as_property(v);
    GiValue doc = given == GI_NULL || given == GI_NONE ? GI_NULL : gi_take(given);
    p->getter_doc = false;
    if (doc == GI_NULL && p->get != GI_NULL) {
        if (gi_getattr_optional(t, p->get, GI_NAME(t, __doc__), &doc) < 0) {
            return false;
        }
        if (doc == GI_NONE) {
            doc = GI_NULL;
        }
        p->getter_doc = doc != GI_NULL;
    }
    bool ok = true;
    if (gi_is_exact(v, &gi_property_type)) {
        gi_replace(t, &p->doc, gi_xtake(doc));
    } else {
        ok = gi_setattr(t, v, GI_NAME(t, __doc__), doc == GI_NULL ? GI_NONE : doc);
        if (!ok && !p->getter_doc && gi_error_clear_if(t, &gi_AttributeError)) { /* no place for it */
            ok = true;
        }
    }
    gi_xdrop(t, doc);
    return ok;
}

static bool property_init(GiThread *t, GiValue v, const GiValue *a, size_t n, GiValue kwnames) {
    GiSignature *s = gi_signature_parse(t, "property(fget=None, fset=None, fdel=None, doc=None)");
    if (s == NULL) {
        return false;
    }
    GiValue x[4];
    bool ok = gi_signature_bind(t, s, a, n, kwnames, x);
    if (ok) {
        Property *p = as_property(v);
        gi_replace(t, &p->get, none_to_null(x[0]));
        gi_replace(t, &p->set, none_to_null(x[1]));
        gi_replace(t, &p->del, none_to_null(x[2]));
        gi_replace(t, &p->doc, GI_NULL);
        gi_replace(t, &p->name, GI_NULL);
        ok = set_doc(t, v, x[3]);
    }
    gi_signature_free(t, s);
    return ok;
}

/* __name__: set by the class, else the getter's; owned, GI_NULL without an error: none. */
static GiValue name_of(GiThread *t, GiValue v) {
    Property *p = as_property(v);
    GiValue name = GI_NULL;
    if (p->name != GI_NULL) {
        return gi_take(p->name);
    }
    if (p->get != GI_NULL && gi_getattr_optional(t, p->get, GI_NAME(t, __name__), &name) < 0) {
        return GI_NULL;
    }
    return name;
}

/* "property 'x' of 'C' object has no setter" */
static GiValue raise_missing(GiThread *t, GiValue v, GiValue obj, const char *what) {
    GiValue name = name_of(t, v);
    if (name == GI_NULL && gi_failed(t)) {
        return GI_NULL;
    }
    GiValue type = gi_type_qualname(t, gi_type(obj));
    if (type != GI_NULL) {
        if (name != GI_NULL) {
            gi_raise(t, &gi_AttributeError, "property %R of %R object has no %s", name, type, what);
        } else {
            gi_raise(t, &gi_AttributeError, "property of %R object has no %s", type, what);
        }
        gi_drop(t, type);
    }
    gi_xdrop(t, name);
    return GI_NULL;
}

static GiValue property_get(GiThread *t, GiValue v, GiValue obj, GiValue type) {
    Property *p = as_property(v);
    if (obj == GI_NULL || obj == GI_NONE) {
        return gi_take(v);
    }
    if (p->get == GI_NULL) {
        return raise_missing(t, v, obj, "getter");
    }
    GiValue f = gi_take(p->get);
    GiValue r = gi_call1(t, f, obj);
    gi_drop(t, f);
    return r;
}

static bool property_set(GiThread *t, GiValue v, GiValue obj, GiValue x) {
    Property *p = as_property(v);
    GiValue f = x == GI_NULL ? p->del : p->set;
    if (f == GI_NULL) {
        return raise_missing(t, v, obj, x == GI_NULL ? "deleter" : "setter");
    }
    gi_take(f);
    GiValue r = x == GI_NULL ? gi_call1(t, f, obj) : gi_call2(t, f, obj, x);
    gi_drop(t, f);
    gi_xdrop(t, r);
    return r != GI_NULL;
}

static GiValue or_else(GiValue v, GiValue old) { return v == GI_NULL || v == GI_NONE ? old : v; }

/* A copy of v (by calling its type) with one function replaced. */
static GiValue copy_with(GiThread *t, GiValue v, GiValue get, GiValue set, GiValue del) {
    Property *p = as_property(v);
    GiValue a[4] = {or_else(get, p->get), or_else(set, p->set), or_else(del, p->del), p->doc};
    if (p->getter_doc && a[0] != GI_NULL && a[0] != GI_NONE) {
        a[3] = GI_NULL; /* to be taken from the new getter */
    }
    for (int i = 0; i < 4; i++) {
        a[i] = a[i] == GI_NULL ? GI_NONE : a[i];
    }
    GiValue r = gi_call(t, gi_type_value(gi_type(v)), a, 4, GI_NULL);
    if (r != GI_NULL && p->name != GI_NULL && gi_is_instance(r, &gi_property_type)) {
        gi_replace(t, &as_property(r)->name, gi_take(p->name));
    }
    return r;
}

static GiValue getter(GiThread *t, const GiValue *a) { return copy_with(t, a[0], a[1], GI_NULL, GI_NULL); }
static GiValue setter(GiThread *t, const GiValue *a) { return copy_with(t, a[0], GI_NULL, a[1], GI_NULL); }
static GiValue deleter(GiThread *t, const GiValue *a) { return copy_with(t, a[0], GI_NULL, GI_NULL, a[1]); }

static GiValue set_name_method(GiThread *t, const GiValue *a, size_t n, GiValue kwnames) {
    if (n != 3) {
        return gi_raise_type_error(t, "__set_name__() takes 2 positional arguments but %zu were given", n - 1);
    }
    gi_replace(t, &as_property(a[0])->name, gi_take(a[2]));
    return GI_NONE;
}

#define GI_PROPERTY_FIELD(field) \
    static GiValue get_##field(GiThread *t, GiValue v) { \
        GiValue x = as_property(v)->field; \
        return x == GI_NULL ? GI_NONE : gi_take(x); \
    }
GI_PROPERTY_FIELD(get)
GI_PROPERTY_FIELD(set)
GI_PROPERTY_FIELD(del)
GI_PROPERTY_FIELD(doc)

static bool replace_doc(GiThread *t, GiValue v, GiValue x) {
    gi_replace(t, &as_property(v)->doc, gi_xtake(x));
    return true;
}

static GiValue get_name(GiThread *t, GiValue v) {
    GiValue name = name_of(t, v);
    return name != GI_NULL || gi_failed(t) ? name : gi_raise_attribute(t, v, GI_NAME(t, __name__));
}

static bool replace_name(GiThread *t, GiValue v, GiValue x) {
    gi_replace(t, &as_property(v)->name, gi_xtake(x));
    return true;
}

static GiValue get_abstract(GiThread *t, GiValue v) {
    Property *p = as_property(v);
    const GiValue functions[] = {p->get, p->set, p->del};
    for (int i = 0; i < 3; i++) {
        GiValue x = GI_NULL;
        if (functions[i] != GI_NULL &&
            gi_getattr_optional(t, functions[i], GI_NAME(t, __isabstractmethod__), &x) < 0) {
            return GI_NULL;
        }
        int truth = x == GI_NULL ? 0 : gi_truth(t, x);
        gi_xdrop(t, x);
        if (truth != 0) {
            return truth < 0 ? GI_NULL : GI_TRUE;
        }
    }
    return GI_FALSE;
}

static const GiMethodRow methods[] = {
    GI_METHOD("getter(self, fget, /)", getter, "Descriptor to obtain a copy of the property with a different getter."),
    GI_METHOD("setter(self, fset, /)", setter, "Descriptor to obtain a copy of the property with a different setter."),
    GI_METHOD("deleter(self, fdel, /)", deleter,
              "Descriptor to obtain a copy of the property with a different deleter."),
    GI_METHOD_RAW("__set_name__(self, owner, name, /)", set_name_method, "Method to set name of a property."),
    GI_METHODS_END,
};
static const GiGetSetRow getset[] = {
    {"fget", get_get, gi_readonly_member, NULL},
    {"fset", get_set, gi_readonly_member, NULL},
    {"fdel", get_del, gi_readonly_member, NULL},
    {"__doc__", get_doc, replace_doc, NULL},
    {"__name__", get_name, replace_name, NULL},
    {"__isabstractmethod__", get_abstract, NULL, NULL},
    {NULL, NULL, NULL, NULL},
};

GiType gi_property_type = {
    GI_TYPE_HEAD(Property, GI_GC_TRACKED),
    .gc.slots_offset = offsetof(Property, get),
    .gc.slots_count = 5,
    .name = "property",
    .flags = GI_TYPE_BASE,
    .new_ = property_new,
    .init = property_init,
    .get = property_get,
    .set = property_set,
    .methods = methods,
    .getset = getset,
    .new_signature = "property(fget=None, fset=None, fdel=None, doc=None)",
    .doc = "Property attribute.\n\n"
           "  fget\n    function to be used for getting an attribute value\n"
           "  fset\n    function to be used for setting an attribute value\n"
           "  fdel\n    function to be used for del'ing an attribute\n"
           "  doc\n    docstring\n\n"
           "Typical use is to define a managed attribute x:\n\n"
           "class C(object):\n"
           "    def getx(self): return self._x\n"
           "    def setx(self, value): self._x = value\n"
           "    def delx(self): del self._x\n"
           "    x = property(getx, setx, delx, \"I'm the 'x' property.\")\n\n"
           "Decorators make defining new properties or modifying existing ones easy:\n\n"
           "class C(object):\n"
           "    @property\n"
           "    def x(self):\n"
           "        \"I am the 'x' property.\"\n"
           "        return self._x\n"
           "    @x.setter\n"
           "    def x(self, value):\n"
           "        self._x = value\n"
           "    @x.deleter\n"
           "    def x(self):\n"
           "        del self._x",
};

/* See native.h. */
GiValue gi_property_getter(GiValue v) { return as_property(v)->get; }
/* See native.h. */
GiValue gi_property_setter(GiValue v) { return as_property(v)->set; }
