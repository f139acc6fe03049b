/* SPDX-License-Identifier: MIT
 * interp/vm/trace.h: sys.settrace and sys.setprofile. The VM asks here at four places, none of them on the way
 * of a program that is not traced: the yield label, slow returns, slow yields, unwinding.
 *
 * T1  While t->traced the thread's request stays set, so every instruction comes by the yield label.
 * T2  A frame that has been looked at carries GI_FF_WATCHED, which keeps its return and yield off the fast
 *     paths. Frames that run when tracing begins are marked without an event.
 * T3  While a trace function runs (t->in_trace) nothing is reported and nothing is slowed down.
 */
#ifndef GI_TRACE_H
#define GI_TRACE_H

#include "interp/vm/frame.h"

/* Before the instruction at t->frame->pc - 1: call, line, opcode, c_call and c_return events, as they are due.
 * Runs script code. false: an exception is set. */
bool gi_trace_step(GiThread *t);
/* The current frame is about to give `result` (borrowed) to its caller; GI_NULL: an exception, which stays
 * set, leaves it. Runs script code. false: a trace function failed, its exception is set. */
bool gi_trace_return(GiThread *t, GiValue result);
/* The exception set in t has come to the current frame. Runs script code. Afterwards t->exc is the same
 * exception, or that of a trace function that failed. */
void gi_trace_exception(GiThread *t);

/* An iterator that the current frame asked has raised the exception that is set: the frame hears of a StopIteration.
 * Runs script code. false: a trace function failed, its exception is set instead. */
bool gi_trace_stopped(GiThread *t);

/* A generator or coroutine that the current frame waited for has returned v (borrowed): the frame hears of
 * the StopIteration. Runs script code. false: an exception is set. */
bool gi_trace_stop_iteration(GiThread *t, GiValue v);

#endif
