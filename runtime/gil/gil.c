/* SPDX-License-Identifier: MIT
 * runtime/gil/gil.c: the lock: taking, letting go, handing over at the end of a slice, policies.
 *
 * One word says who holds it and whether anybody waits, so that taking a free lock and letting go of
 * an uncontended one are one compare-and-swap each. The rest is a queue under a small spin lock. The
 * default order is by bytecodes used so far ("vr"): who used least runs next, and a newcomer who used
 * less than the holder asks it to yield at once. So a thread that mostly waits for I/O answers in
 * microseconds, while threads that compute share the time in slices.
 *
 * Two rules keep this good when there are more threads than cores:
 *   - letting go does not give the lock to a sleeping thread: it frees it and wakes the sleeper, so
 *     that whoever runs first can go on (except one that has waited for more than 2 ms);
 *   - nobody spins while the holder last ran on the same core.
 *
 * At the end of a slice the next thread, if it sleeps, is woken first and the holder goes on for one
 * short extra slice meanwhile; exact teaching slices do without that. Invariants: sync.h.
 */
#include <sched.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "runtime/gil/sync.h"

#define SPIN_NS 20000          /* a waiter looks this long before it sleeps */
#define WOKEN_SPIN_NS 50000    /* ... and this long after it was woken in vain */
#define TEACHING_SPIN_NS 2000000
#define PATIENCE_NS 2000000    /* a sleeper waiting longer gets the lock itself */
#define CLOCK_SLICE 10000      /* bytecodes between two looks at the clock under a time limit */
/* Bytecodes to run while the next thread wakes up: some 60 us. A prime, so that the ends of slices do not
 * always meet a loop of 2, 4 or 5 bytecodes at the same one, which would hide its races, or repeat one. */
#define EXTRA_SLICE 39989

static inline void pause_cpu(void) {
#if defined(__x86_64__) || defined(__i386__)
    __builtin_ia32_pause();
#elif defined(__aarch64__)
    __asm__ volatile("yield");
#endif
}

/* --- the queue; everything here runs under ql --- */

static void lock_queue(GiGil *gil) {
    for (unsigned tries = 0;
         atomic_exchange_explicit(&gil->ql, true, memory_order_acquire); tries++) {
        while (atomic_load_explicit(&gil->ql, memory_order_relaxed)) {
            if (++tries % 128 == 0) {
                sched_yield();
            }
            pause_cpu();
        }
    }
}

static void unlock_queue(GiGil *gil) {
    atomic_store_explicit(&gil->ql, false, memory_order_release);
}

static GiThread *first_waiting(GiGil *gil) {
    return atomic_load_explicit(&gil->first, memory_order_relaxed);
}

static uint32_t state_of(GiThread *t) {
    return atomic_load_explicit(&gi_sync(t)->state, memory_order_acquire);
}

static uint64_t vr_of(GiThread *t) {
    return atomic_load_explicit(&gi_sync(t)->vr, memory_order_relaxed);
}

static uint64_t next_random(GiGil *gil) { /* xorshift64* */
    uint64_t x = gil->random;
    x ^= x >> 12;
    x ^= x << 25;
    x ^= x >> 27;
    gil->random = x;
    return x * 2685821657736338717u;
}

static int64_t slice_of(GiGil *gil) {
    int64_t slice = gil->policy.slice != 0 ? gil->policy.slice : gil->slice;
    if (gil->policy.random_slice) {
        slice = 1 + (int64_t)(next_random(gil) % (uint64_t)(2 * slice));
    }
    return slice;
}

static bool is_teaching(const GiGil *gil) {
    int64_t slice = gil->policy.slice != 0 ? gil->policy.slice : gil->slice;
    return slice < GI_TEACHING_SLICE;
}

/* The fair clock: whoever used the lock up to vr, alone or not, has moved it there. */
static void advance_clock(GiGil *gil, uint64_t vr) {
    if (vr > atomic_load_explicit(&gil->min_vr, memory_order_relaxed)) {
        atomic_store_explicit(&gil->min_vr, vr, memory_order_relaxed);
    }
}

/* A thread that comes back, or is new, has a credit of one slice at most against the clock. Without
 * this a new thread could keep one that has computed for hours from running. */
static uint64_t limit_credit(GiGil *gil, GiThread *t) {
    uint64_t credit = (uint64_t)gil->slice;
    uint64_t clock = atomic_load_explicit(&gil->min_vr, memory_order_relaxed);
    gi_gil_move_on(t, clock > credit ? clock - credit : 0);
    return vr_of(t);
}

