/* SPDX-License-Identifier: MIT
 * interp/vm/function.c owns the function and cell types: creation and every attribute of them.
 *
 * N1  entry, fast_args and version follow code, defaults and kwdefaults: `refresh` is called after
 *     each change of one of them.
 * N2  closure[0, closure_count) are cells, one per free variable of the code; set before the function
 *     is seen by anybody.
 *
 * Calling is in call.c.
 */
#include "gc/size.h"
#include "interp/vm/vm.h"
#include "runtime/hooks.h"
#include "runtime/modules/builtins.h"
#include "runtime/types/number.h"
#include "runtime/types/support.h"

/* --- cells --- */

/* See vm.h. */
GiValue gi_cell(GiThread *t, GiValue content) {
    GiCell *c = gi_object_new_raw_tracked(t, &gi_cell_type, sizeof(GiCell));
    if (c == NULL) {
        return GI_NULL;
    }
    c->value = gi_take(content);
    return gi_counted(c);
}

static void release_cell(GiThread *t, GiObject *o) {
    gi_drop(t, ((GiCell *)o)->value);
    gi_object_free(t, o, sizeof(GiCell));
}

GI_FOR_SIZE

static void clear_cell(GiThread *t, GiObject *o) { gi_replace(t, &((GiCell *)o)->value, GI_UNBOUND); }

static GiValue new_cell(GiThread *t, GiType *type, const GiValue *a, size_t n, GiValue kwnames) {
    (void)type;
    if (!gi_support_no_keywords(t, "cell", kwnames) || !gi_support_count(t, "cell", n, 0, 1)) {
        return GI_NULL;
    }
    return gi_cell(t, n == 1 ? a[0] : GI_UNBOUND);
}

static GiValue cell_contents(GiThread *t, GiValue self) {
    GiValue v = ((GiCell *)gi_object(self))->value;
    return v == GI_UNBOUND ? gi_raise_value_error(t, "Cell is empty") : gi_take(v);
}

static bool set_cell_contents(GiThread *t, GiValue self, GiValue v) {
    gi_replace(t, &((GiCell *)gi_object(self))->value, v == GI_NULL ? GI_UNBOUND : gi_take(v));
    return true;
}

/* 0xADDRESS as repr shows it; owned str. */
static GiValue address(GiThread *t, GiValue v) {
    GiValue id = gi_builtins_id(t, v);
    if (id == GI_NULL) {
        return GI_NULL;
    }
    GiValue digits = gi_int_to_str(t, id, 16);
    gi_drop(t, id);
    return digits;
}

static GiValue repr_cell(GiThread *t, GiValue v) {
    GiValue content = gi_take(((GiCell *)gi_object(v))->value);
    GiValue here = address(t, v);
    GiValue there = here == GI_NULL || content == GI_UNBOUND ? GI_NULL : address(t, content);
    GiValue r = GI_NULL;
    if (here != GI_NULL && content == GI_UNBOUND) {
        r = gi_str_from_format(t, "<cell at 0x%S: empty>", here);
    } else if (there != GI_NULL) {
        r = gi_str_from_format(t, "<cell at 0x%S: %T object at 0x%S>", here, content, there);
    }
    gi_xdrop(t, here);
    gi_xdrop(t, there);
    gi_drop(t, content);
    return r;
}

/* Empty cells are less than all others. */
static GiValue compare_cells(GiThread *t, GiValue a, GiValue b, GiCompareOp op) {
    if (gi_type(b) != &gi_cell_type) {
        return GI_NOT_IMPLEMENTED;
    }
    GiValue x = ((GiCell *)gi_object(a))->value, y = ((GiCell *)gi_object(b))->value;
    if (x == GI_UNBOUND || y == GI_UNBOUND) {
        return gi_bool(gi_support_order(x != GI_UNBOUND, y != GI_UNBOUND, op));
    }
    gi_take(x);
    gi_take(y);
    GiValue r = gi_compare(t, x, y, op);
    gi_drop(t, x);
    gi_drop(t, y);
    return r;
}

static const GiGetSetRow cell_getset[] = {
    {"cell_contents", cell_contents, set_cell_contents, NULL}, {NULL, NULL, NULL, NULL}};

