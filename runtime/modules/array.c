/* SPDX-License-Identifier: MIT
 * runtime/modules/array.c owns the module array: sequences of machine numbers or characters of one kind.
 *
 * R1  data holds size items of kind->size bytes each; room for capacity of them.
 * R2  While exports > 0 somebody looks at data: it neither moves nor changes its size.
 * R3  Converting a value to an item may run __index__ or __float__ (script code), so it is done before
 *     the place for the item is looked up.
 */
#include <math.h>

#include "runtime/native.h"
#include "runtime/types/bytes.h"
#include "runtime/types/genericalias.h"
#include "runtime/types/number.h"
#include "runtime/types/sequence.h"
#include "runtime/types/support.h"

typedef struct Kind {
    char code;
    uint8_t size;
    char sort;        /* 'i' signed, 'u' unsigned, 'f' float, 'c' character */
    uint8_t machine;  /* number of the format in _array_reconstructor, little-endian */
    const char *name; /* of the C type, in messages */
} Kind;

static const Kind kinds[] = {
    {'b', 1, 'i', 1, "signed char"},    {'B', 1, 'u', 0, "unsigned byte integer"},
    {'u', 4, 'c', 20, NULL},            {'w', 4, 'c', 20, NULL},
    {'h', 2, 'i', 4, "signed short integer"}, {'H', 2, 'u', 2, "unsigned short"},
    {'i', 4, 'i', 8, "signed integer"}, {'I', 4, 'u', 6, "unsigned int"},
    {'l', 8, 'i', 12, NULL},            {'L', 8, 'u', 10, NULL},
    {'q', 8, 'i', 12, NULL},            {'Q', 8, 'u', 10, NULL},
    {'f', 4, 'f', 14, NULL},            {'d', 8, 'f', 16, NULL},
};

typedef struct Array {
    GiObject head;
    uint8_t *data;
    size_t size, capacity;
    const Kind *kind;
    uint32_t exports;
    GiObject *weak_list;
} Array;

typedef union Item { /* the bytes of one item */
    uint8_t bytes[8];
    int8_t i8; int16_t i16; int32_t i32; int64_t i64;
    uint8_t u8; uint16_t u16; uint32_t u32; uint64_t u64;
    float f32; double f64;
} Item;

static Array *as_array(GiValue v) { return (Array *)gi_object(v); }
static bool is_array(GiValue v) { return gi_is_object(v) && gi_is_instance(v, &gi_array_type); }

/* --- items --- */

/* An int that does not fit: worded as CPython's converter of that kind does. */
static bool out_of_range(GiThread *t, const Kind *k, int sign) {
    if (k->code == 'l') {
        gi_raise(t, &gi_OverflowError, "Python int too large to convert to C long");
    } else if (k->name == NULL && (sign > 0 || k->sort == 'i')) {
        gi_raise(t, &gi_OverflowError,
                 k->code == 'L' ? "Python int too large to convert to C unsigned long"
                                : "int too big to convert");
    } else if (k->name == NULL) {
        gi_raise(t, &gi_OverflowError,
                 k->code == 'L' ? "can't convert negative value to unsigned int"
                                : "can't convert negative int to unsigned");
    } else if (k->code == 'I' && sign < 0) {
        gi_raise(t, &gi_OverflowError, "can't convert negative value to unsigned int");
    } else {
        gi_raise(t, &gi_OverflowError, "%s is %s than %s", k->name, sign < 0 ? "less" : "greater",
                 sign < 0 ? "minimum" : "maximum");
    }
    return false;
}

/* An int as an item of an integer kind. */
static bool int_to_item(GiThread *t, const Kind *k, GiValue index, Item *item) {
    int bits = k->size * 8;
    if (k->sort == 'u' && k->size == 8) {
        if (gi_int_sign(index) < 0) {
            return out_of_range(t, k, -1);
        }
        if (!gi_int_to_uint64(t, index, &item->u64)) {
            gi_error_clear(t);
            return out_of_range(t, k, 1);
        }
        return true;
    }
    int64_t i;
    int overflow = gi_int_overflow(index, &i);
    if (overflow != 0) {
        if (k->name != NULL && k->code != 'I') {
            gi_raise(t, &gi_OverflowError, "Python int too large to convert to C long");
            return false;
        }
        return out_of_range(t, k, overflow);
    }
    if (k->size < 8) {
        int64_t low = k->sort == 'i' ? -((int64_t)1 << (bits - 1)) : 0;
        int64_t high = k->sort == 'i' ? ((int64_t)1 << (bits - 1)) - 1 : ((int64_t)1 << bits) - 1;
        if (i < low || i > high) {
            return out_of_range(t, k, i < low ? -1 : 1);
        }
    }
    item->i64 = i; /* little-endian: the low bytes come first */
    return true;
}

/* The bytes of v as an item of kind k. */
static bool to_item(GiThread *t, const Kind *k, GiValue v, Item *item) {
    if (k->sort == 'c') {
        if (!gi_is_str(v) || gi_str_length(v) != 1) {
            gi_raise_type_error(t, "array item must be unicode character");
            return false;
        }
        item->u32 = gi_str_char_at(t, v, 0);
        return true;
    }
    if (k->sort == 'f') {
        double d;
        if (!gi_to_double(t, v, &d)) {
            return false;
        }
        if (k->size == 4) {
            item->f32 = (float)d;
        } else {
            item->f64 = d;
        }
        return true;
    }
    GiValue index = gi_index(t, v);
    if (index == GI_NULL) {
        return false;
    }
    bool ok = int_to_item(t, k, index, item);
    gi_drop(t, index);
    return ok;
}

/* The value of the item at p; owned. */
static GiValue from_item(GiThread *t, const Kind *k, const uint8_t *p) {
    Item item = {.u64 = 0};
    memcpy(item.bytes, p, k->size);
    switch (k->sort) {
    case 'c':
        return item.u32 > 0x10FFFF ? gi_raise_value_error(t, "character U+%x is not in range [U+0000; U+10ffff]", item.u32)
                                   : gi_str_from_char(t, item.u32);
    case 'f': return gi_float(t, k->size == 4 ? item.f32 : item.f64);
    case 'u': return gi_int_from_uint64(t, item.u64);
    default:
        return gi_int(t, k->size == 1 ? item.i8 : k->size == 2 ? item.i16 : k->size == 4 ? item.i32 : item.i64);
    }
}

