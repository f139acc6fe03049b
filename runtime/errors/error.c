/* SPDX-License-Identifier: MIT
 * runtime/errors/error.c: raising, matching and taking exceptions (see error.h).
 *
 * Every raise goes through `raise_steal`, which links __context__ to the exception being handled and
 * keeps the chain free of cycles. Printing is traceback_print.c.
 */
#include <errno.h>
#include <stdarg.h>

#include "gc/size.h"
#include "runtime/errors/exception.h"
#include "runtime/hooks.h"
#include "runtime/types/number.h"
#include "runtime/types/sequence.h"
#include "runtime/types/str.h"
#include "runtime/types/type_internal.h"
#include "runtime/types/exception_internal.h"

/* The innermost exception being handled, or GI_NULL; borrowed. */
static GiValue handled(const GiThread *t) {
    for (const GiHandled *h = t->handled; h != NULL; h = h->previous) {
        if (h->exc != GI_NULL && h->exc != GI_NONE) {
            return h->exc;
        }
    }
    return GI_NULL;
}

/* Takes exc out of the chain of contexts that starts at `start`, so that linking makes no cycle. A
 * second, slower walker stops at cycles that scripts have made. */
static void unchain(GiThread *t, GiValue start, GiValue exc) {
    GiException *o = gi_as_exception(start), *slow = o;
    bool step = false;
    while (o->context != GI_NULL) {
        if (o->context == exc) {
            gi_replace(t, &o->context, GI_NULL);
            return;
        }
        o = gi_as_exception(o->context);
        if (o == slow) {
            return;
        }
        if (step) {
            slow = gi_as_exception(slow->context);
        }
        step = !step;
    }
}

static GiValue raise_steal(GiThread *t, GiValue exc) {
    GiValue context = handled(t), old = t->exc;
    t->exc = GI_NULL;
    if (context != GI_NULL && context != exc) {
        unchain(t, context, exc);
        gi_replace(t, &gi_as_exception(exc)->context, gi_take(context));
    }
    t->exc = exc;
    gi_xdrop(t, old);
    return GI_NULL;
}

/* See error.h. */
GiValue gi_error_raise_steal(GiThread *t, GiValue exc) { return raise_steal(t, exc); }

/* An exception with the given arguments. Types that add nothing of their own skip the constructor. */
GiValue gi_exception_make(GiThread *t, GiType *type, const GiValue *a, size_t n) {
    bool plain = type->init == gi_exception_init && type->new_ == gi_BaseException.new_ &&
                 (!(type->flags & GI_TYPE_HEAP) || type->gc.head.type->call == gi_type_type.call);
    return plain ? gi_exception_new(t, type, a, n, GI_NULL) : gi_call(t, gi_type_value(type), a, n, GI_NULL);
}

static GiValue raise_with(GiThread *t, GiType *type, const GiValue *a, size_t n) {
    GiValue exc = gi_exception_make(t, type, a, n);
    return exc == GI_NULL ? GI_NULL : raise_steal(t, exc);
}

static GiValue raise_format(GiThread *t, GiType *type, const char *format, va_list args) {
    gi_error_clear(t);
    GiValue message = strchr(format, '%') == NULL ? gi_str_from_text(t, format) : gi_str_from_vformat(t, format, args);
    if (message != GI_NULL) {
        raise_with(t, type, &message, 1);
        gi_drop(t, message);
    }
    return GI_NULL;
}

/* Raises type(message). */
GiValue gi_raise(GiThread *t, GiType *type, const char *format, ...) {
    va_list args;
    va_start(args, format);
    raise_format(t, type, format, args);
    va_end(args);
    return GI_NULL;
}

GiValue gi_raise_type_error(GiThread *t, const char *format, ...) {
    va_list args;
    va_start(args, format);
    raise_format(t, &gi_TypeError, format, args);
    va_end(args);
    return GI_NULL;
}

GiValue gi_raise_value_error(GiThread *t, const char *format, ...) {
    va_list args;
    va_start(args, format);
    raise_format(t, &gi_ValueError, format, args);
    va_end(args);
    return GI_NULL;
}

/* Raises type(value); the value counts as one argument, whatever it is. */
GiValue gi_raise_value(GiThread *t, GiType *type, GiValue value) {
    gi_take(value);
    gi_error_clear(t);
    raise_with(t, type, &value, 1);
    gi_drop(t, value);
    return GI_NULL;
}

GiValue gi_raise_none(GiThread *t, GiType *type) {
    gi_error_clear(t);
    return raise_with(t, type, NULL, 0);
}

