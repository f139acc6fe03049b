/* SPDX-License-Identifier: MIT
 * runtime/modules/functools.c owns the module _functools: reduce, partial and cmp_to_key. The cache
 * behind lru_cache lives in lru_cache.c.
 */
#include "runtime/modules/functools.h"
#include "runtime/native.h"
#include "runtime/types/genericalias.h"
#include "runtime/types/sequence.h"
#include "runtime/types/support.h"

/* --- reduce --- */

static GiValue f_reduce(GiThread *t, const GiValue *a) {
    GiValue it = gi_iter(t, a[1]);
    if (it == GI_NULL) {
        if (gi_error_clear_if(t, &gi_TypeError)) {
            gi_raise_type_error(t, "reduce() arg 2 must support iteration");
        }
        return GI_NULL;
    }
    GiValue result = gi_xtake(a[2]);
    for (;;) {
        GiValue item = gi_next(t, it);
        if (item == GI_NULL) {
            break;
        }
        if (result == GI_NULL) {
            result = item;
            continue;
        }
        GiValue after = gi_call2(t, a[0], result, item);
        gi_drop(t, result);
        gi_drop(t, item);
        result = after;
        if (result == GI_NULL || !gi_poll(t, 1)) {
            break;
        }
    }
    gi_drop(t, it);
    if (gi_failed(t)) {
        gi_xdrop(t, result);
        return GI_NULL;
    }
    return result != GI_NULL
               ? result
               : gi_raise_type_error(t, "reduce() of empty iterable with no initial value");
}

/* --- partial --- */

typedef struct Partial {
    GiObject head;
    GiValue function, args, keywords; /* keywords: dict */
    GiValue dict;                     /* __dict__, GI_NULL until needed */
    GiObject *weak_list;
} Partial;

static Partial *as_partial(GiValue v) { return (Partial *)gi_object(v); }

/* a + b[0..n) as a tuple. */
static GiValue join_args(GiThread *t, GiTuple *a, const GiValue *b, size_t n) {
    if (a == NULL || a->size == 0) {
        return gi_tuple(t, b, n);
    }
    GiTuple *u = gi_tuple_new(t, a->size + n);
    if (u == NULL) {
        return GI_NULL;
    }
    for (size_t i = 0; i < a->size; i++) {
        u->items[i] = gi_take(a->items[i]);
    }
    for (size_t i = 0; i < n; i++) {
        u->items[a->size + i] = gi_take(b[i]);
    }
    return gi_support_track(t, u);
}

/* A new dict: `base` (may be NULL) updated by the keywords of a call. */
static GiValue join_keywords(GiThread *t, GiDict *base, GiValue kwnames, const GiValue *values) {
    GiValue d = base == NULL ? gi_dict(t) : gi_dict_copy(t, base);
    for (size_t i = 0; d != GI_NULL && i < gi_support_keyword_count(kwnames); i++) {
        if (!gi_dict_set(t, gi_as_dict(d), gi_as_tuple(kwnames)->items[i], values[i])) {
            gi_drop(t, d);
            d = GI_NULL;
        }
    }
    return d;
}

static GiValue partial_call(GiThread *t, GiValue f, const GiValue *a, size_t n, GiValue kwnames);

static GiValue partial_new(GiThread *t, GiType *type, const GiValue *a, size_t n, GiValue kwnames) {
    if (n < 1) {
        return gi_raise_type_error(t, "type 'partial' takes at least one argument");
    }
    GiValue function = a[0];
    Partial *inner = NULL;
    if (gi_is_object(function) && gi_type(function)->call == partial_call &&
        as_partial(function)->dict == GI_NULL) { /* a partial of a partial is made flat */
        inner = as_partial(function);
        function = inner->function;
    }
    if (!gi_is_callable(function)) {
        return gi_raise_type_error(t, "the first argument must be callable");
    }
    Partial *p = gi_object_new(t, type);
    if (p == NULL) {
        return GI_NULL;
    }
    p->function = gi_take(function);
    p->args = join_args(t, inner == NULL ? NULL : gi_as_tuple(inner->args), a + 1, n - 1);
    p->keywords = p->args == GI_NULL
                      ? GI_NULL
                      : join_keywords(t, inner == NULL ? NULL : gi_as_dict(inner->keywords), kwnames,
                                      a + n);
    if (p->keywords == GI_NULL) {
        gi_drop_object(t, p);
        return GI_NULL;
    }
    return gi_support_track(t, p);
}

