/* SPDX-License-Identifier: MIT
 * interp/vm/vm_slow.c owns the slow paths of variables, operators, comparisons and items. See vm.h for
 * their contract and fastpath.h for the caches they fill.
 */
#include "gc/size.h"
#include "interp/compiler/codeobject.h"
#include "interp/vm/fastpath.h"
#include "interp/vm/operator.h"
#include "interp/vm/vm_slow.h"
#include "runtime/errors/exception.h"
#include "runtime/types/bigint.h"
#include "runtime/types/dict_find.h"

/* --- errors about names --- */

GI_FOR_SIZE

/* NameError with its name attribute, which UnboundLocalError leaves out. */
static bool raise_name(GiThread *t, GiType *type, const char *format, GiValue name) {
    gi_raise(t, type, format, name);
    if (type == &gi_NameError && gi_error_is(t, &gi_NameError)) {
        GiNameError *e = (GiNameError *)gi_object(t->exc);
        gi_replace(t, &e->name, gi_take(name));
    }
    return false;
}

static GiValue local_name(GiFrame *f, uint32_t i) { return gi_as_tuple(f->code->local_names)->items[i]; }

/* The name of the variable whose cell is in register r: a temporary holds that of a far local. */
static GiValue cell_name(GiFrame *f, uint32_t r) {
    if (!gi_is_temp(f, r)) {
        return local_name(f, r);
    }
    const GiList *far = gi_as_list(f->R[f->code->far_register]);
    uint32_t k = 0;
    while (k + 1 < far->size && far->items[k] != f->R[r]) {
        k++;
    }
    return local_name(f, f->code->local_count + k);
}

static bool raise_unbound_local(GiThread *t, GiValue name) {
    return raise_name(t, &gi_UnboundLocalError,
                      "cannot access local variable '%S' where it is not associated with a value", name);
}

static bool raise_unbound_free(GiThread *t, GiValue name) {
    return raise_name(t, &gi_NameError,
                      "cannot access free variable '%S' where it is not associated with a value in "
                      "enclosing scope", name);
}

static bool raise_undefined(GiThread *t, GiValue name) {
    return raise_name(t, &gi_NameError, "name '%S' is not defined", name);
}

/* CHECK. */
bool gi_vm_unbound(GiThread *t, uint32_t word) {
    return raise_unbound_local(t, local_name(t->frame, gi_word_a(word)));
}

/* GET_CELL. */
bool gi_vm_unbound_cell(GiThread *t, uint32_t word) {
    return raise_unbound_local(t, cell_name(t->frame, gi_word_b(word)));
}

/* GET_FREE. */
bool gi_vm_unbound_free(GiThread *t, uint32_t word) {
    return raise_unbound_free(t, gi_as_tuple(t->frame->code->free_names)->items[gi_word_u16(word)]);
}

/* --- globals and names --- */

/* Name of the instruction; borrowed. */
static GiValue word_name(GiFrame *f, uint32_t word) { return f->code->names[gi_word_u16(word)]; }

/* Looks a name up in a mapping: 1 found (owned), 0 absent, -1 error. */
static int find_in_mapping(GiThread *t, GiValue mapping, GiValue name, GiValue *out) {
    if (gi_is_exact(mapping, &gi_dict_type)) {
        GiValue v = gi_dict_get_str(t, gi_as_dict(mapping), name);
        *out = gi_xtake(v);
        return v != GI_NULL ? 1 : gi_failed(t) ? -1 : 0;
    }
    *out = gi_getitem(t, mapping, name);
    return *out != GI_NULL ? 1 : gi_error_clear_if(t, &gi_KeyError) ? 0 : -1;
}

/* Value of a name in globals or builtins, owned; the cache words at f->pc are filled and the
 * instruction becomes `quick` or `quick + 1`. GI_NULL: error set. */
static GiValue find_global(GiThread *t, GiFrame *f, GiValue name, GiOpcode quick) {
    GiFunction *fn = gi_frame_function(f);
    uint32_t *extra = (uint32_t *)(uintptr_t)f->pc;
    bool specialize = quick != GI_BC_NOP && !t->vm->no_specialize && fn->globals->version != 0;
    int64_t i = gi_dict_find_str(t, fn->globals, name);
    if (i >= 0) {
        if (specialize && fn->globals->version != 0) {
            extra[0] = fn->globals->version;
            gi_extra64_set(extra + 2, (uintptr_t)&fn->globals->entries[i].value);
            gi_quicken(f->pc, quick);
        }
        return gi_take(fn->globals->entries[i].value);
    }
    i = i == -2 ? -2 : gi_dict_find_str(t, fn->builtins, name);
    if (i >= 0) {
        if (specialize && fn->builtins->version != 0) {
            extra[0] = fn->globals->version;
            extra[1] = fn->builtins->version;
            gi_extra64_set(extra + 2, (uintptr_t)&fn->builtins->entries[i].value);
            gi_quicken(f->pc, quick + 1);
        }
        return gi_take(fn->builtins->entries[i].value);
    }
    GiValue v = i == -1 && fn->builtins == t->vm->no_builtins ? gi_builtin_of(t, fn, name) : GI_NULL;
    if (v == GI_NULL && !gi_failed(t)) {
        raise_undefined(t, name);
    }
    return v;
}

/* The same, owned; globals of a subclass of dict are asked by __getitem__. */
static GiValue get_global(GiThread *t, GiFrame *f, GiValue name, GiOpcode quick) {
    GiValue globals = gi_counted(gi_frame_function(f)->globals), v;
    if (GI_UNLIKELY(!gi_is_exact(globals, &gi_dict_type))) {
        int found = find_in_mapping(t, globals, name, &v);
        if (found != 0) {
            return found > 0 ? v : GI_NULL;
        }
        quick = GI_BC_NOP;
    }
    return find_global(t, f, name, quick);
}

