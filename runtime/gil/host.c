/* SPDX-License-Identifier: MIT
 * runtime/gil/host.c: what gc/ asks of the layers above (gc/host.h), except gi_host_collection and
 * gi_host_unreachable, which are module gc's.
 */
#include "gc/host.h"

#include "gc/weak.h"
#include "runtime/gil/sync.h"
#include "runtime/gil/thread.h"
#include "runtime/protocol.h"

void gi_host_no_memory(GiThread *t) { gi_raise_memory(t); }

void gi_host_request(GiThread *t) { gi_request(t); }

bool gi_host_enter(GiThread *t) {
    if (!gi_enter(t, "")) {
        gi_error_clear(t);
        return false;
    }
    return true;
}

void gi_host_leave(GiThread *t) { gi_leave(t); }

void gi_host_weakref_callback(GiThread *t, GiValue callback, GiValue weakref) {
    GiValue pending = t->exc;
    t->exc = GI_NULL;
    GiValue result = gi_call1(t, callback, weakref);
    if (result == GI_NULL) {
        gi_error_unraisable(t, callback);
    } else {
        gi_drop(t, result);
    }
    t->exc = pending;
}

void gi_host_unraisable(GiThread *t, GiValue where) {
    if (gi_failed(t)) {
        gi_error_unraisable(t, where);
    }
}

void gi_host_roots(GiThread *t, GiVisit visit, void *arg) {
    const GiVm *vm = t->vm;
    if (vm->modules != NULL) {
        visit(gi_counted(vm->modules), arg);
    }
    if (vm->builtins != NULL) {
        visit(gi_counted(vm->builtins), arg);
    }
    for (GiThread *r = gi_thread_next_record(t->vm, NULL); r != NULL; r = gi_thread_next_record(t->vm, r)) {
        gi_thread_visit_stack(r, visit, arg);
    }
}

void gi_host_no_weakref(GiThread *t, GiValue target) {
    gi_raise_type_error(t, "cannot create weak reference to '%T' object", target);
}
