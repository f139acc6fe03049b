/* SPDX-License-Identifier: MIT
 * runtime/import.c: the import statement: resolving names, finding, loading and running modules.
 *
 * I1  A module is in sys.modules before its code runs and is taken out again when the code raises.
 * I2  While one thread runs a module's code, other threads that import it wait in gi_wait, unless
 *     that would close a circle of waiting threads: then they see the partial module, as in CPython.
 * I3  Native specs, frozen texts and files are tried in this order; a host's loader comes first.
 * I4  What is neither source nor in the binary (a .pyc file alone, an entry of an archive) is found as a spec of
 *     importlib's kind, by runtime/lib/_gilt_import.py, and its loader runs it.
 */
#include "runtime/import.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "runtime/errors/exception.h"
#include "runtime/file.h"
#include "runtime/frozen.h"
#include "runtime/gil/block.h"
#include "runtime/hooks.h"
#include "runtime/import_trace.h"
#include "runtime/modules/capability.h"
#include "runtime/types/sequence.h"
#include "runtime/types/str.h"

#define PATH_SIZE 4096

/* One module whose code is being run; lives on the loading thread's C stack, linked from the vm. */
typedef struct GiImporting {
    GiValue name; /* borrowed */
    GiThread *thread;
    GiWaitQueue waiters;
    struct GiImporting *next;
} GiImporting;

typedef struct Found {
    enum { NOT_FOUND, NATIVE, FROZEN, TEXT_OF_HOST, FILE_MODULE, NAMESPACE, SPEC } kind;
    const GiModuleSpec *native;
    const GiFrozen *frozen;
    char *text; /* TEXT_OF_HOST: malloc'ed by the host */
    size_t size;
    bool package;
    char path[PATH_SIZE]; /* FILE_MODULE: the file; packages: its folder is cut at the last '/' */
    GiValue namespace_path; /* NAMESPACE: owned list */
    GiValue spec;           /* SPEC (I4): owned */
} Found;

static const struct NativeModule {
    const char *name;
    const GiModuleSpec *spec;
} native_modules[] = {
#define GI_MODULE_ROW(id, name) {name, &gi_module_##id},
#include "runtime/modules/modules.def"
#undef GI_MODULE_ROW
};

#define NATIVE_MODULES (sizeof native_modules / sizeof *native_modules)

static const GiModuleSpec *find_native(const char *name) {
    for (size_t i = 0; i < NATIVE_MODULES; i++) {
        if (strcmp(native_modules[i].name, name) == 0) {
            return native_modules[i].spec;
        }
    }
    return NULL;
}

bool gi_import_is_builtin(const char *name) { return find_native(name) != NULL; }

bool gi_import_is_frozen(const char *name) { return gi_frozen_find(name) != NULL; }

/* The name of the native or frozen module; NULL: no more. */
static const char *name_at(bool frozen, unsigned i) {
    const GiFrozen *f = frozen ? gi_frozen_at(i) : NULL;
    return frozen ? (f == NULL ? NULL : f->name) : i < NATIVE_MODULES ? native_modules[i].name : NULL;
}

GiValue gi_import_names(GiThread *t, bool frozen) {
    GiValue list = gi_list(t, NULL, 0);
    const char *text;
    for (unsigned i = 0; list != GI_NULL && (text = name_at(frozen, i)) != NULL; i++) {
        GiValue name = gi_str_from_text(t, text);
        if (name == GI_NULL || !gi_list_append_steal(t, list, name)) {
            gi_drop(t, list);
            return GI_NULL;
        }
    }
    return list;
}

/* --- finding --- */

static GiValue search_list(GiThread *t, const char *path);

/* Calls a function of a library module. Owned. */
static GiValue call_helper(GiThread *t, const char *module, const char *function, const GiValue *arguments, size_t n) {
    GiValue f = gi_import_attr(t, module, function);
    GiValue r = f == GI_NULL ? GI_NULL : gi_call(t, f, arguments, n, GI_NULL);
    gi_xdrop(t, f);
    return r;
}

static bool add_portion_steal(GiThread *t, Found *out, GiValue portion) {
    if (portion != GI_NULL && out->namespace_path == GI_NULL) {
        out->namespace_path = gi_list(t, NULL, 0);
    }
    bool ok = portion != GI_NULL && out->namespace_path != GI_NULL && gi_list_append(t, out->namespace_path, portion);
    gi_xdrop(t, portion);
    return ok;
}

/* The place out->path is a .pyc file. Result as of search_folder. */
static int found_bytecode(GiThread *t, GiValue name, bool package, Found *out) {
    GiValue a[3] = {name, gi_str_decode_utf8(t, out->path, strlen(out->path), "surrogateescape"),
                    package ? search_list(t, out->path) : GI_NONE};
    out->spec = a[1] == GI_NULL || a[2] == GI_NULL ? GI_NULL : call_helper(t, "_gilt_loaders", "pyc_spec", a, 3);
    gi_xdrop(t, a[1]);
    gi_xdrop(t, a[2]);
    out->kind = SPEC;
    return out->spec == GI_NULL ? -1 : 1;
}

/* The folder is none: is it in an archive? Result as of search_folder. */
static int search_archive(GiThread *t, const char *folder, GiValue name, Found *out) {
    GiValue a[2] = {name, gi_str_decode_utf8(t, folder, strlen(folder), "surrogateescape")};
    GiValue spec = a[1] == GI_NULL ? GI_NULL : call_helper(t, "_gilt_loaders", "archive_spec", a, 2);
    gi_xdrop(t, a[1]);
    if (spec == GI_NULL || spec == GI_NONE) {
        return spec == GI_NULL ? -1 : 0;
    }
    GiValue loader = gi_getattr_text(t, spec, "loader");
    if (loader != GI_NONE) {
        out->kind = SPEC;
        out->spec = spec;
        gi_xdrop(t, loader);
        return loader == GI_NULL ? -1 : 1;
    }
    GiValue places = gi_getattr_text(t, spec, "submodule_search_locations");
    GiValue first = places == GI_NULL ? GI_NULL : gi_getitem(t, places, gi_int_imm(0));
    gi_drop(t, spec);
    gi_xdrop(t, places);
    return add_portion_steal(t, out, first) ? 0 : -1;
}

