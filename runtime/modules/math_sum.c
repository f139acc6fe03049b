/* SPDX-License-Identifier: MIT
 * runtime/modules/math_sum.c: functions of math over many values: fsum, sumprod, prod, hypot, dist.
 */
#include <math.h>

#include "runtime/modules/math.h"
#include "runtime/types/sequence.h"

/* x + y = sum.high + sum.low, exactly. */
typedef struct Pair { double high, low; } Pair;

/* For |a| >= |b|. */
static Pair add_ordered(double a, double b) {
    double sum = a + b;
    return (Pair){sum, (a - sum) + b};
}

static Pair add_pair(double a, double b) {
    double sum = a + b, z = sum - a;
    return (Pair){sum, (a - (sum - z)) + (b - z)};
}

static Pair multiply_pair(double a, double b) {
    double product = a * b;
    return (Pair){product, fma(a, b, -product)};
}

/* --- fsum --- */

#define PARTIALS 32

/* Non-overlapping partial sums in increasing order of magnitude; their exact sum is that of what was
 * added. */
typedef struct Partials {
    double *p, room[PARTIALS];
    size_t n, capacity;
    double special, infinite; /* sums of what is not finite, and of the infinities among it */
} Partials;

static bool append(GiThread *t, Partials *s, double x) {
    if (s->n == s->capacity) {
        double *grown = s->p == s->room ? gi_alloc_array(t, 2 * s->capacity, sizeof x)
                                        : gi_resize_array(t, s->p, s->capacity, 2 * s->capacity, sizeof x);
        if (grown == NULL) {
            return false;
        }
        if (s->p == s->room) {
            memcpy(grown, s->room, sizeof s->room);
        }
        s->p = grown;
        s->capacity *= 2;
    }
    s->p[s->n++] = x;
    return true;
}

static bool add_partial(GiThread *t, Partials *s, double x) {
    double given = x;
    size_t n = 0;
    for (size_t i = 0; i < s->n; i++) {
        double y = s->p[i];
        volatile double high = x + y, low;
        low = fabs(x) < fabs(y) ? x - (high - y) : y - (high - x);
        if (low != 0.0) {
            s->p[n++] = low;
        }
        x = high;
    }
    s->n = n;
    if (x == 0.0) {
        return true;
    }
    if (isfinite(x)) {
        return append(t, s, x);
    }
    if (isfinite(given)) {
        gi_raise(t, &gi_OverflowError, "intermediate overflow in fsum");
        return false;
    }
    s->infinite += isinf(given) ? given : 0.0;
    s->special += given;
    s->n = 0;
    return true;
}

/* The sum rounded once, half to even. */
static double round_partials(const Partials *s) {
    size_t n = s->n;
    if (n == 0) {
        return 0.0;
    }
    double high = s->p[--n], low = 0.0;
    while (n > 0) {
        double x = high, y = s->p[--n];
        high = x + y;
        low = y - (high - x);
        if (low != 0.0) {
            break;
        }
    }
    if (n > 0 && ((low < 0.0 && s->p[n - 1] < 0.0) || (low > 0.0 && s->p[n - 1] > 0.0))) {
        double y = low * 2.0, x = high + y; /* the rest decides a tie */
        if (y == x - high) {
            high = x;
        }
    }
    return high;
}

static bool add_item(GiThread *t, GiValue item, void *arg) {
    double x;
    return gi_to_double(t, item, &x) && add_partial(t, arg, x) && gi_poll(t, 1);
}

static GiValue fsum(GiThread *t, const GiValue *a) {
    Partials s = {.capacity = PARTIALS};
    s.p = s.room;
    bool ok = gi_each(t, a[0], add_item, &s) && !gi_failed(t);
    double result = round_partials(&s);
    if (s.p != s.room) {
        gi_free(t, s.p, s.capacity * sizeof(double));
    }
    if (!ok) {
        return GI_NULL;
    }
    if (s.special != 0.0) {
        return isnan(s.infinite) ? gi_raise_value_error(t, "-inf + inf in fsum") : gi_float(t, s.special);
    }
    return gi_float(t, result);
}

