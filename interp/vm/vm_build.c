/* SPDX-License-Identifier: MIT
 * interp/vm/vm_build.c owns the slow paths of iteration, unpacking, building of containers, formatting and
 * making functions. See vm.h for their contract.
 */
#include "gc/size.h"
#include "interp/vm/fastpath.h"
#include "interp/vm/trace.h"
#include "interp/vm/vm_slow.h"
#include "runtime/types/support.h"

/* --- iteration --- */

/* GET_ITER. */
bool gi_vm_get_iter(GiThread *t, uint32_t word) {
    GiFrame *f = t->frame;
    GiValue v = f->R[gi_word_b(word)];
    GiType *type = gi_type(v);
    GiValue it = type == &gi_list_type    ? gi_seqiter(t, &gi_list_iterator_type, v, 0)
                 : type == &gi_tuple_type ? gi_seqiter(t, &gi_tuple_iterator_type, v, 0)
                                          : gi_iter(t, v);
    if (it == GI_NULL) {
        return false;
    }
    gi_consume(t, f, gi_word_b(word));
    gi_result_steal(t, f, gi_word_a(word), it);
    return true;
}

/* The instruction that a FOR_ITER goes to with an item. */
static uint32_t word_behind(const GiFrame *f) { return f->pc[1 + (int32_t)f->pc[0]]; }

/* Is the item of this FOR_ITER at once unpacked into two? */
static bool unpacks_two(const GiFrame *f, uint32_t word) {
    uint32_t next = word_behind(f);
    return (next & 0xFF) == GI_BC_UNPACK && gi_word_a(next) == gi_word_b(word) && gi_word_c(next) == 2 &&
           gi_is_temp(f, gi_word_b(word));
}

static void specialize_for(GiFrame *f, GiType *type, uint32_t word) {
    if (gi_yields_pairs(type) && unpacks_two(f, word)) {
        gi_quicken(f->pc, GI_BC_FOR_ITER_PAIR);
    } else if (type == &gi_range_iterator_type) {
        gi_quicken(f->pc, GI_BC_FOR_ITER_RANGE);
    } else if (type == &gi_list_iterator_type) {
        gi_quicken(f->pc, GI_BC_FOR_ITER_LIST);
    } else if (type == &gi_tuple_iterator_type) {
        gi_quicken(f->pc, GI_BC_FOR_ITER_TUPLE);
    } else if (type == &gi_generator_type) {
        gi_quicken(f->pc, GI_BC_FOR_ITER_GENERATOR);
    } else if ((f->pc[-1] & 0xFF) != GI_BC_FOR_ITER) {
        gi_quicken(f->pc, GI_BC_FOR_ITER);
    }
}

/* See vm_slow.h. */
bool gi_vm_for_end(GiThread *t, uint32_t word) {
    if (GI_UNLIKELY(t->traced) && gi_failed(t) && !gi_trace_stopped(t)) {
        return false;
    }
    if (gi_failed(t) && !gi_error_clear_if(t, &gi_StopIteration)) {
        return false;
    }
    gi_result_steal(t, t->frame, gi_word_a(word), GI_UNBOUND);
    return true;
}

/* FOR_ITER. */
GiForStep gi_vm_for_iter(GiThread *t, uint32_t word) {
    GiFrame *f = t->frame;
    GiValue it = f->R[gi_word_a(word)];
    GiType *type = gi_type(it);
    if (!t->vm->no_specialize) {
        specialize_for(f, type, word);
    }
    if (type == &gi_generator_type) {
        GiGenerator *g = (GiGenerator *)gi_object(it);
        if (g->state != GI_GEN_FINISHED) {
            return gi_generator_push(t, g, GI_NONE, GI_FRAME_RESUME) < 0 ? GI_FOR_FAILED : GI_FOR_PUSHED;
        }
    } else {
        GiValue v = type->next != NULL ? type->next(t, it) : gi_next(t, it);
        if (v != GI_NULL) {
            gi_result_steal(t, f, gi_word_b(word), v);
            return GI_FOR_ITEM;
        }
    }
    return gi_vm_for_end(t, word) ? GI_FOR_END : GI_FOR_FAILED;
}

GI_FOR_SIZE

