/* SPDX-License-Identifier: MIT
 * interp/vm/operator.c owns instructions that call a special method written in Python: operators, comparisons, items
 * and properties of plain instances. Their frames are pushed, so that the C stack does not grow, and what
 * the instruction does with the result is done when the frame returns.
 *
 * P1  The operands stay in the caller's registers until then: the method may return NotImplemented.
 * P2  Only what needs no further rules is done here: the left operand is a plain instance (no class derived from
 *     a builtin), or the right one is and the left one an immediate number; a subclass on the right goes the
 *     long way (runtime/arithmetic.c, runtime/compare.c).
 * P3  The frame's record says in `result` which form the instruction has and in `skip` which operation.
 */
#include "interp/vm/operator.h"
#include "interp/vm/vm_slow.h"
#include "runtime/shape.h"
#include "runtime/slots.h"
#include "runtime/types/number.h"

#define FORM 0x1Fu
#define TRIED_INPLACE 0x20u /* the in-place method was called; the binary one is next */

static bool is_plain(GiValue v) {
    return gi_is_counted(v) && (gi_type(v)->flags & GI_TYPE_HEAP) && gi_type(v)->shape_offset == offsetof(GiInstance, part);
}

/* The script function of n parameters that v's class has for a special method; borrowed, GI_NULL: there is none, or
 * an error is set. */
static GiValue method_of(GiThread *t, GiValue v, GiNameId name, uint32_t n) {
    GiValue f = gi_type_lookup(t, gi_type(v), t->vm->names[name]);
    return f != GI_NULL && gi_type(f) == &gi_function_type && gi_as_function(f)->fast_args == n ? f : GI_NULL;
}

/* 1, or -1 with the error set. */
static int push(GiThread *t, GiValue function, const GiValue *a, size_t n, uint32_t form, uint32_t op) {
    if (!gi_push_call(t, function, a, n, (uint8_t)form, (uint8_t)op)) {
        return -1;
    }
    t->frame->kind = GI_FRAME_OPERATOR;
    return 1;
}

/* Pushes the method `name` of self with other, if it is a script function. */
static int push_method(GiThread *t, GiNameId name, GiValue self, GiValue other, uint32_t form, uint32_t op) {
    GiValue f = method_of(t, self, name, 2), a[2] = {self, other};
    if (f == GI_NULL) {
        return gi_failed(t) ? -1 : 0;
    }
    return push(t, f, a, 2, form, op);
}

/* May x's method for an operator with y be called before anything else is asked? */
static bool goes_first(GiValue x, GiValue y) {
    return is_plain(x) && (gi_type(x) == gi_type(y) || gi_is_int_imm(y) || gi_is_float_imm(y) ||
                           (is_plain(y) && !gi_type_is_subtype(gi_type(y), gi_type(x))));
}

/* See operator.h. */
int gi_operator_binary(GiThread *t, GiBinaryOp op, GiValue x, GiValue y, bool inplace, GiOperatorForm form) {
    if (op == GI_OP_POW) {
        return 0;
    }
    if (goes_first(x, y)) {
        int pushed = 0;
        if (inplace) {
            GiNameId name = (GiNameId)(GI_NAME___iadd__ + op - (op > GI_OP_DIVMOD));
            pushed = push_method(t, name, x, y, form | TRIED_INPLACE, op);
            if (pushed == 0 && gi_type_lookup(t, gi_type(x), t->vm->names[name]) != GI_NULL) {
                return 0;
            }
        }
        return pushed != 0 || gi_failed(t) ? (pushed != 0 ? pushed : -1)
                                           : push_method(t, (GiNameId)(GI_NAME___add__ + op), x, y, form, op);
    }
    if ((gi_is_int_imm(x) || gi_is_float_imm(x)) && is_plain(y)) {
        return push_method(t, (GiNameId)(GI_NAME___radd__ + op), y, x, form, op);
    }
    return 0;
}

/* See operator.h. */
int gi_operator_compare(GiThread *t, GiCompareOp op, GiValue x, GiValue y, GiOperatorForm form) {
    if (!is_plain(x) || (gi_type(x) != gi_type(y) && gi_type_is_subtype(gi_type(y), gi_type(x)))) {
        return 0;
    }
    return push_method(t, (GiNameId)(GI_NAME___lt__ + op), x, y, form, op);
}

/* See operator.h. */
int gi_operator_item(GiThread *t, GiValue v, GiValue key, GiOperatorForm form) {
    return is_plain(v) ? push_method(t, GI_NAME___getitem__, v, key, form, 0) : 0;
}

/* See operator.h. */
int gi_operator_set_item(GiThread *t, GiValue v, GiValue key, GiValue x) {
    GiValue f = is_plain(v) ? method_of(t, v, GI_NAME___setitem__, 3) : GI_NULL, a[3] = {v, key, x};
    if (f == GI_NULL) {
        return gi_failed(t) ? -1 : 0;
    }
    return push(t, f, a, 3, GI_OPERATOR_SET_ITEM, 0);
}

/* See operator.h. */
int gi_operator_set_attr(GiThread *t, GiValue v, GiValue name, GiValue x) {
    GiValue descr = is_plain(v) ? gi_type_lookup(t, gi_type(v), name) : GI_NULL;
    if (descr == GI_NULL || gi_type(descr) != &gi_property_type) {
        return gi_failed(t) ? -1 : 0;
    }
    GiValue f = gi_property_setter(descr), a[2] = {v, x};
    return f != GI_NULL && gi_type(f) == &gi_function_type ? push(t, f, a, 2, GI_OPERATOR_SET_ATTR, 0) : 0;
}

