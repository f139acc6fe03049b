/* SPDX-License-Identifier: MIT
 * interp/repl/readline/keys.c: the keys that make readline an editor for Python: Enter, Tab, movement in
 * an entry of several lines, paste, Ctrl-Z. All other keys are readline's (and the user's inputrc).
 *
 * Functions bound to keys run with the GIL, in the thread gi_editor.t.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <readline/history.h>
#include <readline/readline.h>

#include "interp/repl/block.h"
#include "interp/repl/readline/editor.h"
#include "interp/repl/readline/screen.h"
#include "interp/repl/readline/terminal.h"
#include "runtime/errors/error.h"
#include "runtime/gil/gil.h"
#include "runtime/types/number.h"
#include "runtime/types/sequence.h"
#include "runtime/types/str.h"

#define INDENT 4
#define PASTE_PAUSE_MS 10 /* keys that follow Enter faster than this come from no finger */
#define NEXT_PAUSE_MS 100 /* the same behind a line that was pasted */
#define MATCHES_SHOWN 200

static const char paste_end[] = "\033[201~";

/* --- lines within the entry --- */

static int line_start(int point) {
    while (point > 0 && rl_line_buffer[point - 1] != '\n') {
        point--;
    }
    return point;
}

static int line_end(int point) {
    const char *stop = memchr(rl_line_buffer + point, '\n', (size_t)(rl_end - point));
    return stop == NULL ? rl_end : (int)(stop - rl_line_buffer);
}

/* Number of white space bytes from `from` on, up to `to`. */
static int blank_size(int from, int to) {
    int i = from;
    while (i < to && (rl_line_buffer[i] == ' ' || rl_line_buffer[i] == '\t')) {
        i++;
    }
    return i - from;
}

static int key_home(int count, int key) {
    (void)count, (void)key;
    rl_point = line_start(rl_point);
    return 0;
}

static int key_end(int count, int key) {
    (void)count, (void)key;
    rl_point = line_end(rl_point);
    return 0;
}

/* The place in the line that begins at `start` which is `characters` from its start. */
static int at_column(int start, int characters) {
    int point = start, end = line_end(start);
    while (point < end && characters-- > 0) {
        do {
            point++;
        } while (point < end && (rl_line_buffer[point] & 0xC0) == 0x80);
    }
    return point;
}

static int column_of(int point) {
    int n = 0;
    for (int i = line_start(point); i < point; i++) {
        n += (rl_line_buffer[i] & 0xC0) != 0x80;
    }
    return n;
}

static int key_up(int count, int key) {
    int start = line_start(rl_point);
    if (start > 0) {
        rl_point = at_column(line_start(start - 1), column_of(rl_point));
        return 0;
    }
    return gi_editor.request->block ? rl_get_previous_history(count, key) : rl_ding();
}

static int key_down(int count, int key) {
    int end = line_end(rl_point);
    if (end < rl_end) {
        rl_point = at_column(end + 1, column_of(rl_point));
        return 0;
    }
    return gi_editor.request->block ? rl_get_next_history(count, key) : rl_ding();
}

static int key_kill_to_end(int count, int key) {
    int end = line_end(rl_point);
    (void)count, (void)key;
    return rl_kill_text(rl_point, end == rl_point && end < rl_end ? end + 1 : end);
}

static int key_kill_to_start(int count, int key) {
    int start = line_start(rl_point);
    (void)count, (void)key;
    rl_kill_text(start, rl_point);
    rl_point = start;
    return 0;
}

/* In the indentation a step of it goes, else a character. */
static int key_backspace(int count, int key) {
    int start = line_start(rl_point), blanks = rl_point - start;
    if (blanks == 0 || blank_size(start, rl_point) != blanks || memchr(rl_line_buffer + start, '\t', (size_t)blanks)) {
        return rl_rubout(count, key);
    }
    int size = blanks % INDENT == 0 ? INDENT : blanks % INDENT;
    rl_delete_text(rl_point - size, rl_point);
    rl_point -= size;
    return 0;
}

static int key_clear(int count, int key) {
    (void)count, (void)key;
    gi_screen_clear();
    gi_editor_draw();
    return 0;
}

/* --- Enter --- */

static int accept(void) {
    rl_point = rl_end;
    gi_editor_draw();
    RL_SETSTATE(RL_STATE_DONE);
    rl_done = 1;
    return 0;
}

