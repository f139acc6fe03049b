/* SPDX-License-Identifier: MIT
 * runtime/edges.c: references with their places (edges.h).
 *
 * Containers whose contents have names or positions are listed one by one below; for every other type
 * the laid-out slots and `traverse` say what is held, and a table gives the slots names. A type that
 * is missing here is thus still counted right, only described less well.
 */
#include "runtime/edges.h"

#include "gc/host.h"
#include "gc/weak.h"
#include "runtime/errors/exception.h"
#include "runtime/gil/sync.h"
#include "runtime/gil/thread.h"
#include "runtime/init.h"
#include "runtime/native.h"
#include "runtime/shape.h"
#include "runtime/types/sequence.h"
#include "runtime/types/str.h"
#include "runtime/types/type_internal.h"
#include "runtime/types/type_layout.h"

const char *const gi_edge_kind_names[GI_EDGE_KIND_COUNT] = {
    "global", "attribute", "dict key", "dict value", "item",     "set element", "cell", "local",
    "register", "exception", "constant", "class",    "interpreter", "thread",  "handle"};

typedef struct Walk { /* adds the place to plain visits */
    GiEdgeVisit visit;
    void *arg;
    GiEdge edge;
} Walk;

static int report(const GiEdge *edge, GiEdgeVisit visit, void *arg) {
    return edge->target != GI_NULL && edge->target != GI_UNBOUND ? visit(edge, arg) : 0;
}

/* A GiVisit that passes a reference on with the place that the walk has noted. */
static int pass_on(GiValue v, void *arg) {
    Walk *walk = arg;
    walk->edge.target = v;
    return report(&walk->edge, walk->visit, walk->arg);
}

/* --- objects --- */

static int visit_items(const GiValue *items, size_t n, const GiObject *o, GiEdgeVisit visit, void *arg) {
    for (size_t i = 0; i < n; i++) {
        GiEdge edge = {items[i], GI_EDGE_ITEM, o, NULL, GI_NULL, (int64_t)i, NULL, 0};
        int stop = report(&edge, visit, arg);
        if (stop != 0) {
            return stop;
        }
    }
    return 0;
}

static int visit_dict(const GiDict *d, GiEdgeVisit visit, void *arg) {
    GiValue key, value;
    for (uint32_t pos = 0; gi_dict_next(d, &pos, &key, &value);) {
        int stop = report(&(GiEdge){key, GI_EDGE_KEY, &d->head, NULL, key, -1, NULL, 0}, visit, arg);
        if (stop == 0) {
            stop = report(&(GiEdge){value, GI_EDGE_VALUE, &d->head, NULL, key, -1, NULL, 0}, visit, arg);
        }
        if (stop != 0) {
            return stop;
        }
    }
    return 0;
}

static int visit_set(GiObject *o, GiEdgeVisit visit, void *arg) {
    GiValue key;
    for (size_t pos = 0; gi_set_next(gi_counted(o), &pos, &key);) {
        int stop = report(&(GiEdge){key, GI_EDGE_ELEMENT, o, NULL, key, -1, NULL, 0}, visit, arg);
        if (stop != 0) {
            return stop;
        }
    }
    return 0;
}

static int visit_type(GiType *type, GiEdgeVisit visit, void *arg) {
    const struct { GiValue v; const char *name; } fields[] = {
        {type->dict, "__dict__"},   {type->mro, "__mro__"},       {type->bases, "__bases__"},
        {type->subclasses, "__subclasses__"}, {type->name_value, "__name__"}, {type->qualname, "__qualname__"}};
    for (size_t i = 0; i < sizeof fields / sizeof *fields; i++) {
        GiEdge edge = {fields[i].v, GI_EDGE_ATTRIBUTE, &type->gc.head, fields[i].name, GI_NULL, -1, NULL, 0};
        int stop = report(&edge, visit, arg);
        if (stop != 0) {
            return stop;
        }
    }
    return 0;
}

