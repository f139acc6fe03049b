/* SPDX-License-Identifier: MIT
 * interp/syntax/ast_export.c turns a syntax tree into objects: one instance of a class of the _ast module for
 * each node. Which fields a class has, and where they are in the node, is in ast_fields.def; this file
 * walks that table.
 */
#include "interp/syntax/ast_object.h"
#include "runtime/native.h"
#include "runtime/types/number.h"
#include "runtime/types/sequence.h"
#include "runtime/types/str.h"

const GiAstRow gi_ast_rows[] = {
#define GI_AST_CLASS(name, kind, mask, value) {#name, GI_AH_CLASS, GI_N_##kind, GI_AS_none, mask, value, 0},
#define GI_AST_FIELD(name, how, sort, member) \
    {#name, GI_AH_##how, 0, GI_AS_##sort, 0, 0, offsetof(GiNode, u.member)},
#include "interp/syntax/ast_fields.def"
#undef GI_AST_CLASS
#undef GI_AST_FIELD
    {NULL, GI_AH_STOP, 0, GI_AS_none, 0, 0, 0}};
#define ROW_COUNT (sizeof gi_ast_rows / sizeof gi_ast_rows[0])
_Static_assert(ROW_COUNT <= GI_AST_ROWS, "too many rows");

#define ARGUMENT(name, how, sort, member) \
    {name, GI_AH_##how, 0, GI_AS_##sort, 0, 0, offsetof(GiArguments, member)}
const GiAstRow gi_ast_argument_rows[] = {
    ARGUMENT("posonlyargs", LIST, arg, posonly), ARGUMENT("args", LIST, arg, args),
    ARGUMENT("vararg", OPT_NODE, arg, vararg), ARGUMENT("kwonlyargs", LIST, arg, kwonly),
    ARGUMENT("kw_defaults", OPT_LIST, expr, kw_defaults), ARGUMENT("kwarg", OPT_NODE, arg, kwarg),
    ARGUMENT("defaults", LIST, expr, defaults), {NULL, GI_AH_STOP, 0, GI_AS_none, 0, 0, 0}};

const char *const gi_ast_sort_names[GI_AS_COUNT] = {
    "", "mod", "stmt", "expr", "comprehension", "excepthandler", "arg", "keyword", "alias", "withitem",
    "match_case", "pattern", "type_param", "type_ignore"};
const char *const gi_ast_binary_names[] = {
    [GI_OP_ADD] = "Add", [GI_OP_SUB] = "Sub", [GI_OP_MUL] = "Mult", [GI_OP_MATMUL] = "MatMult",
    [GI_OP_TRUEDIV] = "Div", [GI_OP_FLOORDIV] = "FloorDiv", [GI_OP_MOD] = "Mod", [GI_OP_DIVMOD] = "",
    [GI_OP_POW] = "Pow", [GI_OP_LSHIFT] = "LShift", [GI_OP_RSHIFT] = "RShift", [GI_OP_AND] = "BitAnd",
    [GI_OP_XOR] = "BitXor", [GI_OP_OR] = "BitOr", [GI_OP_COUNT] = NULL};
const char *const gi_ast_unary_names[] = {"Invert", "Not", "UAdd", "USub", NULL};
const char *const gi_ast_bool_names[] = {"And", "Or", NULL};
const char *const gi_ast_context_names[] = {"Load", "Store", "Del", NULL};
const char *const gi_ast_compare_names[] = {"Lt", "LtE", "Eq", "NotEq", "Gt", "GtE", "Is", "IsNot", "In",
                                            "NotIn", NULL};

GiAstSort gi_ast_sort(uint8_t kind) {
    static const uint8_t parts[] = {
        [GI_N_KEYWORD - GI_N_KEYWORD] = GI_AS_keyword, [GI_N_ARG - GI_N_KEYWORD] = GI_AS_arg,
        [GI_N_COMPREHENSION - GI_N_KEYWORD] = GI_AS_comprehension,
        [GI_N_HANDLER - GI_N_KEYWORD] = GI_AS_excepthandler, [GI_N_ALIAS - GI_N_KEYWORD] = GI_AS_alias,
        [GI_N_WITH_ITEM - GI_N_KEYWORD] = GI_AS_withitem, [GI_N_CASE - GI_N_KEYWORD] = GI_AS_match_case,
        [GI_N_TYPE_IGNORE - GI_N_KEYWORD] = GI_AS_type_ignore, [GI_N_TYPE_PARAM - GI_N_KEYWORD] = GI_AS_type_param};
    return kind <= GI_N_INTERACTIVE ? GI_AS_mod : kind <= GI_N_CONTINUE ? GI_AS_stmt
           : kind <= GI_N_SLICE ? GI_AS_expr : kind <= GI_N_TYPE_PARAM ? (GiAstSort)parts[kind - GI_N_KEYWORD]
           : GI_AS_pattern;
}

/* --- the converter --- */

typedef struct Export {
    GiThread *t;
    GiDict *module, *instances;   /* _ast.__dict__, _ast._instances; held by `owner` */
    GiValue owner;
    uint16_t first[GI_N_MATCH_OR + 1]; /* row of the first class for a kind */
    GiValue names[ROW_COUNT];     /* interned field names, made on demand; owned */
    GiValue classes[ROW_COUNT];   /* owned, once needed */
    GiValue places[4];            /* lineno ...; owned */
} Export;

static GiValue convert(Export *x, const GiNode *n);

static GiValue row_name(Export *x, size_t row) {
    if (x->names[row] == GI_NULL) {
        x->names[row] = gi_intern(x->t, gi_ast_rows[row].name, strlen(gi_ast_rows[row].name));
    }
    return x->names[row];
}

/* An attribute of the _ast module that must be a class; borrowed. */
static GiValue get_class(Export *x, const char *name) {
    GiValue cls = gi_dict_get_text(x->t, x->module, name);
    if (cls == GI_NULL || !gi_is_type(cls)) {
        return gi_failed(x->t) ? GI_NULL : gi_raise(x->t, &gi_SystemError, "_ast.%s is no class", name);
    }
    return cls;
}

/* A bare instance: neither __new__ nor __init__ of the class is run. */
static GiValue make_instance(Export *x, GiValue cls) {
    return gi_object_type.new_(x->t, gi_as_type(cls), NULL, 0, GI_NULL);
}

/* An operator or context by name; owned. */
static GiValue get_instance(Export *x, const char *name) {
    GiValue v = gi_dict_get_text(x->t, x->instances, name);
    if (v == GI_NULL) {
        return gi_failed(x->t) ? GI_NULL : gi_raise(x->t, &gi_SystemError, "_ast._instances has no %s", name);
    }
    return gi_take(v);
}

static GiValue convert_list(Export *x, const GiNodes *nodes) {
    GiValue list = gi_list(x->t, NULL, 0);
    for (uint32_t i = 0; list != GI_NULL && i < nodes->n; i++) {
        GiValue item = nodes->items[i] == NULL ? GI_NONE : convert(x, nodes->items[i]);
        if (item == GI_NULL || !gi_list_append_steal(x->t, list, item)) {
            gi_drop(x->t, list);
            return GI_NULL;
        }
    }
    return list;
}

static GiValue convert_operators(Export *x, const GiNode *n) {
    GiValue list = gi_list(x->t, NULL, 0);
    for (uint32_t i = 0; list != GI_NULL && i < n->u.compare.comparators.n; i++) {
        GiValue item = get_instance(x, gi_ast_compare_names[n->u.compare.ops[i]]);
        if (item == GI_NULL || !gi_list_append_steal(x->t, list, item)) {
            gi_drop(x->t, list);
            return GI_NULL;
        }
    }
    return list;
}

static GiValue convert_arguments(Export *x, const GiArguments *a) {
    GiValue cls = get_class(x, "arguments");
    GiValue object = cls == GI_NULL ? GI_NULL : make_instance(x, cls);
    for (const GiAstRow *row = gi_ast_argument_rows; object != GI_NULL && row->how != GI_AH_STOP; row++) {
        const void *place = (const char *)a + row->offset;
        const GiNode *n = row->how == GI_AH_OPT_NODE ? *(GiNode *const *)place : NULL;
        GiValue value = row->how != GI_AH_OPT_NODE ? convert_list(x, place) : n == NULL ? GI_NONE : convert(x, n);
        GiValue name = value == GI_NULL ? GI_NULL : gi_intern(x->t, row->name, strlen(row->name));
        bool ok = name != GI_NULL && gi_setattr(x->t, object, name, value);
        gi_xdrop(x->t, name);
        gi_xdrop(x->t, value);
        if (!ok) {
            gi_drop(x->t, object);
            return GI_NULL;
        }
    }
    return object;
}

static GiValue or_none(GiValue v) { return v == GI_NULL ? GI_NONE : gi_take(v); }

/* The value of one field; owned. */
static GiValue convert_field(Export *x, const GiNode *n, const GiAstRow *row) {
    const void *place = (const char *)n + row->offset;
    switch ((GiAstHow)row->how) {
    case GI_AH_NODE:
    case GI_AH_OPT_NODE: {
        const GiNode *child = *(GiNode *const *)place;
        return child == NULL ? GI_NONE : convert(x, child);
    }
    case GI_AH_LIST:
    case GI_AH_OPT_LIST: return convert_list(x, place);
    case GI_AH_NAME:
    case GI_AH_OPT_NAME:
    case GI_AH_TEXT:
    case GI_AH_OPT_TEXT:
    case GI_AH_CONSTANT: return or_none(*(const GiValue *)place);
    case GI_AH_NAMES: return gi_list(x->t, ((const GiIdents *)place)->items, ((const GiIdents *)place)->n);
    case GI_AH_ARGS: return convert_arguments(x, *(GiArguments *const *)place);
    case GI_AH_KIND: return n->flags & GI_NF_U ? gi_intern(x->t, "u", 1) : GI_NONE;
    case GI_AH_INT:
    case GI_AH_OPT_INT: return gi_int_imm(*(const int32_t *)place);
    case GI_AH_FLAG_SIMPLE: return gi_int_imm((n->flags & GI_NF_SIMPLE) != 0);
    case GI_AH_FLAG_ASYNC: return gi_int_imm((n->flags & GI_NF_ASYNC) != 0);
    case GI_AH_BINARY: return get_instance(x, gi_ast_binary_names[n->op]);
    case GI_AH_UNARY: return get_instance(x, gi_ast_unary_names[n->op]);
    case GI_AH_BOOL: return get_instance(x, gi_ast_bool_names[n->op]);
    case GI_AH_CONTEXT: return get_instance(x, gi_ast_context_names[n->op]);
    case GI_AH_COMPARE: return convert_operators(x, n);
    default: return GI_NONE;
    }
}

static bool set_place(Export *x, GiValue object, const GiNode *n) {
    int32_t values[4] = {n->line, n->col, n->end_line, n->end_col};
    for (int i = 0; i < 4; i++) {
        if (!gi_setattr(x->t, object, x->places[i], gi_int_imm(values[i]))) {
            return false;
        }
    }
    return true;
}

/* The row of the class of a node. */
static size_t find_class(const Export *x, const GiNode *n) {
    size_t row = x->first[n->kind];
    for (size_t i = row; gi_ast_rows[i].how != GI_AH_STOP; i++) {
        const GiAstRow *r = &gi_ast_rows[i];
        if (r->how == GI_AH_CLASS && r->kind == n->kind &&
            (n->kind == GI_N_TYPE_PARAM ? n->op == r->value : (n->flags & r->mask) == r->value)) {
            return i;
        }
    }
    return row;
}

static GiValue convert_node(Export *x, const GiNode *n) {
    size_t row = find_class(x, n);
    if (x->classes[row] == GI_NULL) {
        x->classes[row] = gi_xtake(get_class(x, gi_ast_rows[row].name));
        if (x->classes[row] == GI_NULL) {
            return GI_NULL;
        }
    }
    GiValue object = make_instance(x, x->classes[row]);
    if (object == GI_NULL) {
        return GI_NULL;
    }
    for (size_t i = row + 1; gi_ast_rows[i].how > GI_AH_STOP; i++) {
        GiValue value = convert_field(x, n, &gi_ast_rows[i]);
        GiValue name = value == GI_NULL ? GI_NULL : row_name(x, i);
        bool ok = name != GI_NULL && gi_setattr(x->t, object, name, value);
        gi_xdrop(x->t, value);
        if (!ok) {
            gi_drop(x->t, object);
            return GI_NULL;
        }
    }
    if (gi_ast_is_placed(n->kind) && !set_place(x, object, n)) {
        gi_drop(x->t, object);
        return GI_NULL;
    }
    return object;
}

static GiValue convert(Export *x, const GiNode *n) {
    if (!gi_enter(x->t, " during ast construction")) {
        return GI_NULL;
    }
    GiValue v = convert_node(x, n);
    gi_leave(x->t);
    return v;
}

/* --- entry points --- */

static bool prepare(Export *x) {
    static const char *const names[4] = {"lineno", "col_offset", "end_lineno", "end_col_offset"};
    for (size_t i = ROW_COUNT; i-- > 0;) {
        if (gi_ast_rows[i].how == GI_AH_CLASS) {
            x->first[gi_ast_rows[i].kind] = (uint16_t)i;
        }
    }
    for (int i = 0; i < 4; i++) {
        x->places[i] = gi_intern(x->t, names[i], strlen(names[i]));
        if (x->places[i] == GI_NULL) {
            return false;
        }
    }
    x->owner = gi_import(x->t, "_ast");
    if (x->owner == GI_NULL) {
        return false;
    }
    x->module = gi_module_dict(x->owner);
    GiValue instances = gi_dict_get_text(x->t, x->module, "_instances");
    if (instances == GI_NULL || !gi_is_dict(instances)) {
        if (!gi_failed(x->t)) {
            gi_raise(x->t, &gi_SystemError, "_ast._instances is no dict");
        }
        return false;
    }
    x->instances = gi_as_dict(instances);
    return true;
}

/* The tree as objects; owned. */
GiValue gi_ast_export(GiThread *t, const GiNode *tree) {
    Export *x = gi_alloc_zeroed(t, sizeof *x);
    if (x == NULL) {
        return GI_NULL;
    }
    x->t = t;
    GiValue v = prepare(x) ? convert(x, tree) : GI_NULL;
    for (size_t i = 0; i < ROW_COUNT; i++) {
        gi_xdrop(t, x->names[i]);
        gi_xdrop(t, x->classes[i]);
    }
    for (int i = 0; i < 4; i++) {
        gi_xdrop(t, x->places[i]);
    }
    gi_xdrop(t, x->owner);
    gi_free(t, x, sizeof *x);
    return v;
}
