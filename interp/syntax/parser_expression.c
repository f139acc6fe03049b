/* SPDX-License-Identifier: MIT
 * interp/syntax/parser_expression.c: operators by precedence, conditional expressions, lists of expressions.
 *
 * Binary operators climb one table of precedences instead of one function per level; a chain of
 * left-associative ones is a loop, so its length costs no C stack.
 */
#include "interp/syntax/parser_internal.h"

#define WHERE " during compilation"

/* Binding strength of binary operators below comparison; 0: no such operator. */
enum { LEVEL_OR = 1, LEVEL_XOR, LEVEL_AND, LEVEL_SHIFT, LEVEL_SUM, LEVEL_TERM };

static const struct { uint8_t level, op; } operators[GI_T_COUNT] = {
    [GI_T_BAR] = {LEVEL_OR, GI_OP_OR}, [GI_T_CARET] = {LEVEL_XOR, GI_OP_XOR},
    [GI_T_AMPERSAND] = {LEVEL_AND, GI_OP_AND}, [GI_T_LSHIFT] = {LEVEL_SHIFT, GI_OP_LSHIFT},
    [GI_T_RSHIFT] = {LEVEL_SHIFT, GI_OP_RSHIFT}, [GI_T_PLUS] = {LEVEL_SUM, GI_OP_ADD},
    [GI_T_MINUS] = {LEVEL_SUM, GI_OP_SUB}, [GI_T_STAR] = {LEVEL_TERM, GI_OP_MUL},
    [GI_T_SLASH] = {LEVEL_TERM, GI_OP_TRUEDIV}, [GI_T_FLOOR] = {LEVEL_TERM, GI_OP_FLOORDIV},
    [GI_T_PERCENT] = {LEVEL_TERM, GI_OP_MOD}, [GI_T_AT] = {LEVEL_TERM, GI_OP_MATMUL},
};

/* Tokens that may begin an expression. */
static const bool starters[GI_T_COUNT] = {
    [GI_T_NAME] = true, [GI_T_NUMBER] = true, [GI_T_STRING] = true, [GI_T_FSTRING_START] = true,
    [GI_T_LPAREN] = true, [GI_T_LBRACKET] = true, [GI_T_LBRACE] = true, [GI_T_ELLIPSIS] = true,
    [GI_T_PLUS] = true, [GI_T_MINUS] = true, [GI_T_TILDE] = true, [GI_T_NOT] = true,
    [GI_T_LAMBDA] = true, [GI_T_AWAIT] = true, [GI_T_NONE] = true, [GI_T_TRUE] = true,
    [GI_T_FALSE] = true,
};

/* May the next token begin an expression (no '*')? */
bool gi_p_starts_expression(const GiParser *p) { return starters[p->token->kind]; }

static GiNode *make_unary(GiParser *p, GiUnaryOp op, GiPlace start, GiNode *operand) {
    GiNode *n = operand == NULL ? NULL : gi_p_node(p, GI_N_UNARY, start);
    if (n != NULL) {
        n->op = (uint8_t)op;
        n->u.unary.operand = operand;
    }
    return n;
}

static GiNode *make_binary(GiParser *p, GiBinaryOp op, GiPlace start, GiNode *left, GiNode *right) {
    GiNode *n = right == NULL ? NULL : gi_p_node(p, GI_N_BINARY, start);
    if (n != NULL) {
        n->op = (uint8_t)op;
        n->u.binary.left = left;
        n->u.binary.right = right;
    }
    return n;
}

static GiNode *make_one(GiParser *p, GiNodeKind kind, GiPlace start, GiNode *value) {
    GiNode *n = value == NULL ? NULL : gi_p_node(p, kind, start);
    if (n != NULL) {
        n->u.one.value = value;
    }
    return n;
}

static GiNode *factor(GiParser *p);

