/* SPDX-License-Identifier: MIT
 * runtime/modules/builtins_exec.c: compile, eval and exec.
 */
#include "runtime/hooks.h"
#include "runtime/modules/builtins.h"
#include "runtime/modules/capability.h"
#include "runtime/types/number.h"
#include "runtime/types/str.h"

/* Compiles a str or bytes-like source; `what` names the function in errors. Owned code. */
static GiValue compile_source(GiThread *t, GiValue source, GiValue filename, char mode,
                              uint32_t flags, const char *what) {
    if (gi_is_str(source)) {
        return gi_compile(t, gi_str_text(source), gi_str_size(source), filename, mode, flags);
    }
    GiBuffer b;
    if (!gi_has_buffer(source) || !gi_buffer_get_contiguous(t, source, false, &b)) {
        gi_error_clear(t);
        return gi_raise_type_error(t, "%s must be a string, bytes or %s object", what,
                                   what[0] == 'c' ? "AST" : "code");
    }
    GiValue code = gi_compile(t, (const char *)b.data, b.size, filename, mode,
                              flags | GI_SOURCE_BYTES);
    gi_buffer_release(t, &b);
    return code;
}

#define ONLY_AST 0x400   /* PyCF_ONLY_AST: _feature_version counts with it only */
#define MINOR_VERSION 13 /* of the Python that the parser knows */

/* The tree itself, or a SyntaxError for what Python 3.version did not have yet. */
static GiValue check_version_steal(GiThread *t, GiValue tree, int64_t version, GiValue filename) {
    GiValue check = gi_import_attr(t, "_gilt_ast", "check_version"), r = GI_NULL;
    if (check != GI_NULL) {
        GiValue a[3] = {tree, gi_int_imm(version), filename};
        r = gi_call(t, check, a, 3, GI_NULL);
        gi_drop(t, check);
    }
    gi_drop(t, tree);
    return r;
}

static GiValue builtin_compile(GiThread *t, const GiValue *a) {
    GiValue filename = a[1], made = GI_NULL;
    int64_t flags = 0, optimize = -1, version = -1;
    if (!gi_capability_eval(t, "compile")) {
        return GI_NULL;
    }
    if (!gi_is_str(a[2])) {
        return gi_raise_type_error(t, "compile() argument 'mode' must be str, not %T", a[2]);
    }
    char mode = gi_str_equal_text(a[2], "exec") ? 'x' : gi_str_equal_text(a[2], "eval") ? 'e'
              : gi_str_equal_text(a[2], "single") ? 's' : gi_str_equal_text(a[2], "func_type") ? 'f' : 0;
    if (!gi_index_optional(t, a[3], &flags) || !gi_index_optional(t, a[5], &optimize) ||
        !gi_index_optional(t, a[6], &version)) {
        return GI_NULL;
    }
    if (mode == 0) {
        return gi_raise_value_error(t, "compile() mode must be %s", flags & ONLY_AST
                                    ? "'exec', 'eval', 'single' or 'func_type'" : "'exec', 'eval' or 'single'");
    }
    if (mode == 'f' && !(flags & ONLY_AST)) {
        return gi_raise_value_error(t, "compile() mode 'func_type' requires flag PyCF_ONLY_AST");
    }
    if (optimize < -1 || optimize > 2) {
        return gi_raise_value_error(t, "compile(): invalid optimize value");
    }
    if (gi_is_bytes(filename)) {
        filename = made = gi_decode(t, (char *)gi_as_bytes(filename)->data, gi_as_bytes(filename)->size,
                                    "utf-8", "surrogateescape");
    } else if (!gi_is_str(filename)) {
        GiValue fspath = gi_lookup_special(t, filename, GI_NAME(t, __fspath__));
        if (fspath == GI_NULL) {
            return gi_failed(t) ? GI_NULL : gi_raise_type_error(
                t, "expected str, bytes or os.PathLike object, not %T", filename);
        }
        filename = made = gi_call0(t, fspath);
        gi_drop(t, fspath);
    }
    if (filename == GI_NULL) {
        return GI_NULL;
    }
    uint32_t internal = gi_compile_flags(t, flags);
    if (optimize < 0 && internal != UINT32_MAX) {
        internal |= t->vm->source_flags;
    } else if (optimize > 0) {
        internal |= GI_SOURCE_OPTIMIZE | (optimize > 1 ? GI_SOURCE_NO_DOCSTRINGS : 0);
    }
    if (internal != UINT32_MAX && (flags & ONLY_AST) && version >= 0 && version < MINOR_VERSION) {
        internal |= GI_SOURCE_VERSION(version);
    }
    GiValue code = internal == UINT32_MAX ? GI_NULL
                 : gi_compile_object(t, a[0], filename, mode, internal);
    if (internal != UINT32_MAX && code == GI_NULL && !gi_failed(t)) {
        code = compile_source(t, a[0], filename, mode, internal, "compile() arg 1");
    }
    if (code != GI_NULL && version >= 0 && version < MINOR_VERSION && (flags & ONLY_AST)) {
        code = check_version_steal(t, code, version, filename);
    }
    gi_xdrop(t, made);
    return code;
}

