/* SPDX-License-Identifier: MIT
 * interp/vm/vm_group.c owns except*: splitting the exception at each clause and putting together what is
 * left over (language reference, "except* clause"; PEP 654).
 */
#include "interp/vm/vm_slow.h"
#include "runtime/errors/exception.h"

static bool is_group(GiValue v) { return gi_is_instance(v, &gi_BaseExceptionGroup); }

static bool check_class(GiThread *t, GiValue cls) {
    if (!gi_is_type(cls) || !(gi_as_type(cls)->flags & GI_TYPE_EXCEPTION)) {
        return gi_raise_type_error(t, "catching classes that do not inherit from BaseException is not allowed");
    }
    if (gi_type_is_subtype(gi_as_type(cls), &gi_BaseExceptionGroup)) {
        return gi_raise_type_error(t, "catching ExceptionGroup with except* is not allowed. Use except instead.");
    }
    return true;
}

static bool check_classes(GiThread *t, GiValue classes) {
    if (!gi_is_tuple(classes)) {
        return check_class(t, classes);
    }
    for (size_t i = 0; i < gi_as_tuple(classes)->size; i++) {
        if (!check_class(t, gi_as_tuple(classes)->items[i])) {
            return false;
        }
    }
    return true;
}

/* ExceptionGroup("", [exc]); owned. */
static GiValue wrap(GiThread *t, GiValue list) {
    GiValue text = gi_str_from_text(t, "");
    if (text == GI_NULL) {
        return GI_NULL;
    }
    GiValue g = gi_call2(t, gi_type_value(&gi_BaseExceptionGroup), text, list);
    gi_drop(t, text);
    return g;
}

/* A naked exception that matches: a group around it, with this line as its traceback. */
static GiValue wrap_naked(GiThread *t, GiFrame *f, GiValue exc) {
    GiValue list = gi_tuple(t, &exc, 1);
    GiValue g = list == GI_NULL ? GI_NULL : wrap(t, list);
    gi_xdrop(t, list);
    if (g != GI_NULL && !gi_frame_trace_of(t, f, g)) {
        gi_drop(t, g);
        return GI_NULL;
    }
    return g;
}

/* exc.split(condition): both owned; false: error set. */
static bool split(GiThread *t, GiValue exc, GiValue condition, GiValue *match, GiValue *rest) {
    GiValue name = gi_intern(t, "split", 5);
    GiValue pair = name == GI_NULL ? GI_NULL : gi_call_method1(t, exc, name, condition);
    gi_xdrop(t, name);
    if (pair == GI_NULL) {
        return false;
    }
    if (!gi_is_tuple(pair)) {
        gi_raise_type_error(t, "%T.split must return a tuple, not %T", exc, pair);
        gi_drop(t, pair);
        return false;
    }
    if (gi_as_tuple(pair)->size < 2) {
        gi_raise_type_error(t, "%T.split must return a 2-tuple, got tuple of size %zu", exc,
                            gi_as_tuple(pair)->size);
        gi_drop(t, pair);
        return false;
    }
    *match = gi_take(gi_as_tuple(pair)->items[0]);
    *rest = gi_take(gi_as_tuple(pair)->items[1]);
    gi_drop(t, pair);
    return true;
}

static bool match_group(GiThread *t, GiFrame *f, GiValue exc, GiValue classes, GiValue *match, GiValue *rest) {
    *match = *rest = GI_NONE;
    if (!check_classes(t, classes)) {
        return false;
    }
    if (exc == GI_NONE) {
        return true;
    }
    int matches = gi_error_matches(t, exc, classes);
    if (matches < 0) {
        return false;
    }
    if (matches > 0) {
        *match = is_group(exc) ? gi_take(exc) : wrap_naked(t, f, exc);
        return *match != GI_NULL;
    }
    if (is_group(exc)) {
        return split(t, exc, classes, match, rest);
    }
    *rest = gi_take(exc);
    return true;
}

/* MATCH_GROUP. */
bool gi_vm_match_group(GiThread *t, uint32_t word) {
    GiFrame *f = t->frame;
    GiValue match, rest;
    if (!match_group(t, f, f->R[gi_word_a(word)], f->R[gi_word_b(word)], &match, &rest)) {
        return false;
    }
    gi_consume(t, f, gi_word_b(word));
    gi_result_steal(t, f, gi_word_a(word), rest);
    gi_result_steal(t, f, gi_word_c(word), match);
    return true;
}

/* --- the end of the statement --- */

static GiValue notes_of(GiThread *t, const GiException *e) {
    return e->dict == GI_NULL ? GI_NULL : gi_dict_get_str(t, gi_as_dict(e->dict), GI_NAME(t, __notes__));
}

