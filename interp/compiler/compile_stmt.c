/* SPDX-License-Identifier: MIT
 * interp/compiler/compile_stmt.c compiles statements, except try and with (compile_try.c), match
 * (compile_match.c) and definitions (compile_def.c, compile_class.c).
 *
 * Loops are inverted: the test of `while` is compiled in front of the body and again behind it, where it
 * jumps back; `for` jumps to the FOR_ITER behind its body, which jumps back while there are items.
 */
#include "interp/compiler/compile.h"

typedef struct Unwound { /* state before unwinding */
    GiBlock *block;
    uint32_t handler;
    uint32_t blocks;
} Unwound;

/* --- leaving blocks --- */

/* Ends the life of the name of an except clause. */
void gi_stmt_unbind(GiCompiler *c, const GiNode *at, GiValue name) {
    if (gi_name_register(c, name) < 0) { /* the script may have deleted it already */
        GiReg r = gi_push(c);
        gi_load_constant(c, at, r, GI_NONE);
        gi_name_store(c, at, name, r);
        c->unit->top--;
    }
    gi_name_delete(c, at, name, true);
}

/* A finally block on the way out; leaving it by another way drops the value to be returned. */
static void run_finally(GiCompiler *c, const GiNode *try_node, GiReg value) {
    GiUnit *u = c->unit;
    GiBlock block = {.outer = u->block, .kind = GI_BLK_TEMP, .node = try_node, .reg = value};
    if (gi_reg_is_temp(value)) {
        u->block = &block;
    }
    gi_stmt_list(c, &try_node->u.try_.finalbody);
    if (gi_reg_is_temp(value)) {
        u->block = block.outer;
    }
}

/* Undoes one block; the handler in force is then that outside of it. `value`: register of a value that is
 * being returned, or GI_ANY. */
static void unwind_block(GiCompiler *c, const GiNode *at, GiBlock *b, GiReg value) {
    GiUnit *u = c->unit;
    u->block = b->outer;
    u->blocks -= b->kind != GI_BLK_TEMP;
    switch (b->kind) {
    case GI_BLK_LOOP:
        return;
    case GI_BLK_FOR:
    case GI_BLK_TEMP:
        gi_emit(c, at, GI_BC_DROP, b->reg, 0, 0);
        return;
    case GI_BLK_TRY:
        u->handler = b->outer_handler;
        return;
    case GI_BLK_FINALLY_TRY:
        u->handler = b->outer_handler;
        run_finally(c, b->node, value);
        return;
    case GI_BLK_HANDLED:
        u->handler = b->outer_handler;
        gi_emit(c, at, GI_BC_POP_HANDLED, b->reg + 1, 0, 0);
        gi_emit(c, at, GI_BC_DROP, b->reg, 0, 0);
        return;
    case GI_BLK_CLEAR_NAME:
        u->handler = b->outer_handler;
        gi_stmt_unbind(c, at, b->name);
        return;
    case GI_BLK_WITH:
        u->handler = b->outer_handler;
        gi_try_leave_with(c, b->node, b->reg, b->is_async);
        return;
    case GI_BLK_STAR:
        GI_COMPILE_FAIL(c, at, "'break', 'continue' and 'return' cannot appear in an except* block");
        return;
    }
}

/* Undoes blocks for a jump, from the innermost to `stop`, which is left alone (NULL: all). The jump or
 * return is emitted next, covered only by what is outside; then restore_blocks goes back. */
static Unwound unwind(GiCompiler *c, const GiNode *at, GiBlock *stop, GiReg value) {
    GiUnit *u = c->unit;
    Unwound before = {u->block, u->handler, u->blocks};
    const GiNode *place = at; /* behind code of its own lines the rest belongs to those */
    for (GiBlock *b = u->block; b != stop && !c->failed; b = b->outer) {
        unwind_block(c, b->kind == GI_BLK_FOR ? place : at, b, value);
        place = b->kind == GI_BLK_FINALLY_TRY || b->kind == GI_BLK_WITH ? NULL : place;
    }
    return before;
}

static void restore_blocks(GiCompiler *c, const Unwound *before) {
    c->unit->block = before->block;
    c->unit->handler = before->handler;
    c->unit->blocks = before->blocks;
}