/* Do keys follow as they do in a paste? Within one the terminal may take its time. */
static bool is_pasted(void) {
    static bool before;
    gi_gil_release(gi_editor.t);
    before = gi_editor_key_waits(before ? NEXT_PAUSE_MS : PASTE_PAUSE_MS);
    gi_gil_take(gi_editor.t);
    return before;
}

/* In a paste without marks most lines need no parsing to see that the entry goes on: so a paste of n lines
 * takes time for n lines. */
static bool surely_goes_on(void) {
    static GiBlockScan scan;
    if (rl_point < rl_end || !gi_editor_key_waits(0)) {
        scan = (GiBlockScan){0};
        return false;
    }
    if (scan.at > (size_t)rl_end) {
        scan = (GiBlockScan){0};
    }
    return gi_block_scan(&scan, rl_line_buffer, (size_t)rl_end);
}

static bool ends_block(const char *line, size_t size) {
    static const char *const words[] = {"return", "pass", "break", "continue", "raise"};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        size_t n = strlen(words[i]);
        if (size >= n && memcmp(line, words[i], n) == 0 && (size == n || strchr(" \t;(", line[n]) != NULL)) {
            return true;
        }
    }
    return false;
}

/* Columns for the line behind the one that ends at the cursor. */
static int next_indent(void) {
    int start = line_start(rl_point), indent = blank_size(start, rl_point), last = rl_point;
    const char *line = rl_line_buffer + start + indent;
    for (int i = start + indent; i < rl_point && strchr("\"'", rl_line_buffer[i]) == NULL; i++) {
        if (rl_line_buffer[i] == '#') {
            last = i;
            break;
        }
    }
    while (last > start && strchr(" \t", rl_line_buffer[last - 1]) != NULL) {
        last--;
    }
    if (last > start + indent && rl_line_buffer[last - 1] == ':') {
        return indent + INDENT;
    }
    bool out = last > start + indent && ends_block(line, (size_t)(last - start - indent));
    return out && indent >= INDENT ? indent - INDENT : indent;
}

static void insert_line(void) {
    int indent = is_pasted() ? 0 : next_indent();
    char text[258];
    indent = indent < 256 ? indent : 256;
    text[0] = '\n';
    memset(text + 1, ' ', (size_t)indent);
    text[1 + indent] = 0;
    rl_insert_text(text);
}

static int key_new_line(int count, int key) {
    (void)count, (void)key;
    insert_line();
    return 0;
}

/* An entry of the history as it was: it is complete, and runs. */
static bool is_recalled(void) {
    HIST_ENTRY *entry = where_history() < history_length ? current_history() : NULL;
    return entry != NULL && strcmp(entry->line, rl_line_buffer) == 0 &&
           (gi_editor.searching || rl_point == rl_end);
}

static int key_enter(int count, int key) {
    (void)count, (void)key;
    if (gi_editor.pasting) {
        return rl_insert_text("\n") < 0;
    }
    if (!gi_editor.request->block || rl_line_buffer[0] == ':' || is_recalled()) {
        return accept();
    }
    if (surely_goes_on()) {
        return rl_insert_text("\n") < 0;
    }
    int more = 1;
    if (line_end(rl_point) == rl_end) {
        more = gi_block_wants_more(gi_editor.t, rl_line_buffer, (size_t)rl_end, true);
        gi_editor.failed |= more < 0;
        rl_point = rl_end;
    }
    if (more > 0) {
        insert_line();
        return 0;
    }
    return more < 0 ? 0 : accept();
}

/* --- Tab --- */

/* The names in columns, each padded to the widest. */
static void show_matches(GiThread *t, GiValue list) {
    const GiList *l = gi_as_list(list);
    size_t shown = l->size < MATCHES_SHOWN ? l->size : MATCHES_SHOWN, widest = 1;
    for (size_t i = 0; i < shown; i++) {
        size_t width = gi_screen_width(gi_str_text(l->items[i]), gi_str_size(l->items[i]));
        widest = width > widest ? width : widest;
    }
    size_t columns = (size_t)gi_screen_columns() / (widest + 2);
    columns = columns == 0 ? 1 : columns;
    size_t rows = (shown + columns - 1) / columns;
    GiText b;
    gi_text_init(&b, t);
    for (size_t row = 0; row < rows; row++) {
        for (size_t i = row; i < shown; i += rows) {
            gi_text_add_str(&b, l->items[i]);
            size_t width = gi_screen_width(gi_str_text(l->items[i]), gi_str_size(l->items[i]));
            for (; i + rows < shown && width < widest + 2; width++) {
                gi_text_add_text(&b, " ");
            }
        }
        gi_text_add_text(&b, "\r\n");
    }
    if (l->size > shown) {
        char rest[64];
        snprintf(rest, sizeof rest, "... and %zu more\r\n", l->size - shown);
        gi_text_add_text(&b, rest);
    }
    GiValue text = gi_text_finish(&b);
    if (text != GI_NULL) {
        gi_editor_show_below(gi_str_text(text), gi_str_size(text));
        gi_drop(t, text);
    }
}

