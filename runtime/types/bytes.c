/* SPDX-License-Identifier: MIT
 * runtime/types/bytes.c: the type bytes: construction, operators, repr, iterator, and the builder of
 * byte strings. Methods shared with bytearray are in bytes_find.c, bytes_split.c, bytes_case.c and
 * bytes_convert.c.
 */
#include "runtime/types/bytes_private.h"
#include "runtime/types/seqiter.h"

#include "runtime/hash.h"
#include "runtime/types/str_private.h"

#define MAX_SIZE ((size_t)PTRDIFF_MAX - sizeof(GiBytes) - 64)

/* --- construction --- */

static GiBytes *new_bytes(GiThread *t, GiType *type, size_t size) {
    if (size > MAX_SIZE) {
        gi_raise_memory(t);
        return NULL;
    }
    GiBytes *b = type == &gi_bytes_type ? gi_object_new_raw(t, type, GI_BYTES_SIZE(size))
                                        : gi_object_new_sized(t, type, GI_BYTES_SIZE(size));
    if (b != NULL) {
        b->hash = -1;
        b->size = size;
        b->data[size] = 0;
    }
    return b;
}

/* A bytes object; data NULL leaves the contents for the caller to set. */
GiValue gi_bytes(GiThread *t, const void *data, size_t size) {
    GiVm *vm = t->vm;
    if (size == 0 && vm->empty_bytes != GI_NULL) {
        return gi_take(vm->empty_bytes);
    }
    GiBytes *b = new_bytes(t, &gi_bytes_type, size);
    if (b == NULL) {
        return GI_NULL;
    }
    if (data != NULL && size > 0) {
        memcpy(b->data, data, size);
    }
    if (size == 0) {
        vm->empty_bytes = gi_take(gi_counted(b));
    }
    return gi_counted(b);
}

GiValue gi_bytes_new_like(GiThread *t, GiValue self, size_t size, uint8_t **data) {
    GiValue v;
    if (gi_is_bytes(self)) {
        v = gi_bytes(t, NULL, size);
        *data = v == GI_NULL ? NULL : gi_as_bytes(v)->data;
    } else {
        v = gi_bytearray(t, NULL, size);
        *data = v == GI_NULL ? NULL : gi_as_bytearray(v)->data;
    }
    return v;
}

GiValue gi_bytes_like(GiThread *t, GiValue self, const uint8_t *data, size_t size) {
    if (gi_is_bytes(self)) {
        if (gi_is_exact(self, &gi_bytes_type) && size == gi_as_bytes(self)->size) {
            return gi_take(self);
        }
        return gi_bytes(t, data, size);
    }
    return gi_bytearray(t, data, size);
}

static void release(GiThread *t, GiObject *o) {
    gi_object_free(t, o, GI_BYTES_SIZE(((GiBytes *)o)->size));
}

bool gi_bytes_export(GiThread *t, GiValue v, bool writable, GiBuffer *out) {
    if (writable) {
        gi_raise(t, &gi_BufferError, "Object is not writable.");
        return false;
    }
    out->data = gi_as_bytes(v)->data;
    out->size = gi_as_bytes(v)->size;
    return true;
}

bool gi_byte_value(GiThread *t, GiValue v, uint8_t *out) {
    int64_t i;
    GiValue index = gi_index(t, v);
    if (index == GI_NULL) {
        return false;
    }
    int overflow = gi_int_overflow(index, &i);
    gi_drop(t, index);
    if (overflow || i < 0 || i > 255) {
        gi_raise_value_error(t, "byte must be in range(0, 256)");
        return false;
    }
    *out = (uint8_t)i;
    return true;
}

/* --- builder --- */

void gi_byte_builder_init(GiByteBuilder *b, GiThread *t) {
    *b = (GiByteBuilder){.t = t, .ok = true};
}

void gi_byte_builder_discard(GiByteBuilder *b) {
    if (b->bytes != NULL) {
        gi_drop_object(b->t, b->bytes);
        b->bytes = NULL;
    }
    b->ok = false;
}

