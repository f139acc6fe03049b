/* SPDX-License-Identifier: MIT
 * runtime/modules/thread.c: the module _thread, and _thread._ThreadHandle: a thread that can be
 * joined. Locks are thread_lock.c, _local is thread_local.c, OS threads runtime/gil/thread.c.
 */
#include "runtime/modules/thread.h"

#include <signal.h>

#include "runtime/errors/exception.h"
#include "runtime/gil/block.h"
#include "runtime/gil/signal.h"
#include "runtime/gil/thread.h"
#include "runtime/native.h"
#include "runtime/types/number.h"
#include "runtime/types/sequence.h"
#include "runtime/types/str.h"
#include "runtime/types/support.h"

/* --- _ThreadHandle --- */

typedef enum HandleState { HANDLE_NOT_STARTED, HANDLE_RUNNING, HANDLE_DONE } HandleState;

typedef struct Handle {
    GiObject head;
    uint64_t ident;
    HandleState state;
    bool joinable;           /* by _shutdown: not a daemon */
    GiWaitQueue joiners;
    struct Handle *next;     /* list of running non-daemon threads */
    GiObject *weak_list;
} Handle;

static Handle *as_handle(GiValue v) { return (Handle *)gi_object(v); }

static GiValue handle_new(GiThread *t, GiType *type, const GiValue *a, size_t n, GiValue kwnames) {
    Handle *handle = gi_object_new(t, type);
    return handle == NULL ? GI_NULL : gi_counted(handle);
}

static bool handle_init(GiThread *t, GiValue self, const GiValue *a, size_t n, GiValue kwnames) {
    return true;
}

static void handle_release(GiThread *t, GiObject *o) { gi_object_free(t, o, sizeof(Handle)); }

static void set_done(GiThread *t, Handle *handle) {
    handle->state = HANDLE_DONE;
    gi_wake(t, &handle->joiners, SIZE_MAX);
}

/* Waits for the thread to end; deadline INT64_MIN: does not wait. false: error set. */
static bool join(GiThread *t, Handle *handle, int64_t deadline) {
    if (handle->state == HANDLE_NOT_STARTED) {
        return gi_raise(t, &gi_RuntimeError, "thread not started");
    }
    if (handle->state == HANDLE_RUNNING && handle->ident == t->id) {
        return gi_raise(t, &gi_RuntimeError, "Cannot join current thread");
    }
    int woken = 1;
    gi_take_object(handle);
    while (woken == 1 && handle->state != HANDLE_DONE) {
        woken = deadline == INT64_MIN ? 0
                                      : gi_wait(t, GI_BLOCK_JOIN, "join", gi_counted(handle),
                                                &handle->joiners, deadline);
    }
    gi_drop_object(t, handle);
    return woken != -2;
}

static GiValue handle_join(GiThread *t, const GiValue *a) {
    int64_t deadline = GI_NO_DEADLINE, ns;
    if (a[1] != GI_NONE) {
        if (!gi_thread_timeout(t, a[1], &ns)) {
            return GI_NULL;
        }
        deadline = ns == 0 ? INT64_MIN : ns < 0 ? GI_NO_DEADLINE : gi_deadline(t, ns);
    }
    return join(t, as_handle(a[0]), deadline) ? GI_NONE : GI_NULL;
}

static GiValue handle_is_done(GiThread *t, const GiValue *a) {
    return gi_bool(as_handle(a[0])->state == HANDLE_DONE);
}

static GiValue handle_set_done(GiThread *t, const GiValue *a) {
    if (as_handle(a[0])->state == HANDLE_NOT_STARTED) {
        return gi_raise(t, &gi_RuntimeError, "thread not started");
    }
    set_done(t, as_handle(a[0]));
    return GI_NONE;
}

uint64_t gi_thread_handle_ident(GiValue v) {
    bool running = gi_is_exact(v, &gi_thread_handle_type) && as_handle(v)->state == HANDLE_RUNNING;
    return running ? as_handle(v)->ident : 0;
}

