/* SPDX-License-Identifier: MIT
 * runtime/types/memoryview.c: the type memoryview: a window on the memory of another object, with an
 * item format, a shape and strides. Items are in memoryview_item.c.
 *
 *   view -> Managed (shared by a view and the slices and casts made of it) -> GiBuffer -> owner
 *
 * M1  managed is NULL once the view was released; every access checks that after anything that may
 *     have run script code.
 * M2  shape and strides have ndim entries each, in one block of 2 * ndim.
 * M3  While exports > 0 somebody holds a buffer of the view itself: it cannot be released.
 */
#include "runtime/types/memoryview.h"

#include "runtime/hash.h"
#include "runtime/native.h"
#include "runtime/types/bytes_private.h"
#include "runtime/types/str_private.h"

#define MAX_DIMENSIONS 64

typedef struct Managed {
    size_t views;
    GiBuffer buffer;
} Managed;

typedef struct View {
    GiObject head;
    Managed *managed; /* M1 */
    uint8_t *data;    /* first item */
    size_t size;      /* bytes of all items */
    size_t itemsize;
    int64_t *dims;    /* M2: shape, then strides; NULL when ndim is 0 */
    int ndim;
    bool readonly;
    char format[8];
    uint32_t exports; /* M3 */
    int64_t hash;     /* -1: not yet */
    GiObject *weak_list;
} View;

static inline View *as_view(GiValue v) { return (View *)gi_object(v); }
static inline const int64_t *shape_of(const View *m) { return m->dims; }
static inline const int64_t *strides_of(const View *m) { return m->dims + m->ndim; }

/* --- construction and release --- */

static void drop_managed(GiThread *t, Managed *managed, bool may_call) {
    if (--managed->views > 0) {
        gi_buffer_unshare(t, &managed->buffer);
    } else {
        if (may_call) {
            gi_buffer_release(t, &managed->buffer);
        } else {
            gi_buffer_release_quietly(t, &managed->buffer);
        }
        gi_free(t, managed, sizeof *managed);
    }
}

/* A view of managed memory with room for ndim dimensions; takes a share of managed. */
static View *new_view(GiThread *t, Managed *managed, int ndim) {
    View *m = gi_object_new(t, &gi_memoryview_type);
    if (m == NULL) {
        return NULL;
    }
    m->hash = -1;
    if (ndim > 0) {
        m->dims = gi_alloc_array(t, 2 * (size_t)ndim, sizeof *m->dims);
        if (m->dims == NULL) {
            gi_drop_object(t, m);
            return NULL;
        }
    }
    m->ndim = ndim;
    m->managed = managed;
    managed->views++;
    gi_buffer_share(&managed->buffer);
    return m;
}

static GiValue finish(GiThread *t, View *m) { return gi_support_track(t, m); }

static void set_c_strides(View *m) {
    int64_t stride = (int64_t)m->itemsize;
    for (int i = m->ndim - 1; i >= 0; i--) {
        m->dims[m->ndim + i] = stride;
        stride *= m->dims[i];
    }
}

/* A view of all the memory behind managed->buffer. */
static GiValue view_of_buffer(GiThread *t, Managed *managed) {
    const GiBuffer *b = &managed->buffer;
    View *m = new_view(t, managed, b->ndim);
    if (m == NULL) {
        return GI_NULL;
    }
    m->data = b->data;
    m->size = b->size;
    m->itemsize = b->itemsize;
    m->readonly = b->readonly;
    memcpy(m->format, b->format, sizeof m->format);
    if (b->shape != NULL) {
        memcpy(m->dims, b->shape, (size_t)b->ndim * sizeof *m->dims);
    } else if (b->ndim == 1) {
        m->dims[0] = b->itemsize == 0 ? 0 : (int64_t)(b->size / b->itemsize);
    }
    if (b->strides != NULL) {
        memcpy(m->dims + m->ndim, b->strides, (size_t)b->ndim * sizeof *m->dims);
    } else {
        set_c_strides(m);
    }
    return finish(t, m);
}

/* Another view with the same window as m. */
static View *copy_view(GiThread *t, const View *m) {
    View *copy = new_view(t, m->managed, m->ndim);
    if (copy != NULL) {
        copy->data = m->data;
        copy->size = m->size;
        copy->itemsize = m->itemsize;
        copy->readonly = m->readonly;
        memcpy(copy->format, m->format, sizeof m->format);
        if (m->ndim > 0) {
            memcpy(copy->dims, m->dims, 2 * (size_t)m->ndim * sizeof *m->dims);
        }
    }
    return copy;
}

static bool check(GiThread *t, const View *m) {
    if (m->managed == NULL) {
        gi_raise_value_error(t, "operation forbidden on released memoryview object");
        return false;
    }
    return true;
}

