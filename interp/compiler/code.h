/* SPDX-License-Identifier: MIT
 * interp/compiler/code.h: the code object: 32-bit instruction words and everything around them.
 *
 *   word:  op (bits 0-7) | A (8-15) | B (16-23) | C (24-31);   BC = B | C << 8;  jumps: signed 24 bits
 *   extra words of an instruction (names, caches, jump offsets) follow it: see opcodes.def.
 *
 * K1  Registers: [0, local_count) locals and cells, parameters first; [local_count, register_count)
 *     temporaries, used as a stack. At most 250 registers; a function with more locals keeps the rest
 *     ("far locals") in a hidden list in register far_register (GET_FAR/SET_FAR). Cells beyond the near
 *     ones, and all parameters of a function with many, are far locals too: arguments are bound in the
 *     window, which is long enough, and move to the list before the first instruction.
 * K2  A temporary is consumed by the instruction that reads it; a local is borrowed.
 * K3  A dead temporary never holds a counted value: whoever consumes a counted value from a temporary
 *     stores GI_UNBOUND (or the result) over it. So every word of the value stack above the live ones
 *     is uncounted, and unwinding just drops whatever is counted in a range.
 * K4  Constants are never changed; instruction words are (quickening, caches), under the GIL.
 */
#ifndef GI_CODE_H
#define GI_CODE_H

#include "runtime/types/sequence.h"
#include "runtime/types/str.h"

typedef enum GiOpcode {
#define GI_OPCODE(name, format, extra, flags, effect) GI_BC_##name,
#include "interp/compiler/opcodes.def"
#undef GI_OPCODE
    GI_BC_COUNT
} GiOpcode;

#define GI_REGISTER_LIMIT 250 /* K1 */
#define GI_NO_REGISTER 0xFFu /* YIELD: nobody wants what is sent */

#define GI_OPF_RAISES 1u
#define GI_OPF_JUMPS 2u
#define GI_OPF_CALLS 4u
#define GI_OPF_QUICK 8u

/* INTRINSIC A B C: C is one of these; operands are consecutive temporaries from B. */
typedef enum GiIntrinsic {
    GI_I_PRINT,             /* 1: displayhook of an expression statement (mode 's') -> None */
    GI_I_ASSERTION_ERROR,   /* 0: the AssertionError class */
    GI_I_TYPEVAR,           /* 1: name */
    GI_I_TYPEVAR_BOUND,     /* 2: name, function that gives the bound */
    GI_I_TYPEVAR_CONSTRAINTS, /* 2: name, function that gives the tuple */
    GI_I_PARAMSPEC,         /* 1: name */
    GI_I_TYPEVARTUPLE,      /* 1: name */
    GI_I_TYPEPARAM_DEFAULT, /* 2: type parameter, function that gives the default -> the parameter */
    GI_I_TYPE_ALIAS,        /* 3: name, type params tuple or None, function that gives the value */
    GI_I_GENERIC_BASE,      /* 1: type params tuple -> Generic[...] as an extra base */
    GI_I_SET_TYPE_PARAMS,   /* 2: function, tuple -> the function */
    GI_I_STOP_ITERATION,    /* 1: exception: StopIteration inside a generator becomes RuntimeError; raises */
    GI_I_GET_FAR_NAME,      /* 1: name: GET_NAME for names behind the 65,536th */
    GI_I_SET_FAR_NAME,      /* 2: name, value: SET_NAME -> None */
    GI_I_DEL_FAR_NAME,      /* 1: name: DEL_NAME -> None */
    GI_I_LIST_TO_TUPLE,     /* 1: list -> tuple */
    GI_I_UNPACK_MANY,       /* 3: iterable, number of targets, of those behind the star (-1: no star) -> list of their values */
    GI_I_BUILD_CLASS        /* 0: builtins.__build_class__ */
} GiIntrinsic;

