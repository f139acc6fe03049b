/* SPDX-License-Identifier: MIT
 * runtime/modules/io_memory.c: BytesIO over a bytearray, StringIO over an array of code points.
 *
 * M1  BytesIO's bytes live in a bytearray of its own, so getbuffer() exports exactly that and resizing
 *     while a view exists raises BufferError there.
 * M2  StringIO: text[0, length); pos may lie behind the end, writing fills the gap with NULs.
 */
#include "runtime/modules/io.h"

typedef struct GiBytesIo {
    GiIoBase base;
    GiValue store; /* bytearray; GI_NULL: closed */
    size_t pos;
} GiBytesIo;

static GiBytesIo *bytesio(GiValue v) { return (GiBytesIo *)gi_object(v); }
static GiByteArray *store_of(GiBytesIo *b) { return (GiByteArray *)gi_object(b->store); }

static GiBytesIo *open_bytes(GiThread *t, GiValue v) {
    if (bytesio(v)->store == GI_NULL) {
        gi_raise_value_error(t, "I/O operation on closed file.");
        return NULL;
    }
    return bytesio(v);
}

static GiValue bytesio_new(GiThread *t, GiType *type, const GiValue *a, size_t n, GiValue kwnames) {
    GiBytesIo *b = gi_object_new(t, type);
    if (b == NULL) {
        return GI_NULL;
    }
    b->store = gi_bytearray(t, NULL, 0);
    if (b->store == GI_NULL || !gi_track(t, b)) {
        gi_drop(t, gi_counted(b));
        return GI_NULL;
    }
    return gi_counted(b);
}

/* One optional argument given by position or by its name. */
static bool one_argument(GiThread *t, const char *signature, const GiValue *a, size_t n, GiValue kwnames, GiValue *out) {
    GiSignature *s = gi_signature_parse(t, signature);
    bool ok = s != NULL && gi_signature_bind(t, s, a, n, kwnames, out);
    if (s != NULL) {
        gi_signature_free(t, s);
    }
    return ok;
}

static bool bytesio_init(GiThread *t, GiValue self, const GiValue *a, size_t n, GiValue kwnames) {
    GiValue initial;
    if (!one_argument(t, "BytesIO(initial_bytes=b'')", a, n, kwnames, &initial)) {
        return false;
    }
    GiValue fresh = GI_NULL;
    if (initial == GI_NULL || initial == GI_NONE) {
        fresh = gi_bytearray(t, NULL, 0);
    } else {
        GiBuffer b;
        if (!gi_buffer_get(t, initial, false, &b)) {
            return false;
        }
        fresh = gi_bytearray(t, b.data, b.size);
        gi_buffer_release(t, &b);
    }
    if (fresh == GI_NULL) {
        return false;
    }
    gi_replace(t, &bytesio(self)->store, fresh);
    bytesio(self)->pos = 0;
    return true;
}

/* Bytes that a read of n (negative: all) gives; moves the position. */
static GiValue take_bytes(GiThread *t, GiBytesIo *b, int64_t n) {
    size_t size = store_of(b)->size, start = b->pos < size ? b->pos : size, left = size - start;
    size_t part = n < 0 || (uint64_t)n > left ? left : (size_t)n;
    GiValue r = gi_bytes(t, store_of(b)->data + start, part);
    if (r != GI_NULL) {
        b->pos += part;
    }
    return r;
}

static GiValue bytesio_read(GiThread *t, const GiValue *a) {
    int64_t n = -1;
    return gi_index_optional(t, a[1], &n) && open_bytes(t, a[0]) ? take_bytes(t, bytesio(a[0]), n) : GI_NULL;
}

/* Length of the line at the position, at most limit. */
static int64_t line_length(GiBytesIo *b, int64_t limit) {
    GiByteArray *s = store_of(b);
    if (b->pos >= s->size) {
        return 0;
    }
    size_t left = s->size - b->pos;
    if (limit >= 0 && (size_t)limit < left) {
        left = (size_t)limit;
    }
    uint8_t *start = s->data + b->pos, *newline = left ? memchr(start, '\n', left) : NULL;
    return newline ? newline - start + 1 : (int64_t)left;
}

