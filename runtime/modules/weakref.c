/* SPDX-License-Identifier: MIT
 * runtime/modules/weakref.c: the module _weakref. The types are runtime/types/weakref.c; weakref.py
 * builds dictionaries, finalizers and methods on them.
 */
#include "gc/weak.h"
#include "runtime/native.h"
#include "runtime/types/dict.h"
#include "runtime/types/number.h"
#include "runtime/types/sequence.h"

static GiValue weakref_getweakrefcount(GiThread *t, const GiValue *a) {
    GiWeakref *first;
    return gi_int(t, (int64_t)gi_weakref_count(a[0], &first));
}

static GiValue weakref_getweakrefs(GiThread *t, const GiValue *a) {
    GiWeakref *w;
    gi_weakref_count(a[0], &w);
    GiValue list = gi_list(t, NULL, 0);
    for (; list != GI_NULL && w != NULL; w = w->next) {
        if (!gi_list_append(t, list, gi_counted(w))) {
            gi_drop(t, list);
            return GI_NULL;
        }
    }
    return list;
}

static GiValue weakref_proxy(GiThread *t, const GiValue *a) {
    GiType *type = gi_is_callable(a[0]) ? &gi_weak_callable_proxy_type : &gi_weak_proxy_type;
    return gi_weakref_new(t, type, a[0], a[1] == GI_NULL || a[1] == GI_NONE ? GI_NULL : a[1]);
}

/* del d[key] if its value is a dead weak reference. */
static GiValue weakref_remove_dead(GiThread *t, const GiValue *a) {
    if (!gi_is_dict(a[0])) {
        return gi_raise_type_error(t, "_remove_dead_weakref() argument 1 must be dict, not %T", a[0]);
    }
    GiDict *d = gi_as_dict(a[0]);
    GiValue value = gi_dict_get(t, d, a[1]);
    if (value == GI_NULL) {
        return gi_failed(t) ? GI_NULL : GI_NONE;
    }
    if (!gi_is_object(value) || !gi_is_instance(value, &gi_weakref_type)) {
        return gi_raise_type_error(t, "not a weakref");
    }
    if (((GiWeakref *)gi_object(value))->target == NULL && gi_dict_delete(t, d, a[1]) < 0) {
        return GI_NULL;
    }
    return GI_NONE;
}

static const GiMethodRow functions[] = {
    GI_METHOD("getweakrefcount(object, /)", weakref_getweakrefcount,
              "Return the number of weak references to 'object'."),
    GI_METHOD("getweakrefs(object, /)", weakref_getweakrefs,
              "Return a list of all weak reference objects pointing to 'object'."),
    GI_METHOD("proxy(object, callback=..., /)", weakref_proxy,
              "Create a proxy object that weakly references 'object'.\n\n"
              "'callback', if given, is called with a reference to the\n"
              "proxy when 'object' is about to be finalized."),
    GI_METHOD("_remove_dead_weakref(dct, key, /)", weakref_remove_dead,
              "Atomically remove key from dict if it points to a dead weakref."),
    GI_METHODS_END,
};

static bool init(GiThread *t, GiValue module) {
    return gi_module_add(t, module, "ref", gi_static(&gi_weakref_type)) &&
           gi_module_add(t, module, "ReferenceType", gi_static(&gi_weakref_type)) &&
           gi_module_add(t, module, "ProxyType", gi_static(&gi_weak_proxy_type)) &&
           gi_module_add(t, module, "CallableProxyType", gi_static(&gi_weak_callable_proxy_type));
}

const GiModuleSpec gi_module_weakref = {"_weakref", "Weak-reference support module.", functions, init};
