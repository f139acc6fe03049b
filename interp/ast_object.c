/* SPDX-License-Identifier: MIT
 * interp/ast_object.c: the tree of the parser as objects of the module ast: compile(..., ONLY_AST).
 *
 * Each node becomes a call of _ast.make(class name, position, *fields) with the fields in the order of
 * lib/_ast.py's grammar. A failed conversion is GI_NULL with the error set, all the way up.
 */
#include "interp/ast.h"
#include "interp/ast_object.h"
#include "runtime/native.h"
#include "runtime/types/number.h"
#include "runtime/types/sequence.h"
#include "runtime/types/str.h"

typedef struct Maker {
    GiThread *t;
    GiValue make; /* _ast.make */
} Maker;

#define MOST_FIELDS 8

static GiValue convert(Maker *m, const GiNode *n);

/* Makes one object; takes over the fields, any of which may be GI_NULL after an error. */
static GiValue build_at(Maker *m, const char *name, const GiNode *at, size_t count, const GiValue *fields) {
    GiThread *t = m->t;
    GiValue a[MOST_FIELDS + 2] = {GI_NULL, GI_NONE}, r = GI_NULL;
    bool ok = !gi_failed(t);
    for (size_t i = 0; i < count; i++) {
        ok = ok && fields[i] != GI_NULL;
        a[i + 2] = fields[i];
    }
    if (ok) {
        a[0] = gi_str_from_text(t, name);
        if (at != NULL) {
            a[1] = gi_tuple_pack(t, 4, gi_int_imm(at->line), gi_int_imm(at->col), gi_int_imm(at->end_line),
                                 gi_int_imm(at->end_col));
        }
        if (a[0] != GI_NULL && a[1] != GI_NULL) {
            r = gi_call(t, m->make, a, count + 2, GI_NULL);
        }
    }
    for (size_t i = 0; i < count + 2; i++) {
        gi_xdrop(t, a[i]);
    }
    return r;
}

#define BUILD(name, at, ...) \
    build_at(m, name, at, sizeof((GiValue[]){__VA_ARGS__}) / sizeof(GiValue), (GiValue[]){__VA_ARGS__})
#define BUILD0(name, at) build_at(m, name, at, 0, NULL)

static GiValue optional(Maker *m, const GiNode *n) { return n == NULL ? GI_NONE : convert(m, n); }
static GiValue name_or_none(GiValue v) { return v == GI_NULL ? GI_NONE : gi_take(v); }

static GiValue list_of(Maker *m, GiNodes nodes) {
    GiValue list = gi_list(m->t, NULL, 0);
    for (uint32_t i = 0; list != GI_NULL && i < nodes.n; i++) {
        GiValue v = optional(m, nodes.items[i]);
        if (v == GI_NULL || !gi_list_append_steal(m->t, list, v)) {
            gi_drop(m->t, list);
            return GI_NULL;
        }
    }
    return list;
}

static GiValue names_of(Maker *m, GiIdents names) { return gi_list(m->t, names.items, names.n); }
static GiValue empty_list(Maker *m) { return gi_list(m->t, NULL, 0); }

static GiValue context(Maker *m, const GiNode *n) {
    static const char *const names[] = {"Load", "Store", "Del"};
    return BUILD0(names[n->op], NULL);
}

static GiValue binary_operator(Maker *m, uint8_t op) {
    static const char *const names[GI_OP_COUNT] = {
        [GI_OP_ADD] = "Add", [GI_OP_SUB] = "Sub", [GI_OP_MUL] = "Mult", [GI_OP_MATMUL] = "MatMult",
        [GI_OP_TRUEDIV] = "Div", [GI_OP_FLOORDIV] = "FloorDiv", [GI_OP_MOD] = "Mod", [GI_OP_POW] = "Pow",
        [GI_OP_LSHIFT] = "LShift", [GI_OP_RSHIFT] = "RShift", [GI_OP_AND] = "BitAnd", [GI_OP_XOR] = "BitXor",
        [GI_OP_OR] = "BitOr"};
    return BUILD0(names[op], NULL);
}

static GiValue compare_operators(Maker *m, const uint8_t *ops, uint32_t n) {
    static const char *const names[] = {"Lt", "LtE", "Eq", "NotEq", "Gt", "GtE", "Is", "IsNot", "In", "NotIn"};
    GiValue list = gi_list(m->t, NULL, 0);
    for (uint32_t i = 0; list != GI_NULL && i < n; i++) {
        GiValue v = BUILD0(names[ops[i]], NULL);
        if (v == GI_NULL || !gi_list_append_steal(m->t, list, v)) {
            gi_drop(m->t, list);
            return GI_NULL;
        }
    }
    return list;
}

