/* SPDX-License-Identifier: MIT
 * interp/syntax/lexer.c turns text into tokens: lines, indentation, names, operators. Numbers and strings
 * are in lexer_literal.c, f-strings in lexer_fstring.c.
 *
 * Errors come in two kinds. What is wrong by itself (a bad literal, a stray bracket) is raised here, at
 * the place where reading stopped. What only the reader of tokens can judge (end of text inside
 * brackets, bad indentation) is left in `status`; see parser_error.c.
 *
 * I1  brackets[0..level) are the open ones; inside them line ends are white space.
 * I2  columns[0..indent] is the stack of indentations, alt_columns the same with a tab counted as one:
 *     both must agree on every comparison, or tabs and spaces are mixed inconsistently.
 */
#include "interp/syntax/lexer_internal.h"

#include <stdarg.h>

#include "interp/syntax/syntax_error.h"
#include "runtime/native.h"
#include "runtime/types/str.h"

#define TAB_WIDTH 8

static const struct {
    const char *text;
    uint8_t size, kind;
} keywords[] = {
#define GI_KEYWORD(id, text) {text, sizeof(text) - 1, GI_T_##id},
#define GI_SOFT_KEYWORD(id, text)
#define GI_OPERATOR(id, text)
#include "interp/syntax/keywords.def"
#undef GI_KEYWORD
#undef GI_SOFT_KEYWORD
#undef GI_OPERATOR
};
#define KEYWORD_COUNT (sizeof keywords / sizeof keywords[0])

static const char *const token_texts[GI_T_COUNT] = {
#define GI_KEYWORD(id, text) [GI_T_##id] = text,
#define GI_SOFT_KEYWORD(id, text)
#define GI_OPERATOR(id, text) [GI_T_##id] = text,
#include "interp/syntax/keywords.def"
#undef GI_KEYWORD
#undef GI_SOFT_KEYWORD
#undef GI_OPERATOR
};

/* The text of a token kind, for messages; NULL when it has no fixed text. */
const char *gi_token_text(GiTokenKind kind) { return token_texts[kind]; }

/* Prepares lx to read a text (L1). */
void gi_lexer_init(GiLexer *lx, GiThread *t, const char *text, size_t size, GiValue filename) {
    memset(lx, 0, sizeof *lx);
    lx->t = t;
    lx->filename = filename;
    lx->text = lx->cur = lx->line_start = lx->line_end = lx->buffer = text;
    lx->end = text + size;
    lx->at_line_start = true;
    lx->unchecked = gi_utf8_valid(text, size, false) != size;
    memset(lx->keyword_first, 255, sizeof lx->keyword_first);
    for (size_t i = KEYWORD_COUNT; i-- > 0;) {
        lx->keyword_first[(unsigned char)keywords[i].text[0]] = (uint8_t)i;
    }
}

void gi_lexer_free(GiLexer *lx) {
    gi_free(lx->t, lx->modes, lx->mode_capacity * sizeof *lx->modes);
    lx->modes = NULL;
    lx->mode_capacity = lx->mode_count = 0;
}

/* Enters the next line; false at the end of the text or after an error. */
bool gi_lex_next_line(GiLexer *lx) {
    if (lx->status != GI_LEX_OK) {
        return false;
    }
    if (lx->line_end == lx->end) {
        lx->status = GI_LEX_EOF;
        return false;
    }
    if (lx->token_start == NULL) {
        lx->buffer = lx->cur;
    }
    lx->line_start = lx->cur;
    lx->line++;
    const char *newline = memchr(lx->cur, '\n', (size_t)(lx->end - lx->cur));
    lx->line_end = newline == NULL ? lx->end : newline + 1;
    return true;
}

/* --- errors --- */

/* Raises SyntaxError at the reading position; offsets in characters, -1: where reading stopped. */
GiValue gi_lexer_raise(GiLexer *lx, int32_t offset, int32_t end_offset, const char *format, ...) {
    va_list args;
    va_start(args, format);
    GiValue message = gi_str_from_vformat(lx->t, format, args);
    va_end(args);
    if (offset < 0) {
        offset = gi_syntax_characters(lx->line_start, (size_t)(lx->cur - lx->line_start));
    }
    if (end_offset < 0) {
        end_offset = offset;
    }
    const char *newline = memchr(lx->line_start, '\n', (size_t)(lx->end - lx->line_start));
    const char *stop = newline == NULL ? lx->end : newline;
    if (newline != NULL && lx->cur == newline + 1) {
        stop = lx->cur;
    }
    GiSyntaxPlace place = {lx->filename, lx->line, offset, lx->line, end_offset, lx->line_start,
                           (size_t)(stop - lx->line_start)};
    lx->status = GI_LEX_ERROR;
    return gi_syntax_raise_steal(lx->t, &gi_SyntaxError, &place, message);
}

