/* SPDX-License-Identifier: MIT
 * interp/vm/vm_flow.c owns what happens when control leaves the straight line: returning from frames that
 * are no plain calls, yielding, unwinding to a handler, raising, `with`, imports. See vm.h for the
 * contract of slow paths.
 *
 * W1  A popped frame's record stays behind t->frame (t->frame->next) until the next push: its kind,
 *     result and skip are read there after the window is gone.
 * W2  Unwinding runs no script code but trace functions: it drops registers, and finalizers are queued (O1).
 */
#include "gc/size.h"
#include "interp/vm/fastpath.h"
#include "interp/vm/operator.h"
#include "interp/vm/frameobject.h"
#include "interp/vm/trace.h"
#include "interp/vm/vm_slow.h"
#include "runtime/errors/exception.h"

/* --- returning --- */

/* The generator or coroutine that an instruction resumed has returned v (taken over). false: a trace function
 * failed. */
static bool resumed_returned(GiThread *t, GiValue v) {
    GiFrame *f = t->frame;
    uint32_t word = f->pc[-1];
    if ((word & 0xFF) == GI_BC_SEND) {
        if (GI_UNLIKELY(t->traced) && !gi_trace_stop_iteration(t, v)) {
            gi_drop(t, v);
            return false;
        }
        gi_result_steal(t, f, gi_word_b(word), v);
    } else {
        bool ok = v == GI_NONE || !GI_UNLIKELY(t->traced) || gi_trace_stop_iteration(t, v);
        gi_drop(t, v);
        if (!ok) {
            return false;
        }
    }
    gi_result_steal(t, f, gi_word_a(word), GI_UNBOUND);
    f->pc++;
    return true;
}

/* __init__ of the instance in R[-2] of the popped frame returned v (taken over). */
static GiReturnStep init_returned(GiThread *t, GiFrame *done, GiValue v) {
    GiValue instance = done->R[-2];
    done->R[-2] = GI_UNBOUND;
    if (v != GI_NONE) {
        gi_raise_type_error(t, "__init__() should return None, not '%T'", v);
        gi_drop(t, v);
        gi_drop(t, instance);
        return GI_RETURN_FAILED;
    }
    gi_result_steal(t, t->frame, gi_call_result(t->frame), instance);
    t->frame->pc += GI_CALL_WORDS;
    return GI_RETURN_ON;
}

/* See vm_slow.h: v is the result of the frame that has just been popped (W1). */
GiReturnStep gi_vm_deliver(GiThread *t, GiValue v) {
    GiFrame *done = t->frame->next;
    switch (done->kind) {
    case GI_FRAME_ENTRY: return GI_RETURN_OUT;
    case GI_FRAME_INIT: return init_returned(t, done, v);
    case GI_FRAME_OPERATOR: return gi_operator_returned(t, done, v);
    case GI_FRAME_RESUME: return resumed_returned(t, v) ? GI_RETURN_ON : GI_RETURN_FAILED;
    case GI_FRAME_STEP:
        gi_result_steal(t, t->frame, done->result, v);
        t->frame->pc += done->skip;
        return GI_RETURN_ON;
    default:
        gi_result_steal(t, t->frame, gi_call_result(t->frame), v);
        t->frame->pc += GI_CALL_WORDS;
        return GI_RETURN_ON;
    }
}

/* gi_frame_pop for a frame that returns and has nothing attached: no temporary is alive. */
static void pop_plain(GiThread *t) {
    GiFrame *f = t->frame;
    gi_window_clear(t, f->R - 1, f->R + f->code->local_count);
    t->frame = f->previous;
}