/* GET_GLOBAL. */
bool gi_vm_get_global(GiThread *t, uint32_t word) {
    GiFrame *f = t->frame;
    GiValue v = get_global(t, f, word_name(f, word), GI_BC_GET_GLOBAL_MODULE);
    if (v == GI_NULL) {
        return false;
    }
    gi_result_steal(t, f, gi_word_a(word), v);
    return true;
}

/* Sets a global; the value is taken over. */
static bool set_global(GiThread *t, GiFrame *f, GiValue name, GiValue v, GiOpcode quick) {
    GiDict *globals = gi_frame_function(f)->globals;
    bool ok = gi_dict_set_str(t, globals, name, v);
    gi_drop(t, v);
    if (ok && !t->vm->no_specialize && globals->version != 0) {
        int64_t i = gi_dict_find_str(t, globals, name);
        if (i >= 0) {
            uint32_t *extra = (uint32_t *)(uintptr_t)f->pc;
            extra[0] = globals->version;
            extra[1] = (uint32_t)i;
            gi_quicken(f->pc, quick);
        }
    }
    return ok;
}

/* SET_GLOBAL. */
bool gi_vm_set_global(GiThread *t, uint32_t word) {
    GiFrame *f = t->frame;
    return set_global(t, f, word_name(f, word), gi_operand_own(f, gi_word_a(word)),
                      GI_BC_SET_GLOBAL_MODULE);
}

static bool del_global(GiThread *t, GiFrame *f, GiValue name) {
    int n = gi_dict_delete(t, gi_frame_function(f)->globals, name);
    return n == 0 ? raise_undefined(t, name) : n > 0;
}

/* DEL_GLOBAL. */
bool gi_vm_del_global(GiThread *t, uint32_t word) {
    return del_global(t, t->frame, word_name(t->frame, word));
}

/* The value of a name; owned. quick: see find_global. */
static GiValue get_name(GiThread *t, GiFrame *f, GiValue name, GiOpcode quick) {
    if (f->names == GI_NULL) {
        return get_global(t, f, name, quick);
    }
    GiValue v;
    int found = find_in_mapping(t, f->names, name, &v);
    return found < 0 ? GI_NULL : found > 0 ? v : find_global(t, f, name, GI_BC_NOP);
}

/* See vm.h. */
GiValue gi_name_get(GiThread *t, GiValue name) { return get_name(t, t->frame, name, GI_BC_NOP); }

/* GET_NAME. */
bool gi_vm_get_name(GiThread *t, uint32_t word) {
    GiFrame *f = t->frame;
    GiValue v = get_name(t, f, word_name(f, word), GI_BC_GET_NAME_MODULE);
    if (v == GI_NULL) {
        return false;
    }
    gi_result_steal(t, f, gi_word_a(word), v);
    return true;
}

/* Sets a name in the frame's namespace; v is borrowed. */
static bool set_in_names(GiThread *t, GiFrame *f, GiValue name, GiValue v) {
    if (gi_is_exact(f->names, &gi_dict_type)) {
        return gi_dict_set_str(t, gi_as_dict(f->names), name, v);
    }
    return gi_setitem(t, f->names, name, v);
}

/* SET_NAME. */
bool gi_vm_set_name(GiThread *t, uint32_t word) {
    GiFrame *f = t->frame;
    GiValue name = word_name(f, word), v = gi_operand_own(f, gi_word_a(word));
    if (f->names == GI_NULL) {
        return set_global(t, f, name, v, GI_BC_SET_NAME_MODULE);
    }
    bool ok = set_in_names(t, f, name, v);
    gi_drop(t, v);
    return ok;
}

/* See vm.h. */
bool gi_name_set(GiThread *t, GiValue name, GiValue v) {
    GiFrame *f = t->frame;
    return f->names != GI_NULL ? set_in_names(t, f, name, v)
                               : gi_dict_set_str(t, gi_frame_function(f)->globals, name, v);
}

/* DEL_NAME. */
bool gi_vm_del_name(GiThread *t, uint32_t word) { return gi_name_del(t, word_name(t->frame, word)); }

/* See vm.h. */
bool gi_name_del(GiThread *t, GiValue name) {
    GiFrame *f = t->frame;
    if (f->names == GI_NULL) {
        return del_global(t, f, name);
    }
    if (gi_setitem(t, f->names, name, GI_NULL)) {
        return true;
    }
    return gi_error_clear_if(t, &gi_KeyError) && raise_undefined(t, name);
}

/* LOADK_FAR. */
bool gi_vm_loadk_far(GiThread *t, uint32_t word) {
    GiFrame *f = t->frame;
    gi_result_steal(t, f, gi_word_a(word), gi_take(f->code->constants[f->pc[0]]));
    return true;
}

/* --- cells and far locals --- */

/* MAKE_CELL. */
bool gi_vm_make_cell(GiThread *t, uint32_t word) {
    GiFrame *f = t->frame;
    GiValue c = gi_cell(t, f->R[gi_word_a(word)]);
    if (c == GI_NULL) {
        return false;
    }
    gi_result_steal(t, f, gi_word_a(word), c);
    return true;
}

/* DEL_CELL. */
bool gi_vm_del_cell(GiThread *t, uint32_t word) {
    GiFrame *f = t->frame;
    GiCell *c = (GiCell *)gi_object(f->R[gi_word_a(word)]);
    if (c->value == GI_UNBOUND) {
        return raise_unbound_local(t, cell_name(f, gi_word_a(word)));
    }
    gi_replace(t, &c->value, GI_UNBOUND);
    return true;
}

/* DEL_FREE. */
bool gi_vm_del_free(GiThread *t, uint32_t word) {
    GiFrame *f = t->frame;
    GiCell *c = gi_frame_function(f)->closure[gi_word_u16(word)];
    if (c->value == GI_UNBOUND) {
        return raise_unbound_free(t, gi_as_tuple(f->code->free_names)->items[gi_word_u16(word)]);
    }
    gi_replace(t, &c->value, GI_UNBOUND);
    return true;
}

