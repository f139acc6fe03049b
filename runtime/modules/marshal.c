/* SPDX-License-Identifier: MIT
 * runtime/modules/marshal.c: the module marshal: data values as bytes, in CPython's format, version 0 to 4.
 *
 *   value = type byte (high bit: "remember me") + content;  'r' + number refers to a remembered value
 *
 * M1  References are numbered in the order in which values begin; a container takes its number before its
 *     items are read, immutable ones fill the place when they are complete.
 * M2  A code object is 'c', the length of the rest, a seal, and its parts (gi_code_parts) as a stream of its own, in
 *     which code objects are 'c' and their parts. The seal is a keyed digest over gi_code_format and the parts, with a
 *     key that only this user has (runtime/lib/_gilt_stored.py): the VM trusts bytecode, so that a sealed stream can be
 *     refused, but nobody without the key can make one that crashes it.
 */
#include <math.h>

#include "runtime/hooks.h"
#include "runtime/modules/digest.h"
#include "runtime/native.h"
#include "runtime/types/bigint.h"
#include "runtime/types/bytes_private.h"
#include "runtime/types/sequence.h"
#include "runtime/types/str.h"

#define MAX_DEPTH 2000
#define VERSION 4
#define FLAG_REF 0x80
#define SEAL_SIZE 16

/* The seal of M2 over the parts of a code object; false: error set. */
static bool make_seal(GiThread *t, const uint8_t *parts, size_t size, uint8_t *seal) {
    GiValue get = gi_import_attr(t, "_gilt_stored", "key"), key = get == GI_NULL ? GI_NULL : gi_call0(t, get);
    gi_xdrop(t, get);
    if (key == GI_NULL || !gi_is_bytes(key) || gi_as_bytes(key)->size > 32) {
        gi_xdrop(t, key);
        return gi_failed(t) ? false : gi_raise_value_error(t, "no key for code objects");
    }
    GiBlake2Params params = {.digest_size = SEAL_SIZE, .key_size = (uint8_t)gi_as_bytes(key)->size, .fanout = 1, .depth = 1};
    memcpy(params.key, gi_as_bytes(key)->data, params.key_size);
    gi_drop(t, key);
    GiDigestContext c;
    gi_digest_start_blake2(&c, &gi_digest_algorithms[GI_DIGEST_BLAKE2S], &params);
    uint64_t format = gi_code_format();
    gi_digest_update(&c, (const uint8_t *)&format, sizeof format);
    gi_digest_update(&c, parts, size);
    gi_digest_finish(&c, seal, SEAL_SIZE);
    return true;
}

/* --- writing --- */

typedef struct Writer {
    GiThread *t;
    GiByteBuilder out;
    GiValue seen;  /* dict: address of an object -> its number; GI_NULL: no references (version < 3) */
    GiValue kept;  /* list: copies of the containers, as another thread may change them meanwhile */
    int64_t count; /* numbers given */
    int version, depth;
    bool allow_code, sealed; /* sealed: this stream is the parts of a code object (M2) */
} Writer;

static void put_byte(Writer *w, int c) { gi_byte_builder_add_byte(&w->out, (uint8_t)c); }
static void put_long(Writer *w, int64_t n) {
    uint8_t b[4] = {(uint8_t)n, (uint8_t)(n >> 8), (uint8_t)(n >> 16), (uint8_t)(n >> 24)};
    gi_byte_builder_add(&w->out, b, 4);
}
static void put_double(Writer *w, double d) { gi_byte_builder_add(&w->out, &d, sizeof d); }

static bool put_value(Writer *w, GiValue v);
static bool put_code(Writer *w, GiValue v, int flag);
static GiValue write_all(Writer *w, GiValue v);

