/* SPDX-License-Identifier: MIT
 * interp/vm/framelocals.c owns FrameLocalsProxy: frame.f_locals of a function, a mapping that reads and
 * writes the variables of the frame (PEP 667). Names that are no variables live in a dict of the frame
 * object. Every method looks the variables up anew: the frame may end at any time.
 */
#include "interp/vm/frameobject.h"
#include "runtime/types/support.h"

typedef struct Proxy { GiObject head; GiValue frame; } Proxy;

static GiFrameObject *frame_of(GiValue v) { return gi_as_frame_object(((Proxy *)gi_object(v))->frame); }

/* See frameobject.h. */
GiValue gi_frame_locals_proxy(GiThread *t, GiValue frame) {
    Proxy *p = gi_object_new(t, &gi_frame_locals_type);
    if (p == NULL) {
        return GI_NULL;
    }
    p->frame = gi_take(frame);
    return gi_support_track(t, p);
}

/* Is key the name of a variable? It need not be a str: what equals one and hashes alike will do. -1: error. */
static int is_name(GiThread *t, GiValue name, GiValue key, int64_t hash) {
    if (gi_is_exact(key, &gi_str_type)) {
        return gi_str_equal(name, key);
    }
    int64_t own;
    return !gi_hash(t, name, &own) ? -1 : own == hash ? gi_equal(t, name, key) : 0;
}

#define NO_VARIABLE (-1)
#define FAILED (-2)

/* Index of the variable of o called key, NO_VARIABLE or FAILED (error set). Bound ones first: an inlined scope may
 * repeat a name. May run script code. */
static int64_t find(GiThread *t, GiFrameObject *o, GiValue key, bool bound) {
    int64_t hash = 0, found = NO_VARIABLE;
    if (!gi_is_exact(key, &gi_str_type) && !gi_hash(t, key, &hash)) {
        return FAILED;
    }
    GiVariables v = gi_frame_variables(o);
    for (uint32_t i = 0; i < gi_variables_count(&v); i++) {
        int same = is_name(t, gi_variables_name(&v, i), key, hash);
        if (same < 0) {
            return FAILED;
        }
        v = gi_frame_variables(o);
        if (same && gi_variables_get(&v, i) != GI_UNBOUND) {
            return (int64_t)i;
        }
        found = same && found < 0 ? (int64_t)i : found;
    }
    return bound ? NO_VARIABLE : found;
}

/* 1 found (owned), 0 absent, -1 error. */
static int lookup(GiThread *t, GiValue self, GiValue key, GiValue *out) {
    GiFrameObject *o = frame_of(self);
    int64_t i = find(t, o, key, true);
    if (i == FAILED) {
        return -1;
    }
    if (i >= 0) {
        GiVariables v = gi_frame_variables(o);
        *out = gi_take(gi_variables_get(&v, (uint32_t)i));
        return 1;
    }
    GiValue x = o->extra == GI_NULL ? GI_NULL : gi_dict_get(t, gi_as_dict(o->extra), key);
    *out = gi_xtake(x);
    return x != GI_NULL ? 1 : gi_failed(t) ? -1 : 0;
}

/* Everything as a new dict. */
static GiValue snapshot(GiThread *t, GiValue self) {
    GiFrameObject *o = frame_of(self);
    GiVariables v = gi_frame_variables(o);
    GiValue d = gi_variables_dict(t, &v);
    if (d != GI_NULL && o->extra != GI_NULL && !gi_dict_merge(t, gi_as_dict(d), o->extra, true)) {
        gi_drop(t, d);
        return GI_NULL;
    }
    return d;
}

/* Calls a method of the snapshot. */
static GiValue delegate(GiThread *t, GiValue self, GiValue name) {
    GiValue d = snapshot(t, self);
    GiValue r = d == GI_NULL ? GI_NULL : gi_call_method0(t, d, name);
    gi_xdrop(t, d);
    return r;
}

static int64_t len(GiThread *t, GiValue self) {
    GiValue d = snapshot(t, self);
    if (d == GI_NULL) {
        return -1;
    }
    int64_t n = gi_as_dict(d)->used;
    gi_drop(t, d);
    return n;
}

