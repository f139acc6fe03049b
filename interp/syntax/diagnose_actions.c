/* SPDX-License-Identifier: MIT
 * interp/syntax/diagnose_actions.c: what is raised where diagnose.c finds a mistake.
 *
 * A slot is a span of tokens. A span of one token is that token; a longer one is read again by the
 * parser, for an expression in brackets is placed inside them.
 */
#include <stdio.h>

#include "interp/syntax/diagnose.h"
#include "runtime/types/str.h"

typedef struct Range { int32_t line, col, end_line, end_col; } Range;

typedef struct Action {
    GiParser *p;
    const char *message;
    GiDiagSpan a, b;
    uint32_t pos;
    const GiNode *target; /* the part that $x names */
} Action;

/* --- reading spans again --- */

static void go_to(GiParser *p, uint32_t pos) { gi_p_reset(p, (GiMark){pos, p->item_count}); }

/* The expression that covers a span; NULL: it is none (or an error is set). */
static GiNode *read_span(GiParser *p, GiDiagSpan span) {
    static GiNode *(*const readers[])(GiParser *) = {
        gi_p_star_expressions, gi_p_star_expression, gi_p_disjunction, gi_p_bitwise_or,
        gi_p_named_expression, gi_p_yield_or_star_expressions, gi_p_star_named_expression, gi_p_primary};
    for (size_t i = 0; i < sizeof readers / sizeof readers[0] && !gi_failed(p->t); i++) {
        uint32_t base = p->item_count, count = p->count;
        p->count = span.end; /* what follows must not be looked at */
        go_to(p, span.start);
        GiNode *n = readers[i](p);
        p->item_count = base;
        p->count = count;
        if (n != NULL && p->pos == span.end) {
            return n;
        }
    }
    return NULL;
}

static Range token_range(const GiParser *p, uint32_t first, uint32_t last) {
    const GiToken *a = &p->tokens[first], *b = &p->tokens[last];
    return (Range){a->line, a->col, b->end_line, b->end_col};
}

static Range node_range(const GiNode *n) { return (Range){n->line, n->col, n->end_line, n->end_col}; }

static Range span_range(GiParser *p, GiDiagSpan span) {
    if (span.end > span.start + 1) {
        GiNode *n = read_span(p, span);
        if (n != NULL) {
            return node_range(n);
        }
    }
    return token_range(p, span.start, span.end > span.start ? span.end - 1 : span.start);
}

/* --- messages --- */

static void add_token(GiText *text, const GiParser *p, uint32_t index) {
    const GiToken *token = &p->tokens[index];
    gi_text_add(text, p->lexer.text + token->start, token->end - token->start);
}

/* The message with its $ parts filled in; owned. */
static GiValue make_message(const Action *s) {
    GiText text;
    char number[16];
    gi_text_init(&text, s->p->t);
    for (const char *c = s->message; *c != '`'; c++) {
        if (*c != '$') {
            gi_text_add(&text, c, 1);
            continue;
        }
        switch (*++c) {
        case 'a': {
            GiNode *n = read_span(s->p, s->a);
            gi_text_add_text(&text, n == NULL ? "expression" : gi_p_describe(n));
            break;
        }
        case 't': add_token(&text, s->p, s->a.start); break;
        case 'l':
            snprintf(number, sizeof number, "%d", (int)s->p->tokens[s->a.start].line);
            gi_text_add_text(&text, number);
            break;
        default: gi_text_add_text(&text, gi_p_describe(s->target)); break;
        }
    }
    return gi_text_finish(&text);
}

static bool raise_range(const Action *s, Range r) {
    gi_p_raise_steal(s->p, &gi_SyntaxError, r.line, r.col + 1, r.end_line, r.end_col + 1, make_message(s));
    return true;
}

static bool raise_message(const Action *s, GiType *type, uint32_t token) {
    GiValue message = make_message(s);
    if (message != GI_NULL) {
        gi_p_raise_at(s->p, type, token, message);
    }
    return true;
}

