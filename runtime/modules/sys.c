/* SPDX-License-Identifier: MIT
 * runtime/modules/sys.c: the module sys. Streams and argv are filled in by whoever starts the
 * interpreter (interp/main.c, the embedding API); threads and slices are in sys_threads.c.
 */
#include <dlfcn.h>
#include <float.h>

#include "runtime/errors/exception.h"
#include "runtime/gil/block.h"
#include "runtime/hooks.h"
#include "runtime/import.h"
#include "runtime/modules/sys.h"
#include "runtime/types/bytes.h"
#include "runtime/types/number.h"
#include "runtime/types/sequence.h"
#include "runtime/types/str.h"

GiValue gi_sys_get(GiThread *t, const char *name) {
    return t->vm->sys_dict == NULL ? GI_NULL : gi_dict_get_text(t, t->vm->sys_dict, name);
}

bool gi_sys_set(GiThread *t, const char *name, GiValue v) {
    return gi_dict_set_text(t, t->vm->sys_dict, name, v);
}

/* The exception being handled by the innermost except block; borrowed, GI_NULL: none. */
static GiValue handled_exception(GiThread *t) {
    GiHandled *h = t->handled;
    while (h != NULL && (h->exc == GI_NULL || h->exc == GI_NONE)) {
        h = h->previous;
    }
    return h == NULL ? GI_NULL : h->exc;
}

static GiValue sys_exc_info(GiThread *t, const GiValue *a) {
    GiValue exc = handled_exception(t);
    if (exc == GI_NULL) {
        return gi_tuple_pack(t, 3, GI_NONE, GI_NONE, GI_NONE);
    }
    GiValue tb = gi_as_exception(exc)->traceback;
    return gi_tuple_pack(t, 3, gi_type_value(gi_type(exc)), exc, tb == GI_NULL ? GI_NONE : tb);
}

static GiValue sys_exception(GiThread *t, const GiValue *a) {
    GiValue exc = handled_exception(t);
    return exc == GI_NULL ? GI_NONE : gi_take(exc);
}

/* A tuple is the arguments of SystemExit, as in every `raise` of a class with a value from C. */
static GiValue sys_exit(GiThread *t, const GiValue *a) {
    if (!gi_is_tuple(a[0])) {
        return a[0] == GI_NONE ? gi_raise_none(t, &gi_SystemExit) : gi_raise_value(t, &gi_SystemExit, a[0]);
    }
    GiTuple *args = gi_as_tuple(a[0]);
    GiValue e = gi_call(t, gi_type_value(&gi_SystemExit), args->items, args->size, GI_NULL);
    return e == GI_NULL ? GI_NULL : gi_error_restore_steal(t, e);
}

static GiValue sys_getrecursionlimit(GiThread *t, const GiValue *a) {
    return gi_int(t, t->vm->recursion_limit);
}

static GiValue sys_setrecursionlimit(GiThread *t, const GiValue *a) {
    int64_t n;
    if (!gi_index_int64(t, a[0], true, &n)) {
        return GI_NULL;
    }
    if (n > INT32_MAX) {
        return gi_raise(t, &gi_OverflowError, "Python int too large to convert to C int");
    }
    if (n < 1) {
        return gi_raise_value_error(t, "recursion limit must be greater or equal than 1");
    }
    if (n <= gi_current_depth(t)) {
        return gi_raise(t, &gi_RecursionError, "cannot set the recursion limit to %d at the recursion "
                        "depth %u: the limit is too low", (int)n, gi_current_depth(t));
    }
    gi_set_recursion_limit(t->vm, (uint32_t)n);
    return GI_NONE;
}

static GiValue sys_getrefcount(GiThread *t, const GiValue *a) {
    /* An immediate value's holders cannot be counted: the variable and this argument (docs/gc.md). */
    return gi_is_counted(a[0]) ? gi_int(t, gi_object(a[0])->refs)
         : gi_is_object(a[0]) ? gi_int(t, UINT32_MAX) : gi_int_imm(2);
}

