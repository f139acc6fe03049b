/* SPDX-License-Identifier: MIT
 * runtime/modules/collections.c owns the module _collections: defaultdict, the descriptor of a
 * namedtuple's fields, and the counting loop of Counter. deque lives in deque.c; OrderedDict is
 * written in Python over dict, which keeps order anyway (runtime/lib/collections).
 */
#include "runtime/native.h"
#include "runtime/types/dict_find.h"
#include "runtime/types/dictview.h"
#include "runtime/types/genericalias.h"
#include "runtime/types/number.h"
#include "runtime/types/sequence.h"
#include "runtime/types/support.h"

/* --- defaultdict --- */

typedef struct DefaultDict { GiDict dict; GiValue factory; } DefaultDict; /* factory GI_NULL: None */

static DefaultDict *as_default(GiValue v) { return (DefaultDict *)gi_object(v); }

static bool default_init(GiThread *t, GiValue self, const GiValue *a, size_t n, GiValue kwnames) {
    GiValue factory = n == 0 || a[0] == GI_NONE ? GI_NULL : a[0];
    if (factory != GI_NULL && !gi_is_callable(factory)) {
        gi_raise_type_error(t, "first argument must be callable or None");
        return false;
    }
    gi_replace(t, &as_default(self)->factory, gi_xtake(factory));
    return gi_dict_type.init(t, self, n == 0 ? a : a + 1, n == 0 ? 0 : n - 1, kwnames);
}

static GiValue m_missing(GiThread *t, const GiValue *a) {
    GiValue factory = as_default(a[0])->factory;
    if (factory == GI_NULL) {
        return gi_raise_value(t, &gi_KeyError, a[1]);
    }
    gi_take(factory);
    GiValue v = gi_call0(t, factory);
    gi_drop(t, factory);
    if (v != GI_NULL && !gi_setitem(t, a[0], a[1], v)) {
        gi_drop(t, v);
        return GI_NULL;
    }
    return v;
}

/* type(self)(factory, self) */
static GiValue default_copy(GiThread *t, GiValue v) {
    GiValue factory = as_default(v)->factory;
    return gi_call2(t, gi_type_value(gi_type(v)), factory == GI_NULL ? GI_NONE : factory, v);
}

static GiValue m_copy(GiThread *t, const GiValue *a) { return default_copy(t, a[0]); }

static GiValue m_reduce(GiThread *t, const GiValue *a) {
    GiValue factory = as_default(a[0])->factory;
    GiValue args = gi_tuple(t, &factory, factory == GI_NULL ? 0 : 1);
    GiValue items = args == GI_NULL ? GI_NULL : gi_call_method0(t, a[0], GI_NAME(t, items));
    GiValue it = items == GI_NULL ? GI_NULL : gi_iter(t, items);
    GiValue r = GI_NULL;
    if (it != GI_NULL) {
        r = gi_tuple_pack(t, 5, gi_type_value(gi_type(a[0])), args, GI_NONE, GI_NONE, it);
    }
    gi_xdrop(t, args);
    gi_xdrop(t, items);
    gi_xdrop(t, it);
    return r;
}

/* repr of the factory; "..." when it shows this dict again. */
static GiValue repr_factory(GiThread *t, GiValue v) {
    GiValue factory = as_default(v)->factory;
    if (factory == GI_NULL) {
        return gi_str_from_text(t, "None");
    }
    int entered = gi_repr_enter(t, factory);
    if (entered <= 0) {
        return entered == 0 ? gi_str_from_text(t, "...") : GI_NULL;
    }
    gi_take(factory);
    GiValue r = gi_repr(t, factory);
    gi_repr_leave(t, factory);
    gi_drop(t, factory);
    return r;
}

static GiValue default_repr(GiThread *t, GiValue v) {
    GiValue base = gi_dict_type.repr(t, v);
    GiValue factory = base == GI_NULL ? GI_NULL : repr_factory(t, v);
    GiValue r = factory == GI_NULL
                    ? GI_NULL
                    : gi_str_from_format(t, "%s(%S, %S)", gi_type_name(gi_type(v)), factory, base);
    gi_xdrop(t, base);
    gi_xdrop(t, factory);
    return r;
}

static bool is_default(GiValue v) { return gi_is_object(v) && gi_is_instance(v, &gi_defaultdict_type); }

