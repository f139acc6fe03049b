/* SPDX-License-Identifier: MIT
 * runtime/types/str_find.c: methods of str that look for another string: find, index, count,
 * startswith, replace, partition and their kin. They work on bytes and turn byte offsets into code
 * points only for arguments and results.
 */
#include "runtime/types/bytes_search.h"
#include "runtime/types/dict_find.h"
#include "runtime/types/number.h"
#include "runtime/types/str_private.h"
#include "runtime/types/text_scan.h"

#define QUICK ((size_t)1 << 12) /* bytes searched without a poll */

/* A range of code points given by a method's start and end, as byte offsets. */
typedef struct Span {
    size_t start, end;
    bool empty; /* start lies behind end: not even "" is found in it */
} Span;

static Span make_span(GiThread *t, GiStr *s, int64_t start, int64_t end) {
    gi_str_adjust((int64_t)s->length, &start, &end);
    if (start > end) {
        return (Span){0, 0, true};
    }
    Span span = {0, s->size, false};
    if (start > 0) {
        span.start = gi_str_offset(t, s, (size_t)start);
    }
    if (end < (int64_t)s->length) {
        span.end = gi_str_offset(t, s, (size_t)end);
    }
    return span;
}

/* Index in code points of sub in v[start:end]; -1: none, -2: interrupted. */
int64_t gi_str_find(GiThread *t, GiValue v, GiValue sub, int64_t start, int64_t end, bool reverse) {
    GiStr *s = gi_as_str(v), *needle = gi_as_str(sub);
    Span span = make_span(t, s, start, end);
    if (span.empty || (s->ascii && !needle->ascii)) {
        return -1;
    }
    int64_t at = gi_bytes_search(t, s->text + span.start, span.end - span.start, needle->text,
                                 needle->size, reverse);
    return at < 0 ? at : (int64_t)gi_str_index_at(t, s, span.start + (size_t)at);
}

/* See dict_find.h. */
int gi_str_quick_contains(const GiStr *s, GiValue part) {
    if (!gi_is_object(part) || gi_object(part)->type != &gi_str_type || s->size > QUICK) {
        return -1;
    }
    const GiStr *p = gi_as_str(part);
    return p->size == 0 || gi_scan_find(s->text, s->size, p->text, p->size) != NULL;
}

/* Arguments (sub, start, end) of the method called `name`. */
static bool read_arguments(GiThread *t, const char *name, const GiValue *a, int64_t *start,
                           int64_t *end) {
    *start = 0;
    *end = INT64_MAX;
    if (!gi_is_str(a[1])) {
        gi_raise_type_error(t, "%s() argument 1 must be str, not %s", name,
                            gi_str_argument_type(a[1]));
        return false;
    }
    return gi_str_bound(t, a[2], start) && gi_str_bound(t, a[3], end);
}

static GiValue find(GiThread *t, const GiValue *a, const char *name, bool reverse, bool required) {
    int64_t start, end;
    if (!read_arguments(t, name, a, &start, &end)) {
        return GI_NULL;
    }
    int64_t at = gi_str_find(t, a[0], a[1], start, end, reverse);
    if (at == -2) {
        return GI_NULL;
    }
    if (at < 0 && required) {
        return gi_raise_value_error(t, "substring not found");
    }
    return gi_int(t, at);
}

GiValue gi_str_m_find(GiThread *t, const GiValue *a) { return find(t, a, "find", false, false); }
GiValue gi_str_m_rfind(GiThread *t, const GiValue *a) { return find(t, a, "rfind", true, false); }
GiValue gi_str_m_index(GiThread *t, const GiValue *a) { return find(t, a, "index", false, true); }
GiValue gi_str_m_rindex(GiThread *t, const GiValue *a) { return find(t, a, "rindex", true, true); }

GiValue gi_str_m_count(GiThread *t, const GiValue *a) {
    int64_t start, end;
    if (!read_arguments(t, "count", a, &start, &end)) {
        return GI_NULL;
    }
    GiStr *s = gi_as_str(a[0]), *needle = gi_as_str(a[1]);
    if (needle->size == 0) {
        gi_str_adjust((int64_t)s->length, &start, &end);
        return gi_int(t, start > end ? 0 : end - start + 1);
    }
    Span span = make_span(t, s, start, end);
    if (span.empty || (s->ascii && !needle->ascii)) {
        return gi_int(t, 0);
    }
    int64_t n = gi_bytes_count(t, s->text + span.start, span.end - span.start, needle->text,
                               needle->size, INT64_MAX);
    return n < 0 ? GI_NULL : gi_int(t, n);
}

/* --- startswith, endswith, removeprefix, removesuffix --- */

