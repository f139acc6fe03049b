/* SPDX-License-Identifier: MIT
 * interp/vm/call.c owns calls of script functions: binding arguments to parameters (the language
 * reference, section "Calls"), and the call instructions whose fast path in vm.c did not apply.
 *
 * Window of a function, see K1: positional parameters, keyword-only ones, *args, **kwargs, other locals.
 *
 * C1  A callee's window that is not made of the caller's argument registers lies above the caller's
 *     whole window; one word in front of it holds the function (F1).
 * C2  Binding runs no script code and drops no reference but those it took.
 */
#include <stdio.h>

#include "interp/vm/fastpath.h"
#include "interp/vm/vm_slow.h"
#include "runtime/api/hooks.h"
#include "runtime/errors/exception.h"
#include "runtime/modules/functools.h"
#include "runtime/shape.h"
#include "runtime/types/support.h"

/* --- messages --- */

/* Appends 'a', 'b' and 'c' for the parameters of [from, to) that are unbound in R. */
static GiValue missing_names(GiThread *t, GiCode *code, const GiValue *R, uint32_t from, uint32_t to,
                             uint32_t missing) {
    GiText b;
    gi_text_init(&b, t);
    uint32_t seen = 0;
    for (uint32_t i = from; i < to; i++) {
        if (R[i] != GI_UNBOUND) {
            continue;
        }
        if (seen > 0) {
            gi_text_add_text(&b, missing == 2 ? " and " : seen + 1 == missing ? ", and " : ", ");
        }
        gi_text_add_repr(&b, gi_code_parameters(code)[i]);
        seen++;
    }
    return gi_text_finish(&b);
}

static bool raise_missing(GiThread *t, GiFunction *fn, const GiValue *R, uint32_t from, uint32_t to,
                          uint32_t missing, const char *kind) {
    GiValue names = missing_names(t, fn->code, R, from, to, missing);
    if (names != GI_NULL) {
        gi_raise_type_error(t, "%S() missing %u required %s argument%s: %S", fn->qualname, missing, kind,
                            missing == 1 ? "" : "s", names);
        gi_drop(t, names);
    }
    return false;
}

static bool raise_too_many(GiThread *t, GiFunction *fn, const GiValue *R, size_t given) {
    GiCode *code = fn->code;
    uint32_t argcount = code->argcount, kwonly = 0;
    for (uint32_t i = argcount; i < argcount + code->kwonly_count; i++) {
        kwonly += R[i] != GI_UNBOUND;
    }
    size_t defaults = fn->defaults == GI_NULL ? 0 : gi_as_tuple(fn->defaults)->size;
    char takes[64], with[64] = "";
    bool plural = argcount != 1;
    if (defaults > 0) {
        snprintf(takes, sizeof takes, "from %zu to %u", argcount - (defaults < argcount ? defaults : argcount),
                 argcount);
        plural = true;
    } else {
        snprintf(takes, sizeof takes, "%u", argcount);
    }
    if (kwonly > 0) {
        snprintf(with, sizeof with, " positional argument%s (and %u keyword-only argument%s)",
                 given != 1 ? "s" : "", kwonly, kwonly != 1 ? "s" : "");
    }
    return gi_raise_type_error(t, "%S() takes %s positional argument%s but %zu%s %s given", fn->qualname,
                               takes, plural ? "s" : "", given, with,
                               given == 1 && kwonly == 0 ? "was" : "were");
}

/* Positional-only parameters that were named. true: an error was raised. */
static bool raise_positional_only(GiThread *t, GiFunction *fn, GiValue kwnames) {
    GiText b;
    gi_text_init(&b, t);
    uint32_t found = 0;
    for (uint32_t i = 0; i < fn->code->posonly_count; i++) {
        GiValue name = gi_code_parameters(fn->code)[i];
        for (size_t k = 0; k < gi_as_tuple(kwnames)->size; k++) {
            if (gi_str_equal(name, gi_as_tuple(kwnames)->items[k])) {
                gi_text_add_text(&b, found++ > 0 ? ", " : "");
                gi_text_add_str(&b, name);
            }
        }
    }
    if (found == 0) {
        gi_text_discard(&b);
        return false;
    }
    GiValue names = gi_text_finish(&b);
    if (names != GI_NULL) {
        gi_raise_type_error(t, "%S() got some positional-only arguments passed as keyword arguments: '%S'",
                            fn->qualname, names);
        gi_drop(t, names);
    }
    return true;
}

/* --- the nearest parameter name, for "Did you mean" --- */

#define NAME_MAX_SIZE 40
#define MOVE_COST 2
#define CASE_COST 1

static size_t substitution_cost(char a, char b) {
    if (a == b) {
        return 0;
    }
    if ((a ^ b) == 0x20 && ((a | 0x20) >= 'a' && (a | 0x20) <= 'z')) {
        return CASE_COST;
    }
    return MOVE_COST;
}

/* Edit distance of two short names, row by row; above `limit` any larger number. */
static size_t distance(const char *a, size_t na, const char *b, size_t nb, size_t limit) {
    size_t row[NAME_MAX_SIZE];
    while (na > 0 && nb > 0 && a[0] == b[0]) {
        a++, b++, na--, nb--;
    }
    while (na > 0 && nb > 0 && a[na - 1] == b[nb - 1]) {
        na--, nb--;
    }
    if (na == 0 || nb == 0) {
        return (na + nb) * MOVE_COST;
    }
    if (na > NAME_MAX_SIZE || nb > NAME_MAX_SIZE) {
        return limit + 1;
    }
    for (size_t i = 0; i < na; i++) {
        row[i] = (i + 1) * MOVE_COST;
    }
    size_t result = 0;
    for (size_t j = 0; j < nb; j++) {
        size_t diagonal = result = j * MOVE_COST;
        size_t least = SIZE_MAX;
        for (size_t i = 0; i < na; i++) {
            size_t substitute = diagonal + substitution_cost(b[j], a[i]);
            diagonal = row[i];
            size_t move = (result < diagonal ? result : diagonal) + MOVE_COST;
            result = substitute < move ? substitute : move;
            row[i] = result;
            least = result < least ? result : least;
        }
        if (least > limit) {
            return limit + 1;
        }
    }
    return result;
}

