/* SPDX-License-Identifier: MIT
 * runtime/modules/ffi_call.c owns the types Function (a foreign function; the base of CFuncPtr) and
 * Argument (a value ready to be passed), and calls foreign code through libffi.
 *
 * C1  While foreign code runs the GIL is let go of (gi_block, call-out), unless the function keeps it.
 *     Everything it is given is kept alive by the Call until it returns.
 * C2  At most GI_FFI_MOST_ARGUMENTS arguments.
 */
#include "runtime/modules/ffi.h"

#include <errno.h>

#include "runtime/gil/block.h"
#include "runtime/import.h"
#include "runtime/modules/ffi_function.h"
#include "runtime/types/bytes.h"
#include "runtime/types/number.h"
#include "runtime/types/sequence.h"
#include "runtime/types/str.h"

/* --- what a function does not say itself, its class says --- */

static GiValue argtypes_of(GiThread *t, GiFfiFunction *f) {
    GiValue v = f->argtypes;
    if (v == GI_NULL) {
        v = gi_type_lookup(t, f->data.head.type, GI_NAME(t, _argtypes_));
    }
    return v != GI_NULL && gi_is_tuple(v) ? v : GI_NULL;
}

static GiValue restype_of(GiThread *t, GiFfiFunction *f) {
    return f->restype != GI_NULL ? f->restype
                                 : gi_type_lookup(t, f->data.head.type, GI_NAME(t, _restype_));
}

static uint32_t flags_of(GiThread *t, GiFfiFunction *f) {
    GiValue v = gi_type_lookup(t, f->data.head.type, GI_NAME(t, _flags_));
    return v != GI_NULL && gi_is_int_imm(v) ? (uint32_t)gi_int_imm_value(v) : 0;
}

#if GI_HAVE_FFI
#include <ffi.h>

#define FEW 8

typedef union Word {
    int64_t i;
    uint64_t u;
    void *p;
    uint8_t bytes[16];
    long double g;
} Word;

typedef struct Passed {
    ffi_type *type;
    void *where;   /* &word, or the memory of a struct */
    Word word;
    GiValue keep;  /* C1 */
} Passed;

typedef struct Call {
    GiThread *t;
    GiFfiFunction *f;
    ffi_cif cif;
    void (*code)(void);
    Passed *passed;
    ffi_type **types;
    void **values;
    size_t n;
    void *result;
    uint32_t flags;
    int own_errno; /* what the foreign code sees and leaves as errno */
} Call;

/* --- types of libffi --- */

static ffi_type *simple_type(char code) {
    switch (code) {
    case 'c': case 'b': return &ffi_type_sint8;
    case 'B': case '?': return &ffi_type_uint8;
    case 'h': return &ffi_type_sint16;
    case 'H': return &ffi_type_uint16;
    case 'i': return &ffi_type_sint;
    case 'I': return &ffi_type_uint;
    case 'u': return &ffi_type_sint32;
    case 'l': return &ffi_type_slong;
    case 'L': return &ffi_type_ulong;
    case 'q': return &ffi_type_sint64;
    case 'Q': return &ffi_type_uint64;
    case 'f': return &ffi_type_float;
    case 'd': return &ffi_type_double;
    case 'g': return &ffi_type_longdouble;
    default: return &ffi_type_pointer;
    }
}

typedef struct Prepared {
    ffi_type type;
    size_t count;
    ffi_type *elements[];
} Prepared;

/* How many libffi types a part takes: arrays inside structs are spelled out. */
static size_t parts_in(GiThread *t, GiFfiLayout *part) {
    if (part->kind != 'A') {
        return 1;
    }
    GiFfiLayout *item = gi_ffi_layout_of_class(t, part->element);
    return item == NULL ? 0 : part->count * parts_in(t, item);
}

static bool add_part(GiThread *t, Prepared *p, GiFfiLayout *part) {
    if (part->kind != 'A') {
        p->elements[p->count] = gi_ffi_prepare(t, part);
        return p->elements[p->count++] != NULL;
    }
    GiFfiLayout *item = gi_ffi_layout_of_class(t, part->element);
    for (size_t i = 0; item != NULL && i < part->count; i++) {
        if (!add_part(t, p, item)) {
            return false;
        }
    }
    return item != NULL;
}

