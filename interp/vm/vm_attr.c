/* SPDX-License-Identifier: MIT
 * interp/vm/vm_attr.c owns the slow paths of attribute access and method loading, and fills their caches.
 *
 * Extra words of GET_ATTR, SET_ATTR, LOAD_METHOD:
 *   0 index of the name     1 version (of the class, type or module dict)     2 place (fastpath.h)
 *   3-4 guard (shape, type) or address of the value in a module's dict      5-6 value, function or next shape
 * Bits 16-23 of the place count how often the site was filled: one that keeps changing stays as it is, and what it
 * would be filled with goes to the table of what is known, which all such sites share (runtime/shape.h).
 *
 * X1  A cached value or function is borrowed: the class that had `version` holds it.
 * X2  A version is never reused, so a cache of a class that is gone matches nothing.
 */
#include "interp/vm/fastpath.h"
#include "interp/vm/operator.h"
#include "interp/vm/vm_slow.h"
#include "runtime/slots.h"

#define FILLS_SHIFT 16
#define FILLS_MASK 0xFFu
#define FILLS_MAX 16 /* after so many different guesses the site is left alone */

/* The extra words of the instruction, to be written. */
static uint32_t *extra_words(GiFrame *f) { return (uint32_t *)(uintptr_t)f->pc; }

/* May this site be filled (again)? */
static bool may_fill(GiThread *t, GiFrame *f) {
    return !t->vm->no_specialize && (f->pc[2] >> FILLS_SHIFT & FILLS_MASK) < FILLS_MAX;
}

/* The instruction whose quick form the table of what is known can stand for; NOP: it can not. */
static GiOpcode family_of(GiOpcode op) {
    switch (op) {
    case GI_BC_GET_ATTR_SLOT: case GI_BC_GET_ATTR_MORE: case GI_BC_GET_ATTR_CLASS: case GI_BC_GET_ATTR_PROPERTY:
        return GI_BC_GET_ATTR;
    case GI_BC_SET_ATTR_SLOT: case GI_BC_SET_ATTR_MORE: case GI_BC_SET_ATTR_ADD:
        return GI_BC_SET_ATTR;
    case GI_BC_LOAD_METHOD_SHAPE:
        return GI_BC_LOAD_METHOD;
    default:
        return GI_BC_NOP;
    }
}

/* What the table knows of `name` and v; NULL: nothing. */
static inline const GiKnown *known_meaning(GiThread *t, GiValue v, GiValue name, GiOpcode family) {
    if (t->vm->known == NULL || !gi_is_counted(v) ||
        gi_counted_object(v)->type->shape_offset != offsetof(GiInstance, part)) {
        return NULL;
    }
    const GiInstance *o = (GiInstance *)gi_counted_object(v);
    const GiKnown *p = gi_known_row(t->vm->known, o->part.shape, name, family);
    for (int way = 0; way < 2; way++, p++) {
        if (p->shape == o->part.shape && p->version == o->head.type->version && p->name == name &&
            p->family == (uint32_t)family) {
            return p;
        }
    }
    return NULL;
}

/* A guess of the site f stands at; of one that has had its share, of those that a table can hold, an entry there. */
static void fill(GiThread *t, GiFrame *f, GiOpcode op, uint32_t version, uint32_t place, uint64_t guard, uint64_t value) {
    uint32_t *x = extra_words(f);
    if (!may_fill(t, f)) {
        GiOpcode family = family_of(op);
        if (family != GI_BC_NOP) {
            gi_known_store(t, &(GiKnown){version, place & GI_PLACE_OFFSET, family, op, f->code->names[x[0]],
                                         (const GiShape *)(uintptr_t)guard, value});
        }
        return;
    }
    uint32_t fills = (x[2] >> FILLS_SHIFT & FILLS_MASK) + 1;
    x[1] = version;
    x[2] = place | fills << FILLS_SHIFT;
    gi_extra64_set(x + 3, guard);
    gi_extra64_set(x + 5, value);
    gi_quicken(f->pc, op);
}

/* Are attributes of its instances found by object.__getattribute__, at least those that are there? */
static bool finds_plainly(GiThread *t, GiType *type) {
    return GI_LIKELY(type->getattr == gi_object_getattr) ||
           (gi_slot_is_script_getattr(type) && gi_type_lookup(t, type, GI_NAME(t, __getattribute__)) ==
                                                   gi_type_lookup(t, &gi_object_type, GI_NAME(t, __getattribute__)));
}

