/* SPDX-License-Identifier: MIT
 * runtime/modules/builtins_fold.c: builtins that fold an iterable: sum, min, max, sorted.
 */
#include "gc/size.h"
#include "runtime/modules/builtins.h"
#include "runtime/types/number.h"
#include "runtime/types/sequence.h"
#include "runtime/types/str.h"
#include "runtime/types/support.h"

/* --- sum: ints in a machine word, floats with a compensated (Neumaier) sum, then any objects --- */

typedef struct Sum {
    GiSink sink;
    GiValue object;       /* the running total once it is neither int nor float; else GI_NULL */
    int64_t integer;
    double real, lost;    /* lost: what rounding took off */
    enum { SUM_INT, SUM_FLOAT, SUM_OBJECT } state;
    bool failed;
} Sum;

/* Adds x to a float total, collecting the rounding error (exact, whichever of the two is larger: Knuth's
 * form, without a branch). */
static inline void add_real(Sum *s, double x) {
    double total = s->real + x, part = total - s->real;
    s->lost += (s->real - (total - part)) + (x - part);
    s->real = total;
}

static double real_total(const Sum *s) {
    double sum = s->real + s->lost;
    return s->lost != 0 && sum - sum == 0 ? sum : s->real; /* an infinite sum stays what it is */
}

static bool leave_fast(GiThread *t, Sum *s) {
    s->object = s->state == SUM_INT ? gi_int(t, s->integer) : gi_float(t, real_total(s));
    s->state = SUM_OBJECT;
    return s->object != GI_NULL;
}

static bool add_item(GiThread *t, GiValue item, void *arg) {
    Sum *s = arg;
    if (s->state == SUM_INT) {
        int64_t total;
        if (gi_is_int_imm(item) && !__builtin_add_overflow(s->integer, gi_int_imm_value(item), &total)) {
            s->integer = total;
            return true;
        }
        if (item == GI_TRUE || item == GI_FALSE) {
            item = gi_int_imm(item == GI_TRUE);
            return add_item(t, item, arg);
        }
        if (gi_is_exact(item, &gi_float_type)) {
            s->real = (double)s->integer;
            s->state = SUM_FLOAT;
        }
    }
    if (s->state == SUM_FLOAT) {
        int64_t i;
        if (gi_is_exact(item, &gi_float_type)) {
            add_real(s, gi_float_value(item));
            return true;
        }
        if (gi_is_exact(item, &gi_int_type) && gi_int_overflow(item, &i) == 0) {
            s->real += (double)i;
            return true;
        }
    }
    if (s->state != SUM_OBJECT && !leave_fast(t, s)) {
        s->failed = true;
        return false;
    }
    GiValue total = gi_binary(t, GI_OP_ADD, s->object, item);
    if (total == GI_NULL) {
        s->failed = true;
        return false;
    }
    gi_replace(t, &s->object, total);
    return true;
}

/* Adds the plain numbers at the front of an array, which run no code; how many there are. */
static size_t add_plain(Sum *s, const GiValue *items, size_t n) {
    size_t i = 0;
    if (s->state == SUM_INT) {
        int64_t total = s->integer, next;
        while (i < n && gi_is_int_imm(items[i]) && !__builtin_add_overflow(total, gi_int_imm_value(items[i]), &next)) {
            total = next;
            i++;
        }
        s->integer = total;
    } else if (s->state == SUM_FLOAT) {
        Sum local = {.real = s->real, .lost = s->lost}; /* in registers */
        for (; i < n && gi_is_float_imm(items[i]); i++) {
            add_real(&local, gi_float_imm_value(items[i]));
        }
        s->real = local.real;
        s->lost = local.lost;
    }
    return i;
}

#define PLAIN_CHUNK ((size_t)1024) /* items added between two polls */

/* Adds the items of a list, which may change when adding one runs code, or of a tuple. false: error set. */
static bool add_sequence(GiThread *t, Sum *s, GiValue v) {
    bool list = gi_is_list(v);
    for (size_t i = 0;;) {
        const GiValue *items = list ? gi_as_list(v)->items : gi_as_tuple(v)->items;
        size_t size = list ? gi_as_list(v)->size : gi_as_tuple(v)->size;
        if (i >= size) {
            return true;
        }
        size_t n = size - i < PLAIN_CHUNK ? size - i : PLAIN_CHUNK, added = add_plain(s, items + i, n);
        i += added;
        if (added == 0) {
            GiValue item = gi_take(items[i++]);
            bool ok = add_item(t, item, s);
            gi_drop(t, item);
            if (!ok) {
                return false;
            }
        }
        if (!gi_poll(t, (uint32_t)added + 2)) {
            return false;
        }
    }
}

/* Plain numbers from an iterator. */
static bool take_number(GiSink *sink, GiValue v) {
    Sum *s = (Sum *)sink;
    if (s->state == SUM_INT) {
        int64_t total;
        if (!gi_is_int_imm(v) || __builtin_add_overflow(s->integer, gi_int_imm_value(v), &total)) {
            return false;
        }
        s->integer = total;
        return true;
    }
    if (s->state != SUM_FLOAT || !gi_is_float_imm(v)) {
        return false;
    }
    add_real(s, gi_float_imm_value(v));
    return true;
}

