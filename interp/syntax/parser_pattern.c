/* SPDX-License-Identifier: MIT
 * interp/syntax/parser_pattern.c: match statements and their patterns (PEP 634).
 */
#include "interp/syntax/parser_internal.h"
#include "runtime/types/number.h"

#define WHERE " during compilation"

static GiNode *pattern(GiParser *p);
static GiNode *maybe_star_pattern(GiParser *p);

static GiNode *match_value(GiParser *p, GiPlace start, GiNode *value) {
    GiNode *n = value == NULL ? NULL : gi_p_node(p, GI_N_MATCH_VALUE, start);
    if (n != NULL) {
        n->u.one.value = value;
    }
    return n;
}

/* A name that is captured, or `_` (GI_NULL). */
static GiNode *match_as(GiParser *p, GiPlace start, GiNode *inner, GiValue name) {
    GiNode *n = gi_p_node(p, GI_N_MATCH_AS, start);
    if (n != NULL) {
        n->u.match_as.pattern = inner;
        n->u.match_as.name = name;
    }
    return n;
}

/* --- literals --- */

/* ['+' | '-'] NUMBER ('+' is not in the grammar of CPython 3.13) */
static GiNode *signed_number(GiParser *p) {
    GiPlace start = gi_p_place(p);
    bool minus = gi_p_take(p, GI_T_MINUS);
    GiNode *number = gi_p_at(p, GI_T_NUMBER) ? gi_p_number(p) : NULL;
    if (number == NULL || !minus) {
        return number;
    }
    GiNode *n = gi_p_node(p, GI_N_UNARY, start);
    if (n != NULL) {
        n->op = GI_U_MINUS;
        n->u.unary.operand = number;
    }
    return n;
}

static bool is_complex(const GiNode *n) { return gi_is_exact(n->u.constant.value, &gi_complex_type); }

/* signed_number !('+' | '-') | signed_real_number ('+' | '-') imaginary_number */
static GiNode *number_literal(GiParser *p) {
    GiPlace start = gi_p_place(p);
    GiNode *left = signed_number(p);
    if (left == NULL || !(gi_p_at(p, GI_T_PLUS) || gi_p_at(p, GI_T_MINUS))) {
        return left;
    }
    const GiNode *real = left->kind == GI_N_UNARY ? left->u.unary.operand : left;
    if (is_complex(real)) {
        gi_p_raise_node(p, real, "real number required in complex literal");
        return NULL;
    }
    GiBinaryOp op = gi_p_at(p, GI_T_PLUS) ? GI_OP_ADD : GI_OP_SUB;
    gi_p_advance(p);
    GiNode *right = gi_p_at(p, GI_T_NUMBER) ? gi_p_number(p) : NULL;
    if (right == NULL) {
        return NULL;
    }
    if (!is_complex(right)) {
        gi_p_raise_node(p, right, "imaginary number required in complex literal");
        return NULL;
    }
    GiNode *n = gi_p_node(p, GI_N_BINARY, start);
    if (n != NULL) {
        n->op = (uint8_t)op;
        n->u.binary.left = left;
        n->u.binary.right = right;
    }
    return n;
}

static GiValue take_singleton(GiParser *p) {
    GiValue value = gi_p_at(p, GI_T_NONE) ? GI_NONE : gi_p_at(p, GI_T_TRUE) ? GI_TRUE : GI_FALSE;
    gi_p_advance(p);
    return value;
}

static GiNode *match_singleton(GiParser *p) {
    GiPlace start = gi_p_place(p);
    GiValue value = take_singleton(p);
    GiNode *n = gi_p_node(p, GI_N_MATCH_SINGLETON, start);
    if (n != NULL) {
        n->u.constant.value = value;
    }
    return n;
}

/* --- names --- */

/* NAME but not `_`: GI_NULL is failure. */
static GiValue capture_name(GiParser *p) {
    return gi_p_at_soft(p, GI_SOFT_UNDERSCORE) ? GI_NULL : gi_p_take_name(p);
}

/* attr: NAME ('.' NAME)+ , given the first name; without a dot the name itself */
static GiNode *dotted(GiParser *p) {
    GiPlace start = gi_p_place(p);
    GiNode *n = gi_p_name_node(p, GI_CTX_LOAD);
    while (n != NULL && gi_p_take(p, GI_T_DOT)) {
        GiValue name = gi_p_take_name(p);
        GiNode *outer = name == GI_NULL ? NULL : gi_p_node(p, GI_N_ATTRIBUTE, start);
        if (outer != NULL) {
            outer->u.attribute.value = n;
            outer->u.attribute.attr = name;
        }
        n = outer;
    }
    return n;
}

