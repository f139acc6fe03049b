/* SPDX-License-Identifier: MIT
 * runtime/types/module.c: the module type, and filling modules from native tables. Attributes are the
 * module's dict; one that is missing is asked of its __getattr__. */
#include "runtime/import.h"
#include "runtime/types/sequence.h"
#include "runtime/types/signature_internal.h"
#include "runtime/types/str.h"
#include "runtime/types/type_internal.h"

static GiModule *as_module(GiValue v) { return (GiModule *)gi_object(v); }

/* --- making --- */

static bool fill_dict(GiThread *t, GiDict *d, GiValue name, GiValue doc) {
    return gi_dict_set_str(t, d, GI_NAME(t, __name__), name) && gi_dict_set_str(t, d, GI_NAME(t, __doc__), doc) &&
           gi_dict_set_str(t, d, GI_NAME(t, __package__), GI_NONE) &&
           gi_dict_set_str(t, d, GI_NAME(t, __loader__), GI_NONE) &&
           gi_dict_set_str(t, d, GI_NAME(t, __spec__), GI_NONE);
}

static GiValue module_new(GiThread *t, GiType *type, const GiValue *a, size_t n, GiValue kwnames) {
    GiModule *m = gi_object_new(t, type);
    if (m == NULL) {
        return GI_NULL;
    }
    m->dict = gi_dict(t);
    if (m->dict == GI_NULL) {
        gi_drop_object(t, m);
        return GI_NULL;
    }
    return gi_tracked_steal(t, m);
}

/* An empty module. */
GiValue gi_module(GiThread *t, GiValue name, const char *doc) {
    GiValue text = doc == NULL ? GI_NONE : gi_str_from_text(t, doc);
    GiValue m = text == GI_NULL ? GI_NULL : module_new(t, &gi_module_type, NULL, 0, GI_NULL);
    if (m != GI_NULL && !fill_dict(t, gi_module_dict(m), name, text)) {
        gi_drop(t, m);
        m = GI_NULL;
    }
    gi_xdrop(t, text);
    return m;
}

static bool module_init(GiThread *t, GiValue v, const GiValue *a, size_t n, GiValue kwnames) {
    GiSignature *s = gi_signature_parse(t, "module(name, doc=None)");
    if (s == NULL) {
        return false;
    }
    GiValue x[2];
    bool ok = gi_signature_bind(t, s, a, n, kwnames, x);
    if (ok && !gi_is_str(x[0])) {
        ok = gi_raise_type_error(t, "module() argument 'name' must be str, not %T", x[0]);
    }
    ok = ok && fill_dict(t, gi_module_dict(v), x[0], x[1]);
    gi_signature_free(t, s);
    return ok;
}

/* module.name = value, past any __setattr__. */
bool gi_module_add(GiThread *t, GiValue module, const char *name, GiValue value) {
    return gi_dict_set_text(t, gi_module_dict(module), name, value);
}

bool gi_module_add_steal(GiThread *t, GiValue module, const char *name, GiValue value) {
    return value != GI_NULL && gi_dict_set_text_steal(t, gi_module_dict(module), name, value);
}

bool gi_module_add_type(GiThread *t, GiValue module, GiType *type) {
    return gi_module_add(t, module, gi_type_name(type), gi_type_value(type));
}

/* Adds a function for each row. */
bool gi_module_add_functions(GiThread *t, GiValue module, const GiMethodRow *rows) {
    GiDict *d = gi_module_dict(module);
    GiValue module_name = gi_dict_get_str(t, d, GI_NAME(t, __name__));
    for (; rows != NULL && rows->signature != NULL; rows++) {
        GiValue name = gi_row_name(t, rows);
        GiValue f = name == GI_NULL ? GI_NULL : gi_builtin(t, rows, GI_NULL, module_name);
        bool ok = f != GI_NULL && gi_dict_set_str(t, d, name, f);
        gi_xdrop(t, f);
        gi_xdrop(t, name);
        if (!ok) {
            return false;
        }
    }
    return true;
}

/* --- attributes --- */

/* spec.NAME as it is; owned, None when absent. */
static GiValue spec_get(GiThread *t, GiValue spec, const char *attribute) {
    GiValue name = gi_intern(t, attribute, strlen(attribute)), x = GI_NULL;
    if (name != GI_NULL && gi_getattr_optional(t, spec, name, &x) == 0) {
        x = GI_NONE;
    }
    gi_xdrop(t, name);
    return x;
}