GiType gi_cell_type = {
    GI_TYPE_HEAD(GiCell, GI_GC_TRACKED), .gc.slots_offset = offsetof(GiCell, value), .gc.slots_count = 1,
    .gc.clear = clear_cell, .gc.release = release_cell, .name = "cell", .flags = GI_TYPE_UNHASHABLE,
    .new_ = new_cell, .repr = repr_cell, .compare = compare_cells, .getset = cell_getset,
    .doc = "Create a new cell object.\n\n  contents\n    the contents of the cell. If not specified, the "
           "cell will be empty,\n    and \n further attempts to access its cell_contents attribute will\n"
           "    raise a ValueError."};

/* --- making functions --- */

/* N1. */
static void refresh(GiThread *t, GiFunction *f) {
    f->entry = f->code->words;
    f->fast_args = f->code->simple ? f->code->argcount : UINT32_MAX;
    f->version = gi_next_version(t->vm);
}

/* See vm.h. */
GiDict *gi_builtins_of(GiThread *t, GiDict *globals) {
    GiFrame *f = t->frame;
    if (f->code != NULL && gi_frame_function(f)->globals == globals) {
        return gi_frame_function(f)->builtins;
    }
    GiValue b = gi_dict_get_str(t, globals, GI_NAME(t, __builtins__));
    if (b == GI_NULL) {
        GiDict *current = gi_failed(t) ? NULL : gi_current_builtins(t);
        return gi_failed(t) ? NULL : current != NULL ? current : t->vm->builtins;
    }
    if (gi_is_exact(b, &gi_module_type)) {
        return gi_module_dict(b);
    }
    return gi_is_exact(b, &gi_dict_type) ? gi_as_dict(b) : t->vm->no_builtins;
}

/* See vm.h. */
GiValue gi_foreign_builtins(GiThread *t, GiFunction *f) {
    return f->builtins != t->vm->no_builtins ? GI_NULL : gi_dict_get_str(t, f->globals, GI_NAME(t, __builtins__));
}

/* See vm.h. */
GiValue gi_builtin_of(GiThread *t, GiFunction *f, GiValue name) {
    GiValue b = gi_foreign_builtins(t, f);
    if (b == GI_NULL) {
        return gi_failed(t) ? GI_NULL : gi_xtake(gi_dict_get_str(t, f->builtins, name));
    }
    gi_take(b);
    GiValue v = gi_getitem(t, b, name);
    gi_drop(t, b);
    if (v == GI_NULL) {
        gi_error_clear_if(t, &gi_KeyError);
    }
    return v;
}

GI_FOR_SPEED

/* See vm.h. */
GiFunction *gi_function_new(GiThread *t, GiCode *code, GiDict *globals, GiDict *builtins) {
    uint32_t n = code->capture_count;
    GiFunction *f = gi_object_new_raw_tracked(t, &gi_function_type, sizeof(GiFunction) + n * sizeof(GiCell *));
    if (f == NULL) {
        return NULL;
    }
    f->entry = code->words;
    f->code = gi_take_object(code);
    f->globals = gi_take_object(globals);
    f->builtins = gi_take_object(builtins);
    f->defaults = f->kwdefaults = GI_NULL;
    f->name = gi_take(code->name);
    f->qualname = gi_take(code->qualname);
    f->doc = f->module = f->annotations = f->dict = f->type_params = f->retired = GI_NULL;
    f->weak_list = NULL;
    f->version = gi_next_version(t->vm);
    f->fast_args = code->simple ? code->argcount : UINT32_MAX;
    f->closure_count = n;
    for (uint32_t i = 0; i < n; i++) {
        f->closure[i] = NULL;
    }
    return f;
}

GI_FOR_SIZE

/* See frame.h. */
GiValue gi_function_with_closure(GiThread *t, GiValue code, GiDict *globals, const GiValue *cells) {
    GiDict *builtins = gi_builtins_of(t, globals);
    if (builtins == NULL) {
        return GI_NULL;
    }
    if (!gi_track(t, globals)) { /* bytecode stores into it without asking */
        return GI_NULL;
    }
    GiFunction *f = gi_function_new(t, gi_as_code(code), globals, builtins);
    if (f == NULL) {
        return GI_NULL;
    }
    for (uint32_t i = 0; i < f->closure_count; i++) {
        f->closure[i] = (GiCell *)gi_object(gi_take(cells[i]));
    }
    return gi_support_track(t, f);
}

