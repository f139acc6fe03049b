/* SPDX-License-Identifier: MIT
 * interp/syntax/parser_error.c raises the errors of the parser, at the positions and with the source line that
 * CPython 3.13 gives.
 *
 * The order in which errors win, when a parse has failed:
 *   1. what the lexer or the value of a literal raised during the first reading
 *   2. a specific message (diagnose.c)
 *   3. "invalid syntax" at the last token that was read
 * but 2 and 3 give way to any error of the lexer in the rest of the text, and to a bracket that was
 * opened on an earlier line and never closed.
 */
#include "interp/syntax/diagnose.h"
#include "interp/syntax/parser_internal.h"
#include "interp/syntax/syntax_error.h"
#include "runtime/types/str.h"

#include <stdarg.h>
#include <unistd.h>

/* --- places --- */

static bool is_file(const GiParser *p) {
    return p->mode == 'x' && p->filename != GI_NULL && gi_is_str(p->filename) &&
           gi_str_text(p->filename)[0] != '<' && access(gi_str_text(p->filename), R_OK) == 0;
}

/* The line that an error shows. Code from a file shows the line with its end. Other code shows what
 * CPython's buffer holds: with its end when it is the line being read, else without. */
static void find_text(const GiParser *p, GiSyntaxPlace *place) {
    const GiLexer *lx = &p->lexer;
    bool file = is_file(p);
    if (!file && lx->line <= place->line && lx->line_end > lx->buffer) {
        place->text = lx->buffer;
        place->text_size = (size_t)(lx->line_end - lx->buffer);
        return;
    }
    const char *line = lx->text;
    for (int32_t i = 1; i < place->line; i++) {
        const char *newline = memchr(line, '\n', (size_t)(lx->end - line));
        if (newline == NULL || newline + 1 > lx->line_end) {
            break;
        }
        line = newline + 1;
    }
    const char *newline = memchr(line, '\n', (size_t)(lx->end - line));
    place->text = line;
    place->text_size = (size_t)((newline == NULL ? lx->end : newline + (file ? 1 : 0)) - line);
}

/* A 1-based byte column of the text as a 1-based column of characters. */
static int32_t in_characters(const GiSyntaxPlace *place, int32_t col) {
    if (col <= 0) {
        return col;
    }
    size_t bytes = (size_t)col;
    if (bytes > place->text_size) {
        return gi_syntax_characters(place->text, place->text_size) + 1;
    }
    return gi_syntax_characters(place->text, bytes);
}

/* Raises at 1-based byte columns; the message is taken over. Always GI_NULL. */
GiValue gi_p_raise_steal(GiParser *p, GiType *type, int32_t line, int32_t col, int32_t end_line,
                         int32_t end_col, GiValue message) {
    if (message == GI_NULL) {
        return GI_NULL;
    }
    GiSyntaxPlace place = {p->filename, line, 0, end_line, 0, NULL, 0};
    GiValue shown = GI_NULL;
    find_text(p, &place);
    if (p->lexer.unchecked) { /* columns are counted in the line as it is shown */
        shown = gi_str_decode_utf8(p->t, place.text, place.text_size, "replace");
        if (shown == GI_NULL) {
            gi_drop(p->t, message);
            return GI_NULL;
        }
        place.text = gi_str_text(shown);
        place.text_size = gi_str_size(shown);
    }
    place.offset = in_characters(&place, col);
    place.end_offset = in_characters(&place, end_col);
    gi_syntax_raise_steal(p->t, type, &place, message);
    gi_xdrop(p->t, shown);
    return GI_NULL;
}

/* --- raising --- */

/* Raises at a range of 0-based byte columns; end_col GI_P_NO_END: not known. Always GI_NULL. */
GiValue gi_p_raise_range(GiParser *p, GiType *type, int32_t line, int32_t col, int32_t end_line,
                         int32_t end_col, const char *format, ...) {
    va_list args;
    va_start(args, format);
    GiValue message = gi_str_from_vformat(p->t, format, args);
    va_end(args);
    return gi_p_raise_steal(p, type, line, col + 1, end_line, end_col + 1, message);
}

GiValue gi_p_raise_token(GiParser *p, const GiToken *token, const char *format, ...) {
    va_list args;
    va_start(args, format);
    GiValue message = gi_str_from_vformat(p->t, format, args);
    va_end(args);
    return gi_p_raise_steal(p, &gi_SyntaxError, token->line, token->col + 1, token->end_line,
                            token->end_col + 1, message);
}

GiValue gi_p_raise_node(GiParser *p, const GiNode *n, const char *format, ...) {
    va_list args;
    va_start(args, format);
    GiValue message = gi_str_from_vformat(p->t, format, args);
    va_end(args);
    return gi_p_raise_steal(p, &gi_SyntaxError, n->line, n->col + 1, n->end_line, n->end_col + 1, message);
}

