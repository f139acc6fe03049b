/* SPDX-License-Identifier: MIT
 * runtime/api/api.h: the structures behind include/gilt.h, shared by the files of runtime/api.
 *
 *   gilt_vm (the shell)  --vm-->  GiVm        the shell outlives the interpreter: handles of the host to a
 *      ^                            |         closed one stay valid and answer "closed"
 *      |                            v
 *   gilt_thread  <--host--  GiThread          one for each thread record that has met the API
 *      slots[0 .. count)                      values that handles stand for, innermost scope on top
 *
 * A1  A handle is (tag << 32 | index + 1). It is valid when index < count and slots[index].tag == tag. `tag` of
 *     the thread changes whenever a scope closes, so a slot that is used again never matches an old handle; it
 *     starts at a different place in each thread, so handles of other threads do not match either.
 * A2  Scopes are closed from the inside out; `floor` is the depth below which the running native function or
 *     attach may not close.
 * A3  shell->vm is NULL once closing frees: whoever uses the GiVm without being attached pins the shell first
 *     (gi_shell_pin), and close waits until nobody does.
 * A4  While t->exc is set no call but those of error.c and handle.c does anything (gi_api_enter).
 */
#ifndef GI_API_H
#define GI_API_H

#include <pthread.h>
#include <stdatomic.h>

#include "gilt.h"
#include "runtime/native.h"

typedef struct GiApiSlot {
    GiValue value;
    uint32_t tag; /* A1 */
} GiApiSlot;

typedef struct GiApiNest { /* what a nested attach found */
    gilt_scope scope;
    uint32_t floor;
    bool unlocked;
} GiApiNest;

struct gilt_thread {
    GiThread *t;
    gilt_vm *shell;
    GiApiSlot *slots;
    uint32_t count, capacity;
    uint32_t depth;         /* open scopes */
    uint32_t floor;         /* A2 */
    uint32_t tag;           /* A1 */
    uint32_t running;       /* nested calls from C into the interpreter; 0: the host is outermost */
    uint32_t attaches;      /* open gilt_attach */
    uint32_t attach_floor;  /* those that the running native function may not undo */
    GiApiNest *nests;       /* attaches of them */
    uint32_t nest_capacity;
    bool unlocked;          /* between gilt_unlock and gilt_lock */
    uint8_t stopped;        /* gilt_stop behind the waiting error */
    int64_t budget_ns;      /* gilt_set_budget; 0: none */
    uint64_t budget_steps;
    gilt_thread *tls_next, **tls_link; /* list of the OS thread's attached gilt_threads (thread.c) */
    struct GiDebugSlot *debug; /* debug.c */
    uint32_t debug_capacity;
};

struct gilt_ref {
    GiValue value;          /* GI_NULL: emptied */
    gilt_vm *shell;         /* shared */
    gilt_ref *next, **link; /* list of the vm, under the GIL */
    gilt_ref *next_dropped; /* stack of dropped ones, lock-free */
    bool inside;            /* in the data of a host object: as of the last gi_host_mark_inside */
    struct GiDebugPlace *place; /* where it was made, for the leak list; NULL: not known */
};

struct gilt_type {
    GiType *type;           /* heap type, owned; NULL once dropped by closing */
    gilt_vm *shell;
    gilt_type *next;
    GiSignature *signature; /* of the constructor */
    char *text;             /* "Point(x: float)"; malloc */
    size_t size;
    bool (*init)(gilt_thread *t, void *self, const gilt_val *args);
    void (*finalize)(void *self);
    void (*traverse)(void *self, gilt_visit visit, void *ctx);
};

/* A native function of the host: a row like those of builtin functions, and what to call. Lives as long as
 * the vm. */
typedef struct GiHostRow {
    GiMethodRow row; /* first: flags GI_FN_HOST */
    gilt_fn fn;
    void *ud;
    bool method;
    struct GiHostRow *next;
    char text[];
} GiHostRow;

typedef struct GiHostFrame { /* what a native function of the host found */
    uint32_t floor, depth, count, attach_floor;
} GiHostFrame;

struct gilt_vm {
    _Atomic(GiVm *) vm;        /* A3 */
    GiVm *remains;             /* of a close that ran out of time; under close_lock */
    _Atomic uint32_t owners, pins;
    pthread_mutex_t close_lock;
    _Atomic bool closed;       /* nothing is left but the shell */
    _Atomic(gilt_ref *) dropped;
    gilt_ref *refs;            /* under the GIL */
    gilt_type *types;
    GiHostRow *rows;
    uint32_t texts;            /* given to gilt_exec so far */
    char **allowed;            /* copy of allowed_modules */
    bool debug;                /* GILT_DEBUG_HANDLES */
    void (*write)(void *ud, int stream, const char *text, size_t size); /* for reports of debug.c */
    void *ud;
    uint32_t kinds;            /* of gilt_trace */
    gilt_event_fn listener;
    void *listener_ud;
};

