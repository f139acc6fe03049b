/* SPDX-License-Identifier: MIT
 * interp/syntax/parser_compound.c: statements with blocks.
 */
#include "interp/syntax/parser_internal.h"

#define WHERE " during compilation"

/* Does a compound statement begin here? (match: not decided by one word.) */
bool gi_p_is_compound(GiParser *p) {
    switch (gi_p_kind(p)) {
    case GI_T_IF: case GI_T_WHILE: case GI_T_FOR: case GI_T_TRY: case GI_T_WITH: case GI_T_DEF:
    case GI_T_CLASS: case GI_T_AT: case GI_T_ASYNC: return true;
    case GI_T_NAME: return p->token->soft == GI_SOFT_MATCH;
    default: return false;
    }
}

/* block: NEWLINE INDENT statements DEDENT | simple_stmts */
bool gi_p_block(GiParser *p, GiNodes *out) {
    uint32_t base = p->item_count;
    if (!gi_p_take(p, GI_T_NEWLINE)) {
        return gi_p_simple_statements(p) && gi_p_list(p, base, out);
    }
    if (!gi_p_take(p, GI_T_INDENT)) {
        return false;
    }
    do {
        if (!gi_p_statements(p)) {
            return false;
        }
    } while (!gi_p_take(p, GI_T_DEDENT));
    return gi_p_list(p, base, out);
}

/* Reads a token that cannot be missing here; says so when it is. */
static bool must_take(GiParser *p, GiTokenKind kind) {
    if (gi_p_take(p, kind)) {
        return true;
    }
    if (!gi_failed(p->t)) {
        gi_p_raise_token(p, p->token, "expected '%s'", gi_token_text(kind));
    }
    return false;
}

/* else_block: 'else' ':' block, or nothing */
static bool else_block(GiParser *p, GiNodes *out) {
    *out = (GiNodes){NULL, 0};
    return !gi_p_take(p, GI_T_ELSE) || (must_take(p, GI_T_COLON) && gi_p_block(p, out));
}

/* A list of one node. */
static bool single(GiParser *p, GiNode *n, GiNodes *out) {
    uint32_t base = p->item_count;
    return gi_p_push(p, n) && gi_p_list(p, base, out);
}

/* if_stmt: 'if' named_expression ':' block ('elif' named_expression ':' block)* [else_block]
 * Each elif is an if in the orelse of the one before; a loop, so a long chain costs no C stack. */
static GiNode *if_statement(GiParser *p) {
    GiNode *first = NULL, *last = NULL;
    do {
        GiPlace start = gi_p_place(p);
        gi_p_advance(p);
        GiNode *n = gi_p_node(p, GI_N_IF, start);
        if (n == NULL || (n->u.while_.test = gi_p_named_expression(p)) == NULL ||
            !gi_p_take(p, GI_T_COLON) || !gi_p_block(p, &n->u.while_.body)) {
            return NULL;
        }
        if (last != NULL && !single(p, n, &last->u.while_.orelse)) {
            return NULL;
        }
        first = first == NULL ? n : first;
        last = n;
    } while (gi_p_at(p, GI_T_ELIF));
    if (!else_block(p, &last->u.while_.orelse)) {
        return NULL;
    }
    for (GiNode *n = first;; n = n->u.while_.orelse.items[0]) {
        gi_p_end(p, n);
        if (n == last) {
            return first;
        }
    }
}

/* while_stmt: 'while' named_expression ':' block [else_block] */
static GiNode *while_statement(GiParser *p) {
    GiPlace start = gi_p_place(p);
    gi_p_advance(p);
    GiNode *n = gi_p_node(p, GI_N_WHILE, start);
    if (n == NULL || (n->u.while_.test = gi_p_named_expression(p)) == NULL || !gi_p_take(p, GI_T_COLON) ||
        !gi_p_block(p, &n->u.while_.body) || !else_block(p, &n->u.while_.orelse)) {
        return NULL;
    }
    gi_p_end(p, n);
    return n;
}

