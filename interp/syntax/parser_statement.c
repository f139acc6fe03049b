/* SPDX-License-Identifier: MIT
 * interp/syntax/parser_statement.c: simple statements, assignment targets, imports.
 *
 * An assignment begins like an expression, so it is read as one and turned into a target once its '='
 * (or ':' or '+=') is seen.
 */
#include "interp/syntax/parser_internal.h"
#include "runtime/types/str.h"

/* --- targets --- */

/* Turns an expression into a target of `=`, `for`, `with`, `del`; false: it cannot be one. */
bool gi_p_set_target(GiParser *p, GiNode *n, GiExprContext ctx) {
    switch (n->kind) {
    case GI_N_NAME:
    case GI_N_ATTRIBUTE:
    case GI_N_SUBSCRIPT: break;
    case GI_N_STARRED:
        if (ctx == GI_CTX_DEL || n->u.one.value->kind == GI_N_STARRED ||
            !gi_p_set_target(p, n->u.one.value, ctx)) {
            return false;
        }
        break;
    case GI_N_LIST:
    case GI_N_TUPLE:
        if (!gi_enter(p->t, " during compilation")) {
            return false;
        }
        for (uint32_t i = 0; i < n->u.many.items.n; i++) {
            if (!gi_p_set_target(p, n->u.many.items.items[i], ctx)) {
                gi_leave(p->t);
                return false;
            }
        }
        gi_leave(p->t);
        break;
    default: return false;
    }
    n->op = (uint8_t)ctx;
    return true;
}

/* single_target: NAME | attribute | subscript, with or without brackets */
bool gi_p_set_single_target(GiNode *n) {
    if (n->kind != GI_N_NAME && n->kind != GI_N_ATTRIBUTE && n->kind != GI_N_SUBSCRIPT) {
        return false;
    }
    n->op = GI_CTX_STORE;
    return true;
}

/* star_target: '*' target | target */
GiNode *gi_p_star_target(GiParser *p) {
    GiPlace start = gi_p_place(p);
    bool star = gi_p_take(p, GI_T_STAR);
    GiNode *n = gi_p_primary(p);
    if (n == NULL) {
        return NULL;
    }
    if (star) {
        GiNode *inner = n;
        n = gi_p_node(p, GI_N_STARRED, start);
        if (n == NULL) {
            return NULL;
        }
        n->u.one.value = inner;
    }
    return gi_p_set_target(p, n, GI_CTX_STORE) ? n : NULL;
}

static bool at_target(const GiParser *p) { return gi_p_at(p, GI_T_STAR) || gi_p_starts_expression(p); }

/* star_targets: star_target (',' star_target)* [','] */
GiNode *gi_p_star_targets(GiParser *p) {
    GiPlace start = gi_p_place(p);
    GiNode *first = gi_p_star_target(p);
    if (first == NULL || !gi_p_at(p, GI_T_COMMA)) {
        return first;
    }
    uint32_t base = p->item_count;
    if (!gi_p_push(p, first)) {
        return NULL;
    }
    while (gi_p_take(p, GI_T_COMMA) && at_target(p)) {
        if (!gi_p_push(p, gi_p_star_target(p))) {
            return NULL;
        }
    }
    GiNode *n = gi_p_many(p, GI_N_TUPLE, start, base);
    if (n != NULL) {
        n->op = GI_CTX_STORE;
    }
    return n;
}

/* --- expression statements and assignments --- */

/* NAME ':' expression ['=' annotated_rhs] | single_target ':' ... ; the ':' is next */
static GiNode *annotated(GiParser *p, GiPlace start, GiNode *target) {
    if (!gi_p_set_single_target(target)) {
        return NULL;
    }
    gi_p_advance(p);
    GiNode *annotation = gi_p_expression(p), *value = NULL;
    if (annotation == NULL) {
        return NULL;
    }
    if (gi_p_take(p, GI_T_ASSIGN) && (value = gi_p_yield_or_star_expressions(p)) == NULL) {
        return NULL;
    }
    GiNode *n = gi_p_node(p, GI_N_ANN_ASSIGN, start);
    if (n != NULL) {
        bool simple = target->kind == GI_N_NAME && !(target->flags & GI_NF_PARENS);
        n->flags = simple ? GI_NF_SIMPLE : 0;
        n->u.ann.target = target;
        n->u.ann.annotation = annotation;
        n->u.ann.value = value;
    }
    return n;
}

