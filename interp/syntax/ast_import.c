/* SPDX-License-Identifier: MIT
 * interp/syntax/ast_import.c turns objects of the _ast module's classes back into a syntax tree. It walks the
 * table of ast_fields.def as ast_export.c does; what is read is checked for its type only. Whether the
 * tree makes sense is ast_validate.c's business.
 *
 * Reading an attribute may run script code, so every value read is held until it is converted, and the
 * size of a list is read anew for each item.
 */
#include "interp/syntax/ast_object.h"
#include "runtime/native.h"
#include "runtime/types/number.h"
#include "runtime/types/sequence.h"
#include "runtime/types/str.h"

typedef struct Import {
    GiThread *t;
    GiArena *a;
    GiDict *module;
    GiValue owner;                /* the _ast module */
    GiValue classes[GI_AST_ROWS]; /* of the rows that begin one; owned */
} Import;

static GiNode *import_node(Import *x, GiValue object, GiAstSort sort);

/* --- attributes --- */

/* The attribute `name` of object: 1 found, *out owned; 0 absent; -1 error. */
static int get_field(Import *x, GiValue object, const char *name, GiValue *out) {
    GiValue key = gi_intern(x->t, name, strlen(name));
    int found = key == GI_NULL ? -1 : gi_getattr_optional(x->t, object, key, out);
    gi_xdrop(x->t, key);
    return found;
}

static bool raise_missing(Import *x, const char *field, const char *where) {
    gi_raise_type_error(x->t, "required field \"%s\" missing from %s", field, where);
    return false;
}

static bool to_int(Import *x, GiValue v, int32_t *out) {
    int64_t i;
    if (!gi_is_int(v)) {
        gi_raise_value_error(x->t, "invalid integer value: %R", v);
        return false;
    }
    if (!gi_int_to_int64(x->t, v, &i)) {
        return false;
    }
    if (i < INT32_MIN || i > INT32_MAX) {
        gi_raise(x->t, &gi_OverflowError, "Python int too large to convert to C int");
        return false;
    }
    *out = (int32_t)i;
    return true;
}

static bool to_identifier(Import *x, GiValue v, GiValue *out) {
    if (!gi_is_exact(v, &gi_str_type)) {
        gi_raise_type_error(x->t, "AST identifier must be of type str");
        return false;
    }
    *out = gi_arena_own_steal(x->a, gi_intern(x->t, gi_str_text(v), gi_str_size(v)));
    return *out != GI_NULL;
}

static bool to_text(Import *x, GiValue v, GiValue *out) {
    if (!gi_is_str(v)) {
        return gi_raise_type_error(x->t, "AST string must be of type str");
    }
    *out = gi_arena_own_steal(x->a, gi_take(v));
    return *out != GI_NULL;
}

/* The number of the operator that v is an instance of; -1: of none (error set). */
static int to_operator(Import *x, GiValue v, const char *const *names, const char *what) {
    for (int i = 0; names[i] != NULL; i++) {
        GiValue cls = gi_dict_get_text(x->t, x->module, names[i]);
        if (cls != GI_NULL && gi_is_type(cls) && gi_is_instance(v, gi_as_type(cls))) {
            return i;
        }
    }
    if (!gi_failed(x->t)) {
        gi_raise_type_error(x->t, "expected some sort of %s, but got %R", what, v);
    }
    return -1;
}

/* --- lists --- */

/* Calls `add` for each item of a list. */
static bool each_item(Import *x, GiValue list, const char *cls, const char *field,
                      bool (*add)(Import *x, GiValue item, uint32_t i, void *arg), void *arg) {
    if (!gi_is_list(list)) {
        gi_raise_type_error(x->t, "%s field \"%s\" must be a list, not a %T", cls, field, list);
        return false;
    }
    size_t n = gi_as_list(list)->size;
    for (size_t i = 0; i < n; i++) {
        GiValue item = gi_take(gi_as_list(list)->items[i]);
        bool ok = add(x, item, (uint32_t)i, arg);
        gi_drop(x->t, item);
        if (!ok) {
            return false;
        }
        if (gi_as_list(list)->size != n) {
            gi_raise(x->t, &gi_RuntimeError, "%s field \"%s\" changed size during iteration", cls, field);
            return false;
        }
    }
    return true;
}

