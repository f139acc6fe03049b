/* SPDX-License-Identifier: MIT
 * runtime/gil/thread.c: thread records, attaching OS threads, and threads that scripts start.
 *
 * A record (GiThread, GiThreadSync) is claimed under records_lock and then belongs to one OS thread;
 * it is in vm->threads, which is walked and changed under the GIL, from the moment that thread has
 * the GIL until it detaches. Records and their value stacks are kept for reuse: attaching again is
 * cheap, and a stale pointer to a record never dangles (G6).
 */
#include "runtime/gil/thread.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#if defined(__linux__)
#include <sys/auxv.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#endif

#include "gc/weak.h"
#include "runtime/gil/deadlock.h"
#include "runtime/gil/signal.h"
#include "runtime/gil/sync.h"
#include "runtime/lifecycle.h"

#define STACK_GUARD ((size_t)64 << 10)  /* below c_limit, for C code that does not count itself */
#define STACK_RESERVE ((size_t)64 << 10) /* between c_limit and c_reserve, for raising */
#define STACK_PAGE 4096
#define MAIN_STACK_MOST ((size_t)64 << 20) /* found without asking the C library */
#define LEAST_STACK ((size_t)32 << 10)
#if defined(__SANITIZE_ADDRESS__)
#define DEFAULT_STACK ((size_t)16 << 20)
#else
#define DEFAULT_STACK ((size_t)4 << 20)
#endif

/* --- records --- */

#if defined(__linux__)
/* What the system said once: a system call at each attaching would cost as much as all the rest of it. It
 * is no state of an interpreter, so it may be the thread's own. */
static _Thread_local uint64_t cached_native_id;

static void forget_native_id(void) { cached_native_id = 0; }
static void watch_fork(void) { pthread_atfork(NULL, NULL, forget_native_id); }

static uint64_t current_native_id(void) {
    static pthread_once_t once = PTHREAD_ONCE_INIT;
    if (cached_native_id == 0) {
        pthread_once(&once, watch_fork);
        cached_native_id = (uint64_t)syscall(SYS_gettid);
    }
    return cached_native_id;
}
#else
static uint64_t current_native_id(void) { return (uint64_t)(uintptr_t)pthread_self(); }
#endif

static GiThread *make_record(GiVm *vm) {
    struct both {
        GiThread t;
        GiThreadSync s;
    } *record = aligned_alloc(64, (sizeof *record + 63) & ~(size_t)63);
    if (record == NULL) {
        return NULL;
    }
    memset(record, 0, sizeof *record);
    GiThread *t = &record->t;
    t->vm = vm;
    t->gc.heap = vm->heap;
    t->sync = &record->s;
    t->handled = &t->base_handled;
    record->s.steps_left = UINT64_MAX;
    record->s.deadline = GI_NO_DEADLINE;
    atomic_store(&record->s.cpu, -1);
    record->s.next_record = atomic_load(&vm->gil->records);
    atomic_store(&vm->gil->records, t);
    return t;
}

/* Claims a record for a new thread of the vm; under records_lock. Prefers the one that this OS thread
 * used before, and leaves the main thread's alone as long as others are free. NULL: no memory. */
static GiThread *claim_record(GiVm *vm, uint64_t native_id) {
    GiThread *chosen = NULL;
    GiThread *main = atomic_load(&vm->gil->main);
    for (GiThread *t = atomic_load(&vm->gil->records); t != NULL; t = gi_sync(t)->next_record) {
        if (gi_sync(t)->attached != 0) {
            continue;
        }
        if (t->native_id == native_id && native_id != 0) {
            chosen = t;
            break;
        }
        if (chosen == NULL && t != main) {
            chosen = t;
        }
    }
    if (chosen == NULL) {
        chosen = make_record(vm);
    }
    if (chosen != NULL) {
        gi_sync(chosen)->attached = 1;
    }
    return chosen;
}

static void give_back_record(GiThread *t) {
    atomic_store_explicit(&gi_sync(t)->attached, 0, memory_order_release);
}

#if defined(__linux__)
/* The main thread's stack, of which the C library only knows by reading /proc: it ends behind the name of
 * the program, and grows down to the limit. The system keeps 128 MB free of mappings for it whatever the limit was
 * when the program began. False: a larger limit, or another thread. */
