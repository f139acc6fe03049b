/* SPDX-License-Identifier: MIT
 * runtime/slots.c: the slot functions of heap types, which call special methods, and the choice of
 * slots for a class from what its mro offers (rows: slots.def).
 *
 * L1  A slot of a heap type is the C function of a static base when every special method found for it is
 *     the wrapper of that very function; otherwise the function of this file that looks the method up.
 * L2  Every function here may run script code; a descriptor found by lookup is held while it runs.
 */
#include "runtime/slots.h"
#include "runtime/errors/exception.h"

#include "runtime/shape.h"
#include "runtime/types/number.h"
#include "runtime/types/sequence.h"
#include "runtime/types/str.h"
#include "runtime/types/type_internal.h"

/* --- calling special methods --- */

/* Calls the special method `name` of a[0]; *found is false when the type has none. */
GiValue gi_call_special(GiThread *t, GiValue name, const GiValue *a, size_t n, bool *found) {
    GiType *type = gi_type(a[0]);
    GiValue f = gi_type_lookup(t, type, name);
    *found = f != GI_NULL;
    if (f == GI_NULL || !gi_enter(t, "")) {
        return GI_NULL;
    }
    gi_take(f);
    GiValue r;
    GiType *kind = gi_type(f);
    if (kind->flags & GI_TYPE_METHOD_LIKE) {
        r = gi_call(t, f, a, n, GI_NULL);
    } else {
        GiValue bound = kind->get != NULL ? kind->get(t, f, a[0], gi_type_value(type)) : gi_take(f);
        r = GI_NULL;
        if (bound != GI_NULL) {
            r = gi_call(t, bound, a + 1, n - 1, GI_NULL);
            gi_drop(t, bound);
        }
    }
    gi_drop(t, f);
    gi_leave(t);
    return r;
}

/* As gi_call_special; AttributeError when there is no such method. */
static GiValue call_required(GiThread *t, GiNameId id, const GiValue *a, size_t n) {
    bool found;
    GiValue r = gi_call_special(t, t->vm->names[id], a, n, &found);
    if (!found && !gi_failed(t)) {
        return gi_raise_value(t, &gi_AttributeError, t->vm->names[id]);
    }
    return r;
}

/* As gi_call_special; NotImplemented when there is no such method. */
static GiValue call_maybe(GiThread *t, GiNameId id, GiValue v, GiValue x) {
    bool found;
    GiValue a[2] = {v, x};
    GiValue r = gi_call_special(t, t->vm->names[id], a, 2, &found);
    if (!found && !gi_failed(t)) {
        return GI_NOT_IMPLEMENTED;
    }
    return r;
}

/* --- slots of the type itself --- */

static GiValue slot_repr(GiThread *t, GiValue v) {
    bool found;
    GiValue r = gi_call_special(t, GI_NAME(t, __repr__), &v, 1, &found);
    return found || gi_failed(t) ? r : gi_object_repr(t, v);
}

static GiValue slot_str(GiThread *t, GiValue v) {
    bool found;
    GiValue r = gi_call_special(t, GI_NAME(t, __str__), &v, 1, &found);
    return found || gi_failed(t) ? r : gi_type(v)->repr(t, v);
}

static bool slot_hash(GiThread *t, GiValue v, int64_t *out) {
    GiValue f = gi_type_lookup(t, gi_type(v), GI_NAME(t, __hash__));
    if (f == GI_NULL || f == GI_NONE) {
        return !gi_failed(t) && gi_raise_type_error(t, "unhashable type: '%T'", v);
    }
    GiValue r = call_required(t, GI_NAME___hash__, &v, 1);
    if (r == GI_NULL) {
        return false;
    }
    if (!gi_is_int(r)) {
        gi_drop(t, r);
        return gi_raise_type_error(t, "__hash__ method should return an integer");
    }
    if (gi_int_overflow(r, out) != 0) {
        *out = gi_int_hash(r);
    }
    if (*out == -1) {
        *out = -2;
    }
    gi_drop(t, r);
    return true;
}

