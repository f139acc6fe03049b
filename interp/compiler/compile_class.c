/* SPDX-License-Identifier: MIT
 * interp/compiler/compile_class.c compiles class statements, type parameters (PEP 695, 696) and type aliases.
 *
 * A class body is a function without arguments, run once by __build_class__ with the class's namespace.
 * Type parameters live in a scope of their own: a function that makes them, then the generic class,
 * function or alias, and is called at once. Bounds, defaults and alias values are functions that are
 * called when somebody asks for them.
 */
#include "interp/compiler/compile.h"
#include "runtime/types/str.h"

#include <stdlib.h>

/* --- type parameters --- */

/* A function around an expression that is evaluated on demand, pushed. */
static void push_lazy(GiCompiler *c, const GiNode *at, GiScope *scope, GiValue name, const GiNode *e) {
    GiValue code = gi_unit_made(c, scope);
    if (code == GI_NULL && gi_unit_open(c, scope, name, e->line)) {
        gi_def_prologue(c, e);
        GiReg r;
        if (e->kind == GI_N_STARRED) { /* *Ts = *Default */
            r = gi_expr(c, e->u.one.value, GI_PUSH);
            GiReg one = gi_push(c);
            gi_emit(c, e, GI_BC_UNPACK, r, one, 1);
            r = one;
        } else {
            r = gi_expr(c, e, GI_ANY);
        }
        gi_emit(c, e, GI_BC_RETURN, r, 0, 0);
        code = gi_unit_close(c);
    }
    gi_def_make(c, at, code, 0, 0, GI_PUSH);
}

static void push_type_param(GiCompiler *c, const GiNode *n) {
    static const uint8_t plain[] = {GI_I_TYPEVAR, GI_I_PARAMSPEC, GI_I_TYPEVARTUPLE};
    GiValue name = n->u.type_param.name;
    const GiNode *bound = n->u.type_param.bound;
    const GiNode *default_value = n->u.type_param.default_value;
    if (gi_compile_forbid(c, n, name, false)) {
        return;
    }
    GiReg r = gi_push(c);
    gi_load_constant(c, n, r, name);
    int which = plain[n->op];
    if (bound != NULL) {
        push_lazy(c, bound, gi_symbols_scope(&c->symbols, n, GI_PART_BOUND), name, bound);
        which = bound->kind == GI_N_TUPLE ? GI_I_TYPEVAR_CONSTRAINTS : GI_I_TYPEVAR_BOUND;
    }
    gi_emit(c, n, GI_BC_INTRINSIC, r, r, which);
    c->unit->top = r - GI_TEMP + 1;
    if (default_value != NULL) {
        push_lazy(c, default_value, gi_symbols_scope(&c->symbols, n, GI_PART_DEFAULT), name, default_value);
        gi_emit(c, n, GI_BC_INTRINSIC, r, r, GI_I_TYPEPARAM_DEFAULT);
        c->unit->top = r - GI_TEMP + 1;
    }
    GiReg copy = gi_push(c);
    gi_emit(c, n, GI_BC_COPY, copy, r, 0);
    gi_name_store(c, n, name, copy);
    c->unit->top--;
}

/* Pushes the tuple of type parameters made from their nodes. */
void gi_def_type_params(GiCompiler *c, const GiNodes *list) {
    GiReg base = c->unit->top;
    bool defaults = false;
    for (uint32_t i = 0; i < list->n && !c->failed; i++) {
        const GiNode *n = list->items[i];
        if (n->u.type_param.default_value != NULL) {
            defaults = true;
        } else if (defaults) {
            GI_COMPILE_FAIL(c, n, "non-default type parameter '%S' follows default type parameter", n->u.type_param.name);
            return;
        }
        push_type_param(c, n);
    }
    c->unit->top = base;
    GiReg r = gi_push(c);
    gi_emit(c, list->items[0], GI_BC_BUILD_TUPLE, r, r, (GiReg)list->n);
}

/* Opens the unit of a type parameter scope; false: failed. */
static bool open_generic(GiCompiler *c, const GiNode *n, GiValue name, int32_t first_line) {
    GiScope *scope = gi_symbols_scope(&c->symbols, n, GI_PART_TYPE_PARAMS);
    GiValue title = c->failed ? GI_NULL : gi_compile_keep_steal(c, gi_str_from_format(c->t, "<generic parameters of %S>", name));
    if (title == GI_NULL || !gi_unit_open(c, scope, title, first_line)) {
        return false;
    }
    gi_def_prologue(c, n);
    return true;
}

/* Closes it and pushes the result of calling it. */
static void call_generic(GiCompiler *c, const GiNode *n) {
    GiValue code = gi_unit_close(c);
    GiReg f = gi_def_make(c, n, code, 0, 0, GI_PUSH);
    gi_emit(c, n, GI_BC_CALL, f, 0, f);
}

