/* SPDX-License-Identifier: MIT
 * runtime/types/exception.c: BaseException and all exception types of errors.def (one static type per
 * row), and the simple kinds: SystemExit, StopIteration, KeyError, NameError, AttributeError, ImportError.
 * OSError, SyntaxError, Unicode errors and groups have files of their own.
 *
 * The five common references of every exception are laid-out slots; those of its layout follow the
 * common fields and are visited by the layout's own hooks.
 */
#include "gc/size.h"
#include "runtime/init.h"
#include "runtime/types/exception_internal.h"
#include "runtime/types/number.h"
#include "runtime/errors/suggest.h"
#include "runtime/types/str.h"
#include "runtime/types/support.h"
#include "runtime/errors/warnings.h"

static GiException *as_exc(GiValue v) { return gi_as_exception(v); }

/* --- construction --- */

/* BaseException.__new__: keeps the arguments. */
GiValue gi_exception_new(GiThread *t, GiType *type, const GiValue *a, size_t n, GiValue kwnames) {
    GiException *e = gi_object_new_tracked(t, type);
    if (e == NULL) {
        return GI_NULL;
    }
    e->args = gi_tuple(t, a, n);
    if (e->args == GI_NULL) {
        gi_drop_object(t, e);
        return GI_NULL;
    }
    return gi_counted(e);
}

GI_FOR_SIZE

/* BaseException.__init__. */
bool gi_exception_init(GiThread *t, GiValue v, const GiValue *a, size_t n, GiValue kwnames) {
    if (kwnames != GI_NULL && gi_as_tuple(kwnames)->size > 0) {
        return gi_raise_type_error(t, "%T() takes no keyword arguments", v);
    }
    GiValue had = as_exc(v)->args;
    if (had != GI_NULL && gi_as_tuple(had)->size == n &&
        (n == 0 || memcmp(gi_as_tuple(had)->items, a, n * sizeof *a) == 0)) {
        return true; /* those that __new__ got */
    }
    GiValue args = gi_tuple(t, a, n);
    if (args == GI_NULL) {
        return false;
    }
    gi_replace(t, &as_exc(v)->args, args);
    return true;
}

/* See exception_internal.h. */
bool gi_exception_keywords(GiThread *t, const char *function, const char *const *names, const GiValue *values,
                           GiValue kwnames, GiValue *out) {
    size_t n = 0;
    while (names[n] != NULL) {
        out[n++] = GI_NULL;
    }
    size_t count = kwnames == GI_NULL ? 0 : gi_as_tuple(kwnames)->size;
    if (count > n) {
        return gi_raise_type_error(t, "%s() takes at most %zu keyword argument%s (%zu given)", function, n,
                                   n == 1 ? "" : "s", count);
    }
    for (size_t i = 0; i < count; i++) {
        GiValue name = gi_as_tuple(kwnames)->items[i];
        size_t j = 0;
        while (names[j] != NULL && !gi_str_equal_text(name, names[j])) {
            j++;
        }
        if (names[j] == NULL) {
            return gi_support_unknown_keyword(t, function, names, name);
        }
        out[j] = values[i];
    }
    return true;
}

static inline size_t args_count(GiException *e) { return e->args == GI_NULL ? 0 : gi_as_tuple(e->args)->size; }

/* --- text --- */

/* str(): nothing, the argument, or the tuple of them. */
GiValue gi_exception_str(GiThread *t, GiValue v) {
    GiException *e = as_exc(v);
    size_t n = args_count(e);
    if (n == 0) {
        return gi_take(t->vm->empty_str);
    }
    GiValue held = gi_take(n == 1 ? gi_as_tuple(e->args)->items[0] : e->args);
    GiValue r = gi_str(t, held);
    gi_drop(t, held);
    return r;
}

static GiValue exception_repr(GiThread *t, GiValue v) {
    GiException *e = as_exc(v);
    size_t n = args_count(e);
    const char *name = gi_type_name(gi_type(v));
    if (n == 0) {
        return gi_str_from_format(t, "%s()", name);
    }
    GiValue held = gi_take(n == 1 ? gi_as_tuple(e->args)->items[0] : e->args);
    GiValue r = gi_str_from_format(t, n == 1 ? "%s(%R)" : "%s%R", name, held);
    gi_drop(t, held);
    return r;
}

/* --- attributes of BaseException --- */

