/* SPDX-License-Identifier: MIT
 * runtime/modules/binascii.c: the module binascii: base64, hexadecimal, uuencoding, quoted-printable, and
 * two cyclic checksums. All loops are a few steps a byte, so one poll per call is enough below 1 MB, and
 * longer inputs poll per piece.
 */
#include "runtime/native.h"
#include "runtime/types/bytes.h"
#include "runtime/types/bytes_private.h"
#include "runtime/types/number.h"
#include "runtime/types/str.h"

static GiValue fail(GiThread *t, const char *format, size_t n) {
    GiValue error = gi_import_attr(t, "binascii", "Error");
    if (error != GI_NULL) {
        gi_raise(t, gi_as_type(error), format, n);
        gi_drop(t, error);
    }
    return GI_NULL;
}

/* Memory of a bytes-like object or an ASCII str. */
static bool get_ascii(GiThread *t, GiValue v, GiBuffer *b) {
    if (gi_is_str(v)) {
        if (!gi_as_str(v)->ascii) {
            gi_raise_value_error(t, "string argument should contain only ASCII characters");
            return false;
        }
        *b = (GiBuffer){.owner = gi_take(v), .data = (uint8_t *)gi_str_text(v), .size = gi_str_size(v)};
        return true;
    }
    if (!gi_has_buffer(v)) {
        gi_raise_type_error(t, "argument should be bytes, buffer or ASCII string, not '%T'", v);
        return false;
    }
    return gi_buffer_get_contiguous(t, v, false, b);
}

static void release_ascii(GiThread *t, GiBuffer *b) {
    if (gi_is_str(b->owner)) {
        gi_drop(t, b->owner);
    } else {
        gi_buffer_release(t, b);
    }
}

/* Output of a size known only at the end: a bytearray of the most it can be, copied when shorter. */
static GiValue finish_steal(GiThread *t, GiValue bytes, size_t size) {
    if (bytes == GI_NULL || gi_as_bytes(bytes)->size == size) {
        return bytes;
    }
    GiValue r = gi_bytes(t, gi_as_bytes(bytes)->data, size);
    gi_drop(t, bytes);
    return r;
}

/* --- base64 --- */