/* power: ['await'] primary ['**' factor] */
static GiNode *power(GiParser *p) {
    GiPlace start = gi_p_place(p);
    GiNode *n;
    if (gi_p_take(p, GI_T_AWAIT)) {
        n = make_one(p, GI_N_AWAIT, start, gi_p_primary(p));
    } else {
        n = gi_p_primary(p);
    }
    if (n == NULL || !gi_p_at(p, GI_T_POWER)) {
        return n;
    }
    if (!gi_enter(p->t, WHERE)) {
        return NULL;
    }
    gi_p_advance(p);
    n = make_binary(p, GI_OP_POW, start, n, factor(p));
    gi_leave(p->t);
    return n;
}

/* factor: ('+' | '-' | '~') factor | power */
static GiNode *factor(GiParser *p) {
    GiUnaryOp op;
    switch (gi_p_kind(p)) {
    case GI_T_PLUS: op = GI_U_PLUS; break;
    case GI_T_MINUS: op = GI_U_MINUS; break;
    case GI_T_TILDE: op = GI_U_INVERT; break;
    default: return power(p);
    }
    if (!gi_enter(p->t, WHERE)) {
        return NULL;
    }
    GiPlace start = gi_p_place(p);
    gi_p_advance(p);
    GiNode *n = make_unary(p, op, start, factor(p));
    gi_leave(p->t);
    return n;
}

/* Operators that bind at least as tightly as `level`, left to right. */
static GiNode *binary(GiParser *p, int level) {
    GiPlace start = gi_p_place(p);
    GiNode *left = factor(p);
    while (left != NULL) {
        GiTokenKind kind = gi_p_kind(p);
        int found = operators[kind].level;
        if (found == 0 || found < level) {
            break;
        }
        gi_p_advance(p);
        GiNode *right = found == LEVEL_TERM ? factor(p) : binary(p, found + 1);
        left = make_binary(p, (GiBinaryOp)operators[kind].op, start, left, right);
    }
    return left;
}

/* bitwise_or: everything that binds tighter than a comparison */
GiNode *gi_p_bitwise_or(GiParser *p) { return binary(p, LEVEL_OR); }

/* Reads a comparison operator; false: none is there. */
static bool take_comparison(GiParser *p, GiCmpOp *op) {
    switch (gi_p_kind(p)) {
    case GI_T_LESS: *op = GI_CMP_LT; break;
    case GI_T_LESS_EQUAL: *op = GI_CMP_LE; break;
    case GI_T_EQUAL: *op = GI_CMP_EQ; break;
    case GI_T_GREATER: *op = GI_CMP_GT; break;
    case GI_T_GREATER_EQUAL: *op = GI_CMP_GE; break;
    case GI_T_NOT_EQUAL:
        if (p->flags & GI_COMPILE_FLUFL) {
            gi_p_raise_token(p, p->token, "with Barry as BDFL, use '<>' instead of '!='");
            return false;
        }
        *op = GI_CMP_NE;
        break;
    case GI_T_LESS_GREATER:
        if (!(p->flags & GI_COMPILE_FLUFL)) {
            return false;
        }
        *op = GI_CMP_NE;
        break;
    case GI_T_IN: *op = GI_CMP_IN; break;
    case GI_T_IS:
        gi_p_advance(p);
        *op = gi_p_take(p, GI_T_NOT) ? GI_CMP_IS_NOT : GI_CMP_IS;
        return true;
    case GI_T_NOT:
        if (gi_p_peek(p)->kind != GI_T_IN) {
            return false;
        }
        gi_p_advance(p);
        *op = GI_CMP_NOT_IN;
        break;
    default: return false;
    }
    gi_p_advance(p);
    return true;
}

