/* SPDX-License-Identifier: MIT
 * runtime/api/thread.c: attaching and detaching host threads, and letting go of the GIL in between.
 *
 * Each OS thread keeps a list of the interpreters it is attached to, so that a thread that ends attached is
 * detached, and gilt_vm_close can refuse to close the ground it stands on. That list is the only thread-local
 * of the library; nothing depends on it but these two.
 */
#include <stdlib.h>

#include "runtime/api/api.h"
#include "runtime/api/hooks.h"
#include "runtime/gil/sync.h"
#include "runtime/gil/thread.h"
#include "runtime/lifecycle.h"

/* --- the OS thread's list --- */

static _Thread_local gilt_thread *attached_here;
static _Thread_local bool guarded; /* the key below has a value in this thread */
static pthread_key_t end_key;
static pthread_once_t end_once = PTHREAD_ONCE_INIT;

static void leave(gilt_thread *h);

/* The OS thread ends. */
static void detach_all(void *unused) {
    (void)unused;
    while (attached_here != NULL) {
        gilt_thread *h = attached_here;
        gi_debug_report(h->shell, "a thread ends without gilt_detach");
        if (h->unlocked) {
            gilt_lock(h);
        }
        while (h->attaches > 1) {
            h->attaches--;
            gi_thread_detach(h->t);
        }
        h->floor = h->depth = 0;
        leave(h);
    }
}

static void make_end_key(void) { pthread_key_create(&end_key, detach_all); }

static void enter_list(gilt_thread *h) {
    if (!guarded) {
        pthread_once(&end_once, make_end_key);
        guarded = pthread_setspecific(end_key, &guarded) == 0;
    }
    h->tls_link = &attached_here;
    h->tls_next = attached_here;
    if (h->tls_next != NULL) {
        h->tls_next->tls_link = &h->tls_next;
    }
    attached_here = h;
}

static void leave_list(gilt_thread *h) {
    *h->tls_link = h->tls_next;
    if (h->tls_next != NULL) {
        h->tls_next->tls_link = h->tls_link;
    }
    h->tls_link = NULL;
}

bool gi_api_is_attached(const gilt_vm *shell) {
    for (gilt_thread *h = attached_here; h != NULL; h = h->tls_next) {
        if (h->shell == shell) {
            return true;
        }
    }
    return false;
}

/* --- the record --- */

gilt_thread *gi_api_thread(GiThread *t) {
    gilt_thread *h = t->host;
    if (GI_LIKELY(h != NULL)) {
        return h;
    }
    h = calloc(1, sizeof *h);
    if (h == NULL) {
        gi_raise_memory(t);
        return NULL;
    }
    h->t = t;
    h->shell = t->vm->host;
    h->tag = (uint32_t)((((uint64_t)(uintptr_t)h >> 4) * 0x9E3779B97F4A7C15u) >> 32); /* A1 */
    if (!gi_api_reserve(h, 1)) {
        free(h);
        return NULL;
    }
    t->host = h;
    return h;
}

void gi_host_forget(GiThread *t, GiThread *r) {
    gilt_thread *h = r->host;
    if (h == NULL) {
        return;
    }
    while (h->count > 0) { /* of a thread that is gone */
        gi_drop(t, h->slots[--h->count].value);
    }
    gi_debug_free(h);
    gi_free(t, h->slots, h->capacity * sizeof *h->slots);
    free(h->nests);
    r->host = NULL;
    free(h);
}

/* --- attaching --- */

/* Remembers what a nested attach finds. false: no memory. */
static bool push_nest(gilt_thread *h) {
    if (h->attaches == h->nest_capacity) {
        uint32_t capacity = h->nest_capacity == 0 ? 4 : h->nest_capacity * 2;
        GiApiNest *nests = realloc(h->nests, capacity * sizeof *nests);
        if (nests == NULL) {
            return false;
        }
        h->nests = nests;
        h->nest_capacity = capacity;
    }
    h->nests[h->attaches] = (GiApiNest){{h->depth, h->count}, h->floor, h->unlocked};
    return true;
}

/* t is attached once more; wraps it up. NULL: no memory, t is detached again. */
static gilt_thread *begin(GiThread *t) {
    bool had = t->host != NULL;
    gilt_thread *h = gi_api_thread(t);
    if (h == NULL || !push_nest(h)) {
        if (h != NULL && h->unlocked) {
            gi_gil_release(t);
        } else if (!had) {
            gi_error_clear(t);
        }
        gi_thread_detach(t);
        return NULL;
    }
    if (h->attaches++ == 0) {
        enter_list(h);
    }
    h->unlocked = false;
    h->floor = h->depth++;
    if (GI_UNLIKELY(atomic_load_explicit(&t->vm->host_work, memory_order_relaxed))) {
        gi_host_drain(t);
    }
    return h;
}

gilt_thread *gilt_attach(gilt_vm *shell, int64_t timeout_ns) {
    GiVm *vm = gi_shell_pin(shell);
    if (vm == NULL) {
        return NULL;
    }
    GiThread *t = gi_thread_attach_until(
        vm, timeout_ns < 0 ? GI_NO_DEADLINE : gi_clock_ns() + (timeout_ns < INT64_MAX / 2 ? timeout_ns : INT64_MAX / 2));
    gilt_thread *h = t == NULL ? NULL : begin(t);
    gi_shell_unpin(shell);
    return h;
}

