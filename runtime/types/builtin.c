/* SPDX-License-Identifier: MIT
 * runtime/types/builtin.c: native functions as objects: builtin functions and bound native methods, the
 * method and classmethod descriptors in the dicts of static types, and their __new__.
 *
 * All are GiBuiltin over a GiMethodRow. A method bound from a descriptor uses the descriptor's parsed
 * signature; others own theirs, parsed when first needed.
 */
#include "gc/size.h"
#include "runtime/api/hooks.h"
#include "runtime/types/number.h"
#include "runtime/types/sequence.h"
#include "runtime/types/signature_internal.h"
#include "runtime/types/str.h"
#include "runtime/types/type_internal.h"

static GiBuiltin *as_builtin(GiValue v) { return (GiBuiltin *)gi_object(v); }

/* Name of a row as an interned str. */
GiValue gi_row_name(GiThread *t, const GiMethodRow *row) {
    const char *end = strchr(row->signature, '(');
    return gi_intern(t, row->signature, end == NULL ? strlen(row->signature) : (size_t)(end - row->signature));
}

static GiValue make(GiThread *t, GiType *type, const GiMethodRow *row, GiValue self) {
    GiBuiltin *b = gi_object_new(t, type);
    if (b == NULL) {
        return GI_NULL;
    }
    b->row = row;
    b->self = gi_xtake(self);
    if (gi_is_object(self) && !gi_track(t, b)) {
        gi_drop_object(t, b);
        return GI_NULL;
    }
    return gi_counted(b);
}

/* A native function, or a native method of self; module names it in messages and pickles. */
GiValue gi_builtin(GiThread *t, const GiMethodRow *row, GiValue self, GiValue module) {
    GiValue v = make(t, &gi_builtin_function_type, row, self);
    if (v != GI_NULL) {
        as_builtin(v)->module = gi_xtake(module);
    }
    return v;
}

/* The descriptor of a row in the dict of a type: by flags a method, classmethod or staticmethod. */
GiValue gi_method_descriptor(GiThread *t, GiType *type, const GiMethodRow *row) {
    if (row->flags & GI_FN_STATIC) {
        GiValue f = make(t, &gi_builtin_function_type, row, gi_type_value(type));
        GiValue r = f == GI_NULL ? GI_NULL : gi_call1(t, gi_static(&gi_staticmethod_type), f);
        gi_xdrop(t, f);
        return r;
    }
    bool of_class = (row->flags & GI_FN_CLASS) != 0;
    GiValue v = make(t, of_class ? &gi_classmethod_descriptor_type : &gi_method_descriptor_type, row, GI_NULL);
    if (v != GI_NULL) {
        as_builtin(v)->type = type;
    }
    return v;
}

static void release(GiThread *t, GiObject *o) {
    GiBuiltin *b = (GiBuiltin *)o;
    if (b->signature != NULL) {
        gi_signature_free(t, b->signature);
        b->signature = NULL;
    }
    gi_release_slots(t, o);
}

/* What the signature holds; the rest are laid-out slots. */
static int traverse(GiObject *o, GiVisit visit, void *arg) {
    const GiSignature *s = ((GiBuiltin *)o)->signature;
    return s == NULL ? 0 : gi_signature_visit(s, visit, arg);
}

/* The parsed signature, made on first use. NULL: error set. */
GiSignature *gi_builtin_signature(GiThread *t, GiBuiltin *b) {
    if (b->descriptor != GI_NULL) {
        b = as_builtin(b->descriptor);
    }
    if (b->signature == NULL) {
        b->signature = gi_signature_parse(t, b->row->signature);
    }
    return b->signature;
}

/* --- calling --- */

/* Does the first parameter stand for the object or class the function is a method of? (The self of a static
 * method is the type it belongs to.) */
static bool has_self(const GiBuiltin *b) {
    return b->type != NULL || (b->self != GI_NULL && !(b->row->flags & GI_FN_STATIC));
}

static GiValue call_row(GiThread *t, const GiMethodRow *row, const GiValue *a, uint32_t count) {
    if (GI_UNLIKELY(row->flags & (GI_FN_HOST | GI_FN_QUICK))) {
        return row->flags & GI_FN_HOST ? gi_host_run(t, row, a, count) : row->quick->fn(t, a);
    }
    return row->fn(t, a);
}