/* See frame.h. */
GiValue gi_function(GiThread *t, GiValue code, GiDict *globals) {
    if (gi_as_code(code)->capture_count != 0) {
        return gi_raise_type_error(t, "code object may not contain free variables");
    }
    return gi_function_with_closure(t, code, globals, NULL);
}

GI_FOR_SPEED

/* What few functions have. */
static GI_NOINLINE void release_extras(GiThread *t, GiFunction *f) {
    const GiValue all[] = {f->kwdefaults, f->doc, f->module, f->annotations, f->dict, f->type_params, f->retired};
    for (size_t i = 0; i < sizeof all / sizeof *all; i++) {
        gi_xdrop(t, all[i]);
    }
}

static void release(GiThread *t, GiObject *o) {
    GiFunction *f = (GiFunction *)o;
    uint32_t n = f->closure_count;
    for (uint32_t i = 0; i < n; i++) {
        gi_drop_object(t, f->closure[i]);
    }
    gi_xdrop(t, f->defaults);
    if ((f->kwdefaults | f->doc | f->module | f->annotations | f->dict | f->type_params | f->retired) != GI_NULL) {
        release_extras(t, f);
    }
    gi_drop_object(t, f->code);
    gi_drop_object(t, f->globals);
    gi_drop_object(t, f->builtins);
    gi_drop(t, f->name);
    gi_drop(t, f->qualname);
    gi_object_free(t, o, sizeof(GiFunction) + n * sizeof(GiCell *));
}

GI_FOR_SIZE

static int traverse(GiObject *o, GiVisit visit, void *arg) {
    GiFunction *f = (GiFunction *)o;
    for (uint32_t i = 0; i < f->closure_count; i++) {
        if (f->closure[i] != NULL) {
            int r = visit(gi_counted(f->closure[i]), arg);
            if (r != 0) {
                return r;
            }
        }
    }
    return 0;
}

/* Code, globals and cells stay: a function is never without them (cells break such cycles). */
static void clear_cycle(GiThread *t, GiObject *o) {
    GiFunction *f = (GiFunction *)o;
    GiValue *all[] = {&f->defaults, &f->kwdefaults, &f->doc,        &f->module,
                      &f->annotations, &f->dict,    &f->type_params};
    for (size_t i = 0; i < sizeof all / sizeof *all; i++) {
        gi_replace(t, all[i], GI_NULL);
    }
    refresh(t, f);
}

/* FunctionType(code, globals, name=None, argdefs=None, closure=None, kwdefaults=None) */
static bool check_new(GiThread *t, const GiValue *v) {
    if (!gi_is_exact(v[0], &gi_code_type)) {
        return gi_raise_type_error(t, "function() argument 'code' must be code, not %T", v[0]);
    }
    if (!gi_is_dict(v[1])) {
        return gi_raise_type_error(t, "function() argument 'globals' must be dict, not %T", v[1]);
    }
    if (v[2] != GI_NONE && !gi_is_str(v[2])) {
        return gi_raise_type_error(t, "arg 3 (name) must be None or string");
    }
    if (v[3] != GI_NONE && !gi_is_tuple(v[3])) {
        return gi_raise_type_error(t, "arg 4 (defaults) must be None or tuple");
    }
    uint32_t n = gi_as_code(v[0])->capture_count;
    if (!gi_is_tuple(v[4]) && (n != 0 || v[4] != GI_NONE)) {
        return gi_raise_type_error(t, n == 0 ? "arg 5 (closure) must be None or tuple"
                                             : "arg 5 (closure) must be tuple");
    }
    size_t given = v[4] == GI_NONE ? 0 : gi_as_tuple(v[4])->size;
    if (given != n) {
        return gi_raise_value_error(t, "%S requires closure of length %u, not %zu",
                                    gi_as_code(v[0])->name, n, given);
    }
    for (size_t i = 0; i < given; i++) {
        if (!gi_is_exact(gi_as_tuple(v[4])->items[i], &gi_cell_type)) {
            return gi_raise_type_error(t, "arg 5 (closure) expected cell, found %T",
                                       gi_as_tuple(v[4])->items[i]);
        }
    }
    if (v[5] != GI_NONE && !gi_is_dict(v[5])) {
        return gi_raise_type_error(t, "arg 6 (kwdefaults) must be None or dict");
    }
    return true;
}

