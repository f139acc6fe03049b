/* SPDX-License-Identifier: MIT
 * runtime/types/list.c owns list: a growing array of values, and its iterators.
 *
 * L1  items[0, size) are live references; items is NULL when capacity is 0.
 * L2  Items leave the array before they are dropped, so whoever looks never sees a dead one.
 * L3  While a list is being sorted it is empty (list_sort.c).
 *
 * Sorting lives in list_sort.c.
 */
#include "gc/quick.h"
#include "runtime/types/dictview.h"
#include "runtime/types/genericalias.h"
#include "runtime/types/items.h"
#include "runtime/types/number.h"
#include "runtime/types/sequence.h"
#include "runtime/types/str_private.h"
#include "runtime/types/support.h"

#define MUCH_WORK ((size_t)1 << 16) /* items */

/* --- storage --- */

/* Moving many items takes long for one bytecode: the thread shall look at the clock after it. */
static void note_work(GiThread *t, size_t items) {
    if (items > MUCH_WORK) {
        gi_request(t);
    }
}

/* Makes room for `wanted` items. Grows a little ahead, in proportion to the size. */
static inline bool reserve(GiThread *t, GiList *l, size_t wanted) {
    if (wanted <= l->capacity) {
        return true;
    }
    if (wanted > SIZE_MAX / 2 / sizeof(GiValue)) {
        gi_raise_memory(t);
        return false;
    }
    size_t capacity = (wanted + (wanted >> 3) + 6) & ~(size_t)3;
    if (wanted - l->size > capacity - wanted) {
        capacity = (wanted + 3) & ~(size_t)3;
    }
    GiValue *items = gi_resize_array(t, l->items, l->capacity, capacity, sizeof(GiValue));
    if (items == NULL) {
        return false;
    }
    l->items = items;
    l->capacity = capacity;
    return true;
}

/* See sequence.h. */
bool gi_list_reserve(GiThread *t, GiList *l, size_t wanted) { return reserve(t, l, wanted); }

/* Gives memory back after a big deletion; keeps it when that fails. */
static void shrink(GiThread *t, GiList *l) {
    if (l->size >= l->capacity / 2 || l->capacity <= 8) {
        return;
    }
    size_t capacity = l->size == 0 ? 4 : (l->size + (l->size >> 3) + 6) & ~(size_t)3;
    if (capacity >= l->capacity) {
        return;
    }
    GiValue *items = gi_resize_array(t, l->items, l->capacity, capacity, sizeof(GiValue));
    if (items == NULL) {
        gi_error_clear(t);
        return;
    }
    l->items = items;
    l->capacity = capacity;
}

/* A list of an exact or derived type with room for `capacity` items. */
static inline GiList *new_list(GiThread *t, GiType *type, size_t capacity) {
    GiList *l = type == &gi_list_type ? gi_quick_zeroed(t, type, sizeof *l) : gi_object_new(t, type);
    if (l == NULL) {
        return NULL;
    }
    if (capacity != 0) {
        l->items = gi_alloc_array(t, capacity, sizeof(GiValue));
        if (l->items == NULL) {
            gi_drop_object(t, l);
            return NULL;
        }
        l->capacity = capacity;
    }
    return l;
}

/* See sequence.h. */
GiValue gi_list(GiThread *t, const GiValue *items, size_t size) {
    GiList *l = new_list(t, &gi_list_type, size);
    if (l == NULL) {
        return GI_NULL;
    }
    if (items != NULL) {
        gi_take_values(l->items, items, size);
    } else {
        for (size_t i = 0; i < size; i++) {
            l->items[i] = GI_NONE;
        }
    }
    l->size = size;
    return gi_support_track(t, l);
}

/* See sequence.h. */
GiValue gi_list_sized(GiThread *t, size_t capacity) {
    GiList *l = new_list(t, &gi_list_type, capacity);
    return l == NULL ? GI_NULL : gi_support_track(t, l);
}

/* See sequence.h. */
GiValue gi_list_steal(GiThread *t, const GiValue *items, size_t size) {
    GiList *l = new_list(t, &gi_list_type, size);
    if (l == NULL) {
        for (size_t i = 0; i < size; i++) {
            gi_drop(t, items[i]);
        }
        return GI_NULL;
    }
    if (size != 0) {
        memcpy(l->items, items, size * sizeof(GiValue));
    }
    l->size = size;
    return gi_support_track(t, l);
}

/* See sequence.h. */
bool gi_list_append(GiThread *t, GiValue list, GiValue item) {
    return gi_list_append_steal(t, list, gi_take(item));
}

/* See sequence.h. */
bool gi_list_append_steal(GiThread *t, GiValue list, GiValue item) {
    GiList *l = gi_as_list(list);
    if (GI_UNLIKELY(l->size == l->capacity) && !reserve(t, l, l->size + 1)) {
        gi_drop(t, item);
        return false;
    }
    l->items[l->size++] = item;
    return true;
}

/* Appends copies of n items that no script code can reach meanwhile (or that belong to l itself,
 * when `self_append`). */
