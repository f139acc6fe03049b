/* SPDX-License-Identifier: MIT
 * runtime/modules/digest.h: message digests, shared by digest.c (objects) and digest_blocks.c (algorithms). */
#ifndef GI_DIGEST_H
#define GI_DIGEST_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

typedef enum GiDigestId {
    GI_DIGEST_MD5, GI_DIGEST_SHA1, GI_DIGEST_SHA224, GI_DIGEST_SHA256, GI_DIGEST_SHA384, GI_DIGEST_SHA512, GI_DIGEST_SHA3_224,
    GI_DIGEST_SHA3_256, GI_DIGEST_SHA3_384, GI_DIGEST_SHA3_512, GI_DIGEST_SHAKE_128, GI_DIGEST_SHAKE_256,
    GI_DIGEST_BLAKE2B, GI_DIGEST_BLAKE2S, GI_DIGEST_COUNT
} GiDigestId;

typedef union GiDigestState {
    uint32_t w32[8];
    uint64_t w64[25];
} GiDigestState;

typedef struct GiDigestContext GiDigestContext;

typedef struct GiDigestAlgorithm {
    const char *name;
    uint32_t block_size, digest_size; /* bytes; digest 0: the caller chooses */
    void (*compress)(GiDigestContext *c, const uint8_t *block);
    uint8_t word;                     /* bytes of a word of the state */
    bool little;                      /* byte order of words and length */
    uint8_t suffix;                   /* domain bits of a sponge; 0: none */
    GiDigestState start;
    bool marked;                      /* BLAKE2: the last block, maybe a full one, is marked as such */
} GiDigestAlgorithm;

struct GiDigestContext {
    const GiDigestAlgorithm *algorithm;
    GiDigestState state;
    uint64_t length; /* bytes so far */
    uint64_t done;   /* BLAKE2: bytes compressed, the block at hand included */
    uint32_t digest_size;
    bool last_block, last_node; /* BLAKE2 */
    size_t fill;     /* bytes in buffer, less than a block */
    uint8_t buffer[168];
};

extern const GiDigestAlgorithm gi_digest_algorithms[GI_DIGEST_COUNT];

void gi_digest_start(GiDigestContext *c, const GiDigestAlgorithm *algorithm);
void gi_digest_update(GiDigestContext *c, const uint8_t *p, size_t size);
/* Writes `size` bytes of digest; the context stays as it is. */
void gi_digest_finish(const GiDigestContext *c, uint8_t *out, size_t size);

/* BLAKE2 (RFC 7693; digest_blake2.c): what its parameter block holds. Sizes are checked by the caller. */
typedef struct GiBlake2Params {
    uint8_t digest_size, key_size, fanout, depth, node_depth, inner_size;
    uint32_t leaf_size;
    uint64_t node_offset;
    uint8_t salt[16], person[16], key[64]; /* zero behind their length */
    bool last_node;
} GiBlake2Params;
void gi_digest_start_blake2(GiDigestContext *c, const GiDigestAlgorithm *algorithm, const GiBlake2Params *p);
void gi_digest_blake2b_block(GiDigestContext *c, const uint8_t *block);
void gi_digest_blake2s_block(GiDigestContext *c, const uint8_t *block);

#endif
