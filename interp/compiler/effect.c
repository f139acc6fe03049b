/* SPDX-License-Identifier: MIT
 * interp/compiler/effect.c knows what every instruction does to registers (K2 of code.h). verify.c checks finished
 * code with it; interp/vm/jump.c follows what temporaries hold when a debugger moves a frame to another line.
 */
#include "interp/compiler/effect.h"
#include "interp/compiler/codeobject.h"

const char gi_effect_formats[][4] = {
#define GI_OPCODE(name, format, extra, flags, effect) format,
#include "interp/compiler/opcodes.def"
#undef GI_OPCODE
};
const uint8_t gi_effect_flags[] = {
#define GI_OPCODE(name, format, extra, flags, effect) flags,
#include "interp/compiler/opcodes.def"
#undef GI_OPCODE
};

static void consume(GiEffect *e, int i, uint32_t first, uint32_t count) { e->consumes[i] = (GiRegisters){first, count}; }
static void keep(GiEffect *e, int i, uint32_t r) { e->keeps[i] = (GiRegisters){r, 1}; }
static void write(GiEffect *e, int i, uint32_t first, uint32_t count) { e->writes[i] = (GiRegisters){first, count}; }

/* Number of operands of an intrinsic. */
static uint32_t intrinsic_operands(uint32_t which) {
    switch (which) {
    case GI_I_ASSERTION_ERROR: case GI_I_BUILD_CLASS: return 0;
    case GI_I_TYPEVAR_BOUND: case GI_I_TYPEVAR_CONSTRAINTS: case GI_I_TYPEPARAM_DEFAULT: case GI_I_SET_TYPE_PARAMS:
    case GI_I_SET_FAR_NAME: return 2;
    case GI_I_TYPE_ALIAS: case GI_I_UNPACK_MANY: return 3;
    default: return 1;
    }
}

static uint32_t bit_count(uint32_t v) { return (uint32_t)__builtin_popcount(v); }

static void building_effect(GiEffect *e, GiOpcode op, uint32_t a, uint32_t b, uint32_t c) {
    switch (op) {
    case GI_BC_BUILD_DICT: consume(e, 0, b, c * 2); write(e, 0, a, 1); break;
    case GI_BC_LIST_APPEND: keep(e, 0, a); consume(e, 0, b, 1); if (c != 0) { keep(e, 1, c); } break;
    case GI_BC_LIST_EXTEND: case GI_BC_SET_ADD: case GI_BC_SET_UPDATE: case GI_BC_DICT_UPDATE:
    case GI_BC_DICT_MERGE:
        keep(e, 0, a); consume(e, 0, b, 1); break;
    case GI_BC_DICT_ADD: keep(e, 0, a); consume(e, 0, b, 1); consume(e, 1, c, 1); break;
    case GI_BC_CONVERT: case GI_BC_FORMAT: consume(e, 0, b, 1); write(e, 0, a, 1); break;
    case GI_BC_FORMAT_SPEC: consume(e, 0, b, 1); consume(e, 1, c, 1); write(e, 0, a, 1); break;
    default: consume(e, 0, b, c); write(e, 0, a, 1); break; /* BUILD_x */
    }
}

static void exception_effect(GiEffect *e, GiOpcode op, uint32_t a, uint32_t b, uint32_t c) {
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

static void call_effect(GiEffect *e, const GiCode *code, GiOpcode op, uint32_t a, uint32_t b, uint32_t c, uint32_t extra) {
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

static void matching_effect(GiEffect *e, GiOpcode op, uint32_t a, uint32_t b, uint32_t c) {
    keep(e, 0, b);
    write(e, 0, a, 1);
    if (op == GI_BC_MATCH_KEYS) {
        keep(e, 1, c);
    } else if (op == GI_BC_MATCH_CLASS) {
        consume(e, 0, c, 1);
    }
}

/* Instructions whose format does not say what they do; false: it does. */
static bool special_effect(GiEffect *e, const GiCode *code, GiOpcode op, const uint32_t *p) {
    uint32_t a = *p >> 8 & 0xFF, b = *p >> 16 & 0xFF, c = *p >> 24;
    uint32_t extra = gi_opcode_extra[op] > 0 ? p[1] : 0;
    switch (op) {
    case GI_BC_NOP: case GI_BC_DEL_GLOBAL: case GI_BC_DEL_NAME: case GI_BC_DEL_FREE: case GI_BC_DEL_FAR: case GI_BC_JUMP:
    case GI_BC_LOOP: case GI_BC_RETURN_NONE: case GI_BC_RETURN_GENERATOR: case GI_BC_SETUP_ANNOTATIONS: case GI_BC_DROP:
        if (op == GI_BC_DROP) { e->writes[0] = (GiRegisters){a, 0}; e->consumes[2] = (GiRegisters){a, 0}; }
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

/* See effect.h. */
GiEffect gi_effect_of(const GiCode *code, const uint32_t *p) {
    GiEffect e = {0};
    GiOpcode op = gi_dis_base(*p & 0xFF);
    uint32_t a = *p >> 8 & 0xFF, b = *p >> 16 & 0xFF, c = *p >> 24;
    e.ends = op == GI_BC_JUMP || op == GI_BC_LOOP || op == GI_BC_RETURN || op == GI_BC_RETURN_NONE || op == GI_BC_RAISE ||
             op == GI_BC_RERAISE;
    if (special_effect(&e, code, op, p)) {
        return e;
    }
    if (gi_effect_flags[op] & GI_OPF_JUMPS) { /* JUMP_LT ... JUMP_IN */
        consume(&e, 0, a, 1);
        if (gi_effect_formats[op][1] == 'B') {
            consume(&e, 1, b, 1);
        }
        return e;
    }
    write(&e, 0, a, 1);
    if (gi_effect_formats[op][1] == 'B') {
        consume(&e, 0, b, 1);
        if (gi_effect_formats[op][2] == 'C') {
            consume(&e, 1, c, 1);
        }
    }
    return e;
}

/* See effect.h. */
uint32_t gi_effect_target(const GiCode *code, uint32_t at) {
    uint32_t extra = gi_opcode_extra[code->words[at] & 0xFF];
    int32_t offset = extra == 0 ? (int32_t)code->words[at] >> 8 : (int32_t)code->words[at + 1];
    return at + 1 + extra + (uint32_t)offset;
}