static bool append_items(GiThread *t, GiList *l, const GiValue *items, size_t n, bool self_append) {
    if (n > SIZE_MAX - l->size) {
        gi_raise_memory(t);
        return false;
    }
    if (n == 0) {
        return true;
    }
    if (!reserve(t, l, l->size + n)) {
        return false;
    }
    const GiValue *from = self_append ? l->items : items;
    gi_take_values(l->items + l->size, from, n);
    l->size += n;
    return true;
}

/* Items of a generator for a list with room for them. */
typedef struct ListSink { GiSink sink; GiList *list; } ListSink;
static bool take_item(GiSink *sink, GiValue v) {
    GiList *l = ((ListSink *)sink)->list;
    if (l->size == l->capacity) {
        return false;
    }
    l->items[l->size++] = v;
    return true;
}

/* Appends what an iterator yields; the list may change meanwhile. */
static bool extend_by_iterator(GiThread *t, GiValue list, GiValue iterable) {
    GiValue it = gi_iter(t, iterable);
    if (it == GI_NULL) {
        return false;
    }
    int64_t hint = gi_length_hint(t, iterable, 8);
    GiList *l = gi_as_list(list);
    if (hint < 0 || (hint > 0 && l->size == 0 && hint < (int64_t)1 << 20 &&
                     !reserve(t, l, l->size + (size_t)hint))) {
        gi_drop(t, it);
        return false;
    }
    GiUnaryFn step = gi_stepper(t, it);
    bool ok = true, generator = gi_type(it) == &gi_generator_type;
    ListSink sink = {{take_item}, l};
    while (ok) {
        GiValue item = generator ? gi_generator_next_sink(t, it, &sink.sink) : step(t, it);
        if (item == GI_NULL) {
            gi_step_ended(t);
            ok = !gi_failed(t);
            break;
        }
        if (GI_LIKELY(l->size < l->capacity)) {
            l->items[l->size++] = item;
        } else {
            ok = gi_list_append_steal(t, list, item);
        }
        ok = ok && gi_poll(t, 1);
    }
    gi_drop(t, it);
    if (ok) {
        shrink(t, l);
    }
    return ok;
}

/* The exact dict that is iterated by v: itself or that of an exact view; NULL: v is neither. */
static GiDict *dict_behind(GiValue v) {
    GiType *type = gi_is_object(v) ? gi_object(v)->type : NULL;
    if (type == &gi_dict_type) {
        return gi_as_dict(v);
    }
    if (type == &gi_dict_keys_type || type == &gi_dict_values_type || type == &gi_dict_items_type) {
        GiValue dict = ((GiDictView *)gi_object(v))->dict;
        return gi_is_exact(dict, &gi_dict_type) ? gi_as_dict(dict) : NULL;
    }
    return NULL;
}

/* Appends what a dict or view yields: nothing here runs script code. */
static bool extend_by_dict(GiThread *t, GiList *l, GiDict *d, GiType *type) {
    if (!reserve(t, l, l->size + d->used)) {
        return false;
    }
    GiValue pair[2];
    for (uint32_t pos = 0; gi_dict_next(d, &pos, &pair[0], &pair[1]);) {
        GiValue item = type == &gi_dict_items_type ? gi_tuple(t, pair, 2)
                                                   : gi_take(pair[type == &gi_dict_values_type]);
        if (item == GI_NULL) {
            return false;
        }
        l->items[l->size++] = item;
    }
    note_work(t, d->used);
    return true;
}

/* Appends the ints of a range with immediate ends; false without an error: it has others. */
static bool extend_by_range(GiThread *t, GiList *l, const GiRange *r) {
    if (!gi_is_int_imm(r->length) || !gi_is_int_imm(r->start) || !gi_is_int_imm(r->stop) || !gi_is_int_imm(r->step) ||
        (uint64_t)gi_int_imm_value(r->length) > MUCH_WORK) {
        return false;
    }
    size_t n = (size_t)gi_int_imm_value(r->length);
    if (!reserve(t, l, l->size + n)) {
        return false;
    }
    GiValue v = r->start, *to = l->items + l->size;
    for (size_t i = 0; i < n; i++, v += r->step - gi_int_imm(0)) {
        to[i] = v;
    }
    l->size += n;
    return true;
}

/* Appends the characters of a text; false without an error: not all of them are at hand. */
static bool extend_by_text(GiThread *t, GiList *l, const GiStr *s) {
    const GiValue *chars = t->vm->ascii_chars;
    size_t n = s->size;
    if (!s->ascii || n > MUCH_WORK || !reserve(t, l, l->size + n)) {
        return false;
    }
    GiValue *to = l->items + l->size;
    for (size_t i = 0; i < n; i++) {
        GiValue c = chars[(uint8_t)s->text[i]];
        if (GI_UNLIKELY(c == GI_NULL)) {
            gi_drop_values(t, to, i);
            return false;
        }
        to[i] = gi_take(c);
    }
    l->size += n;
    return true;
}

