/* SPDX-License-Identifier: MIT
 * runtime/text/text.c: GiText, the growing buffer behind repr, formatting and messages, and the formatted
 * construction of strings for messages.
 *
 * X1  text holds `size` bytes of `capacity`: short texts in `small`, others in a str under construction,
 *     whose size is the capacity.
 * X2  After the first failure ok is false, an error is set, and every call does nothing.
 */
#include "gc/size.h"
#include "runtime/identity.h"
#include "runtime/types/str_private.h"

#include <stdio.h>

#include "runtime/native.h"

void gi_text_init(GiText *b, GiThread *t) {
    b->t = t;
    b->text = b->small;
    b->size = b->length = 0;
    b->capacity = sizeof b->small;
    b->str = NULL;
    b->ok = true;
}

void gi_text_discard(GiText *b) {
    if (b->str != NULL) {
        gi_drop_object(b->t, b->str);
        b->str = NULL;
    }
    b->ok = false;
}

static bool fail(GiText *b) {
    gi_text_discard(b);
    return false;
}

/* Makes room for `more` bytes behind what is there, which do not fit. */
static GI_NOINLINE bool grow(GiText *b, size_t more) {
    size_t wanted = b->size + more;
    if (more > GI_STR_MAX || wanted > GI_STR_MAX) {
        gi_raise_memory(b->t);
        return fail(b);
    }
    size_t capacity = wanted + wanted / 2 < GI_STR_MAX ? wanted + wanted / 2 : GI_STR_MAX;
    GiStr *s = b->str;
    if (s == NULL) {
        s = gi_str_alloc(b->t, &gi_str_type, capacity);
        if (s != NULL) {
            memcpy(s->text, b->small, b->size);
        }
    } else {
        s = gi_object_resize(b->t, s, GI_STR_BYTES(b->capacity), GI_STR_BYTES(capacity));
    }
    if (s == NULL) {
        return fail(b);
    }
    s->size = (uint32_t)capacity;
    b->str = s;
    b->text = s->text;
    b->capacity = capacity;
    return true;
}

static inline bool reserve(GiText *b, size_t more) {
    return GI_LIKELY(b->ok) && (GI_LIKELY(more <= b->capacity - b->size) || grow(b, more));
}

static void add(GiText *b, const char *text, size_t size, size_t length) {
    if (reserve(b, size)) {
        gi_copy_bytes(b->text + b->size, text, size);
        b->size += size;
        b->length += length;
    }
}

/* Code points of valid text: ASCII is found out without a call. */
static inline size_t length_of(const char *text, size_t size) {
    uint64_t any = 0, word;
    size_t i = 0;
    for (; i + 8 <= size; i += 8) {
        memcpy(&word, text + i, 8);
        any |= word;
    }
    for (; i < size; i++) {
        any |= (uint8_t)text[i];
    }
    return GI_LIKELY((any & 0x8080808080808080u) == 0) ? size : gi_utf8_length(text, size);
}

/* Appends valid text of `size` bytes. */
void gi_text_add(GiText *b, const char *text, size_t size) { add(b, text, size, length_of(text, size)); }

GI_FOR_SIZE

void gi_text_add_text(GiText *b, const char *text) { gi_text_add(b, text, strlen(text)); }

void gi_text_add_char(GiText *b, uint32_t code_point) {
    if (reserve(b, 4)) {
        b->size += gi_utf8_encode(code_point, b->text + b->size);
        b->length++;
    }
}

void gi_text_add_str(GiText *b, GiValue s) {
    add(b, gi_str_text(s), gi_str_size(s), gi_str_length(s));
}

/* Appends repr(v), which may run script code. */
void gi_text_add_repr(GiText *b, GiValue v) {
    if (b->ok) {
        GiValue r = gi_repr(b->t, v);
        if (r == GI_NULL) {
            fail(b);
            return;
        }
        gi_text_add_str(b, r);
        gi_drop(b->t, r);
    }
}

