/* SPDX-License-Identifier: MIT
 * interp/vm/generator.c owns generators and coroutines: moving a frame's window between the value stack and
 * the object (F3), resuming from C and by bytecode, send, throw, close, and the types generator,
 * coroutine and coroutine_wrapper. Async generators are in asyncgen.c.
 *
 *   CREATED --resume--> RUNNING --yield--> SUSPENDED --resume--> RUNNING --return, raise--> FINISHED
 *
 * G1  While RUNNING the registers are on the stack and those in the object are stale words: nobody
 *     traverses or drops them. While FINISHED there are none.
 * G2  Whoever resumes holds a reference to the generator for as long as it runs: the frame takes none,
 *     and R[-1] borrows the function.
 * G3  A finished generator is marked as finalized, so that its release needs no finalizer queue.
 */
#include "gc/size.h"
#include "interp/vm/frameobject.h"
#include "interp/vm/fastpath.h"
#include "interp/vm/generator.h"
#include "runtime/errors/exception.h"
#include "runtime/modules/builtins.h"
#include "runtime/types/genericalias.h"
#include "runtime/types/number.h"
#include "runtime/types/support.h"

/* --- moving windows --- */

static GiType *type_for(const GiCode *code) {
    return code->flags & GI_CO_COROUTINE         ? &gi_coroutine_type
           : code->flags & GI_CO_ASYNC_GENERATOR ? &gi_async_generator_type
                                                 : &gi_generator_type;
}

/* Moves n registers; those that held counted values are unbound afterwards (K3). */
static void move_registers(GiValue *to, GiValue *from, uint32_t n) {
    for (uint32_t i = 0; i < n; i++) {
        GiValue v = from[i];
        to[i] = v;
        if (gi_is_counted(v)) {
            from[i] = GI_UNBOUND;
        }
    }
}

/* Gives the frame's namespace and frame object to the generator. */
static void park_extras(GiFrame *f, GiGenerator *g) {
    g->names = f->names;
    f->names = GI_NULL;
    g->frame_object = f->frame_object;
    f->frame_object = GI_NULL;
    if (g->frame_object != GI_NULL) {
        gi_frame_object_detach(g->frame_object, g);
    }
    f->flags = 0;
    f->generator = NULL;
}

static void unpark_extras(GiFrame *f, GiGenerator *g) {
    f->generator = g;
    f->flags |= GI_FF_GENERATOR;
    if (g->names != GI_NULL) {
        f->names = g->names;
        g->names = GI_NULL;
        f->flags |= GI_FF_NAMES;
    }
    if (g->frame_object != GI_NULL) {
        f->frame_object = g->frame_object;
        g->frame_object = GI_NULL;
        f->flags |= GI_FF_OBJECT;
        gi_frame_object_attach(f->frame_object, f);
    }
}

/* See vm.h. */
GiValue gi_generator_make(GiThread *t) {
    GiFrame *f = t->frame;
    GiFunction *fn = gi_frame_function(f);
    uint32_t n = f->code->register_count;
    GiGenerator *g = gi_object_new_raw_tracked(t, type_for(f->code), sizeof(GiGenerator) + n * sizeof(GiValue));
    if (g == NULL) {
        return GI_NULL;
    }
    g->code = f->code;
    g->pc = f->pc;
    g->name = gi_take(fn->name);
    g->qualname = gi_take(fn->qualname);
    g->handled = (GiHandled){.exc = GI_NULL};
    g->resume_register = g->delegate = 0;
    g->hooks_done = g->closed = g->running_async = false;
    g->register_count = n;
    g->names = g->frame_object = g->origin = g->finalizer = GI_NULL;
    g->sink = NULL;
    g->weak_list = NULL;
    g->function = GI_UNBOUND;
    g->state = GI_GEN_FINISHED; /* until it has its registers (G1) */
    if (g->head.type == &gi_coroutine_type && !gi_coroutine_note_origin(t, g)) {
        gi_drop_object(t, g);
        return GI_NULL;
    }
    g->function = f->R[-1];
    f->R[-1] = GI_UNBOUND;
    move_registers(g->registers, f->R, n);
    park_extras(f, g);
    g->state = GI_GEN_CREATED;
    t->frame = f->previous;
    return gi_counted(g);
}

static const char *kind_name(const GiGenerator *g) {
    return g->head.type == &gi_coroutine_type          ? "coroutine"
           : g->head.type == &gi_async_generator_type ? "async generator"
                                                      : "generator";
}

