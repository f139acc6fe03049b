/* SPDX-License-Identifier: MIT
 * runtime/gil/block.c: waiting. See block.h for the contract.
 *
 * A wait on a queue sleeps on the thread's own `wake` word: whoever wakes it unlinks the waiter and
 * changes the word, and the sleeper finds out after it has the GIL back. Signals and stops change the
 * word too, so nothing is lost between looking and falling asleep.
 */
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <time.h>

#include "runtime/gil/deadlock.h"
#include "runtime/gil/signal.h"
#include "runtime/gil/sync.h"
#include "runtime/types/number.h"

#define TRY_COST 1000 /* bytecodes that a system call with the GIL held is taken for */

typedef struct GiWaiter {
    GiThread *t;
    GiWaitQueue *queue;
    struct GiWaiter *next, *prev;
    struct GiWaiter *outer; /* the wait in which a signal handler began this one */
    bool woken;
} GiWaiter;

const char *const gi_block_names[] = {"sleep", "lock", "rlock", "condition", "join", "queue", "file",
                                      "pipe", "socket", "select", "child", "console", "call-out"};

static GiReason reason_of(GiBlockKind kind) {
    switch (kind) {
    case GI_BLOCK_SLEEP:
        return GI_REASON_SLEEP;
    case GI_BLOCK_LOCK:
    case GI_BLOCK_RLOCK:
    case GI_BLOCK_CONDITION:
    case GI_BLOCK_QUEUE:
        return GI_REASON_LOCK;
    case GI_BLOCK_JOIN:
        return GI_REASON_JOIN;
    case GI_BLOCK_CALL_OUT:
        return GI_REASON_CALL_OUT;
    default:
        return GI_REASON_IO;
    }
}

/* Notes what t waits for, for gilt.threads() and whoever looks for deadlocks. */
static void note_wait(GiThreadSync *s, GiBlockKind kind, const char *what, GiValue object) {
    s->waiting_kind = kind;
    s->waiting_object = object;
    s->waiting_what = what;
}

/* Notes what t waits for and lets go of the GIL. */
static void begin_wait(GiThread *t, GiBlockKind kind, const char *what, GiValue object) {
    GiThreadSync *s = gi_sync(t);
    note_wait(s, kind, what, object);
    s->waiting_since = 0;
    if (gi_events_active(t)) {
        s->waiting_since = gi_now_ns(t);
        gi_event_record(t, GI_EVENT_BLOCK, reason_of(kind), (uint16_t)kind,
                        object == GI_NULL ? 0 : (uint64_t)object, s->waiting_since);
    }
    gi_gil_let_go(t, reason_of(kind));
}

static void end_wait(GiThread *t, GiBlockKind kind, bool preempt) {
    int64_t now = gi_sync(t)->waiting_since == 0 ? 0 : gi_now_ns(t); /* the clock costs more than the rest */
    gi_gil_get(t, preempt);
    if (now != 0 && gi_events_active(t)) {
        gi_event_record(t, GI_EVENT_UNBLOCK, reason_of(kind), (uint16_t)kind, 0, now);
    }
    gi_sync(t)->waiting_what = NULL;
}

void gi_block_begin(GiThread *t, GiBlockKind kind, const char *what) { begin_wait(t, kind, what, GI_NULL); }
void gi_block_end(GiThread *t, GiBlockKind kind) { end_wait(t, kind, true); }

/* Serves what is pending before or after a wait. false: an exception is set. */
static bool serve_waiting(GiThread *t) {
    if (!gi_serve_wanted(t)) {
        return true;
    }
    return gi_serve(t);
}

/* Is this an operation that the host has taken away? Sets PermissionError then. */
static bool is_refused(GiThread *t, GiBlockKind kind) {
    if (GI_LIKELY(gi_vm_allows(t->vm, GI_VM_NO_FILES)) || kind < GI_BLOCK_FILE || kind > GI_BLOCK_CONSOLE) {
        return false;
    }
    gi_raise(t, &gi_PermissionError, "this interpreter may not use files");
    return true;
}

