/* SPDX-License-Identifier: MIT
 * runtime/modules/interpreters.c owns the module _gilt_interpreters: interpreters that a script makes inside
 * its own process, each with a GIL and a heap of its own. lib/interpreters.py is the public face.
 *
 * N1  Code of another interpreter runs in a thread of its own, which the caller waits for through the one
 *     blocking function: so Ctrl-C and stops reach the caller, who passes them on.
 * N2  A Job is shared by the caller and that thread; whoever lets go last frees it. When the other
 *     interpreter does not come back in time the caller goes on without it.
 * N3  An interpreter belongs to the one that made it. It gets neither signals nor, when the maker is
 *     limited in memory or threads, is it made at all: its memory would be counted nowhere.
 */
#include <errno.h>
#include <poll.h>
#include <pthread.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "runtime/gil/block.h"
#include "runtime/gil/gil.h"
#include "runtime/hooks.h"
#include "runtime/lifecycle.h"
#include "runtime/modules/interpreters.h"
#include "runtime/modules/io.h"
#include "runtime/types/number.h"
#include "runtime/types/sequence.h"
#include "runtime/types/str.h"

#define CLOSE_NS ((int64_t)2000000000)   /* closing waits so long for threads */
#define PATIENCE_MS 5000                 /* an interrupted call waits so long for the other side */

typedef enum JobKind { JOB_START, JOB_EXEC, JOB_SET, JOB_GET, JOB_FINISH } JobKind;

typedef struct Job {
    _Atomic int refs;
    JobKind kind;
    GiVm *vm;
    GiParcel in;   /* EXEC: source text, file name; SET: name, value, ...; GET: name */
    GiParcel out;  /* GET: the value; after a failure: name of the type, message, traceback */
    bool failed;
    _Atomic bool finished; /* set by the thread, last of all: out and failed are the caller's */
    int done[2];   /* pipe: a byte comes when the job is finished */
} Job;

typedef struct Handle {
    GiObject head;
    GiVm *vm;      /* NULL: closed */
    int64_t id;
    bool running;
} Handle;

GiValue gi_interpreters_raise(GiThread *t, const char *name, const char *format, ...) {
    char text[256];
    va_list args;
    va_start(args, format);
    vsnprintf(text, sizeof text, format, args);
    va_end(args);
    return gi_import_raise_steal(t, "_gilt_interpreters", name, gi_str_from_text(t, text));
}

/* --- jobs: what happens inside the other interpreter --- */

static void drop_job(Job *j) {
    if (atomic_fetch_sub(&j->refs, 1) != 1) {
        return;
    }
    gi_parcel_free(&j->in);
    gi_parcel_free(&j->out);
    close(j->done[0]);
    close(j->done[1]);
    free(j);
}

static GiDict *main_dict(GiThread *t) {
    GiValue module = gi_dict_get_str(t, t->vm->modules, GI_NAME(t, __main__));
    return module == GI_NULL ? NULL : gi_module_dict(module);
}

static bool make_main(GiThread *t) {
    GiValue module = gi_module(t, GI_NAME(t, __main__), NULL);
    bool ok = module != GI_NULL && gi_dict_set_str(t, t->vm->modules, GI_NAME(t, __main__), module) &&
              gi_dict_set_str(t, gi_module_dict(module), GI_NAME(t, __builtins__),
                              gi_counted(t->vm->builtins));
    gi_xdrop(t, module);
    return ok && gi_io_init_streams(t, false);
}

/* What was printed appears now, not when the interpreter ends. An error of the code itself stays. */
static void flush_output(GiThread *t) {
    GiValue pending = gi_error_take(t), out = gi_sys_get(t, "stdout");
    GiValue name = out == GI_NULL || out == GI_NONE ? GI_NULL : gi_str_from_text(t, "flush");
    GiValue r = name == GI_NULL ? GI_NULL : gi_call_method0(t, out, name);
    gi_xdrop(t, name);
    gi_xdrop(t, r);
    gi_error_clear(t);
    if (pending != GI_NULL) {
        gi_error_restore_steal(t, pending);
    }
}

