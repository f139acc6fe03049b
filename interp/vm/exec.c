/* SPDX-License-Identifier: MIT
 * interp/vm/exec.c: what compile(), eval() and exec() need of the compiler (see runtime/hooks.h).
 */
#include "interp/syntax/ast.h"
#include "interp/syntax/ast_object.h"
#include "interp/vm/frame.h"
#include "runtime/hooks.h"
#include "runtime/types/bytes.h"

/* CPython's bits of compile(flags=...). */
#define CF_DONT_IMPLY_DEDENT 0x200
#define CF_ONLY_AST 0x400
#define CF_TYPE_COMMENTS 0x1000
#define CF_TOP_LEVEL_AWAIT 0x2000
#define CF_ALLOW_INCOMPLETE 0x4000
#define CF_OPTIMIZED_AST (0x8000 | CF_ONLY_AST)
#define CF_FUTURES 0x1FE0010 /* nested_scopes ... annotations */
#define CF_FUTURE_FLUFL 0x400000
#define CF_FUTURE_ANNOTATIONS 0x1000000

uint32_t gi_compile_flags(GiThread *t, int64_t flags) {
    const int64_t known = CF_DONT_IMPLY_DEDENT | CF_OPTIMIZED_AST | CF_TYPE_COMMENTS |
                          CF_TOP_LEVEL_AWAIT | CF_ALLOW_INCOMPLETE | CF_FUTURES;
    if (flags & ~known) {
        gi_raise_value_error(t, "compile(): unrecognised flags");
        return UINT32_MAX;
    }
    uint32_t r = flags & CF_TYPE_COMMENTS ? GI_COMPILE_TYPE_COMMENTS : 0;
    if (flags & CF_DONT_IMPLY_DEDENT) {
        r |= GI_COMPILE_NO_IMPLY_DEDENT;
    }
    if (flags & CF_TOP_LEVEL_AWAIT) {
        r |= GI_COMPILE_TOP_LEVEL_AWAIT;
    }
    if (flags & CF_ALLOW_INCOMPLETE) {
        r |= GI_COMPILE_INTERACTIVE_INPUT;
    }
    if (flags & CF_FUTURE_ANNOTATIONS) {
        r |= GI_COMPILE_ANNOTATIONS;
    }
    if (flags & CF_FUTURE_FLUFL) {
        r |= GI_COMPILE_FLUFL;
    }
    if (flags & CF_ONLY_AST) {
        r |= GI_COMPILE_ONLY_AST;
        r |= (flags & CF_OPTIMIZED_AST) == CF_OPTIMIZED_AST ? GI_COMPILE_OPTIMIZED_AST : 0;
    }
    return r;
}

uint32_t gi_inherited_flags(GiThread *t) {
    GiFrame *f = gi_frame_at(t, 0);
    uint32_t flags = f == NULL ? 0 : f->code->flags;
    return (flags & CF_FUTURE_ANNOTATIONS ? GI_COMPILE_ANNOTATIONS : 0) | (flags & CF_FUTURE_FLUFL ? GI_COMPILE_FLUFL : 0);
}

/* The code of an ast object. */
static GiValue compile_object(GiThread *t, GiValue object, GiValue filename, char mode, uint32_t flags) {
    GiArena *arena = gi_arena_new(t);
    if (arena == NULL) {
        return GI_NULL;
    }
    gi_arena_set_source(arena, NULL, 0, filename);
    GiNode *tree = gi_ast_import(t, arena, object, mode);
    GiValue code = tree == NULL ? GI_NULL : gi_compile_tree(t, arena, tree, filename, flags);
    gi_arena_free(arena);
    return code;
}

/* Parses text for an ast object. */
static GiValue parse_object(GiThread *t, const char *text, size_t size, GiValue filename, char mode, uint32_t flags) {
    GiArena *arena = gi_arena_new(t);
    if (arena == NULL) {
        return GI_NULL;
    }
    GiNode *tree = gi_parse(t, arena, text, size, filename, mode, flags);
    GiValue v = tree == NULL ? GI_NULL : gi_ast_export(t, tree);
    gi_arena_free(arena);
    return v;
}

/* Is v an instance of ast.AST? */
static int is_ast(GiThread *t, GiValue v) {
    GiValue name = gi_intern(t, "_ast", 4);
    GiValue m = name == GI_NULL || t->vm->modules == NULL ? GI_NULL : gi_dict_get(t, t->vm->modules, name);
    gi_xdrop(t, name);
    if (m == GI_NULL) {
        return gi_failed(t) ? -1 : 0; /* never imported: there are no such objects */
    }
    GiValue cls = gi_getattr_text(t, m, "AST");
    int r = cls == GI_NULL ? -1 : gi_isinstance(t, v, cls);
    gi_xdrop(t, cls);
    return r;
}