int64_t gi_block(GiThread *t, GiBlockKind kind, const char *what, GiValue object,
                 int64_t (*call)(void *arg), void *arg, int *error) {
    if (is_refused(t, kind)) {
        return -2;
    }
    _Atomic bool *in_call = &gi_sync(t)->in_call;
    for (;;) {
        if (!serve_waiting(t)) {
            return -2;
        }
        /* A signal that comes in from now on will see to it that the call ends; one that came in before is
         * found by the second look. Letting go of the GIL is the barrier between the two. */
        atomic_store_explicit(in_call, true, memory_order_relaxed);
        bool limited = gi_sync(t)->deadline != GI_NO_DEADLINE;
        GiAlarm alarm = {NULL, false};
        if (GI_UNLIKELY(limited)) {
            gi_signal_arm(t, gi_sync(t)->deadline, &alarm);
        }
        begin_wait(t, kind, what, object);
        int64_t result = -1;
        int number = EINTR;
        if (GI_LIKELY(!gi_serve_wanted(t))) {
            result = call(arg);
            number = errno;
        }
        atomic_store_explicit(in_call, false, memory_order_release);
        if (GI_UNLIKELY(limited)) {
            gi_signal_disarm(&alarm);
        }
        end_wait(t, kind, true);
        if (result == -1 && number == EINTR) {
            continue;
        }
        if (error != NULL) {
            *error = number;
        }
        return result;
    }
}

bool gi_block_try(GiThread *t, int64_t (*call)(void *arg), void *arg, int64_t *result) {
    if (!(atomic_load_explicit(&t->vm->gil->word, memory_order_relaxed) & GI_WAITERS)) {
        return false;
    }
    *result = call(arg);
    gi_gil_charge(t, gi_gil_budget_count(t->budget) - TRY_COST);
    return *result >= 0;
}

typedef struct PollCall {
    GiThread *t;
    struct pollfd *fds;
    size_t count;
    int64_t deadline;
} PollCall;

static int64_t call_poll(void *arg) {
    PollCall *p = arg;
    GiControl *control = p->t->vm->gil->control;
    if (control != NULL) {
        return control->ops->poll(p->t, p->fds, p->count, p->deadline);
    }
    if (p->deadline == GI_NO_DEADLINE) {
        return poll(p->fds, (nfds_t)p->count, -1);
    }
    int64_t left = p->deadline - gi_clock_ns();
    left = left < 0 ? 0 : left;
#if defined(__linux__)
    struct timespec timeout = {(time_t)(left / 1000000000), (long)(left % 1000000000)};
    return ppoll(p->fds, (nfds_t)p->count, &timeout, NULL);
#else
    int64_t ms = (left + 999999) / 1000000;
    return poll(p->fds, (nfds_t)p->count, ms > INT32_MAX ? INT32_MAX : (int)ms);
#endif
}

int gi_block_poll(GiThread *t, GiBlockKind kind, const char *what, GiValue object, struct pollfd *fds,
                  size_t count, int64_t deadline) {
    PollCall p = {t, fds, count, deadline};
    for (;;) {
        int error = 0;
        int64_t n = gi_block(t, kind, what, object, call_poll, &p, &error);
        if (n == -2) {
            return -2;
        }
        if (n < 0) {
            gi_raise_errno(t, error, GI_NULL);
            return -2;
        }
        if (n > 0) {
            return 1;
        }
        if (gi_now_ns(t) >= deadline) {
            return 0;
        }
    }
}

int gi_block_fd(GiThread *t, GiBlockKind kind, const char *what, GiValue object, int fd, short events,
                int64_t deadline) {
    struct pollfd one = {fd, events, 0};
    return gi_block_poll(t, kind, what, object, &one, 1, deadline);
}

void gi_block_point(GiThread *t, GiValue lock, const bool *locked, bool take) {
    GiControl *control = t->vm->gil->control;
    if (GI_UNLIKELY(control != NULL)) {
        control->ops->lock(t, lock, locked, take);
    }
}

