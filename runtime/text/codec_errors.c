/* SPDX-License-Identifier: MIT
 * runtime/text/codec_errors.c: error handlers of codecs: strict, ignore, replace, backslashreplace,
 * xmlcharrefreplace, namereplace, surrogateescape, surrogatepass, and those that scripts register.
 */
#include <stdio.h>

#include "runtime/text/codec.h"
#include "runtime/errors/exception.h"
#include "runtime/types/str_private.h"
#include "runtime/text/unicode.h"
#include "runtime/text/unicode_name.h"

#define REPLACEMENT_CHARACTER 0xFFFD

static const char *const mode_names[] = {"strict", "ignore", "replace", "backslashreplace",
                                         "xmlcharrefreplace", "namereplace", "surrogateescape",
                                         "surrogatepass"};

GiErrorMode gi_errors_mode(const char *name) {
    for (int i = 0; i < GI_ERRORS_CUSTOM; i++) {
        if (strcmp(name, mode_names[i]) == 0) {
            return (GiErrorMode)i;
        }
    }
    return GI_ERRORS_CUSTOM;
}

void gi_errors_init(GiErrors *e, GiThread *t, const char *encoding, const char *errors) {
    *e = (GiErrors){.t = t, .encoding = encoding, .name = errors == NULL ? "strict" : errors};
    e->mode = gi_errors_mode(e->name);
}

void gi_errors_done(GiErrors *e) {
    gi_xdrop(e->t, e->handler);
    gi_xdrop(e->t, e->object);
    e->handler = e->object = GI_NULL;
}

/* --- exceptions --- */

static GiValue make_error(GiThread *t, GiType *type, const char *encoding, GiValue object,
                          size_t start, size_t end, const char *reason) {
    GiValue a[5] = {gi_str_from_text(t, encoding), object, gi_int(t, (int64_t)start),
                    gi_int(t, (int64_t)end), gi_str_from_text(t, reason)};
    GiValue exc = a[0] == GI_NULL || a[4] == GI_NULL
                      ? GI_NULL : gi_call(t, gi_type_value(type), a, 5, GI_NULL);
    gi_xdrop(t, a[0]);
    gi_xdrop(t, a[4]);
    return exc;
}

bool gi_errors_raise(GiThread *t, GiType *type, const char *encoding, GiValue object, size_t start,
                     size_t end, const char *reason) {
    GiValue exc = make_error(t, type, encoding, object, start, end, reason);
    if (exc != GI_NULL) {
        gi_raise_object(t, exc);
        gi_drop(t, exc);
    }
    return false;
}

/* --- replacements --- */

static void add_escape(GiText *b, uint32_t c) {
    char text[12];
    int n = c < 0x100     ? snprintf(text, sizeof text, "\\x%02x", (unsigned)c)
            : c < 0x10000 ? snprintf(text, sizeof text, "\\u%04x", (unsigned)c)
                          : snprintf(text, sizeof text, "\\U%08x", (unsigned)c);
    gi_text_add(b, text, (size_t)n);
}

static void add_name(GiText *b, uint32_t c) {
    char name[GI_UNICODE_NAME_SIZE];
    int found = gi_unicode_name(b->t, c, name);
    if (found < 0) {
        gi_text_discard(b);
    } else if (found > 0) {
        gi_text_add_text(b, "\\N{");
        gi_text_add_text(b, name);
        gi_text_add_text(b, "}");
    } else {
        add_escape(b, c);
    }
}

/* The replacement of characters [start, end) when encoding, for the modes that make text. */
static GiValue replace_characters(GiThread *t, GiErrorMode mode, GiValue text, size_t start, size_t end) {
    GiText b;
    gi_text_init(&b, t);
    for (size_t i = start; i < end && b.ok && mode != GI_ERRORS_IGNORE; i++) {
        if (!gi_poll(t, 1)) {
            gi_text_discard(&b);
            return GI_NULL;
        }
        uint32_t c = gi_str_char_at(t, text, (int64_t)i);
        char number[16];
        switch (mode) {
        case GI_ERRORS_REPLACE: gi_text_add(&b, "?", 1); break;
        case GI_ERRORS_BACKSLASH: add_escape(&b, c); break;
        case GI_ERRORS_NAME: add_name(&b, c); break;
        default:
            gi_text_add(&b, number, (size_t)snprintf(number, sizeof number, "&#%u;", (unsigned)c));
            break;
        }
    }
    return gi_text_finish(&b);
}