/* Would leaving the blocks run code or unbind a name, so that a local to be returned must be copied? */
static bool unwinding_disturbs(const GiUnit *u) {
    for (const GiBlock *b = u->block; b != NULL; b = b->outer) {
        if (b->kind == GI_BLK_FINALLY_TRY || b->kind == GI_BLK_CLEAR_NAME || b->kind == GI_BLK_WITH) {
            return true;
        }
    }
    return false;
}

/* Does leaving the blocks up to `stop` pass through a finally or a with? A trace function then hears of the statement
 * first, and what ends it belongs to the last line of what ran on the way. */
static bool passes_through_code(const GiUnit *u, const GiBlock *stop) {
    for (const GiBlock *b = u->block; b != stop; b = b->outer) {
        if (b->kind == GI_BLK_FINALLY_TRY || b->kind == GI_BLK_WITH) {
            return true;
        }
    }
    return false;
}

static void return_statement(GiCompiler *c, const GiNode *n) {
    GiUnit *u = c->unit;
    const GiNode *value = n->u.one.value;
    const GiScope *scope = u->scope;
    if (!gi_scope_is_function(scope)) {
        GI_COMPILE_FAIL(c, n, "'return' outside function");
        return;
    }
    if (value != NULL && scope->coroutine && scope->generator) {
        GI_COMPILE_FAIL(c, n, "'return' with value in async generator");
        return;
    }
    if (value != NULL) {
        gi_fold(c, (GiNode *)value);
    }
    bool constant = value != NULL && value->kind == GI_N_CONSTANT;
    GiReg r = 0;
    if (value != NULL && !constant) {
        r = gi_expr(c, value, unwinding_disturbs(u) ? GI_PUSH : GI_ANY);
    }
    const GiNode *at = constant ? value : n;
    bool passes = passes_through_code(u, NULL);
    if (passes && (value == NULL || constant)) {
        gi_emit_line(c, at);
    }
    Unwound before = unwind(c, at, NULL, value != NULL && !constant ? r : GI_ANY);
    at = passes ? NULL : at;
    if (value == NULL || (constant && value->u.constant.value == GI_NONE)) {
        gi_emit(c, at, GI_BC_RETURN_NONE, 0, 0, 0);
    } else {
        if (constant) {
            gi_load_constant(c, at, r = gi_push(c), value->u.constant.value);
        }
        gi_emit(c, at, GI_BC_RETURN, r, 0, 0);
    }
    restore_blocks(c, &before);
}

static void break_or_continue(GiCompiler *c, const GiNode *n) {
    GiBlock *b = c->unit->block;
    while (b != NULL && b->kind != GI_BLK_LOOP && b->kind != GI_BLK_FOR) {
        if (b->kind == GI_BLK_STAR) {
            unwind_block(c, n, b, GI_ANY);
            return;
        }
        b = b->outer;
    }
    bool leave = n->kind == GI_N_BREAK;
    if (b == NULL) {
        unwind(c, n, NULL, GI_ANY); /* mistakes in finally blocks come first */
        GI_COMPILE_FAIL(c, n, leave ? "'break' outside loop" : "'continue' not properly in loop");
        return;
    }
    bool passes = passes_through_code(c->unit, leave ? b->outer : b);
    if (passes) {
        gi_emit_line(c, n);
    }
    Unwound before = unwind(c, n, leave ? b->outer : b, GI_ANY);
    gi_emit_jump(c, passes ? NULL : n, GI_BC_JUMP, 0, 0, 0, leave ? b->break_label : b->continue_label);
    restore_blocks(c, &before);
}

/* --- loops and conditions --- */

