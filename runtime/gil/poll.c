/* SPDX-License-Identifier: MIT
 * runtime/gil/poll.c: what a running thread does when it is asked to look up: the yield label, polls
 * inside C loops, stops, limits, posted host calls, asynchronous exceptions, C stack overflow.
 *
 * t->request is cleared first and the reasons are looked at afterwards, so a request that comes in
 * meanwhile is not lost. What cannot be served at the moment (a finalizer during a poll) makes the
 * budget end at once instead (`look_again`), so that it is served at the next bytecode boundary.
 */
#include <stdlib.h>

#include "gc/weak.h"
#include "runtime/api/hooks.h"
#include "runtime/gil/signal.h"
#include "runtime/gil/sync.h"

#define POLL_CREDIT 20000u /* cost units between two looks at the clock */

/* --- stops --- */

static void raise_level(_Atomic uint8_t *level, GiStop how) {
    uint8_t old = atomic_load_explicit(level, memory_order_relaxed);
    while (old < how && !atomic_compare_exchange_weak(level, &old, (uint8_t)how)) {
    }
}

/* Makes t look up wherever it is. Async-signal-safe. */
static void nudge(GiThread *t) {
    gi_request(t);
    atomic_fetch_add(&gi_sync(t)->wake, 1);
    gi_unpark(&gi_sync(t)->wake);
}

void gi_stop_thread(GiThread *t, GiStop how) {
    raise_level(&gi_sync(t)->stop_asked, how);
    nudge(t);
}

void gi_stop_vm(GiVm *vm, GiStop how) {
    GiGil *gil = vm->gil;
    GiThread *main = atomic_load(&gil->main);
    if (how == GI_STOP_INTERRUPT) {
        if (main != NULL) {
            atomic_store(&gil->signal_pending[2], true);
            atomic_store(&gil->signals_tripped, true);
            nudge(main);
        }
        return;
    }
    if (how == GI_STOP_VM) {
        raise_level(&gil->stop_all, how);
    }
    for (GiThread *t = atomic_load(&gil->records); t != NULL; t = gi_sync(t)->next_record) {
        if (atomic_load(&gi_sync(t)->attached) != 0) { /* a record that waits for its next thread is not stopped */
            gi_stop_thread(t, how);
        }
    }
}

void gi_stop_clear(GiThread *t) {
    GiThreadSync *s = gi_sync(t);
    bool all = atomic_load(&t->vm->gil->stop_all) != GI_STOP_NONE;
    if (t->stop != GI_STOP_NONE) {
        gi_error_clear(t);
    }
    if (!all) {
        t->stop = GI_STOP_NONE;
        atomic_store(&s->stop_asked, GI_STOP_NONE);
    }
    s->steps_left = UINT64_MAX;
    s->deadline = GI_NO_DEADLINE;
    gi_gil_charge(t, t->budget);
    gi_gil_set_budget(t);
}

void gi_limit_set(GiThread *t, int64_t wall_ns, uint64_t steps) {
    GiThreadSync *s = gi_sync(t);
    gi_gil_charge(t, t->budget);
    s->deadline = wall_ns > 0 ? gi_now_ns(t) + wall_ns : GI_NO_DEADLINE;
    s->steps_left = steps > 0 ? steps : UINT64_MAX;
    gi_gil_set_budget(t);
    gi_request(t);
}

void gi_limit_clear(GiThread *t) {
    GiThreadSync *s = gi_sync(t);
    gi_gil_charge(t, t->budget);
    s->deadline = GI_NO_DEADLINE;
    s->steps_left = UINT64_MAX;
    gi_gil_set_budget(t);
}