static Prepared *prepare_struct(GiThread *t, GiFfiLayout *l) {
    size_t count = 0;
    if (l->parts == GI_NULL) {
        gi_raise_type_error(t, "this type cannot be passed by value");
        return NULL;
    }
    GiTuple *parts = gi_as_tuple(l->parts);
    for (size_t i = 0; i < parts->size; i++) {
        count += parts_in(t, (GiFfiLayout *)gi_object(parts->items[i]));
    }
    Prepared *p = gi_failed(t) ? NULL : gi_alloc(t, sizeof *p + (count + 1) * sizeof(ffi_type *));
    if (p == NULL) {
        return NULL;
    }
    p->count = 0;
    for (size_t i = 0; i < parts->size; i++) {
        if (!add_part(t, p, (GiFfiLayout *)gi_object(parts->items[i]))) {
            gi_free(t, p, sizeof *p + (count + 1) * sizeof(ffi_type *));
            return NULL;
        }
    }
    p->elements[count] = NULL;
    p->type = (ffi_type){.size = l->size, .alignment = (unsigned short)l->align, .type = FFI_TYPE_STRUCT,
                         .elements = p->elements};
    return p;
}

void *gi_ffi_prepare(GiThread *t, GiFfiLayout *l) {
    if (l->kind == 's') {
        return simple_type(l->code);
    }
    if (l->kind == 'P' || l->kind == 'F' || l->kind == 'A') {
        return &ffi_type_pointer;
    }
    if (l->prepared == NULL) {
        if (!gi_enter(t, " while looking at a structure")) {
            return NULL;
        }
        l->prepared = prepare_struct(t, l);
        gi_leave(t);
    }
    return l->prepared == NULL ? NULL : &((Prepared *)l->prepared)->type;
}

void gi_ffi_unprepare(GiThread *t, GiFfiLayout *l) {
    Prepared *p = l->prepared;
    if (p != NULL) {
        gi_free(t, p, sizeof *p + (p->count + 1) * sizeof(ffi_type *));
        l->prepared = NULL;
    }
}

/* --- arguments --- */

static bool pass_pointer(Passed *out, void *p, GiValue keep) {
    out->type = &ffi_type_pointer;
    out->word.p = p;
    out->keep = gi_take(keep);
    return true;
}

static bool pass_data(GiThread *t, GiValue v, Passed *out) {
    GiFfiData *d = gi_ffi_data(v);
    GiFfiLayout *layout = gi_ffi_layout(t, gi_type(v));
    if (layout == NULL) {
        return false;
    }
    if (layout->kind == 'A') {
        return pass_pointer(out, d->data, v);
    }
    out->type = gi_ffi_prepare(t, layout);
    if (out->type == NULL) {
        return false;
    }
    if (layout->kind == 'S' || layout->kind == 'U') {
        out->where = d->data;
    } else {
        memcpy(out->word.bytes, d->data, layout->size);
    }
    out->keep = gi_take(v);
    return true;
}

static bool pass_int(GiThread *t, GiValue v, Passed *out) {
    int64_t i;
    if (gi_int_overflow(v, &i) != 0 || i < INT32_MIN || i > (int64_t)UINT32_MAX) {
        gi_raise(t, &gi_OverflowError, "int too long to convert");
        return false;
    }
    out->type = &ffi_type_sint;
    out->word.i = i;
    return true;
}

/* Looks at objects that say what to pass: _as_parameter_. 1 found, 0 not, -1 error. */
static int find_parameter(GiThread *t, GiValue v, GiValue *out) {
    return gi_getattr_optional(t, v, GI_NAME(t, _as_parameter_), out);
}

