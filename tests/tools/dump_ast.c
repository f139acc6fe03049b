/* SPDX-License-Identifier: MIT
 * tests/tools/dump_ast.c prints syntax trees for tests/tools/compare_ast.py, which prints CPython's in
 * the same form and compares. White-box: it uses the parser's own headers.
 *
 *   (Kind line col end_line end_col field ...)   lists in [], absent parts -, constants in hexadecimal
 */
#include <stdio.h>
#include <stdlib.h>

#include "tests/tools/dump_ast.h"
#include "runtime/types/bytes.h"
#include "runtime/types/number.h"
#include "runtime/types/str.h"

static const char *const binary_ops[GI_OP_COUNT] = {
    [GI_OP_ADD] = "Add", [GI_OP_SUB] = "Sub", [GI_OP_MUL] = "Mult", [GI_OP_MATMUL] = "MatMult",
    [GI_OP_TRUEDIV] = "Div", [GI_OP_FLOORDIV] = "FloorDiv", [GI_OP_MOD] = "Mod", [GI_OP_POW] = "Pow",
    [GI_OP_LSHIFT] = "LShift", [GI_OP_RSHIFT] = "RShift", [GI_OP_AND] = "BitAnd", [GI_OP_XOR] = "BitXor",
    [GI_OP_OR] = "BitOr"};
static const char *const unary_ops[] = {"Invert", "Not", "UAdd", "USub"};
static const char *const compare_ops[] = {"Lt", "LtE", "Eq", "NotEq", "Gt", "GtE", "Is", "IsNot", "In",
                                          "NotIn"};
static const char *const contexts[] = {"Load", "Store", "Del"};

static void put(FILE *f, const GiNode *n);

static void put_hex(FILE *f, char kind, const void *data, size_t size) {
    fprintf(f, " %c", kind);
    for (size_t i = 0; i < size; i++) {
        fprintf(f, "%02x", ((const unsigned char *)data)[i]);
    }
}

static void put_name(FILE *f, GiValue name) {
    if (name == GI_NULL) {
        fprintf(f, " -");
    } else {
        fprintf(f, " %s", gi_str_text(name));
    }
}

static void put_list(FILE *f, const GiNodes *list) {
    fprintf(f, " [");
    for (uint32_t i = 0; i < list->n; i++) {
        put(f, list->items[i]);
    }
    fprintf(f, " ]");
}

static void put_names(FILE *f, const GiIdents *names) {
    fprintf(f, " [");
    for (uint32_t i = 0; i < names->n; i++) {
        put_name(f, names->items[i]);
    }
    fprintf(f, " ]");
}

static void put_constant(FILE *f, const GiNode *n) {
    GiValue v = n->u.constant.value;
    if (v == GI_NONE || v == GI_TRUE || v == GI_FALSE || v == GI_ELLIPSIS) {
        fprintf(f, " %s", v == GI_NONE ? "None" : v == GI_TRUE ? "True" : v == GI_FALSE ? "False" : "Ellipsis");
    } else if (gi_is_str(v)) {
        put_hex(f, n->flags & GI_NF_U ? 'u' : 's', gi_str_text(v), gi_str_size(v));
    } else if (gi_is_bytes(v)) {
        put_hex(f, 'b', gi_as_bytes(v)->data, gi_as_bytes(v)->size);
    } else if (gi_is_float(v)) {
        fprintf(f, " f%a", gi_float_value(v));
    } else if (gi_is_exact(v, &gi_complex_type)) {
        fprintf(f, " c%a", ((GiComplex *)gi_object(v))->imag);
    } else {
        gi_dump_int(f, v);
    }
}

static void put_arguments(FILE *f, const GiArguments *a) {
    fprintf(f, " (arguments");
    put_list(f, &a->posonly);
    put_list(f, &a->args);
    put(f, a->vararg);
    put_list(f, &a->kwonly);
    put_list(f, &a->kw_defaults);
    put(f, a->kwarg);
    put_list(f, &a->defaults);
    fprintf(f, ")");
}

static void open_node(FILE *f, const char *name, const GiNode *n) {
    fprintf(f, "\n(%s %d %d %d %d", name, n->line, n->col, n->end_line, n->end_col);
}

