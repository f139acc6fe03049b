/* SPDX-License-Identifier: MIT
 * runtime/text/codec_single.c: codecs with one byte per character: ASCII, Latin-1, Windows-1252.
 */
#include "runtime/text/codec.h"

#include "runtime/types/str_private.h"
#include "runtime/text/unicode.h"

/* --- ASCII and Latin-1 --- */

static bool put_ascii(GiByteBuilder *out, uint32_t c) {
    if (c >= 0x80) {
        return false;
    }
    gi_byte_builder_add_byte(out, (uint8_t)c);
    return true;
}

static bool put_latin1(GiByteBuilder *out, uint32_t c) {
    if (c >= 0x100) {
        return false;
    }
    gi_byte_builder_add_byte(out, (uint8_t)c);
    return true;
}

GiValue gi_codec_ascii_encode(GiThread *t, GiValue text, const char *errors) {
    const GiStr *s = gi_as_str(text);
    if (s->ascii) {
        return gi_bytes(t, s->text, s->size);
    }
    GiByteBuilder out;
    gi_byte_builder_init(&out, t);
    return gi_codec_encode_chars(t, text, "ascii", errors, "ordinal not in range(128)", 1, &out,
                                 put_ascii);
}

GiValue gi_codec_latin_1_encode(GiThread *t, GiValue text, const char *errors) {
    const GiStr *s = gi_as_str(text);
    if (s->ascii) {
        return gi_bytes(t, s->text, s->size);
    }
    GiByteBuilder out;
    gi_byte_builder_init(&out, t);
    return gi_codec_encode_chars(t, text, "latin-1", errors, "ordinal not in range(256)", 1, &out,
                                 put_latin1);
}

GiValue gi_codec_ascii_decode(GiThread *t, const uint8_t *data, size_t size, const char *errors,
                              bool final, size_t *consumed) {
    (void)final;
    *consumed = size;
    if (gi_utf8_is_ascii((const char *)data, size)) {
        return gi_str_from_known(t, (const char *)data, size, size);
    }
    GiErrors e;
    GiText out;
    gi_errors_init(&e, t, "ascii", errors);
    gi_text_init(&out, t);
    for (size_t i = 0; out.ok && i < size;) {
        size_t start = i;
        while (i < size && data[i] < 0x80) {
            i++;
        }
        gi_text_add(&out, (const char *)data + start, i - start);
        if (i < size && (!gi_errors_decode(&e, &out, &data, &size, i, i + 1,
                                           "ordinal not in range(128)", &i) || !gi_poll(t, 4))) {
            gi_text_discard(&out);
        }
    }
    gi_errors_done(&e);
    return gi_text_finish(&out);
}

GiValue gi_codec_latin_1_decode(GiThread *t, const uint8_t *data, size_t size, const char *errors,
                                bool final, size_t *consumed) {
    (void)errors;
    (void)final;
    *consumed = size;
    size_t high = 0;
    for (size_t i = 0; i < size; i++) {
        high += data[i] >> 7;
    }
    if (size > (size_t)PTRDIFF_MAX / 4) {
        return gi_raise_memory(t);
    }
    if (high == 0) {
        return gi_str_from_known(t, (const char *)data, size, size);
    }
    GiStr *s = gi_str_alloc(t, &gi_str_type, size + high);
    if (s == NULL) {
        return GI_NULL;
    }
    char *p = s->text;
    for (size_t i = 0; i < size; i++) {
        if (data[i] < 0x80) {
            *p++ = (char)data[i];
        } else {
            *p++ = (char)(0xC0 | data[i] >> 6);
            *p++ = (char)(0x80 | (data[i] & 0x3F));
        }
    }
    s->length = size;
    s->ascii = false;
    return gi_counted(s);
}

/* --- Windows-1252: Latin-1 except 80..9F --- */

static const uint16_t cp1252_high[32] = {
    0x20AC, 0, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039, 0x0152,
    0, 0x017D, 0, 0, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x02DC, 0x2122, 0x0161,
    0x203A, 0x0153, 0, 0x017E, 0x0178};

static bool put_cp1252(GiByteBuilder *out, uint32_t c) {
    if (c < 0x80 || (c >= 0xA0 && c < 0x100)) {
        gi_byte_builder_add_byte(out, (uint8_t)c);
        return true;
    }
    for (size_t i = 0; i < 32; i++) {
        if (cp1252_high[i] != 0 && cp1252_high[i] == c) {
            gi_byte_builder_add_byte(out, (uint8_t)(0x80 + i));
            return true;
        }
    }
    return false;
}

GiValue gi_codec_cp1252_encode(GiThread *t, GiValue text, const char *errors) {
    GiByteBuilder out;
    gi_byte_builder_init(&out, t);
    return gi_codec_encode_chars(t, text, "charmap", errors, "character maps to <undefined>", 1,
                                 &out, put_cp1252);
}

GiValue gi_codec_cp1252_decode(GiThread *t, const uint8_t *data, size_t size, const char *errors,
                               bool final, size_t *consumed) {
    (void)final;
    *consumed = size;
    GiErrors e;
    GiText out;
    gi_errors_init(&e, t, "charmap", errors);
    gi_text_init(&out, t);
    for (size_t i = 0; out.ok && i < size;) {
        uint32_t c = data[i] - 0x80u < 32 ? cp1252_high[data[i] - 0x80] : data[i];
        if (c != 0 || data[i] == 0) {
            gi_text_add_char(&out, c);
            i++;
        } else if (!gi_errors_decode(&e, &out, &data, &size, i, i + 1, "character maps to <undefined>",
                                     &i)) {
            gi_text_discard(&out);
        }
        if (out.ok && !gi_poll(t, 1)) {
            gi_text_discard(&out);
        }
    }
    gi_errors_done(&e);
    return gi_text_finish(&out);
}