/* The keyword parameter most like `name`; borrowed, GI_NULL: none is near. */
static GiValue nearest_parameter(GiCode *code, GiValue name) {
    GiValue best = GI_NULL;
    size_t best_distance = SIZE_MAX, size = gi_str_size(name);
    for (uint32_t i = code->posonly_count; i < (uint32_t)code->argcount + code->kwonly_count; i++) {
        GiValue item = gi_code_parameters(code)[i];
        size_t limit = (size + gi_str_size(item) + 3) * MOVE_COST / 6;
        if (best != GI_NULL && best_distance - 1 < limit) {
            limit = best_distance - 1;
        }
        size_t d = distance(gi_str_text(name), size, gi_str_text(item), gi_str_size(item), limit);
        if (d <= limit && (best == GI_NULL || d < best_distance)) {
            best = item;
            best_distance = d;
        }
    }
    return best;
}

static bool raise_unexpected(GiThread *t, GiFunction *fn, GiValue name, GiValue kwnames) {
    if (fn->code->posonly_count > 0 && raise_positional_only(t, fn, kwnames)) {
        return false;
    }
    if (gi_failed(t)) {
        return false;
    }
    GiValue near = nearest_parameter(fn->code, name);
    if (near != GI_NULL) {
        return gi_raise_type_error(t, "%S() got an unexpected keyword argument '%S'. Did you mean '%S'?",
                                   fn->qualname, name, near);
    }
    return gi_raise_type_error(t, "%S() got an unexpected keyword argument '%S'", fn->qualname, name);
}

/* --- binding --- */

/* See vm_slow.h. */
int32_t gi_call_find_parameter(const GiCode *code, GiValue name) {
    const GiValue *names = gi_code_parameters(code);
    uint32_t end = (uint32_t)code->argcount + code->kwonly_count;
    for (uint32_t i = code->posonly_count; i < end; i++) {
        if (names[i] == name) {
            return (int32_t)i;
        }
    }
    for (uint32_t i = code->posonly_count; i < end; i++) {
        if (gi_str_equal(names[i], name)) {
            return (int32_t)i;
        }
    }
    return -1;
}

static bool bind_keywords(GiThread *t, GiFunction *fn, GiValue *R, const GiValue *values, GiValue kwnames,
                          GiValue rest) {
    GiTuple *names = gi_as_tuple(kwnames);
    for (size_t i = 0; i < names->size; i++) {
        GiValue name = names->items[i];
        if (!gi_is_str(name)) {
            return gi_raise_type_error(t, "%S() keywords must be strings", fn->qualname);
        }
        int32_t r = gi_call_find_parameter(fn->code, name);
        if (r >= 0) {
            if (R[r] != GI_UNBOUND) {
                return gi_raise_type_error(t, "%S() got multiple values for argument '%S'", fn->qualname,
                                           name);
            }
            R[r] = gi_take(values[i]);
        } else if (rest == GI_UNBOUND) {
            return raise_unexpected(t, fn, name, kwnames);
        } else if (!gi_dict_set(t, gi_as_dict(rest), name, values[i])) {
            return false;
        }
    }
    return true;
}

static bool bind_defaults(GiThread *t, GiFunction *fn, GiValue *R, size_t n) {
    GiCode *code = fn->code;
    uint32_t argcount = code->argcount;
    size_t count = fn->defaults == GI_NULL ? 0 : gi_as_tuple(fn->defaults)->size;
    uint32_t without = count >= argcount ? 0 : argcount - (uint32_t)count;
    uint32_t missing = 0;
    for (uint32_t i = (uint32_t)n; i < without; i++) {
        missing += R[i] == GI_UNBOUND;
    }
    if (missing > 0) {
        return raise_missing(t, fn, R, (uint32_t)n, without, missing, "positional");
    }
    size_t skipped = count > argcount ? count - argcount : 0;
    for (uint32_t i = n > without ? (uint32_t)n : without; i < argcount; i++) {
        if (R[i] == GI_UNBOUND) {
            R[i] = gi_take(gi_as_tuple(fn->defaults)->items[skipped + i - without]);
        }
    }
    return true;
}

static bool bind_kwonly(GiThread *t, GiFunction *fn, GiValue *R) {
    GiCode *code = fn->code;
    uint32_t from = code->argcount, to = from + code->kwonly_count, missing = 0;
    for (uint32_t i = from; i < to; i++) {
        if (R[i] != GI_UNBOUND) {
            continue;
        }
        GiValue v = fn->kwdefaults == GI_NULL
                        ? GI_NULL
                        : gi_dict_get(t, gi_as_dict(fn->kwdefaults), gi_code_parameters(code)[i]);
        if (v != GI_NULL) {
            R[i] = gi_take(v);
        } else if (gi_failed(t)) {
            return false;
        } else {
            missing++;
        }
    }
    return missing == 0 || raise_missing(t, fn, R, from, to, missing, "keyword-only");
}

static bool bind_parts(GiThread *t, GiFunction *fn, GiValue *R, const GiValue *a, size_t n, GiValue kwnames) {
    GiCode *code = fn->code;
    uint32_t argcount = code->argcount, total = argcount + code->kwonly_count;
    bool varargs = (code->flags & GI_CO_VARARGS) != 0;
    GiValue rest = GI_UNBOUND;
    if (code->flags & GI_CO_VARKEYWORDS) {
        rest = gi_dict(t);
        if (rest == GI_NULL) {
            return false;
        }
        R[total + varargs] = rest;
    }
    size_t positional = n < argcount ? n : argcount;
    for (size_t i = 0; i < positional; i++) {
        R[i] = gi_take(a[i]);
    }
    if (varargs) {
        GiValue more = gi_tuple(t, a + positional, n - positional);
        if (more == GI_NULL) {
            return false;
        }
        R[total] = more;
    }
    if (kwnames != GI_NULL && !bind_keywords(t, fn, R, a + n, kwnames, rest)) {
        return false;
    }
    if (n > argcount && !varargs) {
        return raise_too_many(t, fn, R, n);
    }
    if (n < argcount && !bind_defaults(t, fn, R, n)) {
        return false;
    }
    return code->kwonly_count == 0 || bind_kwonly(t, fn, R);
}