/* (star_targets '=')+ annotated_rhs !'=' [TYPE_COMMENT] ; the first '=' is next */
static GiNode *assignment(GiParser *p, GiPlace start, GiNode *first) {
    uint32_t base = p->item_count;
    GiNode *value = first;
    while (gi_p_at(p, GI_T_ASSIGN)) {
        if (!gi_p_set_target(p, value, GI_CTX_STORE) || !gi_p_push(p, value)) {
            return NULL;
        }
        gi_p_advance(p);
        value = gi_p_yield_or_star_expressions(p);
        if (value == NULL) {
            return NULL;
        }
    }
    GiValue comment = GI_NULL;
    GiNode *n = gi_p_type_comment(p, &comment) ? gi_p_node(p, GI_N_ASSIGN, start) : NULL;
    if (n == NULL || !gi_p_list(p, base, &n->u.assign.targets)) {
        return NULL;
    }
    n->u.assign.value = value;
    n->u.assign.comment = comment;
    return n;
}

/* The operator of an augmented assignment; -1: the token is none. */
static int augmented_operator(GiTokenKind kind) {
    switch (kind) {
    case GI_T_PLUS_ASSIGN: return GI_OP_ADD;
    case GI_T_MINUS_ASSIGN: return GI_OP_SUB;
    case GI_T_STAR_ASSIGN: return GI_OP_MUL;
    case GI_T_AT_ASSIGN: return GI_OP_MATMUL;
    case GI_T_SLASH_ASSIGN: return GI_OP_TRUEDIV;
    case GI_T_FLOOR_ASSIGN: return GI_OP_FLOORDIV;
    case GI_T_PERCENT_ASSIGN: return GI_OP_MOD;
    case GI_T_POWER_ASSIGN: return GI_OP_POW;
    case GI_T_LSHIFT_ASSIGN: return GI_OP_LSHIFT;
    case GI_T_RSHIFT_ASSIGN: return GI_OP_RSHIFT;
    case GI_T_AMPERSAND_ASSIGN: return GI_OP_AND;
    case GI_T_CARET_ASSIGN: return GI_OP_XOR;
    case GI_T_BAR_ASSIGN: return GI_OP_OR;
    default: return -1;
    }
}

static GiNode *augmented(GiParser *p, GiPlace start, GiNode *target, int op) {
    if (!gi_p_set_single_target(target)) {
        return NULL;
    }
    gi_p_advance(p);
    GiNode *value = gi_p_yield_or_star_expressions(p);
    GiNode *n = value == NULL ? NULL : gi_p_node(p, GI_N_AUG_ASSIGN, start);
    if (n != NULL) {
        n->op = (uint8_t)op;
        n->u.aug.target = target;
        n->u.aug.value = value;
    }
    return n;
}

static GiNode *one(GiParser *p, GiNodeKind kind, GiPlace start, GiNode *value) {
    GiNode *n = gi_p_node(p, kind, start);
    if (n != NULL) {
        n->u.one.value = value;
    }
    return n;
}

/* assignment | star_expressions | yield_expr */
static GiNode *expression_statement(GiParser *p) {
    GiPlace start = gi_p_place(p);
    bool is_yield = gi_p_at(p, GI_T_YIELD);
    GiNode *first = gi_p_yield_or_star_expressions(p);
    if (first == NULL) {
        return NULL;
    }
    if (!is_yield) {
        GiTokenKind kind = gi_p_kind(p);
        if (kind == GI_T_ASSIGN) {
            return assignment(p, start, first);
        }
        if (kind == GI_T_COLON) {
            return annotated(p, start, first);
        }
        int op = augmented_operator(kind);
        if (op >= 0) {
            return augmented(p, start, first, op);
        }
    }
    return one(p, GI_N_EXPR_STMT, start, first);
}

/* --- statements that begin with a keyword --- */

/* return_stmt: 'return' [star_expressions] */
static GiNode *return_statement(GiParser *p) {
    GiPlace start = gi_p_place(p);
    GiNode *value = NULL;
    gi_p_advance(p);
    if (at_target(p) && (value = gi_p_star_expressions(p)) == NULL) {
        return NULL;
    }
    return one(p, GI_N_RETURN, start, value);
}

/* raise_stmt: 'raise' [expression ['from' expression]] */
static GiNode *raise_statement(GiParser *p) {
    GiPlace start = gi_p_place(p);
    GiNode *exc = NULL, *cause = NULL;
    gi_p_advance(p);
    if (gi_p_starts_expression(p)) {
        exc = gi_p_expression(p);
        if (exc == NULL || (gi_p_take(p, GI_T_FROM) && (cause = gi_p_expression(p)) == NULL)) {
            return NULL;
        }
    }
    GiNode *n = gi_p_node(p, GI_N_RAISE, start);
    if (n != NULL) {
        n->u.raise.exc = exc;
        n->u.raise.cause = cause;
    }
    return n;
}

