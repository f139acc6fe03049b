/* SPDX-License-Identifier: MIT
 * runtime/types/str.c: the type str: construction, indexing, comparison, hashing, repr, operators and
 * the iterator. Methods are in str_methods.c, str_find.c, str_split.c, str_format.c, printf-style
 * formatting in str_percent.c, character properties in runtime/text/unicode.c.
 *
 *   [header][hash][size length][marks] text ... NUL
 *
 * T6  offsets[k] is the byte offset of code point 64 k; the table is made on demand for non-ASCII text and
 *     dropped when the string grows.
 */
#include "runtime/types/str_private.h"

#include "gc/quick.h"
#include "gc/size.h"

#include <stdio.h>

#include "runtime/hash.h"
#include "runtime/native.h"
#include "runtime/types/bytes.h"
#include "runtime/types/number.h"
#include "runtime/text/unicode.h"

#define BLOCK 64 /* code points per entry of the offset table */
#define MAX_SIZE GI_STR_MAX

/* --- construction --- */

/* type: str itself, or static without prefix. */
static inline GiStr *alloc(GiThread *t, GiType *type, size_t size) {
    if (size > MAX_SIZE) {
        gi_raise_memory(t);
        return NULL;
    }
    GiStr *s = gi_quick_new(t, type, GI_STR_BYTES(size));
    if (GI_LIKELY(s != NULL)) {
        s->hash = -1;
        s->size = (uint32_t)size;
        s->length = 0;
        s->ascii = false;
        s->marks = 0;
        s->text[size] = 0;
    }
    return s;
}

GiStr *gi_str_alloc(GiThread *t, GiType *type, size_t size) { return alloc(t, type, size); }

static GiValue empty(GiThread *t) {
    GiVm *vm = t->vm;
    if (vm->empty_str == GI_NULL) {
        GiStr *s = gi_str_alloc(t, &gi_str_type, 0);
        if (s == NULL) {
            return GI_NULL;
        }
        s->ascii = true;
        vm->empty_str = gi_intern_steal(t, gi_counted(s));
    }
    return vm->empty_str == GI_NULL ? GI_NULL : gi_take(vm->empty_str);
}

static GI_NOINLINE GiValue make_ascii_char(GiThread *t, uint8_t c) {
    GiStr *s = gi_str_alloc(t, &gi_str_type, 1);
    if (s == NULL) {
        return GI_NULL;
    }
    s->text[0] = (char)c;
    s->length = 1;
    s->ascii = true;
    GiValue v = gi_intern_steal(t, gi_counted(s));
    if (v == GI_NULL) {
        return GI_NULL;
    }
    t->vm->ascii_chars[c] = gi_take(v);
    return v;
}

static inline GiValue ascii_char(GiThread *t, uint8_t c) {
    GiValue v = t->vm->ascii_chars[c];
    return GI_LIKELY(v != GI_NULL) ? gi_take(v) : make_ascii_char(t, c);
}

GiValue gi_str_from_known(GiThread *t, const char *text, size_t size, size_t length) {
    if (size <= 1) {
        return size == 0 ? empty(t) : ascii_char(t, (uint8_t)text[0]);
    }
    GiStr *s = alloc(t, &gi_str_type, size);
    if (s == NULL) {
        return GI_NULL;
    }
    gi_copy_bytes(s->text, text, size);
    s->length = (uint32_t)length;
    s->ascii = length == size;
    return gi_counted(s);
}

GiValue gi_str_from_ascii(GiThread *t, const char *text, size_t size) {
    return gi_str_from_known(t, text, size, size);
}

GiValue gi_str_from(GiThread *t, const char *text, size_t size) {
    return gi_str_from_known(t, text, size, gi_utf8_length(text, size));
}

GiValue gi_str_from_text(GiThread *t, const char *text) { return gi_str_from(t, text, strlen(text)); }

GiValue gi_str_from_char(GiThread *t, uint32_t code_point) {
    if (code_point < 0x80) {
        return ascii_char(t, (uint8_t)code_point);
    }
    char text[4];
    return gi_str_from_known(t, text, gi_utf8_encode(code_point, text), 1);
}

GiValue gi_str_finish_steal(GiThread *t, GiStr *s) {
    if (s->size <= 1) {
        GiValue v = s->size == 0 ? empty(t) : ascii_char(t, (uint8_t)s->text[0]);
        gi_drop_object(t, s);
        return v;
    }
    s->length = (uint32_t)gi_utf8_length(s->text, s->size);
    s->ascii = s->length == s->size;
    return gi_counted(s);
}

static size_t table_size(const GiStr *s) {
    return ((size_t)s->length + BLOCK - 1) / BLOCK * sizeof(uint32_t);
}

