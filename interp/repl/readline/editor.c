/* SPDX-License-Identifier: MIT
 * interp/repl/readline/editor.c: the editor over GNU readline: it gives keys, key bindings, undo, kill
 * ring and search; the display is screen.c, the extra keys are keys.c, terminal modes terminal.c.
 *
 * readline's callback interface is fed key by key. Between keys the thread waits in gi_block without the
 * GIL, so other threads run while the user thinks; with the GIL a key is handled and drawn.
 *
 * D1  There is one terminal, so the state is one static structure. It belongs to the thread that set
 *     `reader`; another one that wants to read waits in `queue`.
 * D2  What others write to the terminal goes between before_write and after_write: the entry is off the
 *     screen while `writers` > 0, and drawn again after.
 */
#include "interp/repl/readline/editor.h"

#include <errno.h>
#include <langinfo.h>
#include <locale.h>
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <readline/history.h>
#include <readline/readline.h>

#include "interp/repl/editor.h"
#include "interp/repl/readline/screen.h"
#include "interp/repl/readline/terminal.h"
#include "runtime/errors/color.h"
#include "runtime/console.h"
#include "runtime/errors/exception.h"
#include "runtime/gil/block.h"
#include "runtime/gil/signal.h"
#include "runtime/types/str.h"

#define KEYBOARD 0
#define PASTE_PROMPT "(paste) "

GiEditor gi_editor;

static GiWaitQueue queue;
static GiThread *reader;
static int writers;
static bool dirty;

/* --- drawing --- */

static void on_redisplay(void) { dirty = true; }

void gi_editor_draw(void) {
    if (reader == NULL || writers > 0 || gi_editor.done) {
        return;
    }
    const char *message = rl_display_prompt != rl_prompt ? rl_display_prompt : NULL;
    gi_screen_draw(message, rl_line_buffer, (size_t)rl_end, (size_t)rl_point);
    dirty = false;
}

void gi_editor_set_pasting(bool on) {
    const GiEditorRequest *r = gi_editor.request;
    const char *prompt = r->prompt[0] == '\033' ? GI_COLOR_TITLE PASTE_PROMPT GI_COLOR_RESET : PASTE_PROMPT;
    gi_editor.pasting = on;
    gi_screen_set_prompts(on ? prompt : r->prompt, on ? prompt : r->more_prompt);
    dirty = true;
}

void gi_editor_show_below(const char *text, size_t size) {
    gi_screen_draw(NULL, rl_line_buffer, (size_t)rl_end, (size_t)rl_end);
    gi_screen_leave();
    gi_screen_put(text, size);
    dirty = true;
}

static void before_write(GiThread *t) {
    (void)t;
    if (writers++ == 0 && reader != NULL) {
        gi_screen_hide();
    }
}

static void after_write(GiThread *t, const char *data, size_t size) {
    (void)t;
    gi_screen_wrote(data, size);
    if (--writers == 0) {
        gi_editor_draw();
    }
}

/* --- keys --- */

static bool key_waits(int milliseconds) {
    struct pollfd key = {.fd = KEYBOARD, .events = POLLIN};
    return gi_editor.pushed_count > 0 || poll(&key, 1, milliseconds) > 0;
}

bool gi_editor_key_waits(int milliseconds) { return key_waits(milliseconds); }

/* Both of them, without the GIL: 1 a key, 0 something else. */
static int64_t call_wait(void *arg) {
    struct pollfd fds[2] = {{.fd = KEYBOARD, .events = POLLIN},
                            {.fd = gi_terminal_wake_fd(), .events = POLLIN}};
    (void)arg;
    if (poll(fds, 2, -1) < 0) {
        return -1;
    }
    return fds[0].revents != 0;
}

/* Waits for a key: 1 there is one, 0 look around, -1 error set. */
static int wait_key(GiThread *t) {
    int error = 0;
    if (gi_editor.pushed_count > 0) {
        return 1;
    }
    int64_t r = gi_block(t, GI_BLOCK_CONSOLE, "keyboard", GI_NULL, call_wait, NULL, &error);
    if (r == -1) {
        gi_raise_errno(t, error, GI_NULL);
    }
    gi_terminal_drain();
    if (r > 0 && !gi_poll(t, 1)) { /* Ctrl-C and then Enter: nothing runs */
        return -1;
    }
    return r < 0 ? -1 : (int)r;
}