/* Moves bound far parameters from the window to their list. */
static bool move_far_parameters(GiThread *t, const GiCode *code, GiValue *R) {
    GiValue far = gi_far_list(t, code);
    if (far == GI_NULL) {
        return false;
    }
    for (uint32_t i = 0; i < code->far_parameters; i++) {
        gi_as_list(far)->items[i] = R[i];
        R[i] = GI_UNBOUND;
    }
    R[code->far_register] = far;
    return true;
}

/* See vm.h. */
bool gi_bind(GiThread *t, GiFunction *fn, GiValue *R, const GiValue *a, size_t n, GiValue kwnames) {
    uint32_t locals = fn->code->local_count, i = 0;
    if (GI_LIKELY(fn->fast_args == n && kwnames == GI_NULL)) {
        for (; i < n; i++) {
            R[i] = gi_take(a[i]);
        }
        for (; i < locals; i++) {
            R[i] = GI_UNBOUND;
        }
        return true;
    }
    uint32_t far = fn->code->far_parameters;
    locals = locals > far ? locals : far;
    for (; i < locals; i++) {
        R[i] = GI_UNBOUND;
    }
    if (bind_parts(t, fn, R, a, n, kwnames) && (far == 0 || move_far_parameters(t, fn->code, R))) {
        return true;
    }
    gi_window_clear(t, R, R + locals);
    return false;
}

/* The same for positional values alone. */
static inline bool bind_positional(GiThread *t, GiFunction *fn, GiValue *R, const GiValue *a, size_t n) {
    if (GI_UNLIKELY(fn->fast_args != n)) {
        return gi_bind(t, fn, R, a, n, GI_NULL);
    }
    size_t i = 0;
    for (; i < n; i++) {
        R[i] = gi_take(a[i]);
    }
    for (size_t locals = fn->code->local_count; i < locals; i++) {
        R[i] = GI_UNBOUND;
    }
    return true;
}

/* --- calls from C --- */

static inline GiValue run_entry(GiThread *t, GiValue function, const GiValue *a, size_t n, GiValue kwnames,
                         GiValue names) {
    GiFunction *fn = gi_as_function(function);
    GiValue *R = gi_frame_top(t->frame) + 1;
    bool room = R <= t->stack_room || gi_stack_reserve(t, R - 1, (size_t)fn->code->register_count + 1);
    if (!room || !(kwnames == GI_NULL ? bind_positional(t, fn, R, a, n) : gi_bind(t, fn, R, a, n, kwnames))) {
        return GI_NULL;
    }
    R[-1] = gi_take(function);
    GiFrame *f = gi_frame_enter(t, R, fn->code, GI_FRAME_ENTRY);
    if (f == NULL) {
        gi_window_clear(t, R - 1, R + fn->code->local_count);
        return GI_NULL;
    }
    if (names != GI_NULL) {
        f->names = gi_take(names);
        f->flags |= GI_FF_NAMES;
    }
    return gi_vm_run(t);
}

/* See vm.h. */
GiValue gi_function_run(GiThread *t, GiValue function, const GiValue *a, size_t n, GiValue kwnames,
                        GiValue names) {
    if (!gi_enter(t, "")) {
        return GI_NULL;
    }
    GiValue r = run_entry(t, function, a, n, kwnames, names);
    gi_leave(t);
    return r;
}

/* See vm.h. */
bool gi_push_call(GiThread *t, GiValue function, const GiValue *a, size_t n, uint8_t result, uint8_t skip) {
    GiFunction *fn = gi_as_function(function);
    GiCode *code = fn->code;
    GiValue *R = gi_frame_top(t->frame) + 1;
    bool room = R <= t->stack_room || gi_stack_reserve(t, R - 1, (size_t)code->register_count + 1);
    if (!room || !bind_positional(t, fn, R, a, n)) {
        return false;
    }
    R[-1] = gi_take(function);
    GiFrame *f = gi_frame_enter(t, R, code, GI_FRAME_STEP);
    if (f == NULL) {
        gi_window_clear(t, R - 1, R + code->local_count);
        return false;
    }
    f->result = result;
    f->skip = skip;
    return true;
}

/* --- call instructions --- */

/* A call under way: what the instruction says, and where the arguments are. */
typedef struct Call {
    GiFrame *f;
    GiValue callee;         /* own reference */
    const GiValue *a;       /* arguments: registers of f or an array of the caller */
    size_t n;
    GiValue kwnames;
    uint32_t from, to;      /* registers to be cleared */
    uint8_t result;
} Call;

static GiCallStep finish(GiThread *t, Call *c, GiValue r) {
    gi_drop(t, c->callee);
    if (r == GI_NULL) {
        return GI_CALL_FAILED;
    }
    gi_window_clear(t, c->f->R + c->from, c->f->R + c->to);
    gi_result_steal(t, c->f, c->result, r);
    return GI_CALL_DONE;
}

/* Pushes the frame of a script function; the argument registers are released. R is the window. */
static GiCallStep push_bound(GiThread *t, Call *c, GiFunction *fn, GiValue *R, uint8_t kind) {
    R[-1] = gi_take(gi_counted(fn));
    gi_window_clear(t, c->f->R + c->from, c->f->R + c->to);
    if (gi_frame_enter(t, R, fn->code, kind) == NULL) {
        gi_window_clear(t, R - 1, R + fn->code->local_count);
        return GI_CALL_FAILED;
    }
    return GI_CALL_PUSHED;
}

static GiCallStep call_function(GiThread *t, Call *c) {
    GiFunction *fn = gi_as_function(c->callee);
    GiValue *R = gi_frame_top(c->f) + 1;
    GiCallStep step = GI_CALL_FAILED;
    if (gi_stack_reserve(t, R - 1, (size_t)fn->code->register_count + 1) &&
        gi_bind(t, fn, R, c->a, c->n, c->kwnames)) {
        step = push_bound(t, c, fn, R, GI_FRAME_CALL);
    }
    gi_drop(t, c->callee);
    return step;
}

/* The script __init__ of a class whose instances are made in the plain way; borrowed or GI_NULL. */
GiValue gi_plain_init(GiThread *t, GiType *type) {
    GiType *meta = type->gc.head.type;
    if ((type->flags & (GI_TYPE_HEAP | GI_TYPE_ABSTRACT | GI_TYPE_NO_INSTANCES)) != GI_TYPE_HEAP ||
        meta->call != gi_type_type.call || type->new_ != gi_object_type.new_) {
        return GI_NULL;
    }
    GiValue init = gi_type_lookup(t, type, GI_NAME(t, __init__));
    return init != GI_NULL && gi_type(init) == &gi_function_type ? init : GI_NULL;
}

