/* SPDX-License-Identifier: MIT
 * runtime/types/buffer.c: access to the memory of bytes-like objects. Native types are listed in
 * buffers.def; classes of scripts take part with __buffer__ and __release_buffer__.
 *
 * Between gi_buffer_get and gi_buffer_release the memory neither moves nor goes away: the buffer
 * keeps its owner, and exporters refuse to resize.
 */
#include "runtime/types/bytes.h"
#include "runtime/types/dict.h"
#include "runtime/types/number.h"
#include "runtime/types/sequence.h"
#include "runtime/types/str.h"

/* Flags that scripts see (inspect.BufferFlags). */
#define FLAGS_FULL_RO 0x11c
#define FLAG_WRITABLE 0x1

typedef struct Row {
    GiType *type;
    GiBufferExporter exporter;
} Row;

static const Row rows[] = {
#define GI_BUFFER_ROW(id, exporter) {&gi_##id##_type, exporter},
#include "runtime/types/buffers.def"
#undef GI_BUFFER_ROW
};

GiBufferExporter gi_buffer_exporter(GiType *type) {
    while (type != NULL && (type->flags & GI_TYPE_HEAP)) {
        type = type->base;
    }
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        if (rows[i].type == type) {
            return rows[i].exporter;
        }
    }
    return NULL;
}

/* The __buffer__ that a script's class defines; borrowed, GI_NULL: none. */
static GiValue script_method(GiThread *t, GiType *type, GiValue name) {
    if (!(type->flags & GI_TYPE_HEAP)) {
        return GI_NULL;
    }
    GiValue method = gi_type_lookup(t, type, name);
    if (method == GI_NULL || gi_is_exact(method, &gi_method_descriptor_type) ||
        gi_is_exact(method, &gi_wrapper_descriptor_type)) {
        return GI_NULL;
    }
    return method;
}

/* The chain from heap types to a static base skips classes with several bases: any row in the mro
 * will do. */
static GiBufferExporter find_exporter(GiType *type) {
    GiBufferExporter exporter = gi_buffer_exporter(type);
    for (size_t i = 0; exporter == NULL && (type->flags & GI_TYPE_HEAP) &&
                       i < sizeof rows / sizeof *rows; i++) {
        if (gi_type_is_subtype(type, rows[i].type)) {
            exporter = rows[i].exporter;
        }
    }
    return exporter;
}

/* Does a class of a script, or one of its bases, define __buffer__? There is no thread at hand for a
 * cached lookup. */
static bool class_defines_buffer(GiType *type) {
    if (!gi_is_object(type->mro) || !gi_is_tuple(type->mro)) {
        return false;
    }
    const GiTuple *mro = gi_as_tuple(type->mro);
    for (size_t i = 0; i < mro->size; i++) {
        GiType *cls = gi_as_type(mro->items[i]);
        if (!(cls->flags & GI_TYPE_HEAP) || !gi_is_object(cls->dict)) {
            continue;
        }
        uint32_t position = 0;
        GiValue key, value;
        while (gi_dict_next(gi_as_dict(cls->dict), &position, &key, &value)) {
            if (gi_is_str(key) && gi_str_equal_text(key, "__buffer__")) {
                return true;
            }
        }
    }
    return false;
}

bool gi_has_buffer(GiValue v) {
    GiType *type = gi_type(v);
    return find_exporter(type) != NULL || ((type->flags & GI_TYPE_HEAP) && class_defines_buffer(type));
}

/* --- __buffer__ of scripts --- */

typedef struct ScriptBuffer {
    GiBuffer inner; /* of the memoryview that __buffer__ returned */
    GiValue view;
} ScriptBuffer;

static void end_script(GiThread *t, GiBuffer *b, bool may_call) {
    ScriptBuffer *script = b->internal;
    GiValue name = GI_NAME(t, __release_buffer__);
    GiValue pending = gi_failed(t) ? gi_error_take(t) : GI_NULL;
    gi_buffer_release(t, &script->inner); /* so that the method may release the view */
    if (may_call && script_method(t, gi_type(b->owner), name) != GI_NULL) {
        GiValue r = gi_call_method1(t, b->owner, name, script->view);
        if (r == GI_NULL) {
            gi_error_unraisable(t, b->owner);
        }
        gi_xdrop(t, r);
    }
    gi_drop(t, script->view);
    gi_free(t, script, sizeof *script);
    if (pending != GI_NULL) {
        gi_error_restore_steal(t, pending);
    }
}

static void release_script(GiThread *t, GiBuffer *b) { end_script(t, b, true); }

/* Calls v.__buffer__(flags) and opens the memoryview it returns. */
static bool get_script(GiThread *t, GiValue v, bool writable, GiBuffer *out) {
    GiValue flags = gi_int(t, FLAGS_FULL_RO | (writable ? FLAG_WRITABLE : 0));
    GiValue view = gi_call_method1(t, v, GI_NAME(t, __buffer__), flags);
    if (view == GI_NULL) {
        return false;
    }
    ScriptBuffer *script = NULL;
    if (!gi_is_exact(view, &gi_memoryview_type)) {
        gi_raise_type_error(t, "__buffer__ returned non-memoryview object");
    } else {
        script = gi_alloc_zeroed(t, sizeof *script);
    }
    if (script == NULL || !gi_buffer_get(t, view, writable, &script->inner)) {
        if (script != NULL) {
            gi_free(t, script, sizeof *script);
        }
        gi_drop(t, view);
        return false;
    }
    script->view = view;
    GiValue owner = out->owner;
    *out = script->inner;
    out->owner = owner;
    out->internal = script;
    out->release = release_script;
    return true;
}