static void drop_offsets(GiThread *t, GiStr *s) {
    if (GI_UNLIKELY(s->marks & GI_STR_INDEXED)) {
        gi_free(t, gi_str_offsets_take(t, s), table_size(s));
    }
}

static void release(GiThread *t, GiObject *o) {
    GiStr *s = (GiStr *)o;
    if (GI_LIKELY(o->type == &gi_str_type && !(s->marks & (GI_STR_ROOMY | GI_STR_INDEXED)))) {
        gi_quick_free(t, o, GI_STR_BYTES(s->size));
        return;
    }
    drop_offsets(t, s);
    gi_object_free(t, o, GI_STR_BYTES(gi_str_capacity(s)));
}

GiValue gi_str_exact(GiThread *t, GiValue v) {
    if (gi_is_exact(v, &gi_str_type)) {
        return gi_take(v);
    }
    GiStr *s = gi_as_str(v);
    return gi_str_from_known(t, s->text, s->size, s->length);
}

/* --- offsets of code points --- */

static const char *skip(const char *p, size_t count) {
    while (count-- > 0) {
        uint8_t c = (uint8_t)*p;
        p += c < 0x80 ? 1 : c < 0xE0 ? 2 : c < 0xF0 ? 3 : 4;
    }
    return p;
}

/* Makes the table of T6; does not when the text is short or memory is. */
static void make_offsets(GiThread *t, GiStr *s) {
    if (s->length <= BLOCK || gi_failed(t)) {
        return;
    }
    uint32_t *offsets = gi_alloc(t, table_size(s));
    if (offsets == NULL) {
        gi_error_clear(t);
        return;
    }
    const char *p = s->text;
    size_t count = table_size(s) / sizeof *offsets;
    for (size_t k = 0; k < count; k++) {
        offsets[k] = (uint32_t)(p - s->text);
        if (k + 1 < count) {
            p = skip(p, BLOCK);
        }
    }
    if (!gi_str_offsets_put(t, s, offsets)) {
        gi_error_clear(t);
        gi_free(t, offsets, table_size(s));
    }
}

size_t gi_str_offset(GiThread *t, GiStr *s, size_t i) {
    if (s->ascii || i == 0) {
        return i;
    }
    if (i >= s->length) {
        return s->size;
    }
    if (!(s->marks & GI_STR_INDEXED)) {
        make_offsets(t, s);
    }
    const uint32_t *offsets = gi_str_offsets(t, s);
    if (offsets == NULL) {
        return (size_t)(skip(s->text, i) - s->text);
    }
    return (size_t)(skip(s->text + offsets[i / BLOCK], i % BLOCK) - s->text);
}

size_t gi_str_index_at(GiThread *t, GiStr *s, size_t offset) {
    if (s->ascii) {
        return offset;
    }
    const uint32_t *offsets = gi_str_offsets(t, s);
    if (offsets == NULL) {
        return gi_utf8_length(s->text, offset);
    }
    size_t low = 0, high = table_size(s) / sizeof *offsets;
    while (high - low > 1) {
        size_t middle = (low + high) / 2;
        if (offsets[middle] <= offset) {
            low = middle;
        } else {
            high = middle;
        }
    }
    return low * BLOCK + gi_utf8_length(s->text + offsets[low], offset - offsets[low]);
}

uint32_t gi_str_char_at(GiThread *t, GiValue v, int64_t i) {
    GiStr *s = gi_as_str(v);
    if (s->ascii) {
        return (uint8_t)s->text[i];
    }
    const char *p = s->text + gi_str_offset(t, s, (size_t)i);
    return gi_utf8_next(&p);
}

/* --- parts and sums --- */

GiValue gi_str_part(GiThread *t, GiValue v, size_t start, size_t end) {
    GiStr *s = gi_as_str(v);
    size_t size = end > start ? end - start : 0;
    if (size == s->size && gi_is_exact(v, &gi_str_type)) {
        return gi_take(v);
    }
    return gi_str_from_known(t, s->text + start, size,
                             s->ascii ? size : gi_utf8_length(s->text + start, size));
}

GiValue gi_str_slice(GiThread *t, GiValue v, int64_t start, int64_t stop) {
    GiStr *s = gi_as_str(v);
    int64_t length = (int64_t)s->length;
    start = start < 0 ? 0 : start;
    stop = stop > length ? length : stop;
    if (start >= stop) {
        return empty(t);
    }
    return gi_str_part(t, v, gi_str_offset(t, s, (size_t)start), gi_str_offset(t, s, (size_t)stop));
}