/* May the test be compiled twice? Not when it has code objects or suspends. */
static bool is_repeatable(const GiNode *n, int *budget) {
    if (n == NULL) {
        return true;
    }
    if (--*budget < 0) {
        return false;
    }
    switch (n->kind) {
    case GI_N_CONSTANT: case GI_N_NAME: return true;
    case GI_N_NAMED: return is_repeatable(n->u.named.value, budget);
    case GI_N_BINARY: return is_repeatable(n->u.binary.left, budget) && is_repeatable(n->u.binary.right, budget);
    case GI_N_UNARY: return is_repeatable(n->u.unary.operand, budget);
    case GI_N_ATTRIBUTE: return is_repeatable(n->u.attribute.value, budget);
    case GI_N_SUBSCRIPT: return is_repeatable(n->u.subscript.value, budget) && is_repeatable(n->u.subscript.slice, budget);
    case GI_N_COMPARE:
        if (!is_repeatable(n->u.compare.left, budget)) {
            return false;
        }
        for (uint32_t i = 0; i < n->u.compare.comparators.n; i++) {
            if (!is_repeatable(n->u.compare.comparators.items[i], budget)) {
                return false;
            }
        }
        return true;
    case GI_N_BOOL_OP:
        for (uint32_t i = 0; i < n->u.many.items.n; i++) {
            if (!is_repeatable(n->u.many.items.items[i], budget)) {
                return false;
            }
        }
        return true;
    case GI_N_CALL:
        if (n->u.call.keywords.n > 0 || !is_repeatable(n->u.call.func, budget)) {
            return false;
        }
        for (uint32_t i = 0; i < n->u.call.args.n; i++) {
            if (!is_repeatable(n->u.call.args.items[i], budget)) {
                return false;
            }
        }
        return true;
    default: return false;
    }
}

static void while_statement(GiCompiler *c, const GiNode *n) {
    const GiNode *test = n->u.while_.test;
    int budget = 16;
    bool twice = test->kind != GI_N_CONSTANT && is_repeatable(test, &budget);
    int32_t body = gi_label_new(c), orelse = gi_label_new(c), end = gi_label_new(c), next = gi_label_new(c);
    GiBlock block;
    gi_block_push(c, &block, GI_BLK_LOOP, n);
    block.break_label = end;
    block.continue_label = next;
    if (!twice) {
        gi_label_place_loop(c, next);
    }
    gi_branch(c, test, orelse, false);
    if (twice) {
        gi_label_place_loop(c, body);
    }
    gi_stmt_list(c, &n->u.while_.body);
    if (twice) {
        gi_label_place(c, next);
        gi_branch(c, test, body, true);
    } else {
        gi_emit_jump(c, NULL, GI_BC_JUMP, 0, 0, 0, next);
    }
    gi_block_pop(c, &block);
    gi_label_place(c, orelse);
    gi_stmt_list(c, &n->u.while_.orelse);
    gi_label_place(c, end);
}

static void for_statement(GiCompiler *c, const GiNode *n) {
    GiUnit *u = c->unit;
    GiReg base = u->top;
    const GiNode *target = n->u.for_.target, *iter = n->u.for_.iter;
    int32_t body = gi_label_new(c), again = gi_label_new(c), end = gi_label_new(c);
    GiReg it = gi_comp_iterator(c, iter, false);
    GiBlock block;
    gi_block_push(c, &block, GI_BLK_FOR, n);
    block.reg = it;
    block.break_label = end;
    block.continue_label = again;
    gi_emit_loop(c, iter, body, again);
    GiReg item = gi_expr_store_wish(c, target);
    if (item < 0) {
        item = gi_push(c);
    }
    gi_expr_store(c, target, item);
    u->top = base + 1;
    gi_stmt_list(c, &n->u.for_.body);
    gi_label_place(c, again);
    gi_emit_jump(c, iter, GI_BC_FOR_ITER, it, item, 0, body);
    gi_block_pop(c, &block);
    u->top = base;
    gi_stmt_list(c, &n->u.for_.orelse);
    gi_label_place(c, end);
}