/* The shape of an instance whose slots may be cached; NULL: other kind of object. */
static GiShape *plain_shape(GiValue v, GiType *type) {
    if (!gi_is_counted(v) || !(type->flags & GI_TYPE_HEAP) || type->version == 0 ||
        type->shape_offset != offsetof(GiInstance, part)) {
        return NULL;
    }
    GiShape *shape = ((GiInstance *)gi_object(v))->part.shape;
    return shape == NULL || shape->dict_mode ? NULL : shape;
}

/* Where a slot is: byte offset in the instance, or index among those that are not inline. */
typedef struct Slot { enum { NO_SLOT, INLINE, MORE } where; uint32_t at; } Slot;

static Slot slot_at(const GiShape *shape, int32_t i) {
    size_t offset = offsetof(GiInstance, slots) + (size_t)i * sizeof(GiValue);
    if (i >= shape->inline_count) {
        return (Slot){MORE, (uint32_t)i - shape->inline_count};
    }
    return i >= 0 && offset <= GI_PLACE_OFFSET ? (Slot){INLINE, (uint32_t)offset} : (Slot){NO_SLOT, 0};
}

/* The slot that a descriptor of the class or the shape gives to name. A data descriptor that is no member
 * hides the instance's attributes. */
static Slot find_slot(GiThread *t, GiShape *shape, GiValue descr, GiValue name) {
    if (descr != GI_NULL && gi_type(descr) == &gi_member_descriptor_type) {
        const GiMember *m = (const GiMember *)gi_object(descr);
        bool known = m->in_shape && gi_type_is_subtype(shape->type, m->type) && m->offset <= GI_PLACE_OFFSET;
        return known ? (Slot){INLINE, m->offset} : (Slot){NO_SLOT, 0};
    }
    if (descr != GI_NULL && gi_type(descr)->set != NULL) {
        return (Slot){NO_SLOT, 0};
    }
    return slot_at(shape, gi_shape_find(t, shape, name));
}

/* --- GET_ATTR --- */

static void specialize_instance(GiThread *t, GiFrame *f, uint32_t word, GiValue v, GiValue name) {
    GiType *type = gi_type(v);
    GiValue descr = gi_type_lookup(t, type, name);
    GiShape *shape = plain_shape(v, type);
    if (shape == NULL || gi_failed(t)) {
        return;
    }
    uint32_t temp = gi_is_temp(f, gi_word_b(word)) ? GI_PLACE_TEMP : 0;
    uint64_t guard = (uint64_t)(uintptr_t)shape;
    Slot slot = find_slot(t, shape, descr, name);
    if (slot.where != NO_SLOT) {
        GiOpcode op = slot.where == INLINE ? GI_BC_GET_ATTR_SLOT : GI_BC_GET_ATTR_MORE;
        fill(t, f, op, type->version, slot.at | temp, guard, 0);
    } else if (descr == GI_NULL) {
        return;
    } else if (gi_type(descr) == &gi_property_type && gi_is_script_getter(descr)) {
        if (type->getattr != gi_object_getattr) { /* __getattr__ hears of an AttributeError */
            return;
        }
        fill(t, f, GI_BC_GET_ATTR_PROPERTY, type->version, temp, guard, descr);
    } else if (gi_type(descr)->get == NULL && gi_shape_find(t, shape, name) < 0) {
        fill(t, f, GI_BC_GET_ATTR_CLASS, type->version, temp, guard, descr);
    }
}

static void specialize_type(GiThread *t, GiFrame *f, uint32_t word, GiType *type, GiValue name) {
    GiValue value = gi_type_lookup(t, type, name);
    if (value == GI_NULL || type->version == 0 || gi_type_lookup(t, &gi_type_type, name) != GI_NULL) {
        return;
    }
    GiType *kind = gi_type(value);
    if (kind->get != NULL && kind != &gi_function_type) {
        return;
    }
    uint32_t temp = gi_is_temp(f, gi_word_b(word)) ? GI_PLACE_TEMP : 0;
    fill(t, f, GI_BC_GET_ATTR_TYPE, type->version, temp, 0, value);
}

