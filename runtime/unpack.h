/* SPDX-License-Identifier: MIT
 * runtime/unpack.h: unpacks large tables that are seldom used; tests/tools/packer.py packs them.
 *
 * The packed form is a number between 0 and 1, written as a fraction, that an adaptive range coder made of bits. Each
 * bit is coded with the estimate of its context, 1/4096 of being 0, that follows what was seen. A step is
 *   a literal:  copy = 0, then the byte, the highest bit first, by the three highest bits of the byte before;
 *   a copy:     copy = 1, again: is the distance that of the last copy? then length - 2 and, unless again,
 *               distance - 1 by the length.
 * A number n is the number of bits below the highest bit of n + 1, then these bits: those above the lowest four
 * as they are, the lowest four by estimates. */
#ifndef GI_UNPACK_H
#define GI_UNPACK_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Unpacks to out, which has room for exactly `room` bytes; false: this is no packed form of so many bytes. */
bool gi_unpack(const uint8_t *packed, size_t size, uint8_t *out, size_t room);

#endif
