/* SPDX-License-Identifier: MIT
 * runtime/modules/interpreters.h: what interpreters tell each other. Nothing of one interpreter is ever
 * seen by another: values travel as parcels, blocks of bytes from malloc that belong to whoever has them.
 */
#ifndef GI_INTERPRETERS_H
#define GI_INTERPRETERS_H

#include "runtime/native.h"

/* Packed values: None, bool, int, float, str, bytes, tuples of those, queues. All zero: empty. */
typedef struct GiParcel {
    uint8_t *bytes;
    size_t size, capacity;
} GiParcel;

/* Appends v. false: NotShareableError, MemoryError ... is set, the parcel is still to be freed. */
bool gi_parcel_pack(GiThread *t, GiParcel *p, GiValue v);
/* Appends a text as str would be packed; needs no interpreter. false: no memory. */
bool gi_parcel_pack_text(GiParcel *p, const char *text, size_t size);
/* The value at *at, which moves on; owned. GI_NULL: error set. */
GI_OWNED GiValue gi_parcel_unpack(GiThread *t, const GiParcel *p, size_t *at);
/* Frees the bytes and the queues mentioned in them. */
void gi_parcel_free(GiParcel *p);

/* --- queues between interpreters (interpreters_queue.c) --- */

typedef struct GiSharedQueue GiSharedQueue;
void gi_shared_queue_take(GiSharedQueue *q);
void gi_shared_queue_drop(GiSharedQueue *q);
/* The object that stands for q in t's interpreter; takes a reference to q. Owned. */
GI_OWNED GiValue gi_shared_queue_object(GiThread *t, GiSharedQueue *q);
/* The queue behind an object, NULL without an error when it is none. */
GiSharedQueue *gi_shared_queue_of(GiValue v);
/* Raises the module's exception of that name. Returns GI_NULL. */
GiValue gi_interpreters_raise(GiThread *t, const char *name, const char *format, ...) GI_PRINTF(3, 4);

#endif