/* See sequence.h. */
bool gi_list_extend(GiThread *t, GiValue list, GiValue iterable) {
    GiList *l = gi_as_list(list);
    if (iterable == list || gi_is_exact(iterable, &gi_list_type)) {
        GiList *other = gi_as_list(iterable);
        return append_items(t, l, other->items, other->size, l == other);
    }
    if (gi_is_exact(iterable, &gi_tuple_type)) {
        GiTuple *other = gi_as_tuple(iterable);
        return append_items(t, l, other->items, other->size, false);
    }
    GiDict *d = dict_behind(iterable);
    if (d != NULL) {
        return extend_by_dict(t, l, d, gi_type(iterable));
    }
    if (gi_is_exact(iterable, &gi_range_type)) {
        if (extend_by_range(t, l, (GiRange *)gi_object(iterable)) || gi_failed(t)) {
            return !gi_failed(t);
        }
    }
    if (gi_is_exact(iterable, &gi_str_type)) {
        if (extend_by_text(t, l, gi_as_str(iterable)) || gi_failed(t)) {
            return !gi_failed(t);
        }
    }
    return extend_by_iterator(t, list, iterable);
}

/* See sequence.h. */
GiValue gi_list_from(GiThread *t, GiValue iterable) {
    GiValue list = gi_list(t, NULL, 0);
    if (list != GI_NULL && !gi_list_extend(t, list, iterable)) {
        gi_drop(t, list);
        return GI_NULL;
    }
    return list;
}

/* See sequence.h. */
bool gi_list_insert(GiThread *t, GiValue list, int64_t index, GiValue item) {
    GiList *l = gi_as_list(list);
    if (!reserve(t, l, l->size + 1)) {
        return false;
    }
    int64_t size = (int64_t)l->size;
    index = index < 0 ? (index + size < 0 ? 0 : index + size) : index > size ? size : index;
    note_work(t, (size_t)(size - index));
    memmove(l->items + index + 1, l->items + index, (size_t)(size - index) * sizeof(GiValue));
    l->items[index] = gi_take(item);
    l->size++;
    return true;
}

/* See sequence.h. */
GiValue gi_list_slice(GiThread *t, GiValue list, int64_t start, int64_t stop) {
    GiList *l = gi_as_list(list);
    int64_t size = (int64_t)l->size;
    start = start < 0 ? 0 : start > size ? size : start;
    stop = stop < start ? start : stop > size ? size : stop;
    return gi_list(t, l->items == NULL ? &list : l->items + start, (size_t)(stop - start));
}

/* See sequence.h. */
void gi_list_clear(GiThread *t, GiValue list) {
    GiList *l = gi_as_list(list);
    GiValue *items = l->items;
    size_t size = l->size, capacity = l->capacity;
    l->items = NULL;
    l->size = l->capacity = 0;
    gi_drop_values(t, items, size);
    gi_free(t, items, capacity * sizeof(GiValue));
}

/* See sequence.h. */
bool gi_list_reverse(GiThread *t, GiValue list) {
    GiList *l = gi_as_list(list);
    for (size_t i = 0, j = l->size; i + 1 < j; i++) {
        j--;
        GiValue v = l->items[i];
        l->items[i] = l->items[j];
        l->items[j] = v;
    }
    return true;
}

/* Replaces items[start, stop) by n values whose references are taken over; `values` may be NULL
 * when n is 0. On failure the values are dropped and the list is as before. */
static bool replace_steal(GiThread *t, GiList *l, size_t start, size_t stop, const GiValue *values,
                          size_t n) {
    size_t removed = stop - start, tail = l->size - stop;
    GiValue few[8], *old = few;
    bool ok = true;
    if (removed > sizeof few / sizeof *few) {
        old = gi_alloc_array(t, removed, sizeof(GiValue));
        ok = old != NULL;
    }
    ok = ok && (n <= removed || reserve(t, l, l->size + (n - removed)));
    if (!ok) {
        if (old != few) {
            gi_free(t, old, removed * sizeof(GiValue));
        }
        for (size_t i = 0; i < n; i++) {
            gi_drop(t, values[i]);
        }
        return false;
    }
    if (removed != 0) {
        memcpy(old, l->items + start, removed * sizeof(GiValue));
    }
    if (n != removed && tail != 0) {
        memmove(l->items + start + n, l->items + stop, tail * sizeof(GiValue));
    }
    if (n != 0) {
        memcpy(l->items + start, values, n * sizeof(GiValue));
    }
    l->size = start + n + tail;
    shrink(t, l);
    for (size_t i = removed; i-- > 0;) { /* the last one dies first, as in CPython */
        gi_drop(t, old[i]);
    }
    if (old != few) {
        gi_free(t, old, removed * sizeof(GiValue));
    }
    return true;
}