/* See vm_slow.h. */
GiReturnStep gi_vm_return(GiThread *t, GiValue v) {
    if (t->frame->flags == 0) {
        pop_plain(t);
        return gi_vm_deliver(t, v);
    }
    if (GI_UNLIKELY(t->frame->flags & GI_FF_WATCHED) && !gi_trace_return(t, v)) {
        gi_drop(t, v);
        return GI_RETURN_FAILED;
    }
    if (t->frame->flags & GI_FF_GENERATOR) {
        gi_generator_finish(t);
    } else {
        gi_frame_pop(t);
    }
    return gi_vm_deliver(t, v);
}

/* YIELD: the value goes to whoever resumed. */
GiReturnStep gi_vm_yield(GiThread *t, uint32_t word, GiValue v) {
    const uint32_t *pc = t->frame->pc;
    if (GI_UNLIKELY(t->frame->flags & GI_FF_WATCHED) && !gi_trace_return(t, v)) {
        gi_drop(t, v);
        return GI_RETURN_FAILED;
    }
    bool jumped = t->frame->pc != pc; /* a trace function has set f_lineno: nobody waits for what is sent */
    gi_generator_suspend(t, jumped ? GI_NO_REGISTER : gi_word_b(word), jumped ? 0 : gi_word_c(word));
    GiFrame *done = t->frame->next;
    if (done->kind == GI_FRAME_ENTRY) {
        return GI_RETURN_OUT;
    }
    GiFrame *f = t->frame;
    gi_result_steal(t, f, gi_word_b(f->pc[-1]), v);
    f->pc += 1 + (int32_t)*f->pc;
    return GI_RETURN_ON;
}

/* --- unwinding --- */

/* The innermost handler range of an instruction, or NULL. */
static const GiHandlerRange *find_range(const GiCode *code, uint32_t offset) {
    for (uint32_t i = 0; i < code->range_count; i++) {
        const GiHandlerRange *r = &code->ranges[i];
        if (offset >= r->start && offset < r->end) {
            return r;
        }
    }
    return NULL;
}

/* A frame that an exception leaves by way of its handlers stays, for f_lineno, where it was raised. */
static void restore_position(GiThread *t, GiFrame *f) {
    GiValue tb = gi_as_exception(t->exc)->traceback;
    uint32_t word = f->pc[-1];
    if ((word & 0xFF) == GI_BC_RERAISE && gi_word_b(word) == 0 && tb != GI_NULL && tb != GI_NONE) {
        const GiTraceback *entry = (const GiTraceback *)gi_object(tb);
        bool same = entry->record == f || (f->flags & GI_FF_OBJECT && entry->frame == f->frame_object);
        if (same && entry->code == gi_counted(f->code)) {
            f->pc = f->code->words + entry->offset + 1;
        }
    }
}

/* Is the frame, which a trace function knows, at the end of a handler that did not handle what came to it? */
static bool raises_again(const GiFrame *f, const GiFrameObject *o) {
    return o->raised && (f->pc[-1] & 0xFF) == GI_BC_RERAISE && gi_word_b(f->pc[-1]) == 0;
}

static void back_to_raise(GiFrame *f, GiFrameObject *o) {
    f->pc = f->code->words + o->raised_offset + 1;
    o->trace_place = o->raised_offset;
}

/* A handler comes next in a frame that is traced: it follows what raised the exception. */
static void note_raised(GiFrame *f, bool again) {
    if (!(f->flags & GI_FF_OBJECT)) {
        return;
    }
    GiFrameObject *o = gi_as_frame_object(f->frame_object);
    if (again && raises_again(f, o)) {
        back_to_raise(f, o);
        gi_frame_note_place(o);
    } else {
        o->raised = true;
        o->raised_offset = (uint32_t)(f->pc - f->code->words) - 1;
    }
}

