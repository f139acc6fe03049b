/* SPDX-License-Identifier: MIT
 * runtime/text/unicode_name.c: names of characters.
 *
 * A name is a sequence of word numbers, ended by 0: one byte for the most frequent words, two bytes for
 * the others. The words from GI_NAME_SHORT_WORDS on are sorted; the last byte of a word has its highest bit
 * set, and blocks say where every 16th word and every 64th name begin. Names stand in the order of their
 * characters, whose code points form runs; behind them stand the aliases. Ideographs and Hangul
 * syllables have names by rule.
 *
 * Words and names are packed (runtime/unpack.h) in a third of their size. The first question that needs them unpacks
 * them into the memory of its interpreter, vm->unicode_names, where they stay.
 */
#include "runtime/text/unicode_name.h"

#include <stdio.h>

#include "runtime/errors/error.h"
#include "runtime/errors/exception.h"
#include "runtime/init.h"
#include "runtime/text/unicode.h"
#include "runtime/text/unicode_names.h"
#include "runtime/unpack.h"

#define HANGUL_FIRST 0xAC00u
#define HANGUL_LAST 0xD7A3u
#define VOWELS 21
#define FINALS 28

static const char *const initials[] = {"G", "GG", "N", "D", "DD", "R", "M", "B", "BB", "S",
                                       "SS", "", "J", "JJ", "C", "K", "T", "P", "H"};
static const char *const vowels[] = {"A", "AE", "YA", "YAE", "EO", "E", "YEO", "YE", "O", "WA", "WAE",
                                     "OE", "YO", "U", "WEO", "WE", "WI", "YU", "EU", "YI", "I"};
static const char *const finals[] = {"", "G", "GG", "GS", "N", "NJ", "NH", "D", "L", "LG",
                                     "LM", "LB", "LS", "LT", "LP", "LH", "M", "B", "BS", "S",
                                     "SS", "NG", "J", "C", "K", "T", "P", "H"};

static const GiCodeRange unified[] = {
    {0x3400, 0x4DBF}, {0x4E00, 0x9FFF}, {0x20000, 0x2A6DF}, {0x2A700, 0x2B739}, {0x2B740, 0x2B81D},
    {0x2B820, 0x2CEA1}, {0x2CEB0, 0x2EBE0}, {0x2EBF0, 0x2EE5D}, {0x30000, 0x3134A},
    {0x31350, 0x323AF}};
static const GiCodeRange compatibility[] = {{0xF900, 0xFA6D}, {0xFA70, 0xFAD9}, {0x2F800, 0x2FA1D}};

static bool in_ranges(const GiCodeRange *ranges, size_t count, uint32_t c) {
    for (size_t i = 0; i < count; i++) {
        if (c >= ranges[i].first && c <= ranges[i].last) {
            return true;
        }
    }
    return false;
}

#define IN(ranges, c) in_ranges(ranges, sizeof ranges / sizeof *ranges, c)

/* --- the unpacked tables --- */

#define WORD_BLOCK 16
#define NAME_BLOCK 64

typedef struct Names {
    uint32_t *word_blocks, *name_blocks;
    const uint8_t *words, *data;
} Names;

static uint32_t name_count(void) { return gi_unicode_name_runs[gi_unicode_name_run_count].index; }
static size_t word_block_count(void) { return gi_unicode_word_count / WORD_BLOCK + 1; }
static size_t name_block_count(void) { return name_count() / NAME_BLOCK + 1; }
static size_t text_size(void) { return (size_t)gi_unicode_words_size + gi_unicode_name_size; }
static size_t unpacked_size(void) { return (word_block_count() + name_block_count()) * sizeof(uint32_t) + text_size(); }

/* The word number at *p, which moves behind it; 0: end of the name. */
static uint32_t next_word(const uint8_t **p) {
    uint32_t n = *(*p)++;
    return n < GI_NAME_SHORT_WORDS ? n
                                   : GI_NAME_SHORT_WORDS + ((n - GI_NAME_SHORT_WORDS) << 8) + *(*p)++;
}

static void skip_name(const uint8_t **p) {
    while (next_word(p) != 0) {
    }
}

/* The blocks stand in front of the texts. */
static Names names_at(uint8_t *all) {
    uint32_t *blocks = (uint32_t *)(void *)all;
    const uint8_t *words = all + unpacked_size() - text_size();
    return (Names){blocks, blocks + word_block_count(), words, words + gi_unicode_words_size};
}

static void find_blocks(const Names *names) {
    const uint8_t *p = names->words;
    for (uint32_t n = 0; n < gi_unicode_word_count; n++) {
        if (n % WORD_BLOCK == 0) {
            names->word_blocks[n / WORD_BLOCK] = (uint32_t)(p - names->words);
        }
        while (*p++ < 128) {
        }
    }
    p = names->data;
    for (uint32_t n = 0; n < name_count(); n++) {
        if (n % NAME_BLOCK == 0) {
            names->name_blocks[n / NAME_BLOCK] = (uint32_t)(p - names->data);
        }
        skip_name(&p);
    }
}

