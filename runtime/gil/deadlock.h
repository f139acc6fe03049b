/* SPDX-License-Identifier: MIT
 * runtime/gil/deadlock.h: finding threads that wait for each other for ever.
 *
 * A thread that is about to wait without a deadline is the only one that can close a circle, so it looks
 * then, and only then: it follows who holds the lock it wants, or whom it joins, and it compares two
 * counters to see whether anybody is left to run. What is found is told by runtime/lib/_lab_deadlock.py.
 */
#ifndef GI_DEADLOCK_H
#define GI_DEADLOCK_H

#include "runtime/errors/error.h"

typedef enum GiDeadlockMode {
    GI_DEADLOCK_OFF,    /* nobody looks: the default of an embedded interpreter */
    GI_DEADLOCK_RAISE,  /* gilt.Deadlock in the waiting threads */
    GI_DEADLOCK_REPORT, /* a report on standard error; the threads go on waiting */
    GI_DEADLOCK_EXIT    /* the report, and exit status 70 once the program can never end */
} GiDeadlockMode;

GiDeadlockMode gi_deadlock_mode(GiVm *vm);
/* Needs the GIL. */
void gi_deadlock_set_mode(GiVm *vm, GiDeadlockMode mode);
extern const char *const gi_deadlock_mode_names[GI_DEADLOCK_EXIT + 1];
/* The same by name; false: there is no such mode. */
bool gi_deadlock_set_mode_name(GiVm *vm, const char *name);

/* t is about to wait for ever (its waiting_* fields are set, it is counted as waiting). Is something
 * wrong? Runs no code. */
bool gi_deadlock_suspected(GiThread *t);
/* Tells what is wrong, while t is not counted as waiting. Runs script code. false: an exception is set. */
bool gi_deadlock_report(GiThread *t);
/* t is about to end: reports when all others then wait for ever. Runs script code, leaves no error. */
void gi_deadlock_thread_ends(GiThread *t);

/* The thread that `waiting` waits for: the holder of its lock, the one it joins. NULL: nobody in
 * particular, or one that has ended. */
GiThread *gi_deadlock_holder(GiThread *waiting);
/* Raises exc (borrowed) in `waiting`, inside its wait. */
void gi_deadlock_raise(GiThread *t, GiThread *waiting, GiValue exc);

#endif