/* Place of t in the queue: smaller keys first, equal ones by arrival. */
static uint64_t key_of(GiGil *gil, GiThread *t) {
    GiThreadSync *s = gi_sync(t);
    switch (gil->policy.order) {
    case GI_ORDER_FIFO:
        return gil->arrivals++;
    case GI_ORDER_RANDOM:
        return 0; /* its place is drawn */
    case GI_ORDER_IO:
        return gil->arrivals++ | (s->used_slice ? (uint64_t)1 << 62 : 0);
    default: /* who was asked in the middle of its slice keeps the place that it had when that began */
        return limit_credit(gil, t) - s->slice_used;
    }
}

/* Any place in the queue, all as likely: keys drawn at random would starve who drew the last one. */
static uint64_t random_place(GiGil *gil) {
    uint64_t places = 1;
    for (GiThread *t = first_waiting(gil); t != NULL; t = gi_sync(t)->next) {
        places++;
    }
    return next_random(gil) % places;
}

/* What a waiting thread must know without asking for ql. */
static void read_settings(GiGil *gil, GiThreadSync *s) {
    int64_t ask_after = gil->policy.preempt == GI_PREEMPT_TIMED ? gil->policy.interval_ns : 0;
    atomic_store_explicit(&s->teaching, is_teaching(gil), memory_order_relaxed);
    atomic_store_explicit(&s->ask_after, ask_after, memory_order_relaxed);
}

static void enqueue(GiGil *gil, GiThread *t) {
    GiThreadSync *s = gi_sync(t);
    s->key = key_of(gil, t);
    s->prewoken = false;
    s->since = 0;
    read_settings(gil, s);
    atomic_store_explicit(&s->state, GI_SYNC_SPIN, memory_order_relaxed);
    GiThread *before = NULL, *after = first_waiting(gil);
    uint64_t skip = gil->policy.order == GI_ORDER_RANDOM ? random_place(gil) : UINT64_MAX;
    while (after != NULL && gi_sync(after)->key <= s->key && skip-- > 0) {
        before = after;
        after = gi_sync(after)->next;
    }
    s->next = after;
    if (before == NULL) {
        atomic_store_explicit(&gil->first, t, memory_order_relaxed);
    } else {
        gi_sync(before)->next = t;
    }
}

static void dequeue(GiGil *gil, GiThread *t) {
    GiThread *next = gi_sync(t)->next;
    if (first_waiting(gil) == t) {
        atomic_store_explicit(&gil->first, next, memory_order_relaxed);
        return;
    }
    GiThread *before = first_waiting(gil);
    while (gi_sync(before)->next != t) {
        before = gi_sync(before)->next;
    }
    gi_sync(before)->next = next;
}

static uintptr_t word_for(GiGil *gil, GiThread *t) {
    return (uintptr_t)t | GI_HELD | (first_waiting(gil) != NULL ? GI_WAITERS : 0);
}

/* Asks the holder to come to its yield label and let a waiter run. */
static void ask_holder(GiGil *gil) {
    GiThread *holder = gi_gil_holder(gil);
    if (holder != NULL) {
        atomic_store_explicit(&gi_sync(holder)->gil_request, true, memory_order_relaxed);
        gi_request(holder);
    }
}

/* May t, first in the queue, ask the holder to yield at once? */
static bool may_preempt(GiGil *gil, GiThread *t) {
    GiThread *holder = gi_gil_holder(gil);
    if (holder == NULL) {
        return false;
    }
    switch (gil->policy.preempt) {
    case GI_PREEMPT_FAIR:
        return vr_of(t) <= vr_of(holder);
    case GI_PREEMPT_IO:
        return !gi_sync(t)->used_slice;
    default:
        return false;
    }
}

/* Nobody asks t for the lock any more: it has let go of it, or gets it only now. */
static void forget_requests(GiThread *t) {
    atomic_store_explicit(&gi_sync(t)->gil_request, false, memory_order_relaxed);
}

/* t takes the lock, which nobody holds. */
static void take_free(GiGil *gil, GiThread *t) {
    dequeue(gil, t);
    forget_requests(t);
    atomic_store_explicit(&gi_sync(t)->state, GI_SYNC_RUN, memory_order_relaxed);
    atomic_store_explicit(&gil->word, word_for(gil, t), memory_order_release);
}