/* Runs source text in __main__. */
static bool run_source(GiThread *t, Job *j) {
    size_t at = 0;
    GiValue source = gi_parcel_unpack(t, &j->in, &at);
    GiValue file = source == GI_NULL ? GI_NULL : gi_parcel_unpack(t, &j->in, &at);
    GiDict *d = main_dict(t);
    GiValue code = file == GI_NULL || d == NULL
                       ? GI_NULL
                       : gi_compile(t, gi_str_text(source), gi_str_size(source), file, 'x', 0);
    GiValue r = code == GI_NULL ? GI_NULL : gi_run_code(t, code, gi_counted(d), gi_counted(d));
    gi_xdrop(t, code);
    gi_xdrop(t, file);
    gi_xdrop(t, source);
    gi_xdrop(t, r);
    flush_output(t);
    return r != GI_NULL;
}

static bool set_names(GiThread *t, Job *j) {
    GiDict *d = main_dict(t);
    bool ok = d != NULL;
    for (size_t at = 0; ok && at < j->in.size;) {
        GiValue name = gi_parcel_unpack(t, &j->in, &at);
        GiValue value = name == GI_NULL ? GI_NULL : gi_parcel_unpack(t, &j->in, &at);
        ok = value != GI_NULL && gi_dict_set(t, d, name, value);
        gi_xdrop(t, name);
        gi_xdrop(t, value);
    }
    return ok;
}

static bool get_name(GiThread *t, Job *j) {
    size_t at = 0;
    GiDict *d = main_dict(t);
    GiValue name = gi_parcel_unpack(t, &j->in, &at);
    GiValue v = name == GI_NULL || d == NULL ? GI_NULL : gi_dict_get(t, d, name);
    if (v == GI_NULL && !gi_failed(t)) {
        gi_raise_value(t, &gi_NameError, name);
    }
    gi_xdrop(t, name);
    return v != GI_NULL && gi_parcel_pack(t, &j->out, v);
}

static bool perform(GiThread *t, Job *j) {
    switch (j->kind) {
    case JOB_START:
        return make_main(t);
    case JOB_EXEC:
        return run_source(t, j);
    case JOB_SET:
        return set_names(t, j);
    case JOB_GET:
        return get_name(t, j);
    default:
        gi_vm_finish(t);
        return true;
    }
}

static void add_text(GiThread *t, Job *j, GiValue text) {
    bool known = text != GI_NULL && gi_is_str(text);
    gi_parcel_pack_text(&j->out, known ? gi_str_text(text) : "", known ? gi_str_size(text) : 0);
    gi_xdrop(t, text);
    gi_error_clear(t);
}

/* Packs what the caller is told of the exception. */
static void describe_failure(GiThread *t, Job *j) {
    GiValue e = gi_error_take(t);
    gi_parcel_free(&j->out);
    j->failed = true;
    gi_stop_clear(t);
    add_text(t, j, gi_str_from_text(t, gi_type_name(gi_type(e))));
    add_text(t, j, gi_str(t, e));
    add_text(t, j, gi_error_format(t, e));
    gi_drop(t, e);
}

static void *run_job(void *arg) {
    Job *j = arg;
    GiThread *t = gi_thread_attach(j->vm);
    if (t != NULL) {
        if (!perform(t, j)) {
            describe_failure(t, j);
        }
        gi_thread_detach(t);
    } else {
        j->failed = true;
        gi_parcel_pack_text(&j->out, "InterpreterError", 16);
        gi_parcel_pack_text(&j->out, "the interpreter is closing", 26);
        gi_parcel_pack_text(&j->out, "", 0);
    }
    atomic_store_explicit(&j->finished, true, memory_order_release);
    char byte = 0;
    ssize_t r = write(j->done[1], &byte, 1);
    (void)r; /* an empty pipe takes a byte */
    drop_job(j);
    return NULL;
}