/* The same for a class of exceptions, whose instances keep the arguments as well. */
static GiValue exception_init(GiThread *t, GiType *type) {
    if ((type->flags & (GI_TYPE_HEAP | GI_TYPE_EXCEPTION | GI_TYPE_ABSTRACT)) != (GI_TYPE_HEAP | GI_TYPE_EXCEPTION) ||
        type->gc.head.type->call != gi_type_type.call || type->new_ != gi_BaseException.new_) {
        return GI_NULL;
    }
    GiValue init = gi_type_lookup(t, type, GI_NAME(t, __init__));
    return init != GI_NULL && gi_type(init) == &gi_function_type ? init : GI_NULL;
}

/* The script __init__ of either kind of class; borrowed or GI_NULL. */
static GiValue script_init(GiThread *t, GiType *type) {
    return type->flags & GI_TYPE_EXCEPTION ? exception_init(t, type) : gi_plain_init(t, type);
}

/* Calls a class: instance and frame of __init__ with the instance in R[-2] (GI_FRAME_INIT). */
static GiCallStep call_class(GiThread *t, Call *c, GiValue init) {
    GiFunction *fn = gi_as_function(init);
    GiValue *R = gi_frame_top(c->f) + 2;
    GiCallStep step = GI_CALL_FAILED;
    GiValue stack_args[16], *args = stack_args;
    size_t all = c->n + gi_support_keyword_count(c->kwnames) + 1;
    if (all > 16) {
        args = gi_alloc_array(t, all, sizeof(GiValue));
    }
    GiType *type = gi_as_type(c->callee);
    GiValue self = args == NULL                          ? GI_NULL
                   : !(type->flags & GI_TYPE_EXCEPTION) ? gi_instance_new(t, type)
                                                        : type->new_(t, type, c->a, c->n, c->kwnames);
    if (self != GI_NULL) {
        args[0] = self;
        memcpy(args + 1, c->a, (all - 1) * sizeof(GiValue));
        if (gi_stack_reserve(t, R - 2, (size_t)fn->code->register_count + 2) &&
            gi_bind(t, fn, R, args, c->n + 1, c->kwnames)) {
            R[-2] = gi_take(self);
            step = push_bound(t, c, fn, R, GI_FRAME_INIT);
            if (step == GI_CALL_FAILED) {
                gi_window_clear(t, R - 2, R - 1);
            }
        }
        gi_drop(t, self);
    }
    if (args != stack_args && args != NULL) {
        gi_free(t, args, all * sizeof(GiValue));
    }
    gi_drop(t, c->callee);
    return step;
}

static GiCallStep perform(GiThread *t, Call *c) {
    GiType *type = gi_type(c->callee);
    if (type == &gi_function_type) {
        return call_function(t, c);
    }
    if (type->flags & GI_TYPE_TYPE) {
        GiValue init = script_init(t, gi_as_type(c->callee));
        if (init != GI_NULL) {
            return call_class(t, c, init);
        }
        if (gi_failed(t)) {
            return finish(t, c, GI_NULL);
        }
        if (c->kwnames == GI_NULL && (gi_as_type(c->callee)->flags & GI_TYPE_EXCEPTION)) {
            return finish(t, c, gi_exception_make(t, gi_as_type(c->callee), c->a, c->n));
        }
    }
    return finish(t, c, gi_call(t, c->callee, c->a, c->n, c->kwnames));
}

/* Pushes the frame of a simple function whose arguments follow it in the registers, so that they become
 * its window: callee in register r, n arguments behind it, the rest from the defaults. */
static GiCallStep enter_in_place(GiThread *t, GiFrame *f, uint32_t r, size_t n) {
    GiFunction *fn = gi_as_function(f->R[r]);
    GiCode *code = fn->code;
    GiValue *R = f->R + r + 1;
    if (!gi_stack_reserve(t, R, code->register_count)) {
        return GI_CALL_FAILED;
    }
    uint32_t i = (uint32_t)n, argcount = code->argcount;
    if (i < argcount) {
        const GiTuple *defaults = gi_as_tuple(fn->defaults);
        const GiValue *from = defaults->items + defaults->size - argcount;
        for (; i < argcount; i++) {
            R[i] = gi_take(from[i]);
        }
    }
    for (; i < code->local_count; i++) {
        R[i] = GI_UNBOUND;
    }
    if (gi_frame_enter(t, R, code, GI_FRAME_CALL) == NULL) {
        gi_window_clear(t, R - 1, R + argcount);
        return GI_CALL_FAILED;
    }
    return GI_CALL_PUSHED;
}

static inline bool fits(GiValue v, size_t n);

/* The partial object in register r with n values behind it becomes its script function with all of them. false: it is
 * something else, or they do not suffice. */
static bool enter_partial(GiThread *t, GiFrame *f, uint32_t r, size_t n, GiCallStep *step) {
    GiValue *R = f->R + r, v = R[0], function;
    const GiTuple *args = gi_partial_args(v, &function);
    if (args == NULL || !fits(function, n + args->size)) {
        return false;
    }
    *step = GI_CALL_FAILED;
    size_t k = args->size;
    if (gi_stack_reserve(t, R + 1, n + k)) {
        memmove(R + 1 + k, R + 1, n * sizeof *R);
        for (size_t i = 0; i < k; i++) {
            R[i + 1] = gi_take(args->items[i]);
        }
        R[0] = gi_take(function);
        gi_drop(t, v);
        *step = enter_in_place(t, f, r, n + k);
    }
    return true;
}

/* Are instances of a class made by object.__new__ alone? */
static bool is_bare(const GiType *type) {
    return (type->flags & (GI_TYPE_HEAP | GI_TYPE_ABSTRACT | GI_TYPE_NO_INSTANCES)) == GI_TYPE_HEAP &&
           type->gc.head.type->call == gi_type_type.call && type->new_ == gi_object_type.new_ &&
           type->init == gi_object_type.init;
}