/* A SyntaxWarning at the current line; false: it was turned into an error, and that into a SyntaxError. */
bool gi_lexer_warn(GiLexer *lx, GiType *category, const char *format, ...) {
    va_list args;
    va_start(args, format);
    GiValue message = gi_str_from_vformat(lx->t, format, args);
    va_end(args);
    if (message == GI_NULL) {
        return false;
    }
    bool ok = gi_syntax_warn(lx->t, category, message, lx->filename, lx->line);
    if (!ok && gi_error_is(lx->t, category)) {
        gi_error_clear(lx->t);
        gi_lexer_raise(lx, -1, -1, "%S", message);
    }
    gi_drop(lx->t, message);
    return ok;
}

/* --- lines and indentation --- */

static void set_error(GiLexer *lx, GiLexStatus status) {
    lx->status = status;
    lx->cur = lx->line_end;
}

/* After a backslash: steps over the line end. False: status is set. */
static bool continue_line(GiLexer *lx) {
    int c = gi_lex_char(lx);
    if (c != '\n') {
        lx->status = GI_LEX_CONTINUATION;
        return false;
    }
    if (gi_lex_char(lx) == GI_LEX_END) {
        lx->status = GI_LEX_EOF;
        lx->cur = lx->line_end;
        return false;
    }
    lx->cur--;
    return true;
}

/* Compares an indentation with the stack (I2) and sets `pending`. */
static bool indent_to(GiLexer *lx, int32_t col, int32_t alt) {
    if (col == lx->columns[lx->indent]) {
        if (alt != lx->alt_columns[lx->indent]) {
            set_error(lx, GI_LEX_TABS);
            return false;
        }
        return true;
    }
    if (col > lx->columns[lx->indent]) {
        if (lx->indent + 1 >= GI_LEX_MAX_INDENT) {
            set_error(lx, GI_LEX_TOO_DEEP);
            return false;
        }
        if (alt <= lx->alt_columns[lx->indent]) {
            set_error(lx, GI_LEX_TABS);
            return false;
        }
        lx->pending++;
        lx->indent++;
        lx->columns[lx->indent] = col;
        lx->alt_columns[lx->indent] = alt;
        return true;
    }
    while (lx->indent > 0 && col < lx->columns[lx->indent]) {
        lx->pending--;
        lx->indent--;
    }
    if (col != lx->columns[lx->indent]) {
        set_error(lx, GI_LEX_DEDENT);
        return false;
    }
    if (alt != lx->alt_columns[lx->indent]) {
        set_error(lx, GI_LEX_TABS);
        return false;
    }
    return true;
}

/* Reads the white space at the start of a line. *blank: nothing but a comment follows. */
static bool read_indentation(GiLexer *lx, bool *blank) {
    int32_t col = 0, alt = 0, continued = 0;
    int c;
    lx->at_line_start = false;
    for (;;) {
        c = gi_lex_char(lx);
        if (c == ' ') {
            col++;
            alt++;
        } else if (c == '\t') {
            col = (col / TAB_WIDTH + 1) * TAB_WIDTH;
            alt++;
        } else if (c == '\f') {
            col = alt = 0;
        } else if (c == '\\') {
            continued = continued != 0 ? continued : col;
            if (!continue_line(lx)) {
                return false;
            }
        } else {
            break;
        }
    }
    gi_lex_back(lx, c);
    *blank = c == '#' || c == '\n';
    if (*blank || lx->level > 0) {
        return true;
    }
    return indent_to(lx, continued != 0 ? continued : col, continued != 0 ? continued : alt);
}

/* --- tokens --- */

