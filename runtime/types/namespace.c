/* SPDX-License-Identifier: MIT
 * runtime/types/namespace.c: types.SimpleNamespace: an object that is nothing but its attributes. */
#include "runtime/types/number.h"
#include "runtime/types/sequence.h"
#include "runtime/types/str.h"
#include "runtime/types/type_internal.h"

typedef struct Namespace {
    GiObject head;
    GiValue dict;
} Namespace;

static GiDict *dict_of(GiValue v) { return gi_as_dict(((Namespace *)gi_object(v))->dict); }

static GiValue namespace_new(GiThread *t, GiType *type, const GiValue *a, size_t n, GiValue kwnames) {
    Namespace *s = gi_object_new(t, type);
    if (s == NULL) {
        return GI_NULL;
    }
    s->dict = gi_dict(t);
    if (s->dict == GI_NULL) {
        gi_drop_object(t, s);
        return GI_NULL;
    }
    return gi_tracked_steal(t, s);
}

static bool check_names(GiThread *t, GiDict *d) {
    uint32_t pos = 0;
    GiValue key, value;
    while (gi_dict_next(d, &pos, &key, &value)) {
        if (!gi_is_str(key)) {
            return gi_raise_type_error(t, "keywords must be strings");
        }
    }
    return true;
}

static bool namespace_init(GiThread *t, GiValue v, const GiValue *a, size_t n, GiValue kwnames) {
    if (n > 1) {
        return gi_raise_type_error(t, "%s expected at most 1 argument, got %zu", gi_type_name(gi_type(v)), n);
    }
    if (n == 1) {
        GiValue d = gi_is_exact(a[0], &gi_dict_type) ? gi_take(a[0]) : gi_dict(t);
        bool ok = d != GI_NULL && (d == a[0] || gi_dict_merge(t, gi_as_dict(d), a[0], true)) &&
                  check_names(t, gi_as_dict(d)) && gi_dict_merge(t, dict_of(v), d, true);
        gi_xdrop(t, d);
        if (!ok) {
            return false;
        }
    }
    for (size_t i = 0; kwnames != GI_NULL && i < gi_as_tuple(kwnames)->size; i++) {
        if (!gi_dict_set(t, dict_of(v), gi_as_tuple(kwnames)->items[i], a[n + i])) {
            return false;
        }
    }
    return true;
}

static void add_items(GiThread *t, GiText *b, GiValue dict) {
    uint32_t pos = 0;
    GiValue key, value;
    bool first = true;
    while (b->ok && gi_dict_next(gi_as_dict(dict), &pos, &key, &value)) {
        if (!gi_is_str(key) || gi_str_size(key) == 0) {
            continue;
        }
        gi_text_add_text(b, first ? "" : ", ");
        gi_text_add_str(b, key);
        gi_text_add_text(b, "=");
        gi_text_add_repr(b, value);
        first = false;
    }
}

/* The attributes are copied first, for their repr may change them. */
static GiValue namespace_repr(GiThread *t, GiValue v) {
    const char *name = gi_is_exact(v, &gi_simple_namespace_type) ? "namespace" : gi_type_name(gi_type(v));
    int entered = gi_repr_enter(t, v);
    if (entered <= 0) {
        return entered < 0 ? GI_NULL : gi_str_from_format(t, "%s(...)", name);
    }
    GiValue copy = gi_dict_copy(t, dict_of(v)), r = GI_NULL;
    if (copy != GI_NULL) {
        GiText b;
        gi_text_init(&b, t);
        gi_text_add_text(&b, name);
        gi_text_add_text(&b, "(");
        add_items(t, &b, copy);
        gi_text_add_text(&b, ")");
        r = gi_text_finish(&b);
        gi_drop(t, copy);
    }
    gi_repr_leave(t, v);
    return r;
}

static GiValue namespace_compare(GiThread *t, GiValue a, GiValue b, GiCompareOp op) {
    if (!gi_is_instance(a, &gi_simple_namespace_type) || !gi_is_instance(b, &gi_simple_namespace_type)) {
        return GI_NOT_IMPLEMENTED;
    }
    return gi_compare(t, gi_counted(dict_of(a)), gi_counted(dict_of(b)), op);
}

static GiValue reduce(GiThread *t, const GiValue *a) {
    return gi_tuple_pack(t, 3, gi_type_value(gi_type(a[0])), t->vm->empty_tuple, gi_counted(dict_of(a[0])));
}

/* A copy with some attributes replaced. */
static GiValue replace(GiThread *t, const GiValue *a) {
    GiValue r = gi_call0(t, gi_type_value(gi_type(a[0])));
    if (r == GI_NULL) {
        return GI_NULL;
    }
    GiValue d;
    if (gi_getattr_optional(t, r, GI_NAME(t, __dict__), &d) <= 0) {
        gi_drop(t, r);
        return GI_NULL;
    }
    bool ok = gi_dict_merge(t, gi_as_dict(d), gi_counted(dict_of(a[0])), true) &&
              (a[1] == GI_NULL || gi_dict_merge(t, gi_as_dict(d), a[1], true));
    gi_drop(t, d);
    if (!ok) {
        gi_drop(t, r);
        return GI_NULL;
    }
    return r;
}

static GiValue get_dict(GiThread *t, GiValue v) { return gi_take(((Namespace *)gi_object(v))->dict); }

static const GiMethodRow methods[] = {
    GI_METHOD("__reduce__(self, /)", reduce, "Return state information for pickling"),
    GI_METHOD("__replace__(self, /, **changes)", replace,
              "Return a copy of the namespace object with new values for the specified attributes."),
    GI_METHODS_END,
};
static const GiGetSetRow getset[] = {
    {"__dict__", get_dict, NULL, NULL},
    {NULL, NULL, NULL, NULL},
};

GiType gi_simple_namespace_type = {
    GI_TYPE_HEAD(Namespace, GI_GC_TRACKED),
    .gc.slots_offset = offsetof(Namespace, dict),
    .gc.slots_count = 1,
    .dict_offset = offsetof(Namespace, dict),
    .name = "types.SimpleNamespace",
    .flags = GI_TYPE_BASE,
    .new_ = namespace_new,
    .init = namespace_init,
    .repr = namespace_repr,
    .compare = namespace_compare,
    .methods = methods,
    .getset = getset,
    .doc = "A simple attribute-based namespace.",
    .new_signature = "SimpleNamespace(mapping_or_iterable=(), /, **kwargs)",
};