static GiValue bytesio_readline(GiThread *t, const GiValue *a) {
    int64_t limit = -1;
    if (!gi_index_optional(t, a[1], &limit) || !open_bytes(t, a[0])) {
        return GI_NULL;
    }
    return take_bytes(t, bytesio(a[0]), line_length(bytesio(a[0]), limit));
}

static GiValue bytesio_next(GiThread *t, GiValue v) {
    GiBytesIo *b = open_bytes(t, v);
    int64_t n = b == NULL ? 0 : line_length(b, -1);
    return n == 0 ? GI_NULL : take_bytes(t, b, n);
}

static GiValue bytesio_readinto(GiThread *t, const GiValue *a) {
    GiBuffer target;
    if (open_bytes(t, a[0]) == NULL || !gi_buffer_get_target(t, a[1], "readinto", &target)) {
        return GI_NULL;
    }
    GiBytesIo *b = open_bytes(t, a[0]); /* again: making the buffer may have run script code */
    if (b == NULL) {
        gi_buffer_release(t, &target);
        return GI_NULL;
    }
    size_t size = store_of(b)->size, left = b->pos < size ? size - b->pos : 0;
    size_t n = left < target.size ? left : target.size;
    memcpy(target.data, store_of(b)->data + (left ? b->pos : 0), n);
    b->pos += n;
    gi_buffer_release(t, &target);
    return gi_int_imm((int64_t)n);
}

/* Makes the store exactly `size` long, through the bytearray's own resizing. */
static bool resize_store(GiThread *t, GiBytesIo *b, size_t size) {
    GiByteArray *s = store_of(b);
    if (size > s->size) {
        GiValue gap = gi_bytes(t, NULL, size - s->size);
        if (gap == GI_NULL) {
            return false;
        }
        memset(gi_as_bytes(gap)->data, 0, size - s->size);
        GiValue r = gi_call_method1(t, b->store, GI_NAME(t, extend), gap);
        gi_drop(t, gap);
        gi_xdrop(t, r);
        return r != GI_NULL;
    }
    GiValue start = gi_int(t, (int64_t)size), slice = gi_slice(t, start, GI_NONE, GI_NONE);
    bool ok = slice != GI_NULL && (size == s->size || gi_setitem(t, b->store, slice, GI_NULL));
    gi_xdrop(t, slice);
    gi_drop(t, start);
    return ok;
}

static GiValue bytesio_write(GiThread *t, const GiValue *a) {
    GiBuffer source;
    GiBytesIo *b = open_bytes(t, a[0]);
    if (b == NULL) {
        return GI_NULL;
    }
    if (gi_is_str(a[1])) {
        return gi_raise_type_error(t, "a bytes-like object is required, not 'str'");
    }
    if (store_of(b)->exports > 0) {
        return gi_raise(t, &gi_BufferError, "Existing exports of data: object cannot be re-sized");
    }
    if (!gi_buffer_get(t, a[1], false, &source)) {
        return GI_NULL;
    }
    if (open_bytes(t, a[0]) == NULL) { /* closed by the script code of __buffer__ */
        gi_buffer_release(t, &source);
        return GI_NULL;
    }
    size_t size = source.size;
    bool ok = true;
    if (size > 0) {
        GiByteArray *s = store_of(b);
        if (b->pos >= s->size) {
            ok = resize_store(t, b, b->pos);
            GiValue part = ok ? gi_bytes(t, source.data, size) : GI_NULL;
            GiValue r = part == GI_NULL ? GI_NULL : gi_call_method1(t, b->store, GI_NAME(t, extend), part);
            gi_xdrop(t, part);
            gi_xdrop(t, r);
            ok = r != GI_NULL;
        } else {
            if (b->pos + size > s->size) {
                ok = resize_store(t, b, b->pos + size);
            }
            if (ok) {
                memmove(store_of(b)->data + b->pos, source.data, size);
            }
        }
        b->pos += ok ? size : 0;
    }
    gi_buffer_release(t, &source);
    return ok ? gi_int_imm((int64_t)size) : GI_NULL;
}

