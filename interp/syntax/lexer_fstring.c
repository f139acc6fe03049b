/* SPDX-License-Identifier: MIT
 * interp/syntax/lexer_fstring.c reads f-strings: start, stretches of text, end. The expressions between are
 * read by the ordinary lexer, which switches here at the ':' or '}' that ends them.
 *
 * A stack of modes, one per f-string being read:
 *   in_expression     the ordinary lexer is at work
 *   depth             brackets opened since the string began
 *   expression_depth  depth at which the innermost replacement field's '{' stands; -1: none. It is also
 *                     the nesting of fields: 0 in the string, 1 in a field's format specification
 */
#include "interp/syntax/lexer_internal.h"

/* The opening quote of an f-string; cur is at it, token_start at the prefix. */
void gi_lex_fstring_start(GiLexer *lx, GiToken *out) {
    if (lx->mode_count + 1 >= GI_LEX_MAX_FSTRINGS) {
        lx->cur++;
        gi_lexer_raise(lx, -1, -1, "too many nested f-strings");
        gi_lex_bare(lx, out, GI_T_ERROR);
        return;
    }
    if (lx->mode_count == lx->mode_capacity) {
        uint32_t capacity = lx->mode_capacity == 0 ? 4 : lx->mode_capacity * 2;
        GiFStringMode *modes =
            gi_resize_array(lx->t, lx->modes, lx->mode_capacity, capacity, sizeof *modes);
        if (modes == NULL) {
            lx->status = GI_LEX_ERROR;
            gi_lex_bare(lx, out, GI_T_ERROR);
            return;
        }
        lx->modes = modes;
        lx->mode_capacity = capacity;
    }
    GiFStringMode *mode = &lx->modes[lx->mode_count++];
    *mode = (GiFStringMode){.expression_depth = -1, .start = lx->token_start,
                            .line_start = lx->line_start, .line = lx->line};
    for (const char *p = lx->token_start; p < lx->cur; p++) {
        mode->raw = mode->raw || *p == 'r' || *p == 'R';
    }
    mode->quote = *lx->cur;
    mode->quote_size = lx->cur[1] == mode->quote && lx->cur[2] == mode->quote ? 3 : 1;
    lx->cur += mode->quote_size;
    gi_lex_finish(lx, out, GI_T_FSTRING_START, lx->token_start, lx->line_start, lx->line);
}

/* A stretch of text from token_start up to `end`; of doubled braces, its position covers both. */
static void finish_text(GiLexer *lx, GiToken *out, const char *end, const char *line_start, int32_t line,
                        bool raw) {
    gi_lex_finish(lx, out, GI_T_FSTRING_MIDDLE, lx->token_start, line_start, line);
    out->flag = raw;
    out->end = (uint32_t)(end - lx->text);
}

/* The end of a line or of the text came before the closing quote. */
static void raise_unterminated(GiLexer *lx, const GiFStringMode *mode, int c) {
    int detected = lx->line;
    lx->cur = mode->start + 1;
    lx->line_start = mode->line_start;
    lx->line = mode->line;
    if (mode->quote_size == 3) {
        gi_lexer_raise(lx, -1, -1, "unterminated triple-quoted f-string literal (detected at line %d)",
                       detected);
        if (c != '\n') {
            lx->status = GI_LEX_UNTERMINATED;
        }
    } else {
        gi_lexer_raise(lx, -1, -1, "unterminated f-string literal (detected at line %d)", detected);
    }
}

/* Enters a replacement field; false: too many are open. */
static bool enter_field(GiLexer *lx, GiFStringMode *mode) {
    mode->expression_depth++;
    if (mode->expression_depth >= GI_LEX_MAX_EXPRESSION_NESTING) {
        gi_lexer_raise(lx, -1, -1, "f-string: expressions nested too deeply");
        return false;
    }
    mode->in_expression = true;
    return true;
}

static bool fail(GiLexer *lx, GiToken *out) {
    gi_lex_bare(lx, out, GI_T_ERROR);
    return true;
}

/* A brace c in text, just read: doubled braces are text, others begin or end a field. */
static bool read_brace(GiLexer *lx, GiToken *out, GiFStringMode *mode, int c, bool in_spec,
                       const char *line_start, int32_t line) {
    int next = gi_lex_char(lx);
    if (next == c && !in_spec && (c == '{' || mode->depth == 0)) {
        finish_text(lx, out, lx->cur - 1, line_start, line, mode->raw);
        return true;
    }
    gi_lex_back(lx, next);
    lx->cur--;
    if (c == '{') {
        if (!enter_field(lx, mode)) {
            return fail(lx, out);
        }
    } else {
        mode->in_expression = true;
    }
    finish_text(lx, out, lx->cur, line_start, line, mode->raw);
    return true;
}

/* A backslash, just read. False: a warning was turned into an error. *named: \N{ was read. */
static bool read_escape(GiLexer *lx, const GiFStringMode *mode, bool *named) {
    int c = gi_lex_char(lx);
    if (c == '{' || c == '}') {
        if (!mode->raw && !gi_lexer_warn(lx, &gi_SyntaxWarning, "invalid escape sequence '\\%c'", c)) {
            return false;
        }
        lx->cur--;
    } else if (c == 'N' && !mode->raw) {
        c = gi_lex_char(lx);
        if (c == '{') {
            *named = true;
        } else {
            gi_lex_back(lx, c);
        }
    }
    return true;
}

/* Is the closing quote next? Then it is read. */
static bool at_end(GiLexer *lx, const GiFStringMode *mode) {
    for (int i = 0; i < mode->quote_size; i++) {
        if (lx->cur[i] != mode->quote) {
            return false;
        }
    }
    lx->cur += mode->quote_size;
    return true;
}

/* Text or end of the innermost f-string. False: a replacement field begins, read it as an expression. */
bool gi_lex_fstring_text(GiLexer *lx, GiToken *out) {
    GiFStringMode *mode = &lx->modes[lx->mode_count - 1];
    bool in_spec = mode->in_spec && mode->expression_depth >= 0, named = false;
    int closing = 0;
    lx->token_start = lx->cur;
    if (*lx->cur == '{' && lx->cur[1] != '{') {
        if (!enter_field(lx, mode)) {
            return fail(lx, out);
        }
        return false;
    }
    const char *line_start = lx->line_start;
    int32_t line = lx->line;
    if (at_end(lx, mode)) {
        gi_lex_finish(lx, out, GI_T_FSTRING_END, lx->token_start, line_start, line);
        lx->mode_count--;
        return true;
    }
    while (closing != mode->quote_size) {
        int c = gi_lex_char(lx);
        if (c == GI_LEX_END || (mode->quote_size == 1 && c == '\n')) {
            if (in_spec && c == '\n') { /* a line end finishes a format specification */
                lx->cur--;
                mode->in_expression = true;
                mode->in_spec = false;
                finish_text(lx, out, lx->cur, line_start, line, mode->raw);
                return true;
            }
            raise_unterminated(lx, mode, c);
            return fail(lx, out);
        }
        if (c == mode->quote) {
            closing++;
            continue;
        }
        closing = 0;
        if (c == '}' && named) {
            finish_text(lx, out, lx->cur, line_start, line, mode->raw);
            return true;
        }
        if (c == '{' || c == '}') {
            return read_brace(lx, out, mode, c, in_spec, line_start, line);
        }
        if (c == '\\' && !read_escape(lx, mode, &named)) {
            return fail(lx, out);
        }
    }
    lx->cur -= mode->quote_size;
    finish_text(lx, out, lx->cur, line_start, line, mode->raw);
    return true;
}