/* See vm.h. */
int gi_generator_push(GiThread *t, GiGenerator *g, GiValue sent, uint8_t kind) {
    if (g->state == GI_GEN_RUNNING) {
        gi_raise_value_error(t, "%s already executing", kind_name(g));
        return -1;
    }
    if (g->state == GI_GEN_CREATED && sent != GI_NONE && sent != GI_NULL) {
        gi_raise_type_error(t, "can't send non-None value to a just-started %s", kind_name(g));
        return -1;
    }
    GiValue *R = gi_frame_top(t->frame) + 1;
    uint32_t n = g->register_count;
    if (!gi_stack_reserve(t, R - 1, (size_t)n + 1)) {
        return -1;
    }
    GiFrame *f = gi_frame_push(t, R, g->code, kind);
    if (f == NULL) {
        return -1;
    }
    memcpy(R, g->registers, n * sizeof(GiValue));
    R[-1] = g->function; /* G2: not a reference of its own */
    f->pc = g->pc;
    unpark_extras(f, g);
    if (sent != GI_NULL && g->state == GI_GEN_SUSPENDED) {
        gi_generator_sent(t, g, R, sent);
    }
    g->handled.previous = t->handled;
    t->handled = &g->handled;
    g->state = GI_GEN_RUNNING;
    g->delegate = 0;
    return 1;
}

/* See vm.h. */
void gi_generator_suspend(GiThread *t, uint32_t resume_register, uint32_t delegate) {
    GiFrame *f = t->frame;
    GiGenerator *g = f->generator;
    g->pc = f->pc;
    g->resume_register = (uint8_t)resume_register;
    g->delegate = (uint8_t)delegate;
    move_registers(g->registers, f->R, g->register_count);
    park_extras(f, g);
    g->state = GI_GEN_SUSPENDED;
    t->handled = g->handled.previous;
    t->frame = f->previous;
    f->R[-1] = GI_UNBOUND;
}

/* G3 and the references that only matter while it can run. */
static void mark_finished(GiThread *t, GiGenerator *g) {
    g->state = GI_GEN_FINISHED;
    g->delegate = 0;
    if (gi_is_tracked(g)) {
        g->head.gc |= GI_GC_FINALIZED;
    }
    GiValue handled = g->handled.exc;
    g->handled.exc = GI_NULL;
    gi_xdrop(t, handled);
}

/* See vm.h. */
void gi_generator_finish(GiThread *t) {
    GiFrame *f = t->frame;
    GiGenerator *g = f->generator;
    t->handled = g->handled.previous;
    f->generator = NULL;
    f->flags &= (uint8_t)~GI_FF_GENERATOR;
    f->R[-1] = GI_UNBOUND;
    gi_frame_pop(t);
    mark_finished(t, g);
}

/* See vm.h. */
void gi_generator_convert_error(GiThread *t, GiGenerator *g) {
    if (gi_error_is(t, &gi_StopIteration)) {
        gi_raise_from(t, &gi_RuntimeError, "%s raised StopIteration", kind_name(g));
    } else if (g->head.type == &gi_async_generator_type && gi_error_is(t, &gi_StopAsyncIteration)) {
        gi_raise_from(t, &gi_RuntimeError, "%s raised StopAsyncIteration", kind_name(g));
    }
}

/* --- resuming from C --- */

/* Pushes and runs; with sent GI_NULL the exception set in t is thrown in. */
static int resume(GiThread *t, GiGenerator *g, GiValue sent, GiValue *out) {
    GiValue exc = GI_NULL;
    if (sent == GI_NULL) {
        exc = gi_error_take(t);
    } else {
        gi_take(sent);
    }
    if (gi_generator_push(t, g, sent, GI_FRAME_ENTRY) < 0) {
        gi_xdrop(t, sent);
        gi_xdrop(t, exc);
        return -1;
    }
    if (exc != GI_NULL) {
        if (g->handled.exc != GI_NULL && g->handled.exc != GI_NONE) { /* what the generator handles is its context */
            gi_error_raise_steal(t, exc);
        } else {
            gi_error_restore_steal(t, exc);
        }
    }
    *out = gi_vm_run(t);
    return *out == GI_NULL ? -1 : g->state == GI_GEN_FINISHED ? 0 : 1;
}

/* See frame.h. */
int gi_generator_resume(GiThread *t, GiGenerator *g, GiValue sent, GiValue *out) {
    *out = GI_NULL;
    if (g->state == GI_GEN_FINISHED) {
        if (g->head.type == &gi_coroutine_type) {
            gi_error_clear(t);
            gi_raise(t, &gi_RuntimeError, "cannot reuse already awaited coroutine");
            return -1;
        }
        if (sent == GI_NULL) {
            return -1;
        }
        *out = GI_NONE;
        return 0;
    }
    if (!gi_enter(t, "")) {
        return -1;
    }
    gi_take_object(g);
    int r = resume(t, g, sent, out);
    gi_leave(t);
    gi_drop_object(t, g);
    return r;
}

GI_FOR_SIZE