/* GET_LEN. */
bool gi_vm_get_len(GiThread *t, uint32_t word) {
    GiFrame *f = t->frame;
    int64_t n = gi_len(t, f->R[gi_word_b(word)]);
    if (n < 0) {
        return false;
    }
    gi_result_steal(t, f, gi_word_a(word), gi_int(t, n));
    return true;
}

/* --- unpacking --- */

static bool raise_not_iterable(GiThread *t, GiValue v) {
    if (gi_error_is(t, &gi_TypeError) && gi_type(v)->iter == NULL &&
        (gi_type(v)->container == NULL || gi_type(v)->container->getitem == NULL)) {
        gi_error_clear(t);
        gi_raise_type_error(t, "cannot unpack non-iterable %T object", v);
    }
    return false;
}

/* Drops registers [r, r + n) that an unpacking has filled so far. */
static bool undo(GiThread *t, GiFrame *f, uint32_t r, size_t n) {
    gi_window_clear(t, f->R + r, f->R + r + n);
    return false;
}

/* The first n items of an iterator, out of at least `all`, go to registers from r on. */
static bool unpack_items(GiThread *t, GiFrame *f, GiValue it, uint32_t r, size_t n, size_t all) {
    for (size_t i = 0; i < n; i++) {
        GiValue v = gi_next(t, it);
        if (v == GI_NULL) {
            if (!gi_failed(t)) {
                gi_raise_value_error(t, "not enough values to unpack (expected at least %zu, got %zu)", all, i);
            }
            return undo(t, f, r, i);
        }
        gi_result_steal(t, f, r + (uint32_t)i, v);
    }
    return true;
}

/* All items are fetched before the first register changes: they may be locals that keep their old values
 * when there are too few or too many. */
static bool unpack_iterable(GiThread *t, GiFrame *f, GiValue v, uint32_t r, size_t n) {
    GiValue items[256]; /* n is an operand of one byte */
    GiValue it = gi_iter(t, v);
    if (it == GI_NULL) {
        return raise_not_iterable(t, v);
    }
    size_t got = 0;
    while (got < n && (items[got] = gi_next(t, it)) != GI_NULL) {
        got++;
    }
    if (got < n && !gi_failed(t)) {
        gi_raise_value_error(t, "not enough values to unpack (expected %zu, got %zu)", n, got);
    } else if (got == n) {
        GiValue extra = gi_next(t, it);
        if (extra != GI_NULL) {
            gi_drop(t, extra);
            gi_raise_value_error(t, "too many values to unpack (expected %zu)", n);
        }
    }
    bool ok = !gi_failed(t);
    for (size_t i = 0; i < got; i++) {
        if (ok) {
            gi_result_steal(t, f, r + (uint32_t)i, items[i]);
        } else {
            gi_drop(t, items[i]);
        }
    }
    gi_drop(t, it);
    return ok;
}

/* UNPACK. */
bool gi_vm_unpack(GiThread *t, uint32_t word) {
    GiFrame *f = t->frame;
    uint32_t r = gi_word_b(word), n = gi_word_c(word);
    GiValue v = gi_operand_own(f, gi_word_a(word));
    bool ok = true;
    const GiValue *items = NULL;
    size_t size = 0;
    if (gi_is_exact(v, &gi_tuple_type)) {
        items = gi_as_tuple(v)->items;
        size = gi_as_tuple(v)->size;
    } else if (gi_is_exact(v, &gi_list_type)) {
        items = gi_as_list(v)->items;
        size = gi_as_list(v)->size;
    }
    if (items != NULL && size == n) { /* nothing below runs script code */
        for (uint32_t i = 0; i < n; i++) {
            gi_result_steal(t, f, r + i, gi_take(items[i]));
        }
    } else {
        ok = unpack_iterable(t, f, v, r, n);
    }
    gi_drop(t, v);
    return ok;
}