static void async_for_statement(GiCompiler *c, const GiNode *n) {
    GiUnit *u = c->unit;
    GiReg base = u->top;
    const GiNode *iter = n->u.for_.iter;
    if (!gi_expr_async_allowed(c)) {
        GI_COMPILE_FAIL(c, n, "'async for' outside async function");
        return;
    }
    int32_t again = gi_label_new(c), end = gi_label_new(c);
    GiReg it = gi_comp_iterator(c, iter, true);
    GiBlock block;
    gi_block_push(c, &block, GI_BLK_FOR, n);
    block.reg = it;
    block.break_label = end;
    block.continue_label = again;
    gi_label_place_loop(c, again);
    uint32_t handler = gi_handler_begin(c);
    GiReg item = gi_push(c);
    gi_emit(c, iter, GI_BC_GET_ANEXT, item, it, 0);
    gi_expr_await(c, iter, -1);
    gi_handler_end(c, handler);
    gi_expr_store(c, n->u.for_.target, item);
    u->top = base + 1;
    gi_stmt_list(c, &n->u.for_.body);
    gi_emit_jump(c, NULL, GI_BC_JUMP, 0, 0, 0, again);
    gi_block_pop(c, &block);
    gi_handler_place(c, handler);
    gi_emit(c, iter, GI_BC_END_ASYNC_FOR, item, it, 0);
    u->top = base;
    gi_stmt_list(c, &n->u.for_.orelse);
    gi_label_place(c, end);
}

static void if_statement(GiCompiler *c, const GiNode *n) {
    int32_t orelse = gi_label_new(c), end = gi_label_new(c);
    gi_branch(c, n->u.while_.test, orelse, false);
    gi_stmt_list(c, &n->u.while_.body);
    if (n->u.while_.orelse.n > 0) {
        gi_emit_jump(c, NULL, GI_BC_JUMP, 0, 0, 0, end);
    }
    gi_label_place(c, orelse);
    gi_stmt_list(c, &n->u.while_.orelse);
    gi_label_place(c, end);
}

/* --- assignments --- */

static bool is_plain_sequence(const GiNode *n) {
    if (n->kind != GI_N_TUPLE && n->kind != GI_N_LIST) {
        return false;
    }
    for (uint32_t i = 0; i < n->u.many.items.n; i++) {
        if (n->u.many.items.items[i]->kind == GI_N_STARRED) {
            return false;
        }
    }
    return true;
}

/* Is register r that of a target among the first n? */
static bool is_target(GiCompiler *c, const GiNodes *targets, uint32_t n, GiReg r) {
    for (uint32_t i = 0; i < n; i++) {
        if (gi_expr_store_wish(c, targets->items[i]) == r) {
            return true;
        }
    }
    return false;
}

/* Are all targets different plain locals? Then the order of stores cannot be seen. */
static bool distinct_locals(GiCompiler *c, const GiNodes *targets) {
    for (uint32_t i = 0; i < targets->n; i++) {
        GiReg r = gi_expr_store_wish(c, targets->items[i]);
        if (r < 0 || is_target(c, targets, i, r)) {
            return false;
        }
    }
    return true;
}

/* a, b = x, y: no tuple is made. All values are evaluated before the first store; the last value may go
 * straight to its target when that is a local which no store before it needs. */
static void assign_pairwise(GiCompiler *c, const GiNodes *targets, const GiNodes *values) {
    GiReg regs[4];
    uint32_t n = values->n;
    bool direct = distinct_locals(c, targets);
    for (uint32_t i = 0; i < n; i++) {
        const GiNode *v = values->items[i];
        GiReg wish = GI_PUSH;
        gi_fold(c, (GiNode *)v);
        if (direct && v->kind == GI_N_CONSTANT) {
            regs[i] = GI_ANY; /* loaded when it is stored */
            continue;
        }
        if (direct && i == n - 1) {
            wish = gi_expr_store_wish(c, targets->items[i]);
        }
        regs[i] = gi_expr(c, v, wish);
    }
    for (uint32_t i = 0; i < n && !c->failed; i++) {
        if (regs[i] == GI_ANY) {
            const GiNode *v = values->items[i];
            GiReg r = gi_expr_store_wish(c, targets->items[i]);
            gi_load_constant(c, v, r, v->u.constant.value);
            regs[i] = r;
        }
        gi_expr_store(c, targets->items[i], regs[i]);
    }
}