static GiValue item_at(GiThread *t, const Array *a, size_t i) {
    return from_item(t, a->kind, a->data + i * a->kind->size);
}

/* --- storage --- */

/* May the size change? */
static bool is_free(GiThread *t, const Array *a) {
    if (a->exports == 0) {
        return true;
    }
    gi_raise(t, &gi_BufferError, "cannot resize an array that is exporting buffers");
    return false;
}

/* Makes room for `wanted` items in all. */
static bool reserve(GiThread *t, Array *a, size_t wanted) {
    if (wanted != a->size && !is_free(t, a)) {
        return false;
    }
    if (wanted <= a->capacity) {
        return true;
    }
    if (wanted > INT64_MAX / 16) {
        gi_raise_memory(t);
        return false;
    }
    size_t capacity = wanted + (wanted >> 4) + (a->size < 8 ? 3 : 7);
    uint8_t *data = gi_resize(t, a->data, a->capacity * a->kind->size, capacity * a->kind->size);
    if (data == NULL) {
        return false;
    }
    a->data = data;
    a->capacity = capacity;
    return true;
}

static GiValue make(GiThread *t, GiType *type, const Kind *kind, size_t capacity) {
    Array *a = gi_object_new(t, type);
    if (a == NULL) {
        return GI_NULL;
    }
    a->kind = kind;
    if (!reserve(t, a, capacity)) {
        gi_drop_object(t, a);
        return GI_NULL;
    }
    return gi_counted(a);
}

/* Appends n items given as bytes. */
static bool append_bytes(GiThread *t, Array *a, const void *bytes, size_t n) {
    size_t wanted;
    if (__builtin_add_overflow(a->size, n, &wanted)) {
        gi_raise_memory(t);
        return false;
    }
    bool own = bytes == a->data; /* a += a: data may move */
    if (!reserve(t, a, wanted)) {
        return false;
    }
    if (n != 0) {
        memcpy(a->data + a->size * a->kind->size, own ? a->data : bytes, n * a->kind->size);
    }
    a->size = wanted;
    return true;
}

static bool append_value(GiThread *t, Array *a, GiValue v) {
    Item item;
    return to_item(t, a->kind, v, &item) && append_bytes(t, a, item.bytes, 1);
}

typedef struct Extend { Array *array; bool ok; } Extend;

static bool extend_item(GiThread *t, GiValue item, void *arg) {
    Extend *e = arg;
    e->ok = append_value(t, e->array, item) && gi_poll(t, 1);
    return e->ok;
}

/* array.extend(iterable) */
static bool extend(GiThread *t, GiValue v, GiValue iterable) {
    Array *a = as_array(v);
    if (is_array(iterable)) {
        Array *b = as_array(iterable);
        if (a->kind != b->kind) {
            gi_raise_type_error(t, "can only extend with array of same kind");
            return false;
        }
        return append_bytes(t, a, b->data, b->size);
    }
    Extend e = {a, true};
    return gi_each(t, iterable, extend_item, &e) && e.ok;
}

/* Replaces items[start, stop) by n items given as bytes (which are not a's own). */
static bool replace(GiThread *t, Array *a, size_t start, size_t stop, const uint8_t *bytes, size_t n) {
    size_t width = a->kind->size, tail = a->size - stop, size = start + n + tail;
    if (size != a->size && !(is_free(t, a) && reserve(t, a, size))) {
        return false;
    }
    if (a->data != NULL) {
        memmove(a->data + (start + n) * width, a->data + stop * width, tail * width);
        if (n != 0) {
            memcpy(a->data + start * width, bytes, n * width);
        }
    }
    a->size = size;
    return true;
}

/* --- making --- */

static const Kind *find_kind(GiThread *t, uint32_t code) {
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++) {
        if ((uint32_t)kinds[i].code == code) {
            return &kinds[i];
        }
    }
    gi_raise_value_error(t, "bad typecode (must be b, B, u, h, H, i, I, l, L, q, Q, f or d)");
    return NULL;
}

static bool from_text(GiThread *t, Array *a, GiValue text) {
    const char *p = gi_str_text(text), *end = p + gi_str_size(text);
    while (p < end) {
        uint32_t c = gi_utf8_next(&p);
        if (!append_bytes(t, a, &c, 1)) {
            return false;
        }
    }
    return true;
}

static bool from_buffer(GiThread *t, Array *a, GiValue source) {
    GiBuffer b;
    if (!gi_buffer_get_contiguous(t, source, false, &b)) {
        return false;
    }
    bool ok = b.size % a->kind->size == 0;
    if (ok) {
        ok = append_bytes(t, a, b.data, b.size / a->kind->size);
    } else {
        gi_raise_value_error(t, "bytes length not a multiple of item size");
    }
    gi_buffer_release(t, &b);
    return ok;
}

/* Fills a new array from the second argument of the constructor. */
static bool initialise(GiThread *t, GiValue v, GiValue source) {
    Array *a = as_array(v);
    if (gi_is_str(source)) {
        if (a->kind->sort == 'c') {
            return from_text(t, a, source);
        }
        gi_raise_type_error(t, "cannot use a str to initialize an array with typecode '%c'", a->kind->code);
        return false;
    }
    if (is_array(source) && as_array(source)->kind->sort == 'c' && a->kind->sort != 'c') {
        gi_raise_type_error(t, "cannot use a unicode array to initialize an array with typecode '%c'",
                            a->kind->code);
        return false;
    }
    if (gi_is_bytes(source) || gi_is_instance(source, &gi_bytearray_type)) {
        return from_buffer(t, a, source);
    }
    if (is_array(source) && as_array(source)->kind != a->kind) {
        for (size_t i = 0; i < as_array(source)->size; i++) {
            GiValue item = item_at(t, as_array(source), i);
            bool ok = item != GI_NULL && append_value(t, a, item);
            gi_xdrop(t, item);
            if (!ok) {
                return false;
            }
        }
        return true;
    }
    return extend(t, v, source);
}

