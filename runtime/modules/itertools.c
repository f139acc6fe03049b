/* SPDX-License-Identifier: MIT
 * runtime/modules/itertools.c owns the module itertools and its iterators that walk along other
 * iterators. Grouping and tee live in itertools_group.c, combinations in itertools_combine.c.
 *
 * All follow one pattern: a struct of values (GI_NULL: not set or used up) and numbers, a new_ slot
 * and a next slot. Reading an inner iterator or calling a function may run script code that uses
 * the same iterator again, so fields are read again after such a call.
 */
#include "runtime/modules/itertools.h"

#include "runtime/types/genericalias.h"
#include "runtime/types/number.h"

/* --- pickling --- */

/* See itertools.h. */
bool gi_itertools_deprecated(GiThread *t) {
    return gi_warn(t, &gi_DeprecationWarning, 1,
                   "Pickle, copy, and deepcopy support will be removed from itertools in Python 3.14.");
}

/* See itertools.h. */
GiValue gi_itertools_reduce(GiThread *t, GiValue self, const GiValue *args, size_t n, GiValue state) {
    GiValue packed = GI_NULL, r = GI_NULL;
    if (gi_itertools_deprecated(t)) {
        packed = gi_tuple(t, args, n);
    }
    if (packed != GI_NULL) {
        GiValue items[3] = {gi_type_value(gi_type(self)), packed, state};
        r = gi_tuple(t, items, state == GI_NULL ? 2 : 3);
        gi_drop(t, packed);
    }
    gi_xdrop(t, state);
    return r;
}

/* See itertools.h. */
GiTuple *gi_itertools_state(GiThread *t, GiValue state, size_t least, size_t most) {
    if (!gi_is_tuple(state)) {
        gi_raise_type_error(t, "state is not a tuple");
        return NULL;
    }
    GiTuple *u = gi_as_tuple(state);
    return gi_support_count(t, "__setstate__", u->size, least, most) ? u : NULL;
}

/* --- count --- */

typedef struct Count { GiObject head; GiValue next, step; } Count;

/* Is v a number for count()? */
static bool is_number(GiValue v) {
    if (gi_is_int(v) || gi_is_float(v) || gi_is_instance(v, &gi_complex_type)) {
        return true;
    }
    const GiNumberSlots *number = gi_type(v)->number;
    return number != NULL &&
           (number->to_index != NULL || number->to_int != NULL || number->to_float != NULL);
}

static GiValue count_new(GiThread *t, GiType *type, const GiValue *a, size_t n, GiValue kwnames) {
    static const char *const names[] = {"start", "step", NULL};
    static const GiArguments arguments = {"count", names, 0, 2};
    GiValue in[2] = {gi_int_imm(0), gi_int_imm(1)};
    if (!gi_support_arguments(t, &arguments, a, n, kwnames, in)) {
        return GI_NULL;
    }
    if (!is_number(in[0]) || !is_number(in[1])) {
        return gi_raise_type_error(t, "a number is required");
    }
    GiValue start = gi_is_int(in[0]) ? gi_int_exact(t, in[0]) : gi_take(in[0]);
    GiValue step = gi_is_int(in[1]) ? gi_int_exact(t, in[1]) : gi_take(in[1]);
    Count *c = start == GI_NULL || step == GI_NULL ? NULL : gi_object_new(t, type);
    if (c == NULL) {
        gi_xdrop(t, start);
        gi_xdrop(t, step);
        return GI_NULL;
    }
    c->next = start;
    c->step = step;
    return gi_support_track(t, c);
}

static GiValue count_next(GiThread *t, GiValue v) {
    Count *c = (Count *)gi_object(v);
    GiValue now = gi_take(c->next);
    GiValue after = gi_is_int_imm(now) && c->step == gi_int_imm(1) && now != gi_int_imm(GI_INT_MAX)
                        ? now + 4
                        : gi_binary(t, GI_OP_ADD, now, c->step);
    if (after == GI_NULL) {
        gi_drop(t, now);
        return GI_NULL;
    }
    gi_replace(t, &c->next, after);
    return now;
}

static GiValue count_repr(GiThread *t, GiValue v) {
    Count *c = (Count *)gi_object(v);
    const char *name = gi_type_name(gi_type(v));
    return c->step == gi_int_imm(1) ? gi_str_from_format(t, "%s(%R)", name, c->next)
                                    : gi_str_from_format(t, "%s(%R, %R)", name, c->next, c->step);
}

static GiValue count_reduce(GiThread *t, const GiValue *a) {
    Count *c = (Count *)gi_object(a[0]);
    return gi_itertools_reduce(t, a[0], &c->next, c->step == gi_int_imm(1) ? 1 : 2, GI_NULL);
}

static const GiMethodRow count_methods[] = {GI_ITERTOOL_REDUCE(count_reduce), GI_METHODS_END};

GiType gi_itertools_count_type = {
    GI_ITERTOOL(count, Count, next, step), .flags = GI_TYPE_BASE, .new_ = count_new,
    .repr = count_repr,
    .methods = count_methods,
    .doc = "Return a count object whose .__next__() method returns consecutive values.\n\n"
           "Equivalent to:\n    def count(firstval=0, step=1):\n        x = firstval\n"
           "        while 1:\n            yield x\n            x += step",
    .new_signature = "count(start=0, step=1)"};

/* --- repeat --- */

typedef struct Repeat { GiObject head; GiValue object; int64_t left; } Repeat; /* left -1: for ever */

static GiValue repeat_new(GiThread *t, GiType *type, const GiValue *a, size_t n, GiValue kwnames) {
    static const char *const names[] = {"object", "times", NULL};
    static const GiArguments arguments = {"repeat", names, 1, 2};
    GiValue in[2] = {GI_NULL, GI_NULL};
    int64_t left = -1;
    if (!gi_support_arguments(t, &arguments, a, n, kwnames, in) ||
        (in[1] != GI_NULL && !gi_index_int64(t, in[1], false, &left))) {
        return GI_NULL;
    }
    Repeat *r = gi_object_new(t, type);
    if (r == NULL) {
        return GI_NULL;
    }
    r->object = gi_take(in[0]);
    r->left = in[1] != GI_NULL && left < 0 ? 0 : left;
    return gi_support_track(t, r);
}