/* `a, *b, c = v`: n items, a list, m items. */
static bool unpack_around(GiThread *t, GiFrame *f, GiValue it, uint32_t r, size_t n, size_t m) {
    if (!unpack_items(t, f, it, r, n, n + m)) {
        return false;
    }
    GiValue rest = gi_list_from(t, it);
    if (rest == GI_NULL) {
        return undo(t, f, r, n);
    }
    size_t size = gi_as_list(rest)->size;
    if (size < m) {
        gi_raise_value_error(t, "not enough values to unpack (expected at least %zu, got %zu)", n + m,
                             n + size);
        gi_drop(t, rest);
        return undo(t, f, r, n);
    }
    GiList *l = gi_as_list(rest);
    l->size -= m; /* the last m references go to the registers */
    for (size_t i = 0; i < m; i++) {
        gi_result_steal(t, f, r + (uint32_t)(n + 1 + i), l->items[size - m + i]);
    }
    gi_result_steal(t, f, r + (uint32_t)n, rest);
    return true;
}

/* UNPACK_EX. */
bool gi_vm_unpack_ex(GiThread *t, uint32_t word) {
    GiFrame *f = t->frame;
    uint32_t m = f->pc[0];
    GiValue v = gi_operand_own(f, gi_word_a(word));
    GiValue it = gi_iter(t, v);
    bool ok = false;
    if (it == GI_NULL) {
        raise_not_iterable(t, v);
    } else {
        ok = unpack_around(t, f, it, gi_word_b(word), gi_word_c(word), m);
        gi_drop(t, it);
    }
    gi_drop(t, v);
    return ok;
}

/* Appends the values for a star and `after` more targets to the list; `got` values came before. */
static bool add_rest(GiThread *t, GiValue list, GiValue it, size_t got, size_t after) {
    GiValue rest = gi_list_from(t, it);
    if (rest == GI_NULL) {
        return false;
    }
    size_t size = gi_as_list(rest)->size;
    bool ok = size >= after || gi_raise_value_error(t, "not enough values to unpack (expected at least %zu, got %zu)",
                                                    got + after, got + size);
    ok = ok && gi_list_append(t, list, rest);
    for (size_t i = size - after; ok && i < size; i++) {
        ok = gi_list_append(t, list, gi_as_list(rest)->items[i]);
    }
    while (ok && gi_as_list(rest)->size > size - after) {
        GiList *l = gi_as_list(rest);
        gi_drop(t, l->items[--l->size]);
    }
    gi_drop(t, rest);
    return ok;
}

static bool add_values(GiThread *t, GiValue list, GiValue it, size_t before, int64_t after) {
    size_t got = 0;
    GiValue v = GI_NULL;
    while (got < before && (v = gi_next(t, it)) != GI_NULL) {
        if (!gi_list_append_steal(t, list, v)) {
            return false;
        }
        got++;
    }
    if (got < before) {
        return !gi_failed(t) && gi_raise_value_error(t, "not enough values to unpack (expected %s%zu, got %zu)",
                                                     after < 0 ? "" : "at least ",
                                                     before + (after < 0 ? 0 : (size_t)after), got);
    }
    if (after >= 0) {
        return add_rest(t, list, it, got, (size_t)after);
    }
    v = gi_next(t, it);
    if (v != GI_NULL) {
        gi_drop(t, v);
        return gi_raise_value_error(t, "too many values to unpack (expected %zu)", before);
    }
    return !gi_failed(t);
}

/* See vm.h. */
GiValue gi_unpack_many(GiThread *t, GiValue v, int64_t before, int64_t after) {
    GiValue it = gi_iter(t, v);
    if (it == GI_NULL) {
        raise_not_iterable(t, v);
        return GI_NULL;
    }
    GiValue list = gi_list(t, NULL, 0);
    if (list != GI_NULL && !add_values(t, list, it, (size_t)before, after)) {
        gi_drop(t, list);
        list = GI_NULL;
    }
    gi_drop(t, it);
    return list;
}

/* --- building --- */

/* The references of temporaries [r, r + n) were taken over by somebody. */
static void forget(GiFrame *f, uint32_t r, uint32_t n) {
    for (uint32_t i = r; i < r + n; i++) {
        if (gi_is_counted(f->R[i])) {
            f->R[i] = GI_UNBOUND;
        }
    }
}

GI_FOR_SPEED

/* Stores a result that may be GI_NULL. */
static bool result(GiThread *t, GiFrame *f, uint32_t word, GiValue v) {
    if (v == GI_NULL) {
        return false;
    }
    gi_result_steal(t, f, gi_word_a(word), v);
    return true;
}

