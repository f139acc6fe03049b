/* SPDX-License-Identifier: MIT
 * runtime/types/tuple.c owns tuple and its iterator. Items follow the header in one block.
 *
 * U1  A tuple whose items can hold no references to containers is not tracked by the collector, which
 *     finds out at the latest when it meets it. Whoever fills a tuple again tracks it again.
 * U2  The hash is cached only when it depends on immutable builtin values alone; otherwise the
 *     items' __hash__ is asked each time, as the language has it.
 * U3  The empty tuple of type tuple is one object, vm->empty_tuple.
 */
#include <stdarg.h>

#include "gc/quick.h"
#include "runtime/types/dict_find.h"
#include "runtime/types/genericalias.h"
#include "runtime/types/items.h"
#include "runtime/types/number.h"
#include "runtime/types/sequence.h"
#include "runtime/types/support.h"

static size_t bytes_of(size_t size) { return sizeof(GiTuple) + size * sizeof(GiValue); }

/* Memory for a tuple; items are not set. */
static inline GiTuple *allocate(GiThread *t, GiType *type, size_t size) {
    if (size > (SIZE_MAX / 2 - sizeof(GiTuple)) / sizeof(GiValue)) {
        gi_raise_memory(t);
        return NULL;
    }
    GiTuple *o = type == &gi_tuple_type ? gi_quick_new(t, type, bytes_of(size))
                                        : gi_object_new_raw(t, type, bytes_of(size));
    if (GI_LIKELY(o != NULL)) {
        o->size = size;
        o->hash = -1;
    }
    return o;
}

/* Tracks a filled tuple if need be (U1); takes over its reference. */
static GiValue finish(GiThread *t, GiTuple *o) {
    for (size_t i = 0; i < o->size; i++) {
        if (gi_may_be_tracked(o->items[i])) {
            return gi_support_track(t, o);
        }
    }
    return gi_counted(o);
}

static GiValue empty(GiThread *t) {
    if (t->vm->empty_tuple == GI_NULL) {
        GiTuple *o = allocate(t, &gi_tuple_type, 0);
        if (o == NULL) {
            return GI_NULL;
        }
        t->vm->empty_tuple = gi_counted(o);
    }
    return gi_take(t->vm->empty_tuple);
}

/* See sequence.h. */
GiTuple *gi_tuple_new(GiThread *t, size_t size) {
    GiTuple *o = allocate(t, &gi_tuple_type, size);
    for (size_t i = 0; o != NULL && i < size; i++) {
        o->items[i] = GI_UNBOUND;
    }
    return o;
}

/* See sequence.h. */
GiValue gi_tuple(GiThread *t, const GiValue *items, size_t size) {
    if (size == 0) {
        return empty(t);
    }
    GiTuple *o = allocate(t, &gi_tuple_type, size);
    if (o == NULL) {
        return GI_NULL;
    }
    for (size_t i = 0; i < size; i++) {
        o->items[i] = gi_take(items[i]);
    }
    return finish(t, o);
}

/* See sequence.h. */
GiValue gi_tuple_steal(GiThread *t, const GiValue *items, size_t size) {
    if (size == 0) {
        return empty(t);
    }
    GiTuple *o = allocate(t, &gi_tuple_type, size);
    if (o == NULL) {
        for (size_t i = 0; i < size; i++) {
            gi_drop(t, items[i]);
        }
        return GI_NULL;
    }
    bool tracked = false;
    for (size_t i = 0; i < size; i++) {
        o->items[i] = items[i];
        tracked |= gi_may_be_tracked(items[i]);
    }
    return GI_UNLIKELY(tracked) ? gi_support_track(t, o) : gi_counted(o);
}

/* See sequence.h. */
GiValue gi_tuple_move(GiThread *t, GiValue *registers, size_t size) {
    if (size == 0) {
        return empty(t);
    }
    bool tracked = false;
    for (size_t i = 0; i < size && !tracked; i++) {
        tracked = gi_may_be_tracked(registers[i]);
    }
    GiTuple *o = tracked ? gi_object_new_raw_tracked(t, &gi_tuple_type, bytes_of(size))
                         : gi_quick_new(t, &gi_tuple_type, bytes_of(size));
    if (o == NULL) {
        return GI_NULL;
    }
    o->size = size;
    o->hash = -1;
    for (size_t i = 0; i < size; i++) {
        GiValue v = registers[i];
        o->items[i] = v;
        if (gi_is_counted(v)) {
            registers[i] = GI_UNBOUND;
        }
    }
    return gi_counted(o);
}

