/* SPDX-License-Identifier: MIT
 * interp/vm/class.c owns __build_class__: what a class statement does after its bases are evaluated
 * (language reference, "Class definitions" and "Customizing class creation"): __mro_entries__, choice of
 * the metaclass, __prepare__, running the body, calling the metaclass, checking __class__.
 */
#include "interp/vm/vm.h"
#include "runtime/hooks.h"
#include "runtime/types/support.h"

typedef struct Build {
    GiValue function, name; /* borrowed */
    GiValue original_bases, bases; /* tuples, owned */
    GiValue meta;           /* owned */
    GiValue keywords;       /* dict without metaclass, owned; GI_NULL: none */
    GiValue namespace;      /* owned */
} Build;

/* Replaces bases that are no classes by what their __mro_entries__ gives. */
static bool replace_bases(GiThread *t, Build *b) {
    GiTuple *original = gi_as_tuple(b->original_bases);
    GiValue list = GI_NULL;
    for (size_t i = 0; i < original->size; i++) {
        GiValue base = original->items[i], method = GI_NULL;
        int found = gi_is_type(base) ? 0 : gi_getattr_optional(t, base, GI_NAME(t, __mro_entries__), &method);
        if (found < 0) {
            goto fail;
        }
        if (found == 0) {
            if (list != GI_NULL && !gi_list_append(t, list, base)) {
                goto fail;
            }
            continue;
        }
        GiValue entries = gi_call1(t, method, b->original_bases);
        gi_drop(t, method);
        if (entries != GI_NULL && !gi_is_tuple(entries)) {
            gi_raise_type_error(t, "__mro_entries__ must return a tuple");
            gi_drop(t, entries);
            entries = GI_NULL;
        }
        if (entries != GI_NULL && list == GI_NULL) {
            list = gi_list(t, original->items, i);
        }
        bool ok = entries != GI_NULL && list != GI_NULL && gi_list_extend(t, list, entries);
        gi_xdrop(t, entries);
        if (!ok) {
            goto fail;
        }
    }
    b->bases = list == GI_NULL ? gi_take(b->original_bases) : gi_tuple_from(t, list);
    gi_xdrop(t, list);
    return b->bases != GI_NULL;
fail:
    gi_xdrop(t, list);
    return false;
}

/* Splits the keyword arguments into the metaclass and the rest. */
static bool take_keywords(GiThread *t, Build *b, const GiValue *values, GiValue kwnames) {
    for (size_t i = 0; kwnames != GI_NULL && i < gi_as_tuple(kwnames)->size; i++) {
        GiValue name = gi_as_tuple(kwnames)->items[i];
        if (gi_str_equal(name, GI_NAME(t, metaclass))) {
            b->meta = gi_take(values[i]);
            continue;
        }
        if (b->keywords == GI_NULL) {
            b->keywords = gi_dict(t);
        }
        if (b->keywords == GI_NULL || !gi_dict_set(t, gi_as_dict(b->keywords), name, values[i])) {
            return false;
        }
    }
    return true;
}

/* The most derived of meta and the metaclasses of the bases. */
static bool choose_metaclass(GiThread *t, Build *b) {
    GiTuple *bases = gi_as_tuple(b->bases);
    if (b->meta == GI_NULL) {
        GiValue type = bases->size == 0 ? gi_type_value(&gi_type_type) : gi_type_value(gi_type(bases->items[0]));
        b->meta = gi_take(type);
    }
    if (!gi_is_type(b->meta)) {
        return true;
    }
    GiType *winner = gi_as_type(b->meta);
    for (size_t i = 0; i < bases->size; i++) {
        GiType *type = gi_type(bases->items[i]);
        if (gi_type_is_subtype(winner, type)) {
            continue;
        }
        if (!gi_type_is_subtype(type, winner)) {
            return gi_raise_type_error(t, "metaclass conflict: the metaclass of a derived class must be a "
                                          "(non-strict) subclass of the metaclasses of all its bases");
        }
        winner = type;
    }
    gi_replace(t, &b->meta, gi_take(gi_type_value(winner)));
    return true;
}