static void put_statement(FILE *f, const GiNode *n) {
    bool is_async = n->flags & GI_NF_ASYNC;
    switch (n->kind) {
    case GI_N_FUNCTION:
        open_node(f, is_async ? "AsyncFunctionDef" : "FunctionDef", n);
        put_name(f, n->u.function.name);
        put_arguments(f, n->u.function.args);
        put_list(f, &n->u.function.body);
        put_list(f, &n->u.function.decorators);
        put(f, n->u.function.returns);
        put_list(f, &n->u.function.type_params);
        break;
    case GI_N_CLASS:
        open_node(f, "ClassDef", n);
        put_name(f, n->u.class_.name);
        put_list(f, &n->u.class_.bases);
        put_list(f, &n->u.class_.keywords);
        put_list(f, &n->u.class_.body);
        put_list(f, &n->u.class_.decorators);
        put_list(f, &n->u.class_.type_params);
        break;
    case GI_N_RETURN: open_node(f, "Return", n); put(f, n->u.one.value); break;
    case GI_N_DELETE: open_node(f, "Delete", n); put_list(f, &n->u.many.items); break;
    case GI_N_ASSIGN:
        open_node(f, "Assign", n);
        put_list(f, &n->u.assign.targets);
        put(f, n->u.assign.value);
        break;
    case GI_N_AUG_ASSIGN:
        open_node(f, "AugAssign", n);
        put(f, n->u.aug.target);
        fprintf(f, " %s", binary_ops[n->op]);
        put(f, n->u.aug.value);
        break;
    case GI_N_ANN_ASSIGN:
        open_node(f, "AnnAssign", n);
        put(f, n->u.ann.target);
        put(f, n->u.ann.annotation);
        put(f, n->u.ann.value);
        fprintf(f, " %d", n->flags & GI_NF_SIMPLE ? 1 : 0);
        break;
    case GI_N_TYPE_ALIAS:
        open_node(f, "TypeAlias", n);
        put(f, n->u.type_alias.name);
        put_list(f, &n->u.type_alias.type_params);
        put(f, n->u.type_alias.value);
        break;
    case GI_N_FOR:
        open_node(f, is_async ? "AsyncFor" : "For", n);
        put(f, n->u.for_.target);
        put(f, n->u.for_.iter);
        put_list(f, &n->u.for_.body);
        put_list(f, &n->u.for_.orelse);
        break;
    case GI_N_WHILE:
    case GI_N_IF:
        open_node(f, n->kind == GI_N_IF ? "If" : "While", n);
        put(f, n->u.while_.test);
        put_list(f, &n->u.while_.body);
        put_list(f, &n->u.while_.orelse);
        break;
    case GI_N_WITH:
        open_node(f, is_async ? "AsyncWith" : "With", n);
        put_list(f, &n->u.with.items);
        put_list(f, &n->u.with.body);
        break;
    case GI_N_MATCH:
        open_node(f, "Match", n);
        put(f, n->u.match.subject);
        put_list(f, &n->u.match.cases);
        break;
    case GI_N_RAISE: open_node(f, "Raise", n); put(f, n->u.raise.exc); put(f, n->u.raise.cause); break;
    case GI_N_TRY:
        open_node(f, n->flags & GI_NF_STAR ? "TryStar" : "Try", n);
        put_list(f, &n->u.try_.body);
        put_list(f, &n->u.try_.handlers);
        put_list(f, &n->u.try_.orelse);
        put_list(f, &n->u.try_.finalbody);
        break;
    case GI_N_ASSERT: open_node(f, "Assert", n); put(f, n->u.assert_.test); put(f, n->u.assert_.msg); break;
    case GI_N_IMPORT: open_node(f, "Import", n); put_list(f, &n->u.import.names); break;
    case GI_N_IMPORT_FROM:
        open_node(f, "ImportFrom", n);
        put_name(f, n->u.import_from.module);
        put_list(f, &n->u.import_from.names);
        fprintf(f, " %d", n->u.import_from.level);
        break;
    case GI_N_GLOBAL:
    case GI_N_NONLOCAL:
        open_node(f, n->kind == GI_N_GLOBAL ? "Global" : "Nonlocal", n);
        put_names(f, &n->u.scope.names);
        break;
    case GI_N_EXPR_STMT: open_node(f, "Expr", n); put(f, n->u.one.value); break;
    case GI_N_PASS: open_node(f, "Pass", n); break;
    case GI_N_BREAK: open_node(f, "Break", n); break;
    case GI_N_CONTINUE: open_node(f, "Continue", n); break;
    default: fprintf(f, "(?statement %d", n->kind); break;
    }
}

