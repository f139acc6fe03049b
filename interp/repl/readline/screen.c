/* SPDX-License-Identifier: MIT
 * interp/repl/readline/screen.c: shows an entry of one or more lines, each behind its prompt. readline keeps
 * the text and the keys; its own display knows only one prompt and no windows, so this is ours.
 *
 *   text     "def f():\n    return 1"          what is edited
 *   rows     where each row of the screen begins in the text (a line takes several when it is long)
 *   shown    the rows that are on the screen now, as written; only those that differ are written again
 *
 * C1  The cursor is in row `cursor_row` of `shown` (0: the top one), and at most `lines` rows are shown: of
 *     a larger entry a window around the cursor.
 * C2  A row is never wider than the terminal, and rows are separated by cursor movement, so that the
 *     terminal wraps nothing by itself.
 * C3  All memory is malloc's; without memory the screen lags behind the text, which is safe.
 *
 * Everything runs with the GIL. Keys are editor.c's.
 */
#include "interp/repl/readline/screen.h"

#include <errno.h>
#include <poll.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>
#include <wchar.h>

#define TAB_WIDTH 8
#define TERMINAL 1 /* the descriptor */

typedef struct Bytes {
    char *data;
    size_t size, capacity;
} Bytes;

typedef struct Row {
    size_t start;       /* in the text */
    const char *prompt; /* before it, or NULL: goes on with the line above */
} Row;

typedef struct Shown {
    char *text;
    int width;
} Shown;

static struct {
    char *prompt, *more_prompt;
    Row *rows;
    size_t row_count, row_capacity, top;
    Shown *shown;
    int shown_count, shown_capacity, cursor_row;
    int lines, columns;
    int output_column; /* of what others wrote last */
    bool apart;        /* that output was given a row of its own */
    Bytes out;         /* what is going to be written */
} screen = {.lines = 24, .columns = 80};

/* --- bytes --- */

static bool reserve(Bytes *b, size_t more) {
    if (b->size + more <= b->capacity) {
        return true;
    }
    size_t capacity = 2 * (b->size + more);
    char *data = realloc(b->data, capacity);
    if (data == NULL) {
        return false;
    }
    b->data = data;
    b->capacity = capacity;
    return true;
}

static void add(Bytes *b, const char *data, size_t size) {
    if (reserve(b, size)) {
        memcpy(b->data + b->size, data, size);
        b->size += size;
    }
}

static void add_text(Bytes *b, const char *text) { add(b, text, strlen(text)); }

static void add_number(Bytes *b, const char *before, int n, const char *after) {
    char text[48];
    snprintf(text, sizeof text, "%s%d%s", before, n, after);
    add_text(b, text);
}

void gi_screen_put(const char *data, size_t size) {
    while (size > 0) {
        ssize_t n = write(TERMINAL, data, size);
        if (n < 0 && errno == EAGAIN) {
            struct pollfd ready = {.fd = TERMINAL, .events = POLLOUT};
            poll(&ready, 1, 1000);
        } else if (n < 0 && errno != EINTR) {
            return; /* the terminal has gone: reading will tell */
        }
        data += n > 0 ? n : 0;
        size -= n > 0 ? (size_t)n : 0;
    }
}

static void flush(void) {
    gi_screen_put(screen.out.data, screen.out.size);
    screen.out.size = 0;
}

/* --- characters --- */

/* Size of the UTF-8 sequence at p, its code point in *c; 0: none. */
static size_t decode(const unsigned char *p, size_t size, uint32_t *c) {
    static const uint32_t least[5] = {0, 0, 0x80, 0x800, 0x10000};
    size_t n = *p < 0x80 ? 1 : *p >= 0xC2 && *p < 0xE0 ? 2 : *p >= 0xE0 && *p < 0xF0 ? 3 : *p >= 0xF0 && *p < 0xF5 ? 4 : 0;
    if (n == 0 || n > size) {
        return 0;
    }
    *c = n == 1 ? *p : *p & (0x7Fu >> n);
    for (size_t i = 1; i < n; i++) {
        if ((p[i] & 0xC0) != 0x80) {
            return 0;
        }
        *c = *c << 6 | (p[i] & 0x3F);
    }
    return *c < least[n] || (*c >= 0xD800 && *c < 0xE000) || *c > 0x10FFFF ? 0 : n;
}

