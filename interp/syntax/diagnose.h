/* SPDX-License-Identifier: MIT
 * interp/syntax/diagnose.h: the second reading of a statement that does not parse.
 *
 *   diagnose_rules.def    the grammar with common mistakes, as text
 *   diagnose_compile.c    that text to instructions
 *   diagnose.c            the machine that runs them over the tokens
 *   diagnose_actions.c    what is raised where a mistake is found
 */
#ifndef GI_DIAGNOSE_H
#define GI_DIAGNOSE_H

#include "interp/syntax/parser_internal.h"

/* Instructions. A failure goes back to the newest choice; `y` is an address, `x` a kind or slot. */
typedef enum GiDiagOp {
    GI_DI_TOKEN,   /* the next token is of kind x */
    GI_DI_SOFT,    /* it is the soft keyword x (GI_SOFT_NONE: any) */
    GI_DI_FORCE,   /* it is of kind x, else raise "expected ..." */
    GI_DI_CALL,    /* run rule y */
    GI_DI_RETURN,
    GI_DI_CHOICE,  /* on failure come back to y */
    GI_DI_COMMIT,  /* forget the newest choice, go to y */
    GI_DI_AGAIN,   /* renew the newest choice from here, go to y */
    GI_DI_BACK,    /* go back to where the newest choice was made, forget it, go to y */
    GI_DI_CUT,     /* forget the newest choice */
    GI_DI_JUMP,
    GI_DI_FAIL,
    GI_DI_FAIL_TWICE, /* forget the newest choice, then fail */
    GI_DI_BEGIN, GI_DI_END, /* remember where slot x begins, ends */
    GI_DI_RAISE    /* action x with the message at y */
} GiDiagOp;

typedef struct GiDiagCode { uint8_t op, x; uint16_t y; } GiDiagCode;

typedef enum GiDiagRule {
#define GI_RULE(name, flags, text) GI_DR_##name,
#include "interp/syntax/diagnose_rules.def"
#undef GI_RULE
    GI_DR_COUNT
} GiDiagRule;

#define GI_RULE_MEMO 1u
#define GI_RULE_QUIET 2u
#define GI_RULE_MISTAKE 4u /* its name begins with invalid_ */
#define GI_DIAG_SLOTS 2    /* a, b */

typedef struct GiDiagProgram {
    GiDiagCode *code;
    uint32_t size, capacity;
    uint16_t entry[GI_DR_COUNT];
    uint8_t flags[GI_DR_COUNT];
    const char **messages; /* into the rules' texts, up to the closing backquote */
    uint32_t message_count, message_capacity;
} GiDiagProgram;

/* Tokens [start, end) of a slot. */
typedef struct GiDiagSpan { uint32_t start, end; } GiDiagSpan;

typedef enum GiDiagAction {
#define GI_DIAG_ACTION(name) GI_DA_##name,
#include "interp/syntax/diagnose_actions.def"
#undef GI_DIAG_ACTION
    GI_DA_COUNT
} GiDiagAction;

/* Compiles the rules; false: memory is out. The program lives in the parser's arena. */
bool gi_diag_compile(GiParser *p, GiDiagProgram *out);
/* Does what a mistake found at token `pos` asks for: true: an exception is set; false: it is none. */
bool gi_diag_act(GiParser *p, GiDiagAction action, const char *message, const GiDiagSpan *slots, uint32_t pos);

/* Reads the statement in p->tokens again, with rules for common mistakes, and raises the message of the
 * first one found. Without a mistake it knows, nothing is raised. */
void gi_diagnose(GiParser *p);
/* The same for one rule that has failed during the first reading, from a token on: some mistakes are
 * named before anything around them is looked at. Does nothing when an exception is set. */
void gi_diagnose_rule(GiParser *p, GiDiagRule rule, uint32_t pos);

#endif