/* surrogateescape when encoding: U+DC80..U+DCFF back to bytes. GI_NULL without an error: others. */
static GiValue unescape_surrogates(GiThread *t, GiValue text, size_t start, size_t end) {
    GiValue bytes = gi_bytes(t, NULL, end - start);
    for (size_t i = start; bytes != GI_NULL && i < end; i++) {
        uint32_t c = gi_str_char_at(t, text, (int64_t)i);
        if (c < 0xDC80 || c > 0xDCFF || !gi_poll(t, 1)) {
            gi_drop(t, bytes);
            return GI_NULL;
        }
        gi_as_bytes(bytes)->data[i - start] = (uint8_t)(c - 0xDC00);
    }
    return bytes;
}

/* How the codecs that know surrogatepass write a code unit. */
typedef enum Unit { UNIT_NONE, UNIT_UTF8, UNIT_16_LE, UNIT_16_BE, UNIT_32_LE, UNIT_32_BE } Unit;

static Unit surrogate_unit(const char *encoding) {
    const bool little = __BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__;
    char name[16];
    size_t n = 0;
    for (; *encoding != 0 && n + 1 < sizeof name; encoding++) {
        if (*encoding != '-' && *encoding != '_') {
            name[n++] = *encoding >= 'A' && *encoding <= 'Z' ? (char)(*encoding | 32) : *encoding;
        }
    }
    name[n] = 0;
    return strcmp(name, "utf8") == 0 || strcmp(name, "cp65001") == 0 ? UNIT_UTF8
           : strcmp(name, "utf16le") == 0                            ? UNIT_16_LE
           : strcmp(name, "utf16be") == 0                            ? UNIT_16_BE
           : strcmp(name, "utf32le") == 0                            ? UNIT_32_LE
           : strcmp(name, "utf32be") == 0                            ? UNIT_32_BE
           : strcmp(name, "utf16") == 0 ? (little ? UNIT_16_LE : UNIT_16_BE)
           : strcmp(name, "utf32") == 0 ? (little ? UNIT_32_LE : UNIT_32_BE)
                                        : UNIT_NONE;
}

static size_t write_unit(Unit unit, uint32_t c, uint8_t out[4]) {
    uint8_t high = (uint8_t)(c >> 8), low = (uint8_t)c;
    switch (unit) {
    case UNIT_UTF8: return gi_utf8_encode(c, (char *)out);
    case UNIT_16_LE: out[0] = low, out[1] = high; return 2;
    case UNIT_16_BE: out[0] = high, out[1] = low; return 2;
    case UNIT_32_LE: out[0] = low, out[1] = high, out[2] = out[3] = 0; return 4;
    default: out[0] = out[1] = 0, out[2] = high, out[3] = low; return 4;
    }
}

/* surrogatepass when encoding. GI_NULL without an error: not all are surrogates. */
static GiValue pass_surrogates(GiThread *t, const char *encoding, GiValue text, size_t start, size_t end) {
    Unit unit = surrogate_unit(encoding);
    GiByteBuilder b;
    gi_byte_builder_init(&b, t);
    for (size_t i = start; i < end; i++) {
        uint32_t c = gi_str_char_at(t, text, (int64_t)i);
        if (unit == UNIT_NONE || c - 0xD800 >= 0x800 || !gi_poll(t, 1)) {
            gi_byte_builder_discard(&b);
            return GI_NULL;
        }
        uint8_t bytes[4];
        gi_byte_builder_add(&b, bytes, write_unit(unit, c, bytes));
    }
    return gi_byte_builder_finish(&b);
}

/* The surrogate coded at data[start], 0 when there is none. */
static uint32_t read_surrogate(const char *encoding, const uint8_t *data, size_t size, size_t start,
                               size_t *length) {
    const uint8_t *p = data + start;
    size_t left = size - start;
    uint32_t c = 0;
    switch (surrogate_unit(encoding)) {
    case UNIT_UTF8:
        *length = 3;
        if (left >= 3 && p[0] == 0xED && (p[1] & 0xC0) == 0x80 && (p[2] & 0xC0) == 0x80) {
            c = 0xD000u | (p[1] & 0x3Fu) << 6 | (p[2] & 0x3Fu);
        }
        break;
    case UNIT_16_LE: *length = 2; c = left >= 2 ? p[0] | (uint32_t)p[1] << 8 : 0; break;
    case UNIT_16_BE: *length = 2; c = left >= 2 ? p[1] | (uint32_t)p[0] << 8 : 0; break;
    case UNIT_32_LE:
        *length = 4;
        c = left >= 4 && p[2] == 0 && p[3] == 0 ? p[0] | (uint32_t)p[1] << 8 : 0;
        break;
    case UNIT_32_BE:
        *length = 4;
        c = left >= 4 && p[0] == 0 && p[1] == 0 ? p[3] | (uint32_t)p[2] << 8 : 0;
        break;
    default: break;
    }
    return c - 0xD800 < 0x800 ? c : 0;
}

/* --- decoding --- */

