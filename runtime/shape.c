/* SPDX-License-Identifier: MIT
 * runtime/shape.c: hidden classes and the attributes of instances (see shape.h).
 *
 * A class owns a tree of shapes. The root stands for a fresh instance; its count is the number of
 * __slots__ values, which come first and have no names here (member descriptors reach them by offset).
 *
 *   root(count 0) --x--> {x} --y--> {x, y}
 *                 --y--> {y}
 *
 * A class that would need too many shapes, and an instance with too many attributes, fall back to dicts.
 */
#include "gc/size.h"
#include "runtime/shape.h"
#include "runtime/types/str.h"
#include "runtime/types/type_internal.h"

#define GI_SHAPE_ATTRIBUTES_MAX 200
#define GI_SHAPE_TREE_MAX 2000
#define GI_SHAPE_TABLE_ABOVE 8

static GiShape *make_shape(GiThread *t, GiType *type, GiShape *parent, GiValue name) {
    GiShape *s = gi_alloc_zeroed(t, sizeof *s);
    if (s == NULL) {
        return NULL;
    }
    s->id = gi_next_version(t->vm);
    s->type = type;
    s->parent = parent;
    s->name = gi_xtake(name);
    if (parent != NULL) {
        s->count = (uint16_t)(parent->count + 1);
        s->inline_count = parent->inline_count;
    }
    return s;
}

/* Gives a class its root shape and the one of instances with a dict. */
bool gi_shape_init_type(GiThread *t, GiType *type) {
    GiShape *root = make_shape(t, type, NULL, GI_NULL);
    GiShape *dict_shape = root == NULL ? NULL : make_shape(t, type, NULL, GI_NULL);
    if (dict_shape == NULL) {
        if (root != NULL) {
            gi_free(t, root, sizeof *root);
        }
        return false;
    }
    if (type->shape_offset == (int16_t)sizeof(GiObject)) { /* plain: slots are inline */
        root->inline_count = type->gc.slots_count;
        root->count = (uint16_t)type->slot_names;
    }
    dict_shape->count = root->count;
    dict_shape->inline_count = root->inline_count;
    dict_shape->dict_mode = true;
    dict_shape->id = 0;
    root->dict_shape = dict_shape;
    root->total = 1;
    type->shape = root;
    return true;
}

/* The next shape of a walk over the tree below root, in preorder. */
static GiShape *next_shape(GiShape *root, GiShape *s) {
    if (s->children != NULL) {
        return s->children;
    }
    while (s != root && s->sibling == NULL) {
        s = s->parent;
    }
    return s == root ? NULL : s->sibling;
}

/* New ids for all shapes of the class (H2). */
void gi_shape_retire_type(GiThread *t, GiType *type) {
    for (GiShape *s = type->shape; s != NULL; s = next_shape(type->shape, s)) {
        s->id = gi_next_version(t->vm);
    }
}

static void free_shape(GiThread *t, GiShape *s) {
    gi_xdrop(t, s->name);
    gi_drop_object(t, s->table);
    gi_free(t, s, sizeof *s);
}

GI_FOR_SIZE

/* Frees the tree; no instance is left. */
void gi_shape_free_type(GiThread *t, GiType *type) {
    GiShape *root = type->shape;
    type->shape = NULL;
    if (root == NULL) {
        return;
    }
    free_shape(t, root->dict_shape);
    for (GiShape *s = root; s != NULL;) {
        if (s->children != NULL) { /* free the children first: take one off and descend */
            GiShape *child = s->children;
            s->children = child->sibling;
            s = child;
        } else {
            GiShape *parent = s == root ? NULL : s->parent;
            free_shape(t, s);
            s = parent;
        }
    }
}

/* See shape.h. */
int gi_shape_visit_type(GiType *type, GiVisit visit, void *arg) {
    for (GiShape *s = type->shape; s != NULL; s = next_shape(type->shape, s)) {
        int stop = s->name == GI_NULL ? 0 : visit(s->name, arg);
        if (stop == 0 && s->table != NULL) {
            stop = visit(gi_counted(s->table), arg);
        }
        if (stop != 0) {
            return stop;
        }
    }
    return 0;
}

GI_FOR_SPEED

static inline bool same_name(GiValue a, GiValue b) {
    return a == b || (!(gi_as_str(a)->marks & gi_as_str(b)->marks & GI_STR_INTERNED) && gi_str_equal(a, b));
}

/* Makes the table of a shape with many names; false: error set. */
static bool make_table(GiThread *t, GiShape *shape) {
    GiValue d = gi_dict_sized(t, shape->count);
    if (d == GI_NULL) {
        return false;
    }
    for (GiShape *s = shape; s->name != GI_NULL; s = s->parent) {
        if (!gi_dict_set_str(t, gi_as_dict(d), s->name, gi_int_imm(s->count - 1))) {
            gi_drop(t, d);
            return false;
        }
    }
    shape->table = gi_as_dict(d);
    return true;
}

