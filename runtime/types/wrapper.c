/* SPDX-License-Identifier: MIT
 * runtime/types/wrapper.c: wrapper_descriptor, the special method under which a static type shows one of
 * its slots, and method_wrapper, the same bound to an object.
 */
#include "runtime/types/bytes.h"
#include "runtime/types/number.h"
#include "runtime/types/sequence.h"
#include "runtime/types/str.h"
#include "runtime/types/type_internal.h"

static GiWrapper *as_wrapper(GiValue v) { return (GiWrapper *)gi_object(v); }

/* The descriptor of one row in the dict of a static type. */
GiValue gi_wrapper_descriptor(GiThread *t, GiType *type, const GiSlotRow *row) {
    GiWrapper *w = gi_object_new(t, &gi_wrapper_descriptor_type);
    if (w == NULL) {
        return GI_NULL;
    }
    w->type = type;
    w->row = row;
    return gi_counted(w);
}

static const char *row_text(GiThread *t, const GiWrapper *w) {
    return gi_str_text(t->vm->names[w->row->name]);
}

static bool check_count(GiThread *t, size_t n, size_t wanted) {
    return n == wanted || gi_raise_type_error(t, "expected %zu argument%s, got %zu", wanted,
                                              wanted == 1 ? "" : "s", n);
}

static bool check_range(GiThread *t, size_t n, size_t min, size_t max) {
    if (n >= min && n <= max) {
        return true;
    }
    size_t wanted = n < min ? min : max;
    return gi_raise_type_error(t, " expected %s%zu argument%s, got %zu",
                               min == max ? "" : n < min ? "at least " : "at most ", wanted,
                               wanted == 1 ? "" : "s", n);
}

static GiValue none_if(bool ok) { return ok ? GI_NONE : GI_NULL; }

/* object.__setattr__(a_class, ...) must not get round the metaclass's own rule. */
static bool may_set(GiThread *t, const GiWrapper *w, GiValue self, const char *what) {
    GiType *native = gi_static_base(gi_type(self));
    if (native->setattr == w->type->setattr) {
        return true;
    }
    return gi_raise_type_error(t, "can't apply this %s to %T object", what, self);
}

static GiValue run_power(GiThread *t, const GiWrapper *w, GiValue self, const GiValue *a, size_t n) {
    const GiNumberSlots *number = w->type->number;
    if (!check_range(t, n, 1, 2)) {
        return GI_NULL;
    }
    GiValue base = w->row->wrap == GI_WRAP_POW ? self : a[0];
    GiValue exp = w->row->wrap == GI_WRAP_POW ? a[0] : self;
    if (n == 1 || a[1] == GI_NONE) {
        return number->binary[GI_OP_POW](t, base, exp);
    }
    return number->power3 == NULL ? GI_NOT_IMPLEMENTED : number->power3(t, base, exp, a[1]);
}

static GiValue run_get(GiThread *t, const GiWrapper *w, GiValue self, const GiValue *a, size_t n) {
    if (!check_range(t, n, 1, 2)) {
        return GI_NULL;
    }
    GiValue obj = a[0] == GI_NONE ? GI_NULL : a[0];
    GiValue type = n < 2 || a[1] == GI_NONE ? GI_NULL : a[1];
    if (obj == GI_NULL && type == GI_NULL) {
        return gi_raise_type_error(t, "__get__(None, None) is invalid");
    }
    return w->type->get(t, self, obj, type);
}

static GiValue run_next(GiThread *t, const GiWrapper *w, GiValue self) {
    GiValue r = w->type->next(t, self);
    return r == GI_NULL && !gi_failed(t) ? gi_raise_none(t, &gi_StopIteration) : r;
}

static GiValue run_len(GiThread *t, const GiWrapper *w, GiValue self) {
    int64_t n = w->type->container->len(t, self);
    return n < 0 ? GI_NULL : gi_int(t, n);
}

