/* SPDX-License-Identifier: MIT
 * runtime/types/type_instance.c: the layout of instances of heap types and their collector hooks.
 *
 *   plain class      [header][part][__slots__ values][inline attributes][weak list]
 *   fixed-size base  [base's struct][__slots__ values][part][weak list]
 *   str, int, ...    [weak list][part][__slots__ values, last first][header][text ...]
 *
 * N1  A __slots__ value keeps its offset in all subclasses; part and weak list may move, for they are
 *     found through the instance's own type.
 * N2  All plain classes with a __dict__ have the same number of inline attributes, so that instances can
 *     change their class.
 * N3  The hooks wrap those of the nearest static base, which know nothing of what is added.
 */
#include "runtime/shape.h"
#include "runtime/types/type_layout.h"

#define GI_INLINE_ATTRIBUTES 5

/* Offset of __slots__ value i in instances of classes over this static base. */
int32_t gi_layout_slot_offset(const GiType *native, uint32_t i) {
    if (gi_layout_is_plain(native)) {
        return (int32_t)(sizeof(GiInstance) + i * sizeof(GiValue));
    }
    if (gi_layout_is_variable(native)) {
        return -(int32_t)((i + 1) * sizeof(GiValue));
    }
    return (int32_t)(((native->gc.size + 7u) & ~7u) + i * sizeof(GiValue));
}

static void lay_out_plain(GiType *type, bool dict, bool weak) {
    uint32_t inline_count = type->slot_names + (dict ? GI_INLINE_ATTRIBUTES : 0);
    type->shape_offset = (int16_t)sizeof(GiObject);
    type->gc.slots_offset = sizeof(GiInstance);
    type->gc.slots_count = (uint16_t)inline_count;
    type->gc.size = (uint32_t)(sizeof(GiInstance) + inline_count * sizeof(GiValue));
    if (weak) {
        type->gc.weak_offset = (int16_t)type->gc.size;
        type->gc.size += sizeof(void *);
    }
    type->flags |= dict ? 0 : GI_TYPE_SLOTS_ONLY;
}

static void lay_out_variable(GiType *type, bool dict, bool weak) {
    int32_t at = -(int32_t)(type->slot_names * sizeof(GiValue));
    if (dict) {
        at -= (int32_t)sizeof(GiInstancePart);
        type->shape_offset = (int16_t)at;
    }
    if (weak) {
        at -= (int32_t)sizeof(void *);
        type->gc.weak_offset = (int16_t)at;
    }
    type->gc.prefix = (uint16_t)((-at + 15) & ~15);
}

static void lay_out_fixed(GiType *type, const GiType *native, bool dict, bool weak) {
    uint32_t at = (uint32_t)gi_layout_slot_offset(native, type->slot_names);
    if (dict && native->dict_offset == 0) {
        type->shape_offset = (int16_t)at;
        at += sizeof(GiInstancePart);
    }
    if (weak && native->gc.weak_offset == 0) {
        type->gc.weak_offset = (int16_t)at;
        at += sizeof(void *);
    }
    type->gc.size = at;
}

/* Sets offsets, sizes and collector hooks of a class whose base and slot_names are set. */
void gi_layout_set(GiType *type, bool dict, bool weak) {
    GiType *native = gi_static_base(type->base);
    GiObject head = type->gc.head;
    type->gc = native->gc;
    type->gc.head = head;
    type->dict_offset = native->dict_offset;
    type->shape_offset = 0;
    if (gi_layout_is_plain(native)) {
        type->gc.weak_offset = 0;
        lay_out_plain(type, dict, weak);
    } else if (native->flags & GI_TYPE_TYPE) {
        return; /* a metaclass: its instances are types, with a dict of their own */
    } else if (gi_layout_is_variable(native)) {
        lay_out_variable(type, dict, weak);
    } else {
        lay_out_fixed(type, native, dict, weak);
    }
    bool attributes = gi_layout_is_plain(native) && native->gc.traverse == NULL && type->shape_offset != 0;
    type->gc.gc_flags &= ~(GI_GC_LEAF | GI_GC_ATOMIC | GI_GC_VECTOR | GI_GC_SPARSE);
    type->gc.gc_flags |= GI_GC_TRACKED | (attributes ? GI_GC_SPARSE : 0); /* attributes can be set */
    type->gc.vector_items = (uint16_t)(type->shape_offset + offsetof(GiInstancePart, more));
    type->gc.traverse = attributes ? gi_instance_traverse : gi_heap_traverse;
    type->gc.clear = gi_heap_clear;
    type->gc.release = attributes ? gi_instance_release : gi_heap_release;
}