GiValue gi_str_concat(GiThread *t, GiValue a, GiValue b) {
    GiStr *left = gi_as_str(a), *right = gi_as_str(b);
    if (right->size == 0) {
        return gi_str_exact(t, a);
    }
    if (left->size == 0) {
        return gi_str_exact(t, b);
    }
    GiStr *s = alloc(t, &gi_str_type, (size_t)left->size + right->size);
    if (s == NULL) {
        return GI_NULL;
    }
    gi_copy_bytes(s->text, left->text, left->size);
    gi_copy_bytes(s->text + left->size, right->text, right->size);
    s->length = left->length + right->length;
    s->ascii = left->ascii && right->ascii;
    return gi_counted(s);
}

/* May a be changed in place? Only when the caller's is the one reference and nothing else can know
 * its address. */
static bool is_private(GiValue a) {
    return gi_is_counted(a) && gi_object(a)->refs == 1 && gi_is_exact(a, &gi_str_type) &&
           !(gi_as_str(a)->marks & GI_STR_INTERNED);
}

GiValue gi_str_append_steal(GiThread *t, GiValue a, GiValue b) {
    GiStr *s = gi_as_str(a), *right = gi_as_str(b);
    size_t size = (size_t)s->size + right->size;
    if (!is_private(a) || s->size == 0 || size > MAX_SIZE) {
        GiValue v = gi_str_concat(t, a, b);
        gi_drop(t, a);
        return v;
    }
    drop_offsets(t, s);
    size_t old = gi_str_capacity(s), room = gi_str_roomy(size);
    if (room != old || !(s->marks & GI_STR_ROOMY)) {
        GiStr *grown = gi_object_resize(t, s, GI_STR_BYTES(old), GI_STR_BYTES(room));
        if (grown == NULL) {
            gi_drop(t, a);
            return GI_NULL;
        }
        s = grown;
        s->marks |= GI_STR_ROOMY;
    }
    memcpy(s->text + s->size, right->text, right->size + 1);
    s->size = (uint32_t)size;
    s->length += right->length;
    s->ascii = s->ascii && right->ascii;
    s->hash = -1;
    return gi_counted(s);
}

GiValue gi_str_repeat(GiThread *t, GiValue v, int64_t count) {
    GiStr *s = gi_as_str(v);
    if (count <= 0 || s->size == 0) {
        return empty(t);
    }
    if (count == 1) {
        return gi_str_exact(t, v);
    }
    if ((uint64_t)count > MAX_SIZE / s->size) {
        return (uint64_t)count > (uint64_t)INT64_MAX / s->length
                   ? gi_raise(t, &gi_OverflowError, "repeated string is too long")
                   : gi_raise_memory(t);
    }
    size_t size = (size_t)s->size * (size_t)count;
    GiStr *r = gi_str_alloc(t, &gi_str_type, size);
    if (r == NULL) {
        return GI_NULL;
    }
    if (s->size == 1) {
        memset(r->text, s->text[0], size);
    } else {
        memcpy(r->text, s->text, s->size);
        for (size_t done = s->size; done < size;) {
            size_t part = done < size - done ? done : size - done;
            memcpy(r->text + done, r->text, part);
            done += part;
        }
    }
    r->length = s->length * (uint32_t)count;
    r->ascii = s->ascii;
    if (!gi_str_charge(t, size)) {
        gi_drop_object(t, r);
        return GI_NULL;
    }
    return gi_counted(r);
}

/* --- join --- */

#define JOIN_CHUNK ((size_t)1 << 23) /* bytes copied at a stroke: some milliseconds */

/* Size and length of the joined text; false: TypeError or MemoryError set. */
static bool measure(GiThread *t, const GiStr *separator, const GiValue *items, size_t count,
                    size_t *size_out, size_t *length_out) {
    size_t size = 0, length = 0; /* (of at most 2^32 items, so that they do not overflow) */
    for (size_t i = 0; i < count; i++) {
        if (GI_UNLIKELY(!gi_is_object(items[i]) || (gi_object(items[i])->type != &gi_str_type && !gi_is_str(items[i])))) {
            gi_raise_type_error(t, "sequence item %zu: expected str instance, %T found", i, items[i]);
            return false;
        }
        const GiStr *s = gi_as_str(items[i]);
        size += s->size;
        length += s->length;
    }
    size_t gaps = count - 1;
    if (count > UINT32_MAX || size > MAX_SIZE || gaps * separator->size > MAX_SIZE - size) {
        gi_raise(t, &gi_OverflowError, "join() result is too long for a Python string");
        return false;
    }
    *size_out = size + gaps * separator->size;
    *length_out = length + gaps * separator->length;
    return true;
}