static GiValue repeat_next(GiThread *t, GiValue v) {
    Repeat *r = (Repeat *)gi_object(v);
    if (r->left == 0) {
        return GI_NULL;
    }
    r->left -= r->left > 0;
    return gi_take(r->object);
}

static GiValue repeat_repr(GiThread *t, GiValue v) {
    Repeat *r = (Repeat *)gi_object(v);
    const char *name = gi_type_name(gi_type(v));
    return r->left < 0 ? gi_str_from_format(t, "%s(%R)", name, r->object)
                       : gi_str_from_format(t, "%s(%R, %lld)", name, r->object, (long long)r->left);
}

static GiValue repeat_hint(GiThread *t, const GiValue *a) {
    Repeat *r = (Repeat *)gi_object(a[0]);
    return r->left < 0 ? gi_raise_type_error(t, "len() of unsized object") : gi_int(t, r->left);
}

static GiValue repeat_reduce(GiThread *t, const GiValue *a) {
    Repeat *r = (Repeat *)gi_object(a[0]);
    GiValue left = gi_int(t, r->left);
    if (left == GI_NULL) {
        return GI_NULL;
    }
    GiValue args[2] = {r->object, left};
    GiValue v = gi_itertools_reduce(t, a[0], args, r->left < 0 ? 1 : 2, GI_NULL);
    gi_drop(t, left);
    return v;
}

static const GiMethodRow repeat_methods[] = {
    GI_ITERTOOL_REDUCE(repeat_reduce),
    GI_METHOD("__length_hint__(self, /)", repeat_hint,
              "Private method returning an estimate of len(list(it))."),
    GI_METHODS_END};

GiType gi_itertools_repeat_type = {
    GI_ITERTOOL(repeat, Repeat, object, object), .flags = GI_TYPE_BASE, .new_ = repeat_new,
    .repr = repeat_repr, .methods = repeat_methods,
    .doc = "repeat(object [,times]) -> create an iterator which returns the object\n"
           "for the specified number of times.  If not specified, returns the object\nendlessly."};

/* --- cycle --- */

typedef struct Cycle {
    GiObject head;
    GiValue iterator; /* GI_NULL: used up, go round in saved */
    GiValue saved;
    size_t index;     /* in saved */
    bool unsaved;     /* items of the iterator are not in saved yet */
} Cycle;

/* An instance of a type that holds one iterator, in its first value; the only argument. */
static void *new_over_one(GiThread *t, GiType *type, const char *name, const GiValue *a, size_t n,
                          GiValue kwnames) {
    if (!gi_itertools_no_keywords(t, type, name, kwnames) || !gi_support_count(t, name, n, 1, 1)) {
        return NULL;
    }
    GiValue iterator = gi_iter(t, a[0]);
    Cycle *c = iterator == GI_NULL ? NULL : gi_object_new(t, type);
    if (c == NULL) {
        gi_xdrop(t, iterator);
        return NULL;
    }
    c->iterator = iterator;
    return c;
}

static GiValue cycle_new(GiThread *t, GiType *type, const GiValue *a, size_t n, GiValue kwnames) {
    Cycle *c = new_over_one(t, type, "cycle", a, n, kwnames);
    if (c == NULL) {
        return GI_NULL;
    }
    c->unsaved = true;
    c->saved = gi_list(t, NULL, 0);
    if (c->saved == GI_NULL) {
        gi_drop_object(t, c);
        return GI_NULL;
    }
    return gi_support_track(t, c);
}

static GiValue cycle_next(GiThread *t, GiValue v) {
    Cycle *c = (Cycle *)gi_object(v);
    if (c->iterator != GI_NULL) {
        GiValue iterator = gi_take(c->iterator);
        GiValue item = gi_next(t, iterator);
        gi_drop(t, iterator);
        if (item != GI_NULL) {
            if (c->unsaved && !gi_list_append(t, c->saved, item)) {
                gi_drop(t, item);
                return GI_NULL;
            }
            return item;
        }
        if (gi_failed(t)) {
            return GI_NULL;
        }
        gi_replace(t, &c->iterator, GI_NULL);
    }
    GiList *saved = gi_as_list(c->saved);
    if (saved->size == 0) {
        return GI_NULL;
    }
    c->index = c->index < saved->size ? c->index : 0; /* __setstate__ may have shared the list */
    GiValue item = gi_take(saved->items[c->index]);
    c->index = c->index + 1 >= saved->size ? 0 : c->index + 1;
    return item;
}

/* While saving: (iterator,), (saved, False). Afterwards the iterator is one over what was saved. */
static GiValue cycle_reduce(GiThread *t, const GiValue *a) {
    Cycle *c = (Cycle *)gi_object(a[0]);
    bool first = c->iterator != GI_NULL;
    GiValue it = first ? gi_take(c->iterator) : gi_iter(t, c->saved);
    if (it != GI_NULL && !first) {
        ((GiSeqIter *)gi_object(it))->index = c->index;
    }
    GiValue state = it == GI_NULL ? GI_NULL : gi_tuple_pack(t, 2, c->saved, gi_bool(!first));
    GiValue r = state == GI_NULL ? GI_NULL : gi_itertools_reduce(t, a[0], &it, 1, state);
    gi_xdrop(t, it);
    return r;
}

static GiValue cycle_setstate(GiThread *t, const GiValue *a) {
    if (!gi_itertools_deprecated(t)) {
        return GI_NULL;
    }
    Cycle *c = (Cycle *)gi_object(a[0]);
    GiTuple *u = gi_itertools_state(t, a[1], 2, 2);
    if (u == NULL) {
        return GI_NULL;
    }
    if (!gi_is_list(u->items[0])) {
        return gi_raise_type_error(t, "__setstate__() argument 1 must be list, not %T", u->items[0]);
    }
    int64_t repeating;
    if (!gi_index_int64(t, u->items[1], false, &repeating)) {
        return GI_NULL;
    }
    /* What the iterator still gives has been saved already when repeating. */
    c->unsaved = repeating == 0;
    c->index = 0;
    gi_replace(t, &c->saved, gi_take(u->items[0]));
    return GI_NONE;
}

