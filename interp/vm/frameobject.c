/* SPDX-License-Identifier: MIT
 * interp/vm/frameobject.c owns the frame type and the variables behind a frame object (frameobject.h):
 * where they are, their names, reading and writing them. f_locals is framelocals.c.
 *
 * A variable is a register, a far local, or a closure cell; a register that holds a cell of the code's
 * cell_registers stands for the cell's content.
 */
#include "interp/compiler/codeobject.h"
#include "interp/vm/frameobject.h"
#include "interp/vm/generator.h"
#include "runtime/errors/exception.h"
#include "runtime/hooks.h"
#include "runtime/modules/builtins.h"
#include "runtime/types/number.h"
#include "runtime/types/support.h"

/* --- variables --- */

/* See frameobject.h. */
uint32_t gi_variables_count(const GiVariables *v) {
    return (uint32_t)(gi_as_tuple(v->code->local_names)->size + gi_as_tuple(v->code->free_names)->size);
}

/* See frameobject.h. */
GiValue gi_variables_name(const GiVariables *v, uint32_t i) {
    GiTuple *locals = gi_as_tuple(v->code->local_names);
    return i < locals->size ? locals->items[i] : gi_as_tuple(v->code->free_names)->items[i - locals->size];
}

static bool is_cell_register(const GiCode *code, uint32_t r) {
    GiTuple *cells = gi_as_tuple(code->cell_registers);
    for (size_t i = 0; i < cells->size; i++) {
        if (gi_int_imm_value(cells->items[i]) == (int64_t)r) {
            return true;
        }
    }
    return false;
}

/* p, or the content of the cell in p when variable i is kept in one. */
static GiValue *through_cell(const GiCode *code, uint32_t i, GiValue *p) {
    if (gi_is_counted(*p) && gi_type(*p) == &gi_cell_type && is_cell_register(code, i)) {
        return &((GiCell *)gi_object(*p))->value;
    }
    return p;
}

/* Where variable i is; NULL: nowhere. */
static GiValue *locate(const GiVariables *v, uint32_t i) {
    uint32_t locals = (uint32_t)gi_as_tuple(v->code->local_names)->size;
    if (i >= locals) {
        return v->function == NULL ? NULL : &v->function->closure[i - locals]->value;
    }
    if (v->registers == NULL) {
        return NULL;
    }
    if (i >= v->code->local_count) {
        GiValue far = v->code->far_register < 0 ? GI_UNBOUND : v->registers[v->code->far_register];
        uint32_t k = i - v->code->local_count;
        bool there = gi_is_counted(far) && k < gi_as_list(far)->size;
        return there ? through_cell(v->code, i, &gi_as_list(far)->items[k]) : NULL;
    }
    return through_cell(v->code, i, &v->registers[i]);
}

/* See frameobject.h. */
GiValue gi_variables_get(const GiVariables *v, uint32_t i) {
    GiValue *p = locate(v, i);
    return p == NULL ? GI_UNBOUND : *p;
}

/* See frameobject.h. An instruction of a running frame may have borrowed the old value from its
 * register: the object keeps it until the frame ends. */
bool gi_variables_set(GiThread *t, GiFrameObject *o, uint32_t i, GiValue x) {
    GiVariables v = gi_frame_variables(o);
    GiValue *p = locate(&v, i);
    if (p == NULL) {
        return true;
    }
    if (o->frame != NULL && gi_is_counted(*p)) {
        if (o->kept == GI_NULL) {
            o->kept = gi_list(t, NULL, 0);
        }
        if (o->kept == GI_NULL || !gi_list_append(t, o->kept, *p)) {
            return false;
        }
    }
    gi_replace(t, p, gi_take(x));
    return true;
}

/* See frameobject.h. */
GiValue gi_variables_dict(GiThread *t, const GiVariables *v) {
    GiValue d = gi_dict(t);
    uint32_t n = gi_variables_count(v);
    for (uint32_t i = 0; d != GI_NULL && i < n; i++) {
        GiValue x = gi_variables_get(v, i), name = gi_variables_name(v, i);
        if (x != GI_UNBOUND && gi_str_size(name) > 0 && !gi_dict_set_str(t, gi_as_dict(d), name, x)) {
            gi_drop(t, d);
            d = GI_NULL;
        }
    }
    return d;
}

/* See frameobject.h. */
GiVariables gi_frame_variables(GiFrameObject *o) {
    GiVariables v = {.code = gi_as_code(o->code), .registers = o->registers, .names = o->names,
                     .function = o->function == GI_NULL || o->cleared ? NULL : gi_as_function(o->function)};
    if (o->frame != NULL) {
        v.registers = o->frame->R;
        v.names = o->frame->names;
    } else if (o->generator != NULL) {
        v.registers = o->generator->registers;
        v.names = o->generator->names;
    }
    return v;
}