static bool find_main_stack(GiThreadSync *s) {
    const char *name = (const char *)getauxval(AT_EXECFN);
    struct rlimit limit;
    char here;
    if (name == NULL || getrlimit(RLIMIT_STACK, &limit) != 0 || limit.rlim_cur > MAIN_STACK_MOST) {
        return false;
    }
    uintptr_t high = ((uintptr_t)name + strlen(name) + STACK_PAGE) & ~(uintptr_t)(STACK_PAGE - 1);
    uintptr_t low = high - limit.rlim_cur;
    s->stack_high = (char *)high;
    s->stack_low = (char *)low;
    return (uintptr_t)&here > low && (uintptr_t)&here < high;
}
#endif

/* Asks the system for the bounds of the calling thread's C stack. */
static void ask_stack(GiThreadSync *s) {
    char here;
#if defined(__linux__)
    if (find_main_stack(s)) {
        return;
    }
#endif
    s->stack_high = &here;
    s->stack_low = (char *)((uintptr_t)&here - ((uintptr_t)256 << 10));
#if defined(__linux__)
    pthread_attr_t attributes;
    if (pthread_getattr_np(pthread_self(), &attributes) == 0) {
        void *low;
        size_t size, guard = 0;
        if (pthread_attr_getstack(&attributes, &low, &size) == 0) {
            pthread_attr_getguardsize(&attributes, &guard);
            s->stack_low = (char *)low + guard;
            s->stack_high = (char *)low + size;
        }
        pthread_attr_destroy(&attributes);
    }
#elif defined(__APPLE__)
    s->stack_high = pthread_get_stackaddr_np(pthread_self());
    s->stack_low = s->stack_high - pthread_get_stacksize_np(pthread_self());
#endif
}

/* Bounds of the calling thread's C stack. Kept per thread, for the main thread has to read /proc for them. */
static void find_stack(GiThreadSync *s) {
    static _Thread_local char *known_low, *known_high;
    if (known_low == NULL) {
        ask_stack(s);
        known_low = s->stack_low;
        known_high = s->stack_high;
    }
    s->stack_low = known_low;
    s->stack_high = known_high;
}

/* Sets the limits of script recursion on the calling thread's C stack. */
static void set_stack_limits(GiThread *t) {
    char here;
    GiThreadSync *s = gi_sync(t);
    size_t left = (size_t)(&here - s->stack_low);
    size_t guard = left / 8 < STACK_GUARD ? left / 8 : STACK_GUARD;
    size_t reserve = left / 4 < STACK_RESERVE ? left / 4 : STACK_RESERVE;
    char *limit = s->stack_low + guard + reserve;
    size_t most = t->vm->c_stack_size;
    if (most != 0 && most < (size_t)(&here - limit)) {
        limit = &here - most;
    }
    t->c_limit = limit;
    t->c_reserve = limit - reserve;
}

/* Fills in what belongs to the calling OS thread, which has the record to itself; the caller sets native_id: a
 * script thread is on the list already, so it needs the GIL for that. */
static void adopt(GiThread *t, uint64_t native_id) {
    GiThreadSync *s = gi_sync(t);
    if (t->native_id != native_id || !pthread_equal(s->os_thread, pthread_self()) ||
        s->stack_low == NULL) {
        s->os_thread = pthread_self();
        find_stack(s);
    }
    set_stack_limits(t);
}

/* There is one thread more: whoever has the lock is counted from now on (A2). */
static void begin_account(GiGil *gil) {
    GiThread *holder = gi_gil_holder(gil);
    if (gil->attached > 1 && holder != NULL && gi_sync(holder)->account.took == 0) {
        gi_sync(holder)->account.took = gi_account_now(gil);
    }
}

/* Puts t, which holds the GIL, on the list of threads; makes its value stack. false: no memory. */
static bool join_vm(GiThread *t) {
    GiVm *vm = t->vm;
    GiThreadSync *s = gi_sync(t);
    if (!s->frames_ready) {
        if (!gi_thread_init_frames(t)) {
            gi_error_clear(t);
            return false;
        }
        s->frames_ready = true;
    }
    t->previous = NULL;
    t->next = vm->threads;
    if (vm->threads != NULL) {
        vm->threads->previous = t;
    }
    vm->threads = t;
    vm->gil->attached++;
    begin_account(vm->gil);
    return true;
}

/* The record t serves another thread from now on: what it has used begins at 0, its place in time does not. */
static void begin_anew(GiThread *t) {
    GiThreadSync *s = gi_sync(t);
    s->account = (GiAccount){.took = s->account.took};
    atomic_store_explicit(&s->granted, atomic_load_explicit(&s->vr, memory_order_relaxed), memory_order_relaxed);
}

static void drop_slot(GiThread *t, GiValue *slot) {
    GiValue v = *slot;
    *slot = GI_NULL;
    gi_xdrop(t, v);
}