static bool matches(const GiStr *s, Span span, const GiStr *part, bool at_end) {
    if (span.empty || part->size > span.end - span.start) {
        return false;
    }
    const char *p = s->text + (at_end ? span.end - part->size : span.start);
    return memcmp(p, part->text, part->size) == 0;
}

static GiValue check_affix(GiThread *t, const GiValue *a, const char *name, bool at_end) {
    int64_t start = 0, end = INT64_MAX;
    if (!gi_str_bound(t, a[2], &start) || !gi_str_bound(t, a[3], &end)) {
        return GI_NULL;
    }
    GiStr *s = gi_as_str(a[0]);
    if (gi_is_str(a[1])) {
        return gi_bool(matches(s, make_span(t, s, start, end), gi_as_str(a[1]), at_end));
    }
    if (!gi_is_tuple(a[1])) {
        return gi_raise_type_error(t, "%s first arg must be str or a tuple of str, not %T", name, a[1]);
    }
    Span span = make_span(t, s, start, end);
    const GiTuple *parts = gi_as_tuple(a[1]);
    for (size_t i = 0; i < parts->size; i++) {
        if (!gi_is_str(parts->items[i])) {
            return gi_raise_type_error(t, "tuple for %s must only contain str, not %T", name,
                                       parts->items[i]);
        }
        if (matches(s, span, gi_as_str(parts->items[i]), at_end)) {
            return GI_TRUE;
        }
    }
    return GI_FALSE;
}

GiValue gi_str_m_startswith(GiThread *t, const GiValue *a) {
    return check_affix(t, a, "startswith", false);
}
GiValue gi_str_m_endswith(GiThread *t, const GiValue *a) {
    return check_affix(t, a, "endswith", true);
}

GiValue gi_str_m_removeprefix(GiThread *t, const GiValue *a) {
    if (!gi_is_str(a[1])) {
        return gi_raise_type_error(t, "removeprefix() argument must be str, not %s",
                                   gi_str_argument_type(a[1]));
    }
    GiStr *s = gi_as_str(a[0]), *part = gi_as_str(a[1]);
    size_t start = matches(s, (Span){0, s->size, false}, part, false) ? part->size : 0;
    return gi_str_part(t, a[0], start, s->size);
}

GiValue gi_str_m_removesuffix(GiThread *t, const GiValue *a) {
    if (!gi_is_str(a[1])) {
        return gi_raise_type_error(t, "removesuffix() argument must be str, not %s",
                                   gi_str_argument_type(a[1]));
    }
    GiStr *s = gi_as_str(a[0]), *part = gi_as_str(a[1]);
    size_t end = s->size - (matches(s, (Span){0, s->size, false}, part, true) ? part->size : 0);
    return gi_str_part(t, a[0], 0, end);
}

/* --- partition --- */

static GiValue partition(GiThread *t, const GiValue *a, bool reverse) {
    if (!gi_is_str(a[1])) {
        return gi_raise_type_error(t, "must be str, not %T", a[1]);
    }
    GiStr *s = gi_as_str(a[0]), *separator = gi_as_str(a[1]);
    if (separator->size == 0) {
        return gi_raise_value_error(t, "empty separator");
    }
    int64_t at = gi_bytes_search(t, s->text, s->size, separator->text, separator->size, reverse);
    if (at == -2) {
        return GI_NULL;
    }
    size_t head_end = at < 0 ? (reverse ? 0 : s->size) : (size_t)at;
    size_t tail_start = at < 0 ? (reverse ? 0 : s->size) : (size_t)at + separator->size;
    GiValue parts[3] = {gi_str_part(t, a[0], 0, head_end),
                        at < 0 ? gi_str_from(t, "", 0) : gi_take(a[1]),
                        gi_str_part(t, a[0], tail_start, s->size)};
    if (at < 0) { /* the string itself, of whatever class */
        size_t whole = reverse ? 2 : 0;
        gi_xdrop(t, parts[whole]);
        parts[whole] = gi_take(a[0]);
    }
    if (parts[0] != GI_NULL && parts[1] != GI_NULL && parts[2] != GI_NULL) {
        return gi_tuple_steal(t, parts, 3);
    }
    for (size_t i = 0; i < 3; i++) {
        gi_xdrop(t, parts[i]);
    }
    return GI_NULL;
}

GiValue gi_str_m_partition(GiThread *t, const GiValue *a) { return partition(t, a, false); }
GiValue gi_str_m_rpartition(GiThread *t, const GiValue *a) { return partition(t, a, true); }

/* --- replace --- */

