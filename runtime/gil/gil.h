/* SPDX-License-Identifier: MIT
 * runtime/gil/gil.h: the global interpreter lock as the rest of the interpreter sees it: the yield
 * label, slices, policies, stops and limits. The lock itself is runtime/gil/gil.c, waiting block.h.
 *
 * Budget protocol between gi_vm_run and this file:
 *   - `int64_t budget` lives in a register while bytecode runs. It starts as t->budget.
 *   - Before each instruction: `if (--budget < 0) goto yield;`. At back-edges, calls and after slow
 *     paths: `budget |= t->request;` (relaxed load), which makes the next decrement negative and
 *     keeps the count.
 *   - yield: with frame->pc stored and the instruction NOT executed, `gi_yield(t, &budget)`; true:
 *     dispatch the same instruction again (it is counted again); false: an exception is set, unwind.
 *   - Before leaving gi_vm_run, and before a call to C that may run script code, poll or block:
 *     `t->budget = budget;`; after such a call `budget = t->budget | t->request;`. So nested runs
 *     share one slice and waiting is charged rightly.
 *   - While unwinding, when t->stop is not 0 no handler of the script may be entered.
 */
#ifndef GI_GIL_H
#define GI_GIL_H

#include "runtime/errors/error.h"

/* The VM's yield label: ends or goes on with the slice, hands the GIL over when due, runs what waits
 * for a bytecode boundary (signal handlers in the main thread, finalizers, due collections,
 * asynchronous exceptions, posted host calls) and notices stops. Runs script code. Stores the budget
 * to go on with. false: an exception is set in t. */
bool gi_yield(GiThread *t, int64_t *budget);

/* Lets go of the GIL and takes it back, for C code that computes long without touching values. The
 * bracket may not raise; gi_block (block.h) is for calls that wait. */
void gi_gil_release(GiThread *t);
void gi_gil_take(GiThread *t);
/* Does the calling code hold the GIL of t's vm as t? For assertions. */
bool gi_gil_held(const GiThread *t);

/* Slice in bytecodes; the default is 2,000,000. ValueError outside 1 .. 2^40. */
#define GI_DEFAULT_SLICE 2000000
#define GI_TEACHING_SLICE 20000 /* below this the next in line spins for the whole slice */
int64_t gi_gil_slice(GiVm *vm);
bool gi_gil_set_slice(GiThread *t, int64_t slice);
/* sys.getswitchinterval / setswitchinterval: seconds, kept in whole microseconds. Setting scales the
 * slice (5 ms is the default slice). ValueError "switch interval must be strictly positive". */
double gi_gil_switch_interval(GiVm *vm);
bool gi_gil_set_switch_interval(GiThread *t, double seconds);

/* Who runs next, and when. Names: "fair" (default), "fifo", "io-first", "never", "every:N",
 * "random:SEED", "ticks:N" (CPython 2), "interval:5ms" (CPython 3.2+; units s, ms, us).
 * ValueError for unknown ones. */
bool gi_gil_set_policy(GiThread *t, const char *name);
/* Text of the policy in force: NUL-terminated, valid until the next change. */
const char *gi_gil_policy(GiVm *vm);
/* Hand-overs of the lock between threads so far. */
uint64_t gi_gil_switches(GiVm *vm);

/* Stops. The strongest one asked for wins. */
typedef enum GiStop {
    GI_STOP_NONE,
    GI_STOP_INTERRUPT, /* KeyboardInterrupt in the main thread, as Ctrl-C */
    GI_STOP_CALL,      /* unwinds to the host frame; no except or finally runs */
    GI_STOP_THREAD,    /* the same for a script thread that is to end (shutdown) */
    GI_STOP_VM         /* the same for all threads */
} GiStop;
/* Any thread, without the GIL; async-signal-safe. */
void gi_stop_vm(GiVm *vm, GiStop how);
void gi_stop_thread(GiThread *t, GiStop how);
/* The host is back in control: forgets a GI_STOP_CALL (and its exception). Needs the GIL. */
void gi_stop_clear(GiThread *t);

/* Wall time (0: none) and bytecodes (0: none) that t may use from now; then GI_STOP_CALL. */
void gi_limit_set(GiThread *t, int64_t wall_ns, uint64_t steps);
/* Takes these limits off again; nothing else changes. */
void gi_limit_clear(GiThread *t);
/* Raises exc (taken over; GI_NULL: withdraws) in thread `id` at its next boundary: 1, or 0 when there
 * is no such thread. */
int gi_thread_raise_steal(GiThread *t, uint64_t id, GiValue exc);
/* fn(t, ud) runs in the main thread at its next boundary. Any thread, no GIL needed. false: no memory. */
bool gi_post(GiVm *vm, bool (*fn)(GiThread *t, void *ud), void *ud);
/* Calls what was posted before and has not run yet; does nothing inside a posted call. false: one failed, an
 * exception is set. */
bool gi_posts_run(GiThread *t);

#endif