/* Drops what belongs to the OS thread: it has ended, or another one takes over the record. */
static void forget_thread(GiThread *t) {
    gi_thread_forget_locals(t);
    drop_slot(t, &t->context);
    drop_slot(t, &t->asyncgen_firstiter);
    drop_slot(t, &t->asyncgen_finalizer);
    t->traced = false;
    drop_slot(t, &t->trace_function);
    drop_slot(t, &t->profile_function);
}

/* Takes t off the list and drops what the run has left. What belongs to the OS thread (thread-local
 * attributes, context) stays with the record, for that thread may attach again. */
static void leave_vm(GiThread *t) {
    GiThreadSync *s = gi_sync(t);
    gi_error_clear(t);
    drop_slot(t, &t->base_handled.exc);
    drop_slot(t, &t->async_exc);
    drop_slot(t, &s->wait_exc);
    drop_slot(t, &t->repr_active);
    atomic_store(&s->has_async, false);
    atomic_store(&s->stop_asked, GI_STOP_NONE);
    t->stop = GI_STOP_NONE;
    s->steps_left = UINT64_MAX;
    s->deadline = GI_NO_DEADLINE;
    *(t->previous == NULL ? &t->vm->threads : &t->previous->next) = t->next;
    if (t->next != NULL) {
        t->next->previous = t->previous;
    }
    t->next = t->previous = NULL;
    t->vm->gil->attached--;
}

/* --- attaching --- */

/* The record of the calling OS thread if it is attached already; under records_lock. */
static GiThread *find_attached(GiVm *vm) {
    pthread_t self = pthread_self();
    if (vm->gil->control != NULL) { /* all threads are this OS thread: the one that runs */
        GiThread *t = gi_gil_holder(vm->gil);
        if (t != NULL) {
            gi_sync(t)->attached++;
        }
        return t;
    }
    for (GiThread *t = atomic_load(&vm->gil->records); t != NULL; t = gi_sync(t)->next_record) {
        if (gi_sync(t)->attached != 0 && pthread_equal(gi_sync(t)->os_thread, self)) {
            return t;
        }
    }
    return NULL;
}

GiThread *gi_thread_current(GiVm *vm) {
    pthread_mutex_lock(&vm->gil->records_lock);
    GiThread *t = find_attached(vm);
    pthread_mutex_unlock(&vm->gil->records_lock);
    return t;
}

/* vm->main_thread follows once t has the GIL, which guards it. */
static void become_main(GiThread *t) { atomic_store(&t->vm->gil->main, t); }

GiThread *gi_thread_attach(GiVm *vm) { return gi_thread_attach_until(vm, GI_NO_DEADLINE); }

GiThread *gi_thread_attach_until(GiVm *vm, int64_t deadline) {
    GiGil *gil = vm->gil;
    uint64_t native_id = current_native_id();
    pthread_mutex_lock(&gil->records_lock);
    if (gil->closing && !(gil->closer_set && pthread_equal(gil->closer, pthread_self()))) {
        pthread_mutex_unlock(&gil->records_lock);
        return NULL;
    }
    GiThread *t = find_attached(vm);
    bool nested = t != NULL;
    if (nested) {
        gi_sync(t)->attached++;
    }
    uint32_t number = 0; /* new identity: another OS thread used the record before, or nobody */
    if (!nested) {
        t = claim_record(vm, native_id);
        if (t != NULL) {
            GiThread *main = atomic_load(&gil->main);
            if (main == NULL || (main != t && gi_sync(main)->attached == 0)) {
                become_main(t);
            }
            number = t->native_id != native_id ? ++gil->last_number : 0;
            if (gi_sync(t)->number == 0) {
                gi_sync(t)->number = number; /* so that its first events have one */
            }
            adopt(t, native_id);
            t->native_id = native_id;
        }
    }
    pthread_mutex_unlock(&gil->records_lock);
    if (t == NULL) {
        return NULL;
    }
    if (nested) {
        if (!gi_gil_held(t) && !gi_gil_get_until(t, deadline)) {
            atomic_fetch_sub_explicit(&gi_sync(t)->attached, 1, memory_order_relaxed);
            return NULL;
        }
        return t;
    }
    if (!gi_gil_get_until(t, deadline)) {
        t->native_id = number == 0 ? native_id : 0; /* 0: what the record kept is still another thread's */
        give_back_record(t);
        return NULL;
    }
    if (atomic_load(&gil->main) == t) {
        vm->main_thread = t;
    }
    if (!join_vm(t)) {
        gi_gil_let_go(t, GI_REASON_END);
        t->native_id = 0;
        give_back_record(t);
        return NULL;
    }
    if (number != 0) {
        forget_thread(t);
        begin_anew(t);
        gi_sync(t)->script = gi_sync(t)->daemon = false;
        gi_sync(t)->number = number;
        t->id = number;
    }
    return t;
}

