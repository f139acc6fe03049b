/* SPDX-License-Identifier: MIT
 * interp/compiler/compile_assemble.c turns the instruction list of a unit into a code object: final register
 * numbers, words, jump offsets, handler ranges, positions, closure.
 */
#include "interp/compiler/compile.h"
#include "interp/compiler/effect.h"
#include "interp/compiler/codeobject.h"

#define JUMP_LIMIT (1 << 23)

typedef struct Assembly {
    GiCompiler *c;
    GiUnit *u;
    GiCode *code;
    uint32_t *offsets; /* of each instruction, and of the end */
    bool failed;
} Assembly;

static uint32_t size_of(const GiInstr *i) { return i->dead ? 0 : 1u + gi_opcode_extra[i->op]; }

/* The register or small operand as it stands in the word. */
static uint32_t operand(const Assembly *a, GiReg r) {
    return r >= GI_TEMP ? (uint32_t)(r - GI_TEMP) + a->u->slot_count : (uint32_t)r & 0xFF;
}

static bool place(Assembly *a) {
    const GiUnit *u = a->u;
    a->offsets = gi_arena_alloc(a->c->arena, (u->count + 1) * sizeof *a->offsets);
    if (a->offsets == NULL) {
        return false;
    }
    uint32_t at = 0;
    for (uint32_t i = 0; i < u->count; i++) {
        a->offsets[i] = at;
        at += size_of(&u->code[i]);
    }
    a->offsets[u->count] = at;
    a->code->word_count = at;
    a->code->words = gi_alloc_array(a->c->t, at, sizeof(uint32_t));
    if (a->code->words == NULL) {
        a->code->word_count = 0;
        return false;
    }
    return true;
}

static uint32_t first_word(const Assembly *a, const GiInstr *i, int32_t jump) {
    const char *format = gi_effect_formats[i->op];
    char last = format[strlen(format) - 1];
    if (last == 'j') {
        return (uint32_t)i->op | (uint32_t)jump << 8;
    }
    if (format[1] == 'k' || last == 'n' || last == 'u' || last == 'i') {
        if (strlen(format) == 2) {
            uint32_t first = format[0] == '-' ? 0 : operand(a, i->a);
            return gi_word_bc((GiOpcode)i->op, first, (uint32_t)i->wide & 0xFFFF);
        }
    }
    return gi_word((GiOpcode)i->op, operand(a, i->a), operand(a, i->b), operand(a, i->c));
}

static void emit(Assembly *a, uint32_t index) {
    const GiInstr *i = &a->u->code[index];
    uint32_t *p = a->code->words + a->offsets[index];
    uint32_t size = size_of(i);
    int32_t jump = 0;
    if (i->label >= 0) {
        jump = (int32_t)a->offsets[a->u->labels[i->label].at] - (int32_t)(a->offsets[index] + size);
        if (jump >= JUMP_LIMIT || jump < -JUMP_LIMIT) {
            a->failed = true;
        }
    }
    p[0] = first_word(a, i, jump);
    memset(p + 1, 0, (size - 1) * sizeof *p);
    if (size > 1 && (gi_effect_flags[i->op] & GI_OPF_JUMPS)) {
        p[1] = (uint32_t)jump;
    } else if (size > 1) {
        p[1] = operand(a, i->extra[0] >= GI_TEMP && i->op == GI_BC_DICT_MERGE ? i->extra[0] : 0);
        if (i->op != GI_BC_DICT_MERGE) {
            p[1] = (uint32_t)i->extra[0];
        }
        if (size > 2) {
            p[2] = (uint32_t)i->extra[1];
        }
    }
}

