/* SPDX-License-Identifier: MIT
 * gilt.h: the C interface of gilt, an embeddable interpreter for Python. The only public header.
 *
 * The rules, in short (docs/embedding.md tells them at length):
 *
 *  1. There are no globals: an interpreter (gilt_vm) is isolated, with its own lock, heap, modules, limits.
 *  2. A gilt_thread is the proof that the calling OS thread is attached to an interpreter and holds its lock
 *     (the GIL). It comes from gilt_attach, or as first argument of a native function.
 *  3. A gilt_val lives until the scope in which it was made is closed. Nothing has to be released, on no path.
 *     gilt_keep makes a gilt_ref, which lives as long as you like.
 *  4. Null in, null out: given an absent value (or a NULL thread) a call does nothing and answers "absent". While
 *     an error waits to be taken every call does nothing, so a chain of calls is checked once, at its end.
 *  5. Errors are values: gilt_failed, gilt_take_error. Nothing jumps, prints or aborts; running out of memory
 *     is an error (MemoryError) like others.
 *  6. Text and bytes that a call lends live as long as the scope of the value they were read from.
 *
 * How each function is described: what it does; Errors: what it answers then; GIL: "needs" it (t is attached
 * and not unlocked), or "free": may be called without; Thread: which thread may call; Since: the first version
 * of the interface. A call that finds itself misused (a handle of another interpreter or of a closed scope,
 * an unlocked thread) answers "absent" or false, with SystemError set where t can carry an error.
 */
#ifndef GILT_H
#define GILT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

/* Version of this interface. It grows, enums only get new members at their end, structures only get new
 * members at theirs. */
#define GILT_API_VERSION 1

#if defined(GILT_STATIC)
#define GILT_API
#elif defined(__GNUC__)
#define GILT_API __attribute__((visibility("default")))
#else
#define GILT_API
#endif
#if defined(__GNUC__)
#define GILT_PRINTF(f, a) __attribute__((format(printf, f, a)))
#define GILT_CHECK __attribute__((warn_unused_result))
#else
#define GILT_PRINTF(f, a)
#define GILT_CHECK
#endif

/* ------------------------------------------------------------------------------------------ types */

typedef struct gilt_vm gilt_vm;         /* one isolated interpreter */
typedef struct gilt_thread gilt_thread; /* proof that this OS thread is attached to one vm */
typedef struct gilt_ref gilt_ref;       /* long-lived handle: kept and dropped anywhere */
typedef struct gilt_type gilt_type;     /* native type of one vm; lives as long as the vm */
typedef struct gilt_val {               /* short-lived handle; h == 0: absent */
    uint64_t h;
} gilt_val;
typedef struct gilt_scope { /* an open scope */
    uint32_t depth, top;
} gilt_scope;

typedef enum gilt_status {
    GILT_OK,      /* done */
    GILT_ERROR,   /* a Python error is set */
    GILT_NOMEM,   /* no memory */
    GILT_CLOSED,  /* the interpreter is closed, or closing */
    GILT_TIMEOUT, /* not done in time; may be tried again */
    GILT_MISUSE   /* the call breaks a rule of this header */
} gilt_status;

/* What stops running code. No except, finally or __exit__ of a script runs for GILT_STOP_CALL and above. */
typedef enum gilt_stop {
    GILT_STOP_NONE,
    GILT_STOP_INTERRUPT, /* KeyboardInterrupt in the main thread, as Ctrl-C */
    GILT_STOP_CALL,      /* the running calls return to the host; the interpreter stays usable */
    GILT_STOP_VM         /* the same for all threads and for good: the interpreter can only be closed */
} gilt_stop;

/* Capabilities to take away (gilt_config.flags). With all of them an interpreter can only compute. */
enum {
    GILT_NO_SIGNALS = 1, /* leaves the signals of the process alone; signal.signal() refuses */
    GILT_NO_FFI = 2,     /* no ctypes */
    GILT_NO_THREADS = 4, /* scripts cannot start threads */
    GILT_NO_FILES = 8,   /* no files, sockets, processes, environment; no output without a write callback */
    GILT_NO_EVAL = 16    /* no eval, exec, compile in scripts */
};

