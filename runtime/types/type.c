/* SPDX-License-Identifier: MIT
 * runtime/types/type.c: what every type has: completion of the static types, lookup along the mro with
 * its cache, versions, subclass lists. The type object's own attributes are in type_attr.c, making
 * classes in type_create.c, the dicts of static types in type_dict.c.
 *
 * Y1  A static type is read-only after gi_types_ready; its dict, mro, subclasses and version of one
 *     interpreter are in vm->type_state[type->index].
 * Y2  version != 0 stands for one state of all dicts along the mro. The cache maps {version, interned
 *     name} to what a lookup finds (GI_NULL: nothing), borrowed from those dicts; the name is held.
 * Y3  Whoever changes a heap type's dict or bases calls gi_type_modified (or gi_type_changed) before
 *     script code can run.
 */
#include <pthread.h>

#include "gc/size.h"
#include "runtime/init.h"
#include "runtime/shape.h"
#include "runtime/types/number.h"
#include "runtime/types/sequence.h"
#include "runtime/types/str.h"
#include "runtime/types/type_internal.h"
#include "gc/weak.h"

/* Row 0 stands for all heap types. */
GiType *const gi_static_types[] = {
    NULL,
#define GI_STATIC_TYPE_ROW(id, owner) &gi_##id##_type,
#include "runtime/types.def"
#undef GI_STATIC_TYPE_ROW
#define GI_EXCEPTION(id, base, layout, doc) &gi_##id,
#include "runtime/errors/errors.def"
#undef GI_EXCEPTION
};
#define GI_STATIC_TYPE_COUNT (sizeof gi_static_types / sizeof gi_static_types[0])

GI_FOR_SIZE

/* Rows of type_state. */
uint32_t gi_static_type_count(void) { return GI_STATIC_TYPE_COUNT; }

/* --- completion of static types --- */

#define GI_INHERITED_FLAGS \
    (GI_TYPE_INT | GI_TYPE_STR | GI_TYPE_LIST | GI_TYPE_TUPLE | GI_TYPE_DICT | GI_TYPE_BYTES | \
     GI_TYPE_TYPE | GI_TYPE_EXCEPTION | GI_TYPE_FLOAT | GI_TYPE_SET | GI_TYPE_SEQUENCE | \
     GI_TYPE_MAPPING | GI_TYPE_MATCH_SELF)

/* Tables of static types that override a part of their base's; filled by gi_types_ready only. */
#define GI_MERGED_MAX 24
static GiNumberSlots merged_numbers[GI_MERGED_MAX];
static GiContainerSlots merged_containers[GI_MERGED_MAX];

/* Fills the NULL functions of own from base, in `room`. */
static void merge_table(void *room, const void *own, const void *base, size_t size) {
    GiAnyFn fn;
    for (size_t at = 0; at < size; at += sizeof fn) {
        memcpy(&fn, (const char *)own + at, sizeof fn);
        if (fn == NULL) {
            memcpy(&fn, (const char *)base + at, sizeof fn);
        }
        memcpy((char *)room + at, &fn, sizeof fn);
    }
}

static void inherit_tables(GiType *type, const GiType *base) {
    static size_t numbers, containers;
    if (type->number == NULL) {
        type->number = base->number;
    } else if (base->number != NULL && numbers < GI_MERGED_MAX) {
        merge_table(&merged_numbers[numbers], type->number, base->number, sizeof(GiNumberSlots));
        type->number = &merged_numbers[numbers++];
    }
    if (type->container == NULL) {
        type->container = base->container;
    } else if (base->container != NULL && containers < GI_MERGED_MAX) {
        merge_table(&merged_containers[containers], type->container, base->container,
                    sizeof(GiContainerSlots));
        type->container = &merged_containers[containers++];
    }
    if (type->async == NULL) {
        type->async = base->async;
    }
}

static void inherit_head(GiTypeHead *h, const GiTypeHead *base) {
    h->size = h->size == 0 ? base->size : h->size;
    h->gc_flags |= base->gc_flags & ~(GI_GC_LEAF | GI_GC_VECTOR | GI_GC_SPARSE);
    if (h->slots_count == 0) {
        h->slots_offset = base->slots_offset;
        h->slots_count = base->slots_count;
    }
    h->weak_offset = h->weak_offset == 0 ? base->weak_offset : h->weak_offset;
    h->traverse = h->traverse == NULL ? base->traverse : h->traverse;
    h->clear = h->clear == NULL ? base->clear : h->clear;
    h->release = h->release == NULL ? base->release : h->release;
    h->finalize = h->finalize == NULL ? base->finalize : h->finalize;
}