static GiValue sys_getsizeof(GiThread *t, const GiValue *a) {
    GiValue method = gi_lookup_special(t, a[0], GI_NAME(t, __sizeof__)), size = GI_NULL;
    if (method != GI_NULL) {
        size = gi_call0(t, method);
        gi_drop(t, method);
    } else if (!gi_failed(t)) {
        gi_raise_type_error(t, "Type %T doesn't define __sizeof__", a[0]);
    }
    int64_t n;
    if (size == GI_NULL || !gi_index_int64(t, size, false, &n)) {
        gi_xdrop(t, size);
        if (a[1] != GI_NULL && gi_error_clear_if(t, &gi_TypeError)) {
            return gi_take(a[1]);
        }
        return GI_NULL;
    }
    gi_drop(t, size);
    return n < 0 ? gi_raise_value_error(t, "__sizeof__() should return >= 0") : gi_int(t, n);
}

static GiValue sys_intern(GiThread *t, const GiValue *a) {
    if (!gi_is_str(a[0])) {
        return gi_raise_type_error(t, "intern() argument must be str, not %T", a[0]);
    }
    if (!gi_is_exact(a[0], &gi_str_type)) {
        return gi_raise_type_error(t, "can't intern %T", a[0]);
    }
    return gi_intern_steal(t, gi_take(a[0]));
}

static GiValue sys_is_interned(GiThread *t, const GiValue *a) {
    if (!gi_is_str(a[0])) {
        return gi_raise_type_error(t, "_is_interned() argument must be str, not %T", a[0]);
    }
    return gi_bool(gi_as_str(a[0])->marks & GI_STR_INTERNED);
}

static GiValue sys_get_int_max_str_digits(GiThread *t, const GiValue *a) {
    return gi_int(t, t->vm->int_digits_limit);
}

static GiValue sys_set_int_max_str_digits(GiThread *t, const GiValue *a) {
    int64_t n;
    if (!gi_index_int64(t, a[0], true, &n)) {
        return GI_NULL;
    }
    if (n != 0 && (n < 640 || n > INT32_MAX)) {
        return gi_raise_value_error(t, "maxdigits must be 0 or larger than 640");
    }
    t->vm->int_digits_limit = (uint32_t)n;
    return GI_NONE;
}

static GiValue sys_getframe(GiThread *t, const GiValue *a) {
    int64_t depth = 0;
    return gi_index_optional(t, a[0], &depth) ? gi_current_frame(t, depth) : GI_NULL;
}

static GiValue sys_getframemodulename(GiThread *t, const GiValue *a) {
    int64_t depth = 0;
    if (!gi_index_optional(t, a[0], &depth)) {
        return GI_NULL;
    }
    GiValue frame = gi_current_frame(t, depth), globals = GI_NULL, name = GI_NULL;
    if (frame == GI_NULL) {
        return gi_error_clear_if(t, &gi_ValueError) ? GI_NONE : GI_NULL;
    }
    globals = gi_getattr_text(t, frame, "f_globals");
    gi_drop(t, frame);
    if (globals != GI_NULL) {
        name = gi_is_dict(globals) ? gi_dict_get_str(t, gi_as_dict(globals), GI_NAME(t, __name__)) : GI_NULL;
        gi_xtake(name);
        gi_drop(t, globals);
    }
    return name == GI_NULL && !gi_failed(t) ? GI_NONE : name;
}

/* Lookups are remembered with the shapes of types, whose change makes them invalid: there is nothing to clear. */
static GiValue sys_clear_type_cache(GiThread *t, const GiValue *a) {
    (void)t;
    (void)a;
    return GI_NONE;
}

/* --- hooks --- */

