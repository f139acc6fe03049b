/* SPDX-License-Identifier: MIT
 * interp/compiler/codeobject.h: making code objects, and the table of source positions (interp/compiler/code.c). */
#ifndef GI_CODEOBJECT_H
#define GI_CODEOBJECT_H

#include "interp/compiler/code.h"
#include "runtime/errors/exception.h"

/* A code object with nothing in it: all counts 0, all values GI_NULL. NULL: error set. */
GI_OWNED GiCode *gi_codeobject_new(GiThread *t);
/* Makes a filled tuple a value; on failure it is dropped. Owned. */
GI_OWNED GiValue gi_codeobject_finish_tuple(GiThread *t, GiTuple *tuple);

/* Table of positions: one entry per run of instructions with the same position,
 *   words since the last entry, line - last line (zigzag), end line - line, column + 1, end column + 1
 * as variable-length numbers, seven bits per byte, least significant first.
 *
 * C1  An entry of no words is a line without code. In front of an instruction it is told when control gets there; one
 *     at the extra word of a conditional jump is a `break` or `continue` that this jump does, told when it jumps. */
typedef struct GiPositionWriter {
    GiThread *t;
    uint8_t *bytes;
    uint32_t size, capacity;
    uint32_t offset;     /* of the last entry */
    GiPosition last;
    bool started, failed;
} GiPositionWriter;
void gi_positions_begin(GiPositionWriter *w, GiThread *t, int32_t first_line);
void gi_positions_add(GiPositionWriter *w, uint32_t offset, const GiPosition *p);
/* Gives the table to the code object; false: MemoryError set. */
bool gi_positions_finish(GiPositionWriter *w, GiCode *code);

typedef struct GiPositionReader {
    const uint8_t *p, *end;
    uint32_t start, next; /* words [start, next) have `position`; none: a line without code (gi_emit_line) */
    uint32_t word_count;
    GiPosition position;
    int32_t line;
} GiPositionReader;
void gi_positions_read(GiPositionReader *r, const GiCode *code);
/* The next entry; false at the end. */
bool gi_positions_next(GiPositionReader *r);
/* The line of a frame before its first instruction: that of the `def`, 0 for a module. */
int32_t gi_code_call_line(const GiCode *code);
/* The code unit (C2 of code.c) of the instruction at a word. */
uint32_t gi_code_unit(const GiCode *code, uint32_t offset);

/* --- interp/compiler/dis.c --- */
/* The opcode that a quickened one was made from; others: themselves. */
GiOpcode gi_dis_base(uint32_t op);
/* How many of an instruction's extra words are operands; the others are caches. */
uint32_t gi_dis_fixed_words(GiOpcode base);
/* Takes quickened opcodes and caches out of instruction words. */
void gi_code_reset_words(uint32_t *words, uint32_t count);
/* Do two code objects of the same size have the same instructions, caches apart? */
bool gi_code_same_words(const GiCode *a, const GiCode *b);

#endif