/* Is there a file with this name and ending? */
static int is_file(GiThread *t, Found *out, char *end, const char *ending) {
    strcpy(end, ending);
    GiFileKind kind = gi_file_kind(t, out->path);
    return kind == GI_FILE_ERROR ? -1 : kind == GI_FILE_REGULAR;
}

/* Looks into one folder of the path for the module called `name`. -1: error set; 1: found; 0: not here. */
static int search_folder(GiThread *t, const char *folder, GiValue name, const char *leaf, Found *out) {
    const char *slash = *folder && folder[strlen(folder) - 1] != '/' ? "/" : "";
    int n = snprintf(out->path, PATH_SIZE, "%s%s%s", folder, slash, leaf);
    if (n < 0 || n + 16 > PATH_SIZE) {
        return 0;
    }
    char *end = out->path + n;
    GiFileKind kind = gi_file_kind(t, out->path);
    bool is_folder = kind == GI_FILE_FOLDER;
    if (kind == GI_FILE_ERROR || kind == GI_FILE_BELOW_FILE) {
        return kind == GI_FILE_ERROR ? -1 : search_archive(t, folder, name, out);
    }
    for (int package = is_folder; package >= 0; package--) {
        int r = is_file(t, out, end, package ? "/__init__.py" : ".py");
        if (r > 0) {
            out->kind = FILE_MODULE;
            out->package = package;
        }
        if (r != 0) {
            return r;
        }
        r = is_file(t, out, end, package ? "/__init__.pyc" : ".pyc");
        if (r != 0) {
            return r < 0 ? r : found_bytecode(t, name, package, out);
        }
    }
    *end = 0;
    if (is_folder) { /* a portion of a namespace package; goes on looking for a regular one */
        return add_portion_steal(t, out, gi_str_from_text(t, out->path)) ? 0 : -1;
    }
    return 0;
}

/* An entry of sys.path as an absolute folder, so that __file__ stays true when the program goes elsewhere. */
static const char *absolute_folder(const char *entry, char *buffer) {
    if (*entry == '/' || getcwd(buffer, PATH_SIZE / 2) == NULL || strlen(entry) > PATH_SIZE / 2 - 2) {
        return *entry ? entry : ".";
    }
    if (*entry) {
        strcat(strcat(buffer, "/"), entry);
    }
    return buffer;
}

static bool search_path(GiThread *t, GiValue path, GiValue name, const char *leaf, Found *out) {
    GiValue folders = path == GI_NULL ? gi_sys_get(t, "path") : path;
    if (folders == GI_NULL || (t->vm->flags & GI_VM_NO_FILES)) {
        return !gi_failed(t);
    }
    GiValue list = gi_list_from(t, folders);
    if (list == GI_NULL) {
        return false;
    }
    int r = 0;
    for (size_t i = 0; i < gi_as_list(list)->size && r == 0; i++) {
        GiValue folder = gi_as_list(list)->items[i];
        if (gi_is_str(folder)) {
            char buffer[PATH_SIZE];
            r = search_folder(t, absolute_folder(gi_str_text(folder), buffer), name, leaf, out);
        }
    }
    gi_drop(t, list);
    if (r == 0 && out->namespace_path != GI_NULL) {
        out->kind = NAMESPACE;
    } else {
        gi_xdrop(t, out->namespace_path);
        out->namespace_path = GI_NULL;
    }
    return r >= 0;
}

static bool module_allowed(const GiVm *vm, const char *name) {
    if (vm->allowed_modules == NULL || strcmp(name, "builtins") == 0 || strcmp(name, "sys") == 0 ||
        strncmp(name, "_gilt_", 6) == 0) {
        return true; /* what every interpreter needs */
    }
    for (const char *const *m = vm->allowed_modules; *m; m++) {
        if (strcmp(*m, name) == 0) {
            return true;
        }
    }
    return false;
}

/* Finds an absolute dotted name; path is the parent's __path__ or GI_NULL. */
static bool find(GiThread *t, GiValue name, GiValue path, Found *out) {
    const char *text = gi_str_text(name), *dot = strrchr(text, '.');
    out->kind = NOT_FOUND;
    out->namespace_path = out->spec = GI_NULL;
    if (!module_allowed(t->vm, text)) {
        return true;
    }
    if (!gi_capability_import(t, text)) {
        return false;
    }
    if (t->vm->load != NULL && (out->text = t->vm->load(t->vm->ud, text, &out->size)) != NULL) {
        out->kind = TEXT_OF_HOST;
        out->package = false;
        return true;
    }
    if ((out->native = find_native(text)) != NULL) {
        out->kind = NATIVE;
        return true;
    }
    if ((out->frozen = gi_frozen_find(text)) != NULL) {
        out->kind = FROZEN;
        out->package = out->frozen->package;
        return true;
    }
    return search_path(t, path, name, dot ? dot + 1 : text, out);
}

/* --- module objects --- */

/* The spec of a module from a file or of a namespace package, its loader in it; owned. */
static GiValue make_spec(GiThread *t, GiValue name, GiValue origin, GiValue search) {
    GiValue a[3] = {name, origin, search};
    return call_helper(t, "_gilt_import", "make_spec", a, 3);
}

