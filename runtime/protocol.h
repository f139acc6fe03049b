/* SPDX-License-Identifier: MIT
 * runtime/protocol.h: operations on any object, as the language defines them (runtime/protocol.c,
 * call.c). Arguments borrowed, results owned. All may run script code unless said otherwise.
 */
#ifndef GI_PROTOCOL_H
#define GI_PROTOCOL_H

#include "runtime/errors/error.h"

/* --- attributes --- */
GI_OWNED GiValue gi_getattr(GiThread *t, GiValue v, GiValue name);
GI_OWNED GiValue gi_getattr_text(GiThread *t, GiValue v, const char *name);
/* 1: found, *out owned; 0: AttributeError swallowed, *out GI_NULL; -1: another error. */
int gi_getattr_optional(GiThread *t, GiValue v, GiValue name, GiValue *out);
bool gi_setattr(GiThread *t, GiValue v, GiValue name, GiValue x); /* x GI_NULL: delete */
/* A special method looked up on the type and bound to v; GI_NULL without error: not there. */
GI_OWNED GiValue gi_lookup_special(GiThread *t, GiValue v, GiValue name);

/* --- calling --- */
/* f(*a[0..n - nkw), **{kwnames[i]: a[n_positional + i]}); n counts the positional ones only. */
GI_OWNED GiValue gi_call(GiThread *t, GiValue f, const GiValue *a, size_t n, GiValue kwnames);
GI_OWNED GiValue gi_call0(GiThread *t, GiValue f);
GI_OWNED GiValue gi_call1(GiThread *t, GiValue f, GiValue a);
GI_OWNED GiValue gi_call2(GiThread *t, GiValue f, GiValue a, GiValue b);
GI_OWNED GiValue gi_call3(GiThread *t, GiValue f, GiValue a, GiValue b, GiValue c);
/* f(*tuple_or_list, **dict); kwargs may be GI_NULL. */
GI_OWNED GiValue gi_call_ex(GiThread *t, GiValue f, GiValue args, GiValue kwargs);
/* v.name(*a): a[0] is v, n counts it. */
GI_OWNED GiValue gi_call_method(GiThread *t, GiValue name, const GiValue *a, size_t n);
GI_OWNED GiValue gi_call_method0(GiThread *t, GiValue v, GiValue name);
GI_OWNED GiValue gi_call_method1(GiThread *t, GiValue v, GiValue name, GiValue x);
bool gi_is_callable(GiValue v);

/* --- text, hash, truth, comparison --- */
GI_OWNED GiValue gi_repr(GiThread *t, GiValue v); /* a str */
GI_OWNED GiValue gi_str(GiThread *t, GiValue v);
GI_OWNED GiValue gi_ascii(GiThread *t, GiValue v);
GI_OWNED GiValue gi_format(GiThread *t, GiValue v, GiValue spec); /* spec: str or GI_NULL */
bool gi_hash(GiThread *t, GiValue v, int64_t *out);
int gi_truth(GiThread *t, GiValue v); /* 0, 1, -1 */
GI_OWNED GiValue gi_compare(GiThread *t, GiValue a, GiValue b, GiCompareOp op);
int gi_compare_bool(GiThread *t, GiValue a, GiValue b, GiCompareOp op);  /* 0, 1, -1 */
int gi_equal(GiThread *t, GiValue a, GiValue b);  /* identity first, then == ; 0, 1, -1 */
/* Marks container v as "repr under way": 1 entered, 0 already inside (print ...), -1 error. */
int gi_repr_enter(GiThread *t, GiValue v);
void gi_repr_leave(GiThread *t, GiValue v);

/* --- numbers --- */
GI_OWNED GiValue gi_binary(GiThread *t, GiBinaryOp op, GiValue a, GiValue b);
GI_OWNED GiValue gi_inplace(GiThread *t, GiBinaryOp op, GiValue a, GiValue b);
/* For operators whose own methods were called and gave NotImplemented: a OP= b by the binary methods alone; the
 * TypeError; a OP b by the comparison of b, identity or the TypeError. Owned. */
