/* SPDX-License-Identifier: MIT
 * runtime/errors/color.c: when to colour, and colouring a source line with its carets; see color.h.
 */
#include "runtime/errors/color.h"

#include <stdlib.h>
#include <unistd.h>

static bool is_set(const char *name) {
    const char *value = getenv(name);
    return value != NULL && *value != 0;
}

bool gi_color_wanted(GiThread *t, int fd) {
    (void)t;
    const char *term = getenv("TERM");
    if (is_set("NO_COLOR")) {
        return false;
    }
    return is_set("FORCE_COLOR") || ((term == NULL || strcmp(term, "dumb") != 0) && isatty(fd));
}

void gi_color_add(GiText *b, bool on, const char *color, const char *text, size_t size) {
    gi_text_add_text(b, on ? color : "");
    gi_text_add(b, text, size);
    gi_text_add_text(b, on ? GI_COLOR_RESET : "");
}

/* End of the run of equal marks from column `from` on. */
static size_t run_end(const char *marks, size_t from) {
    size_t to = from;
    while (marks[to] != 0 && marks[to] == marks[from]) {
        to++;
    }
    return to;
}

static void add_run(GiText *b, char mark, const char *text, size_t size) {
    bool on = mark == '^' || mark == '~';
    gi_color_add(b, on, mark == '^' ? GI_COLOR_MARK : GI_COLOR_RANGE, text, size);
}

/* Bytes of the first n characters. */
static size_t bytes_of(const char *text, size_t n) {
    const char *p = text;
    while (n > 0 && *p != 0) {
        gi_utf8_next(&p);
        n--;
    }
    return (size_t)(p - text);
}

void gi_color_add_marked(GiText *b, const char *margin, const char *line, const char *marks) {
    gi_text_add_text(b, margin);
    for (size_t from = 0, to; marks[from] != 0; from = to) {
        to = run_end(marks, from);
        size_t n = bytes_of(line, to - from);
        if (n > 0) {
            add_run(b, marks[from], line, n);
        }
        line += n;
    }
    gi_text_add_text(b, line);
    gi_text_add_text(b, "\n");
    gi_text_add_text(b, margin);
    for (size_t from = 0, to; marks[from] != 0; from = to) {
        to = run_end(marks, from);
        add_run(b, marks[from], marks + from, to - from);
    }
    gi_text_add_text(b, "\n");
}