static void put_comprehension(FILE *f, const GiNode *n, const char *name) {
    open_node(f, name, n);
    put(f, n->u.comp.element);
    if (n->kind == GI_N_DICT_COMP) {
        put(f, n->u.comp.value);
    }
    put_list(f, &n->u.comp.generators);
}

static void put_many(FILE *f, const GiNode *n, const char *name, bool context) {
    open_node(f, name, n);
    put_list(f, &n->u.many.items);
    if (context) {
        fprintf(f, " %s", contexts[n->op]);
    }
}

static void put_one(FILE *f, const GiNode *n, const char *name) {
    open_node(f, name, n);
    put(f, n->u.one.value);
}

static void put_expression(FILE *f, const GiNode *n) {
    switch (n->kind) {
    case GI_N_BOOL_OP:
        open_node(f, "BoolOp", n);
        fprintf(f, " %s", n->op ? "Or" : "And");
        put_list(f, &n->u.many.items);
        break;
    case GI_N_NAMED: open_node(f, "NamedExpr", n); put(f, n->u.named.target); put(f, n->u.named.value); break;
    case GI_N_BINARY:
        open_node(f, "BinOp", n);
        put(f, n->u.binary.left);
        fprintf(f, " %s", binary_ops[n->op]);
        put(f, n->u.binary.right);
        break;
    case GI_N_UNARY:
        open_node(f, "UnaryOp", n);
        fprintf(f, " %s", unary_ops[n->op]);
        put(f, n->u.unary.operand);
        break;
    case GI_N_LAMBDA:
        open_node(f, "Lambda", n);
        put_arguments(f, n->u.lambda.args);
        put(f, n->u.lambda.body);
        break;
    case GI_N_IF_EXP:
        open_node(f, "IfExp", n);
        put(f, n->u.if_exp.test);
        put(f, n->u.if_exp.body);
        put(f, n->u.if_exp.orelse);
        break;
    case GI_N_DICT:
        open_node(f, "Dict", n);
        put_list(f, &n->u.dict.keys);
        put_list(f, &n->u.dict.values);
        break;
    case GI_N_SET: put_many(f, n, "Set", false); break;
    case GI_N_LIST: put_many(f, n, "List", true); break;
    case GI_N_TUPLE: put_many(f, n, "Tuple", true); break;
    case GI_N_LIST_COMP: put_comprehension(f, n, "ListComp"); break;
    case GI_N_SET_COMP: put_comprehension(f, n, "SetComp"); break;
    case GI_N_DICT_COMP: put_comprehension(f, n, "DictComp"); break;
    case GI_N_GENERATOR_EXP: put_comprehension(f, n, "GeneratorExp"); break;
    case GI_N_AWAIT: put_one(f, n, "Await"); break;
    case GI_N_YIELD: put_one(f, n, "Yield"); break;
    case GI_N_YIELD_FROM: put_one(f, n, "YieldFrom"); break;
    case GI_N_COMPARE:
        open_node(f, "Compare", n);
        put(f, n->u.compare.left);
        for (uint32_t i = 0; i < n->u.compare.comparators.n; i++) {
            fprintf(f, " %s", compare_ops[n->u.compare.ops[i]]);
        }
        put_list(f, &n->u.compare.comparators);
        break;
    case GI_N_CALL:
        open_node(f, "Call", n);
        put(f, n->u.call.func);
        put_list(f, &n->u.call.args);
        put_list(f, &n->u.call.keywords);
        break;
    case GI_N_FORMATTED:
        open_node(f, "FormattedValue", n);
        put(f, n->u.formatted.value);
        fprintf(f, " %d", n->u.formatted.conversion);
        put(f, n->u.formatted.spec);
        break;
    case GI_N_JOINED_STR: put_many(f, n, "JoinedStr", false); break;
    case GI_N_CONSTANT: open_node(f, "Constant", n); put_constant(f, n); break;
    case GI_N_ATTRIBUTE:
        open_node(f, "Attribute", n);
        put(f, n->u.attribute.value);
        put_name(f, n->u.attribute.attr);
        fprintf(f, " %s", contexts[n->op]);
        break;
    case GI_N_SUBSCRIPT:
        open_node(f, "Subscript", n);
        put(f, n->u.subscript.value);
        put(f, n->u.subscript.slice);
        fprintf(f, " %s", contexts[n->op]);
        break;
    case GI_N_STARRED: put_one(f, n, "Starred"); fprintf(f, " %s", contexts[n->op]); break;
    case GI_N_NAME:
        open_node(f, "Name", n);
        put_name(f, n->u.name.id);
        fprintf(f, " %s", contexts[n->op]);
        break;
    case GI_N_SLICE:
        open_node(f, "Slice", n);
        put(f, n->u.slice.lower);
        put(f, n->u.slice.upper);
        put(f, n->u.slice.step);
        break;
    default: fprintf(f, "(?expression %d", n->kind); break;
    }
}

