/* SPDX-License-Identifier: MIT
 * interp/main.c: the command gilt: sys.argv and sys.path, running a script, exit status. The options are
 * interp/command/options.c, the prompt is interp/repl.
 */
#include <errno.h>
#include <limits.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "gc/collect.h"
#include "interp/compiler/code.h"
#include "interp/command/start.h"
#include "interp/repl/editor.h"
#include "interp/repl/repl.h"
#include "runtime/errors/exception.h"
#include "runtime/file.h"
#include "runtime/frozen.h"
#include "runtime/gil/deadlock.h"
#include "runtime/gil/signal.h"
#include "runtime/hooks.h"
#include "runtime/import.h"
#include "runtime/lifecycle.h"
#include "runtime/modules/io.h"

#define CLOSE_TIMEOUT_NS 2000000000LL
#define INTERRUPTED 1000     /* no exit status: the process ends as by SIGINT itself, as shells expect */
#define AUDIT_FAILED 3       /* exit status of --audit-refs */
#define UNWRITTEN_OUTPUT 120 /* exit status as CPython's */

/* --- running --- */

/* CPython's rule for text that names a file: undecodable bytes become lone surrogates. */
static GiValue system_text(GiThread *t, const char *text) {
    return gi_str_decode_utf8(t, text, strlen(text), "surrogateescape");
}

static GiDict *make_main(GiThread *t) {
    GiValue module = gi_module(t, GI_NAME(t, __main__), NULL);
    if (module == GI_NULL || !gi_dict_set_str(t, t->vm->modules, GI_NAME(t, __main__), module)) {
        gi_xdrop(t, module);
        return NULL;
    }
    GiDict *d = gi_module_dict(module);
    gi_drop(t, module); /* sys.modules keeps it */
    bool ok = gi_dict_set_text(t, d, "__builtins__", gi_dict_get_text(t, t->vm->modules, "builtins")) &&
              gi_dict_set_text(t, d, "__package__", GI_NONE) && gi_dict_set_text(t, d, "__loader__", GI_NONE) &&
              gi_dict_set_text(t, d, "__spec__", GI_NONE);
    GiValue annotations = ok ? gi_dict(t) : GI_NULL;
    ok = annotations != GI_NULL && gi_dict_set_text(t, d, "__annotations__", annotations);
    gi_xdrop(t, annotations);
    return ok ? d : NULL;
}

/* Compiles and runs a program's text in __main__. */
static bool run_text(GiThread *t, GiDict *main, const char *text, size_t size, GiValue filename, const GiOptions *o,
                     bool remember) {
    if (remember && !gi_source_remember(t, filename, text, size)) {
        return false;
    }
    GiValue code = gi_compile(t, text, size, filename, 'x',
                              GI_SOURCE_BYTES | (remember ? 0 : GI_SOURCE_FILE) |
                                  t->vm->source_flags);
    if (code == GI_NULL) {
        return false;
    }
    GiValue r = o->subcommand != NULL ? gi_disassemble(t, code, true)
                               : gi_run_code(t, code, gi_counted(main), gi_counted(main));
    gi_drop(t, code);
    if (r == GI_NULL) {
        return false;
    }
    if (o->subcommand != NULL) {
        fputs(gi_str_text(r), stdout);
    }
    gi_drop(t, r);
    return true;
}

static bool run_named(GiThread *t, GiDict *main, const char *name, const char *text, size_t size, const GiOptions *o) {
    GiValue filename = gi_str_from_text(t, name);
    bool ok = filename != GI_NULL && run_text(t, main, text, size, filename, o, true);
    gi_xdrop(t, filename);
    return ok;
}

/* The absolute path of a script; of a folder: its __main__.py. malloc'ed or NULL. */
static char *script_path(const char *file, GiProgramKind kind) {
    char here[PATH_MAX] = "";
    size_t n = strlen(file);
    const char *main = kind != GI_PROGRAM_FOLDER ? "" : n > 0 && file[n - 1] == '/' ? "__main__.py" : "/__main__.py";
    if (file[0] != '/' && getcwd(here, sizeof here - 1) != NULL) {
        strcat(here, "/");
    }
    char *path = malloc(strlen(here) + n + strlen(main) + 1);
    return path == NULL ? NULL : strcat(strcat(strcpy(path, here), file), main);
}

