/* SPDX-License-Identifier: MIT
 * runtime/modules/json_encode.c: the module _json and its writing side: quoting of strings and the encoder,
 * which writes a whole value into one text.
 *
 * E1  Hooks (default, a foreign string encoder, items() of subclasses of dict) run script code: lists are
 *     read by index again after each item, dicts through a list of their items.
 */
#include <stdio.h>

#include "runtime/modules/json.h"

typedef struct Encoder {
    GiObject head;
    GiValue markers, default_, encoder, indent, key_separator, item_separator; /* slots */
    bool sort_keys, skipkeys, allow_nan;
    char quoting; /* 'a': encode_basestring_ascii, 'u': encode_basestring, 0: a function of a script */
} Encoder;

/* --- strings --- */

static void put_escape(GiText *b, uint32_t c) {
    char text[16];
    if (c >= 0x10000) {
        c -= 0x10000;
        snprintf(text, sizeof text, "\\u%04x\\u%04x", 0xD800 + (c >> 10), 0xDC00 + (c & 0x3ff));
    } else {
        snprintf(text, sizeof text, "\\u%04x", c);
    }
    gi_text_add_text(b, text);
}

/* Appends s in quotes. */
static bool put_string(GiText *b, GiValue s, bool ascii) {
    static const char special[] = "\"\\\b\f\n\r\t", codes[] = "\"\\bfnrt";
    const char *p = gi_str_text(s), *end = p + gi_str_size(s), *from = p;
    gi_text_add(b, "\"", 1);
    while (p < end && b->ok) {
        uint8_t c = (uint8_t)*p;
        if (c >= 0x20 && c != '"' && c != '\\' && (c < 0x7f || !ascii)) {
            p++;
            continue;
        }
        gi_text_add(b, from, (size_t)(p - from));
        const char *simple = c == 0 || c >= 0x80 ? NULL : strchr(special, c);
        if (simple != NULL) {
            char pair[2] = {'\\', codes[simple - special]};
            gi_text_add(b, pair, 2);
            p++;
        } else {
            put_escape(b, gi_utf8_next(&p));
        }
        from = p;
        if (!gi_poll(b->t, 1)) {
            return false;
        }
    }
    gi_text_add(b, from, (size_t)(p - from));
    gi_text_add(b, "\"", 1);
    return b->ok;
}

static GiValue quote(GiThread *t, GiValue s, bool ascii) {
    if (!gi_is_str(s)) {
        return gi_raise_type_error(t, "first argument must be a string, not %T", s);
    }
    GiText b;
    gi_text_init(&b, t);
    if (!put_string(&b, s, ascii)) {
        gi_text_discard(&b);
        return GI_NULL;
    }
    return gi_text_finish(&b);
}

static GiValue f_quote_ascii(GiThread *t, const GiValue *a) { return quote(t, a[0], true); }
static GiValue f_quote(GiThread *t, const GiValue *a) { return quote(t, a[0], false); }

/* --- values --- */

static bool put_value(Encoder *e, GiText *b, int64_t level, GiValue v);

static bool put_text(Encoder *e, GiText *b, GiValue s) {
    if (e->quoting != 0) {
        return put_string(b, s, e->quoting == 'a');
    }
    GiValue r = gi_call1(b->t, e->encoder, s);
    if (r != GI_NULL && !gi_is_str(r)) {
        gi_raise_type_error(b->t, "encoder() must return a string, not %T", r);
        gi_replace(b->t, &r, GI_NULL);
    }
    if (r != GI_NULL) {
        gi_text_add_str(b, r);
        gi_drop(b->t, r);
    }
    return r != GI_NULL && b->ok;
}

static bool put_steal(GiText *b, GiValue text) {
    if (text != GI_NULL) {
        gi_text_add_str(b, text);
        gi_drop(b->t, text);
    }
    return text != GI_NULL && b->ok;
}

/* Of an int or a subclass: the digits, whatever __repr__ says. */
static bool put_int(GiText *b, GiValue v) { return put_steal(b, gi_int_to_str(b->t, v, 10)); }

static bool put_float(Encoder *e, GiText *b, GiValue v) {
    double d = gi_float_value(v);
    char text[32];
    if (d - d != 0) {
        if (!e->allow_nan) {
            return gi_raise_value_error(b->t, "Out of range float values are not JSON compliant: %R", v);
        }
        gi_text_add_text(b, d > 0 ? "Infinity" : d < 0 ? "-Infinity" : "NaN");
        return b->ok;
    }
    gi_text_add(b, text, gi_double_repr(d, text));
    return b->ok;
}

