/* SPDX-License-Identifier: MIT
 * interp/vm/asyncgen.c owns async generators and the awaitables their methods give: asend (also __anext__)
 * and athrow (also aclose). The generator part itself is generator.c.
 *
 * A value yielded to the consumer comes out wrapped (ASYNC_WRAP), which tells it from a value that an
 * `await` inside passes to the event loop. The awaitable turns a wrapped value into StopIteration(value),
 * which is the result of `await`.
 *
 *   awaitable: INIT --first send or throw--> ITERATING --result or error--> CLOSED
 */
#include "interp/vm/generator.h"
#include "runtime/errors/exception.h"
#include "runtime/types/genericalias.h"
#include "runtime/types/support.h"

typedef struct Wrapped { GiObject head; GiValue value; } Wrapped;

typedef enum State { INIT, ITERATING, CLOSED } State;

/* asend: args is the value sent. athrow: args is the tuple of throw(), or GI_NULL for aclose(). */
typedef struct Awaitable {
    GiObject head;
    GiValue generator, args;
    State state;
} Awaitable;

static GiGenerator *generator_of(const Awaitable *w) { return (GiGenerator *)gi_object(w->generator); }
static Awaitable *as_awaitable(GiValue v) { return (Awaitable *)gi_object(v); }

/* See vm.h. */
GiValue gi_async_wrap(GiThread *t, GiValue v) {
    Wrapped *w = gi_object_new(t, &gi_async_generator_wrapped_type);
    if (w == NULL) {
        return GI_NULL;
    }
    w->value = gi_take(v);
    return gi_support_track(t, w);
}

static bool is_wrapped(GiValue v) { return gi_type(v) == &gi_async_generator_wrapped_type; }

GiType gi_async_generator_wrapped_type = {
    GI_TYPE_HEAD(Wrapped, GI_GC_TRACKED), .gc.slots_offset = offsetof(Wrapped, value), .gc.slots_count = 1,
    .gc.release = gi_release_slots, .name = "async_generator_wrapped_value", .flags = GI_TYPE_NO_INSTANCES};

/* --- results --- */

/* After a send or throw: r (taken over) to be given to the event loop, or GI_NULL with StopIteration(value)
 * or another error set. */
static GiValue unwrap(GiThread *t, GiGenerator *g, GiValue r) {
    if (r == GI_NULL) {
        if (gi_error_is(t, &gi_StopAsyncIteration) || gi_error_is(t, &gi_GeneratorExit)) {
            g->closed = true;
        }
        g->running_async = false;
        return GI_NULL;
    }
    if (is_wrapped(r)) {
        gi_raise_stop_iteration(t, ((Wrapped *)gi_object(r))->value);
        gi_drop(t, r);
        g->running_async = false;
        return GI_NULL;
    }
    return r;
}

/* The awaitable is done with when r is GI_NULL. */
static GiValue settle(GiThread *t, Awaitable *w, GiValue r) {
    (void)t;
    if (r == GI_NULL) {
        w->state = CLOSED;
    }
    return r;
}

/* From INIT to ITERATING, unless the generator is busy: false with RuntimeError. */
static bool begin(GiThread *t, Awaitable *w, const char *method) {
    GiGenerator *g = generator_of(w);
    if (g->running_async) {
        w->state = CLOSED;
        return gi_raise(t, &gi_RuntimeError, "%s: asynchronous generator is already running", method);
    }
    w->state = ITERATING;
    g->running_async = true;
    if (gi_is_tracked(w)) {
        w->head.gc |= GI_GC_FINALIZED; /* no warning about it any more */
    }
    return true;
}

/* --- asend --- */

static GiValue asend_send(GiThread *t, GiValue v, GiValue sent) {
    Awaitable *w = as_awaitable(v);
    if (w->state == CLOSED) {
        return gi_raise(t, &gi_RuntimeError, "cannot reuse already awaited __anext__()/asend()");
    }
    if (w->state == INIT) {
        if (!begin(t, w, "anext()")) {
            return GI_NULL;
        }
        if (sent == GI_NONE) {
            sent = w->args;
        }
    }
    GiGenerator *g = generator_of(w);
    return settle(t, w, unwrap(t, g, gi_generator_send(t, w->generator, sent)));
}