/* How to make an interpreter. All zero but api_version: the defaults. Copied by gilt_vm_new, except what
 * ud points to; the callbacks must stay valid until the interpreter is closed. */
typedef struct gilt_config {
    uint32_t api_version; /* GILT_API_VERSION */
    uint32_t flags;       /* GILT_NO_* */
    /* Allocator of the interpreter's heap: p NULL allocates, new_size 0 frees, else resizes; NULL: no memory.
     * Alignment as malloc. Called with the interpreter's lock, and without it by gilt_vm_new and _close. */
    void *(*alloc)(void *ud, void *p, size_t old_size, size_t new_size);
    size_t memory_limit; /* bytes the heap may use; 0: no limit */
    size_t stack_limit;  /* bytes of each thread's C stack that scripts may use; 0: what there is */
    uint32_t slice;      /* bytecodes between two looks at who waits; 0: the default */
    uint64_t hash_seed;  /* 0: from the system */
    const char *const *allowed_modules; /* NULL-terminated names that may be imported; NULL: all */
    /* Source text of a module, from malloc, *len set; NULL: not known here. Asked before built-in modules.
     * Called with the lock held; must not call back. */
    char *(*load)(void *ud, const char *module, size_t *len);
    /* Output of scripts: stream 1 or 2, UTF-8. NULL: the process's stdout and stderr. Called with the lock
     * held, once for each print(); must not call back. */
    void (*write)(void *ud, int stream, const char *text, size_t len);
    void *ud; /* for the three callbacks */
} gilt_config;

typedef struct gilt_stats {
    size_t used, peak, objects;     /* bytes now and at most, live objects */
    uint64_t collections;           /* runs of the cycle collector */
    uint64_t gil_switches;          /* times the lock went to another thread */
    uint32_t threads;               /* attached threads, those of scripts included */
} gilt_stats;

/* A native function. args[i] belongs to the i-th parameter of its signature (after self, for methods); an
 * omitted one with default `...` is absent. All values live until the function returns. The result: a value;
 * absent: None, or the error that is set. */
typedef gilt_val (*gilt_fn)(gilt_thread *t, gilt_val self, const gilt_val *args, void *ud);

typedef void (*gilt_visit)(void *ctx, gilt_ref *r);
/* A native type: objects that carry `size` bytes of C data, zeroed at first. */
typedef struct gilt_type_spec {
    const char *name; /* "Point", or with parameters of the constructor "Point(x: float, y: float = 0.0)" */
    const char *doc;
    size_t size;
    /* Fills in self; args as for a native function. false: an error is set. NULL: nothing to do. */
    bool (*init)(gilt_thread *t, void *self, const gilt_val *args);
    /* Releases what init took, when it had succeeded (or is NULL). Cannot fail; no call but gilt_ref_drop. */
    void (*finalize)(void *self);
    /* Calls visit for each gilt_ref in self, so that cycles through C data are collected. No other calls. The
     * collector may empty these refs (gilt_use answers absent then); finalize still drops them. */
    void (*traverse)(void *self, gilt_visit visit, void *ctx);
} gilt_type_spec;