static GiValue getitem(GiThread *t, GiValue self, GiValue key) {
    GiValue v;
    int found = lookup(t, self, key, &v);
    return found > 0 ? v : found < 0 ? GI_NULL : gi_raise(t, &gi_KeyError, "local variable '%R' is not defined", key);
}

static bool setitem(GiThread *t, GiValue self, GiValue key, GiValue x) {
    GiFrameObject *o = frame_of(self);
    if (x == GI_NULL) {
        return gi_raise_type_error(t, "cannot remove variables from FrameLocalsProxy");
    }
    int64_t i = find(t, o, key, false);
    if (i == FAILED) {
        return false;
    }
    if (i >= 0) {
        return gi_variables_set(t, o, (uint32_t)i, x);
    }
    if (o->extra == GI_NULL) {
        o->extra = gi_dict(t);
    }
    return o->extra != GI_NULL && gi_dict_set(t, gi_as_dict(o->extra), key, x);
}

static int contains(GiThread *t, GiValue self, GiValue key) {
    GiValue v;
    int found = lookup(t, self, key, &v);
    gi_xdrop(t, found > 0 ? v : GI_NULL);
    return found;
}

static GiValue iter(GiThread *t, GiValue self) {
    GiValue keys = delegate(t, self, GI_NAME(t, keys));
    GiValue list = keys == GI_NULL ? GI_NULL : gi_list_from(t, keys);
    gi_xdrop(t, keys);
    GiValue it = list == GI_NULL ? GI_NULL : gi_iter(t, list);
    gi_xdrop(t, list);
    return it;
}

static GiValue compare(GiThread *t, GiValue a, GiValue b, GiCompareOp op) {
    if (op != GI_EQ && op != GI_NE) {
        return GI_NOT_IMPLEMENTED;
    }
    if (gi_type(b) == &gi_frame_locals_type) {
        return gi_bool((frame_of(a) == frame_of(b)) == (op == GI_EQ));
    }
    if (!gi_is_dict(b)) {
        return GI_NOT_IMPLEMENTED;
    }
    GiValue d = snapshot(t, a);
    GiValue r = d == GI_NULL ? GI_NULL : gi_compare(t, d, b, op);
    gi_xdrop(t, d);
    return r;
}

static GiValue repr(GiThread *t, GiValue self) {
    int entered = gi_repr_enter(t, self);
    if (entered <= 0) {
        return entered < 0 ? GI_NULL : gi_str_from_text(t, "{...}");
    }
    GiValue d = snapshot(t, self);
    GiValue r = d == GI_NULL ? GI_NULL : gi_repr(t, d);
    gi_xdrop(t, d);
    gi_repr_leave(t, self);
    return r;
}

static bool is_mapping_like(GiValue v) { return gi_is_dict(v) || gi_type(v) == &gi_frame_locals_type; }

/* a | b: a dict. */
static GiValue merged(GiThread *t, GiValue a, GiValue b) {
    if (!is_mapping_like(a) || !is_mapping_like(b)) {
        return GI_NOT_IMPLEMENTED;
    }
    GiValue d = gi_dict(t);
    for (int i = 0; d != GI_NULL && i < 2; i++) {
        GiValue part = i == 0 ? a : b;
        part = gi_is_dict(part) ? gi_take(part) : snapshot(t, part);
        if (part == GI_NULL || !gi_dict_merge(t, gi_as_dict(d), part, true)) {
            gi_drop(t, d);
            d = GI_NULL;
        }
        gi_xdrop(t, part);
    }
    return d;
}

/* self.update(other) */
static bool update(GiThread *t, GiValue self, GiValue other) {
    if (!is_mapping_like(other)) {
        return gi_raise_type_error(t, "update() argument must be dict or another FrameLocalsProxy");
    }
    GiValue all = gi_type(other) == &gi_frame_locals_type ? snapshot(t, other) : gi_dict(t);
    bool ok = all != GI_NULL && (gi_type(other) == &gi_frame_locals_type ||
                                 gi_dict_merge(t, gi_as_dict(all), other, true));
    uint32_t pos = 0;
    GiValue key, value;
    while (ok && gi_dict_next(gi_as_dict(all), &pos, &key, &value)) {
        ok = setitem(t, self, key, value);
    }
    gi_xdrop(t, all);
    return ok;
}