/* Writes a line to a stream; characters that its encoding lacks become escapes. */
static GiValue write_shown(GiThread *t, GiValue out, GiValue line) {
    GiValue r = gi_call_method1(t, out, GI_NAME(t, write), line), coding, text = GI_NULL;
    if (r != GI_NULL || !gi_error_clear_if(t, &gi_UnicodeEncodeError)) {
        return r;
    }
    coding = gi_getattr_text(t, out, "encoding");
    if (coding != GI_NULL && gi_is_str(coding)) {
        GiValue bytes = gi_encode(t, line, gi_str_text(coding), "backslashreplace");
        text = bytes == GI_NULL ? GI_NULL
                                : gi_decode(t, (const char *)gi_as_bytes(bytes)->data, gi_as_bytes(bytes)->size,
                                            gi_str_text(coding), "strict");
        gi_xdrop(t, bytes);
    } else if (coding != GI_NULL) {
        gi_raise_type_error(t, "the stream's encoding must be str, not %T", coding);
    }
    r = text == GI_NULL ? GI_NULL : gi_call_method1(t, out, GI_NAME(t, write), text);
    gi_xdrop(t, coding);
    gi_xdrop(t, text);
    return r;
}

static GiValue sys_displayhook(GiThread *t, const GiValue *a) {
    if (a[0] == GI_NONE) {
        return GI_NONE;
    }
    GiDict *builtins = t->vm->builtins;
    GiValue out = gi_sys_get(t, "stdout"), text, r = GI_NULL;
    if (!gi_dict_set_str(t, builtins, GI_NAME(t, underscore), GI_NONE)) {
        return GI_NULL;
    }
    if (out == GI_NULL || out == GI_NONE) {
        return gi_failed(t) ? GI_NULL : gi_raise(t, &gi_RuntimeError, "lost sys.stdout");
    }
    gi_take(out);
    text = gi_repr(t, a[0]);
    if (text != GI_NULL) {
        GiValue line = gi_str_concat(t, text, GI_NAME(t, newline));
        r = line == GI_NULL ? GI_NULL : write_shown(t, out, line);
        gi_xdrop(t, line);
        gi_drop(t, text);
    }
    gi_drop(t, out);
    if (r == GI_NULL) {
        return GI_NULL;
    }
    gi_drop(t, r);
    return gi_dict_set_str(t, builtins, GI_NAME(t, underscore), a[0]) ? GI_NONE : GI_NULL;
}

/* Writes a str to sys.stderr, if there is one. */
static bool complain(GiThread *t, GiValue text) {
    GiValue err = text == GI_NULL ? GI_NULL : gi_sys_get(t, "stderr");
    if (err == GI_NULL || err == GI_NONE) {
        gi_xdrop(t, text);
        return !gi_failed(t);
    }
    GiValue r = gi_call_method1(t, err, GI_NAME(t, write), text);
    gi_drop(t, text);
    gi_xdrop(t, r);
    return r != GI_NULL;
}

static GiValue sys_excepthook(GiThread *t, const GiValue *a) {
    if (gi_is_object(a[1]) && gi_has_flag(a[1], GI_TYPE_EXCEPTION)) {
        gi_error_print(t, a[1], GI_NULL);
        return GI_NONE;
    }
    bool ok = complain(t, gi_str_from_format(t, "TypeError: print_exception(): Exception expected for value, %T found\n",
                                             a[1]));
    return ok ? GI_NONE : GI_NULL;
}

static GiValue sys_unraisablehook(GiThread *t, const GiValue *a) {
    GiValue exc = gi_getattr_text(t, a[0], "exc_value"), object = GI_NULL, message = GI_NULL;
    bool ok = exc != GI_NULL && (object = gi_getattr_text(t, a[0], "object")) != GI_NULL &&
              (message = gi_getattr_text(t, a[0], "err_msg")) != GI_NULL;
    if (ok) {
        if (message != GI_NONE && object != GI_NONE) {
            ok = complain(t, gi_str_from_format(t, "%S: %R\n", message, object));
        } else if (message != GI_NONE) {
            ok = complain(t, gi_str_from_format(t, "%S:\n", message));
        } else if (object != GI_NONE) {
            ok = complain(t, gi_str_from_format(t, "Exception ignored in: %R\n", object));
        }
        if (ok && exc != GI_NONE) {
            gi_error_print_plain(t, exc);
        }
    }
    gi_xdrop(t, exc);
    gi_xdrop(t, object);
    gi_xdrop(t, message);
    return ok ? GI_NONE : GI_NULL;
}