static GiValue run_hash(GiThread *t, const GiWrapper *w, GiValue self) {
    int64_t h;
    return w->type->hash(t, self, &h) ? gi_int(t, h) : GI_NULL;
}

static GiValue run_truth(int truth) { return truth < 0 ? GI_NULL : gi_bool(truth != 0); }

/* sequence.__mul__(x) and its kin: repeats, whatever operator x has; the operator itself would ask it first. */
static GiValue run_repeat(GiThread *t, GiBinaryFn fn, bool right, GiValue self, GiValue x) {
    GiValue count = gi_index(t, x);
    GiValue r = count == GI_NULL ? GI_NULL : right ? fn(t, count, self) : fn(t, self, count);
    gi_xdrop(t, count);
    return r;
}

/* sequence.__add__(x) for an x that is none of its kind. */
static GiValue refuse_concat(GiThread *t, GiType *type, GiValue self, GiValue x) {
    if (type == &gi_bytes_type || type == &gi_bytearray_type) {
        return gi_raise_type_error(t, "can't concat %T to %T", x, self);
    }
    return gi_raise_type_error(t, "can only concatenate %s (not \"%T\") to %s", type->name, x, type->name);
}

static bool is_builtin_sequence(const GiType *type) {
    return type == &gi_list_type || type == &gi_tuple_type || type == &gi_str_type || type == &gi_bytes_type ||
           type == &gi_bytearray_type;
}

/* Wrappers with one argument beside self. */
static GiValue run_one(GiThread *t, const GiWrapper *w, GiValue self, GiValue x) {
    switch (w->row->wrap) {
    case GI_WRAP_COMPARE: return w->type->compare(t, self, x, (GiCompareOp)w->row->op);
    case GI_WRAP_CONTAINS: return run_truth(w->type->container->contains(t, self, x));
    case GI_WRAP_DELITEM: return none_if(w->type->container->setitem(t, self, x, GI_NULL));
    case GI_WRAP_DELETE: return none_if(w->type->set(t, self, x, GI_NULL));
    case GI_WRAP_DELATTR:
        return none_if(may_set(t, w, self, "__delattr__") && w->type->setattr(t, self, x, GI_NULL));
    default: break;
    }
    GiBinaryFn fn = (GiBinaryFn)gi_slot_get(w->type, w->row);
    if (is_builtin_sequence(w->type)) {
        const GiNumberSlots *number = w->type->number;
        if (fn == number->binary[GI_OP_MUL] || fn == number->inplace[GI_OP_MUL]) {
            return run_repeat(t, fn, w->row->wrap == GI_WRAP_RIGHT, self, x);
        }
        if (fn == number->binary[GI_OP_ADD] && !gi_type_is_subtype(gi_type(x), w->type) && !gi_has_buffer(x)) {
            return refuse_concat(t, w->type, self, x);
        }
    }
    return w->row->wrap == GI_WRAP_RIGHT ? fn(t, x, self) : fn(t, self, x);
}

static GiValue run_none(GiThread *t, const GiWrapper *w, GiValue self) {
    switch (w->row->wrap) {
    case GI_WRAP_HASH: return run_hash(t, w, self);
    case GI_WRAP_LEN: return run_len(t, w, self);
    case GI_WRAP_TRUTH: return run_truth(w->type->number->truth(t, self));
    case GI_WRAP_NEXT: return run_next(t, w, self);
    default: return ((GiUnaryFn)gi_slot_get(w->type, w->row))(t, self);
    }
}

