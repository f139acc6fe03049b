/* SPDX-License-Identifier: MIT
 * runtime/gil/deadlock.c: see deadlock.h.
 *
 * D1  GiGil.forever counts the threads whose waiting_forever is set: they wait without a deadline and
 *     nobody has woken them. GiGil.attached counts the threads on the list. Both change under the GIL.
 * D2  A circle is followed through GiThreadSync.waiting_object, which whoever waits keeps alive.
 *
 * A plain lock that its last taker waits for itself is how conditions wait, so that is no circle: it is
 * only told when nobody is left to run.
 */
#include "runtime/gil/deadlock.h"

#include "runtime/gil/signal.h"
#include "runtime/gil/sync.h"
#include "runtime/gil/thread.h"
#include "runtime/modules/thread.h"
#include "runtime/native.h"

GiDeadlockMode gi_deadlock_mode(GiVm *vm) { return (GiDeadlockMode)vm->gil->deadlock_mode; }

void gi_deadlock_set_mode(GiVm *vm, GiDeadlockMode mode) { vm->gil->deadlock_mode = (uint8_t)mode; }

const char *const gi_deadlock_mode_names[] = {"off", "raise", "report", "exit"};

bool gi_deadlock_set_mode_name(GiVm *vm, const char *name) {
    for (int mode = GI_DEADLOCK_OFF; mode <= GI_DEADLOCK_EXIT; mode++) {
        if (strcmp(name, gi_deadlock_mode_names[mode]) == 0) {
            gi_deadlock_set_mode(vm, (GiDeadlockMode)mode);
            return true;
        }
    }
    return false;
}

GiThread *gi_deadlock_holder(GiThread *waiting) {
    GiThreadSync *s = gi_sync(waiting);
    GiValue object = s->waiting_object;
    if (s->waiting_what == NULL || object == GI_NULL) {
        return NULL;
    }
    const GiLockHolder *holder = gi_thread_lock_holder(object);
    if (holder != NULL) {
        return holder->thread != NULL && holder->thread->id == holder->id ? holder->thread : NULL;
    }
    uint64_t id = gi_thread_handle_ident(object);
    for (GiThread *other = id == 0 ? NULL : waiting->vm->threads; other != NULL; other = other->next) {
        if (other->id == id) {
            return other;
        }
    }
    return NULL;
}

/* The thread that `waiting` needs in order to go on; NULL: nobody in particular, or only itself. */
static GiThread *needed_by(GiThread *waiting) {
    GiThread *holder = gi_sync(waiting)->waiting_forever ? gi_deadlock_holder(waiting) : NULL;
    return holder == waiting ? NULL : holder;
}

/* Does t wait for itself through others, or for threads that do? */
static bool is_in_circle(GiThread *t) {
    uint32_t steps = t->vm->gil->attached;
    GiThread *at = needed_by(t);
    for (; at != NULL && at != t && steps > 0; steps--) {
        at = needed_by(at);
    }
    return at != NULL;
}

/* An RLock whose holder has ended stays locked for ever. */
static bool is_orphaned(GiThread *t) {
    GiThreadSync *s = gi_sync(t);
    const GiLockHolder *holder = gi_thread_lock_holder(s->waiting_object);
    if (s->waiting_kind != GI_BLOCK_RLOCK || holder == NULL || holder->thread == NULL) {
        return false;
    }
    for (GiThread *other = t->vm->threads; other != NULL; other = other->next) {
        if (other == holder->thread && other->id == holder->id) {
            return false;
        }
    }
    return true;
}

/* Could a signal handler of the script, or a host, still wake the main thread? */
static bool may_be_woken(GiThread *t) {
    return atomic_load(&t->vm->gil->has_posts) || atomic_load(&t->vm->gil->signals_tripped) ||
           gi_signals_handled(t);
}

bool gi_deadlock_suspected(GiThread *t) {
    GiGil *gil = t->vm->gil;
    if (gil->deadlock_mode == GI_DEADLOCK_OFF || gil->closing || t->stop != 0 || t->vm->finalizing) {
        return false;
    }
    if (gil->deadlock_busy) {
        gil->deadlock_missed = true;
        return false;
    }
    if (gil->forever == gil->attached && !may_be_woken(t)) {
        return true;
    }
    return gi_sync(t)->waiting_object != GI_NULL && (is_in_circle(t) || is_orphaned(t));
}

/* Calls the reporter and raises what it returns; `all`: nobody is left to run. What t waits for is still there when the reporter
 * asks for it, although importing may have made t wait for other things. */
static bool call_reporter(GiThread *t, bool all) {
    GiGil *gil = t->vm->gil;
    GiThreadSync *s = gi_sync(t);
    GiBlockKind kind = s->waiting_kind;
    const char *what = s->waiting_what;
    GiValue object = s->waiting_object;
    GiValue found = gi_import_attr(t, "_lab_deadlock", "found");
    s->waiting_kind = kind;
    s->waiting_what = what;
    s->waiting_object = object;
    GiValue result = found == GI_NULL ? GI_NULL : gi_call2(t, found, gi_int_imm(gi_sync(t)->number), gi_bool(all));
    gi_xdrop(t, found);
    gil->deadlock_busy = false;
    if (result != GI_NULL && result != GI_NONE) {
        gi_raise_object(t, result);
    }
    gi_xdrop(t, result);
    return !gi_failed(t);
}

bool gi_deadlock_report(GiThread *t) {
    GiGil *gil = t->vm->gil;
    bool ok;
    do { /* once more for threads that began to wait while the report was being made */
        gil->deadlock_missed = false;
        gil->deadlock_busy = true;
        ok = call_reporter(t, gil->forever + 1 == gil->attached && !may_be_woken(t));
    } while (ok && gil->deadlock_missed);
    return ok;
}

void gi_deadlock_thread_ends(GiThread *t) {
    GiGil *gil = t->vm->gil;
    if (gil->forever + 1 != gil->attached || gil->attached < 2 || gil->deadlock_mode == GI_DEADLOCK_OFF ||
        gil->deadlock_busy || gil->closing || t->stop != 0 || may_be_woken(t)) {
        return;
    }
    gil->deadlock_busy = true;
    if (!call_reporter(t, true)) {
        gi_error_unraisable(t, GI_NONE);
    }
}

void gi_deadlock_raise(GiThread *t, GiThread *waiting, GiValue exc) {
    GiThreadSync *s = gi_sync(waiting);
    GiValue old = s->wait_exc;
    s->wait_exc = gi_take(exc);
    gi_xdrop(t, old);
    atomic_fetch_add(&s->wake, 1);
    gi_unpark(&s->wake);
}