/* gi_call of f with v in front of the arguments. */
GiValue gi_call_with_self(GiThread *t, GiValue f, GiValue v, const GiValue *a, size_t n, GiValue kwnames) {
    size_t keywords = kwnames == GI_NULL ? 0 : gi_as_tuple(kwnames)->size;
    size_t count = n + keywords + 1;
    GiValue small[10];
    GiValue *all = count <= 10 ? small : gi_alloc_array(t, count, sizeof *all);
    if (all == NULL) {
        return GI_NULL;
    }
    all[0] = v;
    if (count > 1) {
        memcpy(all + 1, a, (count - 1) * sizeof *all);
    }
    GiValue r = gi_call(t, f, all, n + 1, kwnames);
    if (all != small) {
        gi_free(t, all, count * sizeof *all);
    }
    return r;
}

/* Calls the method `name` of the class of v with any arguments. */
static GiValue call_method_ex(GiThread *t, GiNameId id, GiValue v, const GiValue *a, size_t n,
                              GiValue kwnames) {
    GiType *type = gi_type(v);
    GiValue f = gi_type_lookup(t, type, t->vm->names[id]);
    if (f == GI_NULL) {
        return gi_failed(t) ? GI_NULL : gi_raise_value(t, &gi_AttributeError, t->vm->names[id]);
    }
    if (!gi_enter(t, "")) {
        return GI_NULL;
    }
    gi_take(f);
    GiValue r = GI_NULL;
    if (gi_has_flag(f, GI_TYPE_METHOD_LIKE)) {
        r = gi_call_with_self(t, f, v, a, n, kwnames);
    } else {
        GiType *kind = gi_type(f);
        GiValue bound = kind->get != NULL ? kind->get(t, f, v, gi_type_value(type)) : gi_take(f);
        if (bound != GI_NULL) {
            r = gi_call(t, bound, a, n, kwnames);
            gi_drop(t, bound);
        }
    }
    gi_drop(t, f);
    gi_leave(t);
    return r;
}

static GiValue slot_call(GiThread *t, GiValue v, const GiValue *a, size_t n, GiValue kwnames) {
    return call_method_ex(t, GI_NAME___call__, v, a, n, kwnames);
}

static bool slot_init(GiThread *t, GiValue v, const GiValue *a, size_t n, GiValue kwnames) {
    GiValue r = call_method_ex(t, GI_NAME___init__, v, a, n, kwnames);
    if (r == GI_NULL) {
        return false;
    }
    if (r != GI_NONE) {
        gi_raise_type_error(t, "__init__() should return None, not '%T'", r);
        gi_drop(t, r);
        return false;
    }
    return true;
}

/* type.__new__ as the metaclass gives it, when it has a say: by its __getattribute__ or a data descriptor. Owned;
 * GI_NULL: it has none, or error set. */
static GiValue new_by_metaclass(GiThread *t, GiType *type) {
    GiType *meta = gi_type(gi_type_value(type));
    if (meta == &gi_type_type) {
        return GI_NULL;
    }
    GiValue own = gi_type_lookup(t, meta, GI_NAME(t, __new__));
    bool asks = gi_slot_is_script_getattr(meta) || (own != GI_NULL && gi_type(own)->set != NULL);
    return asks && !gi_failed(t) ? gi_getattr(t, gi_type_value(type), GI_NAME(t, __new__)) : GI_NULL;
}

