/* SPDX-License-Identifier: MIT
 * runtime/api/limits.c: budgets, stops, memory limit. The outermost call of the host arms the budget and, when it
 * was stopped, turns the stop into an error that waits (GILT_STOP_CALL), so that the next call works again.
 */
#include "gc/weak.h"
#include "runtime/api/api.h"
#include "runtime/api/hooks.h"
#include "runtime/gil/sync.h"
#include "runtime/gil/thread.h"

static bool has_budget(const gilt_thread *h) { return h->budget_ns > 0 || h->budget_steps > 0; }

/* A stop that was asked for while nothing ran is for nobody. */
static void forget_stop(gilt_thread *h) {
    GiThreadSync *s = gi_sync(h->t);
    if (atomic_load_explicit(&s->stop_asked, memory_order_relaxed) == GI_STOP_CALL) {
        uint8_t call = GI_STOP_CALL;
        atomic_compare_exchange_strong(&s->stop_asked, &call, GI_STOP_NONE);
    }
}

void gi_api_begin(gilt_thread *h) {
    if (h->running++ == 0) {
        forget_stop(h);
        if (GI_UNLIKELY(has_budget(h))) {
            gi_limit_set(h->t, h->budget_ns, h->budget_steps);
        }
    }
}

/* The host is back in control after a stop. */
static void settle_stop(gilt_thread *h) {
    GiThread *t = h->t;
    if (t->stop > GI_STOP_CALL) {
        h->stopped = GILT_STOP_VM;
        return;
    }
    GiValue error = gi_failed(t) ? gi_error_take(t) : GI_NULL;
    gi_stop_clear(t);
    if (error != GI_NULL) {
        h->stopped = GILT_STOP_CALL;
        gi_error_restore_steal(t, error);
    }
}

/* What the call released goes with it: finalizers run under its budget, and after a stop they do not get to their
 * first bytecode. Left to the next call, an endless one would be on nobody's account. */
static void finalize(GiThread *t) {
    GiValue error = gi_failed(t) ? gi_error_take(t) : GI_NULL;
    gi_finalize_pending(t);
    if (error != GI_NULL && !gi_failed(t)) {
        gi_error_restore_steal(t, error);
    } else {
        gi_xdrop(t, error);
    }
}

void gi_api_end(gilt_thread *h) {
    if (h->running == 1 && GI_UNLIKELY(gi_finalize_wanted(h->t))) {
        finalize(h->t);
    }
    if (--h->running != 0) {
        return;
    }
    if (GI_UNLIKELY(atomic_load_explicit(&h->t->vm->host_work, memory_order_relaxed))) {
        gi_host_drain(h->t);
    }
    if (GI_UNLIKELY(h->t->stop != GI_STOP_NONE)) {
        settle_stop(h);
    } else if (GI_UNLIKELY(has_budget(h))) {
        gi_limit_clear(h->t);
    }
}

void gilt_set_budget(gilt_thread *h, int64_t wall_ns, uint64_t steps) {
    if (!gi_api_usable(h, __func__)) {
        return;
    }
    h->budget_ns = wall_ns > 0 ? wall_ns : 0;
    h->budget_steps = steps;
    if (h->running > 0) {
        gi_limit_set(h->t, h->budget_ns, h->budget_steps);
    }
}

gilt_status gilt_set_memory_limit(gilt_thread *h, size_t bytes) {
    if (!gi_api_usable(h, __func__)) {
        return GILT_MISUSE;
    }
    gi_heap_set_limit(h->t->vm->heap, bytes);
    return GILT_OK;
}

bool gilt_poll(gilt_thread *h, uint64_t steps) {
    if (!gi_api_enter(h, __func__)) {
        return false;
    }
    gi_api_begin(h);
    bool ok = true;
    do {
        uint32_t some = steps > 10000 ? 10000 : (uint32_t)steps;
        ok = gi_poll(h->t, some);
        steps -= some;
    } while (ok && steps > 0);
    gi_api_end(h);
    return ok;
}

void gilt_interrupt(gilt_vm *shell, gilt_stop how) {
    static const GiStop stops[] = {GI_STOP_NONE, GI_STOP_INTERRUPT, GI_STOP_CALL, GI_STOP_VM};
    if ((unsigned)how > GILT_STOP_VM || how == GILT_STOP_NONE) {
        return;
    }
    GiVm *vm = gi_shell_pin(shell);
    if (vm != NULL) {
        gi_stop_vm(vm, stops[how]);
        gi_shell_unpin(shell);
    }
}