/* Polls only when the text is longer than JOIN_CHUNK. */
static bool copy_items(GiThread *t, const GiStr *glue, const GiValue *items, size_t count, GiStr *to) {
    char *p = to->text;
    if (to->size <= JOIN_CHUNK && glue->size == 1) {
        for (size_t i = 0; i < count; i++) {
            const GiStr *item = gi_as_str(items[i]);
            gi_copy_bytes(p, item->text, item->size);
            p += item->size;
            *p++ = glue->text[0]; /* behind the last one it is the end, which is put back */
        }
        to->text[to->size] = 0;
        return true;
    }
    size_t since = 0; /* bytes since the last poll */
    for (size_t i = 0; i < count; i++) {
        if (i > 0 && glue->size > 0) {
            gi_copy_bytes(p, glue->text, glue->size);
            p += glue->size;
            since += glue->size;
        }
        const GiStr *item = gi_as_str(items[i]);
        gi_copy_bytes(p, item->text, item->size);
        p += item->size;
        since += item->size;
        if (since > JOIN_CHUNK) {
            if (!gi_str_charge(t, since)) {
                return false;
            }
            since = 0;
        }
    }
    return true;
}

static GiValue join_items(GiThread *t, GiValue separator, const GiValue *items, size_t count) {
    if (count == 0) {
        return empty(t);
    }
    if (count == 1 && gi_is_exact(items[0], &gi_str_type)) {
        return gi_take(items[0]);
    }
    const GiStr *glue = gi_as_str(separator);
    size_t size, length;
    if (!measure(t, glue, items, count, &size, &length)) {
        return GI_NULL;
    }
    GiStr *s = gi_str_alloc(t, &gi_str_type, size);
    if (s == NULL) {
        return GI_NULL;
    }
    if (!copy_items(t, glue, items, count, s)) {
        gi_drop(t, gi_counted(s));
        return GI_NULL;
    }
    s->length = (uint32_t)length;
    s->ascii = length == size;
    if (size <= 1) {
        return gi_str_finish_steal(t, s);
    }
    return gi_counted(s);
}

/* Digits of u in decimal. */
static inline size_t decimal_length(uint64_t u) {
    static const uint64_t powers[] = {0, 10, 100, 1000, 10000, 100000, 1000000, 10000000, 100000000, 1000000000,
        10000000000, 100000000000, 1000000000000, 10000000000000, 100000000000000, 1000000000000000,
        10000000000000000, 100000000000000000, 1000000000000000000, 10000000000000000000u};
    size_t least = (64 - (size_t)__builtin_clzll(u | 1)) * 1233 >> 12;
    return least + (u >= powers[least]);
}

static inline uint64_t magnitude_of(GiValue small) {
    int64_t i = gi_int_imm_value(small);
    return i < 0 ? 0 - (uint64_t)i : (uint64_t)i;
}

/* Writes a part of gi_str_concat_all at p; returns where it ends. */
static inline char *write_part(char *p, GiValue part) {
    if (gi_is_int_imm(part)) {
        uint64_t u = magnitude_of(part);
        if (gi_int_imm_value(part) < 0) {
            *p++ = '-';
        }
        p += decimal_length(u);
        gi_decimal_write(p, u);
        return p;
    }
    gi_copy_bytes(p, gi_str_text(part), gi_str_size(part));
    return p + gi_str_size(part);
}

GiValue gi_str_concat_all(GiThread *t, const GiValue *parts, size_t n) {
    size_t size = 0, length = 0;
    for (size_t i = 0; i < n; i++) {
        bool number = gi_is_int_imm(parts[i]);
        size_t digits = number ? decimal_length(magnitude_of(parts[i])) + (gi_int_imm_value(parts[i]) < 0) : 0;
        size += number ? digits : gi_str_size(parts[i]);
        length += number ? digits : gi_str_length(parts[i]);
    }
    GiStr *s = alloc(t, &gi_str_type, size);
    if (s == NULL) {
        return GI_NULL;
    }
    char *p = s->text;
    for (size_t i = 0; i < n; i++) {
        p = write_part(p, parts[i]);
    }
    s->length = (uint32_t)length;
    s->ascii = length == size;
    return size > 1 ? gi_counted(s) : gi_str_finish_steal(t, s);
}

/* A long text is copied with polls in between, so from a tuple, which nobody can change. */
static GiValue join_list(GiThread *t, GiValue separator, const GiList *l) {
    size_t size = l->size * gi_as_str(separator)->size;
    for (size_t i = 0; i < l->size && size <= JOIN_CHUNK; i++) {
        GiValue v = l->items[i];
        size += gi_is_object(v) && (gi_object(v)->type == &gi_str_type || gi_is_str(v)) ? gi_as_str(v)->size : 0;
    }
    if (size <= JOIN_CHUNK) {
        return join_items(t, separator, l->items, l->size);
    }
    GiValue fixed = gi_tuple(t, l->items, l->size);
    if (fixed == GI_NULL) {
        return GI_NULL;
    }
    GiValue v = join_items(t, separator, gi_as_tuple(fixed)->items, gi_as_tuple(fixed)->size);
    gi_drop(t, fixed);
    return v;
}

