/* SPDX-License-Identifier: MIT
 * runtime/types/bytes_split.c: methods of bytes and bytearray that cut and glue: split, rsplit,
 * splitlines, strip and its kin, join.
 */
#include "runtime/types/bytes_private.h"
#include "runtime/types/str_private.h"

static inline bool is_space(uint8_t c) { return c == ' ' || (c >= 9 && c <= 13); }

/* A list under construction from parts of one object. */
typedef struct Parts {
    GiThread *t;
    GiValue self, list; /* list GI_NULL: failed */
    GiBytesView view;
} Parts;

static bool add_part(Parts *p, size_t start, size_t end) {
    GiValue part = gi_bytes_like(p->t, p->self, p->view.data + start, end - start);
    if (part == GI_NULL || !gi_list_append_steal(p->t, p->list, part) || !gi_poll(p->t, 1)) {
        gi_drop(p->t, p->list);
        p->list = GI_NULL;
        return false;
    }
    return true;
}

static void split_space(Parts *p, int64_t limit) {
    const uint8_t *data = p->view.data;
    size_t size = p->view.size, i = 0;
    for (;;) {
        while (i < size && is_space(data[i])) {
            i++;
        }
        if (i == size) {
            return;
        }
        size_t start = i;
        while (i < size && (limit == 0 || !is_space(data[i]))) {
            i++;
        }
        if (!add_part(p, start, i)) {
            return;
        }
        limit--;
    }
}

static void rsplit_space(Parts *p, int64_t limit) {
    const uint8_t *data = p->view.data;
    size_t i = p->view.size;
    for (;;) {
        while (i > 0 && is_space(data[i - 1])) {
            i--;
        }
        if (i == 0) {
            return;
        }
        size_t end = i;
        while (i > 0 && (limit == 0 || !is_space(data[i - 1]))) {
            i--;
        }
        if (!add_part(p, i, end)) {
            return;
        }
        limit--;
    }
}

static bool fail(Parts *p) {
    gi_drop(p->t, p->list);
    p->list = GI_NULL;
    return false;
}

static void split_at(Parts *p, const GiBuffer *separator, int64_t limit) {
    size_t from = 0;
    while (limit-- > 0) {
        int64_t at = gi_bytes_search(p->t, p->view.data + from, p->view.size - from, separator->data,
                                     separator->size, false);
        if (at == -1) {
            break;
        }
        if (at == -2 ? !fail(p) : !add_part(p, from, from + (size_t)at)) {
            return;
        }
        from += (size_t)at + separator->size;
    }
    add_part(p, from, p->view.size);
}

static void rsplit_at(Parts *p, const GiBuffer *separator, int64_t limit) {
    size_t to = p->view.size;
    while (limit-- > 0) {
        int64_t at = gi_bytes_search(p->t, p->view.data, to, separator->data, separator->size, true);
        if (at == -1) {
            break;
        }
        if (at == -2 ? !fail(p) : !add_part(p, (size_t)at + separator->size, to)) {
            return;
        }
        to = (size_t)at;
    }
    add_part(p, 0, to);
}

static GiValue split(GiThread *t, const GiValue *a, bool reverse) {
    int64_t limit = -1;
    if (a[2] != GI_NULL && !gi_index_int64(t, a[2], false, &limit)) {
        return GI_NULL;
    }
    limit = limit < 0 ? INT64_MAX : limit;
    GiBuffer b = {.owner = GI_NULL};
    bool space = a[1] == GI_NULL || a[1] == GI_NONE;
    if (!space) {
        if (!gi_buffer_get_contiguous(t, a[1], false, &b)) {
            return GI_NULL;
        }
        if (b.size == 0) {
            gi_buffer_release(t, &b);
            return gi_raise_value_error(t, "empty separator");
        }
    }
    Parts p = {t, a[0], gi_list(t, NULL, 0), gi_bytes_open(a[0])};
    if (p.list != GI_NULL) {
        if (space) {
            reverse ? rsplit_space(&p, limit) : split_space(&p, limit);
        } else {
            reverse ? rsplit_at(&p, &b, limit) : split_at(&p, &b, limit);
        }
    }
    gi_bytes_close(&p.view);
    gi_buffer_release(t, &b);
    if (reverse && p.list != GI_NULL && !gi_list_reverse(t, p.list)) {
        fail(&p);
    }
    return p.list;
}

