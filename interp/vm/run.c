/* SPDX-License-Identifier: MIT
 * interp/vm/run.c owns the entry for running a code object in given namespaces (exec, eval, import).
 */
#include "interp/vm/frame.h"

/* See runtime/native.h. locals GI_NULL or None: the globals. */
GiValue gi_run_code(GiThread *t, GiValue code, GiValue globals, GiValue locals) {
    if (!gi_is_exact(code, &gi_code_type)) {
        return gi_raise_type_error(t, "a code object is required, not '%T'", code);
    }
    if (!gi_is_dict(globals)) {
        return gi_raise_type_error(t, "globals must be a dict, not %T", globals);
    }
    GiValue function = gi_function(t, code, gi_as_dict(globals));
    if (function == GI_NULL) {
        return GI_NULL;
    }
    GiValue r = gi_run_function_in(t, function, locals == GI_NULL || locals == GI_NONE ? globals : locals);
    gi_drop(t, function);
    return r;
}
