/* SPDX-License-Identifier: MIT
 * interp/syntax/unparse.c turns an expression back into text: what annotations become under
 * `from __future__ import annotations`. The form is CPython's: spaces and brackets are normal ones, not
 * those of the source.
 *
 * Every function writes to u->out; its `level` is the binding strength its surroundings need, and an
 * expression that binds less tightly gets brackets.
 */
#include "interp/syntax/ast.h"
#include "runtime/types/number.h"
#include "runtime/types/sequence.h"
#include "runtime/types/str.h"

enum { PR_TUPLE, PR_TEST, PR_OR, PR_AND, PR_NOT, PR_COMPARE, PR_EXPRESSION, PR_BIT_OR = PR_EXPRESSION,
       PR_BIT_XOR, PR_BIT_AND, PR_SHIFT, PR_ARITH, PR_TERM, PR_FACTOR, PR_POWER, PR_AWAIT, PR_ATOM };

typedef struct Unparser { GiThread *t; GiText *out; } Unparser;

static bool expression(Unparser *u, const GiNode *n, int level);

static void put(Unparser *u, const char *text) { gi_text_add_text(u->out, text); }

/* Items with commas between. */
static bool sequence(Unparser *u, const GiNodes *items, int level) {
    for (uint32_t i = 0; i < items->n; i++) {
        if (i > 0) {
            put(u, ", ");
        }
        if (!expression(u, items->items[i], level)) {
            return false;
        }
    }
    return true;
}

/* --- operators --- */

static bool bool_op(Unparser *u, const GiNode *n, int level) {
    int own = n->op == 0 ? PR_AND : PR_OR;
    put(u, level > own ? "(" : "");
    for (uint32_t i = 0; i < n->u.many.items.n; i++) {
        if (i > 0) {
            put(u, n->op == 0 ? " and " : " or ");
        }
        if (!expression(u, n->u.many.items.items[i], own + 1)) {
            return false;
        }
    }
    put(u, level > own ? ")" : "");
    return true;
}

static bool binary(Unparser *u, const GiNode *n, int level) {
    static const struct { const char *text; int level; } operators[GI_OP_COUNT] = {
        [GI_OP_ADD] = {" + ", PR_ARITH}, [GI_OP_SUB] = {" - ", PR_ARITH}, [GI_OP_MUL] = {" * ", PR_TERM},
        [GI_OP_MATMUL] = {" @ ", PR_TERM}, [GI_OP_TRUEDIV] = {" / ", PR_TERM},
        [GI_OP_FLOORDIV] = {" // ", PR_TERM}, [GI_OP_MOD] = {" % ", PR_TERM}, [GI_OP_POW] = {" ** ", PR_POWER},
        [GI_OP_LSHIFT] = {" << ", PR_SHIFT}, [GI_OP_RSHIFT] = {" >> ", PR_SHIFT},
        [GI_OP_AND] = {" & ", PR_BIT_AND}, [GI_OP_XOR] = {" ^ ", PR_BIT_XOR}, [GI_OP_OR] = {" | ", PR_BIT_OR},
    };
    int own = operators[n->op].level;
    bool right = n->op == GI_OP_POW;
    put(u, level > own ? "(" : "");
    if (!expression(u, n->u.binary.left, own + right)) {
        return false;
    }
    put(u, operators[n->op].text);
    if (!expression(u, n->u.binary.right, own + !right)) {
        return false;
    }
    put(u, level > own ? ")" : "");
    return true;
}

static bool unary(Unparser *u, const GiNode *n, int level) {
    static const char *const texts[] = {[GI_U_INVERT] = "~", [GI_U_NOT] = "not ", [GI_U_PLUS] = "+",
                                        [GI_U_MINUS] = "-"};
    int own = n->op == GI_U_NOT ? PR_NOT : PR_FACTOR;
    put(u, level > own ? "(" : "");
    put(u, texts[n->op]);
    bool ok = expression(u, n->u.unary.operand, own);
    put(u, level > own ? ")" : "");
    return ok;
}

