/* SPDX-License-Identifier: MIT
 * runtime/modules/digest_blocks.c: message digests MD5 (RFC 1321), SHA-1 and SHA-2 (FIPS 180-4), SHA-3 and
 * SHAKE (FIPS 202) on a context that collects blocks. Touches no value of the interpreter, so it may run
 * without the GIL. BLAKE2 is in digest_blake2.c.
 */
#include "runtime/modules/digest.h"

#include <string.h>

static uint32_t rotate32(uint32_t x, unsigned n) { return x << n | x >> (32 - n); }
static uint64_t rotate64(uint64_t x, unsigned n) { return n == 0 ? x : x << n | x >> (64 - n); }

static uint64_t load(const uint8_t *p, size_t size, bool little) {
    uint64_t x = 0;
    for (size_t i = 0; i < size; i++) {
        x |= (uint64_t)p[little ? i : size - 1 - i] << i * 8;
    }
    return x;
}

static void store(uint64_t x, uint8_t *p, size_t size, bool little) {
    for (size_t i = 0; i < size; i++) {
        p[little ? i : size - 1 - i] = (uint8_t)(x >> i * 8);
    }
}

/* --- MD5 --- */

static const uint32_t md5_keys[64] = {
    0xd76aa478u, 0xe8c7b756u, 0x242070dbu, 0xc1bdceeeu, 0xf57c0fafu, 0x4787c62au, 0xa8304613u, 0xfd469501u,
    0x698098d8u, 0x8b44f7afu, 0xffff5bb1u, 0x895cd7beu, 0x6b901122u, 0xfd987193u, 0xa679438eu, 0x49b40821u,
    0xf61e2562u, 0xc040b340u, 0x265e5a51u, 0xe9b6c7aau, 0xd62f105du, 0x02441453u, 0xd8a1e681u, 0xe7d3fbc8u,
    0x21e1cde6u, 0xc33707d6u, 0xf4d50d87u, 0x455a14edu, 0xa9e3e905u, 0xfcefa3f8u, 0x676f02d9u, 0x8d2a4c8au,
    0xfffa3942u, 0x8771f681u, 0x6d9d6122u, 0xfde5380cu, 0xa4beea44u, 0x4bdecfa9u, 0xf6bb4b60u, 0xbebfbc70u,
    0x289b7ec6u, 0xeaa127fau, 0xd4ef3085u, 0x04881d05u, 0xd9d4d039u, 0xe6db99e5u, 0x1fa27cf8u, 0xc4ac5665u,
    0xf4292244u, 0x432aff97u, 0xab9423a7u, 0xfc93a039u, 0x655b59c3u, 0x8f0ccc92u, 0xffeff47du, 0x85845dd1u,
    0x6fa87e4fu, 0xfe2ce6e0u, 0xa3014314u, 0x4e0811a1u, 0xf7537e82u, 0xbd3af235u, 0x2ad7d2bbu, 0xeb86d391u,
};

static void md5_block(GiDigestContext *c, const uint8_t *p) {
    static const uint8_t turns[4][4] = {{7, 12, 17, 22}, {5, 9, 14, 20}, {4, 11, 16, 23}, {6, 10, 15, 21}};
    uint32_t w[16], a = c->state.w32[0], b = c->state.w32[1], e = c->state.w32[2], d = c->state.w32[3];
    for (int i = 0; i < 16; i++) {
        w[i] = (uint32_t)load(p + 4 * i, 4, true);
    }
    for (int i = 0; i < 64; i++) {
        uint32_t f;
        int k;
        switch (i / 16) {
        case 0: f = (b & e) | (~b & d); k = i; break;
        case 1: f = (d & b) | (~d & e); k = (5 * i + 1) % 16; break;
        case 2: f = b ^ e ^ d; k = (3 * i + 5) % 16; break;
        default: f = e ^ (b | ~d); k = 7 * i % 16; break;
        }
        f += a + md5_keys[i] + w[k];
        a = d;
        d = e;
        e = b;
        b += rotate32(f, turns[i / 16][i % 4]);
    }
    c->state.w32[0] += a;
    c->state.w32[1] += b;
    c->state.w32[2] += e;
    c->state.w32[3] += d;
}

/* --- SHA-1 --- */