/* Nothing between reading the items of a list and copying them runs code or lets go of the GIL. */
GiValue gi_str_join(GiThread *t, GiValue separator, GiValue iterable) {
    GiValue sequence;
    if (gi_is_exact(iterable, &gi_list_type) || gi_is_exact(iterable, &gi_tuple_type)) {
        sequence = gi_take(iterable);
    } else {
        GiValue it = gi_iter(t, iterable);
        if (it == GI_NULL) {
            return gi_error_clear_if(t, &gi_TypeError)
                       ? gi_raise_type_error(t, "can only join an iterable") : GI_NULL;
        }
        sequence = gi_list_from(t, it);
        gi_drop(t, it);
        if (sequence == GI_NULL) {
            return GI_NULL;
        }
    }
    size_t count;
    GiValue v;
    if (gi_is_list(sequence)) {
        count = gi_as_list(sequence)->size;
        v = join_list(t, separator, gi_as_list(sequence));
    } else {
        count = gi_as_tuple(sequence)->size;
        v = join_items(t, separator, gi_as_tuple(sequence)->items, count);
    }
    gi_drop(t, sequence);
    size_t size = v == GI_NULL || gi_as_str(v)->size > JOIN_CHUNK ? 0 : gi_as_str(v)->size;
    if (v != GI_NULL && !gi_str_charge(t, size + 32 * count)) {
        gi_drop(t, v);
        return GI_NULL;
    }
    return v;
}

/* --- comparison and hash --- */

bool gi_str_equal_text(GiValue a, const char *text) {
    size_t size = strlen(text);
    return gi_str_size(a) == size && memcmp(gi_str_text(a), text, size) == 0;
}

static GiValue compare(GiThread *t, GiValue a, GiValue b, GiCompareOp op) {
    (void)t;
    if (!gi_is_str(a) || !gi_is_str(b)) {
        return GI_NOT_IMPLEMENTED;
    }
    if (op == GI_EQ || op == GI_NE) {
        return gi_bool(gi_str_equal(a, b) == (op == GI_EQ));
    }
    return gi_bool(gi_support_order(gi_str_compare(a, b), 0, op));
}

int64_t gi_str_hash(GiThread *t, GiStr *s) {
    if (s->hash == -1) {
        s->hash = gi_hash_bytes(t, s->text, s->size);
    }
    return s->hash;
}

static bool hash(GiThread *t, GiValue v, int64_t *out) {
    *out = gi_str_hash(t, gi_as_str(v));
    return true;
}

/* --- repr --- */

static bool is_plain(uint8_t c, char quote) {
    return c >= 0x20 && c < 0x7F && c != (uint8_t)quote && c != '\\';
}

static void add_escaped(GiText *b, uint32_t c, char quote) {
    char text[12];
    int n;
    if (c == (uint8_t)quote || c == '\\') {
        n = snprintf(text, sizeof text, "\\%c", (int)c);
    } else if (c == '\n' || c == '\r' || c == '\t') {
        n = snprintf(text, sizeof text, "\\%c", c == '\n' ? 'n' : c == '\r' ? 'r' : 't');
    } else if (c < 0x100) {
        n = snprintf(text, sizeof text, "\\x%02x", (unsigned)c);
    } else if (c < 0x10000) {
        n = snprintf(text, sizeof text, "\\u%04x", (unsigned)c);
    } else {
        n = snprintf(text, sizeof text, "\\U%08x", (unsigned)c);
    }
    gi_text_add(b, text, (size_t)n);
}

GiValue gi_str_repr(GiThread *t, GiValue v) {
    const GiStr *s = gi_as_str(v);
    const char *p = s->text, *end = s->text + s->size;
    char quote = memchr(p, '\'', s->size) != NULL && memchr(p, '"', s->size) == NULL ? '"' : '\'';
    GiText b;
    gi_text_init(&b, t);
    gi_text_add(&b, &quote, 1);
    while (p < end && b.ok) {
        const char *start = p;
        while (p < end && is_plain((uint8_t)*p, quote)) {
            p++;
        }
        if (p > start) {
            gi_text_add(&b, start, (size_t)(p - start));
            continue;
        }
        uint32_t c = gi_utf8_next(&p);
        if (c >= 0x80 && gi_unicode_is_printable(c)) {
            gi_text_add(&b, start, (size_t)(p - start));
        } else {
            add_escaped(&b, c, quote);
        }
    }
    gi_text_add(&b, &quote, 1);
    return gi_text_finish(&b);
}

static GiValue str_slot(GiThread *t, GiValue v) { return gi_str_exact(t, v); }

