/* SPDX-License-Identifier: MIT
 * runtime/modules/ffi_data.c owns the type Data, the base of every ctypes class: a piece of memory, and
 * reading and writing parts of it. The memory of a Data that owns it stays where it is while views > 0.
 * What a script reaches through a Data is checked against its size; an address is believed.
 */
#include "runtime/modules/ffi.h"
#include "runtime/types/bytes.h"
#include "runtime/types/number.h"
#include "runtime/types/str.h"

/* --- making and freeing --- */

static bool own_memory(GiThread *t, GiFfiData *d, size_t size) {
    d->data = (uint8_t *)d->small;
    if (size > sizeof d->small) {
        d->data = gi_alloc_zeroed(t, size);
    }
    d->owned = d->data != NULL;
    d->size = size;
    return d->owned;
}

static GiFfiData *make(GiThread *t, GiType *type) {
    GiFfiData *d = gi_object_new(t, type);
    if (d != NULL && !gi_track(t, d)) {
        gi_drop_object(t, d);
        return NULL;
    }
    return d;
}

GiValue gi_ffi_new(GiThread *t, GiType *cls) {
    GiFfiLayout *layout = gi_ffi_layout(t, cls);
    GiFfiData *d = layout == NULL ? NULL : make(t, cls);
    if (d == NULL) {
        return GI_NULL;
    }
    if (!own_memory(t, d, layout->size)) {
        gi_drop_object(t, d);
        return GI_NULL;
    }
    return gi_counted(d);
}

GiValue gi_ffi_view(GiThread *t, GiType *cls, uint8_t *p, GiValue base) {
    GiFfiLayout *layout = gi_ffi_layout(t, cls);
    GiFfiData *d = layout == NULL ? NULL : make(t, cls);
    if (d == NULL) {
        return GI_NULL;
    }
    d->data = p;
    d->size = layout->size;
    if (base != GI_NULL) {
        d->base = gi_take(base);
        if (gi_ffi_is_data(base)) {
            gi_ffi_data(base)->views++;
        }
    }
    return gi_counted(d);
}

GiValue gi_ffi_data_new(GiThread *t, GiType *type, const GiValue *a, size_t n, GiValue kwnames) {
    return gi_ffi_new(t, type);
}

static bool accept_init(GiThread *t, GiValue self, const GiValue *a, size_t n, GiValue kwnames) {
    if (n == 0 && kwnames == GI_NULL) {
        return true;
    }
    gi_raise_type_error(t, "too many initializers");
    return false;
}

int gi_ffi_data_traverse(GiObject *o, GiVisit visit, void *arg) {
    GiFfiData *d = (GiFfiData *)o;
    int r = d->base == GI_NULL ? 0 : visit(d->base, arg);
    return r != 0 || d->keep == GI_NULL ? r : visit(d->keep, arg);
}

void gi_ffi_data_clear(GiThread *t, GiObject *o) {
    GiFfiData *d = (GiFfiData *)o;
    gi_replace(t, &d->keep, GI_NULL); /* base stays: its memory may still be looked at */
}

void gi_ffi_data_drop(GiThread *t, GiFfiData *d) {
    if (d->owned && d->data != (uint8_t *)d->small) {
        gi_free(t, d->data, d->size);
    }
    if (d->base != GI_NULL && gi_ffi_is_data(d->base)) {
        gi_ffi_data(d->base)->views--;
    }
    gi_xdrop(t, d->base);
    gi_xdrop(t, d->keep);
}

static void release(GiThread *t, GiObject *o) {
    gi_ffi_data_drop(t, (GiFfiData *)o);
    gi_object_free(t, o, o->type->gc.size);
}

/* --- what is kept alive --- */

static GiFfiData *root_of(GiFfiData *d) {
    while (d->base != GI_NULL && gi_ffi_is_data(d->base)) {
        d = gi_ffi_data(d->base);
    }
    return d;
}

