/* SPDX-License-Identifier: MIT
 * interp/main.c: the command gilt: options, sys.argv and sys.path, running a script, exit status.
 */
#include <errno.h>
#include <glob.h>
#include <limits.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "interp/code.h"
#include "interp/repl/repl.h"
#include "runtime/exception.h"
#include "runtime/file.h"
#include "runtime/hooks.h"
#include "runtime/import.h"
#include "runtime/lifecycle.h"
#include "runtime/modules/io.h"

#define CLOSE_TIMEOUT_NS 2000000000LL

typedef struct Options {
    const char *command, *module, *file; /* what to run; all NULL: stdin or the prompt */
    char **argv;                         /* sys.argv, from argv[0] */
    int argc;
    bool interactive, quiet, optimize, unbuffered, isolated, no_specialize, disassemble;
} Options;

static const char usage[] =
    "usage: gilt [option] ... [-c cmd | -m mod | file | -] [arg] ...\n"
    "       gilt dis FILE         show the bytecode of a script\n"
    "\n"
    "options:\n"
    "  -c cmd         run the program given as a string\n"
    "  -m mod         run a library module as a script\n"
    "  -              read the program from standard input\n"
    "  -i             go on at the prompt after the script\n"
    "  -q             no greeting at the prompt\n"
    "  -u             write standard output line by line, also to files and pipes\n"
    "  -O             no assert statements, __debug__ is False\n"
    "  -I             ignore GILTPATH and do not search the script's folder\n"
    "  -X nospecialize  switch inline caches and quickening off\n"
    "  -V, --version  print the version\n"
    "  -h, --help     print this text\n"
    "\n"
    "environment:\n"
    "  GILTPATH       folders with modules, separated by ':'\n";

static int bad_option(const char *option) {
    fprintf(stderr, "gilt: unknown option %s (try gilt --help)\n", option);
    return 2;
}

/* Handles "-X name" and letters of "-iq". Returns -1 to go on, else the exit status. */
static int parse_letters(Options *o, const char *letters, const char *whole) {
    for (; *letters; letters++) {
        switch (*letters) {
        case 'i': o->interactive = true; break;
        case 'q': o->quiet = true; break;
        case 'u': o->unbuffered = true; break;
        case 'O': o->optimize = true; break;
        case 'I': o->isolated = true; break;
        case 'B': case 'E': case 's': case 'S': break; /* always so here */
        default: return bad_option(whole);
        }
    }
    return -1;
}

static int need_value(const char *option) {
    fprintf(stderr, "gilt: option %s needs a value\n", option);
    return 2;
}

/* CPython's -X options that name what gilt does anyway. */
static bool always_so(const char *name) {
    static const char *const names[] = {"utf8", "utf8=1", "faulthandler", "frozen_modules", "frozen_modules=on",
                                        "frozen_modules=off", "gil=1"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        if (strcmp(names[i], name) == 0) {
            return true;
        }
    }
    return false;
}

/* Returns -1 to go on, else the exit status of the command. */
static int parse(Options *o, int argc, char **argv) {
    int i = 1;
    if (argc == 3 && strcmp(argv[1], "dis") == 0) {
        o->disassemble = true;
        o->file = argv[2];
        return -1;
    }
    for (; i < argc; i++) {
        const char *a = argv[i];
        if (a[0] != '-' || a[1] == 0) {
            o->file = a;
            break;
        }
        if (strcmp(a, "--help") == 0 || strcmp(a, "-h") == 0 || strcmp(a, "-?") == 0) {
            fputs(usage, stdout);
            return 0;
        }
        if (strcmp(a, "--version") == 0 || strcmp(a, "-V") == 0) {
            printf("gilt 0.1.0 (Python 3.13)\n");
            return 0;
        }
        if (a[1] == '-') {
            return bad_option(a);
        }
        if (a[1] == 'c' || a[1] == 'm') {
            const char *value = a[2] ? a + 2 : i + 1 < argc ? argv[++i] : NULL;
            if (value == NULL) {
                return need_value(a);
            }
            *(a[1] == 'c' ? &o->command : &o->module) = value;
            break;
        }
        if (a[1] == 'X' || a[1] == 'W') {
            const char *value = a[2] ? a + 2 : i + 1 < argc ? argv[++i] : NULL;
            if (value == NULL) {
                return need_value(a);
            }
            if (a[1] == 'X' && strcmp(value, "nospecialize") == 0) {
                o->no_specialize = true;
            } else if (a[1] == 'X' && !always_so(value)) {
                fprintf(stderr, "gilt: unknown -X option %s\n", value);
                return 2;
            }
            continue;
        }
        int status = parse_letters(o, a + 1, a);
        if (status >= 0) {
            return status;
        }
    }
    o->argv = argv + (i < argc ? i : argc);
    o->argc = i < argc ? argc - i : 0;
    return -1;
}

