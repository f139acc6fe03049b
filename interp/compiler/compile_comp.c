/* SPDX-License-Identifier: MIT
 * interp/compiler/compile_comp.c compiles comprehensions and generator expressions.
 *
 * A list, set or dict comprehension runs in the frame around it (PEP 709): its targets are locals of
 * their own, unbound before and after, so they hide names outside without touching them. When an
 * exception leaves it they are unbound by a handler that is emitted behind the unit's last instruction.
 * Generator expressions, and comprehensions in annotation scopes of classes, are functions whose only
 * argument `.0` is the iterator of the outermost `for`.
 */
#include "interp/compiler/compile.h"

typedef struct Comp {
    const GiNode *node;
    GiReg acc;        /* list, set or dict under construction; not for generator expressions */
    GiReg source;     /* the iterator each of whose items becomes one of the list, or 0 */
} Comp;

static void generator_level(GiCompiler *c, const Comp *comp, uint32_t i, GiReg it);

/* --- elements --- */

static void yield_element(GiCompiler *c, const GiNode *element) {
    GiReg base = c->unit->top;
    GiReg v = gi_expr(c, element, GI_ANY);
    c->unit->top = base;
    GiReg sent = gi_push(c);
    if (c->unit->flags & GI_CO_ASYNC_GENERATOR) {
        gi_emit(c, element, GI_BC_ASYNC_WRAP, sent, v, 0);
        v = sent;
    }
    gi_emit(c, element, GI_BC_YIELD, v, GI_NO_REGISTER, 0);
    c->unit->top = base;
}

static void add_element(GiCompiler *c, const Comp *comp) {
    const GiNode *n = comp->node, *element = n->u.comp.element;
    GiReg base = c->unit->top;
    if (n->kind == GI_N_GENERATOR_EXP) {
        yield_element(c, element);
    } else if (n->kind == GI_N_DICT_COMP) {
        GiReg k = gi_expr_before(c, element, n->u.comp.value);
        GiReg v = gi_expr(c, n->u.comp.value, GI_ANY);
        GiNode place = gi_place_of(element);
        place.end_line = n->u.comp.value->end_line;
        place.end_col = n->u.comp.value->end_col;
        gi_emit(c, &place, GI_BC_DICT_ADD, comp->acc, k, v);
    } else {
        GiReg v = gi_expr(c, element, GI_ANY);
        bool list = n->kind == GI_N_LIST_COMP;
        gi_emit(c, element, list ? GI_BC_LIST_APPEND : GI_BC_SET_ADD, comp->acc, v, list ? comp->source : 0);
    }
    c->unit->top = base;
}

/* --- loops --- */

/* Conditions, then the next `for` or the element; a condition that fails goes to `next`. */
static void loop_body(GiCompiler *c, const Comp *comp, uint32_t i, int32_t next) {
    const GiNodes *ifs = &comp->node->u.comp.generators.items[i]->u.comprehension.ifs;
    for (uint32_t k = 0; k < ifs->n; k++) {
        gi_branch(c, ifs->items[k], next, false);
    }
    if (i + 1 < comp->node->u.comp.generators.n) {
        generator_level(c, comp, i + 1, GI_ANY);
    } else {
        add_element(c, comp);
    }
}

static void sync_loop(GiCompiler *c, const Comp *comp, uint32_t i, GiReg it) {
    const GiNode *part = comp->node->u.comp.generators.items[i];
    const GiNode *target = part->u.comprehension.target, *iter = part->u.comprehension.iter;
    int32_t body = gi_label_new(c), again = gi_label_new(c);
    gi_emit_loop(c, iter, body, again);
    GiReg base = c->unit->top;
    GiReg item = gi_expr_store_wish(c, target); /* straight into a local when the target is one */
    if (item < 0) {
        item = gi_push(c);
    }
    gi_expr_store(c, target, item);
    c->unit->top = base;
    Comp inside = *comp;
    inside.source = comp->node->u.comp.generators.n == 1 && part->u.comprehension.ifs.n == 0 ? it : 0;
    loop_body(c, &inside, i, again);
    gi_label_place(c, again);
    gi_emit_jump(c, iter, GI_BC_FOR_ITER, it, item, 0, body);
}

static void async_loop(GiCompiler *c, const Comp *comp, uint32_t i, GiReg it) {
    const GiNode *part = comp->node->u.comp.generators.items[i];
    int32_t again = gi_label_new(c);
    gi_label_place_loop(c, again);
    GiReg base = c->unit->top;
    uint32_t handler = gi_handler_begin(c);
    GiReg item = gi_push(c);
    gi_emit(c, part->u.comprehension.iter, GI_BC_GET_ANEXT, item, it, 0);
    gi_expr_await(c, part->u.comprehension.iter, -1);
    gi_handler_end(c, handler);
    gi_expr_store(c, part->u.comprehension.target, item);
    c->unit->top = base;
    loop_body(c, comp, i, again);
    gi_emit_jump(c, comp->node->u.comp.element, GI_BC_JUMP, 0, 0, 0, again);
    gi_handler_place(c, handler);
    gi_emit(c, part->u.comprehension.iter, GI_BC_END_ASYNC_FOR, item, it, 0);
    c->unit->top = base;
}

