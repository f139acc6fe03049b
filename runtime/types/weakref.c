/* SPDX-License-Identifier: MIT
 * runtime/types/weakref.c owns the Python side of weak references: weakref.ref (ReferenceType),
 * ProxyType and CallableProxyType. All three are GiWeakref; linking, clearing and callbacks are
 * gc/weak.c.
 *
 * A proxy does everything with a reference to its target held, and raises ReferenceError once the
 * target is gone. Binary operations look through a proxy on either side.
 */
#include "gc/weak.h"
#include "runtime/native.h"
#include "runtime/types/genericalias.h"
#include "runtime/types/support.h"

static GiWeakref *as_weakref(GiValue v) { return (GiWeakref *)gi_object(v); }

static bool is_proxy(GiValue v) {
    GiType *type = gi_type(v);
    return type == &gi_weak_proxy_type || type == &gi_weak_callable_proxy_type;
}

static void release(GiThread *t, GiObject *o) {
    GiWeakref *w = (GiWeakref *)o;
    gi_weakref_unlink(t, w);
    gi_xdrop(t, w->callback);
    gi_object_free(t, o, o->type->gc.size);
}

static void clear(GiThread *t, GiObject *o) {
    GiWeakref *w = (GiWeakref *)o;
    gi_weakref_unlink(t, w);
    gi_replace(t, &w->callback, GI_NULL);
}

/* --- ref --- */

static bool check_arguments(GiThread *t, const char *name, size_t n) {
    if (n < 1) {
        gi_raise_type_error(t, "%s expected at least 1 argument, got %zu", name, n);
        return false;
    }
    if (n > 2) {
        gi_raise_type_error(t, "%s expected at most 2 arguments, got %zu", name, n);
        return false;
    }
    return true;
}

static GiValue ref_new(GiThread *t, GiType *type, const GiValue *a, size_t n, GiValue kwnames) {
    if (type == &gi_weakref_type && !gi_support_no_keywords(t, "ref", kwnames)) {
        return GI_NULL;
    }
    if (!check_arguments(t, "__new__", n)) {
        return GI_NULL;
    }
    return gi_weakref_new(t, type, a[0], n == 2 && a[1] != GI_NONE ? a[1] : GI_NULL);
}

static bool ref_init(GiThread *t, GiValue self, const GiValue *a, size_t n, GiValue kwnames) {
    return gi_support_no_keywords(t, "ref", kwnames) && check_arguments(t, "__init__", n);
}

static GiValue ref_call(GiThread *t, GiValue f, const GiValue *a, size_t n, GiValue kwnames) {
    if (!gi_support_no_keywords(t, "weakref", kwnames)) {
        return GI_NULL;
    }
    if (n != 0) {
        return gi_raise_type_error(t, "weakref expected 0 arguments, got %zu", n);
    }
    GiValue target = gi_weakref_get(as_weakref(f));
    return target == GI_NULL ? GI_NONE : target;
}

static bool ref_hash(GiThread *t, GiValue v, int64_t *out) {
    GiWeakref *w = as_weakref(v);
    if (w->hash == -1) {
        GiValue target = gi_weakref_get(w);
        if (target == GI_NULL) {
            return gi_raise_type_error(t, "weak object has gone away");
        }
        int64_t hash;
        bool ok = gi_hash(t, target, &hash);
        gi_drop(t, target);
        if (!ok) {
            return false;
        }
        w->hash = hash;
    }
    *out = w->hash;
    return true;
}

static bool is_weakref(GiValue v) {
    return gi_is_object(v) && gi_is_instance(v, &gi_weakref_type);
}

static GiValue ref_compare(GiThread *t, GiValue a, GiValue b, GiCompareOp op) {
    if ((op != GI_EQ && op != GI_NE) || !is_weakref(a) || !is_weakref(b)) {
        return GI_NOT_IMPLEMENTED;
    }
    GiValue left = gi_weakref_get(as_weakref(a)), right = gi_weakref_get(as_weakref(b));
    GiValue result;
    if (left == GI_NULL || right == GI_NULL) {
        result = gi_bool((a == b) == (op == GI_EQ));
    } else {
        result = gi_compare(t, left, right, op);
    }
    gi_xdrop(t, left);
    gi_xdrop(t, right);
    return result;
}