/* Room for a result of s with n pieces of old replaced by new. NULL: error set. */
static GiStr *new_result(GiThread *t, const GiStr *s, const GiStr *old, const GiStr *new_, size_t n) {
    size_t kept = s->size - old->size * n;
    if (new_->size != 0 && n > (GI_STR_MAX - kept) / new_->size) {
        gi_raise(t, &gi_OverflowError, "replace string is too long");
        return NULL;
    }
    GiStr *r = gi_str_alloc(t, &gi_str_type, kept + new_->size * n);
    if (r != NULL) {
        r->length = (uint32_t)(s->length - old->length * n + new_->length * n);
        r->ascii = r->length == r->size;
    }
    return r;
}

/* new in front of each of the first n code points, and at the end when n is length + 1. */
static GiValue interleave(GiThread *t, const GiStr *s, const GiStr *old, const GiStr *new_, size_t n) {
    GiStr *r = new_result(t, s, old, new_, n);
    if (r == NULL) {
        return GI_NULL;
    }
    const char *p = s->text, *end = s->text + s->size;
    char *q = r->text;
    for (size_t i = 0; i < n; i++) {
        memcpy(q, new_->text, new_->size);
        q += new_->size;
        if (p < end) {
            const char *start = p;
            gi_utf8_next(&p);
            memcpy(q, start, (size_t)(p - start));
            q += p - start;
        }
    }
    memcpy(q, p, (size_t)(end - p));
    return r->size <= 1 ? gi_str_finish_steal(t, r) : gi_counted(r);
}

static GiValue substitute(GiThread *t, const GiStr *s, const GiStr *old, const GiStr *new_, size_t n) {
    GiStr *r = new_result(t, s, old, new_, n);
    if (r == NULL) {
        return GI_NULL;
    }
    const char *p = s->text, *end = s->text + s->size;
    char *q = r->text;
    for (size_t i = 0; i < n; i++) {
        const char *found = gi_scan_find(p, (size_t)(end - p), old->text, old->size);
        memcpy(q, p, (size_t)(found - p));
        q += found - p;
        memcpy(q, new_->text, new_->size);
        q += new_->size;
        p = found + old->size;
    }
    memcpy(q, p, (size_t)(end - p));
    return r->size <= 1 ? gi_str_finish_steal(t, r) : gi_counted(r);
}

/* One ASCII character for another, everywhere; at: the first place. */
static GiValue exchange(GiThread *t, const GiStr *s, const char *at, char old, char new_) {
    GiStr *r = gi_str_alloc(t, &gi_str_type, s->size);
    if (r == NULL) {
        return GI_NULL;
    }
    memcpy(r->text, s->text, s->size);
    char *p = r->text + (at - s->text), *end = r->text + s->size;
    for (; end - p >= 8; p += 8) {
        uint64_t word = gi_scan_load(p);
        uint64_t marks = gi_scan_zeros_exact(word ^ (uint8_t)old * GI_SCAN_ONES) >> 7;
        word = htole64(word ^ marks * (uint8_t)(old ^ new_));
        memcpy(p, &word, sizeof word);
    }
    for (; p < end; p++) {
        *p = *p == old ? new_ : *p;
    }
    r->length = s->length;
    r->ascii = s->ascii;
    return s->size > 1 ? gi_counted(r) : gi_str_finish_steal(t, r);
}

GiValue gi_str_m_replace(GiThread *t, const GiValue *a) {
    for (size_t i = 1; i <= 2; i++) {
        if (!gi_is_str(a[i])) {
            return gi_raise_type_error(t, "replace() argument %zu must be str, not %s", i,
                                       gi_str_argument_type(a[i]));
        }
    }
    int64_t limit = -1;
    if (a[3] != GI_NULL && !gi_index_int64(t, a[3], false, &limit)) {
        return GI_NULL;
    }
    GiStr *s = gi_as_str(a[0]), *old = gi_as_str(a[1]), *new_ = gi_as_str(a[2]);
    limit = limit < 0 ? INT64_MAX : limit;
    if (limit == 0 || gi_str_equal(a[1], a[2]) || (s->ascii && !old->ascii)) {
        return gi_str_exact(t, a[0]);
    }
    if (old->size == 0) {
        size_t n = s->length + 1 < (uint64_t)limit ? s->length + 1 : (size_t)limit;
        return interleave(t, s, old, new_, n);
    }
    if (old->size == 1 && new_->size == 1 && limit == INT64_MAX && s->size < GI_STR_UNCHARGED) {
        const char *at = gi_scan_char(s->text, s->text + s->size, old->text[0]);
        return at == s->text + s->size ? gi_str_exact(t, a[0])
                                       : exchange(t, s, at, old->text[0], new_->text[0]);
    }
    int64_t n = gi_bytes_count(t, s->text, s->size, old->text, old->size, limit);
    if (n <= 0) {
        return n < 0 ? GI_NULL : gi_str_exact(t, a[0]);
    }
    return substitute(t, s, old, new_, (size_t)n);
}
