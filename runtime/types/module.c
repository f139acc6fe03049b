/* SPDX-License-Identifier: MIT
 * runtime/types/module.c: module objects, and filling native modules.
 *
 * D1  A module's dict may be NULL only between `new` and `init`.
 */
#include "runtime/types/str.h"
#include "runtime/types/type_internal.h"

static GiModule *module_of(GiValue v) { return (GiModule *)gi_object(v); }

static bool set_name(GiThread *t, GiModule *m, GiValue name, GiValue doc) {
    GiDict *d = gi_as_dict(m->dict);
    return gi_dict_set_str(t, d, GI_NAME(t, __name__), name) && gi_dict_set_str(t, d, GI_NAME(t, __doc__), doc) &&
           gi_dict_set_str(t, d, GI_NAME(t, __package__), GI_NONE) &&
           gi_dict_set_str(t, d, GI_NAME(t, __loader__), GI_NONE) && gi_dict_set_str(t, d, GI_NAME(t, __spec__), GI_NONE);
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

static bool module_init(GiThread *t, GiValue v, const GiValue *a, size_t n, GiValue kwnames) {
    GiSignature *s = gi_signature_parse(t, "module(name, doc=None)");
    GiValue out[2];
    bool ok = s != NULL && gi_signature_bind(t, s, a, n, kwnames, out);
    if (ok && !gi_is_str(out[0])) {
        ok = gi_raise_type_error(t, "module.__init__() argument 1 must be str, not %T", out[0]);
    }
    ok = ok && set_name(t, module_of(v), out[0], out[1]);
    if (s != NULL) {
        gi_signature_free(t, s);
    }
    return ok;
}

GiValue gi_module(GiThread *t, GiValue name, const char *doc) {
    GiValue m = module_new(t, &gi_module_type, NULL, 0, GI_NULL);
    GiValue text = m == GI_NULL || doc == NULL ? GI_NONE : gi_str_from_text(t, doc);
    bool ok = m != GI_NULL && text != GI_NULL && set_name(t, module_of(m), name, text);
    gi_xdrop(t, text);
    if (!ok) {
        gi_xdrop(t, m);
        return GI_NULL;
    }
    return m;
}

/* --- filling --- */

bool gi_module_add(GiThread *t, GiValue module, const char *name, GiValue value) {
    GiValue key = gi_intern(t, name, strlen(name));
    bool ok = key != GI_NULL && gi_dict_set_str(t, gi_module_dict(module), key, value);
    gi_xdrop(t, key);
    return ok;
}

bool gi_module_add_steal(GiThread *t, GiValue module, const char *name, GiValue value) {
    bool ok = value != GI_NULL && gi_module_add(t, module, name, value);
    gi_xdrop(t, value);
    return ok;
}

bool gi_module_add_type(GiThread *t, GiValue module, GiType *type) {
    return gi_module_add(t, module, gi_type_name(type), gi_type_value(type));
}

bool gi_module_add_functions(GiThread *t, GiValue module, const GiMethodRow *rows) {
    GiValue module_name = gi_dict_get_str(t, gi_module_dict(module), GI_NAME(t, __name__));
    for (; rows->signature != NULL; rows++) {
        GiValue f = gi_builtin(t, rows, GI_NULL, module_name), name = f == GI_NULL ? GI_NULL : gi_row_name(t, rows);
        bool ok = name != GI_NULL && gi_dict_set_str(t, gi_module_dict(module), name, f);
        gi_xdrop(t, name);
        gi_xdrop(t, f);
        if (!ok) {
            return false;
        }
    }
    return true;
}

/* --- attributes --- */

/* __getattr__ of the module's dict, then AttributeError in the words for modules. */
static GiValue missing_attribute(GiThread *t, GiValue v, GiValue name) {
    GiDict *d = gi_module_dict(v);
    GiValue hook = gi_dict_get_str(t, d, GI_NAME(t, __getattr__));
    if (hook != GI_NULL) {
        gi_take(hook);
        GiValue r = gi_call1(t, hook, name);
        gi_drop(t, hook);
        return r;
    }
    return gi_failed(t) ? GI_NULL : gi_raise_attribute(t, v, name);
}

static GiValue module_getattr(GiThread *t, GiValue v, GiValue name) {
    GiValue found;
    int r = gi_object_getattr_optional(t, v, name, &found);
    return r == 0 ? missing_attribute(t, v, name) : found;
}

static GiValue module_repr(GiThread *t, GiValue v) {
    GiDict *d = gi_module_dict(v);
    GiValue name = gi_dict_get_str(t, d, GI_NAME(t, __name__)), file = gi_dict_get_str(t, d, GI_NAME(t, __file__));
    if (gi_failed(t)) {
        return GI_NULL;
    }
    if (name == GI_NULL || !gi_is_str(name)) {
        return gi_str_from_text(t, "<module '?'>");
    }
    if (file != GI_NULL && gi_is_str(file)) {
        return gi_str_from_format(t, "<module %R from %R>", name, file);
    }
    GiValue path = gi_dict_get_str(t, d, GI_NAME(t, __path__));
    if (path != GI_NULL && t->vm->sys_dict != NULL) {
        return gi_str_from_format(t, "<module %R (namespace) from %R>", name, path);
    }
    bool native = gi_dict_get(t, t->vm->modules, name) == v && !gi_str_equal_text(name, "__main__") && !gi_failed(t);
    return gi_str_from_format(t, native ? "<module %R (built-in)>" : "<module %R>", name);
}

static GiValue module_dict(GiThread *t, GiValue v) { return gi_take(module_of(v)->dict); }

static GiValue module_annotations(GiThread *t, GiValue v) {
    GiDict *d = gi_module_dict(v);
    GiValue notes = gi_dict_get_str(t, d, GI_NAME(t, __annotations__));
    if (notes != GI_NULL || gi_failed(t)) {
        return gi_xtake(notes);
    }
    notes = gi_dict(t);
    if (notes != GI_NULL && !gi_dict_set_str(t, d, GI_NAME(t, __annotations__), notes)) {
        gi_drop(t, notes);
        return GI_NULL;
    }
    return notes;
}

static bool module_set_annotations(GiThread *t, GiValue v, GiValue x) {
    GiDict *d = gi_module_dict(v);
    if (x != GI_NULL) {
        return gi_dict_set_str(t, d, GI_NAME(t, __annotations__), x);
    }
    int r = gi_dict_delete(t, d, GI_NAME(t, __annotations__));
    return r == 0 ? gi_raise(t, &gi_AttributeError, "__annotations__") : r > 0;
}

static GiValue module_dir(GiThread *t, const GiValue *a) {
    GiDict *d = gi_module_dict(a[0]);
    GiValue hook = gi_dict_get_str(t, d, GI_NAME(t, __dir__));
    if (hook != GI_NULL) {
        gi_take(hook);
        GiValue r = gi_call0(t, hook);
        gi_drop(t, hook);
        return r;
    }
    return gi_failed(t) ? GI_NULL : gi_dict_keys_list(t, d);
}

static int module_traverse(GiObject *o, GiVisit visit, void *arg) {
    GiModule *m = (GiModule *)o;
    return m->dict == GI_NULL ? 0 : visit(m->dict, arg);
}

static void module_clear(GiThread *t, GiObject *o) {
    GiModule *m = (GiModule *)o;
    if (m->dict != GI_NULL) {
        gi_dict_clear(t, gi_as_dict(m->dict));
    }
}

static void module_release(GiThread *t, GiObject *o) {
    gi_xdrop(t, ((GiModule *)o)->dict);
    gi_object_free(t, o, o->type->gc.size);
}

static const GiMethodRow methods[] = {GI_METHOD("__dir__(self, /)", module_dir, "__dir__() -> list"), GI_METHODS_END};
static const GiGetSetRow getset[] = {{"__dict__", module_dict, NULL, NULL},
                                     {"__annotations__", module_annotations, module_set_annotations, NULL},
                                     {NULL, NULL, NULL, NULL}};

GiType gi_module_type = {
    GI_TYPE_HEAD(GiModule, GI_GC_TRACKED), .gc.weak_offset = offsetof(GiModule, weak_list), .gc.traverse = module_traverse,
    .gc.clear = module_clear, .gc.release = module_release, .dict_offset = offsetof(GiModule, dict), .name = "module",
    .base = &gi_object_type, .flags = GI_TYPE_BASE, .new_ = module_new, .init = module_init, .repr = module_repr,
    .getattr = module_getattr, .methods = methods, .getset = getset, .doc = "Create a module object.",
    .new_signature = "module(name, doc=None)"};