/* A builtin handler for data[start:end]: appends text and moves *next. 0: it does not apply. */
static bool decode_builtin(GiErrorMode mode, const char *encoding, GiText *out, const uint8_t *data,
                           size_t size, size_t start, size_t end, size_t *next) {
    *next = end;
    size_t length;
    uint32_t c;
    switch (mode) {
    case GI_ERRORS_IGNORE: return true;
    case GI_ERRORS_REPLACE: gi_text_add_char(out, REPLACEMENT_CHARACTER); return true;
    case GI_ERRORS_BACKSLASH:
        for (size_t i = start; i < end; i++) {
            add_escape(out, data[i]);
        }
        return true;
    case GI_ERRORS_ESCAPE: {
        size_t i = start;
        while (i < end && i < start + 4 && data[i] >= 0x80) {
            gi_text_add_char(out, 0xDC00u + data[i++]);
        }
        *next = i;
        return i > start;
    }
    case GI_ERRORS_PASS:
        c = read_surrogate(encoding, data, size, start, &length);
        if (c != 0) {
            gi_text_add_char(out, c);
            *next = start + length;
        }
        return c != 0;
    default: return false;
    }
}

/* Calls a handler of a script. *replacement: owned str (or bytes, when encoding). */
static bool call_handler(GiErrors *e, GiType *type, GiValue object, size_t length, size_t start,
                         size_t end, const char *reason, GiValue *replacement, size_t *next) {
    GiThread *t = e->t;
    bool encoding = type == &gi_UnicodeEncodeError;
    if (e->handler == GI_NULL) {
        e->handler = gi_codec_error_handler(t, e->name);
        if (e->handler == GI_NULL) {
            return false;
        }
    }
    GiValue exc = make_error(t, type, e->encoding, object, start, end, reason);
    GiValue r = exc == GI_NULL ? GI_NULL : gi_call1(t, e->handler, exc);
    if (r != GI_NULL && !encoding && ((GiUnicodeError *)gi_object(exc))->object != GI_NULL) {
        gi_replace(t, &e->object, gi_take(((GiUnicodeError *)gi_object(exc))->object));
        length = gi_is_bytes(e->object) ? gi_as_bytes(e->object)->size : 0;
    }
    gi_xdrop(t, exc);
    if (r == GI_NULL) {
        return false;
    }
    int64_t position;
    bool right = gi_is_tuple(r) && gi_as_tuple(r)->size == 2 &&
                 (gi_is_str(gi_as_tuple(r)->items[0]) ||
                  (encoding && gi_is_bytes(gi_as_tuple(r)->items[0])));
    if (!right) {
        gi_raise_type_error(t, encoding ? "encoding error handler must return (str/bytes, int) tuple"
                                        : "decoding error handler must return (str, int) tuple");
    } else if (gi_index_int64(t, gi_as_tuple(r)->items[1], false, &position)) {
        position += position < 0 ? (int64_t)length : 0;
        if (position >= 0 && position <= (int64_t)length) {
            *replacement = gi_take(gi_as_tuple(r)->items[0]);
            *next = (size_t)position;
            gi_drop(t, r);
            return true;
        }
        gi_raise(t, &gi_IndexError, "position %lld from error handler out of bounds",
                 (long long)position);
    }
    gi_drop(t, r);
    return false;
}

bool gi_errors_decode(GiErrors *e, GiText *out, const uint8_t **data, size_t *size, size_t start,
                      size_t end, const char *reason, size_t *next) {
    GiThread *t = e->t;
    if (e->mode != GI_ERRORS_CUSTOM &&
        decode_builtin(e->mode, e->encoding, out, *data, *size, start, end, next)) {
        return out->ok;
    }
    if (e->object == GI_NULL) {
        e->object = gi_bytes(t, *data, *size);
        if (e->object == GI_NULL) {
            return false;
        }
    }
    if (e->mode == GI_ERRORS_XML || e->mode == GI_ERRORS_NAME) {
        gi_raise_type_error(t, "don't know how to handle UnicodeDecodeError in error callback");
        return false;
    }
    if (e->mode != GI_ERRORS_CUSTOM) {
        return gi_errors_raise(t, &gi_UnicodeDecodeError, e->encoding, e->object, start, end, reason);
    }
    GiValue text, before = gi_take(e->object);
    bool ok = call_handler(e, &gi_UnicodeDecodeError, before, *size, start, end, reason, &text, next);
    bool replaced = e->object != before;
    gi_drop(t, before);
    if (!ok) {
        return false;
    }
    if (!gi_is_bytes(e->object)) {
        gi_drop(t, text);
        return gi_raise_type_error(t, "object attribute must be bytes");
    }
    if (replaced) {
        *data = gi_as_bytes(e->object)->data;
        *size = gi_as_bytes(e->object)->size;
    }
    gi_text_add_str(out, text);
    gi_drop(t, text);
    return out->ok;
}