static bool set(GiThread *t, GiDict *d, GiNameId id, GiValue v) {
    return gi_dict_set_str(t, d, t->vm->names[id], v);
}

/* __package__: the name itself for packages, else what stands before the last dot. Owned. */
static GiValue package_name(GiThread *t, GiValue name, bool package) {
    const char *text = gi_str_text(name), *dot = strrchr(text, '.');
    if (package) {
        return gi_take(name);
    }
    return dot ? gi_str_from(t, text, (size_t)(dot - text)) : gi_take(GI_NAME(t, empty));
}

/* module.name = attribute of the spec. */
static bool copy_attribute(GiThread *t, GiDict *d, const char *name, GiValue spec, const char *attribute) {
    GiValue v = gi_getattr_text(t, spec, attribute);
    bool ok = v != GI_NULL && gi_dict_set_text(t, d, name, v);
    gi_xdrop(t, v);
    return ok;
}

/* __cached__: where a .pyc file would be, were there one (importlib.util.cache_from_source). */
static bool set_cached(GiThread *t, GiDict *d, GiValue spec, GiValue origin) {
    const char *text = gi_str_text(origin), *slash = strrchr(text, '/'), *dot = strrchr(text, '.');
    GiValue prefix = gi_sys_get(t, "pycache_prefix");
    if (prefix != GI_NONE || slash == NULL || dot < slash) {
        return copy_attribute(t, d, "__cached__", spec, "cached");
    }
    const char *level = t->vm->source_flags & GI_SOURCE_NO_DOCSTRINGS ? ".opt-2" : t->vm->source_flags & GI_SOURCE_OPTIMIZE ? ".opt-1" : "";
    GiValue folder = gi_str_from(t, text, (size_t)(slash + 1 - text)), base = gi_str_from(t, slash + 1, (size_t)(dot - slash - 1));
    GiValue path = folder == GI_NULL || base == GI_NULL ? GI_NULL : gi_str_from_format(t, "%S__pycache__/%S.gilt-313%s.pyc", folder, base, level);
    gi_xdrop(t, folder);
    gi_xdrop(t, base);
    bool ok = path != GI_NULL && gi_dict_set_text(t, d, "__cached__", path);
    gi_xdrop(t, path);
    return ok;
}

/* __spec__ and what follows from it: __loader__, of files __cached__, of namespace packages __path__. */
static bool set_spec_steal(GiThread *t, GiDict *d, GiValue origin, GiValue spec) {
    bool ok = spec != GI_NULL && set(t, d, GI_NAME___spec__, spec) && copy_attribute(t, d, "__loader__", spec, "loader") &&
              (origin != GI_NONE ? set_cached(t, d, spec, origin)
                                 : copy_attribute(t, d, "__path__", spec, "submodule_search_locations"));
    gi_xdrop(t, spec);
    return ok;
}

/* Fills in the import attributes. origin and search may be None. Only modules from files and namespace packages
 * get a spec: native and frozen ones must start fast and never need it. */
static bool set_attributes(GiThread *t, GiValue module, GiValue name, GiValue origin, GiValue search,
                           bool package) {
    GiDict *d = gi_module_dict(module);
    bool file = origin != GI_NONE && gi_str_text(origin)[0] != '<';
    GiValue parent = package_name(t, name, package);
    bool ok = parent != GI_NULL && set(t, d, GI_NAME___package__, parent) &&
              set(t, d, GI_NAME___loader__, GI_NONE) && set(t, d, GI_NAME___spec__, GI_NONE);
    gi_xdrop(t, parent);
    if (ok && file) {
        ok = set(t, d, GI_NAME___file__, origin);
    }
    if (ok && search != GI_NONE) {
        ok = set(t, d, GI_NAME___path__, search);
    }
    if (ok && (file || (search != GI_NONE && origin == GI_NONE))) {
        ok = set_spec_steal(t, d, file ? origin : GI_NONE, make_spec(t, name, origin, search));
    }
    return ok;
}

static GiValue new_module(GiThread *t, GiValue name, const char *doc) {
    GiValue module = gi_module(t, name, doc);
    if (module != GI_NULL && !gi_dict_set(t, t->vm->modules, name, module)) {
        gi_drop(t, module);
        return GI_NULL;
    }
    return module;
}

/* The module of a spec that is loaded under another of its names: borrowed, or GI_NULL. */
static GiValue loaded_twin(GiThread *t, const GiModuleSpec *spec) {
    for (size_t i = 0; i < sizeof native_modules / sizeof *native_modules && !gi_failed(t); i++) {
        if (native_modules[i].spec == spec) {
            GiValue m = gi_dict_get_text(t, t->vm->modules, native_modules[i].name);
            if (m != GI_NULL && gi_is_exact(m, &gi_module_type)) {
                return m;
            }
        }
    }
    return GI_NULL;
}

static GiValue load_native(GiThread *t, GiValue name, const GiModuleSpec *spec) {
    GiValue twin = loaded_twin(t, spec);
    if (twin != GI_NULL || gi_failed(t)) {
        return twin != GI_NULL && gi_dict_set(t, t->vm->modules, name, twin) ? gi_take(twin) : GI_NULL;
    }
    GiValue own = gi_str_from_text(t, spec->name); /* `name` may be a second name */
    GiValue module = own == GI_NULL ? GI_NULL : gi_module(t, own, spec->doc);
    gi_xdrop(t, own);
    if (module != GI_NULL && !(gi_dict_set(t, t->vm->modules, name, module) &&
                               set_attributes(t, module, name, GI_NONE, GI_NONE, false) &&
                               (spec->functions == NULL || gi_module_add_functions(t, module, spec->functions)) &&
                               (spec->init == NULL || spec->init(t, module)) &&
                               gi_capability_restrict(t, module, spec->name))) {
        gi_drop(t, module);
        return GI_NULL;
    }
    return module;
}