uint8_t *gi_byte_builder_extend(GiByteBuilder *b, size_t more) {
    if (!b->ok) {
        return NULL;
    }
    size_t room = b->bytes == NULL ? 0 : b->bytes->size;
    if (b->bytes == NULL || more > room - b->size) {
        size_t size = more > MAX_SIZE / 2 - b->size ? SIZE_MAX : b->size + more;
        if (size == SIZE_MAX) {
            gi_raise_memory(b->t);
            gi_byte_builder_discard(b);
            return NULL;
        }
        size = b->bytes == NULL ? (more < 64 ? 64 : more) : size + size / 2;
        GiBytes *bytes = b->bytes == NULL ? new_bytes(b->t, &gi_bytes_type, size)
                                          : gi_object_resize(b->t, b->bytes, GI_BYTES_SIZE(room),
                                                             GI_BYTES_SIZE(size));
        if (bytes == NULL) {
            gi_byte_builder_discard(b);
            return NULL;
        }
        bytes->size = size;
        b->bytes = bytes;
    }
    uint8_t *p = b->bytes->data + b->size;
    b->size += more;
    return p;
}

void gi_byte_builder_add(GiByteBuilder *b, const void *data, size_t size) {
    uint8_t *p = gi_byte_builder_extend(b, size);
    if (p != NULL && size > 0) {
        memcpy(p, data, size);
    }
}

GiValue gi_byte_builder_finish(GiByteBuilder *b) {
    if (!b->ok) {
        return GI_NULL;
    }
    if (b->size == 0) {
        gi_byte_builder_discard(b);
        return gi_bytes(b->t, NULL, 0);
    }
    GiBytes *bytes = b->bytes;
    b->bytes = NULL;
    b->ok = false;
    if (bytes->size != b->size) {
        GiBytes *shrunk = gi_object_resize(b->t, bytes, GI_BYTES_SIZE(bytes->size),
                                           GI_BYTES_SIZE(b->size));
        if (shrunk == NULL) {
            gi_drop_object(b->t, bytes);
            return GI_NULL;
        }
        bytes = shrunk;
        bytes->size = b->size;
    }
    bytes->data[bytes->size] = 0;
    return gi_counted(bytes);
}

/* --- constructor arguments --- */

typedef struct Items {
    GiByteBuilder builder;
    const char *range_error;
} Items;

static bool add_item(GiThread *t, GiValue item, void *arg) {
    Items *items = arg;
    GiValue index = gi_index(t, item);
    if (index == GI_NULL) {
        gi_byte_builder_discard(&items->builder);
        return false;
    }
    int64_t i;
    int overflow = gi_int_overflow(index, &i);
    gi_drop(t, index);
    if (overflow || i < 0 || i > 255) {
        gi_raise_value_error(t, "%s", items->range_error);
        gi_byte_builder_discard(&items->builder);
        return false;
    }
    gi_byte_builder_add_byte(&items->builder, (uint8_t)i);
    return items->builder.ok && gi_poll(t, 1);
}

static bool is_iterable(GiValue v) {
    GiType *type = gi_type(v);
    return type->iter != NULL || (type->container != NULL && type->container->getitem != NULL);
}

static GiValue from_buffer(GiThread *t, GiValue v) {
    GiBuffer b;
    if (!gi_buffer_get(t, v, false, &b)) {
        return GI_NULL;
    }
    GiValue r = gi_bytes(t, NULL, b.size);
    if (r != GI_NULL) {
        gi_buffer_copy(&b, gi_as_bytes(r)->data);
    }
    gi_buffer_release(t, &b);
    return r;
}