/* `for x in [y]` inside a comprehension is an assignment. */
static const GiNode *single_item(const GiNode *part, uint32_t i) {
    const GiNode *iter = part->u.comprehension.iter;
    if (i == 0 || (part->flags & GI_NF_ASYNC) || (iter->kind != GI_N_LIST && iter->kind != GI_N_TUPLE) ||
        iter->u.many.items.n != 1 || iter->u.many.items.items[0]->kind == GI_N_STARRED) {
        return NULL;
    }
    return iter->u.many.items.items[0];
}

static void assign_single(GiCompiler *c, const Comp *comp, uint32_t i, const GiNode *item) {
    const GiNode *target = comp->node->u.comp.generators.items[i]->u.comprehension.target;
    GiReg base = c->unit->top;
    int32_t end = gi_label_new(c);
    GiReg v = gi_expr(c, item, gi_expr_store_wish(c, target));
    gi_expr_store(c, target, v);
    c->unit->top = base;
    loop_body(c, comp, i, end);
    gi_label_place(c, end);
}

/* The i-th `for`; `it` holds its iterator, or GI_ANY: it is evaluated here. */
static void generator_level(GiCompiler *c, const Comp *comp, uint32_t i, GiReg it) {
    const GiNode *part = comp->node->u.comp.generators.items[i];
    const GiNode *item = single_item(part, i);
    if (c->failed || !gi_enter(c->t, " during compilation")) {
        c->failed = true;
        return;
    }
    bool is_async = (part->flags & GI_NF_ASYNC) != 0;
    GiReg base = c->unit->top;
    if (item != NULL) {
        assign_single(c, comp, i, item);
    } else {
        if (it == GI_ANY) {
            it = gi_comp_iterator(c, part->u.comprehension.iter, is_async);
        }
        if (is_async) {
            async_loop(c, comp, i, it);
        } else {
            sync_loop(c, comp, i, it);
        }
    }
    c->unit->top = base;
    gi_leave(c->t);
}

/* Pushes the iterator of an iterable. */
GiReg gi_comp_iterator(GiCompiler *c, const GiNode *iter, bool is_async) {
    GiReg base = c->unit->top;
    GiReg v;
    GiValue all = is_async ? GI_NULL : gi_fold_container(c, iter);
    if (all != GI_NULL) {
        gi_load_constant(c, iter, v = gi_push(c), all);
    } else {
        v = gi_expr(c, iter, GI_ANY);
    }
    c->unit->top = base;
    GiReg it = gi_push(c);
    gi_emit(c, iter, is_async ? GI_BC_GET_AITER : GI_BC_GET_ITER, it, v, 0);
    return it;
}

/* --- inlined comprehensions --- */

/* A free slot left by an earlier comprehension for the same name, or a new one. */
static GiReg slot_for(GiCompiler *c, GiValue name, bool is_cell) {
    GiUnit *u = c->unit;
    for (uint32_t i = 0; i < u->slot_count; i++) {
        GiLocalSlot *s = &u->slots[i];
        if (s->hidden && !s->busy && s->name == name && s->is_cell == is_cell) {
            s->busy = true;
            return (GiReg)i;
        }
    }
    return gi_local_slot_new(c, name, is_cell, true);
}

/* Does the comprehension bind this name in a slot of its own? */
static bool is_own(const GiSymbol *sym) {
    return (sym->flags & GI_SYM_BOUND) && !(sym->flags & GI_SYM_PARAM) &&
           (sym->scope == GI_NAME_LOCAL || sym->scope == GI_NAME_CELL);
}

/* Slots for the comprehension's own names; cells are made anew each time. */
static void enter_names(GiCompiler *c, const GiNode *n, GiScope *scope) {
    for (GiSymbol *sym = scope->first; sym != NULL && !c->failed; sym = sym->next) {
        if (!is_own(sym)) {
            continue;
        }
        bool cell = sym->scope == GI_NAME_CELL;
        if (!cell && c->unit->slot_count >= GI_NEAR_LOCALS) {
            gi_name_make_far(c, sym);
            continue;
        }
        sym->slot = slot_for(c, sym->name, cell);
        gi_bits_clear(&c->unit->bound, (uint32_t)sym->slot);
        if (cell) {
            gi_emit(c, n, GI_BC_MAKE_CELL, sym->slot, 0, 0);
        }
    }
}

static bool has_names(const GiScope *scope) {
    const GiSymbol *sym = scope->first;
    while (sym != NULL && !is_own(sym)) {
        sym = sym->next;
    }
    return sym != NULL;
}

static void unbind_names(GiCompiler *c, const GiNode *n, const GiScope *scope) {
    for (const GiSymbol *sym = scope->first; sym != NULL && !c->failed; sym = sym->next) {
        if (is_own(sym) && gi_name_is_far(sym)) {
            gi_name_unbind_far(c, n, sym);
        } else if (is_own(sym)) {
            gi_emit(c, n, GI_BC_UNBIND, sym->slot, 0, 0);
            gi_bits_clear(&c->unit->bound, (uint32_t)sym->slot);
        }
    }
}