/* `new_` of a class whose __new__ is script code: __new__(type, ...). */
GiValue gi_slot_new(GiThread *t, GiType *type, const GiValue *a, size_t n, GiValue kwnames) {
    GiValue given = new_by_metaclass(t, type);
    if (given != GI_NULL) {
        GiValue made = gi_call_with_self(t, given, gi_type_value(type), a, n, kwnames);
        gi_drop(t, given);
        return made;
    }
    GiValue f = gi_failed(t) ? GI_NULL : gi_type_lookup(t, type, GI_NAME(t, __new__));
    if (f == GI_NULL) {
        return gi_failed(t) ? GI_NULL : gi_raise_value(t, &gi_AttributeError, GI_NAME(t, __new__));
    }
    if (!gi_enter(t, "")) {
        return GI_NULL;
    }
    gi_take(f);
    GiType *kind = gi_type(f);
    GiValue bound = kind->get != NULL ? kind->get(t, f, GI_NULL, gi_type_value(type)) : gi_take(f);
    GiValue r = GI_NULL;
    if (bound != GI_NULL) {
        r = gi_call_with_self(t, bound, gi_type_value(type), a, n, kwnames);
        gi_drop(t, bound);
    }
    gi_drop(t, f);
    gi_leave(t);
    return r;
}

/* An AttributeError that a script raised without saying of what gets name and obj, for suggestions. */
static GiValue with_context(GiThread *t, GiValue r, GiValue v, GiValue name) {
    if (r == GI_NULL && gi_error_is(t, &gi_AttributeError)) {
        GiAttributeError *e = (GiAttributeError *)gi_object(t->exc);
        if (e->name == GI_NULL && e->obj == GI_NULL) {
            e->name = gi_take(name);
            e->obj = gi_take(v);
        }
    }
    return r;
}

/* __getattribute__, then __getattr__ when that raised AttributeError. */
static GiValue getattr_or_hook(GiThread *t, GiValue v, GiValue name, GiValue hook) {
    GiValue first = gi_type_lookup(t, gi_type(v), GI_NAME(t, __getattribute__));
    if (gi_failed(t)) {
        return GI_NULL;
    }
    GiValue a[2] = {v, name};
    GiValue r = GI_NULL;
    if (first != GI_NULL && gi_is_exact(first, &gi_wrapper_descriptor_type)) {
        const GiWrapper *w = (const GiWrapper *)gi_object(first);
        GiBinaryFn fn = (GiBinaryFn)gi_slot_get(w->type, w->row);
        if (fn == gi_object_getattr && hook != GI_NULL) {
            if (gi_object_getattr_optional(t, v, name, &r) > 0) {
                return r;
            }
        } else {
            r = fn(t, v, name);
        }
    } else {
        r = call_required(t, GI_NAME___getattribute__, a, 2);
    }
    if (r != GI_NULL || (gi_failed(t) && !gi_error_is(t, &gi_AttributeError))) {
        return r;
    }
    if (hook == GI_NULL) {
        return with_context(t, GI_NULL, v, name);
    }
    gi_error_clear(t);
    if (hook == gi_type_lookup(t, gi_type(v), GI_NAME(t, __getattr__))) {
        return with_context(t, call_required(t, GI_NAME___getattr__, a, 2), v, name);
    }
    GiValue bound = gi_type(hook)->get != NULL ? gi_type(hook)->get(t, hook, v, gi_type_value(gi_type(v))) : gi_take(hook);
    r = bound == GI_NULL ? GI_NULL : gi_call1(t, bound, name);
    gi_xdrop(t, bound);
    return with_context(t, r, v, name);
}

/* The same; the hook that counts is the one from before __getattribute__ ran, which may change the class. */
static GiValue slot_getattr(GiThread *t, GiValue v, GiValue name) {
    GiValue hook = gi_xtake(gi_type_lookup(t, gi_type(v), GI_NAME(t, __getattr__)));
    GiValue r = gi_failed(t) ? GI_NULL : getattr_or_hook(t, v, name, hook);
    gi_xdrop(t, hook);
    return r;
}

/* Does the type run script code on attribute access (__getattribute__ or __getattr__)? */
bool gi_slot_is_script_getattr(const GiType *type) { return type->getattr == slot_getattr; }

static bool slot_setattr(GiThread *t, GiValue v, GiValue name, GiValue x) {
    GiValue a[3] = {v, name, x};
    GiValue r = x == GI_NULL ? call_required(t, GI_NAME___delattr__, a, 2)
                             : call_required(t, GI_NAME___setattr__, a, 3);
    gi_xdrop(t, r);
    return r != GI_NULL;
}