/* BUILD_TUPLE. */
bool gi_vm_build_tuple(GiThread *t, uint32_t word) {
    GiFrame *f = t->frame;
    return result(t, f, word, gi_tuple_move(t, f->R + gi_word_b(word), gi_word_c(word)));
}

/* BUILD_LIST. */
bool gi_vm_build_list(GiThread *t, uint32_t word) {
    GiFrame *f = t->frame;
    GiValue v = gi_list_steal(t, f->R + gi_word_b(word), gi_word_c(word));
    forget(f, gi_word_b(word), gi_word_c(word));
    return result(t, f, word, v);
}

/* Ends a building instruction whose operands were only borrowed. */
static bool built(GiThread *t, GiFrame *f, uint32_t word, uint32_t n, GiValue v) {
    if (v == GI_NULL) {
        return false;
    }
    gi_window_clear(t, f->R + gi_word_b(word), f->R + gi_word_b(word) + n);
    gi_result_steal(t, f, gi_word_a(word), v);
    return true;
}

/* BUILD_SET. */
bool gi_vm_build_set(GiThread *t, uint32_t word) {
    GiFrame *f = t->frame;
    GiValue v = gi_set(t, GI_NULL);
    for (uint32_t i = 0; v != GI_NULL && i < gi_word_c(word); i++) {
        if (!gi_set_add(t, v, f->R[gi_word_b(word) + i])) {
            gi_drop(t, v);
            v = GI_NULL;
        }
    }
    return built(t, f, word, gi_word_c(word), v);
}

/* BUILD_DICT. */
bool gi_vm_build_dict(GiThread *t, uint32_t word) {
    GiFrame *f = t->frame;
    uint32_t n = gi_word_c(word);
    GiValue v = n == 0 ? gi_dict(t) : gi_dict_sized(t, n);
    const GiValue *p = f->R + gi_word_b(word);
    for (uint32_t i = 0; v != GI_NULL && i < n; i++) {
        if (!gi_dict_set(t, gi_as_dict(v), p[2 * i], p[2 * i + 1])) {
            gi_drop(t, v);
            v = GI_NULL;
        }
    }
    return built(t, f, word, 2 * n, v);
}

/* BUILD_STRING. */
bool gi_vm_build_string(GiThread *t, uint32_t word) {
    GiFrame *f = t->frame;
    uint32_t n = gi_word_c(word);
    return built(t, f, word, n, gi_str_concat_all(t, f->R + gi_word_b(word), n));
}

/* BUILD_SLICE. */
bool gi_vm_build_slice(GiThread *t, uint32_t word) {
    GiFrame *f = t->frame;
    const GiValue *p = f->R + gi_word_b(word);
    return built(t, f, word, gi_word_c(word), gi_slice(t, p[0], p[1], gi_word_c(word) == 3 ? p[2] : GI_NONE));
}

/* A slice with plain bounds, clipped to its sequence. */
typedef struct GiPlainSlice {
    int64_t start, stop, step, count;
} GiPlainSlice;

/* The bounds in n registers as positions in a sequence, which are `count` items. false: __index__ would be asked. */
static bool plain_bounds(const GiValue *bounds, uint32_t n, int64_t size, GiPlainSlice *s) {
    s->step = 1;
    if (n == 3 && bounds[2] != GI_NONE) {
        if (!gi_is_int_imm(bounds[2]) || bounds[2] == gi_int_imm(0)) {
            return false;
        }
        s->step = gi_int_imm_value(bounds[2]);
    }
    s->start = s->step < 0 ? INT64_MAX : 0;
    s->stop = s->step < 0 ? INT64_MIN : INT64_MAX;
    int64_t *out[2] = {&s->start, &s->stop};
    for (int i = 0; i < 2; i++) {
        if (gi_is_int_imm(bounds[i])) {
            *out[i] = gi_int_imm_value(bounds[i]);
        } else if (bounds[i] != GI_NONE) {
            return false;
        }
    }
    s->count = gi_slice_adjust(size, &s->start, &s->stop, s->step);
    return true;
}

static int64_t plain_size(GiValue v, const GiType *type) {
    return type == &gi_str_type     ? (int64_t)gi_str_length(v)
           : type == &gi_list_type  ? (int64_t)gi_as_list(v)->size
           : type == &gi_tuple_type ? (int64_t)gi_as_tuple(v)->size
                                    : -1;
}