bool gi_ffi_remember(GiThread *t, GiFfiData *d, const uint8_t *p, GiValue what) {
    GiFfiData *root = root_of(d);
    if (root->keep == GI_NULL) {
        root->keep = gi_dict(t);
    }
    GiValue key = root->keep == GI_NULL ? GI_NULL : gi_int_from_uint64(t, (uintptr_t)p);
    bool ok = key != GI_NULL && gi_dict_set(t, gi_as_dict(root->keep), key, what);
    gi_xdrop(t, key);
    return ok;
}

/* --- parts --- */

/* a[0] Data, a[1] offset, a[2] class: where that part lies. NULL: error set. */
static uint8_t *find_part(GiThread *t, const GiValue *a, GiFfiLayout **layout) {
    int64_t offset;
    if (!gi_ffi_is_data(a[0])) {
        gi_raise_type_error(t, "expected a ctypes instance, got %T", a[0]);
        return NULL;
    }
    *layout = gi_ffi_layout_of_class(t, a[2]);
    if (*layout == NULL || !gi_index_int64(t, a[1], false, &offset)) {
        return NULL;
    }
    GiFfiData *d = gi_ffi_data(a[0]);
    if (offset < 0 || (size_t)offset > d->size || (*layout)->size > d->size - (size_t)offset) {
        gi_raise(t, &gi_IndexError, "invalid index");
        return NULL;
    }
    return d->data + offset;
}

/* load(data, offset, cls) */
GiValue gi_ffi_load(GiThread *t, const GiValue *a) {
    GiFfiLayout *layout;
    uint8_t *p = find_part(t, a, &layout);
    if (p == NULL) {
        return GI_NULL;
    }
    return layout->plain ? gi_ffi_read(t, layout->code, layout->swapped, p)
                         : gi_ffi_view(t, gi_as_type(a[2]), p, a[0]);
}

/* Does the target of a pointer class fit the items of array v? */
static bool is_array_of(GiThread *t, GiValue v, GiValue element) {
    GiFfiLayout *layout = gi_ffi_is_data(v) ? gi_ffi_layout(t, gi_type(v)) : NULL;
    return layout != NULL && layout->kind == 'A' && layout->element == element;
}

/* A value that is neither simple nor an instance of the class: an array becomes a pointer to it. */
static bool store_other(GiThread *t, GiFfiData *d, uint8_t *p, const GiFfiLayout *layout, GiType *cls,
                        GiValue v) {
    void *address = NULL;
    if (layout->kind == 'P' && layout->element != GI_NULL && is_array_of(t, v, layout->element)) {
        address = gi_ffi_data(v)->data;
    } else if (layout->kind != 'P' || v != GI_NONE) {
        if (gi_failed(t)) {
            return false;
        }
        if (gi_ffi_is_data(v)) {
            gi_raise_type_error(t, "incompatible types, %T instance instead of %s instance", v,
                                gi_type_name(cls));
        } else {
            gi_raise_type_error(t, "expected %s instance, got %T", gi_type_name(cls), v);
        }
        return false;
    }
    memcpy(p, &address, sizeof address);
    return v == GI_NONE || gi_ffi_remember(t, d, p, v);
}

static bool store(GiThread *t, GiFfiData *d, uint8_t *p, const GiFfiLayout *layout, GiType *cls, GiValue v) {
    if (gi_ffi_is_data(v) && gi_is_instance(v, cls)) {
        GiFfiData *from = gi_ffi_data(v);
        memmove(p, from->data, from->size < layout->size ? from->size : layout->size);
        bool holds = !(layout->kind == 's' && gi_ffi_is_number(layout->code));
        return !holds || gi_ffi_remember(t, d, p, v);
    }
    if (layout->kind != 's') {
        return store_other(t, d, p, layout, cls, v);
    }
    GiValue keep;
    bool ok = gi_ffi_write(t, layout->code, layout->swapped, v, p, &keep) &&
              (keep == GI_NULL || gi_ffi_remember(t, d, p, keep));
    gi_xdrop(t, keep);
    return ok;
}

/* store(data, offset, cls, value) */
GiValue gi_ffi_store(GiThread *t, const GiValue *a) {
    GiFfiLayout *layout;
    uint8_t *p = find_part(t, a, &layout);
    if (p == NULL) {
        return GI_NULL;
    }
    return store(t, gi_ffi_data(a[0]), p, layout, gi_as_type(a[2]), a[3]) ? GI_NONE : GI_NULL;
}

