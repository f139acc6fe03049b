/* SPDX-License-Identifier: MIT
 * runtime/types/type_create.c: making classes: type(name, bases, dict, **kw), and classes derived by
 * native code.
 *
 * Order of events (data model, "Customizing class creation"): the metaclass is settled, the best base
 * chosen, __slots__ laid out, the type object made with a copy of the dict, its mro computed and slots
 * filled; only then script code runs: __set_name__ of the attributes, __init_subclass__ of the parent.
 */
#include "runtime/hooks.h"
#include "runtime/shape.h"
#include "runtime/types/sequence.h"
#include "runtime/types/str.h"
#include "runtime/types/type_layout.h"

typedef struct Plan { /* a class under construction */
    GiThread *t;
    GiType *meta, *base, *type;
    GiValue name, bases, dict; /* dict: own copy */
    GiValue slots;             /* sorted list of mangled __slots__ names, or GI_NULL: no __slots__ */
    bool add_dict, add_weak;
    bool may_dict, may_weak;
} Plan;

/* --- bases --- */

/* The type nearest to the root from which `type` got the fields of its instances. */
static GiType *solid_base(GiType *type) {
    for (; type->base != NULL; type = type->base) {
        GiType *base = type->base;
        bool adds = type->flags & GI_TYPE_HEAP
                        ? type->slot_names > base->slot_names
                        : type->gc.size != base->gc.size ||
                              (gi_layout_is_variable(type) && !gi_layout_is_variable(base));
        if (adds) {
            return type;
        }
    }
    return type;
}

/* The base that decides the layout. NULL: TypeError set. */
GiType *gi_best_base(GiThread *t, GiValue bases) {
    GiType *winner = NULL, *best = NULL;
    for (size_t i = 0; i < gi_as_tuple(bases)->size; i++) {
        GiValue v = gi_as_tuple(bases)->items[i];
        if (!gi_is_type(v)) {
            gi_raise_type_error(t, "bases must be types");
            return NULL;
        }
        GiType *base = gi_as_type(v);
        if (!(base->flags & GI_TYPE_BASE)) {
            gi_raise_type_error(t, "type '%s' is not an acceptable base type", base->name);
            return NULL;
        }
        GiType *candidate = solid_base(base);
        if (winner == NULL || (candidate != winner && gi_type_is_subtype(candidate, winner))) {
            winner = candidate;
            best = base;
        } else if (!gi_type_is_subtype(winner, candidate)) {
            gi_raise_type_error(t, "multiple bases have instance lay-out conflict");
            return NULL;
        }
    }
    return best;
}

/* The most derived metaclass of meta and those of the bases. NULL: TypeError set. */
GiType *gi_calculate_metaclass(GiThread *t, GiType *meta, GiValue bases) {
    for (size_t i = 0; i < gi_as_tuple(bases)->size; i++) {
        GiType *other = gi_type(gi_as_tuple(bases)->items[i]);
        if (gi_type_is_subtype(meta, other)) {
            continue;
        }
        if (!gi_type_is_subtype(other, meta)) {
            gi_raise_type_error(t, "metaclass conflict: the metaclass of a derived class must be a (non-strict) "
                                   "subclass of the metaclasses of all its bases");
            return NULL;
        }
        meta = other;
    }
    return meta;
}

/* --- __slots__ --- */

/* _Class__name for a private name; owned str. */
static GiValue mangle(GiThread *t, GiValue class_name, GiValue name) {
    const char *text = gi_str_text(name), *cls = gi_str_text(class_name);
    size_t size = gi_str_size(name);
    bool private = size > 2 && text[0] == '_' && text[1] == '_' &&
                   !(text[size - 1] == '_' && text[size - 2] == '_') && strchr(text, '.') == NULL;
    cls += strspn(cls, "_");
    if (!private || *cls == 0) {
        return gi_is_exact(name, &gi_str_type) ? gi_take(name) : gi_str_from(t, text, size);
    }
    return gi_str_from_format(t, "_%s%S", cls, name);
}