/* Names of laid-out slots of builtin types, in order. */
static const struct { const GiType *type; const char *names[6]; } slot_names[] = {
    {&gi_bound_method_type, {"__func__", "__self__"}},
    {&gi_module_type, {"__dict__"}},
    {&gi_property_type, {"fget", "fset", "fdel", "__doc__", "__name__"}},
    {&gi_staticmethod_type, {"__func__", "__dict__"}},
    {&gi_classmethod_type, {"__func__", "__dict__"}},
    {&gi_builtin_function_type, {"__self__", "__module__", "descriptor"}},
    {&gi_slice_type, {"start", "stop", "step"}},
    {&gi_mappingproxy_type, {"mapping"}},
    {&gi_weakref_type, {"callback"}},
    {&gi_weak_proxy_type, {"callback"}},
    {&gi_weak_callable_proxy_type, {"callback"}},
    {&gi_list_iterator_type, {"list"}},
    {&gi_tuple_iterator_type, {"tuple"}},
    {&gi_enumerate_type, {"iterator"}},
    {&gi_filter_type, {"function", "iterator"}},
    {&gi_defaultdict_type, {"default_factory"}},
    {&gi_functools_partial_type, {"func", "args", "keywords", "__dict__"}},
};

static const char *slot_name(const GiType *type, size_t i) {
    static const char *const exception[] = {"args", "__traceback__", "__context__", "__cause__", "__dict__"};
    if (type->flags & GI_TYPE_EXCEPTION) {
        return i < sizeof exception / sizeof *exception ? exception[i] : NULL;
    }
    for (size_t k = 0; k < sizeof slot_names / sizeof *slot_names; k++) {
        if (slot_names[k].type == type) {
            return i < 6 ? slot_names[k].names[i] : NULL;
        }
    }
    return NULL;
}

/* The laid-out slots and the traverse function of a builtin type, on its own or under a class. */
static int visit_native(GiObject *o, const GiType *native, GiEdgeVisit visit, void *arg) {
    const GiValue *slot = (const GiValue *)((const char *)o + native->gc.slots_offset);
    for (uint32_t i = 0; i < native->gc.slots_count; i++) {
        GiEdge edge = {slot[i], GI_EDGE_ATTRIBUTE, o, slot_name(native, i), GI_NULL, i, NULL, 0};
        int stop = report(&edge, visit, arg);
        if (stop != 0) {
            return stop;
        }
    }
    Walk walk = {visit, arg, {GI_NULL, GI_EDGE_ATTRIBUTE, o, NULL, GI_NULL, -1, NULL, 0}};
    return native->gc.traverse == NULL ? 0 : native->gc.traverse(o, pass_on, &walk);
}

static int visit_contents(GiThread *t, GiObject *o, GiType *native, GiEdgeVisit visit, void *arg) {
    if (native == &gi_list_type) {
        return visit_items(((GiList *)o)->items, ((GiList *)o)->size, o, visit, arg);
    }
    if (native == &gi_tuple_type) {
        return visit_items(((GiTuple *)o)->items, ((GiTuple *)o)->size, o, visit, arg);
    }
    if (native == &gi_dict_type) {
        return visit_dict((GiDict *)o, visit, arg);
    }
    if (native == &gi_set_type || native == &gi_frozenset_type) {
        return visit_set(o, visit, arg);
    }
    if (native == &gi_type_type) {
        return visit_type((GiType *)o, visit, arg);
    }
    bool known;
    int stop = gi_edges_code(t, o, visit, arg, &known);
    return known ? stop : visit_native(o, native, visit, arg);
}

/* The name of attribute i of a shape, GI_NULL: it is a slot, not a named attribute. */
static GiValue attribute_name(const GiShape *shape, uint32_t i) {
    while (shape != NULL && shape->name != GI_NULL && shape->count > i + 1) {
        shape = shape->parent;
    }
    return shape != NULL && shape->count == i + 1 ? shape->name : GI_NULL;
}

/* The name in __slots__ of place i, from the member descriptors along the mro; GI_NULL: none. */
static GiValue member_name(const GiType *type, uint32_t i) {
    GiValue mro = type->mro, key, value;
    for (size_t k = 0; mro != GI_NULL && k < gi_as_tuple(mro)->size; k++) {
        const GiType *owner = gi_as_type(gi_as_tuple(mro)->items[k]);
        if (!(owner->flags & GI_TYPE_HEAP) || owner->dict == GI_NULL) {
            continue;
        }
        for (uint32_t pos = 0; gi_dict_next(gi_as_dict(owner->dict), &pos, &key, &value);) {
            const GiMember *m = (const GiMember *)gi_object(value);
            if (gi_is_object(value) && gi_type(value) == &gi_member_descriptor_type && m->row == NULL &&
                m->slot == i) {
                return m->name;
            }
        }
    }
    return GI_NULL;
}

