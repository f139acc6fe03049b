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

typedef struct Live { uint64_t word[4]; } Live;

static const char *const formats[] = {
#define GI_OPCODE(name, format, extra, flags, effect) format,
#include "interp/compiler/opcodes.def"
#undef GI_OPCODE
};
static const uint8_t op_flags[] = {
#define GI_OPCODE(name, format, extra, flags, effect) flags,
#include "interp/compiler/opcodes.def"
#undef GI_OPCODE
};

typedef struct Span { uint32_t first, count; } Span;

/* What an instruction does to registers. */
typedef struct Effect {
    Span consumes[3];
    Span keeps[3];
    Span writes[2];
    bool ends; /* control does not go on behind it */
} Effect;

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

static void consume(Effect *e, int i, uint32_t first, uint32_t count) { e->consumes[i] = (Span){first, count}; }
static void keep(Effect *e, int i, uint32_t r) { e->keeps[i] = (Span){r, 1}; }
static void write(Effect *e, int i, uint32_t first, uint32_t count) { e->writes[i] = (Span){first, count}; }

/* Number of operands of an intrinsic. */
static uint32_t intrinsic_operands(uint32_t which) {
    switch (which) {
    case GI_I_ASSERTION_ERROR: case GI_I_BUILD_CLASS: return 0;
    case GI_I_TYPEVAR_BOUND: case GI_I_TYPEVAR_CONSTRAINTS: case GI_I_TYPEPARAM_DEFAULT: case GI_I_SET_TYPE_PARAMS:
    case GI_I_SET_FAR_NAME: return 2;
    case GI_I_TYPE_ALIAS: return 3;
    default: return 1;
    }
}

static uint32_t bit_count(uint32_t v) { return (uint32_t)__builtin_popcount(v); }

static void building_effect(Effect *e, GiOpcode op, uint32_t a, uint32_t b, uint32_t c) {
    switch (op) {
    case GI_BC_BUILD_DICT: consume(e, 0, b, c * 2); write(e, 0, a, 1); break;
    case GI_BC_LIST_APPEND: case GI_BC_LIST_EXTEND: case GI_BC_SET_ADD: case GI_BC_SET_UPDATE: case GI_BC_DICT_UPDATE:
    case GI_BC_DICT_MERGE:
        keep(e, 0, a); consume(e, 0, b, 1); break;
    case GI_BC_DICT_ADD: keep(e, 0, a); consume(e, 0, b, 1); consume(e, 1, c, 1); break;
    case GI_BC_CONVERT: case GI_BC_FORMAT: consume(e, 0, b, 1); write(e, 0, a, 1); break;
    case GI_BC_FORMAT_SPEC: consume(e, 0, b, 1); consume(e, 1, c, 1); write(e, 0, a, 1); break;
    default: consume(e, 0, b, c); write(e, 0, a, 1); break; /* BUILD_x */
    }
}

static void exception_effect(Effect *e, GiOpcode op, uint32_t a, uint32_t b, uint32_t c) {
    switch (op) {
    case GI_BC_RAISE:
        if (c > 0) { consume(e, 0, a, 1); }
        if (c > 1) { consume(e, 1, b, 1); }
        break;
    case GI_BC_RERAISE: case GI_BC_POP_HANDLED: consume(e, 0, a, 1); break;
    case GI_BC_PUSH_HANDLED: keep(e, 0, a); write(e, 0, b, 1); break;
    case GI_BC_JUMP_NO_MATCH: keep(e, 0, a); consume(e, 0, b, 1); break;
    case GI_BC_MATCH_GROUP: consume(e, 0, a, 1); consume(e, 1, b, 1); write(e, 0, a, 1); write(e, 1, c, 1); break;
    case GI_BC_RERAISE_STAR: consume(e, 0, b, 1); consume(e, 1, c, 1); write(e, 0, a, 1); break;
    case GI_BC_WITH_ENTER: case GI_BC_ASYNC_WITH_ENTER: consume(e, 0, a, 1); write(e, 0, a, 1); write(e, 1, b, 1); break;
    case GI_BC_WITH_EXIT: keep(e, 0, a); keep(e, 1, b); write(e, 0, c, 1); break;
    case GI_BC_WITH_LEAVE: consume(e, 0, a, 1); write(e, 0, b, 1); break;
    default: consume(e, 0, a, 1); consume(e, 1, b, 1); break; /* END_ASYNC_FOR */
    }
}