static GiValue sys_breakpointhook(GiThread *t, const GiValue *a) {
    GiValue find = gi_import_attr(t, "_gilt_sys", "breakpoint_target");
    GiValue target = find == GI_NULL ? GI_NULL : gi_call0(t, find);
    gi_xdrop(t, find);
    if (target == GI_NULL || target == GI_NONE) {
        return target;
    }
    GiValue r = gi_call_ex(t, target, a[0], a[1]);
    gi_drop(t, target);
    return r;
}

static GiValue sys_set_asyncgen_hooks(GiThread *t, const GiValue *a) {
    GiValue *slots[2] = {&t->asyncgen_firstiter, &t->asyncgen_finalizer};
    for (int i = 0; i < 2; i++) {
        if (a[i] != GI_NULL && a[i] != GI_NONE && !gi_is_callable(a[i])) {
            return gi_raise_type_error(t, i ? "callable finalizer expected, got %T"
                                            : "callable firstiter expected, got %T", a[i]);
        }
    }
    for (int i = 0; i < 2; i++) {
        if (a[i] != GI_NULL) {
            gi_replace(t, slots[i], a[i] == GI_NONE ? GI_NULL : gi_take(a[i]));
        }
    }
    return GI_NONE;
}

static GiValue sys_get_asyncgen_hooks(GiThread *t, const GiValue *a) {
    GiValue make = gi_import_attr(t, "_gilt_sys", "asyncgen_hooks");
    if (make == GI_NULL) {
        return GI_NULL;
    }
    GiValue r = gi_call2(t, make, t->asyncgen_firstiter == GI_NULL ? GI_NONE : t->asyncgen_firstiter,
                         t->asyncgen_finalizer == GI_NULL ? GI_NONE : t->asyncgen_finalizer);
    gi_drop(t, make);
    return r;
}

static GiValue sys_set_origin_depth(GiThread *t, const GiValue *a) {
    int64_t depth = 0;
    if (!gi_index_optional(t, a[0], &depth)) {
        return GI_NULL;
    }
    if (depth < 0 || depth > INT32_MAX) {
        return gi_raise_value_error(t, "depth must be >= 0");
    }
    t->coroutine_origin_depth = (int32_t)depth;
    return GI_NONE;
}

static GiValue sys_get_origin_depth(GiThread *t, const GiValue *a) { return gi_int_imm(t->coroutine_origin_depth); }

static GiValue sys_getdefaultencoding(GiThread *t, const GiValue *a) { return gi_take(GI_NAME(t, utf_8)); }
static GiValue sys_getfilesystemencodeerrors(GiThread *t, const GiValue *a) {
    return gi_str_from_text(t, "surrogateescape");
}
static GiValue sys_false(GiThread *t, const GiValue *a) { return GI_FALSE; }
static GiValue sys_true(GiThread *t, const GiValue *a) { return GI_TRUE; }

static GiValue sys_is_finalizing(GiThread *t, const GiValue *a) { return gi_bool(t->vm->finalizing); }

static GiValue sys_code_lasti(GiThread *t, const GiValue *a) {
    int64_t word;
    if (!gi_is_exact(a[0], &gi_code_type)) {
        return gi_raise_type_error(t, "a code object is needed, not %T", a[0]);
    }
    return gi_index_int64(t, a[1], true, &word) ? gi_int_imm(gi_code_lasti(a[0], (uint32_t)word)) : GI_NULL;
}

static GiValue sys_gettrace(GiThread *t, const GiValue *a) { return gi_trace_get(t, false); }
static GiValue sys_getprofile(GiThread *t, const GiValue *a) { return gi_trace_get(t, true); }

static GiValue sys_settrace(GiThread *t, const GiValue *a) {
    gi_trace_set(t, t, false, a[0]);
    return GI_NONE;
}

static GiValue sys_setprofile(GiThread *t, const GiValue *a) {
    gi_trace_set(t, t, true, a[0]);
    return GI_NONE;
}

static GiValue sys_call_tracing(GiThread *t, const GiValue *a) {
    return gi_is_tuple(a[1]) ? gi_trace_call(t, a[0], a[1])
                             : gi_raise_type_error(t, "call_tracing() argument 2 must be tuple, not %T", a[1]);
}

