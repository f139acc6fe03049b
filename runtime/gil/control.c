/* SPDX-License-Identifier: MIT
 * runtime/gil/control.c: the scheduler of controlled runs. See control.h; schedules are schedule.c, stacks
 * fiber.c.
 *
 * C1  Exactly one fiber is RUNNING (or OUT: between letting go and taking the lock, in a call that takes
 *     no virtual time), and it is `current`. All others are READY, PARKED, or POLLING.
 * C2  A PARKED fiber becomes READY when its thread's wake word has changed or the clock has reached
 *     `until`; a POLLING one when a descriptor is ready, too. update_ready is the only place.
 * C3  The clock moves in gi_gil_charge (by what was executed) and in idle (to the next `until`).
 * C4  Nothing here depends on addresses or on the machine's clock.
 */
#include "runtime/gil/control.h"

#include <errno.h>
#include <poll.h>
#include <stdlib.h>

#include "runtime/gil/explore.h"
#include "runtime/gil/fiber.h"
#include "runtime/gil/schedule.h"
#include "runtime/gil/sync.h"
#include "runtime/hooks.h"

#define FIBER_STACK ((size_t)4 << 20)
#define LOOK_AROUND 1000000      /* bytecodes after which signals are looked for in any case */
#define SYSTEM_QUANTUM 10000000  /* ns that a system lets a thread run which it does not have to stop */
#define FAILED_TRY 80            /* ns that a vain wake-up costs the holder under ticks:N on several cores */
#define TRIES_TO_WIN 64          /* ... and how many it takes on average to get the lock */

typedef enum FiberState { FIBER_READY, FIBER_RUNNING, FIBER_OUT, FIBER_PARKED, FIBER_POLLING, FIBER_ENDED } FiberState;

typedef struct GiFiber {
    GiThread *t;
    GiStack *stack;
    FiberState state;
    GiReason reason;      /* OUT: why */
    uint32_t seen;        /* PARKED: the wake word then */
    int64_t until;        /* PARKED, POLLING: GI_NO_DEADLINE: none */
    struct pollfd *fds;   /* POLLING */
    size_t fd_count;
    int64_t ready_since;
    uint64_t arrival;     /* order of becoming READY */
    bool pending;         /* exploring: stopped at a choice point */
    const bool *locked;   /* ... to take this lock; NULL: nothing keeps it from going on */
    bool urgent;          /* READY after I/O or sleep: may pre-empt where the policy allows it */
    void *(*body)(void *arg);
    void *arg;
    struct GiFiber *next;
} GiFiber;

typedef struct Control {
    GiControl head;
    GiVm *vm;
    GiFiber *fibers;      /* by number */
    GiFiber *current;
    uint64_t arrivals, random;
    int64_t last_switch;
    int cores;
    bool library;         /* pre-empt inside the frozen library, too */
    bool deferred;        /* somebody shall run as soon as the current one is out of the library */
    GiSchedule *schedule; /* NULL: neither recorded nor played */
    GiExplore *explore;   /* NULL: not explored */
} Control;

static Control *control_of(const GiThread *t) { return (Control *)t->vm->gil->control; }
bool gi_control_on(GiVm *vm) { return vm->gil->control != NULL; }
static GiPolicy *policy_of(Control *c) { return &c->vm->gil->policy; }

static GiFiber *fiber_of(Control *c, const GiThread *t) {
    GiFiber *f = c->current->t == t ? c->current : c->fibers;
    while (f != NULL && f->t != t) {
        f = f->next;
    }
    return f;
}

static uint64_t next_random(Control *c) {
    uint64_t x = c->vm->gil->random;
    x ^= x >> 12;
    x ^= x << 25;
    x ^= x >> 27;
    c->vm->gil->random = x;
    return (x * 2685821657736338717u) >> 16;
}

static uint64_t used_by(const GiFiber *f) {
    return atomic_load_explicit(&gi_sync(f->t)->vr, memory_order_relaxed);
}

/* --- who can run --- */