static bool add_special_slot(Plan *p, bool *add, bool may, const char *name) {
    if (!may || *add) {
        return gi_raise_type_error(p->t, "%s slot disallowed: we already got one", name);
    }
    *add = true;
    return true;
}

/* One item of __slots__. */
static bool add_slot(Plan *p, GiValue item) {
    GiThread *t = p->t;
    if (!gi_is_str(item)) {
        return gi_raise_type_error(t, "__slots__ items must be strings, not '%T'", item);
    }
    if (!gi_str_is_identifier(item)) {
        return gi_raise_type_error(t, "__slots__ must be identifiers");
    }
    if (gi_str_equal(item, GI_NAME(t, __dict__))) {
        return add_special_slot(p, &p->add_dict, p->may_dict, "__dict__");
    }
    if (gi_str_equal(item, GI_NAME(t, __weakref__))) {
        return add_special_slot(p, &p->add_weak, p->may_weak, "__weakref__");
    }
    GiValue name = mangle(t, p->name, item);
    name = name == GI_NULL ? GI_NULL : gi_intern_steal(t, name);
    if (name == GI_NULL || !gi_list_append_steal(t, p->slots, name)) {
        return false;
    }
    bool hidden = gi_str_equal(name, GI_NAME(t, __qualname__)) || gi_str_equal(name, GI_NAME(t, __classcell__));
    if (!hidden && gi_dict_get_str(t, gi_as_dict(p->dict), name) != GI_NULL) {
        return gi_raise_value_error(t, "%R in __slots__ conflicts with class variable", name);
    }
    return !gi_failed(t);
}

/* Other bases may bring a dict or weak references that __slots__ left out. */
static void look_at_secondary_bases(Plan *p) {
    const GiTuple *bases = gi_as_tuple(p->bases);
    for (size_t i = 0; i < bases->size; i++) {
        GiType *b = gi_as_type(bases->items[i]);
        if (b == p->base) {
            continue;
        }
        p->add_dict = p->add_dict || (p->may_dict && gi_type_has_dict(b));
        p->add_weak = p->add_weak || (p->may_weak && b->gc.weak_offset != 0);
    }
}

static bool read_slots(Plan *p) {
    GiThread *t = p->t;
    GiType *base = p->base;
    GiType *native = gi_static_base(base);
    bool type_base = (native->flags & GI_TYPE_TYPE) != 0;
    bool sized = type_base || (native->flags & (GI_TYPE_INT | GI_TYPE_TUPLE | GI_TYPE_BYTES)) != 0;
    p->may_dict = !gi_type_has_dict(base) && !type_base;
    p->may_weak = base->gc.weak_offset == 0 && !sized;
    GiValue given = gi_dict_get_str(t, gi_as_dict(p->dict), GI_NAME(t, __slots__));
    if (given == GI_NULL) {
        p->add_dict = p->may_dict;
        p->add_weak = p->may_weak;
        return !gi_failed(t);
    }
    GiValue items = gi_is_str(given) ? gi_tuple(t, &given, 1) : gi_tuple_from(t, given);
    if (items == GI_NULL) {
        return false;
    }
    bool ok = true;
    if (gi_as_tuple(items)->size > 0 && sized) {
        ok = gi_raise_type_error(t, "nonempty __slots__ not supported for subtype of '%s'", base->name);
    }
    p->slots = ok ? gi_list(t, NULL, 0) : GI_NULL;
    ok = p->slots != GI_NULL;
    for (size_t i = 0; ok && i < gi_as_tuple(items)->size; i++) {
        ok = add_slot(p, gi_as_tuple(items)->items[i]);
    }
    gi_drop(t, items);
    if (!ok || !gi_list_sort(t, p->slots, GI_NULL, false)) {
        return false;
    }
    if (base->slot_names + gi_as_list(p->slots)->size > 2000) {
        return gi_raise_value_error(t, "too many __slots__");
    }
    if (gi_as_tuple(p->bases)->size > 1) {
        look_at_secondary_bases(p);
    }
    return true;
}