/* Class body: a name of the namespace hides the cell. */
static bool class_lookup(GiThread *t, uint32_t word, GiValue mapping, GiCell *cell) {
    GiFrame *f = t->frame;
    GiValue name = f->code->names[f->pc[0]], v;
    int found = mapping == GI_NULL ? 0 : find_in_mapping(t, mapping, name, &v);
    if (found < 0) {
        return false;
    }
    if (found == 0) {
        if (cell->value == GI_UNBOUND) {
            return raise_unbound_free(t, name);
        }
        v = gi_take(cell->value);
    }
    gi_result_steal(t, f, gi_word_a(word), v);
    return true;
}

/* GET_CLASS_CELL. */
bool gi_vm_get_class_cell(GiThread *t, uint32_t word) {
    GiFrame *f = t->frame;
    return class_lookup(t, word, f->names, (GiCell *)gi_object(f->R[gi_word_b(word)]));
}

/* GET_CLASS_FREE. */
bool gi_vm_get_class_free(GiThread *t, uint32_t word) {
    GiFrame *f = t->frame;
    return class_lookup(t, word, f->names, gi_frame_function(f)->closure[gi_word_u16(word)]);
}

/* GET_CLASSDICT_FREE. */
bool gi_vm_get_classdict_free(GiThread *t, uint32_t word) {
    GiFrame *f = t->frame;
    GiValue mapping = gi_operand_own(f, gi_word_a(word));
    bool ok = class_lookup(t, word, mapping, gi_frame_function(f)->closure[gi_word_u16(word)]);
    gi_drop(t, mapping);
    return ok;
}

/* GET_CLASS_GLOBAL. */
bool gi_vm_get_class_global(GiThread *t, uint32_t word) {
    GiFrame *f = t->frame;
    GiValue name = word_name(f, word), mapping = gi_operand_own(f, gi_word_a(word)), v = GI_NULL;
    int found = find_in_mapping(t, mapping, name, &v);
    gi_drop(t, mapping);
    if (found == 0) {
        v = get_global(t, f, name, GI_BC_NOP);
    }
    if (v == GI_NULL) {
        return false;
    }
    gi_result_steal(t, f, gi_word_a(word), v);
    return true;
}

/* LOAD_CELL. */
bool gi_vm_load_cell(GiThread *t, uint32_t word) {
    GiFrame *f = t->frame;
    gi_result_steal(t, f, gi_word_a(word), gi_take(f->R[gi_word_b(word)]));
    return true;
}

/* LOAD_CLOSURE_CELL. */
bool gi_vm_load_closure_cell(GiThread *t, uint32_t word) {
    GiFrame *f = t->frame;
    GiValue c = gi_counted(gi_frame_function(f)->closure[gi_word_u16(word)]);
    gi_result_steal(t, f, gi_word_a(word), gi_take(c));
    return true;
}

/* Makes the cells among the far locals. */
static bool make_far_cells(GiThread *t, const GiCode *code, GiList *far) {
    const GiTuple *cells = gi_as_tuple(code->cell_registers);
    for (size_t i = cells->size; i-- > 0;) {
        int64_t k = gi_int_imm_value(cells->items[i]) - code->local_count;
        if (k < 0) {
            return true;
        }
        GiValue c = gi_cell(t, far->items[k]);
        if (c == GI_NULL) {
            return false;
        }
        gi_replace(t, &far->items[k], c);
    }
    return true;
}

/* MAKE_FAR. Far parameters have made the list already. */
bool gi_vm_make_far(GiThread *t, uint32_t word) {
    GiFrame *f = t->frame;
    GiValue v = f->R[gi_word_a(word)];
    if (v == GI_UNBOUND) {
        v = gi_far_list(t, f->code);
        if (v == GI_NULL) {
            return false;
        }
        gi_result_steal(t, f, gi_word_a(word), v);
    }
    return make_far_cells(t, f->code, gi_as_list(v));
}

/* See vm_slow.h. */
GiValue gi_far_list(GiThread *t, const GiCode *code) {
    GiValue v = gi_list(t, NULL, code->far_count);
    for (size_t i = 0; v != GI_NULL && i < code->far_count; i++) {
        gi_as_list(v)->items[i] = GI_UNBOUND;
    }
    return v;
}

static GiValue *far_slot(GiFrame *f, uint32_t word) {
    return &gi_as_list(f->R[f->code->far_register])->items[gi_word_u16(word)];
}

static GiValue far_name(GiFrame *f, uint32_t word) { return local_name(f, f->code->local_count + gi_word_u16(word)); }

/* GET_FAR. */
bool gi_vm_get_far(GiThread *t, uint32_t word) {
    GiFrame *f = t->frame;
    GiValue v = *far_slot(f, word);
    if (v == GI_UNBOUND) {
        return raise_unbound_local(t, far_name(f, word));
    }
    gi_result_steal(t, f, gi_word_a(word), gi_take(v));
    return true;
}

/* SET_FAR. */
bool gi_vm_set_far(GiThread *t, uint32_t word) {
    GiFrame *f = t->frame;
    gi_replace(t, far_slot(f, word), gi_operand_own(f, gi_word_a(word)));
    return true;
}

/* DEL_FAR. */
bool gi_vm_del_far(GiThread *t, uint32_t word) {
    GiFrame *f = t->frame;
    if (*far_slot(f, word) == GI_UNBOUND) {
        return raise_unbound_local(t, far_name(f, word));
    }
    gi_replace(t, far_slot(f, word), GI_UNBOUND);
    return true;
}

/* LOAD_LOCALS. */
bool gi_vm_load_locals(GiThread *t, uint32_t word) {
    GiFrame *f = t->frame;
    GiValue v = gi_frame_locals(t, f);
    if (v == GI_NULL) {
        return false;
    }
    gi_result_steal(t, f, gi_word_a(word), v);
    return true;
}

