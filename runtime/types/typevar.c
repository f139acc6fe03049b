/* SPDX-License-Identifier: MIT
 * runtime/types/typevar.c: TypeVar, ParamSpec and TypeVarTuple, and P.args, P.kwargs. Bounds, constraints
 * and defaults of the type parameter syntax are functions, run when first asked for. What needs judgement
 * about types is left to functions of the module typing. */
#include "runtime/types/typevar.h"

#include "runtime/hooks.h"
#include "runtime/types/number.h"
#include "runtime/types/sequence.h"
#include "runtime/types/str.h"
#include "runtime/types/type_internal.h"

static GiTypeVar *as_var(GiValue v) { return (GiTypeVar *)gi_object(v); }

/* See typevar.h. */
GiValue gi_call_typing(GiThread *t, const char *name, GiValue a, GiValue b, GiValue c) {
    GiValue f = gi_import_attr(t, "typing", name), args[3] = {a, b, c};
    size_t n = c != GI_NULL ? 3 : b != GI_NULL ? 2 : 1;
    GiValue r = f == GI_NULL ? GI_NULL : gi_call(t, f, args, n, GI_NULL);
    gi_xdrop(t, f);
    return r;
}

/* See typevar.h. */
GiValue gi_calling_module(GiThread *t) {
    GiDict *globals = gi_current_globals(t);
    GiValue name = globals == NULL ? GI_NULL : gi_dict_get_str(t, globals, GI_NAME(t, __name__));
    return name == GI_NULL ? (gi_failed(t) ? GI_NULL : GI_NONE) : gi_take(name);
}

static GiTypeVar *make(GiThread *t, GiType *type, GiValue name) {
    GiTypeVar *v = gi_object_new(t, type);
    if (v == NULL) {
        return NULL;
    }
    v->name = gi_take(name);
    if (!gi_track(t, v)) {
        gi_drop_object(t, v);
        return NULL;
    }
    return v;
}

/* A parameter of the syntax: variance is inferred. */
GiValue gi_typevar(GiThread *t, GiType *type, GiValue name, GiValue bound_fn, GiValue constraints_fn) {
    GiTypeVar *v = make(t, type, name);
    if (v == NULL) {
        return GI_NULL;
    }
    v->bound_fn = gi_xtake(bound_fn);
    v->constraints_fn = gi_xtake(constraints_fn);
    v->infer = type != &gi_typevartuple_type;
    return gi_counted(v);
}

/* A parameter made by a call remembers its module. */
static bool set_module(GiThread *t, GiTypeVar *v) {
    GiValue module = gi_calling_module(t);
    if (module == GI_NULL) {
        return false;
    }
    bool ok = gi_setattr(t, gi_counted(v), GI_NAME(t, __module__), module);
    gi_drop(t, module);
    return ok;
}

/* Variance flags from three arguments. */
static bool set_variance(GiThread *t, GiTypeVar *v, const GiValue *x) {
    int flags[3];
    for (int i = 0; i < 3; i++) {
        flags[i] = gi_truth(t, x[i]);
        if (flags[i] < 0) {
            return false;
        }
    }
    if (flags[0] && flags[1]) {
        return gi_raise_value_error(t, "Bivariant types are not supported.");
    }
    if (flags[2] && (flags[0] || flags[1])) {
        return gi_raise_value_error(t, "Variance cannot be specified with infer_variance.");
    }
    v->covariant = flags[0];
    v->contravariant = flags[1];
    v->infer = flags[2];
    return true;
}

/* A bound other than None, checked by typing. */
static bool set_bound(GiThread *t, GiTypeVar *v, GiValue bound) {
    if (bound == GI_NONE) {
        return true;
    }
    GiValue message = gi_str_from_text(t, "Bound must be a type.");
    GiValue r = message == GI_NULL ? GI_NULL : gi_call_typing(t, "_type_check", bound, message, GI_NULL);
    gi_xdrop(t, message);
    v->bound = r;
    return r != GI_NULL;
}