/* Member descriptors of the class's own slots. */
static bool add_members(Plan *p) {
    GiThread *t = p->t;
    GiType *native = gi_static_base(p->base);
    for (size_t i = 0; p->slots != GI_NULL && i < gi_as_list(p->slots)->size; i++) {
        GiValue name = gi_as_list(p->slots)->items[i];
        uint32_t slot = p->base->slot_names + (uint32_t)i;
        GiValue m = gi_member_descriptor(t, p->type, name, gi_layout_slot_offset(native, slot), slot,
                                         gi_layout_is_plain(native));
        bool ok = m != GI_NULL && gi_dict_set_str(t, gi_as_dict(p->dict), name, m);
        gi_xdrop(t, m);
        if (!ok) {
            return false;
        }
    }
    return true;
}

/* Have two classes the same names among their own __slots__? */
bool gi_layout_same_own(const GiType *a, const GiType *b) {
    const GiDict *da = gi_as_dict(a->dict), *db = gi_as_dict(b->dict);
    uint32_t pa = 0;
    GiValue ka, va;
    while (gi_dict_next(da, &pa, &ka, &va)) {
        if (!gi_is_exact(va, &gi_member_descriptor_type)) {
            continue;
        }
        const GiMember *ma = (const GiMember *)gi_object(va);
        bool found = false;
        uint32_t pb = 0;
        GiValue kb, vb;
        while (!found && gi_dict_next(db, &pb, &kb, &vb)) {
            const GiMember *mb = (const GiMember *)gi_object(vb);
            found = gi_is_exact(vb, &gi_member_descriptor_type) && mb->offset == ma->offset &&
                    gi_str_equal(mb->name, ma->name);
        }
        if (!found) {
            return false;
        }
    }
    return true;
}

/* --- __dict__ and __weakref__ of instances --- */

static GiValue get_instance_dict(GiThread *t, GiValue v);
static bool set_instance_dict(GiThread *t, GiValue v, GiValue x);

const GiGetSetRow gi_instance_dict_row = {"__dict__", get_instance_dict, set_instance_dict,
                                          "dictionary for instance variables"};

/* The __dict__ descriptor of a static base that has one of its own (type, module); GI_NULL: none. */
static GiValue native_dict_descriptor(GiThread *t, GiValue v) {
    GiValue d = gi_type_lookup(t, gi_static_base(gi_type(v)), GI_NAME(t, __dict__));
    bool other = d != GI_NULL && gi_is_exact(d, &gi_getset_descriptor_type) &&
                 ((const GiGetSet *)gi_object(d))->row != &gi_instance_dict_row;
    return other ? d : GI_NULL;
}

static GiValue get_instance_dict(GiThread *t, GiValue v) {
    GiValue native = native_dict_descriptor(t, v);
    if (native != GI_NULL) {
        return gi_type(native)->get(t, native, v, gi_type_value(gi_type(v)));
    }
    GiValue d = gi_object_dict(t, v);
    if (d == GI_NULL && !gi_failed(t)) {
        return gi_raise_attribute(t, v, GI_NAME(t, __dict__));
    }
    return gi_xtake(d);
}

static bool set_instance_dict(GiThread *t, GiValue v, GiValue x) {
    GiValue native = native_dict_descriptor(t, v);
    if (native != GI_NULL) {
        return gi_type(native)->set(t, native, v, x);
    }
    if (x != GI_NULL && !gi_is_dict(x)) {
        return gi_raise_type_error(t, "__dict__ must be set to a dictionary, not a '%T'", x);
    }
    if (!gi_is_object(v) || !gi_type_has_dict(gi_type(v))) {
        return gi_raise_attribute(t, v, GI_NAME(t, __dict__));
    }
    return gi_instance_set_dict(t, gi_object(v), x);
}

static GiValue get_weakref(GiThread *t, GiValue v) {
    GiType *type = gi_type(v);
    if (!gi_is_object(v) || type->gc.weak_offset == 0) {
        return gi_raise(t, &gi_AttributeError, "This object has no __weakref__");
    }
    GiObject *first = *(GiObject **)((char *)gi_object(v) + type->gc.weak_offset);
    return first == NULL ? GI_NONE : gi_take(gi_counted(first));
}

