/* SPDX-License-Identifier: MIT
 * interp/compiler/compile.h: what the files of the compiler share.
 *
 *   compile.c            entry, units, __future__, constants and names
 *   compile_emit.c       instructions, labels, handlers, registers, definite assignment
 *   compile_name.c       loading, storing and deleting names
 *   compile_expr.c       expressions;  compile_branch.c conditions;  compile_call.c calls
 *   compile_comp.c       comprehensions and generator expressions
 *   compile_stmt.c       statements;  compile_try.c try and with;  compile_match.c match
 *   compile_def.c        functions, lambdas;  compile_class.c classes, type parameters, aliases
 *   fold.c               constant folding
 *   peephole.c           jumps to jumps, dead instructions
 *   compile_assemble.c   instruction list -> GiCode
 *
 * Code is first made as a list of GiInstr, whose registers are numbered in two spaces (locals from 0,
 * temporaries from GI_TEMP), because the number of locals is known only at the end.
 *
 * P1  Temporaries are a stack: u->top is the first free one. An expression with the wish GI_PUSH leaves
 *     its value in the temporary that was `top` before; GI_ANY may also return the register of a local.
 * P2  An expression with a register as wish writes it in its last instruction only, after everything
 *     that may raise or that may read the old value.
 * P3  Errors are sticky: once c->failed is set nothing more is emitted and no second error is raised.
 * P4  u->bound has a bit per local that is bound on every path to the current point. Locals that are
 *     unbound somewhere (u->killable) lose their bit at loop heads and handler entries, so one forward
 *     pass is sound. Reading a local whose bit is clear emits CHECK first.
 */
#ifndef GI_COMPILE_H
#define GI_COMPILE_H

#include "interp/compiler/code.h"
#include "interp/compiler/symbols.h"
#include "runtime/errors/exception.h"

#define GI_TEMP 0x1000        /* first number of a temporary */
#define GI_ANY (-1)           /* wish: any register; locals are returned in place */
#define GI_PUSH (-2)          /* wish: a new temporary */
#define GI_NEAR_LOCALS 176    /* locals with registers of their own; the others are far */
#define GI_NEAR_PARAMETERS 150 /* of a function with more all parameters are far */
#define GI_FAR_LIMIT 60000
#define GI_FAR_BASE GI_CAPTURE_FAR /* GiSymbol.slot from here on: far local */
#define GI_CALL_CHUNK 40      /* arguments or items kept in temporaries at once */
#define GI_BLOCK_LIMIT 21     /* nested blocks: CPython's CO_MAXBLOCKS */
#define GI_NF_FOLDED 0x8000u  /* GiNode.flags: fold.c has been here */
#define GI_NF_FLIPPED 0x2000u /* `not`: the comparison below it was turned round instead */

typedef int32_t GiReg;

/* A node that is nothing but a position: that of n. (Nodes are only as large as their kind needs: never
 * copy a whole one.) */
static inline GiNode gi_place_of(const GiNode *n) {
    return (GiNode){.line = n->line, .col = n->col, .end_line = n->end_line, .end_col = n->end_col};
}

typedef struct GiInstr {
    uint8_t op;
    bool dead;              /* removed by peephole.c */
    bool mark;              /* dead, but its position stands in the table: gi_emit_line */
    uint32_t handler;       /* covering handler + 1; 0: none */
    GiReg a, b, c;          /* registers or small operands */
    int32_t wide;           /* operand of the letters n k u i that take 16 bits; of a conditional jump: the statement
                             * (instruction + 1) that it does when it jumps (peephole.c), or 0 */
    int32_t extra[2];       /* fixed words that follow: names, constants */
    int32_t label;          /* jump target, -1: none */
    GiPosition position;
} GiInstr;

typedef struct GiBits { uint64_t word[4]; } GiBits; /* one bit per near local */