void gi_editor_push(const char *data, size_t size) {
    char *all = malloc(size + gi_editor.pushed_count + 1);
    if (all == NULL) {
        return;
    }
    memcpy(all, data, size);
    if (gi_editor.pushed_count > 0) {
        memcpy(all + size, gi_editor.pushed + gi_editor.pushed_at, gi_editor.pushed_count);
    }
    free(gi_editor.pushed);
    gi_editor.pushed = all;
    gi_editor.pushed_at = 0;
    gi_editor.pushed_count += size;
}

size_t gi_editor_read_bytes(char *data, size_t size) {
    if (gi_editor.pushed_count > 0) {
        size = size < gi_editor.pushed_count ? size : gi_editor.pushed_count;
        memcpy(data, gi_editor.pushed + gi_editor.pushed_at, size);
        gi_editor.pushed_at += size;
        gi_editor.pushed_count -= size;
        return size;
    }
    while (!key_waits(0)) {
        if (gi_editor.failed || wait_key(gi_editor.t) < 0) {
            gi_editor.failed = true;
            return 0;
        }
    }
    ssize_t n = read(KEYBOARD, data, size);
    gi_editor.gone = n == 0 || (n < 0 && errno != EAGAIN && errno != EINTR);
    return n > 0 ? (size_t)n : 0;
}

/* readline asks for a key only when one is there; within a sequence of several it may have to wait. */
static int next_byte(FILE *stream) {
    char c;
    (void)stream;
    return gi_editor_read_bytes(&c, 1) == 1 ? (unsigned char)c : EOF;
}

static int input_available(void) { return key_waits(0); }

/* --- reading an entry --- */

static void on_line(char *line) {
    gi_editor.done = true;
    gi_editor.line = line;
    rl_callback_handler_remove();
}

static void look_around(void) {
    bool moved = gi_terminal_resized();
    if (gi_terminal_continued()) {
        gi_terminal_leave(); /* the shell may have set its own modes */
        gi_terminal_enter();
        gi_screen_leave();
        dirty = true;
    }
    if (moved) {
        gi_screen_measure(true);
        dirty = true;
    }
}

static int read_keys(GiThread *t) {
    while (!gi_editor.done && !gi_editor.failed) {
        if (dirty && !key_waits(0)) {
            gi_editor_draw();
        }
        int r = wait_key(t);
        look_around();
        if (r < 0) {
            return -1;
        }
        if (r > 0) {
            gi_editor.searching = RL_ISSTATE(RL_STATE_ISEARCH) != 0;
            rl_callback_read_char();
        }
    }
    return gi_editor.failed ? -1 : 0;
}

/* D1: waits for the terminal. */
static bool become_reader(GiThread *t) {
    while (reader != NULL) {
        if (gi_wait(t, GI_BLOCK_CONSOLE, "terminal", GI_NULL, &queue, GI_NO_DEADLINE) == -2) {
            return false;
        }
    }
    reader = t;
    return true;
}

/* What was typed before something else ran in between. */
static void bring_back(void) {
    if (gi_editor.kept != NULL && gi_editor.request->block) {
        rl_insert_text(gi_editor.kept);
        rl_point = gi_editor.kept_point;
        free(gi_editor.kept);
        gi_editor.kept = NULL;
    }
}

static void start(GiThread *t, const GiEditorRequest *request) {
    gi_editor.t = t;
    gi_editor.request = request;
    gi_editor.done = gi_editor.failed = gi_editor.gone = gi_editor.pasting = false;
    gi_editor.line = NULL;
    gi_editor.aside = NULL;
    gi_screen_measure(false);
    gi_screen_begin(request->prompt, request->more_prompt);
    history_set_pos(history_length);
    rl_num_chars_to_read = 0;
    rl_callback_handler_install(request->prompt, on_line);
    bring_back();
    dirty = true;
}