/* The value of a yield; a return becomes StopIteration (without a value: no error when `plain`). */
static GiValue step(GiThread *t, GiGenerator *g, GiValue sent, bool plain) {
    GiValue v;
    int r = gi_generator_resume(t, g, sent, &v);
    if (r > 0) {
        return v;
    }
    if (r == 0) {
        if (g->head.type == &gi_async_generator_type) {
            gi_raise_none(t, &gi_StopAsyncIteration);
        } else if (!plain || v != GI_NONE) {
            gi_raise_stop_iteration(t, v);
        }
        gi_drop(t, v);
    }
    return GI_NULL;
}

/* See protocol.h. A generator that is running already fails in next(), which must not change its sink. */
GiValue gi_generator_next_sink(GiThread *t, GiValue v, GiSink *sink) {
    GiGenerator *g = (GiGenerator *)gi_object(v);
    GiSink *outer = g->sink;
    gi_take(v);
    g->sink = sink;
    GiValue r = gi_next(t, v);
    g->sink = outer;
    gi_drop(t, v);
    return r;
}

static GiValue next(GiThread *t, GiValue v) {
    GiGenerator *g = (GiGenerator *)gi_object(v);
    if (GI_UNLIKELY(t->frame->code == NULL || !gi_enter(t, ""))) {
        return t->frame->code == NULL ? step(t, g, GI_NONE, true) : GI_NULL;
    }
    if (!gi_resume_fast(t, t->frame, g, GI_NONE)) {
        gi_leave(t);
        return step(t, g, GI_NONE, true);
    }
    t->frame->kind = GI_FRAME_ENTRY;
    g->head.refs++;
    GiValue r = gi_vm_run(t);
    gi_leave(t);
    if (r != GI_NULL && GI_UNLIKELY(g->state == GI_GEN_FINISHED)) {
        if (r != GI_NONE) {
            gi_raise_stop_iteration(t, r);
            gi_drop(t, r);
        }
        r = GI_NULL;
    }
    gi_drop_object(t, g);
    return r;
}

/* See generator.h. */
GiValue gi_generator_send(GiThread *t, GiValue v, GiValue sent) {
    return step(t, (GiGenerator *)gi_object(v), sent, false);
}

/* --- throw and close --- */

/* The iterator a suspended generator delegates to; borrowed or GI_NULL. */
static GiValue delegate_of(const GiGenerator *g) {
    return g->state == GI_GEN_SUSPENDED && g->delegate != 0 ? g->registers[g->delegate - 1] : GI_NULL;
}

/* Ends a delegate: 0, or -1 with an error set. */
static int close_delegate(GiThread *t, GiValue it) {
    GiValue r, method;
    if (gi_is_generator_like(it)) {
        r = gi_generator_close(t, it);
    } else {
        int found = gi_getattr_optional(t, it, GI_NAME(t, close), &method);
        if (found < 0) {
            gi_error_unraisable(t, it);
        }
        if (found <= 0) {
            return 0;
        }
        r = gi_call0(t, method);
        gi_drop(t, method);
    }
    gi_xdrop(t, r);
    return r == GI_NULL ? -1 : 0;
}

/* Sets the exception of throw(type, value, tb) in t, or what its constructor raised; false: it was no
 * exception (TypeError set), nothing is thrown. */
static bool set_thrown(GiThread *t, GiValue type, GiValue value, GiValue tb) {
    if (tb != GI_NULL && tb != GI_NONE && gi_type(tb) != &gi_traceback_type) {
        return gi_raise_type_error(t, "throw() third argument must be a traceback object");
    }
    GiValue exc;
    if (gi_is_type(type) && (gi_as_type(type)->flags & GI_TYPE_EXCEPTION)) {
        if (value != GI_NULL && gi_is_instance(value, gi_as_type(type))) {
            exc = gi_take(value);
        } else if (value == GI_NULL || value == GI_NONE) {
            exc = gi_call0(t, type);
        } else if (gi_is_exact(value, &gi_tuple_type)) {
            exc = gi_call(t, type, gi_as_tuple(value)->items, gi_as_tuple(value)->size, GI_NULL);
        } else {
            exc = gi_call1(t, type, value);
        }
    } else if (gi_has_flag(type, GI_TYPE_EXCEPTION)) {
        if (value != GI_NULL && value != GI_NONE) {
            return gi_raise_type_error(t, "instance exception may not have a separate value");
        }
        exc = gi_take(type);
    } else {
        return gi_raise_type_error(t, "exceptions must be classes or instances deriving from "
                                      "BaseException, not %T", type);
    }
    if (exc == GI_NULL) {
        return true;
    }
    if (!gi_has_flag(exc, GI_TYPE_EXCEPTION)) {
        gi_raise_type_error(t, "calling %R should have returned an instance of BaseException, not %T", type, exc);
        gi_drop(t, exc);
        return true;
    }
    if (tb != GI_NULL && tb != GI_NONE) {
        gi_replace(t, &gi_as_exception(exc)->traceback, gi_take(tb));
    }
    gi_error_restore_steal(t, exc);
    return true;
}