bool gi_str_is_identifier(GiValue v) {
    const GiStr *s = gi_as_str(v);
    const char *p = s->text, *end = s->text + s->size;
    if (p == end || !gi_unicode_is_xid_start(gi_utf8_next(&p))) {
        return false;
    }
    while (p < end) {
        if (!gi_unicode_is_xid_continue(gi_utf8_next(&p))) {
            return false;
        }
    }
    return true;
}

/* --- operators --- */

static GiValue concat(GiThread *t, GiValue a, GiValue b) {
    if (!gi_is_str(a)) {
        return GI_NOT_IMPLEMENTED;
    }
    return gi_is_str(b) ? gi_str_concat(t, a, b) : gi_support_concat_other(t, a, b, "str");
}

static GiValue repeat(GiThread *t, GiValue a, GiValue b) {
    bool left = gi_is_str(a);
    int64_t count;
    GiValue result;
    if (left && gi_is_repeatable(b)) { /* b's operator would only ask a's */
        return gi_raise_type_error(t, "can't multiply sequence by non-int of type '%T'", b);
    }
    if (!gi_support_repeat(t, a, b, left, &count, &result)) {
        return result;
    }
    return gi_str_repeat(t, left ? a : b, count);
}

static GiValue modulo(GiThread *t, GiValue a, GiValue b) {
    return gi_is_str(a) ? gi_str_percent(t, a, b) : GI_NOT_IMPLEMENTED;
}

static int64_t len(GiThread *t, GiValue v) {
    (void)t;
    return (int64_t)gi_str_length(v);
}

static int contains(GiThread *t, GiValue v, GiValue x) {
    if (!gi_is_str(x)) {
        gi_raise_type_error(t, "'in <string>' requires string as left operand, not %T", x);
        return -1;
    }
    int64_t i = gi_str_find(t, v, x, 0, INT64_MAX, false);
    return i < -1 ? -1 : i >= 0;
}

/* v[start:stop:step] with a step other than 1: count characters. */
static GiValue stepped(GiThread *t, GiValue v, int64_t start, int64_t step, int64_t count) {
    GiStr *s = gi_as_str(v);
    if (s->ascii) {
        GiStr *r = gi_str_alloc(t, &gi_str_type, (size_t)count);
        if (r == NULL) {
            return GI_NULL;
        }
        for (int64_t i = 0; i < count; i++) {
            r->text[i] = s->text[start + i * step];
        }
        return gi_str_finish_steal(t, r);
    }
    GiText b;
    gi_text_init(&b, t);
    for (int64_t i = 0; i < count && b.ok; i++) {
        gi_text_add_char(&b, gi_str_char_at(t, v, start + i * step));
    }
    return gi_text_finish(&b);
}

static GiValue slice(GiThread *t, GiValue v, GiValue key) {
    int64_t start, stop, step;
    if (!gi_slice_unpack(t, key, &start, &stop, &step)) {
        return GI_NULL;
    }
    int64_t count = gi_slice_adjust((int64_t)gi_str_length(v), &start, &stop, step);
    if (count <= 0) {
        return empty(t);
    }
    if (step == 1) {
        return gi_str_slice(t, v, start, start + count);
    }
    return stepped(t, v, start, step, count);
}

static GiValue getitem(GiThread *t, GiValue v, GiValue key) {
    if (GI_UNLIKELY(!gi_support_has_index(key))) {
        if (gi_is_exact(key, &gi_slice_type)) {
            return slice(t, v, key);
        }
        return gi_raise_type_error(t, "string indices must be integers, not '%T'", key);
    }
    int64_t i;
    if (!gi_support_index(t, key, &gi_IndexError, &i)) {
        return GI_NULL;
    }
    int64_t length = (int64_t)gi_str_length(v);
    i += i < 0 ? length : 0;
    if (i < 0 || i >= length) {
        return gi_raise(t, &gi_IndexError, "string index out of range");
    }
    return gi_str_from_char(t, gi_str_char_at(t, v, i));
}

bool gi_str_bound(GiThread *t, GiValue v, int64_t *out) {
    if (v == GI_NULL || v == GI_NONE) {
        return true;
    }
    if (!gi_support_has_index(v)) {
        gi_raise_type_error(t, "slice indices must be integers or None or have an __index__ method");
        return false;
    }
    return gi_index_int64(t, v, true, out);
}

void gi_str_adjust(int64_t length, int64_t *start, int64_t *end) {
    if (*end > length) {
        *end = length;
    } else if (*end < 0) {
        *end = *end + length < 0 ? 0 : *end + length;
    }
    if (*start < 0) {
        *start = *start + length < 0 ? 0 : *start + length;
    }
}

/* --- iterator --- */

bool gi_str_read_state(GiThread *t, GiValue v, int64_t *out) {
    if (!gi_is_int(v)) {
        gi_raise_type_error(t, "an integer is required");
        return false;
    }
    return gi_index_int64(t, v, false, out);
}