/* Is v a script function that n positional arguments and its defaults suffice for? */
static inline bool fits(GiValue v, size_t n) {
    if (gi_type(v) != &gi_function_type) {
        return false;
    }
    const GiFunction *fn = gi_as_function(v);
    return n == fn->fast_args || (fn->fast_args != UINT32_MAX && n < fn->fast_args && fn->defaults != GI_NULL &&
                                  n + gi_as_tuple(fn->defaults)->size >= fn->fast_args &&
                                  gi_as_tuple(fn->defaults)->size <= fn->fast_args);
}

/* A bound method of a script function in register r with n values behind it becomes the function with self
 * in front of them. One register more is used. */
static bool unbind_in_place(GiThread *t, GiFrame *f, uint32_t r, size_t n) {
    GiValue v = f->R[r];
    if (gi_type(v) != &gi_bound_method_type || gi_type(((GiBoundMethod *)gi_object(v))->function) != &gi_function_type ||
        f->R + r + n + 2 > t->stack_end) {
        return false;
    }
    GiBoundMethod *m = (GiBoundMethod *)gi_object(v);
    GiValue *R = f->R + r;
    memmove(R + 2, R + 1, n * sizeof(GiValue));
    R[0] = gi_take(m->function);
    R[1] = gi_take(m->self);
    gi_drop(t, v);
    return true;
}

/* A plain instance whose class has a script __call__ becomes that function with itself in front of its n values. */
static bool call_in_place(GiThread *t, GiFrame *f, uint32_t r, size_t n) {
    GiValue v = f->R[r];
    if (!gi_is_counted(v) || !(gi_type(v)->flags & GI_TYPE_HEAP) || (gi_type(v)->flags & GI_TYPE_TYPE) ||
        gi_type(v)->shape_offset != offsetof(GiInstance, part) || f->R + r + n + 2 > t->stack_end) {
        return false;
    }
    GiValue function = gi_type_lookup(t, gi_type(v), GI_NAME(t, __call__)), *R = f->R + r;
    if (function == GI_NULL || gi_type(function) != &gi_function_type) {
        return false;
    }
    memmove(R + 2, R + 1, n * sizeof(GiValue));
    R[0] = gi_take(function);
    R[1] = v;
    return true;
}

/* The cache words of a call instruction. */
static uint32_t *cache(GiFrame *f) { return (uint32_t *)(uintptr_t)f->pc; }

/* Makes the call of an instruction: callee in register r, n positional values behind it, then one for each
 * name of kwnames. */
static GiCallStep call_at(GiThread *t, uint32_t word, uint32_t r, size_t n, GiValue kwnames) {
    GiFrame *f = t->frame;
    size_t named = kwnames == GI_NULL ? 0 : gi_as_tuple(kwnames)->size;
    GiCallStep step;
    if (gi_type(f->R[r]) != &gi_function_type) {
        if (kwnames == GI_NULL && enter_partial(t, f, r, n, &step)) {
            return step;
        }
        n += unbind_in_place(t, f, r, n + named) || call_in_place(t, f, r, n + named);
        if (gi_failed(t)) {
            return GI_CALL_FAILED;
        }
    }
    GiValue callee = f->R[r];
    uint32_t *places = kwnames == GI_NULL ? NULL : cache(f) + 1;
    if (kwnames == GI_NULL && fits(callee, n)) {
        return enter_in_place(t, f, r, n);
    }
    if (gi_type(callee) == &gi_function_type) {
        if (gi_call_place(t, r, n, kwnames, places, &step)) {
            return step;
        }
    } else if (gi_is_counted(callee) && (gi_type(callee)->flags & GI_TYPE_TYPE)) {
        if (n + named == 0 && is_bare(gi_as_type(callee))) {
            GiValue v = gi_instance_new(t, gi_as_type(callee));
            if (v != GI_NULL) {
                f->R[r] = GI_UNBOUND;
                gi_result_steal(t, f, gi_word_c(word), v);
                gi_drop(t, callee);
            }
            return v == GI_NULL ? GI_CALL_FAILED : GI_CALL_DONE;
        }
        GiValue init = script_init(t, gi_as_type(callee));
        if (gi_failed(t) || (init != GI_NULL && gi_call_place_class(t, r, n, kwnames, places, init, &step))) {
            return gi_failed(t) ? GI_CALL_FAILED : step;
        }
    }
    Call c = {.f = f, .callee = callee, .a = f->R + r + 1, .n = n, .kwnames = kwnames, .from = r,
              .to = r + 1 + (uint32_t)(n + named), .result = (uint8_t)gi_word_c(word)};
    f->R[r] = GI_UNBOUND;
    return perform(t, &c);
}

/* Is the result of this CALL only taken by a GET_ITER behind it? */
static bool iterates_at_once(const GiFrame *f, uint32_t word) {
    uint32_t next = f->pc[3];
    return (next & 0xFF) == GI_BC_GET_ITER && gi_word_b(next) == gi_word_c(word) && gi_is_temp(f, gi_word_c(word));
}

/* Is a builtin type's instance ready when its `new_` returns? */
static bool is_made_by_new(const GiType *type) {
    bool init = type->init != NULL && type->init != gi_object_type.init &&
                !(type->init == gi_BaseException.init && type->new_ == gi_BaseException.new_); /* it keeps the arguments */
    return !init && !(type->flags & (GI_TYPE_HEAP | GI_TYPE_NO_INSTANCES)) && type != &gi_type_type &&
           type->new_ != NULL && type->new_ != gi_object_type.new_;
}

/* Quickens CALL for a callee that no frame is pushed for in the plain way. */
static void specialize_call(GiThread *t, GiFrame *f, uint32_t word, GiValue callee) {
    GiType *type = gi_type(callee);
    if (type == &gi_builtin_function_type) {
        gi_quicken(f->pc, GI_BC_CALL_BUILTIN);
    } else if (callee == gi_static(&gi_range_type) && iterates_at_once(f, word)) {
        gi_quicken(f->pc, GI_BC_CALL_RANGE);
    } else if (type == &gi_type_type && !gi_is_counted(callee) &&
               (is_made_by_new(gi_as_type(callee)) || (callee == gi_static(&gi_type_type) && gi_word_b(word) == 1))) {
        gi_quicken(f->pc, GI_BC_CALL_BUILTIN);
    } else if (type == &gi_type_type && (gi_as_type(callee)->flags & GI_TYPE_EXCEPTION)) {
        return;
    } else if (type == &gi_type_type) {
        GiValue init = gi_plain_init(t, gi_as_type(callee));
        if (init != GI_NULL && gi_as_type(callee)->version != 0) {
            cache(f)[0] = gi_as_type(callee)->version;
            gi_extra64_set(cache(f) + 1, init);
            gi_quicken(f->pc, GI_BC_CALL_CLASS);
        }
        gi_error_clear(t);
    } else {
        gi_quicken(f->pc, GI_BC_CALL);
    }
}

