/* SPDX-License-Identifier: MIT
 * runtime/types/str_split.c: methods of str that cut: split, rsplit, splitlines, strip and its kin.
 */
#include "runtime/types/bytes_search.h"
#include "runtime/types/str_private.h"
#include "runtime/types/text_scan.h"
#include "runtime/text/unicode.h"

#define FIRST_PARTS 12 /* room in the list at first */

/* Appends v[start:end] (byte offsets) to a list under construction; false: error, list dropped. */
static bool add_part(GiThread *t, GiValue *list, GiValue v, size_t start, size_t end) {
    GiValue part = gi_str_part(t, v, start, end);
    if (part == GI_NULL || !gi_list_append_steal(t, *list, part) || !gi_poll(t, 1)) {
        gi_drop(t, *list);
        *list = GI_NULL;
        return false;
    }
    return true;
}

/* Appends a part of ASCII text; false: error, list dropped. */
static inline bool add_ascii(GiThread *t, GiValue *list, GiValue v, const char *p, const char *end) {
    size_t size = (size_t)(end - p);
    GiValue part = GI_UNLIKELY(size == gi_str_size(v)) ? gi_str_exact(t, v) : gi_str_from_known(t, p, size, size);
    GiList *l = gi_as_list(*list);
    bool room = GI_LIKELY(l->size < l->capacity && part != GI_NULL);
    if (room) {
        l->items[l->size++] = part;
    }
    if (GI_UNLIKELY((!room && (part == GI_NULL || !gi_list_append_steal(t, *list, part))) || !gi_poll(t, 1))) {
        gi_drop(t, *list);
        *list = GI_NULL;
        return false;
    }
    return true;
}

/* --- white space --- */

/* Is there white space at p? *size gets the length of the character. */
static inline bool space_at(const char *p, size_t *size) {
    uint8_t c = (uint8_t)*p;
    if (c < 0x80) {
        *size = 1;
        return gi_scan_is_space(c);
    }
    const char *q = p;
    bool space = gi_unicode_is_space(gi_utf8_next(&q));
    *size = (size_t)(q - p);
    return space;
}

static inline bool space_before(const char *p, size_t *size) {
    const char *q = p;
    bool space = gi_unicode_is_space(gi_utf8_previous(&q));
    *size = (size_t)(p - q);
    return space;
}

static const char *skip_space(const char *p, const char *end, bool space) {
    size_t size;
    while (p < end && (uint8_t)*p < 0x80 && gi_scan_is_space((uint8_t)*p) == space) {
        p++;
    }
    while (p < end && space_at(p, &size) == space) {
        p += size;
    }
    return p;
}

static const char *skip_space_back(const char *start, const char *p, bool space) {
    size_t size;
    while (p > start && space_before(p, &size) == space) {
        p -= size;
    }
    return p;
}

/* The end of the word that begins at p, in ASCII text. */
static inline const char *ascii_word_end(const char *p, const char *end) {
    p = gi_scan_below(p, end, ' ' + 1);
    while (p < end && !gi_scan_is_space((uint8_t)*p)) { /* another control character */
        p = gi_scan_below(p + 1, end, ' ' + 1);
    }
    return p;
}

static GiValue split_ascii_space(GiThread *t, GiValue v) {
    GiValue list = gi_list_sized(t, FIRST_PARTS);
    const char *p = gi_str_text(v), *end = p + gi_str_size(v);
    while (list != GI_NULL) {
        while (p < end && gi_scan_is_space((uint8_t)*p)) {
            p++;
        }
        if (p == end) {
            break;
        }
        const char *start = p;
        p = ascii_word_end(p, end);
        if (!add_ascii(t, &list, v, start, p)) {
            break;
        }
    }
    return list;
}

static GiValue split_space(GiThread *t, GiValue v, int64_t limit) {
    const GiStr *s = gi_as_str(v);
    if (s->ascii && limit == INT64_MAX) {
        return split_ascii_space(t, v);
    }
    GiValue list = gi_list(t, NULL, 0);
    const char *end = s->text + s->size, *p = skip_space(s->text, end, true);
    while (list != GI_NULL && p < end) {
        const char *stop = limit > 0 ? skip_space(p, end, false) : end;
        if (!add_part(t, &list, v, (size_t)(p - s->text), (size_t)(stop - s->text)) || limit == 0) {
            break;
        }
        limit--;
        p = skip_space(stop, end, true);
    }
    return list;
}

