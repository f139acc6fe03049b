/* SPDX-License-Identifier: MIT
 * interp/syntax/parser_atom.c: atoms (names, literals, displays, comprehensions) and what may follow them
 * (attributes, calls, subscripts).
 */
#include "interp/syntax/diagnose.h"
#include "interp/syntax/parser_internal.h"

/* --- comprehensions --- */

/* for_if_clause: ['async'] 'for' star_targets 'in' disjunction ('if' disjunction)* */
static GiNode *for_clause(GiParser *p) {
    GiNode *n = gi_p_node(p, GI_N_COMPREHENSION, gi_p_place(p));
    if (n == NULL) {
        return NULL;
    }
    uint32_t pos = p->pos;
    n->flags = gi_p_take(p, GI_T_ASYNC) ? GI_NF_ASYNC : 0;
    if (!gi_p_take(p, GI_T_FOR)) {
        return NULL;
    }
    n->u.comprehension.target = gi_p_star_targets(p);
    if (n->u.comprehension.target == NULL || !gi_p_take(p, GI_T_IN)) {
        gi_diagnose_rule(p, GI_DR_wrong_for_clause, pos);
        return NULL;
    }
    n->u.comprehension.iter = gi_p_disjunction(p);
    if (n->u.comprehension.iter == NULL) {
        return NULL;
    }
    uint32_t base = p->item_count;
    while (gi_p_take(p, GI_T_IF)) {
        if (!gi_p_push(p, gi_p_disjunction(p))) {
            return NULL;
        }
    }
    return gi_p_list(p, base, &n->u.comprehension.ifs) ? n : NULL;
}

static bool at_for(const GiParser *p) { return gi_p_at(p, GI_T_FOR) || gi_p_at(p, GI_T_ASYNC); }

/* for_if_clauses: for_if_clause+ */
bool gi_p_for_clauses(GiParser *p, GiNodes *out) {
    uint32_t base = p->item_count;
    do {
        if (!gi_p_push(p, for_clause(p))) {
            return false;
        }
    } while (at_for(p));
    return gi_p_list(p, base, out);
}

/* The clauses and the closing bracket of a comprehension whose element was read. */
static GiNode *comprehension(GiParser *p, GiNodeKind kind, GiPlace start, GiNode *element, GiNode *value,
                             GiTokenKind close) {
    GiNodes generators;
    if (element->kind == GI_N_STARRED || !gi_p_for_clauses(p, &generators) || !gi_p_take(p, close)) {
        return NULL;
    }
    GiNode *n = gi_p_node(p, kind, start);
    if (n != NULL) {
        n->u.comp.element = element;
        n->u.comp.value = value;
        n->u.comp.generators = generators;
    }
    return n;
}

/* --- displays --- */

/* Further elements of a list, tuple or set display, the first being pushed, up to `close`. */
static bool elements(GiParser *p, GiTokenKind close) {
    while (gi_p_take(p, GI_T_COMMA) && !gi_p_at(p, close)) {
        if (!gi_p_push(p, gi_p_star_named_expression(p))) {
            return false;
        }
    }
    return gi_p_take(p, close);
}

/* tuple: '(' [star_named_expression ',' [star_named_expressions]] ')'
 * group: '(' (yield_expr | named_expression) ')'
 * genexp: '(' named_expression for_if_clauses ')' */
static GiNode *parenthesized(GiParser *p) {
    GiPlace start = gi_p_place(p);
    uint32_t base = p->item_count;
    gi_p_advance(p);
    if (gi_p_take(p, GI_T_RPAREN)) {
        return gi_p_many(p, GI_N_TUPLE, start, base);
    }
    bool is_yield = gi_p_at(p, GI_T_YIELD);
    GiNode *first = is_yield ? gi_p_yield(p) : gi_p_star_named_expression(p);
    if (first == NULL) {
        return NULL;
    }
    if (!is_yield && at_for(p)) {
        return comprehension(p, GI_N_GENERATOR_EXP, start, first, NULL, GI_T_RPAREN);
    }
    if (!is_yield && gi_p_at(p, GI_T_COMMA)) {
        return gi_p_push(p, first) && elements(p, GI_T_RPAREN) ? gi_p_many(p, GI_N_TUPLE, start, base) : NULL;
    }
    if (first->kind == GI_N_STARRED || !gi_p_take(p, GI_T_RPAREN)) {
        return NULL;
    }
    first->flags |= GI_NF_PARENS;
    return first;
}