static GiValue default_or(GiThread *t, GiValue a, GiValue b) {
    GiValue self = is_default(a) ? a : b;
    if (!gi_is_dict(a) || !gi_is_dict(b) || !is_default(self)) {
        return GI_NOT_IMPLEMENTED;
    }
    GiValue r;
    if (self == a) {
        r = default_copy(t, a);
    } else { /* the left one's items first */
        GiValue factory = as_default(self)->factory;
        r = gi_call2(t, gi_type_value(gi_type(self)), factory == GI_NULL ? GI_NONE : factory, a);
    }
    if (r != GI_NULL && (!is_default(r) || !gi_dict_merge(t, gi_as_dict(r), b, true))) {
        gi_drop(t, r);
        return gi_failed(t) ? GI_NULL : GI_NOT_IMPLEMENTED;
    }
    return r;
}

static GiValue get_factory(GiThread *t, GiValue v) {
    GiValue factory = as_default(v)->factory;
    return factory == GI_NULL ? GI_NONE : gi_take(factory);
}
static bool set_factory(GiThread *t, GiValue v, GiValue x) {
    gi_replace(t, &as_default(v)->factory, x == GI_NULL || x == GI_NONE ? GI_NULL : gi_take(x));
    return true;
}

static void release_default(GiThread *t, GiObject *o) {
    gi_replace(t, &((DefaultDict *)o)->factory, GI_NULL);
    gi_dict_type.gc.release(t, o);
}

static const GiNumberSlots default_number = {.binary = {[GI_OP_OR] = default_or}};
static const GiGetSetRow default_getset[] = {
    {"default_factory", get_factory, set_factory,
     "Factory for default value called by __missing__()."},
    {NULL, NULL, NULL, NULL}};
static const GiMethodRow default_methods[] = {
    GI_METHOD("__missing__(self, key, /)", m_missing,
              "__missing__(key) # Called by __getitem__ for missing key; pseudo-code:\n"
              "  if self.default_factory is None: raise KeyError((key,))\n"
              "  self[key] = value = self.default_factory()\n  return value\n"),
    GI_METHOD("copy(self, /)", m_copy, "D.copy() -> a shallow copy of D."),
    GI_METHOD("__copy__(self, /)", m_copy, "D.copy() -> a shallow copy of D."),
    GI_METHOD("__reduce__(self, /)", m_reduce, "Return state information for pickling."),
    GI_CLASS_METHOD("__class_getitem__(type, object, /)", gi_class_getitem, "See PEP 585"),
    GI_METHODS_END};

GiType gi_defaultdict_type = {
    GI_TYPE_HEAD(DefaultDict, GI_GC_TRACKED), .base = &gi_dict_type,
    .gc.slots_offset = offsetof(DefaultDict, factory), .gc.slots_count = 1,
    .gc.release = release_default, .name = "collections.defaultdict", .flags = GI_TYPE_BASE,
    .init = default_init, .repr = default_repr, .number = &default_number,
    .methods = default_methods, .getset = default_getset,
    .doc = "defaultdict(default_factory=None, /, [...]) --> dict with default factory\n\n"
           "The default factory is called without arguments to produce\n"
           "a new value when a key is not present, in __getitem__ only.\n"
           "A defaultdict compares equal to a dict with the same items.\n"
           "All remaining arguments are treated the same as if they were\n"
           "passed to the dict constructor, including keyword arguments.\n"};

/* --- fields of a namedtuple --- */

typedef struct TupleGetter { GiObject head; GiValue doc; int64_t index; } TupleGetter;

static GiValue getter_new(GiThread *t, GiType *type, const GiValue *a, size_t n, GiValue kwnames) {
    int64_t index;
    if (!gi_support_no_keywords(t, "_tuplegetter", kwnames) ||
        !gi_support_count(t, "_tuplegetter", n, 2, 2) || !gi_index_int64(t, a[0], false, &index)) {
        return GI_NULL;
    }
    TupleGetter *g = gi_object_new(t, type);
    if (g == NULL) {
        return GI_NULL;
    }
    g->index = index;
    g->doc = gi_take(a[1]);
    return gi_support_track(t, g);
}

