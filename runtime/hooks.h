/* SPDX-License-Identifier: MIT
 * runtime/hooks.h: what runtime/ needs of the running program; implemented by interp/frame.c.
 */
#ifndef GI_HOOKS_H
#define GI_HOOKS_H

#include "runtime/native.h"

/* Globals and locals of the innermost script frame; borrowed, NULL: none runs. */
GiDict *gi_current_globals(GiThread *t);
GiDict *gi_current_builtins(GiThread *t);
/* locals() of the innermost script frame; owned. */
GI_OWNED GiValue gi_current_locals(GiThread *t);
/* Zero-argument super(): the __class__ cell's value and the first argument of the innermost script
 * frame, both owned. false: RuntimeError "super(): ..." set. */
bool gi_current_super(GiThread *t, GiValue *cls, GiValue *self);
/* sys._getframe(depth): owned frame object; ValueError "call stack is not deep enough". */
GI_OWNED GiValue gi_current_frame(GiThread *t, int64_t depth);
/* sys._current_frames() entry of another thread; owned or GI_NULL without error. */
GI_OWNED GiValue gi_thread_frame(GiThread *t, GiThread *other);
/* File (str, borrowed) and line of the innermost script frame, `depth` frames up; false: none. */
bool gi_current_position(GiThread *t, size_t depth, GiValue *filename, int32_t *line);
/* Is this a script function (type function)? Its code object and docstring etc. are attributes. */
static inline bool gi_is_function(GiValue v) { return gi_is_object(v) && gi_type(v) == &gi_function_type; }
/* builtins.__build_class__(func, name, *bases, **kw); interp/class.c. */
GiValue gi_build_class(GiThread *t, const GiValue *a, size_t n, GiValue kwnames);

#endif