static int visit_attribute(GiObject *o, const GiShape *shape, uint32_t i, GiValue v, GiEdgeVisit visit, void *arg) {
    GiValue name = shape == NULL ? GI_NULL : attribute_name(shape, i);
    if (name == GI_NULL && v != GI_UNBOUND && v != GI_NULL) {
        name = member_name(o->type, i);
    }
    GiEdge edge = {v, GI_EDGE_ATTRIBUTE, o, name == GI_NULL ? "__slots__" : NULL, name, i, NULL, 0};
    return report(&edge, visit, arg);
}

/* Attributes that lie in the instance itself (all of the laid-out slots) and in its extension. */
static int visit_part(GiObject *o, bool plain, GiEdgeVisit visit, void *arg) {
    const GiInstancePart *p = gi_instance_part(o);
    const GiShape *shape = p->shape;
    const GiValue *slots = (const GiValue *)(p + 1);
    int stop = 0;
    for (uint32_t i = 0; plain && i < o->type->gc.slots_count && stop == 0; i++) {
        stop = visit_attribute(o, shape, i, slots[i], visit, arg);
    }
    if (stop != 0 || shape == NULL || p->more == NULL) {
        return stop;
    }
    if (shape->dict_mode) {
        GiEdge edge = {gi_counted(p->more), GI_EDGE_ATTRIBUTE, o, "__dict__", GI_NULL, -1, NULL, 0};
        return report(&edge, visit, arg);
    }
    const GiInstanceMore *more = p->more;
    for (uint32_t i = shape->inline_count; i < shape->count && stop == 0; i++) {
        stop = visit_attribute(o, shape, i, more->slots[i - shape->inline_count], visit, arg);
    }
    return stop;
}

/* What a class adds to its builtin base. */
static int visit_added(GiObject *o, const GiType *native, GiEdgeVisit visit, void *arg) {
    const GiType *type = o->type;
    bool plain = gi_layout_is_plain(native);
    int stop = 0;
    for (uint32_t i = 0; !plain && stop == 0 && i < type->slot_names; i++) {
        GiValue v = *(GiValue *)((char *)o + gi_layout_slot_offset(native, i));
        stop = visit_attribute(o, NULL, i, v, visit, arg);
    }
    return stop != 0 || type->shape_offset == 0 ? stop : visit_part(o, plain, visit, arg);
}

int gi_edges_of(GiThread *t, GiObject *o, GiEdgeVisit visit, void *arg) {
    GiType *native = o->type;
    int stop = 0;
    if (native->flags & GI_TYPE_HEAP) {
        stop = report(&(GiEdge){gi_counted(o->type), GI_EDGE_CLASS, o, "__class__", GI_NULL, -1, NULL, 0}, visit, arg);
        native = gi_static_base(native);
        bool added = !(native->flags & GI_TYPE_TYPE);
        stop = stop == 0 && added ? visit_added(o, native, visit, arg) : stop;
    }
    if (stop == 0 && !gi_layout_is_plain(native)) {
        stop = visit_contents(t, o, native, visit, arg);
    }
    Walk walk = {visit, arg, {GI_NULL, GI_EDGE_TABLE, o, "hidden class", GI_NULL, -1, NULL, 0}};
    return stop != 0 ? stop : gi_host_hidden(o, pass_on, &walk);
}

int gi_host_hidden(GiObject *o, GiVisit visit, void *arg) {
    return o->type->flags & GI_TYPE_TYPE ? gi_shape_visit_type((GiType *)o, visit, arg) : 0;
}

/* --- roots --- */

typedef struct Root {
    GiValue value;
    const char *name;
} Root;

static int visit_roots(GiThread *t, const Root *roots, size_t n, GiEdgeKind kind, GiEdgeVisit visit, void *arg) {
    for (size_t i = 0; i < n; i++) {
        GiEdge edge = {roots[i].value, kind, NULL, roots[i].name, GI_NULL, -1, t, 0};
        int stop = report(&edge, visit, arg);
        if (stop != 0) {
            return stop;
        }
    }
    return 0;
}

static int visit_values(const GiValue *values, size_t n, const char *name, GiEdgeVisit visit, void *arg) {
    for (size_t i = 0; i < n; i++) {
        int stop = report(&(GiEdge){values[i], GI_EDGE_TABLE, NULL, name, GI_NULL, (int64_t)i, NULL, 0}, visit, arg);
        if (stop != 0) {
            return stop;
        }
    }
    return 0;
}