/* Makes v, which may be anything, ready. `number` counts from 1 for messages. */
static bool pass_value(GiThread *t, GiValue v, size_t number, Passed *out) {
    if (gi_ffi_is_data(v)) {
        return pass_data(t, v, out);
    }
    if (gi_is_exact(v, &gi_ffi_argument_type)) {
        GiFfiArgument *a = (GiFfiArgument *)gi_object(v);
        out->type = simple_type(a->code);
        memcpy(out->word.bytes, a->bytes, sizeof a->bytes);
        out->keep = gi_take(v);
        return true;
    }
    if (v == GI_NONE) {
        return pass_pointer(out, NULL, v);
    }
    if (gi_is_int(v)) {
        return pass_int(t, v, out);
    }
    if (gi_is_bytes(v)) {
        return pass_pointer(out, gi_as_bytes(v)->data, v);
    }
    if (gi_is_str(v)) {
        GiValue keep = GI_NULL;
        bool ok = gi_ffi_write(t, 'Z', false, v, out->word.bytes, &keep);
        out->type = &ffi_type_pointer;
        out->keep = keep;
        return ok;
    }
    GiValue inner;
    int found = find_parameter(t, v, &inner);
    if (found == 0) {
        gi_raise_type_error(t, "Don't know how to convert parameter %zu", number);
    }
    bool ok = found == 1 && gi_enter(t, " while converting a parameter");
    if (ok) {
        ok = pass_value(t, inner, number, out);
        gi_leave(t);
    }
    gi_xdrop(t, inner);
    return ok;
}

/* The argument of a declared type: numbers go straight in, others through from_param(). */
static bool pass_declared(GiThread *t, GiValue type, GiValue v, size_t number, Passed *out) {
    GiFfiLayout *layout = NULL;
    if (gi_is_type(type) && gi_type_is_subtype(gi_as_type(type), &gi_ffi_data_type)) {
        layout = gi_ffi_layout(t, gi_as_type(type));
        gi_error_clear_if(t, &gi_TypeError);
    }
    if (layout != NULL && layout->plain && !layout->swapped && gi_ffi_is_number(layout->code) &&
        (gi_is_int_imm(v) || gi_is_float(v))) {
        GiValue keep;
        out->type = simple_type(layout->code);
        return gi_ffi_write(t, layout->code, false, v, out->word.bytes, &keep);
    }
    GiValue converter = gi_getattr(t, type, GI_NAME(t, from_param));
    GiValue converted = converter == GI_NULL ? GI_NULL : gi_call1(t, converter, v);
    gi_xdrop(t, converter);
    if (converted == GI_NULL) {
        return false;
    }
    bool ok = pass_value(t, converted, number, out);
    if (ok && out->keep == GI_NULL) {
        out->keep = gi_take(converted);
    }
    gi_drop(t, converted);
    return ok;
}

/* The current error becomes ctypes.ArgumentError "argument N: ...". */
static void blame_argument(GiThread *t, size_t number) {
    if (!gi_failed(t) || t->stop != 0 || !gi_error_is(t, &gi_Exception)) {
        return;
    }
    GiValue e = gi_error_take(t);
    gi_import_raise_steal(t, "_ctypes", "ArgumentError", gi_str_from_format(t, "argument %zu: %T: %S", number, e, e));
    gi_drop(t, e);
}

/* types: a tuple, or GI_NULL when nothing is declared. */
static bool pass_typed(Call *c, const GiValue *a, GiValue types) {
    size_t declared = types == GI_NULL ? 0 : gi_as_tuple(types)->size;
    if (c->n < declared) {
        gi_raise_type_error(c->t, "this function takes at least %zu argument%s (%zu given)", declared,
                            declared == 1 ? "" : "s", c->n);
        return false;
    }
    for (size_t i = 0; i < c->n; i++) {
        Passed *p = &c->passed[i];
        p->where = &p->word;
        bool ok = i < declared ? pass_declared(c->t, gi_as_tuple(types)->items[i], a[i], i + 1, p)
                               : pass_value(c->t, a[i], i + 1, p);
        if (!ok) {
            blame_argument(c->t, i + 1);
            return false;
        }
        c->types[i] = p->type;
        c->values[i] = p->where;
    }
    return true;
}

static bool pass_all(Call *c, const GiValue *a) {
    GiValue types = gi_xtake(argtypes_of(c->t, c->f));
    bool ok = !gi_failed(c->t) && pass_typed(c, a, types);
    gi_xdrop(c->t, types);
    return ok;
}

