/* SPDX-License-Identifier: MIT
 * runtime/modules/digest.c: the modules _md5, _sha1, _sha2, _sha3 and _blake2 on which hashlib builds: objects that
 * collect data and give its digest. The algorithms are in digest_blocks.c.
 *
 * G1  More than FREE_SIZE bytes are digested without the GIL, on a copy of the context; meanwhile the object
 *     is busy and other threads that use it wait.
 */
#include "runtime/modules/digest.h"

#include <stdio.h>

#include "runtime/gil/block.h"
#include "runtime/native.h"
#include "runtime/types/bytes.h"
#include "runtime/types/number.h"
#include "runtime/types/str.h"
#include "runtime/types/sequence.h"
#include "runtime/types/support.h"

#define FREE_SIZE 2047

typedef struct Digest {
    GiObject head;
    GiDigestContext context;
    bool busy;           /* G1 */
    GiWaitQueue waiting;
} Digest;

static Digest *digest_of(GiValue v) { return (Digest *)gi_object(v); }

static void release(GiThread *t, GiObject *o) { gi_object_free(t, o, o->type->gc.size); }

/* Waits until no other thread works on d. */
static bool wait_idle(GiThread *t, Digest *d) {
    while (d->busy) {
        if (gi_wait(t, GI_BLOCK_LOCK, "hash", gi_counted(d), &d->waiting, GI_NO_DEADLINE) < 0) {
            return false;
        }
    }
    return true;
}

typedef struct Job {
    GiDigestContext *context;
    const uint8_t *data;
    size_t size;
} Job;

static int64_t run_job(void *arg) {
    Job *job = arg;
    gi_digest_update(job->context, job->data, job->size);
    return 0;
}

static bool add_bytes(GiThread *t, Digest *d, const GiBuffer *b) {
    if (!wait_idle(t, d)) {
        return false;
    }
    if (b->size <= FREE_SIZE) {
        gi_digest_update(&d->context, b->data, b->size);
        return true;
    }
    int error;
    GiDigestContext copy = d->context;
    Job job = {&copy, b->data, b->size};
    d->busy = true;
    int64_t result = gi_block(t, GI_BLOCK_CALL_OUT, "hash", gi_counted(d), run_job, &job, &error);
    d->busy = false;
    gi_wake(t, &d->waiting, SIZE_MAX);
    if (result < 0) {
        return false;
    }
    d->context = copy;
    return true;
}

static bool add_data(GiThread *t, Digest *d, GiValue data) {
    GiBuffer b;
    if (gi_is_str(data)) {
        gi_raise_type_error(t, "Strings must be encoded before hashing");
        return false;
    }
    if (!gi_has_buffer(data)) {
        gi_raise_type_error(t, "object supporting the buffer API required");
        return false;
    }
    if (!gi_buffer_get_contiguous(t, data, false, &b)) {
        return false;
    }
    bool ok = true;
    if (b.ndim > 1) {
        gi_raise(t, &gi_BufferError, "Buffer must be single dimension");
        ok = false;
    }
    ok = ok && add_bytes(t, d, &b);
    gi_buffer_release(t, &b);
    return ok;
}

static GiValue make(GiThread *t, GiType *type, GiDigestId id, GiValue data) {
    Digest *d = gi_object_new(t, type);
    if (d == NULL) {
        return GI_NULL;
    }
    gi_digest_start(&d->context, &gi_digest_algorithms[id]);
    if (data != GI_NULL && !add_data(t, d, data)) {
        gi_drop_object(t, d);
        return GI_NULL;
    }
    return gi_counted(d);
}

/* --- methods --- */

static GiValue update(GiThread *t, const GiValue *a) { return add_data(t, digest_of(a[0]), a[1]) ? GI_NONE : GI_NULL; }

static GiValue copy(GiThread *t, const GiValue *a) {
    Digest *d = digest_of(a[0]);
    if (!wait_idle(t, d)) {
        return GI_NULL;
    }
    Digest *c = gi_object_new(t, d->head.type);
    if (c == NULL) {
        return GI_NULL;
    }
    c->context = d->context;
    return gi_counted(c);
}

static GiValue finish(GiThread *t, Digest *d, size_t size) {
    GiValue bytes = wait_idle(t, d) ? gi_bytes(t, NULL, size) : GI_NULL;
    if (bytes != GI_NULL) {
        gi_digest_finish(&d->context, gi_as_bytes(bytes)->data, size);
    }
    return bytes;
}

