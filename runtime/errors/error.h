/* SPDX-License-Identifier: MIT
 * runtime/errors/error.h: raising, matching, taking and printing exceptions.
 *
 * E1  An error is a return value (GI_NULL, NULL, false, -1) with t->exc set: no longjmp.
 * E2  gi_raise* return GI_NULL, so `return gi_raise(...)` also serves functions returning bool.
 *     A function returning a pointer or int writes `gi_raise(...); return NULL;`.
 * E3  Raising links __context__ to the exception being handled (t->handled).
 * E4  Out of memory is the prepared vm->memory_error, raised without allocating.
 */
#ifndef GI_ERROR_H
#define GI_ERROR_H

#include "runtime/state.h"

/* Raises an instance of `type` with a message. Conversions: those of printf (%s takes UTF-8), plus
 *   %S str(value)  %R repr(value)  %A ascii(value)  %T name of the value's type  %N name of a GiType *
 * %S %R %A %T take a GiValue. "%.200s"-like precision is honoured for %s. */
GiValue gi_raise(GiThread *t, GiType *type, const char *format, ...);
GiValue gi_raise_type_error(GiThread *t, const char *format, ...);  /* TypeError */
GiValue gi_raise_value_error(GiThread *t, const char *format, ...); /* ValueError */
/* Raises an exception whose args are (value,): KeyError(key), StopIteration(value). Borrowed. */
GiValue gi_raise_value(GiThread *t, GiType *type, GiValue value);
/* Raises type() without arguments. */
GiValue gi_raise_none(GiThread *t, GiType *type);
/* Raises an exception object, or an instance of an exception class (the `raise X` statement). */
GiValue gi_raise_object(GiThread *t, GiValue exc_or_class);
/* MemoryError; never allocates. */
GiValue gi_raise_memory(GiThread *t);
/* OSError (or the subclass for errno) with strerror text; path may be GI_NULL. */
GiValue gi_raise_errno(GiThread *t, int error_number, GiValue path);
/* What an error about a path names: the text of a path object (no error if it has none); owned. */
GiValue gi_path_named(GiThread *t, GiValue path);
/* AttributeError with obj and name filled in, worded for instances, classes and modules. */
GiValue gi_raise_attribute(GiThread *t, GiValue obj, GiValue name);
GiValue gi_raise_stop_iteration(GiThread *t, GiValue value);

static inline bool gi_failed(const GiThread *t) { return t->exc != GI_NULL; }
/* Is the exception being raised an instance of type? false when none is set. */
bool gi_error_is(GiThread *t, GiType *type);
/* `except` clause: does exc match a class or tuple of classes? -1: bad clause, error set. */
int gi_error_matches(GiThread *t, GiValue exc, GiValue classes);
/* Ends the raise and returns the exception (owned). */
GI_OWNED GiValue gi_error_take(GiThread *t);
/* Raises exc again as it is: takes over the reference, no new context. Returns GI_NULL. */
GiValue gi_error_restore_steal(GiThread *t, GiValue exc);
/* Raises exc as `raise exc` does: links __context__, takes over the reference. Returns GI_NULL. */
GiValue gi_error_raise_steal(GiThread *t, GiValue exc);
void gi_error_clear(GiThread *t);
/* Clears and returns true when the error is of `type`, else false with the error left. */
bool gi_error_clear_if(GiThread *t, GiType *type);
/* Clears a StopIteration and gives its value (owned) in *value. */
bool gi_error_take_stop_iteration(GiThread *t, GiValue *value);
/* Reports an error that cannot propagate through sys.unraisablehook and clears it. */
void gi_error_unraisable(GiThread *t, GiValue where);
/* The same with a text (str, or GI_NULL) instead of "Exception ignored in". */
void gi_error_unraisable_message(GiThread *t, GiValue message, GiValue where);
/* Raises type from the current error: the current becomes __cause__ and __context__. */
GiValue gi_raise_from(GiThread *t, GiType *type, const char *format, ...);

/* Prints exc with its traceback, chain, notes and groups to a text file object (sys.stderr when
 * GI_NULL) as CPython 3.13 does, with source lines and carets. Errors while printing are dropped. */
void gi_error_print(GiThread *t, GiValue exc, GiValue file);
/* The same to sys.stderr for an exception that nobody can catch: only its stack without carets, class and text. */
void gi_error_print_plain(GiThread *t, GiValue exc);
/* The same as one str; owned. */
GI_OWNED GiValue gi_error_format(GiThread *t, GiValue exc);
/* warnings.warn(message, category, stacklevel); false: the warning was turned into an error. */
bool gi_warn(GiThread *t, GiType *category, int stacklevel, const char *format, ...);

#endif
