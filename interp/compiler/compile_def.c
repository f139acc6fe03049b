/* SPDX-License-Identifier: MIT
 * interp/compiler/compile_def.c compiles function definitions and lambdas: what is evaluated where the function
 * is defined (decorators, defaults, annotations) and the unit of its body.
 */
#include "interp/compiler/compile.h"

/* --- start of a function --- */

static int compare_symbols(const GiSymbol *a, const GiSymbol *b) { return gi_str_compare(a->name, b->name); }

static void add_slot(GiCompiler *c, GiSymbol *sym) {
    if (c->unit->far_parameters > 0 ? (sym->flags & GI_SYM_PARAM) != 0 : c->unit->slot_count >= GI_NEAR_LOCALS) {
        gi_name_declare_far(c, sym);
        return;
    }
    GiReg r = gi_local_slot_new(c, sym->name, sym->scope == GI_NAME_CELL, false);
    sym->slot = r;
    if (sym->flags & GI_SYM_KILLED) {
        gi_bits_set(&c->unit->killable, (uint32_t)r);
    }
    if (sym->flags & GI_SYM_PARAM) {
        gi_mark_bound(c, r);
    }
}

static uint32_t count_parameters(const GiScope *scope) {
    uint32_t n = 0;
    for (const GiSymbol *s = scope->first; s != NULL; s = s->next) {
        n += (s->flags & GI_SYM_PARAM) != 0;
    }
    return n;
}

/* Slots of the cells that are no parameters, in the order of their names. */
static void add_cells(GiCompiler *c, const GiScope *scope) {
    GiSymbol *last = NULL;
    for (;;) {
        GiSymbol *next = NULL;
        for (GiSymbol *s = scope->first; s != NULL; s = s->next) {
            if (s->scope == GI_NAME_CELL && !(s->flags & GI_SYM_PARAM) && (last == NULL || compare_symbols(s, last) > 0) &&
                (next == NULL || compare_symbols(s, next) < 0)) {
                next = s;
            }
        }
        if (next == NULL || c->failed) {
            return;
        }
        add_slot(c, next);
        last = next;
    }
}

/* Starts the code of a unit: generator, cells. The NOP becomes MAKE_FAR when far locals turn up. */
void gi_def_prologue(GiCompiler *c, const GiNode *at) {
    GiUnit *u = c->unit;
    GiScope *scope = u->scope;
    if (gi_scope_is_function(scope)) {
        uint32_t parameters = count_parameters(scope);
        u->far_parameters = parameters > GI_NEAR_PARAMETERS ? parameters : 0;
        for (GiSymbol *s = scope->first; s != NULL; s = s->next) {
            if (s->flags & GI_SYM_PARAM) {
                add_slot(c, s);
            }
        }
        add_cells(c, scope);
    }
    if (scope->needs_class_cell) {
        gi_local_slot_new(c, GI_NAME(c->t, __class__), true, false);
    }
    if (scope->needs_class_dict) {
        gi_local_slot_new(c, GI_NAME(c->t, __classdict__), true, false);
    }
    if (u->flags & (GI_CO_GENERATOR | GI_CO_COROUTINE | GI_CO_ASYNC_GENERATOR)) {
        gi_emit(c, at, GI_BC_RETURN_GENERATOR, 0, 0, 0);
    }
    u->far_place = u->count;
    gi_emit(c, at, GI_BC_NOP, 0, 0, 0);
    for (uint32_t i = 0; i < u->slot_count; i++) {
        if (u->slots[i].is_cell) {
            gi_emit(c, at, GI_BC_MAKE_CELL, (GiReg)i, 0, 0);
        }
    }
}

