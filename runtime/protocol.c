/* SPDX-License-Identifier: MIT
 * runtime/protocol.c: attributes, text, items and iteration of any value (see protocol.h). Operators are
 * in arithmetic.c and compare.c, calls in call.c, isinstance in isinstance.c.
 */
#include "runtime/shape.h"
#include "runtime/types/genericalias.h"
#include "runtime/types/number.h"
#include "runtime/types/sequence.h"
#include "runtime/types/str.h"
#include "runtime/types/type_internal.h"

/* --- attributes --- */

/* v.name */
GiValue gi_getattr(GiThread *t, GiValue v, GiValue name) { return gi_type(v)->getattr(t, v, name); }

GiValue gi_getattr_text(GiThread *t, GiValue v, const char *name) {
    GiValue id = gi_intern(t, name, strlen(name));
    if (id == GI_NULL) {
        return GI_NULL;
    }
    GiValue r = gi_getattr(t, v, id);
    gi_drop(t, id);
    return r;
}

/* As gi_getattr, with an AttributeError swallowed. */
int gi_getattr_optional(GiThread *t, GiValue v, GiValue name, GiValue *out) {
    int found;
    if (gi_type(v)->getattr == gi_object_getattr) {
        found = gi_object_getattr_optional(t, v, name, out);
    } else {
        *out = gi_getattr(t, v, name);
        found = *out == GI_NULL ? -1 : 1;
    }
    return found < 0 && gi_error_clear_if(t, &gi_AttributeError) ? 0 : found;
}

/* v.name = x, or del v.name. */
bool gi_setattr(GiThread *t, GiValue v, GiValue name, GiValue x) {
    GiType *type = gi_type(v);
    return type->setattr(t, v, name, x);
}

/* --- text --- */

static GiValue check_text(GiThread *t, GiValue r, const char *method) {
    if (r != GI_NULL && !gi_is_str(r)) {
        gi_raise_type_error(t, "%s returned non-string (type %T)", method, r);
        gi_drop(t, r);
        return GI_NULL;
    }
    return r;
}

/* repr(v). */
GiValue gi_repr(GiThread *t, GiValue v) {
    if (!gi_enter(t, " while getting the repr of an object")) {
        return GI_NULL;
    }
    GiValue r = gi_type(v)->repr(t, v);
    gi_leave(t);
    return check_text(t, r, "__repr__");
}

/* str(v). */
GiValue gi_str(GiThread *t, GiValue v) {
    GiType *type = gi_type(v);
    if (type == &gi_str_type) {
        return gi_take(v);
    }
    if (gi_is_int_imm(v)) {
        return gi_int_to_str(t, v, 10);
    }
    if (!gi_enter(t, " while getting the str of an object")) {
        return GI_NULL;
    }
    GiValue r = type->str(t, v);
    gi_leave(t);
    return check_text(t, r, "__str__");
}

/* ascii(v): repr with \x, \u and \U escapes. */
GiValue gi_ascii(GiThread *t, GiValue v) {
    GiValue r = gi_repr(t, v);
    if (r == GI_NULL || gi_as_str(r)->ascii) {
        return r;
    }
    GiText b;
    gi_text_init(&b, t);
    const char *p = gi_str_text(r), *end = p + gi_str_size(r);
    while (p < end) {
        uint32_t c = gi_utf8_next(&p);
        char escape[16];
        if (c < 128) {
            gi_text_add_char(&b, c);
            continue;
        }
        static const char digits[] = "0123456789abcdef";
        int width = c < 0x100 ? 2 : c < 0x10000 ? 4 : 8;
        escape[0] = '\\';
        escape[1] = width == 2 ? 'x' : width == 4 ? 'u' : 'U';
        for (int i = 0; i < width; i++) {
            escape[2 + i] = digits[c >> (4 * (width - 1 - i)) & 15];
        }
        gi_text_add(&b, escape, (size_t)width + 2);
    }
    gi_drop(t, r);
    return gi_text_finish(&b);
}

