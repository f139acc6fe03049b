/* SPDX-License-Identifier: MIT
 * runtime/errors/suggest.c: "Did you mean": an edit distance in which a change of letter case costs less, and
 * the search for the nearest name. Costs and limits are CPython's, so that both suggest the same. */
#include "runtime/errors/suggest.h"

#include "runtime/errors/exception.h"
#include "runtime/hooks.h"
#include "runtime/types/sequence.h"
#include "runtime/types/str.h"
#include "runtime/types/type_internal.h"

#define GI_MOVE_COST 2
#define GI_CASE_COST 1
#define GI_LONGEST_NAME 40
#define GI_MOST_CANDIDATES 750

static char lower(char c) { return c >= 'A' && c <= 'Z' ? (char)(c - 'A' + 'a') : c; }

static size_t change_cost(char a, char b) {
    return a == b ? 0 : lower(a) == lower(b) ? GI_CASE_COST : GI_MOVE_COST;
}

/* Distance of two texts, or something above max. */
static size_t distance(const char *a, size_t na, const char *b, size_t nb, size_t max) {
    while (na > 0 && nb > 0 && *a == *b) {
        a++, b++, na--, nb--;
    }
    while (na > 0 && nb > 0 && a[na - 1] == b[nb - 1]) {
        na--, nb--;
    }
    if (na == 0 || nb == 0) {
        return (na + nb) * GI_MOVE_COST;
    }
    if (na > GI_LONGEST_NAME || nb > GI_LONGEST_NAME) {
        return max + 1;
    }
    if (nb < na) {
        const char *p = a;
        a = b;
        b = p;
        size_t n = na;
        na = nb;
        nb = n;
    }
    if ((nb - na) * GI_MOVE_COST > max) {
        return max + 1;
    }
    size_t row[GI_LONGEST_NAME], result = 0;
    for (size_t i = 0; i < na; i++) {
        row[i] = (i + 1) * GI_MOVE_COST;
    }
    for (size_t j = 0; j < nb; j++) {
        size_t diagonal = j * GI_MOVE_COST, least = SIZE_MAX;
        result = diagonal;
        for (size_t i = 0; i < na; i++) {
            size_t changed = diagonal + change_cost(b[j], a[i]);
            diagonal = row[i];
            size_t moved = (result < diagonal ? result : diagonal) + GI_MOVE_COST;
            result = changed < moved ? changed : moved;
            row[i] = result;
            least = result < least ? result : least;
        }
        if (least > max) {
            return max + 1;
        }
    }
    return result;
}

/* The nearest str of a list; see suggest.h. */
GiValue gi_suggest(GiThread *t, GiValue list, GiValue name) {
    size_t n = gi_as_list(list)->size, size = gi_str_size(name);
    if (n >= GI_MOST_CANDIDATES) {
        return GI_NULL;
    }
    size_t best = SIZE_MAX;
    GiValue found = GI_NULL;
    for (size_t i = 0; i < n; i++) {
        GiValue item = gi_as_list(list)->items[i];
        if (!gi_is_str(item) || gi_str_equal(item, name)) {
            continue;
        }
        size_t item_size = gi_str_size(item), max = (size + item_size + 3) * GI_MOVE_COST / 6;
        max = best != SIZE_MAX && best - 1 < max ? best - 1 : max;
        size_t d = distance(gi_str_text(name), size, gi_str_text(item), item_size, max);
        if (d <= max && (found == GI_NULL || d < best)) {
            found = item;
            best = d;
        }
    }
    return gi_xtake(found);
}

/* dir(obj) as a list of str; private names only when the wanted name is private too, or `private`. */
static GiValue names_of(GiThread *t, GiValue obj, GiValue wanted, bool private) {
    GiValue list = GI_NULL, names = GI_NULL;
    GiValue f = gi_lookup_special(t, obj, GI_NAME(t, __dir__));
    if (f != GI_NULL) {
        names = gi_call0(t, f);
        gi_drop(t, f);
    }
    if (names != GI_NULL) {
        GiValue all = gi_list_from(t, names);
        if (all != GI_NULL && gi_list_sort(t, all, GI_NULL, false)) {
            list = gi_list(t, NULL, 0);
            private = private || gi_str_text(wanted)[0] == '_';
            for (size_t i = 0; list != GI_NULL && i < gi_as_list(all)->size; i++) {
                GiValue item = gi_as_list(all)->items[i];
                if (gi_is_str(item) && (private || gi_str_text(item)[0] != '_') &&
                    !gi_list_append(t, list, item)) {
                    break;
                }
            }
        }
        gi_xdrop(t, all);
        gi_drop(t, names);
    }
    gi_error_clear(t);
    return list;
}