static GiValue make(GiThread *t, const GiValue *v) {
    GiValue r = gi_function_with_closure(t, v[0], gi_as_dict(v[1]),
                                         v[4] == GI_NONE ? NULL : gi_as_tuple(v[4])->items);
    if (r == GI_NULL) {
        return GI_NULL;
    }
    GiFunction *f = gi_as_function(r);
    if (v[2] != GI_NONE) {
        gi_replace(t, &f->name, gi_take(v[2]));
    }
    if (v[3] != GI_NONE) {
        f->defaults = gi_take(v[3]);
    }
    if (v[5] != GI_NONE) {
        f->kwdefaults = gi_take(v[5]);
    }
    return r;
}

static GiValue new_slot(GiThread *t, GiType *type, const GiValue *a, size_t n, GiValue kwnames) {
    (void)type;
    GiSignature *s = gi_signature_parse(t, "function(code, globals, name=None, argdefs=None, closure=None, "
                                           "kwdefaults=None)");
    if (s == NULL) {
        return GI_NULL;
    }
    GiValue v[6], r = GI_NULL;
    if (gi_signature_bind(t, s, a, n, kwnames, v)) {
        if (check_new(t, v)) {
            r = make(t, v);
        }
        gi_signature_unbind(t, s, v);
    }
    gi_signature_free(t, s);
    return r;
}

/* --- attributes --- */

static GiValue take_or_none(GiValue v) { return v == GI_NULL ? GI_NONE : gi_take(v); }

static GiValue get_code(GiThread *t, GiValue self) {
    (void)t;
    return gi_take(gi_counted(gi_as_function(self)->code));
}

/* Frames and generators hold the function, not its code: the code it loses is kept with it. */
static bool retire_code(GiThread *t, GiFunction *f) {
    if (f->retired == GI_NULL) {
        f->retired = gi_list(t, NULL, 0);
        if (f->retired == GI_NULL) {
            return false;
        }
    }
    GiList *l = gi_as_list(f->retired);
    for (size_t i = 0; i < l->size; i++) {
        if (l->items[i] == gi_counted(f->code)) {
            return true;
        }
    }
    return gi_list_append(t, f->retired, gi_counted(f->code));
}

static bool set_code(GiThread *t, GiValue self, GiValue v) {
    GiFunction *f = gi_as_function(self);
    if (v == GI_NULL || !gi_is_exact(v, &gi_code_type)) {
        return gi_raise_type_error(t, "__code__ must be set to a code object");
    }
    if (gi_as_code(v)->capture_count != f->closure_count) {
        return gi_raise_value_error(t, "%S() requires a code object with %u free vars, not %u", f->name,
                                    f->closure_count, gi_as_code(v)->capture_count);
    }
    if (f->doc == GI_NULL) { /* the text stays that of the definition */
        f->doc = take_or_none(f->code->docstring);
    }
    const uint32_t kinds = GI_CO_GENERATOR | GI_CO_COROUTINE | GI_CO_ASYNC_GENERATOR;
    if ((gi_as_code(v)->flags ^ f->code->flags) & kinds &&
        !gi_warn(t, &gi_DeprecationWarning, 1, "Assigning a code object of non-matching type is deprecated (e.g., from a "
                                               "generator to a plain function)")) {
        return false;
    }
    if (!retire_code(t, f)) {
        return false;
    }
    GiCode *old = f->code;
    f->code = gi_take_object(gi_as_code(v));
    refresh(t, f);
    gi_drop_object(t, old);
    return true;
}

static GiValue get_globals(GiThread *t, GiValue self) {
    (void)t;
    return gi_take(gi_counted(gi_as_function(self)->globals));
}

static GiValue get_builtins(GiThread *t, GiValue self) {
    GiValue b = gi_foreign_builtins(t, gi_as_function(self));
    return gi_failed(t) ? GI_NULL : gi_take(b != GI_NULL ? b : gi_counted(gi_as_function(self)->builtins));
}

static GiValue get_defaults(GiThread *t, GiValue self) {
    (void)t;
    return take_or_none(gi_as_function(self)->defaults);
}

/* Sets an attribute that must be None or of a type; deleting means None. */
static bool set_optional(GiThread *t, GiValue self, GiValue *slot, GiValue v, GiType *type,
                         const char *message) {
    if (v != GI_NULL && v != GI_NONE && !gi_is_instance(v, type)) {
        return gi_raise_type_error(t, "%s", message);
    }
    GiFunction *f = gi_as_function(self);
    GiValue old = *slot;
    *slot = v == GI_NULL || v == GI_NONE ? GI_NULL : gi_take(v);
    refresh(t, f);
    gi_xdrop(t, old);
    return true;
}