static void specialize_method_call(GiFrame *f, uint32_t a, size_t n) {
    bool bound = f->R[a + 1] == GI_UNBOUND;
    if (gi_type(f->R[a]) != (bound ? &gi_builtin_function_type : &gi_method_descriptor_type)) {
        gi_quicken(f->pc, GI_BC_CALL_METHOD);
        return;
    }
    if (bound) {
        gi_quicken(f->pc, GI_BC_CALL_METHOD_BUILTIN);
        return;
    }
    GiBuiltin *b = (GiBuiltin *)gi_object(f->R[a]);
    if (n == 1 && b->type == &gi_list_type && b->row->fn == gi_list_append_method) {
        gi_extra64_set(cache(f) + 1, f->R[a]);
        gi_quicken(f->pc, GI_BC_CALL_LIST_APPEND);
    } else {
        gi_quicken(f->pc, GI_BC_CALL_METHOD_BUILTIN);
    }
}

/* See vm.h. */
GiCallStep gi_vm_call(GiThread *t, uint32_t word) {
    GiFrame *f = t->frame;
    uint32_t a = gi_word_a(word), n = gi_word_b(word);
    if ((word & 0xFF) == GI_BC_CALL && gi_type(f->R[a]) == &gi_function_type) {
        return fits(f->R[a], n) ? enter_in_place(t, f, a, n) : call_at(t, word, a, n, GI_NULL);
    }
    if (!t->vm->no_specialize) {
        specialize_call(t, f, word, f->R[a]);
    }
    return call_at(t, word, a, n, GI_NULL);
}

/* LOAD_METHOD left either function and self, or a bound attribute and unbound: makes the callee and its
 * arguments stand in a row. The callee's register; *n counts the values behind it. */
static uint32_t align_method(GiFrame *f, uint32_t a, size_t *n) {
    GiValue *R = f->R + a;
    if (R[1] == GI_UNBOUND) {
        R[1] = R[0];
        R[0] = GI_UNBOUND;
        return a + 1;
    }
    ++*n;
    return a;
}

/* See vm.h. */
GiCallStep gi_vm_call_method(GiThread *t, uint32_t word) {
    GiFrame *f = t->frame;
    if (!t->vm->no_specialize) {
        specialize_method_call(f, gi_word_a(word), gi_word_b(word));
    }
    size_t n = gi_word_b(word);
    uint32_t r = align_method(f, gi_word_a(word), &n);
    return call_at(t, word, r, n, GI_NULL);
}

/* See vm.h. */
GiCallStep gi_vm_call_kw(GiThread *t, uint32_t word) {
    GiFrame *f = t->frame;
    GiValue kwnames = f->code->constants[f->pc[0]];
    uint32_t a = gi_word_a(word), n = gi_word_b(word), k = (uint32_t)gi_as_tuple(kwnames)->size;
    if (gi_type(f->R[a]) == &gi_function_type &&
        gi_call_replay(t, a, n, k, f->pc + 1)) {
        return GI_CALL_PUSHED;
    }
    return call_at(t, word, gi_word_a(word), gi_word_b(word), kwnames);
}

/* See vm.h. */
GiCallStep gi_vm_call_method_kw(GiThread *t, uint32_t word) {
    GiFrame *f = t->frame;
    GiValue kwnames = f->code->constants[f->pc[0]];
    uint32_t a = gi_word_a(word), k = (uint32_t)gi_as_tuple(kwnames)->size;
    size_t n = gi_word_b(word);
    if (f->R[a + 1] != GI_UNBOUND && gi_type(f->R[a]) == &gi_function_type &&
        gi_call_replay(t, a, (uint32_t)n + 1, k, f->pc + 1)) {
        return GI_CALL_PUSHED;
    }
    uint32_t r = align_method(f, a, &n);
    return call_at(t, word, r, n, kwnames);
}

/* Positional values and keyword values of f(*args, **kwargs) in one array; *kwnames is owned. */
static GiValue *spread(GiThread *t, const GiValue *a, size_t n, GiDict *kw, GiValue *kwnames) {
    GiTuple *names = gi_tuple_new(t, kw->used);
    if (names == NULL) {
        return NULL;
    }
    GiValue *all = gi_alloc_array(t, n + kw->used, sizeof(GiValue));
    if (all == NULL) {
        gi_drop_object(t, names);
        return NULL;
    }
    if (n > 0) {
        memcpy(all, a, n * sizeof(GiValue));
    }
    GiValue key, value;
    uint32_t pos = 0;
    for (size_t i = 0; i < names->size && gi_dict_next(kw, &pos, &key, &value); i++) {
        if (!gi_is_str(key)) {
            gi_raise_type_error(t, "keywords must be strings");
            gi_free(t, all, (n + kw->used) * sizeof(GiValue));
            gi_drop_object(t, names);
            return NULL;
        }
        names->items[i] = gi_take(key);
        all[n + i] = value;
    }
    *kwnames = gi_counted(names);
    return all;
}

static GiCallStep call_spread(GiThread *t, Call *c, GiDict *kw) {
    GiValue kwnames = GI_NULL;
    size_t count = c->n + kw->used;
    GiValue *all = spread(t, c->a, c->n, kw, &kwnames);
    if (all == NULL) {
        return finish(t, c, GI_NULL);
    }
    c->a = all;
    c->kwnames = kwnames;
    GiCallStep step = perform(t, c);
    gi_free(t, all, count * sizeof(GiValue));
    gi_drop(t, kwnames);
    return step;
}

#define SPREAD_MAX 64 /* values of f(*args, **kwargs) that become registers */

/* The names of a dict of keywords as a tuple, and its values at `values`; owned. GI_NULL: a name is no str, or error set. */
static GiValue spread_keywords(GiThread *t, GiDict *kw, GiValue *values) {
    GiTuple *names = gi_tuple_new(t, kw->used);
    GiValue key, value;
    uint32_t pos = 0;
    for (size_t i = 0; names != NULL && i < names->size && gi_dict_next(kw, &pos, &key, &value); i++) {
        if (!gi_is_str(key)) {
            gi_drop_object(t, names);
            return GI_NULL;
        }
        names->items[i] = gi_take(key);
        values[i] = value;
    }
    return names == NULL ? GI_NULL : gi_counted(names);
}

