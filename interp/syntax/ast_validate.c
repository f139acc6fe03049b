/* SPDX-License-Identifier: MIT
 * interp/syntax/ast_validate.c checks a tree that was made from objects for everything the compiler takes for
 * granted because the parser never does otherwise: lists that must not be empty or must be as long as
 * each other, contexts of targets, places that are ranges.
 */
#include "interp/syntax/ast_object.h"
#include "runtime/types/str.h"

typedef struct Validator { GiThread *t; uint16_t first[GI_N_MATCH_OR + 1]; } Validator;

static bool validate(Validator *v, const GiNode *n, GiExprContext ctx);

static bool bad(Validator *v, const char *message) {
    gi_raise_value_error(v->t, "%s", message);
    return false;
}

/* The name of the class of a node. */
static const char *class_name(const Validator *v, const GiNode *n) {
    size_t row = v->first[n->kind];
    if (n->flags & gi_ast_rows[row].mask) { /* the variant comes next in the table */
        do {
            row++;
        } while (gi_ast_rows[row].how != GI_AH_CLASS);
    }
    return gi_ast_rows[row].name;
}

static bool not_empty(Validator *v, const GiNode *n, uint32_t count, const char *what) {
    if (count == 0) {
        gi_raise_value_error(v->t, "empty %s on %s", what, class_name(v, n));
    }
    return count > 0;
}

static bool check_place(Validator *v, const GiNode *n) {
    if (n->line > n->end_line) {
        gi_raise_value_error(v->t, "AST node line range (%d, %d) is not valid", (int)n->line, (int)n->end_line);
        return false;
    }
    if ((n->line < 0 && n->end_line != n->line) || (n->col < 0 && n->col != n->end_col)) {
        gi_raise_value_error(v->t, "AST node column range (%d, %d) for line range (%d, %d) is not valid",
                             (int)n->col, (int)n->end_col, (int)n->line, (int)n->end_line);
        return false;
    }
    if (n->line == n->end_line && n->col > n->end_col) {
        gi_raise_value_error(v->t, "line %d, column %d-%d is not a valid range", (int)n->line, (int)n->col,
                             (int)n->end_col);
        return false;
    }
    return true;
}

static bool check_name(Validator *v, GiValue name) {
    static const char *const words[] = {"None", "True", "False"};
    for (int i = 0; i < 3; i++) {
        if (gi_str_equal_text(name, words[i])) {
            gi_raise_value_error(v->t, "identifier field can't represent '%s' constant", words[i]);
            return false;
        }
    }
    return true;
}

static bool validate_list(Validator *v, const GiNodes *list, GiExprContext ctx) {
    for (uint32_t i = 0; i < list->n && gi_poll(v->t, 1); i++) {
        if (list->items[i] != NULL && !validate(v, list->items[i], ctx)) {
            return false;
        }
    }
    return !gi_failed(v->t);
}

static bool validate_optional(Validator *v, const GiNode *n) {
    return n == NULL || validate(v, n, GI_CTX_LOAD);
}

static bool validate_arguments(Validator *v, const GiArguments *a) {
    if (!validate_list(v, &a->posonly, GI_CTX_LOAD) || !validate_list(v, &a->args, GI_CTX_LOAD) ||
        !validate_optional(v, a->vararg) || !validate_list(v, &a->kwonly, GI_CTX_LOAD) ||
        !validate_optional(v, a->kwarg)) {
        return false;
    }
    if (a->defaults.n > a->posonly.n + a->args.n) {
        return bad(v, "more positional defaults than args on arguments");
    }
    if (a->kw_defaults.n != a->kwonly.n) {
        return bad(v, "length of kwonlyargs is not the same as kw_defaults on arguments");
    }
    return validate_list(v, &a->defaults, GI_CTX_LOAD) && validate_list(v, &a->kw_defaults, GI_CTX_LOAD);
}

/* --- what each kind of node needs --- */

static bool check_try(Validator *v, const GiNode *n) {
    const char *name = class_name(v, n);
    if (!not_empty(v, n, n->u.try_.body.n, "body")) {
        return false;
    }
    if (n->u.try_.handlers.n == 0 && n->u.try_.finalbody.n == 0) {
        gi_raise_value_error(v->t, "%s has neither except handlers nor finalbody", name);
        return false;
    }
    if (n->u.try_.handlers.n == 0 && n->u.try_.orelse.n > 0) {
        gi_raise_value_error(v->t, "%s has orelse but no except handlers", name);
        return false;
    }
    return true;
}

