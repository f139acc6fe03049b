/* SPDX-License-Identifier: MIT
 * runtime/types/object_reduce.c: object.__reduce__, __reduce_ex__ and __getstate__: what copy and pickle
 * ask of an object that has no reduction of its own (protocol 2; below that, copyreg._reduce_ex). */
#include "runtime/shape.h"
#include "runtime/types/number.h"
#include "runtime/types/sequence.h"
#include "runtime/types/str.h"
#include "runtime/types/type_internal.h"

/* Names of the __slots__ of a class as copyreg finds them; owned list or None. */
static GiValue slot_names(GiThread *t, GiValue cls) {
    GiValue fn = gi_import_attr(t, "copyreg", "_slotnames");
    GiValue r = fn == GI_NULL ? GI_NULL : gi_call1(t, fn, cls);
    gi_xdrop(t, fn);
    if (r != GI_NULL && r != GI_NONE && !gi_is_list(r)) {
        gi_raise_type_error(t, "copyreg._slotnames didn't return a list or None");
        gi_drop(t, r);
        return GI_NULL;
    }
    return r;
}

/* Has an instance of type more state than attributes and slots can tell? */
static bool has_hidden_state(const GiType *type, size_t slots) {
    const GiType *native = gi_static_base(type);
    bool plain_size = native->gc.size == sizeof(GiObject) &&
                      (native->flags & (GI_TYPE_INT | GI_TYPE_STR | GI_TYPE_TUPLE | GI_TYPE_BYTES)) == 0;
    return !plain_size || type->slot_names > slots;
}

/* The values of the slots as a dict; owned. */
static GiValue slot_values(GiThread *t, GiValue v, GiValue names) {
    GiValue d = gi_dict(t);
    for (size_t i = 0; d != GI_NULL && i < gi_as_list(names)->size; i++) {
        GiValue name = gi_take(gi_as_list(names)->items[i]), x;
        int found = gi_is_str(name) ? gi_getattr_optional(t, v, name, &x) : 0;
        bool ok = found >= 0 && (found == 0 || gi_dict_set(t, gi_as_dict(d), name, x));
        if (found > 0) {
            gi_drop(t, x);
        }
        gi_drop(t, name);
        if (!ok) {
            gi_drop(t, d);
            return GI_NULL;
        }
    }
    return d;
}

/* May v.__dict__ hold anything? */
static bool has_attributes(GiValue v) {
    const GiType *type = gi_type(v);
    if (type->shape_offset == 0 || type->dict_offset != 0) {
        return true;
    }
    const GiInstancePart *p = gi_instance_part(gi_object(v));
    if (p->shape == NULL) {
        return false;
    }
    if (p->shape->dict_mode) {
        return p->more != NULL && ((const GiDict *)p->more)->used > 0;
    }
    return p->shape->name != GI_NULL;
}

/* The default state: __dict__, or (__dict__ or None, slots). `required`: pickling needs all of it. */
static GiValue default_state(GiThread *t, GiValue v, bool required) {
    GiType *type = gi_type(v);
    GiValue state;
    if (required && !(type->flags & GI_TYPE_HEAP) && type->gc.size > sizeof(GiObject) && type != &gi_type_type &&
        !gi_type_has_dict(type)) {
        return gi_raise_type_error(t, "cannot pickle '%T' object", v);
    }
    if (!has_attributes(v)) {
        state = GI_NULL; /* asking for an empty __dict__ would make the instance slower */
    } else if (gi_getattr_optional(t, v, GI_NAME(t, __dict__), &state) < 0) {
        return GI_NULL;
    }
    if (state == GI_NULL) {
        state = GI_NONE;
    } else if (gi_is_exact(state, &gi_dict_type) && gi_as_dict(state)->used == 0) {
        gi_drop(t, state);
        state = GI_NONE;
    }
    GiValue names = type->flags & GI_TYPE_HEAP ? slot_names(t, gi_type_value(type)) : GI_NONE;
    if (names == GI_NULL) {
        gi_drop(t, state);
        return GI_NULL;
    }
    size_t count = names == GI_NONE ? 0 : gi_as_list(names)->size;
    GiValue slots = GI_NONE;
    if (required && has_hidden_state(type, count)) {
        slots = gi_raise_type_error(t, "cannot pickle '%T' object", v);
    } else if (count > 0) {
        slots = slot_values(t, v, names);
    }
    gi_drop(t, names);
    if (slots != GI_NULL && slots != GI_NONE && gi_as_dict(slots)->used > 0) {
        GiValue pair[2] = {state, slots};
        return gi_tuple_steal(t, pair, 2);
    }
    bool failed = slots == GI_NULL;
    gi_xdrop(t, slots);
    if (failed) {
        gi_drop(t, state);
        return GI_NULL;
    }
    return state;
}