static bool compare(Unparser *u, const GiNode *n, int level) {
    static const char *const texts[] = {
        [GI_CMP_LT] = " < ", [GI_CMP_LE] = " <= ", [GI_CMP_EQ] = " == ", [GI_CMP_NE] = " != ",
        [GI_CMP_GT] = " > ", [GI_CMP_GE] = " >= ", [GI_CMP_IS] = " is ", [GI_CMP_IS_NOT] = " is not ",
        [GI_CMP_IN] = " in ", [GI_CMP_NOT_IN] = " not in "};
    put(u, level > PR_COMPARE ? "(" : "");
    if (!expression(u, n->u.compare.left, PR_COMPARE + 1)) {
        return false;
    }
    for (uint32_t i = 0; i < n->u.compare.comparators.n; i++) {
        put(u, texts[n->u.compare.ops[i]]);
        if (!expression(u, n->u.compare.comparators.items[i], PR_COMPARE + 1)) {
            return false;
        }
    }
    put(u, level > PR_COMPARE ? ")" : "");
    return true;
}

/* --- lambda --- */

/* One parameter, with ", " before it unless it is the first. */
static bool parameter(Unparser *u, const GiNode *arg, const char *star, const GiNode *value, bool *first) {
    put(u, *first ? "" : ", ");
    *first = false;
    put(u, star);
    gi_text_add_str(u->out, arg->u.arg.arg);
    if (arg->u.arg.annotation != NULL) {
        put(u, ": ");
        if (!expression(u, arg->u.arg.annotation, PR_TEST)) {
            return false;
        }
    }
    if (value != NULL) {
        put(u, "=");
        return expression(u, value, PR_TEST);
    }
    return true;
}

static bool parameters(Unparser *u, const GiArguments *a) {
    uint32_t positional = a->posonly.n + a->args.n;
    bool first = true;
    for (uint32_t i = 0; i < positional; i++) {
        const GiNode *arg = i < a->posonly.n ? a->posonly.items[i] : a->args.items[i - a->posonly.n];
        uint32_t from = positional - a->defaults.n;
        if (!parameter(u, arg, "", i >= from ? a->defaults.items[i - from] : NULL, &first)) {
            return false;
        }
        if (a->posonly.n > 0 && i + 1 == a->posonly.n) {
            put(u, ", /");
        }
    }
    if (a->vararg != NULL) {
        if (!parameter(u, a->vararg, "*", NULL, &first)) {
            return false;
        }
    } else if (a->kwonly.n > 0) {
        put(u, first ? "*" : ", *");
        first = false;
    }
    for (uint32_t i = 0; i < a->kwonly.n; i++) {
        if (!parameter(u, a->kwonly.items[i], "", a->kw_defaults.items[i], &first)) {
            return false;
        }
    }
    return a->kwarg == NULL || parameter(u, a->kwarg, "**", NULL, &first);
}

static bool lambda(Unparser *u, const GiNode *n, int level) {
    const GiArguments *a = n->u.lambda.args;
    put(u, level > PR_TEST ? "(" : "");
    put(u, a->posonly.n + a->args.n > 0 ? "lambda " : "lambda");
    if (!parameters(u, a)) {
        return false;
    }
    put(u, ": ");
    bool ok = expression(u, n->u.lambda.body, PR_TEST);
    put(u, level > PR_TEST ? ")" : "");
    return ok;
}

/* --- displays and comprehensions --- */

static bool if_exp(Unparser *u, const GiNode *n, int level) {
    put(u, level > PR_TEST ? "(" : "");
    if (!expression(u, n->u.if_exp.body, PR_TEST + 1)) {
        return false;
    }
    put(u, " if ");
    if (!expression(u, n->u.if_exp.test, PR_TEST + 1)) {
        return false;
    }
    put(u, " else ");
    bool ok = expression(u, n->u.if_exp.orelse, PR_TEST);
    put(u, level > PR_TEST ? ")" : "");
    return ok;
}

