/* SPDX-License-Identifier: MIT
 * runtime/api/error.c: errors as the host sees them: raising, taking, telling.
 */
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

#include "runtime/api/api.h"
#include "runtime/errors/exception.h"
#include "runtime/gil/gil.h"
#include "runtime/types/str.h"

#define MESSAGE_SIZE 512 /* messages up to here need no memory of their own */

/* --- raising --- */

static GiValue lookup(GiThread *t, const char *name) {
    const char *dot = strrchr(name, '.');
    if (dot == NULL) {
        return gi_xtake(gi_dict_get_text(t, t->vm->builtins, name));
    }
    char module[128];
    if ((size_t)(dot - name) >= sizeof module) {
        return GI_NULL;
    }
    memcpy(module, name, (size_t)(dot - name));
    module[dot - name] = 0;
    return gi_import_attr(t, module, dot + 1);
}

GiValue gi_api_class(GiThread *t, const char *name) {
    GiValue cls = lookup(t, name);
    if (cls == GI_NULL && gi_failed(t)) {
        return GI_NULL;
    }
    if (cls == GI_NULL || !gi_is_type(cls) || !gi_type_is_subtype(gi_as_type(cls), &gi_BaseException)) {
        gi_xdrop(t, cls);
        return gi_raise(t, &gi_SystemError, "'%s' is the name of no exception", name);
    }
    return cls;
}

static void raise_text(GiThread *t, const char *name, const char *text) {
    GiValue cls = gi_api_class(t, name);
    GiValue message = cls == GI_NULL ? GI_NULL : gi_str_decode_utf8(t, text, strlen(text), "replace");
    GiValue exc = message == GI_NULL ? GI_NULL : gi_call1(t, cls, message);
    if (exc != GI_NULL) {
        gi_raise_object(t, exc);
    }
    gi_xdrop(t, exc);
    gi_xdrop(t, message);
    gi_xdrop(t, cls);
}

gilt_val gilt_raise(gilt_thread *h, const char *exc, const char *fmt, ...) {
    const gilt_val absent = {0};
    if (!gi_api_enter(h, __func__) || exc == NULL || fmt == NULL) {
        return absent;
    }
    char small[MESSAGE_SIZE], *text = small;
    va_list args;
    va_start(args, fmt);
    int n = vsnprintf(small, sizeof small, fmt, args);
    va_end(args);
    if (n >= (int)sizeof small && (text = malloc((size_t)n + 1)) != NULL) {
        va_start(args, fmt);
        vsnprintf(text, (size_t)n + 1, fmt, args);
        va_end(args);
    }
    if (text == NULL) {
        gi_raise_memory(h->t);
        return absent;
    }
    gi_api_begin(h);
    raise_text(h->t, exc, n < 0 ? fmt : text);
    gi_api_end(h);
    if (text != small) {
        free(text);
    }
    return absent;
}

/* --- asking --- */

bool gilt_failed(gilt_thread *h) { return gi_api_usable(h, __func__) && gi_failed(h->t); }

gilt_stop gilt_stopped(gilt_thread *h) {
    if (!gi_api_usable(h, __func__) || !gi_failed(h->t)) {
        return GILT_STOP_NONE;
    }
    if (h->t->stop != GI_STOP_NONE) {
        return h->t->stop > GI_STOP_CALL ? GILT_STOP_VM : GILT_STOP_CALL;
    }
    if (h->stopped != GILT_STOP_NONE) {
        return h->stopped;
    }
    return gi_error_is(h->t, &gi_KeyboardInterrupt) ? GILT_STOP_INTERRUPT : GILT_STOP_NONE;
}

gilt_val gilt_take_error(gilt_thread *h) {
    if (!gi_api_usable(h, __func__) || !gi_failed(h->t)) {
        return (gilt_val){0};
    }
    GiValue exc = gi_error_take(h->t);
    h->stopped = GILT_STOP_NONE;
    gilt_val v = gi_api_handle_reserved_steal(h, exc);
    return v;
}

/* Is v an instance of the builtin class of this name? Needs no memory: it may just have run out. */
static bool is_builtin(GiValue v, const char *name) {
    for (const GiType *type = gi_type(v); type != NULL; type = type->base) {
        if (!(type->flags & GI_TYPE_HEAP) && strcmp(type->name, name) == 0) {
            return true;
        }
    }
    return false;
}