/* See native.h. */
GiValue gi_builtin_run(GiThread *t, GiValue f, const GiValue *a, size_t n, GiValue kwnames) {
    GiBuiltin *b = as_builtin(f);
    const GiMethodRow *row = b->row;
    if (row->flags & GI_FN_RAW) {
        return row->raw(t, a, n, kwnames);
    }
    if (row->flags & GI_FN_QUICK) {
        GiValue r = row->quick->raw(t, a, n, kwnames);
        if (r != GI_NULL || gi_failed(t)) {
            return r;
        }
    }
    const GiSignature *s = gi_builtin_signature(t, b);
    if (s == NULL) {
        return GI_NULL;
    }
    bool plain = kwnames == GI_NULL && s->var_positional < 0 && s->var_keyword < 0;
    if (GI_LIKELY(plain && n == s->count && n == s->positional)) {
        if (s->checked && !gi_signature_check(t, s, a)) {
            return GI_NULL;
        }
        if (!s->checked && b->self == GI_NULL && !(row->flags & (GI_FN_UNBOUND | GI_FN_HOST))) {
            b->direct = (uint32_t)n + 1;
        }
        return call_row(t, row, a, s->count);
    }
    if (plain && s->optional_only && n >= s->required && n <= s->positional && s->count <= 12) {
        GiValue all[12];
        for (size_t i = 0; i < s->count; i++) {
            all[i] = i < n ? a[i] : s->params[i].default_value;
        }
        return call_row(t, row, all, s->count);
    }
    GiValue small[12];
    GiValue *out = s->count <= 12 ? small : gi_alloc_array(t, s->count, sizeof *out);
    if (out == NULL) {
        return GI_NULL;
    }
    GiValue r = GI_NULL;
    if (gi_signature_bind_as(t, s, f, has_self(b), a, n, kwnames, out)) {
        r = call_row(t, row, out, s->count);
        gi_signature_unbind(t, s, out);
    }
    if (out != small) {
        gi_free(t, out, s->count * sizeof *out);
    }
    return r;
}

GI_FOR_SIZE

static GiValue function_call(GiThread *t, GiValue f, const GiValue *a, size_t n, GiValue kwnames) {
    GiBuiltin *b = as_builtin(f);
    if (b->self == GI_NULL || (b->row->flags & GI_FN_STATIC)) {
        return gi_builtin_run(t, f, a, n, kwnames);
    }
    size_t total = n + 1 + (kwnames == GI_NULL ? 0 : gi_as_tuple(kwnames)->size);
    GiValue small[10];
    GiValue *all = total <= 10 ? small : gi_alloc_array(t, total, sizeof *all);
    if (all == NULL) {
        return GI_NULL;
    }
    all[0] = b->self;
    if (total > 1) {
        memcpy(all + 1, a, (total - 1) * sizeof *all);
    }
    GiValue r = gi_builtin_run(t, f, all, n + 1, kwnames);
    if (all != small) {
        gi_free(t, all, total * sizeof *all);
    }
    return r;
}

/* Name part of a row, for messages: "%.*s". */
static int name_size(const GiBuiltin *b) { return (int)strcspn(b->row->signature, "("); }

static GiValue method_call(GiThread *t, GiValue f, const GiValue *a, size_t n, GiValue kwnames) {
    GiBuiltin *b = as_builtin(f);
    if (GI_UNLIKELY(n == 0)) {
        return gi_raise_type_error(t, "unbound method %s.%.*s() needs an argument", b->type->name, name_size(b),
                                   b->row->signature);
    }
    if (GI_UNLIKELY(!gi_is_instance(a[0], b->type))) {
        return gi_raise_type_error(t, "descriptor '%.*s' for '%s' objects doesn't apply to a '%T' object",
                                   name_size(b), b->row->signature, b->type->name, a[0]);
    }
    return gi_builtin_run(t, f, a, n, kwnames);
}

static GiValue classmethod_bind(GiThread *t, GiValue f, GiValue cls) {
    GiBuiltin *b = as_builtin(f);
    if (!gi_is_type(cls)) {
        return gi_raise_type_error(t, "descriptor '%.*s' for type '%s' needs a type, not a '%T' as arg 2",
                                   name_size(b), b->row->signature, b->type->name, cls);
    }
    if (!gi_type_is_subtype(gi_as_type(cls), b->type)) {
        return gi_raise_type_error(t, "descriptor '%.*s' requires a subtype of '%s' but received '%N'",
                                   name_size(b), b->row->signature, b->type->name, gi_as_type(cls));
    }
    GiValue bound = make(t, &gi_builtin_function_type, b->row, cls);
    if (bound != GI_NULL) {
        as_builtin(bound)->descriptor = gi_take(f);
    }
    return bound;
}