/* raise X. */
GiValue gi_raise_object(GiThread *t, GiValue x) {
    if (gi_has_flag(x, GI_TYPE_EXCEPTION)) {
        return raise_steal(t, gi_take(x));
    }
    if (gi_is_type(x) && (gi_as_type(x)->flags & GI_TYPE_EXCEPTION)) {
        GiType *type = gi_as_type(x);
        GiValue exc = gi_exception_make(t, type, NULL, 0);
        if (exc == GI_NULL) {
            return GI_NULL;
        }
        if (gi_has_flag(exc, GI_TYPE_EXCEPTION)) {
            return raise_steal(t, exc);
        }
        gi_raise_type_error(t, "calling %R should have returned an instance of BaseException, not %R", x,
                            gi_type_value(gi_type(exc)));
        gi_drop(t, exc);
        return GI_NULL;
    }
    return gi_raise_type_error(t, "exceptions must derive from BaseException");
}

GI_FOR_SIZE

/* MemoryError, prepared at start; before that (and while it is being made) any error will do. */
GiValue gi_raise_memory(GiThread *t) {
    GiValue exc = t->vm->memory_error;
    if (exc == GI_NULL) {
        return GI_NULL;
    }
    if (gi_object(exc)->refs == 1) { /* nobody looks at it: forget where it was raised before */
        gi_replace(t, &gi_as_exception(exc)->traceback, GI_NULL);
        gi_replace(t, &gi_as_exception(exc)->context, GI_NULL);
    }
    return raise_steal(t, gi_take(exc));
}

/* OSError for an errno, with its text and maybe a path. */
/* See error.h. */
GiValue gi_path_named(GiThread *t, GiValue path) {
    if (gi_is_str(path) || !gi_is_object(path)) {
        return gi_take(path);
    }
    GiValue saved = gi_error_take(t);
    GiValue fspath = gi_lookup_special(t, path, GI_NAME(t, __fspath__));
    GiValue named = fspath == GI_NULL || fspath == GI_NONE ? GI_NULL : gi_call0(t, fspath);
    gi_xdrop(t, fspath);
    gi_error_clear(t);
    t->exc = saved;
    return named == GI_NULL ? gi_take(path) : named;
}

GiValue gi_raise_errno(GiThread *t, int error_number, GiValue path) {
    if (error_number == ENOMEM && path == GI_NULL) {
        return gi_raise_memory(t);
    }
    gi_error_clear(t);
    path = path == GI_NULL ? GI_NULL : gi_path_named(t, path);
    char buffer[128];
    const char *text = strerror_r(error_number, buffer, sizeof buffer);
    GiValue a[3] = {gi_int_imm(error_number), gi_str_from_text(t, text), path};
    if (a[1] != GI_NULL) {
        raise_with(t, &gi_OSError, a, path == GI_NULL ? 2 : 3);
        gi_drop(t, a[1]);
    }
    gi_xdrop(t, path);
    return GI_NULL;
}

/* --- attribute errors --- */

static GiValue raise_attribute_steal(GiThread *t, GiValue obj, GiValue name, GiValue message) {
    if (message == GI_NULL) {
        return GI_NULL;
    }
    GiValue exc = gi_exception_make(t, &gi_AttributeError, &message, 1);
    gi_drop(t, message);
    if (exc == GI_NULL) {
        return GI_NULL;
    }
    GiAttributeError *e = (GiAttributeError *)gi_object(exc);
    gi_replace(t, &e->obj, gi_take(obj));
    gi_replace(t, &e->name, gi_take(name));
    return raise_steal(t, exc);
}

/* AttributeError about obj.name in any words. */
GiValue gi_raise_attribute_text(GiThread *t, GiValue obj, GiValue name, const char *format, ...) {
    gi_error_clear(t);
    va_list args;
    va_start(args, format);
    GiValue message = gi_str_from_vformat(t, format, args);
    va_end(args);
    return raise_attribute_steal(t, obj, name, message);
}

/* "'x' object has no attribute 'y'", "type object 'x' has ...". */
GiValue gi_raise_attribute(GiThread *t, GiValue obj, GiValue name) {
    gi_error_clear(t);
    GiValue message = gi_is_type(obj)
                          ? gi_str_from_format(t, "type object '%N' has no attribute '%S'", gi_as_type(obj), name)
                          : gi_str_from_format(t, "'%T' object has no attribute '%S'", obj, name);
    return raise_attribute_steal(t, obj, name, message);
}

/* StopIteration(value), or StopIteration() for None. */
GiValue gi_raise_stop_iteration(GiThread *t, GiValue value) {
    if (value == GI_NULL || value == GI_NONE) {
        return gi_raise_none(t, &gi_StopIteration);
    }
    return gi_raise_value(t, &gi_StopIteration, value);
}

/* --- matching and taking --- */

bool gi_error_is(GiThread *t, GiType *type) { return t->exc != GI_NULL && gi_is_instance(t->exc, type); }

