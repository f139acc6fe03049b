/* SPDX-License-Identifier: MIT
 * runtime/types/exception_os.c: OSError. Called as OSError(errno, text, ...) it makes the subclass for
 * that errno. The constructor's work is done in __new__, or in __init__ when a script class overrides
 * only that.
 */
#include <errno.h>

#include "runtime/types/exception_internal.h"
#include "runtime/types/number.h"
#include "runtime/types/str.h"

static GiOSError *as_os(GiValue v) { return (GiOSError *)gi_object(v); }

static const struct { int number; GiType *type; } errno_types[] = {
    {EAGAIN, &gi_BlockingIOError}, {EALREADY, &gi_BlockingIOError}, {EINPROGRESS, &gi_BlockingIOError},
    {EWOULDBLOCK, &gi_BlockingIOError}, {EPIPE, &gi_BrokenPipeError}, {ESHUTDOWN, &gi_BrokenPipeError},
    {ECHILD, &gi_ChildProcessError}, {ECONNABORTED, &gi_ConnectionAbortedError},
    {ECONNREFUSED, &gi_ConnectionRefusedError}, {ECONNRESET, &gi_ConnectionResetError},
    {EEXIST, &gi_FileExistsError}, {ENOENT, &gi_FileNotFoundError}, {EISDIR, &gi_IsADirectoryError},
    {ENOTDIR, &gi_NotADirectoryError}, {EINTR, &gi_InterruptedError}, {EACCES, &gi_PermissionError},
    {EPERM, &gi_PermissionError}, {ESRCH, &gi_ProcessLookupError}, {ETIMEDOUT, &gi_TimeoutError},
};

static GiType *type_for(GiValue number) {
    int64_t n = gi_is_int_imm(number) ? gi_int_imm_value(number) : 0;
    for (size_t i = 0; i < sizeof errno_types / sizeof errno_types[0]; i++) {
        if (errno_types[i].number == n) {
            return errno_types[i].type;
        }
    }
    return &gi_OSError;
}

/* Is a characters_written count given in the place of a filename? */
static bool takes_written(GiType *type, GiValue filename) {
    return gi_type_is_subtype(type, &gi_BlockingIOError) &&
           (gi_is_int(filename) ||
            (gi_type(filename)->number != NULL && gi_type(filename)->number->to_index != NULL));
}

/* Sets the fields from the constructor's arguments. */
static bool fill(GiThread *t, GiValue v, const GiValue *a, size_t n) {
    GiOSError *e = as_os(v);
    size_t kept = n;
    if (n >= 2 && n <= 5) {
        GiValue filename = n >= 3 ? a[2] : GI_NONE, second = n == 5 ? a[4] : GI_NONE;
        gi_replace(t, &e->error_number, gi_take(a[0]));
        gi_replace(t, &e->strerror, gi_take(a[1]));
        if (filename != GI_NONE && takes_written(gi_type(v), filename)) {
            if (!gi_index_int64(t, filename, false, &e->written)) {
                return false;
            }
        } else if (filename != GI_NONE) {
            gi_replace(t, &e->filename, gi_take(filename));
            if (second != GI_NONE) {
                gi_replace(t, &e->filename2, gi_take(second));
            }
            kept = 2;
        }
    }
    GiValue args = gi_tuple(t, a, kept);
    if (args == GI_NULL) {
        return false;
    }
    gi_replace(t, &e->args, args);
    return true;
}

static bool os_init(GiThread *t, GiValue v, const GiValue *a, size_t n, GiValue kwnames);
static GiValue os_new(GiThread *t, GiType *type, const GiValue *a, size_t n, GiValue kwnames);

/* Does __init__ do the work, because a script overrides it but not __new__? */
static bool init_works(const GiType *type) { return type->init != os_init && type->new_ == os_new; }

static bool no_keywords(GiThread *t, const GiType *type, GiValue kwnames) {
    return kwnames == GI_NULL || gi_as_tuple(kwnames)->size == 0 ||
           gi_raise_type_error(t, "%s() takes no keyword arguments", type->name);
}