static GiValue new_slot(GiThread *t, GiType *type, const GiValue *a, size_t n, GiValue kwnames) {
    if (type == &gi_array_type && !gi_support_no_keywords(t, "array.array", kwnames)) {
        return GI_NULL;
    }
    if (n < 1 || n > 2) {
        return gi_raise_type_error(t, "array() takes at %s %d argument%s (%zu given)",
                                   n < 1 ? "least" : "most", n < 1 ? 1 : 2, n < 1 ? "" : "s", n);
    }
    if (!gi_is_str(a[0]) || gi_str_length(a[0]) != 1) {
        return gi_raise_type_error(t, "array() argument 1 must be a unicode character, not %T", a[0]);
    }
    const Kind *kind = find_kind(t, gi_str_char_at(t, a[0], 0));
    if (kind == NULL) {
        return GI_NULL;
    }
    if (kind->code == 'u' &&
        !gi_warn(t, &gi_DeprecationWarning, 1,
                 "The 'u' type code is deprecated and will be removed in Python 3.16")) {
        return GI_NULL;
    }
    GiValue v = make(t, type, kind, 0);
    if (v != GI_NULL && n == 2 && !initialise(t, v, a[1])) {
        gi_drop(t, v);
        return GI_NULL;
    }
    return v;
}

static void release(GiThread *t, GiObject *o) {
    Array *a = (Array *)o;
    gi_free(t, a->data, a->capacity * a->kind->size);
    gi_object_free(t, o, o->type->gc.size);
}

static void buffer_release(GiThread *t, GiBuffer *b) { as_array(b->owner)->exports--; }

/* The exporter listed in buffers.def. */
bool gi_array_export(GiThread *t, GiValue v, bool writable, GiBuffer *out) {
    static uint8_t nothing;
    Array *a = as_array(v);
    a->exports++;
    out->data = a->data == NULL ? &nothing : a->data;
    out->size = a->size * a->kind->size;
    out->readonly = false;
    out->itemsize = a->kind->size;
    out->format[0] = a->kind->sort == 'c' ? 'w' : a->kind->code;
    out->format[1] = 0;
    out->release = buffer_release;
    return true;
}

/* --- type slots --- */

/* All characters as a str; owned. */
static GiValue to_text(GiThread *t, const Array *a) {
    GiText text;
    gi_text_init(&text, t);
    for (size_t i = 0; i < a->size; i++) {
        uint32_t c;
        memcpy(&c, a->data + i * 4, 4);
        if (c > 0x10FFFF) {
            gi_text_discard(&text);
            return gi_raise_value_error(t, "character U+%x is not in range [U+0000; U+10ffff]", c);
        }
        gi_text_add_char(&text, c);
    }
    return gi_text_finish(&text);
}

static GiValue to_list(GiThread *t, const Array *a) {
    GiValue list = gi_list(t, NULL, 0);
    for (size_t i = 0; list != GI_NULL && i < a->size; i++) {
        GiValue item = item_at(t, a, i);
        if (item == GI_NULL || !gi_list_append_steal(t, list, item)) {
            gi_drop(t, list);
            return GI_NULL;
        }
    }
    return list;
}

static GiValue repr(GiThread *t, GiValue v) {
    Array *a = as_array(v);
    const char *name = gi_type_name(gi_type(v));
    if (a->size == 0) {
        return gi_str_from_format(t, "%s('%c')", name, a->kind->code);
    }
    GiValue content = a->kind->sort == 'c' ? to_text(t, a) : to_list(t, a);
    if (content == GI_NULL) {
        return GI_NULL;
    }
    GiValue r = gi_str_from_format(t, "%s('%c', %R)", name, a->kind->code, content);
    gi_drop(t, content);
    return r;
}

/* == without the shortcut for identical objects: items are made anew, so a NaN equals nothing. */
static int items_equal(GiThread *t, GiValue p, GiValue q) {
    GiValue r = gi_compare(t, p, q, GI_EQ);
    int equal = r == GI_NULL ? -1 : gi_truth(t, r);
    gi_xdrop(t, r);
    return equal;
}

static GiValue compare(GiThread *t, GiValue x, GiValue y, GiCompareOp op) {
    if (!is_array(x) || !is_array(y)) {
        return GI_NOT_IMPLEMENTED;
    }
    Array *a = as_array(x), *b = as_array(y);
    if (a->size != b->size && (op == GI_EQ || op == GI_NE)) {
        return gi_bool(op == GI_NE);
    }
    for (size_t i = 0; i < a->size && i < b->size; i++) {
        GiValue p = item_at(t, a, i), q = p == GI_NULL ? GI_NULL : item_at(t, b, i);
        int same = q == GI_NULL ? -1 : items_equal(t, p, q);
        GiValue r = same < 0 || !gi_poll(t, 1) ? GI_NULL : same ? GI_UNBOUND : gi_compare(t, p, q, op);
        gi_xdrop(t, p);
        gi_xdrop(t, q);
        if (r != GI_UNBOUND) {
            return r;
        }
    }
    return gi_bool(gi_support_order((int64_t)a->size, (int64_t)b->size, op));
}

static GiValue concat(GiThread *t, GiValue x, GiValue y) {
    if (!is_array(x)) {
        return GI_NOT_IMPLEMENTED;
    }
    if (!is_array(y)) {
        GiValue other = gi_support_add_other(t, x, y);
        return other != GI_NOT_IMPLEMENTED
                   ? other
                   : gi_raise_type_error(t, "can only append array (not \"%T\") to array", y);
    }
    Array *a = as_array(x), *b = as_array(y);
    if (a->kind != b->kind) {
        return gi_raise_type_error(t, "bad argument type for built-in operation");
    }
    GiValue r = make(t, &gi_array_type, a->kind, a->size + b->size);
    if (r != GI_NULL && !(append_bytes(t, as_array(r), a->data, a->size) &&
                          append_bytes(t, as_array(r), b->data, b->size))) {
        gi_drop(t, r);
        return GI_NULL;
    }
    return r;
}