/* Raises at a token; one without text points to where the lexer stands. The message is taken over. */
GiValue gi_p_raise_at(GiParser *p, GiType *type, uint32_t index, GiValue message) {
    const GiToken *token = &p->tokens[index];
    const GiLexer *lx = &p->lexer;
    int32_t col = token->col + 1;
    if (token->col < 0) {
        col = lx->cur == lx->buffer ? 0 : (int32_t)(lx->cur - lx->line_start);
    }
    return gi_p_raise_steal(p, type, token->line, col, token->end_line,
                            token->end_col < 0 ? -1 : token->end_col + 1, message);
}

static GiValue raise_last(GiParser *p, GiType *type, GiValue message) {
    return gi_p_raise_at(p, type, p->count - 1, message);
}

GiValue gi_p_raise_last(GiParser *p, GiType *type, const char *format, ...) {
    const GiToken *token = &p->tokens[p->count - 1];
    if (token->kind == GI_T_ERROR && p->lexer.status == GI_LEX_EOF) {
        return gi_p_raise_lexer(p);
    }
    va_list args;
    va_start(args, format);
    GiValue message = gi_str_from_vformat(p->t, format, args);
    va_end(args);
    return raise_last(p, type, message);
}

static GiValue raise_text(GiParser *p, GiType *type, int32_t col, const char *text) {
    int32_t line = p->lexer.line;
    return gi_p_raise_range(p, type, line, col, line, GI_P_NO_END, "%s", text);
}

/* The UnicodeDecodeError that is set, as "(unicode error) ..." at a token. */
GiValue gi_p_raise_decode(GiParser *p, uint32_t index) {
    if (!gi_error_is(p->t, &gi_UnicodeError)) {
        return GI_NULL;
    }
    GiValue exc = gi_error_take(p->t), text = gi_str(p->t, exc);
    gi_drop(p->t, exc);
    if (text != GI_NULL) {
        gi_p_raise_at(p, &gi_SyntaxError, index,
                      gi_str_from_format(p->t, "(unicode error) %s", gi_str_text(text)));
        gi_drop(p->t, text);
    }
    return GI_NULL;
}

static GiValue raise_unclosed(GiParser *p) {
    const GiLexer *lx = &p->lexer;
    int32_t line = lx->bracket_lines[lx->level - 1];
    return gi_p_raise_range(p, &gi_SyntaxError, line, lx->bracket_cols[lx->level - 1], line, GI_P_NO_END,
                            "'%c' was never closed", lx->brackets[lx->level - 1]);
}

/* Raises what the lexer's status means; always GI_NULL. */
GiValue gi_p_raise_lexer(GiParser *p) {
    const GiLexer *lx = &p->lexer;
    switch (lx->status) {
    case GI_LEX_DECODE: return gi_p_raise_decode(p, p->count - 1);
    case GI_LEX_EOF:
        if (lx->level > 0) {
            return raise_unclosed(p);
        }
        return raise_last(p, &gi_SyntaxError, gi_str_from_text(p->t, "unexpected EOF while parsing"));
    case GI_LEX_TABS:
        return raise_text(p, &gi_TabError, 0, "inconsistent use of tabs and spaces in indentation");
    case GI_LEX_TOO_DEEP: return raise_text(p, &gi_IndentationError, 0, "too many levels of indentation");
    case GI_LEX_DEDENT:
        return raise_last(p, &gi_IndentationError,
                          gi_str_from_text(p->t, "unindent does not match any outer indentation level"));
    case GI_LEX_CONTINUATION:
        return raise_text(p, &gi_SyntaxError, (int32_t)(lx->cur - lx->buffer) - 1,
                          "unexpected character after line continuation character");
    default: return raise_text(p, &gi_SyntaxError, 0, "invalid token");
    }
}

/* --- a failed parse --- */

/* Reads the rest of the text: an error of the lexer there replaces the error that is set, and so does
 * an open bracket from a line before the error. Errors inside f-strings do not count. */
static void check_rest(GiParser *p) {
    GiThread *t = p->t;
    int32_t error_line = p->tokens[p->count - 1].line;
    GiValue exc = gi_error_take(t);
    GiToken token;
    do {
        gi_lexer_next(&p->lexer, &token);
    } while (token.kind != GI_T_ERROR && token.kind != GI_T_END && gi_poll(t, 1));
    const GiLexer *lx = &p->lexer;
    if (lx->status == GI_LEX_DECODE) {
        gi_error_clear(t);
    }
    if (token.kind == GI_T_ERROR && !gi_failed(t) && lx->level > 0 &&
        error_line > lx->bracket_lines[lx->level - 1]) {
        raise_unclosed(p);
    }
    if (gi_failed(t) && !(lx->mode_count > 0 && gi_error_is(t, &gi_SyntaxError))) {
        gi_drop(t, exc);
    } else {
        gi_error_clear(t);
        gi_error_restore_steal(t, exc);
    }
}