static GiValue open_view(GiThread *t, GiValue v, bool native) {
    Managed *managed = gi_alloc_zeroed(t, sizeof *managed);
    if (managed == NULL) {
        return GI_NULL;
    }
    if (!(native ? gi_buffer_get_native(t, v, &managed->buffer) : gi_buffer_get(t, v, false, &managed->buffer))) {
        gi_free(t, managed, sizeof *managed);
        return GI_NULL;
    }
    managed->views = 1;
    GiValue r = view_of_buffer(t, managed);
    drop_managed(t, managed, true);
    return r;
}

GiValue gi_memoryview(GiThread *t, GiValue v) {
    if (gi_is_exact(v, &gi_memoryview_type)) {
        View *copy = check(t, as_view(v)) ? copy_view(t, as_view(v)) : NULL;
        return copy == NULL ? GI_NULL : finish(t, copy);
    }
    if (!gi_has_buffer(v)) {
        return gi_raise_type_error(t, "memoryview: a bytes-like object is required, not '%T'", v);
    }
    return open_view(t, v, false);
}

GiValue gi_memoryview_native(GiThread *t, GiValue v) { return open_view(t, v, true); }

static void release(GiThread *t, GiObject *o) {
    View *m = (View *)o;
    if (m->managed != NULL) {
        drop_managed(t, m->managed, false);
    }
    if (m->dims != NULL) {
        gi_free(t, m->dims, 2 * (size_t)m->ndim * sizeof *m->dims);
    }
    gi_object_free(t, o, sizeof *m);
}

/* Every view that shares the buffer has references to what it holds (the first one's are the buffer's). */
static int traverse(GiObject *o, GiVisit visit, void *arg) {
    Managed *managed = ((View *)o)->managed;
    return managed != NULL ? gi_buffer_visit(&managed->buffer, visit, arg) : 0;
}

static void clear(GiThread *t, GiObject *o) {
    View *m = (View *)o;
    Managed *managed = m->managed;
    if (managed != NULL && m->exports == 0) {
        m->managed = NULL;
        drop_managed(t, managed, false);
    }
}

/* --- the view as an exporter --- */

static void release_export(GiThread *t, GiBuffer *b) {
    (void)t;
    as_view(b->owner)->exports--;
}

bool gi_memoryview_export(GiThread *t, GiValue v, bool writable, GiBuffer *out) {
    View *m = as_view(v);
    if (!check(t, m)) {
        return false;
    }
    if (writable && m->readonly) {
        gi_raise(t, &gi_BufferError, "memoryview: underlying buffer is not writable");
        return false;
    }
    m->exports++;
    out->data = m->data;
    out->size = m->size;
    out->readonly = m->readonly;
    out->itemsize = m->itemsize;
    memcpy(out->format, m->format, sizeof out->format);
    out->ndim = m->ndim;
    out->shape = m->ndim > 0 ? shape_of(m) : NULL;
    out->strides = m->ndim > 0 ? strides_of(m) : NULL;
    out->release = release_export;
    return true;
}

static bool is_c_contiguous(const View *m) {
    int64_t expected = (int64_t)m->itemsize;
    for (int i = m->ndim - 1; i >= 0; i--) {
        if (shape_of(m)[i] == 0) {
            return true;
        }
        if (shape_of(m)[i] != 1 && strides_of(m)[i] != expected) {
            return false;
        }
        expected *= shape_of(m)[i];
    }
    return true;
}

static bool is_f_contiguous(const View *m) {
    int64_t expected = (int64_t)m->itemsize;
    for (int i = 0; i < m->ndim; i++) {
        if (shape_of(m)[i] == 0) {
            return true;
        }
        if (shape_of(m)[i] != 1 && strides_of(m)[i] != expected) {
            return false;
        }
        expected *= shape_of(m)[i];
    }
    return true;
}

/* --- indexing --- */

static bool bound_index(GiThread *t, const View *m, int dimension, int64_t *i) {
    int64_t length = shape_of(m)[dimension];
    *i += *i < 0 ? length : 0;
    if (*i < 0 || *i >= length) {
        gi_raise(t, &gi_IndexError, "index out of bounds on dimension %d", dimension + 1);
        return false;
    }
    return true;
}

/* The item named by a tuple of ndim indices. NULL: error set. */
static uint8_t *item_by_tuple(GiThread *t, View *m, GiValue key) {
    size_t n = gi_as_tuple(key)->size;
    if (n < (size_t)m->ndim) {
        gi_raise(t, &gi_NotImplementedError, "sub-views are not implemented");
        return NULL;
    }
    if (n > (size_t)m->ndim) {
        gi_raise_type_error(t, "cannot index %d-dimension view with %zu-element tuple", m->ndim, n);
        return NULL;
    }
    int64_t offset = 0;
    for (int d = 0; d < m->ndim; d++) {
        int64_t i;
        if (!gi_support_index(t, gi_as_tuple(key)->items[d], &gi_IndexError, &i) || !check(t, m) ||
            !bound_index(t, m, d, &i)) {
            return NULL;
        }
        offset += i * strides_of(m)[d];
    }
    return m->data + offset;
}