/* Appends `count` copies of one character of fill_size bytes. */
void gi_text_pad(GiText *b, const char *fill, size_t fill_size, int64_t count) {
    if (count <= 0 || !b->ok) {
        return;
    }
    if ((uint64_t)count > (size_t)PTRDIFF_MAX / 8) {
        gi_raise_memory(b->t);
        fail(b);
        return;
    }
    if (!reserve(b, fill_size * (size_t)count)) {
        return;
    }
    char *p = b->text + b->size;
    if (fill_size == 1) {
        memset(p, fill[0], (size_t)count);
    } else {
        for (int64_t i = 0; i < count; i++) {
            memcpy(p + (size_t)i * fill_size, fill, fill_size);
        }
    }
    b->size += fill_size * (size_t)count;
    b->length += (size_t)count;
}

/* The text as a str; b is empty afterwards. GI_NULL when something failed. */
GiValue gi_text_finish(GiText *b) {
    if (!b->ok) {
        return GI_NULL;
    }
    GiStr *s = b->str;
    b->str = NULL;
    b->ok = false;
    if (s == NULL) {
        return gi_str_from_known(b->t, b->small, b->size, b->length);
    }
    if (b->capacity != b->size) {
        GiStr *shrunk = gi_object_resize(b->t, s, GI_STR_BYTES(b->capacity), GI_STR_BYTES(b->size));
        if (shrunk == NULL) {
            gi_drop_object(b->t, s);
            return GI_NULL;
        }
        s = shrunk;
    }
    s->text[b->size] = 0;
    s->size = (uint32_t)b->size;
    s->length = (uint32_t)b->length;
    s->ascii = s->length == s->size;
    return gi_counted(s);
}

/* --- formatted construction --- */

typedef struct Arguments {
    va_list list;
} Arguments;

/* One conversion: %[flags][width][.precision][length]code */
typedef struct Conversion {
    const char *start;   /* at the % */
    size_t size;         /* of the whole conversion */
    long long precision; /* -1: none */
    char length;         /* 0, 'l', 'L' (ll), 'z', 'j', 't', 'h' */
    char code;
} Conversion;

#define PRECISION_ARGUMENT (-2) /* "%.*s": an int in front of the value */

static Conversion read_conversion(const char *p) {
    Conversion c = {.start = p, .precision = -1};
    p++;
    while (strchr("-+ #0123456789", *p) != NULL && *p != 0) {
        p++;
    }
    if (*p == '.') {
        c.precision = p[1] == '*' ? PRECISION_ARGUMENT : 0;
        for (p += 1 + (p[1] == '*'); *p >= '0' && *p <= '9'; p++) {
            c.precision = c.precision * 10 + (*p - '0');
        }
    }
    for (; *p != 0 && strchr("hlzjt", *p) != NULL; p++) {
        c.length = c.length == 'l' && *p == 'l' ? 'L' : *p;
    }
    c.code = *p;
    c.size = (size_t)(p - c.start) + (*p != 0);
    return c;
}

/* Bytes that may be no UTF-8 (%s of a host's text): every wrong byte becomes U+FFFD. */
static void add_foreign(GiText *b, const char *text, size_t size) {
    while (b->ok && size > 0) {
        size_t good = gi_utf8_valid(text, size, true);
        gi_text_add(b, text, good);
        text += good;
        size -= good;
        if (size > 0) {
            gi_text_add(b, "\xEF\xBF\xBD", 3);
            text++;
            size--;
        }
    }
}

/* %s, whose precision counts bytes but does not cut a character. */
static void add_c_string(GiText *b, const char *text, long long precision) {
    if (text == NULL) {
        text = "(null)";
    }
    size_t size = precision < 0 ? strlen(text) : strnlen(text, (size_t)precision);
    if (text[size] != 0) {
        while (size > 0 && (text[size] & 0xC0) == 0x80) {
            size--;
        }
    }
    add_foreign(b, text, size);
}