/* 1: written; 0: to be skipped; -1: error. */
static int put_key(Encoder *e, GiText *b, GiValue key) {
    GiThread *t = b->t;
    if (gi_is_str(key)) {
        return put_text(e, b, key) ? 1 : -1;
    }
    GiText inner;
    gi_text_init(&inner, t);
    bool ok = true;
    if (key == GI_NONE || key == GI_TRUE || key == GI_FALSE) {
        gi_text_add_text(&inner, key == GI_NONE ? "null" : key == GI_TRUE ? "true" : "false");
    } else if (gi_is_float(key)) {
        ok = put_float(e, &inner, key);
    } else if (gi_is_int(key)) {
        ok = put_int(&inner, key);
    } else {
        if (e->skipkeys) {
            return 0;
        }
        gi_raise_type_error(t, "keys must be str, int, float, bool or None, not %T", key);
        ok = false;
    }
    if (!ok) {
        gi_text_discard(&inner);
        return -1;
    }
    GiValue text = gi_text_finish(&inner);
    ok = text != GI_NULL && put_text(e, b, text);
    gi_xdrop(t, text);
    return ok ? 1 : -1;
}

/* Notes v as being written; false: it is already (ValueError), or memory. *id owned, GI_NULL without checks. */
static bool mark(Encoder *e, GiThread *t, GiValue v, GiValue *id) {
    *id = GI_NULL;
    if (e->markers == GI_NONE) {
        return true;
    }
    GiValue key = gi_int(t, (int64_t)(uintptr_t)gi_object(v));
    int known = key == GI_NULL ? -1 : gi_contains(t, e->markers, key);
    if (known > 0) {
        gi_raise_value_error(t, "Circular reference detected");
    }
    if (known != 0 || !gi_setitem(t, e->markers, key, v)) {
        gi_xdrop(t, key);
        return false;
    }
    *id = key;
    return true;
}

static bool unmark(Encoder *e, GiThread *t, GiValue id, bool ok) {
    if (id != GI_NULL) {
        ok = ok && gi_setitem(t, e->markers, id, GI_NULL);
        gi_drop(t, id);
    }
    return ok;
}

/* With an indent: a new line for the items of this level. */
static void put_line(Encoder *e, GiText *b, int64_t level) {
    if (e->indent != GI_NONE) {
        gi_text_add(b, "\n", 1);
        for (int64_t i = 0; i < level && b->ok; i++) {
            gi_text_add_str(b, e->indent);
        }
    }
}

static bool put_items(Encoder *e, GiText *b, int64_t level, GiValue v) {
    for (size_t i = 0;; i++) { /* E1 */
        GiValue item = gi_is_list(v) ? (i < gi_as_list(v)->size ? gi_take(gi_as_list(v)->items[i]) : GI_NULL)
                                     : (i < gi_as_tuple(v)->size ? gi_take(gi_as_tuple(v)->items[i]) : GI_NULL);
        if (item == GI_NULL) {
            return b->ok;
        }
        if (i > 0) {
            gi_text_add_str(b, e->item_separator);
        }
        put_line(e, b, level);
        bool ok = put_value(e, b, level, item);
        gi_drop(b->t, item);
        if (!ok) {
            return false;
        }
    }
}

static bool put_sequence(Encoder *e, GiText *b, int64_t level, GiValue v) {
    GiValue id;
    if ((gi_is_list(v) ? gi_as_list(v)->size : gi_as_tuple(v)->size) == 0) {
        gi_text_add(b, "[]", 2);
        return b->ok;
    }
    if (!mark(e, b->t, v, &id)) {
        return false;
    }
    gi_text_add(b, "[", 1);
    bool ok = put_items(e, b, level + 1, v);
    put_line(e, b, level);
    gi_text_add(b, "]", 1);
    return unmark(e, b->t, id, ok) && b->ok;
}

