/* SPDX-License-Identifier: MIT
 * runtime/text/codec_utf.c: UTF-8 (with and without signature), UTF-16 and UTF-32.
 */
#include "runtime/text/codec.h"

#include "runtime/types/str_private.h"
#include "runtime/text/unicode.h"

static const bool native_little = __BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__;

/* --- UTF-8 --- */

/* Are there lone surrogates (ED A0..BF xx)? */
static bool has_surrogates(const GiStr *s) {
    if (s->ascii) {
        return false;
    }
    const char *p = s->text, *end = p + s->size;
    while ((p = memchr(p, 0xED, (size_t)(end - p))) != NULL) {
        if ((uint8_t)p[1] >= 0xA0) {
            return true;
        }
        p++;
    }
    return false;
}

static bool put_utf8(GiByteBuilder *out, uint32_t c) {
    if (c - 0xD800 < 0x800) {
        return false;
    }
    char text[4];
    gi_byte_builder_add(out, text, gi_utf8_encode(c, text));
    return true;
}

GiValue gi_codec_utf_8_encode(GiThread *t, GiValue text, const char *errors) {
    const GiStr *s = gi_as_str(text);
    if (!has_surrogates(s)) {
        return gi_bytes(t, s->text, s->size);
    }
    GiByteBuilder out;
    gi_byte_builder_init(&out, t);
    return gi_codec_encode_chars(t, text, "utf-8", errors, "surrogates not allowed", 1, &out,
                                 put_utf8);
}

/* See str.h. */
bool gi_str_check_surrogates(GiThread *t, GiValue v) {
    GiValue bytes = has_surrogates(gi_as_str(v)) ? gi_codec_utf_8_encode(t, v, "strict") : GI_NONE;
    return bytes != GI_NULL; /* encoding it fails: no bytes are ever owned here */
}

/* What is wrong at data[i]: *length gets the bytes concerned. NULL: the data ends inside a sequence
 * that is right so far. */
static const char *utf8_fault(const uint8_t *data, size_t size, size_t i, size_t *length) {
    uint8_t c = data[i];
    *length = 1;
    if (c < 0xC2 || c > 0xF4) {
        return "invalid start byte";
    }
    size_t wanted = c < 0xE0 ? 2 : c < 0xF0 ? 3 : 4;
    for (size_t k = 1; k < wanted; k++) {
        if (i + k >= size) {
            *length = k;
            return NULL;
        }
        uint8_t low = 0x80, high = 0xBF;
        if (k == 1) {
            low = c == 0xE0 ? 0xA0 : c == 0xF0 ? 0x90 : 0x80;
            high = c == 0xED ? 0x9F : c == 0xF4 ? 0x8F : 0xBF;
        }
        if (data[i + k] < low || data[i + k] > high) {
            *length = k;
            return "invalid continuation byte";
        }
    }
    return "invalid start byte"; /* not reached: the sequence is valid */
}

static GiValue decode_utf8(GiThread *t, const char *encoding, const uint8_t *data, size_t size,
                           const char *errors, bool final, size_t *consumed) {
    *consumed = size;
    size_t good = gi_utf8_valid((const char *)data, size, false);
    if (good == size) {
        return gi_str_from(t, (const char *)data, size);
    }
    GiErrors e;
    GiText out;
    gi_errors_init(&e, t, encoding, errors);
    gi_text_init(&out, t);
    size_t i = 0;
    while (out.ok) {
        good = gi_utf8_valid((const char *)data + i, size - i, false);
        gi_text_add(&out, (const char *)data + i, good);
        i += good;
        if (i >= size) {
            break;
        }
        size_t length, next;
        const char *reason = utf8_fault(data, size, i, &length);
        bool half_surrogate = data[i] == 0xED && size - i == 2 && data[i + 1] >= 0xA0; /* for surrogatepass to judge */
        if (!final && (reason == NULL || half_surrogate)) {
            *consumed = i;
            break;
        }
        reason = reason == NULL ? "unexpected end of data" : reason;
        if (!gi_errors_decode(&e, &out, &data, &size, i, i + length, reason, &next) ||
            !gi_poll(t, 4)) {
            gi_text_discard(&out);
            break;
        }
        i = next;
    }
    gi_errors_done(&e);
    return gi_text_finish(&out);
}

GiValue gi_codec_utf_8_decode(GiThread *t, const uint8_t *data, size_t size, const char *errors,
                              bool final, size_t *consumed) {
    return decode_utf8(t, "utf-8", data, size, errors, final, consumed);
}