/* See sequence.h. */
bool gi_list_replace(GiThread *t, GiValue list, int64_t start, int64_t stop, GiValue from) {
    const GiList *source = gi_as_list(from);
    if (source->size == (size_t)(stop - start)) { /* deaths run no script code before the next instruction */
        GiValue *to = gi_as_list(list)->items + start;
        for (size_t i = source->size; i-- > 0;) { /* the last one dies first, as in CPython */
            GiValue old = to[i];
            to[i] = gi_take(source->items[i]);
            gi_drop(t, old);
        }
        return true;
    }
    for (size_t i = 0; i < source->size; i++) {
        gi_take(source->items[i]);
    }
    return replace_steal(t, gi_as_list(list), (size_t)start, (size_t)stop, source->items, source->size);
}

/* Takes out item i without allocating; owned. */
static GiValue take_out(GiThread *t, GiList *l, size_t i) {
    GiValue v = l->items[i];
    note_work(t, l->size - i);
    memmove(l->items + i, l->items + i + 1, (l->size - i - 1) * sizeof(GiValue));
    l->size--;
    shrink(t, l);
    return v;
}

/* --- type slots --- */

static void release(GiThread *t, GiObject *o) {
    GiList *l = (GiList *)o;
    gi_drop_values(t, l->items, l->size);
    if (l->items != NULL) {
        gi_quick_give(t, l->items, l->capacity * sizeof(GiValue));
    }
    if (GI_LIKELY(o->type == &gi_list_type && o->gc == GI_GC_UNTRACKED)) {
        gi_quick_free(t, o, sizeof *l);
    } else {
        gi_object_free(t, o, o->type->gc.size);
    }
}

static int traverse(GiObject *o, GiVisit visit, void *arg) {
    GiList *l = (GiList *)o;
    for (size_t i = 0; i < l->size; i++) {
        int stop = visit(l->items[i], arg);
        if (stop != 0) {
            return stop;
        }
    }
    return 0;
}

static void clear_cycle(GiThread *t, GiObject *o) { gi_list_clear(t, gi_counted(o)); }

static GiValue new_slot(GiThread *t, GiType *type, const GiValue *a, size_t n, GiValue kwnames) {
    GiList *l = new_list(t, type, 0);
    return l == NULL ? GI_NULL : gi_support_track(t, l);
}

static bool init_slot(GiThread *t, GiValue self, const GiValue *a, size_t n, GiValue kwnames) {
    if (gi_type(self)->new_ == new_slot && !gi_support_no_keywords(t, "list", kwnames)) {
        return false;
    }
    if (!gi_support_count(t, "list", n, 0, 1)) {
        return false;
    }
    if (gi_as_list(self)->size != 0) {
        gi_list_clear(t, self);
    }
    return n == 0 || gi_list_extend(t, self, a[0]);
}

static GiValue repr(GiThread *t, GiValue v) {
    if (gi_as_list(v)->size == 0) {
        return gi_str_from_text(t, "[]");
    }
    int entered = gi_repr_enter(t, v);
    if (entered <= 0) {
        return entered == 0 ? gi_str_from_text(t, "[...]") : GI_NULL;
    }
    GiText text;
    gi_text_init(&text, t);
    gi_text_add(&text, "[", 1);
    for (size_t i = 0; text.ok && i < gi_as_list(v)->size; i++) {
        if (i != 0) {
            gi_text_add(&text, ", ", 2);
        }
        GiValue item = gi_take(gi_as_list(v)->items[i]);
        gi_text_add_repr(&text, item);
        gi_drop(t, item);
        text.ok = text.ok && gi_poll(t, 2);
    }
    gi_text_add(&text, "]", 1);
    gi_repr_leave(t, v);
    return gi_text_finish(&text);
}

static GiValue compare(GiThread *t, GiValue a, GiValue b, GiCompareOp op) {
    if (!gi_is_list(a) || !gi_is_list(b)) {
        return GI_NOT_IMPLEMENTED;
    }
    GiList *x = gi_as_list(a), *y = gi_as_list(b);
    if (x->size != y->size && (op == GI_EQ || op == GI_NE)) {
        return gi_bool(op == GI_NE);
    }
    note_work(t, x->size < y->size ? x->size : y->size);
    return gi_items_compare(t, a, b, op);
}

/* --- operators --- */

static GiValue concat(GiThread *t, GiValue a, GiValue b) {
    if (!gi_is_list(a)) {
        return GI_NOT_IMPLEMENTED;
    }
    if (!gi_is_list(b)) {
        return gi_support_concat_other(t, a, b, "list");
    }
    GiList *x = gi_as_list(a), *y = gi_as_list(b);
    GiList *r = new_list(t, &gi_list_type, x->size + y->size);
    if (r == NULL) {
        return GI_NULL;
    }
    gi_take_values(r->items, x->items, x->size);
    gi_take_values(r->items + x->size, y->items, y->size);
    r->size = x->size + y->size;
    return gi_support_track(t, r);
}

static GiValue concat_inplace(GiThread *t, GiValue a, GiValue b) {
    return gi_list_extend(t, a, b) ? gi_take(a) : GI_NULL;
}

/* Fills to[0, count) with one value. */
static void fill_with(GiValue *to, GiValue v, size_t count) {
    for (size_t i = 0; i < count; i++) {
        to[i] = v;
        gi_take(v);
    }
}