static void specialize_module(GiThread *t, GiFrame *f, uint32_t word, GiValue v, GiValue name, GiOpcode op) {
    GiDict *d = gi_module_dict(v);
    int64_t i = d->str_keys ? gi_dict_find_str(t, d, name) : -1;
    if (i < 0 || d->version == 0 || gi_type_lookup(t, &gi_module_type, name) != GI_NULL) {
        return;
    }
    uint32_t temp = gi_is_temp(f, gi_word_b(word)) ? GI_PLACE_TEMP : 0;
    fill(t, f, op, d->version, temp, (uintptr_t)&d->entries[i].value, 0);
}

/* What a plain instance itself has under this name, unless its class says otherwise: sites that see many classes live
 * on it. Borrowed; GI_NULL: ask in the general way, or an error is set. */
static GiValue own_attribute(GiThread *t, GiValue v, GiValue name) {
    GiType *type = gi_type(v);
    if (!gi_is_counted(v) || !finds_plainly(t, type)) {
        return GI_NULL;
    }
    GiShape *shape = plain_shape(v, type);
    int32_t i = shape == NULL ? -1 : gi_shape_find(t, shape, name);
    GiValue dict = type->shape_offset == 0 && type->dict_offset != 0
                       ? *(GiValue *)(void *)((char *)gi_counted_object(v) + type->dict_offset) : GI_NULL;
    if (i < 0 && dict == GI_NULL) {
        return GI_NULL;
    }
    GiValue descr = gi_type_lookup(t, type, name);
    if (descr != GI_NULL ? gi_type(descr)->set != NULL : gi_failed(t)) {
        return GI_NULL;
    }
    if (i < 0) {
        return gi_is_exact(dict, &gi_dict_type) ? gi_dict_get_str(t, gi_as_dict(dict), name) : GI_NULL;
    }
    GiValue x = *gi_instance_slot(&((GiInstance *)gi_object(v))->part, (uint32_t)i);
    return x == GI_UNBOUND ? GI_NULL : x;
}

/* Pushes the frame of a property's script getter, for the object of a GET_ATTR. */
static bool push_getter(GiThread *t, GiFrame *f, uint32_t word, GiValue property) {
    GiValue getter = gi_property_getter(property);
    if (!gi_push_call(t, getter, &f->R[gi_word_b(word)], 1, (uint8_t)gi_word_a(word),
                      gi_opcode_extra[GI_BC_GET_ATTR])) {
        return false;
    }
    gi_consume(t, f, gi_word_b(word));
    return true;
}

/* GET_ATTR of what the table knows. 1 done, 0: the slot is empty, -1 error. */
static int get_as_known(GiThread *t, GiFrame *f, uint32_t word, GiValue v, const GiKnown *p) {
    GiValue x = p->value;
    if (p->kind == GI_BC_GET_ATTR_PROPERTY) {
        return !gi_is_script_getter(x) ? 0 : push_getter(t, f, word, x) ? 1 : -1;
    }
    if (p->kind == GI_BC_GET_ATTR_SLOT) {
        x = *(GiValue *)(void *)((char *)gi_counted_object(v) + p->at);
    } else if (p->kind == GI_BC_GET_ATTR_MORE) {
        x = ((GiInstanceMore *)((GiInstance *)gi_counted_object(v))->part.more)->slots[p->at];
    }
    if (x == GI_UNBOUND) {
        return 0;
    }
    gi_take(x);
    gi_consume(t, f, gi_word_b(word));
    gi_result_steal(t, f, gi_word_a(word), x);
    return 1;
}

