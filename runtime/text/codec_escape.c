/* SPDX-License-Identifier: MIT
 * runtime/text/codec_escape.c: the codecs unicode_escape and raw_unicode_escape.
 */
#include "runtime/text/codec.h"

#include <stdio.h>

#include "runtime/types/str_private.h"
#include "runtime/text/unicode.h"
#include "runtime/text/unicode_name.h"

/* --- encoding --- */

static void add_escape(GiByteBuilder *b, uint32_t c) {
    char text[12];
    int n = c < 0x100     ? snprintf(text, sizeof text, "\\x%02x", (unsigned)c)
            : c < 0x10000 ? snprintf(text, sizeof text, "\\u%04x", (unsigned)c)
                          : snprintf(text, sizeof text, "\\U%08x", (unsigned)c);
    gi_byte_builder_add(b, text, (size_t)n);
}

GiValue gi_codec_unicode_escape_encode(GiThread *t, GiValue text, const char *errors) {
    (void)errors;
    const GiStr *s = gi_as_str(text);
    const char *p = s->text, *end = p + s->size;
    GiByteBuilder b;
    gi_byte_builder_init(&b, t);
    while (b.ok && p < end) {
        uint32_t c = gi_utf8_next(&p);
        if (c == '\\') {
            gi_byte_builder_add(&b, "\\\\", 2);
        } else if (c >= 0x20 && c < 0x7F) {
            gi_byte_builder_add_byte(&b, (uint8_t)c);
        } else if (c == '\t' || c == '\n' || c == '\r') {
            gi_byte_builder_add(&b, c == '\t' ? "\\t" : c == '\n' ? "\\n" : "\\r", 2);
        } else {
            add_escape(&b, c);
        }
        if (!gi_poll(t, 1)) {
            gi_byte_builder_discard(&b);
        }
    }
    return gi_byte_builder_finish(&b);
}

GiValue gi_codec_raw_unicode_escape_encode(GiThread *t, GiValue text, const char *errors) {
    (void)errors;
    const GiStr *s = gi_as_str(text);
    const char *p = s->text, *end = p + s->size;
    GiByteBuilder b;
    gi_byte_builder_init(&b, t);
    while (b.ok && p < end) {
        uint32_t c = gi_utf8_next(&p);
        if (c < 0x100) {
            gi_byte_builder_add_byte(&b, (uint8_t)c);
        } else {
            add_escape(&b, c);
        }
        if (!gi_poll(t, 1)) {
            gi_byte_builder_discard(&b);
        }
    }
    return gi_byte_builder_finish(&b);
}

/* --- decoding --- */

static int hex_value(uint8_t c) {
    return c >= '0' && c <= '9' ? c - '0' : (c | 32) >= 'a' && (c | 32) <= 'f' ? (c | 32) - 'a' + 10 : -1;
}

typedef struct Unescape {
    GiText out;
    GiErrors errors;
    const uint8_t *data;
    size_t size, i;
    bool final, raw;
    bool more; /* stopped at an escape that is not complete */
    char unknown[4]; /* the first escape that is none: its character, or its octal digits; "": all are */
} Unescape;

/* An error in the escape that began at `start`. */
static void fault(Unescape *u, size_t start, size_t end, const char *reason) {
    if (!u->final && end >= u->size) {
        u->i = start;
        u->more = true;
        return;
    }
    if (!gi_errors_decode(&u->errors, &u->out, &u->data, &u->size, start, end, reason, &u->i)) {
        gi_text_discard(&u->out);
    }
}

/* \x, \u or \U with its digits, which start at u->i. */
static void read_hex(Unescape *u, size_t start, size_t digits, const char *reason) {
    uint32_t c = 0;
    size_t i = u->i;
    for (; i < u->size && i < u->i + digits && hex_value(u->data[i]) >= 0; i++) {
        c = c << 4 | (uint32_t)hex_value(u->data[i]);
    }
    if (i < u->i + digits) {
        fault(u, start, i, reason);
    } else if (c > GI_MAX_CODE_POINT) {
        fault(u, start, i, u->raw ? "\\Uxxxxxxxx out of range" : "illegal Unicode character");
    } else {
        u->i = i;
        gi_text_add_char(&u->out, c);
    }
}

static void read_name(Unescape *u, size_t start) {
    static const char reason[] = "malformed \\N character escape";
    size_t i = u->i;
    if (i < u->size && u->data[i] == '{') {
        const uint8_t *end = memchr(u->data + i, '}', u->size - i);
        if (end != NULL && end > u->data + i + 1) {
            uint32_t c;
            size_t stop = (size_t)(end - u->data) + 1;
            int found = gi_unicode_lookup(u->out.t, (const char *)u->data + i + 1, stop - i - 2, &c);
            if (found < 0) {
                gi_text_discard(&u->out);
            } else if (found > 0) {
                u->i = stop;
                gi_text_add_char(&u->out, c);
            } else {
                fault(u, start, stop, "unknown Unicode character name");
            }
            return;
        }
        i = end == NULL ? u->size : (size_t)(end - u->data);
    }
    fault(u, start, i, reason);
}