static GiValue sys_settrace_all(GiThread *t, const GiValue *a) {
    for (GiThread *of = t->vm->threads; of != NULL; of = of->next) {
        gi_trace_set(t, of, false, a[0]);
    }
    return GI_NONE;
}

static GiValue sys_setprofile_all(GiThread *t, const GiValue *a) {
    for (GiThread *of = t->vm->threads; of != NULL; of = of->next) {
        gi_trace_set(t, of, true, a[0]);
    }
    return GI_NONE;
}

/* Names of native modules, and of frozen ones: lists of str. */
static GiValue sys_builtin_names(GiThread *t, const GiValue *a) { return gi_import_names(t, false); }
/* The source of a module in the binary; ImportError: there is none. */
static GiValue sys_frozen_source(GiThread *t, const GiValue *a) {
    GiSource s;
    if (!gi_is_str(a[0]) || !gi_import_is_frozen(gi_str_text(a[0]))) {
        return gi_raise(t, &gi_ImportError, "%R is not a frozen module", a[0]);
    }
    if (!gi_import_source(t, a[0], &s)) {
        return GI_NULL;
    }
    GiValue text = gi_str_decode_utf8(t, s.text, s.size, NULL);
    gi_import_source_free(t, &s);
    return text;
}

static GiValue sys_importing(GiThread *t, const GiValue *a) { return gi_bool(t->vm->importing != NULL); }

static GiValue sys_frozen_names(GiThread *t, const GiValue *a) { return gi_import_names(t, true); }

static bool audit(GiThread *t, GiValue event, GiValue args) {
    GiValue hooks = gi_sys_get(t, "_audit_hooks");
    for (size_t i = 0; hooks != GI_NULL && gi_is_list(hooks) && i < gi_as_list(hooks)->size; i++) {
        GiValue hook = gi_take(gi_as_list(hooks)->items[i]), r = gi_call2(t, hook, event, args);
        gi_drop(t, hook);
        gi_xdrop(t, r);
        if (r == GI_NULL) {
            return false;
        }
    }
    return !gi_failed(t);
}

static GiValue sys_audit(GiThread *t, const GiValue *a) {
    if (!gi_is_str(a[0])) {
        return gi_raise_type_error(t, "expected str for argument 'event', not %T", a[0]);
    }
    return audit(t, a[0], a[1]) ? GI_NONE : GI_NULL;
}

/* Events are those that scripts and library modules raise with sys.audit. A hook that is there may refuse a new
 * one by an Exception, which nobody sees. */
static GiValue sys_addaudithook(GiThread *t, const GiValue *a) {
    GiValue event = gi_str_from_text(t, "sys.addaudithook");
    bool allowed = event != GI_NULL && audit(t, event, t->vm->empty_tuple);
    gi_xdrop(t, event);
    if (!allowed) {
        return event != GI_NULL && gi_error_clear_if(t, &gi_Exception) ? GI_NONE : GI_NULL;
    }
    GiValue hooks = gi_sys_get(t, "_audit_hooks");
    if (hooks == GI_NULL) {
        GiValue list = gi_failed(t) ? GI_NULL : gi_list(t, a, 1);
        bool ok = list != GI_NULL && gi_sys_set(t, "_audit_hooks", list);
        gi_xdrop(t, list);
        return ok ? GI_NONE : GI_NULL;
    }
    return gi_is_list(hooks) && gi_list_append(t, hooks, a[0]) ? GI_NONE : GI_NULL;
}

/* _symbol_tables(source, filename, mode): what _symtable makes its objects of. */
static GiValue sys_symbol_tables(GiThread *t, const GiValue *a) {
    if (!gi_is_str(a[1]) || !gi_is_str(a[2]) || gi_str_size(a[2]) == 0) {
        return gi_raise_type_error(t, "filename and mode must be str");
    }
    char mode = gi_str_text(a[2])[1] == 'x' ? 'x' : gi_str_text(a[2])[0];
    if (gi_is_str(a[0])) {
        return gi_symbol_tables(t, gi_str_text(a[0]), gi_str_size(a[0]), a[1], mode, 0);
    }
    GiBuffer b;
    if (!gi_has_buffer(a[0]) || !gi_buffer_get(t, a[0], false, &b)) {
        return gi_failed(t) ? GI_NULL : gi_raise_type_error(t, "symtable() arg 1 must be a string or bytes");
    }
    GiValue r = gi_symbol_tables(t, (const char *)b.data, b.size, a[1], mode, GI_SOURCE_BYTES);
    gi_buffer_release(t, &b);
    return r;
}