/* Is key a tuple whose items all pass the test? An empty tuple does. */
static bool all_items(GiValue key, bool (*test)(GiValue v)) {
    if (!gi_is_tuple(key)) {
        return false;
    }
    for (size_t i = 0; i < gi_as_tuple(key)->size; i++) {
        if (!test(gi_as_tuple(key)->items[i])) {
            return false;
        }
    }
    return true;
}

static bool is_index(GiValue v) { return gi_support_has_index(v); }
static bool is_slice(GiValue v) { return gi_is_exact(v, &gi_slice_type); }

/* m[start:stop:step] along the first dimension. The view is made first: computing the bounds may
 * release m. */
static GiValue slice_view(GiThread *t, View *m, GiValue key) {
    int64_t start, stop, step;
    View *r = copy_view(t, m);
    if (r == NULL) {
        return GI_NULL;
    }
    if (!gi_slice_unpack(t, key, &start, &stop, &step)) {
        gi_drop_object(t, r);
        return GI_NULL;
    }
    int64_t length = r->dims[0], stride = r->dims[r->ndim];
    int64_t count = gi_slice_adjust(length, &start, &stop, step);
    r->data += count > 0 || start < length ? start * stride : 0;
    r->dims[0] = count;
    r->dims[r->ndim] *= step;
    r->size = r->itemsize;
    for (int d = 0; d < r->ndim; d++) {
        r->size *= (size_t)r->dims[d];
    }
    return finish(t, r);
}

/* The item for a key that names one; *none is set when the key is of another kind. */
static uint8_t *find_item(GiThread *t, View *m, GiValue key, const char *sub_view, bool *none) {
    *none = false;
    if (m->ndim == 0) {
        if (gi_is_tuple(key) && gi_as_tuple(key)->size == 0) {
            return m->data;
        }
        *none = key == GI_ELLIPSIS;
        if (!*none) {
            gi_raise_type_error(t, "invalid indexing of 0-dim memory");
        }
        return NULL;
    }
    if (is_index(key)) {
        int64_t i;
        if (!gi_support_index(t, key, &gi_IndexError, &i) || !check(t, m)) {
            return NULL;
        }
        if (m->ndim > 1) {
            gi_raise(t, &gi_NotImplementedError, "%s", sub_view);
            return NULL;
        }
        return bound_index(t, m, 0, &i) ? m->data + i * strides_of(m)[0] : NULL;
    }
    if (all_items(key, is_index)) {
        return item_by_tuple(t, m, key);
    }
    *none = true;
    return NULL;
}

static GiValue wrong_key(GiThread *t, GiValue key) {
    if (gi_is_tuple(key) && all_items(key, is_slice)) {
        return gi_raise(t, &gi_NotImplementedError, "multi-dimensional slicing is not implemented");
    }
    return gi_raise_type_error(t, "memoryview: invalid slice key");
}

static GiValue getitem(GiThread *t, GiValue v, GiValue key) {
    View *m = as_view(v);
    bool none;
    if (!check(t, m)) {
        return GI_NULL;
    }
    const uint8_t *p = find_item(t, m, key, "multi-dimensional sub-views are not implemented", &none);
    if (p != NULL) {
        return gi_memory_read(t, m->format, p);
    }
    if (!none) {
        return GI_NULL;
    }
    if (m->ndim == 0) {
        return gi_take(v);
    }
    return is_slice(key) ? slice_view(t, m, key) : wrong_key(t, key);
}

static bool same_format(const char *a, const char *b) {
    a += *a == '@';
    b += *b == '@';
    return strcmp(a, b) == 0;
}

/* m[slice] = x for one dimension: item by item, through a copy when both overlap. */
static bool assign_slice(GiThread *t, View *m, GiValue key, GiValue x) {
    GiBuffer b;
    if (!gi_buffer_get(t, x, false, &b)) {
        return false;
    }
    GiValue target = check(t, m) ? slice_view(t, m, key) : GI_NULL;
    if (target != GI_NULL && !check(t, m)) { /* __index__ released it */
        gi_drop(t, target);
        target = GI_NULL;
    }
    if (target == GI_NULL) {
        gi_buffer_release(t, &b);
        return false;
    }
    View *to = as_view(target);
    int64_t count = to->dims[0], from_count = b.shape != NULL ? b.shape[0]
                                              : b.itemsize == 0 ? 0 : (int64_t)(b.size / b.itemsize);
    bool same = b.ndim == 1 && b.itemsize == to->itemsize && same_format(b.format, to->format) &&
                from_count == count;
    uint8_t *copy = same ? gi_alloc(t, b.size) : NULL;
    if (!same) {
        gi_raise_value_error(
            t, "memoryview assignment: lvalue and rvalue have different structures");
    } else if (copy != NULL) {
        gi_buffer_copy(&b, copy);
        for (int64_t i = 0; i < count; i++) {
            memcpy(to->data + i * to->dims[1], copy + (size_t)i * to->itemsize, to->itemsize);
        }
        gi_free(t, copy, b.size);
    }
    gi_drop(t, target);
    gi_buffer_release(t, &b);
    return copy != NULL;
}