/* A count of zero bytes: 1 done, 0 v is no count, -1 error. */
static int from_count(GiThread *t, GiValue v, GiValue *out) {
    if (!gi_support_has_index(v)) {
        return 0;
    }
    int64_t count;
    if (!gi_support_index(t, v, &gi_OverflowError, &count)) {
        return gi_error_clear_if(t, &gi_TypeError) ? 0 : -1;
    }
    if (count < 0) {
        gi_raise_value_error(t, "negative count");
        return -1;
    }
    *out = gi_bytes(t, NULL, (size_t)count);
    if (*out == GI_NULL) {
        return -1;
    }
    memset(gi_as_bytes(*out)->data, 0, (size_t)count);
    return 1;
}

bool gi_bytes_is_plain(GiValue v) {
    return gi_support_has_index(v) || gi_has_buffer(v) || gi_is_str(v) || !is_iterable(v);
}

GiValue gi_bytes_from_object(GiThread *t, GiValue v, const char *kind) {
    GiValue r = GI_NULL;
    int counted = from_count(t, v, &r);
    if (counted != 0) {
        return counted > 0 ? r : GI_NULL;
    }
    if (gi_has_buffer(v)) {
        return from_buffer(t, v);
    }
    if (gi_is_str(v) || !is_iterable(v)) {
        return gi_raise_type_error(t, "cannot convert '%T' object to %s", v, kind);
    }
    Items items = {.range_error = strcmp(kind, "bytes") == 0 ? "bytes must be in range(0, 256)"
                                                             : "byte must be in range(0, 256)"};
    if (kind[4] == 's' && gi_length_hint(t, v, 0) < 0) { /* of bytes, not bytearray: it is asked, as CPython does */
        return GI_NULL;
    }
    gi_byte_builder_init(&items.builder, t);
    if (!gi_each(t, v, add_item, &items) || gi_failed(t)) {
        gi_byte_builder_discard(&items.builder);
        return GI_NULL;
    }
    return gi_byte_builder_finish(&items.builder);
}

bool gi_bytes_bind(GiThread *t, const char *kind, const GiValue *a, size_t n, GiValue kwnames,
                   GiValue out[3]) {
    static const char *const names[] = {"source", "encoding", "errors", NULL};
    size_t keywords = gi_support_keyword_count(kwnames);
    out[0] = out[1] = out[2] = GI_NULL;
    if (n + keywords > 3) {
        gi_raise_type_error(t, "%s() takes at most 3 arguments (%zu given)", kind, n + keywords);
        return false;
    }
    memcpy(out, a, n * sizeof *a);
    for (size_t k = 0; k < keywords; k++) {
        GiValue name = gi_as_tuple(kwnames)->items[k];
        size_t i = 0;
        while (i < 3 && !gi_str_equal_text(name, names[i])) {
            i++;
        }
        if (i == 3) {
            return gi_support_unknown_keyword(t, kind, names, name);
        }
        if (out[i] != GI_NULL) {
            gi_raise_type_error(t, "argument for %s() given by name ('%s') and position (%zu)", kind,
                                names[i], i + 1);
            return false;
        }
        out[i] = a[n + k];
    }
    for (size_t i = 1; i < 3; i++) {
        if (out[i] != GI_NULL && !gi_is_str(out[i])) {
            gi_raise_type_error(t, "%s() argument '%s' must be str, not %T", kind, names[i], out[i]);
            return false;
        }
        if (out[i] != GI_NULL && strlen(gi_str_text(out[i])) != gi_str_size(out[i])) {
            gi_raise_value_error(t, "embedded null character");
            return false;
        }
    }
    return true;
}

GiValue gi_bytes_encode_source(GiThread *t, const GiValue source[3]) {
    bool text = source[0] != GI_NULL && gi_is_str(source[0]);
    if (source[1] != GI_NULL) {
        if (!text) {
            return gi_raise_type_error(t, "encoding without a string argument");
        }
        return gi_encode(t, source[0], gi_str_text(source[1]),
                         source[2] == GI_NULL ? NULL : gi_str_text(source[2]));
    }
    if (text) {
        return gi_raise_type_error(t, "string argument without an encoding");
    }
    return source[2] != GI_NULL ? gi_raise_type_error(t, "errors without a string argument") : GI_NULL;
}