/* Fills to[0, size * count) with `count` copies of from[0, size). */
static void repeat_items(GiValue *to, const GiValue *from, size_t size, size_t count) {
    if (size == 1) {
        fill_with(to, from[0], count);
        return;
    }
    for (size_t c = 0; c < count; c++) {
        gi_take_values(to + c * size, from, size);
    }
}

#define REPEAT_CHUNK ((size_t)1 << 14) /* items between two looks at the clock */

/* Fills l, which nobody else knows yet, up to `total` items with copies of its first `size`. false: error set. */
static bool fill(GiThread *t, GiList *l, size_t size, size_t total) {
    while (l->size < total) {
        size_t end = total - l->size > REPEAT_CHUNK ? l->size + REPEAT_CHUNK : total;
        if (size == 1) {
            fill_with(l->items + l->size, l->items[0], end - l->size);
        } else {
            gi_take_values(l->items + l->size, l->items + l->size - size, end - l->size);
        }
        l->size = end;
        if (end < total && !gi_poll(t, (uint32_t)(REPEAT_CHUNK / 64))) {
            return false;
        }
    }
    return true;
}

static GiValue repeat(GiThread *t, GiValue a, GiValue b) {
    int64_t count;
    GiValue r;
    bool left = gi_is_list(a);
    if (!gi_support_repeat(t, a, b, left, &count, &r)) {
        return r;
    }
    GiList *l = gi_as_list(left ? a : b);
    size_t size = l->size, total;
    if (__builtin_mul_overflow(size, (size_t)count, &total)) {
        return gi_raise_memory(t);
    }
    GiList *made = new_list(t, &gi_list_type, total);
    if (made == NULL) {
        return GI_NULL;
    }
    if (total != 0) {
        repeat_items(made->items, l->items, size, 1); /* at a stroke: others may change l while fill() polls */
        made->size = size;
        if (!fill(t, made, size, total)) {
            gi_drop_object(t, made);
            return GI_NULL;
        }
    }
    return gi_support_track(t, made);
}

static GiValue repeat_inplace(GiThread *t, GiValue a, GiValue b) {
    int64_t count;
    GiValue r;
    if (!gi_support_repeat(t, a, b, true, &count, &r)) {
        return r;
    }
    GiList *l = gi_as_list(a);
    size_t size = l->size, total;
    if (count == 0) {
        gi_list_clear(t, a);
        return gi_take(a);
    }
    if (__builtin_mul_overflow(size, (size_t)count, &total)) {
        return gi_raise_memory(t);
    }
    if (size != 0 && count > 1) {
        if (!reserve(t, l, total)) {
            return GI_NULL;
        }
        repeat_items(l->items + size, l->items, size, (size_t)count - 1);
        l->size = total;
    }
    return gi_take(a);
}

/* --- container slots --- */

static int64_t len(GiThread *t, GiValue v) { return (int64_t)gi_as_list(v)->size; }

/* See sequence.h. */
GiValue gi_list_pick(GiThread *t, GiValue list, int64_t start, int64_t step, int64_t n) {
    GiList *l = gi_as_list(list);
    if (n <= 0) {
        return gi_list(t, NULL, 0);
    }
    if (step == 1) {
        return gi_list(t, l->items + start, (size_t)n);
    }
    GiList *r = new_list(t, &gi_list_type, (size_t)n);
    if (r == NULL) {
        return GI_NULL;
    }
    const GiValue *from = l->items + start;
    for (GiValue *to = r->items, *end = to + n; to < end; to++, from += step) {
        *to = *from;
        gi_take(*to);
    }
    r->size = (size_t)n;
    return gi_support_track(t, r);
}

static GiValue get_slice(GiThread *t, GiValue v, GiValue slice) {
    int64_t start, stop, step;
    if (!gi_slice_unpack(t, slice, &start, &stop, &step)) {
        return GI_NULL;
    }
    int64_t n = gi_slice_adjust((int64_t)gi_as_list(v)->size, &start, &stop, step);
    return gi_list_pick(t, v, start, step, n);
}

static GiValue getitem(GiThread *t, GiValue v, GiValue key) {
    if (gi_support_has_index(key)) {
        int64_t i;
        if (!gi_support_index(t, key, &gi_IndexError, &i)) {
            return GI_NULL;
        }
        GiList *l = gi_as_list(v);
        if (i < 0) {
            i += (int64_t)l->size;
        }
        if ((uint64_t)i >= l->size) {
            return gi_raise(t, &gi_IndexError, "list index out of range");
        }
        return gi_take(l->items[i]);
    }
    if (gi_is_exact(key, &gi_slice_type)) {
        return get_slice(t, v, key);
    }
    return gi_raise_type_error(t, "list indices must be integers or slices, not %T", key);
}