/* The operators and right operands of a comparison whose first operator was read. */
static GiNode *comparison_rest(GiParser *p, GiPlace start, GiNode *left, GiCmpOp op) {
    uint32_t base = p->item_count, n = 0, capacity = 4;
    uint8_t *ops = gi_arena_alloc(p->a, capacity);
    do {
        if (ops == NULL || !gi_p_push(p, gi_p_bitwise_or(p))) {
            return NULL;
        }
        if (n == capacity) {
            uint8_t *more = gi_arena_alloc(p->a, capacity * 2);
            if (more == NULL) {
                return NULL;
            }
            memcpy(more, ops, n);
            ops = more;
            capacity *= 2;
        }
        ops[n++] = (uint8_t)op;
    } while (take_comparison(p, &op));
    GiNode *node = gi_p_node(p, GI_N_COMPARE, start);
    if (node == NULL || !gi_p_list(p, base, &node->u.compare.comparators)) {
        return NULL;
    }
    node->u.compare.left = left;
    node->u.compare.ops = ops;
    return node;
}

/* comparison: bitwise_or (comp_op bitwise_or)* */
static GiNode *comparison(GiParser *p) {
    GiPlace start = gi_p_place(p);
    GiNode *left = gi_p_bitwise_or(p);
    GiCmpOp op;
    if (left == NULL || !take_comparison(p, &op)) {
        return left;
    }
    return comparison_rest(p, start, left, op);
}

/* inversion: 'not' inversion | comparison */
static GiNode *inversion(GiParser *p) {
    if (!gi_p_at(p, GI_T_NOT)) {
        return comparison(p);
    }
    if (!gi_enter(p->t, WHERE)) {
        return NULL;
    }
    GiPlace start = gi_p_place(p);
    gi_p_advance(p);
    GiNode *n = make_unary(p, GI_U_NOT, start, inversion(p));
    gi_leave(p->t);
    return n;
}

/* conjunction: inversion ('and' inversion)* */
static GiNode *conjunction(GiParser *p) {
    GiPlace start = gi_p_place(p);
    GiNode *first = inversion(p);
    if (first == NULL || !gi_p_at(p, GI_T_AND)) {
        return first;
    }
    uint32_t base = p->item_count;
    if (!gi_p_push(p, first)) {
        return NULL;
    }
    while (gi_p_take(p, GI_T_AND)) {
        if (!gi_p_push(p, inversion(p))) {
            return NULL;
        }
    }
    return gi_p_many(p, GI_N_BOOL_OP, start, base);
}

/* disjunction: conjunction ('or' conjunction)* */
GiNode *gi_p_disjunction(GiParser *p) {
    GiPlace start = gi_p_place(p);
    GiNode *first = conjunction(p);
    if (first == NULL || !gi_p_at(p, GI_T_OR)) {
        return first;
    }
    uint32_t base = p->item_count;
    if (!gi_p_push(p, first)) {
        return NULL;
    }
    while (gi_p_take(p, GI_T_OR)) {
        if (!gi_p_push(p, conjunction(p))) {
            return NULL;
        }
    }
    GiNode *n = gi_p_many(p, GI_N_BOOL_OP, start, base);
    if (n != NULL) {
        n->op = 1;
    }
    return n;
}

/* lambdef: 'lambda' [lambda_params] ':' expression */
GiNode *gi_p_lambda(GiParser *p) {
    GiPlace start = gi_p_place(p);
    gi_p_advance(p);
    GiArguments *args = gi_p_parameters(p, true);
    if (args == NULL || !gi_p_take(p, GI_T_COLON)) {
        return NULL;
    }
    GiNode *body = gi_p_expression(p);
    GiNode *n = body == NULL ? NULL : gi_p_node(p, GI_N_LAMBDA, start);
    if (n != NULL) {
        n->u.lambda.args = args;
        n->u.lambda.body = body;
    }
    return n;
}

/* The rest of a conditional expression behind its body; 'if' is next. */
static GiNode *conditional(GiParser *p, GiPlace start, GiNode *body) {
    gi_p_advance(p);
    GiNode *test = gi_p_disjunction(p);
    if (test == NULL || !gi_p_take(p, GI_T_ELSE)) {
        return NULL;
    }
    GiNode *orelse = gi_p_expression(p);
    GiNode *n = orelse == NULL ? NULL : gi_p_node(p, GI_N_IF_EXP, start);
    if (n != NULL) {
        n->u.if_exp.test = test;
        n->u.if_exp.body = body;
        n->u.if_exp.orelse = orelse;
    }
    return n;
}