static GiValue inplace_or(GiThread *t, GiValue a, GiValue b) {
    if (!is_mapping_like(b)) {
        return GI_NOT_IMPLEMENTED;
    }
    return update(t, a, b) ? gi_take(a) : GI_NULL;
}

static GiValue m_keys(GiThread *t, const GiValue *a) {
    GiValue it = delegate(t, a[0], GI_NAME(t, keys));
    GiValue r = it == GI_NULL ? GI_NULL : gi_list_from(t, it);
    gi_xdrop(t, it);
    return r;
}

static GiValue m_values(GiThread *t, const GiValue *a) {
    GiValue it = delegate(t, a[0], GI_NAME(t, values));
    GiValue r = it == GI_NULL ? GI_NULL : gi_list_from(t, it);
    gi_xdrop(t, it);
    return r;
}

static GiValue m_items(GiThread *t, const GiValue *a) {
    GiValue it = delegate(t, a[0], GI_NAME(t, items));
    GiValue r = it == GI_NULL ? GI_NULL : gi_list_from(t, it);
    gi_xdrop(t, it);
    return r;
}

static GiValue m_copy(GiThread *t, const GiValue *a) { return snapshot(t, a[0]); }

static GiValue m_get(GiThread *t, const GiValue *a) {
    GiValue v;
    int found = lookup(t, a[0], a[1], &v);
    return found > 0 ? v : found < 0 ? GI_NULL : gi_take(a[2]);
}

static GiValue m_setdefault(GiThread *t, const GiValue *a) {
    GiValue v;
    int found = lookup(t, a[0], a[1], &v);
    if (found != 0) {
        return found > 0 ? v : GI_NULL;
    }
    return setitem(t, a[0], a[1], a[2]) ? gi_take(a[2]) : GI_NULL;
}

static GiValue m_update(GiThread *t, const GiValue *a) { return update(t, a[0], a[1]) ? GI_NONE : GI_NULL; }

static GiValue m_reversed(GiThread *t, const GiValue *a) {
    GiValue keys = m_keys(t, a);
    if (keys == GI_NULL) {
        return GI_NULL;
    }
    if (!gi_list_reverse(t, keys)) {
        gi_drop(t, keys);
        return GI_NULL;
    }
    return keys;
}

static GiValue new_slot(GiThread *t, GiType *type, const GiValue *a, size_t n, GiValue kwnames) {
    (void)type;
    if (n != 1) {
        return gi_raise_type_error(t, "FrameLocalsProxy expected 1 argument, got %zu", n);
    }
    if (!gi_is_exact(a[0], &gi_frame_type)) {
        return gi_raise_type_error(t, "expect frame, not %T", a[0]);
    }
    return gi_support_no_keywords(t, "FrameLocalsProxy", kwnames) ? gi_frame_locals_proxy(t, a[0]) : GI_NULL;
}

static const GiNumberSlots number = {.binary = {[GI_OP_OR] = merged}, .inplace = {[GI_OP_OR] = inplace_or}};
static const GiContainerSlots container = {.len = len, .getitem = getitem, .setitem = setitem,
                                           .contains = contains};

static const GiMethodRow methods[] = {
    GI_METHOD("keys(self, /)", m_keys, NULL),
    GI_METHOD("values(self, /)", m_values, NULL),
    GI_METHOD("items(self, /)", m_items, NULL),
    GI_METHOD("copy(self, /)", m_copy, NULL),
    GI_METHOD("get(self, key, default=None, /)", m_get, NULL),
    GI_METHOD("setdefault(self, key, default=None, /)", m_setdefault, NULL),
    GI_METHOD("update(self, other, /)", m_update, NULL),
    GI_METHOD("__reversed__(self, /)", m_reversed, NULL),
    GI_METHODS_END};

GiType gi_frame_locals_type = {
    GI_TYPE_HEAD(Proxy, GI_GC_TRACKED), .gc.slots_offset = offsetof(Proxy, frame), .gc.slots_count = 1,
    .gc.release = gi_release_slots, .name = "FrameLocalsProxy",
    .flags = GI_TYPE_UNHASHABLE | GI_TYPE_MAPPING, .new_ = new_slot, .repr = repr, .compare = compare,
    .iter = iter, .number = &number, .container = &container, .methods = methods};