/* --- sumprod --- */

/* A sum kept to three times the precision of a double. */
typedef struct Triple { double high, low, tiny; } Triple;

static Triple add_product(double x, double y, Triple total) {
    Pair product = multiply_pair(x, y), sum = add_pair(total.high, product.high);
    Pair r1 = add_pair(total.low, product.low), r2 = add_pair(r1.high, sum.low);
    return (Triple){sum.high, r2.high, total.tiny + r1.low + r2.low};
}

static double round_triple(Triple t) {
    Pair last = add_pair(t.low, t.tiny), total = add_pair(t.high, last.high);
    return total.high;
}

/* Terms go to the first of these that is still in use: small ints, floats, the total by + and *. The first
 * term that does not fit ends the use of ints for good, and so with floats. */
typedef struct Sumprod {
    GiValue total;  /* owned */
    int64_t ints;   /* these two not yet in total */
    Triple floats;
    bool use_ints, use_floats, any_floats;
} Sumprod;

/* Adds p * q to s->ints when both are ints and nothing overflows. */
static bool add_ints(Sumprod *s, GiValue p, GiValue q) {
    int64_t x, y, product, sum;
    if (!gi_is_exact(p, &gi_int_type) || !gi_is_exact(q, &gi_int_type) || gi_int_overflow(p, &x) != 0 ||
        gi_int_overflow(q, &y) != 0 || __builtin_mul_overflow(x, y, &product) ||
        __builtin_add_overflow(s->ints, product, &sum)) {
        return false;
    }
    s->ints = sum;
    return true;
}

/* The doubles of a pair of which one is a float and the other a float, int or bool. */
static bool float_pair(GiThread *t, GiValue p, GiValue q, double *x, double *y) {
    bool p_float = gi_is_exact(p, &gi_float_type), q_float = gi_is_exact(q, &gi_float_type);
    if (!p_float && !q_float) {
        return false;
    }
    GiValue other = p_float ? q : p;
    if (!(p_float && q_float) && !gi_is_exact(other, &gi_int_type) && !gi_is_exact(other, &gi_bool_type)) {
        return false;
    }
    if ((p_float || gi_int_to_double(t, p, x)) && (q_float || gi_int_to_double(t, q, y))) {
        *x = p_float ? gi_float_value(p) : *x;
        *y = q_float ? gi_float_value(q) : *y;
        return true;
    }
    gi_error_clear(t); /* an int too large: the general way */
    return false;
}

static bool add_to_total_steal(GiThread *t, Sumprod *s, GiValue term) {
    GiValue sum = term == GI_NULL ? GI_NULL : gi_binary(t, GI_OP_ADD, s->total, term);
    gi_xdrop(t, term);
    if (sum != GI_NULL) {
        gi_replace(t, &s->total, sum);
    }
    return sum != GI_NULL;
}

static bool flush_ints(GiThread *t, Sumprod *s) {
    s->use_ints = false;
    return s->ints == 0 || add_to_total_steal(t, s, gi_int(t, s->ints));
}

static bool flush_floats(GiThread *t, Sumprod *s) {
    s->use_floats = false;
    if (!s->any_floats) {
        return true;
    }
    s->any_floats = false;
    return add_to_total_steal(t, s, gi_float(t, round_triple(s->floats)));
}

static bool add_term(GiThread *t, Sumprod *s, GiValue p, GiValue q) {
    double x, y;
    if (s->use_ints) {
        if (add_ints(s, p, q)) {
            return true;
        }
        if (!flush_ints(t, s)) {
            return false;
        }
    }
    if (s->use_floats) {
        if (float_pair(t, p, q, &x, &y)) {
            Triple next = add_product(x, y, s->floats);
            if (isfinite(next.high)) {
                s->floats = next;
                s->any_floats = true;
                return true;
            }
        }
        if (!flush_floats(t, s)) {
            return false;
        }
    }
    return add_to_total_steal(t, s, gi_binary(t, GI_OP_MUL, p, q));
}

