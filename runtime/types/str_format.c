/* SPDX-License-Identifier: MIT
 * runtime/types/str_format.c: str.format and str.format_map: parsing of replacement fields, lookup of
 * what they name, and output.
 */
#include "runtime/types/str_format.h"

#include "runtime/native.h"
#include "runtime/types/number.h"
#include "runtime/types/str_private.h"
#include "runtime/text/unicode.h"

#define MAX_NESTING 2 /* a format specification may contain fields, and those no more */

/* --- syntax --- */

static int syntax_error(GiThread *t, const char *message) {
    gi_raise_value_error(t, "%s", message);
    return -1;
}

/* Reads behind the '{' of a field up to its '}'. */
static int read_field(GiThread *t, GiPiece *rest, GiField *f) {
    const char *p = rest->start, *end = rest->end;
    char c = 0;
    f->name.start = p;
    while (p < end) {
        c = *p++;
        if (c == '{') {
            return syntax_error(t, "unexpected '{' in field name");
        }
        if (c == '[') {
            while (p < end && *p != ']') {
                p++;
            }
        } else if (c == '}' || c == ':' || c == '!') {
            break;
        }
    }
    f->name.end = p > f->name.start && (c == '}' || c == ':' || c == '!') ? p - 1 : p;
    if (c == '}') {
        rest->start = p;
        return 1;
    }
    if (c != ':' && c != '!') {
        return syntax_error(t, "expected '}' before end of string");
    }
    if (c == '!') {
        if (p >= end) {
            return syntax_error(t, "end of string while looking for conversion specifier");
        }
        f->conversion = gi_utf8_next(&p);
        if (p < end) {
            c = *p++;
            if (c == '}') {
                rest->start = p;
                return 1;
            }
            if (c != ':') {
                return syntax_error(t, "expected ':' after conversion specifier");
            }
        }
    }
    f->spec.start = p;
    for (int depth = 1; p < end;) {
        c = *p++;
        if (c == '{') {
            f->expand = true;
            depth++;
        } else if (c == '}' && --depth == 0) {
            f->spec.end = p - 1;
            rest->start = p;
            return 1;
        }
    }
    return syntax_error(t, "unmatched '{' in format spec");
}

int gi_format_next_field(GiThread *t, GiPiece *rest, GiField *f) {
    *f = (GiField){.present = false};
    const char *p = rest->start, *end = rest->end;
    if (p >= end) {
        return 0;
    }
    while (p < end && *p != '{' && *p != '}') {
        p++;
    }
    f->literal = (GiPiece){rest->start, p};
    f->name = f->spec = (GiPiece){end, end};
    if (p == end) {
        rest->start = end;
        return 1;
    }
    char c = *p++;
    if (p < end && *p == c) { /* a doubled brace is text */
        f->literal.end = p;
        rest->start = p + 1;
        return 1;
    }
    if (c == '}') {
        return syntax_error(t, "Single '}' encountered in format string");
    }
    if (p == end) {
        return syntax_error(t, "Single '{' encountered in format string");
    }
    f->present = true;
    rest->start = p;
    return read_field(t, rest, f);
}

/* The value of a piece of decimal digits: -1 when it is none, -2 with ValueError when too large. */
static int64_t read_integer(GiThread *t, GiPiece piece) {
    int64_t value = 0;
    const char *p = piece.start;
    if (p >= piece.end) {
        return -1;
    }
    while (p < piece.end) {
        int digit = gi_unicode_decimal(gi_utf8_next(&p));
        if (digit < 0) {
            return -1;
        }
        if (value > (INT64_MAX - digit) / 10) {
            gi_raise_value_error(t, "Too many decimal digits in format string");
            return -2;
        }
        value = value * 10 + digit;
    }
    return value;
}

bool gi_format_split_name(GiThread *t, GiPiece name, GiPiece *first, int64_t *index, GiPiece *rest) {
    const char *p = name.start;
    while (p < name.end && *p != '.' && *p != '[') {
        p++;
    }
    *first = (GiPiece){name.start, p};
    *rest = (GiPiece){p, name.end};
    *index = read_integer(t, *first);
    return *index != -2;
}

