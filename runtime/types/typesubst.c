/* SPDX-License-Identifier: MIT
 * runtime/types/typesubst.c: the type parameters in a tuple of arguments, and their substitution (what
 * list[T][int] does). Parameters take part through __typing_subst__, __typing_prepare_subst__ and
 * __parameters__, so those of module typing do as well. */
#include "runtime/types/genericalias.h"
#include "runtime/types/sequence.h"
#include "runtime/types/str.h"
#include "runtime/types/type_internal.h"

static int64_t index_of(GiValue list_items, GiValue v) {
    const GiTuple *t = gi_as_tuple(list_items);
    for (size_t i = 0; i < t->size; i++) {
        if (t->items[i] == v) {
            return (int64_t)i;
        }
    }
    return -1;
}

static bool add_unique(GiThread *t, GiValue list, GiValue v) {
    for (size_t i = 0; i < gi_as_list(list)->size; i++) {
        if (gi_as_list(list)->items[i] == v) {
            return true;
        }
    }
    return gi_list_append(t, list, v);
}

static bool add_parameters(GiThread *t, GiValue list, GiValue v) {
    GiValue x;
    if (gi_is_type(v)) {
        return true; /* the __parameters__ of a bare class are not its arguments */
    }
    if (gi_is_list(v) || gi_is_tuple(v)) {
        GiValue items = gi_tuple_from(t, v);
        bool ok = items != GI_NULL;
        for (size_t i = 0; ok && i < gi_as_tuple(items)->size; i++) {
            ok = add_parameters(t, list, gi_as_tuple(items)->items[i]);
        }
        gi_xdrop(t, items);
        return ok;
    }
    int found = gi_getattr_optional(t, v, GI_NAME(t, __typing_subst__), &x);
    if (found != 0) {
        gi_xdrop(t, x);
        return found > 0 && add_unique(t, list, v);
    }
    found = gi_getattr_optional(t, v, GI_NAME(t, __parameters__), &x);
    if (found <= 0) {
        return found == 0;
    }
    bool ok = true;
    for (size_t i = 0; ok && gi_is_tuple(x) && i < gi_as_tuple(x)->size; i++) {
        ok = add_unique(t, list, gi_as_tuple(x)->items[i]);
    }
    gi_drop(t, x);
    return ok;
}

/* The parameters in args, each once, in order. */
GiValue gi_type_parameters(GiThread *t, GiValue args) {
    GiValue list = gi_list(t, NULL, 0);
    for (size_t i = 0; list != GI_NULL && i < gi_as_tuple(args)->size; i++) {
        if (!add_parameters(t, list, gi_as_tuple(args)->items[i])) {
            gi_drop(t, list);
            return GI_NULL;
        }
    }
    GiValue r = list == GI_NULL ? GI_NULL : gi_tuple_from(t, list);
    gi_xdrop(t, list);
    return r;
}

static bool extend_by_tuple(GiThread *t, GiValue list, GiValue tuple) {
    for (size_t i = 0; i < gi_as_tuple(tuple)->size; i++) {
        if (!gi_list_append(t, list, gi_as_tuple(tuple)->items[i])) {
            return false;
        }
    }
    return true;
}

/* The items with unpacked tuples of fixed length (*tuple[int, str]) put flat; owned tuple. */
static GiValue unpack_items(GiThread *t, GiValue item) {
    GiValue items = gi_is_tuple(item) ? gi_take(item) : gi_tuple(t, &item, 1);
    GiValue list = items == GI_NULL ? GI_NULL : gi_list(t, NULL, 0);
    bool ok = list != GI_NULL;
    for (size_t i = 0; ok && i < gi_as_tuple(items)->size; i++) {
        GiValue v = gi_as_tuple(items)->items[i], inner = GI_NULL;
        if (!gi_is_type(v) &&
            gi_getattr_optional(t, v, GI_NAME(t, __typing_unpacked_tuple_args__), &inner) < 0) {
            ok = false;
            break;
        }
        size_t n = inner != GI_NULL && gi_is_tuple(inner) ? gi_as_tuple(inner)->size : 0;
        bool flat = inner != GI_NULL && gi_is_tuple(inner) &&
                    !(n > 0 && gi_as_tuple(inner)->items[n - 1] == GI_ELLIPSIS);
        ok = flat ? extend_by_tuple(t, list, inner) : gi_list_append(t, list, v);
        gi_xdrop(t, inner);
    }
    GiValue r = ok ? gi_tuple_from(t, list) : GI_NULL;
    gi_xdrop(t, list);
    gi_xdrop(t, items);
    return r;
}

/* Lets each parameter look at the items first (TypeVarTuple gathers, defaults fill in). Takes items. */
static GiValue prepare_steal(GiThread *t, GiValue self, GiValue parameters, GiValue items) {
    for (size_t i = 0; items != GI_NULL && i < gi_as_tuple(parameters)->size; i++) {
        GiValue f, next = GI_NULL;
        int found = gi_getattr_optional(t, gi_as_tuple(parameters)->items[i],
                                        GI_NAME(t, __typing_prepare_subst__), &f);
        if (found > 0 && f != GI_NONE) {
            GiValue made = gi_call2(t, f, self, items);
            next = made == GI_NULL ? GI_NULL : gi_is_tuple(made) ? gi_take(made) : gi_tuple(t, &made, 1);
            gi_xdrop(t, made);
        } else if (found >= 0) {
            next = gi_take(items);
        }
        gi_xdrop(t, f);
        gi_drop(t, items);
        items = next;
    }
    return items;
}

