/* SPDX-License-Identifier: MIT
 * runtime/errors/warnings.c: issuing warnings, and the module _warnings, on which runtime/lib/warnings.py builds.
 *
 * State (dict vm->warnings): "filters" (list of (action, message, category, module, line)),
 * "_defaultaction", "_onceregistry", and "version", which grows when the filters change so that the
 * registries of modules (__warningregistry__) know that they are out of date. Once the module warnings is
 * imported, its own attributes of these names count.
 */
#include "runtime/errors/warnings.h"

#include <stdarg.h>

#include "runtime/errors/exception.h"
#include "runtime/hooks.h"
#include "runtime/types/number.h"
#include "runtime/types/sequence.h"
#include "runtime/types/str.h"
#include "runtime/types/type_internal.h"

typedef struct Place { /* where a warning is reported; all owned */
    GiValue filename, module, registry; /* registry: dict or GI_NULL */
    int64_t line;
} Place;

static GiDict *state(GiThread *t) { return gi_as_dict(t->vm->warnings); }

/* --- start --- */

static bool add_filter(GiThread *t, GiValue list, const char *action, GiType *category, GiValue module) {
    GiValue name = gi_intern(t, action, strlen(action));
    GiValue row = name == GI_NULL ? GI_NULL
                                  : gi_tuple_pack(t, 5, name, GI_NONE, gi_static(category), module, gi_int_imm(0));
    gi_xdrop(t, name);
    return row != GI_NULL && gi_list_append_steal(t, list, row);
}

static GiValue default_filters(GiThread *t) {
    GiValue list = gi_list(t, NULL, 0);
    if (list != GI_NULL && add_filter(t, list, "default", &gi_DeprecationWarning, GI_NAME(t, __main__)) &&
        add_filter(t, list, "ignore", &gi_DeprecationWarning, GI_NONE) &&
        add_filter(t, list, "ignore", &gi_PendingDeprecationWarning, GI_NONE) &&
        add_filter(t, list, "ignore", &gi_ImportWarning, GI_NONE) &&
        add_filter(t, list, "ignore", &gi_ResourceWarning, GI_NONE)) {
        return list;
    }
    gi_xdrop(t, list);
    return GI_NULL;
}

/* The filters at start. */
bool gi_init_warnings(GiThread *t) {
    t->vm->warnings = gi_dict(t);
    return t->vm->warnings != GI_NULL && gi_dict_set_text_steal(t, state(t), "filters", default_filters(t)) &&
           gi_dict_set_text_steal(t, state(t), "_onceregistry", gi_dict(t)) &&
           gi_dict_set_text_steal(t, state(t), "_defaultaction", gi_intern(t, "default", 7)) &&
           gi_dict_set_text(t, state(t), "version", gi_int_imm(0));
}

/* Drops the state and the remembered sources. */
void gi_clear_warnings(GiThread *t) {
    gi_replace(t, &t->vm->warnings, GI_NULL);
    gi_replace(t, &t->vm->sources, GI_NULL);
}

/* --- looking up settings --- */

/* The module warnings if it is imported; owned, or GI_NULL. */
static GiValue warnings_module(GiThread *t) {
    GiValue m = t->vm->modules == NULL ? GI_NULL : gi_dict_get_text(t, t->vm->modules, "warnings");
    gi_error_clear(t);
    return gi_xtake(m);
}

/* A setting: attribute `attribute` of module warnings, else our own. Owned; GI_NULL: error set. */
static GiValue setting(GiThread *t, const char *attribute, const char *own) {
    GiValue module = warnings_module(t), v = GI_NULL;
    if (module != GI_NULL) {
        GiValue name = gi_intern(t, attribute, strlen(attribute));
        int found = name == GI_NULL ? -1 : gi_getattr_optional(t, module, name, &v);
        gi_xdrop(t, name);
        gi_drop(t, module);
        if (found != 0) {
            return v;
        }
    }
    v = gi_dict_get_text(t, state(t), own);
    return v == GI_NULL && !gi_failed(t) ? gi_raise(t, &gi_RuntimeError, "lost _warnings.%s", own) : gi_xtake(v);
}