typedef enum gilt_event_kind {
    GILT_EV_GIL_WAIT,     /* a thread asks for the lock */
    GILT_EV_GIL_TAKE,     /* ... has it; dur_ns: how long it waited */
    GILT_EV_GIL_DROP,     /* lets go of it by itself; dur_ns: how long it held it */
    GILT_EV_GIL_FORCED,   /* its slice was over, or somebody more urgent asked; dur_ns as DROP */
    GILT_EV_THREAD_START, /* a script's thread begins */
    GILT_EV_THREAD_END,
    GILT_EV_GC_START,     /* n: generation */
    GILT_EV_GC_END,       /* n: objects found; dur_ns: how long it took */
    GILT_EV_BLOCK,        /* begins to wait; label: for what */
    GILT_EV_UNBLOCK       /* wait over; dur_ns: how long it was */
} gilt_event_kind;
typedef struct gilt_event {
    gilt_event_kind kind;
    uint64_t ts_ns;    /* monotonic clock */
    uint64_t thread;   /* small number of the thread; 1: the first ever attached */
    uint64_t dur_ns, n;
    const char *label; /* "sleep", "recv", what gilt_unlock was told, or NULL; valid during the call */
} gilt_event;
/* Called by the thread concerned, never twice at a time in one vm. Must not call back, and should be short. */
typedef void (*gilt_event_fn)(void *ud, const gilt_event *ev);

/* -------------------------------------------------------------------------------------- lifecycle */

/* Makes an interpreter; no thread is attached to it. cfg NULL: the defaults. *out has one owner, who ends it
 * with gilt_vm_close and gilt_vm_drop.
 * Errors: GILT_NOMEM, GILT_MISUSE (out NULL, unknown api_version or flags); *out is NULL then.
 * GIL: free. Thread: any. Since: 1. */
GILT_API gilt_status gilt_vm_new(const gilt_config *cfg, gilt_vm **out);

/* Ends an interpreter: runs what was posted and its atexit functions, refuses new threads, stops those that
 * run, sleep or wait, waits for them to leave, and frees everything but the gilt_vm itself. timeout_ns < 0: no
 * limit, not even for a finalizer that never ends. Threads of the host must detach by themselves; their calls return at once with GILT_STOP_VM.
 * Errors: GILT_TIMEOUT (somebody has not left: nothing was freed, nobody can attach any more; call again),
 * GILT_CLOSED (it is closed already), GILT_MISUSE (vm NULL; the calling thread is attached to it).
 * GIL: free. Thread: any that is not attached to vm. Since: 1. */
GILT_API gilt_status gilt_vm_close(gilt_vm *vm, int64_t timeout_ns);

/* One more owner of the gilt_vm, who calls gilt_vm_drop. Returns vm. Errors: none; NULL in, NULL out.
 * GIL: free. Thread: any. Since: 1. */
GILT_API gilt_vm *gilt_vm_share(gilt_vm *vm);

/* Gives an ownership up; the last one frees the gilt_vm. One that was never closed is closed first, without a
 * limit of time. NULL is ignored. GIL: free. Thread: any that is not attached to vm. Since: 1. */
GILT_API void gilt_vm_drop(gilt_vm *vm);

/* Fills *out; all zero when vm is NULL or closed. Waits for the lock unless the caller has it.
 * GIL: free. Thread: any. Since: 1. */
GILT_API void gilt_vm_stats(gilt_vm *vm, gilt_stats *out);

/* GILT_API_VERSION of the library that runs. GIL: free. Thread: any. Since: 1. */
GILT_API uint32_t gilt_api_version(void);

/* ------------------------------------------------------------------------------ threads and the GIL */

/* Attaches the calling OS thread, waits for the GIL and opens a scope. Nests, also in a native function and
 * between gilt_unlock and gilt_lock; each attach is undone by one gilt_detach. timeout_ns limits the wait for
 * the GIL; < 0: no limit. The thread may go on to attach to other interpreters, but keeps the GIL of the first
 * meanwhile: to wait for the second one without a gilt_unlock of the first is to risk that somebody waits the other
 * way round. A thread that ends attached is detached then.
 * Errors: NULL when vm is NULL, closed or closing, the time is over, or there is no memory.
 * GIL: takes it. Thread: any. Since: 1. */
GILT_API GILT_CHECK gilt_thread *gilt_attach(gilt_vm *vm, int64_t timeout_ns);

/* Closes the scope of the gilt_attach it undoes, forgets a waiting error when it is the outermost, and lets go
 * of the GIL (unless the attach was nested in one that had it). NULL is ignored.
 * GIL: free. Thread: t's. Since: 1. */
