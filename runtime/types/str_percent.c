/* SPDX-License-Identifier: MIT
 * runtime/types/str_percent.c: printf-style formatting, `format % args`, of str and bytes. Both share the
 * parser; what differs is behind Output and in the conversions s, b, c.
 */
#include "runtime/native.h"
#include "runtime/types/bytes_private.h"
#include "runtime/types/str_private.h"
#include "runtime/text/unicode.h"

/* Where the result goes: text or bytes. Numbers are ASCII and serve both. */
typedef struct Output {
    GiThread *t;
    bool bytes;
    GiText text;
    GiByteBuilder builder;
} Output;

/* One conversion: %[(key)][flags][width][.precision]code */
typedef struct Spec {
    bool left, sign, blank, alternate, zero;
    int64_t width;     /* -1: none */
    int64_t precision; /* -1: none */
    uint32_t code;
    size_t index;      /* of the code within the format, for messages */
} Spec;

typedef struct Format {
    Output out;
    const char *start, *p, *end;
    GiValue args;      /* the right operand */
    GiValue mapping;   /* args when it may be looked up by key, else GI_NULL */
    GiValue current;   /* value found by key, owned; GI_NULL: none */
    int64_t next, count; /* next < count: there are positional arguments left; count -1: args itself */
} Format;

/* --- output --- */

static void put(Output *o, const char *data, size_t size) {
    if (o->bytes) {
        gi_byte_builder_add(&o->builder, data, size);
    } else {
        gi_text_add(&o->text, data, size);
    }
}

static void put_fill(Output *o, char fill, int64_t count) {
    if (count <= 0) {
        return;
    }
    if (!o->bytes) {
        gi_text_pad(&o->text, &fill, 1, count);
        return;
    }
    uint8_t *p = gi_byte_builder_extend(&o->builder, (size_t)count);
    if (p != NULL) {
        memset(p, fill, (size_t)count);
    }
}

static bool is_ok(const Output *o) { return o->bytes ? o->builder.ok : o->text.ok; }

/* Something that is no number, padded with blanks; length counts characters. */
static bool put_padded(Output *o, const Spec *s, const char *data, size_t size, size_t length) {
    int64_t missing = s->width - (int64_t)length;
    put_fill(o, ' ', s->left ? 0 : missing);
    put(o, data, size);
    put_fill(o, ' ', s->left ? missing : 0);
    return is_ok(o);
}

/* A number: [sign][prefix]digits; zeros go between the prefix and the digits. */
static bool put_number(Output *o, const Spec *s, const char *text, size_t size, size_t prefix) {
    char sign = 0;
    if (size > 0 && (text[0] == '-' || text[0] == '+')) {
        sign = text[0];
        text++;
        size--;
    } else if (s->sign || s->blank) {
        sign = s->sign ? '+' : ' ';
    }
    int64_t missing = s->width - (int64_t)size - (sign != 0);
    if (!s->left && !s->zero) {
        put_fill(o, ' ', missing);
    }
    if (sign != 0) {
        put(o, &sign, 1);
    }
    put(o, text, prefix);
    if (!s->left && s->zero) {
        put_fill(o, '0', missing);
    }
    put(o, text + prefix, size - prefix);
    if (s->left) {
        put_fill(o, ' ', missing);
    }
    return is_ok(o);
}

/* --- arguments --- */

static GiValue next_argument(Format *f) {
    if (f->current != GI_NULL && f->next == -2) {
        f->next = -1;
        return f->current;
    }
    if (f->next < f->count) {
        int64_t i = f->next++;
        return f->count < 0 ? f->args : gi_as_tuple(f->args)->items[i];
    }
    return gi_raise_type_error(f->out.t, "not enough arguments for format string");
}

/* %(key): looks the key up; the value is the only argument of this conversion. */
static bool read_key(Format *f) {
    GiThread *t = f->out.t;
    if (f->mapping == GI_NULL) {
        gi_raise_type_error(t, "format requires a mapping");
        return false;
    }
    const char *start = ++f->p;
    int depth = 1;
    for (; depth > 0; f->p++) {
        if (f->p >= f->end) {
            gi_raise_value_error(t, "incomplete format key");
            return false;
        }
        depth += *f->p == '(' ? 1 : *f->p == ')' ? -1 : 0;
    }
    size_t size = (size_t)(f->p - 1 - start);
    GiValue key = f->out.bytes ? gi_bytes(t, start, size) : gi_str_from(t, start, size);
    GiValue v = key == GI_NULL ? GI_NULL : gi_getitem(t, f->mapping, key);
    gi_xdrop(t, key);
    if (v == GI_NULL) {
        return false;
    }
    gi_xdrop(t, f->current);
    f->current = v;
    f->next = -2;
    f->count = -1;
    return true;
}

