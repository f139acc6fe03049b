/* SPDX-License-Identifier: MIT
 * runtime/api/vm.c: gilt_vm_new, gilt_vm_close and the shell between them.
 *
 *   open      vm set                         pin succeeds
 *   closing   vm NULL, remains set or a close under way   pin fails: nobody can attach
 *   closed    vm NULL, `closed` set          the shell alone is left, until its last owner drops it
 */
#include <stdlib.h>
#include <time.h>

#include "gc/collect.h"
#include "runtime/api/api.h"
#include "runtime/api/hooks.h"
#include "runtime/gil/sync.h"
#include "runtime/lifecycle.h"

#define KNOWN_FLAGS (GILT_NO_SIGNALS | GILT_NO_FFI | GILT_NO_THREADS | GILT_NO_FILES | GILT_NO_EVAL)
#define PAUSE_NS 200000 /* between two looks at who is still there */
#define GIL_WAIT_NS 500000000 /* for the GIL, before threads are stopped */

_Static_assert(GILT_NO_SIGNALS == GI_VM_NO_SIGNALS && GILT_NO_FFI == GI_VM_NO_FFI &&
                   GILT_NO_THREADS == GI_VM_NO_THREADS && GILT_NO_FILES == GI_VM_NO_FILES &&
                   GILT_NO_EVAL == GI_VM_NO_EVAL,
               "the flags are the same bits");

/* --- pins --- */

GiVm *gi_shell_pin(gilt_vm *shell) {
    if (shell == NULL) {
        return NULL;
    }
    atomic_fetch_add(&shell->pins, 1);
    GiVm *vm = atomic_load(&shell->vm);
    if (vm == NULL) {
        atomic_fetch_sub(&shell->pins, 1);
    }
    return vm;
}

void gi_shell_unpin(gilt_vm *shell) { atomic_fetch_sub(&shell->pins, 1); }

/* --- making --- */

static void free_allowed(gilt_vm *shell) {
    for (char **name = shell->allowed; name != NULL && *name != NULL; name++) {
        free(*name);
    }
    free(shell->allowed);
}

static bool copy_allowed(gilt_vm *shell, const char *const *names) {
    size_t n = 0;
    while (names != NULL && names[n] != NULL) {
        n++;
    }
    shell->allowed = names == NULL ? NULL : calloc(n + 1, sizeof *shell->allowed);
    if (names != NULL && shell->allowed == NULL) {
        return false;
    }
    for (size_t i = 0; i < n; i++) {
        if ((shell->allowed[i] = strdup(names[i])) == NULL) {
            return false;
        }
    }
    return true;
}

static gilt_vm *make_shell(const gilt_config *c) {
    gilt_vm *shell = calloc(1, sizeof *shell);
    if (shell == NULL) {
        return NULL;
    }
    if (!copy_allowed(shell, c->allowed_modules)) {
        free_allowed(shell);
        free(shell);
        return NULL;
    }
    const char *debug = getenv("GILT_DEBUG_HANDLES");
    shell->debug = debug != NULL && *debug != 0 && strcmp(debug, "0") != 0;
    shell->write = c->write;
    shell->ud = c->ud;
    atomic_store(&shell->owners, 1);
    pthread_mutex_init(&shell->close_lock, NULL);
    return shell;
}

static void free_shell(gilt_vm *shell) {
    pthread_mutex_destroy(&shell->close_lock);
    free_allowed(shell);
    free(shell);
}

/* Gives a new vm its streams. */
static bool furnish(GiVm *vm) {
    GiThread *t = gi_thread_attach(vm);
    if (t == NULL) {
        return false;
    }
    bool ok = gi_host_streams(t);
    gi_error_clear(t);
    gi_thread_detach(t);
    return ok;
}

gilt_status gilt_vm_new(const gilt_config *cfg, gilt_vm **out) {
    static const gilt_config defaults = {.api_version = GILT_API_VERSION};
    const gilt_config *c = cfg == NULL ? &defaults : cfg;
    if (out == NULL) {
        return GILT_MISUSE;
    }
    *out = NULL;
    if (c->api_version == 0 || c->api_version > GILT_API_VERSION || (c->flags & ~(uint32_t)KNOWN_FLAGS) != 0) {
        return GILT_MISUSE;
    }
    gilt_vm *shell = make_shell(c);
    if (shell == NULL) {
        return GILT_NOMEM;
    }
    GiVmConfig config = {.flags = c->flags, .alloc = c->alloc, .alloc_ud = c->ud, .memory_limit = c->memory_limit,
                         .c_stack_size = c->stack_limit, .slice = c->slice, .hash_seed = c->hash_seed,
                         .write = c->write, .load = c->load, .ud = c->ud,
                         .allowed_modules = (const char *const *)shell->allowed};
    GiVm *vm = gi_vm_create(&config);
    if (vm != NULL) {
        vm->host = shell;
        if (!furnish(vm)) {
            gi_vm_destroy(vm, 0);
            vm = NULL;
        }
    }
    if (vm == NULL) {
        gi_host_types_free(shell);
        free_shell(shell);
        return GILT_NOMEM;
    }
    atomic_store(&shell->vm, vm);
    *out = shell;
    return GILT_OK;
}

uint32_t gilt_api_version(void) { return GILT_API_VERSION; }

/* --- closing --- */

/* What is left of timeout_ns after a start; < 0: no limit. */
static int64_t time_left(int64_t start, int64_t timeout_ns) {
    if (timeout_ns < 0) {
        return INT64_MAX;
    }
    int64_t passed = gi_clock_ns() - start;
    return passed < timeout_ns ? timeout_ns - passed : 0;
}

