/* SPDX-License-Identifier: MIT
 * interp/vm/call_place.c owns calls of script functions and of plain classes whose arguments become the
 * callee's window where they stand: nothing is copied but what keywords and defaults move.
 *
 *   before   | callee | positional 0 .. n | keyword values 0 .. k |          registers of the caller
 *   after    | callee | parameters | keyword-only | *args | **kwargs | unbound locals
 *   class    | instance | __init__ | instance | positional ...
 *
 * L1  A call is first looked through without changing anything: one that is wrong, or of an unusual kind,
 *     is left to gi_bind (call.c), which raises its error.
 * L2  Placing runs no script code.
 */
#include "interp/vm/fastpath.h"
#include "interp/vm/vm_slow.h"
#include "runtime/shape.h"

#define KEYWORDS_MAX 16   /* keyword values that are put aside on the C stack */
#define PARAMETERS_MAX 32 /* bits of a set of parameters */

/* Where the arguments of a call go. Not filled: to[k..]. */
typedef struct Plan {
    GiFunction *fn;
    GiTuple *names; /* of the keyword values; NULL: none */
    uint32_t n, k;
    uint32_t set;   /* bit i: parameter i is given */
    int8_t to[KEYWORDS_MAX];
} Plan;

static uint32_t mask(uint32_t n) { return (1u << n) - 1; }

/* The parameters in `lacking` are keyword-only: have all of them defaults? */
static bool have_defaults(GiThread *t, const GiFunction *fn, uint32_t lacking) {
    for (uint32_t i = fn->code->argcount; lacking >> i != 0; i++) {
        if ((lacking >> i & 1) && (fn->kwdefaults == GI_NULL || gi_dict_get(t, gi_as_dict(fn->kwdefaults),
                                                                            gi_code_parameters(fn->code)[i]) == GI_NULL)) {
            return false;
        }
    }
    return true;
}

/* Fills the cache when all keywords, no more than three, are parameters: the version of the code, and their
 * places below the number of positional values. */
static bool plan_keywords(Plan *p, uint32_t *cache) {
    const GiCode *code = p->fn->code;
    uint32_t places = 0;
    for (uint32_t i = 0; i < p->k; i++) {
        int32_t r = gi_call_find_parameter(code, p->names->items[i]);
        p->to[i] = (int8_t)r;
        if (r < 0) {
            if (!(code->flags & GI_CO_VARKEYWORDS)) {
                return false;
            }
            cache = NULL;
            continue;
        }
        if (p->set >> r & 1) {
            return false;
        }
        p->set |= 1u << r;
        places |= (uint32_t)r << 8 * (i & 3);
    }
    if (cache != NULL && !(code->flags & (GI_CO_VARARGS | GI_CO_VARKEYWORDS)) && p->k <= 3 && p->n < PARAMETERS_MAX) {
        cache[0] = code->version;
        cache[1] = places | p->n << 24;
    }
    return true;
}

/* L1. */
static bool plan(GiThread *t, Plan *p, uint32_t *cache) {
    const GiFunction *fn = p->fn;
    const GiCode *code = fn->code;
    uint32_t argcount = code->argcount, total = argcount + code->kwonly_count;
    if (code->far_parameters > 0 || total >= PARAMETERS_MAX || p->k > KEYWORDS_MAX ||
        (p->n > argcount && !(code->flags & GI_CO_VARARGS))) {
        return false;
    }
    p->set = mask(p->n < argcount ? p->n : argcount);
    if (p->k > 0 && !plan_keywords(p, cache)) {
        return false;
    }
    size_t defaults = fn->defaults == GI_NULL ? 0 : gi_as_tuple(fn->defaults)->size;
    uint32_t lacking = mask(total) & ~p->set, from = argcount - (uint32_t)defaults;
    if (defaults > argcount || (lacking & mask(from)) != 0) {
        return false;
    }
    lacking &= ~mask(argcount);
    return lacking == 0 || have_defaults(t, fn, lacking);
}

/* The dict of **kwargs; owned. */
static GiValue other_keywords(GiThread *t, const Plan *p, const GiValue *values) {
    GiValue d = gi_dict(t);
    for (uint32_t i = 0; d != GI_NULL && i < p->k; i++) {
        if (p->to[i] < 0 && !gi_dict_set(t, gi_as_dict(d), p->names->items[i], values[i])) {
            gi_drop(t, d);
            d = GI_NULL;
        }
    }
    return d;
}