/* object.__getstate__() */
GiValue gi_object_getstate(GiThread *t, const GiValue *a) { return default_state(t, a[0], false); }

/* Does v.NAME find object's method, without a rule of v's class that would see it being looked up? */
static bool is_objects_own(GiThread *t, GiValue v, GiValue name) {
    GiValue f = gi_type_lookup(t, gi_type(v), name), own = gi_type_lookup(t, &gi_object_type, name);
    return f == own && gi_type(v)->getattr == gi_object_type.getattr;
}

/* v.__getstate__(), with the check for hidden state when it is object's own. */
static GiValue state_of(GiThread *t, GiValue v, bool required) {
    if (is_objects_own(t, v, GI_NAME(t, __getstate__))) {
        return default_state(t, v, required);
    }
    if (gi_failed(t)) {
        return GI_NULL;
    }
    GiValue method = gi_getattr(t, v, GI_NAME(t, __getstate__));
    if (method == GI_NULL) {
        return GI_NULL;
    }
    bool own = gi_is_exact(method, &gi_builtin_function_type) && ((GiBuiltin *)gi_object(method))->self == v &&
               ((GiBuiltin *)gi_object(method))->row->fn == gi_object_getstate;
    GiValue r = own ? default_state(t, v, required) : gi_call0(t, method);
    gi_drop(t, method);
    return r;
}

/* Arguments for __new__: *args a tuple, *kwargs a dict or GI_NULL; both GI_NULL without an error: the
 * object says nothing about them. */
static bool new_arguments(GiThread *t, GiValue v, GiValue *args, GiValue *kwargs) {
    *args = *kwargs = GI_NULL;
    GiValue f = gi_lookup_special(t, v, GI_NAME(t, __getnewargs_ex__));
    if (f == GI_NULL && gi_failed(t)) {
        return false;
    }
    if (f != GI_NULL) {
        GiValue pair = gi_call0(t, f);
        gi_drop(t, f);
        if (pair == GI_NULL) {
            return false;
        }
        bool ok = false;
        if (!gi_is_tuple(pair)) {
            gi_raise_type_error(t, "__getnewargs_ex__ should return a tuple, not '%T'", pair);
        } else if (gi_as_tuple(pair)->size != 2) {
            gi_raise_value_error(t, "__getnewargs_ex__ should return a tuple of length 2, not %zu",
                                 gi_as_tuple(pair)->size);
        } else if (!gi_is_tuple(gi_as_tuple(pair)->items[0])) {
            gi_raise_type_error(t, "first item of the tuple returned by __getnewargs_ex__ must be a tuple, not '%T'",
                                gi_as_tuple(pair)->items[0]);
        } else if (!gi_is_dict(gi_as_tuple(pair)->items[1])) {
            gi_raise_type_error(t, "second item of the tuple returned by __getnewargs_ex__ must be a dict, not '%T'",
                                gi_as_tuple(pair)->items[1]);
        } else {
            *args = gi_take(gi_as_tuple(pair)->items[0]);
            *kwargs = gi_take(gi_as_tuple(pair)->items[1]);
            ok = true;
        }
        gi_drop(t, pair);
        return ok;
    }
    f = gi_lookup_special(t, v, GI_NAME(t, __getnewargs__));
    if (f == GI_NULL) {
        return !gi_failed(t);
    }
    *args = gi_call0(t, f);
    gi_drop(t, f);
    if (*args != GI_NULL && !gi_is_tuple(*args)) {
        gi_raise_type_error(t, "__getnewargs__ should return a tuple, not '%T'", *args);
        gi_drop(t, *args);
        *args = GI_NULL;
    }
    return *args != GI_NULL;
}