/* --- class bodies --- */

/* Remembers self.name = ... for __static_attributes__ of the class around. */
void gi_class_note_attribute(GiCompiler *c, const GiNode *n) {
    const GiNode *object = n->u.attribute.value;
    if (c->failed || object->kind != GI_N_NAME || object->u.name.id != GI_NAME(c->t, self)) {
        return;
    }
    GiUnit *u = c->unit->outer;
    while (u != NULL && u->scope->kind != GI_SCOPE_CLASS) {
        u = u->outer;
    }
    if (u == NULL) {
        return;
    }
    for (uint32_t i = 0; i < u->static_count; i++) {
        if (u->static_attributes[i] == n->u.attribute.attr) {
            return;
        }
    }
    if (u->static_count == u->static_capacity &&
        !gi_unit_grow(c, &u->static_attributes, u->static_count, &u->static_capacity, sizeof(GiValue))) {
        return;
    }
    u->static_attributes[u->static_count++] = n->u.attribute.attr;
}

static void set_name(GiCompiler *c, const GiNode *at, GiValue name, GiValue constant) {
    GiReg r = gi_push(c);
    gi_load_constant(c, at, r, constant);
    gi_name_store(c, at, name, r);
    c->unit->top--;
}

static void begin_body(GiCompiler *c, const GiNode *at, const GiNode *n, int32_t first_line) {
    GiReg r = gi_name_load(c, at, GI_NAME(c->t, __name__), GI_PUSH);
    gi_name_store(c, at, GI_NAME(c->t, __module__), r);
    c->unit->top--;
    set_name(c, at, GI_NAME(c->t, __qualname__), c->unit->qualname);
    set_name(c, at, GI_NAME(c->t, __firstlineno__), gi_int_imm(first_line));
    if (n->u.class_.type_params.n > 0) {
        r = gi_name_load(c, at, GI_NAME(c->t, type_params_name), GI_PUSH);
        gi_name_store(c, at, GI_NAME(c->t, __type_params__), r);
        c->unit->top--;
    }
    if (c->unit->scope->needs_class_dict) {
        r = gi_push(c);
        gi_emit(c, at, GI_BC_LOAD_LOCALS, r, 0, 0);
        gi_emit(c, at, GI_BC_SET_CELL, c->unit->scope->needs_class_cell ? 1 : 0, r, 0);
        c->unit->top--;
    }
}

static int compare_names(const void *a, const void *b) {
    return gi_str_compare(*(const GiValue *)a, *(const GiValue *)b);
}

static void end_body(GiCompiler *c) {
    GiUnit *u = c->unit;
    if (u->static_count > 1) {
        qsort(u->static_attributes, u->static_count, sizeof(GiValue), compare_names);
    }
    GiValue names = c->failed ? GI_NULL : gi_compile_keep_steal(c, gi_tuple(c->t, u->static_attributes, u->static_count));
    if (names == GI_NULL) {
        return;
    }
    uint32_t from = gi_emit_quiet_begin(c);
    set_name(c, NULL, GI_NAME(c->t, __static_attributes__), names);
    gi_emit_quiet_end(c, from);
    GiReg r = gi_push(c);
    if (u->scope->needs_class_dict) {
        gi_emit(c, NULL, GI_BC_LOAD_CELL, r, u->scope->needs_class_cell ? 1 : 0, 0);
        gi_name_store(c, NULL, GI_NAME(c->t, __classdictcell__), r);
    }
    if (u->scope->needs_class_cell) {
        gi_emit(c, NULL, GI_BC_LOAD_CELL, r, 0, 0);
        gi_name_store(c, NULL, GI_NAME(c->t, __classcell__), r);
        gi_emit(c, NULL, GI_BC_LOAD_CELL, r, 0, 0);
        gi_emit(c, NULL, GI_BC_RETURN, r, 0, 0);
    } else {
        gi_emit(c, NULL, GI_BC_RETURN_NONE, 0, 0, 0);
    }
}

static GiValue class_code(GiCompiler *c, const GiNode *n, int32_t first_line) {
    GiScope *scope = gi_symbols_scope(&c->symbols, n, GI_PART_BODY);
    GiValue made = gi_unit_made(c, scope);
    if (made != GI_NULL || !gi_unit_open(c, scope, n->u.class_.name, first_line)) {
        return made;
    }
    c->unit->class_name = n->u.class_.name;
    GiNode place = gi_place_of(n);
    place.line = place.end_line = first_line;
    place.col = place.end_col = 0;
    gi_def_prologue(c, &place);
    begin_body(c, &place, n, first_line);
    gi_compile_body(c, &place, &n->u.class_.body, true);
    end_body(c);
    return gi_unit_close(c);
}