static GiValue asend_throw(GiThread *t, GiValue v, const GiValue *a, size_t n) {
    Awaitable *w = as_awaitable(v);
    if (w->state == CLOSED) {
        return gi_raise(t, &gi_RuntimeError, "cannot reuse already awaited __anext__()/asend()");
    }
    if (w->state == INIT && !begin(t, w, "anext()")) {
        return GI_NULL;
    }
    GiGenerator *g = generator_of(w);
    return settle(t, w, unwrap(t, g, gi_generator_throw(t, w->generator, a, n, true)));
}

/* --- athrow, aclose --- */

/* The generator ended with an error or the end: in aclose() that is success. */
static GiValue athrow_failed(GiThread *t, Awaitable *w) {
    generator_of(w)->running_async = false;
    w->state = CLOSED;
    if (w->args == GI_NULL && (gi_error_is(t, &gi_StopAsyncIteration) || gi_error_is(t, &gi_GeneratorExit))) {
        gi_error_clear(t);
        gi_raise_none(t, &gi_StopIteration);
    }
    return GI_NULL;
}

/* What a step of athrow() or aclose() gives: r is taken over. */
static GiValue athrow_result(GiThread *t, Awaitable *w, GiValue r) {
    GiGenerator *g = generator_of(w);
    if (w->args != GI_NULL) {
        r = unwrap(t, g, r);
    } else if (r != GI_NULL && is_wrapped(r)) {
        gi_drop(t, r);
        g->running_async = false;
        w->state = CLOSED;
        return gi_raise(t, &gi_RuntimeError, "async generator ignored GeneratorExit");
    }
    return r == GI_NULL ? athrow_failed(t, w) : r;
}

static const char *athrow_name(const Awaitable *w) { return w->args == GI_NULL ? "aclose()" : "athrow()"; }

static GiValue athrow_start(GiThread *t, Awaitable *w, GiValue sent) {
    GiGenerator *g = generator_of(w);
    if (g->running_async) {
        begin(t, w, athrow_name(w));
        return GI_NULL;
    }
    if (g->closed) {
        w->state = CLOSED;
        return gi_raise_none(t, &gi_StopAsyncIteration);
    }
    if (sent != GI_NONE) {
        return gi_raise(t, &gi_RuntimeError, "can't send non-None value to a just-started coroutine");
    }
    begin(t, w, athrow_name(w));
    if (w->args == GI_NULL) {
        g->closed = true;
        GiValue type = gi_type_value(&gi_GeneratorExit);
        return athrow_result(t, w, gi_generator_throw(t, w->generator, &type, 1, false));
    }
    GiTuple *args = gi_as_tuple(w->args);
    return athrow_result(t, w, gi_generator_throw(t, w->generator, args->items, args->size, false));
}

static GiValue athrow_send(GiThread *t, GiValue v, GiValue sent) {
    Awaitable *w = as_awaitable(v);
    GiGenerator *g = generator_of(w);
    if (w->state == CLOSED) {
        return gi_raise(t, &gi_RuntimeError, "cannot reuse already awaited aclose()/athrow()");
    }
    if (g->state == GI_GEN_FINISHED) {
        w->state = CLOSED;
        return gi_raise_none(t, &gi_StopIteration);
    }
    if (w->state == INIT) {
        return athrow_start(t, w, sent);
    }
    return athrow_result(t, w, gi_generator_send(t, w->generator, sent));
}

static GiValue athrow_throw(GiThread *t, GiValue v, const GiValue *a, size_t n) {
    Awaitable *w = as_awaitable(v);
    if (w->state == CLOSED) {
        return gi_raise(t, &gi_RuntimeError, "cannot reuse already awaited aclose()/athrow()");
    }
    if (w->state == INIT && !begin(t, w, athrow_name(w))) {
        return GI_NULL;
    }
    return athrow_result(t, w, gi_generator_throw(t, w->generator, a, n, true));
}

/* --- the methods of both awaitables --- */

static GiValue send(GiThread *t, GiValue v, GiValue sent) {
    return gi_type(v) == &gi_async_generator_asend_type ? asend_send(t, v, sent) : athrow_send(t, v, sent);
}

static GiValue throw(GiThread *t, GiValue v, const GiValue *a, size_t n) {
    return gi_type(v) == &gi_async_generator_asend_type ? asend_throw(t, v, a, n) : athrow_throw(t, v, a, n);
}

