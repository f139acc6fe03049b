/* SPDX-License-Identifier: MIT
 * runtime/types/typealias.c: TypeAliasType, NoDefault, and the module _typing, which the module typing and
 * the type parameter syntax build on. */
#include "runtime/types/genericalias.h"
#include "runtime/types/number.h"
#include "runtime/types/sequence.h"
#include "runtime/types/str.h"
#include "runtime/types/type_internal.h"
#include "runtime/types/typevar.h"

/* --- NoDefault --- */

GiObject gi_no_default_object = GI_STATIC_HEAD(&gi_no_default_type);

static GiValue no_default_repr(GiThread *t, GiValue v) { return gi_str_from_text(t, "typing.NoDefault"); }
static GiValue no_default_reduce(GiThread *t, const GiValue *a) { return gi_str_from_text(t, "NoDefault"); }
static GiValue no_default_new(GiThread *t, GiType *type, const GiValue *a, size_t n, GiValue kwnames) {
    if (n > 0 || (kwnames != GI_NULL && gi_as_tuple(kwnames)->size > 0)) {
        return gi_raise_type_error(t, "NoDefaultType takes no arguments");
    }
    return GI_NO_DEFAULT;
}
static const GiMethodRow no_default_methods[] = {
    GI_METHOD("__reduce__(self, /)", no_default_reduce, NULL),
    GI_METHODS_END,
};
GiType gi_no_default_type = {
    GI_TYPE_HEAD(GiObject, 0),
    .name = "typing.NoDefaultType",
    .new_ = no_default_new,
    .repr = no_default_repr,
    .methods = no_default_methods,
    .doc = "The type of the NoDefault singleton.",
};

/* --- TypeAliasType --- */

typedef struct Alias {
    GiObject head;
    GiValue name, params, value, value_fn, module; /* params: tuple or GI_NULL; value GI_NULL: not asked yet */
} Alias;

static Alias *as_alias(GiValue v) { return (Alias *)gi_object(v); }

/* See typevar.h; params may be None. */
GiValue gi_type_alias_make(GiThread *t, GiValue name, GiValue params, GiValue value_fn, GiValue value) {
    Alias *x = gi_object_new(t, &gi_type_alias_type);
    if (x == NULL) {
        return GI_NULL;
    }
    x->name = gi_take(name);
    x->params = params == GI_NONE || params == GI_NULL || gi_as_tuple(params)->size == 0 ? GI_NULL
                                                                                           : gi_take(params);
    x->value_fn = gi_xtake(value_fn);
    x->value = gi_xtake(value);
    x->module = gi_calling_module(t);
    if (x->module == GI_NULL) {
        gi_drop_object(t, x);
        return GI_NULL;
    }
    return gi_tracked_steal(t, x);
}

static GiValue alias_new(GiThread *t, GiType *type, const GiValue *a, size_t n, GiValue kwnames) {
    GiSignature *s = gi_signature_parse(t, "typealias(name, value, *, type_params=())");
    if (s == NULL) {
        return GI_NULL;
    }
    GiValue x[3], r = GI_NULL;
    if (gi_signature_bind(t, s, a, n, kwnames, x)) {
        if (!gi_is_str(x[0])) {
            gi_raise_type_error(t, "typealias() argument 'name' must be str, not %T", x[0]);
        } else if (!gi_is_tuple(x[2])) {
            gi_raise_type_error(t, "type_params must be a tuple");
        } else {
            r = gi_type_alias_make(t, x[0], x[2], GI_NULL, x[1]);
        }
    }
    gi_signature_free(t, s);
    return r;
}

static GiValue get_name(GiThread *t, GiValue v) { return gi_take(as_alias(v)->name); }
static GiValue get_module(GiThread *t, GiValue v) { return gi_take(as_alias(v)->module); }
static GiValue get_params(GiThread *t, GiValue v) {
    GiValue params = as_alias(v)->params;
    return gi_take(params == GI_NULL ? t->vm->empty_tuple : params);
}

static GiValue get_value(GiThread *t, GiValue v) {
    Alias *x = as_alias(v);
    if (x->value == GI_NULL) {
        GiValue made = gi_call0(t, x->value_fn);
        if (made == GI_NULL) {
            return GI_NULL;
        }
        gi_replace(t, &x->value, made);
    }
    return gi_take(x->value);
}

/* The parameters as __parameters__ has them: a TypeVarTuple unpacked. */
static GiValue get_parameters(GiThread *t, GiValue v) {
    GiValue params = as_alias(v)->params;
    if (params == GI_NULL) {
        return gi_take(t->vm->empty_tuple);
    }
    GiValue list = gi_list(t, NULL, 0);
    for (size_t i = 0; list != GI_NULL && i < gi_as_tuple(params)->size; i++) {
        GiValue p = gi_as_tuple(params)->items[i];
        bool ok = gi_is_exact(p, &gi_typevartuple_type) ? gi_list_extend(t, list, p) : gi_list_append(t, list, p);
        if (!ok) {
            gi_drop(t, list);
            return GI_NULL;
        }
    }
    GiValue r = list == GI_NULL ? GI_NULL : gi_tuple_from(t, list);
    gi_xdrop(t, list);
    return r;
}

