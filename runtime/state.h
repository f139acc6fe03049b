/* SPDX-License-Identifier: MIT
 * runtime/state.h: the two structures from which all state of an interpreter is reachable:
 * GiVm (one isolated interpreter) and GiThread (one thread of it). There are no globals and no
 * thread-locals: every function takes the GiThread * of the thread that holds the GIL.
 *
 * S1  t->exc is GI_NULL or the exception being raised. A function that returns its error value
 *     has set it; a function that succeeds leaves it GI_NULL.
 * S2  t->request is 0, or GI_REQUEST: something wants the thread at its yield label (another
 *     thread wants the GIL, a signal, a stop, a due collection, a finalizer). Set it only through
 *     gi_request; the VM ORs it into its budget at back-edges, calls and after slow paths.
 */
#ifndef GI_STATE_H
#define GI_STATE_H

#include <stdatomic.h>

#include "runtime/type.h"

struct GiDict;
struct GiFrame;  /* interp/vm/frame.h */
struct GiGil;    /* runtime/gil/gil.h */
struct GiStr;

/* Interned identifiers that C code needs: GI_NAME(t, __init__). names.def is the only list. */
typedef enum GiNameId {
#define GI_NAME_ROW(id, text) GI_NAME_##id,
#include "runtime/names.def"
#undef GI_NAME_ROW
    GI_NAME_COUNT
} GiNameId;
#define GI_NAME(t, id) ((t)->vm->names[GI_NAME_##id])

/* Capabilities that a host took away (GiVm.flags); gilt.h publishes the same bits. */
#define GI_VM_NO_SIGNALS 1u
#define GI_VM_NO_FFI 2u
#define GI_VM_NO_THREADS 4u
#define GI_VM_NO_FILES 8u
#define GI_VM_NO_EVAL 16u

/* What a static type has per interpreter, made on first use. */
typedef struct GiTypeState {
    struct GiDict *dict;
    GiValue mro;
    GiValue subclasses;
    uint32_t version;
} GiTypeState;

/* The exception that an except or finally block is handling; one item per running generator and
 * one per thread, innermost first. sys.exc_info() is the first item with a value. */
typedef struct GiHandled {
    GiValue exc; /* GI_NULL: none */
    struct GiHandled *previous;
} GiHandled;

#define GI_REQUEST ((int64_t)(((uint64_t)1 << 63) | ((uint64_t)1 << 50)))

struct gilt_thread; /* runtime/api/api.h */

struct GiThread {
    GiThreadHead gc; /* first: what gc/ knows */
    GiVm *vm;
    GiValue exc;                 /* S1 */
    _Atomic int64_t request;     /* S2 */
    struct GiFrame *frame;       /* innermost running frame; never NULL (a base frame) */
    GiValue *stack, *stack_end;  /* value stack: mapped once, never moves */
    GiValue *stack_room;         /* a window that begins here or below fits, whatever its code */
    GiHandled *handled;          /* innermost; &base_handled when no generator runs */
    GiHandled base_handled;
    uint32_t c_depth;            /* nested gi_enter */
    char *c_limit;               /* gi_enter raises RecursionError below this stack address */
    char *c_reserve;             /* ... and below this one while an error is being raised */
    uint32_t poll_credit;        /* cost units until gi_poll_slow looks at the clock */
    uint64_t id;                 /* threading.get_ident() */
    uint64_t native_id;
    struct GiThreadSync *sync;   /* runtime/gil: waiting, parking, events of this thread */
    GiValue context;             /* contextvars: current Context, or GI_NULL */
    GiValue async_exc;           /* raised at the next boundary, or GI_NULL */
    GiValue locals_store;        /* dict behind threading.local, or GI_NULL */
    GiValue repr_active;         /* list of containers whose repr is under way, or GI_NULL */
    GiValue asyncgen_firstiter, asyncgen_finalizer; /* sys.set_asyncgen_hooks, or GI_NULL */
    GiValue trace_function, profile_function; /* sys.settrace, sys.setprofile, or GI_NULL */
    bool traced, in_trace;       /* one of them is set; one is running: interp/vm/trace.h */
    int32_t coroutine_origin_depth; /* sys.set_coroutine_origin_tracking_depth */
    struct gilt_thread *host;    /* what the embedding API keeps with t, or NULL */
    GiValue waiting_import;      /* name of the module whose loading by another thread t waits for */
    GiThread *next, *previous;   /* all threads of the vm; under the gil's mutex */
    int64_t budget;              /* bytecodes left of the slice while no bytecode of t runs: gil.h */
    uint8_t stop;                /* GiStop: unwinding to the host, no handler of the script may run */
    int foreign_errno;           /* ctypes.get_errno() */
};

