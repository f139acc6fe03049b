/* SPDX-License-Identifier: MIT
 * interp/vm/trace.c owns the events of sys.settrace and sys.setprofile: when one is due, and calling the script's
 * function (trace.h has the invariants).
 *
 * A line event is due when an instruction belongs to another line than the one before it in the same frame,
 * or when control went back. What a frame was at last is in its frame object, which exists as soon as the
 * frame is looked at; so is the native function that a profiled frame is calling, for its c_return.
 *
 * All functions need the GIL. Which frame attributes scripts see is frameobject.c.
 */
#include "interp/vm/trace.h"
#include "interp/compiler/codeobject.h"
#include "interp/compiler/effect.h"
#include "interp/vm/frameobject.h"
#include "runtime/errors/exception.h"
#include "runtime/hooks.h"

/* See hooks.h. */
GiValue gi_trace_get(GiThread *t, bool profile) {
    GiValue v = profile ? t->profile_function : t->trace_function;
    return v == GI_NULL ? GI_NONE : gi_take(v);
}

/* See hooks.h. */
void gi_trace_set(GiThread *t, GiThread *of, bool profile, GiValue function) {
    GiValue *slot = profile ? &of->profile_function : &of->trace_function;
    GiValue old = *slot;
    *slot = function == GI_NONE ? GI_NULL : gi_take(function);
    of->traced = of->trace_function != GI_NULL || of->profile_function != GI_NULL;
    if (of->traced) {
        for (GiFrame *f = of->frame; f != NULL && f->code != NULL; f = f->previous) {
            f->flags |= GI_FF_WATCHED;
            if (f->flags & GI_FF_OBJECT) {
                gi_frame_note_place(gi_as_frame_object(f->frame_object));
            }
        }
        gi_request(of);
    }
    gi_xdrop(t, old);
}

/* T1: whatever ran since has used the request up. */
static void ask_again(GiThread *t) {
    if (t->traced) {
        gi_request(t);
    }
}

/* What an event is for f_lineno (jump.c), and where its frame goes on. */
static void note_event(GiFrame *f, GiFrameObject *o, const char *event) {
    const uint32_t *words = f->code->words;
    uint32_t next = (uint32_t)(f->pc - words);
    bool yields = next > 0 && gi_dis_base(words[next - 1] & 0xFF) == GI_BC_YIELD;
    if (event[0] == 'l') {
        o->event = GI_EVENT_LINE;
        next--;
    } else if (event[0] == 'c' && event[1] == 'a') {
        o->event = yields ? GI_EVENT_RESUME : GI_EVENT_CALL;
    } else {
        o->event = event[0] == 'r' && yields ? GI_EVENT_YIELD : GI_EVENT_OTHER;
    }
    o->event_offset = next;
}

/* Calls function(frame, event, argument); what it returns is owned. A function that fails is taken off. */
static GiValue report(GiThread *t, GiFrame *f, bool profile, GiValue function, const char *event,
                      GiValue argument) {
    GiValue frame = gi_frame_object(t, f), name = GI_NULL, r = GI_NULL;
    if (frame != GI_NULL) {
        gi_take(frame);
        name = gi_intern(t, event, strlen(event));
    }
    if (name != GI_NULL) {
        gi_take(function);
        GiFrameObject *o = gi_as_frame_object(frame);
        note_event(f, o, event);
        t->in_trace = true;
        r = gi_call3(t, function, frame, name, argument);
        t->in_trace = false;
        o->event = GI_EVENT_NONE;
        if (r == GI_NULL) {
            o->jump_to = o->jump_entry = 0;
        }
        ask_again(t);
        gi_drop(t, function);
        gi_drop(t, name);
    }
    if (r == GI_NULL) {
        gi_trace_set(t, t, profile, GI_NONE);
        if (frame != GI_NULL && !profile) {
            gi_replace(t, &gi_as_frame_object(frame)->trace, GI_NULL);
        }
    }
    gi_xdrop(t, frame);
    return r;
}

static bool report_profile(GiThread *t, GiFrame *f, const char *event, GiValue argument) {
    if (t->profile_function == GI_NULL) {
        return true;
    }
    GiValue r = report(t, f, true, t->profile_function, event, argument);
    gi_xdrop(t, r);
    return r != GI_NULL;
}