/* The target's __name__, looked up on its type, when it is a str: 1, else 0; -1: error. *name owned. */
static int name_of(GiThread *t, GiValue target, GiValue *name) {
    *name = gi_lookup_special(t, target, GI_NAME(t, __name__));
    if (*name == GI_NULL) {
        return gi_failed(t) ? -1 : 0;
    }
    if (!gi_is_str(*name)) {
        gi_drop(t, *name);
        *name = GI_NULL;
        return 0;
    }
    return 1;
}

static GiValue ref_repr(GiThread *t, GiValue v) {
    void *here = gi_object(v);
    GiValue target = gi_weakref_get(as_weakref(v)), name = GI_NULL, result;
    if (target == GI_NULL) {
        return gi_str_from_format(t, "<weakref at %p; dead>", here);
    }
    switch (name_of(t, target, &name)) {
    case -1:
        result = GI_NULL;
        break;
    case 0:
        result = gi_str_from_format(t, "<weakref at %p; to '%s' at %p>", here, gi_type(target)->name,
                                    (void *)gi_object(target));
        break;
    default:
        result = gi_str_from_format(t, "<weakref at %p; to '%s' at %p (%S)>", here,
                                    gi_type(target)->name, (void *)gi_object(target), name);
    }
    gi_xdrop(t, name);
    gi_drop(t, target);
    return result;
}

static GiValue get_callback(GiThread *t, GiValue self) {
    GiWeakref *w = as_weakref(self);
    return w->callback == GI_NULL || w->target == NULL ? GI_NONE : gi_take(w->callback);
}

static GiValue class_getitem(GiThread *t, const GiValue *a) { return gi_generic_alias(t, a[0], a[1]); }

static const GiGetSetRow ref_getset[] = {
    {"__callback__", get_callback, NULL, NULL},
    {NULL, NULL, NULL, NULL},
};

static const GiMethodRow ref_methods[] = {
    GI_CLASS_METHOD("__class_getitem__(type, object, /)", class_getitem, "See PEP 585"),
    GI_METHODS_END,
};

GiType gi_weakref_type = {
    GI_TYPE_HEAD(GiWeakref, GI_GC_TRACKED | GI_GC_WEAKREF),
    .gc.slots_offset = offsetof(GiWeakref, callback),
    .gc.slots_count = 1,
    .gc.clear = clear,
    .gc.release = release,
    .name = "weakref.ReferenceType",
    .flags = GI_TYPE_BASE,
    .new_ = ref_new,
    .init = ref_init,
    .call = ref_call,
    .repr = ref_repr,
    .hash = ref_hash,
    .compare = ref_compare,
    .methods = ref_methods,
    .getset = ref_getset,
};

/* --- proxies --- */

/* What a proxy stands for (v itself when it is none), owned; GI_NULL: ReferenceError set. */
static GiValue unwrap(GiThread *t, GiValue v) {
    if (!is_proxy(v)) {
        return gi_take(v);
    }
    GiValue target = gi_weakref_get(as_weakref(v));
    if (target == GI_NULL) {
        return gi_raise(t, &gi_ReferenceError, "weakly-referenced object no longer exists");
    }
    return target;
}

static GiValue apply(GiThread *t, GiValue v, GiUnaryFn fn) {
    GiValue target = unwrap(t, v);
    if (target == GI_NULL) {
        return GI_NULL;
    }
    GiValue result = fn(t, target);
    gi_drop(t, target);
    return result;
}

/* Both operands looked through; false: ReferenceError set. */
static bool unwrap_both(GiThread *t, GiValue *a, GiValue *b) {
    *a = unwrap(t, *a);
    if (*a == GI_NULL) {
        return false;
    }
    *b = unwrap(t, *b);
    if (*b == GI_NULL) {
        gi_drop(t, *a);
        return false;
    }
    return true;
}

static GiValue binary(GiThread *t, GiBinaryOp op, GiValue a, GiValue b, bool inplace) {
    if (!unwrap_both(t, &a, &b)) {
        return GI_NULL;
    }
    GiValue result = inplace ? gi_inplace(t, op, a, b) : gi_binary(t, op, a, b);
    gi_drop(t, a);
    gi_drop(t, b);
    return result;
}

#define PROXY_OPERATORS(X) \
    X(ADD) X(SUB) X(MUL) X(MATMUL) X(TRUEDIV) X(FLOORDIV) X(MOD) X(POW) X(LSHIFT) X(RSHIFT) X(AND) \
    X(XOR) X(OR)
