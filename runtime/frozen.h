/* SPDX-License-Identifier: MIT
 * runtime/frozen.h: library modules in Python that are part of the binary; frozen_data.c is made at build
 * time by runtime/lib/freeze.c from runtime/lib/. Sorted by name. Other texts are packed with them.
 *
 * Texts are packed: bits, the highest of a byte first. A symbol below 256 is a byte; 256 + class begins a copy:
 * the length less 2 in that class, then a symbol of the second code, the class of the distance. A class c says
 * which highest two bits a number has: 0 and 1 themselves, else c / 2 + 1 bits of which the second is c % 2; the
 * bits below follow. All modules share the prefix codes: one of distances, and of the other symbols one for each kind
 * of byte that may stand before. */
#ifndef GI_FROZEN_H
#define GI_FROZEN_H

#include <stddef.h>
#include <stdint.h>

#define GI_FROZEN_BITS 15 /* of the longest code */
#define GI_FROZEN_SYMBOLS 320
#define GI_FROZEN_COPY 256
#define GI_FROZEN_CONTEXTS 6 /* kinds of bytes before */
#define GI_FROZEN_CODES 7    /* the last is that of distances */

typedef struct GiThread GiThread;

typedef struct GiFrozen {
    const char *name; /* dotted */
    const unsigned char *packed;
    size_t size; /* of the text */
    int package;
} GiFrozen;

/* A canonical prefix code: how many symbols have codes of each length; where its symbols begin, in the order of the codes. */
typedef struct GiFrozenCode {
    uint16_t first, count[GI_FROZEN_BITS + 1];
} GiFrozenCode;

typedef struct GiFrozenTable {
    const GiFrozen *rows; /* sorted by name */
    unsigned count;
} GiFrozenTable;

extern const GiFrozenTable gi_frozen_library;
extern const GiFrozenTable gi_frozen_command; /* what only the command needs (interp/command/lib); not in the library */
extern const GiFrozen gi_frozen_rules; /* the grammar of syntax errors, see interp/syntax/rules_text.c */
extern const GiFrozen gi_frozen_docs;  /* of native functions, see runtime/lib/doc_texts.c */
extern const GiFrozenCode gi_frozen_codes[GI_FROZEN_CODES];
extern const uint16_t gi_frozen_symbols[];

/* The kind of a byte, which chooses the code of what follows; a text begins as after a line's end. */
static inline unsigned gi_frozen_context(unsigned char before) {
    if (before >= 'a' && before <= 'z') {
        return 0x104111u >> (before - 'a') & 1 ? 2 : 3; /* aeiou */
    }
    if ((before >= 'A' && before <= 'Z') || (before >= '0' && before <= '9') || before == '_') {
        return 4;
    }
    return before == '\n' ? 0 : before == ' ' ? 1 : 5;
}

/* The command's modules become part of the library; called before the first vm is made. */
void gi_frozen_add(const GiFrozenTable *more);
/* The module of this name; NULL: there is none. */
const GiFrozen *gi_frozen_find(const char *name);
/* All modules, one after the other; NULL: no more. */
const GiFrozen *gi_frozen_at(unsigned i);

/* The module's text with a 0 behind it, of size + 1 bytes, for gi_free; NULL: MemoryError. Needs the GIL. */
char *gi_frozen_text(GiThread *t, const GiFrozen *f);
/* The same into memory of size + 1 bytes; fails never. */
void gi_frozen_unpack(const GiFrozen *f, char *text);

#endif