static void sha1_block(GiDigestContext *c, const uint8_t *p) {
    uint32_t w[80], *s = c->state.w32, a = s[0], b = s[1], x = s[2], d = s[3], e = s[4];
    for (int i = 0; i < 80; i++) {
        w[i] = i < 16 ? (uint32_t)load(p + 4 * i, 4, false)
                      : rotate32(w[i - 3] ^ w[i - 8] ^ w[i - 14] ^ w[i - 16], 1);
    }
    for (int i = 0; i < 80; i++) {
        uint32_t f, k;
        switch (i / 20) {
        case 0: f = (b & x) | (~b & d); k = 0x5a827999u; break;
        case 1: f = b ^ x ^ d; k = 0x6ed9eba1u; break;
        case 2: f = (b & x) | (b & d) | (x & d); k = 0x8f1bbcdcu; break;
        default: f = b ^ x ^ d; k = 0xca62c1d6u; break;
        }
        uint32_t next = rotate32(a, 5) + f + e + k + w[i];
        e = d;
        d = x;
        x = rotate32(b, 30);
        b = a;
        a = next;
    }
    s[0] += a;
    s[1] += b;
    s[2] += x;
    s[3] += d;
    s[4] += e;
}

/* --- SHA-2 --- */

static const uint32_t sha256_keys[64] = {
    0x428a2f98u, 0x71374491u, 0xb5c0fbcfu, 0xe9b5dba5u, 0x3956c25bu, 0x59f111f1u, 0x923f82a4u, 0xab1c5ed5u,
    0xd807aa98u, 0x12835b01u, 0x243185beu, 0x550c7dc3u, 0x72be5d74u, 0x80deb1feu, 0x9bdc06a7u, 0xc19bf174u,
    0xe49b69c1u, 0xefbe4786u, 0x0fc19dc6u, 0x240ca1ccu, 0x2de92c6fu, 0x4a7484aau, 0x5cb0a9dcu, 0x76f988dau,
    0x983e5152u, 0xa831c66du, 0xb00327c8u, 0xbf597fc7u, 0xc6e00bf3u, 0xd5a79147u, 0x06ca6351u, 0x14292967u,
    0x27b70a85u, 0x2e1b2138u, 0x4d2c6dfcu, 0x53380d13u, 0x650a7354u, 0x766a0abbu, 0x81c2c92eu, 0x92722c85u,
    0xa2bfe8a1u, 0xa81a664bu, 0xc24b8b70u, 0xc76c51a3u, 0xd192e819u, 0xd6990624u, 0xf40e3585u, 0x106aa070u,
    0x19a4c116u, 0x1e376c08u, 0x2748774cu, 0x34b0bcb5u, 0x391c0cb3u, 0x4ed8aa4au, 0x5b9cca4fu, 0x682e6ff3u,
    0x748f82eeu, 0x78a5636fu, 0x84c87814u, 0x8cc70208u, 0x90befffau, 0xa4506cebu, 0xbef9a3f7u, 0xc67178f2u,
};

static void sha256_block(GiDigestContext *c, const uint8_t *p) {
    uint32_t w[64], v[8];
    memcpy(v, c->state.w32, sizeof v);
    for (int i = 0; i < 64; i++) {
        if (i < 16) {
            w[i] = (uint32_t)load(p + 4 * i, 4, false);
            continue;
        }
        uint32_t x = w[i - 15], y = w[i - 2];
        w[i] = w[i - 16] + w[i - 7] + (rotate32(x, 25) ^ rotate32(x, 14) ^ x >> 3) +
               (rotate32(y, 15) ^ rotate32(y, 13) ^ y >> 10);
    }
    for (int i = 0; i < 64; i++) {
        uint32_t e = v[4], a = v[0];
        uint32_t t1 = v[7] + (rotate32(e, 26) ^ rotate32(e, 21) ^ rotate32(e, 7)) + ((e & v[5]) ^ (~e & v[6])) +
                      sha256_keys[i] + w[i];
        uint32_t t2 = (rotate32(a, 30) ^ rotate32(a, 19) ^ rotate32(a, 10)) +
                      ((a & v[1]) ^ (a & v[2]) ^ (v[1] & v[2]));
        memmove(v + 1, v, 7 * sizeof *v);
        v[4] += t1;
        v[0] = t1 + t2;
    }
    for (int i = 0; i < 8; i++) {
        c->state.w32[i] += v[i];
    }
}

