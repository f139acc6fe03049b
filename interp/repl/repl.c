/* SPDX-License-Identifier: MIT
 * interp/repl/repl.c: the interactive prompt: read an entry, run it, report what went wrong, again.
 *
 * With an editor (editor.h) an entry is a whole block, called <python-input-N> in tracebacks. Without one
 * (no terminal, TERM=dumb, built without readline) lines are read from sys.stdin until the block is
 * complete, and it is shown as <stdin>; both as in CPython 3.13. A line that begins with ':' is a command of
 * interp/command/lib/_gilt_commands.py; no Python statement begins so.
 */
#include "interp/repl/repl.h"

#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "interp/syntax/ast.h"
#include "interp/repl/block.h"
#include "interp/repl/editor.h"
#include "runtime/errors/color.h"
#include "runtime/errors/exception.h"
#include "runtime/file.h"
#include "runtime/gil/gil.h"
#include "runtime/types/number.h"
#include "runtime/types/str.h"

#define MAX_FAULTS 3 /* a signal handler may raise while a line is read; that alone is no reason to end */

typedef struct Repl {
    GiThread *t;
    GiDict *globals;
    bool editing;
    uint32_t flags;     /* of compilation */
    int64_t number;     /* of the entry, counted as CPython does */
    int faults;         /* failures to read, in a row */
    uint64_t switches;  /* hand-overs of the GIL when the prompt appeared */
} Repl;

typedef GiEditorResult Read;

/* --- reading --- */

/* sys.ps1 or ps2 as text, malloc'ed, in colour on a terminal. */
static char *prompt_text(const Repl *r, const char *name, const char *fallback) {
    GiThread *t = r->t;
    GiValue v = gi_sys_get(t, name), s = v == GI_NULL ? GI_NULL : gi_str(t, v);
    gi_error_clear(t);
    const char *text = s == GI_NULL ? fallback : gi_str_text(s);
    char *prompt = NULL;
    if (r->editing && gi_color_wanted(t, 1)) {
        if (asprintf(&prompt, "%s%s%s", GI_COLOR_TITLE, text, GI_COLOR_RESET) < 0) {
            prompt = NULL;
        }
    } else {
        prompt = strdup(text);
    }
    gi_xdrop(t, s);
    return prompt != NULL ? prompt : strdup("");
}

static Read read_edited(Repl *r, char **text, size_t *size) {
    char *first = prompt_text(r, "ps1", ">>> "), *more = prompt_text(r, "ps2", "... ");
    Read result = GI_EDITOR_ERROR;
    if (first == NULL || more == NULL) {
        gi_raise_memory(r->t);
    } else {
        GiEditorRequest request = {first, more, true, r->globals};
        result = gi_editor_read(r->t, &request, text, size);
    }
    free(first);
    free(more);
    if (result == GI_EDITOR_ENTRY) {
        gi_editor_remember(*text);
    }
    return result;
}

/* sys.stdin.readline(); owned str, GI_NULL: error set. */
static GiValue read_line(const Repl *r, bool first) {
    GiThread *t = r->t;
    GiValue in = gi_sys_get(t, "stdin");
    if (in == GI_NULL || in == GI_NONE) {
        return gi_take(t->vm->empty_str);
    }
    char *prompt = prompt_text(r, first ? "ps1" : "ps2", first ? ">>> " : "... ");
    fputs(prompt == NULL ? "" : prompt, stderr);
    free(prompt);
    gi_take(in);
    GiValue readline = gi_getattr_text(t, in, "readline");
    GiValue line = readline == GI_NULL ? GI_NULL : gi_call0(t, readline);
    gi_xdrop(t, readline);
    gi_drop(t, in);
    if (line != GI_NULL && !gi_is_str(line)) {
        gi_drop(t, line);
        return gi_raise_type_error(t, "sys.stdin.readline() returned non-string");
    }
    return line;
}

/* Adds a line to a malloc'ed text. */
static bool append(char **text, size_t *size, GiValue line, bool first) {
    size_t n = gi_str_size(line);
    n -= n > 0 && gi_str_text(line)[n - 1] == '\n';
    char *longer = realloc(*text, *size + n + 2);
    if (longer == NULL) {
        return false;
    }
    *text = longer;
    if (!first) {
        longer[(*size)++] = '\n';
    }
    memcpy(longer + *size, gi_str_text(line), n);
    *size += n;
    longer[*size] = 0;
    return true;
}