/* Runs the slot of w's type for self. */
GiValue gi_wrapper_run(GiThread *t, const GiWrapper *w, GiValue self, const GiValue *a, size_t n,
                       GiValue kwnames) {
    switch (w->row->wrap) {
    case GI_WRAP_CALL: return w->type->call(t, self, a, n, kwnames);
    case GI_WRAP_INIT: return none_if(w->type->init(t, self, a, n, kwnames));
    default: break;
    }
    if (kwnames != GI_NULL && gi_as_tuple(kwnames)->size > 0) {
        return gi_raise_type_error(t, "wrapper %s() takes no keyword arguments", row_text(t, w));
    }
    switch (w->row->wrap) {
    case GI_WRAP_UNARY: case GI_WRAP_HASH: case GI_WRAP_LEN: case GI_WRAP_TRUTH: case GI_WRAP_NEXT:
        return check_count(t, n, 0) ? run_none(t, w, self) : GI_NULL;
    case GI_WRAP_POW: case GI_WRAP_RPOW:
        return run_power(t, w, self, a, n);
    case GI_WRAP_GET:
        return run_get(t, w, self, a, n);
    case GI_WRAP_SETITEM:
        return check_range(t, n, 2, 2) ? none_if(w->type->container->setitem(t, self, a[0], a[1])) : GI_NULL;
    case GI_WRAP_SET:
        return check_range(t, n, 2, 2) ? none_if(w->type->set(t, self, a[0], a[1])) : GI_NULL;
    case GI_WRAP_SETATTR:
        return check_range(t, n, 2, 2)
                   ? none_if(may_set(t, w, self, "__setattr__") && w->type->setattr(t, self, a[0], a[1]))
                   : GI_NULL;
    default:
        return check_count(t, n, 1) ? run_one(t, w, self, a[0]) : GI_NULL;
    }
}

/* --- wrapper_descriptor --- */

static GiValue descriptor_call(GiThread *t, GiValue f, const GiValue *a, size_t n, GiValue kwnames) {
    GiWrapper *w = as_wrapper(f);
    if (n == 0) {
        return gi_raise_type_error(t, "descriptor '%s' of '%s' object needs an argument", row_text(t, w),
                                   w->type->name);
    }
    if (!gi_is_instance(a[0], w->type)) {
        return gi_raise_type_error(t, "descriptor '%s' requires a '%s' object but received a '%T'",
                                   row_text(t, w), w->type->name, a[0]);
    }
    return gi_wrapper_run(t, w, a[0], a + 1, n - 1, kwnames);
}

static GiValue descriptor_get(GiThread *t, GiValue f, GiValue obj, GiValue type) {
    GiWrapper *w = as_wrapper(f);
    if (obj == GI_NULL) {
        return gi_take(f);
    }
    if (!gi_is_instance(obj, w->type)) {
        return gi_raise_type_error(t, "descriptor '%s' for '%s' objects doesn't apply to a '%T' object",
                                   row_text(t, w), w->type->name, obj);
    }
    GiWrapper *bound = gi_object_new(t, &gi_method_wrapper_type);
    if (bound == NULL) {
        return GI_NULL;
    }
    bound->type = w->type;
    bound->row = w->row;
    bound->self = gi_take(obj);
    if (!gi_track(t, bound)) {
        gi_drop_object(t, bound);
        return GI_NULL;
    }
    return gi_counted(bound);
}

static GiValue get_name(GiThread *t, GiValue v) { return gi_take(t->vm->names[as_wrapper(v)->row->name]); }

static GiValue get_doc(GiThread *t, GiValue v) { return gi_str_from_text(t, as_wrapper(v)->row->doc); }

static GiValue get_signature(GiThread *t, GiValue v) {
    return gi_str_from_text(t, as_wrapper(v)->row->signature);
}

static GiValue get_objclass(GiThread *t, GiValue v) { return gi_type_value(as_wrapper(v)->type); }

static GiValue get_qualname(GiThread *t, GiValue v) {
    GiWrapper *w = as_wrapper(v);
    return gi_str_from_format(t, "%s.%s", gi_type_name(w->type), row_text(t, w));
}

static GiValue get_self(GiThread *t, GiValue v) { return gi_take(as_wrapper(v)->self); }

static GiValue descriptor_repr(GiThread *t, GiValue v) {
    GiWrapper *w = as_wrapper(v);
    return gi_str_from_format(t, "<slot wrapper '%s' of '%s' objects>", row_text(t, w), w->type->name);
}