/* Runs of instructions with the same handler. They do not overlap, so order does not matter. */
static bool make_ranges(Assembly *a) {
    const GiUnit *u = a->u;
    uint32_t count = 0;
    for (int pass = 0; pass < 2; pass++) {
        uint32_t current = 0;
        count = 0;
        for (uint32_t i = 0; i < u->count; i++) {
            const GiInstr *ins = &u->code[i];
            if (ins->dead) {
                continue;
            }
            if (ins->handler != 0 && ins->handler == current) {
                if (pass == 1) {
                    a->code->ranges[count - 1].end = a->offsets[i] + size_of(ins);
                }
                continue;
            }
            current = ins->handler;
            if (current == 0) {
                continue;
            }
            if (pass == 1) {
                const GiHandlerEntry *h = &u->handlers[current - 1];
                a->code->ranges[count] = (GiHandlerRange){a->offsets[i], a->offsets[i] + size_of(ins),
                                                          a->offsets[h->at], operand(a, h->target)};
            }
            count++;
        }
        if (pass == 0 && count > 0) {
            a->code->ranges = gi_alloc_array(a->c->t, count, sizeof(GiHandlerRange));
            if (a->code->ranges == NULL) {
                return false;
            }
            a->code->range_count = count;
        }
    }
    return true;
}

static bool make_positions(Assembly *a) {
    const GiUnit *u = a->u;
    GiPositionWriter w;
    gi_positions_begin(&w, a->c->t, u->first_line);
    for (uint32_t i = 0; i < u->count; i++) {
        if (!u->code[i].dead || u->code[i].mark) {
            gi_positions_add(&w, a->offsets[i], &u->code[i].position);
        }
        if (!u->code[i].dead && u->code[i].label >= 0 && u->code[i].wide > 0) { /* C1 of codeobject.h */
            gi_positions_add(&w, a->offsets[i] + 1, &u->code[u->code[i].wide - 1].position);
            gi_positions_add(&w, a->offsets[i] + 1, &u->code[i].position);
        }
    }
    return gi_positions_finish(&w, a->code);
}

static bool copy_pool(GiThread *t, const GiPool *pool, GiValue **out, uint32_t *count) {
    if (pool->count == 0) {
        return true;
    }
    *out = gi_alloc_array(t, pool->count, sizeof(GiValue));
    if (*out == NULL) {
        return false;
    }
    for (uint32_t i = 0; i < pool->count; i++) {
        (*out)[i] = gi_take(pool->values[i]);
    }
    *count = pool->count;
    return true;
}

static GiValue local_names(GiThread *t, const GiUnit *u) {
    uint32_t n = u->slot_count + u->far_count;
    GiTuple *names = gi_tuple_new(t, n);
    if (names == NULL) {
        return GI_NULL;
    }
    for (uint32_t i = 0; i < n; i++) {
        names->items[i] = gi_take(i < u->slot_count ? u->slots[i].name : u->far_names[i - u->slot_count].name);
    }
    return gi_codeobject_finish_tuple(t, names);
}

static bool is_cell(const GiUnit *u, uint32_t i) {
    return i < u->slot_count ? u->slots[i].is_cell : u->far_names[i - u->slot_count].is_cell;
}

static GiValue cell_registers(GiThread *t, const GiUnit *u) {
    uint32_t n = 0, all = u->slot_count + u->far_count;
    for (uint32_t i = 0; i < all; i++) {
        n += is_cell(u, i);
    }
    GiTuple *cells = gi_tuple_new(t, n);
    if (cells == NULL) {
        return GI_NULL;
    }
    n = 0;
    for (uint32_t i = 0; i < all; i++) {
        if (is_cell(u, i)) {
            cells->items[n++] = gi_int_imm(i);
        }
    }
    return gi_codeobject_finish_tuple(t, cells);
}

static GiValue free_names(GiThread *t, const GiScope *scope) {
    GiTuple *names = gi_tuple_new(t, scope->free_count);
    if (names == NULL) {
        return GI_NULL;
    }
    for (uint32_t i = 0; i < scope->free_count; i++) {
        names->items[i] = gi_take(scope->free_names[i]->name);
    }
    return gi_codeobject_finish_tuple(t, names);
}

static bool make_names(Assembly *a) {
    GiThread *t = a->c->t;
    GiCode *code = a->code;
    const GiUnit *u = a->u;
    code->filename = gi_take(a->c->filename);
    code->name = gi_take(u->name);
    code->qualname = gi_take(u->qualname);
    code->docstring = gi_take(u->docstring);
    code->local_names = local_names(t, u);
    code->cell_registers = cell_registers(t, u);
    code->free_names = free_names(t, u->scope);
    return code->local_names != GI_NULL && code->cell_registers != GI_NULL && code->free_names != GI_NULL &&
           copy_pool(t, &u->constants, &code->constants, &code->constant_count) &&
           copy_pool(t, &u->names, &code->names, &code->name_count);
}