static bool set_defaults(GiThread *t, GiValue self, GiValue v) {
    return set_optional(t, self, &gi_as_function(self)->defaults, v, &gi_tuple_type,
                        "__defaults__ must be set to a tuple object");
}

static GiValue get_kwdefaults(GiThread *t, GiValue self) {
    (void)t;
    return take_or_none(gi_as_function(self)->kwdefaults);
}

static bool set_kwdefaults(GiThread *t, GiValue self, GiValue v) {
    return set_optional(t, self, &gi_as_function(self)->kwdefaults, v, &gi_dict_type,
                        "__kwdefaults__ must be set to a dict object");
}

static GiValue get_name(GiThread *t, GiValue self) {
    (void)t;
    return gi_take(gi_as_function(self)->name);
}

static bool set_name(GiThread *t, GiValue self, GiValue v) {
    if (v == GI_NULL || !gi_is_str(v)) {
        return gi_raise_type_error(t, "__name__ must be set to a string object");
    }
    gi_replace(t, &gi_as_function(self)->name, gi_take(v));
    return true;
}

static GiValue get_qualname(GiThread *t, GiValue self) {
    (void)t;
    return gi_take(gi_as_function(self)->qualname);
}

static bool set_qualname(GiThread *t, GiValue self, GiValue v) {
    if (v == GI_NULL || !gi_is_str(v)) {
        return gi_raise_type_error(t, "__qualname__ must be set to a string object");
    }
    gi_replace(t, &gi_as_function(self)->qualname, gi_take(v));
    return true;
}

/* doc and module: GI_NULL means "as the code and globals say". */
static GiValue get_doc(GiThread *t, GiValue self) {
    (void)t;
    GiFunction *f = gi_as_function(self);
    return f->doc != GI_NULL ? gi_take(f->doc) : take_or_none(f->code->docstring);
}

static bool set_doc(GiThread *t, GiValue self, GiValue v) {
    gi_replace(t, &gi_as_function(self)->doc, v == GI_NULL ? GI_NONE : gi_take(v));
    return true;
}

static GiValue get_module(GiThread *t, GiValue self) {
    GiFunction *f = gi_as_function(self);
    if (f->module != GI_NULL) {
        return gi_take(f->module);
    }
    GiValue v = gi_dict_get_str(t, f->globals, GI_NAME(t, __name__));
    return v == GI_NULL && gi_failed(t) ? GI_NULL : take_or_none(v);
}

static bool set_module(GiThread *t, GiValue self, GiValue v) {
    gi_replace(t, &gi_as_function(self)->module, v == GI_NULL ? GI_NONE : gi_take(v));
    return true;
}

/* The compiler's tuple (name, value, ...) becomes a dict when somebody looks. */
static GiValue get_annotations(GiThread *t, GiValue self) {
    GiFunction *f = gi_as_function(self);
    if (f->annotations != GI_NULL && gi_is_dict(f->annotations)) {
        return gi_take(f->annotations);
    }
    GiValue d = gi_dict(t);
    if (d == GI_NULL) {
        return GI_NULL;
    }
    if (f->annotations != GI_NULL) {
        GiTuple *pairs = gi_as_tuple(f->annotations);
        for (size_t i = 0; i + 1 < pairs->size; i += 2) {
            if (!gi_dict_set_str(t, gi_as_dict(d), pairs->items[i], pairs->items[i + 1])) {
                gi_drop(t, d);
                return GI_NULL;
            }
        }
    }
    gi_replace(t, &f->annotations, gi_take(d));
    return d;
}

static bool set_annotations(GiThread *t, GiValue self, GiValue v) {
    if (v != GI_NULL && v != GI_NONE && !gi_is_dict(v)) {
        return gi_raise_type_error(t, "__annotations__ must be set to a dict object");
    }
    gi_replace(t, &gi_as_function(self)->annotations, v == GI_NULL || v == GI_NONE ? GI_NULL : gi_take(v));
    return true;
}

static GiValue get_closure(GiThread *t, GiValue self) {
    GiFunction *f = gi_as_function(self);
    if (f->closure_count == 0) {
        return GI_NONE;
    }
    GiTuple *r = gi_tuple_new(t, f->closure_count);
    if (r == NULL) {
        return GI_NULL;
    }
    for (uint32_t i = 0; i < f->closure_count; i++) {
        r->items[i] = gi_take(gi_counted(f->closure[i]));
    }
    return gi_support_track(t, r);
}

