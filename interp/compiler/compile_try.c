/* SPDX-License-Identifier: MIT
 * interp/compiler/compile_try.c compiles try in all its forms and with.
 *
 * A handler finds the exception in temporary T and keeps in T + 1 what was being handled before:
 *
 *   handler:   PUSH_HANDLED T, T+1
 *              ... clauses, covered by a second handler ...
 *              POP_HANDLED T+1;  DROP T        handled, or
 *              POP_HANDLED T+1;  RERAISE T     no clause matched, end of a finally block
 *   second:    POP_HANDLED T+1;  RERAISE T+2   a clause raised
 *
 * A finally block is compiled once per way out: falling through, raising, and each return, break and
 * continue (compile_stmt.c).
 */
#include "interp/compiler/compile.h"

/* Handler entry: pushes what was handled before; the exception's register. */
static GiReg begin_handling(GiCompiler *c) {
    GiReg exc = GI_TEMP + c->unit->top - 1;
    GiReg before = gi_push(c);
    gi_emit(c, NULL, GI_BC_PUSH_HANDLED, exc, before, 0);
    return exc;
}

/* Code of the second handler. */
static void end_handling(GiCompiler *c, uint32_t second, GiReg exc) {
    if (gi_handler_place(c, second)) {
        gi_emit(c, NULL, GI_BC_POP_HANDLED, exc + 1, 0, 0);
        gi_emit(c, NULL, GI_BC_RERAISE, exc + 2, 0, 0);
    }
}

/* `at`: the last clause, which did not match, or NULL: where the finally block ends. */
static void reraise(GiCompiler *c, const GiNode *at, GiReg exc) {
    gi_emit(c, at, GI_BC_POP_HANDLED, exc + 1, 0, 0);
    gi_emit(c, at, GI_BC_RERAISE, exc, 1, 0);
}

/* --- except --- */

/* The exception was handled: back to the code behind the statement. */
static void finish_clause(GiCompiler *c, GiReg exc, GiValue name, uint32_t outer, int32_t end) {
    GiUnit *u = c->unit;
    uint32_t handler = u->handler;
    u->handler = outer;
    gi_emit(c, NULL, GI_BC_POP_HANDLED, exc + 1, 0, 0);
    gi_emit(c, NULL, GI_BC_DROP, exc, 0, 0);
    if (name != GI_NULL) {
        uint32_t from = gi_emit_quiet_begin(c);
        gi_stmt_unbind(c, NULL, name);
        gi_emit_quiet_end(c, from);
    }
    gi_emit_jump(c, NULL, GI_BC_JUMP, 0, 0, 0, end);
    u->handler = handler;
}

static void named_clause(GiCompiler *c, const GiNode *n, GiReg exc, uint32_t outer, int32_t end) {
    GiUnit *u = c->unit;
    GiReg base = u->top;
    GiValue name = n->u.handler.name;
    if (gi_compile_forbid(c, n, name, false)) {
        return;
    }
    GiReg slot = gi_name_register(c, name);
    GiReg copy = slot >= 0 ? slot : gi_push(c);
    gi_emit(c, n, GI_BC_COPY, copy, exc, 0);
    gi_name_store(c, n, name, copy);
    u->top = base;
    GiBlock block;
    gi_block_push(c, &block, GI_BLK_CLEAR_NAME, n);
    block.name = name;
    uint32_t handler = gi_handler_begin(c);
    gi_stmt_list(c, &n->u.handler.body);
    gi_handler_end(c, handler);
    gi_block_pop(c, &block);
    finish_clause(c, exc, name, outer, end);
    if (gi_handler_place(c, handler)) {
        gi_stmt_unbind(c, NULL, name);
        gi_emit(c, NULL, GI_BC_RERAISE, GI_TEMP + base, 0, 0);
    }
    u->top = base;
}