/* (copyreg.__newobj__, (cls, *args)) or (copyreg.__newobj_ex__, (cls, args, kwargs)) as two values. */
static bool constructor(GiThread *t, GiValue v, GiValue args, GiValue kwargs, GiValue *fn, GiValue *fn_args) {
    GiValue cls = gi_type_value(gi_type(v));
    bool plain = kwargs == GI_NULL || gi_as_dict(kwargs)->used == 0;
    *fn_args = GI_NULL;
    *fn = gi_import_attr(t, "copyreg", plain ? "__newobj__" : "__newobj_ex__");
    if (*fn == GI_NULL) {
        return false;
    }
    if (!plain) {
        *fn_args = gi_tuple_pack(t, 3, cls, args, kwargs);
        return *fn_args != GI_NULL;
    }
    size_t n = args == GI_NULL ? 0 : gi_as_tuple(args)->size;
    GiTuple *all = gi_tuple_new(t, n + 1);
    if (all == NULL) {
        return false;
    }
    all->items[0] = gi_take(cls);
    for (size_t i = 0; i < n; i++) {
        all->items[i + 1] = gi_take(gi_as_tuple(args)->items[i]);
    }
    *fn_args = gi_tracked_steal(t, all);
    return *fn_args != GI_NULL;
}

/* iter(v) for lists, iter(v.items()) for dicts, else None; owned. */
static GiValue list_items(GiThread *t, GiValue v) { return gi_is_list(v) ? gi_iter(t, v) : GI_NONE; }

static GiValue dict_items(GiThread *t, GiValue v) {
    if (!gi_is_dict(v)) {
        return GI_NONE;
    }
    GiValue items = gi_call_method0(t, v, GI_NAME(t, items));
    GiValue it = items == GI_NULL ? GI_NULL : gi_iter(t, items);
    gi_xdrop(t, items);
    return it;
}

/* Protocol 2 and up. */
static GiValue reduce_new(GiThread *t, GiValue v) {
    GiType *type = gi_type(v);
    if (type->new_ == NULL || (type->flags & GI_TYPE_NO_INSTANCES)) {
        return gi_raise_type_error(t, "cannot pickle '%T' object", v);
    }
    GiValue args, kwargs, fn = GI_NULL, fn_args = GI_NULL, parts[5] = {GI_NULL};
    if (!new_arguments(t, v, &args, &kwargs)) {
        return GI_NULL;
    }
    bool required = args == GI_NULL && !gi_is_list(v) && !gi_is_dict(v);
    GiValue r = GI_NULL;
    if (constructor(t, v, args, kwargs, &fn, &fn_args)) {
        parts[0] = fn;
        parts[1] = fn_args;
        parts[2] = state_of(t, v, required);
        parts[3] = parts[2] == GI_NULL ? GI_NULL : list_items(t, v);
        parts[4] = parts[3] == GI_NULL ? GI_NULL : dict_items(t, v);
        r = parts[4] == GI_NULL ? GI_NULL : gi_tuple(t, parts, 5);
    }
    for (int i = 2; i < 5; i++) {
        gi_xdrop(t, parts[i]);
    }
    gi_xdrop(t, fn);
    gi_xdrop(t, fn_args);
    gi_xdrop(t, args);
    gi_xdrop(t, kwargs);
    return r;
}

static GiValue reduce_with(GiThread *t, GiValue v, int64_t protocol) {
    if (protocol >= 2) {
        return reduce_new(t, v);
    }
    GiValue fn = gi_import_attr(t, "copyreg", "_reduce_ex");
    GiValue r = fn == GI_NULL ? GI_NULL : gi_call2(t, fn, v, gi_int_imm(protocol));
    gi_xdrop(t, fn);
    return r;
}

/* object.__reduce__() */
GiValue gi_object_reduce(GiThread *t, const GiValue *a) { return reduce_with(t, a[0], 0); }

/* object.__reduce_ex__(protocol): an overridden __reduce__ comes first. */
GiValue gi_object_reduce_ex(GiThread *t, const GiValue *a) {
    int64_t protocol;
    if (!gi_index_int64(t, a[1], false, &protocol)) {
        return GI_NULL;
    }
    if (is_objects_own(t, a[0], GI_NAME(t, __reduce__))) {
        return reduce_with(t, a[0], protocol);
    }
    GiValue f = gi_type_lookup(t, gi_type(a[0]), GI_NAME(t, __reduce__)), reduce = GI_NULL;
    GiValue own = gi_type_lookup(t, &gi_object_type, GI_NAME(t, __reduce__));
    if (gi_failed(t) || gi_getattr_optional(t, a[0], GI_NAME(t, __reduce__), &reduce) < 0) {
        return GI_NULL;
    }
    GiValue r = reduce != GI_NULL && f != own ? gi_call0(t, reduce) : reduce_with(t, a[0], protocol);
    gi_xdrop(t, reduce);
    return r;
}