void gi_thread_detach(GiThread *t) {
    _Atomic uint32_t *attached = &gi_sync(t)->attached;
    if (atomic_load_explicit(attached, memory_order_relaxed) > 1) { /* only t changes it now */
        atomic_fetch_sub_explicit(attached, 1, memory_order_relaxed);
        return;
    }
    leave_vm(t);
    gi_gil_let_go(t, GI_REASON_END);
    give_back_record(t);
}

/* --- script threads --- */

typedef struct Start {
    GiThread *t;
    GiThreadMain fn;
    void *arg;
} Start;

/* Body of the OS thread of a script thread. */
static void *run_thread(void *p) {
    Start start = *(Start *)p;
    free(p);
    GiThread *t = start.t;
    GiGil *gil = t->vm->gil;
    if (gil->control != NULL) {
        set_stack_limits(t);
        gi_gil_get(t, false);
    } else {
        uint64_t native_id = current_native_id();
        pthread_mutex_lock(&gil->records_lock);
        adopt(t, native_id);
        pthread_mutex_unlock(&gil->records_lock);
        gi_gil_get(t, false);
        t->native_id = native_id;
    }
    if (gi_events_active(t)) {
        gi_event_record(t, GI_EVENT_THREAD_START, GI_REASON_NONE, 0, 0, gi_now_ns(t));
    }
    start.fn(t, start.arg);
    gi_deadlock_thread_ends(t);
    if (gi_events_active(t)) {
        gi_event_record(t, GI_EVENT_THREAD_END, GI_REASON_NONE, 0, 0, gi_now_ns(t));
    }
    forget_thread(t);
    gi_finalize_pending(t);
    gi_ledger_close(t);
    leave_vm(t);
    gi_thread_free_frames(t);
    gi_sync(t)->frames_ready = false;
    t->native_id = 0;
    gi_wake(t, &gil->thread_ended, SIZE_MAX);
    gi_gil_let_go(t, GI_REASON_END);
    give_back_record(t);
    atomic_fetch_sub(&gil->live, 1); /* the last access to the vm */
    return NULL;
}

/* Creates the OS thread, detached; a fiber in a controlled run. */
static int create_os_thread(GiVm *vm, Start *start) {
    if (vm->gil->control != NULL) {
        return vm->gil->control->ops->spawn(start->t, run_thread, start, vm->gil->stack_size);
    }
    pthread_attr_t attributes;
    pthread_t os_thread;
    int rc = pthread_attr_init(&attributes);
    if (rc != 0) {
        return rc;
    }
    size_t size = vm->gil->stack_size == 0 ? DEFAULT_STACK : vm->gil->stack_size;
    pthread_attr_setdetachstate(&attributes, PTHREAD_CREATE_DETACHED);
    pthread_attr_setstacksize(&attributes, size);
    rc = pthread_create(&os_thread, &attributes, run_thread, start);
    pthread_attr_destroy(&attributes);
    return rc;
}

/* t wants a thread of an interpreter that ends. A script's thread is about to be stopped itself, so that is done
 * here: its handlers would run otherwise, until the closing thread has the GIL. */
static void refuse_thread(GiThread *t) {
    if (gi_sync(t)->script) {
        gi_stop_thread(t, GI_STOP_THREAD);
        gi_serve(t);
    } else {
        gi_raise(t, &gi_PythonFinalizationError, "can't create new thread at interpreter shutdown");
    }
}

/* A record for a new script thread, on the list of threads; NULL: an error is set in t. */
static GiThread *prepare(GiThread *t, bool daemon) {
    GiGil *gil = t->vm->gil;
    pthread_mutex_lock(&gil->records_lock);
    uint32_t number = 0;
    GiThread *other = gil->closing ? NULL : claim_record(t->vm, 0);
    bool closing = gil->closing;
    if (other != NULL) {
        number = ++gil->last_number;
        gi_sync(other)->os_thread = (pthread_t){0};
        gi_sync(other)->stack_low = NULL;
        other->native_id = 0;
    }
    pthread_mutex_unlock(&gil->records_lock);
    if (other == NULL) {
        if (closing) {
            refuse_thread(t);
        } else {
            gi_raise_memory(t);
        }
        return NULL;
    }
    if (!join_vm(other)) {
        other->native_id = 0;
        give_back_record(other);
        gi_raise_memory(t);
        return NULL;
    }
    forget_thread(other);
    begin_anew(other);
    gi_sync(other)->script = true;
    gi_sync(other)->daemon = daemon;
    gi_sync(other)->number = number;
    other->id = number;
    return other;
}