static GiValue get_ident(GiThread *t, GiValue self) {
    return gi_int_from_uint64(t, as_handle(self)->ident);
}

static GiValue handle_repr(GiThread *t, GiValue v) {
    return gi_str_from_format(t, "<%s object: ident=%llu>", gi_type(v)->name,
                              (unsigned long long)as_handle(v)->ident);
}

static const GiMethodRow handle_methods[] = {
    GI_METHOD("join(self, timeout=None, /)", handle_join, NULL),
    GI_METHOD("_set_done(self, /)", handle_set_done, NULL),
    GI_METHOD("is_done(self, /)", handle_is_done, NULL),
    GI_METHODS_END,
};

static const GiGetSetRow handle_getset[] = {
    {"ident", get_ident, NULL, NULL},
    {NULL, NULL, NULL, NULL},
};

GiType gi_thread_handle_type = {
    GI_TYPE_HEAD(Handle, 0),
    .gc.weak_offset = offsetof(Handle, weak_list),
    .gc.release = handle_release,
    .name = "_thread._ThreadHandle",
    .new_ = handle_new,
    .init = handle_init,
    .repr = handle_repr,
    .methods = handle_methods,
    .getset = handle_getset,
};

/* --- starting --- */

typedef struct Boot { /* what a new thread runs; owned by it */
    GiValue function, args, kwargs; /* kwargs may be GI_NULL */
    Handle *handle;
} Boot;

static void free_boot(GiThread *t, Boot *boot) {
    gi_xdrop(t, boot->function);
    gi_xdrop(t, boot->args);
    gi_xdrop(t, boot->kwargs);
    gi_drop_object(t, boot->handle);
    gi_free(t, boot, sizeof *boot);
}

/* Takes a handle off the list of threads that _shutdown joins. */
static void unlist(GiThread *t, Handle *handle) {
    for (Handle **link = (Handle **)&t->vm->thread_handles; *link != NULL; link = &(*link)->next) {
        if (*link == handle) {
            *link = handle->next;
            break;
        }
    }
}

/* Reports the error that ended a thread through sys.unraisablehook, and clears it. */
static void report(GiThread *t, GiValue function) {
    GiValue exc = gi_error_take(t), hook = gi_sys_get(t, "unraisablehook");
    GiValue args = gi_call0(t, gi_static(&gi_simple_namespace_type));
    GiValue message = gi_str_from_format(t, "Exception ignored in thread started by %R", function);
    if (hook != GI_NULL && hook != GI_NONE && args != GI_NULL && message != GI_NULL) {
        static const char *const names[] = {"exc_type", "exc_value", "exc_traceback", "err_msg",
                                            "object"};
        GiValue tb = gi_as_exception(exc)->traceback;
        const GiValue values[] = {gi_type_value(gi_type(exc)), exc, tb == GI_NULL ? GI_NONE : tb,
                                  message, GI_NONE};
        gi_take(hook);
        bool ok = true;
        for (size_t i = 0; ok && i < 5; i++) {
            GiValue name = gi_intern(t, names[i], strlen(names[i]));
            ok = name != GI_NULL && gi_setattr(t, args, name, values[i]);
            gi_xdrop(t, name);
        }
        GiValue result = ok ? gi_call1(t, hook, args) : GI_NULL;
        gi_xdrop(t, result);
        gi_drop(t, hook);
    }
    gi_error_clear(t);
    gi_xdrop(t, args);
    gi_xdrop(t, message);
    gi_drop(t, exc);
}

static void run(GiThread *t, void *arg) {
    Boot *boot = arg;
    GiValue result = gi_call_ex(t, boot->function, boot->args, boot->kwargs);
    if (result != GI_NULL) {
        gi_drop(t, result);
    } else if (!gi_error_clear_if(t, &gi_SystemExit)) {
        report(t, boot->function);
    }
    Handle *handle = gi_take_object(boot->handle);
    free_boot(t, boot);
    unlist(t, handle);
    set_done(t, handle);
    gi_drop_object(t, handle);
}