/* The exception leaves the current frame. */
static void leave_frame(GiThread *t) {
    GiFrame *f = t->frame;
    GiValue *R = f->R;
    if (GI_UNLIKELY(f->flags & GI_FF_WATCHED)) {
        GiFrameObject *o = f->flags & GI_FF_OBJECT ? gi_as_frame_object(f->frame_object) : NULL;
        if (o != NULL && raises_again(f, o)) {
            back_to_raise(f, o);
        }
        (void)gi_trace_return(t, GI_NULL); /* either way an exception goes on */
    }
    if (f->flags & (GI_FF_OBJECT | GI_FF_TRACED) && gi_failed(t)) {
        restore_position(t, f);
    }
    if (f->flags & GI_FF_GENERATOR) {
        gi_generator_convert_error(t, f->generator);
        gi_generator_finish(t);
    } else {
        gi_frame_pop(t);
    }
    if (f->kind == GI_FRAME_INIT) {
        gi_window_clear(t, R - 2, R - 1);
    }
}

/* A frame that may end without a frame object (interp/vm/frametrace.c): its caller, if it has one, comes next. */
static bool is_plain_exit(const GiFrame *f) {
    return f->kind == GI_FRAME_CALL || f->kind == GI_FRAME_INIT || f->kind == GI_FRAME_OPERATOR || f->kind == GI_FRAME_STEP ||
           (f->kind == GI_FRAME_ENTRY && f->previous->code == NULL);
}

/* The exception leaves the current frame, which becomes part of its traceback; NULL: it must go the long way. */
static GiTraceback *leave_plain_frame(GiThread *t, bool trace) {
    GiFrame *f = t->frame;
    GiValue *R = f->R;
    if (!is_plain_exit(f) || (trace ? f->flags != 0 : f->flags != GI_FF_TRACED)) {
        return NULL;
    }
    GiTraceback *tb = trace ? gi_frame_leave(t) : gi_frame_leave_again(t);
    if (tb != NULL && f->kind == GI_FRAME_INIT) {
        gi_window_clear(t, R - 2, R - 1);
    }
    return tb;
}

/* Notes that the newest entry of the exception being raised is that of `left`'s caller (T3 of
 * runtime/errors/exception.h). `left` may be gone. */
static void note_caller(const GiThread *t, const GiTraceback *left) {
    GiValue tb = left == NULL || !gi_failed(t) ? GI_NULL : gi_as_exception(t->exc)->traceback;
    GiTraceback *newest = tb == GI_NULL ? NULL : (GiTraceback *)gi_object(tb);
    if (newest != NULL && newest->next != NULL && newest->next == left) {
        newest->next->outer = newest;
    }
}

/* See vm_slow.h. */
bool gi_vm_unwind(GiThread *t, bool trace) {
    const GiTraceback *left = NULL;
    for (;; trace = true) {
        GiFrame *f = t->frame;
        uint32_t offset = (uint32_t)(f->pc - f->code->words) - 1;
        const GiHandlerRange *r = t->stop != 0 ? NULL : find_range(f->code, offset);
        bool out = f->kind == GI_FRAME_ENTRY;
        const GiTraceback *tb = r == NULL && !(out && t->exc == t->vm->memory_error) ? leave_plain_frame(t, trace) : NULL;
        if (tb == NULL && trace) {
            gi_frame_trace(t);
            if (GI_UNLIKELY(t->traced)) {
                gi_trace_exception(t);
            }
        }
        note_caller(t, left);
        left = tb;
        if (tb == NULL) {
            if (GI_UNLIKELY(t->exc == t->vm->memory_error) && (r != NULL || out)) {
                gi_frames_trim(t);
            }
            if (r != NULL) {
                if (GI_UNLIKELY(f->flags & GI_FF_WATCHED)) {
                    note_raised(f, !trace);
                }
                gi_window_clear(t, f->R + r->target, f->R + f->code->register_count);
                f->R[r->target] = gi_error_take(t);
                f->pc = f->code->words + r->handler;
                return true;
            }
            leave_frame(t);
        }
        if (out) {
            return false;
        }
    }
}

/* --- raising and handling --- */