/* The current contextvars.Context of this thread; None: none was needed yet. */
static GiValue sys_get_context(GiThread *t, const GiValue *a) {
    return t->context == GI_NULL ? GI_NONE : gi_take(t->context);
}
static GiValue sys_set_context(GiThread *t, const GiValue *a) {
    gi_replace(t, &t->context, a[0] == GI_NONE ? GI_NULL : gi_take(a[0]));
    return GI_NONE;
}

/* Reports an exception through sys.unraisablehook: _unraisable(exc, message, object). */
static GiValue sys_unraisable(GiThread *t, const GiValue *a) {
    GiValue make = gi_import_attr(t, "_gilt_sys", "unraisable");
    if (make == GI_NULL) {
        return GI_NULL;
    }
    GiValue r = gi_call(t, make, a, 3, GI_NULL);
    gi_drop(t, make);
    return r;
}

static GiValue sys_disassemble(GiThread *t, const GiValue *a) {
    int nested = gi_truth(t, a[1]);
    if (!gi_is_exact(a[0], &gi_code_type)) {
        return gi_raise_type_error(t, "a code object is required, not '%T'", a[0]);
    }
    return nested < 0 ? GI_NULL : gi_code_listing(t, a[0], nested);
}

static GiValue sys_reload(GiThread *t, const GiValue *a) { return gi_import_reload(t, a[0]); }

