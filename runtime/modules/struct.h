/* SPDX-License-Identifier: MIT
 * runtime/modules/struct.h: compiled formats of the module _struct, shared by struct.c and struct_item.c. */
#ifndef GI_STRUCT_H
#define GI_STRUCT_H

#include "runtime/native.h"
#include "runtime/types/bytes.h"
#include "runtime/types/number.h"

typedef struct GiStructRun {
    char code;
    int64_t offset, size, repeat; /* of the first item in bytes; of an item in bytes; items */
} GiStructRun;

typedef struct GiStructLayout {
    GiStructRun *runs;
    size_t count, capacity;
    int64_t size, items; /* bytes and values of the whole; -1: not compiled */
    bool little, native;
} GiStructLayout;

/* Compiles a format (str or bytes); *text, unless NULL, becomes it as a str (owned). */
bool gi_struct_compile(GiThread *t, GiValue format, GiStructLayout *l, GiValue *text);
void gi_struct_free(GiThread *t, GiStructLayout *l);
/* struct.error with a message; returns GI_NULL. */
GiValue gi_struct_raise(GiThread *t, const char *format, ...);
/* One item at p. Packing may run script code (__index__, __bool__ ...). */
bool gi_struct_pack_item(GiThread *t, const GiStructLayout *l, const GiStructRun *run, GiValue v, uint8_t *p);
GI_OWNED GiValue gi_struct_unpack_item(GiThread *t, const GiStructLayout *l, const GiStructRun *run, const uint8_t *p);

/* IEEE 754 binary16, 32, 64 in either byte order; packing: OverflowError when the value does not fit. */
bool gi_float_pack(GiThread *t, double d, uint8_t *p, size_t size, bool little);
double gi_float_unpack(const uint8_t *p, size_t size, bool little);

#endif
