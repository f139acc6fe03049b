/* SPDX-License-Identifier: MIT
 * runtime/modules/codecs.c: the module _codecs: the registry of codecs and error handlers, and the native
 * codecs as functions with the names that Python's codecs and encodings modules use.
 *
 * The registry lives in the module's dict: _search_path (list of functions), _search_cache (name ->
 * CodecInfo), _error_handlers (name -> callable).
 */
#include "runtime/text/codec.h"
#include "runtime/native.h"
#include "runtime/types/str_private.h"
#include "runtime/text/unicode.h"

/* --- registry --- */

static GiValue registry(GiThread *t, const char *name) {
    GiValue module = gi_import(t, "_codecs");
    if (module == GI_NULL) {
        return GI_NULL;
    }
    GiValue v = gi_dict_get_text(t, gi_module_dict(module), name);
    if (v != GI_NULL) {
        gi_take(v);
    } else if (!gi_failed(t)) {
        gi_raise(t, &gi_LookupError, "codec registry is gone");
    }
    gi_drop(t, module);
    return v;
}

static GiValue m_register(GiThread *t, const GiValue *a) {
    if (!gi_is_callable(a[0])) {
        return gi_raise_type_error(t, "argument must be callable");
    }
    GiValue path = registry(t, "_search_path");
    bool ok = path != GI_NULL && gi_list_append(t, path, a[0]);
    gi_xdrop(t, path);
    return ok ? GI_NONE : GI_NULL;
}

static GiValue m_unregister(GiThread *t, const GiValue *a) {
    GiValue path = registry(t, "_search_path"), cache = registry(t, "_search_cache");
    for (size_t i = 0; path != GI_NULL && cache != GI_NULL && i < gi_as_list(path)->size; i++) {
        if (gi_as_list(path)->items[i] == a[0]) {
            gi_dict_clear(t, gi_as_dict(cache));
            if (!gi_setitem(t, path, gi_int_imm((int64_t)i), GI_NULL)) {
                break;
            }
            i--;
        }
    }
    gi_xdrop(t, path);
    gi_xdrop(t, cache);
    return gi_failed(t) ? GI_NULL : GI_NONE;
}

/* The name as search functions get it: lower case, blanks as hyphens. */
static GiValue search_name(GiThread *t, const char *encoding) {
    GiText b;
    gi_text_init(&b, t);
    for (const char *p = encoding; *p != 0; p++) {
        char c = *p == ' ' ? '_' : *p >= 'A' && *p <= 'Z' ? (char)(*p | 32) : *p;
        gi_text_add(&b, &c, 1);
    }
    return gi_text_finish(&b);
}

static bool is_codec(GiValue v) { return gi_is_tuple(v) && gi_as_tuple(v)->size == 4; }

/* Asks the search functions; GI_NULL without an error: none knows the name. */
static GiValue search(GiThread *t, GiValue path, GiValue name) {
    for (size_t i = 0; i < gi_as_list(path)->size; i++) {
        GiValue f = gi_take(gi_as_list(path)->items[i]);
        GiValue r = gi_call1(t, f, name);
        gi_drop(t, f);
        if (r == GI_NULL || is_codec(r)) {
            return r;
        }
        bool none = r == GI_NONE;
        gi_drop(t, r);
        if (!none) {
            return gi_raise_type_error(t, "codec search functions must return 4-tuples");
        }
    }
    return GI_NULL;
}

/* A name with lone surrogates is a UnicodeEncodeError, as in CPython, which asks for its UTF-8. */
static bool is_name(GiThread *t, const char *encoding) {
    size_t size = strlen(encoding);
    if (gi_utf8_valid(encoding, size, false) == size) {
        return true;
    }
    GiValue name = gi_str_decode_utf8(t, encoding, size, "surrogatepass");
    GiValue bytes = name == GI_NULL ? GI_NULL : gi_encode(t, name, "utf-8", "strict");
    gi_xdrop(t, name);
    gi_xdrop(t, bytes);
    return bytes != GI_NULL;
}