static void call_effect(Effect *e, const GiCode *code, GiOpcode op, uint32_t a, uint32_t b, uint32_t c, uint32_t extra) {
    uint32_t named = 0;
    if ((op == GI_BC_CALL_KW || op == GI_BC_CALL_METHOD_KW) && extra < code->constant_count && gi_is_tuple(code->constants[extra])) {
        named = (uint32_t)gi_as_tuple(code->constants[extra])->size;
    }
    if (op == GI_BC_CALL_EX) {
        consume(e, 0, a, 2 + (b != 0));
    } else {
        bool method = op == GI_BC_CALL_METHOD || op == GI_BC_CALL_METHOD_KW;
        consume(e, 0, a, 1 + method + b + named);
    }
    write(e, 0, c, 1);
}

static void matching_effect(Effect *e, GiOpcode op, uint32_t a, uint32_t b, uint32_t c) {
    keep(e, 0, b);
    write(e, 0, a, 1);
    if (op == GI_BC_MATCH_KEYS) {
        keep(e, 1, c);
    } else if (op == GI_BC_MATCH_CLASS) {
        consume(e, 0, c, 1);
    }
}

/* Instructions whose format does not say what they do; false: it does. */
static bool special_effect(Effect *e, const GiCode *code, GiOpcode op, const uint32_t *p) {
    uint32_t a = *p >> 8 & 0xFF, b = *p >> 16 & 0xFF, c = *p >> 24;
    uint32_t extra = gi_opcode_extra[op] > 0 ? p[1] : 0;
    switch (op) {
    case GI_BC_NOP: case GI_BC_DEL_GLOBAL: case GI_BC_DEL_NAME: case GI_BC_DEL_FREE: case GI_BC_DEL_FAR: case GI_BC_JUMP:
    case GI_BC_LOOP: case GI_BC_RETURN_NONE: case GI_BC_RETURN_GENERATOR: case GI_BC_SETUP_ANNOTATIONS: case GI_BC_DROP:
        if (op == GI_BC_DROP) { e->writes[0] = (Span){a, 0}; e->consumes[2] = (Span){a, 0}; }
        return true;
    case GI_BC_UNBIND: case GI_BC_CHECK: case GI_BC_MAKE_CELL: case GI_BC_DEL_CELL: return true;
    case GI_BC_SET_GLOBAL: case GI_BC_SET_NAME: case GI_BC_SET_FREE: case GI_BC_SET_FAR: case GI_BC_RETURN:
    case GI_BC_DEL_ATTR: case GI_BC_IMPORT_STAR: case GI_BC_JUMP_IF: case GI_BC_JUMP_IF_NOT: case GI_BC_JUMP_IF_NONE:
    case GI_BC_JUMP_IF_NOT_NONE:
        consume(e, 0, a, 1); return true;
    case GI_BC_JUMP_IF_KEEP: case GI_BC_JUMP_IF_NOT_KEEP: consume(e, 0, a, 1); return true; /* alive where it jumps to */
    case GI_BC_SET_CELL: consume(e, 0, b, 1); return true;
    case GI_BC_GET_CLASS_GLOBAL: case GI_BC_GET_CLASSDICT_FREE: consume(e, 0, a, 1); write(e, 0, a, 1); return true;
    case GI_BC_SET_ATTR: case GI_BC_DEL_ITEM: consume(e, 0, a, 1); consume(e, 1, b, 1); return true;
    case GI_BC_LOAD_METHOD: consume(e, 0, b, 1); write(e, 0, a, 2); return true;
    case GI_BC_GET_SUPER_ATTR: consume(e, 0, a, 3); write(e, 0, a, b & 2 ? 2 : 1); return true;
    case GI_BC_GET_ITEMI: consume(e, 0, b, 1); write(e, 0, a, 1); return true;
    case GI_BC_SET_ITEM: consume(e, 0, a, 1); consume(e, 1, b, 1); consume(e, 2, c, 1); return true;
    case GI_BC_FOR_ITER: keep(e, 0, a); write(e, 0, b, 1); return true;
    case GI_BC_SEND: keep(e, 0, a); consume(e, 0, b, 1); write(e, 0, b, 1); return true;
    case GI_BC_UNPACK: consume(e, 0, a, 1); write(e, 0, b, c); return true;
    case GI_BC_UNPACK_EX: consume(e, 0, a, 1); write(e, 0, b, c + 1 + (extra > 255 ? 255 : extra)); return true;
    case GI_BC_BUILD_TUPLE: case GI_BC_BUILD_LIST: case GI_BC_BUILD_SET: case GI_BC_BUILD_DICT: case GI_BC_BUILD_STRING:
    case GI_BC_BUILD_SLICE: case GI_BC_LIST_APPEND: case GI_BC_LIST_EXTEND: case GI_BC_SET_ADD:
    case GI_BC_SET_UPDATE: case GI_BC_DICT_ADD: case GI_BC_DICT_UPDATE: case GI_BC_DICT_MERGE: case GI_BC_CONVERT:
    case GI_BC_FORMAT: case GI_BC_FORMAT_SPEC:
        building_effect(e, op, a, b, c); return true;
    case GI_BC_MAKE_FUNCTION: consume(e, 0, b, bit_count(c)); write(e, 0, a, 1); return true;
    case GI_BC_CALL: case GI_BC_CALL_METHOD: case GI_BC_CALL_KW: case GI_BC_CALL_METHOD_KW: case GI_BC_CALL_EX:
        call_effect(e, code, op, a, b, c, extra); return true;
    case GI_BC_INTRINSIC: consume(e, 0, b, intrinsic_operands(c)); write(e, 0, a, 1); return true;
    case GI_BC_YIELD: consume(e, 0, a, 1); write(e, 0, b, b != GI_NO_REGISTER); return true;
    case GI_BC_GET_ANEXT: case GI_BC_IMPORT_FROM: case GI_BC_COPY: keep(e, 0, b); write(e, 0, a, 1); return true;
    case GI_BC_GET_AWAITABLE: case GI_BC_IMPORT_NAME: consume(e, 0, b, 1); write(e, 0, a, 1); return true;
    case GI_BC_RAISE: case GI_BC_RERAISE: case GI_BC_POP_HANDLED: case GI_BC_PUSH_HANDLED: case GI_BC_JUMP_NO_MATCH:
    case GI_BC_MATCH_GROUP: case GI_BC_RERAISE_STAR: case GI_BC_WITH_ENTER: case GI_BC_ASYNC_WITH_ENTER:
    case GI_BC_WITH_EXIT: case GI_BC_WITH_LEAVE: case GI_BC_END_ASYNC_FOR:
        exception_effect(e, op, a, b, c); return true;
    case GI_BC_MATCH_SEQUENCE: case GI_BC_MATCH_MAPPING: case GI_BC_MATCH_KEYS: case GI_BC_MATCH_CLASS: case GI_BC_GET_LEN:
        matching_effect(e, op, a, b, c); return true;
    default: return false;
    }
}

