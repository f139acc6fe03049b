/* SPDX-License-Identifier: MIT
 * runtime/errors/traceback_syntax.c: the text of a SyntaxError: file line, source line, carets, message. */
#include "runtime/errors/color.h"
#include "runtime/errors/exception.h"
#include "runtime/errors/traceback_frame.h"
#include "runtime/types/number.h"
#include "runtime/types/type_internal.h"

/* A field as int; false: it is none. */
static bool read_int(GiValue v, int64_t *out) { return v != GI_NULL && gi_is_int(v) && gi_int_overflow(v, out) == 0; }

/* Characters of a text of `size` bytes. */
static int64_t length(const char *p, size_t size) { return (int64_t)gi_utf8_length(p, size); }

/* First and last column (0-based, in the text without its indentation) that the carets mark. */
static void find_range(const GiSyntaxError *e, int64_t offset, int64_t text_length, int64_t line_length,
                       int64_t spaces, int64_t *from, int64_t *to) {
    int64_t line = 0, end_line = 0, end;
    bool have_line = read_int(e->lineno, &line), have_end = read_int(e->end_lineno, &end_line);
    bool one_line = have_line == have_end && line == end_line;
    if (one_line) {
        end = read_int(e->end_offset, &end) && end != 0 ? end : offset;
    } else {
        end = line_length + 1;
    }
    if (text_length > 0 && offset > text_length) {
        offset = line_length + 1;
    }
    if (text_length > 0 && end > text_length) {
        end = line_length + 1;
    }
    if (offset >= end || end < 0) {
        end = offset + 1;
    }
    *from = offset - 1 - spaces;
    *to = end - 1 - spaces;
}

/* The source line up to `size` with its carets, in colour. */
static void add_colored(GiText *b, const char *text, size_t size, int64_t from, int64_t to) {
    GiText line, marks;
    gi_text_init(&line, b->t);
    gi_text_init(&marks, b->t);
    gi_text_add(&line, text, size);
    gi_text_pad(&marks, " ", 1, from);
    gi_text_pad(&marks, "^", 1, to - from);
    GiValue l = gi_text_finish(&line), m = gi_text_finish(&marks);
    if (l != GI_NULL && m != GI_NULL) {
        gi_color_add_marked(b, "    ", gi_str_text(l), gi_str_text(m));
    }
    gi_xdrop(b->t, l);
    gi_xdrop(b->t, m);
}

static void add_carets(GiText *b, const char *text, int64_t from, int64_t to) {
    gi_text_add_text(b, "    ");
    const char *p = text;
    for (int64_t i = 0; i < from; i++) { /* white space other than spaces is kept for alignment */
        uint32_t c = *p == 0 ? ' ' : gi_utf8_next(&p);
        gi_text_add_char(b, gi_unicode_is_space(c) ? c : ' ');
    }
    for (int64_t i = from; i < to; i++) {
        gi_text_add_text(b, "^");
    }
    gi_text_add_text(b, "\n");
}

static void add_source(GiText *b, const GiSyntaxError *e, bool color) {
    const char *text = gi_str_text(e->text);
    size_t size = gi_str_size(e->text), line_size = size;
    while (line_size > 0 && text[line_size - 1] == '\n') {
        line_size--;
    }
    size_t spaces = 0;
    while (spaces < line_size && strchr(" \n\f", text[spaces]) != NULL) {
        spaces++;
    }
    int64_t offset, from = -1, to;
    if (read_int(e->offset, &offset)) {
        find_range(e, offset, length(text, size), length(text, line_size), (int64_t)spaces, &from, &to);
    }
    if (color && from >= 0) {
        add_colored(b, text + spaces, line_size - spaces, from, to);
        return;
    }
    gi_text_add_text(b, "    ");
    gi_text_add(b, text + spaces, line_size - spaces);
    gi_text_add_text(b, "\n");
    if (from >= 0) {
        add_carets(b, text + spaces, from, to);
    }
}

/* See traceback_frame.h. */
void gi_traceback_add_syntax_error(GiText *b, GiValue exc, bool color) {
    GiThread *t = b->t;
    const GiSyntaxError *e = (const GiSyntaxError *)gi_object(exc);
    bool file = e->filename != GI_NULL && gi_is_str(e->filename) && gi_str_size(e->filename) > 0;
    GiValue shown = file && strncmp(gi_str_text(e->filename), "<stdin>-", 8) == 0 ? GI_NAME(t, stdin_file)
                    : file ? e->filename : GI_NAME(t, string_file);
    bool line = e->lineno != GI_NULL && e->lineno != GI_NONE;
    if (line) {
        const char *on = color ? GI_COLOR_NAME : "", *off = color ? GI_COLOR_RESET : "";
        GiValue head = gi_str_from_format(t, "  File %s\"%S\"%s, line %s%S%s\n", on,
                                          shown, off, on, e->lineno, off);
        if (head != GI_NULL) {
            gi_text_add_str(b, head);
            gi_drop(t, head);
        }
    }
    if (e->text != GI_NULL && gi_is_str(e->text)) {
        add_source(b, e, color);
    }
    GiValue name = gi_type_full_name(t, gi_type(exc));
    if (name == GI_NULL) {
        gi_error_clear(t);
        return;
    }
    const char *text = gi_str_text(name);
    text += strncmp(text, "__main__.", 9) == 0 ? 9 : 0;
    gi_color_add(b, color, GI_COLOR_TITLE, text, strlen(text));
    gi_text_add_text(b, ": ");
    gi_drop(t, name);
    bool said = e->msg != GI_NULL && e->msg != GI_NONE;
    GiValue message = said ? gi_str(t, e->msg) : gi_str_from_text(t, "<no detail available>");
    if (message != GI_NULL) {
        gi_color_add(b, color, GI_COLOR_NAME, gi_str_text(message), gi_str_size(message));
        gi_drop(t, message);
    }
    gi_error_clear(t);
    if (!line && file) {
        gi_text_add_text(b, " (");
        gi_text_add_str(b, shown);
        gi_text_add_text(b, ")");
    }
    gi_text_add_text(b, "\n");
}