GiValue gi_codec_lookup(GiThread *t, const char *encoding) {
    if (!is_name(t, encoding)) {
        return GI_NULL;
    }
    GiValue codecs = gi_import(t, "codecs"); /* registers the search of native codecs */
    GiValue path = codecs == GI_NULL ? GI_NULL : registry(t, "_search_path");
    GiValue cache = path == GI_NULL ? GI_NULL : registry(t, "_search_cache");
    GiValue name = cache == GI_NULL ? GI_NULL : search_name(t, encoding), r = GI_NULL;
    if (name != GI_NULL) {
        r = gi_dict_get(t, gi_as_dict(cache), name);
        if (r != GI_NULL) {
            gi_take(r);
        } else if (!gi_failed(t)) {
            r = search(t, path, name);
            if (r == GI_NULL && !gi_failed(t)) {
                gi_raise(t, &gi_LookupError, "unknown encoding: %s", encoding);
            } else if (r != GI_NULL && !gi_dict_set(t, gi_as_dict(cache), name, r)) {
                gi_drop(t, r);
                r = GI_NULL;
            }
        }
    }
    gi_xdrop(t, codecs);
    gi_xdrop(t, path);
    gi_xdrop(t, cache);
    gi_xdrop(t, name);
    return r;
}

GiValue gi_codec_error_handler(GiThread *t, const char *name) {
    GiValue handlers = registry(t, "_error_handlers");
    if (handlers == GI_NULL) {
        return GI_NULL;
    }
    GiValue v = gi_dict_get_text(t, gi_as_dict(handlers), name);
    gi_xtake(v);
    gi_drop(t, handlers);
    if (v == GI_NULL && !gi_failed(t)) {
        return gi_raise(t, &gi_LookupError, "unknown error handler name '%s'", name);
    }
    return v;
}

/* The text of a str argument without NUL; NULL: error set. */
static const char *name_of(GiThread *t, GiValue v, const char *function, const char *what) {
    if (!gi_is_str(v)) {
        gi_raise_type_error(t, "%s() %s must be str, not %T", function, what, v);
        return NULL;
    }
    if (strlen(gi_str_text(v)) != gi_str_size(v)) {
        gi_raise_value_error(t, "embedded null character");
        return NULL;
    }
    return gi_str_text(v);
}

static GiValue m_lookup(GiThread *t, const GiValue *a) {
    const char *name = name_of(t, a[0], "lookup", "argument");
    return name == NULL ? GI_NULL : gi_codec_lookup(t, name);
}

static GiValue m_register_error(GiThread *t, const GiValue *a) {
    if (name_of(t, a[0], "register_error", "argument 1") == NULL) {
        return GI_NULL;
    }
    if (!gi_is_callable(a[1])) {
        return gi_raise_type_error(t, "handler must be callable");
    }
    GiValue handlers = registry(t, "_error_handlers");
    bool ok = handlers != GI_NULL && gi_dict_set(t, gi_as_dict(handlers), a[0], a[1]);
    gi_xdrop(t, handlers);
    return ok ? GI_NONE : GI_NULL;
}

static GiValue m_lookup_error(GiThread *t, const GiValue *a) {
    const char *name = name_of(t, a[0], "lookup_error", "argument");
    return name == NULL ? GI_NULL : gi_codec_error_handler(t, name);
}

/* codecs.encode and decode: any codec, any type. */
static GiValue convert(GiThread *t, const GiValue *a, const char *function, int side) {
    const char *encoding = a[1] == GI_NULL ? "utf-8" : name_of(t, a[1], function, "argument 'encoding'");
    const char *errors = a[2] == GI_NULL ? NULL : name_of(t, a[2], function, "argument 'errors'");
    if (encoding == NULL || (a[2] != GI_NULL && errors == NULL)) {
        return GI_NULL;
    }
    GiValue info = gi_codec_lookup(t, encoding);
    GiValue f = info == GI_NULL ? GI_NULL : gi_take(gi_as_tuple(info)->items[side]);
    GiValue args[2] = {a[0], a[2]};
    GiValue r = f == GI_NULL ? GI_NULL : gi_call(t, f, args, a[2] == GI_NULL ? 1 : 2, GI_NULL);
    if (r == GI_NULL && f != GI_NULL) {
        gi_codec_note(t, encoding, side == 0);
    }
    gi_xdrop(t, info);
    gi_xdrop(t, f);
    if (r == GI_NULL) {
        return GI_NULL;
    }
    if (!gi_is_tuple(r) || gi_as_tuple(r)->size != 2) {
        gi_drop(t, r);
        return gi_raise_type_error(t, side == 0 ? "encoder must return a tuple (object, integer)"
                                                : "decoder must return a tuple (object,integer)");
    }
    GiValue v = gi_take(gi_as_tuple(r)->items[0]);
    gi_drop(t, r);
    return v;
}

