/* SPDX-License-Identifier: MIT
 * interp/vm/frametrace.c owns what frames leave in tracebacks (T1-T3 of runtime/errors/exception.h).
 *
 * A plain frame that an exception leaves gives its function and its locals to the traceback entry: one
 * object, and nothing is counted. A frame that catches it goes on, so the entry is put on the frame's list
 * of traces; mostly the exception has gone before the frame ends. Frame objects are made here when a script
 * asks for tb_frame, and in the cases that are rarer: generators, class bodies, frames that have a frame
 * object already.
 */
#include "gc/size.h"
#include "interp/compiler/codeobject.h"
#include "interp/vm/frameobject.h"
#include "runtime/errors/exception.h"
#include "runtime/types/support.h"

static uint32_t offset_of(const GiFrame *f) { return (uint32_t)(f->pc - f->code->words) - 1; }

/* --- entries of running frames (T1) --- */

static void link_trace(GiFrame *f, GiTraceback *tb) {
    tb->record = f;
    tb->trace_next = f->traces;
    if (f->traces != NULL) {
        f->traces->trace_previous = tb;
    }
    f->traces = tb;
    f->flags |= GI_FF_TRACED;
}

/* See exception.h. */
void gi_frame_forget_trace(GiTraceback *tb) {
    GiFrame *f = tb->record;
    if (tb->trace_next != NULL) {
        tb->trace_next->trace_previous = tb->trace_previous;
    }
    *(tb->trace_previous == NULL ? &f->traces : &tb->trace_previous->trace_next) = tb->trace_next;
    if (f->traces == NULL) {
        f->flags &= (uint8_t)~GI_FF_TRACED;
    }
    tb->record = NULL;
    tb->trace_next = tb->trace_previous = NULL;
}

/* See vm.h. */
bool gi_frame_trace_of(GiThread *t, GiFrame *f, GiValue exc) {
    bool plain = (f->flags & ~GI_FF_TRACED) == 0;
    GiValue object = plain ? GI_NULL : gi_frame_object(t, f);
    if (!plain && object == GI_NULL) {
        return false;
    }
    uint32_t room = plain ? f->code->local_count : 0;
    GiTraceback *tb = gi_traceback_push(t, exc, gi_counted(f->code), offset_of(f), room);
    if (tb == NULL) {
        return false;
    }
    if (plain) {
        link_trace(f, tb);
    } else {
        tb->frame = gi_take(object);
    }
    return true;
}

/* See vm.h. */
void gi_frame_trace(GiThread *t) {
    GiValue exc = gi_error_take(t);
    if (gi_frame_trace_of(t, t->frame, exc)) {
        gi_error_restore_steal(t, exc);
    } else { /* no memory for the entry: the MemoryError goes on instead */
        gi_drop(t, exc);
    }
}

/* See vm.h. Without memory the entries do without. */
void gi_frame_settle_traces(GiThread *t, GiFrame *f) {
    GiValue error = t->exc;
    t->exc = GI_NULL;
    GiValue object = gi_frame_object(t, f);
    while (f->traces != NULL) {
        GiTraceback *tb = f->traces;
        gi_frame_forget_trace(tb);
        tb->frame = gi_xtake(object);
    }
    gi_error_clear(t);
    t->exc = error;
}

/* --- entries that take a frame over (T2) --- */

/* Moves function and locals of t->frame into tb, which has room, drops the rest and takes the frame off. */
static void take_over(GiThread *t, GiTraceback *tb) {
    GiFrame *f = t->frame;
    uint32_t n = tb->room;
    tb->function = f->R[-1];
    f->R[-1] = GI_UNBOUND;
    for (uint32_t i = 0; i < n; i++) {
        tb->own[i] = f->R[i];
        f->R[i] = GI_UNBOUND;
    }
    tb->count = n;
    gi_window_clear(t, f->R + n, f->R + f->code->register_count);
    t->frame = f->previous;
}