static bool dict(Unparser *u, const GiNode *n) {
    put(u, "{");
    for (uint32_t i = 0; i < n->u.dict.values.n; i++) {
        const GiNode *key = n->u.dict.keys.items[i], *value = n->u.dict.values.items[i];
        put(u, i > 0 ? ", " : "");
        if (key == NULL) {
            put(u, "**");
            if (!expression(u, value, PR_EXPRESSION)) {
                return false;
            }
            continue;
        }
        if (!expression(u, key, PR_TEST)) {
            return false;
        }
        put(u, ": ");
        if (!expression(u, value, PR_TEST)) {
            return false;
        }
    }
    put(u, "}");
    return true;
}

static bool generators(Unparser *u, const GiNodes *list) {
    for (uint32_t i = 0; i < list->n; i++) {
        const GiNode *g = list->items[i];
        put(u, g->flags & GI_NF_ASYNC ? " async for " : " for ");
        if (!expression(u, g->u.comprehension.target, PR_TUPLE)) {
            return false;
        }
        put(u, " in ");
        if (!expression(u, g->u.comprehension.iter, PR_TEST + 1)) {
            return false;
        }
        for (uint32_t k = 0; k < g->u.comprehension.ifs.n; k++) {
            put(u, " if ");
            if (!expression(u, g->u.comprehension.ifs.items[k], PR_TEST + 1)) {
                return false;
            }
        }
    }
    return true;
}

static bool comprehension(Unparser *u, const GiNode *n, const char *open, const char *close) {
    put(u, open);
    if (!expression(u, n->u.comp.element, PR_TEST)) {
        return false;
    }
    if (n->kind == GI_N_DICT_COMP) {
        put(u, ": ");
        if (!expression(u, n->u.comp.value, PR_TEST)) {
            return false;
        }
    }
    bool ok = generators(u, &n->u.comp.generators);
    put(u, close);
    return ok;
}

static bool tuple(Unparser *u, const GiNode *n, int level) {
    const GiNodes *items = &n->u.many.items;
    if (items->n == 0) {
        put(u, "()");
        return true;
    }
    put(u, level > PR_TUPLE ? "(" : "");
    bool ok = sequence(u, items, PR_TEST);
    put(u, items->n == 1 ? "," : "");
    put(u, level > PR_TUPLE ? ")" : "");
    return ok;
}

/* --- primaries --- */

static bool call(Unparser *u, const GiNode *n) {
    const GiNodes *args = &n->u.call.args, *keywords = &n->u.call.keywords;
    if (!expression(u, n->u.call.func, PR_ATOM)) {
        return false;
    }
    if (args->n == 1 && keywords->n == 0 && args->items[0]->kind == GI_N_GENERATOR_EXP) {
        return expression(u, args->items[0], PR_TEST); /* its own brackets do for the call */
    }
    put(u, "(");
    if (!sequence(u, args, PR_TEST)) {
        return false;
    }
    for (uint32_t i = 0; i < keywords->n; i++) {
        const GiNode *k = keywords->items[i];
        put(u, args->n > 0 || i > 0 ? ", " : "");
        if (k->u.keyword.arg == GI_NULL) {
            put(u, "**");
        } else {
            gi_text_add_str(u->out, k->u.keyword.arg);
            put(u, "=");
        }
        if (!expression(u, k->u.keyword.value, PR_TEST)) {
            return false;
        }
    }
    put(u, ")");
    return true;
}

static bool attribute(Unparser *u, const GiNode *n) {
    const GiNode *value = n->u.attribute.value;
    if (!expression(u, value, PR_ATOM)) {
        return false;
    }
    bool is_int = value->kind == GI_N_CONSTANT && gi_is_exact(value->u.constant.value, &gi_int_type);
    put(u, is_int ? " ." : "."); /* "1." would be a float */
    gi_text_add_str(u->out, n->u.attribute.attr);
    return true;
}

