/* SPDX-License-Identifier: MIT
 * interp/compiler/symbols.h: which scope every name of a program belongs to.
 *
 * One GiScope per module, class, function, lambda, comprehension and annotation scope, found again by
 * its node. Everything lives in the compilation's arena.
 *
 * S1  A list, set or dict comprehension runs in the frame of the scope around it (`inlined`), but has
 *     its own names. gi_scope_frame(s) is the scope whose frame runs s.
 * S2  After gi_symbols_build every symbol has its final scope. A name that is free in a frame scope has
 *     an index into that frame's closure; a name free in an inlined scope is looked up further out.
 */
#ifndef GI_SYMBOLS_H
#define GI_SYMBOLS_H

#include "interp/syntax/ast.h"

typedef enum GiScopeKind {
    GI_SCOPE_MODULE,
    GI_SCOPE_CLASS,
    GI_SCOPE_FUNCTION,     /* def, lambda, comprehension, generator expression */
    GI_SCOPE_ANNOTATION,   /* annotations that are never evaluated (from __future__ import annotations) */
    GI_SCOPE_TYPE_PARAMS,  /* def f[T], class C[T], type A[T] */
    GI_SCOPE_TYPE_ALIAS,   /* value of a type statement */
    GI_SCOPE_TYPE_VARIABLE /* bound, constraints or default of a type parameter */
} GiScopeKind;

typedef enum GiNameScope {
    GI_NAME_UNKNOWN,
    GI_NAME_LOCAL,
    GI_NAME_GLOBAL_EXPLICIT,
    GI_NAME_GLOBAL_IMPLICIT,
    GI_NAME_FREE,
    GI_NAME_CELL
} GiNameScope;

/* GiSymbol.flags */
#define GI_SYM_GLOBAL 1u      /* global statement */
#define GI_SYM_LOCAL 2u       /* assigned */
#define GI_SYM_PARAM 4u
#define GI_SYM_NONLOCAL 8u
#define GI_SYM_USE 16u
#define GI_SYM_FREE_CLASS 32u /* bound in a class body and free in functions inside it */
#define GI_SYM_IMPORT 64u
#define GI_SYM_ANNOTATED 128u
#define GI_SYM_COMP_TARGET 256u
#define GI_SYM_TYPE_PARAM 512u
#define GI_SYM_WALRUS 1024u   /* target of := : may be rebound inside an expression */
#define GI_SYM_KILLED 2048u   /* del, or name of an except clause: may become unbound again */
#define GI_SYM_BOUND (GI_SYM_LOCAL | GI_SYM_PARAM | GI_SYM_IMPORT | GI_SYM_TYPE_PARAM)

typedef struct GiSymbol GiSymbol;
struct GiSymbol {
    GiValue name;      /* mangled */
    GiSymbol *next;    /* in order of first appearance */
    uint32_t flags;
    uint8_t scope;     /* GiNameScope */
    int32_t slot;      /* compiler: local number, -1 none yet */
    int32_t free_index;/* closure index in a frame scope, -1: not free */
};

typedef struct GiDirective { /* one name of a global or nonlocal statement */
    GiValue name;
    const GiNode *node;
    struct GiDirective *next;
} GiDirective;

typedef struct GiScope GiScope;
struct GiScope {
    uint8_t kind;             /* GiScopeKind */
    const GiNode *node;
    GiValue name;             /* of the code object */
    GiScope *parent, *first_child, *last_child, *sibling;
    GiSymbol *first, *last;   /* symbols in order */
    GiSymbol **table;         /* by name; size is a power of two */
    uint32_t count, table_size;
    GiDirective *directives;
    GiIdents *mangled_only;   /* class type parameters and what is nested in them: only these names are
                               * mangled; NULL: all are */
    uint8_t comprehension;    /* node kind, or 0 */
    bool inlined;             /* S1 */
    bool nested, generator, coroutine, varargs, varkeywords, returns_value;
    bool comp_iter_target;    /* visiting a target of `for` in a comprehension */
    bool visiting_result;     /* annotation scopes: */
    uint16_t comp_iter_expr;  /* nesting of comprehension iterables being visited */
    bool needs_class_cell, needs_class_dict; /* class: __class__, __classdict__ */
    bool sees_class;          /* annotation scope directly in a class: the class's names are seen */
    const char *what;         /* annotation scopes: name for error messages */
    uint32_t free_count;
    GiSymbol **free_names;    /* sorted by name: free_index -> symbol */
    GiValue code;             /* compiler: code made for this scope ... */
    uint32_t made_in;         /* ... inside the unit of this number; 0: none yet */
};

typedef struct GiSymbols {
    GiThread *t;
    GiArena *arena;
    GiScope *top, *current;
    GiValue class_name;       /* for private names; GI_NULL: none */
    struct GiScopeEntry *map; /* (node, part) -> scope */
    uint32_t map_count, map_size;
    uint32_t flags;           /* GI_COMPILE_* */
    bool failed;              /* an exception is set */
} GiSymbols;

/* Which scope of a node: its body, its type parameters; the bound, the default of a type parameter. */
typedef enum GiScopePart { GI_PART_BODY, GI_PART_TYPE_PARAMS, GI_PART_BOUND = 0, GI_PART_DEFAULT = 1 } GiScopePart;

/* Fills s for a tree; false: SyntaxError (or MemoryError) set. */
bool gi_symbols_build(GiSymbols *s, GiThread *t, GiArena *arena, GiNode *tree, uint32_t flags);
/* Second pass of gi_symbols_build: decides local, cell, free and global. */
bool gi_symbols_resolve(GiSymbols *s);
/* The scopes and their names as nested tuples (symbols_export.c); owned. */
GI_OWNED GiValue gi_symbols_export(const GiSymbols *s);
/* The scope made for a part of a node; never NULL after a successful build. */
GiScope *gi_symbols_scope(const GiSymbols *s, const GiNode *node, GiScopePart part);
/* The symbol of a (mangled) name in one scope, or NULL. */
GiSymbol *gi_scope_find(const GiScope *scope, GiValue name);
/* The symbol of a name, added when missing; NULL: out of memory. */
GiSymbol *gi_scope_add(GiSymbols *s, GiScope *scope, GiValue name);
/* __name in a class becomes _Class__name; borrowed (the arena keeps it). GI_NULL: out of memory. */
GiValue gi_mangle(GiThread *t, GiArena *arena, GiValue class_name, GiValue name);
/* The same as seen from a scope (type parameter scopes of classes mangle only those). */
GiValue gi_scope_mangle(GiThread *t, GiArena *arena, const GiScope *scope, GiValue class_name, GiValue name);

/* Scopes whose names are registers. */
static inline bool gi_scope_is_function(const GiScope *s) {
    return s->kind != GI_SCOPE_MODULE && s->kind != GI_SCOPE_CLASS;
}
/* S1 */
static inline GiScope *gi_scope_frame(GiScope *s) {
    while (s->inlined) {
        s = s->parent;
    }
    return s;
}

#endif