static GiValue m_encode(GiThread *t, const GiValue *a) { return convert(t, a, "encode", 0); }
static GiValue m_decode(GiThread *t, const GiValue *a) { return convert(t, a, "decode", 1); }

/* --- builtin error handlers as functions --- */

#define HANDLER(name, mode) \
    static GiValue m_##name(GiThread *t, const GiValue *a) { return gi_errors_apply(t, mode, a[0]); }
HANDLER(strict_errors, GI_ERRORS_STRICT)
HANDLER(ignore_errors, GI_ERRORS_IGNORE)
HANDLER(replace_errors, GI_ERRORS_REPLACE)
HANDLER(backslashreplace_errors, GI_ERRORS_BACKSLASH)
HANDLER(xmlcharrefreplace_errors, GI_ERRORS_XML)
HANDLER(namereplace_errors, GI_ERRORS_NAME)
HANDLER(surrogateescape, GI_ERRORS_ESCAPE)
HANDLER(surrogatepass, GI_ERRORS_PASS)

typedef struct Handler {
    const char *name;
    GiMethodRow row;
} Handler;

static const Handler handlers[] = {
    {"strict", GI_METHOD("strict_errors(exc, /)", m_strict_errors, "Raise the exception.")},
    {"ignore", GI_METHOD("ignore_errors(exc, /)", m_ignore_errors, "Leave out what is malformed.")},
    {"replace", GI_METHOD("replace_errors(exc, /)", m_replace_errors, "Put a replacement mark.")},
    {"backslashreplace", GI_METHOD("backslashreplace_errors(exc, /)", m_backslashreplace_errors,
                                   "Put backslash escapes.")},
    {"xmlcharrefreplace", GI_METHOD("xmlcharrefreplace_errors(exc, /)", m_xmlcharrefreplace_errors,
                                    "Put XML character references.")},
    {"namereplace", GI_METHOD("namereplace_errors(exc, /)", m_namereplace_errors,
                              "Put \\N{...} escapes.")},
    {"surrogateescape", GI_METHOD("surrogateescape(exc, /)", m_surrogateescape,
                                  "Keep bytes as lone surrogates.")},
    {"surrogatepass", GI_METHOD("surrogatepass(exc, /)", m_surrogatepass, "Code lone surrogates.")},
};

/* --- native codecs: encode(str, errors=None), decode(data, errors=None, final=False) --- */

static GiValue pair_steal(GiThread *t, GiValue v, size_t length) {
    if (v == GI_NULL) {
        return GI_NULL;
    }
    GiValue r = gi_tuple_pack(t, 2, v, gi_int_imm((int64_t)length));
    gi_drop(t, v);
    return r;
}

static bool read_errors(GiThread *t, GiValue v, const char *function, const char **out) {
    *out = NULL;
    if (v == GI_NULL || v == GI_NONE) {
        return true;
    }
    if (!gi_is_str(v)) {
        gi_raise_type_error(t, "%s() argument 2 must be str or None, not %T", function, v);
        return false;
    }
    *out = gi_str_text(v);
    return true;
}

typedef GiValue (*Encode)(GiThread *t, GiValue text, const char *errors);
typedef GiValue (*Decode)(GiThread *t, const uint8_t *data, size_t size, const char *errors,
                          bool final, size_t *consumed);

static GiValue run_encode(GiThread *t, const GiValue *a, const char *function, Encode encode) {
    const char *errors;
    if (!gi_is_str(a[0])) {
        return gi_raise_type_error(t, "%s() argument 1 must be str, not %T", function, a[0]);
    }
    if (!read_errors(t, a[1], function, &errors)) {
        return GI_NULL;
    }
    return pair_steal(t, encode(t, a[0], errors), gi_str_length(a[0]));
}

