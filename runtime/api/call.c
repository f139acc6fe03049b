/* SPDX-License-Identifier: MIT
 * runtime/api/call.c: compiling, running and calling.
 */
#include <stdio.h>

#include "runtime/api/api.h"
#include "runtime/api/pack.h"
#include "runtime/errors/exception.h"
#include "runtime/hooks.h"
#include "runtime/types/sequence.h"
#include "runtime/types/str.h"

#define REMEMBERED 64u

static const gilt_val absent = {0};

/* --- text --- */

static GiValue compile(GiThread *t, const char *src, size_t size, const char *filename, char mode) {
    GiValue name = gi_str_decode_utf8(t, filename, strlen(filename), "surrogateescape");
    GiValue code = GI_NULL;
    if (name != GI_NULL && (mode == 'e' || gi_source_remember(t, name, src, size))) {
        code = gi_compile(t, src, size, name, mode, GI_SOURCE_BYTES);
    }
    gi_xdrop(t, name);
    return code;
}

gilt_val gilt_compile(gilt_thread *h, const char *src, size_t len, const char *filename) {
    if (!gi_api_enter(h, __func__) || src == NULL) {
        return absent;
    }
    gi_api_begin(h);
    GiValue code = compile(h->t, src, len == SIZE_MAX ? strlen(src) : len, filename == NULL ? "<host>" : filename, 'x');
    gi_api_end(h);
    return gi_api_handle_steal(h, code);
}

/* Runs code in a module's namespace; its value, owned. */
static GiValue run_in(GiThread *t, GiValue code, GiValue module) {
    GiDict *d = gi_module_dict(module);
    if (!gi_dict_set_str(t, d, GI_NAME(t, __builtins__), gi_counted(t->vm->builtins))) {
        return GI_NULL;
    }
    return gi_run_code(t, code, gi_counted(d), gi_counted(d));
}

gilt_val gilt_run(gilt_thread *h, gilt_val code, gilt_val module) {
    GiValue c, m;
    if (!gi_api_enter(h, __func__) || (c = gi_api_value(h, code, __func__)) == GI_NULL ||
        (m = gi_api_value(h, module, __func__)) == GI_NULL) {
        return absent;
    }
    if (!gi_is_exact(c, &gi_code_type) || !gi_is_instance(m, &gi_module_type)) {
        gi_raise_type_error(h->t, "%s: code and module are needed, not %T and %T", __func__, c, m);
        return absent;
    }
    if (gi_code_has_free(c)) {
        gi_raise_type_error(h->t, "%s: the code has free variables", __func__);
        return absent;
    }
    gi_api_begin(h);
    GiValue r = run_in(h->t, c, m);
    gi_api_end(h);
    gi_xdrop(h->t, r);
    return r == GI_NULL ? absent : gi_api_handle_steal(h, gi_take(m));
}

/* The module __main__; owned. */
static GiValue main_module(GiThread *t) {
    GiValue name = GI_NAME(t, __main__);
    GiValue m = gi_dict_get_str(t, t->vm->modules, name);
    if (m != GI_NULL && gi_is_instance(m, &gi_module_type)) {
        return gi_take(m);
    }
    m = gi_failed(t) ? GI_NULL : gi_module(t, name, NULL);
    if (m != GI_NULL && !gi_dict_set_str(t, t->vm->modules, name, m)) {
        gi_drop(t, m);
        return GI_NULL;
    }
    return m;
}

/* Name of the next text that gilt_exec runs: each has its own, so that tracebacks find the right lines; those of the
 * last REMEMBERED are kept. */
static bool next_name(GiThread *t, char name[32]) {
    uint32_t n = ++t->vm->host->texts;
    if (n > REMEMBERED && t->vm->sources != GI_NULL && gi_is_dict(t->vm->sources)) {
        snprintf(name, 32, n - REMEMBERED == 1 ? "<host>" : "<host %u>", n - REMEMBERED);
        GiValue old = gi_str_from_text(t, name);
        int found = old == GI_NULL ? -1 : gi_dict_delete(t, gi_as_dict(t->vm->sources), old);
        gi_xdrop(t, old);
        if (found < 0) {
            return false;
        }
    }
    snprintf(name, 32, n == 1 ? "<host>" : "<host %u>", n);
    return true;
}