static GiValue get_args(GiThread *t, GiValue v) {
    GiValue args = as_exc(v)->args;
    return gi_take(args == GI_NULL ? t->vm->empty_tuple : args);
}

static bool set_args(GiThread *t, GiValue v, GiValue x) {
    if (x == GI_NULL) {
        return gi_raise_type_error(t, "args may not be deleted");
    }
    GiValue args = gi_tuple_from(t, x);
    if (args == GI_NULL) {
        return false;
    }
    gi_replace(t, &as_exc(v)->args, args);
    return true;
}

static GiValue get_traceback(GiThread *t, GiValue v) { return gi_field_or_none(as_exc(v)->traceback); }

static bool set_traceback(GiThread *t, GiValue v, GiValue x) {
    if (x == GI_NULL) {
        return gi_raise_type_error(t, "__traceback__ may not be deleted");
    }
    if (x != GI_NONE && !gi_is_exact(x, &gi_traceback_type)) {
        return gi_raise_type_error(t, "__traceback__ must be a traceback or None");
    }
    gi_replace(t, &as_exc(v)->traceback, x == GI_NONE ? GI_NULL : gi_take(x));
    return true;
}

static bool check_link(GiThread *t, GiValue x, const char *attribute, const char *what) {
    if (x == GI_NULL) {
        return gi_raise_type_error(t, "%s may not be deleted", attribute);
    }
    if (x != GI_NONE && !gi_has_flag(x, GI_TYPE_EXCEPTION)) {
        return gi_raise_type_error(t, "exception %s must be None or derive from BaseException", what);
    }
    return true;
}

static GiValue get_context(GiThread *t, GiValue v) { return gi_field_or_none(as_exc(v)->context); }

static bool set_context(GiThread *t, GiValue v, GiValue x) {
    if (!check_link(t, x, "__context__", "context")) {
        return false;
    }
    gi_replace(t, &as_exc(v)->context, x == GI_NONE ? GI_NULL : gi_take(x));
    return true;
}

static GiValue get_cause(GiThread *t, GiValue v) { return gi_field_or_none(as_exc(v)->cause); }

static bool set_cause(GiThread *t, GiValue v, GiValue x) {
    if (!check_link(t, x, "__cause__", "cause")) {
        return false;
    }
    as_exc(v)->suppress_context = true;
    gi_replace(t, &as_exc(v)->cause, x == GI_NONE ? GI_NULL : gi_take(x));
    return true;
}

static GiValue get_suppress(GiThread *t, GiValue v) { return gi_bool(as_exc(v)->suppress_context); }

static bool set_suppress(GiThread *t, GiValue v, GiValue x) {
    if (x != GI_TRUE && x != GI_FALSE) {
        return x == GI_NULL ? gi_raise_type_error(t, "can't delete numeric/char attribute")
                            : gi_raise_type_error(t, "attribute value type must be bool");
    }
    as_exc(v)->suppress_context = x == GI_TRUE;
    return true;
}

static GiValue get_dict(GiThread *t, GiValue v) {
    GiException *e = as_exc(v);
    if (e->dict == GI_NULL && (e->dict = gi_dict(t)) == GI_NULL) {
        return GI_NULL;
    }
    return gi_take(e->dict);
}

static bool set_dict(GiThread *t, GiValue v, GiValue x) {
    if (x == GI_NULL) {
        return gi_raise_type_error(t, "cannot delete __dict__");
    }
    if (!gi_is_dict(x)) {
        return gi_raise_type_error(t, "__dict__ must be set to a dictionary, not a '%T'", x);
    }
    gi_replace(t, &as_exc(v)->dict, gi_take(x));
    return true;
}

/* --- methods of BaseException --- */

/* (type, args[, state]). */
GiValue gi_exception_reduce_with(GiThread *t, GiValue v, GiValue args, GiValue state) {
    GiValue type = gi_type_value(gi_type(v));
    state = state == GI_NULL ? as_exc(v)->dict : state;
    if (state != GI_NULL) {
        return gi_tuple_pack(t, 3, type, args, state);
    }
    return gi_tuple_pack(t, 2, type, args);
}

static GiValue reduce(GiThread *t, const GiValue *a) {
    GiValue args = get_args(t, a[0]);
    GiValue r = gi_exception_reduce_with(t, a[0], args, GI_NULL);
    gi_drop(t, args);
    return r;
}