/* obj with its own parameters replaced: obj[...]. Owned. */
static GiValue substitute_in(GiThread *t, GiValue obj, GiValue parameters, GiValue items) {
    GiValue inner;
    if (gi_getattr_optional(t, obj, GI_NAME(t, __parameters__), &inner) < 0) {
        return GI_NULL;
    }
    if (inner == GI_NULL || !gi_is_tuple(inner) || gi_as_tuple(inner)->size == 0) {
        gi_xdrop(t, inner);
        return gi_take(obj);
    }
    GiValue list = gi_list(t, NULL, 0), r = GI_NULL;
    bool ok = list != GI_NULL;
    for (size_t i = 0; ok && i < gi_as_tuple(inner)->size; i++) {
        GiValue p = gi_as_tuple(inner)->items[i];
        int64_t at = index_of(parameters, p);
        GiValue v = at < 0 ? p : gi_as_tuple(items)->items[at];
        bool many = at >= 0 && gi_is_tuple(v) && gi_type(p)->iter != NULL;
        ok = many ? extend_by_tuple(t, list, v) : gi_list_append(t, list, v);
    }
    GiValue key = ok ? gi_tuple_from(t, list) : GI_NULL;
    if (key != GI_NULL) {
        r = gi_getitem(t, obj, key);
        gi_drop(t, key);
    }
    gi_xdrop(t, list);
    gi_drop(t, inner);
    return r;
}

static bool is_unpacked_typevartuple(GiThread *t, GiValue v) {
    GiValue x = GI_NULL, name = gi_intern(t, "__typing_is_unpacked_typevartuple__", 35);
    bool r = false;
    if (name != GI_NULL && !gi_is_type(v) && gi_getattr_optional(t, v, name, &x) > 0) {
        r = gi_truth(t, x) > 0;
    }
    gi_xdrop(t, x);
    gi_xdrop(t, name);
    return r;
}

static GiValue substitute_all(GiThread *t, GiValue args, GiValue parameters, GiValue items);

/* One argument; owned, a tuple to be put flat when *many. */
static GiValue substitute_one(GiThread *t, GiValue v, GiValue parameters, GiValue items, bool *many) {
    *many = false;
    if (gi_is_type(v)) {
        return gi_take(v);
    }
    if (gi_is_tuple(v) || gi_is_list(v)) {
        GiValue inner = gi_tuple_from(t, v);
        GiValue made = inner == GI_NULL ? GI_NULL : substitute_all(t, inner, parameters, items);
        gi_xdrop(t, inner);
        if (made != GI_NULL && gi_is_list(v)) {
            GiValue list = gi_list_from(t, made);
            gi_drop(t, made);
            return list;
        }
        return made;
    }
    bool unpack = is_unpacked_typevartuple(t, v);
    GiValue f, r;
    if (gi_failed(t) || gi_getattr_optional(t, v, GI_NAME(t, __typing_subst__), &f) < 0) {
        return GI_NULL;
    }
    if (f != GI_NULL) {
        int64_t at = index_of(parameters, v);
        r = at < 0 ? gi_take(v) : gi_call1(t, f, gi_as_tuple(items)->items[at]);
        gi_drop(t, f);
    } else {
        r = substitute_in(t, v, parameters, items);
    }
    *many = unpack && r != GI_NULL && gi_is_tuple(r);
    return r;
}

static GiValue substitute_all(GiThread *t, GiValue args, GiValue parameters, GiValue items) {
    GiValue list = gi_enter(t, "") ? gi_list(t, NULL, 0) : GI_NULL;
    if (list == GI_NULL) {
        return GI_NULL;
    }
    bool ok = true;
    for (size_t i = 0; ok && i < gi_as_tuple(args)->size; i++) {
        bool many;
        GiValue v = substitute_one(t, gi_as_tuple(args)->items[i], parameters, items, &many);
        ok = v != GI_NULL && (many ? extend_by_tuple(t, list, v) : gi_list_append(t, list, v));
        gi_xdrop(t, v);
    }
    GiValue r = ok ? gi_tuple_from(t, list) : GI_NULL;
    gi_drop(t, list);
    gi_leave(t);
    return r;
}

/* See genericalias.h. */
GiValue gi_substitute_parameters(GiThread *t, GiValue self, GiValue args, GiValue parameters, GiValue item) {
    size_t wanted = gi_as_tuple(parameters)->size;
    if (wanted == 0) {
        return gi_raise_type_error(t, "%R is not a generic class", self);
    }
    GiValue items = prepare_steal(t, self, parameters, unpack_items(t, item));
    if (items == GI_NULL) {
        return GI_NULL;
    }
    size_t n = gi_as_tuple(items)->size;
    GiValue r = n == wanted ? substitute_all(t, args, parameters, items)
                            : gi_raise_type_error(t, "Too %s arguments for %R; actual %zu, expected %zu",
                                                  n > wanted ? "many" : "few", self, n, wanted);
    gi_drop(t, items);
    return r;
}