static GiValue concat_inplace(GiThread *t, GiValue x, GiValue y) {
    if (!is_array(y)) {
        return gi_raise_type_error(t, "can only extend array with array (not \"%T\")", y);
    }
    return extend(t, x, y) ? gi_take(x) : GI_NULL;
}

/* Makes `to` hold the items of a `count` times. */
static bool fill(GiThread *t, Array *to, const Array *a, int64_t count) {
    size_t total;
    if (__builtin_mul_overflow(a->size, (size_t)count, &total) || !reserve(t, to, total)) {
        return gi_failed(t) ? false : gi_raise_memory(t) != GI_NULL;
    }
    for (int64_t i = 0; i < count && a->size != 0; i++) {
        memmove(to->data + (size_t)i * a->size * a->kind->size, a->data, a->size * a->kind->size);
    }
    return true;
}

static GiValue repeat(GiThread *t, GiValue x, GiValue y) {
    int64_t count;
    GiValue r;
    bool left = is_array(x);
    if (!gi_support_repeat(t, x, y, left, &count, &r)) {
        return r;
    }
    Array *a = as_array(left ? x : y);
    r = make(t, &gi_array_type, a->kind, 0);
    if (r != GI_NULL && !fill(t, as_array(r), a, count)) {
        gi_drop(t, r);
        return GI_NULL;
    }
    if (r != GI_NULL) {
        as_array(r)->size = a->size * (size_t)count;
    }
    return r;
}

static GiValue repeat_inplace(GiThread *t, GiValue x, GiValue y) {
    int64_t count;
    GiValue r;
    if (!gi_support_repeat(t, x, y, true, &count, &r)) {
        return r;
    }
    Array *a = as_array(x);
    if (!fill(t, a, a, count)) {
        return GI_NULL;
    }
    a->size *= (size_t)count;
    return gi_take(x);
}

static int64_t len(GiThread *t, GiValue v) { return (int64_t)as_array(v)->size; }

/* The place of x from `start` to `stop`; -1 none, -2 error. */
static int64_t search(GiThread *t, GiValue v, GiValue x, int64_t start, int64_t stop) {
    for (int64_t i = start; i < stop && i < (int64_t)as_array(v)->size; i++) {
        GiValue item = item_at(t, as_array(v), (size_t)i);
        int same = item == GI_NULL ? -1 : gi_compare_bool(t, item, x, GI_EQ);
        gi_xdrop(t, item);
        if (same > 0) {
            return i;
        }
        if (same < 0 || !gi_poll(t, 1)) {
            return -2;
        }
    }
    return -1;
}

static int contains(GiThread *t, GiValue v, GiValue x) {
    int64_t i = search(t, v, x, 0, INT64_MAX);
    return i == -2 ? -1 : i >= 0;
}

static GiValue get_slice(GiThread *t, GiValue v, GiValue slice) {
    int64_t start, stop, step;
    if (!gi_slice_unpack(t, slice, &start, &stop, &step)) {
        return GI_NULL;
    }
    Array *a = as_array(v);
    int64_t n = gi_slice_adjust((int64_t)a->size, &start, &stop, step);
    GiValue r = make(t, &gi_array_type, a->kind, (size_t)(n < 0 ? 0 : n));
    for (int64_t i = 0; r != GI_NULL && i < n; i++) {
        memcpy(as_array(r)->data + (size_t)i * a->kind->size,
               a->data + (size_t)(start + i * step) * a->kind->size, a->kind->size);
    }
    if (r != GI_NULL) {
        as_array(r)->size = (size_t)n;
    }
    return r;
}

/* The place that an index key means; false: error set. */
static bool place(GiThread *t, GiValue v, GiValue key, const char *message, size_t *out) {
    int64_t i;
    if (!gi_support_index(t, key, &gi_IndexError, &i)) {
        return false;
    }
    i += i < 0 ? (int64_t)as_array(v)->size : 0;
    if ((uint64_t)i >= as_array(v)->size) {
        gi_raise(t, &gi_IndexError, "%s", message);
        return false;
    }
    *out = (size_t)i;
    return true;
}

static GiValue getitem(GiThread *t, GiValue v, GiValue key) {
    size_t i;
    if (gi_support_has_index(key)) {
        return place(t, v, key, "array index out of range", &i) ? item_at(t, as_array(v), i) : GI_NULL;
    }
    if (gi_is_exact(key, &gi_slice_type)) {
        return get_slice(t, v, key);
    }
    return gi_raise_type_error(t, "array indices must be integers");
}

/* Deletes n items from start on in steps. */
static bool delete_steps(GiThread *t, Array *a, int64_t start, int64_t step, int64_t n) {
    if (n <= 0) {
        return true;
    }
    if (!is_free(t, a)) {
        return false;
    }
    if (step < 0) {
        start += step * (n - 1);
        step = -step;
    }
    size_t to = (size_t)start, width = a->kind->size;
    for (size_t from = (size_t)start; from < a->size; from++) {
        size_t offset = from - (size_t)start;
        if (offset % (size_t)step != 0 || offset / (size_t)step >= (size_t)n) {
            memcpy(a->data + to++ * width, a->data + from * width, width);
        }
    }
    a->size = to;
    return true;
}