/* After the lock has changed hands: a thread back from I/O which the one before would have made room for
 * at once must not wait for a slice of this one. */
static void ask_for_first(GiGil *gil) {
    GiThread *first = first_waiting(gil);
    if (first != NULL && gi_sync(first)->eager && may_preempt(gil, first)) {
        ask_holder(gil);
    }
}

static bool is_held(GiGil *gil) {
    return (atomic_load_explicit(&gil->word, memory_order_acquire) & GI_HELD) != 0;
}

/* Gives the lock to h, which waits; `also` (the yielder) waits from now on. Returns whether h sleeps
 * and must be woken once ql is free. */
static bool grant(GiGil *gil, GiThread *h, GiThread *also) {
    GiThreadSync *s = gi_sync(h);
    dequeue(gil, h);
    if (also != NULL) {
        enqueue(gil, also);
    }
    forget_requests(h);
    advance_clock(gil, vr_of(h));
    atomic_store_explicit(&gil->word, word_for(gil, h), memory_order_release);
    ask_for_first(gil);
    uint32_t old = atomic_exchange_explicit(&s->state, GI_SYNC_GRANT, memory_order_acq_rel);
    return old == GI_SYNC_PARK;
}

/* --- waiting for one's turn --- */

static void stamp_cpu(GiThread *t) {
    atomic_store_explicit(&gi_sync(t)->cpu, sched_getcpu(), memory_order_relaxed);
}

/* Would spinning only keep the holder from running? */
static bool spin_is_vain(GiGil *gil, GiThread *t) {
    GiThread *holder = gi_gil_holder(gil);
    if (gil->cpus == 1) {
        return true;
    }
    stamp_cpu(t);
    return holder != NULL && atomic_load_explicit(&gi_sync(holder)->cpu, memory_order_relaxed) ==
                                 atomic_load_explicit(&gi_sync(t)->cpu, memory_order_relaxed);
}

/* Looks at t's state for up to `ns`; true: it has been granted. */
static bool spin(GiThread *t, int64_t ns) {
    int64_t end = 0;
    for (unsigned turn = 1;; turn++) {
        if (state_of(t) == GI_SYNC_GRANT) {
            return true;
        }
        pause_cpu();
        if (turn % 64 == 0) {
            int64_t now = gi_clock_ns();
            if (end == 0) {
                end = now + ns;
            } else if (now >= end) {
                return false;
            }
        }
    }
}

/* One look under ql: true: t has the lock now; else it is about to sleep (PARK). `ask`: a newcomer
 * that let the holder go on for a while, and asks now. */
static bool settle(GiGil *gil, GiThread *t, bool ask) {
    GiThreadSync *s = gi_sync(t);
    bool mine = false;
    lock_queue(gil);
    if (state_of(t) == GI_SYNC_GRANT) {
        mine = true;
    } else if (!is_held(gil)) {
        take_free(gil, t);
        mine = true;
    } else {
        if (ask && first_waiting(gil) == t && may_preempt(gil, t)) {
            ask_holder(gil);
        }
        atomic_store_explicit(&s->state, GI_SYNC_PARK, memory_order_relaxed);
        s->since = s->since == 0 ? gi_clock_ns() : s->since;
    }
    unlock_queue(gil);
    return mine;
}

/* CPython 3.2's way of asking: the holder is asked when no switch has happened for an interval. */
static void ask_after_interval(GiGil *gil, uint64_t *seen) {
    uint64_t switches = atomic_load_explicit(&gil->switches, memory_order_relaxed);
    lock_queue(gil);
    if (switches == *seen && is_held(gil)) {
        ask_holder(gil);
    }
    unlock_queue(gil);
    *seen = switches;
}

/* Sleeps until woken. */
static void sleep_parked(GiGil *gil, GiThread *t) {
    uint64_t seen = atomic_load_explicit(&gil->switches, memory_order_relaxed);
    int64_t interval = atomic_load_explicit(&gi_sync(t)->ask_after, memory_order_relaxed);
    int64_t deadline = interval != 0 ? gi_clock_ns() + interval : GI_NO_DEADLINE;
    int64_t give_up = gi_sync(t)->give_up == 0 ? GI_NO_DEADLINE : gi_sync(t)->give_up;
    while (state_of(t) == GI_SYNC_PARK) {
        if (give_up != GI_NO_DEADLINE && gi_clock_ns() >= give_up) {
            return;
        }
        gi_park(&gi_sync(t)->state, GI_SYNC_PARK, deadline < give_up ? deadline : give_up);
        if (interval != 0 && state_of(t) == GI_SYNC_PARK && gi_clock_ns() >= deadline) {
            ask_after_interval(gil, &seen);
            deadline = gi_clock_ns() + interval;
        }
    }
}