#define GI_INHERIT(field) \
    if (type->field == NULL) { \
        type->field = base->field; \
    }

static void ready(GiType *type) {
    if (type->flags & GI_TYPE_READY) {
        return;
    }
    type->flags |= GI_TYPE_READY;
    if (type == &gi_object_type) {
        return;
    }
    if (type->base == NULL) {
        type->base = &gi_object_type;
    }
    GiType *base = type->base;
    ready(base);
    inherit_head(&type->gc, &base->gc);
    inherit_tables(type, base);
    type->flags |= base->flags & GI_INHERITED_FLAGS;
    type->dict_offset = type->dict_offset == 0 ? base->dict_offset : type->dict_offset;
    if (type->hash == NULL && type->compare == NULL && !(type->flags & GI_TYPE_UNHASHABLE)) {
        type->hash = base->hash;
    }
    if (type->hash == NULL) {
        type->flags |= GI_TYPE_UNHASHABLE;
    }
    if (type->new_ == NULL && base == &gi_object_type) {
        type->flags |= GI_TYPE_NO_INSTANCES;
    } else if (!(type->flags & GI_TYPE_NO_INSTANCES)) {
        GI_INHERIT(new_)
    }
    GI_INHERIT(compare)
    GI_INHERIT(init)
    GI_INHERIT(call)
    GI_INHERIT(repr)
    GI_INHERIT(str)
    GI_INHERIT(getattr)
    GI_INHERIT(setattr)
    GI_INHERIT(iter)
    GI_INHERIT(next)
    GI_INHERIT(get)
    GI_INHERIT(set)
    if (type->next != NULL && !gi_has_for_form(type)) {
        type->flags |= GI_TYPE_STEPPED;
    }
}

static void ready_all(void) {
    gi_exception_types_prepare();
    for (uint32_t i = 1; i < GI_STATIC_TYPE_COUNT; i++) {
        gi_static_types[i]->index = i;
        ready(gi_static_types[i]);
    }
}

/* Completes all static types once per process. */
void gi_types_ready(void) {
    static pthread_once_t once = PTHREAD_ONCE_INIT;
    pthread_once(&once, ready_all);
}

GI_FOR_SPEED

/* Drops every reference that the laid-out slots hold, then the memory. */
void gi_release_slots(GiThread *t, GiObject *o) {
    GiType *type = o->type;
    GiValue *slot = (GiValue *)((char *)o + type->gc.slots_offset);
    for (uint32_t i = 0; i < type->gc.slots_count; i++) {
        gi_xdrop(t, slot[i]);
    }
    gi_object_free(t, o, type->gc.size);
}

/* --- the state of types in one interpreter --- */

#define GI_METHOD_CACHE_SIZE 1024u
typedef struct CacheEntry {
    uint32_t version;
    GiValue name, value;
} CacheEntry;
struct GiMethodCache {
    CacheEntry entries[GI_METHOD_CACHE_SIZE];
};

GI_FOR_SIZE

/* Makes the per-interpreter state of the static types; empty, filled on demand. */
bool gi_init_types(GiThread *t) {
    GiVm *vm = t->vm;
    gi_types_ready();
    vm->type_state = gi_alloc_zeroed(t, GI_STATIC_TYPE_COUNT * sizeof *vm->type_state);
    vm->method_cache = gi_alloc_zeroed(t, sizeof *vm->method_cache);
    return vm->type_state != NULL && vm->method_cache != NULL;
}

/* Drops dicts, mro tuples and subclass lists of the static types. */
void gi_clear_types(GiThread *t) {
    if (t->vm->type_state == NULL) {
        return;
    }
    for (uint32_t i = 0; i < GI_STATIC_TYPE_COUNT; i++) {
        GiTypeState s = t->vm->type_state[i];
        memset(&t->vm->type_state[i], 0, sizeof s);
        gi_drop_object(t, s.dict);
        gi_xdrop(t, s.mro);
        gi_xdrop(t, s.subclasses);
    }
}