/* An event for the frame's own trace function, whose result takes its place. */
static bool report_trace(GiThread *t, GiFrame *f, const char *event, GiValue argument) {
    if (t->trace_function == GI_NULL || !(f->flags & GI_FF_OBJECT)) {
        return true;
    }
    GiFrameObject *o = gi_as_frame_object(f->frame_object);
    if (o->trace == GI_NULL) {
        return true;
    }
    GiValue r = report(t, f, false, o->trace, event, argument);
    if (r == GI_NULL) {
        return false;
    }
    if (r == GI_NONE || !(f->flags & GI_FF_OBJECT)) {
        gi_drop(t, r);
    } else {
        gi_replace(t, &gi_as_frame_object(f->frame_object)->trace, r);
    }
    return true;
}

/* Has the trace function set f_lineno? Then the frame's pc is the word there + `ahead`. false: an exception is set. */
static bool follow_jump(GiThread *t, GiFrame *f, int ahead) {
    GiFrameObject *o = f->flags & GI_FF_OBJECT ? gi_as_frame_object(f->frame_object) : NULL;
    if (o == NULL || o->jump_to == 0) {
        return true;
    }
    bool ok = gi_frame_jump_settle(t, o);
    f->pc += ahead;
    return ok;
}

/* The call event of a frame that begins, or of a generator that goes on: seen from the instruction before. */
static bool begin(GiThread *t, GiFrame *f) {
    f->flags |= GI_FF_WATCHED;
    const uint32_t *pc = f->pc;
    f->pc = pc - 1;
    bool ok = true;
    if (t->trace_function != GI_NULL) {
        GiValue r = report(t, f, false, t->trace_function, "call", GI_NONE);
        ok = r != GI_NULL;
        if (ok && r != GI_NONE) { /* a generator that goes on keeps the one it had */
            gi_replace(t, &gi_as_frame_object(f->frame_object)->trace, r);
        }
    }
    ok = ok && report_profile(t, f, "call", GI_NONE);
    f->pc = pc;
    return ok && follow_jump(t, f, 1);
}

/* Has a loop gone round? Its end is where FOR_ITER and SEND stand, which jump back into the body: what counts is
 * coming from there to FOR_ITER, as if it stood at the top. */
static bool went_back(const GiFrame *f, const GiFrameObject *o, uint32_t offset) {
    const uint32_t *words = f->code->words;
    if ((words[offset] & 0xFF) == GI_BC_UNBIND && o->raised && o->raised_offset == o->trace_offset) {
        return true; /* a comprehension that has raised is left by way of its names */
    }
    if (gi_dis_base(words[offset] & 0xFF) == GI_BC_FOR_ITER) {
        int64_t body = (int64_t)offset + 2 + (int32_t)words[offset + 1];
        return o->trace_offset < offset ? (int64_t)o->trace_offset >= body : o->trace_offset > offset;
    }
    GiOpcode last = gi_dis_base(words[o->trace_offset] & 0xFF);
    return offset < o->trace_offset && last != GI_BC_FOR_ITER && last != GI_BC_SEND && last != GI_BC_RERAISE;
}

/* The line event of an instruction or of a line without code in front of it. */
static bool position(GiThread *t, GiFrame *f, GiFrameObject *o, uint32_t offset, const GiPosition *p,
                     uint32_t unit) {
    bool artificial = p->column < 0 && o->trace_line != 0;
    bool due = !artificial && (p->line != o->trace_line || went_back(f, o, offset));
    o->trace_offset = offset;
    o->trace_place = artificial ? o->trace_place : offset;
    if (!due) {
        return true;
    }
    o->trace_line = p->line;
    o->trace_unit = unit;
    bool ok = !o->trace_lines || report_trace(t, f, "line", GI_NONE);
    o->trace_unit = 0;
    return ok;
}

/* A `break` or `continue` that a conditional jump has done (C1 of codeobject.h). */
static bool taken_jump(GiThread *t, GiFrame *f, GiFrameObject *o, uint32_t offset) {
    uint32_t jump = o->trace_offset;
    GiOpcode op = gi_dis_base(f->code->words[jump] & 0xFF);
    if (op < GI_BC_JUMP_IF || op > GI_BC_JUMP_IN || offset != gi_effect_target(f->code, jump)) {
        return true;
    }
    GiPositionReader r;
    uint32_t marks = 1;
    for (gi_positions_read(&r, f->code); gi_positions_next(&r) && r.start <= jump + 1;) {
        bool mark = r.start == r.next;
        marks += mark;
        if (mark && r.start == jump + 1) {
            return position(t, f, o, offset, &r.position, jump + marks);
        }
    }
    return true;
}