static GiValue get_dict(GiThread *t, GiValue self) {
    GiFunction *f = gi_as_function(self);
    if (f->dict == GI_NULL) {
        f->dict = gi_dict(t);
    }
    return f->dict == GI_NULL ? GI_NULL : gi_take(f->dict);
}

static bool set_dict(GiThread *t, GiValue self, GiValue v) {
    if (v == GI_NULL) {
        return gi_raise_type_error(t, "cannot delete __dict__");
    }
    if (!gi_is_dict(v)) {
        return gi_raise_type_error(t, "__dict__ must be set to a dictionary, not a '%T'", v);
    }
    gi_replace(t, &gi_as_function(self)->dict, gi_take(v));
    return true;
}

static GiValue get_type_params(GiThread *t, GiValue self) {
    GiFunction *f = gi_as_function(self);
    return gi_take(f->type_params == GI_NULL ? t->vm->empty_tuple : f->type_params);
}

static bool set_type_params(GiThread *t, GiValue self, GiValue v) {
    if (v == GI_NULL || !gi_is_exact(v, &gi_tuple_type)) {
        return gi_raise_type_error(t, "__type_params__ must be set to a tuple");
    }
    gi_replace(t, &gi_as_function(self)->type_params, gi_take(v));
    return true;
}

static GiValue get_class(GiThread *t, GiValue descr, GiValue obj, GiValue type) {
    (void)type;
    return obj == GI_NULL ? gi_take(descr) : gi_bound_method(t, descr, obj);
}

static GiValue repr(GiThread *t, GiValue v) {
    GiValue here = address(t, v);
    if (here == GI_NULL) {
        return GI_NULL;
    }
    GiValue r = gi_str_from_format(t, "<function %S at 0x%S>", gi_as_function(v)->qualname, here);
    gi_drop(t, here);
    return r;
}

static GiValue call(GiThread *t, GiValue f, const GiValue *a, size_t n, GiValue kwnames) {
    return gi_function_run(t, f, a, n, kwnames, GI_NULL);
}

GI_FOR_SPEED

static const GiGetSetRow getset[] = {
    {"__code__", get_code, set_code, NULL},
    {"__defaults__", get_defaults, set_defaults, NULL},
    {"__kwdefaults__", get_kwdefaults, set_kwdefaults, NULL},
    {"__name__", get_name, set_name, NULL},
    {"__qualname__", get_qualname, set_qualname, NULL},
    {"__doc__", get_doc, set_doc, NULL},
    {"__module__", get_module, set_module, NULL},
    {"__annotations__", get_annotations, set_annotations, NULL},
    {"__globals__", get_globals, gi_readonly_member, NULL},
    {"__builtins__", get_builtins, gi_readonly_member, NULL},
    {"__closure__", get_closure, gi_readonly_member, NULL},
    {"__dict__", get_dict, set_dict, NULL},
    {"__type_params__", get_type_params, set_type_params, NULL},
    {NULL, NULL, NULL, NULL}};

GiType gi_function_type = {
    GI_TYPE_HEAD(GiFunction, GI_GC_TRACKED), .gc.slots_offset = offsetof(GiFunction, code),
    .gc.slots_count = (offsetof(GiFunction, retired) - offsetof(GiFunction, code)) / sizeof(GiValue) + 1,
    .gc.weak_offset = offsetof(GiFunction, weak_list), .gc.traverse = traverse, .gc.clear = clear_cycle,
    .gc.release = release, .name = "function", .flags = GI_TYPE_METHOD_LIKE,
    .dict_offset = offsetof(GiFunction, dict), .new_ = new_slot, .call = call, .repr = repr,
    .get = get_class, .getset = getset,
    .doc = "Create a function object.\n\n"
           "  code\n    a code object\n"
           "  globals\n    the globals dictionary\n"
           "  name\n    a string that overrides the name from the code object\n"
           "  argdefs\n    a tuple that specifies the default argument values\n"
           "  closure\n    a tuple that supplies the bindings for free variables\n"
           "  kwdefaults\n    a dictionary that specifies the default keyword argument values",
    .new_signature = "function(code, globals, name=None, argdefs=None, closure=None, kwdefaults=None)"};
