/* SPDX-License-Identifier: MIT
 * interp/compiler/effect.h: what instructions do to registers, for those who follow them through code: verify.c and
 * interp/vm/jump.c. Nothing here allocates or fails.
 */
#ifndef GI_EFFECT_H
#define GI_EFFECT_H

#include "interp/compiler/code.h"

typedef struct GiRegisters { uint32_t first, count; } GiRegisters; /* registers [first, first + count) */

typedef struct GiEffect {
    GiRegisters consumes[3];
    GiRegisters keeps[3];
    GiRegisters writes[2];
    bool ends; /* control does not go on behind it */
} GiEffect;

/* Per opcode: the letters and the GI_OPF_ flags of opcodes.def. */
extern const char gi_effect_formats[][4];
extern const uint8_t gi_effect_flags[];

/* What the instruction at p does; quickened ones count as what they were made from. What is special about DROP,
 * FOR_ITER, SEND and the jumps that keep a value is not in it. */
GiEffect gi_effect_of(const GiCode *code, const uint32_t *p);
/* Where the jump at word `at` leads, unchecked. */
uint32_t gi_effect_target(const GiCode *code, uint32_t at);

#endif