/* --- making and moving --- */

/* See frameobject.h. */
GiValue gi_frame_object_new(GiThread *t, GiValue function, GiValue code) {
    GiFrameObject *o = gi_object_new(t, &gi_frame_type);
    if (o == NULL) {
        return GI_NULL;
    }
    o->function = gi_xtake(function);
    o->code = gi_take(code);
    o->trace_lines = true;
    return gi_support_track(t, o);
}

/* See frame.h. */
GiValue gi_frame_object(GiThread *t, GiFrame *f) {
    if (f->flags & GI_FF_OBJECT) {
        return f->frame_object;
    }
    GiValue v = gi_frame_object_new(t, f->R[-1], gi_counted(f->code));
    if (v != GI_NULL) {
        gi_as_frame_object(v)->frame = f;
        f->frame_object = v;
        f->flags |= GI_FF_OBJECT;
    }
    return v;
}

/* The frame object of a suspended or new generator; borrowed. */
GiValue gi_generator_frame_object(GiThread *t, GiGenerator *g) {
    if (g->state == GI_GEN_RUNNING) {
        for (GiThread *o = t->vm->threads; o != NULL; o = o->next) {
            for (GiFrame *f = o->frame; f != NULL && f->code != NULL; f = f->previous) {
                if (f->generator == g) {
                    return gi_frame_object(t, f);
                }
            }
        }
    }
    if (g->frame_object == GI_NULL) {
        g->frame_object = gi_frame_object_new(t, g->function, gi_counted(g->code));
        if (g->frame_object != GI_NULL) {
            gi_as_frame_object(g->frame_object)->generator = g;
        }
    }
    return g->frame_object;
}

/* See vm.h. */
void gi_frame_object_detach(GiValue v, GiGenerator *g) {
    gi_as_frame_object(v)->frame = NULL;
    gi_as_frame_object(v)->generator = g;
}

/* See vm.h. */
void gi_frame_object_attach(GiValue v, GiFrame *f) {
    gi_as_frame_object(v)->frame = f;
    gi_as_frame_object(v)->generator = NULL;
}

/* See vm.h. */
void gi_frame_object_finish(GiThread *t, GiValue v, GiGenerator *g) {
    (void)t;
    GiFrameObject *o = gi_as_frame_object(v);
    o->generator = NULL;
    o->offset = (uint32_t)(g->pc - g->code->words) - 1;
}

static uint32_t current_offset(const GiFrameObject *o) {
    const uint32_t *pc = o->frame != NULL ? o->frame->pc : o->generator != NULL ? o->generator->pc : NULL;
    if (pc == NULL) {
        return o->offset;
    }
    uint32_t n = (uint32_t)(pc - gi_as_code(o->code)->words);
    return n == 0 ? 0 : n - 1;
}

static void drop_registers(GiThread *t, GiFrameObject *o) {
    GiValue *registers = o->registers;
    uint32_t n = o->count;
    o->registers = NULL;
    o->count = 0;
    if (registers != NULL) {
        gi_window_clear(t, registers, registers + n);
        gi_free(t, registers, n * sizeof(GiValue));
    }
}

static void release(GiThread *t, GiObject *v) {
    GiFrameObject *o = (GiFrameObject *)v;
    drop_registers(t, o);
    GiValue fields[] = {o->function, o->code, o->back, o->names, o->extra, o->trace, o->calling, o->kept};
    for (size_t i = 0; i < sizeof fields / sizeof *fields; i++) {
        gi_xdrop(t, fields[i]);
    }
    gi_object_free(t, v, sizeof(GiFrameObject));
}

static int traverse(GiObject *v, GiVisit visit, void *arg) {
    GiFrameObject *o = (GiFrameObject *)v;
    GiValue fields[] = {o->function, o->code, o->back, o->names, o->extra, o->trace, o->calling, o->kept};
    for (size_t i = 0; i < sizeof fields / sizeof *fields; i++) {
        int r = fields[i] == GI_NULL ? 0 : visit(fields[i], arg);
        if (r != 0) {
            return r;
        }
    }
    for (uint32_t i = 0; i < o->count; i++) {
        int r = visit(o->registers[i], arg);
        if (r != 0) {
            return r;
        }
    }
    return 0;
}

static void clear_cycle(GiThread *t, GiObject *v) {
    GiFrameObject *o = (GiFrameObject *)v;
    drop_registers(t, o);
    gi_replace(t, &o->back, GI_NULL);
    gi_replace(t, &o->names, GI_NULL);
    gi_replace(t, &o->extra, GI_NULL);
    gi_replace(t, &o->trace, GI_NULL);
    gi_replace(t, &o->calling, GI_NULL);
    gi_replace(t, &o->kept, GI_NULL);
}