static void make_ready(Control *c, GiFiber *f, int64_t since, bool urgent) {
    f->state = FIBER_READY;
    f->ready_since = since;
    f->arrival = c->arrivals++;
    f->urgent = urgent;
    uint64_t clock = atomic_load_explicit(&c->vm->gil->min_vr, memory_order_relaxed);
    uint64_t credit = (uint64_t)c->vm->gil->slice;
    gi_gil_move_on(f->t, clock > credit ? clock - credit : 0); /* as in real runs */
}

static bool is_woken(const GiFiber *f) { return atomic_load(&gi_sync(f->t)->wake) != f->seen; }

/* C2: the time at which a waiting fiber can go on, or GI_NO_DEADLINE. */
static int64_t ready_at(Control *c, GiFiber *f) {
    if (f->state == FIBER_POLLING && poll(f->fds, (nfds_t)f->fd_count, 0) > 0) {
        return c->head.now;
    }
    if (is_woken(f)) {
        return c->head.now;
    }
    return f->until <= c->head.now ? f->until : GI_NO_DEADLINE;
}

/* Makes all fibers READY that can go on, in the order in which they could. */
static void update_ready(Control *c) {
    for (;;) {
        GiFiber *first = NULL;
        int64_t at = GI_NO_DEADLINE;
        for (GiFiber *f = c->fibers; f != NULL; f = f->next) {
            if (f->state == FIBER_PARKED || f->state == FIBER_POLLING) {
                int64_t when = ready_at(c, f);
                if (when < at) {
                    at = when;
                    first = f;
                }
            }
        }
        if (first == NULL) {
            return;
        }
        bool lock = first->state == FIBER_PARKED && is_woken(first);
        make_ready(c, first, at, !lock);
    }
}

/* The time at which the next sleep or timeout ends. */
static int64_t next_deadline(Control *c) {
    int64_t at = GI_NO_DEADLINE;
    for (GiFiber *f = c->fibers; f != NULL; f = f->next) {
        if ((f->state == FIBER_PARKED || f->state == FIBER_POLLING) && f->until < at) {
            at = f->until;
        }
    }
    return at;
}

/* Nobody can run: the clock jumps, or the world outside must move. */
static void idle(Control *c) {
    int64_t at = next_deadline(c);
    if (at != GI_NO_DEADLINE) {
        c->head.now = at;
        return;
    }
    size_t count = 0;
    for (GiFiber *f = c->fibers; f != NULL; f = f->next) {
        count += f->state == FIBER_POLLING ? f->fd_count : 0;
    }
    struct pollfd *all = calloc(count + 1, sizeof *all);
    size_t filled = 0;
    for (GiFiber *f = c->fibers; all != NULL && f != NULL; f = f->next) {
        for (size_t i = 0; f->state == FIBER_POLLING && i < f->fd_count; i++) {
            all[filled++] = f->fds[i];
        }
    }
    poll(all, (nfds_t)filled, all == NULL ? 10 : -1); /* or until a signal comes */
    free(all);
}

/* --- who shall run --- */

/* Is a better than b by the policy? */
static bool is_before(Control *c, const GiFiber *a, const GiFiber *b) {
    switch (policy_of(c)->order) {
    case GI_ORDER_FAIR:
        return used_by(a) != used_by(b) ? used_by(a) < used_by(b) : a->arrival < b->arrival;
    case GI_ORDER_IO:
        return a->urgent != b->urgent ? a->urgent : a->arrival < b->arrival;
    default:
        return a->arrival < b->arrival;
    }
}

/* One of the READY fibers but `except`, by the policy; NULL: there is none. */
static GiFiber *pick(Control *c, const GiFiber *except) {
    GiFiber *best = NULL;
    uint64_t seen = 0;
    for (GiFiber *f = c->fibers; f != NULL; f = f->next) {
        if (f->state != FIBER_READY || f == except) {
            continue;
        }
        seen++;
        bool better = policy_of(c)->order == GI_ORDER_RANDOM && best != NULL ? next_random(c) % seen == 0
                                                                             : best == NULL || is_before(c, f, best);
        best = better ? f : best;
    }
    return best;
}