static GiValue bytesio_seek(GiThread *t, const GiValue *a) {
    int64_t offset, whence = 0;
    if (open_bytes(t, a[0]) == NULL || !gi_index_int64(t, a[1], false, &offset) || !gi_index_optional(t, a[2], &whence)) {
        return GI_NULL;
    }
    GiBytesIo *b = open_bytes(t, a[0]);
    if (b == NULL) {
        return GI_NULL;
    }
    if (whence < 0 || whence > 2) {
        return gi_raise_value_error(t, "invalid whence (%d, should be 0, 1 or 2)", (int)whence);
    }
    if (whence == 0 && offset < 0) {
        return gi_raise_value_error(t, "negative seek value %zd", (ptrdiff_t)offset);
    }
    int64_t from = whence == 0 ? 0 : whence == 1 ? (int64_t)b->pos : (int64_t)store_of(b)->size, to;
    if (__builtin_add_overflow(from, offset, &to)) {
        return gi_raise(t, &gi_OverflowError, "new position too large");
    }
    b->pos = to < 0 ? 0 : (size_t)to;
    return gi_int(t, (int64_t)b->pos);
}

static GiValue bytesio_tell(GiThread *t, const GiValue *a) {
    return open_bytes(t, a[0]) ? gi_int(t, (int64_t)bytesio(a[0])->pos) : GI_NULL;
}

static GiValue bytesio_truncate(GiThread *t, const GiValue *a) {
    GiBytesIo *b = open_bytes(t, a[0]);
    if (b == NULL) {
        return GI_NULL;
    }
    int64_t size = (int64_t)b->pos;
    if (!gi_index_optional(t, a[1], &size) || open_bytes(t, a[0]) == NULL) {
        return GI_NULL;
    }
    if (size < 0) {
        return gi_raise_value_error(t, "negative size value %zd", (ptrdiff_t)size);
    }
    return (size_t)size >= store_of(b)->size || resize_store(t, b, (size_t)size) ? gi_int(t, size) : GI_NULL;
}

static GiValue bytesio_getvalue(GiThread *t, const GiValue *a) {
    GiBytesIo *b = open_bytes(t, a[0]);
    return b == NULL ? GI_NULL : gi_bytes(t, store_of(b)->data, store_of(b)->size);
}

static GiValue bytesio_getbuffer(GiThread *t, const GiValue *a) {
    GiBytesIo *b = open_bytes(t, a[0]);
    return b == NULL ? GI_NULL : gi_call1(t, gi_static(&gi_memoryview_type), b->store);
}

static GiValue bytesio_close(GiThread *t, const GiValue *a) {
    GiBytesIo *b = bytesio(a[0]);
    if (b->store != GI_NULL && store_of(b)->exports > 0) {
        return gi_raise(t, &gi_BufferError, "Existing exports of data: object cannot be re-sized");
    }
    gi_replace(t, &b->store, GI_NULL);
    return GI_NONE;
}

/* --- state for pickling and copying --- */

/* The attributes as the last item of a state: a dict, or None. */
static GiValue own_dict(GiThread *t, const GiIoBase *b) {
    return b->dict == GI_NULL ? GI_NONE : gi_io_call0(t, b->dict, "copy");
}

/* A tuple of the items, which are taken over; one of them may be GI_NULL with the error set. */
static GiValue state_tuple(GiThread *t, const GiValue *items, size_t n) {
    for (size_t i = 0; i < n; i++) {
        if (items[i] == GI_NULL) {
            for (size_t j = 0; j < n; j++) {
                gi_xdrop(t, items[j]);
            }
            return GI_NULL;
        }
    }
    return gi_tuple_steal(t, items, n);
}