/* GET_ATTR. */
bool gi_vm_get_attr(GiThread *t, uint32_t word) {
    GiFrame *f = t->frame;
    GiValue name = f->code->names[f->pc[0]], v = f->R[gi_word_b(word)];
    const GiKnown *known = may_fill(t, f) ? NULL : known_meaning(t, v, name, GI_BC_GET_ATTR);
    int done = known == NULL ? 0 : get_as_known(t, f, word, v, known);
    if (done != 0) {
        return done > 0;
    }
    GiType *type = gi_type(v);
    if ((type->flags & GI_TYPE_HEAP) && finds_plainly(t, type)) {
        GiValue property = type->getattr == gi_object_getattr ? gi_type_lookup(t, type, name) : GI_NULL;
        if (!t->vm->no_specialize) {
            specialize_instance(t, f, word, v, name);
        }
        if (property != GI_NULL && gi_type(property) == &gi_property_type && gi_is_script_getter(property)) {
            return push_getter(t, f, word, property);
        }
    } else if (may_fill(t, f)) {
        if (type == &gi_type_type && (gi_as_type(v)->flags & GI_TYPE_HEAP)) {
            specialize_type(t, f, word, gi_as_type(v), name);
        } else if (type == &gi_module_type) {
            specialize_module(t, f, word, v, name, GI_BC_GET_ATTR_MODULE);
        }
    }
    GiValue x = own_attribute(t, v, name);
    x = x != GI_NULL ? gi_take(x) : gi_failed(t) ? GI_NULL : gi_getattr(t, v, name);
    if (x == GI_NULL) {
        return false;
    }
    gi_consume(t, f, gi_word_b(word));
    gi_result_steal(t, f, gi_word_a(word), x);
    return true;
}

/* GET_ATTR_PROPERTY with its guard met: pushes the getter's frame. */
bool gi_vm_call_getter(GiThread *t, uint32_t word) { return push_getter(t, t->frame, word, gi_extra64(t->frame->pc + 5)); }

/* --- SET_ATTR, DEL_ATTR --- */

static uint32_t set_flags(GiFrame *f, uint32_t word) {
    return (gi_is_temp(f, gi_word_b(word)) ? GI_PLACE_TEMP : 0) |
           (gi_is_temp(f, gi_word_a(word)) ? GI_PLACE_TARGET_TEMP : 0);
}

/* Before the attribute is set: an existing slot. */
static bool specialize_set(GiThread *t, GiFrame *f, uint32_t word, GiShape *shape, GiType *type, GiValue name) {
    Slot slot = find_slot(t, shape, gi_type_lookup(t, type, name), name);
    if (slot.where != NO_SLOT) {
        GiOpcode op = slot.where == INLINE ? GI_BC_SET_ATTR_SLOT : GI_BC_SET_ATTR_MORE;
        fill(t, f, op, type->version, slot.at | set_flags(f, word), (uint64_t)(uintptr_t)shape, 0);
    }
    return slot.where != NO_SLOT;
}

/* After the attribute was set: the instance took the next shape of its class. */
static void specialize_add(GiThread *t, GiFrame *f, uint32_t word, GiShape *old, uint32_t version, GiType *type, GiValue v,
                           GiValue name) {
    GiShape *shape = gi_type(v) == type && type->version == version ? plain_shape(v, type) : NULL;
    if (shape == NULL || shape->parent != old || shape->name != name) {
        return;
    }
    Slot slot = slot_at(shape, shape->count - 1);
    if (slot.where == INLINE) {
        fill(t, f, GI_BC_SET_ATTR_ADD, version, slot.at | set_flags(f, word), (uint64_t)(uintptr_t)old,
             (uint64_t)(uintptr_t)shape);
    }
}

/* SET_ATTR of what the table knows. */
static void set_as_known(GiThread *t, GiFrame *f, uint32_t word, GiValue v, const GiKnown *p) {
    GiInstance *o = (GiInstance *)gi_counted_object(v);
    GiValue *slot = (GiValue *)(void *)((char *)o + p->at), x = gi_operand_own(f, gi_word_b(word));
    if (p->kind == GI_BC_SET_ATTR_SLOT) {
        gi_replace(t, slot, x);
    } else if (p->kind == GI_BC_SET_ATTR_MORE) {
        gi_replace(t, &((GiInstanceMore *)o->part.more)->slots[p->at], x);
    } else {
        *slot = x;
        o->part.shape = (GiShape *)(uintptr_t)p->value;
    }
    gi_consume(t, f, gi_word_a(word));
}

