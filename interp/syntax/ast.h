/* SPDX-License-Identifier: MIT
 * interp/syntax/ast.h: the syntax tree: what the parser makes and symbols.c and compile.c read.
 *
 * Nodes live in an arena (freed at once); identifiers and constants are GiValues owned by the arena.
 * Positions: line 1-based, col 0-based in UTF-8 bytes, as in Python's ast module; end exclusive.
 * Lists may have n == 0 and items == NULL.
 */
#ifndef GI_AST_H
#define GI_AST_H

#include "runtime/protocol.h"

typedef struct GiNode GiNode;
typedef struct GiNodes { GiNode **items; uint32_t n; } GiNodes;
typedef struct GiIdents { GiValue *items; uint32_t n; } GiIdents; /* interned str */

typedef enum GiNodeKind {
    /* mod */ GI_N_MODULE, GI_N_EXPRESSION, GI_N_FUNCTION_TYPE, GI_N_INTERACTIVE,
    /* stmt */ GI_N_FUNCTION, GI_N_CLASS, GI_N_RETURN, GI_N_DELETE, GI_N_ASSIGN, GI_N_AUG_ASSIGN,
    GI_N_ANN_ASSIGN, GI_N_TYPE_ALIAS, GI_N_FOR, GI_N_WHILE, GI_N_IF, GI_N_WITH, GI_N_MATCH, GI_N_RAISE,
    GI_N_TRY, GI_N_ASSERT, GI_N_IMPORT, GI_N_IMPORT_FROM, GI_N_GLOBAL, GI_N_NONLOCAL, GI_N_EXPR_STMT,
    GI_N_PASS, GI_N_BREAK, GI_N_CONTINUE,
    /* expr */ GI_N_BOOL_OP, GI_N_NAMED, GI_N_BINARY, GI_N_UNARY, GI_N_LAMBDA, GI_N_IF_EXP, GI_N_DICT,
    GI_N_SET, GI_N_LIST_COMP, GI_N_SET_COMP, GI_N_DICT_COMP, GI_N_GENERATOR_EXP, GI_N_AWAIT, GI_N_YIELD,
    GI_N_YIELD_FROM, GI_N_COMPARE, GI_N_CALL, GI_N_FORMATTED, GI_N_JOINED_STR, GI_N_CONSTANT,
    GI_N_ATTRIBUTE, GI_N_SUBSCRIPT, GI_N_STARRED, GI_N_NAME, GI_N_LIST, GI_N_TUPLE, GI_N_SLICE,
    /* parts */ GI_N_KEYWORD, GI_N_ARG, GI_N_COMPREHENSION, GI_N_HANDLER, GI_N_ALIAS, GI_N_WITH_ITEM,
    GI_N_CASE, GI_N_TYPE_IGNORE, GI_N_TYPE_PARAM,
    /* pattern */ GI_N_MATCH_VALUE, GI_N_MATCH_SINGLETON, GI_N_MATCH_SEQUENCE, GI_N_MATCH_MAPPING,
    GI_N_MATCH_CLASS, GI_N_MATCH_STAR, GI_N_MATCH_AS, GI_N_MATCH_OR
} GiNodeKind;

typedef enum GiExprContext { GI_CTX_LOAD, GI_CTX_STORE, GI_CTX_DEL } GiExprContext;
typedef enum GiUnaryOp { GI_U_INVERT, GI_U_NOT, GI_U_PLUS, GI_U_MINUS } GiUnaryOp;
typedef enum GiCmpOp { /* first six as GiCompareOp */
    GI_CMP_LT, GI_CMP_LE, GI_CMP_EQ, GI_CMP_NE, GI_CMP_GT, GI_CMP_GE,
    GI_CMP_IS, GI_CMP_IS_NOT, GI_CMP_IN, GI_CMP_NOT_IN } GiCmpOp;

typedef struct GiArguments {
    GiNodes posonly, args, kwonly;      /* GI_N_ARG */
    GiNode *vararg, *kwarg;             /* or NULL */
    GiNodes defaults;                   /* of the last posonly+args */
    GiNodes kw_defaults;                /* one per kwonly; items may be NULL */
} GiArguments;

