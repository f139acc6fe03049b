/* SPDX-License-Identifier: MIT
 * runtime/modules/ffi_layout.c owns the type Layout: what is known of a ctypes class, and how values of
 * the simple codes are spelled in memory. No libffi here.
 */
#include <wchar.h>

#include "runtime/modules/ffi.h"
#include "runtime/types/bytes.h"
#include "runtime/types/number.h"
#include "runtime/types/sequence.h"
#include "runtime/types/str.h"

typedef struct Code {
    char code;
    char sort; /* 'i' signed, 'u' unsigned, 'f' float, '?' truth, 'c' byte, 'w' character, 'z' and 'Z'
                * strings, 'p' address, 'o' object */
    uint8_t size;
} Code;

static const Code codes[] = {
    {'b', 'i', 1}, {'B', 'u', 1}, {'h', 'i', sizeof(short)}, {'H', 'u', sizeof(short)},
    {'i', 'i', sizeof(int)}, {'I', 'u', sizeof(int)}, {'l', 'i', sizeof(long)},
    {'L', 'u', sizeof(long)}, {'q', 'i', 8}, {'Q', 'u', 8}, {'f', 'f', sizeof(float)},
    {'d', 'f', sizeof(double)}, {'g', 'f', sizeof(long double)}, {'?', '?', sizeof(bool)},
    {'c', 'c', 1}, {'u', 'w', sizeof(wchar_t)}, {'z', 'z', sizeof(void *)},
    {'Z', 'Z', sizeof(void *)}, {'P', 'p', sizeof(void *)}, {'O', 'o', sizeof(GiValue)},
};

static const Code *find_code(char code) {
    for (size_t i = 0; i < sizeof codes / sizeof *codes; i++) {
        if (codes[i].code == code) {
            return &codes[i];
        }
    }
    return NULL;
}

size_t gi_ffi_code_size(char code) {
    const Code *c = find_code(code);
    return c == NULL ? 0 : c->size;
}

bool gi_ffi_is_number(char code) {
    const Code *c = find_code(code);
    return c != NULL && strchr("iuf?cw", c->sort) != NULL;
}

/* n bytes from `from`, in the other order when swapped. */
static void copy_bytes(uint8_t *to, const uint8_t *from, size_t n, bool swapped) {
    for (size_t i = 0; i < n; i++) {
        to[i] = from[swapped ? n - 1 - i : i];
    }
}

/* --- reading --- */

static GiValue read_float(GiThread *t, const Code *c, const uint8_t *bytes) {
    float f;
    double d;
    long double g;
    switch (c->code) {
    case 'f':
        memcpy(&f, bytes, sizeof f);
        return gi_float(t, f);
    case 'd':
        memcpy(&d, bytes, sizeof d);
        return gi_float(t, d);
    default:
        memcpy(&g, bytes, sizeof g);
        return gi_float(t, (double)g);
    }
}

static GiValue read_wide_text(GiThread *t, const wchar_t *p) {
    GiText text;
    gi_text_init(&text, t);
    for (; *p != 0; p++) {
        if ((uint32_t)*p > 0x10FFFF) {
            gi_text_discard(&text);
            return gi_raise_value_error(t, "character U+%x is not in range [U+0000; U+10ffff]", (unsigned)*p);
        }
        gi_text_add_char(&text, (uint32_t)*p);
    }
    return gi_text_finish(&text);
}

static GiValue read_pointer(GiThread *t, const Code *c, void *p) {
    if (c->sort == 'o') {
        GiValue v = (GiValue)(uintptr_t)p;
        return v == GI_NULL ? gi_raise_value_error(t, "PyObject is NULL") : gi_take(v);
    }
    if (p == NULL) {
        return GI_NONE;
    }
    return c->sort == 'z'   ? gi_bytes(t, p, strlen(p))
           : c->sort == 'Z' ? read_wide_text(t, p)
                            : gi_int_from_uint64(t, (uintptr_t)p);
}