/* A call without keywords on either side: the arguments side by side. */
static GiValue call_plain(GiThread *t, GiValue function, GiTuple *args, const GiValue *a, size_t n) {
    GiValue few[8], *all = few;
    size_t count = args->size + n;
    if (count > sizeof few / sizeof *few && (all = gi_alloc_array(t, count, sizeof *all)) == NULL) {
        return GI_NULL;
    }
    memcpy(all, args->items, args->size * sizeof *all);
    if (n != 0) {
        memcpy(all + args->size, a, n * sizeof *all);
    }
    GiValue r = gi_call(t, function, all, count, GI_NULL);
    if (all != few) {
        gi_free(t, all, count * sizeof *all);
    }
    return r;
}

/* See functools.h. */
const GiTuple *gi_partial_args(GiValue v, GiValue *function) {
    if (!gi_is_counted(v) || gi_type(v)->call != partial_call || gi_as_dict(as_partial(v)->keywords)->used > 0) {
        return NULL;
    }
    *function = as_partial(v)->function;
    return gi_as_tuple(as_partial(v)->args);
}

static GiValue partial_call(GiThread *t, GiValue f, const GiValue *a, size_t n, GiValue kwnames) {
    Partial *p = as_partial(f);
    GiValue function = gi_take(p->function), args = gi_take(p->args), keywords = gi_take(p->keywords);
    GiValue r = GI_NULL;
    if (!gi_enter(t, "")) {
        goto out;
    }
    if (gi_as_dict(keywords)->used == 0 && gi_support_keyword_count(kwnames) == 0) {
        r = call_plain(t, function, gi_as_tuple(args), a, n);
    } else {
        GiValue all = join_args(t, gi_as_tuple(args), a, n);
        GiValue named = all == GI_NULL ? GI_NULL
                                       : join_keywords(t, gi_as_dict(keywords), kwnames, a + n);
        r = named == GI_NULL ? GI_NULL : gi_call_ex(t, function, all, named);
        gi_xdrop(t, all);
        gi_xdrop(t, named);
    }
    gi_leave(t);
out:
    gi_drop(t, function);
    gi_drop(t, args);
    gi_drop(t, keywords);
    return r;
}

static GiValue partial_get(GiThread *t, GiValue descr, GiValue obj, GiValue type) {
    if (obj != GI_NULL &&
        !gi_warn(t, &gi_FutureWarning, 1,
                 "functools.partial will be a method descriptor in future Python versions; wrap it in "
                 "staticmethod() if you want to preserve the old behavior")) {
        return GI_NULL;
    }
    return gi_take(descr);
}

/* "module.qualname" of v's type; owned str. */
static GiValue full_name(GiThread *t, GiValue v) {
    GiValue type = gi_type_value(gi_type(v)), name = GI_NULL;
    GiValue module = gi_getattr(t, type, GI_NAME(t, __module__));
    GiValue qualname = module == GI_NULL ? GI_NULL : gi_getattr(t, type, GI_NAME(t, __qualname__));
    if (qualname != GI_NULL) {
        name = gi_str_from_format(t, "%S.%S", module, qualname);
    }
    gi_xdrop(t, module);
    gi_xdrop(t, qualname);
    return name;
}

static void add_parts(GiText *text, GiValue function, GiTuple *args, GiDict *keywords) {
    gi_text_add_repr(text, function);
    for (size_t i = 0; text->ok && i < args->size; i++) {
        gi_text_add(text, ", ", 2);
        gi_text_add_repr(text, args->items[i]);
    }
    GiValue key, value;
    for (uint32_t pos = 0; text->ok && gi_dict_next(keywords, &pos, &key, &value);) {
        gi_take(key);
        gi_take(value);
        gi_text_add(text, ", ", 2);
        GiValue name = gi_str(text->t, key);
        text->ok = text->ok && name != GI_NULL;
        if (text->ok) {
            gi_text_add_str(text, name);
        }
        gi_xdrop(text->t, name);
        gi_text_add(text, "=", 1);
        gi_text_add_repr(text, value);
        gi_drop(text->t, key);
        gi_drop(text->t, value);
    }
}

