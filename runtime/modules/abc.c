/* SPDX-License-Identifier: MIT
 * runtime/modules/abc.c owns the module _abc: what abc.ABCMeta does for each class.
 *
 * A class has, in its attribute _abc_impl, the classes registered with it and what was found out about
 * other classes, all by weak reference.
 *
 * A1  The negative cache is valid only while its version is the interpreter's count of register() calls
 *     (kept in the dict of the type _abc_data).
 */
#include "gc/weak.h"
#include "runtime/native.h"
#include "runtime/types/number.h"
#include "runtime/types/sequence.h"
#include "runtime/types/support.h"
#include "runtime/types/type_internal.h"

typedef struct AbcData {
    GiObject head;
    GiValue registry, cache, negative; /* sets of weak references; GI_NULL: still empty */
    int64_t version;                   /* of negative (A1) */
} AbcData;

static const char counter_name[] = "invalidations";

/* The number of register() calls so far; -1: error. */
static int64_t count_registrations(GiThread *t) {
    GiDict *d = gi_type_dict(t, &gi_abc_data_type);
    GiValue v = d == NULL ? GI_NULL : gi_dict_get_text(t, d, counter_name);
    return v == GI_NULL ? (gi_failed(t) ? -1 : 0) : gi_int_imm_value(v);
}

static bool add_registration(GiThread *t) {
    int64_t n = count_registrations(t);
    GiDict *d = n < 0 ? NULL : gi_type_dict(t, &gi_abc_data_type);
    return d != NULL && gi_dict_set_text(t, d, counter_name, gi_int_imm(n + 1));
}

/* The data of an abstract class; owned. NULL: error set. */
static AbcData *data_of(GiThread *t, GiValue cls) {
    GiValue v = gi_getattr_text(t, cls, "_abc_impl");
    if (v == GI_NULL) {
        return NULL;
    }
    if (gi_type(v) != &gi_abc_data_type) {
        gi_drop(t, v);
        gi_raise_type_error(t, "_abc_impl is set to a wrong type");
        return NULL;
    }
    return (AbcData *)gi_object(v);
}

/* Is a class in a set of weak references? 1, 0, -1. */
static int has(GiThread *t, GiValue set, GiValue cls) {
    if (set == GI_NULL) {
        return 0;
    }
    GiValue w = gi_weakref_new(t, &gi_weakref_type, cls, GI_NULL);
    if (w == GI_NULL) { /* what cannot be weakly referred to was never put in */
        return gi_error_clear_if(t, &gi_TypeError) ? 0 : -1;
    }
    int r = gi_set_contains(t, set, w);
    gi_drop(t, w);
    return r;
}

/* Takes the references to dead classes out of a set. */
static bool sweep(GiThread *t, GiValue set) {
    GiValue all = gi_list_from(t, set);
    bool ok = all != GI_NULL;
    for (size_t i = 0; ok && i < gi_as_list(all)->size; i++) {
        GiValue w = gi_as_list(all)->items[i];
        if (((GiWeakref *)gi_object(w))->target == NULL) {
            ok = gi_set_discard(t, set, w) >= 0;
        }
    }
    gi_xdrop(t, all);
    return ok;
}

/* Adds a class to a set, which is made on demand. */
static bool add(GiThread *t, GiValue *set, GiValue cls) {
    if (*set == GI_NULL) {
        GiValue made = gi_set(t, GI_NULL);
        if (made == GI_NULL) {
            return false;
        }
        gi_replace(t, set, made);
    }
    size_t used = ((GiSet *)gi_object(*set))->used;
    if (used >= 64 && (used & (used - 1)) == 0 && !sweep(t, *set)) {
        return false;
    }
    GiValue w = gi_weakref_new(t, &gi_weakref_type, cls, GI_NULL);
    bool ok = w != GI_NULL && gi_set_add(t, *set, w);
    gi_xdrop(t, w);
    return ok;
}

/* --- making an abstract class --- */

