/* SPDX-License-Identifier: MIT
 * runtime/call.c: calling any object from C.
 *
 * A call passes borrowed positional values followed by one value per keyword name; nothing is copied
 * when the callee takes them as they are. Methods found on the class are called with the object in front
 * instead of through a bound method.
 */
#include "runtime/native.h"
#include "runtime/shape.h"
#include "runtime/types/sequence.h"
#include "runtime/types/str.h"
#include "runtime/types/type_internal.h"

/* f(*a, **kw); see protocol.h. */
GiValue gi_call(GiThread *t, GiValue f, const GiValue *a, size_t n, GiValue kwnames) {
    GiType *type = gi_type(f);
    if (GI_UNLIKELY(type->call == NULL)) {
        return gi_raise_type_error(t, "'%T' object is not callable", f);
    }
    char here; /* natives that call natives */
    if (GI_UNLIKELY(&here < t->c_limit)) {
        gi_enter_slow(t, "");
        return GI_NULL;
    }
    return type->call(t, f, a, n, kwnames);
}

GiValue gi_call0(GiThread *t, GiValue f) { return gi_call(t, f, NULL, 0, GI_NULL); }

/* gi_call without keywords; a builtin function that takes the n values as they are is called at once. */
static inline GiValue call_some(GiThread *t, GiValue f, const GiValue *a, size_t n) {
    const GiBuiltin *b = (const GiBuiltin *)gi_object(f);
    char here;
    if (gi_is_counted(f) && (b->head.type == &gi_builtin_function_type ||
                             (b->head.type == &gi_method_descriptor_type && gi_type(a[0]) == b->type)) &&
        b->direct == n + 1 && &here >= t->c_limit) {
        return b->row->fn(t, a);
    }
    return gi_call(t, f, a, n, GI_NULL);
}

GiValue gi_call1(GiThread *t, GiValue f, GiValue a) { return call_some(t, f, &a, 1); }

GiValue gi_call2(GiThread *t, GiValue f, GiValue a, GiValue b) { return call_some(t, f, (GiValue[]){a, b}, 2); }

GiValue gi_call3(GiThread *t, GiValue f, GiValue a, GiValue b, GiValue c) {
    GiValue args[3] = {a, b, c};
    return gi_call(t, f, args, 3, GI_NULL);
}

bool gi_is_callable(GiValue v) { return gi_type(v)->call != NULL; }

/* "f()" for messages about arguments: module.qualname() of functions, else the object's str. */
static GiValue callee_text(GiThread *t, GiValue f) {
    GiValue name, module = GI_NULL, r = GI_NULL;
    if (gi_getattr_optional(t, f, GI_NAME(t, __qualname__), &name) < 0) {
        return GI_NULL;
    }
    if (name == GI_NULL) {
        return gi_str(t, f);
    }
    if (gi_getattr_optional(t, f, GI_NAME(t, __module__), &module) >= 0) {
        bool plain = module == GI_NULL || !gi_is_str(module) || gi_str_equal_text(module, "builtins");
        r = plain ? gi_str_from_format(t, "%S()", name) : gi_str_from_format(t, "%S.%S()", module, name);
    }
    gi_xdrop(t, module);
    gi_drop(t, name);
    return r;
}

/* The names and values of a dict as keyword arguments: a tuple, values appended at *values. */
static GiValue keyword_names(GiThread *t, GiValue f, GiDict *d, GiValue *values) {
    GiTuple *names = gi_tuple_new(t, d->used);
    if (names == NULL) {
        return GI_NULL;
    }
    uint32_t pos = 0;
    size_t n = 0;
    GiValue key, value;
    while (n < names->size && gi_dict_next(d, &pos, &key, &value)) {
        if (!gi_is_str(key)) {
            for (size_t i = 0; i < n; i++) {
                gi_drop(t, values[i]);
            }
            gi_drop_object(t, names);
            return gi_raise_type_error(t, "keywords must be strings");
        }
        names->items[n] = gi_take(key);
        values[n++] = gi_take(value);
    }
    return gi_counted(names);
}

/* The positional arguments as a tuple; owned. */
static GiValue positional_tuple(GiThread *t, GiValue f, GiValue args) {
    if (gi_is_exact(args, &gi_tuple_type)) {
        return gi_take(args);
    }
    if (gi_is_exact(args, &gi_list_type)) {
        return gi_tuple(t, gi_as_list(args)->items, gi_as_list(args)->size);
    }
    GiValue r = gi_type(args)->iter == NULL && gi_type(args)->container == NULL ? GI_NULL
                                                                                : gi_tuple_from(t, args);
    if (r == GI_NULL && !gi_failed(t)) {
        GiValue name = callee_text(t, f);
        if (name != GI_NULL) {
            gi_raise_type_error(t, "%S argument after * must be an iterable, not %T", name, args);
            gi_drop(t, name);
        }
    }
    return r;
}