/* --- the call itself --- */

static int64_t run_call(void *arg) {
    Call *c = arg;
    if (c->flags & GI_FFI_USE_ERRNO) {
        errno = c->own_errno;
    }
    ffi_call(&c->cif, c->code, c->result, c->values);
    if (c->flags & GI_FFI_USE_ERRNO) {
        c->own_errno = errno;
    }
    return 0;
}

static bool perform(Call *c) {
    c->own_errno = c->t->foreign_errno;
    c->flags = flags_of(c->t, c->f);
    const char *what = c->f->name == GI_NULL ? "foreign function" : gi_str_text(c->f->name);
    int64_t r = c->flags & GI_FFI_KEEP_GIL
                    ? run_call(c)
                    : gi_block(c->t, GI_BLOCK_CALL_OUT, what, gi_counted(c->f), run_call, c, NULL);
    c->t->foreign_errno = c->own_errno;
    return r == 0 && !gi_failed(c->t);
}

/* Small integers come back as a whole register: the class says how many bytes count. */
static GiValue read_result(GiThread *t, GiValue cls, GiFfiLayout *layout, const uint8_t *bytes) {
    if (layout->plain) {
        return gi_ffi_read(t, layout->code, false, bytes);
    }
    GiValue v = gi_ffi_new(t, gi_as_type(cls));
    if (v != GI_NULL) {
        memcpy(gi_ffi_data(v)->data, bytes, layout->size);
    }
    return v;
}

/* result = cls._check_retval_(result), for classes that have it. Takes over result. */
static GiValue check_result(GiThread *t, GiValue cls, GiValue result) {
    GiValue check;
    int found = gi_getattr_optional(t, cls, GI_NAME(t, _check_retval_), &check);
    if (found == 0) {
        return result;
    }
    GiValue r = found < 0 ? GI_NULL : gi_call1(t, check, result);
    gi_xdrop(t, check);
    gi_drop(t, result);
    return r;
}

/* Calls with a class as result type. */
static GiValue call_for_class(Call *c, GiValue cls) {
    GiThread *t = c->t;
    GiFfiLayout *layout = gi_ffi_layout_of_class(t, cls);
    ffi_type *type = layout == NULL ? NULL : gi_ffi_prepare(t, layout);
    Word word = {.u = 0};
    GiValue memory = GI_NULL;
    if (type == NULL) {
        return GI_NULL;
    }
    bool by_value = layout->kind == 'S' || layout->kind == 'U';
    if (by_value) {
        memory = gi_ffi_new(t, gi_as_type(cls)); /* at least 16 bytes: libffi may write a word */
        if (memory == GI_NULL) {
            return GI_NULL;
        }
    }
    c->result = by_value ? gi_ffi_data(memory)->data : word.bytes;
    if (ffi_prep_cif(&c->cif, FFI_DEFAULT_ABI, (unsigned)c->n, type, c->types) != FFI_OK) {
        gi_raise(t, &gi_RuntimeError, "ffi_prep_cif failed");
    } else if (perform(c)) {
        return check_result(t, cls, by_value ? memory : read_result(t, cls, layout, word.bytes));
    }
    gi_xdrop(t, memory);
    return GI_NULL;
}

/* Calls for an int, which a callable (or nobody: None) gets. */
static GiValue call_for_int(Call *c, GiValue restype) {
    Word word = {.u = 0};
    bool nothing = restype == GI_NONE;
    c->result = word.bytes;
    if (ffi_prep_cif(&c->cif, FFI_DEFAULT_ABI, (unsigned)c->n, nothing ? &ffi_type_void : &ffi_type_sint,
                     c->types) != FFI_OK) {
        return gi_raise(c->t, &gi_RuntimeError, "ffi_prep_cif failed");
    }
    if (!perform(c)) {
        return GI_NULL;
    }
    if (nothing) {
        return GI_NONE;
    }
    GiValue number = gi_int(c->t, (int32_t)word.i);
    if (restype == GI_NULL) {
        return number;
    }
    GiValue r = gi_call1(c->t, restype, number);
    gi_drop(c->t, number);
    return r;
}

