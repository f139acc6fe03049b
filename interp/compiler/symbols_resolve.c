/* SPDX-License-Identifier: MIT
 * interp/compiler/symbols_resolve.c decides what every recorded name means: it looks outwards from each use to
 * the scope that binds it.
 *
 * R1  A name is free when a function-like scope further out binds it. The binder keeps it in a cell,
 *     unless both run in the same frame (an inlined comprehension); every frame in between gets it into
 *     its closure.
 * R2  Class bodies are not seen from the scopes inside them, except for __class__ and __classdict__ and
 *     by annotation scopes (GiScope.sees_class).
 */
#include "interp/compiler/symbols.h"
#include "runtime/types/str.h"

#include <stdlib.h>

static bool fail_at_directive(GiSymbols *s, const GiScope *scope, GiValue name, const char *format) {
    const GiNode *at = scope->node;
    for (const GiDirective *d = scope->directives; d != NULL; d = d->next) {
        if (d->name == name) {
            at = d->node; /* the list is in reverse: the last hit is the first declaration */
        }
    }
    gi_syntax_error_at(s->t, s->arena, at, format, name);
    s->failed = true;
    return false;
}

/* The scope around `scope` that binds name, R2; NULL: none, the name is global. */
static GiScope *find_binder(GiSymbols *s, GiScope *scope, GiValue name) {
    bool class_cell = name == GI_NAME(s->t, __class__), class_dict = name == GI_NAME(s->t, __classdict__);
    for (GiScope *p = scope->parent; p != NULL && p->kind != GI_SCOPE_MODULE; p = p->parent) {
        if (p->kind == GI_SCOPE_CLASS) {
            if (class_cell || class_dict) {
                return p;
            }
            continue;
        }
        const GiSymbol *sym = gi_scope_find(p, name);
        if (sym == NULL) {
            continue;
        }
        if (sym->flags & GI_SYM_GLOBAL) {
            return NULL;
        }
        if ((sym->flags & GI_SYM_BOUND) && !(sym->flags & GI_SYM_NONLOCAL)) {
            return p;
        }
    }
    return NULL;
}

static bool add_free(GiSymbols *s, GiScope *frame, GiValue name) {
    GiSymbol *sym = gi_scope_add(s, frame, name);
    if (sym == NULL) {
        return false;
    }
    if (frame->kind == GI_SCOPE_CLASS && (sym->flags & (GI_SYM_BOUND | GI_SYM_GLOBAL))) {
        sym->flags |= GI_SYM_FREE_CLASS;
    } else {
        sym->scope = GI_NAME_FREE;
    }
    sym->free_index = 0;
    return true;
}

/* R1 */
static bool make_free(GiSymbols *s, GiScope *scope, GiSymbol *sym, GiScope *binder) {
    GiValue name = sym->name;
    sym->scope = GI_NAME_FREE;
    GiScope *inner = gi_scope_frame(scope);
    GiScope *outer = gi_scope_frame(binder);
    if (inner == outer) {
        return true;
    }
    if (binder->kind == GI_SCOPE_CLASS) {
        if (name == GI_NAME(s->t, __class__)) {
            binder->needs_class_cell = true;
        } else {
            binder->needs_class_dict = true;
        }
    } else {
        gi_scope_find(binder, name)->scope = GI_NAME_CELL;
    }
    for (GiScope *f = inner; f != outer; f = gi_scope_frame(f->parent)) {
        if (!add_free(s, f, name)) {
            return false;
        }
    }
    return true;
}

/* An annotation scope in a class sees the class's own names before those of outer functions. */
static bool resolve_by_class(const GiScope *scope, GiSymbol *sym) {
    const GiScope *p = scope;
    while (p->sees_class) {
        p = p->parent;
    }
    if (p == scope || p->kind != GI_SCOPE_CLASS) {
        return false;
    }
    const GiSymbol *seen = gi_scope_find(p, sym->name);
    if (seen == NULL) {
        return false;
    }
    if (seen->flags & GI_SYM_GLOBAL) {
        sym->scope = GI_NAME_GLOBAL_EXPLICIT;
        return true;
    }
    if ((seen->flags & GI_SYM_BOUND) && !(seen->flags & GI_SYM_NONLOCAL)) {
        sym->scope = GI_NAME_GLOBAL_IMPLICIT;
        return true;
    }
    return false;
}