/* Is v.__isabstractmethod__ true? 1, 0, -1. */
static int is_abstract(GiThread *t, GiValue v) {
    GiValue flag;
    int found = gi_getattr_optional(t, v, GI_NAME(t, __isabstractmethod__), &flag);
    if (found <= 0) {
        return found;
    }
    int r = gi_truth(t, flag);
    gi_drop(t, flag);
    return r;
}

/* Adds the names of cls's own abstract attributes. */
static bool add_own(GiThread *t, GiValue cls, GiValue names) {
    GiDict *d = gi_type_dict(t, gi_as_type(cls));
    GiValue copy = d == NULL ? GI_NULL : gi_dict_copy(t, d);
    if (copy == GI_NULL) {
        return false;
    }
    GiValue key, value;
    bool ok = true;
    for (uint32_t pos = 0; ok && gi_dict_next(gi_as_dict(copy), &pos, &key, &value);) {
        int abstract = is_abstract(t, value);
        ok = abstract >= 0 && (!abstract || gi_set_add(t, names, key));
    }
    gi_drop(t, copy);
    return ok;
}

typedef struct Inherit { GiValue cls, names; } Inherit;

static bool inherit_name(GiThread *t, GiValue name, void *arg) {
    Inherit *in = arg;
    GiValue value;
    int found = gi_getattr_optional(t, in->cls, name, &value);
    if (found <= 0) {
        return found == 0;
    }
    int abstract = is_abstract(t, value);
    gi_drop(t, value);
    return abstract >= 0 && (!abstract || gi_set_add(t, in->names, name));
}

/* Adds the abstract names of the bases that cls has not defined. */
static bool add_inherited(GiThread *t, GiValue cls, GiValue names) {
    GiValue bases = gi_getattr(t, cls, GI_NAME(t, __bases__));
    if (bases == GI_NULL || !gi_is_tuple(bases)) {
        gi_xdrop(t, bases);
        return bases != GI_NULL;
    }
    Inherit in = {cls, names};
    bool ok = true;
    for (size_t i = 0; ok && i < gi_as_tuple(bases)->size; i++) {
        GiValue abstract;
        int found = gi_getattr_optional(t, gi_as_tuple(bases)->items[i],
                                        GI_NAME(t, __abstractmethods__), &abstract);
        ok = found >= 0;
        if (found > 0) {
            ok = gi_each(t, abstract, inherit_name, &in) && !gi_failed(t);
            gi_drop(t, abstract);
        }
    }
    gi_drop(t, bases);
    return ok;
}

/* cls.__abstractmethods__ = frozenset of all names that are abstract. */
static bool set_abstract_names(GiThread *t, GiValue cls) {
    GiValue names = gi_set(t, GI_NULL), frozen = GI_NULL;
    bool ok = names != GI_NULL && add_own(t, cls, names) && add_inherited(t, cls, names) &&
              (frozen = gi_frozenset(t, names)) != GI_NULL &&
              gi_setattr(t, cls, GI_NAME(t, __abstractmethods__), frozen);
    gi_xdrop(t, names);
    gi_xdrop(t, frozen);
    return ok;
}

#define TPFLAGS_SEQUENCE (1 << 5)
#define TPFLAGS_MAPPING (1 << 6)

/* __abc_tpflags__ of the class body: instances match sequence or mapping patterns. */
static bool take_flags(GiThread *t, GiValue cls) {
    GiDict *d = gi_type_dict(t, gi_as_type(cls));
    GiValue flags = d == NULL ? GI_NULL : gi_dict_get_text(t, d, "__abc_tpflags__");
    if (flags == GI_NULL) {
        return !gi_failed(t);
    }
    if (gi_is_int_imm(flags)) {
        int64_t bits = gi_int_imm_value(flags);
        if (bits & TPFLAGS_SEQUENCE && bits & TPFLAGS_MAPPING) {
            gi_raise_type_error(
                t, "__abc_tpflags__ cannot be both Py_TPFLAGS_SEQUENCE and Py_TPFLAGS_MAPPING");
            return false;
        }
        gi_as_type(cls)->flags |= (bits & TPFLAGS_SEQUENCE ? GI_TYPE_SEQUENCE : 0) |
                                  (bits & TPFLAGS_MAPPING ? GI_TYPE_MAPPING : 0);
    }
    GiValue name = gi_str_from_text(t, "__abc_tpflags__");
    bool ok = name != GI_NULL && gi_setattr(t, cls, name, GI_NULL);
    gi_xdrop(t, name);
    return ok;
}