GiValue gi_bytes_m_split(GiThread *t, const GiValue *a) { return split(t, a, false); }
GiValue gi_bytes_m_rsplit(GiThread *t, const GiValue *a) { return split(t, a, true); }

GiValue gi_bytes_m_splitlines(GiThread *t, const GiValue *a) {
    int keep = a[1] == GI_NULL ? 0 : gi_truth(t, a[1]);
    if (keep < 0) {
        return GI_NULL;
    }
    Parts p = {t, a[0], gi_list(t, NULL, 0), gi_bytes_open(a[0])};
    const uint8_t *data = p.view.data;
    size_t size = p.view.size, i = 0;
    while (p.list != GI_NULL && i < size) {
        size_t start = i;
        while (i < size && data[i] != '\n' && data[i] != '\r') {
            i++;
        }
        size_t end = i;
        if (i < size) {
            i += data[i] == '\r' && i + 1 < size && data[i + 1] == '\n' ? 2 : 1;
        }
        if (!add_part(&p, start, keep ? i : end)) {
            break;
        }
    }
    gi_bytes_close(&p.view);
    return p.list;
}

/* --- strip --- */

#define LEFT 1
#define RIGHT 2

/* A set of byte values. */
typedef struct ByteSet { uint64_t bits[4]; } ByteSet;
static inline bool is_in(const ByteSet *set, uint8_t c) { return set->bits[c >> 6] >> (c & 63) & 1; }

static GiValue strip(GiThread *t, const GiValue *a, int sides) {
    ByteSet set = {{(uint64_t)0x1F << 9 | (uint64_t)1 << ' '}}; /* white space */
    if (a[1] != GI_NULL && a[1] != GI_NONE) {
        GiBuffer b;
        if (!gi_buffer_get_contiguous(t, a[1], false, &b)) {
            return GI_NULL;
        }
        set = (ByteSet){{0}};
        for (size_t i = 0; i < b.size; i++) {
            set.bits[b.data[i] >> 6] |= (uint64_t)1 << (b.data[i] & 63);
        }
        gi_buffer_release(t, &b);
    }
    GiBytesView view = gi_bytes_open(a[0]);
    size_t start = 0, end = view.size;
    while ((sides & LEFT) && start < end && is_in(&set, view.data[start])) {
        start++;
    }
    while ((sides & RIGHT) && end > start && is_in(&set, view.data[end - 1])) {
        end--;
    }
    GiValue r = gi_bytes_like(t, a[0], view.data + start, end - start);
    gi_bytes_close(&view);
    return r;
}

GiValue gi_bytes_m_strip(GiThread *t, const GiValue *a) { return strip(t, a, LEFT | RIGHT); }
GiValue gi_bytes_m_lstrip(GiThread *t, const GiValue *a) { return strip(t, a, LEFT); }
GiValue gi_bytes_m_rstrip(GiThread *t, const GiValue *a) { return strip(t, a, RIGHT); }

/* --- join --- */

#define MAX_PLAIN ((size_t)1 << 32) /* bytes of a result that is made at once */

static void close_items(GiThread *t, GiBuffer *items, size_t count, size_t opened) {
    for (size_t i = 0; i < opened; i++) {
        gi_buffer_release(t, &items[i]);
    }
    gi_free(t, items, count * sizeof *items);
}

/* Opens every item; *total gets the size of the result. NULL: error set. `sequence` is a list that
 * nobody else knows, or a tuple. */
static GiBuffer *open_items(GiThread *t, const GiValue *values, size_t count, size_t glue,
                            size_t *total) {
    GiBuffer *items = gi_alloc_array(t, count, sizeof *items);
    size_t size = 0;
    for (size_t i = 0; items != NULL && i < count; i++) {
        bool opened = false;
        if (gi_has_buffer(values[i])) {
            opened = gi_buffer_get_contiguous(t, values[i], false, &items[i]);
        }
        if (!opened) {
            gi_error_clear(t);
            gi_raise_type_error(t, "sequence item %zu: expected a bytes-like object, %T found", i,
                                values[i]);
        }
        size_t more = opened ? items[i].size + (i > 0 ? glue : 0) : 0;
        if (opened && (more < glue * (i > 0) || more > (size_t)PTRDIFF_MAX - 64 - size)) {
            gi_raise(t, &gi_OverflowError, "join() result is too long");
            gi_buffer_release(t, &items[i]);
            opened = false;
        }
        if (!opened) {
            close_items(t, items, count, i);
            return NULL;
        }
        size += more;
    }
    *total = size;
    return items;
}