/* Lines until the block is complete, or input ends. */
static Read read_plain(Repl *r, char **text, size_t *size) {
    GiThread *t = r->t;
    bool first = true, ended = false, ok = true;
    int more = 1;
    while (ok && more > 0 && !ended) {
        GiValue line = read_line(r, first);
        ok = line != GI_NULL;
        if (ok) {
            ended = gi_str_size(line) == 0;
            ok = append(text, size, line, first) || gi_raise_memory(t) != GI_NULL;
            gi_drop(t, line);
        }
        if (ok && !ended) {
            more = first && (*text)[0] == ':' ? 0 : gi_block_wants_more(t, *text, *size, false);
            ok = more >= 0;
        }
        first = false;
    }
    if (!ok || (ended && *size == 0)) {
        free(*text);
        *text = NULL;
    }
    return !ok ? GI_EDITOR_ERROR : *text == NULL ? GI_EDITOR_END : GI_EDITOR_ENTRY;
}

/* --- running --- */

static bool run_code_steal(Repl *r, GiValue code) {
    if (code == GI_NULL) {
        return true;
    }
    GiValue result = gi_run_code(r->t, code, gi_counted(r->globals), gi_counted(r->globals));
    gi_drop(r->t, code);
    gi_xdrop(r->t, result);
    return result != GI_NULL;
}

static bool run_python(Repl *r, const char *text, size_t size) {
    GiThread *t = r->t;
    char label[40];
    snprintf(label, sizeof label, r->editing ? "<python-input-%lld>" : "<stdin>-%lld", (long long)r->number++);
    GiValue name = gi_str_from_text(t, label);
    if (name == GI_NULL || !gi_source_remember(t, name, text, size)) {
        gi_xdrop(t, name);
        return false;
    }
    GiBlockCode code;
    bool ok = gi_block_compile(t, text, size, name, &r->flags, &code);
    gi_drop(t, name);
    if (!ok) {
        return false;
    }
    if (!run_code_steal(r, code.first)) {
        gi_drop(t, code.last);
        return false;
    }
    return run_code_steal(r, code.last);
}

static bool run_command(Repl *r, const char *text, size_t size) {
    GiThread *t = r->t;
    GiValue f = gi_import_attr(t, "_gilt_commands", "run");
    GiValue args[4] = {gi_str_decode_utf8(t, text, size, "surrogateescape"), gi_take(gi_counted(r->globals)),
                       gi_int_from_uint64(t, r->switches), gi_editor_history(t)};
    GiValue result = GI_NULL;
    if (f != GI_NULL && !gi_failed(t)) {
        result = gi_call(t, f, args, 4, GI_NULL);
    }
    for (int i = 0; i < 4; i++) {
        gi_xdrop(t, args[i]);
    }
    gi_xdrop(t, f);
    gi_xdrop(t, result);
    return result != GI_NULL;
}

/* Is the text this word and nothing else? */
static bool is_word(const char *text, const char *word) {
    static const char blanks[] = " \t\n";
    size_t start = strspn(text, blanks), n = strcspn(text + start, blanks);
    return strlen(word) == n && memcmp(word, text + start, n) == 0 && text[start + n + strspn(text + start + n, blanks)] == 0;
}

/* `exit`, `help` and the like alone on a line are called, unless the script uses the name itself. */
static GiValue bare_command(const Repl *r, const char *text) {
    static const char *const names[] = {"exit", "quit", "help", "copyright", "credits", "license"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        if (is_word(text, names[i]) && gi_dict_get_text(r->t, r->globals, names[i]) == GI_NULL) {
            return gi_dict_get_text(r->t, r->t->vm->builtins, names[i]);
        }
    }
    return GI_NULL;
}

static bool run_entry(Repl *r, const char *text, size_t size) {
    if (text[0] == ':') {
        return run_command(r, text, size);
    }
    if (is_word(text, "clear") && gi_dict_get_text(r->t, r->globals, "clear") == GI_NULL) {
        return run_command(r, ":clear", 6);
    }
    GiValue f = bare_command(r, text);
    if (f == GI_NULL) {
        return !gi_failed(r->t) && run_python(r, text, size);
    }
    GiValue result = gi_call0(r->t, f);
    gi_xdrop(r->t, result);
    return result != GI_NULL;
}