/* Is spec.NAME true (of a module that is being imported)? 0, 1, -1. */
static int spec_flag(GiThread *t, GiValue spec, const char *attribute) {
    if (spec == GI_NULL || spec == GI_NONE) {
        return 0;
    }
    GiValue name = gi_intern(t, attribute, strlen(attribute)), x = GI_NULL;
    int found = name == GI_NULL ? -1 : gi_getattr_optional(t, spec, name, &x);
    int truth = found <= 0 ? found : gi_truth(t, x);
    gi_xdrop(t, x);
    gi_xdrop(t, name);
    return truth;
}

/* Is `name` among the submodules whose import is under way? 0, 1, -1. */
static int is_submodule_pending(GiThread *t, GiValue module, GiValue spec, GiValue name) {
    GiValue full = gi_str_from_format(t, "%S.%S", module, name);
    bool loading = full != GI_NULL && gi_import_is_running(t, full);
    gi_xdrop(t, full);
    if (full == GI_NULL || loading) {
        return full == GI_NULL ? -1 : 1;
    }
    if (spec == GI_NULL || spec == GI_NONE) {
        return 0;
    }
    GiValue id = gi_intern(t, "_uninitialized_submodules", 25), list = GI_NULL;
    int r = id == GI_NULL ? -1 : gi_getattr_optional(t, spec, id, &list);
    if (r > 0) {
        r = gi_contains(t, list, name);
    }
    gi_xdrop(t, list);
    gi_xdrop(t, id);
    return r;
}

/* The file that a spec names; owned, None without one. */
static GiValue file_of_spec(GiThread *t, GiValue spec) {
    int located = spec == GI_NULL || spec == GI_NONE ? 0 : spec_flag(t, spec, "has_location");
    if (located <= 0) {
        return located < 0 ? GI_NULL : GI_NONE;
    }
    GiValue origin = spec_get(t, spec, "origin");
    if (origin != GI_NULL && !gi_is_str(origin)) {
        gi_drop(t, origin);
        return GI_NONE;
    }
    return origin;
}

/* Does a module's file lie beside the script, where it may hide a module that was meant? 0 no, 1 yes, 2 it hides one
 * of the standard library, -1 error. */
static int shadowing(GiThread *t, GiValue module, GiValue origin) {
    GiValue f = gi_import_attr(t, "_gilt_import", "shadowing"), r = GI_NULL;
    if (f != GI_NULL) {
        r = gi_call2(t, f, module, origin);
        gi_drop(t, f);
    }
    int kind = r == GI_NULL || !gi_is_int_imm(r) ? -1 : (int)gi_int_imm_value(r);
    gi_xdrop(t, r);
    return kind;
}

/* importing: 0, 1 a submodule of this name is being imported, 2 the module itself is. */
static void raise_missing_text(GiThread *t, GiValue v, GiValue name, GiValue module, GiValue origin, int shadows,
                               int importing) {
    if (shadows == 2) {
        gi_raise_attribute_text(t, v, name, "module '%S' has no attribute '%S' (consider renaming '%S' since it has the "
                                            "same name as the standard library module named '%S' and the import system "
                                            "gives it precedence)", module, name, origin, module);
    } else if (importing == 2 && shadows == 1) {
        gi_raise_attribute_text(t, v, name, "module '%S' has no attribute '%S' (consider renaming '%S' if it has the same "
                                            "name as a third-party module you intended to import)", module, name, origin);
    } else if (importing == 2 && origin != GI_NONE) {
        gi_raise_attribute_text(t, v, name, "partially initialized module '%S' from '%S' has no attribute '%S' (most "
                                            "likely due to a circular import)", module, origin, name);
    } else if (importing == 2) {
        gi_raise_attribute_text(t, v, name, "partially initialized module '%S' has no attribute '%S' (most likely due to "
                                            "a circular import)", module, name);
    } else if (importing == 1) {
        gi_raise_attribute_text(t, v, name, "cannot access submodule '%S' of module '%S' (most likely due to a circular "
                                            "import)", name, module);
    } else {
        gi_raise_attribute_text(t, v, name, "module '%S' has no attribute '%S'", module, name);
    }
}

