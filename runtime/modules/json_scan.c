/* SPDX-License-Identifier: MIT
 * runtime/modules/json_scan.c: the module _json, reading side: scanstring and the scanner.
 *
 * N1  Inside, positions are byte offsets into the UTF-8 of the document; they become character positions
 *     where they leave (results, errors, StopIteration).
 * N2  The document is a str: immutable, held by the caller, so pointers into it stay valid while hooks run.
 * The writing side is json_encode.c.
 */
#include "runtime/modules/json.h"

typedef struct Scanner {
    GiObject head;
    GiValue strict, object_hook, object_pairs_hook, parse_float, parse_int, parse_constant; /* slots */
    bool is_strict;
} Scanner;

/* One document that is being read. */
typedef struct Scan {
    GiThread *t;
    Scanner *s;   /* NULL in scanstring() */
    GiValue doc;
    const char *text, *end;
    bool strict;
    GiValue memo; /* dict: keys met, so that equal keys are one object; GI_NULL in scanstring() */
} Scan;

static int64_t position(const Scan *c, const char *p) {
    size_t bytes = (size_t)(p - c->text);
    return gi_as_str(c->doc)->ascii ? (int64_t)bytes : (int64_t)gi_utf8_length(c->text, bytes);
}

/* The byte behind `index` characters; index is within the document. */
static const char *place(const Scan *c, int64_t index) {
    const char *p = c->text;
    if (gi_as_str(c->doc)->ascii) {
        return p + index;
    }
    while (index-- > 0) {
        gi_utf8_next(&p);
    }
    return p;
}

static GiValue fail(Scan *c, const char *message, const char *p) {
    GiValue type = gi_import_attr(c->t, "json.decoder", "JSONDecodeError");
    GiValue text = type == GI_NULL ? GI_NULL : gi_str_from_text(c->t, message);
    GiValue exc = text == GI_NULL ? GI_NULL : gi_call3(c->t, type, text, c->doc, gi_int(c->t, position(c, p)));
    if (exc != GI_NULL) {
        gi_raise_object(c->t, exc);
        gi_drop(c->t, exc);
    }
    gi_xdrop(c->t, text);
    gi_xdrop(c->t, type);
    return GI_NULL;
}

static GiValue stop(Scan *c, const char *p) {
    return gi_raise_stop_iteration(c->t, gi_int_imm(position(c, p)));
}

static const char *skip_space(const Scan *c, const char *p) {
    while (p < c->end && (*p == ' ' || *p == '\t' || *p == '\n' || *p == '\r')) {
        p++;
    }
    return p;
}

/* --- strings --- */

static bool four_digits(Scan *c, const char *p, const char *blame, uint32_t *out) {
    *out = 0;
    for (int i = 0; i < 4; i++) {
        char d = p + i < c->end ? p[i] : 0;
        int value = d >= '0' && d <= '9' ? d - '0' : (d | 32) >= 'a' && (d | 32) <= 'f' ? (d | 32) - 'a' + 10 : -1;
        if (value < 0) {
            fail(c, "Invalid \\uXXXX escape", blame);
            return false;
        }
        *out = *out << 4 | (uint32_t)value;
    }
    return true;
}

/* \u at p (the backslash): the character, *next behind it. */
static bool read_unicode(Scan *c, const char *p, const char **next, uint32_t *out) {
    if (!four_digits(c, p + 2, p + 1, out)) {
        return false;
    }
    *next = p + 6;
    if (*out - 0xD800 < 0x400 && c->end - p > 12 && p[6] == '\\' && p[7] == 'u') {
        uint32_t low;
        if (!four_digits(c, p + 8, p + 7, &low)) {
            return false;
        }
        if (low - 0xDC00 < 0x400) {
            *out = 0x10000 + ((*out - 0xD800) << 10) + (low - 0xDC00);
            *next = p + 12;
        }
    }
    return true;
}

