/* SPDX-License-Identifier: MIT
 * runtime/types/bytearray.c: the type bytearray. What it shares with bytes is in bytes_*.c.
 *
 *   data -> [ size bytes | NUL | spare ]   capacity counts without the NUL; capacity 0: no block, and
 *                                          data points to a static empty string
 * A1  While exports > 0 the block neither moves nor changes size.
 */
#include "runtime/types/bytes_private.h"
#include "runtime/types/seqiter.h"
#include "runtime/types/str_private.h"

static uint8_t *no_data(void) { return (uint8_t *)(uintptr_t) ""; }

static bool may_resize(GiThread *t, const GiByteArray *array) {
    if (array->exports > 0) {
        gi_raise(t, &gi_BufferError, "Existing exports of data: object cannot be re-sized");
        return false;
    }
    return true;
}

static void free_block(GiThread *t, GiByteArray *array) {
    uint8_t *data = array->data;
    size_t capacity = array->capacity;
    array->data = no_data();
    array->size = array->capacity = 0;
    if (capacity > 0) {
        gi_free(t, data, capacity + 1);
    }
}

bool gi_bytearray_resize(GiThread *t, GiByteArray *array, size_t size) {
    if (size == array->size) {
        return true;
    }
    if (!may_resize(t, array)) {
        return false;
    }
    if (size > (size_t)PTRDIFF_MAX / 2) {
        gi_raise_memory(t);
        return false;
    }
    if (size == 0) {
        free_block(t, array);
        return true;
    }
    if (size > array->capacity || size < array->capacity / 2) {
        size_t capacity = size;
        if (size > array->capacity && array->capacity > 0) {
            capacity += size <= array->capacity + array->capacity / 8 + 8 ? (size >> 3) + 6 : 0;
        }
        uint8_t *data = array->capacity == 0
                            ? gi_alloc(t, capacity + 1)
                            : gi_resize(t, array->data, array->capacity + 1, capacity + 1);
        if (data == NULL) {
            return false;
        }
        array->data = data;
        array->capacity = capacity;
    }
    array->size = size;
    array->data[size] = 0;
    return true;
}

static GiByteArray *new_array(GiThread *t, GiType *type) {
    GiByteArray *array = gi_object_new(t, type);
    if (array != NULL) {
        array->data = no_data();
    }
    return array;
}

/* A bytearray; data NULL leaves the contents for the caller to set. */
GiValue gi_bytearray(GiThread *t, const void *data, size_t size) {
    GiByteArray *array = new_array(t, &gi_bytearray_type);
    if (array == NULL) {
        return GI_NULL;
    }
    if (!gi_bytearray_resize(t, array, size)) {
        gi_drop_object(t, array);
        return GI_NULL;
    }
    if (data != NULL && size > 0) {
        memcpy(array->data, data, size);
    }
    return gi_counted(array);
}

static void release(GiThread *t, GiObject *o) {
    free_block(t, (GiByteArray *)o);
    gi_object_free(t, o, o->type->gc.size);
}

static void release_export(GiThread *t, GiBuffer *b) {
    (void)t;
    gi_as_bytearray(b->owner)->exports--;
}

bool gi_bytearray_export(GiThread *t, GiValue v, bool writable, GiBuffer *out) {
    (void)t;
    (void)writable;
    GiByteArray *array = gi_as_bytearray(v);
    array->exports++;
    out->data = array->data;
    out->size = array->size;
    out->readonly = false;
    out->release = release_export;
    return true;
}

/* --- bytearray(...) --- */

static GiValue new_slot(GiThread *t, GiType *type, const GiValue *a, size_t n, GiValue kwnames) {
    (void)a;
    (void)n;
    (void)kwnames;
    GiByteArray *array = new_array(t, type);
    if (array == NULL) {
        return GI_NULL;
    }
    return type->gc.gc_flags & GI_GC_TRACKED ? gi_support_track(t, array) : gi_counted(array);
}