/* errcheck(result, func, args); takes over result. */
static GiValue check_error(GiThread *t, GiFfiFunction *f, GiValue result, const GiValue *a, size_t n) {
    if (result == GI_NULL || f->errcheck == GI_NULL) {
        return result;
    }
    GiValue args = gi_tuple(t, a, n), check = gi_take(f->errcheck);
    GiValue r = args == GI_NULL ? GI_NULL : gi_call3(t, check, result, gi_counted(f), args);
    gi_xdrop(t, args);
    gi_drop(t, check);
    gi_drop(t, result);
    return r;
}

static GiValue call_passed(Call *c, const GiValue *a) {
    if (!pass_all(c, a)) {
        return GI_NULL;
    }
    GiValue restype = gi_xtake(restype_of(c->t, c->f));
    bool is_class = restype != GI_NULL && gi_is_type(restype) &&
                    gi_type_is_subtype(gi_as_type(restype), &gi_ffi_data_type);
    GiValue r = is_class ? call_for_class(c, restype) : call_for_int(c, restype);
    gi_xdrop(c->t, restype);
    return r;
}

/* The places for n arguments: three arrays in one block, on the C stack when few. */
static bool make_room(Call *c, void *few, size_t few_size, size_t *size) {
    *size = c->n * (sizeof(Passed) + sizeof(ffi_type *) + sizeof(void *));
    char *block = *size <= few_size ? few : gi_alloc(c->t, *size);
    if (block == NULL) {
        return false;
    }
    memset(block, 0, *size);
    c->passed = (Passed *)block;
    c->types = (ffi_type **)(block + c->n * sizeof(Passed));
    c->values = (void **)(c->types + c->n);
    return true;
}

static GiValue too_many(GiThread *t, size_t n) {
    return gi_import_raise_steal(
        t, "_ctypes", "ArgumentError",
        gi_str_from_format(t, "too many arguments (%zu), maximum is %d", n, GI_FFI_MOST_ARGUMENTS));
}

static GiValue call_code(GiThread *t, GiFfiFunction *f, const GiValue *a, size_t n) {
    _Alignas(16) char few[FEW * (sizeof(Passed) + sizeof(ffi_type *) + sizeof(void *))];
    Call c = {.t = t, .f = f, .n = n};
    size_t size;
    memcpy(&c.code, f->data.data, sizeof c.code);
    if (n > GI_FFI_MOST_ARGUMENTS) {
        return too_many(t, n);
    }
    if (c.code == NULL) {
        return gi_raise_value_error(t, "attempt to call a NULL function pointer");
    }
    if (!make_room(&c, few, sizeof few, &size)) {
        return GI_NULL;
    }
    GiValue r = call_passed(&c, a);
    for (size_t i = 0; i < n; i++) {
        gi_xdrop(t, c.passed[i].keep);
    }
    if ((char *)c.passed != few) {
        gi_free(t, c.passed, size);
    }
    return check_error(t, f, r, a, n);
}

#else

void *gi_ffi_prepare(GiThread *t, GiFfiLayout *l) {
    gi_raise(t, &gi_NotImplementedError, "gilt was built without libffi");
    return NULL;
}

void gi_ffi_unprepare(GiThread *t, GiFfiLayout *l) { (void)t; (void)l; }

static GiValue call_code(GiThread *t, GiFfiFunction *f, const GiValue *a, size_t n) {
    return gi_raise(t, &gi_NotImplementedError, "gilt was built without libffi");
}

#endif

/* --- Function --- */

static GiFfiFunction *as_function(GiValue v) { return (GiFfiFunction *)gi_object(v); }