static GiValue next(GiThread *t, GiValue v) { return send(t, v, GI_NONE); }
static GiValue m_send(GiThread *t, const GiValue *a) { return send(t, a[0], a[1]); }

static GiValue m_throw(GiThread *t, const GiValue *a) {
    size_t n = a[3] != GI_NULL ? 3 : a[2] != GI_NULL ? 2 : 1;
    return gi_throw_warn(t, n) ? throw(t, a[0], a + 1, n) : GI_NULL;
}

static GiValue m_close(GiThread *t, const GiValue *a) {
    if (as_awaitable(a[0])->state == CLOSED) {
        return GI_NONE;
    }
    GiValue type = gi_type_value(&gi_GeneratorExit);
    GiValue r = throw(t, a[0], &type, 1);
    if (r != GI_NULL) {
        gi_drop(t, r);
        return gi_raise(t, &gi_RuntimeError, "coroutine ignored GeneratorExit");
    }
    bool ended = gi_error_clear_if(t, &gi_StopIteration) || gi_error_clear_if(t, &gi_StopAsyncIteration) ||
                 gi_error_clear_if(t, &gi_GeneratorExit);
    return ended ? GI_NONE : GI_NULL;
}

static void finalize(GiThread *t, GiObject *o) {
    Awaitable *w = (Awaitable *)o;
    if (w->state != INIT) {
        return;
    }
    const char *method = o->type == &gi_async_generator_asend_type ? "asend"
                         : w->args == GI_NULL                      ? "aclose"
                                                                   : "athrow";
    if (!gi_warn(t, &gi_RuntimeWarning, 1, "coroutine method '%s' of '%S' was never awaited", method,
                 generator_of(w)->qualname)) {
        gi_error_unraisable(t, gi_counted(w));
    }
}

static const GiMethodRow awaitable_methods[] = {
    GI_METHOD("send(self, value, /)", m_send,
              "send(value) -> send 'value' into generator,\nreturn next yielded value or raise StopIteration."),
    GI_METHOD_MADE("throw(self, type, value=..., traceback=..., /)", m_throw,
              "throw(value)\nthrow(type[,value[,tb]])\n\nraise exception in generator, return next yielded "
              "value or raise\nStopIteration.\nthe (type, val, tb) signature is deprecated, \nand may be "
                   "removed in a future version of Python."),
    GI_METHOD("close(self, /)", m_close, "close() -> raise GeneratorExit inside generator."),
    GI_METHODS_END};

static const GiAsyncSlots awaitable_async = {.await = gi_self_iter};

#define AWAITABLE_TYPE(text) { \
    GI_TYPE_HEAD(Awaitable, GI_GC_TRACKED | GI_GC_FINALIZER), \
    .gc.slots_offset = offsetof(Awaitable, generator), .gc.slots_count = 2, \
    .gc.release = gi_release_slots, .gc.finalize = finalize, .name = text, .flags = GI_TYPE_NO_INSTANCES, \
    .iter = gi_self_iter, .next = next, .async = &awaitable_async, .methods = awaitable_methods}

GiType gi_async_generator_asend_type = AWAITABLE_TYPE("async_generator_asend");
GiType gi_async_generator_athrow_type = AWAITABLE_TYPE("async_generator_athrow");

/* --- the generator --- */

/* First use: hooks of the event loop (sys.set_asyncgen_hooks). */
static bool init_hooks(GiThread *t, GiValue v) {
    GiGenerator *g = (GiGenerator *)gi_object(v);
    if (g->hooks_done) {
        return true;
    }
    g->hooks_done = true;
    g->finalizer = gi_xtake(t->asyncgen_finalizer);
    if (t->asyncgen_firstiter == GI_NULL) {
        return true;
    }
    GiValue hook = gi_take(t->asyncgen_firstiter);
    GiValue r = gi_call1(t, hook, v);
    gi_drop(t, hook);
    gi_xdrop(t, r);
    return r != GI_NULL;
}

static GiValue make_awaitable(GiThread *t, GiType *type, GiValue generator, GiValue args) {
    if (!init_hooks(t, generator)) {
        return GI_NULL;
    }
    Awaitable *w = gi_object_new(t, type);
    if (w == NULL) {
        return GI_NULL;
    }
    w->generator = gi_take(generator);
    w->args = gi_xtake(args);
    return gi_support_track(t, w);
}

static GiValue anext(GiThread *t, GiValue v) {
    return make_awaitable(t, &gi_async_generator_asend_type, v, GI_NONE);
}

