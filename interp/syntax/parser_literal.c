/* SPDX-License-Identifier: MIT
 * interp/syntax/parser_literal.c makes the values of number and string literals.
 *
 * Escapes are decoded into p->scratch. Positions in the messages about bad escapes count as if every
 * non-ASCII character had been written \UXXXXXXXX: CPython rewrites the literal so before it decodes.
 */
#include "interp/syntax/parser_internal.h"
#include "interp/syntax/syntax_error.h"
#include "runtime/types/bytes.h"
#include "runtime/types/number.h"
#include "runtime/types/str.h"
#include "runtime/text/unicode_name.h"

/* --- numbers --- */

/* An int literal that does not fit the limit on digits. */
static GiValue raise_number(GiParser *p, const GiToken *token) {
    if (gi_error_is(p->t, &gi_ValueError)) {
        GiValue exc = gi_error_take(p->t);
        GiValue text = gi_str(p->t, exc);
        gi_drop(p->t, exc);
        if (text != GI_NULL) {
            gi_p_raise_steal(p, &gi_SyntaxError, token->line, 0, token->end_line, 0,
                             gi_str_from_format(p->t, "%s - Consider hexadecimal for huge integer literals "
                                                "to avoid decimal conversion limits.", gi_str_text(text)));
            gi_drop(p->t, text);
        }
    }
    return GI_NULL;
}

static GiValue int_value(GiParser *p, const GiToken *token, const char *text, size_t size) {
    if (size <= 18) {
        int64_t i = 0;
        size_t k = 0;
        for (; k < size && text[k] >= '0' && text[k] <= '9'; k++) {
            i = i * 10 + (text[k] - '0');
        }
        if (k == size) {
            return gi_int_imm(i);
        }
    }
    GiValue v = gi_int_parse(p->t, text, size, 0);
    return v == GI_NULL ? raise_number(p, token) : v;
}

/* A float or imaginary literal: underscores are left out first. */
static GiValue float_value(GiParser *p, const char *text, size_t size, bool imaginary) {
    char *digits = gi_p_scratch(p, size + 1);
    if (digits == NULL) {
        return GI_NULL;
    }
    size_t n = 0;
    for (size_t i = 0; i < size; i++) {
        if (text[i] != '_') {
            digits[n++] = text[i];
        }
    }
    double d;
    if (!gi_double_parse(p->t, digits, n, &d)) {
        return GI_NULL;
    }
    return imaginary ? gi_complex(p->t, 0.0, d) : gi_float(p->t, d);
}

static GiValue number_value(GiParser *p, const GiToken *token) {
    const char *text = p->lexer.text + token->start;
    size_t size = token->end - token->start;
    char last = text[size - 1];
    if (text[0] == '0' && size > 1 && (text[1] | 32) >= 'b' && (text[1] | 32) <= 'x' && (text[1] | 32) != 'e' &&
        (text[1] | 32) != 'j') {
        return int_value(p, token, text, size);
    }
    if (last == 'j' || last == 'J') {
        return float_value(p, text, size - 1, true);
    }
    for (size_t i = 0; i < size; i++) {
        if (text[i] == '.' || text[i] == 'e' || text[i] == 'E') {
            return float_value(p, text, size, false);
        }
    }
    return int_value(p, token, text, size);
}

/* NUMBER */
GiNode *gi_p_number(GiParser *p) {
    GiPlace start = gi_p_place(p);
    const char *text = p->lexer.text;
    if (memchr(text + p->token->start, '_', p->token->end - p->token->start) != NULL &&
        !gi_p_needs_version(p, 6, "Underscores in numeric literals are")) {
        return NULL;
    }
    GiValue value = number_value(p, p->token);
    if (value == GI_NULL || (value = gi_arena_own_steal(p->a, value)) == GI_NULL) {
        return NULL;
    }
    gi_p_advance(p);
    return gi_p_constant(p, value, start);
}

/* --- escapes --- */

typedef struct Decoder {
    GiParser *p;
    const GiToken *token; /* where messages point */
    const char *cur, *end;
    char *out;
    size_t size;
    size_t position; /* as CPython counts */
    const char *invalid; /* behind the backslash of the first escape that means nothing; NULL: none */
} Decoder;

static int hex_digit(char c) {
    return c >= '0' && c <= '9' ? c - '0' : c >= 'a' && c <= 'f' ? c - 'a' + 10
           : c >= 'A' && c <= 'F' ? c - 'A' + 10 : -1;
}

/* "(unicode error) ..." for the escape of `length` characters at the current position. */
static bool raise_escape(Decoder *d, size_t length, const char *what) {
    GiValue message;
    if (length <= 1) {
        message = gi_str_from_format(d->p->t, "(unicode error) 'unicodeescape' codec can't decode byte 0x5c "
                                     "in position %zu: %s", d->position, what);
    } else {
        message = gi_str_from_format(d->p->t, "(unicode error) 'unicodeescape' codec can't decode bytes in "
                                     "position %zu-%zu: %s", d->position, d->position + length - 1, what);
    }
    if (message != GI_NULL) {
        gi_p_raise_token(d->p, d->token, "%S", message);
        gi_drop(d->p->t, message);
    }
    return false;
}