static GiValue call_slot(GiThread *t, GiValue v, const GiValue *a, size_t n, GiValue kwnames) {
    GiFfiFunction *f = as_function(v);
    if (f->wrapper != GI_NULL) { /* declared with paramflags: Python code sorts the arguments out */
        GiValue wrapper = gi_take(f->wrapper);
        GiValue r = gi_call(t, wrapper, a, n, kwnames);
        gi_drop(t, wrapper);
        return r;
    }
    if (kwnames != GI_NULL && gi_as_tuple(kwnames)->size != 0) {
        return gi_raise_type_error(t, "this function takes no keyword arguments");
    }
    if (!gi_enter(t, " while calling a foreign function")) {
        return GI_NULL;
    }
    gi_take(v);
    GiValue r = call_code(t, f, a, n);
    gi_drop(t, v);
    gi_leave(t);
    return r;
}

/* call(function, args): past the wrapper. */
static GiValue f_call(GiThread *t, const GiValue *a) {
    if (!gi_is_object(a[0]) || !gi_is_instance(a[0], &gi_ffi_function_type) || !gi_is_tuple(a[1])) {
        return gi_raise_type_error(t, "call() takes a foreign function and a tuple");
    }
    return call_code(t, as_function(a[0]), gi_as_tuple(a[1])->items, gi_as_tuple(a[1])->size);
}

static GiValue get_argtypes(GiThread *t, GiValue v) {
    GiValue x = argtypes_of(t, as_function(v));
    return x == GI_NULL ? GI_NONE : gi_take(x);
}

static bool set_argtypes(GiThread *t, GiValue v, GiValue x) {
    if (x == GI_NULL || x == GI_NONE) {
        gi_replace(t, &as_function(v)->argtypes, GI_NULL);
        return true;
    }
    GiValue types = gi_tuple_from(t, x);
    for (size_t i = 0; types != GI_NULL && i < gi_as_tuple(types)->size; i++) {
        GiValue from;
        int found = gi_getattr_optional(t, gi_as_tuple(types)->items[i], GI_NAME(t, from_param), &from);
        gi_xdrop(t, from);
        if (found != 1) {
            gi_drop(t, types);
            if (found == 0) {
                gi_raise_type_error(t, "item %zu in _argtypes_ has no from_param method", i + 1);
            }
            return false;
        }
    }
    if (types != GI_NULL) {
        gi_replace(t, &as_function(v)->argtypes, types);
    }
    return types != GI_NULL;
}

static GiValue get_restype(GiThread *t, GiValue v) {
    GiValue x = restype_of(t, as_function(v));
    return x == GI_NULL ? gi_import_attr(t, "ctypes", "c_int") : gi_take(x);
}

static bool set_restype(GiThread *t, GiValue v, GiValue x) {
    if (x != GI_NULL && x != GI_NONE && !gi_is_callable(x)) {
        gi_raise_type_error(t, "restype must be a type, a callable, or None");
        return false;
    }
    gi_replace(t, &as_function(v)->restype, x == GI_NULL ? GI_NULL : gi_take(x));
    return true;
}

static GiValue get_errcheck(GiThread *t, GiValue v) {
    GiValue x = as_function(v)->errcheck;
    return x == GI_NULL ? GI_NONE : gi_take(x);
}

static bool set_errcheck(GiThread *t, GiValue v, GiValue x) {
    if (x != GI_NULL && x != GI_NONE && !gi_is_callable(x)) {
        gi_raise_type_error(t, "the errcheck attribute must be callable");
        return false;
    }
    gi_replace(t, &as_function(v)->errcheck, x == GI_NULL || x == GI_NONE ? GI_NULL : gi_take(x));
    return true;
}

static GiValue get_name(GiThread *t, GiValue v) {
    GiValue x = as_function(v)->name;
    return x == GI_NULL ? gi_str_from_text(t, "CFuncPtr") : gi_take(x);
}
static bool set_name(GiThread *t, GiValue v, GiValue x) {
    if (x == GI_NULL || !gi_is_str(x)) {
        gi_raise_type_error(t, "__name__ must be set to a string object");
        return false;
    }
    gi_replace(t, &as_function(v)->name, gi_take(x));
    return true;
}
static GiValue get_wrapper(GiThread *t, GiValue v) {
    GiValue x = as_function(v)->wrapper;
    return x == GI_NULL ? GI_NONE : gi_take(x);
}
static bool set_wrapper(GiThread *t, GiValue v, GiValue x) {
    gi_replace(t, &as_function(v)->wrapper, x == GI_NULL || x == GI_NONE ? GI_NULL : gi_take(x));
    return true;
}