static const GiMethodRow functions[] = {
    GI_METHOD("_disassemble(code, nested, /)", sys_disassemble, NULL),
    GI_METHOD("audit(event, /, *args)", sys_audit, "Passes the event to any hooks that are attached."),
    GI_METHOD("_symbol_tables(source, filename, mode, /)", sys_symbol_tables, NULL),
    GI_METHOD("addaudithook(hook)", sys_addaudithook, "Adds a new audit hook callback."),
    GI_METHOD("_get_context()", sys_get_context, NULL),
    GI_METHOD("_set_context(context, /)", sys_set_context, NULL),
    GI_METHOD("_unraisable(exc, message, object, /)", sys_unraisable, NULL),
    GI_METHOD("_reload(module, /)", sys_reload, "Run a module's code again: importlib.reload()."),
    GI_METHOD("_builtin_names()", sys_builtin_names, "Names of the native modules."),
    GI_METHOD("_frozen_source(name, /)", sys_frozen_source, "The source of such a module."),
    GI_METHOD("_importing()", sys_importing, "Is a module being imported, by any thread?"),
    GI_METHOD("_frozen_names()", sys_frozen_names, "Names of the modules that are part of the binary."),
    GI_METHOD("exc_info()", sys_exc_info, "Return current exception information: (type, value, traceback)."),
    GI_METHOD("exception()", sys_exception, "Return the current exception."),
    GI_METHOD("exit(status=None, /)", sys_exit, "Exit the interpreter by raising SystemExit(status)."),
    GI_METHOD("getrecursionlimit()", sys_getrecursionlimit, "Return the current value of the recursion limit."),
    GI_METHOD("setrecursionlimit(limit, /)", sys_setrecursionlimit, "Set the maximum depth of the Python interpreter stack to n."),
    GI_METHOD("getrefcount(object, /)", sys_getrefcount, "Return the reference count of object."),
    GI_METHOD("getsizeof(object, default=...)", sys_getsizeof, "Return the size of object in bytes."),
    GI_METHOD("_clear_type_cache()", sys_clear_type_cache, "Clear the internal type lookup cache."),
    GI_METHOD("_clear_internal_caches()", sys_clear_type_cache, "Clear all internal performance-related caches."),
    GI_METHOD("intern(string, /)", sys_intern, "Enter a string in the table of interned strings."),
    GI_METHOD("_is_interned(string, /)", sys_is_interned, "Return True if the given string is interned."),
    GI_METHOD("get_int_max_str_digits()", sys_get_int_max_str_digits, "Return the maximum string digits limit for non-binary int<->str conversions."),
    GI_METHOD("set_int_max_str_digits(maxdigits)", sys_set_int_max_str_digits, "Set the maximum string digits limit for non-binary int<->str conversions."),
    GI_METHOD("_getframe(depth=0, /)", sys_getframe, "Return a frame object from the call stack."),
    GI_METHOD("_getframemodulename(depth=0)", sys_getframemodulename, "Return the name of the module for a calling frame."),
    GI_METHOD("displayhook(object, /)", sys_displayhook, "Print an object to sys.stdout and also save it in builtins._"),
    GI_METHOD("excepthook(exctype, value, traceback, /)", sys_excepthook, "Handle an exception by displaying it with a traceback on sys.stderr."),
    GI_METHOD("unraisablehook(unraisable, /)", sys_unraisablehook, "Handle an unraisable exception."),
    GI_METHOD("breakpointhook(*args, **kws)", sys_breakpointhook, "This hook function is called by built-in breakpoint()."),
    GI_METHOD("set_asyncgen_hooks(firstiter=..., finalizer=...)", sys_set_asyncgen_hooks, "Set a finalizer for async generators objects."),
    GI_METHOD("set_coroutine_origin_tracking_depth(depth)", sys_set_origin_depth,
              "Enable or disable origin tracking for coroutine objects in this thread.\n\n"
              "Coroutine objects will track 'depth' frames of traceback information\n"
              "about where they came from, available in their cr_origin attribute.\n\n"
              "Set a depth of 0 to disable."),
    GI_METHOD("get_coroutine_origin_tracking_depth()", sys_get_origin_depth,
              "Check status of origin tracking for coroutine objects in this thread."),
    GI_METHOD("get_asyncgen_hooks()", sys_get_asyncgen_hooks, "Return the installed asynchronous generators hooks."),
    GI_METHOD("getdefaultencoding()", sys_getdefaultencoding, "Return the current default encoding used by the Unicode implementation."),
    GI_METHOD("getfilesystemencoding()", sys_getdefaultencoding, "Return the encoding used to convert Unicode filenames to OS filenames."),
    GI_METHOD("getfilesystemencodeerrors()", sys_getfilesystemencodeerrors, "Return the error mode used for Unicode to OS filename conversion."),
    GI_METHOD("is_finalizing()", sys_is_finalizing, "Return True if Python is exiting."),
    GI_METHOD("is_stack_trampoline_active()", sys_false, "Return whether a stack profiler trampoline is active."),
    GI_METHOD("_is_gil_enabled()", sys_true, "Return True if the GIL is currently enabled."),
    GI_METHOD("_code_lasti(code, word, /)", sys_code_lasti, "What f_lasti is at a word of the bytecode."),
    GI_METHOD("gettrace()", sys_gettrace, "Return the function that settrace() set for this thread, or None."),
    GI_METHOD("getprofile()", sys_getprofile, "Return the function that setprofile() set for this thread, or None."),
    GI_METHOD("call_tracing(func, args, /)", sys_call_tracing,
              "Call func(*args) with tracing on, though a trace function is running: for debuggers of debuggers."),
    GI_METHOD("settrace(function, /)", sys_settrace,
              "Set the function that is told of calls, lines, returns and exceptions in this thread."),
    GI_METHOD("setprofile(function, /)", sys_setprofile,
              "Set the function that is told of calls and returns, native ones too, in this thread."),
    GI_METHOD("_settraceallthreads(function, /)", sys_settrace_all, "settrace() for every running thread."),
    GI_METHOD("_setprofileallthreads(function, /)", sys_setprofile_all, "setprofile() for every running thread."),
    GI_METHODS_END};

/* --- constants --- */

