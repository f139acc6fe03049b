/* SPDX-License-Identifier: MIT
 * runtime/text/formatspec.c: the format specification mini-language,
 *   [[fill]align][sign][z][#][0][width][grouping][.precision][type]
 * and its application to int, float, complex and str.
 */
#include <math.h>

#include "gc/size.h"
#include "runtime/types/bigint.h"
#include "runtime/types/str.h"

/* --- parsing --- */

static bool is_align(char c) { return c == '<' || c == '>' || c == '=' || c == '^'; }

/* A decimal number at *p; absent: *out stays. */
static bool read_number(GiThread *t, const char **p, const char *end, int64_t *out) {
    int64_t n = 0;
    const char *start = *p;
    for (; *p < end; ++*p) {
        const char *next = *p;
        uint8_t c = (uint8_t)**p;
        int digit = c >= 0x80 ? gi_unicode_decimal(gi_utf8_next(&next)) : (unsigned)(c - '0') < 10 ? c - '0' : -1;
        if (digit < 0) {
            break;
        }
        next += c < 0x80;
        if (n > (INT64_MAX - digit) / 10) {
            gi_raise_value_error(t, "Too many decimal digits in format string");
            return false;
        }
        n = n * 10 + digit;
        *p = next - 1;
    }
    if (*p > start) {
        *out = n;
    }
    return true;
}

static void set_fill(GiFormatSpec *s, char c) {
    s->fill[0] = c;
    s->fill[1] = '\0';
    s->fill_size = 1;
}

static void read_fill(const char **p, const char *end, GiFormatSpec *out) {
    const char *second = *p;
    if (*p < end) {
        gi_utf8_next(&second);
        if (second < end && is_align(*second)) {
            size_t size = (size_t)(second - *p);
            memcpy(out->fill, *p, size);
            out->fill[size] = '\0';
            out->fill_size = (uint8_t)size;
            out->align = *second;
            *p = second + 1;
        } else if (is_align(**p)) {
            out->align = *(*p)++;
        }
    }
}

static bool fail_both(GiThread *t) {
    gi_raise_value_error(t, "Cannot specify both ',' and '_'.");
    return false;
}

static bool read_grouping(GiThread *t, const char **p, const char *end, GiFormatSpec *out) {
    if (*p < end && **p == ',') {
        out->grouping = *(*p)++;
    }
    if (*p < end && **p == '_') {
        if (out->grouping != 0) {
            return fail_both(t);
        }
        out->grouping = *(*p)++;
    }
    return *p < end && **p == ',' && out->grouping == '_' ? fail_both(t) : true;
}

static bool check_grouping(GiThread *t, const GiFormatSpec *s, GiValue object) {
    uint32_t type = s->type;
    if (type == 0 && gi_is_str(object)) {
        type = 's';
    }
    if (s->grouping == 0 || type == 0 || (type < 128 && strchr("defgEG%F", (char)type) != NULL) ||
        (s->grouping == '_' && type < 128 && strchr("boxX", (char)type) != NULL)) {
        return true;
    }
    gi_raise_value_error(t, type > 32 && type < 128 ? "Cannot specify '%c' with '%c'." : "Cannot specify '%c' with '\\x%x'.",
                         s->grouping, type);
    return false;
}

bool gi_format_spec_parse(GiThread *t, GiValue spec, GiValue object, GiFormatSpec *out) {
    const char *p = gi_str_text(spec), *end = p + gi_str_size(spec);
    *out = (GiFormatSpec){.width = -1, .precision = -1};
    read_fill(&p, end, out);
    if (p < end && (*p == '+' || *p == '-' || *p == ' ')) {
        out->sign = *p++;
    }
    if (p < end && *p == 'z') {
        out->no_negative_zero = true;
        p++;
    }
    if (p < end && *p == '#') {
        out->alternate = true;
        p++;
    }
    if (p < end && *p == '0' && out->fill_size == 0) {
        out->zero = true;
        set_fill(out, '0');
        if (out->align == 0 && !gi_is_str(object)) {
            out->align = '=';
        }
        p++;
    }
    if (!read_number(t, &p, end, &out->width) || !read_grouping(t, &p, end, out)) {
        return false;
    }
    if (p < end && *p == '.') {
        p++;
        if (!read_number(t, &p, end, &out->precision)) {
            return false;
        }
        if (out->precision < 0) {
            gi_raise_value_error(t, "Format specifier missing precision");
            return false;
        }
    }
    bool nul = p < end && *p == '\0';
    if (p < end) {
        out->type = gi_utf8_next(&p);
    }
    if (p < end) {
        gi_raise_value_error(t, "Invalid format specifier '%S' for object of type '%T'", spec, object);
        return false;
    }
    if (out->fill_size == 0) {
        set_fill(out, ' ');
    }
    if (nul) { /* the code 0 is ours for "not given" */
        gi_raise_value_error(t, "Unknown format code '\\x0' for object of type '%T'", object);
        return false;
    }
    return check_grouping(t, out, object);
}