static void assign_many(GiCompiler *c, const GiNode *n) {
    const GiNodes *targets = &n->u.assign.targets;
    GiReg wish = gi_expr_store_wish(c, targets->items[0]);
    for (uint32_t i = 0; i < targets->n; i++) {
        if (targets->items[i]->kind != GI_N_NAME) {
            wish = GI_PUSH; /* its parts might rebind the local */
        }
    }
    GiReg r = gi_expr(c, n->u.assign.value, wish);
    for (uint32_t i = 0; i < targets->n && !c->failed; i++) {
        GiReg v = r;
        if (gi_reg_is_temp(r) && i + 1 < targets->n) {
            v = gi_push(c);
            gi_emit(c, targets->items[i], GI_BC_COPY, v, r, 0);
        }
        gi_expr_store(c, targets->items[i], v);
        if (v != r) {
            c->unit->top--;
        }
    }
}

static void assign(GiCompiler *c, const GiNode *n) {
    const GiNode *target = n->u.assign.targets.items[0], *value = n->u.assign.value;
    if (n->u.assign.targets.n > 1) {
        assign_many(c, n);
        return;
    }
    if (is_plain_sequence(target) && is_plain_sequence(value) && target->u.many.items.n == value->u.many.items.n &&
        value->u.many.items.n > 0 && value->u.many.items.n <= 4) {
        assign_pairwise(c, &target->u.many.items, &value->u.many.items);
        return;
    }
    GiReg wish = gi_expr_store_wish(c, target);
    GiReg r = wish >= 0 ? gi_expr(c, value, wish) : gi_expr_before(c, value, target->kind == GI_N_NAME ? NULL : target);
    gi_expr_store(c, target, r);
}

/* The place of an augmented assignment with its parts evaluated once. */
static void aug_attribute(GiCompiler *c, const GiNode *n) {
    const GiNode *target = n->u.aug.target;
    gi_class_note_attribute(c, target);
    GiReg object = gi_expr_before(c, target->u.attribute.value, n->u.aug.value);
    GiReg base = c->unit->top;
    GiReg r = gi_push(c);
    GiReg from = object;
    if (gi_reg_is_temp(object)) {
        gi_emit(c, target, GI_BC_COPY, r, object, 0);
        from = r;
    }
    GiValue name = c->failed ? GI_NULL : gi_unit_mangle(c, target->u.attribute.attr);
    if (name == GI_NULL) {
        return;
    }
    gi_emit_named(c, target, GI_BC_GET_ATTR, r, from, name);
    int32_t k = gi_expr_short_constant(c, n->u.aug.value);
    GiReg right = k >= 0 ? k : gi_expr(c, n->u.aug.value, GI_ANY);
    c->unit->top = base + 1;
    gi_emit(c, n, gi_expr_binary_op(n->op, true, k >= 0), r, r, right);
    gi_emit_named(c, target, GI_BC_SET_ATTR, object, r, name);
}

static GiReg copy_operand(GiCompiler *c, const GiNode *at, GiReg r) {
    if (!gi_reg_is_temp(r)) {
        return r;
    }
    GiReg copy = gi_push(c);
    gi_emit(c, at, GI_BC_COPY, copy, r, 0);
    return copy;
}

static void aug_item(GiCompiler *c, const GiNode *n) {
    const GiNode *target = n->u.aug.target;
    const GiNode *slice = target->u.subscript.slice;
    gi_fold(c, (GiNode *)slice);
    GiReg object = gi_expr(c, target->u.subscript.value, gi_name_may_rebind(c, target->u.subscript.value, n) ? GI_PUSH : GI_ANY);
    GiReg key = gi_expr_before(c, slice, n->u.aug.value);
    GiReg base = c->unit->top;
    GiReg from = copy_operand(c, target, object), key_copy = copy_operand(c, target, key);
    c->unit->top = base;
    GiReg r = gi_push(c);
    gi_emit(c, target, GI_BC_GET_ITEM, r, from, key_copy);
    int32_t k = gi_expr_short_constant(c, n->u.aug.value);
    GiReg right = k >= 0 ? k : gi_expr(c, n->u.aug.value, GI_ANY);
    c->unit->top = base + 1;
    gi_emit(c, n, gi_expr_binary_op(n->op, true, k >= 0), r, r, right);
    gi_emit(c, target, GI_BC_SET_ITEM, object, key, r);
}

