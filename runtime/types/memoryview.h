/* SPDX-License-Identifier: MIT
 * runtime/types/memoryview.h: what the files of the type memoryview share. */
#ifndef GI_MEMORYVIEW_H
#define GI_MEMORYVIEW_H

#include "runtime/types/bytes.h"

/* Size of a native item, 0 for an unknown code; code of a format ("@i" is 'i'), 0: not native. */
size_t gi_memory_item_size(char code);
char gi_memory_code(const char *format);
GI_OWNED GiValue gi_memory_read(GiThread *t, const char *format, const uint8_t *p);
bool gi_memory_convert(GiThread *t, const char *format, GiValue v, uint8_t *out);
bool gi_memory_equal(char left_code, const uint8_t *left, char right_code, const uint8_t *right);

#endif