static bool no_main(GiThread *t, const char *file) {
    fprintf(stderr, "gilt: can't find '__main__' module in '%s'\n", file);
    return gi_raise_value(t, &gi_SystemExit, gi_int_imm(1)) != GI_NULL;
}

/* The program could not be read: the error is set, or there was no memory. */
static bool cannot_open(GiThread *t, const char *path) {
    GiValue error = gi_failed(t) ? gi_error_take(t) : GI_NULL;
    int number = ENOENT;
    if (error != GI_NULL && gi_is_instance(error, &gi_OSError)) {
        int64_t n;
        GiValue v = ((GiOSError *)gi_object(error))->error_number;
        number = v != GI_NULL && gi_int_overflow(v, &n) == 0 ? (int)n : ENOENT;
    }
    gi_xdrop(t, error);
    fprintf(stderr, "gilt: can't open file '%s': [Errno %d] %s\n", path, number, strerror(number));
    return gi_raise_value(t, &gi_SystemExit, gi_int_imm(2)) != GI_NULL;
}

/* __spec__, __loader__ and __cached__ of a program that importlib could have found. */
static bool set_main_spec(GiThread *t, GiDict *main, GiValue name, GiValue origin) {
    GiValue make = gi_import_attr(t, "_gilt_import", "make_spec");
    GiValue spec = make == GI_NULL ? GI_NULL : gi_call3(t, make, name, origin, GI_NONE);
    GiValue loader = spec == GI_NULL ? GI_NULL : gi_getattr_text(t, spec, "loader");
    GiValue cached = loader == GI_NULL ? GI_NULL : gi_getattr_text(t, spec, "cached");
    bool ok = cached != GI_NULL && gi_dict_set_text(t, main, "__spec__", spec) &&
              gi_dict_set_text(t, main, "__loader__", loader) && gi_dict_set_text(t, main, "__cached__", cached);
    gi_xdrop(t, make);
    gi_xdrop(t, spec);
    gi_xdrop(t, loader);
    gi_xdrop(t, cached);
    return ok;
}

/* Runs what is no source by a function of the library, which says False when there is no __main__. */
static bool run_other(GiThread *t, GiDict *main, const char *module, const char *function, const char *path, const char *shown) {
    GiValue f = gi_import_attr(t, module, function), name = system_text(t, path);
    GiValue r = f == GI_NULL || name == GI_NULL ? GI_NULL : gi_call2(t, f, name, gi_counted(main));
    bool ok = r != GI_NULL && (r == GI_TRUE || no_main(t, shown));
    gi_xdrop(t, f);
    gi_xdrop(t, name);
    gi_xdrop(t, r);
    return ok;
}

/* Is it a .pyc file? The magic number ends in this, and the name alone could be that of a source. */
static bool is_bytecode(const char *path, const char *text, size_t size) {
    size_t n = strlen(path);
    return n > 4 && strcmp(path + n - 4, ".pyc") == 0 && size >= 16 && text[2] == '\r' && text[3] == '\n';
}

static bool run_script(GiThread *t, GiDict *main, const char *path, const GiOptions *o, GiProgramKind kind) {
    size_t size;
    char *text = gi_file_read(t, path, &size);
    if (text == NULL) {
        return kind == GI_PROGRAM_FOLDER && gi_error_clear_if(t, &gi_FileNotFoundError)
                   ? run_other(t, main, "_gilt_main", "run_folder", o->file, o->file)
                   : cannot_open(t, path);
    }
    if (is_bytecode(path, text, size)) {
        gi_free(t, text, size + 1);
        return run_other(t, main, "_gilt_main", "run_pyc", path, o->file);
    }
    if (o->skip_line) {
        memset(text, ' ', strcspn(text, "\n")); /* line numbers stay */
    }
    GiValue filename = system_text(t, path);
    bool ok = filename != GI_NULL && gi_dict_set_text(t, main, "__file__", filename) &&
              gi_dict_set_text(t, main, "__cached__", GI_NONE);
    if (ok && kind == GI_PROGRAM_FOLDER) {
        ok = set_main_spec(t, main, GI_NAME(t, __main__), filename) &&
             gi_dict_set_text(t, main, "__package__", t->vm->empty_str);
    }
    ok = ok && run_text(t, main, text, size, filename, o, false);
    gi_xdrop(t, filename);
    gi_free(t, text, size + 1);
    return ok;
}

