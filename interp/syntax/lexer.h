/* SPDX-License-Identifier: MIT
 * interp/syntax/lexer.h: text to tokens. One GiLexer per compilation; tokens come one at a time.
 *
 * L1  The text is NUL-terminated, with "\n" line ends (interp/syntax/source.c makes it so), and UTF-8 unless
 *     `unchecked`: then names and strings must be checked before they are used.
 * L2  [line_start, line_end) is the line being read; cur lies in it. The next line is entered only when
 *     a character beyond line_end is asked for, so `line` is the number of the last line looked at.
 * L3  In an f-string the newest mode decides whether text or an expression is read.
 */
#ifndef GI_LEXER_H
#define GI_LEXER_H

#include "interp/syntax/ast.h"

typedef enum GiTokenKind {
    GI_T_END, GI_T_NEWLINE, GI_T_INDENT, GI_T_DEDENT, GI_T_NAME, GI_T_NUMBER, GI_T_STRING,
    GI_T_FSTRING_START, GI_T_FSTRING_MIDDLE, GI_T_FSTRING_END,
    GI_T_TYPE_COMMENT, GI_T_TYPE_IGNORE, /* only when they are asked for; text: behind `type:` and behind `ignore` */
    GI_T_UNKNOWN, /* $ ? ` : no token of the language, so every rule fails at it */
    GI_T_ERROR,   /* the text is wrong; see GiLexer.status */
#define GI_KEYWORD(id, text) GI_T_##id,
#define GI_SOFT_KEYWORD(id, text)
#define GI_OPERATOR(id, text)
#include "interp/syntax/keywords.def"
#undef GI_KEYWORD
#undef GI_OPERATOR
#define GI_KEYWORD(id, text)
#define GI_OPERATOR(id, text) GI_T_##id,
#include "interp/syntax/keywords.def"
#undef GI_KEYWORD
#undef GI_SOFT_KEYWORD
#undef GI_OPERATOR
    GI_T_COUNT
} GiTokenKind;

/* A NAME may be one of these (GiToken.soft). */
typedef enum GiSoftKeyword {
    GI_SOFT_NONE,
#define GI_KEYWORD(id, text)
#define GI_SOFT_KEYWORD(id, text) GI_SOFT_##id,
#define GI_OPERATOR(id, text)
#include "interp/syntax/keywords.def"
#undef GI_KEYWORD
#undef GI_SOFT_KEYWORD
#undef GI_OPERATOR
    GI_SOFT_COUNT
} GiSoftKeyword;

typedef struct GiToken {
    uint8_t kind;  /* GiTokenKind */
    uint8_t soft;  /* GiSoftKeyword of a NAME */
    uint8_t level; /* open brackets after this token */
    bool flag;     /* NAME: not ASCII; FSTRING_MIDDLE: raw */
    int32_t line, col, end_line, end_col; /* col -1: the token has no text of its own */
    uint32_t start, end;                  /* byte offsets in the text */
} GiToken;

#define GI_LEX_MAX_BRACKETS 200
#define GI_LEX_MAX_INDENT 100
#define GI_LEX_MAX_FSTRINGS 150
#define GI_LEX_MAX_EXPRESSION_NESTING 3

/* Why the lexer stopped. With GI_LEX_ERROR an exception is set; the others are raised by
 * gi_lexer_raise, because what they mean depends on who asked. */
typedef enum GiLexStatus {
    GI_LEX_OK, GI_LEX_EOF, GI_LEX_ERROR,
    GI_LEX_UNTERMINATED,      /* as ERROR: end of the text inside a string */
    GI_LEX_DECODE,            /* a name is no UTF-8; the UnicodeDecodeError is set */
    GI_LEX_TABS, GI_LEX_TOO_DEEP, GI_LEX_DEDENT, GI_LEX_CONTINUATION
} GiLexStatus;

/* One f-string being read. */
typedef struct GiFStringMode {
    bool in_expression, raw;
    bool in_spec;             /* behind the ':' of a field, and no field in it was closed yet */
    char quote;
    uint8_t quote_size;
    int32_t depth;            /* open brackets since the string began */
    int32_t expression_depth; /* depth at which the innermost replacement field began; -1: none */
    const char *start, *line_start; /* of the opening quote, for messages */
    int32_t line;
} GiFStringMode;

typedef struct GiLexer {
    GiThread *t;
    GiValue filename; /* borrowed */
    const char *text, *end;
    const char *cur, *line_start, *line_end;
    const char *buffer;      /* where CPython's buffer would begin: error texts show it */
    const char *token_start; /* NULL between tokens */
    int32_t line;
    GiLexStatus status;
    bool at_line_start;
    bool type_comments; /* comments that begin with `type:` are tokens */
    bool unchecked; /* L1 */
    int32_t pending; /* INDENTs (> 0) or DEDENTs (< 0) still to hand out */
    int32_t indent;
    int32_t columns[GI_LEX_MAX_INDENT], alt_columns[GI_LEX_MAX_INDENT];
    int32_t level;
    char brackets[GI_LEX_MAX_BRACKETS];
    int32_t bracket_lines[GI_LEX_MAX_BRACKETS], bracket_cols[GI_LEX_MAX_BRACKETS];
    uint8_t keyword_first[128]; /* index of the first keyword with this first letter; 255: none */
    GiFStringMode *modes;
    uint32_t mode_count, mode_capacity;
} GiLexer;

/* Prepares lx (zeroed by this) to read a text (L1). */
void gi_lexer_init(GiLexer *lx, GiThread *t, const char *text, size_t size, GiValue filename);
void gi_lexer_free(GiLexer *lx);
/* Reads the next token. Its kind is GI_T_ERROR when the text is wrong (see GiLexStatus). */
void gi_lexer_next(GiLexer *lx, GiToken *out);
/* Raises SyntaxError at the reading position; columns in characters, -1: where reading stopped. */
GiValue gi_lexer_raise(GiLexer *lx, int32_t offset, int32_t end_offset, const char *format, ...);
/* "'(' was never closed" for the innermost open bracket; always GI_NULL. */
GiValue gi_lexer_raise_unclosed(GiLexer *lx);
/* A SyntaxWarning at the current line; false: it was turned into an error (now a SyntaxError). */
bool gi_lexer_warn(GiLexer *lx, GiType *category, const char *format, ...);
/* The text of a token kind, for messages; NULL when it has no fixed text. */
const char *gi_token_text(GiTokenKind kind);

/* interp/syntax/source.c: copies source into the arena as L1 wants it, decoding it by its declaration or BOM.
 * add_newline: end the last line. NULL: SyntaxError set. */
const char *gi_source_prepare(GiThread *t, GiArena *a, const char *source, size_t size, GiValue filename,
                              uint32_t flags, bool add_newline, size_t *out_size);

#endif
