/* SPDX-License-Identifier: MIT
 * interp/syntax/diagnose.c runs the rules of diagnose_rules.def over the tokens of a statement that does not
 * parse. It only recognises; where a message needs a tree, the parser reads the few tokens again.
 *
 * A parsing machine in the manner of LPeg: no C recursion, whatever the nesting of the text. Its stack
 * holds two kinds of entries:
 *   call    a rule under way: where it returns to, where it began, what its slots hold
 *   choice  where to go on, at which token, when what follows fails
 *
 * I1  `frame` is the index of the newest call entry. Choices above it belong to that rule.
 * I2  Results of the rules marked M are kept by (rule, token) for the whole reading, whether or not
 *     mistakes were looked for meanwhile. That makes the reading linear, and is also what CPython does.
 */
#include "interp/syntax/diagnose.h"

#define NO_FRAME UINT32_MAX
#define MEMO_FAILED 1u /* memo values: 0 empty, 1 failed, end + 2 */

typedef struct Entry {
    bool is_call, quiet; /* quiet: the machine's state before the call */
    uint16_t address;    /* to return to, or to go on at */
    uint16_t rule;
    uint32_t pos;        /* token at which the call or choice was made */
    uint32_t frame;      /* I1 before the entry was made */
    GiDiagSpan slots[GI_DIAG_SLOTS];
} Entry;

typedef struct Memo { uint64_t key; uint32_t value; } Memo;

typedef struct Machine {
    GiParser *p;
    const GiDiagProgram *program;
    Entry *stack;
    uint32_t depth, capacity, frame;
    Memo *memo;
    uint32_t memo_used, memo_capacity; /* a power of two, or 0 */
    uint32_t pc, pos;
    bool quiet;
} Machine;

/* --- memory --- */

static Entry *push(Machine *m, bool is_call, uint32_t address) {
    if (m->depth == m->capacity) {
        uint32_t capacity = m->capacity == 0 ? 256 : m->capacity * 2;
        Entry *stack = gi_resize_array(m->p->t, m->stack, m->capacity, capacity, sizeof *stack);
        if (stack == NULL) {
            return NULL;
        }
        m->stack = stack;
        m->capacity = capacity;
    }
    Entry *e = &m->stack[m->depth++];
    *e = (Entry){.is_call = is_call, .quiet = m->quiet, .address = (uint16_t)address, .pos = m->pos,
                 .frame = m->frame};
    return e;
}

static uint64_t memo_key(uint32_t rule, uint32_t pos) { return (uint64_t)pos * GI_DR_COUNT + rule + 1; }

static Memo *memo_find(Machine *m, uint64_t key) {
    uint32_t mask = m->memo_capacity - 1;
    uint32_t i = (uint32_t)(key * 0x9E3779B97F4A7C15u >> 32) & mask;
    while (m->memo[i].value != 0 && m->memo[i].key != key) {
        i = (i + 1) & mask;
    }
    return &m->memo[i];
}

static bool memo_grow(Machine *m) {
    Memo *old = m->memo;
    uint32_t old_capacity = m->memo_capacity;
    uint32_t capacity = old_capacity == 0 ? 1024 : old_capacity * 2;
    Memo *memo = capacity > UINT32_MAX / 2 ? NULL : gi_alloc_zeroed(m->p->t, capacity * sizeof *memo);
    if (memo == NULL) {
        return false;
    }
    m->memo = memo;
    m->memo_capacity = capacity;
    for (uint32_t i = 0; i < old_capacity; i++) {
        if (old[i].value != 0) {
            *memo_find(m, old[i].key) = old[i];
        }
    }
    gi_free(m->p->t, old, old_capacity * sizeof *old);
    return true;
}

static bool memo_store(Machine *m, uint32_t rule, uint32_t pos, uint32_t value) {
    if (m->memo_used * 2 >= m->memo_capacity && !memo_grow(m)) {
        return false;
    }
    Memo *slot = memo_find(m, memo_key(rule, pos));
    m->memo_used += slot->value == 0;
    *slot = (Memo){memo_key(rule, pos), value};
    return true;
}

/* --- tokens --- */

/* The token at pos; NULL: it could not be read, an exception is set. */
static const GiToken *token_at(Machine *m) {
    GiParser *p = m->p;
    while (m->pos >= p->count) {
        if (p->tokens[p->count - 1].kind == GI_T_END || !gi_p_fill(p)) {
            return p->count > 0 && p->tokens[p->count - 1].kind == GI_T_END ? &p->tokens[p->count - 1] : NULL;
        }
    }
    const GiToken *token = &p->tokens[m->pos];
    return token->kind == GI_T_ERROR ? NULL : token;
}

/* --- the machine --- */

/* Goes back to the newest choice; false: there is none, the reading has failed, or memory is out. */
static bool fail(Machine *m) {
    while (m->depth > 0) {
        Entry *e = &m->stack[--m->depth];
        m->frame = e->frame;
        if (!e->is_call) {
            m->pos = e->pos;
            m->pc = e->address;
            return true;
        }
        m->quiet = e->quiet;
        if ((m->program->flags[e->rule] & GI_RULE_MEMO) && !memo_store(m, e->rule, e->pos, MEMO_FAILED)) {
            return false;
        }
    }
    return false;
}

static bool call(Machine *m, uint32_t rule) {
    uint8_t flags = m->program->flags[rule];
    if ((flags & GI_RULE_MISTAKE) && m->quiet) {
        return fail(m);
    }
    if ((flags & GI_RULE_MEMO) && m->memo_capacity > 0) {
        uint32_t value = memo_find(m, memo_key(rule, m->pos))->value;
        if (value == MEMO_FAILED) {
            return fail(m);
        }
        if (value != 0) {
            m->pos = value - 2;
            return true;
        }
    }
    if (!gi_poll(m->p->t, 1)) {
        return false;
    }
    Entry *e = push(m, true, m->pc);
    if (e == NULL) {
        return false;
    }
    e->rule = (uint16_t)rule;
    m->frame = m->depth - 1;
    m->quiet = m->quiet || (flags & GI_RULE_QUIET);
    m->pc = m->program->entry[rule];
    return true;
}