static GiValue to_hex_steal(GiThread *t, GiValue bytes) {
    if (bytes == GI_NULL) {
        return GI_NULL;
    }
    GiText b;
    gi_text_init(&b, t);
    for (size_t i = 0; i < gi_as_bytes(bytes)->size; i++) {
        uint8_t byte = gi_as_bytes(bytes)->data[i];
        char pair[2] = {"0123456789abcdef"[byte >> 4], "0123456789abcdef"[byte & 15]};
        gi_text_add(&b, pair, 2);
    }
    gi_drop(t, bytes);
    return gi_text_finish(&b);
}

static GiValue digest(GiThread *t, const GiValue *a) {
    return finish(t, digest_of(a[0]), digest_of(a[0])->context.digest_size);
}

static GiValue hexdigest(GiThread *t, const GiValue *a) { return to_hex_steal(t, digest(t, a)); }

/* SHAKE: digest(length). */
static GiValue shake_digest(GiThread *t, const GiValue *a) {
    int64_t length;
    if (!gi_index_int64(t, a[1], false, &length)) {
        return GI_NULL;
    }
    if (length < 0) {
        return gi_raise_value_error(t, "value must be positive");
    }
    if (length >= (int64_t)1 << 29) {
        return gi_raise_value_error(t, "length is too large");
    }
    return finish(t, digest_of(a[0]), (size_t)length);
}

static GiValue shake_hexdigest(GiThread *t, const GiValue *a) { return to_hex_steal(t, shake_digest(t, a)); }

static GiValue get_name(GiThread *t, GiValue v) { return gi_str_from_text(t, digest_of(v)->context.algorithm->name); }
static GiValue get_block_size(GiThread *t, GiValue v) { return gi_int(t, digest_of(v)->context.algorithm->block_size); }
static GiValue get_digest_size(GiThread *t, GiValue v) {
    return gi_int(t, digest_of(v)->context.digest_size);
}
static GiValue get_rate_bits(GiThread *t, GiValue v) {
    return gi_int(t, digest_of(v)->context.algorithm->block_size * 8);
}
static GiValue get_capacity_bits(GiThread *t, GiValue v) {
    return gi_int(t, 1600 - digest_of(v)->context.algorithm->block_size * 8);
}
static GiValue get_suffix(GiThread *t, GiValue v) { return gi_bytes(t, &digest_of(v)->context.algorithm->suffix, 1); }

#define COMMON_METHODS \
    GI_METHOD_MADE("copy(self, /)", copy, "Return a copy of the hash object."), \
    GI_METHOD("update(self, obj, /)", update, "Update this hash object's state with the provided string.")

static const GiMethodRow methods[] = {
    COMMON_METHODS, GI_METHOD("digest(self, /)", digest, "Return the digest value as a bytes object."),
    GI_METHOD("hexdigest(self, /)", hexdigest, "Return the digest value as a string of hexadecimal digits."),
    GI_METHODS_END};

static const GiMethodRow shake_methods[] = {
    COMMON_METHODS, GI_METHOD("digest(self, length, /)", shake_digest, "Return the digest value as a bytes object."),
    GI_METHOD("hexdigest(self, length, /)", shake_hexdigest, "Return the digest value as a string of hexadecimal digits."),
    GI_METHODS_END};

#define COMMON_GETSET \
    {"block_size", get_block_size, NULL, NULL}, {"name", get_name, NULL, NULL}, \
    {"digest_size", get_digest_size, NULL, NULL}

static const GiGetSetRow getset[] = {COMMON_GETSET, {NULL, NULL, NULL, NULL}};
static const GiGetSetRow sponge_getset[] = {COMMON_GETSET, {"_capacity_bits", get_capacity_bits, NULL, NULL},
                                            {"_rate_bits", get_rate_bits, NULL, NULL},
                                            {"_suffix", get_suffix, NULL, NULL}, {NULL, NULL, NULL, NULL}};

/* --- types and functions, one of each for an algorithm --- */

#define DIGEST_TYPE(id, type_name) \
    GiType gi_digest_##id##_type = { \
        GI_TYPE_HEAD(Digest, 0), .gc.release = release, .name = type_name, .flags = GI_TYPE_NO_INSTANCES, \
        .methods = methods, .getset = getset}
