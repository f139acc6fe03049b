/* SPDX-License-Identifier: MIT
 * runtime/modules/gilt.c: the module _gilt, the native part of gilt (runtime/lib/gilt.py): what this
 * interpreter knows about itself. Threads, the lock and its policy, memory, and the events of the lock.
 */
#include <stdlib.h>

#include "gc/collect.h"
#include "runtime/gil/account.h"
#include "runtime/gil/deadlock.h"
#include "runtime/gil/event.h"
#include "runtime/gil/gil.h"
#include "runtime/gil/thread.h"
#include "runtime/modules/gilt.h"
#include "runtime/modules/thread.h"
#include "runtime/native.h"
#include "runtime/types/dict.h"
#include "runtime/types/number.h"
#include "runtime/types/sequence.h"
#include "runtime/types/str.h"

/* Adds an int to a dict that is under construction. */
static bool put(GiThread *t, GiValue dict, const char *key, uint64_t n) {
    return gi_dict_set_text_steal(t, gi_as_dict(dict), key, gi_int_from_uint64(t, n));
}

static bool put_text(GiThread *t, GiValue dict, const char *key, const char *text) {
    return gi_dict_set_text_steal(t, gi_as_dict(dict), key,
                                  text == NULL ? GI_NONE : gi_str_from_text(t, text));
}

/* dict when ok, else drops it. */
static GiValue finish(GiThread *t, GiValue dict, bool ok) {
    if (!ok) {
        gi_drop(t, dict);
        return GI_NULL;
    }
    return dict;
}

static GiValue gilt_stats(GiThread *t, const GiValue *a) {
    GiValue d = gi_dict(t);
    if (d == GI_NULL) {
        return GI_NULL;
    }
    GiHeapStats heap;
    gi_heap_stats(t->vm->heap, &heap);
    GiCollectorStats stats[3];
    gi_collector_stats(t, stats);
    size_t threads = 0;
    for (GiThread *other = t->vm->threads; other != NULL; other = other->next) {
        threads++;
    }
    return finish(t, d,
                  put(t, d, "used", heap.used) && put(t, d, "peak", heap.peak) &&
                      put(t, d, "limit", heap.limit) && put(t, d, "objects", heap.objects) &&
                      put(t, d, "allocations", heap.allocations) &&
                      put(t, d, "collections",
                          stats[0].collections + stats[1].collections + stats[2].collections) &&
                      put(t, d, "switches", gi_gil_switches(t->vm)) &&
                      put(t, d, "threads", threads));
}

static GiValue holdings_dict(GiThread *t, const GiHoldings *h) {
    GiValue d = gi_dict(t);
    if (d == GI_NULL) {
        return GI_NULL;
    }
    return finish(t, d,
                  put(t, d, "number", h->number) && put(t, d, "ident", h->id) &&
                      gi_dict_set_text(t, gi_as_dict(d), "ended", gi_bool(h->ended)) &&
                      put(t, d, "bytecodes", h->bytecodes) && put(t, d, "held", (uint64_t)h->held) &&
                      put(t, d, "longest_hold", (uint64_t)h->longest_hold) && put(t, d, "turns", h->turns) &&
                      put(t, d, "waited", (uint64_t)h->waited) &&
                      put(t, d, "longest_wait", (uint64_t)h->longest_wait) && put(t, d, "waits", h->waits));
}

static GiValue gilt_holdings(GiThread *t, const GiValue *a) {
    size_t count;
    GiHoldings *all = gi_holdings(t, &count);
    if (all == NULL) {
        return gi_raise_memory(t);
    }
    GiValue list = gi_list(t, NULL, 0);
    for (size_t i = 0; list != GI_NULL && i < count; i++) {
        GiValue d = holdings_dict(t, &all[i]);
        if (d == GI_NULL || !gi_list_append_steal(t, list, d)) {
            gi_drop(t, list);
            list = GI_NULL;
        }
    }
    free(all);
    return list;
}

static bool put_holder(GiThread *t, GiValue d, GiThread *holder) {
    GiThreadInfo info;
    gi_thread_info(t, holder, &info);
    return put(t, d, "holder", info.number);
}

