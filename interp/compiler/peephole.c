/* SPDX-License-Identifier: MIT
 * interp/compiler/peephole.c tidies the instruction list of a unit before it is assembled: jumps to jumps, jumps
 * over jumps, jumps to the next instruction, code that nothing reaches.
 *
 * Arithmetic on numbers whose result the next instruction consumes gets the form that hands a float on.
 *
 * Instructions are marked dead, not moved, so labels stay right. A forward jump that is led to an earlier
 * place becomes a LOOP, or keeps its condition with a negative offset: both notice requests.
 */
#include "interp/compiler/codeobject.h"
#include "interp/compiler/compile.h"

#define MAX_HOPS 16

static uint32_t next_live(const GiUnit *u, int32_t at) {
    uint32_t i = (uint32_t)at;
    while (i < u->count && u->code[i].dead) {
        i++;
    }
    return i;
}

static uint32_t target_of(const GiUnit *u, const GiInstr *i) { return next_live(u, u->labels[i->label].at); }

static bool is_jump(const GiInstr *i) { return i->op == GI_BC_JUMP || i->op == GI_BC_LOOP; }

static bool ends_block(const GiInstr *i) {
    return is_jump(i) || i->op == GI_BC_RETURN || i->op == GI_BC_RETURN_NONE || i->op == GI_BC_RAISE || i->op == GI_BC_RERAISE;
}

/* Would a trace function no longer hear of one of the two statements, if i went where `next` goes? */
static bool hides_line(const GiInstr *i, const GiInstr *next) {
    return i->position.column >= 0 && next->position.column >= 0 && i->position.line != next->position.line;
}

/* Follows jumps from the target of instruction `index`. A statement of its own (break, continue) on another line stays
 * on the way. */
static void thread_jump(GiUnit *u, uint32_t index) {
    GiInstr *i = &u->code[index];
    for (int hop = 0; hop < MAX_HOPS; hop++) {
        uint32_t target = target_of(u, i);
        if (target >= u->count || target == index) {
            return;
        }
        const GiInstr *next = &u->code[target];
        if (i->op == GI_BC_JUMP && next->op == GI_BC_RETURN_NONE && !hides_line(i, next)) {
            u->labels[i->label].uses--;
            i->op = GI_BC_RETURN_NONE;
            if (next->position.column >= 0) { /* the end of a function is on the line that leads there */
                i->position = next->position;
            }
            i->label = -1;
            return;
        }
        if (!is_jump(next) || next->label == i->label || i->op == GI_BC_LOOP ||
            (next->position.column >= 0 && (i->position.column < 0 || next->position.line != i->position.line))) {
            return;
        }
        u->labels[i->label].uses--;
        i->label = next->label;
        u->labels[i->label].uses++;
        if (i->op == GI_BC_JUMP && next->op == GI_BC_LOOP) {
            i->op = GI_BC_LOOP;
            return;
        }
        if (next->op == GI_BC_LOOP) {
            return;
        }
    }
}

/* Turns the sense of a conditional jump round; false: it has none. */
static bool invert(GiInstr *i) {
    switch (i->op) {
    case GI_BC_JUMP_IF: i->op = GI_BC_JUMP_IF_NOT; return true;
    case GI_BC_JUMP_IF_NOT: i->op = GI_BC_JUMP_IF; return true;
    case GI_BC_JUMP_IF_NONE: i->op = GI_BC_JUMP_IF_NOT_NONE; return true;
    case GI_BC_JUMP_IF_NOT_NONE: i->op = GI_BC_JUMP_IF_NONE; return true;
    default:
        if (i->op >= GI_BC_JUMP_LT && i->op <= GI_BC_JUMP_IN) {
            i->c = !i->c;
            return true;
        }
        return false;
    }
}

static bool is_target(const uint8_t *targets, uint32_t i) { return targets[i >> 3] >> (i & 7) & 1; }

/* A bit per instruction that a live jump or a handler leads to. */
static uint8_t *find_targets(GiCompiler *c, const GiUnit *u) {
    uint8_t *targets = gi_arena_alloc(c->arena, u->count / 8 + 2);
    if (targets == NULL) {
        c->failed = true;
        return NULL;
    }
    for (uint32_t i = 0; i < u->count; i++) {
        if (!u->code[i].dead && u->code[i].label >= 0) {
            uint32_t t = target_of(u, &u->code[i]);
            targets[t >> 3] |= (uint8_t)(1u << (t & 7));
        }
    }
    for (uint32_t i = 0; i < u->handler_count; i++) {
        if (u->handlers[i].used && u->handlers[i].at >= 0) {
            uint32_t t = next_live(u, u->handlers[i].at);
            targets[t >> 3] |= (uint8_t)(1u << (t & 7));
        }
    }
    return targets;
}

/* cond -> L; jump M; L:   becomes   not cond -> M; L: */
static void jump_over_jump(GiUnit *u, const uint8_t *targets, uint32_t index) {
    GiInstr *i = &u->code[index];
    uint32_t second = next_live(u, (int32_t)index + 1);
    for (uint32_t k = index + 1; k < second; k++) {
        if (u->code[k].mark) {
            return;
        }
    }
    if (second >= u->count || !is_jump(&u->code[second]) || is_target(targets, second) || i->handler != u->code[second].handler) {
        return;
    }
    if (target_of(u, i) == next_live(u, (int32_t)second + 1) && invert(i)) {
        u->labels[i->label].uses--;
        i->label = u->code[second].label;
        u->code[second].dead = true;
        i->wide = hides_line(i, &u->code[second]) ? (int32_t)second + 1 : 0;
    }
}