/* --- sys.argv and sys.path --- */

static GiValue system_text(GiThread *t, const char *text) {
    return gi_str_decode_utf8(t, text, strlen(text), "surrogateescape");
}

static bool append_text(GiThread *t, GiValue list, const char *text) {
    GiValue s = system_text(t, text);
    return s != GI_NULL && gi_list_append_steal(t, list, s);
}

static bool set_argv(GiThread *t, const Options *o) {
    GiValue list = gi_list(t, NULL, 0);
    bool ok = list != GI_NULL;
    const char *first = o->command ? "-c" : o->module ? "-m" : o->argc == 0 ? "" : o->argv[0];
    ok = ok && append_text(t, list, first);
    for (int i = 1; ok && i < o->argc; i++) {
        ok = append_text(t, list, o->argv[i]);
    }
    ok = ok && gi_sys_set(t, "argv", list);
    gi_xdrop(t, list);
    return ok;
}

/* Folder of the script, through symbolic links, as CPython has it. */
static bool append_script_folder(GiThread *t, GiValue list, const char *file) {
    char real[PATH_MAX];
    if (realpath(file, real) == NULL) {
        strncpy(real, file, sizeof real - 1);
        real[sizeof real - 1] = 0;
    }
    struct { char *slash; } cut = {strrchr(real, '/')};
    if (cut.slash == NULL) {
        return append_text(t, list, "");
    }
    *(cut.slash == real ? cut.slash + 1 : cut.slash) = 0;
    return append_text(t, list, real);
}

/* The pure-Python library of an installed CPython is searched last. */
static bool append_installed(GiThread *t, GiValue list) {
    glob_t g;
    bool ok = true;
    if (glob("/usr/lib/python3.[0-9]*", 0, NULL, &g) == 0 && g.gl_pathc > 0) {
        ok = append_text(t, list, g.gl_pathv[g.gl_pathc - 1]);
    }
    globfree(&g);
    return ok;
}

static bool set_path(GiThread *t, const Options *o) {
    GiValue list = gi_list(t, NULL, 0);
    bool ok = list != GI_NULL;
    if (ok && !o->isolated) {
        char folder[PATH_MAX];
        if (o->file != NULL && strcmp(o->file, "-") != 0) {
            ok = append_script_folder(t, list, o->file);
        } else if (o->module != NULL && getcwd(folder, sizeof folder) != NULL) {
            ok = append_text(t, list, folder);
        } else {
            ok = append_text(t, list, "");
        }
    }
    const char *p = o->isolated ? NULL : getenv("GILTPATH");
    while (ok && p != NULL && *p) {
        size_t n = strcspn(p, ":");
        GiValue s = gi_str_decode_utf8(t, p, n, "surrogateescape");
        ok = s != GI_NULL && (n == 0 || gi_list_append(t, list, s));
        gi_xdrop(t, s);
        p += n + (p[n] == ':');
    }
    ok = ok && append_installed(t, list) && gi_sys_set(t, "path", list);
    gi_xdrop(t, list);
    return ok;
}

static bool set_executable(GiThread *t, const char *name) {
    char path[PATH_MAX];
    ssize_t n = readlink("/proc/self/exe", path, sizeof path - 1);
    if (n < 0) {
        strncpy(path, name, sizeof path - 1);
        n = (ssize_t)strnlen(path, sizeof path - 1);
    }
    path[n] = 0;
    GiValue s = system_text(t, path);
    bool ok = s != GI_NULL && gi_sys_set(t, "executable", s) && gi_sys_set(t, "_base_executable", s);
    gi_xdrop(t, s);
    return ok;
}