static void clauses(GiCompiler *c, const GiNodes *list, GiReg exc, uint32_t outer, int32_t end) {
    GiReg base = c->unit->top;
    for (uint32_t i = 0; i < list->n && !c->failed; i++) {
        const GiNode *n = list->items[i];
        int32_t next = gi_label_new(c);
        if (n->u.handler.type != NULL) {
            GiReg type = gi_expr(c, n->u.handler.type, GI_ANY);
            c->unit->top = base;
            gi_emit_jump(c, n, GI_BC_JUMP_NO_MATCH, exc, type, 0, next);
        } else if (i + 1 < list->n) {
            GI_COMPILE_FAIL(c, n, "default 'except:' must be last");
            return;
        } else {
            gi_emit_line(c, n);
        }
        if (n->u.handler.name != GI_NULL) {
            named_clause(c, n, exc, outer, end);
        } else {
            gi_stmt_list(c, &n->u.handler.body);
            finish_clause(c, exc, GI_NULL, outer, end);
        }
        gi_label_place(c, next);
    }
}

/* Body and else of a try statement with handlers; the handler of the body. */
static uint32_t guarded_body(GiCompiler *c, const GiNode *n, int32_t end) {
    GiBlock block;
    gi_block_push(c, &block, GI_BLK_TRY, n);
    uint32_t handler = gi_handler_begin(c);
    gi_stmt_list(c, &n->u.try_.body);
    gi_handler_end(c, handler);
    gi_block_pop(c, &block);
    gi_stmt_list(c, &n->u.try_.orelse);
    gi_emit_jump(c, NULL, GI_BC_JUMP, 0, 0, 0, end);
    return handler;
}

static void try_except(GiCompiler *c, const GiNode *n) {
    GiUnit *u = c->unit;
    GiReg base = u->top;
    int32_t end = gi_label_new(c);
    uint32_t handler = guarded_body(c, n, end);
    gi_handler_place(c, handler);
    GiReg exc = begin_handling(c);
    GiBlock block;
    gi_block_push(c, &block, GI_BLK_HANDLED, n);
    block.reg = exc;
    uint32_t outer = u->handler;
    uint32_t second = gi_handler_begin(c);
    clauses(c, &n->u.try_.handlers, exc, outer, end);
    gi_handler_end(c, second);
    gi_block_pop(c, &block);
    reraise(c, n->u.try_.handlers.items[n->u.try_.handlers.n - 1], exc);
    end_handling(c, second, exc);
    u->top = base;
    gi_label_place(c, end);
}

/* --- except* --- */

/* One clause. Temporaries from exc: exception, handled before, list of raised, rest, match, handled. */
static void star_clause(GiCompiler *c, const GiNode *n, GiReg exc) {
    GiUnit *u = c->unit;
    GiReg raised = exc + 2, rest = exc + 3;
    GiReg base = u->top;
    int32_t next = gi_label_new(c);
    GiReg match = gi_expr(c, n->u.handler.type, GI_PUSH);
    gi_emit(c, n, GI_BC_MATCH_GROUP, rest, match, match);
    GiReg handled = gi_push(c);
    gi_emit(c, n, GI_BC_COPY, handled, match, 0);
    gi_emit_jump(c, n, GI_BC_JUMP_IF_NONE, handled, 0, 0, next);
    gi_emit(c, n, GI_BC_PUSH_HANDLED, match, handled, 0);
    GiValue name = n->u.handler.name;
    GiBlock block;
    gi_block_push(c, &block, GI_BLK_STAR, n);
    uint32_t handler = gi_handler_begin(c);
    if (name != GI_NULL && !gi_compile_forbid(c, n, name, false)) {
        GiReg copy = gi_push(c);
        gi_emit(c, n, GI_BC_COPY, copy, match, 0);
        gi_name_store(c, n, name, copy);
        u->top--;
    }
    gi_stmt_list(c, &n->u.handler.body);
    uint32_t from = gi_emit_quiet_begin(c);
    if (name != GI_NULL) {
        gi_stmt_unbind(c, NULL, name);
    }
    gi_handler_end(c, handler);
    gi_block_pop(c, &block);
    int32_t leave = gi_label_new(c);
    gi_emit_jump(c, NULL, GI_BC_JUMP, 0, 0, 0, leave);
    if (gi_handler_place(c, handler)) {
        GiReg again = GI_TEMP + u->top - 1;
        if (name != GI_NULL) {
            gi_stmt_unbind(c, NULL, name);
        }
        gi_emit(c, NULL, GI_BC_LIST_APPEND, raised, again, 0);
    }
    gi_label_place(c, leave);
    gi_emit(c, NULL, GI_BC_POP_HANDLED, handled, 0, 0);
    gi_label_place(c, next);
    gi_emit(c, NULL, GI_BC_DROP, match, 0, 0);
    gi_emit_quiet_end(c, from);
    u->top = base;
}