typedef struct GiLabel {
    int32_t at;     /* index of the instruction behind it; -1: not placed yet */
    uint32_t uses;
    GiBits bound;   /* P4: on every forward jump to it */
} GiLabel;

typedef struct GiHandlerEntry {
    int32_t at;     /* first instruction of the handler */
    GiReg target;   /* gets the exception */
    uint32_t outer; /* handler that covers the handler itself */
    bool used;
    GiBits bound;
} GiHandlerEntry;

typedef struct GiLocalSlot {
    GiValue name;
    bool is_cell, hidden, busy; /* hidden: of an inlined comprehension; busy: in use */
} GiLocalSlot;

typedef struct GiFarName { GiValue name; bool is_cell; } GiFarName;

/* What has to be undone when a jump or return leaves a statement. */
typedef enum GiBlockKind2 {
    GI_BLK_LOOP,        /* while: nothing to undo */
    GI_BLK_FOR,         /* iterator in reg */
    GI_BLK_TRY,         /* body of try ... except: a handler is active */
    GI_BLK_FINALLY_TRY, /* body of try ... finally: node's finalbody must run */
    GI_BLK_HANDLED,     /* exception in reg, state before it in reg + 1 */
    GI_BLK_CLEAR_NAME,  /* except ... as name: name must be unbound */
    GI_BLK_WITH,        /* __exit__ in reg */
    GI_BLK_STAR,        /* except* clause: leaving it is an error */
    GI_BLK_TEMP         /* a live temporary in reg: dropped */
} GiBlockKind2;

typedef struct GiBlock {
    struct GiBlock *outer;
    GiBlockKind2 kind;
    GiReg reg;
    const GiNode *node;
    GiValue name;
    int32_t break_label, continue_label;
    uint32_t outer_handler;  /* handler to be in force while undoing */
    bool is_async;
} GiBlock;

typedef struct GiPool { /* distinct values, in order of first use */
    GiValue *values;
    uint32_t count, capacity;
    uint32_t *table;         /* open addressing by word: index + 1 */
    uint32_t table_size;
} GiPool;

typedef struct GiDeferred { /* see gi_unit_defer */
    struct GiDeferred *next;
    const GiNode *node;
    const GiScope *scope;
    uint32_t handler;
} GiDeferred;

typedef struct GiUnit {
    struct GiUnit *outer;
    GiScope *scope;          /* of the frame */
    GiScope *inner;          /* innermost inlined comprehension, or scope */
    GiInstr *code;
    uint32_t count, capacity;
    GiLabel *labels;
    uint32_t label_count, label_capacity;
    GiHandlerEntry *handlers;
    uint32_t handler_count, handler_capacity;
    uint32_t handler;        /* in force: index + 1 */
    GiDeferred *deferred;
    GiBlock *block;
    uint32_t blocks;         /* nesting of GI_BLK_* that count for GI_BLOCK_LIMIT */
    GiLocalSlot slots[256];
    uint32_t slot_count;
    GiReg far_register;      /* -1: no far locals */
    uint32_t far_place;      /* instruction that makes their list */
    GiFarName *far_names;
    uint32_t far_count, far_capacity;
    uint32_t far_parameters; /* GiCode.far_parameters */
    GiReg top, max_top;      /* P1, counted from 0 */
    GiPosition place;        /* of what was compiled last */
    const GiNode *pass;      /* statement without code of its own that a line tracer must see */
    uint32_t joined;           /* where control last came together: what stands before is not the line before */
    bool reachable;
    bool too_complex;
    GiBits bound, killable;  /* P4 */
    GiPool constants, names;
    GiValue name, qualname, docstring;
    GiValue class_name;      /* for private names */
    GiValue *static_attributes;
    uint32_t static_count, static_capacity;
    uint32_t argcount, posonly_count, kwonly_count, flags;
    uint32_t number;         /* of the unit, from 1; never used again */
    int32_t first_line;
} GiUnit;