/* Digits of 15 bits, with the sign in their number. */
static bool put_big(Writer *w, GiValue v, int flag) {
    GiIntView view;
    gi_bigint_view(v, &view);
    size_t digits = (gi_limbs_bit_length(view.limbs, view.n) + 14) / 15;
    put_byte(w, 'l' | flag);
    put_long(w, view.negative ? -(int64_t)digits : (int64_t)digits);
    for (size_t i = 0; i < digits && w->out.ok; i++) {
        size_t bit = i * 15, limb = bit / 64, shift = bit % 64;
        uint64_t d = view.limbs[limb] >> shift;
        if (shift > 49 && limb + 1 < view.n) {
            d |= view.limbs[limb + 1] << (64 - shift);
        }
        put_byte(w, (int)(d & 0xff));
        put_byte(w, (int)(d >> 8 & 0x7f));
        if (!gi_poll(w->t, 1)) {
            return false;
        }
    }
    return true;
}

static bool put_float(Writer *w, double d, int text_code, int flag, bool with_code) {
    if (w->version > 1) {
        if (with_code) {
            put_byte(w, (text_code == 'f' ? 'g' : 'y') | flag);
        }
        put_double(w, d);
        return true;
    }
    char *text;
    size_t capacity;
    int64_t n = gi_double_to_text(w->t, d, 'g', 17, 0, &text, &capacity);
    if (n < 0) {
        return false;
    }
    if (with_code) {
        put_byte(w, text_code | flag);
    }
    put_byte(w, (int)n);
    gi_byte_builder_add(&w->out, text, (size_t)n);
    gi_free(w->t, text, capacity);
    return true;
}

static bool put_str(Writer *w, GiValue v, int flag) {
    GiStr *s = gi_as_str(v);
    bool interned = (s->marks & GI_STR_INTERNED) && w->version >= 1;
    if (w->version >= 4 && s->ascii && s->size < 256) {
        put_byte(w, (interned ? 'Z' : 'z') | flag);
        put_byte(w, (int)s->size);
    } else {
        put_byte(w, (w->version >= 4 && s->ascii ? (interned ? 'A' : 'a') : interned ? 't' : 'u') | flag);
        put_long(w, (int64_t)s->size);
    }
    gi_byte_builder_add(&w->out, s->text, s->size);
    return true;
}

static bool put_items(Writer *w, const GiValue *items, size_t n) {
    for (size_t i = 0; i < n; i++) {
        if (!put_value(w, items[i])) {
            return false;
        }
    }
    return true;
}

static bool keep(Writer *w, GiValue copy) { return copy != GI_NULL && gi_list_append_steal(w->t, w->kept, copy); }

static bool put_list(Writer *w, GiValue v, int flag) {
    GiValue copy = gi_tuple(w->t, gi_as_list(v)->items, gi_as_list(v)->size);
    put_byte(w, '[' | flag);
    if (!keep(w, copy)) {
        return false;
    }
    put_long(w, (int64_t)gi_as_tuple(copy)->size);
    return put_items(w, gi_as_tuple(copy)->items, gi_as_tuple(copy)->size);
}

static bool put_tuple(Writer *w, GiValue v, int flag) {
    GiTuple *u = gi_as_tuple(v);
    if (w->version >= 4 && u->size < 256) {
        put_byte(w, ')' | flag);
        put_byte(w, (int)u->size);
    } else {
        put_byte(w, '(' | flag);
        put_long(w, (int64_t)u->size);
    }
    return put_items(w, u->items, u->size);
}

static bool put_dict(Writer *w, GiValue v, int flag) {
    GiValue key, value;
    uint32_t pos = 0;
    GiValue copy = gi_dict_copy(w->t, gi_as_dict(v));
    put_byte(w, '{' | flag);
    if (!keep(w, copy)) {
        return false;
    }
    while (gi_dict_next(gi_as_dict(copy), &pos, &key, &value)) {
        if (!put_value(w, key) || !put_value(w, value)) {
            return false;
        }
    }
    put_byte(w, '0');
    return true;
}

