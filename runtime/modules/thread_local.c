/* SPDX-License-Identifier: MIT
 * runtime/modules/thread_local.c owns _thread._local: attributes that each thread has for itself.
 *
 *   local->dicts:     dict { thread id: that thread's __dict__ }
 *   t->locals_store:  dict { address of a local object that t has touched: None }
 *
 * The object owns the dicts, so the collector sees cycles through them. A thread's entry is made when
 * it first touches the object (a subclass's __init__ then runs again, with the arguments of the first
 * time) and goes with the thread, which finds its entries through locals_store, or with the object,
 * which is then taken out of every locals_store.
 */
#include "runtime/gil/thread.h"
#include "runtime/modules/thread.h"
#include "runtime/native.h"
#include "runtime/types/dict.h"
#include "runtime/types/number.h"
#include "runtime/types/sequence.h"
#include "runtime/types/str.h"

typedef struct Local {
    GiObject head;
    GiValue args;   /* tuple of the constructor's arguments, and dict or GI_NULL */
    GiValue kwargs;
    GiValue dicts;
    GiObject *weak_list;
} Local;

static Local *as_local(GiValue v) { return (Local *)gi_object(v); }

/* Addresses are multiples of 16, and fit an immediate int when shifted. */
static GiValue key_of(const void *o) { return gi_int_imm((int64_t)((uintptr_t)o >> 4)); }
static Local *local_of_key(GiValue key) {
    return (Local *)((uintptr_t)gi_int_imm_value(key) << 4);
}
static GiValue thread_key(const GiThread *t) { return gi_int_imm((int64_t)t->id); }

/* Runs __init__ again, for a thread that sees the object for the first time. */
static bool initialise(GiThread *t, GiValue self) {
    GiType *type = gi_type(self);
    if (type->init == NULL || type->init == gi_object_type.init || type == &gi_thread_local_type) {
        return true;
    }
    Local *local = as_local(self);
    GiValue init = gi_getattr(t, self, GI_NAME(t, __init__));
    GiValue result = init == GI_NULL ? GI_NULL : gi_call_ex(t, init, local->args, local->kwargs);
    gi_xdrop(t, init);
    if (result == GI_NULL) {
        return false;
    }
    gi_drop(t, result);
    return true;
}

static GiDict *make_dict(GiThread *t, GiValue self, bool first) {
    if (t->locals_store == GI_NULL) {
        t->locals_store = gi_dict(t);
        if (t->locals_store == GI_NULL) {
            return NULL;
        }
    }
    GiDict *dicts = gi_as_dict(as_local(self)->dicts);
    GiValue d = gi_dict(t);
    if (d == GI_NULL) {
        return NULL;
    }
    bool ok = gi_dict_set(t, gi_as_dict(t->locals_store), key_of(gi_object(self)), GI_NONE) &&
              gi_dict_set(t, dicts, thread_key(t), d);
    gi_drop(t, d);
    if (!ok) {
        return NULL;
    }
    if (!first && !initialise(t, self)) {
        GiValue error = gi_error_take(t);
        gi_dict_delete(t, dicts, thread_key(t));
        gi_error_restore_steal(t, error);
        return NULL;
    }
    return gi_as_dict(d);
}

/* The calling thread's __dict__; borrowed. NULL: an error is set. */
static GiDict *dict_of(GiThread *t, GiValue self) {
    GiValue dicts = as_local(self)->dicts;
    if (dicts == GI_NULL) { /* emptied by the collector */
        gi_raise(t, &gi_RuntimeError, "thread-local object has been cleared");
        return NULL;
    }
    GiValue d = gi_dict_get(t, gi_as_dict(dicts), thread_key(t));
    if (d != GI_NULL) {
        return gi_as_dict(d);
    }
    return make_dict(t, self, false);
}

/* t ends: the local objects that it has touched forget it. */
void gi_thread_forget_locals(GiThread *t) {
    GiValue store = t->locals_store, key, none;
    t->locals_store = GI_NULL;
    if (store == GI_NULL) {
        return;
    }
    for (uint32_t pos = 0; gi_dict_next(gi_as_dict(store), &pos, &key, &none);) {
        Local *local = local_of_key(key);
        if (local->dicts != GI_NULL &&
            gi_dict_delete(t, gi_as_dict(local->dicts), thread_key(t)) < 0) {
            gi_error_clear(t);
        }
    }
    gi_drop(t, store);
}

