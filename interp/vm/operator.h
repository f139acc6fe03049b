/* SPDX-License-Identifier: MIT
 * interp/vm/operator.h: special methods written in Python that instructions call in frames of their own
 * (interp/vm/operator.c). The functions that push give 1: a frame was pushed, and gi_operator_returned will do what the
 * instruction has to do with the result; 0: nothing was done, the long way is to be gone; -1: error set.
 */
#ifndef GI_OPERATOR_H
#define GI_OPERATOR_H

#include "interp/vm/vm_slow.h"

/* Where the operands of an instruction are and what becomes of the result. */
typedef enum GiOperatorForm {
    GI_OPERATOR_BINARY, GI_OPERATOR_BINARY_K, GI_OPERATOR_FROM, GI_OPERATOR_INPLACE, GI_OPERATOR_INPLACE_K,
    GI_OPERATOR_COMPARE, GI_OPERATOR_COMPARE_K, GI_OPERATOR_JUMP, GI_OPERATOR_JUMP_K,
    GI_OPERATOR_ITEM, GI_OPERATOR_ITEM_K, /* r[B][r[C]], r[B][C] */
    GI_OPERATOR_SET_ITEM, GI_OPERATOR_SET_ATTR
} GiOperatorForm;

/* x OP y and x OP= y. */
int gi_operator_binary(GiThread *t, GiBinaryOp op, GiValue x, GiValue y, bool inplace, GiOperatorForm form);
int gi_operator_compare(GiThread *t, GiCompareOp op, GiValue x, GiValue y, GiOperatorForm form);
int gi_operator_item(GiThread *t, GiValue v, GiValue key, GiOperatorForm form);
int gi_operator_set_item(GiThread *t, GiValue v, GiValue key, GiValue x);
/* The setter of a property. */
int gi_operator_set_attr(GiThread *t, GiValue v, GiValue name, GiValue x);
/* The frame of such a method has returned v (taken over): t->frame is the caller's, `done` the record behind it. */
GiReturnStep gi_operator_returned(GiThread *t, const GiFrame *done, GiValue v);

#endif