/* Slot of name, or -1. */
int32_t gi_shape_find(GiThread *t, const GiShape *shape, GiValue name) {
    if (shape->table != NULL) {
        GiValue slot = gi_dict_get_str(t, shape->table, name);
        return slot == GI_NULL ? -1 : (int32_t)gi_int_imm_value(slot);
    }
    int32_t steps = 0;
    for (const GiShape *s = shape; s->name != GI_NULL; s = s->parent) {
        if (same_name(s->name, name)) {
            return s->count - 1;
        }
        steps++;
    }
    if (steps > GI_SHAPE_TABLE_ABOVE) {
        GiValue saved = t->exc;
        t->exc = GI_NULL;
        if (!make_table(t, (GiShape *)shape)) { /* no memory: the next search walks again */
            gi_error_clear(t);
        }
        t->exc = saved;
    }
    return -1;
}

static GiShape *find_child(GiShape *shape, GiValue name) {
    if (shape->last_child != NULL && same_name(shape->last_child->name, name)) {
        return shape->last_child;
    }
    for (GiShape *s = shape->children; s != NULL; s = s->sibling) {
        if (same_name(s->name, name)) {
            shape->last_child = s;
            return s;
        }
    }
    return NULL;
}

/* The shape after adding name. */
GiShape *gi_shape_add(GiThread *t, GiShape *shape, GiValue name) {
    GiShape *child = find_child(shape, name);
    if (child != NULL) {
        return child;
    }
    GiShape *root = shape->type->shape;
    if (shape->count >= GI_SHAPE_ATTRIBUTES_MAX || root->total >= GI_SHAPE_TREE_MAX) {
        return NULL;
    }
    GiValue interned = gi_is_exact(name, &gi_str_type)
                           ? gi_intern_steal(t, gi_take(name))
                           : gi_intern(t, gi_str_text(name), gi_str_size(name));
    child = interned == GI_NULL ? NULL : make_shape(t, shape->type, shape, interned);
    gi_xdrop(t, interned);
    if (child == NULL) {
        return NULL;
    }
    child->sibling = shape->children;
    shape->children = shape->last_child = child;
    root->total++;
    return child;
}

/* --- instances --- */

/* object.__new__ for a plain class. */
GiValue gi_instance_new(GiThread *t, GiType *type) {
    GiInstance *o = gi_object_new_tracked(t, type);
    if (o == NULL) {
        return GI_NULL;
    }
    o->part.shape = type->shape;
    for (uint32_t i = 0; i < type->slot_names; i++) {
        o->slots[i] = GI_UNBOUND;
    }
    return gi_counted(o);
}

/* The part of o, with its shape set. */
static inline GiInstancePart *part_of(GiObject *o) {
    GiInstancePart *p = gi_instance_part(o);
    if (p->shape == NULL) {
        p->shape = o->type->shape;
    }
    return p;
}

/* The instance attribute, borrowed; GI_NULL: absent. */
GiValue gi_instance_get(GiThread *t, GiObject *o, GiValue name) {
    GiInstancePart *p = gi_instance_part(o);
    if (p->shape == NULL) {
        return GI_NULL;
    }
    if (p->shape->dict_mode) {
        return p->more == NULL ? GI_NULL : gi_dict_get(t, p->more, name);
    }
    int32_t i = gi_shape_find(t, p->shape, name);
    if (i < 0) {
        return GI_NULL;
    }
    GiValue v = *gi_instance_slot(p, (uint32_t)i);
    return v == GI_UNBOUND ? GI_NULL : v;
}

/* Room for `count` attributes outside of the inline slots. */
static bool reserve(GiThread *t, GiInstancePart *p, uint32_t count) {
    GiInstanceMore *more = p->more;
    if (more != NULL && count <= more->capacity) {
        return true;
    }
    uint32_t old = more == NULL ? 0 : more->capacity;
    uint32_t capacity = old == 0 ? 4 : old * 2;
    while (capacity < count) {
        capacity *= 2;
    }
    size_t old_size = more == NULL ? 0 : sizeof *more + old * sizeof(GiValue);
    size_t size = sizeof *more + capacity * sizeof(GiValue);
    more = more == NULL ? gi_alloc(t, size) : gi_resize(t, more, old_size, size);
    if (more == NULL) {
        return false;
    }
    more->capacity = capacity;
    more->reserved = 0;
    for (uint32_t i = old; i < capacity; i++) {
        more->slots[i] = GI_UNBOUND;
    }
    p->more = more;
    return true;
}

