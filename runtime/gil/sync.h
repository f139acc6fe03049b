/* SPDX-License-Identifier: MIT
 * runtime/gil/sync.h: the lock's structures, shared by the files of runtime/gil, by runtime/state.c and by
 * runtime/api, and by no other.
 *
 *   GiGil.word  [pointer to the holder | WAITERS 2 | HELD 1], 0: free
 *   GiGil.first -> GiThreadSync.next -> ...   waiting threads, next to run first
 *
 * G1  WAITERS is set in the word exactly while the queue is not empty (seen under `ql`).
 * G2  A thread is in the queue exactly while its state is SPIN, PARK or WAKING.
 * G3  Only the queue's lock holder changes another thread's state, and PARK is entered under it, so a
 *     grant is never lost. GRANT is published last, when word and queue are already right.
 * G4  `request` words are hints: a lost one costs latency, for the end of the slice looks at WAITERS.
 * G5  A gil_request is made under ql, of the thread that holds the lock then, and forgotten under ql
 *     when the lock leaves it: a new holder never loses one, and never finds an old one.
 * G6  Records (GiThread and GiThreadSync) are reused, and freed only with the vm, so a stale holder
 *     pointer always points to a record.
 */
#ifndef GI_SYNC_H
#define GI_SYNC_H

#include <pthread.h>

#include "runtime/gil/account.h"
#include "runtime/gil/block.h"
#include "runtime/gil/event.h"
#include "runtime/gil/gil.h"

#define GI_HELD ((uintptr_t)1)
#define GI_WAITERS ((uintptr_t)2)

typedef enum GiSyncState {
    GI_SYNC_RUN,    /* holds the lock, or wants nothing */
    GI_SYNC_SPIN,   /* queued, looking at its state */
    GI_SYNC_PARK,   /* queued, asleep on its state */
    GI_SYNC_WAKING, /* queued, woken, on its way */
    GI_SYNC_GRANT   /* has been given the lock */
} GiSyncState;

typedef enum GiOrder { GI_ORDER_FAIR, GI_ORDER_FIFO, GI_ORDER_IO, GI_ORDER_RANDOM } GiOrder;
typedef enum GiPreempt { GI_PREEMPT_NEVER, GI_PREEMPT_FAIR, GI_PREEMPT_IO, GI_PREEMPT_TIMED } GiPreempt;

typedef struct GiPolicy {
    char name[48];
    GiOrder order;
    GiPreempt preempt;
    int64_t slice;       /* bytecodes; 0: the gil's slice; GI_ENDLESS: never over */
    int64_t interval_ns; /* GI_PREEMPT_TIMED */
    bool random_slice;
    bool unforced;       /* at the end of a slice: let go and try to take it again (CPython 2) */
} GiPolicy;

#define GI_ENDLESS ((int64_t)1 << 48)

typedef struct GiThreadSync GiThreadSync;
struct GiThreadSync {
    _Atomic uint32_t state;      /* GiSyncState; parked threads sleep on this word */
    _Atomic uint32_t wake;       /* counts wake-ups of gi_wait; sleeping threads sleep on it */
    _Atomic bool gil_request;    /* somebody waits whom t should let run at once */
    _Atomic uint8_t stop_asked;  /* GiStop */
    _Atomic bool has_async;      /* t->async_exc is set */
    _Atomic bool in_call;        /* inside a system call of gi_block: signals may interrupt it */
    _Atomic uint64_t vr;         /* bytecodes used: the fair order */
    _Atomic uint64_t granted;    /* the part of vr that it was not charged for but moved on by (gi_gil_move_on) */
    _Atomic int cpu;             /* where it last ran */
    GiThread *next;              /* in the queue; under ql, as are the following */
    uint64_t key;                /* order in the queue */
    int64_t since;               /* clock when it parked */
    bool prewoken;
    bool eager;                  /* back from I/O, or new: may ask the holder to yield at once */
    uint64_t slice_used;         /* bytecodes of a slice in which it was asked to yield */
    _Atomic bool teaching;       /* while it waits, written under ql and read without; so is the next */
    _Atomic int64_t ask_after;   /* ask the holder after so many ns; 0: do not */
    bool used_slice;             /* waits because its slice was over */
    int64_t give_up;             /* gi_gil_get_until: clock when it stops waiting; 0: never */
    /* owned by the thread itself */
    int64_t slice_left, mark;    /* of the slice; t->budget when last charged */
    uint32_t settings;           /* GiGil.settings that slice_left was cut by */
    uint64_t steps_left;         /* gi_limit_set; UINT64_MAX: no limit */
    int64_t deadline;            /* GI_NO_DEADLINE: none */
    GiAccount account;           /* A3 */
    struct GiEventRing *ring;
    uint32_t number;             /* small number for events and names */
    /* what it is waiting for, for gilt.threads(); under the GIL */
    const char *waiting_what;
    GiBlockKind waiting_kind;
    GiValue waiting_object;      /* borrowed */
    int64_t waiting_since;
    int64_t asked_at, took_at, blocked_at, collecting_at; /* for the listener's durations; 0: not known */
    struct GiWaiter *waiter;     /* its place in a GiWaitQueue (the innermost), or NULL */
    bool polling;                /* lets go in the middle of an instruction, which polled */
    const void *stepped;         /* controlled runs: the instruction it was seen at last */
    bool waiting_forever;        /* deadlock.c D1 */
    GiValue wait_exc;            /* raised inside the wait that is under way, or GI_NULL */
    /* records */
    pthread_t os_thread;
    _Atomic uint32_t attached;   /* nesting of gi_thread_attach; 0: free. Leaves 0 under records_lock */
    bool script;                 /* started by a script: ends with its function */
    bool daemon;
    bool frames_ready;
    char *stack_low, *stack_high;
    GiThread *next_record;       /* G6: never changes once published */
};

