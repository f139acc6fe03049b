/* SPDX-License-Identifier: MIT
 * interp/syntax/lexer_literal.c finds the ends of number and string literals and checks the form of numbers.
 * Their values are made by the parser (parser_literal.c).
 */
#include "interp/syntax/lexer_internal.h"

#define N GI_LEX_NAME
#define D (GI_LEX_NAME | GI_LEX_DIGIT | GI_LEX_HEX)
#define H (GI_LEX_NAME | GI_LEX_HEX)
#define S GI_LEX_SECOND
const uint8_t gi_lex_class[128] = {
    ['0'] = D, ['1'] = D, ['2'] = D, ['3'] = D, ['4'] = D, ['5'] = D, ['6'] = D, ['7'] = D, ['8'] = D,
    ['9'] = D, ['a'] = H, ['b'] = H, ['c'] = H, ['d'] = H, ['e'] = H, ['f'] = H, ['g'] = N, ['h'] = N,
    ['i'] = N, ['j'] = N, ['k'] = N, ['l'] = N, ['m'] = N, ['n'] = N, ['o'] = N, ['p'] = N, ['q'] = N,
    ['r'] = N, ['s'] = N, ['t'] = N, ['u'] = N, ['v'] = N, ['w'] = N, ['x'] = N, ['y'] = N, ['z'] = N,
    ['A'] = H, ['B'] = H, ['C'] = H, ['D'] = H, ['E'] = H, ['F'] = H, ['G'] = N, ['H'] = N, ['I'] = N,
    ['J'] = N, ['K'] = N, ['L'] = N, ['M'] = N, ['N'] = N, ['O'] = N, ['P'] = N, ['Q'] = N, ['R'] = N,
    ['S'] = N, ['T'] = N, ['U'] = N, ['V'] = N, ['W'] = N, ['X'] = N, ['Y'] = N, ['Z'] = N, ['_'] = N,
    ['='] = S, ['>'] = S, ['<'] = S, ['*'] = S, ['/'] = S, ['.'] = S,
};
#undef N
#undef D
#undef H
#undef S

/* Does `rest` follow the reading position, and end a word there? */
static bool looking_at(const GiLexer *lx, const char *rest) {
    size_t n = strlen(rest);
    return (size_t)(lx->line_end - lx->cur) >= n && memcmp(lx->cur, rest, n) == 0 &&
           !gi_lex_is_name((unsigned char)lx->cur[n]);
}

/* May a keyword that begins with c, just read, stand right behind a number in valid code? */
static bool keyword_follows(const GiLexer *lx, int c) {
    switch (c) {
    case 'a': return looking_at(lx, "nd");
    case 'e': return looking_at(lx, "lse");
    case 'f': return looking_at(lx, "or");
    case 'i': return *lx->cur == 'f' || *lx->cur == 'n' || *lx->cur == 's'; /* the word may go on */
    case 'n': return looking_at(lx, "ot");
    case 'o': return looking_at(lx, "r");
    default: return false;
    }
}

/* Checks the character c, just read, behind a number of the given kind. */
static bool check_end(GiLexer *lx, int c, const char *kind) {
    if (keyword_follows(lx, c)) {
        lx->cur--;
        if (!gi_lexer_warn(lx, &gi_SyntaxWarning, "invalid %s literal", kind)) {
            return false;
        }
        lx->cur++;
    } else if (c < 128 && gi_lex_is_name(c)) {
        lx->cur--;
        gi_lexer_raise(lx, -1, -1, "invalid %s literal", kind);
        return false;
    }
    return true;
}

/* Reads decimal digits with single underscores between them; *c is the character behind them. */
static bool read_digits(GiLexer *lx, int *c) {
    for (;;) {
        do {
            *c = gi_lex_char(lx);
        } while (gi_lex_is_digit(*c));
        if (*c != '_') {
            return true;
        }
        *c = gi_lex_char(lx);
        if (!gi_lex_is_digit(*c)) {
            gi_lex_back(lx, *c);
            gi_lexer_raise(lx, -1, -1, "invalid decimal literal");
            return false;
        }
    }
}

static bool digit_in(int c, int base) {
    return base == 16 ? c >= 0 && c < 128 && (gi_lex_class[c] & GI_LEX_HEX) : c >= '0' && c < '0' + base;
}

/* The digits behind 0x, 0o or 0b; *c is the character behind them. */
static bool read_based(GiLexer *lx, int base, const char *kind, int *c) {
    *c = gi_lex_char(lx);
    do {
        if (*c == '_') {
            *c = gi_lex_char(lx);
        }
        if (!digit_in(*c, base)) {
            if (gi_lex_is_digit(*c)) {
                gi_lexer_raise(lx, -1, -1, "invalid digit '%c' in %s literal", *c, kind);
            } else {
                gi_lex_back(lx, *c);
                gi_lexer_raise(lx, -1, -1, "invalid %s literal", kind);
            }
            return false;
        }
        do {
            *c = gi_lex_char(lx);
        } while (digit_in(*c, base));
    } while (*c == '_');
    if (gi_lex_is_digit(*c)) {
        gi_lexer_raise(lx, -1, -1, "invalid digit '%c' in %s literal", *c, kind);
        return false;
    }
    return check_end(lx, *c, kind);
}