static bool set_slice(GiThread *t, GiValue v, GiValue slice, GiValue x) {
    int64_t start, stop, step;
    Array *a = as_array(v);
    if (x != GI_NULL && !is_array(x)) {
        gi_raise_type_error(t, "can only assign array (not \"%T\") to array slice", x);
        return false;
    }
    if (x == v) { /* a[i:j] = a */
        GiValue copy = make(t, &gi_array_type, a->kind, 0);
        bool ok = copy != GI_NULL && append_bytes(t, as_array(copy), a->data, a->size) &&
                  set_slice(t, v, slice, copy);
        gi_xdrop(t, copy);
        return ok;
    }
    if (x != GI_NULL && as_array(x)->kind != a->kind) {
        gi_raise_type_error(t, "bad argument type for built-in operation");
        return false;
    }
    if (!gi_slice_unpack(t, slice, &start, &stop, &step)) {
        return false;
    }
    int64_t n = gi_slice_adjust((int64_t)a->size, &start, &stop, step);
    size_t given = x == GI_NULL ? 0 : as_array(x)->size;
    if (step == 1) {
        stop = stop < start ? start : stop;
        return replace(t, a, (size_t)start, (size_t)stop, x == GI_NULL ? NULL : as_array(x)->data, given);
    }
    if (x == GI_NULL) {
        return delete_steps(t, a, start, step, n);
    }
    if ((int64_t)given != n) {
        gi_raise_value_error(t, "attempt to assign array of size %zu to extended slice of size %lld", given,
                             (long long)n);
        return false;
    }
    for (int64_t i = 0; i < n; i++) {
        memcpy(a->data + (size_t)(start + i * step) * a->kind->size,
               as_array(x)->data + (size_t)i * a->kind->size, a->kind->size);
    }
    return true;
}

static bool setitem(GiThread *t, GiValue v, GiValue key, GiValue x) {
    if (gi_is_exact(key, &gi_slice_type)) {
        return set_slice(t, v, key, x);
    }
    if (!gi_support_has_index(key)) {
        gi_raise_type_error(t, "array indices must be integers");
        return false;
    }
    size_t i;
    Item item;
    if (!place(t, v, key, "array assignment index out of range", &i)) {
        return false;
    }
    if (x == GI_NULL) {
        return replace(t, as_array(v), i, i + 1, NULL, 0);
    }
    if (!to_item(t, as_array(v)->kind, x, &item) ||
        !place(t, v, key, "array assignment index out of range", &i)) { /* R3 */
        return false;
    }
    memcpy(as_array(v)->data + i * as_array(v)->kind->size, item.bytes, as_array(v)->kind->size);
    return true;
}

/* --- methods --- */

static GiValue done(bool ok) { return ok ? GI_NONE : GI_NULL; }

static GiValue m_append(GiThread *t, const GiValue *a) { return done(append_value(t, as_array(a[0]), a[1])); }
static GiValue m_extend(GiThread *t, const GiValue *a) { return done(extend(t, a[0], a[1])); }
static GiValue m_clear(GiThread *t, const GiValue *a) {
    Array *x = as_array(a[0]);
    return done(replace(t, x, 0, x->size, NULL, 0));
}

static GiValue m_copy(GiThread *t, const GiValue *a) {
    Array *x = as_array(a[0]);
    GiValue r = make(t, &gi_array_type, x->kind, x->size);
    if (r != GI_NULL && !append_bytes(t, as_array(r), x->data, x->size)) {
        gi_drop(t, r);
        return GI_NULL;
    }
    return r;
}

static GiValue m_count(GiThread *t, const GiValue *a) {
    int64_t count = 0, i = -1;
    while ((i = search(t, a[0], a[1], i + 1, INT64_MAX)) >= 0) {
        count++;
    }
    return i == -2 ? GI_NULL : gi_int_imm(count);
}

static int64_t clip(int64_t i, int64_t size) { return i >= 0 ? i : i + size < 0 ? 0 : i + size; }

static GiValue m_index(GiThread *t, const GiValue *a) {
    int64_t start = 0, stop = INT64_MAX;
    if (!gi_support_bound(t, a[2], &start) || !gi_support_bound(t, a[3], &stop)) {
        return GI_NULL;
    }
    int64_t size = (int64_t)as_array(a[0])->size;
    int64_t i = search(t, a[0], a[1], clip(start, size), clip(stop, size));
    return i >= 0    ? gi_int_imm(i)
           : i == -1 ? gi_raise_value_error(t, "array.index(x): x not in array")
                     : GI_NULL;
}

static GiValue m_insert(GiThread *t, const GiValue *a) {
    int64_t i;
    Item item;
    Array *x = as_array(a[0]);
    if (!gi_index_int64(t, a[1], false, &i) || !to_item(t, x->kind, a[2], &item)) {
        return GI_NULL;
    }
    int64_t size = (int64_t)x->size;
    i = i < 0 ? (i + size < 0 ? 0 : i + size) : i > size ? size : i;
    return done(replace(t, x, (size_t)i, (size_t)i, item.bytes, 1));
}

static GiValue m_pop(GiThread *t, const GiValue *a) {
    int64_t i = -1;
    if (a[1] != GI_NULL && !gi_index_int64(t, a[1], false, &i)) {
        return GI_NULL;
    }
    Array *x = as_array(a[0]);
    if (x->size == 0) {
        return gi_raise(t, &gi_IndexError, "pop from empty array");
    }
    i += i < 0 ? (int64_t)x->size : 0;
    if ((uint64_t)i >= x->size) {
        return gi_raise(t, &gi_IndexError, "pop index out of range");
    }
    GiValue v = item_at(t, x, (size_t)i);
    if (v != GI_NULL && !replace(t, x, (size_t)i, (size_t)i + 1, NULL, 0)) {
        gi_drop(t, v);
        return GI_NULL;
    }
    return v;
}

static GiValue m_remove(GiThread *t, const GiValue *a) {
    int64_t i = search(t, a[0], a[1], 0, INT64_MAX);
    if (i == -1) {
        return gi_raise_value_error(t, "array.remove(x): x not in array");
    }
    if (i < 0 || (size_t)i >= as_array(a[0])->size) {
        return i < 0 ? GI_NULL : GI_NONE;
    }
    return done(replace(t, as_array(a[0]), (size_t)i, (size_t)i + 1, NULL, 0));
}

static GiValue m_reverse(GiThread *t, const GiValue *a) {
    Array *x = as_array(a[0]);
    size_t width = x->kind->size;
    for (size_t i = 0, j = x->size; i + 1 < j; i++) {
        Item item;
        j--;
        memcpy(item.bytes, x->data + i * width, width);
        memcpy(x->data + i * width, x->data + j * width, width);
        memcpy(x->data + j * width, item.bytes, width);
    }
    return GI_NONE;
}

