/* SPDX-License-Identifier: MIT
 * runtime/api/pack.c: formats: C data to values (gilt_pack, the arguments of gilt_callf) and back (gilt_unpack).
 *
 *   format ::= item*            item ::= [name '='] ( letter | '(' format ')' | '[' format ']' | '{' format '}' )
 */
#include "runtime/api/pack.h"

#include <limits.h>

#include "runtime/types/bytes.h"
#include "runtime/types/number.h"
#include "runtime/types/sequence.h"
#include "runtime/types/str.h"

#define MOST_DEPTH 64

typedef struct Reader {
    gilt_thread *h;
    GiThread *t;
    const char *fmt, *p;
    va_list *args;
    int depth;
} Reader;

static bool malformed(Reader *r, const char *what) {
    return gi_raise_value_error(r->t, "format '%s': %s", r->fmt, what);
}

static void skip(Reader *r) {
    while (*r->p == ' ' || *r->p == ',' || *r->p == '\n') {
        r->p++;
    }
}

/* Is there a name in front of the item? Its length, else 0. */
static size_t name_length(const char *p) {
    size_t n = 0;
    while ((p[n] >= 'a' && p[n] <= 'z') || (p[n] >= 'A' && p[n] <= 'Z') || p[n] == '_' || (unsigned char)p[n] >= 0x80 ||
           (n > 0 && p[n] >= '0' && p[n] <= '9')) {
        n++;
    }
    return p[n] == '=' ? n : 0;
}

/* The name of a named item, interned, and steps over it; GI_NULL without an error: it has none. */
static GiValue read_name(Reader *r) {
    size_t n = name_length(r->p);
    if (n == 0) {
        return GI_NULL;
    }
    GiValue name = gi_str_decode_utf8(r->t, r->p, n, NULL);
    r->p += n + 1;
    skip(r);
    return name == GI_NULL ? GI_NULL : gi_intern_steal(r->t, name);
}

static char closing(char c) { return c == '(' ? ')' : c == '[' ? ']' : c == '{' ? '}' : 0; }

/* --- lists of values --- */

void gi_pack_list_init(GiPackList *list) {
    list->items = list->small_items;
    list->names = list->small_names;
    list->count = list->named = 0;
    list->capacity = GI_PACK_SMALL;
}

void gi_pack_list_free(GiThread *t, GiPackList *list) {
    for (size_t i = 0; i < list->count; i++) {
        gi_drop(t, list->items[i]);
    }
    for (size_t i = 0; i < list->named; i++) {
        gi_drop(t, list->names[i]);
    }
    if (list->items != list->small_items) {
        gi_free(t, list->items, list->capacity * sizeof(GiValue));
        gi_free(t, list->names, list->capacity * sizeof(GiValue));
    }
}

static bool grow(GiThread *t, GiPackList *list) {
    size_t capacity = list->capacity * 2;
    GiValue *items = gi_alloc_array(t, capacity, sizeof *items);
    GiValue *names = items == NULL ? NULL : gi_alloc_array(t, capacity, sizeof *names);
    if (names == NULL) {
        gi_free(t, items, capacity * sizeof *items);
        return false;
    }
    memcpy(items, list->items, list->count * sizeof *items);
    memcpy(names, list->names, list->named * sizeof *names);
    if (list->items != list->small_items) {
        gi_free(t, list->items, list->capacity * sizeof *items);
        gi_free(t, list->names, list->capacity * sizeof *names);
    }
    list->items = items;
    list->names = names;
    list->capacity = capacity;
    return true;
}

/* Adds an item and its name (GI_NULL: none); takes both over. */
static bool add_steal(GiThread *t, GiPackList *list, GiValue name, GiValue v) {
    if (v == GI_NULL || (list->count == list->capacity && !grow(t, list))) {
        gi_xdrop(t, name);
        gi_xdrop(t, v);
        return false;
    }
    list->items[list->count++] = v;
    if (name != GI_NULL) {
        list->names[list->named++] = name;
    }
    return true;
}

/* --- packing --- */

static GiValue pack_item(Reader *r);

/* All items up to `end`. `names`: 0 no item may be named, 1 the last ones may, 2 all must. */
static bool pack_items(Reader *r, char end, int names, GiPackList *list) {
    for (skip(r); *r->p != end; skip(r)) {
        if (*r->p == 0) {
            return malformed(r, "a bracket is not closed");
        }
        GiValue name = read_name(r);
        if (name == GI_NULL && gi_failed(r->t)) {
            return false;
        }
        bool bad = name != GI_NULL ? names == 0 : names == 2 || list->named > 0;
        if (bad) {
            gi_xdrop(r->t, name);
            return malformed(r, name != GI_NULL ? "a name is out of place" : "a name is missing");
        }
        if (!add_steal(r->t, list, name, pack_item(r))) {
            return false;
        }
    }
    return true;
}

static GiValue make_dict(GiThread *t, const GiPackList *list) {
    GiValue d = gi_dict(t);
    for (size_t i = 0; d != GI_NULL && i < list->count; i++) {
        if (!gi_dict_set_str(t, gi_as_dict(d), list->names[i], list->items[i])) {
            gi_drop(t, d);
            return GI_NULL;
        }
    }
    return d;
}