/* Compiles and runs source as the module's code; origin is what tracebacks show. */
static bool run_source(GiThread *t, GiValue module, const char *text, size_t size, GiValue origin) {
    GiDict *d = gi_module_dict(module);
    if (!set(t, d, GI_NAME___builtins__, gi_counted(t->vm->builtins))) {
        return false;
    }
    GiValue code = gi_compile(t, text, size, origin, 'x', GI_SOURCE_BYTES | t->vm->source_flags);
    if (code == GI_NULL) {
        return false;
    }
    GiValue r = gi_run_code(t, code, gi_counted(d), gi_counted(d));
    gi_drop(t, code);
    gi_xdrop(t, r);
    return r != GI_NULL;
}

/* [folder of path] for a package made from path, a search list for frozen ones. Owned list. */
static GiValue search_list(GiThread *t, const char *path) {
    const char *slash = strrchr(path, '/');
    GiValue folder = slash ? gi_str_from(t, path, (size_t)(slash - path)) : gi_str_from(t, ".", 1);
    return folder == GI_NULL ? GI_NULL : gi_list_steal(t, &folder, 1);
}

static GiValue run_text(GiThread *t, GiValue name, const char *text, size_t size, GiValue origin,
                        GiValue search, bool package) {
    GiValue module = origin == GI_NULL || search == GI_NULL ? GI_NULL : new_module(t, name, NULL);
    if (module != GI_NULL && !(set_attributes(t, module, name, origin, search, package) &&
                               run_source(t, module, text, size, origin))) {
        gi_drop(t, module);
        return GI_NULL;
    }
    return module;
}

static GiValue load_text(GiThread *t, GiValue name, const Found *f) {
    GiValue origin = GI_NULL, search = GI_NONE, module = GI_NULL;
    if (f->kind == FILE_MODULE) {
        size_t size;
        char *text = gi_file_read(t, f->path, &size);
        if (text == NULL) {
            return GI_NULL;
        }
        origin = gi_str_decode_utf8(t, f->path, strlen(f->path), "surrogateescape");
        if (f->package) {
            search = search_list(t, f->path);
        }
        module = run_text(t, name, text, size, origin, search, f->package);
        gi_free(t, text, size + 1);
    } else {
        bool frozen = f->kind == FROZEN;
        origin = gi_str_from_format(t, frozen ? "<frozen %s>" : "<host %s>", gi_str_text(name));
        if (f->package) {
            search = gi_list(t, NULL, 0);
        }
        char *text = frozen ? gi_frozen_text(t, f->frozen) : f->text;
        size_t size = frozen ? f->frozen->size : f->size;
        bool shown = frozen || (origin != GI_NULL && gi_source_remember(t, origin, text, size));
        module = text == NULL || !shown ? GI_NULL : run_text(t, name, text, size, origin, search, f->package);
        if (frozen && text != NULL) {
            gi_free(t, text, size + 1);
        }
    }
    gi_xdrop(t, origin);
    gi_xdrop(t, search);
    return module;
}

static GiValue load_namespace(GiThread *t, GiValue name, const Found *f) {
    GiValue module = new_module(t, name, NULL);
    if (module != GI_NULL && !set_attributes(t, module, name, GI_NONE, f->namespace_path, true)) {
        gi_drop(t, module);
        return GI_NULL;
    }
    return module;
}

static GiValue raise_not_found(GiThread *t, GiValue name, const char *why, const char *parent) {
    gi_raise(t, &gi_ModuleNotFoundError, *why ? "No module named %R; '%s' is not a package"
                                              : "No module named %R", name, parent);
    if (gi_error_is(t, &gi_ModuleNotFoundError)) {
        gi_replace(t, &((GiImportError *)gi_object(t->exc))->name, gi_take(name));
    }
    return GI_NULL;
}

static bool has_items(GiThread *t, const char *name) {
    GiValue v = gi_sys_get(t, name);
    return v != GI_NULL && gi_is_list(v) && gi_as_list(v)->size > 0;
}

/* Asks what a script has put on sys.meta_path (late: behind the standard finders) and sys.path_hooks. GI_NULL without
 * error: none knows it. */
static GiValue ask_finders(GiThread *t, GiValue name, GiValue path, bool late) {
    if (!has_items(t, "meta_path") && !has_items(t, "path_hooks")) {
        return GI_NULL;
    }
    GiValue a[3] = {name, path == GI_NULL ? GI_NONE : path, gi_bool(late)};
    GiValue r = call_helper(t, "_gilt_import", "load_by_finders", a, 3);
    return r == GI_NONE ? GI_NULL : r;
}

static GiValue load(GiThread *t, GiValue name, GiValue path) {
    GiValue module = ask_finders(t, name, path, false);
    if (module != GI_NULL || gi_failed(t)) {
        return module;
    }
    Found f;
    if (!find(t, name, path, &f)) {
        return GI_NULL;
    }
    switch (f.kind) {
    case NOT_FOUND:
        module = ask_finders(t, name, path, true);
        return module != GI_NULL || gi_failed(t) ? module : raise_not_found(t, name, "", "");
    case NATIVE:
        module = load_native(t, name, f.native);
        break;
    case NAMESPACE:
        module = load_namespace(t, name, &f);
        gi_drop(t, f.namespace_path);
        break;
    case SPEC: {
        GiValue a[2] = {f.spec, GI_TRUE};
        module = call_helper(t, "_gilt_import", "module_from_spec", a, 2);
        gi_drop(t, f.spec);
        break;
    }
    default:
        module = load_text(t, name, &f);
        if (f.kind == TEXT_OF_HOST) {
            free(f.text);
        }
    }
    if (module == GI_NULL) { /* I1 */
        GiValue error = gi_error_take(t);
        if (gi_dict_delete(t, t->vm->modules, name) < 0) {
            gi_error_clear(t);
        }
        return gi_error_restore_steal(t, error);
    }
    /* The module may have put another object in its place. */
    GiValue now = gi_dict_get(t, t->vm->modules, name);
    if (now != GI_NULL) {
        gi_replace(t, &module, gi_take(now));
    }
    return module;
}