/* SETUP_ANNOTATIONS. */
bool gi_vm_setup_annotations(GiThread *t, uint32_t word) {
    (void)word;
    GiFrame *f = t->frame;
    GiValue names = f->names == GI_NULL ? gi_counted(gi_frame_function(f)->globals) : f->names;
    GiValue name = GI_NAME(t, __annotations__), v;
    int found = find_in_mapping(t, names, name, &v);
    if (found != 0) {
        gi_xdrop(t, v);
        return found > 0;
    }
    GiValue d = gi_dict(t);
    bool ok = d != GI_NULL && gi_setitem(t, names, name, d);
    gi_xdrop(t, d);
    return ok;
}

/* --- operators --- */

/* Operation by distance from the first opcode of a family (ADD, ADDK, IADD, IADDK); no divmod there. */
static GiBinaryOp operation(uint32_t distance) {
    return distance < GI_OP_DIVMOD ? (GiBinaryOp)distance : (GiBinaryOp)(distance + 1);
}

GI_FOR_SPEED

static inline bool is_text(GiValue v) { return gi_is_object(v) && gi_object(v)->type == &gi_str_type; }

/* x + y for two str where x's life ends with the operation: it may grow in place. */
static bool append(GiThread *t, GiFrame *f, uint32_t word, GiValue y, bool y_register) {
    uint32_t a = gi_word_a(word), b = gi_word_b(word);
    GiValue x = f->R[b], v;
    if (gi_is_counted(x) && (a == b || gi_is_temp(f, b)) && x != y) {
        f->R[b] = GI_UNBOUND; /* as in CPython, the variable is lost when memory runs out */
        v = gi_str_append_steal(t, x, y);
    } else {
        v = gi_str_concat(t, x, y);
    }
    if (v == GI_NULL) {
        return false;
    }
    gi_result_steal(t, f, a, v);
    if (a != b) {
        gi_consume(t, f, b); /* a temporary that is also y */
    }
    if (y_register && gi_word_c(word) != a) {
        gi_consume(t, f, gi_word_c(word));
    }
    return true;
}

/* Are both immediate numbers, at least one of them a float? An int is rounded as float() does. */
static inline bool as_doubles(GiValue x, GiValue y, double *a, double *b) {
    if (gi_is_float_imm(x)) {
        *a = gi_float_imm_value(x);
        *b = gi_is_float_imm(y) ? gi_float_imm_value(y) : (double)gi_int_imm_value(y);
        return gi_is_float_imm(y) || gi_is_int_imm(y);
    }
    *a = (double)gi_int_imm_value(x);
    *b = gi_float_imm_value(y);
    return gi_is_int_imm(x) && gi_is_float_imm(y);
}

/* Arithmetic of immediate numbers, at least one of them a float. 1 done (no references to give back), 0 not
 * applicable. */
static inline int mixed(GiThread *t, GiBinaryOp op, GiValue x, GiValue y, GiValue *out) {
    double a, b;
    if (!as_doubles(x, y, &a, &b)) {
        return 0;
    }
    switch (op) {
    case GI_OP_ADD: *out = gi_float(t, a + b); return 1;
    case GI_OP_SUB: *out = gi_float(t, a - b); return 1;
    case GI_OP_MUL: *out = gi_float(t, a * b); return 1;
    case GI_OP_TRUEDIV:
        if (b == 0) {
            return 0;
        }
        *out = gi_float(t, a / b);
        return 1;
    case GI_OP_POW: *out = gi_float_pow(t, a, b); return 1;
    default: return 0;
    }
}

static inline bool is_exact_int(GiValue v) {
    return gi_is_int_imm(v) || (gi_is_counted(v) && gi_object(v)->type == &gi_int_type);
}

/* base ** exp of immediate ints, if that is one, too. */
static inline bool small_power(int64_t base, int64_t exp, GiValue *out) {
    int64_t r = 1;
    for (; exp > 0 && !__builtin_mul_overflow(r, exp & 1 ? base : 1, &r); exp >>= 1) {
        if (exp > 1 && __builtin_mul_overflow(base, base, &base)) {
            return false;
        }
    }
    *out = gi_int_imm(r);
    return exp == 0 && gi_fits_int_imm(r);
}

/* Arithmetic of exact ints, straight to the functions of int. 1 done (*out may be GI_NULL), 0 not ints. */
static int integers(GiThread *t, GiBinaryOp op, GiValue x, GiValue y, GiValue *out) {
    if (!is_exact_int(x) || !is_exact_int(y) || op == GI_OP_MATMUL) {
        return 0;
    }
    if (op == GI_OP_POW) {
        if (gi_int_sign(y) < 0) {
            return 0;
        }
        if (!gi_both_int_imm(x, y) || !small_power(gi_int_imm_value(x), gi_int_imm_value(y), out)) {
            *out = gi_bigint_pow(t, x, y);
        }
        return 1;
    }
    if (gi_both_int_imm(x, y) && op <= GI_OP_MUL) {
        int64_t a = gi_int_imm_value(x), b = gi_int_imm_value(y);
        *out = op == GI_OP_MUL ? gi_int_mul_slow(t, a, b) : gi_int_add_slow(t, a, op == GI_OP_SUB ? -b : b);
    } else {
        *out = gi_int_binary(t, op, x, y);
    }
    return 1;
}

/* Ends an operator whose result is v. */
static inline bool operated(GiThread *t, GiFrame *f, uint32_t word, bool y_register, GiValue v) {
    if (v == GI_NULL) {
        return false;
    }
    gi_consume(t, f, gi_word_b(word));
    if (y_register) {
        gi_consume(t, f, gi_word_c(word));
    }
    gi_result_steal(t, f, gi_word_a(word), v);
    return true;
}