/* Fills in a token that began at `start` (on line `line`, which starts at line_start) and ends at cur. */
void gi_lex_finish(GiLexer *lx, GiToken *out, GiTokenKind kind, const char *start, const char *line_start,
                   int32_t line) {
    out->kind = (uint8_t)kind;
    out->soft = GI_SOFT_NONE;
    out->level = (uint8_t)lx->level;
    out->flag = false;
    out->line = line;
    out->col = (int32_t)(start - line_start);
    out->end_line = lx->line;
    out->end_col = (int32_t)(lx->cur - lx->line_start);
    out->start = (uint32_t)(start - lx->text);
    out->end = (uint32_t)(lx->cur - lx->text);
}

static void finish_here(GiLexer *lx, GiToken *out, GiTokenKind kind) {
    gi_lex_finish(lx, out, kind, lx->token_start, lx->line_start, lx->line);
}

/* A token without text: INDENT, DEDENT, END, ERROR. */
void gi_lex_bare(GiLexer *lx, GiToken *out, GiTokenKind kind) {
    gi_lex_finish(lx, out, kind, lx->cur, lx->line_start, lx->line);
    out->col = out->end_col = -1;
}

static GiSoftKeyword find_soft(const char *p, size_t size) {
    switch (size) {
    case 1: return p[0] == '_' ? GI_SOFT_UNDERSCORE : GI_SOFT_NONE;
    case 4:
        return memcmp(p, "case", 4) == 0 ? GI_SOFT_CASE
               : memcmp(p, "type", 4) == 0 ? GI_SOFT_TYPE : GI_SOFT_NONE;
    case 5: return memcmp(p, "match", 5) == 0 ? GI_SOFT_MATCH : GI_SOFT_NONE;
    default: return GI_SOFT_NONE;
    }
}

static GiTokenKind find_keyword(const GiLexer *lx, const char *p, size_t size) {
    unsigned char first = (unsigned char)p[0];
    if (size < 2 || size > 8 || first >= 128) {
        return GI_T_NAME;
    }
    for (size_t i = lx->keyword_first[first]; i < KEYWORD_COUNT && keywords[i].text[0] == p[0]; i++) {
        if (keywords[i].size == size && memcmp(keywords[i].text, p, size) == 0) {
            return (GiTokenKind)keywords[i].kind;
        }
    }
    return GI_T_NAME;
}

/* Checks that a name with non-ASCII characters is an identifier; raises at the first bad character. */
static bool check_identifier(GiLexer *lx, const char *start) {
    if (lx->unchecked) {
        GiValue name = gi_str_decode_utf8(lx->t, start, (size_t)(lx->cur - start), NULL);
        if (name == GI_NULL) {
            lx->status = GI_LEX_DECODE;
            return false;
        }
        gi_drop(lx->t, name);
    }
    const char *p = start;
    while (p < lx->cur) {
        const char *at = p;
        uint32_t c = gi_utf8_next(&p);
        bool good = c == '_' || (at == start ? gi_unicode_is_xid_start(c) : gi_unicode_is_xid_continue(c));
        if (good) {
            continue;
        }
        lx->cur = p;
        if (gi_unicode_is_printable(c)) {
            char text[5] = {0};
            gi_utf8_encode(c, text);
            gi_lexer_raise(lx, -1, -1, "invalid character '%s' (U+%04X)", text, (unsigned)c);
        } else {
            gi_lexer_raise(lx, -1, -1, "invalid non-printable character U+%04X", (unsigned)c);
        }
        return false;
    }
    return true;
}

/* Is [p, p + n) a string prefix? Bit 1: it is; bit 2: of an f-string. */
static int string_prefix(const char *p, size_t n) {
    if (n == 0) {
        return 1;
    }
    char a = (char)(p[0] | 32), b = n > 1 ? (char)(p[1] | 32) : 0;
    if (n == 1) {
        return a == 'r' || a == 'b' || a == 'u' ? 1 : a == 'f' ? 3 : 0;
    }
    if (n != 2 || a == b || (a != 'r' && b != 'r')) {
        return 0;
    }
    char other = a == 'r' ? b : a;
    return other == 'b' ? 1 : other == 'f' ? 3 : 0;
}

static void read_string(GiLexer *lx, GiToken *out, int prefix) {
    if (prefix & 2) {
        gi_lex_fstring_start(lx, out);
    } else {
        gi_lex_string(lx, out);
    }
}