static bool resolve_nonlocal(GiSymbols *s, GiScope *scope, GiSymbol *sym) {
    if (scope->kind == GI_SCOPE_MODULE) {
        return fail_at_directive(s, scope, sym->name, "nonlocal declaration not allowed at module level");
    }
    GiScope *binder = find_binder(s, scope, sym->name);
    if (binder == NULL) {
        return fail_at_directive(s, scope, sym->name, "no binding for nonlocal '%S' found");
    }
    const GiSymbol *bound = gi_scope_find(binder, sym->name);
    if (bound != NULL && (bound->flags & GI_SYM_TYPE_PARAM)) {
        return fail_at_directive(s, scope, sym->name, "nonlocal binding not allowed for type parameter '%S'");
    }
    return make_free(s, scope, sym, binder);
}

static bool resolve_symbol(GiSymbols *s, GiScope *scope, GiSymbol *sym) {
    if (sym->flags & GI_SYM_GLOBAL) {
        if (sym->flags & GI_SYM_NONLOCAL) {
            return fail_at_directive(s, scope, sym->name, "name '%S' is nonlocal and global");
        }
        sym->scope = GI_NAME_GLOBAL_EXPLICIT;
        return true;
    }
    if (sym->flags & GI_SYM_NONLOCAL) {
        return resolve_nonlocal(s, scope, sym);
    }
    if (sym->flags & GI_SYM_BOUND) {
        if (sym->scope != GI_NAME_CELL) {
            sym->scope = GI_NAME_LOCAL;
        }
        return true;
    }
    if (resolve_by_class(scope, sym)) {
        return true;
    }
    GiScope *binder = find_binder(s, scope, sym->name);
    if (binder == NULL || gi_scope_frame(scope) == binder) {
        /* also __class__ read by a comprehension that runs in the class body itself */
        if (sym->scope != GI_NAME_FREE) {
            sym->scope = binder != NULL && binder->kind != GI_SCOPE_CLASS ? GI_NAME_FREE : GI_NAME_GLOBAL_IMPLICIT;
        }
        return true;
    }
    return make_free(s, scope, sym, binder);
}

static bool resolve_scope(GiSymbols *s, GiScope *scope) {
    if (!gi_enter(s->t, " during compilation")) {
        s->failed = true;
        return false;
    }
    GiScope *parent = scope->parent;
    scope->inlined = scope->comprehension != 0 && scope->comprehension != GI_N_GENERATOR_EXP && !parent->sees_class;
    bool ok = true;
    for (GiSymbol *sym = scope->first; ok && sym != NULL; sym = sym->next) {
        ok = resolve_symbol(s, scope, sym);
    }
    for (GiScope *child = scope->first_child; ok && child != NULL; child = child->sibling) {
        ok = resolve_scope(s, child);
    }
    gi_leave(s->t);
    return ok;
}

static int compare_names(const void *a, const void *b) {
    return gi_str_compare((*(GiSymbol *const *)a)->name, (*(GiSymbol *const *)b)->name);
}

/* Numbers the free names of every frame, in the order of their names. */
static bool number_free(GiSymbols *s, GiScope *scope) {
    uint32_t n = 0;
    for (GiSymbol *sym = scope->first; sym != NULL; sym = sym->next) {
        n += sym->free_index >= 0;
    }
    if (n > 0) {
        scope->free_names = gi_arena_alloc(s->arena, n * sizeof *scope->free_names);
        if (scope->free_names == NULL) {
            s->failed = true;
            return false;
        }
        for (GiSymbol *sym = scope->first; sym != NULL; sym = sym->next) {
            if (sym->free_index >= 0) {
                scope->free_names[scope->free_count++] = sym;
            }
        }
        qsort(scope->free_names, n, sizeof *scope->free_names, compare_names);
        for (uint32_t i = 0; i < n; i++) {
            scope->free_names[i]->free_index = (int32_t)i;
        }
    }
    bool ok = true;
    for (GiScope *child = scope->first_child; ok && child != NULL; child = child->sibling) {
        ok = number_free(s, child);
    }
    return ok;
}

/* Second pass of gi_symbols_build: decides local, cell, free and global. */
bool gi_symbols_resolve(GiSymbols *s) {
    if (!resolve_scope(s, s->top) || !number_free(s, s->top)) {
        s->failed = true;
        return false;
    }
    return true;
}