static GiValue pack_group(Reader *r, char open) {
    GiPackList list;
    GiValue v = GI_NULL;
    if (++r->depth > MOST_DEPTH) {
        return malformed(r, "nested too deeply");
    }
    gi_pack_list_init(&list);
    if (pack_items(r, closing(open), open == '{' ? 2 : 0, &list)) {
        r->p++;
        v = open == '{'   ? make_dict(r->t, &list)
            : open == '[' ? gi_list(r->t, list.items, list.count)
                          : gi_tuple(r->t, list.items, list.count);
    }
    gi_pack_list_free(r->t, &list);
    r->depth--;
    return v;
}

static GiValue pack_text(Reader *r, const char *text, size_t size) {
    return text == NULL ? GI_NONE : gi_str_decode_utf8(r->t, text, size, NULL);
}

/* One item; owned. GI_NULL: an error is set, or an O was absent. */
static GiValue pack_item(Reader *r) {
    GiThread *t = r->t;
    const char *text;
    char c = *r->p++;
    switch (c) {
    case 'i':
        return gi_int(t, va_arg(*r->args, int64_t));
    case 'I':
        return gi_int(t, va_arg(*r->args, int));
    case 'd':
        return gi_float(t, va_arg(*r->args, double));
    case 'b':
        return gi_bool(va_arg(*r->args, int) != 0);
    case 's':
        text = va_arg(*r->args, const char *);
        return pack_text(r, text, text == NULL ? 0 : strlen(text));
    case 'S':
        text = va_arg(*r->args, const char *);
        return pack_text(r, text, va_arg(*r->args, size_t));
    case 'y':
        text = va_arg(*r->args, const void *);
        return gi_bytes(t, text == NULL ? "" : text, va_arg(*r->args, size_t));
    case 'O':
        return gi_xtake(gi_api_value(r->h, va_arg(*r->args, gilt_val), "format O"));
    case 'n':
        return GI_NONE;
    case '(':
    case '[':
    case '{':
        return pack_group(r, c);
    default:
        return malformed(r, "unknown letter");
    }
}

bool gi_pack_arguments(gilt_thread *h, const char *fmt, va_list *args, GiPackList *list) {
    Reader r = {h, h->t, fmt, fmt, args, 0};
    return pack_items(&r, 0, 1, list);
}

gilt_val gilt_pack(gilt_thread *h, const char *fmt, ...) {
    if (!gi_api_enter(h, __func__) || fmt == NULL) {
        return (gilt_val){0};
    }
    GiPackList list;
    va_list args;
    gi_pack_list_init(&list);
    va_start(args, fmt);
    Reader r = {h, h->t, fmt, fmt, &args, 0};
    bool ok = pack_items(&r, 0, 0, &list);
    va_end(args);
    GiValue v = !ok ? GI_NULL : list.count == 1 ? gi_take(list.items[0]) : gi_tuple(h->t, list.items, list.count);
    gi_pack_list_free(h->t, &list);
    return gi_api_handle_steal(h, v);
}

/* --- unpacking --- */

static bool unpack_item(Reader *r, GiValue v);

static bool wrong(Reader *r, const char *wanted, GiValue v) {
    return gi_raise_type_error(r->t, "%s is needed, not %T", wanted, v);
}

/* Steps over one item of the format. */
static bool skip_item(Reader *r) {
    char close = closing(*r->p++);
    int depth = 0;
    if (close == 0) {
        return true;
    }
    for (; *r->p != 0; r->p++) {
        depth += closing(*r->p) != 0;
        if (strchr(")]}", *r->p) != NULL && depth-- == 0) {
            r->p++;
            return true;
        }
    }
    return malformed(r, "a bracket is not closed");
}

/* How many items come before `end`; the reader stays where it is. -1: error. */
static int64_t count_items(Reader *r, char end) {
    const char *start = r->p;
    int64_t n = 0;
    for (skip(r); *r->p != end; skip(r), n++) {
        if (*r->p == 0) {
            malformed(r, "a bracket is not closed");
            return -1;
        }
        if (!skip_item(r)) {
            return -1;
        }
    }
    r->p = start;
    return n;
}

/* The items of a tuple or list; v stays alive, its items are read again after each step. */
static bool unpack_sequence(Reader *r, GiValue v, char end) {
    int64_t wanted = count_items(r, end);
    if (wanted < 0 || (!gi_is_tuple(v) && !gi_is_list(v))) {
        return wanted >= 0 && wrong(r, "a tuple or list", v);
    }
    for (int64_t i = 0; i <= wanted; i++) {
        size_t size = gi_is_tuple(v) ? gi_as_tuple(v)->size : gi_as_list(v)->size;
        if (size != (size_t)wanted) {
            return gi_raise_value_error(r->t, "%lld items are needed, not %zu", (long long)wanted, size);
        }
        skip(r);
        if (i < wanted) {
            GiValue item = gi_take(gi_is_tuple(v) ? gi_as_tuple(v)->items[i] : gi_as_list(v)->items[i]);
            bool ok = unpack_item(r, item);
            gi_drop(r->t, item);
            if (!ok) {
                return false;
            }
        }
    }
    r->p += end != 0;
    return true;
}