static bool setitem(GiThread *t, GiValue v, GiValue key, GiValue x) {
    View *m = as_view(v);
    bool none;
    uint8_t item[8];
    if (!check(t, m)) {
        return false;
    }
    if (m->readonly) {
        return gi_raise_type_error(t, "cannot modify read-only memory");
    }
    if (x == GI_NULL) {
        return gi_raise_type_error(t, "cannot delete memory");
    }
    if (m->ndim > 0 && is_slice(key)) {
        if (m->ndim > 1) {
            gi_raise(t, &gi_NotImplementedError,
                     "memoryview slice assignments are currently restricted to ndim = 1");
            return false;
        }
        return assign_slice(t, m, key, x);
    }
    uint8_t *p = find_item(t, m, key, "sub-views are not implemented", &none);
    if (p == NULL && none && m->ndim == 0) {
        p = m->data;
    }
    if (p == NULL) {
        if (none) {
            wrong_key(t, key);
        }
        return false;
    }
    if (!gi_memory_convert(t, m->format, x, item) || !check(t, m)) {
        return false;
    }
    memcpy(p, item, m->itemsize);
    return true;
}

static int64_t len(GiThread *t, GiValue v) {
    View *m = as_view(v);
    if (!check(t, m)) {
        return -1;
    }
    if (m->ndim == 0) {
        gi_raise_type_error(t, "0-dim memory has no length");
        return -1;
    }
    return shape_of(m)[0];
}

/* --- comparison and hash --- */

typedef struct Side {
    char code;
    const uint8_t *data;
    const int64_t *shape, *strides;
    size_t itemsize;
} Side;

static bool equal_items(const Side *a, const Side *b, int ndim, int d, const uint8_t *p,
                        const uint8_t *q) {
    if (d == ndim) {
        return gi_memory_equal(a->code, p, b->code, q);
    }
    for (int64_t i = 0; i < a->shape[d]; i++) {
        if (!equal_items(a, b, ndim, d + 1, p + i * a->strides[d], q + i * b->strides[d])) {
            return false;
        }
    }
    return true;
}

/* Have both the same dimensions and equal items? Formats that are not native equal nothing. */
static bool equal_views(const View *m, const View *other) {
    Side a = {gi_memory_code(m->format), m->data, shape_of(m), strides_of(m), m->itemsize};
    Side b = {gi_memory_code(other->format), other->data, shape_of(other), strides_of(other),
              other->itemsize};
    if (m->ndim != other->ndim) {
        return false;
    }
    for (int d = 0; d < m->ndim; d++) {
        if (a.shape[d] != b.shape[d]) {
            return false;
        }
        if (a.shape[d] == 0) {
            break;
        }
    }
    if (a.code == 0 || b.code == 0) {
        return false;
    }
    if (a.code == b.code && strchr("efd?", a.code) == NULL && is_c_contiguous(m) &&
        is_c_contiguous(other)) {
        return memcmp(a.data, b.data, m->size) == 0;
    }
    return equal_items(&a, &b, m->ndim, 0, a.data, b.data);
}

static GiValue compare(GiThread *t, GiValue a, GiValue b, GiCompareOp op) {
    if (op != GI_EQ && op != GI_NE) {
        return GI_NOT_IMPLEMENTED;
    }
    View *m = as_view(a);
    if (m->managed == NULL || a == b) {
        bool same = a == b;
        if (!same || m->managed == NULL) {
            return gi_bool(same == (op == GI_EQ));
        }
    }
    if (!gi_has_buffer(b)) {
        return GI_NOT_IMPLEMENTED;
    }
    if (gi_is_exact(b, &gi_memoryview_type) && as_view(b)->managed == NULL) {
        return gi_bool(op == GI_NE);
    }
    GiValue other = gi_memoryview(t, b);
    if (other == GI_NULL) {
        gi_error_clear(t);
        return GI_NOT_IMPLEMENTED;
    }
    bool equal = m->managed != NULL && equal_views(m, as_view(other));
    gi_drop(t, other);
    return gi_bool(equal == (op == GI_EQ));
}

static void copy_items(const View *m, int d, const uint8_t *from, uint8_t **to) {
    if (d == m->ndim) {
        memcpy(*to, from, m->itemsize);
        *to += m->itemsize;
        return;
    }
    for (int64_t i = 0; i < shape_of(m)[d]; i++) {
        copy_items(m, d + 1, from + i * strides_of(m)[d], to);
    }
}