/* The items of a state tuple, checked; the last two are the position and the attributes. */
static const GiValue *read_state(GiThread *t, GiValue self, GiValue state, size_t count, int64_t *pos) {
    static const char *const words[] = {"first", "second", "third", "fourth"};
    if (!gi_is_tuple(state) || gi_as_tuple(state)->size < count) {
        gi_raise_type_error(t, "%T.__setstate__ argument should be %d-tuple, got %T", self, (int)count, state);
        return NULL;
    }
    const GiValue *items = gi_as_tuple(state)->items;
    if (!gi_is_int(items[count - 2])) {
        gi_raise_type_error(t, "%s item of state must be an integer, not %T", words[count - 2], items[count - 2]);
        return NULL;
    }
    if (!gi_index_int64(t, items[count - 2], false, pos)) {
        return NULL;
    }
    if (*pos < 0) {
        gi_raise_value_error(t, "position value cannot be negative");
        return NULL;
    }
    if (items[count - 1] != GI_NONE && !gi_is_dict(items[count - 1])) {
        gi_raise_type_error(t, "%s item of state should be a dict, got a %T", words[count - 1], items[count - 1]);
        return NULL;
    }
    return items;
}

static bool merge_dict(GiThread *t, GiValue self, GiValue dict) {
    if (dict == GI_NONE) {
        return true;
    }
    GiValue own = gi_getattr_text(t, self, "__dict__");
    GiValue r = own == GI_NULL ? GI_NULL : gi_call_method1(t, own, GI_NAME(t, update), dict);
    gi_xdrop(t, own);
    gi_xdrop(t, r);
    return r != GI_NULL;
}

static GiValue bytesio_getstate(GiThread *t, const GiValue *a) {
    GiBytesIo *b = open_bytes(t, a[0]);
    if (b == NULL) {
        return GI_NULL;
    }
    GiValue v[3] = {gi_bytes(t, store_of(b)->data, store_of(b)->size), gi_int(t, (int64_t)b->pos), own_dict(t, &b->base)};
    return state_tuple(t, v, 3);
}

static GiValue bytesio_setstate(GiThread *t, const GiValue *a) {
    int64_t pos;
    if (open_bytes(t, a[0]) == NULL) {
        return GI_NULL;
    }
    const GiValue *items = read_state(t, a[0], a[1], 3, &pos);
    if (items == NULL || !bytesio_init(t, a[0], items, 1, GI_NULL)) {
        return GI_NULL;
    }
    bytesio(a[0])->pos = (size_t)pos;
    return merge_dict(t, a[0], items[2]) ? GI_NONE : GI_NULL;
}

static GiValue bytesio_yes(GiThread *t, const GiValue *a) { return open_bytes(t, a[0]) ? GI_TRUE : GI_NULL; }
static GiValue bytesio_isatty(GiThread *t, const GiValue *a) { return open_bytes(t, a[0]) ? GI_FALSE : GI_NULL; }
static GiValue bytesio_flush(GiThread *t, const GiValue *a) { return open_bytes(t, a[0]) ? GI_NONE : GI_NULL; }
static GiValue bytesio_closed(GiThread *t, GiValue v) { return gi_bool(bytesio(v)->store == GI_NULL); }

static int bytesio_traverse(GiObject *o, GiVisit visit, void *arg) {
    GiBytesIo *b = (GiBytesIo *)o;
    int r = b->store == GI_NULL ? 0 : visit(b->store, arg);
    return r ? r : gi_io_traverse_base(o, visit, arg);
}
static void bytesio_release(GiThread *t, GiObject *o) {
    gi_replace(t, &((GiBytesIo *)o)->store, GI_NULL);
    gi_io_drop_base(t, o);
    gi_object_free(t, o, o->type->gc.size);
}