static bool put_pairs(Encoder *e, GiText *b, int64_t level, GiValue items) {
    bool first = true;
    for (size_t i = 0; i < gi_as_list(items)->size; i++) {
        GiValue pair = gi_take(gi_as_list(items)->items[i]);
        if (!gi_is_tuple(pair) || gi_as_tuple(pair)->size != 2) {
            gi_drop(b->t, pair);
            return gi_raise_value_error(b->t, "items must return 2-tuples");
        }
        GiText part; /* a key that is skipped must leave no separator */
        gi_text_init(&part, b->t);
        int written = put_key(e, &part, gi_as_tuple(pair)->items[0]);
        bool ok = written >= 0;
        if (written > 0) {
            GiValue key = gi_text_finish(&part);
            if (!first) {
                gi_text_add_str(b, e->item_separator);
            }
            first = false;
            put_line(e, b, level);
            ok = put_steal(b, key);
            gi_text_add_str(b, e->key_separator);
            ok = ok && put_value(e, b, level, gi_as_tuple(pair)->items[1]);
        } else {
            gi_text_discard(&part);
        }
        gi_drop(b->t, pair);
        if (!ok) {
            return false;
        }
    }
    return b->ok;
}

static GiValue items_of(Encoder *e, GiThread *t, GiValue dict) {
    GiValue method = gi_getattr_text(t, dict, "items"), view = method == GI_NULL ? GI_NULL : gi_call0(t, method);
    GiValue list = view == GI_NULL ? GI_NULL : gi_list_from(t, view);
    gi_xdrop(t, method);
    gi_xdrop(t, view);
    if (list != GI_NULL && e->sort_keys && !gi_list_sort(t, list, GI_NULL, false)) {
        gi_drop(t, list);
        return GI_NULL;
    }
    return list;
}

static bool put_dict(Encoder *e, GiText *b, int64_t level, GiValue v) {
    GiValue id;
    if (gi_as_dict(v)->used == 0) {
        gi_text_add(b, "{}", 2);
        return b->ok;
    }
    if (!mark(e, b->t, v, &id)) {
        return false;
    }
    gi_text_add(b, "{", 1);
    GiValue items = items_of(e, b->t, v);
    bool ok = items != GI_NULL && put_pairs(e, b, level + 1, items);
    gi_xdrop(b->t, items);
    put_line(e, b, level);
    gi_text_add(b, "}", 1);
    return unmark(e, b->t, id, ok) && b->ok;
}

static bool put_other(Encoder *e, GiText *b, int64_t level, GiValue v) {
    GiValue id;
    if (!mark(e, b->t, v, &id)) {
        return false;
    }
    GiValue changed = gi_call1(b->t, e->default_, v);
    bool ok = changed != GI_NULL && put_value(e, b, level, changed);
    gi_xdrop(b->t, changed);
    return unmark(e, b->t, id, ok) && b->ok;
}

static bool put_value(Encoder *e, GiText *b, int64_t level, GiValue v) {
    if (v == GI_NONE || v == GI_TRUE || v == GI_FALSE) {
        gi_text_add_text(b, v == GI_NONE ? "null" : v == GI_TRUE ? "true" : "false");
        return b->ok;
    }
    if (gi_is_str(v)) {
        return put_text(e, b, v);
    }
    if (gi_is_int(v)) {
        return put_int(b, v);
    }
    if (gi_is_float(v)) {
        return put_float(e, b, v);
    }
    if (!gi_poll(b->t, 1) || !gi_enter(b->t, " while encoding a JSON object")) {
        return false;
    }
    bool ok = gi_is_list(v) || gi_is_tuple(v) ? put_sequence(e, b, level, v) : gi_is_dict(v) ? put_dict(e, b, level, v) : put_other(e, b, level, v);
    gi_leave(b->t);
    return ok;
}

/* --- the encoder object --- */

static GiValue encoder_call(GiThread *t, GiValue self, const GiValue *a, size_t n, GiValue kwnames) {
    static const char *const names[] = {"obj", "_current_indent_level", NULL};
    static const GiArguments arguments = {"_iterencode", names, 2, 2};
    GiValue in[2];
    int64_t level;
    if (!gi_support_arguments(t, &arguments, a, n, kwnames, in) || !gi_index_int64(t, in[1], false, &level)) {
        return GI_NULL;
    }
    GiText b;
    gi_text_init(&b, t);
    if (!put_value((Encoder *)gi_object(self), &b, level, in[0])) {
        gi_text_discard(&b);
        return GI_NULL;
    }
    GiValue text = gi_text_finish(&b);
    return text == GI_NULL ? GI_NULL : gi_tuple_steal(t, &text, 1);
}

/* Which of our own functions an encoder argument is. */
static char quoting_of(GiValue encoder) {
    if (gi_type(encoder) != &gi_builtin_function_type) {
        return 0;
    }
    const GiMethodRow *row = ((GiBuiltin *)gi_object(encoder))->row;
    return row->fn == f_quote_ascii ? 'a' : row->fn == f_quote ? 'u' : 0;
}

