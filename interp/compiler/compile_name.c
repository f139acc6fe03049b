/* SPDX-License-Identifier: MIT
 * interp/compiler/compile_name.c: how a name is reached from the code being compiled, and the instructions that
 * load, store and delete it.
 *
 * N1  Lookup starts in the innermost inlined comprehension and goes outwards while names are free in
 *     scopes that share the frame.
 * N2  Locals get their slot when they are first used, so that co_varnames is in CPython's order; beyond
 *     GI_NEAR_LOCALS they are kept in the list of far locals.
 */
#include "interp/compiler/compile.h"

typedef enum Way { LOCAL, FAR, CELL, FAR_CELL, FREE, GLOBAL, NAME, CLASS_FREE, CLASSDICT_GLOBAL, CLASSDICT_FREE } Way;

typedef struct Access {
    Way way;
    int32_t slot; /* register, far index or closure index */
} Access;

/* A new local slot; -1: failed. */
GiReg gi_local_slot_new(GiCompiler *c, GiValue name, bool is_cell, bool hidden) {
    GiUnit *u = c->unit;
    if (u->slot_count >= GI_REGISTER_LIMIT - 10) {
        if (!c->failed) {
            gi_raise(c->t, &gi_SyntaxError, "too many variables in one function");
            c->failed = true;
        }
        return 0;
    }
    u->slots[u->slot_count] = (GiLocalSlot){name, is_cell, hidden, true};
    return (GiReg)u->slot_count++;
}

static int32_t far_new(GiCompiler *c, GiValue name, bool is_cell) {
    GiUnit *u = c->unit;
    if (u->far_register < 0) {
        u->far_register = gi_local_slot_new(c, GI_NAME(c->t, empty), false, true);
    }
    if (u->far_count == GI_FAR_LIMIT) {
        if (!c->failed) {
            gi_raise(c->t, &gi_SyntaxError, "too many variables in one function");
            c->failed = true;
        }
        return GI_FAR_BASE;
    }
    if (u->far_count == u->far_capacity &&
        !gi_unit_grow(c, &u->far_names, u->far_count, &u->far_capacity, sizeof *u->far_names)) {
        return GI_FAR_BASE;
    }
    u->far_names[u->far_count] = (GiFarName){name, is_cell};
    return GI_FAR_BASE + (int32_t)u->far_count++;
}

/* Far variables of comprehensions: made, asked for, unbound whether they are bound or not. */
void gi_name_make_far(GiCompiler *c, GiSymbol *sym) { sym->slot = far_new(c, sym->name, false); }
bool gi_name_is_far(const GiSymbol *sym) { return sym->slot >= GI_FAR_BASE; }
void gi_name_unbind_far(GiCompiler *c, const GiNode *at, const GiSymbol *sym) {
    GiReg r = gi_push(c);
    gi_load_constant(c, at, r, GI_NONE);
    gi_emit_wide(c, at, GI_BC_SET_FAR, r, sym->slot - GI_FAR_BASE);
    gi_emit_wide(c, at, GI_BC_DEL_FAR, 0, sym->slot - GI_FAR_BASE);
    c->unit->top--;
}

/* See compile.h. */
void gi_name_declare_far(GiCompiler *c, GiSymbol *sym) {
    sym->slot = far_new(c, sym->name, sym->scope == GI_NAME_CELL);
}

static Access local_access(GiCompiler *c, GiSymbol *sym) {
    GiUnit *u = c->unit;
    if (sym->slot < 0) {
        if (u->slot_count < GI_NEAR_LOCALS) {
            sym->slot = gi_local_slot_new(c, sym->name, false, false);
            if (sym->flags & GI_SYM_KILLED) {
                gi_bits_set(&u->killable, (uint32_t)sym->slot);
            }
        } else {
            sym->slot = far_new(c, sym->name, false);
        }
    }
    return sym->slot >= GI_FAR_BASE ? (Access){FAR, sym->slot - GI_FAR_BASE} : (Access){LOCAL, sym->slot};
}

/* A name that the class around an annotation scope, or globals, have. */
static Access global_access(const GiUnit *u, const GiSymbol *sym) {
    const GiScope *frame = u->scope;
    if (sym != NULL && sym->scope == GI_NAME_GLOBAL_EXPLICIT) {
        return (Access){GLOBAL, 0};
    }
    if (frame->kind == GI_SCOPE_MODULE || (frame->kind == GI_SCOPE_CLASS && u->inner == frame)) {
        return (Access){NAME, 0};
    }
    return (Access){frame->sees_class ? CLASSDICT_GLOBAL : GLOBAL, 0};
}