/* assert_stmt: 'assert' expression [',' expression] */
static GiNode *assert_statement(GiParser *p) {
    GiPlace start = gi_p_place(p);
    gi_p_advance(p);
    GiNode *test = gi_p_expression(p), *msg = NULL;
    if (test == NULL || (gi_p_take(p, GI_T_COMMA) && (msg = gi_p_expression(p)) == NULL)) {
        return NULL;
    }
    GiNode *n = gi_p_node(p, GI_N_ASSERT, start);
    if (n != NULL) {
        n->u.assert_.test = test;
        n->u.assert_.msg = msg;
    }
    return n;
}

/* del_stmt: 'del' del_target (',' del_target)* [','] &(';' | NEWLINE) */
static GiNode *del_statement(GiParser *p) {
    GiPlace start = gi_p_place(p);
    uint32_t base = p->item_count;
    gi_p_advance(p);
    do {
        GiNode *n = gi_p_primary(p);
        if (n == NULL || !gi_p_set_target(p, n, GI_CTX_DEL) || !gi_p_push(p, n)) {
            return NULL;
        }
    } while (gi_p_take(p, GI_T_COMMA) && gi_p_starts_expression(p));
    if (!gi_p_at(p, GI_T_SEMICOLON) && !gi_p_at(p, GI_T_NEWLINE)) {
        return NULL;
    }
    return gi_p_many(p, GI_N_DELETE, start, base);
}

/* global_stmt, nonlocal_stmt: keyword ','.NAME+ */
static GiNode *scope_statement(GiParser *p, GiNodeKind kind) {
    GiPlace start = gi_p_place(p);
    uint32_t capacity = 4, count = 0;
    GiValue *names = gi_arena_alloc(p->a, capacity * sizeof *names);
    gi_p_advance(p);
    do {
        GiValue name = names == NULL ? GI_NULL : gi_p_take_name(p);
        if (name == GI_NULL) {
            return NULL;
        }
        if (count == capacity) {
            GiValue *more = gi_arena_alloc(p->a, 2 * capacity * sizeof *more);
            if (more == NULL) {
                return NULL;
            }
            memcpy(more, names, count * sizeof *more);
            names = more;
            capacity *= 2;
        }
        names[count++] = name;
    } while (gi_p_take(p, GI_T_COMMA));
    GiNode *n = gi_p_node(p, kind, start);
    if (n != NULL) {
        n->u.scope.names = (GiIdents){names, count};
    }
    return n;
}

/* --- imports --- */

/* dotted_name: NAME ('.' NAME)* */
static GiValue dotted_name(GiParser *p) {
    GiValue name = gi_p_take_name(p);
    if (name == GI_NULL || !gi_p_at(p, GI_T_DOT)) {
        return name;
    }
    GiText text;
    gi_text_init(&text, p->t);
    gi_text_add_str(&text, name);
    while (gi_p_take(p, GI_T_DOT)) {
        name = gi_p_take_name(p);
        if (name == GI_NULL) {
            gi_text_discard(&text);
            return GI_NULL;
        }
        gi_text_add_text(&text, ".");
        gi_text_add_str(&text, name);
    }
    GiValue whole = gi_text_finish(&text);
    return whole == GI_NULL ? GI_NULL : gi_arena_own_steal(p->a, gi_intern_steal(p->t, whole));
}

/* A name as it is imported, and ['as' NAME]. */
static GiNode *alias(GiParser *p, bool dotted) {
    GiPlace start = gi_p_place(p);
    GiValue name = dotted ? dotted_name(p) : gi_p_take_name(p);
    GiValue asname = GI_NULL;
    if (name == GI_NULL || (gi_p_take(p, GI_T_AS) && (asname = gi_p_take_name(p)) == GI_NULL)) {
        return NULL;
    }
    GiNode *n = gi_p_node(p, GI_N_ALIAS, start);
    if (n != NULL) {
        n->u.alias.name = name;
        n->u.alias.asname = asname;
    }
    return n;
}

/* import_name: 'import' ','.(dotted_name ['as' NAME])+ */
static GiNode *import_statement(GiParser *p) {
    GiPlace start = gi_p_place(p);
    uint32_t base = p->item_count;
    gi_p_advance(p);
    do {
        if (!gi_p_push(p, alias(p, true))) {
            return NULL;
        }
    } while (gi_p_take(p, GI_T_COMMA));
    GiNode *n = gi_p_node(p, GI_N_IMPORT, start);
    return n != NULL && gi_p_list(p, base, &n->u.import.names) ? n : NULL;
}