static GiValue finish_steal(GiThread *t, GiTypeVar *v, GiValue default_value, bool ok) {
    if (ok && default_value != GI_NO_DEFAULT) {
        v->default_value = gi_take(default_value);
    }
    if (!ok || !set_module(t, v)) {
        gi_drop_object(t, v);
        return GI_NULL;
    }
    return gi_counted(v);
}

static bool check_name(GiThread *t, GiValue name, const char *type) {
    return gi_is_str(name) ||
           gi_raise_type_error(t, "%s() argument 'name' must be str, not %T", type, name);
}

static GiValue bind(GiThread *t, const char *text, const GiValue *a, size_t n, GiValue kwnames, GiValue *x,
                    GiValue (*make_it)(GiThread *t, GiType *type, GiValue *x), GiType *type) {
    GiSignature *s = gi_signature_parse(t, text);
    if (s == NULL) {
        return GI_NULL;
    }
    GiValue r = GI_NULL;
    if (gi_signature_bind(t, s, a, n, kwnames, x)) {
        r = make_it(t, type, x);
        gi_signature_unbind(t, s, x);
    }
    gi_signature_free(t, s);
    return r;
}

/* x: name, constraints, bound, default, covariant, contravariant, infer_variance */
static GiValue make_typevar(GiThread *t, GiType *type, GiValue *x) {
    for (int i = 2; i < 7; i++) {
        x[i] = x[i] != GI_NULL ? x[i] : i == 3 ? GI_NO_DEFAULT : GI_NONE;
    }
    if (!check_name(t, x[0], "typevar")) {
        return GI_NULL;
    }
    GiTypeVar *v = make(t, type, x[0]);
    if (v == NULL) {
        return GI_NULL;
    }
    bool ok = set_variance(t, v, x + 4) && set_bound(t, v, x[2]);
    size_t n = gi_as_tuple(x[1])->size;
    if (ok && n == 1) {
        ok = gi_raise_type_error(t, "A single constraint is not allowed");
    } else if (ok && n > 1) {
        if (x[2] != GI_NONE) {
            ok = gi_raise_type_error(t, "Constraints cannot be combined with bound=...");
        } else {
            v->constraints = gi_take(x[1]);
        }
    }
    return finish_steal(t, v, x[3], ok);
}

static GiValue typevar_new(GiThread *t, GiType *type, const GiValue *a, size_t n, GiValue kwnames) {
    GiValue x[7];
    return bind(t,
                "typevar(name, *constraints, bound=None, default=..., covariant=False, contravariant=False, "
                "infer_variance=False)",
                a, n, kwnames, x, make_typevar, type);
}

/* x: name, bound, default, covariant, contravariant, infer_variance */
static GiValue make_paramspec(GiThread *t, GiType *type, GiValue *x) {
    GiTypeVar *v = check_name(t, x[0], "paramspec") ? make(t, type, x[0]) : NULL;
    if (v == NULL) {
        return GI_NULL;
    }
    bool ok = set_variance(t, v, x + 3) && set_bound(t, v, x[1]);
    return finish_steal(t, v, x[2] == GI_NULL ? GI_NO_DEFAULT : x[2], ok);
}

static GiValue paramspec_new(GiThread *t, GiType *type, const GiValue *a, size_t n, GiValue kwnames) {
    GiValue x[6];
    return bind(t,
                "paramspec(name, *, bound=None, default=..., covariant=False, contravariant=False, "
                "infer_variance=False)",
                a, n, kwnames, x, make_paramspec, type);
}

static GiValue make_typevartuple(GiThread *t, GiType *type, GiValue *x) {
    GiTypeVar *v = check_name(t, x[0], "typevartuple") ? make(t, type, x[0]) : NULL;
    return v == NULL ? GI_NULL : finish_steal(t, v, x[1] == GI_NULL ? GI_NO_DEFAULT : x[1], true);
}

static GiValue typevartuple_new(GiThread *t, GiType *type, const GiValue *a, size_t n, GiValue kwnames) {
    GiValue x[2];
    return bind(t, "typevartuple(name, *, default=...)", a, n, kwnames, x, make_typevartuple, type);
}

/* --- attributes --- */