static const GiGetSetRow weakref_row = {"__weakref__", get_weakref, NULL,
                                        "list of weak references to the object"};

static bool add_getset(Plan *p, const GiGetSetRow *row, GiValue name) {
    GiThread *t = p->t;
    int has = gi_dict_get_str(t, gi_as_dict(p->dict), name) != GI_NULL;
    if (has || gi_failed(t)) {
        return !gi_failed(t);
    }
    GiValue d = gi_getset_descriptor(t, p->type, row);
    bool ok = d != GI_NULL && gi_dict_set_str(t, gi_as_dict(p->dict), name, d);
    gi_xdrop(t, d);
    return ok;
}

/* --- the type object --- */

/* dict[name] = wrap(dict[name]) for a plain function. */
static bool wrap_function(Plan *p, GiValue name, GiType *wrapper) {
    GiThread *t = p->t;
    GiValue f = gi_dict_get_str(t, gi_as_dict(p->dict), name);
    if (f == GI_NULL || !gi_is_function(f)) {
        return !gi_failed(t);
    }
    GiValue w = gi_call1(t, gi_static(wrapper), f);
    bool ok = w != GI_NULL && gi_dict_set_str(t, gi_as_dict(p->dict), name, w);
    gi_xdrop(t, w);
    return ok;
}

static bool set_default(Plan *p, GiValue name, GiValue value) {
    GiDict *d = gi_as_dict(p->dict);
    if (gi_dict_get_str(p->t, d, name) != GI_NULL) {
        return true;
    }
    return !gi_failed(p->t) && gi_dict_set_str(p->t, d, name, value);
}

static bool set_qualname(Plan *p) {
    GiThread *t = p->t;
    GiValue given = gi_dict_get_str(t, gi_as_dict(p->dict), GI_NAME(t, __qualname__));
    if (given == GI_NULL) {
        p->type->qualname = gi_take(p->type->name_value);
        return !gi_failed(t);
    }
    if (!gi_is_str(given)) {
        return gi_raise_type_error(t, "type __qualname__ must be a str, not %T", given);
    }
    p->type->qualname = gi_take(given);
    return gi_dict_delete(t, gi_as_dict(p->dict), GI_NAME(t, __qualname__)) >= 0;
}

static bool set_module(Plan *p) {
    GiThread *t = p->t;
    GiDict *globals = gi_current_globals(t);
    GiValue name = globals == NULL ? GI_NULL : gi_dict_get_str(t, globals, GI_NAME(t, __name__));
    return name == GI_NULL ? !gi_failed(t) : set_default(p, GI_NAME(t, __module__), name);
}

/* A class that defines __eq__ alone is not hashable. */
static bool set_hash(Plan *p) {
    GiThread *t = p->t;
    bool eq = gi_dict_get_str(t, gi_as_dict(p->dict), GI_NAME(t, __eq__)) != GI_NULL;
    return eq ? set_default(p, GI_NAME(t, __hash__), GI_NONE) : !gi_failed(t);
}

/* Fills the cell that the body left under `key` and takes it out of the dict. */
static bool set_cell(Plan *p, GiValue key, GiValue value) {
    GiThread *t = p->t;
    GiValue cell = gi_dict_get_str(t, gi_as_dict(p->dict), key);
    if (cell == GI_NULL) {
        return !gi_failed(t);
    }
    if (!gi_is_exact(cell, &gi_cell_type)) {
        return gi_raise_type_error(t, "%S must be a nonlocal cell, not %R", key, gi_type_value(gi_type(cell)));
    }
    GiValue name = gi_intern(t, "cell_contents", 13);
    bool ok = name != GI_NULL && gi_setattr(t, cell, name, value);
    gi_xdrop(t, name);
    return ok && gi_dict_delete(t, gi_as_dict(p->dict), key) >= 0;
}

/* The __class__ cell of the body gets the class, that of __classdict__ its dict. */
static bool set_class_cell(Plan *p) { return set_cell(p, GI_NAME(p->t, __classcell__), gi_counted(p->type)); }
static bool set_class_dict_cell(Plan *p) { return set_cell(p, GI_NAME(p->t, __classdictcell__), p->dict); }

