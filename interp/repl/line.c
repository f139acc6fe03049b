/* SPDX-License-Identifier: MIT
 * interp/repl/line.c: the line editor behind the prompt: readline where found, else plain reading.
 */
#include "interp/repl/line.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>
#ifdef GI_HAVE_READLINE
#include <readline/history.h>
#include <readline/readline.h>
#endif

#include "runtime/exception.h"
#include "runtime/gil/block.h"

#define HISTORY_LINES 2000

typedef struct Reading {
    const char *prompt;
    char *line;
} Reading;

static char *history_path(void) {
    const char *home = getenv("HOME");
    char *path = NULL;
    return home != NULL && asprintf(&path, "%s/.gilt_history", home) >= 0 ? path : NULL;
}

#ifdef GI_HAVE_READLINE
static int64_t read_edited(void *arg) {
    Reading *r = arg;
    errno = 0;
    r->line = readline(r->prompt);
    return r->line == NULL && errno == EINTR ? -1 : 0;
}

void gi_line_open(GiThread *t) {
    char *path = history_path();
    rl_readline_name = "gilt";
    rl_catch_signals = 0;
    rl_catch_sigwinch = 1;
    using_history();
    stifle_history(HISTORY_LINES);
    if (path != NULL) {
        read_history(path);
        free(path);
    }
}

void gi_line_close(GiThread *t) {
    char *path = history_path();
    if (path != NULL) {
        write_history(path);
        free(path);
    }
}

void gi_line_remember(const char *text, size_t size) {
    char *copy = strndup(text, size > 0 && text[size - 1] == '\n' ? size - 1 : size);
    if (copy != NULL) {
        add_history(copy);
        free(copy);
    }
}
#else
static int64_t read_edited(void *arg) {
    Reading *r = arg;
    size_t capacity = 0;
    fputs(r->prompt, stderr);
    errno = 0;
    ssize_t n = getline(&r->line, &capacity, stdin);
    if (n < 0) {
        free(r->line);
        r->line = NULL;
        clearerr(stdin);
        return errno == EINTR ? -1 : 0;
    }
    if (n > 0 && r->line[n - 1] == '\n') {
        r->line[n - 1] = 0;
    }
    return 0;
}

void gi_line_open(GiThread *t) { free(history_path()); }
void gi_line_close(GiThread *t) {}
void gi_line_remember(const char *text, size_t size) {}
#endif

int gi_line_read(GiThread *t, const char *prompt, char **line) {
    Reading r = {.prompt = prompt};
    int error = 0;
    int64_t n = gi_block(t, GI_BLOCK_CONSOLE, "input", GI_NULL, read_edited, &r, &error);
    if (n < 0) {
        free(r.line);
        if (n == -1) {
            gi_raise_errno(t, error, GI_NULL);
        }
        return -1;
    }
    *line = r.line;
    return r.line != NULL;
}

void gi_source_remember_text(GiThread *t, GiValue filename, const char *text, size_t size) {
    if (!gi_source_remember(t, filename, text, size)) {
        gi_error_clear(t);
    }
}
