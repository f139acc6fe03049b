/* SPDX-License-Identifier: MIT
 * interp/vm/frameobject.h: the frame object (sys._getframe, tb_frame, gi_frame) and access to the
 * variables behind it, shared by frame.c (stack and records), frameobject.c and framelocals.c.
 *
 * A frame object looks at one of three places:
 *   frame      the record of a running frame
 *   generator  a suspended generator, which holds a reference to the object (borrowed here)
 *   registers  the locals themselves, given to the object when the frame ended while it was held
 */
#ifndef GI_FRAMEOBJECT_H
#define GI_FRAMEOBJECT_H

#include "interp/vm/vm.h"

/* What a trace function hears of, as far as f_lineno cares. */
typedef enum GiFrameEvent {
    GI_EVENT_NONE, GI_EVENT_LINE, GI_EVENT_RESUME, GI_EVENT_YIELD, /* f_lineno can be set in the last three */
    GI_EVENT_CALL, GI_EVENT_OTHER
} GiFrameEvent;

typedef struct GiFrameObject {
    GiObject head;
    GiFrame *frame;
    GiGenerator *generator;
    GiValue function; /* owned */
    GiValue code;     /* owned: the function's may be replaced */
    GiValue back;     /* frame object of the caller, once ended; or GI_NULL */
    GiValue names;    /* namespace, once ended; or GI_NULL */
    GiValue extra;    /* dict: names set through f_locals that are no variables; or GI_NULL */
    GiValue trace;    /* f_trace or GI_NULL */
    GiValue calling;  /* native function whose c_return a profiler waits for; or GI_NULL */
    GiValue kept;     /* list of values replaced through f_locals while the frame runs; or GI_NULL */
    uint32_t offset;  /* of the instruction, once ended */
    uint32_t trace_offset; /* of the instruction that was last looked at by trace.c */
    uint32_t trace_place;  /* of the last one that stands for something in the source */
    int32_t trace_line;    /* its line */
    uint32_t trace_unit;   /* that of a line without code while a trace function hears of it, else 0 */
    uint32_t event_offset; /* the instruction that comes next when `event` is over */
    uint32_t jump_to;      /* word + 1 where f_lineno has been set to, until trace.c goes there; or 0 */
    uint32_t jump_entry;   /* entries of the table of positions that need not be told there */
    GiFrameEvent event;    /* that a trace function is hearing of */
    uint32_t raised_offset;
    uint32_t count;   /* of registers */
    GiValue *registers;
    bool trace_lines, trace_opcodes;
    bool raised;      /* while it is traced: raised_offset is that of the exception that came to a handler last */
    bool cleared; /* by clear(): the closure is no part of its variables any more */
} GiFrameObject;

/* A frame's variables, wherever they are. */
typedef struct GiVariables {
    GiCode *code;
    GiFunction *function;
    GiValue *registers; /* NULL: all gone (frame.clear()) */
    GiValue names;      /* borrowed namespace or GI_NULL */
} GiVariables;

static inline GiFrameObject *gi_as_frame_object(GiValue v) { return (GiFrameObject *)gi_object(v); }
GiVariables gi_frame_variables(GiFrameObject *o);
/* Number of variables: locals and far locals, then free variables; name of the i-th, borrowed. */
uint32_t gi_variables_count(const GiVariables *v);
GiValue gi_variables_name(const GiVariables *v, uint32_t i);
/* The value (borrowed; GI_UNBOUND: none). */
GiValue gi_variables_get(const GiVariables *v, uint32_t i);
/* Sets or (GI_UNBOUND) unbinds variable i of a frame object; x is borrowed. */
bool gi_variables_set(GiThread *t, GiFrameObject *o, uint32_t i, GiValue x);
/* Is a variable of an inlined comprehension bound in a frame that is no function? locals() shows only those. */
bool gi_variables_hidden(GiThread *t, const GiVariables *v);
/* A new dict of all that are bound. Owned. */
GI_OWNED GiValue gi_variables_dict(GiThread *t, const GiVariables *v);
/* The running frame's trace function has heard of the line where it is now. */
void gi_frame_note_place(GiFrameObject *o);
/* jump.c: x becomes the line of the frame, which goes on there when the trace function returns. CPython's rules:
 * ValueError where what the line needs is not there; unbound locals become None, with a RuntimeWarning. Runs script
 * code (the warning). false: error set, nothing has changed. */
bool gi_frame_jump(GiThread *t, GiFrameObject *o, GiValue x);
/* Goes there: drops what the line has no use for and sets frame->pc to the word. false: MemoryError set. */
bool gi_frame_jump_settle(GiThread *t, GiFrameObject *o);
/* f_locals of a function's frame (framelocals.c). */
GI_OWNED GiValue gi_frame_locals_proxy(GiThread *t, GiValue frame);
/* A detached frame object: finished, nothing in it. Owned. */
GI_OWNED GiValue gi_frame_object_new(GiThread *t, GiValue function, GiValue code);

#endif