/* The tree of an ast object as a new object. */
static GiValue copy_object(GiThread *t, GiValue object, GiValue filename, char mode) {
    GiArena *arena = gi_arena_new(t);
    if (arena == NULL) {
        return GI_NULL;
    }
    gi_arena_set_source(arena, NULL, 0, filename);
    GiNode *tree = gi_ast_import(t, arena, object, mode);
    GiValue v = tree == NULL ? GI_NULL : gi_ast_export(t, tree);
    gi_arena_free(arena);
    return v;
}

/* A new ast object, its constants folded in place. */
static GiValue optimize_steal(GiThread *t, GiValue tree, uint32_t flags) {
    GiValue f = tree == GI_NULL ? GI_NULL : gi_import_attr(t, "_gilt_ast", "optimize");
    GiValue r = GI_NULL;
    if (f != GI_NULL) {
        r = gi_call2(t, f, tree, gi_int_imm(flags & GI_COMPILE_NO_DOCSTRINGS ? 2 : flags & GI_COMPILE_OPTIMIZE ? 1 : 0));
        gi_drop(t, f);
    }
    gi_xdrop(t, tree);
    return r;
}

static GiValue parse_source(GiThread *t, GiValue source, GiValue filename, char mode, uint32_t flags) {
    if (gi_is_str(source)) {
        return parse_object(t, gi_str_text(source), gi_str_size(source), filename, mode, flags);
    }
    GiBuffer b;
    if (!gi_has_buffer(source) || !gi_buffer_get_contiguous(t, source, false, &b)) {
        gi_error_clear(t);
        return gi_raise_type_error(t, "compile() arg 1 must be a string, bytes or AST object");
    }
    GiValue v = parse_object(t, (const char *)b.data, b.size, filename, mode, flags | GI_COMPILE_BYTES);
    gi_buffer_release(t, &b);
    return v;
}

GiValue gi_compile_object(GiThread *t, GiValue source, GiValue filename, char mode, uint32_t flags) {
    bool only_ast = flags & GI_COMPILE_ONLY_AST, optimized = flags & GI_COMPILE_OPTIMIZED_AST;
    flags &= ~(GI_COMPILE_ONLY_AST | GI_COMPILE_OPTIMIZED_AST);
    int tree = is_ast(t, source);
    if (tree < 0) {
        return GI_NULL;
    }
    if (tree && !only_ast) {
        return compile_object(t, source, filename, mode, flags);
    }
    if (!only_ast) {
        return GI_NULL;
    }
    if (!optimized) {
        return tree ? gi_take(source) : parse_source(t, source, filename, mode, flags);
    }
    return optimize_steal(t, tree ? copy_object(t, source, filename, mode)
                                  : parse_source(t, source, filename, mode, flags), flags);
}

GiValue gi_code_listing(GiThread *t, GiValue code, bool nested) { return gi_disassemble(t, code, nested); }

bool gi_code_has_free(GiValue code) { return gi_as_code(code)->capture_count > 0; }

size_t gi_code_free_count(GiValue code) { return gi_as_code(code)->capture_count; }

/* Checks closure against the code's free variables; CPython's words. */
static bool check_closure(GiThread *t, GiCode *code, GiValue closure) {
    uint32_t n = code->capture_count;
    if (n == 0) {
        return gi_raise_type_error(t, "cannot use a closure with this code object");
    }
    bool good = gi_is_exact(closure, &gi_tuple_type) && gi_as_tuple(closure)->size == n;
    for (uint32_t i = 0; good && i < n; i++) {
        good = gi_is_exact(gi_as_tuple(closure)->items[i], &gi_cell_type);
    }
    return good || gi_raise_type_error(
        t, "code object requires a closure of exactly length %u", n);
}

GiValue gi_run_closure(GiThread *t, GiValue code, GiValue globals, GiValue locals, GiValue closure) {
    if (!check_closure(t, gi_as_code(code), closure)) {
        return GI_NULL;
    }
    GiDict *g = globals == GI_NONE ? gi_current_globals(t) : gi_as_dict(globals);
    if (g == NULL || (globals != GI_NONE && !gi_is_dict(globals))) {
        return gi_raise_type_error(t, "exec() globals must be a dict, not %T", globals);
    }
    GiValue f = gi_function_with_closure(t, code, g, gi_as_tuple(closure)->items);
    if (f == GI_NULL) {
        return GI_NULL;
    }
    GiValue r = gi_run_function_in(t, f, locals == GI_NONE ? gi_counted(g) : locals);
    gi_drop(t, f);
    return r;
}