/* Starts function(*args, **kwargs) in a new thread. */
static bool start(GiThread *t, GiValue function, GiValue args, GiValue kwargs, Handle *handle,
                  bool daemon) {
    Boot *boot = gi_alloc(t, sizeof *boot);
    if (boot == NULL) {
        return false;
    }
    *boot = (Boot){gi_take(function), gi_take(args), gi_xtake(kwargs), gi_take_object(handle)};
    handle->state = HANDLE_RUNNING;
    if (!gi_thread_spawn(t, run, boot, daemon, &handle->ident)) {
        handle->state = HANDLE_NOT_STARTED;
        free_boot(t, boot);
        return false;
    }
    if (!daemon) {
        handle->joinable = true;
        handle->next = t->vm->thread_handles;
        t->vm->thread_handles = handle;
    }
    return true;
}

static GiValue thread_start_new_thread(GiThread *t, const GiValue *a) {
    if (!gi_is_callable(a[0])) {
        return gi_raise_type_error(t, "first arg must be callable");
    }
    if (!gi_is_tuple(a[1])) {
        return gi_raise_type_error(t, "2nd arg must be a tuple");
    }
    if (a[2] != GI_NULL && !gi_is_dict(a[2])) {
        return gi_raise_type_error(t, "optional 3rd arg must be a dictionary");
    }
    GiValue handle = handle_new(t, &gi_thread_handle_type, NULL, 0, GI_NULL);
    if (handle == GI_NULL) {
        return GI_NULL;
    }
    bool ok = start(t, a[0], a[1], a[2], as_handle(handle), true);
    uint64_t ident = as_handle(handle)->ident;
    gi_drop(t, handle);
    return ok ? gi_int_from_uint64(t, ident) : GI_NULL;
}

static GiValue thread_start_joinable_thread(GiThread *t, const GiValue *a) {
    if (!gi_is_callable(a[0])) {
        return gi_raise_type_error(t, "thread function must be callable");
    }
    int daemon = gi_truth(t, a[2]);
    if (daemon < 0) {
        return GI_NULL;
    }
    GiValue handle;
    if (a[1] == GI_NONE) {
        handle = handle_new(t, &gi_thread_handle_type, NULL, 0, GI_NULL);
    } else if (gi_is_exact(a[1], &gi_thread_handle_type)) {
        handle = gi_take(a[1]);
        if (as_handle(handle)->state != HANDLE_NOT_STARTED) {
            gi_drop(t, handle);
            return gi_raise(t, &gi_RuntimeError, "thread already started");
        }
    } else {
        return gi_raise_type_error(t, "'handle' must be a _ThreadHandle");
    }
    if (handle == GI_NULL) {
        return GI_NULL;
    }
    GiValue args = gi_tuple(t, NULL, 0);
    bool ok = args != GI_NULL && start(t, a[0], args, GI_NULL, as_handle(handle), daemon != 0);
    gi_xdrop(t, args);
    if (!ok) {
        gi_drop(t, handle);
        return GI_NULL;
    }
    return handle;
}

/* Joins all non-daemon threads but the calling one. */
static GiValue thread_shutdown(GiThread *t, const GiValue *a) {
    for (;;) {
        Handle *handle = t->vm->thread_handles;
        while (handle != NULL && (handle->state == HANDLE_DONE || handle->ident == t->id)) {
            handle = handle->next;
        }
        if (handle == NULL) {
            return GI_NONE;
        }
        if (!join(t, handle, GI_NO_DEADLINE)) {
            return GI_NULL;
        }
    }
}

static GiValue thread_make_handle(GiThread *t, const GiValue *a) {
    int64_t ident;
    if (!gi_index_int64(t, a[0], false, &ident)) {
        return GI_NULL;
    }
    GiValue handle = handle_new(t, &gi_thread_handle_type, NULL, 0, GI_NULL);
    if (handle != GI_NULL) {
        as_handle(handle)->ident = (uint64_t)ident;
        as_handle(handle)->state = HANDLE_RUNNING;
    }
    return handle;
}

