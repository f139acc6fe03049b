/* SPDX-License-Identifier: MIT
 * runtime/hash.h: keyed hashing of text and bytes (runtime/hash.c). */
#ifndef GI_HASH_H
#define GI_HASH_H

#include "runtime/state.h"

/* SipHash-1-3 of a block of memory. */
uint64_t gi_hash_sip13(const uint64_t key[2], const void *data, size_t size);
/* hash() of text or bytes with the interpreter's key: never -1, and 0 for nothing. */
int64_t gi_hash_bytes(GiThread *t, const void *data, size_t size);

#endif