/* format(v, spec). */
GiValue gi_format(GiThread *t, GiValue v, GiValue spec) {
    if (spec == GI_NULL) {
        spec = t->vm->empty_str;
    }
    GiType *type = gi_type(v);
    if (gi_str_size(spec) == 0 && (type == &gi_str_type || type == &gi_int_type)) {
        return gi_str(t, v);
    }
    if (type == &gi_str_type) {
        return gi_str_format_spec(t, v, spec);
    }
    if (type == &gi_int_type) {
        return gi_int_format(t, v, spec);
    }
    if (type == &gi_float_type) {
        return gi_float_format(t, v, spec);
    }
    GiValue a[2] = {v, spec};
    bool found;
    GiValue r = gi_call_special(t, GI_NAME(t, __format__), a, 2, &found);
    if (!found && !gi_failed(t)) {
        return gi_raise_type_error(t, "Type %T doesn't define __format__", v);
    }
    if (r != GI_NULL && !gi_is_str(r)) {
        gi_raise_type_error(t, "__format__ must return a str, not %T", r);
        gi_drop(t, r);
        return GI_NULL;
    }
    return r;
}

/* The list of containers being printed is small: a linear search does. */
int gi_repr_enter(GiThread *t, GiValue v) {
    if (t->repr_active == GI_NULL && (t->repr_active = gi_list(t, NULL, 0)) == GI_NULL) {
        return -1;
    }
    const GiList *l = gi_as_list(t->repr_active);
    for (size_t i = l->size; i-- > 0;) {
        if (l->items[i] == v) {
            return 0;
        }
    }
    return gi_list_append(t, t->repr_active, v) ? 1 : -1;
}

void gi_repr_leave(GiThread *t, GiValue v) {
    if (t->repr_active == GI_NULL) {
        return;
    }
    GiList *l = gi_as_list(t->repr_active);
    for (size_t i = l->size; i-- > 0;) {
        if (l->items[i] == v) {
            memmove(l->items + i, l->items + i + 1, (l->size - i - 1) * sizeof *l->items);
            l->size--;
            gi_drop(t, v);
            return;
        }
    }
}

/* --- containers --- */

/* len(v). */
int64_t gi_len(GiThread *t, GiValue v) {
    const GiContainerSlots *c = gi_type(v)->container;
    if (c == NULL || c->len == NULL) {
        gi_raise_type_error(t, "object of type '%T' has no len()", v);
        return -1;
    }
    return c->len(t, v);
}

/* operator.length_hint(v, fallback). */
int64_t gi_length_hint(GiThread *t, GiValue v, int64_t fallback) {
    const GiContainerSlots *c = gi_type(v)->container;
    if (c != NULL && c->len != NULL) {
        int64_t n = c->len(t, v);
        if (n >= 0 || !gi_error_clear_if(t, &gi_TypeError)) {
            return n;
        }
    }
    bool found;
    GiValue r = gi_call_special(t, GI_NAME(t, __length_hint__), &v, 1, &found);
    if (r == GI_NULL) {
        return (!found && !gi_failed(t)) || gi_error_clear_if(t, &gi_TypeError) ? fallback : -1;
    }
    int64_t n = -1;
    if (r == GI_NOT_IMPLEMENTED) {
        n = fallback;
    } else if (!gi_is_int(r)) {
        gi_raise_type_error(t, "__length_hint__ must be an integer, not %T", r);
    } else if (gi_int_overflow(r, &n) != 0) {
        n = -1;
        gi_raise(t, &gi_OverflowError, "Python int too large to convert to C ssize_t");
    } else if (n < 0) {
        n = -1;
        gi_raise_value_error(t, "__length_hint__() should return >= 0");
    }
    gi_drop(t, r);
    return n;
}