/* Puts __builtins__ into a globals dict that has none. */
static bool add_builtins(GiThread *t, GiDict *globals) {
    GiValue name = GI_NAME(t, __builtins__);
    if (gi_dict_get_str(t, globals, name) != GI_NULL || gi_failed(t)) {
        return !gi_failed(t);
    }
    GiDict *builtins = gi_current_builtins(t);
    GiValue b = gi_counted(builtins != NULL ? builtins : t->vm->builtins);
    if (builtins == t->vm->no_builtins) {
        b = gi_dict_get_str(t, gi_current_globals(t), name);
    }
    return b == GI_NULL ? !gi_failed(t) : gi_dict_set_str(t, globals, name, b);
}

static GiValue run(GiThread *t, const GiValue *a, char mode) {
    const char *what = mode == 'e' ? "eval" : "exec";
    GiValue globals = a[1] == GI_NULL ? GI_NONE : a[1], locals = a[2] == GI_NULL ? GI_NONE : a[2];
    GiValue made = GI_NULL, result = GI_NULL;
    if (!gi_capability_eval(t, what)) {
        return GI_NULL;
    }
    if (globals != GI_NONE && !gi_is_dict(globals)) {
        return mode == 'e' ? gi_raise_type_error(t, "%s", gi_is_mapping(globals)
                                 ? "globals must be a real dict; try eval(expr, {}, mapping)"
                                 : "globals must be a dict")
                           : gi_raise_type_error(t, "exec() globals must be a dict, not %T", globals);
    }
    if (locals != GI_NONE && !gi_is_mapping(locals)) {
        return mode == 'e' ? gi_raise_type_error(t, "locals must be a mapping")
                           : gi_raise_type_error(t, "locals must be a mapping or None, not %T", locals);
    }
    if (globals == GI_NONE) {
        GiDict *current = gi_current_globals(t);
        if (current == NULL) {
            return gi_raise(t, &gi_SystemError, "globals and locals cannot be NULL");
        }
        globals = gi_counted(current);
        if (locals == GI_NONE) {
            locals = made = gi_current_locals(t);
            if (made == GI_NULL) {
                return GI_NULL;
            }
        }
    } else if (locals == GI_NONE) {
        locals = globals;
    }
    if (!add_builtins(t, gi_as_dict(globals))) {
        goto done;
    }
    GiValue code;
    if (gi_is_exact(a[0], &gi_code_type)) {
        code = gi_take(a[0]);
        if (gi_code_has_free(code) && !(mode == 'x' && a[3] != GI_NULL && a[3] != GI_NONE)) {
            gi_drop(t, code);
            if (mode == 'x') {
                gi_raise_type_error(t, "code object requires a closure of exactly length %zu",
                                    gi_code_free_count(a[0]));
            } else {
                gi_raise_type_error(t, "code object passed to %s() may not contain free variables", what);
            }
            goto done;
        }
    } else {
        /* eval ignores leading blanks and tabs */
        GiValue source = gi_take(a[0]);
        if (mode == 'e' && gi_is_str(source)) {
            size_t skip = strspn(gi_str_text(source), " \t");
            if (skip > 0) {
                gi_replace(t, &source, gi_str_from(t, gi_str_text(source) + skip, gi_str_size(source) - skip));
            }
        }
        code = source == GI_NULL ? GI_NULL
             : compile_source(t, source, GI_NAME(t, string_file), mode, gi_inherited_flags(t) | t->vm->source_flags,
                              mode == 'e' ? "eval() arg 1" : "exec() arg 1");
        gi_xdrop(t, source);
    }
    if (code != GI_NULL) {
        result = gi_run_code(t, code, globals, locals);
        gi_drop(t, code);
    }
done:
    gi_xdrop(t, made);
    return result;
}

static GiValue builtin_eval(GiThread *t, const GiValue *a) { return run(t, a, 'e'); }

static GiValue builtin_exec(GiThread *t, const GiValue *a) {
    if (a[3] != GI_NULL && a[3] != GI_NONE) {
        if (!gi_is_exact(a[0], &gi_code_type)) {
            return gi_raise_type_error(t, "closure can only be used when source is a code object");
        }
        return !gi_capability_eval(t, "exec") ? GI_NULL : gi_run_closure(t, a[0], a[1] == GI_NULL ? GI_NONE : a[1],
                              a[2] == GI_NULL ? GI_NONE : a[2], a[3]);
    }
    GiValue r = run(t, a, 'x');
    if (r == GI_NULL) {
        return GI_NULL;
    }
    gi_drop(t, r);
    return GI_NONE;
}

const GiMethodRow gi_builtins_exec_rows[] = {
    GI_METHOD("compile(source, filename, mode, flags=0, dont_inherit=False, optimize=-1, *, _feature_version=-1)", builtin_compile, "Compile source into a code object that can be executed by exec() or eval()."),
    GI_METHOD("eval(source, /, globals=None, locals=None)", builtin_eval, "Evaluate the given source in the context of globals and locals."),
    GI_METHOD("exec(source, /, globals=None, locals=None, *, closure=None)", builtin_exec, "Execute the given source in the context of globals and locals."),
    GI_METHODS_END};