/* A width or precision: digits or '*'. */
static bool read_amount(Format *f, const char *name, int64_t limit, int64_t *out) {
    GiThread *t = f->out.t;
    if (f->p < f->end && *f->p == '*') {
        GiValue v = next_argument(f);
        if (v == GI_NULL) {
            return false;
        }
        if (!gi_is_int(v)) {
            gi_raise_type_error(t, "* wants int");
            return false;
        }
        f->p++;
        if (!gi_int_to_int64(t, v, out)) {
            gi_error_clear(t);
            gi_raise(t, &gi_OverflowError, "Python int too large to convert to C %s",
                     limit == INT64_MAX ? "ssize_t" : "int");
            return false;
        }
        if (*out > limit || *out < -limit) {
            gi_raise(t, &gi_OverflowError, "Python int too large to convert to C int");
            return false;
        }
        return true;
    }
    for (; f->p < f->end && *f->p >= '0' && *f->p <= '9'; f->p++) {
        int digit = *f->p - '0';
        *out = *out < 0 ? 0 : *out;
        if (*out > (limit - digit) / 10) {
            gi_raise_value_error(t, "%s too big", name);
            return false;
        }
        *out = *out * 10 + digit;
    }
    return true;
}

static void read_flags(Format *f, Spec *s) {
    for (; f->p < f->end; f->p++) {
        switch (*f->p) {
        case '-': s->left = true; break;
        case '+': s->sign = true; break;
        case ' ': s->blank = true; break;
        case '#': s->alternate = true; break;
        case '0': s->zero = true; break;
        default: return;
        }
    }
}

/* Reads what follows a '%'. */
static bool read_spec(Format *f, Spec *s) {
    GiThread *t = f->out.t;
    *s = (Spec){.width = -1, .precision = -1};
    if (f->p < f->end && *f->p == '(' && !read_key(f)) {
        return false;
    }
    read_flags(f, s);
    if (!read_amount(f, "width", INT64_MAX, &s->width)) {
        return false;
    }
    if (s->width < -1) {
        s->left = true;
        s->width = s->width == INT64_MIN ? INT64_MAX : -s->width;
    }
    if (f->p < f->end && *f->p == '.') {
        f->p++;
        s->precision = 0;
        if (!read_amount(f, "precision", INT32_MAX, &s->precision)) {
            return false;
        }
        s->precision = s->precision < 0 ? 0 : s->precision;
    }
    if (f->p < f->end && (*f->p == 'h' || *f->p == 'l' || *f->p == 'L')) {
        f->p++;
    }
    if (f->p >= f->end) {
        gi_raise_value_error(t, "incomplete format");
        return false;
    }
    s->index = f->out.bytes ? (size_t)(f->p - f->start) : gi_utf8_length(f->start, (size_t)(f->p - f->start));
    s->code = f->out.bytes ? (uint8_t)*f->p++ : gi_utf8_next(&f->p);
    return true;
}

/* --- numbers --- */

/* The int to print for d, i, u (by __int__) or o, x, X (by __index__); owned. */
static GiValue to_int(GiThread *t, GiValue v, uint32_t code) {
    bool exact = code == 'o' || code == 'x' || code == 'X';
    if (gi_is_int(v)) {
        return gi_take(v);
    }
    const GiNumberSlots *n = gi_type(v)->number;
    GiValue r = GI_NULL;
    if (n != NULL && !exact && n->to_int != NULL) {
        r = n->to_int(t, v);
    } else if (n != NULL && n->to_index != NULL) {
        r = gi_index(t, v);
    }
    if (r != GI_NULL && !gi_is_int(r)) {
        gi_raise_type_error(t, "__int__ returned non-int (type %T)", r);
        gi_drop(t, r);
        return GI_NULL;
    }
    if (r == GI_NULL && (!gi_failed(t) || gi_error_clear_if(t, &gi_TypeError))) {
        gi_raise_type_error(t, "%%%c format: %s is required, not %T", (int)code,
                            exact ? "an integer" : "a real number", v);
    }
    return r;
}

#define SMALL_PRECISION 64