static GiValue m_asend(GiThread *t, const GiValue *a) {
    return make_awaitable(t, &gi_async_generator_asend_type, a[0], a[1]);
}

static GiValue m_aclose(GiThread *t, const GiValue *a) {
    return make_awaitable(t, &gi_async_generator_athrow_type, a[0], GI_NULL);
}

static GiValue m_athrow(GiThread *t, const GiValue *a) {
    size_t n = a[3] != GI_NULL ? 3 : a[2] != GI_NULL ? 2 : 1;
    if (n > 1 && !gi_warn(t, &gi_DeprecationWarning, 1,
                          "the (type, exc, tb) signature of athrow() is deprecated, use the single-arg "
                          "signature instead.")) {
        return GI_NULL;
    }
    GiValue args = gi_tuple(t, a + 1, n);
    if (args == GI_NULL) {
        return GI_NULL;
    }
    GiValue r = make_awaitable(t, &gi_async_generator_athrow_type, a[0], args);
    gi_drop(t, args);
    return r;
}

static GiValue m_sizeof(GiThread *t, const GiValue *a) {
    (void)t;
    GiGenerator *g = (GiGenerator *)gi_object(a[0]);
    return gi_int_imm((int64_t)(sizeof(GiGenerator) + g->register_count * sizeof(GiValue)));
}

static GiValue get_running(GiThread *t, GiValue v) {
    (void)t;
    return gi_bool(((GiGenerator *)gi_object(v))->running_async);
}

static void finalize_generator(GiThread *t, GiObject *o) {
    GiGenerator *g = (GiGenerator *)o;
    if (g->state == GI_GEN_FINISHED || g->state == GI_GEN_RUNNING) {
        return;
    }
    GiValue v = gi_counted(g), r;
    if (g->finalizer != GI_NULL && !g->closed) {
        GiValue hook = gi_take(g->finalizer);
        r = gi_call1(t, hook, v);
        gi_drop(t, hook);
    } else {
        r = gi_generator_close(t, v);
    }
    if (r == GI_NULL) {
        gi_error_unraisable(t, v);
    } else {
        gi_drop(t, r);
    }
}

static const GiMethodRow methods[] = {
    GI_METHOD("asend(self, value, /)", m_asend, "asend(v) -> send 'v' in generator."),
    GI_METHOD("athrow(self, type, value=..., traceback=..., /)", m_athrow,
              "athrow(value)\nathrow(type[,value[,tb]])\n\nraise exception in generator.\nthe (type, val, tb) "
              "signature is deprecated, \nand may be removed in a future version of Python."),
    GI_METHOD("aclose(self, /)", m_aclose, "aclose() -> raise GeneratorExit inside generator."),
    GI_METHOD("__sizeof__(self, /)", m_sizeof, "gen.__sizeof__() -> size of gen in memory, in bytes"),
    GI_CLASS_METHOD("__class_getitem__(type, object, /)", gi_class_getitem, "See PEP 585"),
    GI_METHODS_END};

static const GiGetSetRow getset[] = {
    {"__name__", gi_generator_get_name, gi_generator_set_name, "name of the async generator"},
    {"__qualname__", gi_generator_get_qualname, gi_generator_set_qualname, "qualified name of the async generator"},
    {"ag_await", gi_generator_get_delegate, NULL, "object being awaited on, or None"},
    {"ag_running", get_running, NULL, NULL},
    {"ag_frame", gi_generator_get_frame, NULL, NULL},
    {"ag_code", gi_generator_get_code, NULL, NULL},
    {"ag_suspended", gi_generator_get_suspended, NULL, NULL},
    {NULL, NULL, NULL, NULL}};

static const GiAsyncSlots generator_async = {.aiter = gi_self_iter, .anext = anext};

GiType gi_async_generator_type = {
    GI_TYPE_HEAD(GiGenerator, GI_GC_TRACKED | GI_GC_FINALIZER),
    .gc.weak_offset = offsetof(GiGenerator, weak_list), .gc.traverse = gi_generator_traverse,
    .gc.clear = gi_generator_clear, .gc.release = gi_generator_release, .gc.finalize = finalize_generator,
    .name = "async_generator", .flags = GI_TYPE_NO_INSTANCES, .repr = gi_generator_repr,
    .async = &generator_async, .methods = methods, .getset = getset};