static bool run_file(GiThread *t, GiDict *main, const GiOptions *o) {
    GiProgramKind kind = gi_start_program_kind(o->file);
    char *path = script_path(o->file, kind);
    bool ok = path == NULL                                       ? cannot_open(t, o->file)
              : kind == GI_PROGRAM_ARCHIVE && !o->subcommand ? run_other(t, main, "zipimport", "run_main", path, o->file)
                                                                 : run_script(t, main, path, o, kind);
    free(path);
    return ok;
}

static bool run_stdin(GiThread *t, GiDict *main, const GiOptions *o) {
    size_t size;
    char *text = gi_file_read_all(t, 0, &size);
    if (text == NULL) {
        return false;
    }
    bool ok = run_named(t, main, "<stdin>", text, size, o);
    gi_free(t, text, size + 1);
    return ok;
}

/* sys.argv[0] becomes the file of a module run by -m. */
static bool set_module_argv(GiThread *t, GiValue origin) {
    GiValue argv = gi_sys_get(t, "argv");
    return argv != GI_NULL && gi_is_list(argv) && gi_setitem(t, argv, gi_int_imm(0), origin);
}

/* -m by the rules of importlib; also says what is wrong. */
static bool run_found(GiThread *t, GiDict *main, GiValue name) {
    GiValue f = gi_import_attr(t, "_gilt_main", "run");
    GiValue r = f == GI_NULL ? GI_NULL : gi_call2(t, f, name, gi_counted(main));
    gi_xdrop(t, f);
    gi_xdrop(t, r);
    return r != GI_NULL;
}

/* The source that `-m name` runs: the module's, or that of a package's __main__, whose name *full is then, owned.
 * false: error set. s->text NULL: it is no source, or there is none. */
static bool module_source(GiThread *t, GiValue name, GiSource *s, GiValue *full) {
    *full = GI_NULL;
    if (!gi_import_source(t, name, s)) {
        return false;
    }
    if (s->package) {
        gi_import_source_free(t, s);
        *full = gi_str_from_format(t, "%S.__main__", name);
        return *full != GI_NULL && gi_import_source(t, *full, s);
    }
    return true;
}

static bool run_source(GiThread *t, GiDict *main, const GiOptions *o, GiValue name, GiValue full, const GiSource *s) {
    const char *dot = strrchr(o->module, '.');
    GiValue package = full != GI_NULL ? gi_take(name) : gi_str_from(t, o->module, dot ? (size_t)(dot - o->module) : 0);
    bool ok = package != GI_NULL && gi_dict_set_text(t, main, "__package__", package) &&
              gi_dict_set_text(t, main, "__file__", s->origin) && set_module_argv(t, s->origin) &&
              set_main_spec(t, main, full != GI_NULL ? full : name, s->origin) &&
              run_text(t, main, s->text, s->size, s->origin, o, false);
    gi_xdrop(t, package);
    return ok;
}

static bool run_module(GiThread *t, GiDict *main, const GiOptions *o) {
    GiSource s;
    GiValue name = system_text(t, o->module), full;
    if (name == GI_NULL) {
        return false;
    }
    bool ok = module_source(t, name, &s, &full);
    if (ok && s.text != NULL && !s.package) {
        ok = run_source(t, main, o, name, full, &s);
    } else if (ok || gi_error_clear_if(t, &gi_ImportError)) {
        ok = run_found(t, main, name);
    }
    gi_import_source_free(t, &s);
    gi_xdrop(t, full);
    gi_drop(t, name);
    return ok;
}

/* --- the end --- */

