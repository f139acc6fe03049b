/* SPDX-License-Identifier: MIT
 * interp/command/start.c: sys as the command line wants it: argv, path, executable, flags, warnoptions.
 */
#include "interp/command/start.h"

#include <dirent.h>
#include <fcntl.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "runtime/errors/error.h"
#include "runtime/hooks.h"
#include "runtime/import_trace.h"
#include "runtime/modules/io.h"

static GiValue system_text(GiThread *t, const char *text) {
    return gi_str_decode_utf8(t, text, strlen(text), "surrogateescape");
}

static bool append_text(GiThread *t, GiValue list, const char *text) {
    GiValue s = system_text(t, text);
    return s != GI_NULL && gi_list_append_steal(t, list, s);
}

static bool set_argv(GiThread *t, const GiOptions *o) {
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

/* A zip archive begins with an entry, or (behind a line for the shell) ends with a directory without comment. No
 * stdio: every start comes here, and would pay for its pages. */
static bool is_archive(const char *file, off_t size) {
    char head[4] = "", tail[22] = "";
    int fd = open(file, O_RDONLY | O_CLOEXEC);
    if (fd < 0) {
        return false;
    }
    bool found = pread(fd, head, 4, 0) == 4 && memcmp(head, "PK\3\4", 4) == 0;
    found = found || (size >= 22 && pread(fd, tail, 22, size - 22) == 22 && memcmp(tail, "PK\5\6", 4) == 0);
    close(fd);
    return found;
}

GiProgramKind gi_start_program_kind(const char *file) {
    struct stat s;
    if (stat(file, &s) != 0) {
        return GI_PROGRAM_FILE;
    }
    return S_ISDIR(s.st_mode) ? GI_PROGRAM_FOLDER : S_ISREG(s.st_mode) && is_archive(file, s.st_size) ? GI_PROGRAM_ARCHIVE : GI_PROGRAM_FILE;
}

/* Folder of the script, through symbolic links, as CPython has it; a folder or archive that is the program is
 * searched itself. */
static bool append_script_folder(GiThread *t, GiValue list, const char *file) {
    char real[PATH_MAX];
    if (gi_start_program_kind(file) != GI_PROGRAM_FILE) {
        return append_text(t, list, realpath(file, real) == NULL ? file : real);
    }
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

/* Is it "python3." and a digit? */
static bool is_installed(const char *name) {
    return strncmp(name, "python3.", 8) == 0 && name[8] >= '0' && name[8] <= '9';
}

static bool is_folder(const char *path) {
    struct stat s;
    return stat(path, &s) == 0 && S_ISDIR(s.st_mode);
}

/* Appends to path, which ends in '/', the last entry by name that starts so and has `below` in it; false: there is none. */
static bool find_last(char *path, const char *start, const char *below) {
    size_t n = strlen(path), prefix = strlen(start);
    char best[NAME_MAX + 1] = "";
    DIR *folder = opendir(path);
    for (struct dirent *e; folder != NULL && (e = readdir(folder)) != NULL;) {
        bool fits = strncmp(e->d_name, start, prefix) == 0 && strcmp(e->d_name, best) > 0 &&
                    (*below != 0 || is_installed(e->d_name)) &&
                    snprintf(path + n, PATH_MAX - n, "%s%s", e->d_name, below) < (int)(PATH_MAX - n) && is_folder(path);
        if (fits) {
            strcpy(best, e->d_name);
        }
    }
    if (folder != NULL) {
        closedir(folder);
    }
    return *best != 0 && snprintf(path + n, PATH_MAX - n, "%s%s", best, below) > 0;
}

/* The pure-Python library of an installed CPython is searched last: that of 3.13, whose language this is, of the system
 * or of the user's pyenv, else the last one of the system by name. No variable of the environment turns it off. */
static bool append_installed(GiThread *t, GiValue list) {
    static const char *const places[] = {"/usr/lib/python3.13", "/usr/local/lib/python3.13"};
    for (size_t i = 0; i < sizeof places / sizeof *places; i++) {
        if (is_folder(places[i])) {
            return append_text(t, list, places[i]);
        }
    }
    char path[PATH_MAX];
    const char *home = getenv("HOME");
    if (home != NULL && snprintf(path, sizeof path, "%s/.pyenv/versions/", home) < (int)sizeof path &&
        find_last(path, "3.13.", "/lib/python3.13")) {
        return append_text(t, list, path);
    }
    strcpy(path, "/usr/lib/");
    return !find_last(path, "python3.", "") || append_text(t, list, path);
}

/* The folders of a variable, or none. */
static bool append_folders(GiThread *t, GiValue list, const char *p) {
    bool ok = true;
    while (ok && p != NULL && *p) {
        size_t n = strcspn(p, ":");
        GiValue s = gi_str_decode_utf8(t, p, n, "surrogateescape");
        ok = s != GI_NULL && (n == 0 || gi_list_append(t, list, s));
        gi_xdrop(t, s);
        p += n + (p[n] == ':');
    }
    return ok;
}

static bool set_path(GiThread *t, const GiOptions *o) {
    GiValue list = gi_list(t, NULL, 0);
    bool ok = list != GI_NULL;
    bool whole = o->file != NULL && strcmp(o->file, "-") != 0 && gi_start_program_kind(o->file) != GI_PROGRAM_FILE;
    if (ok && (whole || !o->safe_path) && o->subcommand == NULL) { /* a folder or archive can only run from itself */
        char folder[PATH_MAX];
        if (o->file != NULL && strcmp(o->file, "-") != 0) {
            ok = append_script_folder(t, list, o->file);
        } else if (o->module != NULL && getcwd(folder, sizeof folder) != NULL) {
            ok = append_text(t, list, folder);
        } else {
            ok = append_text(t, list, "");
        }
        ok = ok && gi_sys_set(t, "_first_path", gi_as_list(list)->items[0]);
    }
    ok = ok && append_folders(t, list, gi_options_variable(o, "GILTPATH")) &&
         append_folders(t, list, gi_options_variable(o, "PYTHONPATH"));
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

/* -X faulthandler */
static bool enable_faulthandler(GiThread *t) {
    if (gi_dict_get_text(t, gi_as_dict(gi_sys_get(t, "_xoptions")), "faulthandler") == GI_NULL) {
        return true;
    }
    GiValue f = gi_import_attr(t, "faulthandler", "enable");
    GiValue r = f == GI_NULL ? GI_NULL : gi_call0(t, f);
    gi_xdrop(t, f);
    gi_xdrop(t, r);
    return r != GI_NULL;
}

/* Fills a list or dict of sys with texts: -W values, -X values ("name" or "name=value"), the command line. */
static bool add_texts(GiThread *t, const char *name, const char *const *texts, int count) {
    GiValue list = gi_list(t, NULL, 0);
    bool ok = list != GI_NULL;
    for (int i = 0; ok && i < count; i++) {
        ok = append_text(t, list, texts[i]);
    }
    ok = ok && gi_sys_set(t, name, list);
    gi_xdrop(t, list);
    return ok;
}

/* sys.dont_write_bytecode, sys.pycache_prefix */
static bool set_bytecode(GiThread *t, const GiOptions *o) {
    GiValue prefix = o->cache_prefix == NULL || *o->cache_prefix == 0 ? GI_NONE : system_text(t, o->cache_prefix);
    bool ok = prefix != GI_NULL && gi_sys_set(t, "pycache_prefix", prefix) &&
              gi_sys_set(t, "dont_write_bytecode", gi_bool(o->no_bytecode));
    gi_xdrop(t, prefix);
    return ok;
}

static bool set_extra(GiThread *t, const GiOptions *o) {
    GiValue dict = gi_sys_get(t, "_xoptions");
    for (int i = 0; i < o->extra_count; i++) {
        const char *equal = strchr(o->extra[i], '=');
        GiValue value = equal == NULL ? GI_TRUE : system_text(t, equal + 1);
        GiValue key = gi_str_decode_utf8(t, o->extra[i], equal ? (size_t)(equal - o->extra[i]) : strlen(o->extra[i]),
                                         "surrogateescape");
        bool ok = key != GI_NULL && value != GI_NULL && gi_dict_set(t, gi_as_dict(dict), key, value);
        gi_xdrop(t, key);
        gi_xdrop(t, value);
        if (!ok) {
            return false;
        }
    }
    return true;
}

/* What _gilt_sys makes sys.flags from. */
static bool set_flags(GiThread *t, const GiOptions *o) {
    const struct { const char *name; int value; } flags[] = {
        {"inspect", o->interactive}, {"interactive", o->interactive}, {"optimize", o->optimize},
        {"bytes_warning", o->bytes_warning}, {"verbose", o->verbose}, {"debug", o->debug},
        {"dont_write_bytecode", o->no_bytecode}, {"hash_randomization", !o->fixed_hash},
        {"quiet", o->quiet}, {"isolated", o->isolated}, {"ignore_environment", o->ignore_environment},
        {"no_site", o->no_site}, {"no_user_site", o->no_user_site}};
    GiValue d = gi_dict(t);
    bool ok = d != GI_NULL;
    for (size_t i = 0; ok && i < sizeof flags / sizeof *flags; i++) {
        ok = gi_dict_set_text(t, gi_as_dict(d), flags[i].name, gi_int_imm(flags[i].value));
    }
    ok = ok && gi_dict_set_text(t, gi_as_dict(d), "safe_path", gi_bool(o->safe_path)) &&
         gi_dict_set_text(t, gi_as_dict(d), "dev_mode", gi_bool(o->development)) &&
         gi_sys_set(t, "_command_flags", d);
    gi_xdrop(t, d);
    return ok;
}

/* Warning filters, the one that counts most at the end: -X dev, -W, -b. */
static bool add_warnings(GiThread *t, const GiOptions *o) {
    GiValue list = gi_list(t, NULL, 0);
    bool ok = list != GI_NULL && (!o->development || append_text(t, list, "default"));
    for (int i = 0; ok && i < o->warning_count; i++) {
        ok = append_text(t, list, o->warnings[i]);
    }
    if (ok && o->bytes_warning > 0) {
        ok = append_text(t, list, o->bytes_warning > 1 ? "error::BytesWarning" : "default::BytesWarning");
    }
    bool any = ok && gi_as_list(list)->size > 0;
    ok = ok && gi_sys_set(t, "warnoptions", list);
    gi_xdrop(t, list);
    GiValue m = ok && any ? gi_import(t, "warnings") : GI_NONE; /* it makes the filters */
    gi_xdrop(t, m);
    return ok && m != GI_NULL;
}

/* What the options switch on in the interpreter itself. */
static void set_switches(GiThread *t, const GiOptions *o) {
    static GiImportTrace trace;
    if (o->max_digits >= 0) {
        t->vm->int_digits_limit = (uint32_t)o->max_digits;
    }
    t->vm->source_flags = (o->optimize > 0 ? GI_SOURCE_OPTIMIZE : 0) | (o->optimize > 1 ? GI_SOURCE_NO_DOCSTRINGS : 0);
    t->vm->no_columns = o->no_columns;
    t->vm->bytes_warning = o->bytes_warning > 0;
    if (o->verbose > 0 || o->import_times) {
        trace.names = o->verbose > 0;
        trace.times = o->import_times;
        gi_import_trace_start(t, &trace);
    }
}

bool gi_start_sys(GiThread *t, const GiOptions *o) {
    set_switches(t, o);
    return gi_io_init_streams(t, o->unbuffered) && set_argv(t, o) &&
           add_texts(t, "orig_argv", (const char *const *)o->all, o->all_count) && set_extra(t, o) && set_flags(t, o) && set_bytecode(t, o) &&
           set_path(t, o) && set_executable(t, "gilt") && add_warnings(t, o) && enable_faulthandler(t) &&
           (o->no_site || add_site(t));
}