GILT_API void gilt_detach(gilt_thread *t);

/* Lets go of the GIL for a call that blocks or computes long; `what` ("read sensor"; NULL: "host call") is how
 * gilt.threads() and events name it. Must be static text. Handles stay valid, but may not be used until gilt_lock.
 * Errors: ignored when t is NULL or unlocked. GIL: needs, lets go. Thread: t's. Since: 1. */
GILT_API void gilt_unlock(gilt_thread *t, const char *what);

/* Takes the GIL back. Errors: GILT_CLOSED: the interpreter is closing; the GIL is held, but scripts are
 * stopped: clean up and detach. GILT_MISUSE: t is NULL or was not unlocked.
 * GIL: takes it. Thread: t's. Since: 1. */
GILT_API gilt_status gilt_lock(gilt_thread *t);

/* The interpreter t is attached to; no ownership. NULL in, NULL out. GIL: free. Thread: t's. Since: 1. */
GILT_API gilt_vm *gilt_thread_vm(gilt_thread *t);

/* Has fn(t, ud) called by the interpreter's main thread (the first that attached) soon, between two bytecodes;
 * at the latest by gilt_vm_close. Runs exactly once. An error that fn leaves is reported as unraisable.
 * Errors: GILT_NOMEM, GILT_CLOSED, GILT_MISUSE. GIL: free. Thread: any. Since: 1. */
GILT_API gilt_status gilt_post(gilt_vm *vm, void (*fn)(gilt_thread *t, void *ud), void *ud);

/* Stops what runs in the interpreter, see gilt_stop. Does nothing when vm is NULL or closed, or nothing runs.
 * GIL: free. Thread: any; async-signal-safe. Since: 1. */
GILT_API void gilt_interrupt(gilt_vm *vm, gilt_stop how);

/* To be called in the parent and in the child after fork(), by the thread that forked, which is attached to vm.
 * In the child all other threads are gone; what they held is lost. GIL: needs. Thread: the one that forked.
 * Since: 1. */
GILT_API void gilt_after_fork(gilt_vm *vm, bool in_child);

/* ------------------------------------------------------------------------------------------- limits */

/* What each call from t into the interpreter may use from now on: wall time and bytecodes (0: no limit). When
 * either is used up the call returns to the host with an error that no except sees (gilt_stopped: GILT_STOP_CALL);
 * the next call has the whole budget again. In a native function it also applies, at once, to the call that runs.
 * GIL: needs. Thread: t's. Since: 1. */
GILT_API void gilt_set_budget(gilt_thread *t, int64_t wall_ns, uint64_t steps);

/* Limits the heap to so many bytes (0: no limit), even below what is used now: then nothing can be allocated
 * until enough is freed. Errors: GILT_MISUSE when t cannot be used. GIL: needs. Thread: t's. Since: 1. */
GILT_API gilt_status gilt_set_memory_limit(gilt_thread *t, size_t bytes);

/* For native functions that compute long: charges `steps` bytecodes to t's slice and budget, lets others have
 * the GIL when it is their turn, and notices stops. false: an error is set, return at once.
 * GIL: needs. Thread: t's. Since: 1. */
GILT_API GILT_CHECK bool gilt_poll(gilt_thread *t, uint64_t steps);

/* ------------------------------------------------------------------------------------------ handles */

/* Opens a scope: values made from now on end with it. Long loops need one per turn. Works while an error waits.
 * GIL: needs. Thread: t's. Since: 1. */
GILT_API gilt_scope gilt_scope_open(gilt_thread *t);

/* Closes a scope and those opened inside it. `keep` (may be absent) survives, as a value of the scope around.
 * Errors: absent, when keep is absent, s is no open scope of this native call or attach, or no memory.
 * GIL: needs. Thread: t's. Since: 1. */
GILT_API gilt_val gilt_scope_close(gilt_thread *t, gilt_scope s, gilt_val keep);