static bool set_index(GiThread *t, GiValue v, GiValue key, GiValue x) {
    int64_t i;
    if (!gi_support_index(t, key, &gi_IndexError, &i)) {
        return false;
    }
    GiList *l = gi_as_list(v);
    if (i < 0) {
        i += (int64_t)l->size;
    }
    if ((uint64_t)i >= l->size) {
        gi_raise(t, &gi_IndexError, "list assignment index out of range");
        return false;
    }
    if (x == GI_NULL) {
        gi_drop(t, take_out(t, l, (size_t)i));
    } else {
        gi_replace(t, &l->items[i], gi_take(x));
    }
    return true;
}

/* A list of its own (owned) with the items of an iterable, worded for slice assignment. */
static GiValue values_of(GiThread *t, GiValue x, const char *message) {
    if (gi_is_list(x)) {
        return gi_list_slice(t, x, 0, INT64_MAX);
    }
    GiValue it = gi_iter(t, x);
    if (it == GI_NULL) {
        if (gi_error_clear_if(t, &gi_TypeError)) {
            gi_raise_type_error(t, "%s", message);
        }
        return GI_NULL;
    }
    GiValue r = gi_is_exact(x, &gi_tuple_type) ? gi_list_from(t, x) : gi_list_from(t, it);
    gi_drop(t, it);
    return r;
}

/* del l[start::step] for n items. */
static bool delete_steps(GiThread *t, GiList *l, int64_t start, int64_t step, int64_t n) {
    if (step < 0) {
        start += step * (n - 1);
        step = -step;
    }
    GiValue *dead = gi_alloc_array(t, (size_t)n, sizeof(GiValue));
    if (dead == NULL) {
        return false;
    }
    size_t to = (size_t)start, from = (size_t)start;
    for (int64_t k = 0; k < n; k++) {
        dead[k] = l->items[from++];
        size_t run = k + 1 < n ? (size_t)step - 1 : l->size - from;
        memmove(l->items + to, l->items + from, run * sizeof(GiValue));
        to += run;
        from += run;
    }
    l->size = to;
    shrink(t, l);
    for (int64_t k = 0; k < n; k++) {
        gi_drop(t, dead[k]);
    }
    gi_free(t, dead, (size_t)n * sizeof(GiValue));
    return true;
}

/* l[start:stop:step] = x with step != 1 (bounds unpacked, not yet clipped). */
static bool set_steps(GiThread *t, GiValue v, GiValue x, int64_t start, int64_t stop, int64_t step) {
    GiValue values = values_of(t, x, "must assign iterable to extended slice");
    if (values == GI_NULL) {
        return false;
    }
    GiList *l = gi_as_list(v), *from = gi_as_list(values);
    int64_t n = gi_slice_adjust((int64_t)l->size, &start, &stop, step);
    if ((int64_t)from->size != n) {
        gi_raise_value_error(t, "attempt to assign sequence of size %zu to extended slice of size %lld",
                             from->size, (long long)n);
        gi_drop(t, values);
        return false;
    }
    for (int64_t i = 0; i < n; i++) { /* swap: the old items leave with `values` */
        GiValue *slot = &l->items[start + i * step], old = *slot;
        *slot = from->items[i];
        from->items[i] = old;
    }
    gi_drop(t, values);
    return true;
}

static bool set_slice(GiThread *t, GiValue v, GiValue slice, GiValue x) {
    int64_t start, stop, step;
    if (!gi_slice_unpack(t, slice, &start, &stop, &step)) {
        return false;
    }
    if (x != GI_NULL && step != 1) {
        return set_steps(t, v, x, start, stop, step);
    }
    GiValue values = GI_NULL;
    bool direct = x != GI_NULL && x != v && gi_is_list(x);
    if (x != GI_NULL && !direct &&
        (values = values_of(t, x, "must assign iterable to extended slice")) == GI_NULL) {
        return false;
    }
    GiList *l = gi_as_list(v);
    int64_t n = gi_slice_adjust((int64_t)l->size, &start, &stop, step);
    if (step != 1) {
        return n <= 0 || delete_steps(t, l, start, step, n);
    }
    if (stop < start) {
        stop = start;
    }
    if (direct) {
        return gi_list_replace(t, v, start, stop, x);
    }
    if (values == GI_NULL) {
        return replace_steal(t, l, (size_t)start, (size_t)stop, NULL, 0);
    }
    GiList *from = gi_as_list(values);
    size_t count = from->size;
    from->size = 0; /* its references move over */
    bool ok = replace_steal(t, l, (size_t)start, (size_t)stop, from->items, count);
    gi_drop(t, values);
    return ok;
}

static bool setitem(GiThread *t, GiValue v, GiValue key, GiValue x) {
    if (gi_support_has_index(key)) {
        return set_index(t, v, key, x);
    }
    if (gi_is_exact(key, &gi_slice_type)) {
        return set_slice(t, v, key, x);
    }
    gi_raise_type_error(t, "list indices must be integers or slices, not %T", key);
    return false;
}

/* --- methods --- */

/* list.append; see sequence.h. */
GiValue gi_list_append_method(GiThread *t, const GiValue *a) {
    return gi_list_append(t, a[0], a[1]) ? GI_NONE : GI_NULL;
}

