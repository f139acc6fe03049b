/* SPDX-License-Identifier: MIT
 * runtime/text/unicode.c: UTF-8 and character properties.
 *
 * Properties come from utf8proc, corrected by the tables in unicode_tables.c. Without utf8proc only
 * Latin-1 is known: other characters count as letters without case.
 *
 * U1  "Valid text" is UTF-8 in which surrogates (U+D800..U+DFFF) may stand alone as three bytes.
 */
#include "runtime/text/unicode.h"
#include "gc/size.h"

#ifdef GI_HAVE_UTF8PROC
#include <stdlib.h>
#include <utf8proc.h>
#endif

/* --- UTF-8 --- */

size_t gi_utf8_encode(uint32_t c, char out[4]) {
    if (c < 0x80) {
        out[0] = (char)c;
        return 1;
    }
    if (c < 0x800) {
        out[0] = (char)(0xC0 | c >> 6);
        out[1] = (char)(0x80 | (c & 0x3F));
        return 2;
    }
    if (c < 0x10000) {
        out[0] = (char)(0xE0 | c >> 12);
        out[1] = (char)(0x80 | (c >> 6 & 0x3F));
        out[2] = (char)(0x80 | (c & 0x3F));
        return 3;
    }
    out[0] = (char)(0xF0 | c >> 18);
    out[1] = (char)(0x80 | (c >> 12 & 0x3F));
    out[2] = (char)(0x80 | (c >> 6 & 0x3F));
    out[3] = (char)(0x80 | (c & 0x3F));
    return 4;
}

/* The code point at *p, which moves behind it. The text must be valid (U1). */
uint32_t gi_utf8_next(const char **p) {
    const uint8_t *s = (const uint8_t *)*p;
    uint32_t c = s[0];
    if (c < 0x80) {
        *p += 1;
        return c;
    }
    if (c < 0xE0) {
        *p += 2;
        return (c & 0x1F) << 6 | (s[1] & 0x3Fu);
    }
    if (c < 0xF0) {
        *p += 3;
        return (c & 0x0F) << 12 | (s[1] & 0x3Fu) << 6 | (s[2] & 0x3Fu);
    }
    *p += 4;
    return (c & 0x07) << 18 | (s[1] & 0x3Fu) << 12 | (s[2] & 0x3Fu) << 6 | (s[3] & 0x3Fu);
}

GI_FOR_SIZE

uint32_t gi_utf8_previous(const char **p) {
    const char *s = *p - 1;
    while ((*s & 0xC0) == 0x80) {
        s--;
    }
    *p = s;
    return gi_utf8_next(&s);
}

bool gi_utf8_is_ascii(const char *text, size_t size) {
    const uint64_t high = 0x8080808080808080u;
    uint64_t word;
    size_t i = 0;
    for (; i + 32 <= size; i += 32) {
        uint64_t block[4];
        memcpy(block, text + i, sizeof block);
        if ((block[0] | block[1] | block[2] | block[3]) & high) {
            return false;
        }
    }
    for (; i + 8 <= size; i += 8) {
        memcpy(&word, text + i, 8);
        if (word & high) {
            return false;
        }
    }
    for (; i < size; i++) {
        if (text[i] & 0x80) {
            return false;
        }
    }
    return true;
}

/* Code points in valid text: bytes that are not continuation bytes, eight at a time. */
size_t gi_utf8_length(const char *text, size_t size) {
    const uint64_t ones = 0x0101010101010101u;
    size_t i = 0, inside = 0;
    while (i + 8 <= size) {
        size_t stop = i + 8 * 255 < size ? i + 8 * 255 : size;
        uint64_t counts = 0;
        for (; i + 8 <= stop; i += 8) {
            uint64_t word;
            memcpy(&word, text + i, 8);
            counts += (word >> 7) & ~(word >> 6) & ones;
        }
        uint64_t pairs = (counts & 0x00FF00FF00FF00FFu) + (counts >> 8 & 0x00FF00FF00FF00FFu);
        inside += pairs * 0x0001000100010001u >> 48;
    }
    for (; i < size; i++) {
        inside += (text[i] & 0xC0) == 0x80;
    }
    return size - inside;
}

/* Length of the valid sequence at s (left bytes remain), 0 when there is none. */
static size_t sequence_length(const uint8_t *s, size_t left, bool allow_surrogates) {
    uint8_t c = s[0];
    if (c < 0xC2 || c > 0xF4) {
        return 0;
    }
    size_t n = c < 0xE0 ? 2 : c < 0xF0 ? 3 : 4;
    if (left < n) {
        return 0;
    }
    for (size_t i = 1; i < n; i++) {
        if ((s[i] & 0xC0) != 0x80) {
            return 0;
        }
    }
    if ((c == 0xE0 && s[1] < 0xA0) || (c == 0xF0 && s[1] < 0x90) || (c == 0xF4 && s[1] > 0x8F) ||
        (c == 0xED && s[1] > 0x9F && !allow_surrogates)) {
        return 0;
    }
    return n;
}