/* exit(), quit() and help(): the frozen module _gilt_site puts them into builtins on first use. */
static bool add_site(GiThread *t) {
    GiValue f = gi_import_attr(t, "_gilt_site", "install");
    GiValue r = f == GI_NULL ? GI_NULL : gi_call0(t, f);
    gi_xdrop(t, f);
    gi_xdrop(t, r);
    return r != GI_NULL;
}

/* --- running --- */

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
    return ok ? d : NULL;
}

/* Compiles and runs a program's text in __main__. */
static bool run_text(GiThread *t, GiDict *main, const char *text, size_t size, GiValue filename, const Options *o,
                     bool remember) {
    if (remember && !gi_source_remember(t, filename, text, size)) {
        return false;
    }
    GiValue code = gi_compile(t, text, size, filename, 'x',
                              GI_SOURCE_BYTES | (o->optimize ? GI_SOURCE_OPTIMIZE : 0));
    if (code == GI_NULL) {
        return false;
    }
    GiValue r = o->disassemble ? gi_disassemble(t, code, true)
                               : gi_run_code(t, code, gi_counted(main), gi_counted(main));
    gi_drop(t, code);
    if (r == GI_NULL) {
        return false;
    }
    if (o->disassemble) {
        fputs(gi_str_text(r), stdout);
    }
    gi_drop(t, r);
    return true;
}

static bool run_named(GiThread *t, GiDict *main, const char *name, const char *text, size_t size, const Options *o) {
    GiValue filename = gi_str_from_text(t, name);
    bool ok = filename != GI_NULL && run_text(t, main, text, size, filename, o, true);
    gi_xdrop(t, filename);
    return ok;
}

/* A folder as a script: its __main__.py. */
static char *script_path(GiThread *t, const char *file) {
    char *path = NULL;
    if (gi_file_kind(t, file) != GI_FILE_FOLDER) {
        return strdup(file);
    }
    return asprintf(&path, "%s/__main__.py", file) < 0 ? NULL : path;
}

static bool run_file(GiThread *t, GiDict *main, const Options *o) {
    size_t size;
    char *path = script_path(t, o->file);
    char *text = path == NULL ? NULL : gi_file_read(t, path, &size);
    if (text == NULL) {
        GiValue error = gi_failed(t) ? gi_error_take(t) : GI_NULL;
        int number = ENOENT;
        if (error != GI_NULL && gi_is_instance(error, &gi_OSError)) {
            int64_t n;
            GiValue v = ((GiOSError *)gi_object(error))->error_number;
            number = v != GI_NULL && gi_int_overflow(v, &n) == 0 ? (int)n : ENOENT;
        }
        gi_xdrop(t, error);
        fprintf(stderr, "gilt: can't open file '%s': [Errno %d] %s\n", path ? path : o->file, number, strerror(number));
        free(path);
        return gi_raise_value(t, &gi_SystemExit, gi_int_imm(2));
    }
    GiValue filename = system_text(t, path);
    bool ok = filename != GI_NULL && gi_dict_set_text(t, main, "__file__", filename) &&
              run_text(t, main, text, size, filename, o, false);
    gi_xdrop(t, filename);
    gi_free(t, text, size + 1);
    free(path);
    return ok;
}

static bool run_stdin(GiThread *t, GiDict *main, const Options *o) {
    size_t size;
    char *text = gi_file_read_all(t, 0, &size);
    if (text == NULL) {
        return false;
    }
    bool ok = run_named(t, main, "<stdin>", text, size, o);
    gi_free(t, text, size + 1);
    return ok;
}

static bool no_module(const char *name) {
    fprintf(stderr, "gilt: No module named %s\n", name);
    return false;
}

/* sys.argv[0] becomes the file of a module run by -m. */
static bool set_module_argv(GiThread *t, GiValue origin) {
    GiValue argv = gi_sys_get(t, "argv");
    return argv != GI_NULL && gi_is_list(argv) && gi_setitem(t, argv, gi_int_imm(0), origin);
}