static void try_star(GiCompiler *c, const GiNode *n) {
    GiUnit *u = c->unit;
    GiReg base = u->top;
    int32_t end = gi_label_new(c), quiet = gi_label_new(c);
    uint32_t handler = guarded_body(c, n, end);
    gi_handler_place(c, handler);
    GiReg exc = begin_handling(c);
    GiBlock block;
    gi_block_push(c, &block, GI_BLK_HANDLED, n);
    block.reg = exc;
    uint32_t second = gi_handler_begin(c);
    GiReg raised = gi_push(c), rest = gi_push(c);
    uint32_t from = gi_emit_quiet_begin(c);
    gi_emit(c, NULL, GI_BC_BUILD_LIST, raised, raised, 0);
    gi_emit(c, NULL, GI_BC_COPY, rest, exc, 0);
    gi_emit_quiet_end(c, from);
    for (uint32_t i = 0; i < n->u.try_.handlers.n && !c->failed; i++) {
        star_clause(c, n->u.try_.handlers.items[i], exc);
    }
    from = gi_emit_quiet_begin(c);
    gi_emit(c, NULL, GI_BC_LIST_APPEND, raised, rest, 0);
    gi_emit(c, NULL, GI_BC_COPY, rest, exc, 0);
    gi_emit(c, NULL, GI_BC_RERAISE_STAR, raised, rest, raised);
    gi_handler_end(c, second);
    gi_block_pop(c, &block);
    gi_emit(c, NULL, GI_BC_COPY, rest, raised, 0);
    gi_emit_jump(c, NULL, GI_BC_JUMP_IF_NONE, rest, 0, 0, quiet);
    gi_emit(c, NULL, GI_BC_POP_HANDLED, exc + 1, 0, 0);
    gi_emit(c, NULL, GI_BC_RERAISE, raised, 0, 0);
    gi_label_place(c, quiet);
    gi_emit(c, NULL, GI_BC_DROP, raised, 0, 0);
    gi_emit(c, NULL, GI_BC_POP_HANDLED, exc + 1, 0, 0);
    gi_emit(c, NULL, GI_BC_DROP, exc, 0, 0);
    gi_emit_jump(c, NULL, GI_BC_JUMP, 0, 0, 0, end);
    end_handling(c, second, exc);
    gi_emit_quiet_end(c, from);
    u->top = base;
    gi_label_place(c, end);
}

/* --- finally --- */

static void try_finally(GiCompiler *c, const GiNode *n) {
    GiUnit *u = c->unit;
    GiReg base = u->top;
    int32_t end = gi_label_new(c);
    GiBlock block;
    gi_block_push(c, &block, GI_BLK_FINALLY_TRY, n);
    uint32_t handler = gi_handler_begin(c);
    if (n->u.try_.handlers.n == 0) {
        gi_stmt_list(c, &n->u.try_.body);
    } else if (n->flags & GI_NF_STAR) {
        try_star(c, n);
    } else {
        try_except(c, n);
    }
    gi_handler_end(c, handler);
    gi_block_pop(c, &block);
    gi_stmt_list(c, &n->u.try_.finalbody);
    gi_emit_jump(c, NULL, GI_BC_JUMP, 0, 0, 0, end);
    if (gi_handler_place(c, handler)) {
        GiReg exc = begin_handling(c);
        gi_block_push(c, &block, GI_BLK_HANDLED, n);
        block.reg = exc;
        uint32_t second = gi_handler_begin(c);
        gi_stmt_list(c, &n->u.try_.finalbody);
        gi_handler_end(c, second);
        gi_block_pop(c, &block);
        reraise(c, NULL, exc);
        end_handling(c, second, exc);
    }
    u->top = base;
    gi_label_place(c, end);
}

