/* SPDX-License-Identifier: MIT
 * runtime/types/str.h: text. UTF-8 (lone surrogates as three bytes, like Python's surrogatepass),
 * length in code points, hash cached. Immutable, except while gi_str_append owns the only reference.
 *
 * T1  text[size] is NUL. ascii is set exactly when size == length.
 * T2  Non-ASCII text gets a table of byte offsets (one per 64 code points) when first indexed; it is kept
 *     in the vm (str_offsets.c).
 * T3  Interned strings: equal text = same object, within one interpreter.
 * T4  A text has less than 4 GiB. The header is kept short, so that a short key and its text lie in one or
 *     two lines of the cache: 48 bytes for up to 13 characters.
 * T5  Eight bytes can be read at text, however short it is.
 */
#ifndef GI_STR_H
#define GI_STR_H

#include <endian.h>
#include <stdarg.h>

#include "runtime/protocol.h"

typedef struct GiStr {
    GiObject head;
    int64_t hash;    /* -1: not computed yet */
    uint32_t size;   /* bytes */
    uint32_t length; /* code points */
    bool ascii;
    uint8_t marks;   /* GI_STR_* */
    char text[];
} GiStr;

#define GI_STR_INTERNED 1u
#define GI_STR_ROOMY 2u   /* has room for gi_str_roomy(size) bytes, not just for size */
#define GI_STR_INDEXED 4u /* T2 */

static inline GiStr *gi_as_str(GiValue v) { return (GiStr *)gi_object(v); }
static inline const char *gi_str_text(GiValue v) { return gi_as_str(v)->text; }
static inline size_t gi_str_size(GiValue v) { return gi_as_str(v)->size; }
static inline size_t gi_str_length(GiValue v) { return gi_as_str(v)->length; }

/* Are these n bytes the same? Short ones without a call. */
static inline bool gi_same_bytes(const char *a, const char *b, size_t n) {
    uint64_t x, y, u, v;
    uint32_t p, q, r, s;
    if (n > 16) {
        return memcmp(a, b, n) == 0;
    }
    if (n >= 8) {
        memcpy(&x, a, 8);
        memcpy(&y, b, 8);
        memcpy(&u, a + n - 8, 8);
        memcpy(&v, b + n - 8, 8);
        return x == y && u == v;
    }
    if (n >= 4) {
        memcpy(&p, a, 4);
        memcpy(&q, b, 4);
        memcpy(&r, a + n - 4, 4);
        memcpy(&s, b + n - 4, 4);
        return p == q && r == s;
    }
    return n == 0 || (a[0] == b[0] && a[n / 2] == b[n / 2] && a[n - 1] == b[n - 1]);
}

/* n < 8. */
static inline void gi_copy_few(char *to, const char *from, size_t n) {
    uint32_t first, last;
    if (n >= 4) {
        memcpy(&first, from, 4);
        memcpy(&last, from + n - 4, 4);
        memcpy(to, &first, 4);
        memcpy(to + n - 4, &last, 4);
    } else if (n != 0) {
        char middle = from[n / 2], end = from[n - 1];
        to[0] = from[0];
        to[n / 2] = middle;
        to[n - 1] = end;
    }
}

/* memcpy that needs no call for short texts. */
static inline void gi_copy_bytes(char *to, const char *from, size_t n) {
    uint64_t first, last;
    if (n - 8 <= 8) {
        memcpy(&first, from, 8);
        memcpy(&last, from + n - 8, 8);
        memcpy(to, &first, 8);
        memcpy(to + n - 8, &last, 8);
    } else if (n < 8) {
        gi_copy_few(to, from, n);
    } else {
        memcpy(to, from, n);
    }
}

/* The first eight bytes as a number that orders as they do; what lies behind a shorter text counts as 0. */
static inline uint64_t gi_str_prefix(const GiStr *s) {
    uint64_t word;
    memcpy(&word, s->text, sizeof word);
    word = be64toh(word);
    return s->size >= 8 ? word : s->size == 0 ? 0 : word & ~(uint64_t)0 << (64 - 8 * s->size);
}

/* Both str; runs no code. */
static inline bool gi_str_equal(GiValue a, GiValue b) {
    const GiStr *left = gi_as_str(a), *right = gi_as_str(b);
    return a == b || (left->size == right->size && gi_same_bytes(left->text, right->text, left->size));
}

/* The same, most likely for different texts or one and the same. */
static inline bool gi_str_same(GiValue a, GiValue b) {
    const GiStr *left = gi_as_str(a), *right = gi_as_str(b);
    return a == b || (left->size == right->size && left->text[0] == right->text[0] &&
                      gi_same_bytes(left->text, right->text, left->size));
}

/* By code points, whose order is that of the UTF-8 bytes: -1, 0, 1. Both str. */
static inline int gi_str_compare(GiValue a, GiValue b) {
    const GiStr *left = gi_as_str(a), *right = gi_as_str(b);
    uint64_t x = gi_str_prefix(left), y = gi_str_prefix(right);
    if (x != y) {
        return x < y ? -1 : 1;
    }
    uint32_t least = left->size < right->size ? left->size : right->size;
    int order = least <= 8 ? 0 : memcmp(left->text + 8, right->text + 8, least - 8);
    return order != 0 ? (order < 0 ? -1 : 1) : (left->size > right->size) - (left->size < right->size);
}