static GiValue classmethod_call(GiThread *t, GiValue f, const GiValue *a, size_t n, GiValue kwnames) {
    GiBuiltin *b = as_builtin(f);
    if (n == 0) {
        return gi_raise_type_error(t, "descriptor '%.*s' of '%s' object needs an argument", name_size(b),
                                   b->row->signature, b->type->name);
    }
    GiValue bound = classmethod_bind(t, f, a[0]);
    if (bound == GI_NULL) {
        return GI_NULL;
    }
    GiValue r = gi_builtin_run(t, bound, a, n, kwnames);
    gi_drop(t, bound);
    return r;
}

static GiValue method_get(GiThread *t, GiValue f, GiValue obj, GiValue type) {
    GiBuiltin *b = as_builtin(f);
    if (obj == GI_NULL) {
        return gi_take(f);
    }
    if (!gi_is_instance(obj, b->type)) {
        return gi_raise_type_error(t, "descriptor '%.*s' for '%s' objects doesn't apply to a '%T' object",
                                   name_size(b), b->row->signature, b->type->name, obj);
    }
    GiValue bound = make(t, &gi_builtin_function_type, b->row, obj);
    if (bound != GI_NULL) {
        as_builtin(bound)->descriptor = gi_take(f);
    }
    return bound;
}

static GiValue classmethod_get(GiThread *t, GiValue f, GiValue obj, GiValue type) {
    if (type != GI_NULL) {
        return classmethod_bind(t, f, type);
    }
    if (obj == GI_NULL) {
        GiBuiltin *b = as_builtin(f);
        return gi_raise_type_error(t, "descriptor '%.*s' for type '%s' needs either an object or a type",
                                   name_size(b), b->row->signature, b->type->name);
    }
    return classmethod_bind(t, f, gi_type_value(gi_type(obj)));
}

/* --- __new__ of static types --- */

static GiValue new_call(GiThread *t, const GiValue *a, size_t n, GiValue kwnames) {
    GiType *type = gi_as_type(a[0]);
    if (n < 2) {
        return gi_raise_type_error(t, "%s.__new__(): not enough arguments", type->name);
    }
    if (!gi_is_type(a[1])) {
        return gi_raise_type_error(t, "%s.__new__(X): X is not a type object (%T)", type->name, a[1]);
    }
    GiType *sub = gi_as_type(a[1]);
    if (!gi_type_is_subtype(sub, type)) {
        return gi_raise_type_error(t, "%s.__new__(%s): %s is not a subtype of %s", type->name, sub->name,
                                   sub->name, type->name);
    }
    GiType *native = gi_static_base(sub);
    if (native->new_ != type->new_) {
        return gi_raise_type_error(t, "%s.__new__(%s) is not safe, use %s.__new__()", type->name, sub->name,
                                   native->name);
    }
    return gi_track_instance_steal(t, type->new_(t, sub, a + 2, n - 2, kwnames));
}

static const GiMethodRow new_row = GI_METHOD_RAW(
    "__new__(*args, **kwargs)", new_call, "Create and return a new object.  See help(type) for accurate signature.");

/* What a static type that has a `new_` of its own shows as __new__. */
GiValue gi_native_new(GiThread *t, GiType *type) {
    return gi_builtin(t, &new_row, gi_type_value(type), GI_NULL);
}

/* Is f such a __new__? */
bool gi_is_native_new(GiValue f) {
    return gi_is_object(f) && gi_type(f) == &gi_builtin_function_type && as_builtin(f)->row == &new_row;
}

/* --- attributes --- */

static GiValue get_name(GiThread *t, GiValue v) { return gi_row_name(t, as_builtin(v)->row); }

static GiValue get_doc(GiThread *t, GiValue v) { return gi_method_doc(t, as_builtin(v)->row); }

/* The parameters as CPython's functions show them: the object or module in front with a $, defaults that
 * are no values as <unrepresentable>. */
static GiValue get_text_signature(GiThread *t, GiValue v) {
    GiBuiltin *b = as_builtin(v);
    const char *params = strchr(b->row->signature, '('), *doc;
    if (!gi_method_doc_find(t, b->row, &doc)) {
        return GI_NULL;
    }
    if (params != NULL && doc != NULL && strncmp(b->row->signature, doc, (size_t)(params + 1 - b->row->signature)) == 0) {
        return GI_NONE; /* called in several ways, which the doc lists */
    }
    if (params == NULL || b->row == &new_row) {
        return params == NULL ? GI_NONE : gi_str_from_text(t, "($type, *args, **kwargs)");
    }
    const char *rest = params + 1;
    GiText text;
    gi_text_init(&text, t);
    gi_text_add_text(&text, "(");
    if (has_self(b)) {
        gi_text_add_text(&text, b->row->flags & GI_FN_CLASS ? "$type" : "$self");
        rest += strcspn(rest, ",)");
    } else if (b->module != GI_NULL) {
        bool marked = strstr(rest, ", /") != NULL;
        gi_text_add_text(&text, marked ? "$module" : "$module, /");
        gi_text_add_text(&text, *rest == ')' ? "" : ", ");
    }
    for (const char *gap; (gap = strstr(rest, "=...")) != NULL; rest = gap + 4) {
        gi_text_add(&text, rest, (size_t)(gap - rest));
        gi_text_add_text(&text, "=<unrepresentable>");
    }
    gi_text_add_text(&text, rest);
    return gi_text_finish(&text);
}