static const char base64_chars[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

static int base64_value(uint8_t c) {
    return c >= 'A' && c <= 'Z'   ? c - 'A'
           : c >= 'a' && c <= 'z' ? c - 'a' + 26
           : c >= '0' && c <= '9' ? c - '0' + 52
           : c == '+'             ? 62
           : c == '/'             ? 63
                                  : -1;
}

typedef struct Base64 {
    uint8_t *out;
    uint32_t bits;
    int position, pads; /* in a quad */
    bool padding;       /* a '=' was seen */
} Base64;

/* One character; NULL to go on, "" when the text ends here, else the message of an error. */
static const char *decode_char(Base64 *s, uint8_t c, bool strict, bool last) {
    if (c == '=') {
        s->padding = true;
        if (s->position >= 2 && s->position + ++s->pads >= 4) {
            return strict && !last ? "Excess data after padding" : "";
        }
        return strict && s->position == 0 ? "Excess padding not allowed" : NULL;
    }
    int value = base64_value(c);
    if (value < 0) {
        return strict ? "Only base64 data is allowed" : NULL;
    }
    if (strict && s->padding) {
        return "Discontinuous padding not allowed";
    }
    s->pads = 0;
    s->bits = s->bits << 6 | (uint32_t)value;
    if (s->position++ > 0) {
        *s->out++ = (uint8_t)(s->bits >> (8 - 2 * s->position)); /* 4, 2 or 0 bits wait for the next */
    }
    s->position %= 4;
    return NULL;
}

static GiValue decode_base64(GiThread *t, const GiBuffer *b, bool strict) {
    GiValue bytes = gi_bytes(t, NULL, (b->size + 3) / 4 * 3);
    if (bytes == GI_NULL) {
        return GI_NULL;
    }
    uint8_t *start = gi_as_bytes(bytes)->data;
    Base64 s = {.out = start};
    const char *stop = strict && b->size > 0 && b->data[0] == '=' ? "Leading padding not allowed" : NULL;
    for (size_t i = 0; i < b->size && stop == NULL; i++) {
        stop = decode_char(&s, b->data[i], strict, i + 1 == b->size);
    }
    if (stop != NULL && *stop != '\0') {
        gi_drop(t, bytes);
        return fail(t, stop, 0);
    }
    size_t size = (size_t)(s.out - start);
    if (stop == NULL && s.position != 0) {
        gi_drop(t, bytes);
        return s.position == 1 ? fail(t, "Invalid base64-encoded string: number of data characters (%zu) cannot be 1 "
                                         "more than a multiple of 4", size / 3 * 4 + 1)
                               : fail(t, "Incorrect padding", 0);
    }
    return finish_steal(t, bytes, size);
}

static GiValue a2b_base64(GiThread *t, const GiValue *a) {
    GiBuffer b;
    int strict = gi_truth(t, a[1]);
    if (strict < 0 || !get_ascii(t, a[0], &b)) {
        return GI_NULL;
    }
    GiValue r = decode_base64(t, &b, strict);
    release_ascii(t, &b);
    return r;
}

static GiValue b2a_base64(GiThread *t, const GiValue *a) {
    GiBuffer b;
    int newline = gi_truth(t, a[1]);
    if (newline < 0 || !gi_buffer_get_contiguous(t, a[0], false, &b)) {
        return GI_NULL;
    }
    GiValue bytes = gi_bytes(t, NULL, (b.size + 2) / 3 * 4 + (size_t)newline);
    if (bytes != GI_NULL) {
        uint8_t *out = gi_as_bytes(bytes)->data;
        for (size_t i = 0; i < b.size; i += 3) {
            size_t n = b.size - i;
            uint32_t x = (uint32_t)b.data[i] << 16 | (n > 1 ? (uint32_t)b.data[i + 1] << 8 : 0) | (n > 2 ? b.data[i + 2] : 0);
            *out++ = (uint8_t)base64_chars[x >> 18];
            *out++ = (uint8_t)base64_chars[x >> 12 & 63];
            *out++ = n > 1 ? (uint8_t)base64_chars[x >> 6 & 63] : '=';
            *out++ = n > 2 ? (uint8_t)base64_chars[x & 63] : '=';
        }
        if (newline) {
            *out = '\n';
        }
    }
    gi_buffer_release(t, &b);
    return bytes;
}

/* --- hexadecimal --- */

static int hex_value(uint8_t c) {
    return c >= '0' && c <= '9' ? c - '0' : (c | 32) >= 'a' && (c | 32) <= 'f' ? (c | 32) - 'a' + 10 : -1;
}

static GiValue b2a_hex(GiThread *t, const GiValue *a) {
    GiBuffer b;
    if (!gi_buffer_get_contiguous(t, a[0], false, &b)) {
        return GI_NULL;
    }
    GiValue text = gi_bytes_to_hex(t, b.data, b.size, a[1], a[2]);
    gi_buffer_release(t, &b);
    if (text == GI_NULL) {
        return GI_NULL;
    }
    GiValue bytes = gi_bytes(t, gi_str_text(text), gi_str_size(text));
    gi_drop(t, text);
    return bytes;
}

static GiValue decode_hex(GiThread *t, const GiBuffer *b) {
    if (b->size % 2 != 0) {
        return fail(t, "Odd-length string", 0);
    }
    GiValue bytes = gi_bytes(t, NULL, b->size / 2);
    for (size_t i = 0; bytes != GI_NULL && i < b->size; i += 2) {
        int high = hex_value(b->data[i]), low = hex_value(b->data[i + 1]);
        if (high < 0 || low < 0) {
            gi_drop(t, bytes);
            return fail(t, "Non-hexadecimal digit found", 0);
        }
        gi_as_bytes(bytes)->data[i / 2] = (uint8_t)(high << 4 | low);
    }
    return bytes;
}

static GiValue a2b_hex(GiThread *t, const GiValue *a) {
    GiBuffer b;
    if (!get_ascii(t, a[0], &b)) {
        return GI_NULL;
    }
    GiValue r = decode_hex(t, &b);
    release_ascii(t, &b);
    return r;
}

/* --- uuencoding --- */

static GiValue decode_uu(GiThread *t, const GiBuffer *b) {
    size_t size = ((b->size > 0 ? b->data[0] : 0) - ' ') & 63, i = 1, n = 0;
    GiValue bytes = gi_bytes(t, NULL, size);
    if (bytes == GI_NULL) {
        return GI_NULL;
    }
    uint32_t bits = 0;
    unsigned count = 0;
    for (; n < size; i++) {
        uint8_t c = i < b->size ? b->data[i] : '\n';
        if (c == '\n' || c == '\r') {
            c = ' '; /* trailing blanks were stripped */
        } else if (c < ' ' || c > ' ' + 64) {
            gi_drop(t, bytes);
            return fail(t, "Illegal char", 0);
        }
        bits = bits << 6 | ((uint32_t)(c - ' ') & 63);
        count += 6;
        if (count >= 8) {
            count -= 8;
            gi_as_bytes(bytes)->data[n++] = (uint8_t)(bits >> count);
        }
    }
    for (; i < b->size; i++) {
        uint8_t c = b->data[i];
        if (c != ' ' && c != ' ' + 64 && c != '\n' && c != '\r') {
            gi_drop(t, bytes);
            return fail(t, "Trailing garbage", 0);
        }
    }
    return bytes;
}

static GiValue a2b_uu(GiThread *t, const GiValue *a) {
    GiBuffer b;
    if (!get_ascii(t, a[0], &b)) {
        return GI_NULL;
    }
    GiValue r = decode_uu(t, &b);
    release_ascii(t, &b);
    return r;
}

static GiValue b2a_uu(GiThread *t, const GiValue *a) {
    GiBuffer b;
    int backtick = gi_truth(t, a[1]);
    if (backtick < 0 || !gi_buffer_get_contiguous(t, a[0], false, &b)) {
        return GI_NULL;
    }
    if (b.size > 45) {
        gi_buffer_release(t, &b);
        return fail(t, "At most 45 bytes at once", 0);
    }
    uint8_t line[64], *out = line;
    uint8_t blank = backtick ? '`' : ' ';
    *out++ = b.size == 0 ? blank : (uint8_t)(' ' + b.size);
    for (size_t i = 0; i < b.size; i += 3) {
        uint32_t x = 0;
        for (size_t k = 0; k < 3; k++) {
            x = x << 8 | (i + k < b.size ? b.data[i + k] : 0);
        }
        for (int shift = 18; shift >= 0; shift -= 6) {
            uint8_t c = x >> shift & 63;
            *out++ = c == 0 ? blank : (uint8_t)(' ' + c);
        }
    }
    *out++ = '\n';
    gi_buffer_release(t, &b);
    return gi_bytes(t, line, (size_t)(out - line));
}

/* --- quoted-printable --- */

#define LINE_MAX_QP 76

static GiValue decode_qp(GiThread *t, const GiBuffer *b, bool header) {
    GiValue bytes = gi_bytes(t, NULL, b->size);
    if (bytes == GI_NULL) {
        return GI_NULL;
    }
    uint8_t *start = gi_as_bytes(bytes)->data, *out = start;
    const uint8_t *p = b->data, *end = p + b->size;
    while (p < end) {
        if (*p != '=') {
            *out++ = header && *p == '_' ? ' ' : *p;
            p++;
            continue;
        }
        if (++p == end) {
            break;
        }
        if (*p == '\n' || *p == '\r') { /* soft line break */
            while (p < end && *p != '\n') {
                p++;
            }
            p += p < end;
        } else if (*p == '=') {
            *out++ = *p++;
        } else if (end - p > 1 && hex_value(p[0]) >= 0 && hex_value(p[1]) >= 0) {
            *out++ = (uint8_t)(hex_value(p[0]) << 4 | hex_value(p[1]));
            p += 2;
        } else {
            *out++ = '=';
        }
    }
    return finish_steal(t, bytes, (size_t)(out - start));
}

static GiValue a2b_qp(GiThread *t, const GiValue *a) {
    GiBuffer b;
    int header = gi_truth(t, a[1]);
    if (header < 0 || !get_ascii(t, a[0], &b)) {
        return GI_NULL;
    }
    GiValue r = decode_qp(t, &b, header);
    release_ascii(t, &b);
    return r;
}

typedef struct Quoter {
    const uint8_t *data;
    size_t size, at;
    bool quote_tabs, text, header, crlf;
    uint8_t *start, *out;
    size_t line; /* characters in the output line */
} Quoter;

static bool must_quote(const Quoter *q) {
    uint8_t c = q->data[q->at];
    bool last = q->at + 1 == q->size;
    uint8_t next = last ? 0 : q->data[q->at + 1];
    if (c > 126 || c == '=' || (q->header && c == '_')) {
        return true;
    }
    if (c == '.') {
        return q->line == 0 && (last || next == '\n' || next == '\r' || next == 0);
    }
    if (c == '\r' || c == '\n') {
        return !q->text;
    }
    return c < 33 && (last || q->quote_tabs || (c != '\t' && c != ' '));
}

static void put_quoted(Quoter *q, uint8_t c) {
    *q->out++ = '=';
    *q->out++ = (uint8_t)"0123456789ABCDEF"[c >> 4];
    *q->out++ = (uint8_t)"0123456789ABCDEF"[c & 15];
}

static void put_newline(Quoter *q, bool soft) {
    if (soft) {
        *q->out++ = '=';
    }
    if (q->crlf) {
        *q->out++ = '\r';
    }
    *q->out++ = '\n';
    q->line = 0;
}

static void quote_char(Quoter *q) {
    uint8_t c = q->data[q->at];
    bool last = q->at + 1 == q->size;
    if (must_quote(q)) {
        if (q->line + 3 >= LINE_MAX_QP) {
            put_newline(q, true);
        }
        put_quoted(q, c);
        q->line += 3;
        q->at++;
        return;
    }
    if (q->text && (c == '\n' || (c == '\r' && !last && q->data[q->at + 1] == '\n'))) {
        if (q->out > q->start && (q->out[-1] == ' ' || q->out[-1] == '\t')) { /* no blank before a line end */
            put_quoted(q, *--q->out);
        }
        put_newline(q, false);
        q->at += c == '\r' ? 2 : 1;
        return;
    }
    if (!last && q->data[q->at + 1] != '\n' && q->line + 1 >= LINE_MAX_QP) {
        put_newline(q, true);
    }
    q->line++;
    *q->out++ = q->header && c == ' ' ? '_' : c;
    q->at++;
}

static GiValue b2a_qp(GiThread *t, const GiValue *a) {
    GiBuffer b;
    int tabs = gi_truth(t, a[1]), text = tabs < 0 ? -1 : gi_truth(t, a[2]), header = text < 0 ? -1 : gi_truth(t, a[3]);
    if (header < 0 || !gi_buffer_get_contiguous(t, a[0], false, &b)) {
        return GI_NULL;
    }
    Quoter q = {.data = b.data, .size = b.size, .quote_tabs = tabs, .text = text, .header = header};
    const uint8_t *newline = b.size == 0 ? NULL : memchr(b.data, '\n', b.size);
    q.crlf = newline != NULL && newline > b.data && newline[-1] == '\r';
    GiValue bytes = b.size > SIZE_MAX / 8 ? gi_raise_memory(t) : gi_bytes(t, NULL, b.size * 4 + 8);
    if (bytes != GI_NULL) {
        q.start = q.out = gi_as_bytes(bytes)->data;
        while (q.at < q.size) {
            quote_char(&q);
        }
        bytes = finish_steal(t, bytes, (size_t)(q.out - q.start));
    }
    gi_buffer_release(t, &b);
    return bytes;
}

/* --- checksums --- */

/* An int argument modulo 2^32. */
static bool read_word(GiThread *t, GiValue v, uint32_t *out) {
    uint64_t word;
    GiValue i = gi_index(t, v);
    if (i == GI_NULL) {
        return false;
    }
    gi_int_to_uint64_masked(t, i, &word);
    gi_drop(t, i);
    *out = (uint32_t)word;
    return true;
}

#define PIECE ((size_t)1 << 20)

/* CRC-32 of IEEE 802.3, reflected; a nibble at a time. */
static uint32_t add_crc32(uint32_t crc, const uint8_t *p, size_t size) {
    static const uint32_t table[16] = {0x00000000u, 0x1db71064u, 0x3b6e20c8u, 0x26d930acu, 0x76dc4190u, 0x6b6b51f4u,
                                       0x4db26158u, 0x5005713cu, 0xedb88320u, 0xf00f9344u, 0xd6d6a3e8u, 0xcb61b38cu,
                                       0x9b64c2b0u, 0x86d3d2d4u, 0xa00ae278u, 0xbdbdf21cu};
    for (size_t i = 0; i < size; i++) {
        crc ^= p[i];
        crc = crc >> 4 ^ table[crc & 15];
        crc = crc >> 4 ^ table[crc & 15];
    }
    return crc;
}

/* CRC-CCITT, polynomial x^16 + x^12 + x^5 + 1, not reflected. */
static uint32_t add_crc16(uint32_t crc, const uint8_t *p, size_t size) {
    for (size_t i = 0; i < size; i++) {
        crc ^= (uint32_t)p[i] << 8;
        for (int bit = 0; bit < 8; bit++) {
            crc = crc & 0x8000 ? crc << 1 ^ 0x11021 : crc << 1;
        }
    }
    return crc & 0xFFFF;
}

static bool add_pieces(GiThread *t, GiValue data, uint32_t *crc,
                       uint32_t (*add)(uint32_t crc, const uint8_t *p, size_t size)) {
    GiBuffer b;
    if (!gi_buffer_get_contiguous(t, data, false, &b)) {
        return false;
    }
    bool ok = true;
    for (size_t i = 0; i < b.size && ok; i += PIECE) {
        size_t n = b.size - i < PIECE ? b.size - i : PIECE;
        *crc = add(*crc, b.data + i, n);
        ok = gi_poll(t, (uint32_t)n);
    }
    gi_buffer_release(t, &b);
    return ok;
}

static GiValue crc32(GiThread *t, const GiValue *a) {
    uint32_t crc;
    if (!read_word(t, a[1], &crc)) {
        return GI_NULL;
    }
    crc = ~crc;
    return add_pieces(t, a[0], &crc, add_crc32) ? gi_int_imm((int64_t)(uint32_t)~crc) : GI_NULL;
}

static GiValue crc_hqx(GiThread *t, const GiValue *a) {
    uint32_t crc;
    if (!read_word(t, a[1], &crc)) {
        return GI_NULL;
    }
    crc &= 0xFFFF;
    return add_pieces(t, a[0], &crc, add_crc16) ? gi_int_imm(crc) : GI_NULL;
}

#define HEX_DOC(other) \
    "Hexadecimal representation of binary data.\n\n" \
    "  sep\n    An optional single character or byte to separate hex bytes.\n" \
    "  bytes_per_sep\n    How many bytes between separators.  Positive values count from the\n" \
    "    right, negative values count from the left.\n\n" \
    "The return value is a bytes object.  This function is also\navailable as \"" other "()\"."

static const GiMethodRow functions[] = {
    GI_METHOD("a2b_base64(data, /, *, strict_mode=False)", a2b_base64,
              "Decode a line of base64 data.\n\n  strict_mode\n    When set to True, bytes that are not part of the "
              "base64 standard are not allowed.\n    The same applies to excess data after padding (= / ==)."),
    GI_METHOD("b2a_base64(data, /, *, newline=True)", b2a_base64, "Base64-code line of data."),
    GI_METHOD("a2b_hex(hexstr, /)", a2b_hex,
              "Binary data of hexadecimal representation.\n\nhexstr must contain an even number of hex digits (upper or "
              "lower case).\nThis function is also available as \"unhexlify()\"."),
    GI_METHOD("unhexlify(hexstr, /)", a2b_hex,
              "Binary data of hexadecimal representation.\n\nhexstr must contain an even number of hex digits (upper or "
              "lower case)."),
    GI_METHOD_MADE("b2a_hex(data, sep=..., bytes_per_sep=1)", b2a_hex, HEX_DOC("hexlify")),
    GI_METHOD_MADE("hexlify(data, sep=..., bytes_per_sep=1)", b2a_hex, HEX_DOC("b2a_hex")),
    GI_METHOD("a2b_uu(data, /)", a2b_uu, "Decode a line of uuencoded data."),
    GI_METHOD("b2a_uu(data, /, *, backtick=False)", b2a_uu, "Uuencode line of data."),
    GI_METHOD("a2b_qp(data, header=False)", a2b_qp, "Decode a string of qp-encoded data."),
    GI_METHOD("b2a_qp(data, quotetabs=False, istext=True, header=False)", b2a_qp,
              "Encode a string using quoted-printable encoding.\n\n"
              "On encoding, when istext is set, newlines are not encoded, and white\nspace at end of lines is.  When "
              "istext is not set, \\r and \\n (CR/LF)\nare both encoded.  When quotetabs is set, space and tabs are encoded."),
    GI_METHOD("crc32(data, crc=0, /)", crc32, "Compute CRC-32 incrementally."),
    GI_METHOD("crc_hqx(data, crc, /)", crc_hqx, "Compute CRC-CCITT incrementally."),
    GI_METHODS_END};

static bool init(GiThread *t, GiValue module) {
    return gi_module_add_steal(t, module, "Error", gi_type_derive(t, "binascii", "Error", &gi_ValueError)) &&
           gi_module_add_steal(t, module, "Incomplete", gi_type_derive(t, "binascii", "Incomplete", &gi_Exception));
}

const GiModuleSpec gi_module_binascii = {"binascii", "Conversion between binary data and ASCII", functions, init};