/* Attributes under keys that are no str can only be reached through the dict. */
static bool check_keys(Plan *p) {
    uint32_t pos = 0;
    GiValue key, value;
    while (gi_dict_next(gi_as_dict(p->dict), &pos, &key, &value)) {
        if (!gi_is_exact(key, &gi_str_type)) {
            return gi_warn(p->t, &gi_RuntimeWarning, 1, "non-string key in the __dict__ of class %S", p->name);
        }
    }
    return true;
}

/* A docstring is text for the outside, too. */
static bool check_doc(Plan *p) {
    GiValue doc = gi_dict_get_str(p->t, gi_as_dict(p->dict), GI_NAME(p->t, __doc__));
    return doc == GI_NULL ? !gi_failed(p->t) : !gi_is_str(doc) || gi_str_check_surrogates(p->t, doc);
}

static bool fill_dict(Plan *p) {
    GiThread *t = p->t;
    GiType *type = p->type;
    bool dict = type->shape_offset != 0 && p->add_dict, weak = type->gc.weak_offset != 0 && p->add_weak;
    return set_module(p) && set_qualname(p) && wrap_function(p, GI_NAME(t, __new__), &gi_staticmethod_type) &&
           wrap_function(p, GI_NAME(t, __init_subclass__), &gi_classmethod_type) &&
           wrap_function(p, GI_NAME(t, __class_getitem__), &gi_classmethod_type) && set_class_cell(p) &&
           set_class_dict_cell(p) && check_keys(p) && check_doc(p) && add_members(p) &&
           (!dict || add_getset(p, &gi_instance_dict_row, GI_NAME(t, __dict__))) &&
           (!weak || add_getset(p, &weakref_row, GI_NAME(t, __weakref__))) &&
           set_default(p, GI_NAME(t, __doc__), GI_NONE) && set_hash(p);
}

/* The empty type object with its layout. */
static bool make_type(Plan *p) {
    GiThread *t = p->t;
    GiType *type = gi_object_new(t, p->meta);
    if (type == NULL) {
        return false;
    }
    p->type = type;
    type->gc.head.type = p->meta;
    type->flags = GI_TYPE_HEAP | GI_TYPE_BASE | GI_TYPE_READY |
                  (p->base->flags & (GI_TYPE_INT | GI_TYPE_STR | GI_TYPE_LIST | GI_TYPE_TUPLE | GI_TYPE_DICT |
                                     GI_TYPE_BYTES | GI_TYPE_TYPE | GI_TYPE_EXCEPTION | GI_TYPE_FLOAT |
                                     GI_TYPE_SET | GI_TYPE_MATCH_SELF));
    type->name_value = gi_is_exact(p->name, &gi_str_type)
                           ? gi_intern_steal(t, gi_take(p->name))
                           : gi_intern(t, gi_str_text(p->name), gi_str_size(p->name));
    type->bases = gi_take(p->bases);
    type->dict = gi_take(p->dict);
    type->base = p->base;
    if (type->name_value == GI_NULL) {
        type->name = "?";
        return false;
    }
    type->name = gi_str_text(type->name_value);
    type->slot_names = p->base->slot_names + (p->slots == GI_NULL ? 0 : (uint32_t)gi_as_list(p->slots)->size);
    gi_layout_set(type, gi_type_has_dict(p->base) || p->add_dict, p->base->gc.weak_offset != 0 || p->add_weak);
    return true;
}

/* The first class of the mro that is a sequence or a mapping to patterns decides. */
static void set_pattern_kind(GiType *type) {
    const GiTuple *mro = gi_as_tuple(type->mro);
    const uint32_t kinds = GI_TYPE_SEQUENCE | GI_TYPE_MAPPING;
    for (size_t i = 1; i < mro->size && !(type->flags & kinds); i++) {
        type->flags |= gi_as_type(mro->items[i])->flags & kinds;
    }
}