static const GiMethodRow cycle_methods[] = {
    GI_ITERTOOL_REDUCE(cycle_reduce), GI_ITERTOOL_SETSTATE(cycle_setstate), GI_METHODS_END};

GiType gi_itertools_cycle_type = {
    GI_ITERTOOL(cycle, Cycle, iterator, saved), .flags = GI_TYPE_BASE, .new_ = cycle_new,
    .methods = cycle_methods,
    .doc = "Return elements from the iterable until it is exhausted. Then repeat the sequence "
           "indefinitely.",
    .new_signature = "cycle(iterable, /)"};

/* --- accumulate --- */

typedef struct Accumulate { GiObject head; GiValue iterator, function, total, initial; } Accumulate;

static GiValue accumulate_new(GiThread *t, GiType *type, const GiValue *a, size_t n, GiValue kwnames) {
    static const char *const names[] = {"iterable", "func", "initial", NULL};
    static const GiArguments arguments = {"accumulate", names, 1, 2};
    GiValue in[3] = {GI_NULL, GI_NONE, GI_NONE};
    if (!gi_support_arguments(t, &arguments, a, n, kwnames, in)) {
        return GI_NULL;
    }
    GiValue iterator = gi_iter(t, in[0]);
    Accumulate *s = iterator == GI_NULL ? NULL : gi_object_new(t, type);
    if (s == NULL) {
        gi_xdrop(t, iterator);
        return GI_NULL;
    }
    s->iterator = iterator;
    s->function = in[1] == GI_NONE ? GI_NULL : gi_take(in[1]);
    s->initial = in[2] == GI_NONE ? GI_NULL : gi_take(in[2]);
    return gi_support_track(t, s);
}

static GiValue accumulate_next(GiThread *t, GiValue v) {
    Accumulate *s = (Accumulate *)gi_object(v);
    if (s->initial != GI_NULL) {
        GiValue first = s->initial;
        s->initial = GI_NULL;
        gi_replace(t, &s->total, gi_take(first));
        return first;
    }
    GiValue item = gi_next(t, s->iterator);
    if (item == GI_NULL) {
        return GI_NULL;
    }
    if (s->total == GI_NULL) {
        s->total = gi_take(item);
        return item;
    }
    GiValue total = gi_take(s->total);
    GiValue sum = s->function == GI_NULL ? gi_binary(t, GI_OP_ADD, total, item)
                                         : gi_call2(t, s->function, total, item);
    gi_drop(t, total);
    gi_drop(t, item);
    if (sum != GI_NULL) {
        gi_replace(t, &s->total, gi_take(sum));
    }
    return sum;
}

/* (type, (iterator, function), total); a first value still to be given is chained in front. */
static GiValue accumulate_reduce(GiThread *t, const GiValue *a) {
    Accumulate *s = (Accumulate *)gi_object(a[0]);
    GiValue function = s->function == GI_NULL ? GI_NONE : s->function;
    GiValue first = s->initial != GI_NULL ? s->initial : s->total == GI_NONE ? s->total : GI_NULL;
    if (first == GI_NULL) {
        GiValue args[2] = {s->iterator, function};
        return gi_itertools_reduce(t, a[0], args, 2, s->total == GI_NULL ? GI_NONE : gi_take(s->total));
    }
    GiValue one = gi_tuple(t, &first, 1);
    GiValue chain = one == GI_NULL ? GI_NULL
                                   : gi_call2(t, gi_type_value(&gi_itertools_chain_type), one, s->iterator);
    gi_xdrop(t, one);
    if (chain == GI_NULL) {
        return GI_NULL;
    }
    GiValue args[3] = {chain, function, GI_NONE}, r = GI_NULL;
    if (s->initial != GI_NULL) {
        r = gi_itertools_reduce(t, a[0], args, 2, GI_NONE);
    } else { /* a total of None: give it once more and skip it */
        GiValue again = gi_call2(t, gi_type_value(gi_type(a[0])), chain, function);
        GiValue slice = again == GI_NULL ? GI_NULL : gi_tuple_pack(t, 3, again, gi_int_imm(1), GI_NONE);
        if (slice != GI_NULL) {
            r = gi_tuple_pack(t, 2, gi_type_value(&gi_itertools_islice_type), slice);
        }
        gi_xdrop(t, again);
        gi_xdrop(t, slice);
    }
    gi_drop(t, chain);
    return r;
}

static GiValue accumulate_setstate(GiThread *t, const GiValue *a) {
    if (!gi_itertools_deprecated(t)) {
        return GI_NULL;
    }
    gi_replace(t, &((Accumulate *)gi_object(a[0]))->total, gi_take(a[1]));
    return GI_NONE;
}

static const GiMethodRow accumulate_methods[] = {
    GI_ITERTOOL_REDUCE(accumulate_reduce), GI_ITERTOOL_SETSTATE(accumulate_setstate), GI_METHODS_END};

GiType gi_itertools_accumulate_type = {
    GI_ITERTOOL(accumulate, Accumulate, iterator, initial), .flags = GI_TYPE_BASE,
    .new_ = accumulate_new,
    .methods = accumulate_methods,
    .doc = "Return series of accumulated sums (or other binary function results).",
    .new_signature = "accumulate(iterable, func=None, *, initial=None)"};

/* --- chain --- */

typedef struct Chain { GiObject head; GiValue source, active; } Chain;

/* A chain over an iterator of iterables, which is taken over. */
static GiValue make_chain_steal(GiThread *t, GiType *type, GiValue source) {
    Chain *c = source == GI_NULL ? NULL : gi_object_new(t, type);
    if (c == NULL) {
        gi_xdrop(t, source);
        return GI_NULL;
    }
    c->source = source;
    return gi_support_track(t, c);
}

