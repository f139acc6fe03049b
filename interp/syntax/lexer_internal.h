/* SPDX-License-Identifier: MIT
 * interp/syntax/lexer_internal.h: what the files of the lexer share. */
#ifndef GI_LEXER_INTERNAL_H
#define GI_LEXER_INTERNAL_H

#include "interp/syntax/lexer.h"

#define GI_LEX_END (-1)

/* Classes of ASCII characters (lexer_literal.c). */
#define GI_LEX_NAME 1   /* letters, digits, _ */
#define GI_LEX_DIGIT 2
#define GI_LEX_HEX 4
#define GI_LEX_SECOND 8 /* may be the second character of an operator */
extern const uint8_t gi_lex_class[128];

static inline bool gi_lex_is_digit(int c) { return c >= '0' && c <= '9'; }
static inline bool gi_lex_is_name(int c) { return c >= 128 || (c >= 0 && (gi_lex_class[c] & GI_LEX_NAME)); }

bool gi_lex_next_line(GiLexer *lx);

/* The next character, or GI_LEX_END. */
static inline int gi_lex_char(GiLexer *lx) {
    if (GI_UNLIKELY(lx->cur == lx->line_end) && !gi_lex_next_line(lx)) {
        return GI_LEX_END;
    }
    return (unsigned char)*lx->cur++;
}
/* Gives back the character c that was just read. */
static inline void gi_lex_back(GiLexer *lx, int c) {
    if (c != GI_LEX_END) {
        lx->cur--;
    }
}

void gi_lex_finish(GiLexer *lx, GiToken *out, GiTokenKind kind, const char *start, const char *line_start,
                   int32_t line);
void gi_lex_bare(GiLexer *lx, GiToken *out, GiTokenKind kind);

/* A number whose first character c was read; token_start is set. */
void gi_lex_number(GiLexer *lx, GiToken *out, int c);
/* A string literal; cur is at the opening quote, token_start at its prefix. */
void gi_lex_string(GiLexer *lx, GiToken *out);
/* The opening quote of an f-string; cur and token_start as for gi_lex_string. */
void gi_lex_fstring_start(GiLexer *lx, GiToken *out);
/* Text or end of the innermost f-string. False: a replacement field begins, read it as an expression. */
bool gi_lex_fstring_text(GiLexer *lx, GiToken *out);

#endif
