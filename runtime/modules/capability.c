/* SPDX-License-Identifier: MIT
 * runtime/modules/capability.c: see capability.h. Two tables: modules that cannot be imported without a
 * capability, and modules that then keep only some of their functions (many library modules import them for
 * these). What goes through gi_block is refused there as well (runtime/gil/block.c).
 */
#include "runtime/modules/capability.h"

#include "runtime/hooks.h"
#include "runtime/types/str.h"

typedef struct Ban {
    const char *module;
    uint32_t flag;
    const char *what;
} Ban;

static const Ban bans[] = {
    {"_ctypes", GI_VM_NO_FFI, "call foreign functions"},   {"ctypes", GI_VM_NO_FFI, "call foreign functions"},
    {"_socket", GI_VM_NO_FILES, "use sockets"},            {"select", GI_VM_NO_FILES, "use files"},
    {"_posixsubprocess", GI_VM_NO_FILES, "start processes"}, {"fcntl", GI_VM_NO_FILES, "use files"},
    {"mmap", GI_VM_NO_FILES, "use files"},                 {"termios", GI_VM_NO_FILES, "use files"},
    {"pty", GI_VM_NO_FILES, "use files"},                  {"resource", GI_VM_NO_FILES, "use the system"},
};

static const char *const posix_kept[] = {"fspath", "strerror", "cpu_count", "urandom", "getpid", "get_terminal_size",
                                         "WIFEXITED", "WEXITSTATUS", "__getattr__", NULL};
static const char *const signal_kept[] = {"getsignal", "default_int_handler", "strsignal", "valid_signals", NULL};

typedef struct Restriction {
    const char *module;
    uint32_t flag;
    const char *const *kept;
} Restriction;

static const Restriction restrictions[] = {
    {"posix", GI_VM_NO_FILES, posix_kept},
    {"_signal", GI_VM_NO_SIGNALS, signal_kept},
};

bool gi_capability_import(GiThread *t, const char *name) {
    size_t top = (size_t)(strchrnul(name, '.') - name);
    for (size_t i = 0; i < sizeof bans / sizeof *bans; i++) {
        const Ban *b = &bans[i];
        if (strlen(b->module) == top && memcmp(b->module, name, top) == 0 && !gi_vm_allows(t->vm, b->flag)) {
            return gi_raise(t, &gi_ImportError, "no module '%s' here: this interpreter may not %s", name, b->what);
        }
    }
    return true;
}

static GiValue refuse_files(GiThread *t, const GiValue *a) {
    return gi_raise(t, &gi_PermissionError, "this interpreter may not use files, processes and the environment");
}

static GiValue refuse_signals(GiThread *t, const GiValue *a) {
    return gi_raise(t, &gi_PermissionError, "this interpreter may not use signals");
}

static const GiMethodRow refuse_files_row = GI_METHOD("refused(*args, **kwargs)", refuse_files, "Refuses.");
static const GiMethodRow refuse_signals_row = GI_METHOD("refused(*args, **kwargs)", refuse_signals, "Refuses.");

static bool is_kept(const char *const *kept, GiValue name) {
    while (*kept != NULL && !gi_str_equal_text(name, *kept)) {
        kept++;
    }
    return *kept != NULL;
}

static bool restrict_module(GiThread *t, GiDict *d, const Restriction *r) {
    const GiMethodRow *row = r->flag == GI_VM_NO_SIGNALS ? &refuse_signals_row : &refuse_files_row;
    GiValue refuse = gi_builtin(t, row, GI_NULL, GI_NULL), key, value;
    bool ok = refuse != GI_NULL;
    for (uint32_t pos = 0; ok && gi_dict_next(d, &pos, &key, &value);) {
        if (gi_is_exact(value, &gi_builtin_function_type) && !is_kept(r->kept, key)) {
            ok = gi_dict_set(t, d, key, refuse);
        } else if (r->flag == GI_VM_NO_FILES && gi_str_equal_text(key, "environ") && gi_is_dict(value)) {
            gi_dict_clear(t, gi_as_dict(value));
        }
    }
    gi_xdrop(t, refuse);
    return ok;
}

bool gi_capability_restrict(GiThread *t, GiValue module, const char *name) {
    for (size_t i = 0; i < sizeof restrictions / sizeof *restrictions; i++) {
        const Restriction *r = &restrictions[i];
        if (!gi_vm_allows(t->vm, r->flag) && strcmp(r->module, name) == 0 &&
            !restrict_module(t, gi_module_dict(module), r)) {
            return false;
        }
    }
    return true;
}

bool gi_capability_eval(GiThread *t, const char *function) {
    if (gi_vm_allows(t->vm, GI_VM_NO_EVAL)) {
        return true;
    }
    GiValue file;
    int32_t line;
    if (gi_current_position(t, 0, &file, &line) &&
        (gi_str_equal_text(file, "<frozen collections>") || gi_str_equal_text(file, "<frozen dataclasses>"))) {
        return true;
    }
    return gi_raise(t, &gi_RuntimeError, "%s() is switched off in this interpreter", function);
}