/* --- class patterns --- */

/* Class arguments: positional patterns, then name=pattern; the '(' was read. */
static bool class_arguments(GiParser *p, GiNode *n) {
    uint32_t base = p->item_count, positional = 0;
    bool keywords = false;
    while (!gi_p_at(p, GI_T_RPAREN)) {
        if (gi_p_at(p, GI_T_NAME) && gi_p_peek(p)->kind == GI_T_ASSIGN) {
            keywords = true;
            /* the name travels as a node beside its pattern */
            if (!gi_p_push(p, gi_p_name_node(p, GI_CTX_LOAD))) {
                return false;
            }
            gi_p_advance(p);
        } else if (keywords) {
            return false;
        } else {
            positional++;
        }
        if (!gi_p_push(p, pattern(p))) {
            return false;
        }
        if (!gi_p_take(p, GI_T_COMMA)) {
            break;
        }
    }
    uint32_t named = (p->item_count - base - positional) / 2;
    GiNode **patterns = gi_arena_alloc(p->a, (positional + named) * sizeof *patterns);
    GiValue *names = gi_arena_alloc(p->a, named * sizeof *names);
    if (patterns == NULL || names == NULL) {
        return false;
    }
    if (positional != 0) {
        memcpy(patterns, p->items + base, positional * sizeof *patterns);
    }
    for (uint32_t i = 0; i < named; i++) {
        names[i] = p->items[base + positional + 2 * i]->u.name.id;
        patterns[positional + i] = p->items[base + positional + 2 * i + 1];
    }
    p->item_count = base;
    n->u.match_class.patterns = (GiNodes){patterns, positional};
    n->u.match_class.kwd_attrs = (GiIdents){names, named};
    n->u.match_class.kwd_patterns = (GiNodes){patterns + positional, named};
    return gi_p_take(p, GI_T_RPAREN);
}

/* class_pattern: name_or_attr '(' [patterns] ')' */
static GiNode *class_pattern(GiParser *p, GiPlace start, GiNode *cls) {
    gi_p_advance(p);
    GiNode *n = gi_p_node(p, GI_N_MATCH_CLASS, start);
    if (n == NULL || !class_arguments(p, n)) {
        return NULL;
    }
    n->u.match_class.cls = cls;
    gi_p_end(p, n);
    return n;
}

/* capture_pattern: NAME | wildcard_pattern: "_" | value_pattern: attr | class_pattern */
static GiNode *name_pattern(GiParser *p) {
    GiPlace start = gi_p_place(p);
    if (gi_p_at_soft(p, GI_SOFT_UNDERSCORE)) { /* nothing may follow: `_` is no name here */
        gi_p_advance(p);
        return match_as(p, start, NULL, GI_NULL);
    }
    GiNode *name = dotted(p);
    if (name == NULL) {
        return NULL;
    }
    if (gi_p_at(p, GI_T_LPAREN)) {
        return class_pattern(p, start, name);
    }
    if (gi_p_at(p, GI_T_ASSIGN)) {
        return NULL;
    }
    if (name->kind == GI_N_ATTRIBUTE) {
        return match_value(p, start, name);
    }
    return match_as(p, start, NULL, name->u.name.id);
}

/* --- mappings --- */

/* literal_expr | attr */
static GiNode *mapping_key(GiParser *p) {
    GiPlace start = gi_p_place(p);
    switch (gi_p_kind(p)) {
    case GI_T_NAME: {
        GiNode *n = dotted(p);
        return n != NULL && n->kind == GI_N_ATTRIBUTE ? n : NULL;
    }
    case GI_T_STRING:
    case GI_T_FSTRING_START: return gi_p_strings(p);
    case GI_T_NONE:
    case GI_T_TRUE:
    case GI_T_FALSE: return gi_p_constant(p, take_singleton(p), start);
    default: return number_literal(p);
    }
}