/* v.__bytes__(); GI_NULL without an error: there is none. */
static GiValue call_bytes_method(GiThread *t, GiValue v) {
    GiValue method = gi_lookup_special(t, v, GI_NAME(t, __bytes__));
    if (method == GI_NULL) {
        return GI_NULL;
    }
    GiValue r = gi_call0(t, method);
    gi_drop(t, method);
    if (r != GI_NULL && !gi_is_bytes(r)) {
        gi_raise_type_error(t, "__bytes__ returned non-bytes (type %T)", r);
        gi_drop(t, r);
        return GI_NULL;
    }
    return r;
}

static GiValue make(GiThread *t, const GiValue source[3]) {
    GiValue object = source[0], r;
    if (object != GI_NULL && source[1] == GI_NULL && source[2] == GI_NULL) {
        if (gi_is_exact(object, &gi_bytes_type)) {
            return gi_take(object);
        }
        if (!gi_is_int_imm(object) && !gi_is_exact(object, &gi_list_type) &&
            !gi_is_exact(object, &gi_str_type)) {
            r = call_bytes_method(t, object);
            if (r != GI_NULL || gi_failed(t)) {
                return r;
            }
        }
    }
    r = gi_bytes_encode_source(t, source);
    if (r != GI_NULL || gi_failed(t)) {
        return r;
    }
    return object == GI_NULL ? gi_bytes(t, NULL, 0) : gi_bytes_from_object(t, object, "bytes");
}

static GiValue new_slot(GiThread *t, GiType *type, const GiValue *a, size_t n, GiValue kwnames) {
    GiValue source[3];
    if (!gi_bytes_bind(t, "bytes", a, n, kwnames, source)) {
        return GI_NULL;
    }
    GiValue v = make(t, source);
    if (v == GI_NULL || type == &gi_bytes_type) {
        return v;
    }
    GiBytes *from = gi_as_bytes(v), *b = new_bytes(t, type, from->size);
    if (b != NULL) {
        memcpy(b->data, from->data, from->size);
    }
    gi_drop(t, v);
    if (b == NULL) {
        return GI_NULL;
    }
    return type->gc.gc_flags & GI_GC_TRACKED ? gi_support_track(t, b) : gi_counted(b);
}

/* --- text, hash, comparison --- */

void gi_bytes_add_repr(GiText *b, const uint8_t *data, size_t size, bool escape_single) {
    char quote = size > 0 && memchr(data, '\'', size) != NULL && memchr(data, '"', size) == NULL
                     ? '"' : '\'';
    static const char digits[] = "0123456789abcdef";
    char text[3] = {'b', quote, 0};
    gi_text_add(b, text, 2);
    for (size_t i = 0; i < size && b->ok; i++) {
        size_t start = i;
        while (i < size && data[i] >= 0x20 && data[i] < 0x7F && data[i] != (uint8_t)quote &&
               data[i] != '\\' && !(escape_single && data[i] == '\'')) {
            i++;
        }
        gi_text_add(b, (const char *)data + start, i - start);
        if (i == size) {
            break;
        }
        uint8_t c = data[i];
        char escape[4] = {'\\', 'x', digits[c >> 4], digits[c & 15]};
        size_t length = 2;
        if (c == (uint8_t)quote || c == '\\' || c == '\'') {
            escape[1] = (char)c;
        } else if (c == '\t' || c == '\n' || c == '\r') {
            escape[1] = c == '\t' ? 't' : c == '\n' ? 'n' : 'r';
        } else {
            length = 4;
        }
        gi_text_add(b, escape, length);
    }
    gi_text_add(b, &quote, 1);
}

static GiValue repr(GiThread *t, GiValue v) {
    GiText b;
    gi_text_init(&b, t);
    gi_bytes_add_repr(&b, gi_as_bytes(v)->data, gi_as_bytes(v)->size, false);
    return gi_text_finish(&b);
}