/* --- the method has returned --- */

/* x OP y after x's method, or that of y for a number x, returned NotImplemented. */
static GiValue binary_rest(GiThread *t, GiBinaryOp op, GiValue x, GiValue y, uint32_t form) {
    bool inplace = (form & FORM) == GI_OPERATOR_INPLACE || (form & FORM) == GI_OPERATOR_INPLACE_K;
    if (form & TRIED_INPLACE) {
        return gi_binary_inplace(t, op, x, y);
    }
    GiValue r = GI_NOT_IMPLEMENTED;
    if (is_plain(x) && is_plain(y) && gi_type(x) != gi_type(y)) {
        GiValue a[2] = {y, x};
        bool found;
        r = gi_call_special(t, t->vm->names[GI_NAME___radd__ + op], a, 2, &found);
        if (!found && !gi_failed(t)) {
            r = GI_NOT_IMPLEMENTED;
        }
    }
    return r == GI_NOT_IMPLEMENTED ? gi_binary_unsupported(t, op, inplace, x, y) : r;
}

static GiReturnStep finish_binary(GiThread *t, GiFrame *f, uint32_t form, GiBinaryOp op, GiValue v) {
    uint32_t word = f->pc[-1], b = gi_word_b(word), c = gi_word_c(word), kind = form & FORM;
    bool registers = kind == GI_OPERATOR_BINARY || kind == GI_OPERATOR_INPLACE;
    if (v == GI_NOT_IMPLEMENTED) {
        GiValue left = f->R[b], right = registers ? f->R[c] : f->code->constants[c];
        bool from = kind == GI_OPERATOR_FROM;
        v = binary_rest(t, op, from ? right : left, from ? left : right, form);
        if (v == GI_NULL) {
            return GI_RETURN_FAILED;
        }
    }
    gi_consume(t, f, b);
    if (registers) {
        gi_consume(t, f, c);
    }
    gi_result_steal(t, f, gi_word_a(word), v);
    return GI_RETURN_ON;
}

/* Comparisons: the operands are B and C, or A and B where the result is only asked for its truth. */
static GiReturnStep finish_compare(GiThread *t, GiFrame *f, uint32_t form, GiCompareOp op, GiValue v) {
    uint32_t word = f->pc[-1];
    bool jump = form == GI_OPERATOR_JUMP || form == GI_OPERATOR_JUMP_K;
    bool constant = form == GI_OPERATOR_COMPARE_K || form == GI_OPERATOR_JUMP_K;
    uint32_t x = jump ? gi_word_a(word) : gi_word_b(word), y = jump ? gi_word_b(word) : gi_word_c(word);
    if (v == GI_NOT_IMPLEMENTED) {
        v = gi_compare_rest(t, f->R[x], constant ? f->code->constants[y] : f->R[y], op);
    }
    int truth = v == GI_NULL ? -1 : jump ? gi_truth(t, v) : 0;
    if (truth < 0) {
        gi_xdrop(t, v);
        return GI_RETURN_FAILED;
    }
    gi_consume(t, f, x);
    if (!constant) {
        gi_consume(t, f, y);
    }
    if (!jump) {
        gi_result_steal(t, f, gi_word_a(word), v);
        return GI_RETURN_ON;
    }
    gi_drop(t, v);
    f->pc += 1 + (truth == (int)gi_word_c(word) ? (int32_t)*f->pc : 0);
    return GI_RETURN_ON;
}

/* See operator.h. */
GiReturnStep gi_operator_returned(GiThread *t, const GiFrame *done, GiValue v) {
    GiFrame *f = t->frame;
    uint32_t word = f->pc[-1], form = done->result, op = done->skip;
    switch ((GiOperatorForm)(form & FORM)) {
    case GI_OPERATOR_BINARY: case GI_OPERATOR_BINARY_K: case GI_OPERATOR_FROM: case GI_OPERATOR_INPLACE:
    case GI_OPERATOR_INPLACE_K:
        return finish_binary(t, f, form, (GiBinaryOp)op, v);
    case GI_OPERATOR_COMPARE: case GI_OPERATOR_COMPARE_K: case GI_OPERATOR_JUMP: case GI_OPERATOR_JUMP_K:
        return finish_compare(t, f, form, (GiCompareOp)op, v);
    case GI_OPERATOR_ITEM:
        gi_consume(t, f, gi_word_c(word));
        /* fall through */
    case GI_OPERATOR_ITEM_K:
        gi_consume(t, f, gi_word_b(word));
        gi_result_steal(t, f, gi_word_a(word), v);
        return GI_RETURN_ON;
    case GI_OPERATOR_SET_ITEM:
        gi_consume(t, f, gi_word_c(word));
        break;
    case GI_OPERATOR_SET_ATTR:
        f->pc += gi_opcode_extra[GI_BC_SET_ATTR];
        break;
    }
    gi_drop(t, v);
    gi_consume(t, f, gi_word_b(word));
    gi_consume(t, f, gi_word_a(word));
    return GI_RETURN_ON;
}
