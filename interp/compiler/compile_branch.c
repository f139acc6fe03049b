/* SPDX-License-Identifier: MIT
 * interp/compiler/compile_branch.c compiles everything about truth: conditions as jumps, comparisons and their
 * chains, and/or, conditional expressions.
 *
 * A chain a < b < c evaluates b once. When b is no local and no constant it lives in one of two
 * temporaries reserved for the chain, used in turn; leaving the chain early drops both (dropping a
 * temporary that holds nothing does nothing).
 */
#include "interp/compiler/compile.h"

/* --- comparison operands --- */

static GiOpcode compare_op(int op, bool constant) {
    if (op >= GI_CMP_IS) {
        return GI_BC_IS + (GiOpcode)(op - GI_CMP_IS);
    }
    return (constant ? GI_BC_LTK : GI_BC_LT) + (GiOpcode)op;
}

/* The right operand of `in`: a display of constants becomes one constant. */
static GiReg right_operand(GiCompiler *c, const GiNode *n, int op, GiReg wish) {
    if ((op == GI_CMP_IN || op == GI_CMP_NOT_IN) && (n->kind == GI_N_LIST || n->kind == GI_N_SET)) {
        GiValue all = gi_fold_container(c, n);
        if (all != GI_NULL) {
            GiReg r = gi_target(c, wish);
            gi_load_constant(c, n, r, all);
            return r;
        }
    }
    return gi_expr(c, n, wish);
}

static bool is_none(const GiNode *n) { return n->kind == GI_N_CONSTANT && n->u.constant.value == GI_NONE; }

/* Jumps when (left op right) == sense; the operands are consumed. k >= 0: the right one is K[k]. */
static void compare_jump(GiCompiler *c, const GiNode *at, int op, GiReg left, GiReg right, int32_t k, int32_t label, bool sense) {
    if (op >= GI_CMP_IN) {
        gi_emit_jump(c, at, GI_BC_JUMP_IN, left, right, sense == (op == GI_CMP_IN), label);
    } else if (op >= GI_CMP_IS) {
        gi_emit_jump(c, at, GI_BC_JUMP_IS, left, right, sense == (op == GI_CMP_IS), label);
    } else if (k >= 0) {
        gi_emit_jump(c, at, GI_BC_JUMP_LTK + (GiOpcode)op, left, k, sense, label);
    } else {
        gi_emit_jump(c, at, GI_BC_JUMP_LT + (GiOpcode)op, left, right, sense, label);
    }
}

/* --- chains --- */

typedef struct Chain {
    const GiNode *node;
    GiReg base;     /* top before the chain */
    GiReg keep[2];  /* reserved for middle operands */
    GiReg left;     /* current left operand */
    bool kept[2];   /* a middle operand lives in keep[i] */
} Chain;

static void chain_begin(GiCompiler *c, Chain *chain, const GiNode *n) {
    chain->node = n;
    chain->base = c->unit->top;
    chain->keep[0] = gi_push(c);
    chain->keep[1] = gi_push(c);
    chain->kept[0] = chain->kept[1] = false;
    chain->left = gi_expr_before(c, n->u.compare.left, n->u.compare.comparators.items[0]);
}

/* Evaluates the operand right of step i; *copy is what the comparison may consume. */
static GiReg chain_middle(GiCompiler *c, Chain *chain, uint32_t i, GiReg *copy) {
    const GiNode *n = chain->node->u.compare.comparators.items[i];
    const GiNode *next = chain->node->u.compare.comparators.items[i + 1];
    GiReg keep = chain->keep[i & 1];
    if (n->kind == GI_N_NAME && !gi_name_may_rebind(c, n, next)) {
        GiReg slot = gi_name_register(c, n->u.name.id);
        if (slot >= 0) {
            gi_check_bound(c, n, slot);
            return *copy = slot;
        }
    }
    gi_expr(c, n, keep); /* not folded: it is a left operand next */
    *copy = gi_push(c);
    gi_emit(c, n, GI_BC_COPY, *copy, keep, 0);
    chain->kept[i & 1] = true;
    return keep;
}

static void chain_drop(GiCompiler *c, Chain *chain) {
    for (int i = 0; i < 2; i++) {
        if (chain->kept[i]) {
            gi_emit(c, chain->node, GI_BC_DROP, chain->keep[i], 0, 0);
        }
    }
}