static void read_name(GiLexer *lx, GiToken *out) {
    const char *start = lx->token_start;
    const char *p = lx->cur;
    bool wide = (unsigned char)*start >= 128;
    for (;; p++) {
        unsigned char c = (unsigned char)*p;
        if (c >= 128) {
            wide = true;
        } else if (!(gi_lex_class[c] & GI_LEX_NAME)) {
            break;
        }
    }
    size_t size = (size_t)(p - start);
    if ((*p == '"' || *p == '\'') && size <= 2) {
        int prefix = string_prefix(start, size);
        if (prefix != 0) {
            lx->cur = p;
            read_string(lx, out, prefix);
            return;
        }
    }
    lx->cur = p;
    if (wide && !check_identifier(lx, start)) {
        gi_lex_bare(lx, out, GI_T_ERROR);
        return;
    }
    GiTokenKind kind = find_keyword(lx, start, size);
    finish_here(lx, out, kind);
    out->flag = wide;
    if (kind == GI_T_NAME) {
        out->soft = (uint8_t)find_soft(start, size);
    }
}

/* Kind of the operator at p; its length in *size. */
static GiTokenKind find_operator(const char *p, int *size) {
    static const struct { char text[4]; uint8_t kind; } longer[] = {
        {"**=", GI_T_POWER_ASSIGN}, {"//=", GI_T_FLOOR_ASSIGN}, {"<<=", GI_T_LSHIFT_ASSIGN},
        {">>=", GI_T_RSHIFT_ASSIGN}, {"...", GI_T_ELLIPSIS}, {"!=", GI_T_NOT_EQUAL},
        {"%=", GI_T_PERCENT_ASSIGN}, {"&=", GI_T_AMPERSAND_ASSIGN}, {"**", GI_T_POWER},
        {"*=", GI_T_STAR_ASSIGN}, {"+=", GI_T_PLUS_ASSIGN}, {"-=", GI_T_MINUS_ASSIGN}, {"->", GI_T_ARROW},
        {"//", GI_T_FLOOR}, {"/=", GI_T_SLASH_ASSIGN}, {":=", GI_T_WALRUS}, {"<<", GI_T_LSHIFT},
        {"<=", GI_T_LESS_EQUAL}, {"<>", GI_T_LESS_GREATER}, {"==", GI_T_EQUAL}, {">=", GI_T_GREATER_EQUAL},
        {">>", GI_T_RSHIFT}, {"@=", GI_T_AT_ASSIGN}, {"^=", GI_T_CARET_ASSIGN}, {"|=", GI_T_BAR_ASSIGN},
    };
    static const uint8_t single[128] = {
        ['('] = GI_T_LPAREN, [')'] = GI_T_RPAREN, ['['] = GI_T_LBRACKET, [']'] = GI_T_RBRACKET,
        ['{'] = GI_T_LBRACE, ['}'] = GI_T_RBRACE, [':'] = GI_T_COLON, [','] = GI_T_COMMA,
        [';'] = GI_T_SEMICOLON, ['.'] = GI_T_DOT, ['!'] = GI_T_BANG, ['='] = GI_T_ASSIGN,
        ['+'] = GI_T_PLUS, ['-'] = GI_T_MINUS, ['*'] = GI_T_STAR, ['@'] = GI_T_AT, ['/'] = GI_T_SLASH,
        ['%'] = GI_T_PERCENT, ['&'] = GI_T_AMPERSAND, ['^'] = GI_T_CARET, ['|'] = GI_T_BAR,
        ['~'] = GI_T_TILDE, ['<'] = GI_T_LESS, ['>'] = GI_T_GREATER,
    };
    unsigned char next = (unsigned char)p[1];
    if (next < 128 && (gi_lex_class[next] & GI_LEX_SECOND)) {
        for (size_t i = 0; i < sizeof longer / sizeof longer[0]; i++) {
            const char *text = longer[i].text;
            if (text[0] == p[0] && text[1] == p[1] && (text[2] == 0 || text[2] == p[2])) {
                *size = text[2] == 0 ? 2 : 3;
                return (GiTokenKind)longer[i].kind;
            }
        }
    }
    *size = 1;
    unsigned char c = (unsigned char)p[0];
    return c < 128 && single[c] != 0 ? (GiTokenKind)single[c] : GI_T_UNKNOWN;
}