/* The string behind an opening quote at p - 1; *next behind the closing one. */
static GiValue read_string(Scan *c, const char *p, const char **next) {
    static const char codes[] = "\"\\/bfnrt", chars[] = "\"\\/\b\f\n\r\t";
    const char *begin = p - 1, *from = p;
    GiText b;
    gi_text_init(&b, c->t);
    while (b.ok) {
        while (p < c->end && *p != '"' && *p != '\\' && (!c->strict || (uint8_t)*p >= 0x20)) {
            p++;
        }
        if (p == c->end) {
            fail(c, "Unterminated string starting at", begin);
            break;
        }
        if (*p == '"' && from == begin + 1 && b.size == 0) {
            *next = p + 1;
            return gi_str_from(c->t, from, (size_t)(p - from));
        }
        gi_text_add(&b, from, (size_t)(p - from));
        if (*p == '"') {
            *next = p + 1;
            return gi_text_finish(&b);
        }
        if (*p != '\\') {
            fail(c, "Invalid control character at", p);
            break;
        }
        if (p + 1 == c->end) {
            fail(c, "Unterminated string starting at", begin);
            break;
        }
        uint32_t ch;
        const char *simple = p[1] == 0 ? NULL : strchr(codes, p[1]);
        if (p[1] == 'u') {
            if (!read_unicode(c, p, &p, &ch)) {
                break;
            }
            gi_text_add_char(&b, ch);
        } else if (simple != NULL) {
            gi_text_add(&b, &chars[simple - codes], 1);
            p += 2;
        } else {
            fail(c, "Invalid \\escape", p);
            break;
        }
        from = p;
        if (!gi_poll(c->t, 1)) {
            break;
        }
    }
    gi_text_discard(&b);
    return GI_NULL;
}

static bool begin_scan(GiThread *t, Scan *c, GiValue doc, int64_t index) {
    *c = (Scan){.t = t, .doc = doc, .text = gi_str_text(doc), .strict = true};
    c->end = c->text + gi_str_size(doc);
    return index >= 0 && index <= (int64_t)gi_str_length(doc);
}

GiValue gi_json_scanstring(GiThread *t, const GiValue *a) {
    Scan c;
    int64_t index;
    int strict = gi_truth(t, a[2]);
    if (strict < 0 || !gi_index_int64(t, a[1], false, &index)) {
        return GI_NULL;
    }
    if (!gi_is_str(a[0])) {
        return gi_raise_type_error(t, "first argument must be a string, not %T", a[0]);
    }
    if (!begin_scan(t, &c, a[0], index)) {
        return gi_raise_value_error(t, "end is out of bounds");
    }
    c.strict = strict;
    const char *next, *p = place(&c, index);
    GiValue s = read_string(&c, p, &next);
    GiValue r = s == GI_NULL ? GI_NULL : gi_tuple_pack(t, 2, s, gi_int_imm(position(&c, next)));
    gi_xdrop(t, s);
    return r;
}

/* --- values --- */

static GiValue read_value(Scan *c, const char *p, const char **next);

static GiValue read_number(Scan *c, const char *start, const char **next) {
    const char *p = start;
    bool real = false;
    p += p < c->end && *p == '-';
    if (p < c->end && *p == '0') {
        p++;
    } else if (p < c->end && *p >= '1' && *p <= '9') {
        while (p < c->end && *p >= '0' && *p <= '9') {
            p++;
        }
    } else {
        return stop(c, start);
    }
    if (p + 1 < c->end && *p == '.' && p[1] >= '0' && p[1] <= '9') {
        real = true;
        for (p++; p < c->end && *p >= '0' && *p <= '9';) {
            p++;
        }
    }
    const char *e = p;
    if (e < c->end && (*e == 'e' || *e == 'E')) {
        e++;
        e += e < c->end && (*e == '+' || *e == '-');
        if (e < c->end && *e >= '0' && *e <= '9') {
            real = true;
            while (e < c->end && *e >= '0' && *e <= '9') {
                e++;
            }
            p = e;
        }
    }
    *next = p;
    size_t size = (size_t)(p - start);
    GiValue convert = real ? c->s->parse_float : c->s->parse_int;
    double d;
    if (real && convert == gi_static(&gi_float_type)) {
        return gi_double_parse(c->t, start, size, &d) ? gi_float(c->t, d) : GI_NULL;
    }
    if (!real && convert == gi_static(&gi_int_type)) {
        return gi_int_parse(c->t, start, size, 10);
    }
    GiValue text = gi_str_from(c->t, start, size), r = text == GI_NULL ? GI_NULL : gi_call1(c->t, convert, text);
    gi_xdrop(c->t, text);
    return r;
}

static GiValue read_constant(Scan *c, const char *name) {
    GiValue text = gi_str_from_text(c->t, name), r = text == GI_NULL ? GI_NULL : gi_call1(c->t, c->s->parse_constant, text);
    gi_xdrop(c->t, text);
    return r;
}