/* A chain as a condition. */
static void chain_branch(GiCompiler *c, const GiNode *n, int32_t label, bool sense) {
    Chain chain;
    uint32_t last = n->u.compare.comparators.n - 1;
    int32_t fail = gi_label_new(c), end = gi_label_new(c);
    chain_begin(c, &chain, n);
    for (uint32_t i = 0; i < last && !c->failed; i++) {
        GiReg mark = c->unit->top, copy;
        GiReg middle = chain_middle(c, &chain, i, &copy);
        c->unit->top = mark;
        compare_jump(c, n, n->u.compare.ops[i], chain.left, copy, -1, fail, false);
        chain.left = middle;
    }
    const GiNode *right = n->u.compare.comparators.items[last];
    int op = n->u.compare.ops[last];
    int32_t k = op < GI_CMP_IS ? gi_expr_short_constant(c, right) : -1;
    GiReg r = k >= 0 ? 0 : right_operand(c, right, op, GI_ANY);
    compare_jump(c, n, op, chain.left, r, k, label, sense);
    gi_emit_jump(c, n, GI_BC_JUMP, 0, 0, 0, end);
    gi_label_place(c, fail);
    chain_drop(c, &chain);
    if (!sense) {
        gi_emit_jump(c, n, GI_BC_JUMP, 0, 0, 0, label);
    }
    gi_label_place(c, end);
    c->unit->top = chain.base;
}

/* A chain for its value: that of the first comparison that is false, else of the last. */
static GiReg chain_value(GiCompiler *c, const GiNode *n, GiReg wish) {
    Chain chain;
    uint32_t last = n->u.compare.comparators.n - 1;
    int32_t fail = gi_label_new(c), end = gi_label_new(c);
    GiReg result = gi_push(c);
    chain_begin(c, &chain, n);
    for (uint32_t i = 0; i < last && !c->failed; i++) {
        GiReg mark = c->unit->top, copy;
        GiReg middle = chain_middle(c, &chain, i, &copy);
        c->unit->top = mark;
        gi_emit(c, n, compare_op(n->u.compare.ops[i], false), result, chain.left, copy);
        gi_emit_jump(c, n, GI_BC_JUMP_IF_NOT_KEEP, result, 0, 0, fail);
        chain.left = middle;
    }
    int op = n->u.compare.ops[last];
    GiReg r = right_operand(c, n->u.compare.comparators.items[last], op, GI_ANY);
    gi_emit(c, n, compare_op(op, false), result, chain.left, r);
    gi_emit_jump(c, n, GI_BC_JUMP, 0, 0, 0, end);
    gi_label_place(c, fail);
    chain_drop(c, &chain);
    gi_label_place(c, end);
    c->unit->top = result - GI_TEMP;
    GiReg target = gi_target(c, wish);
    gi_move(c, n, target, result);
    return target;
}

GiReg gi_branch_compare(GiCompiler *c, const GiNode *n, GiReg wish) {
    gi_warn_compare(c, n);
    if (n->u.compare.comparators.n > 1) {
        return chain_value(c, n, wish);
    }
    GiReg base = c->unit->top;
    const GiNode *right = n->u.compare.comparators.items[0];
    int op = n->u.compare.ops[0];
    GiReg left = gi_expr_before(c, n->u.compare.left, right);
    int32_t k = op < GI_CMP_IS ? gi_expr_short_constant(c, right) : -1;
    GiReg r = k >= 0 ? k : right_operand(c, right, op, GI_ANY);
    c->unit->top = base;
    GiReg target = gi_target(c, wish);
    gi_emit(c, n, compare_op(op, k >= 0), target, left, r);
    return target;
}

/* --- conditions --- */

static void compare_branch(GiCompiler *c, const GiNode *n, int32_t label, bool sense) {
    gi_warn_compare(c, n);
    if (n->u.compare.comparators.n > 1) {
        chain_branch(c, n, label, sense);
        return;
    }
    GiReg base = c->unit->top;
    const GiNode *right = n->u.compare.comparators.items[0];
    int op = n->u.compare.ops[0];
    GiReg left = gi_expr_before(c, n->u.compare.left, right);
    if ((op == GI_CMP_IS || op == GI_CMP_IS_NOT) && is_none(right)) {
        bool none = (op == GI_CMP_IS) == sense;
        gi_emit_jump(c, n, none ? GI_BC_JUMP_IF_NONE : GI_BC_JUMP_IF_NOT_NONE, left, 0, 0, label);
    } else {
        int32_t k = op < GI_CMP_IS ? gi_expr_short_constant(c, right) : -1;
        GiReg r = k >= 0 ? 0 : right_operand(c, right, op, GI_ANY);
        compare_jump(c, n, op, left, r, k, label, sense);
    }
    c->unit->top = base;
}