static bool hash(GiThread *t, GiValue v, int64_t *out) {
    GiBytes *b = gi_as_bytes(v);
    if (b->hash == -1) {
        b->hash = gi_hash_bytes(t, b->data, b->size);
    }
    *out = b->hash;
    return true;
}

bool gi_bytes_warn(GiThread *t, const char *format, const char *argument) {
    return t->vm->bytes_warning == 0 || gi_warn(t, &gi_BytesWarning, 1, format, argument);
}

/* str(b'...') */
static GiValue to_str(GiThread *t, GiValue v) {
    return gi_bytes_warn(t, "str() on a %s instance", "bytes") ? repr(t, v) : GI_NULL;
}

static GiValue compare(GiThread *t, GiValue a, GiValue b, GiCompareOp op) {
    if (!gi_is_bytes(a) || !gi_is_bytes(b)) {
        bool odd = (op == GI_EQ || op == GI_NE) && (gi_is_str(b) || gi_is_int(b));
        const char *other = gi_is_str(b) ? "string" : "int";
        return odd && !gi_bytes_warn(t, "Comparison between bytes and %s", other) ? GI_NULL : GI_NOT_IMPLEMENTED;
    }
    const GiBytes *left = gi_as_bytes(a), *right = gi_as_bytes(b);
    size_t common = left->size < right->size ? left->size : right->size;
    if ((op == GI_EQ || op == GI_NE) && left->size != right->size) {
        return gi_bool(op == GI_NE);
    }
    int order = memcmp(left->data, right->data, common);
    if (order == 0) {
        order = left->size < right->size ? -1 : left->size > right->size;
    }
    return gi_bool(gi_support_order(order, 0, op));
}

/* --- operators --- */

GiValue gi_bytes_concat(GiThread *t, GiValue a, GiValue b) {
    GiBuffer right;
    bool opened = gi_has_buffer(b) && gi_buffer_get_contiguous(t, b, false, &right);
    if (!opened) {
        gi_error_clear(t);
        const GiNumberSlots *slots = gi_type(b)->number;
        if (slots != NULL && slots->binary[GI_OP_ADD] != NULL) {
            GiValue r = slots->binary[GI_OP_ADD](t, a, b);
            if (r != GI_NOT_IMPLEMENTED) {
                return r;
            }
        }
        return gi_raise_type_error(t, "can't concat %T to %T", b, a);
    }
    GiBytesView left = gi_bytes_open(a);
    GiValue r = GI_NULL;
    uint8_t *data;
    if (left.size == 0 && gi_is_exact(a, &gi_bytes_type) && gi_is_exact(b, &gi_bytes_type)) {
        r = gi_take(b);
    } else if (right.size == 0 && gi_is_exact(a, &gi_bytes_type)) {
        r = gi_take(a);
    } else if (right.size > MAX_SIZE - left.size) {
        gi_raise_memory(t);
    } else {
        r = gi_bytes_new_like(t, a, left.size + right.size, &data);
        if (r != GI_NULL) {
            memcpy(data, left.data, left.size);
            gi_buffer_copy(&right, data + left.size);
        }
    }
    gi_bytes_close(&left);
    gi_buffer_release(t, &right);
    return r;
}

GiValue gi_bytes_repeat(GiThread *t, GiValue v, int64_t count) {
    GiBytesView view = gi_bytes_open(v);
    uint8_t *data;
    GiValue r = GI_NULL;
    if (count == 1 && gi_is_exact(v, &gi_bytes_type)) {
        r = gi_take(v);
    } else if (view.size != 0 && (uint64_t)count > MAX_SIZE / view.size) {
        if (view.array == NULL && (uint64_t)count > (uint64_t)INT64_MAX / view.size) {
            gi_raise(t, &gi_OverflowError, "repeated bytes are too long");
        } else {
            gi_raise_memory(t);
        }
    } else {
        size_t size = view.size * (size_t)count;
        r = gi_bytes_new_like(t, v, size, &data);
        if (r != GI_NULL && size > 0) {
            memcpy(data, view.data, view.size);
            for (size_t done = view.size; done < size;) {
                size_t part = done < size - done ? done : size - done;
                memcpy(data + done, data, part);
                done += part;
            }
        }
    }
    gi_bytes_close(&view);
    return r;
}