/* Operands that are not both exact ints. */
static bool operate_any(GiThread *t, uint32_t word, GiBinaryOp op, GiValue y, bool inplace, bool y_register) {
    GiFrame *f = t->frame;
    GiValue x = f->R[gi_word_b(word)], v;
    GiOperatorForm form = (inplace ? GI_OPERATOR_INPLACE : GI_OPERATOR_BINARY) + !y_register;
    if (!gi_is_object(x) && mixed(t, op, x, y, &v)) {
        if (v != GI_NULL) {
            gi_result_steal(t, f, gi_word_a(word), v);
        }
        return v != GI_NULL;
    }
    int pushed = gi_operator_binary(t, op, x, y, inplace, form);
    if (pushed != 0) {
        return pushed > 0;
    }
    return operated(t, f, word, y_register, inplace ? gi_inplace(t, op, x, y) : gi_binary(t, op, x, y));
}

static bool operate(GiThread *t, uint32_t word, GiBinaryOp op, GiValue y, bool inplace, bool y_register) {
    GiFrame *f = t->frame;
    GiValue x = f->R[gi_word_b(word)], v;
    if (!is_text(x) && integers(t, op, x, y, &v)) {
        return operated(t, f, word, y_register, v);
    }
    if (op == GI_OP_MOD && is_text(x) && !(gi_type(y)->flags & GI_TYPE_HEAP)) { /* a subclass of str would be asked */
        return operated(t, f, word, y_register, gi_str_percent(t, x, y));
    }
    return op == GI_OP_ADD && is_text(x) && is_text(y) ? append(t, f, word, y, y_register)
                                                       : operate_any(t, word, op, y, inplace, y_register);
}

/* See vm_slow.h. */
void gi_quicken_float(GiThread *t, const uint32_t *pc, GiOpcode form) {
    static const uint8_t on[][2] = {
        {GI_BC_ADD_FLOAT, GI_BC_ADD_FLOAT_ON},   {GI_BC_SUB_FLOAT, GI_BC_SUB_FLOAT_ON},
        {GI_BC_MUL_FLOAT, GI_BC_MUL_FLOAT_ON},   {GI_BC_ADDK_FLOAT, GI_BC_ADDK_FLOAT_ON},
        {GI_BC_SUBK_FLOAT, GI_BC_SUBK_FLOAT_ON}, {GI_BC_MULK_FLOAT, GI_BC_MULK_FLOAT_ON}};
    uint32_t a = gi_word_a(pc[0]), next = pc[1];
    if (gi_is_temp(t->frame, a) &&
        gi_takes_float(gi_dis_base(next & 0xFF), (int)a, (int)gi_word_a(next), (int)gi_word_b(next), (int)gi_word_c(next))) {
        for (size_t i = 0; i < sizeof on / sizeof *on; i++) {
            form = on[i][0] == form ? (GiOpcode)on[i][1] : form;
        }
    }
    gi_quicken(pc + 1, form);
}

/* See vm_slow.h. */
bool gi_vm_end_chain(GiThread *t, const uint32_t *pc, double chain, int64_t budget) {
    t->frame->pc = pc + 1;
    t->budget = budget;
    GiValue v = gi_float(t, chain);
    if (v != GI_NULL) {
        t->frame->R[gi_word_a(pc[-1])] = v;
    }
    return v != GI_NULL;
}

/* Operation of an arithmetic instruction: `plain` is the first opcode of its family, which a float form
 * goes back to when its operands are no floats. */
static GiBinaryOp operation_of(GiThread *t, uint32_t word, GiOpcode plain) {
    static const uint8_t float_forms[][2] = {
        {GI_BC_ADD_FLOAT, GI_OP_ADD},  {GI_BC_SUB_FLOAT, GI_OP_SUB},     {GI_BC_MUL_FLOAT, GI_OP_MUL},
        {GI_BC_ADDK_FLOAT, GI_OP_ADD}, {GI_BC_SUBK_FLOAT, GI_OP_SUB},    {GI_BC_MULK_FLOAT, GI_OP_MUL},
        {GI_BC_IADD_FLOAT, GI_OP_ADD}, {GI_BC_ISUB_FLOAT, GI_OP_SUB},    {GI_BC_IMUL_FLOAT, GI_OP_MUL},
        {GI_BC_ADD_FLOAT_ON, GI_OP_ADD},  {GI_BC_SUB_FLOAT_ON, GI_OP_SUB},  {GI_BC_MUL_FLOAT_ON, GI_OP_MUL},
        {GI_BC_ADDK_FLOAT_ON, GI_OP_ADD}, {GI_BC_SUBK_FLOAT_ON, GI_OP_SUB}, {GI_BC_MULK_FLOAT_ON, GI_OP_MUL}};
    uint32_t op = word & 0xFF;
    if (op == GI_BC_TRUEDIV_ON || op == GI_BC_TRUEDIVK_ON) { /* made by the compiler, stays */
        return GI_OP_TRUEDIV;
    }
    if (op - (uint32_t)plain < GI_OP_COUNT - 1) {
        return operation(op - (uint32_t)plain);
    }
    for (size_t i = 0; i < sizeof float_forms / sizeof *float_forms; i++) {
        if (float_forms[i][0] == op) {
            gi_quicken(t->frame->pc, plain + float_forms[i][1]);
            return (GiBinaryOp)float_forms[i][1];
        }
    }
    return GI_OP_ADD;
}

/* ADD ... OR and their float forms. */
bool gi_vm_binary(GiThread *t, uint32_t word) {
    return operate(t, word, operation_of(t, word, GI_BC_ADD), t->frame->R[gi_word_c(word)], false, true);
}

/* ADDK ... ORK. */
bool gi_vm_binary_k(GiThread *t, uint32_t word) {
    return operate(t, word, operation_of(t, word, GI_BC_ADDK), t->frame->code->constants[gi_word_c(word)], false,
                   false);
}