/* v[start:stop:step] of an exact list, tuple or str, the last two with step 1 only. */
static GiValue plain_slice(GiThread *t, GiValue v, const GiType *type, const GiPlainSlice *s) {
    if (type == &gi_list_type) {
        return gi_list_pick(t, v, s->start, s->step, s->count);
    }
    if (type == &gi_str_type) {
        return gi_str_slice(t, v, s->start, s->start + s->count);
    }
    const GiTuple *u = gi_as_tuple(v);
    return (size_t)s->count == u->size ? gi_take(v) : gi_tuple(t, u->items + s->start, (size_t)s->count);
}

/* v sliced by n bounds in *out: 1 done (GI_NULL: error set), 0 not a plain case. */
static int slice_plainly(GiThread *t, GiValue v, const GiValue *bounds, uint32_t n, GiValue *out) {
    const GiType *type = gi_type(v);
    int64_t size = plain_size(v, type);
    GiPlainSlice s;
    if (size < 0 || !plain_bounds(bounds, n, size, &s) || (s.step != 1 && type != &gi_list_type)) {
        return 0;
    }
    *out = plain_slice(t, v, type, &s);
    return 1;
}

/* See vm_slow.h. */
int gi_vm_slice_constant(GiThread *t, GiValue v, GiValue slice, GiValue *out) {
    return slice_plainly(t, v, &((GiSlice *)gi_object(slice))->start, 3, out);
}

/* BUILD_SLICE, GET_ITEM. */
static int slice_get(GiThread *t, GiFrame *f, uint32_t word, uint32_t next) {
    GiValue r;
    if (!slice_plainly(t, f->R[gi_word_b(next)], f->R + gi_word_b(word), gi_word_c(word), &r)) {
        return 0;
    }
    if (r == GI_NULL) {
        return -1;
    }
    gi_consume(t, f, gi_word_b(next));
    gi_result_steal(t, f, gi_word_a(next), r);
    return 1;
}

/* BUILD_SLICE, SET_ITEM: of a list, from another. */
static int slice_set(GiThread *t, GiFrame *f, uint32_t word, uint32_t next) {
    GiValue v = f->R[gi_word_a(next)], x = f->R[gi_word_c(next)];
    GiPlainSlice s;
    if (!gi_is_exact(v, &gi_list_type) || !gi_is_exact(x, &gi_list_type) || v == x ||
        !plain_bounds(f->R + gi_word_b(word), gi_word_c(word), plain_size(v, &gi_list_type), &s) || s.step != 1) {
        return 0;
    }
    if (!gi_list_replace(t, v, s.start, s.start + s.count, x)) {
        return -1;
    }
    gi_consume(t, f, gi_word_c(next));
    gi_consume(t, f, gi_word_a(next));
    return 1;
}

int gi_vm_slice_item(GiThread *t, uint32_t word) {
    GiFrame *f = t->frame;
    uint32_t next = *f->pc, slice = gi_word_a(word);
    if (!gi_is_temp(f, slice)) {
        return 0;
    }
    if ((next & 0xFF) == GI_BC_GET_ITEM && gi_word_c(next) == slice) {
        return slice_get(t, f, word, next);
    }
    if ((next & 0xFF) == GI_BC_SET_ITEM && gi_word_b(next) == slice) {
        return slice_set(t, f, word, next);
    }
    return 0;
}

/* How many items an iterator over a list, tuple or range has left, or zip or enumerate over such; 0: not known. */
static size_t items_left(GiValue it) {
    GiType *type = gi_type(it);
    const GiSeqIter *i = (GiSeqIter *)gi_object(it);
    if (type == &gi_range_iterator_type) {
        return ((GiRangeIterator *)gi_object(it))->left;
    }
    if (type == &gi_enumerate_type) {
        GiValue of = ((GiEnumerate *)gi_object(it))->iterator;
        return gi_type(of) == type ? 0 : items_left(of);
    }
    if (type == &gi_zip_type) {
        GiValue first = gi_as_tuple(((GiZip *)gi_object(it))->iterators)->items[0];
        return gi_type(first) == &gi_list_iterator_type ? items_left(first) : 0;
    }
    bool list = type == &gi_list_iterator_type;
    if ((!list && type != &gi_tuple_iterator_type) || i->sequence == GI_NULL) {
        return 0;
    }
    size_t size = list ? gi_as_list(i->sequence)->size : gi_as_tuple(i->sequence)->size;
    return size > i->index ? size - i->index : 0;
}