/* Does a filter's message or module pattern match? 1, 0, -1. */
static int pattern_matches(GiThread *t, GiValue pattern, GiValue text) {
    if (pattern == GI_NONE) {
        return 1;
    }
    if (gi_is_exact(pattern, &gi_str_type)) {
        return gi_is_str(text) && gi_str_equal(pattern, text);
    }
    GiValue name = gi_intern(t, "match", 5);
    GiValue r = name == GI_NULL ? GI_NULL : gi_call_method1(t, pattern, name, text);
    gi_xdrop(t, name);
    if (r == GI_NULL) {
        return -1;
    }
    int truth = gi_truth(t, r);
    gi_drop(t, r);
    return truth;
}

static int row_matches(GiThread *t, const GiTuple *row, GiValue category, GiValue text, const Place *p) {
    int r = pattern_matches(t, row->items[1], text);
    if (r > 0) {
        r = gi_issubclass(t, category, row->items[2]);
    }
    if (r > 0) {
        r = pattern_matches(t, row->items[3], p->module);
    }
    int64_t line;
    if (r > 0 && !gi_index_int64(t, row->items[4], true, &line)) {
        return -1;
    }
    return r <= 0 ? r : line == 0 || line == p->line;
}

/* The action of the first filter that matches, else the default; owned. */
static GiValue find_action(GiThread *t, GiValue category, GiValue text, const Place *p) {
    GiValue filters = setting(t, "filters", "filters");
    if (filters == GI_NULL || !gi_is_list(filters)) {
        gi_xdrop(t, filters);
        return gi_failed(t) ? GI_NULL : gi_raise_value_error(t, "_warnings.filters must be a list");
    }
    GiValue action = GI_NULL;
    for (size_t i = 0; action == GI_NULL && i < gi_as_list(filters)->size; i++) {
        GiValue row = gi_take(gi_as_list(filters)->items[i]);
        if (!gi_is_tuple(row) || gi_as_tuple(row)->size != 5) {
            gi_raise_value_error(t, "_warnings.filters item %zu isn't a 5-tuple", i);
        } else if (row_matches(t, gi_as_tuple(row), category, text, p) > 0) {
            action = gi_take(gi_as_tuple(row)->items[0]);
        }
        gi_drop(t, row);
        if (gi_failed(t)) {
            break;
        }
    }
    gi_drop(t, filters);
    return action != GI_NULL || gi_failed(t) ? action : setting(t, "defaultaction", "_defaultaction");
}

/* --- registries --- */

/* Is key in the registry (and the registry up to date)? 1, 0, -1. Enters it when `add`. */
static int already(GiThread *t, GiValue registry, GiValue key, bool add) {
    GiDict *d = gi_as_dict(registry);
    GiValue version = gi_dict_get_text(t, state(t), "version");
    GiValue known = gi_failed(t) ? GI_NULL : gi_dict_get_text(t, d, "version");
    if (gi_failed(t)) {
        return -1;
    }
    if (known != version) {
        gi_dict_clear(t, d);
        if (!gi_dict_set_text(t, d, "version", version)) {
            return -1;
        }
    } else {
        GiValue v = gi_dict_get(t, d, key);
        if (v != GI_NULL) {
            int truth = gi_truth(t, v);
            if (truth != 0) {
                return truth;
            }
        }
        if (gi_failed(t)) {
            return -1;
        }
    }
    return !add || gi_dict_set(t, d, key, GI_TRUE) ? 0 : -1;
}

/* --- showing --- */