/* SET_ATTR. */
bool gi_vm_set_attr(GiThread *t, uint32_t word) {
    GiFrame *f = t->frame;
    GiValue name = f->code->names[f->pc[0]], v = f->R[gi_word_a(word)];
    GiType *type = gi_type(v);
    const GiKnown *known = may_fill(t, f) ? NULL : known_meaning(t, v, name, GI_BC_SET_ATTR);
    if (known != NULL) {
        set_as_known(t, f, word, v, known);
        return true;
    }
    GiShape *old = NULL;
    uint32_t version = 0;
    if (type->setattr == gi_object_setattr && type->shape_offset == 0) { /* an exception: nothing to be cached */
        bool ok = gi_object_setattr(t, v, name, f->R[gi_word_b(word)]);
        if (ok) {
            gi_consume(t, f, gi_word_b(word));
            gi_consume(t, f, gi_word_a(word));
        }
        return ok;
    }
    if (type->setattr == gi_object_setattr) {
        int pushed = gi_operator_set_attr(t, v, name, f->R[gi_word_b(word)]);
        if (pushed != 0) {
            return pushed > 0;
        }
    }
    if (!t->vm->no_specialize && type->setattr == gi_object_setattr) {
        gi_type_lookup(t, type, name); /* gives the class a version */
        old = plain_shape(v, type);
        version = type->version;
        if (old != NULL && specialize_set(t, f, word, old, type, name)) {
            old = NULL;
        }
    }
    if (!gi_setattr(t, v, name, f->R[gi_word_b(word)])) {
        return false;
    }
    if (old != NULL) {
        specialize_add(t, f, word, old, version, type, v, name);
    }
    gi_consume(t, f, gi_word_b(word));
    gi_consume(t, f, gi_word_a(word));
    return true;
}

/* DEL_ATTR. */
bool gi_vm_del_attr(GiThread *t, uint32_t word) {
    GiFrame *f = t->frame;
    if (!gi_setattr(t, f->R[gi_word_a(word)], f->code->names[f->pc[0]], GI_NULL)) {
        return false;
    }
    gi_consume(t, f, gi_word_a(word));
    return true;
}

/* --- LOAD_METHOD --- */

/* Has the object an attribute of its own of this name? (No class lookup, no script code.) -1: error. */
static int has_own(GiThread *t, GiValue v, GiType *type, GiValue name) {
    if (!gi_is_counted(v)) {
        return 0;
    }
    const GiShape *shape = plain_shape(v, type);
    if (shape != NULL && gi_shape_find(t, shape, name) < 0) {
        return 0;
    }
    if (type->shape_offset != 0) {
        return gi_instance_get(t, gi_object(v), name) != GI_NULL;
    }
    if (type->dict_offset != 0) {
        GiValue d = *(GiValue *)(void *)((char *)gi_object(v) + type->dict_offset);
        if (d != GI_NULL && gi_dict_get(t, gi_as_dict(d), name) != GI_NULL) {
            return 1;
        }
    }
    return gi_failed(t) ? -1 : 0;
}

/* Caches a method found on the type of v. */
static void specialize_method(GiThread *t, GiFrame *f, uint32_t word, GiValue v, GiType *type, GiValue descr,
                              GiValue name) {
    uint32_t temp = gi_is_temp(f, gi_word_b(word)) ? GI_PLACE_TEMP : 0;
    if (!gi_is_counted(descr)) {
        return;
    }
    if (!(type->flags & GI_TYPE_HEAP)) {
        if (type->shape_offset == 0 && type->dict_offset == 0) {
            fill(t, f, GI_BC_LOAD_METHOD_TYPE, 0, temp, gi_counted(type), descr);
        }
        return;
    }
    GiShape *shape = plain_shape(v, type);
    if (shape != NULL && gi_shape_find(t, shape, name) < 0) {
        fill(t, f, GI_BC_LOAD_METHOD_SHAPE, type->version, temp, (uint64_t)(uintptr_t)shape, descr);
    }
}

/* Caches what is found on a class, or on the class of an instance, and is not called with the object as its
 * first argument: functions, static methods, class methods. */
static void specialize_plain(GiThread *t, GiFrame *f, uint32_t word, GiValue v, GiType *type, GiValue name) {
    bool of_type = type == &gi_type_type && (gi_as_type(v)->flags & GI_TYPE_HEAP);
    GiType *owner = of_type ? gi_as_type(v) : type;
    GiValue x = of_type || finds_plainly(t, type) ? gi_type_lookup(t, owner, name) : GI_NULL;
    if (x == GI_NULL || !gi_is_counted(x) || owner->version == 0) {
        return;
    }
    GiType *kind = gi_type(x);
    GiShape *shape = of_type ? NULL : plain_shape(v, type);
    bool method = kind == &gi_staticmethod_type || kind == &gi_classmethod_type || (of_type && kind == &gi_function_type);
    if (!method || (of_type ? gi_type_lookup(t, &gi_type_type, name) != GI_NULL
                            : shape == NULL || gi_shape_find(t, shape, name) >= 0)) {
        return;
    }
    uint32_t place = GI_PLACE_PLAIN | (of_type ? GI_PLACE_OF_TYPE : 0) | (gi_is_temp(f, gi_word_b(word)) ? GI_PLACE_TEMP : 0);
    fill(t, f, GI_BC_LOAD_METHOD, owner->version, place, (uint64_t)(uintptr_t)shape, x);
}