int gi_format_next_part(GiThread *t, GiPiece *rest, GiPiece *part, bool *is_attribute,
                        int64_t *index) {
    const char *p = rest->start, *end = rest->end;
    if (p >= end) {
        return 0;
    }
    char c = *p++;
    if (c != '.' && c != '[') {
        return syntax_error(t, "Only '.' or '[' may follow ']' in format field specifier");
    }
    *is_attribute = c == '.';
    part->start = p;
    *index = -1;
    if (c == '.') {
        while (p < end && *p != '.' && *p != '[') {
            p++;
        }
        part->end = rest->start = p;
    } else {
        while (p < end && *p != ']') {
            p++;
        }
        if (p == end) {
            return syntax_error(t, "Missing ']' in format string");
        }
        part->end = p;
        rest->start = p + 1;
        *index = read_integer(t, *part);
        if (*index == -2) {
            return -1;
        }
    }
    if (part->start == part->end) {
        return syntax_error(t, "Empty attribute in format string");
    }
    return 1;
}

/* --- lookup --- */

typedef enum Numbering { UNDECIDED, AUTOMATIC, MANUAL } Numbering;

/* The arguments of one call of format() or format_map(). */
typedef struct Arguments {
    GiThread *t;
    const GiValue *positional;
    size_t count;
    GiValue kwnames;     /* values stand behind the positional ones; GI_NULL: none */
    GiValue mapping;     /* of format_map; else GI_NULL */
    Numbering numbering;
    int64_t next;        /* of automatic numbering */
} Arguments;

static GiValue find_keyword(Arguments *args, GiPiece name) {
    GiThread *t = args->t;
    GiValue key = gi_str_from(t, name.start, (size_t)(name.end - name.start));
    if (key == GI_NULL) {
        return GI_NULL;
    }
    GiValue v = GI_NULL;
    if (args->mapping != GI_NULL) {
        v = gi_getitem(t, args->mapping, key);
    } else {
        size_t n = args->kwnames == GI_NULL ? 0 : gi_as_tuple(args->kwnames)->size;
        for (size_t i = 0; i < n && v == GI_NULL; i++) {
            if (gi_str_equal(gi_as_tuple(args->kwnames)->items[i], key)) {
                v = gi_take(args->positional[args->count + i]);
            }
        }
        if (v == GI_NULL) {
            gi_raise_value(t, &gi_KeyError, key);
        }
    }
    gi_drop(t, key);
    return v;
}

/* Is this use of numbers consistent with those before? */
static bool check_numbering(Arguments *args, bool automatic) {
    if (args->numbering == UNDECIDED) {
        args->numbering = automatic ? AUTOMATIC : MANUAL;
    }
    if (args->numbering == MANUAL && automatic) {
        gi_raise_value_error(args->t, "cannot switch from manual field specification to automatic "
                                      "field numbering");
        return false;
    }
    if (args->numbering == AUTOMATIC && !automatic) {
        gi_raise_value_error(args->t, "cannot switch from automatic field numbering to manual field "
                                      "specification");
        return false;
    }
    return true;
}

static GiValue find_first(Arguments *args, GiPiece first, int64_t index) {
    bool automatic = first.start == first.end;
    if (!automatic && index == -1) {
        return find_keyword(args, first);
    }
    if (!check_numbering(args, automatic)) {
        return GI_NULL;
    }
    if (automatic) {
        index = args->next++;
    }
    if (args->mapping != GI_NULL) {
        return gi_raise_value_error(args->t, "Format string contains positional fields");
    }
    if ((uint64_t)index >= args->count) {
        return gi_raise(args->t, &gi_IndexError,
                        "Replacement index %lld out of range for positional args tuple",
                        (long long)index);
    }
    return gi_take(args->positional[index]);
}