static GiValue setstate(GiThread *t, const GiValue *a) {
    if (a[1] == GI_NONE) {
        return GI_NONE;
    }
    if (!gi_is_dict(a[1])) {
        return gi_raise_type_error(t, "state is not a dictionary");
    }
    GiValue copy = gi_dict_copy(t, gi_as_dict(a[1])), key, value;
    uint32_t pos = 0;
    bool ok = copy != GI_NULL;
    while (ok && gi_dict_next(gi_as_dict(copy), &pos, &key, &value)) {
        ok = gi_setattr(t, a[0], key, value);
    }
    gi_xdrop(t, copy);
    return ok ? GI_NONE : GI_NULL;
}

static GiValue with_traceback(GiThread *t, const GiValue *a) {
    return set_traceback(t, a[0], a[1]) ? gi_take(a[0]) : GI_NULL;
}

static GiValue add_note(GiThread *t, const GiValue *a) {
    GiValue notes;
    if (!gi_is_str(a[1])) {
        return gi_raise_type_error(t, "note must be a str, not '%T'", a[1]);
    }
    if (gi_getattr_optional(t, a[0], GI_NAME(t, __notes__), &notes) < 0) {
        return GI_NULL;
    }
    bool ok;
    if (notes == GI_NULL) {
        notes = gi_list(t, &a[1], 1);
        ok = notes != GI_NULL && gi_setattr(t, a[0], GI_NAME(t, __notes__), notes);
    } else {
        ok = gi_is_list(notes) ? gi_list_append(t, notes, a[1])
                               : (bool)gi_raise_type_error(t, "Cannot add note: __notes__ is not a list");
    }
    gi_xdrop(t, notes);
    return ok ? GI_NONE : GI_NULL;
}

static const GiMethodRow base_methods[] = {
    GI_METHOD("__reduce__(self, /)", reduce, NULL),
    GI_METHOD("__setstate__(self, object, /)", setstate, NULL),
    GI_METHOD("with_traceback(self, object, /)", with_traceback, "Set self.__traceback__ to tb and return self."),
    GI_METHOD("add_note(self, object, /)", add_note, "Add a note to the exception"),
    GI_METHODS_END,
};

static const GiGetSetRow base_getset[] = {
    {"args", get_args, set_args, NULL},
    {"__traceback__", get_traceback, set_traceback, NULL},
    {"__context__", get_context, set_context, NULL},
    {"__cause__", get_cause, set_cause, NULL},
    {"__suppress_context__", get_suppress, set_suppress, NULL},
    {"__dict__", get_dict, set_dict, NULL},
    {NULL, NULL, NULL, NULL},
};

const GiExceptionKind gi_kind_BaseException = {
    gi_exception_init, gi_exception_str, exception_repr, base_methods, base_getset, gi_exception_new};

/* --- SystemExit, StopIteration --- */

GI_EXCEPTION_FIELD(GiSystemExit, code)

static bool exit_init(GiThread *t, GiValue v, const GiValue *a, size_t n, GiValue kwnames) {
    if (!gi_exception_init(t, v, a, n, kwnames)) {
        return false;
    }
    if (n > 0) {
        set_code(t, v, n == 1 ? a[0] : as_exc(v)->args);
    }
    return true;
}

static const GiGetSetRow exit_getset[] = {
    {"code", get_code, set_code, "exception code"},
    {NULL, NULL, NULL, NULL},
};
const GiExceptionKind gi_kind_SystemExit = {exit_init, NULL, NULL, NULL, exit_getset, NULL};

GI_EXCEPTION_FIELD(GiStopIteration, value)

static bool stop_init(GiThread *t, GiValue v, const GiValue *a, size_t n, GiValue kwnames) {
    return gi_exception_init(t, v, a, n, kwnames) && set_value(t, v, n > 0 ? a[0] : GI_NONE);
}

static const GiGetSetRow stop_getset[] = {
    {"value", get_value, set_value, "generator return value"},
    {NULL, NULL, NULL, NULL},
};
const GiExceptionKind gi_kind_StopIteration = {stop_init, NULL, NULL, NULL, stop_getset, NULL};

/* --- KeyError: the repr of the key, so that KeyError('') shows --- */

static GiValue key_str(GiThread *t, GiValue v) {
    GiException *e = as_exc(v);
    if (args_count(e) != 1) {
        return gi_exception_str(t, v);
    }
    GiValue key = gi_take(gi_as_tuple(e->args)->items[0]);
    GiValue r = gi_repr(t, key);
    gi_drop(t, key);
    return r;
}
const GiExceptionKind gi_kind_KeyError = {NULL, key_str, NULL, NULL, NULL, NULL};