static GiValue chain_new(GiThread *t, GiType *type, const GiValue *a, size_t n, GiValue kwnames) {
    if (!gi_itertools_no_keywords(t, type, "chain", kwnames)) {
        return GI_NULL;
    }
    GiValue all = gi_tuple(t, a, n);
    GiValue source = all == GI_NULL ? GI_NULL : gi_iter(t, all);
    gi_xdrop(t, all);
    return make_chain_steal(t, type, source);
}

static GiValue chain_from_iterable(GiThread *t, const GiValue *a) {
    return make_chain_steal(t, gi_as_type(a[0]), gi_iter(t, a[1]));
}

static GiValue chain_next(GiThread *t, GiValue v) {
    Chain *c = (Chain *)gi_object(v);
    while (c->source != GI_NULL) {
        if (c->active == GI_NULL) {
            GiValue iterable = gi_next(t, c->source);
            GiValue active = iterable == GI_NULL ? GI_NULL : gi_iter(t, iterable);
            gi_xdrop(t, iterable);
            if (active == GI_NULL) { /* the end, or an error: chain is used up either way */
                gi_replace(t, &c->source, GI_NULL);
                return GI_NULL;
            }
            gi_replace(t, &c->active, active);
        }
        GiValue active = gi_take(c->active);
        GiValue item = gi_next(t, active);
        gi_drop(t, active);
        if (item != GI_NULL || gi_failed(t) || !gi_poll(t, 1)) {
            return item;
        }
        gi_replace(t, &c->active, GI_NULL);
    }
    return GI_NULL;
}

static GiValue chain_reduce(GiThread *t, const GiValue *a) {
    Chain *c = (Chain *)gi_object(a[0]);
    GiValue state = GI_NULL;
    if (c->source != GI_NULL &&
        (state = gi_tuple(t, &c->source, c->active == GI_NULL ? 1 : 2)) == GI_NULL) {
        return GI_NULL;
    }
    return gi_itertools_reduce(t, a[0], NULL, 0, state);
}

static GiValue chain_setstate(GiThread *t, const GiValue *a) {
    if (!gi_itertools_deprecated(t)) {
        return GI_NULL;
    }
    Chain *c = (Chain *)gi_object(a[0]);
    GiTuple *u = gi_itertools_state(t, a[1], 1, 2);
    for (size_t i = 0; u != NULL && i < u->size; i++) {
        if (gi_type(u->items[i])->next == NULL) {
            return gi_raise_type_error(t, "Arguments must be iterators.");
        }
    }
    if (u == NULL) {
        return GI_NULL;
    }
    gi_replace(t, &c->source, gi_take(u->items[0]));
    gi_replace(t, &c->active, u->size == 1 ? GI_NULL : gi_take(u->items[1]));
    return GI_NONE;
}

static const GiMethodRow chain_methods[] = {
    GI_ITERTOOL_REDUCE(chain_reduce), GI_ITERTOOL_SETSTATE(chain_setstate),
    GI_CLASS_METHOD("from_iterable(type, iterable, /)", chain_from_iterable,
                    "Alternative chain() constructor taking a single iterable argument that "
                    "evaluates lazily."),
    GI_CLASS_METHOD("__class_getitem__(type, object, /)", gi_class_getitem, "See PEP 585"),
    GI_METHODS_END};

GiType gi_itertools_chain_type = {
    GI_ITERTOOL(chain, Chain, source, active), .flags = GI_TYPE_BASE, .new_ = chain_new,
    .methods = chain_methods,
    .doc = "Return a chain object whose .__next__() method returns elements from the\n"
           "first iterable until it is exhausted, then elements from the next\n"
           "iterable, until all of the iterables are exhausted.",
    .new_signature = "chain(*iterables)"};

/* --- compress --- */

typedef struct Compress { GiObject head; GiValue data, selectors; } Compress;

static GiValue compress_new(GiThread *t, GiType *type, const GiValue *a, size_t n, GiValue kwnames) {
    static const char *const names[] = {"data", "selectors", NULL};
    static const GiArguments arguments = {"compress", names, 2, 2};
    GiValue in[2] = {GI_NULL, GI_NULL};
    if (!gi_support_arguments(t, &arguments, a, n, kwnames, in)) {
        return GI_NULL;
    }
    GiValue data = gi_iter(t, in[0]);
    GiValue selectors = data == GI_NULL ? GI_NULL : gi_iter(t, in[1]);
    Compress *c = selectors == GI_NULL ? NULL : gi_object_new(t, type);
    if (c == NULL) {
        gi_xdrop(t, data);
        gi_xdrop(t, selectors);
        return GI_NULL;
    }
    c->data = data;
    c->selectors = selectors;
    return gi_support_track(t, c);
}

static GiValue compress_next(GiThread *t, GiValue v) {
    Compress *c = (Compress *)gi_object(v);
    for (;;) {
        GiValue item = gi_next(t, c->data);
        if (item == GI_NULL) {
            return GI_NULL;
        }
        GiValue selector = gi_next(t, c->selectors);
        int chosen = selector == GI_NULL ? -1 : gi_truth(t, selector);
        gi_xdrop(t, selector);
        if (chosen > 0) {
            return item;
        }
        gi_drop(t, item);
        if (chosen < 0 || !gi_poll(t, 1)) {
            return GI_NULL;
        }
    }
}

static GiValue compress_reduce(GiThread *t, const GiValue *a) {
    return gi_itertools_reduce(t, a[0], &((Compress *)gi_object(a[0]))->data, 2, GI_NULL);
}

static const GiMethodRow compress_methods[] = {GI_ITERTOOL_REDUCE(compress_reduce), GI_METHODS_END};

GiType gi_itertools_compress_type = {
    GI_ITERTOOL(compress, Compress, data, selectors), .flags = GI_TYPE_BASE, .new_ = compress_new,
    .methods = compress_methods,
    .doc = "Return data elements corresponding to true selector elements.\n\n"
           "Forms a shorter iterator from selected data elements using the selectors to\n"
           "choose the data elements.",
    .new_signature = "compress(data, selectors)"};

/* --- a function and an iterator: dropwhile, takewhile, filterfalse, starmap --- */

typedef struct Filter { GiObject head; GiValue function, iterator; bool decided; } Filter;