#define AHEAD_MOST ((size_t)1 << 16) /* items that room is made for before they come */

/* LIST_APPEND. */
bool gi_vm_list_append(GiThread *t, uint32_t word) {
    GiFrame *f = t->frame;
    uint32_t source = gi_word_c(word);
    GiList *l = gi_as_list(f->R[gi_word_a(word)]);
    size_t more = source == 0 || l->size != l->capacity ? 0 : items_left(f->R[source]);
    if (more != 0 && more < AHEAD_MOST && !gi_list_reserve(t, l, l->size + 1 + more)) {
        return false;
    }
    return gi_list_append_steal(t, f->R[gi_word_a(word)], gi_operand_own(f, gi_word_b(word)));
}

static bool has_iteration(GiValue v) {
    GiType *type = gi_type(v);
    return type->iter != NULL || (type->container != NULL && type->container->getitem != NULL);
}

/* "module.qualname()" of a callee for messages; owned. */
GiValue gi_callee_text(GiThread *t, GiValue callee) {
    GiValue qualname, module;
    int found = gi_getattr_optional(t, callee, GI_NAME(t, __qualname__), &qualname);
    if (found <= 0) {
        return found < 0 ? GI_NULL : gi_str(t, callee);
    }
    GiValue r = GI_NULL;
    found = gi_getattr_optional(t, callee, GI_NAME(t, __module__), &module);
    if (found > 0 && module != GI_NONE && gi_is_str(module) && !gi_str_equal_text(module, "builtins")) {
        r = gi_str_from_format(t, "%S.%S()", module, qualname);
    } else if (found >= 0) {
        r = gi_str_from_format(t, "%S()", qualname);
    }
    gi_xdrop(t, found > 0 ? module : GI_NULL);
    gi_drop(t, qualname);
    return r;
}

static bool raise_callee(GiThread *t, GiValue callee, const char *format, GiValue v) {
    GiValue text = gi_callee_text(t, callee);
    if (text != GI_NULL) {
        gi_raise_type_error(t, format, text, v);
        gi_drop(t, text);
    }
    return false;
}

/* Is this the only argument of a call, as in f(*v)? Then the message names the callee. */
static bool only_argument(const GiFrame *f, uint32_t word) {
    uint32_t next = *f->pc;
    return gi_as_list(f->R[gi_word_a(word)])->size == 0 && (next & 0xFF) == GI_BC_CALL_EX &&
           gi_word_a(next) + 1 == gi_word_a(word);
}

/* LIST_EXTEND. */
bool gi_vm_list_extend(GiThread *t, uint32_t word) {
    GiFrame *f = t->frame;
    GiValue v = f->R[gi_word_b(word)];
    if (!has_iteration(v)) {
        return only_argument(f, word)
                   ? raise_callee(t, f->R[gi_word_a(word) - 1], "%S argument after * must be an iterable, not %T", v)
                   : gi_raise_type_error(t, "Value after * must be an iterable, not %T", v);
    }
    if (!gi_list_extend(t, f->R[gi_word_a(word)], v)) {
        return false;
    }
    gi_consume(t, f, gi_word_b(word));
    return true;
}

/* SET_ADD. */
bool gi_vm_set_add(GiThread *t, uint32_t word) {
    GiFrame *f = t->frame;
    if (!gi_set_add(t, f->R[gi_word_a(word)], f->R[gi_word_b(word)])) {
        return false;
    }
    gi_consume(t, f, gi_word_b(word));
    return true;
}

/* SET_UPDATE. */
bool gi_vm_set_update(GiThread *t, uint32_t word) {
    GiFrame *f = t->frame;
    if (!gi_set_update(t, f->R[gi_word_a(word)], f->R[gi_word_b(word)])) {
        return false;
    }
    gi_consume(t, f, gi_word_b(word));
    return true;
}