/* The key of an object at p, as the object first met with this text. */
static GiValue read_key(Scan *c, const char *p, const char **next) {
    if (p >= c->end || *p != '"') {
        return fail(c, "Expecting property name enclosed in double quotes", p);
    }
    GiValue key = read_string(c, p + 1, next);
    if (key == GI_NULL) {
        return GI_NULL;
    }
    GiValue known = gi_dict_setdefault(c->t, gi_as_dict(c->memo), key, key);
    gi_xtake(known);
    gi_drop(c->t, key);
    return known;
}

/* Stores a pair: in the dict, or in the list for object_pairs_hook. */
static bool store(Scan *c, GiValue into, GiValue key, GiValue value) {
    if (gi_is_dict(into)) {
        return gi_dict_set(c->t, gi_as_dict(into), key, value);
    }
    GiValue pair = gi_tuple_pack(c->t, 2, key, value);
    return pair != GI_NULL && gi_list_append_steal(c->t, into, pair);
}

static bool read_pairs(Scan *c, GiValue into, const char *p, const char **next) {
    p = skip_space(c, p);
    if (p < c->end && *p == '}') {
        *next = p + 1;
        return true;
    }
    while (true) {
        const char *q;
        GiValue key = read_key(c, p, &q);
        if (key == GI_NULL) {
            return false;
        }
        q = skip_space(c, q);
        if (q >= c->end || *q != ':') {
            gi_drop(c->t, key);
            return fail(c, "Expecting ':' delimiter", q);
        }
        GiValue value = read_value(c, skip_space(c, q + 1), &p);
        bool ok = value != GI_NULL && store(c, into, key, value);
        gi_drop(c->t, key);
        gi_xdrop(c->t, value);
        if (!ok) {
            return false;
        }
        p = skip_space(c, p);
        if (p < c->end && *p == '}') {
            *next = p + 1;
            return true;
        }
        if (p >= c->end || *p != ',') {
            return fail(c, "Expecting ',' delimiter", p);
        }
        const char *comma = p;
        p = skip_space(c, p + 1);
        if (p < c->end && *p == '}') {
            return fail(c, "Illegal trailing comma before end of object", comma);
        }
    }
}

static GiValue read_object(Scan *c, const char *p, const char **next) {
    bool pairs = c->s->object_pairs_hook != GI_NONE;
    GiValue made = pairs ? gi_list(c->t, NULL, 0) : gi_dict(c->t);
    if (made == GI_NULL || !read_pairs(c, made, p, next)) {
        gi_xdrop(c->t, made);
        return GI_NULL;
    }
    GiValue hook = pairs ? c->s->object_pairs_hook : c->s->object_hook;
    if (hook == GI_NONE) {
        return made;
    }
    GiValue r = gi_call1(c->t, hook, made);
    gi_drop(c->t, made);
    return r;
}

static bool read_items(Scan *c, GiValue list, const char *p, const char **next) {
    p = skip_space(c, p);
    if (p < c->end && *p == ']') {
        *next = p + 1;
        return true;
    }
    while (true) {
        GiValue v = read_value(c, p, &p);
        if (v == GI_NULL || !gi_list_append_steal(c->t, list, v)) {
            return false;
        }
        p = skip_space(c, p);
        if (p < c->end && *p == ']') {
            *next = p + 1;
            return true;
        }
        if (p >= c->end || *p != ',') {
            return fail(c, "Expecting ',' delimiter", p);
        }
        const char *comma = p;
        p = skip_space(c, p + 1);
        if (p < c->end && *p == ']') {
            return fail(c, "Illegal trailing comma before end of array", comma);
        }
    }
}

static GiValue read_array(Scan *c, const char *p, const char **next) {
    GiValue list = gi_list(c->t, NULL, 0);
    if (list == GI_NULL || !read_items(c, list, p, next)) {
        gi_xdrop(c->t, list);
        return GI_NULL;
    }
    return list;
}

static bool word(Scan *c, const char *p, const char *text, const char **next) {
    size_t n = strlen(text);
    if ((size_t)(c->end - p) < n || memcmp(p, text, n) != 0) {
        return false;
    }
    *next = p + n;
    return true;
}