/* for_stmt: ['async'] 'for' star_targets 'in' star_expressions ':' [TYPE_COMMENT] block [else_block] */
static GiNode *for_statement(GiParser *p, GiPlace start, uint16_t flags) {
    gi_p_advance(p);
    GiNode *n = gi_p_node(p, GI_N_FOR, start);
    if (n == NULL || (n->u.for_.target = gi_p_star_targets(p)) == NULL || !gi_p_take(p, GI_T_IN) ||
        (n->u.for_.iter = gi_p_star_expressions(p)) == NULL || !gi_p_take(p, GI_T_COLON) ||
        !gi_p_type_comment(p, &n->u.for_.comment) || !gi_p_block(p, &n->u.for_.body) || !else_block(p, &n->u.for_.orelse)) {
        return NULL;
    }
    n->flags = flags;
    gi_p_end(p, n);
    return n;
}

/* --- with --- */

/* with_item: expression ['as' star_target &(',' | ')' | ':')] */
static GiNode *with_item(GiParser *p) {
    GiNode *n = gi_p_node(p, GI_N_WITH_ITEM, gi_p_place(p));
    if (n == NULL || (n->u.with_item.context = gi_p_expression(p)) == NULL) {
        return NULL;
    }
    if (gi_p_take(p, GI_T_AS)) {
        n->u.with_item.vars = gi_p_star_target(p);
        if (n->u.with_item.vars == NULL || !(gi_p_at(p, GI_T_COMMA) || gi_p_at(p, GI_T_RPAREN) ||
                                             gi_p_at(p, GI_T_COLON))) {
            return NULL;
        }
    }
    return n;
}

/* '(' ','.with_item+ [','] ')' ':' , or false with everything as it was */
static bool bracketed_items(GiParser *p, GiNodes *out) {
    GiMark mark = gi_p_mark(p);
    gi_p_advance(p);
    do {
        if (!gi_p_push(p, with_item(p))) {
            gi_p_reset(p, mark);
            return false;
        }
    } while (gi_p_take(p, GI_T_COMMA) && !gi_p_at(p, GI_T_RPAREN));
    if (!gi_p_take(p, GI_T_RPAREN) || !gi_p_take(p, GI_T_COLON)) {
        gi_p_reset(p, mark);
        return false;
    }
    return gi_p_list(p, mark.item_count, out);
}

/* ','.with_item+ ':' */
static bool plain_items(GiParser *p, GiNodes *out) {
    uint32_t base = p->item_count;
    do {
        if (!gi_p_push(p, with_item(p))) {
            return false;
        }
    } while (gi_p_take(p, GI_T_COMMA));
    return gi_p_take(p, GI_T_COLON) && gi_p_list(p, base, out);
}

/* with_stmt: ['async'] 'with' ('(' ','.with_item+ [','] ')' | ','.with_item+) ':' [TYPE_COMMENT] block */
static GiNode *with_statement(GiParser *p, GiPlace start, uint16_t flags) {
    gi_p_advance(p);
    GiNode *n = gi_p_node(p, GI_N_WITH, start);
    if (n == NULL) {
        return NULL;
    }
    bool found = gi_p_at(p, GI_T_LPAREN) && bracketed_items(p, &n->u.with.items);
    if (gi_failed(p->t) || (!found && !plain_items(p, &n->u.with.items)) ||
        !gi_p_type_comment(p, &n->u.with.comment) || !gi_p_block(p, &n->u.with.body)) {
        return NULL;
    }
    n->flags = flags;
    gi_p_end(p, n);
    return n;
}

/* --- try --- */

/* except_block: 'except' ['*'] [expression ['as' NAME]] ':' block
 * *star: 0 or 1 once known, -1 before the first block. */