#define DEFINE(op) \
    static GiValue binary_##op(GiThread *t, GiValue a, GiValue b) { \
        return binary(t, GI_OP_##op, a, b, false); \
    } \
    static GiValue inplace_##op(GiThread *t, GiValue a, GiValue b) { \
        return binary(t, GI_OP_##op, a, b, true); \
    }
PROXY_OPERATORS(DEFINE)
#undef DEFINE

static GiValue binary_DIVMOD(GiThread *t, GiValue a, GiValue b) {
    return binary(t, GI_OP_DIVMOD, a, b, false);
}

static GiValue proxy_power3(GiThread *t, GiValue base, GiValue exponent, GiValue modulus) {
    if (!unwrap_both(t, &base, &exponent)) {
        return GI_NULL;
    }
    modulus = unwrap(t, modulus);
    GiValue result = modulus == GI_NULL ? GI_NULL : gi_power(t, base, exponent, modulus);
    gi_xdrop(t, modulus);
    gi_drop(t, base);
    gi_drop(t, exponent);
    return result;
}

static GiValue to_int(GiThread *t, GiValue v) { return gi_call1(t, gi_type_value(&gi_int_type), v); }
static GiValue to_float(GiThread *t, GiValue v) {
    return gi_call1(t, gi_type_value(&gi_float_type), v);
}

static GiValue proxy_negative(GiThread *t, GiValue v) { return apply(t, v, gi_negative); }
static GiValue proxy_positive(GiThread *t, GiValue v) { return apply(t, v, gi_positive); }
static GiValue proxy_absolute(GiThread *t, GiValue v) { return apply(t, v, gi_absolute); }
static GiValue proxy_invert(GiThread *t, GiValue v) { return apply(t, v, gi_invert); }
static GiValue proxy_int(GiThread *t, GiValue v) { return apply(t, v, to_int); }
static GiValue proxy_float(GiThread *t, GiValue v) { return apply(t, v, to_float); }
static GiValue proxy_index(GiThread *t, GiValue v) { return apply(t, v, gi_index); }
static GiValue proxy_str(GiThread *t, GiValue v) { return apply(t, v, gi_str); }
static GiValue proxy_iter(GiThread *t, GiValue v) { return apply(t, v, gi_iter); }

static int proxy_truth(GiThread *t, GiValue v) {
    GiValue target = unwrap(t, v);
    if (target == GI_NULL) {
        return -1;
    }
    int truth = gi_truth(t, target);
    gi_drop(t, target);
    return truth;
}

static GiValue proxy_next(GiThread *t, GiValue v) {
    GiValue target = unwrap(t, v);
    if (target == GI_NULL) {
        return GI_NULL;
    }
    GiValue result;
    if (gi_type(target)->next == NULL) {
        result = gi_raise_type_error(t, "Weakref proxy referenced a non-iterator '%T' object", target);
    } else {
        result = gi_next(t, target);
    }
    gi_drop(t, target);
    return result;
}

static int64_t proxy_len(GiThread *t, GiValue v) {
    GiValue target = unwrap(t, v);
    if (target == GI_NULL) {
        return -1;
    }
    int64_t len = gi_len(t, target);
    gi_drop(t, target);
    return len;
}

static GiValue proxy_getitem(GiThread *t, GiValue v, GiValue key) {
    if (!unwrap_both(t, &v, &key)) {
        return GI_NULL;
    }
    GiValue result = gi_getitem(t, v, key);
    gi_drop(t, v);
    gi_drop(t, key);
    return result;
}

static bool proxy_setitem(GiThread *t, GiValue v, GiValue key, GiValue x) {
    GiValue target = unwrap(t, v);
    if (target == GI_NULL) {
        return false;
    }
    bool ok = gi_setitem(t, target, key, x);
    gi_drop(t, target);
    return ok;
}

static int proxy_contains(GiThread *t, GiValue v, GiValue x) {
    GiValue target = unwrap(t, v);
    if (target == GI_NULL) {
        return -1;
    }
    int found = gi_contains(t, target, x);
    gi_drop(t, target);
    return found;
}

static GiValue proxy_getattr(GiThread *t, GiValue v, GiValue name) {
    GiValue target = unwrap(t, v);
    if (target == GI_NULL) {
        return GI_NULL;
    }
    GiValue result = gi_getattr(t, target, name);
    gi_drop(t, target);
    return result;
}

