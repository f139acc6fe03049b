/* SPDX-License-Identifier: MIT
 * runtime/modules/random.c: the module _random: the generator MT19937 (Matsumoto and Nishimura, 1998) as
 * the base type of random.Random. Sequences for a given seed are those of every other Python.
 */
#include <errno.h>
#include <sys/random.h>

#include "runtime/gil/block.h"
#include "runtime/native.h"
#include "runtime/types/bigint.h"
#include "runtime/types/sequence.h"
#include "runtime/types/support.h"

#define WORDS 624
#define SHIFT 397

typedef struct Generator {
    GiObject head;
    uint32_t index; /* of the next word; WORDS: the state must be renewed first */
    uint32_t state[WORDS];
} Generator;

static Generator *generator(GiValue v) { return (Generator *)gi_object(v); }

/* --- the algorithm --- */

static void renew(uint32_t *s) {
    for (int i = 0; i < WORDS; i++) {
        uint32_t y = (s[i] & 0x80000000u) | (s[(i + 1) % WORDS] & 0x7fffffffu);
        s[i] = s[(i + SHIFT) % WORDS] ^ y >> 1 ^ (y & 1 ? 0x9908b0dfu : 0);
    }
}

static uint32_t next_word(Generator *g) {
    if (g->index >= WORDS) {
        renew(g->state);
        g->index = 0;
    }
    uint32_t y = g->state[g->index++];
    y ^= y >> 11;
    y ^= y << 7 & 0x9d2c5680u;
    y ^= y << 15 & 0xefc60000u;
    return y ^ y >> 18;
}

static void seed_word(Generator *g, uint32_t seed) {
    g->state[0] = seed;
    for (uint32_t i = 1; i < WORDS; i++) {
        g->state[i] = 1812433253u * (g->state[i - 1] ^ g->state[i - 1] >> 30) + i;
    }
    g->index = WORDS;
}

/* Word k of a key kept as limbs. */
static uint32_t key_word(const GiLimb *key, size_t k) { return (uint32_t)(key[k / 2] >> (k % 2 * 32)); }

static bool seed_key(GiThread *t, Generator *g, const GiLimb *key, size_t length) {
    uint32_t *s = g->state, i = 1;
    size_t j = 0;
    seed_word(g, 19650218u);
    for (size_t k = length > WORDS ? length : WORDS; k > 0; k--) {
        s[i] = (s[i] ^ (s[i - 1] ^ s[i - 1] >> 30) * 1664525u) + key_word(key, j) + (uint32_t)j;
        if (++i >= WORDS) {
            s[0] = s[WORDS - 1];
            i = 1;
            if (!gi_poll(t, WORDS)) {
                return false;
            }
        }
        j = j + 1 < length ? j + 1 : 0;
    }
    for (size_t k = WORDS - 1; k > 0; k--) {
        s[i] = (s[i] ^ (s[i - 1] ^ s[i - 1] >> 30) * 1566083941u) - i;
        if (++i >= WORDS) {
            s[0] = s[WORDS - 1];
            i = 1;
        }
    }
    s[0] = 0x80000000u;
    return true;
}

/* --- seeding --- */

/* From the system, or from the interpreter's own key in a controlled run. */
static bool seed_fresh(GiThread *t, Generator *g) {
    GiLimb key[WORDS / 2];
    if (t->vm->deterministic) {
        return seed_key(t, g, t->vm->hash_key, 4);
    }
    if (getrandom(key, sizeof key, GRND_NONBLOCK) != (ssize_t)sizeof key) {
        key[0] = (GiLimb)gi_wall_ns(t);
        key[1] = (GiLimb)gi_now_ns(t);
        key[2] = t->id;
        return seed_key(t, g, key, 6);
    }
    return seed_key(t, g, key, WORDS);
}

static bool seed_generator(GiThread *t, Generator *g, GiValue seed) {
    if (seed == GI_NULL || seed == GI_NONE) {
        return seed_fresh(t, g);
    }
    if (gi_is_int(seed)) {
        GiIntView view;
        gi_bigint_view(seed, &view);
        size_t bits = gi_limbs_bit_length(view.limbs, view.n);
        GiLimb zero = 0;
        return seed_key(t, g, view.n == 0 ? &zero : view.limbs, bits == 0 ? 1 : (bits - 1) / 32 + 1);
    }
    int64_t hash;
    if (!gi_hash(t, seed, &hash)) {
        return false;
    }
    GiLimb key = (GiLimb)hash;
    return seed_key(t, g, &key, key >> 32 != 0 ? 2 : 1);
}

static GiValue new_(GiThread *t, GiType *type, const GiValue *a, size_t n, GiValue kwnames) {
    Generator *g = gi_object_new(t, type);
    if (g == NULL) {
        return GI_NULL;
    }
    g->index = WORDS;
    return gi_support_track(t, g);
}

static bool init(GiThread *t, GiValue self, const GiValue *a, size_t n, GiValue kwnames) {
    if (!gi_support_no_keywords(t, "Random", kwnames)) {
        return false;
    }
    if (n > 1) {
        gi_raise_type_error(t, "Random() requires 0 or 1 argument");
        return false;
    }
    return seed_generator(t, generator(self), n == 0 ? GI_NULL : a[0]);
}

static void release(GiThread *t, GiObject *o) { gi_object_free(t, o, o->type->gc.size); }