/* mapping_pattern: '{' [','.(key ':' pattern)+] [',' '**' NAME] [','] '}' */
static GiNode *mapping_pattern(GiParser *p) {
    GiPlace start = gi_p_place(p);
    uint32_t base = p->item_count;
    GiValue rest = GI_NULL;
    gi_p_advance(p);
    while (!gi_p_at(p, GI_T_RBRACE)) {
        if (gi_p_take(p, GI_T_POWER)) {
            rest = capture_name(p);
            if (rest == GI_NULL || (gi_p_take(p, GI_T_COMMA), !gi_p_at(p, GI_T_RBRACE))) {
                return NULL;
            }
            break;
        }
        if (!gi_p_push(p, mapping_key(p)) || !gi_p_take(p, GI_T_COLON) || !gi_p_push(p, pattern(p))) {
            return NULL;
        }
        if (!gi_p_take(p, GI_T_COMMA)) {
            break;
        }
    }
    uint32_t count = (p->item_count - base) / 2;
    if (!gi_p_take(p, GI_T_RBRACE)) {
        return NULL;
    }
    GiNode *n = gi_p_node(p, GI_N_MATCH_MAPPING, start);
    GiNode **items = n == NULL ? NULL : gi_arena_alloc(p->a, 2 * count * sizeof *items);
    if (items == NULL) {
        return NULL;
    }
    for (uint32_t i = 0; i < count; i++) {
        items[i] = p->items[base + 2 * i];
        items[count + i] = p->items[base + 2 * i + 1];
    }
    p->item_count = base;
    n->u.match_mapping.keys = (GiNodes){items, count};
    n->u.match_mapping.patterns = (GiNodes){items + count, count};
    n->u.match_mapping.rest = rest;
    return n;
}

/* --- sequences --- */

/* star_pattern: '*' NAME */
static GiNode *maybe_star_pattern(GiParser *p) {
    if (!gi_p_at(p, GI_T_STAR)) {
        return pattern(p);
    }
    GiPlace start = gi_p_place(p);
    gi_p_advance(p);
    bool wildcard = gi_p_at_soft(p, GI_SOFT_UNDERSCORE);
    GiValue name = gi_p_take_name(p);
    GiNode *n = name == GI_NULL ? NULL : gi_p_node(p, GI_N_MATCH_STAR, start);
    if (n != NULL) {
        n->u.match_star.name = wildcard ? GI_NULL : name;
    }
    return n;
}

/* The patterns of a bracketed sequence, pushed; the opening bracket was read, the closing one is read. */
static bool sequence_rest(GiParser *p, GiTokenKind close) {
    while (!gi_p_at(p, close)) {
        if (!gi_p_push(p, maybe_star_pattern(p))) {
            return false;
        }
        if (!gi_p_take(p, GI_T_COMMA)) {
            break;
        }
    }
    return gi_p_take(p, close);
}

/* sequence_pattern: '[' [','.maybe_star_pattern+ [',']] ']' */
static GiNode *list_pattern(GiParser *p) {
    GiPlace start = gi_p_place(p);
    uint32_t base = p->item_count;
    gi_p_advance(p);
    return sequence_rest(p, GI_T_RBRACKET) ? gi_p_many(p, GI_N_MATCH_SEQUENCE, start, base) : NULL;
}

/* group_pattern: '(' pattern ')'   sequence_pattern: '(' [maybe_star_pattern ',' ...] ')' */
static GiNode *group_pattern(GiParser *p) {
    GiPlace start = gi_p_place(p);
    uint32_t base = p->item_count;
    gi_p_advance(p);
    if (gi_p_take(p, GI_T_RPAREN)) {
        return gi_p_many(p, GI_N_MATCH_SEQUENCE, start, base);
    }
    GiNode *first = maybe_star_pattern(p);
    if (first == NULL) {
        return NULL;
    }
    if (first->kind != GI_N_MATCH_STAR && gi_p_take(p, GI_T_RPAREN)) {
        return first;
    }
    if (!gi_p_push(p, first) || !gi_p_take(p, GI_T_COMMA) || !sequence_rest(p, GI_T_RPAREN)) {
        return NULL;
    }
    return gi_p_many(p, GI_N_MATCH_SEQUENCE, start, base);
}

/* closed_pattern */
static GiNode *closed_pattern(GiParser *p) {
    GiPlace start = gi_p_place(p);
    switch (gi_p_kind(p)) {
    case GI_T_NAME: return name_pattern(p);
    case GI_T_STRING:
    case GI_T_FSTRING_START: return match_value(p, start, gi_p_strings(p));
    case GI_T_NONE:
    case GI_T_TRUE:
    case GI_T_FALSE: return match_singleton(p);
    case GI_T_LPAREN: return group_pattern(p);
    case GI_T_LBRACKET: return list_pattern(p);
    case GI_T_LBRACE: return mapping_pattern(p);
    default: return match_value(p, start, number_literal(p));
    }
}