/* load_bits(data, offset, cls, low, width): a bit field. */
static bool bit_range(GiThread *t, const GiValue *a, const GiFfiLayout *layout, int64_t *low, int64_t *width) {
    if (!gi_index_int64(t, a[3], false, low) || !gi_index_int64(t, a[4], false, width)) {
        return false;
    }
    int64_t bits = (int64_t)layout->size * 8;
    if (!layout->plain || bits > 64 || *low < 0 || *width < 1 || *low > bits - *width) {
        gi_raise_value_error(t, "number of bits invalid for bit field");
        return false;
    }
    return true;
}

static uint64_t read_unit(const uint8_t *p, const GiFfiLayout *layout) {
    uint64_t unit = 0;
    for (size_t i = 0; i < layout->size; i++) {
        unit = unit << 8 | p[layout->swapped ? i : layout->size - 1 - i];
    }
    return unit;
}

GiValue gi_ffi_load_bits(GiThread *t, const GiValue *a) {
    GiFfiLayout *layout;
    uint8_t *p = find_part(t, a, &layout);
    int64_t low, width;
    if (p == NULL || !bit_range(t, a, layout, &low, &width)) {
        return GI_NULL;
    }
    uint64_t field = read_unit(p, layout) << (64 - low - width);
    if (layout->code == '?') {
        return gi_bool(field != 0);
    }
    bool is_signed = strchr("bhilq", layout->code) != NULL;
    return is_signed ? gi_int(t, (int64_t)field >> (64 - width))
                     : gi_int_from_uint64(t, field >> (64 - width));
}

GiValue gi_ffi_store_bits(GiThread *t, const GiValue *a) {
    GiFfiLayout *layout;
    uint8_t *p = find_part(t, a, &layout);
    int64_t low, width;
    uint64_t u;
    if (p == NULL || !bit_range(t, a, layout, &low, &width)) {
        return GI_NULL;
    }
    GiValue index = gi_index(t, a[5]);
    bool ok = index != GI_NULL && gi_int_to_uint64_masked(t, index, &u);
    gi_xdrop(t, index);
    if (!ok) {
        return GI_NULL;
    }
    uint64_t mask = (width == 64 ? UINT64_MAX : ((uint64_t)1 << width) - 1) << low;
    uint64_t unit = (read_unit(p, layout) & ~mask) | (u << low & mask);
    for (size_t i = 0; i < layout->size; i++) {
        p[layout->swapped ? layout->size - 1 - i : i] = (uint8_t)(unit >> 8 * i);
    }
    return GI_NONE;
}

/* at(cls, address, base): what lies at an address. base (or None) is kept alive. */
static GiValue f_at(GiThread *t, const GiValue *a) {
    uint64_t address;
    GiFfiLayout *layout = gi_ffi_layout_of_class(t, a[0]);
    if (layout == NULL) {
        return GI_NULL;
    }
    if (!gi_is_int(a[1])) {
        return gi_raise_type_error(t, "integer expected");
    }
    if (!gi_int_to_uint64_masked(t, a[1], &address)) {
        return GI_NULL;
    }
    return gi_ffi_view(t, gi_as_type(a[0]), (uint8_t *)(uintptr_t)address, a[2] == GI_NONE ? GI_NULL : a[2]);
}

/* value_at(cls, address, base): the Python value for plain classes, else as at(). */
static GiValue f_value_at(GiThread *t, const GiValue *a) {
    GiValue v = f_at(t, a);
    if (v == GI_NULL) {
        return GI_NULL;
    }
    GiFfiLayout *layout = gi_ffi_layout(t, gi_type(v));
    if (layout == NULL || !layout->plain) {
        return v;
    }
    GiValue r = gi_ffi_read(t, layout->code, layout->swapped, gi_ffi_data(v)->data);
    gi_drop(t, v);
    return r;
}