static GiValue get_name(GiThread *t, GiValue v) { return gi_take(as_var(v)->name); }

/* A value that a function gives on first use; `none`: what there is without value and function. */
static GiValue lazy(GiThread *t, GiValue *value, GiValue fn, GiValue none) {
    if (*value == GI_NULL) {
        if (fn == GI_NULL) {
            return gi_take(none);
        }
        GiValue made = gi_call0(t, fn);
        if (made == GI_NULL) {
            return GI_NULL;
        }
        gi_replace(t, value, made);
    }
    return gi_take(*value);
}

static GiValue get_bound(GiThread *t, GiValue v) {
    return lazy(t, &as_var(v)->bound, as_var(v)->bound_fn, GI_NONE);
}
static GiValue get_constraints(GiThread *t, GiValue v) {
    return lazy(t, &as_var(v)->constraints, as_var(v)->constraints_fn, t->vm->empty_tuple);
}
static GiValue get_default(GiThread *t, GiValue v) {
    return lazy(t, &as_var(v)->default_value, as_var(v)->default_fn, GI_NO_DEFAULT);
}
static GiValue get_covariant(GiThread *t, GiValue v) { return gi_bool(as_var(v)->covariant); }
static GiValue get_contravariant(GiThread *t, GiValue v) { return gi_bool(as_var(v)->contravariant); }
static GiValue get_infer(GiThread *t, GiValue v) { return gi_bool(as_var(v)->infer); }

static GiValue get_dict(GiThread *t, GiValue v) {
    GiTypeVar *x = as_var(v);
    if (x->dict == GI_NULL && (x->dict = gi_dict(t)) == GI_NULL) {
        return GI_NULL;
    }
    return gi_take(x->dict);
}

static GiValue var_repr(GiThread *t, GiValue v) {
    GiTypeVar *x = as_var(v);
    const char *sign = x->infer || gi_is_exact(v, &gi_typevartuple_type) ? ""
                       : x->covariant                                    ? "+"
                       : x->contravariant                                ? "-"
                                                                         : "~";
    return gi_str_from_format(t, "%s%S", sign, x->name);
}

static GiValue var_or(GiThread *t, GiValue a, GiValue b) {
    return gi_call_typing(t, "_make_union", a, b, GI_NULL);
}

/* --- methods --- */

static GiValue has_default(GiThread *t, const GiValue *a) {
    GiTypeVar *x = as_var(a[0]);
    return gi_bool(x->default_fn != GI_NULL || (x->default_value != GI_NULL && x->default_value != GI_NO_DEFAULT));
}

static GiValue reduce(GiThread *t, const GiValue *a) { return gi_take(as_var(a[0])->name); }

static GiValue refuse_subclass(GiThread *t, const GiValue *a) {
    return gi_raise_type_error(t, "Cannot subclass an instance of %s", gi_type_name(gi_type(a[0])));
}

static GiValue typevar_subst(GiThread *t, const GiValue *a) {
    return gi_call_typing(t, "_typevar_subst", a[0], a[1], GI_NULL);
}

/* The arguments, with this parameter's default appended where they end just before it. */
static GiValue typevar_prepare(GiThread *t, const GiValue *a) {
    GiValue params = gi_getattr(t, a[1], GI_NAME(t, __parameters__));
    GiValue args = params == GI_NULL ? GI_NULL : gi_tuple_from(t, a[2]), r = GI_NULL;
    if (args != GI_NULL && gi_is_tuple(params)) {
        size_t index = 0, n = gi_as_tuple(args)->size;
        while (index < gi_as_tuple(params)->size && gi_as_tuple(params)->items[index] != a[0]) {
            index++;
        }
        if (index != n) {
            r = gi_take(args);
        } else {
            GiValue value = get_default(t, a[0]);
            if (value == GI_NO_DEFAULT) {
                gi_raise_type_error(t, "Too few arguments for %S; actual %zu, expected at least %zu", a[1], n, n + 1);
            } else if (value != GI_NULL) {
                GiValue one = gi_tuple(t, &value, 1);
                r = one == GI_NULL ? GI_NULL : gi_binary(t, GI_OP_ADD, args, one);
                gi_xdrop(t, one);
                gi_drop(t, value);
            }
        }
    }
    gi_xdrop(t, args);
    gi_xdrop(t, params);
    return r;
}