/* From UTF-8 known to be valid (surrogates allowed): counts code points. */
GI_OWNED GiValue gi_str_from(GiThread *t, const char *text, size_t size);
GI_OWNED GiValue gi_str_from_ascii(GiThread *t, const char *text, size_t size);
GI_OWNED GiValue gi_str_from_text(GiThread *t, const char *text); /* NUL-terminated */
/* From untrusted bytes: UnicodeDecodeError when it is not UTF-8. errors: "strict" when NULL. */
GI_OWNED GiValue gi_str_decode_utf8(GiThread *t, const char *bytes, size_t size, const char *errors);
GI_OWNED GiValue gi_str_from_char(GiThread *t, uint32_t code_point);
GI_OWNED GiValue gi_str_from_format(GiThread *t, const char *format, ...); /* as gi_raise */
GI_OWNED GiValue gi_str_from_vformat(GiThread *t, const char *format, va_list args);
GI_OWNED GiValue gi_str_concat(GiThread *t, GiValue a, GiValue b); /* both str */
/* All are str or immediate ints, which are written in decimal. */
GI_OWNED GiValue gi_str_concat_all(GiThread *t, const GiValue *parts, size_t n);
/* a + b where a's reference is taken over: grows in place when it is the only one. Both str. */
GI_OWNED GiValue gi_str_append_steal(GiThread *t, GiValue a, GiValue b);
GI_OWNED GiValue gi_str_slice(GiThread *t, GiValue v, int64_t start, int64_t stop); /* code points */
uint32_t gi_str_char_at(GiThread *t, GiValue v, int64_t i); /* i in range */
int64_t gi_str_find(GiThread *t, GiValue v, GiValue sub, int64_t start, int64_t end, bool reverse);
GI_OWNED GiValue gi_str_join(GiThread *t, GiValue separator, GiValue iterable);
GI_OWNED GiValue gi_str_percent(GiThread *t, GiValue format, GiValue args); /* format % args */
bool gi_str_equal_text(GiValue a, const char *text);
int64_t gi_str_hash(GiThread *t, GiStr *s); /* fills the cache */
GI_OWNED GiValue gi_str_repr(GiThread *t, GiValue v);
bool gi_str_is_identifier(GiValue v);

/* The interned string of the same text: takes over v. */
bool gi_intern_sweep(GiThread *t, struct GiDict *interned); /* forgets those that nobody else holds */
GI_OWNED GiValue gi_intern_steal(GiThread *t, GiValue v);
GI_OWNED GiValue gi_intern(GiThread *t, const char *text, size_t size);

/* Growing buffer for text; ok turns false (error set) once and stays. Not to be copied. */
typedef struct GiText {
    GiThread *t;
    char *text;            /* small, or that of str */
    size_t size, capacity; /* bytes */
    size_t length;         /* code points so far */
    GiStr *str;            /* NULL while small is enough */
    bool ok;
    char small[64];
} GiText;
void gi_text_init(GiText *b, GiThread *t);
void gi_text_add(GiText *b, const char *text, size_t size); /* valid UTF-8 */
void gi_text_add_text(GiText *b, const char *text);
void gi_text_add_char(GiText *b, uint32_t code_point);
void gi_text_add_str(GiText *b, GiValue s);
void gi_text_add_repr(GiText *b, GiValue v);
void gi_text_pad(GiText *b, const char *fill, size_t fill_size, int64_t count);
GI_OWNED GiValue gi_text_finish(GiText *b); /* owned str; GI_NULL when not ok */
void gi_text_discard(GiText *b);

/* UTF-8 helpers (runtime/text/unicode.c) */
size_t gi_utf8_encode(uint32_t code_point, char out[4]);
uint32_t gi_utf8_next(const char **p); /* valid text */
size_t gi_utf8_length(const char *text, size_t size);
/* Bytes up to the first invalid sequence; == size when all is valid. */
size_t gi_utf8_valid(const char *text, size_t size, bool allow_surrogates);
/* false and UnicodeEncodeError when v holds a surrogate, which UTF-8 has no form for. */
bool gi_str_check_surrogates(GiThread *t, GiValue v);
bool gi_unicode_is_printable(uint32_t c);
bool gi_unicode_is_space(uint32_t c);
bool gi_unicode_is_alpha(uint32_t c);
bool gi_unicode_is_xid_start(uint32_t c);
bool gi_unicode_is_xid_continue(uint32_t c);
int gi_unicode_decimal(uint32_t c); /* -1: none */
/* NFKC of an identifier (utf8proc); owned str. */
GI_OWNED GiValue gi_unicode_nfkc(GiThread *t, const char *text, size_t size);

/* Codecs (runtime/text/codec.c): names and error handlers as in Python. */
GI_OWNED GiValue gi_encode(GiThread *t, GiValue str, const char *encoding, const char *errors); /* bytes */
GI_OWNED GiValue gi_decode(GiThread *t, const char *bytes, size_t size, const char *encoding, const char *errors);

#endif