GiValue gi_codec_utf_8_sig_encode(GiThread *t, GiValue text, const char *errors) {
    GiValue bytes = gi_codec_utf_8_encode(t, text, errors);
    GiByteBuilder out;
    if (bytes == GI_NULL) {
        return GI_NULL;
    }
    gi_byte_builder_init(&out, t);
    gi_byte_builder_add(&out, "\xEF\xBB\xBF", 3);
    gi_byte_builder_add(&out, gi_as_bytes(bytes)->data, gi_as_bytes(bytes)->size);
    gi_drop(t, bytes);
    return gi_byte_builder_finish(&out);
}

GiValue gi_codec_utf_8_sig_decode(GiThread *t, const uint8_t *data, size_t size, const char *errors,
                                  bool final, size_t *consumed) {
    size_t skip = size >= 3 && memcmp(data, "\xEF\xBB\xBF", 3) == 0 ? 3 : 0;
    GiValue v = decode_utf8(t, "utf-8", data + skip, size - skip, errors, final, consumed);
    *consumed += skip;
    return v;
}

/* --- UTF-16 --- */

static void put_unit_16(GiByteBuilder *out, uint32_t unit, bool little) {
    uint8_t bytes[2] = {(uint8_t)unit, (uint8_t)(unit >> 8)};
    if (!little) {
        bytes[0] = (uint8_t)(unit >> 8);
        bytes[1] = (uint8_t)unit;
    }
    gi_byte_builder_add(out, bytes, 2);
}

static bool put_utf16(GiByteBuilder *out, uint32_t c, bool little) {
    if (c - 0xD800 < 0x800) {
        return false;
    }
    if (c >= 0x10000) {
        put_unit_16(out, 0xD800 + ((c - 0x10000) >> 10), little);
        c = 0xDC00 + ((c - 0x10000) & 0x3FF);
    }
    put_unit_16(out, c, little);
    return true;
}

static bool put_utf16_le(GiByteBuilder *out, uint32_t c) { return put_utf16(out, c, true); }
static bool put_utf16_be(GiByteBuilder *out, uint32_t c) { return put_utf16(out, c, false); }

static uint32_t unit_16(const uint8_t *p, bool little) {
    return little ? p[0] | (uint32_t)p[1] << 8 : p[1] | (uint32_t)p[0] << 8;
}

/* The character at data[*i], which moves behind it. NULL: done; else the fault, *length bytes long.
 * A fault "" means that more data is needed. */
static const char *read_utf16(const uint8_t *data, size_t size, size_t *i, bool little, bool final,
                              uint32_t *c, size_t *length) {
    size_t left = size - *i;
    *length = left < 2 ? left : 2;
    if (left < 2) {
        return final ? "truncated data" : "";
    }
    uint32_t unit = unit_16(data + *i, little);
    if (unit - 0xD800 >= 0x800) {
        *i += 2;
        *c = unit;
        return NULL;
    }
    if (unit >= 0xDC00) {
        return "illegal encoding";
    }
    if (left < 4) {
        *length = left;
        return final ? "unexpected end of data" : "";
    }
    uint32_t low = unit_16(data + *i + 2, little);
    if (low - 0xDC00 >= 0x400) {
        return "illegal UTF-16 surrogate";
    }
    *i += 4;
    *c = 0x10000 + ((unit - 0xD800) << 10) + (low - 0xDC00);
    return NULL;
}

typedef const char *(*ReadUnit)(const uint8_t *data, size_t size, size_t *i, bool little, bool final,
                                uint32_t *c, size_t *length);

static GiValue decode_units(GiThread *t, const char *encoding, ReadUnit read, const uint8_t *data,
                            size_t size, size_t start, const char *errors, bool little, bool final,
                            size_t *consumed) {
    GiErrors e;
    GiText out;
    gi_errors_init(&e, t, encoding, errors);
    gi_text_init(&out, t);
    size_t i = start;
    while (out.ok && i < size) {
        uint32_t c = 0;
        size_t length;
        const char *fault = read(data, size, &i, little, final, &c, &length);
        if (fault == NULL) {
            gi_text_add_char(&out, c);
            if (!gi_poll(t, 1)) {
                gi_text_discard(&out);
            }
            continue;
        }
        size_t next;
        if (*fault == 0) {
            break;
        }
        if (!gi_errors_decode(&e, &out, &data, &size, i, i + length, fault, &next)) {
            gi_text_discard(&out);
            break;
        }
        i = next;
    }
    *consumed = i;
    gi_errors_done(&e);
    return gi_text_finish(&out);
}

/* --- UTF-32 --- */

static bool put_utf32(GiByteBuilder *out, uint32_t c, bool little) {
    if (c - 0xD800 < 0x800) {
        return false;
    }
    uint8_t bytes[4];
    for (int k = 0; k < 4; k++) {
        bytes[little ? k : 3 - k] = (uint8_t)(c >> (8 * k));
    }
    gi_byte_builder_add(out, bytes, 4);
    return true;
}