static GiValue m_byteswap(GiThread *t, const GiValue *a) {
    Array *x = as_array(a[0]);
    size_t width = x->kind->size;
    for (size_t i = 0; i < x->size; i++) {
        uint8_t *p = x->data + i * width;
        for (size_t k = 0; k < width / 2; k++) {
            uint8_t b = p[k];
            p[k] = p[width - 1 - k];
            p[width - 1 - k] = b;
        }
    }
    return GI_NONE;
}

static GiValue m_tolist(GiThread *t, const GiValue *a) { return to_list(t, as_array(a[0])); }
static GiValue m_tobytes(GiThread *t, const GiValue *a) {
    Array *x = as_array(a[0]);
    return gi_bytes(t, x->data == NULL ? (uint8_t *)"" : x->data, x->size * x->kind->size);
}
static GiValue m_tounicode(GiThread *t, const GiValue *a) {
    Array *x = as_array(a[0]);
    return x->kind->sort == 'c' ? to_text(t, x)
                                : gi_raise_value_error(t, "tounicode() may only be called on unicode type "
                                                          "arrays ('u' or 'w')");
}
static GiValue m_frombytes(GiThread *t, const GiValue *a) {
    return done(from_buffer(t, as_array(a[0]), a[1]));
}

static GiValue m_fromlist(GiThread *t, const GiValue *a) {
    if (!gi_is_list(a[1])) {
        return gi_raise_type_error(t, "arg must be list");
    }
    Array *x = as_array(a[0]);
    size_t before = x->size, count = gi_as_list(a[1])->size;
    for (size_t i = 0; i < count; i++) {
        bool ok = i < gi_as_list(a[1])->size;
        if (!ok) {
            gi_raise(t, &gi_RuntimeError, "list changed size during iteration");
        }
        GiValue item = ok ? gi_take(gi_as_list(a[1])->items[i]) : GI_NULL;
        ok = ok && append_value(t, x, item);
        gi_xdrop(t, item);
        if (!ok) {
            x->size = x->size < before ? x->size : before;
            return GI_NULL;
        }
    }
    return GI_NONE;
}

static GiValue m_fromunicode(GiThread *t, const GiValue *a) {
    if (!gi_is_str(a[1])) {
        return gi_raise_type_error(t, "fromunicode() argument must be str, not %T", a[1]);
    }
    if (as_array(a[0])->kind->sort != 'c') {
        return gi_raise_value_error(
            t, "fromunicode() may only be called on unicode type arrays ('u' or 'w')");
    }
    return done(from_text(t, as_array(a[0]), a[1]));
}

static GiValue m_tofile(GiThread *t, const GiValue *a) {
    GiValue bytes = m_tobytes(t, a);
    GiValue r = bytes == GI_NULL ? GI_NULL : gi_call_method1(t, a[1], GI_NAME(t, write), bytes);
    gi_xdrop(t, bytes);
    gi_xdrop(t, r);
    return done(r != GI_NULL);
}

static GiValue m_fromfile(GiThread *t, const GiValue *a) {
    int64_t n, bytes;
    size_t width = as_array(a[0])->kind->size;
    if (!gi_index_int64(t, a[2], false, &n)) {
        return GI_NULL;
    }
    if (n < 0) {
        return gi_raise_value_error(t, "negative count");
    }
    if (__builtin_mul_overflow(n, (int64_t)width, &bytes)) {
        return gi_raise_memory(t);
    }
    GiValue size = gi_int(t, bytes);
    GiValue read = size == GI_NULL ? GI_NULL : gi_call_method1(t, a[1], GI_NAME(t, read), size);
    gi_xdrop(t, size);
    if (read == GI_NULL) {
        return GI_NULL;
    }
    GiValue r = GI_NULL;
    if (!gi_is_bytes(read)) {
        gi_raise_type_error(t, "read() didn't return bytes");
    } else if (from_buffer(t, as_array(a[0]), read)) {
        r = (int64_t)gi_as_bytes(read)->size == bytes
                ? GI_NONE
                : gi_raise(t, &gi_EOFError, "read() didn't return enough bytes");
    }
    gi_drop(t, read);
    return r;
}

static GiValue m_buffer_info(GiThread *t, const GiValue *a) {
    Array *x = as_array(a[0]);
    GiValue address = gi_int_from_uint64(t, (uint64_t)(uintptr_t)x->data);
    if (address == GI_NULL) {
        return GI_NULL;
    }
    GiValue pair[2] = {address, gi_int_imm((int64_t)x->size)};
    return gi_tuple_steal(t, pair, 2);
}

static GiValue m_sizeof(GiThread *t, const GiValue *a) {
    Array *x = as_array(a[0]);
    return gi_int_imm((int64_t)(gi_type(a[0])->gc.size + x->capacity * x->kind->size));
}

/* (type, (code, list), state), or by bytes from protocol 3 on. */
static GiValue m_reduce(GiThread *t, const GiValue *a) {
    int64_t protocol;
    if (!gi_index_int64(t, a[1], false, &protocol)) {
        return GI_NULL;
    }
    Array *x = as_array(a[0]);
    GiValue type = gi_type_value(gi_type(a[0])), code = gi_str_from(t, &x->kind->code, 1), r = GI_NULL;
    GiValue state = GI_NULL, content = GI_NULL, args = GI_NULL, maker = GI_NULL;
    if (code != GI_NULL && gi_getattr_optional(t, a[0], GI_NAME(t, __dict__), &state) >= 0) {
        content = protocol < 3 ? to_list(t, x) : m_tobytes(t, a);
    }
    if (content != GI_NULL && protocol < 3) {
        args = gi_tuple_pack(t, 2, code, content);
        maker = gi_take(type);
    } else if (content != GI_NULL) {
        args = gi_tuple_pack(t, 4, type, code, gi_int_imm(x->kind->machine), content);
        maker = gi_import_attr(t, "array", "_array_reconstructor");
    }
    if (args != GI_NULL && maker != GI_NULL) {
        r = gi_tuple_pack(t, 3, maker, args, state == GI_NULL ? GI_NONE : state);
    }
    GiValue used[] = {code, state, content, args, maker};
    for (size_t i = 0; i < sizeof used / sizeof *used; i++) {
        gi_xdrop(t, used[i]);
    }
    return r;
}