/* --- waiting for another thread's import (I2) --- */

static GiImporting *find_importing(GiVm *vm, GiValue name) {
    GiImporting *i = vm->importing;
    while (i != NULL && !gi_str_equal(i->name, name)) {
        i = i->next;
    }
    return i;
}

/* Would t wait, through others, for itself? */
static bool closes_circle(GiThread *t, const GiImporting *i) {
    GiThread *other = i->thread;
    for (int steps = 0; other != NULL && steps < 1000; steps++) {
        if (other == t) {
            return true;
        }
        GiValue wanted = other->waiting_import;
        GiImporting *next = wanted == GI_NULL ? NULL : find_importing(t->vm, wanted);
        other = next == NULL ? NULL : next->thread;
    }
    return false;
}

/* Waits until no other thread is loading name. false: error set. */
static bool await_importer(GiThread *t, GiValue name) {
    GiImporting *i;
    while ((i = find_importing(t->vm, name)) != NULL && i->thread != t && !closes_circle(t, i)) {
        t->waiting_import = name;
        int r = gi_wait(t, GI_BLOCK_LOCK, "import", GI_NULL, &i->waiters, GI_NO_DEADLINE);
        t->waiting_import = GI_NULL;
        if (r < 0) {
            return false;
        }
    }
    return true;
}

static GiValue load_alone(GiThread *t, GiValue name, GiValue path) {
    GiImporting self = {.name = name, .thread = t, .next = t->vm->importing};
    t->vm->importing = &self;
    GiImportSpan span = gi_import_trace_begin(t);
    GiValue module = load(t, name, path);
    gi_import_trace_end(t, span, name, module);
    GiImporting **link = &t->vm->importing;
    while (*link != &self) {
        link = &(*link)->next;
    }
    *link = self.next;
    gi_wake(t, &self.waiters, SIZE_MAX);
    return module;
}

/* --- import of an absolute name --- */

/* sys.modules[name], owned; GI_NULL without error when absent. */
static GiValue loaded(GiThread *t, GiValue name) {
    GiValue m = gi_dict_get(t, t->vm->modules, name);
    if (m == GI_NONE) {
        gi_raise(t, &gi_ModuleNotFoundError, "import of %s halted; None in sys.modules", gi_str_text(name));
        return GI_NULL;
    }
    if (m == GI_NULL) {
        return GI_NULL;
    }
    if (t->vm->importing != NULL) {
        if (!await_importer(t, name)) {
            return GI_NULL;
        }
        m = gi_dict_get(t, t->vm->modules, name);
    }
    return m == GI_NULL ? GI_NULL : gi_take(m);
}

/* Imports "a.b" for the import of "a.b.c"; owned module. */
static GiValue import_parent(GiThread *t, GiValue name) {
    const char *text = gi_str_text(name), *dot = strrchr(text, '.');
    GiValue parent_name = gi_str_from(t, text, (size_t)(dot - text));
    GiValue parent = parent_name == GI_NULL ? GI_NULL : gi_import_absolute(t, parent_name);
    gi_xdrop(t, parent_name);
    return parent;
}

/* The __path__ of the package that `name` is in; owned, GI_NULL: error. */
static GiValue path_of_parent(GiThread *t, GiValue name, GiValue parent) {
    GiValue path;
    if (gi_getattr_optional(t, parent, GI_NAME(t, __path__), &path) == 0) {
        const char *text = gi_str_text(name), *dot = strrchr(text, '.');
        GiValue parent_name = gi_str_from(t, text, (size_t)(dot - text));
        if (parent_name != GI_NULL) {
            raise_not_found(t, name, "parent", gi_str_text(parent_name));
            gi_drop(t, parent_name);
        }
    }
    return path;
}

/* Both at once, for callers that have not looked into sys.modules. */
static GiValue parent_path(GiThread *t, GiValue name, GiValue *parent) {
    *parent = import_parent(t, name);
    return *parent == GI_NULL ? GI_NULL : path_of_parent(t, name, *parent);
}

GiValue gi_import_absolute(GiThread *t, GiValue name) {
    GiValue module = loaded(t, name);
    if (module != GI_NULL || gi_failed(t)) {
        return module;
    }
    const char *dot = strrchr(gi_str_text(name), '.');
    GiValue parent = GI_NULL, path = GI_NULL;
    if (gi_str_text(name)[0] == '.') {
        return raise_not_found(t, name, "", "");
    }
    if (!gi_enter(t, "")) {
        return GI_NULL;
    }
    if (dot != NULL) {
        parent = import_parent(t, name);
        module = parent == GI_NULL ? GI_NULL : loaded(t, name); /* the parent's code may have imported it */
        if (module == GI_NULL && parent != GI_NULL && !gi_failed(t)) {
            path = path_of_parent(t, name, parent);
        }
    }
    bool fresh = module == GI_NULL && !gi_failed(t);
    if (fresh && await_importer(t, name)) {
        module = loaded(t, name);
        if (module == GI_NULL && !gi_failed(t)) {
            module = load_alone(t, name, path);
        }
    }
    gi_leave(t);
    if (fresh && module != GI_NULL && parent != GI_NULL) {
        GiValue leaf = gi_intern(t, dot + 1, strlen(dot + 1));
        if (leaf == GI_NULL || !gi_setattr(t, parent, leaf, module)) {
            gi_error_clear(t);
        }
        gi_xdrop(t, leaf);
    }
    gi_xdrop(t, parent);
    gi_xdrop(t, path);
    return module;
}