static void release_names(GiCompiler *c, const GiScope *scope) {
    for (const GiSymbol *sym = scope->first; sym != NULL; sym = sym->next) {
        if (is_own(sym) && sym->slot >= 0 && !gi_name_is_far(sym)) {
            c->unit->slots[sym->slot].busy = false;
        }
    }
}

static GiReg inlined(GiCompiler *c, const GiNode *n, GiScope *scope, GiReg wish) {
    static const uint8_t builds[] = {GI_BC_BUILD_LIST, GI_BC_BUILD_SET, GI_BC_BUILD_DICT};
    GiUnit *u = c->unit;
    GiReg base = u->top;
    const GiNode *first = n->u.comp.generators.items[0];
    Comp comp = {.node = n, .acc = gi_push(c)};
    GiReg it = gi_comp_iterator(c, first->u.comprehension.iter, (first->flags & GI_NF_ASYNC) != 0);
    GiScope *outer = u->inner;
    GiReg live = u->top;
    uint32_t handler = 0;
    bool own_names = has_names(scope);
    if (own_names) {
        u->top = base; /* the handler needs neither accumulator nor iterator */
        handler = gi_handler_begin(c);
        u->top = live;
    }
    u->inner = scope;
    enter_names(c, n, scope);
    gi_emit(c, n, (GiOpcode)builds[n->kind - GI_N_LIST_COMP], comp.acc, comp.acc, 0);
    generator_level(c, &comp, 0, it);
    unbind_names(c, n, scope);
    if (own_names) {
        gi_handler_end(c, handler);
        gi_unit_defer(c, handler, n, scope);
    }
    release_names(c, scope);
    u->inner = outer;
    u->top = base;
    GiReg r = gi_target(c, wish);
    gi_move(c, n, r, comp.acc);
    return r;
}

/* Code of a handler that gi_unit_defer put off: unbinds a comprehension's names. */
void gi_comp_cleanup(GiCompiler *c, uint32_t handler, const GiNode *n, const GiScope *scope) {
    if (gi_handler_place(c, handler)) {
        GiReg exc = GI_TEMP + c->unit->top - 1;
        unbind_names(c, n, scope);
        gi_emit(c, n, GI_BC_RERAISE, exc, 1, 0);
    }
}

/* --- as functions --- */

static GiValue function_code(GiCompiler *c, const GiNode *n, GiScope *scope) {
    static const uint8_t builds[] = {GI_BC_BUILD_LIST, GI_BC_BUILD_SET, GI_BC_BUILD_DICT};
    GiValue made = gi_unit_made(c, scope);
    if (made != GI_NULL || !gi_unit_open(c, scope, scope->name, n->line)) {
        return made;
    }
    GiUnit *u = c->unit;
    u->argcount = 1;
    gi_def_prologue(c, n);
    Comp comp = {.node = n, .acc = -1};
    if (n->kind != GI_N_GENERATOR_EXP) {
        comp.acc = gi_push(c);
        gi_emit(c, n, (GiOpcode)builds[n->kind - GI_N_LIST_COMP], comp.acc, comp.acc, 0);
    }
    generator_level(c, &comp, 0, 0);
    if (n->kind == GI_N_GENERATOR_EXP) {
        gi_emit(c, n->u.comp.generators.items[0]->u.comprehension.iter, GI_BC_RETURN_NONE, 0, 0, 0);
    } else {
        gi_emit(c, n, GI_BC_RETURN, comp.acc, 0, 0);
    }
    return gi_unit_close(c);
}

static GiReg as_function(GiCompiler *c, const GiNode *n, GiScope *scope, GiReg wish) {
    GiReg base = c->unit->top;
    GiValue code = function_code(c, n, scope);
    GiReg f = gi_def_make(c, n, code, 0, 0, GI_PUSH);
    const GiNode *first = n->u.comp.generators.items[0];
    gi_comp_iterator(c, first->u.comprehension.iter, (first->flags & GI_NF_ASYNC) != 0);
    bool await = scope->coroutine && n->kind != GI_N_GENERATOR_EXP;
    c->unit->top = base;
    GiReg r = await ? gi_push(c) : gi_target(c, wish);
    gi_emit(c, n, GI_BC_CALL, f, 1, r);
    if (await) {
        gi_expr_await(c, n, 0);
        c->unit->top = base;
        GiReg target = gi_target(c, wish);
        gi_move(c, n, target, r);
        return target;
    }
    return r;
}

GiReg gi_comp_expr(GiCompiler *c, const GiNode *n, GiReg wish) {
    GiScope *scope = gi_symbols_scope(&c->symbols, n, GI_PART_BODY);
    if (scope->coroutine && n->kind != GI_N_GENERATOR_EXP && !gi_expr_async_allowed(c) &&
        c->unit->scope->comprehension == 0) {
        GI_COMPILE_FAIL(c, n, "asynchronous comprehension outside of an asynchronous function");
        return gi_target(c, wish);
    }
    return scope->inlined ? inlined(c, n, scope, wish) : as_function(c, n, scope, wish);
}