/* from_buffer(cls, source, offset): an instance that looks into a writable buffer. */
static GiValue f_from_buffer(GiThread *t, const GiValue *a) {
    GiFfiLayout *layout = gi_ffi_layout_of_class(t, a[0]);
    int64_t offset;
    GiBuffer b;
    if (layout == NULL || !gi_index_int64(t, a[2], false, &offset)) {
        return GI_NULL;
    }
    if (offset < 0) {
        return gi_raise_value_error(t, "offset cannot be negative");
    }
    GiValue view = gi_memoryview(t, a[1]);
    if (view == GI_NULL || !gi_buffer_get(t, view, false, &b)) {
        gi_xdrop(t, view);
        return GI_NULL;
    }
    GiValue r = GI_NULL;
    if (b.readonly) {
        gi_raise_type_error(t, "underlying buffer is not writable");
    } else if (!b.contiguous) {
        gi_raise_type_error(t, "underlying buffer is not C contiguous");
    } else if ((size_t)offset > b.size || layout->size > b.size - (size_t)offset) {
        gi_raise_value_error(t, "Buffer size too small (%zu instead of at least %zu bytes)", b.size,
                             layout->size + (size_t)offset);
    } else {
        r = gi_ffi_view(t, gi_as_type(a[0]), b.data + offset, view);
        if (r != GI_NULL && !gi_ffi_remember(t, gi_ffi_data(r), b.data + offset, view)) {
            gi_drop(t, r);
            r = GI_NULL;
        }
    }
    gi_buffer_release(t, &b);
    gi_drop(t, view);
    return r;
}

/* fill(data, offset, source): copies the bytes of a buffer in. */
static GiValue f_fill(GiThread *t, const GiValue *a) {
    int64_t offset;
    GiBuffer b;
    if (!gi_ffi_is_data(a[0])) {
        return gi_raise_type_error(t, "expected a ctypes instance, got %T", a[0]);
    }
    if (!gi_index_int64(t, a[1], false, &offset) || !gi_buffer_get_contiguous(t, a[2], false, &b)) {
        return GI_NULL;
    }
    GiFfiData *d = gi_ffi_data(a[0]);
    bool fits = offset >= 0 && (size_t)offset <= d->size && b.size <= d->size - (size_t)offset;
    if (fits && b.size != 0) {
        memmove(d->data + offset, b.data, b.size);
    }
    gi_buffer_release(t, &b);
    return fits ? GI_NONE : gi_raise_value_error(t, "byte string too long");
}

static GiValue expect_data(GiThread *t, GiValue v) {
    return gi_ffi_is_data(v) ? v : gi_raise_type_error(t, "invalid type");
}

static GiValue f_addressof(GiThread *t, const GiValue *a) {
    return expect_data(t, a[0]) == GI_NULL ? GI_NULL
                                           : gi_int_from_uint64(t, (uintptr_t)gi_ffi_data(a[0])->data);
}

/* size_of(data): of this instance, which may have been resized. */
static GiValue f_size_of(GiThread *t, const GiValue *a) {
    return expect_data(t, a[0]) == GI_NULL ? GI_NULL : gi_int(t, (int64_t)gi_ffi_data(a[0])->size);
}

static GiValue f_resize(GiThread *t, const GiValue *a) {
    int64_t size;
    if (!gi_ffi_is_data(a[0])) {
        return gi_raise_type_error(t, "excepted ctypes instance");
    }
    GiFfiLayout *layout = gi_ffi_layout(t, gi_type(a[0]));
    GiFfiData *d = gi_ffi_data(a[0]);
    if (layout == NULL || !gi_index_int64(t, a[1], false, &size)) {
        return GI_NULL;
    }
    if (size < (int64_t)layout->size) {
        return gi_raise_value_error(t, "minimum size is %zu", layout->size);
    }
    if (!d->owned) {
        return gi_raise_value_error(t, "Memory cannot be resized because this object doesn't own it");
    }
    if (d->views != 0) {
        return gi_raise(t, &gi_BufferError, "memory that others look into cannot be resized");
    }
    uint8_t *p = gi_alloc_zeroed(t, (size_t)size);
    if (p == NULL) {
        return GI_NULL;
    }
    memcpy(p, d->data, d->size < (size_t)size ? d->size : (size_t)size);
    if (d->data != (uint8_t *)d->small) {
        gi_free(t, d->data, d->size);
    }
    d->data = p;
    d->size = (size_t)size;
    return GI_NONE;
}