/* The deadline of a waiter has passed: takes it out of the queue, unless it has got the lock meanwhile. */
static bool withdraw(GiGil *gil, GiThread *t) {
    GiThreadSync *s = gi_sync(t);
    bool out = false;
    lock_queue(gil);
    if (state_of(t) != GI_SYNC_GRANT && is_held(gil)) {
        dequeue(gil, t);
        s->account.wants = 0;
        atomic_store_explicit(&s->state, GI_SYNC_RUN, memory_order_relaxed);
        if (first_waiting(gil) == NULL) { /* G1; WAITERS is set, so nobody changes the word without ql */
            atomic_fetch_and_explicit(&gil->word, ~GI_WAITERS, memory_order_relaxed);
        }
        out = true;
    }
    unlock_queue(gil);
    return out;
}

/* t is queued: waits until it holds the lock. false: it gave up. */
static bool wait_turn(GiGil *gil, GiThread *t, bool may_spin, bool ask) {
    bool slept = false;
    if (may_spin && first_waiting(gil) == t && !spin_is_vain(gil, t)) {
        bool teaching = atomic_load_explicit(&gi_sync(t)->teaching, memory_order_relaxed);
        spin(t, teaching ? TEACHING_SPIN_NS : SPIN_NS);
    }
    while (!settle(gil, t, ask)) {
        slept = true;
        sleep_parked(gil, t);
        if (GI_UNLIKELY(gi_sync(t)->give_up != 0) && gi_clock_ns() >= gi_sync(t)->give_up &&
            withdraw(gil, t)) {
            return false;
        }
        if (state_of(t) == GI_SYNC_GRANT) {
            break;
        }
        lock_queue(gil); /* WAKING */
        if (state_of(t) == GI_SYNC_WAKING) {
            if (!is_held(gil)) {
                take_free(gil, t);
                unlock_queue(gil);
                break;
            }
            atomic_store_explicit(&gi_sync(t)->state, GI_SYNC_SPIN, memory_order_relaxed);
            /* (who was woken ahead of time waits for the end of the extra slice) */
            if (!gi_sync(t)->prewoken && first_waiting(gil) == t && may_preempt(gil, t)) {
                ask_holder(gil);
            }
        }
        unlock_queue(gil);
        if (gil->cpus > 1) {
            spin(t, WOKEN_SPIN_NS);
        }
    }
    if (slept) {
        stamp_cpu(t);
    }
    atomic_store_explicit(&gi_sync(t)->state, GI_SYNC_RUN, memory_order_relaxed);
    return true;
}

/* Bookkeeping of a thread that has just got the lock, for which it asked at a time (0: it did not
 * have to wait). */
static void begin_turn(GiGil *gil, GiThread *t, int64_t asked) {
    GiThreadSync *s = gi_sync(t);
    bool turn = gil->last_holder != t;
    s->used_slice = false;
    if (gil->attached > 1) { /* A2 */
        gi_account_got(&s->account, gi_ticks(), turn);
    }
    if (turn) {
        gil->last_holder = t;
        atomic_fetch_add_explicit(&gil->switches, 1, memory_order_relaxed);
    }
    if (atomic_load_explicit(&gil->stop_all, memory_order_relaxed) != GI_STOP_NONE ||
        atomic_load_explicit(&s->stop_asked, memory_order_relaxed) != GI_STOP_NONE) {
        gi_request(t);
    }
    gi_gil_set_budget(t);
    if (gi_events_active(t)) {
        if (asked != 0) {
            gi_event_record(t, GI_EVENT_ASK, GI_REASON_NONE, 0, 0, asked);
        }
        gi_event_record(t, GI_EVENT_GOT, GI_REASON_NONE, 0, 0, gi_clock_ns());
    }
}

/* --- taking and letting go --- */