GiValue gi_ffi_read(GiThread *t, char code, bool swapped, const uint8_t *p) {
    const Code *c = find_code(code);
    uint8_t bytes[16] = {0};
    copy_bytes(bytes, p, c->size, swapped);
    void *pointer;
    uint32_t character;
    switch (c->sort) {
    case 'i':
        return gi_int_from_bytes(t, bytes, c->size, true, true);
    case 'u':
        return gi_int_from_bytes(t, bytes, c->size, true, false);
    case 'f':
        return read_float(t, c, bytes);
    case '?':
        return gi_bool(bytes[0] != 0);
    case 'c':
        return gi_bytes(t, bytes, 1);
    case 'w':
        memcpy(&character, bytes, sizeof character);
        return character > 0x10FFFF
                   ? gi_raise_value_error(t, "character U+%x is not in range [U+0000; U+10ffff]", character)
                   : gi_str_from_char(t, character);
    default:
        memcpy(&pointer, bytes, sizeof pointer);
        return read_pointer(t, c, pointer);
    }
}

/* --- writing --- */

static bool write_int(GiThread *t, const Code *c, GiValue v, uint8_t *bytes) {
    uint64_t u;
    GiValue index = gi_index(t, v);
    bool ok = index != GI_NULL && gi_int_to_uint64_masked(t, index, &u);
    gi_xdrop(t, index);
    if (ok) {
        memcpy(bytes, &u, c->size);
    }
    return ok;
}

static bool write_float(GiThread *t, const Code *c, GiValue v, uint8_t *bytes) {
    double d;
    if (!gi_to_double(t, v, &d)) {
        return false;
    }
    float f = (float)d;
    long double g = d;
    memcpy(bytes, c->code == 'f' ? (void *)&f : c->code == 'd' ? (void *)&d : (void *)&g, c->size);
    return true;
}

static bool write_byte(GiThread *t, GiValue v, uint8_t *bytes) {
    if (gi_is_int(v)) {
        int64_t i;
        if (gi_int_overflow(v, &i) == 0 && i >= 0 && i < 256) {
            *bytes = (uint8_t)i;
            return true;
        }
    } else if (gi_is_bytes(v) || (gi_is_object(v) && gi_is_instance(v, &gi_bytearray_type))) {
        GiBuffer b;
        if (!gi_buffer_get(t, v, false, &b)) {
            return false;
        }
        bool one = b.size == 1;
        *bytes = one ? *b.data : 0;
        gi_buffer_release(t, &b);
        if (one) {
            return true;
        }
    }
    gi_raise_type_error(t, "one character bytes, bytearray or integer expected");
    return false;
}

static bool write_character(GiThread *t, GiValue v, uint8_t *bytes) {
    if (!gi_is_str(v)) {
        gi_raise_type_error(t, "unicode string expected instead of %T instance", v);
        return false;
    }
    if (gi_str_length(v) != 1) {
        gi_raise_type_error(t, "one character unicode string expected");
        return false;
    }
    wchar_t c = (wchar_t)gi_str_char_at(t, v, 0);
    memcpy(bytes, &c, sizeof c);
    return true;
}

/* A str as wchar_t with a terminator, in an owned bytes object. */
static GiValue wide_text(GiThread *t, GiValue s) {
    size_t n = gi_str_length(s);
    GiValue v = gi_bytes(t, NULL, (n + 1) * sizeof(wchar_t));
    if (v != GI_NULL) {
        uint8_t *to = (uint8_t *)gi_as_bytes(v)->data;
        const char *p = gi_str_text(s);
        for (size_t i = 0; i <= n; i++) {
            wchar_t c = i == n ? 0 : (wchar_t)gi_utf8_next(&p);
            memcpy(to + i * sizeof c, &c, sizeof c);
        }
    }
    return v;
}

/* Address that v stands for as a string or pointer. */
static bool to_address(GiThread *t, const Code *c, GiValue v, void **p, GiValue *keep) {
    uint64_t u;
    *p = NULL;
    if (v == GI_NONE) {
        return true;
    }
    if (gi_is_int(v)) {
        bool ok = gi_int_to_uint64_masked(t, v, &u);
        *p = (void *)(uintptr_t)(ok ? u : 0);
        return ok;
    }
    if (c->sort == 'z' && gi_is_bytes(v)) {
        *keep = gi_take(v);
        *p = (void *)gi_as_bytes(v)->data;
        return true;
    }
    if (c->sort == 'Z' && gi_is_str(v)) {
        *keep = wide_text(t, v);
        *p = *keep == GI_NULL ? NULL : (void *)gi_as_bytes(*keep)->data;
        return *keep != GI_NULL;
    }
    if (c->sort == 'p') {
        gi_raise_type_error(t, "cannot be converted to pointer");
    } else {
        gi_raise_type_error(t, "%s or integer address expected instead of %T instance",
                            c->sort == 'z' ? "bytes" : "unicode string", v);
    }
    return false;
}