/* or_pattern: '|'.closed_pattern+ */
static GiNode *or_pattern(GiParser *p) {
    GiPlace start = gi_p_place(p);
    GiNode *first = closed_pattern(p);
    if (first == NULL || !gi_p_at(p, GI_T_BAR)) {
        return first;
    }
    uint32_t base = p->item_count;
    if (!gi_p_push(p, first)) {
        return NULL;
    }
    while (gi_p_take(p, GI_T_BAR)) {
        if (!gi_p_push(p, closed_pattern(p))) {
            return NULL;
        }
    }
    return gi_p_many(p, GI_N_MATCH_OR, start, base);
}

/* pattern: or_pattern ['as' NAME] */
static GiNode *pattern(GiParser *p) {
    if (!gi_enter(p->t, WHERE)) {
        return NULL;
    }
    GiPlace start = gi_p_place(p);
    GiNode *n = or_pattern(p);
    if (n != NULL && gi_p_take(p, GI_T_AS)) {
        GiValue name = capture_name(p);
        bool more = gi_p_at(p, GI_T_DOT) || gi_p_at(p, GI_T_LPAREN) || gi_p_at(p, GI_T_ASSIGN);
        n = name == GI_NULL || more ? NULL : match_as(p, start, n, name);
    }
    gi_leave(p->t);
    return n;
}

/* patterns: maybe_star_pattern ',' [maybe_sequence_pattern] | pattern */
static GiNode *patterns(GiParser *p) {
    GiPlace start = gi_p_place(p);
    uint32_t base = p->item_count;
    GiNode *first = maybe_star_pattern(p);
    if (first == NULL || !gi_p_at(p, GI_T_COMMA)) {
        return first == NULL || first->kind == GI_N_MATCH_STAR ? NULL : first;
    }
    if (!gi_p_push(p, first)) {
        return NULL;
    }
    while (gi_p_take(p, GI_T_COMMA) && !gi_p_at(p, GI_T_COLON) && !gi_p_at(p, GI_T_IF)) {
        if (!gi_p_push(p, maybe_star_pattern(p))) {
            return NULL;
        }
    }
    return gi_p_many(p, GI_N_MATCH_SEQUENCE, start, base);
}

/* case_block: "case" patterns ['if' named_expression] ':' block */
static GiNode *case_block(GiParser *p) {
    GiNode *n = gi_p_node(p, GI_N_CASE, gi_p_place(p));
    gi_p_advance(p);
    if (n == NULL || (n->u.case_.pattern = patterns(p)) == NULL) {
        return NULL;
    }
    if (gi_p_take(p, GI_T_IF) && (n->u.case_.guard = gi_p_named_expression(p)) == NULL) {
        return NULL;
    }
    if (!gi_p_take(p, GI_T_COLON) || !gi_p_block(p, &n->u.case_.body)) {
        return NULL;
    }
    gi_p_end(p, n);
    return n;
}

/* subject_expr: star_named_expression ',' [star_named_expressions] | named_expression */
static GiNode *subject(GiParser *p) {
    GiPlace start = gi_p_place(p);
    uint32_t base = p->item_count;
    GiNode *first = gi_p_star_named_expression(p);
    if (first == NULL || !gi_p_at(p, GI_T_COMMA)) {
        return first == NULL || first->kind == GI_N_STARRED ? NULL : first;
    }
    if (!gi_p_push(p, first)) {
        return NULL;
    }
    while (gi_p_take(p, GI_T_COMMA) && (gi_p_at(p, GI_T_STAR) || gi_p_starts_expression(p))) {
        if (!gi_p_push(p, gi_p_star_named_expression(p))) {
            return NULL;
        }
    }
    return gi_p_many(p, GI_N_TUPLE, start, base);
}

/* match_stmt: "match" subject_expr ':' NEWLINE INDENT case_block+ DEDENT
 * NULL without an error: this is no match statement, or a wrong one. */
GiNode *gi_p_match(GiParser *p) {
    GiPlace start = gi_p_place(p);
    uint32_t base = p->item_count;
    gi_p_advance(p);
    if (!gi_p_at(p, GI_T_STAR) && !gi_p_starts_expression(p)) {
        return NULL;
    }
    GiNode *value = subject(p);
    if (value == NULL || !gi_p_take(p, GI_T_COLON) || !gi_p_take(p, GI_T_NEWLINE) ||
        !gi_p_take(p, GI_T_INDENT)) {
        return NULL;
    }
    do {
        if (!gi_p_at_soft(p, GI_SOFT_CASE) || !gi_p_push(p, case_block(p))) {
            return NULL;
        }
    } while (!gi_p_take(p, GI_T_DEDENT));
    GiNode *n = gi_p_node(p, GI_N_MATCH, start);
    if (n == NULL || !gi_p_list(p, base, &n->u.match.cases)) {
        return NULL;
    }
    n->u.match.subject = value;
    return n;
}
