/* SPDX-License-Identifier: MIT
 * runtime/types/bytes_find.c: methods of bytes and bytearray that look for other bytes: find, index,
 * count, startswith, replace, partition and their kin.
 */
#include "runtime/types/bytes_private.h"
#include "runtime/types/str_private.h"

/* What is looked for: one byte given as an int, or the memory of a bytes-like object. */
typedef struct Needle {
    const uint8_t *data;
    size_t size;
    uint8_t byte;
    GiBuffer buffer; /* owner GI_NULL for a byte */
} Needle;

static bool open_needle(GiThread *t, GiValue v, Needle *n) {
    n->buffer.owner = GI_NULL;
    if (gi_has_buffer(v)) {
        if (!gi_buffer_get_contiguous(t, v, false, &n->buffer)) {
            return false;
        }
        n->data = n->buffer.data;
        n->size = n->buffer.size;
        return true;
    }
    if (!gi_support_has_index(v)) {
        gi_raise_type_error(t, "argument should be integer or bytes-like object, not '%T'", v);
        return false;
    }
    if (!gi_byte_value(t, v, &n->byte)) {
        return false;
    }
    n->data = &n->byte;
    n->size = 1;
    return true;
}

/* Arguments (sub, start, end). The view is opened last, when no more code runs. */
static bool open_arguments(GiThread *t, const GiValue *a, Needle *n, GiBytesView *view,
                           int64_t *start, int64_t *end) {
    *start = 0;
    *end = INT64_MAX;
    if (!gi_str_bound(t, a[2], start) || !gi_str_bound(t, a[3], end) || !open_needle(t, a[1], n)) {
        return false;
    }
    *view = gi_bytes_open(a[0]);
    gi_str_adjust((int64_t)view->size, start, end);
    return true;
}

static GiValue find(GiThread *t, const GiValue *a, bool reverse, bool required) {
    Needle n;
    GiBytesView view;
    int64_t start, end, at = -1;
    if (!open_arguments(t, a, &n, &view, &start, &end)) {
        return GI_NULL;
    }
    if (start <= end) {
        at = gi_bytes_search(t, view.data + start, (size_t)(end - start), n.data, n.size, reverse);
        at += at >= 0 ? start : 0;
    }
    gi_bytes_close(&view);
    gi_buffer_release(t, &n.buffer);
    if (at == -2) {
        return GI_NULL;
    }
    return at < 0 && required ? gi_raise_value_error(t, "subsection not found") : gi_int(t, at);
}

GiValue gi_bytes_m_find(GiThread *t, const GiValue *a) { return find(t, a, false, false); }
GiValue gi_bytes_m_rfind(GiThread *t, const GiValue *a) { return find(t, a, true, false); }
GiValue gi_bytes_m_index(GiThread *t, const GiValue *a) { return find(t, a, false, true); }
GiValue gi_bytes_m_rindex(GiThread *t, const GiValue *a) { return find(t, a, true, true); }

GiValue gi_bytes_m_count(GiThread *t, const GiValue *a) {
    Needle n;
    GiBytesView view;
    int64_t start, end, count = 0;
    if (!open_arguments(t, a, &n, &view, &start, &end)) {
        return GI_NULL;
    }
    if (start <= end) {
        count = n.size == 0 ? end - start + 1
                            : gi_bytes_count(t, view.data + start, (size_t)(end - start), n.data,
                                             n.size, INT64_MAX);
    }
    gi_bytes_close(&view);
    gi_buffer_release(t, &n.buffer);
    return count < 0 ? GI_NULL : gi_int(t, count);
}

/* --- startswith, endswith, removeprefix, removesuffix --- */

static bool matches(const uint8_t *data, size_t size, const GiBuffer *part, bool at_end) {
    return part->size <= size && memcmp(at_end ? data + size - part->size : data, part->data,
                                        part->size) == 0;
}