static GiValue fail_type(GiThread *t, uint32_t type, GiValue object) {
    return gi_raise_value_error(t, type > 32 && type < 128 ? "Unknown format code '%c' for object of type '%T'"
                                                           : "Unknown format code '\\x%x' for object of type '%T'",
                                type, object);
}

GiValue gi_format_checked(GiThread *t, GiValue v, GiValue spec,
                          GiValue (*format)(GiThread *t, GiValue v, GiValue spec)) {
    if (gi_is_str(spec)) {
        return format(t, v, spec);
    }
    return gi_raise_type_error(t, "__format__() argument must be str, not %s",
                               spec == GI_NONE ? "None" : gi_type_name(gi_type(spec)));
}

/* --- laying out --- */

/* A number in pieces. */
typedef struct Pieces {
    char sign;              /* 0: none */
    const char *prefix;     /* "0x" */
    const char *digits;     /* whole part, to be grouped */
    size_t digit_count;
    const char *rest;       /* ".5e+10", "inf", a character */
    size_t rest_size, rest_length;
} Pieces;

/* Digits from the left with separators, at least `width` columns with leading zeros; never starts with
 * a separator. */
static void put_grouped(GiText *b, const Pieces *n, char separator, size_t group, int64_t width) {
    int64_t digits = (int64_t)n->digit_count, size = (int64_t)group;
    if (digits == 0) {
        return;
    }
    int64_t columns = separator == 0 ? digits : digits + (digits - 1) / size;
    int64_t zeros = 0;
    if (width > columns) {
        int64_t total = width;
        if (separator != 0) {
            total = width - width / (size + 1); /* as many digits as fit ... */
            total += width % (size + 1) == 0;   /* ... and no separator in front */
        }
        zeros = total - digits;
    }
    if (separator == 0) {
        gi_text_pad(b, "0", 1, zeros);
        gi_text_add(b, n->digits, n->digit_count);
        return;
    }
    int64_t left = zeros + digits;
    for (int64_t i = 0; i < zeros + digits && b->ok;) {
        int64_t count = left % size == 0 ? size : left % size;
        for (int64_t k = 0; k < count; k++, i++, left--) {
            gi_text_add(b, i < zeros ? "0" : n->digits + (i - zeros), 1);
        }
        if (left > 0) {
            gi_text_add(b, &separator, 1);
        }
    }
}

/* Appends a number padded as the specification says. */
static void put_number(GiText *b, const GiFormatSpec *s, const Pieces *n, size_t group) {
    char align = s->align == 0 ? '>' : s->align;
    int64_t fixed = (n->sign != 0) + (int64_t)strlen(n->prefix) + (int64_t)n->rest_length;
    int64_t least = s->fill[0] == '0' && s->fill[1] == '\0' && align == '=' ? s->width - fixed : 0;
    GiText digits;
    gi_text_init(&digits, b->t);
    int64_t columns = (int64_t)n->digit_count;
    bool plain = s->grouping == 0 && least <= columns;
    if (!plain) {
        put_grouped(&digits, n, s->grouping, group, least);
        columns = (int64_t)digits.size;
        if (!digits.ok) {
            gi_text_discard(b);
            return;
        }
    }
    int64_t padding = s->width - fixed - columns;
    padding = padding < 0 ? 0 : padding;
    int64_t before = align == '>' ? padding : align == '^' ? padding / 2 : 0;
    gi_text_pad(b, s->fill, s->fill_size, before);
    if (n->sign != 0) {
        gi_text_add(b, &n->sign, 1);
    }
    gi_text_add_text(b, n->prefix);
    if (align == '=') {
        gi_text_pad(b, s->fill, s->fill_size, padding);
    }
    gi_text_add(b, plain ? n->digits : digits.text, (size_t)columns);
    gi_text_add(b, n->rest, n->rest_size);
    gi_text_pad(b, s->fill, s->fill_size, align == '<' || align == '^' ? padding - before : 0);
    gi_text_discard(&digits);
}