static void read_octal(Unescape *u) {
    uint32_t c = 0;
    size_t start = u->i;
    for (int n = 0; n < 3 && u->i < u->size && (u->data[u->i] & 0xF8) == '0'; n++) {
        c = c << 3 | (u->data[u->i++] & 7u);
    }
    if (c > 0xFF && u->unknown[0] == 0) {
        memcpy(u->unknown, u->data + start, 3);
    }
    gi_text_add_char(&u->out, c);
}

/* What follows a backslash at u->i - 1. */
static void read_escape(Unescape *u) {
    size_t start = u->i - 1;
    if (u->i >= u->size) {
        fault(u, start, u->size, "\\ at end of string");
        return;
    }
    uint8_t c = u->data[u->i++];
    static const char codes[] = "\\'\"abfnrtv", chars[] = "\\'\"\a\b\f\n\r\t\v";
    const char *simple = c == 0 ? NULL : strchr(codes, c);
    if (simple != NULL) {
        gi_text_add(&u->out, &chars[simple - codes], 1);
    } else if (c >= '0' && c <= '7') {
        u->i--;
        read_octal(u);
    } else if (c == 'x') {
        read_hex(u, start, 2, "truncated \\xXX escape");
    } else if (c == 'u') {
        read_hex(u, start, 4, "truncated \\uXXXX escape");
    } else if (c == 'U') {
        read_hex(u, start, 8, "truncated \\UXXXXXXXX escape");
    } else if (c == 'N') {
        read_name(u, start);
    } else if (c != '\n') {
        if (u->unknown[0] == 0) {
            gi_escape_unknown(u->unknown, c);
        }
        gi_text_add(&u->out, "\\", 1);
        gi_text_add_char(&u->out, c);
    }
}

/* See codec.h. */
void gi_escape_unknown(char out[4], uint8_t c) {
    if (c < 0x80) {
        out[0] = (char)c;
    } else {
        out[0] = (char)(0xC0 | c >> 6);
        out[1] = (char)(0x80 | (c & 0x3F));
    }
}

/* See codec.h. */
bool gi_escape_warn(GiThread *t, const char *unknown) {
    bool octal = unknown[0] >= '0' && unknown[0] <= '7';
    return unknown[0] == 0 || gi_warn(t, &gi_DeprecationWarning, 1, "invalid %sescape sequence '\\%s'", octal ? "octal " : "", unknown);
}

GiValue gi_codec_unicode_escape_decode(GiThread *t, const uint8_t *data, size_t size,
                                       const char *errors, bool final, size_t *consumed) {
    Unescape u = {.data = data, .size = size, .final = final};
    gi_text_init(&u.out, t);
    gi_errors_init(&u.errors, t, "unicodeescape", errors);
    while (u.out.ok && !u.more && u.i < u.size) {
        uint8_t c = u.data[u.i++];
        if (c == '\\') {
            read_escape(&u);
        } else {
            gi_text_add_char(&u.out, c);
        }
        if (u.out.ok && !gi_poll(t, 1)) {
            gi_text_discard(&u.out);
        }
    }
    *consumed = u.i;
    gi_errors_done(&u.errors);
    if (u.out.ok && !gi_escape_warn(t, u.unknown)) {
        gi_text_discard(&u.out);
    }
    return gi_text_finish(&u.out);
}

GiValue gi_codec_raw_unicode_escape_decode(GiThread *t, const uint8_t *data, size_t size,
                                           const char *errors, bool final, size_t *consumed) {
    Unescape u = {.data = data, .size = size, .final = final};
    gi_text_init(&u.out, t);
    gi_errors_init(&u.errors, t, "rawunicodeescape", errors);
    u.raw = true;
    while (u.out.ok && !u.more && u.i < u.size) {
        size_t start = u.i;
        uint8_t c = u.data[u.i++];
        if (c == '\\' && u.i >= u.size && !final) {
            u.i = start;
            break;
        }
        if (c == '\\' && u.i < u.size && (u.data[u.i] == 'u' || u.data[u.i] == 'U')) {
            bool wide = u.data[u.i++] == 'U';
            read_hex(&u, start, wide ? 8 : 4,
                     wide ? "truncated \\UXXXXXXXX escape" : "truncated \\uXXXX escape");
        } else if (c == '\\' && u.i < u.size) { /* a pair: the second is no start of an escape */
            gi_text_add(&u.out, "\\", 1);
            gi_text_add_char(&u.out, u.data[u.i++]);
        } else {
            gi_text_add_char(&u.out, c);
        }
        if (u.out.ok && !gi_poll(t, 1)) {
            gi_text_discard(&u.out);
        }
    }
    *consumed = u.i;
    gi_errors_done(&u.errors);
    return gi_text_finish(&u.out);
}