typedef struct GiCompiler {
    GiThread *t;
    GiArena *arena;
    GiValue filename;
    uint32_t flags;          /* GI_COMPILE_* */
    const GiNode *future;    /* last `from __future__` at the top, NULL: none */
    bool interactive;
    bool failed;
    GiSymbols symbols;
    GiUnit *unit;
    uint32_t units;          /* opened so far */
    GiUnit *spare;           /* finished units whose memory is used again */
    GiInstr scratch;         /* what emitters return when nothing is emitted */
    GiValue *merged;         /* hash set: equal constants of the whole compilation are one object */
    uint32_t merged_count, merged_size;
} GiCompiler;

/* --- compile.c --- */
/* Raises SyntaxError at a node, once (P3). */
#define GI_COMPILE_FAIL(c, node, ...) \
    do { \
        if (!(c)->failed) { \
            gi_syntax_error_at((c)->t, (c)->arena, (node), __VA_ARGS__); \
            (c)->failed = true; \
        } \
    } while (0)
/* Enters a new unit for a scope; false: failed. */
bool gi_unit_open(GiCompiler *c, GiScope *scope, GiValue name, int32_t first_line);
/* Code that the current unit already has for a scope inside it: statements of finally blocks and tests of
 * loops are compiled several times, their functions once. Borrowed; GI_NULL: none. */
GiValue gi_unit_made(const GiCompiler *c, const GiScope *scope);
/* Assembles the current unit and returns to the outer one; borrowed code (the arena owns it). */
GiValue gi_unit_close(GiCompiler *c);
/* Index of a constant (equal constants share one) or name in the unit. */
int32_t gi_unit_constant(GiCompiler *c, GiValue v);
int32_t gi_unit_name(GiCompiler *c, GiValue name);
/* Puts off the code of a comprehension's handler to the end of the unit. */
void gi_unit_defer(GiCompiler *c, uint32_t handler, const GiNode *node, const GiScope *scope);
/* Arena memory for an array that doubles; false: failed. */
bool gi_unit_grow(GiCompiler *c, void *array, uint32_t count, uint32_t *capacity, size_t size);
/* Takes over v for the compilation; GI_NULL marks the compilation failed. */
GiValue gi_compile_keep_steal(GiCompiler *c, GiValue v);
/* The private name as this unit sees it. */
GiValue gi_unit_mangle(GiCompiler *c, GiValue name);
/* SyntaxError "cannot assign to __debug__"; true when it was raised. */
bool gi_compile_forbid(GiCompiler *c, const GiNode *at, GiValue name, bool deleting);
/* SyntaxWarning at a node, in CPython's words; may turn into a SyntaxError. */
void gi_compile_warn(GiCompiler *c, const GiNode *at, const char *format, ...);
/* inspect.cleandoc of a docstring; borrowed. */
GiValue gi_compile_clean_doc(GiCompiler *c, GiValue doc);
/* Statements of a module or class body: annotations, docstring, the rest. */
void gi_compile_body(GiCompiler *c, const GiNode *at, const GiNodes *body, bool docstring);