static GiValue f_init(GiThread *t, const GiValue *a) {
    if (!gi_is_type(a[0])) {
        return gi_raise_type_error(t, "an abstract class must be a class");
    }
    if (!set_abstract_names(t, a[0])) {
        return GI_NULL;
    }
    AbcData *data = gi_object_new(t, &gi_abc_data_type);
    GiValue v = data == NULL ? GI_NULL : gi_support_track(t, data);
    GiValue name = v == GI_NULL ? GI_NULL : gi_str_from_text(t, "_abc_impl");
    bool ok = name != GI_NULL && gi_setattr(t, a[0], name, v) && take_flags(t, a[0]);
    gi_xdrop(t, v);
    gi_xdrop(t, name);
    return ok ? GI_NONE : GI_NULL;
}

/* --- register --- */

/* A class registered as a sequence or mapping matches such patterns, and so do its subclasses. */
static bool set_pattern_kind(GiThread *t, GiType *type, uint32_t kind) {
    if (!(type->flags & GI_TYPE_HEAP) || (type->flags & (GI_TYPE_SEQUENCE | GI_TYPE_MAPPING)) == kind) {
        return true;
    }
    if (!gi_enter(t, " in register()")) {
        return false;
    }
    type->flags = (type->flags & ~(GI_TYPE_SEQUENCE | GI_TYPE_MAPPING)) | kind;
    GiValue list = gi_type_subclasses(t, type);
    bool ok = list != GI_NULL;
    for (size_t i = 0; ok && i < gi_as_list(list)->size; i++) {
        ok = set_pattern_kind(t, gi_as_type(gi_as_list(list)->items[i]), kind);
    }
    gi_xdrop(t, list);
    gi_leave(t);
    return ok;
}

static GiValue f_register(GiThread *t, const GiValue *a) {
    if (!gi_is_type(a[1])) {
        return gi_raise_type_error(t, "Can only register classes");
    }
    int r = gi_issubclass(t, a[1], a[0]);
    if (r != 0) {
        return r > 0 ? gi_take(a[1]) : GI_NULL;
    }
    r = gi_issubclass(t, a[0], a[1]);
    if (r != 0) {
        return r < 0 ? GI_NULL
                     : gi_raise(t, &gi_RuntimeError, "Refusing to create an inheritance cycle");
    }
    AbcData *data = data_of(t, a[0]);
    if (data == NULL) {
        return GI_NULL;
    }
    bool ok = add(t, &data->registry, a[1]) && add_registration(t);
    gi_drop_object(t, data);
    uint32_t kind = (uint32_t)gi_as_type(a[0])->flags & (GI_TYPE_SEQUENCE | GI_TYPE_MAPPING);
    ok = ok && (kind == 0 || set_pattern_kind(t, gi_as_type(a[1]), kind));
    return ok ? gi_take(a[1]) : GI_NULL;
}

/* --- the checks --- */

/* self.__subclasscheck__(cls); 1, 0, -1. */
static int check(GiThread *t, GiValue self, GiValue cls) {
    GiValue r = gi_call_method1(t, self, GI_NAME(t, __subclasscheck__), cls);
    int truth = r == GI_NULL ? -1 : gi_truth(t, r);
    gi_xdrop(t, r);
    return truth;
}