/* DICT_ADD. */
bool gi_vm_dict_add(GiThread *t, uint32_t word) {
    GiFrame *f = t->frame;
    if (!gi_dict_set(t, gi_as_dict(f->R[gi_word_a(word)]), f->R[gi_word_b(word)], f->R[gi_word_c(word)])) {
        return false;
    }
    gi_consume(t, f, gi_word_b(word));
    gi_consume(t, f, gi_word_c(word));
    return true;
}

GI_FOR_SIZE

/* Is v a dict or has it keys()? -1: error. */
static int is_mapping(GiThread *t, GiValue v) {
    GiValue keys;
    int found = gi_is_dict(v) ? 1 : gi_getattr_optional(t, v, GI_NAME(t, keys), &keys);
    if (!gi_is_dict(v)) {
        gi_xdrop(t, found > 0 ? keys : GI_NULL);
    }
    return found;
}

/* DICT_UPDATE. */
bool gi_vm_dict_update(GiThread *t, uint32_t word) {
    GiFrame *f = t->frame;
    GiValue v = f->R[gi_word_b(word)];
    int mapping = is_mapping(t, v);
    if (mapping <= 0) {
        return mapping < 0 ? false : gi_raise_type_error(t, "'%T' object is not a mapping", v);
    }
    if (!gi_dict_merge(t, gi_as_dict(f->R[gi_word_a(word)]), v, true)) {
        return false;
    }
    gi_consume(t, f, gi_word_b(word));
    return true;
}

/* Adds a keyword; a double is an error that names the callee. */
static bool add_keyword(GiThread *t, GiDict *d, GiValue key, GiValue value, GiValue callee) {
    int64_t i = gi_dict_find(t, d, key);
    if (i >= 0) {
        raise_callee(t, callee, "%S got multiple values for keyword argument '%S'", key);
    }
    return i == -1 && gi_dict_set(t, d, key, value);
}

static bool merge_keywords(GiThread *t, GiDict *d, GiDict *other, GiValue callee) {
    uint32_t pos = 0;
    GiValue key, value;
    while (gi_dict_next(other, &pos, &key, &value)) {
        gi_take(key);
        gi_take(value);
        bool ok = add_keyword(t, d, key, value, callee);
        gi_drop(t, key);
        gi_drop(t, value);
        if (!ok) {
            return false;
        }
    }
    return true;
}

/* The same for any mapping: its keys() may repeat one. */
static bool merge_mapping(GiThread *t, GiDict *d, GiValue mapping, GiValue callee) {
    GiValue keys = gi_call_method0(t, mapping, GI_NAME(t, keys));
    GiValue it = keys == GI_NULL ? GI_NULL : gi_iter(t, keys);
    gi_xdrop(t, keys);
    bool ok = it != GI_NULL;
    while (ok) {
        GiValue key = gi_next(t, it);
        if (key == GI_NULL) {
            ok = !gi_failed(t);
            break;
        }
        GiValue value = gi_getitem(t, mapping, key);
        ok = value != GI_NULL && add_keyword(t, d, key, value, callee) && gi_poll(t, 1);
        gi_xdrop(t, value);
        gi_drop(t, key);
    }
    gi_xdrop(t, it);
    return ok;
}

/* DICT_MERGE. */
bool gi_vm_dict_merge(GiThread *t, uint32_t word) {
    GiFrame *f = t->frame;
    GiValue v = f->R[gi_word_b(word)], callee = f->R[f->pc[0]];
    int mapping = is_mapping(t, v);
    if (mapping <= 0) {
        return mapping < 0 ? false
                           : raise_callee(t, callee, "%S argument after ** must be a mapping, not %T", v);
    }
    GiDict *d = gi_as_dict(f->R[gi_word_a(word)]);
    bool plain = gi_is_dict(v) && gi_type(v)->iter == gi_dict_type.iter;
    bool ok = plain ? merge_keywords(t, d, gi_as_dict(v), callee) : merge_mapping(t, d, v, callee);
    if (ok) {
        gi_consume(t, f, gi_word_b(word));
    }
    return ok;
}

/* --- formatting --- */

