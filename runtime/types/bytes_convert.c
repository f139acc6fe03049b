/* SPDX-License-Identifier: MIT
 * runtime/types/bytes_convert.c: methods of bytes and bytearray that convert: decode, hex, fromhex,
 * translate, padding, expandtabs, __buffer__.
 */
#include "runtime/types/bytes_private.h"
#include "runtime/types/str_private.h"

/* --- decode --- */

GiValue gi_bytes_m_decode(GiThread *t, const GiValue *a) {
    const char *encoding = "utf-8", *errors = NULL;
    if (!gi_str_codec_name(t, "decode", "encoding", a[1], &encoding) ||
        !gi_str_codec_name(t, "decode", "errors", a[2], &errors)) {
        return GI_NULL;
    }
    GiBytesView view = gi_bytes_open(a[0]);
    GiValue r = gi_decode(t, (const char *)view.data, view.size, encoding, errors);
    gi_bytes_close(&view);
    return r;
}

/* --- hex --- */

static int hex_value(uint32_t c) {
    return c - '0' < 10 ? (int)(c - '0') : (c | 32) - 'a' < 6 ? (int)((c | 32) - 'a' + 10) : -1;
}

static bool is_space(uint32_t c) { return c == ' ' || c - 9 < 5; }

GiValue gi_bytes_parse_hex(GiThread *t, GiValue text) {
    if (!gi_is_str(text)) {
        return gi_raise_type_error(t, "fromhex() argument must be str, not %s",
                                   gi_str_argument_type(text));
    }
    const GiStr *s = gi_as_str(text);
    GiByteBuilder b;
    gi_byte_builder_init(&b, t);
    size_t i = 0;
    while (b.ok) {
        while (i < s->size && is_space((uint8_t)s->text[i])) {
            i++;
        }
        if (i == s->size) {
            break;
        }
        int high = hex_value((uint8_t)s->text[i]);
        i += high >= 0;
        int low = high < 0 || i == s->size ? -1 : hex_value((uint8_t)s->text[i]);
        if (low < 0) {
            gi_byte_builder_discard(&b);
            return gi_raise_value_error(
                t, "non-hexadecimal number found in fromhex() arg at position %zu",
                gi_str_index_at(t, gi_as_str(text), i));
        }
        i++;
        gi_byte_builder_add_byte(&b, (uint8_t)(high << 4 | low));
    }
    return gi_byte_builder_finish(&b);
}

/* The separator of hex(): a str or bytes of length 1. */
static bool read_separator(GiThread *t, GiValue v, char *out) {
    int64_t length = gi_len(t, v);
    if (length < 0) {
        return false;
    }
    if (length != 1) {
        gi_raise_value_error(t, "sep must be length 1.");
        return false;
    }
    if (gi_is_str(v)) {
        *out = gi_str_text(v)[0];
        if (!gi_as_str(v)->ascii) {
            gi_raise_value_error(t, "sep must be ASCII.");
            return false;
        }
    } else if (gi_is_bytes(v)) {
        *out = (char)gi_as_bytes(v)->data[0];
        if (*out & 0x80) {
            gi_raise_value_error(t, "sep must be ASCII.");
            return false;
        }
    } else {
        gi_raise_type_error(t, "sep must be str or bytes.");
        return false;
    }
    return true;
}

GiValue gi_bytes_to_hex(GiThread *t, const uint8_t *data, size_t size, GiValue separator,
                        GiValue per_group) {
    static const char digits[] = "0123456789abcdef";
    char glue = 0;
    int64_t group = 1;
    if (per_group != GI_NULL && !gi_index_int64(t, per_group, false, &group)) {
        return GI_NULL;
    }
    if (separator != GI_NULL && !read_separator(t, separator, &glue)) {
        return GI_NULL;
    }
    if (separator == GI_NULL || group == 0) {
        group = INT64_MAX;
    }
    size_t width = group < 0 ? 0 - (uint64_t)group : (uint64_t)group;
    size_t glues = size == 0 ? 0 : (size - 1) / width;
    if (size > (size_t)PTRDIFF_MAX / 4) {
        return gi_raise_memory(t);
    }
    GiStr *s = gi_str_alloc(t, &gi_str_type, 2 * size + glues);
    if (s == NULL) {
        return GI_NULL;
    }
    /* groups are counted from the right, or from the left when negative */
    size_t until = group > 0 && size > 0 ? (size - 1) % width + 1 : width;
    char *p = s->text;
    for (size_t i = 0; i < size; i++, until--) {
        if (until == 0) {
            *p++ = glue;
            until = width;
        }
        *p++ = digits[data[i] >> 4];
        *p++ = digits[data[i] & 15];
    }
    return gi_str_finish_steal(t, s);
}