/* Replaces `characters` before the cursor. */
static void replace_before(int64_t characters, GiValue text) {
    int from = rl_point;
    while (characters > 0 && from > 0) {
        from--;
        characters -= (rl_line_buffer[from] & 0xC0) != 0x80;
    }
    if (rl_point - from == (int)gi_str_size(text) &&
        memcmp(rl_line_buffer + from, gi_str_text(text), gi_str_size(text)) == 0) {
        return;
    }
    rl_begin_undo_group();
    rl_delete_text(from, rl_point);
    rl_point = from;
    rl_insert_text(gi_str_text(text));
    rl_end_undo_group();
}

/* result: (characters to replace, text to put there, list of what fits). */
static void use_matches(GiThread *t, GiValue result) {
    int64_t characters;
    GiTuple *r = gi_is_tuple(result) && gi_as_tuple(result)->size == 3 ? gi_as_tuple(result) : NULL;
    if (r == NULL || gi_int_overflow(r->items[0], &characters) != 0 || !gi_is_str(r->items[1]) ||
        !gi_is_list(r->items[2]) || gi_as_list(r->items[2])->size == 0) {
        rl_ding();
        return;
    }
    int before = rl_end;
    replace_before(characters, r->items[1]);
    if (gi_as_list(r->items[2])->size > 1 && rl_end == before) {
        show_matches(t, r->items[2]);
    }
}

static void complete(GiThread *t) {
    GiValue f = gi_import_attr(t, "_gilt_complete", "complete"), result = GI_NULL;
    GiValue text = gi_str_decode_utf8(t, rl_line_buffer, (size_t)rl_point, "surrogateescape");
    if (f != GI_NULL && text != GI_NULL) {
        result = gi_call2(t, f, text, gi_counted(gi_editor.request->globals));
    }
    gi_xdrop(t, f);
    gi_xdrop(t, text);
    if (result != GI_NULL) {
        use_matches(t, result);
        gi_drop(t, result);
    }
    if (gi_failed(t) && gi_error_is(t, &gi_KeyboardInterrupt)) {
        gi_editor.failed = true;
    } else if (gi_failed(t)) {
        gi_error_clear(t);
        rl_ding();
    }
}

static int key_tab(int count, int key) {
    int start = line_start(rl_point);
    if (!gi_editor.request->block || gi_editor.pasting) {
        return rl_insert(count, key);
    }
    if (blank_size(start, rl_point) == rl_point - start) {
        int size = INDENT - (rl_point - start) % INDENT;
        rl_insert_text("    " + INDENT - size);
    } else if (gi_editor.request->globals != NULL) {
        complete(gi_editor.t);
    }
    return 0;
}

/* --- paste --- */

/* What is between the marks of a bracketed paste, malloc'ed; what follows is read again later. */
static char *read_paste(size_t *size) {
    size_t capacity = 1 << 16, used = 0, end_size = sizeof paste_end - 1;
    char *data = malloc(capacity + 1);
    while (data != NULL) {
        if (capacity - used < 1 << 15) {
            char *larger = realloc(data, 2 * capacity + 1);
            if (larger == NULL) {
                break;
            }
            data = larger;
            capacity *= 2;
        }
        size_t n = gi_editor_read_bytes(data + used, capacity - used);
        if (n == 0) {
            break;
        }
        size_t from = used > end_size ? used - end_size : 0;
        used += n;
        char *stop = memmem(data + from, used - from, paste_end, end_size);
        if (stop != NULL) {
            *size = (size_t)(stop - data);
            gi_editor_push(stop + end_size, used - *size - end_size);
            return data;
        }
    }
    free(data);
    return NULL;
}

/* Line ends become "\n"; a NUL, which no text for readline can hold, becomes the visible U+2400. */
static char *clean_paste(const char *data, size_t size) {
    char *text = malloc(3 * size + 1), *out = text;
    for (size_t i = 0; text != NULL && i < size; i++) {
        if (data[i] == '\r') {
            *out++ = '\n';
            i += i + 1 < size && data[i + 1] == '\n';
        } else if (data[i] == 0) {
            memcpy(out, "\xE2\x90\x80", 3);
            out += 3;
        } else {
            *out++ = data[i];
        }
    }
    if (text != NULL) {
        *out = 0;
    }
    return text;
}