static void place_defaults(GiThread *t, const Plan *p, GiValue *W) {
    const GiFunction *fn = p->fn;
    uint32_t argcount = fn->code->argcount, lacking = mask(argcount + fn->code->kwonly_count) & ~p->set;
    while (lacking != 0) {
        uint32_t i = (uint32_t)__builtin_ctz(lacking);
        lacking &= lacking - 1;
        if (i < argcount) {
            const GiTuple *defaults = gi_as_tuple(fn->defaults);
            W[i] = gi_take(defaults->items[i + defaults->size - argcount]);
        } else {
            W[i] = gi_take(gi_dict_get(t, gi_as_dict(fn->kwdefaults), gi_code_parameters(fn->code)[i]));
        }
    }
}

/* Moves what is at W to its places. */
static void place(GiThread *t, const Plan *p, GiValue *W) {
    const GiCode *code = p->fn->code;
    GiValue aside[KEYWORDS_MAX];
    for (uint32_t i = 0; i < p->k; i++) {
        aside[i] = W[p->n + i];
        W[p->n + i] = GI_UNBOUND;
    }
    uint32_t from = p->n;
    if (GI_UNLIKELY(from > code->argcount)) {
        from = code->argcount;
        gi_window_clear(t, W + from, W + p->n); /* *args has them */
    }
    for (uint32_t i = from; i < code->local_count; i++) {
        W[i] = GI_UNBOUND;
    }
    for (uint32_t i = 0; i < p->k; i++) {
        if (p->to[i] >= 0) {
            W[p->to[i]] = aside[i];
        } else {
            gi_drop(t, aside[i]);
        }
    }
    place_defaults(t, p, W);
}

/* The plain call of a function with *args or **kwargs: all of the n values are positional, no default is asked for. */
static int place_rest(GiThread *t, const GiCode *code, GiValue *W, uint32_t n) {
    uint32_t argcount = code->argcount, at = argcount;
    GiValue more = GI_UNBOUND, rest = GI_UNBOUND;
    if (code->flags & GI_CO_VARARGS) {
        more = gi_tuple_move(t, W + argcount, n - argcount);
        if (more == GI_NULL) {
            return -1;
        }
    }
    if (code->flags & GI_CO_VARKEYWORDS) {
        rest = gi_dict(t);
        if (rest == GI_NULL) {
            gi_drop(t, more);
            return -1;
        }
    }
    if (more != GI_UNBOUND) {
        W[at++] = more;
    }
    if (rest != GI_UNBOUND) {
        W[at++] = rest;
    }
    for (; at < code->local_count; at++) {
        W[at] = GI_UNBOUND;
    }
    return 1;
}

/* Makes the arguments at W the window of fn. 1: done; 0: not possible (L1); -1: error set. */
static int place_arguments(GiThread *t, GiFunction *fn, GiValue *W, size_t n, GiValue kwnames, uint32_t *cache) {
    const uint32_t kinds = fn->code->flags & (GI_CO_VARARGS | GI_CO_VARKEYWORDS);
    if (kinds != 0 && kwnames == GI_NULL && fn->code->kwonly_count == 0 && fn->code->far_parameters == 0 &&
        (n == fn->code->argcount || (n > fn->code->argcount && kinds & GI_CO_VARARGS))) {
        return place_rest(t, fn->code, W, (uint32_t)n);
    }
    Plan p;
    p.fn = fn;
    p.n = (uint32_t)n;
    p.names = kwnames == GI_NULL ? NULL : gi_as_tuple(kwnames);
    p.k = kwnames == GI_NULL ? 0 : (uint32_t)p.names->size;
    if (!plan(t, &p, cache)) {
        return gi_failed(t) ? -1 : 0;
    }
    const GiCode *code = fn->code;
    uint32_t argcount = code->argcount, total = argcount + code->kwonly_count;
    bool varargs = (code->flags & GI_CO_VARARGS) != 0;
    if (!(code->flags & (GI_CO_VARARGS | GI_CO_VARKEYWORDS))) {
        place(t, &p, W);
        return 1;
    }
    GiValue more = GI_UNBOUND, rest = GI_UNBOUND;
    if (varargs) {
        more = gi_tuple(t, W + argcount, n > argcount ? n - argcount : 0);
        if (more == GI_NULL) {
            return -1;
        }
    }
    if (code->flags & GI_CO_VARKEYWORDS) {
        rest = other_keywords(t, &p, W + n);
        if (rest == GI_NULL) {
            gi_drop(t, more);
            return -1;
        }
    }
    place(t, &p, W);
    if (varargs) {
        W[total] = more;
    }
    if (rest != GI_UNBOUND) {
        W[total + varargs] = rest;
    }
    return 1;
}

static GiCallStep push(GiThread *t, GiValue *W, GiCode *code, uint8_t kind) {
    if (gi_frame_enter(t, W, code, kind) == NULL) {
        gi_window_clear(t, W - 1, W + code->local_count);
        return GI_CALL_FAILED;
    }
    return GI_CALL_PUSHED;
}