static const uint64_t sha512_keys[80] = {
    0x428a2f98d728ae22, 0x7137449123ef65cd, 0xb5c0fbcfec4d3b2f, 0xe9b5dba58189dbbc,
    0x3956c25bf348b538, 0x59f111f1b605d019, 0x923f82a4af194f9b, 0xab1c5ed5da6d8118,
    0xd807aa98a3030242, 0x12835b0145706fbe, 0x243185be4ee4b28c, 0x550c7dc3d5ffb4e2,
    0x72be5d74f27b896f, 0x80deb1fe3b1696b1, 0x9bdc06a725c71235, 0xc19bf174cf692694,
    0xe49b69c19ef14ad2, 0xefbe4786384f25e3, 0x0fc19dc68b8cd5b5, 0x240ca1cc77ac9c65,
    0x2de92c6f592b0275, 0x4a7484aa6ea6e483, 0x5cb0a9dcbd41fbd4, 0x76f988da831153b5,
    0x983e5152ee66dfab, 0xa831c66d2db43210, 0xb00327c898fb213f, 0xbf597fc7beef0ee4,
    0xc6e00bf33da88fc2, 0xd5a79147930aa725, 0x06ca6351e003826f, 0x142929670a0e6e70,
    0x27b70a8546d22ffc, 0x2e1b21385c26c926, 0x4d2c6dfc5ac42aed, 0x53380d139d95b3df,
    0x650a73548baf63de, 0x766a0abb3c77b2a8, 0x81c2c92e47edaee6, 0x92722c851482353b,
    0xa2bfe8a14cf10364, 0xa81a664bbc423001, 0xc24b8b70d0f89791, 0xc76c51a30654be30,
    0xd192e819d6ef5218, 0xd69906245565a910, 0xf40e35855771202a, 0x106aa07032bbd1b8,
    0x19a4c116b8d2d0c8, 0x1e376c085141ab53, 0x2748774cdf8eeb99, 0x34b0bcb5e19b48a8,
    0x391c0cb3c5c95a63, 0x4ed8aa4ae3418acb, 0x5b9cca4f7763e373, 0x682e6ff3d6b2b8a3,
    0x748f82ee5defb2fc, 0x78a5636f43172f60, 0x84c87814a1f0ab72, 0x8cc702081a6439ec,
    0x90befffa23631e28, 0xa4506cebde82bde9, 0xbef9a3f7b2c67915, 0xc67178f2e372532b,
    0xca273eceea26619c, 0xd186b8c721c0c207, 0xeada7dd6cde0eb1e, 0xf57d4f7fee6ed178,
    0x06f067aa72176fba, 0x0a637dc5a2c898a6, 0x113f9804bef90dae, 0x1b710b35131c471b,
    0x28db77f523047d84, 0x32caab7b40c72493, 0x3c9ebe0a15c9bebc, 0x431d67c49c100d4c,
    0x4cc5d4becb3e42b6, 0x597f299cfc657e2a, 0x5fcb6fab3ad6faec, 0x6c44198c4a475817,
};

static void sha512_block(GiDigestContext *c, const uint8_t *p) {
    uint64_t w[80], v[8];
    memcpy(v, c->state.w64, sizeof v);
    for (int i = 0; i < 80; i++) {
        if (i < 16) {
            w[i] = load(p + 8 * i, 8, false);
            continue;
        }
        uint64_t x = w[i - 15], y = w[i - 2];
        w[i] = w[i - 16] + w[i - 7] + (rotate64(x, 63) ^ rotate64(x, 56) ^ x >> 7) +
               (rotate64(y, 45) ^ rotate64(y, 3) ^ y >> 6);
    }
    for (int i = 0; i < 80; i++) {
        uint64_t e = v[4], a = v[0];
        uint64_t t1 = v[7] + (rotate64(e, 50) ^ rotate64(e, 46) ^ rotate64(e, 23)) + ((e & v[5]) ^ (~e & v[6])) +
                      sha512_keys[i] + w[i];
        uint64_t t2 = (rotate64(a, 36) ^ rotate64(a, 30) ^ rotate64(a, 25)) +
                      ((a & v[1]) ^ (a & v[2]) ^ (v[1] & v[2]));
        memmove(v + 1, v, 7 * sizeof *v);
        v[4] += t1;
        v[0] = t1 + t2;
    }
    for (int i = 0; i < 8; i++) {
        c->state.w64[i] += v[i];
    }
}