/* --- jobs: the caller's side --- */

static Job *make_job(GiThread *t, GiVm *vm, JobKind kind) {
    Job *j = calloc(1, sizeof *j);
    if (j == NULL) {
        gi_raise_memory(t);
        return NULL;
    }
    if (pipe(j->done) != 0) {
        gi_raise_errno(t, errno, GI_NULL);
        free(j);
        return NULL;
    }
    atomic_init(&j->refs, 1);
    j->kind = kind;
    j->vm = vm;
    return j;
}

/* The caller was interrupted: so is the other side, and gets a while to end. */
static void call_off(GiThread *t, Job *j) {
    struct pollfd fd = {j->done[0], POLLIN, 0};
    gi_gil_release(t);
    gi_stop_vm(j->vm, t->stop == 0 ? GI_STOP_INTERRUPT : GI_STOP_CALL);
    if (poll(&fd, 1, PATIENCE_MS / 5) == 0) {
        gi_stop_vm(j->vm, GI_STOP_CALL);
        poll(&fd, 1, PATIENCE_MS);
    }
    gi_gil_take(t);
}

/* Runs j in a thread of the other interpreter and waits for it. false: error set in t (the job itself may
 * have failed without that). */
static bool run(GiThread *t, Job *j) {
    pthread_t thread;
    atomic_fetch_add(&j->refs, 1);
    if (pthread_create(&thread, NULL, run_job, j) != 0) {
        atomic_fetch_sub(&j->refs, 1);
        gi_raise(t, &gi_RuntimeError, "can't start new thread");
        return false;
    }
    pthread_detach(thread);
    if (gi_block_fd(t, GI_BLOCK_CALL_OUT, "interpreter", GI_NULL, j->done[0], POLLIN, GI_NO_DEADLINE) != 1) {
        call_off(t, j);
        return false;
    }
    return atomic_load_explicit(&j->finished, memory_order_acquire);
}

static Handle *as_handle(GiThread *t, GiValue v) {
    if (gi_is_object(v) && gi_is_exact(v, &gi_interpreter_type)) {
        Handle *h = (Handle *)gi_object(v);
        if (h->vm == NULL) {
            gi_interpreters_raise(t, "InterpreterNotFoundError", "unrecognized interpreter ID %lld",
                                  (long long)h->id);
            return NULL;
        }
        if (!h->running) {
            return h;
        }
        gi_interpreters_raise(t, "InterpreterError", "interpreter already running");
        return NULL;
    }
    gi_raise_type_error(t, "expected an interpreter, got %T", v);
    return NULL;
}

/* Three texts as a tuple: what describe_failure has packed. */
static GiValue unpack_failure(GiThread *t, const Job *j) {
    GiValue parts[3] = {GI_NULL, GI_NULL, GI_NULL};
    size_t at = 0, n = 0;
    while (n < 3 && at < j->out.size && (parts[n] = gi_parcel_unpack(t, &j->out, &at)) != GI_NULL) {
        n++;
    }
    if (n < 3) {
        for (size_t i = 0; i < n; i++) {
            gi_drop(t, parts[i]);
        }
        return gi_failed(t) ? GI_NULL : gi_raise_memory(t);
    }
    return gi_tuple_steal(t, parts, 3);
}

/* Runs a job that is ready. The answer: None, the value asked for, or a tuple of texts when *failed. */
static GiValue run_in(GiThread *t, Handle *h, Job *j, bool *failed) {
    GiValue r = GI_NULL;
    h->running = true;
    gi_take_object(h);
    if (run(t, j)) {
        size_t at = 0;
        *failed = j->failed;
        r = j->failed ? unpack_failure(t, j) : j->kind == JOB_GET ? gi_parcel_unpack(t, &j->out, &at) : GI_NONE;
    }
    h->running = false;
    gi_drop_object(t, h);
    drop_job(j);
    return r;
}