static bool write_sort(GiThread *t, const Code *c, GiValue v, uint8_t *bytes, GiValue *keep) {
    void *pointer;
    int truth;
    switch (c->sort) {
    case 'i':
    case 'u':
        return write_int(t, c, v, bytes);
    case 'f':
        return write_float(t, c, v, bytes);
    case '?':
        truth = gi_truth(t, v);
        bytes[0] = truth > 0;
        return truth >= 0;
    case 'c':
        return write_byte(t, v, bytes);
    case 'w':
        return write_character(t, v, bytes);
    case 'o':
        *keep = gi_take(v);
        memcpy(bytes, &v, sizeof v);
        return true;
    default:
        if (!to_address(t, c, v, &pointer, keep)) {
            return false;
        }
        memcpy(bytes, &pointer, sizeof pointer);
        return true;
    }
}

bool gi_ffi_write(GiThread *t, char code, bool swapped, GiValue v, uint8_t *p, GiValue *keep) {
    const Code *c = find_code(code);
    uint8_t bytes[16] = {0};
    *keep = GI_NULL;
    if (!write_sort(t, c, v, bytes, keep)) {
        return false;
    }
    copy_bytes(p, bytes, c->size, swapped);
    return true;
}

/* --- the type --- */

GiFfiLayout *gi_ffi_layout(GiThread *t, GiType *type) {
    GiValue v = gi_type_lookup(t, type, GI_NAME(t, _layout_));
    if (v != GI_NULL && gi_is_exact(v, &gi_ffi_layout_type)) {
        return (GiFfiLayout *)gi_object(v);
    }
    if (!gi_failed(t)) {
        gi_raise_type_error(t, "abstract class");
    }
    return NULL;
}

GiFfiLayout *gi_ffi_layout_of_class(GiThread *t, GiValue cls) {
    if (gi_is_type(cls) && gi_type_is_subtype(gi_as_type(cls), &gi_ffi_data_type)) {
        return gi_ffi_layout(t, gi_as_type(cls));
    }
    gi_raise_type_error(t, "this type has no size");
    return NULL;
}

static bool take_number(GiThread *t, GiValue v, size_t *out) {
    int64_t i;
    if (!gi_index_int64(t, v, false, &i)) {
        return false;
    }
    if (i < 0) {
        gi_raise_value_error(t, "a layout has no negative numbers");
        return false;
    }
    *out = (size_t)i;
    return true;
}

static bool take_character(GiThread *t, GiValue v, char *out) {
    if (!gi_is_str(v) || gi_str_size(v) != 1) {
        gi_raise_type_error(t, "one character expected, not %R", v);
        return false;
    }
    *out = gi_str_text(v)[0];
    return true;
}

/* Parts must be layouts: gi_ffi_prepare relies on it. */
static bool check_parts(GiThread *t, GiValue parts) {
    if (parts == GI_NONE) {
        return true;
    }
    bool ok = gi_is_tuple(parts);
    for (size_t i = 0; ok && i < gi_as_tuple(parts)->size; i++) {
        ok = gi_is_exact(gi_as_tuple(parts)->items[i], &gi_ffi_layout_type);
    }
    if (!ok) {
        gi_raise_type_error(t, "parts must be a tuple of Layout, or None");
    }
    return ok;
}

static bool fill(GiThread *t, GiFfiLayout *l, const GiValue *a) {
    int plain = gi_truth(t, a[7]), swapped = plain < 0 ? -1 : gi_truth(t, a[8]);
    if (swapped < 0 || !take_character(t, a[0], &l->kind) || !take_character(t, a[1], &l->code) ||
        !take_number(t, a[2], &l->size) || !take_number(t, a[3], &l->align) ||
        !take_number(t, a[4], &l->count) || !check_parts(t, a[6])) {
        return false;
    }
    if (l->kind == 's' && gi_ffi_code_size(l->code) != l->size) {
        gi_raise_value_error(t, "unknown code %R", a[1]);
        return false;
    }
    l->plain = plain != 0;
    l->swapped = swapped != 0;
    l->element = a[5] == GI_NONE ? GI_NULL : gi_take(a[5]);
    l->parts = a[6] == GI_NONE ? GI_NULL : gi_take(a[6]);
    return true;
}