/* --- methods --- */

static GiValue random_random(GiThread *t, const GiValue *a) {
    Generator *g = generator(a[0]);
    uint32_t high = next_word(g) >> 5, low = next_word(g) >> 6;
    return gi_float(t, (high * 67108864.0 + low) * (1.0 / 9007199254740992.0));
}

static GiValue random_seed(GiThread *t, const GiValue *a) {
    return seed_generator(t, generator(a[0]), a[1]) ? GI_NONE : GI_NULL;
}

/* Numbers of more than 64 bits: words from the lowest up. */
static GiValue long_bits(GiThread *t, Generator *g, int64_t bits) {
    size_t words = (size_t)(bits - 1) / 32 + 1, limbs = (words + 1) / 2;
    GiBigInt *b = gi_bigint_new(t, limbs);
    if (b == NULL) {
        return GI_NULL;
    }
    memset(b->limbs, 0, limbs * sizeof(GiLimb));
    for (size_t i = 0; i < words; i++, bits -= 32) {
        uint32_t word = next_word(g);
        if (bits < 32) {
            word >>= 32 - bits;
        }
        b->limbs[i / 2] |= (GiLimb)word << (i % 2 * 32);
        if (i % 4096 == 4095 && !gi_poll(t, 4096)) {
            gi_drop_object(t, b);
            return GI_NULL;
        }
    }
    return gi_bigint_finish(t, b, limbs, false);
}

static GiValue random_getrandbits(GiThread *t, const GiValue *a) {
    int64_t bits;
    GiValue k = gi_index(t, a[1]);
    if (k == GI_NULL) {
        return GI_NULL;
    }
    int overflow = gi_int_overflow(k, &bits);
    gi_drop(t, k);
    if (overflow != 0 || bits > INT32_MAX || bits < INT32_MIN) {
        return gi_raise(t, &gi_OverflowError, "Python int too large to convert to C int");
    }
    if (bits < 0) {
        return gi_raise_value_error(t, "number of bits must be non-negative");
    }
    Generator *g = generator(a[0]);
    if (bits == 0) {
        return gi_int_imm(0);
    }
    return bits <= 32 ? gi_int_imm(next_word(g) >> (32 - bits)) : long_bits(t, g, bits);
}

static GiValue random_getstate(GiThread *t, const GiValue *a) {
    Generator *g = generator(a[0]);
    GiTuple *state = gi_tuple_new(t, WORDS + 1);
    if (state == NULL) {
        return GI_NULL;
    }
    for (int i = 0; i < WORDS; i++) {
        state->items[i] = gi_int_imm(g->state[i]);
    }
    state->items[WORDS] = gi_int_imm(g->index);
    return gi_support_track(t, state);
}

static GiValue random_setstate(GiThread *t, const GiValue *a) {
    uint32_t state[WORDS];
    uint64_t word;
    int64_t index;
    if (!gi_is_tuple(a[1])) {
        return gi_raise_type_error(t, "state vector must be a tuple");
    }
    const GiTuple *tuple = gi_as_tuple(a[1]);
    if (tuple->size != WORDS + 1) {
        return gi_raise_value_error(t, "state vector is the wrong size");
    }
    for (int i = 0; i <= WORDS; i++) {
        if (!gi_is_int(tuple->items[i])) {
            return gi_raise_type_error(t, "an integer is required");
        }
        if (i < WORDS && !gi_int_to_uint64(t, tuple->items[i], &word)) {
            return GI_NULL;
        }
        if (i < WORDS) {
            state[i] = (uint32_t)word;
        }
    }
    if (!gi_int_to_int64(t, tuple->items[WORDS], &index)) {
        return GI_NULL;
    }
    if (index < 0 || index > WORDS) {
        return gi_raise_value_error(t, "invalid state");
    }
    memcpy(generator(a[0])->state, state, sizeof state);
    generator(a[0])->index = (uint32_t)index;
    return GI_NONE;
}

static const GiMethodRow methods[] = {
    GI_METHOD("random(self, /)", random_random, "random() -> x in the interval [0, 1)."),
    GI_METHOD("seed(self, n=None, /)", random_seed,
              "seed([n]) -> None.\n\nDefaults to use urandom and falls back to a combination\n"
              "of the current time and the process identifier."),
    GI_METHOD("getstate(self, /)", random_getstate, "getstate() -> tuple containing the current state."),
    GI_METHOD("setstate(self, state, /)", random_setstate, "setstate(state) -> None.  Restores generator state."),
    GI_METHOD("getrandbits(self, k, /)", random_getrandbits,
              "getrandbits(k) -> x.  Generates an int with k random bits."),
    GI_METHODS_END};

GiType gi_random_type = {
    GI_TYPE_HEAD(Generator, 0),
    .gc.release = release,
    .name = "_random.Random",
    .flags = GI_TYPE_BASE,
    .new_ = new_,
    .init = init,
    .methods = methods,
    .doc = "Random() -> create a random number generator with its own internal state.",
};

static const GiMethodRow functions[] = {GI_METHODS_END};

static bool init_module(GiThread *t, GiValue module) { return gi_module_add_type(t, module, &gi_random_type); }

const GiModuleSpec gi_module_random = {
    "_random", "Module implements the Mersenne Twister random number generator.", functions, init_module};