/* [exponent] [j] of a number, from its first character c. */
static bool read_exponent(GiLexer *lx, int *c) {
    if (*c == 'e' || *c == 'E') {
        int e = *c;
        *c = gi_lex_char(lx);
        if (*c == '+' || *c == '-') {
            *c = gi_lex_char(lx);
            if (!gi_lex_is_digit(*c)) {
                gi_lex_back(lx, *c);
                gi_lexer_raise(lx, -1, -1, "invalid decimal literal");
                return false;
            }
        } else if (!gi_lex_is_digit(*c)) {
            gi_lex_back(lx, *c);
            *c = e;
            return check_end(lx, e, "decimal");
        }
        if (!read_digits(lx, c)) {
            return false;
        }
    }
    if (*c == 'j' || *c == 'J') {
        *c = gi_lex_char(lx);
        return check_end(lx, *c, "imaginary");
    }
    return check_end(lx, *c, "decimal");
}

/* [fraction] [exponent] [j], from the first character c. */
static bool read_fraction(GiLexer *lx, int *c) {
    if (*c == '.') {
        *c = gi_lex_char(lx);
        if (gi_lex_is_digit(*c) && !read_digits(lx, c)) {
            return false;
        }
    }
    return read_exponent(lx, c);
}

/* A number that begins with 0. */
static bool read_zero(GiLexer *lx, int *c) {
    *c = gi_lex_char(lx);
    switch (*c) {
    case 'x': case 'X': return read_based(lx, 16, "hexadecimal", c);
    case 'o': case 'O': return read_based(lx, 8, "octal", c);
    case 'b': case 'B': return read_based(lx, 2, "binary", c);
    default: break;
    }
    for (;;) {
        if (*c == '_') {
            *c = gi_lex_char(lx);
            if (!gi_lex_is_digit(*c)) {
                gi_lex_back(lx, *c);
                gi_lexer_raise(lx, -1, -1, "invalid decimal literal");
                return false;
            }
        }
        if (*c != '0') {
            break;
        }
        *c = gi_lex_char(lx);
    }
    const char *zeros_end = lx->cur;
    bool leading = gi_lex_is_digit(*c);
    if (leading && !read_digits(lx, c)) {
        return false;
    }
    if (leading && *c != '.' && *c != 'e' && *c != 'E' && *c != 'j' && *c != 'J') {
        gi_lex_back(lx, *c);
        gi_lexer_raise(lx, (int32_t)(lx->token_start + 1 - lx->line_start),
                       (int32_t)(zeros_end - lx->line_start),
                       "leading zeros in decimal integer literals are not permitted; "
                       "use an 0o prefix for octal integers");
        return false;
    }
    return read_fraction(lx, c);
}

/* A number whose first character c (a digit, or a point before one) was read. */
void gi_lex_number(GiLexer *lx, GiToken *out, int c) {
    bool ok;
    if (c == '0') {
        ok = read_zero(lx, &c);
    } else if (c == '.') {
        ok = read_fraction(lx, &c);
    } else {
        ok = read_digits(lx, &c) && read_fraction(lx, &c);
    }
    if (!ok) {
        gi_lex_bare(lx, out, GI_T_ERROR);
        return;
    }
    gi_lex_back(lx, c);
    gi_lex_finish(lx, out, GI_T_NUMBER, lx->token_start, lx->line_start, lx->line);
}

/* The end of a line or of the text came before the closing quote. Puts the reading position behind
 * the start of the token, where the message points. */
static void raise_unterminated(GiLexer *lx, int c, int quote, int quote_size, bool escaped,
                               const char *line_start, int32_t line) {
    int detected = lx->line;
    lx->cur = lx->token_start + 1;
    lx->line_start = line_start;
    lx->line = line;
    GiFStringMode *mode = lx->mode_count > 0 ? &lx->modes[lx->mode_count - 1] : NULL;
    if (mode != NULL && mode->quote == quote && mode->quote_size == quote_size) {
        gi_lexer_raise(lx, -1, -1, "f-string: expecting '}'");
        return;
    }
    if (quote_size == 3) {
        gi_lexer_raise(lx, -1, -1, "unterminated triple-quoted string literal (detected at line %d)", detected);
    } else if (escaped) {
        gi_lexer_raise(lx, -1, -1, "unterminated string literal (detected at line %d); "
                       "perhaps you escaped the end quote?", detected);
    } else {
        gi_lexer_raise(lx, -1, -1, "unterminated string literal (detected at line %d)", detected);
    }
    if (c != '\n') {
        lx->status = GI_LEX_UNTERMINATED;
    }
}

/* A string literal; cur is at the opening quote, token_start at its prefix. */
void gi_lex_string(GiLexer *lx, GiToken *out) {
    const char *line_start = lx->line_start;
    int32_t line = lx->line;
    int quote = gi_lex_char(lx), quote_size = 1, closing = 0;
    bool escaped = false;
    if (*lx->cur == quote) {
        if (lx->cur[1] == quote) {
            quote_size = 3;
            lx->cur += 2;
        } else {
            closing = 1;
            lx->cur++;
        }
    }
    while (closing != quote_size) {
        int c = gi_lex_char(lx);
        if (c == GI_LEX_END || (quote_size == 1 && c == '\n')) {
            raise_unterminated(lx, c, quote, quote_size, escaped, line_start, line);
            gi_lex_bare(lx, out, GI_T_ERROR);
            return;
        }
        if (c == quote) {
            closing++;
            continue;
        }
        closing = 0;
        if (c == '\\') {
            c = gi_lex_char(lx);
            escaped = escaped || c == quote;
        }
    }
    gi_lex_finish(lx, out, GI_T_STRING, lx->token_start, line_start, line);
}
