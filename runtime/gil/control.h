/* SPDX-License-Identifier: MIT
 * runtime/gil/control.h: controlled runs: all script threads are fibers on one OS thread, a scheduler
 * decides by the policy who runs, and time is virtual. The same program, policy and seed give the same
 * run, to the byte.
 *
 * Virtual time: a bytecode (or unit of gi_poll) takes one nanosecond; sleeps and timeouts take what they
 * say, and the clock jumps when nobody can run; calls to the system take no time. Descriptors are looked
 * at when a thread waits for one, so pipes and sockets between threads of the program work.
 */
#ifndef GI_CONTROL_H
#define GI_CONTROL_H

#include "runtime/errors/error.h"

/* Makes the vm's run controlled from now on, for good. t must be its only thread (RuntimeError). `cores`
 * matters for the policy ticks:N only. Without `library` no thread is pre-empted inside the frozen library:
 * schedules then are about the program alone. */
bool gi_control_start(GiThread *t, int cores, bool library);
bool gi_control_on(GiVm *vm);
/* The clock, and what t has used, begin at 0 again: nothing that came before changes the run. t must be the only
 * thread (RuntimeError). */
bool gi_control_zero(GiThread *t);

/* --- schedules --- */

/* A stretch during which one thread runs, and what ends it. */
typedef enum GiStretchEnd {
    GI_STRETCH_PLACE,   /* it is about to execute an instruction at a place, for the nth time */
    GI_STRETCH_BLOCKED, /* it waits, for the nth time */
    GI_STRETCH_ENDED,   /* the thread ends */
    GI_STRETCH_COUNT    /* it has executed n bytecodes */
} GiStretchEnd;

typedef struct GiStretch {
    uint32_t thread;         /* number */
    GiStretchEnd how;
    uint64_t n;
    char *file;              /* PLACE: malloc'ed; compared by its last part */
    int32_t line;
    const char *instruction; /* PLACE: a constant name (gi_instruction_name), or NULL: any */
} GiStretch;

void gi_stretches_free(GiStretch *stretches, size_t count);
/* Runs by a schedule from now on; takes over the malloc'ed array and its texts, also on failure. After its end,
 * and where it does not fit the program, threads run first come first served. */
bool gi_control_play_steal(GiThread *t, GiStretch *stretches, size_t count);
/* Begins to note the schedule of the run: every instruction is looked at, which costs time. */
bool gi_control_record(GiThread *t);
/* What was noted so far; the last stretch is the one under way. Borrowed until code runs again. */
const GiStretch *gi_control_recorded(GiThread *t, size_t *count);
/* How many stretches of the schedule in play have been run, and whether one did not fit. */
size_t gi_control_played(GiThread *t, bool *diverged);

#endif