/* The cause of `raise X from C`: an exception, a class to be instantiated, or None; owned. */
static GiValue make_cause(GiThread *t, GiValue cause) {
    if (cause == GI_NONE || gi_has_flag(cause, GI_TYPE_EXCEPTION)) {
        return gi_take(cause);
    }
    if (gi_is_type(cause) && (gi_as_type(cause)->flags & GI_TYPE_EXCEPTION)) {
        GiValue v = gi_call0(t, cause);
        if (v != GI_NULL && !gi_has_flag(v, GI_TYPE_EXCEPTION)) {
            gi_raise_type_error(t, "calling %R should have returned an instance of BaseException, not %R",
                                cause, gi_type_value(gi_type(v)));
            gi_drop(t, v);
            return GI_NULL;
        }
        return v;
    }
    return gi_raise_type_error(t, "exception causes must derive from BaseException");
}

static void raise_from(GiThread *t, GiValue exc, GiValue cause) {
    gi_raise_object(t, exc);
    GiValue raised = gi_error_take(t);
    GiValue c = make_cause(t, cause);
    if (c == GI_NULL) {
        gi_drop(t, raised);
        return;
    }
    GiException *e = gi_as_exception(raised);
    e->suppress_context = true;
    gi_replace(t, &e->cause, c == GI_NONE ? GI_NULL : c);
    gi_error_restore_steal(t, raised);
}

/* RAISE: leaves an exception set. false: it is raised again as it is, without a traceback entry. */
bool gi_vm_raise(GiThread *t, uint32_t word) {
    GiFrame *f = t->frame;
    if (gi_word_c(word) == 0) {
        GiHandled *h = t->handled;
        while (h != NULL && h->exc == GI_NULL) {
            h = h->previous;
        }
        if (h == NULL) {
            gi_raise(t, &gi_RuntimeError, "No active exception to reraise");
            return true;
        }
        gi_error_restore_steal(t, gi_take(h->exc));
        return false;
    }
    GiValue exc = gi_operand_own(f, gi_word_a(word));
    if (gi_word_c(word) == 1) {
        gi_raise_object(t, exc);
    } else {
        GiValue cause = gi_operand_own(f, gi_word_b(word));
        raise_from(t, exc, cause);
        gi_drop(t, cause);
    }
    gi_drop(t, exc);
    return true;
}

/* RERAISE. */
void gi_vm_reraise(GiThread *t, uint32_t word) {
    gi_error_restore_steal(t, gi_operand_own(t->frame, gi_word_a(word)));
}

/* PUSH_HANDLED. */
bool gi_vm_push_handled(GiThread *t, uint32_t word) {
    GiFrame *f = t->frame;
    GiValue old = t->handled->exc;
    t->handled->exc = gi_take(f->R[gi_word_a(word)]);
    gi_result_steal(t, f, gi_word_b(word), old == GI_NULL ? GI_NONE : old);
    return true;
}

/* POP_HANDLED. */
bool gi_vm_pop_handled(GiThread *t, uint32_t word) {
    GiFrame *f = t->frame;
    GiValue old = t->handled->exc, v = gi_operand_own(f, gi_word_a(word));
    t->handled->exc = v == GI_NONE ? GI_NULL : v;
    gi_xdrop(t, old);
    return true;
}

/* JUMP_NO_MATCH: 1 jump. */
int gi_vm_no_match(GiThread *t, uint32_t word) {
    GiFrame *f = t->frame;
    int match = gi_error_matches(t, f->R[gi_word_a(word)], f->R[gi_word_b(word)]);
    if (match < 0) {
        return -1;
    }
    gi_consume(t, f, gi_word_b(word));
    return !match;
}

/* END_ASYNC_FOR: true: the loop ended; false: the exception is to be raised again. */
bool gi_vm_end_async_for(GiThread *t, uint32_t word) {
    GiFrame *f = t->frame;
    GiValue exc = gi_operand_own(f, gi_word_a(word));
    if (gi_is_instance(exc, &gi_StopAsyncIteration)) {
        gi_drop(t, exc);
        gi_result_steal(t, f, gi_word_b(word), GI_UNBOUND);
        return true;
    }
    gi_error_restore_steal(t, exc);
    return false;
}

