/* SPDX-License-Identifier: MIT
 * runtime/errors/traceback_frame.c: one entry of a printed traceback: the file line, the source lines and the
 * carets below them, as CPython 3.13's traceback module lays them out.
 *
 *   lines    the source lines of the instruction, common indentation taken off (str values)
 *   start    byte in the first line where the instruction begins, end: byte in the last where it ends
 *   anchors  the part within that is the operator, subscript or argument list: ~~~^^^~~~
 */
#include "runtime/errors/traceback_frame.h"

#include <stdio.h>

#include "runtime/anchors.h"
#include "runtime/errors/color.h"
#include "runtime/types/sequence.h"
#include "runtime/types/str.h"

#define GI_LINES_MAX 2000 /* of one instruction */

typedef struct Entry {
    GiThread *t;
    GiValue lines; /* list of str */
    int32_t last, start, end;
    int32_t from, to; /* start and end in display columns */
    bool anchored, carets;
    GiAnchors a;      /* columns are display columns after `place_anchors` */
} Entry;

static GiValue line_at(const Entry *e, int32_t i) { return gi_as_list(e->lines)->items[i]; }
static const char *text_at(const Entry *e, int32_t i) { return gi_str_text(line_at(e, i)); }
static int32_t size_at(const Entry *e, int32_t i) { return (int32_t)gi_str_size(line_at(e, i)); }

/* --- lines --- */

static size_t indentation(const char *p) { return strspn(p, " \t"); }

/* Takes the indentation that all lines share off; blank lines become empty. */
static bool dedent(GiThread *t, GiValue lines) {
    const GiList *l = gi_as_list(lines);
    const char *margin = NULL;
    size_t size = 0;
    for (size_t i = 0; i < l->size; i++) {
        const char *p = gi_str_text(l->items[i]);
        size_t n = indentation(p);
        if (p[n] == 0) {
            continue;
        }
        if (margin == NULL) {
            margin = p;
            size = n;
        }
        size_t same = 0;
        while (same < size && same < n && p[same] == margin[same]) {
            same++;
        }
        size = same;
    }
    for (size_t i = 0; i < gi_as_list(lines)->size; i++) {
        GiValue *item = &gi_as_list(lines)->items[i];
        const char *p = gi_str_text(*item);
        size_t n = indentation(p), skip = p[n] == 0 ? n : size;
        if (skip > 0) {
            GiValue cut = gi_str_from(t, p + skip, gi_str_size(*item) - skip);
            if (cut == GI_NULL) {
                return false;
            }
            gi_replace(t, item, cut);
        }
    }
    return true;
}

/* The source lines first..last, ends stripped; owned list. */
static GiValue read_lines(GiThread *t, GiValue filename, int32_t first, int32_t last) {
    GiValue lines = gi_list(t, NULL, 0);
    for (int32_t i = first; lines != GI_NULL && i <= last; i++) {
        GiValue line = gi_source_line(t, filename, i);
        if (line == GI_NULL) {
            line = gi_take(t->vm->empty_str);
        }
        size_t n = gi_str_size(line);
        while (n > 0 && strchr(" \t\r\n\f\v", gi_str_text(line)[n - 1]) != NULL) {
            n--;
        }
        GiValue cut = gi_str_from(t, gi_str_text(line), n);
        gi_drop(t, line);
        if (cut == GI_NULL || !gi_list_append_steal(t, lines, cut)) {
            gi_drop(t, lines);
            return GI_NULL;
        }
    }
    return lines;
}