/* Data may be a str for the escape codecs: its UTF-8 is decoded. */
static GiValue run_decode(GiThread *t, const GiValue *a, const char *function, Decode decode,
                          bool str_allowed, bool final) {
    const char *errors;
    size_t consumed = 0;
    if (!read_errors(t, a[1], function, &errors)) {
        return GI_NULL;
    }
    if (str_allowed && gi_is_str(a[0])) {
        GiValue v = decode(t, (const uint8_t *)gi_str_text(a[0]), gi_str_size(a[0]), errors, final,
                           &consumed);
        return pair_steal(t, v, consumed);
    }
    GiBuffer b;
    if (!gi_buffer_get_contiguous(t, a[0], false, &b)) {
        return GI_NULL;
    }
    GiValue v = decode(t, b.data, b.size, errors, final, &consumed);
    gi_buffer_release(t, &b);
    return pair_steal(t, v, consumed);
}

static bool is_final(GiThread *t, GiValue v, bool absent, bool *out) {
    int truth = v == GI_NULL ? absent : gi_truth(t, v);
    *out = truth > 0;
    return truth >= 0;
}

#define ENCODER(id) \
    static GiValue m_##id##_encode(GiThread *t, const GiValue *a) { \
        return run_encode(t, a, #id "_encode", gi_codec_##id##_encode); \
    }
#define DECODER(id, str_allowed, absent) \
    static GiValue m_##id##_decode(GiThread *t, const GiValue *a) { \
        bool final; \
        return is_final(t, a[2], absent, &final) \
                   ? run_decode(t, a, #id "_decode", gi_codec_##id##_decode, str_allowed, final) \
                   : GI_NULL; \
    }
ENCODER(utf_8) DECODER(utf_8, false, false)
ENCODER(utf_16) DECODER(utf_16, false, false)
ENCODER(utf_16_le) DECODER(utf_16_le, false, false)
ENCODER(utf_16_be) DECODER(utf_16_be, false, false)
ENCODER(utf_32) DECODER(utf_32, false, false)
ENCODER(utf_32_le) DECODER(utf_32_le, false, false)
ENCODER(utf_32_be) DECODER(utf_32_be, false, false)
ENCODER(utf_7) DECODER(utf_7, false, false)
ENCODER(unicode_escape) DECODER(unicode_escape, true, true)
ENCODER(raw_unicode_escape) DECODER(raw_unicode_escape, true, true)
ENCODER(ascii) DECODER(ascii, false, true)
ENCODER(latin_1) DECODER(latin_1, false, true)

/* (text, consumed, byte order) */
static GiValue decode_order(GiThread *t, const GiValue *a, const char *function,
                            GiValue (*decode)(GiThread *, const uint8_t *, size_t, const char *,
                                              int *, bool, size_t *)) {
    const char *errors;
    int64_t given = 0;
    bool final;
    GiBuffer b;
    if (!read_errors(t, a[1], function, &errors) ||
        (a[2] != GI_NULL && !gi_index_int64(t, a[2], true, &given)) ||
        !is_final(t, a[3], false, &final) || !gi_buffer_get_contiguous(t, a[0], false, &b)) {
        return GI_NULL;
    }
    int order = given < 0 ? -1 : given > 0;
    size_t consumed;
    GiValue v = decode(t, b.data, b.size, errors, &order, final, &consumed);
    gi_buffer_release(t, &b);
    if (v == GI_NULL) {
        return GI_NULL;
    }
    GiValue r = gi_tuple_pack(t, 3, v, gi_int_imm((int64_t)consumed), gi_int_imm(order));
    gi_drop(t, v);
    return r;
}

static GiValue m_utf_16_ex_decode(GiThread *t, const GiValue *a) {
    return decode_order(t, a, "utf_16_ex_decode", gi_codec_utf_16_decode_order);
}
static GiValue m_utf_32_ex_decode(GiThread *t, const GiValue *a) {
    return decode_order(t, a, "utf_32_ex_decode", gi_codec_utf_32_decode_order);
}

static GiValue m_readbuffer_encode(GiThread *t, const GiValue *a) {
    if (gi_is_str(a[0])) {
        return pair_steal(t, gi_bytes(t, gi_str_text(a[0]), gi_str_size(a[0])), gi_str_size(a[0]));
    }
    GiBuffer b;
    if (!gi_buffer_get_contiguous(t, a[0], false, &b)) {
        return GI_NULL;
    }
    size_t size = b.size;
    GiValue v = gi_bytes(t, b.data, b.size);
    gi_buffer_release(t, &b);
    return pair_steal(t, v, size);
}