static GiNode *handler(GiParser *p, int *star) {
    GiNode *n = gi_p_node(p, GI_N_HANDLER, gi_p_place(p));
    gi_p_advance(p);
    if (n == NULL || (*star >= 0 && (*star == 1) != gi_p_at(p, GI_T_STAR))) {
        return NULL;
    }
    *star = gi_p_take(p, GI_T_STAR);
    if (*star || !gi_p_at(p, GI_T_COLON)) {
        n->u.handler.type = gi_p_expression(p);
        if (n->u.handler.type == NULL ||
            (gi_p_take(p, GI_T_AS) && (n->u.handler.name = gi_p_take_name(p)) == GI_NULL)) {
            return NULL;
        }
    }
    if (!gi_p_take(p, GI_T_COLON) || !gi_p_block(p, &n->u.handler.body)) {
        return NULL;
    }
    gi_p_end(p, n);
    return n;
}

/* try_stmt: 'try' ':' block (finally_block | except_block+ [else_block] [finally_block]) */
static GiNode *try_statement(GiParser *p) {
    GiPlace start = gi_p_place(p);
    uint32_t base = p->item_count;
    int star = -1;
    gi_p_advance(p);
    GiNode *n = gi_p_node(p, GI_N_TRY, start);
    if (n == NULL || !must_take(p, GI_T_COLON) || !gi_p_block(p, &n->u.try_.body)) {
        return NULL;
    }
    while (gi_p_at(p, GI_T_EXCEPT)) {
        if (!gi_p_push(p, handler(p, &star))) {
            return NULL;
        }
    }
    if (!gi_p_list(p, base, &n->u.try_.handlers) ||
        (n->u.try_.handlers.n > 0 && !else_block(p, &n->u.try_.orelse))) {
        return NULL;
    }
    if (gi_p_take(p, GI_T_FINALLY)) {
        if (!must_take(p, GI_T_COLON) || !gi_p_block(p, &n->u.try_.finalbody)) {
            return NULL;
        }
    } else if (n->u.try_.handlers.n == 0) {
        return NULL;
    }
    n->flags = star == 1 ? GI_NF_STAR : 0;
    gi_p_end(p, n);
    return n;
}

/* --- definitions --- */

/* [func_type_comment]: NEWLINE TYPE_COMMENT &(NEWLINE INDENT) | TYPE_COMMENT ; and not both */
static bool function_comment(GiParser *p, GiValue *out) {
    bool before = gi_p_at(p, GI_T_TYPE_COMMENT);
    if (!p->lexer.type_comments || !gi_p_type_comment(p, out)) {
        return !gi_failed(p->t);
    }
    GiMark mark = gi_p_mark(p);
    GiValue second = GI_NULL;
    bool line = gi_p_take(p, GI_T_NEWLINE) && gi_p_at(p, GI_T_TYPE_COMMENT) && gi_p_type_comment(p, &second) &&
                gi_p_at(p, GI_T_NEWLINE) && gi_p_peek(p)->kind == GI_T_INDENT;
    if (line && before) {
        gi_p_raise_last(p, &gi_SyntaxError, "Cannot have two type comments on def");
    } else if (line) {
        *out = second;
    } else {
        gi_p_reset(p, mark);
    }
    return !gi_failed(p->t);
}

/* function_def_raw: ['async'] 'def' NAME [type_params] '(' [params] ')' ['->' expression] ':' [func_type_comment] block */
static GiNode *function(GiParser *p, GiPlace start, uint16_t flags, GiNodes decorators) {
    gi_p_advance(p);
    GiNode *n = gi_p_node(p, GI_N_FUNCTION, start);
    if (n == NULL || (n->u.function.name = gi_p_take_name(p)) == GI_NULL ||
        !gi_p_type_params(p, &n->u.function.type_params) || !must_take(p, GI_T_LPAREN) ||
        (n->u.function.args = gi_p_parameters(p, false)) == NULL || !gi_p_take(p, GI_T_RPAREN)) {
        return NULL;
    }
    if (gi_p_take(p, GI_T_ARROW) && (n->u.function.returns = gi_p_expression(p)) == NULL) {
        return NULL;
    }
    if (!must_take(p, GI_T_COLON) || !function_comment(p, &n->u.function.comment) ||
        !gi_p_block(p, &n->u.function.body)) {
        return NULL;
    }
    n->flags = flags;
    n->u.function.decorators = decorators;
    gi_p_end(p, n);
    return n;
}

