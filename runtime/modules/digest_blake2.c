/* SPDX-License-Identifier: MIT
 * runtime/modules/digest_blake2.c: the compression functions of BLAKE2b and BLAKE2s (RFC 7693) and the start
 * from a parameter block. Contexts are those of digest_blocks.c.
 */
#include <string.h>

#include "runtime/modules/digest.h"

static const uint8_t orders[10][16] = {
    {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15}, {14, 10, 4, 8, 9, 15, 13, 6, 1, 12, 0, 2, 11, 7, 5, 3},
    {11, 8, 12, 0, 5, 2, 15, 13, 10, 14, 3, 6, 7, 1, 9, 4}, {7, 9, 3, 1, 13, 12, 11, 14, 2, 6, 5, 10, 4, 0, 15, 8},
    {9, 0, 5, 7, 2, 4, 10, 15, 14, 1, 11, 12, 6, 8, 3, 13}, {2, 12, 6, 10, 0, 11, 8, 3, 4, 13, 7, 5, 15, 14, 1, 9},
    {12, 5, 1, 15, 14, 13, 4, 10, 0, 7, 6, 3, 9, 2, 8, 11}, {13, 11, 7, 14, 12, 1, 3, 9, 5, 0, 15, 4, 8, 6, 2, 10},
    {6, 15, 14, 9, 11, 3, 0, 8, 12, 2, 13, 7, 1, 4, 10, 5}, {10, 2, 8, 4, 7, 6, 1, 5, 15, 11, 9, 14, 3, 12, 13, 0}};

/* Rows and diagonals of the 4 x 4 working words that one round mixes. */
static const uint8_t quads[8][4] = {{0, 4, 8, 12},  {1, 5, 9, 13},  {2, 6, 10, 14}, {3, 7, 11, 15},
                                    {0, 5, 10, 15}, {1, 6, 11, 12}, {2, 7, 8, 13},  {3, 4, 9, 14}};

/* The start values are those of SHA-512 and SHA-256. */
static const uint64_t start64[8] = {0x6a09e667f3bcc908, 0xbb67ae8584caa73b, 0x3c6ef372fe94f82b, 0xa54ff53a5f1d36f1,
                                    0x510e527fade682d1, 0x9b05688c2b3e6c1f, 0x1f83d9abfb41bd6b, 0x5be0cd19137e2179};

static uint64_t right64(uint64_t x, unsigned n) { return x >> n | x << (64 - n); }
static uint32_t right32(uint32_t x, unsigned n) { return x >> n | x << (32 - n); }

static uint64_t load(const uint8_t *p, size_t size) {
    uint64_t x = 0;
    for (size_t i = 0; i < size; i++) {
        x |= (uint64_t)p[i] << i * 8;
    }
    return x;
}

static void store(uint64_t x, uint8_t *p, size_t size) {
    for (size_t i = 0; i < size; i++) {
        p[i] = (uint8_t)(x >> i * 8);
    }
}

void gi_digest_blake2b_block(GiDigestContext *c, const uint8_t *block) {
    uint64_t v[16], m[16];
    for (int i = 0; i < 16; i++) {
        m[i] = load(block + 8 * i, 8);
        v[i] = i < 8 ? c->state.w64[i] : start64[i - 8];
    }
    v[12] ^= c->done;
    v[14] ^= c->last_block ? ~(uint64_t)0 : 0;
    v[15] ^= c->last_block && c->last_node ? ~(uint64_t)0 : 0;
    for (int round = 0; round < 12; round++) {
        for (int i = 0; i < 8; i++) {
            uint64_t *a = &v[quads[i][0]], *b = &v[quads[i][1]], *x = &v[quads[i][2]], *d = &v[quads[i][3]];
            *a += *b + m[orders[round % 10][2 * i]];
            *d = right64(*d ^ *a, 32);
            *x += *d;
            *b = right64(*b ^ *x, 24);
            *a += *b + m[orders[round % 10][2 * i + 1]];
            *d = right64(*d ^ *a, 16);
            *x += *d;
            *b = right64(*b ^ *x, 63);
        }
    }
    for (int i = 0; i < 8; i++) {
        c->state.w64[i] ^= v[i] ^ v[i + 8];
    }
}

void gi_digest_blake2s_block(GiDigestContext *c, const uint8_t *block) {
    uint32_t v[16], m[16];
    for (int i = 0; i < 16; i++) {
        m[i] = (uint32_t)load(block + 4 * i, 4);
        v[i] = i < 8 ? c->state.w32[i] : (uint32_t)(start64[i - 8] >> 32);
    }
    v[12] ^= (uint32_t)c->done;
    v[13] ^= (uint32_t)(c->done >> 32);
    v[14] ^= c->last_block ? ~(uint32_t)0 : 0;
    v[15] ^= c->last_block && c->last_node ? ~(uint32_t)0 : 0;
    for (int round = 0; round < 10; round++) {
        for (int i = 0; i < 8; i++) {
            uint32_t *a = &v[quads[i][0]], *b = &v[quads[i][1]], *x = &v[quads[i][2]], *d = &v[quads[i][3]];
            *a += *b + m[orders[round][2 * i]];
            *d = right32(*d ^ *a, 16);
            *x += *d;
            *b = right32(*b ^ *x, 12);
            *a += *b + m[orders[round][2 * i + 1]];
            *d = right32(*d ^ *a, 8);
            *x += *d;
            *b = right32(*b ^ *x, 7);
        }
    }
    for (int i = 0; i < 8; i++) {
        c->state.w32[i] ^= v[i] ^ v[i + 8];
    }
}

void gi_digest_start_blake2(GiDigestContext *c, const GiDigestAlgorithm *algorithm, const GiBlake2Params *p) {
    bool wide = algorithm->word == 8;
    size_t offset_size = wide ? 8 : 6, text_size = wide ? 16 : 8;
    uint8_t block[128] = {p->digest_size, p->key_size, p->fanout, p->depth};
    store(p->leaf_size, block + 4, 4);
    store(p->node_offset, block + 8, offset_size);
    block[8 + offset_size] = p->node_depth;
    block[9 + offset_size] = p->inner_size;
    memcpy(block + 2 * text_size, p->salt, text_size);
    memcpy(block + 3 * text_size, p->person, text_size);
    gi_digest_start(c, algorithm);
    c->digest_size = p->digest_size;
    c->last_node = p->last_node;
    for (int i = 0; i < 8; i++) {
        if (wide) {
            c->state.w64[i] = start64[i] ^ load(block + 8 * i, 8);
        } else {
            c->state.w32[i] = (uint32_t)(start64[i] >> 32) ^ (uint32_t)load(block + 4 * i, 4);
        }
    }
    if (p->key_size > 0) {
        memset(block, 0, sizeof block);
        memcpy(block, p->key, p->key_size);
        gi_digest_update(c, block, algorithm->block_size);
    }
}