bool gi_block_is_controlled(GiThread *t) { return t->vm->gil->control != NULL; }

bool gi_block_before(GiThread *t, GiBlockKind kind, const char *what, GiValue object, int fd, short events) {
    if (t->vm->gil->control == NULL || (fcntl(fd, F_GETFL) & O_NONBLOCK) != 0) {
        return true;
    }
    return gi_block_fd(t, kind, what, object, fd, events, GI_NO_DEADLINE) == 1;
}

bool gi_block_sleep(GiThread *t, int64_t deadline) {
    GiWaitQueue nobody = {NULL, NULL};
    return gi_wait(t, GI_BLOCK_SLEEP, "sleep", GI_NULL, &nobody, deadline) != -2;
}

int64_t gi_now_ns(GiThread *t) {
    GiControl *control = t->vm->gil->control;
    if (control == NULL) {
        return gi_clock_ns();
    }
    int64_t used = gi_sync(t)->mark - gi_gil_budget_count(t->budget); /* not charged yet */
    return control->now + (used > 0 && gi_gil_held(t) ? used : 0);
}

#define VIRTUAL_EPOCH 1700000000000000000 /* when controlled runs begin */

int64_t gi_wall_ns(GiThread *t) {
    if (t->vm->gil->control != NULL) {
        return VIRTUAL_EPOCH + gi_now_ns(t);
    }
    struct timespec now;
    clock_gettime(CLOCK_REALTIME, &now);
    return (int64_t)now.tv_sec * 1000000000 + now.tv_nsec;
}

/* --- wait queues --- */

static void link_waiter(GiWaitQueue *q, GiWaiter *w) {
    w->prev = q->last;
    *(q->last == NULL ? &q->first : &q->last->next) = w;
    q->last = w;
}

static void unlink_waiter(GiWaitQueue *q, GiWaiter *w) {
    *(w->prev == NULL ? &q->first : &w->prev->next) = w->next;
    *(w->next == NULL ? &q->last : &w->next->prev) = w->prev;
}

void gi_wait_forget(GiThread *t) {
    for (GiWaiter *w = gi_sync(t)->waiter; w != NULL; w = w->outer) {
        if (!w->woken) {
            unlink_waiter(w->queue, w);
        }
    }
    gi_sync(t)->waiter = NULL;
}

/* t waits without a deadline from now on (deadlock.c D1). */
static void count_forever(GiThread *t) {
    gi_sync(t)->waiting_forever = true;
    t->vm->gil->forever++;
}

static void uncount_forever(GiThread *t) {
    if (gi_sync(t)->waiting_forever) {
        gi_sync(t)->waiting_forever = false;
        t->vm->gil->forever--;
    }
}

/* What a thread does when its wait has no end in sight: it looks for a deadlock, once a wait. false: an
 * exception is set. */
static bool look_for_deadlock(GiThread *t, bool *looked) {
    if (*looked) {
        return true;
    }
    *looked = true;
    count_forever(t);
    bool suspected = gi_deadlock_suspected(t);
    uncount_forever(t);
    return !suspected || gi_deadlock_report(t);
}

/* Raises what another thread left for t to raise in its wait. */
static bool raise_in_wait(GiThread *t) {
    GiValue exc = gi_sync(t)->wait_exc;
    if (exc == GI_NULL) {
        return true;
    }
    gi_sync(t)->wait_exc = GI_NULL;
    gi_raise_object(t, exc);
    gi_drop(t, exc);
    return false;
}

/* A wait ends with an error: leaves the queue, or passes the wake-up on. */
static int give_up(GiThread *t, GiWaiter *w) {
    if (w->woken) {
        gi_wake(t, w->queue, 1); /* somebody else shall have it */
    } else {
        unlink_waiter(w->queue, w);
    }
    return -2;
}

/* Sleeps, having let go of the GIL. */
static void sleep_on(GiThread *t, uint32_t seen, int64_t until) {
    GiControl *control = t->vm->gil->control;
    if (control != NULL) {
        control->ops->park(t, seen, until);
    } else {
        gi_park(&gi_sync(t)->wake, seen, until);
    }
}