/* Takes the lock; false: t gave up (GiThreadSync.give_up). */
static bool get(GiThread *t, bool preempt) {
    GiGil *gil = t->vm->gil;
    uintptr_t word = 0;
    if (GI_UNLIKELY(gil->control != NULL)) {
        gil->control->ops->get(t);
        return true;
    }
    if (GI_LIKELY(atomic_compare_exchange_strong_explicit(
            &gil->word, &word, (uintptr_t)t | GI_HELD, memory_order_acq_rel, memory_order_relaxed))) {
        limit_credit(gil, t);
        begin_turn(gil, t, 0);
        return true;
    }
    int64_t asked = gi_clock_ns();
    lock_queue(gil);
    for (;;) {
        word = atomic_load_explicit(&gil->word, memory_order_relaxed);
        uintptr_t wanted = word & GI_HELD ? word | GI_WAITERS : (uintptr_t)t | GI_HELD | word;
        if (wanted == word || atomic_compare_exchange_weak_explicit(&gil->word, &word, wanted,
                                                                    memory_order_acq_rel,
                                                                    memory_order_relaxed)) {
            break;
        }
    }
    if (!(word & GI_HELD)) {
        limit_credit(gil, t);
        unlock_queue(gil);
    } else {
        gi_sync(t)->eager = preempt;
        gi_sync(t)->slice_used = 0;
        gi_account_wants(&gi_sync(t)->account, gi_ticks());
        enqueue(gil, t);
        if (preempt && first_waiting(gil) == t && may_preempt(gil, t)) {
            ask_holder(gil);
        }
        unlock_queue(gil);
        if (!wait_turn(gil, t, true, !preempt)) {
            return false;
        }
    }
    begin_turn(gil, t, asked);
    return true;
}

void gi_gil_get(GiThread *t, bool preempt) { get(t, preempt); }

bool gi_gil_get_until(GiThread *t, int64_t deadline) {
    gi_sync(t)->give_up = deadline == GI_NO_DEADLINE ? 0 : deadline;
    bool ok = get(t, true);
    gi_sync(t)->give_up = 0;
    return ok;
}

/* Frees the lock: to a waiter that looks or has waited long, else to whoever comes first. */
static void let_go_contended(GiGil *gil, GiThread *t) {
    GiThread *to_wake = NULL;
    lock_queue(gil);
    forget_requests(t);
    GiThread *head = first_waiting(gil);
    if (head == NULL) {
        atomic_store_explicit(&gil->word, 0, memory_order_release);
    } else {
        GiThreadSync *s = gi_sync(head);
        uint32_t state = state_of(head);
        bool asleep = state == GI_SYNC_PARK;
        if (state == GI_SYNC_SPIN || (asleep && gi_clock_ns() - s->since > PATIENCE_NS)) {
            if (grant(gil, head, NULL)) {
                to_wake = head;
            }
        } else {
            if (asleep) {
                atomic_store_explicit(&s->state, GI_SYNC_WAKING, memory_order_relaxed);
                to_wake = head;
            }
            atomic_store_explicit(&gil->word, GI_WAITERS, memory_order_release);
        }
    }
    unlock_queue(gil);
    if (to_wake != NULL) {
        gi_unpark(&gi_sync(to_wake)->state);
    }
}

void gi_gil_let_go(GiThread *t, GiReason reason) {
    GiGil *gil = t->vm->gil;
    if (GI_UNLIKELY(gil->control != NULL)) {
        gil->control->ops->let_go(t, reason);
        return;
    }
    gi_gil_charge(t, t->budget);
    if (gi_events_active(t)) {
        gi_event_record(t, GI_EVENT_LET_GO, reason, 0, 0, gi_clock_ns());
    }
    if (gi_sync(t)->account.took != 0) {
        gi_account_let_go(&gi_sync(t)->account, gi_ticks());
    }
    uintptr_t word = (uintptr_t)t | GI_HELD;
    if (!atomic_compare_exchange_strong_explicit(&gil->word, &word, 0, memory_order_seq_cst,
                                                 memory_order_relaxed)) { /* a barrier for gi_block */
        let_go_contended(gil, t);
    }
}

void gi_gil_release(GiThread *t) { gi_gil_let_go(t, GI_REASON_CALL_OUT); }
void gi_gil_take(GiThread *t) { gi_gil_get(t, true); }

bool gi_gil_held(const GiThread *t) {
    uintptr_t word = atomic_load_explicit(&t->vm->gil->word, memory_order_relaxed);
    return (word & GI_HELD) && gi_holder(word) == t;
}