/* --- escape_encode, escape_decode: bytes with backslash escapes --- */

static GiValue m_escape_encode(GiThread *t, const GiValue *a) {
    if (!gi_is_bytes(a[0])) {
        return gi_raise_type_error(t, "escape_encode() argument 1 must be bytes, not %T", a[0]);
    }
    GiByteBuilder b;
    gi_byte_builder_init(&b, t);
    const GiBytes *data = gi_as_bytes(a[0]);
    for (size_t i = 0; i < data->size && b.ok; i++) {
        static const char digits[] = "0123456789abcdef";
        uint8_t c = data->data[i];
        char text[4] = {'\\', 'x', digits[c >> 4], digits[c & 15]};
        if (c == '\'' || c == '\\') {
            text[1] = (char)c;
            gi_byte_builder_add(&b, text, 2);
        } else if (c == '\t' || c == '\n' || c == '\r') {
            text[1] = c == '\t' ? 't' : c == '\n' ? 'n' : 'r';
            gi_byte_builder_add(&b, text, 2);
        } else if (c < ' ' || c >= 0x7F) {
            gi_byte_builder_add(&b, text, 4);
        } else {
            gi_byte_builder_add_byte(&b, c);
        }
    }
    return pair_steal(t, gi_byte_builder_finish(&b), data->size);
}

static int hex_digit(uint8_t c) {
    return c >= '0' && c <= '9' ? c - '0' : (c | 32) >= 'a' && (c | 32) <= 'f' ? (c | 32) - 'a' + 10 : -1;
}

/* One escape at data[*i] (behind the backslash); false: error set. */
static bool unescape_byte(GiThread *t, GiByteBuilder *b, const uint8_t *data, size_t size, size_t *i,
                          GiErrorMode mode, char unknown[4]) {
    static const char codes[] = "\\'\"abfnrtv", chars[] = "\\'\"\a\b\f\n\r\t\v";
    uint8_t c = data[(*i)++];
    const char *simple = c == 0 ? NULL : strchr(codes, c);
    if (simple != NULL) {
        gi_byte_builder_add_byte(b, (uint8_t)chars[simple - codes]);
    } else if (c >= '0' && c <= '7') {
        unsigned value = c - '0';
        size_t start = *i - 1;
        for (int n = 1; n < 3 && *i < size && (data[*i] & 0xF8) == '0'; n++) {
            value = value << 3 | (data[(*i)++] & 7u);
        }
        if (value > 0xFF && unknown[0] == 0) {
            memcpy(unknown, data + start, 3);
        }
        gi_byte_builder_add_byte(b, (uint8_t)value);
    } else if (c == 'x') {
        int high = *i < size ? hex_digit(data[*i]) : -1;
        int low = high >= 0 && *i + 1 < size ? hex_digit(data[*i + 1]) : -1;
        if (low >= 0) {
            gi_byte_builder_add_byte(b, (uint8_t)(high << 4 | low));
            *i += 2;
            return true;
        }
        if (mode == GI_ERRORS_STRICT) {
            gi_raise_value_error(t, "invalid \\x escape at position %zu", *i - 2);
            return false;
        }
        if (mode == GI_ERRORS_REPLACE) {
            gi_byte_builder_add_byte(b, '?');
        } else if (mode != GI_ERRORS_IGNORE) {
            gi_raise_value_error(t, "decoding error; unknown error handling code: %s", "custom");
            return false;
        }
        *i += high >= 0;
    } else if (c != '\n') {
        if (unknown[0] == 0) {
            gi_escape_unknown(unknown, c);
        }
        gi_byte_builder_add_byte(b, '\\');
        gi_byte_builder_add_byte(b, c);
    }
    return true;
}