static GiValue rsplit_space(GiThread *t, GiValue v, int64_t limit) {
    GiValue list = gi_list(t, NULL, 0);
    const GiStr *s = gi_as_str(v);
    const char *start = s->text, *p = skip_space_back(start, s->text + s->size, true);
    while (list != GI_NULL && p > start) {
        const char *stop = limit > 0 ? skip_space_back(start, p, false) : start;
        if (!add_part(t, &list, v, (size_t)(stop - start), (size_t)(p - start)) || limit == 0) {
            break;
        }
        limit--;
        p = skip_space_back(start, stop, true);
    }
    return list;
}

/* --- a separator --- */

/* ASCII text at every place of one character. */
static GiValue split_ascii_char(GiThread *t, GiValue v, char c) {
    GiValue list = gi_list_sized(t, FIRST_PARTS);
    const char *p = gi_str_text(v), *end = p + gi_str_size(v);
    while (list != GI_NULL) {
        const char *stop = gi_scan_char(p, end, c);
        if (!add_ascii(t, &list, v, p, stop) || stop == end) {
            break;
        }
        p = stop + 1;
    }
    return list;
}

static GiValue split_at(GiThread *t, GiValue v, const GiStr *separator, int64_t limit) {
    const GiStr *s = gi_as_str(v);
    if (s->ascii && separator->size == 1 && limit == INT64_MAX) {
        return split_ascii_char(t, v, separator->text[0]);
    }
    GiValue list = gi_list(t, NULL, 0);
    size_t from = 0;
    while (list != GI_NULL && limit-- > 0) {
        int64_t at = gi_bytes_search(t, s->text + from, s->size - from, separator->text,
                                     separator->size, false);
        if (at == -2) {
            gi_drop(t, list);
            return GI_NULL;
        }
        if (at < 0) {
            break;
        }
        if (!add_part(t, &list, v, from, from + (size_t)at)) {
            return GI_NULL;
        }
        from += (size_t)at + separator->size;
    }
    if (list != GI_NULL) {
        add_part(t, &list, v, from, s->size);
    }
    return list;
}

static GiValue rsplit_at(GiThread *t, GiValue v, const GiStr *separator, int64_t limit) {
    GiValue list = gi_list(t, NULL, 0);
    const GiStr *s = gi_as_str(v);
    size_t to = s->size;
    while (list != GI_NULL && limit-- > 0) {
        int64_t at = gi_bytes_search(t, s->text, to, separator->text, separator->size, true);
        if (at == -2) {
            gi_drop(t, list);
            return GI_NULL;
        }
        if (at < 0) {
            break;
        }
        if (!add_part(t, &list, v, (size_t)at + separator->size, to)) {
            return GI_NULL;
        }
        to = (size_t)at;
    }
    if (list != GI_NULL) {
        add_part(t, &list, v, 0, to);
    }
    return list;
}

static GiValue split(GiThread *t, const GiValue *a, bool reverse) {
    int64_t limit = -1;
    if (a[2] != GI_NULL && !gi_index_int64(t, a[2], false, &limit)) {
        return GI_NULL;
    }
    limit = limit < 0 ? INT64_MAX : limit;
    GiValue separator = a[1], list;
    if (separator == GI_NULL || separator == GI_NONE) {
        list = reverse ? rsplit_space(t, a[0], limit) : split_space(t, a[0], limit);
    } else if (!gi_is_str(separator)) {
        return gi_raise_type_error(t, "must be str or None, not %T", separator);
    } else if (gi_str_size(separator) == 0) {
        return gi_raise_value_error(t, "empty separator");
    } else {
        const GiStr *s = gi_as_str(separator);
        list = reverse ? rsplit_at(t, a[0], s, limit) : split_at(t, a[0], s, limit);
    }
    if (reverse && list != GI_NULL && !gi_list_reverse(t, list)) {
        gi_drop(t, list);
        return GI_NULL;
    }
    return list;
}

GiValue gi_str_m_split(GiThread *t, const GiValue *a) { return split(t, a, false); }
GiValue gi_str_m_rsplit(GiThread *t, const GiValue *a) { return split(t, a, true); }

/* --- lines --- */