static const GiMethodRow bytesio_methods[] = {
    GI_METHOD("read(self, size=-1, /)", bytesio_read, NULL), GI_METHOD("read1(self, size=-1, /)", bytesio_read, NULL),
    GI_METHOD("readline(self, size=-1, /)", bytesio_readline, NULL), GI_METHOD("readinto(self, buffer, /)", bytesio_readinto, NULL),
    GI_METHOD("write(self, b, /)", bytesio_write, NULL), GI_METHOD("seek(self, pos, whence=0, /)", bytesio_seek, NULL),
    GI_METHOD("tell(self)", bytesio_tell, NULL), GI_METHOD("truncate(self, size=None, /)", bytesio_truncate, NULL),
    GI_METHOD("getvalue(self)", bytesio_getvalue, NULL), GI_METHOD("getbuffer(self)", bytesio_getbuffer, NULL),
    GI_METHOD("close(self)", bytesio_close, NULL), GI_METHOD("readable(self)", bytesio_yes, NULL),
    GI_METHOD("writable(self)", bytesio_yes, NULL), GI_METHOD("seekable(self)", bytesio_yes, NULL),
    GI_METHOD("isatty(self)", bytesio_isatty, NULL), GI_METHOD("flush(self)", bytesio_flush, NULL),
    GI_METHOD("__getstate__(self, /)", bytesio_getstate, NULL), GI_METHOD("__setstate__(self, state, /)", bytesio_setstate, NULL),
    GI_METHODS_END};
static const GiGetSetRow bytesio_getset[] = {{"closed", bytesio_closed, NULL, NULL}, {NULL, NULL, NULL, NULL}};

GiType gi_bytes_io_type = {
    GI_IO_TYPE_HEAD(GiBytesIo, io_buffered_base), .gc.traverse = bytesio_traverse, .gc.clear = gi_io_drop_base,
    .gc.release = bytesio_release, .name = "_io.BytesIO", .new_ = bytesio_new, .init = bytesio_init,
    .next = bytesio_next, .methods = bytesio_methods, .getset = bytesio_getset,
    .doc = "Buffered I/O implementation using an in-memory bytes buffer.", .new_signature = "BytesIO(initial_bytes=b'')"};

/* --- StringIO --- */

typedef struct GiStringIo {
    GiIoBase base;
    uint32_t *text; /* M2 */
    size_t length, capacity, pos;
    GiValue newline;   /* None or str, as given */
    bool translate;    /* written "\n" becomes newline, or "\r\n" and "\r" become "\n" */
    bool universal;
    uint8_t seen;      /* newline kinds met: 1 "\r", 2 "\n", 4 "\r\n" */
    bool is_closed;
} GiStringIo;

static GiStringIo *stringio(GiValue v) { return (GiStringIo *)gi_object(v); }

static GiStringIo *open_string(GiThread *t, GiValue v) {
    if (stringio(v)->is_closed) {
        gi_raise_value_error(t, "I/O operation on closed file");
        return NULL;
    }
    return stringio(v);
}

static bool reserve(GiThread *t, GiStringIo *s, size_t length) {
    if (length <= s->capacity) {
        return true;
    }
    size_t capacity = length + length / 8 + 16;
    uint32_t *text = gi_resize_array(t, s->text, s->capacity, capacity, sizeof *text);
    if (text == NULL) {
        return false;
    }
    s->text = text;
    s->capacity = capacity;
    return true;
}

/* Puts one code point at the position. The room is reserved. */
static void put(GiStringIo *s, uint32_t c) {
    s->text[s->pos++] = c;
    if (s->pos > s->length) {
        s->length = s->pos;
    }
}

static bool write_text(GiThread *t, GiStringIo *s, GiValue str) {
    const char *p = gi_str_text(str), *end = p + gi_str_size(str);
    size_t worst = s->pos + 2 * gi_str_length(str);
    if (p == end) {
        return true;
    }
    if (!reserve(t, s, worst > s->length ? worst : s->length)) {
        return false;
    }
    if (s->pos > s->length) { /* M2 */
        memset(s->text + s->length, 0, (s->pos - s->length) * sizeof *s->text);
    }
    bool crlf = s->newline != GI_NONE && gi_str_equal_text(s->newline, "\r\n");
    bool cr = s->newline != GI_NONE && gi_str_equal_text(s->newline, "\r");
    while (p < end) {
        uint32_t c = gi_utf8_next(&p);
        if (s->universal && c == '\r') {
            bool pair = p < end && *p == '\n';
            s->seen |= pair ? 4 : 1;
            if (s->translate) {
                p += pair;
                c = '\n';
            } else if (pair) {
                put(s, '\r');
                c = (uint32_t)*p++;
            }
        } else if (s->universal && c == '\n') {
            s->seen |= 2;
        } else if (c == '\n' && (crlf || cr)) {
            if (crlf) {
                put(s, '\r');
            } else {
                c = '\r';
            }
        }
        put(s, c);
    }
    return true;
}

