/* SPDX-License-Identifier: MIT
 * interp/compiler/compile_emit.c owns the instruction list of a unit: appending instructions, labels and jumps,
 * handler ranges, temporaries, and what is known about bound locals (P4 of compile.h).
 *
 * M1  Nothing is appended where control cannot get (u->reachable is false): code after return, raise or
 *     a jump disappears by itself, and labels nobody jumps to stay unreachable.
 * M2  Every instruction knows the one handler in force; compile_assemble.c turns runs of them into ranges.
 */
#include "interp/compiler/compile.h"

/* --- temporaries --- */

/* Reserves a temporary (P1). */
GiReg gi_push(GiCompiler *c) {
    GiUnit *u = c->unit;
    GiReg r = GI_TEMP + u->top++;
    if (u->top > u->max_top) {
        u->max_top = u->top;
        if (u->top >= GI_REGISTER_LIMIT) {
            u->top = GI_REGISTER_LIMIT - 1; /* reported by the assembler */
            u->too_complex = true;
        }
    }
    return r;
}

/* Target register for a wish, when the value is not yet computed (GI_ANY and GI_PUSH: a new one). */
GiReg gi_target(GiCompiler *c, GiReg wish) { return wish < 0 ? gi_push(c) : wish; }

/* --- instructions --- */

static GiPosition position_of(GiUnit *u, const GiNode *at) {
    if (at != NULL) {
        u->place = (GiPosition){at->line, at->col, at->end_line, at->end_col};
    }
    return u->place;
}

static void flush_pass(GiCompiler *c) {
    const GiNode *n = c->unit->pass;
    if (n != NULL) {
        c->unit->pass = NULL;
        gi_emit(c, n, GI_BC_NOP, 0, 0, 0);
    }
}

/* A statement without code: what comes next without a position takes this one, else a NOP has it. */
void gi_emit_pass(GiCompiler *c, const GiNode *n) {
    GiUnit *u = c->unit;
    if (!u->reachable || c->failed) {
        return;
    }
    flush_pass(c);
    if (u->place.line != n->line || u->count == u->joined) {
        u->pass = n;
    }
}

/* Trace functions do not hear of the line of instructions that stand for nothing in the source. */
static bool is_artificial(GiOpcode op) {
    switch (op) {
    case GI_BC_JUMP: case GI_BC_LOOP: case GI_BC_RETURN_NONE: case GI_BC_RERAISE: case GI_BC_PUSH_HANDLED:
    case GI_BC_POP_HANDLED: case GI_BC_DROP: case GI_BC_UNBIND: case GI_BC_LOADK:
        return true;
    default:
        return false;
    }
}

/* See compile.h. */
uint32_t gi_emit_quiet_begin(GiCompiler *c) {
    flush_pass(c);
    return c->unit->count;
}

/* See compile.h. */
void gi_emit_quiet_end(GiCompiler *c, uint32_t from) {
    for (uint32_t i = from; !c->failed && i < c->unit->count; i++) {
        c->unit->code[i].position.column = c->unit->code[i].position.end_column = -1;
    }
}

/* See compile.h. */
void gi_emit_line(GiCompiler *c, const GiNode *n) {
    GiInstr *i = gi_emit(c, n, GI_BC_NOP, 0, 0, 0);
    i->dead = i->mark = true;
}

/* Appends an instruction (M1); what is returned may be the scratch instruction. */
GiInstr *gi_emit(GiCompiler *c, const GiNode *at, GiOpcode op, GiReg a, GiReg b, GiReg x) {
    GiUnit *u = c->unit;
    if (c->failed || !u->reachable) {
        return &c->scratch;
    }
    if (u->pass != NULL) {
        const GiNode *pass = u->pass;
        u->pass = NULL;
        if (at == NULL) {
            at = pass;
        } else if (at->line != pass->line) {
            gi_emit(c, pass, GI_BC_NOP, 0, 0, 0);
        }
    }
    if (u->count == u->capacity && !gi_unit_grow(c, &u->code, u->count, &u->capacity, sizeof *u->code)) {
        return &c->scratch;
    }
    GiInstr *i = &u->code[u->count];
    i->position = position_of(u, at);
    if (at == NULL && is_artificial(op)) {
        i->position.column = i->position.end_column = -1;
        u->joined += u->joined == u->count;
    }
    u->count++;
    i->op = (uint8_t)op;
    i->dead = i->mark = false;
    i->handler = u->handler;
    i->a = a;
    i->b = b;
    i->c = x;
    i->wide = 0;
    i->extra[0] = i->extra[1] = 0;
    i->label = -1;
    if (u->handler != 0) {
        u->handlers[u->handler - 1].used = true;
    }
    switch (op) {
    case GI_BC_RETURN: case GI_BC_RETURN_NONE: case GI_BC_RAISE: case GI_BC_RERAISE:
        u->reachable = false;
        break;
    default:
        break;
    }
    return i;
}

GiInstr *gi_emit_wide(GiCompiler *c, const GiNode *at, GiOpcode op, GiReg a, int32_t wide) {
    GiInstr *i = gi_emit(c, at, op, a, 0, 0);
    i->wide = wide;
    return i;
}

/* An instruction whose first extra word is the index of a name (not mangled here). */
GiInstr *gi_emit_named(GiCompiler *c, const GiNode *at, GiOpcode op, GiReg a, GiReg b, GiValue name) {
    if (c->failed || !c->unit->reachable) {
        return &c->scratch;
    }
    int32_t index = gi_unit_name(c, name);
    GiInstr *i = gi_emit(c, at, op, a, b, 0);
    i->extra[0] = index;
    return i;
}

