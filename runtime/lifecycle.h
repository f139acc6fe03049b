/* SPDX-License-Identifier: MIT
 * runtime/lifecycle.h: making and ending interpreters, and attaching OS threads to them.
 */
#ifndef GI_LIFECYCLE_H
#define GI_LIFECYCLE_H

#include "runtime/state.h"

typedef struct GiVmConfig { /* all zero: the defaults */
    uint32_t flags;         /* GI_VM_NO_* */
    GiAllocHook alloc;
    void *alloc_ud;
    size_t memory_limit;    /* bytes; 0: none */
    size_t c_stack_size;    /* bytes of C stack that script recursion may use; 0: what there is */
    uint64_t slice;         /* bytecodes; 0: the default */
    uint64_t hash_seed;     /* 0: from the system */
    bool deterministic, no_specialize;
    const char *program;
    void (*write)(void *ud, int stream, const char *text, size_t size);
    char *(*load)(void *ud, const char *module, size_t *size);
    const char *const *allowed_modules;
    void *ud;
} GiVmConfig;

/* A new interpreter with no thread attached; config NULL: defaults. NULL: no memory. */
GiVm *gi_vm_create(const GiVmConfig *config);
/* What the end of a program does: waits for non-daemon threads, runs atexit functions, flushes the
 * standard streams. Errors are reported. Script code runs. false: standard output or error could not be
 * written to the end. */
bool gi_vm_finish(GiThread *t);
/* The last two parts of that: atexit functions, flushing. Waits for nobody. */
bool gi_vm_run_exit(GiThread *t);
/* Stops all threads, waits for them up to timeout_ns, drops everything and frees vm. Called with no
 * thread attached by the caller. false: a thread did not come back in time, nothing was freed (and
 * nobody can attach any more); may be called again. */
bool gi_vm_destroy(GiVm *vm, int64_t timeout_ns);
/* Bytes that a destroyed vm had not given back, for leak tests: *leaked is filled in by the next
 * gi_vm_destroy of vm. */
void gi_vm_watch_leaks(GiVm *vm, size_t *leaked);
/* The next gi_vm_destroy of vm audits all reference counts (runtime/audit.h) once the other threads have
 * ended, writes what differs to stderr, and sets *differences: counts, lost objects and, at the very end,
 * objects and bytes that were not given back. SIZE_MAX until then. */
void gi_vm_watch_counts(GiVm *vm, size_t *differences);

/* Attaches the calling OS thread and takes the GIL; nests. The first thread ever attached is the main
 * thread. NULL: the vm is closing, or no memory. */
GiThread *gi_thread_attach(GiVm *vm);
/* The same, but gives up waiting for the GIL at the deadline (gi_clock_ns; GI_NO_DEADLINE: never): NULL. */
GiThread *gi_thread_attach_until(GiVm *vm, int64_t deadline);
/* The record of the calling OS thread while it is attached to vm, with or without the GIL; else NULL. */
GiThread *gi_thread_current(GiVm *vm);
/* Undoes one gi_thread_attach; the outermost lets go of the GIL for good. */
void gi_thread_detach(GiThread *t);

#endif