/* All items in C order as bytes; owned. */
static GiValue to_bytes(GiThread *t, const View *m) {
    GiValue r = gi_bytes(t, NULL, m->size);
    if (r != GI_NULL && m->size > 0) {
        uint8_t *to = gi_as_bytes(r)->data;
        if (is_c_contiguous(m)) {
            memcpy(to, m->data, m->size);
        } else {
            copy_items(m, 0, m->data, &to);
        }
    }
    return r;
}

static bool hash(GiThread *t, GiValue v, int64_t *out) {
    View *m = as_view(v);
    if (m->hash == -1) {
        if (!check(t, m)) {
            return false;
        }
        if (!m->readonly) {
            return gi_raise_value_error(t, "cannot hash writable memoryview object");
        }
        char code = gi_memory_code(m->format);
        if (code == 0 || strchr("Bbc", code) == NULL) {
            return gi_raise_value_error(
                t, "memoryview: hashing is restricted to formats 'B', 'b' or 'c'");
        }
        int64_t owner_hash;
        if (!gi_hash(t, m->managed->buffer.owner, &owner_hash) || !check(t, m)) {
            return false;
        }
        GiValue bytes = to_bytes(t, m);
        if (bytes == GI_NULL) {
            return false;
        }
        m->hash = gi_hash_bytes(t, gi_as_bytes(bytes)->data, gi_as_bytes(bytes)->size);
        gi_drop(t, bytes);
    }
    *out = m->hash;
    return true;
}

static GiValue repr(GiThread *t, GiValue v) {
    return gi_str_from_format(t, as_view(v)->managed == NULL ? "<released memory at %p>"
                                                             : "<memory at %p>",
                              (void *)gi_object(v));
}

/* --- methods --- */

static GiValue m_release(GiThread *t, const GiValue *a) {
    View *m = as_view(a[0]);
    if (m->exports > 0) {
        return gi_raise(t, &gi_BufferError, "memoryview has %u exported buffer%s",
                        (unsigned)m->exports, m->exports == 1 ? "" : "s");
    }
    Managed *managed = m->managed;
    if (managed != NULL) {
        m->managed = NULL;
        drop_managed(t, managed, true);
    }
    return gi_failed(t) ? GI_NULL : GI_NONE;
}

static GiValue m_enter(GiThread *t, const GiValue *a) {
    return check(t, as_view(a[0])) ? gi_take(a[0]) : GI_NULL;
}

static GiValue m_exit(GiThread *t, const GiValue *a) { return m_release(t, a); }

/* Items in Fortran order: the first index runs fastest. */
static void copy_fortran(const View *m, int d, const uint8_t *from, uint8_t **to) {
    if (d < 0) {
        memcpy(*to, from, m->itemsize);
        *to += m->itemsize;
        return;
    }
    for (int64_t i = 0; i < shape_of(m)[d]; i++) {
        copy_fortran(m, d - 1, from + i * strides_of(m)[d], to);
    }
}

static GiValue m_tobytes(GiThread *t, const GiValue *a) {
    View *m = as_view(a[0]);
    if (!check(t, m)) {
        return GI_NULL;
    }
    char order = 'C';
    if (a[1] != GI_NULL && a[1] != GI_NONE) {
        if (!gi_is_str(a[1])) {
            return gi_raise_type_error(t, "tobytes() argument 'order' must be str or None, not %T", a[1]);
        }
        order = gi_str_size(a[1]) == 1 ? gi_str_text(a[1])[0] : 0;
    }
    if (order != 'C' && order != 'F' && order != 'A') {
        return gi_raise_value_error(t, "order must be 'C', 'F' or 'A'");
    }
    if (order == 'F' || (order == 'A' && is_f_contiguous(m) && !is_c_contiguous(m))) {
        GiValue r = gi_bytes(t, NULL, m->size);
        if (r != GI_NULL && m->size > 0) {
            uint8_t *to = gi_as_bytes(r)->data;
            copy_fortran(m, m->ndim - 1, m->data, &to);
        }
        return r;
    }
    return to_bytes(t, m);
}

static GiValue list_items(GiThread *t, const View *m, int d, const uint8_t *p) {
    if (d == m->ndim) {
        return gi_memory_read(t, m->format, p);
    }
    GiValue list = gi_list(t, NULL, 0);
    for (int64_t i = 0; list != GI_NULL && i < shape_of(m)[d]; i++) {
        GiValue item = list_items(t, m, d + 1, p + i * strides_of(m)[d]);
        if (item == GI_NULL || !gi_list_append_steal(t, list, item) || !gi_poll(t, 1)) {
            gi_drop(t, list);
            return GI_NULL;
        }
    }
    return list;
}