static GiValue arguments(Maker *m, const GiArguments *a) {
    static const GiArguments none;
    a = a == NULL ? &none : a;
    return BUILD("arguments", NULL, list_of(m, a->posonly), list_of(m, a->args), optional(m, a->vararg),
                 list_of(m, a->kwonly), list_of(m, a->kw_defaults), optional(m, a->kwarg), list_of(m, a->defaults));
}

/* --- statements --- */

static GiValue definition(Maker *m, const GiNode *n) {
    if (n->kind == GI_N_CLASS) {
        return BUILD("ClassDef", n, gi_take(n->u.class_.name), list_of(m, n->u.class_.bases),
                     list_of(m, n->u.class_.keywords), list_of(m, n->u.class_.body), list_of(m, n->u.class_.decorators),
                     list_of(m, n->u.class_.type_params));
    }
    return BUILD(n->flags & GI_NF_ASYNC ? "AsyncFunctionDef" : "FunctionDef", n, gi_take(n->u.function.name),
                 arguments(m, n->u.function.args), list_of(m, n->u.function.body), list_of(m, n->u.function.decorators),
                 optional(m, n->u.function.returns), GI_NONE, list_of(m, n->u.function.type_params));
}

static GiValue compound(Maker *m, const GiNode *n) {
    bool is_async = n->flags & GI_NF_ASYNC;
    switch (n->kind) {
    case GI_N_FOR:
        return BUILD(is_async ? "AsyncFor" : "For", n, convert(m, n->u.for_.target), convert(m, n->u.for_.iter),
                     list_of(m, n->u.for_.body), list_of(m, n->u.for_.orelse), GI_NONE);
    case GI_N_WHILE:
    case GI_N_IF:
        return BUILD(n->kind == GI_N_IF ? "If" : "While", n, convert(m, n->u.while_.test), list_of(m, n->u.while_.body),
                     list_of(m, n->u.while_.orelse));
    case GI_N_WITH:
        return BUILD(is_async ? "AsyncWith" : "With", n, list_of(m, n->u.with.items), list_of(m, n->u.with.body), GI_NONE);
    case GI_N_MATCH:
        return BUILD("Match", n, convert(m, n->u.match.subject), list_of(m, n->u.match.cases));
    default:
        return BUILD(n->flags & GI_NF_STAR ? "TryStar" : "Try", n, list_of(m, n->u.try_.body),
                     list_of(m, n->u.try_.handlers), list_of(m, n->u.try_.orelse), list_of(m, n->u.try_.finalbody));
    }
}

static GiValue simple_statement(Maker *m, const GiNode *n) {
    switch (n->kind) {
    case GI_N_RETURN: return BUILD("Return", n, optional(m, n->u.one.value));
    case GI_N_DELETE: return BUILD("Delete", n, list_of(m, n->u.many.items));
    case GI_N_ASSIGN: return BUILD("Assign", n, list_of(m, n->u.assign.targets), convert(m, n->u.assign.value), GI_NONE);
    case GI_N_AUG_ASSIGN:
        return BUILD("AugAssign", n, convert(m, n->u.aug.target), binary_operator(m, n->op), convert(m, n->u.aug.value));
    case GI_N_ANN_ASSIGN:
        return BUILD("AnnAssign", n, convert(m, n->u.ann.target), convert(m, n->u.ann.annotation),
                     optional(m, n->u.ann.value), gi_int_imm((n->flags & GI_NF_SIMPLE) != 0));
    case GI_N_TYPE_ALIAS:
        return BUILD("TypeAlias", n, convert(m, n->u.type_alias.name), list_of(m, n->u.type_alias.type_params),
                     convert(m, n->u.type_alias.value));
    case GI_N_RAISE: return BUILD("Raise", n, optional(m, n->u.raise.exc), optional(m, n->u.raise.cause));
    case GI_N_ASSERT: return BUILD("Assert", n, convert(m, n->u.assert_.test), optional(m, n->u.assert_.msg));
    case GI_N_IMPORT: return BUILD("Import", n, list_of(m, n->u.import.names));
    case GI_N_IMPORT_FROM:
        return BUILD("ImportFrom", n, name_or_none(n->u.import_from.module), list_of(m, n->u.import_from.names),
                     gi_int_imm(n->u.import_from.level));
    case GI_N_GLOBAL: return BUILD("Global", n, names_of(m, n->u.scope.names));
    case GI_N_NONLOCAL: return BUILD("Nonlocal", n, names_of(m, n->u.scope.names));
    case GI_N_EXPR_STMT: return BUILD("Expr", n, convert(m, n->u.one.value));
    case GI_N_PASS: return BUILD0("Pass", n);
    case GI_N_BREAK: return BUILD0("Break", n);
    default: return BUILD0("Continue", n);
    }
}

/* --- expressions --- */