/* ADD_TO, SUB_FROM, MUL_TO, TRUEDIV_FROM. */
bool gi_vm_binary_from(GiThread *t, uint32_t word) {
    static const uint8_t operations[] = {GI_OP_ADD, GI_OP_SUB, GI_OP_MUL, GI_OP_TRUEDIV};
    GiFrame *f = t->frame;
    uint32_t code = word & 0xFF;
    GiBinaryOp op = (GiBinaryOp)operations[code >= GI_BC_ADD_TO_ON ? code - GI_BC_ADD_TO_ON : code - GI_BC_ADD_TO];
    GiValue x = f->code->constants[gi_word_c(word)], y = f->R[gi_word_b(word)], v;
    if (!mixed(t, op, x, y, &v) && !integers(t, op, x, y, &v)) {
        int pushed = gi_operator_binary(t, op, x, y, false, GI_OPERATOR_FROM);
        if (pushed != 0) {
            return pushed > 0;
        }
        v = gi_binary(t, op, x, y);
    }
    if (v == GI_NULL) {
        return false;
    }
    gi_consume(t, f, gi_word_b(word));
    gi_result_steal(t, f, gi_word_a(word), v);
    return true;
}

/* IADD ... IOR. */
bool gi_vm_inplace(GiThread *t, uint32_t word) {
    return operate(t, word, operation_of(t, word, GI_BC_IADD), t->frame->R[gi_word_c(word)], true, true);
}

/* IADDK ... IORK. */
bool gi_vm_inplace_k(GiThread *t, uint32_t word) {
    return operate(t, word, operation_of(t, word, GI_BC_IADDK), t->frame->code->constants[gi_word_c(word)], true,
                   false);
}

/* NEGATIVE, POSITIVE, INVERT. */
bool gi_vm_unary(GiThread *t, uint32_t word) {
    GiFrame *f = t->frame;
    GiValue x = f->R[gi_word_b(word)];
    uint32_t op = word & 0xFF;
    GiValue v = op == GI_BC_NEGATIVE   ? gi_negative(t, x)
                : op == GI_BC_POSITIVE ? gi_positive(t, x)
                                       : gi_invert(t, x);
    if (v == GI_NULL) {
        return false;
    }
    gi_consume(t, f, gi_word_b(word));
    gi_result_steal(t, f, gi_word_a(word), v);
    return true;
}

/* NOT. */
bool gi_vm_not(GiThread *t, uint32_t word) {
    GiFrame *f = t->frame;
    int truth = gi_truth(t, f->R[gi_word_b(word)]);
    if (truth < 0) {
        return false;
    }
    gi_consume(t, f, gi_word_b(word));
    gi_result_steal(t, f, gi_word_a(word), gi_bool(!truth));
    return true;
}

/* --- comparison --- */

static inline bool holds(int order, GiCompareOp op) {
    switch (op) {
    case GI_LT: return order < 0;
    case GI_LE: return order <= 0;
    case GI_EQ: return order == 0;
    case GI_NE: return order != 0;
    case GI_GT: return order > 0;
    default: return order >= 0;
    }
}

/* x OP y for texts and ints, without asking their types: 1, 0; -1: others. */
static inline int compare_plain(GiValue x, GiValue y, GiCompareOp op) {
    if (gi_is_object(x) && gi_is_exact(x, &gi_str_type)) {
        if (!gi_is_exact(y, &gi_str_type)) {
            return -1;
        }
        return op == GI_EQ || op == GI_NE ? gi_str_same(x, y) == (op == GI_EQ) : holds(gi_str_compare(x, y), op);
    }
    return is_exact_int(x) && is_exact_int(y) ? holds(gi_int_compare(x, y), op) : -1;
}

/* x OP y; texts and ints, and floats with small ints, without a call through the type. */
static GiValue compare(GiThread *t, GiValue x, GiValue y, GiCompareOp op) {
    double a, b;
    const double exact = 9007199254740992.0; /* 2^53: up to there an int is its float */
    if (as_doubles(x, y, &a, &b) && a > -exact && a < exact && b > -exact && b < exact) {
        switch (op) {
        case GI_LT: return gi_bool(a < b);
        case GI_LE: return gi_bool(a <= b);
        case GI_EQ: return gi_bool(a == b);
        case GI_NE: return gi_bool(a != b);
        case GI_GT: return gi_bool(a > b);
        default: return gi_bool(a >= b);
        }
    }
    return gi_compare(t, x, y, op);
}

/* LT ... GE. */
bool gi_vm_compare(GiThread *t, uint32_t word) {
    GiFrame *f = t->frame;
    GiCompareOp op = (GiCompareOp)((word & 0xFF) - GI_BC_LT);
    GiValue x = f->R[gi_word_b(word)], y = f->R[gi_word_c(word)];
    int plain = compare_plain(x, y, op);
    int pushed = plain >= 0 ? 0 : gi_operator_compare(t, op, x, y, GI_OPERATOR_COMPARE);
    if (pushed != 0) {
        return pushed > 0;
    }
    GiValue v = plain >= 0 ? gi_bool(plain) : compare(t, x, y, op);
    if (v == GI_NULL) {
        return false;
    }
    gi_consume(t, f, gi_word_b(word));
    gi_consume(t, f, gi_word_c(word));
    gi_result_steal(t, f, gi_word_a(word), v);
    return true;
}

/* LTK ... GEK. */
bool gi_vm_compare_k(GiThread *t, uint32_t word) {
    GiFrame *f = t->frame;
    GiCompareOp op = (GiCompareOp)((word & 0xFF) - GI_BC_LTK);
    GiValue x = f->R[gi_word_b(word)], y = f->code->constants[gi_word_c(word)];
    int plain = compare_plain(x, y, op);
    int pushed = plain >= 0 ? 0 : gi_operator_compare(t, op, x, y, GI_OPERATOR_COMPARE_K);
    if (pushed != 0) {
        return pushed > 0;
    }
    GiValue v = plain >= 0 ? gi_bool(plain) : compare(t, x, y, op);
    if (v == GI_NULL) {
        return false;
    }
    gi_consume(t, f, gi_word_b(word));
    gi_result_steal(t, f, gi_word_a(word), v);
    return true;
}