typedef struct GiPost {
    bool (*fn)(GiThread *t, void *ud);
    void *ud;
    struct GiPost *next;
} GiPost;

struct pollfd;

/* A controlled run (control.c) takes over what the lock does; called through pointers so that the lock
 * can be tested alone. */
typedef struct GiControl {
    const struct GiControlOps *ops;
    int64_t now; /* virtual time, as of the last charge */
} GiControl;

typedef struct GiControlOps {
    void (*let_go)(GiThread *t, GiReason reason);
    void (*get)(GiThread *t);
    void (*slice_end)(GiThread *t);
    /* The part of a budget after which the scheduler wants to look. */
    int64_t (*limit)(GiThread *t, int64_t budget);
    /* t, which has let go, sleeps until its wake word is not `seen` or the clock shows `until`. */
    void (*park)(GiThread *t, uint32_t seen, int64_t until);
    /* The wake word of t has changed. */
    void (*wake)(GiThread *t);
    /* poll(2) in virtual time, for t, which has let go. */
    int (*poll)(GiThread *t, struct pollfd *fds, size_t count, int64_t until);
    /* t is about to take (which waits while *locked; NULL: does not wait) or release a lock. */
    void (*lock)(GiThread *t, GiValue lock, const bool *locked, bool take);
    /* Runs body(arg) as thread t; 0 or an errno. */
    int (*spawn)(GiThread *t, void *(*body)(void *arg), void *arg, size_t stack_size);
    void (*free)(GiControl *control);
} GiControlOps;

#define GI_SIGNAL_COUNT 65
#define GI_EVENT_NAMES 255

typedef struct GiGil {
    _Atomic uintptr_t word;
    _Atomic bool ql;             /* spin lock of the queue */
    _Atomic(GiThread *) first;   /* written under ql */
    _Atomic uint64_t min_vr;     /* how far the fair clock has come: it only advances */
    uint64_t arrivals;           /* under ql */
    uint64_t random;             /* under ql */
    _Atomic uint64_t switches;
    GiThread *last_holder;       /* by the holder */
    GiLedger ledger;             /* under the GIL */
    GiPolicy policy;             /* changed under ql with the GIL held */
    int64_t slice;
    uint32_t settings;           /* counts changes of slice and policy; under the GIL */
    _Atomic uint32_t interval_us;
    int cpus;
    _Atomic uint8_t stop_all;    /* GiStop */
    _Atomic(GiThread *) main;
    _Atomic(GiThread *) records; /* G6: pushed only */
    pthread_mutex_t records_lock; /* attached counts, pushing */
    pthread_mutex_t post_lock;
    GiPost *posts, *last_post;
    _Atomic bool has_posts;
    bool posting; /* a posted call runs; by the main thread, with the GIL */
    _Atomic bool signals_tripped;
    _Atomic bool signal_pending[GI_SIGNAL_COUNT];
    _Atomic int wakeup_fd;
    GiValue signal_handlers[GI_SIGNAL_COUNT]; /* GI_NULL: not known; under the GIL */
    _Atomic uint32_t live;       /* script threads that run */
    size_t stack_size;           /* of new script threads; 0: the default */
    GiWaitQueue thread_ended;    /* waits of the closing thread */
    GiControl *control;          /* NULL: a real run */
    struct GiEvents *events;     /* NULL: off */
    GiEventListener listener;    /* of the host, or NULL */
    bool watched;                /* either of them is there */
    GiValue event_files;         /* list of str of the last recording, or GI_NULL */
    const char *event_names[GI_EVENT_NAMES]; /* operations and instructions seen; NULL: free */
    GiValue default_int_handler; /* builtin function, or GI_NULL */
    uint32_t last_number;        /* of threads; under records_lock, as are the following */
    atomic_bool closing;         /* nobody but the closer may attach any more */
    bool closer_set;
    pthread_t closer;
    size_t *leaked;              /* gi_vm_watch_leaks, or NULL */
    size_t *differences;         /* gi_vm_watch_counts, or NULL */
    uint32_t attached, forever;  /* deadlock.c D1 */
    uint8_t deadlock_mode;       /* GiDeadlockMode */
    bool deadlock_busy, deadlock_missed; /* a report is being made; and a thread began to wait meanwhile */
    bool dump_on_quit;           /* SIGQUIT prints what all threads do */
} GiGil;