GiValue gi_bytes_m_hex(GiThread *t, const GiValue *a) {
    GiBytesView view = gi_bytes_open(a[0]);
    GiValue r = gi_bytes_to_hex(t, view.data, view.size, a[1], a[2]);
    gi_bytes_close(&view);
    return r;
}

/* --- translate --- */

GiValue gi_bytes_m_maketrans(GiThread *t, const GiValue *a) {
    GiBuffer from, to;
    if (!gi_buffer_get_contiguous(t, a[0], false, &from)) {
        return GI_NULL;
    }
    if (!gi_buffer_get_contiguous(t, a[1], false, &to)) {
        gi_buffer_release(t, &from);
        return GI_NULL;
    }
    GiValue r = GI_NULL;
    if (from.size != to.size) {
        gi_raise_value_error(t, "maketrans arguments must have same length");
    } else {
        r = gi_bytes(t, NULL, 256);
        if (r != GI_NULL) {
            uint8_t *table = gi_as_bytes(r)->data;
            for (int c = 0; c < 256; c++) {
                table[c] = (uint8_t)c;
            }
            for (size_t i = 0; i < from.size; i++) {
                table[from.data[i]] = to.data[i];
            }
        }
    }
    gi_buffer_release(t, &from);
    gi_buffer_release(t, &to);
    return r;
}

static GiValue translate(GiThread *t, GiValue self, const uint8_t *table, const bool *deleted) {
    GiBytesView view = gi_bytes_open(self);
    size_t kept = 0, same = 0;
    for (size_t i = 0; i < view.size; i++) {
        kept += !deleted[view.data[i]];
        same += !deleted[view.data[i]] && (table == NULL || table[view.data[i]] == view.data[i]);
    }
    if (same == view.size && gi_is_exact(self, &gi_bytes_type)) {
        gi_bytes_close(&view);
        return gi_take(self);
    }
    uint8_t *data;
    GiValue r = gi_bytes_new_like(t, self, kept, &data);
    for (size_t i = 0; r != GI_NULL && i < view.size; i++) {
        if (!deleted[view.data[i]]) {
            *data++ = table == NULL ? view.data[i] : table[view.data[i]];
        }
    }
    gi_bytes_close(&view);
    return r;
}

GiValue gi_bytes_m_translate(GiThread *t, const GiValue *a) {
    bool deleted[256] = {false};
    uint8_t table[256];
    GiBuffer b;
    bool mapped = a[1] != GI_NONE;
    if (mapped) {
        if (!gi_buffer_get_contiguous(t, a[1], false, &b)) {
            return GI_NULL;
        }
        bool right = b.size == 256;
        if (right) {
            memcpy(table, b.data, 256);
        }
        gi_buffer_release(t, &b);
        if (!right) {
            return gi_raise_value_error(t, "translation table must be 256 characters long");
        }
    }
    if (a[2] != GI_NULL) {
        if (!gi_buffer_get_contiguous(t, a[2], false, &b)) {
            return GI_NULL;
        }
        for (size_t i = 0; i < b.size; i++) {
            deleted[b.data[i]] = true;
        }
        gi_buffer_release(t, &b);
    }
    return translate(t, a[0], mapped ? table : NULL, deleted);
}

/* --- padding --- */

/* The object with `left` and `right` fill bytes around it. */
static GiValue pad(GiThread *t, GiValue self, int64_t left, int64_t right, uint8_t fill) {
    GiBytesView view = gi_bytes_open(self);
    GiValue r = GI_NULL;
    uint8_t *data;
    left = left < 0 ? 0 : left;
    right = right < 0 ? 0 : right;
    if (left == 0 && right == 0) {
        r = gi_bytes_like(t, self, view.data, view.size);
    } else {
        r = gi_bytes_new_like(t, self, (size_t)left + view.size + (size_t)right, &data);
        if (r != GI_NULL) {
            memset(data, fill, (size_t)left);
            memcpy(data + left, view.data, view.size);
            memset(data + left + view.size, fill, (size_t)right);
        }
    }
    gi_bytes_close(&view);
    return r;
}