/* C[key] of a class: __class_getitem__. */
static GiValue class_getitem(GiThread *t, GiValue cls, GiValue key) {
    if (cls == gi_static(&gi_type_type)) {
        return gi_generic_alias_of_type(t, key);
    }
    GiValue f;
    if (gi_getattr_optional(t, cls, GI_NAME(t, __class_getitem__), &f) < 0) {
        return GI_NULL;
    }
    if (f != GI_NULL && f != GI_NONE) {
        GiValue r = gi_call1(t, f, key);
        gi_drop(t, f);
        return r;
    }
    return gi_raise_type_error(t, "type '%N' is not subscriptable", gi_as_type(cls));
}

/* v[key]. */
GiValue gi_getitem(GiThread *t, GiValue v, GiValue key) {
    const GiContainerSlots *c = gi_type(v)->container;
    if (c != NULL && c->getitem != NULL) {
        return c->getitem(t, v, key);
    }
    if (gi_is_type(v)) {
        return class_getitem(t, v, key);
    }
    return gi_raise_type_error(t, "'%T' object is not subscriptable", v);
}

/* v[key] = x, or del v[key]. */
bool gi_setitem(GiThread *t, GiValue v, GiValue key, GiValue x) {
    const GiContainerSlots *c = gi_type(v)->container;
    if (c != NULL && c->setitem != NULL) {
        return c->setitem(t, v, key, x);
    }
    if (x != GI_NULL) {
        return gi_raise_type_error(t, "'%T' object does not support item assignment", v);
    }
    /* CPython words this by its own tables: a class or sequence that is given an index "doesn't" */
    bool sequence = c != NULL || (gi_type(v)->flags & GI_TYPE_HEAP);
    bool index = gi_type(key)->number != NULL && gi_type(key)->number->to_index != NULL;
    return gi_raise_type_error(t, "'%T' object %s support item deletion", v,
                               sequence && index ? "doesn't" : "does not");
}

/* x in v by walking it. */
int gi_contains_by_iteration(GiThread *t, GiValue v, GiValue x) {
    GiType *type = gi_type(v);
    if (type->iter == NULL && (type->container == NULL || type->container->getitem == NULL)) {
        gi_raise_type_error(t, "argument of type '%T' is not iterable", v);
        return -1;
    }
    GiValue it = gi_iter(t, v);
    if (it == GI_NULL) {
        if (gi_error_is(t, &gi_TypeError)) {
            gi_error_clear(t);
            gi_raise_type_error(t, "argument of type '%T' is not iterable", v);
        }
        return -1;
    }
    int found = 0;
    while (found == 0) {
        GiValue item = gi_poll(t, 2) ? gi_next(t, it) : GI_NULL;
        if (item == GI_NULL) {
            found = gi_failed(t) ? -1 : 0;
            break;
        }
        found = gi_equal(t, item, x);
        gi_drop(t, item);
    }
    gi_drop(t, it);
    return found;
}

/* x in v. */
int gi_contains(GiThread *t, GiValue v, GiValue x) {
    const GiContainerSlots *c = gi_type(v)->container;
    if (c != NULL && c->contains != NULL) {
        return c->contains(t, v, x);
    }
    return gi_contains_by_iteration(t, v, x);
}

/* --- iteration --- */

/* iter(v). */
GiValue gi_iter(GiThread *t, GiValue v) {
    GiType *type = gi_type(v);
    if (type->iter == NULL) {
        if (type->container != NULL && type->container->getitem != NULL && !(type->flags & GI_TYPE_DICT)) {
            return gi_sequence_iter(t, v);
        }
        return gi_raise_type_error(t, "'%T' object is not iterable", v);
    }
    GiValue it = type->iter(t, v);
    if (it != GI_NULL && gi_type(it)->next == NULL) {
        gi_raise_type_error(t, "iter() returned non-iterator of type '%T'", it);
        gi_drop(t, it);
        return GI_NULL;
    }
    return it;
}

/* The next item, or GI_NULL: at the end without an error. */
GiValue gi_next(GiThread *t, GiValue it) {
    GiUnaryFn next = gi_type(it)->next;
    if (GI_UNLIKELY(next == NULL)) {
        return gi_raise_type_error(t, "'%T' object is not an iterator", it);
    }
    char here; /* iterators over iterators over iterators */
    if (GI_UNLIKELY(&here < t->c_limit)) {
        gi_enter_slow(t, "");
        return GI_NULL;
    }
    GiValue v = next(t, it);
    if (GI_UNLIKELY(v == GI_NULL && gi_failed(t))) {
        gi_error_clear_if(t, &gi_StopIteration);
    }
    return v;
}