/* throw() reached the delegate and it did not yield: g goes on with the delegate's result or error. */
static GiValue after_delegate(GiThread *t, GiGenerator *g) {
    GiValue value = GI_NONE;
    if (gi_failed(t) && !gi_error_take_stop_iteration(t, &value)) {
        return gi_generator_send(t, gi_counted(g), GI_NULL);
    }
    gi_raise_stop_iteration(t, value); /* SEND takes this exact object for a delegate that returned */
    gi_drop(t, value);
    GiValue ended = gi_error_take(t);
    if (!gi_is_exact(ended, &gi_StopIteration)) {
        return gi_error_restore_steal(t, ended);
    }
    gi_replace(t, &g->registers[g->delegate - 1], ended);
    return gi_generator_send(t, gi_counted(g), GI_NONE);
}

/* The delegate's throw(); *found: 1, 0 when it has none, -1 when asking for it failed. A generator sees g as
 * its caller. */
static GiValue throw_delegate(GiThread *t, GiGenerator *g, GiValue it, const GiValue *a, size_t n, bool close,
                              int *found) {
    GiValue method, r;
    uint8_t delegate = g->delegate;
    if (gi_is_generator_like(it)) {
        if (gi_generator_push(t, g, GI_NULL, GI_FRAME_ENTRY) < 0) {
            return GI_NULL;
        }
        r = gi_generator_throw(t, it, a, n, close);
        gi_generator_suspend(t, g->resume_register, delegate);
        return r;
    }
    *found = gi_getattr_optional(t, it, GI_NAME(t, throw), &method);
    if (*found <= 0) {
        return GI_NULL;
    }
    g->state = GI_GEN_RUNNING;
    r = gi_call(t, method, a, n, GI_NULL);
    g->state = GI_GEN_SUSPENDED;
    gi_drop(t, method);
    return r;
}

static GiValue throw_here(GiThread *t, GiGenerator *g, const GiValue *a, size_t n) {
    if (!set_thrown(t, a[0], n > 1 ? a[1] : GI_NULL, n > 2 ? a[2] : GI_NULL)) {
        return GI_NULL;
    }
    return gi_generator_send(t, gi_counted(g), GI_NULL);
}

static bool is_generator_exit(GiValue v) {
    return gi_is_type(v) ? gi_type_is_subtype(gi_as_type(v), &gi_GeneratorExit)
                         : gi_is_instance(v, &gi_GeneratorExit);
}

/* See generator.h. */
GiValue gi_generator_throw(GiThread *t, GiValue v, const GiValue *a, size_t n, bool close) {
    GiGenerator *g = (GiGenerator *)gi_object(v);
    GiValue it = delegate_of(g);
    if (it == GI_NULL) {
        return throw_here(t, g, a, n);
    }
    if (!gi_enter(t, "")) {
        return GI_NULL;
    }
    gi_take(it);
    GiValue r = GI_NULL;
    if (close && is_generator_exit(a[0])) {
        g->state = GI_GEN_RUNNING;
        int closed = close_delegate(t, it);
        g->state = GI_GEN_SUSPENDED;
        r = closed < 0 ? gi_generator_send(t, v, GI_NULL) : throw_here(t, g, a, n);
    } else {
        int found = 1;
        r = throw_delegate(t, g, it, a, n, close, &found);
        if (found == 0) { /* a StopIteration thrown in ends the delegation, as if the delegate had returned */
            r = set_thrown(t, a[0], n > 1 ? a[1] : GI_NULL, n > 2 ? a[2] : GI_NULL) ? after_delegate(t, g) : GI_NULL;
        } else if (r == GI_NULL && found > 0) {
            r = after_delegate(t, g);
        }
    }
    gi_drop(t, it);
    gi_leave(t);
    return r;
}

/* Ends a generator without running it. */
static void discard(GiThread *t, GiGenerator *g) {
    uint32_t n = g->register_count;
    GiValue names = g->names, frame = g->frame_object;
    if (frame != GI_NULL) {
        gi_frame_object_finish(t, frame, g);
    }
    mark_finished(t, g);
    g->names = g->frame_object = GI_NULL;
    gi_window_clear(t, g->registers, g->registers + n);
    gi_xdrop(t, names);
    gi_xdrop(t, frame);
}

/* Could it notice an exception at the yield where it is suspended? */
static bool is_guarded(const GiGenerator *g) {
    uint32_t offset = (uint32_t)(g->pc - g->code->words) - 1;
    for (uint32_t i = 0; i < g->code->range_count; i++) {
        if (offset >= g->code->ranges[i].start && offset < g->code->ranges[i].end) {
            return true;
        }
    }
    return false;
}