static bool check_statement(Validator *v, const GiNode *n) {
    switch (n->kind) {
    case GI_N_FUNCTION: return not_empty(v, n, n->u.function.body.n, "body");
    case GI_N_CLASS: return not_empty(v, n, n->u.class_.body.n, "body");
    case GI_N_DELETE: return not_empty(v, n, n->u.many.items.n, "targets");
    case GI_N_ASSIGN: return not_empty(v, n, n->u.assign.targets.n, "targets");
    case GI_N_FOR: return not_empty(v, n, n->u.for_.body.n, "body");
    case GI_N_WHILE:
    case GI_N_IF: return not_empty(v, n, n->u.while_.body.n, "body");
    case GI_N_WITH: return not_empty(v, n, n->u.with.items.n, "items") && not_empty(v, n, n->u.with.body.n, "body");
    case GI_N_MATCH: return not_empty(v, n, n->u.match.cases.n, "cases");
    case GI_N_TRY: return check_try(v, n);
    case GI_N_IMPORT: return not_empty(v, n, n->u.import.names.n, "names");
    case GI_N_IMPORT_FROM:
        return n->u.import_from.level < 0 ? bad(v, "Negative ImportFrom level")
                                          : not_empty(v, n, n->u.import_from.names.n, "names");
    case GI_N_GLOBAL:
    case GI_N_NONLOCAL: return not_empty(v, n, n->u.scope.names.n, "names");
    case GI_N_RAISE:
        return n->u.raise.exc != NULL || n->u.raise.cause == NULL || bad(v, "Raise with cause but no exception");
    case GI_N_ANN_ASSIGN:
        return !(n->flags & GI_NF_SIMPLE) || n->u.ann.target->kind == GI_N_NAME ||
               bad(v, "AnnAssign with simple non-Name target");
    case GI_N_TYPE_ALIAS:
        if (n->u.type_alias.name->kind != GI_N_NAME) {
            gi_raise_type_error(v->t, "TypeAlias with non-Name name");
            return false;
        }
        return true;
    default: return true;
    }
}

static bool check_expression(Validator *v, const GiNode *n) {
    switch (n->kind) {
    case GI_N_BOOL_OP: return n->u.many.items.n >= 2 || bad(v, "BoolOp with less than 2 values");
    case GI_N_DICT:
        return n->u.dict.keys.n == n->u.dict.values.n ||
               bad(v, "Dict doesn't have the same number of keys as values");
    case GI_N_LIST_COMP:
    case GI_N_SET_COMP:
    case GI_N_DICT_COMP:
    case GI_N_GENERATOR_EXP:
        return n->u.comp.generators.n > 0 || bad(v, "comprehension with no generators");
    case GI_N_COMPARE: return n->u.compare.comparators.n > 0 || bad(v, "Compare with no comparators");
    case GI_N_NAME: return check_name(v, n->u.name.id);
    case GI_N_NAMED:
        if (n->u.named.target->kind != GI_N_NAME) {
            gi_raise_type_error(v->t, "NamedExpr target must be a Name");
            return false;
        }
        return true;
    default: return true;
    }
}

/* --- patterns --- */

static bool is_number(GiValue v) {
    return gi_is_exact(v, &gi_int_type) || gi_is_exact(v, &gi_float_type) || gi_is_exact(v, &gi_complex_type);
}

static bool is_number_node(const GiNode *n) { return n->kind == GI_N_CONSTANT && is_number(n->u.constant.value); }

/* Is it a number or a negated one? */
static bool is_signed_number(const GiNode *n) {
    return is_number_node(n) ||
           (n->kind == GI_N_UNARY && n->op == GI_U_MINUS && is_number_node(n->u.unary.operand));
}