static void aug_name(GiCompiler *c, const GiNode *n) {
    const GiNode *target = n->u.aug.target;
    if (gi_compile_forbid(c, target, target->u.name.id, false)) {
        return;
    }
    GiReg slot = gi_name_register(c, target->u.name.id);
    bool copy = gi_name_may_rebind(c, target, n->u.aug.value);
    GiReg base = c->unit->top;
    GiReg left = gi_name_load(c, target, target->u.name.id, copy ? GI_PUSH : GI_ANY);
    int32_t k = gi_expr_short_constant(c, n->u.aug.value);
    GiReg right = k >= 0 ? k : gi_expr(c, n->u.aug.value, GI_ANY);
    c->unit->top = base;
    GiReg r = slot >= 0 ? slot : gi_push(c);
    gi_emit(c, n, gi_expr_binary_op(n->op, true, k >= 0), r, left, right);
    gi_name_store(c, target, target->u.name.id, r);
}

static void aug_assign(GiCompiler *c, const GiNode *n) {
    switch (n->u.aug.target->kind) {
    case GI_N_NAME: aug_name(c, n); break;
    case GI_N_ATTRIBUTE: aug_attribute(c, n); break;
    default: aug_item(c, n); break;
    }
}

/* An annotation of something that is no plain name is only evaluated. */
static void ann_parts(GiCompiler *c, const GiNode *n) {
    const GiNode *target = n->u.ann.target;
    if (target->kind == GI_N_ATTRIBUTE && !gi_compile_forbid(c, n, target->u.attribute.attr, false) && n->u.ann.value == NULL) {
        gi_expr_discard(c, target->u.attribute.value);
    } else if (target->kind == GI_N_SUBSCRIPT && n->u.ann.value == NULL) {
        gi_expr_discard(c, target->u.subscript.value);
        gi_expr_discard(c, target->u.subscript.slice);
    }
}

static void ann_assign(GiCompiler *c, const GiNode *n) {
    const GiNode *target = n->u.ann.target;
    GiReg base = c->unit->top;
    bool evaluated = !gi_scope_is_function(c->unit->scope);
    bool simple = (n->flags & GI_NF_SIMPLE) != 0;
    if (n->u.ann.value != NULL) {
        GiReg wish = gi_expr_store_wish(c, target);
        GiReg r = gi_expr(c, n->u.ann.value, wish >= 0 ? wish : GI_PUSH);
        gi_expr_store(c, target, r);
        c->unit->top = base;
    }
    ann_parts(c, n);
    if (target->kind == GI_N_NAME && gi_compile_forbid(c, n, target->u.name.id, false)) {
        return;
    }
    if (target->kind == GI_N_NAME && simple && evaluated) {
        gi_def_push_annotation(c, n->u.ann.annotation);
        GiReg dict = gi_name_load(c, n, GI_NAME(c->t, __annotations__), GI_PUSH);
        GiReg key = gi_push(c);
        GiValue name = c->failed ? GI_NULL : gi_unit_mangle(c, target->u.name.id);
        if (name != GI_NULL) {
            gi_load_constant(c, n, key, name);
            gi_emit(c, n, GI_BC_SET_ITEM, dict, key, GI_TEMP + base);
        }
    } else if (!simple && evaluated && !(c->flags & GI_COMPILE_ANNOTATIONS)) {
        gi_expr_discard(c, n->u.ann.annotation);
    }
    c->unit->top = base;
}

/* --- the rest --- */

static void raise_statement(GiCompiler *c, const GiNode *n) {
    GiReg exc = 0, cause = 0;
    int kind = 0;
    if (n->u.raise.exc != NULL) {
        exc = gi_expr_before(c, n->u.raise.exc, n->u.raise.cause);
        kind = 1;
        if (n->u.raise.cause != NULL) {
            cause = gi_expr(c, n->u.raise.cause, GI_ANY);
            kind = 2;
        }
    }
    gi_emit(c, n, GI_BC_RAISE, exc, cause, kind);
}