GI_FOR_SIZE

static bool start_sum(GiThread *t, Sum *s, GiValue start) {
    int64_t i;
    if (gi_is_str(start)) {
        return gi_raise_type_error(t, "sum() can't sum strings [use ''.join(seq) instead]");
    }
    if (gi_is_bytes(start)) {
        return gi_raise_type_error(t, "sum() can't sum bytes [use b''.join(seq) instead]");
    }
    if (gi_is_instance(start, &gi_bytearray_type)) {
        return gi_raise_type_error(t, "sum() can't sum bytearray [use b''.join(seq) instead]");
    }
    if (gi_is_exact(start, &gi_int_type) && gi_int_overflow(start, &i) == 0) {
        s->integer = i;
        s->state = SUM_INT;
    } else if (gi_is_exact(start, &gi_float_type)) {
        s->real = gi_float_value(start);
        s->state = SUM_FLOAT;
    } else {
        s->object = gi_take(start);
        s->state = SUM_OBJECT;
    }
    return true;
}

static GiValue builtin_sum(GiThread *t, const GiValue *a) {
    Sum s = {.sink = {take_number}, .object = GI_NULL};
    if (!start_sum(t, &s, a[1])) {
        return GI_NULL;
    }
    bool sequence = gi_is_exact(a[0], &gi_list_type) || gi_is_exact(a[0], &gi_tuple_type);
    if (sequence ? !add_sequence(t, &s, a[0]) : !gi_each_sink(t, a[0], add_item, &s, &s.sink) || s.failed) {
        gi_xdrop(t, s.object);
        return GI_NULL;
    }
    switch (s.state) {
    case SUM_INT:
        return gi_int(t, s.integer);
    case SUM_FLOAT:
        return gi_float(t, real_total(&s));
    default:
        return s.object;
    }
}

/* --- min and max --- */

#define PLAIN_MOST ((size_t)1 << 16) /* items looked at without a poll */

typedef struct Extreme {
    GiSink sink;
    GiValue key, best, best_key; /* key function, or GI_NULL; best* owned, GI_NULL while empty */
    GiCompareOp op;              /* GI_LT: min, GI_GT: max */
    bool failed;
} Extreme;

static bool consider(GiThread *t, GiValue item, void *arg) {
    Extreme *e = arg;
    GiValue key = e->key == GI_NULL ? gi_take(item) : gi_call1(t, e->key, item);
    if (key == GI_NULL) {
        e->failed = true;
        return false;
    }
    int better = 1;
    if (e->best != GI_NULL) {
        better = gi_compare_bool(t, key, e->best_key, e->op);
    }
    if (better <= 0) {
        gi_drop(t, key);
        e->failed = better < 0;
        return better == 0;
    }
    gi_replace(t, &e->best_key, key);
    gi_replace(t, &e->best, gi_take(item));
    return true;
}

/* An int or float from a generator while the best is one of the kind. */
static bool take_candidate(GiSink *sink, GiValue v) {
    Extreme *e = (Extreme *)sink;
    if (e->key != GI_NULL || e->best == GI_NULL ||
        (!gi_both_int_imm(v, e->best) && !gi_both_float_imm(v, e->best))) {
        return false;
    }
    bool better = gi_is_int_imm(v) ? (e->op == GI_LT ? (int64_t)v < (int64_t)e->best : (int64_t)v > (int64_t)e->best)
                  : e->op == GI_LT ? gi_float_imm_value(v) < gi_float_imm_value(e->best)
                                   : gi_float_imm_value(v) > gi_float_imm_value(e->best);
    if (better) {
        e->best = e->best_key = v;
    }
    return true;
}

GI_FOR_SPEED

/* The best of a list or tuple of immediate ints only, or floats only: no code runs.
 * GI_NULL: it is something else. */
static GiValue extreme_plain(GiValue v, bool least) {
    bool list = gi_is_exact(v, &gi_list_type);
    if (!list && !gi_is_exact(v, &gi_tuple_type)) {
        return GI_NULL;
    }
    const GiValue *items = list ? gi_as_list(v)->items : gi_as_tuple(v)->items;
    size_t n = list ? gi_as_list(v)->size : gi_as_tuple(v)->size, i = 1;
    if (n == 0 || n > PLAIN_MOST) {
        return GI_NULL;
    }
    GiValue best = items[0];
    if (gi_is_int_imm(best)) {
        for (; i < n && gi_is_int_imm(items[i]); i++) {
            bool better = least ? (int64_t)items[i] < (int64_t)best : (int64_t)items[i] > (int64_t)best;
            best = better ? items[i] : best;
        }
    } else if (gi_is_float_imm(best)) {
        double found = gi_float_imm_value(best);
        for (; i < n && gi_is_float_imm(items[i]); i++) {
            double x = gi_float_imm_value(items[i]);
            if (least ? x < found : x > found) {
                best = items[i];
                found = x;
            }
        }
    }
    return i == n && !gi_is_object(best) ? best : GI_NULL;
}