/* list: '[' [star_named_expressions] ']'    listcomp: '[' named_expression for_if_clauses ']' */
static GiNode *list_display(GiParser *p) {
    GiPlace start = gi_p_place(p);
    uint32_t base = p->item_count;
    gi_p_advance(p);
    if (gi_p_take(p, GI_T_RBRACKET)) {
        return gi_p_many(p, GI_N_LIST, start, base);
    }
    GiNode *first = gi_p_star_named_expression(p);
    if (first != NULL && at_for(p)) {
        return comprehension(p, GI_N_LIST_COMP, start, first, NULL, GI_T_RBRACKET);
    }
    return gi_p_push(p, first) && elements(p, GI_T_RBRACKET) ? gi_p_many(p, GI_N_LIST, start, base) : NULL;
}

/* double_starred_kvpair: '**' bitwise_or | expression ':' expression. *key is NULL for '**'. */
static bool pair(GiParser *p, GiNode **key, GiNode **value) {
    *key = NULL;
    if (gi_p_take(p, GI_T_POWER)) {
        *value = gi_p_bitwise_or(p);
        return *value != NULL;
    }
    *key = gi_p_expression(p);
    if (*key == NULL || !gi_p_take(p, GI_T_COLON)) {
        return false;
    }
    *value = gi_p_expression(p);
    return *value != NULL;
}

/* Splits the alternating keys and values above base; the value stands in for the key of a '**'. */
static GiNode *make_dict(GiParser *p, GiPlace start, uint32_t base) {
    GiNode *n = gi_p_node(p, GI_N_DICT, start);
    uint32_t count = (p->item_count - base) / 2;
    GiNode **items = n == NULL ? NULL : gi_arena_alloc(p->a, count * 2 * sizeof *items);
    if (items == NULL) {
        return NULL;
    }
    for (uint32_t i = 0; i < count; i++) {
        GiNode *key = p->items[base + 2 * i], *value = p->items[base + 2 * i + 1];
        items[i] = key == value ? NULL : key;
        items[count + i] = value;
    }
    p->item_count = base;
    n->u.dict.keys = (GiNodes){items, count};
    n->u.dict.values = (GiNodes){items + count, count};
    return n;
}

/* dict: '{' [double_starred_kvpairs] '}' from its first pair on */
static GiNode *dict_rest(GiParser *p, GiPlace start, uint32_t base, GiNode *key, GiNode *value) {
    for (;;) {
        if (!gi_p_push(p, key == NULL ? value : key) || !gi_p_push(p, value)) {
            return NULL;
        }
        if (!gi_p_take(p, GI_T_COMMA) || gi_p_at(p, GI_T_RBRACE)) {
            break;
        }
        if (!pair(p, &key, &value)) {
            return NULL;
        }
    }
    return gi_p_take(p, GI_T_RBRACE) ? make_dict(p, start, base) : NULL;
}

/* dict | dictcomp | set: '{' star_named_expressions '}' | setcomp */
static GiNode *brace_body(GiParser *p) {
    GiPlace start = gi_p_place(p);
    uint32_t base = p->item_count;
    GiNode *key, *value;
    gi_p_advance(p);
    if (gi_p_take(p, GI_T_RBRACE)) {
        return make_dict(p, start, base);
    }
    if (gi_p_at(p, GI_T_POWER)) {
        return pair(p, &key, &value) ? dict_rest(p, start, base, key, value) : NULL;
    }
    GiNode *first = gi_p_star_named_expression(p);
    if (first == NULL) {
        return NULL;
    }
    bool is_expression = first->kind != GI_N_STARRED &&
                         (first->kind != GI_N_NAMED || (first->flags & GI_NF_PARENS));
    if (is_expression && gi_p_take(p, GI_T_COLON)) {
        value = gi_p_expression(p);
        if (value == NULL) {
            return NULL;
        }
        if (at_for(p)) {
            return comprehension(p, GI_N_DICT_COMP, start, first, value, GI_T_RBRACE);
        }
        return dict_rest(p, start, base, first, value);
    }
    if (at_for(p)) {
        return comprehension(p, GI_N_SET_COMP, start, first, NULL, GI_T_RBRACE);
    }
    return gi_p_push(p, first) && elements(p, GI_T_RBRACE) ? gi_p_many(p, GI_N_SET, start, base) : NULL;
}

/* A display in braces. What is wrong with a dictionary is said at once, before anything around it. */
static GiNode *brace_display(GiParser *p) {
    uint32_t pos = p->pos;
    GiNode *n = brace_body(p);
    if (n == NULL) {
        gi_diagnose_rule(p, GI_DR_wrong_dict, pos);
    }
    return n;
}

static GiNode *singleton(GiParser *p, GiValue value) {
    GiPlace start = gi_p_place(p);
    gi_p_advance(p);
    return gi_p_constant(p, value, start);
}