static bool proxy_setattr(GiThread *t, GiValue v, GiValue name, GiValue x) {
    GiValue target = unwrap(t, v);
    if (target == GI_NULL) {
        return false;
    }
    bool ok = gi_setattr(t, target, name, x);
    gi_drop(t, target);
    return ok;
}

static GiValue proxy_compare(GiThread *t, GiValue a, GiValue b, GiCompareOp op) {
    if (!unwrap_both(t, &a, &b)) {
        return GI_NULL;
    }
    GiValue result = gi_compare(t, a, b, op);
    gi_drop(t, a);
    gi_drop(t, b);
    return result;
}

static GiValue proxy_repr(GiThread *t, GiValue v) {
    GiValue target = gi_weakref_get(as_weakref(v));
    if (target == GI_NULL) {
        return gi_str_from_format(t, "<weakproxy at %p; dead>", (void *)gi_object(v));
    }
    GiValue result = gi_str_from_format(t, "<weakproxy at %p; to '%s' at %p>", (void *)gi_object(v),
                                        gi_type(target)->name, (void *)gi_object(target));
    gi_drop(t, target);
    return result;
}

static GiValue proxy_call(GiThread *t, GiValue f, const GiValue *a, size_t n, GiValue kwnames) {
    GiValue target = unwrap(t, f);
    if (target == GI_NULL) {
        return GI_NULL;
    }
    GiValue result = gi_call(t, target, a, n, kwnames);
    gi_drop(t, target);
    return result;
}

static GiValue proxy_bytes(GiThread *t, const GiValue *a) {
    GiValue target = unwrap(t, a[0]);
    if (target == GI_NULL) {
        return GI_NULL;
    }
    GiValue result = gi_call_method0(t, target, GI_NAME(t, __bytes__));
    gi_drop(t, target);
    return result;
}

static GiValue proxy_reversed(GiThread *t, const GiValue *a) {
    GiValue target = unwrap(t, a[0]);
    if (target == GI_NULL) {
        return GI_NULL;
    }
    GiValue result = gi_call_method0(t, target, GI_NAME(t, __reversed__));
    gi_drop(t, target);
    return result;
}

static const GiMethodRow proxy_methods[] = {
    GI_METHOD("__bytes__(self, /)", proxy_bytes, NULL),
    GI_METHOD("__reversed__(self, /)", proxy_reversed, NULL),
    GI_METHODS_END,
};

static const GiNumberSlots proxy_number = {
    .binary =
        {
#define ROW(op) [GI_OP_##op] = binary_##op,
            PROXY_OPERATORS(ROW)[GI_OP_DIVMOD] = binary_DIVMOD,
#undef ROW
        },
    .inplace =
        {
#define ROW(op) [GI_OP_##op] = inplace_##op,
            PROXY_OPERATORS(ROW)
#undef ROW
        },
    .power3 = proxy_power3,
    .negative = proxy_negative,
    .positive = proxy_positive,
    .absolute = proxy_absolute,
    .invert = proxy_invert,
    .to_int = proxy_int,
    .to_float = proxy_float,
    .to_index = proxy_index,
    .truth = proxy_truth,
};

static const GiContainerSlots proxy_container = {
    .len = proxy_len,
    .getitem = proxy_getitem,
    .setitem = proxy_setitem,
    .contains = proxy_contains,
};

#define PROXY_SLOTS \
    GI_TYPE_HEAD(GiWeakref, GI_GC_TRACKED | GI_GC_WEAKREF), \
    .gc.slots_offset = offsetof(GiWeakref, callback), .gc.slots_count = 1, .gc.clear = clear, \
    .gc.release = release, .flags = GI_TYPE_UNHASHABLE | GI_TYPE_NO_INSTANCES, .repr = proxy_repr, \
    .str = proxy_str, .compare = proxy_compare, .getattr = proxy_getattr, .setattr = proxy_setattr, \
    .iter = proxy_iter, .next = proxy_next, .number = &proxy_number, .container = &proxy_container

GiType gi_weak_proxy_type = {
    PROXY_SLOTS,
    .name = "weakref.ProxyType",
    .methods = proxy_methods,
};

GiType gi_weak_callable_proxy_type = {
    PROXY_SLOTS,
    .name = "weakref.CallableProxyType",
    .call = proxy_call,
};