static GiValue new_filter(GiThread *t, GiType *type, const char *name, const GiValue *a, size_t n,
                          GiValue kwnames) {
    if (!gi_itertools_no_keywords(t, type, name, kwnames) || !gi_support_count(t, name, n, 2, 2)) {
        return GI_NULL;
    }
    GiValue iterator = gi_iter(t, a[1]);
    Filter *f = iterator == GI_NULL ? NULL : gi_object_new(t, type);
    if (f == NULL) {
        gi_xdrop(t, iterator);
        return GI_NULL;
    }
    f->function = gi_take(a[0]);
    f->iterator = iterator;
    return gi_support_track(t, f);
}

static GiValue filter_reduce(GiThread *t, const GiValue *a) {
    return gi_itertools_reduce(t, a[0], &((Filter *)gi_object(a[0]))->function, 2, GI_NULL);
}

static GiValue while_reduce(GiThread *t, const GiValue *a) {
    Filter *f = (Filter *)gi_object(a[0]);
    return gi_itertools_reduce(t, a[0], &f->function, 2, gi_int_imm(f->decided));
}

static GiValue while_setstate(GiThread *t, const GiValue *a) {
    if (!gi_itertools_deprecated(t)) {
        return GI_NULL;
    }
    int decided = gi_truth(t, a[1]);
    if (decided < 0) {
        return GI_NULL;
    }
    ((Filter *)gi_object(a[0]))->decided = decided;
    return GI_NONE;
}

static const GiMethodRow filter_methods[] = {GI_ITERTOOL_REDUCE(filter_reduce), GI_METHODS_END};
static const GiMethodRow while_methods[] = {
    GI_ITERTOOL_REDUCE(while_reduce), GI_ITERTOOL_SETSTATE(while_setstate), GI_METHODS_END};

/* Truth of function(item); 1, 0, -1. */
static int holds(GiThread *t, GiValue function, GiValue item) {
    GiValue r = gi_call1(t, function, item);
    int truth = r == GI_NULL ? -1 : gi_truth(t, r);
    gi_xdrop(t, r);
    return truth;
}

static GiValue dropwhile_new(GiThread *t, GiType *type, const GiValue *a, size_t n, GiValue kwnames) {
    return new_filter(t, type, "dropwhile", a, n, kwnames);
}

static GiValue dropwhile_next(GiThread *t, GiValue v) {
    Filter *f = (Filter *)gi_object(v);
    for (;;) {
        GiValue item = gi_next(t, f->iterator);
        if (item == GI_NULL || f->decided) {
            return item;
        }
        int drop = holds(t, f->function, item);
        if (drop == 0) {
            f->decided = true;
            return item;
        }
        gi_drop(t, item);
        if (drop < 0 || !gi_poll(t, 1)) {
            return GI_NULL;
        }
    }
}

GiType gi_itertools_dropwhile_type = {
    GI_ITERTOOL(dropwhile, Filter, function, iterator), .flags = GI_TYPE_BASE, .new_ = dropwhile_new,
    .methods = while_methods,
    .doc = "Drop items from the iterable while predicate(item) is true.\n\n"
           "Afterwards, return every element until the iterable is exhausted.",
    .new_signature = "dropwhile(predicate, iterable, /)"};

static GiValue takewhile_new(GiThread *t, GiType *type, const GiValue *a, size_t n, GiValue kwnames) {
    return new_filter(t, type, "takewhile", a, n, kwnames);
}

static GiValue takewhile_next(GiThread *t, GiValue v) {
    Filter *f = (Filter *)gi_object(v);
    GiValue item = f->decided ? GI_NULL : gi_next(t, f->iterator);
    if (item == GI_NULL) {
        return GI_NULL;
    }
    int take = holds(t, f->function, item);
    if (take > 0) {
        return item;
    }
    gi_drop(t, item);
    f->decided = f->decided || take == 0;
    return GI_NULL;
}

GiType gi_itertools_takewhile_type = {
    GI_ITERTOOL(takewhile, Filter, function, iterator), .flags = GI_TYPE_BASE, .new_ = takewhile_new,
    .methods = while_methods,
    .doc = "Return successive entries from an iterable as long as the predicate evaluates to true "
           "for each entry.",
    .new_signature = "takewhile(predicate, iterable, /)"};

static GiValue filterfalse_new(GiThread *t, GiType *type, const GiValue *a, size_t n, GiValue kwnames) {
    return new_filter(t, type, "filterfalse", a, n, kwnames);
}

static GiValue filterfalse_next(GiThread *t, GiValue v) {
    Filter *f = (Filter *)gi_object(v);
    bool plain = f->function == GI_NONE || f->function == gi_type_value(&gi_bool_type);
    for (;;) {
        GiValue item = gi_next(t, f->iterator);
        if (item == GI_NULL) {
            return GI_NULL;
        }
        int good = plain ? gi_truth(t, item) : holds(t, f->function, item);
        if (good == 0) {
            return item;
        }
        gi_drop(t, item);
        if (good < 0 || !gi_poll(t, 1)) {
            return GI_NULL;
        }
    }
}

GiType gi_itertools_filterfalse_type = {
    GI_ITERTOOL(filterfalse, Filter, function, iterator), .flags = GI_TYPE_BASE,
    .new_ = filterfalse_new,
    .methods = filter_methods,
    .doc = "Return those items of iterable for which function(item) is false.\n\n"
           "If function is None, return the items that are false.",
    .new_signature = "filterfalse(function, iterable, /)"};

static GiValue starmap_new(GiThread *t, GiType *type, const GiValue *a, size_t n, GiValue kwnames) {
    return new_filter(t, type, "starmap", a, n, kwnames);
}

static GiValue starmap_next(GiThread *t, GiValue v) {
    Filter *f = (Filter *)gi_object(v);
    GiValue item = gi_next(t, f->iterator);
    GiValue args = item == GI_NULL ? GI_NULL : gi_tuple_from(t, item);
    gi_xdrop(t, item);
    if (args == GI_NULL) {
        return GI_NULL;
    }
    GiValue r = gi_call(t, f->function, gi_as_tuple(args)->items, gi_as_tuple(args)->size, GI_NULL);
    gi_drop(t, args);
    return r;
}

