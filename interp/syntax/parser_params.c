/* SPDX-License-Identifier: MIT
 * interp/syntax/parser_params.c: parameters of functions and lambdas, and type parameters.
 */
#include "interp/syntax/parser_internal.h"
#include "runtime/types/str.h"

/* Where a parameter list is. */
typedef struct Params {
    GiParser *p;
    GiArguments *out;
    bool lambda;
    GiTokenKind close; /* ')' or ':' */
} Params;

/* param: NAME [':' expression] ; star_annotation allows ':' '*' expression */
static GiNode *param(Params *s, bool star_annotation) {
    GiParser *p = s->p;
    GiPlace start = gi_p_place(p);
    GiValue name = gi_p_take_name(p);
    GiNode *annotation = NULL;
    if (name == GI_NULL) {
        return NULL;
    }
    if (!s->lambda && gi_p_take(p, GI_T_COLON)) {
        annotation = star_annotation ? gi_p_star_expression(p) : gi_p_expression(p);
        if (annotation == NULL) {
            return NULL;
        }
    }
    GiNode *n = gi_p_node(p, GI_N_ARG, start);
    if (n != NULL) {
        n->u.arg.arg = name;
        n->u.arg.annotation = annotation;
    }
    return n;
}

/* The comma or the end behind a slash. */
static bool separator(Params *s) { return gi_p_take(s->p, GI_T_COMMA) || gi_p_at(s->p, s->close); }

/* ',' [TYPE_COMMENT] | [TYPE_COMMENT] &close, behind a parameter and its default */
static bool parameter_end(Params *s, GiNode *n) {
    bool comma = gi_p_take(s->p, GI_T_COMMA);
    return (s->lambda || gi_p_type_comment(s->p, &n->u.arg.comment)) && (comma || gi_p_at(s->p, s->close));
}

/* kwds: '**' param [','] */
static bool double_star(Params *s) {
    gi_p_advance(s->p);
    s->out->kwarg = param(s, false);
    return s->out->kwarg != NULL && parameter_end(s, s->out->kwarg) && gi_p_at(s->p, s->close);
}

/* param [default] behind a star; pushes the parameter and its default (itself: none). */
static bool keyword_only(Params *s) {
    GiNode *n = param(s, false), *value = n;
    if (n != NULL && gi_p_take(s->p, GI_T_ASSIGN)) {
        value = gi_p_expression(s->p);
    }
    return gi_p_push(s->p, n) && gi_p_push(s->p, value) && parameter_end(s, n);
}

/* Splits the alternating parameters and defaults above base. */
static bool split_keyword_only(Params *s, uint32_t base) {
    GiParser *p = s->p;
    uint32_t count = (p->item_count - base) / 2;
    GiNode **items = count == 0 ? NULL : gi_arena_alloc(p->a, 2 * count * sizeof *items);
    if (count > 0 && items == NULL) {
        return false;
    }
    for (uint32_t i = 0; i < count; i++) {
        GiNode *n = p->items[base + 2 * i], *value = p->items[base + 2 * i + 1];
        items[i] = n;
        items[count + i] = value == n ? NULL : value;
    }
    p->item_count = base;
    s->out->kwonly = (GiNodes){items, count};
    s->out->kw_defaults = (GiNodes){items == NULL ? NULL : items + count, count};
    return true;
}

/* star_etc: '*' param [','] keyword_only* [kwds] | '*' ',' keyword_only+ [kwds] | kwds */
static bool star_etc(Params *s) {
    GiParser *p = s->p;
    if (gi_p_at(p, GI_T_POWER)) {
        return double_star(s);
    }
    gi_p_advance(p);
    bool bare = gi_p_take(p, GI_T_COMMA);
    if (!bare) {
        s->out->vararg = param(s, true);
        if (s->out->vararg == NULL || !parameter_end(s, s->out->vararg)) {
            return false;
        }
    } else if (gi_p_at(p, GI_T_TYPE_COMMENT)) {
        gi_p_raise_last(p, &gi_SyntaxError, "bare * has associated type comment");
        return false;
    }
    uint32_t base = p->item_count;
    while (gi_p_at(p, GI_T_NAME)) {
        if (!keyword_only(s)) {
            return false;
        }
    }
    if ((bare && p->item_count == base) || !split_keyword_only(s, base)) {
        return false;
    }
    return gi_p_at(p, GI_T_POWER) ? double_star(s) : gi_p_at(p, s->close);
}