/* --- the rest of the module --- */

static GiValue thread_allocate_lock(GiThread *t, const GiValue *a) { return gi_thread_lock_new(t); }
static GiValue thread_get_ident(GiThread *t, const GiValue *a) { return gi_int_from_uint64(t, t->id); }
static GiValue thread_get_native_id(GiThread *t, const GiValue *a) {
    return gi_int_from_uint64(t, t->native_id);
}
static GiValue thread_count(GiThread *t, const GiValue *a) {
    return gi_int(t, (int64_t)gi_thread_live(t->vm));
}
static GiValue thread_exit(GiThread *t, const GiValue *a) { return gi_raise_none(t, &gi_SystemExit); }
static GiValue thread_main_ident(GiThread *t, const GiValue *a) {
    return gi_int_from_uint64(t, t->vm->main_thread == NULL ? 0 : t->vm->main_thread->id);
}
static GiValue thread_true(GiThread *t, const GiValue *a) { return GI_TRUE; }

static GiValue thread_stack_size(GiThread *t, const GiValue *a) {
    int64_t old = (int64_t)gi_thread_stack_size(t->vm), size;
    if (a[0] != GI_NULL &&
        (!gi_index_int64(t, a[0], false, &size) || !gi_thread_set_stack_size(t, size))) {
        return GI_NULL;
    }
    return gi_int(t, old);
}

static GiValue thread_interrupt_main(GiThread *t, const GiValue *a) {
    int64_t number;
    if (!gi_index_int64(t, a[0], false, &number)) {
        return GI_NULL;
    }
    if (number < 1 || number >= NSIG) {
        return gi_raise_value_error(t, "signal number out of range");
    }
    GiValue handler = gi_signal_handler(t, (int)number);
    if (!gi_is_int_imm(handler)) {
        gi_signal_trip(t->vm, (int)number);
    }
    return GI_NONE;
}

/* Prints an exception with its traceback to a file. */
static GiValue thread_display(GiThread *t, const GiValue *a) {
    if (gi_has_flag(a[0], GI_TYPE_EXCEPTION)) {
        gi_error_print(t, a[0], a[1]);
    }
    return GI_NONE;
}

#define START_DOC \
    "Start a new thread and return its identifier.\n\n" \
    "The thread will call the function with positional arguments from the\n" \
    "tuple args and keyword arguments taken from the optional dictionary\n" \
    "kwargs.  The thread exits when the function returns; the return value\n" \
    "is ignored.  The thread will also exit when the function raises an\n" \
    "unhandled exception; a stack trace will be printed unless the exception\n" \
    "is SystemExit."