static void free_more(GiThread *t, GiInstanceMore *more) {
    if (more != NULL) {
        gi_free(t, more, sizeof *more + more->capacity * sizeof(GiValue));
    }
}

/* Moves all attributes to `dict` (taken over) and enters dict mode (H3). */
static void enter_dict_mode(GiThread *t, GiInstancePart *p, GiValue dict) {
    GiShape *shape = p->shape, *root = shape->type->shape;
    GiInstanceMore *more = p->more;
    for (uint32_t i = root->count; i < shape->count && i < shape->inline_count; i++) {
        GiValue *slot = gi_instance_slot(p, i);
        GiValue old = *slot;
        *slot = GI_UNBOUND;
        gi_xdrop(t, old);
    }
    p->shape = root->dict_shape;
    p->more = gi_as_dict(dict);
    if (more != NULL) {
        uint32_t first = shape->inline_count;
        for (uint32_t i = 0; i + first < shape->count; i++) {
            gi_xdrop(t, more->slots[i]);
        }
        free_more(t, more);
    }
}

/* Fills d with the attributes in the order in which they were set. */
static bool copy_attributes(GiThread *t, GiInstancePart *p, GiShape *s, GiDict *d) {
    GiShape *chain[GI_SHAPE_ATTRIBUTES_MAX + 1];
    uint32_t n = 0;
    for (; s->name != GI_NULL; s = s->parent) {
        chain[n++] = s;
    }
    while (n > 0) {
        GiShape *at = chain[--n];
        GiValue v = *gi_instance_slot(p, at->count - 1u);
        if (v != GI_UNBOUND && v != GI_NULL && !gi_dict_set_str(t, d, at->name, v)) {
            return false;
        }
    }
    return true;
}

/* o.__dict__ as a real dict; works for types with a dict_offset too. */
GiDict *gi_instance_dict(GiThread *t, GiObject *o) {
    if (o->type->shape_offset == 0) {
        GiValue *place = (GiValue *)((char *)o + o->type->dict_offset);
        if (*place == GI_NULL) {
            *place = gi_dict(t);
        }
        return gi_as_dict(*place);
    }
    GiInstancePart *p = part_of(o);
    if (!p->shape->dict_mode) {
        GiValue d = gi_dict_sized(t, p->shape->count);
        if (d == GI_NULL) {
            return NULL;
        }
        if (!copy_attributes(t, p, p->shape, gi_as_dict(d))) {
            gi_drop(t, d);
            return NULL;
        }
        enter_dict_mode(t, p, d);
    } else if (p->more == NULL) {
        GiValue d = gi_dict(t);
        p->more = d == GI_NULL ? NULL : gi_as_dict(d);
    }
    return p->more;
}

/* o.__dict__ = dict; the older attributes are dropped. */
bool gi_instance_set_dict(GiThread *t, GiObject *o, GiValue dict) {
    if (o->type->shape_offset == 0) {
        gi_replace(t, (GiValue *)((char *)o + o->type->dict_offset), gi_xtake(dict));
        return true;
    }
    GiInstancePart *p = part_of(o);
    if (!p->shape->dict_mode) {
        enter_dict_mode(t, p, gi_xtake(dict));
        return true;
    }
    GiDict *old = p->more;
    p->more = dict == GI_NULL ? NULL : gi_as_dict(gi_take(dict));
    gi_drop_object(t, old);
    return true;
}

/* Deletes from slots: the attribute set last goes by one step back, others make a dict. */
static int delete_slot(GiThread *t, GiObject *o, GiInstancePart *p, GiValue name) {
    int32_t i = gi_shape_find(t, p->shape, name);
    if (i < 0) {
        return 0;
    }
    if (i == p->shape->count - 1) {
        GiValue *slot = gi_instance_slot(p, (uint32_t)i);
        GiValue old = *slot;
        *slot = GI_UNBOUND;
        p->shape = p->shape->parent;
        gi_drop(t, old);
        return 1;
    }
    GiDict *d = gi_instance_dict(t, o);
    return d == NULL ? -1 : gi_dict_delete(t, d, name);
}