/* MAKE_FUNCTION over code; `flags` and operands from register `first` as in opcodes.def. */
GiReg gi_def_make(GiCompiler *c, const GiNode *at, GiValue code, uint32_t flags, GiReg first, GiReg wish) {
    if (flags != 0) {
        c->unit->top = first - GI_TEMP;
    }
    GiReg r = gi_target(c, wish);
    if (code != GI_NULL && !c->failed) {
        gi_emit(c, at, GI_BC_MAKE_FUNCTION, r, flags != 0 ? first : 0, (GiReg)flags)->extra[0] = gi_unit_constant(c, code);
    }
    return r;
}

/* --- decorators --- */

#define MANY_DECORATORS 64 /* more of them wait in a list instead of registers */

void gi_def_push_decorators(GiCompiler *c, const GiNodes *list) {
    if (list->n > MANY_DECORATORS) {
        GiReg all = gi_push(c);
        gi_emit(c, list->items[0], GI_BC_BUILD_LIST, all, all, 0);
        for (uint32_t i = 0; i < list->n; i++) {
            GiReg one = gi_expr(c, list->items[i], GI_PUSH);
            gi_emit(c, list->items[i], GI_BC_LIST_APPEND, all, one, 0);
            c->unit->top--;
        }
        return;
    }
    for (uint32_t i = 0; i < list->n; i++) {
        gi_expr(c, list->items[i], GI_PUSH);
    }
}

/* f = list[i](f); both are temporaries that stay. */
static void call_listed(GiCompiler *c, const GiNode *at, GiReg list, GiReg f, uint32_t i) {
    GiReg callee = gi_push(c), key = gi_push(c);
    gi_emit(c, at, GI_BC_COPY, callee, list, 0);
    gi_load_constant(c, at, key, gi_int_imm(i));
    gi_emit(c, at, GI_BC_GET_ITEM, callee, callee, key);
    gi_emit(c, at, GI_BC_MOVE, key, f, 0);
    gi_emit(c, at, GI_BC_CALL, callee, 1, f);
    c->unit->top -= 2;
}

/* Calls the decorators, innermost first, with the value in the temporary above them, and leaves it in their
 * first register. */
void gi_def_apply_decorators(GiCompiler *c, const GiNodes *list) {
    if (list->n > MANY_DECORATORS) {
        GiReg f = GI_TEMP + c->unit->top - 1;
        for (uint32_t i = list->n; i-- > 0;) {
            call_listed(c, list->items[i], f - 1, f, i);
        }
        gi_emit(c, list->items[0], GI_BC_MOVE, f - 1, f, 0);
        c->unit->top--;
        return;
    }
    for (uint32_t i = list->n; i-- > 0;) {
        GiReg f = GI_TEMP + c->unit->top - 2;
        gi_emit(c, list->items[i], GI_BC_CALL, f, 1, f);
        c->unit->top--;
    }
}

/* --- defaults and annotations --- */

/* Pushes the tuple of default values; false: there are none. */
static bool push_defaults(GiCompiler *c, const GiNode *at, const GiArguments *a) {
    if (a->defaults.n == 0) {
        return false;
    }
    GiReg r = gi_push(c);
    c->unit->top--;
    for (uint32_t i = 0; i < a->defaults.n; i++) {
        gi_fold(c, a->defaults.items[i]);
        if (!gi_expr_is_constant(a->defaults.items[i])) {
            gi_expr_display(c, at, &a->defaults, GI_BC_BUILD_TUPLE, GI_PUSH);
            return true;
        }
    }
    GiValue all = c->failed ? GI_NULL : gi_expr_constant_tuple(c, &a->defaults);
    gi_push(c);
    if (all != GI_NULL) {
        gi_load_constant(c, at, r, all);
    }
    return true;
}