static void put_part(FILE *f, const GiNode *n) {
    static const char *const type_params[] = {"TypeVar", "ParamSpec", "TypeVarTuple"};
    switch (n->kind) {
    case GI_N_KEYWORD: open_node(f, "keyword", n); put_name(f, n->u.keyword.arg); put(f, n->u.keyword.value); break;
    case GI_N_ARG: open_node(f, "arg", n); put_name(f, n->u.arg.arg); put(f, n->u.arg.annotation); break;
    case GI_N_COMPREHENSION:
        fprintf(f, "\n(comprehension");
        put(f, n->u.comprehension.target);
        put(f, n->u.comprehension.iter);
        put_list(f, &n->u.comprehension.ifs);
        fprintf(f, " %d", n->flags & GI_NF_ASYNC ? 1 : 0);
        break;
    case GI_N_HANDLER:
        open_node(f, "ExceptHandler", n);
        put(f, n->u.handler.type);
        put_name(f, n->u.handler.name);
        put_list(f, &n->u.handler.body);
        break;
    case GI_N_ALIAS: open_node(f, "alias", n); put_name(f, n->u.alias.name); put_name(f, n->u.alias.asname); break;
    case GI_N_WITH_ITEM:
        fprintf(f, "\n(withitem");
        put(f, n->u.with_item.context);
        put(f, n->u.with_item.vars);
        break;
    case GI_N_CASE:
        fprintf(f, "\n(match_case");
        put(f, n->u.case_.pattern);
        put(f, n->u.case_.guard);
        put_list(f, &n->u.case_.body);
        break;
    case GI_N_TYPE_PARAM:
        open_node(f, type_params[n->op], n);
        put_name(f, n->u.type_param.name);
        put(f, n->u.type_param.bound);
        put(f, n->u.type_param.default_value);
        break;
    case GI_N_MATCH_VALUE: put_one(f, n, "MatchValue"); break;
    case GI_N_MATCH_SINGLETON: open_node(f, "MatchSingleton", n); put_constant(f, n); break;
    case GI_N_MATCH_SEQUENCE: put_many(f, n, "MatchSequence", false); break;
    case GI_N_MATCH_MAPPING:
        open_node(f, "MatchMapping", n);
        put_list(f, &n->u.match_mapping.keys);
        put_list(f, &n->u.match_mapping.patterns);
        put_name(f, n->u.match_mapping.rest);
        break;
    case GI_N_MATCH_CLASS:
        open_node(f, "MatchClass", n);
        put(f, n->u.match_class.cls);
        put_list(f, &n->u.match_class.patterns);
        put_names(f, &n->u.match_class.kwd_attrs);
        put_list(f, &n->u.match_class.kwd_patterns);
        break;
    case GI_N_MATCH_STAR: open_node(f, "MatchStar", n); put_name(f, n->u.match_star.name); break;
    case GI_N_MATCH_AS: open_node(f, "MatchAs", n); put(f, n->u.match_as.pattern); put_name(f, n->u.match_as.name); break;
    case GI_N_MATCH_OR: put_many(f, n, "MatchOr", false); break;
    default: fprintf(f, "(?part %d", n->kind); break;
    }
}

static void put(FILE *f, const GiNode *n) {
    if (n == NULL) {
        fprintf(f, " -");
        return;
    }
    switch (n->kind) {
    case GI_N_MODULE: fprintf(f, "(Module"); put_list(f, &n->u.module.body); break;
    case GI_N_INTERACTIVE: fprintf(f, "(Interactive"); put_list(f, &n->u.module.body); break;
    case GI_N_EXPRESSION: fprintf(f, "(Expression"); put(f, n->u.expression.body); break;
    default:
        if (n->kind <= GI_N_CONTINUE) {
            put_statement(f, n);
        } else if (n->kind <= GI_N_SLICE) {
            put_expression(f, n);
        } else {
            put_part(f, n);
        }
    }
    fprintf(f, ")");
}

void gi_dump_tree(FILE *f, const GiNode *n) {
    put(f, n);
    fprintf(f, "\n");
}