/* Computes the mro, fills the slots, registers with the bases. */
static bool finish_type(Plan *p) {
    GiThread *t = p->t;
    GiType *type = p->type;
    gi_slots_inherit(type);
    if (!gi_track(t, type) || (type->shape_offset != 0 && !gi_shape_init_type(t, type)) ||
        gi_type_set_mro(t, type) < 0) {
        return false;
    }
    set_pattern_kind(type);
    bool plain = gi_as_tuple(type->bases)->size == 1 && gi_type(gi_counted(type)) == &gi_type_type;
    if (!gi_slots_update(t, type, plain)) {
        return false;
    }
    GiValue bases = gi_take(type->bases);
    bool ok = true;
    for (size_t i = 0; ok && i < gi_as_tuple(bases)->size; i++) {
        ok = gi_type_add_subclass(t, gi_as_type(gi_as_tuple(bases)->items[i]), type);
    }
    gi_drop(t, bases);
    return ok;
}

/* --- what runs script code --- */

/* Adds "Error calling __set_name__ ..." to the error. */
static void note_set_name(GiThread *t, GiValue attribute, GiValue name, GiType *type) {
    GiValue exc = gi_error_take(t);
    GiValue note = gi_str_from_format(t, "Error calling __set_name__ on '%T' instance %R in '%s'", attribute, name,
                                      type->name);
    if (note != GI_NULL) {
        GiValue id = gi_intern(t, "add_note", 8);
        GiValue r = id == GI_NULL ? GI_NULL : gi_call_method1(t, exc, id, note);
        gi_xdrop(t, r);
        gi_xdrop(t, id);
        gi_drop(t, note);
    }
    gi_error_clear(t);
    gi_error_restore_steal(t, exc);
}

static bool call_set_name(GiThread *t, GiType *type, GiValue name, GiValue attribute) {
    GiValue f = gi_lookup_special(t, attribute, GI_NAME(t, __set_name__));
    if (f == GI_NULL) {
        return !gi_failed(t);
    }
    GiValue r = gi_call2(t, f, gi_counted(type), name);
    gi_drop(t, f);
    if (r == GI_NULL) {
        note_set_name(t, attribute, name, type);
        return false;
    }
    gi_drop(t, r);
    return true;
}

/* Runs over a copy: __set_name__ may change the dict. */
static bool set_names(GiThread *t, GiType *type) {
    GiValue copy = gi_dict_copy(t, gi_as_dict(type->dict));
    if (copy == GI_NULL) {
        return false;
    }
    uint32_t pos = 0;
    GiValue name, attribute;
    bool ok = true;
    while (ok && gi_dict_next(gi_as_dict(copy), &pos, &name, &attribute)) {
        ok = gi_is_function(attribute) || call_set_name(t, type, name, attribute);
    }
    gi_drop(t, copy);
    return ok;
}

static bool in_own_mro(const GiType *type) {
    const GiTuple *mro = gi_as_tuple(type->mro);
    for (size_t i = 0; i < mro->size; i++) {
        if (gi_as_type(mro->items[i]) == type) {
            return true;
        }
    }
    return false;
}

/* super(type, type).__init_subclass__(**kw) */
static bool init_subclass(GiThread *t, GiType *type, const GiValue *values, GiValue kwnames) {
    GiValue self = gi_counted(type);
    if (!in_own_mro(type)) { /* a script's mro() left the class out */
        return gi_raise_type_error(t, "super(type, obj): obj (type %N) is not an instance or subtype of type (%N).",
                                   type, type);
    }
    GiValue f = gi_super_getattr(t, self, self, GI_NAME(t, __init_subclass__));
    GiValue r = f == GI_NULL ? GI_NULL : gi_call(t, f, values, 0, kwnames);
    gi_xdrop(t, f);
    gi_xdrop(t, r);
    return r != GI_NULL;
}

/* --- type(name, bases, dict) --- */