/* (what it would be as a stream of its own, number, value) for each value of a set. Owned list. */
static GiValue set_rows(Writer *w, GiValue values) {
    GiThread *t = w->t;
    GiValue list = gi_list(t, NULL, 0);
    for (size_t i = 0; list != GI_NULL && i < gi_as_tuple(values)->size; i++) {
        GiValue v = gi_as_tuple(values)->items[i];
        Writer alone = {.t = t, .version = w->version, .depth = w->depth, .allow_code = w->allow_code, .sealed = w->sealed};
        GiValue row[3] = {write_all(&alone, v), gi_int_imm((int64_t)i), gi_take(v)};
        GiValue tuple = row[0] == GI_NULL ? GI_NULL : gi_tuple(t, row, 3);
        gi_xdrop(t, row[0]);
        gi_drop(t, v);
        if (tuple == GI_NULL || !gi_list_append_steal(t, list, tuple)) {
            gi_drop(t, list);
            return GI_NULL;
        }
    }
    return list;
}

/* In an order that does not depend on hashes. */
static bool put_set(Writer *w, GiValue v, int code, int flag) {
    GiValue copy = gi_tuple_from(w->t, v), rows = copy == GI_NULL ? GI_NULL : set_rows(w, copy);
    gi_xdrop(w->t, copy);
    put_byte(w, code | flag);
    if (!keep(w, rows)) {
        return false;
    }
    if (!gi_list_sort(w->t, rows, GI_NULL, false)) {
        return false;
    }
    put_long(w, (int64_t)gi_as_list(rows)->size);
    for (size_t i = 0; i < gi_as_list(rows)->size; i++) {
        if (!put_value(w, gi_as_tuple(gi_as_list(rows)->items[i])->items[2])) {
            return false;
        }
    }
    return true;
}

static bool put_buffer(Writer *w, GiValue v, int flag) {
    GiBuffer b;
    if (!gi_has_buffer(v)) {
        return gi_raise_value_error(w->t, "unmarshallable object");
    }
    if (!gi_buffer_get_contiguous(w->t, v, false, &b)) {
        return false;
    }
    put_byte(w, 's' | flag);
    put_long(w, (int64_t)b.size);
    gi_byte_builder_add(&w->out, b.data, b.size);
    gi_buffer_release(w->t, &b);
    return true;
}

/* 1: written as a reference; 0: to be written with *flag; -1: error. */
static int put_reference(Writer *w, GiValue v, int *flag) {
    *flag = 0;
    if (w->seen == GI_NULL) {
        return 0;
    }
    GiValue key = gi_int(w->t, (int64_t)(v >> 1)), number;
    if (key == GI_NULL) {
        return -1;
    }
    number = gi_dict_get(w->t, gi_as_dict(w->seen), key);
    if (number != GI_NULL) {
        put_byte(w, 'r');
        put_long(w, gi_int_imm_value(number));
        gi_drop(w->t, key);
        return 1;
    }
    bool ok = !gi_failed(w->t) && gi_dict_set(w->t, gi_as_dict(w->seen), key, gi_int_imm(w->count++));
    gi_drop(w->t, key);
    *flag = FLAG_REF;
    return ok ? 0 : -1;
}

static bool put_object(Writer *w, GiValue v, int flag) {
    GiType *type = gi_type(v);
    int64_t small;
    if (type == &gi_int_type) {
        if (gi_int_overflow(v, &small) == 0 && small >= INT32_MIN && small <= INT32_MAX) {
            put_byte(w, 'i' | flag);
            put_long(w, small);
            return true;
        }
        return put_big(w, v, flag);
    }
    if (type == &gi_float_type) {
        return put_float(w, gi_float_value(v), 'f', flag, true);
    }
    if (type == &gi_complex_type) {
        GiComplex *c = (GiComplex *)gi_object(v);
        return put_float(w, c->real, 'x', flag, true) && put_float(w, c->imag, 'x', flag, false);
    }
    if (type == &gi_bytes_type) {
        put_byte(w, 's' | flag);
        put_long(w, (int64_t)gi_as_bytes(v)->size);
        gi_byte_builder_add(&w->out, gi_as_bytes(v)->data, gi_as_bytes(v)->size);
        return true;
    }
    if (type == &gi_code_type) {
        return put_code(w, v, flag);
    }
    if (type == &gi_slice_type && w->sealed) { /* a constant; CPython's version 5 has the code too */
        GiSlice *s = (GiSlice *)gi_object(v);
        put_byte(w, ':' | flag);
        return put_value(w, s->start) && put_value(w, s->stop) && put_value(w, s->step);
    }
    return type == &gi_str_type ? put_str(w, v, flag) : type == &gi_tuple_type ? put_tuple(w, v, flag)
         : type == &gi_list_type ? put_list(w, v, flag) : type == &gi_dict_type ? put_dict(w, v, flag)
         : type == &gi_set_type ? put_set(w, v, '<', flag) : type == &gi_frozenset_type ? put_set(w, v, '>', flag)
         : put_buffer(w, v, flag);
}