/* Truth of a comparison result, which is taken over. */
static int truth_steal(GiThread *t, GiValue v) {
    if (v == GI_TRUE || v == GI_FALSE) {
        return v == GI_TRUE;
    }
    if (v == GI_NULL) {
        return -1;
    }
    int truth = gi_truth(t, v);
    gi_drop(t, v);
    return truth;
}

/* JUMP_LT ... JUMP_GE: 1 jump, 0 go on, -1 error. */
int gi_vm_compare_jump(GiThread *t, uint32_t word) {
    GiFrame *f = t->frame;
    GiCompareOp op = (GiCompareOp)((word & 0xFF) - GI_BC_JUMP_LT);
    GiValue x = f->R[gi_word_a(word)], y = f->R[gi_word_b(word)];
    int truth = compare_plain(x, y, op);
    int pushed = truth >= 0 ? 0 : gi_operator_compare(t, op, x, y, GI_OPERATOR_JUMP);
    if (pushed != 0) {
        return pushed > 0 ? 0 : -1;
    }
    truth = truth >= 0 ? truth : truth_steal(t, compare(t, x, y, op));
    if (truth < 0) {
        return -1;
    }
    gi_consume(t, f, gi_word_a(word));
    gi_consume(t, f, gi_word_b(word));
    return truth == (int)gi_word_c(word);
}

/* JUMP_LTK ... JUMP_GEK. */
int gi_vm_compare_jump_k(GiThread *t, uint32_t word) {
    GiFrame *f = t->frame;
    GiCompareOp op = (GiCompareOp)((word & 0xFF) - GI_BC_JUMP_LTK);
    GiValue x = f->R[gi_word_a(word)], y = f->code->constants[gi_word_b(word)];
    int truth = compare_plain(x, y, op);
    int pushed = truth >= 0 ? 0 : gi_operator_compare(t, op, x, y, GI_OPERATOR_JUMP_K);
    if (pushed != 0) {
        return pushed > 0 ? 0 : -1;
    }
    truth = truth >= 0 ? truth : truth_steal(t, compare(t, x, y, op));
    if (truth < 0) {
        return -1;
    }
    gi_consume(t, f, gi_word_a(word));
    return truth == (int)gi_word_c(word);
}

/* IS, IS_NOT. */
bool gi_vm_is(GiThread *t, uint32_t word) {
    GiFrame *f = t->frame;
    bool same = f->R[gi_word_b(word)] == f->R[gi_word_c(word)];
    gi_consume(t, f, gi_word_b(word));
    gi_consume(t, f, gi_word_c(word));
    gi_result_steal(t, f, gi_word_a(word), gi_bool(same == ((word & 0xFF) == GI_BC_IS)));
    return true;
}

/* IN, NOT_IN. */
bool gi_vm_in(GiThread *t, uint32_t word) {
    GiFrame *f = t->frame;
    GiValue v = f->R[gi_word_c(word)], key = f->R[gi_word_b(word)];
    int quick = gi_quick_contains(t, v, key), found = quick >= 0 ? quick : gi_contains(t, v, key);
    if (found < 0) {
        return false;
    }
    gi_consume(t, f, gi_word_b(word));
    gi_consume(t, f, gi_word_c(word));
    gi_result_steal(t, f, gi_word_a(word), gi_bool(found == ((word & 0xFF) == GI_BC_IN)));
    return true;
}

/* JUMP_IN. */
int gi_vm_in_jump(GiThread *t, uint32_t word) {
    GiFrame *f = t->frame;
    GiValue v = f->R[gi_word_b(word)], key = f->R[gi_word_a(word)];
    int found = gi_contains(t, v, key);
    if (found < 0) {
        return -1;
    }
    gi_consume(t, f, gi_word_a(word));
    gi_consume(t, f, gi_word_b(word));
    return found == (int)gi_word_c(word);
}

/* JUMP_IF: truth of r[A], which is consumed. */
int gi_vm_truth(GiThread *t, uint32_t word) {
    GiFrame *f = t->frame;
    int truth = gi_truth(t, f->R[gi_word_a(word)]);
    if (truth >= 0) {
        gi_consume(t, f, gi_word_a(word));
    }
    return truth;
}

/* JUMP_IF_NOT. */
int gi_vm_falsity(GiThread *t, uint32_t word) {
    int truth = gi_vm_truth(t, word);
    return truth < 0 ? -1 : !truth;
}

/* JUMP_IF_KEEP: r[A] stays when the jump is taken. */
int gi_vm_truth_keep(GiThread *t, uint32_t word) {
    GiFrame *f = t->frame;
    int truth = gi_truth(t, f->R[gi_word_a(word)]);
    if (truth == 0) {
        gi_consume(t, f, gi_word_a(word));
    }
    return truth;
}

/* JUMP_IF_NOT_KEEP. */
int gi_vm_falsity_keep(GiThread *t, uint32_t word) {
    GiFrame *f = t->frame;
    int truth = gi_truth(t, f->R[gi_word_a(word)]);
    if (truth > 0) {
        gi_consume(t, f, gi_word_a(word));
    }
    return truth < 0 ? -1 : !truth;
}

/* --- items --- */