/* atom: NAME | 'True' | 'False' | 'None' | strings | NUMBER | (tuple | group | genexp)
 *     | (list | listcomp) | (dict | set | dictcomp | setcomp) | '...' */
GiNode *gi_p_atom(GiParser *p) {
    switch (gi_p_kind(p)) {
    case GI_T_NAME: return gi_p_name_node(p, GI_CTX_LOAD);
    case GI_T_NUMBER: return gi_p_number(p);
    case GI_T_STRING:
    case GI_T_FSTRING_START: return gi_p_strings(p);
    case GI_T_LPAREN: return parenthesized(p);
    case GI_T_LBRACKET: return list_display(p);
    case GI_T_LBRACE: return brace_display(p);
    case GI_T_TRUE: return singleton(p, GI_TRUE);
    case GI_T_FALSE: return singleton(p, GI_FALSE);
    case GI_T_NONE: return singleton(p, GI_NONE);
    case GI_T_ELLIPSIS: return singleton(p, GI_ELLIPSIS);
    default: return NULL;
    }
}

/* --- calls --- */

static GiNode *make_keyword(GiParser *p, GiPlace start, GiValue name, GiNode *value) {
    GiNode *n = value == NULL ? NULL : gi_p_node(p, GI_N_KEYWORD, start);
    if (n != NULL) {
        n->u.keyword.arg = name;
        n->u.keyword.value = value;
    }
    return n;
}

/* starred_expression: '*' expression ; the star is next */
static GiNode *starred(GiParser *p) {
    GiPlace start = gi_p_place(p);
    uint32_t pos = p->pos;
    gi_p_advance(p);
    GiNode *value = gi_p_expression(p);
    if (value == NULL) {
        gi_diagnose_rule(p, GI_DR_starred_expression, pos);
    }
    GiNode *n = value == NULL ? NULL : gi_p_node(p, GI_N_STARRED, start);
    if (n != NULL) {
        n->u.one.value = value;
    }
    return n;
}

/* One argument. Positional ones end once a name=value was read (phase 1), iterable unpacking and
 * names without ** once a ** was read (phase 2). *is_keyword tells where it belongs. */
GiNode *gi_p_argument(GiParser *p, int *phase, bool *is_keyword) {
    GiPlace start = gi_p_place(p);
    *is_keyword = true;
    if (gi_p_take(p, GI_T_POWER)) {
        *phase = 2;
        return make_keyword(p, start, GI_NULL, gi_p_expression(p));
    }
    if (gi_p_at(p, GI_T_NAME) && gi_p_peek(p)->kind == GI_T_ASSIGN) {
        GiValue name = gi_p_take_name(p);
        gi_p_advance(p);
        *phase = *phase == 0 ? 1 : *phase;
        return name == GI_NULL ? NULL : make_keyword(p, start, name, gi_p_expression(p));
    }
    *is_keyword = false;
    if (gi_p_at(p, GI_T_STAR)) {
        if (*phase == 2) {
            return NULL;
        }
        return starred(p);
    }
    return *phase > 0 ? NULL : gi_p_named_expression(p);
}

/* Splits the items above base into positional arguments and keywords. */
static bool split_arguments(GiParser *p, uint32_t base, GiNodes *args, GiNodes *keywords) {
    uint32_t count = p->item_count - base, positional = 0, n = 0;
    for (uint32_t i = 0; i < count; i++) {
        positional += p->items[base + i]->kind != GI_N_KEYWORD;
    }
    *args = *keywords = (GiNodes){NULL, 0};
    GiNode **items = count == 0 ? NULL : gi_arena_alloc(p->a, count * sizeof *items);
    if (count > 0 && items == NULL) {
        return false;
    }
    for (uint32_t i = 0, k = positional; i < count; i++) {
        GiNode *item = p->items[base + i];
        items[item->kind == GI_N_KEYWORD ? k++ : n++] = item;
    }
    p->item_count = base;
    *args = (GiNodes){items, positional};
    *keywords = (GiNodes){items == NULL ? NULL : items + positional, count - positional};
    return true;
}

/* arguments: args [','] ')' ; the opening bracket was read, the closing one is read too.
 * A single generator expression may stand without brackets of its own, but not in a class statement. */
