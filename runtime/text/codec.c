/* SPDX-License-Identifier: MIT
 * runtime/text/codec.c: str.encode and bytes.decode: names of codecs, the table of native codecs, and the
 * way to those that scripts register (through the module _codecs).
 */
#include "runtime/text/codec.h"

#include "runtime/types/dict.h"

#define MAX_NAME 64

#define ROW(id, name, aliases) {name, aliases, gi_codec_##id##_encode, gi_codec_##id##_decode}
const GiCodec gi_codecs[] = {
    ROW(utf_8, "utf-8", "utf_8 utf8 u8 utf utf8_ucs2 utf8_ucs4 cp65001 "),
    ROW(ascii, "ascii", "ascii us_ascii 646 ansi_x3.4_1968 ansi_x3_4_1968 ansi_x3.4_1986 cp367 "
                        "csascii ibm367 iso646_us iso_646.irv_1991 iso_ir_6 us "),
    ROW(latin_1, "latin-1", "latin_1 latin1 iso_8859_1 iso8859_1 8859 cp819 csisolatin1 ibm819 iso8859 "
                            "iso_8859_1_1987 iso_ir_100 l1 latin "),
    ROW(utf_16, "utf-16", "utf_16 utf16 u16 "),
    ROW(utf_16_le, "utf-16-le", "utf_16_le utf_16le utf16le unicodelittleunmarked "),
    ROW(utf_16_be, "utf-16-be", "utf_16_be utf_16be utf16be unicodebigunmarked "),
    ROW(utf_32, "utf-32", "utf_32 utf32 u32 "),
    ROW(utf_32_le, "utf-32-le", "utf_32_le utf_32le utf32le "),
    ROW(utf_32_be, "utf-32-be", "utf_32_be utf_32be utf32be "),
    ROW(utf_8_sig, "utf-8-sig", "utf_8_sig "),
    ROW(utf_7, "utf-7", "utf_7 utf7 u7 unicode_1_1_utf_7 "),
    ROW(cp1252, "cp1252", "cp1252 1252 windows_1252 "),
    ROW(unicode_escape, "unicode-escape", "unicode_escape unicodeescape "),
    ROW(raw_unicode_escape, "raw-unicode-escape", "raw_unicode_escape rawunicodeescape "),
};
#undef ROW
const size_t gi_codecs_count = sizeof gi_codecs / sizeof *gi_codecs;

/* Lower case; every run of other characters than letters, digits and dots is one underscore. */
static bool normalize(const char *name, char out[MAX_NAME]) {
    size_t n = 0;
    bool gap = false;
    for (; *name != 0; name++) {
        char c = *name >= 'A' && *name <= 'Z' ? (char)(*name | 32) : *name;
        if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '.') {
            if (n + 3 > MAX_NAME) {
                return false;
            }
            if (gap && n > 0) {
                out[n++] = '_';
            }
            out[n++] = c;
            gap = false;
        } else if ((unsigned char)c >= 0x80) {
            return false;
        } else {
            gap = true;
        }
    }
    out[n] = 0;
    return n > 0;
}

const GiCodec *gi_codec_find(const char *name) {
    char wanted[MAX_NAME];
    if (strcmp(name, gi_codecs[0].name) == 0) { /* nearly always */
        return &gi_codecs[0];
    }
    if (!normalize(name, wanted)) {
        return NULL;
    }
    size_t size = strlen(wanted);
    for (size_t i = 0; i < gi_codecs_count; i++) {
        for (const char *p = gi_codecs[i].aliases; *p != 0;) {
            const char *end = strchr(p, ' ');
            if ((size_t)(end - p) == size && memcmp(p, wanted, size) == 0) {
                return &gi_codecs[i];
            }
            p = end + 1;
        }
    }
    return NULL;
}

/* --- codecs of scripts --- */

void gi_codec_note(GiThread *t, const char *encoding, bool encode) {
    GiValue exc = gi_error_take(t);
    GiValue note = gi_str_from_format(t, "%s with '%s' codec failed", encode ? "encoding" : "decoding", encoding);
    GiValue add = note == GI_NULL ? GI_NULL : gi_getattr_text(t, exc, "add_note");
    GiValue r = add == GI_NULL ? GI_NULL : gi_call1(t, add, note);
    gi_xdrop(t, r);
    gi_xdrop(t, add);
    gi_xdrop(t, note);
    gi_error_clear(t); /* the note is lost, the exception is not */
    gi_error_restore_steal(t, exc);
}

/* Calls a function of a registered codec: (result, length) with a result of the wanted kind. */
static GiValue call_registered(GiThread *t, const char *encoding, const char *errors, GiValue input,
                               bool encode) {
    GiValue info = gi_codec_lookup(t, encoding);
    if (info == GI_NULL) {
        return GI_NULL;
    }
    GiValue r = GI_NULL, text_codec;
    int found = gi_getattr_optional(t, info, GI_NAME(t, _is_text_encoding), &text_codec);
    int is_text = found <= 0 ? found + 1 : gi_truth(t, text_codec);
    gi_xdrop(t, text_codec);
    if (is_text == 0) {
        gi_raise(t, &gi_LookupError,
                 "'%s' is not a text encoding; use codecs.%s to handle arbitrary codecs", encoding,
                 encode ? "encode()" : "decode()");
    } else if (is_text > 0) {
        GiValue f = gi_getitem(t, info, gi_int_imm(encode ? 0 : 1));
        GiValue a[2] = {input, errors == NULL ? GI_NULL : gi_str_from_text(t, errors)};
        if (f != GI_NULL && (errors == NULL || a[1] != GI_NULL)) {
            r = gi_call(t, f, a, errors == NULL ? 1 : 2, GI_NULL);
            if (r == GI_NULL) {
                gi_codec_note(t, encoding, encode);
            }
        }
        gi_xdrop(t, f);
        gi_xdrop(t, a[1]);
    }
    gi_drop(t, info);
    if (r != GI_NULL && !(gi_is_tuple(r) && gi_as_tuple(r)->size == 2)) {
        gi_raise_type_error(t, encode ? "encoder must return a tuple (object, integer)"
                                      : "decoder must return a tuple (object,integer)");
        gi_drop(t, r);
        return GI_NULL;
    }
    if (r == GI_NULL) {
        return GI_NULL;
    }
    GiValue v = gi_take(gi_as_tuple(r)->items[0]);
    gi_drop(t, r);
    return v;
}