/* Quickens GET_ITEM for the types of this container and key. */
static void specialize_item(GiFrame *f, uint32_t word, GiValue v, GiValue key) {
    bool temp = gi_is_temp(f, gi_word_b(word));
    GiType *type = gi_type(v);
    if (type == &gi_dict_type) {
        gi_quicken(f->pc, GI_BC_GET_ITEM_DICT);
    } else if (!gi_is_int_imm(key)) {
        return;
    } else if (type == &gi_list_type) {
        gi_quicken(f->pc, temp ? GI_BC_GET_ITEM_LIST_TEMP : GI_BC_GET_ITEM_LIST);
    } else if (type == &gi_tuple_type && !temp) {
        gi_quicken(f->pc, GI_BC_GET_ITEM_TUPLE);
    } else if (type == &gi_str_type && !temp) {
        gi_quicken(f->pc, GI_BC_GET_ITEM_STR);
    }
}

/* Stores the item of an instruction with container B and key C. */
static bool item_result(GiThread *t, GiFrame *f, uint32_t word, GiValue v) {
    if (v == GI_NULL) {
        return false;
    }
    gi_consume(t, f, gi_word_b(word));
    gi_consume(t, f, gi_word_c(word));
    gi_result_steal(t, f, gi_word_a(word), v);
    return true;
}

/* GET_ITEM. */
bool gi_vm_get_item(GiThread *t, uint32_t word) {
    GiFrame *f = t->frame;
    GiValue v = f->R[gi_word_b(word)], key = f->R[gi_word_c(word)], r;
    if (gi_is_exact(key, &gi_slice_type) && gi_vm_slice_constant(t, v, key, &r)) {
        return item_result(t, f, word, r);
    }
    if (!t->vm->no_specialize) {
        specialize_item(f, word, v, key);
    }
    int pushed = gi_operator_item(t, v, key, GI_OPERATOR_ITEM);
    if (pushed != 0) {
        return pushed > 0;
    }
    return item_result(t, f, word, gi_getitem(t, v, key));
}

/* GET_ITEM_DICT. */
bool gi_vm_get_item_dict(GiThread *t, uint32_t word) {
    GiFrame *f = t->frame;
    GiValue v = f->R[gi_word_b(word)], key = f->R[gi_word_c(word)];
    if (!gi_is_exact(v, &gi_dict_type)) {
        return gi_vm_get_item(t, word);
    }
    GiDict *d = gi_as_dict(v);
    int64_t i = gi_dict_find_quick(t, d, key);
    GiValue x = GI_LIKELY(i >= 0) ? d->entries[i].value : i == GI_DICT_ASK ? gi_dict_get(t, d, key) : GI_NULL;
    if (GI_UNLIKELY(x == GI_NULL)) {
        return gi_failed(t) ? false : gi_raise_value(t, &gi_KeyError, key);
    }
    return item_result(t, f, word, gi_take(x));
}

/* GET_ITEMI. */
bool gi_vm_get_itemi(GiThread *t, uint32_t word) {
    GiFrame *f = t->frame;
    GiValue v = f->R[gi_word_b(word)];
    GiType *type = gi_type(v);
    if (!t->vm->no_specialize && !gi_is_temp(f, gi_word_b(word))) {
        if (type == &gi_list_type) {
            gi_quicken(f->pc, GI_BC_GET_ITEMI_LIST);
        } else if (type == &gi_tuple_type) {
            gi_quicken(f->pc, GI_BC_GET_ITEMI_TUPLE);
        }
    }
    int pushed = gi_operator_item(t, v, gi_int_imm(gi_word_c(word)), GI_OPERATOR_ITEM_K);
    if (pushed != 0) {
        return pushed > 0;
    }
    GiValue x = gi_getitem(t, v, gi_int_imm(gi_word_c(word)));
    if (x == GI_NULL) {
        return false;
    }
    gi_consume(t, f, gi_word_b(word));
    gi_result_steal(t, f, gi_word_a(word), x);
    return true;
}

/* SET_ITEM. */
bool gi_vm_set_item(GiThread *t, uint32_t word) {
    GiFrame *f = t->frame;
    GiValue v = f->R[gi_word_a(word)], key = f->R[gi_word_b(word)];
    if (!t->vm->no_specialize && !gi_is_temp(f, gi_word_a(word))) {
        GiType *type = gi_type(v);
        if (type == &gi_list_type && gi_is_int_imm(key)) {
            gi_quicken(f->pc, GI_BC_SET_ITEM_LIST);
        } else if (type == &gi_dict_type) {
            gi_quicken(f->pc, GI_BC_SET_ITEM_DICT);
        }
    }
    int pushed = gi_operator_set_item(t, v, key, f->R[gi_word_c(word)]);
    if (pushed != 0) {
        return pushed > 0;
    }
    if (!gi_setitem(t, v, key, f->R[gi_word_c(word)])) {
        return false;
    }
    gi_consume(t, f, gi_word_c(word));
    gi_consume(t, f, gi_word_b(word));
    gi_consume(t, f, gi_word_a(word));
    return true;
}

/* SET_ITEM_DICT. */
bool gi_vm_set_item_dict(GiThread *t, uint32_t word) {
    GiFrame *f = t->frame;
    GiValue v = f->R[gi_word_a(word)], key = f->R[gi_word_b(word)], x = f->R[gi_word_c(word)];
    if (!gi_is_exact(v, &gi_dict_type)) {
        return gi_vm_set_item(t, word);
    }
    if (!gi_dict_set_peeked(t, gi_as_dict(v), key, x)) {
        return false;
    }
    gi_consume(t, f, gi_word_c(word));
    gi_consume(t, f, gi_word_b(word));
    gi_consume(t, f, gi_word_a(word));
    return true;
}

/* DEL_ITEM. */
bool gi_vm_del_item(GiThread *t, uint32_t word) {
    GiFrame *f = t->frame;
    if (!gi_setitem(t, f->R[gi_word_a(word)], f->R[gi_word_b(word)], GI_NULL)) {
        return false;
    }
    gi_consume(t, f, gi_word_b(word));
    gi_consume(t, f, gi_word_a(word));
    return true;
}