/* --- NameError, AttributeError --- */

static GiValue name_get(GiThread *t, GiValue v) {
    return gi_field_or_none(((GiNameError *)gi_object(v))->name);
}
static bool name_set(GiThread *t, GiValue v, GiValue x) {
    gi_replace(t, &((GiNameError *)gi_object(v))->name, gi_xtake(x));
    return true;
}

static bool name_init(GiThread *t, GiValue v, const GiValue *a, size_t n, GiValue kwnames) {
    static const char *const names[] = {"name", NULL};
    GiValue kw[1];
    if (!gi_exception_init(t, v, a, n, GI_NULL) ||
        !gi_exception_keywords(t, "NameError", names, a + n, kwnames, kw)) {
        return false;
    }
    return name_set(t, v, kw[0]);
}

static const GiGetSetRow name_getset[] = {
    {"name", name_get, name_set, "name"},
    {NULL, NULL, NULL, NULL},
};
const GiExceptionKind gi_kind_NameError = {name_init, NULL, NULL, NULL, name_getset, NULL};

GI_EXCEPTION_FIELD(GiAttributeError, obj)
GI_EXCEPTION_FIELD(GiAttributeError, name)

static bool attribute_init(GiThread *t, GiValue v, const GiValue *a, size_t n, GiValue kwnames) {
    static const char *const names[] = {"name", "obj", NULL};
    GiValue kw[2];
    if (!gi_exception_init(t, v, a, n, GI_NULL) ||
        !gi_exception_keywords(t, "AttributeError", names, a + n, kwnames, kw)) {
        return false;
    }
    return set_name(t, v, kw[0]) && set_obj(t, v, kw[1]);
}

/* State for pickling: __dict__ with the extra fields that are set; GI_NULL without an error: nothing. */
static GiValue state_with(GiThread *t, GiValue v, const char *const *names, const GiValue *fields, size_t n) {
    GiValue dict = as_exc(v)->dict;
    bool any = false;
    for (size_t i = 0; i < n; i++) {
        any = any || fields[i] != GI_NULL;
    }
    if (!any) {
        return gi_xtake(dict);
    }
    GiValue d = dict == GI_NULL ? gi_dict(t) : gi_dict_copy(t, gi_as_dict(dict));
    for (size_t i = 0; d != GI_NULL && i < n; i++) {
        if (fields[i] != GI_NULL && !gi_dict_set_text(t, gi_as_dict(d), names[i], fields[i])) {
            gi_drop(t, d);
            return GI_NULL;
        }
    }
    return d;
}

static GiValue attribute_getstate(GiThread *t, const GiValue *a) {
    static const char *const names[] = {"name", "args"};
    GiAttributeError *e = (GiAttributeError *)gi_object(a[0]);
    GiValue args = get_args(t, a[0]);
    GiValue fields[] = {e->name, e->name == GI_NULL && e->dict == GI_NULL ? GI_NULL : args};
    GiValue state = state_with(t, a[0], names, fields, 2);
    gi_drop(t, args);
    return state == GI_NULL && !gi_failed(t) ? GI_NONE : state;
}

static GiValue attribute_reduce(GiThread *t, const GiValue *a) {
    GiValue args = get_args(t, a[0]);
    GiValue state = attribute_getstate(t, a);
    GiValue r = state == GI_NULL ? GI_NULL : gi_tuple_pack(t, 3, gi_type_value(gi_type(a[0])), args, state);
    gi_drop(t, args);
    gi_xdrop(t, state);
    return r;
}

static const GiMethodRow attribute_methods[] = {
    GI_METHOD("__getstate__(self, /)", attribute_getstate, NULL),
    GI_METHOD("__reduce__(self, /)", attribute_reduce, NULL),
    GI_METHODS_END,
};
static const GiGetSetRow attribute_getset[] = {
    {"name", get_name, set_name, "attribute name"},
    {"obj", get_obj, set_obj, "object"},
    {NULL, NULL, NULL, NULL},
};
const GiExceptionKind gi_kind_AttributeError = {attribute_init, NULL, NULL, attribute_methods, attribute_getset,
                                                NULL};

/* --- ImportError --- */

