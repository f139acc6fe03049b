/* SPDX-License-Identifier: MIT
 * runtime/state.c: the life of an interpreter: creation, the end of a program, destruction.
 *
 * Destruction goes backwards through what creation built: stop the threads, forget the modules and
 * collect (finalizers still run, in a world that still works), empty what is left of them, then drop
 * types, names and the heap. From `finalizing` on nothing but finalizers runs script code.
 */
#include <errno.h>
#include <stdlib.h>
#include <time.h>
#if defined(__linux__)
#include <sys/random.h>
#endif

#include "gc/collect.h"
#include "gc/weak.h"
#include "runtime/api/hooks.h"
#include "runtime/audit.h"
#include "runtime/gil/signal.h"
#include "runtime/gil/sync.h"
#include "runtime/gil/thread.h"
#include "runtime/identity.h"
#include "runtime/import.h"
#include "runtime/init.h"
#include "runtime/lifecycle.h"
#include "runtime/types/bytes.h"
#include "runtime/types/sequence.h"
#include "runtime/types/str.h"

#define DEFAULT_RECURSION_LIMIT 1000
#define DEFAULT_INT_DIGITS 4300
#define KICK_NS 10000000  /* how often threads that do not come are kicked */
#define FINALIZER_ROUNDS 32
#define MIN_GOODBYE_NS 1000000

/* --- creation --- */

/* The key that CPython derives from PYTHONHASHSEED, so that hashes of bytes and ASCII text are the same
 * there and here: all zero for 0, else bytes of a linear congruential generator. */
static void fixed_hash_key(GiVm *vm, uint32_t seed) {
    uint32_t x = seed;
    vm->hash_key[0] = vm->hash_key[1] = 0;
    for (unsigned i = 0; seed != 0 && i < sizeof vm->hash_key; i++) {
        x = x * 214013u + 2531011u;
        vm->hash_key[i / 8] |= (uint64_t)(x >> 16 & 0xff) << (i % 8 * 8);
    }
}

/* Key of hash() from a seed plus one (so runs can be repeated), or from the system for 0. */
static void make_hash_key(GiVm *vm, uint64_t seed) {
    if (seed == 0) {
#if defined(__linux__)
        if (getrandom(vm->hash_key, sizeof vm->hash_key, GRND_NONBLOCK) == sizeof vm->hash_key) {
            return;
        }
#endif
        seed = (uint64_t)gi_clock_ns() ^ (uint64_t)(uintptr_t)vm;
    }
    fixed_hash_key(vm, (uint32_t)(seed - 1));
}

static void apply_config(GiVm *vm, const GiVmConfig *config) {
    vm->flags = config->flags;
    vm->c_stack_size = config->c_stack_size;
    vm->deterministic = config->deterministic;
    vm->no_specialize = config->no_specialize;
    vm->program = config->program;
    vm->write = config->write;
    vm->load = config->load;
    vm->allowed_modules = config->allowed_modules;
    vm->ud = config->ud;
    vm->recursion_limit = DEFAULT_RECURSION_LIMIT;
    vm->int_digits_limit = DEFAULT_INT_DIGITS;
    make_hash_key(vm, config->hash_seed);
    if (config->slice != 0) {
        vm->gil->slice = (int64_t)config->slice;
    }
}

static bool intern_names(GiThread *t) {
    static const char *const texts[] = {
#define GI_NAME_ROW(id, text) text,
#include "runtime/names.def"
#undef GI_NAME_ROW
    };
    GiValue interned = gi_dict_sized(t, GI_NAME_COUNT * 2);
    if (interned == GI_NULL) {
        return false;
    }
    t->vm->interned = gi_as_dict(interned);
    for (size_t i = 0; i < GI_NAME_COUNT; i++) {
        GiValue name = gi_intern(t, texts[i], strlen(texts[i]));
        if (name == GI_NULL) {
            return false;
        }
        t->vm->names[i] = name;
    }
    return true;
}