static GiFiber *pick_number(Control *c, uint32_t number) {
    for (GiFiber *f = c->fibers; f != NULL; f = f->next) {
        if (f->state == FIBER_READY && gi_sync(f->t)->number == number) {
            return f;
        }
    }
    return NULL;
}

/* --- exploring --- */

#define MOST_CHOICES 256

/* The threads that stand at a choice point and could go on, the one that ran last first. */
static size_t list_pending(Control *c, GiFiber *out[MOST_CHOICES]) {
    size_t count = 0;
    for (GiFiber *f = c->fibers; f != NULL && count < MOST_CHOICES; f = f->next) {
        if (f->state != FIBER_READY || (f->locked != NULL && *f->locked)) {
            continue;
        }
        out[count++] = f;
        if (gi_sync(f->t)->number == gi_explore_last(c->explore)) {
            memmove(out + 1, out, (count - 1) * sizeof *out);
            out[0] = f;
        }
    }
    return count;
}

/* Whoever is not at a choice point goes on; then one of those that are is chosen. NULL: nobody is READY. */
static GiFiber *explore_next(Control *c) {
    GiFiber *candidates[MOST_CHOICES], *blocked = NULL;
    for (GiFiber *f = c->fibers; f != NULL; f = f->next) {
        if (f->state == FIBER_READY && !f->pending) {
            return f;
        }
        blocked = f->state == FIBER_READY ? f : blocked;
    }
    size_t count = list_pending(c, candidates), index = 0;
    if (count >= gi_explore_least(c->explore)) {
        uint32_t numbers[MOST_CHOICES];
        for (size_t i = 0; i < count; i++) {
            numbers[i] = gi_sync(candidates[i]->t)->number;
        }
        index = gi_explore_decide(candidates[0]->t, c->explore, numbers, count);
    }
    GiFiber *chosen = count == 0 ? blocked : candidates[index]; /* all want taken locks: they wait for real */
    if (chosen != NULL) {
        chosen->pending = false;
        chosen->locked = NULL;
    }
    return chosen;
}

/* Who runs next when the current one cannot; NULL: nobody can. */
static GiFiber *choose(Control *c) {
    if (c->explore != NULL) {
        return explore_next(c);
    }
    if (gi_schedule_playing(c->schedule)) {
        GiFiber *wanted = pick_number(c, gi_schedule_wanted(c->schedule));
        if (wanted != NULL) {
            return wanted;
        }
    }
    return pick(c, NULL);
}

/* Leaves the current fiber, whose state says why, for `next`, and comes back when it is chosen again. */
static void switch_to(Control *c, GiFiber *next) {
    GiFiber *from = c->current;
    next->state = FIBER_RUNNING;
    if (next == from) {
        return;
    }
    c->current = next;
    c->deferred = false;
    c->last_switch = c->head.now;
    gi_schedule_switched(c->schedule, gi_sync(next->t)->number);
    gi_stack_switch(from->stack, next->stack);
}

/* The current fiber cannot go on: somebody else runs, if need be later. */
static void run_others(Control *c) {
    for (;;) {
        update_ready(c);
        GiFiber *next = choose(c);
        if (next != NULL) {
            switch_to(c, next);
            return;
        }
        idle(c);
    }
}

/* --- turns --- */

static void begin_turn(Control *c, GiFiber *f) {
    GiThread *t = f->t;
    GiThreadSync *s = gi_sync(t);
    GiGil *gil = c->vm->gil;
    atomic_store_explicit(&gil->word, (uintptr_t)t | GI_HELD, memory_order_relaxed);
    atomic_store_explicit(&s->state, GI_SYNC_RUN, memory_order_relaxed);
    bool turn = gil->last_holder != t;
    if (gil->attached > 1) { /* A2 */
        if (f->ready_since < c->head.now) {
            gi_account_wants(&s->account, (uint64_t)f->ready_since + 1);
        }
        gi_account_got(&s->account, gi_account_now(gil), turn);
    }
    if (turn) {
        gil->last_holder = t;
        atomic_fetch_add_explicit(&gil->switches, 1, memory_order_relaxed);
    }
    if (atomic_load(&gil->stop_all) != GI_STOP_NONE || atomic_load(&s->stop_asked) != GI_STOP_NONE) {
        gi_request(t);
    }
    gi_gil_set_budget(t);
    if (gi_events_active(t)) {
        if (f->ready_since < c->head.now) {
            gi_event_record(t, GI_EVENT_ASK, GI_REASON_NONE, 0, 0, f->ready_since);
        }
        gi_event_record(t, GI_EVENT_GOT, GI_REASON_NONE, 0, 0, c->head.now);
    }
}

