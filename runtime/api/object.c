/* SPDX-License-Identifier: MIT
 * runtime/api/object.c: native types of the host. Each is a class derived from one static base, host_object, whose
 * instances hold a block of C data; subclasses that scripts make of it need nothing more.
 *
 * N1  `finalize` runs exactly once for data that was initialised: by gilt_object, or by an init that answered true
 *     (or that the type does not have).
 * N2  References in the data count as the collector's edges only through `traverse`; others keep what they refer
 *     to alive, as any gilt_ref does.
 */
#include <stdlib.h>

#include "gc/collect.h"
#include "gc/size.h"
#include "runtime/api/api.h"
#include "runtime/types/sequence.h"
#include "runtime/types/str.h"
#include "runtime/types/type_internal.h"

typedef struct GiHostObject {
    GiObject head;
    gilt_type *kind;
    void *data;
    GiObject *weak_list;
    bool ready; /* N1 */
    bool busy;  /* init is running */
} GiHostObject;

static GiHostObject *as_host(GiValue v) { return (GiHostObject *)gi_object(v); }

/* --- instances --- */

/* The native type that a class is, or is derived from; NULL: none. */
static gilt_type *kind_of(GiThread *t, GiType *type) {
    for (; type != NULL && (type->flags & GI_TYPE_HEAP); type = type->base) {
        for (gilt_type *kind = t->vm->host->types; kind != NULL; kind = kind->next) {
            if (kind->type == type) {
                return kind;
            }
        }
    }
    return NULL;
}

static GiValue make(GiThread *t, GiType *type, gilt_type *kind) {
    GiHostObject *o = gi_object_new(t, type);
    if (o == NULL) {
        return GI_NULL;
    }
    o->data = gi_alloc_zeroed(t, kind->size);
    if (o->data == NULL) {
        gi_drop_object(t, o);
        return GI_NULL;
    }
    o->kind = kind;
    return gi_tracked_steal(t, o);
}

static GiValue host_new(GiThread *t, GiType *type, const GiValue *a, size_t n, GiValue kwnames) {
    gilt_type *kind = t->vm->host == NULL ? NULL : kind_of(t, type);
    if (kind == NULL) {
        return gi_raise_type_error(t, "cannot create '%N' instances", type);
    }
    return make(t, type, kind);
}

/* Hands bound arguments to the type's init. */
static bool run_init(GiThread *t, GiHostObject *o, const GiValue *a) {
    gilt_type *kind = o->kind;
    GiHostFrame f;
    uint32_t count = kind->signature->count;
    gilt_val small[GI_HOST_SMALL];
    gilt_thread *h = gi_native_enter(t, &f);
    if (h == NULL) {
        return false;
    }
    gilt_val *args = count <= GI_HOST_SMALL ? small : gi_alloc_array(t, count, sizeof *args);
    bool ok = args != NULL && gi_native_arguments(h, a, count, args);
    o->busy = true;
    ok = ok && kind->init(h, o->data, args);
    o->busy = false;
    if (args != NULL && args != small) {
        gi_free(t, args, count * sizeof *args);
    }
    o->ready = ok;
    gi_native_leave(h, &f);
    if (!ok && !gi_failed(t)) {
        gi_raise(t, &gi_SystemError, "init of native type %N failed without an error", kind->type);
    }
    return ok && !gi_failed(t);
}

static bool host_init(GiThread *t, GiValue v, const GiValue *a, size_t n, GiValue kwnames) {
    GiHostObject *o = as_host(v);
    const GiSignature *s = o->kind->signature;
    if (s == NULL) {
        return gi_raise(t, &gi_RuntimeError, "the interpreter is closing");
    }
    if (o->ready || o->busy) {
        return gi_raise(t, &gi_RuntimeError, "%T object is initialised already", v);
    }
    GiValue small[GI_HOST_SMALL];
    GiValue *out = s->count <= GI_HOST_SMALL ? small : gi_alloc_array(t, s->count, sizeof *out);
    if (out == NULL) {
        return false;
    }
    gi_take(v);
    bool ok = gi_signature_bind(t, s, a, n, kwnames, out);
    if (ok) {
        if (o->kind->init == NULL) {
            o->ready = true;
        } else {
            ok = run_init(t, o, out);
        }
        gi_signature_unbind(t, s, out);
    }
    if (out != small) {
        gi_free(t, out, s->count * sizeof *out);
    }
    gi_drop(t, v);
    return ok;
}

/* --- collector --- */

typedef struct Walk {
    GiVisit visit;
    void *arg;
    int result;
} Walk;