static GiValue get_self(GiThread *t, GiValue v) {
    GiBuiltin *b = as_builtin(v);
    if (b->self != GI_NULL) {
        return gi_take(b->self);
    }
    if (b->module != GI_NULL && t->vm->modules != NULL) {
        GiValue m = gi_dict_get(t, t->vm->modules, b->module);
        if (m == GI_NULL || m == GI_NONE) { /* the library's own name of an accelerator: modules.def */
            GiValue name = gi_failed(t) ? GI_NULL : gi_str_from_format(t, "_gilt%S", b->module);
            m = name == GI_NULL ? GI_NULL : gi_dict_get(t, t->vm->modules, name);
            gi_xdrop(t, name);
        }
        if (m != GI_NULL || gi_failed(t)) {
            return gi_xtake(m);
        }
    }
    return GI_NONE;
}

static GiValue get_module(GiThread *t, GiValue v) {
    GiValue module = as_builtin(v)->module;
    return module == GI_NULL ? GI_NONE : gi_take(module);
}

static bool set_module(GiThread *t, GiValue v, GiValue x) {
    gi_replace(t, &as_builtin(v)->module, x == GI_NULL ? GI_NONE : gi_take(x));
    return true;
}

static GiValue get_qualname(GiThread *t, GiValue v) {
    GiBuiltin *b = as_builtin(v);
    if (b->self == GI_NULL || gi_is_exact(b->self, &gi_module_type)) {
        return get_name(t, v);
    }
    GiType *type = gi_is_type(b->self) ? gi_as_type(b->self) : gi_type(b->self);
    GiValue of = gi_type_qualname(t, type);
    GiValue name = of == GI_NULL ? GI_NULL : get_name(t, v);
    GiValue r = name == GI_NULL ? GI_NULL : gi_str_from_format(t, "%S.%S", of, name);
    gi_xdrop(t, of);
    gi_xdrop(t, name);
    return r;
}

static GiValue descriptor_qualname(GiThread *t, GiValue v) {
    GiBuiltin *b = as_builtin(v);
    GiValue of = gi_type_qualname(t, b->type);
    GiValue r = of == GI_NULL ? GI_NULL
                              : gi_str_from_format(t, "%S.%.*s", of, name_size(b), b->row->signature);
    gi_xdrop(t, of);
    return r;
}

static GiValue get_objclass(GiThread *t, GiValue v) { return gi_type_value(as_builtin(v)->type); }

/* "module.qualname()" of a builtin, for messages. Owned str. */
GiValue gi_builtin_full_name(GiThread *t, GiValue f) {
    GiBuiltin *b = as_builtin(f);
    GiValue name = b->type != NULL ? descriptor_qualname(t, f) : get_qualname(t, f);
    if (name == GI_NULL) {
        return GI_NULL;
    }
    bool module = b->type == NULL && b->module != GI_NULL && gi_is_str(b->module) &&
                  !gi_str_equal_text(b->module, "builtins");
    GiValue r = module ? gi_str_from_format(t, "%S.%S()", b->module, name) : gi_str_from_format(t, "%S()", name);
    gi_drop(t, name);
    return r;
}

static GiValue function_repr(GiThread *t, GiValue v) {
    GiBuiltin *b = as_builtin(v);
    if (b->self == GI_NULL || gi_is_exact(b->self, &gi_module_type)) {
        return gi_str_from_format(t, "<built-in function %.*s>", name_size(b), b->row->signature);
    }
    return gi_str_from_format(t, "<built-in method %.*s of %T object at %p>", name_size(b), b->row->signature,
                              b->self, (void *)(uintptr_t)(b->self & ~(GiValue)7));
}

static GiValue descriptor_repr(GiThread *t, GiValue v) {
    GiBuiltin *b = as_builtin(v);
    return gi_str_from_format(t, "<method '%.*s' of '%s' objects>", name_size(b), b->row->signature,
                              b->type->name);
}

