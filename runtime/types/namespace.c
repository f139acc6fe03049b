/* SPDX-License-Identifier: MIT
 * runtime/types/namespace.c: types.SimpleNamespace: attributes from keywords.
 */
#include "runtime/types/sequence.h"
#include "runtime/types/str.h"
#include "runtime/types/type_internal.h"

typedef struct GiNamespace { GiObject head; GiValue dict; } GiNamespace;

static GiValue dict_of(GiValue v) { return ((GiNamespace *)gi_object(v))->dict; }

static GiValue namespace_new(GiThread *t, GiType *type, const GiValue *a, size_t n, GiValue kwnames) {
    GiNamespace *s = gi_object_new(t, type);
    if (s == NULL || (s->dict = gi_dict(t)) == GI_NULL) {
        gi_drop_object(t, s);
        return GI_NULL;
    }
    return gi_tracked_steal(t, s);
}

static bool namespace_init(GiThread *t, GiValue v, const GiValue *a, size_t n, GiValue kwnames) {
    GiDict *d = gi_as_dict(dict_of(v));
    if (n > 1) {
        return gi_raise_type_error(t, "%s expected at most 1 argument, got %zu", gi_type_name(gi_type(v)), n);
    }
    if (n == 1) {
        GiValue given = gi_dict(t);
        bool ok = given != GI_NULL && gi_dict_merge(t, gi_as_dict(given), a[0], true);
        uint32_t pos = 0;
        GiValue key, value;
        while (ok && gi_dict_next(gi_as_dict(given), &pos, &key, &value)) {
            ok = gi_is_str(key) || gi_raise_type_error(t, "keywords must be strings");
        }
        ok = ok && gi_dict_merge(t, d, given, true);
        gi_xdrop(t, given);
        if (!ok) {
            return false;
        }
    }
    size_t count = kwnames == GI_NULL ? 0 : gi_as_tuple(kwnames)->size;
    for (size_t i = 0; i < count; i++) {
        if (!gi_dict_set(t, d, gi_as_tuple(kwnames)->items[i], a[n + i])) {
            return false;
        }
    }
    return true;
}

static GiValue namespace_repr(GiThread *t, GiValue v) {
    const char *name = gi_is_exact(v, &gi_simple_namespace_type) ? "namespace" : gi_type_name(gi_type(v));
    int entered = gi_repr_enter(t, v);
    if (entered <= 0) {
        return entered < 0 ? GI_NULL : gi_str_from_format(t, "%s(...)", name);
    }
    GiValue items = gi_dict_copy(t, gi_as_dict(dict_of(v))), key, value;
    GiText b;
    gi_text_init(&b, t);
    gi_text_add_text(&b, name);
    gi_text_add(&b, "(", 1);
    uint32_t pos = 0;
    bool first = true;
    while (items != GI_NULL && b.ok && gi_dict_next(gi_as_dict(items), &pos, &key, &value)) {
        if (!gi_is_str(key) || gi_str_size(key) == 0) {
            continue;
        }
        if (!first) {
            gi_text_add_text(&b, ", ");
        }
        first = false;
        gi_text_add_str(&b, key);
        gi_text_add(&b, "=", 1);
        gi_text_add_repr(&b, value);
    }
    gi_text_add(&b, ")", 1);
    gi_repr_leave(t, v);
    bool failed = items == GI_NULL;
    gi_xdrop(t, items);
    if (failed) {
        gi_text_discard(&b);
        return GI_NULL;
    }
    return gi_text_finish(&b);
}

static GiValue namespace_compare(GiThread *t, GiValue a, GiValue b, GiCompareOp op) {
    if (!gi_is_instance(a, &gi_simple_namespace_type) || !gi_is_instance(b, &gi_simple_namespace_type)) {
        return GI_NOT_IMPLEMENTED;
    }
    return gi_compare(t, dict_of(a), dict_of(b), op);
}

static GiValue namespace_reduce(GiThread *t, const GiValue *a) {
    return gi_tuple_pack(t, 3, gi_type_value(gi_type(a[0])), t->vm->empty_tuple, dict_of(a[0]));
}

static GiValue namespace_replace(GiThread *t, const GiValue *a, size_t n, GiValue kwnames) {
    if (n != 1) {
        return gi_raise_type_error(t, "__replace__() takes no positional arguments");
    }
    GiValue r = gi_call0(t, gi_type_value(gi_type(a[0])));
    if (r == GI_NULL) {
        return GI_NULL;
    }
    bool ok = gi_dict_merge(t, gi_as_dict(dict_of(r)), dict_of(a[0]), true);
    size_t count = kwnames == GI_NULL ? 0 : gi_as_tuple(kwnames)->size;
    for (size_t i = 0; ok && i < count; i++) {
        ok = gi_dict_set(t, gi_as_dict(dict_of(r)), gi_as_tuple(kwnames)->items[i], a[n + i]);
    }
    if (!ok) {
        gi_drop(t, r);
        return GI_NULL;
    }
    return r;
}

static GiValue namespace_dict(GiThread *t, GiValue v) { return gi_take(dict_of(v)); }

static const GiMethodRow methods[] = {
    GI_METHOD("__reduce__(self, /)", namespace_reduce, "Return state information for pickling"),
    GI_METHOD_RAW("__replace__(self, /, **changes)", namespace_replace, "Return a copy with new values for the specified attributes."),
    GI_METHODS_END};
static const GiGetSetRow getset[] = {{"__dict__", namespace_dict, NULL, NULL}, {NULL, NULL, NULL, NULL}};

GiType gi_simple_namespace_type = {
    GI_TYPE_HEAD(GiNamespace, GI_GC_TRACKED), .gc.slots_offset = offsetof(GiNamespace, dict), .gc.slots_count = 1,
    .gc.release = gi_release_slots, .dict_offset = offsetof(GiNamespace, dict), .name = "types.SimpleNamespace",
    .base = &gi_object_type, .flags = GI_TYPE_BASE | GI_TYPE_UNHASHABLE, .new_ = namespace_new, .init = namespace_init,
    .repr = namespace_repr, .compare = namespace_compare, .methods = methods, .getset = getset,
    .doc = "A simple attribute-based namespace.", .new_signature = "SimpleNamespace(mapping_or_iterable=(), /, **kwargs)"};