/* isinstance(v, self) with the data at hand; cls is v.__class__. */
static int check_instance(GiThread *t, AbcData *data, GiValue self, GiValue v, GiValue cls) {
    int found = has(t, data->cache, cls);
    if (found != 0) {
        return found;
    }
    GiValue type = gi_type_value(gi_type(v));
    if (type != cls) {
        int r = check(t, self, cls);
        return r != 0 ? r : check(t, self, type);
    }
    int64_t version = count_registrations(t);
    if (version == data->version && (found = has(t, data->negative, cls)) != 0) {
        return found < 0 ? -1 : 0;
    }
    return version < 0 ? -1 : check(t, self, cls);
}

static GiValue f_instancecheck(GiThread *t, const GiValue *a) {
    AbcData *data = data_of(t, a[0]);
    GiValue cls = data == NULL ? GI_NULL : gi_getattr(t, a[1], GI_NAME(t, __class__));
    int r = cls == GI_NULL ? -1 : check_instance(t, data, a[0], a[1], cls);
    gi_drop_object(t, data);
    gi_xdrop(t, cls);
    return r < 0 ? GI_NULL : gi_bool(r);
}

/* Is cls a subclass of one of the classes in a list (of classes or weak references)? */
static int below_any(GiThread *t, GiValue cls, GiValue list) {
    int r = 0;
    for (size_t i = 0; r == 0 && i < gi_as_list(list)->size; i++) {
        GiValue other = gi_take(gi_as_list(list)->items[i]);
        if (gi_type(other) == &gi_weakref_type) {
            GiValue target = gi_weakref_get((GiWeakref *)gi_object(other));
            gi_drop(t, other);
            other = target;
        }
        if (other != GI_NULL) {
            r = gi_issubclass(t, cls, other);
            gi_drop(t, other);
        }
    }
    return r;
}

/* What the class's hook, the registry and the subclasses say; 1, 0, -1. */
static int find_out(GiThread *t, AbcData *data, GiValue self, GiValue cls) {
    GiValue hook = gi_call_method1(t, self, GI_NAME(t, __subclasshook__), cls);
    if (hook == GI_NULL || hook == GI_TRUE || hook == GI_FALSE) {
        return hook == GI_NULL ? -1 : hook == GI_TRUE;
    }
    gi_drop(t, hook);
    if (hook != GI_NOT_IMPLEMENTED) {
        gi_raise(t, &gi_AssertionError,
                 "__subclasshook__ must return either False, True, or NotImplemented");
        return -1;
    }
    if (gi_type_is_subtype(gi_as_type(cls), gi_as_type(self))) {
        return 1;
    }
    int r = 0;
    if (data->registry != GI_NULL) {
        GiValue list = gi_list_from(t, data->registry);
        r = list == GI_NULL ? -1 : below_any(t, cls, list);
        gi_xdrop(t, list);
    }
    if (r == 0) {
        GiValue list = gi_call_method0(t, self, GI_NAME(t, __subclasses__));
        if (list != GI_NULL && !gi_is_list(list)) {
            gi_raise_type_error(t, "__subclasses__() must return a list");
            gi_drop(t, list);
            list = GI_NULL;
        }
        r = list == GI_NULL ? -1 : below_any(t, cls, list);
        gi_xdrop(t, list);
    }
    return r;
}

static int check_subclass(GiThread *t, AbcData *data, GiValue self, GiValue cls) {
    int found = has(t, data->cache, cls);
    if (found != 0) {
        return found;
    }
    int64_t version = count_registrations(t);
    if (version < 0) {
        return -1;
    }
    if (data->version < version) {
        gi_replace(t, &data->negative, GI_NULL);
        data->version = version;
    } else if ((found = has(t, data->negative, cls)) != 0) {
        return found < 0 ? -1 : 0;
    }
    int r = find_out(t, data, self, cls);
    if (r >= 0 && !add(t, r ? &data->cache : &data->negative, cls)) {
        return -1;
    }
    return r;
}