/* --- with --- */

/* Looks up the two methods of a manager in the order of the language; false: TypeError. */
static bool find_methods(GiThread *t, GiValue manager, GiValue enter_name, GiValue exit_name, bool async,
                         GiValue *enter, GiValue *leave) {
    const char *kind = async ? "asynchronous context manager" : "context manager";
    *leave = GI_NULL;
    *enter = gi_lookup_special(t, manager, enter_name);
    if (*enter == GI_NULL) {
        return gi_failed(t) ? false
                            : gi_raise_type_error(t, "'%T' object does not support the %s protocol", manager,
                                                  kind);
    }
    *leave = gi_lookup_special(t, manager, exit_name);
    if (*leave == GI_NULL && !gi_failed(t)) {
        gi_raise_type_error(t, "'%T' object does not support the %s protocol (missed %S method)", manager,
                            kind, exit_name);
    }
    return *leave != GI_NULL;
}

/* Calls callee (borrowed) with up to three arguments; the result goes to register r. */
static GiCallStep call_into(GiThread *t, GiValue callee, const GiValue *a, size_t n, uint32_t r) {
    GiFrame *f = t->frame;
    GiValue args[4], function = callee;
    bool bound = gi_type(callee) == &gi_bound_method_type;
    if (n > 0) {
        memcpy(args + bound, a, n * sizeof(GiValue));
    }
    if (bound) {
        const GiBoundMethod *m = (const GiBoundMethod *)gi_object(callee);
        function = m->function;
        args[0] = m->self;
    }
    if (gi_type(function) == &gi_function_type) {
        return gi_push_call(t, function, args, n + bound, (uint8_t)r, 0) ? GI_CALL_PUSHED : GI_CALL_FAILED;
    }
    GiValue v = gi_call(t, callee, a, n, GI_NULL);
    if (v == GI_NULL) {
        return GI_CALL_FAILED;
    }
    gi_result_steal(t, f, r, v);
    return GI_CALL_DONE;
}

/* WITH_ENTER of an object whose class has both methods as script functions: only that of __exit__ is bound now.
 * false: it is something else. */
static bool enter_script(GiThread *t, uint32_t word, GiValue enter_name, GiValue exit_name, GiCallStep *step) {
    GiFrame *f = t->frame;
    GiValue manager = f->R[gi_word_a(word)];
    GiValue enter = gi_type_lookup(t, gi_type(manager), enter_name);
    GiValue leave = enter == GI_NULL ? GI_NULL : gi_type_lookup(t, gi_type(manager), exit_name);
    if (leave == GI_NULL || gi_type(enter) != &gi_function_type || gi_type(leave) != &gi_function_type) {
        gi_error_clear(t);
        return false;
    }
    *step = GI_CALL_FAILED;
    leave = gi_bound_method(t, leave, manager);
    if (leave == GI_NULL) {
        return true;
    }
    f->R[gi_word_a(word)] = leave;
    *step = gi_push_call(t, enter, &manager, 1, (uint8_t)gi_word_b(word), 0) ? GI_CALL_PUSHED : GI_CALL_FAILED;
    gi_drop(t, manager);
    return true;
}

static GiCallStep with_enter(GiThread *t, uint32_t word, GiValue enter_name, GiValue exit_name, bool async) {
    GiFrame *f = t->frame;
    GiValue enter, leave, manager = f->R[gi_word_a(word)];
    GiCallStep pushed;
    if (enter_script(t, word, enter_name, exit_name, &pushed)) {
        return pushed;
    }
    if (!find_methods(t, manager, enter_name, exit_name, async, &enter, &leave)) {
        gi_xdrop(t, enter);
        return GI_CALL_FAILED;
    }
    f->R[gi_word_a(word)] = leave;
    GiCallStep step = call_into(t, enter, NULL, 0, gi_word_b(word));
    gi_drop(t, enter);
    gi_drop(t, manager);
    return step;
}