GiValue gi_buffer_object(GiThread *t, const GiBuffer *b) {
    return b->release == release_script ? gi_getattr_text(t, ((ScriptBuffer *)b->internal)->view, "obj") : gi_take(b->owner);
}

/* --- getting and releasing --- */

static bool is_contiguous(const GiBuffer *b) {
    if (b->strides == NULL) {
        return true;
    }
    int64_t expected = (int64_t)b->itemsize;
    for (int i = b->ndim - 1; i >= 0; i--) {
        if (b->shape[i] == 0) {
            return true;
        }
        if (b->shape[i] != 1 && b->strides[i] != expected) {
            return false;
        }
        expected *= b->shape[i];
    }
    return true;
}

static bool open_with(GiThread *t, GiBufferExporter exporter, GiValue v, bool writable, GiBuffer *out) {
    *out = (GiBuffer){.owner = v, .readonly = true, .itemsize = 1, .format = "B", .ndim = 1};
    if (exporter == NULL) {
        out->owner = GI_NULL;
        if (!gi_failed(t)) {
            gi_raise_type_error(t, "a bytes-like object is required, not '%T'", v);
        }
        return false;
    }
    gi_take(v);
    if (!exporter(t, v, writable, out)) {
        out->owner = GI_NULL;
        gi_drop(t, v);
        return false;
    }
    out->owner = v;
    out->contiguous = is_contiguous(out);
    return true;
}

bool gi_buffer_get(GiThread *t, GiValue v, bool writable, GiBuffer *out) {
    GiType *type = gi_type(v);
    bool script = script_method(t, type, GI_NAME(t, __buffer__)) != GI_NULL;
    return open_with(t, script ? get_script : gi_failed(t) ? NULL : find_exporter(type), v, writable, out);
}

bool gi_buffer_get_native(GiThread *t, GiValue v, GiBuffer *out) {
    return open_with(t, find_exporter(gi_type(v)), v, false, out);
}

bool gi_buffer_get_target(GiThread *t, GiValue v, const char *function, GiBuffer *out) {
    if (gi_buffer_get(t, v, true, out)) {
        return true;
    }
    if (gi_error_clear_if(t, &gi_TypeError) || gi_error_clear_if(t, &gi_BufferError)) {
        gi_raise_type_error(t, "%s() argument must be read-write bytes-like object, not %s", function,
                            v == GI_NONE ? "None" : gi_type_name(gi_type(v)));
    }
    return false;
}

bool gi_buffer_get_contiguous(GiThread *t, GiValue v, bool writable, GiBuffer *out) {
    if (!gi_buffer_get(t, v, writable, out)) {
        return false;
    }
    if (!out->contiguous) {
        gi_buffer_release(t, out);
        gi_raise(t, &gi_BufferError, "memoryview: underlying buffer is not C-contiguous");
        return false;
    }
    return true;
}

int gi_buffer_visit(const GiBuffer *b, GiVisit visit, void *arg) {
    int stop = 0;
    for (; b != NULL && b->owner != GI_NULL && stop == 0;) {
        const ScriptBuffer *script = b->release == release_script ? b->internal : NULL;
        stop = visit(b->owner, arg);
        if (stop == 0 && script != NULL) {
            stop = visit(script->view, arg);
        }
        b = script == NULL ? NULL : &script->inner;
    }
    return stop;
}

static int take_one(GiValue v, void *arg) {
    (void)arg;
    gi_take(v);
    return 0;
}

static int drop_one(GiValue v, void *t) {
    gi_drop(t, v);
    return 0;
}

void gi_buffer_share(const GiBuffer *b) { gi_buffer_visit(b, take_one, NULL); }

void gi_buffer_unshare(GiThread *t, const GiBuffer *b) { gi_buffer_visit(b, drop_one, t); }

/* Gives the memory back. May run __release_buffer__ of a script's class. Once is enough. */
void gi_buffer_release(GiThread *t, GiBuffer *b) {
    GiValue owner = b->owner;
    if (owner == GI_NULL) {
        return;
    }
    if (b->release != NULL) {
        b->release(t, b);
    }
    b->owner = GI_NULL;
    gi_drop(t, owner);
}

void gi_buffer_release_quietly(GiThread *t, GiBuffer *b) {
    if (b->owner != GI_NULL && b->release == release_script) {
        GiValue owner = b->owner;
        end_script(t, b, false);
        b->owner = GI_NULL;
        gi_drop(t, owner);
        return;
    }
    gi_buffer_release(t, b);
}

/* Copies one dimension and what is below it. */
static uint8_t *copy_dimension(const GiBuffer *b, int dimension, const uint8_t *from, uint8_t *to) {
    if (dimension == b->ndim) {
        memcpy(to, from, b->itemsize);
        return to + b->itemsize;
    }
    for (int64_t i = 0; i < b->shape[dimension]; i++) {
        to = copy_dimension(b, dimension + 1, from + i * b->strides[dimension], to);
    }
    return to;
}

void gi_buffer_copy(const GiBuffer *b, void *out) {
    if (b->contiguous) {
        if (b->size > 0) {
            memcpy(out, b->data, b->size);
        }
    } else {
        copy_dimension(b, 0, b->data, out);
    }
}