/* The expression of a literal or value pattern. */
static bool check_match_value(Validator *v, const GiNode *n) {
    GiValue value;
    switch (n->kind) {
    case GI_N_CONSTANT:
        value = n->u.constant.value;
        return is_number(value) || gi_is_exact(value, &gi_str_type) || gi_is_exact(value, &gi_bytes_type) ||
               bad(v, "unexpected constant inside of a literal pattern");
    case GI_N_ATTRIBUTE:
    case GI_N_JOINED_STR: return true; /* an f-string is the compiler's business */
    case GI_N_UNARY:
        if (is_signed_number(n)) {
            return true;
        }
        break;
    case GI_N_BINARY:
        if ((n->op == GI_OP_ADD || n->op == GI_OP_SUB) && is_signed_number(n->u.binary.left) &&
            is_number_node(n->u.binary.right)) {
            return true;
        }
        break;
    default: break;
    }
    return bad(v, "patterns may only match literals and attribute lookups");
}

static bool check_capture(Validator *v, GiValue name) {
    if (name == GI_NULL) {
        return true;
    }
    return gi_str_equal_text(name, "_") ? bad(v, "can't capture name '_' in patterns") : check_name(v, name);
}

static bool check_mapping(Validator *v, const GiNode *n) {
    const GiNodes *keys = &n->u.match_mapping.keys;
    if (keys->n != n->u.match_mapping.patterns.n) {
        return bad(v, "MatchMapping doesn't have the same number of keys as patterns");
    }
    for (uint32_t i = 0; i < keys->n; i++) {
        GiValue value = keys->items[i]->kind == GI_N_CONSTANT ? keys->items[i]->u.constant.value : GI_NULL;
        bool word = value == GI_NONE || value == GI_TRUE || value == GI_FALSE;
        if (!word && !check_match_value(v, keys->items[i])) {
            return false;
        }
    }
    return check_capture(v, n->u.match_mapping.rest);
}

static bool check_class(Validator *v, const GiNode *n) {
    const GiIdents *names = &n->u.match_class.kwd_attrs;
    if (names->n != n->u.match_class.kwd_patterns.n) {
        return bad(v, "MatchClass doesn't have the same number of keyword attributes as patterns");
    }
    const GiNode *cls = n->u.match_class.cls;
    while (cls->kind == GI_N_ATTRIBUTE) {
        cls = cls->u.attribute.value;
    }
    if (cls->kind != GI_N_NAME) {
        return bad(v, "MatchClass cls field can only contain Name or Attribute nodes.");
    }
    for (uint32_t i = 0; i < names->n; i++) {
        if (!check_name(v, names->items[i])) {
            return false;
        }
    }
    return true;
}

static bool check_pattern(Validator *v, const GiNode *n) {
    GiValue value;
    switch (n->kind) {
    case GI_N_HANDLER: return not_empty(v, n, n->u.handler.body.n, "body");
    case GI_N_CASE: return not_empty(v, n, n->u.case_.body.n, "body");
    case GI_N_MATCH_VALUE: return check_match_value(v, n->u.one.value);
    case GI_N_MATCH_SINGLETON:
        value = n->u.constant.value;
        return value == GI_NONE || value == GI_TRUE || value == GI_FALSE ||
               bad(v, "MatchSingleton can only contain True, False and None");
    case GI_N_MATCH_MAPPING: return check_mapping(v, n);
    case GI_N_MATCH_CLASS: return check_class(v, n);
    case GI_N_MATCH_STAR: return check_capture(v, n->u.match_star.name);
    case GI_N_MATCH_AS:
        return (n->u.match_as.pattern == NULL || n->u.match_as.name != GI_NULL ||
                bad(v, "MatchAs must specify a target name if a pattern is given")) &&
               check_capture(v, n->u.match_as.name);
    case GI_N_MATCH_OR: return n->u.many.items.n >= 2 || bad(v, "MatchOr requires at least 2 patterns");
    default: return true;
    }
}

/* --- contexts --- */

static bool has_context(uint8_t kind) {
    return kind == GI_N_NAME || kind == GI_N_ATTRIBUTE || kind == GI_N_SUBSCRIPT || kind == GI_N_STARRED ||
           kind == GI_N_LIST || kind == GI_N_TUPLE;
}

static bool check_context(Validator *v, const GiNode *n, GiExprContext ctx) {
    if (!has_context(n->kind)) {
        if (ctx != GI_CTX_LOAD) {
            gi_raise_value_error(v->t, "expression which can't be assigned to in %s context",
                                 gi_ast_context_names[ctx]);
        }
        return ctx == GI_CTX_LOAD;
    }
    if (n->op != ctx) {
        gi_raise_value_error(v->t, "expression must have %s context but has %s instead",
                             gi_ast_context_names[ctx], gi_ast_context_names[n->op]);
    }
    return n->op == ctx;
}