static GiNameId compare_name(GiCompareOp op) { return (GiNameId)(GI_NAME___lt__ + op); }
_Static_assert(GI_NAME___lt__ + GI_GE == GI_NAME___ge__, "comparison names stand in order");

static GiValue slot_compare(GiThread *t, GiValue a, GiValue b, GiCompareOp op) {
    GiValue f = gi_type_lookup(t, gi_type(a), t->vm->names[compare_name(op)]);
    if (f != GI_NULL && gi_is_exact(f, &gi_wrapper_descriptor_type)) {
        const GiWrapper *w = (const GiWrapper *)gi_object(f);
        if (w->row->wrap == GI_WRAP_COMPARE && gi_is_instance(a, w->type)) {
            return w->type->compare(t, a, b, (GiCompareOp)w->row->op);
        }
    }
    if (f == GI_NULL) {
        return gi_failed(t) ? GI_NULL : GI_NOT_IMPLEMENTED;
    }
    if (!gi_has_flag(f, GI_TYPE_METHOD_LIKE) && gi_type(f)->get != NULL) {
        /* a method that cannot be had counts as missing, as in CPython */
        GiValue bound = gi_lookup_special(t, a, t->vm->names[compare_name(op)]);
        if (bound == GI_NULL) {
            gi_error_clear(t);
            return GI_NOT_IMPLEMENTED;
        }
        GiValue r = gi_call1(t, bound, b);
        gi_drop(t, bound);
        return r;
    }
    return call_maybe(t, compare_name(op), a, b);
}

static GiValue slot_iter(GiThread *t, GiValue v) {
    GiValue f = gi_type_lookup(t, gi_type(v), GI_NAME(t, __iter__));
    if (f == GI_NONE) {
        return gi_raise_type_error(t, "'%T' object is not iterable", v);
    }
    if (f != GI_NULL || gi_failed(t)) {
        return gi_failed(t) ? GI_NULL : call_required(t, GI_NAME___iter__, &v, 1);
    }
    if (gi_type_lookup(t, gi_type(v), GI_NAME(t, __getitem__)) != GI_NULL) {
        return gi_sequence_iter(t, v);
    }
    return gi_failed(t) ? GI_NULL : gi_raise_type_error(t, "'%T' object is not iterable", v);
}

/* A StopIteration stays set: its value and traceback matter to next() and `yield from`. */
static GiValue slot_next(GiThread *t, GiValue v) { return call_required(t, GI_NAME___next__, &v, 1); }

static GiValue slot_get(GiThread *t, GiValue v, GiValue obj, GiValue type) {
    GiValue a[3] = {v, obj == GI_NULL ? GI_NONE : obj, type == GI_NULL ? GI_NONE : type};
    GiValue get = gi_xtake(gi_type_lookup(t, gi_type(v), GI_NAME(t, __get__)));
    if (get == GI_NULL) {
        return gi_failed(t) ? GI_NULL : gi_take(v);
    }
    GiValue r = gi_call(t, get, a, 3, GI_NULL); /* not bound: a __get__ that is itself a descriptor is only called */
    gi_drop(t, get);
    return r;
}

static bool slot_set(GiThread *t, GiValue v, GiValue obj, GiValue x) {
    GiValue a[3] = {v, obj, x};
    GiValue r = x == GI_NULL ? call_required(t, GI_NAME___delete__, a, 2)
                             : call_required(t, GI_NAME___set__, a, 3);
    gi_xdrop(t, r);
    return r != GI_NULL;
}

/* --- numbers --- */

/* Has the type of `other` a different method of that name than the type of `self`? */
static bool is_overloaded(GiThread *t, GiValue self, GiValue other, GiNameId id) {
    GiValue b = gi_type_lookup(t, gi_type(other), t->vm->names[id]);
    return b != GI_NULL && b != gi_type_lookup(t, gi_type(self), t->vm->names[id]);
}