/* Tells of the lines without code in front of the next instruction, then of its own; stops where a trace function
 * jumps. false: an exception is set. */
static bool lines_at(GiThread *t, GiFrame *f, GiFrameObject *o) {
    uint32_t offset = (uint32_t)(f->pc - f->code->words) - 1;
    if (o->jump_entry == 0 && !taken_jump(t, f, o, offset)) {
        return false;
    }
    if (o->jump_to != 0) {
        return follow_jump(t, f, 1);
    }
    GiPositionReader r;
    uint32_t marks = 0, told = o->jump_entry; /* marks: before this instruction */
    o->jump_entry = 0;
    gi_positions_read(&r, f->code);
    for (uint32_t entry = 1; gi_positions_next(&r) && r.start <= offset; entry++) {
        bool mark = r.start == r.next;
        marks += mark;
        bool due = entry > told && (mark ? r.start == offset : offset < r.next);
        if (due && !position(t, f, o, offset, &r.position, mark ? offset + marks : 0)) {
            return false;
        }
        if (o->jump_to != 0) {
            return follow_jump(t, f, 1);
        }
    }
    return true;
}

static bool line(GiThread *t, GiFrame *f) {
    if (t->trace_function == GI_NULL || !(f->flags & GI_FF_OBJECT)) {
        return true;
    }
    GiFrameObject *o = gi_as_frame_object(f->frame_object);
    if (o->trace == GI_NULL) {
        return true;
    }
    GiOpcode op = (GiOpcode)(f->pc[-1] & 0xFF);
    if (op == GI_BC_MAKE_CELL || op == GI_BC_MAKE_FAR) { /* the function's prologue */
        return true;
    }
    const uint32_t *pc;
    do {
        pc = f->pc;
        if (!lines_at(t, f, o)) {
            return false;
        }
    } while (f->pc != pc || o->jump_entry != 0);
    return !o->trace_opcodes || report_trace(t, f, "opcode", GI_NONE);
}

/* --- native calls --- */

/* What the call instruction in front of pc is going to call, as profilers see it: a native function, a native
 * method bound to its object. Owned; GI_NONE: something else. */
static GiValue native_callee(GiThread *t, const GiFrame *f) {
    uint32_t word = f->pc[-1];
    GiOpcode op = gi_dis_base(word & 0xFF);
    bool method = op == GI_BC_CALL_METHOD || op == GI_BC_CALL_METHOD_KW;
    if (!method && op != GI_BC_CALL && op != GI_BC_CALL_KW && op != GI_BC_CALL_EX) {
        return GI_NONE;
    }
    const GiValue *callee = f->R + (word >> 8 & 0xFF);
    if (!gi_is_counted(*callee)) {
        return GI_NONE;
    }
    if (gi_type(*callee) == &gi_builtin_function_type) {
        return gi_take(*callee);
    }
    if (gi_type(*callee) == &gi_bound_method_type) { /* classmethod(repr) */
        GiValue function = ((GiBoundMethod *)gi_object(*callee))->function;
        bool native = gi_is_counted(function) && gi_type(function) == &gi_builtin_function_type;
        return native && op != GI_BC_CALL_EX ? gi_take(function) : GI_NONE;
    }
    bool plain = !method || callee[1] == GI_UNBOUND; /* the object is the first argument */
    if (gi_type(*callee) != &gi_method_descriptor_type || op == GI_BC_CALL_EX || (plain && (word >> 16 & 0xFF) == 0)) {
        return GI_NONE;
    }
    GiValue self = !method ? callee[1] : plain ? callee[2] : callee[1];
    return gi_builtin(t, ((GiBuiltin *)gi_object(*callee))->row, self, GI_NULL);
}

static bool native_called(GiThread *t, GiFrame *f) {
    if (t->profile_function == GI_NULL) {
        return true;
    }
    GiValue callee = native_callee(t, f), frame = GI_NULL;
    if (callee == GI_NONE) {
        return true;
    }
    bool ok = callee != GI_NULL && (frame = gi_frame_object(t, f)) != GI_NULL &&
              report_profile(t, f, "c_call", callee);
    if (ok && t->profile_function != GI_NULL) {
        gi_replace(t, &gi_as_frame_object(frame)->calling, gi_take(callee));
    }
    gi_xdrop(t, callee);
    return ok;
}