static GiValue m_tolist(GiThread *t, const GiValue *a) {
    View *m = as_view(a[0]);
    if (!check(t, m)) {
        return GI_NULL;
    }
    m->exports++; /* polling may let another thread run */
    GiValue r = list_items(t, m, 0, m->data);
    m->exports--;
    return r;
}

static GiValue m_hex(GiThread *t, const GiValue *a) {
    View *m = as_view(a[0]);
    GiValue bytes = check(t, m) ? to_bytes(t, m) : GI_NULL;
    if (bytes == GI_NULL) {
        return GI_NULL;
    }
    GiValue r = gi_bytes_to_hex(t, gi_as_bytes(bytes)->data, gi_as_bytes(bytes)->size, a[1], a[2]);
    gi_drop(t, bytes);
    return r;
}

static GiValue m_toreadonly(GiThread *t, const GiValue *a) {
    View *m = as_view(a[0]);
    View *r = check(t, m) ? copy_view(t, m) : NULL;
    if (r == NULL) {
        return GI_NULL;
    }
    r->readonly = true;
    return finish(t, r);
}

static GiValue m_buffer(GiThread *t, const GiValue *a) {
    int64_t flags;
    if (!gi_index_int64(t, a[1], false, &flags)) {
        return GI_NULL;
    }
    View *m = as_view(a[0]);
    if (check(t, m) && (flags & 1) && m->readonly) {
        return gi_raise(t, &gi_BufferError, "memoryview: underlying buffer is not writable");
    }
    return gi_failed(t) ? GI_NULL : gi_memoryview(t, a[0]);
}

static GiValue m_release_buffer(GiThread *t, const GiValue *a) {
    return gi_call_method(t, GI_NAME(t, release), &a[1], 1);
}

static GiValue m_from_flags(GiThread *t, const GiValue *a) {
    GiValue args[2] = {a[1], a[2]};
    int64_t flags;
    if (!gi_index_int64(t, a[2], false, &flags)) {
        return GI_NULL;
    }
    if ((flags & 1) && gi_is_bytes(args[0])) {
        return gi_raise(t, &gi_BufferError, "Object is not writable.");
    }
    return gi_memoryview(t, args[0]);
}

/* --- cast --- */

static bool is_byte_code(char code) { return code == 'B' || code == 'b' || code == 'c'; }

/* The dimensions of a cast: a list or tuple of positive ints. */
static bool read_shape(GiThread *t, View *r, GiValue shape) {
    int64_t product = 1;
    for (int d = 0; d < r->ndim; d++) {
        GiValue item = gi_is_list(shape) ? gi_as_list(shape)->items[d] : gi_as_tuple(shape)->items[d];
        int64_t n;
        if (!gi_is_int(item)) {
            return gi_raise_type_error(t, "memoryview.cast(): elements of shape must be integers");
        }
        if (!gi_int_to_int64(t, item, &n)) {
            return false;
        }
        if (n <= 0) {
            return gi_raise_value_error(
                t, "memoryview.cast(): elements of shape must be integers > 0");
        }
        if (product > INT64_MAX / n) {
            return gi_raise_value_error(t, "memoryview.cast(): product(shape) > SSIZE_MAX");
        }
        product *= n;
        r->dims[d] = n;
    }
    if ((uint64_t)product > r->size / r->itemsize || (uint64_t)product * r->itemsize != r->size) {
        return gi_raise_type_error(t, "memoryview: product(shape) * itemsize != buffer size");
    }
    return true;
}

static bool check_format(GiThread *t, const View *m, const char *format) {
    char from = gi_memory_code(m->format), to = gi_memory_code(format);
    if (to == 0) {
        return gi_raise_value_error(t, "memoryview: destination format must be a native single "
                                       "character format prefixed with an optional '@'");
    }
    if (!is_byte_code(from) && !is_byte_code(to)) {
        return gi_raise_type_error(t, "memoryview: cannot cast between two non-byte formats");
    }
    if (m->size % gi_memory_item_size(to) != 0) {
        return gi_raise_type_error(t, "memoryview: length is not a multiple of itemsize");
    }
    return true;
}

