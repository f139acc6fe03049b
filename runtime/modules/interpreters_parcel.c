/* SPDX-License-Identifier: MIT
 * runtime/modules/interpreters_parcel.c owns the packed form of values that travel between interpreters.
 * Each value is a tag and what belongs to it:
 *
 *   N T F        None, True, False
 *   i 8 bytes    int that fits        I size, bytes   int of any size, little-endian, signed
 *   f 8 bytes    float                s size, UTF-8   b size, bytes
 *   ( count      tuple of so many values
 *   q pointer    queue; the parcel holds a reference
 */
#include <stdlib.h>

#include "runtime/modules/interpreters.h"
#include "runtime/types/bytes.h"
#include "runtime/types/number.h"
#include "runtime/types/sequence.h"
#include "runtime/types/str.h"

static bool add(GiParcel *p, const void *bytes, size_t n) {
    if (n > p->capacity - p->size) {
        size_t capacity = p->capacity + n + p->capacity / 2 + 32;
        uint8_t *grown = capacity < n ? NULL : realloc(p->bytes, capacity);
        if (grown == NULL) {
            return false;
        }
        p->bytes = grown;
        p->capacity = capacity;
    }
    if (n != 0) {
        memcpy(p->bytes + p->size, bytes, n);
        p->size += n;
    }
    return true;
}

static bool add_tagged(GiParcel *p, char tag, const void *bytes, size_t n) {
    return add(p, &tag, 1) && add(p, bytes, n);
}

static bool add_sized(GiParcel *p, char tag, const void *bytes, size_t n) {
    return add_tagged(p, tag, &n, sizeof n) && add(p, bytes, n);
}

bool gi_parcel_pack_text(GiParcel *p, const char *text, size_t size) { return add_sized(p, 's', text, size); }

static bool add_int(GiThread *t, GiParcel *p, GiValue v) {
    int64_t i;
    if (gi_int_overflow(v, &i) == 0) {
        return add_tagged(p, 'i', &i, sizeof i);
    }
    size_t n = gi_int_bit_length(v) / 8 + 1;
    uint8_t *bytes = gi_alloc(t, n);
    bool ok = bytes != NULL && gi_int_to_bytes(t, v, bytes, n, true, true) && add_sized(p, 'I', bytes, n);
    if (bytes != NULL) {
        gi_free(t, bytes, n);
    }
    return ok;
}

static bool add_tuple(GiThread *t, GiParcel *p, GiValue v) {
    GiTuple *tuple = gi_as_tuple(v);
    if (!gi_enter(t, " while sharing a tuple")) {
        return false;
    }
    bool ok = add_tagged(p, '(', &tuple->size, sizeof tuple->size);
    for (size_t i = 0; ok && i < tuple->size; i++) {
        ok = gi_parcel_pack(t, p, tuple->items[i]) && gi_poll(t, 1);
    }
    gi_leave(t);
    return ok;
}

static bool add_queue(GiParcel *p, GiSharedQueue *q) {
    if (!add_tagged(p, 'q', &q, sizeof(void *))) {
        return false;
    }
    gi_shared_queue_take(q);
    return true;
}

/* Packs one value; false also when memory ran out without an error set. */
static bool add_value(GiThread *t, GiParcel *p, GiValue v) {
    GiSharedQueue *q = gi_shared_queue_of(v);
    if (v == GI_NONE || v == GI_TRUE || v == GI_FALSE) {
        return add_tagged(p, v == GI_NONE ? 'N' : v == GI_TRUE ? 'T' : 'F', NULL, 0);
    }
    if (q != NULL) {
        return add_queue(p, q);
    }
    if (gi_is_exact(v, &gi_int_type)) {
        return add_int(t, p, v);
    }
    if (gi_is_exact(v, &gi_float_type)) {
        double d;
        return gi_to_double(t, v, &d) && add_tagged(p, 'f', &d, sizeof d);
    }
    if (gi_is_exact(v, &gi_str_type)) {
        return add_sized(p, 's', gi_str_text(v), gi_str_size(v));
    }
    if (gi_is_exact(v, &gi_bytes_type)) {
        return add_sized(p, 'b', gi_as_bytes(v)->data, gi_as_bytes(v)->size);
    }
    if (gi_is_exact(v, &gi_tuple_type)) {
        return add_tuple(t, p, v);
    }
    gi_interpreters_raise(t, "NotShareableError", "'%s' object cannot be shared between interpreters",
                          gi_type_name(gi_type(v)));
    return false;
}

bool gi_parcel_pack(GiThread *t, GiParcel *p, GiValue v) {
    bool ok = add_value(t, p, v);
    if (!ok && !gi_failed(t)) {
        gi_raise_memory(t);
    }
    return ok;
}

/* --- unpacking --- */

static void take(const GiParcel *p, size_t *at, void *out, size_t n) {
    memcpy(out, p->bytes + *at, n);
    *at += n;
}

static GiValue unpack_tuple(GiThread *t, const GiParcel *p, size_t *at, size_t n) {
    GiValue list = gi_list(t, NULL, 0);
    for (size_t i = 0; list != GI_NULL && i < n; i++) {
        GiValue item = gi_parcel_unpack(t, p, at);
        if (item == GI_NULL || !gi_list_append_steal(t, list, item)) {
            gi_drop(t, list);
            return GI_NULL;
        }
    }
    GiValue tuple = list == GI_NULL ? GI_NULL : gi_tuple_from(t, list);
    gi_xdrop(t, list);
    return tuple;
}

static GiValue unpack_sized(GiThread *t, const GiParcel *p, size_t *at, char tag) {
    size_t n;
    take(p, at, &n, sizeof n);
    if (tag == '(') {
        return unpack_tuple(t, p, at, n);
    }
    const uint8_t *bytes = p->bytes + *at;
    *at += n;
    return tag == 's'   ? gi_str_from(t, (const char *)bytes, n)
           : tag == 'b' ? gi_bytes(t, bytes, n)
                        : gi_int_from_bytes(t, bytes, n, true, true);
}

GiValue gi_parcel_unpack(GiThread *t, const GiParcel *p, size_t *at) {
    char tag = (char)p->bytes[(*at)++];
    int64_t i;
    double d;
    GiSharedQueue *q;
    switch (tag) {
    case 'N':
        return GI_NONE;
    case 'T':
        return GI_TRUE;
    case 'F':
        return GI_FALSE;
    case 'i':
        take(p, at, &i, sizeof i);
        return gi_int(t, i);
    case 'f':
        take(p, at, &d, sizeof d);
        return gi_float(t, d);
    case 'q':
        take(p, at, &q, sizeof(void *));
        return gi_shared_queue_object(t, q);
    default:
        return unpack_sized(t, p, at, tag);
    }
}

/* Drops the queues of one value; returns where the next begins. */
static size_t forget(const GiParcel *p, size_t at) {
    char tag = (char)p->bytes[at++];
    size_t n;
    GiSharedQueue *q;
    switch (tag) {
    case 'i':
    case 'f':
        return at + 8;
    case 'q':
        take(p, &at, &q, sizeof(void *));
        gi_shared_queue_drop(q);
        return at;
    case 's':
    case 'b':
    case 'I':
        take(p, &at, &n, sizeof n);
        return at + n;
    case '(':
        return at + sizeof n; /* its items follow as values of their own */
    default:
        return at;
    }
}

void gi_parcel_free(GiParcel *p) {
    for (size_t at = 0; at < p->size;) {
        at = forget(p, at);
    }
    free(p->bytes);
    *p = (GiParcel){0};
}