static GiValue m_escape_decode(GiThread *t, const GiValue *a) {
    const char *errors;
    GiBuffer view = {.owner = GI_NULL};
    if (!read_errors(t, a[1], "escape_decode", &errors)) {
        return GI_NULL;
    }
    if (gi_is_str(a[0])) {
        view.data = (uint8_t *)gi_as_str(a[0])->text;
        view.size = gi_str_size(a[0]);
    } else if (!gi_buffer_get_contiguous(t, a[0], false, &view)) {
        return GI_NULL;
    }
    GiErrorMode mode = errors == NULL ? GI_ERRORS_STRICT : gi_errors_mode(errors);
    GiByteBuilder b;
    char unknown[4] = "";
    gi_byte_builder_init(&b, t);
    for (size_t i = 0; i < view.size && b.ok;) {
        uint8_t c = view.data[i++];
        if (c != '\\') {
            gi_byte_builder_add_byte(&b, c);
        } else if (i >= view.size) {
            gi_raise_value_error(t, "Trailing \\ in string");
            gi_byte_builder_discard(&b);
        } else if (!unescape_byte(t, &b, view.data, view.size, &i, mode, unknown)) {
            gi_byte_builder_discard(&b);
        }
    }
    if (b.ok && !gi_escape_warn(t, unknown)) {
        gi_byte_builder_discard(&b);
    }
    size_t size = view.size;
    gi_buffer_release(t, &view);
    return pair_steal(t, gi_byte_builder_finish(&b), size);
}

/* --- charmap --- */

/* What a decoding table says about a byte: 1 appended, 0 undefined, -1 error. */
static int map_byte(GiText *out, GiValue mapping, uint8_t byte) {
    GiThread *t = out->t;
    GiValue r;
    if (gi_is_str(mapping)) {
        if (byte >= gi_str_length(mapping)) {
            return 0;
        }
        uint32_t c = gi_str_char_at(t, mapping, byte);
        if (c == 0xFFFE) {
            return 0;
        }
        gi_text_add_char(out, c);
        return 1;
    }
    r = gi_getitem(t, mapping, gi_int_imm(byte));
    if (r == GI_NULL) {
        return gi_error_clear_if(t, &gi_LookupError) ? 0 : -1;
    }
    int result = 1;
    int64_t c;
    if (r == GI_NONE || (gi_is_int(r) && gi_int_overflow(r, &c) == 0 && c == 0xFFFE)) {
        result = 0;
    } else if (gi_is_int(r)) {
        if (gi_int_overflow(r, &c) || c < 0 || c > (int64_t)GI_MAX_CODE_POINT) {
            gi_raise_type_error(t, "character mapping must be in range(0x110000)");
            result = -1;
        } else {
            gi_text_add_char(out, (uint32_t)c);
        }
    } else if (gi_is_str(r)) {
        result = gi_str_length(r) != 1 || gi_str_char_at(t, r, 0) != 0xFFFE;
        if (result) {
            gi_text_add_str(out, r);
        }
    } else {
        gi_raise_type_error(t, "character mapping must return integer, None or str");
        result = -1;
    }
    gi_drop(t, r);
    return result;
}

static GiValue m_charmap_decode(GiThread *t, const GiValue *a) {
    GiBuffer b;
    const char *errors;
    if (!read_errors(t, a[1], "charmap_decode", &errors) ||
        !gi_buffer_get_contiguous(t, a[0], false, &b)) {
        return GI_NULL;
    }
    size_t size = b.size, consumed;
    GiValue v = GI_NULL;
    if (a[2] == GI_NULL || a[2] == GI_NONE) {
        v = gi_codec_latin_1_decode(t, b.data, b.size, errors, true, &consumed);
    } else {
        GiErrors e;
        GiText out;
        gi_errors_init(&e, t, "charmap", errors);
        gi_text_init(&out, t);
        const uint8_t *data = b.data;
        size_t length = b.size;
        for (size_t i = 0; out.ok && i < length;) {
            int mapped = map_byte(&out, a[2], data[i]);
            bool ok = mapped >= 0 && gi_poll(t, 1);
            if (mapped > 0) {
                i++;
            } else if (ok) {
                ok = gi_errors_decode(&e, &out, &data, &length, i, i + 1,
                                      "character maps to <undefined>", &i);
            }
            if (!ok) {
                gi_text_discard(&out);
            }
        }
        gi_errors_done(&e);
        v = gi_text_finish(&out);
    }
    gi_buffer_release(t, &b);
    return pair_steal(t, v, size);
}

