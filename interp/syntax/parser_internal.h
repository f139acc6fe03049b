/* SPDX-License-Identifier: MIT
 * interp/syntax/parser_internal.h: what the files of the parser share.
 *
 *   parser.c             tokens, nodes, lists, names; the entry point
 *   parser_statement.c   simple statements, targets, imports
 *   parser_compound.c    statements with blocks
 *   parser_pattern.c     match statements
 *   parser_params.c      parameters, type parameters, lambda
 *   parser_expression.c  operators, conditional expressions, lists of expressions
 *   parser_atom.c        names, displays, comprehensions, calls, subscripts
 *   parser_literal.c     values of numbers and strings
 *   parser_fstring.c     f-strings and the joining of adjacent strings
 *   parser_error.c       from a failed parse to a SyntaxError; diagnose.c finds the specific message
 *
 * Every rule is a function that takes the parser, reads tokens and returns a node.
 *
 * P1  NULL means that the rule failed. Either an exception is set (lexer, memory, literals), or the text
 *     does not fit the grammar; then nothing is raised here, the whole statement fails, and diagnose.c
 *     reads it again to find the message.
 * P2  p->token is the next token, already read. Reading one token ahead and no more is what places
 *     "invalid syntax": the last token read is the one that did not fit.
 * P3  A rule that may recurse begins with gi_enter and ends with gi_leave.
 * P4  Lists under construction lie on p->items above the `base` their rule noted; a rule that fails may
 *     leave them there (the parse is over, or its caller resets to its own mark).
 */
#ifndef GI_PARSER_INTERNAL_H
#define GI_PARSER_INTERNAL_H

#include "interp/syntax/arena.h"
#include "interp/syntax/lexer.h"

#define GI_NAME_CACHE 256

typedef struct GiCachedName {
    uint32_t hash, size;
    GiValue name;
} GiCachedName;

typedef struct GiParser {
    GiThread *t;
    GiArena *a;
    GiValue filename; /* borrowed */
    char mode;        /* 'x', 'e', 's', 'f' */
    uint32_t flags;   /* GI_COMPILE_* */
    GiToken *token;   /* P2: &tokens[pos] */
    GiToken *tokens;  /* of the current top-level statement */
    uint32_t pos, count, capacity;
    GiNode **items;   /* P4 */
    uint32_t item_count, item_capacity;
    GiNode **ignores; /* GI_N_TYPE_IGNORE */
    uint32_t ignore_count, ignore_capacity;
    char *scratch;    /* text of the literal being read */
    size_t scratch_capacity;
    const char *warned; /* escapes before this place of the text have had their warning */
    const char *warned_last; /* the last escape that had one */
    bool started;       /* mode 's': a token was read that is not the end */
    bool complete;      /* mode 's': the statement itself was good */
    bool rereading;     /* for a message: no warnings, and no token that was not read before */
    struct GiDiagProgram *program; /* diagnose.c: its rules, once they were needed */
    GiToken error_token, stop_token; /* stand in for one that cannot be had */
    GiLexer lexer;
    GiCachedName names[GI_NAME_CACHE];
} GiParser;

/* Where a node begins. */
typedef struct GiPlace { int32_t line, col; } GiPlace;
/* A position to come back to. */
typedef struct GiMark { uint32_t pos, item_count; } GiMark;

/* --- parser.c --- */
void gi_p_advance_slow(GiParser *p);
/* Reads one more token to the end of p->tokens; false: none could be had (error set). */
bool gi_p_fill(GiParser *p);
static inline GiTokenKind gi_p_kind(const GiParser *p) { return (GiTokenKind)p->token->kind; }
static inline bool gi_p_at(const GiParser *p, GiTokenKind kind) { return p->token->kind == kind; }
static inline bool gi_p_at_soft(const GiParser *p, GiSoftKeyword soft) {
    return p->token->kind == GI_T_NAME && p->token->soft == soft;
}
/* Steps over the next token. */
static inline void gi_p_advance(GiParser *p) {
    if (GI_LIKELY(p->pos + 1 < p->count)) {
        p->pos++;
        p->token++;
    } else {
        gi_p_advance_slow(p);
    }
}
/* Steps over a token of this kind; false: it is another. */
static inline bool gi_p_take(GiParser *p, GiTokenKind kind) {
    if (p->token->kind != kind) {
        return false;
    }
    gi_p_advance(p);
    return true;
}
/* The token after the next one. */
const GiToken *gi_p_peek(GiParser *p);
static inline GiPlace gi_p_place(const GiParser *p) {
    return (GiPlace){p->token->line, p->token->col};
}
static inline GiMark gi_p_mark(const GiParser *p) { return (GiMark){p->pos, p->item_count}; }
void gi_p_reset(GiParser *p, GiMark mark);
/* A new node that begins at `start` and ends with the last token read. */
GiNode *gi_p_node(GiParser *p, GiNodeKind kind, GiPlace start);
/* Ends n with the last token read. */
void gi_p_end(GiParser *p, GiNode *n);
/* Lists: push onto p->items, then take everything above base as a list in the arena. */
bool gi_p_push(GiParser *p, GiNode *n);
bool gi_p_list(GiParser *p, uint32_t base, GiNodes *out);
GiNode *gi_p_many(GiParser *p, GiNodeKind kind, GiPlace start, uint32_t base);
/* The interned name of a NAME token. GI_NULL: error set. */
GiValue gi_p_name(GiParser *p, const GiToken *token);
/* Reads a NAME; GI_NULL: none is there, or error set. */
GiValue gi_p_take_name(GiParser *p);
/* Reads a type comment if one is there; false: error set. */
bool gi_p_type_comment(GiParser *p, GiValue *out);
/* SyntaxError when the text must be good for a Python before 3.minor, which does not know `what`. */
bool gi_p_needs_version(GiParser *p, int minor, const char *what);
GiNode *gi_p_name_node(GiParser *p, GiExprContext ctx);
GiNode *gi_p_constant(GiParser *p, GiValue value, GiPlace start);
/* At least `size` bytes of scratch memory, contents kept; NULL: error set. */
char *gi_p_scratch(GiParser *p, size_t size);