/* Places keyword values as the cache says and takes defaults for `lacking` parameters. */
static void replay(const GiFunction *fn, GiValue *W, uint32_t n, uint32_t k, uint32_t places, uint32_t lacking) {
    GiValue aside[3];
    for (uint32_t i = 0; i < k; i++) {
        aside[i] = W[n + i];
        W[n + i] = GI_UNBOUND;
    }
    for (uint32_t i = n; i < fn->code->local_count; i++) {
        W[i] = GI_UNBOUND;
    }
    for (uint32_t i = 0; i < k; i++, places >>= 8) {
        W[places & 0xFF] = aside[i];
    }
    for (; lacking != 0; lacking &= lacking - 1) {
        uint32_t i = (uint32_t)__builtin_ctz(lacking);
        const GiTuple *defaults = gi_as_tuple(fn->defaults);
        W[i] = gi_take(defaults->items[i + defaults->size - fn->code->argcount]);
    }
}

/* See vm_slow.h. */
bool gi_call_replay(GiThread *t, uint32_t r, uint32_t n, uint32_t k, const uint32_t *cache) {
    GiFrame *f = t->frame;
    GiValue *W = f->R + r + 1;
    GiFrame *next = gi_callee_frame(t, f, W);
    GiFunction *fn = gi_as_function(W[-1]);
    GiCode *code = fn->code;
    uint32_t places = cache[1], argcount = code->argcount, given = mask(n);
    if (cache[0] != code->version || places >> 24 != n || next == NULL) {
        return false;
    }
    for (uint32_t i = 0; i < k; i++) {
        given |= 1u << (places >> 8 * i & 0xFF);
    }
    uint32_t lacking = mask(argcount + code->kwonly_count) & ~given;
    if (lacking != 0) {
        size_t defaults = fn->defaults == GI_NULL ? 0 : gi_as_tuple(fn->defaults)->size;
        if (defaults > argcount || (lacking & mask(argcount - (uint32_t)defaults)) != 0 || lacking >> argcount != 0) {
            return false;
        }
    }
    replay(fn, W, n, k, places, lacking);
    gi_frame_plain(next, W, code);
    next->pc = code->words;
    t->frame = next;
    return true;
}

/* See vm_slow.h. */
bool gi_call_place(GiThread *t, uint32_t r, size_t n, GiValue kwnames, uint32_t *cache, GiCallStep *step) {
    GiValue *W = t->frame->R + r + 1;
    GiFunction *fn = gi_as_function(W[-1]);
    GiCode *code = fn->code;
    *step = GI_CALL_FAILED;
    if (!gi_stack_reserve(t, W, code->register_count)) {
        return true;
    }
    int placed = place_arguments(t, fn, W, n, kwnames, cache);
    if (placed > 0) {
        *step = push(t, W, code, GI_FRAME_CALL);
    }
    return placed != 0;
}

/* See vm_slow.h. */
bool gi_call_place_class(GiThread *t, uint32_t r, size_t n, GiValue kwnames, uint32_t *cache, GiValue init, GiCallStep *step) {
    GiValue *R = t->frame->R + r, *W = R + 2, cls = R[0];
    GiFunction *fn = gi_as_function(init);
    size_t all = n + (kwnames == GI_NULL ? 0 : gi_as_tuple(kwnames)->size);
    size_t room = all + 1 > fn->code->register_count ? all + 1 : fn->code->register_count;
    *step = GI_CALL_FAILED;
    GiType *type = gi_as_type(cls);
    GiValue self = !gi_stack_reserve(t, W, room)       ? GI_NULL
                   : type->flags & GI_TYPE_EXCEPTION ? type->new_(t, type, R + 1, n, kwnames)
                                                     : gi_instance_new(t, type);
    if (self == GI_NULL) {
        return true;
    }
    memmove(W + 1, R + 1, all * sizeof *W);
    R[0] = self;
    R[1] = gi_take(init);
    W[0] = gi_take(self);
    int placed = place_arguments(t, fn, W, n + 1, kwnames, cache);
    if (placed > 0) {
        gi_drop(t, cls);
        *step = push(t, W, fn->code, GI_FRAME_INIT);
        if (*step == GI_CALL_FAILED) {
            gi_window_clear(t, R, R + 1);
        }
        return true;
    }
    memmove(R + 1, W + 1, all * sizeof *W);
    R[0] = cls;
    R[all + 1] = R[all + 2] = GI_UNBOUND;
    gi_drop(t, init);
    gi_drop(t, self);
    gi_drop(t, self);
    return placed != 0;
}
