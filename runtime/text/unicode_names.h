/* SPDX-License-Identifier: MIT
 * runtime/text/unicode_names.h: the data of unicode_names.c, which is made by
 * tests/tools/make_unicode_names.py. */
#ifndef GI_UNICODE_NAMES_H
#define GI_UNICODE_NAMES_H

#include <stdint.h>

#define GI_NAME_SHORT_WORDS 192 /* word numbers below take one byte */

typedef struct GiNameRun { uint32_t first, index; } GiNameRun; /* index: of the first's name; ends where the next one's begins */

extern const uint8_t gi_unicode_names_packed[]; /* words, then names */
extern const uint32_t gi_unicode_names_packed_size, gi_unicode_words_size;
extern const uint32_t gi_unicode_word_count;
extern const uint32_t gi_unicode_name_size, gi_unicode_alias_start;
extern const GiNameRun gi_unicode_name_runs[];
extern const uint32_t gi_unicode_name_run_count;
extern const uint32_t gi_unicode_alias_codes[];

#endif