static bool is_wide(uint32_t c) {
    static const struct { uint32_t first, last; } wide[] = {
        {0x1100, 0x115F}, {0x231A, 0x231B}, {0x2329, 0x232A}, {0x23E9, 0x23EC}, {0x23F0, 0x23F0},
        {0x23F3, 0x23F3}, {0x25FD, 0x25FE}, {0x2614, 0x2615}, {0x2648, 0x2653}, {0x267F, 0x267F},
        {0x2693, 0x2693}, {0x26A1, 0x26A1}, {0x26AA, 0x26AB}, {0x26BD, 0x26BE}, {0x26C4, 0x26C5},
        {0x26CE, 0x26CE}, {0x26D4, 0x26D4}, {0x26EA, 0x26EA}, {0x26F2, 0x26F3}, {0x26F5, 0x26F5},
        {0x26FA, 0x26FA}, {0x26FD, 0x26FD}, {0x2705, 0x2705}, {0x270A, 0x270B}, {0x2728, 0x2728},
        {0x274C, 0x274C}, {0x274E, 0x274E}, {0x2753, 0x2755}, {0x2757, 0x2757}, {0x2795, 0x2797},
        {0x27B0, 0x27B0}, {0x27BF, 0x27BF}, {0x2B1B, 0x2B1C}, {0x2B50, 0x2B50}, {0x2B55, 0x2B55},
        {0x2E80, 0x303E}, {0x3041, 0x33FF}, {0x3400, 0x4DBF}, {0x4E00, 0xA4CF}, {0xA960, 0xA97C},
        {0xAC00, 0xD7A3}, {0xF900, 0xFAFF}, {0xFE10, 0xFE19}, {0xFE30, 0xFE6F}, {0xFF01, 0xFF60},
        {0xFFE0, 0xFFE6}, {0x16FE0, 0x18AFF}, {0x1AFF0, 0x1B2FB}, {0x1F004, 0x1F004}, {0x1F0CF, 0x1F0CF},
        {0x1F18E, 0x1F18E}, {0x1F191, 0x1F19A}, {0x1F200, 0x1F320}, {0x1F32D, 0x1F335}, {0x1F337, 0x1F37C},
        {0x1F37E, 0x1F393}, {0x1F3A0, 0x1F3CA}, {0x1F3CF, 0x1F3D3}, {0x1F3E0, 0x1F3F0}, {0x1F3F4, 0x1F3F4},
        {0x1F3F8, 0x1F43E}, {0x1F440, 0x1F440}, {0x1F442, 0x1F4FC}, {0x1F4FF, 0x1F53D}, {0x1F54B, 0x1F54E},
        {0x1F550, 0x1F567}, {0x1F57A, 0x1F57A}, {0x1F595, 0x1F596}, {0x1F5A4, 0x1F5A4}, {0x1F5FB, 0x1F64F},
        {0x1F680, 0x1F6C5}, {0x1F6CC, 0x1F6CC}, {0x1F6D0, 0x1F6D2}, {0x1F6D5, 0x1F6D7}, {0x1F6DC, 0x1F6DF},
        {0x1F6EB, 0x1F6EC}, {0x1F6F4, 0x1F6FC}, {0x1F7E0, 0x1F7F0}, {0x1F90C, 0x1F93A}, {0x1F93C, 0x1F945},
        {0x1F947, 0x1F9FF}, {0x1FA70, 0x1FAFF}, {0x20000, 0x3FFFD},
    };
    for (size_t i = 0; i < sizeof wide / sizeof wide[0] && wide[i].first <= c; i++) {
        if (c <= wide[i].last) {
            return true;
        }
    }
    return false;
}

/* Columns that the first `bytes` bytes of a line take on a screen. */
static int32_t display_width(GiValue line, int32_t bytes) {
    int32_t size = (int32_t)gi_str_size(line);
    bytes = bytes > size ? size : bytes;
    if (gi_as_str(line)->ascii) {
        return bytes;
    }
    const char *p = gi_str_text(line), *end = p + bytes;
    int32_t width = 0;
    while (p < end) {
        width += is_wide(gi_utf8_next(&p)) ? 2 : 1;
    }
    return width;
}

/* --- anchors and carets --- */

/* All lines joined, cut to the instruction when `cut`; owned str. */
static GiValue join(const Entry *e, bool cut) {
    GiText b;
    gi_text_init(&b, e->t);
    for (int32_t i = 0; i <= e->last; i++) {
        int32_t from = cut && i == 0 ? e->start : 0, to = cut && i == e->last ? e->end : size_at(e, i);
        gi_text_add_text(&b, i > 0 ? "\n" : "");
        if (to > from) {
            gi_text_add(&b, text_at(e, i) + from, (size_t)(to - from));
        }
    }
    return gi_text_finish(&b);
}