/* LOAD_METHOD of something that specialize_plain has cached: callable and unbound, or callable and class. false:
 * the cache is for another object. */
static bool load_plain(GiThread *t, GiFrame *f, uint32_t word) {
    const uint32_t *x = f->pc;
    GiValue v = f->R[gi_word_b(word)];
    bool of_type = (x[2] & GI_PLACE_OF_TYPE) != 0;
    if (of_type ? gi_type(v) != &gi_type_type || gi_as_type(v)->version != x[1] : !gi_has_shape(v, x[1], gi_extra64(x + 3))) {
        return false;
    }
    GiValue callable = gi_extra64(x + 5), self = GI_UNBOUND;
    GiType *kind = gi_type(callable);
    if (kind != &gi_function_type) {
        callable = gi_classmethod_callable(callable);
        if (kind == &gi_classmethod_type) {
            if (gi_type(callable) != &gi_function_type) {
                return false;
            }
            self = gi_take(of_type ? v : gi_type_value(gi_type(v)));
        }
    }
    gi_take(callable);
    gi_consume(t, f, gi_word_b(word));
    gi_result_steal(t, f, gi_word_a(word), callable);
    gi_result_steal(t, f, gi_word_a(word) + 1, self);
    return true;
}

/* The method of v's class that an instruction may call unbound; borrowed. GI_NULL: there is none, or an
 * error is set. */
static GiValue unbound_method(GiThread *t, GiValue v, GiType *type, GiValue name) {
    if (!finds_plainly(t, type)) {
        return GI_NULL;
    }
    GiValue descr = gi_type_lookup(t, type, name);
    if (descr == GI_NULL || !(gi_type(descr)->flags & GI_TYPE_METHOD_LIKE)) {
        return GI_NULL;
    }
    return has_own(t, v, type, name) == 0 ? descr : GI_NULL;
}

/* The result of LOAD_METHOD, whose references are taken over. */
static void put_pair(GiThread *t, GiFrame *f, uint32_t a, GiValue function, GiValue self) {
    gi_result_steal(t, f, a, function);
    gi_result_steal(t, f, a + 1, self);
}

/* LOAD_METHOD. */
bool gi_vm_load_method(GiThread *t, uint32_t word) {
    GiFrame *f = t->frame;
    uint32_t a = gi_word_a(word), b = gi_word_b(word);
    GiValue name = f->code->names[f->pc[0]], v = f->R[b];
    GiType *type = gi_type(v);
    if ((f->pc[2] & GI_PLACE_PLAIN) && (word & 0xFF) == GI_BC_LOAD_METHOD && load_plain(t, f, word)) {
        return true;
    }
    const GiKnown *known = may_fill(t, f) ? NULL : known_meaning(t, v, name, GI_BC_LOAD_METHOD);
    if (known != NULL) {
        put_pair(t, f, a, gi_take(known->value), gi_operand_own(f, b));
        return true;
    }
    GiValue descr = unbound_method(t, v, type, name);
    if (gi_failed(t)) {
        return false;
    }
    if (descr != GI_NULL) {
        if (!t->vm->no_specialize) {
            specialize_method(t, f, word, v, type, descr, name);
        }
        put_pair(t, f, a, gi_take(descr), gi_operand_own(f, b));
        return true;
    }
    if (type == &gi_module_type && may_fill(t, f)) {
        specialize_module(t, f, word, v, name, GI_BC_LOAD_METHOD_MODULE);
    } else if (may_fill(t, f)) {
        specialize_plain(t, f, word, v, type, name);
        if (gi_failed(t)) {
            return false;
        }
    }
    GiValue x = gi_getattr(t, v, name);
    if (x == GI_NULL) {
        return false;
    }
    gi_consume(t, f, b);
    gi_result_steal(t, f, a, x);
    gi_result_steal(t, f, a + 1, GI_UNBOUND);
    return true;
}

