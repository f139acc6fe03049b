/* SPDX-License-Identifier: MIT
 * interp/compiler/verify.c checks finished code objects in debug builds:
 *
 *   every operand in range: registers, constants, names, closure cells
 *   jumps, handlers and range ends on instructions, JUMP forwards and LOOP backwards
 *   temporaries (K2, K3 of code.h): what is read may hold a value, nothing is alive at a return, and
 *   nothing above its target is needed behind a handler's entry
 *
 * Liveness is followed along all paths with one bit per register; a temporary is taken for alive when it
 * is so on any path.
 */
#include "interp/compiler/compile.h"
#include "interp/compiler/codeobject.h"
#include "interp/compiler/effect.h"

typedef struct Live { uint64_t word[4]; } Live;

typedef struct Checker {
    GiThread *t;
    const GiCode *code;
    uint8_t *starts;   /* 1: an instruction begins at this word */
    Live *states;      /* before each word */
    uint8_t *seen;
    uint32_t *work;
    uint32_t work_count;
    const char *wrong;
    uint32_t at;       /* word being looked at */
} Checker;

/* --- operands --- */

static bool bad(Checker *k, const char *what) {
    if (k->wrong == NULL) {
        k->wrong = what;
    }
    return false;
}

static bool check_operands(Checker *k, uint32_t at) {
    k->at = at;
    const GiCode *code = k->code;
    uint32_t word = code->words[at];
    GiOpcode op = (GiOpcode)(word & 0xFF);
    const char *f = gi_effect_formats[op];
    bool wide = f[1] != '\0' && f[2] == '\0' && strchr("knui", f[1]) != NULL;
    for (int i = 0; f[i] != '\0'; i++) {
        uint32_t v = wide && i == 1 ? word >> 16 : word >> (8 + 8 * i) & 0xFF;
        if (f[i] == 'k' && v >= code->constant_count) {
            return bad(k, "constant out of range");
        }
        if (f[i] == 'n' && v >= code->name_count) {
            return bad(k, "name out of range");
        }
        bool unused = op == GI_BC_RAISE && word >> 24 == 0;
        if (i == 0 && f[0] == 'A' && v >= code->register_count && !unused) {
            return bad(k, "register out of range");
        }
    }
    bool closure = op == GI_BC_GET_FREE || op == GI_BC_SET_FREE || op == GI_BC_DEL_FREE || op == GI_BC_GET_CLASS_FREE ||
                   op == GI_BC_GET_CLASSDICT_FREE || op == GI_BC_LOAD_CLOSURE_CELL;
    if (closure && word >> 16 >= code->capture_count) {
        return bad(k, "closure cell out of range");
    }
    GiEffect e = gi_effect_of(code, code->words + at);
    for (int i = 0; i < 3; i++) {
        if (e.consumes[i].first + e.consumes[i].count > code->register_count ||
            e.keeps[i].first + e.keeps[i].count > code->register_count ||
            (i < 2 && e.writes[i].first + e.writes[i].count > code->register_count)) {
            return bad(k, "register out of range");
        }
    }
    return true;
}

static bool jump_target(Checker *k, uint32_t at, uint32_t *target) {
    const GiCode *code = k->code;
    GiOpcode op = (GiOpcode)(code->words[at] & 0xFF);
    uint32_t to = gi_effect_target(code, at);
    if (to >= code->word_count || !k->starts[to]) {
        return bad(k, "jump to no instruction");
    }
    if ((op == GI_BC_JUMP && to <= at) || (op == GI_BC_LOOP && to > at)) {
        return bad(k, "jump in the wrong direction");
    }
    *target = to;
    return true;
}

/* --- liveness --- */

static bool has(const Live *l, uint32_t r) { return l->word[r >> 6] >> (r & 63) & 1; }
static void set(Live *l, uint32_t r, bool alive) {
    uint64_t bit = (uint64_t)1 << (r & 63);
    l->word[r >> 6] = alive ? l->word[r >> 6] | bit : l->word[r >> 6] & ~bit;
}

static void flow(Checker *k, uint32_t to, const Live *l) {
    Live *s = &k->states[to];
    bool changed = !k->seen[to];
    for (int i = 0; i < 4; i++) {
        changed = changed || (l->word[i] & ~s->word[i]) != 0;
        s->word[i] |= l->word[i];
    }
    if (changed && k->seen[to] != 2) {
        k->work[k->work_count++] = to;
        k->seen[to] = 2; /* queued */
    }
}

static bool is_temp(const Checker *k, uint32_t r) { return r >= k->code->local_count; }

static bool read_span(Checker *k, Live *l, GiRegisters s, bool consumed) {
    for (uint32_t r = s.first; r < s.first + s.count; r++) {
        if (is_temp(k, r)) {
            if (!has(l, r)) {
                return bad(k, "temporary read that holds nothing");
            }
            set(l, r, !consumed);
        }
    }
    return true;
}

static void write_span(Checker *k, Live *l, GiRegisters s) {
    for (uint32_t r = s.first; r < s.first + s.count; r++) {
        if (is_temp(k, r)) {
            set(l, r, true);
        }
    }
}

/* The range that covers a word, or NULL; the assembler's ranges are in order and do not overlap. */
static const GiHandlerRange *range_at(const GiCode *code, uint32_t at) {
    uint32_t low = 0, high = code->range_count;
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        if (code->ranges[middle].end <= at) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    return low < code->range_count && code->ranges[low].start <= at ? &code->ranges[low] : NULL;
}

