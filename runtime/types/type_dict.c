/* SPDX-License-Identifier: MIT
 * runtime/types/type_dict.c: the __dict__ of a static type, made on first use in each interpreter: slot
 * wrappers, __new__, methods, computed attributes, __doc__.
 */
#include "runtime/types/dict.h"
#include "runtime/types/str.h"
#include "runtime/types/type_internal.h"

static bool put(GiThread *t, GiDict *d, GiValue name, GiValue v) {
    bool ok = v != GI_NULL && gi_dict_set_str(t, d, name, v);
    gi_xdrop(t, v);
    return ok;
}

/* Sequences add and repeat through their own slots, but have no __radd__. */
static bool is_hidden(const GiType *type, const GiSlotRow *row) {
    return row->name == GI_NAME___radd__ && type->container != NULL && type->container->getitem != NULL;
}

/* A wrapper for each slot that the type does not just inherit. */
static bool add_wrappers(GiThread *t, GiType *type, GiDict *d) {
    for (size_t i = 0; i < gi_slot_count; i++) {
        const GiSlotRow *row = &gi_slot_rows[i];
        GiAnyFn fn = gi_slot_get(type, row);
        if (fn == NULL || row->wrap == GI_WRAP_NONE || is_hidden(type, row) ||
            (type->base != NULL && gi_slot_get(type->base, row) == fn)) {
            continue;
        }
        if (!put(t, d, t->vm->names[row->name], gi_wrapper_descriptor(t, type, row))) {
            return false;
        }
    }
    return true;
}

static bool add_methods(GiThread *t, GiType *type, GiDict *d) {
    for (const GiMethodRow *row = type->methods; row != NULL && row->signature != NULL; row++) {
        GiValue name = gi_row_name(t, row);
        bool ok = name != GI_NULL && put(t, d, name, gi_method_descriptor(t, type, row));
        gi_xdrop(t, name);
        if (!ok) {
            return false;
        }
    }
    return true;
}

/* A type whose instances have a dict, unlike those of its base, shows it. */
static bool add_instance_dict(GiThread *t, GiType *type, GiDict *d) {
    if (type->dict_offset == 0 || (type->base != NULL && type->base->dict_offset != 0)) {
        return true;
    }
    GiValue name = GI_NAME(t, __dict__);
    if (gi_dict_get_str(t, d, name) != GI_NULL || gi_failed(t)) {
        return !gi_failed(t);
    }
    return put(t, d, name, gi_getset_descriptor(t, type, &gi_instance_dict_row));
}

static bool add_getsets(GiThread *t, GiType *type, GiDict *d) {
    for (const GiGetSetRow *row = type->getset; row != NULL && row->name != NULL; row++) {
        GiValue name = gi_intern(t, row->name, strlen(row->name));
        bool ok = name != GI_NULL && put(t, d, name, gi_getset_descriptor(t, type, row));
        gi_xdrop(t, name);
        if (!ok) {
            return false;
        }
    }
    return true;
}

static bool fill(GiThread *t, GiType *type, GiDict *d) {
    bool own_new = type->new_ != NULL && (type->base == NULL || type->new_ != type->base->new_);
    if (!add_wrappers(t, type, d) || (own_new && !put(t, d, GI_NAME(t, __new__), gi_native_new(t, type)))) {
        return false;
    }
    if (type->hash == NULL && type->base != NULL && type->base->hash != NULL &&
        !gi_dict_set_str(t, d, GI_NAME(t, __hash__), GI_NONE)) {
        return false;
    }
    if (!add_methods(t, type, d) || !add_getsets(t, type, d) || !add_instance_dict(t, type, d)) {
        return false;
    }
    bool own_module = gi_dict_get_str(t, d, GI_NAME(t, __module__)) != GI_NULL; /* of the instances */
    if (strchr(type->name, '.') != NULL && !own_module && !put(t, d, GI_NAME(t, __module__), gi_type_module(t, type))) {
        return false;
    }
    if (gi_dict_get_str(t, d, GI_NAME(t, __doc__)) == GI_NULL) {
        GiValue doc = type->doc == NULL ? GI_NONE : gi_str_from_text(t, type->doc);
        return !gi_failed(t) && put(t, d, GI_NAME(t, __doc__), doc);
    }
    return true;
}

/* The dict of a static type; owned. */
GiValue gi_type_build_dict(GiThread *t, GiType *type) {
    GiValue d = gi_dict(t);
    if (d != GI_NULL && !fill(t, type, gi_as_dict(d))) {
        gi_drop(t, d);
        return GI_NULL;
    }
    return d;
}