static inline uint32_t gi_word(GiOpcode op, uint32_t a, uint32_t b, uint32_t c) {
    return (uint32_t)op | a << 8 | b << 16 | c << 24;
}
static inline uint32_t gi_word_bc(GiOpcode op, uint32_t a, uint32_t bc) { return (uint32_t)op | a << 8 | bc << 16; }

/* While pc is in [start, end) an exception is put, owned, into register `target`; registers from
 * target on are dropped first; control goes to `handler`. Inner ranges come before outer ones. */
typedef struct GiHandlerRange { uint32_t start, end, handler; uint32_t target; } GiHandlerRange;

/* How a closure is filled when the function is made: from a cell in register `index` of the making
 * frame (from GI_CAPTURE_FAR on: in a far local), or from its own closure. */
#define GI_CAPTURE_FAR 1000
typedef struct GiCapture { bool from_free; uint32_t index; } GiCapture;

#define GI_CO_OPTIMIZED 0x1u    /* CPython's values, for co_flags */
#define GI_CO_NEWLOCALS 0x2u
#define GI_CO_VARARGS 0x4u
#define GI_CO_VARKEYWORDS 0x8u
#define GI_CO_NESTED 0x10u
#define GI_CO_GENERATOR 0x20u
#define GI_CO_COROUTINE 0x80u
#define GI_CO_ITERABLE_COROUTINE 0x100u
#define GI_CO_ASYNC_GENERATOR 0x200u
#define GI_CO_HAS_DOCSTRING 0x4000000u
#define GI_CO_METHOD 0x8000000u
#define GI_CO_FUTURE_FLUFL 0x400000u
#define GI_CO_FUTURE_ANNOTATIONS 0x1000000u

typedef struct GiCode {
    GiObject head;
    uint32_t *words;
    uint32_t word_count;
    uint32_t constant_count, name_count, range_count, capture_count, position_size;
    GiValue *constants;    /* owned */
    GiValue *names;        /* owned, interned: attribute and global names */
    GiHandlerRange *ranges;
    GiCapture *captures;   /* one per free variable */
    uint8_t *positions;    /* line/column table, decoded by gi_code_position */
    uint16_t register_count, local_count; /* K1 */
    uint16_t argcount;     /* positional parameters, positional-only included */
    uint16_t posonly_count, kwonly_count;
    int16_t far_register;  /* -1: none */
    uint32_t far_count;
    uint16_t far_parameters; /* number of parameters when all of them are the first far locals, else 0 */
    uint32_t flags;        /* GI_CO_* */
    bool simple;           /* no * or ** or keyword-only parameters: fast call */
    bool is_class_body, is_module;
    int32_t first_line;
    GiValue filename, name, qualname; /* str */
    GiValue local_names;   /* tuple of str: register i (near) then far locals; cells included */
    GiValue cell_registers;/* tuple of ints: i of the local_names whose register or far local holds a cell */
    GiValue free_names;    /* tuple of str */
    GiValue docstring;     /* str or None */
    uint32_t version;      /* never reused; for call caches */
    GiObject *weak_list;
} GiCode;

static inline GiCode *gi_as_code(GiValue v) { return (GiCode *)gi_object(v); }
/* Index in local_names of the first parameter. */
static inline uint32_t gi_code_first_parameter(const GiCode *code) {
    return code->far_parameters > 0 ? code->local_count : 0;
}
/* Names of the parameters in order; borrowed. */
static inline const GiValue *gi_code_parameters(const GiCode *code) {
    return gi_as_tuple(code->local_names)->items + gi_code_first_parameter(code);
}
/* Does an instruction with these operands consume the temporary r, once, as an operand of arithmetic on floats? */
bool gi_takes_float(GiOpcode op, int r, int a, int b, int c);
/* Number of extra words after an instruction with this (unspecialised or quickened) opcode. */
extern const uint8_t gi_opcode_extra[256];
extern const char *const gi_opcode_names[256];
/* dis: text of a code object and, with `nested`, of those in its constants; owned str. */
GI_OWNED GiValue gi_disassemble(GiThread *t, GiValue code, bool nested);

#endif
