/* SPDX-License-Identifier: MIT
 * runtime/types/descriptor.c: getset_descriptor (a computed attribute of a static type) and
 * member_descriptor (a __slots__ name). Both are data descriptors.
 *
 * A member's value lies at a fixed offset in every instance of its class and of the subclasses (negative
 * when the base is of variable size); in instances of plain classes that is also slot number `slot` of
 * the instance part, so the VM may cache it by shape.
 */
#include "gc/size.h"
#include "runtime/shape.h"
#include "runtime/types/sequence.h"
#include "runtime/types/str.h"
#include "runtime/types/type_internal.h"

/* False with TypeError set unless obj is an instance of the descriptor's class. */
static bool applies(GiThread *t, GiType *type, const char *name, GiValue obj) {
    if (gi_is_instance(obj, type)) {
        return true;
    }
    return gi_raise_type_error(t, "descriptor '%s' for '%s' objects doesn't apply to a '%T' object", name,
                               type->name, obj);
}

static GiValue reduce_to_getattr(GiThread *t, GiType *type, GiValue name) {
    GiValue fn = gi_dict_get_text(t, t->vm->builtins, "getattr");
    GiValue args = fn == GI_NULL ? GI_NULL : gi_tuple_pack(t, 2, gi_type_value(type), name);
    GiValue r = args == GI_NULL ? GI_NULL : gi_tuple_pack(t, 2, fn, args);
    gi_xdrop(t, args);
    return r;
}

/* --- getset_descriptor --- */

static GiGetSet *as_getset(GiValue v) { return (GiGetSet *)gi_object(v); }

/* A row that shows as a member. */
static GiValue native_member(GiThread *t, GiType *type, const GiGetSetRow *row) {
    GiValue name = gi_intern(t, row->name, strlen(row->name));
    GiValue m = name == GI_NULL ? GI_NULL : gi_member_descriptor(t, type, name, 0, 0, false);
    gi_xdrop(t, name);
    if (m != GI_NULL) {
        ((GiMember *)gi_object(m))->row = row;
    }
    return m;
}

/* The descriptor of one row of a static type. */
GiValue gi_getset_descriptor(GiThread *t, GiType *type, const GiGetSetRow *row) {
    if (row->set == gi_readonly_member) {
        return native_member(t, type, row);
    }
    GiGetSet *d = gi_object_new(t, &gi_getset_descriptor_type);
    if (d == NULL) {
        return GI_NULL;
    }
    d->type = type;
    d->row = row;
    if (type->flags & GI_TYPE_HEAP) {
        d->owner = gi_take(gi_type_value(type));
    }
    return gi_tracked_steal(t, d);
}

static GiValue getset_get(GiThread *t, GiValue d, GiValue obj, GiValue type) {
    GiGetSet *g = as_getset(d);
    if (obj == GI_NULL) {
        return gi_take(d);
    }
    if (!applies(t, g->type, g->row->name, obj)) {
        return GI_NULL;
    }
    if (g->row->get == NULL) {
        return gi_raise(t, &gi_AttributeError, "attribute '%s' of '%s' objects is not readable", g->row->name,
                        g->type->name);
    }
    return g->row->get(t, obj);
}

GI_FOR_SIZE

static bool getset_set(GiThread *t, GiValue d, GiValue obj, GiValue x) {
    GiGetSet *g = as_getset(d);
    if (!applies(t, g->type, g->row->name, obj)) {
        return false;
    }
    if (g->row->set == NULL) {
        return gi_raise(t, &gi_AttributeError, "attribute '%s' of '%s' objects is not writable", g->row->name,
                        g->type->name);
    }
    return g->row->set(t, obj, x);
}

/* See type_internal.h. */
bool gi_readonly_member(GiThread *t, GiValue v, GiValue x) {
    return gi_raise(t, &gi_AttributeError, "readonly attribute");
}

static GiValue getset_repr(GiThread *t, GiValue v) {
    const GiGetSetRow *row = as_getset(v)->row;
    return gi_str_from_format(t, "<attribute '%s' of '%s' objects>", row->name, as_getset(v)->type->name);
}

static GiValue getset_name(GiThread *t, GiValue v) {
    const char *name = as_getset(v)->row->name;
    return gi_intern(t, name, strlen(name));
}

static GiValue getset_qualname(GiThread *t, GiValue v) {
    return gi_str_from_format(t, "%s.%s", gi_type_name(as_getset(v)->type), as_getset(v)->row->name);
}

static GiValue getset_doc(GiThread *t, GiValue v) {
    const char *doc = as_getset(v)->row->doc;
    return doc == NULL ? GI_NONE : gi_str_from_text(t, doc);
}

static GiValue getset_class(GiThread *t, GiValue v) { return gi_take(gi_type_value(as_getset(v)->type)); }

static GiValue getset_reduce(GiThread *t, const GiValue *a) {
    GiValue name = getset_name(t, a[0]);
    GiValue r = name == GI_NULL ? GI_NULL : reduce_to_getattr(t, as_getset(a[0])->type, name);
    gi_xdrop(t, name);
    return r;
}

static const GiMethodRow getset_methods[] = {
    GI_METHOD("__reduce__(self, /)", getset_reduce, NULL),
    GI_METHODS_END,
};
static const GiGetSetRow getset_getset[] = {
    {"__name__", getset_name, NULL, NULL},
    {"__qualname__", getset_qualname, NULL, NULL},
    {"__doc__", getset_doc, NULL, NULL},
    {"__objclass__", getset_class, NULL, NULL},
    {NULL, NULL, NULL, NULL},
};