static char sign_of(const GiFormatSpec *s, bool negative) {
    return negative ? '-' : s->sign == '+' || s->sign == ' ' ? s->sign : 0;
}

/* --- int --- */

static GiValue format_char(GiThread *t, GiValue v, const GiFormatSpec *s) {
    int64_t code;
    if (s->sign != 0) {
        return gi_raise_value_error(t, "Sign not allowed with integer format specifier 'c'");
    }
    if (s->alternate) {
        return gi_raise_value_error(t, "Alternate form (#) not allowed with integer format specifier 'c'");
    }
    if (!gi_int_to_int64(t, v, &code)) {
        return GI_NULL;
    }
    if (code < 0 || code > 0x10FFFF) {
        return gi_raise(t, &gi_OverflowError, "%%c arg not in range(0x110000)");
    }
    char text[4];
    Pieces n = {.prefix = "", .rest = text, .rest_length = 1};
    n.rest_size = gi_utf8_encode((uint32_t)code, text);
    GiText b;
    gi_text_init(&b, t);
    put_number(&b, s, &n, 0);
    return gi_text_finish(&b);
}

static GiValue format_digits(GiThread *t, GiValue v, const GiFormatSpec *s, int base) {
    char *digits, small[24];
    size_t capacity = 0;
    int64_t word;
    Pieces n = {.sign = sign_of(s, gi_int_sign(v) < 0), .prefix = "", .rest = ""};
    if (base == 10 && gi_int_overflow(v, &word) == 0) {
        digits = gi_decimal_write(small + sizeof small, word < 0 ? 0 - (uint64_t)word : (uint64_t)word);
        n.digit_count = (size_t)(small + sizeof small - digits);
    } else if (!gi_bigint_digits(t, v, base, &digits, &n.digit_count, &capacity)) {
        return GI_NULL;
    }
    n.digits = digits;
    if (s->alternate && base != 10) {
        n.prefix = base == 2 ? "0b" : base == 8 ? "0o" : s->type == 'X' ? "0X" : "0x";
    }
    for (size_t i = 0; s->type == 'X' && i < n.digit_count; i++) {
        digits[i] = digits[i] >= 'a' ? (char)(digits[i] - 32) : digits[i];
    }
    GiText b;
    gi_text_init(&b, t);
    put_number(&b, s, &n, base == 10 ? 3 : 4);
    if (capacity != 0) {
        gi_free(t, digits, capacity);
    }
    return gi_text_finish(&b);
}

static GiValue format_double(GiThread *t, GiValue v, double d, const GiFormatSpec *s);

/* An immediate int for [<>^][0][width][d], width below 100, laid out at once. GI_NULL without an error: it is not so. */
static GiValue format_plainly(GiThread *t, int64_t i, const char *p, const char *end) {
    char text[128], *start = text, digits[24], *last = digits + sizeof digits;
    char align = p < end && *p != '=' && is_align(*p) ? *p++ : 0;
    bool zero = align == 0 && p < end && *p == '0';
    size_t width = 0;
    for (int n = 0; n < 2 && p < end && *p >= '0' && *p <= '9' && (width != 0 || *p != '0' || zero); n++) {
        width = width * 10 + (size_t)(*p++ - '0');
    }
    p += p < end && *p == 'd';
    if (p != end) {
        return GI_NULL;
    }
    char *first = gi_decimal_write(last, i < 0 ? 0 - (uint64_t)i : (uint64_t)i);
    size_t size = (size_t)(last - first) + (i < 0), padding = width > size ? width - size : 0;
    size_t before = align == '<' || zero ? 0 : align == '^' ? padding / 2 : padding;
    memset(start, ' ', before);
    start += before;
    if (i < 0) {
        *start++ = '-';
    }
    if (zero) {
        memset(start, '0', padding);
        start += padding;
    }
    memcpy(start, first, (size_t)(last - first));
    start += last - first;
    if (!zero) {
        memset(start, ' ', padding - before);
        start += padding - before;
    }
    return gi_str_from_ascii(t, text, (size_t)(start - text));
}