/* gi_wait with w in the queue; takes it out. */
static int wait_linked(GiThread *t, GiBlockKind kind, const char *what, GiValue object, GiWaiter *w,
                       int64_t deadline) {
    GiThreadSync *s = gi_sync(t);
    bool looked = false;
    gi_xdrop(t, s->wait_exc); /* of a wait that ended otherwise */
    s->wait_exc = GI_NULL;
    for (;;) {
        uint32_t seen = atomic_load(&s->wake);
        if (w->woken) {
            return 1;
        }
        if (gi_serve_wanted(t)) {
            if (!gi_serve(t)) {
                return give_up(t, w);
            }
            continue;
        }
        int64_t until = s->deadline < deadline ? s->deadline : deadline;
        if (until == GI_NO_DEADLINE && kind != GI_BLOCK_SLEEP) {
            note_wait(s, kind, what, object);
            if (!look_for_deadlock(t, &looked) || !raise_in_wait(t)) {
                s->waiting_what = NULL;
                return give_up(t, w);
            }
            if (w->woken) {
                continue;
            }
            count_forever(t);
        }
        begin_wait(t, kind, what, object);
        sleep_on(t, seen, until);
        /* A sleeper comes back like I/O; the thread that woke it may go on for a moment. */
        end_wait(t, kind, kind == GI_BLOCK_SLEEP);
        uncount_forever(t);
        if (!w->woken && gi_now_ns(t) >= deadline) {
            unlink_waiter(w->queue, w);
            return 0;
        }
    }
}

int gi_wait(GiThread *t, GiBlockKind kind, const char *what, GiValue object, GiWaitQueue *q,
            int64_t deadline) {
    GiThreadSync *s = gi_sync(t);
    if (!serve_waiting(t)) {
        return -2;
    }
    GiWaiter w = {.t = t, .queue = q, .outer = s->waiter};
    link_waiter(q, &w);
    s->waiter = &w;
    int result = wait_linked(t, kind, what, object, &w, deadline);
    s->waiter = w.outer;
    return result;
}

size_t gi_wake(GiThread *t, GiWaitQueue *q, size_t n) {
    size_t woken = 0;
    while (woken < n && q->first != NULL) {
        GiWaiter *w = q->first;
        unlink_waiter(q, w);
        w->woken = true;
        woken++;
        GiThreadSync *s = gi_sync(w->t);
        uncount_forever(w->t);
        atomic_fetch_add(&s->wake, 1);
        if (t->vm->gil->control != NULL) {
            t->vm->gil->control->ops->wake(w->t);
        } else {
            gi_unpark(&s->wake);
        }
    }
    return woken;
}

/* --- timeouts --- */

int64_t gi_deadline(GiThread *t, int64_t ns) {
    int64_t deadline;
    return __builtin_add_overflow(gi_now_ns(t), ns, &deadline) ? GI_NO_DEADLINE : deadline;
}

bool gi_timeout_ns(GiThread *t, GiValue seconds, int64_t *ns) {
    if (gi_is_float(seconds)) {
        double s = gi_float_value(seconds);
        if (s != s) {
            return gi_raise_value_error(t, "Invalid value NaN (not a number)");
        }
        double n = s * 1e9;
        if (!(n >= -9223372036854775808.0 && n < 9223372036854775808.0)) {
            return gi_raise(t, &gi_OverflowError, "timestamp out of range for platform time_t");
        }
        *ns = (int64_t)n;
        if (n > 0 && (double)*ns < n) { /* never shorter than asked for */
            ++*ns;
        }
        return true;
    }
    if (!gi_is_int(seconds)) {
        return gi_raise_type_error(t, "'%T' object cannot be interpreted as an integer", seconds);
    }
    int64_t s;
    if (gi_int_overflow(seconds, &s) != 0 || __builtin_mul_overflow(s, INT64_C(1000000000), ns)) {
        return gi_raise(t, &gi_OverflowError, "timestamp too large to convert to C PyTime_t");
    }
    return true;
}