GiValue gi_import(GiThread *t, const char *name) {
    GiValue s = gi_intern(t, name, strlen(name));
    if (s == GI_NULL) {
        return GI_NULL;
    }
    GiValue m = gi_import_absolute(t, s);
    gi_drop(t, s);
    return m;
}

GiValue gi_import_attr(GiThread *t, const char *module, const char *name) {
    GiValue m = gi_import(t, module);
    if (m == GI_NULL) {
        return GI_NULL;
    }
    GiValue v = gi_getattr_text(t, m, name);
    gi_drop(t, m);
    return v;
}

GiValue gi_import_raise_steal(GiThread *t, const char *module, const char *name, GiValue text) {
    GiValue cls = text == GI_NULL ? GI_NULL : gi_import_attr(t, module, name);
    GiValue e = cls == GI_NULL ? GI_NULL : gi_call1(t, cls, text);
    if (e != GI_NULL) {
        gi_raise_object(t, e);
    }
    gi_xdrop(t, e);
    gi_xdrop(t, cls);
    gi_xdrop(t, text);
    return GI_NULL;
}

/* --- __import__ --- */

/* The package by name and path, where nothing else tells it; owned str. */
static GiValue package_by_name(GiThread *t, GiDict *globals) {
    if (!gi_warn(t, &gi_ImportWarning, 1, "can't resolve package from __spec__ or __package__, falling back on "
                                          "__name__ and __path__")) {
        return GI_NULL;
    }
    GiValue name = globals == NULL ? GI_NULL : gi_dict_get_str(t, globals, GI_NAME(t, __name__));
    if (name == GI_NULL || !gi_is_str(name)) {
        return gi_failed(t) ? GI_NULL : gi_raise(t, &gi_KeyError, "'__name__' not in globals");
    }
    bool package_itself = gi_dict_get_str(t, globals, GI_NAME(t, __path__)) != GI_NULL;
    return gi_failed(t) ? GI_NULL : package_name(t, name, package_itself);
}

/* The package that relative imports start from; owned str. */
static GiValue current_package(GiThread *t, GiDict *globals) {
    GiValue package = globals == NULL ? GI_NULL : gi_dict_get_str(t, globals, GI_NAME(t, __package__));
    if (package != GI_NULL && package != GI_NONE) {
        if (!gi_is_str(package)) {
            return gi_raise_type_error(t, "package must be a string");
        }
        return gi_take(package);
    }
    GiValue spec = globals == NULL || gi_failed(t) ? GI_NULL : gi_dict_get_str(t, globals, GI_NAME(t, __spec__));
    if (spec != GI_NULL && spec != GI_NONE) {
        GiValue parent = gi_getattr_text(t, spec, "parent");
        if (parent != GI_NULL && !gi_is_str(parent)) {
            gi_drop(t, parent);
            return gi_raise_type_error(t, "__spec__.parent must be a string");
        }
        return parent;
    }
    return gi_failed(t) ? GI_NULL : package_by_name(t, globals);
}

/* "..c" seen from package "a.b" is "a.c". Owned. */
static GiValue absolute_name(GiThread *t, GiValue name, GiDict *globals, int level) {
    GiValue package = current_package(t, globals);
    if (package == GI_NULL) {
        return GI_NULL;
    }
    const char *text = gi_str_text(package);
    size_t length = gi_str_size(package);
    GiValue r = GI_NULL;
    if (length == 0) {
        gi_raise(t, &gi_ImportError, "attempted relative import with no known parent package");
    } else {
        for (int i = 1; i < level && text != NULL; i++) {
            const char *dot = memrchr(text, '.', length);
            if (dot == NULL) {
                text = NULL;
                gi_raise(t, &gi_ImportError, "attempted relative import beyond top-level package");
            } else {
                length = (size_t)(dot - text);
            }
        }
        if (text != NULL) {
            GiText b;
            gi_text_init(&b, t);
            gi_text_add(&b, text, length);
            if (gi_str_size(name) > 0) {
                gi_text_add(&b, ".", 1);
                gi_text_add_str(&b, name);
            }
            r = gi_text_finish(&b);
        }
    }
    gi_drop(t, package);
    return r;
}

/* Imports the submodules that a from-list names. */
static bool import_submodules(GiThread *t, GiValue module, GiValue module_name, GiValue fromlist, bool all) {
    GiValue names = gi_list_from(t, fromlist);
    bool ok = names != GI_NULL;
    for (size_t i = 0; ok && i < gi_as_list(names)->size; i++) {
        GiValue x = gi_as_list(names)->items[i], v;
        if (!gi_is_str(x)) {
            ok = all ? gi_raise_type_error(t, "Item in %S.__all__ must be str, not %T", module_name, x)
                     : gi_raise_type_error(t, "Item in ``from list'' must be str, not %T", x);
            break;
        }
        if (gi_str_equal_text(x, "*")) {
            int found = all ? 0 : gi_getattr_optional(t, module, GI_NAME(t, __all__), &v);
            ok = found >= 0;
            if (found > 0) {
                ok = import_submodules(t, module, module_name, v, true);
                gi_drop(t, v);
            }
            continue;
        }
        int found = gi_getattr_optional(t, module, x, &v);
        if (found != 0) {
            ok = found > 0;
            gi_xdrop(t, v);
            continue;
        }
        GiValue full = gi_str_from_format(t, "%S.%S", module_name, x);
        GiValue sub = full == GI_NULL ? GI_NULL : gi_import_absolute(t, full);
        if (sub == GI_NULL && full != GI_NULL && gi_error_is(t, &gi_ModuleNotFoundError)) {
            GiValue missing = ((GiImportError *)gi_object(t->exc))->name;
            if (missing != GI_NULL && gi_is_str(missing) && gi_str_equal(missing, full)) {
                gi_error_clear(t);
            }
        }
        ok = !gi_failed(t);
        gi_xdrop(t, sub);
        gi_xdrop(t, full);
    }
    gi_xdrop(t, names);
    return ok;
}

