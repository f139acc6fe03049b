/* SPDX-License-Identifier: MIT
 * interp/syntax/ast_object.h: syntax trees as objects of the classes in runtime/lib/_ast.py, and back.
 *
 *   ast_fields.def    which class and which fields a node has
 *   ast_export.c      tree to objects (ast.parse, compile with PyCF_ONLY_AST)
 *   ast_import.c      objects to tree (compile of a tree)
 *   ast_validate.c    what the compiler takes for granted of a tree that the parser has not made
 */
#ifndef GI_AST_OBJECT_H
#define GI_AST_OBJECT_H

#include "interp/syntax/arena.h"

typedef enum GiAstHow {
    GI_AH_CLASS, GI_AH_STOP, /* rows that begin a class, and the last row */
    GI_AH_NODE, GI_AH_LIST, GI_AH_NAME, GI_AH_NAMES, GI_AH_OPT_NODE, GI_AH_OPT_NAME, GI_AH_OPT_LIST,
    GI_AH_ARGS, GI_AH_CONSTANT, GI_AH_KIND, GI_AH_INT, GI_AH_OPT_INT, GI_AH_FLAG_SIMPLE,
    GI_AH_FLAG_ASYNC, GI_AH_BINARY, GI_AH_UNARY, GI_AH_BOOL, GI_AH_CONTEXT, GI_AH_COMPARE, GI_AH_TEXT,
    GI_AH_OPT_TEXT
} GiAstHow;

/* Sorts of nodes: the base classes and products of the abstract grammar. */
typedef enum GiAstSort {
    GI_AS_none, GI_AS_mod, GI_AS_stmt, GI_AS_expr, GI_AS_comprehension, GI_AS_excepthandler, GI_AS_arg,
    GI_AS_keyword, GI_AS_alias, GI_AS_withitem, GI_AS_match_case, GI_AS_pattern, GI_AS_type_param,
    GI_AS_type_ignore,
    GI_AS_COUNT
} GiAstSort;

/* A class, or one of the fields of the class before it. */
typedef struct GiAstRow {
    const char *name;
    uint8_t how;
    uint8_t kind;         /* class: GiNodeKind */
    uint8_t sort;         /* field: GiAstSort of the node or nodes in it */
    uint16_t mask, value; /* class: see ast_fields.def */
    uint16_t offset;      /* field: in GiNode, or in GiArguments */
} GiAstRow;

#define GI_AST_ROWS 320 /* at least as many as there are */
extern const GiAstRow gi_ast_rows[];
extern const GiAstRow gi_ast_argument_rows[]; /* ast.arguments */
extern const char *const gi_ast_sort_names[GI_AS_COUNT];
/* Names of operators and contexts by their number, NULL at the end. */
extern const char *const gi_ast_binary_names[], *const gi_ast_unary_names[], *const gi_ast_bool_names[],
    *const gi_ast_context_names[], *const gi_ast_compare_names[];

GiAstSort gi_ast_sort(uint8_t kind);
/* Has a node of this kind a place in the source? */
static inline bool gi_ast_is_placed(uint8_t kind) {
    return kind > GI_N_INTERACTIVE && kind != GI_N_COMPREHENSION && kind != GI_N_WITH_ITEM &&
           kind != GI_N_CASE && kind != GI_N_TYPE_IGNORE;
}

/* The tree as an ast.Module, ast.Expression, ast.FunctionType or ast.Interactive; owned. */
GI_OWNED GiValue gi_ast_export(GiThread *t, const GiNode *tree);
/* The tree that an object stands for, in the arena; NULL: error set. mode as for gi_parse. Runs code. */
GiNode *gi_ast_import(GiThread *t, GiArena *a, GiValue object, char mode);
/* Checks a tree that was imported; false: ValueError or TypeError set. */
bool gi_ast_validate(GiThread *t, const GiNode *tree);

#endif