/* class_def_raw: 'class' NAME [type_params] ['(' [arguments] ')'] ':' block */
static GiNode *class_definition(GiParser *p, GiNodes decorators) {
    GiPlace start = gi_p_place(p);
    gi_p_advance(p);
    GiNode *n = gi_p_node(p, GI_N_CLASS, start);
    if (n == NULL || (n->u.class_.name = gi_p_take_name(p)) == GI_NULL ||
        !gi_p_type_params(p, &n->u.class_.type_params)) {
        return NULL;
    }
    if (gi_p_take(p, GI_T_LPAREN) && !gi_p_arguments(p, false, &n->u.class_.bases, &n->u.class_.keywords)) {
        return NULL;
    }
    if (!gi_p_take(p, GI_T_COLON) || !gi_p_block(p, &n->u.class_.body)) {
        return NULL;
    }
    n->u.class_.decorators = decorators;
    gi_p_end(p, n);
    return n;
}

/* 'async' ('def' | 'with' | 'for') ... */
static GiNode *async_statement(GiParser *p, GiNodes decorators) {
    GiPlace start = gi_p_place(p);
    gi_p_advance(p);
    if (gi_p_at(p, GI_T_DEF)) {
        return function(p, start, GI_NF_ASYNC, decorators);
    }
    if (decorators.n > 0) {
        return NULL;
    }
    if (gi_p_at(p, GI_T_WITH)) {
        return with_statement(p, start, GI_NF_ASYNC);
    }
    return gi_p_at(p, GI_T_FOR) ? for_statement(p, start, GI_NF_ASYNC) : NULL;
}

/* ('@' named_expression NEWLINE)+ (function_def_raw | class_def_raw) */
static GiNode *decorated(GiParser *p) {
    uint32_t base = p->item_count;
    GiNodes decorators;
    while (gi_p_take(p, GI_T_AT)) {
        if (!gi_p_push(p, gi_p_named_expression(p)) || !gi_p_take(p, GI_T_NEWLINE)) {
            return NULL;
        }
    }
    if (!gi_p_list(p, base, &decorators)) {
        return NULL;
    }
    switch (gi_p_kind(p)) {
    case GI_T_DEF: return function(p, gi_p_place(p), 0, decorators);
    case GI_T_CLASS: return class_definition(p, decorators);
    case GI_T_ASYNC: return async_statement(p, decorators);
    default: return NULL;
    }
}

/* compound_stmt. NULL without an error: none begins here, or it does not fit the grammar. */
GiNode *gi_p_statement(GiParser *p) {
    static const GiNodes none = {NULL, 0};
    GiPlace start = gi_p_place(p);
    switch (gi_p_kind(p)) {
    case GI_T_IF: return if_statement(p);
    case GI_T_WHILE: return while_statement(p);
    case GI_T_FOR: return for_statement(p, start, 0);
    case GI_T_TRY: return try_statement(p);
    case GI_T_WITH: return with_statement(p, start, 0);
    case GI_T_DEF: return function(p, start, 0, none);
    case GI_T_CLASS: return class_definition(p, none);
    case GI_T_AT: return decorated(p);
    case GI_T_ASYNC: return async_statement(p, none);
    default: return NULL;
    }
}

/* statement: compound_stmt | simple_stmts ; pushes what it reads */
bool gi_p_statements(GiParser *p) {
    if (!gi_p_is_compound(p)) {
        return gi_p_simple_statements(p);
    }
    if (!gi_enter(p->t, WHERE)) {
        return false;
    }
    bool ok;
    if (gi_p_at(p, GI_T_NAME)) {
        GiMark mark = gi_p_mark(p);
        GiNode *n = gi_p_match(p);
        if (n == NULL && !gi_failed(p->t)) { /* `match` is a name like any other here */
            gi_p_reset(p, mark);
            ok = gi_p_simple_statements(p);
        } else {
            ok = gi_p_push(p, n);
        }
    } else {
        ok = gi_p_push(p, gi_p_statement(p));
    }
    gi_leave(p->t);
    return ok;
}
