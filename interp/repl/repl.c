/* SPDX-License-Identifier: MIT
 * interp/repl/repl.c: the interactive prompt. A block is read line by line until the compiler no longer
 * asks for more (IncompleteInputError); blocks that were opened by a colon end with an empty line.
 */
#include "interp/repl/repl.h"

#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "interp/ast.h"
#include "interp/repl/line.h"
#include "runtime/error.h"
#include "runtime/types/str.h"

/* One logical input: lines joined by newlines. */
typedef struct Block {
    char *text;
    size_t size, capacity;
} Block;

static bool add_line(Block *b, const char *line) {
    size_t n = strlen(line);
    if (b->size + n + 2 > b->capacity) {
        size_t capacity = 2 * (b->size + n + 2);
        char *text = realloc(b->text, capacity);
        if (text == NULL) {
            return false;
        }
        b->text = text;
        b->capacity = capacity;
    }
    memcpy(b->text + b->size, line, n);
    b->size += n;
    b->text[b->size++] = '\n';
    b->text[b->size] = 0;
    return true;
}

static bool is_blank(const char *line) { return line[strspn(line, " \t\f\r")] == 0; }

/* Does the block need more lines? Compound statements go on until an empty line. */
static bool wants_more(GiThread *t, const Block *b, GiValue *code, bool last_blank) {
    GiValue name = gi_str_from_text(t, "<stdin>");
    *code = name == GI_NULL ? GI_NULL
          : gi_compile(t, b->text, b->size, name, 's', last_blank ? 0 : GI_COMPILE_INTERACTIVE_INPUT | GI_COMPILE_NO_IMPLY_DEDENT);
    gi_xdrop(t, name);
    return *code == GI_NULL && gi_error_clear_if(t, &gi_IncompleteInputError);
}

static char *prompt_text(GiThread *t, const char *name, const char *fallback) {
    GiValue v = gi_sys_get(t, name), s = v == GI_NULL ? GI_NULL : gi_str(t, v);
    if (s == GI_NULL) {
        gi_error_clear(t);
        return strdup(fallback);
    }
    char *text = strdup(gi_str_text(s));
    gi_drop(t, s);
    return text;
}

/* Reads one block: 1 code is set, 0 end of input, -1 the error is set. */
static int read_block(GiThread *t, Block *b, GiValue *code) {
    b->size = 0;
    bool first = true;
    while (true) {
        char *prompt = prompt_text(t, first ? "ps1" : "ps2", first ? ">>> " : "... ");
        char *line = NULL;
        int r = gi_line_read(t, prompt ? prompt : "", &line);
        free(prompt);
        if (r <= 0) {
            return r;
        }
        bool blank = is_blank(line);
        if (first && blank) {
            free(line);
            return 2;
        }
        bool ok = add_line(b, line);
        free(line);
        if (!ok) {
            gi_raise_memory(t);
            return -1;
        }
        first = false;
        if (!wants_more(t, b, code, false)) {
            return *code == GI_NULL ? -1 : 1;
        }
        if (blank && !wants_more(t, b, code, true)) {
            return *code == GI_NULL ? -1 : 1;
        }
    }
}

static bool run_block(GiThread *t, const Block *b, GiValue code, GiDict *globals) {
    gi_line_remember(b->text, b->size);
    GiValue name = gi_str_from_text(t, "<stdin>");
    if (name != GI_NULL) {
        gi_source_remember_text(t, name, b->text, b->size);
        gi_drop(t, name);
    }
    GiValue r = gi_run_code(t, code, gi_counted(globals), gi_counted(globals));
    gi_drop(t, code);
    gi_xdrop(t, r);
    return r != GI_NULL;
}

static void flush_stdout(GiThread *t) {
    GiValue out = gi_sys_get(t, "stdout");
    if (out != GI_NULL && out != GI_NONE) {
        GiValue r = gi_call_method0(t, out, GI_NAME(t, flush));
        gi_xdrop(t, r);
    }
    gi_error_clear(t);
}

int gi_repl_run(GiThread *t, GiDict *globals, bool quiet) {
    Block b = {NULL, 0, 0};
    int status = 0;
    if (!quiet) {
        fprintf(stderr, "gilt 0.1.0: Python 3.13. help(), exit() or Ctrl-D to leave.\n");
    }
    gi_line_open(t);
    while (true) {
        GiValue code = GI_NULL;
        int r = read_block(t, &b, &code);
        if (r == 0) {
            break;
        }
        bool ok = r == 2 || (r == 1 && run_block(t, &b, code, globals));
        if (!ok) {
            if (gi_error_is(t, &gi_SystemExit)) {
                status = gi_report_exit_steal(t, gi_error_take(t));
                break;
            }
            if (r < 0 && gi_error_is(t, &gi_KeyboardInterrupt)) {
                gi_error_clear(t);
                fprintf(stderr, "\nKeyboardInterrupt\n");
                continue;
            }
            flush_stdout(t);
            gi_report_exit_steal(t, gi_error_take(t));
        }
        flush_stdout(t);
    }
    gi_line_close(t);
    free(b.text);
    return status;
}