/* Replaces data[start:stop] by `size` bytes, which are not part of the array. */
static bool replace_range(GiThread *t, GiByteArray *array, size_t start, size_t stop,
                          const uint8_t *bytes, size_t size) {
    size_t old = stop - start, tail = array->size - stop;
    if (size != old && !may_resize(t, array)) {
        return false;
    }
    if (size < old) {
        memmove(array->data + start + size, array->data + stop, tail);
        if (!gi_bytearray_resize(t, array, array->size - (old - size))) {
            return false;
        }
    } else if (size > old) {
        if (!gi_bytearray_resize(t, array, array->size + (size - old))) {
            return false;
        }
        memmove(array->data + start + size, array->data + stop, tail);
    }
    if (size > 0) {
        memcpy(array->data + start, bytes, size);
    }
    return true;
}

static bool append_bytes(GiThread *t, GiByteArray *array, const uint8_t *bytes, size_t size) {
    return replace_range(t, array, array->size, array->size, bytes, size);
}

static bool append_item(GiThread *t, GiValue item, void *arg) {
    uint8_t byte;
    return gi_byte_value(t, item, &byte) && append_bytes(t, arg, &byte, 1);
}

static bool init_slot(GiThread *t, GiValue self, const GiValue *a, size_t n, GiValue kwnames) {
    GiValue source[3];
    if (!gi_bytes_bind(t, "bytearray", a, n, kwnames, source) ||
        !gi_bytearray_resize(t, gi_as_bytearray(self), 0)) {
        return false;
    }
    GiValue bytes = gi_bytes_encode_source(t, source);
    if (bytes == GI_NULL) {
        if (gi_failed(t)) {
            return false;
        }
        if (source[0] == GI_NULL) {
            return true;
        }
        if (!gi_bytes_is_plain(source[0])) { /* item by item: iterating may look at the array */
            return gi_each(t, source[0], append_item, gi_as_bytearray(self)) && !gi_failed(t);
        }
        bytes = gi_bytes_from_object(t, source[0], "bytearray");
        if (bytes == GI_NULL) {
            return false;
        }
    }
    bool ok = append_bytes(t, gi_as_bytearray(self), gi_as_bytes(bytes)->data, gi_as_bytes(bytes)->size);
    gi_drop(t, bytes);
    return ok;
}

static GiValue repr(GiThread *t, GiValue v) {
    GiText b;
    gi_text_init(&b, t);
    gi_text_add_text(&b, gi_type_name(gi_type(v)));
    gi_text_add(&b, "(", 1);
    GiBytesView view = gi_bytes_open(v);
    gi_bytes_add_repr(&b, view.data, view.size, true);
    gi_bytes_close(&view);
    gi_text_add(&b, ")", 1);
    return gi_text_finish(&b);
}

static GiValue to_str(GiThread *t, GiValue v) {
    return gi_bytes_warn(t, "str() on a %s instance", "bytearray") ? repr(t, v) : GI_NULL;
}

static GiValue compare(GiThread *t, GiValue a, GiValue b, GiCompareOp op) {
    if (gi_is_str(a) || gi_is_str(b)) {
        bool odd = op == GI_EQ || op == GI_NE;
        return odd && !gi_bytes_warn(t, "Comparison between %s and string", "bytearray") ? GI_NULL : GI_NOT_IMPLEMENTED;
    }
    if (!gi_has_buffer(a) || !gi_has_buffer(b)) {
        return GI_NOT_IMPLEMENTED;
    }
    GiBuffer left, right;
    if (!gi_buffer_get_contiguous(t, a, false, &left)) {
        gi_error_clear(t);
        return GI_NOT_IMPLEMENTED;
    }
    if (!gi_buffer_get_contiguous(t, b, false, &right)) {
        gi_buffer_release(t, &left);
        gi_error_clear(t);
        return GI_NOT_IMPLEMENTED;
    }
    GiValue r;
    if (left.size != right.size && (op == GI_EQ || op == GI_NE)) {
        r = gi_bool(op == GI_NE);
    } else {
        int order = memcmp(left.data, right.data, left.size < right.size ? left.size : right.size);
        if (order == 0) {
            order = left.size < right.size ? -1 : left.size > right.size;
        }
        r = gi_bool(gi_support_order(order, 0, op));
    }
    gi_buffer_release(t, &left);
    gi_buffer_release(t, &right);
    return r;
}