/* expression: disjunction 'if' disjunction 'else' expression | disjunction | lambdef */
GiNode *gi_p_expression(GiParser *p) {
    if (!gi_enter(p->t, WHERE)) {
        return NULL;
    }
    GiPlace start = gi_p_place(p);
    GiNode *n;
    if (gi_p_at(p, GI_T_LAMBDA)) {
        n = gi_p_lambda(p);
    } else {
        n = gi_p_disjunction(p);
        if (n != NULL && gi_p_at(p, GI_T_IF)) {
            n = conditional(p, start, n);
        }
    }
    gi_leave(p->t);
    return n;
}

/* named_expression: NAME ':=' expression | expression !':=' */
GiNode *gi_p_named_expression(GiParser *p) {
    if (gi_p_at(p, GI_T_NAME) && gi_p_peek(p)->kind == GI_T_WALRUS) {
        GiPlace start = gi_p_place(p);
        GiNode *target = gi_p_name_node(p, GI_CTX_STORE);
        gi_p_advance(p);
        GiNode *value = target == NULL ? NULL : gi_p_expression(p);
        GiNode *n = value == NULL ? NULL : gi_p_node(p, GI_N_NAMED, start);
        if (n != NULL) {
            n->u.named.target = target;
            n->u.named.value = value;
        }
        return n;
    }
    GiNode *n = gi_p_expression(p);
    return n != NULL && gi_p_at(p, GI_T_WALRUS) ? NULL : n;
}

/* '*' bitwise_or; the star is next */
static GiNode *starred(GiParser *p) {
    GiPlace start = gi_p_place(p);
    gi_p_advance(p);
    return make_one(p, GI_N_STARRED, start, gi_p_bitwise_or(p));
}

/* star_named_expression: '*' bitwise_or | named_expression */
GiNode *gi_p_star_named_expression(GiParser *p) {
    return gi_p_at(p, GI_T_STAR) ? starred(p) : gi_p_named_expression(p);
}

/* star_expression: '*' bitwise_or | expression */
GiNode *gi_p_star_expression(GiParser *p) {
    return gi_p_at(p, GI_T_STAR) ? starred(p) : gi_p_expression(p);
}

/* star_expressions: star_expression (',' star_expression)* [','] */
GiNode *gi_p_star_expressions(GiParser *p) {
    GiPlace start = gi_p_place(p);
    GiNode *first = gi_p_star_expression(p);
    if (first == NULL || !gi_p_at(p, GI_T_COMMA)) {
        return first;
    }
    uint32_t base = p->item_count;
    if (!gi_p_push(p, first)) {
        return NULL;
    }
    while (gi_p_take(p, GI_T_COMMA) && (gi_p_at(p, GI_T_STAR) || gi_p_starts_expression(p))) {
        if (!gi_p_push(p, gi_p_star_expression(p))) {
            return NULL;
        }
    }
    return gi_p_many(p, GI_N_TUPLE, start, base);
}

/* yield_expr: 'yield' 'from' expression | 'yield' [star_expressions] */
GiNode *gi_p_yield(GiParser *p) {
    GiPlace start = gi_p_place(p);
    gi_p_advance(p);
    if (gi_p_take(p, GI_T_FROM)) {
        return make_one(p, GI_N_YIELD_FROM, start, gi_p_expression(p));
    }
    if (gi_p_at(p, GI_T_STAR) || gi_p_starts_expression(p)) {
        return make_one(p, GI_N_YIELD, start, gi_p_star_expressions(p));
    }
    return gi_p_node(p, GI_N_YIELD, start);
}

/* annotated_rhs: yield_expr | star_expressions */
GiNode *gi_p_yield_or_star_expressions(GiParser *p) {
    return gi_p_at(p, GI_T_YIELD) ? gi_p_yield(p) : gi_p_star_expressions(p);
}