static const GiMethodRow functions[] = {
    GI_METHOD_MADE("start_new_thread(function, args, kwargs=..., /)", thread_start_new_thread, START_DOC),
    GI_METHOD("start_new(function, args, kwargs=..., /)", thread_start_new_thread,
              "An obsolete synonym of start_new_thread()."),
    GI_METHOD("start_joinable_thread(function, handle=None, daemon=True)",
              thread_start_joinable_thread,
              "*For internal use only*: start a new thread.\n\n"
              "Like start_new_thread(), this starts a new thread calling the given function.\n"
              "Unlike start_new_thread(), this returns a handle object with methods to join\n"
              "or detach the given thread.\n"
              "This function is not for third-party code, please use the\n"
              "`threading` module instead. During finalization the runtime will not wait for\n"
              "the thread to exit if daemon is True. If handle is provided it must be a\n"
              "newly created thread._ThreadHandle instance."),
    GI_METHOD("daemon_threads_allowed()", thread_true,
              "Return True if daemon threads are allowed in the current interpreter,\n"
              "and False otherwise.\n"),
    GI_METHOD("allocate_lock()", thread_allocate_lock,
              "Create a new lock object. See help(type(threading.Lock())) for\n"
              "information about locks."),
    GI_METHOD("allocate()", thread_allocate_lock, "An obsolete synonym of allocate_lock()."),
    GI_METHOD("exit()", thread_exit,
              "This is synonymous to ``raise SystemExit''.  It will cause the current\n"
              "thread to exit silently unless the exception is caught."),
    GI_METHOD("exit_thread()", thread_exit, "An obsolete synonym of exit()."),
    GI_METHOD("interrupt_main(signum=2, /)", thread_interrupt_main,
              "Simulate the arrival of the given signal in the main thread,\n"
              "where the corresponding signal handler will be executed.\n"
              "If *signum* is omitted, SIGINT is assumed.\n"
              "A subthread can use this function to interrupt the main thread.\n\n"
              "Note: the default signal handler for SIGINT raises ``KeyboardInterrupt``."),
    GI_METHOD("get_ident()", thread_get_ident,
              "Return a non-zero integer that uniquely identifies the current thread\n"
              "amongst other threads that exist simultaneously.\n\n"
              "This may be used to identify per-thread resources.  Even though on\n"
              "some platforms threads identities may appear to be allocated as\n"
              "consecutive numbers starting at 1, this behavior should not be relied\n"
              "upon.  A thread's identity may be reused for another thread after it exits."),
    GI_METHOD("get_native_id()", thread_get_native_id,
              "Return a non-negative integer identifying the thread as reported\n"
              "by the OS (kernel). This may be used to uniquely identify a\n"
              "particular thread within a system."),
    GI_METHOD("_count()", thread_count,
              "Return the number of currently running Python threads, excluding\n"
              "the main thread. The returned number comprises all threads created\n"
              "through `start_new_thread()` as well as `threading.Thread`, and not\n"
              "yet finished.\n\n"
              "This function is meant for internal and specialized purposes only.\n"
              "In most applications `threading.enumerate()` should be used instead."),
    GI_METHOD("stack_size(size=..., /)", thread_stack_size,
              "Return the thread stack size used when creating new threads.  The\n"
              "optional size argument specifies the stack size (in bytes) to be used\n"
              "for subsequent new threads.  The size must be 0 (use platform or\n"
              "configured default) or a positive integer value of at least 32,768 (32k)."),
    GI_METHOD("_is_main_interpreter()", thread_true,
              "Return True if the current interpreter is the main Python interpreter."),
    GI_METHOD("_shutdown()", thread_shutdown,
              "Wait for all non-daemon threads (other than the calling thread) to stop."),
    GI_METHOD("_make_thread_handle(ident, /)", thread_make_handle,
              "Internal only. Make a thread handle for threads not spawned\n"
              "by the _thread or threading module."),
    GI_METHOD("_display(exception, file, /)", thread_display,
              "Internal only. Print an exception with its traceback."),
    GI_METHOD("_get_main_thread_ident()", thread_main_ident,
              "Internal only. Return a non-zero integer that uniquely identifies the main thread\n"
              "of the main interpreter."),
    GI_METHODS_END,
};

static bool init(GiThread *t, GiValue module) {
    return gi_module_add_type(t, module, &gi_thread_lock_type) &&
           gi_module_add(t, module, "LockType", gi_static(&gi_thread_lock_type)) &&
           gi_module_add_type(t, module, &gi_thread_rlock_type) &&
           gi_module_add_type(t, module, &gi_thread_local_type) &&
           gi_module_add_type(t, module, &gi_thread_handle_type) &&
           gi_module_add(t, module, "error", gi_static(&gi_RuntimeError)) &&
           gi_module_add_steal(t, module, "TIMEOUT_MAX",
                               gi_float(t, (double)GI_TIMEOUT_MAX_NS / 1e9));
}

const GiModuleSpec gi_module_thread = {
    "_thread",
    "This module provides primitive operations to write multi-threaded programs.\n"
    "The 'threading' module provides a more convenient interface.",
    functions,
    init,
};