/* Pickle: getattr(owner, name). */
static GiValue reduce(GiThread *t, const GiValue *a) {
    GiWrapper *w = as_wrapper(a[0]);
    GiValue owner = w->self != GI_NULL ? w->self : gi_type_value(w->type);
    GiValue fn = gi_dict_get_text(t, t->vm->builtins, "getattr");
    GiValue args = fn == GI_NULL ? GI_NULL : gi_tuple_pack(t, 2, owner, t->vm->names[w->row->name]);
    GiValue r = args == GI_NULL ? GI_NULL : gi_tuple_pack(t, 2, fn, args);
    gi_xdrop(t, args);
    return r;
}

static const GiMethodRow methods[] = {
    GI_METHOD("__reduce__(self, /)", reduce, NULL),
    GI_METHODS_END,
};

static const GiGetSetRow descriptor_getset[] = {
    {"__doc__", get_doc, NULL, NULL},
    {"__name__", get_name, NULL, NULL},
    {"__qualname__", get_qualname, NULL, NULL},
    {"__text_signature__", get_signature, NULL, NULL},
    {"__objclass__", get_objclass, NULL, NULL},
    {NULL, NULL, NULL, NULL},
};

GiType gi_wrapper_descriptor_type = {
    GI_TYPE_HEAD(GiWrapper, 0),
    .gc.slots_offset = offsetof(GiWrapper, self),
    .gc.slots_count = 1,
    .name = "wrapper_descriptor",
    .flags = GI_TYPE_NO_INSTANCES | GI_TYPE_METHOD_LIKE,
    .call = descriptor_call,
    .repr = descriptor_repr,
    .get = descriptor_get,
    .methods = methods,
    .getset = descriptor_getset,
};

/* --- method_wrapper --- */

static GiValue wrapper_call(GiThread *t, GiValue f, const GiValue *a, size_t n, GiValue kwnames) {
    GiWrapper *w = as_wrapper(f);
    return gi_wrapper_run(t, w, w->self, a, n, kwnames);
}

static GiValue wrapper_repr(GiThread *t, GiValue v) {
    GiWrapper *w = as_wrapper(v);
    return gi_str_from_format(t, "<method-wrapper '%s' of %T object at %p>", row_text(t, w), w->self,
                              (void *)(uintptr_t)(w->self & ~(GiValue)7));
}

static bool wrapper_hash(GiThread *t, GiValue v, int64_t *out) {
    GiWrapper *w = as_wrapper(v);
    *out = (int64_t)(((uintptr_t)w->row >> 3) ^ ((w->self >> 4) * 31));
    return true;
}

static GiValue wrapper_compare(GiThread *t, GiValue a, GiValue b, GiCompareOp op) {
    if ((op != GI_EQ && op != GI_NE) || !gi_is_exact(b, &gi_method_wrapper_type)) {
        return GI_NOT_IMPLEMENTED;
    }
    GiWrapper *x = as_wrapper(a), *y = as_wrapper(b);
    bool same = x->row == y->row && x->type == y->type && x->self == y->self;
    return gi_bool(same == (op == GI_EQ));
}

static const GiGetSetRow wrapper_getset[] = {
    {"__self__", get_self, NULL, NULL},
    {"__doc__", get_doc, NULL, NULL},
    {"__name__", get_name, NULL, NULL},
    {"__qualname__", get_qualname, NULL, NULL},
    {"__text_signature__", get_signature, NULL, NULL},
    {"__objclass__", get_objclass, NULL, NULL},
    {NULL, NULL, NULL, NULL},
};

GiType gi_method_wrapper_type = {
    GI_TYPE_HEAD(GiWrapper, GI_GC_TRACKED),
    .gc.slots_offset = offsetof(GiWrapper, self),
    .gc.slots_count = 1,
    .name = "method-wrapper",
    .flags = GI_TYPE_NO_INSTANCES,
    .call = wrapper_call,
    .repr = wrapper_repr,
    .hash = wrapper_hash,
    .compare = wrapper_compare,
    .methods = methods,
    .getset = wrapper_getset,
};