bool gi_thread_spawn(GiThread *t, GiThreadMain fn, void *arg, bool daemon, uint64_t *id) {
    if (t->vm->flags & GI_VM_NO_THREADS) {
        gi_raise(t, &gi_RuntimeError, "thread is not supported for isolated subinterpreters");
        return false;
    }
    Start *start = malloc(sizeof *start);
    GiThread *other = start == NULL ? NULL : prepare(t, daemon);
    if (other == NULL) {
        if (start == NULL) {
            gi_raise_memory(t);
        }
        free(start);
        return false;
    }
    *start = (Start){other, fn, arg};
    *id = other->id;
    GiGil *gil = t->vm->gil;
    atomic_fetch_add(&gil->live, 1);
    if (create_os_thread(t->vm, start) != 0) {
        atomic_fetch_sub(&gil->live, 1);
        free(start);
        leave_vm(other);
        gi_thread_free_frames(other);
        gi_sync(other)->frames_ready = false;
        give_back_record(other);
        gi_raise(t, &gi_RuntimeError, "can't start new thread");
        return false;
    }
    return true;
}

GiThread *gi_thread_next_record(GiVm *vm, GiThread *t) {
    return t == NULL ? atomic_load(&vm->gil->records) : gi_sync(t)->next_record;
}

GiThread *gi_thread_of_caller(GiVm *vm) {
    for (GiThread *t = gi_thread_next_record(vm, NULL); t != NULL; t = gi_thread_next_record(vm, t)) {
        if (atomic_load(&gi_sync(t)->attached) != 0 && pthread_equal(gi_sync(t)->os_thread, pthread_self())) {
            return t;
        }
    }
    return NULL;
}

size_t gi_thread_stack_size(GiVm *vm) { return vm->gil->stack_size; }

bool gi_thread_set_stack_size(GiThread *t, int64_t size) {
    if (size < 0) {
        gi_raise_value_error(t, "size must be 0 or a positive value");
        return false;
    }
    if (size != 0 && ((size_t)size < LEAST_STACK || size > (int64_t)1 << 40)) {
        gi_raise_value_error(t, "size not valid: %lld bytes", (long long)size);
        return false;
    }
    t->vm->gil->stack_size = ((size_t)size + 4095) & ~(size_t)4095;
    return true;
}

size_t gi_thread_live(GiVm *vm) { return atomic_load(&vm->gil->live); }

void gi_thread_info(GiThread *t, GiThread *other, GiThreadInfo *out) {
    GiThreadSync *s = gi_sync(other);
    *out = (GiThreadInfo){.id = other->id,
                          .native_id = other->native_id,
                          .bytecodes = gi_gil_used(other),
                          .number = s->number,
                          .main = other == t->vm->main_thread,
                          .daemon = s->daemon,
                          .running = other == t,
                          .waiting_for = s->waiting_what,
                          .waiting_kind = s->waiting_kind,
                          .waiting_object = s->waiting_object,
                          .forever = s->waiting_forever};
}

void gi_thread_after_fork(GiThread *t) {
    GiGil *gil = t->vm->gil;
    pthread_mutex_init(&gil->records_lock, NULL);
    pthread_mutex_init(&gil->post_lock, NULL);
    gi_gil_after_fork(t);
    atomic_store(&gil->live, 0);
    gil->thread_ended = (GiWaitQueue){NULL, NULL};
    gil->attached = 1;
    gil->forever = 0;
    gil->deadlock_busy = false;
    for (GiThread *other = atomic_load(&gil->records); other != NULL;
         other = gi_sync(other)->next_record) {
        GiThreadSync *s = gi_sync(other);
        if (other == t) {
            continue;
        }
        gi_wait_forget(other);
        s->waiting_forever = false;
        if (s->attached != 0) { /* its frames are gone with it: what they held is never released */
            s->frames_ready = false;
            other->frame = NULL;
            other->handled = &other->base_handled;
        }
        s->attached = 0;
    }
    t->next = t->previous = NULL;
    t->vm->threads = t;
    t->native_id = current_native_id();
    become_main(t);
    t->vm->main_thread = t;
    gi_signals_after_fork(t);
}
