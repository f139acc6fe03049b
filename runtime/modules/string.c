/* SPDX-License-Identifier: MIT
 * runtime/modules/string.c: the module _string: the syntax of str.format for string.Formatter.
 */
#include "runtime/native.h"
#include "runtime/types/sequence.h"
#include "runtime/types/str_format.h"

static GiValue piece_text(GiThread *t, GiPiece p) {
    return gi_str_from(t, p.start, (size_t)(p.end - p.start));
}

static bool check_str(GiThread *t, GiValue v) {
    if (!gi_is_str(v)) {
        gi_raise_type_error(t, "expected str, got %T", v);
        return false;
    }
    return true;
}

/* Appends a tuple of n values, which are taken over (any may be GI_NULL: failed). */
static bool append_tuple_steal(GiThread *t, GiValue list, GiValue *items, size_t n) {
    bool ok = true;
    for (size_t i = 0; i < n; i++) {
        ok = ok && items[i] != GI_NULL;
    }
    if (!ok) {
        for (size_t i = 0; i < n; i++) {
            gi_xdrop(t, items[i]);
        }
        return false;
    }
    GiValue tuple = gi_tuple_steal(t, items, n);
    return tuple != GI_NULL && gi_list_append_steal(t, list, tuple);
}

/* iter(list), which is taken over. */
static GiValue iterate_steal(GiThread *t, GiValue list) {
    GiValue it = gi_iter(t, list);
    gi_drop(t, list);
    return it;
}

/* (literal, field name, format spec, conversion) for each step of parsing. */
static GiValue m_parser(GiThread *t, const GiValue *a) {
    if (!check_str(t, a[0])) {
        return GI_NULL;
    }
    GiPiece rest = {gi_str_text(a[0]), gi_str_text(a[0]) + gi_str_size(a[0])};
    GiValue list = gi_list(t, NULL, 0);
    GiField f;
    int got = 0;
    while (list != GI_NULL && (got = gi_format_next_field(t, &rest, &f)) > 0) {
        GiValue items[4] = {piece_text(t, f.literal), GI_NONE, GI_NONE, GI_NONE};
        if (f.present) {
            items[1] = piece_text(t, f.name);
            items[2] = piece_text(t, f.spec);
            items[3] = f.conversion == 0 ? GI_NONE : gi_str_from_char(t, f.conversion);
        }
        if (!append_tuple_steal(t, list, items, 4)) {
            got = -1;
            break;
        }
    }
    if (list == GI_NULL || got < 0) {
        gi_xdrop(t, list);
        return GI_NULL;
    }
    return iterate_steal(t, list);
}

/* (first, iterator of (is attribute, name)) */
static GiValue m_split(GiThread *t, const GiValue *a) {
    if (!check_str(t, a[0])) {
        return GI_NULL;
    }
    GiPiece name = {gi_str_text(a[0]), gi_str_text(a[0]) + gi_str_size(a[0])}, first, rest, part;
    int64_t index;
    bool is_attribute;
    if (!gi_format_split_name(t, name, &first, &index, &rest)) {
        return GI_NULL;
    }
    GiValue head = index >= 0 ? gi_int_imm(index) : piece_text(t, first);
    GiValue list = head == GI_NULL ? GI_NULL : gi_list(t, NULL, 0);
    int got = list == GI_NULL ? -1 : 0;
    while (list != GI_NULL && (got = gi_format_next_part(t, &rest, &part, &is_attribute, &index)) > 0) {
        GiValue items[2] = {gi_bool(is_attribute),
                            index >= 0 ? gi_int_imm(index) : piece_text(t, part)};
        if (!append_tuple_steal(t, list, items, 2)) {
            got = -1;
            break;
        }
    }
    GiValue r = GI_NULL;
    if (got == 0) {
        GiValue it = iterate_steal(t, list);
        r = it == GI_NULL ? GI_NULL : gi_tuple_pack(t, 2, head, it);
        gi_xdrop(t, it);
    } else {
        gi_xdrop(t, list);
    }
    gi_xdrop(t, head);
    return r;
}

static const GiMethodRow functions[] = {
    GI_METHOD("formatter_parser(string, /)", m_parser, "parse the argument as a format string"),
    GI_METHOD("formatter_field_name_split(string, /)", m_split, "split the argument as a field name"),
    GI_METHODS_END};

const GiModuleSpec gi_module_string = {"_string", "string helper module", functions, NULL};