static Access free_access(const GiUnit *u, const GiSymbol *sym) {
    const GiScope *frame = u->scope;
    if (frame->kind == GI_SCOPE_CLASS && u->inner == frame) {
        return (Access){CLASS_FREE, sym->free_index};
    }
    if (frame->sees_class && !gi_str_equal_text(sym->name, "__classdict__")) {
        return (Access){CLASSDICT_FREE, sym->free_index};
    }
    return (Access){FREE, sym->free_index};
}

static GiSymbol *find_symbol(GiCompiler *c, GiValue name, GiScope **where) {
    GiScope *s = c->unit->inner;
    GiSymbol *sym = gi_scope_find(s, name);
    while (s->inlined && (sym == NULL || sym->scope == GI_NAME_FREE)) {
        s = s->parent;
        sym = gi_scope_find(s, name);
    }
    *where = s;
    return sym;
}

/* N1 */
static Access find(GiCompiler *c, GiValue name) {
    GiUnit *u = c->unit;
    GiScope *s;
    GiSymbol *sym = find_symbol(c, name, &s);
    if (sym == NULL) {
        return global_access(u, NULL);
    }
    if (s != u->inner && s->kind == GI_SCOPE_CLASS) {
        return sym->free_index >= 0 ? (Access){FREE, sym->free_index} : (Access){GLOBAL, 0};
    }
    switch (sym->scope) {
    case GI_NAME_LOCAL:
        return gi_scope_is_function(s) ? local_access(c, sym) : (Access){NAME, 0};
    case GI_NAME_CELL:
        return sym->slot >= GI_FAR_BASE ? (Access){FAR_CELL, sym->slot - GI_FAR_BASE} : (Access){CELL, sym->slot};
    case GI_NAME_FREE:
        return free_access(u, sym);
    default:
        return global_access(u, sym);
    }
}

/* The register of a name that is a plain local, made when missing; -1: it is none. */
GiReg gi_name_register(GiCompiler *c, GiValue name) {
    if (c->failed) {
        return -1;
    }
    GiValue mangled = gi_unit_mangle(c, name);
    if (mangled == GI_NULL) {
        return -1;
    }
    Access a = find(c, mangled);
    return a.way == LOCAL ? a.slot : -1;
}

/* Where a function made in `unit` gets the cell of a name that is free in it; false: nowhere. */
bool gi_name_capture(GiCompiler *c, GiUnit *unit, GiValue name, GiCapture *out) {
    (void)c;
    const GiScope *s = unit->inner;
    const GiSymbol *sym = gi_scope_find(s, name);
    while (s->inlined && (sym == NULL || sym->scope == GI_NAME_FREE)) {
        s = s->parent;
        sym = gi_scope_find(s, name);
    }
    if (sym != NULL && sym->scope == GI_NAME_CELL) {
        *out = (GiCapture){false, (uint32_t)sym->slot};
        return sym->slot >= 0;
    }
    /* __class__ and __classdict__ of a class body hide those of a class around it, which the body itself sees */
    for (uint32_t i = 0; s->kind == GI_SCOPE_CLASS && i < unit->slot_count; i++) {
        if (unit->slots[i].is_cell && !unit->slots[i].hidden && unit->slots[i].name == name) {
            *out = (GiCapture){false, i};
            return true;
        }
    }
    if (sym != NULL && sym->free_index >= 0) {
        *out = (GiCapture){true, (uint32_t)sym->free_index};
        return true;
    }
    return false;
}

/* Marks a local bound (P4). */
void gi_mark_bound(GiCompiler *c, GiReg r) {
    if (r >= 0 && r < GI_TEMP) {
        gi_bits_set(&c->unit->bound, (uint32_t)r);
    }
}

/* Emits CHECK unless the local is surely bound. */
void gi_check_bound(GiCompiler *c, const GiNode *at, GiReg r) {
    if (r < GI_TEMP && !gi_bits_has(&c->unit->bound, (uint32_t)r)) {
        gi_emit(c, at, GI_BC_CHECK, r, 0, 0);
        gi_mark_bound(c, r);
    }
}

/* Can evaluating this expression not bind any name? */
static bool binds_nothing(const GiNode *n) {
    return n == NULL || n->kind == GI_N_CONSTANT || n->kind == GI_N_NAME;
}