/* import_from_targets: '(' ','.(NAME ['as' NAME])+ [','] ')' | ','.(NAME ['as' NAME])+ !',' | '*' */
static bool import_names(GiParser *p) {
    if (gi_p_at(p, GI_T_STAR)) {
        GiPlace start = gi_p_place(p);
        gi_p_advance(p);
        GiNode *n = gi_p_node(p, GI_N_ALIAS, start);
        if (n != NULL) {
            n->u.alias.name = GI_NAME(p->t, star);
        }
        return gi_p_push(p, n);
    }
    bool brackets = gi_p_take(p, GI_T_LPAREN);
    do {
        if (!gi_p_push(p, alias(p, false))) {
            return false;
        }
    } while (gi_p_take(p, GI_T_COMMA) && !(brackets && gi_p_at(p, GI_T_RPAREN)));
    return !brackets || gi_p_take(p, GI_T_RPAREN);
}

/* import_from: 'from' ('.' | '...')* dotted_name 'import' import_from_targets
 *            | 'from' ('.' | '...')+ 'import' import_from_targets */
static GiNode *from_statement(GiParser *p) {
    GiPlace start = gi_p_place(p);
    uint32_t base = p->item_count;
    int32_t level = 0;
    GiValue module = GI_NULL;
    gi_p_advance(p);
    for (;;) {
        if (gi_p_take(p, GI_T_DOT)) {
            level++;
        } else if (gi_p_take(p, GI_T_ELLIPSIS)) {
            level += 3;
        } else {
            break;
        }
    }
    if ((level == 0 || !gi_p_at(p, GI_T_IMPORT)) && (module = dotted_name(p)) == GI_NULL) {
        return NULL;
    }
    if (!gi_p_take(p, GI_T_IMPORT) || !import_names(p)) {
        return NULL;
    }
    GiNode *n = gi_p_node(p, GI_N_IMPORT_FROM, start);
    if (n == NULL || !gi_p_list(p, base, &n->u.import_from.names)) {
        return NULL;
    }
    n->u.import_from.module = module;
    n->u.import_from.level = level;
    return n;
}

/* type_alias: "type" NAME [type_params] '=' expression */
static GiNode *type_statement(GiParser *p) {
    GiPlace start = gi_p_place(p);
    gi_p_advance(p);
    GiNode *name = gi_p_name_node(p, GI_CTX_STORE);
    GiNodes params;
    if (name == NULL || !gi_p_type_params(p, &params) || !gi_p_take(p, GI_T_ASSIGN)) {
        return NULL;
    }
    GiNode *value = gi_p_expression(p);
    GiNode *n = value == NULL ? NULL : gi_p_node(p, GI_N_TYPE_ALIAS, start);
    if (n != NULL) {
        n->u.type_alias.name = name;
        n->u.type_alias.type_params = params;
        n->u.type_alias.value = value;
    }
    return n;
}

static GiNode *word_statement(GiParser *p, GiNodeKind kind) {
    GiPlace start = gi_p_place(p);
    gi_p_advance(p);
    return gi_p_node(p, kind, start);
}

/* simple_stmt */
static GiNode *simple_statement(GiParser *p) {
    switch (gi_p_kind(p)) {
    case GI_T_RETURN: return return_statement(p);
    case GI_T_IMPORT: return import_statement(p);
    case GI_T_FROM: return from_statement(p);
    case GI_T_RAISE: return raise_statement(p);
    case GI_T_PASS: return word_statement(p, GI_N_PASS);
    case GI_T_BREAK: return word_statement(p, GI_N_BREAK);
    case GI_T_CONTINUE: return word_statement(p, GI_N_CONTINUE);
    case GI_T_DEL: return del_statement(p);
    case GI_T_ASSERT: return assert_statement(p);
    case GI_T_GLOBAL: return scope_statement(p, GI_N_GLOBAL);
    case GI_T_NONLOCAL: return scope_statement(p, GI_N_NONLOCAL);
    case GI_T_NAME:
        if (p->token->soft == GI_SOFT_TYPE && gi_p_peek(p)->kind == GI_T_NAME) {
            return type_statement(p);
        }
        return expression_statement(p);
    default: return expression_statement(p);
    }
}

/* ';'.simple_stmt+ [';'] ; pushes them */
bool gi_p_statement_line(GiParser *p) {
    do {
        if (!gi_p_push(p, simple_statement(p))) {
            return false;
        }
    } while (gi_p_take(p, GI_T_SEMICOLON) && !gi_p_at(p, GI_T_NEWLINE));
    return true;
}

/* simple_stmts: ';'.simple_stmt+ [';'] NEWLINE ; pushes them */
bool gi_p_simple_statements(GiParser *p) {
    return gi_p_statement_line(p) && gi_p_take(p, GI_T_NEWLINE);
}
