/* SPDX-License-Identifier: MIT
 * runtime/modules/lazy.c: see lazy.h.
 */
#include "runtime/modules/lazy.h"

#include "runtime/types/str.h"

GiValue gi_lazy_attribute(GiThread *t, const char *module, const char *source, GiValue name) {
    GiValue m = gi_import(t, module);
    if (m == GI_NULL) {
        return GI_NULL;
    }
    GiValue v = GI_NULL;
    if (gi_is_str(name) && gi_str_text(name)[0] != '_') {
        GiValue helper = gi_import(t, source);
        if (helper == GI_NULL || gi_getattr_optional(t, helper, name, &v) < 0) {
            gi_xdrop(t, helper);
            gi_drop(t, m);
            return GI_NULL;
        }
        gi_drop(t, helper);
    }
    if (v == GI_NULL) {
        gi_module_raise_missing(t, m, name);
    } else if (!gi_dict_set(t, gi_module_dict(m), name, v)) {
        gi_drop(t, v);
        v = GI_NULL;
    }
    gi_drop(t, m);
    return v;
}