/* "invalid syntax" at the last token of the first reading. */
static void raise_generic(GiParser *p, const GiToken *last) {
    if (last->kind == GI_T_INDENT || last->kind == GI_T_DEDENT) {
        gi_p_raise_last(p, &gi_IndentationError,
                        last->kind == GI_T_INDENT ? "unexpected indent" : "unexpected unindent");
        return;
    }
    gi_p_raise_token(p, last, "invalid syntax");
    check_rest(p);
}

/* Was there stack enough for any ordinary source? If not, the recursion of the script is at fault. */
static bool had_room(GiThread *t) {
    char here;
    return &here > t->c_limit + ((size_t)256 << 10);
}

/* The rules of diagnose.c know no type comments: they are left out, but for one that ends what was read. */
static void leave_out_type_comments(GiParser *p) {
    uint32_t n = 0;
    for (uint32_t i = 0; i < p->count; i++) {
        bool own_line = n > 0 && p->tokens[n - 1].kind == GI_T_NEWLINE;
        if (p->tokens[i].kind != GI_T_TYPE_COMMENT || i + 1 == p->count) {
            p->tokens[n++] = p->tokens[i];
        } else if (own_line && p->tokens[i + 1].kind == GI_T_NEWLINE && i + 2 < p->count) {
            i++;
        }
    }
    p->count = n;
    p->pos = p->pos < n ? p->pos : n - 1;
    p->token = &p->tokens[p->pos];
}

/* The parse failed: sets the exception that says why. */
void gi_p_explain(GiParser *p) {
    GiThread *t = p->t;
    GiLexStatus status = p->lexer.status;
    if (gi_error_is(t, &gi_RecursionError) && !had_room(t)) {
        return;
    }
    if (gi_error_clear_if(t, &gi_RecursionError)) { /* CPython's parser has a stack of its own */
        gi_raise(t, &gi_MemoryError, "Parser stack overflowed - Python source too complex to parse");
        return;
    }
    if (p->count == 0 || p->complete || (gi_failed(t) && !gi_error_is(t, &gi_SyntaxError))) {
        return;
    }
    if ((p->flags & GI_COMPILE_INTERACTIVE_INPUT) &&
        (status == GI_LEX_EOF || status == GI_LEX_UNTERMINATED)) {
        gi_error_clear(t);
        raise_last(p, &gi_IncompleteInputError, gi_str_from_text(t, "incomplete input"));
        return;
    }
    GiToken last = p->tokens[p->count - 1];
    if (!gi_failed(t)) {
        if (p->lexer.type_comments) {
            leave_out_type_comments(p);
        }
        gi_diagnose(p);
    }
    if (!gi_failed(t)) {
        raise_generic(p, &last);
    } else if (p->lexer.status == GI_LEX_OK && gi_error_is(t, &gi_SyntaxError)) {
        check_rest(p);
    }
}

/* What an expression is called in messages. */
const char *gi_p_describe(const GiNode *n) {
    switch (n->kind) {
    case GI_N_ATTRIBUTE: return "attribute";
    case GI_N_SUBSCRIPT: return "subscript";
    case GI_N_STARRED: return "starred";
    case GI_N_NAME: return "name";
    case GI_N_LIST: return "list";
    case GI_N_TUPLE: return "tuple";
    case GI_N_LAMBDA: return "lambda";
    case GI_N_CALL: return "function call";
    case GI_N_BOOL_OP:
    case GI_N_BINARY:
    case GI_N_UNARY: return "expression";
    case GI_N_GENERATOR_EXP: return "generator expression";
    case GI_N_YIELD:
    case GI_N_YIELD_FROM: return "yield expression";
    case GI_N_AWAIT: return "await expression";
    case GI_N_LIST_COMP: return "list comprehension";
    case GI_N_SET_COMP: return "set comprehension";
    case GI_N_DICT_COMP: return "dict comprehension";
    case GI_N_DICT: return "dict literal";
    case GI_N_SET: return "set display";
    case GI_N_JOINED_STR:
    case GI_N_FORMATTED: return "f-string expression";
    case GI_N_COMPARE: return "comparison";
    case GI_N_IF_EXP: return "conditional expression";
    case GI_N_NAMED: return "named expression";
    default: break;
    }
    GiValue v = n->u.constant.value;
    return v == GI_NONE ? "None" : v == GI_TRUE ? "True" : v == GI_FALSE ? "False"
           : v == GI_ELLIPSIS ? "ellipsis" : "literal";
}