/* May evaluating `later` rebind the local that `node` (a name or :=) stands for? */
bool gi_name_may_rebind(GiCompiler *c, const GiNode *node, const GiNode *later) {
    if (binds_nothing(later) || c->failed) {
        return false;
    }
    const GiNode *name = node->kind == GI_N_NAMED ? node->u.named.target : node;
    if (name->kind != GI_N_NAME) {
        return false;
    }
    GiValue mangled = gi_unit_mangle(c, name->u.name.id);
    if (mangled == GI_NULL) {
        return false;
    }
    GiScope *s;
    const GiSymbol *sym = find_symbol(c, mangled, &s);
    return sym != NULL && (sym->flags & GI_SYM_WALRUS) != 0;
}

static GiReg load_classdict(GiCompiler *c, const GiNode *at, GiReg target) {
    const GiSymbol *dict = gi_scope_find(c->unit->scope, GI_NAME(c->t, __classdict__));
    if (dict != NULL && dict->free_index >= 0) {
        gi_emit_wide(c, at, GI_BC_GET_FREE, target, dict->free_index);
    }
    return target;
}

/* A name whose number does not fit the instruction: an intrinsic gets it as a constant. r: as in on_name. */
static void on_far_name(GiCompiler *c, const GiNode *at, GiOpcode op, GiReg r, GiValue name) {
    GiUnit *u = c->unit;
    GiReg base = u->top;
    bool get = op == GI_BC_GET_NAME || op == GI_BC_GET_GLOBAL, set = op == GI_BC_SET_NAME || op == GI_BC_SET_GLOBAL;
    bool global = op == GI_BC_GET_GLOBAL || op == GI_BC_SET_GLOBAL || op == GI_BC_DEL_GLOBAL;
    if (op == GI_BC_GET_CLASS_GLOBAL || (global && !gi_scope_is_function(u->scope))) {
        gi_raise(c->t, &gi_OverflowError, "too many names in one code object");
        c->failed = true;
        return;
    }
    if (gi_reg_is_temp(r) && u->top <= r - GI_TEMP) {
        u->top = r - GI_TEMP + 1;
    }
    GiReg key = gi_push(c);
    gi_load_constant(c, at, key, name);
    if (set) {
        gi_move(c, at, gi_push(c), r);
    }
    gi_emit(c, at, GI_BC_INTRINSIC, get ? r : key, key,
            get ? GI_I_GET_FAR_NAME : set ? GI_I_SET_FAR_NAME : GI_I_DEL_FAR_NAME);
    if (!get) {
        gi_emit(c, at, GI_BC_DROP, key, 0, 0);
    }
    u->top = base;
}

/* GET_NAME, GET_GLOBAL into r, SET_NAME, SET_GLOBAL from r, DEL_NAME, DEL_GLOBAL. */
static void on_name(GiCompiler *c, const GiNode *at, GiOpcode op, GiReg r, GiValue name) {
    int32_t index = gi_unit_name(c, name);
    if (index > UINT16_MAX) {
        on_far_name(c, at, op, r, name);
    } else {
        gi_emit_wide(c, at, op, r, index);
    }
}

/* Loads of names that take part in lookups through the class's namespace; the result is pushed. */
static GiReg load_through_class(GiCompiler *c, const GiNode *at, Access a, GiValue name, GiReg wish) {
    GiReg r = gi_push(c);
    load_classdict(c, at, r);
    if (a.way == CLASSDICT_GLOBAL) {
        on_name(c, at, GI_BC_GET_CLASS_GLOBAL, r, name);
    } else {
        GiInstr *i = gi_emit_named(c, at, GI_BC_GET_CLASSDICT_FREE, r, 0, name);
        i->wide = a.slot;
    }
    if (wish >= 0) {
        c->unit->top--;
        gi_move(c, at, wish, r);
        return wish;
    }
    return r;
}

/* Pushes a far cell itself; `keep` is a register that stays live, even a temporary above the top. */
static GiReg push_far_cell(GiCompiler *c, const GiNode *at, Access a, GiReg keep) {
    if (gi_reg_is_temp(keep) && c->unit->top <= keep - GI_TEMP) {
        c->unit->top = keep - GI_TEMP + 1;
    }
    GiReg cell = gi_push(c);
    gi_emit_wide(c, at, GI_BC_GET_FAR, cell, a.slot);
    return cell;
}

/* op is GET_CELL into `r`, SET_CELL from `r` or DEL_CELL. */
static void on_far_cell(GiCompiler *c, const GiNode *at, GiOpcode op, Access a, GiReg r) {
    GiReg base = c->unit->top;
    GiReg cell = push_far_cell(c, at, a, r);
    if (op == GI_BC_GET_CELL) {
        gi_emit(c, at, op, r, cell, 0);
    } else {
        gi_emit(c, at, op, cell, r, 0);
    }
    gi_emit(c, at, GI_BC_DROP, cell, 0, 0);
    c->unit->top = base;
}