static void end_hold(Control *c, GiThread *t) {
    GiAccount *a = &gi_sync(t)->account;
    if (a->took != 0) {
        gi_account_let_go(a, gi_account_now(c->vm->gil));
    }
}

static void control_let_go(GiThread *t, GiReason reason) {
    Control *c = control_of(t);
    gi_gil_charge(t, t->budget);
    if (gi_events_active(t)) {
        gi_event_record(t, GI_EVENT_LET_GO, reason, 0, 0, c->head.now);
    }
    end_hold(c, t);
    atomic_store_explicit(&c->vm->gil->word, 0, memory_order_relaxed);
    GiFiber *f = fiber_of(c, t);
    f->state = FIBER_OUT;
    f->reason = reason;
}

/* A thread back from a call that took no time goes on, unless the policy draws lots, or it is the one that
 * waits for all others to end. */
static void control_get(GiThread *t) {
    Control *c = control_of(t);
    GiFiber *f = fiber_of(c, t);
    if (f->state == FIBER_OUT) {
        update_ready(c);
        make_ready(c, f, c->head.now, true);
        GiFiber *next = NULL;
        bool playing = gi_schedule_playing(c->schedule);
        gi_schedule_left(c->schedule, GI_STRETCH_BLOCKED, t);
        if (f->reason == GI_REASON_JOIN) {
            next = pick(c, f);
        } else if (playing) {
            next = gi_schedule_playing(c->schedule) ? pick_number(c, gi_schedule_wanted(c->schedule)) : NULL;
        } else if (policy_of(c)->order == GI_ORDER_RANDOM && policy_of(c)->preempt != GI_PREEMPT_TIMED) {
            next = pick(c, NULL);
        }
        switch_to(c, next == NULL ? f : next);
    }
    begin_turn(c, f);
}

static void control_park(GiThread *t, uint32_t seen, int64_t until) {
    Control *c = control_of(t);
    GiFiber *f = fiber_of(c, t);
    f->state = FIBER_PARKED;
    f->seen = seen;
    f->until = until;
    gi_schedule_left(c->schedule, GI_STRETCH_BLOCKED, t);
    run_others(c);
}

/* A waiter that is woken is ready from this moment on. */
static void control_wake(GiThread *t) {
    Control *c = control_of(t);
    GiFiber *f = fiber_of(c, t);
    if (f->state == FIBER_PARKED) {
        make_ready(c, f, gi_now_ns(c->current->t), false);
    }
}

static int control_poll(GiThread *t, struct pollfd *fds, size_t count, int64_t until) {
    Control *c = control_of(t);
    GiFiber *f = fiber_of(c, t);
    int ready = poll(fds, (nfds_t)count, 0);
    if (ready != 0 || until <= c->head.now) {
        return ready;
    }
    f->state = FIBER_POLLING;
    f->seen = atomic_load(&gi_sync(t)->wake);
    f->until = until;
    f->fds = fds;
    f->fd_count = count;
    gi_schedule_left(c->schedule, GI_STRETCH_BLOCKED, t);
    run_others(c);
    ready = poll(fds, (nfds_t)count, 0);
    if (ready == 0 && until > c->head.now) { /* woken: a signal or a stop */
        errno = EINTR;
        return -1;
    }
    return ready;
}

/* --- slices --- */