static GiValue text_between(GiThread *t, GiStringIo *s, size_t start, size_t end) {
    GiText b;
    gi_text_init(&b, t);
    for (size_t i = start; i < end && b.ok; i++) {
        gi_text_add_char(&b, s->text[i]);
    }
    return gi_text_finish(&b);
}

static GiValue stringio_new(GiThread *t, GiType *type, const GiValue *a, size_t n, GiValue kwnames) {
    GiStringIo *s = gi_object_new(t, type);
    if (s == NULL) {
        return GI_NULL;
    }
    s->newline = GI_NAME(t, newline);
    gi_take(s->newline);
    return gi_track(t, s) ? gi_counted(s) : GI_NULL;
}

static bool stringio_init(GiThread *t, GiValue self, const GiValue *a, size_t n, GiValue kwnames) {
    GiValue v[2];
    GiStringIo *s = stringio(self);
    if (!one_argument(t, "StringIO(initial_value='', newline='\\n')", a, n, kwnames, v)) {
        return false;
    }
    GiValue newline = v[1];
    if (newline != GI_NONE && !gi_is_str(newline)) {
        return gi_raise_type_error(t, "newline must be str or None, not %T", newline);
    }
    if (newline != GI_NONE && gi_str_size(newline) > 0 && !gi_str_equal_text(newline, "\n") &&
        !gi_str_equal_text(newline, "\r") && !gi_str_equal_text(newline, "\r\n")) {
        return gi_raise_value_error(t, "illegal newline value: %R", newline);
    }
    if (v[0] != GI_NONE && !gi_is_str(v[0])) {
        return gi_raise_type_error(t, "initial_value must be str or None, not %T", v[0]);
    }
    gi_replace(t, &s->newline, gi_take(newline));
    s->universal = newline == GI_NONE || gi_str_size(newline) == 0;
    s->translate = newline == GI_NONE;
    s->length = s->pos = 0;
    s->seen = 0;
    s->is_closed = false;
    bool ok = v[0] == GI_NONE || write_text(t, s, v[0]);
    s->pos = 0;
    return ok;
}

static GiValue stringio_read(GiThread *t, const GiValue *a) {
    int64_t n = -1;
    GiStringIo *s = open_string(t, a[0]);
    if (s == NULL || !gi_index_optional(t, a[1], &n)) {
        return GI_NULL;
    }
    size_t start = s->pos < s->length ? s->pos : s->length, left = s->length - start;
    size_t end = start + (n < 0 || (uint64_t)n > left ? left : (size_t)n);
    if (end > start) {
        s->pos = end;
    }
    return text_between(t, s, start, end);
}

/* End of the line that begins at start (exclusive), at most limit further. */
static size_t line_end(GiStringIo *s, size_t start, int64_t limit) {
    size_t last = limit >= 0 && (uint64_t)limit < s->length - start ? start + (size_t)limit : s->length;
    bool any = s->universal && !s->translate;
    bool cr = !s->universal && gi_str_text(s->newline)[0] == '\r';
    bool crlf = cr && gi_str_size(s->newline) == 2;
    for (size_t i = start; i < last; i++) {
        uint32_t c = s->text[i];
        if (any && c == '\r') {
            return i + 1 < last && s->text[i + 1] == '\n' ? i + 2 : i + 1;
        }
        if (crlf ? c == '\n' && i > start && s->text[i - 1] == '\r' : c == (cr ? '\r' : '\n')) {
            return i + 1;
        }
    }
    return last;
}

