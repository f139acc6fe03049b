/* SPDX-License-Identifier: MIT
 * runtime/gil/thread.h: threads started by scripts, and the list of all threads.
 */
#ifndef GI_THREAD_H
#define GI_THREAD_H

#include "runtime/gil/block.h"

/* Makes the value stack, base frame and records of a thread; frees them (interp/vm/frame.c). */
bool gi_thread_init_frames(GiThread *t);
void gi_thread_free_frames(GiThread *t);
/* Visits the words of t's value stack; all counted ones are references. Result of visit ignored. */
void gi_thread_visit_stack(const GiThread *t, GiVisit visit, void *arg);

/* All threads that have ever been attached, also those that are not now; t NULL: the first. */
GiThread *gi_thread_next_record(GiVm *vm, GiThread *t);

/* The record of the calling OS thread, found without a lock, for use in a crash; NULL: it is not attached. */
GiThread *gi_thread_of_caller(GiVm *vm);

/* t ends: drops its part of all thread-local objects (runtime/modules/thread_local.c). */
void gi_thread_forget_locals(GiThread *t);

/* Body of a script thread; runs with the GIL, must leave no error set. */
typedef void (*GiThreadMain)(GiThread *t, void *arg);

/* Starts an OS thread that runs fn(its thread, arg). Its identity goes to *id before it runs.
 * RuntimeError "can't start new thread" when the system refuses. */
bool gi_thread_spawn(GiThread *t, GiThreadMain fn, void *arg, bool daemon, uint64_t *id);
/* Stack size of new script threads in bytes; 0: the default. ValueError below 32 KiB. */
size_t gi_thread_stack_size(GiVm *vm);
bool gi_thread_set_stack_size(GiThread *t, int64_t size);
/* Script threads that run now, daemons included. */
size_t gi_thread_live(GiVm *vm);
/* In the child after fork: t is the only thread left. */
void gi_thread_after_fork(GiThread *t);

/* What a thread is doing, for gilt.threads(). */
typedef struct GiThreadInfo {
    uint64_t id, native_id, bytecodes;
    uint32_t number;
    bool main, daemon, running; /* running: it holds the GIL */
    const char *waiting_for;    /* NULL: wants or has the GIL */
    GiBlockKind waiting_kind;   /* the following only when waiting_for is set */
    GiValue waiting_object;     /* borrowed, or GI_NULL */
    bool forever;               /* it waits without a deadline, and nobody has woken it */
} GiThreadInfo;
void gi_thread_info(GiThread *t, GiThread *other, GiThreadInfo *out);

#endif
