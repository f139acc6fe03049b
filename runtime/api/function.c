/* SPDX-License-Identifier: MIT
 * runtime/api/function.c: native functions of the host and the modules they are in. For scripts they are builtin
 * functions and methods (runtime/types/builtin.c) whose row leads back here.
 */
#include <stdlib.h>

#include "gc/size.h"
#include "runtime/api/api.h"
#include "runtime/api/hooks.h"
#include "runtime/types/str.h"
#include "runtime/types/type_internal.h"

/* --- the bracket around host code --- */

gilt_thread *gi_native_enter(GiThread *t, GiHostFrame *f) {
    gilt_thread *h = gi_api_thread(t);
    if (h == NULL || !gi_enter(t, " while calling a native function")) {
        return NULL;
    }
    *f = (GiHostFrame){h->floor, h->depth, h->count, h->attach_floor};
    h->floor = ++h->depth;
    h->attach_floor = h->attaches;
    h->running++;
    return h;
}

void gi_native_leave(gilt_thread *h, const GiHostFrame *f) {
    if (GI_UNLIKELY(h->unlocked)) {
        gi_debug_report(h->shell, "a native function returned without gilt_lock");
        gilt_lock(h);
    }
    while (GI_UNLIKELY(h->attaches > h->attach_floor)) {
        gi_debug_report(h->shell, "a native function returned without gilt_detach");
        gilt_detach(h);
    }
    h->running--;
    h->floor = f->floor;
    h->depth = f->depth;
    h->attach_floor = f->attach_floor;
    gi_api_pop(h, f->count);
    gi_leave(h->t);
}

bool gi_native_arguments(gilt_thread *h, const GiValue *a, uint32_t count, gilt_val *out) {
    if (!gi_api_reserve(h, count)) {
        return false;
    }
    for (uint32_t i = 0; i < count; i++) {
        out[i] = gi_api_handle_steal(h, gi_xtake(a[i]));
    }
    return true;
}

/* --- calling --- */

/* The outcome of a native function: an error wins over a value, no value is None. */
static GiValue result_of(gilt_thread *h, gilt_val v) {
    if (gi_failed(h->t)) {
        return GI_NULL;
    }
    GiValue r = gi_api_value(h, v, "result of a native function");
    return r != GI_NULL ? gi_take(r) : gi_failed(h->t) ? GI_NULL : GI_NONE;
}

static GiValue call(gilt_thread *h, const GiHostRow *row, const GiValue *a, uint32_t count) {
    GiThread *t = h->t;
    gilt_val small[GI_HOST_SMALL + 1];
    gilt_val *args = count <= GI_HOST_SMALL ? small : gi_alloc_array(t, count, sizeof *args);
    if (args == NULL || !gi_native_arguments(h, a, count, args)) {
        return GI_NULL;
    }
    gilt_val self = {0}, *first = args;
    if (row->method) {
        self = *first++;
    }
    gilt_val v = row->fn(h, self, first, row->ud);
    if (args != small) {
        gi_free(t, args, count * sizeof *args);
    }
    return h->unlocked ? GI_NONE : result_of(h, v);
}

/* "twice" of "twice(n: int) -> int"; owned. */
static GiValue row_name(GiThread *t, const GiHostRow *row) {
    return gi_str_from(t, row->text, strcspn(row->text, "("));
}

GiValue gi_host_run(GiThread *t, const GiMethodRow *method_row, const GiValue *a, uint32_t count) {
    const GiHostRow *row = (const GiHostRow *)method_row;
    GiHostFrame f;
    gilt_thread *h = gi_native_enter(t, &f);
    if (h == NULL) {
        return GI_NULL;
    }
    GiValue r = call(h, row, a, count);
    gi_native_leave(h, &f);
    if (GI_UNLIKELY(gi_failed(t))) {
        gi_xdrop(t, r);
        r = GI_NULL;
        if (t->stop == 0 && t->exc != t->vm->memory_error) {
            gi_host_traceback(t, row_name(t, row));
        }
    }
    return r;
}

/* --- defining --- */

/* Is what follows the parameters nothing, or "-> type"? */
static bool is_good_rest(const char *text) {
    const char *p = strrchr(text, ')');
    if (p == NULL || strchr(text, '(') == text || strchr(text, '(') == NULL) {
        return false;
    }
    p += 1 + strspn(p + 1, " ");
    return *p == 0 || (p[0] == '-' && p[1] == '>' && p[2 + strspn(p + 2, " ")] != 0);
}

/* Is the first parameter called self? */
static bool has_self(const GiSignature *s) {
    return s->count > 0 && s->params[0].kind <= GI_POSITIONAL && gi_str_equal_text(s->params[0].name, "self");
}

static GiHostRow *make_row(gilt_thread *h, const char *signature, gilt_fn fn, void *ud, bool method) {
    size_t size = strlen(signature) + 1;
    GiHostRow *row = malloc(sizeof *row + size);
    if (row == NULL) {
        gi_raise_memory(h->t);
        return NULL;
    }
    memcpy(row->text, signature, size);
    row->row = (GiMethodRow){row->text, {NULL}, GI_FN_HOST, 0};
    row->fn = fn;
    row->ud = ud;
    row->method = method;
    row->next = h->shell->rows;
    h->shell->rows = row;
    return row;
}