/* An int that fits a word: digits, precision and prefix on the stack. */
static bool add_small_int(Format *f, const Spec *s, int64_t i, uint32_t code) {
    const char *letters = code == 'X' ? "0123456789ABCDEF" : "0123456789abcdef";
    uint64_t base = code == 'o' ? 8 : code == 'x' || code == 'X' ? 16 : 10;
    uint64_t rest = i < 0 ? 0 - (uint64_t)i : (uint64_t)i;
    char text[SMALL_PRECISION + 32], *end = text + sizeof text, *p = end;
    do {
        *--p = letters[rest % base];
        rest /= base;
    } while (rest > 0);
    while (end - p < s->precision) {
        *--p = '0';
    }
    size_t prefix = 0;
    if (s->alternate && base != 10) {
        *--p = (char)code;
        *--p = '0';
        prefix = 2;
    }
    if (i < 0) {
        *--p = '-';
    }
    return put_number(&f->out, s, p, (size_t)(end - p), prefix);
}

static bool add_int(Format *f, const Spec *s, GiValue v) {
    GiThread *t = f->out.t;
    if (gi_is_int_imm(v) && s->precision <= SMALL_PRECISION) {
        return add_small_int(f, s, gi_int_imm_value(v), s->code);
    }
    uint32_t code = f->out.bytes && (s->code == 'i' || s->code == 'u') ? 'd' : s->code;
    GiValue i = to_int(t, v, code);
    if (i == GI_NULL) {
        return false;
    }
    int base = code == 'o' ? 8 : code == 'x' || code == 'X' ? 16 : 10;
    GiValue digits = gi_int_to_str(t, i, base);
    gi_drop(t, i);
    if (digits == GI_NULL) {
        return false;
    }
    const char *p = gi_str_text(digits);
    size_t size = gi_str_size(digits), prefix = 0;
    GiText b;
    gi_text_init(&b, t);
    if (*p == '-') {
        gi_text_add(&b, p++, 1);
        size--;
    }
    if (s->alternate && base != 10) {
        char text[2] = {'0', (char)code};
        gi_text_add(&b, text, 2);
        prefix = 2;
    }
    gi_text_pad(&b, "0", 1, s->precision - (int64_t)size);
    gi_text_add(&b, p, size);
    gi_drop(t, digits);
    GiValue text = gi_text_finish(&b);
    if (text == GI_NULL) {
        return false;
    }
    char *q = gi_as_str(text)->text;
    bool ok = true;
    if (code == 'X') { /* a fresh string, or a cached digit that has no upper case */
        GiValue upper = gi_str_m_upper(t, &text);
        gi_drop(t, text);
        text = upper;
        ok = text != GI_NULL;
        q = ok ? gi_as_str(text)->text : NULL;
    }
    ok = ok && put_number(&f->out, s, q, gi_str_size(text), prefix);
    gi_xdrop(t, text);
    return ok;
}

static bool add_float(Format *f, const Spec *s, GiValue v) {
    GiThread *t = f->out.t;
    double d;
    if (!gi_to_double(t, v, &d)) {
        if (f->out.bytes && gi_error_clear_if(t, &gi_TypeError)) {
            gi_raise_type_error(t, "float argument required, not %T", v);
        }
        return false;
    }
    char *text;
    size_t capacity;
    int precision = s->precision < 0 ? 6 : (int)s->precision;
    int64_t size = gi_double_to_text(t, d, (char)s->code, precision, s->alternate ? 4 : 0, &text,
                                     &capacity);
    if (size < 0) {
        return false;
    }
    bool ok = put_number(&f->out, s, text, (size_t)size, 0);
    gi_free(t, text, capacity);
    return ok;
}

/* --- text --- */

static bool add_str_steal(Format *f, const Spec *s, GiValue text) {
    if (text == GI_NULL) {
        return false;
    }
    GiThread *t = f->out.t;
    GiStr *str = gi_as_str(text);
    size_t length = str->length, size = str->size;
    if (s->precision >= 0 && (size_t)s->precision < length) {
        length = (size_t)s->precision;
        size = gi_str_offset(t, str, length);
    }
    bool ok = put_padded(&f->out, s, str->text, size, length);
    gi_drop(t, text);
    return ok;
}