static inline GiThreadSync *gi_sync(const GiThread *t) { return t->sync; }
static inline GiThread *gi_holder(uintptr_t word) {
    return (GiThread *)(word & ~(GI_HELD | GI_WAITERS));
}
/* Who holds the lock, or NULL. Pairs with the release of who took it: the record may be newer than all that the
 * caller has seen under a lock. */
static inline GiThread *gi_gil_holder(GiGil *gil) {
    return gi_holder(atomic_load_explicit(&gil->word, memory_order_acquire));
}

static inline bool gi_events_active(const GiThread *t) {
    return GI_UNLIKELY(t->vm->gil->watched);
}

/* Now, for accounts (A1); not 0. */
static inline uint64_t gi_account_now(const GiGil *gil) {
    return GI_UNLIKELY(gil->control != NULL) ? (uint64_t)gil->control->now + 1 : gi_ticks();
}

/* Clock of the machine. */
int64_t gi_clock_ns(void);
/* Sleeps while *word == expected, until woken, interrupted by a signal, or the deadline passes. */
void gi_park(_Atomic uint32_t *word, uint32_t expected, int64_t deadline);
/* Wakes whoever is parked on word. Async-signal-safe. */
void gi_unpark(_Atomic uint32_t *word);

/* The lock itself (gil.c). `reason` is for events. */
void gi_gil_let_go(GiThread *t, GiReason reason);
/* preempt false: the waking thread should go on for a while (locks, queues). */
void gi_gil_get(GiThread *t, bool preempt);
/* The same, but gives up at the deadline (gi_clock_ns): false. */
bool gi_gil_get_until(GiThread *t, int64_t deadline);
/* Bytecodes left in a budget, which may have the bits of a request on top. */
static inline int64_t gi_gil_budget_count(int64_t budget) {
    bool asked = budget < 0 && !(budget & ((int64_t)1 << 62));
    return asked ? (budget & INT64_MAX) - ((int64_t)1 << 50) : budget;
}
/* The fair clock of t is `least` at least: what it is moved on by was not used. */
static inline void gi_gil_move_on(GiThread *t, uint64_t least) {
    GiThreadSync *s = gi_sync(t);
    uint64_t vr = atomic_load_explicit(&s->vr, memory_order_relaxed);
    if (vr < least) {
        uint64_t granted = atomic_load_explicit(&s->granted, memory_order_relaxed);
        atomic_store_explicit(&s->granted, granted + (least - vr), memory_order_relaxed);
        atomic_store_explicit(&s->vr, least, memory_order_relaxed);
    }
}
/* Bytecodes that t has used. */
static inline uint64_t gi_gil_used(const GiThread *t) {
    GiThreadSync *s = gi_sync(t);
    uint64_t vr = atomic_load_explicit(&s->vr, memory_order_relaxed);
    uint64_t granted = atomic_load_explicit(&s->granted, memory_order_relaxed);
    return vr > granted ? vr - granted : 0;
}
/* Charges what was used since the last time; remaining is what is left of t->budget, with or without
 * the bits of a request. */
void gi_gil_charge(GiThread *t, int64_t remaining);
/* Ends or goes on with the slice, hands over when due, and sets t->budget. */
void gi_gil_slice_end(GiThread *t);
/* Sets t->budget from what is left of slice and steps. */
void gi_gil_set_budget(GiThread *t);
void gi_gil_init(GiGil *gil);

/* Stops, signals, limits, posted calls, async exceptions (poll.c). false: an exception is set. */
bool gi_serve(GiThread *t);
/* Is anything of that pending? */
bool gi_serve_wanted(GiThread *t);

/* In the child after fork: t, which does not exist any more, leaves the queue in which it waited. */
void gi_wait_forget(GiThread *t);

/* In the child after fork: t holds the lock and nobody waits. */
void gi_gil_after_fork(GiThread *t);

#endif