static void place_anchors(Entry *e) {
    GiAnchors *a = &e->a;
    a->left_column += a->left_line == 0 ? e->start : 0;
    a->right_column += a->right_line == 0 ? e->start : 0;
    if (a->left_line > e->last || a->right_line > e->last) {
        e->anchored = false;
        return;
    }
    a->left_column = display_width(line_at(e, a->left_line), a->left_column);
    a->right_column = display_width(line_at(e, a->right_line), a->right_column);
}

static bool is_blank(const char *p, int32_t n) {
    for (int32_t i = 0; i < n; i++) {
        if (strchr(" \t\f\r\n\v", p[i]) == NULL) {
            return false;
        }
    }
    return true;
}

/* Carets are left out where they would mark the whole of the lines. */
static void decide(Entry *e) {
    GiValue segment = join(e, true), all = join(e, false);
    if (segment != GI_NULL && all != GI_NULL) {
        e->anchored = gi_find_anchors(e->t, gi_str_text(segment), gi_str_size(segment), &e->a);
        int plain = gi_is_plain_call(e->t, gi_str_text(all), gi_str_size(all), e->start, e->last, e->end);
        e->carets = plain == 0 &&
                    (e->anchored || !is_blank(text_at(e, 0), e->start) ||
                     !is_blank(text_at(e, e->last) + e->end, size_at(e, e->last) - e->end));
    }
    gi_xdrop(e->t, segment);
    gi_xdrop(e->t, all);
    gi_error_clear(e->t);
    if (e->anchored) {
        place_anchors(e);
    }
}

static bool within_anchors(const Entry *e, int32_t line, int32_t column) {
    const GiAnchors *a = &e->a;
    bool after = line > a->left_line || (line == a->left_line && column >= a->left_column);
    bool before = line < a->right_line || (line == a->right_line && column < a->right_column);
    return after && before;
}

static bool add_line(GiThread *t, GiValue list, GiText *b) {
    GiValue line = gi_text_finish(b);
    return line != GI_NULL && gi_list_append_steal(t, list, line);
}

/* A source line and the carets below it. */
static bool show_line(const Entry *e, GiValue out, int32_t line) {
    GiThread *t = e->t;
    if (!gi_list_append(t, out, line_at(e, line))) {
        return false;
    }
    if (!e->carets) {
        return true;
    }
    int32_t indent = (int32_t)strspn(text_at(e, line), " \t\f\v");
    int32_t count = line == e->last ? e->to : display_width(line_at(e, line), size_at(e, line));
    GiText b;
    gi_text_init(&b, t);
    for (int32_t column = 0; column < count; column++) {
        const char *mark = e->anchored ? within_anchors(e, line, column) ? "^" : "~" : "^";
        gi_text_add(&b, column < indent || (line == 0 && column < e->from) ? " " : mark, 1);
    }
    return add_line(t, out, &b);
}

static bool is_shown(const Entry *e, int32_t line) {
    if (line == 0 || line == e->last) {
        return true;
    }
    const GiAnchors *a = &e->a;
    return e->anchored && ((line >= a->left_line - 1 && line <= a->left_line + 1) ||
                           (line >= a->right_line - 1 && line <= a->right_line + 1));
}

/* The lines that matter; longer gaps are abbreviated. */
static bool show_lines(const Entry *e, GiValue out) {
    int32_t previous = -1;
    for (int32_t line = 0; line <= e->last; line++) {
        if (!is_shown(e, line)) {
            continue;
        }
        int32_t gap = line - previous - 1;
        if (gap == 1 && !show_line(e, out, line - 1)) {
            return false;
        }
        if (gap > 1) {
            GiValue note = gi_str_from_format(e->t, "...<%d lines>...", (int)gap);
            if (note == GI_NULL || !gi_list_append_steal(e->t, out, note)) {
                return false;
            }
        }
        if (!show_line(e, out, line)) {
            return false;
        }
        previous = line;
    }
    return dedent(e->t, out);
}

/* Byte offset -> within the dedented line. */
static int32_t shift(int32_t column, int32_t original, int32_t by, int32_t size) {
    column = column > original ? original : column;
    column = column < by ? 0 : column - by;
    return column > size ? size : column;
}