static int function_truth(GiThread *t, GiValue v) {
    void *p;
    memcpy(&p, as_function(v)->data.data, sizeof p);
    return p != NULL;
}

static int function_traverse(GiObject *o, GiVisit visit, void *arg) {
    GiFfiFunction *f = (GiFfiFunction *)o;
    GiValue held[] = {f->argtypes, f->restype, f->errcheck, f->name, f->wrapper};
    int r = gi_ffi_data_traverse(o, visit, arg);
    for (size_t i = 0; r == 0 && i < sizeof held / sizeof *held; i++) {
        r = held[i] == GI_NULL ? 0 : visit(held[i], arg);
    }
    return r;
}

static void function_clear(GiThread *t, GiObject *o) {
    GiFfiFunction *f = (GiFfiFunction *)o;
    gi_ffi_data_clear(t, o);
    gi_replace(t, &f->argtypes, GI_NULL);
    gi_replace(t, &f->restype, GI_NULL);
    gi_replace(t, &f->errcheck, GI_NULL);
    gi_replace(t, &f->wrapper, GI_NULL);
}

static void function_release(GiThread *t, GiObject *o) {
    GiFfiFunction *f = (GiFfiFunction *)o;
    gi_ffi_data_drop(t, &f->data);
    gi_xdrop(t, f->argtypes);
    gi_xdrop(t, f->restype);
    gi_xdrop(t, f->errcheck);
    gi_xdrop(t, f->name);
    gi_xdrop(t, f->wrapper);
    gi_object_free(t, o, o->type->gc.size);
}

static const GiGetSetRow function_getset[] = {
    {"argtypes", get_argtypes, set_argtypes, "specify the argument types"},
    {"restype", get_restype, set_restype, "specify the result type"},
    {"errcheck", get_errcheck, set_errcheck, "a function to check for errors"},
    {"__name__", get_name, set_name, NULL},
    {"_wrapper", get_wrapper, set_wrapper, "what sorts the arguments out"},
    {NULL, NULL, NULL, NULL}};

static const GiNumberSlots function_number = {.truth = function_truth};

GiType gi_ffi_function_type = {
    GI_TYPE_HEAD(GiFfiFunction, GI_GC_TRACKED), .gc.weak_offset = offsetof(GiFfiFunction, data.weak_list),
           .gc.traverse = function_traverse, .gc.clear = function_clear, .gc.release = function_release, .name = "_ctypes.Function",
    .base = &gi_ffi_data_type,
    .flags = GI_TYPE_BASE,
    .new_ = gi_ffi_data_new,
    .call = call_slot,
    .number = &function_number,
    .getset = function_getset,
    .doc = "Function Pointer",
};

/* --- Argument --- */

static void argument_release(GiThread *t, GiObject *o) {
    gi_xdrop(t, ((GiFfiArgument *)o)->keep);
    gi_object_free(t, o, sizeof(GiFfiArgument));
}

static int argument_traverse(GiObject *o, GiVisit visit, void *arg) {
    GiValue keep = ((GiFfiArgument *)o)->keep;
    return keep == GI_NULL ? 0 : visit(keep, arg);
}

static GiValue argument_repr(GiThread *t, GiValue v) {
    GiFfiArgument *a = (GiFfiArgument *)gi_object(v);
    void *p;
    if (strchr("?ugO", a->code) != NULL) {
        return gi_str_from_format(t, "<cparam '%c' at %p>", a->code, (void *)a);
    }
    if (a->code == 'c' && a->bytes[0] >= ' ' && a->bytes[0] < 127) {
        return gi_str_from_format(t, "<cparam 'c' ('%c')>", a->bytes[0]);
    }
    if (strchr("PzZ", a->code) != NULL) {
        memcpy(&p, a->bytes, sizeof p);
        return gi_str_from_format(t, "<cparam '%c' (%p)>", a->code, p);
    }
    GiValue value = gi_ffi_read(t, a->code, false, a->bytes);
    GiValue r = value == GI_NULL ? GI_NULL : gi_str_from_format(t, "<cparam '%c' (%R)>", a->code, value);
    gi_xdrop(t, value);
    return r;
}