/* One more item of each: 1; 0: both ended; -1: error set. */
static int next_pair(GiThread *t, GiValue p_iter, GiValue q_iter, GiValue *p, GiValue *q) {
    *q = GI_NULL;
    *p = gi_next(t, p_iter);
    if (*p == GI_NULL && gi_failed(t)) {
        return -1;
    }
    *q = gi_next(t, q_iter);
    if (*q == GI_NULL && gi_failed(t)) {
        gi_xdrop(t, *p);
        return -1;
    }
    if ((*p == GI_NULL) != (*q == GI_NULL)) {
        gi_xdrop(t, *p);
        gi_xdrop(t, *q);
        gi_raise_value_error(t, "Inputs are not the same length");
        return -1;
    }
    return *p != GI_NULL;
}

static GiValue sum_pairs(GiThread *t, GiValue p_iter, GiValue q_iter) {
    Sumprod s = {.total = gi_int_imm(0), .use_ints = true, .use_floats = true};
    GiValue p, q;
    int more;
    while ((more = next_pair(t, p_iter, q_iter, &p, &q)) == 1) {
        bool ok = add_term(t, &s, p, q) && gi_poll(t, 2);
        gi_drop(t, p);
        gi_drop(t, q);
        if (!ok) {
            more = -1;
            break;
        }
    }
    if (more < 0 || (s.use_ints && !flush_ints(t, &s)) || !flush_floats(t, &s)) {
        gi_drop(t, s.total);
        return GI_NULL;
    }
    return s.total;
}

static GiValue sumprod(GiThread *t, const GiValue *a) {
    GiValue p_iter = gi_iter(t, a[0]), r = GI_NULL;
    GiValue q_iter = p_iter == GI_NULL ? GI_NULL : gi_iter(t, a[1]);
    if (q_iter != GI_NULL) {
        r = sum_pairs(t, p_iter, q_iter);
        gi_drop(t, q_iter);
    }
    gi_xdrop(t, p_iter);
    return r;
}

/* --- prod --- */

static bool multiply_item(GiThread *t, GiValue item, void *arg) {
    GiValue *product = arg, r = gi_binary(t, GI_OP_MUL, *product, item);
    if (r == GI_NULL) {
        return false;
    }
    gi_replace(t, product, r);
    return gi_poll(t, 1);
}

static GiValue prod(GiThread *t, const GiValue *a) {
    GiValue product = gi_take(a[1]);
    if (!gi_each(t, a[0], multiply_item, &product) || gi_failed(t)) {
        gi_drop(t, product);
        return GI_NULL;
    }
    return product;
}

/* --- hypot, dist --- */

typedef struct Norm {
    double max;
    bool nan;
} Norm;

static void note(Norm *norm, double x) {
    norm->nan |= isnan(x) != 0;
    norm->max = fabs(x) > norm->max ? fabs(x) : norm->max;
}

/* sqrt of the sum of squares of x[0..n), within half an ulp or little more: scaled by a power of two,
 * with the rounding errors of squares and sums carried along and one step of correction. */
static double norm_of(double *x, size_t n, Norm norm) {
    int exponent;
    if (isinf(norm.max)) {
        return norm.max;
    }
    if (norm.nan) {
        return NAN;
    }
    if (norm.max == 0.0 || n <= 1) {
        return norm.max;
    }
    frexp(norm.max, &exponent);
    if (exponent < -1023) { /* subnormal */
        for (size_t i = 0; i < n; i++) {
            x[i] /= 0x1p-1022;
        }
        norm.max /= 0x1p-1022;
        return 0x1p-1022 * norm_of(x, n, norm);
    }
    double scale = ldexp(1.0, -exponent), sum = 1.0, error1 = 0.0, error2 = 0.0;
    for (size_t i = 0; i < n; i++) {
        double y = x[i] * scale;
        Pair square = multiply_pair(y, y), s = add_ordered(sum, square.high);
        sum = s.high;
        error1 += square.low;
        error2 += s.low;
    }
    double h = sqrt(sum - 1.0 + (error1 + error2));
    Pair square = multiply_pair(-h, h), s = add_ordered(sum, square.high);
    error1 += square.low;
    error2 += s.low;
    h += (s.high - 1.0 + (error1 + error2)) / (2.0 * h);
    return h / scale;
}

