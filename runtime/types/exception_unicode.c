/* SPDX-License-Identifier: MIT
 * runtime/types/exception_unicode.c: UnicodeEncodeError, UnicodeDecodeError, UnicodeTranslateError. */
#include <stdio.h>

#include "runtime/types/bytes.h"
#include "runtime/types/exception_internal.h"
#include "runtime/types/number.h"
#include "runtime/types/str.h"

static GiUnicodeError *as_unicode(GiValue v) { return (GiUnicodeError *)gi_object(v); }

GI_EXCEPTION_FIELD(GiUnicodeError, encoding)
GI_EXCEPTION_FIELD(GiUnicodeError, object)
GI_EXCEPTION_FIELD(GiUnicodeError, reason)

static GiValue get_start(GiThread *t, GiValue v) { return gi_int(t, as_unicode(v)->start); }
static GiValue get_end(GiThread *t, GiValue v) { return gi_int(t, as_unicode(v)->end); }

static bool set_number(GiThread *t, GiValue x, int64_t *out) {
    return x == GI_NULL ? gi_raise_type_error(t, "can't delete numeric/char attribute")
                        : gi_index_int64(t, x, false, out);
}
static bool set_start(GiThread *t, GiValue v, GiValue x) { return set_number(t, x, &as_unicode(v)->start); }
static bool set_end(GiThread *t, GiValue v, GiValue x) { return set_number(t, x, &as_unicode(v)->end); }

static bool check_str(GiThread *t, GiValue v, size_t argument, GiValue x) {
    return gi_is_str(x) || gi_raise_type_error(t, "argument %zu must be str, not %T", argument, x);
}

/* object, start, end, reason, from a[at]. */
static bool fill(GiThread *t, GiValue v, const GiValue *a, size_t at) {
    GiUnicodeError *e = as_unicode(v);
    if (!gi_index_int64(t, a[at + 1], false, &e->start) || !gi_index_int64(t, a[at + 2], false, &e->end) ||
        !check_str(t, v, at + 4, a[at + 3])) {
        return false;
    }
    set_object(t, v, a[at]);
    set_reason(t, v, a[at + 3]);
    return true;
}

static bool check_count(GiThread *t, size_t n, size_t wanted) {
    return n == wanted || gi_raise_type_error(t, "function takes exactly %zu arguments (%zu given)", wanted, n);
}

static bool encode_init(GiThread *t, GiValue v, const GiValue *a, size_t n, GiValue kwnames) {
    if (!gi_exception_init(t, v, a, n, kwnames) || !check_count(t, n, 5) || !check_str(t, v, 1, a[0]) ||
        !check_str(t, v, 2, a[1])) {
        return false;
    }
    set_encoding(t, v, a[0]);
    return fill(t, v, a, 1);
}

static bool decode_init(GiThread *t, GiValue v, const GiValue *a, size_t n, GiValue kwnames) {
    if (!gi_exception_init(t, v, a, n, kwnames) || !check_count(t, n, 5) || !check_str(t, v, 1, a[0])) {
        return false;
    }
    set_encoding(t, v, a[0]);
    if (!fill(t, v, a, 1)) {
        return false;
    }
    if (gi_is_bytes(a[1])) {
        return true;
    }
    GiBuffer b;
    if (!gi_buffer_get(t, a[1], false, &b)) {
        return false;
    }
    GiValue copy = gi_bytes(t, b.data, b.size);
    gi_buffer_release(t, &b);
    if (copy != GI_NULL) {
        gi_replace(t, &as_unicode(v)->object, copy);
    }
    return copy != GI_NULL;
}

static bool translate_init(GiThread *t, GiValue v, const GiValue *a, size_t n, GiValue kwnames) {
    return gi_exception_init(t, v, a, n, kwnames) && check_count(t, n, 4) && check_str(t, v, 1, a[0]) &&
           fill(t, v, a, 0);
}

static int64_t clip(int64_t i, int64_t size) { return i < 0 ? 0 : i >= size ? size - 1 : i; }

/* "\x80", "\u20ac" or "\U0001f600" into buffer. */
static const char *escape(uint32_t c, char buffer[16]) {
    snprintf(buffer, 16, c <= 0xFF ? "\\x%02x" : c <= 0xFFFF ? "\\u%04x" : "\\U%08x", c);
    return buffer;
}

static GiValue characters_str(GiThread *t, GiValue v, bool encode) {
    GiUnicodeError *e = as_unicode(v);
    if (e->object == GI_NULL || !gi_is_str(e->object)) {
        return gi_take(t->vm->empty_str);
    }
    GiValue reason = e->reason == GI_NULL ? GI_NONE : e->reason;
    GiValue encoding = e->encoding == GI_NULL ? GI_NONE : e->encoding;
    int64_t size = (int64_t)gi_str_length(e->object), start = clip(e->start, size);
    if (size > 0 && e->start < size && e->end == e->start + 1) {
        char buffer[16];
        const char *text = escape(gi_str_char_at(t, e->object, start), buffer);
        return encode ? gi_str_from_format(t, "'%S' codec can't encode character '%s' in position %lld: %S", encoding,
                                           text, (long long)e->start, reason)
                      : gi_str_from_format(t, "can't translate character '%s' in position %lld: %S", text,
                                           (long long)e->start, reason);
    }
    return encode ? gi_str_from_format(t, "'%S' codec can't encode characters in position %lld-%lld: %S", encoding,
                                       (long long)e->start, (long long)e->end - 1, reason)
                  : gi_str_from_format(t, "can't translate characters in position %lld-%lld: %S",
                                       (long long)e->start, (long long)e->end - 1, reason);
}

static GiValue encode_str(GiThread *t, GiValue v) { return characters_str(t, v, true); }
static GiValue translate_str(GiThread *t, GiValue v) { return characters_str(t, v, false); }

static GiValue decode_str(GiThread *t, GiValue v) {
    GiUnicodeError *e = as_unicode(v);
    if (e->object == GI_NULL || !gi_is_bytes(e->object)) {
        return gi_take(t->vm->empty_str);
    }
    GiValue reason = e->reason == GI_NULL ? GI_NONE : e->reason;
    GiValue encoding = e->encoding == GI_NULL ? GI_NONE : e->encoding;
    int64_t size = (int64_t)gi_as_bytes(e->object)->size;
    if (e->start >= 0 && e->start < size && e->end == e->start + 1) {
        return gi_str_from_format(t, "'%S' codec can't decode byte 0x%02x in position %lld: %S", encoding,
                                  gi_as_bytes(e->object)->data[e->start], (long long)e->start, reason);
    }
    return gi_str_from_format(t, "'%S' codec can't decode bytes in position %lld-%lld: %S", encoding,
                              (long long)e->start, (long long)e->end - 1, reason);
}

static const GiGetSetRow getset[] = {
    {"encoding", get_encoding, set_encoding, "exception encoding"},
    {"object", get_object, set_object, "exception object"},
    {"start", get_start, set_start, "exception start"},
    {"end", get_end, set_end, "exception end"},
    {"reason", get_reason, set_reason, "exception reason"},
    {NULL, NULL, NULL, NULL},
};
const GiExceptionKind gi_kind_UnicodeEncodeError = {encode_init, encode_str, NULL, NULL, getset, NULL};
const GiExceptionKind gi_kind_UnicodeDecodeError = {decode_init, decode_str, NULL, NULL, getset, NULL};
const GiExceptionKind gi_kind_UnicodeTranslateError = {translate_init, translate_str, NULL, NULL, getset + 1, NULL};
