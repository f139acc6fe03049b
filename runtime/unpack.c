/* SPDX-License-Identifier: MIT
 * runtime/unpack.c: unpacks what tests/tools/packer.py packed; unpack.h has the format.
 *
 * U1  Nothing is read behind the packed bytes (zeros stand there), nothing written behind the room.
 */
#include "runtime/unpack.h"

#define ONE 4096u    /* an estimate that is sure of 0 */
#define RATE 4       /* how fast estimates follow */
#define LOW_BITS 4   /* of a number, by estimates */
#define SHORTEST 2   /* copy */
#define DISTANCES 4  /* tables of distances, by length */
#define LENGTH_TREE 4
#define DISTANCE_TREE 5

typedef uint16_t Estimate;

/* The bits of a number n + 1: how many, and the lowest ones. */
typedef struct Numbers {
    Estimate bits[1 << DISTANCE_TREE], low[1 << DISTANCE_TREE][1 << LOW_BITS];
} Numbers;

typedef struct Unpacker {
    const uint8_t *next, *end;
    uint32_t range, code;
    struct {
        Estimate copy[2], again[2];
        Estimate bytes[8][256];
        Numbers lengths[2], distances[DISTANCES];
    } e;
} Unpacker;

static void read_byte(Unpacker *u) {
    u->code = u->code << 8 | (u->next < u->end ? *u->next++ : 0);
}

static void fill(Unpacker *u) {
    while (u->range < (uint32_t)1 << 24) {
        u->range <<= 8;
        read_byte(u);
    }
}

static unsigned next_bit(Unpacker *u, Estimate *e) {
    uint32_t bound = (u->range / ONE) * *e;
    unsigned bit = u->code >= bound;
    if (bit) {
        u->code -= bound;
        u->range -= bound;
        *e -= *e >> RATE;
    } else {
        u->range = bound;
        *e += (ONE - *e) >> RATE;
    }
    fill(u);
    return bit;
}

static uint32_t next_direct(Unpacker *u, unsigned count) {
    uint32_t v = 0;
    for (; count > 0; count--) {
        u->range >>= 1;
        bool bit = u->code >= u->range;
        u->code -= bit ? u->range : 0;
        v = v << 1 | bit;
        fill(u);
    }
    return v;
}

/* `count` bits, each by those above it. */
static uint32_t next_tree(Unpacker *u, Estimate *e, unsigned count) {
    uint32_t node = 1;
    for (unsigned i = 0; i < count; i++) {
        node = node << 1 | next_bit(u, &e[node]);
    }
    return node - ((uint32_t)1 << count);
}

static size_t next_number(Unpacker *u, Numbers *n, unsigned tree) {
    unsigned bits = next_tree(u, n->bits, tree), low = bits < LOW_BITS ? bits : LOW_BITS;
    size_t v = (size_t)1 << (bits - low) | next_direct(u, bits - low);
    return (v << low | next_tree(u, n->low[bits], low)) - 1;
}

static void begin(Unpacker *u, const uint8_t *packed, size_t size) {
    u->next = packed;
    u->end = packed + size;
    u->range = UINT32_MAX;
    u->code = 0;
    Estimate *all = (Estimate *)&u->e;
    for (size_t i = 0; i < sizeof u->e / sizeof *all; i++) {
        all[i] = ONE / 2;
    }
    for (int i = 0; i < 4; i++) {
        read_byte(u);
    }
}

bool gi_unpack(const uint8_t *packed, size_t size, uint8_t *out, size_t room) {
    Unpacker u;
    size_t at = 0, distance = 0;
    unsigned after = 0;
    begin(&u, packed, size);
    while (at < room) {
        if (!next_bit(&u, &u.e.copy[after])) {
            out[at] = (uint8_t)next_tree(&u, u.e.bytes[at > 0 ? out[at - 1] >> 5 : 0], 8);
            at++;
            after = 0;
            continue;
        }
        bool again = next_bit(&u, &u.e.again[after]);
        size_t length = next_number(&u, &u.e.lengths[again], LENGTH_TREE);
        if (!again) {
            distance = next_number(&u, &u.e.distances[length < DISTANCES ? length : DISTANCES - 1], DISTANCE_TREE) + 1;
        }
        if (distance == 0 || distance > at || length + SHORTEST > room - at) {
            return false;
        }
        for (size_t end = at + length + SHORTEST; at < end; at++) {
            out[at] = out[at - distance];
        }
        after = 1;
    }
    return true;
}