/* Exit status of a SystemExit: an int, 0 for None, else its text on stderr and 1. */
static int system_exit_status(GiThread *t, GiValue exc) {
    GiValue code = ((GiSystemExit *)gi_object(exc))->code;
    int64_t n;
    if (code == GI_NULL || code == GI_NONE) {
        return 0;
    }
    if (gi_is_int(code)) {
        return gi_int_overflow(code, &n) == 0 ? (int)(n & 0xff) : 255;
    }
    GiValue text = gi_str(t, code), err = gi_sys_get(t, "stderr");
    if (text != GI_NULL && err != GI_NULL && err != GI_NONE) {
        GiValue line = gi_str_concat(t, text, GI_NAME(t, newline));
        GiValue r = line == GI_NULL ? GI_NULL : gi_call_method1(t, err, GI_NAME(t, write), line);
        gi_xdrop(t, r);
        gi_xdrop(t, line);
    }
    gi_xdrop(t, text);
    gi_error_clear(t);
    return 1;
}

static void call_excepthook(GiThread *t, GiValue exc) {
    GiValue hook = gi_sys_get(t, "excepthook"), tb = gi_as_exception(exc)->traceback;
    gi_error_clear(t);
    if (hook == GI_NULL || hook == GI_NONE) {
        gi_error_print(t, exc, GI_NULL);
        return;
    }
    GiValue r = gi_call3(t, hook, gi_type_value(gi_type(exc)), exc, tb == GI_NULL ? GI_NONE : tb);
    if (r == GI_NULL) {
        GiValue error = gi_error_take(t);
        fputs("Error in sys.excepthook:\n", stderr);
        gi_error_print(t, error, GI_NULL);
        fputs("\nOriginal exception was:\n", stderr);
        gi_error_print(t, exc, GI_NULL);
        gi_drop(t, error);
    } else {
        gi_drop(t, r);
    }
}

/* The reader of our standard output has gone: no error to speak of. */
static bool is_lost_output(GiValue exc) {
    struct pollfd out = {.fd = 1, .events = POLLOUT};
    return gi_is_instance(exc, &gi_BrokenPipeError) && poll(&out, 1, 0) == 1 && (out.revents & POLLERR) != 0;
}

int gi_report_exit_steal(GiThread *t, GiValue exc) {
    int status = 1;
    if (gi_is_instance(exc, &gi_SystemExit)) {
        status = system_exit_status(t, exc);
    } else {
        if (gi_is_instance(exc, &gi_KeyboardInterrupt)) {
            status = INTERRUPTED;
        }
        gi_sys_set(t, "last_exc", exc);
        gi_error_clear(t);
        if (!is_lost_output(exc)) {
            call_excepthook(t, exc);
        }
    }
    gi_drop(t, exc);
    return status;
}

/* A subcommand in Python: main(args) of its module, whose result is the exit status. */
static int run_subcommand(GiThread *t, const GiOptions *o) {
    GiValue f = gi_import_attr(t, o->subcommand->module, "main"), argv = gi_sys_get(t, "argv");
    GiValue args = f == GI_NULL ? GI_NULL : gi_list(t, gi_as_list(argv)->items + 1, gi_as_list(argv)->size - 1);
    GiValue r = args == GI_NULL ? GI_NULL : gi_call1(t, f, args);
    gi_xdrop(t, f);
    gi_xdrop(t, args);
    if (r != GI_NULL) {
        gi_raise_value(t, &gi_SystemExit, r);
        gi_drop(t, r);
    }
    return gi_report_exit_steal(t, gi_error_take(t));
}

/* The prompt outlives a deadlock: there the waiting threads get an exception. */
static bool set_deadlock_mode(GiThread *t, const GiOptions *o) {
    bool other = o->command != NULL || o->module != NULL || o->file != NULL || o->subcommand != NULL;
    bool prompt = o->interactive || (!other && isatty(0));
    const char *name = o->deadlock != NULL ? o->deadlock : prompt ? "raise" : "exit";
    if (!gi_deadlock_set_mode_name(t->vm, name)) {
        fprintf(stderr, "gilt: --deadlock must be exit, raise, report or off, not %s\n", name);
        return false;
    }
    return true;
}