/* See generator.h. */
GiValue gi_generator_close(GiThread *t, GiValue v) {
    GiGenerator *g = (GiGenerator *)gi_object(v);
    if (g->state == GI_GEN_FINISHED) {
        return GI_NONE;
    }
    if (g->state == GI_GEN_CREATED) {
        discard(t, g);
        return GI_NONE;
    }
    GiValue it = delegate_of(g);
    int closed = 0;
    if (it == GI_NULL && !is_guarded(g)) {
        discard(t, g);
        return GI_NONE;
    }
    if (it != GI_NULL) {
        gi_take(it);
        g->state = GI_GEN_RUNNING;
        closed = close_delegate(t, it);
        g->state = GI_GEN_SUSPENDED;
        gi_drop(t, it);
    }
    if (closed == 0) {
        gi_raise_none(t, &gi_GeneratorExit);
    }
    GiValue r;
    int outcome = gi_generator_resume(t, g, GI_NULL, &r);
    if (outcome > 0) {
        gi_drop(t, r);
        return gi_raise(t, &gi_RuntimeError, "%s ignored GeneratorExit", kind_name(g));
    }
    if (outcome == 0) {
        return r;
    }
    return gi_error_clear_if(t, &gi_GeneratorExit) ? GI_NONE : GI_NULL;
}

/* --- life --- */

/* See generator.h. */
void gi_generator_release(GiThread *t, GiObject *o) {
    GiGenerator *g = (GiGenerator *)o;
    uint32_t n = g->register_count;
    if (g->state == GI_GEN_CREATED || g->state == GI_GEN_SUSPENDED) {
        discard(t, g);
    }
    gi_drop(t, g->function);
    gi_drop(t, g->name);
    gi_drop(t, g->qualname);
    gi_xdrop(t, g->origin);
    gi_xdrop(t, g->finalizer);
    gi_object_free(t, o, sizeof(GiGenerator) + n * sizeof(GiValue));
}

/* See generator.h. */
int gi_generator_traverse(GiObject *o, GiVisit visit, void *arg) {
    GiGenerator *g = (GiGenerator *)o;
    GiValue fields[] = {g->function, g->name,   g->qualname, g->names, g->frame_object,
                        g->origin,   g->finalizer, g->handled.exc};
    for (size_t i = 0; i < sizeof fields / sizeof *fields; i++) {
        int r = fields[i] == GI_NULL ? 0 : visit(fields[i], arg);
        if (r != 0) {
            return r;
        }
    }
    if (g->state == GI_GEN_CREATED || g->state == GI_GEN_SUSPENDED) { /* G1 */
        for (uint32_t i = 0; i < g->register_count; i++) {
            int r = visit(g->registers[i], arg);
            if (r != 0) {
                return r;
            }
        }
    }
    return 0;
}

/* See generator.h. */
void gi_generator_clear(GiThread *t, GiObject *o) {
    GiGenerator *g = (GiGenerator *)o;
    if (g->state == GI_GEN_CREATED || g->state == GI_GEN_SUSPENDED) {
        discard(t, g);
    }
    gi_replace(t, &g->origin, GI_NULL);
    gi_replace(t, &g->finalizer, GI_NULL);
}

static void finalize(GiThread *t, GiObject *o) {
    GiGenerator *g = (GiGenerator *)o;
    if (g->state == GI_GEN_FINISHED || g->state == GI_GEN_RUNNING) {
        return;
    }
    GiValue v = gi_counted(g), r;
    if (g->state == GI_GEN_CREATED) {
        if (g->head.type == &gi_coroutine_type) {
            gi_coroutine_never_awaited(t, g);
        }
        discard(t, g);
        return;
    }
    r = gi_generator_close(t, v);
    if (r == GI_NULL) {
        gi_error_unraisable(t, v);
    } else {
        gi_drop(t, r);
    }
}

/* --- attributes --- */

/* See generator.h. */
GiValue gi_generator_repr(GiThread *t, GiValue v) {
    GiValue id = gi_builtins_id(t, v);
    GiValue digits = id == GI_NULL ? GI_NULL : gi_int_to_str(t, id, 16);
    gi_xdrop(t, id);
    if (digits == GI_NULL) {
        return GI_NULL;
    }
    GiGenerator *g = (GiGenerator *)gi_object(v);
    const char *kind = g->head.type == &gi_async_generator_type ? "async_generator" : kind_name(g);
    GiValue r = gi_str_from_format(t, "<%s object %S at 0x%S>", kind, g->qualname, digits);
    gi_drop(t, digits);
    return r;
}