/* The object a field names: "0", "name", "0.attribute[item]". */
static GiValue find_object(Arguments *args, GiPiece name) {
    GiThread *t = args->t;
    GiPiece first, rest, part;
    int64_t index;
    if (!gi_format_split_name(t, name, &first, &index, &rest)) {
        return GI_NULL;
    }
    GiValue v = find_first(args, first, index);
    bool is_attribute;
    int got = 1;
    while (v != GI_NULL && (got = gi_format_next_part(t, &rest, &part, &is_attribute, &index)) > 0) {
        GiValue key = index >= 0 ? gi_int(t, index)
                                 : gi_str_from(t, part.start, (size_t)(part.end - part.start));
        GiValue inner = key == GI_NULL ? GI_NULL
                        : is_attribute ? gi_getattr(t, v, key) : gi_getitem(t, v, key);
        gi_xdrop(t, key);
        gi_drop(t, v);
        v = inner;
    }
    if (got < 0) {
        gi_drop(t, v);
        return GI_NULL;
    }
    return v;
}

static GiValue convert_steal(GiThread *t, GiValue v, uint32_t conversion) {
    GiValue r;
    switch (conversion) {
    case 0: return v;
    case 'r': r = gi_repr(t, v); break;
    case 's': r = gi_str(t, v); break;
    case 'a': r = gi_ascii(t, v); break;
    default:
        r = conversion > 32 && conversion < 127
                ? gi_raise_value_error(t, "Unknown conversion specifier %c", (int)conversion)
                : gi_raise_value_error(t, "Unknown conversion specifier \\x%x", conversion);
        break;
    }
    gi_drop(t, v);
    return r;
}

/* --- output --- */

static bool build(Arguments *args, GiPiece text, int nesting, GiText *out);

/* The format specification of a field; owned str. */
static GiValue make_spec(Arguments *args, const GiField *f, int nesting) {
    if (!f->expand) {
        return gi_str_from(args->t, f->spec.start, (size_t)(f->spec.end - f->spec.start));
    }
    GiText b;
    gi_text_init(&b, args->t);
    if (!build(args, f->spec, nesting - 1, &b)) {
        gi_text_discard(&b);
        return GI_NULL;
    }
    return gi_text_finish(&b);
}

static bool add_field(Arguments *args, const GiField *f, int nesting, GiText *out) {
    GiThread *t = args->t;
    GiValue v = find_object(args, f->name);
    if (v != GI_NULL) {
        v = convert_steal(t, v, f->conversion);
    }
    if (v == GI_NULL) {
        return false;
    }
    GiValue spec = make_spec(args, f, nesting);
    GiValue text = spec == GI_NULL ? GI_NULL : gi_format(t, v, spec);
    gi_xdrop(t, spec);
    gi_drop(t, v);
    if (text == GI_NULL) {
        return false;
    }
    gi_text_add_str(out, text);
    gi_drop(t, text);
    return out->ok;
}

/* Appends the formatted text; false: error set, out may still hold text. */
static bool build(Arguments *args, GiPiece text, int nesting, GiText *out) {
    if (nesting <= 0) {
        gi_raise_value_error(args->t, "Max string recursion exceeded");
        return false;
    }
    GiField f;
    int got;
    while ((got = gi_format_next_field(args->t, &text, &f)) > 0) {
        gi_text_add(out, f.literal.start, (size_t)(f.literal.end - f.literal.start));
        if (!out->ok || (f.present && !add_field(args, &f, nesting, out)) || !gi_poll(args->t, 1)) {
            return false;
        }
    }
    return got == 0;
}

static GiValue run(Arguments *args, GiValue format) {
    const GiStr *s = gi_as_str(format);
    GiText b;
    if (memchr(s->text, '{', s->size) == NULL && memchr(s->text, '}', s->size) == NULL) {
        return gi_take(format);
    }
    gi_text_init(&b, args->t);
    if (!build(args, (GiPiece){s->text, s->text + s->size}, MAX_NESTING, &b)) {
        gi_text_discard(&b);
        return GI_NULL;
    }
    return gi_text_finish(&b);
}

GiValue gi_str_m_format(GiThread *t, const GiValue *a, size_t n, GiValue kwnames) {
    Arguments args = {.t = t, .positional = a + 1, .count = n - 1, .kwnames = kwnames};
    return run(&args, a[0]);
}

GiValue gi_str_m_format_map(GiThread *t, const GiValue *a) {
    Arguments args = {.t = t, .mapping = a[1]};
    return run(&args, a[0]);
}
