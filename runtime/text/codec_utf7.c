/* SPDX-License-Identifier: MIT
 * runtime/text/codec_utf7.c: UTF-7 (RFC 2152): characters that are not safe in mail go as Base64 of their
 * UTF-16, between '+' and '-'.
 */
#include "runtime/text/codec.h"

#include "runtime/types/str_private.h"
#include "runtime/text/unicode.h"

static const char digits[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

static int digit_value(uint8_t c) {
    const char *p = c == 0 ? NULL : strchr(digits, c);
    return p == NULL ? -1 : (int)(p - digits);
}

/* Characters that stand for themselves: all printable ASCII except \ ~ +, and blanks. */
static bool is_direct(uint32_t c) {
    return (c >= 0x20 && c < 0x7E && c != '\\' && c != '+') || c == '\t' || c == '\n' || c == '\r';
}

/* Characters behind Base64 that need an explicit '-' in front. */
static bool needs_end(uint32_t c) { return c == '-' || (c < 0x80 && digit_value((uint8_t)c) >= 0); }

/* --- encoding --- */

typedef struct Shift {
    uint64_t bits;
    int count; /* bits not yet written */
} Shift;

static void put_unit(GiByteBuilder *out, Shift *s, uint32_t unit) {
    s->bits = s->bits << 16 | unit;
    s->count += 16;
    while (s->count >= 6) {
        gi_byte_builder_add_byte(out, (uint8_t)digits[s->bits >> (s->count - 6) & 63]);
        s->count -= 6;
    }
}

static void end_shift(GiByteBuilder *out, Shift *s) {
    if (s->count > 0) {
        gi_byte_builder_add_byte(out, (uint8_t)digits[s->bits << (6 - s->count) & 63]);
        s->count = 0;
    }
}

GiValue gi_codec_utf_7_encode(GiThread *t, GiValue text, const char *errors) {
    (void)errors;
    const char *p = gi_str_text(text), *end = p + gi_str_size(text);
    GiByteBuilder out;
    Shift s = {0, 0};
    bool shifted = false;
    gi_byte_builder_init(&out, t);
    while (out.ok && p < end) {
        uint32_t c = gi_utf8_next(&p);
        if (is_direct(c)) {
            if (shifted) {
                end_shift(&out, &s);
                shifted = false;
                if (needs_end(c)) {
                    gi_byte_builder_add_byte(&out, '-');
                }
            }
            gi_byte_builder_add_byte(&out, (uint8_t)c);
            continue;
        }
        if (!shifted) {
            gi_byte_builder_add_byte(&out, '+');
            if (c == '+') {
                gi_byte_builder_add_byte(&out, '-');
                continue;
            }
            shifted = true;
        }
        if (c >= 0x10000) {
            put_unit(&out, &s, 0xD800 + ((c - 0x10000) >> 10));
            c = 0xDC00 + ((c - 0x10000) & 0x3FF);
        }
        put_unit(&out, &s, c);
        if (!gi_poll(t, 1)) {
            gi_byte_builder_discard(&out);
        }
    }
    if (shifted) {
        end_shift(&out, &s);
        gi_byte_builder_add_byte(&out, '-');
    }
    return gi_byte_builder_finish(&out);
}

/* --- decoding --- */

typedef struct Decoder {
    GiText out;
    GiErrors errors;
    const uint8_t *data;
    size_t size, i;
    bool shifted;
    size_t start;        /* of the shift sequence */
    uint32_t bits;
    int count;
    uint32_t high;       /* high surrogate waiting for its partner, or 0 */
} Decoder;

static void fault(Decoder *d, size_t start, size_t end, const char *reason) {
    if (!gi_errors_decode(&d->errors, &d->out, &d->data, &d->size, start, end, reason, &d->i)) {
        gi_text_discard(&d->out);
    }
}

static void add_unit(Decoder *d, uint32_t unit) {
    if (d->high != 0) {
        if (unit - 0xDC00 < 0x400) {
            gi_text_add_char(&d->out, 0x10000 + ((d->high - 0xD800) << 10) + (unit - 0xDC00));
            d->high = 0;
            return;
        }
        gi_text_add_char(&d->out, d->high);
        d->high = 0;
    }
    if (unit - 0xD800 < 0x400) {
        d->high = unit;
    } else {
        gi_text_add_char(&d->out, unit);
    }
}

/* A character inside a shift sequence, which it may end. */
static void read_shifted(Decoder *d) {
    uint8_t c = d->data[d->i];
    int value = digit_value(c);
    if (value >= 0) {
        d->bits = d->bits << 6 | (uint32_t)value;
        d->count += 6;
        d->i++;
        if (d->count >= 16) {
            d->count -= 16;
            add_unit(d, d->bits >> d->count & 0xFFFF);
        }
        return;
    }
    d->shifted = false;
    if (d->count > 0) {
        if (d->count >= 6) {
            d->i++;
            fault(d, d->start, d->i, "partial character in shift sequence");
            return;
        }
        if ((d->bits & ((1u << d->count) - 1)) != 0) {
            d->i++;
            fault(d, d->start, d->i, "non-zero padding bits in shift sequence");
            return;
        }
    }
    if (d->high != 0 && c < 0x80) {
        gi_text_add_char(&d->out, d->high);
        d->high = 0;
    }
    if (c == '-') {
        d->i++;
    }
}

static void read_plain(Decoder *d) {
    uint8_t c = d->data[d->i];
    if (c == '+') {
        d->start = d->i++;
        if (d->i < d->size && d->data[d->i] == '-') {
            d->i++;
            gi_text_add(&d->out, "+", 1);
        } else if (d->i < d->size && digit_value(d->data[d->i]) < 0) {
            fault(d, d->start, d->i + 1, "ill-formed sequence");
        } else {
            d->shifted = true;
            d->bits = 0;
            d->count = 0;
            d->high = 0;
        }
    } else if (c < 0x80) {
        d->i++;
        gi_text_add_char(&d->out, c);
    } else {
        fault(d, d->i, d->i + 1, "unexpected special character");
    }
}

GiValue gi_codec_utf_7_decode(GiThread *t, const uint8_t *data, size_t size, const char *errors,
                              bool final, size_t *consumed) {
    Decoder d = {.data = data, .size = size};
    size_t shift_length = 0; /* characters written before the open shift sequence */
    gi_text_init(&d.out, t);
    gi_errors_init(&d.errors, t, "utf7", errors);
    while (d.out.ok && d.i < d.size) {
        if (d.shifted) {
            read_shifted(&d);
        } else {
            shift_length = d.out.length;
            read_plain(&d);
        }
        if (d.out.ok && !gi_poll(t, 1)) {
            gi_text_discard(&d.out);
        }
        if (d.out.ok && d.i >= d.size && d.shifted && final &&
            (d.high != 0 || d.count >= 6 || (d.count > 0 && (d.bits & ((1u << d.count) - 1)) != 0))) {
            d.shifted = false;
            fault(&d, d.start, d.size, "unterminated shift sequence");
        }
    }
    *consumed = d.i;
    GiValue r = gi_text_finish(&d.out);
    if (r != GI_NULL && d.shifted && !final) { /* the sequence is read again with what follows */
        *consumed = d.start;
        GiValue before = gi_str_slice(t, r, 0, (int64_t)shift_length);
        gi_drop(t, r);
        r = before;
    }
    gi_errors_done(&d.errors);
    return r;
}