/* --- GET_SUPER_ATTR --- */

/* Its extra words: name, version of the class, version of the type of self, 64-bit function. The operands are
 * plain when they are the real super, a class and an instance of it. */
static bool is_plain_super(const GiValue *R) {
    return R[0] == gi_static(&gi_super_type) && gi_is_counted(R[1]) && gi_type(R[1]) == &gi_type_type && gi_is_counted(R[2]) &&
           gi_type_is_subtype(gi_type(R[2]), gi_as_type(R[1]));
}

/* super, class and self in R[0..3) become the function and self. */
static void put_method(GiThread *t, GiValue *R, GiValue function) {
    GiValue cls = R[1];
    R[0] = gi_take(function);
    R[1] = R[2];
    R[2] = GI_UNBOUND;
    gi_drop(t, cls);
}

/* The function or native method behind cls in the mro of self's type, when it is one; borrowed. */
static GiValue super_function(GiThread *t, const GiValue *R, GiValue name) {
    GiValue mro = gi_type_mro(t, gi_type(R[2]));
    size_t i = 0, n = mro == GI_NULL ? 0 : gi_as_tuple(mro)->size;
    while (i < n && gi_as_tuple(mro)->items[i] != R[1]) {
        i++;
    }
    for (i++; i < n; i++) {
        GiDict *d = gi_type_dict(t, gi_as_type(gi_as_tuple(mro)->items[i]));
        GiValue x = d == NULL ? GI_NULL : gi_dict_get(t, d, name);
        if (x != GI_NULL || gi_failed(t)) {
            return x != GI_NULL && gi_is_counted(x) && (gi_type(x)->flags & GI_TYPE_METHOD_LIKE) ? x : GI_NULL;
        }
    }
    return GI_NULL;
}

/* A method behind super(): function and self, no bound method is made. 1 done, 0 something else, -1. */
static int load_super(GiThread *t, GiFrame *f, GiValue *R) {
    uint32_t *x = extra_words(f);
    if (gi_as_type(R[1])->version == x[1] && gi_type(R[2])->version == x[2] && x[1] != 0) {
        put_method(t, R, gi_extra64(x + 3));
        return 1;
    }
    GiValue name = f->code->names[x[0]];
    GiValue function = super_function(t, R, name);
    if (function == GI_NULL) {
        return gi_failed(t) ? -1 : 0;
    }
    gi_type_lookup(t, gi_as_type(R[1]), name); /* gives the classes versions */
    gi_type_lookup(t, gi_type(R[2]), name);
    if (gi_failed(t)) {
        return -1;
    }
    if (!t->vm->no_specialize && gi_type(R[2])->version != 0) {
        x[1] = gi_as_type(R[1])->version;
        x[2] = gi_type(R[2])->version;
        gi_extra64_set(x + 3, function);
    }
    put_method(t, R, function);
    return 1;
}

/* super(cls, self).name for operands that may be anything; owned. */
static GiValue super_attribute(GiThread *t, GiFrame *f, uint32_t word, const GiValue *R, GiValue name) {
    if (is_plain_super(R)) {
        return gi_super_getattr(t, R[1], R[2], name);
    }
    /* something else that is called super gets the arguments that were written */
    bool none = (gi_word_b(word) & 1) != 0 && R[0] != gi_type_value(&gi_super_type);
    GiValue o = gi_call(t, R[0], R + 1, none ? 0 : 2, GI_NULL);
    if (o == GI_NULL) {
        return GI_NULL;
    }
    GiValue x = gi_getattr(t, o, name);
    gi_drop(t, o);
    return x;
}

/* GET_SUPER_ATTR. */
bool gi_vm_get_super_attr(GiThread *t, uint32_t word) {
    GiFrame *f = t->frame;
    GiValue *R = f->R + gi_word_a(word);
    bool method = (gi_word_b(word) & 2) != 0;
    if (method && is_plain_super(R)) {
        int loaded = load_super(t, f, R);
        if (loaded != 0) {
            return loaded > 0;
        }
    }
    GiValue x = super_attribute(t, f, word, R, f->code->names[f->pc[0]]);
    if (x == GI_NULL) {
        return false;
    }
    gi_window_clear(t, R, R + 3);
    R[0] = x;
    if (method) {
        R[1] = GI_UNBOUND;
    }
    return true;
}