/* See sequence.h. */
GiValue gi_tuple_pack(GiThread *t, size_t n, ...) {
    GiTuple *o = allocate(t, &gi_tuple_type, n);
    if (o == NULL) {
        return GI_NULL;
    }
    va_list list;
    va_start(list, n);
    for (size_t i = 0; i < n; i++) {
        o->items[i] = gi_take(va_arg(list, GiValue));
    }
    va_end(list);
    return finish(t, o);
}

/* See sequence.h. */
GiValue gi_tuple_from(GiThread *t, GiValue iterable) {
    if (gi_is_exact(iterable, &gi_tuple_type)) {
        return gi_take(iterable);
    }
    if (gi_is_exact(iterable, &gi_list_type)) {
        GiList *l = gi_as_list(iterable);
        return gi_tuple(t, l->items, l->size);
    }
    GiValue list = gi_list_from(t, iterable);
    if (list == GI_NULL) {
        return GI_NULL;
    }
    GiList *l = gi_as_list(list);
    size_t size = l->size;
    l->size = 0; /* the references move into the tuple */
    GiValue r = gi_tuple_steal(t, l->items, size);
    gi_drop(t, list);
    return r;
}

/* --- type slots --- */

static void release(GiThread *t, GiObject *o) {
    GiTuple *u = (GiTuple *)o;
    size_t size = u->size;
    for (size_t i = size; i > 0; i--) {
        gi_drop(t, u->items[i - 1]);
    }
    if (GI_LIKELY(o->type == &gi_tuple_type && o->gc == GI_GC_UNTRACKED)) {
        gi_quick_free(t, o, bytes_of(size));
    } else {
        gi_object_free(t, o, bytes_of(size));
    }
}

static int traverse(GiObject *o, GiVisit visit, void *arg) {
    GiTuple *u = (GiTuple *)o;
    for (size_t i = 0; i < u->size; i++) {
        int stop = visit(u->items[i], arg);
        if (stop != 0) {
            return stop;
        }
    }
    return 0;
}

/* A tuple of a subclass with the items of the tuple `items`. */
static GiValue derive(GiThread *t, GiType *type, GiValue items) {
    GiTuple *from = gi_as_tuple(items);
    GiTuple *o = allocate(t, type, from->size);
    if (o == NULL) {
        return GI_NULL;
    }
    for (size_t i = 0; i < from->size; i++) {
        o->items[i] = gi_take(from->items[i]);
    }
    return gi_support_track(t, o);
}

static GiValue new_slot(GiThread *t, GiType *type, const GiValue *a, size_t n, GiValue kwnames) {
    if ((type == &gi_tuple_type || type->init == gi_object_type.init) &&
        !gi_support_no_keywords(t, "tuple", kwnames)) {
        return GI_NULL;
    }
    if (!gi_support_count(t, "tuple", n, 0, 1)) {
        return GI_NULL;
    }
    GiValue items = n == 0 ? empty(t) : gi_tuple_from(t, a[0]);
    if (items == GI_NULL || type == &gi_tuple_type) {
        return items;
    }
    GiValue r = derive(t, type, items);
    gi_drop(t, items);
    return r;
}

static GiValue repr(GiThread *t, GiValue v) {
    GiTuple *u = gi_as_tuple(v);
    if (u->size == 0) {
        return gi_str_from_text(t, "()");
    }
    int entered = gi_repr_enter(t, v);
    if (entered <= 0) {
        return entered == 0 ? gi_str_from_text(t, "(...)") : GI_NULL;
    }
    GiText text;
    gi_text_init(&text, t);
    gi_text_add(&text, "(", 1);
    for (size_t i = 0; text.ok && i < u->size; i++) {
        if (i != 0) {
            gi_text_add(&text, ", ", 2);
        }
        gi_text_add_repr(&text, u->items[i]);
        text.ok = text.ok && gi_poll(t, 2);
    }
    gi_text_add_text(&text, u->size == 1 ? ",)" : ")");
    gi_repr_leave(t, v);
    return gi_text_finish(&text);
}

/* Does the hash of v depend on nothing a script can change? */
static bool is_pure(GiValue v) {
    if (!gi_is_object(v)) {
        return true;
    }
    GiType *type = gi_object(v)->type;
    return type == &gi_str_type || type == &gi_int_type || type == &gi_none_type ||
           type == &gi_bool_type || type == &gi_bytes_type ||
           (type == &gi_tuple_type && gi_as_tuple(v)->hash != -1);
}

#define HASH_PRIME_1 11400714785074694791u
#define HASH_PRIME_2 14029467366897019727u
#define HASH_PRIME_5 2870177450012600261u