static bool unpack_dict(Reader *r, GiValue v) {
    if (!gi_is_dict(v)) {
        return wrong(r, "a dict", v);
    }
    for (skip(r); *r->p != '}'; skip(r)) {
        GiValue name = *r->p == 0 ? GI_NULL : read_name(r);
        if (name == GI_NULL) {
            return !gi_failed(r->t) && malformed(r, "a name is missing");
        }
        GiValue item = gi_xtake(gi_dict_get(r->t, gi_as_dict(v), name));
        if (item == GI_NULL && !gi_failed(r->t)) {
            gi_raise_value(r->t, &gi_KeyError, name);
        }
        bool ok = item != GI_NULL && unpack_item(r, item);
        gi_xdrop(r->t, item);
        gi_drop(r->t, name);
        if (!ok) {
            return false;
        }
    }
    r->p++;
    return true;
}

static bool unpack_small_int(Reader *r, GiValue v, int *out) {
    int64_t i;
    if (!gi_is_int(v)) {
        return wrong(r, "an int", v);
    }
    if (gi_int_overflow(v, &i) != 0 || i < INT_MIN || i > INT_MAX) {
        return gi_raise(r->t, &gi_OverflowError, "Python int too large to convert to C int");
    }
    *out = (int)i;
    return true;
}

/* Keeps v alive in the scope: its container may lose it while the host still reads its text. */
static bool lend(Reader *r, GiValue v) { return gi_api_handle_steal(r->h, gi_take(v)).h != 0; }

static bool unpack_text(Reader *r, GiValue v, bool sized) {
    const char **text = va_arg(*r->args, const char **);
    size_t *size = sized ? va_arg(*r->args, size_t *) : NULL;
    if (!gi_is_str(v)) {
        return wrong(r, "a str", v);
    }
    if (!sized && strlen(gi_str_text(v)) != gi_str_size(v)) {
        return gi_raise_value_error(r->t, "embedded null character");
    }
    *text = gi_str_text(v);
    if (sized) {
        *size = gi_str_size(v);
    }
    return lend(r, v);
}

static bool unpack_bytes(Reader *r, GiValue v) {
    const void **data = va_arg(*r->args, const void **);
    size_t *size = va_arg(*r->args, size_t *);
    if (!gi_is_bytes(v)) {
        return wrong(r, "bytes", v);
    }
    *data = gi_as_bytes(v)->data;
    *size = gi_as_bytes(v)->size;
    return lend(r, v);
}

static bool unpack_bool(Reader *r, GiValue v) {
    int yes = gi_truth(r->t, v);
    bool *out = va_arg(*r->args, bool *);
    *out = yes > 0;
    return yes >= 0;
}

static bool unpack_object(Reader *r, GiValue v) {
    gilt_val *out = va_arg(*r->args, gilt_val *);
    *out = gi_api_handle_steal(r->h, gi_take(v));
    return out->h != 0;
}

static bool unpack_group(Reader *r, GiValue v, char open) {
    if (++r->depth > MOST_DEPTH) {
        return malformed(r, "nested too deeply");
    }
    bool ok = open == '{' ? unpack_dict(r, v) : unpack_sequence(r, v, closing(open));
    r->depth--;
    return ok;
}

static bool unpack_item(Reader *r, GiValue v) {
    char c = *r->p++;
    switch (c) {
    case 'i':
        return gi_is_int(v) ? gi_int_to_int64(r->t, v, va_arg(*r->args, int64_t *)) : wrong(r, "an int", v);
    case 'I':
        return unpack_small_int(r, v, va_arg(*r->args, int *));
    case 'd':
        return gi_to_double(r->t, v, va_arg(*r->args, double *));
    case 'b':
        return unpack_bool(r, v);
    case 's':
    case 'S':
        return unpack_text(r, v, c == 'S');
    case 'y':
        return unpack_bytes(r, v);
    case 'O':
        return unpack_object(r, v);
    case 'n':
        return v == GI_NONE || wrong(r, "None", v);
    case '(':
    case '[':
    case '{':
        return unpack_group(r, v, c);
    default:
        return malformed(r, "unknown letter");
    }
}

bool gilt_unpack(gilt_thread *h, gilt_val value, const char *fmt, ...) {
    GiValue v;
    if (!gi_api_enter(h, __func__) || fmt == NULL || (v = gi_api_value(h, value, __func__)) == GI_NULL) {
        return false;
    }
    va_list args;
    va_start(args, fmt);
    Reader r = {h, h->t, fmt, fmt, &args, 0};
    gi_api_begin(h);
    int64_t n = count_items(&r, 0);
    skip(&r);
    bool ok = n >= 0 && (n == 1 ? unpack_item(&r, v) : unpack_sequence(&r, v, 0));
    gi_api_end(h);
    va_end(args);
    return ok && !gi_failed(h->t);
}