/* Undoes the outermost attach. */
static void leave(gilt_thread *h) {
    GiThread *t = h->t;
    h->depth = h->floor = 0;
    gi_api_pop(h, 0);
    h->stopped = GILT_STOP_NONE;
    h->budget_ns = 0;
    h->budget_steps = 0;
    h->attaches = 0;
    leave_list(h);
    if (GI_UNLIKELY(atomic_load_explicit(&t->vm->host_work, memory_order_relaxed))) {
        gi_host_drain(t);
    }
    gi_thread_detach(t);
}

void gilt_detach(gilt_thread *h) {
    if (h == NULL || h->attaches <= h->attach_floor) {
        if (h != NULL) {
            gi_debug_report(h->shell, "%s: nothing to undo here", __func__);
        }
        return;
    }
    if (!pthread_equal(gi_sync(h->t)->os_thread, pthread_self())) {
        gi_debug_report(h->shell, "%s: called by a thread that this gilt_thread does not belong to", __func__);
        return;
    }
    if (h->unlocked) {
        gi_debug_report(h->shell, "%s: called between gilt_unlock and gilt_lock", __func__);
        gilt_lock(h);
    }
    if (h->attaches == 1) {
        leave(h);
        return;
    }
    GiApiNest *nest = &h->nests[h->attaches - 1];
    h->depth = nest->scope.depth;
    h->floor = nest->floor;
    gi_api_pop(h, nest->scope.top);
    h->unlocked = nest->unlocked;
    h->attaches--;
    gi_thread_detach(h->t);
    if (h->unlocked) {
        gi_error_clear(h->t);
        gi_gil_release(h->t);
    }
}

gilt_vm *gilt_thread_vm(gilt_thread *h) { return h == NULL ? NULL : h->shell; }

/* --- letting go in between --- */

void gilt_unlock(gilt_thread *h, const char *what) {
    if (!gi_api_usable(h, __func__)) {
        return;
    }
    h->unlocked = true;
    gi_block_begin(h->t, GI_BLOCK_CALL_OUT, what == NULL ? "host call" : what);
}

gilt_status gilt_lock(gilt_thread *h) {
    if (h == NULL || !h->unlocked || !pthread_equal(gi_sync(h->t)->os_thread, pthread_self())) {
        if (h != NULL) {
            gi_debug_report(h->shell, "%s: the lock was not let go of", __func__);
        }
        return GILT_MISUSE;
    }
    gi_block_end(h->t, GI_BLOCK_CALL_OUT);
    h->unlocked = false;
    return atomic_load(&h->shell->vm) == NULL ? GILT_CLOSED : GILT_OK;
}

/* --- posted calls --- */

typedef struct Posted {
    void (*fn)(gilt_thread *t, void *ud);
    void *ud;
} Posted;

/* Runs a posted call in the main thread, as a native function would run. */
static bool run_posted(GiThread *t, void *p) {
    Posted posted = *(Posted *)p;
    GiHostFrame f;
    free(p);
    gilt_thread *h = gi_native_enter(t, &f);
    if (h == NULL) {
        gi_error_unraisable(t, GI_NULL);
        return true;
    }
    posted.fn(h, posted.ud);
    gi_native_leave(h, &f);
    if (gi_failed(t) && t->stop == GI_STOP_NONE) {
        gi_error_unraisable(t, GI_NULL);
    }
    return !gi_failed(t);
}

gilt_status gilt_post(gilt_vm *shell, void (*fn)(gilt_thread *t, void *ud), void *ud) {
    if (shell == NULL || fn == NULL) {
        return GILT_MISUSE;
    }
    GiVm *vm = gi_shell_pin(shell);
    if (vm == NULL) {
        return GILT_CLOSED;
    }
    Posted *posted = malloc(sizeof *posted);
    bool ok = posted != NULL;
    if (ok) {
        *posted = (Posted){fn, ud};
        ok = gi_post(vm, run_posted, posted);
        if (!ok) {
            free(posted);
        }
    }
    gi_shell_unpin(shell);
    return ok ? GILT_OK : GILT_NOMEM;
}

/* --- fork --- */

/* What a thread that vanished had open. */
static void forget_state(gilt_thread *h) {
    h->attaches = h->attach_floor = h->running = h->depth = h->floor = 0;
    h->unlocked = false;
    gi_api_pop(h, 0);
}

void gilt_after_fork(gilt_vm *shell, bool in_child) {
    if (shell == NULL || !in_child) {
        return;
    }
    gilt_thread *h = attached_here;
    while (h != NULL && h->shell != shell) {
        h = h->tls_next;
    }
    if (h == NULL || h->unlocked) {
        gi_debug_report(shell, "%s: the thread that forked does not hold the lock", __func__);
        return;
    }
    for (GiThread *r = gi_thread_next_record(h->t->vm, NULL); r != NULL; r = gi_thread_next_record(h->t->vm, r)) {
        if (r != h->t && r->host != NULL) { /* its thread is not in this process */
            forget_state(r->host);
        }
    }
    pthread_mutex_init(&shell->close_lock, NULL);
    atomic_store(&shell->pins, 0);
    gi_thread_after_fork(h->t);
}
