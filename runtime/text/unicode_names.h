/* SPDX-License-Identifier: MIT
 * runtime/text/unicode_names.h: the data of unicode_names.c, which is made by
 * tests/tools/make_unicode_names.py. */
#ifndef GI_UNICODE_NAMES_H
#define GI_UNICODE_NAMES_H

#include <stdint.h>

#define GI_NAME_SHORT_WORDS 192 /* word numbers below take one byte */
#define GI_WORD_BLOCK 16        /* words per entry of word_blocks */
#define GI_NAME_BLOCK 64        /* names per entry of name_blocks */

typedef struct GiNameRun { uint32_t first, last, index; } GiNameRun; /* index: of the first's name */

extern const uint8_t gi_unicode_names_packed[]; /* words, then names */
extern const uint32_t gi_unicode_names_packed_size, gi_unicode_words_size;
extern const uint32_t gi_unicode_word_blocks[], gi_unicode_word_count;
extern const uint32_t gi_unicode_name_size, gi_unicode_alias_start;
extern const uint32_t gi_unicode_name_blocks[];
extern const GiNameRun gi_unicode_name_runs[];
extern const uint32_t gi_unicode_name_run_count;
extern const uint32_t gi_unicode_alias_codes[];

#endif