/* What an encoding table says about a character: 1 appended, 0 undefined, -1 error. */
static int map_char(GiByteBuilder *out, GiValue mapping, uint32_t c) {
    GiThread *t = out->t;
    GiValue r = gi_getitem(t, mapping, gi_int_imm(c));
    if (r == GI_NULL) {
        return gi_error_clear_if(t, &gi_LookupError) ? 0 : -1;
    }
    int result = 1;
    int64_t byte;
    if (r == GI_NONE) {
        result = 0;
    } else if (gi_is_int(r)) {
        if (gi_int_overflow(r, &byte) || byte < 0 || byte > 255) {
            gi_raise_type_error(t, "character mapping must be in range(256)");
            result = -1;
        } else {
            gi_byte_builder_add_byte(out, (uint8_t)byte);
        }
    } else if (gi_is_bytes(r)) {
        gi_byte_builder_add(out, gi_as_bytes(r)->data, gi_as_bytes(r)->size);
    } else {
        gi_raise_type_error(t, "character mapping must return integer, bytes or None, not %T", r);
        result = -1;
    }
    gi_drop(t, r);
    return result;
}

/* Encodes the replacement of text[first:end]; every character must be in the table. */
static bool map_replacement(GiByteBuilder *out, GiValue mapping, GiValue replacement, GiValue text,
                            size_t first, size_t end) {
    GiThread *t = out->t;
    bool ok = true;
    if (gi_is_bytes(replacement)) {
        gi_byte_builder_add(out, gi_as_bytes(replacement)->data, gi_as_bytes(replacement)->size);
    } else {
        const char *p = gi_str_text(replacement), *stop = p + gi_str_size(replacement);
        while (ok && p < stop) {
            int mapped = map_char(out, mapping, gi_utf8_next(&p));
            ok = mapped > 0;
            if (mapped == 0) {
                gi_errors_raise(t, &gi_UnicodeEncodeError, "charmap", text, first, end,
                                "character maps to <undefined>");
            }
        }
    }
    gi_drop(t, replacement);
    return ok && out->ok;
}

static GiValue encode_charmap(GiThread *t, GiValue text, const char *errors, GiValue mapping) {
    GiByteBuilder out;
    GiErrors e;
    gi_byte_builder_init(&out, t);
    gi_errors_init(&e, t, "charmap", errors);
    size_t length = gi_str_length(text);
    bool ok = true;
    for (size_t i = 0; ok && i < length;) {
        int mapped = map_char(&out, mapping, gi_str_char_at(t, text, (int64_t)i));
        ok = mapped >= 0 && out.ok && gi_poll(t, 1);
        if (!ok || mapped > 0) {
            i++;
            continue;
        }
        size_t end = i + 1, mark = out.size, next;
        while (end < length && (mapped = map_char(&out, mapping, gi_str_char_at(t, text, (int64_t)end))) == 0) {
            end++;
        }
        out.size = mark; /* undo what ended the run */
        GiValue replacement;
        ok = mapped >= 0 && gi_errors_encode(&e, text, i, end, "character maps to <undefined>",
                                             &replacement, &next) &&
             map_replacement(&out, mapping, replacement, text, i, end);
        i = ok ? next : i;
    }
    gi_errors_done(&e);
    if (!ok) {
        gi_byte_builder_discard(&out);
        return GI_NULL;
    }
    return gi_byte_builder_finish(&out);
}

static GiValue m_charmap_encode(GiThread *t, const GiValue *a) {
    const char *errors;
    if (!gi_is_str(a[0])) {
        return gi_raise_type_error(t, "charmap_encode() argument 1 must be str, not %T", a[0]);
    }
    if (!read_errors(t, a[1], "charmap_encode", &errors)) {
        return GI_NULL;
    }
    GiValue v = a[2] == GI_NULL || a[2] == GI_NONE ? gi_codec_latin_1_encode(t, a[0], errors)
                                                   : encode_charmap(t, a[0], errors, a[2]);
    return pair_steal(t, v, gi_str_length(a[0]));
}

/* A dict from characters to bytes for charmap_encode. */
static GiValue m_charmap_build(GiThread *t, const GiValue *a) {
    if (!gi_is_str(a[0])) {
        return gi_raise_type_error(t, "charmap_build() argument must be str, not %T", a[0]);
    }
    GiValue d = gi_dict(t);
    for (size_t i = 0; d != GI_NULL && i < gi_str_length(a[0]); i++) {
        uint32_t c = gi_str_char_at(t, a[0], (int64_t)i);
        if (c != 0xFFFE && !gi_dict_set(t, gi_as_dict(d), gi_int_imm(c), gi_int_imm((int64_t)i))) {
            gi_drop(t, d);
            return GI_NULL;
        }
    }
    return d;
}