void gi_gil_after_fork(GiThread *t) {
    GiGil *gil = t->vm->gil;
    atomic_store(&gil->ql, false);
    atomic_store(&gil->first, NULL);
    atomic_store(&gil->word, (uintptr_t)t | GI_HELD);
    atomic_store(&gi_sync(t)->state, GI_SYNC_RUN);
    forget_requests(t);
}

/* --- slices --- */

void gi_gil_charge(GiThread *t, int64_t remaining) {
    GiThreadSync *s = gi_sync(t);
    remaining = gi_gil_budget_count(remaining);
    int64_t used = s->mark - remaining;
    if (used > 0) {
        s->slice_left -= used;
        if (t->vm->gil->control != NULL) {
            t->vm->gil->control->now += used;
        }
        uint64_t vr = atomic_load_explicit(&s->vr, memory_order_relaxed) + (uint64_t)used;
        atomic_store_explicit(&s->vr, vr, memory_order_relaxed);
        advance_clock(t->vm->gil, vr);
        if (s->steps_left != UINT64_MAX) {
            s->steps_left -= (uint64_t)used < s->steps_left ? (uint64_t)used : s->steps_left;
        }
    }
    t->budget = s->mark = remaining > 0 ? remaining : 0;
}

void gi_gil_set_budget(GiThread *t) {
    GiThreadSync *s = gi_sync(t);
    GiGil *gil = t->vm->gil;
    if (s->slice_left <= 0 || s->settings != gil->settings) {
        s->settings = gil->settings;
        if (gil->policy.random_slice) {
            lock_queue(gil);
            s->slice_left = slice_of(gil);
            unlock_queue(gil);
        } else {
            s->slice_left = slice_of(gil);
        }
    }
    int64_t budget = s->slice_left;
    if (s->steps_left < (uint64_t)budget) {
        budget = (int64_t)s->steps_left;
    }
    if (s->deadline != GI_NO_DEADLINE && budget > CLOCK_SLICE) {
        budget = CLOCK_SLICE;
    }
    if (gil->control != NULL) {
        budget = gil->control->ops->limit(t, budget);
    }
    t->budget = s->mark = budget;
}

/* The lock goes to another thread; t waits for its next turn. ql is held, and is free afterwards. */
static void hand_over(GiGil *gil, GiThread *t, GiThread *head, GiReason reason) {
    if (gi_events_active(t)) {
        gi_event_record(t, GI_EVENT_LET_GO, reason, 0, 0, gi_clock_ns());
    }
    uint64_t now = gi_ticks();
    if (gi_sync(t)->account.took != 0) {
        gi_account_let_go(&gi_sync(t)->account, now);
    }
    gi_account_wants(&gi_sync(t)->account, now);
    bool asleep = grant(gil, head, t);
    unlock_queue(gil);
    if (asleep) {
        gi_unpark(&gi_sync(head)->state);
    }
    wait_turn(gil, t, !asleep, false);
    begin_turn(gil, t, 0);
}

/* CPython 2's way: free the lock, wake a waiter, and try to have it again at once. */
static void let_go_unforced(GiGil *gil, GiThread *t) {
    unlock_queue(gil);
    gi_gil_let_go(t, GI_REASON_SLICE);
    gi_gil_get(t, false);
}

/* What t has used of its slice, and is still part of vr. */
static uint64_t slice_used(GiGil *gil, GiThread *t) {
    int64_t used = gil->policy.order == GI_ORDER_FAIR ? gil->slice - gi_sync(t)->slice_left : 0;
    uint64_t vr = vr_of(t);
    return used <= 0 ? 0 : (uint64_t)used < vr ? (uint64_t)used : vr;
}