/* --- operators --- */

static GiValue concat(GiThread *t, GiValue a, GiValue b) {
    return gi_is_bytearray(a) ? gi_bytes_concat(t, a, b) : GI_NOT_IMPLEMENTED;
}

/* a += b; for b is a the export of its own memory forbids it, as in CPython. */
static GiValue concat_inplace(GiThread *t, GiValue a, GiValue b) {
    GiBuffer right;
    if (!gi_has_buffer(b) || !gi_buffer_get_contiguous(t, b, false, &right)) {
        gi_error_clear(t);
        return gi_raise_type_error(t, "can't concat %T to %T", b, a);
    }
    bool ok = append_bytes(t, gi_as_bytearray(a), right.data, right.size);
    gi_buffer_release(t, &right);
    return ok ? gi_take(a) : GI_NULL;
}

/* a.extend(a) */
static bool double_contents(GiThread *t, GiByteArray *array) {
    size_t size = array->size;
    if (!gi_bytearray_resize(t, array, 2 * size)) {
        return false;
    }
    if (size > 0) {
        memcpy(array->data + size, array->data, size);
    }
    return true;
}

static GiValue repeat(GiThread *t, GiValue a, GiValue b) {
    bool left = gi_is_bytearray(a);
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

static GiValue repeat_inplace(GiThread *t, GiValue a, GiValue b) {
    int64_t count;
    GiValue result;
    if (gi_is_repeatable(b)) {
        return gi_raise_type_error(t, "can't multiply sequence by non-int of type '%T'", b);
    }
    if (!gi_support_repeat(t, a, b, true, &count, &result)) {
        return result;
    }
    GiByteArray *array = gi_as_bytearray(a);
    size_t size = array->size;
    if (size > 0 && (uint64_t)count > (size_t)PTRDIFF_MAX / 2 / size) {
        return gi_raise_memory(t);
    }
    if (!gi_bytearray_resize(t, array, size * (size_t)count)) {
        return GI_NULL;
    }
    for (size_t done = size; size > 0 && done < array->size; done += size) {
        memcpy(array->data + done, array->data, size);
    }
    return gi_take(a);
}

static GiValue modulo(GiThread *t, GiValue a, GiValue b) {
    if (!gi_is_bytearray(a)) {
        return GI_NOT_IMPLEMENTED;
    }
    GiBytesView view = gi_bytes_open(a);
    GiValue bytes = gi_bytes_percent(t, view.data, view.size, b);
    gi_bytes_close(&view);
    GiValue r = bytes == GI_NULL
                    ? GI_NULL : gi_bytearray(t, gi_as_bytes(bytes)->data, gi_as_bytes(bytes)->size);
    gi_xdrop(t, bytes);
    return r;
}

static int64_t len(GiThread *t, GiValue v) {
    (void)t;
    return (int64_t)gi_as_bytearray(v)->size;
}

/* Index of an item within the array; false: error set. */
static bool read_index(GiThread *t, GiValue v, GiValue key, int64_t *i) {
    if (!gi_support_has_index(key)) {
        gi_raise_type_error(t, "bytearray indices must be integers or slices, not %T", key);
        return false;
    }
    if (!gi_support_index(t, key, &gi_IndexError, i)) {
        return false;
    }
    int64_t size = (int64_t)gi_as_bytearray(v)->size;
    *i += *i < 0 ? size : 0;
    if (*i < 0 || *i >= size) {
        gi_raise(t, &gi_IndexError, "bytearray index out of range");
        return false;
    }
    return true;
}

static GiValue getitem(GiThread *t, GiValue v, GiValue key) {
    if (gi_is_exact(key, &gi_slice_type)) {
        return gi_bytes_slice(t, v, key);
    }
    int64_t i;
    return read_index(t, v, key, &i) ? gi_int_imm(gi_as_bytearray(v)->data[i]) : GI_NULL;
}

/* del v[start:stop:step] with step other than 1; count items. */
static bool delete_stepped(GiThread *t, GiByteArray *array, int64_t start, int64_t step, int64_t count) {
    if (count == 0) {
        return true;
    }
    if (!may_resize(t, array)) {
        return false;
    }
    if (step < 0) {
        start += step * (count - 1);
        step = -step;
    }
    size_t to = (size_t)start, next = (size_t)start;
    int64_t left = count;
    for (size_t from = (size_t)start; from < array->size; from++) {
        if (left > 0 && from == next) {
            next += (size_t)step;
            left--;
        } else {
            array->data[to++] = array->data[from];
        }
    }
    return gi_bytearray_resize(t, array, to);
}

/* The bytes to assign to a slice: owned bytes. */
static GiValue slice_source(GiThread *t, GiValue x) {
    GiType *type = gi_type(x);
    bool number = type->number != NULL && (type->number->to_index != NULL ||
                                           type->number->to_int != NULL ||
                                           type->number->to_float != NULL);
    if (gi_is_str(x) || type == &gi_complex_type || (number && !gi_has_buffer(x))) {
        return gi_raise_type_error(
            t, "can assign only bytes, buffers, or iterables of ints in range(0, 256)");
    }
    return gi_bytes_from_object(t, x, "bytearray");
}

static bool set_slice(GiThread *t, GiValue v, GiValue key, GiValue x) {
    GiByteArray *array = gi_as_bytearray(v);
    int64_t start, stop, step;
    if (!gi_slice_unpack(t, key, &start, &stop, &step)) {
        return false;
    }
    GiValue bytes = x == GI_NULL ? GI_NULL : slice_source(t, x);
    bool ok = x == GI_NULL || bytes != GI_NULL;
    if (ok) {
        int64_t count = gi_slice_adjust((int64_t)array->size, &start, &stop, step);
        const uint8_t *data = bytes == GI_NULL ? NULL : gi_as_bytes(bytes)->data;
        size_t size = bytes == GI_NULL ? 0 : gi_as_bytes(bytes)->size;
        if (step == 1) {
            ok = replace_range(t, array, (size_t)start, (size_t)(start + count), data, size);
        } else if (size == 0) {
            ok = delete_stepped(t, array, start, step, count);
        } else if (size != (size_t)count) {
            gi_raise_value_error(
                t, "attempt to assign bytes of size %zu to extended slice of size %zd", size,
                (ptrdiff_t)count);
            ok = false;
        } else {
            for (int64_t i = 0; i < count; i++) {
                array->data[start + i * step] = data[i];
            }
        }
    }
    gi_xdrop(t, bytes);
    return ok;
}

static bool setitem(GiThread *t, GiValue v, GiValue key, GiValue x) {
    if (gi_is_exact(key, &gi_slice_type)) {
        return set_slice(t, v, key, x);
    }
    uint8_t byte = 0;
    int64_t i;
    if (!gi_support_has_index(key)) {
        return read_index(t, v, key, &i);
    }
    if (x != GI_NULL && !gi_byte_value(t, x, &byte)) {
        return false;
    }
    if (!read_index(t, v, key, &i)) {
        return false;
    }
    if (x == GI_NULL) {
        return replace_range(t, gi_as_bytearray(v), (size_t)i, (size_t)i + 1, NULL, 0);
    }
    gi_as_bytearray(v)->data[i] = byte;
    return true;
}

/* --- methods that change --- */

static GiValue m_append(GiThread *t, const GiValue *a) {
    uint8_t byte;
    if (!gi_byte_value(t, a[1], &byte)) {
        return GI_NULL;
    }
    GiByteArray *array = gi_as_bytearray(a[0]);
    if (array->size < array->capacity && array->exports == 0) {
        array->data[array->size++] = byte;
        array->data[array->size] = 0;
        return GI_NONE;
    }
    return append_bytes(t, array, &byte, 1) ? GI_NONE : GI_NULL;
}

static GiValue m_extend(GiThread *t, const GiValue *a) {
    GiType *type = gi_type(a[1]);
    if (a[0] == a[1]) {
        return double_contents(t, gi_as_bytearray(a[0])) ? GI_NONE : GI_NULL;
    }
    if (gi_has_buffer(a[1])) {
        GiBuffer b;
        if (!gi_buffer_get_contiguous(t, a[1], false, &b)) {
            gi_error_clear(t);
            return gi_raise_type_error(t, "can't set bytearray slice from %T", a[1]);
        }
        bool done = append_bytes(t, gi_as_bytearray(a[0]), b.data, b.size);
        gi_buffer_release(t, &b);
        return done ? GI_NONE : GI_NULL;
    }
    if (gi_is_str(a[1])) {
        return gi_raise_type_error(t, "expected iterable of integers; got: 'str'");
    }
    if (type->iter == NULL && (type->container == NULL || type->container->getitem == NULL)) {
        return gi_raise_type_error(t, "can't extend bytearray with %T", a[1]);
    }
    GiValue list = gi_list_from(t, a[1]);
    GiValue bytes = list == GI_NULL ? GI_NULL : gi_bytes_from_object(t, list, "bytearray");
    gi_xdrop(t, list);
    if (bytes == GI_NULL) {
        return GI_NULL;
    }
    bool ok = append_bytes(t, gi_as_bytearray(a[0]), gi_as_bytes(bytes)->data,
                           gi_as_bytes(bytes)->size);
    gi_drop(t, bytes);
    return ok ? GI_NONE : GI_NULL;
}

static GiValue m_insert(GiThread *t, const GiValue *a) {
    int64_t i;
    uint8_t byte;
    if (!gi_index_int64(t, a[1], false, &i) || !gi_byte_value(t, a[2], &byte)) {
        return GI_NULL;
    }
    GiByteArray *array = gi_as_bytearray(a[0]);
    int64_t size = (int64_t)array->size;
    i = i < 0 ? (i + size < 0 ? 0 : i + size) : i > size ? size : i;
    return replace_range(t, array, (size_t)i, (size_t)i, &byte, 1) ? GI_NONE : GI_NULL;
}

static GiValue m_pop(GiThread *t, const GiValue *a) {
    int64_t i = -1;
    if (a[1] != GI_NULL && !gi_index_int64(t, a[1], false, &i)) {
        return GI_NULL;
    }
    GiByteArray *array = gi_as_bytearray(a[0]);
    int64_t size = (int64_t)array->size;
    if (size == 0) {
        return gi_raise(t, &gi_IndexError, "pop from empty bytearray");
    }
    i += i < 0 ? size : 0;
    if (i < 0 || i >= size) {
        return gi_raise(t, &gi_IndexError, "pop index out of range");
    }
    uint8_t byte = array->data[i];
    if (!replace_range(t, array, (size_t)i, (size_t)i + 1, NULL, 0)) {
        return GI_NULL;
    }
    return gi_int_imm(byte);
}

static GiValue m_remove(GiThread *t, const GiValue *a) {
    uint8_t byte;
    if (!gi_byte_value(t, a[1], &byte)) {
        return GI_NULL;
    }
    GiByteArray *array = gi_as_bytearray(a[0]);
    const uint8_t *p = memchr(array->data, byte, array->size);
    if (p == NULL) {
        return gi_raise_value_error(t, "value not found in bytearray");
    }
    size_t i = (size_t)(p - array->data);
    return replace_range(t, array, i, i + 1, NULL, 0) ? GI_NONE : GI_NULL;
}

static GiValue m_clear(GiThread *t, const GiValue *a) {
    return gi_bytearray_resize(t, gi_as_bytearray(a[0]), 0) ? GI_NONE : GI_NULL;
}

static GiValue m_copy(GiThread *t, const GiValue *a) {
    GiByteArray *array = gi_as_bytearray(a[0]);
    array->exports++;
    GiValue r = gi_bytearray(t, array->data, array->size);
    array->exports--;
    return r;
}

static GiValue m_reverse(GiThread *t, const GiValue *a) {
    (void)t;
    GiByteArray *array = gi_as_bytearray(a[0]);
    for (size_t i = 0, j = array->size; i + 1 < j; i++) {
        uint8_t byte = array->data[i];
        array->data[i] = array->data[--j];
        array->data[j] = byte;
    }
    return GI_NONE;
}

/* --- the other methods --- */

static GiValue m_fromhex(GiThread *t, const GiValue *a) {
    GiValue b = gi_bytes_parse_hex(t, a[1]);
    GiValue r = b == GI_NULL ? GI_NULL : gi_call1(t, a[0], b);
    gi_xdrop(t, b);
    return r;
}

static GiValue m_alloc(GiThread *t, const GiValue *a) {
    GiByteArray *array = gi_as_bytearray(a[0]);
    return gi_int(t, array->capacity == 0 ? 0 : (int64_t)array->capacity + 1);
}

static GiValue m_sizeof(GiThread *t, const GiValue *a) {
    GiByteArray *array = gi_as_bytearray(a[0]);
    size_t block = array->capacity == 0 ? 0 : array->capacity + 1;
    return gi_int(t, (int64_t)(gi_object(a[0])->type->gc.size + block));
}

/* (type, (contents, "latin-1")) or (type, (bytes,)), and the instance's __dict__. */
static GiValue reduce(GiThread *t, GiValue self, int64_t protocol) {
    GiValue state = gi_call_method0(t, self, GI_NAME(t, __getstate__));
    if (state == GI_NULL) {
        return GI_NULL;
    }
    GiBytesView view = gi_bytes_open(self);
    GiValue contents = protocol < 3 ? gi_decode(t, (const char *)view.data, view.size, "latin-1", NULL)
                                    : gi_bytes(t, view.data, view.size);
    gi_bytes_close(&view);
    GiValue name = protocol < 3 ? gi_str_from_text(t, "latin-1") : GI_NONE;
    GiValue args = GI_NULL, r = GI_NULL;
    if (contents != GI_NULL && name != GI_NULL) {
        GiValue items[2] = {contents, name};
        args = gi_tuple(t, items, view.size == 0 && protocol >= 3 ? 0 : protocol < 3 ? 2 : 1);
    }
    if (args != GI_NULL) {
        r = gi_tuple_pack(t, 3, gi_type_value(gi_type(self)), args, state);
    }
    gi_xdrop(t, contents);
    gi_xdrop(t, name);
    gi_xdrop(t, args);
    gi_drop(t, state);
    return r;
}

static GiValue m_reduce(GiThread *t, const GiValue *a) { return reduce(t, a[0], 2); }
static GiValue m_reduce_ex(GiThread *t, const GiValue *a) {
    int64_t protocol = 0;
    if (a[1] != GI_NULL && !gi_index_int64(t, a[1], true, &protocol)) {
        return GI_NULL;
    }
    return reduce(t, a[0], protocol);
}

static GiValue m_release_buffer(GiThread *t, const GiValue *a) {
    GiValue owner = gi_getattr_text(t, a[1], "obj");
    if (owner == GI_NULL) {
        return GI_NULL;
    }
    gi_drop(t, owner);
    if (owner != a[0]) {
        return gi_raise_value_error(t, "memoryview's buffer is not this object");
    }
    return gi_call_method(t, GI_NAME(t, release), &a[1], 1);
}

/* --- iterator --- */

static GiValue iterate(GiThread *t, GiValue v) { return gi_seqiter(t, &gi_bytearray_iterator_type, v, 0); }

static GiValue next(GiThread *t, GiValue v) {
    GiSeqIter *it = (GiSeqIter *)gi_object(v);
    if (it->sequence != GI_NULL && it->index < gi_as_bytearray(it->sequence)->size) {
        return gi_int_imm(gi_as_bytearray(it->sequence)->data[it->index++]);
    }
    return gi_seqiter_end(t, it);
}

GiType gi_bytearray_iterator_type = GI_SEQITER_TYPE("bytearray_iterator", next, gi_seqiter_methods);

/* --- the type --- */

static const GiMethodRow methods[] = {
    GI_BYTES_COMMON_ROWS("bytearray", "start:end"),
    GI_METHOD("join(self, iterable_of_bytes, /)", gi_bytes_m_join,
              "Concatenate any number of bytes/bytearray objects."),
    GI_METHOD("append(self, item, /)", m_append, "Append a single item to the end of the bytearray."),
    GI_METHOD("clear(self, /)", m_clear, "Remove all items from the bytearray."),
    GI_METHOD("copy(self, /)", m_copy, "Return a copy of B."),
    GI_METHOD("extend(self, iterable_of_ints, /)", m_extend,
              "Append all the items from the iterator or sequence to the end of the bytearray."),
    GI_METHOD("insert(self, index, item, /)", m_insert,
              "Insert a single item into the bytearray before the given index."),
    GI_METHOD("pop(self, index=-1, /)", m_pop, "Remove and return a single item from B."),
    GI_METHOD("remove(self, value, /)", m_remove,
              "Remove the first occurrence of a value in the bytearray."),
    GI_METHOD("reverse(self, /)", m_reverse, "Reverse the order of the values in B in place."),
    GI_METHOD("__alloc__(self, /)", m_alloc,
              "B.__alloc__() -> int\n\nReturn the number of bytes actually allocated."),
    GI_METHOD("__reduce__(self, /)", m_reduce, "Return state information for pickling."),
    GI_METHOD("__reduce_ex__(self, proto=0, /)", m_reduce_ex, "Return state information for pickling."),
    GI_METHOD("__sizeof__(self, /)", m_sizeof,
              "Returns the size of the bytearray object in memory, in bytes."),
    GI_METHOD("__release_buffer__(self, buffer, /)", m_release_buffer,
              "Release the buffer object that exposes the underlying memory of the object."),
    GI_CLASS_METHOD("fromhex(type, string, /)", m_fromhex,
                    "Create a bytearray object from a string of hexadecimal numbers."),
    GI_METHODS_END};

static const GiNumberSlots number = {
    .binary = {[GI_OP_ADD] = concat, [GI_OP_MUL] = repeat, [GI_OP_MOD] = modulo},
    .inplace = {[GI_OP_ADD] = concat_inplace, [GI_OP_MUL] = repeat_inplace}};

static const GiContainerSlots container = {
    .len = len, .getitem = getitem, .setitem = setitem, .contains = gi_bytes_contains};

GiType gi_bytearray_type = {
    GI_TYPE_HEAD(GiByteArray, 0), .gc.release = release, .name = "bytearray",
    .flags = GI_TYPE_BASE | GI_TYPE_UNHASHABLE | GI_TYPE_MATCH_SELF, .new_ = new_slot,
    .init = init_slot, .repr = repr, .str = to_str, .compare = compare, .iter = iterate,
    .number = &number, .container = &container, .methods = methods,
    .doc = "bytearray(iterable_of_ints) -> bytearray\n"
           "bytearray(string, encoding[, errors]) -> bytearray\n"
           "bytearray(bytes_or_buffer) -> mutable copy of bytes_or_buffer\n"
           "bytearray(int) -> bytes array of size given by the parameter initialized with null "
           "bytes\n"
           "bytearray() -> empty bytes array\n\n"
           "Construct a mutable bytearray object from:\n"
           "  - an iterable yielding integers in range(256)\n"
           "  - a text string encoded using the specified encoding\n"
           "  - a bytes or a buffer object\n"
           "  - any object implementing the buffer API.\n"
           "  - an integer"};