static GiValue concat(GiThread *t, GiValue a, GiValue b) {
    return gi_is_bytes(a) ? gi_bytes_concat(t, a, b) : GI_NOT_IMPLEMENTED;
}

static GiValue repeat(GiThread *t, GiValue a, GiValue b) {
    bool left = gi_is_bytes(a);
    int64_t count;
    GiValue result;
    if (left && gi_is_repeatable(b)) { /* b's operator would only ask a's */
        return gi_raise_type_error(t, "can't multiply sequence by non-int of type '%T'", b);
    }
    if (!gi_support_repeat(t, a, b, left, &count, &result)) {
        return result;
    }
    return gi_bytes_repeat(t, left ? a : b, count);
}

static GiValue modulo(GiThread *t, GiValue a, GiValue b) {
    if (!gi_is_bytes(a)) {
        return GI_NOT_IMPLEMENTED;
    }
    return gi_bytes_percent(t, gi_as_bytes(a)->data, gi_as_bytes(a)->size, b);
}

static int64_t len(GiThread *t, GiValue v) {
    (void)t;
    return (int64_t)gi_as_bytes(v)->size;
}

int gi_bytes_contains(GiThread *t, GiValue v, GiValue x) {
    uint8_t byte;
    int64_t at;
    if (gi_support_has_index(x)) {
        if (!gi_byte_value(t, x, &byte)) {
            return -1;
        }
        GiBytesView view = gi_bytes_open(v);
        at = gi_bytes_search(t, view.data, view.size, &byte, 1, false);
        gi_bytes_close(&view);
    } else {
        GiBuffer b;
        if (!gi_buffer_get_contiguous(t, x, false, &b)) {
            return -1;
        }
        GiBytesView view = gi_bytes_open(v);
        at = gi_bytes_search(t, view.data, view.size, b.data, b.size, false);
        gi_bytes_close(&view);
        gi_buffer_release(t, &b);
    }
    return at == -2 ? -1 : at >= 0;
}

GiValue gi_bytes_slice(GiThread *t, GiValue v, GiValue key) {
    int64_t start, stop, step;
    if (!gi_slice_unpack(t, key, &start, &stop, &step)) {
        return GI_NULL;
    }
    GiBytesView view = gi_bytes_open(v);
    int64_t count = gi_slice_adjust((int64_t)view.size, &start, &stop, step);
    GiValue r;
    uint8_t *data;
    if (count <= 0) {
        r = gi_bytes_like(t, v, NULL, 0);
    } else if (step == 1) {
        r = gi_bytes_like(t, v, view.data + start, (size_t)count);
    } else {
        r = gi_bytes_new_like(t, v, (size_t)count, &data);
        for (int64_t i = 0; r != GI_NULL && i < count; i++) {
            data[i] = view.data[start + i * step];
        }
    }
    gi_bytes_close(&view);
    return r;
}

static GiValue getitem(GiThread *t, GiValue v, GiValue key) {
    if (GI_UNLIKELY(!gi_support_has_index(key))) {
        if (gi_is_exact(key, &gi_slice_type)) {
            return gi_bytes_slice(t, v, key);
        }
        return gi_raise_type_error(t, "byte indices must be integers or slices, not %T", key);
    }
    int64_t i;
    if (!gi_support_index(t, key, &gi_IndexError, &i)) {
        return GI_NULL;
    }
    const GiBytes *b = gi_as_bytes(v);
    i += i < 0 ? (int64_t)b->size : 0;
    if (i < 0 || i >= (int64_t)b->size) {
        return gi_raise(t, &gi_IndexError, "index out of range");
    }
    return gi_int_imm(b->data[i]);
}

/* --- iterator --- */