/* The stop that t has to obey now, or none. */
static const char *stop_reason(GiThread *t) {
    GiThreadSync *s = gi_sync(t);
    GiGil *gil = t->vm->gil;
    uint8_t how = atomic_load_explicit(&s->stop_asked, memory_order_relaxed);
    uint8_t all = atomic_load_explicit(&gil->stop_all, memory_order_relaxed);
    how = all > how ? all : how;
    if (how > GI_STOP_INTERRUPT) {
        t->stop = how > t->stop ? how : t->stop;
        return "stopped by the host";
    }
    if (s->steps_left == 0) {
        t->stop = GI_STOP_CALL;
        return "step limit exceeded";
    }
    if (s->deadline != GI_NO_DEADLINE && gi_now_ns(t) >= s->deadline) {
        t->stop = GI_STOP_CALL;
        return "time limit exceeded";
    }
    return t->stop != GI_STOP_NONE ? "stopped by the host" : NULL;
}

/* --- posted calls and asynchronous exceptions --- */

bool gi_post(GiVm *vm, bool (*fn)(GiThread *t, void *ud), void *ud) {
    GiGil *gil = vm->gil;
    GiPost *post = malloc(sizeof *post);
    if (post == NULL) {
        return false;
    }
    *post = (GiPost){fn, ud, NULL};
    pthread_mutex_lock(&gil->post_lock);
    *(gil->posts == NULL ? &gil->posts : &gil->last_post->next) = post;
    gil->last_post = post;
    atomic_store(&gil->has_posts, true);
    pthread_mutex_unlock(&gil->post_lock);
    GiThread *main = atomic_load(&gil->main);
    if (main != NULL) {
        nudge(main);
    }
    return true;
}

/* *last: the last of those that were waiting when the first was taken. */
static GiPost *next_post(GiGil *gil, GiPost **last) {
    pthread_mutex_lock(&gil->post_lock);
    GiPost *post = gil->posts;
    *last = *last == NULL ? gil->last_post : *last;
    if (post != NULL) {
        gil->posts = post->next;
    }
    atomic_store(&gil->has_posts, gil->posts != NULL);
    pthread_mutex_unlock(&gil->post_lock);
    return post;
}

/* What a posted call posts is for the next time, and none runs inside another: one that posts itself again would
 * keep the thread for ever, or use its stack up. */
bool gi_posts_run(GiThread *t) {
    GiGil *gil = t->vm->gil;
    GiPost *post, *last = NULL;
    bool ok = true, more = !gil->posting;
    while (ok && more && (post = next_post(gil, &last)) != NULL) {
        more = post != last;
        gil->posting = true;
        ok = post->fn(t, post->ud);
        gil->posting = false;
        free(post);
    }
    return ok;
}

int gi_thread_raise_steal(GiThread *t, uint64_t id, GiValue exc) {
    for (GiThread *other = t->vm->threads; other != NULL; other = other->next) {
        if (other->id == id) {
            GiValue old = other->async_exc;
            other->async_exc = exc;
            atomic_store(&gi_sync(other)->has_async, exc != GI_NULL);
            gi_xdrop(t, old);
            gi_request(other);
            return 1;
        }
    }
    gi_xdrop(t, exc);
    return 0;
}

static bool raise_async(GiThread *t) {
    GiValue exc = t->async_exc;
    t->async_exc = GI_NULL;
    atomic_store(&gi_sync(t)->has_async, false);
    if (exc == GI_NULL) {
        return true;
    }
    gi_raise_object(t, exc);
    gi_drop(t, exc);
    return false;
}

/* --- serving --- */

static bool is_main(GiThread *t) {
    return atomic_load_explicit(&t->vm->gil->main, memory_order_relaxed) == t;
}

bool gi_serve_wanted(GiThread *t) {
    GiGil *gil = t->vm->gil;
    GiThreadSync *s = gi_sync(t);
    if (atomic_load(&s->stop_asked) > GI_STOP_INTERRUPT || atomic_load(&gil->stop_all) != 0 ||
        t->stop != GI_STOP_NONE) {
        return true;
    }
    if (s->deadline != GI_NO_DEADLINE && gi_now_ns(t) >= s->deadline) {
        return true;
    }
    return is_main(t) && (atomic_load(&gil->signals_tripped) || atomic_load(&gil->has_posts));
}

