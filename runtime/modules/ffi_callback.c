/* SPDX-License-Identifier: MIT
 * runtime/modules/ffi_callback.c owns the type Thunk: a script's function with an address that foreign
 * code may call, from any thread.
 *
 * K1  The address is valid as long as the Thunk lives; instances of CFUNCTYPE classes keep theirs.
 * K2  A call takes the GIL when its thread does not have it, and leaves it as it was found. A thread the
 *     interpreter has never seen is attached for the time of the call. When the interpreter is closing
 *     the function is not run and the result is zero.
 * K3  An error in the function is reported through sys.unraisablehook; the result is then zero.
 */
#include "runtime/gil/gil.h"
#include "runtime/lifecycle.h"
#include "runtime/modules/ffi_function.h"
#include "runtime/types/number.h"
#include "runtime/types/sequence.h"
#include "runtime/types/str.h"

#if GI_HAVE_FFI
#include <ffi.h>

typedef struct Thunk {
    GiObject head;
    GiValue callable;
    GiValue restype;  /* ctypes class, or None */
    GiValue argtypes; /* tuple of ctypes classes */
    GiValue kept;     /* what the last result points to, or GI_NULL */
    GiVm *vm;
    uint32_t flags;
    ffi_closure *closure;
    void *code;
    ffi_cif cif;
    ffi_type **types; /* one per argument type, in one block */
    size_t count;
} Thunk;

static GiFfiLayout *layout_of(GiThread *t, GiValue cls) { return gi_ffi_layout_of_class(t, cls); }

/* The i-th argument as the script sees it; owned. */
static GiValue read_argument(GiThread *t, GiValue cls, const void *p) {
    GiFfiLayout *layout = layout_of(t, cls);
    if (layout == NULL) {
        return GI_NULL;
    }
    if (layout->plain) {
        return gi_ffi_read(t, layout->code, false, p);
    }
    GiValue v = gi_ffi_new(t, gi_as_type(cls));
    if (v != GI_NULL) {
        memcpy(gi_ffi_data(v)->data, p, layout->size);
    }
    return v;
}

/* Stores the script's answer where libffi wants it: small integers fill a whole word. */
static bool write_result(GiThread *t, Thunk *k, GiValue v, void *result) {
    GiFfiLayout *layout = k->restype == GI_NONE ? NULL : layout_of(t, k->restype);
    GiValue keep = GI_NULL;
    union { uint8_t bytes[16]; int64_t i; } word = {{0}};
    if (layout == NULL) {
        return !gi_failed(t);
    }
    if (gi_ffi_is_data(v) && gi_is_instance(v, gi_as_type(k->restype))) {
        memcpy(word.bytes, gi_ffi_data(v)->data, layout->size);
        keep = gi_take(v);
    } else if (!gi_ffi_write(t, layout->code, false, v, word.bytes, &keep)) {
        return false;
    }
    if (layout->size < 8 && strchr("bhilq", layout->code) != NULL) {
        unsigned shift = (unsigned)(64 - 8 * layout->size);
        word.i = (int64_t)((uint64_t)word.i << shift) >> shift;
    }
    memcpy(result, word.bytes, layout->size < 8 ? 8 : layout->size);
    gi_replace(t, &k->kept, keep);
    return true;
}

static GiValue call_script(GiThread *t, Thunk *k, void **args) {
    GiValue list = gi_list(t, NULL, 0);
    GiTuple *types = gi_as_tuple(k->argtypes);
    for (size_t i = 0; list != GI_NULL && i < types->size; i++) {
        GiValue v = read_argument(t, types->items[i], args[i]);
        if (v == GI_NULL || !gi_list_append_steal(t, list, v)) {
            gi_drop(t, list);
            return GI_NULL;
        }
    }
    GiValue r = list == GI_NULL ? GI_NULL : gi_call_ex(t, k->callable, list, GI_NULL);
    gi_xdrop(t, list);
    return r;
}

/* Reports the error in a script's function. */
static void report(GiThread *t, Thunk *k, const char *doing) {
    GiValue e = gi_error_take(t);
    GiValue text = gi_str_from_format(t, "Exception ignored on %s ctypes callback function %R", doing,
                                      k->callable);
    gi_error_clear(t);
    gi_error_restore_steal(t, e);
    gi_error_unraisable_message(t, text, GI_NULL);
    gi_xdrop(t, text);
}

static void run_attached(GiThread *t, Thunk *k, void *result, void **args) {
    gi_take_object(k);
    GiValue pending = t->exc; /* nothing, unless foreign code is called with an error set */
    t->exc = GI_NULL;
    GiValue r = gi_enter(t, " while called back") ? call_script(t, k, args) : GI_NULL;
    if (r != GI_NULL) {
        gi_leave(t);
    }
    if (r == GI_NULL || !write_result(t, k, r, result)) {
        if (t->stop == 0) {
            report(t, k, r == GI_NULL ? "calling" : "converting result of");
        }
        gi_error_clear(t);
    }
    gi_xdrop(t, r);
    t->exc = pending;
    gi_drop_object(t, k);
}

