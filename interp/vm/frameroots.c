/* SPDX-License-Identifier: MIT
 * interp/vm/frameroots.c: the references held by value stacks and frame records, and by the objects of
 * interp/, with their places (runtime/edges.h).
 *
 * A window of registers reaches up to the function word of the frame above it: what lies beyond is
 * the callee's (frame.h). Every counted word between the base and stack_end is a reference (K3), but
 * for the function of a frame that runs a generator, which only borrows it.
 */
#include "interp/vm/frameobject.h"
#include "runtime/edges.h"
#include "runtime/errors/exception.h"

static int report(const GiEdge *edge, GiEdgeVisit visit, void *arg) {
    return edge->target != GI_NULL && edge->target != GI_UNBOUND ? visit(edge, arg) : 0;
}

/* The name of register i of a code object, or GI_NULL for a temporary. */
static GiValue register_name(const GiCode *code, size_t i) {
    bool named = i < code->local_count && gi_is_object(code->local_names) &&
                 i < gi_as_tuple(code->local_names)->size;
    return named ? gi_as_tuple(code->local_names)->items[i] : GI_NULL;
}

/* Registers [0, n) of a frame or generator; place says whose they are. */
static int visit_registers(const GiCode *code, const GiValue *R, size_t n, GiEdge place, GiEdgeVisit visit,
                           void *arg) {
    for (size_t i = 0; i < n; i++) {
        place.target = R[i];
        place.label = register_name(code, i);
        place.kind = place.label == GI_NULL ? GI_EDGE_REGISTER : GI_EDGE_LOCAL;
        place.index = (int64_t)i;
        int stop = report(&place, visit, arg);
        if (stop != 0) {
            return stop;
        }
    }
    return 0;
}

/* A thread's base: C code puts arguments there. */
static int visit_base(GiEdge place, const GiValue *R, const GiValue *limit, GiEdgeVisit visit, void *arg) {
    place.name = "call from C";
    int stop = 0;
    for (const GiValue *p = R; p < limit && stop == 0; p++) {
        place.target = *p;
        stop = report(&place, visit, arg);
    }
    return stop;
}

static int visit_record(GiThread *t, const GiFrame *f, const GiValue *limit, GiEdgeVisit visit, void *arg) {
    GiEdge place = {GI_NULL, GI_EDGE_REGISTER, NULL, NULL, GI_NULL, -1, t, f->depth};
    if (f->code == NULL) {
        return visit_base(place, f->R, limit, visit, arg);
    }
    place.holder = &f->code->head;
    const struct { GiValue v; const char *name; bool on; } fields[] = {
        {f->R[-1], "running function", !(f->flags & GI_FF_GENERATOR)},
        {f->names, "namespace", (f->flags & GI_FF_NAMES) != 0},
        {f->frame_object, "frame object", (f->flags & GI_FF_OBJECT) != 0}};
    int stop = visit_registers(f->code, f->R, (size_t)(limit - f->R), place, visit, arg);
    for (size_t i = 0; i < sizeof fields / sizeof *fields && stop == 0; i++) {
        place.target = fields[i].on ? fields[i].v : GI_NULL;
        place.name = fields[i].name;
        stop = report(&place, visit, arg);
    }
    return stop;
}

int gi_edges_frames(GiThread *t, GiEdgeVisit visit, void *arg) {
    if (t->frame == NULL || t->stack == NULL) {
        return 0;
    }
    const GiValue *limit = t->stack_end + GI_STACK_MARGIN;
    for (const GiFrame *f = t->frame; f != NULL; f = f->previous) {
        int stop = visit_record(t, f, limit, visit, arg);
        if (stop != 0) {
            return stop;
        }
        limit = f->code == NULL ? f->R : f->R - 1;
    }
    return 0;
}

/* --- objects of interp/ --- */

typedef struct Field {
    GiValue value;
    const char *name;
} Field;

static int visit_fields(const Field *fields, size_t n, GiObject *o, GiEdgeVisit visit, void *arg) {
    for (size_t i = 0; i < n; i++) {
        GiEdge edge = {fields[i].value, GI_EDGE_ATTRIBUTE, o, fields[i].name, GI_NULL, -1, NULL, 0};
        int stop = report(&edge, visit, arg);
        if (stop != 0) {
            return stop;
        }
    }
    return 0;
}

#define COUNT(a) (sizeof(a) / sizeof *(a))