static bool open_bracket(GiLexer *lx, char c) {
    if (lx->level >= GI_LEX_MAX_BRACKETS) {
        gi_lexer_raise(lx, -1, -1, "too many nested parentheses");
        return false;
    }
    lx->brackets[lx->level] = c;
    lx->bracket_lines[lx->level] = lx->line;
    lx->bracket_cols[lx->level] = (int32_t)(lx->token_start - lx->line_start);
    lx->level++;
    if (lx->mode_count > 0) {
        lx->modes[lx->mode_count - 1].depth++;
    }
    return true;
}

static bool close_bracket(GiLexer *lx, char c) {
    GiFStringMode *mode = lx->mode_count > 0 ? &lx->modes[lx->mode_count - 1] : NULL;
    if (mode != NULL && mode->depth == 0 && c == '}') {
        gi_lexer_raise(lx, -1, -1, "f-string: single '}' is not allowed");
        return false;
    }
    if (lx->level == 0) {
        gi_lexer_raise(lx, -1, -1, "unmatched '%c'", c);
        return false;
    }
    lx->level--;
    char open = lx->brackets[lx->level];
    bool match = (open == '(' && c == ')') || (open == '[' && c == ']') || (open == '{' && c == '}');
    if (!match) {
        if (mode != NULL && open == '{' && mode->depth - 1 == mode->expression_depth) {
            gi_lexer_raise(lx, -1, -1, "f-string: unmatched '%c'", c);
        } else if (lx->bracket_lines[lx->level] != lx->line) {
            gi_lexer_raise(lx, -1, -1,
                           "closing parenthesis '%c' does not match opening parenthesis '%c' on line %d", c,
                           open, (int)lx->bracket_lines[lx->level]);
        } else {
            gi_lexer_raise(lx, -1, -1, "closing parenthesis '%c' does not match opening parenthesis '%c'", c,
                           open);
        }
        return false;
    }
    if (mode != NULL) {
        mode->depth--;
        if (mode->depth < 0) {
            gi_lexer_raise(lx, -1, -1, "f-string: unmatched '%c'", c);
            return false;
        }
        if (c == '}' && mode->depth == mode->expression_depth) {
            mode->expression_depth--;
            mode->in_expression = mode->in_spec = false;
        }
    }
    return true;
}

static void read_operator(GiLexer *lx, GiToken *out) {
    const char *start = lx->token_start;
    char c = *start;
    GiFStringMode *mode = lx->mode_count > 0 ? &lx->modes[lx->mode_count - 1] : NULL;
    if (c == ':' && mode != NULL && mode->expression_depth >= 0 &&
        mode->depth - 1 == mode->expression_depth) {
        mode->in_expression = false;
        mode->in_spec = true;
        finish_here(lx, out, GI_T_COLON);
        return;
    }
    int size;
    GiTokenKind kind = find_operator(start, &size);
    lx->cur = start + size;
    bool ok = true;
    if (c == '(' || c == '[' || c == '{') {
        ok = open_bracket(lx, c);
    } else if (c == ')' || c == ']' || c == '}') {
        ok = close_bracket(lx, c);
    } else if (kind == GI_T_UNKNOWN && c != '$' && c != '?' && c != '`') {
        gi_lexer_raise(lx, -1, -1, "invalid non-printable character U+%04X", (unsigned)(unsigned char)c);
        ok = false;
    }
    if (ok) {
        finish_here(lx, out, kind);
    } else {
        gi_lex_bare(lx, out, GI_T_ERROR);
    }
}

/* Hands out one INDENT or DEDENT. */
static void read_pending(GiLexer *lx, GiToken *out) {
    if (lx->pending < 0) {
        lx->pending++;
        gi_lex_bare(lx, out, GI_T_DEDENT);
    } else {
        lx->pending--;
        gi_lex_bare(lx, out, GI_T_INDENT);
    }
}

/* Does a letter or digit come next, so that `ignore` is only the beginning of a word? */
static bool goes_on(const char *p) {
    unsigned char c = (unsigned char)*p;
    return c >= 128 || (c != '_' && (gi_lex_class[c] & (GI_LEX_NAME | GI_LEX_DIGIT)) != 0);
}