static GiValue of_dict(GiDict *d) { return d == NULL ? GI_NULL : gi_counted(d); }

static int visit_tables(GiVm *vm, GiEdgeVisit visit, void *arg) {
    const Root roots[] = {
        {of_dict(vm->interned), "interned strings"},
        {of_dict(vm->modules), "sys.modules"},
        {of_dict(vm->builtins), "builtins"},
        {of_dict(vm->no_builtins), "no builtins"},
        {of_dict(vm->sys_dict), "sys"},
        {vm->import_function, "__import__"},
        {vm->empty_tuple, "empty tuple"},
        {vm->empty_str, "empty str"},
        {vm->empty_bytes, "empty bytes"},
        {vm->empty_frozenset, "empty frozenset"},
        {vm->exception_group, "ExceptionGroup"},
        {vm->memory_error, "MemoryError made in advance"},
        {vm->sources, "source texts for tracebacks"},
        {vm->warnings, "state of warnings"},
        {vm->queue_empty, "_queue.Empty"},
        {vm->gc_callbacks, "gc.callbacks"},
        {vm->gc_garbage, "gc.garbage"},
        {vm->gil->event_files, "recorded events"},
        {vm->gil->default_int_handler, "default SIGINT handler"},
    };
    int stop = visit_roots(NULL, roots, sizeof roots / sizeof *roots, GI_EDGE_TABLE, visit, arg);
    if (stop == 0) {
        stop = visit_values(vm->names, GI_NAME_COUNT, "names that C code needs", visit, arg);
    }
    if (stop == 0) {
        stop = visit_values(vm->ascii_chars, 128, "one-character strings", visit, arg);
    }
    return stop != 0 ? stop : visit_values(vm->gil->signal_handlers, GI_SIGNAL_COUNT, "signal handlers", visit, arg);
}

/* What the vm keeps of builtin types, and the names in the method cache. */
static int visit_types(GiThread *t, GiEdgeVisit visit, void *arg) {
    GiVm *vm = t->vm;
    for (uint32_t i = 1; vm->type_state != NULL && i < gi_static_type_count(); i++) {
        const GiTypeState *s = &vm->type_state[i];
        const char *name = gi_static_types[i]->name;
        const Root roots[] = {{of_dict(s->dict), name}, {s->mro, name}, {s->subclasses, name}};
        int stop = visit_roots(NULL, roots, 3, GI_EDGE_TABLE, visit, arg);
        if (stop != 0) {
            return stop;
        }
    }
    Walk walk = {visit, arg, {GI_NULL, GI_EDGE_TABLE, NULL, "method cache", GI_NULL, -1, NULL, 0}};
    return gi_type_cache_visit(vm, pass_on, &walk);
}

static int visit_thread(GiThread *t, GiEdgeVisit visit, void *arg) {
    const Root roots[] = {
        {t->context, "contextvars context"},        {t->locals_store, "threading.local"},
        {t->repr_active, "repr under way"},         {t->asyncgen_firstiter, "async generator hook"},
        {t->asyncgen_finalizer, "async generator hook"}, {t->trace_function, "trace function"},
        {t->profile_function, "profile function"}};
    const Root exceptions[] = {{t->exc, "being raised"}, {t->async_exc, "to be raised"},
                               {t->base_handled.exc, "being handled"}};
    int stop = visit_roots(t, roots, sizeof roots / sizeof *roots, GI_EDGE_THREAD, visit, arg);
    if (stop == 0) {
        stop = visit_roots(t, exceptions, 3, GI_EDGE_EXCEPTION, visit, arg);
    }
    return stop != 0 ? stop : gi_edges_frames(t, visit, arg);
}

int gi_edges_roots(GiThread *t, GiEdgeVisit visit, void *arg) {
    int stop = visit_tables(t->vm, visit, arg);
    if (stop == 0) {
        stop = visit_types(t, visit, arg);
    }
    if (stop == 0) {
        stop = gi_edges_host(t, visit, arg);
    }
    for (GiThread *r = gi_thread_next_record(t->vm, NULL); r != NULL && stop == 0;
         r = gi_thread_next_record(t->vm, r)) {
        stop = visit_thread(r, visit, arg);
    }
    return stop;
}