/* One class of an except clause. */
static int matches_class(GiThread *t, GiValue exc, GiValue cls) {
    if (!gi_is_type(cls) || !(gi_as_type(cls)->flags & GI_TYPE_EXCEPTION)) {
        gi_raise_type_error(t, "catching classes that do not inherit from BaseException is not allowed");
        return -1;
    }
    return gi_is_instance(exc, gi_as_type(cls));
}

GI_FOR_SPEED

/* See error.h. All classes of a tuple are checked before any matches. */
int gi_error_matches(GiThread *t, GiValue exc, GiValue classes) {
    if (!gi_is_tuple(classes)) {
        return matches_class(t, exc, classes);
    }
    const GiTuple *tuple = gi_as_tuple(classes);
    int found = 0;
    for (size_t i = 0; i < tuple->size; i++) {
        int r = matches_class(t, exc, tuple->items[i]);
        if (r < 0) {
            return -1;
        }
        found |= r;
    }
    return found;
}

GI_FOR_SIZE

GiValue gi_error_take(GiThread *t) {
    GiValue exc = t->exc;
    t->exc = GI_NULL;
    return exc;
}

GiValue gi_error_restore_steal(GiThread *t, GiValue exc) {
    GiValue old = t->exc;
    t->exc = exc;
    gi_xdrop(t, old);
    return GI_NULL;
}

void gi_error_clear(GiThread *t) {
    if (t->exc != GI_NULL) {
        gi_drop(t, gi_error_take(t));
    }
}

bool gi_error_clear_if(GiThread *t, GiType *type) {
    if (!gi_error_is(t, type)) {
        return false;
    }
    gi_error_clear(t);
    return true;
}

bool gi_error_take_stop_iteration(GiThread *t, GiValue *value) {
    if (!gi_error_is(t, &gi_StopIteration)) {
        return false;
    }
    GiValue exc = gi_error_take(t);
    GiValue v = ((GiStopIteration *)gi_object(exc))->value;
    *value = v == GI_NULL ? GI_NONE : gi_take(v);
    gi_drop(t, exc);
    return true;
}

/* Raises type(message) with the current error as __cause__ and __context__. */
GiValue gi_raise_from(GiThread *t, GiType *type, const char *format, ...) {
    GiValue cause = gi_error_take(t);
    va_list args;
    va_start(args, format);
    raise_format(t, type, format, args);
    va_end(args);
    if (cause != GI_NULL && t->exc != GI_NULL && t->exc != cause) {
        GiException *e = gi_as_exception(t->exc);
        gi_replace(t, &e->cause, gi_take(cause));
        gi_replace(t, &e->context, gi_take(cause));
        e->suppress_context = true;
    }
    gi_xdrop(t, cause);
    return GI_NULL;
}

/* --- errors that nobody can catch --- */

/* The argument of sys.unraisablehook. */
static GiValue unraisable_args(GiThread *t, GiValue exc, GiValue message, GiValue where) {
    static const char *const names[] = {"exc_type", "exc_value", "exc_traceback", "err_msg", "object"};
    GiValue tb = gi_as_exception(exc)->traceback;
    GiValue values[] = {gi_type_value(gi_type(exc)), exc, tb == GI_NULL ? GI_NONE : tb,
                        message == GI_NULL ? GI_NONE : message, where == GI_NULL ? GI_NONE : where};
    GiValue args = gi_call0(t, gi_static(&gi_simple_namespace_type));
    for (size_t i = 0; args != GI_NULL && i < 5; i++) {
        GiValue name = gi_intern(t, names[i], strlen(names[i]));
        bool ok = name != GI_NULL && gi_setattr(t, args, name, values[i]);
        gi_xdrop(t, name);
        if (!ok) {
            gi_drop(t, args);
            return GI_NULL;
        }
    }
    return args;
}

/* Reports and clears the current error through sys.unraisablehook. */
void gi_error_unraisable(GiThread *t, GiValue where) { gi_error_unraisable_message(t, GI_NULL, where); }

void gi_error_unraisable_message(GiThread *t, GiValue message, GiValue where) {
    if (gi_failed(t) && gi_as_exception(t->exc)->traceback == GI_NULL) {
        gi_current_trace(t);
    }
    GiValue exc = gi_error_take(t);
    if (exc == GI_NULL) {
        return;
    }
    GiValue hook = gi_sys_get(t, "unraisablehook");
    if (hook != GI_NULL && hook != GI_NONE) {
        gi_take(hook);
        GiValue args = unraisable_args(t, exc, message, where);
        GiValue r = args == GI_NULL ? GI_NULL : gi_call1(t, hook, args);
        gi_xdrop(t, args);
        gi_xdrop(t, r);
        gi_drop(t, hook);
        gi_error_clear(t);
    }
    gi_error_clear(t);
    gi_drop(t, exc);
}

GI_FOR_SPEED