/* Sets or deletes an instance attribute. */
int gi_instance_set(GiThread *t, GiObject *o, GiValue name, GiValue value) {
    GiInstancePart *p = part_of(o);
    if (!p->shape->dict_mode) {
        if (value == GI_NULL) {
            return delete_slot(t, o, p, name);
        }
        GiShape *next = find_child(p->shape, name);
        int32_t i = next == NULL ? gi_shape_find(t, p->shape, name) : -1;
        if (i >= 0) {
            gi_replace(t, gi_instance_slot(p, (uint32_t)i), gi_take(value));
            return 1;
        }
        next = next == NULL ? gi_shape_add(t, p->shape, name) : next;
        if (next != NULL) {
            if (next->count > next->inline_count && !reserve(t, p, next->count - next->inline_count)) {
                return -1;
            }
            p->shape = next;
            *gi_instance_slot(p, next->count - 1u) = gi_take(value);
            return 1;
        }
        if (gi_failed(t)) {
            return -1;
        }
    }
    if (value == GI_NULL && p->shape->dict_mode && p->more == NULL) {
        return 0;
    }
    GiDict *d = gi_instance_dict(t, o);
    if (d == NULL) {
        return -1;
    }
    return value == GI_NULL ? gi_dict_delete(t, d, name) : gi_dict_set(t, d, name, value) ? 1 : -1;
}

/* Visits what the part holds beyond the inline slots. */
int gi_instance_traverse(GiObject *o, GiVisit visit, void *arg) {
    GiInstancePart *p = gi_instance_part(o);
    if (p->shape == NULL || p->more == NULL) {
        return 0;
    }
    if (p->shape->dict_mode) {
        return visit(gi_counted(p->more), arg);
    }
    const GiInstanceMore *more = p->more;
    for (uint32_t i = 0; i + p->shape->inline_count < p->shape->count; i++) {
        int r = visit(more->slots[i], arg);
        if (r != 0) {
            return r;
        }
    }
    return 0;
}

/* Drops all attributes; the part is then as in a fresh instance. */
void gi_instance_release_part(GiThread *t, GiObject *o) {
    GiInstancePart *p = gi_instance_part(o);
    GiShape *shape = p->shape;
    if (shape == NULL) {
        return;
    }
    void *more = p->more;
    uint32_t n = shape->count, in = n < shape->inline_count ? n : shape->inline_count;
    GiValue *slots = (GiValue *)(p + 1);
    p->more = NULL;
    p->shape = NULL;
    for (uint32_t i = 0; i < in; i++) {
        GiValue v = slots[i];
        slots[i] = GI_UNBOUND;
        gi_xdrop(t, v);
    }
    if (shape->dict_mode) {
        gi_drop_object(t, more);
        return;
    }
    GiInstanceMore *block = more;
    for (uint32_t i = 0; i + shape->inline_count < n; i++) {
        gi_xdrop(t, block->slots[i]);
    }
    free_more(t, block);
}

/* See shape.h. The usual instance has its few attributes inline. */
void gi_instance_release(GiThread *t, GiObject *o) {
    GiInstance *instance = (GiInstance *)o;
    const GiShape *shape = instance->part.shape;
    if (GI_LIKELY(shape != NULL && instance->part.more == NULL)) {
        uint32_t n = shape->count < shape->inline_count ? shape->count : shape->inline_count;
        for (uint32_t i = 0; i < n; i++) {
            GiValue v = instance->slots[i];
            if (gi_is_counted(v) && v != GI_NULL && gi_uncount(gi_object(v))) {
                gi_release(t, gi_object(v));
            }
        }
    } else {
        gi_instance_release_part(t, o);
    }
    gi_object_free(t, o, o->type->gc.size);
}

/* --- what is known of names --- */

GI_FOR_SIZE

void gi_known_store(GiThread *t, const GiKnown *entry) {
    GiVm *vm = t->vm;
    if (vm->known == NULL) {
        GiValue saved = t->exc;
        t->exc = GI_NULL;
        vm->known = gi_alloc_zeroed(t, GI_KNOWN_ROWS * sizeof *vm->known);
        gi_error_clear(t);
        t->exc = saved;
        if (vm->known == NULL) {
            return;
        }
    }
    GiKnown *p = gi_known_row(vm->known, entry->shape, entry->name, entry->family);
    if (p[0].name != GI_NULL) { /* the older one of the two goes */
        gi_xdrop(t, p[1].name);
        p[1] = p[0];
    }
    p[0] = *entry;
    gi_take(p[0].name);
}

void gi_known_free(GiThread *t) {
    GiKnown *rows = t->vm->known;
    t->vm->known = NULL;
    for (uint32_t i = 0; rows != NULL && i < GI_KNOWN_ROWS; i++) {
        gi_xdrop(t, rows[i].name);
    }
    if (rows != NULL) {
        gi_free(t, rows, GI_KNOWN_ROWS * sizeof *rows);
    }
}

int gi_known_visit(GiVm *vm, GiVisit visit, void *arg) {
    int stop = 0;
    for (uint32_t i = 0; vm->known != NULL && i < GI_KNOWN_ROWS && stop == 0; i++) {
        stop = vm->known[i].name == GI_NULL ? 0 : visit(vm->known[i].name, arg);
    }
    return stop;
}

GI_FOR_SPEED