static bool check_bases(GiThread *t, GiValue bases) {
    for (size_t i = 0; i < gi_as_tuple(bases)->size; i++) {
        GiValue base = gi_as_tuple(bases)->items[i], f;
        if (gi_is_type(base)) {
            continue;
        }
        if (gi_getattr_optional(t, base, GI_NAME(t, __mro_entries__), &f) < 0) {
            return false;
        }
        if (f != GI_NULL) {
            gi_drop(t, f);
            return gi_raise_type_error(
                t, "type() doesn't support MRO entry resolution; use types.new_class()");
        }
    }
    return true;
}

static bool check_name(GiThread *t, GiValue name) {
    if (strlen(gi_str_text(name)) != gi_str_size(name)) {
        return gi_raise_value_error(t, "type name must not contain null characters");
    }
    return gi_str_check_surrogates(t, name);
}

/* All that happens before script code runs; p->type is owned on success. */
static bool build(Plan *p) {
    return read_slots(p) && make_type(p) && fill_dict(p) && finish_type(p);
}

/* Breaks the cycles of a class that was not finished: as long as it is not tracked the collector cannot. */
static void abandon(GiThread *t, GiType *type) {
    if (type != NULL && !gi_is_tracked(type)) {
        if (type->dict != GI_NULL) {
            gi_dict_clear(t, gi_as_dict(type->dict));
        }
        gi_replace(t, &type->mro, GI_NULL);
    }
}

static GiValue create(GiThread *t, GiType *meta, GiValue name, GiValue bases, GiValue dict,
                      const GiValue *values, GiValue kwnames) {
    Plan p = {.t = t, .meta = meta, .name = name, .bases = bases};
    p.base = check_name(t, name) ? gi_best_base(t, bases) : NULL;
    if (p.base == NULL) {
        return GI_NULL;
    }
    p.dict = gi_dict_copy(t, gi_as_dict(dict));
    bool ok = p.dict != GI_NULL && build(&p);
    gi_xdrop(t, p.slots);
    gi_xdrop(t, p.dict);
    if (ok) {
        ok = set_names(t, p.type) && init_subclass(t, p.type, values, kwnames);
    }
    if (!ok) {
        abandon(t, p.type);
        gi_drop_object(t, p.type);
        return GI_NULL;
    }
    return gi_counted(p.type);
}

/* A class with metaclass `meta` (or a more derived one of the bases). */
GiValue gi_type_create(GiThread *t, GiType *meta, GiValue name, GiValue bases, GiValue dict,
                       const GiValue *kwvalues, GiValue kwnames) {
    if (!check_bases(t, bases)) {
        return GI_NULL;
    }
    GiType *winner = gi_calculate_metaclass(t, meta, bases);
    if (winner == NULL) {
        return GI_NULL;
    }
    if (winner != meta && winner->new_ != gi_type_new) {
        size_t count = kwnames == GI_NULL ? 0 : gi_as_tuple(kwnames)->size;
        GiValue *all = gi_alloc_array(t, count + 3, sizeof *all);
        if (all == NULL) {
            return GI_NULL;
        }
        all[0] = name;
        all[1] = bases;
        all[2] = dict;
        if (count > 0) {
            memcpy(all + 3, kwvalues, count * sizeof *all);
        }
        GiValue r = winner->new_(t, winner, all, 3, kwnames);
        gi_free(t, all, (count + 3) * sizeof *all);
        return r;
    }
    GiValue object = gi_static(&gi_object_type);
    GiValue own = gi_as_tuple(bases)->size == 0 ? gi_tuple(t, &object, 1) : gi_take(bases);
    if (own == GI_NULL) {
        return GI_NULL;
    }
    GiValue r = create(t, winner, name, own, dict, kwvalues, kwnames);
    gi_drop(t, own);
    return r;
}

/* type.__new__(meta, name, bases, dict, **kw) */
GiValue gi_type_new(GiThread *t, GiType *meta, const GiValue *a, size_t n, GiValue kwnames) {
    if (n != 3) {
        return gi_raise_type_error(t, "type.__new__() takes exactly 3 arguments (%zu given)", n);
    }
    if (!gi_is_str(a[0])) {
        return gi_raise_type_error(t, "type.__new__() argument 1 must be str, not %T", a[0]);
    }
    if (!gi_is_tuple(a[1])) {
        return gi_raise_type_error(t, "type.__new__() argument 2 must be tuple, not %T", a[1]);
    }
    if (!gi_is_dict(a[2])) {
        return gi_raise_type_error(t, "type.__new__() argument 3 must be dict, not %T", a[2]);
    }
    return gi_type_create(t, meta, a[0], a[1], a[2], a + 3, kwnames);
}