static GiValue partial_repr(GiThread *t, GiValue v) {
    int entered = gi_repr_enter(t, v);
    if (entered <= 0) {
        return entered == 0 ? gi_str_from_text(t, "...") : GI_NULL;
    }
    Partial *p = as_partial(v);
    GiText text;
    gi_text_init(&text, t);
    GiValue name = full_name(t, v);
    GiValue function = gi_take(p->function), args = gi_take(p->args), keywords = gi_take(p->keywords);
    text.ok = name != GI_NULL;
    if (text.ok) {
        gi_text_add_str(&text, name);
        gi_text_add(&text, "(", 1);
        add_parts(&text, function, gi_as_tuple(args), gi_as_dict(keywords));
        gi_text_add(&text, ")", 1);
    }
    gi_xdrop(t, name);
    gi_drop(t, function);
    gi_drop(t, args);
    gi_drop(t, keywords);
    gi_repr_leave(t, v);
    return gi_text_finish(&text);
}

static GiValue partial_reduce(GiThread *t, const GiValue *a) {
    Partial *p = as_partial(a[0]);
    GiValue args = gi_tuple(t, &p->function, 1);
    GiValue state = args == GI_NULL ? GI_NULL
                                    : gi_tuple_pack(t, 4, p->function, p->args, p->keywords,
                                                    p->dict == GI_NULL ? GI_NONE : p->dict);
    GiValue r = GI_NULL;
    if (state != GI_NULL) {
        r = gi_tuple_pack(t, 3, gi_type_value(gi_type(a[0])), args, state);
    }
    gi_xdrop(t, args);
    gi_xdrop(t, state);
    return r;
}

static GiValue partial_setstate(GiThread *t, const GiValue *a) {
    Partial *p = as_partial(a[0]);
    GiValue *s = gi_is_tuple(a[1]) && gi_as_tuple(a[1])->size == 4 ? gi_as_tuple(a[1])->items : NULL;
    if (s == NULL || !gi_is_callable(s[0]) || !gi_is_tuple(s[1]) ||
        (s[2] != GI_NONE && !gi_is_dict(s[2]))) {
        return gi_raise_type_error(t, "invalid partial state");
    }
    GiValue args = gi_is_exact(s[1], &gi_tuple_type)
                       ? gi_take(s[1])
                       : gi_tuple(t, gi_as_tuple(s[1])->items, gi_as_tuple(s[1])->size);
    GiValue keywords = args == GI_NULL       ? GI_NULL
                       : s[2] == GI_NONE     ? gi_dict(t)
                       : gi_is_exact(s[2], &gi_dict_type) ? gi_take(s[2])
                                             : gi_dict_copy(t, gi_as_dict(s[2]));
    if (keywords == GI_NULL) {
        gi_xdrop(t, args);
        return GI_NULL;
    }
    gi_replace(t, &p->function, gi_take(s[0]));
    gi_replace(t, &p->args, args);
    gi_replace(t, &p->keywords, keywords);
    gi_replace(t, &p->dict, s[3] == GI_NONE ? GI_NULL : gi_take(s[3]));
    return GI_NONE;
}

static GiValue get_func(GiThread *t, GiValue v) { return gi_take(as_partial(v)->function); }
static GiValue get_args(GiThread *t, GiValue v) { return gi_take(as_partial(v)->args); }
static GiValue get_keywords(GiThread *t, GiValue v) { return gi_take(as_partial(v)->keywords); }

static const GiGetSetRow partial_getset[] = {
    {"__dict__", gi_support_get_dict, gi_support_set_dict, NULL},
    {"func", get_func, NULL, "function object to use in future partial calls"},
    {"args", get_args, NULL, "tuple of arguments to future partial calls"},
    {"keywords", get_keywords, NULL, "dictionary of keyword arguments to future partial calls"},
    {NULL, NULL, NULL, NULL}};
static const GiMethodRow partial_methods[] = {
    GI_METHOD("__reduce__(self, /)", partial_reduce, NULL),
    GI_METHOD("__setstate__(self, state, /)", partial_setstate, NULL),
    GI_CLASS_METHOD("__class_getitem__(type, object, /)", gi_class_getitem, "See PEP 585"),
    GI_METHODS_END};

GiType gi_functools_partial_type = {
    GI_TYPE_HEAD(Partial, GI_GC_TRACKED), .gc.slots_offset = offsetof(Partial, function),
    .gc.slots_count = 4, .gc.weak_offset = offsetof(Partial, weak_list),
    .gc.release = gi_release_slots, .dict_offset = offsetof(Partial, dict),
    .name = "functools.partial", .flags = GI_TYPE_BASE, .new_ = partial_new, .call = partial_call,
    .get = partial_get, .repr = partial_repr, .methods = partial_methods, .getset = partial_getset,
    .doc = "Create a new function with partial application of the given arguments\nand keywords.",
    .new_signature = "partial(func, /, *args, **keywords)"};