/* --- compile_emit.c --- */
/* at NULL: the position of what was compiled last. */
GiInstr *gi_emit(GiCompiler *c, const GiNode *at, GiOpcode op, GiReg a, GiReg b, GiReg x);
GiInstr *gi_emit_wide(GiCompiler *c, const GiNode *at, GiOpcode op, GiReg a, int32_t wide);
/* An instruction whose first extra word is the index of a name (not mangled here). */
GiInstr *gi_emit_named(GiCompiler *c, const GiNode *at, GiOpcode op, GiReg a, GiReg b, GiValue name);
void gi_emit_jump(GiCompiler *c, const GiNode *at, GiOpcode op, GiReg a, GiReg b, GiReg x, int32_t label);
int32_t gi_label_new(GiCompiler *c);
void gi_label_place(GiCompiler *c, int32_t label);
/* Places a label that is jumped to from further down (P4). */
void gi_label_place_loop(GiCompiler *c, int32_t label);
/* Starts a loop that ends with a conditional jump back to `body`: jumps to `again`, where that stands. */
void gi_emit_loop(GiCompiler *c, const GiNode *at, int32_t body, int32_t again);
/* Starts a range covered by a new handler whose exception goes to temporary `top`; its number. */
uint32_t gi_handler_begin(GiCompiler *c);
void gi_handler_end(GiCompiler *c, uint32_t handler);
/* Starts the code of the handler, with the exception pushed; false: nothing can get here. */
bool gi_handler_place(GiCompiler *c, uint32_t handler);
GiReg gi_push(GiCompiler *c);                 /* reserves a temporary */
/* A statement without code: what comes next without a position takes this one, else a NOP has it. */
void gi_emit_pass(GiCompiler *c, const GiNode *n);
/* A line that has no code and costs nothing, but which trace functions are told of: `try:`, `while True:`. */
void gi_emit_line(GiCompiler *c, const GiNode *n);
/* Trace functions do not hear of the lines of what is emitted between the two; `from`: what the first gave. */
uint32_t gi_emit_quiet_begin(GiCompiler *c);
void gi_emit_quiet_end(GiCompiler *c, uint32_t from);
void gi_load_constant(GiCompiler *c, const GiNode *at, GiReg target, GiValue v);
/* Target register for a wish, when the value is not yet computed (GI_ANY and GI_PUSH: a new one). */
GiReg gi_target(GiCompiler *c, GiReg wish);
void gi_move(GiCompiler *c, const GiNode *at, GiReg target, GiReg source);
void gi_block_push(GiCompiler *c, GiBlock *b, GiBlockKind2 kind, const GiNode *node);
void gi_block_pop(GiCompiler *c, GiBlock *b);
static inline bool gi_reg_is_temp(GiReg r) { return r >= GI_TEMP; }
static inline void gi_bits_set(GiBits *b, uint32_t i) { b->word[i >> 6 & 3] |= (uint64_t)1 << (i & 63); }
static inline void gi_bits_clear(GiBits *b, uint32_t i) { b->word[i >> 6 & 3] &= ~((uint64_t)1 << (i & 63)); }
static inline bool gi_bits_has(const GiBits *b, uint32_t i) { return b->word[i >> 6 & 3] >> (i & 63) & 1; }

/* --- compile_name.c --- */
GiReg gi_name_load(GiCompiler *c, const GiNode *at, GiValue name, GiReg wish);
/* Stores register `value` (consumed when temporary). */
void gi_name_store(GiCompiler *c, const GiNode *at, GiValue name, GiReg value);
/* As gi_name_store, but nothing is done to the value and names are already mangled. */
void gi_name_delete(GiCompiler *c, const GiNode *at, GiValue name, bool surely_bound);
/* The register of a name that is a plain local, made when missing; -1: it is none. */
GiReg gi_name_register(GiCompiler *c, GiValue name);
/* May evaluating `later` rebind the local in register `r`? (Then r must be copied first.) */
bool gi_name_may_rebind(GiCompiler *c, const GiNode *node, const GiNode *later);
/* Far variables of comprehensions: made, asked for, unbound whether they are bound or not. */
void gi_name_make_far(GiCompiler *c, GiSymbol *sym);
/* A far variable for a parameter or cell of the unit being started. */
void gi_name_declare_far(GiCompiler *c, GiSymbol *sym);
bool gi_name_is_far(const GiSymbol *sym);
void gi_name_unbind_far(GiCompiler *c, const GiNode *at, const GiSymbol *sym);
/* A new local slot; GI_TEMP or above never. -1: failed. */
GiReg gi_local_slot_new(GiCompiler *c, GiValue name, bool is_cell, bool hidden);
/* Marks a local bound (P4). */
void gi_mark_bound(GiCompiler *c, GiReg r);
/* Emits CHECK unless the local is surely bound. */
void gi_check_bound(GiCompiler *c, const GiNode *at, GiReg r);
/* Where a function made in `unit` gets the cell of a name that is free in it; false: nowhere. */
bool gi_name_capture(GiCompiler *c, GiUnit *unit, GiValue name, GiCapture *out);