/* The native call of f is over. */
static bool native_ended(GiThread *t, GiFrame *f, const char *event) {
    if (!(f->flags & GI_FF_OBJECT) || gi_as_frame_object(f->frame_object)->calling == GI_NULL) {
        return true;
    }
    GiFrameObject *o = gi_as_frame_object(f->frame_object);
    GiValue callee = o->calling;
    o->calling = GI_NULL;
    bool ok = report_profile(t, f, event, callee);
    gi_drop(t, callee);
    return ok;
}

/* --- the four places --- */

/* Making a generator is no call of its function: that begins when it is first resumed. */
static bool makes_generator(const GiFrame *f) {
    const uint32_t kinds = GI_CO_GENERATOR | GI_CO_COROUTINE | GI_CO_ASYNC_GENERATOR;
    return (f->code->flags & kinds) && !(f->flags & GI_FF_GENERATOR);
}

/* See trace.h. */
bool gi_trace_step(GiThread *t) {
    if (t->in_trace) {
        return true;
    }
    GiFrame *f = t->frame;
    ask_again(t);
    return makes_generator(f) ||
           (((f->flags & GI_FF_WATCHED) || begin(t, f)) && native_ended(t, f, "c_return") && line(t, f) &&
            native_called(t, f));
}

/* See trace.h. */
bool gi_trace_return(GiThread *t, GiValue result) {
    GiFrame *f = t->frame;
    if (!t->traced || t->in_trace || !(f->flags & GI_FF_WATCHED)) {
        return true;
    }
    GiValue exc = result == GI_NULL ? gi_error_take(t) : GI_NULL;
    GiValue argument = result == GI_NULL ? GI_NONE : result;
    bool ok = report_trace(t, f, "return", argument) && report_profile(t, f, "return", argument) && follow_jump(t, f, 0);
    if (exc != GI_NULL && ok) {
        gi_error_restore_steal(t, exc);
    } else {
        gi_xdrop(t, exc);
    }
    return ok;
}

/* (type, value, traceback) of an exception. */
static GiValue exception_triple(GiThread *t, GiValue exc) {
    GiValue tb = gi_as_exception(exc)->traceback;
    const GiValue items[3] = {gi_type_value(gi_type(exc)), exc, tb == GI_NULL ? GI_NONE : tb};
    return gi_tuple(t, items, 3);
}

/* See trace.h. */
bool gi_trace_stop_iteration(GiThread *t, GiValue v) {
    if (t->in_trace || t->trace_function == GI_NULL) {
        return true;
    }
    GiValue exc = gi_call1(t, gi_static(&gi_StopIteration), v);
    GiValue triple = exc == GI_NULL ? GI_NULL : exception_triple(t, exc);
    bool ok = triple != GI_NULL && report_trace(t, t->frame, "exception", triple);
    gi_xdrop(t, triple);
    gi_xdrop(t, exc);
    return ok;
}

/* See trace.h. */
bool gi_trace_stopped(GiThread *t) {
    if (t->in_trace || t->trace_function == GI_NULL || !gi_error_is(t, &gi_StopIteration)) {
        return true;
    }
    GiValue exc = gi_error_take(t);
    GiValue triple = exception_triple(t, exc);
    bool ok = triple != GI_NULL && report_trace(t, t->frame, "exception", triple);
    gi_xdrop(t, triple);
    if (ok) {
        gi_error_restore_steal(t, exc);
    } else {
        gi_drop(t, exc);
    }
    return ok;
}

/* See hooks.h. */
GiValue gi_trace_call(GiThread *t, GiValue function, GiValue arguments) {
    bool before = t->in_trace;
    t->in_trace = false;
    ask_again(t);
    GiTuple *a = gi_as_tuple(arguments);
    GiValue r = gi_call(t, function, a->items, a->size, GI_NULL);
    t->in_trace = before;
    return r;
}

/* See trace.h. */
void gi_trace_exception(GiThread *t) {
    GiFrame *f = t->frame;
    if (!t->traced || t->in_trace || t->stop != 0) {
        return;
    }
    GiValue exc = gi_error_take(t);
    bool ok = ((f->flags & GI_FF_WATCHED) || begin(t, f)) && native_ended(t, f, "c_exception");
    if (ok && t->trace_function != GI_NULL) {
        GiValue triple = exception_triple(t, exc);
        ok = triple != GI_NULL && report_trace(t, f, "exception", triple);
        gi_xdrop(t, triple);
    }
    if (ok) {
        gi_error_restore_steal(t, exc);
    } else {
        gi_drop(t, exc);
    }
}
