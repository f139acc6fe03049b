/* SPDX-License-Identifier: MIT
 * interp/intrinsics.c owns the operations of INTRINSIC (GiIntrinsic in code.h): rare things the compiler
 * needs done that are no operators. Operands are borrowed registers, results owned.
 */
#include "interp/vm.h"
#include "runtime/types/support.h"

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

/* module._name(a[0..n)): type parameters are made by the module _typing. */
static GiValue typing(GiThread *t, const char *name, const GiValue *a, size_t n) {
    GiValue f = gi_import_attr(t, "_typing", name);
    GiValue r = f == GI_NULL ? GI_NULL : gi_call(t, f, a, n, GI_NULL);
    gi_xdrop(t, f);
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

/* See vm.h. */
GiValue gi_intrinsic(GiThread *t, uint32_t which, GiValue *a) {
    switch ((GiIntrinsic)which) {
    case GI_I_PRINT: return print(t, a[0]);
    case GI_I_ASSERTION_ERROR: return gi_type_value(&gi_AssertionError);
    case GI_I_TYPEVAR: return typing(t, "_make_typevar", a, 1);
    case GI_I_TYPEVAR_BOUND: return typing(t, "_make_typevar_with_bound", a, 2);
    case GI_I_TYPEVAR_CONSTRAINTS: return typing(t, "_make_typevar_with_constraints", a, 2);
    case GI_I_PARAMSPEC: return typing(t, "_make_paramspec", a, 1);
    case GI_I_TYPEVARTUPLE: return typing(t, "_make_typevartuple", a, 1);
    case GI_I_TYPEPARAM_DEFAULT: return typing(t, "_set_typeparam_default", a, 2);
    case GI_I_TYPE_ALIAS: return typing(t, "_make_typealias", a, 3);
    case GI_I_GENERIC_BASE: return typing(t, "_generic_base", a, 1);
    case GI_I_SET_TYPE_PARAMS: return set_type_params(t, a[0], a[1]);
    case GI_I_STOP_ITERATION: return stop_iteration(t, a[0]);
    case GI_I_UNWRAP_AWAIT: return gi_take(a[0]);
    }
    return gi_raise(t, &gi_SystemError, "unknown intrinsic");
}