static GiValue read_line(GiThread *t, GiStringIo *s, int64_t limit) {
    if (s->pos >= s->length) {
        return gi_take(GI_NAME(t, empty));
    }
    size_t start = s->pos;
    s->pos = line_end(s, start, limit);
    return text_between(t, s, start, s->pos);
}

static GiValue stringio_readline(GiThread *t, const GiValue *a) {
    int64_t limit = -1;
    GiStringIo *s = open_string(t, a[0]);
    return s != NULL && gi_index_optional(t, a[1], &limit) ? read_line(t, s, limit) : GI_NULL;
}

static GiValue stringio_next(GiThread *t, GiValue v) {
    GiStringIo *s = open_string(t, v);
    return s == NULL || s->pos >= s->length ? GI_NULL : read_line(t, s, -1);
}

static GiValue stringio_write(GiThread *t, const GiValue *a) {
    GiStringIo *s = open_string(t, a[0]);
    if (!gi_is_str(a[1])) {
        return gi_raise_type_error(t, "string argument expected, got '%T'", a[1]);
    }
    return s != NULL && write_text(t, s, a[1]) ? gi_int_imm((int64_t)gi_str_length(a[1])) : GI_NULL;
}

static GiValue stringio_seek(GiThread *t, const GiValue *a) {
    int64_t offset, whence = 0;
    GiStringIo *s = open_string(t, a[0]);
    if (s == NULL || !gi_index_int64(t, a[1], false, &offset) || !gi_index_optional(t, a[2], &whence)) {
        return GI_NULL;
    }
    if (whence < 0 || whence > 2) {
        return gi_raise_value_error(t, "Invalid whence (%d, should be 0, 1 or 2)", (int)whence);
    }
    if (whence == 0 && offset < 0) {
        return gi_raise_value_error(t, "Negative seek position %zd", (ptrdiff_t)offset);
    }
    if (whence != 0 && offset != 0) {
        return gi_raise(t, &gi_OSError, "Can't do nonzero cur-relative seeks");
    }
    s->pos = whence == 0 ? (size_t)offset : whence == 1 ? s->pos : s->length;
    return gi_int(t, (int64_t)s->pos);
}

static GiValue stringio_tell(GiThread *t, const GiValue *a) {
    return open_string(t, a[0]) ? gi_int(t, (int64_t)stringio(a[0])->pos) : GI_NULL;
}

static GiValue stringio_truncate(GiThread *t, const GiValue *a) {
    GiStringIo *s = open_string(t, a[0]);
    int64_t size = s == NULL ? 0 : (int64_t)s->pos;
    if (s == NULL || !gi_index_optional(t, a[1], &size)) {
        return GI_NULL;
    }
    if (size < 0) {
        return gi_raise_value_error(t, "Negative size value %zd", (ptrdiff_t)size);
    }
    if ((size_t)size < s->length) {
        s->length = (size_t)size;
    }
    return gi_int(t, size);
}

static GiValue stringio_getvalue(GiThread *t, const GiValue *a) {
    GiStringIo *s = open_string(t, a[0]);
    return s == NULL ? GI_NULL : text_between(t, s, 0, s->length);
}

static GiValue stringio_close(GiThread *t, const GiValue *a) {
    GiStringIo *s = stringio(a[0]);
    s->is_closed = true;
    if (s->text != NULL) {
        gi_free(t, s->text, s->capacity * sizeof *s->text);
        s->text = NULL;
        s->capacity = s->length = 0;
    }
    return GI_NONE;
}

static GiValue stringio_getstate(GiThread *t, const GiValue *a) {
    GiStringIo *s = open_string(t, a[0]);
    if (s == NULL) {
        return GI_NULL;
    }
    GiValue v[4] = {text_between(t, s, 0, s->length), gi_take(s->newline), gi_int(t, (int64_t)s->pos), own_dict(t, &s->base)};
    return state_tuple(t, v, 4);
}