static GiValue alias_repr(GiThread *t, GiValue v) { return gi_take(as_alias(v)->name); }
static GiValue alias_reduce(GiThread *t, const GiValue *a) { return gi_take(as_alias(a[0])->name); }

static GiValue alias_getitem(GiThread *t, GiValue v, GiValue key) {
    if (as_alias(v)->params == GI_NULL) {
        return gi_raise_type_error(t, "Only generic type aliases are subscriptable");
    }
    return gi_generic_alias(t, v, key);
}

static GiValue alias_or(GiThread *t, GiValue a, GiValue b) { return gi_union_or(t, a, b); }

static const GiMethodRow alias_methods[] = {
    GI_METHOD("__reduce__(self, /)", alias_reduce, NULL),
    GI_METHODS_END,
};
static const GiGetSetRow alias_getset[] = {
    {"__name__", get_name, gi_readonly_member, NULL},
    {"__value__", get_value, NULL, NULL},
    {"__type_params__", get_params, NULL, NULL},
    {"__parameters__", get_parameters, NULL, NULL},
    {"__module__", get_module, NULL, NULL},
    {NULL, NULL, NULL, NULL},
};
static const GiContainerSlots alias_container = {.getitem = alias_getitem};
static const GiNumberSlots alias_number = {.binary[GI_OP_OR] = alias_or};

/* An alias may refer to itself. */
static void clear_alias(GiThread *t, GiObject *o) {
    Alias *x = (Alias *)o;
    gi_replace(t, &x->value, GI_NONE);
    gi_replace(t, &x->value_fn, GI_NULL);
    gi_replace(t, &x->params, GI_NULL);
}

GiType gi_type_alias_type = {
    GI_TYPE_HEAD(Alias, GI_GC_TRACKED),
    .gc.slots_offset = offsetof(Alias, name),
    .gc.slots_count = 5,
    .gc.clear = clear_alias,
    .name = "typing.TypeAliasType",
    .new_ = alias_new,
    .repr = alias_repr,
    .container = &alias_container,
    .number = &alias_number,
    .methods = alias_methods,
    .getset = alias_getset,
    .doc = "Type alias.",
};

/* --- module _typing --- */

static GiValue idfunc(GiThread *t, const GiValue *a) { return gi_take(a[0]); }
static GiValue typevar(GiThread *t, const GiValue *a) {
    return gi_typevar(t, &gi_typevar_type, a[0], GI_NULL, GI_NULL);
}
static GiValue typevar_with_bound(GiThread *t, const GiValue *a) {
    return gi_typevar(t, &gi_typevar_type, a[0], a[1], GI_NULL);
}
static GiValue typevar_with_constraints(GiThread *t, const GiValue *a) {
    return gi_typevar(t, &gi_typevar_type, a[0], GI_NULL, a[1]);
}
static GiValue paramspec(GiThread *t, const GiValue *a) {
    return gi_typevar(t, &gi_paramspec_type, a[0], GI_NULL, GI_NULL);
}
static GiValue typevartuple(GiThread *t, const GiValue *a) {
    return gi_typevar(t, &gi_typevartuple_type, a[0], GI_NULL, GI_NULL);
}
static GiValue set_default(GiThread *t, const GiValue *a) {
    gi_replace(t, &((GiTypeVar *)gi_object(a[0]))->default_fn, gi_take(a[1]));
    return gi_take(a[0]);
}
static GiValue type_alias(GiThread *t, const GiValue *a) { return gi_type_alias_make(t, a[0], a[1], a[2], GI_NULL); }

/* The base Generic[T, *Ts] of a class with type parameters. */
static GiValue generic_base(GiThread *t, const GiValue *a) {
    GiValue list = gi_list(t, NULL, 0), generic = GI_NULL, r = GI_NULL;
    for (size_t i = 0; list != GI_NULL && i < gi_as_tuple(a[0])->size; i++) {
        GiValue p = gi_as_tuple(a[0])->items[i];
        bool ok = gi_is_exact(p, &gi_typevartuple_type) ? gi_list_extend(t, list, p) : gi_list_append(t, list, p);
        if (!ok) {
            gi_drop(t, list);
            return GI_NULL;
        }
    }
    GiValue key = list == GI_NULL ? GI_NULL : gi_tuple_from(t, list);
    generic = key == GI_NULL ? GI_NULL : gi_import_attr(t, "_typing", "Generic");
    if (generic != GI_NULL) {
        r = gi_getitem(t, generic, key);
    }
    gi_xdrop(t, generic);
    gi_xdrop(t, key);
    gi_xdrop(t, list);
    return r;
}

static GiValue class_getitem(GiThread *t, const GiValue *a, size_t n, GiValue kwnames) {
    GiValue f = gi_import_attr(t, "typing", "_generic_class_getitem");
    GiValue r = f == GI_NULL ? GI_NULL : gi_call(t, f, a, n, kwnames);
    gi_xdrop(t, f);
    return r;
}