/* --- compile_expr.c --- */
/* Value of an expression where `wish` says; returns its register. */
GiReg gi_expr(GiCompiler *c, const GiNode *n, GiReg wish);
/* An operand (GI_ANY) that must survive the evaluation of `later` (NULL: nothing). */
GiReg gi_expr_before(GiCompiler *c, const GiNode *n, const GiNode *later);
/* Evaluates for its effects. */
void gi_expr_discard(GiCompiler *c, const GiNode *n);
/* Stores register `value` into a target (name, attribute, item, tuple or list); consumed. */
void gi_expr_store(GiCompiler *c, const GiNode *target, GiReg value);
/* A list of the values of n targets, in a new temporary; star: which of them is starred, or n. value is consumed. */
GiReg gi_expr_unpack_many(GiCompiler *c, const GiNode *at, GiReg value, uint32_t n, uint32_t star);
/* Item i of the list or tuple in temporary `list`, which stays, into temporary `target`. */
void gi_expr_item_of(GiCompiler *c, const GiNode *at, GiReg target, GiReg list, uint32_t i);
/* The register that a value for `target` may be computed into, or GI_PUSH. */
GiReg gi_expr_store_wish(GiCompiler *c, const GiNode *target);
void gi_expr_delete(GiCompiler *c, const GiNode *target);
/* Index in K of a constant that fits an 8-bit operand, or -1. */
int32_t gi_expr_short_constant(GiCompiler *c, const GiNode *n);
bool gi_expr_is_constant(const GiNode *n);
/* await of the value in temporary `top - 1`: replaced by the result. kind: C of GET_AWAITABLE, or -1
 * when the value is an awaitable iterator already. */
void gi_expr_await(GiCompiler *c, const GiNode *at, int kind);
/* A display of items into a list (GI_BC_BUILD_LIST), tuple or set. */
GiReg gi_expr_display(GiCompiler *c, const GiNode *at, const GiNodes *items, GiOpcode build, GiReg wish);
/* The tuple of constant items, kept by the arena. */
GiValue gi_expr_constant_tuple(GiCompiler *c, const GiNodes *items);
/* Is the code being compiled that of an async function (or top-level await is on)? */
bool gi_expr_async_allowed(GiCompiler *c);
/* Index of a builtin binary operator's opcode: ADD + n; in-place and K forms likewise. */
GiOpcode gi_expr_binary_op(int op, bool in_place, bool constant);

/* --- compile_branch.c --- */
/* Jumps to label when the truth of n is `sense`, else falls through. */
void gi_branch(GiCompiler *c, const GiNode *n, int32_t label, bool sense);
GiReg gi_branch_compare(GiCompiler *c, const GiNode *n, GiReg wish);
GiReg gi_branch_bool_op(GiCompiler *c, const GiNode *n, GiReg wish);
GiReg gi_branch_if_exp(GiCompiler *c, const GiNode *n, GiReg wish);

/* --- compile_call.c --- */
GiReg gi_call_expr(GiCompiler *c, const GiNode *n, GiReg wish);
/* The call of the callee in temporary `callee` with `given` arguments that already follow it on top of
 * the stack and then these. */
GiReg gi_call_finish(GiCompiler *c, const GiNode *at, GiReg callee, uint32_t given, const GiNodes *args,
                     const GiNodes *keywords, GiReg wish);
/* super().name and super(a, b).name without making the super object; GI_ANY: it is not that. */
GiReg gi_call_super_attribute(GiCompiler *c, const GiNode *n, GiReg wish);