/* How the character at p looks at a column: text (`show`, NUL-terminated) and width; returns its bytes. */
static size_t look(const char *p, size_t size, int column, char show[16], int *width) {
    uint32_t c = 0;
    size_t n = decode((const unsigned char *)p, size, &c);
    if (n == 0) {
        *width = snprintf(show, 16, "\\x%02x", (unsigned char)*p);
        return 1;
    }
    if (c == '\t') {
        *width = TAB_WIDTH - column % TAB_WIDTH;
        memset(show, ' ', (size_t)*width);
        show[*width] = 0;
        return n;
    }
    if (c < ' ' || c == 0x7F) {
        *width = snprintf(show, 16, "^%c", (int)c ^ 0x40);
        return n;
    }
    int w = wcwidth((wchar_t)c);
    if (w < 0) { /* a control character, or one the C library does not know */
        *width = snprintf(show, 16, c < 0x10000 ? "\\u%04x" : "\\U%08x", c);
        return n;
    }
    memcpy(show, p, n);
    show[n] = 0;
    *width = w;
    return n;
}

/* Bytes of a terminal control sequence at p, or of readline's marks around one; 0: none. */
static size_t control(const char *p, size_t size) {
    if (*p == '\001' || *p == '\002') {
        return 1;
    }
    if (size < 3 || p[0] != '\033' || p[1] != '[') {
        return 0;
    }
    size_t n = 2;
    while (n < size && (p[n] < '@' || p[n] > '~')) {
        n++;
    }
    return n < size ? n + 1 : 0;
}

size_t gi_screen_width(const char *text, size_t size) {
    size_t total = 0;
    char show[16];
    while (size > 0) {
        int width = 0;
        size_t n = control(text, size);
        n = n > 0 ? n : look(text, size, (int)(total % (size_t)screen.columns), show, &width);
        total += (size_t)width;
        text += n;
        size -= n;
    }
    return total;
}

static int prompt_width(const char *prompt) { return prompt == NULL ? 0 : (int)gi_screen_width(prompt, strlen(prompt)); }

/* A prompt with room for a few characters of text behind it, else none. */
static const char *fitting(const char *prompt) {
    return prompt != NULL && prompt_width(prompt) + 4 < screen.columns ? prompt : NULL;
}

static void add_prompt(Bytes *b, const char *prompt) {
    for (; *prompt; prompt++) {
        if (*prompt != '\001' && *prompt != '\002') {
            add(b, prompt, 1);
        }
    }
}

/* --- layout --- */

static bool add_row(size_t start, const char *prompt) {
    if (screen.row_count == screen.row_capacity) {
        size_t capacity = screen.row_capacity == 0 ? 32 : 2 * screen.row_capacity;
        Row *rows = realloc(screen.rows, capacity * sizeof *rows);
        if (rows == NULL) {
            return false;
        }
        screen.rows = rows;
        screen.row_capacity = capacity;
    }
    screen.rows[screen.row_count++] = (Row){start, prompt};
    return true;
}

typedef struct Place {
    size_t row;
    int column;
} Place;