/* See protocol.h. */
GiValue gi_next_sink(GiThread *t, GiValue it, GiSink *sink) {
    return gi_type(it) == &gi_generator_type ? gi_generator_next_sink(t, it, sink) : gi_next(t, it);
}

typedef bool (*Visit)(GiThread *t, GiValue item, void *arg);

/* See protocol.h. */
GiUnaryFn gi_stepper(GiThread *t, GiValue it) {
    GiType *type = gi_type(it);
    char here; /* gi_next tells iterators over iterators that use up the C stack */
    return type->next == NULL || type->flags & GI_TYPE_HEAP || type == &gi_generator_type || &here < t->c_limit ? gi_next : type->next;
}

/* See protocol.h. */
void gi_step_ended(GiThread *t) {
    if (GI_UNLIKELY(gi_failed(t))) {
        gi_error_clear_if(t, &gi_StopIteration);
    }
}

#define EACH_STEPS 32u /* items between two polls */
#define EACH_MAY_GO_ON(t, i) ((i) % EACH_STEPS != 0 || gi_poll(t, 2 * EACH_STEPS))

/* Is the item one that the sink takes? Those that have no count only, which are as good as owned. */
static inline bool sink_takes(GiSink *sink, GiValue item) {
    return sink != NULL && !gi_is_counted(item) && sink->take(sink, item);
}

/* The list may change while it is walked. */
static bool each_of_list(GiThread *t, GiValue list, Visit visit, void *arg, GiSink *sink) {
    bool more = true;
    gi_take(list);
    for (size_t i = 0; more && EACH_MAY_GO_ON(t, i) && i < gi_as_list(list)->size; i++) {
        GiValue item = gi_as_list(list)->items[i];
        if (!sink_takes(sink, item)) {
            gi_take(item);
            more = visit(t, item, arg);
            gi_drop(t, item);
        }
    }
    gi_drop(t, list);
    return !gi_failed(t);
}

static bool each_of_tuple(GiThread *t, GiValue tuple, Visit visit, void *arg, GiSink *sink) {
    gi_take(tuple);
    for (size_t i = 0; i < gi_as_tuple(tuple)->size && EACH_MAY_GO_ON(t, i); i++) {
        GiValue item = gi_as_tuple(tuple)->items[i];
        if (!sink_takes(sink, item) && !visit(t, item, arg)) {
            break;
        }
    }
    gi_drop(t, tuple);
    return !gi_failed(t);
}

/* Calls visit for each item; see protocol.h. */
bool gi_each(GiThread *t, GiValue iterable, Visit visit, void *arg) {
    return gi_each_sink(t, iterable, visit, arg, NULL);
}

/* See protocol.h. */
bool gi_each_sink(GiThread *t, GiValue iterable, Visit visit, void *arg, GiSink *sink) {
    if (gi_is_exact(iterable, &gi_list_type)) {
        return each_of_list(t, iterable, visit, arg, sink);
    }
    if (gi_is_exact(iterable, &gi_tuple_type)) {
        return each_of_tuple(t, iterable, visit, arg, sink);
    }
    GiValue it = gi_iter(t, iterable);
    if (it == GI_NULL) {
        return false;
    }
    GiUnaryFn step = gi_stepper(t, it);
    bool direct = sink != NULL && step != gi_next, more = true;
    while (more && gi_poll(t, 2)) {
        GiValue item = direct || sink == NULL ? step(t, it) : gi_next_sink(t, it, sink);
        if (item == GI_NULL) {
            gi_step_ended(t);
            break;
        }
        if (!direct || !sink->take(sink, item)) {
            more = visit(t, item, arg);
            gi_drop(t, item);
        }
    }
    gi_drop(t, it);
    return !gi_failed(t);
}