struct GiVm {
    GiHeap *heap;
    struct GiGil *gil;
    GiThread *threads;            /* all attached threads */
    GiThread *main_thread;        /* runs signal handlers */
    GiValue names[GI_NAME_COUNT]; /* interned str */
    GiTypeState *type_state;      /* by GiType.index */
    uint32_t next_version;        /* type versions, dict keys versions, shape ids: never reused */
    struct GiDict *interned;      /* str -> the same str */
    struct GiDict *modules;       /* sys.modules */
    struct GiDict *builtins;      /* builtins.__dict__ */
    struct GiDict *no_builtins;   /* empty: stands for a __builtins__ that is no plain dict */
    struct GiDict *sys_dict;      /* sys.__dict__ */
    GiValue import_function;      /* builtins.__import__ as made at start, to take the fast path */
    GiValue empty_tuple, empty_str, empty_bytes, empty_frozenset;
    struct GiOffsetTable *offset_tables; /* str_offsets.c */
    size_t offset_slots, offset_used;
    GiValue ascii_chars[128];     /* one-character strings, made on demand */
    GiValue exception_group;      /* ExceptionGroup: two bases, so a heap type */
    GiValue memory_error;         /* made in advance */
    uint32_t nan_count;           /* gi_nan_fresh */
    uint64_t hash_key[2];         /* SipHash-1-3 key of this interpreter */
    uint32_t recursion_limit;     /* sys.setrecursionlimit */
    uint32_t int_digits_limit;    /* sys.set_int_max_str_digits */
    uint32_t flags;               /* capability flags of gilt.h (GILT_NO_*) */
    size_t c_stack_size;          /* bytes that script recursion may use of a thread's C stack */
    bool finalizing;
    bool deterministic;           /* controlled run: id() and default repr use allocation numbers */
    struct GiIdentities *identities; /* numbers for addresses in a controlled run (runtime/identity.c) */
    uint32_t source_flags;        /* -O, -OO: GI_SOURCE_* of what is compiled without saying otherwise */
    bool no_columns;              /* -X no_debug_ranges: code has lines but no columns */
    uint8_t bytes_warning;        /* -b: str(bytes) and bytes == str warn */
    struct GiImportTrace *import_trace; /* -v, -X importtime (runtime/import_trace.h), or NULL */
    bool no_specialize;           /* inline caches and quickening off: same output, slower */
    struct GiMethodCache *method_cache; /* runtime/types/type.c */
    struct GiShapes *shapes;            /* runtime/shape.c */
    struct GiKnown *known;        /* runtime/shape.h; NULL until a site sees several classes */
    GiValue sources;              /* dict: file name -> list of lines (runtime/errors/linecache.c), or GI_NULL */
    bool mute_syntax_warnings;    /* text is parsed only to see whether it is complete (interp/repl) */
    const struct GiConsole *console; /* line editor of the terminal (runtime/console.h), or NULL */
    GiValue warnings;             /* dict: state of module _warnings (runtime/errors/warnings.c), or GI_NULL */
    struct GiModuleState *module_state; /* runtime/modules: per-module C state by index */
    struct GiImporting *importing;      /* modules whose code is being run (runtime/import.c) */
    const char *program;          /* argv[0] of the command, for sys.executable */
    void *interp;                 /* state owned by interp/ */
    GiValue queue_empty;          /* class _queue.Empty, or GI_NULL */
    GiValue gc_callbacks, gc_garbage; /* lists of module gc; GI_NULL until it is imported */
    int64_t gc_started;           /* of the collection under way, for gc.DEBUG_STATS */
    uint8_t *unicode_names;       /* runtime/text/unicode_name.c; NULL until needed */
    char *method_docs;            /* runtime/types/method_doc.c; NULL until needed */
    void *tracer;                 /* runtime/modules/tracemalloc.c; NULL: off */
    void *thread_handles;         /* running non-daemon threads; runtime/modules/thread.c */
    /* host callbacks, see gilt.h */
    void (*write)(void *ud, int stream, const char *text, size_t size);
    char *(*load)(void *ud, const char *module, size_t *size); /* malloc'ed text of a module, or NULL */
    const char *const *allowed_modules;
    void *ud;
    struct gilt_vm *host;         /* the shell of a vm that the embedding API made (runtime/api), or NULL */
    _Atomic bool host_work;       /* gi_host_drain has something to do */
};

/* Has the host left this capability (GI_VM_NO_*) to scripts? */
static inline bool gi_vm_allows(const GiVm *vm, uint32_t no_flag) { return (vm->flags & no_flag) == 0; }

/* A version number that was never used before in vm; 0 once they are used up (do not cache). */
static inline uint32_t gi_next_version(GiVm *vm) {
    return vm->next_version == UINT32_MAX ? 0 : ++vm->next_version;
}

/* Asks t to come to its yield label soon. Any thread, with or without the GIL. */
static inline void gi_request(GiThread *t) {
    atomic_store_explicit(&t->request, GI_REQUEST, memory_order_relaxed);
}

/* --- C stack and polling: runtime/gil/poll.c --- */

bool gi_enter_slow(GiThread *t, const char *where);
/* Every C function that may recurse under script control begins with
 *   if (!gi_enter(t, " while getting the repr of an object")) return GI_NULL;   (RecursionError)
 * and ends with gi_leave(t) on every path. `where` may be "". */
static inline bool gi_enter(GiThread *t, const char *where) {
    char here;
    if (GI_UNLIKELY(&here < t->c_limit)) {
        return gi_enter_slow(t, where);
    }
    t->c_depth++;
    return true;
}
static inline void gi_leave(GiThread *t) { t->c_depth--; }

bool gi_poll_slow(GiThread *t);
/* Every C loop whose length a script controls calls this once a turn with an estimate of the
 * turn's cost in bytecodes. Serves Ctrl-C, stops, deadlines, step budgets and GIL requests; the
 * GIL may be handed over inside, but NO script code of this thread runs except signal handlers
 * (main thread). false: an exception is set, the loop must end. */
static inline bool gi_poll(GiThread *t, uint32_t cost) {
    if (GI_LIKELY(t->poll_credit > cost &&
                  atomic_load_explicit(&t->request, memory_order_relaxed) == 0)) {
        t->poll_credit -= cost;
        return true;
    }
    return gi_poll_slow(t);
}

#endif
