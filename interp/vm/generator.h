/* SPDX-License-Identifier: MIT
 * interp/vm/generator.h: what generator.c and asyncgen.c share. */
#ifndef GI_GENERATOR_H
#define GI_GENERATOR_H

#include "interp/vm/vm.h"

/* send(sent) of a generator or coroutine, GI_NULL: throws the exception set in t. The yielded value
 * (owned); GI_NULL with StopIteration(value) or another error set. */
GI_OWNED GiValue gi_generator_send(GiThread *t, GiValue v, GiValue sent);
/* throw(a[0..n)); close: GeneratorExit closes the delegate instead of being thrown into it. */
GI_OWNED GiValue gi_generator_throw(GiThread *t, GiValue v, const GiValue *a, size_t n, bool close);
/* close(): owned value of a return, or None. */
GI_OWNED GiValue gi_generator_close(GiThread *t, GiValue v);
/* DeprecationWarning for throw() with n > 1 arguments. */
bool gi_throw_warn(GiThread *t, size_t n);

/* Slots and attributes that the three types share. */
void gi_generator_release(GiThread *t, GiObject *o);
int gi_generator_traverse(GiObject *o, GiVisit visit, void *arg);
void gi_generator_clear(GiThread *t, GiObject *o);
GI_OWNED GiValue gi_generator_repr(GiThread *t, GiValue v);
GI_OWNED GiValue gi_generator_get_name(GiThread *t, GiValue v);
bool gi_generator_set_name(GiThread *t, GiValue v, GiValue x);
GI_OWNED GiValue gi_generator_get_qualname(GiThread *t, GiValue v);
bool gi_generator_set_qualname(GiThread *t, GiValue v, GiValue x);
GI_OWNED GiValue gi_generator_get_running(GiThread *t, GiValue v);
GI_OWNED GiValue gi_generator_get_suspended(GiThread *t, GiValue v);
GI_OWNED GiValue gi_generator_get_delegate(GiThread *t, GiValue v);
GI_OWNED GiValue gi_generator_get_frame(GiThread *t, GiValue v);
GI_OWNED GiValue gi_generator_get_code(GiThread *t, GiValue v);

/* RuntimeWarning "coroutine 'x' was never awaited". */
void gi_coroutine_never_awaited(GiThread *t, GiGenerator *g);
/* Notes where a coroutine was made when sys asks for it (cr_origin); false: error set. */
bool gi_coroutine_note_origin(GiThread *t, GiGenerator *g);

#endif