GI_EXCEPTION_FIELD(GiImportError, msg)
GI_EXCEPTION_FIELD(GiImportError, path)
GI_EXCEPTION_FIELD(GiImportError, name_from)
static GiValue import_get_name(GiThread *t, GiValue v) {
    return gi_field_or_none(((GiImportError *)gi_object(v))->name);
}
static bool import_set_name(GiThread *t, GiValue v, GiValue x) {
    gi_replace(t, &((GiImportError *)gi_object(v))->name, gi_xtake(x));
    return true;
}

static bool import_init(GiThread *t, GiValue v, const GiValue *a, size_t n, GiValue kwnames) {
    static const char *const names[] = {"name", "path", "name_from", NULL};
    GiValue kw[3];
    if (!gi_exception_init(t, v, a, n, GI_NULL) ||
        !gi_exception_keywords(t, "ImportError", names, a + n, kwnames, kw)) {
        return false;
    }
    return import_set_name(t, v, kw[0]) && set_path(t, v, kw[1]) && set_name_from(t, v, kw[2]) &&
           set_msg(t, v, n == 1 ? a[0] : GI_NULL);
}

static GiValue import_str(GiThread *t, GiValue v) {
    GiValue msg = ((GiImportError *)gi_object(v))->msg;
    return msg != GI_NULL && gi_is_exact(msg, &gi_str_type) ? gi_take(msg) : gi_exception_str(t, v);
}

static GiValue import_reduce(GiThread *t, const GiValue *a) {
    static const char *const names[] = {"name", "path", "name_from"};
    GiImportError *e = (GiImportError *)gi_object(a[0]);
    GiValue fields[] = {e->name, e->path, e->name_from};
    GiValue state = state_with(t, a[0], names, fields, 3), args = get_args(t, a[0]), r = GI_NULL;
    if (!gi_failed(t)) {
        r = gi_exception_reduce_with(t, a[0], args, state);
    }
    gi_drop(t, args);
    gi_xdrop(t, state);
    return r;
}

static const GiMethodRow import_methods[] = {
    GI_METHOD("__reduce__(self, /)", import_reduce, NULL),
    GI_METHODS_END,
};
static const GiGetSetRow import_getset[] = {
    {"msg", get_msg, set_msg, "exception message"},
    {"name", import_get_name, import_set_name, "module name"},
    {"path", get_path, set_path, "module path"},
    {"name_from", get_name_from, set_name_from, "name imported from module"},
    {NULL, NULL, NULL, NULL},
};
const GiExceptionKind gi_kind_ImportError = {import_init, import_str, NULL, import_methods, import_getset, NULL};

/* --- collector hooks of the layouts --- */

static int visit_range(GiValue *first, size_t n, GiVisit visit, void *arg) {
    for (size_t i = 0; i < n; i++) {
        int r = first[i] == GI_NULL ? 0 : visit(first[i], arg);
        if (r != 0) {
            return r;
        }
    }
    return 0;
}

GI_FOR_SPEED

static void drop_range(GiThread *t, GiValue *first, size_t n) {
    for (size_t i = 0; i < n; i++) {
        gi_replace(t, &first[i], GI_NULL);
    }
}

#define GI_COMMON_SLOTS 5
static void release_common(GiThread *t, GiObject *o) {
    drop_range(t, &((GiException *)o)->args, GI_COMMON_SLOTS);
    gi_object_free(t, o, o->type->gc.size);
}

#define GI_LAYOUT_HOOKS(layout, first, n) \
    static int traverse_##layout(GiObject *o, GiVisit visit, void *arg) { \
        return visit_range(&((layout *)o)->first, n, visit, arg); \
    } \
    static void clear_##layout(GiThread *t, GiObject *o) { \
        drop_range(t, &((layout *)o)->first, n); \
        drop_range(t, &((GiException *)o)->args, GI_COMMON_SLOTS); \
    } \
    static void release_##layout(GiThread *t, GiObject *o) { \
        drop_range(t, &((layout *)o)->first, n); \
        release_common(t, o); \
    }
GI_LAYOUT_HOOKS(GiException, args, 0)
GI_LAYOUT_HOOKS(GiExceptionGroup, message, 2)
GI_LAYOUT_HOOKS(GiSystemExit, code, 1)
GI_LAYOUT_HOOKS(GiStopIteration, value, 1)
GI_LAYOUT_HOOKS(GiAttributeError, obj, 2)
GI_LAYOUT_HOOKS(GiNameError, name, 1)
GI_LAYOUT_HOOKS(GiImportError, msg, 4)
GI_LAYOUT_HOOKS(GiOSError, error_number, 4)
GI_LAYOUT_HOOKS(GiSyntaxError, msg, 8)
GI_LAYOUT_HOOKS(GiUnicodeError, encoding, 3)

