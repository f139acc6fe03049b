/* SPDX-License-Identifier: MIT
 * runtime/types/bytes_case.c: methods of bytes and bytearray that treat bytes as ASCII letters: case
 * mappings and tests.
 */
#include "runtime/types/bytes_private.h"

static inline bool is_lower(uint8_t c) { return (unsigned)(c - 'a') < 26; }
static inline bool is_upper(uint8_t c) { return (unsigned)(c - 'A') < 26; }
static inline bool is_alpha(uint8_t c) { return (unsigned)((c | 32) - 'a') < 26; }
static inline bool is_digit(uint8_t c) { return (unsigned)(c - '0') < 10; }
static inline bool is_alnum(uint8_t c) { return is_alpha(c) || is_digit(c); }
static inline bool is_space(uint8_t c) { return c == ' ' || c - 9u < 5; }
static inline bool is_ascii(uint8_t c) { return c < 0x80; }
static inline uint8_t lower(uint8_t c) { return is_upper(c) ? c | 32 : c; }
static inline uint8_t upper(uint8_t c) { return is_lower(c) ? c & ~32 : c; }

typedef enum CaseMap { LOWER, UPPER, TITLE, CAPITALIZE, SWAP } CaseMap;

static void map_bytes(const uint8_t *p, uint8_t *q, size_t size, CaseMap map) {
    bool in_word = false;
    for (size_t i = 0; i < size; i++) {
        uint8_t c = p[i];
        switch (map) {
        case LOWER: q[i] = lower(c); break;
        case UPPER: q[i] = upper(c); break;
        case TITLE: q[i] = in_word ? lower(c) : upper(c); break;
        case CAPITALIZE: q[i] = i == 0 ? upper(c) : lower(c); break;
        default: q[i] = is_alpha(c) ? c ^ 32 : c; break;
        }
        in_word = is_alpha(c);
    }
}

static GiValue change_case(GiThread *t, GiValue self, CaseMap map) {
    GiBytesView view = gi_bytes_open(self);
    uint8_t *data;
    GiValue r = gi_bytes_new_like(t, self, view.size, &data);
    if (r != GI_NULL) {
        map_bytes(view.data, data, view.size, map);
    }
    gi_bytes_close(&view);
    return r;
}

GiValue gi_bytes_m_lower(GiThread *t, const GiValue *a) { return change_case(t, a[0], LOWER); }
GiValue gi_bytes_m_upper(GiThread *t, const GiValue *a) { return change_case(t, a[0], UPPER); }
GiValue gi_bytes_m_title(GiThread *t, const GiValue *a) { return change_case(t, a[0], TITLE); }
GiValue gi_bytes_m_swapcase(GiThread *t, const GiValue *a) { return change_case(t, a[0], SWAP); }
GiValue gi_bytes_m_capitalize(GiThread *t, const GiValue *a) {
    return change_case(t, a[0], CAPITALIZE);
}

static GiValue all_bytes(GiValue self, bool (*test)(uint8_t c), bool empty) {
    GiBytesView view = gi_bytes_open(self);
    bool result = view.size > 0 || empty;
    for (size_t i = 0; result && i < view.size; i++) {
        result = test(view.data[i]);
    }
    gi_bytes_close(&view);
    return gi_bool(result);
}

GiValue gi_bytes_m_isalnum(GiThread *t, const GiValue *a) {
    (void)t;
    return all_bytes(a[0], is_alnum, false);
}
GiValue gi_bytes_m_isalpha(GiThread *t, const GiValue *a) {
    (void)t;
    return all_bytes(a[0], is_alpha, false);
}
GiValue gi_bytes_m_isascii(GiThread *t, const GiValue *a) {
    (void)t;
    return all_bytes(a[0], is_ascii, true);
}
GiValue gi_bytes_m_isdigit(GiThread *t, const GiValue *a) {
    (void)t;
    return all_bytes(a[0], is_digit, false);
}
GiValue gi_bytes_m_isspace(GiThread *t, const GiValue *a) {
    (void)t;
    return all_bytes(a[0], is_space, false);
}

/* Some letters of the wanted case, none of the other. */
static GiValue one_case(GiValue self, bool (*wanted)(uint8_t c), bool (*other)(uint8_t c)) {
    GiBytesView view = gi_bytes_open(self);
    bool found = false, clean = true;
    for (size_t i = 0; clean && i < view.size; i++) {
        clean = !other(view.data[i]);
        found = found || wanted(view.data[i]);
    }
    gi_bytes_close(&view);
    return gi_bool(found && clean);
}

GiValue gi_bytes_m_islower(GiThread *t, const GiValue *a) {
    (void)t;
    return one_case(a[0], is_lower, is_upper);
}
GiValue gi_bytes_m_isupper(GiThread *t, const GiValue *a) {
    (void)t;
    return one_case(a[0], is_upper, is_lower);
}

GiValue gi_bytes_m_istitle(GiThread *t, const GiValue *a) {
    (void)t;
    GiBytesView view = gi_bytes_open(a[0]);
    bool in_word = false, found = false, clean = true;
    for (size_t i = 0; clean && i < view.size; i++) {
        uint8_t c = view.data[i];
        if (is_alpha(c)) {
            clean = is_upper(c) != in_word;
            in_word = found = true;
        } else {
            in_word = false;
        }
    }
    gi_bytes_close(&view);
    return gi_bool(found && clean);
}