/* The values that vm->empty_* promise. */
static bool make_empties(GiThread *t) {
    GiVm *vm = t->vm;
    GiValue made[] = {gi_tuple(t, NULL, 0), gi_str_from(t, "", 0), gi_bytes(t, "", 0),
                      gi_frozenset(t, GI_NULL)};
    GiValue *slots[] = {&vm->empty_tuple, &vm->empty_str, &vm->empty_bytes, &vm->empty_frozenset};
    bool ok = true;
    for (size_t i = 0; i < 4; i++) {
        if (made[i] == GI_NULL) {
            ok = false;
        } else if (*slots[i] == GI_NULL) {
            *slots[i] = made[i];
        } else {
            gi_drop(t, made[i]);
        }
    }
    return ok;
}

/* Builds the world of a fresh vm. */
static bool populate(GiThread *t) {
    GiVm *vm = t->vm;
    return gi_init_types(t) && intern_names(t) && make_empties(t) && gi_init_exceptions(t) &&
           gi_import_init(t) && ((vm->flags & GI_VM_NO_SIGNALS) || gi_signals_claim(t));
}

/* Frees a vm of which nothing but its memory is left. */
static void free_vm(GiVm *vm) {
    GiGil *gil = vm->gil;
    if (gil != NULL) {
        for (GiThread *t = atomic_load(&gil->records), *next; t != NULL; t = next) {
            next = gi_sync(t)->next_record;
            free(gi_sync(t)->ring);
            free(t);
        }
        for (GiPost *post = gil->posts, *next; post != NULL; post = next) {
            next = post->next;
            free(post);
        }
        if (gil->control != NULL) {
            gil->control->ops->free(gil->control);
        }
        pthread_mutex_destroy(&gil->records_lock);
        pthread_mutex_destroy(&gil->post_lock);
        gi_ledger_free(&gil->ledger);
        free(gil);
    }
    if (vm->heap != NULL) {
        gi_heap_free(vm->heap);
    }
    gi_identity_free(vm);
    free(vm);
}

GiVm *gi_vm_create(const GiVmConfig *config) {
    static const GiVmConfig defaults;
    config = config == NULL ? &defaults : config;
    gi_types_ready();
    GiVm *vm = calloc(1, sizeof *vm);
    if (vm == NULL) {
        return NULL;
    }
    vm->gil = calloc(1, sizeof *vm->gil);
    vm->heap = gi_heap_new(config->alloc, config->alloc_ud, config->memory_limit);
    if (vm->gil == NULL || vm->heap == NULL) {
        free(vm->gil);
        vm->gil = NULL;
        free_vm(vm);
        return NULL;
    }
    gi_gil_init(vm->gil);
    apply_config(vm, config);
    GiThread *t = gi_thread_attach(vm);
    if (t == NULL) {
        free_vm(vm);
        return NULL;
    }
    bool ok = populate(t);
    gi_error_clear(t);
    gi_thread_detach(t);
    if (!ok) {
        gi_vm_destroy(vm, 0);
        return NULL;
    }
    return vm;
}

/* --- the end of a program --- */

/* Calls module.function() if the module has been imported; errors are reported. */
static void call_if_imported(GiThread *t, const char *module_name, const char *function) {
    GiValue module = gi_dict_get_text(t, t->vm->modules, module_name);
    if (module == GI_NULL) {
        gi_error_clear(t);
        return;
    }
    gi_take(module);
    GiValue f = gi_getattr_text(t, module, function);
    GiValue result = f == GI_NULL ? GI_NULL : gi_call0(t, f);
    if (result == GI_NULL) {
        gi_error_unraisable(t, f == GI_NULL ? module : f);
    } else {
        gi_drop(t, result);
    }
    gi_xdrop(t, f);
    gi_drop(t, module);
}

/* false: what a standard stream still held could not be written. A pipe that nobody reads any more is no
 * news; for other reasons (a full disk) the error is reported. */