GiValue gi_int_format(GiThread *t, GiValue v, GiValue spec) {
    GiFormatSpec s;
    if (gi_is_int_imm(v) && gi_str_size(spec) != 0) {
        const char *text = gi_str_text(spec);
        GiValue r = format_plainly(t, gi_int_imm_value(v), text, text + gi_str_size(spec));
        if (r != GI_NULL || gi_failed(t)) {
            return r;
        }
    }
    if (gi_str_size(spec) == 0) {
        return gi_is_exact(v, &gi_int_type) ? gi_int_to_str(t, v, 10) : gi_str(t, v);
    }
    if (!gi_format_spec_parse(t, spec, v, &s)) {
        return GI_NULL;
    }
    int base = 10;
    switch (s.type) {
    case 0: case 'd': case 'n': case 'c': break;
    case 'b': base = 2; break;
    case 'o': base = 8; break;
    case 'x': case 'X': base = 16; break;
    case 'e': case 'E': case 'f': case 'F': case 'g': case 'G': case '%': {
        double d;
        return gi_int_to_double(t, v, &d) ? format_double(t, v, d, &s) : GI_NULL;
    }
    default: return fail_type(t, s.type, v);
    }
    if (s.precision >= 0) {
        return gi_raise_value_error(t, "Precision not allowed in integer format specifier");
    }
    if (s.no_negative_zero) {
        return gi_raise_value_error(t, "Negative zero coercion (z) not allowed in integer format specifier");
    }
    return s.type == 'c' ? format_char(t, v, &s) : format_digits(t, v, &s, base);
}

/* --- float --- */

GI_FOR_SIZE

/* Appends d by code, precision and flags of s, padded. default_code serves for an absent type. */
static bool put_double(GiText *b, double d, const GiFormatSpec *s, bool point_zero) {
    int64_t precision = s->precision;
    char code = s->type == 0 ? (precision < 0 ? 'r' : 'g') : s->type == 'n' ? 'g' : (char)s->type;
    if (precision > INT32_MAX) {
        gi_raise_value_error(b->t, "precision too big");
        return false;
    }
    if (precision < 0) {
        precision = s->type == 0 ? 0 : 6;
    }
    char *text;
    size_t capacity;
    int flags = (s->type == 0 && point_zero ? 2 : 0) | (s->alternate ? 4 : 0) | (s->no_negative_zero ? 8 : 0);
    int64_t size = gi_double_to_text(b->t, d, code, (int)precision, flags, &text, &capacity);
    if (size < 0) {
        return false;
    }
    const char *p = text, *end = text + size;
    Pieces n = {.prefix = ""};
    n.sign = sign_of(s, *p == '-');
    n.digits = p += *p == '-';
    while (p < end && *p >= '0' && *p <= '9') {
        p++;
    }
    n.digit_count = (size_t)(p - n.digits);
    n.rest = p;
    n.rest_size = n.rest_length = (size_t)(end - p);
    put_number(b, s, &n, 3);
    gi_free(b->t, text, capacity);
    return true;
}

static GiValue format_double(GiThread *t, GiValue v, double d, const GiFormatSpec *s) {
    GiText b;
    if (s->type != 0 && (s->type >= 128 || strchr("eEfFgGn%", (char)s->type) == NULL)) {
        return fail_type(t, s->type, v);
    }
    gi_text_init(&b, t);
    if (!put_double(&b, d, s, true)) {
        gi_text_discard(&b);
        return GI_NULL;
    }
    return gi_text_finish(&b);
}

GiValue gi_float_format(GiThread *t, GiValue v, GiValue spec) {
    GiFormatSpec s;
    if (gi_str_size(spec) == 0) {
        return gi_str(t, v);
    }
    return gi_format_spec_parse(t, spec, v, &s) ? format_double(t, v, gi_float_value(v), &s) : GI_NULL;
}