/* Pushes the class made by __build_class__(body, name, *bases, **keywords). */
static void push_class(GiCompiler *c, const GiNode *n, GiValue code, const GiNodes *bases) {
    GiReg callee = gi_push(c);
    gi_emit(c, n, GI_BC_INTRINSIC, callee, callee, GI_I_BUILD_CLASS);
    gi_def_make(c, n, code, 0, 0, GI_PUSH);
    gi_load_constant(c, n, gi_push(c), n->u.class_.name);
    gi_call_finish(c, n, callee, 2, bases, &n->u.class_.keywords, GI_PUSH);
}

/* The bases and, behind them, the name that holds Generic[...]. */
static bool add_generic_base(GiCompiler *c, const GiNode *n, GiNodes *out) {
    uint32_t count = n->u.class_.bases.n;
    GiNode *base = gi_arena_alloc(c->arena, sizeof *base);
    GiNode **items = gi_arena_alloc(c->arena, (count + 1) * sizeof *items);
    if (base == NULL || items == NULL) {
        c->failed = true;
        return false;
    }
    *base = (GiNode){.kind = GI_N_NAME, .op = GI_CTX_LOAD, .line = n->line, .col = n->col, .end_line = n->end_line,
                     .end_col = n->end_col, .u.name.id = GI_NAME(c->t, generic_base_name)};
    for (uint32_t i = 0; i < count; i++) {
        items[i] = n->u.class_.bases.items[i];
    }
    items[count] = base;
    *out = (GiNodes){items, count + 1};
    return true;
}

static void push_generic_class(GiCompiler *c, const GiNode *n, int32_t first_line) {
    if (!open_generic(c, n, n->u.class_.name, first_line)) {
        return;
    }
    c->unit->class_name = n->u.class_.name;
    gi_def_type_params(c, &n->u.class_.type_params);
    gi_name_store(c, n, GI_NAME(c->t, type_params_name), GI_TEMP);
    c->unit->top = 0;
    GiValue code = class_code(c, n, first_line);
    GiReg r = gi_name_load(c, n, GI_NAME(c->t, type_params_name), GI_PUSH);
    gi_emit(c, n, GI_BC_INTRINSIC, r, r, GI_I_GENERIC_BASE);
    gi_name_store(c, n, GI_NAME(c->t, generic_base_name), r);
    c->unit->top = 0;
    GiNodes bases;
    if (!c->failed && add_generic_base(c, n, &bases)) {
        push_class(c, n, code, &bases);
    }
    gi_emit(c, n, GI_BC_RETURN, GI_TEMP, 0, 0);
    call_generic(c, n);
}

void gi_def_class(GiCompiler *c, const GiNode *n) {
    GiReg base = c->unit->top;
    const GiNodes *decorators = &n->u.class_.decorators;
    if (gi_compile_forbid(c, n, n->u.class_.name, false)) {
        return;
    }
    gi_def_push_decorators(c, decorators);
    int32_t first_line = decorators->n > 0 ? decorators->items[0]->line : n->line;
    if (n->u.class_.type_params.n > 0) {
        push_generic_class(c, n, first_line);
    } else {
        GiValue code = class_code(c, n, first_line);
        push_class(c, n, code, &n->u.class_.bases);
    }
    gi_def_apply_decorators(c, decorators);
    gi_name_store(c, n, n->u.class_.name, GI_TEMP + base);
    c->unit->top = base;
}

/* --- type aliases --- */

/* Pushes the alias; its type parameters are in temporary `params`, or -1. */
static void push_alias(GiCompiler *c, const GiNode *n, GiReg params) {
    GiValue name = n->u.type_alias.name->u.name.id;
    GiReg r = gi_push(c);
    gi_load_constant(c, n, r, name);
    GiReg second = gi_push(c);
    if (params >= 0) {
        gi_move(c, n, second, params);
    } else {
        gi_load_constant(c, n, second, GI_NONE);
    }
    push_lazy(c, n, gi_symbols_scope(&c->symbols, n, GI_PART_BODY), name, n->u.type_alias.value);
    gi_emit(c, n, GI_BC_INTRINSIC, r, r, GI_I_TYPE_ALIAS);
    c->unit->top = r - GI_TEMP + 1;
}

void gi_def_type_alias(GiCompiler *c, const GiNode *n) {
    GiReg base = c->unit->top;
    GiValue name = n->u.type_alias.name->u.name.id;
    if (gi_compile_forbid(c, n, name, false)) {
        return;
    }
    if (n->u.type_alias.type_params.n > 0) {
        if (open_generic(c, n, name, n->line)) {
            gi_def_type_params(c, &n->u.type_alias.type_params);
            push_alias(c, n, GI_TEMP);
            gi_emit(c, n, GI_BC_RETURN, GI_TEMP + c->unit->top - 1, 0, 0);
            call_generic(c, n);
        }
    } else {
        push_alias(c, n, -1);
    }
    gi_name_store(c, n, name, GI_TEMP + base);
    c->unit->top = base;
}