static void bool_branch(GiCompiler *c, const GiNode *n, int32_t label, bool sense) {
    const GiNodes *items = &n->u.many.items;
    bool decisive = n->op != 0; /* the value that ends `or`: true, `and`: false */
    int32_t end = sense == decisive ? label : gi_label_new(c);
    for (uint32_t i = 0; i + 1 < items->n; i++) {
        gi_branch(c, items->items[i], end, decisive);
    }
    gi_branch(c, items->items[items->n - 1], label, sense);
    if (end != label) {
        gi_label_place(c, end);
    }
}

static void if_exp_branch(GiCompiler *c, const GiNode *n, int32_t label, bool sense) {
    int32_t orelse = gi_label_new(c), end = gi_label_new(c);
    gi_branch(c, n->u.if_exp.test, orelse, false);
    gi_branch(c, n->u.if_exp.body, label, sense);
    gi_emit_jump(c, n, GI_BC_JUMP, 0, 0, 0, end);
    gi_label_place(c, orelse);
    gi_branch(c, n->u.if_exp.orelse, label, sense);
    gi_label_place(c, end);
}

static void constant_branch(GiCompiler *c, const GiNode *n, int32_t label, bool sense) {
    int truth = gi_truth(c->t, n->u.constant.value);
    if (truth < 0) {
        c->failed = true;
    } else if ((truth != 0) == sense) {
        gi_emit_jump(c, n, GI_BC_JUMP, 0, 0, 0, label);
    } else {
        gi_emit_line(c, n);
    }
}

/* Jumps to label when the truth of n is `sense`, else falls through. */
void gi_branch(GiCompiler *c, const GiNode *n, int32_t label, bool sense) {
    if (c->failed || !gi_enter(c->t, " during compilation")) {
        c->failed = true;
        return;
    }
    gi_fold(c, (GiNode *)n);
    GiReg base = c->unit->top;
    switch (n->kind) {
    case GI_N_CONSTANT: constant_branch(c, n, label, sense); break;
    case GI_N_BOOL_OP: bool_branch(c, n, label, sense); break;
    case GI_N_COMPARE: compare_branch(c, n, label, sense); break;
    case GI_N_IF_EXP: if_exp_branch(c, n, label, sense); break;
    case GI_N_UNARY:
        if (n->op == GI_U_NOT) {
            gi_branch(c, n->u.unary.operand, label, sense == ((n->flags & GI_NF_FLIPPED) != 0));
            break;
        }
        /* fall through */
    default: {
        GiReg r = gi_expr(c, n, GI_ANY);
        gi_emit_jump(c, n, sense ? GI_BC_JUMP_IF : GI_BC_JUMP_IF_NOT, r, 0, 0, label);
        break;
    }
    }
    c->unit->top = base;
    gi_leave(c->t);
}

/* --- and, or, x if c else y for their values --- */

GiReg gi_branch_bool_op(GiCompiler *c, const GiNode *n, GiReg wish) {
    const GiNodes *items = &n->u.many.items;
    GiReg base = c->unit->top;
    GiReg r = gi_push(c);
    int32_t end = gi_label_new(c);
    for (uint32_t i = 0; i < items->n && !c->failed; i++) {
        c->unit->top = base;
        gi_expr(c, items->items[i], GI_PUSH);
        if (i + 1 < items->n) {
            gi_emit_jump(c, n, n->op ? GI_BC_JUMP_IF_KEEP : GI_BC_JUMP_IF_NOT_KEEP, r, 0, 0, end);
        }
    }
    gi_label_place(c, end);
    c->unit->top = base;
    GiReg target = gi_target(c, wish);
    gi_move(c, n, target, r);
    return target;
}

GiReg gi_branch_if_exp(GiCompiler *c, const GiNode *n, GiReg wish) {
    GiReg base = c->unit->top;
    int32_t orelse = gi_label_new(c), end = gi_label_new(c);
    GiReg where = wish >= 0 ? wish : GI_PUSH;
    gi_branch(c, n->u.if_exp.test, orelse, false);
    gi_expr(c, n->u.if_exp.body, where);
    gi_emit_jump(c, n, GI_BC_JUMP, 0, 0, 0, end);
    gi_label_place(c, orelse);
    c->unit->top = base;
    GiReg r = gi_expr(c, n->u.if_exp.orelse, where);
    gi_label_place(c, end);
    return r;
}