static GiBinaryFn binary_slot(GiValue v, GiBinaryOp op) {
    const GiNumberSlots *number = gi_type(v)->number;
    return number == NULL ? NULL : number->binary[op];
}

/* The rules of binary operators for script classes: reflected method first for a subclass on the right
 * that overrides it, else the left one's method, then the reflected one. */
static GiValue binary(GiThread *t, GiValue a, GiValue b, GiBinaryOp op, GiNameId left, GiNameId right,
                      GiBinaryFn self) {
    bool other = gi_type(a) != gi_type(b) && binary_slot(b, op) == self;
    if (binary_slot(a, op) == self) {
        if (other && gi_type_is_subtype(gi_type(b), gi_type(a)) && is_overloaded(t, a, b, right)) {
            GiValue r = call_maybe(t, right, b, a);
            if (r != GI_NOT_IMPLEMENTED) {
                return r;
            }
            other = false;
        }
        GiValue r = gi_failed(t) ? GI_NULL : call_maybe(t, left, a, b);
        if (r != GI_NOT_IMPLEMENTED || gi_type(a) == gi_type(b)) {
            return r;
        }
    }
    return other ? call_maybe(t, right, b, a) : GI_NOT_IMPLEMENTED;
}

#define GI_BINARY_SLOT(id, OP) \
    static GiValue slot_##id(GiThread *t, GiValue a, GiValue b) { \
        return binary(t, a, b, GI_OP_##OP, GI_NAME___##id##__, GI_NAME___r##id##__, slot_##id); \
    }
GI_BINARY_SLOT(add, ADD)
GI_BINARY_SLOT(sub, SUB)
GI_BINARY_SLOT(mul, MUL)
GI_BINARY_SLOT(matmul, MATMUL)
GI_BINARY_SLOT(truediv, TRUEDIV)
GI_BINARY_SLOT(floordiv, FLOORDIV)
GI_BINARY_SLOT(mod, MOD)
GI_BINARY_SLOT(divmod, DIVMOD)
GI_BINARY_SLOT(pow, POW)
GI_BINARY_SLOT(lshift, LSHIFT)
GI_BINARY_SLOT(rshift, RSHIFT)
GI_BINARY_SLOT(and, AND)
GI_BINARY_SLOT(xor, XOR)
GI_BINARY_SLOT(or, OR)

#define GI_INPLACE_SLOT(id) \
    static GiValue slot_##id(GiThread *t, GiValue a, GiValue b) { \
        return call_maybe(t, GI_NAME___##id##__, a, b); \
    }
GI_INPLACE_SLOT(iadd)
GI_INPLACE_SLOT(isub)
GI_INPLACE_SLOT(imul)
GI_INPLACE_SLOT(imatmul)
GI_INPLACE_SLOT(itruediv)
GI_INPLACE_SLOT(ifloordiv)
GI_INPLACE_SLOT(imod)
GI_INPLACE_SLOT(ipow)
GI_INPLACE_SLOT(ilshift)
GI_INPLACE_SLOT(irshift)
GI_INPLACE_SLOT(iand)
GI_INPLACE_SLOT(ixor)
GI_INPLACE_SLOT(ior)

#define GI_UNARY_SLOT(id) \
    static GiValue slot_##id(GiThread *t, GiValue v) { return call_required(t, GI_NAME___##id##__, &v, 1); }
GI_UNARY_SLOT(neg)
GI_UNARY_SLOT(pos)
GI_UNARY_SLOT(abs)
GI_UNARY_SLOT(invert)
GI_UNARY_SLOT(int)
GI_UNARY_SLOT(float)
GI_UNARY_SLOT(index)
GI_UNARY_SLOT(await)
GI_UNARY_SLOT(aiter)
GI_UNARY_SLOT(anext)

static GiValue slot_power3(GiThread *t, GiValue base, GiValue exp, GiValue mod) {
    if (gi_type(base)->number == NULL || gi_type(base)->number->power3 != slot_power3) {
        return GI_NOT_IMPLEMENTED;
    }
    bool found;
    GiValue a[3] = {base, exp, mod};
    GiValue r = gi_call_special(t, GI_NAME(t, __pow__), a, 3, &found);
    return found || gi_failed(t) ? r : GI_NOT_IMPLEMENTED;
}