static GiValue m_cast(GiThread *t, const GiValue *a) {
    View *m = as_view(a[0]);
    if (!check(t, m)) {
        return GI_NULL;
    }
    if (!gi_is_str(a[1])) {
        return gi_raise_type_error(t, "cast() argument 'format' must be str, not %s",
                                   gi_str_argument_type(a[1]));
    }
    if (!is_c_contiguous(m)) {
        return gi_raise_type_error(t, "memoryview: casts are restricted to C-contiguous views");
    }
    bool zero = false;
    for (int d = 0; d < m->ndim; d++) {
        zero = zero || shape_of(m)[d] == 0;
    }
    if ((a[2] != GI_NULL || m->ndim != 1) && zero) {
        return gi_raise_type_error(t, "memoryview: cannot cast view with zeros in shape or strides");
    }
    int64_t ndim = 1;
    if (a[2] != GI_NULL) {
        if (!gi_is_list(a[2]) && !gi_is_tuple(a[2])) {
            return gi_raise_type_error(t, "shape must be a list or a tuple");
        }
        ndim = (int64_t)(gi_is_list(a[2]) ? gi_as_list(a[2])->size : gi_as_tuple(a[2])->size);
        if (ndim > MAX_DIMENSIONS) {
            return gi_raise_value_error(t, "memoryview: number of dimensions must not exceed 64");
        }
        if (m->ndim != 1 && ndim != 1) {
            return gi_raise_type_error(t, "memoryview: cast must be 1D -> ND or ND -> 1D");
        }
    }
    GiValue ascii = gi_encode(t, a[1], "ascii", NULL);
    if (ascii == GI_NULL) {
        return GI_NULL;
    }
    gi_drop(t, ascii);
    const char *format = gi_str_text(a[1]);
    if (!check_format(t, m, format)) {
        return GI_NULL;
    }
    View *r = new_view(t, m->managed, (int)ndim);
    if (r == NULL) {
        return GI_NULL;
    }
    r->data = m->data;
    r->size = m->size;
    r->readonly = m->readonly;
    memcpy(r->format, format, strlen(format) + 1);
    r->itemsize = gi_memory_item_size(gi_memory_code(format));
    if (a[2] == GI_NULL) {
        r->dims[0] = (int64_t)(r->size / r->itemsize);
    } else if (!read_shape(t, r, a[2])) {
        gi_drop_object(t, r);
        return GI_NULL;
    }
    set_c_strides(r);
    return finish(t, r);
}

/* --- attributes --- */

#define GETTER(name, expression) \
    static GiValue get_##name(GiThread *t, GiValue self) { \
        View *m = as_view(self); \
        return check(t, m) ? (expression) : GI_NULL; \
    }

static GiValue int_tuple(GiThread *t, const int64_t *values, int count) {
    GiTuple *r = gi_tuple_new(t, (size_t)count);
    for (int i = 0; r != NULL && i < count; i++) {
        GiValue v = gi_int(t, values[i]);
        if (v == GI_NULL) {
            gi_drop_object(t, r);
            return GI_NULL;
        }
        r->items[i] = v;
    }
    return r == NULL ? GI_NULL : gi_support_track(t, r);
}

GETTER(obj, gi_buffer_object(t, &m->managed->buffer))
GETTER(nbytes, gi_int(t, (int64_t)m->size))
GETTER(readonly, gi_bool(m->readonly))
GETTER(itemsize, gi_int(t, (int64_t)m->itemsize))
GETTER(format, gi_str_from_text(t, m->format))
GETTER(ndim, gi_int(t, m->ndim))
GETTER(shape, int_tuple(t, shape_of(m), m->ndim))
GETTER(strides, int_tuple(t, m->ndim == 0 ? NULL : strides_of(m), m->ndim))
GETTER(suboffsets, int_tuple(t, NULL, 0))
GETTER(c_contiguous, gi_bool(is_c_contiguous(m)))
GETTER(f_contiguous, gi_bool(is_f_contiguous(m)))
GETTER(contiguous, gi_bool(is_c_contiguous(m) || is_f_contiguous(m)))

static const GiGetSetRow getset[] = {
    {"obj", get_obj, NULL, "The underlying object of the memoryview."},
    {"nbytes", get_nbytes, NULL,
     "The amount of space in bytes that the array would use in\n a contiguous representation."},
    {"readonly", get_readonly, NULL, "A bool indicating whether the memory is read only."},
    {"itemsize", get_itemsize, NULL, "The size in bytes of each element of the memoryview."},
    {"format", get_format, NULL,
     "A string containing the format (in struct module style)\n for each element in the view."},
    {"ndim", get_ndim, NULL,
     "An integer indicating how many dimensions of a multi-dimensional\n array the memory "
     "represents."},
    {"shape", get_shape, NULL,
     "A tuple of ndim integers giving the shape of the memory\n as an N-dimensional array."},
    {"strides", get_strides, NULL,
     "A tuple of ndim integers giving the size in bytes to access\n each element for each dimension "
     "of the array."},
    {"suboffsets", get_suboffsets, NULL,
     "A tuple of integers used internally for PIL-style arrays."},
    {"c_contiguous", get_c_contiguous, NULL, "A bool indicating whether the memory is C contiguous."},
    {"f_contiguous", get_f_contiguous, NULL,
     "A bool indicating whether the memory is Fortran contiguous."},
    {"contiguous", get_contiguous, NULL, "A bool indicating whether the memory is contiguous."},
    {NULL, NULL, NULL, NULL}};