static bool run_module(GiThread *t, GiDict *main, const Options *o) {
    GiSource s;
    GiValue name = system_text(t, o->module), full = GI_NULL;
    if (name == GI_NULL || !gi_import_source(t, name, &s)) {
        if (gi_failed(t) && gi_error_clear_if(t, &gi_ModuleNotFoundError)) {
            no_module(o->module);
            gi_raise_value(t, &gi_SystemExit, gi_int_imm(1));
        }
        gi_xdrop(t, name);
        return false;
    }
    if (s.package) {
        gi_import_source_free(t, &s);
        full = gi_str_from_format(t, "%S.__main__", name);
        if (full == GI_NULL || !gi_import_source(t, full, &s)) {
            gi_xdrop(t, full);
            gi_drop(t, name);
            return false;
        }
        if (s.text == NULL) {
            fprintf(stderr, "gilt: No module named %s.__main__; '%s' is a package and cannot be directly executed\n",
                    o->module, o->module);
        }
    } else if (s.text == NULL) {
        no_module(o->module);
    }
    bool ok = s.text != NULL;
    if (!ok) {
        gi_raise_value(t, &gi_SystemExit, gi_int_imm(1));
    } else {
        const char *dot = strrchr(o->module, '.');
        GiValue package = full != GI_NULL ? gi_take(name) : gi_str_from(t, o->module, dot ? (size_t)(dot - o->module) : 0);
        ok = package != GI_NULL && gi_dict_set_text(t, main, "__package__", package) &&
             gi_dict_set_text(t, main, "__file__", s.origin) && set_module_argv(t, s.origin) &&
             run_text(t, main, s.text, s.size, s.origin, o, false);
        gi_xdrop(t, package);
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

int gi_report_exit_steal(GiThread *t, GiValue exc) {
    int status = 1;
    if (gi_is_instance(exc, &gi_SystemExit)) {
        status = system_exit_status(t, exc);
    } else {
        if (gi_is_instance(exc, &gi_KeyboardInterrupt)) {
            status = 128 + SIGINT;
        }
        gi_sys_set(t, "last_exc", exc);
        gi_error_clear(t);
        call_excepthook(t, exc);
    }
    gi_drop(t, exc);
    return status;
}

/* -u: every write to a stream goes to the system at once. */
static bool write_through(GiThread *t, const char *name) {
    GiValue stream = gi_sys_get(t, name);
    if (stream == GI_NULL || stream == GI_NONE) {
        return true;
    }
    GiValue f = gi_getattr_text(t, stream, "reconfigure"), key = gi_str_from_text(t, "line_buffering"), names = GI_NULL;
    GiValue r = GI_NULL, on = GI_TRUE;
    if (f != GI_NULL && key != GI_NULL && (names = gi_tuple(t, &key, 1)) != GI_NULL) {
        r = gi_call(t, f, &on, 0, names);
    }
    gi_xdrop(t, names);
    gi_xdrop(t, key);
    gi_xdrop(t, f);
    gi_xdrop(t, r);
    return r != GI_NULL;
}

static int run(GiThread *t, Options *o) {
    GiDict *main = NULL;
    if (!gi_io_init_streams(t) || !set_argv(t, o) || !set_path(t, o) || !set_executable(t, "gilt") || !add_site(t) ||
        (main = make_main(t)) == NULL) {
        return gi_report_exit_steal(t, gi_error_take(t));
    }
    bool ok = true, prompt = false;
    if (o->unbuffered) {
        ok = write_through(t, "stdout") && write_through(t, "stderr");
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
        status = gi_repl_run(t, main, o->quiet || !prompt);
    }
    return status;
}

int main(int argc, char **argv) {
    Options o = {.command = NULL};
    int status = parse(&o, argc, argv);
    if (status >= 0) {
        return status;
    }
    GiVmConfig config = {.program = argv[0], .no_specialize = o.no_specialize};
    const char *seed = getenv("PYTHONHASHSEED");
    if (seed != NULL && *seed >= '0' && *seed <= '9') {
        config.hash_seed = strtoull(seed, NULL, 10) + 1;
    }
    GiVm *vm = gi_vm_create(&config);
    GiThread *t = vm == NULL ? NULL : gi_thread_attach(vm);
    if (t == NULL) {
        fputs("gilt: no memory for an interpreter\n", stderr);
        return 1;
    }
    status = run(t, &o);
    gi_vm_finish(t);
    gi_thread_detach(t);
    if (!gi_vm_destroy(vm, CLOSE_TIMEOUT_NS)) {
        fflush(NULL);
        _exit(status); /* a thread sits in a call that never returns: nothing may be freed */
    }
    return status;
}