/* Pushes the dict of keyword-only defaults; false: there are none. */
static bool push_kw_defaults(GiCompiler *c, const GiNode *at, const GiArguments *a) {
    GiReg acc = -1;
    for (uint32_t i = 0; i < a->kw_defaults.n; i++) {
        const GiNode *value = a->kw_defaults.items[i];
        if (value == NULL) {
            continue;
        }
        if (acc < 0) {
            acc = gi_push(c);
            gi_emit(c, at, GI_BC_BUILD_DICT, acc, acc, 0);
        }
        GiReg base = c->unit->top;
        GiReg key = gi_push(c);
        GiValue name = c->failed ? GI_NULL : gi_unit_mangle(c, a->kwonly.items[i]->u.arg.arg);
        if (name != GI_NULL) {
            gi_load_constant(c, at, key, name);
        }
        GiReg v = gi_expr(c, value, GI_ANY);
        gi_emit(c, at, GI_BC_DICT_ADD, acc, key, v);
        c->unit->top = base;
    }
    return acc >= 0;
}

/* Pushes the value of an annotation (its text under `from __future__ import annotations`). */
void gi_def_push_annotation(GiCompiler *c, const GiNode *n) {
    if (c->flags & GI_COMPILE_ANNOTATIONS) {
        GiReg r = gi_push(c);
        GiValue text = c->failed ? GI_NULL : gi_compile_keep_steal(c, gi_unparse(c->t, n));
        if (text != GI_NULL) {
            gi_load_constant(c, n, r, text);
        }
    } else if (n->kind == GI_N_STARRED) { /* *args: *Ts */
        GiReg r = gi_expr(c, n->u.one.value, GI_PUSH);
        GiReg one = gi_push(c);
        gi_emit(c, n, GI_BC_UNPACK, r, one, 1);
        gi_move(c, n, r, one);
        c->unit->top--;
    } else {
        gi_expr(c, n, GI_PUSH);
    }
}

typedef struct Annotations {
    const GiNode *at;
    uint32_t pending; /* pairs on the stack of temporaries */
    GiReg list;       /* long lists: the list they are collected in; -1: none yet */
    GiReg base;
} Annotations;

static void flush_annotations(GiCompiler *c, Annotations *a) {
    GiReg first = GI_TEMP + c->unit->top - (GiReg)(a->pending * 2);
    if (a->list < 0) {
        a->list = GI_TEMP + a->base;
        gi_emit(c, a->at, GI_BC_BUILD_LIST, a->list, first, (GiReg)(a->pending * 2));
    } else {
        gi_emit(c, a->at, GI_BC_BUILD_LIST, first, first, (GiReg)(a->pending * 2));
        gi_emit(c, a->at, GI_BC_LIST_EXTEND, a->list, first, 0);
    }
    c->unit->top = a->list - GI_TEMP + 1;
    a->pending = 0;
}

static void add_annotation(GiCompiler *c, Annotations *a, GiValue name, const GiNode *annotation) {
    if (annotation == NULL || c->failed) {
        return;
    }
    GiValue mangled = gi_unit_mangle(c, name);
    GiReg key = gi_push(c);
    if (mangled != GI_NULL) {
        gi_load_constant(c, a->at, key, mangled);
    }
    gi_def_push_annotation(c, annotation);
    if (++a->pending == GI_CALL_CHUNK / 2) {
        flush_annotations(c, a);
    }
}

static void add_arg_annotations(GiCompiler *c, Annotations *a, const GiNodes *args) {
    for (uint32_t i = 0; i < args->n; i++) {
        add_annotation(c, a, args->items[i]->u.arg.arg, args->items[i]->u.arg.annotation);
    }
}