/* Source and carets of an instruction whose columns are known; see traceback_frame.h. */
GiValue gi_traceback_mark(GiThread *t, GiValue lines, GiPosition p) {
    Entry e = {.t = t, .lines = lines, .last = (int32_t)gi_as_list(lines)->size - 1};
    GiValue out = gi_list(t, NULL, 0);
    if (out == GI_NULL || e.last < 0) {
        return out;
    }
    int32_t first_size = size_at(&e, 0), last_size = size_at(&e, e.last);
    bool ok = dedent(t, lines);
    if (ok) {
        int32_t by = first_size - size_at(&e, 0);
        e.start = shift(p.column, first_size, by, size_at(&e, 0));
        e.end = shift(p.end_column, last_size, by, size_at(&e, e.last));
        e.from = display_width(line_at(&e, 0), e.start);
        e.to = display_width(line_at(&e, e.last), e.end);
        decide(&e);
        ok = show_lines(&e, out);
    }
    if (!ok) {
        gi_drop(t, out);
        return GI_NULL;
    }
    return out;
}

/* A line of carets, which follows its source line? */
static bool is_marks(GiValue line) {
    const char *p = gi_str_text(line);
    return *p != 0 && p[strspn(p, " ^~")] == 0;
}

static void add_marked(GiText *b, GiValue lines, GiPosition p, bool color) {
    GiValue out = gi_traceback_mark(b->t, lines, p);
    for (size_t i = 0; out != GI_NULL && i < gi_as_list(out)->size; i++) {
        GiValue *items = gi_as_list(out)->items;
        if (color && i + 1 < gi_as_list(out)->size && is_marks(items[i + 1])) {
            gi_color_add_marked(b, "    ", gi_str_text(items[i]), gi_str_text(items[i + 1]));
            i++;
            continue;
        }
        gi_text_add_text(b, "    ");
        gi_text_add_str(b, gi_as_list(out)->items[i]);
        gi_text_add_text(b, "\n");
    }
    gi_xdrop(b->t, out);
}

static bool any_text(GiValue lines) {
    for (size_t i = 0; i < gi_as_list(lines)->size; i++) {
        GiValue line = gi_as_list(lines)->items[i];
        if (!is_blank(gi_str_text(line), (int32_t)gi_str_size(line))) {
            return true;
        }
    }
    return false;
}

static void add_head(GiText *b, GiValue filename, GiValue name, int32_t line, bool color) {
    char number[16];
    snprintf(number, sizeof number, "%d", (int)line);
    gi_text_add_text(b, "  File ");
    gi_text_add_text(b, color ? GI_COLOR_NAME : "");
    gi_text_add_text(b, "\"");
    gi_text_add_str(b, filename);
    gi_text_add_text(b, "\"");
    gi_text_add_text(b, color ? GI_COLOR_RESET ", line " : ", line ");
    const char *shown = line > 0 ? number : "None";
    gi_color_add(b, color, GI_COLOR_NAME, shown, strlen(shown));
    gi_text_add_text(b, ", in ");
    gi_color_add(b, color, GI_COLOR_NAME, gi_str_text(name), gi_str_size(name));
    gi_text_add_text(b, "\n");
}

/* See traceback_frame.h. */
void gi_traceback_add_frame(GiText *b, GiValue filename, GiValue name, GiPosition p, bool color) {
    GiThread *t = b->t;
    bool stdin_piece = gi_is_str(filename) && strncmp(gi_str_text(filename), "<stdin>-", 8) == 0;
    add_head(b, stdin_piece ? GI_NAME(t, stdin_file) : filename, name, p.line, color);
    bool columns = p.column >= 0 && p.end_column >= 0 && p.end_line >= p.line;
    int32_t last = columns ? p.end_line : p.line;
    last = last - p.line > GI_LINES_MAX ? p.line : last;
    GiValue lines = p.line > 0 ? read_lines(t, filename, p.line, last) : GI_NULL;
    if (lines != GI_NULL && any_text(lines)) {
        if (columns) {
            add_marked(b, lines, p, color);
        } else {
            const char *text = gi_str_text(gi_as_list(lines)->items[0]);
            gi_text_add_text(b, "    ");
            gi_text_add_text(b, text + strspn(text, " \t\f\v"));
            gi_text_add_text(b, "\n");
        }
    }
    gi_xdrop(t, lines);
    gi_error_clear(t);
}