/* Structured constants (version_info, flags, float_info ...), meta_path and path_hooks are made by the frozen module _gilt_sys on
 * first use, through the module's __getattr__. */
static GiValue sys_getattr(GiThread *t, const GiValue *a) {
    GiValue make = gi_import_attr(t, "_gilt_sys", "constant");
    if (make == GI_NULL) {
        return GI_NULL;
    }
    GiValue r = gi_call1(t, make, a[0]);
    gi_drop(t, make);
    return r;
}

static const GiMethodRow lazy_row = GI_METHOD("__getattr__(name, /)", sys_getattr, NULL);

static bool add_text(GiThread *t, GiValue m, const char *name, const char *text) {
    return gi_module_add_steal(t, m, name, gi_str_from_text(t, text));
}

static bool add_lists(GiThread *t, GiValue m) {
    return gi_module_add_steal(t, m, "path", gi_list(t, NULL, 0)) &&
           gi_module_add_steal(t, m, "argv", gi_list(t, NULL, 0)) &&
           gi_module_add_steal(t, m, "orig_argv", gi_list(t, NULL, 0)) &&
           gi_module_add_steal(t, m, "warnoptions", gi_list(t, NULL, 0)) &&
           gi_module_add_steal(t, m, "path_importer_cache", gi_dict(t)) &&
           gi_module_add_steal(t, m, "_xoptions", gi_dict(t)) &&
           gi_module_add(t, m, "modules", gi_counted(t->vm->modules));
}

static bool keep_original(GiThread *t, GiValue m, const char *name, const char *copy) {
    GiValue v = gi_dict_get_text(t, gi_module_dict(m), name);
    return v != GI_NULL && gi_module_add(t, m, copy, v);
}

/* What platform.python_build() takes branch and revision from: there are none. */
static GiValue make_git(GiThread *t) {
    GiValue none = GI_NAME(t, empty);
    return gi_tuple_pack(t, 3, none, none, none);
}

static bool init(GiThread *t, GiValue m) {
    return add_lists(t, m) && gi_module_add_functions(t, m, gi_sys_thread_rows) &&
           gi_module_add_steal(t, m, "__getattr__", gi_builtin(t, &lazy_row, GI_NULL, GI_NULL)) &&
           keep_original(t, m, "displayhook", "__displayhook__") &&
           keep_original(t, m, "excepthook", "__excepthook__") &&
           keep_original(t, m, "unraisablehook", "__unraisablehook__") &&
           keep_original(t, m, "breakpointhook", "__breakpointhook__") &&
           add_text(t, m, "version", "3.13.0 (gilt 0.1.0) [C]") && add_text(t, m, "platform", "linux") &&
           add_text(t, m, "byteorder", "little") && add_text(t, m, "copyright", "Copyright (c) 2026 the gilt authors") &&
           add_text(t, m, "prefix", "/usr") && add_text(t, m, "exec_prefix", "/usr") &&
           add_text(t, m, "base_prefix", "/usr") && add_text(t, m, "base_exec_prefix", "/usr") &&
           add_text(t, m, "platlibdir", "lib") && gi_module_add_steal(t, m, "_git", make_git(t)) &&
           add_text(t, m, "executable", "") && add_text(t, m, "abiflags", "") &&
           add_text(t, m, "float_repr_style", "short") && add_text(t, m, "_framework", "") &&
           gi_module_add_steal(t, m, "maxsize", gi_int(t, INT64_MAX)) &&
           gi_module_add(t, m, "maxunicode", gi_int_imm(0x10FFFF)) &&
           gi_module_add(t, m, "hexversion", gi_int_imm(0x030D00F0)) &&
           gi_module_add(t, m, "api_version", gi_int_imm(1013)) &&
           gi_module_add(t, m, "dont_write_bytecode", GI_TRUE) &&
           gi_module_add(t, m, "_SimpleNamespace", gi_static(&gi_simple_namespace_type)) &&
           gi_module_add(t, m, "pycache_prefix", GI_NONE) && gi_module_add(t, m, "_base_executable", GI_NONE);
}

const GiModuleSpec gi_module_sys = {
    "sys", "Parameters and functions of the interpreter.", functions, init};