static bool put_utf32_le(GiByteBuilder *out, uint32_t c) { return put_utf32(out, c, true); }
static bool put_utf32_be(GiByteBuilder *out, uint32_t c) { return put_utf32(out, c, false); }

static uint32_t unit_32(const uint8_t *p, bool little) {
    return little ? p[0] | (uint32_t)p[1] << 8 | (uint32_t)p[2] << 16 | (uint32_t)p[3] << 24
                  : p[3] | (uint32_t)p[2] << 8 | (uint32_t)p[1] << 16 | (uint32_t)p[0] << 24;
}

static const char *read_utf32(const uint8_t *data, size_t size, size_t *i, bool little, bool final,
                              uint32_t *c, size_t *length) {
    size_t left = size - *i;
    *length = left < 4 ? left : 4;
    if (left < 4) {
        return final ? "truncated data" : "";
    }
    *c = unit_32(data + *i, little);
    if (*c - 0xD800 < 0x800) {
        return "code point in surrogate code point range(0xd800, 0xe000)";
    }
    if (*c > GI_MAX_CODE_POINT) {
        return "code point not in range(0x110000)";
    }
    *i += 4;
    return NULL;
}

/* --- both widths --- */

typedef struct Width {
    const char *name, *little, *big; /* in errors: with a mark, and for either order */
    int unit;                        /* bytes */
    ReadUnit read;
    GiPutChar put_little, put_big;
} Width;

static const Width utf_16 = {"utf-16", "utf-16-le", "utf-16-be", 2, read_utf16, put_utf16_le, put_utf16_be};
static const Width utf_32 = {"utf-32", "utf-32-le", "utf-32-be", 4, read_utf32, put_utf32_le, put_utf32_be};

static GiValue encode(GiThread *t, const Width *w, GiValue text, const char *errors, GiByteOrder order) {
    bool little = order == GI_ORDER_MARK ? native_little : order == GI_ORDER_LITTLE;
    GiPutChar put = little ? w->put_little : w->put_big;
    GiByteBuilder out;
    gi_byte_builder_init(&out, t);
    if (order == GI_ORDER_MARK) {
        put(&out, 0xFEFF);
    }
    const char *name = order == GI_ORDER_MARK ? w->name : little ? w->little : w->big;
    return gi_codec_encode_chars(t, text, name, errors, "surrogates not allowed", w->unit, &out, put);
}

/* The order that the mark at the start of data tells; 0: there is none. */
static int marked(const Width *w, const uint8_t *data, size_t size) {
    if (size < (size_t)w->unit) {
        return 0;
    }
    bool wide = w->unit == 4;
    uint32_t mark = wide ? unit_32(data, true) : unit_16(data, true);
    return mark == 0xFEFF ? -1 : mark == (wide ? 0xFFFE0000 : 0xFFFE) ? 1 : 0;
}

static GiValue decode(GiThread *t, const Width *w, const uint8_t *data, size_t size, const char *errors,
                      int *order, bool final, size_t *consumed) {
    int mark = *order == 0 ? marked(w, data, size) : 0;
    *order = mark != 0 ? mark : *order;
    bool little = *order == 0 ? native_little : *order < 0;
    return decode_units(t, little ? w->little : w->big, w->read, data, size, mark != 0 ? (size_t)w->unit : 0, errors,
                        little, final, consumed);
}

/* The public functions for a width and an order. */
#define UTF(id, width, byte_order, number) \
    GiValue gi_codec_##id##_encode(GiThread *t, GiValue text, const char *errors) { \
        return encode(t, &width, text, errors, byte_order); \
    } \
    GiValue gi_codec_##id##_decode(GiThread *t, const uint8_t *data, size_t size, const char *errors, bool final, \
                                   size_t *consumed) { \
        int order = number; \
        return decode(t, &width, data, size, errors, &order, final, consumed); \
    }
UTF(utf_16, utf_16, GI_ORDER_MARK, 0)
UTF(utf_16_le, utf_16, GI_ORDER_LITTLE, -1)
UTF(utf_16_be, utf_16, GI_ORDER_BIG, 1)
UTF(utf_32, utf_32, GI_ORDER_MARK, 0)
UTF(utf_32_le, utf_32, GI_ORDER_LITTLE, -1)
UTF(utf_32_be, utf_32, GI_ORDER_BIG, 1)
#undef UTF

GiValue gi_codec_utf_16_decode_order(GiThread *t, const uint8_t *data, size_t size, const char *errors, int *order,
                                     bool final, size_t *consumed) {
    return decode(t, &utf_16, data, size, errors, order, final, consumed);
}
GiValue gi_codec_utf_32_decode_order(GiThread *t, const uint8_t *data, size_t size, const char *errors, int *order,
                                     bool final, size_t *consumed) {
    return decode(t, &utf_32, data, size, errors, order, final, consumed);
}