/* "file:line: Category: text" and the source line, to sys.stderr. */
static bool show_plain(GiThread *t, GiValue category, GiValue text, const Place *p, GiValue source_line) {
    GiValue err = gi_sys_get(t, "stderr");
    if (err == GI_NULL || err == GI_NONE) {
        gi_error_clear(t);
        return true;
    }
    gi_take(err);
    GiText b;
    gi_text_init(&b, t);
    GiValue head = gi_str_from_format(t, "%S:%lld: %s: %S\n", p->filename, (long long)p->line,
                                      gi_type_name(gi_as_type(category)), text);
    if (head != GI_NULL) {
        gi_text_add_str(&b, head);
        gi_drop(t, head);
    }
    GiValue line = source_line != GI_NULL && gi_is_str(source_line)
                       ? gi_take(source_line)
                       : gi_source_line(t, p->filename, (int32_t)p->line);
    if (line != GI_NULL) {
        const char *s = gi_str_text(line), *end = s + gi_str_size(line);
        s += strspn(s, " \t\f");
        while (end > s && strchr(" \t\r\n\f", end[-1]) != NULL) {
            end--;
        }
        if (end > s) {
            gi_text_add_text(&b, "  ");
            gi_text_add(&b, s, (size_t)(end - s));
            gi_text_add_text(&b, "\n");
        }
        gi_drop(t, line);
    }
    gi_source_forget_files(t);
    GiValue all = gi_text_finish(&b);
    GiValue r = all == GI_NULL ? GI_NULL : gi_call_method1(t, err, GI_NAME(t, write), all);
    gi_xdrop(t, all);
    gi_xdrop(t, r);
    gi_drop(t, err);
    gi_error_clear(t); /* a broken stderr must not turn a warning into an error */
    return true;
}

/* warnings._showwarnmsg(WarningMessage(...)) if the module is there. */
static bool show(GiThread *t, GiValue category, GiValue text, GiValue message, const Place *p,
                 GiValue source_line, GiValue source) {
    GiValue module = warnings_module(t);
    if (module == GI_NULL && source != GI_NULL && source != GI_NONE && !t->vm->finalizing) {
        module = gi_import(t, "warnings");
        gi_error_clear(t);
    }
    if (module == GI_NULL) {
        return show_plain(t, category, text, p, source_line);
    }
    GiValue fn = gi_getattr_text(t, module, "_showwarnmsg");
    GiValue cls = fn == GI_NULL ? GI_NULL : gi_getattr_text(t, module, "WarningMessage");
    gi_drop(t, module);
    if (cls == GI_NULL) {
        gi_xdrop(t, fn);
        return gi_error_clear_if(t, &gi_AttributeError) && show_plain(t, category, text, p, source_line);
    }
    GiValue line = gi_int(t, p->line);
    GiValue a[] = {message, category, p->filename, line, GI_NONE, GI_NONE, source == GI_NULL ? GI_NONE : source};
    GiValue m = line == GI_NULL ? GI_NULL : gi_call(t, cls, a, 7, GI_NULL);
    GiValue r = m == GI_NULL ? GI_NULL : gi_call1(t, fn, m);
    gi_xdrop(t, line);
    gi_xdrop(t, m);
    gi_xdrop(t, r);
    gi_drop(t, cls);
    gi_drop(t, fn);
    return r != GI_NULL;
}

/* --- issuing --- */

/* Carries out an action; *shown: the warning is to be printed. false: error set. */
static bool act(GiThread *t, GiValue action, GiValue key, GiValue text, GiValue category, GiValue message,
                const Place *p, bool *shown) {
    *shown = false;
    if (!gi_is_str(action)) {
        return gi_raise_type_error(t, "action must be a string, not '%T'", action);
    }
    if (gi_str_equal_text(action, "error")) {
        return gi_raise_object(t, message);
    }
    if (gi_str_equal_text(action, "ignore")) {
        return true;
    }
    if (gi_str_equal_text(action, "always") || gi_str_equal_text(action, "all")) {
        *shown = true;
        return true;
    }
    if (p->registry != GI_NULL && !gi_dict_set(t, gi_as_dict(p->registry), key, GI_TRUE)) {
        return false;
    }
    if (gi_str_equal_text(action, "default")) {
        *shown = true;
        return true;
    }
    bool once = gi_str_equal_text(action, "once");
    if (!once && !gi_str_equal_text(action, "module")) {
        return gi_raise(t, &gi_RuntimeError, "Unrecognized action (%R) in warnings.filters:\n %R", action, action);
    }
    GiValue registry = once ? setting(t, "onceregistry", "_onceregistry") : gi_xtake(p->registry);
    GiValue short_key = once ? gi_tuple_pack(t, 2, text, category)
                             : gi_tuple_pack(t, 3, text, category, gi_int_imm(0));
    int known = gi_failed(t) || short_key == GI_NULL ? -1
                : registry == GI_NULL                ? 0
                                                     : already(t, registry, short_key, true);
    gi_xdrop(t, short_key);
    gi_xdrop(t, registry);
    *shown = known == 0;
    return known >= 0;
}