static bool leave(Machine *m) {
    Entry e = m->stack[--m->depth];
    m->frame = e.frame;
    m->quiet = e.quiet;
    m->pc = e.address;
    return !(m->program->flags[e.rule] & GI_RULE_MEMO) || memo_store(m, e.rule, e.pos, m->pos + 2);
}

/* Is the token a soft keyword, or a beginning of one? (CPython 3.13 compares no further than the name.) */
static bool is_soft(const Machine *m, const GiToken *token) {
    static const char *const words[] = {
#define GI_KEYWORD(id, text)
#define GI_SOFT_KEYWORD(id, text) text,
#define GI_OPERATOR(id, text)
#include "interp/syntax/keywords.def"
#undef GI_KEYWORD
#undef GI_SOFT_KEYWORD
#undef GI_OPERATOR
    };
    for (size_t i = 0; i < sizeof words / sizeof words[0]; i++) {
        if (strncmp(words[i], m->p->lexer.text + token->start, token->end - token->start) == 0) {
            return true;
        }
    }
    return false;
}

static bool expect(Machine *m, GiDiagCode code) {
    const GiToken *token = token_at(m);
    if (token == NULL) {
        return false;
    }
    bool fits = code.op == GI_DI_SOFT
                    ? token->kind == GI_T_NAME &&
                          (code.x == GI_SOFT_NONE ? is_soft(m, token) : token->soft == code.x)
                    : token->kind == code.x;
    if (!fits) {
        if (code.op == GI_DI_FORCE) {
            gi_p_raise_token(m->p, token, "expected '%s'", gi_token_text((GiTokenKind)code.x));
            return false;
        }
        return fail(m);
    }
    m->pos++;
    return true;
}

/* Runs one instruction; false: the reading is over. */
static bool step(Machine *m) {
    GiDiagCode code = m->program->code[m->pc++];
    switch ((GiDiagOp)code.op) {
    case GI_DI_TOKEN:
    case GI_DI_SOFT:
    case GI_DI_FORCE: return expect(m, code);
    case GI_DI_CALL: return call(m, code.y);
    case GI_DI_RETURN: return m->depth > 1 && leave(m);
    case GI_DI_CHOICE: return push(m, false, code.y) != NULL;
    case GI_DI_COMMIT:
        m->depth--;
        m->pc = code.y;
        return true;
    case GI_DI_AGAIN:
        if (m->stack[m->depth - 1].pos == m->pos) { /* nothing was read: the loop ends */
            m->depth--;
            return true;
        }
        m->stack[m->depth - 1].pos = m->pos;
        m->pc = code.y;
        return true;
    case GI_DI_BACK:
        m->pos = m->stack[--m->depth].pos;
        m->pc = code.y;
        return true;
    case GI_DI_CUT: m->depth--; return true;
    case GI_DI_JUMP: m->pc = code.y; return true;
    case GI_DI_FAIL: return fail(m);
    case GI_DI_FAIL_TWICE: m->depth--; return fail(m);
    case GI_DI_BEGIN: m->stack[m->frame].slots[code.x] = (GiDiagSpan){m->pos, m->pos}; return true;
    case GI_DI_END: m->stack[m->frame].slots[code.x].end = m->pos; return true;
    case GI_DI_RAISE:
        if (code.x == GI_DA_next && token_at(m) == NULL) {
            return false;
        }
        if (gi_diag_act(m->p, (GiDiagAction)code.x, m->program->messages[code.y], m->stack[m->frame].slots,
                        m->pos)) {
            return false;
        }
        return !gi_failed(m->p->t) && fail(m);
    }
    return false;
}

/* The compiled rules; made once for a parser. NULL: error set. */
static GiDiagProgram *get_program(GiParser *p) {
    if (p->program == NULL) {
        GiDiagProgram *program = gi_arena_alloc(p->a, sizeof *program);
        if (program == NULL || !gi_diag_compile(p, program)) {
            return NULL;
        }
        p->program = program;
    }
    return p->program;
}

/* Runs a rule from a token on. Quiet: rules that hold mistakes only are not tried. */
static void run(GiParser *p, GiDiagRule start, uint32_t pos, bool quiet) {
    Machine m = {.p = p, .program = get_program(p), .frame = NO_FRAME, .pos = pos, .quiet = quiet};
    GiMark mark = gi_p_mark(p);
    if (m.program == NULL || p->token == &p->error_token) {
        return;
    }
    p->rereading = true;
    if (call(&m, start)) {
        while (step(&m)) {
        }
    }
    p->rereading = false;
    gi_p_reset(p, mark);
    gi_free(p->t, m.stack, m.capacity * sizeof *m.stack);
    gi_free(p->t, m.memo, m.memo_capacity * sizeof *m.memo);
}

/* Reads the statement in p->tokens again and raises the message of the first mistake found, if any. */
void gi_diagnose(GiParser *p) {
    run(p, p->mode == 'x' ? GI_DR_file : p->mode == 's' ? GI_DR_single : GI_DR_eval, 0, false);
}

/* Runs one rule from a token on, without those that hold mistakes only. */
void gi_diagnose_rule(GiParser *p, GiDiagRule rule, uint32_t pos) {
    if (!p->rereading && !gi_failed(p->t)) {
        run(p, rule, pos, true);
    }
}