/* The text is stored as it was: newlines in it have been translated already. */
static GiValue stringio_setstate(GiThread *t, const GiValue *a) {
    int64_t pos;
    GiStringIo *s = open_string(t, a[0]);
    const GiValue *items = s == NULL ? NULL : read_state(t, a[0], a[1], 4, &pos);
    if (items == NULL) {
        return GI_NULL;
    }
    GiValue start[2] = {GI_NONE, items[1]};
    if (!gi_is_str(items[0])) {
        return gi_raise_type_error(t, "initial_value must be str or None, not %T", items[0]);
    }
    if (!stringio_init(t, a[0], start, 2, GI_NULL) || !reserve(t, s, gi_str_length(items[0]))) {
        return GI_NULL;
    }
    for (const char *p = gi_str_text(items[0]), *end = p + gi_str_size(items[0]); p < end;) {
        put(s, gi_utf8_next(&p));
    }
    s->pos = (size_t)pos;
    return merge_dict(t, a[0], items[3]) ? GI_NONE : GI_NULL;
}

static GiValue stringio_yes(GiThread *t, const GiValue *a) { return open_string(t, a[0]) ? GI_TRUE : GI_NULL; }
static GiValue stringio_closed(GiThread *t, GiValue v) { return gi_bool(stringio(v)->is_closed); }
static GiValue stringio_line_buffering(GiThread *t, GiValue v) { return open_string(t, v) ? GI_FALSE : GI_NULL; }
static GiValue stringio_newlines(GiThread *t, GiValue v) {
    return open_string(t, v) ? gi_io_newlines(t, stringio(v)->seen) : GI_NULL;
}

static void stringio_release(GiThread *t, GiObject *o) {
    GiStringIo *s = (GiStringIo *)o;
    if (s->text != NULL) {
        gi_free(t, s->text, s->capacity * sizeof *s->text);
    }
    gi_xdrop(t, s->newline);
    gi_io_drop_base(t, o);
    gi_object_free(t, o, o->type->gc.size);
}

static const GiMethodRow stringio_methods[] = {
    GI_METHOD("read(self, size=-1, /)", stringio_read, NULL), GI_METHOD("readline(self, size=-1, /)", stringio_readline, NULL),
    GI_METHOD("write(self, s, /)", stringio_write, NULL), GI_METHOD("seek(self, pos, whence=0, /)", stringio_seek, NULL),
    GI_METHOD("tell(self)", stringio_tell, NULL), GI_METHOD("truncate(self, pos=None, /)", stringio_truncate, NULL),
    GI_METHOD("getvalue(self)", stringio_getvalue, NULL), GI_METHOD("close(self)", stringio_close, NULL),
    GI_METHOD("readable(self)", stringio_yes, NULL), GI_METHOD("writable(self)", stringio_yes, NULL),
    GI_METHOD("seekable(self)", stringio_yes, NULL), GI_METHOD("__getstate__(self, /)", stringio_getstate, NULL),
    GI_METHOD("__setstate__(self, state, /)", stringio_setstate, NULL), GI_METHODS_END};
static const GiGetSetRow stringio_getset[] = {{"closed", stringio_closed, NULL, NULL},
                                              {"newlines", stringio_newlines, NULL, NULL},
                                              {"line_buffering", stringio_line_buffering, NULL, NULL},
                                              {NULL, NULL, NULL, NULL}};

static int stringio_traverse(GiObject *o, GiVisit visit, void *arg) {
    GiValue newline = ((GiStringIo *)o)->newline;
    int r = newline == GI_NULL ? 0 : visit(newline, arg);
    return r ? r : gi_io_traverse_base(o, visit, arg);
}

GiType gi_string_io_type = {
    GI_IO_TYPE_HEAD(GiStringIo, io_text_base), .gc.traverse = stringio_traverse, .gc.clear = gi_io_drop_base,
    .gc.release = stringio_release, .name = "_io.StringIO", .new_ = stringio_new, .init = stringio_init,
    .next = stringio_next, .methods = stringio_methods, .getset = stringio_getset,
    .doc = "Text I/O implementation using an in-memory buffer.", .new_signature = "StringIO(initial_value='', newline='\\n')"};