/* message: a str or a Warning. category: its class when it is text. All borrowed. */
static bool issue(GiThread *t, GiValue category, GiValue message, const Place *p, GiValue source_line,
                  GiValue source) {
    bool is_warning = gi_is_instance(message, &gi_Warning);
    GiValue text = is_warning ? gi_str(t, message) : gi_take(message);
    if (text == GI_NULL) {
        return false;
    }
    category = is_warning ? gi_type_value(gi_type(message)) : category;
    GiValue object = is_warning ? gi_take(message) : gi_call1(t, category, message);
    GiValue line = gi_int(t, p->line);
    GiValue key = line == GI_NULL ? GI_NULL : gi_tuple_pack(t, 3, text, category, line);
    bool ok = object != GI_NULL && key != GI_NULL;
    int known = ok && p->registry != GI_NULL ? already(t, p->registry, key, false) : 0;
    ok = ok && known >= 0;
    if (ok && known == 0) {
        GiValue action = find_action(t, category, text, p);
        bool shown;
        ok = action != GI_NULL && act(t, action, key, text, category, object, p, &shown) &&
             (!shown || show(t, category, text, object, p, source_line, source));
        gi_xdrop(t, action);
    }
    gi_xdrop(t, key);
    gi_xdrop(t, line);
    gi_xdrop(t, object);
    gi_drop(t, text);
    return ok;
}

static void drop_place(GiThread *t, Place *p) {
    gi_xdrop(t, p->filename);
    gi_xdrop(t, p->module);
    gi_xdrop(t, p->registry);
}

/* Is the file of frame one of the prefixes in a tuple? */
static bool is_skipped(GiThread *t, GiValue filename, GiValue prefixes) {
    for (size_t i = 0; prefixes != GI_NULL && i < gi_as_tuple(prefixes)->size; i++) {
        GiValue x = gi_as_tuple(prefixes)->items[i];
        if (gi_is_str(x) && gi_str_size(x) <= gi_str_size(filename) &&
            memcmp(gi_str_text(filename), gi_str_text(x), gi_str_size(x)) == 0) {
            return true;
        }
    }
    return false;
}

/* Is it a frozen module that stands for one in C (`_sqlite3`, `_ast`)? Its frames do not count, as those of C do not. */
static bool is_native(GiValue filename) {
    static const char start[] = "<frozen _";
    return strncmp(gi_str_text(filename), start, sizeof start - 1) == 0;
}

/* Depth of the frame that is `stacklevel` calls up, leaving out frames of skipped files. */
static size_t find_depth(GiThread *t, int64_t stacklevel, GiValue prefixes) {
    GiValue filename;
    int32_t line;
    size_t depth = 0;
    while (gi_current_position(t, depth, &filename, &line) && is_native(filename)) {
        depth++;
    }
    while (--stacklevel > 0) {
        do {
            if (!gi_current_position(t, ++depth, &filename, &line)) {
                return SIZE_MAX;
            }
        } while (is_native(filename) || (prefixes != GI_NULL && is_skipped(t, filename, prefixes)));
    }
    return depth;
}

/* The module's __warningregistry__, made when missing; owned. */
static GiValue registry_of(GiThread *t, GiDict *globals) {
    GiValue r = gi_dict_get_text(t, globals, "__warningregistry__");
    if (r != GI_NULL) {
        return gi_is_dict(r) ? gi_take(r) : GI_NULL;
    }
    r = gi_failed(t) ? GI_NULL : gi_dict(t);
    if (r != GI_NULL && !gi_dict_set_text(t, globals, "__warningregistry__", r)) {
        gi_drop(t, r);
        return GI_NULL;
    }
    return r;
}