/* xxHash over the items' hashes, in the variant that defines Python's tuple hash. */
/* The hash of an immediate int or of a str that knows it. */
static inline bool plain_hash(GiValue v, int64_t *out) {
    if (gi_is_int_imm(v)) {
        *out = gi_dict_hash_int(v);
        return true;
    }
    *out = gi_is_object(v) && gi_object(v)->type == &gi_str_type ? gi_as_str(v)->hash : -1;
    return *out != -1;
}

static inline uint64_t add_lane(uint64_t acc, int64_t lane) {
    acc += (uint64_t)lane * HASH_PRIME_2;
    return (acc << 31 | acc >> 33) * HASH_PRIME_1;
}

static bool hash(GiThread *t, GiValue v, int64_t *out) {
    GiTuple *u = gi_as_tuple(v);
    if (u->hash != -1) {
        *out = u->hash;
        return true;
    }
    uint64_t acc = HASH_PRIME_5;
    bool pure = true, ok = true;
    size_t i = 0;
    for (int64_t lane; i < u->size && plain_hash(u->items[i], &lane); i++) {
        acc = add_lane(acc, lane);
    }
    if (i < u->size && !gi_enter(t, "")) {
        return false;
    }
    bool entered = i < u->size;
    for (; ok && i < u->size; i++) {
        int64_t lane;
        ok = gi_hash(t, u->items[i], &lane) && gi_poll(t, 1);
        if (ok) {
            acc = add_lane(acc, lane);
            pure = pure && is_pure(u->items[i]);
        }
    }
    if (entered) {
        gi_leave(t);
    }
    if (!ok) {
        return false;
    }
    acc += u->size ^ (HASH_PRIME_5 ^ 3527539u);
    *out = acc == UINT64_MAX ? 1546275796 : (int64_t)acc;
    if (pure) {
        u->hash = *out;
    }
    return true;
}

static GiValue compare(GiThread *t, GiValue a, GiValue b, GiCompareOp op) {
    return gi_is_tuple(a) && gi_is_tuple(b) ? gi_items_compare(t, a, b, op) : GI_NOT_IMPLEMENTED;
}

/* --- operators and items --- */

static GiValue concat(GiThread *t, GiValue a, GiValue b) {
    if (!gi_is_tuple(a)) {
        return GI_NOT_IMPLEMENTED;
    }
    if (!gi_is_tuple(b)) {
        return gi_support_concat_other(t, a, b, "tuple");
    }
    GiTuple *x = gi_as_tuple(a), *y = gi_as_tuple(b);
    if (x->size == 0 && gi_is_exact(b, &gi_tuple_type)) {
        return gi_take(b);
    }
    if (y->size == 0 && gi_is_exact(a, &gi_tuple_type)) {
        return gi_take(a);
    }
    if (x->size + y->size == 0) {
        return empty(t);
    }
    GiTuple *r = allocate(t, &gi_tuple_type, x->size + y->size);
    if (r == NULL) {
        return GI_NULL;
    }
    for (size_t i = 0; i < x->size; i++) {
        r->items[i] = gi_take(x->items[i]);
    }
    for (size_t i = 0; i < y->size; i++) {
        r->items[x->size + i] = gi_take(y->items[i]);
    }
    return finish(t, r);
}

static GiValue repeat(GiThread *t, GiValue a, GiValue b) {
    int64_t count;
    GiValue r;
    bool left = gi_is_tuple(a);
    if (!gi_support_repeat(t, a, b, left, &count, &r)) {
        return r;
    }
    GiValue v = left ? a : b;
    GiTuple *u = gi_as_tuple(v);
    size_t total;
    if ((count == 1 || u->size == 0) && gi_is_exact(v, &gi_tuple_type)) {
        return gi_take(v);
    }
    if (__builtin_mul_overflow(u->size, (size_t)count, &total)) {
        return gi_raise_memory(t);
    }
    if (total == 0) {
        return empty(t);
    }
    GiTuple *made = allocate(t, &gi_tuple_type, total);
    if (made == NULL) {
        return GI_NULL;
    }
    for (size_t i = 0; i < total; i += u->size) {
        for (size_t k = 0; k < u->size; k++) {
            made->items[i + k] = gi_take(u->items[k]);
        }
    }
    return finish(t, made);
}

static int64_t len(GiThread *t, GiValue v) { return (int64_t)gi_as_tuple(v)->size; }