/* WITH_ENTER. */
GiCallStep gi_vm_with_enter(GiThread *t, uint32_t word) {
    return with_enter(t, word, GI_NAME(t, __enter__), GI_NAME(t, __exit__), false);
}

/* ASYNC_WITH_ENTER. */
GiCallStep gi_vm_async_with_enter(GiThread *t, uint32_t word) {
    return with_enter(t, word, GI_NAME(t, __aenter__), GI_NAME(t, __aexit__), true);
}

/* WITH_EXIT. */
GiCallStep gi_vm_with_exit(GiThread *t, uint32_t word) {
    GiFrame *f = t->frame;
    GiValue exc = f->R[gi_word_b(word)], tb = gi_as_exception(exc)->traceback;
    GiValue held = tb == GI_NULL ? GI_NONE : gi_take(tb);
    const GiValue a[3] = {gi_type_value(gi_type(exc)), exc, held};
    GiCallStep step = call_into(t, f->R[gi_word_a(word)], a, 3, gi_word_c(word));
    gi_drop(t, held);
    return step;
}

/* WITH_LEAVE. */
GiCallStep gi_vm_with_leave(GiThread *t, uint32_t word) {
    const GiValue none[3] = {GI_NONE, GI_NONE, GI_NONE};
    GiValue leave = gi_operand_own(t->frame, gi_word_a(word));
    GiCallStep step = call_into(t, leave, none, 3, gi_word_b(word));
    gi_drop(t, leave);
    return step;
}

/* --- generators and coroutines --- */

/* GET_YIELD_FROM. */
bool gi_vm_get_yield_from(GiThread *t, uint32_t word) {
    GiFrame *f = t->frame;
    GiValue v = f->R[gi_word_b(word)], it;
    if (gi_type(v) == &gi_coroutine_type) {
        if (!(f->code->flags & (GI_CO_COROUTINE | GI_CO_ITERABLE_COROUTINE))) {
            return gi_raise_type_error(t, "cannot 'yield from' a coroutine object in a non-coroutine generator");
        }
        it = gi_take(v);
    } else {
        it = gi_type(v) == &gi_generator_type ? gi_take(v) : gi_iter(t, v);
    }
    if (it == GI_NULL) {
        return false;
    }
    gi_consume(t, f, gi_word_b(word));
    gi_result_steal(t, f, gi_word_a(word), it);
    return true;
}

GI_FOR_SIZE

/* SEND ended: the value (taken over) is stored, the iterator released. */
static GiForStep send_ended(GiThread *t, GiFrame *f, uint32_t word, GiValue v) {
    gi_result_steal(t, f, gi_word_b(word), v);
    gi_result_steal(t, f, gi_word_a(word), GI_UNBOUND);
    return GI_FOR_END;
}

/* Sends to any iterator through its methods. */
static GiForStep send_other(GiThread *t, GiFrame *f, uint32_t word, GiValue it, GiValue sent) {
    GiType *type = gi_type(it);
    bool plain = sent == GI_NONE && type->next != NULL;
    GiValue v = plain ? type->next(t, it) : gi_call_method1(t, it, GI_NAME(t, send), sent);
    if (v != GI_NULL) {
        gi_result_steal(t, f, gi_word_b(word), v);
        return GI_FOR_ITEM;
    }
    v = GI_NONE;
    bool stopped = gi_failed(t);
    if (stopped && !gi_error_take_stop_iteration(t, &v)) {
        return GI_FOR_FAILED;
    }
    if (stopped && GI_UNLIKELY(t->traced) && !gi_trace_stop_iteration(t, v)) {
        gi_drop(t, v);
        return GI_FOR_FAILED;
    }
    return send_ended(t, f, word, v);
}