/* When the policy interval:T makes the running thread give way; GI_NO_DEADLINE: nobody waits. */
static int64_t forced_at(Control *c) {
    int64_t since = GI_NO_DEADLINE;
    for (GiFiber *f = c->fibers; f != NULL; f = f->next) {
        if (f->state == FIBER_READY && f->ready_since < since) {
            since = f->ready_since;
        }
    }
    if (since == GI_NO_DEADLINE) {
        return since;
    }
    return (since > c->last_switch ? since : c->last_switch) + policy_of(c)->interval_ns;
}

/* How long may t run before the scheduler has to look again? */
static int64_t control_limit(GiThread *t, int64_t budget) {
    Control *c = control_of(t);
    if (c->deferred || c->explore != NULL || gi_schedule_stepping(c->schedule)) {
        return 1;
    }
    int64_t most = next_deadline(c);
    if (policy_of(c)->preempt == GI_PREEMPT_TIMED) {
        int64_t forced = forced_at(c);
        most = forced < most ? forced : most;
    }
    most = most == GI_NO_DEADLINE ? LOOK_AROUND : most - c->head.now;
    most = most > LOOK_AROUND ? LOOK_AROUND : most < 1 ? 1 : most;
    return budget < most ? budget : most;
}

/* CPython 2's lock: at the end of its ticks a thread lets go and takes the lock again at once. On one core
 * nobody else runs meanwhile until the system stops the thread; on several the woken one comes too late
 * nearly always, and both pay for it. */
static bool loses_race(Control *c) {
    if (c->cores == 1) {
        return c->head.now - c->last_switch >= SYSTEM_QUANTUM;
    }
    c->head.now += FAILED_TRY;
    return next_random(c) % TRIES_TO_WIN == 0;
}

/* Whom the running fiber has to make way for now; NULL: nobody. *over: because its slice is over. */
static GiFiber *successor(Control *c, GiFiber *f, bool *over) {
    GiPolicy *p = policy_of(c);
    GiThreadSync *s = gi_sync(f->t);
    *over = s->slice_left <= 0;
    GiFiber *main = fiber_of(c, c->vm->main_thread);
    if (main != NULL && main->state == FIBER_READY && atomic_load(&c->vm->gil->signals_tripped)) {
        return main;
    }
    if (p->preempt == GI_PREEMPT_TIMED) {
        *over = forced_at(c) <= c->head.now;
        return *over ? pick(c, f) : NULL;
    }
    if (!*over && p->preempt == GI_PREEMPT_NEVER) {
        return NULL; /* and draw no lots */
    }
    GiFiber *next = pick(c, f);
    if (next == NULL) {
        return NULL;
    }
    if (!*over) {
        bool allowed = p->preempt == GI_PREEMPT_FAIR ? used_by(next) <= used_by(f) : p->preempt == GI_PREEMPT_IO;
        return next->urgent && allowed ? next : NULL;
    }
    if (p->unforced) {
        return loses_race(c) ? next : NULL;
    }
    if (p->order == GI_ORDER_RANDOM) { /* lots are drawn among all, the running one included */
        f->state = FIBER_READY;
        next = pick(c, NULL);
        f->state = FIBER_RUNNING;
        return next == f ? NULL : next;
    }
    return p->order == GI_ORDER_FAIR && used_by(next) > used_by(f) ? NULL : next;
}

/* The current fiber stands at a choice point: the others come to theirs, then one goes on. */
static void stop_at_point(Control *c, GiFiber *f, const bool *locked) {
    f->pending = true;
    f->locked = locked;
    make_ready(c, f, c->head.now, false);
    GiFiber *next = explore_next(c);
    if (next != f) {
        gi_schedule_left(c->schedule, GI_STRETCH_PLACE, f->t);
    }
    switch_to(c, next);
    if (next != f) {
        begin_turn(c, f);
    }
    gi_explore_goes_on(c->explore, f->t);
}

static void control_lock(GiThread *t, GiValue lock, const bool *locked, bool take) {
    Control *c = control_of(t);
    if (c->explore != NULL && gi_explore_visible_lock(c->explore, t, lock, take)) {
        gi_gil_charge(t, t->budget);
        stop_at_point(c, fiber_of(c, t), locked);
    }
}