void gi_gil_slice_end(GiThread *t) {
    GiGil *gil = t->vm->gil;
    if (GI_UNLIKELY(gil->control != NULL)) {
        gil->control->ops->slice_end(t);
        return;
    }
    GiThreadSync *s = gi_sync(t);
    bool over = s->slice_left <= 0;
    bool asked = atomic_exchange_explicit(&s->gil_request, false, memory_order_relaxed);
    if (!(atomic_load_explicit(&gil->word, memory_order_relaxed) & GI_WAITERS) || !(over || asked)) {
        gi_gil_set_budget(t);
        return;
    }
    if (!is_teaching(gil)) {
        stamp_cpu(t);
    }
    lock_queue(gil);
    GiThread *head = first_waiting(gil);
    if (head == NULL) {
        unlock_queue(gil);
        gi_gil_set_budget(t);
        return;
    }
    GiThreadSync *h = gi_sync(head);
    if (!asked && gil->policy.order == GI_ORDER_FAIR && h->key > limit_credit(gil, t)) {
        unlock_queue(gil);
        gi_gil_set_budget(t);
        return;
    }
    if (gil->policy.unforced) {
        let_go_unforced(gil, t);
        return;
    }
    if (!asked && !is_teaching(gil) && !h->prewoken && state_of(head) == GI_SYNC_PARK) {
        h->prewoken = true;
        atomic_store_explicit(&h->state, GI_SYNC_WAKING, memory_order_relaxed);
        unlock_queue(gil);
        gi_unpark(&h->state);
        s->slice_left = EXTRA_SLICE;
        gi_gil_set_budget(t);
        return;
    }
    over = over || h->prewoken; /* the extra slice was cut short */
    s->used_slice = over;
    s->slice_used = over ? 0 : slice_used(gil, t);
    s->eager = false;
    s->slice_left = over ? 0 : s->slice_left;
    hand_over(gil, t, head, over ? GI_REASON_SLICE : GI_REASON_ASKED);
}

/* --- settings --- */

/* Processors that this process may use. */
static int count_cpus(void) {
#if defined(__linux__)
    cpu_set_t set;
    if (sched_getaffinity(0, sizeof set, &set) == 0) {
        return CPU_COUNT(&set);
    }
#endif
    long cpus = sysconf(_SC_NPROCESSORS_ONLN);
    return cpus < 1 ? 1 : (int)cpus;
}

void gi_gil_init(GiGil *gil) {
    gil->slice = GI_DEFAULT_SLICE;
    gil->random = 0x9E3779B97F4A7C15u;
    gil->policy = (GiPolicy){"fair", GI_ORDER_FAIR, GI_PREEMPT_FAIR, 0, 0, false, false};
    atomic_store(&gil->interval_us, 5000);
    gil->cpus = count_cpus();
    gi_ledger_init(&gil->ledger);
    atomic_store(&gil->wakeup_fd, -1);
    pthread_mutex_init(&gil->records_lock, NULL);
    pthread_mutex_init(&gil->post_lock, NULL);
}

int64_t gi_gil_slice(GiVm *vm) { return vm->gil->slice; }

/* After a change of the settings, under ql: slices that were cut by the old ones are void, and whoever
 * waits by the old ones (without asking, say, because slices used to end by themselves) looks again. */
static void apply_settings(GiGil *gil) {
    gil->settings++;
    for (GiThread *t = first_waiting(gil); t != NULL; t = gi_sync(t)->next) {
        GiThreadSync *s = gi_sync(t);
        read_settings(gil, s);
        if (state_of(t) == GI_SYNC_PARK) {
            atomic_store_explicit(&s->state, GI_SYNC_WAKING, memory_order_relaxed);
            gi_unpark(&s->state);
        }
    }
}

/* The slice of t, the holder, begins anew. */
static void restart_slice(GiThread *t) {
    gi_gil_charge(t, t->budget);
    t->budget = gi_sync(t)->mark = 0;
}

bool gi_gil_set_slice(GiThread *t, int64_t slice) {
    if (slice < 1 || slice > (int64_t)1 << 40) {
        gi_raise_value_error(t, "slice must be between 1 and 2**40 bytecodes");
        return false;
    }
    GiGil *gil = t->vm->gil;
    lock_queue(gil);
    gil->slice = slice;
    apply_settings(gil);
    unlock_queue(gil);
    restart_slice(t);
    return true;
}

double gi_gil_switch_interval(GiVm *vm) {
    return 1e-6 * atomic_load_explicit(&vm->gil->interval_us, memory_order_relaxed);
}

bool gi_gil_set_switch_interval(GiThread *t, double seconds) {
    if (!(seconds > 0.0)) {
        gi_raise_value_error(t, "switch interval must be strictly positive");
        return false;
    }
    double us = seconds * 1e6;
    uint32_t whole = us >= 4294967295.0 ? UINT32_MAX : (uint32_t)us;
    GiGil *gil = t->vm->gil;
    atomic_store_explicit(&gil->interval_us, whole, memory_order_relaxed);
    lock_queue(gil);
    if (gil->policy.preempt == GI_PREEMPT_TIMED) {
        gil->policy.interval_ns = (int64_t)(whole == 0 ? 1 : whole) * 1000;
    }
    unlock_queue(gil);
    return gi_gil_set_slice(t, whole == 0 ? 1 : (int64_t)whole * (GI_DEFAULT_SLICE / 5000));
}