static bool add_char(Format *f, const Spec *s, GiValue v) {
    GiThread *t = f->out.t;
    if (gi_is_str(v) && gi_str_length(v) == 1) {
        return put_padded(&f->out, s, gi_str_text(v), gi_str_size(v), 1);
    }
    if (gi_is_str(v) || !gi_support_has_index(v)) {
        gi_raise_type_error(t, "%%c requires int or char");
        return false;
    }
    GiValue i = gi_index(t, v);
    if (i == GI_NULL) {
        return false;
    }
    int64_t code;
    int overflow = gi_int_overflow(i, &code);
    gi_drop(t, i);
    if (overflow || code < 0 || code > (int64_t)GI_MAX_CODE_POINT) {
        gi_raise(t, &gi_OverflowError, "%%c arg not in range(0x110000)");
        return false;
    }
    char text[4];
    return put_padded(&f->out, s, text, gi_utf8_encode((uint32_t)code, text), 1);
}

/* --- bytes --- */

static bool put_bytes(Format *f, const Spec *s, const uint8_t *data, size_t size) {
    if (s->precision >= 0 && (size_t)s->precision < size) {
        size = (size_t)s->precision;
    }
    return put_padded(&f->out, s, (const char *)data, size, size);
}

/* %b and %s of bytes: a buffer, or an object with __bytes__. */
static bool add_bytes(Format *f, const Spec *s, GiValue v) {
    GiThread *t = f->out.t;
    if (gi_is_exact(v, &gi_bytes_type)) {
        return put_bytes(f, s, gi_as_bytes(v)->data, gi_as_bytes(v)->size);
    }
    GiValue method = gi_lookup_special(t, v, GI_NAME(t, __bytes__));
    if (method != GI_NULL) {
        GiValue r = gi_call0(t, method);
        gi_drop(t, method);
        if (r != GI_NULL && !gi_is_bytes(r)) {
            gi_raise_type_error(t, "__bytes__ returned non-bytes (type %T)", r);
            gi_drop(t, r);
            return false;
        }
        bool ok = r != GI_NULL && put_bytes(f, s, gi_as_bytes(r)->data, gi_as_bytes(r)->size);
        gi_xdrop(t, r);
        return ok;
    }
    if (gi_failed(t)) {
        return false;
    }
    if (!gi_has_buffer(v)) {
        gi_raise_type_error(t, "%%b requires a bytes-like object, or an object that implements "
                               "__bytes__, not '%T'", v);
        return false;
    }
    GiBuffer b;
    if (!gi_buffer_get_contiguous(t, v, false, &b)) {
        return false;
    }
    bool ok = put_bytes(f, s, b.data, b.size);
    gi_buffer_release(t, &b);
    return ok;
}

static bool add_byte(Format *f, const Spec *s, GiValue v) {
    GiThread *t = f->out.t;
    char byte;
    if (gi_is_bytes(v) && gi_as_bytes(v)->size == 1) {
        byte = (char)gi_as_bytes(v)->data[0];
    } else if (gi_is_bytearray(v) && gi_as_bytearray(v)->size == 1) {
        byte = (char)gi_as_bytearray(v)->data[0];
    } else if (gi_is_int(v)) {
        int64_t i;
        if (gi_int_overflow(v, &i) || i < 0 || i > 255) {
            gi_raise(t, &gi_OverflowError, "%%c arg not in range(256)");
            return false;
        }
        byte = (char)i;
    } else {
        gi_raise_type_error(t, "%%c requires an integer in range(256) or a single byte");
        return false;
    }
    return put_padded(&f->out, s, &byte, 1, 1);
}

/* --- conversions --- */

static bool add_value(Format *f, const Spec *s, GiValue v) {
    GiThread *t = f->out.t;
    bool bytes = f->out.bytes;
    switch (s->code) {
    case 'd': case 'i': case 'u': case 'o': case 'x': case 'X':
        return add_int(f, s, v);
    case 'e': case 'E': case 'f': case 'F': case 'g': case 'G':
        return add_float(f, s, v);
    case 'c':
        return bytes ? add_byte(f, s, v) : add_char(f, s, v);
    case 's':
        return bytes ? add_bytes(f, s, v) : add_str_steal(f, s, gi_str(t, v));
    case 'r':
        return add_str_steal(f, s, bytes ? gi_ascii(t, v) : gi_repr(t, v));
    case 'a':
        return add_str_steal(f, s, gi_ascii(t, v));
    default:
        if (s->code == 'b' && bytes) {
            return add_bytes(f, s, v);
        }
        if (bytes && s->code >= 0x80) {
            gi_raise(t, &gi_OverflowError, "character argument not in range(0x110000)");
            return false;
        }
        gi_raise_value_error(t, "unsupported format character '%c' (0x%x) at index %zu",
                             s->code >= 31 && s->code <= 126 ? (int)s->code : '?', s->code,
                             s->index);
        return false;
    }
}