static bool slice(Unparser *u, const GiNode *n) {
    const GiNode *lower = n->u.slice.lower, *upper = n->u.slice.upper, *step = n->u.slice.step;
    if (lower != NULL && !expression(u, lower, PR_TEST)) {
        return false;
    }
    put(u, ":");
    if (upper != NULL && !expression(u, upper, PR_TEST)) {
        return false;
    }
    if (step != NULL) {
        put(u, ":");
        return expression(u, step, PR_TEST);
    }
    return true;
}

/* --- constants and f-strings --- */

/* repr, with infinities (also inside complex numbers) as a float literal that overflows to them */
static bool constant(Unparser *u, GiValue v) {
    if (v == GI_ELLIPSIS) {
        put(u, "...");
        return true;
    }
    GiValue text = gi_repr(u->t, v);
    if (text == GI_NULL) {
        return false;
    }
    bool number = gi_is_float(v) || gi_is_exact(v, &gi_complex_type);
    const char *p = gi_str_text(text), *found;
    while (number && (found = strstr(p, "inf")) != NULL) {
        gi_text_add(u->out, p, (size_t)(found - p));
        put(u, "1e309");
        p = found + 3;
    }
    put(u, number ? p : "");
    if (!number) {
        gi_text_add_str(u->out, text);
    }
    gi_drop(u->t, text);
    return true;
}

static bool fstring_part(Unparser *u, const GiNode *n);

/* The inside of an f-string, as text whose repr is then shown. */
static bool fstring_body(Unparser *u, const GiNodes *parts) {
    for (uint32_t i = 0; i < parts->n; i++) {
        if (!fstring_part(u, parts->items[i])) {
            return false;
        }
    }
    return true;
}

/* "{expression!r:spec}" ; an expression that begins with a brace is set apart from ours */
static bool formatted(Unparser *u, const GiNode *n) {
    GiText inner;
    gi_text_init(&inner, u->t);
    Unparser nested = {u->t, &inner};
    bool ok = expression(&nested, n->u.formatted.value, PR_TEST + 1);
    GiValue text = gi_text_finish(&inner);
    if (!ok || text == GI_NULL) {
        gi_xdrop(u->t, text);
        return false;
    }
    put(u, gi_str_text(text)[0] == '{' ? "{ " : "{");
    gi_text_add_str(u->out, text);
    gi_drop(u->t, text);
    if (n->u.formatted.conversion > 0) {
        char how[3] = {'!', (char)n->u.formatted.conversion, 0};
        put(u, how);
    }
    if (n->u.formatted.spec != NULL) {
        put(u, ":");
        if (!fstring_body(u, &n->u.formatted.spec->u.many.items)) {
            return false;
        }
    }
    put(u, "}");
    return true;
}

static bool fstring_part(Unparser *u, const GiNode *n) {
    if (n->kind == GI_N_FORMATTED) {
        return formatted(u, n);
    }
    if (n->kind == GI_N_JOINED_STR) {
        return fstring_body(u, &n->u.many.items);
    }
    const char *p = gi_str_text(n->u.constant.value), *end = p + gi_str_size(n->u.constant.value);
    for (const char *q = p; q <= end; q++) {
        if (q == end || *q == '{' || *q == '}') {
            gi_text_add(u->out, p, (size_t)(q - p));
            if (q < end) {
                put(u, *q == '{' ? "{{" : "}}");
            }
            p = q + 1;
        }
    }
    return true;
}

static bool fstring(Unparser *u, const GiNode *n) {
    GiText body;
    gi_text_init(&body, u->t);
    Unparser nested = {u->t, &body};
    bool ok = n->kind == GI_N_JOINED_STR ? fstring_body(&nested, &n->u.many.items) : formatted(&nested, n);
    GiValue text = gi_text_finish(&body);
    if (!ok || text == GI_NULL) {
        gi_xdrop(u->t, text);
        return false;
    }
    put(u, "f");
    gi_text_add_repr(u->out, text);
    gi_drop(u->t, text);
    return true;
}

/* --- expressions --- */