/* A reference that lives until gilt_ref_drop. Owned by the caller. Errors: NULL when v is absent or no memory.
 * GIL: needs. Thread: t's. Since: 1. */
GILT_API gilt_ref *gilt_keep(gilt_thread *t, gilt_val v);

/* The value of a reference, in the innermost scope. Errors: absent when r is NULL, was emptied by the collector,
 * or belongs to another interpreter (SystemError). GIL: needs. Thread: t's. Since: 1. */
GILT_API gilt_val gilt_use(gilt_thread *t, gilt_ref *r);

/* Drops a reference, also after its interpreter was closed. NULL is ignored. The object is released by a thread
 * of the interpreter, soon. GIL: free. Thread: any. Since: 1. */
GILT_API void gilt_ref_drop(gilt_ref *r);

/* Is v a value? (It may be None.) */
static inline bool gilt_has(gilt_val v) { return v.h != 0; }

/* ------------------------------------------------------------------------------------- running code */

/* Compiles a module's text (UTF-8; len SIZE_MAX: up to its NUL) to a code object. filename is shown in
 * tracebacks, NULL: "<host>". Errors: absent (SyntaxError, MemoryError). GIL: needs. Thread: t's. Since: 1. */
GILT_API gilt_val gilt_compile(gilt_thread *t, const char *src, size_t len, const char *filename);

/* Runs a code object in a module's namespace and answers the module. Errors: absent.
 * GIL: needs. Thread: t's. Since: 1. */
GILT_API gilt_val gilt_run(gilt_thread *t, gilt_val code, gilt_val module);

/* Runs text in the module __main__, which lives as long as the interpreter, and answers the module.
 * Errors: absent. GIL: needs. Thread: t's. Since: 1. */
GILT_API gilt_val gilt_exec(gilt_thread *t, const char *src);

/* The value of an expression, evaluated in __main__. Errors: absent. GIL: needs. Thread: t's. Since: 1. */
GILT_API gilt_val gilt_eval(gilt_thread *t, const char *expr);

/* The module of a dotted name, imported if need be. Errors: absent. GIL: needs. Thread: t's. Since: 1. */
GILT_API gilt_val gilt_import(gilt_thread *t, const char *name);

/* f(argv[0], ..., argv[argc - 1]). Errors: absent. GIL: needs. Thread: t's. Since: 1. */
GILT_API gilt_val gilt_call(gilt_thread *t, gilt_val f, int argc, const gilt_val *argv);

/* f(...) with arguments described by fmt, as for gilt_pack; `name=` makes the next one a keyword argument:
 * gilt_callf(t, f, "i key=s", INT64_C(3), "x"). Errors: absent. GIL: needs. Thread: t's. Since: 1. */
GILT_API gilt_val gilt_callf(gilt_thread *t, gilt_val f, const char *fmt, ...);

/* ------------------------------------------------------------------------------------------ objects */

/* o.attr. Errors: absent (AttributeError). GIL: needs. Thread: t's. Since: 1. */
GILT_API gilt_val gilt_get(gilt_thread *t, gilt_val o, const char *attr);

/* o.attr = v. Errors: false. GIL: needs. Thread: t's. Since: 1. */
GILT_API bool gilt_set(gilt_thread *t, gilt_val o, const char *attr, gilt_val v);

/* o[key]. Errors: absent (KeyError, IndexError, TypeError). GIL: needs. Thread: t's. Since: 1. */
GILT_API gilt_val gilt_item(gilt_thread *t, gilt_val o, gilt_val key);

/* o[key] = v. Errors: false. GIL: needs. Thread: t's. Since: 1. */
GILT_API bool gilt_set_item(gilt_thread *t, gilt_val o, gilt_val key, gilt_val v);

/* len(o). Errors: -1. GIL: needs. Thread: t's. Since: 1. */
GILT_API int64_t gilt_len(gilt_thread *t, gilt_val o);

/* iter(o). Errors: absent (TypeError). GIL: needs. Thread: t's. Since: 1. */
GILT_API gilt_val gilt_iter(gilt_thread *t, gilt_val o);

