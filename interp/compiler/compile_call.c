/* SPDX-License-Identifier: MIT
 * interp/compiler/compile_call.c compiles calls: callee and arguments go to consecutive temporaries, from where
 * they become the window of the called function.
 *
 *   plain     callee, positional ..., keyword values ...              CALL, CALL_KW
 *   method    function, self, positional ..., keyword values ...      CALL_METHOD, CALL_METHOD_KW
 *   spread    callee, list of positionals, dict of keywords           CALL_EX (for *, ** and long calls)
 */
#include "interp/compiler/compile.h"

/* --- checks --- */

static void check_keywords(GiCompiler *c, const GiNodes *keywords) {
    for (uint32_t i = 0; i < keywords->n && !c->failed; i++) {
        const GiNode *k = keywords->items[i];
        if (k->u.keyword.arg == GI_NULL) {
            continue;
        }
        if (gi_compile_forbid(c, k, k->u.keyword.arg, false)) {
            return;
        }
        for (uint32_t j = i + 1; j < keywords->n; j++) {
            if (keywords->items[j]->u.keyword.arg == k->u.keyword.arg) {
                GI_COMPILE_FAIL(c, keywords->items[j], "keyword argument repeated: %S", k->u.keyword.arg);
                return;
            }
        }
    }
}

static bool needs_spread(const GiNodes *args, const GiNodes *keywords) {
    if (args->n + keywords->n > GI_CALL_CHUNK) {
        return true;
    }
    for (uint32_t i = 0; i < args->n; i++) {
        if (args->items[i]->kind == GI_N_STARRED) {
            return true;
        }
    }
    for (uint32_t i = 0; i < keywords->n; i++) {
        if (keywords->items[i]->u.keyword.arg == GI_NULL) {
            return true;
        }
    }
    return false;
}

/* Index in K of the tuple of keyword names. */
static int32_t keyword_names(GiCompiler *c, const GiNodes *keywords) {
    GiTuple *names = c->failed ? NULL : gi_tuple_new(c->t, keywords->n);
    if (names == NULL) {
        c->failed = true;
        return 0;
    }
    for (uint32_t i = 0; i < keywords->n; i++) {
        names->items[i] = gi_take(keywords->items[i]->u.keyword.arg);
    }
    if (!gi_track(c->t, names)) {
        gi_drop(c->t, gi_value_of(names));
        c->failed = true;
        return 0;
    }
    GiValue kept = gi_compile_keep_steal(c, gi_value_of(names));
    return kept == GI_NULL ? 0 : gi_unit_constant(c, kept);
}

/* --- calls with * and ** --- */

/* Pushes a dict of the named arguments from *i up to the next **, all of them evaluated. */
static GiReg push_named(GiCompiler *c, const GiNode *at, const GiNodes *keywords, uint32_t *i) {
    GiReg first = gi_push(c);
    GiReg base = c->unit->top, d = first;
    do {
        uint32_t n = 0;
        c->unit->top = d - GI_TEMP;
        for (; n < 16 && *i < keywords->n && keywords->items[*i]->u.keyword.arg != GI_NULL && !c->failed; n++, ++*i) {
            gi_load_constant(c, at, gi_push(c), keywords->items[*i]->u.keyword.arg);
            gi_expr(c, keywords->items[*i]->u.keyword.value, GI_PUSH);
        }
        gi_emit(c, at, GI_BC_BUILD_DICT, d, d, (GiReg)n);
        if (d != first) {
            gi_emit(c, at, GI_BC_DICT_UPDATE, first, d, 0);
        }
        c->unit->top = base;
        d = (GiReg)(first + 1);
    } while (*i < keywords->n && keywords->items[*i]->u.keyword.arg != GI_NULL && !c->failed);
    return first;
}

/* Pushes the dict of keyword arguments behind the callee; nothing when there are none. A run of names is
 * evaluated whole before it is found out that one of them clashes with a ** before it. */
static bool push_keywords(GiCompiler *c, const GiNode *at, GiReg callee, const GiNodes *keywords) {
    if (keywords->n == 0) {
        return false;
    }
    uint32_t i = 0;
    GiReg acc = push_named(c, at, keywords, &i);
    GiReg base = c->unit->top;
    while (i < keywords->n && !c->failed) {
        const GiNode *k = keywords->items[i];
        GiReg v;
        if (k->u.keyword.arg == GI_NULL) {
            v = gi_expr(c, k->u.keyword.value, GI_ANY);
            i++;
        } else {
            v = push_named(c, at, keywords, &i);
        }
        gi_emit(c, at, GI_BC_DICT_MERGE, acc, v, 0)->extra[0] = callee;
        c->unit->top = base;
    }
    return true;
}