static GiValue local_new(GiThread *t, GiType *type, const GiValue *a, size_t n, GiValue kwnames) {
    size_t keywords = kwnames == GI_NULL ? 0 : gi_as_tuple(kwnames)->size;
    if ((n > 0 || keywords > 0) && type->init == gi_object_type.init) {
        return gi_raise_type_error(t, "Initialization arguments are not supported");
    }
    Local *local = gi_object_new(t, type);
    if (local == NULL) {
        return GI_NULL;
    }
    GiValue self = gi_counted(local);
    local->args = gi_tuple(t, a, n);
    local->dicts = local->args == GI_NULL ? GI_NULL : gi_dict(t);
    bool ok = local->dicts != GI_NULL;
    if (ok && keywords > 0) {
        local->kwargs = gi_dict(t);
        ok = local->kwargs != GI_NULL;
        for (size_t i = 0; ok && i < keywords; i++) {
            ok = gi_dict_set(t, gi_as_dict(local->kwargs), gi_as_tuple(kwnames)->items[i], a[n + i]);
        }
    }
    if (!ok || make_dict(t, self, true) == NULL || !gi_track(t, local)) {
        gi_drop(t, self);
        return GI_NULL;
    }
    return self;
}

/* No thread shall look for o any more. */
static void withdraw(GiThread *t, const void *o) {
    for (GiThread *other = gi_thread_next_record(t->vm, NULL); other != NULL;
         other = gi_thread_next_record(t->vm, other)) {
        if (other->locals_store != GI_NULL &&
            gi_dict_delete(t, gi_as_dict(other->locals_store), key_of(o)) < 0) {
            gi_error_clear(t);
        }
    }
}

static void clear(GiThread *t, GiObject *o) {
    Local *local = (Local *)o;
    gi_replace(t, &local->args, GI_NULL);
    gi_replace(t, &local->kwargs, GI_NULL);
    gi_replace(t, &local->dicts, GI_NULL);
}

static void release(GiThread *t, GiObject *o) {
    GiValue pending = t->exc;
    t->exc = GI_NULL;
    withdraw(t, o);
    t->exc = pending;
    clear(t, o);
    gi_object_free(t, o, o->type->gc.size);
}

static bool is_dict_name(GiThread *t, GiValue name) { return name == GI_NAME(t, __dict__); }

/* object.__getattribute__ with this thread's dict as the instance's. */
static GiValue local_getattr(GiThread *t, GiValue self, GiValue name) {
    GiDict *d = dict_of(t, self);
    if (d == NULL) {
        return GI_NULL;
    }
    if (is_dict_name(t, name)) {
        return gi_take(gi_counted(d));
    }
    GiType *type = gi_type(self);
    GiValue descriptor = gi_type_lookup(t, type, name);
    if (descriptor == GI_NULL && gi_failed(t)) {
        return GI_NULL;
    }
    GiType *kind = descriptor == GI_NULL ? NULL : gi_type(descriptor);
    if (kind != NULL && kind->get != NULL && kind->set != NULL) {
        gi_take(descriptor);
        GiValue value = kind->get(t, descriptor, self, gi_type_value(type));
        gi_drop(t, descriptor);
        return value;
    }
    GiValue value = gi_dict_get(t, d, name);
    if (value != GI_NULL || gi_failed(t)) {
        return gi_xtake(value);
    }
    if (kind == NULL) {
        return gi_raise_attribute(t, self, name);
    }
    gi_take(descriptor);
    if (kind->get == NULL) {
        return descriptor;
    }
    value = kind->get(t, descriptor, self, gi_type_value(type));
    gi_drop(t, descriptor);
    return value;
}

static bool local_setattr(GiThread *t, GiValue self, GiValue name, GiValue x) {
    if (is_dict_name(t, name)) {
        return gi_raise(t, &gi_AttributeError, "'%T' object attribute '__dict__' is read-only", self);
    }
    GiDict *d = dict_of(t, self);
    if (d == NULL) {
        return false;
    }
    GiValue descriptor = gi_type_lookup(t, gi_type(self), name);
    if (descriptor == GI_NULL && gi_failed(t)) {
        return false;
    }
    if (descriptor != GI_NULL && gi_type(descriptor)->set != NULL) {
        gi_take(descriptor);
        bool ok = gi_type(descriptor)->set(t, descriptor, self, x);
        gi_drop(t, descriptor);
        return ok;
    }
    if (x != GI_NULL) {
        return gi_dict_set(t, d, name, x);
    }
    int deleted = gi_dict_delete(t, d, name);
    if (deleted == 0) {
        gi_raise_attribute(t, self, name);
    }
    return deleted == 1;
}

GiType gi_thread_local_type = {
    GI_TYPE_HEAD(Local, GI_GC_TRACKED),
    .gc.slots_offset = offsetof(Local, args),
    .gc.slots_count = 3,
    .gc.weak_offset = offsetof(Local, weak_list),
    .gc.clear = clear,
    .gc.release = release,
    .name = "_thread._local",
    .flags = GI_TYPE_BASE,
    .new_ = local_new,
    .getattr = local_getattr,
    .setattr = local_setattr,
    .doc = "Thread-local data",
};
