/* SPDX-License-Identifier: MIT
 * interp/syntax/syntax_error.c builds SyntaxError exceptions: args (msg, (filename, lineno, offset, text,
 * end_lineno, end_offset)).
 *
 * CPython fills these fields differently by stage, and scripts see the difference:
 *   lexer and parser   offsets count characters; text is the line
 *   symbols, compiler  offsets count UTF-8 bytes; text is the line of the file, None when the code does
 *                      not come from a file (its name is "<...>")
 */
#include "interp/syntax/syntax_error.h"

#include <stdarg.h>

#include "interp/syntax/arena.h"
#include "runtime/native.h"
#include "runtime/types/number.h"
#include "runtime/types/sequence.h"
#include "runtime/types/str.h"

/* Number of characters in the first `bytes` bytes of UTF-8 text. */
int32_t gi_syntax_characters(const char *text, size_t bytes) {
    int32_t n = 0;
    for (size_t i = 0; i < bytes; i++) {
        n += ((unsigned char)text[i] & 0xC0) != 0x80;
    }
    return n;
}

/* The source line as a str, with bytes that are no UTF-8 replaced; None when there is none. */
static GiValue make_text(GiThread *t, const GiSyntaxPlace *place) {
    if (place->text == NULL) {
        return GI_NONE;
    }
    return gi_str_decode_utf8(t, place->text, place->text_size, "replace");
}

/* Raises `type` with `message` (taken over) at a place. Always GI_NULL. */
GiValue gi_syntax_raise_steal(GiThread *t, GiType *type, const GiSyntaxPlace *place, GiValue message) {
    if (message == GI_NULL) {
        return GI_NULL;
    }
    GiValue text = make_text(t, place);
    GiValue where = GI_NULL;
    if (text != GI_NULL) {
        GiValue filename = place->filename == GI_NULL ? GI_NONE : place->filename;
        where = gi_tuple_pack(t, 6, filename, gi_int_imm(place->line), gi_int_imm(place->offset), text,
                              gi_int_imm(place->end_line), gi_int_imm(place->end_offset));
        gi_drop(t, text);
    }
    if (where != GI_NULL) {
        GiValue exc = gi_call2(t, gi_type_value(type), message, where);
        gi_drop(t, where);
        if (exc != GI_NULL) {
            gi_raise_object(t, exc);
            gi_drop(t, exc);
        }
    }
    gi_drop(t, message);
    return GI_NULL;
}

/* warnings.warn_explicit(message, category, filename, line); false: the warning became an error. */
bool gi_syntax_warn(GiThread *t, GiType *category, GiValue message, GiValue filename, int32_t line) {
    if (t->vm->mute_syntax_warnings) {
        return true;
    }
    GiValue warn = gi_import_attr(t, "_warnings", "warn_explicit");
    if (warn == GI_NULL) {
        return false;
    }
    GiValue args[4] = {message, gi_type_value(category), filename == GI_NULL ? GI_NONE : filename,
                       gi_int_imm(line)};
    GiValue result = gi_call(t, warn, args, 4, GI_NULL);
    gi_drop(t, warn);
    if (result == GI_NULL) {
        return false;
    }
    gi_drop(t, result);
    return true;
}

/* Finds line `line` (1-based) of a text; its size includes the newline. False: there is no such line. */
static bool find_line(const char *source, size_t size, int32_t line, const char **text, size_t *text_size) {
    const char *p = source, *end = source + size;
    for (int32_t i = 1; i < line && p != NULL; i++) {
        p = memchr(p, '\n', (size_t)(end - p));
        p = p == NULL ? NULL : p + 1;
    }
    if (p == NULL || p >= end) {
        return false;
    }
    const char *stop = memchr(p, '\n', (size_t)(end - p));
    *text = p;
    *text_size = (size_t)((stop == NULL ? end : stop + 1) - p);
    return true;
}

/* The text of a line as compile-time errors show it: only code from a file has one. */
static void fill_text(GiSyntaxPlace *place, const char *source, size_t size) {
    if (source != NULL && place->filename != GI_NULL && gi_str_text(place->filename)[0] != '<') {
        find_line(source, size, place->line, &place->text, &place->text_size);
    }
}

/* Raises SyntaxError at a position (0-based byte columns); always GI_NULL. */
GiValue gi_syntax_error(GiThread *t, GiValue filename, const char *source, size_t size, int32_t line,
                        int32_t col, int32_t end_line, int32_t end_col, const char *format, ...) {
    GiSyntaxPlace place = {filename, line, col + 1, end_line, end_col + 1, NULL, 0};
    fill_text(&place, source, size);
    va_list args;
    va_start(args, format);
    GiValue message = gi_str_from_vformat(t, format, args);
    va_end(args);
    return gi_syntax_raise_steal(t, &gi_SyntaxError, &place, message);
}

/* Raises SyntaxError at a node of the tree in `a`; always GI_NULL. */
GiValue gi_syntax_error_at(GiThread *t, GiArena *a, const GiNode *n, const char *format, ...) {
    size_t size;
    const char *source = gi_arena_source(a, &size);
    GiSyntaxPlace place = {gi_arena_filename(a), n->line, n->col + 1, n->end_line, n->end_col + 1, NULL, 0};
    fill_text(&place, source, size);
    va_list args;
    va_start(args, format);
    GiValue message = gi_str_from_vformat(t, format, args);
    va_end(args);
    return gi_syntax_raise_steal(t, &gi_SyntaxError, &place, message);
}