/* Fills p for a frame; one that does not exist is reported as "<sys>". */
static bool locate(GiThread *t, int64_t stacklevel, GiValue prefixes, Place *p) {
    size_t depth = find_depth(t, stacklevel, prefixes);
    GiValue filename, globals = GI_NULL;
    int32_t line;
    *p = (Place){.line = 0};
    if (depth != SIZE_MAX && gi_current_position(t, depth, &filename, &line)) {
        p->filename = gi_take(filename);
        p->line = line;
        GiValue frame = gi_current_frame(t, (int64_t)depth);
        globals = frame == GI_NULL ? GI_NULL : gi_getattr_text(t, frame, "f_globals");
        gi_xdrop(t, frame);
    } else {
        p->filename = gi_str_from_text(t, "<sys>");
        globals = t->vm->sys_dict == NULL ? gi_dict(t) : gi_take(gi_counted(t->vm->sys_dict));
    }
    bool ok = globals != GI_NULL && gi_is_dict(globals) && p->filename != GI_NULL;
    if (ok) {
        GiValue name = gi_dict_get_str(t, gi_as_dict(globals), GI_NAME(t, __name__));
        p->module = name != GI_NULL && gi_is_str(name) ? gi_take(name) : gi_take(GI_NAME(t, string_file));
        p->registry = registry_of(t, gi_as_dict(globals));
        ok = !gi_failed(t);
    }
    gi_xdrop(t, globals);
    if (!ok) {
        drop_place(t, p);
    }
    return ok;
}

/* warnings.warn(text, category, stacklevel) for C code. */
bool gi_warn(GiThread *t, GiType *category, int stacklevel, const char *format, ...) {
    va_list args;
    va_start(args, format);
    GiValue text = gi_str_from_vformat(t, format, args);
    va_end(args);
    if (text == GI_NULL) {
        return false;
    }
    Place p;
    bool ok = t->vm->warnings == GI_NULL;
    if (!ok && locate(t, stacklevel, GI_NULL, &p)) {
        ok = issue(t, gi_type_value(category), text, &p, GI_NULL, GI_NULL);
        drop_place(t, &p);
    }
    gi_drop(t, text);
    return ok;
}

/* --- module _warnings --- */

/* The category of a message: owned type, or GI_NULL with TypeError set. */
static GiValue category_of(GiThread *t, GiValue message, GiValue category) {
    if (gi_is_instance(message, &gi_Warning)) {
        return gi_take(gi_type_value(gi_type(message)));
    }
    if (category == GI_NONE || category == GI_NULL) {
        return gi_static(&gi_UserWarning);
    }
    if (!gi_is_type(category) || !gi_type_is_subtype(gi_as_type(category), &gi_Warning)) {
        return gi_raise_type_error(t, "category must be a Warning subclass, not '%T'", category);
    }
    return gi_take(category);
}

static GiValue warn(GiThread *t, const GiValue *a) {
    int64_t stacklevel;
    if (!gi_index_int64(t, a[2], true, &stacklevel)) {
        return GI_NULL;
    }
    if (!gi_is_tuple(a[4])) {
        return gi_raise_type_error(t, "warn() argument 'skip_file_prefixes' must be tuple, not %T", a[4]);
    }
    for (size_t i = 0; i < gi_as_tuple(a[4])->size; i++) {
        if (!gi_is_str(gi_as_tuple(a[4])->items[i])) {
            return gi_raise_type_error(t, "Found non-str '%T' in skip_file_prefixes.", gi_as_tuple(a[4])->items[i]);
        }
    }
    GiValue category = category_of(t, a[0], a[1]);
    if (category == GI_NULL) {
        return GI_NULL;
    }
    bool skipping = gi_as_tuple(a[4])->size > 0;
    stacklevel = skipping && stacklevel < 2 ? 2 : stacklevel;
    Place p;
    bool ok = locate(t, stacklevel, skipping ? a[4] : GI_NULL, &p);
    if (ok) {
        ok = issue(t, category, a[0], &p, GI_NULL, a[3]);
        drop_place(t, &p);
    }
    gi_drop(t, category);
    return ok ? GI_NONE : GI_NULL;
}

/* Module name for a file: without ".py"; owned. */
static GiValue module_of_file(GiThread *t, GiValue filename) {
    size_t n = gi_str_size(filename);
    if (n == 0) {
        return gi_str_from_text(t, "<unknown>");
    }
    const char *text = gi_str_text(filename);
    return n >= 3 && strcmp(text + n - 3, ".py") == 0 ? gi_str_from(t, text, n - 3) : gi_take(filename);
}