GiType gi_itertools_starmap_type = {
    GI_ITERTOOL(starmap, Filter, function, iterator), .flags = GI_TYPE_BASE, .new_ = starmap_new,
    .methods = filter_methods,
    .doc = "Return an iterator whose values are returned from the function evaluated with an "
           "argument tuple taken from the given sequence.",
    .new_signature = "starmap(function, iterable, /)"};

/* --- islice --- */

typedef struct Islice {
    GiObject head;
    GiValue iterator;
    int64_t next, stop, step, position; /* stop -1: none */
} Islice;

/* A bound of islice(): None, or an int >= 0. */
static bool islice_bound(GiThread *t, GiValue v, const char *message, int64_t *out) {
    if (v == GI_NONE) {
        return true;
    }
    int64_t i = -1;
    if (!gi_support_has_index(v) || !gi_index_int64(t, v, false, &i) || i < 0) {
        gi_error_clear(t);
        gi_raise_value_error(t, "%s", message);
        return false;
    }
    *out = i;
    return true;
}

static GiValue islice_new(GiThread *t, GiType *type, const GiValue *a, size_t n, GiValue kwnames) {
    if (!gi_itertools_no_keywords(t, type, "islice", kwnames) ||
        !gi_support_count(t, "islice", n, 2, 4)) {
        return GI_NULL;
    }
    int64_t start = 0, stop = -1, step = 1;
    if (!islice_bound(t, a[n == 2 ? 1 : 2],
                      "Stop argument for islice() must be None or an integer: 0 <= x <= sys.maxsize.",
                      &stop) ||
        (n > 2 && !islice_bound(t, a[1],
                                "Indices for islice() must be None or an integer: 0 <= x <= sys.maxsize.",
                                &start)) ||
        (n > 3 && !islice_bound(t, a[3], "Step for islice() must be a positive integer or None.",
                                &step))) {
        return GI_NULL;
    }
    if (step < 1) {
        return gi_raise_value_error(t, "Step for islice() must be a positive integer or None.");
    }
    GiValue iterator = gi_iter(t, a[0]);
    Islice *s = iterator == GI_NULL ? NULL : gi_object_new(t, type);
    if (s == NULL) {
        gi_xdrop(t, iterator);
        return GI_NULL;
    }
    s->iterator = iterator;
    s->next = start;
    s->stop = stop;
    s->step = step;
    return gi_support_track(t, s);
}

/* The next item of the inner iterator; at its end, or an error, islice is used up. */
static GiValue islice_read(GiThread *t, Islice *s) {
    GiValue iterator = gi_take(s->iterator);
    GiValue item = gi_next(t, iterator);
    gi_drop(t, iterator);
    if (item == GI_NULL && !gi_failed(t)) {
        gi_replace(t, &s->iterator, GI_NULL);
    }
    return item;
}

static GiValue islice_next(GiThread *t, GiValue v) {
    Islice *s = (Islice *)gi_object(v);
    int64_t stop = s->stop;
    while (s->iterator != GI_NULL && s->position < s->next) {
        GiValue skipped = islice_read(t, s);
        if (skipped == GI_NULL) {
            return GI_NULL;
        }
        gi_drop(t, skipped);
        s->position++;
        if (!gi_poll(t, 1)) {
            return GI_NULL;
        }
    }
    if (s->iterator == GI_NULL) {
        return GI_NULL;
    }
    if (stop != -1 && s->position >= stop) {
        gi_replace(t, &s->iterator, GI_NULL);
        return GI_NULL;
    }
    GiValue item = islice_read(t, s);
    if (item == GI_NULL) {
        return GI_NULL;
    }
    s->position++;
    if (__builtin_add_overflow(s->next, s->step, &s->next) || (stop != -1 && s->next > stop)) {
        s->next = stop == -1 ? INT64_MAX : stop;
    }
    return item;
}

static GiValue islice_reduce(GiThread *t, const GiValue *a) {
    Islice *s = (Islice *)gi_object(a[0]);
    if (s->iterator == GI_NULL) {
        GiValue list = gi_list(t, NULL, 0);
        GiValue args[2] = {list == GI_NULL ? GI_NULL : gi_iter(t, list), gi_int_imm(0)};
        GiValue r = args[0] == GI_NULL ? GI_NULL : gi_itertools_reduce(t, a[0], args, 2, gi_int_imm(0));
        gi_xdrop(t, list);
        gi_xdrop(t, args[0]);
        return r;
    }
    GiValue args[4] = {s->iterator, gi_int(t, s->next), s->stop == -1 ? GI_NONE : gi_int(t, s->stop),
                       gi_int(t, s->step)};
    GiValue position = gi_int(t, s->position), r = GI_NULL;
    if (args[1] != GI_NULL && args[2] != GI_NULL && args[3] != GI_NULL && position != GI_NULL) {
        r = gi_itertools_reduce(t, a[0], args, 4, position);
    }
    for (int i = 1; i < 4; i++) {
        gi_xdrop(t, args[i]);
    }
    return r;
}

static GiValue islice_setstate(GiThread *t, const GiValue *a) {
    if (!gi_itertools_deprecated(t)) {
        return GI_NULL;
    }
    return gi_index_int64(t, a[1], false, &((Islice *)gi_object(a[0]))->position) ? GI_NONE : GI_NULL;
}

static const GiMethodRow islice_methods[] = {
    GI_ITERTOOL_REDUCE(islice_reduce), GI_ITERTOOL_SETSTATE(islice_setstate), GI_METHODS_END};

GiType gi_itertools_islice_type = {
    GI_ITERTOOL(islice, Islice, iterator, iterator), .flags = GI_TYPE_BASE, .new_ = islice_new,
    .methods = islice_methods,
    .doc = "islice(iterable, stop) --> islice object\n"
           "islice(iterable, start, stop[, step]) --> islice object\n\n"
           "Return an iterator whose next() method returns selected values from an\n"
           "iterable.  If start is specified, will skip all preceding elements;\n"
           "otherwise, start defaults to zero.  Step defaults to one.  If\n"
           "specified as another value, step determines how many values are\n"
           "skipped between successive calls.  Works like a slice() on a list\n"
           "but returns an iterator."};