static GiValue join(GiThread *t, GiValue self, const GiBytesView *glue, const GiValue *values,
                    size_t count) {
    uint8_t *data;
    if (count == 0) {
        return gi_bytes_new_like(t, self, 0, &data);
    }
    if (count == 1 && gi_is_bytes(self) && gi_is_exact(values[0], &gi_bytes_type)) {
        return gi_take(values[0]);
    }
    size_t total;
    GiBuffer *items = open_items(t, values, count, glue->size, &total);
    GiValue r = items == NULL ? GI_NULL : gi_bytes_new_like(t, self, total, &data);
    if (r != GI_NULL) {
        for (size_t i = 0; i < count; i++) {
            if (i > 0 && glue->size > 0) {
                memcpy(data, glue->data, glue->size);
                data += glue->size;
            }
            if (items[i].size > 0) {
                memcpy(data, items[i].data, items[i].size);
            }
            data += items[i].size;
        }
    }
    if (items != NULL) {
        close_items(t, items, count, count);
    }
    if (r != GI_NULL && !gi_str_charge(t, total + 32 * count)) {
        gi_drop(t, r);
        return GI_NULL;
    }
    return r;
}

/* The result for bytes objects alone, which run no script code; GI_UNBOUND: others are among the items. */
static GiValue join_plain(GiThread *t, GiValue self, const GiValue *values, size_t count) {
    size_t glue = gi_as_bytes(self)->size, total = 0;
    for (size_t i = 0; i < count; i++) {
        if (!gi_is_exact(values[i], &gi_bytes_type)) {
            return GI_UNBOUND;
        }
        total += gi_as_bytes(values[i])->size + (i > 0 ? glue : 0);
        if (total > MAX_PLAIN) {
            return GI_UNBOUND;
        }
    }
    uint8_t *data;
    GiValue r = count > 1 ? gi_bytes_new_like(t, self, total, &data) : count == 1 ? gi_take(values[0]) : GI_UNBOUND;
    for (size_t i = 0; count > 1 && r != GI_NULL && i < count; i++) {
        if (i > 0) {
            memcpy(data, gi_as_bytes(self)->data, glue);
            data += glue;
        }
        size_t size = gi_as_bytes(values[i])->size;
        memcpy(data, gi_as_bytes(values[i])->data, size);
        data += size;
    }
    if (r != GI_NULL && r != GI_UNBOUND && !gi_str_charge(t, total + 32 * count)) {
        gi_drop(t, r);
        return GI_NULL;
    }
    return r;
}

GiValue gi_bytes_m_join(GiThread *t, const GiValue *a) {
    bool list = gi_is_exact(a[1], &gi_list_type);
    if (gi_is_exact(a[0], &gi_bytes_type) && (list || gi_is_exact(a[1], &gi_tuple_type))) {
        GiValue r = list ? join_plain(t, a[0], gi_as_list(a[1])->items, gi_as_list(a[1])->size)
                         : join_plain(t, a[0], gi_as_tuple(a[1])->items, gi_as_tuple(a[1])->size);
        if (r != GI_UNBOUND) {
            return r;
        }
    }
    GiValue it = gi_iter(t, a[1]);
    if (it == GI_NULL) {
        return gi_error_clear_if(t, &gi_TypeError)
                   ? gi_raise_type_error(t, "can only join an iterable") : GI_NULL;
    }
    /* a tuple of one's own: opening buffers may run __buffer__. Iterating must not resize self. */
    GiBytesView glue = gi_bytes_open(a[0]);
    GiValue items = gi_tuple_from(t, it), r = GI_NULL;
    gi_drop(t, it);
    if (items != GI_NULL) {
        r = join(t, a[0], &glue, gi_as_tuple(items)->items, gi_as_tuple(items)->size);
        if (r != GI_NULL && list && gi_as_list(a[1])->size != gi_as_tuple(items)->size) { /* by a __buffer__ */
            gi_drop(t, r);
            r = gi_raise(t, &gi_RuntimeError, "sequence changed size during iteration");
        }
        gi_drop(t, items);
    }
    gi_bytes_close(&glue);
    return r;
}