DIGEST_TYPE(md5, "_md5.md5");
DIGEST_TYPE(sha1, "_sha1.sha1");
DIGEST_TYPE(sha224, "_sha2.SHA224Type");
DIGEST_TYPE(sha256, "_sha2.SHA256Type");
DIGEST_TYPE(sha384, "_sha2.SHA384Type");
DIGEST_TYPE(sha512, "_sha2.SHA512Type");

#define DIGEST_FUNCTION(id, ID) \
    static GiValue new_##id(GiThread *t, const GiValue *a) { \
        return make(t, &gi_digest_##id##_type, GI_DIGEST_##ID, a[0]); \
    }
DIGEST_FUNCTION(md5, MD5)
DIGEST_FUNCTION(sha1, SHA1)
DIGEST_FUNCTION(sha224, SHA224)
DIGEST_FUNCTION(sha256, SHA256)
DIGEST_FUNCTION(sha384, SHA384)
DIGEST_FUNCTION(sha512, SHA512)

/* The constructor of a sponge type: (data=b'', *, usedforsecurity=True). */
static GiValue sponge_new(GiThread *t, GiType *type, GiDigestId id, const GiValue *a, size_t n, GiValue kwnames) {
    for (size_t i = 0; i < gi_support_keyword_count(kwnames); i++) {
        GiValue name = gi_as_tuple(kwnames)->items[i];
        if (!gi_str_equal_text(name, "usedforsecurity")) {
            return gi_raise_type_error(t, "sha3_224() got an unexpected keyword argument '%S'", name);
        }
        if (gi_truth(t, a[n + i]) < 0) {
            return GI_NULL;
        }
    }
    return gi_support_count(t, gi_digest_algorithms[id].name, n, 0, 1) ? make(t, type, id, n == 1 ? a[0] : GI_NULL)
                                                                       : GI_NULL;
}

#define SPONGE_TYPE(id, ID, its_methods) \
    static GiValue new_##id(GiThread *t, GiType *type, const GiValue *a, size_t n, GiValue kwnames) { \
        return sponge_new(t, type, GI_DIGEST_##ID, a, n, kwnames); \
    } \
    GiType gi_digest_##id##_type = { \
        GI_TYPE_HEAD(Digest, 0), .gc.release = release, .name = "_sha3." #id, .new_ = new_##id, \
        .methods = its_methods, .getset = sponge_getset}
SPONGE_TYPE(sha3_224, SHA3_224, methods);
SPONGE_TYPE(sha3_256, SHA3_256, methods);
SPONGE_TYPE(sha3_384, SHA3_384, methods);
SPONGE_TYPE(sha3_512, SHA3_512, methods);
SPONGE_TYPE(shake_128, SHAKE_128, shake_methods);
SPONGE_TYPE(shake_256, SHAKE_256, shake_methods);

/* --- BLAKE2 --- */

/* The arguments of the constructor as the signature orders them. */
enum { DATA, DIGEST_SIZE, KEY, SALT, PERSON, FANOUT, DEPTH, LEAF_SIZE, NODE_OFFSET, NODE_DEPTH, INNER_SIZE, LAST_NODE,
       FOR_SECURITY, ARGUMENTS };
static const char *const blake2_names[ARGUMENTS] = {
    "data", "digest_size", "key", "salt", "person", "fanout", "depth", "leaf_size", "node_offset", "node_depth",
    "inner_size", "last_node", "usedforsecurity"};

/* Copies a bytes argument of at most `most` bytes; its size, or -1 with an error set. */
static int64_t read_bytes(GiThread *t, GiValue v, uint8_t *out, size_t most, const char *name) {
    GiBuffer b;
    if (v == GI_NULL) {
        return 0;
    }
    if (!gi_buffer_get_contiguous(t, v, false, &b)) {
        return -1;
    }
    int64_t size = (int64_t)b.size;
    if (b.size > most) {
        gi_raise_value_error(t, "maximum %s length is %zu bytes", name, most);
        size = -1;
    } else {
        memcpy(out, b.data, b.size);
    }
    gi_buffer_release(t, &b);
    return size;
}

/* An int argument within a range; false: error set, in words that name the range. */
static bool read_range(GiThread *t, GiValue v, int64_t low, int64_t high, uint8_t *out, const char *message) {
    int64_t n;
    if (v == GI_NULL) {
        return true;
    }
    if (!gi_index_int64(t, v, true, &n)) {
        return false;
    }
    if (n < low || n > high) {
        gi_raise_value_error(t, message, (int)high);
        return false;
    }
    *out = (uint8_t)n;
    return true;
}

