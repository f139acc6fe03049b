/* SPDX-License-Identifier: MIT
 * interp/vm/intrinsics.c owns the operations of INTRINSIC (GiIntrinsic in code.h): rare things the compiler
 * needs done that are no operators. Operands are borrowed registers, results owned.
 */
#include "interp/vm/vm.h"
#include "runtime/types/typevar.h"

/* Displays the value of an expression statement of the prompt. */
static GiValue print(GiThread *t, GiValue v) {
    GiValue hook = gi_sys_get(t, "displayhook");
    if (hook == GI_NULL) {
        return gi_failed(t) ? GI_NULL : gi_raise(t, &gi_RuntimeError, "lost sys.displayhook");
    }
    gi_take(hook);
    GiValue r = gi_call1(t, hook, v);
    gi_drop(t, hook);
    gi_xdrop(t, r);
    return r == GI_NULL ? GI_NULL : GI_NONE;
}

static GiValue type_var(GiThread *t, GiType *type, GiValue name, GiValue bound_fn, GiValue constraints_fn) {
    return gi_typevar(t, type, name, bound_fn, constraints_fn);
}

/* The default of a type parameter is evaluated when somebody asks for it. */
static GiValue set_default(GiThread *t, GiValue param, GiValue function) {
    gi_replace(t, &((GiTypeVar *)gi_object(param))->default_fn, gi_take(function));
    return gi_take(param);
}

/* Generic[params], each TypeVarTuple unpacked. */
static GiValue generic_base(GiThread *t, GiValue params) {
    GiValue list = gi_list(t, NULL, 0);
    for (size_t i = 0; list != GI_NULL && i < gi_as_tuple(params)->size; i++) {
        GiValue p = gi_as_tuple(params)->items[i];
        bool many = gi_type(p) == &gi_typevartuple_type;
        if (!(many ? gi_list_extend(t, list, p) : gi_list_append(t, list, p))) {
            gi_drop(t, list);
            list = GI_NULL;
        }
    }
    GiValue all = list == GI_NULL ? GI_NULL : gi_tuple_from(t, list);
    GiValue generic = all == GI_NULL ? GI_NULL : gi_import_attr(t, "typing", "Generic");
    GiValue r = generic == GI_NULL ? GI_NULL : gi_call_typing(t, "_GenericAlias", generic, all, GI_NULL);
    gi_xdrop(t, list);
    gi_xdrop(t, all);
    gi_xdrop(t, generic);
    return r;
}

static GiValue set_type_params(GiThread *t, GiValue function, GiValue params) {
    if (gi_type(function) == &gi_function_type) {
        gi_replace(t, &gi_as_function(function)->type_params, gi_take(params));
    } else if (!gi_setattr(t, function, GI_NAME(t, __type_params__), params)) {
        return GI_NULL;
    }
    return gi_take(function);
}

/* StopIteration that leaves a generator body. */
static GiValue stop_iteration(GiThread *t, GiValue exc) {
    gi_error_restore_steal(t, gi_take(exc));
    if (gi_error_is(t, &gi_StopIteration)) {
        gi_raise_from(t, &gi_RuntimeError, "generator raised StopIteration");
    }
    return GI_NULL;
}

/* What makes the class of a class statement. */
static GiValue build_class(GiThread *t) {
    GiValue v = gi_builtin_of(t, gi_frame_function(t->frame), GI_NAME(t, __build_class__));
    return v != GI_NULL || gi_failed(t) ? v : gi_raise(t, &gi_NameError, "__build_class__ not found");
}

/* See vm.h. */
GiValue gi_intrinsic(GiThread *t, uint32_t which, GiValue *a) {
    switch ((GiIntrinsic)which) {
    case GI_I_PRINT: return print(t, a[0]);
    case GI_I_ASSERTION_ERROR: return gi_type_value(&gi_AssertionError);
    case GI_I_TYPEVAR: return type_var(t, &gi_typevar_type, a[0], GI_NULL, GI_NULL);
    case GI_I_TYPEVAR_BOUND: return type_var(t, &gi_typevar_type, a[0], a[1], GI_NULL);
    case GI_I_TYPEVAR_CONSTRAINTS: return type_var(t, &gi_typevar_type, a[0], GI_NULL, a[1]);
    case GI_I_PARAMSPEC: return type_var(t, &gi_paramspec_type, a[0], GI_NULL, GI_NULL);
    case GI_I_TYPEVARTUPLE: return type_var(t, &gi_typevartuple_type, a[0], GI_NULL, GI_NULL);
    case GI_I_TYPEPARAM_DEFAULT: return set_default(t, a[0], a[1]);
    case GI_I_TYPE_ALIAS: return gi_type_alias_make(t, a[0], a[1], a[2], GI_NULL);
    case GI_I_GENERIC_BASE: return generic_base(t, a[0]);
    case GI_I_SET_TYPE_PARAMS: return set_type_params(t, a[0], a[1]);
    case GI_I_STOP_ITERATION: return stop_iteration(t, a[0]);
    case GI_I_GET_FAR_NAME: return gi_name_get(t, a[0]);
    case GI_I_SET_FAR_NAME: return gi_name_set(t, a[0], a[1]) ? GI_NONE : GI_NULL;
    case GI_I_DEL_FAR_NAME: return gi_name_del(t, a[0]) ? GI_NONE : GI_NULL;
    case GI_I_LIST_TO_TUPLE: return gi_tuple(t, gi_as_list(a[0])->items, gi_as_list(a[0])->size);
    case GI_I_UNPACK_MANY: return gi_unpack_many(t, a[0], gi_int_imm_value(a[1]), gi_int_imm_value(a[2]));
    case GI_I_BUILD_CLASS: return build_class(t);
    }
    return gi_raise(t, &gi_SystemError, "unknown intrinsic");
}