/* Adds what is known about the wait of a thread: kind, object, who holds it and since which line. */
static bool put_wait(GiThread *t, GiValue d, GiThread *other, const GiThreadInfo *info) {
    GiDict *dict = gi_as_dict(d);
    GiThread *holder = gi_deadlock_holder(other);
    const GiLockHolder *lock =
        info->waiting_object == GI_NULL ? NULL : gi_thread_lock_holder(info->waiting_object);
    GiValue file;
    int32_t line;
    bool known = lock != NULL && lock->thread != NULL && gi_spot_position(t, lock->spot, &file, &line);
    return put_text(t, d, "kind", gi_block_names[info->waiting_kind]) &&
           gi_dict_set_text(t, dict, "object", info->waiting_object == GI_NULL ? GI_NONE : info->waiting_object) &&
           gi_dict_set_text(t, dict, "forever", gi_bool(info->forever)) &&
           (holder == NULL || put_holder(t, d, holder)) &&
           (lock == NULL || lock->thread == NULL || put(t, d, "taken_by", lock->id)) &&
           (lock == NULL || gi_dict_set_text(t, dict, "entered", gi_bool(lock->entered))) &&
           (!known || (gi_dict_set_text(t, dict, "taken_file", file) &&
                       gi_dict_set_text_steal(t, dict, "taken_line", gi_int(t, line))));
}

static GiValue thread_dict(GiThread *t, GiThread *other) {
    GiThreadInfo info;
    gi_thread_info(t, other, &info);
    GiValue d = gi_dict(t);
    if (d == GI_NULL) {
        return GI_NULL;
    }
    const char *state = info.running             ? "running"
                        : info.waiting_for != NULL ? "waiting"
                                                   : "wants the GIL";
    return finish(t, d,
                  put(t, d, "number", info.number) && put(t, d, "ident", info.id) &&
                      put(t, d, "native_id", info.native_id) &&
                      put(t, d, "bytecodes", info.bytecodes) &&
                      gi_dict_set_text(t, gi_as_dict(d), "main", gi_bool(info.main)) &&
                      gi_dict_set_text(t, gi_as_dict(d), "daemon", gi_bool(info.daemon)) &&
                      put_text(t, d, "state", state) &&
                      put_text(t, d, "waiting_for", info.waiting_for) &&
                      (info.waiting_for == NULL || put_wait(t, d, other, &info)));
}

static GiValue gilt_threads(GiThread *t, const GiValue *a) {
    GiValue list = gi_list(t, NULL, 0);
    for (GiThread *other = t->vm->threads; list != GI_NULL && other != NULL; other = other->next) {
        GiValue d = thread_dict(t, other);
        if (d == GI_NULL || !gi_list_insert(t, list, 0, d)) {
            gi_xdrop(t, d);
            gi_drop(t, list);
            return GI_NULL;
        }
        gi_drop(t, d);
    }
    return list;
}

static GiValue gilt_deadlock(GiThread *t, const GiValue *a) {
    GiDeadlockMode old = gi_deadlock_mode(t->vm);
    if (a[0] != GI_NONE &&
        !gi_deadlock_set_mode_name(t->vm, gi_is_str(a[0]) ? gi_str_text(a[0]) : "")) {
        return gi_raise_value_error(t, "deadlock mode must be 'off', 'raise', 'report' or 'exit', not %R", a[0]);
    }
    return gi_str_from_text(t, gi_deadlock_mode_names[old]);
}

static GiValue gilt_raise_in_wait(GiThread *t, const GiValue *a) {
    int64_t number;
    if (!gi_index_int64(t, a[0], true, &number)) {
        return GI_NULL;
    }
    for (GiThread *other = t->vm->threads; other != NULL; other = other->next) {
        GiThreadInfo info;
        gi_thread_info(t, other, &info);
        if (info.number == number && info.forever) {
            gi_deadlock_raise(t, other, a[1]);
            return GI_TRUE;
        }
    }
    return GI_FALSE;
}

static GiValue gilt_policy(GiThread *t, const GiValue *a) {
    GiValue old = gi_str_from_text(t, gi_gil_policy(t->vm));
    if (old == GI_NULL || a[0] == GI_NONE) {
        return old;
    }
    if (!gi_is_str(a[0])) {
        gi_drop(t, old);
        return gi_raise_type_error(t, "policy() argument must be str, not %T", a[0]);
    }
    if (!gi_gil_set_policy(t, gi_str_text(a[0]))) {
        gi_drop(t, old);
        return GI_NULL;
    }
    return old;
}

static GiValue gilt_slice(GiThread *t, const GiValue *a) {
    int64_t old = gi_gil_slice(t->vm), slice;
    if (a[0] != GI_NONE &&
        (!gi_index_int64(t, a[0], true, &slice) || !gi_gil_set_slice(t, slice))) {
        return GI_NULL;
    }
    return gi_int(t, old);
}