/* The source line that module_globals' loader gives; owned, or GI_NULL without an error. */
static GiValue line_from_globals(GiThread *t, GiValue globals, int64_t line) {
    if (globals == GI_NONE) {
        return GI_NULL;
    }
    if (!gi_is_dict(globals)) {
        return gi_raise_type_error(t, "module_globals must be a dict, not '%T'", globals);
    }
    GiValue loader = gi_dict_get_str(t, gi_as_dict(globals), GI_NAME(t, __loader__));
    GiValue name = gi_failed(t) ? GI_NULL : gi_dict_get_str(t, gi_as_dict(globals), GI_NAME(t, __name__));
    if (loader == GI_NULL || name == GI_NULL) {
        return GI_NULL;
    }
    GiValue id = gi_intern(t, "get_source", 10), source = GI_NULL, r = GI_NULL, fn = GI_NULL;
    if (id != GI_NULL && gi_getattr_optional(t, loader, id, &fn) > 0) {
        source = gi_call1(t, fn, name);
        gi_drop(t, fn);
    }
    gi_xdrop(t, id);
    if (source != GI_NULL && gi_is_str(source)) {
        const char *p = gi_str_text(source);
        for (; line > 1 && p != NULL; line--) {
            p = strchr(p, '\n');
            p = p == NULL ? NULL : p + 1;
        }
        r = p == NULL ? GI_NULL : gi_str_from(t, p, strcspn(p, "\n"));
    }
    gi_xdrop(t, source);
    return r;
}

static GiValue warn_explicit(GiThread *t, const GiValue *a) {
    GiValue message = a[0], registry = a[5];
    Place p = {.filename = a[2]};
    if (!gi_is_str(a[2])) {
        return gi_raise_type_error(t, "warn_explicit() argument 'filename' must be str, not %T", a[2]);
    }
    if (!gi_index_int64(t, a[3], true, &p.line)) {
        return GI_NULL;
    }
    if (registry != GI_NONE && !gi_is_dict(registry)) {
        return gi_raise_type_error(t, "'registry' must be a dict or None");
    }
    GiValue category = category_of(t, message, a[1]);
    GiValue line = category == GI_NULL ? GI_NULL : line_from_globals(t, a[6], p.line);
    bool ok = !gi_failed(t);
    p.registry = registry == GI_NONE ? GI_NULL : registry;
    p.module = !ok ? GI_NULL : a[4] == GI_NONE ? module_of_file(t, a[2]) : gi_take(a[4]);
    ok = p.module != GI_NULL && issue(t, category, message, &p, line, a[7]);
    gi_xdrop(t, p.module);
    gi_xdrop(t, line);
    gi_xdrop(t, category);
    return ok ? GI_NONE : GI_NULL;
}

static GiValue filters_mutated(GiThread *t, const GiValue *a) {
    GiValue version = gi_dict_get_text(t, state(t), "version");
    int64_t n = version == GI_NULL ? 0 : gi_int_imm_value(version);
    return gi_dict_set_text(t, state(t), "version", gi_int_imm(n + 1)) ? GI_NONE : GI_NULL;
}

static const GiMethodRow functions[] = {
    GI_METHOD("warn(message, category=None, stacklevel=1, source=None, *, skip_file_prefixes=())", warn,
              "Issue a warning, or maybe ignore it or raise an exception."),
    GI_METHOD("warn_explicit(message, category, filename, lineno, module=None, registry=None, "
              "module_globals=None, source=None)",
              warn_explicit, "Issue a warning, or maybe ignore it or raise an exception."),
    GI_METHOD("_filters_mutated()", filters_mutated, NULL),
    GI_METHODS_END,
};

static bool init_module(GiThread *t, GiValue module) {
    static const char *const shared[] = {"filters", "_onceregistry", "_defaultaction"};
    for (size_t i = 0; i < 3; i++) {
        GiValue v = gi_dict_get_text(t, state(t), shared[i]);
        if (v == GI_NULL || !gi_module_add(t, module, shared[i], v)) {
            return false;
        }
    }
    return true;
}

const GiModuleSpec gi_module__warnings = {
    "_warnings",
    "_warnings provides basic warning filtering support.\n"
    "It is a helper module to speed up interpreter start-up.",
    functions,
    init_module,
};