static GiValue iterate(GiThread *t, GiValue v) { return gi_seqiter(t, &gi_bytes_iterator_type, v, 0); }

static GiValue next(GiThread *t, GiValue v) {
    GiSeqIter *it = (GiSeqIter *)gi_object(v);
    if (it->sequence != GI_NULL && it->index < gi_as_bytes(it->sequence)->size) {
        return gi_int_imm(gi_as_bytes(it->sequence)->data[it->index++]);
    }
    return gi_seqiter_end(t, it);
}

GiType gi_bytes_iterator_type = GI_SEQITER_TYPE("bytes_iterator", next, gi_seqiter_methods);

/* --- the type --- */

static GiValue m_getnewargs(GiThread *t, const GiValue *a) {
    GiValue b = gi_bytes(t, gi_as_bytes(a[0])->data, gi_as_bytes(a[0])->size);
    GiValue r = b == GI_NULL ? GI_NULL : gi_tuple(t, &b, 1);
    gi_xdrop(t, b);
    return r;
}

static GiValue m_bytes(GiThread *t, const GiValue *a) {
    return gi_is_exact(a[0], &gi_bytes_type)
               ? gi_take(a[0]) : gi_bytes(t, gi_as_bytes(a[0])->data, gi_as_bytes(a[0])->size);
}

static GiValue m_fromhex(GiThread *t, const GiValue *a) {
    GiValue b = gi_bytes_parse_hex(t, a[1]);
    if (b == GI_NULL || gi_as_type(a[0]) == &gi_bytes_type) {
        return b;
    }
    GiValue r = gi_call1(t, a[0], b);
    gi_drop(t, b);
    return r;
}

static GiValue m_sizeof(GiThread *t, const GiValue *a) {
    const GiBytes *b = gi_as_bytes(a[0]);
    return gi_int(t, (int64_t)(b->head.type->gc.prefix + GI_BYTES_SIZE(b->size)));
}

static const GiMethodRow methods[] = {
    GI_BYTES_COMMON_ROWS("bytes", "start,end"),
    GI_METHOD("join(self, iterable_of_bytes, /)", gi_bytes_m_join,
              "Concatenate any number of bytes objects."),
    GI_METHOD("__getnewargs__(self, /)", m_getnewargs, NULL),
    GI_METHOD("__bytes__(self, /)", m_bytes, "Convert this value to exact type bytes."),
    GI_METHOD("__sizeof__(self, /)", m_sizeof, "Size of the object in memory, in bytes."),
    GI_CLASS_METHOD("fromhex(type, string, /)", m_fromhex,
                    "Create a bytes object from a string of hexadecimal numbers."),
    GI_METHODS_END};

static const GiNumberSlots number = {
    .binary = {[GI_OP_ADD] = concat, [GI_OP_MUL] = repeat, [GI_OP_MOD] = modulo}};

static const GiContainerSlots container = {
    .len = len, .getitem = getitem, .contains = gi_bytes_contains};

GiType gi_bytes_type = {
    GI_TYPE_HEAD(GiBytes, GI_GC_LEAF), .gc.release = release, .name = "bytes",
    .flags = GI_TYPE_BASE | GI_TYPE_BYTES | GI_TYPE_MATCH_SELF, .new_ = new_slot, .repr = repr,
    .str = to_str, .hash = hash, .compare = compare, .iter = iterate, .number = &number,
    .container = &container, .methods = methods,
    .doc = "bytes(iterable_of_ints) -> bytes\n"
           "bytes(string, encoding[, errors]) -> bytes\n"
           "bytes(bytes_or_buffer) -> immutable copy of bytes_or_buffer\n"
           "bytes(int) -> bytes object of size given by the parameter initialized with null bytes\n"
           "bytes() -> empty bytes object\n\n"
           "Construct an immutable array of bytes from:\n"
           "  - an iterable yielding integers in range(256)\n"
           "  - a text string encoded using the specified encoding\n"
           "  - any object implementing the buffer API.\n"
           "  - an integer"};