/* Where the frame that makes the function finds the cells for its free names. */
static bool make_captures(Assembly *a) {
    const GiScope *scope = a->u->scope;
    if (scope->free_count == 0) {
        return true;
    }
    a->code->captures = gi_alloc_array(a->c->t, scope->free_count, sizeof(GiCapture));
    if (a->code->captures == NULL) {
        return false;
    }
    a->code->capture_count = scope->free_count;
    for (uint32_t i = 0; i < scope->free_count; i++) {
        if (!gi_name_capture(a->c, a->u->outer, scope->free_names[i]->name, &a->code->captures[i])) {
            gi_raise(a->c->t, &gi_SystemError, "no cell for free name %R in %R", scope->free_names[i]->name, a->u->qualname);
            return false;
        }
    }
    return true;
}

static void make_numbers(Assembly *a) {
    GiCode *code = a->code;
    const GiUnit *u = a->u;
    code->local_count = (uint16_t)u->slot_count;
    code->register_count = (uint16_t)(u->slot_count + (uint32_t)u->max_top);
    code->far_parameters = (uint16_t)u->far_parameters;
    if (code->register_count < u->far_parameters) {
        code->register_count = (uint16_t)u->far_parameters;
    }
    code->argcount = (uint16_t)u->argcount;
    code->posonly_count = (uint16_t)u->posonly_count;
    code->kwonly_count = (uint16_t)u->kwonly_count;
    code->far_register = (int16_t)u->far_register;
    code->far_count = u->far_count;
    code->flags = u->flags;
    code->simple = u->kwonly_count == 0 && u->far_parameters == 0 && !(u->flags & (GI_CO_VARARGS | GI_CO_VARKEYWORDS));
    code->is_class_body = u->scope->kind == GI_SCOPE_CLASS;
    code->is_module = u->scope->kind == GI_SCOPE_MODULE;
    code->first_line = u->first_line;
    code->version = gi_next_version(a->c->t->vm);
}

static bool assemble(Assembly *a) {
    const GiUnit *u = a->u;
    if (u->too_complex || u->slot_count + (uint32_t)u->max_top > GI_REGISTER_LIMIT) {
        GiNode at = {.line = u->first_line, .end_line = u->first_line};
        gi_syntax_error_at(a->c->t, a->c->arena, &at, "expression too complex");
        return false;
    }
    if (!place(a)) {
        return false;
    }
    for (uint32_t i = 0; i < u->count; i++) {
        if (!u->code[i].dead) {
            emit(a, i);
        }
    }
    if (a->failed) {
        gi_raise(a->c->t, &gi_OverflowError, "code object too large");
        return false;
    }
    make_numbers(a);
    return make_ranges(a) && make_positions(a) && make_names(a) && make_captures(a);
}

/* The code object of the current unit; owned. */
GiValue gi_assemble(GiCompiler *c) {
    Assembly a = {.c = c, .u = c->unit};
    a.code = c->failed ? NULL : gi_codeobject_new(c->t);
    if (a.code == NULL) {
        return GI_NULL;
    }
    GiValue code = gi_value_of(a.code);
    if (!assemble(&a)) {
        gi_drop(c->t, code);
        return GI_NULL;
    }
#ifndef NDEBUG
    uint32_t where;
    const char *wrong = gi_verify(c->t, a.code, &where);
    if (wrong != NULL) {
        GiValue listing = gi_disassemble(c->t, code, false);
        gi_raise(c->t, &gi_SystemError, "bad bytecode in %S at %d: %s\n%S", a.code->qualname, (int)where, wrong,
                 listing == GI_NULL ? GI_NONE : listing);
        gi_xdrop(c->t, listing);
        gi_drop(c->t, code);
        return GI_NULL;
    }
#endif
    return code;
}