/* Pushes the list of positional arguments; `given` of them are on the stack already. */
static void push_positional(GiCompiler *c, const GiNode *at, GiReg callee, uint32_t given, const GiNodes *args) {
    GiReg list = callee + 1;
    uint32_t i = 0;
    if (given == 0 && args->n == 1 && args->items[0]->kind == GI_N_STARRED) { /* f(*x): x as it is */
        gi_expr(c, args->items[0]->u.one.value, GI_PUSH);
        return;
    }
    for (; i < args->n && given + i < GI_CALL_CHUNK && args->items[i]->kind != GI_N_STARRED; i++) {
        gi_expr(c, args->items[i], GI_PUSH);
    }
    c->unit->top = list - GI_TEMP;
    gi_push(c);
    gi_emit(c, at, GI_BC_BUILD_LIST, list, list, (GiReg)(given + i));
    for (; i < args->n && !c->failed; i++) {
        const GiNode *arg = args->items[i];
        bool star = arg->kind == GI_N_STARRED;
        GiReg base = c->unit->top;
        GiReg v = gi_expr(c, star ? arg->u.one.value : arg, GI_ANY);
        c->unit->top = base;
        gi_emit(c, at, star ? GI_BC_LIST_EXTEND : GI_BC_LIST_APPEND, list, v, 0);
    }
}

/* The call of the callee in temporary `callee` with `given` arguments that already follow it on top of
 * the stack and then these. */
GiReg gi_call_finish(GiCompiler *c, const GiNode *at, GiReg callee, uint32_t given, const GiNodes *args,
                     const GiNodes *keywords, GiReg wish) {
    check_keywords(c, keywords);
    if (needs_spread(args, keywords)) {
        push_positional(c, at, callee, given, args);
        bool named = push_keywords(c, at, callee, keywords);
        c->unit->top = callee - GI_TEMP;
        GiReg r = gi_target(c, wish);
        gi_emit(c, at, GI_BC_CALL_EX, callee, named, r);
        return r;
    }
    for (uint32_t i = 0; i < args->n; i++) {
        gi_expr(c, args->items[i], GI_PUSH);
    }
    for (uint32_t i = 0; i < keywords->n; i++) {
        gi_expr(c, keywords->items[i]->u.keyword.value, GI_PUSH);
    }
    c->unit->top = callee - GI_TEMP;
    GiReg r = gi_target(c, wish);
    int32_t names = keywords->n > 0 ? keyword_names(c, keywords) : 0;
    GiInstr *i = gi_emit(c, at, keywords->n > 0 ? GI_BC_CALL_KW : GI_BC_CALL, callee, (GiReg)(given + args->n), r);
    i->extra[0] = names;
    return r;
}

/* --- super() --- */

/* Is n a call of the builtin super with nothing unusual about it? */
static bool plain_super(GiCompiler *c, const GiNode *n) {
    if (n->kind != GI_N_CALL || n->u.call.func->kind != GI_N_NAME || n->u.call.keywords.n > 0 || c->failed ||
        !gi_str_equal_text(n->u.call.func->u.name.id, "super")) {
        return false;
    }
    const GiScope *scope = c->unit->inner;
    const GiSymbol *here = gi_scope_find(scope, n->u.call.func->u.name.id);
    const GiSymbol *top = gi_scope_find(c->symbols.top, n->u.call.func->u.name.id);
    if (here == NULL || here->scope != GI_NAME_GLOBAL_IMPLICIT || (top != NULL && (top->flags & (GI_SYM_BOUND | GI_SYM_GLOBAL)))) {
        return false;
    }
    const GiNodes *args = &n->u.call.args;
    if (args->n == 2) {
        return args->items[0]->kind != GI_N_STARRED && args->items[1]->kind != GI_N_STARRED;
    }
    const GiSymbol *cell = gi_scope_find(c->unit->scope, GI_NAME(c->t, __class__));
    return args->n == 0 && c->unit->argcount > 0 && c->unit->far_parameters == 0 && scope == c->unit->scope && scope->kind == GI_SCOPE_FUNCTION &&
           scope->comprehension == 0 && cell != NULL && cell->scope == GI_NAME_FREE;
}

/* Emits super().name or super(a, b).name, without making the super object: into a temporary, its number. method:
 * into that and the next one, for CALL_METHOD. */
