/* SPDX-License-Identifier: MIT
 * runtime/modules/ffi_field.c: _ctypes.CField, the descriptor of a field of a structure or union. Where fields lie is
 * decided in runtime/lib/ctypes/_fields.py; reading and writing them is here, because it is done most often.
 */
#include "runtime/modules/ffi.h"
#include "runtime/types/str.h"
#include "runtime/types/type_internal.h"

/* As the functions of module _ctypes want them: (data, offset, class[, low, bits]). */
typedef struct Field {
    GiObject head;
    GiValue offset, type, low, bits, size;
} Field;

#define SLOTS 5

static Field *as_field(GiValue v) { return (Field *)gi_object(v); }

static bool has_bits(const Field *f) { return f->bits != gi_int_imm(0); }

/* CField(name, type, offset, size, low=0, bits=0) */
static GiValue field_new(GiThread *t, GiType *type, const GiValue *a, size_t n, GiValue kwnames) {
    int64_t numbers[4] = {0, 0, 0, 0}; /* offset, size, low, bits */
    if (n < 4 || n > 6 || kwnames != GI_NULL) {
        return gi_raise_type_error(t, "%N() takes 4 to 6 positional arguments", type);
    }
    for (size_t i = 2; i < n; i++) {
        if (!gi_index_int64(t, a[i], false, &numbers[i - 2])) {
            return GI_NULL;
        }
    }
    bool good = numbers[0] >= 0 && numbers[1] >= 0 && numbers[2] >= 0 && numbers[2] < 64 && numbers[3] >= 0 &&
                numbers[3] <= 64 && numbers[0] < INT32_MAX && numbers[1] < INT32_MAX;
    if (!good || gi_ffi_layout_of_class(t, a[1]) == NULL) {
        return gi_failed(t) ? GI_NULL : gi_raise(t, &gi_ValueError, "numbers of a field out of range");
    }
    Field *f = gi_object_new(t, type);
    if (f == NULL) {
        return GI_NULL;
    }
    f->type = gi_take(a[1]);
    f->offset = gi_int_imm(numbers[0]);
    f->low = gi_int_imm(numbers[2]);
    f->bits = gi_int_imm(numbers[3]);
    f->size = gi_int_imm(numbers[3] != 0 ? numbers[3] << 16 | numbers[2] : numbers[1]);
    return gi_tracked_steal(t, f);
}

static bool field_init(GiThread *t, GiValue v, const GiValue *a, size_t n, GiValue kwnames) { return true; }

static bool check_owner(GiThread *t, GiValue obj) {
    return gi_ffi_is_data(obj) || gi_raise_type_error(t, "not a ctype instance");
}

static GiValue field_get(GiThread *t, GiValue descr, GiValue obj, GiValue type) {
    if (obj == GI_NULL) {
        return gi_take(descr);
    }
    if (!check_owner(t, obj)) {
        return GI_NULL;
    }
    Field *f = as_field(descr);
    GiValue a[] = {obj, f->offset, f->type, f->low, f->bits};
    return has_bits(f) ? gi_ffi_load_bits(t, a) : gi_ffi_load(t, a);
}

/* A tuple stands for the arguments of the structure or array that the field is. Owned. */
static GiValue built(GiThread *t, const Field *f, GiValue x) {
    GiFfiLayout *layout = gi_is_tuple(x) ? gi_ffi_layout_of_class(t, f->type) : NULL;
    if (layout == NULL || strchr("SUA", layout->kind) == NULL) {
        return gi_failed(t) ? GI_NULL : gi_take(x);
    }
    GiValue make = gi_import_attr(t, "ctypes", "_built");
    GiValue r = make == GI_NULL ? GI_NULL : gi_call2(t, make, f->type, x);
    gi_xdrop(t, make);
    return r;
}

static bool field_set(GiThread *t, GiValue descr, GiValue obj, GiValue x) {
    Field *f = as_field(descr);
    if (x == GI_NULL) {
        return gi_raise_type_error(t, "can't delete attribute");
    }
    if (!check_owner(t, obj)) {
        return false;
    }
    if (has_bits(f)) {
        GiValue a[] = {obj, f->offset, f->type, f->low, f->bits, x};
        return gi_ffi_store_bits(t, a) != GI_NULL;
    }
    GiValue value = built(t, f, x);
    GiValue a[] = {obj, f->offset, f->type, value};
    bool ok = value != GI_NULL && gi_ffi_store(t, a) != GI_NULL;
    gi_xdrop(t, value);
    return ok;
}

static GiValue field_repr(GiThread *t, GiValue v) {
    Field *f = as_field(v);
    const char *type = gi_type_name(gi_as_type(f->type));
    return has_bits(f) ? gi_str_from_format(t, "<Field type=%s, ofs=%S:%S, bits=%S>", type, f->offset, f->low, f->bits)
                       : gi_str_from_format(t, "<Field type=%s, ofs=%S, size=%S>", type, f->offset, f->size);
}

static GiValue get_type(GiThread *t, GiValue v) { return gi_take(as_field(v)->type); }
static GiValue get_offset(GiThread *t, GiValue v) { return as_field(v)->offset; }
static GiValue get_size(GiThread *t, GiValue v) { return as_field(v)->size; }
static GiValue get_low(GiThread *t, GiValue v) { return as_field(v)->low; }
static GiValue get_bits(GiThread *t, GiValue v) { return as_field(v)->bits; }

static const GiGetSetRow getset[] = {
    {"_type", get_type, NULL, "class of its values"},
    {"offset", get_offset, NULL, "offset in bytes of this field"},
    {"size", get_size, NULL, "size in bytes of this field; of a bit field bits << 16 | first bit"},
    {"_low", get_low, NULL, "first bit"},
    {"_bits", get_bits, NULL, "bits of a bit field, else 0"},
    {NULL, NULL, NULL, NULL}};

GiType gi_ffi_field_type = {
    GI_TYPE_HEAD(Field, GI_GC_TRACKED),
    .gc.slots_offset = offsetof(Field, offset),
    .gc.slots_count = SLOTS,
    .name = "_ctypes.CField",
    .base = &gi_object_type,
    .flags = GI_TYPE_BASE,
    .new_ = field_new,
    .init = field_init,
    .get = field_get,
    .set = field_set,
    .repr = field_repr,
    .getset = getset,
    .new_signature = "CField(name, type, offset, size, low=0, bits=0, /)",
    .doc = "Structure/Union member",
};
