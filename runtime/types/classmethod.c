/* SPDX-License-Identifier: MIT
 * runtime/types/classmethod.c: classmethod and staticmethod. Both wrap a callable and take over its name,
 * doc and annotations; what is looked up on a class or instance is the callable bound to the class, resp.
 * the callable itself. */
#include "runtime/types/sequence.h"
#include "runtime/types/str.h"
#include "runtime/types/support.h"
#include "runtime/types/type_internal.h"

typedef struct Wrapper {
    GiObject head;
    GiValue callable, dict;
    GiObject *weak_list;
} Wrapper;

static Wrapper *as_wrapper(GiValue v) { return (Wrapper *)gi_object(v); }

/* See native.h. */
GiValue gi_classmethod_callable(GiValue v) { return as_wrapper(v)->callable; }

static GiValue wrapper_new(GiThread *t, GiType *type, const GiValue *a, size_t n, GiValue kwnames) {
    Wrapper *w = gi_object_new(t, type);
    if (w == NULL) {
        return GI_NULL;
    }
    w->callable = GI_NONE;
    return gi_tracked_steal(t, w);
}

/* Copies the attributes that functools.wraps would copy, as far as there are any. */
static bool wraps(GiThread *t, GiValue v, GiValue callable) {
    const GiValue names[] = {GI_NAME(t, __module__), GI_NAME(t, __name__), GI_NAME(t, __qualname__),
                             GI_NAME(t, __doc__), GI_NAME(t, __annotations__)};
    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++) {
        GiValue x;
        int found = gi_getattr_optional(t, callable, names[i], &x);
        if (found < 0) {
            return false;
        }
        bool ok = found == 0 || gi_setattr(t, v, names[i], x);
        gi_xdrop(t, x);
        if (!ok) {
            return false;
        }
    }
    return true;
}

static bool init(GiThread *t, GiValue v, const char *name, const GiValue *a, size_t n, GiValue kwnames) {
    if (kwnames != GI_NULL && gi_as_tuple(kwnames)->size > 0) {
        return gi_raise_type_error(t, "%s() takes no keyword arguments", name);
    }
    if (n != 1) {
        return gi_raise_type_error(t, "%s expected 1 argument, got %zu", name, n);
    }
    gi_replace(t, &as_wrapper(v)->callable, gi_take(a[0]));
    return wraps(t, v, a[0]);
}

static bool classmethod_init(GiThread *t, GiValue v, const GiValue *a, size_t n, GiValue kwnames) {
    return init(t, v, "classmethod", a, n, kwnames);
}

static bool staticmethod_init(GiThread *t, GiValue v, const GiValue *a, size_t n, GiValue kwnames) {
    return init(t, v, "staticmethod", a, n, kwnames);
}

static GiValue classmethod_get(GiThread *t, GiValue v, GiValue obj, GiValue type) {
    GiValue cls = type == GI_NULL ? gi_type_value(gi_type(obj)) : type;
    return gi_bound_method(t, as_wrapper(v)->callable, cls);
}

static GiValue staticmethod_get(GiThread *t, GiValue v, GiValue obj, GiValue type) {
    return gi_take(as_wrapper(v)->callable);
}

static GiValue staticmethod_call(GiThread *t, GiValue v, const GiValue *a, size_t n, GiValue kwnames) {
    GiValue f = gi_take(as_wrapper(v)->callable);
    GiValue r = gi_call(t, f, a, n, kwnames);
    gi_drop(t, f);
    return r;
}

static GiValue classmethod_repr(GiThread *t, GiValue v) {
    return gi_str_from_format(t, "<classmethod(%R)>", as_wrapper(v)->callable);
}

static GiValue staticmethod_repr(GiThread *t, GiValue v) {
    return gi_str_from_format(t, "<staticmethod(%R)>", as_wrapper(v)->callable);
}

static GiValue get_callable(GiThread *t, GiValue v) { return gi_take(as_wrapper(v)->callable); }

static GiValue get_abstract(GiThread *t, GiValue v) {
    GiValue x;
    if (gi_getattr_optional(t, as_wrapper(v)->callable, GI_NAME(t, __isabstractmethod__), &x) < 0) {
        return GI_NULL;
    }
    int truth = x == GI_NULL ? 0 : gi_truth(t, x);
    gi_xdrop(t, x);
    return truth < 0 ? GI_NULL : gi_bool(truth != 0);
}

static const GiGetSetRow getset[] = {
    {"__func__", get_callable, gi_readonly_member, NULL},
    {"__wrapped__", get_callable, gi_readonly_member, NULL},
    {"__isabstractmethod__", get_abstract, NULL, NULL},
    {"__dict__", gi_support_get_dict, gi_support_set_dict, NULL},
    {NULL, NULL, NULL, NULL},
};

#define GI_WRAPPER_LAYOUT \
    GI_TYPE_HEAD(Wrapper, GI_GC_TRACKED), .gc.slots_offset = offsetof(Wrapper, callable), \
    .gc.slots_count = 2, .gc.weak_offset = offsetof(Wrapper, weak_list), \
    .dict_offset = offsetof(Wrapper, dict)

GiType gi_classmethod_type = {
    GI_WRAPPER_LAYOUT,
    .name = "classmethod",
    .flags = GI_TYPE_BASE,
    .new_ = wrapper_new,
    .init = classmethod_init,
    .repr = classmethod_repr,
    .get = classmethod_get,
    .getset = getset,
    .new_signature = "classmethod(function, /)",
    .doc = "Convert a function to be a class method.\n\n"
           "A class method receives the class as implicit first argument,\n"
           "just like an instance method receives the instance.\n"
           "To declare a class method, use this idiom:\n\n"
           "  class C:\n"
           "      @classmethod\n"
           "      def f(cls, arg1, arg2, argN):\n"
           "          ...\n\n"
           "It can be called either on the class (e.g. C.f()) or on an instance\n"
           "(e.g. C().f()).  The instance is ignored except for its class.\n"
           "If a class method is called for a derived class, the derived class\n"
           "object is passed as the implied first argument.\n\n"
           "Class methods are different than C++ or Java static methods.\n"
           "If you want those, see the staticmethod builtin.",
};

GiType gi_staticmethod_type = {
    GI_WRAPPER_LAYOUT,
    .name = "staticmethod",
    .flags = GI_TYPE_BASE,
    .new_ = wrapper_new,
    .init = staticmethod_init,
    .call = staticmethod_call,
    .repr = staticmethod_repr,
    .get = staticmethod_get,
    .getset = getset,
    .new_signature = "staticmethod(function, /)",
    .doc = "Convert a function to be a static method.\n\n"
           "A static method does not receive an implicit first argument.\n"
           "To declare a static method, use this idiom:\n\n"
           "     class C:\n"
           "         @staticmethod\n"
           "         def f(arg1, arg2, argN):\n"
           "             ...\n\n"
           "It can be called either on the class (e.g. C.f()) or on an instance\n"
           "(e.g. C().f()). Both the class and the instance are ignored, and\n"
           "neither is passed implicitly as the first argument to the method.\n\n"
           "Static methods in Python are similar to those found in Java or C++.\n"
           "For a more advanced concept, see the classmethod builtin.",
};