struct GiNode {
    uint8_t kind;   /* GiNodeKind */
    uint8_t op;     /* GiBinaryOp (BINARY, AUG_ASSIGN), GiUnaryOp, BOOL_OP: 0 and 1 or, ctx of targets */
    uint16_t flags; /* GI_NF_* */
    int32_t line, col, end_line, end_col;
    union {
        struct { GiNodes body, type_ignores; } module;           /* MODULE, INTERACTIVE */
        struct { GiNode *body; } expression;
        struct { GiNodes argtypes; GiNode *returns; } function_type;
        struct { GiValue name; GiArguments *args; GiNodes body, decorators, type_params; GiNode *returns; GiValue comment; } function; /* GI_NF_ASYNC; type comments: GI_NULL or str */
        struct { GiValue name; GiNodes bases, keywords, body, decorators, type_params; } class_;
        struct { GiNode *value; } one;    /* RETURN(NULL ok), EXPR_STMT, AWAIT, YIELD(NULL ok), YIELD_FROM, STARRED(op=ctx), MATCH_VALUE */
        struct { GiNodes items; } many;   /* DELETE, LIST(op=ctx), TUPLE(op=ctx), SET, BOOL_OP, JOINED_STR, MATCH_SEQUENCE, MATCH_OR */
        struct { GiNodes targets; GiNode *value; GiValue comment; } assign;
        struct { GiNode *target, *value; } aug;                  /* AUG_ASSIGN (op) */
        struct { GiNode *target, *annotation, *value; } ann;     /* value NULL ok; GI_NF_SIMPLE */
        struct { GiNode *name; GiNodes type_params; GiNode *value; } type_alias;
        struct { GiNode *target, *iter; GiNodes body, orelse; GiValue comment; } for_; /* GI_NF_ASYNC */
        struct { GiNode *test; GiNodes body, orelse; } while_;   /* WHILE, IF */
        struct { GiNodes items, body; GiValue comment; } with;   /* WITH_ITEMs; GI_NF_ASYNC */
        struct { GiNode *subject; GiNodes cases; } match;
        struct { GiNode *exc, *cause; } raise;                   /* both NULL ok */
        struct { GiNodes body, handlers, orelse, finalbody; } try_; /* GI_NF_STAR for except* */
        struct { GiNode *test, *msg; } assert_;
        struct { GiNodes names; } import;                        /* ALIASes */
        struct { GiValue module; GiNodes names; int32_t level; } import_from; /* module GI_NULL ok */
        struct { GiIdents names; } scope;                        /* GLOBAL, NONLOCAL */
        struct { GiNode *target, *value; } named;
        struct { GiNode *left, *right; } binary;                 /* op = GiBinaryOp */
        struct { GiNode *operand; } unary;                       /* op = GiUnaryOp */
        struct { GiArguments *args; GiNode *body; } lambda;
        struct { GiNode *test, *body, *orelse; } if_exp;
        struct { GiNodes keys, values; } dict;                   /* keys[i] NULL: **values[i] */
        struct { GiNode *element, *value; GiNodes generators; } comp; /* value: DICT_COMP only (element is the key) */
        struct { GiNode *left; GiNodes comparators; uint8_t *ops; } compare; /* ops: GiCmpOp */
        struct { GiNode *func; GiNodes args, keywords; } call;   /* args may be STARRED */
        struct { GiNode *value; GiNode *spec; int32_t conversion; } formatted; /* conversion -1 or 's' 'r' 'a'; spec JOINED_STR or NULL */
        struct { GiValue value; } constant;                      /* GI_NF_U for u"" */
        struct { GiNode *value; GiValue attr; } attribute;       /* op = ctx */
        struct { GiNode *value, *slice; } subscript;             /* op = ctx */
        struct { GiValue id; } name;                             /* op = ctx */
        struct { GiNode *lower, *upper, *step; } slice;          /* NULL ok */
        struct { GiValue arg; GiNode *value; } keyword;          /* arg GI_NULL: **value */
        struct { GiValue arg; GiNode *annotation; GiValue comment; } arg;
        struct { GiValue tag; int32_t line; } type_ignore;
        struct { GiNode *target, *iter; GiNodes ifs; } comprehension; /* GI_NF_ASYNC */
        struct { GiNode *type; GiValue name; GiNodes body; } handler; /* type NULL, name GI_NULL ok */
        struct { GiValue name, asname; } alias;                  /* name dotted or "*"; asname GI_NULL ok */
        struct { GiNode *context, *vars; } with_item;            /* vars NULL ok */
        struct { GiNode *pattern, *guard; GiNodes body; } case_; /* guard NULL ok */
        struct { GiValue name; GiNode *bound, *default_value; } type_param; /* op: 0 TypeVar 1 ParamSpec 2 TypeVarTuple */
        struct { GiNodes keys, patterns; GiValue rest; } match_mapping; /* rest GI_NULL ok */
        struct { GiNode *cls; GiNodes patterns; GiIdents kwd_attrs; GiNodes kwd_patterns; } match_class;
        struct { GiValue name; } match_star;                     /* GI_NULL: _ */
        struct { GiNode *pattern; GiValue name; } match_as;      /* both empty: _ */
    } u;
};