/* Loads a constant: small ints are part of the instruction. */
void gi_load_constant(GiCompiler *c, const GiNode *at, GiReg target, GiValue v) {
    if (c->failed || !c->unit->reachable) {
        return;
    }
    if (gi_is_int_imm(v) && gi_int_imm_value(v) >= INT16_MIN && gi_int_imm_value(v) <= INT16_MAX) {
        gi_emit_wide(c, at, GI_BC_LOADI, target, (int32_t)gi_int_imm_value(v));
    } else {
        int32_t k = gi_unit_constant(c, v);
        if (k <= UINT16_MAX) {
            gi_emit_wide(c, at, GI_BC_LOADK, target, k);
        } else {
            gi_emit(c, at, GI_BC_LOADK_FAR, target, 0, 0)->extra[0] = k;
        }
    }
}

void gi_move(GiCompiler *c, const GiNode *at, GiReg target, GiReg source) {
    if (target != source) {
        gi_emit(c, at, GI_BC_MOVE, target, source, 0);
    }
}

/* --- labels --- */

int32_t gi_label_new(GiCompiler *c) {
    GiUnit *u = c->unit;
    if (u->label_count == u->label_capacity &&
        !gi_unit_grow(c, &u->labels, u->label_count, &u->label_capacity, sizeof *u->labels)) {
        return 0;
    }
    u->labels[u->label_count] = (GiLabel){.at = -1};
    return (int32_t)u->label_count++;
}

static void merge(GiBits *into, const GiBits *other) {
    for (int i = 0; i < 4; i++) {
        into->word[i] &= other->word[i];
    }
}

static void clear_killable(GiBits *bits, const GiUnit *u) {
    for (int i = 0; i < 4; i++) {
        bits->word[i] &= ~u->killable.word[i];
    }
}

void gi_emit_jump(GiCompiler *c, const GiNode *at, GiOpcode op, GiReg a, GiReg b, GiReg x, int32_t label) {
    GiUnit *u = c->unit;
    if (c->failed || !u->reachable) {
        return;
    }
    GiLabel *l = &u->labels[label];
    GiOpcode used = op == GI_BC_JUMP && l->at >= 0 ? GI_BC_LOOP : op;
    GiInstr *i = gi_emit(c, at, used, a, b, x);
    i->label = label;
    if (l->uses++ == 0) {
        l->bound = u->bound;
    } else {
        merge(&l->bound, &u->bound);
    }
    if (used == GI_BC_JUMP || used == GI_BC_LOOP) {
        u->reachable = false;
    }
}

void gi_label_place(GiCompiler *c, int32_t label) {
    GiUnit *u = c->unit;
    if (c->failed) {
        return;
    }
    flush_pass(c);
    GiLabel *l = &u->labels[label];
    l->at = (int32_t)u->count;
    u->joined = u->count;
    if (l->uses == 0) {
        return;
    }
    if (u->reachable) {
        merge(&u->bound, &l->bound);
    } else {
        u->bound = l->bound;
        u->reachable = true;
    }
}

/* Places a label that is jumped to from further down (P4). */
void gi_label_place_loop(GiCompiler *c, int32_t label) {
    gi_label_place(c, label);
    clear_killable(&c->unit->bound, c->unit);
}

/* See compile.h. */
void gi_emit_loop(GiCompiler *c, const GiNode *at, int32_t body, int32_t again) {
    bool reachable = c->unit->reachable;
    gi_emit_jump(c, at, GI_BC_JUMP, 0, 0, 0, again);
    c->unit->reachable = reachable;
    gi_label_place_loop(c, body);
}

/* --- handlers --- */

/* Starts a range covered by a new handler whose exception goes to temporary `top`; its number. */
uint32_t gi_handler_begin(GiCompiler *c) {
    GiUnit *u = c->unit;
    if (c->failed) {
        return 0;
    }
    if (u->handler_count == u->handler_capacity &&
        !gi_unit_grow(c, &u->handlers, u->handler_count, &u->handler_capacity, sizeof *u->handlers)) {
        return 0;
    }
    GiHandlerEntry *h = &u->handlers[u->handler_count++];
    *h = (GiHandlerEntry){.at = -1, .target = GI_TEMP + u->top, .outer = u->handler, .bound = u->bound};
    clear_killable(&h->bound, u);
    u->handler = u->handler_count;
    return u->handler;
}

void gi_handler_end(GiCompiler *c, uint32_t handler) {
    if (!c->failed) {
        c->unit->handler = c->unit->handlers[handler - 1].outer;
    }
}

/* Starts the code of the handler, with the exception pushed; false: nothing can get here. */
bool gi_handler_place(GiCompiler *c, uint32_t handler) {
    if (c->failed) {
        return false;
    }
    GiUnit *u = c->unit;
    GiHandlerEntry *h = &u->handlers[handler - 1];
    u->handler = h->outer;
    u->top = h->target - GI_TEMP;
    gi_push(c);
    h->at = (int32_t)u->count;
    u->joined = u->count;
    u->reachable = h->used;
    u->bound = h->bound;
    return h->used;
}

/* --- blocks --- */

void gi_block_push(GiCompiler *c, GiBlock *b, GiBlockKind2 kind, const GiNode *node) {
    GiUnit *u = c->unit;
    *b = (GiBlock){.outer = u->block, .kind = kind, .node = node, .outer_handler = u->handler,
                   .break_label = -1, .continue_label = -1, .reg = GI_TEMP + u->top};
    u->block = b;
    if (++u->blocks > GI_BLOCK_LIMIT) {
        GI_COMPILE_FAIL(c, node, "too many statically nested blocks");
    }
}

void gi_block_pop(GiCompiler *c, GiBlock *b) {
    c->unit->block = b->outer;
    c->unit->blocks--;
}