GiType gi_getset_descriptor_type = {
    GI_TYPE_HEAD(GiGetSet, GI_GC_TRACKED),
    .gc.slots_offset = offsetof(GiGetSet, owner),
    .gc.slots_count = 1,
    .name = "getset_descriptor",
    .flags = GI_TYPE_NO_INSTANCES,
    .repr = getset_repr,
    .get = getset_get,
    .set = getset_set,
    .methods = getset_methods,
    .getset = getset_getset,
};

/* --- member_descriptor --- */

static GiMember *as_member(GiValue v) { return (GiMember *)gi_object(v); }

/* A __slots__ name of a class. */
GiValue gi_member_descriptor(GiThread *t, GiType *type, GiValue name, int32_t offset, uint32_t slot,
                             bool in_shape) {
    GiMember *m = gi_object_new(t, &gi_member_descriptor_type);
    if (m == NULL) {
        return GI_NULL;
    }
    m->name = gi_take(name);
    m->owner = gi_take(gi_type_value(type));
    m->type = type;
    m->offset = (uint32_t)offset;
    m->slot = slot;
    m->in_shape = in_shape;
    return gi_tracked_steal(t, m);
}

static GiValue *member_place(const GiMember *m, GiValue obj) {
    return (GiValue *)((char *)gi_object(obj) + (int32_t)m->offset);
}

static GiValue member_get(GiThread *t, GiValue d, GiValue obj, GiValue type) {
    GiMember *m = as_member(d);
    if (obj == GI_NULL) {
        return gi_take(d);
    }
    if (!applies(t, m->type, gi_str_text(m->name), obj)) {
        return GI_NULL;
    }
    if (m->row != NULL) {
        return m->row->get(t, obj);
    }
    GiValue v = *member_place(m, obj);
    if (v != GI_NULL && v != GI_UNBOUND) {
        return gi_take(v);
    }
    GiValue name = gi_type_full_name(t, gi_type(obj));
    if (name != GI_NULL) {
        const char *text = gi_str_text(name);
        gi_raise(t, &gi_AttributeError, "'%s' object has no attribute '%S'",
                 strncmp(text, "__main__.", 9) == 0 ? text + 9 : text, m->name);
        gi_drop(t, name);
    }
    return GI_NULL;
}

static bool member_set(GiThread *t, GiValue d, GiValue obj, GiValue x) {
    GiMember *m = as_member(d);
    if (!applies(t, m->type, gi_str_text(m->name), obj)) {
        return false;
    }
    if (m->row != NULL) {
        return m->row->set(t, obj, x);
    }
    GiValue *place = member_place(m, obj);
    if (x == GI_NULL && (*place == GI_NULL || *place == GI_UNBOUND)) {
        return gi_raise_value(t, &gi_AttributeError, m->name);
    }
    gi_replace(t, place, x == GI_NULL ? GI_UNBOUND : gi_take(x));
    return true;
}

static GiValue member_repr(GiThread *t, GiValue v) {
    return gi_str_from_format(t, "<member '%S' of '%s' objects>", as_member(v)->name, as_member(v)->type->name);
}

static GiValue member_name(GiThread *t, GiValue v) { return gi_take(as_member(v)->name); }

static GiValue member_qualname(GiThread *t, GiValue v) {
    GiValue of = gi_type_qualname(t, as_member(v)->type);
    GiValue r = of == GI_NULL ? GI_NULL : gi_str_from_format(t, "%S.%S", of, as_member(v)->name);
    gi_xdrop(t, of);
    return r;
}

static GiValue member_doc(GiThread *t, GiValue v) {
    const GiGetSetRow *row = as_member(v)->row;
    return row == NULL || row->doc == NULL ? GI_NONE : gi_str_from_text(t, row->doc);
}

static GiValue member_class(GiThread *t, GiValue v) { return gi_take(gi_type_value(as_member(v)->type)); }

static GiValue member_reduce(GiThread *t, const GiValue *a) {
    return reduce_to_getattr(t, as_member(a[0])->type, as_member(a[0])->name);
}

static const GiMethodRow member_methods[] = {
    GI_METHOD("__reduce__(self, /)", member_reduce, NULL),
    GI_METHODS_END,
};
static const GiGetSetRow member_getset[] = {
    {"__name__", member_name, NULL, NULL},
    {"__qualname__", member_qualname, NULL, NULL},
    {"__doc__", member_doc, NULL, NULL},
    {"__objclass__", member_class, NULL, NULL},
    {NULL, NULL, NULL, NULL},
};

static int member_traverse(GiObject *o, GiVisit visit, void *arg) {
    GiMember *m = (GiMember *)o;
    int r = visit(m->name, arg);
    return r != 0 || m->owner == GI_NULL ? r : visit(m->owner, arg);
}

static void member_release(GiThread *t, GiObject *o) {
    GiMember *m = (GiMember *)o;
    gi_xdrop(t, m->name);
    gi_xdrop(t, m->owner);
    gi_object_free(t, o, o->type->gc.size);
}

GI_FOR_SPEED

GiType gi_member_descriptor_type = {
    GI_TYPE_HEAD(GiMember, GI_GC_TRACKED),
    .gc.traverse = member_traverse,
    .gc.release = member_release,
    .name = "member_descriptor",
    .flags = GI_TYPE_NO_INSTANCES,
    .repr = member_repr,
    .get = member_get,
    .set = member_set,
    .methods = member_methods,
    .getset = member_getset,
};