/* --- encoding --- */

/* GI_NULL without an error: the mode does not apply. */
static GiValue encode_builtin(GiThread *t, GiErrorMode mode, const char *encoding, GiValue text,
                              size_t start, size_t end) {
    switch (mode) {
    case GI_ERRORS_STRICT: case GI_ERRORS_CUSTOM: return GI_NULL;
    case GI_ERRORS_ESCAPE: return unescape_surrogates(t, text, start, end);
    case GI_ERRORS_PASS: return pass_surrogates(t, encoding, text, start, end);
    default: return replace_characters(t, mode, text, start, end);
    }
}

bool gi_errors_encode(GiErrors *e, GiValue text, size_t start, size_t end, const char *reason,
                      GiValue *replacement, size_t *next) {
    GiThread *t = e->t;
    *next = end;
    *replacement = encode_builtin(t, e->mode, e->encoding, text, start, end);
    if (*replacement != GI_NULL) {
        return true;
    }
    if (gi_failed(t)) {
        return false;
    }
    if (e->mode != GI_ERRORS_CUSTOM) {
        return gi_errors_raise(t, &gi_UnicodeEncodeError, e->encoding, text, start, end, reason);
    }
    return call_handler(e, &gi_UnicodeEncodeError, text, gi_str_length(text), start, end, reason,
                        replacement, next);
}

/* --- builtin handlers called by scripts --- */

static GiValue apply_decode(GiThread *t, GiErrorMode mode, const GiUnicodeError *u, size_t start,
                            size_t end, size_t *next) {
    GiBytesView view = gi_bytes_open(u->object);
    GiText b;
    gi_text_init(&b, t);
    bool applies = decode_builtin(mode, gi_str_text(u->encoding), &b, view.data, view.size, start, end,
                                  next);
    gi_bytes_close(&view);
    if (!applies) {
        gi_text_discard(&b);
        return GI_NULL;
    }
    return gi_text_finish(&b);
}

/* UnicodeTranslateError knows ignore, replace, backslashreplace ... as encoding does. */
static GiValue apply_translate(GiThread *t, GiErrorMode mode, GiValue text, size_t start, size_t end) {
    if (mode == GI_ERRORS_REPLACE) {
        GiText b;
        gi_text_init(&b, t);
        for (size_t i = start; i < end; i++) {
            gi_text_add_char(&b, REPLACEMENT_CHARACTER);
            if (b.ok && !gi_poll(t, 1)) {
                gi_text_discard(&b);
                return GI_NULL;
            }
        }
        return gi_text_finish(&b);
    }
    return mode == GI_ERRORS_IGNORE || mode == GI_ERRORS_BACKSLASH
               ? replace_characters(t, mode, text, start, end) : GI_NULL;
}

static size_t clip(int64_t i, size_t size) {
    return i < 0 ? 0 : (uint64_t)i > size ? size : (size_t)i;
}

GiValue gi_errors_apply(GiThread *t, GiErrorMode mode, GiValue exc) {
    bool encode = gi_is_instance(exc, &gi_UnicodeEncodeError);
    bool decode = gi_is_instance(exc, &gi_UnicodeDecodeError);
    bool translate = gi_is_instance(exc, &gi_UnicodeTranslateError);
    if (mode == GI_ERRORS_STRICT) {
        return gi_is_instance(exc, &gi_BaseException)
                   ? gi_raise_object(t, exc)
                   : gi_raise_type_error(t, "codec must pass exception instance");
    }
    const GiUnicodeError *u = (const GiUnicodeError *)gi_object(exc);
    bool text_mode = mode == GI_ERRORS_XML || mode == GI_ERRORS_NAME;
    if (!(encode || (decode && !text_mode) ||
          (translate && !text_mode && mode != GI_ERRORS_ESCAPE && mode != GI_ERRORS_PASS))) {
        return gi_raise_type_error(t, "don't know how to handle %T in error callback", exc);
    }
    size_t size = decode ? gi_as_bytes(u->object)->size : gi_str_length(u->object);
    size_t end = clip(u->end, size), start = clip(u->start, end), next = end;
    GiValue object = gi_take(u->object); /* a thread that runs at a poll may give exc another one */
    GiValue r = decode ? apply_decode(t, mode, u, start, end, &next)
                : translate ? apply_translate(t, mode, object, start, end)
                            : encode_builtin(t, mode, gi_str_text(u->encoding), object, start, end);
    gi_drop(t, object);
    if (r == GI_NULL) {
        return gi_failed(t) ? GI_NULL : gi_raise_object(t, exc);
    }
    GiValue position = gi_int(t, (int64_t)next);
    GiValue pair = gi_tuple_pack(t, 2, r, position);
    gi_drop(t, r);
    return pair;
}