/* Frees the tables; nothing may look up attributes afterwards. */
void gi_free_types(GiThread *t) {
    GiVm *vm = t->vm;
    if (vm->type_state != NULL) {
        gi_clear_types(t);
        gi_free(t, vm->type_state, GI_STATIC_TYPE_COUNT * sizeof *vm->type_state);
        vm->type_state = NULL;
    }
    if (vm->method_cache != NULL) {
        for (uint32_t i = 0; i < GI_METHOD_CACHE_SIZE; i++) {
            gi_xdrop(t, vm->method_cache->entries[i].name);
        }
        gi_free(t, vm->method_cache, sizeof *vm->method_cache);
        vm->method_cache = NULL;
    }
    gi_known_free(t);
}

/* Visits the names that the method cache holds. */
int gi_type_cache_visit(GiVm *vm, GiVisit visit, void *arg) {
    int stop = 0;
    for (uint32_t i = 0; vm->method_cache != NULL && i < GI_METHOD_CACHE_SIZE && stop == 0; i++) {
        GiValue name = vm->method_cache->entries[i].name;
        stop = name == GI_NULL ? 0 : visit(name, arg);
    }
    return stop != 0 ? stop : gi_known_visit(vm, visit, arg);
}

GI_FOR_SPEED

static inline GiTypeState *state_of(GiThread *t, const GiType *type) {
    return &t->vm->type_state[type->index];
}

/* The type's own dict. */
GiDict *gi_type_dict(GiThread *t, GiType *type) {
    if (type->flags & GI_TYPE_HEAP) {
        return gi_as_dict(type->dict);
    }
    GiTypeState *s = state_of(t, type);
    if (s->dict == NULL) {
        GiValue d = gi_type_build_dict(t, type);
        if (d == GI_NULL) {
            return NULL;
        }
        if (s->dict != NULL) { /* building looked into this very type */
            gi_drop(t, d);
        } else {
            s->dict = gi_as_dict(d);
        }
    }
    return s->dict;
}

/* A static type's mro is its chain of bases. */
static GiValue static_mro(GiThread *t, GiType *type) {
    size_t n = 0;
    for (GiType *b = type; b != NULL; b = b->base) {
        n++;
    }
    GiTuple *mro = gi_tuple_new(t, n);
    if (mro == NULL) {
        return GI_NULL;
    }
    n = 0;
    for (GiType *b = type; b != NULL; b = b->base) {
        mro->items[n++] = gi_static(b);
    }
    return gi_counted(mro);
}

/* Method resolution order as a tuple. */
GiValue gi_type_mro(GiThread *t, GiType *type) {
    if (type->flags & GI_TYPE_HEAP) {
        return type->mro;
    }
    GiTypeState *s = state_of(t, type);
    if (s->mro == GI_NULL) {
        s->mro = static_mro(t, type);
    }
    return s->mro;
}

/* Subclass test by mro; runs no code. */
bool gi_type_is_subtype(GiType *type, GiType *base) {
    if (type == base || base == &gi_object_type) {
        return true;
    }
    if ((type->flags & GI_TYPE_HEAP) && type->mro != GI_NULL) {
        const GiTuple *mro = gi_as_tuple(type->mro);
        GiValue wanted = gi_type_value(base);
        for (size_t i = 0; i < mro->size; i++) {
            if (mro->items[i] == wanted) {
                return true;
            }
        }
        return false;
    }
    for (type = type->base; type != NULL; type = type->base) {
        if (type == base) {
            return true;
        }
    }
    return false;
}

/* --- lookup --- */

static GiValue lookup_in(GiThread *t, GiDict *d, GiValue name) {
    return gi_is_exact(name, &gi_str_type) ? gi_dict_get_str(t, d, name) : gi_dict_get(t, d, name);
}

