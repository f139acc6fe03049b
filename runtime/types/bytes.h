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

/* Is v a builtin sequence that * repeats, and so never a count? */
static inline bool gi_is_repeatable(GiValue v) {
    return gi_has_flag(v, GI_TYPE_LIST | GI_TYPE_TUPLE | GI_TYPE_STR | GI_TYPE_BYTES) ||
           gi_is_instance(v, &gi_bytearray_type);
}

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
    bool contiguous;     /* in C order */
    const int64_t *shape, *strides; /* ndim each, valid until release; NULL: one dimension of
                          * size / itemsize items without gaps */
    void *internal;
    void (*release)(GiThread *t, struct GiBuffer *b);
} GiBuffer;
/* TypeError "a bytes-like object is required, not 'x'" when v has no buffer, BufferError when it is
 * read-only and writable is asked for. */
bool gi_buffer_get(GiThread *t, GiValue v, bool writable, GiBuffer *out);
/* As gi_buffer_get, past the __buffer__ of a script's class: what the native __buffer__ itself opens. */
bool gi_buffer_get_native(GiThread *t, GiValue v, GiBuffer *out);
void gi_buffer_release(GiThread *t, GiBuffer *b);
bool gi_has_buffer(GiValue v);
/* An exporter fills *out for v: data, size, readonly, itemsize, format, ndim, shape, strides, release
 * and internal; owner, contiguous and the defaults (readonly, "B", one dimension) are filled in before.
 * It raises BufferError when `writable` cannot be granted. Other types join with a row in
 * runtime/types/buffers.def. */
typedef bool (*GiBufferExporter)(GiThread *t, GiValue v, bool writable, GiBuffer *out);
#define GI_BUFFER_ROW(id, exporter) \
    bool exporter(GiThread *t, GiValue v, bool writable, GiBuffer *out);
#include "runtime/types/buffers.def"
#undef GI_BUFFER_ROW
/* The exporter of a type, inherited by subclasses; NULL: none. */
GiBufferExporter gi_buffer_exporter(GiType *type);
/* The writable buffer that a function's only argument is to fill; TypeError "function() argument must be
 * read-write bytes-like object, not x" when it is none. */
bool gi_buffer_get_target(GiThread *t, GiValue v, const char *function, GiBuffer *out);
/* The bytes of a buffer, also of one that is not contiguous, in C order; out has b->size bytes. */
void gi_buffer_copy(const GiBuffer *b, void *out);
/* gi_buffer_release for `release` functions of types: never runs script code. */
void gi_buffer_release_quietly(GiThread *t, GiBuffer *b);
/* The object whose memory it is: of a script's __buffer__, that of the view it gave; owned. */
GI_OWNED GiValue gi_buffer_object(GiThread *t, const GiBuffer *b);
/* Visits the references that an open buffer holds, for the traverse function of its user. */
int gi_buffer_visit(const GiBuffer *b, GiVisit visit, void *arg);
/* A second user of an open buffer takes, and gives back, one more reference to each of them. */
void gi_buffer_share(const GiBuffer *b);
void gi_buffer_unshare(GiThread *t, const GiBuffer *b);
/* As gi_buffer_get, but BufferError when the memory is not contiguous. */
bool gi_buffer_get_contiguous(GiThread *t, GiValue v, bool writable, GiBuffer *out);
/* memoryview(v); owned. */
GI_OWNED GiValue gi_memoryview(GiThread *t, GiValue v);
/* The same over gi_buffer_get_native. */
GI_OWNED GiValue gi_memoryview_native(GiThread *t, GiValue v);

/* One byte of an argument: an int in range(256) (ValueError "byte must be in range(0, 256)"). */
bool gi_byte_value(GiThread *t, GiValue v, uint8_t *out);
/* bytes % args, for bytes and bytearray; owned bytes (str_percent.c). */
GI_OWNED GiValue gi_bytes_percent(GiThread *t, const uint8_t *format, size_t size, GiValue args);

#endif