static bool put_value(Writer *w, GiValue v) {
    int single = v == GI_NONE ? 'N' : v == GI_TRUE ? 'T' : v == GI_FALSE ? 'F' : v == GI_ELLIPSIS ? '.'
               : v == gi_static(&gi_StopIteration) ? 'S' : 0;
    if (single != 0) {
        put_byte(w, single);
        return w->out.ok;
    }
    if (++w->depth > MAX_DEPTH) {
        return gi_raise_value_error(w->t, "object too deeply nested to marshal");
    }
    int flag, known = put_reference(w, v, &flag);
    if (known != 0) {
        w->depth--;
        return known > 0 && w->out.ok;
    }
    if (!gi_enter(w->t, " while marshalling")) {
        return false;
    }
    bool ok = put_object(w, v, flag) && gi_poll(w->t, 1);
    gi_leave(w->t);
    w->depth--;
    return ok && w->out.ok;
}

/* Writes a value as a whole stream: bytes, owned. */
static GiValue write_all(Writer *w, GiValue v) {
    GiThread *t = w->t;
    w->seen = w->version >= 3 ? gi_dict(t) : GI_NULL;
    w->kept = gi_list(t, NULL, 0);
    gi_byte_builder_init(&w->out, t);
    bool ok = w->kept != GI_NULL && (w->version < 3 || w->seen != GI_NULL) && put_value(w, v);
    gi_xdrop(t, w->seen);
    gi_xdrop(t, w->kept);
    if (!ok) {
        gi_byte_builder_discard(&w->out);
        return GI_NULL;
    }
    return gi_byte_builder_finish(&w->out);
}

/* The parts stay alive with the writer: `seen` knows values by their address. */
static bool put_parts(Writer *w, GiValue code) {
    GiValue parts = gi_code_parts(w->t, code);
    return keep(w, parts) && put_value(w, parts);
}

/* See M2. */
static bool put_code(Writer *w, GiValue v, int flag) {
    if (!w->allow_code) {
        return gi_raise_value_error(w->t, "marshalling code objects is disallowed");
    }
    put_byte(w, 'c' | flag);
    if (w->sealed) {
        return put_parts(w, v);
    }
    Writer inner = {.t = w->t, .version = VERSION, .depth = w->depth, .allow_code = true, .sealed = true};
    GiValue parts = gi_code_parts(w->t, v), bytes = parts == GI_NULL ? GI_NULL : write_all(&inner, parts);
    gi_xdrop(w->t, parts);
    uint8_t seal[SEAL_SIZE];
    bool ok = bytes != GI_NULL && make_seal(w->t, gi_as_bytes(bytes)->data, gi_as_bytes(bytes)->size, seal);
    if (ok && gi_as_bytes(bytes)->size > INT32_MAX) {
        ok = gi_raise_value_error(w->t, "code object too large to marshal");
    }
    if (ok) {
        put_long(w, (int64_t)gi_as_bytes(bytes)->size);
        gi_byte_builder_add(&w->out, seal, SEAL_SIZE);
        gi_byte_builder_add(&w->out, gi_as_bytes(bytes)->data, gi_as_bytes(bytes)->size);
    }
    gi_xdrop(w->t, bytes);
    return ok;
}

static GiValue dump_bytes(GiThread *t, GiValue v, GiValue version, GiValue allow_code) {
    int64_t number;
    int allow = gi_truth(t, allow_code);
    if (allow < 0 || !gi_index_int64(t, version, false, &number)) {
        return GI_NULL;
    }
    Writer w = {.t = t, .version = number > VERSION ? VERSION : number < 0 ? 0 : (int)number, .allow_code = allow != 0};
    return write_all(&w, v);
}