static GiValue m_clear(GiThread *t, const GiValue *a) {
    gi_list_clear(t, a[0]);
    return GI_NONE;
}

static GiValue m_copy(GiThread *t, const GiValue *a) {
    return gi_list_slice(t, a[0], 0, INT64_MAX);
}

static GiValue m_extend(GiThread *t, const GiValue *a) {
    return gi_list_extend(t, a[0], a[1]) ? GI_NONE : GI_NULL;
}

static GiValue m_index(GiThread *t, const GiValue *a) {
    int64_t i = gi_items_index(t, a);
    return i >= 0 ? gi_int_imm(i) : i == -1 ? gi_raise_value_error(t, "%R is not in list", a[1]) : GI_NULL;
}

static GiValue m_insert(GiThread *t, const GiValue *a) {
    int64_t index;
    if (!gi_index_int64(t, a[1], false, &index)) {
        return GI_NULL;
    }
    return gi_list_insert(t, a[0], index, a[2]) ? GI_NONE : GI_NULL;
}

static GiValue m_pop(GiThread *t, const GiValue *a) {
    int64_t i = -1;
    if (a[1] != GI_NULL && !gi_index_int64(t, a[1], false, &i)) {
        return GI_NULL;
    }
    GiList *l = gi_as_list(a[0]);
    if (l->size == 0) {
        return gi_raise(t, &gi_IndexError, "pop from empty list");
    }
    if (i < 0) {
        i += (int64_t)l->size;
    }
    if ((uint64_t)i >= l->size) {
        return gi_raise(t, &gi_IndexError, "pop index out of range");
    }
    return take_out(t, l, (size_t)i);
}

static GiValue m_remove(GiThread *t, const GiValue *a) {
    GiList *l = gi_as_list(a[0]);
    for (size_t i = 0; i < l->size; i++) {
        GiValue item = gi_take(l->items[i]);
        int same = gi_support_equal(t, item, a[1]);
        gi_drop(t, item);
        if (same > 0) {
            if (i < l->size) { /* __eq__ may have shortened the list */
                gi_drop(t, take_out(t, l, i));
            }
            return GI_NONE;
        }
        if (same < 0 || !gi_poll(t, 1)) {
            return GI_NULL;
        }
    }
    return gi_raise_value_error(t, "list.remove(x): x not in list");
}

static GiValue m_reverse(GiThread *t, const GiValue *a) {
    return gi_list_reverse(t, a[0]) ? GI_NONE : GI_NULL;
}

static GiValue m_sort(GiThread *t, const GiValue *a) {
    GiValue key = a[1] == GI_NONE ? GI_NULL : a[1];
    int reverse = a[2] == GI_NULL ? 0 : gi_truth(t, a[2]);
    return reverse >= 0 && gi_list_sort(t, a[0], key, reverse != 0) ? GI_NONE : GI_NULL;
}

static GiValue m_sizeof(GiThread *t, const GiValue *a) {
    GiList *l = gi_as_list(a[0]);
    return gi_int_imm((int64_t)(gi_type(a[0])->gc.size + l->capacity * sizeof(GiValue)));
}

/* --- iterators --- */

static GiValue iter(GiThread *t, GiValue v) { return gi_seqiter(t, &gi_list_iterator_type, v, 0); }

static GiValue m_reversed(GiThread *t, const GiValue *a) {
    return gi_seqiter(t, &gi_list_reverseiterator_type, a[0], gi_as_list(a[0])->size);
}

static GiValue next(GiThread *t, GiValue v) {
    GiSeqIter *it = (GiSeqIter *)gi_object(v);
    if (it->sequence != GI_NULL && it->index < gi_as_list(it->sequence)->size) {
        return gi_take(gi_as_list(it->sequence)->items[it->index++]);
    }
    return gi_seqiter_end(t, it);
}

/* The reverse iterator's index is one more than that of the next item. */
static GiValue next_reversed(GiThread *t, GiValue v) {
    GiSeqIter *it = (GiSeqIter *)gi_object(v);
    if (it->sequence != GI_NULL && it->index > 0 && it->index <= gi_as_list(it->sequence)->size) {
        return gi_take(gi_as_list(it->sequence)->items[--it->index]);
    }
    return gi_seqiter_end(t, it);
}

static GiValue m_hint_reversed(GiThread *t, const GiValue *a) {
    GiSeqIter *it = (GiSeqIter *)gi_object(a[0]);
    bool done = it->sequence == GI_NULL || it->index > gi_as_list(it->sequence)->size;
    return gi_int_imm(done ? 0 : (int64_t)it->index);
}