static bool raise_from(const Action *s) {
    const GiLexer *lx = &s->p->lexer;
    Range r = span_range(s->p, s->a);
    gi_p_raise_steal(s->p, &gi_SyntaxError, r.line, r.col + 1, lx->line, (int32_t)(lx->cur - lx->line_start),
                     make_message(s));
    return true;
}

/* From the start of one range to the end of another. */
static bool raise_between(const Action *s, Range from, Range to) {
    return raise_range(s, (Range){from.line, from.col, to.end_line, to.end_col});
}

/* --- special places --- */

static bool is_legacy_word(const GiParser *p, GiDiagSpan span) {
    const GiToken *token = &p->tokens[span.start];
    const char *text = p->lexer.text + token->start;
    size_t size = token->end - token->start;
    return span.end == span.start + 1 && ((size == 5 && memcmp(text, "print", 5) == 0) ||
                                          (size == 4 && memcmp(text, "exec", 4) == 0));
}

/* What the last of some comprehension clauses ends with. */
static Range clauses_range(GiParser *p, GiDiagSpan span) {
    GiNodes list;
    uint32_t base = p->item_count;
    go_to(p, span.start);
    bool ok = gi_p_for_clauses(p, &list);
    p->item_count = base;
    if (!ok || list.n == 0) {
        return token_range(p, span.start, span.end - 1);
    }
    const GiNode *last = list.items[list.n - 1];
    const GiNodes *ifs = &last->u.comprehension.ifs;
    return node_range(ifs->n > 0 ? ifs->items[ifs->n - 1] : last->u.comprehension.iter);
}

/* Reads call arguments: the number of positional ones, the last of them, and whether one is `**x`. */
static uint32_t read_arguments(GiParser *p, GiDiagSpan span, GiNode **last, bool *unpacking) {
    uint32_t base = p->item_count, count = 0;
    int phase = 0;
    bool is_keyword;
    *last = NULL;
    *unpacking = false;
    go_to(p, span.start);
    while (p->pos < span.end) {
        GiNode *n = gi_p_argument(p, &phase, &is_keyword);
        if (n == NULL) {
            break;
        }
        if (is_keyword) {
            *unpacking = *unpacking || n->u.keyword.arg == GI_NULL;
        } else {
            *last = n;
            count++;
        }
        gi_p_take(p, GI_T_COMMA);
    }
    p->item_count = base;
    return count;
}

static bool raise_generator(const Action *s) {
    GiNode *last;
    bool unpacking;
    if (read_arguments(s->p, s->a, &last, &unpacking) <= 1) {
        return false;
    }
    return raise_between(s, node_range(last), clauses_range(s->p, s->b));
}

static bool raise_arguments(Action *s) {
    GiNode *last;
    bool unpacking;
    read_arguments(s->p, s->a, &last, &unpacking);
    if (unpacking) {
        s->message = "positional argument follows keyword argument unpacking`";
    }
    return raise_message(s, &gi_SyntaxError, s->p->count - 1);
}

/* The last expression of a list of them. */
static Range last_item_range(GiParser *p, GiDiagSpan span) {
    Range r = token_range(p, span.start, span.end - 1);
    uint32_t base = p->item_count;
    go_to(p, span.start);
    while (p->pos < span.end) {
        GiNode *n = gi_p_star_named_expression(p);
        if (n == NULL) {
            break;
        }
        r = node_range(n);
        gi_p_take(p, GI_T_COMMA);
    }
    p->item_count = base;
    return r;
}

/* A parameter without the comma behind it. */
static Range param_range(const GiParser *p, GiDiagSpan span) {
    uint32_t last = span.end - 1;
    if (last > span.start && p->tokens[last].kind == GI_T_COMMA) {
        last--;
    }
    return token_range(p, span.start, last);
}

static bool raise_key(const Action *s) {
    Range r = span_range(s->p, s->a);
    gi_p_raise_steal(s->p, &gi_SyntaxError, r.line, r.end_col, r.end_line, 0, make_message(s));
    return true;
}