uint64_t gi_gil_switches(GiVm *vm) {
    return atomic_load_explicit(&vm->gil->switches, memory_order_relaxed);
}

const char *gi_gil_policy(GiVm *vm) { return vm->gil->policy.name; }

/* The number after "name:", with a unit for times; false: malformed. */
static bool parse_number(const char *text, uint64_t least, uint64_t *out, char unit[4]) {
    char *end;
    if (*text < '0' || *text > '9') {
        return false;
    }
    unsigned long long n = strtoull(text, &end, 10);
    snprintf(unit, 4, "%.3s", end);
    *out = n;
    return n >= least && strlen(end) < 4;
}

static bool parse_interval(const char *text, int64_t *ns) {
    uint64_t n;
    char unit[4];
    if (!parse_number(text, 1, &n, unit) || n > 1000000) {
        return false;
    }
    int64_t scale = strcmp(unit, "s") == 0    ? 1000000000
                    : strcmp(unit, "ms") == 0 ? 1000000
                    : strcmp(unit, "us") == 0 ? 1000
                                              : 0;
    *ns = (int64_t)n * scale;
    return scale != 0;
}

/* Fills in a policy by its name. false: there is no such policy. */
static bool parse_policy(const char *name, GiPolicy *p, uint64_t *seed) {
    *p = (GiPolicy){.order = GI_ORDER_FIFO, .preempt = GI_PREEMPT_NEVER};
    uint64_t n;
    char unit[4];
    if (strlen(name) >= sizeof p->name) {
        return false;
    }
    strcpy(p->name, name);
    if (strcmp(name, "fair") == 0) {
        p->order = GI_ORDER_FAIR;
        p->preempt = GI_PREEMPT_FAIR;
    } else if (strcmp(name, "fifo") == 0) {
        return true;
    } else if (strcmp(name, "io-first") == 0) {
        p->order = GI_ORDER_IO;
        p->preempt = GI_PREEMPT_IO;
    } else if (strcmp(name, "never") == 0) {
        p->slice = GI_ENDLESS;
    } else if (strncmp(name, "every:", 6) == 0) {
        bool ok = parse_number(name + 6, 1, &n, unit) && unit[0] == 0 && n <= (uint64_t)1 << 40;
        p->slice = ok ? (int64_t)n : 0;
        return ok;
    } else if (strncmp(name, "ticks:", 6) == 0) {
        bool ok = parse_number(name + 6, 1, &n, unit) && unit[0] == 0 && n <= (uint64_t)1 << 40;
        p->slice = ok ? (int64_t)n : 0;
        p->unforced = true;
        return ok;
    } else if (strncmp(name, "random:", 7) == 0) {
        p->order = GI_ORDER_RANDOM;
        p->random_slice = true;
        return parse_number(name + 7, 0, seed, unit) && unit[0] == 0;
    } else if (strncmp(name, "interval:", 9) == 0) {
        p->order = GI_ORDER_RANDOM;
        p->preempt = GI_PREEMPT_TIMED;
        p->slice = GI_ENDLESS;
        return parse_interval(name + 9, &p->interval_ns);
    } else {
        return false;
    }
    return true;
}

bool gi_gil_set_policy(GiThread *t, const char *name) {
    GiPolicy policy;
    uint64_t seed = 0;
    if (strncmp(name, "script:", 7) == 0) { /* its stretches name threads, which must all be fibers of one scheduler */
        gi_raise_value_error(t, "policy '%s' needs a controlled run from the start: gilt run --sched=%s PROGRAM", name, name);
        return false;
    }
    if (!parse_policy(name, &policy, &seed)) {
        gi_raise_value_error(t,
                             "unknown policy '%s' (fair, fifo, io-first, never, every:N, random:SEED, "
                             "ticks:N or interval:5ms)",
                             name);
        return false;
    }
    GiGil *gil = t->vm->gil;
    lock_queue(gil);
    gil->policy = policy;
    if (policy.order == GI_ORDER_RANDOM) {
        gil->random = (seed + 1) * 0x9E3779B97F4A7C15u;
    }
    apply_settings(gil);
    unlock_queue(gil);
    restart_slice(t);
    return true;
}