GiValue gi_generator_get_name(GiThread *t, GiValue v) {
    (void)t;
    return gi_take(((GiGenerator *)gi_object(v))->name);
}

bool gi_generator_set_name(GiThread *t, GiValue v, GiValue x) {
    if (x == GI_NULL || !gi_is_str(x)) {
        return gi_raise_type_error(t, "__name__ must be set to a string object");
    }
    gi_replace(t, &((GiGenerator *)gi_object(v))->name, gi_take(x));
    return true;
}

GiValue gi_generator_get_qualname(GiThread *t, GiValue v) {
    (void)t;
    return gi_take(((GiGenerator *)gi_object(v))->qualname);
}

bool gi_generator_set_qualname(GiThread *t, GiValue v, GiValue x) {
    if (x == GI_NULL || !gi_is_str(x)) {
        return gi_raise_type_error(t, "__qualname__ must be set to a string object");
    }
    gi_replace(t, &((GiGenerator *)gi_object(v))->qualname, gi_take(x));
    return true;
}

GiValue gi_generator_get_running(GiThread *t, GiValue v) {
    (void)t;
    return gi_bool(((GiGenerator *)gi_object(v))->state == GI_GEN_RUNNING);
}

GiValue gi_generator_get_suspended(GiThread *t, GiValue v) {
    (void)t;
    return gi_bool(((GiGenerator *)gi_object(v))->state == GI_GEN_SUSPENDED);
}

GiValue gi_generator_get_delegate(GiThread *t, GiValue v) {
    (void)t;
    GiValue it = delegate_of((GiGenerator *)gi_object(v));
    return it == GI_NULL ? GI_NONE : gi_take(it);
}

GiValue gi_generator_get_frame(GiThread *t, GiValue v) {
    GiGenerator *g = (GiGenerator *)gi_object(v);
    if (g->state == GI_GEN_FINISHED) {
        return GI_NONE;
    }
    GiValue f = gi_generator_frame_object(t, g);
    return f == GI_NULL ? GI_NULL : gi_take(f);
}

GiValue gi_generator_get_code(GiThread *t, GiValue v) {
    (void)t;
    return gi_take(gi_counted(((GiGenerator *)gi_object(v))->code));
}

/* --- methods --- */

static GiValue m_send(GiThread *t, const GiValue *a) { return gi_generator_send(t, a[0], a[1]); }

/* See generator.h. */
bool gi_throw_warn(GiThread *t, size_t n) {
    return n < 2 || gi_warn(t, &gi_DeprecationWarning, 1,
                            "the (type, exc, tb) signature of throw() is deprecated, use the single-arg "
                            "signature instead.");
}

static GiValue m_throw(GiThread *t, const GiValue *a) {
    size_t n = a[3] != GI_NULL ? 3 : a[2] != GI_NULL ? 2 : 1;
    return gi_throw_warn(t, n) ? gi_generator_throw(t, a[0], a + 1, n, true) : GI_NULL;
}

static GiValue m_close(GiThread *t, const GiValue *a) { return gi_generator_close(t, a[0]); }

static GiValue m_sizeof(GiThread *t, const GiValue *a) {
    (void)t;
    GiGenerator *g = (GiGenerator *)gi_object(a[0]);
    return gi_int_imm((int64_t)(sizeof(GiGenerator) + g->register_count * sizeof(GiValue)));
}

static const GiMethodRow generator_methods[] = {
    GI_METHOD("send(self, value, /)", m_send,
              "send(value) -> send 'value' into generator,\nreturn next yielded value or raise StopIteration."),
    GI_METHOD("throw(self, type, value=..., traceback=..., /)", m_throw,
              "throw(value)\nthrow(type[,value[,tb]])\n\nRaise exception in generator, return next yielded "
              "value or raise\nStopIteration.\nthe (type, val, tb) signature is deprecated, \nand may be "
              "removed in a future version of Python."),
    GI_METHOD("close(self, /)", m_close, "close() -> raise GeneratorExit inside generator."),
    GI_METHOD("__sizeof__(self, /)", m_sizeof, "gen.__sizeof__() -> size of gen in memory, in bytes"),
    GI_CLASS_METHOD("__class_getitem__(type, object, /)", gi_class_getitem, "See PEP 585"), GI_METHODS_END};

static const GiGetSetRow generator_getset[] = {
    {"__name__", gi_generator_get_name, gi_generator_set_name, "name of the generator"},
    {"__qualname__", gi_generator_get_qualname, gi_generator_set_qualname, "qualified name of the generator"},
    {"gi_yieldfrom", gi_generator_get_delegate, NULL, "object being iterated by yield from, or None"},
    {"gi_running", gi_generator_get_running, NULL, NULL},
    {"gi_frame", gi_generator_get_frame, NULL, NULL},
    {"gi_suspended", gi_generator_get_suspended, NULL, NULL},
    {"gi_code", gi_generator_get_code, NULL, NULL},
    {NULL, NULL, NULL, NULL}};