/* Walks the mro; borrowed, or GI_NULL. */
GiValue gi_type_lookup_uncached(GiThread *t, GiType *type, GiValue name) {
    if (!(type->flags & GI_TYPE_HEAP)) {
        for (; type != NULL; type = type->base) {
            GiDict *d = gi_type_dict(t, type);
            GiValue v = d == NULL ? GI_NULL : lookup_in(t, d, name);
            if (v != GI_NULL || gi_failed(t)) {
                return v;
            }
        }
        return GI_NULL;
    }
    if (type->mro == GI_NULL) {
        return GI_NULL;
    }
    GiValue mro = gi_take(type->mro); /* a key that is no str may run an __eq__ that changes the bases */
    GiValue v = GI_NULL;
    for (size_t i = 0; v == GI_NULL && i < gi_as_tuple(mro)->size; i++) {
        GiType *c = gi_as_type(gi_as_tuple(mro)->items[i]);
        GiDict *d = c->flags & GI_TYPE_HEAP && c->dict == GI_NULL ? NULL : gi_type_dict(t, c);
        v = d == NULL ? GI_NULL : lookup_in(t, d, name);
        if (gi_failed(t)) {
            break;
        }
    }
    gi_drop(t, mro);
    return v;
}

/* See Y2. */
uint32_t gi_type_version(GiThread *t, GiType *type) {
    uint32_t *version = type->flags & GI_TYPE_HEAP ? &type->version : &state_of(t, type)->version;
    if (*version == 0) {
        *version = gi_next_version(t->vm);
    }
    return *version;
}

static inline CacheEntry *cache_entry(GiThread *t, uint32_t version, GiValue name) {
    uint32_t h = version * 31u ^ (uint32_t)(name >> 4);
    return &t->vm->method_cache->entries[h & (GI_METHOD_CACHE_SIZE - 1)];
}

static GI_NOINLINE GiValue lookup_slow(GiThread *t, GiType *type, GiValue name) {
    bool failed = gi_failed(t); /* lookups also serve code that cleans up after an error */
    GiValue saved = t->exc;
    t->exc = GI_NULL;
    GiValue v = gi_type_lookup_uncached(t, type, name);
    if (v == GI_NULL && gi_failed(t)) {
        if (failed) {
            gi_drop(t, saved);
        }
        return GI_NULL;
    }
    if (failed) {
        t->exc = saved;
    }
    if (gi_is_exact(name, &gi_str_type) && (gi_as_str(name)->marks & GI_STR_INTERNED)) {
        uint32_t version = gi_type_version(t, type);
        if (version != 0) {
            CacheEntry *e = cache_entry(t, version, name);
            GiValue old = e->name;
            *e = (CacheEntry){version, gi_take(name), v};
            gi_xdrop(t, old);
        }
    }
    return v;
}

/* Attribute of the type found along its mro; cached. */
GiValue gi_type_lookup(GiThread *t, GiType *type, GiValue name) {
    uint32_t version = type->flags & GI_TYPE_HEAP ? type->version : state_of(t, type)->version;
    const CacheEntry *e = cache_entry(t, version, name);
    if (GI_LIKELY(e->version == version && e->name == name && version != 0)) {
        return e->value;
    }
    return lookup_slow(t, type, name);
}

/* --- changes and subclasses --- */

GI_FOR_SIZE

static GiValue *subclasses_slot(GiThread *t, GiType *type) {
    return type->flags & GI_TYPE_HEAP ? &type->subclasses : &state_of(t, type)->subclasses;
}

static GiValue subclass_key(GiThread *t, const GiType *type) {
    return gi_int(t, (int64_t)((uintptr_t)type >> 4));
}

/* Puts a weak reference to type into base's list. */
bool gi_type_add_subclass(GiThread *t, GiType *base, GiType *type) {
    GiValue *slot = subclasses_slot(t, base);
    if (*slot == GI_NULL && (*slot = gi_dict(t)) == GI_NULL) {
        return false;
    }
    GiValue key = subclass_key(t, type), weak = GI_NULL;
    if (key != GI_NULL) {
        weak = gi_weakref_new(t, &gi_weakref_type, gi_counted(type), GI_NULL);
    }
    bool ok = weak != GI_NULL && gi_dict_set(t, gi_as_dict(*subclasses_slot(t, base)), key, weak);
    gi_xdrop(t, weak);
    gi_xdrop(t, key);
    return ok;
}

/* Takes type out of base's list; never fails (a key of this kind needs no code to compare). */
void gi_type_remove_subclass(GiThread *t, GiType *base, GiType *type) {
    if (!(base->flags & GI_TYPE_HEAP) && t->vm->type_state == NULL) {
        return;
    }
    GiValue d = *subclasses_slot(t, base);
    if (d == GI_NULL) {
        return;
    }
    GiValue saved = t->exc;
    t->exc = GI_NULL;
    GiValue key = subclass_key(t, type);
    if (key != GI_NULL) {
        gi_dict_delete(t, gi_as_dict(d), key);
        gi_drop(t, key);
    }
    gi_error_clear(t);
    t->exc = saved;
}