/* Runs what was posted and the functions of atexit, as long as there is time; leaves them out when the GIL cannot
 * be had for long (under a policy that never takes it away). */
static void say_goodbye(GiVm *vm, int64_t start, int64_t timeout_ns) {
    int64_t wait = time_left(start, timeout_ns) / 2;
    GiThread *t = gi_thread_attach_until(vm, gi_clock_ns() + (wait < GIL_WAIT_NS ? wait : GIL_WAIT_NS));
    if (t == NULL) {
        return;
    }
    gi_limit_set(t, timeout_ns < 0 ? 0 : time_left(start, timeout_ns) + 1, 0);
    gi_posts_run(t); /* the rest, if time was short, runs when nothing more can be posted */
    gi_error_clear(t);
    gi_vm_run_exit(t);
    gi_stop_clear(t);
    gi_error_clear(t);
    gi_thread_detach(t);
}

/* Nobody uses the GiVm without being attached: waits for those who do. false: time is up. */
static bool wait_for_pins(gilt_vm *shell, GiVm *vm, int64_t start, int64_t timeout_ns) {
    while (atomic_load(&shell->pins) != 0) {
        gi_stop_vm(vm, GI_STOP_THREAD); /* lets those in who wait for the GIL behind a computing thread */
        if (time_left(start, timeout_ns) == 0) {
            return false;
        }
        struct timespec pause = {0, PAUSE_NS};
        nanosleep(&pause, NULL);
    }
    return true;
}

/* With close_lock held. */
static gilt_status close_locked(gilt_vm *shell, int64_t timeout_ns) {
    int64_t start = gi_clock_ns();
    if (atomic_load(&shell->closed)) {
        return GILT_CLOSED;
    }
    GiVm *vm = shell->remains;
    if (vm == NULL) {
        vm = atomic_load(&shell->vm);
        say_goodbye(vm, start, timeout_ns);
        shell->remains = vm;
        atomic_store(&shell->vm, NULL);
        gi_stop_vm(vm, GI_STOP_THREAD);
    }
    if (!wait_for_pins(shell, vm, start, timeout_ns) || !gi_vm_destroy(vm, time_left(start, timeout_ns))) {
        return GILT_TIMEOUT;
    }
    shell->remains = NULL;
    gi_host_types_free(shell);
    atomic_store(&shell->closed, true);
    gi_refs_drain(NULL, shell);
    return GILT_OK;
}

/* Does the calling thread stand on the ground that is to be closed? */
static bool stands_on(gilt_vm *shell) {
    GiVm *vm = gi_shell_pin(shell);
    if (vm == NULL) {
        return gi_api_is_attached(shell);
    }
    bool yes = gi_thread_current(vm) != NULL;
    gi_shell_unpin(shell);
    return yes;
}

gilt_status gilt_vm_close(gilt_vm *shell, int64_t timeout_ns) {
    if (shell == NULL || stands_on(shell)) {
        return GILT_MISUSE;
    }
    pthread_mutex_lock(&shell->close_lock);
    gilt_status status = close_locked(shell, timeout_ns);
    pthread_mutex_unlock(&shell->close_lock);
    return status;
}

gilt_vm *gilt_vm_share(gilt_vm *shell) {
    if (shell != NULL) {
        atomic_fetch_add(&shell->owners, 1);
    }
    return shell;
}

void gilt_vm_drop(gilt_vm *shell) {
    if (shell == NULL || atomic_fetch_sub(&shell->owners, 1) != 1) {
        return;
    }
    if (!atomic_load(&shell->closed)) {
        atomic_store(&shell->owners, 1);
        if (gilt_vm_close(shell, -1) == GILT_MISUSE) {
            gi_debug_report(shell, "%s: the last owner is attached; the interpreter is never freed", __func__);
            return;
        }
    }
    free_shell(shell);
}

void gi_host_close(GiThread *t) {
    gilt_vm *shell = t->vm->host;
    if (shell == NULL) {
        return;
    }
    while (!gi_posts_run(t)) { /* those for which there was no time before */
        gi_error_clear(t);
    }
    gi_refs_drain(t, shell);
    if (shell->debug) {
        gi_debug_leaks(shell);
    }
    gi_refs_empty(t, shell);
}

void gi_host_free_types(GiThread *t) {
    if (t->vm->host != NULL) {
        gi_host_types_drop(t, t->vm->host);
    }
}

void gi_host_drain(GiThread *t) {
    while (atomic_exchange(&t->vm->host_work, false)) { /* releasing may drop more */
        gi_refs_drain(t, t->vm->host);
    }
}

/* --- counters --- */

static void read_stats(GiThread *t, gilt_stats *out) {
    GiHeapStats heap;
    GiCollectorStats gc[3];
    gi_heap_stats(t->vm->heap, &heap);
    gi_collector_stats(t, gc);
    *out = (gilt_stats){.used = heap.used, .peak = heap.peak, .objects = heap.objects,
                        .collections = gc[0].collections + gc[1].collections + gc[2].collections,
                        .gil_switches = gi_gil_switches(t->vm)};
    for (GiThread *other = t->vm->threads; other != NULL; other = other->next) {
        out->threads++;
    }
}

void gilt_vm_stats(gilt_vm *shell, gilt_stats *out) {
    if (out == NULL) {
        return;
    }
    *out = (gilt_stats){0};
    GiVm *vm = gi_shell_pin(shell);
    if (vm == NULL) {
        return;
    }
    GiThread *t = gi_thread_attach(vm);
    if (t != NULL) {
        bool unlocked = t->host != NULL && t->host->unlocked;
        read_stats(t, out);
        if (unlocked) {
            gi_gil_release(t);
        }
        gi_thread_detach(t);
    }
    gi_shell_unpin(shell);
}