static void visit_ref(void *ctx, gilt_ref *r) {
    Walk *w = ctx;
    if (r != NULL && r->value != GI_NULL && w->result == 0) {
        w->result = w->visit(r->value, w->arg);
    }
}

static void mark_ref(void *ctx, gilt_ref *r) {
    (void)ctx;
    if (r != NULL) {
        r->inside = true;
    }
}

static bool mark_inside(GiThread *t, GiObject *object, void *arg) {
    (void)arg;
    GiHostObject *o = (GiHostObject *)object;
    bool host = gi_static_base(object->type) == &gi_host_object_type;
    if (host && o->data != NULL && o->kind != NULL && o->kind->traverse != NULL) {
        o->kind->traverse(o->data, mark_ref, NULL);
    }
    return true;
}

void gi_host_mark_inside(GiThread *t) {
    const gilt_vm *shell = t->vm->host;
    bool traverses = false;
    for (const gilt_type *type = shell == NULL ? NULL : shell->types; type != NULL; type = type->next) {
        traverses |= type->traverse != NULL;
    }
    for (gilt_ref *r = shell == NULL ? NULL : shell->refs; r != NULL; r = r->next) {
        r->inside = false;
    }
    if (traverses) {
        gi_collector_each(t, -1, mark_inside, NULL);
        gi_collector_each(t, 3, mark_inside, NULL);
    }
}

static int traverse(GiObject *object, GiVisit visit, void *arg) {
    GiHostObject *o = (GiHostObject *)object;
    Walk w = {visit, arg, 0};
    if (o->data != NULL && o->kind != NULL && o->kind->traverse != NULL) {
        o->kind->traverse(o->data, visit_ref, &w);
    }
    return w.result;
}

static void empty_ref(void *ctx, gilt_ref *r) {
    if (r != NULL) {
        GiValue v = r->value;
        r->value = GI_NULL;
        gi_xdrop(ctx, v);
    }
}

static void clear(GiThread *t, GiObject *object) {
    GiHostObject *o = (GiHostObject *)object;
    if (o->data != NULL && o->kind != NULL && o->kind->traverse != NULL) {
        o->kind->traverse(o->data, empty_ref, t);
    }
}

static void release(GiThread *t, GiObject *object) {
    GiHostObject *o = (GiHostObject *)object;
    if (o->data != NULL) {
        if (o->ready && o->kind->finalize != NULL) {
            o->kind->finalize(o->data);
        }
        gi_free(t, o->data, o->kind->size);
        o->data = NULL;
    }
    gi_object_free(t, o, object->type->gc.size);
}

GiType gi_host_object_type = {
    GI_TYPE_HEAD(GiHostObject, GI_GC_TRACKED),
    .gc.weak_offset = offsetof(GiHostObject, weak_list),
    .gc.traverse = traverse,
    .gc.clear = clear,
    .gc.release = release,
    .name = "gilt.host_object",
    .flags = GI_TYPE_BASE,
    .new_ = host_new,
    .init = host_init,
    .doc = "Base of the native types of the embedding program.",
};

/* --- types --- */

/* "Point" of "Point(x: float)". */
static size_t name_size(const char *text) { return strcspn(text, "("); }

static char *signature_text(const char *name) {
    size_t size = strlen(name);
    char *text = malloc(size + 3);
    if (text != NULL) {
        memcpy(text, name, size + 1);
        if (name[name_size(name)] == 0) {
            memcpy(text + size, "()", 3);
        }
    }
    return text;
}

/* The class object itself; owned. */
static GiValue make_class(GiThread *t, GiValue module, const char *text, const char *doc) {
    GiValue of = gi_getattr_text(t, module, "__name__");
    GiValue name = of == GI_NULL ? GI_NULL : gi_str_decode_utf8(t, text, name_size(text), NULL);
    GiValue cls = GI_NULL;
    if (name != GI_NULL && gi_is_str(of)) {
        cls = gi_type_derive(t, gi_str_text(of), gi_str_text(name), &gi_host_object_type);
    } else if (name != GI_NULL) {
        gi_raise_type_error(t, "the name of the module must be a str");
    }
    GiValue doc_value = cls == GI_NULL ? GI_NULL : doc == NULL ? GI_NONE : gi_str_decode_utf8(t, doc, strlen(doc), NULL);
    bool ok = doc_value != GI_NULL && gi_setattr(t, cls, GI_NAME(t, __doc__), doc_value) &&
              gi_setattr(t, module, name, cls);
    gi_xdrop(t, doc_value);
    gi_xdrop(t, name);
    gi_xdrop(t, of);
    if (!ok) {
        gi_xdrop(t, cls);
        return GI_NULL;
    }
    return cls;
}