/* %S %R %A: at most `precision` characters of a value's text. */
static void add_value_text(GiText *b, GiValue text, long long precision) {
    if (text == GI_NULL) {
        fail(b);
        return;
    }
    GiStr *s = gi_as_str(text);
    if (precision >= 0 && (uint64_t)precision < s->length) {
        gi_text_add(b, s->text, gi_str_offset(b->t, s, (size_t)precision));
    } else {
        gi_text_add_str(b, text);
    }
    gi_drop(b->t, text);
}

static void add_signed(GiText *b, const char *format, char length, Arguments *a) {
    char text[128];
    int n = length == 'L'   ? snprintf(text, sizeof text, format, va_arg(a->list, long long))
            : length == 'l' ? snprintf(text, sizeof text, format, va_arg(a->list, long))
            : length == 'z' ? snprintf(text, sizeof text, format, va_arg(a->list, size_t))
            : length == 'j' ? snprintf(text, sizeof text, format, va_arg(a->list, intmax_t))
            : length == 't' ? snprintf(text, sizeof text, format, va_arg(a->list, ptrdiff_t))
                            : snprintf(text, sizeof text, format, va_arg(a->list, int));
    gi_text_add(b, text, n < 0 ? 0 : (size_t)n < sizeof text ? (size_t)n : sizeof text - 1);
}

static void add_double(GiText *b, const char *format, double value) {
    char text[400];
    int n = snprintf(text, sizeof text, format, value);
    gi_text_add(b, text, n < 0 ? 0 : (size_t)n < sizeof text ? (size_t)n : sizeof text - 1);
}

static void add_pointer(GiText *b, const char *format, void *value) {
    char text[64];
    value = (void *)(uintptr_t)gi_identity(b->t, value);
    int n = snprintf(text, sizeof text, format, value);
    gi_text_add(b, text, n < 0 ? 0 : (size_t)n);
}

static void add_conversion(GiText *b, const Conversion *c, Arguments *a) {
    char format[32];
    size_t size = c->size < sizeof format ? c->size : sizeof format - 1;
    memcpy(format, c->start, size);
    format[size] = 0;
    switch (c->code) {
    case '%': gi_text_add(b, "%", 1); break;
    case 'c': gi_text_add_char(b, (uint32_t)va_arg(a->list, int)); break;
    case 's': {
        long long precision = c->precision == PRECISION_ARGUMENT ? va_arg(a->list, int) : c->precision;
        add_c_string(b, va_arg(a->list, const char *), precision);
        break;
    }
    case 'N': gi_text_add_text(b, va_arg(a->list, GiType *)->name); break;
    case 'T': gi_text_add_text(b, gi_type(va_arg(a->list, GiValue))->name); break;
    case 'S': add_value_text(b, gi_str(b->t, va_arg(a->list, GiValue)), c->precision); break;
    case 'R': add_value_text(b, gi_repr(b->t, va_arg(a->list, GiValue)), c->precision); break;
    case 'A': add_value_text(b, gi_ascii(b->t, va_arg(a->list, GiValue)), c->precision); break;
    case 'f': case 'g': case 'e': add_double(b, format, va_arg(a->list, double)); break;
    case 'p': add_pointer(b, format, va_arg(a->list, void *)); break;
    default: add_signed(b, format, c->length, a); break;
    }
}

GiValue gi_str_from_vformat(GiThread *t, const char *format, va_list args) {
    Arguments a;
    va_copy(a.list, args);
    GiText b;
    gi_text_init(&b, t);
    while (*format != 0 && b.ok) {
        const char *percent = strchrnul(format, '%');
        gi_text_add(&b, format, (size_t)(percent - format));
        if (*percent == 0) {
            break;
        }
        Conversion c = read_conversion(percent);
        add_conversion(&b, &c, &a);
        format = percent + c.size;
    }
    va_end(a.list);
    return gi_text_finish(&b);
}

GiValue gi_str_from_format(GiThread *t, const char *format, ...) {
    va_list args;
    va_start(args, format);
    GiValue v = gi_str_from_vformat(t, format, args);
    va_end(args);
    return v;
}

GI_FOR_SPEED