static bool prefixed(Unparser *u, const char *prefix, const GiNode *value, int level, const char *suffix) {
    put(u, prefix);
    bool ok = value == NULL || expression(u, value, level);
    put(u, suffix);
    return ok;
}

static bool named(Unparser *u, const GiNode *n, int level) {
    put(u, level > PR_TUPLE ? "(" : "");
    if (!expression(u, n->u.named.target, PR_ATOM)) {
        return false;
    }
    put(u, " := ");
    bool ok = expression(u, n->u.named.value, PR_ATOM);
    put(u, level > PR_TUPLE ? ")" : "");
    return ok;
}

static bool subscript(Unparser *u, const GiNode *n) {
    if (!expression(u, n->u.subscript.value, PR_ATOM)) {
        return false;
    }
    return prefixed(u, "[", n->u.subscript.slice, PR_TUPLE, "]");
}

static bool dispatch(Unparser *u, const GiNode *n, int level) {
    switch (n->kind) {
    case GI_N_BOOL_OP: return bool_op(u, n, level);
    case GI_N_BINARY: return binary(u, n, level);
    case GI_N_UNARY: return unary(u, n, level);
    case GI_N_COMPARE: return compare(u, n, level);
    case GI_N_LAMBDA: return lambda(u, n, level);
    case GI_N_IF_EXP: return if_exp(u, n, level);
    case GI_N_DICT: return dict(u, n);
    case GI_N_SET:
        put(u, "{");
        if (!sequence(u, &n->u.many.items, PR_TEST)) {
            return false;
        }
        put(u, "}");
        return true;
    case GI_N_LIST:
        put(u, "[");
        if (!sequence(u, &n->u.many.items, PR_TEST)) {
            return false;
        }
        put(u, "]");
        return true;
    case GI_N_TUPLE: return tuple(u, n, level);
    case GI_N_LIST_COMP: return comprehension(u, n, "[", "]");
    case GI_N_SET_COMP:
    case GI_N_DICT_COMP: return comprehension(u, n, "{", "}");
    case GI_N_GENERATOR_EXP: return comprehension(u, n, "(", ")");
    case GI_N_AWAIT:
        return prefixed(u, level > PR_AWAIT ? "(await " : "await ", n->u.one.value, PR_ATOM,
                        level > PR_AWAIT ? ")" : "");
    case GI_N_YIELD:
        return prefixed(u, n->u.one.value == NULL ? "(yield" : "(yield ", n->u.one.value, PR_TEST, ")");
    case GI_N_YIELD_FROM: return prefixed(u, "(yield from ", n->u.one.value, PR_TEST, ")");
    case GI_N_CALL: return call(u, n);
    case GI_N_FORMATTED:
    case GI_N_JOINED_STR: return fstring(u, n);
    case GI_N_CONSTANT:
        put(u, n->flags & GI_NF_U ? "u" : "");
        return constant(u, n->u.constant.value);
    case GI_N_ATTRIBUTE: return attribute(u, n);
    case GI_N_SUBSCRIPT: return subscript(u, n);
    case GI_N_STARRED: return prefixed(u, "*", n->u.one.value, PR_EXPRESSION, "");
    case GI_N_NAME: gi_text_add_str(u->out, n->u.name.id); return true;
    case GI_N_SLICE: return slice(u, n);
    case GI_N_NAMED: return named(u, n, level);
    default: gi_raise(u->t, &gi_SystemError, "unknown expression kind"); return false;
    }
}

static bool expression(Unparser *u, const GiNode *n, int level) {
    if (!gi_enter(u->t, " during compilation")) {
        return false;
    }
    bool ok = dispatch(u, n, level);
    gi_leave(u->t);
    return ok;
}

/* The text of an expression: owned str. */
GiValue gi_unparse(GiThread *t, const GiNode *n) {
    GiText out;
    gi_text_init(&out, t);
    Unparser u = {t, &out};
    if (!expression(&u, n, PR_TEST)) {
        gi_text_discard(&out);
        return GI_NULL;
    }
    return gi_text_finish(&out);
}