typedef struct Items { GiNodes *nodes; GiIdents *names; uint8_t *ops; GiAstSort sort; bool optional; } Items;

static bool add_node(Import *x, GiValue item, uint32_t i, void *arg) {
    Items *s = arg;
    if (item == GI_NONE) {
        if (!s->optional) {
            gi_raise_value_error(x->t, "None disallowed in %s list",
                                 s->sort == GI_AS_stmt ? "statement" : s->sort == GI_AS_expr
                                 ? "expression" : gi_ast_sort_names[s->sort]);
        }
        return s->optional;
    }
    s->nodes->items[i] = import_node(x, item, s->sort);
    return s->nodes->items[i] != NULL;
}

static bool add_name(Import *x, GiValue item, uint32_t i, void *arg) {
    return to_identifier(x, item, &((Items *)arg)->names->items[i]);
}

static bool add_compare(Import *x, GiValue item, uint32_t i, void *arg) {
    int op = to_operator(x, item, gi_ast_compare_names, "cmpop");
    ((Items *)arg)->ops[i] = (uint8_t)op;
    return op >= 0;
}

static uint32_t list_size(GiValue v) { return gi_is_list(v) ? (uint32_t)gi_as_list(v)->size : 0; }

static bool import_nodes(Import *x, GiValue v, const char *cls, const GiAstRow *row, GiNodes *out) {
    Items s = {.nodes = out, .sort = (GiAstSort)row->sort, .optional = row->how == GI_AH_OPT_LIST};
    out->n = list_size(v);
    out->items = gi_arena_alloc(x->a, out->n * sizeof *out->items);
    return out->items != NULL && each_item(x, v, cls, row->name, add_node, &s);
}

static bool import_names(Import *x, GiValue v, const char *cls, const GiAstRow *row, GiIdents *out) {
    Items s = {.names = out};
    out->n = list_size(v);
    out->items = gi_arena_alloc(x->a, out->n * sizeof *out->items);
    return out->items != NULL && each_item(x, v, cls, row->name, add_name, &s);
}

/* The operators of a comparison. The tree does not keep their number, so it is checked here. */
static bool import_compare(Import *x, GiValue object, GiValue v, const char *cls, const GiAstRow *row, GiNode *n) {
    GiValue right;
    int found = get_field(x, object, "comparators", &right);
    if (found <= 0) {
        return found == 0 && raise_missing(x, "comparators", cls);
    }
    uint32_t count = list_size(v), operands = list_size(right);
    gi_drop(x->t, right);
    if (operands == 0) {
        gi_raise_value_error(x->t, "Compare with no comparators");
        return false;
    }
    if (count != operands) {
        gi_raise_value_error(x->t, "Compare has a different number of comparators and operands");
        return false;
    }
    Items s = {.ops = gi_arena_alloc(x->a, count + 1)};
    n->u.compare.ops = s.ops;
    return s.ops != NULL && each_item(x, v, cls, row->name, add_compare, &s);
}

/* --- constants --- */