/* As run_in, but a failure is raised: for what scripts do not see. */
static GiValue run_plain(GiThread *t, Handle *h, Job *j) {
    bool failed = false;
    GiValue r = run_in(t, h, j, &failed);
    if (r == GI_NULL || !failed) {
        return r;
    }
    gi_interpreters_raise(t, "InterpreterError", "%.80s: %.150s", gi_str_text(gi_as_tuple(r)->items[0]),
                          gi_str_text(gi_as_tuple(r)->items[1]));
    gi_drop(t, r);
    return GI_NULL;
}

/* --- functions --- */

static bool may_create(GiThread *t) {
    GiHeapStats stats;
    gi_heap_stats(t->vm->heap, &stats);
    if (stats.limit == 0 && !(t->vm->flags & GI_VM_NO_THREADS)) {
        return true;
    }
    gi_interpreters_raise(t, "InterpreterError",
                          "an interpreter that is limited in memory or threads cannot create others");
    return false;
}

/* create(id) */
static GiValue f_create(GiThread *t, const GiValue *a) {
    int64_t id;
    if (!may_create(t) || !gi_index_int64(t, a[0], false, &id)) {
        return GI_NULL;
    }
    Handle *h = gi_object_new(t, &gi_interpreter_type);
    if (h == NULL) {
        return GI_NULL;
    }
    GiVm *vm = t->vm;
    GiVmConfig config = {.flags = vm->flags | GI_VM_NO_SIGNALS, .c_stack_size = vm->c_stack_size,
                         .program = vm->program, .write = vm->write, .load = vm->load,
                         .allowed_modules = vm->allowed_modules, .ud = vm->ud};
    h->id = id;
    h->vm = gi_vm_create(&config);
    Job *j = h->vm == NULL ? NULL : make_job(t, h->vm, JOB_START);
    GiValue r = j != NULL ? run_plain(t, h, j) : gi_failed(t) ? GI_NULL : gi_raise_memory(t);
    if (r == GI_NULL) {
        gi_drop_object(t, h);
        return GI_NULL;
    }
    return gi_counted(h);
}

/* exec(handle, source, filename): None, or (type name, message, traceback). */
static GiValue f_exec(GiThread *t, const GiValue *a) {
    Handle *h = as_handle(t, a[0]);
    bool failed;
    if (h == NULL || !gi_is_str(a[1]) || !gi_is_str(a[2])) {
        return h == NULL ? GI_NULL : gi_raise_type_error(t, "source and file name must be str");
    }
    Job *j = make_job(t, h->vm, JOB_EXEC);
    if (j == NULL) {
        return GI_NULL;
    }
    if (!gi_parcel_pack(t, &j->in, a[1]) || !gi_parcel_pack(t, &j->in, a[2])) {
        drop_job(j);
        return GI_NULL;
    }
    return run_in(t, h, j, &failed);
}

/* set(handle, pairs): names and values of __main__; pairs is a tuple (name, value, name, value ...). */
static GiValue f_set(GiThread *t, const GiValue *a) {
    Handle *h = as_handle(t, a[0]);
    if (h == NULL || !gi_is_tuple(a[1]) || gi_as_tuple(a[1])->size % 2 != 0) {
        return h == NULL ? GI_NULL : gi_raise_type_error(t, "a tuple of names and values is needed");
    }
    Job *j = make_job(t, h->vm, JOB_SET);
    bool ok = j != NULL;
    for (size_t i = 0; ok && i < gi_as_tuple(a[1])->size; i++) {
        ok = gi_parcel_pack(t, &j->in, gi_as_tuple(a[1])->items[i]);
    }
    if (!ok) {
        if (j != NULL) {
            drop_job(j);
        }
        return GI_NULL;
    }
    return run_plain(t, h, j);
}

/* get(handle, name): a shareable value of __main__. */
static GiValue f_get(GiThread *t, const GiValue *a) {
    Handle *h = as_handle(t, a[0]);
    Job *j = h == NULL ? NULL : make_job(t, h->vm, JOB_GET);
    if (j == NULL) {
        return GI_NULL;
    }
    if (!gi_parcel_pack(t, &j->in, a[1])) {
        drop_job(j);
        return GI_NULL;
    }
    return run_plain(t, h, j);
}