static GiValue encoder_new(GiThread *t, GiType *type, const GiValue *a, size_t n, GiValue kwnames) {
    static const char *const names[] = {"markers", "default", "encoder", "indent", "key_separator", "item_separator",
                                        "sort_keys", "skipkeys", "allow_nan", NULL};
    static const GiArguments arguments = {"make_encoder", names, 9, 9};
    GiValue in[9];
    if (!gi_support_arguments(t, &arguments, a, n, kwnames, in)) {
        return GI_NULL;
    }
    if (in[0] != GI_NONE && !gi_is_dict(in[0])) {
        return gi_raise_type_error(t, "make_encoder() argument 1 must be dict or None, not %T", in[0]);
    }
    if (in[3] != GI_NONE && !gi_is_str(in[3])) {
        return gi_raise_type_error(t, "make_encoder() argument 4 must be str or None, not %T", in[3]);
    }
    for (int i = 4; i < 6; i++) {
        if (!gi_is_str(in[i])) {
            return gi_raise_type_error(t, "make_encoder() argument %d must be str, not %T", i + 1, in[i]);
        }
    }
    int flags[3];
    for (int i = 0; i < 3; i++) {
        flags[i] = gi_truth(t, in[6 + i]);
        if (flags[i] < 0) {
            return GI_NULL;
        }
    }
    Encoder *e = gi_object_new(t, type);
    if (e == NULL) {
        return GI_NULL;
    }
    for (int i = 0; i < 6; i++) {
        (&e->markers)[i] = gi_take(in[i]);
    }
    e->sort_keys = flags[0];
    e->skipkeys = flags[1];
    e->allow_nan = flags[2];
    e->quoting = quoting_of(e->encoder);
    return gi_support_track(t, e);
}

#define FIELD(name, field) static GiValue get_##name(GiThread *t, GiValue v) { return gi_take(((Encoder *)gi_object(v))->field); }
FIELD(markers, markers)
FIELD(default, default_)
FIELD(encoder, encoder)
FIELD(indent, indent)
FIELD(key_separator, key_separator)
FIELD(item_separator, item_separator)
#undef FIELD
static GiValue get_sort_keys(GiThread *t, GiValue v) { return gi_bool(((Encoder *)gi_object(v))->sort_keys); }
static GiValue get_skipkeys(GiThread *t, GiValue v) { return gi_bool(((Encoder *)gi_object(v))->skipkeys); }

static const GiGetSetRow getset[] = {
    {"markers", get_markers, gi_readonly_member, NULL}, {"default", get_default, gi_readonly_member, NULL},
    {"encoder", get_encoder, gi_readonly_member, NULL}, {"indent", get_indent, gi_readonly_member, NULL},
    {"key_separator", get_key_separator, gi_readonly_member, NULL}, {"item_separator", get_item_separator, gi_readonly_member, NULL},
    {"sort_keys", get_sort_keys, gi_readonly_member, NULL}, {"skipkeys", get_skipkeys, gi_readonly_member, NULL},
    {NULL, NULL, NULL, NULL}};

GiType gi_json_encoder_type = {
    GI_TYPE_HEAD(Encoder, GI_GC_TRACKED), .gc.slots_offset = offsetof(Encoder, markers), .gc.slots_count = 6,
    .gc.release = gi_release_slots, .name = "_json.Encoder", .flags = GI_TYPE_BASE, .new_ = encoder_new,
    .call = encoder_call, .getset = getset, .doc = "Encoder(markers, default, encoder, indent, key_separator, item_separator, sort_keys, skipkeys, allow_nan)"};

static const GiMethodRow functions[] = {
    GI_METHOD("encode_basestring_ascii(string, /)", f_quote_ascii, "Return an ASCII-only JSON representation of a Python string"),
    GI_METHOD("encode_basestring(string, /)", f_quote, "Return a JSON representation of a Python string"),
    GI_METHOD("scanstring(string, end, strict=True, /)", gi_json_scanstring,
              "Scan the string s for a JSON string. End is the index of the\ncharacter in s after the quote that started the JSON string."),
    GI_METHODS_END};

static bool init(GiThread *t, GiValue m) {
    return gi_module_add(t, m, "make_scanner", gi_static(&gi_json_scanner_type)) &&
           gi_module_add(t, m, "make_encoder", gi_static(&gi_json_encoder_type));
}

const GiModuleSpec gi_module_json = {"_json", "json speedups", functions, init};