/* See vm.h. */
GiTraceback *gi_frame_leave(GiThread *t) {
    const GiFrame *f = t->frame;
    GiTraceback *tb = gi_traceback_push(t, t->exc, gi_counted(f->code), offset_of(f), f->code->local_count);
    if (tb != NULL) {
        tb->last = tb->offset;
        take_over(t, tb);
    }
    return tb;
}

GI_FOR_SIZE

/* See vm.h. A frame that an exception leaves by way of its handlers stays, for f_lineno, where it was raised. */
GiTraceback *gi_frame_leave_again(GiThread *t) {
    const GiFrame *f = t->frame;
    GiTraceback *tb = f->traces;
    if (f->flags != GI_FF_TRACED || tb->trace_next != NULL || tb->room != f->code->local_count ||
        gi_as_exception(t->exc)->traceback != gi_counted(tb)) {
        return NULL;
    }
    uint32_t word = f->pc[-1];
    tb->last = (word & 0xFF) == GI_BC_RERAISE && gi_word_b(word) == 0 ? tb->offset : offset_of(f);
    gi_frame_forget_trace(tb);
    take_over(t, tb);
    return tb;
}

/* --- frame objects --- */

/* A function for the frame of an entry that has none: its code with nothing but builtins. */
static GiValue stand_in(GiThread *t, GiCode *code) {
    if (code->capture_count > 0) {
        return GI_NULL;
    }
    GiFunction *fn = gi_function_new(t, code, t->vm->builtins, t->vm->builtins);
    return fn == NULL ? GI_NULL : gi_support_track(t, fn);
}

/* T2: a frame object takes what the entry holds. */
static GiValue make_frame(GiThread *t, GiTraceback *tb) {
    GiValue function = tb->function == GI_NULL ? stand_in(t, gi_as_code(tb->code)) : gi_take(tb->function);
    if (function == GI_NULL && gi_failed(t)) {
        return GI_NULL;
    }
    GiValue v = gi_frame_object_new(t, function, tb->code);
    gi_xdrop(t, function);
    if (v == GI_NULL) {
        return GI_NULL;
    }
    GiFrameObject *o = gi_as_frame_object(v);
    o->offset = tb->function == GI_NULL ? tb->offset : tb->last;
    if (tb->count > 0) {
        o->registers = gi_alloc_array(t, tb->count, sizeof(GiValue));
        if (o->registers == NULL) {
            gi_drop(t, v);
            return GI_NULL;
        }
        memcpy(o->registers, tb->own, tb->count * sizeof(GiValue));
        o->count = tb->count;
        tb->count = 0;
    }
    gi_replace(t, &tb->function, GI_NULL);
    return v;
}

/* Sets tb->frame; false: error set. */
static bool give_frame(GiThread *t, GiTraceback *tb) {
    if (tb->record == NULL) {
        tb->frame = make_frame(t, tb);
        return tb->frame != GI_NULL;
    }
    GiValue v = gi_frame_object(t, tb->record);
    if (v == GI_NULL) {
        return false;
    }
    gi_frame_forget_trace(tb);
    tb->frame = gi_take(v);
    return true;
}

/* See runtime/errors/exception.h. The frames of the callers are made as well, for f_back. */
GiValue gi_frame_for_traceback(GiThread *t, GiTraceback *tb) {
    GiFrameObject *inner = NULL;
    for (GiTraceback *at = tb; at != NULL; at = at->outer) {
        bool made = at->frame == GI_NULL;
        if (made && !give_frame(t, at)) {
            return GI_NULL;
        }
        if (inner != NULL) {
            inner->back = gi_take(at->frame);
        }
        inner = gi_as_frame_object(at->frame);
        if (!made || inner->frame != NULL || inner->back != GI_NULL) {
            break;
        }
    }
    return gi_take(tb->frame);
}

GI_FOR_SPEED