/* SEND. */
GiForStep gi_vm_send(GiThread *t, uint32_t word) {
    GiFrame *f = t->frame;
    GiValue it = f->R[gi_word_a(word)];
    if (gi_is_generator_like(it)) {
        GiGenerator *g = (GiGenerator *)gi_object(it);
        if (g->state == GI_GEN_CREATED || g->state == GI_GEN_SUSPENDED) {
            GiValue sent = gi_operand_own(f, gi_word_b(word));
            if (gi_generator_push(t, g, sent, GI_FRAME_RESUME) < 0) {
                gi_drop(t, sent);
                return GI_FOR_FAILED;
            }
            return GI_FOR_PUSHED;
        }
    } else if (gi_type(it) == &gi_StopIteration) { /* a delegate that ended in throw(): generator.c */
        return send_ended(t, f, word, gi_take(((GiStopIteration *)gi_object(it))->value));
    }
    return send_other(t, f, word, it, f->R[gi_word_b(word)]);
}

/* GET_AWAITABLE. */
bool gi_vm_get_awaitable(GiThread *t, uint32_t word) {
    GiFrame *f = t->frame;
    GiValue v = f->R[gi_word_b(word)];
    GiValue it = gi_awaitable(t, v);
    if (it == GI_NULL) {
        if (gi_word_c(word) != 0 && gi_error_is(t, &gi_TypeError) &&
            (gi_type(v)->async == NULL || gi_type(v)->async->await == NULL)) {
            gi_error_clear(t);
            gi_raise_type_error(t, "'async with' received an object from %s that does not implement "
                                   "__await__: %T", gi_word_c(word) == 1 ? "__aenter__" : "__aexit__", v);
        }
        return false;
    }
    if (gi_type(it) == &gi_coroutine_type && ((GiGenerator *)gi_object(it))->delegate != 0) {
        gi_drop(t, it);
        return gi_raise(t, &gi_RuntimeError, "coroutine is being awaited already");
    }
    gi_consume(t, f, gi_word_b(word));
    gi_result_steal(t, f, gi_word_a(word), it);
    return true;
}

/* GET_AITER. */
bool gi_vm_get_aiter(GiThread *t, uint32_t word) {
    GiFrame *f = t->frame;
    GiValue v = f->R[gi_word_b(word)];
    const GiAsyncSlots *slots = gi_type(v)->async;
    if (slots == NULL || slots->aiter == NULL) {
        return gi_raise_type_error(t, "'async for' requires an object with __aiter__ method, got %T", v);
    }
    GiValue it = slots->aiter(t, v);
    if (it == GI_NULL) {
        return false;
    }
    slots = gi_type(it)->async;
    if (slots == NULL || slots->anext == NULL) {
        gi_raise_type_error(t, "'async for' received an object from __aiter__ that does not implement "
                               "__anext__: %T", it);
        gi_drop(t, it);
        return false;
    }
    gi_consume(t, f, gi_word_b(word));
    gi_result_steal(t, f, gi_word_a(word), it);
    return true;
}

/* GET_ANEXT. */
bool gi_vm_get_anext(GiThread *t, uint32_t word) {
    GiFrame *f = t->frame;
    GiValue v = f->R[gi_word_b(word)];
    const GiAsyncSlots *slots = gi_type(v)->async;
    if (slots == NULL || slots->anext == NULL) {
        return gi_raise_type_error(t, "'async for' requires an iterator with __anext__ method, got %T", v);
    }
    GiValue next = slots->anext(t, v);
    if (next == GI_NULL) {
        return false;
    }
    GiValue it = gi_awaitable(t, next);
    if (it == GI_NULL) {
        gi_raise_from(t, &gi_TypeError, "'async for' received an invalid object from __anext__: %T", next);
        gi_drop(t, next);
        return false;
    }
    gi_drop(t, next);
    gi_result_steal(t, f, gi_word_a(word), it);
    return true;
}