static GiValue marshal_dumps(GiThread *t, const GiValue *a) { return dump_bytes(t, a[0], a[1], a[2]); }

static GiValue marshal_dump(GiThread *t, const GiValue *a) {
    GiValue bytes = dump_bytes(t, a[0], a[2], a[3]);
    GiValue r = bytes == GI_NULL ? GI_NULL : gi_call_method1(t, a[1], GI_NAME(t, write), bytes);
    gi_xdrop(t, bytes);
    return r;
}

/* --- reading --- */

typedef struct Reader {
    GiThread *t;
    const uint8_t *data;
    size_t size, pos;
    GiValue file;  /* GI_NULL: data is all there is */
    GiValue bytes; /* the last piece read from the file */
    GiValue refs;  /* list (M1) */
    int depth;
    bool allow_code, sealed; /* as in Writer */
} Reader;

static bool fail_short(Reader *r) {
    gi_raise(r->t, &gi_EOFError, "marshal data too short");
    return false;
}
static GiValue fail_bad(Reader *r, const char *why) { return gi_raise_value_error(r->t, "bad marshal data (%s)", why); }

/* The next n bytes; valid until the next call. */
static const uint8_t *take(Reader *r, size_t n) {
    if (r->file != GI_NULL) {
        GiValue size = gi_int(r->t, (int64_t)n), part = gi_call_method1(r->t, r->file, GI_NAME(r->t, read), size);
        gi_drop(r->t, size);
        gi_replace(r->t, &r->bytes, part);
        if (part == GI_NULL) {
            return NULL;
        }
        if (!gi_is_bytes(part)) {
            gi_raise_type_error(r->t, "file.read() returned not bytes but %T", part);
            return NULL;
        }
        if (gi_as_bytes(part)->size < n) {
            fail_short(r);
            return NULL;
        }
        return gi_as_bytes(part)->data;
    }
    if (n > r->size - r->pos) {
        fail_short(r);
        return NULL;
    }
    r->pos += n;
    return r->data + r->pos - n;
}

static bool get_byte(Reader *r, int *out) {
    const uint8_t *p = take(r, 1);
    *out = p ? *p : 0;
    return p != NULL;
}
static bool get_long(Reader *r, int64_t *out) {
    const uint8_t *p = take(r, 4);
    if (p != NULL) {
        *out = (int32_t)(p[0] | (uint32_t)p[1] << 8 | (uint32_t)p[2] << 16 | (uint32_t)p[3] << 24);
    }
    return p != NULL;
}
/* A length: not negative. */
static bool get_size(Reader *r, const char *what, int64_t *out) {
    if (!get_long(r, out)) {
        return false;
    }
    if (*out < 0) {
        return fail_bad(r, what);
    }
    return true;
}

static bool get_double(Reader *r, bool text, double *out) {
    if (!text) {
        const uint8_t *p = take(r, 8);
        if (p != NULL) {
            memcpy(out, p, 8);
        }
        return p != NULL;
    }
    int n;
    const uint8_t *p = get_byte(r, &n) ? take(r, (size_t)n) : NULL;
    return p != NULL && gi_double_parse(r->t, (const char *)p, (size_t)n, out);
}

static GiValue get_value(Reader *r, bool *end);
static GiValue read_all(Reader *r);

static GiValue get_item(Reader *r, const char *where) {
    bool end = false;
    GiValue v = get_value(r, &end);
    return end ? gi_raise_type_error(r->t, "NULL object in marshal data for %s", where) : v;
}