/* The next item of an iterator; absent at its end (no error is set then) and on errors. Also resumes generators.
 * GIL: needs. Thread: t's. Since: 1. */
GILT_API gilt_val gilt_next(gilt_thread *t, gilt_val it);

/* A value made of C data. One item is the value itself, several are a tuple, none is an empty tuple:
 *   i int64_t     I int      d double     b bool (int)   s text, NUL-terminated (NULL: None)
 *   S text, size_t length    y bytes, size_t length      O gilt_val        n None
 *   (..) tuple    [..] list  {..} dict of `name=` items  blanks and commas are skipped
 * Beware: an argument for i must BE an int64_t: write INT64_C(2), not 2. Text must be UTF-8.
 * Errors: absent, also when an O is. ValueError for a bad format. GIL: needs. Thread: t's. Since: 1. */
GILT_API gilt_val gilt_pack(gilt_thread *t, const char *fmt, ...);

/* The reverse, into pointers: i int64_t *, I int *, d double *, b bool *, s const char ** (no NUL inside),
 * S const char **, size_t *; y const void **, size_t *; O gilt_val *; n only checks for None. (..) and [..]
 * take any tuple or list of that length, {name=i ..} looks up keys of a dict. Several items on top: as (..).
 * Nothing is promised of what was stored before a failure.
 * Errors: false (TypeError, ValueError, OverflowError, KeyError). GIL: needs. Thread: t's. Since: 1. */
GILT_API bool gilt_unpack(gilt_thread *t, gilt_val v, const char *fmt, ...);

/* A str of n bytes of UTF-8 (n SIZE_MAX: up to the NUL). Errors: absent (UnicodeDecodeError).
 * GIL: needs. Thread: t's. Since: 1. */
GILT_API gilt_val gilt_str(gilt_thread *t, const char *s, size_t n);

/* The UTF-8 text of a str, NUL-terminated, *n (may be NULL) its length; lent for v's life. Other values are
 * not converted. Errors: NULL (TypeError). GIL: needs. Thread: t's. Since: 1. */
GILT_API const char *gilt_to_str(gilt_thread *t, gilt_val v, size_t *n);

/* An int. Errors: absent. GIL: needs. Thread: t's. Since: 1. */
GILT_API gilt_val gilt_int(gilt_thread *t, int64_t i);

/* The value of an int (or of what has __index__). Errors: false (TypeError, OverflowError).
 * GIL: needs. Thread: t's. Since: 1. */
GILT_API bool gilt_to_int(gilt_thread *t, gilt_val v, int64_t *out);

/* A float. Errors: absent. GIL: needs. Thread: t's. Since: 1. */
GILT_API gilt_val gilt_float(gilt_thread *t, double d);

/* The value of a float, int, or what has __float__. Errors: false (TypeError, OverflowError).
 * GIL: needs. Thread: t's. Since: 1. */
GILT_API bool gilt_to_float(gilt_thread *t, gilt_val v, double *out);

/* None. GIL: needs. Thread: t's. Since: 1. */
GILT_API gilt_val gilt_none(gilt_thread *t);

/* bool(v); false also on errors and for absent values. GIL: needs. Thread: t's. Since: 1. */
GILT_API bool gilt_truth(gilt_thread *t, gilt_val v);

/* ------------------------------------------------------------------ native functions, modules, types */

/* The module of that name, made (and importable) if there is none. Dotted: the parent must be there.
 * Errors: absent. GIL: needs. Thread: t's. Since: 1. */
GILT_API gilt_val gilt_module(gilt_thread *t, const char *name, const char *doc);

/* Adds a native function to a module, or a method to a class (gilt_type_val): signature is Python text, e.g.
 * "twice(n: int, *, times: int = 1) -> int", in a class "norm(self) -> float". Annotations int, float, str,
 * bool, bytes, list, dict, tuple and set are checked before each call, others only shown by help(). Defaults
 * are literals, or `...`: absent. The text is copied. fn may be called by any thread of the interpreter.
 * Errors: false (SystemError for a malformed signature). GIL: needs. Thread: t's. Since: 1. */