#define GI_NF_ASYNC 1u
#define GI_NF_SIMPLE 2u
#define GI_NF_STAR 4u
#define GI_NF_U 8u
#define GI_NF_PARENS 16u /* the expression stood in parentheses of its own */

typedef struct GiArena GiArena;
/* An arena for one compilation; NULL: MemoryError set. */
GiArena *gi_arena_new(GiThread *t);
void gi_arena_free(GiArena *a);
void *gi_arena_alloc(GiArena *a, size_t size); /* zeroed; NULL: MemoryError set */
/* Keeps a reference to v (taken over) until the arena is freed; returns v, GI_NULL on failure. */
GiValue gi_arena_own_steal(GiArena *a, GiValue v);

/* Flags of a compilation; 16-bit future flags are CPython's. */
#define GI_COMPILE_INTERACTIVE_INPUT 1u /* incomplete input raises IncompleteInputError (REPL) */
#define GI_COMPILE_ANNOTATIONS 2u       /* from __future__ import annotations */
#define GI_COMPILE_TOP_LEVEL_AWAIT 4u
#define GI_COMPILE_NO_IMPLY_DEDENT 8u
#define GI_COMPILE_OPTIMIZE 16u         /* -O: no asserts, __debug__ False */
#define GI_COMPILE_BYTES 32u            /* source is undecoded bytes: BOM and coding cookie count; without
                                         * it the source is UTF-8 text and a cookie is ignored */
#define GI_COMPILE_FILE 128u            /* with GI_COMPILE_BYTES: the program itself, whose bad bytes are said
                                         * by line */
#define GI_COMPILE_NO_DOCSTRINGS 256u   /* -OO */
#define GI_COMPILE_TYPE_COMMENTS 512u   /* compile(): type comments are asked for */
#define GI_COMPILE_ONLY_AST 64u         /* compile() is to give an ast object */
#define GI_COMPILE_FLUFL 2048u           /* from __future__ import barry_as_FLUFL, inherited: <> for != */
#define GI_COMPILE_OPTIMIZED_AST 1024u  /* ... with constants folded */
#define GI_COMPILE_VERSION(minor) (((uint32_t)(minor) + 1) << 24) /* Python 3.minor must understand it, too */

/* interp/syntax/parser.c: parses text (any bytes; encoding declaration and BOM honoured) in mode 'x', 'e',
 * 's' or 'f' (func_type). NULL with SyntaxError (or IndentationError, TabError ...) in CPython 3.13's words set. */
GiNode *gi_parse(GiThread *t, GiArena *a, const char *source, size_t size, GiValue filename, char mode, uint32_t flags);
/* interp/compiler/compile.c: the code object of a tree; owned. */
GI_OWNED GiValue gi_compile_tree(GiThread *t, GiArena *a, GiNode *tree, GiValue filename, uint32_t flags);
/* Raises SyntaxError at a node (or at a position); always GI_NULL. Used by symbols and compiler. */
GiValue gi_syntax_error(GiThread *t, GiValue filename, const char *source, size_t size, int32_t line, int32_t col, int32_t end_line, int32_t end_col, const char *format, ...);
/* Text of the compilation kept by the arena, for messages. */
void gi_arena_set_source(GiArena *a, const char *source, size_t size, GiValue filename);
GiValue gi_syntax_error_at(GiThread *t, GiArena *a, const GiNode *n, const char *format, ...);
/* ast.unparse of an annotation or f-string '=' expression (from __future__ annotations): owned str. */
GI_OWNED GiValue gi_unparse(GiThread *t, const GiNode *n);

#endif