/* Divides the text into rows; where the cursor is. */
static Place lay_out(const char *prompt, const char *text, size_t size, size_t point) {
    Place cursor = {0, 0};
    char show[16];
    prompt = fitting(prompt);
    const char *more = fitting(screen.more_prompt);
    int column = prompt_width(prompt), width;
    screen.row_count = 0;
    add_row(0, prompt);
    for (size_t i = 0; i < size && screen.row_count > 0;) {
        size_t n = 1;
        width = 0;
        if (text[i] != '\n') {
            n = look(text + i, size - i, column, show, &width);
            if (column + width > screen.columns) {
                add_row(i, NULL);
                column = 0;
                look(text + i, size - i, column, show, &width);
            }
        }
        if (i == point) {
            cursor = (Place){screen.row_count - 1, column < screen.columns ? column : screen.columns - 1};
        }
        column += width;
        i += n;
        if (text[i - n] == '\n') {
            add_row(i, more);
            column = prompt_width(more);
        }
    }
    if (point >= size) {
        if (column >= screen.columns) {
            add_row(size, NULL);
            column = 0;
        }
        cursor = (Place){screen.row_count - 1, column};
    }
    return cursor;
}

/* A row as it is written. */
static Shown render(const char *text, size_t size, size_t index) {
    Row row = screen.rows[index];
    size_t end = index + 1 < screen.row_count ? screen.rows[index + 1].start : size;
    Bytes b = {NULL, 0, 0};
    char show[16];
    int column = prompt_width(row.prompt), width;
    if (row.prompt != NULL) {
        add_prompt(&b, row.prompt);
    }
    for (size_t i = row.start; i < end && text[i] != '\n';) {
        i += look(text + i, size - i, column, show, &width);
        add_text(&b, show);
        column += width;
    }
    add(&b, "", 1);
    return (Shown){b.data, column};
}

/* --- drawing --- */

/* Moves the cursor; rows below the last one shown are made. */
static void go(int row, int column) {
    int last = screen.shown_count > 0 ? screen.shown_count - 1 : 0;
    if (row < screen.cursor_row) {
        add_number(&screen.out, "\033[", screen.cursor_row - row, "A");
    }
    int down = (row < last ? row : last) - screen.cursor_row;
    if (down > 0) {
        add_number(&screen.out, "\033[", down, "B");
    }
    for (int i = last; i < row; i++) {
        add_text(&screen.out, "\n");
    }
    add_text(&screen.out, "\r");
    if (column > 0) {
        add_number(&screen.out, "\033[", column, "C");
    }
    screen.cursor_row = row;
}

static void forget(int from) {
    for (int i = from; i < screen.shown_count; i++) {
        free(screen.shown[i].text);
    }
    screen.shown_count = from < screen.shown_count ? from : screen.shown_count;
}

static bool make_room(int count) {
    if (count <= screen.shown_capacity) {
        return true;
    }
    Shown *shown = realloc(screen.shown, (size_t)count * sizeof *shown);
    if (shown == NULL) {
        return false;
    }
    screen.shown = shown;
    screen.shown_capacity = count;
    return true;
}

/* Row i of the window becomes `row`, which is taken over. */
static void show(int i, Shown row) {
    if (i < screen.shown_count && strcmp(screen.shown[i].text, row.text) == 0) {
        free(row.text);
        return;
    }
    go(i, 0);
    add_text(&screen.out, row.text);
    if (row.width < screen.columns) {
        add_text(&screen.out, "\033[K");
    }
    if (i < screen.shown_count) {
        free(screen.shown[i].text);
    } else {
        screen.shown_count = i + 1;
    }
    screen.shown[i] = row;
}

/* The first row of the window of `height` rows: it moves only as far as the cursor needs. */
static size_t find_top(size_t cursor_row, size_t height) {
    size_t top = screen.top;
    top = cursor_row < top ? cursor_row : top;
    top = cursor_row >= top + height ? cursor_row - height + 1 : top;
    return top + height > screen.row_count ? screen.row_count - height : top;
}