typedef struct StrIterator {
    GiObject head;
    GiValue str;   /* GI_NULL: done */
    size_t offset; /* in bytes */
} StrIterator;

static GiValue iterate(GiThread *t, GiValue v) {
    StrIterator *it = gi_object_new(t, gi_as_str(v)->ascii ? &gi_str_ascii_iterator_type
                                                           : &gi_str_iterator_type);
    if (it == NULL) {
        return GI_NULL;
    }
    it->str = gi_take(v);
    return gi_support_track(t, it);
}

static GiValue next(GiThread *t, GiValue v) {
    StrIterator *it = (StrIterator *)gi_object(v);
    if (it->str == GI_NULL) {
        return GI_NULL;
    }
    GiStr *s = gi_as_str(it->str);
    if (it->offset >= s->size) {
        GiValue old = it->str;
        it->str = GI_NULL;
        gi_drop(t, old);
        return GI_NULL;
    }
    const char *p = s->text + it->offset;
    if ((uint8_t)*p < 0x80) {
        it->offset++; /* (making a character fails only for want of memory, and then for the first of its kind) */
        return ascii_char(t, (uint8_t)*p);
    }
    uint32_t c = gi_utf8_next(&p);
    GiValue item = gi_str_from_char(t, c);
    if (item != GI_NULL) {
        it->offset = (size_t)(p - s->text);
    }
    return item;
}

GI_FOR_SIZE

static GiValue m_length_hint(GiThread *t, const GiValue *a) {
    StrIterator *it = (StrIterator *)gi_object(a[0]);
    if (it->str == GI_NULL) {
        return gi_int(t, 0);
    }
    GiStr *s = gi_as_str(it->str);
    return gi_int(t, (int64_t)(s->length - gi_str_index_at(t, s, it->offset)));
}

static GiValue m_reduce(GiThread *t, const GiValue *a) {
    StrIterator *it = (StrIterator *)gi_object(a[0]);
    if (it->str == GI_NULL) {
        return gi_support_reduce_iter(t, empty(t), GI_NULL);
    }
    GiValue index = gi_int(t, (int64_t)gi_str_index_at(t, gi_as_str(it->str), it->offset));
    return index == GI_NULL ? GI_NULL : gi_support_reduce_iter(t, gi_take(it->str), index);
}

static GiValue m_setstate(GiThread *t, const GiValue *a) {
    int64_t index;
    if (!gi_str_read_state(t, a[1], &index)) {
        return GI_NULL;
    }
    StrIterator *it = (StrIterator *)gi_object(a[0]);
    if (it->str != GI_NULL) {
        GiStr *s = gi_as_str(it->str);
        it->offset = gi_str_offset(t, s, index < 0 ? 0 : (size_t)index > s->length ? s->length
                                                                                   : (size_t)index);
    }
    return GI_NONE;
}

static const GiMethodRow iterator_methods[] = {
    GI_METHOD("__length_hint__(self, /)", m_length_hint,
              "Private method returning an estimate of len(list(it))."),
    GI_METHOD("__reduce__(self, /)", m_reduce, "Return state information for pickling."),
    GI_METHOD("__setstate__(self, state, /)", m_setstate, "Set state information for unpickling."),
    GI_METHODS_END};

#define ITERATOR_TYPE(text) \
    {GI_TYPE_HEAD(StrIterator, GI_GC_TRACKED), .gc.slots_offset = offsetof(StrIterator, str), \
     .gc.slots_count = 1, .gc.release = gi_release_slots, .name = text, \
     .flags = GI_TYPE_NO_INSTANCES, .iter = gi_self_iter, .next = next, .methods = iterator_methods}
GiType gi_str_iterator_type = ITERATOR_TYPE("str_iterator");
GiType gi_str_ascii_iterator_type = ITERATOR_TYPE("str_ascii_iterator");

/* --- str(...) --- */

static const char *const new_names[] = {"object", "encoding", "errors", NULL};

/* Sorts positional and keyword arguments of str() into out[3]; false: TypeError set. */
static bool bind_new(GiThread *t, const GiValue *a, size_t n, GiValue kwnames, GiValue out[3]) {
    size_t keywords = gi_support_keyword_count(kwnames);
    out[0] = out[1] = out[2] = GI_NULL;
    if (n + keywords > 3) {
        gi_raise_type_error(t, keywords ? "str() takes at most 3 arguments (%zu given)"
                                        : "str expected at most 3 arguments, got %zu", n + keywords);
        return false;
    }
    for (size_t i = 0; i < n; i++) {
        out[i] = a[i];
    }
    for (size_t k = 0; k < keywords; k++) {
        GiValue name = gi_as_tuple(kwnames)->items[k];
        size_t i = 0;
        while (i < 3 && !gi_str_equal_text(name, new_names[i])) {
            i++;
        }
        if (i == 3) {
            return gi_support_unknown_keyword(t, "str", new_names, name);
        }
        if (out[i] != GI_NULL) {
            gi_raise_type_error(t, "argument for str() given by name ('%s') and position (%zu)",
                                new_names[i], i + 1);
            return false;
        }
        out[i] = a[n + k];
    }
    for (size_t i = 1; i < 3; i++) {
        if (out[i] != GI_NULL && !gi_is_str(out[i])) {
            gi_raise_type_error(t, "str() argument '%s' must be str, not %s", new_names[i],
                                gi_str_argument_type(out[i]));
            return false;
        }
    }
    return true;
}