/* Positional parameters: each is pushed, then its default (itself: none); *posonly are before a '/'. */
static bool positional(Params *s, GiNodes *names, GiNodes *defaults, uint32_t *posonly) {
    GiParser *p = s->p;
    uint32_t base = p->item_count, count = 0, with_default = 0;
    *posonly = 0;
    while (gi_p_at(p, GI_T_NAME) || gi_p_at(p, GI_T_SLASH)) {
        if (gi_p_at(p, GI_T_SLASH)) {
            if (*posonly > 0 || count == 0) {
                return false;
            }
            gi_p_advance(p);
            if (!separator(s)) {
                return false;
            }
            *posonly = count;
            continue;
        }
        GiNode *n = param(s, false), *value = n;
        if (n != NULL && gi_p_take(p, GI_T_ASSIGN)) {
            value = gi_p_expression(p);
            with_default++;
        } else if (with_default > 0) {
            return false;
        }
        if (!gi_p_push(p, n) || !gi_p_push(p, value) || !parameter_end(s, n)) {
            return false;
        }
        count++;
    }
    GiNode **items = count == 0 ? NULL : gi_arena_alloc(p->a, 2 * count * sizeof *items);
    if (count > 0 && items == NULL) {
        return false;
    }
    for (uint32_t i = 0, k = count; i < count; i++) {
        items[i] = p->items[base + 2 * i];
        if (p->items[base + 2 * i + 1] != items[i]) {
            items[k++] = p->items[base + 2 * i + 1];
        }
    }
    p->item_count = base;
    *names = (GiNodes){items, count};
    *defaults = (GiNodes){items == NULL ? NULL : items + count, with_default};
    return true;
}

/* parameters: positional parameters ['/'] [star_etc], up to but without the closing ')' or ':' */
GiArguments *gi_p_parameters(GiParser *p, bool lambda) {
    Params s = {.p = p, .lambda = lambda, .close = lambda ? GI_T_COLON : GI_T_RPAREN};
    s.out = gi_arena_alloc(p->a, sizeof *s.out);
    GiNodes names;
    uint32_t posonly;
    if (s.out == NULL || !positional(&s, &names, &s.out->defaults, &posonly)) {
        return NULL;
    }
    s.out->posonly = (GiNodes){names.items, posonly};
    s.out->args = (GiNodes){names.items == NULL ? NULL : names.items + posonly, names.n - posonly};
    if ((gi_p_at(p, GI_T_STAR) || gi_p_at(p, GI_T_POWER)) && !star_etc(&s)) {
        return NULL;
    }
    return s.out;
}

/* A bound where none may be is found at the first reading. */
static void refuse_bound(GiParser *p, int op) {
    GiToken colon = *p->token;
    gi_p_advance(p);
    GiNode *bound = gi_p_expression(p);
    if (bound != NULL) {
        GiValue message = gi_str_from_format(p->t, "cannot use %s with %s", bound->kind == GI_N_TUPLE ? "constraints" : "bound",
                                             op == 1 ? "ParamSpec" : "TypeVarTuple");
        int32_t end = (int32_t)(p->lexer.cur - p->lexer.line_start);
        gi_p_raise_steal(p, &gi_SyntaxError, colon.line, colon.col + 1, p->lexer.line, end, message);
    }
}

/* type_param: NAME [':' expression] ['=' expression] | '*' NAME ['=' star_expression]
 *           | '**' NAME ['=' expression] */
static GiNode *type_param(GiParser *p) {
    GiPlace start = gi_p_place(p);
    int op = gi_p_take(p, GI_T_STAR) ? 2 : gi_p_take(p, GI_T_POWER) ? 1 : 0;
    GiValue name = gi_p_take_name(p);
    GiNode *bound = NULL, *value = NULL;
    if (name == GI_NULL) {
        return NULL;
    }
    if (op != 0 && gi_p_at(p, GI_T_COLON)) {
        refuse_bound(p, op);
        return NULL;
    }
    if (gi_p_take(p, GI_T_COLON) && (bound = gi_p_expression(p)) == NULL) {
        return NULL;
    }
    if (gi_p_take(p, GI_T_ASSIGN)) {
        value = op == 2 ? gi_p_star_expression(p) : gi_p_expression(p);
        if (value == NULL) {
            return NULL;
        }
    }
    GiNode *n = gi_p_node(p, GI_N_TYPE_PARAM, start);
    if (n != NULL) {
        n->op = (uint8_t)op;
        n->u.type_param.name = name;
        n->u.type_param.bound = bound;
        n->u.type_param.default_value = value;
    }
    return n;
}

/* [type_params]: ['[' type_param (',' type_param)* [','] ']'] */
bool gi_p_type_params(GiParser *p, GiNodes *out) {
    uint32_t base = p->item_count;
    if (gi_p_take(p, GI_T_LBRACKET)) {
        do {
            if (!gi_p_push(p, type_param(p))) {
                return false;
            }
        } while (gi_p_take(p, GI_T_COMMA) && !gi_p_at(p, GI_T_RBRACKET));
        if (!gi_p_take(p, GI_T_RBRACKET)) {
            return false;
        }
    }
    return gi_p_list(p, base, out);
}