GILT_API bool gilt_def(gilt_thread *t, gilt_val owner, const char *signature, gilt_fn fn, void *ud);

/* A native type, added to a module. spec is copied; its texts too. The type lives as long as the interpreter.
 * Scripts may subclass it. Errors: NULL. GIL: needs. Thread: t's. Since: 1. */
GILT_API gilt_type *gilt_type_new(gilt_thread *t, gilt_val module, const gilt_type_spec *spec);

/* The class object of a native type. Errors: absent. GIL: needs. Thread: t's. Since: 1. */
GILT_API gilt_val gilt_type_val(gilt_thread *t, gilt_type *type);

/* A new object of a native type without calling init: *payload (may be NULL) is its zeroed data, to be filled in
 * by the caller. Errors: absent, *payload NULL. GIL: needs. Thread: t's. Since: 1. */
GILT_API gilt_val gilt_object(gilt_thread *t, gilt_type *type, void **payload);

/* The data of an object of `type` or of a class derived from it; lent for v's life.
 * Errors: NULL (TypeError). GIL: needs. Thread: t's. Since: 1. */
GILT_API void *gilt_payload(gilt_thread *t, gilt_val v, gilt_type *type);

/* ------------------------------------------------------------------------------- errors and tracing */

/* Sets an error: exc is the name of a built-in exception or a dotted name ("json.JSONDecodeError"), fmt as
 * printf. Answers absent, so that a native function ends with `return gilt_raise(t, "ValueError", ...)`. An
 * error that waits already stays. GIL: needs. Thread: t's. Since: 1. */
GILT_API GILT_PRINTF(3, 4) gilt_val gilt_raise(gilt_thread *t, const char *exc, const char *fmt, ...);

/* Does an error wait to be taken? GIL: needs. Thread: t's. Since: 1. */
GILT_API bool gilt_failed(gilt_thread *t);

/* Why the waiting error is none of the script's doing: GILT_STOP_CALL (a spent budget, gilt_interrupt),
 * GILT_STOP_VM (closing); GILT_STOP_INTERRUPT is an ordinary KeyboardInterrupt. GILT_STOP_NONE: an ordinary error,
 * or none. GIL: needs. Thread: t's. Since: 1. */
GILT_API gilt_stop gilt_stopped(gilt_thread *t);

/* Takes the waiting error: the exception object, in the innermost scope; calls work again. In a native function
 * a stop comes again at the next call. Errors: absent when there is none.
 * GIL: needs. Thread: t's. Since: 1. */
GILT_API gilt_val gilt_take_error(gilt_thread *t);

/* Is err an instance of the exception class of that name (as for gilt_raise)? GIL: needs. Thread: t's. Since: 1. */
GILT_API bool gilt_error_is(gilt_thread *t, gilt_val err, const char *exc);

/* Writes the traceback and message of an exception, NUL-terminated and cut to cap bytes at a character, as Python
 * prints it. Answers the length of the whole text (cap may be 0, buf NULL). err absent: the empty text. err no
 * exception: its str(). Sets no error; answers 0 when there is no memory.
 * GIL: needs. Thread: t's. Since: 1. */
GILT_API size_t gilt_format_error(gilt_thread *t, gilt_val err, char *buf, size_t cap);

/* Has fn called for the events of these kinds (1u << GILT_EV_...); kinds 0 or fn NULL: no more. One listener per
 * interpreter; the new one replaces the old, which is not called any more once this returns.
 * Errors: GILT_CLOSED, GILT_MISUSE (vm NULL, unknown kinds), GILT_NOMEM. GIL: free; waits for it.
 * Thread: any. Since: 1. */
GILT_API gilt_status gilt_trace(gilt_vm *vm, uint32_t kinds, gilt_event_fn fn, void *ud);

#ifdef __cplusplus
}
#endif
#endif