#define COORDINATES 16

static GiValue hypot_(GiThread *t, const GiValue *a) {
    size_t n = gi_as_tuple(a[0])->size;
    double room[COORDINATES], *x = n <= COORDINATES ? room : gi_alloc_array(t, n, sizeof *x);
    Norm norm = {0};
    bool ok = x != NULL;
    for (size_t i = 0; ok && i < n; i++) {
        ok = gi_to_double(t, gi_as_tuple(a[0])->items[i], &x[i]);
        if (ok) {
            note(&norm, x[i]);
        }
    }
    GiValue r = ok ? gi_float(t, norm_of(x, n, norm)) : GI_NULL;
    if (x != NULL && x != room) {
        gi_free(t, x, n * sizeof *x);
    }
    return r;
}

static GiValue distance(GiThread *t, const GiTuple *p, const GiTuple *q) {
    if (p->size != q->size) {
        return gi_raise_value_error(t, "both points must have the same number of dimensions");
    }
    size_t n = p->size;
    double room[COORDINATES], *x = n <= COORDINATES ? room : gi_alloc_array(t, n, sizeof *x);
    Norm norm = {0};
    bool ok = x != NULL;
    for (size_t i = 0; ok && i < n; i++) {
        double u, v;
        ok = gi_to_double(t, p->items[i], &u) && gi_to_double(t, q->items[i], &v);
        if (ok) {
            x[i] = fabs(u - v);
            note(&norm, x[i]);
        }
    }
    GiValue r = ok ? gi_float(t, norm_of(x, n, norm)) : GI_NULL;
    if (x != NULL && x != room) {
        gi_free(t, x, n * sizeof *x);
    }
    return r;
}

static GiValue dist(GiThread *t, const GiValue *a) {
    GiValue p = gi_is_tuple(a[0]) ? gi_take(a[0]) : gi_tuple_from(t, a[0]), r = GI_NULL;
    GiValue q = p == GI_NULL ? GI_NULL : gi_is_tuple(a[1]) ? gi_take(a[1]) : gi_tuple_from(t, a[1]);
    if (q != GI_NULL) {
        r = distance(t, gi_as_tuple(p), gi_as_tuple(q));
        gi_drop(t, q);
    }
    gi_xdrop(t, p);
    return r;
}

const GiMethodRow gi_math_sum_rows[] = {
    GI_METHOD("fsum(seq, /)", fsum,
              "Return an accurate floating-point sum of values in the iterable seq.\n\n"
              "Assumes IEEE-754 floating-point arithmetic."),
    GI_METHOD("sumprod(p, q, /)", sumprod,
              "Return the sum of products of values from two iterables p and q.\n\n"
              "Roughly equivalent to:\n\n    sum(itertools.starmap(operator.mul, zip(p, q, strict=True)))\n\n"
              "For float and mixed int/float inputs, the intermediate products\n"
              "and sums are computed with extended precision."),
    GI_METHOD("prod(iterable, /, *, start=1)", prod,
              "Calculate the product of all the elements in the input iterable.\n\n"
              "The default start value for the product is 1.\n\n"
              "When the iterable is empty, return the start value.  This function is\n"
              "intended specifically for use with numeric values and may reject\nnon-numeric types."),
    GI_METHOD("hypot(*coordinates)", hypot_,
              "hypot(*coordinates) -> value\n\nMultidimensional Euclidean distance from the origin to a point."),
    GI_METHOD("dist(p, q, /)", dist,
              "Return the Euclidean distance between two points p and q.\n\n"
              "The points should be specified as sequences (or iterables) of\n"
              "coordinates.  Both inputs must have the same dimension."),
    GI_METHODS_END};