/* raw(instance): its bytes. */
static GiValue f_raw(GiThread *t, const GiValue *a) {
    return expect_data(t, a[0]) == GI_NULL ? GI_NULL
                                           : gi_bytes(t, gi_ffi_data(a[0])->data, gi_ffi_data(a[0])->size);
}

/* remember(data, what): keeps `what` alive as long as the memory of data (F2). */
static GiValue f_remember(GiThread *t, const GiValue *a) {
    if (expect_data(t, a[0]) == GI_NULL) {
        return GI_NULL;
    }
    GiFfiData *d = gi_ffi_data(a[0]);
    return gi_ffi_remember(t, d, d->data, a[1]) ? GI_NONE : GI_NULL;
}

static GiValue read_pointer(GiThread *t, const GiFfiData *d) {
    void *p;
    memcpy(&p, d->data, sizeof p);
    return p == NULL ? GI_NONE : gi_int_from_uint64(t, (uintptr_t)p);
}

/* Layout of an instance that is a number, string or address; NULL: error set. */
static GiFfiLayout *word_layout(GiThread *t, GiValue v) {
    GiFfiLayout *layout = expect_data(t, v) == GI_NULL ? NULL : gi_ffi_layout(t, gi_type(v));
    if (layout != NULL && strchr("sPF", layout->kind) == NULL) {
        gi_raise_type_error(t, "'%T' object has no single value", v);
        return NULL;
    }
    return layout;
}

/* get_value(data): of a number or string; the address of a pointer (None for NULL). */
static GiValue f_get_value(GiThread *t, const GiValue *a) {
    GiFfiLayout *layout = word_layout(t, a[0]);
    if (layout == NULL) {
        return GI_NULL;
    }
    return layout->kind == 's' ? gi_ffi_read(t, layout->code, layout->swapped, gi_ffi_data(a[0])->data)
                               : read_pointer(t, gi_ffi_data(a[0]));
}

static GiValue f_set_value(GiThread *t, const GiValue *a) {
    GiFfiLayout *layout = word_layout(t, a[0]);
    GiValue keep = GI_NULL;
    if (layout == NULL) {
        return GI_NULL;
    }
    GiFfiData *d = gi_ffi_data(a[0]);
    char code = layout->kind == 's' ? layout->code : 'P';
    bool ok = gi_ffi_write(t, code, layout->swapped, a[1], d->data, &keep) &&
              (keep == GI_NULL || gi_ffi_remember(t, d, d->data, keep));
    gi_xdrop(t, keep);
    return ok ? GI_NONE : GI_NULL;
}

/* address_in(data), set_address(data, address): what is stored, whatever the type makes of it. */
static GiValue f_address_in(GiThread *t, const GiValue *a) {
    return word_layout(t, a[0]) == NULL ? GI_NULL : read_pointer(t, gi_ffi_data(a[0]));
}

static GiValue f_set_address(GiThread *t, const GiValue *a) {
    GiFfiLayout *layout = word_layout(t, a[0]);
    GiValue keep;
    if (layout == NULL || layout->size != sizeof(void *) ||
        !gi_ffi_write(t, 'P', false, a[1], gi_ffi_data(a[0])->data, &keep)) {
        return gi_failed(t) ? GI_NULL : gi_raise_type_error(t, "'%T' object holds no address", a[0]);
    }
    return GI_NONE;
}