size_t gi_utf8_valid(const char *text, size_t size, bool allow_surrogates) {
    const uint8_t *s = (const uint8_t *)text;
    size_t i = 0;
    while (i < size) {
        if (s[i] < 0x80) {
            uint64_t word;
            while (i + 8 <= size && (memcpy(&word, s + i, 8), !(word & 0x8080808080808080u))) {
                i += 8;
            }
            while (i < size && s[i] < 0x80) {
                i++;
            }
            continue;
        }
        size_t n = sequence_length(s + i, size - i, allow_surrogates);
        if (n == 0) {
            return i;
        }
        i += n;
    }
    return size;
}

/* --- tables --- */

static bool in_ranges(const GiCodeRange *ranges, size_t count, uint32_t c) {
    size_t low = 0, high = count;
    while (low < high) {
        size_t middle = (low + high) / 2;
        if (c > ranges[middle].last) {
            low = middle + 1;
        } else if (c < ranges[middle].first) {
            high = middle;
        } else {
            return true;
        }
    }
    return false;
}

static const GiNumberRange *find_number(const GiNumberRange *ranges, size_t count, uint32_t c) {
    size_t low = 0, high = count;
    while (low < high) {
        size_t middle = (low + high) / 2;
        if (c > ranges[middle].first + ranges[middle].more) {
            low = middle + 1;
        } else if (c < ranges[middle].first) {
            high = middle;
        } else {
            return &ranges[middle];
        }
    }
    return NULL;
}

static const GiCaseMapping *find_mapping(const GiCaseMapping *rows, size_t count, uint32_t c) {
    size_t low = 0, high = count;
    while (low < high) {
        size_t middle = (low + high) / 2;
        if (c > rows[middle].code) {
            low = middle + 1;
        } else if (c < rows[middle].code) {
            high = middle;
        } else {
            return &rows[middle];
        }
    }
    return NULL;
}

#define IN(table, c) in_ranges(gi_unicode_##table, gi_unicode_##table##_count, c)

static size_t copy_mapping(const GiCaseMapping *row, uint32_t out[3]) {
    size_t n = 0;
    while (n < 3 && row->to[n] != 0) {
        out[n] = row->to[n];
        n++;
    }
    return n;
}

/* --- properties that depend on the database --- */

#ifdef GI_HAVE_UTF8PROC

GiCategory gi_unicode_category(uint32_t c) {
    if (c - 0xD800 < 0x800) {
        return GI_CAT_CS;
    }
    if (c >= 0x2EBF0 && c <= 0x2EE5D) { /* new in 15.1 */
        return GI_CAT_LO;
    }
    if ((c >= 0x2FFC && c <= 0x2FFF) || c == 0x31EF) {
        return GI_CAT_SO;
    }
    return (GiCategory)utf8proc_category((utf8proc_int32_t)c);
}

uint32_t gi_unicode_to_lower(uint32_t c) {
    return c < 0x80 ? (c - 'A' < 26 ? c + 32 : c) : (uint32_t)utf8proc_tolower((utf8proc_int32_t)c);
}
uint32_t gi_unicode_to_upper(uint32_t c) {
    return c < 0x80 ? (c - 'a' < 26 ? c - 32 : c) : (uint32_t)utf8proc_toupper((utf8proc_int32_t)c);
}
uint32_t gi_unicode_to_title(uint32_t c) {
    return c < 0x80 ? (c - 'a' < 26 ? c - 32 : c) : (uint32_t)utf8proc_totitle((utf8proc_int32_t)c);
}

size_t gi_unicode_full_fold(uint32_t c, uint32_t out[3]) {
    utf8proc_int32_t folded[4];
    int boundary = 0;
    utf8proc_ssize_t n = c - 0xD800 < 0x800 ? 0
                         : utf8proc_decompose_char((utf8proc_int32_t)c, folded, 4,
                                                   UTF8PROC_CASEFOLD, &boundary);
    if (n < 1 || n > 3) {
        out[0] = c;
        return 1;
    }
    for (utf8proc_ssize_t i = 0; i < n; i++) {
        out[i] = (uint32_t)folded[i];
    }
    return (size_t)n;
}