static gilt_type *make_type(gilt_thread *h, GiValue module, const gilt_type_spec *spec) {
    GiThread *t = h->t;
    gilt_type *type = calloc(1, sizeof *type);
    char *text = signature_text(spec->name);
    if (type == NULL || text == NULL) {
        free(type);
        free(text);
        gi_raise_memory(t);
        return NULL;
    }
    type->signature = gi_signature_parse(t, text);
    GiValue cls = type->signature == NULL ? GI_NULL : make_class(t, module, text, spec->doc);
    if (cls == GI_NULL) {
        if (type->signature != NULL) {
            gi_signature_free(t, type->signature);
        }
        free(type);
        free(text);
        return NULL;
    }
    type->type = gi_as_type(cls);
    type->shell = h->shell;
    type->text = text;
    type->size = spec->size == 0 ? 1 : spec->size;
    type->init = spec->init;
    type->finalize = spec->finalize;
    type->traverse = spec->traverse;
    type->next = h->shell->types;
    h->shell->types = type;
    return type;
}

GI_FOR_SIZE

gilt_type *gilt_type_new(gilt_thread *h, gilt_val module, const gilt_type_spec *spec) {
    GiValue m;
    if (!gi_api_enter(h, __func__) || (m = gi_api_value(h, module, __func__)) == GI_NULL) {
        return NULL;
    }
    if (spec == NULL || spec->name == NULL || name_size(spec->name) == 0 || spec->size > SIZE_MAX / 2) {
        gi_raise(h->t, &gi_SystemError, "%s: the specification has no name or a senseless size", __func__);
        return NULL;
    }
    if (!gi_is_instance(m, &gi_module_type)) {
        gi_raise_type_error(h->t, "%s: a module is needed, not %T", __func__, m);
        return NULL;
    }
    return make_type(h, m, spec);
}

/* Is type one of h's vm? */
static bool is_known(gilt_thread *h, const gilt_type *type, const char *function) {
    if (type == NULL) {
        return false;
    }
    for (const gilt_type *known = h->shell->types; known != NULL; known = known->next) {
        if (known == type) {
            return true;
        }
    }
    gi_debug_report(h->shell, "%s: the type belongs to another interpreter", function);
    return gi_raise(h->t, &gi_SystemError, "%s: the type belongs to another interpreter", function);
}

gilt_val gilt_type_val(gilt_thread *h, gilt_type *type) {
    if (!gi_api_enter(h, __func__) || !is_known(h, type, __func__)) {
        return (gilt_val){0};
    }
    return gi_api_handle_steal(h, gi_take(gi_type_value(type->type)));
}

gilt_val gilt_object(gilt_thread *h, gilt_type *type, void **payload) {
    if (payload != NULL) {
        *payload = NULL;
    }
    if (!gi_api_enter(h, __func__) || !is_known(h, type, __func__)) {
        return (gilt_val){0};
    }
    GiValue v = make(h->t, type->type, type);
    void *data = v == GI_NULL ? NULL : as_host(v)->data;
    gilt_val handle = gi_api_handle_steal(h, v); /* no memory: v is gone, before anybody filled it in */
    if (handle.h != 0) {
        as_host(v)->ready = true;
        if (payload != NULL) {
            *payload = data;
        }
    }
    return handle;
}

void *gilt_payload(gilt_thread *h, gilt_val v, gilt_type *type) {
    GiValue o;
    if (!gi_api_enter(h, __func__) || type == NULL || (o = gi_api_value(h, v, __func__)) == GI_NULL) {
        return NULL;
    }
    bool host = gi_is_object(o) && gi_static_base(gi_type(o)) == &gi_host_object_type;
    if (host && as_host(o)->kind == type && as_host(o)->ready) {
        return as_host(o)->data;
    }
    if (is_known(h, type, __func__)) {
        if (host && as_host(o)->kind == type) {
            gi_raise_type_error(h->t, "%T object was not initialised", o);
        } else {
            gi_raise_type_error(h->t, "a %N is needed, not %T", type->type, o);
        }
    }
    return NULL;
}

void gi_host_types_drop(GiThread *t, gilt_vm *shell) {
    for (gilt_type *type = shell->types; type != NULL; type = type->next) {
        GiType *cls = type->type;
        gi_signature_free(t, type->signature);
        type->type = NULL;
        type->signature = NULL;
        gi_drop_object(t, cls);
    }
}

void gi_host_types_free(gilt_vm *shell) {
    while (shell->types != NULL) {
        gilt_type *type = shell->types;
        shell->types = type->next;
        free(type->text);
        free(type);
    }
    while (shell->rows != NULL) {
        GiHostRow *row = shell->rows;
        shell->rows = row->next;
        free(row);
    }
}

GI_FOR_SPEED