static GiValue init_subclass(GiThread *t, const GiValue *a, size_t n, GiValue kwnames) {
    GiValue f = gi_import_attr(t, "typing", "_generic_init_subclass");
    GiValue r = f == GI_NULL ? GI_NULL : gi_call(t, f, a, n, kwnames);
    gi_xdrop(t, f);
    return r;
}

static const GiMethodRow generic_methods[] = {
    GI_METHOD_RAW("__class_getitem__(cls, *args, **kwargs)", class_getitem, "Parameterizes a generic class."),
    GI_METHOD_RAW("__init_subclass__(cls, *args, **kwargs)", init_subclass, "Function to initialize subclasses."),
    GI_METHODS_END,
};

static const char generic_doc[] =
    "Abstract base class for generic types\n\n"
    "On Python 3.12 and newer, generic classes implicitly inherit from\n"
    "Generic when they declare a parameter list after the class's name::\n\n"
    "    class Mapping[KT, VT]:\n"
    "        def __getitem__(self, key: KT) -> VT:\n"
    "            ...\n"
    "            # Etc.\n\n"
    "On older versions of Python, however, generic classes have to\n"
    "explicitly inherit from Generic.\n\n"
    "After a class has been declared to be generic, it can then be used as\n"
    "follows::\n\n"
    "    def lookup_name[KT, VT](mapping: Mapping[KT, VT], key: KT, default: VT) -> VT:\n"
    "        try:\n"
    "            return mapping[key]\n"
    "        except KeyError:\n"
    "            return default\n";

static bool add_classmethod(GiThread *t, GiDict *d, const GiMethodRow *row) {
    GiValue name = gi_row_name(t, row), f = name == GI_NULL ? GI_NULL : gi_builtin(t, row, GI_NULL, GI_NULL);
    GiValue m = f == GI_NULL ? GI_NULL : gi_call1(t, gi_static(&gi_classmethod_type), f);
    bool ok = m != GI_NULL && gi_dict_set_str(t, d, name, m);
    gi_xdrop(t, m);
    gi_xdrop(t, f);
    gi_xdrop(t, name);
    return ok;
}

/* The class Generic: of a plain layout, so that it goes with any other base. */
static GiValue make_generic(GiThread *t) {
    GiValue dict = gi_dict(t), name = gi_intern(t, "Generic", 7), r = GI_NULL;
    if (dict != GI_NULL && name != GI_NULL) {
        GiDict *d = gi_as_dict(dict);
        GiValue bases = gi_take(t->vm->empty_tuple);
        if (gi_dict_set_text_steal(t, d, "__module__", gi_intern(t, "typing", 6)) &&
            gi_dict_set_text(t, d, "__slots__", bases) &&
            gi_dict_set_text_steal(t, d, "__doc__", gi_str_from_text(t, generic_doc)) &&
            add_classmethod(t, d, &generic_methods[0]) && add_classmethod(t, d, &generic_methods[1])) {
            r = gi_type_create(t, &gi_type_type, name, bases, dict, NULL, GI_NULL);
        }
        gi_drop(t, bases);
    }
    gi_xdrop(t, dict);
    gi_xdrop(t, name);
    return r;
}

static const GiMethodRow functions[] = {
    GI_METHOD("_idfunc(x, /)", idfunc, NULL),
    GI_METHOD("_make_typevar(name, /)", typevar, NULL),
    GI_METHOD("_make_typevar_with_bound(name, bound, /)", typevar_with_bound, NULL),
    GI_METHOD("_make_typevar_with_constraints(name, constraints, /)", typevar_with_constraints, NULL),
    GI_METHOD("_make_paramspec(name, /)", paramspec, NULL),
    GI_METHOD("_make_typevartuple(name, /)", typevartuple, NULL),
    GI_METHOD("_set_typeparam_default(parameter, default, /)", set_default, NULL),
    GI_METHOD("_make_typealias(name, type_params, value, /)", type_alias, NULL),
    GI_METHOD("_generic_base(type_params, /)", generic_base, NULL),
    GI_METHODS_END,
};

static bool init_module(GiThread *t, GiValue m) {
    return gi_module_add_type(t, m, &gi_typevar_type) && gi_module_add_type(t, m, &gi_paramspec_type) &&
           gi_module_add_type(t, m, &gi_typevartuple_type) && gi_module_add_type(t, m, &gi_paramspec_args_type) &&
           gi_module_add_type(t, m, &gi_paramspec_kwargs_type) &&
           gi_module_add_type(t, m, &gi_type_alias_type) && gi_module_add(t, m, "NoDefault", GI_NO_DEFAULT) &&
           gi_module_add_steal(t, m, "Generic", make_generic(t));
}

const GiModuleSpec gi_module__typing = {
    "_typing", "Primitives and accelerators for the typing module.\n", functions, init_module};