/* f(name, x, **keywords) with x the bases; or three positional arguments. */
static GiValue call_with(GiThread *t, GiValue f, const GiValue *a, size_t n, GiValue keywords) {
    if (keywords == GI_NULL) {
        return gi_call(t, f, a, n, GI_NULL);
    }
    GiValue args = gi_tuple(t, a, n);
    GiValue r = args == GI_NULL ? GI_NULL : gi_call_ex(t, f, args, keywords);
    gi_xdrop(t, args);
    return r;
}

static bool prepare(GiThread *t, Build *b) {
    GiValue method;
    int found = gi_getattr_optional(t, b->meta, GI_NAME(t, __prepare__), &method);
    if (found < 0) {
        return false;
    }
    if (found == 0) {
        b->namespace = gi_dict(t);
        return b->namespace != GI_NULL;
    }
    GiValue a[] = {b->name, b->bases};
    b->namespace = call_with(t, method, a, 2, b->keywords);
    gi_drop(t, method);
    if (b->namespace != GI_NULL && !gi_is_mapping(b->namespace)) {
        return gi_raise_type_error(t, "%s.__prepare__() must return a mapping, not %T",
                                   gi_is_type(b->meta) ? gi_type_name(gi_as_type(b->meta)) : "<metaclass>",
                                   b->namespace);
    }
    return b->namespace != GI_NULL;
}

/* The cell of __class__ must hold the new class, or type.__new__ did not get the namespace. */
static bool check_cell(GiThread *t, const Build *b, GiValue cell, GiValue cls) {
    if (!gi_is_type(cls) || gi_type(cell) != &gi_cell_type) {
        return true;
    }
    GiValue v = ((GiCell *)gi_object(cell))->value;
    if (v == cls) {
        return true;
    }
    if (v == GI_UNBOUND) {
        return gi_raise(t, &gi_RuntimeError,
                        "__class__ not set defining %R as %R. Was __classcell__ propagated to type.__new__?",
                        b->name, cls);
    }
    return gi_raise_type_error(t, "__class__ set to %R defining %R as %R", v, b->name, cls);
}

/* Runs the body and calls the metaclass; owned class. */
static GiValue make_class(GiThread *t, Build *b) {
    GiValue cell = gi_function_run(t, b->function, NULL, 0, GI_NULL, b->namespace);
    if (cell == GI_NULL) {
        return GI_NULL;
    }
    GiValue cls = GI_NULL;
    if (b->bases == b->original_bases ||
        gi_setitem(t, b->namespace, GI_NAME(t, __orig_bases__), b->original_bases)) {
        GiValue a[] = {b->name, b->bases, b->namespace};
        cls = call_with(t, b->meta, a, 3, b->keywords);
    }
    if (cls != GI_NULL && !check_cell(t, b, cell, cls)) {
        gi_drop(t, cls);
        cls = GI_NULL;
    }
    gi_drop(t, cell);
    return cls;
}

/* See runtime/hooks.h. */
GiValue gi_build_class(GiThread *t, const GiValue *a, size_t n, GiValue kwnames) {
    if (n < 2) {
        return gi_raise_type_error(t, "__build_class__: not enough arguments");
    }
    if (gi_type(a[0]) != &gi_function_type) {
        return gi_raise_type_error(t, "__build_class__: func must be a function");
    }
    if (!gi_is_str(a[1])) {
        return gi_raise_type_error(t, "__build_class__: name is not a string");
    }
    Build b = {.function = a[0], .name = a[1]};
    b.original_bases = gi_tuple(t, a + 2, n - 2);
    GiValue cls = GI_NULL;
    if (b.original_bases != GI_NULL && replace_bases(t, &b) && take_keywords(t, &b, a + n, kwnames) &&
        choose_metaclass(t, &b) && prepare(t, &b)) {
        cls = make_class(t, &b);
    }
    gi_xdrop(t, b.original_bases);
    gi_xdrop(t, b.bases);
    gi_xdrop(t, b.meta);
    gi_xdrop(t, b.keywords);
    gi_xdrop(t, b.namespace);
    return cls;
}