/* %s of a str and %s, %d of a small int, without further ado: true when that was it. */
static bool add_plain(Format *f) {
    char code = f->end - f->p < 2 ? 0 : f->p[1];
    if ((code != 's' && code != 'd') || f->out.bytes || f->mapping != GI_NULL || f->next >= f->count) {
        return false;
    }
    GiValue v = f->count < 0 ? f->args : gi_as_tuple(f->args)->items[f->next];
    if (code == 's' && gi_is_exact(v, &gi_str_type)) {
        gi_text_add_str(&f->out.text, v);
    } else if (gi_is_int_imm(v)) {
        int64_t i = gi_int_imm_value(v);
        char text[24], *end = text + sizeof text, *p = gi_decimal_write(end, i < 0 ? 0 - (uint64_t)i : (uint64_t)i);
        if (i < 0) {
            *--p = '-';
        }
        gi_text_add(&f->out.text, p, (size_t)(end - p));
    } else {
        return false;
    }
    f->next++;
    f->p += 2;
    return true;
}

static bool add_conversion(Format *f) {
    GiThread *t = f->out.t;
    Spec s;
    f->p++;
    if (f->p < f->end && *f->p == '%') {
        f->p++;
        put(&f->out, "%", 1);
        return is_ok(&f->out);
    }
    if (!read_spec(f, &s)) {
        return false;
    }
    GiValue v = next_argument(f);
    if (v == GI_NULL) {
        return false;
    }
    gi_take(v);
    bool ok = add_value(f, &s, v);
    gi_drop(t, v);
    return ok;
}

static bool is_mapping(GiValue v) {
    const GiContainerSlots *container = gi_type(v)->container;
    return container != NULL && container->getitem != NULL && !gi_is_tuple(v) && !gi_is_str(v);
}

/* The whole format; false: error set. */
static bool run(Format *f) {
    GiThread *t = f->out.t;
    bool tuple = gi_is_tuple(f->args);
    f->next = tuple ? 0 : -2;
    f->count = tuple ? (int64_t)gi_as_tuple(f->args)->size : -1;
    bool blob = f->out.bytes && (gi_is_bytes(f->args) || gi_is_bytearray(f->args));
    f->mapping = is_mapping(f->args) && !blob ? f->args : GI_NULL;
    while (f->p < f->end) {
        const char *percent = memchr(f->p, '%', (size_t)(f->end - f->p));
        const char *stop = percent == NULL ? f->end : percent;
        put(&f->out, f->p, (size_t)(stop - f->p));
        f->p = stop;
        bool more = percent != NULL && is_ok(&f->out) && !add_plain(f);
        if (!is_ok(&f->out) || (more && !add_conversion(f)) || !gi_poll(t, 1)) {
            return false;
        }
    }
    if (f->next < f->count && f->mapping == GI_NULL) {
        gi_raise_type_error(t, "not all arguments converted during %s formatting",
                            f->out.bytes ? "bytes" : "string");
        return false;
    }
    return true;
}

/* Everything but the output. */
static void format_init(Format *f, GiThread *t, const char *text, size_t size, GiValue args) {
    f->out.t = t;
    f->start = f->p = text;
    f->end = text + size;
    f->args = args;
    f->mapping = f->current = GI_NULL;
    f->next = f->count = 0;
}

GiValue gi_str_percent(GiThread *t, GiValue format, GiValue args) {
    const GiStr *s = gi_as_str(format);
    Format f;
    format_init(&f, t, s->text, s->size, args);
    f.out.bytes = false;
    gi_text_init(&f.out.text, t);
    bool ok = run(&f);
    gi_xdrop(t, f.current);
    if (!ok) {
        gi_text_discard(&f.out.text);
        return GI_NULL;
    }
    if (memchr(s->text, '%', s->size) == NULL) {
        gi_text_discard(&f.out.text);
        return gi_take(format);
    }
    return gi_text_finish(&f.out.text);
}

GiValue gi_bytes_percent(GiThread *t, const uint8_t *format, size_t size, GiValue args) {
    const char *p = (const char *)format;
    Format f;
    format_init(&f, t, p, size, args);
    f.out.bytes = true;
    gi_byte_builder_init(&f.out.builder, t);
    bool ok = run(&f);
    gi_xdrop(t, f.current);
    if (!ok) {
        gi_byte_builder_discard(&f.out.builder);
        return GI_NULL;
    }
    return gi_byte_builder_finish(&f.out.builder);
}