/* f(*args, **kwargs) for a mapping that is not a dict. */
static GiValue keyword_dict(GiThread *t, GiValue f, GiValue kwargs) {
    if (gi_is_dict(kwargs)) {
        return gi_take(kwargs);
    }
    GiValue d = gi_dict(t);
    if (d != GI_NULL && gi_dict_merge(t, gi_as_dict(d), kwargs, true)) {
        return d;
    }
    gi_xdrop(t, d);
    if (gi_error_clear_if(t, &gi_AttributeError)) {
        GiValue name = callee_text(t, f);
        if (name != GI_NULL) {
            gi_raise_type_error(t, "%S argument after ** must be a mapping, not %T", name, kwargs);
            gi_drop(t, name);
        }
    }
    return GI_NULL;
}

/* f(*args, **kwargs); kwargs GI_NULL or a mapping. */
GiValue gi_call_ex(GiThread *t, GiValue f, GiValue args, GiValue kwargs) {
    GiValue tuple = positional_tuple(t, f, args);
    if (tuple == GI_NULL) {
        return GI_NULL;
    }
    GiValue dict = kwargs == GI_NULL ? GI_NULL : keyword_dict(t, f, kwargs);
    if (kwargs != GI_NULL && dict == GI_NULL) {
        gi_drop(t, tuple);
        return GI_NULL;
    }
    size_t n = gi_as_tuple(tuple)->size, keywords = dict == GI_NULL ? 0 : gi_as_dict(dict)->used;
    GiValue r = GI_NULL;
    if (keywords == 0) {
        r = gi_call(t, f, gi_as_tuple(tuple)->items, n, GI_NULL);
    } else {
        GiValue *all = gi_alloc_array(t, n + keywords, sizeof *all);
        if (all != NULL) {
            memcpy(all, gi_as_tuple(tuple)->items, n * sizeof *all);
            GiValue names = keyword_names(t, f, gi_as_dict(dict), all + n);
            if (names != GI_NULL) {
                r = gi_call(t, f, all, n, names);
                for (size_t i = 0; i < gi_as_tuple(names)->size; i++) {
                    gi_drop(t, all[n + i]);
                }
                gi_drop(t, names);
            }
            gi_free(t, all, (n + keywords) * sizeof *all);
        }
    }
    gi_xdrop(t, dict);
    gi_drop(t, tuple);
    return r;
}

/* --- methods --- */

/* Has the instance an attribute of its own of that name? */
static bool is_shadowed(GiThread *t, GiValue v, GiType *type, GiValue name) {
    if (!gi_is_object(v)) {
        return false;
    }
    if (type->shape_offset != 0) {
        return gi_instance_get(t, gi_object(v), name) != GI_NULL;
    }
    if (type->dict_offset != 0) {
        GiValue d = *(GiValue *)((char *)gi_object(v) + type->dict_offset);
        return d != GI_NULL && gi_dict_get(t, gi_as_dict(d), name) != GI_NULL;
    }
    return false;
}

/* a[0].name(*a[1:n]) */
GiValue gi_call_method(GiThread *t, GiValue name, const GiValue *a, size_t n) {
    GiType *type = gi_type(a[0]);
    if (type->getattr == gi_object_getattr) {
        GiValue f = gi_type_lookup(t, type, name);
        if (f != GI_NULL && gi_has_flag(f, GI_TYPE_METHOD_LIKE) && !is_shadowed(t, a[0], type, name)) {
            if (gi_failed(t)) {
                return GI_NULL;
            }
            gi_take(f);
            GiValue r = gi_call(t, f, a, n, GI_NULL);
            gi_drop(t, f);
            return r;
        }
        if (gi_failed(t)) {
            return GI_NULL;
        }
    }
    GiValue f = gi_getattr(t, a[0], name);
    if (f == GI_NULL) {
        return GI_NULL;
    }
    GiValue r = gi_call(t, f, a + 1, n - 1, GI_NULL);
    gi_drop(t, f);
    return r;
}

GiValue gi_call_method0(GiThread *t, GiValue v, GiValue name) { return gi_call_method(t, name, &v, 1); }

GiValue gi_call_method1(GiThread *t, GiValue v, GiValue name, GiValue x) {
    GiValue a[2] = {v, x};
    return gi_call_method(t, name, a, 2);
}

/* Special method of v's type bound to v; GI_NULL without an error: there is none. */
GiValue gi_lookup_special(GiThread *t, GiValue v, GiValue name) {
    GiType *type = gi_type(v);
    GiValue f = gi_type_lookup(t, type, name);
    if (f == GI_NULL) {
        return GI_NULL;
    }
    GiType *kind = gi_type(f);
    gi_take(f);
    if (kind->get == NULL) {
        return f;
    }
    GiValue r = kind->get(t, f, v, gi_type_value(type));
    gi_drop(t, f);
    return r;
}