/* The class nearest to the root whose instances have the same fields. */
static const GiType *structure_of(const GiType *type) {
    while (type->flags & GI_TYPE_HEAP) {
        const GiType *b = type->base;
        if (b->slot_names != type->slot_names || gi_type_has_dict(b) != gi_type_has_dict(type) ||
            (b->gc.weak_offset != 0) != (type->gc.weak_offset != 0)) {
            break;
        }
        type = b;
    }
    return type;
}

/* May an instance of one class become one of the other? Like CPython: when both got their fields from one
 * class, or by adding the same ones to one base. */
bool gi_same_layout(const GiType *a, const GiType *b) {
    if (gi_static_base(a) != gi_static_base(b) || a->gc.size != b->gc.size || a->gc.prefix != b->gc.prefix ||
        a->shape_offset != b->shape_offset || a->gc.weak_offset != b->gc.weak_offset ||
        a->slot_names != b->slot_names || ((a->flags ^ b->flags) & GI_TYPE_SLOTS_ONLY) != 0) {
        return false;
    }
    const GiType *x = structure_of(a), *y = structure_of(b);
    return x == y || ((x->flags & y->flags & GI_TYPE_HEAP) && x->base == y->base && gi_layout_same_own(x, y));
}

/* --- hooks --- */

static GiValue *slot_place(GiObject *o, const GiType *native, uint32_t i) {
    return (GiValue *)((char *)o + gi_layout_slot_offset(native, i));
}

/* Visits what a class adds to its static base. */
int gi_heap_traverse(GiObject *o, GiVisit visit, void *arg) {
    GiType *type = o->type, *native = gi_static_base(type);
    int r = native->gc.traverse == NULL ? 0 : native->gc.traverse(o, visit, arg);
    if (!gi_layout_is_plain(native)) { /* those of plain classes are laid-out slots */
        for (uint32_t i = 0; r == 0 && i < type->slot_names; i++) {
            GiValue v = *slot_place(o, native, i);
            r = v == GI_NULL || v == GI_UNBOUND ? 0 : visit(v, arg);
        }
    }
    return r != 0 || type->shape_offset == 0 ? r : gi_instance_traverse(o, visit, arg);
}

static void drop_added(GiThread *t, GiObject *o) {
    GiType *type = o->type, *native = gi_static_base(type);
    if (!gi_layout_is_plain(native)) {
        for (uint32_t i = 0; i < type->slot_names; i++) {
            GiValue *place = slot_place(o, native, i);
            GiValue v = *place;
            *place = GI_UNBOUND;
            gi_xdrop(t, v);
        }
    }
    if (type->shape_offset != 0) {
        gi_instance_release_part(t, o);
    }
}

/* Breaks cycles: the instance keeps its class and loses its attributes. */
void gi_heap_clear(GiThread *t, GiObject *o) {
    GiType *native = gi_static_base(o->type);
    drop_added(t, o);
    if (native->gc.clear != NULL) {
        native->gc.clear(t, o);
    }
}

/* Drops what the class added, then lets the static base finish. */
void gi_heap_release(GiThread *t, GiObject *o) {
    GiType *native = gi_static_base(o->type);
    drop_added(t, o);
    if (gi_layout_is_plain(native)) {
        gi_object_free(t, o, o->type->gc.size);
    } else {
        native->gc.release(t, o);
    }
}

/* Runs __del__; its error is reported as unraisable. */
void gi_finalize_by_method(GiThread *t, GiObject *o) {
    GiValue v = gi_counted(o);
    GiValue f = gi_type_lookup(t, o->type, GI_NAME(t, __del__));
    if (f == GI_NULL) {
        return;
    }
    bool found;
    gi_take(f);
    GiValue r = gi_call_special(t, GI_NAME(t, __del__), &v, 1, &found);
    if (r == GI_NULL) {
        gi_error_unraisable(t, f);
    }
    gi_xdrop(t, r);
    gi_drop(t, f);
}

/* See type_internal.h. */
GiValue gi_track_instance_steal(GiThread *t, GiValue v) {
    if (v == GI_NULL || !gi_is_counted(v)) {
        return v;
    }
    GiObject *o = gi_object(v);
    if (!(o->type->flags & GI_TYPE_HEAP) || gi_is_tracked(o) || !(o->type->gc.gc_flags & GI_GC_TRACKED)) {
        return v;
    }
    return gi_tracked_steal(t, o);
}