/* --- attributes --- */

static GiValue take_or_none(GiValue v) { return v == GI_NULL ? GI_NONE : gi_take(v); }

static GiValue get_back(GiThread *t, GiValue v) {
    GiFrameObject *o = gi_as_frame_object(v);
    if (o->frame == NULL) {
        return take_or_none(o->back);
    }
    GiFrame *f = o->frame->previous;
    if (f->code == NULL) {
        return GI_NONE;
    }
    GiValue back = gi_frame_object(t, f);
    return back == GI_NULL ? GI_NULL : gi_take(back);
}

static GiValue get_code(GiThread *t, GiValue v) {
    (void)t;
    return gi_take(gi_as_frame_object(v)->code);
}

static GiValue get_globals(GiThread *t, GiValue v) {
    (void)t;
    GiValue fn = gi_as_frame_object(v)->function;
    return fn == GI_NULL ? GI_NONE : gi_take(gi_counted(gi_as_function(fn)->globals));
}

static GiValue get_builtins(GiThread *t, GiValue v) {
    GiValue fn = gi_as_frame_object(v)->function;
    return fn == GI_NULL ? GI_NONE : gi_getattr(t, fn, GI_NAME(t, __builtins__));
}

/* See frameobject.h. */
bool gi_variables_hidden(GiThread *t, const GiVariables *v) {
    for (uint32_t i = 0; v->registers != NULL && i < v->code->local_count; i++) {
        GiValue name = gi_variables_name(v, i);
        if (gi_variables_get(v, i) != GI_UNBOUND && gi_str_size(name) > 0 && name != GI_NAME(t, __class__) &&
            name != GI_NAME(t, __classdict__)) {
            return true;
        }
    }
    return false;
}

static GiValue get_locals(GiThread *t, GiValue v) {
    GiFrameObject *o = gi_as_frame_object(v);
    GiVariables vars = gi_frame_variables(o);
    if (!(vars.code->flags & GI_CO_OPTIMIZED) && gi_variables_hidden(t, &vars)) {
        return gi_frame_locals_proxy(t, v);
    }
    if (vars.names != GI_NULL) {
        return gi_take(vars.names);
    }
    if (!(vars.code->flags & GI_CO_OPTIMIZED) && vars.function != NULL) {
        return gi_take(gi_counted(vars.function->globals));
    }
    return gi_frame_locals_proxy(t, v);
}

/* Does it run, before its first instruction? */
static bool is_fresh(const GiFrameObject *o) {
    return o->frame != NULL && o->frame->pc == gi_as_code(o->code)->words;
}

/* Where it is; at an instruction that stands for nothing in the source (gi_emit): where a trace function knows it. */
static uint32_t traced_offset(const GiFrameObject *o) {
    uint32_t offset = current_offset(o);
    bool known = o->frame != NULL && o->trace_line > 0;
    return known && gi_code_position(o->code, offset).column < 0 ? o->trace_place : offset;
}

/* The line it is at. */
static int32_t current_line(const GiFrameObject *o) {
    if (is_fresh(o)) {
        return gi_code_call_line(gi_as_code(o->code));
    }
    if (o->frame != NULL && o->trace_unit != 0) {
        return o->trace_line;
    }
    return gi_code_position(o->code, traced_offset(o)).line;
}

static GiValue get_lasti(GiThread *t, GiValue v) {
    (void)t;
    const GiFrameObject *o = gi_as_frame_object(v);
    if (o->frame != NULL && o->trace_unit != 0) {
        return gi_int_imm((int64_t)o->trace_unit * 2);
    }
    return gi_int_imm(is_fresh(o) ? 0 : gi_code_lasti(o->code, traced_offset(o)));
}

static GiValue get_lineno(GiThread *t, GiValue v) {
    (void)t;
    int32_t line = current_line(gi_as_frame_object(v));
    return line < 0 ? GI_NONE : gi_int_imm(line);
}

static bool set_lineno(GiThread *t, GiValue v, GiValue x) {
    return x == GI_NULL ? gi_raise(t, &gi_AttributeError, "cannot delete attribute") : gi_frame_jump(t, gi_as_frame_object(v), x);
}

static GiValue get_trace(GiThread *t, GiValue v) {
    (void)t;
    return take_or_none(gi_as_frame_object(v)->trace);
}

/* See frameobject.h. */
void gi_frame_note_place(GiFrameObject *o) {
    o->trace_line = current_line(o);
    o->trace_offset = o->trace_place = current_offset(o);
}