#define CODEC_ROWS(id, final) \
    GI_METHOD_MADE(#id "_encode(str, errors=None, /)", m_##id##_encode, ""), \
    GI_METHOD_MADE(#id "_decode(data, errors=None" final ", /)", m_##id##_decode, "")

static const GiMethodRow functions[] = {
    GI_METHOD("register(search_function, /)", m_register,
              "Register a codec search function.\n\nSearch functions are expected to take one "
              "argument, the encoding name in\nall lower case letters, and either return None, or a "
              "tuple of functions\n(encoder, decoder, stream_reader, stream_writer) (or a CodecInfo "
              "object)."),
    GI_METHOD("unregister(search_function, /)", m_unregister,
              "Unregister a codec search function and clear the registry's cache."),
    GI_METHOD("lookup(encoding, /)", m_lookup,
              "Looks up a codec tuple in the Python codec registry and returns a CodecInfo object."),
    GI_METHOD("encode(obj, encoding='utf-8', errors='strict')", m_encode,
              "Encodes obj using the codec registered for encoding."),
    GI_METHOD("decode(obj, encoding='utf-8', errors='strict')", m_decode,
              "Decodes obj using the codec registered for encoding."),
    GI_METHOD("register_error(errors, handler, /)", m_register_error,
              "Register the specified error handler under the name errors."),
    GI_METHOD("lookup_error(name, /)", m_lookup_error,
              "lookup_error(errors) -> handler\n\nReturn the error handler for the specified error "
              "handling name or raise a\nLookupError, if no handler exists under this name."),
    CODEC_ROWS(utf_8, ", final=False"),
    CODEC_ROWS(utf_16, ", final=False"),
    CODEC_ROWS(utf_16_le, ", final=False"),
    CODEC_ROWS(utf_16_be, ", final=False"),
    CODEC_ROWS(utf_32, ", final=False"),
    CODEC_ROWS(utf_32_le, ", final=False"),
    CODEC_ROWS(utf_32_be, ", final=False"),
    CODEC_ROWS(utf_7, ", final=False"),
    CODEC_ROWS(unicode_escape, ", final=True"),
    CODEC_ROWS(raw_unicode_escape, ", final=True"),
    CODEC_ROWS(ascii, ", final=True"),
    CODEC_ROWS(latin_1, ", final=True"),
    GI_METHOD("utf_16_ex_decode(data, errors=None, byteorder=0, final=False, /)", m_utf_16_ex_decode,
              NULL),
    GI_METHOD("utf_32_ex_decode(data, errors=None, byteorder=0, final=False, /)", m_utf_32_ex_decode,
              NULL),
    GI_METHOD("readbuffer_encode(data, errors=None, /)", m_readbuffer_encode, NULL),
    GI_METHOD("escape_encode(data, errors=None, /)", m_escape_encode, NULL),
    GI_METHOD("escape_decode(data, errors=None, /)", m_escape_decode, NULL),
    GI_METHOD("charmap_encode(str, errors=None, mapping=None, /)", m_charmap_encode, NULL),
    GI_METHOD("charmap_decode(data, errors=None, mapping=None, /)", m_charmap_decode, NULL),
    GI_METHOD("charmap_build(map, /)", m_charmap_build, NULL),
    GI_METHODS_END};

static bool init(GiThread *t, GiValue module) {
    GiValue d = gi_dict(t);
    for (size_t i = 0; d != GI_NULL && i < sizeof handlers / sizeof *handlers; i++) {
        if (!gi_dict_set_text_steal(t, gi_as_dict(d), handlers[i].name,
                                    gi_builtin(t, &handlers[i].row, GI_NULL, GI_NULL))) {
            gi_drop(t, d);
            return false;
        }
    }
    return gi_module_add_steal(t, module, "_error_handlers", d) &&
           gi_module_add_steal(t, module, "_search_path", gi_list(t, NULL, 0)) &&
           gi_module_add_steal(t, module, "_search_cache", gi_dict(t));
}

const GiModuleSpec gi_module_codecs = {"_codecs", NULL, functions, init};