/* False: error set. */
static bool open_names(GiThread *t, Names *names) {
    if (t->vm->unicode_names == NULL) {
        uint8_t *all = gi_alloc(t, unpacked_size());
        if (all == NULL) {
            return false;
        }
        uint8_t *texts = all + unpacked_size() - text_size();
        if (!gi_unpack(gi_unicode_names_packed, gi_unicode_names_packed_size, texts, text_size())) {
            gi_free(t, all, unpacked_size());
            return gi_raise(t, &gi_SystemError, "the names of characters are damaged");
        }
        t->vm->unicode_names = all;
        *names = names_at(all);
        find_blocks(names);
    }
    *names = names_at(t->vm->unicode_names);
    return true;
}

void gi_unicode_names_free(GiThread *t) {
    if (t->vm->unicode_names != NULL) {
        gi_free(t, t->vm->unicode_names, unpacked_size());
        t->vm->unicode_names = NULL;
    }
}

/* The n-th word, from 1, and its size. */
static const uint8_t *word_at(const Names *names, uint32_t n, size_t *size) {
    const uint8_t *p = names->words + names->word_blocks[(n - 1) / WORD_BLOCK];
    for (uint32_t skip = (n - 1) % WORD_BLOCK; skip > 0;) {
        skip -= *p++ >> 7;
    }
    for (*size = 1; p[*size - 1] < 128; (*size)++) {
    }
    return p;
}

static void write_name(const Names *names, const uint8_t *p, char *out) {
    uint32_t n;
    char *q = out;
    while ((n = next_word(&p)) != 0) {
        size_t size;
        const uint8_t *word = word_at(names, n, &size);
        if ((size_t)(q - out) + size + 2 > GI_UNICODE_NAME_SIZE) {
            break;
        }
        if (q > out) {
            *q++ = ' ';
        }
        memcpy(q, word, size);
        q += size;
        q[-1] &= 127;
    }
    *q = 0;
}

int gi_unicode_name(GiThread *t, uint32_t c, char out[GI_UNICODE_NAME_SIZE]) {
    if (c >= HANGUL_FIRST && c <= HANGUL_LAST) {
        uint32_t i = c - HANGUL_FIRST;
        snprintf(out, GI_UNICODE_NAME_SIZE, "HANGUL SYLLABLE %s%s%s", initials[i / (VOWELS * FINALS)],
                 vowels[i / FINALS % VOWELS], finals[i % FINALS]);
        return 1;
    }
    if (IN(unified, c) || IN(compatibility, c)) {
        snprintf(out, GI_UNICODE_NAME_SIZE, "CJK %s IDEOGRAPH-%X",
                 IN(unified, c) ? "UNIFIED" : "COMPATIBILITY", (unsigned)c);
        return 1;
    }
    uint32_t low = 0, high = gi_unicode_name_run_count;
    while (low < high) {
        uint32_t middle = (low + high) / 2;
        const GiNameRun *run = &gi_unicode_name_runs[middle];
        if (c >= run->first + (run[1].index - run->index)) {
            low = middle + 1;
        } else if (c < run->first) {
            high = middle;
        } else {
            Names names;
            if (!open_names(t, &names)) {
                return -1;
            }
            uint32_t index = run->index + (c - run->first);
            const uint8_t *p = names.data + names.name_blocks[index / NAME_BLOCK];
            for (uint32_t skip = index % NAME_BLOCK; skip > 0; skip--) {
                skip_name(&p);
            }
            write_name(&names, p, out);
            return 1;
        }
    }
    return 0;
}

/* --- by name --- */

static int compare_word(const Names *names, uint32_t n, const char *word, size_t size) {
    size_t other;
    const uint8_t *p = word_at(names, n, &other);
    for (size_t i = 0; i < other && i < size; i++) {
        int order = (p[i] & 127) - (uint8_t)word[i];
        if (order != 0) {
            return order;
        }
    }
    return other < size ? -1 : other > size;
}