static void assert_statement(GiCompiler *c, const GiNode *n) {
    gi_warn_assert(c, n);
    if (c->flags & GI_COMPILE_OPTIMIZE) {
        return;
    }
    int32_t end = gi_label_new(c);
    gi_branch(c, n->u.assert_.test, end, true);
    GiReg r = gi_push(c);
    gi_emit(c, n, GI_BC_INTRINSIC, r, r, GI_I_ASSERTION_ERROR);
    if (n->u.assert_.msg != NULL) {
        gi_expr(c, n->u.assert_.msg, GI_PUSH);
        gi_emit(c, n, GI_BC_CALL, r, 1, r);
    }
    gi_emit(c, n->u.assert_.test, GI_BC_RAISE, r, 0, 1);
    gi_label_place(c, end);
}

static void import_name(GiCompiler *c, const GiNode *at, GiReg r, GiValue name, GiValue fromlist, int32_t level) {
    gi_load_constant(c, at, r, fromlist);
    gi_emit_named(c, at, GI_BC_IMPORT_NAME, r, r, name)->c = level;
}

/* import a.b.c as m: m is the last part. */
static void import_as(GiCompiler *c, const GiNode *at, GiReg r, GiValue name) {
    const char *text = gi_str_text(name);
    const char *dot = strchr(text, '.');
    while (dot != NULL && !c->failed) {
        const char *start = dot + 1;
        dot = strchr(start, '.');
        size_t size = dot != NULL ? (size_t)(dot - start) : strlen(start);
        GiValue part = gi_compile_keep_steal(c, gi_intern(c->t, start, size));
        if (part == GI_NULL) {
            return;
        }
        GiReg next = gi_push(c);
        gi_emit_named(c, at, GI_BC_IMPORT_FROM, next, r, part);
        gi_move(c, at, r, next);
        c->unit->top--;
    }
}

static void import_statement(GiCompiler *c, const GiNode *n) {
    for (uint32_t i = 0; i < n->u.import.names.n && !c->failed; i++) {
        const GiNode *alias = n->u.import.names.items[i];
        GiValue name = alias->u.alias.name, asname = alias->u.alias.asname;
        GiReg r = gi_push(c);
        import_name(c, n, r, name, GI_NONE, 0);
        if (asname != GI_NULL) {
            import_as(c, n, r, name);
        } else {
            const char *dot = strchr(gi_str_text(name), '.');
            asname = name;
            if (dot != NULL) {
                asname = gi_compile_keep_steal(c, gi_intern(c->t, gi_str_text(name), (size_t)(dot - gi_str_text(name))));
            }
        }
        if (asname != GI_NULL && !gi_compile_forbid(c, n, asname, false)) {
            gi_name_store(c, n, asname, r);
        }
        c->unit->top--;
    }
}

static void import_from_statement(GiCompiler *c, const GiNode *n) {
    const GiNodes *names = &n->u.import_from.names;
    GiValue module = n->u.import_from.module != GI_NULL ? n->u.import_from.module : GI_NAME(c->t, empty);
    bool late = c->future == NULL || n->line > c->future->line ||
                (n->line == c->future->line && n->col > c->future->col);
    if (late && n->u.import_from.level == 0 && gi_str_equal_text(module, "__future__")) {
        GI_COMPILE_FAIL(c, n, "from __future__ imports must occur at the beginning of the file");
        return;
    }
    GiTuple *list = gi_tuple_new(c->t, names->n);
    if (list == NULL) {
        c->failed = true;
        return;
    }
    for (uint32_t i = 0; i < names->n; i++) {
        list->items[i] = gi_take(names->items[i]->u.alias.name);
    }
    GiValue fromlist = gi_track(c->t, list) ? gi_value_of(list) : GI_NULL;
    if (fromlist == GI_NULL) {
        gi_drop(c->t, gi_value_of(list));
    }
    fromlist = gi_compile_keep_steal(c, fromlist);
    if (fromlist == GI_NULL) {
        return;
    }
    GiReg r = gi_push(c);
    import_name(c, n, r, module, fromlist, n->u.import_from.level);
    if (names->n == 1 && gi_str_equal_text(names->items[0]->u.alias.name, "*")) {
        gi_emit(c, n, GI_BC_IMPORT_STAR, r, 0, 0);
        return;
    }
    for (uint32_t i = 0; i < names->n && !c->failed; i++) {
        const GiNode *alias = names->items[i];
        GiValue asname = alias->u.alias.asname != GI_NULL ? alias->u.alias.asname : alias->u.alias.name;
        GiReg v = gi_push(c);
        gi_emit_named(c, n, GI_BC_IMPORT_FROM, v, r, alias->u.alias.name);
        if (!gi_compile_forbid(c, n, asname, false)) {
            gi_name_store(c, n, asname, v);
        }
        c->unit->top--;
    }
    gi_emit(c, n, GI_BC_DROP, r, 0, 0);
}

