/* SPDX-License-Identifier: MIT
 * runtime/shape.h: hidden classes. Instances of script classes keep their attributes in slots whose
 * names and order a shape describes; instances that got the same attributes in the same order share it.
 *
 *   instance:  [header 16][GiInstancePart: shape, more][inline slots ...]
 *   subclasses of builtin types: the part sits behind the base's struct (fixed size), or in the prefix in
 *   front of the header (variable size: str, bytes, tuple, int), and has no inline slots. A fresh part is
 *   zeroed: shape NULL means "no attributes yet" (the root shape of the class).
 *
 * H1  Slot i lives inline for i < shape->inline_count, else in more->slots[i - inline_count].
 * H2  shape->id also covers the class's version: gi_type_modified gives every shape of the class and of
 *     its subclasses a new id. So {shape id, slot} is a complete guard for an attribute, and
 *     {shape id, function} for a method that no instance attribute hides.
 * H3  An instance whose __dict__ was asked for, or an attribute deleted, is in dict mode: shape->dict_mode
 *     is set, more is a GiDict, and the id is never cached for data.
 * H4  An empty slot holds GI_UNBOUND.
 */
#ifndef GI_SHAPE_H
#define GI_SHAPE_H

#include "runtime/types/dict.h"

struct GiShape {
    uint32_t id;            /* H2; 0: never cache */
    uint16_t count;         /* attributes */
    uint16_t inline_count;  /* H1, the same along a tree */
    bool dict_mode;
    GiType *type;           /* class; borrowed (the class owns its shapes) */
    GiValue name;           /* the attribute this shape added to its parent; GI_NULL at the root */
    GiShape *parent;
    GiShape *children, *sibling; /* transitions */
    GiShape *last_child;    /* most recent transition */
    GiDict *table;          /* name -> slot (immediate int), made for shapes with more than 8 names */
    GiShape *dict_shape;    /* at the root: the shape of instances in dict mode (H3) */
    uint32_t total;         /* at the root: shapes in the tree */
};

typedef struct GiInstanceMore { uint32_t capacity; uint32_t reserved; GiValue slots[]; } GiInstanceMore;
typedef struct GiInstancePart { GiShape *shape; void *more; } GiInstancePart; /* more: GiInstanceMore or GiDict (H3) */
typedef struct GiInstance { GiObject head; GiInstancePart part; GiValue slots[]; } GiInstance;

static inline GiInstancePart *gi_instance_part(GiObject *o) {
    return (GiInstancePart *)((char *)o + o->type->shape_offset);
}
/* Address of slot i (H1). */
static inline GiValue *gi_instance_slot(GiInstancePart *p, uint32_t i) {
    return i < p->shape->inline_count ? (GiValue *)(p + 1) + i
                                      : ((GiInstanceMore *)p->more)->slots + (i - p->shape->inline_count);
}

/* What a name means for the instances of one shape: sites that see several classes look here (interp/vm/vm_attr.c says
 * what kind, at and value are; kind and offset are its opcodes and places). version is never reused, so an entry of a
 * class that changed or is gone matches nothing; value is borrowed from the class that has the version. */
typedef struct GiKnown {
    uint32_t version, at;
    uint32_t family, kind;
    GiValue name; /* own reference; GI_NULL: no entry */
    const GiShape *shape;
    GiValue value;
} GiKnown;
#define GI_KNOWN_ROWS 256u
/* Of two neighbours, the first for a key. */
static inline GiKnown *gi_known_row(GiKnown *rows, const GiShape *shape, GiValue name, uint32_t family) {
    uint32_t key = (uint32_t)((uintptr_t)shape >> 5) * 7 + (uint32_t)(name >> 4) * 5 + family * 16;
    return &rows[(key ^ key >> 8) & (GI_KNOWN_ROWS - 2)];
}
/* Puts an entry into the table of the vm, which is made now if need be; without memory nothing is kept. */
void gi_known_store(GiThread *t, const GiKnown *entry);
void gi_known_free(GiThread *t);
int gi_known_visit(GiVm *vm, GiVisit visit, void *arg);

/* A new instance of a heap type whose base is object: object.__new__ without argument checks. Owned. */
GI_OWNED GiValue gi_instance_new(GiThread *t, GiType *type);
/* Slot of name in a shape, or -1. Runs no code. */
int32_t gi_shape_find(GiThread *t, const GiShape *shape, GiValue name);
/* The instance attribute itself (no class lookup): borrowed or GI_NULL without error. */
GiValue gi_instance_get(GiThread *t, GiObject *o, GiValue name);
/* Sets (GI_NULL: deletes; AttributeError is the caller's: 0 absent, 1 done, -1 error). */
int gi_instance_set(GiThread *t, GiObject *o, GiValue name, GiValue value);
/* The shape after adding name, made on demand; NULL: error set, or the class is full (dict mode). */
GiShape *gi_shape_add(GiThread *t, GiShape *shape, GiValue name);
/* The instance's __dict__ as a real dict (enters dict mode); borrowed. NULL: error set. */
GiDict *gi_instance_dict(GiThread *t, GiObject *o);
bool gi_instance_set_dict(GiThread *t, GiObject *o, GiValue dict);
int gi_instance_traverse(GiObject *o, GiVisit visit, void *arg);
void gi_instance_release_part(GiThread *t, GiObject *o);
/* The release hook of plain classes (GiInstance). */
void gi_instance_release(GiThread *t, GiObject *o);
/* For a class: root shape with room for `inline_count` slots, and freeing of its tree. */
bool gi_shape_init_type(GiThread *t, GiType *type);
void gi_shape_retire_type(GiThread *t, GiType *type);   /* H2: new ids */
void gi_shape_free_type(GiThread *t, GiType *type);
/* Visits the names and tables that the shapes of a class hold. As a GiTypeHead.traverse. */
int gi_shape_visit_type(GiType *type, GiVisit visit, void *arg);

#endif