/* Was e raised again as a part of the original (and not anew)? */
static bool same_metadata(GiThread *t, GiValue a, GiValue b) {
    const GiException *x = gi_as_exception(a), *y = gi_as_exception(b);
    return x->traceback == y->traceback && x->cause == y->cause && x->context == y->context &&
           notes_of(t, x) == notes_of(t, y);
}

/* Appends the exceptions that are no groups. */
static bool add_leaves(GiThread *t, GiValue exc, GiValue leaves) {
    if (!is_group(exc)) {
        return gi_list_append(t, leaves, exc);
    }
    if (!gi_enter(t, " in exception group")) {
        return false;
    }
    GiTuple *items = gi_as_tuple(((GiExceptionGroup *)gi_object(exc))->exceptions);
    bool ok = true;
    for (size_t i = 0; ok && i < items->size; i++) {
        ok = add_leaves(t, items->items[i], leaves);
    }
    gi_leave(t);
    return ok;
}

static GiValue is_leaf(GiThread *t, const GiValue *a) {
    (void)t;
    const GiList *leaves = gi_as_list(a[0]);
    for (size_t i = 0; i < leaves->size; i++) {
        if (leaves->items[i] == a[1]) {
            return GI_TRUE;
        }
    }
    return GI_FALSE;
}

static const GiMethodRow is_leaf_row = GI_METHOD("is_leaf(self, exc, /)", is_leaf, NULL);

/* The part of the original that consists of the leaves of `again`; None when there are none. Owned. */
static GiValue project(GiThread *t, GiValue original, GiValue again) {
    GiValue leaves = gi_list(t, NULL, 0);
    bool ok = leaves != GI_NULL;
    for (size_t i = 0; ok && i < gi_as_list(again)->size; i++) {
        ok = add_leaves(t, gi_as_list(again)->items[i], leaves);
    }
    GiValue predicate = ok ? gi_builtin(t, &is_leaf_row, leaves, GI_NULL) : GI_NULL;
    GiValue match = GI_NULL, rest = GI_NONE;
    if (predicate != GI_NULL && split(t, original, predicate, &match, &rest)) {
        gi_drop(t, rest);
    }
    gi_xdrop(t, predicate);
    gi_xdrop(t, leaves);
    return match;
}

/* Sorts the exceptions at the end into those raised anew and parts of the original. */
static bool sort_out(GiThread *t, GiValue original, GiList *all, GiValue anew, GiValue again) {
    for (size_t i = 0; i < all->size; i++) {
        GiValue e = all->items[i];
        if (e != GI_NONE && !gi_list_append(t, same_metadata(t, e, original) ? again : anew, e)) {
            return false;
        }
    }
    return true;
}

static GiValue combine(GiThread *t, GiValue original, GiValue anew, GiValue again) {
    GiValue kept = gi_as_list(again)->size == 0 ? GI_NONE : project(t, original, again);
    if (kept == GI_NULL || gi_as_list(anew)->size == 0) {
        return kept;
    }
    GiValue r = GI_NULL;
    if (kept == GI_NONE && gi_as_list(anew)->size == 1) {
        r = gi_take(gi_as_list(anew)->items[0]);
    } else if (kept == GI_NONE || gi_list_append(t, anew, kept)) {
        r = wrap(t, anew);
    }
    gi_drop(t, kept);
    return r;
}

/* What is to be raised after all clauses; None: nothing. Owned. */
static GiValue left_over(GiThread *t, GiValue original, GiList *all) {
    if (all->size == 0) {
        return GI_NONE;
    }
    if (!is_group(original)) { /* naked: at most one clause ran */
        for (size_t i = 0; i < all->size; i++) {
            if (all->items[i] != GI_NONE) {
                return gi_take(all->items[i]);
            }
        }
        return GI_NONE;
    }
    GiValue anew = gi_list(t, NULL, 0), again = anew == GI_NULL ? GI_NULL : gi_list(t, NULL, 0);
    GiValue r = GI_NULL;
    if (again != GI_NULL && sort_out(t, original, all, anew, again)) {
        r = combine(t, original, anew, again);
    }
    gi_xdrop(t, anew);
    gi_xdrop(t, again);
    return r;
}

/* RERAISE_STAR. */
bool gi_vm_reraise_star(GiThread *t, uint32_t word) {
    GiFrame *f = t->frame;
    GiValue v = left_over(t, f->R[gi_word_b(word)], gi_as_list(f->R[gi_word_c(word)]));
    if (v == GI_NULL) {
        return false;
    }
    gi_consume(t, f, gi_word_b(word));
    gi_consume(t, f, gi_word_c(word));
    gi_result_steal(t, f, gi_word_a(word), v);
    return true;
}