static void expression_statement(GiCompiler *c, const GiNode *n) {
    if (c->interactive && c->unit->outer == NULL) {
        GiReg r = gi_expr(c, n->u.one.value, GI_PUSH);
        gi_emit(c, n, GI_BC_INTRINSIC, r, r, GI_I_PRINT);
        gi_emit(c, n, GI_BC_DROP, r, 0, 0);
    } else {
        uint32_t before = c->unit->count;
        gi_expr_discard(c, n->u.one.value);
        if (c->unit->count == before) { /* a local that is bound */
            gi_emit_pass(c, n->u.one.value);
        }
    }
}

static void dispatch(GiCompiler *c, const GiNode *n) {
    switch (n->kind) {
    case GI_N_FUNCTION: gi_def_function(c, n); break;
    case GI_N_CLASS: gi_def_class(c, n); break;
    case GI_N_RETURN: return_statement(c, n); break;
    case GI_N_DELETE:
        for (uint32_t i = 0; i < n->u.many.items.n; i++) {
            gi_expr_delete(c, n->u.many.items.items[i]);
        }
        break;
    case GI_N_ASSIGN: assign(c, n); break;
    case GI_N_AUG_ASSIGN: aug_assign(c, n); break;
    case GI_N_ANN_ASSIGN: ann_assign(c, n); break;
    case GI_N_TYPE_ALIAS: gi_def_type_alias(c, n); break;
    case GI_N_FOR:
        if (n->flags & GI_NF_ASYNC) {
            async_for_statement(c, n);
        } else {
            for_statement(c, n);
        }
        break;
    case GI_N_WHILE: while_statement(c, n); break;
    case GI_N_IF: if_statement(c, n); break;
    case GI_N_WITH: gi_with(c, n); break;
    case GI_N_MATCH: gi_match(c, n); break;
    case GI_N_RAISE: raise_statement(c, n); break;
    case GI_N_TRY: gi_try(c, n); break;
    case GI_N_ASSERT: assert_statement(c, n); break;
    case GI_N_IMPORT: import_statement(c, n); break;
    case GI_N_IMPORT_FROM: import_from_statement(c, n); break;
    case GI_N_EXPR_STMT: expression_statement(c, n); break;
    case GI_N_BREAK: case GI_N_CONTINUE: break_or_continue(c, n); break;
    case GI_N_PASS: gi_emit_pass(c, n); break;
    default: break; /* global, nonlocal */
    }
}

void gi_stmt(GiCompiler *c, const GiNode *n) {
    if (c->failed) {
        return;
    }
    if (!gi_enter(c->t, " during compilation")) {
        c->failed = true;
        return;
    }
    GiReg base = c->unit->top;
    dispatch(c, n);
    c->unit->top = base;
    gi_leave(c->t);
}

void gi_stmt_list(GiCompiler *c, const GiNodes *list) {
    for (uint32_t i = 0; i < list->n && !c->failed; i++) {
        gi_stmt(c, list->items[i]);
    }
}

/* The docstring at the start of a body (borrowed) or GI_NULL; *first: the first other statement. */
GiValue gi_stmt_docstring(GiCompiler *c, const GiNodes *body, uint32_t *first) {
    *first = 0;
    if (body->n == 0 || body->items[0]->kind != GI_N_EXPR_STMT) {
        return GI_NULL;
    }
    const GiNode *value = body->items[0]->u.one.value;
    if (value->kind != GI_N_CONSTANT || !gi_is_str(value->u.constant.value)) {
        return GI_NULL;
    }
    *first = 1;
    if (c->flags & GI_COMPILE_NO_DOCSTRINGS) {
        return GI_NULL;
    }
    return gi_compile_clean_doc(c, value->u.constant.value);
}