/* --- complex --- */

static bool put_complex(GiText *b, const GiComplex *c, const GiFormatSpec *s) {
    GiFormatSpec part = *s;
    bool plain = s->type == 0, skip_real = plain && c->real == 0.0 && !signbit(c->real);
    part.width = -1;
    part.align = '<';
    set_fill(&part, ' ');
    if (plain && !skip_real) {
        gi_text_add(b, "(", 1);
    }
    if (!skip_real) {
        if (!put_double(b, c->real, &part, false)) {
            return false;
        }
        part.sign = '+';
    }
    if (!put_double(b, c->imag, &part, false)) {
        return false;
    }
    gi_text_add_text(b, plain && !skip_real ? "j)" : "j");
    return true;
}

/* Appends text of `length` columns padded to the width. */
static void put_padded(GiText *b, const GiFormatSpec *s, GiValue text, char default_align) {
    char align = s->align == 0 ? default_align : s->align;
    int64_t padding = s->width - (int64_t)gi_str_length(text);
    padding = padding < 0 ? 0 : padding;
    int64_t before = align == '>' ? padding : align == '^' ? padding / 2 : 0;
    gi_text_pad(b, s->fill, s->fill_size, before);
    gi_text_add_str(b, text);
    gi_text_pad(b, s->fill, s->fill_size, padding - before);
}

static GiValue finish_padded_steal(GiThread *t, const GiFormatSpec *s, char align, GiValue text) {
    if (text == GI_NULL || s->width <= (int64_t)gi_str_length(text)) {
        return text;
    }
    GiText b;
    gi_text_init(&b, t);
    put_padded(&b, s, text, align);
    gi_drop(t, text);
    return gi_text_finish(&b);
}

GiValue gi_complex_format(GiThread *t, GiValue v, GiValue spec) {
    GiFormatSpec s;
    if (gi_str_size(spec) == 0) {
        return gi_str(t, v);
    }
    if (!gi_format_spec_parse(t, spec, v, &s)) {
        return GI_NULL;
    }
    if (s.type != 0 && (s.type >= 128 || strchr("eEfFgGn", (char)s.type) == NULL)) {
        return fail_type(t, s.type, v);
    }
    if (strcmp(s.fill, "0") == 0) {
        return gi_raise_value_error(t, "Zero padding is not allowed in complex format specifier");
    }
    if (s.align == '=') {
        return gi_raise_value_error(t, "'=' alignment flag is not allowed in complex format specifier");
    }
    GiText b;
    gi_text_init(&b, t);
    if (!put_complex(&b, (GiComplex *)gi_object(v), &s)) {
        gi_text_discard(&b);
        return GI_NULL;
    }
    return finish_padded_steal(t, &s, '>', gi_text_finish(&b));
}

/* --- str --- */

GiValue gi_str_format_spec(GiThread *t, GiValue v, GiValue spec) {
    GiFormatSpec s;
    if (gi_str_size(spec) == 0) {
        return gi_is_exact(v, &gi_str_type) ? gi_take(v) : gi_str(t, v);
    }
    if (!gi_format_spec_parse(t, spec, v, &s)) {
        return GI_NULL;
    }
    if (s.type != 0 && s.type != 's') {
        return fail_type(t, s.type, v);
    }
    if (s.sign != 0) {
        return gi_raise_value_error(t, s.sign == ' ' ? "Space not allowed in string format specifier"
                                                     : "Sign not allowed in string format specifier");
    }
    if (s.no_negative_zero) {
        return gi_raise_value_error(t, "Negative zero coercion (z) not allowed in string format specifier");
    }
    if (s.alternate) {
        return gi_raise_value_error(t, "Alternate form (#) not allowed in string format specifier");
    }
    if (s.align == '=') {
        return gi_raise_value_error(t, "'=' alignment not allowed in string format specifier");
    }
    int64_t length = (int64_t)gi_str_length(v);
    GiValue text = s.precision >= 0 && s.precision < length ? gi_str_slice(t, v, 0, s.precision)
                   : gi_is_exact(v, &gi_str_type)           ? gi_take(v)
                                                            : gi_str_slice(t, v, 0, length);
    return finish_padded_steal(t, &s, '<', text);
}

GI_FOR_SPEED