/* The native type whose class v is, or NULL. */
static gilt_type *type_of_class(gilt_vm *shell, GiValue v) {
    gilt_type *type = shell->types;
    while (type != NULL && gi_type_value(type->type) != v) {
        type = type->next;
    }
    return type;
}

static bool check_signature(GiThread *t, const char *text, bool method) {
    GiSignature *s = is_good_rest(text) ? gi_signature_parse(t, text) : NULL;
    if (s == NULL) {
        return gi_failed(t) ? false : gi_raise(t, &gi_SystemError, "bad signature of a native function: %s", text);
    }
    bool ok = !method || has_self(s), named = gi_str_is_identifier(s->name);
    for (uint32_t i = 0; i < s->count; i++) {
        named = named && gi_str_is_identifier(s->params[i].name);
    }
    gi_signature_free(t, s);
    if (!named) {
        return gi_raise(t, &gi_SystemError, "bad signature of a native function: %s", text);
    }
    return ok || gi_raise(t, &gi_SystemError, "the first parameter of a method must be self: %s", text);
}

/* A function in a module. */
static bool def_function(gilt_thread *h, GiValue module, const GiHostRow *row) {
    GiThread *t = h->t;
    GiValue name = gi_row_name(t, &row->row), of = name == GI_NULL ? GI_NULL : gi_getattr_text(t, module, "__name__");
    GiValue f = of == GI_NULL ? GI_NULL : gi_builtin(t, &row->row, GI_NULL, of);
    bool ok = f != GI_NULL && gi_setattr(t, module, name, f);
    gi_xdrop(t, f);
    gi_xdrop(t, of);
    gi_xdrop(t, name);
    return ok;
}

/* A method of a class. */
static bool def_method(gilt_thread *h, gilt_type *type, const GiHostRow *row) {
    GiThread *t = h->t;
    GiValue name = gi_row_name(t, &row->row);
    GiValue f = name == GI_NULL ? GI_NULL : gi_method_descriptor(t, type->type, &row->row);
    bool ok = f != GI_NULL && gi_setattr(t, gi_type_value(type->type), name, f);
    gi_xdrop(t, f);
    gi_xdrop(t, name);
    return ok;
}

GI_FOR_SIZE

bool gilt_def(gilt_thread *h, gilt_val owner, const char *signature, gilt_fn fn, void *ud) {
    GiValue v;
    if (!gi_api_enter(h, __func__) || (v = gi_api_value(h, owner, __func__)) == GI_NULL) {
        return false;
    }
    if (signature == NULL || fn == NULL) {
        return gi_raise(h->t, &gi_SystemError, "%s: no %s", __func__, signature == NULL ? "signature" : "function");
    }
    gilt_type *type = type_of_class(h->shell, v);
    if (type == NULL && !gi_is_instance(v, &gi_module_type)) {
        return gi_raise_type_error(h->t, "%s: the owner must be a module or a native class, not %T", __func__, v);
    }
    if (!check_signature(h->t, signature, type != NULL)) {
        return false;
    }
    GiHostRow *row = make_row(h, signature, fn, ud, type != NULL);
    return row != NULL && (type != NULL ? def_method(h, type, row) : def_function(h, v, row));
}

GI_FOR_SPEED

/* --- modules --- */

/* Registers a new module, and in its parent when it has one. */
static GiValue make_module(GiThread *t, GiValue name, const char *doc) {
    const char *text = gi_str_text(name), *dot = strrchr(text, '.');
    GiValue parent = GI_NULL;
    if (dot != NULL) {
        GiValue parent_name = gi_str_from(t, text, (size_t)(dot - text));
        parent = parent_name == GI_NULL ? GI_NULL : gi_dict_get(t, t->vm->modules, parent_name);
        if (parent == GI_NULL && !gi_failed(t)) {
            gi_raise(t, &gi_ImportError, "module %R has no parent %R", name, parent_name);
        }
        gi_xdrop(t, parent_name);
        if (parent == GI_NULL) {
            return GI_NULL;
        }
    }
    gi_xtake(parent);
    GiValue m = gi_module(t, name, doc);
    bool ok = m != GI_NULL && gi_dict_set(t, t->vm->modules, name, m);
    if (ok && parent != GI_NULL) {
        GiValue leaf = gi_intern(t, dot + 1, strlen(dot + 1));
        ok = leaf != GI_NULL && gi_setattr(t, parent, leaf, m);
        gi_xdrop(t, leaf);
    }
    gi_xdrop(t, parent);
    if (!ok) {
        gi_xdrop(t, m);
        return GI_NULL;
    }
    return m;
}

GI_FOR_SIZE

gilt_val gilt_module(gilt_thread *h, const char *name, const char *doc) {
    if (!gi_api_enter(h, __func__) || name == NULL) {
        return (gilt_val){0};
    }
    GiThread *t = h->t;
    gi_api_begin(h);
    GiValue text = gi_str_decode_utf8(t, name, strlen(name), NULL);
    text = text == GI_NULL ? GI_NULL : gi_intern_steal(t, text);
    GiValue m = text == GI_NULL ? GI_NULL : gi_xtake(gi_dict_get(t, t->vm->modules, text));
    if (m == GI_NULL && !gi_failed(t)) {
        m = make_module(t, text, doc);
    }
    gi_xdrop(t, text);
    gi_api_end(h);
    return gi_api_handle_steal(h, m);
}

GI_FOR_SPEED