GiValue gi_unicode_nfkc(GiThread *t, const char *text, size_t size) {
    utf8proc_uint8_t *out = NULL;
    utf8proc_ssize_t n = utf8proc_map((const utf8proc_uint8_t *)text, (utf8proc_ssize_t)size, &out,
                                      UTF8PROC_STABLE | UTF8PROC_COMPAT | UTF8PROC_COMPOSE);
    if (n == UTF8PROC_ERROR_NOMEM) {
        return gi_raise_memory(t);
    }
    if (n < 0) { /* lone surrogates: left as they are */
        return gi_str_from(t, text, size);
    }
    GiValue v = gi_str_from(t, (const char *)out, (size_t)n);
    free(out);
    return v;
}

#else

GiCategory gi_unicode_category(uint32_t c) {
    static const uint8_t punctuation[] = {
        GI_CAT_ZS, GI_CAT_PO, GI_CAT_PO, GI_CAT_PO, GI_CAT_SC, GI_CAT_PO, GI_CAT_PO, GI_CAT_PO,
        GI_CAT_PS, GI_CAT_PE, GI_CAT_PO, GI_CAT_SM, GI_CAT_PO, GI_CAT_PD, GI_CAT_PO, GI_CAT_PO};
    static const uint8_t latin[] = {
        GI_CAT_ZS, GI_CAT_PO, GI_CAT_SC, GI_CAT_SC, GI_CAT_SC, GI_CAT_SC, GI_CAT_SO, GI_CAT_PO,
        GI_CAT_SK, GI_CAT_SO, GI_CAT_LO, GI_CAT_PI, GI_CAT_SM, GI_CAT_CF, GI_CAT_SO, GI_CAT_SK,
        GI_CAT_SO, GI_CAT_SM, GI_CAT_NO, GI_CAT_NO, GI_CAT_SK, GI_CAT_LL, GI_CAT_PO, GI_CAT_PO,
        GI_CAT_SK, GI_CAT_NO, GI_CAT_LO, GI_CAT_PF, GI_CAT_NO, GI_CAT_NO, GI_CAT_NO, GI_CAT_PO};
    if (c < 0x20 || (c >= 0x7F && c < 0xA0)) {
        return GI_CAT_CC;
    }
    if (c < 0x30) {
        return (GiCategory)punctuation[c - 0x20];
    }
    if (c < 0x3A) {
        return GI_CAT_ND;
    }
    if (c < 0x80) {
        return c - 'A' < 26 ? GI_CAT_LU : c - 'a' < 26 ? GI_CAT_LL : c == '_' ? GI_CAT_PC
               : c == '[' || c == '{' ? GI_CAT_PS : c == ']' || c == '}' ? GI_CAT_PE
               : c == '^' || c == '`' ? GI_CAT_SK
               : strchr("<=>|~", (int)c) != NULL ? GI_CAT_SM : GI_CAT_PO;
    }
    if (c < 0xC0) {
        return (GiCategory)latin[c - 0xA0];
    }
    if (c < 0x100) {
        return c == 0xD7 || c == 0xF7 ? GI_CAT_SM : c < 0xDF ? GI_CAT_LU : GI_CAT_LL;
    }
    return c - 0xD800 < 0x800 ? GI_CAT_CS : GI_CAT_LO;
}

uint32_t gi_unicode_to_lower(uint32_t c) {
    return gi_unicode_category(c) == GI_CAT_LU ? c + 32 : c;
}
uint32_t gi_unicode_to_upper(uint32_t c) {
    return c == 0xFF || c == 0xB5 || c == 0xDF || gi_unicode_category(c) != GI_CAT_LL ? c : c - 32;
}
uint32_t gi_unicode_to_title(uint32_t c) { return gi_unicode_to_upper(c); }

size_t gi_unicode_full_fold(uint32_t c, uint32_t out[3]) {
    out[0] = c == 0xDF ? 's' : c == 0xB5 ? 0x3BC : gi_unicode_to_lower(c);
    out[1] = 's';
    return c == 0xDF ? 2 : 1;
}

GiValue gi_unicode_nfkc(GiThread *t, const char *text, size_t size) {
    return gi_str_from(t, text, size);
}

#endif

/* --- properties that follow --- */

bool gi_unicode_is_printable(uint32_t c) {
    if (c < 0x7F) {
        return c >= 0x20;
    }
    GiCategory category = gi_unicode_category(c);
    return category != GI_CAT_CN && category < GI_CAT_ZS;
}

bool gi_unicode_is_space(uint32_t c) {
    if (c < 0x80) {
        return c == ' ' || c - 9 < 5 || c - 0x1C < 4;
    }
    return c == 0x85 || c == 0xA0 || c == 0x1680 || (c >= 0x2000 && c <= 0x200A) || c == 0x2028 ||
           c == 0x2029 || c == 0x202F || c == 0x205F || c == 0x3000;
}

bool gi_unicode_is_line_break(uint32_t c) {
    return c - 10 < 4 || c - 0x1C < 3 || c == 0x85 || c == 0x2028 || c == 0x2029;
}