/* --- the types --- */

#define GI_EXCEPTION(id, parent, layout, text) GiType gi_##id;
#include "runtime/errors/errors.def"
#undef GI_EXCEPTION

/* All that differs between the types: written out they would be 25 KB of the library. */
typedef struct Row {
    GiType *type, *base;
    const char *name, *doc;
    const GiTypeHead *layout;
} Row;

#define GI_LAYOUT_HEAD(layout) \
    static const GiTypeHead head_##layout = { \
        .head = GI_STATIC_HEAD(&gi_type_type), .size = sizeof(layout), .gc_flags = GI_GC_TRACKED, \
        .slots_offset = offsetof(GiException, args), .slots_count = GI_COMMON_SLOTS, .traverse = traverse_##layout, \
        .clear = clear_##layout, .release = release_##layout};
GI_LAYOUT_HEAD(GiException)
GI_LAYOUT_HEAD(GiExceptionGroup)
GI_LAYOUT_HEAD(GiSystemExit)
GI_LAYOUT_HEAD(GiStopIteration)
GI_LAYOUT_HEAD(GiAttributeError)
GI_LAYOUT_HEAD(GiNameError)
GI_LAYOUT_HEAD(GiImportError)
GI_LAYOUT_HEAD(GiOSError)
GI_LAYOUT_HEAD(GiSyntaxError)
GI_LAYOUT_HEAD(GiUnicodeError)

#define gi_object gi_object_type /* the base of the first row */
static const Row rows[] = {
#define GI_EXCEPTION(id, parent, layout, text) {&gi_##id, &gi_##parent, #id, text, &head_##layout},
#include "runtime/errors/errors.def"
#undef GI_EXCEPTION
};
#undef gi_object

GI_FOR_SIZE

static void apply(GiType *type, const GiExceptionKind *kind) {
    type->init = kind->init;
    type->str = kind->str;
    type->repr = kind->repr;
    type->methods = kind->methods;
    type->getset = kind->getset;
    type->new_ = kind->new_;
}

/* Fills the types in; called once per process, before they are made ready. */
void gi_exception_types_prepare(void) {
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        GiType *type = rows[i].type;
        type->gc = *rows[i].layout;
        type->dict_offset = offsetof(GiException, dict);
        type->name = rows[i].name;
        type->base = rows[i].base;
        type->flags = GI_TYPE_BASE | GI_TYPE_EXCEPTION;
        type->doc = rows[i].doc;
    }
    apply(&gi_BaseException, &gi_kind_BaseException);
    apply(&gi_SystemExit, &gi_kind_SystemExit);
    apply(&gi_StopIteration, &gi_kind_StopIteration);
    apply(&gi_KeyError, &gi_kind_KeyError);
    apply(&gi_NameError, &gi_kind_NameError);
    apply(&gi_AttributeError, &gi_kind_AttributeError);
    apply(&gi_ImportError, &gi_kind_ImportError);
    apply(&gi_OSError, &gi_kind_OSError);
    apply(&gi_SyntaxError, &gi_kind_SyntaxError);
    apply(&gi_UnicodeEncodeError, &gi_kind_UnicodeEncodeError);
    apply(&gi_UnicodeDecodeError, &gi_kind_UnicodeDecodeError);
    apply(&gi_UnicodeTranslateError, &gi_kind_UnicodeTranslateError);
    apply(&gi_BaseExceptionGroup, &gi_kind_BaseExceptionGroup);
    gi_IncompleteInputError.name = "_IncompleteInputError";
}

/* The prepared MemoryError and the ExceptionGroup class. */
bool gi_init_exceptions(GiThread *t) {
    t->vm->memory_error = gi_exception_make(t, &gi_MemoryError, NULL, 0);
    t->vm->exception_group = t->vm->memory_error == GI_NULL ? GI_NULL : gi_group_class(t);
    return t->vm->exception_group != GI_NULL && gi_init_warnings(t);
}

/* Drops what gi_init_exceptions made. */
void gi_clear_exceptions(GiThread *t) {
    gi_clear_warnings(t);
    gi_replace(t, &t->vm->exception_group, GI_NULL);
    gi_replace(t, &t->vm->memory_error, GI_NULL);
}

GI_FOR_SPEED