static void remove_unreached(GiUnit *u, const uint8_t *targets) {
    bool reached = true;
    for (uint32_t i = 0; i < u->count; i++) {
        GiInstr *ins = &u->code[i];
        if (ins->dead) {
            uint32_t next = next_live(u, (int32_t)i);
            ins->mark = ins->mark && (reached || (next < u->count && is_target(targets, next)));
            continue;
        }
        reached = reached || is_target(targets, i);
        if (!reached) {
            ins->dead = true;
        } else if (ends_block(ins)) {
            reached = false;
        }
    }
}

static void remove_empty_jumps(GiUnit *u) {
    for (uint32_t i = u->count; i-- > 0;) {
        GiInstr *ins = &u->code[i];
        if (!ins->dead && ins->op == GI_BC_JUMP && target_of(u, ins) == next_live(u, (int32_t)i + 1)) {
            ins->dead = true;
            ins->mark = ins->position.column >= 0;
        }
    }
}

static bool lands(const uint8_t *landings, uint32_t i) { return landings[i >> 3] >> (i & 7) & 1; }

/* A bit per instruction, dead ones too, in front of which a jump or an exception lands. */
static void find_landings(const GiUnit *u, uint8_t *landings) {
    for (uint32_t i = 0; i < u->count; i++) {
        if (!u->code[i].dead && u->code[i].label >= 0) {
            uint32_t at = (uint32_t)u->labels[u->code[i].label].at;
            landings[at >> 3] |= (uint8_t)(1u << (at & 7));
        }
    }
    for (uint32_t i = 0; i < u->handler_count; i++) {
        if (u->handlers[i].used && u->handlers[i].at >= 0) {
            uint32_t at = (uint32_t)u->handlers[i].at;
            landings[at >> 3] |= (uint8_t)(1u << (at & 7));
        }
    }
}

/* A line without code in front of an instruction is told to all who come there: where some land behind the line, it
 * gets an instruction after all. */
static void settle_marks(GiCompiler *c, GiUnit *u) {
    uint8_t *landings = gi_arena_alloc(c->arena, u->count / 8 + 2);
    if (landings == NULL) {
        c->failed = true;
        return;
    }
    find_landings(u, landings);
    bool behind = false;
    for (uint32_t i = u->count; i-- > 0;) {
        GiInstr *ins = &u->code[i];
        if (ins->mark && behind) {
            ins->op = GI_BC_NOP;
            ins->a = ins->b = ins->c = 0;
            ins->label = -1;
            ins->dead = ins->mark = false;
        }
        behind = lands(landings, i) || (ins->dead && behind);
    }
}

/* The form of an instruction that hands a float on to the next one; the others that have one are made by the VM. */
static int handing_on(uint8_t op) {
    switch (op) {
    case GI_BC_ADD_TO: return GI_BC_ADD_TO_ON;
    case GI_BC_SUB_FROM: return GI_BC_SUB_FROM_ON;
    case GI_BC_MUL_TO: return GI_BC_MUL_TO_ON;
    case GI_BC_TRUEDIV_FROM: return GI_BC_TRUEDIV_FROM_ON;
    case GI_BC_TRUEDIV: return GI_BC_TRUEDIV_ON;
    case GI_BC_TRUEDIVK: return GI_BC_TRUEDIVK_ON;
    default: return -1;
    }
}

static void mark_chains(GiUnit *u) {
    uint32_t n = u->count;
    for (uint32_t i = u->count; i-- > 0;) { /* n: the live instruction behind i, in its plain form */
        GiInstr *ins = &u->code[i];
        if (ins->dead) {
            continue;
        }
        int form = n < u->count && ins->a >= GI_TEMP ? handing_on(ins->op) : -1;
        const GiInstr *next = form >= 0 ? &u->code[n] : NULL;
        if (form >= 0 && gi_takes_float(gi_dis_base(next->op), ins->a, next->a, next->b, next->c)) {
            ins->op = (uint8_t)form;
        }
        n = i;
    }
}

/* Tidies the current unit. */
void gi_peephole(GiCompiler *c) {
    GiUnit *u = c->unit;
    for (uint32_t i = 0; i < u->count; i++) {
        GiInstr *ins = &u->code[i];
        if (i == u->far_place && u->far_register < 0) {
            ins->dead = true;
        } else if (i == u->far_place) {
            ins->op = GI_BC_MAKE_FAR;
            ins->a = u->far_register;
        }
    }
    for (uint32_t i = 0; i < u->count; i++) {
        if (!u->code[i].dead && u->code[i].label >= 0) {
            thread_jump(u, i);
        }
    }
    uint8_t *targets = find_targets(c, u);
    if (targets == NULL) {
        return;
    }
    remove_unreached(u, targets);
    for (uint32_t i = 0; i < u->count; i++) {
        if (!u->code[i].dead && u->code[i].label >= 0) {
            jump_over_jump(u, targets, i);
        }
    }
    remove_empty_jumps(u);
    settle_marks(c, u);
    mark_chains(u);
}