/* --- compile_comp.c --- */
GiReg gi_comp_expr(GiCompiler *c, const GiNode *n, GiReg wish);
/* Pushes the iterator of an iterable. */
GiReg gi_comp_iterator(GiCompiler *c, const GiNode *iter, bool is_async);
/* Code of a handler that gi_unit_defer put off: unbinds a comprehension's names. */
void gi_comp_cleanup(GiCompiler *c, uint32_t handler, const GiNode *n, const GiScope *scope);

/* --- compile_stmt.c --- */
void gi_stmt(GiCompiler *c, const GiNode *n);
void gi_stmt_list(GiCompiler *c, const GiNodes *list);
/* Body of a module, class or function whose first statement may be a docstring (returned, or GI_NULL);
 * *first is the index of the first statement to compile. */
GiValue gi_stmt_docstring(GiCompiler *c, const GiNodes *body, uint32_t *first);
/* Ends the life of the name of an except clause. */
void gi_stmt_unbind(GiCompiler *c, const GiNode *at, GiValue name);

/* --- compile_try.c --- */
void gi_try(GiCompiler *c, const GiNode *n);
void gi_with(GiCompiler *c, const GiNode *n);
/* Leaves a with block normally: calls __exit__(None, None, None). */
void gi_try_leave_with(GiCompiler *c, const GiNode *at, GiReg exit, bool is_async);

/* --- compile_match.c --- */
void gi_match(GiCompiler *c, const GiNode *n);

/* --- compile_def.c, compile_class.c --- */
void gi_def_function(GiCompiler *c, const GiNode *n);
GiReg gi_def_lambda(GiCompiler *c, const GiNode *n, GiReg wish);
/* MAKE_FUNCTION over code; `flags` and operands from register `first` as in opcodes.def. */
GiReg gi_def_make(GiCompiler *c, const GiNode *at, GiValue code, uint32_t flags, GiReg first, GiReg wish);
/* Pushes the value of an annotation (its text under `from __future__ import annotations`). */
void gi_def_push_annotation(GiCompiler *c, const GiNode *n);
void gi_def_class(GiCompiler *c, const GiNode *n);
void gi_def_type_alias(GiCompiler *c, const GiNode *n);
/* Decorators: pushed before, called after. */
void gi_def_push_decorators(GiCompiler *c, const GiNodes *list);
void gi_def_apply_decorators(GiCompiler *c, const GiNodes *list);
/* Pushes the tuple of type parameters made from their nodes. */
void gi_def_type_params(GiCompiler *c, const GiNodes *list);
/* Starts the code of a function-like unit: cells, far locals, generator. */
void gi_def_prologue(GiCompiler *c, const GiNode *at);

/* Remembers self.name = ... for __static_attributes__ of the class around. */
void gi_class_note_attribute(GiCompiler *c, const GiNode *n);

/* --- compile_warn.c --- */
/* SyntaxWarnings for code that compiles but cannot work. */
void gi_warn_subscript(GiCompiler *c, const GiNode *n);
void gi_warn_call(GiCompiler *c, const GiNode *n);
void gi_warn_compare(GiCompiler *c, const GiNode *n);
void gi_warn_assert(GiCompiler *c, const GiNode *n);

/* --- fold.c --- */
/* Folds constant parts of a tree in place. */
void gi_fold(GiCompiler *c, GiNode *n);
/* 'text %s' % (a, b) as an f-string; NULL: it is none, or not simple enough. */
const GiNode *gi_fold_percent(GiCompiler *c, const GiNode *n);
/* A list or set display of constants that is only looked into: a tuple or frozenset; GI_NULL: no. */
GiValue gi_fold_container(GiCompiler *c, const GiNode *n);

/* --- peephole.c, compile_assemble.c --- */
void gi_peephole(GiCompiler *c);
/* The code object of the current unit; owned. */
GI_OWNED GiValue gi_assemble(GiCompiler *c);

/* --- verify.c (debug builds) --- */
/* Checks a code object; NULL when it is sound, else what is wrong, and at which word. */
const char *gi_verify(GiThread *t, const GiCode *code, uint32_t *where);

#endif