static GiValue get_slice(GiThread *t, GiValue v, GiValue slice) {
    int64_t start, stop, step;
    if (!gi_slice_unpack(t, slice, &start, &stop, &step)) {
        return GI_NULL;
    }
    GiTuple *u = gi_as_tuple(v);
    int64_t n = gi_slice_adjust((int64_t)u->size, &start, &stop, step);
    if (n <= 0) {
        return empty(t);
    }
    if (step == 1) {
        return start == 0 && (size_t)n == u->size && gi_is_exact(v, &gi_tuple_type)
                   ? gi_take(v)
                   : gi_tuple(t, u->items + start, (size_t)n);
    }
    GiTuple *r = allocate(t, &gi_tuple_type, (size_t)n);
    if (r == NULL) {
        return GI_NULL;
    }
    for (int64_t i = 0; i < n; i++) {
        r->items[i] = gi_take(u->items[start + i * step]);
    }
    return finish(t, r);
}

static GiValue getitem(GiThread *t, GiValue v, GiValue key) {
    if (gi_support_has_index(key)) {
        int64_t i;
        if (!gi_support_index(t, key, &gi_IndexError, &i)) {
            return GI_NULL;
        }
        GiTuple *u = gi_as_tuple(v);
        if (i < 0) {
            i += (int64_t)u->size;
        }
        if ((uint64_t)i >= u->size) {
            return gi_raise(t, &gi_IndexError, "tuple index out of range");
        }
        return gi_take(u->items[i]);
    }
    if (gi_is_exact(key, &gi_slice_type)) {
        return get_slice(t, v, key);
    }
    return gi_raise_type_error(t, "tuple indices must be integers or slices, not %T", key);
}

/* --- methods --- */

static GiValue m_index(GiThread *t, const GiValue *a) {
    int64_t i = gi_items_index(t, a);
    return i >= 0    ? gi_int_imm(i)
           : i == -1 ? gi_raise_value_error(t, "tuple.index(x): x not in tuple")
                     : GI_NULL;
}

static GiValue m_getnewargs(GiThread *t, const GiValue *a) {
    GiTuple *u = gi_as_tuple(a[0]);
    GiValue items = gi_tuple(t, u->items, u->size);
    if (items == GI_NULL) {
        return GI_NULL;
    }
    return gi_tuple_steal(t, &items, 1);
}

static GiValue m_sizeof(GiThread *t, const GiValue *a) {
    return gi_int_imm((int64_t)(gi_type(a[0])->gc.prefix + bytes_of(gi_as_tuple(a[0])->size)));
}

/* --- iterator --- */

static GiValue iter(GiThread *t, GiValue v) { return gi_seqiter(t, &gi_tuple_iterator_type, v, 0); }

static GiValue next(GiThread *t, GiValue v) {
    GiSeqIter *it = (GiSeqIter *)gi_object(v);
    if (it->sequence != GI_NULL && it->index < gi_as_tuple(it->sequence)->size) {
        return gi_take(gi_as_tuple(it->sequence)->items[it->index++]);
    }
    return gi_seqiter_end(t, it);
}

GiType gi_tuple_iterator_type = GI_SEQITER_TYPE("tuple_iterator", next, gi_seqiter_methods);

/* --- the type --- */

static const GiNumberSlots number = {.binary = {[GI_OP_ADD] = concat, [GI_OP_MUL] = repeat}};
static const GiContainerSlots container = {.len = len, .getitem = getitem, .contains = gi_items_contains};

static const GiMethodRow methods[] = {
    GI_METHOD("count(self, value, /)", gi_items_count, "Return number of occurrences of value."),
    GI_METHOD("index(self, value, start=0, stop=sys.maxsize, /)", m_index,
              "Return first index of value.\n\nRaises ValueError if the value is not present."),
    GI_METHOD("__getnewargs__(self, /)", m_getnewargs, NULL),
    GI_METHOD("__sizeof__(self, /)", m_sizeof, "Size of object in memory, in bytes."),
    GI_CLASS_METHOD("__class_getitem__(type, object, /)", gi_class_getitem, "See PEP 585"),
    GI_METHODS_END};

GiType gi_tuple_type = {
    GI_TYPE_HEAD(GiTuple, GI_GC_TRACKED | GI_GC_ATOMIC | GI_GC_VECTOR | GI_GC_INLINE),
    .gc.vector_items = offsetof(GiTuple, items), .gc.vector_count = offsetof(GiTuple, size), .gc.traverse = traverse, .gc.release = release,
    .name = "tuple", .flags = GI_TYPE_BASE | GI_TYPE_TUPLE | GI_TYPE_SEQUENCE | GI_TYPE_MATCH_SELF,
    .new_ = new_slot, .repr = repr, .hash = hash, .compare = compare, .iter = iter,
    .number = &number, .container = &container, .methods = methods,
    .doc = "Built-in immutable sequence.\n\n"
           "If no argument is given, the constructor returns an empty tuple.\n"
           "If iterable is specified the tuple is initialized from iterable's items.\n\n"
           "If the argument is a tuple, the return value is the same object.",
    .new_signature = "tuple(iterable=(), /)"};