/* The unsigned arguments that may be as large as their field. */
static bool read_field(GiThread *t, GiValue v, unsigned bits, uint64_t *out, const char *name) {
    if (v == GI_NULL) {
        return true;
    }
    GiValue i = gi_index(t, v);
    if (i == GI_NULL) {
        return false;
    }
    bool ok = true;
    if (gi_int_sign(i) < 0) {
        gi_raise_value_error(t, "value must be positive");
        ok = false;
    } else if (gi_int_bit_length(i) > 64) {
        gi_raise(t, &gi_OverflowError, "int too big to convert");
        ok = false;
    } else if (gi_int_bit_length(i) > bits) {
        gi_raise(t, &gi_OverflowError, "%s is too large", name);
        ok = false;
    } else {
        gi_int_to_uint64_masked(t, i, out);
    }
    gi_drop(t, i);
    return ok;
}

static bool read_params(GiThread *t, const GiValue *a, bool wide, GiBlake2Params *p) {
    uint8_t most = wide ? 64 : 32;
    size_t text = wide ? 16 : 8;
    uint64_t leaf = 0;
    *p = (GiBlake2Params){.digest_size = most, .fanout = 1, .depth = 1};
    if (!read_range(t, a[DIGEST_SIZE], 1, most, &p->digest_size, "digest_size must be between 1 and %d bytes") ||
        read_bytes(t, a[SALT], p->salt, text, "salt") < 0 || read_bytes(t, a[PERSON], p->person, text, "person") < 0 ||
        !read_range(t, a[FANOUT], 0, 255, &p->fanout, "fanout must be between 0 and %d") ||
        !read_range(t, a[DEPTH], 1, 255, &p->depth, "depth must be between 1 and %d") ||
        !read_field(t, a[LEAF_SIZE], 32, &leaf, "leaf_size") ||
        !read_field(t, a[NODE_OFFSET], wide ? 64 : 48, &p->node_offset, "node_offset") ||
        !read_range(t, a[NODE_DEPTH], 0, 255, &p->node_depth, "node_depth must be between 0 and %d") ||
        !read_range(t, a[INNER_SIZE], 0, most, &p->inner_size, "inner_size must be between 0 and is %d")) {
        return false;
    }
    int64_t key = read_bytes(t, a[KEY], p->key, most, "key");
    int last = a[LAST_NODE] == GI_NULL ? 0 : gi_truth(t, a[LAST_NODE]);
    p->leaf_size = (uint32_t)leaf;
    p->key_size = (uint8_t)key;
    p->last_node = last > 0;
    return key >= 0 && last >= 0;
}

static GiValue blake2_new(GiThread *t, GiType *type, GiDigestId id, const GiValue *a, size_t n, GiValue kwnames) {
    const GiDigestAlgorithm *algorithm = &gi_digest_algorithms[id];
    GiValue args[ARGUMENTS] = {GI_NULL};
    if (n > 1) {
        return gi_raise_type_error(t, "%s() takes at most 1 positional argument (%zu given)", algorithm->name, n);
    }
    args[DATA] = n == 1 ? a[0] : GI_NULL;
    for (size_t i = 0; i < gi_support_keyword_count(kwnames); i++) {
        GiValue name = gi_as_tuple(kwnames)->items[i];
        int k = DIGEST_SIZE;
        while (k < ARGUMENTS && !gi_str_equal_text(name, blake2_names[k])) {
            k++;
        }
        if (k == ARGUMENTS) {
            return gi_raise_type_error(t, "%s() got an unexpected keyword argument '%S'", algorithm->name, name);
        }
        args[k] = a[n + i];
    }
    GiBlake2Params params;
    if (!read_params(t, args, id == GI_DIGEST_BLAKE2B, &params)) {
        return GI_NULL;
    }
    Digest *d = gi_object_new(t, type);
    if (d == NULL) {
        return GI_NULL;
    }
    gi_digest_start_blake2(&d->context, algorithm, &params);
    if (args[DATA] != GI_NULL && !add_data(t, d, args[DATA])) {
        gi_drop_object(t, d);
        return GI_NULL;
    }
    return gi_counted(d);
}