static void control_slice_end(GiThread *t) {
    Control *c = control_of(t);
    GiFiber *f = fiber_of(c, t);
    GiThreadSync *s = gi_sync(t);
    atomic_store_explicit(&s->gil_request, false, memory_order_relaxed);
    update_ready(c);
    const void *pc = gi_current_pc(t);
    bool again = s->stepped == pc; /* an instruction that specialises itself comes to its boundary twice */
    s->stepped = pc;
    if (!again) {
        gi_schedule_step(c->schedule, t);
    }
    if (c->explore != NULL) {
        if (!again && !gi_current_in_library(t) && gi_explore_visible(c->explore, t)) {
            stop_at_point(c, f, NULL);
        }
        gi_gil_set_budget(t);
        return;
    }
    bool over = false;
    GiFiber *next;
    if (gi_schedule_playing(c->schedule)) {
        bool due = gi_schedule_due(c->schedule, t);
        next = due ? pick_number(c, gi_schedule_wanted(c->schedule)) : NULL;
        over = true;
    } else {
        next = successor(c, f, &over);
    }
    c->deferred = next != NULL && !c->library && gi_current_in_library(t) && !gi_schedule_playing(c->schedule);
    if (next == NULL || c->deferred) {
        s->slice_left = c->deferred && over ? 1 : s->slice_left;
        gi_gil_set_budget(t);
        return;
    }
    s->used_slice = over;
    s->slice_left = over ? 0 : s->slice_left;
    if (gi_events_active(t)) {
        gi_event_record(t, GI_EVENT_LET_GO, over ? GI_REASON_SLICE : GI_REASON_ASKED, 0, 0, c->head.now);
    }
    end_hold(c, t);
    make_ready(c, f, c->head.now, false);
    gi_schedule_left(c->schedule, GI_STRETCH_PLACE, t);
    switch_to(c, next);
    begin_turn(c, f);
}

/* --- fibers --- */

static void run_fiber(void *arg) {
    GiFiber *f = arg;
    Control *c = control_of(f->t);
    f->body(f->arg);
    gi_schedule_left(c->schedule, GI_STRETCH_ENDED, f->t);
    f->state = FIBER_ENDED;
    f->t = NULL; /* the record may serve another thread */
    run_others(c);
}

/* Frees the fibers that have ended; not the current one. */
static void free_ended(Control *c) {
    for (GiFiber **link = &c->fibers; *link != NULL;) {
        GiFiber *f = *link;
        if (f->state == FIBER_ENDED && f != c->current) {
            *link = f->next;
            gi_stack_free(f->stack);
            free(f);
        } else {
            link = &f->next;
        }
    }
}

static int control_spawn(GiThread *t, void *(*body)(void *arg), void *arg, size_t stack_size) {
    Control *c = control_of(t);
    free_ended(c);
    GiFiber *f = calloc(1, sizeof *f);
    if (f == NULL) {
        return ENOMEM;
    }
    *f = (GiFiber){.t = t, .body = body, .arg = arg, .until = GI_NO_DEADLINE};
    f->stack = gi_stack_new(stack_size == 0 ? FIBER_STACK : stack_size, run_fiber, f);
    if (f->stack == NULL) {
        free(f);
        return EAGAIN;
    }
    gi_sync(t)->stack_low = gi_stack_low(f->stack);
    gi_sync(t)->os_thread = pthread_self();
    t->native_id = t->id;
    GiFiber **link = &c->fibers;
    while (*link != NULL) {
        link = &(*link)->next;
    }
    *link = f;
    make_ready(c, f, gi_now_ns(c->current->t), false);
    return 0;
}

static void control_free(GiControl *control) {
    Control *c = (Control *)control;
    while (c->fibers != NULL) {
        GiFiber *f = c->fibers;
        c->fibers = f->next;
        gi_stack_free(f->stack);
        free(f);
    }
    gi_schedule_free(c->schedule);
    free(c); /* a run that was explored ends with its process: c->explore is not freed */
}