/* --- pairwise --- */

typedef struct Pairwise { GiObject head; GiValue iterator, old; } Pairwise;

static GiValue pairwise_new(GiThread *t, GiType *type, const GiValue *a, size_t n, GiValue kwnames) {
    Pairwise *p = new_over_one(t, type, "pairwise", a, n, kwnames);
    return p == NULL ? GI_NULL : gi_support_track(t, p);
}

/* The next inner item; none left: the pairwise is used up. */
static GiValue pairwise_read(GiThread *t, Pairwise *p) {
    GiValue iterator = gi_take(p->iterator);
    GiValue item = gi_next(t, iterator);
    gi_drop(t, iterator);
    if (item == GI_NULL) {
        gi_replace(t, &p->iterator, GI_NULL);
        gi_replace(t, &p->old, GI_NULL);
    }
    return item;
}

static GiValue pairwise_next(GiThread *t, GiValue v) {
    Pairwise *p = (Pairwise *)gi_object(v);
    if (p->iterator == GI_NULL) {
        return GI_NULL;
    }
    if (p->old == GI_NULL) {
        GiValue first = pairwise_read(t, p);
        if (first == GI_NULL) {
            return GI_NULL;
        }
        gi_replace(t, &p->old, first);
        if (p->iterator == GI_NULL) { /* used up by a nested call */
            gi_replace(t, &p->old, GI_NULL);
            return GI_NULL;
        }
    }
    GiValue pair[2] = {gi_take(p->old), pairwise_read(t, p)};
    if (pair[1] == GI_NULL) {
        gi_drop(t, pair[0]);
        return GI_NULL;
    }
    gi_replace(t, &p->old, gi_take(pair[1]));
    return gi_tuple_steal(t, pair, 2);
}

GiType gi_itertools_pairwise_type = {
    GI_ITERTOOL(pairwise, Pairwise, iterator, old), .flags = GI_TYPE_BASE, .new_ = pairwise_new,
    .doc = "Return an iterator of overlapping pairs taken from the input iterator.\n\n"
           "    s -> (s0,s1), (s1,s2), (s2, s3), ...",
    .new_signature = "pairwise(iterable, /)"};

/* --- batched --- */

typedef struct Batched { GiObject head; GiValue iterator; int64_t size; bool strict; } Batched;

static GiValue batched_new(GiThread *t, GiType *type, const GiValue *a, size_t n, GiValue kwnames) {
    static const char *const names[] = {"iterable", "n", "strict", NULL};
    static const GiArguments arguments = {"batched", names, 2, 2};
    GiValue in[3] = {GI_NULL, GI_NULL, GI_FALSE};
    int64_t size;
    if (!gi_support_arguments(t, &arguments, a, n, kwnames, in) ||
        !gi_index_int64(t, in[1], false, &size)) {
        return GI_NULL;
    }
    int strict = gi_truth(t, in[2]);
    if (strict < 0) {
        return GI_NULL;
    }
    if (size < 1) {
        return gi_raise_value_error(t, "n must be at least one");
    }
    GiValue iterator = gi_iter(t, in[0]);
    Batched *b = iterator == GI_NULL ? NULL : gi_object_new(t, type);
    if (b == NULL) {
        gi_xdrop(t, iterator);
        return GI_NULL;
    }
    b->iterator = iterator;
    b->size = size;
    b->strict = strict;
    return gi_support_track(t, b);
}

static GiValue batched_next(GiThread *t, GiValue v) {
    Batched *b = (Batched *)gi_object(v);
    if (b->iterator == GI_NULL) {
        return GI_NULL;
    }
    GiValue iterator = gi_take(b->iterator), list = gi_list(t, NULL, 0), item = GI_NULL;
    int64_t count = 0;
    bool ok = list != GI_NULL;
    while (ok && count < b->size && (item = gi_next(t, iterator)) != GI_NULL) {
        ok = gi_list_append_steal(t, list, item) && gi_poll(t, 1);
        count++;
    }
    gi_drop(t, iterator);
    GiValue r = GI_NULL;
    if (ok && count == b->size) {
        r = gi_tuple_from(t, list);
    } else {
        gi_replace(t, &b->iterator, GI_NULL);
        if (ok && !gi_failed(t) && count > 0) {
            r = b->strict ? gi_raise_value_error(t, "batched(): incomplete batch")
                          : gi_tuple_from(t, list);
        }
    }
    gi_xdrop(t, list);
    return r;
}

GiType gi_itertools_batched_type = {
    GI_ITERTOOL(batched, Batched, iterator, iterator), .flags = GI_TYPE_BASE, .new_ = batched_new,
    .doc = "Batch data into tuples of length n. The last batch may be shorter than n.\n\n"
           "Loops over the input iterable and accumulates data into tuples\n"
           "up to size n.  The input is consumed lazily, just enough to\n"
           "fill a batch.  The result is yielded as soon as a batch is full\n"
           "or when the input iterable is exhausted.\n\n"
           "    >>> for batch in batched('ABCDEFG', 3):\n    ...     print(batch)\n    ...\n"
           "    ('A', 'B', 'C')\n    ('D', 'E', 'F')\n    ('G',)\n\n"
           "If \"strict\" is True, raises a ValueError if the final batch is shorter\nthan n.",
    .new_signature = "batched(iterable, n, *, strict=False)"};

/* --- zip_longest --- */

typedef struct ZipLongest {
    GiObject head;
    GiValue iterators; /* private list; None: that one has ended */
    GiValue fill;
    size_t active;
} ZipLongest;