/* ASYNC_WRAP. */
bool gi_vm_async_wrap(GiThread *t, uint32_t word) {
    GiFrame *f = t->frame;
    GiValue v = gi_async_wrap(t, f->R[gi_word_b(word)]);
    if (v == GI_NULL) {
        return false;
    }
    gi_consume(t, f, gi_word_b(word));
    gi_result_steal(t, f, gi_word_a(word), v);
    return true;
}

/* --- imports --- */

/* IMPORT_NAME. */
bool gi_vm_import_name(GiThread *t, uint32_t word) {
    GiFrame *f = t->frame;
    GiValue v = gi_import_name(t, f->code->names[f->pc[0]], gi_frame_function(f)->globals,
                               f->R[gi_word_b(word)], (int)gi_word_c(word));
    if (v == GI_NULL) {
        return false;
    }
    gi_consume(t, f, gi_word_b(word));
    gi_result_steal(t, f, gi_word_a(word), v);
    return true;
}

/* IMPORT_FROM. */
bool gi_vm_import_from(GiThread *t, uint32_t word) {
    GiFrame *f = t->frame;
    GiValue v = gi_import_from(t, f->R[gi_word_b(word)], f->code->names[f->pc[0]]);
    if (v == GI_NULL) {
        return false;
    }
    gi_result_steal(t, f, gi_word_a(word), v);
    return true;
}

/* Stores one name of `from m import *`. */
static bool import_one(GiThread *t, GiFrame *f, GiValue module, GiValue name) {
    GiValue v = gi_getattr(t, module, name);
    if (v == GI_NULL) {
        return false;
    }
    GiValue names = f->names == GI_NULL ? gi_counted(gi_frame_function(f)->globals) : f->names;
    bool ok = gi_setitem(t, names, name, v);
    gi_drop(t, v);
    return ok;
}

typedef struct Star {
    GiFrame *f;
    GiValue module;
    bool skip_private; /* no __all__: names that begin with _ stay */
} Star;

static bool visit_star(GiThread *t, GiValue name, void *arg) {
    Star *s = arg;
    if (!gi_is_str(name)) {
        GiValue text = gi_getattr_text(t, s->module, "__name__");
        if (text != GI_NULL) {
            gi_raise_type_error(t, s->skip_private ? "Key in %S.__dict__ must be str, not %T"
                                                   : "Item in %S.__all__ must be str, not %T", text, name);
            gi_drop(t, text);
        }
        return false;
    }
    if (s->skip_private && gi_str_text(name)[0] == '_') {
        return true;
    }
    return import_one(t, s->f, s->module, name);
}

/* IMPORT_STAR. */
bool gi_vm_import_star(GiThread *t, uint32_t word) {
    GiFrame *f = t->frame;
    Star s = {.f = f, .module = f->R[gi_word_a(word)], .skip_private = false};
    GiValue all, dict;
    int found = gi_getattr_optional(t, s.module, GI_NAME(t, __all__), &all);
    if (found == 0) {
        found = gi_getattr_optional(t, s.module, GI_NAME(t, __dict__), &dict);
        if (found <= 0) {
            return found < 0 ? false
                             : gi_raise(t, &gi_ImportError,
                                        "from-import-* object has no __dict__ and no __all__");
        }
        all = gi_call_method0(t, dict, GI_NAME(t, keys));
        gi_drop(t, dict);
        GiValue list = all == GI_NULL ? GI_NULL : gi_list_from(t, all);
        gi_xdrop(t, all);
        all = list;
        s.skip_private = true;
    }
    if (found < 0 || all == GI_NULL) {
        return false;
    }
    bool ok = gi_each(t, all, visit_star, &s);
    gi_drop(t, all);
    if (ok) {
        gi_consume(t, f, gi_word_a(word));
    }
    return ok;
}

GI_FOR_SPEED
