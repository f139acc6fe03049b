/* SPDX-License-Identifier: MIT
 * runtime/types/type_bases.c: assignment to a class's __bases__. The mro tuples of the class and of all
 * below it are recomputed first; when one of them has no order, all old ones come back. */
#include "runtime/shape.h"
#include "runtime/types/sequence.h"
#include "runtime/types/str.h"
#include "runtime/types/type_internal.h"
#include "gc/weak.h"

/* By the chain of bases: a class whose mro() is running has no (new) mro yet. */
static bool is_below(const GiType *type, const GiType *base) {
    for (; type != NULL; type = type->base) {
        if (type == base) {
            return true;
        }
    }
    return false;
}

static bool check_bases(GiThread *t, GiType *type, GiValue bases) {
    if (!gi_is_tuple(bases)) {
        return gi_raise_type_error(t, "can only assign tuple to %s.__bases__, not %T", type->name, bases);
    }
    if (gi_as_tuple(bases)->size == 0) {
        return gi_raise_type_error(t, "can only assign non-empty tuple to %s.__bases__, not ()", type->name);
    }
    for (size_t i = 0; i < gi_as_tuple(bases)->size; i++) {
        GiValue b = gi_as_tuple(bases)->items[i];
        if (!gi_is_type(b)) {
            return gi_raise_type_error(t, "%s.__bases__ must be tuple of classes, not '%T'", type->name, b);
        }
        if (gi_type_is_subtype(gi_as_type(b), type) || is_below(gi_as_type(b), type)) {
            return gi_raise_type_error(t, "a __bases__ item causes an inheritance cycle");
        }
    }
    return true;
}

/* The new base must give instances the layout they have. */
static bool check_layout(GiThread *t, GiType *type, GiType *base) {
    GiType *old = type->base;
    bool releases = (old->flags & GI_TYPE_HEAP) == (base->flags & GI_TYPE_HEAP) &&
                    gi_static_base(old) == gi_static_base(base);
    if (!releases) {
        return gi_raise_type_error(t, "__bases__ assignment: '%s' deallocator differs from '%s'", base->name,
                                   old->name);
    }
    if (old != base && !gi_same_layout(old, base)) {
        return gi_raise_type_error(t, "__bases__ assignment: '%s' object layout differs from '%s'", base->name,
                                   old->name);
    }
    return true;
}

/* Recomputes mro tuples from type downwards; saved (a list) gets pairs (type, old mro or None). */
static bool update_mro(GiThread *t, GiType *type, GiValue saved) {
    GiValue old = type->mro == GI_NULL ? GI_NONE : gi_take(type->mro);
    int done = gi_enter(t, "") ? gi_type_set_mro(t, type) : -1;
    if (done <= 0) {
        gi_drop(t, old);
        return done == 0;
    }
    bool ok = gi_list_append(t, saved, gi_counted(type)) && gi_list_append(t, saved, old);
    gi_drop(t, old);
    GiValue list = ok ? gi_type_subclasses(t, type) : GI_NULL;
    ok = list != GI_NULL;
    for (size_t i = 0; ok && i < gi_as_list(list)->size; i++) {
        ok = update_mro(t, gi_as_type(gi_as_list(list)->items[i]), saved);
    }
    gi_xdrop(t, list);
    gi_leave(t);
    return ok;
}

static void restore_mro(GiThread *t, GiValue saved) {
    const GiList *l = gi_as_list(saved);
    for (size_t i = 0; i + 1 < l->size; i += 2) {
        GiValue old = l->items[i + 1];
        gi_replace(t, &gi_as_type(l->items[i])->mro, old == GI_NONE ? GI_NULL : gi_take(old));
    }
}

static bool register_bases(GiThread *t, GiType *type, GiValue old, GiValue bases) {
    for (size_t i = 0; i < gi_as_tuple(old)->size; i++) {
        gi_type_remove_subclass(t, gi_as_type(gi_as_tuple(old)->items[i]), type);
    }
    for (size_t i = 0; i < gi_as_tuple(bases)->size; i++) {
        if (!gi_type_add_subclass(t, gi_as_type(gi_as_tuple(bases)->items[i]), type)) {
            return false;
        }
    }
    return true;
}

/* type.__bases__ = bases */
bool gi_type_set_bases(GiThread *t, GiValue v, GiValue bases) {
    GiType *type = gi_as_type(v);
    if (!(type->flags & GI_TYPE_HEAP)) {
        return gi_raise_type_error(t, "cannot set '__bases__' attribute of immutable type '%s'", type->name);
    }
    if (bases == GI_NULL) {
        return gi_raise_type_error(t, "cannot delete '__bases__' attribute of immutable type '%s'", type->name);
    }
    GiType *base = check_bases(t, type, bases) ? gi_best_base(t, bases) : NULL;
    if (base == NULL || !check_layout(t, type, base)) {
        return false;
    }
    GiValue saved = gi_list(t, NULL, 0);
    if (saved == GI_NULL) {
        return false;
    }
    GiValue old = type->bases;
    GiType *old_base = type->base;
    type->bases = gi_take(bases);
    type->base = base;
    bool ok = update_mro(t, type, saved);
    bool mine = type->bases == bases; /* mro() may have assigned others */
    if (!ok) {
        restore_mro(t, saved);
    }
    if (!ok && mine) {
        type->bases = old;
        type->base = old_base;
        gi_drop(t, bases);
    } else {
        ok = ok && (!mine || (register_bases(t, type, old, bases) && gi_type_changed(t, type, true)));
        gi_drop(t, old);
    }
    gi_drop(t, saved);
    return ok;
}