static int slot_bool(GiThread *t, GiValue v) {
    GiValue r = call_required(t, GI_NAME___bool__, &v, 1);
    if (r == GI_NULL) {
        return -1;
    }
    if (r != GI_TRUE && r != GI_FALSE) {
        gi_raise_type_error(t, "__bool__ should return bool, returned %T", r);
        gi_drop(t, r);
        return -1;
    }
    return r == GI_TRUE;
}

/* --- containers --- */

static int64_t slot_len(GiThread *t, GiValue v) {
    GiValue r = call_required(t, GI_NAME___len__, &v, 1);
    if (r == GI_NULL) {
        return -1;
    }
    GiValue index = gi_index(t, r);
    gi_drop(t, r);
    if (index == GI_NULL) {
        return -1;
    }
    int64_t n = 0;
    int overflow = gi_int_overflow(index, &n);
    gi_drop(t, index);
    if (overflow < 0 || (overflow == 0 && n < 0)) {
        gi_raise_value_error(t, "__len__() should return >= 0");
        return -1;
    }
    if (overflow > 0) {
        gi_raise(t, &gi_OverflowError, "cannot fit 'int' into an index-sized integer");
        return -1;
    }
    return n;
}

static GiValue slot_getitem(GiThread *t, GiValue v, GiValue key) {
    GiValue a[2] = {v, key};
    return call_required(t, GI_NAME___getitem__, a, 2);
}

static bool slot_setitem(GiThread *t, GiValue v, GiValue key, GiValue x) {
    GiValue a[3] = {v, key, x};
    GiValue r = x == GI_NULL ? call_required(t, GI_NAME___delitem__, a, 2)
                             : call_required(t, GI_NAME___setitem__, a, 3);
    gi_xdrop(t, r);
    return r != GI_NULL;
}

static int slot_contains(GiThread *t, GiValue v, GiValue x) {
    GiValue f = gi_type_lookup(t, gi_type(v), GI_NAME(t, __contains__));
    if (f == GI_NONE) {
        gi_raise_type_error(t, "'%T' object is not a container", v);
        return -1;
    }
    if (f == GI_NULL) {
        return gi_failed(t) ? -1 : gi_contains_by_iteration(t, v, x);
    }
    GiValue a[2] = {v, x};
    GiValue r = call_required(t, GI_NAME___contains__, a, 2);
    if (r == GI_NULL) {
        return -1;
    }
    int truth = gi_truth(t, r);
    gi_drop(t, r);
    return truth;
}

/* --- the table --- */