void gi_screen_draw(const char *prompt, const char *text, size_t size, size_t point) {
    Place cursor = lay_out(prompt == NULL ? screen.prompt : prompt, text, size, point);
    size_t height = screen.row_count < (size_t)screen.lines ? screen.row_count : (size_t)screen.lines;
    if (height == 0 || !make_room((int)height)) {
        return;
    }
    if (screen.shown_count == 0 && screen.output_column > 0) {
        add_text(&screen.out, "\r\n");
        screen.apart = true;
    }
    screen.top = find_top(cursor.row, height);
    for (int i = 0; i < (int)height; i++) {
        Shown row = render(text, size, screen.top + (size_t)i);
        if (row.text == NULL) {
            return;
        }
        show(i, row);
    }
    if (screen.shown_count > (int)height) {
        go((int)height, 0);
        add_text(&screen.out, "\033[J");
        forget((int)height);
    }
    go((int)(cursor.row - screen.top), cursor.column);
    flush();
}

void gi_screen_hide(void) {
    if (screen.shown_count == 0) {
        return;
    }
    go(0, 0);
    add_text(&screen.out, "\033[J");
    forget(0);
    if (screen.apart) {
        add_text(&screen.out, "\033[A");
        add_number(&screen.out, "\033[", screen.output_column, "C");
        screen.apart = false;
    }
    flush();
}

void gi_screen_leave(void) {
    if (screen.shown_count > 0) {
        go(screen.shown_count - 1, 0);
        add_text(&screen.out, "\r\n");
        forget(0);
    }
    screen.cursor_row = 0;
    screen.output_column = 0;
    screen.apart = false;
    flush();
}

/* --- around the entry --- */

static void set_prompt(char **where, const char *prompt) {
    free(*where);
    *where = strdup(prompt);
}

void gi_screen_set_prompts(const char *prompt, const char *more_prompt) {
    set_prompt(&screen.prompt, prompt);
    set_prompt(&screen.more_prompt, more_prompt);
}

void gi_screen_begin(const char *prompt, const char *more_prompt) {
    const char *last = strrchr(prompt, '\n');
    forget(0);
    screen.cursor_row = 0;
    screen.top = 0;
    screen.apart = false;
    if (last != NULL) { /* what stands above the prompt is written once */
        add_text(&screen.out, screen.output_column > 0 ? "\r\n" : "");
        for (const char *p = prompt; p <= last; p++) {
            add(&screen.out, p, *p != '\001' && *p != '\002');
        }
        screen.output_column = 0;
    }
    gi_screen_set_prompts(last == NULL ? prompt : last + 1, more_prompt);
    flush();
}

void gi_screen_clear(void) {
    forget(0);
    screen.cursor_row = screen.output_column = 0;
    screen.apart = false;
    gi_screen_put("\033[H\033[2J", 7);
}

void gi_screen_wrote(const char *data, size_t size) {
    size_t n;
    for (; size > 0; data += n, size -= n) {
        n = control(data, size);
        if (n > 0) {
            continue;
        }
        n = 1;
        if (*data == '\n' || *data == '\r') {
            screen.output_column = 0;
        } else if ((*data & 0xC0) != 0x80 && (unsigned char)*data >= ' ') {
            screen.output_column = screen.output_column % screen.columns + 1;
        }
    }
}

void gi_screen_measure(bool moved) {
    struct winsize size;
    int before = screen.columns;
    if (ioctl(TERMINAL, TIOCGWINSZ, &size) == 0 && size.ws_col > 0 && size.ws_row > 0) {
        screen.columns = size.ws_col < 8 ? 8 : size.ws_col;
        screen.lines = size.ws_row < 2 ? 2 : size.ws_row;
    }
    if (!moved || screen.shown_count == 0) {
        return;
    }
    int up = 0; /* rows that a narrower terminal has made of those above the cursor */
    for (int i = 0; i < screen.cursor_row; i++) {
        int width = screen.shown[i].width;
        up += screen.columns < before && width > screen.columns ? (width + screen.columns - 1) / screen.columns : 1;
    }
    screen.cursor_row = up;
    gi_screen_hide();
}

int gi_screen_columns(void) { return screen.columns; }