/* The entry stays on the screen as it was when its reading ended. */
static void finish(GiThread *t, bool drawn) {
    if (!drawn) {
        gi_editor.done = false;
        gi_editor_draw();
        rl_callback_handler_remove();
    }
    gi_screen_leave();
    rl_free_line_state();
    rl_callback_sigcleanup();
    gi_terminal_leave();
    reader = NULL;
    gi_wake(t, &queue, 1);
}

static GiEditorResult take_result(char **text) {
    *text = gi_editor.line;
    if (gi_editor.aside == NULL || *text == NULL) {
        return *text == NULL ? GI_EDITOR_END : GI_EDITOR_ENTRY;
    }
    free(gi_editor.kept);
    gi_editor.kept = *text;
    *text = strdup(gi_editor.aside);
    return *text == NULL ? GI_EDITOR_END : GI_EDITOR_ASIDE;
}

static bool prepare(void);

GiEditorResult gi_editor_read(GiThread *t, const GiEditorRequest *request, char **text, size_t *size) {
    if (!prepare()) {
        gi_raise_errno(t, errno, GI_NULL);
        return GI_EDITOR_ERROR;
    }
    if (!become_reader(t)) {
        return GI_EDITOR_ERROR;
    }
    int old = gi_signals_owned(t) ? gi_signal_set_wakeup_fd(t, gi_terminal_signal_fd()) : -1;
    if (old >= 0) { /* a script wants them itself */
        gi_signal_set_wakeup_fd(t, old);
    }
    start(t, request);
    int r = read_keys(t);
    finish(t, r == 0);
    if (old < 0 && gi_signals_owned(t)) {
        gi_signal_set_wakeup_fd(t, -1);
    }
    if (r < 0) {
        free(gi_editor.line);
        rl_replace_line("", 1);
        return GI_EDITOR_ERROR;
    }
    GiEditorResult result = take_result(text);
    *size = *text == NULL ? 0 : strlen(*text);
    return result;
}

/* --- input() --- */

static GiValue read_line(GiThread *t, GiValue prompt) {
    GiValue text = gi_str(t, prompt);
    if (text == GI_NULL) {
        return GI_NULL;
    }
    char *line = NULL;
    size_t size;
    GiEditorRequest request = {.prompt = gi_str_text(text), .more_prompt = "", .block = false};
    GiEditorResult r = gi_editor_read(t, &request, &line, &size);
    gi_drop(t, text);
    if (r == GI_EDITOR_ERROR) {
        return GI_NULL;
    }
    if (r == GI_EDITOR_END) {
        return gi_raise(t, &gi_EOFError, "EOF when reading a line");
    }
    GiValue s = gi_str_decode_utf8(t, line, size, "surrogateescape");
    free(line);
    return s;
}

static const GiConsole console = {before_write, after_write, read_line, gi_terminal_leave};

/* --- opening --- */

/* readline and wcwidth must take bytes for UTF-8, whatever the environment says. */
static void use_utf8(void) {
    setlocale(LC_CTYPE, "");
    if (strcmp(nl_langinfo(CODESET), "UTF-8") != 0) {
        setlocale(LC_CTYPE, "C.UTF-8");
    }
}

static void prepare_terminal(int meta) {
    (void)meta;
    gi_terminal_enter();
}

/* Once, when something is to be read: most scripts never ask. */
static bool prepare(void) {
    static bool prepared;
    if (prepared) {
        return true;
    }
    if (!gi_terminal_open()) {
        return false;
    }
    use_utf8();
    rl_readline_name = "gilt";
    rl_catch_signals = 0;
    rl_catch_sigwinch = 0;
    rl_getc_function = next_byte;
    rl_input_available_hook = input_available;
    rl_prep_term_function = prepare_terminal;
    rl_deprep_term_function = gi_terminal_leave;
    rl_variable_bind("bind-tty-special-chars", "off"); /* else Backspace is taken from us */
    rl_initialize();
    rl_redisplay_function = on_redisplay; /* before, readline would take the terminal for one that can do nothing */
    gi_keys_bind();
    prepared = true;
    return true;
}

bool gi_editor_open(GiThread *t) {
    const char *term = getenv("TERM");
    if (!isatty(0) || !isatty(1) || term == NULL || *term == 0 || strcmp(term, "dumb") == 0) {
        return false;
    }
    t->vm->console = &console;
    return true;
}