/* --- Keccak --- */

static const uint64_t keccak_keys[24] = {
    0x0000000000000001, 0x0000000000008082, 0x800000000000808a, 0x8000000080008000,
    0x000000000000808b, 0x0000000080000001, 0x8000000080008081, 0x8000000000008009,
    0x000000000000008a, 0x0000000000000088, 0x0000000080008009, 0x000000008000000a,
    0x000000008000808b, 0x800000000000008b, 0x8000000000008089, 0x8000000000008003,
    0x8000000000008002, 0x8000000000000080, 0x000000000000800a, 0x800000008000000a,
    0x8000000080008081, 0x8000000000008080, 0x0000000080000001, 0x8000000080008008,
};

static void keccak(uint64_t s[25]) {
    for (int round = 0; round < 24; round++) {
        uint64_t column[5], moved[25];
        for (int x = 0; x < 5; x++) {
            column[x] = s[x] ^ s[x + 5] ^ s[x + 10] ^ s[x + 15] ^ s[x + 20];
        }
        for (int i = 0; i < 25; i++) {
            s[i] ^= column[(i + 4) % 5] ^ rotate64(column[(i + 1) % 5], 1);
        }
        moved[0] = s[0];
        for (int i = 0, x = 1, y = 0; i < 24; i++) { /* lane (x, y) turns by the i-th triangular number */
            int next = (2 * x + 3 * y) % 5;
            moved[y + 5 * next] = rotate64(s[x + 5 * y], (unsigned)((i + 1) * (i + 2) / 2) % 64);
            x = y;
            y = next;
        }
        for (int i = 0; i < 25; i++) {
            int row = i / 5 * 5;
            s[i] = moved[i] ^ (~moved[row + (i + 1) % 5] & moved[row + (i + 2) % 5]);
        }
        s[0] ^= keccak_keys[round];
    }
}

static void keccak_block(GiDigestContext *c, const uint8_t *p) {
    for (size_t i = 0; i < c->algorithm->block_size / 8; i++) {
        c->state.w64[i] ^= load(p + 8 * i, 8, true);
    }
    keccak(c->state.w64);
}

/* --- contexts --- */

const GiDigestAlgorithm gi_digest_algorithms[GI_DIGEST_COUNT] = {
    [GI_DIGEST_MD5] = {"md5", 64, 16, md5_block, 4, true, 0, {.w32 = {0x67452301, 0xefcdab89, 0x98badcfe, 0x10325476}}},
    [GI_DIGEST_SHA1] = {"sha1", 64, 20, sha1_block, 4, false, 0,
                      {.w32 = {0x67452301, 0xefcdab89, 0x98badcfe, 0x10325476, 0xc3d2e1f0}}},
    [GI_DIGEST_SHA224] = {"sha224", 64, 28, sha256_block, 4, false, 0,
                        {.w32 = {0xc1059ed8, 0x367cd507, 0x3070dd17, 0xf70e5939,
                                 0xffc00b31, 0x68581511, 0x64f98fa7, 0xbefa4fa4}}},
    [GI_DIGEST_SHA256] = {"sha256", 64, 32, sha256_block, 4, false, 0,
                        {.w32 = {0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a,
                                 0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19}}},
    [GI_DIGEST_SHA384] = {"sha384", 128, 48, sha512_block, 8, false, 0,
                        {.w64 = {0xcbbb9d5dc1059ed8, 0x629a292a367cd507, 0x9159015a3070dd17,
                                 0x152fecd8f70e5939, 0x67332667ffc00b31, 0x8eb44a8768581511,
                                 0xdb0c2e0d64f98fa7, 0x47b5481dbefa4fa4}}},
    [GI_DIGEST_SHA512] = {"sha512", 128, 64, sha512_block, 8, false, 0,
                        {.w64 = {0x6a09e667f3bcc908, 0xbb67ae8584caa73b, 0x3c6ef372fe94f82b,
                                 0xa54ff53a5f1d36f1, 0x510e527fade682d1, 0x9b05688c2b3e6c1f,
                                 0x1f83d9abfb41bd6b, 0x5be0cd19137e2179}}},
    [GI_DIGEST_SHA3_224] = {"sha3_224", 144, 28, keccak_block, 8, true, 6, {{0}}},
    [GI_DIGEST_SHA3_256] = {"sha3_256", 136, 32, keccak_block, 8, true, 6, {{0}}},
    [GI_DIGEST_SHA3_384] = {"sha3_384", 104, 48, keccak_block, 8, true, 6, {{0}}},
    [GI_DIGEST_SHA3_512] = {"sha3_512", 72, 64, keccak_block, 8, true, 6, {{0}}},
    [GI_DIGEST_SHAKE_128] = {"shake_128", 168, 0, keccak_block, 8, true, 31, {{0}}},
    [GI_DIGEST_SHAKE_256] = {"shake_256", 136, 0, keccak_block, 8, true, 31, {{0}}},
    [GI_DIGEST_BLAKE2B] = {"blake2b", 128, 64, gi_digest_blake2b_block, 8, true, 0, {{0}}, .marked = true},
    [GI_DIGEST_BLAKE2S] = {"blake2s", 64, 32, gi_digest_blake2s_block, 4, true, 0, {{0}}, .marked = true},
};