static GiValue paramspec_subst(GiThread *t, const GiValue *a) {
    return gi_call_typing(t, "_paramspec_subst", a[0], a[1], GI_NULL);
}
static GiValue paramspec_prepare(GiThread *t, const GiValue *a) {
    return gi_call_typing(t, "_paramspec_prepare_subst", a[0], a[1], a[2]);
}
static GiValue typevartuple_subst(GiThread *t, const GiValue *a) {
    return gi_raise_type_error(t, "Substitution of bare TypeVarTuple is not supported");
}
static GiValue typevartuple_prepare(GiThread *t, const GiValue *a) {
    return gi_call_typing(t, "_typevartuple_prepare_subst", a[0], a[1], a[2]);
}

/* *Ts is typing.Unpack[Ts]. */
static GiValue typevartuple_iter(GiThread *t, GiValue v) {
    GiValue unpack = gi_import_attr(t, "typing", "Unpack");
    GiValue x = unpack == GI_NULL ? GI_NULL : gi_getitem(t, unpack, v);
    GiValue tuple = x == GI_NULL ? GI_NULL : gi_tuple(t, &x, 1);
    GiValue it = tuple == GI_NULL ? GI_NULL : gi_iter(t, tuple);
    gi_xdrop(t, unpack);
    gi_xdrop(t, x);
    gi_xdrop(t, tuple);
    return it;
}

/* --- P.args and P.kwargs --- */

typedef struct SpecPart {
    GiObject head;
    GiValue origin;
    GiObject *weak_list;
} SpecPart;

static GiValue make_part(GiThread *t, GiType *type, GiValue origin) {
    SpecPart *p = gi_object_new(t, type);
    if (p == NULL) {
        return GI_NULL;
    }
    p->origin = gi_take(origin);
    return gi_tracked_steal(t, p);
}

static GiValue part_new(GiThread *t, GiType *type, const GiValue *a, size_t n, GiValue kwnames) {
    if (n != 1) {
        return gi_raise_type_error(t, "%s() missing required argument 'origin' (pos 1)", gi_type_name(type));
    }
    return make_part(t, type, a[0]);
}

static GiValue get_args(GiThread *t, GiValue v) { return make_part(t, &gi_paramspec_args_type, v); }
static GiValue get_kwargs(GiThread *t, GiValue v) { return make_part(t, &gi_paramspec_kwargs_type, v); }
static GiValue part_origin(GiThread *t, GiValue v) { return gi_take(((SpecPart *)gi_object(v))->origin); }

static GiValue part_repr(GiThread *t, GiValue v) {
    GiValue origin = ((SpecPart *)gi_object(v))->origin;
    const char *name = gi_is_exact(v, &gi_paramspec_args_type) ? "args" : "kwargs";
    return gi_is_exact(origin, &gi_paramspec_type)
               ? gi_str_from_format(t, "%S.%s", as_var(origin)->name, name)
               : gi_str_from_format(t, "%R.%s", origin, name);
}

static GiValue part_compare(GiThread *t, GiValue a, GiValue b, GiCompareOp op) {
    if ((op != GI_EQ && op != GI_NE) || gi_type(a) != gi_type(b)) {
        return GI_NOT_IMPLEMENTED;
    }
    return gi_compare(t, ((SpecPart *)gi_object(a))->origin, ((SpecPart *)gi_object(b))->origin, op);
}

/* --- types --- */

static const GiMethodRow part_methods[] = {
    GI_METHOD("__mro_entries__(self, bases, /)", refuse_subclass, NULL),
    GI_METHODS_END,
};
static const GiGetSetRow part_getset[] = {
    {"__origin__", part_origin, gi_readonly_member, NULL},
    {NULL, NULL, NULL, NULL},
};