static int visit_function(GiFunction *f, GiEdgeVisit visit, void *arg) {
    const Field fields[] = {
        {f->code == NULL ? GI_NULL : gi_counted(f->code), "__code__"},
        {f->globals == NULL ? GI_NULL : gi_counted(f->globals), "__globals__"},
        {f->builtins == NULL ? GI_NULL : gi_counted(f->builtins), "__builtins__"},
        {f->defaults, "__defaults__"}, {f->kwdefaults, "__kwdefaults__"}, {f->name, "__name__"},
        {f->qualname, "__qualname__"}, {f->doc, "__doc__"}, {f->module, "__module__"},
        {f->annotations, "__annotations__"}, {f->dict, "__dict__"}, {f->type_params, "__type_params__"},
        {f->retired, "former code"}};
    int stop = visit_fields(fields, COUNT(fields), &f->head, visit, arg);
    for (uint32_t i = 0; i < f->closure_count && stop == 0; i++) {
        bool named = f->code != NULL && gi_is_object(f->code->free_names) &&
                     i < gi_as_tuple(f->code->free_names)->size;
        GiEdge edge = {f->closure[i] == NULL ? GI_NULL : gi_counted(f->closure[i]), GI_EDGE_CELL, &f->head, NULL,
                       named ? gi_as_tuple(f->code->free_names)->items[i] : GI_NULL, i, NULL, 0};
        stop = report(&edge, visit, arg);
    }
    return stop;
}

static int visit_code(GiCode *c, GiEdgeVisit visit, void *arg) {
    int stop = 0;
    for (uint32_t i = 0; i < c->constant_count && stop == 0; i++) {
        stop = report(&(GiEdge){c->constants[i], GI_EDGE_CONSTANT, &c->head, NULL, GI_NULL, i, NULL, 0}, visit, arg);
    }
    for (uint32_t i = 0; i < c->name_count && stop == 0; i++) {
        stop = report(&(GiEdge){c->names[i], GI_EDGE_CONSTANT, &c->head, "co_names", GI_NULL, i, NULL, 0}, visit, arg);
    }
    const Field fields[] = {{c->filename, "co_filename"},     {c->name, "co_name"},
                            {c->qualname, "co_qualname"},     {c->local_names, "co_varnames"},
                            {c->cell_registers, "cells"},     {c->free_names, "co_freevars"},
                            {c->docstring, "docstring"}};
    return stop != 0 ? stop : visit_fields(fields, COUNT(fields), &c->head, visit, arg);
}

static int visit_generator(GiGenerator *g, GiEdgeVisit visit, void *arg) {
    const Field fields[] = {{g->function, "function"},     {g->name, "__name__"},
                            {g->qualname, "__qualname__"}, {g->names, "namespace"},
                            {g->frame_object, "gi_frame"}, {g->origin, "cr_origin"},
                            {g->finalizer, "finalizer"}};
    int stop = visit_fields(fields, COUNT(fields), &g->head, visit, arg);
    if (stop == 0) {
        stop = report(&(GiEdge){g->handled.exc, GI_EDGE_EXCEPTION, &g->head, "handled", GI_NULL, -1, NULL, 0}, visit, arg);
    }
    if (stop == 0 && (g->state == GI_GEN_CREATED || g->state == GI_GEN_SUSPENDED)) {
        stop = visit_registers(g->code, g->registers, g->register_count, (GiEdge){.holder = &g->head}, visit, arg);
    }
    return stop;
}

static int visit_frame_object(GiFrameObject *f, GiEdgeVisit visit, void *arg) {
    const Field fields[] = {{f->function, "function"}, {f->code, "f_code"}, {f->back, "f_back"},
                            {f->names, "namespace"},   {f->extra, "added locals"}, {f->trace, "f_trace"},
                            {f->kept, "replaced locals"}};
    int stop = visit_fields(fields, COUNT(fields), &f->head, visit, arg);
    if (stop == 0 && f->count > 0) {
        stop = visit_registers(gi_as_code(f->code), f->registers, f->count, (GiEdge){.holder = &f->head}, visit, arg);
    }
    return stop;
}

static int visit_traceback(GiTraceback *tb, GiEdgeVisit visit, void *arg) {
    const Field fields[] = {{tb->next == NULL ? GI_NULL : gi_counted(tb->next), "tb_next"}, {tb->code, "code"},
                            {tb->function, "function"}, {tb->frame, "tb_frame"}};
    int stop = visit_fields(fields, COUNT(fields), &tb->head, visit, arg);
    if (stop == 0 && tb->count > 0) {
        stop = visit_registers(gi_as_code(tb->code), tb->own, tb->count, (GiEdge){.holder = &tb->head}, visit, arg);
    }
    return stop;
}

int gi_edges_code(GiThread *t, GiObject *o, GiEdgeVisit visit, void *arg, bool *known) {
    *known = true;
    if (o->type == &gi_function_type) {
        return visit_function((GiFunction *)o, visit, arg);
    }
    if (o->type == &gi_code_type) {
        return visit_code((GiCode *)o, visit, arg);
    }
    if (o->type == &gi_generator_type || o->type == &gi_coroutine_type || o->type == &gi_async_generator_type) {
        return visit_generator((GiGenerator *)o, visit, arg);
    }
    if (o->type == &gi_frame_type) {
        return visit_frame_object((GiFrameObject *)o, visit, arg);
    }
    if (o->type == &gi_traceback_type) {
        return visit_traceback((GiTraceback *)o, visit, arg);
    }
    if (o->type == &gi_cell_type) {
        return report(&(GiEdge){((GiCell *)o)->value, GI_EDGE_CELL, o, "cell_contents", GI_NULL, -1, NULL, 0}, visit, arg);
    }
    *known = false;
    return 0;
}
