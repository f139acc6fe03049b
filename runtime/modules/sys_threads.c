/* SPDX-License-Identifier: MIT
 * runtime/modules/sys_threads.c: the part of sys about threads: slices, switch interval, frames of threads.
 */
#include "runtime/gil/gil.h"
#include "runtime/hooks.h"
#include "runtime/modules/sys.h"
#include "runtime/types/number.h"

static GiValue sys_getswitchinterval(GiThread *t, const GiValue *a) {
    return gi_float(t, gi_gil_switch_interval(t->vm));
}

static GiValue sys_setswitchinterval(GiThread *t, const GiValue *a) {
    double s;
    return gi_to_double(t, a[0], &s) && gi_gil_set_switch_interval(t, s) ? GI_NONE : GI_NULL;
}

static GiValue sys_getslice(GiThread *t, const GiValue *a) { return gi_int(t, gi_gil_slice(t->vm)); }

static GiValue sys_setslice(GiThread *t, const GiValue *a) {
    int64_t n;
    return gi_index_int64(t, a[0], true, &n) && gi_gil_set_slice(t, n) ? GI_NONE : GI_NULL;
}

static GiValue sys_current_frames(GiThread *t, const GiValue *a) {
    GiValue d = gi_dict(t);
    for (GiThread *other = t->vm->threads; d != GI_NULL && other != NULL; other = other->next) {
        GiValue frame = gi_thread_frame(t, other);
        GiValue id = frame == GI_NULL ? GI_NULL : gi_int_from_uint64(t, other->id);
        bool ok = frame == GI_NULL ? !gi_failed(t) : id != GI_NULL && gi_dict_set(t, gi_as_dict(d), id, frame);
        gi_xdrop(t, frame);
        gi_xdrop(t, id);
        if (!ok) {
            gi_drop(t, d);
            return GI_NULL;
        }
    }
    return d;
}

static GiValue sys_current_exceptions(GiThread *t, const GiValue *a) {
    GiValue d = gi_dict(t);
    for (GiThread *other = t->vm->threads; d != GI_NULL && other != NULL; other = other->next) {
        GiHandled *h = other->handled;
        while (h != NULL && (h->exc == GI_NULL || h->exc == GI_NONE)) {
            h = h->previous;
        }
        GiValue id = gi_int_from_uint64(t, other->id);
        bool ok = id != GI_NULL && gi_dict_set(t, gi_as_dict(d), id, h == NULL ? GI_NONE : h->exc);
        gi_xdrop(t, id);
        if (!ok) {
            gi_drop(t, d);
            return GI_NULL;
        }
    }
    return d;
}

const GiMethodRow gi_sys_thread_rows[] = {
    GI_METHOD("getswitchinterval()", sys_getswitchinterval, "Return the current thread switch interval; see sys.setswitchinterval()."),
    GI_METHOD("setswitchinterval(interval, /)", sys_setswitchinterval, "Set the ideal thread switching delay inside the interpreter, in seconds."),
    GI_METHOD("getslice()", sys_getslice, "Return the length of a slice of the GIL in bytecodes."),
    GI_METHOD("setslice(n, /)", sys_setslice, "Set the length of a slice of the GIL in bytecodes."),
    GI_METHOD("_current_frames()", sys_current_frames, "Return a dict mapping each thread's thread id to its current stack frame."),
    GI_METHOD("_current_exceptions()", sys_current_exceptions, "Return a dict mapping each thread's identifier to its current raised exception."),
    GI_METHODS_END};