/* See native.h. */
GiValue gi_module_raise_missing(GiThread *t, GiValue v, GiValue name) {
    GiDict *d = gi_module_dict(v);
    GiValue module = d == NULL ? GI_NULL : gi_dict_get_str(t, d, GI_NAME(t, __name__));
    if (module == GI_NULL || !gi_is_str(module)) {
        return gi_failed(t) ? GI_NULL : gi_raise_attribute_text(t, v, name, "module has no attribute '%S'", name);
    }
    gi_take(module);
    GiValue spec = gi_xtake(gi_dict_get_str(t, d, GI_NAME(t, __spec__)));
    GiValue origin = gi_failed(t) ? GI_NULL : file_of_spec(t, spec);
    int shadows = origin == GI_NULL ? -1 : origin == GI_NONE ? 0 : shadowing(t, module, origin);
    int initializing = shadows < 0 ? -1 : gi_import_is_running(t, module) ? 1 : spec_flag(t, spec, "_initializing");
    int pending = initializing == 0 && shadows < 2 ? is_submodule_pending(t, module, spec, name) : 0;
    if (initializing >= 0 && pending >= 0) {
        raise_missing_text(t, v, name, module, origin, shadows, initializing ? 2 : pending);
    }
    gi_xdrop(t, origin);
    gi_xdrop(t, spec);
    gi_drop(t, module);
    return GI_NULL;
}

static GiValue module_getattr(GiThread *t, GiValue v, GiValue name) {
    GiValue r;
    if (!gi_is_str(name)) {
        return gi_raise_type_error(t, "attribute name must be string, not '%T'", name);
    }
    int found = gi_object_getattr_optional(t, v, name, &r);
    if (found != 0) {
        return r;
    }
    GiValue hook = as_module(v)->dict == GI_NULL
                       ? GI_NULL
                       : gi_dict_get_str(t, gi_module_dict(v), GI_NAME(t, __getattr__));
    if (hook != GI_NULL) {
        gi_take(hook);
        r = gi_call1(t, hook, name);
        gi_drop(t, hook);
        return r;
    }
    return gi_failed(t) ? GI_NULL : gi_module_raise_missing(t, v, name);
}

static GiValue get_dict(GiThread *t, GiValue v) {
    GiModule *m = as_module(v);
    if (m->dict == GI_NULL && (m->dict = gi_dict(t)) == GI_NULL) {
        return GI_NULL;
    }
    return gi_take(m->dict);
}

static bool set_dict(GiThread *t, GiValue v, GiValue x) {
    return gi_raise(t, &gi_AttributeError, "readonly attribute");
}

static GiValue get_annotations(GiThread *t, GiValue v) {
    GiDict *d = gi_module_dict(v);
    GiValue x = gi_dict_get_str(t, d, GI_NAME(t, __annotations__));
    if (x != GI_NULL || gi_failed(t)) {
        return gi_xtake(x);
    }
    x = gi_dict(t);
    if (x != GI_NULL && !gi_dict_set_str(t, d, GI_NAME(t, __annotations__), x)) {
        gi_drop(t, x);
        return GI_NULL;
    }
    return x;
}

static bool set_annotations(GiThread *t, GiValue v, GiValue x) {
    GiDict *d = gi_module_dict(v);
    if (x != GI_NULL) {
        return gi_dict_set_str(t, d, GI_NAME(t, __annotations__), x);
    }
    int done = gi_dict_delete(t, d, GI_NAME(t, __annotations__));
    return done > 0 || (done == 0 && gi_raise_value(t, &gi_AttributeError, GI_NAME(t, __annotations__)));
}

/* A namespace package names its folders. */
static GiValue repr_by_loader(GiThread *t, GiValue name, GiValue loader) {
    bool namespace = strcmp(gi_type(loader)->name, "NamespaceLoader") == 0;
    GiValue path = namespace ? gi_getattr_text(t, loader, "_path") : GI_NULL;
    GiValue folders = path == GI_NULL ? GI_NULL : gi_list_from(t, path);
    gi_xdrop(t, path);
    if (folders == GI_NULL) {
        gi_error_clear(t);
        return gi_str_from_format(t, "<module %R (%R)>", name, loader);
    }
    GiValue r = gi_str_from_format(t, "<module %R (namespace) from %R>", name, folders);
    gi_drop(t, folders);
    return r;
}

/* "<module 'x' from 'file'>", "<module 'x' (built-in)>" as the spec says. */
static GiValue repr_by_spec(GiThread *t, GiValue name, GiValue spec) {
    GiValue origin = spec_get(t, spec, "origin"), r = GI_NULL;
    GiValue has_location = origin == GI_NULL ? GI_NULL : spec_get(t, spec, "has_location");
    int located = has_location == GI_NULL ? -1 : gi_truth(t, has_location);
    if (located > 0) {
        r = gi_str_from_format(t, "<module %R from %R>", name, origin);
    } else if (located == 0 && origin == GI_NONE) {
        GiValue loader = spec_get(t, spec, "loader");
        r = loader == GI_NULL   ? GI_NULL
            : loader == GI_NONE ? gi_str_from_format(t, "<module %R>", name)
                                : repr_by_loader(t, name, loader);
        gi_xdrop(t, loader);
    } else if (located == 0) {
        r = gi_str_from_format(t, "<module %R (%S)>", name, origin);
    }
    gi_xdrop(t, origin);
    gi_xdrop(t, has_location);
    return r;
}