static bool function_hash(GiThread *t, GiValue v, int64_t *out) {
    GiBuiltin *b = as_builtin(v);
    uint64_t h = (uint64_t)(uintptr_t)b->row >> 3;
    h ^= (b->self >> 4) * UINT64_C(0x9E3779B97F4A7C15);
    *out = (int64_t)h == -1 ? -2 : (int64_t)h;
    return true;
}

static GiValue function_compare(GiThread *t, GiValue a, GiValue b, GiCompareOp op) {
    if ((op != GI_EQ && op != GI_NE) || !gi_is_exact(b, &gi_builtin_function_type)) {
        return GI_NOT_IMPLEMENTED;
    }
    bool same = as_builtin(a)->row == as_builtin(b)->row && as_builtin(a)->self == as_builtin(b)->self;
    return gi_bool(same == (op == GI_EQ));
}

/* Pickle: by name for functions, getattr(self, name) for methods. */
static GiValue reduce(GiThread *t, const GiValue *a) {
    GiBuiltin *b = as_builtin(a[0]);
    GiValue name = b->type != NULL ? gi_row_name(t, b->row) : get_qualname(t, a[0]);
    GiValue owner = GI_NULL;
    if (b->type != NULL) {
        owner = gi_type_value(b->type);
    } else if (b->self != GI_NULL && !gi_is_exact(b->self, &gi_module_type)) {
        owner = b->self;
        gi_xdrop(t, name);
        name = get_name(t, a[0]);
    }
    if (name == GI_NULL || owner == GI_NULL) {
        return name;
    }
    GiValue fn = gi_dict_get_text(t, t->vm->builtins, "getattr");
    GiValue args = fn == GI_NULL ? GI_NULL : gi_tuple_pack(t, 2, owner, name);
    GiValue r = args == GI_NULL ? GI_NULL : gi_tuple_pack(t, 2, fn, args);
    gi_xdrop(t, args);
    gi_drop(t, name);
    return r;
}

GI_FOR_SPEED

static const GiMethodRow methods[] = {
    GI_METHOD("__reduce__(self, /)", reduce, "Helper for pickle."),
    GI_METHODS_END,
};

static const GiGetSetRow function_getset[] = {
    {"__doc__", get_doc, NULL, NULL},
    {"__name__", get_name, NULL, NULL},
    {"__qualname__", get_qualname, NULL, NULL},
    {"__self__", get_self, NULL, NULL},
    {"__text_signature__", get_text_signature, NULL, NULL},
    {"__module__", get_module, set_module, NULL},
    {NULL, NULL, NULL, NULL},
};

static const GiGetSetRow descriptor_getset[] = {
    {"__doc__", get_doc, NULL, NULL},
    {"__name__", get_name, gi_readonly_member, NULL},
    {"__qualname__", descriptor_qualname, NULL, NULL},
    {"__text_signature__", get_text_signature, NULL, NULL},
    {"__objclass__", get_objclass, gi_readonly_member, NULL},
    {NULL, NULL, NULL, NULL},
};

#define GI_BUILTIN_SLOTS .gc.slots_offset = offsetof(GiBuiltin, self), .gc.slots_count = 3

GiType gi_builtin_function_type = {
    GI_TYPE_HEAD(GiBuiltin, GI_GC_TRACKED),
    GI_BUILTIN_SLOTS,
    .gc.weak_offset = offsetof(GiBuiltin, weak_list),
    .gc.traverse = traverse,
    .gc.release = release,
    .name = "builtin_function_or_method",
    .flags = GI_TYPE_NO_INSTANCES,
    .call = function_call,
    .repr = function_repr,
    .hash = function_hash,
    .compare = function_compare,
    .methods = methods,
    .getset = function_getset,
};

GiType gi_method_descriptor_type = {
    GI_TYPE_HEAD(GiBuiltin, GI_GC_TRACKED),
    GI_BUILTIN_SLOTS,
    .gc.traverse = traverse,
    .gc.release = release,
    .name = "method_descriptor",
    .flags = GI_TYPE_NO_INSTANCES | GI_TYPE_METHOD_LIKE,
    .call = method_call,
    .repr = descriptor_repr,
    .get = method_get,
    .methods = methods,
    .getset = descriptor_getset,
};

GiType gi_classmethod_descriptor_type = {
    GI_TYPE_HEAD(GiBuiltin, GI_GC_TRACKED),
    GI_BUILTIN_SLOTS,
    .gc.traverse = traverse,
    .gc.release = release,
    .name = "classmethod_descriptor",
    .flags = GI_TYPE_NO_INSTANCES,
    .call = classmethod_call,
    .repr = descriptor_repr,
    .get = classmethod_get,
    .getset = descriptor_getset,
};