/* Does self[start:end] begin (end) with one affix? -1: error. */
static int check_one(GiThread *t, GiValue self, GiValue affix, int64_t start, int64_t end, bool at_end) {
    GiBuffer b;
    if (!gi_buffer_get_contiguous(t, affix, false, &b)) {
        return -1;
    }
    GiBytesView view = gi_bytes_open(self);
    gi_str_adjust((int64_t)view.size, &start, &end);
    bool found = start <= end && matches(view.data + start, (size_t)(end - start), &b, at_end);
    gi_bytes_close(&view);
    gi_buffer_release(t, &b);
    return found;
}

static GiValue check_affix(GiThread *t, const GiValue *a, const char *name, bool at_end) {
    int64_t start = 0, end = INT64_MAX;
    if (!gi_str_bound(t, a[2], &start) || !gi_str_bound(t, a[3], &end)) {
        return GI_NULL;
    }
    int found = 0;
    if (gi_is_tuple(a[1])) {
        const GiTuple *parts = gi_as_tuple(a[1]);
        for (size_t i = 0; i < parts->size && found == 0; i++) {
            found = check_one(t, a[0], parts->items[i], start, end, at_end);
        }
    } else if (gi_has_buffer(a[1])) {
        found = check_one(t, a[0], a[1], start, end, at_end);
    } else {
        return gi_raise_type_error(t, "%s first arg must be bytes or a tuple of bytes, not %T", name,
                                   a[1]);
    }
    return found < 0 ? GI_NULL : gi_bool(found);
}

GiValue gi_bytes_m_startswith(GiThread *t, const GiValue *a) {
    return check_affix(t, a, "startswith", false);
}
GiValue gi_bytes_m_endswith(GiThread *t, const GiValue *a) {
    return check_affix(t, a, "endswith", true);
}

static GiValue remove_affix(GiThread *t, const GiValue *a, bool at_end) {
    GiBuffer b;
    if (!gi_buffer_get_contiguous(t, a[1], false, &b)) {
        return GI_NULL;
    }
    GiBytesView view = gi_bytes_open(a[0]);
    size_t cut = matches(view.data, view.size, &b, at_end) ? b.size : 0;
    GiValue r = gi_bytes_like(t, a[0], view.data + (at_end ? 0 : cut), view.size - cut);
    gi_bytes_close(&view);
    gi_buffer_release(t, &b);
    return r;
}

GiValue gi_bytes_m_removeprefix(GiThread *t, const GiValue *a) { return remove_affix(t, a, false); }
GiValue gi_bytes_m_removesuffix(GiThread *t, const GiValue *a) { return remove_affix(t, a, true); }

/* --- partition --- */

/* The three parts as a tuple; takes over the references, any of which may be GI_NULL. */
static GiValue pack_parts(GiThread *t, GiValue head, GiValue middle, GiValue tail) {
    GiValue parts[3] = {head, middle, tail};
    if (head == GI_NULL || middle == GI_NULL || tail == GI_NULL) {
        for (size_t i = 0; i < 3; i++) {
            gi_xdrop(t, parts[i]);
        }
        return GI_NULL;
    }
    return gi_tuple_steal(t, parts, 3);
}

static GiValue partition(GiThread *t, const GiValue *a, bool reverse) {
    GiBuffer b;
    if (!gi_buffer_get_contiguous(t, a[1], false, &b)) {
        return GI_NULL;
    }
    GiValue r = GI_NULL;
    GiBytesView view = gi_bytes_open(a[0]);
    if (b.size == 0) {
        gi_raise_value_error(t, "empty separator");
    } else {
        int64_t at = gi_bytes_search(t, view.data, view.size, b.data, b.size, reverse);
        if (at >= 0) {
            size_t tail = (size_t)at + b.size;
            r = pack_parts(t, gi_bytes_like(t, a[0], view.data, (size_t)at),
                           gi_is_bytes(a[0]) ? gi_take(a[1])
                                             : gi_bytes_like(t, a[0], view.data + at, b.size),
                           gi_bytes_like(t, a[0], view.data + tail, view.size - tail));
        } else if (at == -1) {
            GiValue whole = gi_is_bytes(a[0]) ? gi_take(a[0])
                                              : gi_bytes_like(t, a[0], view.data, view.size);
            uint8_t *unused;
            GiValue first = gi_bytes_new_like(t, a[0], 0, &unused);
            GiValue second = gi_bytes_new_like(t, a[0], 0, &unused);
            r = reverse ? pack_parts(t, first, second, whole) : pack_parts(t, whole, first, second);
        }
    }
    gi_bytes_close(&view);
    gi_buffer_release(t, &b);
    return r;
}