/* A line for input() ends with the first line of a paste; the rest is read by whoever asks next. */
static void paste_line(char *text) {
    char *stop = strchr(text, '\n');
    if (stop == NULL) {
        rl_insert_text(text);
        return;
    }
    *stop = 0;
    rl_insert_text(text);
    for (char *p = stop + 1; *p; p++) {
        *p = *p == '\n' ? '\r' : *p;
    }
    gi_editor_push(stop + 1, strlen(stop + 1));
    accept();
}

static int key_paste(int count, int key) {
    size_t size;
    (void)count, (void)key;
    char *data = read_paste(&size), *text = data == NULL ? NULL : clean_paste(data, size);
    if (text == NULL) {
        rl_ding();
    } else if (gi_editor.request->block) {
        rl_insert_text(text);
    } else {
        paste_line(text);
    }
    free(data);
    free(text);
    return 0;
}

/* F3, as in CPython: lines are taken as they come until F3 comes again. */
static int key_paste_mode(int count, int key) {
    (void)count, (void)key;
    if (!gi_editor.request->block) {
        return rl_ding();
    }
    gi_editor_set_pasting(!gi_editor.pasting);
    return 0;
}

/* --- F1, F2 --- */

/* Ends the reading to run something else; the entry comes back after. */
static int step_aside(const char *what) {
    if (!gi_editor.request->block) {
        return rl_ding();
    }
    gi_editor.aside = what;
    gi_editor.kept_point = rl_point;
    return accept();
}

static int key_help(int count, int key) {
    (void)count, (void)key;
    return step_aside(":doc");
}

static int key_history(int count, int key) {
    (void)count, (void)key;
    return step_aside(":history");
}

/* --- Ctrl-Z --- */

static int key_suspend(int count, int key) {
    (void)count, (void)key;
    gi_screen_leave();
    gi_terminal_suspend();
    gi_editor_draw();
    return 0;
}

/* --- binding --- */

static void bind_keys(Keymap map) {
    static const struct { const char *keys; rl_command_func_t *function; } table[] = {
        {"\r", key_enter}, {"\n", key_enter}, {"\t", key_tab}, {"\033\r", key_new_line},
        {"\033[200~", key_paste}, {"\032", key_suspend}, {"\177", key_backspace}, {"\010", key_backspace},
        {"\033[A", key_up}, {"\033OA", key_up}, {"\033[B", key_down}, {"\033OB", key_down},
        {"\033[H", key_home}, {"\033OH", key_home}, {"\033[1~", key_home}, {"\033[F", key_end},
        {"\033OF", key_end}, {"\033[4~", key_end}, {"\014", key_clear},
        {"\033OP", key_help}, {"\033[11~", key_help}, {"\033[[A", key_help},
        {"\033OQ", key_history}, {"\033[12~", key_history}, {"\033[[B", key_history},
        {"\033OR", key_paste_mode}, {"\033[13~", key_paste_mode}, {"\033[[C", key_paste_mode}};
    for (size_t i = 0; i < sizeof table / sizeof *table; i++) {
        rl_bind_keyseq_in_map(table[i].keys, table[i].function, map);
    }
}

/* Keys with a meaning in most programs, which readline leaves to the user's inputrc. */
static void bind_common(Keymap map) {
    static const struct { const char *keys; rl_command_func_t *function; } table[] = {
        {"\033[1;5C", rl_forward_word}, {"\033[1;5D", rl_backward_word},
        {"\033[5~", rl_history_search_backward}, {"\033[6~", rl_history_search_forward}};
    for (size_t i = 0; i < sizeof table / sizeof *table; i++) {
        rl_bind_keyseq_if_unbound_in_map(table[i].keys, table[i].function, map);
    }
}

void gi_keys_bind(void) {
    bind_common(emacs_standard_keymap);
    bind_common(vi_insertion_keymap);
    bind_keys(emacs_standard_keymap);
    bind_keys(vi_insertion_keymap);
    rl_bind_key_in_map('\001', key_home, emacs_standard_keymap);
    rl_bind_key_in_map('\005', key_end, emacs_standard_keymap);
    rl_bind_key_in_map('\013', key_kill_to_end, emacs_standard_keymap);
    rl_bind_key_in_map('\025', key_kill_to_start, emacs_standard_keymap);
}