/* May v be the value of a Constant? Also items of tuples and frozensets. */
static bool check_constant(Import *x, GiValue v) {
    if (v == GI_NONE || v == GI_ELLIPSIS || v == GI_TRUE || v == GI_FALSE || gi_is_exact(v, &gi_int_type) ||
        gi_is_exact(v, &gi_float_type) || gi_is_exact(v, &gi_complex_type) || gi_is_exact(v, &gi_str_type) ||
        gi_is_exact(v, &gi_bytes_type)) {
        return true;
    }
    bool tuple = gi_is_exact(v, &gi_tuple_type);
    if (!tuple && !gi_is_exact(v, &gi_frozenset_type)) {
        gi_raise_type_error(x->t, "got an invalid type in Constant: %T", v);
        return false;
    }
    if (!gi_enter(x->t, " during compilation")) {
        return false;
    }
    bool ok = true;
    GiValue items = tuple ? gi_take(v) : gi_tuple_from(x->t, v);
    for (size_t i = 0; items != GI_NULL && ok && i < gi_as_tuple(items)->size; i++) {
        ok = check_constant(x, gi_as_tuple(items)->items[i]);
    }
    gi_leave(x->t);
    gi_xdrop(x->t, items);
    return ok && items != GI_NULL;
}

static bool import_constant(Import *x, GiValue v, GiValue *out) {
    if (!check_constant(x, v)) {
        return false;
    }
    *out = gi_arena_own_steal(x->a, gi_take(v));
    return *out != GI_NULL;
}

static bool import_kind(Import *x, GiValue v, GiNode *n) {
    if (v != GI_NONE && !gi_is_exact(v, &gi_str_type)) {
        gi_raise_type_error(x->t, "AST string must be of type str");
        return false;
    }
    if (v != GI_NONE && gi_str_equal_text(v, "u")) {
        n->flags |= GI_NF_U;
    }
    return true;
}

/* --- nodes --- */

static bool import_arguments(Import *x, GiValue object, GiArguments **out);

/* Stores a field whose value was read. */
static bool import_field(Import *x, GiValue object, const GiAstRow *cls, const GiAstRow *row, GiValue v,
                         GiNode *n) {
    void *place = (char *)n + row->offset;
    int32_t number = 0;
    int op = 0;
    switch ((GiAstHow)row->how) {
    case GI_AH_NODE:
    case GI_AH_OPT_NODE:
        return v == GI_NONE || (*(GiNode **)place = import_node(x, v, (GiAstSort)row->sort)) != NULL;
    case GI_AH_LIST:
    case GI_AH_OPT_LIST: return import_nodes(x, v, cls->name, row, place);
    case GI_AH_NAME:
    case GI_AH_OPT_NAME: return v == GI_NONE || to_identifier(x, v, place);
    case GI_AH_TEXT:
    case GI_AH_OPT_TEXT: return v == GI_NONE || to_text(x, v, place);
    case GI_AH_NAMES: return import_names(x, v, cls->name, row, place);
    case GI_AH_ARGS: return import_arguments(x, v, place);
    case GI_AH_CONSTANT: return import_constant(x, v, place);
    case GI_AH_KIND: return import_kind(x, v, n);
    case GI_AH_INT:
    case GI_AH_OPT_INT: return v == GI_NONE || to_int(x, v, place);
    case GI_AH_FLAG_SIMPLE:
    case GI_AH_FLAG_ASYNC:
        if (!to_int(x, v, &number)) {
            return false;
        }
        n->flags |= number == 0 ? 0 : row->how == GI_AH_FLAG_SIMPLE ? GI_NF_SIMPLE : GI_NF_ASYNC;
        return true;
    case GI_AH_BINARY: op = to_operator(x, v, gi_ast_binary_names, "operator"); break;
    case GI_AH_UNARY: op = to_operator(x, v, gi_ast_unary_names, "unaryop"); break;
    case GI_AH_BOOL: op = to_operator(x, v, gi_ast_bool_names, "boolop"); break;
    case GI_AH_CONTEXT: op = to_operator(x, v, gi_ast_context_names, "expr_context"); break;
    case GI_AH_COMPARE: return import_compare(x, object, v, cls->name, row, n);
    default: return true;
    }
    n->op = (uint8_t)op;
    return op >= 0;
}