bool gilt_error_is(gilt_thread *h, gilt_val err, const char *exc) {
    GiValue v;
    if (!gi_api_enter(h, __func__) || exc == NULL || (v = gi_api_value(h, err, __func__)) == GI_NULL) {
        return false;
    }
    if (strchr(exc, '.') == NULL && is_builtin(v, exc)) {
        return true;
    }
    gi_api_begin(h);
    GiValue cls = gi_api_class(h->t, exc);
    gi_api_end(h);
    bool yes = cls != GI_NULL && gi_is_instance(v, gi_as_type(cls));
    gi_xdrop(h->t, cls);
    return yes;
}

/* --- telling --- */

/* Copies what fits, cut between characters. */
static void copy_cut(char *buf, size_t cap, const char *text, size_t size) {
    if (buf == NULL || cap == 0) {
        return;
    }
    size_t n = size < cap ? size : cap - 1;
    if (n < size) {
        while (n > 0 && ((unsigned char)text[n] & 0xC0) == 0x80) {
            n--;
        }
    }
    memcpy(buf, text, n);
    buf[n] = 0;
}

size_t gilt_format_error(gilt_thread *h, gilt_val err, char *buf, size_t cap) {
    copy_cut(buf, cap, "", 0);
    if (!gi_api_usable(h, __func__)) {
        return 0;
    }
    GiThread *t = h->t;
    GiValue pending = t->exc;
    t->exc = GI_NULL;
    GiValue v = gi_api_value(h, err, __func__), text = GI_NULL;
    if (v != GI_NULL) {
        gi_api_begin(h);
        text = gi_is_instance(v, &gi_BaseException) ? gi_error_format(t, v) : gi_str(t, v);
        gi_api_end(h);
    }
    size_t size = 0;
    if (text != GI_NULL) {
        size = gi_str_size(text);
        copy_cut(buf, cap, gi_str_text(text), size);
        gi_drop(t, text);
    } else if (v != GI_NULL) { /* no memory for more */
        const char *name = gi_type_name(gi_type(v));
        size = strlen(name);
        copy_cut(buf, cap, name, size);
    }
    gi_error_clear(t);
    t->exc = pending;
    return size;
}

/* --- native functions in tracebacks --- */

/* A code object that stands for a native function: of a function with no body. Owned. */
static GiValue stub_code(GiThread *t, GiValue name) {
    GiValue file = gi_str_from_text(t, "<native>"), module = GI_NULL, f = GI_NULL, code = GI_NULL;
    GiValue text = file == GI_NULL ? GI_NULL : gi_str_from_format(t, "def %S(*_): pass", name);
    GiValue globals = text == GI_NULL ? GI_NULL : gi_dict(t);
    if (globals != GI_NULL && gi_dict_set_str(t, gi_as_dict(globals), GI_NAME(t, __builtins__),
                                              gi_counted(t->vm->builtins))) {
        module = gi_compile(t, gi_str_text(text), gi_str_size(text), file, 'x', 0);
    }
    GiValue r = module == GI_NULL ? GI_NULL : gi_run_code(t, module, globals, globals);
    if (r != GI_NULL && (f = gi_dict_get(t, gi_as_dict(globals), name)) != GI_NULL) {
        code = gi_getattr_text(t, f, "__code__");
    }
    gi_xdrop(t, r);
    gi_xdrop(t, module);
    gi_xdrop(t, globals);
    gi_xdrop(t, text);
    gi_xdrop(t, file);
    return code;
}

void gi_host_traceback(GiThread *t, GiValue name_steal) {
    GiValue exc = gi_error_take(t);
    if (name_steal != GI_NULL) {
        GiValue code = stub_code(t, name_steal);
        if (code != GI_NULL && gi_traceback_push(t, exc, code, 0, 0) == NULL) {
            gi_error_clear(t);
        }
        gi_xdrop(t, code);
        gi_drop(t, name_steal);
    }
    if (t->stop == GI_STOP_NONE) { /* else the stop that came meanwhile wins */
        gi_error_clear(t);
        gi_error_restore_steal(t, exc);
    } else {
        gi_drop(t, exc);
    }
}