bool gi_unicode_is_alpha(uint32_t c) {
    if (c < 0x80) {
        return (c | 32) - 'a' < 26;
    }
    GiCategory category = gi_unicode_category(c);
    return category >= GI_CAT_LU && category <= GI_CAT_LO;
}

bool gi_unicode_is_lower(uint32_t c) {
    if (c < 0x80) {
        return c - 'a' < 26;
    }
    return gi_unicode_category(c) == GI_CAT_LL || IN(other_lower, c);
}

bool gi_unicode_is_upper(uint32_t c) {
    if (c < 0x80) {
        return c - 'A' < 26;
    }
    return gi_unicode_category(c) == GI_CAT_LU || IN(other_upper, c);
}

bool gi_unicode_is_title(uint32_t c) { return c >= 0x80 && gi_unicode_category(c) == GI_CAT_LT; }

bool gi_unicode_is_cased(uint32_t c) {
    return gi_unicode_is_lower(c) || gi_unicode_is_upper(c) || gi_unicode_is_title(c);
}

bool gi_unicode_is_case_ignorable(uint32_t c) {
    GiCategory category = gi_unicode_category(c);
    bool listed = category == GI_CAT_MN || category == GI_CAT_ME || category == GI_CAT_CF ||
                  category == GI_CAT_LM || category == GI_CAT_SK;
    return listed != IN(case_ignorable_exceptions, c);
}

static bool is_letter_like(GiCategory category) {
    return (category >= GI_CAT_LU && category <= GI_CAT_LO) || category == GI_CAT_NL;
}

bool gi_unicode_is_xid_start(uint32_t c) {
    if (c < 0x80) {
        return (c | 32) - 'a' < 26 || c == '_';
    }
    return is_letter_like(gi_unicode_category(c)) != IN(identifier_start_exceptions, c);
}

bool gi_unicode_is_xid_continue(uint32_t c) {
    if (c < 0x80) {
        return (c | 32) - 'a' < 26 || c == '_' || c - '0' < 10;
    }
    GiCategory category = gi_unicode_category(c);
    bool listed = is_letter_like(category) || category == GI_CAT_MN || category == GI_CAT_MC ||
                  category == GI_CAT_ND || category == GI_CAT_PC;
    return listed != IN(identifier_continue_exceptions, c);
}

/* Decimal digits come in runs of ten that start with zero; runs may touch each other. */
int gi_unicode_decimal(uint32_t c) {
    if (c < 0x80) {
        return c - '0' < 10 ? (int)(c - '0') : -1;
    }
    if (gi_unicode_category(c) != GI_CAT_ND) {
        return -1;
    }
    uint32_t first = c;
    while (gi_unicode_category(first - 1) == GI_CAT_ND) {
        first--;
    }
    return (int)((c - first) % 10);
}

int gi_unicode_digit(uint32_t c) {
    int value = gi_unicode_decimal(c);
    if (value >= 0) {
        return value;
    }
    const GiNumberRange *row = find_number(gi_unicode_digits, gi_unicode_digits_count, c);
    return row == NULL ? -1 : row->numerator + (int)(c - row->first) * row->step;
}

bool gi_unicode_numeric(uint32_t c, double *value) {
    int digit = gi_unicode_digit(c);
    if (digit >= 0) {
        *value = digit;
        return true;
    }
    const GiNumberRange *row = find_number(gi_unicode_numbers, gi_unicode_numbers_count, c);
    if (row == NULL) {
        return false;
    }
    double numerator = row->numerator + (int)(c - row->first) * row->step;
    for (int i = 0; i < row->zeros; i++) {
        numerator *= 10;
    }
    *value = numerator / row->denominator;
    return true;
}

size_t gi_unicode_full_lower(uint32_t c, uint32_t out[3]) {
    if (c == 0x130) { /* I with dot: the only character whose lower case is longer */
        out[0] = 'i';
        out[1] = 0x307;
        return 2;
    }
    out[0] = gi_unicode_to_lower(c);
    return 1;
}

size_t gi_unicode_full_upper(uint32_t c, uint32_t out[3]) {
    const GiCaseMapping *row = c < 0x80 ? NULL : find_mapping(gi_unicode_special_upper,
                                                              gi_unicode_special_upper_count, c);
    if (row != NULL) {
        return copy_mapping(row, out);
    }
    out[0] = gi_unicode_to_upper(c);
    return 1;
}

size_t gi_unicode_full_title(uint32_t c, uint32_t out[3]) {
    const GiCaseMapping *row = c < 0x80 ? NULL : find_mapping(gi_unicode_special_title,
                                                              gi_unicode_special_title_count, c);
    if (row != NULL) {
        return copy_mapping(row, out);
    }
    out[0] = gi_unicode_to_title(c);
    return 1;
}

GI_FOR_SPEED