/* Runs text in __main__: its value; *module (owned) is __main__. */
static GiValue run_main(GiThread *t, const char *src, char mode, GiValue *module) {
    *module = main_module(t);
    char name[32] = "<eval>";
    GiValue code = *module == GI_NULL || (mode == 'x' && !next_name(t, name))
                       ? GI_NULL
                       : compile(t, src, strlen(src), name, mode);
    GiValue r = code == GI_NULL ? GI_NULL : run_in(t, code, *module);
    gi_xdrop(t, code);
    return r;
}

gilt_val gilt_exec(gilt_thread *h, const char *src) {
    if (!gi_api_enter(h, __func__) || src == NULL) {
        return absent;
    }
    GiValue module;
    gi_api_begin(h);
    GiValue r = run_main(h->t, src, 'x', &module);
    gi_api_end(h);
    if (r == GI_NULL) {
        gi_xdrop(h->t, module);
        return absent;
    }
    gi_drop(h->t, r);
    return gi_api_handle_steal(h, module);
}

gilt_val gilt_eval(gilt_thread *h, const char *expr) {
    if (!gi_api_enter(h, __func__) || expr == NULL) {
        return absent;
    }
    GiValue module;
    gi_api_begin(h);
    GiValue r = run_main(h->t, expr + strspn(expr, " \t"), 'e', &module);
    gi_api_end(h);
    gi_xdrop(h->t, module);
    return gi_api_handle_steal(h, r);
}

gilt_val gilt_import(gilt_thread *h, const char *name) {
    if (!gi_api_enter(h, __func__) || name == NULL) {
        return absent;
    }
    gi_api_begin(h);
    GiValue m = gi_import(h->t, name);
    gi_api_end(h);
    return gi_api_handle_steal(h, m);
}

/* --- calls --- */

#define SMALL 8

gilt_val gilt_call(gilt_thread *h, gilt_val f, int argc, const gilt_val *argv) {
    GiValue callee, small[SMALL];
    if (!gi_api_enter(h, __func__) || (callee = gi_api_value(h, f, __func__)) == GI_NULL || argc < 0 ||
        (argc > 0 && argv == NULL)) {
        return absent;
    }
    size_t n = (size_t)argc;
    GiValue *a = n <= SMALL ? small : gi_alloc_array(h->t, n, sizeof *a);
    bool ok = a != NULL;
    for (size_t i = 0; ok && i < n; i++) {
        a[i] = gi_api_value(h, argv[i], __func__);
        ok = a[i] != GI_NULL;
    }
    GiValue r = GI_NULL;
    if (ok) {
        gi_api_begin(h);
        r = gi_call(h->t, callee, a, n, GI_NULL);
        gi_api_end(h);
    }
    if (a != NULL && a != small) {
        gi_free(h->t, a, n * sizeof *a);
    }
    return gi_api_handle_steal(h, r);
}

gilt_val gilt_callf(gilt_thread *h, gilt_val f, const char *fmt, ...) {
    GiValue callee;
    if (!gi_api_enter(h, __func__) || fmt == NULL || (callee = gi_api_value(h, f, __func__)) == GI_NULL) {
        return absent;
    }
    GiPackList list;
    va_list args;
    gi_pack_list_init(&list);
    va_start(args, fmt);
    bool ok = gi_pack_arguments(h, fmt, &args, &list);
    va_end(args);
    GiValue r = GI_NULL;
    if (ok) {
        GiValue names = list.named == 0 ? GI_NULL : gi_tuple(h->t, list.names, list.named);
        if (list.named == 0 || names != GI_NULL) {
            gi_api_begin(h);
            r = gi_call(h->t, callee, list.items, list.count - list.named, names);
            gi_api_end(h);
        }
        gi_xdrop(h->t, names);
    }
    gi_pack_list_free(h->t, &list);
    return gi_api_handle_steal(h, r);
}