/* Arguments (width, fillchar=b' '). */
static bool read_width(GiThread *t, const GiValue *a, const char *name, int64_t *width,
                       int64_t *missing, uint8_t *fill) {
    if (!gi_index_int64(t, a[1], false, width)) {
        return false;
    }
    *fill = ' ';
    if (a[2] != GI_NULL) {
        bool one = (gi_is_bytes(a[2]) && gi_as_bytes(a[2])->size == 1) ||
                   (gi_is_bytearray(a[2]) && gi_as_bytearray(a[2])->size == 1);
        if (!one) {
            gi_raise_type_error(t, "%s() argument 2 must be a byte string of length 1, not %s", name,
                                gi_str_argument_type(a[2]));
            return false;
        }
        GiBytesView view = gi_bytes_open(a[2]);
        *fill = view.data[0];
        gi_bytes_close(&view);
    }
    GiBytesView view = gi_bytes_open(a[0]);
    *missing = *width > (int64_t)view.size ? *width - (int64_t)view.size : 0;
    gi_bytes_close(&view);
    return true;
}

GiValue gi_bytes_m_ljust(GiThread *t, const GiValue *a) {
    int64_t width, missing;
    uint8_t fill;
    return read_width(t, a, "ljust", &width, &missing, &fill) ? pad(t, a[0], 0, missing, fill)
                                                              : GI_NULL;
}

GiValue gi_bytes_m_rjust(GiThread *t, const GiValue *a) {
    int64_t width, missing;
    uint8_t fill;
    return read_width(t, a, "rjust", &width, &missing, &fill) ? pad(t, a[0], missing, 0, fill)
                                                              : GI_NULL;
}

GiValue gi_bytes_m_center(GiThread *t, const GiValue *a) {
    int64_t width, missing;
    uint8_t fill;
    if (!read_width(t, a, "center", &width, &missing, &fill)) {
        return GI_NULL;
    }
    int64_t left = missing / 2 + (missing & width & 1);
    return pad(t, a[0], left, missing - left, fill);
}

GiValue gi_bytes_m_zfill(GiThread *t, const GiValue *a) {
    int64_t width;
    if (!gi_index_int64(t, a[1], false, &width)) {
        return GI_NULL;
    }
    GiBytesView view = gi_bytes_open(a[0]);
    int64_t missing = width > (int64_t)view.size ? width - (int64_t)view.size : 0;
    bool sign = view.size > 0 && (view.data[0] == '+' || view.data[0] == '-');
    uint8_t first = sign ? view.data[0] : 0;
    gi_bytes_close(&view);
    GiValue r = pad(t, a[0], missing, 0, '0');
    if (r != GI_NULL && sign && missing > 0) {
        uint8_t *data = gi_is_bytes(r) ? gi_as_bytes(r)->data : gi_as_bytearray(r)->data;
        data[0] = first;
        data[missing] = '0';
    }
    return r;
}

GiValue gi_bytes_m_expandtabs(GiThread *t, const GiValue *a) {
    int64_t tab = 8, column = 0;
    if (a[1] != GI_NULL && !gi_index_int64(t, a[1], true, &tab)) {
        return GI_NULL;
    }
    if (tab > INT32_MAX || tab < INT32_MIN) {
        return gi_raise(t, &gi_OverflowError, "Python int too large to convert to C int");
    }
    GiBytesView view = gi_bytes_open(a[0]);
    GiByteBuilder b;
    gi_byte_builder_init(&b, t);
    for (size_t i = 0; b.ok && i < view.size; i++) {
        uint8_t c = view.data[i];
        if (c == '\t') {
            int64_t count = tab > 0 ? tab - column % tab : 0;
            uint8_t *p = gi_byte_builder_extend(&b, (size_t)count);
            if (p != NULL) {
                memset(p, ' ', (size_t)count);
            }
            column += count;
        } else {
            gi_byte_builder_add_byte(&b, c);
            column = c == '\n' || c == '\r' ? 0 : column + 1;
        }
    }
    gi_bytes_close(&view);
    GiValue r = gi_byte_builder_finish(&b);
    if (r != GI_NULL && !gi_is_bytes(a[0])) {
        GiValue array = gi_bytearray(t, gi_as_bytes(r)->data, gi_as_bytes(r)->size);
        gi_drop(t, r);
        return array;
    }
    return r;
}

GiValue gi_bytes_m_buffer(GiThread *t, const GiValue *a) {
    int64_t flags;
    if (!gi_index_int64(t, a[1], false, &flags)) {
        return GI_NULL;
    }
    if ((flags & 1) && gi_is_bytes(a[0])) {
        return gi_raise(t, &gi_BufferError, "Object is not writable.");
    }
    return gi_memoryview_native(t, a[0]);
}