/* The context that a field's expressions must have. */
static GiExprContext field_context(const GiNode *n, const char *field, GiExprContext own) {
    if (strcmp(field, "target") == 0 || strcmp(field, "optional_vars") == 0) {
        return GI_CTX_STORE;
    }
    if (strcmp(field, "targets") == 0) {
        return n->kind == GI_N_DELETE ? GI_CTX_DEL : GI_CTX_STORE;
    }
    if (n->kind == GI_N_TYPE_ALIAS && strcmp(field, "name") == 0) {
        return GI_CTX_STORE;
    }
    return n->kind == GI_N_LIST || n->kind == GI_N_TUPLE || n->kind == GI_N_STARRED ? own : GI_CTX_LOAD;
}

/* A MatchStar may only stand directly in a sequence. */
static bool check_star(Validator *v, const GiNode *n, const GiAstRow *row, const void *place) {
    if (row->sort != GI_AS_pattern || n->kind == GI_N_MATCH_SEQUENCE) {
        return true;
    }
    const GiNode *one = row->how == GI_AH_NODE || row->how == GI_AH_OPT_NODE ? *(GiNode *const *)place : NULL;
    const GiNodes *list = row->how == GI_AH_LIST ? place : NULL;
    bool star = one != NULL && one->kind == GI_N_MATCH_STAR;
    for (uint32_t i = 0; list != NULL && i < list->n; i++) {
        star = star || list->items[i]->kind == GI_N_MATCH_STAR;
    }
    return !star || bad(v, "can't use MatchStar here");
}

static bool validate_fields(Validator *v, const GiNode *n, GiExprContext ctx) {
    if (n->kind >= GI_N_LIST_COMP && n->kind <= GI_N_GENERATOR_EXP &&
        !validate_list(v, &n->u.comp.generators, GI_CTX_LOAD)) { /* these come first */
        return false;
    }
    const GiAstRow *row = &gi_ast_rows[v->first[n->kind]] + 1;
    for (; row->how > GI_AH_STOP; row++) {
        const void *place = (const char *)n + row->offset;
        GiExprContext inner = field_context(n, row->name, ctx);
        bool ok = check_star(v, n, row, place);
        switch (ok ? (GiAstHow)row->how : GI_AH_STOP) {
        case GI_AH_NODE:
        case GI_AH_OPT_NODE: {
            const GiNode *child = *(GiNode *const *)place;
            ok = child == NULL || validate(v, child, inner);
            break;
        }
        case GI_AH_LIST:
        case GI_AH_OPT_LIST: ok = validate_list(v, place, inner); break;
        case GI_AH_ARGS: ok = validate_arguments(v, *(GiArguments *const *)place); break;
        default: break;
        }
        if (!ok) {
            return false;
        }
    }
    return true;
}

static bool validate_one(Validator *v, const GiNode *n, GiExprContext ctx) {
    GiAstSort sort = gi_ast_sort(n->kind);
    if (gi_ast_is_placed(n->kind) && !check_place(v, n)) {
        return false;
    }
    if (sort == GI_AS_expr && !check_context(v, n, ctx)) {
        return false;
    }
    bool ok = sort == GI_AS_stmt ? check_statement(v, n) : sort == GI_AS_expr ? check_expression(v, n)
                                                                              : check_pattern(v, n);
    return ok && validate_fields(v, n, ctx);
}

static bool validate(Validator *v, const GiNode *n, GiExprContext ctx) {
    if (!gi_enter(v->t, " during compilation")) {
        return false;
    }
    bool ok = validate_one(v, n, ctx);
    gi_leave(v->t);
    return ok;
}

/* Checks a tree that was imported; false: ValueError or TypeError set. */
bool gi_ast_validate(GiThread *t, const GiNode *tree) {
    Validator v = {.t = t};
    size_t n = 0;
    while (gi_ast_rows[n].how != GI_AH_STOP) {
        n++;
    }
    while (n-- > 0) {
        if (gi_ast_rows[n].how == GI_AH_CLASS) {
            v.first[gi_ast_rows[n].kind] = (uint16_t)n;
        }
    }
    return validate(&v, tree, GI_CTX_LOAD);
}