static GiReg super_attribute(GiCompiler *c, const GiNode *at, const GiNode *n, bool method) {
    const GiNode *call = n->u.attribute.value;
    GiReg base = c->unit->top;
    const GiNodes *args = &call->u.call.args;
    GiReg first = gi_expr(c, call->u.call.func, GI_PUSH);
    if (args->n == 2) {
        gi_expr(c, args->items[0], GI_PUSH);
        gi_expr(c, args->items[1], GI_PUSH);
    } else {
        gi_name_load(c, call, GI_NAME(c->t, __class__), GI_PUSH);
        GiReg self = gi_push(c);
        const GiLocalSlot *slot = &c->unit->slots[0];
        if (slot->is_cell) {
            gi_emit(c, call, GI_BC_GET_CELL, self, 0, 0);
        } else {
            gi_check_bound(c, call, 0);
            gi_move(c, call, self, 0);
        }
    }
    GiValue name = c->failed ? GI_NULL : gi_unit_mangle(c, n->u.attribute.attr);
    if (name != GI_NULL) {
        gi_emit_named(c, at, GI_BC_GET_SUPER_ATTR, first, (GiReg)((args->n == 0 ? 1 : 0) | (method ? 2 : 0)), name);
    }
    c->unit->top = base;
    return first;
}

/* super().name and super(a, b).name; GI_ANY: it is not that. */
GiReg gi_call_super_attribute(GiCompiler *c, const GiNode *n, GiReg wish) {
    if (!plain_super(c, n->u.attribute.value)) {
        return GI_ANY;
    }
    GiReg first = super_attribute(c, n, n, false);
    GiReg r = gi_target(c, wish);
    gi_move(c, n, r, first);
    return r;
}

/* --- methods --- */

/* A method call whose attribute stands on a later line is reported from there on. */
static const GiNode *method_place(const GiNode *n, const GiNode *attribute, GiNode *place) {
    if (n->line == attribute->end_line) {
        return n;
    }
    int32_t size = (int32_t)gi_str_length(attribute->u.attribute.attr);
    *place = gi_place_of(n);
    place->line = attribute->end_line;
    if (size <= attribute->end_col) {
        place->col = attribute->end_col - size;
    } else {
        place->col = place->end_col = -1;
    }
    return place;
}

static GiReg call_method(GiCompiler *c, const GiNode *n, GiReg wish) {
    const GiNode *attribute = n->u.call.func;
    const GiNodes *args = &n->u.call.args, *keywords = &n->u.call.keywords;
    GiNode place;
    const GiNode *at = method_place(n, attribute, &place);
    GiReg base = c->unit->top;
    check_keywords(c, keywords);
    GiReg method;
    GiNode load_place = gi_place_of(attribute);
    if (at != n) {
        load_place.line = at->line;
        load_place.col = at->col;
    }
    if (plain_super(c, attribute->u.attribute.value)) {
        method = super_attribute(c, &load_place, attribute, true);
        gi_push(c);
        gi_push(c);
    } else {
        GiReg object = gi_expr(c, attribute->u.attribute.value, GI_ANY);
        c->unit->top = base;
        method = gi_push(c);
        gi_push(c);
        GiValue name = c->failed ? GI_NULL : gi_unit_mangle(c, attribute->u.attribute.attr);
        if (name != GI_NULL) {
            gi_emit_named(c, &load_place, GI_BC_LOAD_METHOD, method, object, name);
        }
    }
    for (uint32_t i = 0; i < args->n; i++) {
        gi_expr(c, args->items[i], GI_PUSH);
    }
    for (uint32_t i = 0; i < keywords->n; i++) {
        gi_expr(c, keywords->items[i]->u.keyword.value, GI_PUSH);
    }
    c->unit->top = base;
    GiReg r = gi_target(c, wish);
    int32_t names = keywords->n > 0 ? keyword_names(c, keywords) : 0;
    GiInstr *i = gi_emit(c, at, keywords->n > 0 ? GI_BC_CALL_METHOD_KW : GI_BC_CALL_METHOD, method, (GiReg)args->n, r);
    i->extra[0] = names;
    return r;
}

GiReg gi_call_expr(GiCompiler *c, const GiNode *n, GiReg wish) {
    const GiNode *func = n->u.call.func;
    gi_warn_call(c, n);
    if (func->kind == GI_N_ATTRIBUTE && !needs_spread(&n->u.call.args, &n->u.call.keywords)) {
        return call_method(c, n, wish);
    }
    GiNode place;
    const GiNode *at = n;
    if (func->kind == GI_N_ATTRIBUTE) {
        at = method_place(n, func, &place);
    }
    GiReg callee = gi_expr(c, func, GI_PUSH);
    return gi_call_finish(c, at, callee, 0, &n->u.call.args, &n->u.call.keywords, wish);
}