static void note_invalid(Decoder *d, const char *at) { d->invalid = d->invalid == NULL ? at : d->invalid; }

/* Warns about the first escape that means nothing, unless that was done when the literal was read
 * before; false: the warning became an error. */
static bool warn_escape(const Decoder *d) {
    GiParser *p = d->p;
    const char *at = d->invalid;
    if (at == NULL || p->rereading || at < p->warned) {
        return true;
    }
    p->warned_last = at > p->warned_last ? at : p->warned_last;
    bool octal = *at >= '0' && *at <= '7';
    char text[8] = {0};
    const char *next = at;
    gi_utf8_next(&next);
    memcpy(text, at, octal ? 3 : (size_t)(next - at));
    GiValue message = gi_str_from_format(p->t, octal ? "invalid octal escape sequence '\\%s'"
                                                     : "invalid escape sequence '\\%s'", text);
    if (message == GI_NULL) {
        return false;
    }
    bool ok = gi_syntax_warn(p->t, &gi_SyntaxWarning, message, p->filename, d->token->line);
    if (!ok && gi_error_is(p->t, &gi_SyntaxWarning)) {
        gi_error_clear(p->t);
        gi_p_raise_token(p, d->token, "%S", message);
    }
    gi_drop(p->t, message);
    return ok;
}

/* \xXX, \uXXXX, \UXXXXXXXX: d->cur is behind the letter. */
static bool hex_escape(Decoder *d, size_t digits, const char *truncated) {
    uint32_t c = 0;
    for (size_t i = 0; i < digits; i++) {
        int h = d->cur + i < d->end ? hex_digit(d->cur[i]) : -1;
        if (h < 0) {
            return raise_escape(d, 2 + i, truncated);
        }
        c = c << 4 | (uint32_t)h;
    }
    if (c > 0x10FFFF) {
        return raise_escape(d, 2 + digits, "illegal Unicode character");
    }
    d->cur += digits;
    d->size += gi_utf8_encode(c, d->out + d->size);
    d->position += 2 + digits;
    return true;
}

/* \N{name}: d->cur is behind the N. */
static bool name_escape(Decoder *d) {
    const char *close = d->cur < d->end && *d->cur == '{'
                            ? memchr(d->cur, '}', (size_t)(d->end - d->cur)) : NULL;
    if (close == NULL || close == d->cur + 1) {
        size_t length = 2;
        if (d->cur < d->end && *d->cur == '{') {
            length = close != NULL ? 3 : 2 + (size_t)(d->end - d->cur);
        }
        return raise_escape(d, length, "malformed \\N character escape");
    }
    uint32_t c;
    size_t length = 3 + (size_t)(close - d->cur);
    int found = gi_unicode_lookup(d->p->t, d->cur + 1, (size_t)(close - d->cur - 1), &c);
    if (found <= 0) {
        return found == 0 && raise_escape(d, length, "unknown Unicode character name");
    }
    d->cur = close + 1;
    d->size += gi_utf8_encode(c, d->out + d->size);
    d->position += length;
    return true;
}

static void put(Decoder *d, char c, size_t read) {
    d->out[d->size++] = c;
    d->position += read;
}

/* \ooo: d->cur is at the first digit. Bytes keep the low eight bits. */
static void octal_escape(Decoder *d, bool bytes) {
    const char *start = d->cur;
    uint32_t c = 0;
    while (d->cur < d->end && d->cur < start + 3 && *d->cur >= '0' && *d->cur <= '7') {
        c = c << 3 | (uint32_t)(*d->cur++ - '0');
    }
    if (c > 0377) {
        note_invalid(d, start);
    }
    if (bytes) {
        d->out[d->size++] = (char)c;
    } else {
        d->size += gi_utf8_encode(c, d->out + d->size);
    }
    d->position += 1 + (size_t)(d->cur - start);
}

/* The character an escape like \n stands for; 0: none. */
static char simple_escape(char c) {
    switch (c) {
    case '\\': case '\'': case '"': return c;
    case 'a': return '\a';
    case 'b': return '\b';
    case 'f': return '\f';
    case 'n': return '\n';
    case 'r': return '\r';
    case 't': return '\t';
    case 'v': return '\v';
    default: return 0;
    }
}

/* One escape of a str; d->cur is behind the backslash. */
static bool decode_escape(Decoder *d) {
    char c = d->cur < d->end ? *d->cur : 0;
    if (c >= '0' && c <= '7') {
        octal_escape(d, false);
        return true;
    }
    char simple = simple_escape(c);
    if (simple != 0) {
        d->cur++;
        put(d, simple, 2);
        return true;
    }
    switch (d->cur < d->end ? c : -1) {
    case '\n':
        d->cur++;
        d->position += 2;
        return true;
    case 'x': d->cur++; return hex_escape(d, 2, "truncated \\xXX escape");
    case 'u': d->cur++; return hex_escape(d, 4, "truncated \\uXXXX escape");
    case 'U': d->cur++; return hex_escape(d, 8, "truncated \\UXXXXXXXX escape");
    case 'N': d->cur++; return name_escape(d);
    case -1: put(d, '\\', 1); return true;
    default:
        if ((unsigned char)c < 128) {
            bool brace = (c == '{' || c == '}') && d->token->kind >= GI_T_FSTRING_START &&
                         d->token->kind <= GI_T_FSTRING_END;
            if (!brace) { /* the lexer has warned of those in f-strings */
                note_invalid(d, d->cur);
            }
            put(d, '\\', 1);
        } else { /* CPython escapes the backslash itself here */
            put(d, '\\', 6);
        }
        return true;
    }
}