bool gi_serve(GiThread *t) {
    GiGil *gil = t->vm->gil;
    if (GI_UNLIKELY(atomic_load_explicit(&t->vm->host_work, memory_order_relaxed))) {
        gi_host_drain(t);
    }
    const char *reason = stop_reason(t);
    if (reason != NULL) {
        gi_request(t); /* again, should somebody swallow this one */
        if (!gi_failed(t)) {
            gi_raise(t, &gi_SystemExit, "%s", reason);
        }
        return false;
    }
    if (!is_main(t)) {
        return true;
    }
    if (atomic_load_explicit(&gil->signals_tripped, memory_order_relaxed) && !gi_signals_run(t)) {
        gi_request(t);
        return false;
    }
    if (atomic_load_explicit(&gil->has_posts, memory_order_relaxed) && !gil->posting) {
        bool ok = gi_posts_run(t);
        if (!ok || atomic_load_explicit(&gil->has_posts, memory_order_relaxed)) {
            gi_request(t);
        }
        if (!ok) {
            return false;
        }
    }
    return true;
}

/* Finalizers belong to the instruction before the boundary, so they run before another thread can see
 * what that has done; a collection is nobody's, so it comes after. */
bool gi_yield(GiThread *t, int64_t *budget) {
    atomic_store_explicit(&t->request, 0, memory_order_relaxed);
    gi_gil_charge(t, gi_gil_budget_count(*budget) + 1); /* decremented once too often */
    if (gi_finalize_wanted(t) && !gi_serve_wanted(t)) {
        gi_finalize_pending(t);
        gi_gil_charge(t, t->budget);
    }
    gi_gil_slice_end(t);
    bool ok = gi_serve(t);
    if (ok && atomic_load_explicit(&gi_sync(t)->has_async, memory_order_relaxed)) {
        ok = raise_async(t);
    }
    if (ok && gi_finalize_wanted(t)) { /* those of signal handlers, or behind one */
        gi_finalize_pending(t);
    }
    if (ok && gi_collect_wanted(t)) {
        gi_collect_due(t);
    }
    *budget = t->budget;
    return ok;
}

/* Something waits for a bytecode boundary: ends the budget, not the slice. */
static void look_again(GiThread *t) {
    gi_gil_charge(t, t->budget);
    t->budget = gi_sync(t)->mark = 0;
}

bool gi_poll_slow(GiThread *t) {
    uint32_t spent = t->poll_credit < POLL_CREDIT ? POLL_CREDIT - t->poll_credit : POLL_CREDIT;
    t->poll_credit = POLL_CREDIT;
    atomic_store_explicit(&t->request, 0, memory_order_relaxed);
    gi_gil_charge(t, t->budget - (int64_t)spent);
    gi_sync(t)->polling = true;
    gi_gil_slice_end(t);
    gi_sync(t)->polling = false;
    if (!gi_serve(t)) {
        return false;
    }
    if (gi_finalize_wanted(t) || gi_collect_wanted(t) ||
        atomic_load_explicit(&gi_sync(t)->has_async, memory_order_relaxed)) {
        look_again(t);
    }
    if (t->traced && !t->in_trace) {
        gi_request(t); /* interp/vm/trace.h, T1 */
    }
    return true;
}

/* --- C stack --- */

bool gi_enter_slow(GiThread *t, const char *where) {
    if (t->c_limit == t->c_reserve) { /* raising overflowed once more */
        if (!gi_failed(t)) {
            t->exc = gi_take(t->vm->memory_error);
        }
        return false;
    }
    char *limit = t->c_limit;
    t->c_limit = t->c_reserve;
    gi_raise(t, &gi_RecursionError, "maximum recursion depth exceeded%s", where);
    t->c_limit = limit;
    return false;
}