static GiValue m_reduce_reversed(GiThread *t, const GiValue *a) {
    GiSeqIter *it = (GiSeqIter *)gi_object(a[0]);
    if (it->sequence == GI_NULL) {
        return gi_support_reduce_iter(t, gi_list(t, NULL, 0), GI_NULL);
    }
    GiValue reversed = gi_support_builtin(t, "reversed");
    if (reversed == GI_NULL) {
        return GI_NULL;
    }
    GiValue args = gi_tuple(t, &it->sequence, 1);
    GiValue r = GI_NULL;
    if (args != GI_NULL) {
        r = gi_tuple_pack(t, 3, reversed, args, gi_int_imm((int64_t)it->index - 1));
        gi_drop(t, args);
    }
    gi_drop(t, reversed);
    return r;
}

static GiValue m_setstate_reversed(GiThread *t, const GiValue *a) {
    int64_t index;
    if (!gi_str_read_state(t, a[1], &index)) {
        return GI_NULL;
    }
    GiSeqIter *it = (GiSeqIter *)gi_object(a[0]);
    if (it->sequence != GI_NULL) {
        int64_t size = (int64_t)gi_as_list(it->sequence)->size;
        it->index = (size_t)(index < -1 ? 0 : index > size - 1 ? size : index + 1);
    }
    return GI_NONE;
}

static const GiMethodRow reverse_methods[] = {
    GI_METHOD("__length_hint__(self, /)", m_hint_reversed, "Private method returning an estimate of len(list(it))."),
    GI_METHOD("__reduce__(self, /)", m_reduce_reversed, "Return state information for pickling."),
    GI_METHOD("__setstate__(self, state, /)", m_setstate_reversed, "Set state information for unpickling."),
    GI_METHODS_END};

GiType gi_list_iterator_type = GI_SEQITER_TYPE("list_iterator", next, gi_seqiter_methods);
GiType gi_list_reverseiterator_type = GI_SEQITER_TYPE("list_reverseiterator", next_reversed, reverse_methods);

/* --- the type --- */

static const GiNumberSlots number = {
    .binary = {[GI_OP_ADD] = concat, [GI_OP_MUL] = repeat},
    .inplace = {[GI_OP_ADD] = concat_inplace, [GI_OP_MUL] = repeat_inplace}};

static const GiContainerSlots container = {
    .len = len, .getitem = getitem, .setitem = setitem, .contains = gi_items_contains};

static const GiMethodRow methods[] = {
    GI_METHOD("append(self, object, /)", gi_list_append_method, "Append object to the end of the list."),
    GI_METHOD("clear(self, /)", m_clear, "Remove all items from list."),
    GI_METHOD_MADE("copy(self, /)", m_copy, "Return a shallow copy of the list."),
    GI_METHOD("count(self, value, /)", gi_items_count, "Return number of occurrences of value."),
    GI_METHOD("extend(self, iterable, /)", m_extend, "Extend list by appending elements from the iterable."),
    GI_METHOD("index(self, value, start=0, stop=sys.maxsize, /)", m_index,
              "Return first index of value.\n\nRaises ValueError if the value is not present."),
    GI_METHOD("insert(self, index, object, /)", m_insert, "Insert object before index."),
    GI_METHOD("pop(self, index=-1, /)", m_pop,
              "Remove and return item at index (default last).\n\n"
              "Raises IndexError if list is empty or index is out of range."),
    GI_METHOD("remove(self, value, /)", m_remove,
              "Remove first occurrence of value.\n\nRaises ValueError if the value is not present."),
    GI_METHOD("reverse(self, /)", m_reverse, "Reverse *IN PLACE*."),
    GI_METHOD("sort(self, /, *, key=None, reverse=False)", m_sort,
              "Sort the list in ascending order and return None.\n\n"
              "The sort is in-place (i.e. the list itself is modified) and stable (i.e. the\n"
              "order of two equal elements is maintained).\n\n"
              "If a key function is given, apply it once to each list item and sort them,\n"
              "ascending or descending, according to their function values.\n\n"
              "The reverse flag can be set to sort in descending order."),
    GI_METHOD_MADE("__reversed__(self, /)", m_reversed, "Return a reverse iterator over the list."),
    GI_METHOD_MADE("__sizeof__(self, /)", m_sizeof, "Return the size of the list in memory, in bytes."),
    GI_CLASS_METHOD("__class_getitem__(type, object, /)", gi_class_getitem, "See PEP 585"),
    GI_METHODS_END};

GiType gi_list_type = {
    GI_TYPE_HEAD(GiList, GI_GC_TRACKED | GI_GC_VECTOR), .gc.vector_items = offsetof(GiList, items),
    .gc.vector_count = offsetof(GiList, size), .gc.traverse = traverse, .gc.clear = clear_cycle,
    .gc.release = release, .name = "list",
    .flags = GI_TYPE_BASE | GI_TYPE_UNHASHABLE | GI_TYPE_LIST | GI_TYPE_SEQUENCE | GI_TYPE_MATCH_SELF,
    .new_ = new_slot, .init = init_slot, .repr = repr, .compare = compare, .iter = iter,
    .number = &number, .container = &container, .methods = methods,
    .doc = "Built-in mutable sequence.\n\n"
           "If no argument is given, the constructor creates a new empty list.\n"
           "The argument must be an iterable if specified.",
    .new_signature = "list(iterable=(), /)"};