/* The next line break at or behind p; *size gets its length (0 at the end of the text). */
static const char *find_break(const char *p, const char *end, size_t *size, bool ascii) {
    for (; ascii && (p = gi_scan_below(p, end, 0x20)) < end; p++) {
        if (gi_unicode_is_line_break((uint8_t)*p)) {
            *size = 1 + (*p == '\r' && p + 1 < end && p[1] == '\n');
            return p;
        }
    }
    while (p < end) {
        uint8_t c = (uint8_t)*p;
        if (c >= 0x20 && c < 0x80) {
            p++;
            continue;
        }
        const char *start = p;
        uint32_t code = gi_utf8_next(&p);
        if (gi_unicode_is_line_break(code)) {
            *size = (size_t)(p - start) + (code == '\r' && p < end && *p == '\n');
            return start;
        }
    }
    *size = 0;
    return end;
}

GiValue gi_str_m_splitlines(GiThread *t, const GiValue *a) {
    int keep = a[1] == GI_NULL ? 0 : gi_truth(t, a[1]);
    GiValue list = keep < 0 ? GI_NULL : gi_list(t, NULL, 0);
    const GiStr *s = gi_as_str(a[0]);
    const char *p = s->text, *end = s->text + s->size;
    while (list != GI_NULL && p < end) {
        size_t size;
        const char *stop = find_break(p, end, &size, s->ascii), *shown = keep ? stop + size : stop;
        if (s->ascii ? !add_ascii(t, &list, a[0], p, shown)
                     : !add_part(t, &list, a[0], (size_t)(p - s->text), (size_t)(shown - s->text))) {
            break;
        }
        p = stop + size;
    }
    return list;
}

/* --- strip --- */

#define LEFT 1
#define RIGHT 2

/* A set of characters: ASCII ones as bits, others searched in the text. */
typedef struct CharSet {
    uint64_t bits[2];
    const GiStr *text;
} CharSet;

static bool in_set(const CharSet *set, const char *p, size_t size) {
    uint8_t c = (uint8_t)*p;
    if (c < 0x80) {
        return set->bits[c >> 6] >> (c & 63) & 1;
    }
    return !set->text->ascii && memmem(set->text->text, set->text->size, p, size) != NULL;
}

static GiValue strip_set(GiThread *t, GiValue v, const GiStr *chars, int sides) {
    CharSet set = {{0, 0}, chars};
    for (size_t i = 0; i < chars->size; i++) {
        uint8_t c = (uint8_t)chars->text[i];
        if (c < 0x80) {
            set.bits[c >> 6] |= (uint64_t)1 << (c & 63);
        }
    }
    const GiStr *s = gi_as_str(v);
    const char *p = s->text, *end = s->text + s->size;
    while ((sides & LEFT) && p < end) {
        const char *next = p;
        gi_utf8_next(&next);
        if (!in_set(&set, p, (size_t)(next - p))) {
            break;
        }
        p = next;
    }
    while ((sides & RIGHT) && p < end) {
        const char *last = end;
        gi_utf8_previous(&last);
        if (!in_set(&set, last, (size_t)(end - last))) {
            break;
        }
        end = last;
    }
    return gi_str_part(t, v, (size_t)(p - s->text), (size_t)(end - s->text));
}

static GiValue strip(GiThread *t, const GiValue *a, const char *name, int sides) {
    if (a[1] != GI_NULL && a[1] != GI_NONE) {
        if (!gi_is_str(a[1])) {
            return gi_raise_type_error(t, "%s arg must be None or str", name);
        }
        return strip_set(t, a[0], gi_as_str(a[1]), sides);
    }
    const GiStr *s = gi_as_str(a[0]);
    const char *p = s->text, *end = s->text + s->size;
    if (s->ascii) {
        while ((sides & LEFT) && p < end && gi_scan_is_space((uint8_t)*p)) {
            p++;
        }
        while ((sides & RIGHT) && p < end && gi_scan_is_space((uint8_t)end[-1])) {
            end--;
        }
        return end - p == (ptrdiff_t)s->size ? gi_str_exact(t, a[0])
                                             : gi_str_from_known(t, p, (size_t)(end - p), (size_t)(end - p));
    }
    if (sides & LEFT) {
        p = skip_space(p, end, true);
    }
    if (sides & RIGHT) {
        end = skip_space_back(p, end, true);
    }
    return gi_str_part(t, a[0], (size_t)(p - s->text), (size_t)(end - s->text));
}

GiValue gi_str_m_strip(GiThread *t, const GiValue *a) { return strip(t, a, "strip", LEFT | RIGHT); }
GiValue gi_str_m_lstrip(GiThread *t, const GiValue *a) { return strip(t, a, "lstrip", LEFT); }
GiValue gi_str_m_rstrip(GiThread *t, const GiValue *a) { return strip(t, a, "rstrip", RIGHT); }