/* The living direct subclasses, static ones first. */
GiValue gi_type_subclasses(GiThread *t, GiType *type) {
    GiValue list = gi_list(t, NULL, 0);
    if (list == GI_NULL) {
        return GI_NULL;
    }
    for (uint32_t i = 1; !(type->flags & GI_TYPE_HEAP) && i < GI_STATIC_TYPE_COUNT; i++) {
        if (gi_static_types[i]->base == type &&
            !gi_list_append(t, list, gi_static(gi_static_types[i]))) {
            goto fail;
        }
    }
    GiValue d = *subclasses_slot(t, type);
    uint32_t pos = 0;
    GiValue key, weak;
    while (d != GI_NULL && gi_dict_next(gi_as_dict(d), &pos, &key, &weak)) {
        GiValue sub = gi_weakref_get((GiWeakref *)gi_object(weak));
        if (sub != GI_NULL && !gi_list_append_steal(t, list, sub)) {
            goto fail;
        }
    }
    return list;
fail:
    gi_drop(t, list);
    return GI_NULL;
}

/* New version and shapes for the type and all below it; their slots too when `slots`. */
bool gi_type_changed(GiThread *t, GiType *type, bool slots) {
    if (!gi_enter(t, "")) {
        return false;
    }
    type->version = 0;
    if (type->shape != NULL) {
        gi_shape_retire_type(t, type);
    }
    bool ok = !slots || gi_slots_update(t, type, false);
    uint32_t pos = 0;
    GiValue key, weak;
    while (ok && type->subclasses != GI_NULL &&
           gi_dict_next(gi_as_dict(type->subclasses), &pos, &key, &weak)) {
        GiObject *sub = ((GiWeakref *)gi_object(weak))->target;
        ok = sub == NULL || gi_type_changed(t, (GiType *)sub, slots);
    }
    gi_leave(t);
    return ok;
}

/* See type.h; an allocation failure leaves the older slots in place. */
void gi_type_modified(GiThread *t, GiType *type) {
    if (type->flags & GI_TYPE_HEAP) {
        GiValue saved = t->exc;
        t->exc = GI_NULL;
        if (!gi_type_changed(t, type, true)) {
            gi_error_clear(t);
        }
        t->exc = saved;
    }
}

/* --- names --- */

/* Last component of the type's name. */
const char *gi_type_name(GiType *type) {
    const char *dot = type->flags & GI_TYPE_HEAP ? NULL : strrchr(type->name, '.');
    return dot == NULL ? type->name : dot + 1;
}

/* __module__ of a type as str (of a heap type: what its dict says, or "builtins"). */
GiValue gi_type_module(GiThread *t, GiType *type) {
    if (type->flags & GI_TYPE_HEAP) {
        GiValue m = gi_dict_get_str(t, gi_as_dict(type->dict), GI_NAME(t, __module__));
        if (m != GI_NULL || gi_failed(t)) {
            return gi_xtake(m);
        }
        return gi_take(GI_NAME(t, builtins));
    }
    const char *dot = strrchr(type->name, '.');
    return dot == NULL ? gi_take(GI_NAME(t, builtins))
                       : gi_intern(t, type->name, (size_t)(dot - type->name));
}

/* __qualname__ of a type as str. */
GiValue gi_type_qualname(GiThread *t, GiType *type) {
    if (type->flags & GI_TYPE_HEAP) {
        return gi_take(type->qualname);
    }
    const char *name = gi_type_name(type);
    return gi_intern(t, name, strlen(name));
}

/* "module.qualname", or the qualname alone for builtins and types without a module. */
GiValue gi_type_full_name(GiThread *t, GiType *type) {
    GiValue module = gi_type_module(t, type);
    GiValue name = module == GI_NULL ? GI_NULL : gi_type_qualname(t, type);
    if (name != GI_NULL && gi_is_str(module) && !gi_str_equal_text(module, "builtins")) {
        GiValue full = gi_str_from_format(t, "%S.%S", module, name);
        gi_drop(t, name);
        name = full;
    }
    gi_xdrop(t, module);
    return name;
}

GI_FOR_SPEED