static bool has_nul(GiThread *t, GiValue text) {
    if (text != GI_NULL && strlen(gi_str_text(text)) != gi_str_size(text)) {
        gi_raise_value_error(t, "embedded null character");
        return true;
    }
    return false;
}

/* str(bytes, encoding, errors) */
static GiValue decode_object(GiThread *t, GiValue object, GiValue encoding, GiValue errors) {
    if (gi_is_str(object)) {
        return gi_raise_type_error(t, "decoding str is not supported");
    }
    GiBuffer b;
    if (!gi_has_buffer(object)) {
        return gi_raise_type_error(t, "decoding to str: need a bytes-like object, %T found", object);
    }
    if (has_nul(t, encoding) || has_nul(t, errors)) {
        return GI_NULL;
    }
    if (!gi_buffer_get_contiguous(t, object, false, &b)) {
        gi_error_clear(t);
        return gi_raise_type_error(t, "decoding to str: need a bytes-like object, %T found", object);
    }
    GiValue v = gi_decode(t, (const char *)b.data, b.size,
                          encoding == GI_NULL ? "utf-8" : gi_str_text(encoding),
                          errors == GI_NULL ? NULL : gi_str_text(errors));
    gi_buffer_release(t, &b);
    return v;
}

/* An instance of a subclass with the text of v, which is taken over. */
static GiValue copy_to_type(GiThread *t, GiType *type, GiValue v) {
    GiStr *from = gi_as_str(v);
    GiStr *s = gi_object_new_sized(t, type, GI_STR_BYTES(from->size));
    if (s != NULL) {
        s->hash = from->hash;
        s->size = from->size;
        s->length = from->length;
        s->ascii = from->ascii;
        memcpy(s->text, from->text, from->size + 1);
    }
    gi_drop(t, v);
    if (s == NULL) {
        return GI_NULL;
    }
    return type->gc.gc_flags & GI_GC_TRACKED ? gi_support_track(t, s) : gi_counted(s);
}

GI_FOR_SPEED

static GiValue new_slot(GiThread *t, GiType *type, const GiValue *a, size_t n, GiValue kwnames) {
    if (GI_LIKELY(n == 1 && kwnames == GI_NULL && type == &gi_str_type)) {
        return gi_str(t, a[0]);
    }
    GiValue argument[3], v;
    if (!bind_new(t, a, n, kwnames, argument)) {
        return GI_NULL;
    }
    if (argument[0] == GI_NULL) {
        v = empty(t);
    } else if (argument[1] == GI_NULL && argument[2] == GI_NULL) {
        v = gi_str(t, argument[0]);
    } else {
        v = decode_object(t, argument[0], argument[1], argument[2]);
    }
    return v == GI_NULL || type == &gi_str_type ? v : copy_to_type(t, type, v);
}

static const GiNumberSlots number = {
    .binary = {[GI_OP_ADD] = concat, [GI_OP_MUL] = repeat, [GI_OP_MOD] = modulo}};

static const GiContainerSlots container = {.len = len, .getitem = getitem, .contains = contains};

GiType gi_str_type = {
    GI_TYPE_HEAD(GiStr, GI_GC_LEAF), .gc.release = release, .name = "str",
    .flags = GI_TYPE_BASE | GI_TYPE_STR | GI_TYPE_MATCH_SELF, .new_ = new_slot, .repr = gi_str_repr,
    .str = str_slot, .hash = hash, .compare = compare, .iter = iterate, .number = &number,
    .container = &container, .methods = gi_str_methods,
    .doc = "str(object='') -> str\n"
           "str(bytes_or_buffer[, encoding[, errors]]) -> str\n\n"
           "Create a new string object from the given object. If encoding or\n"
           "errors is specified, then the object must expose a data buffer\n"
           "that will be decoded using the given encoding and error handler.\n"
           "Otherwise, returns the result of object.__str__() (if defined)\n"
           "or repr(object).\n"
           "encoding defaults to 'utf-8'.\n"
           "errors defaults to 'strict'."};