/* Checks that a stretch of a source that is not all UTF-8 is so itself. */
static bool check_text(GiParser *p, const char *text, size_t size) {
    GiValue str = gi_str_decode_utf8(p->t, text, size, NULL);
    if (str == GI_NULL) {
        gi_p_raise_decode(p, p->count - 1);
        return false;
    }
    gi_drop(p->t, str);
    return true;
}

/* Text with escapes decoded; owned by the arena. */
GiValue gi_p_decode(GiParser *p, const char *text, size_t size, bool raw, const GiToken *token) {
    if (p->lexer.unchecked && !check_text(p, text, size)) {
        return GI_NULL;
    }
    if (raw || memchr(text, '\\', size) == NULL) {
        return gi_arena_own_steal(p->a, gi_str_from(p->t, text, size));
    }
    Decoder d = {.p = p, .token = token, .cur = text, .end = text + size};
    d.out = gi_p_scratch(p, size + 8); /* no escape is shorter than what it stands for */
    if (d.out == NULL) {
        return GI_NULL;
    }
    while (d.cur < d.end) {
        unsigned char c = (unsigned char)*d.cur++;
        if (c == '\\') {
            if (!decode_escape(&d)) {
                return GI_NULL;
            }
        } else {
            d.out[d.size++] = (char)c;
            d.position += c < 128 ? 1 : c >= 0xC0 ? 10 : 0;
        }
    }
    return warn_escape(&d) ? gi_arena_own_steal(p->a, gi_str_from(p->t, d.out, d.size)) : GI_NULL;
}

/* --- bytes --- */

/* One escape of a bytes literal; d->cur is behind the backslash. */
static bool decode_byte(Decoder *d) {
    char c = *d->cur;
    if (c >= '0' && c <= '7') {
        octal_escape(d, true);
        return true;
    }
    char simple = simple_escape(c);
    if (simple != 0) {
        d->cur++;
        put(d, simple, 2);
        return true;
    }
    if (c == '\n') {
        d->cur++;
        d->position += 2;
        return true;
    }
    if (c == 'x') {
        int high = d->cur + 1 < d->end ? hex_digit(d->cur[1]) : -1;
        int low = d->cur + 2 < d->end ? hex_digit(d->cur[2]) : -1;
        if (high < 0 || low < 0) {
            gi_p_raise_token(d->p, d->token, "(value error) invalid \\x escape at position %zu", d->position);
            return false;
        }
        d->cur += 3;
        put(d, (char)(high << 4 | low), 4);
        return true;
    }
    note_invalid(d, d->cur);
    put(d, '\\', 1);
    return true;
}

static GiValue decode_bytes(GiParser *p, const char *text, size_t size, bool raw, const GiToken *token) {
    for (size_t i = 0; i < size; i++) {
        if ((unsigned char)text[i] >= 128) {
            return gi_p_raise_token(p, token, "bytes can only contain ASCII literal characters");
        }
    }
    if (raw || memchr(text, '\\', size) == NULL) {
        return gi_arena_own_steal(p->a, gi_bytes(p->t, text, size));
    }
    Decoder d = {.p = p, .token = token, .cur = text, .end = text + size};
    d.out = gi_p_scratch(p, size + 1);
    if (d.out == NULL) {
        return GI_NULL;
    }
    while (d.cur < d.end) {
        char c = *d.cur++;
        if (c != '\\') {
            put(&d, c, 1);
        } else if (!decode_byte(&d)) {
            return GI_NULL;
        }
    }
    return warn_escape(&d) ? gi_arena_own_steal(p->a, gi_bytes(p->t, d.out, d.size)) : GI_NULL;
}

/* Value of a STRING token; *is_bytes, *is_u tell its kind. Owned by the arena. */
GiValue gi_p_string_value(GiParser *p, const GiToken *token, bool *is_bytes, bool *is_u) {
    const char *text = p->lexer.text + token->start, *end = p->lexer.text + token->end;
    bool raw = false;
    *is_bytes = *is_u = false;
    for (; *text != '"' && *text != '\''; text++) {
        char c = (char)(*text | 32);
        raw = raw || c == 'r';
        *is_bytes = *is_bytes || c == 'b';
        *is_u = *text == 'u'; /* U"" is not marked */
    }
    size_t quotes = end - text >= 6 && text[1] == text[0] && text[2] == text[0] ? 3 : 1;
    text += quotes;
    end -= quotes;
    return *is_bytes ? decode_bytes(p, text, (size_t)(end - text), raw, token)
                     : gi_p_decode(p, text, (size_t)(end - text), raw, token);
}