static const GiControlOps operations = {
    .let_go = control_let_go, .get = control_get, .slice_end = control_slice_end, .limit = control_limit,
    .lock = control_lock, .park = control_park, .wake = control_wake, .poll = control_poll, .spawn = control_spawn,
    .free = control_free,
};

bool gi_control_start(GiThread *t, int cores, bool library) {
    GiGil *gil = t->vm->gil;
    if (gil->control != NULL || gil->attached != 1 || atomic_load(&gil->live) != 0) {
        return gi_raise(t, &gi_RuntimeError, "a controlled run must begin before other threads do");
    }
    Control *c = calloc(1, sizeof *c);
    GiFiber *f = calloc(1, sizeof *f);
    GiStack *stack = gi_stack_own();
    if (c == NULL || f == NULL || stack == NULL) {
        free(c);
        free(f);
        free(stack);
        return gi_raise_memory(t);
    }
    *f = (GiFiber){.t = t, .stack = stack, .state = FIBER_RUNNING, .until = GI_NO_DEADLINE};
    *c = (Control){.head = {&operations, 0}, .vm = t->vm, .fibers = f, .current = f, .cores = cores,
                   .library = library};
    gi_gil_charge(t, t->budget);
    gil->control = &c->head;
    gil->settings++; /* slices begin anew */
    t->budget = gi_sync(t)->mark = 0;
    return true;
}

bool gi_control_explore_steal(GiThread *t, GiExplore *e) {
    Control *c = control_of(t);
    if (c == NULL || c->explore != NULL) {
        gi_explore_free(t, e);
        return gi_raise(t, &gi_RuntimeError, "only a controlled run can be explored, and once");
    }
    c->explore = e;
    c->vm->gil->settings++;
    return true;
}

GiExplore *gi_control_explored(GiThread *t) { return control_of(t) == NULL ? NULL : control_of(t)->explore; }

bool gi_control_zero(GiThread *t) {
    Control *c = control_of(t);
    if (c == NULL || c->vm->gil->attached != 1) {
        return gi_raise(t, &gi_RuntimeError, "only a controlled run with one thread can begin anew");
    }
    gi_gil_charge(t, t->budget);
    c->head.now = c->last_switch = 0;
    atomic_store(&gi_sync(t)->vr, 0);
    atomic_store(&gi_sync(t)->granted, 0);
    gi_sync(t)->account = (GiAccount){0};
    atomic_store(&c->vm->gil->min_vr, 0);
    t->poll_credit = 0;
    c->vm->gil->settings++;
    t->budget = gi_sync(t)->mark = 0;
    return true;
}

/* --- schedules --- */

static bool need_schedule(GiThread *t) {
    Control *c = control_of(t);
    if (c == NULL) {
        return gi_raise(t, &gi_RuntimeError, "only a controlled run has a schedule");
    }
    if (c->schedule == NULL) {
        c->schedule = gi_schedule_new(gi_sync(t)->number);
    }
    return c->schedule != NULL || gi_raise_memory(t);
}

bool gi_control_play_steal(GiThread *t, GiStretch *stretches, size_t count) {
    bool ok = need_schedule(t);
    if (!ok) {
        gi_stretches_free(stretches, count);
        return false;
    }
    gi_schedule_play_steal(control_of(t)->schedule, stretches, count);
    t->vm->gil->settings++;
    return true;
}

bool gi_control_record(GiThread *t) {
    if (!need_schedule(t)) {
        return false;
    }
    gi_schedule_record(control_of(t)->schedule);
    return true;
}

const GiStretch *gi_control_recorded(GiThread *t, size_t *count) {
    *count = 0;
    return control_of(t) == NULL ? NULL : gi_schedule_recorded(control_of(t)->schedule, count);
}

size_t gi_control_played(GiThread *t, bool *diverged) {
    *diverged = false;
    return control_of(t) == NULL ? 0 : gi_schedule_played(control_of(t)->schedule, diverged);
}
