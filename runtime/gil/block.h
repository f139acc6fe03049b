/* SPDX-License-Identifier: MIT
 * runtime/gil/block.h: the one place where a thread waits. Whoever may block (sleep, lock, join, read,
 * write, accept, select, child process, console) goes through gi_block or gi_wait: there the GIL is let
 * go, the reason recorded, signals, stops and shutdown noticed, deadlocks seen and virtual time moved on.
 * No other file calls a blocking system function.
 */
#ifndef GI_BLOCK_H
#define GI_BLOCK_H

#include "runtime/errors/error.h"

typedef enum GiBlockKind {
    GI_BLOCK_SLEEP, GI_BLOCK_LOCK, GI_BLOCK_RLOCK, GI_BLOCK_CONDITION, GI_BLOCK_JOIN, GI_BLOCK_QUEUE,
    GI_BLOCK_FILE, GI_BLOCK_PIPE, GI_BLOCK_SOCKET, GI_BLOCK_SELECT, GI_BLOCK_CHILD, GI_BLOCK_CONSOLE,
    GI_BLOCK_CALL_OUT /* foreign or host function, computation that lets go of the GIL */
} GiBlockKind;
extern const char *const gi_block_names[GI_BLOCK_CALL_OUT + 1];

#define GI_NO_DEADLINE INT64_MAX

/* Runs call(arg) without the GIL and returns its result; on -1 errno is in *error. When the call fails
 * with EINTR, signal handlers run and it is repeated, unless a handler or a stop raised (result -2 with
 * the error set in t). `what` names the operation for timelines ("recv", "sleep"); object (GI_NULL: none)
 * is what is waited for. The call must not touch any value of the interpreter. */
int64_t gi_block(GiThread *t, GiBlockKind kind, const char *what, GiValue object,
                 int64_t (*call)(void *arg), void *arg, int *error);

/* The same in two halves, around code of a host: between them t does not hold the GIL. */
void gi_block_begin(GiThread *t, GiBlockKind kind, const char *what);
void gi_block_end(GiThread *t, GiBlockKind kind);

/* For a call that never waits and takes microseconds at most (a datagram sent with MSG_DONTWAIT): while
 * other threads want the GIL, letting go of it would cost more than the call, so call(arg) runs here
 * with the GIL held, and is charged to the slice. true: it is done, *result is not negative. false: it
 * was not called, or failed (EAGAIN, say): gi_block will tell. */
bool gi_block_try(GiThread *t, int64_t (*call)(void *arg), void *arg, int64_t *result);

/* Waits until fd is ready for `events` (poll(2)) or the deadline (gi_now_ns clock) passes.
 * 1 ready, 0 deadline, -2 error set. */
int gi_block_fd(GiThread *t, GiBlockKind kind, const char *what, GiValue object, int fd, short events,
                int64_t deadline);

/* The same for several descriptors; the answers are in fds. */
struct pollfd;
int gi_block_poll(GiThread *t, GiBlockKind kind, const char *what, GiValue object, struct pollfd *fds,
                  size_t count, int64_t deadline);
/* Called before a call of gi_block that may wait for fd: a controlled run waits here, where other threads can
 * run, and a real one there. false: error set. */
bool gi_block_is_controlled(GiThread *t);
bool gi_block_before(GiThread *t, GiBlockKind kind, const char *what, GiValue object, int fd, short events);

/* Sleeps to the deadline; false: interrupted with an error set. */
bool gi_block_sleep(GiThread *t, int64_t deadline);

/* Monotonic and wall clock in ns; virtual in controlled runs. */
int64_t gi_now_ns(GiThread *t);
int64_t gi_wall_ns(GiThread *t);

/* A number of seconds (int or float) as ns, rounded up; negative ones are passed on. ValueError for nan,
 * OverflowError, TypeError "'x' object cannot be interpreted as an integer". */
bool gi_timeout_ns(GiThread *t, GiValue seconds, int64_t *ns);
/* The deadline `ns` from now. */
int64_t gi_deadline(GiThread *t, int64_t ns);

/* t is about to take a lock (and waits while *locked; NULL: it does not wait), or to release it: a controlled run
 * that is explored may let others run before. */
void gi_block_point(GiThread *t, GiValue lock, const bool *locked, bool take);

/* A waitable word for locks, joins and queues. All fields under the GIL. */
typedef struct GiWaitQueue { struct GiWaiter *first, *last; } GiWaitQueue;
/* Puts t at the end of q and waits, without the GIL, until another thread wakes it or the deadline
 * passes. 1 woken, 0 deadline, -2 error set (signal handler raised, stop). The caller re-checks its
 * condition in a loop. */
int gi_wait(GiThread *t, GiBlockKind kind, const char *what, GiValue object, GiWaitQueue *q, int64_t deadline);
/* Wakes the n longest waiting threads (SIZE_MAX: all); returns how many. */
size_t gi_wake(GiThread *t, GiWaitQueue *q, size_t n);

#endif