static GiValue get_big(Reader *r) {
    int64_t n;
    if (!get_long(r, &n)) {
        return GI_NULL;
    }
    bool negative = n < 0;
    size_t digits = (size_t)(negative ? -n : n), limbs = (digits * 15 + 63) / 64;
    const uint8_t *p = take(r, digits * 2);
    GiBigInt *b = p == NULL ? NULL : gi_bigint_new(r->t, limbs == 0 ? 1 : limbs);
    if (b == NULL) {
        return GI_NULL;
    }
    memset(b->limbs, 0, (limbs == 0 ? 1 : limbs) * sizeof(GiLimb));
    for (size_t i = 0; i < digits; i++) {
        uint64_t d = p[2 * i] | (uint64_t)p[2 * i + 1] << 8;
        size_t bit = i * 15, limb = bit / 64, shift = bit % 64;
        if (d > 0x7fff || (d == 0 && i + 1 == digits)) {
            gi_drop(r->t, gi_bigint_finish(r->t, b, 0, false));
            return fail_bad(r, d > 0x7fff ? "digit out of range in long" : "unnormalized long data");
        }
        b->limbs[limb] |= d << shift;
        if (shift > 49 && limb + 1 < limbs) {
            b->limbs[limb + 1] |= d >> (64 - shift);
        }
    }
    return gi_bigint_finish(r->t, b, limbs, negative);
}

static GiValue get_text(Reader *r, int code, size_t n) {
    const uint8_t *p = take(r, n);
    if (p == NULL) {
        return GI_NULL;
    }
    GiValue s = code == 'u' || code == 't' ? gi_str_decode_utf8(r->t, (const char *)p, n, "surrogatepass")
                                           : gi_decode(r->t, (const char *)p, n, "ascii", NULL);
    return s != GI_NULL && strchr("tAZ", code) != NULL ? gi_intern_steal(r->t, s) : s;
}

/* A list of n values; for tuples and sets too. *list is in place before the items are read. */
static bool fill_list(Reader *r, GiValue list, int64_t n, const char *where) {
    for (int64_t i = 0; i < n; i++) {
        GiValue v = get_item(r, where);
        if (v == GI_NULL || !gi_list_append_steal(r->t, list, v)) {
            return false;
        }
    }
    return true;
}

static bool fill_dict(Reader *r, GiValue dict) {
    while (true) {
        bool end = false;
        GiValue key = get_value(r, &end);
        if (end || key == GI_NULL) {
            return end;
        }
        GiValue value = get_value(r, &end);
        if (end) {
            gi_drop(r->t, key);
            return true;
        }
        bool ok = value != GI_NULL && gi_dict_set(r->t, gi_as_dict(dict), key, value);
        gi_drop(r->t, key);
        gi_xdrop(r->t, value);
        if (!ok) {
            return false;
        }
    }
}

static GiValue get_container(Reader *r, int code, int64_t index) {
    int64_t n = 0;
    int small = 0;
    bool ok = code == '{' || (code == ')' ? get_byte(r, &small)
                                          : get_size(r, code == '[' ? "list size out of range" : code == '(' ? "tuple size out of range"
                                                                                              : "set size out of range", &n));
    if (!ok) {
        return GI_NULL;
    }
    n = code == ')' ? small : n;
    GiValue v = code == '{' ? gi_dict(r->t) : code == '<' ? gi_set(r->t, GI_NULL) : gi_list(r->t, NULL, 0);
    if (v == GI_NULL) {
        return GI_NULL;
    }
    if (index >= 0 && strchr("[{<", code) != NULL) { /* M1: may refer to itself */
        gi_replace(r->t, &gi_as_list(r->refs)->items[index], gi_take(v));
    }
    if (code == '{') {
        ok = fill_dict(r, v);
    } else if (code == '<') {
        GiValue list = gi_list(r->t, NULL, 0);
        ok = list != GI_NULL && fill_list(r, list, n, "set") && gi_set_update(r->t, v, list);
        gi_xdrop(r->t, list);
    } else {
        ok = fill_list(r, v, n, code == '[' ? "list" : code == '>' ? "set" : "tuple");
    }
    if (ok && code != '{' && code != '<' && code != '[') {
        GiValue made = code == '>' ? gi_frozenset(r->t, v) : gi_tuple(r->t, gi_as_list(v)->items, gi_as_list(v)->size);
        gi_drop(r->t, v);
        return made;
    }
    if (!ok) {
        gi_drop(r->t, v);
        return GI_NULL;
    }
    return v;
}