static GiValue gilt_record(GiThread *t, const GiValue *a) {
    int64_t capacity;
    if (!gi_index_int64(t, a[0], true, &capacity)) {
        return GI_NULL;
    }
    if (capacity < 0) {
        return gi_raise_value_error(t, "capacity must not be negative");
    }
    if (capacity == 0) {
        gi_events_stop(t);
        return GI_NONE;
    }
    return gi_events_start(t, (size_t)capacity) ? GI_NONE : GI_NULL;
}

/* The name of an operation or instruction, or "name()": the function written in C that polled. */
static GiValue what_text(GiThread *t, const GiEvent *e) {
    const char *what = gi_event_what(t, e->what);
    GiValue callee = e->kind == GI_EVENT_LET_GO ? gi_event_file(t, (uint32_t)e->object) : GI_NULL;
    return callee != GI_NULL ? gi_str_from_format(t, "%S()", callee)
         : what == NULL      ? GI_NONE
                             : gi_str_from_text(t, what);
}

static GiValue event_tuple(GiThread *t, const GiEvent *e) {
    GiValue file = gi_event_file(t, e->file);
    GiValue items[] = {
        gi_int(t, e->time),
        gi_int_imm(e->thread),
        gi_str_from_text(t, gi_event_names[e->kind]),
        e->reason == GI_REASON_NONE ? GI_NONE : gi_str_from_text(t, gi_reason_names[e->reason]),
        file == GI_NULL ? GI_NONE : gi_take(file),
        gi_int_imm(e->line),
        gi_int_from_uint64(t, e->kind == GI_EVENT_LET_GO ? 0 : e->object),
        gi_int_imm(e->offset),
        what_text(t, e),
    };
    size_t n = sizeof items / sizeof *items;
    bool ok = true;
    for (size_t i = 0; i < n; i++) {
        ok = ok && items[i] != GI_NULL;
    }
    if (ok) {
        return gi_tuple_steal(t, items, n);
    }
    for (size_t i = 0; i < n; i++) {
        gi_xdrop(t, items[i]);
    }
    return GI_NULL;
}

static GiValue gilt_events(GiThread *t, const GiValue *a) {
    size_t count;
    GiEvent *events = gi_events_read(t, &count);
    if (events == NULL) {
        return GI_NULL;
    }
    GiValue list = gi_list(t, NULL, 0);
    for (size_t i = 0; list != GI_NULL && i < count; i++) {
        GiValue item = event_tuple(t, &events[i]);
        if (item == GI_NULL || !gi_list_append_steal(t, list, item)) {
            gi_drop(t, list);
            list = GI_NULL;
        }
    }
    gi_free(t, events, count * sizeof *events);
    return list;
}

static const GiMethodRow functions[] = {
    GI_METHOD("stats()", gilt_stats,
              "Memory in use, its peak and limit, live objects, allocations, collections,\n"
              "hand-overs of the GIL and threads, as a dict."),
    GI_METHOD("_holdings()", gilt_holdings, NULL),
    GI_METHOD("threads()", gilt_threads,
              "One dict for each thread: its number, identity, bytecodes run so far, state\n"
              "and what it waits for."),
    GI_METHOD("deadlock(mode=None, /)", gilt_deadlock,
              "Set what happens when threads wait for each other for ever, and return the mode in\n"
              "force before: off, raise (gilt.Deadlock in the waiting threads), report (on standard\n"
              "error), exit (report, and exit status 70 when the program can never end)."),
    GI_METHOD("_raise_in_wait(number, exception, /)", gilt_raise_in_wait, NULL),
    GI_METHOD("policy(name=None, /)", gilt_policy,
              "Set the policy of the GIL, and return the one in force before.\n\n"
              "fair (the default), fifo, io-first, never, every:N, random:SEED, ticks:N as in\n"
              "CPython 2, interval:5ms as in CPython 3."),
    GI_METHOD("slice(bytecodes=None, /)", gilt_slice,
              "Set the length of a slice in bytecodes, and return the one in force before."),
    GI_METHOD("record(capacity=65536, /)", gilt_record,
              "Record what happens to the GIL, up to so many events a thread; 0 stops."),
    GI_METHOD("events()", gilt_events,
              "What was recorded, as tuples (ns, thread, event, reason, file, line, object,\n"
              "bytecode offset, operation that waits or instruction)."),
    GI_METHODS_END,
};

static bool init(GiThread *t, GiValue module) {
    return gi_module_add_functions(t, module, gi_gilt_control_rows);
}

const GiModuleSpec gi_module_gilt = {
    "_gilt", "What this interpreter knows about its threads, its lock and its memory.", functions, init};