GI_OWNED GiValue gi_binary_inplace(GiThread *t, GiBinaryOp op, GiValue a, GiValue b);
GiValue gi_binary_unsupported(GiThread *t, GiBinaryOp op, bool inplace, GiValue a, GiValue b);
GI_OWNED GiValue gi_compare_rest(GiThread *t, GiValue a, GiValue b, GiCompareOp op);
GI_OWNED GiValue gi_power(GiThread *t, GiValue base, GiValue exp, GiValue mod);
GI_OWNED GiValue gi_negative(GiThread *t, GiValue v);
GI_OWNED GiValue gi_positive(GiThread *t, GiValue v);
GI_OWNED GiValue gi_invert(GiThread *t, GiValue v);
GI_OWNED GiValue gi_absolute(GiThread *t, GiValue v);
/* An int by __index__ (TypeError "'x' object cannot be interpreted as an integer"). */
GI_OWNED GiValue gi_index(GiThread *t, GiValue v);
/* The same as int64; OverflowError "Python int too large to convert to C ssize_t" when out of
 * range, or clamped to the range when `clamp`. */
bool gi_index_int64(GiThread *t, GiValue v, bool clamp, int64_t *out);
/* As gi_index_int64 without clamp, but an optional argument: GI_NULL and None leave *out. */
bool gi_index_optional(GiThread *t, GiValue v, int64_t *out);
/* A C double by __float__ or __index__ (TypeError "must be real number, not x"). */
bool gi_to_double(GiThread *t, GiValue v, double *out);

/* --- containers and iteration --- */
int64_t gi_len(GiThread *t, GiValue v);                /* -1: error */
int64_t gi_length_hint(GiThread *t, GiValue v, int64_t fallback); /* -1: error */
GI_OWNED GiValue gi_getitem(GiThread *t, GiValue v, GiValue key);
bool gi_setitem(GiThread *t, GiValue v, GiValue key, GiValue x); /* x GI_NULL: delete */
int gi_contains(GiThread *t, GiValue v, GiValue x);    /* 0, 1, -1 */
GI_OWNED GiValue gi_iter(GiThread *t, GiValue v);
/* The next item (owned); GI_NULL at the end WITHOUT an error set (StopIteration is swallowed), or
 * with an error set. Check gi_failed(t) after GI_NULL. */
GI_OWNED GiValue gi_next(GiThread *t, GiValue it);
/* What gives the items of `it` in a loop in C: gi_next, or the function of its type, which costs less. After GI_NULL
 * gi_step_ended swallows the StopIteration that the latter may leave. */
GiUnaryFn gi_stepper(GiThread *t, GiValue it);
void gi_step_ended(GiThread *t);
/* Takes items straight from a running generator. take() takes v over, runs no code and drops nothing that has a
 * finalizer; or it returns false and leaves v to the caller of gi_next_sink. */
typedef struct GiSink { bool (*take)(struct GiSink *sink, GiValue v); } GiSink;
/* As gi_next, but a generator hands its items to the sink until that refuses one, which is the result. */
GI_OWNED GiValue gi_next_sink(GiThread *t, GiValue it, GiSink *sink);
/* The same for generators; implemented by interp/vm/generator.c. */
GI_OWNED GiValue gi_generator_next_sink(GiThread *t, GiValue generator, GiSink *sink);
/* Calls visit for each item of any iterable (borrowed item) until it returns false. true: ran to
 * the end or visit stopped without an error; false: an error is set. Lists and tuples are walked
 * by index with re-read, others through iter(). */
bool gi_each(GiThread *t, GiValue iterable, bool (*visit)(GiThread *t, GiValue item, void *arg),
             void *arg);
/* The same with a sink (or NULL), which takes items of generators that need no visit. */
bool gi_each_sink(GiThread *t, GiValue iterable, bool (*visit)(GiThread *t, GiValue item, void *arg), void *arg,
                  GiSink *sink);
/* isinstance / issubclass with tuples, unions, __instancecheck__: 0, 1, -1. */
int gi_isinstance(GiThread *t, GiValue v, GiValue classes);
int gi_issubclass(GiThread *t, GiValue cls, GiValue classes);

/* None, True ... are static objects (runtime/types/none.c, bool.c). */
extern GiObject gi_none_object, gi_ellipsis_object, gi_not_implemented_object;
extern GiObject gi_true_object, gi_false_object;
#define GI_NONE gi_static(&gi_none_object)
#define GI_ELLIPSIS gi_static(&gi_ellipsis_object)
#define GI_NOT_IMPLEMENTED gi_static(&gi_not_implemented_object)
#define GI_TRUE gi_static(&gi_true_object)
#define GI_FALSE gi_static(&gi_false_object)
static inline GiValue gi_bool(bool b) { return b ? GI_TRUE : GI_FALSE; }

#endif