/* --- cmp_to_key --- */

typedef struct Key { GiObject head; GiValue compare, object; } Key; /* object GI_NULL: the function K */

static GiValue new_key(GiThread *t, GiValue compare, GiValue object) {
    Key *k = gi_object_new(t, &gi_functools_key_type);
    if (k == NULL) {
        return GI_NULL;
    }
    k->compare = gi_take(compare);
    k->object = gi_xtake(object);
    return gi_support_track(t, k);
}

static GiValue f_cmp_to_key(GiThread *t, const GiValue *a) { return new_key(t, a[0], GI_NULL); }

static GiValue key_call(GiThread *t, GiValue f, const GiValue *a, size_t n, GiValue kwnames) {
    static const char *const names[] = {"obj", NULL};
    static const GiArguments arguments = {"K", names, 1, 1};
    GiValue object = GI_NULL;
    if (!gi_support_arguments(t, &arguments, a, n, kwnames, &object)) {
        return GI_NULL;
    }
    return new_key(t, ((Key *)gi_object(f))->compare, object);
}

static GiValue key_compare(GiThread *t, GiValue a, GiValue b, GiCompareOp op) {
    if (gi_type(a) != &gi_functools_key_type || gi_type(b) != &gi_functools_key_type) {
        return gi_raise_type_error(t, "other argument must be K instance");
    }
    Key *x = (Key *)gi_object(a), *y = (Key *)gi_object(b);
    if (x->object == GI_NULL || y->object == GI_NULL) {
        return gi_raise(t, &gi_AttributeError, "object");
    }
    GiValue r = gi_call2(t, x->compare, x->object, y->object);
    if (r == GI_NULL) {
        return GI_NULL;
    }
    GiValue answer = gi_compare(t, r, gi_int_imm(0), op);
    gi_drop(t, r);
    return answer;
}

static GiValue get_obj(GiThread *t, GiValue v) {
    Key *k = (Key *)gi_object(v);
    return k->object == GI_NULL ? GI_NONE : gi_take(k->object);
}
static bool set_obj(GiThread *t, GiValue v, GiValue x) {
    gi_replace(t, &((Key *)gi_object(v))->object, gi_xtake(x));
    return true;
}

static GiValue get_key_signature(GiThread *t, GiValue v) { return gi_str_from_text(t, "(obj)"); }

static const GiGetSetRow key_getset[] = {
    {"obj", get_obj, set_obj, "Value wrapped by a key function."},
    {"__text_signature__", get_key_signature, NULL, NULL},
    {NULL, NULL, NULL, NULL}};

GiType gi_functools_key_type = {
    GI_TYPE_HEAD(Key, GI_GC_TRACKED), .gc.slots_offset = offsetof(Key, compare), .gc.slots_count = 2,
    .gc.release = gi_release_slots, .name = "functools.KeyWrapper",
    .flags = GI_TYPE_UNHASHABLE | GI_TYPE_NO_INSTANCES, .call = key_call, .compare = key_compare,
    .getset = key_getset};

/* --- the module --- */

static const GiMethodRow functions[] = {
    GI_METHOD("reduce(function, iterable, initial=..., /)", f_reduce,
              "reduce(function, iterable[, initial], /) -> value\n\n"
              "Apply a function of two arguments cumulatively to the items of a sequence\n"
              "or iterable, from left to right, so as to reduce the iterable to a single\n"
              "value.  For example, reduce(lambda x, y: x+y, [1, 2, 3, 4, 5]) calculates\n"
              "((((1+2)+3)+4)+5).  If initial is present, it is placed before the items\n"
              "of the iterable in the calculation, and serves as a default when the\n"
              "iterable is empty."),
    GI_METHOD("cmp_to_key(mycmp)", f_cmp_to_key,
              "Convert a cmp= function into a key= function.\n\n"
              "  mycmp\n    Function that compares two objects."),
    GI_METHODS_END};

static bool init(GiThread *t, GiValue module) {
    return gi_module_add_type(t, module, &gi_functools_partial_type) &&
           gi_module_add_type(t, module, &gi_functools_lru_cache_type);
}

const GiModuleSpec gi_module_functools = {
    "_functools", "Tools that operate on functions.", functions, init};