/* The number of a word, 0: no name has it. */
static uint32_t find_word(const Names *names, const char *word, size_t size) {
    for (uint32_t n = 1; n < GI_NAME_SHORT_WORDS; n++) {
        if (compare_word(names, n, word, size) == 0) {
            return n;
        }
    }
    uint32_t low = GI_NAME_SHORT_WORDS, high = gi_unicode_word_count + 1;
    while (low < high) {
        uint32_t middle = (low + high) / 2;
        int order = compare_word(names, middle, word, size);
        if (order == 0) {
            return middle;
        }
        if (order < 0) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    return 0;
}

/* The part of a Hangul syllable that text begins with: the longest of the table. */
static int match_part(const char *const *table, int count, const char **text) {
    int best = -1;
    size_t best_size = 0;
    for (int i = 0; i < count; i++) {
        size_t size = strlen(table[i]);
        if (strncmp(table[i], *text, size) == 0 && (best < 0 || size > best_size)) {
            best = i;
            best_size = size;
        }
    }
    *text += best_size;
    return best;
}

static bool lookup_hangul(const char *text, uint32_t *c) {
    int i = match_part(initials, 19, &text);
    int v = i < 0 ? -1 : match_part(vowels, VOWELS, &text);
    int f = v < 0 ? -1 : match_part(finals, FINALS, &text);
    if (f < 0 || *text != 0) {
        return false;
    }
    *c = HANGUL_FIRST + ((uint32_t)i * VOWELS + (uint32_t)v) * FINALS + (uint32_t)f;
    return true;
}

static bool lookup_ideograph(const char *digits, bool is_unified, uint32_t *c) {
    size_t size = strspn(digits, "0123456789ABCDEF");
    if (digits[size] != 0 || size < 4 || size > 5) {
        return false;
    }
    *c = 0;
    for (; *digits != 0; digits++) {
        *c = *c << 4 | (uint32_t)(*digits <= '9' ? *digits - '0' : *digits - 'A' + 10);
    }
    return is_unified ? IN(unified, *c) : IN(compatibility, *c);
}

static uint32_t code_of_name(uint32_t index) {
    uint32_t low = 0, high = gi_unicode_name_run_count;
    while (high - low > 1) {
        uint32_t middle = (low + high) / 2;
        if (gi_unicode_name_runs[middle].index <= index) {
            low = middle;
        } else {
            high = middle;
        }
    }
    return gi_unicode_name_runs[low].first + (index - gi_unicode_name_runs[low].index);
}

/* The character whose name begins at `offset` of the data; false: no name begins there. */
static bool code_at(const Names *names, uint32_t offset, uint32_t *c) {
    const uint8_t *p, *data = names->data;
    uint32_t index;
    if (offset >= gi_unicode_alias_start) {
        p = data + gi_unicode_alias_start;
        for (index = 0; p < data + offset; index++) {
            skip_name(&p);
        }
        *c = gi_unicode_alias_codes[index];
        return p == data + offset;
    }
    uint32_t low = 0, high = (name_count() - 1) / NAME_BLOCK + 1;
    while (high - low > 1) {
        uint32_t middle = (low + high) / 2;
        if (names->name_blocks[middle] <= offset) {
            low = middle;
        } else {
            high = middle;
        }
    }
    p = data + names->name_blocks[low];
    for (index = low * NAME_BLOCK; p < data + offset; index++) {
        skip_name(&p);
    }
    *c = code_of_name(index);
    return p == data + offset;
}

/* Finds a whole name given as word numbers with the final 0. */
static bool find_sequence(const Names *names, const uint8_t *sequence, size_t size, uint32_t *c) {
    const uint8_t *data = names->data, *p = data, *end = data + gi_unicode_name_size;
    while (p < end && (p = memmem(p, (size_t)(end - p), sequence, size)) != NULL) {
        if ((p == data || p[-1] == 0) && code_at(names, (uint32_t)(p - data), c)) {
            return true;
        }
        p++;
    }
    return false;
}

/* The character whose name is in the tables, in capitals. */
static bool lookup_words(const Names *names, const char *upper, size_t size, uint32_t *c) {
    uint8_t sequence[GI_UNICODE_NAME_SIZE * 2];
    size_t n = 0;
    for (const char *p = upper; p <= upper + size;) {
        const char *end = strchrnul(p, ' ');
        uint32_t word = end == p ? 0 : find_word(names, p, (size_t)(end - p));
        if (word == 0) {
            return false;
        }
        if (word < GI_NAME_SHORT_WORDS) {
            sequence[n++] = (uint8_t)word;
        } else {
            sequence[n++] = (uint8_t)(GI_NAME_SHORT_WORDS + ((word - GI_NAME_SHORT_WORDS) >> 8));
            sequence[n++] = (uint8_t)(word - GI_NAME_SHORT_WORDS);
        }
        p = end + 1;
    }
    sequence[n++] = 0;
    return find_sequence(names, sequence, n, c);
}

int gi_unicode_lookup(GiThread *t, const char *name, size_t size, uint32_t *c) {
    char upper[GI_UNICODE_NAME_SIZE];
    Names names;
    if (size == 0 || size >= sizeof upper) {
        return 0;
    }
    for (size_t i = 0; i < size; i++) {
        upper[i] = name[i] >= 'a' && name[i] <= 'z' ? (char)(name[i] - 32) : name[i];
    }
    upper[size] = 0;
    bool exact = memcmp(name, upper, size) == 0; /* names by rule have capitals only, as in CPython */
    if (exact && strncmp(upper, "HANGUL SYLLABLE ", 16) == 0) {
        return lookup_hangul(upper + 16, c);
    }
    if (exact && strncmp(upper, "CJK UNIFIED IDEOGRAPH-", 22) == 0) {
        return lookup_ideograph(upper + 22, true, c);
    }
    if (exact && strncmp(upper, "CJK COMPATIBILITY IDEOGRAPH-", 28) == 0) {
        return lookup_ideograph(upper + 28, false, c);
    }
    return open_names(t, &names) ? lookup_words(&names, upper, size, c) : -1;
}