/* Calls what is in register r with n values behind it, and those of the names; false: left to others. */
static bool call_spread_at(GiThread *t, GiFrame *f, uint32_t r, size_t n, GiValue names, GiCallStep *step) {
    GiValue callee = f->R[r];
    if (gi_type(callee) == &gi_function_type) {
        if (names == GI_NULL && fits(callee, n)) {
            *step = enter_in_place(t, f, r, n);
            return true;
        }
        return gi_call_place(t, r, n, names, NULL, step);
    }
    GiValue init = script_init(t, gi_as_type(callee));
    *step = GI_CALL_FAILED;
    return gi_failed(t) || (init != GI_NULL && gi_call_place_class(t, r, n, names, NULL, init, step));
}

/* CALL_EX of a script function, bound or not, or a class: the tuple in r[A + 1] and the dict behind it are replaced by
 * what they hold, and the call is one of those registers. false: it is none of these, or the arguments are wrong. */
static bool call_spread_in_place(GiThread *t, GiFrame *f, uint32_t A, bool keywords, GiCallStep *step) {
    GiValue *R = f->R + A, callee = R[0], args = R[1], dict = keywords ? R[2] : GI_UNBOUND;
    GiType *type = gi_type(callee);
    size_t n = gi_as_tuple(args)->size, k = keywords ? gi_as_dict(dict)->used : 0;
    const GiBoundMethod *bound = type == &gi_bound_method_type ? (GiBoundMethod *)gi_object(callee) : NULL;
    bool known = bound != NULL ? gi_type(bound->function) == &gi_function_type
                               : type == &gi_function_type || (gi_is_counted(callee) && (type->flags & GI_TYPE_TYPE));
    if (!known || n + k > SPREAD_MAX) {
        return false;
    }
    *step = GI_CALL_FAILED;
    GiValue values[SPREAD_MAX], names = k > 0 ? spread_keywords(t, gi_as_dict(dict), values) : GI_NULL;
    if (k > 0 && names == GI_NULL) {
        return gi_failed(t);
    }
    if (!gi_stack_reserve(t, R, n + k + 2)) {
        gi_xdrop(t, names);
        return true;
    }
    GiValue *at = R + 1;
    R[1] = GI_UNBOUND;
    if (keywords) {
        R[2] = GI_UNBOUND;
    }
    if (bound != NULL) {
        R[0] = gi_take(bound->function);
        *at++ = gi_take(bound->self);
    }
    for (size_t i = 0; i < n; i++) {
        *at++ = gi_take(gi_as_tuple(args)->items[i]);
    }
    for (size_t i = 0; i < k; i++) {
        *at++ = gi_take(values[i]);
    }
    bool done = call_spread_at(t, f, A, n + (bound != NULL), names, step);
    gi_xdrop(t, names);
    if (done && *step == GI_CALL_PUSHED) {
        if (bound != NULL) {
            gi_drop(t, callee);
        }
        gi_drop(t, args);
        gi_drop(t, dict);
        return true;
    }
    gi_window_clear(t, R + (bound == NULL), at); /* they may lie above the frame's registers */
    if (bound != NULL) {
        R[0] = callee;
    }
    R[1] = args;
    if (keywords) {
        R[2] = dict;
    }
    return done;
}

/* The positional arguments of f(*v) as a tuple that nobody changes during the call; owned. */
static GiValue fix_positional(GiThread *t, GiValue callee, GiValue v) {
    if (gi_is_exact(v, &gi_list_type)) {
        return gi_tuple(t, gi_as_list(v)->items, gi_as_list(v)->size);
    }
    GiType *type = gi_type(v);
    if (type->iter != NULL || (type->container != NULL && type->container->getitem != NULL)) {
        return gi_tuple_from(t, v);
    }
    GiValue name = gi_callee_text(t, callee);
    if (name != GI_NULL) {
        gi_raise_type_error(t, "%S argument after * must be an iterable, not %T", name, v);
        gi_drop(t, name);
    }
    return GI_NULL;
}

/* See vm.h. */
GiCallStep gi_vm_call_ex(GiThread *t, uint32_t word) {
    GiFrame *f = t->frame;
    uint32_t A = gi_word_a(word);
    bool keywords = gi_word_b(word) != 0;
    if (!gi_is_exact(f->R[A + 1], &gi_tuple_type)) {
        GiValue fixed = fix_positional(t, f->R[A], f->R[A + 1]);
        if (fixed == GI_NULL) {
            return GI_CALL_FAILED;
        }
        gi_replace(t, &f->R[A + 1], fixed);
    }
    GiCallStep step;
    if (call_spread_in_place(t, f, A, keywords, &step)) {
        return step;
    }
    GiTuple *args = gi_as_tuple(f->R[A + 1]);
    Call c = {.f = f, .callee = f->R[A], .a = args->items, .n = args->size, .from = A, .to = A + 2 + keywords,
              .result = (uint8_t)gi_word_c(word)};
    f->R[A] = GI_UNBOUND;
    if (keywords && gi_as_dict(f->R[A + 2])->used > 0) {
        return call_spread(t, &c, gi_as_dict(f->R[A + 2]));
    }
    return perform(t, &c);
}

/* See frame.h. */
GiValue gi_run_function_in(GiThread *t, GiValue function, GiValue names) {
    bool own = (gi_counted(gi_as_function(function)->globals) == names && gi_is_exact(names, &gi_dict_type)) ||
               (gi_as_function(function)->code->flags & GI_CO_OPTIMIZED); /* exec of a function's code */
    return gi_function_run(t, function, NULL, 0, GI_NULL, own ? GI_NULL : names);
}

/* --- quickened calls --- */

#define BOUND_MAX 4  /* values that a bound builtin takes without the general path, self included */
#define PADDED_MAX 8 /* parameters of a builtin whose defaults are filled in without it */