static GiValue get_itemsize(GiThread *t, GiValue v) { return gi_int_imm(as_array(v)->kind->size); }
static GiValue get_typecode(GiThread *t, GiValue v) { return gi_str_from(t, &as_array(v)->kind->code, 1); }

/* --- iterator --- */

static GiValue iter(GiThread *t, GiValue v) { return gi_seqiter(t, &gi_array_iterator_type, v, 0); }

static GiValue next(GiThread *t, GiValue v) {
    GiSeqIter *it = (GiSeqIter *)gi_object(v);
    if (it->sequence != GI_NULL && it->index < as_array(it->sequence)->size) {
        return item_at(t, as_array(it->sequence), it->index++);
    }
    return gi_seqiter_end(t, it);
}

/* No __length_hint__. */
GiType gi_array_iterator_type = GI_SEQITER_TYPE("array.arrayiterator", next, gi_seqiter_methods + 1);

/* --- the type --- */

static const GiNumberSlots number = {
    .binary = {[GI_OP_ADD] = concat, [GI_OP_MUL] = repeat},
    .inplace = {[GI_OP_ADD] = concat_inplace, [GI_OP_MUL] = repeat_inplace}};
static const GiContainerSlots container = {
    .len = len, .getitem = getitem, .setitem = setitem, .contains = contains};
static const GiGetSetRow getset[] = {
    {"typecode", get_typecode, NULL, "the typecode character used to create the array"},
    {"itemsize", get_itemsize, NULL, "the size, in bytes, of one array item"},
    {NULL, NULL, NULL, NULL}};

static const GiMethodRow methods[] = {
    GI_METHOD("append(self, v, /)", m_append, "Append new value v to the end of the array."),
    GI_METHOD("buffer_info(self, /)", m_buffer_info,
              "Return a tuple (address, length) giving the current memory address and the length in items of the "
              "buffer used to hold array's contents.\n\nThe length should be multiplied by the itemsize attribute "
              "to calculate\nthe buffer length in bytes."),
    GI_METHOD("byteswap(self, /)", m_byteswap,
              "Byteswap all items of the array.\n\nIf the items in the array are not 1, 2, 4, or 8 bytes in size, "
              "RuntimeError is\nraised."),
    GI_METHOD("clear(self, /)", m_clear, "Remove all items from the array."),
    GI_METHOD("count(self, v, /)", m_count, "Return number of occurrences of v in the array."),
    GI_METHOD("extend(self, bb, /)", m_extend, "Append items to the end of the array."),
    GI_METHOD("frombytes(self, buffer, /)", m_frombytes,
              "Appends items from the string, interpreting it as an array of machine values, as if it had been "
              "read from a file using the fromfile() method."),
    GI_METHOD("fromfile(self, f, n, /)", m_fromfile,
              "Read n objects from the file object f and append them to the end of the array."),
    GI_METHOD("fromlist(self, list, /)", m_fromlist, "Append items to array from list."),
    GI_METHOD("fromunicode(self, ustr, /)", m_fromunicode,
              "Extends this array with data from the unicode string ustr.\n\nThe array must be a unicode type "
              "array; otherwise a ValueError is raised.\nUse array.frombytes(ustr.encode(...)) to append Unicode "
              "data to an array of\nsome other type."),
    GI_METHOD("index(self, v, start=0, stop=sys.maxsize, /)", m_index,
              "Return index of first occurrence of v in the array.\n\nRaise ValueError if the value is not present."),
    GI_METHOD("insert(self, i, v, /)", m_insert, "Insert a new item v into the array before position i."),
    GI_METHOD("pop(self, i=-1, /)", m_pop,
              "Return the i-th element and delete it from the array.\n\ni defaults to -1."),
    GI_METHOD("remove(self, v, /)", m_remove, "Remove the first occurrence of v in the array."),
    GI_METHOD("reverse(self, /)", m_reverse, "Reverse the order of the items in the array."),
    GI_METHOD("tobytes(self, /)", m_tobytes,
              "Convert the array to an array of machine values and return the bytes representation."),
    GI_METHOD("tofile(self, f, /)", m_tofile, "Write all items (as machine values) to the file object f."),
    GI_METHOD("tolist(self, /)", m_tolist, "Convert array to an ordinary list with the same items."),
    GI_METHOD("tounicode(self, /)", m_tounicode,
              "Extends this array with data from the unicode string ustr.\n\nConvert the array to a unicode string.  "
              "The array must be a unicode type array;\notherwise a ValueError is raised.  Use "
              "array.tobytes().decode() to obtain a\nunicode string from an array of some other type."),
    GI_METHOD("__copy__(self, /)", m_copy, "Return a copy of the array."),
    GI_METHOD("__deepcopy__(self, unused, /)", m_copy, "Return a copy of the array."),
    GI_METHOD("__reduce_ex__(self, value, /)", m_reduce, "Return state information for pickling."),
    GI_METHOD("__sizeof__(self, /)", m_sizeof, "Size of the array in memory, in bytes."),
    GI_CLASS_METHOD("__class_getitem__(type, object, /)", gi_class_getitem, "See PEP 585"),
    GI_METHODS_END};

GiType gi_array_type = {
    GI_TYPE_HEAD(Array, 0), .gc.weak_offset = offsetof(Array, weak_list), .gc.release = release,
    .name = "array.array", .flags = GI_TYPE_BASE | GI_TYPE_UNHASHABLE | GI_TYPE_SEQUENCE,
    .new_ = new_slot, .repr = repr, .compare = compare, .iter = iter, .number = &number,
    .container = &container, .methods = methods, .getset = getset,
    .doc = "array(typecode [, initializer]) -> array\n\n"
           "Return a new array whose items are restricted by typecode, and\n"
           "initialized from the optional initializer value, which must be a list,\n"
           "string or iterable over elements of the appropriate type."};