static GiValue comprehension(Maker *m, const GiNode *n) {
    if (n->kind == GI_N_DICT_COMP) {
        return BUILD("DictComp", n, convert(m, n->u.comp.element), convert(m, n->u.comp.value), list_of(m, n->u.comp.generators));
    }
    const char *name = n->kind == GI_N_LIST_COMP ? "ListComp" : n->kind == GI_N_SET_COMP ? "SetComp" : "GeneratorExp";
    return BUILD(name, n, convert(m, n->u.comp.element), list_of(m, n->u.comp.generators));
}

static GiValue operation(Maker *m, const GiNode *n) {
    static const char *const unary[] = {"Invert", "Not", "UAdd", "USub"};
    switch (n->kind) {
    case GI_N_BOOL_OP: return BUILD("BoolOp", n, BUILD0(n->op ? "Or" : "And", NULL), list_of(m, n->u.many.items));
    case GI_N_NAMED: return BUILD("NamedExpr", n, convert(m, n->u.named.target), convert(m, n->u.named.value));
    case GI_N_BINARY:
        return BUILD("BinOp", n, convert(m, n->u.binary.left), binary_operator(m, n->op), convert(m, n->u.binary.right));
    case GI_N_UNARY: return BUILD("UnaryOp", n, BUILD0(unary[n->op], NULL), convert(m, n->u.unary.operand));
    case GI_N_LAMBDA: return BUILD("Lambda", n, arguments(m, n->u.lambda.args), convert(m, n->u.lambda.body));
    case GI_N_IF_EXP:
        return BUILD("IfExp", n, convert(m, n->u.if_exp.test), convert(m, n->u.if_exp.body), convert(m, n->u.if_exp.orelse));
    case GI_N_COMPARE:
        return BUILD("Compare", n, convert(m, n->u.compare.left),
                     compare_operators(m, n->u.compare.ops, n->u.compare.comparators.n), list_of(m, n->u.compare.comparators));
    default:
        return BUILD("Call", n, convert(m, n->u.call.func), list_of(m, n->u.call.args), list_of(m, n->u.call.keywords));
    }
}

static GiValue constant(Maker *m, const GiNode *n) {
    return BUILD("Constant", n, gi_take(n->u.constant.value),
                 n->flags & GI_NF_U ? gi_str_from_text(m->t, "u") : GI_NONE);
}

static GiValue expression(Maker *m, const GiNode *n) {
    switch (n->kind) {
    case GI_N_DICT: return BUILD("Dict", n, list_of(m, n->u.dict.keys), list_of(m, n->u.dict.values));
    case GI_N_SET: return BUILD("Set", n, list_of(m, n->u.many.items));
    case GI_N_AWAIT: return BUILD("Await", n, convert(m, n->u.one.value));
    case GI_N_YIELD: return BUILD("Yield", n, optional(m, n->u.one.value));
    case GI_N_YIELD_FROM: return BUILD("YieldFrom", n, convert(m, n->u.one.value));
    case GI_N_FORMATTED:
        return BUILD("FormattedValue", n, convert(m, n->u.formatted.value), gi_int_imm(n->u.formatted.conversion),
                     optional(m, n->u.formatted.spec));
    case GI_N_JOINED_STR: return BUILD("JoinedStr", n, list_of(m, n->u.many.items));
    case GI_N_CONSTANT: return constant(m, n);
    case GI_N_ATTRIBUTE:
        return BUILD("Attribute", n, convert(m, n->u.attribute.value), gi_take(n->u.attribute.attr), context(m, n));
    case GI_N_SUBSCRIPT:
        return BUILD("Subscript", n, convert(m, n->u.subscript.value), convert(m, n->u.subscript.slice), context(m, n));
    case GI_N_STARRED: return BUILD("Starred", n, convert(m, n->u.one.value), context(m, n));
    case GI_N_NAME: return BUILD("Name", n, gi_take(n->u.name.id), context(m, n));
    case GI_N_LIST: return BUILD("List", n, list_of(m, n->u.many.items), context(m, n));
    case GI_N_TUPLE: return BUILD("Tuple", n, list_of(m, n->u.many.items), context(m, n));
    default:
        return BUILD("Slice", n, optional(m, n->u.slice.lower), optional(m, n->u.slice.upper), optional(m, n->u.slice.step));
    }
}

/* --- parts and patterns --- */

static GiValue type_parameter(Maker *m, const GiNode *n) {
    GiValue name = gi_take(n->u.type_param.name), fallback = optional(m, n->u.type_param.default_value);
    if (n->op == 0) {
        return BUILD("TypeVar", n, name, optional(m, n->u.type_param.bound), fallback);
    }
    return BUILD(n->op == 1 ? "ParamSpec" : "TypeVarTuple", n, name, fallback);
}

