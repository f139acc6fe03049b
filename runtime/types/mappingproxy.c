/* SPDX-License-Identifier: MIT
 * runtime/types/mappingproxy.c: types.MappingProxyType, a read-only view of a mapping; the __dict__ of
 * classes is one. */
#include "runtime/types/genericalias.h"
#include "runtime/types/number.h"
#include "runtime/types/sequence.h"
#include "runtime/types/str.h"
#include "runtime/types/type_internal.h"

typedef struct Proxy {
    GiObject head;
    GiValue mapping;
} Proxy;

static GiValue mapping_of(GiValue v) { return ((Proxy *)gi_object(v))->mapping; }

static bool is_proxy(GiValue v) { return gi_is_exact(v, &gi_mappingproxy_type); }

static GiValue proxy_new(GiThread *t, GiType *type, const GiValue *a, size_t n, GiValue kwnames) {
    if (n != 1 || (kwnames != GI_NULL && gi_as_tuple(kwnames)->size > 0)) {
        return n == 0 ? gi_raise_type_error(t, "mappingproxy() missing required argument 'mapping' (pos 1)")
                      : gi_raise_type_error(t, "mappingproxy() takes at most 1 argument (%zu given)", n);
    }
    const GiContainerSlots *c = gi_type(a[0])->container;
    if (c == NULL || c->getitem == NULL || gi_is_list(a[0]) || gi_is_tuple(a[0])) {
        return gi_raise_type_error(t, "mappingproxy() argument must be a mapping, not %T", a[0]);
    }
    Proxy *p = gi_object_new(t, type);
    if (p == NULL) {
        return GI_NULL;
    }
    p->mapping = gi_take(a[0]);
    return gi_tracked_steal(t, p);
}

static int64_t proxy_len(GiThread *t, GiValue v) { return gi_len(t, mapping_of(v)); }
static GiValue proxy_getitem(GiThread *t, GiValue v, GiValue key) { return gi_getitem(t, mapping_of(v), key); }
static int proxy_contains(GiThread *t, GiValue v, GiValue x) { return gi_contains(t, mapping_of(v), x); }
static GiValue proxy_iter(GiThread *t, GiValue v) { return gi_iter(t, mapping_of(v)); }
static bool proxy_hash(GiThread *t, GiValue v, int64_t *out) { return gi_hash(t, mapping_of(v), out); }
static GiValue proxy_str(GiThread *t, GiValue v) { return gi_str(t, mapping_of(v)); }

static GiValue proxy_repr(GiThread *t, GiValue v) {
    return gi_str_from_format(t, "mappingproxy(%R)", mapping_of(v));
}

static GiValue proxy_compare(GiThread *t, GiValue a, GiValue b, GiCompareOp op) {
    return gi_compare(t, mapping_of(a), is_proxy(b) ? mapping_of(b) : b, op);
}

static GiValue proxy_or(GiThread *t, GiValue a, GiValue b) {
    return gi_binary(t, GI_OP_OR, is_proxy(a) ? mapping_of(a) : a, is_proxy(b) ? mapping_of(b) : b);
}

static GiValue proxy_ior(GiThread *t, GiValue a, GiValue b) {
    return gi_raise_type_error(t, "'|=' is not supported by %T; use '|' instead", a);
}

/* Methods that the mapping itself answers. */
static GiValue proxy_get(GiThread *t, const GiValue *a) {
    GiValue args[3] = {mapping_of(a[0]), a[1], a[2]};
    return gi_call_method(t, GI_NAME(t, get), args, 3);
}
static GiValue proxy_keys(GiThread *t, const GiValue *a) {
    return gi_call_method0(t, mapping_of(a[0]), GI_NAME(t, keys));
}
static GiValue proxy_values(GiThread *t, const GiValue *a) {
    return gi_call_method0(t, mapping_of(a[0]), GI_NAME(t, values));
}
static GiValue proxy_items(GiThread *t, const GiValue *a) {
    return gi_call_method0(t, mapping_of(a[0]), GI_NAME(t, items));
}
static GiValue proxy_reversed(GiThread *t, const GiValue *a) {
    return gi_call_method0(t, mapping_of(a[0]), GI_NAME(t, __reversed__));
}
static GiValue proxy_copy(GiThread *t, const GiValue *a) {
    GiValue name = gi_intern(t, "copy", 4);
    GiValue r = name == GI_NULL ? GI_NULL : gi_call_method0(t, mapping_of(a[0]), name);
    gi_xdrop(t, name);
    return r;
}

static const GiMethodRow methods[] = {
    GI_METHOD("get(self, key, default=None, /)", proxy_get,
              "Return the value for key if key is in the mapping, else default."),
    GI_METHOD("keys(self, /)", proxy_keys, "a set-like object providing a view on D's keys"),
    GI_METHOD("values(self, /)", proxy_values, "an object providing a view on D's values"),
    GI_METHOD("items(self, /)", proxy_items, "a set-like object providing a view on D's items"),
    GI_METHOD_MADE("copy(self, /)", proxy_copy, "a shallow copy of D"),
    GI_METHOD("__reversed__(self, /)", proxy_reversed, NULL),
    GI_CLASS_METHOD("__class_getitem__(cls, object, /)", gi_class_getitem, "See PEP 585"),
    GI_METHODS_END,
};

static const GiContainerSlots container = {
    .len = proxy_len, .getitem = proxy_getitem, .contains = proxy_contains};
static const GiNumberSlots number = {.binary[GI_OP_OR] = proxy_or, .inplace[GI_OP_OR] = proxy_ior};

GiType gi_mappingproxy_type = {
    GI_TYPE_HEAD(Proxy, GI_GC_TRACKED),
    .gc.slots_offset = offsetof(Proxy, mapping),
    .gc.slots_count = 1,
    .name = "mappingproxy",
    .flags = GI_TYPE_MAPPING,
    .new_ = proxy_new,
    .repr = proxy_repr,
    .str = proxy_str,
    .hash = proxy_hash,
    .compare = proxy_compare,
    .iter = proxy_iter,
    .container = &container,
    .number = &number,
    .methods = methods,
    .doc = "Read-only proxy of a mapping.",
    .new_signature = "mappingproxy(mapping)",
};