/* --- unpickling --- */

/* What the machine formats 0 .. 21 of _array_reconstructor are: width, sort, big-endian. */
static bool read_format(int64_t format, Kind *k, bool *big) {
    static const Kind formats[] = {{0, 2, 'u', 0, NULL}, {0, 2, 'i', 0, NULL}, {0, 4, 'u', 0, NULL},
                                   {0, 4, 'i', 0, NULL}, {0, 8, 'u', 0, NULL}, {0, 8, 'i', 0, NULL},
                                   {0, 4, 'f', 0, NULL}, {0, 8, 'f', 0, NULL}, {0, 2, 'c', 0, NULL},
                                   {0, 4, 'c', 0, NULL}};
    if (format < 0 || format > 21) {
        return false;
    }
    *big = format >= 2 && (format & 1) != 0;
    *k = format < 2 ? (Kind){0, 1, format == 0 ? 'u' : 'i', 0, NULL} : formats[(format - 2) / 2];
    return true;
}

static uint32_t utf16_unit(const uint8_t *p, bool big) {
    return big ? (uint32_t)p[0] << 8 | p[1] : (uint32_t)p[1] << 8 | p[0];
}

/* The character at *i of UTF-16, past which *i moves; a lone surrogate stands for itself. */
static GiValue utf16_item(GiThread *t, GiBytes *bytes, bool big, size_t *i) {
    uint32_t c = utf16_unit(bytes->data + *i, big), low;
    *i += 2;
    if (c >> 10 == 0x36 && *i + 2 <= bytes->size &&
        (low = utf16_unit(bytes->data + *i, big)) >> 10 == 0x37) {
        c = 0x10000 + ((c & 0x3FF) << 10) + (low & 0x3FF);
        *i += 2;
    }
    return gi_str_from_char(t, c);
}

static GiValue foreign_item(GiThread *t, const Kind *from, GiBytes *bytes, bool big, size_t *i) {
    uint8_t item[8];
    for (size_t k = 0; k < from->size; k++) {
        item[k] = bytes->data[*i + (big ? from->size - 1 - k : k)];
    }
    *i += from->size;
    return from_item(t, from, item);
}

/* Appends the items of foreign bytes one by one. */
static bool convert_items(GiThread *t, Array *to, const Kind *from, bool big, GiBytes *bytes) {
    for (size_t i = 0; i + from->size <= bytes->size;) {
        GiValue v = from->sort == 'c' && from->size == 2 ? utf16_item(t, bytes, big, &i)
                                                         : foreign_item(t, from, bytes, big, &i);
        bool ok = v != GI_NULL && append_value(t, to, v);
        gi_xdrop(t, v);
        if (!ok) {
            return false;
        }
    }
    return true;
}

static GiValue f_reconstructor(GiThread *t, const GiValue *a) {
    int64_t format;
    Kind from;
    bool big;
    if (!gi_is_type(a[0]) || !gi_type_is_subtype(gi_as_type(a[0]), &gi_array_type)) {
        return gi_is_type(a[0])
                   ? gi_raise_type_error(t, "%N is not a subtype of %N", gi_as_type(a[0]), &gi_array_type)
                   : gi_raise_type_error(t, "first argument must be a type object, not %T", a[0]);
    }
    if (!gi_is_str(a[1]) || gi_str_length(a[1]) != 1) {
        return gi_raise_type_error(
            t, "_array_reconstructor() argument 2 must be a unicode character, not %T", a[1]);
    }
    const Kind *kind = find_kind(t, gi_str_char_at(t, a[1], 0));
    if (kind == NULL || !gi_index_int64(t, a[2], false, &format)) {
        if (kind == NULL) {
            gi_error_clear(t);
            gi_raise_value_error(t, "second argument must be a valid type code");
        }
        return GI_NULL;
    }
    if (!read_format(format, &from, &big)) {
        return gi_raise_value_error(t, "third argument must be a valid machine format code.");
    }
    if (!gi_is_bytes(a[3])) {
        return gi_raise_type_error(t, "fourth argument should be bytes, not %T", a[3]);
    }
    GiBytes *bytes = gi_as_bytes(a[3]);
    if (bytes->size % from.size != 0) {
        return gi_raise_value_error(t, "bytes length not a multiple of item size");
    }
    GiValue v = make(t, gi_as_type(a[0]), kind, 0);
    if (v != GI_NULL && !convert_items(t, as_array(v), &from, big, bytes)) {
        gi_drop(t, v);
        return GI_NULL;
    }
    return v;
}

static const GiMethodRow functions[] = {
    GI_METHOD("_array_reconstructor(arraytype, typecode, mformat_code, items, /)", f_reconstructor,
              "Internal. Used for pickling support."),
    GI_METHODS_END};

/* Tells the abstract class MutableSequence of arrays. */
static bool enlist(GiThread *t) {
    GiValue abstract = gi_import_attr(t, "_collections_abc", "MutableSequence");
    GiValue name = abstract == GI_NULL ? GI_NULL : gi_str_from_text(t, "register");
    GiValue r = name == GI_NULL
                    ? GI_NULL
                    : gi_call_method1(t, abstract, name, gi_type_value(&gi_array_type));
    gi_xdrop(t, abstract);
    gi_xdrop(t, name);
    gi_xdrop(t, r);
    return r != GI_NULL;
}

static bool init(GiThread *t, GiValue module) {
    return enlist(t) && gi_module_add_type(t, module, &gi_array_type) &&
           gi_module_add(t, module, "ArrayType", gi_type_value(&gi_array_type)) &&
           gi_module_add_steal(t, module, "typecodes", gi_str_from_text(t, "bBuwhHiIlLqQfd"));
}

const GiModuleSpec gi_module_array = {
    "array",
    "This module defines an object type which can efficiently represent\n"
    "an array of basic values: characters, integers, floating-point\n"
    "numbers.  Arrays are sequence types and behave very much like lists,\n"
    "except that the type of objects stored in them is constrained.\n",
    functions, init};