/* The top-level package of an import without from-list. */
static GiValue top_package(GiThread *t, GiValue name, GiValue absolute, GiValue module) {
    const char *text = gi_str_text(name), *dot = strchr(text, '.');
    if (dot == NULL) {
        return gi_take(module);
    }
    /* a relative "..x.y" gives the package up to x */
    size_t cut = gi_str_size(name) - (size_t)(dot - text);
    GiValue head = gi_str_from(t, gi_str_text(absolute), gi_str_size(absolute) - cut);
    GiValue m = head == GI_NULL ? GI_NULL : gi_import_absolute(t, head);
    gi_xdrop(t, head);
    return m;
}

GiValue gi_import_resolve(GiThread *t, GiValue name, GiDict *globals, GiValue fromlist, int level) {
    if (level == 0 && gi_str_size(name) == 0) {
        return gi_raise_value_error(t, "Empty module name");
    }
    GiValue absolute = level == 0 ? gi_take(name) : absolute_name(t, name, globals, level);
    if (absolute == GI_NULL) {
        return GI_NULL;
    }
    bool text = strlen(gi_str_text(absolute)) == gi_str_size(absolute);
    GiValue module = text ? gi_import_absolute(t, absolute) : raise_not_found(t, absolute, "", ""), r = module;
    if (module != GI_NULL) {
        int wanted = gi_truth(t, fromlist);
        if (wanted == 0) {
            r = level > 0 && gi_str_size(name) == 0 ? gi_take(module)
                                                    : top_package(t, name, absolute, module);
            gi_drop(t, module);
        } else if (wanted > 0) {
            GiValue path;
            int package = gi_getattr_optional(t, module, GI_NAME(t, __path__), &path);
            gi_xdrop(t, path);
            if (package < 0 || (package && !import_submodules(t, module, absolute, fromlist, false))) {
                gi_drop(t, module);
                r = GI_NULL;
            }
        } else {
            gi_drop(t, module);
            r = GI_NULL;
        }
    }
    gi_drop(t, absolute);
    return r;
}

GiValue gi_import_name(GiThread *t, GiValue name, GiDict *globals, GiValue fromlist, int level) {
    GiValue f = gi_current_builtin(t, GI_NAME(t, __import__));
    if (f == GI_NULL) {
        return gi_failed(t) ? GI_NULL : gi_raise(t, &gi_ImportError, "__import__ not found");
    }
    if (f == t->vm->import_function) {
        gi_drop(t, f);
        return gi_import_resolve(t, name, globals, fromlist, level);
    }
    GiValue locals = gi_current_locals(t), r = GI_NULL;
    if (locals != GI_NULL) {
        GiValue a[5] = {name, globals ? gi_counted(globals) : GI_NONE, locals, fromlist, gi_int_imm(level)};
        r = gi_call(t, f, a, 5, GI_NULL);
        gi_drop(t, locals);
    }
    gi_drop(t, f);
    return r;
}

/* --- from module import name --- */

static GiValue raise_cannot_import(GiThread *t, GiValue module, GiValue name) {
    GiValue module_name, file, partial = GI_NULL;
    if (gi_getattr_optional(t, module, GI_NAME(t, __name__), &module_name) < 0) {
        return GI_NULL;
    }
    if (gi_getattr_optional(t, module, GI_NAME(t, __file__), &file) < 0) {
        gi_xdrop(t, module_name);
        return GI_NULL;
    }
    bool initializing = module_name != GI_NULL && gi_is_str(module_name) &&
                        find_importing(t->vm, module_name) != NULL;
    const char *where = file != GI_NULL && gi_is_str(file) ? gi_str_text(file) : "unknown location";
    const char *shown = module_name != GI_NULL && gi_is_str(module_name) ? gi_str_text(module_name)
                                                                         : "<unknown module name>";
    if (initializing) {
        gi_raise(t, &gi_ImportError, "cannot import name %R from partially initialized module '%s' "
                 "(most likely due to a circular import) (%s)", name, shown, where);
    } else {
        gi_raise(t, &gi_ImportError, "cannot import name %R from '%s' (%s)", name, shown, where);
    }
    if (gi_error_is(t, &gi_ImportError)) {
        GiImportError *e = (GiImportError *)gi_object(t->exc);
        gi_replace(t, &e->name, module_name == GI_NULL ? GI_NONE : gi_take(module_name));
        gi_replace(t, &e->name_from, gi_take(name));
        gi_replace(t, &e->path, file == GI_NULL ? GI_NONE : gi_take(file));
    }
    gi_xdrop(t, partial);
    gi_xdrop(t, module_name);
    gi_xdrop(t, file);
    return GI_NULL;
}

/* See import.h. */
bool gi_import_is_running(GiThread *t, GiValue name) { return find_importing(t->vm, name) != NULL; }