#define BLAKE2_TYPE(id, ID, title) \
    static GiValue new_##id(GiThread *t, GiType *type, const GiValue *a, size_t n, GiValue kwnames) { \
        return blake2_new(t, type, GI_DIGEST_##ID, a, n, kwnames); \
    } \
    GiType gi_digest_##id##_type = { \
        GI_TYPE_HEAD(Digest, 0), .gc.release = release, .name = "_blake2." #id, .new_ = new_##id, \
        .methods = methods, .getset = getset, .doc = "Return a new " title " hash object."}
BLAKE2_TYPE(blake2b, BLAKE2B, "BLAKE2b");
BLAKE2_TYPE(blake2s, BLAKE2S, "BLAKE2s");

/* One of the four size constants, on the module and on the type. */
static bool add_size(GiThread *t, GiValue m, GiType *type, const char *prefix, const char *name, int64_t size) {
    char full[40];
    snprintf(full, sizeof full, "%s_%s", prefix, name);
    GiDict *dict = gi_type_dict(t, type);
    return dict != NULL && gi_dict_set_text(t, dict, name, gi_int_imm(size)) &&
           gi_module_add(t, m, full, gi_int_imm(size));
}

static bool add_blake2(GiThread *t, GiValue m, GiType *type, const char *prefix, int64_t most) {
    return gi_module_add_type(t, m, type) && add_size(t, m, type, prefix, "SALT_SIZE", most / 4) &&
           add_size(t, m, type, prefix, "PERSON_SIZE", most / 4) && add_size(t, m, type, prefix, "MAX_KEY_SIZE", most) &&
           add_size(t, m, type, prefix, "MAX_DIGEST_SIZE", most);
}

static bool init_blake2(GiThread *t, GiValue m) {
    return add_blake2(t, m, &gi_digest_blake2b_type, "BLAKE2B", 64) &&
           add_blake2(t, m, &gi_digest_blake2s_type, "BLAKE2S", 32);
}

#define DIGEST_ROW(name, title) \
    GI_METHOD_MADE(#name "(string=..., *, usedforsecurity=True)", new_##name, \
                   "Return a new " title " hash object; optionally initialized with a string.")

static const GiMethodRow md5_functions[] = {DIGEST_ROW(md5, "MD5"), GI_METHODS_END};
static const GiMethodRow sha1_functions[] = {DIGEST_ROW(sha1, "SHA1"), GI_METHODS_END};
static const GiMethodRow sha2_functions[] = {DIGEST_ROW(sha224, "SHA-224"), DIGEST_ROW(sha256, "SHA-256"),
                                             DIGEST_ROW(sha384, "SHA-384"), DIGEST_ROW(sha512, "SHA-512"),
                                             GI_METHODS_END};
static const GiMethodRow no_functions[] = {GI_METHODS_END};

static bool init_md5(GiThread *t, GiValue m) {
    return gi_module_add(t, m, "MD5Type", gi_type_value(&gi_digest_md5_type));
}

static bool init_sha1(GiThread *t, GiValue m) {
    return gi_module_add(t, m, "SHA1Type", gi_type_value(&gi_digest_sha1_type));
}

static bool init_sha2(GiThread *t, GiValue m) {
    return gi_module_add_type(t, m, &gi_digest_sha224_type) && gi_module_add_type(t, m, &gi_digest_sha256_type) &&
           gi_module_add_type(t, m, &gi_digest_sha384_type) && gi_module_add_type(t, m, &gi_digest_sha512_type);
}

static bool init_sha3(GiThread *t, GiValue m) {
    return gi_module_add_type(t, m, &gi_digest_sha3_224_type) && gi_module_add_type(t, m, &gi_digest_sha3_256_type) &&
           gi_module_add_type(t, m, &gi_digest_sha3_384_type) && gi_module_add_type(t, m, &gi_digest_sha3_512_type) &&
           gi_module_add_type(t, m, &gi_digest_shake_128_type) && gi_module_add_type(t, m, &gi_digest_shake_256_type);
}

const GiModuleSpec gi_module_md5 = {"_md5", NULL, md5_functions, init_md5};
const GiModuleSpec gi_module_sha1 = {"_sha1", NULL, sha1_functions, init_sha1};
const GiModuleSpec gi_module_sha2 = {"_sha2", NULL, sha2_functions, init_sha2};
const GiModuleSpec gi_module_sha3 = {"_sha3", NULL, no_functions, init_sha3};
const GiModuleSpec gi_module_blake2 = {"_blake2", NULL, no_functions, init_blake2};