static GiValue part(Maker *m, const GiNode *n) {
    switch (n->kind) {
    case GI_N_KEYWORD: return BUILD("keyword", n, name_or_none(n->u.keyword.arg), convert(m, n->u.keyword.value));
    case GI_N_ARG: return BUILD("arg", n, gi_take(n->u.arg.arg), optional(m, n->u.arg.annotation), GI_NONE);
    case GI_N_COMPREHENSION:
        return BUILD("comprehension", NULL, convert(m, n->u.comprehension.target), convert(m, n->u.comprehension.iter),
                     list_of(m, n->u.comprehension.ifs), gi_int_imm((n->flags & GI_NF_ASYNC) != 0));
    case GI_N_HANDLER:
        return BUILD("ExceptHandler", n, optional(m, n->u.handler.type), name_or_none(n->u.handler.name),
                     list_of(m, n->u.handler.body));
    case GI_N_ALIAS: return BUILD("alias", n, gi_take(n->u.alias.name), name_or_none(n->u.alias.asname));
    case GI_N_WITH_ITEM:
        return BUILD("withitem", NULL, convert(m, n->u.with_item.context), optional(m, n->u.with_item.vars));
    case GI_N_CASE:
        return BUILD("match_case", NULL, convert(m, n->u.case_.pattern), optional(m, n->u.case_.guard),
                     list_of(m, n->u.case_.body));
    default: return type_parameter(m, n);
    }
}

static GiValue pattern(Maker *m, const GiNode *n) {
    switch (n->kind) {
    case GI_N_MATCH_VALUE: return BUILD("MatchValue", n, convert(m, n->u.one.value));
    case GI_N_MATCH_SINGLETON: return BUILD("MatchSingleton", n, gi_take(n->u.constant.value));
    case GI_N_MATCH_SEQUENCE: return BUILD("MatchSequence", n, list_of(m, n->u.many.items));
    case GI_N_MATCH_MAPPING:
        return BUILD("MatchMapping", n, list_of(m, n->u.match_mapping.keys), list_of(m, n->u.match_mapping.patterns),
                     name_or_none(n->u.match_mapping.rest));
    case GI_N_MATCH_CLASS:
        return BUILD("MatchClass", n, convert(m, n->u.match_class.cls), list_of(m, n->u.match_class.patterns),
                     names_of(m, n->u.match_class.kwd_attrs), list_of(m, n->u.match_class.kwd_patterns));
    case GI_N_MATCH_STAR: return BUILD("MatchStar", n, name_or_none(n->u.match_star.name));
    case GI_N_MATCH_AS: return BUILD("MatchAs", n, optional(m, n->u.match_as.pattern), name_or_none(n->u.match_as.name));
    default: return BUILD("MatchOr", n, list_of(m, n->u.many.items));
    }
}

static GiValue module(Maker *m, const GiNode *n) {
    switch (n->kind) {
    case GI_N_MODULE: return BUILD("Module", NULL, list_of(m, n->u.module.body), empty_list(m));
    case GI_N_EXPRESSION: return BUILD("Expression", NULL, convert(m, n->u.expression.body));
    default: return BUILD("Interactive", NULL, list_of(m, n->u.module.body));
    }
}

static GiValue convert_kind(Maker *m, const GiNode *n) {
    uint8_t k = n->kind;
    if (k <= GI_N_INTERACTIVE) {
        return module(m, n);
    }
    if (k == GI_N_FUNCTION || k == GI_N_CLASS) {
        return definition(m, n);
    }
    if ((k >= GI_N_FOR && k <= GI_N_MATCH) || k == GI_N_TRY) {
        return compound(m, n);
    }
    if (k <= GI_N_CONTINUE) {
        return simple_statement(m, n);
    }
    if (k >= GI_N_LIST_COMP && k <= GI_N_GENERATOR_EXP) {
        return comprehension(m, n);
    }
    if (k <= GI_N_IF_EXP || k == GI_N_COMPARE || k == GI_N_CALL) {
        return operation(m, n);
    }
    return k <= GI_N_SLICE ? expression(m, n) : k <= GI_N_TYPE_PARAM ? part(m, n) : pattern(m, n);
}

static GiValue convert(Maker *m, const GiNode *n) {
    if (gi_failed(m->t) || !gi_enter(m->t, " during ast construction")) {
        return GI_NULL;
    }
    GiValue v = convert_kind(m, n);
    gi_leave(m->t);
    return v;
}

GiValue gi_ast_object(GiThread *t, const GiNode *tree) {
    Maker m = {t, gi_import_attr(t, "_ast", "make")};
    if (m.make == GI_NULL) {
        return GI_NULL;
    }
    GiValue v = convert(&m, tree);
    gi_drop(t, m.make);
    return v;
}