GiType gi_generator_type = {
    GI_TYPE_HEAD(GiGenerator, GI_GC_TRACKED | GI_GC_FINALIZER),
    .gc.weak_offset = offsetof(GiGenerator, weak_list), .gc.traverse = gi_generator_traverse,
    .gc.clear = gi_generator_clear, .gc.release = gi_generator_release, .gc.finalize = finalize,
    .name = "generator", .flags = GI_TYPE_NO_INSTANCES, .repr = gi_generator_repr, .iter = gi_self_iter,
    .next = next, .methods = generator_methods, .getset = generator_getset};

/* --- coroutines --- */

/* warnings._warn_unawaited_coroutine; false: it is not to be had, or failed. */
static bool warn_in_python(GiThread *t, GiGenerator *g) {
    GiValue module = t->vm->finalizing ? gi_xtake(gi_dict_get_text(t, t->vm->modules, "warnings"))
                                       : gi_import(t, "warnings");
    GiValue fn = GI_NULL, r = GI_NULL;
    gi_error_clear(t);
    GiValue name = module == GI_NULL ? GI_NULL : gi_str_from_text(t, "_warn_unawaited_coroutine");
    if (name != GI_NULL && gi_getattr_optional(t, module, name, &fn) > 0) {
        r = gi_call1(t, fn, gi_counted(g));
        gi_drop(t, fn);
        if (r == GI_NULL && !gi_error_is(t, &gi_RuntimeWarning)) {
            gi_error_unraisable(t, gi_counted(g)); /* the plain warning still comes */
        }
    }
    gi_xdrop(t, module);
    gi_xdrop(t, name);
    gi_xdrop(t, r);
    return r != GI_NULL;
}

/* See generator.h. */
void gi_coroutine_never_awaited(GiThread *t, GiGenerator *g) {
    if (t->vm->modules == NULL) {
        return; /* the interpreter is nearly gone: there is nothing left to warn with */
    }
    GiValue saved = t->exc;
    t->exc = GI_NULL;
    if (!warn_in_python(t, g) &&
        (gi_failed(t) || !gi_warn(t, &gi_RuntimeWarning, 1, "coroutine '%S' was never awaited", g->qualname))) {
        gi_error_unraisable(t, gi_counted(g));
    }
    t->exc = saved;
}

static GiValue get_origin(GiThread *t, GiValue v) {
    (void)t;
    GiValue origin = ((GiGenerator *)gi_object(v))->origin;
    return origin == GI_NULL ? GI_NONE : gi_take(origin);
}

static const GiMethodRow coroutine_methods[] = {
    GI_METHOD("send(self, value, /)", m_send,
              "send(arg) -> send 'arg' into coroutine,\nreturn next iterated value or raise StopIteration."),
    GI_METHOD("throw(self, type, value=..., traceback=..., /)", m_throw,
              "throw(value)\nthrow(type[,value[,traceback]])\n\nRaise exception in coroutine, return next "
              "iterated value or raise\nStopIteration.\nthe (type, val, tb) signature is deprecated, \nand "
              "may be removed in a future version of Python."),
    GI_METHOD_MADE("close(self, /)", m_close, "close() -> raise GeneratorExit inside coroutine."),
    GI_METHOD("__sizeof__(self, /)", m_sizeof, "gen.__sizeof__() -> size of gen in memory, in bytes"),
    GI_CLASS_METHOD("__class_getitem__(type, object, /)", gi_class_getitem, "See PEP 585"), GI_METHODS_END};

static const GiGetSetRow coroutine_getset[] = {
    {"__name__", gi_generator_get_name, gi_generator_set_name, "name of the coroutine"},
    {"__qualname__", gi_generator_get_qualname, gi_generator_set_qualname, "qualified name of the coroutine"},
    {"cr_await", gi_generator_get_delegate, NULL, "object being awaited on, or None"},
    {"cr_running", gi_generator_get_running, NULL, NULL},
    {"cr_frame", gi_generator_get_frame, NULL, NULL},
    {"cr_suspended", gi_generator_get_suspended, NULL, NULL},
    {"cr_code", gi_generator_get_code, NULL, NULL},
    {"cr_origin", get_origin, NULL, NULL},
    {NULL, NULL, NULL, NULL}};

typedef struct Wrapper { GiObject head; GiValue coroutine; } Wrapper;

static GiValue await_slot(GiThread *t, GiValue v) {
    Wrapper *w = gi_object_new(t, &gi_coroutine_wrapper_type);
    if (w == NULL) {
        return GI_NULL;
    }
    w->coroutine = gi_take(v);
    return gi_support_track(t, w);
}