static GiReg load(GiCompiler *c, const GiNode *at, Access a, GiValue name, GiReg wish) {
    if (a.way == LOCAL) {
        gi_check_bound(c, at, a.slot);
        if (wish == GI_ANY) {
            return a.slot;
        }
        GiReg r = gi_target(c, wish);
        gi_move(c, at, r, a.slot);
        return r;
    }
    if (a.way == CLASSDICT_GLOBAL || a.way == CLASSDICT_FREE) {
        return load_through_class(c, at, a, name, wish);
    }
    GiReg r = gi_target(c, wish);
    switch (a.way) {
    case FAR: gi_emit_wide(c, at, GI_BC_GET_FAR, r, a.slot); break;
    case CELL: gi_emit(c, at, GI_BC_GET_CELL, r, a.slot, 0); break;
    case FAR_CELL: on_far_cell(c, at, GI_BC_GET_CELL, a, r); break;
    case FREE: gi_emit_wide(c, at, GI_BC_GET_FREE, r, a.slot); break;
    case CLASS_FREE: gi_emit_named(c, at, GI_BC_GET_CLASS_FREE, r, 0, name)->wide = a.slot; break;
    case NAME: on_name(c, at, GI_BC_GET_NAME, r, name); break;
    default: on_name(c, at, GI_BC_GET_GLOBAL, r, name); break;
    }
    return r;
}

GiReg gi_name_load(GiCompiler *c, const GiNode *at, GiValue name, GiReg wish) {
    GiValue mangled = c->failed ? GI_NULL : gi_unit_mangle(c, name);
    if (mangled == GI_NULL || !c->unit->reachable) {
        return wish == GI_ANY || wish == GI_PUSH ? gi_push(c) : wish;
    }
    return load(c, at, find(c, mangled), mangled, wish);
}

/* Stores register `value` (consumed when temporary). */
void gi_name_store(GiCompiler *c, const GiNode *at, GiValue name, GiReg value) {
    GiValue mangled = c->failed ? GI_NULL : gi_unit_mangle(c, name);
    if (mangled == GI_NULL) {
        return;
    }
    Access a = find(c, mangled);
    if (!c->unit->reachable) {
        return;
    }
    switch (a.way) {
    case LOCAL:
        gi_move(c, at, a.slot, value);
        gi_mark_bound(c, a.slot);
        break;
    case FAR: gi_emit_wide(c, at, GI_BC_SET_FAR, value, a.slot); break;
    case CELL: gi_emit(c, at, GI_BC_SET_CELL, a.slot, value, 0); break;
    case FAR_CELL: on_far_cell(c, at, GI_BC_SET_CELL, a, value); break;
    case FREE: case CLASS_FREE: case CLASSDICT_FREE: gi_emit_wide(c, at, GI_BC_SET_FREE, value, a.slot); break;
    case NAME: on_name(c, at, GI_BC_SET_NAME, value, mangled); break;
    default: on_name(c, at, GI_BC_SET_GLOBAL, value, mangled); break;
    }
}

/* del name; `surely_bound`: the name was just assigned. */
void gi_name_delete(GiCompiler *c, const GiNode *at, GiValue name, bool surely_bound) {
    GiValue mangled = c->failed ? GI_NULL : gi_unit_mangle(c, name);
    if (mangled == GI_NULL) {
        return;
    }
    Access a = find(c, mangled);
    if (!c->unit->reachable) {
        return;
    }
    switch (a.way) {
    case LOCAL:
        if (!surely_bound) {
            gi_check_bound(c, at, a.slot);
        }
        gi_emit(c, at, GI_BC_UNBIND, a.slot, 0, 0);
        gi_bits_clear(&c->unit->bound, (uint32_t)a.slot);
        break;
    case FAR: gi_emit_wide(c, at, GI_BC_DEL_FAR, 0, a.slot); break;
    case CELL: gi_emit(c, at, GI_BC_DEL_CELL, a.slot, 0, 0); break;
    case FAR_CELL: on_far_cell(c, at, GI_BC_DEL_CELL, a, 0); break;
    case FREE: case CLASS_FREE: case CLASSDICT_FREE: gi_emit_wide(c, at, GI_BC_DEL_FREE, 0, a.slot); break;
    case NAME: on_name(c, at, GI_BC_DEL_NAME, 0, mangled); break;
    default: on_name(c, at, GI_BC_DEL_GLOBAL, 0, mangled); break;
    }
}