static GiValue getter_get(GiThread *t, GiValue descr, GiValue obj, GiValue type) {
    TupleGetter *g = (TupleGetter *)gi_object(descr);
    if (obj == GI_NULL || (obj == GI_NONE && type != gi_type_value(&gi_none_type))) {
        return gi_take(descr);
    }
    if (!gi_is_tuple(obj)) {
        return gi_raise_type_error(
            t, "descriptor for index '%lld' for tuple subclasses doesn't apply to '%T' object",
            (long long)g->index, obj);
    }
    GiTuple *u = gi_as_tuple(obj);
    if (g->index < 0 || (uint64_t)g->index >= u->size) {
        return gi_raise(t, &gi_IndexError, "tuple index out of range");
    }
    return gi_take(u->items[g->index]);
}

static bool getter_set(GiThread *t, GiValue descr, GiValue obj, GiValue x) {
    gi_raise(t, &gi_AttributeError, x == GI_NULL ? "can't delete attribute" : "can't set attribute");
    return false;
}

static GiValue getter_repr(GiThread *t, GiValue v) {
    TupleGetter *g = (TupleGetter *)gi_object(v);
    return gi_str_from_format(t, "%s(%lld, %R)", gi_type_name(gi_type(v)), (long long)g->index, g->doc);
}

static GiValue getter_reduce(GiThread *t, const GiValue *a) {
    TupleGetter *g = (TupleGetter *)gi_object(a[0]);
    GiValue args = gi_tuple_pack(t, 2, gi_int_imm(g->index), g->doc);
    if (args == GI_NULL) {
        return GI_NULL;
    }
    GiValue r = gi_tuple_pack(t, 2, gi_type_value(gi_type(a[0])), args);
    gi_drop(t, args);
    return r;
}

static GiValue get_doc(GiThread *t, GiValue v) { return gi_take(((TupleGetter *)gi_object(v))->doc); }
static bool set_doc(GiThread *t, GiValue v, GiValue x) {
    gi_replace(t, &((TupleGetter *)gi_object(v))->doc, x == GI_NULL ? GI_NONE : gi_take(x));
    return true;
}

static const GiGetSetRow getter_getset[] = {{"__doc__", get_doc, set_doc, NULL}, {NULL, NULL, NULL, NULL}};
static const GiMethodRow getter_methods[] = {
    GI_METHOD("__reduce__(self, /)", getter_reduce, NULL), GI_METHODS_END};

GiType gi_tuplegetter_type = {
    GI_TYPE_HEAD(TupleGetter, GI_GC_TRACKED), .gc.slots_offset = offsetof(TupleGetter, doc),
    .gc.slots_count = 1, .gc.release = gi_release_slots, .name = "collections._tuplegetter",
    .new_ = getter_new, .repr = getter_repr, .get = getter_get, .set = getter_set,
    .methods = getter_methods, .getset = getter_getset, .new_signature = "_tuplegetter(index, doc, /)"};

/* --- counting --- */

/* mapping[key] = mapping.get(key, 0) + 1 by its own methods. */
static bool count_by_methods(GiThread *t, GiValue mapping, GiValue get, GiValue key) {
    GiValue old = gi_call2(t, get, key, gi_int_imm(0));
    GiValue more = old == GI_NULL ? GI_NULL : gi_binary(t, GI_OP_ADD, old, gi_int_imm(1));
    bool ok = more != GI_NULL && gi_setitem(t, mapping, key, more);
    gi_xdrop(t, old);
    gi_xdrop(t, more);
    return ok;
}

/* The same in a dict whose methods nobody has overridden. */
static bool count_in_dict(GiThread *t, GiDict *d, GiValue key) {
    int64_t i = gi_dict_find_quick(t, d, key);
    if (GI_LIKELY(i >= 0 && gi_is_int_imm(d->entries[i].value) && d->entries[i].value != gi_int_imm(GI_INT_MAX))) {
        d->entries[i].value += gi_int_imm(1) - gi_int_imm(0);
        return true;
    }
    if (i == GI_DICT_ABSENT) {
        return gi_dict_set_peeked(t, d, key, gi_int_imm(1));
    }
    GiValue old = gi_dict_get(t, d, key);
    if (old == GI_NULL) {
        return !gi_failed(t) && gi_dict_set(t, d, key, gi_int_imm(1));
    }
    gi_take(old);
    GiValue more = gi_binary(t, GI_OP_ADD, old, gi_int_imm(1));
    bool ok = more != GI_NULL && gi_dict_set(t, d, key, more);
    gi_drop(t, old);
    gi_xdrop(t, more);
    return ok;
}