/* --- iterator --- */

typedef struct ViewIterator {
    GiObject head;
    GiValue view; /* GI_NULL: done */
    int64_t index, length;
} ViewIterator;

static GiValue iterate(GiThread *t, GiValue v) {
    View *m = as_view(v);
    if (!check(t, m)) {
        return GI_NULL;
    }
    if (m->ndim == 0) {
        return gi_raise_type_error(t, "invalid indexing of 0-dim memory");
    }
    if (m->ndim != 1) {
        return gi_raise(t, &gi_NotImplementedError,
                        "multi-dimensional sub-views are not implemented");
    }
    ViewIterator *it = gi_object_new(t, &gi_memoryview_iterator_type);
    if (it == NULL) {
        return GI_NULL;
    }
    it->length = shape_of(m)[0];
    it->view = gi_take(v);
    return gi_support_track(t, it);
}

static GiValue next(GiThread *t, GiValue v) {
    ViewIterator *it = (ViewIterator *)gi_object(v);
    if (it->view == GI_NULL) {
        return GI_NULL;
    }
    View *m = as_view(it->view);
    if (it->index < it->length) {
        if (!check(t, m)) {
            return GI_NULL;
        }
        return gi_memory_read(t, m->format, m->data + it->index++ * strides_of(m)[0]);
    }
    GiValue old = it->view;
    it->view = GI_NULL;
    gi_drop(t, old);
    return GI_NULL;
}

GiType gi_memoryview_iterator_type = {
    GI_TYPE_HEAD(ViewIterator, GI_GC_TRACKED), .gc.slots_offset = offsetof(ViewIterator, view),
    .gc.slots_count = 1, .gc.release = gi_release_slots, .name = "memory_iterator",
    .flags = GI_TYPE_NO_INSTANCES, .iter = gi_self_iter, .next = next};

/* --- the type --- */

static GiValue new_slot(GiThread *t, GiType *type, const GiValue *a, size_t n, GiValue kwnames) {
    (void)type;
    size_t keywords = gi_support_keyword_count(kwnames);
    if (n + keywords > 1) {
        return gi_raise_type_error(t, "memoryview() takes at most 1 %sargument (%zu given)",
                                   n == 0 ? "keyword " : "", n + keywords);
    }
    if (keywords == 1 && !gi_str_equal_text(gi_as_tuple(kwnames)->items[0], "object")) {
        return gi_raise_type_error(t, "memoryview() missing required argument 'object' (pos 1)");
    }
    if (n + keywords == 0) {
        return gi_raise_type_error(t, "memoryview() missing required argument 'object' (pos 1)");
    }
    return gi_memoryview(t, a[0]);
}

static const GiMethodRow methods[] = {
    GI_METHOD("release(self, /)", m_release,
              "Release the underlying buffer exposed by the memoryview object."),
    GI_METHOD("tobytes(self, /, order='C')", m_tobytes, "Return the data in the buffer as a byte string."),
    GI_METHOD("hex(self, /, sep=..., bytes_per_sep=1)", m_hex,
              "Return the data in the buffer as a str of hexadecimal numbers."),
    GI_METHOD("tolist(self, /)", m_tolist, "Return the data in the buffer as a list of elements."),
    GI_METHOD("cast(self, /, format, shape=...)", m_cast,
              "Cast a memoryview to a new format or shape."),
    GI_METHOD("toreadonly(self, /)", m_toreadonly, "Return a readonly version of the memoryview."),
    GI_CLASS_METHOD("_from_flags(type, /, object, flags)", m_from_flags,
                    "Create a new memoryview object which references the given object."),
    GI_METHOD("__enter__(self, /)", m_enter, NULL),
    GI_METHOD("__exit__(self, /, *exc_info)", m_exit,
              "Release the underlying buffer exposed by the memoryview object."),
    GI_METHOD("__buffer__(self, flags, /)", m_buffer,
              "Return a buffer object that exposes the underlying memory of the object."),
    GI_METHOD("__release_buffer__(self, buffer, /)", m_release_buffer,
              "Release the buffer object that exposes the underlying memory of the object."),
    GI_METHODS_END};

static const GiContainerSlots container = {.len = len, .getitem = getitem, .setitem = setitem};

GiType gi_memoryview_type = {
    GI_TYPE_HEAD(View, GI_GC_TRACKED), .gc.weak_offset = offsetof(View, weak_list),
    .gc.traverse = traverse, .gc.clear = clear, .gc.release = release, .name = "memoryview",
    .flags = GI_TYPE_SEQUENCE, .new_ = new_slot, .repr = repr, .hash = hash, .compare = compare,
    .iter = iterate, .container = &container, .methods = methods, .getset = getset,
    .doc = "Create a new memoryview object which references the given object.",
    .new_signature = "memoryview(object)"};