static void flow_to_handler(Checker *k, uint32_t at, const Live *before) {
    const GiHandlerRange *r = range_at(k->code, at);
    if (r == NULL) {
        return;
    }
    Live l = *before;
    for (uint32_t t = r->target; t < 256; t++) {
        set(&l, t, false);
    }
    set(&l, r->target, true);
    flow(k, r->handler, &l);
}

static bool step(Checker *k, uint32_t at) {
    k->at = at;
    const uint32_t *p = k->code->words + at;
    GiOpcode op = (GiOpcode)(*p & 0xFF);
    uint32_t a = *p >> 8 & 0xFF;
    Live l = k->states[at];
    flow_to_handler(k, at, &l);
    GiEffect e = gi_effect_of(k->code, p);
    for (int i = 0; i < 3; i++) {
        if (!read_span(k, &l, e.keeps[i], false)) {
            return false;
        }
    }
    for (int i = 0; i < 3; i++) {
        if (!read_span(k, &l, e.consumes[i], true)) {
            return false;
        }
    }
    if (op == GI_BC_DROP) {
        set(&l, a, false);
    }
    if (op == GI_BC_RETURN || op == GI_BC_RETURN_NONE) {
        for (uint32_t r = k->code->local_count; r < 256; r++) {
            if (has(&l, r)) {
                return bad(k, "temporary alive at a return");
            }
        }
    }
    uint32_t target;
    if (gi_effect_flags[op] & GI_OPF_JUMPS) {
        if (!jump_target(k, at, &target)) {
            return false;
        }
        Live taken = l;
        if (op == GI_BC_JUMP_IF_KEEP || op == GI_BC_JUMP_IF_NOT_KEEP) {
            set(&taken, a, true);
        } else if (op == GI_BC_FOR_ITER || op == GI_BC_SEND) {
            write_span(k, &taken, e.writes[0]);
            if (is_temp(k, a)) {
                set(&l, a, false);
            }
        }
        flow(k, target, &taken);
        if (op == GI_BC_FOR_ITER) {
            e.writes[0] = (GiRegisters){0};
        }
    }
    write_span(k, &l, e.writes[0]);
    write_span(k, &l, e.writes[1]);
    if (!e.ends) {
        uint32_t next = at + 1u + gi_opcode_extra[op];
        if (next >= k->code->word_count) {
            return bad(k, "control runs off the end");
        }
        flow(k, next, &l);
    }
    return true;
}

/* --- the whole --- */

/* A quickened form that the compiler makes. */
static bool hands_on(uint32_t op) { return op >= GI_BC_ADD_TO_ON && op <= GI_BC_TRUEDIVK_ON; }

static bool find_starts(Checker *k) {
    const GiCode *code = k->code;
    uint32_t at = 0;
    while (at < code->word_count) {
        uint32_t op = code->words[at] & 0xFF;
        if (op >= GI_BC_COUNT || (gi_effect_flags[op] & GI_OPF_QUICK && !hands_on(op))) {
            return bad(k, "unknown opcode");
        }
        k->starts[at] = 1;
        at += 1u + gi_opcode_extra[op];
    }
    return at == code->word_count || bad(k, "last instruction is cut off");
}

static bool check_ranges(Checker *k) {
    const GiCode *code = k->code;
    for (uint32_t i = 0; i < code->range_count; i++) {
        const GiHandlerRange *r = &code->ranges[i];
        if (r->start >= r->end || r->end > code->word_count || !k->starts[r->start] ||
            (r->end < code->word_count && !k->starts[r->end]) || r->handler >= code->word_count || !k->starts[r->handler]) {
            return bad(k, "handler range not on instructions");
        }
        if (r->target < code->local_count || r->target >= code->register_count) {
            return bad(k, "handler target is no temporary");
        }
        if (i > 0 && r->start < code->ranges[i - 1].end) {
            return bad(k, "handler ranges overlap");
        }
    }
    return true;
}

static void check(Checker *k) {
    if (k->code->word_count == 0) {
        bad(k, "no instructions");
        return;
    }
    if (!find_starts(k) || !check_ranges(k)) {
        return;
    }
    for (uint32_t at = 0; at < k->code->word_count; at += 1u + gi_opcode_extra[k->code->words[at] & 0xFF]) {
        uint32_t target;
        GiOpcode op = gi_dis_base(k->code->words[at] & 0xFF);
        if (!check_operands(k, at) || ((gi_effect_flags[op] & GI_OPF_JUMPS) && !jump_target(k, at, &target))) {
            return;
        }
    }
    Live none = {{0, 0, 0, 0}};
    flow(k, 0, &none);
    while (k->work_count > 0) {
        uint32_t at = k->work[--k->work_count];
        k->seen[at] = 1;
        if (!step(k, at)) {
            return;
        }
    }
}

/* Checks a code object; NULL when it is sound, else what is wrong, and at which word. */
const char *gi_verify(GiThread *t, const GiCode *code, uint32_t *where) {
    uint32_t n = code->word_count + 1;
    Checker k = {.t = t, .code = code};
    k.starts = gi_alloc_zeroed(t, n);
    k.states = gi_alloc_zeroed(t, n * sizeof(Live));
    k.seen = gi_alloc_zeroed(t, n);
    k.work = gi_alloc_zeroed(t, n * sizeof(uint32_t));
    if (k.starts != NULL && k.states != NULL && k.seen != NULL && k.work != NULL) {
        check(&k);
    } else {
        gi_error_clear(t); /* not enough memory to check */
    }
    gi_free(t, k.starts, n);
    gi_free(t, k.states, n * sizeof(Live));
    gi_free(t, k.seen, n);
    gi_free(t, k.work, n * sizeof(uint32_t));
    *where = k.at;
    return k.wrong;
}