/* A type comment as a token; cur is behind its #. A line that is nothing but a `type: ignore` is read with its end. */
static bool type_comment(GiLexer *lx, GiToken *out, const char *end, bool blank) {
    const char *p = lx->cur;
    p += strspn(p, " \t");
    if (end - p < 5 || memcmp(p, "type:", 5) != 0) {
        return false;
    }
    p += 5;
    p += strspn(p, " \t");
    bool ignore = end - p >= 6 && memcmp(p, "ignore", 6) == 0 && !goes_on(p + 6);
    lx->cur = end;
    if (ignore && blank && *end == '\n') {
        lx->cur++;
        lx->at_line_start = true;
    }
    gi_lex_finish(lx, out, ignore ? GI_T_TYPE_IGNORE : GI_T_TYPE_COMMENT, ignore ? p + 6 : p, lx->line_start, lx->line);
    return true;
}

/* Reads white space, comments and line ends up to the next token. True: a character begins it, left
 * in *first; false: *out is complete. */
static bool skip_to_token(GiLexer *lx, GiToken *out, int *first) {
    bool blank = false;
    for (;;) {
        if (lx->at_line_start) {
            lx->token_start = NULL;
            blank = false;
            if (!read_indentation(lx, &blank)) {
                gi_lex_bare(lx, out, GI_T_ERROR);
                return false;
            }
        }
        if (lx->pending != 0) {
            read_pending(lx, out);
            return false;
        }
        lx->token_start = NULL;
        int c = gi_lex_char(lx);
        while (c == ' ' || c == '\t' || c == '\f') {
            c = gi_lex_char(lx);
        }
        lx->token_start = c == GI_LEX_END ? lx->cur : lx->cur - 1;
        if (c == '#') {
            const char *newline = memchr(lx->cur, '\n', (size_t)(lx->line_end - lx->cur));
            const char *end = newline == NULL ? lx->line_end : newline;
            if (lx->type_comments && type_comment(lx, out, end, blank)) {
                return false;
            }
            lx->cur = end;
            c = gi_lex_char(lx); /* a NEWLINE begins at its comment */
        }
        if (c == GI_LEX_END) {
            gi_lex_bare(lx, out, lx->level > 0 || lx->status != GI_LEX_EOF ? GI_T_ERROR : GI_T_END);
            return false;
        }
        if (c == '\n') {
            lx->at_line_start = true;
            if (blank || lx->level > 0) {
                lx->token_start = NULL;
                continue;
            }
            lx->cur--;
            finish_here(lx, out, GI_T_NEWLINE);
            out->end_col++;
            lx->cur++;
            return false;
        }
        if (c == '\\') {
            if (!continue_line(lx)) {
                gi_lex_bare(lx, out, GI_T_ERROR);
                return false;
            }
            continue;
        }
        *first = c;
        return true;
    }
}

/* Reads the next token, not looking beyond it. */
static void read_token(GiLexer *lx, GiToken *out) {
    if (lx->mode_count > 0 && !lx->modes[lx->mode_count - 1].in_expression) {
        if (gi_lex_fstring_text(lx, out)) {
            return;
        }
    }
    int c;
    if (!skip_to_token(lx, out, &c)) {
        return;
    }
    uint8_t class = c < 128 ? gi_lex_class[c] : GI_LEX_NAME;
    if (class & GI_LEX_DIGIT) {
        gi_lex_number(lx, out, c);
    } else if (class & GI_LEX_NAME) {
        read_name(lx, out);
    } else if (c == '.' && gi_lex_is_digit((unsigned char)*lx->cur)) {
        gi_lex_number(lx, out, c);
    } else if (c == '"' || c == '\'') {
        lx->cur--;
        gi_lex_string(lx, out);
    } else {
        read_operator(lx, out);
    }
}

/* Reads the next token. Its kind is GI_T_ERROR when the text is wrong (see GiLexStatus). */
void gi_lexer_next(GiLexer *lx, GiToken *out) {
    read_token(lx, out);
    /* Most tokens are known to be whole only by what follows them: the end of the text has been seen. */
    bool all = lx->cur == lx->end || (out->kind == GI_T_DOT && lx->cur + 1 == lx->end && *lx->cur == '.');
    if (all && lx->status == GI_LEX_OK && out->kind != GI_T_NEWLINE &&
        (out->kind != GI_T_STRING || out->end - out->start == 2) && out->kind != GI_T_FSTRING_END) {
        lx->status = GI_LEX_EOF;
    }
}