/* The str v encoded as bytes; errors NULL: strict. Runs script code only for registered codecs and
 * handlers. */
GiValue gi_encode(GiThread *t, GiValue v, const char *encoding, const char *errors) {
    const GiCodec *codec = gi_codec_find(encoding);
    if (codec != NULL) {
        return codec->encode(t, v, errors);
    }
    GiValue r = call_registered(t, encoding, errors, v, true);
    if (r == GI_NULL || gi_is_bytes(r)) {
        return r;
    }
    if (gi_is_bytearray(r)) {
        GiBytesView view = gi_bytes_open(r);
        GiValue bytes = gi_bytes(t, view.data, view.size);
        gi_bytes_close(&view);
        gi_drop(t, r);
        return bytes;
    }
    gi_raise_type_error(t, "'%s' encoder returned '%T' instead of 'bytes'; use codecs.encode() to "
                           "encode to arbitrary types", encoding, r);
    gi_drop(t, r);
    return GI_NULL;
}

/* Bytes decoded as a str. The memory must stay where it is meanwhile. */
GiValue gi_decode(GiThread *t, const char *bytes, size_t size, const char *encoding, const char *errors) {
    const GiCodec *codec = gi_codec_find(encoding);
    if (codec != NULL) {
        size_t consumed;
        return codec->decode(t, (const uint8_t *)bytes, size, errors, true, &consumed);
    }
    GiValue input = gi_bytes(t, bytes, size);
    if (input == GI_NULL) {
        return GI_NULL;
    }
    GiValue r = call_registered(t, encoding, errors, input, false);
    gi_drop(t, input);
    if (r == GI_NULL || gi_is_str(r)) {
        return r;
    }
    gi_raise_type_error(t, "'%s' decoder returned '%T' instead of 'str'; use codecs.decode() to "
                           "decode to arbitrary types", encoding, r);
    gi_drop(t, r);
    return GI_NULL;
}

GiValue gi_str_decode_utf8(GiThread *t, const char *bytes, size_t size, const char *errors) {
    size_t consumed;
    return gi_codec_utf_8_decode(t, (const uint8_t *)bytes, size, errors, true, &consumed);
}

/* --- encoding character by character --- */

/* Appends the replacement of an error; text must itself be encodable. Takes it over. */
static bool put_replacement(GiThread *t, GiByteBuilder *out, GiPutChar put, GiValue replacement,
                            size_t unit, bool *encodable) {
    bool ok = true;
    *encodable = !gi_is_bytes(replacement) || gi_as_bytes(replacement)->size % unit == 0;
    if (gi_is_bytes(replacement)) {
        gi_byte_builder_add(out, gi_as_bytes(replacement)->data, gi_as_bytes(replacement)->size);
    } else {
        const char *p = gi_str_text(replacement), *end = p + gi_str_size(replacement);
        while (ok && p < end && *encodable) {
            *encodable = put(out, gi_utf8_next(&p));
            ok = out->ok && gi_poll(t, 1);
        }
    }
    gi_drop(t, replacement);
    return ok && out->ok;
}

GiValue gi_codec_encode_chars(GiThread *t, GiValue text, const char *encoding, const char *errors,
                              const char *reason, int unit, GiByteBuilder *out, GiPutChar put) {
    const GiStr *s = gi_as_str(text);
    const char *p = s->text, *end = p + s->size;
    GiErrors e;
    gi_errors_init(&e, t, encoding, errors);
    size_t index = 0; /* of the character at p */
    bool ok = out->ok;
    while (ok && p < end) {
        if (put(out, gi_utf8_next(&p))) {
            index++;
            ok = out->ok && gi_poll(t, 1);
            continue;
        }
        size_t first = index++, mark = out->size;
        for (const char *q = p; ok && unit == 1 && q < end && !put(out, gi_utf8_next(&q)); p = q) {
            index++;
            ok = gi_poll(t, 1);
        }
        out->size = mark; /* undo what ended the run */
        GiValue replacement;
        size_t next;
        ok = ok && gi_errors_encode(&e, text, first, index, reason, &replacement, &next);
        bool encodable = true;
        ok = ok && put_replacement(t, out, put, replacement, (size_t)unit, &encodable);
        if (ok && !encodable) {
            ok = gi_errors_raise(t, &gi_UnicodeEncodeError, encoding, text, first, index, reason);
        }
        if (ok && next != index) { /* a handler moved on, or back */
            p = s->text;
            for (index = 0; ok && index < next; index++) {
                gi_utf8_next(&p);
                ok = gi_poll(t, 1);
            }
        }
    }
    gi_errors_done(&e);
    if (!ok) {
        gi_byte_builder_discard(out);
        return GI_NULL;
    }
    return gi_byte_builder_finish(out);
}