#define GI_OFFSET_TYPE(field) offsetof(GiType, field)
#define GI_OFFSET_NUMBER(field) offsetof(GiNumberSlots, field)
#define GI_OFFSET_CONTAINER(field) offsetof(GiContainerSlots, field)
#define GI_OFFSET_ASYNC(field) offsetof(GiAsyncSlots, field)
#define GI_SLOT(id, table, field, wrap, op, fn, sig, doc) \
    {GI_NAME_##id, GI_SLOT_##table, GI_WRAP_##wrap, op, GI_OFFSET_##table(field), (GiAnyFn)fn, sig, doc},
const GiSlotRow gi_slot_rows[] = {
#include "runtime/slots.def"
};
const size_t gi_slot_count = sizeof gi_slot_rows / sizeof gi_slot_rows[0];

static const void *slot_table(const GiType *type, const GiSlotRow *row) {
    switch (row->table) {
    case GI_SLOT_TYPE: return type;
    case GI_SLOT_NUMBER: return type->number;
    case GI_SLOT_CONTAINER: return type->container;
    default: return type->async;
    }
}

/* The function in the slot of a row, or NULL. */
GiAnyFn gi_slot_get(const GiType *type, const GiSlotRow *row) {
    const char *table = slot_table(type, row);
    GiAnyFn fn = NULL;
    if (table != NULL) {
        memcpy(&fn, table + row->offset, sizeof fn);
    }
    return fn;
}

/* Is name a method that decides a slot, __new__ or __del__? */
bool gi_slots_has_name(GiThread *t, GiValue name) {
    size_t size = gi_str_size(name);
    const char *text = gi_str_text(name);
    if (size < 5 || text[0] != '_' || text[1] != '_' || text[size - 1] != '_') {
        return false;
    }
    for (size_t i = 0; i < gi_slot_count; i++) {
        if (gi_str_equal(t->vm->names[gi_slot_rows[i].name], name)) {
            return true;
        }
    }
    return gi_str_equal_text(name, "__new__") || gi_str_equal_text(name, "__del__");
}

/* --- filling the slots of a class --- */

typedef struct SlotSet {
    GiNumberSlots number;
    GiContainerSlots container;
    GiAsyncSlots async;
} SlotSet;

static void *own_table(GiType *type, SlotSet *s, const GiSlotRow *row) {
    switch (row->table) {
    case GI_SLOT_TYPE: return type;
    case GI_SLOT_NUMBER: return &s->number;
    case GI_SLOT_CONTAINER: return &s->container;
    default: return &s->async;
    }
}

/* Hash slot of a class with __hash__ = None. */
static bool hash_refused(GiThread *t, GiValue v, int64_t *out) {
    *out = 0;
    return gi_raise_type_error(t, "unhashable type: '%T'", v);
}

static bool same_slot(const GiSlotRow *a, const GiSlotRow *b) {
    return a->table == b->table && a->offset == b->offset;
}

/* L1 for the rows first..end of one slot; *out NULL: no method at all. false: error set. */
static bool choose(GiThread *t, GiType *type, const GiSlotRow *first, const GiSlotRow *end, GiAnyFn *out) {
    GiAnyFn specific = NULL, generic = NULL;
    bool use_generic = false;
    for (const GiSlotRow *row = first; row < end; row++) {
        GiValue f = gi_type_lookup_uncached(t, type, t->vm->names[row->name]);
        if (f == GI_NULL) {
            if (gi_failed(t)) {
                return false;
            }
            continue;
        }
        generic = row->slot;
        if (gi_is_exact(f, &gi_wrapper_descriptor_type)) {
            const GiWrapper *w = (const GiWrapper *)gi_object(f);
            bool fits = (w->row->name == row->name) && gi_type_is_subtype(type, w->type);
            GiAnyFn fn = fits ? gi_slot_get(w->type, row) : NULL;
            if (fn != NULL && (specific == NULL || specific == fn)) {
                specific = fn;
                continue;
            }
            use_generic = use_generic || !fits || fn != NULL;
        } else if (f == GI_NONE && row->wrap == GI_WRAP_HASH) {
            specific = (GiAnyFn)hash_refused;
        } else {
            use_generic = true;
        }
    }
    *out = specific != NULL && !use_generic ? specific : generic;
    return true;
}

static bool names_own(GiThread *t, GiType *type, const GiSlotRow *row, const GiSlotRow *end) {
    GiDict *d = gi_as_dict(type->dict);
    for (; row < end; row++) {
        if (gi_dict_get_str(t, d, t->vm->names[row->name]) != GI_NULL) {
            return true;
        }
    }
    return false;
}

static bool is_zero(const void *p, size_t size) {
    const char *c = p;
    for (size_t i = 0; i < size; i++) {
        if (c[i] != 0) {
            return false;
        }
    }
    return true;
}

/* Makes *table point to a copy of s in *own, or to NULL when s is empty, or to the base's equal table. */
static bool settle(GiThread *t, const void **table, void **own, const void *base, const void *s, size_t size) {
    if (is_zero(s, size) || (base != NULL && *own == NULL && memcmp(base, s, size) == 0)) {
        *table = is_zero(s, size) ? NULL : base;
        return true;
    }
    if (*own == NULL && (*own = gi_alloc(t, size)) == NULL) {
        return false;
    }
    memcpy(*own, s, size);
    *table = *own;
    return true;
}

static void start_tables(SlotSet *s, const GiType *from) {
    memset(s, 0, sizeof *s);
    if (from->number != NULL) {
        s->number = *from->number;
    }
    if (from->container != NULL) {
        s->container = *from->container;
    }
    if (from->async != NULL) {
        s->async = *from->async;
    }
}

static void copy_type_slots(GiType *type, const GiType *base) {
    for (size_t i = 0; i < gi_slot_count; i++) {
        if (gi_slot_rows[i].table == GI_SLOT_TYPE) {
            memcpy((char *)type + gi_slot_rows[i].offset, (const char *)base + gi_slot_rows[i].offset,
                   sizeof(GiAnyFn));
        }
    }
}

/* The slots of the base, for the time until a class's own are chosen: its mro() may run script code. */
void gi_slots_inherit(GiType *type) {
    copy_type_slots(type, type->base);
    type->new_ = type->base->new_;
    type->number = type->base->number;
    type->container = type->base->container;
    type->async = type->base->async;
}

/* new_ and finalize: __new__ of script code, __del__. */
static bool update_special(GiThread *t, GiType *type) {
    GiValue f = gi_type_lookup_uncached(t, type, GI_NAME(t, __new__));
    if (f == GI_NULL && gi_failed(t)) {
        return false;
    }
    type->new_ = f == GI_NULL || gi_is_native_new(f) ? gi_static_base(type)->new_ : gi_slot_new;
    f = gi_type_lookup_uncached(t, type, GI_NAME(t, __del__));
    if (f == GI_NULL && gi_failed(t)) {
        return false;
    }
    GiType *native = gi_static_base(type);
    type->gc.gc_flags &= ~GI_GC_FINALIZER;
    type->gc.finalize = native->gc.finalize;
    if (f != GI_NULL && !gi_is_exact(f, &gi_wrapper_descriptor_type) &&
        !gi_is_exact(f, &gi_method_descriptor_type)) {
        type->gc.finalize = gi_finalize_by_method;
    }
    if (type->gc.finalize != NULL) {
        type->gc.gc_flags |= GI_GC_FINALIZER;
    }
    return true;
}

/* Fills every slot of a heap type (see slots.h). */
bool gi_slots_update(GiThread *t, GiType *type, bool only_own) {
    SlotSet s;
    if (only_own) {
        start_tables(&s, type->base);
        copy_type_slots(type, type->base);
    } else {
        memset(&s, 0, sizeof s);
    }
    const GiSlotRow *end = gi_slot_rows + gi_slot_count;
    for (const GiSlotRow *row = gi_slot_rows; row < end;) {
        const GiSlotRow *next = row + 1;
        while (next < end && same_slot(row, next)) {
            next++;
        }
        if (!only_own || names_own(t, type, row, next)) {
            GiAnyFn fn = NULL;
            if (!choose(t, type, row, next, &fn)) {
                return false;
            }
            memcpy((char *)own_table(type, &s, row) + row->offset, &fn, sizeof fn);
        }
        row = next;
    }
    if (type->hash == hash_refused) {
        type->flags |= GI_TYPE_UNHASHABLE;
    } else {
        type->flags = (type->flags & ~GI_TYPE_UNHASHABLE) |
                      (type->hash == NULL ? GI_TYPE_UNHASHABLE : 0);
    }
    const GiType *b = type->base;
    return update_special(t, type) &&
           settle(t, (const void **)&type->number, (void **)&type->own_number,
                  b->flags & GI_TYPE_HEAP ? NULL : b->number, &s.number, sizeof s.number) &&
           settle(t, (const void **)&type->container, (void **)&type->own_container,
                  b->flags & GI_TYPE_HEAP ? NULL : b->container, &s.container, sizeof s.container) &&
           settle(t, (const void **)&type->async, (void **)&type->own_async,
                  b->flags & GI_TYPE_HEAP ? NULL : b->async, &s.async, sizeof s.async);
}