static bool is_optional(const GiAstRow *row) {
    return row->how == GI_AH_OPT_NODE || row->how == GI_AH_OPT_NAME || row->how == GI_AH_OPT_INT ||
           row->how == GI_AH_KIND || row->how == GI_AH_OPT_TEXT;
}

/* Reads and stores one field: absent optional ones stay empty, absent lists too. */
static bool read_field(Import *x, GiValue object, const GiAstRow *cls, const GiAstRow *row, GiNode *n) {
    GiValue v;
    int found = get_field(x, object, row->name, &v);
    if (found < 0) {
        return false;
    }
    if (found == 0) {
        bool list = row->how == GI_AH_LIST || row->how == GI_AH_OPT_LIST || row->how == GI_AH_NAMES ||
                    row->how == GI_AH_COMPARE;
        return is_optional(row) || list || raise_missing(x, row->name, cls->name);
    }
    bool ok;
    if (v == GI_NONE && (row->how == GI_AH_NODE || row->how == GI_AH_NAME || row->how == GI_AH_TEXT || row->how == GI_AH_ARGS)) {
        gi_raise_value_error(x->t, "field '%s' is required for %s", row->name, cls->name);
        ok = false;
    } else {
        ok = import_field(x, object, cls, row, v, n);
    }
    gi_drop(x->t, v);
    return ok;
}

static bool import_arguments(Import *x, GiValue object, GiArguments **out) {
    static const GiAstRow cls = {"arguments", GI_AH_CLASS, 0, GI_AS_none, 0, 0, 0};
    GiValue type = gi_dict_get_text(x->t, x->module, "arguments");
    if (type == GI_NULL || !gi_is_type(type) || !gi_is_instance(object, gi_as_type(type))) {
        if (!gi_failed(x->t)) {
            gi_raise_type_error(x->t, "expected some sort of arguments, but got %R", object);
        }
        return false;
    }
    GiArguments *a = *out = gi_arena_alloc(x->a, sizeof *a);
    for (const GiAstRow *row = gi_ast_argument_rows; a != NULL && row->how != GI_AH_STOP; row++) {
        if (!read_field(x, object, &cls, row, (GiNode *)(void *)a)) { /* offsets are those of arguments */
            return false;
        }
    }
    return a != NULL;
}

static bool read_place(Import *x, GiValue object, const char *base, GiNode *n) {
    static const char *const names[4] = {"lineno", "col_offset", "end_lineno", "end_col_offset"};
    int32_t values[4] = {0, 0, 0, 0};
    GiAstSort sort = gi_ast_sort(n->kind);
    bool ends_required = sort == GI_AS_pattern || sort == GI_AS_type_param;
    for (int i = 0; i < 4; i++) {
        GiValue v;
        int found = get_field(x, object, names[i], &v);
        if (found < 0) {
            return false;
        }
        if (found == 0 || (i >= 2 && v == GI_NONE && !ends_required)) {
            gi_xdrop(x->t, found == 0 ? GI_NULL : v);
            if (i < 2 || ends_required) {
                return raise_missing(x, names[i], base);
            }
            values[i] = values[i - 2];
            continue;
        }
        bool ok = to_int(x, v, &values[i]);
        gi_drop(x->t, v);
        if (!ok) {
            return false;
        }
    }
    n->line = values[0];
    n->col = values[1];
    n->end_line = values[2];
    n->end_col = values[3];
    return true;
}

/* The row of the class that object is an instance of; NULL: of none of this sort (error set). */
static const GiAstRow *find_class(Import *x, GiValue object, GiAstSort sort) {
    GiType *type = gi_type(object);
    for (int exact = 1; exact >= 0; exact--) {
        for (size_t i = 0; gi_ast_rows[i].how != GI_AH_STOP; i++) {
            if (gi_ast_rows[i].how != GI_AH_CLASS || gi_ast_sort(gi_ast_rows[i].kind) != sort) {
                continue;
            }
            GiType *cls = gi_as_type(x->classes[i]);
            if (type == cls || (!exact && gi_type_is_subtype(type, cls))) {
                return &gi_ast_rows[i];
            }
        }
    }
    gi_raise_type_error(x->t, "expected some sort of %s, but got %R", gi_ast_sort_names[sort], object);
    return NULL;
}