static bool flush_stream(GiThread *t, const char *name) {
    GiValue file = gi_sys_get(t, name);
    if (file == GI_NULL || file == GI_NONE) {
        gi_error_clear(t);
        return true;
    }
    gi_take(file);
    GiValue closed = gi_getattr_text(t, file, "closed");
    bool open = closed != GI_TRUE;
    gi_xdrop(t, closed);
    gi_error_clear(t);
    GiValue result = open ? gi_call_method0(t, file, GI_NAME(t, flush)) : GI_NONE;
    bool ok = result != GI_NULL;
    if (ok) {
        gi_drop(t, result);
    } else if (!gi_error_clear_if(t, &gi_BrokenPipeError)) {
        gi_error_unraisable(t, file);
    }
    gi_drop(t, file);
    return ok;
}

bool gi_vm_finish(GiThread *t) {
    gi_stop_clear(t);
    call_if_imported(t, "threading", "_shutdown");
    return gi_vm_run_exit(t);
}

bool gi_vm_run_exit(GiThread *t) {
    call_if_imported(t, "atexit", "_run_exitfuncs");
    gi_finalize_pending(t);
    bool ok = flush_stream(t, "stderr");
    return flush_stream(t, "stdout") && ok;
}

/* --- destruction --- */

/* Nobody may attach from now on but the caller. */
static void close_doors(GiVm *vm) {
    GiGil *gil = vm->gil;
    pthread_mutex_lock(&gil->records_lock);
    gil->closing = true;
    gil->closer_set = true;
    gil->closer = pthread_self();
    pthread_mutex_unlock(&gil->records_lock);
}

/* Asks all threads but t to end. */
static void stop_others(GiThread *t) {
    for (GiThread *other = t->vm->threads; other != NULL; other = other->next) {
        if (other != t) {
            gi_stop_thread(other, GI_STOP_THREAD);
            gi_signal_kick(other);
        }
    }
}

/* A thread that has left the list may still be letting go of the GIL, and one that is about to join it
 * waits for the GIL: a record in use says so (`attached` becomes 0 as the last access). */
static bool are_others_gone(GiThread *t) {
    for (GiThread *r = gi_thread_next_record(t->vm, NULL); r != NULL;
         r = gi_thread_next_record(t->vm, r)) {
        if (r != t && atomic_load_explicit(&gi_sync(r)->attached, memory_order_acquire) != 0) {
            return false;
        }
    }
    return t->vm->threads == t && t->next == NULL && atomic_load(&t->vm->gil->live) == 0;
}

/* Waits until t is the only thread. false: time is up. */
static bool wait_for_others(GiThread *t, int64_t timeout_ns) {
    int64_t start = gi_clock_ns();
    while (!are_others_gone(t)) {
        int64_t passed = gi_clock_ns() - start;
        if (passed > timeout_ns) {
            return false;
        }
        stop_others(t);
        int64_t pause = passed < KICK_NS ? KICK_NS / 20 : KICK_NS;
        gi_gil_let_go(t, GI_REASON_JOIN);
        struct timespec time = {0, (long)pause};
        nanosleep(&time, NULL);
        gi_gil_get(t, true);
    }
    return true;
}

/* Collects until no finalizer runs any more and, when `thorough`, nothing is found either: one collection finds
 * all that is garbage, but what objects release in C may leave more, which a later call will find. */
static void collect_all(GiThread *t, bool thorough) {
    for (int round = 0; round < FINALIZER_ROUNDS; round++) {
        size_t found = gi_collect(t, 2);
        bool ran = gi_finalize_wanted(t);
        gi_finalize_pending(t);
        gi_error_clear(t);
        if (!ran && (found == 0 || !thorough)) {
            break;
        }
    }
}

static void drop_dict(GiThread *t, GiDict **slot) {
    GiDict *d = *slot;
    *slot = NULL;
    gi_drop_object(t, d);
}

static void drop_value(GiThread *t, GiValue *slot) {
    GiValue v = *slot;
    *slot = GI_NULL;
    gi_xdrop(t, v);
}

/* Sets the names of a module that nobody refers to any more, but that lives on, to None: first the
 * private ones, as Python does. */
