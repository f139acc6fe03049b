/* SPDX-License-Identifier: MIT
 * runtime/types/bytes.h: bytes, bytearray, memoryview and the buffer access they share. */
#ifndef GI_BYTES_H
#define GI_BYTES_H

#include "runtime/protocol.h"

typedef struct GiBytes { GiObject head; int64_t hash; size_t size; uint8_t data[]; } GiBytes; /* data[size] == 0 */
typedef struct GiByteArray {
    GiObject head;
    uint8_t *data;      /* data[size] == 0 */
    size_t size, capacity;
    uint32_t exports;   /* live buffers: resizing raises BufferError */
} GiByteArray;

static inline GiBytes *gi_as_bytes(GiValue v) { return (GiBytes *)gi_object(v); }
GI_OWNED GiValue gi_bytes(GiThread *t, const void *data, size_t size); /* data NULL: uninitialised */
GI_OWNED GiValue gi_bytearray(GiThread *t, const void *data, size_t size);

/* A view of the memory of a bytes-like object (bytes, bytearray, memoryview, array, mmap ...). */
typedef struct GiBuffer {
    GiValue owner;       /* reference held until gi_buffer_release */
    uint8_t *data;
    size_t size;         /* bytes */
    bool readonly;
    size_t itemsize;
    char format[8];      /* struct format of an item, "B" for bytes */
    int ndim;
    bool contiguous;
    void *internal;
    void (*release)(GiThread *t, struct GiBuffer *b);
} GiBuffer;
/* TypeError "a bytes-like object is required, not 'x'" when v has no buffer, BufferError when it is
 * read-only and writable is asked for. */
bool gi_buffer_get(GiThread *t, GiValue v, bool writable, GiBuffer *out);
void gi_buffer_release(GiThread *t, GiBuffer *b);
bool gi_has_buffer(GiValue v);
/* Other types join by registering an exporter: called at start-up of the module that owns the type. */
typedef bool (*GiBufferExporter)(GiThread *t, GiValue v, bool writable, GiBuffer *out);
GiBufferExporter gi_buffer_exporter(GiType *type); /* bytes.c: table of static types */

#endif