static GiNode *read_node(Import *x, GiValue object, GiAstSort sort) {
    const GiAstRow *cls = find_class(x, object, sort);
    GiNode *n = cls == NULL ? NULL : gi_arena_alloc(x->a, sizeof *n);
    if (n == NULL) {
        return NULL;
    }
    n->kind = cls->kind;
    if (cls->kind == GI_N_TYPE_PARAM) {
        n->op = (uint8_t)cls->value;
    } else {
        n->flags = cls->value;
    }
    if (gi_ast_is_placed(n->kind) && !read_place(x, object, gi_ast_sort_names[sort], n)) {
        return NULL;
    }
    for (const GiAstRow *row = cls + 1; row->how > GI_AH_STOP; row++) {
        if (!read_field(x, object, cls, row, n)) {
            return NULL;
        }
    }
    return n;
}

static GiNode *import_node(Import *x, GiValue object, GiAstSort sort) {
    if (!gi_enter(x->t, " during compilation")) {
        return NULL;
    }
    GiNode *n = read_node(x, object, sort);
    gi_leave(x->t);
    return n;
}

/* --- entry point --- */

static bool prepare(Import *x) {
    x->owner = gi_import(x->t, "_ast");
    if (x->owner == GI_NULL) {
        return false;
    }
    x->module = gi_module_dict(x->owner);
    for (size_t i = 0; gi_ast_rows[i].how != GI_AH_STOP; i++) {
        if (gi_ast_rows[i].how != GI_AH_CLASS) {
            continue;
        }
        GiValue cls = gi_dict_get_text(x->t, x->module, gi_ast_rows[i].name);
        if (cls == GI_NULL || !gi_is_type(cls)) {
            if (!gi_failed(x->t)) {
                gi_raise(x->t, &gi_SystemError, "_ast.%s is no class", gi_ast_rows[i].name);
            }
            return false;
        }
        x->classes[i] = gi_take(cls);
    }
    return true;
}

/* Is it the node that the mode of compile() wants? */
static bool check_root(Import *x, GiValue object, char mode) {
    GiNodeKind kind = mode == 'x' ? GI_N_MODULE : mode == 'e' ? GI_N_EXPRESSION
                    : mode == 'f' ? GI_N_FUNCTION_TYPE : GI_N_INTERACTIVE;
    for (size_t i = 0; gi_ast_rows[i].how != GI_AH_STOP; i++) {
        if (gi_ast_rows[i].how == GI_AH_CLASS && gi_ast_rows[i].kind == kind) {
            if (gi_type_is_subtype(gi_type(object), gi_as_type(x->classes[i]))) {
                return true;
            }
            gi_raise_type_error(x->t, "expected %s node, got %T", gi_ast_rows[i].name, object);
        }
    }
    return false;
}

/* The tree that an object stands for, in the arena; NULL: error set. mode as for gi_parse. */
GiNode *gi_ast_import(GiThread *t, GiArena *a, GiValue object, char mode) {
    Import *x = gi_alloc_zeroed(t, sizeof *x);
    if (x == NULL) {
        return NULL;
    }
    x->t = t;
    x->a = a;
    GiNode *tree = prepare(x) && check_root(x, object, mode) ? import_node(x, object, GI_AS_mod) : NULL;
    for (size_t i = 0; i < GI_AST_ROWS; i++) {
        gi_xdrop(t, x->classes[i]);
    }
    gi_xdrop(t, x->owner);
    gi_free(t, x, sizeof *x);
    return tree != NULL && gi_ast_validate(t, tree) ? tree : NULL;
}
