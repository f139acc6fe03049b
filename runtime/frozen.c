/* SPDX-License-Identifier: MIT
 * runtime/frozen.c: unpacks the texts of library modules; frozen.h has the format, runtime/lib/freeze.c packs them.
 * The data is part of the binary and trusted; what a text may not exceed is checked nevertheless.
 */
#include "runtime/frozen.h"

#include <string.h>

#include "runtime/state.h"

static const GiFrozenTable *added; /* set once, by a program of one thread */

void gi_frozen_add(const GiFrozenTable *more) { added = more; }

static const GiFrozen *find(const GiFrozenTable *table, const char *name) {
    unsigned low = 0, high = table == NULL ? 0 : table->count;
    while (low < high) {
        unsigned middle = (low + high) / 2;
        int order = strcmp(name, table->rows[middle].name);
        if (order == 0) {
            return &table->rows[middle];
        }
        *(order < 0 ? &high : &low) = order < 0 ? middle : middle + 1;
    }
    return NULL;
}

const GiFrozen *gi_frozen_find(const char *name) {
    const GiFrozen *f = find(&gi_frozen_library, name);
    return f != NULL ? f : find(added, name);
}

const GiFrozen *gi_frozen_at(unsigned i) {
    unsigned n = gi_frozen_library.count, more = added == NULL ? 0 : added->count;
    return i < n ? &gi_frozen_library.rows[i] : i - n < more ? &added->rows[i - n] : NULL;
}

typedef struct Bits {
    const unsigned char *p;
    size_t at;
} Bits;

static unsigned next_bits(Bits *b, unsigned n) {
    unsigned v = 0;
    for (; n > 0; n--, b->at++) {
        v = v << 1 | (b->p[b->at >> 3] >> (7 - (b->at & 7)) & 1u);
    }
    return v;
}

/* Codes of one length are consecutive numbers; the first of the next length follows from the last. */
static unsigned next_symbol(Bits *b, const GiFrozenCode *c) {
    unsigned code = 0, first = 0, index = 0;
    for (int n = 1; n <= GI_FROZEN_BITS; n++) {
        code = code << 1 | next_bits(b, 1);
        first <<= 1;
        if (code < first + c->count[n]) {
            return gi_frozen_symbols[c->first + index + code - first];
        }
        index += c->count[n];
        first += c->count[n];
    }
    return 0;
}

static size_t next_number(Bits *b, unsigned class) {
    unsigned rest = class < 2 ? 0 : class / 2 - 1;
    return class < 2 ? class : (size_t)(2 + class % 2) << rest | next_bits(b, rest);
}

/* Copies what may overlap with its copy, byte by byte. */
static size_t copy_back(char *text, size_t at, size_t size, size_t length, size_t distance) {
    if (distance == 0 || distance > at || length > size - at) {
        return size;
    }
    for (; length > 0; length--, at++) {
        text[at] = text[at - distance];
    }
    return at;
}

void gi_frozen_unpack(const GiFrozen *f, char *text) {
    Bits b = {f->packed, 0};
    for (size_t at = 0; at < f->size;) {
        unsigned char before = at == 0 ? '\n' : (unsigned char)text[at - 1];
        unsigned symbol = next_symbol(&b, &gi_frozen_codes[gi_frozen_context(before)]);
        if (symbol < GI_FROZEN_COPY) {
            text[at++] = (char)symbol;
        } else {
            size_t length = next_number(&b, symbol - GI_FROZEN_COPY) + 2;
            size_t distance = next_number(&b, next_symbol(&b, &gi_frozen_codes[GI_FROZEN_CONTEXTS]));
            at = copy_back(text, at, f->size, length, distance);
        }
    }
    text[f->size] = 0;
}

char *gi_frozen_text(GiThread *t, const GiFrozen *f) {
    char *text = gi_alloc(t, f->size + 1);
    if (text != NULL) {
        gi_frozen_unpack(f, text);
    }
    return text;
}