/* An entry of the module's dict as an own reference; None counts as absent: GI_NULL. */
static GiValue entry(GiThread *t, GiDict *d, GiValue name) {
    GiValue v = d == NULL ? GI_NULL : gi_dict_get_str(t, d, name);
    return v == GI_NONE ? GI_NULL : gi_xtake(v);
}

/* Where a module that has no spec comes from (runtime/import.c gives native and frozen ones none). */
static const char *origin_of(GiThread *t, GiValue v, GiValue name) {
    if (!gi_is_str(name) || t->vm->modules == NULL || gi_dict_get_str(t, t->vm->modules, name) != v) {
        return NULL;
    }
    return gi_import_is_builtin(gi_str_text(name)) ? "built-in" : gi_import_is_frozen(gi_str_text(name)) ? "frozen" : NULL;
}

static GiValue module_repr(GiThread *t, GiValue v) {
    GiDict *d = gi_module_dict(v);
    GiValue name = entry(t, d, GI_NAME(t, __name__)), spec = entry(t, d, GI_NAME(t, __spec__));
    GiValue file = entry(t, d, GI_NAME(t, __file__)), loader = entry(t, d, GI_NAME(t, __loader__)), r = GI_NULL;
    if (name == GI_NULL && !gi_failed(t)) {
        name = gi_str_from_text(t, "?");
    }
    if (gi_failed(t)) {
        r = GI_NULL;
    } else if (spec != GI_NULL) {
        r = repr_by_spec(t, name, spec);
    } else if (file != GI_NULL) {
        r = gi_str_from_format(t, "<module %R from %R>", name, file);
    } else if (loader != GI_NULL) {
        r = gi_str_from_format(t, "<module %R (%R)>", name, loader);
    } else {
        const char *kind = origin_of(t, v, name);
        r = kind ? gi_str_from_format(t, "<module %R (%s)>", name, kind) : gi_str_from_format(t, "<module %R>", name);
    }
    gi_xdrop(t, loader);
    gi_xdrop(t, file);
    gi_xdrop(t, spec);
    gi_xdrop(t, name);
    return r;
}

static GiValue dir(GiThread *t, const GiValue *a) {
    GiValue dict = gi_getattr(t, a[0], GI_NAME(t, __dict__)), r = GI_NULL;
    if (dict == GI_NULL) {
        return GI_NULL;
    }
    if (!gi_is_dict(dict)) {
        gi_raise_type_error(t, "<module>.__dict__ is not a dictionary");
    } else {
        GiValue hook = gi_dict_get_str(t, gi_as_dict(dict), GI_NAME(t, __dir__));
        if (hook != GI_NULL) {
            gi_take(hook);
            r = gi_call0(t, hook);
            gi_drop(t, hook);
        } else if (!gi_failed(t)) {
            r = gi_dict_keys_list(t, gi_as_dict(dict));
        }
    }
    gi_drop(t, dict);
    return r;
}

static const GiMethodRow methods[] = {
    GI_METHOD("__dir__(self, /)", dir, "__dir__() -> list\nspecialized dir() implementation"),
    GI_METHODS_END,
};
static const GiGetSetRow getset[] = {
    {"__dict__", get_dict, set_dict, NULL},
    {"__annotations__", get_annotations, set_annotations, NULL},
    {NULL, NULL, NULL, NULL},
};

GiType gi_module_type = {
    GI_TYPE_HEAD(GiModule, GI_GC_TRACKED),
    .gc.slots_offset = offsetof(GiModule, dict),
    .gc.slots_count = 1,
    .gc.weak_offset = offsetof(GiModule, weak_list),
    .dict_offset = offsetof(GiModule, dict),
    .name = "module",
    .flags = GI_TYPE_BASE,
    .new_ = module_new,
    .init = module_init,
    .repr = module_repr,
    .getattr = module_getattr,
    .methods = methods,
    .getset = getset,
    .doc = "Create a module object.\n\nThe name must be a string; the optional doc argument can have any type.",
    .new_signature = "module(name, doc=None)",
};