/* The frame in which exc was raised; owned, or GI_NULL (maybe with an error set). */
static GiValue innermost_frame(GiThread *t, GiValue exc) {
    GiTraceback *tb = NULL;
    GiValue v = gi_as_exception(exc)->traceback;
    while (v != GI_NULL && v != GI_NONE) {
        tb = (GiTraceback *)gi_object(v);
        v = tb->next == NULL ? GI_NULL : gi_counted(tb->next);
    }
    return tb == NULL ? GI_NULL : gi_frame_for_traceback(t, tb);
}

/* The local variable self of that frame; owned, GI_NULL: none. No error stays set. */
static GiValue frame_self(GiThread *t, GiValue exc) {
    GiValue frame = innermost_frame(t, exc), self = GI_NULL;
    GiValue locals = frame == GI_NULL ? GI_NULL : gi_getattr_text(t, frame, "f_locals");
    if (locals != GI_NULL && gi_contains(t, locals, GI_NAME(t, self)) > 0) {
        self = gi_getitem(t, locals, GI_NAME(t, self));
    }
    gi_xdrop(t, locals);
    gi_xdrop(t, frame);
    gi_error_clear(t);
    return self;
}

/* The names visible where a NameError was raised: locals, globals, builtins of its innermost frame. */
static GiValue visible_names(GiThread *t, GiValue exc) {
    static const char *const parts[] = {"f_locals", "f_globals", "f_builtins"};
    GiValue frame = innermost_frame(t, exc);
    GiValue list = frame == GI_NULL ? GI_NULL : gi_list(t, NULL, 0);
    for (size_t i = 0; list != GI_NULL && i < 3; i++) {
        GiValue d = gi_getattr_text(t, frame, parts[i]);
        GiValue keys = d == GI_NULL ? GI_NULL : gi_list_from(t, d);
        if (keys != GI_NULL) {
            gi_list_extend(t, list, keys);
        }
        gi_xdrop(t, keys);
        gi_xdrop(t, d);
        gi_error_clear(t);
    }
    gi_xdrop(t, frame);
    gi_error_clear(t);
    return list;
}

/* self.NAME when the frame's method has a self with that attribute: owned text, or GI_NULL. */
static GiValue suggest_self(GiThread *t, GiValue exc, GiValue wanted) {
    GiValue self = frame_self(t, exc), x = GI_NULL, r = GI_NULL;
    if (self != GI_NULL && gi_getattr_optional(t, self, wanted, &x) > 0) {
        r = gi_str_from_format(t, "self.%S", wanted);
    }
    gi_xdrop(t, x);
    gi_xdrop(t, self);
    gi_error_clear(t);
    return r;
}

/* See suggest.h. Errors on the way are dropped. */
GiValue gi_suggest_for_exception(GiThread *t, GiValue exc) {
    GiValue list = GI_NULL, wanted = GI_NULL;
    if (gi_is_instance(exc, &gi_AttributeError)) {
        GiAttributeError *e = (GiAttributeError *)gi_object(exc);
        if (e->name != GI_NULL && gi_is_str(e->name) && e->obj != GI_NULL) {
            wanted = gi_take(e->name);
            GiValue self = frame_self(t, exc);
            list = names_of(t, e->obj, wanted, self == e->obj);
            gi_xdrop(t, self);
        }
    } else if (gi_is_instance(exc, &gi_NameError)) {
        GiNameError *e = (GiNameError *)gi_object(exc);
        if (e->name != GI_NULL && gi_is_str(e->name)) {
            wanted = gi_take(e->name);
            GiValue r = suggest_self(t, exc, wanted);
            if (r != GI_NULL) {
                gi_drop(t, wanted);
                return r;
            }
            list = visible_names(t, exc);
        }
    } else if (gi_is_instance(exc, &gi_ImportError)) {
        GiImportError *e = (GiImportError *)gi_object(exc);
        if (e->name != GI_NULL && gi_is_str(e->name) && e->name_from != GI_NULL && gi_is_str(e->name_from)) {
            wanted = gi_take(e->name_from);
            GiValue module = gi_dict_get(t, t->vm->modules, e->name);
            if (module != GI_NULL) {
                gi_take(module);
                list = names_of(t, module, wanted, false);
                gi_drop(t, module);
            }
        }
    }
    GiValue r = list == GI_NULL ? GI_NULL : gi_suggest(t, list, wanted);
    gi_xdrop(t, list);
    gi_xdrop(t, wanted);
    gi_error_clear(t);
    return r;
}