static const GiAsyncSlots coroutine_async = {.await = await_slot};

GiType gi_coroutine_type = {
    GI_TYPE_HEAD(GiGenerator, GI_GC_TRACKED | GI_GC_FINALIZER),
    .gc.weak_offset = offsetof(GiGenerator, weak_list), .gc.traverse = gi_generator_traverse,
    .gc.clear = gi_generator_clear, .gc.release = gi_generator_release, .gc.finalize = finalize,
    .name = "coroutine", .flags = GI_TYPE_NO_INSTANCES, .repr = gi_generator_repr,
    .async = &coroutine_async, .methods = coroutine_methods, .getset = coroutine_getset};

static GiValue wrapped(GiValue v) { return ((Wrapper *)gi_object(v))->coroutine; }
static GiValue wrapper_next(GiThread *t, GiValue v) { return next(t, wrapped(v)); }
static GiValue w_send(GiThread *t, const GiValue *a) { return gi_generator_send(t, wrapped(a[0]), a[1]); }
static GiValue w_close(GiThread *t, const GiValue *a) { return gi_generator_close(t, wrapped(a[0])); }
static GiValue w_throw(GiThread *t, const GiValue *a) {
    GiValue b[] = {wrapped(a[0]), a[1], a[2], a[3]};
    return m_throw(t, b);
}

static const GiMethodRow wrapper_methods[] = {
    GI_METHOD("send(self, value, /)", w_send,
              "send(arg) -> send 'arg' into coroutine,\nreturn next iterated value or raise StopIteration."),
    GI_METHOD("throw(self, type, value=..., traceback=..., /)", w_throw,
              "throw(value)\nthrow(type[,value[,traceback]])\n\nRaise exception in coroutine, return next "
              "iterated value or raise\nStopIteration.\nthe (type, val, tb) signature is deprecated, \nand "
              "may be removed in a future version of Python."),
    GI_METHOD_MADE("close(self, /)", w_close, "close() -> raise GeneratorExit inside coroutine."),
    GI_METHODS_END};

GiType gi_coroutine_wrapper_type = {
    GI_TYPE_HEAD(Wrapper, GI_GC_TRACKED), .gc.slots_offset = offsetof(Wrapper, coroutine),
    .gc.slots_count = 1, .gc.release = gi_release_slots, .name = "coroutine_wrapper",
    .flags = GI_TYPE_NO_INSTANCES, .iter = gi_self_iter, .next = wrapper_next, .methods = wrapper_methods,
    .doc = "A wrapper object implementing __await__ for coroutines."};

/* See vm.h. */
GiValue gi_awaitable(GiThread *t, GiValue v) {
    GiType *type = gi_type(v);
    if (type == &gi_coroutine_type ||
        (type == &gi_generator_type &&
         (((GiGenerator *)gi_object(v))->code->flags & GI_CO_ITERABLE_COROUTINE))) {
        return gi_take(v);
    }
    if (type->async == NULL || type->async->await == NULL) {
        return gi_raise_type_error(t, "object %T can't be used in 'await' expression", v);
    }
    GiValue it = type->async->await(t, v);
    if (it == GI_NULL) {
        return GI_NULL;
    }
    if (gi_type(it) == &gi_coroutine_type) {
        gi_drop(t, it);
        return gi_raise_type_error(t, "__await__() returned a coroutine");
    }
    if (gi_type(it)->next == NULL) {
        gi_raise_type_error(t, "__await__() returned non-iterator of type '%T'", it);
        gi_drop(t, it);
        return GI_NULL;
    }
    return it;
}

/* sys.set_coroutine_origin_tracking_depth: see generator.h. */
bool gi_coroutine_note_origin(GiThread *t, GiGenerator *g) {
    int32_t depth = t->coroutine_origin_depth;
    if (GI_LIKELY(depth == 0)) {
        return true;
    }
    GiValue list = gi_list(t, NULL, 0);
    for (int32_t i = 0; list != GI_NULL && i < depth; i++) {
        GiFrame *f = gi_frame_at(t, (size_t)i + 1); /* 0 is the coroutine itself */
        if (f == NULL) {
            break;
        }
        uint32_t offset = (uint32_t)(f->pc - f->code->words) - 1;
        GiPosition p = gi_code_position(gi_counted(f->code), offset);
        GiValue entry = gi_tuple_pack(t, 3, f->code->filename, gi_int_imm(p.line), f->code->name);
        if (entry == GI_NULL || !gi_list_append_steal(t, list, entry)) {
            gi_drop(t, list);
            list = GI_NULL;
        }
    }
    if (list == GI_NULL) {
        return false;
    }
    g->origin = gi_tuple_from(t, list);
    gi_drop(t, list);
    return g->origin != GI_NULL;
}

GI_FOR_SPEED