static Effect effect_of(const GiCode *code, const uint32_t *p) {
    Effect e = {0};
    GiOpcode op = (GiOpcode)(*p & 0xFF);
    uint32_t a = *p >> 8 & 0xFF, b = *p >> 16 & 0xFF, c = *p >> 24;
    e.ends = op == GI_BC_JUMP || op == GI_BC_LOOP || op == GI_BC_RETURN || op == GI_BC_RETURN_NONE || op == GI_BC_RAISE ||
             op == GI_BC_RERAISE;
    if (special_effect(&e, code, op, p)) {
        return e;
    }
    if (op_flags[op] & GI_OPF_JUMPS) { /* JUMP_LT ... JUMP_IN */
        consume(&e, 0, a, 1);
        if (formats[op][1] == 'B') {
            consume(&e, 1, b, 1);
        }
        return e;
    }
    write(&e, 0, a, 1);
    if (formats[op][1] == 'B') {
        consume(&e, 0, b, 1);
        if (formats[op][2] == 'C') {
            consume(&e, 1, c, 1);
        }
    }
    return e;
}

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
    const char *f = formats[op];
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
    Effect e = effect_of(code, code->words + at);
    for (int i = 0; i < 3; i++) {
        if (e.consumes[i].first + e.consumes[i].count > code->register_count ||
            e.keeps[i].first + e.keeps[i].count > code->register_count ||
            (i < 2 && e.writes[i].first + e.writes[i].count > code->register_count)) {
            return bad(k, "register out of range");
        }
    }
    return true;
}

static bool target_of(Checker *k, uint32_t at, uint32_t *target) {
    const GiCode *code = k->code;
    GiOpcode op = (GiOpcode)(code->words[at] & 0xFF);
    uint32_t extra = gi_opcode_extra[op];
    int32_t offset = extra == 0 ? (int32_t)code->words[at] >> 8 : (int32_t)code->words[at + 1];
    int64_t to = (int64_t)at + 1 + extra + offset;
    if (to < 0 || to >= code->word_count || !k->starts[to]) {
        return bad(k, "jump to no instruction");
    }
    if ((op == GI_BC_JUMP && offset < 0) || (op == GI_BC_LOOP && offset >= 0)) {
        return bad(k, "jump in the wrong direction");
    }
    *target = (uint32_t)to;
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

static bool read_span(Checker *k, Live *l, Span s, bool consumed) {
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

static void write_span(Checker *k, Live *l, Span s) {
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
    Effect e = effect_of(k->code, p);
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
    if (op_flags[op] & GI_OPF_JUMPS) {
        if (!target_of(k, at, &target)) {
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
            e.writes[0] = (Span){0};
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
        if (op >= GI_BC_COUNT || (op_flags[op] & GI_OPF_QUICK && !hands_on(op))) {
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
        if (!check_operands(k, at) || ((op_flags[op] & GI_OPF_JUMPS) && !target_of(k, at, &target))) {
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