/* What the address leads to. */
static void enter(ffi_cif *cif, void *result, void **args, void *ud) {
    Thunk *k = ud;
    size_t size = cif->rtype->size;
    if (cif->rtype != &ffi_type_void) {
        memset(result, 0, size < sizeof(ffi_arg) ? sizeof(ffi_arg) : size);
    }
    GiVm *vm = k->vm;
    GiThread *known = gi_thread_current(vm);
    bool had_gil = known != NULL && gi_gil_held(known);
    GiThread *t = gi_thread_attach(vm);
    if (t == NULL) {
        return;
    }
    run_attached(t, k, result, args);
    if (known != NULL && !had_gil) {
        gi_thread_detach(t);
        gi_gil_release(t);
    } else {
        gi_thread_detach(t);
    }
}

/* --- the object --- */

static void release(GiThread *t, GiObject *o) {
    Thunk *k = (Thunk *)o;
    if (k->closure != NULL) {
        ffi_closure_free(k->closure);
    }
    gi_free(t, k->types, k->count * sizeof(ffi_type *));
    gi_xdrop(t, k->callable);
    gi_xdrop(t, k->restype);
    gi_xdrop(t, k->argtypes);
    gi_xdrop(t, k->kept);
    gi_object_free(t, o, sizeof *k);
}

static int traverse(GiObject *o, GiVisit visit, void *arg) {
    Thunk *k = (Thunk *)o;
    GiValue held[] = {k->callable, k->restype, k->argtypes, k->kept};
    int r = 0;
    for (size_t i = 0; r == 0 && i < sizeof held / sizeof *held; i++) {
        r = held[i] == GI_NULL ? 0 : visit(held[i], arg);
    }
    return r;
}

static void clear(GiThread *t, GiObject *o) { gi_replace(t, &((Thunk *)o)->callable, GI_NONE); }

GiType gi_ffi_thunk_type = {
    GI_TYPE_HEAD(Thunk, GI_GC_TRACKED), .gc.traverse = traverse, .gc.clear = clear, .gc.release = release, .name = "_ctypes.Thunk",
    .base = &gi_object_type,
    .flags = GI_TYPE_NO_INSTANCES,
    .doc = "A function that foreign code can call.",
};

static bool prepare_types(GiThread *t, Thunk *k) {
    GiTuple *types = gi_as_tuple(k->argtypes);
    k->types = gi_alloc_array(t, types->size, sizeof *k->types);
    if (k->types == NULL) {
        return false;
    }
    k->count = types->size;
    for (size_t i = 0; i < types->size; i++) {
        GiFfiLayout *layout = layout_of(t, types->items[i]);
        k->types[i] = layout == NULL ? NULL : gi_ffi_prepare(t, layout);
        if (k->types[i] == NULL) {
            return false;
        }
    }
    return true;
}

/* The type of the result; structures are refused, as by CPython. */
static ffi_type *result_type(GiThread *t, Thunk *k) {
    if (k->restype == GI_NONE) {
        return &ffi_type_void;
    }
    GiFfiLayout *layout = layout_of(t, k->restype);
    if (layout == NULL || layout->kind != 's') {
        gi_error_clear(t);
        gi_raise_type_error(t, "invalid result type for callback function");
        return NULL;
    }
    return gi_ffi_prepare(t, layout);
}

static bool prepare(GiThread *t, Thunk *k) {
    ffi_type *result = result_type(t, k);
    if (result == NULL || !prepare_types(t, k)) {
        return false;
    }
    k->closure = ffi_closure_alloc(sizeof *k->closure, &k->code);
    if (k->closure == NULL) {
        gi_raise_memory(t);
        return false;
    }
    if (ffi_prep_cif(&k->cif, FFI_DEFAULT_ABI, (unsigned)k->count, result, k->types) != FFI_OK ||
        ffi_prep_closure_loc(k->closure, &k->cif, enter, k, k->code) != FFI_OK) {
        gi_raise(t, &gi_RuntimeError, "the callback could not be prepared");
        return false;
    }
    return true;
}

/* thunk(callable, restype, argtypes) */
static GiValue f_thunk(GiThread *t, const GiValue *a) {
    if (!gi_is_tuple(a[2])) {
        return gi_raise_type_error(t, "argtypes must be a tuple");
    }
    Thunk *k = gi_object_new(t, &gi_ffi_thunk_type);
    if (k == NULL) {
        return GI_NULL;
    }
    k->vm = t->vm;
    k->callable = gi_take(a[0]);
    k->restype = gi_take(a[1]);
    k->argtypes = gi_take(a[2]);
    if (!prepare(t, k) || !gi_track(t, k)) {
        gi_drop_object(t, k);
        return GI_NULL;
    }
    return gi_counted(k);
}

static GiValue f_thunk_address(GiThread *t, const GiValue *a) {
    if (!gi_is_exact(a[0], &gi_ffi_thunk_type)) {
        return gi_raise_type_error(t, "expected a Thunk, got %T", a[0]);
    }
    return gi_int_from_uint64(t, (uintptr_t)((Thunk *)gi_object(a[0]))->code);
}

const GiMethodRow gi_ffi_callback_functions[] = {
    GI_METHOD("thunk(callable, restype, argtypes, /)", f_thunk, "Makes a function callable by foreign code."),
    GI_METHOD("thunk_address(thunk, /)", f_thunk_address, "Where foreign code finds it."),
    GI_METHODS_END};

#else

GiType gi_ffi_thunk_type = {
    GI_TYPE_HEAD(GiObject, 0), .name = "_ctypes.Thunk", .base = &gi_object_type,
    .flags = GI_TYPE_NO_INSTANCES};
const GiMethodRow gi_ffi_callback_functions[] = {GI_METHODS_END};

#endif