static void clear_module_dict(GiThread *t, GiDict *d) {
    for (int round = 0; round < 2; round++) {
        GiValue key, value;
        for (uint32_t pos = 0; gi_dict_next(d, &pos, &key, &value);) {
            if (!gi_is_str(key) || value == GI_NONE) {
                continue;
            }
            const char *text = gi_str_text(key);
            bool private = text[0] == '_' && text[1] != '_';
            if ((round == 0) == private && strcmp(text, "__builtins__") != 0) {
                gi_take(key);
                if (!gi_dict_set(t, d, key, GI_NONE)) {
                    gi_error_clear(t);
                }
                gi_drop(t, key);
            }
        }
        gi_finalize_pending(t);
    }
}

/* The error that ended the program holds its frames, and they the global variables of `__main__`. */
static void forget_last_error(GiThread *t) {
    static const char *const names[] = {"last_exc", "last_type", "last_value", "last_traceback"};
    for (size_t i = 0; t->vm->sys_dict != NULL && i < sizeof names / sizeof *names; i++) {
        if (gi_dict_get_text(t, t->vm->sys_dict, names[i]) != GI_NULL) {
            gi_sys_set(t, names[i], GI_NONE);
        }
    }
}

/* Forgets sys.modules; modules that survive a collection are emptied, youngest first. */
static void clear_modules(GiThread *t) {
    GiVm *vm = t->vm;
    forget_last_error(t);
    GiValue names = vm->modules == NULL ? GI_NULL : gi_dict_keys_list(t, vm->modules);
    GiValue refs = gi_list(t, NULL, 0);
    if (names == GI_NULL || refs == GI_NULL) {
        gi_error_clear(t);
    } else {
        for (size_t i = 0; i < gi_as_list(names)->size; i++) {
            GiValue module = gi_dict_get(t, vm->modules, gi_as_list(names)->items[i]);
            if (module == GI_NULL || !gi_is_instance(module, &gi_module_type)) {
                continue;
            }
            GiDict *d = gi_module_dict(module);
            if (d == vm->builtins || d == vm->sys_dict) {
                continue;
            }
            GiValue ref = gi_weakref_new(t, &gi_weakref_type, module, GI_NULL);
            if (ref == GI_NULL || !gi_list_append_steal(t, refs, ref)) {
                gi_error_clear(t);
            }
        }
    }
    if (vm->modules != NULL) {
        gi_dict_clear(t, vm->modules);
    }
    gi_finalize_pending(t);
    collect_all(t, false);
    for (size_t i = refs == GI_NULL ? 0 : gi_as_list(refs)->size; i-- > 0;) {
        GiValue module = gi_weakref_get((GiWeakref *)gi_object(gi_as_list(refs)->items[i]));
        if (module != GI_NULL) {
            clear_module_dict(t, gi_module_dict(module));
            gi_drop(t, module);
        }
    }
    gi_xdrop(t, names);
    gi_xdrop(t, refs);
    collect_all(t, false);
}

/* Drops what threads that came and went have left. */
static void forget_threads(GiThread *t) {
    for (GiThread *r = atomic_load(&t->vm->gil->records); r != NULL; r = gi_sync(r)->next_record) {
        gi_host_forget(t, r);
        gi_thread_forget_locals(r);
        drop_value(t, &r->context);
        drop_value(t, &r->asyncgen_firstiter);
        drop_value(t, &r->asyncgen_finalizer);
        r->traced = false;
        drop_value(t, &r->trace_function);
        drop_value(t, &r->profile_function);
    }
}