#define GI_PART_TYPE(id, text) \
    GiType gi_##id##_type = { \
        GI_TYPE_HEAD(SpecPart, GI_GC_TRACKED), \
        .gc.slots_offset = offsetof(SpecPart, origin), \
        .gc.slots_count = 1, \
        .gc.weak_offset = offsetof(SpecPart, weak_list), \
        .name = text, \
        .new_ = part_new, \
        .repr = part_repr, \
        .compare = part_compare, \
        .methods = part_methods, \
        .getset = part_getset, \
    };
GI_PART_TYPE(paramspec_args, "typing.ParamSpecArgs")
GI_PART_TYPE(paramspec_kwargs, "typing.ParamSpecKwargs")

#define GI_VAR_METHODS(subst, prepare) \
    GI_METHOD("__typing_subst__(self, arg, /)", subst, NULL), \
    GI_METHOD("__typing_prepare_subst__(self, alias, args, /)", prepare, NULL), \
    GI_METHOD("__mro_entries__(self, bases, /)", refuse_subclass, NULL), \
    GI_METHOD("__reduce__(self, /)", reduce, NULL), \
    GI_METHOD("has_default(self, /)", has_default, NULL), GI_METHODS_END
#define GI_VAR_GETSET \
    {"__name__", get_name, gi_readonly_member, NULL}, {"__default__", get_default, NULL, NULL}, \
    {"__dict__", get_dict, NULL, NULL}
#define GI_VARIANCE_GETSET \
    {"__bound__", get_bound, NULL, NULL}, {"__covariant__", get_covariant, gi_readonly_member, NULL}, \
    {"__contravariant__", get_contravariant, gi_readonly_member, NULL}, {"__infer_variance__", get_infer, gi_readonly_member, NULL}

static const GiMethodRow typevar_methods[] = {GI_VAR_METHODS(typevar_subst, typevar_prepare)};
static const GiMethodRow paramspec_methods[] = {GI_VAR_METHODS(paramspec_subst, paramspec_prepare)};
static const GiMethodRow typevartuple_methods[] = {GI_VAR_METHODS(typevartuple_subst, typevartuple_prepare)};

static const GiGetSetRow typevar_getset[] = {
    GI_VAR_GETSET, GI_VARIANCE_GETSET, {"__constraints__", get_constraints, NULL, NULL}, {NULL, NULL, NULL, NULL}};
static const GiGetSetRow paramspec_getset[] = {
    GI_VAR_GETSET, GI_VARIANCE_GETSET,
    {"args", get_args, NULL, "Represents positional arguments."},
    {"kwargs", get_kwargs, NULL, "Represents keyword arguments."},
    {NULL, NULL, NULL, NULL}};
static const GiGetSetRow typevartuple_getset[] = {GI_VAR_GETSET, {NULL, NULL, NULL, NULL}};

static const GiNumberSlots number = {.binary[GI_OP_OR] = var_or};

#define GI_VAR_LAYOUT \
    GI_TYPE_HEAD(GiTypeVar, GI_GC_TRACKED), .gc.slots_offset = offsetof(GiTypeVar, name), \
    .gc.slots_count = 8, .gc.weak_offset = offsetof(GiTypeVar, weak_list), \
    .dict_offset = offsetof(GiTypeVar, dict)

GiType gi_typevar_type = {
    GI_VAR_LAYOUT, .name = "typing.TypeVar", .new_ = typevar_new, .repr = var_repr,
    .number = &number, .methods = typevar_methods, .getset = typevar_getset, .doc = "Type variable.",
};
GiType gi_paramspec_type = {
    GI_VAR_LAYOUT, .name = "typing.ParamSpec", .new_ = paramspec_new, .repr = var_repr,
    .number = &number, .methods = paramspec_methods, .getset = paramspec_getset, .doc = "Parameter specification variable.",
};
GiType gi_typevartuple_type = {
    GI_VAR_LAYOUT, .name = "typing.TypeVarTuple", .new_ = typevartuple_new, .repr = var_repr,
    .iter = typevartuple_iter, .methods = typevartuple_methods, .getset = typevartuple_getset,
    .doc = "Type variable tuple. A specialized form of type variable that enables\nvariadic generics.",
};