/* Are get and __setitem__ of mapping's type those of dict? 1, 0, -1. */
static int is_plain_dict(GiThread *t, GiValue mapping) {
    if (!gi_is_dict(mapping)) {
        return 0;
    }
    GiValue get = gi_type_lookup(t, gi_type(mapping), GI_NAME(t, get));
    GiValue set = gi_type_lookup(t, gi_type(mapping), GI_NAME(t, __setitem__));
    GiValue dict_get = gi_type_lookup(t, &gi_dict_type, GI_NAME(t, get));
    GiValue dict_set = gi_type_lookup(t, &gi_dict_type, GI_NAME(t, __setitem__));
    return gi_failed(t) ? -1 : get == dict_get && set == dict_set;
}

static GiValue f_count_elements(GiThread *t, const GiValue *a) {
    int plain = is_plain_dict(t, a[0]);
    GiValue it = plain < 0 ? GI_NULL : gi_iter(t, a[1]);
    GiValue get = GI_NULL;
    bool ok = it != GI_NULL && (plain || (get = gi_getattr(t, a[0], GI_NAME(t, get))) != GI_NULL);
    while (ok) {
        GiValue key = gi_step(t, it);
        if (key == GI_NULL) {
            ok = !gi_failed(t) || gi_error_clear_if(t, &gi_StopIteration);
            break;
        }
        ok = (plain ? count_in_dict(t, gi_as_dict(a[0]), key) : count_by_methods(t, a[0], get, key)) &&
             gi_poll(t, 1);
        gi_drop(t, key);
    }
    gi_xdrop(t, it);
    gi_xdrop(t, get);
    return ok ? GI_NONE : GI_NULL;
}

/* OrderedDict.move_to_end(key, last) for any dict. */
static GiValue f_move_to_end(GiThread *t, const GiValue *a) {
    if (!gi_is_dict(a[0])) {
        return gi_raise_type_error(t, "a dict is required");
    }
    int last = gi_truth(t, a[2]);
    GiDict *d = gi_as_dict(a[0]);
    int64_t i = last < 0 ? -2 : gi_dict_find(t, d, a[1]);
    if (i < 0) {
        return i == -1 ? gi_raise_value(t, &gi_KeyError, a[1]) : GI_NULL;
    }
    bool ok = last ? gi_dict_move_last(t, d, (uint32_t)i) : gi_dict_move_first(t, d, (uint32_t)i);
    return ok ? GI_NONE : GI_NULL;
}

/* OrderedDict.keys(), values() or items() of any dict. */
static GiValue f_odict_view(GiThread *t, const GiValue *a) {
    if (!gi_is_dict(a[0]) || !gi_is_str(a[1])) {
        return gi_raise_type_error(t, "a dict is required");
    }
    GiType *type = gi_str_equal_text(a[1], "keys")    ? &gi_odict_keys_type
                   : gi_str_equal_text(a[1], "items") ? &gi_odict_items_type
                                                      : &gi_odict_values_type;
    return gi_dictview(t, type, a[0]);
}

static const GiMethodRow functions[] = {
    GI_METHOD("_odict_view(dict, kind, /)", f_odict_view, "A view of an OrderedDict."),
    GI_METHOD("_move_to_end(dict, key, last, /)", f_move_to_end,
              "Move an existing key of a dict to its end, or to its beginning."),
    GI_METHOD("_count_elements(mapping, iterable, /)", f_count_elements,
              "Count elements in the iterable, updating the mapping"),
    GI_METHODS_END};

static bool init(GiThread *t, GiValue module) {
    return gi_module_add_type(t, module, &gi_deque_type) &&
           gi_module_add_type(t, module, &gi_defaultdict_type) &&
           gi_module_add_type(t, module, &gi_deque_iterator_type) &&
           gi_module_add_type(t, module, &gi_deque_reverse_iterator_type) &&
           gi_module_add_type(t, module, &gi_tuplegetter_type);
}

const GiModuleSpec gi_module_collections = {
    "_collections",
    "High performance data structures.\n- deque:        ordered collection accessible from endpoints only\n"
    "- defaultdict:  dict subclass with a default value factory\n",
    functions, init};