static GiValue f_subclasscheck(GiThread *t, const GiValue *a) {
    if (!gi_is_type(a[1])) {
        return gi_raise_type_error(t, "issubclass() arg 1 must be a class");
    }
    AbcData *data = data_of(t, a[0]);
    if (data == NULL || !gi_enter(t, "")) {
        gi_drop_object(t, data);
        return GI_NULL;
    }
    int r = check_subclass(t, data, a[0], a[1]);
    gi_leave(t);
    gi_drop_object(t, data);
    return r < 0 ? GI_NULL : gi_bool(r);
}

/* --- the rest --- */

static GiValue f_cache_token(GiThread *t, const GiValue *a) {
    int64_t n = count_registrations(t);
    return n < 0 ? GI_NULL : gi_int(t, n);
}

static GiValue f_dump(GiThread *t, const GiValue *a) {
    AbcData *data = data_of(t, a[0]);
    if (data == NULL) {
        return GI_NULL;
    }
    GiValue r = GI_NULL, registry = gi_set(t, data->registry), cache = GI_NULL, negative = GI_NULL;
    if (registry != GI_NULL && (cache = gi_set(t, data->cache)) != GI_NULL &&
        (negative = gi_set(t, data->negative)) != GI_NULL) {
        r = gi_tuple_pack(t, 4, registry, cache, negative, gi_int_imm(data->version));
    }
    gi_xdrop(t, registry);
    gi_xdrop(t, cache);
    gi_xdrop(t, negative);
    gi_drop_object(t, data);
    return r;
}

static GiValue f_reset_registry(GiThread *t, const GiValue *a) {
    AbcData *data = data_of(t, a[0]);
    if (data == NULL) {
        return GI_NULL;
    }
    gi_replace(t, &data->registry, GI_NULL);
    gi_drop_object(t, data);
    return GI_NONE;
}

static GiValue f_reset_caches(GiThread *t, const GiValue *a) {
    AbcData *data = data_of(t, a[0]);
    if (data == NULL) {
        return GI_NULL;
    }
    gi_replace(t, &data->cache, GI_NULL);
    gi_replace(t, &data->negative, GI_NULL);
    gi_drop_object(t, data);
    return GI_NONE;
}

GiType gi_abc_data_type = {
    GI_TYPE_HEAD(AbcData, GI_GC_TRACKED), .gc.slots_offset = offsetof(AbcData, registry),
    .gc.slots_count = 3, .gc.release = gi_release_slots, .name = "_abc._abc_data",
    .flags = GI_TYPE_NO_INSTANCES, .doc = "Internal state held by ABC machinery."};

static const GiMethodRow functions[] = {
    GI_METHOD("get_cache_token()", f_cache_token,
              "Returns the current ABC cache token.\n\n"
              "The token is an opaque object (supporting equality testing) identifying the\n"
              "current version of the ABC cache for virtual subclasses. The token changes\n"
              "with every call to register() on any ABC."),
    GI_METHOD("_abc_init(self, /)", f_init, "Internal ABC helper for class set-up. Should be never used outside abc module."),
    GI_METHOD("_abc_register(self, subclass, /)", f_register,
              "Internal ABC helper for subclasss registration. Should be never used outside abc module."),
    GI_METHOD("_abc_instancecheck(self, instance, /)", f_instancecheck,
              "Internal ABC helper for instance checks. Should be never used outside abc module."),
    GI_METHOD("_abc_subclasscheck(self, subclass, /)", f_subclasscheck,
              "Internal ABC helper for subclasss checks. Should be never used outside abc module."),
    GI_METHOD("_get_dump(self, /)", f_dump, "Internal ABC helper for cache and registry debugging."),
    GI_METHOD("_reset_registry(self, /)", f_reset_registry, "Internal ABC helper to reset registry of a given class."),
    GI_METHOD("_reset_caches(self, /)", f_reset_caches, "Internal ABC helper to reset both caches of a given class."),
    GI_METHODS_END};

const GiModuleSpec gi_module_abc = {
    "_abc", "Module contains faster C implementation of abc.ABCMeta", functions, NULL};