/* Layout(kind, code, size, align, count, element, parts, plain, swapped) */
static GiValue new_slot(GiThread *t, GiType *type, const GiValue *a, size_t n, GiValue kwnames) {
    if (n != 9 || kwnames != GI_NULL) {
        return gi_raise_type_error(t, "Layout() takes 9 positional arguments");
    }
    GiFfiLayout *l = gi_object_new(t, type);
    if (l == NULL) {
        return GI_NULL;
    }
    if (!fill(t, l, a) || !gi_track(t, l)) {
        gi_drop_object(t, l);
        return GI_NULL;
    }
    return gi_counted(l);
}

static int traverse(GiObject *o, GiVisit visit, void *arg) {
    GiFfiLayout *l = (GiFfiLayout *)o;
    int r = l->element == GI_NULL ? 0 : visit(l->element, arg);
    return r != 0 || l->parts == GI_NULL ? r : visit(l->parts, arg);
}

static void clear(GiThread *t, GiObject *o) {
    GiFfiLayout *l = (GiFfiLayout *)o;
    gi_replace(t, &l->element, GI_NULL);
}

static void release(GiThread *t, GiObject *o) {
    GiFfiLayout *l = (GiFfiLayout *)o;
    gi_ffi_unprepare(t, l);
    gi_xdrop(t, l->element);
    gi_xdrop(t, l->parts);
    gi_object_free(t, o, sizeof *l);
}

static GiFfiLayout *self(GiValue v) { return (GiFfiLayout *)gi_object(v); }
static GiValue get_size(GiThread *t, GiValue v) { return gi_int(t, (int64_t)self(v)->size); }
static GiValue get_align(GiThread *t, GiValue v) { return gi_int(t, (int64_t)self(v)->align); }
static GiValue get_count(GiThread *t, GiValue v) { return gi_int(t, (int64_t)self(v)->count); }
static GiValue get_kind(GiThread *t, GiValue v) { return gi_str_from(t, &self(v)->kind, 1); }
static GiValue get_code(GiThread *t, GiValue v) { return gi_str_from(t, &self(v)->code, 1); }
static GiValue get_plain(GiThread *t, GiValue v) { return gi_bool(self(v)->plain); }
static GiValue get_swapped(GiThread *t, GiValue v) { return gi_bool(self(v)->swapped); }
static GiValue get_element(GiThread *t, GiValue v) {
    return self(v)->element == GI_NULL ? GI_NONE : gi_take(self(v)->element);
}
static GiValue get_parts(GiThread *t, GiValue v) {
    return self(v)->parts == GI_NULL ? GI_NONE : gi_take(self(v)->parts);
}
/* The target of a pointer class may be told later. */
static bool set_element(GiThread *t, GiValue v, GiValue x) {
    gi_replace(t, &self(v)->element, x == GI_NULL || x == GI_NONE ? GI_NULL : gi_take(x));
    return true;
}

static const GiGetSetRow getset[] = {
    {"size", get_size, NULL, "in bytes"},
    {"align", get_align, NULL, "in bytes"},
    {"count", get_count, NULL, "items of an array"},
    {"kind", get_kind, NULL, "s, S, U, A, P or F"},
    {"code", get_code, NULL, "of a simple type"},
    {"plain", get_plain, NULL, "reading gives a Python value"},
    {"swapped", get_swapped, NULL, "other byte order than the machine's"},
    {"element", get_element, set_element, "class of the items or the target"},
    {"parts", get_parts, NULL, "what a struct passed by value is made of"},
    {NULL, NULL, NULL, NULL}};

GiType gi_ffi_layout_type = {
    GI_TYPE_HEAD(GiFfiLayout, GI_GC_TRACKED), .gc.traverse = traverse, .gc.clear = clear, .gc.release = release, .name = "_ctypes.Layout",
    .base = &gi_object_type,
    .new_ = new_slot,
    .getset = getset,
    .doc = "Size, alignment and kind of a ctypes class.",
    .new_signature = "Layout(kind, code, size, align, count, element, parts, plain, swapped, /)",
};