static GiValue zip_longest_new(GiThread *t, GiType *type, const GiValue *a, size_t n, GiValue kwnames) {
    GiValue fill = GI_NONE;
    size_t named = gi_support_keyword_count(kwnames);
    if (named > 1 || (named == 1 && !gi_str_equal_text(gi_as_tuple(kwnames)->items[0], "fillvalue"))) {
        return gi_raise_type_error(t, "zip_longest() got an unexpected keyword argument");
    }
    if (named == 1) {
        fill = a[n];
    }
    GiValue iterators = gi_list(t, NULL, 0);
    bool ok = iterators != GI_NULL;
    for (size_t i = 0; ok && i < n; i++) {
        GiValue it = gi_iter(t, a[i]);
        ok = it != GI_NULL && gi_list_append_steal(t, iterators, it);
    }
    ZipLongest *z = ok ? gi_object_new(t, type) : NULL;
    if (z == NULL) {
        gi_xdrop(t, iterators);
        return GI_NULL;
    }
    z->iterators = iterators;
    z->fill = gi_take(fill);
    z->active = n;
    return gi_support_track(t, z);
}

/* Item i of the next tuple, owned; GI_NULL: the last iterator has ended, or an error. */
static GiValue zip_longest_item(GiThread *t, ZipLongest *z, size_t i) {
    GiValue *slot = &gi_as_list(z->iterators)->items[i];
    if (*slot != GI_NONE) {
        GiValue iterator = gi_take(*slot);
        GiValue item = gi_next(t, iterator);
        gi_drop(t, iterator);
        if (item != GI_NULL) {
            return item;
        }
        if (gi_failed(t)) {
            z->active = 0;
            return GI_NULL;
        }
        if (*slot != GI_NONE) {
            gi_replace(t, slot, GI_NONE);
            z->active -= z->active > 0;
        }
        if (z->active == 0) {
            return GI_NULL;
        }
    }
    return gi_take(z->fill);
}

static GiValue zip_longest_next(GiThread *t, GiValue v) {
    ZipLongest *z = (ZipLongest *)gi_object(v);
    size_t n = gi_as_list(z->iterators)->size;
    if (n == 0 || z->active == 0) {
        return GI_NULL;
    }
    GiTuple *u = gi_tuple_new(t, n);
    for (size_t i = 0; u != NULL && i < n; i++) {
        GiValue item = zip_longest_item(t, z, i);
        if (item == GI_NULL) {
            gi_drop_object(t, u);
            return GI_NULL;
        }
        u->items[i] = item;
    }
    return u == NULL ? GI_NULL : gi_support_track(t, u);
}

static GiValue zip_longest_reduce(GiThread *t, const GiValue *a) {
    ZipLongest *z = (ZipLongest *)gi_object(a[0]);
    GiValue copy = gi_list_slice(t, z->iterators, 0, INT64_MAX);
    if (copy == GI_NULL) {
        return GI_NULL;
    }
    GiList *l = gi_as_list(copy);
    for (size_t i = 0; i < l->size; i++) { /* ended: an empty iterable */
        GiValue none = l->items[i] == GI_NONE ? gi_tuple(t, NULL, 0) : GI_NULL;
        if (none != GI_NULL) {
            l->items[i] = none;
        }
    }
    GiValue r = gi_failed(t) ? GI_NULL
                             : gi_itertools_reduce(t, a[0], l->items, l->size, gi_take(z->fill));
    gi_drop(t, copy);
    return r;
}

static GiValue zip_longest_setstate(GiThread *t, const GiValue *a) {
    if (!gi_itertools_deprecated(t)) {
        return GI_NULL;
    }
    gi_replace(t, &((ZipLongest *)gi_object(a[0]))->fill, gi_take(a[1]));
    return GI_NONE;
}

static const GiMethodRow zip_longest_methods[] = {
    GI_ITERTOOL_REDUCE(zip_longest_reduce), GI_ITERTOOL_SETSTATE(zip_longest_setstate), GI_METHODS_END};

GiType gi_itertools_zip_longest_type = {
    GI_ITERTOOL(zip_longest, ZipLongest, iterators, fill), .flags = GI_TYPE_BASE,
    .new_ = zip_longest_new,
    .methods = zip_longest_methods,
    .doc = "Return a zip_longest object whose .__next__() method returns a tuple where\n"
           "the i-th element comes from the i-th iterable argument.  The .__next__()\n"
           "method continues until the longest iterable in the argument sequence\n"
           "is exhausted and then it raises StopIteration.  When the shorter iterables\n"
           "are exhausted, the fillvalue is substituted in their place.  The fillvalue\n"
           "defaults to None or can be specified by a keyword argument.",
    .new_signature = "zip_longest(*iterables, fillvalue=None)"};

/* --- the module --- */

static const GiMethodRow functions[] = {
    GI_METHOD("tee(iterable, n=2, /)", gi_itertools_tee, "Returns a tuple of n independent iterators."),
    GI_METHODS_END};

static bool init(GiThread *t, GiValue module) {
    GiType *const types[] = {
        &gi_itertools_accumulate_type, &gi_itertools_batched_type, &gi_itertools_chain_type,
        &gi_itertools_combinations_type, &gi_itertools_combinations_with_replacement_type,
        &gi_itertools_compress_type, &gi_itertools_count_type, &gi_itertools_cycle_type,
        &gi_itertools_dropwhile_type, &gi_itertools_filterfalse_type, &gi_itertools_grouper_type,
        &gi_itertools_groupby_type, &gi_itertools_islice_type, &gi_itertools_pairwise_type,
        &gi_itertools_permutations_type, &gi_itertools_product_type, &gi_itertools_repeat_type,
        &gi_itertools_starmap_type, &gi_itertools_takewhile_type, &gi_itertools_tee_type,
        &gi_itertools_tee_data_type, &gi_itertools_zip_longest_type};
    for (size_t i = 0; i < sizeof types / sizeof *types; i++) {
        if (!gi_module_add_type(t, module, types[i])) {
            return false;
        }
    }
    return true;
}

const GiModuleSpec gi_module_itertools = {
    "itertools",
    "Functional tools for creating and using iterators.\n\n"
    "Infinite iterators:\n"
    "count(start=0, step=1) --> start, start+step, start+2*step, ...\n"
    "cycle(p) --> p0, p1, ... plast, p0, p1, ...\n"
    "repeat(elem [,n]) --> elem, elem, elem, ... endlessly or up to n times\n",
    functions, init};