bool gi_p_arguments(GiParser *p, bool generator, GiNodes *args, GiNodes *keywords) {
    uint32_t base = p->item_count;
    GiPlace start = {p->tokens[p->pos - 1].line, p->tokens[p->pos - 1].col};
    int phase = 0;
    bool is_keyword;
    while (!gi_p_at(p, GI_T_RPAREN)) {
        GiNode *n = gi_p_argument(p, &phase, &is_keyword);
        if (n == NULL) {
            return false;
        }
        if (generator && at_for(p) && !is_keyword && p->item_count == base) {
            n = comprehension(p, GI_N_GENERATOR_EXP, start, n, NULL, GI_T_RPAREN);
            return gi_p_push(p, n) && split_arguments(p, base, args, keywords);
        }
        if (!gi_p_push(p, n)) {
            return false;
        }
        if (!gi_p_take(p, GI_T_COMMA)) {
            break;
        }
    }
    return gi_p_take(p, GI_T_RPAREN) && split_arguments(p, base, args, keywords);
}

static GiNode *call(GiParser *p, GiPlace start, GiNode *func) {
    GiNodes args, keywords;
    gi_p_advance(p);
    if (!gi_p_arguments(p, true, &args, &keywords)) {
        return NULL;
    }
    GiNode *n = gi_p_node(p, GI_N_CALL, start);
    if (n != NULL) {
        n->u.call.func = func;
        n->u.call.args = args;
        n->u.call.keywords = keywords;
    }
    return n;
}

/* --- subscripts --- */

/* slice: [expression] ':' [expression] [':' [expression]] | named_expression */
static GiNode *slice(GiParser *p) {
    GiPlace start = gi_p_place(p);
    GiNode *parts[3] = {NULL, NULL, NULL};
    if (!gi_p_at(p, GI_T_COLON)) {
        GiNode *first = gi_p_named_expression(p);
        if (first == NULL || !gi_p_at(p, GI_T_COLON) ||
            (first->kind == GI_N_NAMED && !(first->flags & GI_NF_PARENS))) {
            return first;
        }
        parts[0] = first;
    }
    for (int i = 1; i < 3 && gi_p_take(p, GI_T_COLON); i++) {
        if (gi_p_starts_expression(p)) {
            parts[i] = gi_p_expression(p);
            if (parts[i] == NULL) {
                return NULL;
            }
        }
    }
    GiNode *n = gi_p_node(p, GI_N_SLICE, start);
    if (n != NULL) {
        n->u.slice.lower = parts[0];
        n->u.slice.upper = parts[1];
        n->u.slice.step = parts[2];
    }
    return n;
}

/* slices: slice !',' | ','.(slice | '*' expression)+ [','] */
static GiNode *slices(GiParser *p) {
    GiPlace start = gi_p_place(p);
    uint32_t base = p->item_count;
    bool is_tuple = false;
    do {
        is_tuple = is_tuple || gi_p_at(p, GI_T_STAR);
        if (!gi_p_push(p, gi_p_at(p, GI_T_STAR) ? starred(p) : slice(p))) {
            return NULL;
        }
        if (!gi_p_take(p, GI_T_COMMA)) {
            break;
        }
        is_tuple = true;
    } while (!gi_p_at(p, GI_T_RBRACKET));
    if (!is_tuple) {
        return p->items[--p->item_count];
    }
    return gi_p_many(p, GI_N_TUPLE, start, base);
}

static GiNode *subscript(GiParser *p, GiPlace start, GiNode *value) {
    gi_p_advance(p);
    GiNode *index = slices(p);
    if (index == NULL || !gi_p_take(p, GI_T_RBRACKET)) {
        return NULL;
    }
    GiNode *n = gi_p_node(p, GI_N_SUBSCRIPT, start);
    if (n != NULL) {
        n->u.subscript.value = value;
        n->u.subscript.slice = index;
    }
    return n;
}

static GiNode *attribute(GiParser *p, GiPlace start, GiNode *value) {
    gi_p_advance(p);
    GiValue name = gi_p_take_name(p);
    GiNode *n = name == GI_NULL ? NULL : gi_p_node(p, GI_N_ATTRIBUTE, start);
    if (n != NULL) {
        n->u.attribute.value = value;
        n->u.attribute.attr = name;
    }
    return n;
}

/* primary: atom ('.' NAME | '(' [arguments] ')' | '[' slices ']')*
 * What follows an expression in brackets begins, for positions, at the opening bracket. */
GiNode *gi_p_primary(GiParser *p) {
    GiPlace start = gi_p_place(p);
    GiNode *n = gi_p_atom(p);
    while (n != NULL) {
        switch (gi_p_kind(p)) {
        case GI_T_DOT: n = attribute(p, start, n); break;
        case GI_T_LPAREN: n = call(p, start, n); break;
        case GI_T_LBRACKET: n = subscript(p, start, n); break;
        default: return n;
        }
    }
    return NULL;
}