/* A function set while the frame runs hears of the next line, not of the rest of this one. */
static bool set_trace(GiThread *t, GiValue v, GiValue x) {
    GiFrameObject *o = gi_as_frame_object(v);
    if (o->trace == GI_NULL && o->frame != NULL) {
        gi_frame_note_place(o);
    }
    gi_replace(t, &o->trace, x == GI_NONE || x == GI_NULL ? GI_NULL : gi_take(x));
    return true;
}

static bool set_flag(GiThread *t, bool *flag, GiValue x) {
    if (x != GI_TRUE && x != GI_FALSE) {
        return gi_raise_type_error(t, "attribute value type must be bool");
    }
    *flag = x == GI_TRUE;
    return true;
}

static GiValue get_trace_lines(GiThread *t, GiValue v) {
    (void)t;
    return gi_bool(gi_as_frame_object(v)->trace_lines);
}

static bool set_trace_lines(GiThread *t, GiValue v, GiValue x) {
    return set_flag(t, &gi_as_frame_object(v)->trace_lines, x);
}

static GiValue get_trace_opcodes(GiThread *t, GiValue v) {
    (void)t;
    return gi_bool(gi_as_frame_object(v)->trace_opcodes);
}

static bool set_trace_opcodes(GiThread *t, GiValue v, GiValue x) {
    return set_flag(t, &gi_as_frame_object(v)->trace_opcodes, x);
}

static GiValue m_clear(GiThread *t, const GiValue *a) {
    GiFrameObject *o = gi_as_frame_object(a[0]);
    if (o->frame != NULL) {
        return gi_raise(t, &gi_RuntimeError, "cannot clear an executing frame");
    }
    if (o->generator != NULL) {
        GiGenerator *g = o->generator;
        if (g->state == GI_GEN_SUSPENDED) {
            return gi_raise(t, &gi_RuntimeError, "cannot clear a suspended frame");
        }
        if (g->state == GI_GEN_CREATED && g->head.type == &gi_coroutine_type) {
            gi_coroutine_never_awaited(t, g);
        }
        GiValue r = gi_call_method0(t, gi_counted(g), GI_NAME(t, close));
        if (r == GI_NULL) {
            return GI_NULL;
        }
        gi_drop(t, r);
    }
    drop_registers(t, o);
    o->cleared = (gi_as_code(o->code)->flags & GI_CO_OPTIMIZED) != 0;
    gi_replace(t, &o->extra, GI_NULL);
    return GI_NONE;
}

static GiValue m_sizeof(GiThread *t, const GiValue *a) {
    (void)t;
    return gi_int_imm((int64_t)(sizeof(GiFrameObject) + gi_as_frame_object(a[0])->count * sizeof(GiValue)));
}

static GiValue repr(GiThread *t, GiValue v) {
    GiFrameObject *o = gi_as_frame_object(v);
    GiValue id = gi_builtins_id(t, v);
    GiValue digits = id == GI_NULL ? GI_NULL : gi_int_to_str(t, id, 16);
    gi_xdrop(t, id);
    if (digits == GI_NULL) {
        return GI_NULL;
    }
    GiCode *code = gi_as_code(o->code);
    GiValue r = gi_str_from_format(t, "<frame at 0x%S, file %R, line %d, code %S>", digits, code->filename,
                                   (int)gi_code_position(o->code, current_offset(o)).line, code->name);
    gi_drop(t, digits);
    return r;
}

static const GiMethodRow methods[] = {
    GI_METHOD("clear(self, /)", m_clear, "F.clear(): clear all references held by the frame"),
    GI_METHOD_MADE("__sizeof__(self, /)", m_sizeof, "F.__sizeof__() -> size of F in memory, in bytes"),
    GI_METHODS_END};

static const GiGetSetRow getset[] = {
    {"f_back", get_back, NULL, NULL},
    {"f_code", get_code, NULL, NULL},
    {"f_globals", get_globals, NULL, NULL},
    {"f_builtins", get_builtins, NULL, NULL},
    {"f_locals", get_locals, NULL, NULL},
    {"f_lasti", get_lasti, NULL, NULL},
    {"f_lineno", get_lineno, set_lineno, NULL},
    {"f_trace", get_trace, set_trace, NULL},
    {"f_trace_lines", get_trace_lines, set_trace_lines, NULL},
    {"f_trace_opcodes", get_trace_opcodes, set_trace_opcodes, NULL},
    {NULL, NULL, NULL, NULL}};

GiType gi_frame_type = {
    GI_TYPE_HEAD(GiFrameObject, GI_GC_TRACKED), .gc.traverse = traverse, .gc.clear = clear_cycle,
    .gc.release = release, .name = "frame", .flags = GI_TYPE_NO_INSTANCES, .repr = repr,
    .methods = methods, .getset = getset};