/* Pushes the tuple name, annotation, ...; false: there are none. */
static bool push_annotations(GiCompiler *c, const GiNode *at, const GiArguments *args, const GiNode *returns) {
    Annotations a = {at, 0, -1, c->unit->top};
    add_arg_annotations(c, &a, &args->args);
    add_arg_annotations(c, &a, &args->posonly);
    if (args->vararg != NULL) {
        add_annotation(c, &a, args->vararg->u.arg.arg, args->vararg->u.arg.annotation);
    }
    add_arg_annotations(c, &a, &args->kwonly);
    if (args->kwarg != NULL) {
        add_annotation(c, &a, args->kwarg->u.arg.arg, args->kwarg->u.arg.annotation);
    }
    add_annotation(c, &a, GI_NAME(c->t, return_), returns);
    if (a.pending == 0 && a.list < 0) {
        return false;
    }
    if (a.list >= 0) {
        if (a.pending > 0) {
            flush_annotations(c, &a);
        }
        gi_emit(c, at, GI_BC_INTRINSIC, a.list, a.list, GI_I_LIST_TO_TUPLE);
        return true;
    }
    c->unit->top = a.base;
    GiReg r = gi_push(c);
    gi_emit(c, at, GI_BC_BUILD_TUPLE, r, r, (GiReg)(a.pending * 2));
    return true;
}

/* --- bodies --- */

static void forbid_params(GiCompiler *c, const GiNodes *args) {
    for (uint32_t i = 0; i < args->n; i++) {
        gi_compile_forbid(c, args->items[i], args->items[i]->u.arg.arg, false);
    }
}

static void take_arguments(GiCompiler *c, const GiArguments *a) {
    GiUnit *u = c->unit;
    u->argcount = a->posonly.n + a->args.n;
    u->posonly_count = a->posonly.n;
    u->kwonly_count = a->kwonly.n;
    forbid_params(c, &a->posonly);
    forbid_params(c, &a->args);
    forbid_params(c, &a->kwonly);
    if (a->vararg != NULL) {
        gi_compile_forbid(c, a->vararg, a->vararg->u.arg.arg, false);
    }
    if (a->kwarg != NULL) {
        gi_compile_forbid(c, a->kwarg, a->kwarg->u.arg.arg, false);
    }
}

static GiValue function_code(GiCompiler *c, const GiNode *n, int32_t first_line) {
    GiScope *scope = gi_symbols_scope(&c->symbols, n, GI_PART_BODY);
    GiValue made = gi_unit_made(c, scope);
    if (made != GI_NULL || !gi_unit_open(c, scope, n->u.function.name, first_line)) {
        return made;
    }
    take_arguments(c, n->u.function.args);
    GiNode place = gi_place_of(n); /* what happens before the first statement belongs to the `def` line */
    place.line = place.end_line = first_line;
    place.col = place.end_col = 0;
    gi_def_prologue(c, &place);
    uint32_t first = 0;
    GiValue doc = gi_stmt_docstring(c, &n->u.function.body, &first);
    if (doc != GI_NULL) {
        c->unit->docstring = doc;
        c->unit->flags |= GI_CO_HAS_DOCSTRING;
        gi_unit_constant(c, doc);
    }
    for (uint32_t i = first; i < n->u.function.body.n && !c->failed; i++) {
        gi_stmt(c, n->u.function.body.items[i]);
    }
    gi_emit(c, NULL, GI_BC_RETURN_NONE, 0, 0, 0);
    return gi_unit_close(c);
}

/* The function object itself: defaults and type parameters come from the locals of the type parameter
 * scope when it is generic. */
static GiReg make_function(GiCompiler *c, const GiNode *n, int32_t first_line, bool generic, GiReg wish) {
    const GiArguments *a = n->u.function.args;
    uint32_t flags = 0;
    GiReg base = c->unit->top;
    if (generic) {
        gi_def_type_params(c, &n->u.function.type_params);
    }
    GiReg first = GI_TEMP + c->unit->top;
    if (generic) {
        const GiScope *scope = c->unit->scope;
        if (gi_scope_find(scope, GI_NAME(c->t, defaults_name)) != NULL) {
            gi_name_load(c, n, GI_NAME(c->t, defaults_name), GI_PUSH);
            flags |= 1;
        }
        if (gi_scope_find(scope, GI_NAME(c->t, kwdefaults_name)) != NULL) {
            gi_name_load(c, n, GI_NAME(c->t, kwdefaults_name), GI_PUSH);
            flags |= 2;
        }
    } else {
        flags |= push_defaults(c, n, a) ? 1 : 0;
        flags |= push_kw_defaults(c, n, a) ? 2 : 0;
    }
    flags |= push_annotations(c, n, a, n->u.function.returns) ? 4 : 0;
    if (generic) {
        gi_move(c, n, gi_push(c), GI_TEMP + base);
        flags |= 8;
    }
    GiValue code = function_code(c, n, first_line);
    c->unit->top = base;
    GiReg r = gi_target(c, wish);
    if (code != GI_NULL && !c->failed) {
        gi_emit(c, n, GI_BC_MAKE_FUNCTION, r, flags != 0 ? first : 0, (GiReg)flags)->extra[0] = gi_unit_constant(c, code);
    }
    return r;
}

