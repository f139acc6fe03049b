/* SPDX-License-Identifier: MIT
 * runtime/types/method.c: bound methods of script functions (type "method"): a callable and the object
 * that is put in front of the arguments. Other attributes are those of the function. */
#include "runtime/types/sequence.h"
#include "runtime/types/str.h"
#include "runtime/types/type_internal.h"

static GiBoundMethod *as_method(GiValue v) { return (GiBoundMethod *)gi_object(v); }

/* A method of self. */
GiValue gi_bound_method(GiThread *t, GiValue function, GiValue self) {
    GiBoundMethod *m = gi_object_new(t, &gi_bound_method_type);
    if (m == NULL) {
        return GI_NULL;
    }
    m->function = gi_take(function);
    m->self = gi_take(self);
    return gi_tracked_steal(t, m);
}

static GiValue method_new(GiThread *t, GiType *type, const GiValue *a, size_t n, GiValue kwnames) {
    if (kwnames != GI_NULL && gi_as_tuple(kwnames)->size > 0) {
        return gi_raise_type_error(t, "method() takes no keyword arguments");
    }
    if (n != 2) {
        return gi_raise_type_error(t, "method expected 2 arguments, got %zu", n);
    }
    if (!gi_is_callable(a[0])) {
        return gi_raise_type_error(t, "first argument must be callable");
    }
    if (a[1] == GI_NONE) {
        return gi_raise_type_error(t, "instance must not be None");
    }
    return gi_bound_method(t, a[0], a[1]);
}

static GiValue method_call(GiThread *t, GiValue f, const GiValue *a, size_t n, GiValue kwnames) {
    GiBoundMethod *m = as_method(f);
    GiValue function = gi_take(m->function), self = gi_take(m->self);
    GiValue r = gi_call_with_self(t, function, self, a, n, kwnames);
    gi_drop(t, self);
    gi_drop(t, function);
    return r;
}

static GiValue method_getattr(GiThread *t, GiValue v, GiValue name) {
    GiValue r;
    int found = gi_object_getattr_optional(t, v, name, &r);
    return found == 0 ? gi_getattr(t, as_method(v)->function, name) : r;
}

static GiValue method_repr(GiThread *t, GiValue v) {
    GiBoundMethod *m = as_method(v);
    GiValue name;
    if (gi_getattr_optional(t, m->function, GI_NAME(t, __qualname__), &name) < 0 ||
        (name == GI_NULL && gi_getattr_optional(t, m->function, GI_NAME(t, __name__), &name) < 0)) {
        return GI_NULL;
    }
    GiValue r = name != GI_NULL && gi_is_str(name)
                    ? gi_str_from_format(t, "<bound method %S of %R>", name, m->self)
                    : gi_str_from_format(t, "<bound method ? of %R>", m->self);
    gi_xdrop(t, name);
    return r;
}

static bool method_hash(GiThread *t, GiValue v, int64_t *out) {
    int64_t own;
    if (!gi_object_hash(t, as_method(v)->self, &own) || !gi_enter(t, "")) {
        return false;
    }
    bool ok = gi_hash(t, as_method(v)->function, out);
    gi_leave(t);
    if (!ok) {
        return false;
    }
    *out ^= own;
    *out = *out == -1 ? -2 : *out;
    return true;
}

static GiValue method_compare(GiThread *t, GiValue a, GiValue b, GiCompareOp op) {
    if ((op != GI_EQ && op != GI_NE) || !gi_is_exact(b, &gi_bound_method_type)) {
        return GI_NOT_IMPLEMENTED;
    }
    int same = gi_equal(t, as_method(a)->function, as_method(b)->function);
    if (same < 0) {
        return GI_NULL;
    }
    same = same && as_method(a)->self == as_method(b)->self;
    return gi_bool(same == (op == GI_EQ));
}

/* A method is bound already: it stays as it is. */
static GiValue method_get(GiThread *t, GiValue v, GiValue obj, GiValue type) { return gi_take(v); }

static GiValue get_function(GiThread *t, GiValue v) { return gi_take(as_method(v)->function); }
static GiValue get_self(GiThread *t, GiValue v) { return gi_take(as_method(v)->self); }
static GiValue get_doc(GiThread *t, GiValue v) {
    return gi_getattr(t, as_method(v)->function, GI_NAME(t, __doc__));
}

static GiValue reduce(GiThread *t, const GiValue *a) {
    GiBoundMethod *m = as_method(a[0]);
    GiValue name = gi_getattr(t, m->function, GI_NAME(t, __name__));
    GiValue fn = name == GI_NULL ? GI_NULL : gi_dict_get_text(t, t->vm->builtins, "getattr");
    GiValue args = fn == GI_NULL ? GI_NULL : gi_tuple_pack(t, 2, m->self, name);
    GiValue r = args == GI_NULL ? GI_NULL : gi_tuple_pack(t, 2, fn, args);
    gi_xdrop(t, args);
    gi_xdrop(t, name);
    return r;
}

static const GiMethodRow methods[] = {
    GI_METHOD("__reduce__(self, /)", reduce, NULL),
    GI_METHODS_END,
};
static const GiGetSetRow getset[] = {
    {"__func__", get_function, gi_readonly_member, "the function (or other callable) implementing a method"},
    {"__self__", get_self, gi_readonly_member, "the instance to which a method is bound"},
    {"__doc__", get_doc, NULL, NULL},
    {NULL, NULL, NULL, NULL},
};

GiType gi_bound_method_type = {
    GI_TYPE_HEAD(GiBoundMethod, GI_GC_TRACKED),
    .gc.slots_offset = offsetof(GiBoundMethod, function),
    .gc.slots_count = 2,
    .gc.weak_offset = offsetof(GiBoundMethod, weak_list),
    .name = "method",
    .new_ = method_new,
    .call = method_call,
    .repr = method_repr,
    .hash = method_hash,
    .compare = method_compare,
    .getattr = method_getattr,
    .get = method_get,
    .methods = methods,
    .getset = getset,
    .doc = "Create a bound instance method object.",
    .new_signature = "method(function, instance, /)",
};