static bool raise_bound(Action *s) {
    GiNode *n = read_span(s->p, s->b);
    bool tuple = n != NULL && n->kind == GI_N_TUPLE, star = s->message[0] == 'T';
    s->message = star ? (tuple ? "cannot use constraints with TypeVarTuple`" : "cannot use bound with TypeVarTuple`")
                      : (tuple ? "cannot use constraints with ParamSpec`" : "cannot use bound with ParamSpec`");
    return raise_from(s);
}

/* The first part of n that is no target; NULL: all are. */
static const GiNode *find_bad_target(GiParser *p, const GiNode *n, GiDiagAction kind) {
    switch (n->kind) {
    case GI_N_NAME:
    case GI_N_SUBSCRIPT:
    case GI_N_ATTRIBUTE: return NULL;
    case GI_N_STARRED:
        return kind == GI_DA_del_target ? n : find_bad_target(p, n->u.one.value, kind);
    case GI_N_COMPARE:
        if (kind == GI_DA_for_target) { /* what stands before `in` */
            return n->u.compare.ops[0] == GI_CMP_IN ? find_bad_target(p, n->u.compare.left, kind) : NULL;
        }
        return n;
    case GI_N_LIST:
    case GI_N_TUPLE: {
        const GiNode *bad = NULL;
        if (!gi_enter(p->t, " during compilation")) {
            return NULL;
        }
        for (uint32_t i = 0; i < n->u.many.items.n && bad == NULL; i++) {
            bad = find_bad_target(p, n->u.many.items.items[i], kind);
        }
        gi_leave(p->t);
        return bad;
    }
    default: return n;
    }
}

static bool raise_target(Action *s, GiDiagAction kind) {
    GiNode *n = read_span(s->p, s->a);
    s->target = n == NULL ? NULL : find_bad_target(s->p, n, kind);
    return s->target != NULL && raise_range(s, node_range(s->target));
}

/* Reads literals for the errors in them. */
static bool raise_strings(const Action *s) {
    uint32_t base = s->p->item_count;
    go_to(s->p, s->a.start);
    gi_p_strings(s->p);
    s->p->item_count = base;
    return gi_failed(s->p->t);
}

/* Does what a mistake found at token `pos` asks for: true: an exception is set; false: it is none. */
bool gi_diag_act(GiParser *p, GiDiagAction action, const char *message, const GiDiagSpan *slots, uint32_t pos) {
    Action s = {p, message, slots[0], slots[1], pos, NULL};
    switch (action) {
    case GI_DA_at: return raise_range(&s, span_range(p, s.a));
    case GI_DA_range: return raise_between(&s, span_range(p, s.a), span_range(p, s.b));
    case GI_DA_from: return raise_from(&s);
    case GI_DA_last: return raise_message(&s, &gi_SyntaxError, p->count - 1);
    case GI_DA_next: return raise_message(&s, &gi_SyntaxError, pos);
    case GI_DA_block: return raise_message(&s, &gi_IndentationError, p->count - 1);
    case GI_DA_comma:
        return !is_legacy_word(p, s.a) && p->tokens[pos - 1].level > 0 &&
               raise_between(&s, span_range(p, s.a), span_range(p, s.b));
    case GI_DA_legacy:
        return is_legacy_word(p, s.a) && raise_between(&s, span_range(p, s.a), span_range(p, s.b));
    case GI_DA_clauses: return raise_between(&s, span_range(p, s.a), clauses_range(p, s.b));
    case GI_DA_generator: return raise_generator(&s);
    case GI_DA_arguments: return raise_arguments(&s);
    case GI_DA_items: return raise_between(&s, span_range(p, s.a), last_item_range(p, s.b));
    case GI_DA_key: return raise_key(&s);
    case GI_DA_param: return raise_range(&s, param_range(p, s.a));
    case GI_DA_strings: return raise_strings(&s);
    case GI_DA_bound: return raise_bound(&s);
    default: return raise_target(&s, action);
    }
}