/* Stores a result made of operand B. */
static bool converted(GiThread *t, GiFrame *f, uint32_t word, GiValue v) {
    if (v == GI_NULL) {
        return false;
    }
    gi_consume(t, f, gi_word_b(word));
    gi_result_steal(t, f, gi_word_a(word), v);
    return true;
}

/* CONVERT. */
bool gi_vm_convert(GiThread *t, uint32_t word) {
    GiFrame *f = t->frame;
    GiValue v = f->R[gi_word_b(word)];
    uint32_t how = gi_word_c(word);
    return converted(t, f, word, how == 1 ? gi_str(t, v) : how == 2 ? gi_repr(t, v) : gi_ascii(t, v));
}

GI_FOR_SPEED

/* FORMAT. */
bool gi_vm_format(GiThread *t, uint32_t word) {
    GiFrame *f = t->frame;
    GiValue v = f->R[gi_word_b(word)];
    bool ready = gi_is_exact(v, &gi_str_type) || (gi_is_int_imm(v) && gi_word_c(word) == 1);
    return converted(t, f, word, ready ? gi_take(v) : gi_format(t, v, GI_NULL));
}

/* FORMAT_SPEC. */
bool gi_vm_format_spec(GiThread *t, uint32_t word) {
    GiFrame *f = t->frame;
    GiValue r = gi_format(t, f->R[gi_word_b(word)], f->R[gi_word_c(word)]);
    if (r == GI_NULL) {
        return false;
    }
    gi_consume(t, f, gi_word_c(word));
    return converted(t, f, word, r);
}

/* --- functions --- */

/* The parts of MAKE_FUNCTION that are in temporaries. */
static void set_parts(GiFrame *f, GiFunction *fn, uint32_t word) {
    GiValue *parts[] = {&fn->defaults, &fn->kwdefaults, &fn->annotations, &fn->type_params};
    uint32_t r = gi_word_b(word);
    for (uint32_t i = 0; i < 4; i++) {
        if (gi_word_c(word) & 1u << i) {
            *parts[i] = gi_operand_own(f, r++);
        }
    }
}

/* MAKE_FUNCTION. */
bool gi_vm_make_function(GiThread *t, uint32_t word) {
    GiFrame *f = t->frame;
    GiFunction *maker = gi_frame_function(f);
    GiCode *code = gi_as_code(f->code->constants[f->pc[0]]);
    GiFunction *fn = gi_function_new(t, code, maker->globals, maker->builtins);
    if (fn == NULL) {
        return false;
    }
    for (uint32_t i = 0; i < code->capture_count; i++) {
        const GiCapture *c = &code->captures[i];
        GiValue cell = c->from_free                   ? gi_counted(maker->closure[c->index])
                       : c->index >= GI_CAPTURE_FAR ? gi_as_list(f->R[f->code->far_register])->items[c->index - GI_CAPTURE_FAR]
                                                    : f->R[c->index];
        fn->closure[i] = (GiCell *)gi_object(gi_take(cell));
    }
    set_parts(f, fn, word);
    return result(t, f, word, gi_counted(fn));
}

/* INTRINSIC. */
bool gi_vm_intrinsic(GiThread *t, uint32_t word) {
    static const uint8_t operands[] = {
        [GI_I_PRINT] = 1, [GI_I_TYPEVAR] = 1, [GI_I_TYPEVAR_BOUND] = 2, [GI_I_TYPEVAR_CONSTRAINTS] = 2,
        [GI_I_PARAMSPEC] = 1, [GI_I_TYPEVARTUPLE] = 1, [GI_I_TYPEPARAM_DEFAULT] = 2, [GI_I_TYPE_ALIAS] = 3,
        [GI_I_GENERIC_BASE] = 1, [GI_I_SET_TYPE_PARAMS] = 2, [GI_I_STOP_ITERATION] = 1,
        [GI_I_GET_FAR_NAME] = 1, [GI_I_SET_FAR_NAME] = 2, [GI_I_DEL_FAR_NAME] = 1, [GI_I_LIST_TO_TUPLE] = 1,
        [GI_I_BUILD_CLASS] = 0};
    GiFrame *f = t->frame;
    GiValue v = gi_intrinsic(t, gi_word_c(word), f->R + gi_word_b(word));
    return built(t, f, word, operands[gi_word_c(word)], v);
}