GiValue gi_import_from(GiThread *t, GiValue module, GiValue name) {
    GiValue v;
    if (gi_getattr_optional(t, module, name, &v) != 0) {
        return v;
    }
    GiValue module_name; /* a submodule that is loaded but not yet an attribute (circular import) */
    if (gi_getattr_optional(t, module, GI_NAME(t, __name__), &module_name) > 0) {
        if (gi_is_str(module_name)) {
            GiValue full = gi_str_from_format(t, "%S.%S", module_name, name);
            v = full == GI_NULL ? GI_NULL : gi_dict_get(t, t->vm->modules, full);
            gi_xtake(v);
            gi_xdrop(t, full);
        }
        gi_drop(t, module_name);
    }
    return v != GI_NULL || gi_failed(t) ? v : raise_cannot_import(t, module, name);
}

/* --- reload and start --- */

GiValue gi_import_reload(GiThread *t, GiValue module) {
    GiValue name = gi_getattr(t, module, GI_NAME(t, __name__));
    if (name == GI_NULL) {
        return GI_NULL;
    }
    GiValue parent = GI_NULL, path = GI_NULL, r = GI_NULL;
    Found f;
    if (!gi_is_str(name) || gi_dict_get(t, t->vm->modules, name) != module) {
        if (!gi_failed(t)) {
            gi_raise(t, &gi_ImportError, "module %S not in sys.modules", name);
        }
    } else if ((strchr(gi_str_text(name), '.') == NULL ||
                (path = parent_path(t, name, &parent)) != GI_NULL) && find(t, name, path, &f)) {
        bool ok = true;
        if (f.kind == NOT_FOUND) {
            gi_raise(t, &gi_ModuleNotFoundError, "spec not found for the module %R", name);
            ok = false;
        } else if (f.kind == FILE_MODULE) {
            size_t size;
            char *text = gi_file_read(t, f.path, &size);
            GiValue origin = text == NULL ? GI_NULL : gi_str_from_text(t, f.path);
            ok = origin != GI_NULL && run_source(t, module, text, size, origin);
            gi_xdrop(t, origin);
            if (text != NULL) {
                gi_free(t, text, size + 1);
            }
        } else if (f.kind == FROZEN) {
            GiValue origin = gi_str_from_format(t, "<frozen %s>", f.frozen->name);
            char *text = origin == GI_NULL ? NULL : gi_frozen_text(t, f.frozen);
            ok = text != NULL && run_source(t, module, text, f.frozen->size, origin);
            gi_xdrop(t, origin);
            if (text != NULL) {
                gi_free(t, text, f.frozen->size + 1);
            }
        }
        if (f.kind == NAMESPACE) {
            gi_drop(t, f.namespace_path);
        } else if (f.kind == SPEC) {
            GiValue a[2] = {f.spec, module}, none = call_helper(t, "_gilt_loaders", "reload_spec", a, 2);
            gi_drop(t, f.spec);
            gi_xdrop(t, none);
            ok = none != GI_NULL;
        }
        r = ok ? gi_take(module) : GI_NULL;
    }
    gi_xdrop(t, parent);
    gi_xdrop(t, path);
    gi_drop(t, name);
    return r;
}

bool gi_import_source(GiThread *t, GiValue name, GiSource *out) {
    GiValue parent = GI_NULL, path = GI_NULL;
    Found f;
    *out = (GiSource){.name = name};
    bool ok = (strchr(gi_str_text(name), '.') == NULL || (path = parent_path(t, name, &parent)) != GI_NULL) &&
              find(t, name, path, &f);
    gi_xdrop(t, parent);
    gi_xdrop(t, path);
    if (!ok) {
        return false;
    }
    out->package = (f.kind == FILE_MODULE || f.kind == FROZEN) && f.package;
    if (f.kind == FILE_MODULE) {
        out->origin = gi_str_decode_utf8(t, f.path, strlen(f.path), "surrogateescape");
        out->text = out->origin == GI_NULL ? NULL : gi_file_read(t, f.path, &out->size);
        ok = out->text != NULL;
    } else if (f.kind == FROZEN) {
        out->origin = gi_str_from_format(t, "<frozen %s>", f.frozen->name);
        out->text = out->origin == GI_NULL ? NULL : gi_frozen_text(t, f.frozen);
        out->size = f.frozen->size;
        ok = out->text != NULL;
    } else if (f.kind == NAMESPACE) {
        gi_drop(t, f.namespace_path);
        out->package = true;
    } else if (f.kind == SPEC) {
        gi_drop(t, f.spec);
    } else if (f.kind == TEXT_OF_HOST) {
        free(f.text);
    }
    if (!ok) {
        gi_import_source_free(t, out);
    }
    return ok;
}

void gi_import_source_free(GiThread *t, GiSource *s) {
    if (s->text != NULL) {
        gi_free(t, s->text, s->size + 1);
    }
    gi_xdrop(t, s->origin);
    *s = (GiSource){.name = s->name};
}

bool gi_import_init(GiThread *t) {
    GiVm *vm = t->vm;
    GiValue modules = gi_dict(t);
    if (modules == GI_NULL) {
        return false;
    }
    vm->modules = gi_as_dict(modules);
    GiValue none = gi_dict(t);
    if (none == GI_NULL) {
        return false;
    }
    vm->no_builtins = gi_as_dict(none);
    GiValue builtins = gi_import(t, "builtins");
    if (builtins == GI_NULL) {
        return false;
    }
    vm->builtins = gi_as_dict(gi_take(((GiModule *)gi_object(builtins))->dict));
    gi_drop(t, builtins);
    GiValue sys = gi_import(t, "sys");
    if (sys == GI_NULL) {
        return false;
    }
    vm->sys_dict = gi_as_dict(gi_take(((GiModule *)gi_object(sys))->dict));
    gi_drop(t, sys);
    GiValue f = gi_dict_get_str(t, vm->builtins, GI_NAME(t, __import__));
    vm->import_function = f == GI_NULL ? GI_NULL : gi_take(f);
    return !gi_failed(t);
}