static GiValue get_reference(Reader *r) {
    int64_t n;
    if (!get_long(r, &n)) {
        return GI_NULL;
    }
    GiList *refs = gi_as_list(r->refs);
    return n < 0 || (size_t)n >= refs->size || refs->items[n] == GI_NOT_IMPLEMENTED ? fail_bad(r, "invalid reference")
                                                                                    : gi_take(refs->items[n]);
}

static GiValue get_slice(Reader *r) {
    GiValue start = get_item(r, "slice"), stop = start == GI_NULL ? GI_NULL : get_item(r, "slice");
    GiValue step = stop == GI_NULL ? GI_NULL : get_item(r, "slice");
    GiValue slice = step == GI_NULL ? GI_NULL : gi_slice(r->t, start, stop, step);
    gi_xdrop(r->t, start);
    gi_xdrop(r->t, stop);
    gi_xdrop(r->t, step);
    return slice;
}

static GiValue get_parts(Reader *r) {
    GiValue parts = get_item(r, "code"), code = parts == GI_NULL ? GI_NULL : gi_code_from_parts(r->t, parts);
    gi_xdrop(r->t, parts);
    return code;
}

static GiValue get_sealed(Reader *r, const uint8_t *data, size_t size, const uint8_t *seal) {
    uint8_t expected[SEAL_SIZE];
    if (!make_seal(r->t, data, size, expected)) {
        return GI_NULL;
    }
    if (memcmp(seal, expected, SEAL_SIZE) != 0) {
        return fail_bad(r, "code that was not stored by this gilt for this user");
    }
    Reader inner = {.t = r->t, .data = data, .size = size, .depth = r->depth, .allow_code = true, .sealed = true};
    GiValue parts = read_all(&inner), code = parts == GI_NULL ? GI_NULL : gi_code_from_parts(r->t, parts);
    gi_xdrop(r->t, parts);
    return code;
}

/* See M2. */
static GiValue get_code(Reader *r) {
    int64_t size;
    uint8_t seal[SEAL_SIZE];
    if (!r->allow_code) {
        return gi_raise_value_error(r->t, "unmarshalling code objects is disallowed");
    }
    if (r->sealed) {
        return get_parts(r);
    }
    const uint8_t *p = get_size(r, "code size out of range", &size) ? take(r, SEAL_SIZE) : NULL;
    if (p == NULL) {
        return GI_NULL;
    }
    memcpy(seal, p, SEAL_SIZE);
    p = take(r, (size_t)size);
    if (p == NULL) {
        return GI_NULL;
    }
    GiValue held = gi_xtake(r->bytes), code = get_sealed(r, p, (size_t)size, seal); /* held: has what p points to */
    gi_xdrop(r->t, held);
    return code;
}

static GiValue get_content(Reader *r, int code, int64_t index) {
    int64_t n;
    int small;
    double d, e;
    switch (code) {
    case 'i': return get_long(r, &n) ? gi_int_imm(n) : GI_NULL;
    case 'I': {
        const uint8_t *p = take(r, 8);
        return p == NULL ? GI_NULL : gi_int_from_bytes(r->t, p, 8, true, true);
    }
    case 'l': return get_big(r);
    case 'f': case 'g': return get_double(r, code == 'f', &d) ? gi_float(r->t, d) : GI_NULL;
    case 'x': case 'y':
        return get_double(r, code == 'x', &d) && get_double(r, code == 'x', &e) ? gi_complex(r->t, d, e) : GI_NULL;
    case 's': {
        const uint8_t *p = get_size(r, "bytes object size out of range", &n) ? take(r, (size_t)n) : NULL;
        return p == NULL ? GI_NULL : gi_bytes(r->t, p, (size_t)n);
    }
    case 'z': case 'Z': return get_byte(r, &small) ? get_text(r, code, (size_t)small) : GI_NULL;
    case 'a': case 'A': case 'u': case 't':
        return get_size(r, "string size out of range", &n) ? get_text(r, code, (size_t)n) : GI_NULL;
    case '(': case ')': case '[': case '{': case '<': case '>': return get_container(r, code, index);
    case 'c': return get_code(r);
    case ':': return r->sealed ? get_slice(r) : fail_bad(r, "unknown type code");
    default: return fail_bad(r, "unknown type code");
    }
}