static GiValue os_new(GiThread *t, GiType *type, const GiValue *a, size_t n, GiValue kwnames) {
    bool later = init_works(type);
    if (!later && !no_keywords(t, type, kwnames)) {
        return GI_NULL;
    }
    if (type == &gi_OSError && n >= 2 && n <= 5) {
        type = type_for(a[0]);
    }
    GiValue v = gi_exception_new(t, type, a, later ? 0 : n, GI_NULL);
    if (v == GI_NULL) {
        return GI_NULL;
    }
    as_os(v)->written = -1;
    if (!later && !fill(t, v, a, n)) {
        gi_drop(t, v);
        return GI_NULL;
    }
    return v;
}

static bool os_init(GiThread *t, GiValue v, const GiValue *a, size_t n, GiValue kwnames) {
    if (!init_works(gi_type(v))) {
        return true;
    }
    return no_keywords(t, gi_type(v), kwnames) && fill(t, v, a, n);
}

static GiValue os_str(GiThread *t, GiValue v) {
    GiOSError *e = as_os(v);
    GiValue number = e->error_number == GI_NULL ? GI_NONE : e->error_number;
    GiValue text = e->strerror == GI_NULL ? GI_NONE : e->strerror;
    if (e->filename != GI_NULL && e->filename2 != GI_NULL) {
        return gi_str_from_format(t, "[Errno %S] %S: %R -> %R", number, text, e->filename, e->filename2);
    }
    if (e->filename != GI_NULL) {
        return gi_str_from_format(t, "[Errno %S] %S: %R", number, text, e->filename);
    }
    if (e->error_number != GI_NULL && e->strerror != GI_NULL) {
        return gi_str_from_format(t, "[Errno %S] %S", number, text);
    }
    return gi_exception_str(t, v);
}

static GiValue reduce(GiThread *t, const GiValue *a) {
    GiOSError *e = as_os(a[0]);
    GiValue args = e->args == GI_NULL ? t->vm->empty_tuple : e->args;
    if (gi_as_tuple(args)->size != 2 || e->filename == GI_NULL) {
        return gi_exception_reduce_with(t, a[0], args, GI_NULL);
    }
    GiValue *items = gi_as_tuple(args)->items;
    GiValue full = e->filename2 == GI_NULL
                       ? gi_tuple_pack(t, 3, items[0], items[1], e->filename)
                       : gi_tuple_pack(t, 5, items[0], items[1], e->filename, GI_NONE, e->filename2);
    GiValue r = full == GI_NULL ? GI_NULL : gi_exception_reduce_with(t, a[0], full, GI_NULL);
    gi_xdrop(t, full);
    return r;
}

GI_EXCEPTION_FIELD(GiOSError, error_number)
GI_EXCEPTION_FIELD(GiOSError, strerror)
GI_EXCEPTION_FIELD(GiOSError, filename)
GI_EXCEPTION_FIELD(GiOSError, filename2)

static GiValue get_written(GiThread *t, GiValue v) {
    if (as_os(v)->written < 0) {
        return gi_raise_value(t, &gi_AttributeError, GI_NAME(t, characters_written));
    }
    return gi_int(t, as_os(v)->written);
}

static bool set_written(GiThread *t, GiValue v, GiValue x) {
    if (x == GI_NULL) {
        if (as_os(v)->written < 0) {
            return gi_raise_value(t, &gi_AttributeError, GI_NAME(t, characters_written));
        }
        as_os(v)->written = -1;
        return true;
    }
    return gi_index_int64(t, x, false, &as_os(v)->written);
}

static const GiMethodRow methods[] = {
    GI_METHOD("__reduce__(self, /)", reduce, NULL),
    GI_METHODS_END,
};
static const GiGetSetRow getset[] = {
    {"errno", get_error_number, set_error_number, "POSIX exception code"},
    {"strerror", get_strerror, set_strerror, "exception strerror"},
    {"filename", get_filename, set_filename, "exception filename"},
    {"filename2", get_filename2, set_filename2, "second exception filename"},
    {"characters_written", get_written, set_written, NULL},
    {NULL, NULL, NULL, NULL},
};
const GiExceptionKind gi_kind_OSError = {os_init, os_str, NULL, methods, getset, os_new};