static GiValue extreme(GiThread *t, const char *name, GiCompareOp op, const GiValue *a) {
    GiTuple *args = gi_as_tuple(a[0]);
    GiValue key = a[1] == GI_NULL || a[1] == GI_NONE ? GI_NULL : a[1], fallback = a[2];
    Extreme e = {.sink = {take_candidate}, .key = key, .op = op};
    if (args->size == 0) {
        return gi_raise_type_error(t, "%s expected at least 1 argument, got 0", name);
    }
    if (args->size > 1 && fallback != GI_NULL) {
        return gi_raise_type_error(
            t, "Cannot specify a default for %s() with multiple positional arguments", name);
    }
    GiValue best = key == GI_NULL && args->size == 1 ? extreme_plain(args->items[0], op == GI_LT) : GI_NULL;
    if (best != GI_NULL) {
        return best;
    }
    bool ok = gi_each_sink(t, args->size == 1 ? args->items[0] : a[0], consider, &e, &e.sink) && !e.failed;
    gi_xdrop(t, e.best_key);
    if (!ok) {
        gi_xdrop(t, e.best);
        return GI_NULL;
    }
    if (e.best != GI_NULL) {
        return e.best;
    }
    return fallback != GI_NULL ? gi_take(fallback)
                               : gi_raise_value_error(t, "%s() iterable argument is empty", name);
}

/* The better of two plain numbers or texts; GI_NULL: not that simple. */
static GiValue better_of_two(GiThread *t, GiCompareOp op, const GiValue *a) {
    if (!gi_both_int_imm(a[0], a[1]) && !gi_both_float_imm(a[0], a[1])) {
        return GI_NULL;
    }
    return gi_compare_bool(t, a[1], a[0], op) > 0 ? a[1] : a[0];
}

static GiValue builtin_min(GiThread *t, const GiValue *a) { return extreme(t, "min", GI_LT, a); }
static GiValue builtin_max(GiThread *t, const GiValue *a) { return extreme(t, "max", GI_GT, a); }
static GiValue quick_min(GiThread *t, const GiValue *a, size_t n, GiValue kwnames) {
    return kwnames != GI_NULL ? GI_NULL : n == 1 ? extreme_plain(a[0], true) : n == 2 ? better_of_two(t, GI_LT, a) : GI_NULL;
}
static GiValue quick_max(GiThread *t, const GiValue *a, size_t n, GiValue kwnames) {
    return kwnames != GI_NULL ? GI_NULL : n == 1 ? extreme_plain(a[0], false) : n == 2 ? better_of_two(t, GI_GT, a) : GI_NULL;
}

static GiValue builtin_sorted(GiThread *t, const GiValue *a) {
    int reverse = gi_truth(t, a[2]);
    if (reverse < 0) {
        return GI_NULL;
    }
    GiValue list = gi_list_from(t, a[0]);
    if (list != GI_NULL && !gi_list_sort(t, list, a[1] == GI_NONE ? GI_NULL : a[1], reverse)) {
        gi_drop(t, list);
        return GI_NULL;
    }
    return list;
}

/* Only the checks whose words name sorted() or list.sort(). */
static GiValue check_sorted(GiThread *t, const GiValue *a, size_t n, GiValue kwnames) {
    if (n != 1) {
        return gi_raise_type_error(t, "sorted expected 1 argument, got %zu", n);
    }
    for (size_t i = 0; kwnames != GI_NULL && i < gi_as_tuple(kwnames)->size; i++) {
        GiValue name = gi_as_tuple(kwnames)->items[i];
        if (!gi_str_equal_text(name, "key") && !gi_str_equal_text(name, "reverse")) {
            gi_support_unknown_keyword(t, "sort", (const char *const[]){"key", "reverse", NULL}, name);
            return GI_NULL;
        }
    }
    return GI_NULL;
}

static const GiQuickFn fn_min = {quick_min, builtin_min}, fn_max = {quick_max, builtin_max};
static const GiQuickFn fn_sorted = {check_sorted, builtin_sorted};

const GiMethodRow gi_builtins_fold_rows[] = {
    GI_METHOD("sum(iterable, /, start=0)", builtin_sum, "Return the sum of a 'start' value (default: 0) plus an iterable of numbers."),
    GI_METHOD_QUICK("min(*args, key=None, default=...)", &fn_min,
     "min(iterable, *[, default=obj, key=func]) -> value\n"
     "min(arg1, arg2, *args, *[, key=func]) -> value\n\n"
     "The smallest item of an iterable, or the smallest argument; default is\n"
     "what an empty iterable gives."),
    GI_METHOD_QUICK("max(*args, key=None, default=...)", &fn_max,
     "max(iterable, *[, default=obj, key=func]) -> value\n"
     "max(arg1, arg2, *args, *[, key=func]) -> value\n\n"
     "The biggest item of an iterable, or the biggest argument; default is\n"
     "what an empty iterable gives."),
    GI_METHOD_QUICK("sorted(iterable, /, *, key=None, reverse=False)", &fn_sorted,
     "Return a new list containing all items from the iterable in ascending order."),
    GI_METHODS_END};