/* *end is set for the NULL that ends a dict. */
static GiValue get_value(Reader *r, bool *end) {
    const uint8_t *p = take(r, 1);
    if (p == NULL) {
        if (gi_error_clear_if(r->t, &gi_EOFError)) {
            gi_raise(r->t, &gi_EOFError, "EOF read where object expected");
        }
        return GI_NULL;
    }
    int code = *p & ~FLAG_REF, flag = *p & FLAG_REF;
    switch (code) {
    case '0': *end = true; return GI_NULL;
    case 'N': return GI_NONE;
    case 'T': return GI_TRUE;
    case 'F': return GI_FALSE;
    case '.': return GI_ELLIPSIS;
    case 'S': return gi_static(&gi_StopIteration);
    case 'r': return get_reference(r);
    default: break;
    }
    int64_t index = -1;
    if (flag != 0) {
        index = (int64_t)gi_as_list(r->refs)->size;
        if (!gi_list_append(r->t, r->refs, GI_NOT_IMPLEMENTED)) {
            return GI_NULL;
        }
    }
    if (++r->depth > MAX_DEPTH) {
        return gi_raise_value_error(r->t, "recursion limit exceeded");
    }
    if (!gi_enter(r->t, " while unmarshalling")) {
        return GI_NULL;
    }
    GiValue v = get_content(r, code, index);
    gi_leave(r->t);
    r->depth--;
    if (v != GI_NULL && index >= 0) {
        gi_replace(r->t, &gi_as_list(r->refs)->items[index], gi_take(v));
    }
    if (v != GI_NULL && !gi_poll(r->t, 1)) {
        gi_drop(r->t, v);
        return GI_NULL;
    }
    return v;
}

static GiValue read_all(Reader *r) {
    r->refs = gi_list(r->t, NULL, 0);
    GiValue v = r->refs == GI_NULL ? GI_NULL : get_item(r, "object");
    gi_xdrop(r->t, r->refs);
    gi_xdrop(r->t, r->bytes);
    return v;
}

static GiValue marshal_loads(GiThread *t, const GiValue *a) {
    GiBuffer b;
    int allow = gi_truth(t, a[1]);
    if (allow < 0 || !gi_buffer_get_contiguous(t, a[0], false, &b)) {
        return GI_NULL;
    }
    Reader r = {.t = t, .data = b.data, .size = b.size, .allow_code = allow != 0};
    GiValue v = read_all(&r);
    gi_buffer_release(t, &b);
    return v;
}

static GiValue marshal_load(GiThread *t, const GiValue *a) {
    int allow = gi_truth(t, a[1]);
    Reader r = {.t = t, .file = a[0], .allow_code = allow > 0};
    return allow < 0 ? GI_NULL : read_all(&r);
}

static const GiMethodRow functions[] = {
    GI_METHOD("dump(value, file, version=4, /, *, allow_code=True)", marshal_dump, "Write the value on the open file."),
    GI_METHOD("load(file, /, *, allow_code=True)", marshal_load, "Read one value from the open file and return it."),
    GI_METHOD("dumps(value, version=4, /, *, allow_code=True)", marshal_dumps, "Return the bytes object that would be written to a file by dump(value, file)."),
    GI_METHOD("loads(bytes, /, *, allow_code=True)", marshal_loads, "Convert the bytes-like object to a value."),
    GI_METHODS_END};

static bool init(GiThread *t, GiValue m) {
    return gi_module_add(t, m, "version", gi_int_imm(VERSION)) &&
           gi_module_add(t, m, "_code_format", gi_int_imm((int64_t)(gi_code_format() >> 8)));
}

const GiModuleSpec gi_module_marshal = {
    "marshal", "Values of the builtin types in a binary format. Code objects are sealed: only this user's gilt reads them.", functions, init};