static GiValue read_value(Scan *c, const char *p, const char **next) {
    if (!gi_poll(c->t, 1)) {
        return GI_NULL;
    }
    if (p >= c->end) {
        return stop(c, p);
    }
    if (*p == '"') {
        return read_string(c, p + 1, next);
    }
    if (*p == '{' || *p == '[') {
        if (!gi_enter(c->t, *p == '{' ? " while decoding a JSON object from a unicode string"
                                      : " while decoding a JSON array from a unicode string")) {
            return GI_NULL;
        }
        GiValue v = *p == '{' ? read_object(c, p + 1, next) : read_array(c, p + 1, next);
        gi_leave(c->t);
        return v;
    }
    if (word(c, p, "null", next)) {
        return GI_NONE;
    }
    if (word(c, p, "true", next)) {
        return GI_TRUE;
    }
    if (word(c, p, "false", next)) {
        return GI_FALSE;
    }
    static const char *const constants[] = {"NaN", "Infinity", "-Infinity"};
    for (size_t i = 0; i < 3; i++) {
        if (word(c, p, constants[i], next)) {
            return read_constant(c, constants[i]);
        }
    }
    return read_number(c, p, next);
}

/* --- the scanner object --- */

static GiValue scanner_call(GiThread *t, GiValue self, const GiValue *a, size_t n, GiValue kwnames) {
    static const char *const names[] = {"string", "idx", NULL};
    static const GiArguments arguments = {"scan_once", names, 2, 2};
    GiValue in[2];
    int64_t index;
    if (!gi_support_arguments(t, &arguments, a, n, kwnames, in) || !gi_index_int64(t, in[1], false, &index)) {
        return GI_NULL;
    }
    if (!gi_is_str(in[0])) {
        return gi_raise_type_error(t, "first argument must be a string, not %T", in[0]);
    }
    if (index < 0) {
        return gi_raise_value_error(t, "idx cannot be negative");
    }
    Scan c;
    if (!begin_scan(t, &c, in[0], index)) {
        return gi_raise_stop_iteration(t, in[1]);
    }
    c.s = (Scanner *)gi_object(self);
    c.strict = c.s->is_strict;
    c.memo = gi_dict(t);
    const char *next = NULL;
    GiValue v = c.memo == GI_NULL ? GI_NULL : read_value(&c, place(&c, index), &next);
    GiValue r = v == GI_NULL ? GI_NULL : gi_tuple_pack(t, 2, v, gi_int_imm(position(&c, next)));
    gi_xdrop(t, v);
    gi_xdrop(t, c.memo);
    return r;
}

static GiValue scanner_new(GiThread *t, GiType *type, const GiValue *a, size_t n, GiValue kwnames) {
    static const char *const names[] = {"context", NULL};
    static const GiArguments arguments = {"make_scanner", names, 1, 1};
    static const char *const fields[] = {"strict", "object_hook", "object_pairs_hook", "parse_float", "parse_int", "parse_constant"};
    GiValue context;
    if (!gi_support_arguments(t, &arguments, a, n, kwnames, &context)) {
        return GI_NULL;
    }
    Scanner *s = gi_object_new(t, type);
    for (int i = 0; s != NULL && i < 6; i++) {
        (&s->strict)[i] = gi_getattr_text(t, context, fields[i]);
        if ((&s->strict)[i] == GI_NULL) {
            gi_drop_object(t, s);
            return GI_NULL;
        }
    }
    int strict = s == NULL ? -1 : gi_truth(t, s->strict);
    if (strict < 0) {
        gi_drop_object(t, s);
        return GI_NULL;
    }
    s->is_strict = strict;
    return gi_support_track(t, s);
}

#define FIELD(name) static GiValue get_##name(GiThread *t, GiValue v) { return gi_take(((Scanner *)gi_object(v))->name); }
FIELD(strict)
FIELD(object_hook)
FIELD(object_pairs_hook)
FIELD(parse_float)
FIELD(parse_int)
FIELD(parse_constant)
#undef FIELD

static const GiGetSetRow getset[] = {
    {"strict", get_strict, gi_readonly_member, NULL}, {"object_hook", get_object_hook, gi_readonly_member, NULL},
    {"object_pairs_hook", get_object_pairs_hook, gi_readonly_member, NULL},
    {"parse_float", get_parse_float, gi_readonly_member, NULL}, {"parse_int", get_parse_int, gi_readonly_member, NULL},
    {"parse_constant", get_parse_constant, gi_readonly_member, NULL}, {NULL, NULL, NULL, NULL}};

GiType gi_json_scanner_type = {
    GI_TYPE_HEAD(Scanner, GI_GC_TRACKED), .gc.slots_offset = offsetof(Scanner, strict), .gc.slots_count = 6,
    .gc.release = gi_release_slots, .name = "_json.Scanner", .flags = GI_TYPE_BASE, .new_ = scanner_new,
    .call = scanner_call, .getset = getset, .doc = "JSON scanner object", .new_signature = "make_scanner(context)"};