/* --- vm.c --- */
/* The interpreter, which is not freed before gi_shell_unpin; NULL (and not pinned): closed or closing. */
GiVm *gi_shell_pin(gilt_vm *shell);
void gi_shell_unpin(gilt_vm *shell);

/* --- thread.c --- */
/* The gilt_thread of a thread that holds the GIL, made when it meets the API first. NULL: MemoryError set. */
gilt_thread *gi_api_thread(GiThread *t);
/* Is the calling OS thread attached to shell's vm by gilt_attach? */
bool gi_api_is_attached(const gilt_vm *shell);
/* Frees what r's gilt_thread holds; t has the GIL and is about to free the vm. */
void gi_api_forget(GiThread *t, GiThread *r);

/* --- handle.c --- */
/* Does the caller hold the GIL as h? false: misuse, reported to debug.c. */
bool gi_api_usable(gilt_thread *h, const char *function);
/* The same, and no error waits (A4). */
bool gi_api_enter(gilt_thread *h, const char *function);
/* The value of a handle, borrowed; GI_NULL: absent, or misuse with SystemError set. */
GiValue gi_api_value(gilt_thread *h, gilt_val v, const char *function);
/* A new handle for v, whose reference is taken over also on failure. GI_NULL: absent. */
gilt_val gi_api_handle_steal(gilt_thread *h, GiValue v);
/* The same, which may use the slots kept back for errors. */
gilt_val gi_api_handle_reserved_steal(gilt_thread *h, GiValue v);
/* Closes all slots from `top` on. */
void gi_api_pop(gilt_thread *h, uint32_t top);
/* Room for n more slots; false: MemoryError set. */
bool gi_api_reserve(gilt_thread *h, uint32_t n);
void gi_refs_drain(GiThread *t, gilt_vm *shell);
/* Drops the values of all refs and marks them as emptied; the vm is about to be freed. */
void gi_refs_empty(GiThread *t, gilt_vm *shell);

/* --- limits.c --- */
/* Bracket every call into the interpreter that may run script code: budget, stops. */
void gi_api_begin(gilt_thread *h);
void gi_api_end(gilt_thread *h);

/* --- function.c --- */
/* Brackets every call of host code that gets a gilt_thread: opens a scope that it cannot close, and puts right
 * what it forgot. Enter fails (NULL) with MemoryError or RecursionError set. */
gilt_thread *gi_native_enter(GiThread *t, GiHostFrame *f);
void gi_native_leave(gilt_thread *h, const GiHostFrame *f);
/* Fills out[count] with handles of a[count]; GI_NULL: absent. false: MemoryError set. */
bool gi_native_arguments(gilt_thread *h, const GiValue *a, uint32_t count, gilt_val *out);
#define GI_HOST_SMALL 12u /* arguments that need no memory of their own */

/* --- object.c --- */

/* Sets `inside` of every shared reference: does the data of a host object hold it? Needs the GIL, cannot fail. */
void gi_host_mark_inside(GiThread *t);
/* Drops the classes of native types, resp. the rest of them once the vm is gone. */
void gi_host_types_drop(GiThread *t, gilt_vm *shell);
void gi_host_types_free(gilt_vm *shell);

/* --- stream.c --- */
/* Puts streams over the write callback into sys.stdout and sys.stderr. */
bool gi_host_streams(GiThread *t);

/* --- error.c --- */
/* The exception class of a built-in or dotted name; owned. GI_NULL: error set. */
GI_OWNED GiValue gi_api_class(GiThread *t, const char *name);
/* Adds an entry for a native function to the error's traceback; takes the name over (GI_NULL: adds none). */
void gi_host_traceback(GiThread *t, GiValue name_steal);

/* --- debug.c --- */
void gi_debug_report(gilt_vm *shell, const char *format, ...) GI_PRINTF(2, 3);
/* Notes where slot `index` was filled. */
void gi_debug_note(gilt_thread *h, uint32_t index);
/* Tells what became of the value behind a stale handle. */
void gi_debug_stale(gilt_thread *h, gilt_val v, const char *function);
/* Where the calling public function was called from; malloc. */
struct GiDebugPlace *gi_debug_place(void);
void gi_debug_forget(struct GiDebugPlace *place);
/* Tells of the refs that were never dropped. */
void gi_debug_leaks(gilt_vm *shell);
void gi_debug_free(gilt_thread *h);

#endif