static GiValue f_close(GiThread *t, const GiValue *a) {
    Handle *h = as_handle(t, a[0]);
    Job *j = h == NULL ? NULL : make_job(t, h->vm, JOB_FINISH);
    GiValue r = j == NULL ? GI_NULL : run_plain(t, h, j);
    if (r == GI_NULL) {
        return GI_NULL;
    }
    GiVm *vm = h->vm;
    h->vm = NULL;
    gi_gil_release(t);
    bool ended = gi_vm_destroy(vm, CLOSE_NS);
    gi_gil_take(t);
    if (!ended) {
        h->vm = vm;
        return gi_interpreters_raise(t, "InterpreterError", "a thread of the interpreter does not end");
    }
    return GI_NONE;
}

static GiValue f_is_running(GiThread *t, const GiValue *a) {
    if (!gi_is_object(a[0]) || !gi_is_exact(a[0], &gi_interpreter_type)) {
        return gi_raise_type_error(t, "expected an interpreter, got %T", a[0]);
    }
    return gi_bool(((Handle *)gi_object(a[0]))->running);
}

static GiValue f_is_shareable(GiThread *t, const GiValue *a) {
    GiParcel p = {0};
    bool ok = gi_parcel_pack(t, &p, a[0]);
    gi_parcel_free(&p);
    if (!ok && !gi_error_is(t, &gi_TypeError)) {
        return GI_NULL;
    }
    gi_error_clear(t);
    return gi_bool(ok);
}

static void release(GiThread *t, GiObject *o) {
    Handle *h = (Handle *)o;
    if (h->vm != NULL) {
        gi_vm_destroy(h->vm, CLOSE_NS);
    }
    gi_object_free(t, o, sizeof *h);
}

GiType gi_interpreter_type = {
    GI_TYPE_HEAD(Handle, 0),
    .gc.release = release,
    .name = "_gilt_interpreters.Handle",
    .base = &gi_object_type,
    .flags = GI_TYPE_NO_INSTANCES,
    .doc = "An interpreter made by this one.",
};

static const GiMethodRow functions[] = {
    GI_METHOD("create(id, /)", f_create, "Makes an interpreter."),
    GI_METHOD("exec(interpreter, source, filename, /)", f_exec, "Runs source text in its __main__."),
    GI_METHOD("set(interpreter, pairs, /)", f_set, "Sets names of its __main__."),
    GI_METHOD("get(interpreter, name, /)", f_get, "A shareable value of its __main__."),
    GI_METHOD("close(interpreter, /)", f_close, "Ends it."),
    GI_METHOD("is_running(interpreter, /)", f_is_running, "Does it run code for this one?"),
    GI_METHOD("is_shareable(obj, /)", f_is_shareable, "Can it be passed to another interpreter?"),
    GI_METHODS_END};

static bool add_error(GiThread *t, GiValue module, const char *name, GiType *base) {
    return gi_module_add_steal(t, module, name, gi_type_derive(t, "interpreters", name, base));
}

static bool init(GiThread *t, GiValue module) {
    return add_error(t, module, "InterpreterError", &gi_Exception) &&
           add_error(t, module, "InterpreterNotFoundError",
                     gi_as_type(gi_dict_get_text(t, gi_module_dict(module), "InterpreterError"))) &&
           add_error(t, module, "NotShareableError", &gi_TypeError) &&
           add_error(t, module, "QueueEmpty", &gi_Exception) &&
           add_error(t, module, "QueueFull", &gi_Exception) &&
           gi_module_add(t, module, "Queue", gi_type_value(&gi_interpreter_queue_type));
}

const GiModuleSpec gi_module_interpreters = {"_gilt_interpreters", "Other interpreters in this process.", functions,
                                             init};