GiValue gi_bytes_m_partition(GiThread *t, const GiValue *a) { return partition(t, a, false); }
GiValue gi_bytes_m_rpartition(GiThread *t, const GiValue *a) { return partition(t, a, true); }

/* --- replace --- */

static void fill_interleaved(const GiBytesView *view, const GiBuffer *new_, size_t n, uint8_t *q) {
    for (size_t i = 0; i < n; i++) {
        memcpy(q, new_->data, new_->size);
        q += new_->size;
        if (i < view->size) {
            *q++ = view->data[i];
        }
    }
    if (n < view->size) {
        memcpy(q, view->data + n, view->size - n);
    }
}

static void fill_replaced(const GiBytesView *view, const GiBuffer *old, const GiBuffer *new_, size_t n,
                          uint8_t *q) {
    const uint8_t *p = view->data, *end = p + view->size;
    for (size_t i = 0; i < n; i++) {
        const uint8_t *found = memmem(p, (size_t)(end - p), old->data, old->size);
        memcpy(q, p, (size_t)(found - p));
        q += found - p;
        memcpy(q, new_->data, new_->size);
        q += new_->size;
        p = found + old->size;
    }
    memcpy(q, p, (size_t)(end - p));
}

static GiValue replace(GiThread *t, GiValue self, const GiBytesView *view, const GiBuffer *old,
                       const GiBuffer *new_, int64_t limit) {
    int64_t n = limit;
    if (old->size > 0) {
        n = limit == 0 ? 0 : gi_bytes_count(t, view->data, view->size, old->data, old->size, limit);
    } else if ((uint64_t)n > view->size + 1) {
        n = (int64_t)view->size + 1;
    }
    if (n < 0) {
        return GI_NULL;
    }
    if (n == 0) {
        return gi_bytes_like(t, self, view->data, view->size);
    }
    size_t kept = view->size - old->size * (size_t)n;
    if (new_->size != 0 && (uint64_t)n > ((size_t)PTRDIFF_MAX - kept) / new_->size) {
        return gi_raise(t, &gi_OverflowError, "replace bytes is too long");
    }
    uint8_t *data;
    GiValue r = gi_bytes_new_like(t, self, kept + new_->size * (size_t)n, &data);
    if (r != GI_NULL) {
        if (old->size == 0) {
            fill_interleaved(view, new_, (size_t)n, data);
        } else {
            fill_replaced(view, old, new_, (size_t)n, data);
        }
    }
    return r;
}

GiValue gi_bytes_m_replace(GiThread *t, const GiValue *a) {
    GiBuffer old, new_;
    int64_t limit = -1;
    if (!gi_buffer_get_contiguous(t, a[1], false, &old)) {
        return GI_NULL;
    }
    if (!gi_buffer_get_contiguous(t, a[2], false, &new_)) {
        gi_buffer_release(t, &old);
        return GI_NULL;
    }
    GiValue r = GI_NULL;
    if (a[3] == GI_NULL || gi_index_int64(t, a[3], false, &limit)) {
        GiBytesView view = gi_bytes_open(a[0]);
        r = replace(t, a[0], &view, &old, &new_, limit < 0 ? INT64_MAX : limit);
        gi_bytes_close(&view);
    }
    gi_buffer_release(t, &old);
    gi_buffer_release(t, &new_);
    return r;
}
