/* SPDX-License-Identifier: MIT
 * runtime/types/str_case.c: the case mappings of str: lower, upper, casefold, title, capitalize,
 * swapcase. ASCII text is mapped byte by byte; other text by Unicode's full mappings, where one
 * character may become three and a final capital sigma becomes its final form.
 */
#include "runtime/types/str_private.h"
#include "runtime/text/unicode.h"

#define CAPITAL_SIGMA 0x3A3
#define SMALL_SIGMA 0x3C3
#define FINAL_SIGMA 0x3C2

static inline bool is_letter(char c) { return (unsigned)((c | 32) - 'a') < 26; }
static inline char lower_ascii(char c) { return (unsigned)(c - 'A') < 26 ? (char)(c | 32) : c; }
static inline char upper_ascii(char c) { return (unsigned)(c - 'a') < 26 ? (char)(c & ~32) : c; }

/* Is the sigma at p (next character at next) the last letter of a word? */
static bool is_final(const GiStr *s, const char *p, const char *next) {
    const char *end = s->text + s->size;
    bool after_letter = false;
    while (p > s->text) {
        uint32_t c = gi_utf8_previous(&p);
        if (!gi_unicode_is_case_ignorable(c)) {
            after_letter = gi_unicode_is_cased(c);
            break;
        }
    }
    if (!after_letter) {
        return false;
    }
    while (next < end) {
        uint32_t c = gi_utf8_next(&next);
        if (!gi_unicode_is_case_ignorable(c)) {
            return !gi_unicode_is_cased(c);
        }
    }
    return true;
}

/* The lower case of c, which stands at p in s; next is behind it. */
static size_t lower_at(const GiStr *s, const char *p, const char *next, uint32_t c, uint32_t out[3]) {
    if (c == CAPITAL_SIGMA) {
        out[0] = is_final(s, p, next) ? FINAL_SIGMA : SMALL_SIGMA;
        return 1;
    }
    return gi_unicode_full_lower(c, out);
}

/* Eight ASCII characters at once: those from `first` to `last`, which are letters of one case, get the other. */
static inline uint64_t swap_word(uint64_t word, char first, char last) {
    const uint64_t ones = 0x0101010101010101u;
    uint64_t from = word + ones * (uint64_t)(0x80 - first), beyond = word + ones * (uint64_t)(0x7F - last);
    return word ^ (from & ~beyond & ones << 7) >> 2;
}

/* The text with these letters in the other case; the last eight bytes are mapped again as one word. */
static void swap_letters(const char *from, char *to, size_t size, char first, char last) {
    uint64_t word;
    for (size_t i = 0; i + 8 <= size; i += 8) {
        memcpy(&word, from + i, 8);
        word = swap_word(word, first, last);
        memcpy(to + i, &word, 8);
    }
    if (size >= 8) {
        memcpy(&word, from + size - 8, 8);
        word = swap_word(word, first, last);
        memcpy(to + size - 8, &word, 8);
        return;
    }
    for (size_t i = 0; i < size; i++) {
        to[i] = from[i] >= first && from[i] <= last ? (char)(from[i] ^ 32) : from[i];
    }
}

typedef enum CaseMap { LOWER, UPPER, FOLD, TITLE, CAPITALIZE, SWAP } CaseMap;

static size_t map_char(const GiStr *s, const char *p, const char *next, uint32_t c, CaseMap map,
                       bool *in_word, uint32_t out[3]) {
    bool first;
    switch (map) {
    case LOWER: return lower_at(s, p, next, c, out);
    case UPPER: return gi_unicode_full_upper(c, out);
    case FOLD: return gi_unicode_full_fold(c, out);
    case TITLE:
        first = !*in_word;
        *in_word = gi_unicode_is_cased(c);
        return first ? gi_unicode_full_title(c, out) : lower_at(s, p, next, c, out);
    case CAPITALIZE:
        return p == s->text ? gi_unicode_full_title(c, out) : lower_at(s, p, next, c, out);
    default:
        if (gi_unicode_is_upper(c)) {
            return lower_at(s, p, next, c, out);
        }
        if (gi_unicode_is_lower(c)) {
            return gi_unicode_full_upper(c, out);
        }
        out[0] = c;
        return 1;
    }
}

static GiValue map_unicode(GiThread *t, const GiStr *s, CaseMap map) {
    GiText b;
    gi_text_init(&b, t);
    const char *p = s->text, *end = s->text + s->size;
    bool in_word = false;
    while (p < end && b.ok) {
        const char *start = p;
        uint32_t out[3], c = gi_utf8_next(&p);
        size_t n = map_char(s, start, p, c, map, &in_word, out);
        for (size_t i = 0; i < n; i++) {
            gi_text_add_char(&b, out[i]);
        }
        if (!gi_poll(t, 1)) {
            gi_text_discard(&b);
        }
    }
    return gi_text_finish(&b);
}

static void map_ascii(const char *p, char *q, size_t size, CaseMap map) {
    bool in_word = false;
    switch (map) {
    case LOWER: case FOLD: case CAPITALIZE:
        swap_letters(p, q, size, 'A', 'Z');
        if (map == CAPITALIZE && size > 0) {
            q[0] = upper_ascii(p[0]);
        }
        break;
    case UPPER:
        swap_letters(p, q, size, 'a', 'z');
        break;
    case TITLE:
        for (size_t i = 0; i < size; i++) {
            q[i] = in_word ? lower_ascii(p[i]) : upper_ascii(p[i]);
            in_word = is_letter(p[i]);
        }
        break;
    default:
        for (size_t i = 0; i < size; i++) {
            q[i] = is_letter(p[i]) ? (char)(p[i] ^ 32) : p[i];
        }
        break;
    }
}

static GiValue change_case(GiThread *t, GiValue v, CaseMap map) {
    const GiStr *s = gi_as_str(v);
    if (!s->ascii) {
        return map_unicode(t, s, map);
    }
    GiStr *r = gi_str_alloc(t, &gi_str_type, s->size);
    if (r == NULL) {
        return GI_NULL;
    }
    map_ascii(s->text, r->text, s->size, map);
    r->length = s->size;
    r->ascii = true;
    return r->size <= 1 ? gi_str_finish_steal(t, r) : gi_counted(r);
}

GiValue gi_str_m_lower(GiThread *t, const GiValue *a) { return change_case(t, a[0], LOWER); }
GiValue gi_str_m_upper(GiThread *t, const GiValue *a) { return change_case(t, a[0], UPPER); }
GiValue gi_str_m_casefold(GiThread *t, const GiValue *a) { return change_case(t, a[0], FOLD); }
GiValue gi_str_m_title(GiThread *t, const GiValue *a) { return change_case(t, a[0], TITLE); }
GiValue gi_str_m_swapcase(GiThread *t, const GiValue *a) { return change_case(t, a[0], SWAP); }
GiValue gi_str_m_capitalize(GiThread *t, const GiValue *a) {
    return change_case(t, a[0], CAPITALIZE);
}