void gi_digest_start(GiDigestContext *c, const GiDigestAlgorithm *algorithm) {
    *c = (GiDigestContext){
        .algorithm = algorithm, .state = algorithm->start, .digest_size = algorithm->digest_size};
}

static void compress(GiDigestContext *c, const uint8_t *block) {
    c->done += c->algorithm->block_size;
    c->algorithm->compress(c, block);
}

void gi_digest_update(GiDigestContext *c, const uint8_t *p, size_t size) {
    size_t block = c->algorithm->block_size, keep = c->algorithm->marked; /* bytes to keep for the end */
    c->length += size;
    if (c->fill > 0) {
        size_t n = block - c->fill < size ? block - c->fill : size;
        memcpy(c->buffer + c->fill, p, n);
        c->fill += n;
        p += n;
        size -= n;
        if (c->fill < block || size < keep) {
            return;
        }
        compress(c, c->buffer);
        c->fill = 0;
    }
    for (; size >= block + keep; p += block, size -= block) {
        compress(c, p);
    }
    memcpy(c->buffer, p, size);
    c->fill = size;
}

/* BLAKE2: zeros, and the mark. */
static void pad_marked(GiDigestContext *c) {
    memset(c->buffer + c->fill, 0, c->algorithm->block_size - c->fill);
    c->done += c->fill;
    c->last_block = true;
    c->algorithm->compress(c, c->buffer);
}

/* Merkle and Damgard: a one bit, zeros, the length in bits (in 8 or 16 bytes). */
static void pad_with_length(GiDigestContext *c) {
    const GiDigestAlgorithm *a = c->algorithm;
    size_t block = a->block_size, tail = block / 8;
    c->buffer[c->fill++] = 0x80;
    if (c->fill > block - tail) {
        memset(c->buffer + c->fill, 0, block - c->fill);
        a->compress(c, c->buffer);
        c->fill = 0;
    }
    memset(c->buffer + c->fill, 0, block - c->fill);
    store(c->length << 3, c->buffer + block - 8, 8, a->little);
    if (tail == 16) {
        c->buffer[block - 9] = (uint8_t)(c->length >> 61);
    }
    a->compress(c, c->buffer);
}

void gi_digest_finish(const GiDigestContext *context, uint8_t *out, size_t size) {
    GiDigestContext c = *context;
    const GiDigestAlgorithm *a = c.algorithm;
    bool sponge = a->suffix != 0;
    if (sponge) {
        memset(c.buffer + c.fill, 0, a->block_size - c.fill);
        c.buffer[c.fill] = a->suffix;
        c.buffer[a->block_size - 1] |= 0x80;
        a->compress(&c, c.buffer);
    } else if (a->marked) {
        pad_marked(&c);
    } else {
        pad_with_length(&c);
    }
    for (size_t i = 0; i < size; i++) {
        size_t at = sponge ? i % a->block_size : i;
        if (sponge && at == 0 && i > 0) {
            keccak(c.state.w64);
        }
        size_t word = at / a->word, byte = at % a->word;
        uint64_t x = a->word == 4 ? c.state.w32[word] : c.state.w64[word];
        out[i] = (uint8_t)(x >> 8 * (a->little ? byte : a->word - 1 - byte));
    }
}