static GiValue argument_keep(GiThread *t, GiValue v) {
    GiValue keep = ((GiFfiArgument *)gi_object(v))->keep;
    return keep == GI_NULL ? GI_NONE : gi_take(keep);
}

static const GiGetSetRow argument_getset[] = {
    {"_obj", argument_keep, NULL, "the wrapped object"}, {NULL, NULL, NULL, NULL}};

GiType gi_ffi_argument_type = {
    GI_TYPE_HEAD(GiFfiArgument, GI_GC_TRACKED), .gc.traverse = argument_traverse,
           .gc.release = argument_release, .name = "_ctypes.CArgObject",
    .base = &gi_object_type,
    .flags = GI_TYPE_NO_INSTANCES,
    .repr = argument_repr,
    .getset = argument_getset,
    .doc = "A value ready to be passed to a foreign function.",
};

static GiFfiArgument *make_argument(GiThread *t, char code, GiValue keep) {
    GiFfiArgument *a = gi_object_new(t, &gi_ffi_argument_type);
    if (a == NULL) {
        return NULL;
    }
    a->code = code;
    a->keep = gi_xtake(keep);
    if (!gi_track(t, a)) {
        gi_drop_object(t, a);
        return NULL;
    }
    return a;
}

/* argument(code, value): a value converted to a simple code. */
static GiValue f_argument(GiThread *t, const GiValue *a) {
    uint8_t bytes[16] = {0};
    GiValue keep;
    if (!gi_is_str(a[0]) || gi_str_size(a[0]) != 1 || gi_ffi_code_size(gi_str_text(a[0])[0]) == 0) {
        return gi_raise_value_error(t, "unknown code %R", a[0]);
    }
    char code = gi_str_text(a[0])[0];
    if (!gi_ffi_write(t, code, false, a[1], bytes, &keep)) {
        return GI_NULL;
    }
    GiFfiArgument *r = make_argument(t, code, keep);
    gi_xdrop(t, keep);
    if (r == NULL) {
        return GI_NULL;
    }
    memcpy(r->bytes, bytes, sizeof bytes);
    return gi_counted(r);
}

static GiValue f_byref(GiThread *t, const GiValue *a) {
    int64_t offset = 0;
    if (!gi_ffi_is_data(a[0])) {
        return gi_raise_type_error(t, "byref() argument must be a ctypes instance, not '%T'", a[0]);
    }
    if (!gi_index_optional(t, a[1], &offset)) {
        return GI_NULL;
    }
    GiFfiArgument *r = make_argument(t, 'P', a[0]);
    if (r == NULL) {
        return GI_NULL;
    }
    uint8_t *p = (uint8_t *)((uintptr_t)gi_ffi_data(a[0])->data + (uintptr_t)offset);
    memcpy(r->bytes, &p, sizeof p);
    return gi_counted(r);
}

static GiValue f_get_errno(GiThread *t, const GiValue *a) { return gi_int(t, t->foreign_errno); }

static GiValue f_set_errno(GiThread *t, const GiValue *a) {
    int64_t value;
    if (!gi_index_int64(t, a[0], false, &value)) {
        return GI_NULL;
    }
    int old = t->foreign_errno;
    t->foreign_errno = (int)value;
    return gi_int(t, old);
}

const GiMethodRow gi_ffi_call_functions[] = {
    GI_METHOD("call(function, args, /)", f_call, "Calls a foreign function."),
    GI_METHOD("argument(code, value, /)", f_argument, "A value ready to be passed."),
    GI_METHOD("byref(obj, offset=0, /)", f_byref,
              "Return a pointer lookalike to a C instance, only usable as function argument."),
    GI_METHOD("get_errno()", f_get_errno, "The errno that foreign functions see."),
    GI_METHOD("set_errno(value, /)", f_set_errno, "Sets that errno; returns the old one."),
    GI_METHODS_END};