void gi_try(GiCompiler *c, const GiNode *n) {
    gi_emit_line(c, n);
    if (n->u.try_.finalbody.n > 0) {
        try_finally(c, n);
    } else if (n->flags & GI_NF_STAR) {
        try_star(c, n);
    } else {
        try_except(c, n);
    }
}

/* --- with --- */

/* Leaves a with block normally: calls __exit__(None, None, None). */
void gi_try_leave_with(GiCompiler *c, const GiNode *at, GiReg exit, bool is_async) {
    GiReg r = gi_push(c);
    gi_emit(c, at, GI_BC_WITH_LEAVE, exit, r, 0);
    if (is_async) {
        gi_expr_await(c, at, 2);
    }
    gi_emit(c, at, GI_BC_DROP, r, 0, 0);
    c->unit->top--;
}

/* The body of a with block was left by an exception: __exit__ may swallow it. */
static void with_exception(GiCompiler *c, const GiNode *at, GiReg exit, bool is_async) {
    GiUnit *u = c->unit;
    GiReg exc = exit + 1;
    int32_t swallowed = gi_label_new(c);
    GiReg before = gi_push(c);
    gi_emit(c, at, GI_BC_PUSH_HANDLED, exc, before, 0);
    uint32_t second = gi_handler_begin(c);
    GiReg answer = gi_push(c);
    gi_emit(c, at, GI_BC_WITH_EXIT, exit, exc, answer);
    if (is_async) {
        gi_expr_await(c, at, 2);
    }
    gi_emit_jump(c, at, GI_BC_JUMP_IF, answer, 0, 0, swallowed);
    gi_handler_end(c, second);
    gi_emit(c, at, GI_BC_POP_HANDLED, before, 0, 0);
    gi_emit(c, at, GI_BC_RERAISE, exc, 0, 0);
    end_handling(c, second, exc);
    u->top = before - GI_TEMP;
    gi_label_place(c, swallowed);
    gi_emit(c, at, GI_BC_POP_HANDLED, before, 0, 0);
    gi_emit(c, at, GI_BC_DROP, exc, 0, 0);
    gi_emit(c, at, GI_BC_DROP, exit, 0, 0);
}

static void with_item(GiCompiler *c, const GiNode *n, uint32_t i) {
    GiUnit *u = c->unit;
    const GiNode *item = n->u.with.items.items[i], *at = item->u.with_item.context;
    bool is_async = (n->flags & GI_NF_ASYNC) != 0;
    int32_t end = gi_label_new(c);
    GiReg exit = gi_expr(c, at, GI_PUSH);
    GiReg value = gi_push(c);
    gi_emit(c, at, is_async ? GI_BC_ASYNC_WITH_ENTER : GI_BC_WITH_ENTER, exit, value, 0);
    if (is_async) {
        gi_expr_await(c, at, 1);
    }
    GiBlock block;
    gi_block_push(c, &block, GI_BLK_WITH, at);
    block.reg = exit;
    block.is_async = is_async;
    u->top--;
    uint32_t handler = gi_handler_begin(c); /* drops the value too */
    u->top++;
    if (item->u.with_item.vars != NULL) {
        gi_expr_store(c, item->u.with_item.vars, value);
    } else {
        gi_emit(c, at, GI_BC_DROP, value, 0, 0);
    }
    u->top = exit - GI_TEMP + 1;
    if (i + 1 < n->u.with.items.n) {
        with_item(c, n, i + 1);
    } else {
        gi_stmt_list(c, &n->u.with.body);
    }
    gi_handler_end(c, handler);
    gi_block_pop(c, &block);
    gi_try_leave_with(c, at, exit, is_async);
    gi_emit_jump(c, NULL, GI_BC_JUMP, 0, 0, 0, end);
    if (gi_handler_place(c, handler)) {
        with_exception(c, at, exit, is_async);
    }
    u->top = exit - GI_TEMP;
    gi_label_place(c, end);
}

void gi_with(GiCompiler *c, const GiNode *n) {
    if ((n->flags & GI_NF_ASYNC) && !gi_expr_async_allowed(c)) {
        GI_COMPILE_FAIL(c, n, "'async with' outside async function");
        return;
    }
    if (!c->failed) {
        with_item(c, n, 0);
    }
}