/* --- parser_error.c --- */
#define GI_P_NO_END (-1) /* end of an error's range not known */
/* Raises at a range of byte columns (0-based), as CPython's parser does; always GI_NULL. */
GiValue gi_p_raise_range(GiParser *p, GiType *type, int32_t line, int32_t col, int32_t end_line,
                         int32_t end_col, const char *format, ...);
GiValue gi_p_raise_token(GiParser *p, const GiToken *token, const char *format, ...);
GiValue gi_p_raise_node(GiParser *p, const GiNode *n, const char *format, ...);
/* As gi_p_raise_range, but the columns are final (1-based) and the message is taken over. */
GiValue gi_p_raise_steal(GiParser *p, GiType *type, int32_t line, int32_t col, int32_t end_line,
                         int32_t end_col, GiValue message);
/* Raises at a token of p->tokens; the message is taken over. */
GiValue gi_p_raise_at(GiParser *p, GiType *type, uint32_t index, GiValue message);
/* Raises at the last token read. */
GiValue gi_p_raise_last(GiParser *p, GiType *type, const char *format, ...);
/* The UnicodeDecodeError that is set, as "(unicode error) ..." at a token of p->tokens; always GI_NULL. */
GiValue gi_p_raise_decode(GiParser *p, uint32_t index);
/* Raises what the lexer's status means; always GI_NULL. */
GiValue gi_p_raise_lexer(GiParser *p);
/* The parse failed: sets the exception that says why. */
void gi_p_explain(GiParser *p);
/* "function call", "literal" ... of an expression, as messages name it. */
const char *gi_p_describe(const GiNode *n);

/* --- expressions --- */
GiNode *gi_p_expression(GiParser *p);
GiNode *gi_p_disjunction(GiParser *p);
GiNode *gi_p_bitwise_or(GiParser *p);
GiNode *gi_p_primary(GiParser *p);
GiNode *gi_p_named_expression(GiParser *p);
GiNode *gi_p_star_named_expression(GiParser *p);
GiNode *gi_p_star_expressions(GiParser *p);
GiNode *gi_p_star_expression(GiParser *p);
GiNode *gi_p_yield_or_star_expressions(GiParser *p);
GiNode *gi_p_yield(GiParser *p);
GiNode *gi_p_lambda(GiParser *p);
GiNode *gi_p_atom(GiParser *p);
bool gi_p_arguments(GiParser *p, bool generator, GiNodes *args, GiNodes *keywords);
/* One argument of a call; *phase is 0 before the first. */
GiNode *gi_p_argument(GiParser *p, int *phase, bool *is_keyword);
bool gi_p_for_clauses(GiParser *p, GiNodes *out);
bool gi_p_starts_expression(const GiParser *p);

/* --- literals --- */
GiNode *gi_p_number(GiParser *p);
GiNode *gi_p_strings(GiParser *p);
/* Value of a STRING token; *is_bytes, *is_u tell its kind. Owned by the arena. GI_NULL: error set. */
GiValue gi_p_string_value(GiParser *p, const GiToken *token, bool *is_bytes, bool *is_u);
/* Text with escapes decoded; token: where errors and warnings point. Owned by the arena. */
GiValue gi_p_decode(GiParser *p, const char *text, size_t size, bool raw, const GiToken *token);
GiNode *gi_p_fstring(GiParser *p);

/* --- statements --- */
GiNode *gi_p_statement(GiParser *p);          /* compound statements; NULL without error: none begins here */
bool gi_p_statements(GiParser *p);            /* pushes one compound or all simple statements of a line */
bool gi_p_simple_statements(GiParser *p);     /* pushes the statements of a line */
bool gi_p_statement_line(GiParser *p);        /* the same without the NEWLINE */
bool gi_p_block(GiParser *p, GiNodes *out);
bool gi_p_is_compound(GiParser *p);
/* Turns an expression into a target; false: it cannot be one. */
bool gi_p_set_target(GiParser *p, GiNode *n, GiExprContext ctx);
bool gi_p_set_single_target(GiNode *n);
GiNode *gi_p_star_targets(GiParser *p);
GiNode *gi_p_star_target(GiParser *p);
GiArguments *gi_p_parameters(GiParser *p, bool lambda);
bool gi_p_type_params(GiParser *p, GiNodes *out);
GiNode *gi_p_match(GiParser *p);

#endif