/* A heap type over one base for native code. Runs no script code. */
GiValue gi_type_derive(GiThread *t, const char *module, const char *name, GiType *base) {
    GiValue base_value = gi_type_value(base);
    GiValue name_value = gi_intern(t, name, strlen(name));
    GiValue module_value = gi_intern(t, module, strlen(module));
    GiValue bases = gi_tuple(t, &base_value, 1), dict = gi_dict(t);
    GiValue r = GI_NULL;
    if (name_value != GI_NULL && module_value != GI_NULL && bases != GI_NULL && dict != GI_NULL &&
        gi_dict_set_str(t, gi_as_dict(dict), GI_NAME(t, __module__), module_value)) {
        Plan p = {.t = t, .meta = gi_type(base_value), .name = name_value, .bases = bases, .base = base};
        p.dict = gi_take(dict);
        if (build(&p)) {
            r = gi_counted(p.type);
        } else {
            gi_drop_object(t, p.type);
        }
        gi_xdrop(t, p.slots);
        gi_drop(t, p.dict);
    }
    gi_xdrop(t, dict);
    gi_xdrop(t, bases);
    gi_xdrop(t, module_value);
    gi_xdrop(t, name_value);
    return r;
}

/* --- mro --- */

static bool check_custom_mro(GiThread *t, GiType *type, GiValue mro) {
    GiType *solid = solid_base(type);
    for (size_t i = 0; i < gi_as_tuple(mro)->size; i++) {
        GiValue c = gi_as_tuple(mro)->items[i];
        if (!gi_is_type(c)) {
            return gi_raise_type_error(t, "mro() returned a non-class ('%T')", c);
        }
        if (!gi_type_is_subtype(solid, solid_base(gi_as_type(c)))) {
            return gi_raise_type_error(t, "mro() returned base with unsuitable layout ('%s')",
                                       gi_as_type(c)->name);
        }
    }
    return true;
}

/* What the metaclass says the order is; owned tuple. */
static GiValue ask_mro(GiThread *t, GiType *type) {
    GiType *meta = type->gc.head.type;
    GiValue f = meta == &gi_type_type ? GI_NULL : gi_type_lookup(t, meta, GI_NAME(t, mro));
    if (f == GI_NULL || gi_is_exact(f, &gi_method_descriptor_type)) {
        return gi_failed(t) ? GI_NULL : gi_mro_compute(t, type, type->bases);
    }
    bool found;
    GiValue self = gi_counted(type);
    GiValue list = gi_call_special(t, GI_NAME(t, mro), &self, 1, &found);
    GiValue mro = list == GI_NULL ? GI_NULL : gi_tuple_from(t, list);
    gi_xdrop(t, list);
    if (mro != GI_NULL && !check_custom_mro(t, type, mro)) {
        gi_drop(t, mro);
        return GI_NULL;
    }
    return mro;
}

/* Sets type->mro. 1 done, -1 error, 0: mro() changed it itself (through __bases__), that order stays. */
int gi_type_set_mro(GiThread *t, GiType *type) {
    GiValue old = gi_xtake(type->mro);
    GiValue mro = ask_mro(t, type);
    bool changed = type->mro != old;
    gi_xdrop(t, old);
    if (mro != GI_NULL && gi_as_tuple(mro)->size == 0) {
        gi_drop(t, mro);
        mro = gi_raise_type_error(t, "type MRO must not be empty");
    }
    if (mro == GI_NULL) {
        return -1;
    }
    if (changed) {
        gi_drop(t, mro);
        return 0;
    }
    gi_replace(t, &type->mro, mro);
    type->version = 0;
    return 1;
}