static void flush_stdout(GiThread *t) {
    GiValue out = gi_sys_get(t, "stdout");
    if (out != GI_NULL && out != GI_NONE) {
        GiValue r = gi_call_method0(t, out, GI_NAME(t, flush));
        gi_xdrop(t, r);
    }
    gi_error_clear(t);
}

/* Deals with the error that is set: true: the program ends, *status is set. */
static bool report(Repl *r, int *status) {
    GiThread *t = r->t;
    bool end = gi_error_is(t, &gi_SystemExit);
    GiValue exc = gi_error_take(t);
    flush_stdout(t);
    int code = gi_report_exit_steal(t, exc);
    *status = end ? code : *status;
    return end;
}

/* --- start --- */

static bool set_prompts(GiThread *t) {
    static const char *const names[2] = {"ps1", "ps2"};
    static const char *const texts[2] = {">>> ", "... "};
    for (int i = 0; i < 2; i++) {
        GiValue s = gi_sys_get(t, names[i]) == GI_NULL ? gi_str_from_text(t, texts[i]) : GI_NONE;
        bool ok = s != GI_NULL && (s == GI_NONE || gi_sys_set(t, names[i], s));
        gi_xdrop(t, s);
        if (!ok) {
            return false;
        }
    }
    return true;
}

/* Runs the startup file; false: error set. */
static bool run_startup(Repl *r, const char *path) {
    GiThread *t = r->t;
    size_t size;
    char *text = gi_file_read(t, path, &size);
    if (text == NULL) {
        fprintf(stderr, "gilt: GILTSTARTUP could not be read\n");
        return false;
    }
    GiValue name = gi_str_decode_utf8(t, path, strlen(path), "surrogateescape");
    GiValue code = name == GI_NULL ? GI_NULL : gi_compile(t, text, size, name, 'x', GI_COMPILE_BYTES | r->flags);
    gi_xdrop(t, name);
    gi_free(t, text, size + 1);
    return code != GI_NULL && run_code_steal(r, code);
}

static void open_history(const GiReplOptions *options) {
    const char *home = getenv("HOME");
    char *path = NULL;
    if (options->history != NULL) {
        gi_editor_load_history(*options->history ? options->history : NULL);
    } else if (home != NULL && asprintf(&path, "%s/.gilt_history", home) >= 0) {
        gi_editor_load_history(path);
        free(path);
    }
}

static bool start(Repl *r, const GiReplOptions *options) {
    GiThread *t = r->t;
    r->flags = t->vm->source_flags;
    r->editing = gi_editor_open(t);
    if (r->editing) {
        open_history(options);
    }
    if (!options->quiet) {
        fprintf(stderr, "gilt 0.1.0 (Python 3.13) with its GIL on show\n"
                        "Type \"help\" or \":help\" for more information, \"exit\" or Ctrl-D to leave.\n");
    }
    return set_prompts(t) && (options->startup == NULL || *options->startup == 0 || run_startup(r, options->startup));
}

/* Reads and runs one entry; false: the end, *status is set. */
static bool turn(Repl *r, int *status) {
    GiThread *t = r->t;
    char *text = NULL;
    size_t size = 0;
    r->switches = gi_gil_switches(t->vm);
    Read read = r->editing ? read_edited(r, &text, &size) : read_plain(r, &text, &size);
    if (read == GI_EDITOR_END) {
        fputs(r->editing ? "" : "\n", stderr);
        return false;
    }
    if (read == GI_EDITOR_ERROR && gi_error_clear_if(t, &gi_KeyboardInterrupt)) {
        fputs(r->editing ? "KeyboardInterrupt\n" : "\nKeyboardInterrupt\n", stderr);
        return true;
    }
    bool ok = read > GI_EDITOR_END && run_entry(r, text, size);
    free(text);
    /* A line that cannot be decoded is behind us; input that is broken stays so, and would fail for ever. */
    bool fault = read == GI_EDITOR_ERROR && !r->editing && !gi_error_is(t, &gi_UnicodeError);
    r->faults = fault ? r->faults + 1 : 0;
    if ((!ok && report(r, status)) || r->faults == MAX_FAULTS) {
        return false;
    }
    flush_stdout(t);
    return true;
}

int gi_repl_run(GiThread *t, GiDict *globals, const GiReplOptions *options) {
    Repl r = {.t = t, .globals = globals};
    int status = 0;
    bool on = start(&r, options) || !report(&r, &status);
    while (on) {
        on = turn(&r, &status);
    }
    return status;
}