/* -X tracemalloc: memory is traced from here on. */
static bool start_trace(GiThread *t, const GiOptions *o) {
    if (o->trace_frames == 0) {
        return true;
    }
    GiValue start = gi_import_attr(t, "_tracemalloc", "start");
    GiValue r = start == GI_NULL ? GI_NULL : gi_call1(t, start, gi_int_imm(o->trace_frames));
    gi_xdrop(t, start);
    gi_xdrop(t, r);
    return r != GI_NULL;
}

static int run(GiThread *t, const GiOptions *o) {
    GiDict *main = NULL;
    if (!set_deadlock_mode(t, o)) {
        return 2;
    }
    gi_signals_dump_on_quit(t);
    if (!gi_start_sys(t, o) || !start_trace(t, o) || (main = make_main(t)) == NULL) {
        return gi_report_exit_steal(t, gi_error_take(t));
    }
    bool ok = true, prompt = false;
    gi_editor_open(t); /* for input() */
    if (o->subcommand != NULL && o->subcommand->module != NULL) {
        return run_subcommand(t, o);
    }
    if (o->command != NULL) {
        ok = run_named(t, main, "<string>", o->command, strlen(o->command), o);
    } else if (o->module != NULL) {
        ok = run_module(t, main, o);
    } else if (o->file != NULL && strcmp(o->file, "-") != 0) {
        ok = run_file(t, main, o);
    } else if (isatty(0) || o->interactive) {
        prompt = true;
    } else {
        ok = run_stdin(t, main, o);
    }
    int status = ok ? 0 : gi_report_exit_steal(t, gi_error_take(t));
    if (prompt || o->interactive) {
        GiReplOptions repl = {.quiet = o->quiet || !prompt,
                              .startup = prompt ? gi_options_variable(o, "GILTSTARTUP") : NULL,
                              .history = gi_options_variable(o, "GILT_HISTORY")};
        status = gi_repl_run(t, main, &repl);
    }
    return status;
}

int main(int argc, char **argv) {
    GiOptions o;
    int status = gi_options_parse(&o, argc, argv);
    if (status >= 0) {
        gi_options_free(&o);
        return status;
    }
    GiVmConfig config = {.program = argv[0], .no_specialize = o.no_specialize};
    if (o.subcommand != NULL && o.subcommand->module != NULL) { /* the lab: runs that can be repeated */
        config.deterministic = true;
        config.hash_seed = 1;
    }
    if (o.fixed_hash) {
        config.hash_seed = strtoull(gi_options_variable(&o, "PYTHONHASHSEED"), NULL, 10) + 1;
    }
    gi_frozen_add(&gi_frozen_command);
    GiVm *vm = gi_vm_create(&config);
    GiThread *t = vm == NULL ? NULL : gi_thread_attach(vm);
    if (t == NULL) {
        fputs("gilt: no memory for an interpreter\n", stderr);
        return 1;
    }
    const char *stress = gi_options_variable(&o, "GILT_GC_STRESS");
    if (stress != NULL) { /* debugging aid: a full collection every so many allocations */
        gi_heap_stress(vm->heap, (uint32_t)strtoul(stress, NULL, 10));
    }
    size_t differences = 0;
    if (o.audit) {
        gi_vm_watch_counts(vm, &differences);
    }
    status = run(t, &o);
    bool interrupted = status == INTERRUPTED;
    if (!gi_vm_finish(t)) {
        status = UNWRITTEN_OUTPUT;
    }
    gi_options_free(&o);
    gi_thread_detach(t);
    if (!gi_vm_destroy(vm, CLOSE_TIMEOUT_NS)) {
        fflush(NULL);
        _exit(interrupted ? 128 + SIGINT : status); /* a thread sits in a call that never returns */
    }
    if (differences > 0) {
        fflush(stdout);
        fprintf(stderr, "gilt: audit: %s\n", differences == SIZE_MAX ? "not done" : "it failed");
        return AUDIT_FAILED;
    }
    if (interrupted) {
        signal(SIGINT, SIG_DFL);
        raise(SIGINT);
    }
    return interrupted ? 128 + SIGINT : status;
}