/* See vm.h. */
GiValue gi_builtin_padded(GiThread *t, GiBuiltin *b, const GiValue *a, size_t n) {
    const GiSignature *s = b->signature;
    GiValue all[PADDED_MAX];
    memcpy(all, a, sizeof all); /* more than n: it takes no call, and the stack does not end there (GI_STACK_MARGIN) */
    for (size_t i = n; i < s->count; i++) {
        all[i] = s->params[i].default_value;
    }
    return b->row->fn(t, all);
}

/* Runs a builtin with n values at a, self in front if it has one: the plain case without gi_call. */
static GiValue run_builtin(GiThread *t, GiValue callee, const GiValue *a, size_t n) {
    GiBuiltin *b = (GiBuiltin *)gi_object(callee);
    const GiSignature *s = b->signature;
    if (s != NULL && !(b->row->flags & GI_FN_UNBOUND) && n == s->count && n == s->positional && s->var_positional < 0 && !s->checked) {
        if (GI_UNLIKELY(b->row->flags & GI_FN_HOST)) {
            return gi_host_run(t, b->row, a, s->count);
        }
        b->direct = (uint32_t)n + 1;
        return b->row->fn(t, a);
    }
    if (s != NULL && !(b->row->flags & GI_FN_UNBOUND) && s->optional_only && s->var_positional < 0 && s->var_keyword < 0 &&
        s->count <= PADDED_MAX && !(b->row->flags & GI_FN_HOST)) {
        b->least = (uint16_t)s->required;
        b->span = (uint16_t)(s->positional - s->required + (s->positional < s->count));
    }
    return gi_builtin_run(t, callee, a, n, GI_NULL);
}

/* Runs a builtin bound to its self: x.method kept in a variable. */
static GiValue run_bound(GiThread *t, GiValue callee, const GiValue *a, size_t n) {
    GiBuiltin *b = (GiBuiltin *)gi_object(callee);
    const GiSignature *s = b->signature;
    if (s == NULL || n + 1 != s->count || n + 1 != s->positional || s->var_positional >= 0 ||
        s->checked || n >= BOUND_MAX || (b->row->flags & (GI_FN_HOST | GI_FN_STATIC | GI_FN_UNBOUND))) {
        return gi_call(t, callee, a, n, GI_NULL);
    }
    GiValue all[BOUND_MAX] = {b->self};
    for (size_t i = 0; i < n; i++) {
        all[i + 1] = a[i];
    }
    return b->row->fn(t, all);
}

/* Ends a quickened call whose operands are the registers [from, to). */
static GiCallStep finish_builtin(GiThread *t, GiFrame *f, uint32_t from, uint32_t to, uint32_t result, GiValue r) {
    if (r == GI_NULL) {
        return GI_CALL_FAILED;
    }
    gi_window_clear(t, f->R + from, f->R + to);
    gi_result_steal(t, f, result, r);
    return GI_CALL_DONE;
}

/* CALL_BUILTIN. */
GiCallStep gi_vm_call_builtin(GiThread *t, uint32_t word) {
    GiFrame *f = t->frame;
    uint32_t a = gi_word_a(word), n = gi_word_b(word);
    GiValue callee = f->R[a];
    if (callee == gi_static(&gi_type_type) && n == 1) {
        return finish_builtin(t, f, a, a + 2, gi_word_c(word), gi_take(gi_type_value(gi_type(f->R[a + 1]))));
    }
    if (callee == gi_static(&gi_str_type) && n == 1) {
        return finish_builtin(t, f, a, a + 2, gi_word_c(word), gi_str(t, f->R[a + 1]));
    }
    if (!gi_is_counted(callee) && gi_type(callee) == &gi_type_type && is_made_by_new(gi_as_type(callee))) {
        GiType *type = gi_as_type(callee);
        return finish_builtin(t, f, a, a + 1 + n, gi_word_c(word), type->new_(t, type, f->R + a + 1, n, GI_NULL));
    }
    if (gi_type(callee) != &gi_builtin_function_type) {
        return gi_vm_call(t, word);
    }
    if (((GiBuiltin *)gi_object(callee))->self != GI_NULL) {
        return finish_builtin(t, f, a, a + 1 + n, gi_word_c(word), run_bound(t, callee, f->R + a + 1, n));
    }
    return finish_builtin(t, f, a, a + 1 + n, gi_word_c(word), run_builtin(t, callee, f->R + a + 1, n));
}

/* CALL_METHOD_BUILTIN: a method descriptor with self in the next register, or a builtin function of a module. */
GiCallStep gi_vm_call_method_builtin(GiThread *t, uint32_t word) {
    GiFrame *f = t->frame;
    uint32_t a = gi_word_a(word), n = gi_word_b(word);
    GiValue callee = f->R[a], self = f->R[a + 1];
    GiBuiltin *b = (GiBuiltin *)gi_object(callee);
    if (self == GI_UNBOUND && gi_type(callee) == &gi_builtin_function_type) {
        GiValue r = b->self == GI_NULL ? run_builtin(t, callee, f->R + a + 2, n) : run_bound(t, callee, f->R + a + 2, n);
        return finish_builtin(t, f, a, a + 2 + n, gi_word_c(word), r);
    }
    if (self == GI_UNBOUND || gi_type(callee) != &gi_method_descriptor_type || gi_type(self) != b->type) {
        return gi_vm_call_method(t, word);
    }
    return finish_builtin(t, f, a, a + 2 + n, gi_word_c(word), run_builtin(t, callee, f->R + a + 1, n + 1));
}

/* See vm_slow.h. */
int gi_vm_call_range(GiThread *t, uint32_t word) {
    GiFrame *f = t->frame;
    uint32_t n = gi_word_b(word), next = f->pc[3];
    if (n < 1 || n > 2 || (next & 0xFF) != GI_BC_GET_ITER) {
        return 0;
    }
    const GiValue *a = f->R + gi_word_a(word) + 1;
    GiValue start = n == 2 ? a[0] : gi_int_imm(0), stop = a[n - 1];
    if (!gi_both_int_imm(start, stop)) {
        return 0;
    }
    GiRangeIterator *it = gi_object_new_raw(t, &gi_range_iterator_type, sizeof *it);
    if (it == NULL) {
        return -1;
    }
    it->next = gi_int_imm_value(start);
    it->step = 1;
    it->left = (int64_t)stop > (int64_t)start ? (uint64_t)(gi_int_imm_value(stop) - it->next) : 0;
    gi_result_steal(t, f, gi_word_a(next), gi_counted(it));
    return 1;
}