/* Drops everything the vm itself refers to. */
static void drop_world(GiThread *t) {
    GiVm *vm = t->vm;
    gi_faulthandler_forget(vm);
    gi_signals_release(t);
    gi_events_free(t);
    drop_value(t, &vm->import_function);
    forget_threads(t);
    if (vm->sys_dict != NULL) {
        gi_dict_clear(t, vm->sys_dict);
    }
    collect_all(t, false);
    if (vm->builtins != NULL) {
        gi_dict_clear(t, vm->builtins);
    }
    drop_dict(t, &vm->sys_dict);
    drop_dict(t, &vm->builtins);
    drop_dict(t, &vm->no_builtins);
    drop_dict(t, &vm->modules);
    drop_value(t, &vm->queue_empty);
    drop_value(t, &vm->gc_callbacks);
    drop_value(t, &vm->gc_garbage);
    gi_clear_exceptions(t);
    collect_all(t, false);
    gi_host_free_types(t);
    gi_clear_types(t);
    collect_all(t, true);
    gi_collect_rest(t);
    gi_finalize_pending(t);
    gi_error_clear(t);
    gi_free_types(t);
    GiValue *slots[] = {&vm->empty_tuple, &vm->empty_str, &vm->empty_bytes, &vm->empty_frozenset};
    for (size_t i = 0; i < sizeof slots / sizeof *slots; i++) {
        drop_value(t, slots[i]);
    }
    for (size_t i = 0; i < sizeof vm->ascii_chars / sizeof *vm->ascii_chars; i++) {
        drop_value(t, &vm->ascii_chars[i]);
    }
    for (size_t i = 0; i < GI_NAME_COUNT; i++) {
        drop_value(t, &vm->names[i]);
    }
    drop_dict(t, &vm->interned);
}

static void free_all_frames(GiThread *t) {
    for (GiThread *r = atomic_load(&t->vm->gil->records); r != NULL; r = gi_sync(r)->next_record) {
        if (gi_sync(r)->frames_ready) {
            gi_thread_free_frames(r);
            gi_sync(r)->frames_ready = false;
        }
    }
}

void gi_vm_watch_leaks(GiVm *vm, size_t *leaked) { vm->gil->leaked = leaked; }

void gi_vm_watch_counts(GiVm *vm, size_t *differences) {
    *differences = SIZE_MAX;
    vm->gil->differences = differences;
}

static void audit(GiThread *t) {
    GiAudit result;
    if (t->vm->gil->differences != NULL && gi_audit(t, &result, stderr)) {
        *t->vm->gil->differences = result.differences;
    }
}

/* What is left of the heap when the world is gone. */
static void report_rest(GiVm *vm) {
    GiHeapStats stats;
    gi_heap_stats(vm->heap, &stats);
    if (vm->gil->leaked != NULL) {
        *vm->gil->leaked = stats.used;
    }
    size_t *differences = vm->gil->differences;
    if (differences != NULL && stats.used != 0) {
        *differences += *differences != SIZE_MAX;
        fprintf(stderr, "gilt: audit: %zu objects and %zu bytes were not given back at the end\n", stats.objects,
                stats.used);
    }
}

/* What scripts still run while their interpreter is taken apart, finalizers above all, ends with the time that a host
 * gives for it; MIN_GOODBYE_NS when waiting has used it up. */
static void limit_goodbye(GiThread *t, int64_t timeout_ns, int64_t waited_ns) {
    if (t->vm->host != NULL && timeout_ns != INT64_MAX) {
        int64_t left = timeout_ns - waited_ns;
        gi_limit_set(t, left > MIN_GOODBYE_NS ? left : MIN_GOODBYE_NS, 0);
    }
}

bool gi_vm_destroy(GiVm *vm, int64_t timeout_ns) {
    int64_t start = gi_clock_ns();
    close_doors(vm);
    GiThread *t = gi_thread_attach(vm);
    if (t == NULL) {
        return false;
    }
    atomic_store(&vm->gil->main, t);
    vm->main_thread = t;
    if (!wait_for_others(t, timeout_ns)) {
        gi_thread_detach(t);
        return false;
    }
    gi_stop_clear(t);
    atomic_store(&vm->gil->stop_all, GI_STOP_NONE);
    vm->finalizing = true;
    gi_heap_closing(vm->heap);
    gi_error_clear(t);
    limit_goodbye(t, timeout_ns, gi_clock_ns() - start);
    gi_host_close(t);
    audit(t);
    clear_modules(t);
    gi_tracer_free(vm);
    drop_world(t);
    gi_unicode_names_free(t);
    gi_method_docs_free(t);
    gi_thread_detach(t);
    free_all_frames(t);
    report_rest(vm);
    free_vm(vm);
    return true;
}