const GiMethodRow gi_ffi_data_functions[] = {
    GI_METHOD("get_value(instance, /)", f_get_value, "Value of a number, string or pointer."),
    GI_METHOD("set_value(instance, value, /)", f_set_value, "Sets it."),
    GI_METHOD("address_in(instance, /)", f_address_in, "The address stored, or None."),
    GI_METHOD("set_address(instance, address, /)", f_set_address, "Stores an address."),
    GI_METHOD("load(data, offset, cls, /)", gi_ffi_load, "The part of an instance that a class describes."),
    GI_METHOD("store(data, offset, cls, value, /)", gi_ffi_store, "Stores a value in a part of an instance."),
    GI_METHOD("load_bits(data, offset, cls, low, width, /)", gi_ffi_load_bits, "A bit field."),
    GI_METHOD("store_bits(data, offset, cls, low, width, value, /)", gi_ffi_store_bits, "Stores in a bit field."),
    GI_METHOD("at(cls, address, base, /)", f_at, "The instance at an address."),
    GI_METHOD("value_at(cls, address, base, /)", f_value_at, "The value at an address."),
    GI_METHOD("from_buffer(cls, source, offset, /)", f_from_buffer, "An instance inside a buffer."),
    GI_METHOD("raw(instance, /)", f_raw, "The bytes of an instance."),
    GI_METHOD("fill(data, offset, source, /)", f_fill, "Copies bytes into an instance."),
    GI_METHOD("addressof(instance, /)", f_addressof,
              "Return the address of the C instance internal buffer"),
    GI_METHOD("size_of(instance, /)", f_size_of, "Size of an instance in bytes."),
    GI_METHOD("resize(instance, size, /)", f_resize, "Gives an instance more memory."),
    GI_METHOD("remember(data, what, /)", f_remember, "Keeps an object alive as long as an instance."),
    GI_METHODS_END};

/* --- the type --- */

static void end_export(GiThread *t, GiBuffer *b) { gi_ffi_data(b->owner)->views--; }

/* The exporter listed in buffers.def: one dimension of the innermost items. */
bool gi_ffi_data_export(GiThread *t, GiValue v, bool writable, GiBuffer *out) {
    GiFfiData *d = gi_ffi_data(v);
    GiFfiLayout *layout = gi_ffi_layout(t, gi_type(v));
    if (layout == NULL) {
        return false;
    }
    while (layout->kind == 'A' && layout->element != GI_NULL) {
        layout = gi_ffi_layout_of_class(t, layout->element);
        if (layout == NULL) {
            return false;
        }
    }
    out->data = d->data;
    out->size = d->size;
    out->readonly = false;
    bool item = layout->kind == 's' && layout->size != 0 && strchr("uzZPOg", layout->code) == NULL;
    out->itemsize = item ? layout->size : 1;
    out->format[0] = item ? (layout->swapped ? '>' : '<') : 'B';
    out->format[1] = item ? layout->code : 0;
    out->format[2] = 0;
    out->release = end_export;
    d->views++;
    return true;
}

static GiValue get_base(GiThread *t, GiValue v) {
    GiValue base = gi_ffi_data(v)->base;
    return base == GI_NULL ? GI_NONE : gi_take(base);
}
static GiValue get_keep(GiThread *t, GiValue v) {
    GiValue keep = gi_ffi_data(v)->keep;
    return keep == GI_NULL ? GI_NONE : gi_take(keep);
}
static GiValue get_owned(GiThread *t, GiValue v) { return gi_int(t, gi_ffi_data(v)->owned); }

static const GiGetSetRow getset[] = {
    {"_b_base_", get_base, NULL, "the base object"},
    {"_b_needsfree_", get_owned, NULL, "whether the object owns the memory or not"},
    {"_objects", get_keep, NULL, "internal objects tree (NEVER CHANGE THIS OBJECT!)"},
    {NULL, NULL, NULL, NULL}};

static bool no_hash(GiThread *t, GiValue v, int64_t *out) {
    (void)v;
    (void)out;
    gi_raise_type_error(t, "unhashable type");
    return false;
}

GiType gi_ffi_data_type = {
    GI_TYPE_HEAD(GiFfiData, GI_GC_TRACKED), .gc.weak_offset = offsetof(GiFfiData, weak_list),
           .gc.traverse = gi_ffi_data_traverse, .gc.clear = gi_ffi_data_clear, .gc.release = release, .name = "_ctypes._CData",
    .base = &gi_object_type,
    .flags = GI_TYPE_BASE,
    .new_ = gi_ffi_data_new,
    .init = accept_init,
    .hash = no_hash,
    .getset = getset,
    .doc = "Memory that foreign code may see.",
};