/* def f[T](...): the function is made inside a scope that binds T, called at once. */
static GiReg make_generic(GiCompiler *c, const GiNode *n, int32_t first_line) {
    GiReg callee = gi_push(c);
    uint32_t given = 0;
    given += push_defaults(c, n, n->u.function.args);
    given += push_kw_defaults(c, n, n->u.function.args);
    GiScope *scope = gi_symbols_scope(&c->symbols, n, GI_PART_TYPE_PARAMS);
    GiValue name = gi_compile_keep_steal(c, gi_str_from_format(c->t, "<generic parameters of %S>", n->u.function.name));
    if (name == GI_NULL || !gi_unit_open(c, scope, name, first_line)) {
        return callee;
    }
    c->unit->argcount = given;
    gi_def_prologue(c, n);
    GiReg f = make_function(c, n, first_line, true, GI_PUSH);
    gi_emit(c, n, GI_BC_RETURN, f, 0, 0);
    GiValue code = gi_unit_close(c);
    gi_def_make(c, n, code, 0, 0, callee);
    gi_emit(c, n, GI_BC_CALL, callee, (GiReg)given, callee);
    c->unit->top = callee - GI_TEMP + 1;
    return callee;
}

void gi_def_function(GiCompiler *c, const GiNode *n) {
    GiReg base = c->unit->top;
    const GiNodes *decorators = &n->u.function.decorators;
    if (gi_compile_forbid(c, n, n->u.function.name, false)) {
        return;
    }
    gi_def_push_decorators(c, decorators);
    int32_t first_line = decorators->n > 0 ? decorators->items[0]->line : n->line;
    GiReg f;
    if (n->u.function.type_params.n > 0) {
        f = make_generic(c, n, first_line);
    } else {
        GiReg slot = decorators->n == 0 ? gi_name_register(c, n->u.function.name) : -1;
        f = make_function(c, n, first_line, false, slot >= 0 ? slot : GI_PUSH);
    }
    gi_def_apply_decorators(c, decorators);
    gi_name_store(c, n, n->u.function.name, decorators->n > 0 ? GI_TEMP + base : f);
    c->unit->top = base;
}

GiReg gi_def_lambda(GiCompiler *c, const GiNode *n, GiReg wish) {
    GiReg base = c->unit->top;
    uint32_t flags = 0;
    flags |= push_defaults(c, n, n->u.lambda.args) ? 1 : 0;
    flags |= push_kw_defaults(c, n, n->u.lambda.args) ? 2 : 0;
    GiScope *scope = gi_symbols_scope(&c->symbols, n, GI_PART_BODY);
    GiValue code = gi_unit_made(c, scope);
    if (code == GI_NULL && gi_unit_open(c, scope, GI_NAME(c->t, lambda_name), n->line)) {
        take_arguments(c, n->u.lambda.args);
        gi_def_prologue(c, n);
        GiReg r = gi_expr(c, n->u.lambda.body, GI_ANY);
        gi_emit(c, n->u.lambda.body, GI_BC_RETURN, r, 0, 0);
        code = gi_unit_close(c);
    }
    c->unit->top = base;
    return gi_def_make(c, n, code, flags, GI_TEMP + base, wish);
}
