/* SPDX-License-Identifier: MIT
 * runtime/modules/posix.c: the module posix: descriptors, environment, constants. Every call that may
 * wait goes through gi_block.
 */
#include "runtime/modules/posix.h"

#include <stdio.h>
#include <stdlib.h>

#include <errno.h>
#include <fcntl.h>
#include <sys/ioctl.h>
#include <sys/random.h>
#include <sys/wait.h>
#include <unistd.h>

#include "runtime/gil/block.h"
#include "runtime/modules/lazy.h"

extern char **environ;

bool gi_posix_int(GiThread *t, GiValue v, int *out) {
    int64_t i;
    if (!gi_index_int64(t, v, false, &i)) {
        return false;
    }
    if (i > INT32_MAX || i < INT32_MIN) {
        return gi_raise(t, &gi_OverflowError, i > 0 ? "Python int too large to convert to C int"
                                                    : "Python int too small to convert to C int");
    }
    *out = (int)i;
    return true;
}

int64_t gi_posix_run(GiThread *t, const char *what, GiValue path, int64_t (*call)(void *), void *arg) {
    int error = 0;
    int64_t r = gi_block(t, GI_BLOCK_FILE, what, GI_NULL, call, arg, &error);
    if (r == -1) {
        gi_raise_errno(t, error, path);
    }
    return r < 0 ? -1 : r;
}

/* --- paths --- */

bool gi_posix_fd(GiThread *t, GiValue v, int *out) {
    bool truth = v == GI_TRUE || v == GI_FALSE;
    return (!truth || gi_warn(t, &gi_RuntimeWarning, 1, "bool is used as a file descriptor")) && gi_posix_int(t, v, out);
}

bool gi_path_get(GiThread *t, GiValue v, bool allow_fd, const char *function, GiPath *out) {
    *out = (GiPath){.given = v, .fd = -1};
    if (allow_fd && (v == GI_TRUE || v == GI_FALSE) &&
        !gi_warn(t, &gi_RuntimeWarning, 1, "bool is used as a file descriptor")) {
        return false;
    }
    if (allow_fd && gi_is_int(v)) {
        return gi_posix_int(t, v, &out->fd);
    }
    if (!gi_is_str(v) && !gi_is_bytes(v)) {
        GiValue f = gi_lookup_special(t, v, GI_NAME(t, __fspath__));
        if (f == GI_NULL || f == GI_NONE) {
            return gi_failed(t) ? false : gi_raise_type_error(
                t, allow_fd ? "%s: path should be string, bytes, os.PathLike or integer, not %T"
                            : "%s: path should be string, bytes or os.PathLike, not %T", function, v);
        }
        gi_drop(t, f);
    }
    char message[80];
    snprintf(message, sizeof message, "%s: embedded null character in path", function);
    GiValue path = gi_io_fspath(t, v);
    if (path == GI_NULL) {
        return false;
    }
    out->as_bytes = gi_is_bytes(path);
    out->bytes = gi_io_path_bytes(t, path, message);
    gi_drop(t, path);
    return out->bytes != GI_NULL;
}

void gi_path_free(GiThread *t, GiPath *p) { gi_xdrop(t, p->bytes); }

GiValue gi_path_result(GiThread *t, const char *text, size_t size, bool as_bytes) {
    return as_bytes ? gi_bytes(t, text, size) : gi_str_decode_utf8(t, text, size, "surrogateescape");
}

/* --- descriptors --- */

typedef struct Call {
    int fd, second, flags, mode;
    const char *path;
    void *data;
    size_t size;
    int64_t offset;
    int pair[2];
} Call;

static int64_t call_open(void *p) { Call *c = p; return openat(c->second, c->path, c->flags | O_CLOEXEC, c->mode); }
static int64_t call_close(void *p) { return close(((Call *)p)->fd); }
static int64_t call_read(void *p) { Call *c = p; return read(c->fd, c->data, c->size); }
static int64_t call_write(void *p) { Call *c = p; return write(c->fd, c->data, c->size); }
static int64_t call_seek(void *p) { Call *c = p; return lseek(c->fd, c->offset, c->mode); }
static int64_t call_pipe(void *p) { Call *c = p; return pipe2(c->pair, c->flags); }
static int64_t call_dup(void *p) { Call *c = p; return fcntl(c->fd, F_DUPFD_CLOEXEC, 0); }
static int64_t call_dup2(void *p) {
    Call *c = p;
    return c->flags || c->fd == c->second ? dup2(c->fd, c->second) : dup3(c->fd, c->second, O_CLOEXEC);
}
static int64_t call_fsync(void *p) { return fsync(((Call *)p)->fd); }
static int64_t call_ftruncate(void *p) { Call *c = p; return ftruncate(c->fd, c->offset); }

static GiValue posix_open(GiThread *t, const GiValue *a) {
    GiPath p;
    Call c = {.mode = 0777, .second = AT_FDCWD};
    if (t->vm->flags & GI_VM_NO_FILES) {
        return gi_raise(t, &gi_PermissionError, "this interpreter may not open files");
    }
    if (!gi_path_get(t, a[0], false, "open", &p)) {
        return GI_NULL;
    }
    int64_t fd = -1;
    if (gi_posix_int(t, a[1], &c.flags) && gi_posix_int(t, a[2], &c.mode) &&
        (a[3] == GI_NONE || gi_posix_int(t, a[3], &c.second))) {
        c.path = gi_path_text(&p);
        fd = gi_posix_run(t, "open", a[0], call_open, &c);
    }
    gi_path_free(t, &p);
    return fd < 0 ? GI_NULL : gi_int_imm(fd);
}

static GiValue posix_close(GiThread *t, const GiValue *a) {
    Call c;
    return gi_posix_int(t, a[0], &c.fd) && gi_posix_run(t, "close", GI_NULL, call_close, &c) >= 0 ? GI_NONE : GI_NULL;
}

static GiValue posix_read(GiThread *t, const GiValue *a) {
    Call c;
    int64_t n;
    if (!gi_posix_int(t, a[0], &c.fd) || !gi_index_int64(t, a[1], false, &n)) {
        return GI_NULL;
    }
    if (n < 0) {
        return gi_raise_errno(t, EINVAL, GI_NULL);
    }
    c.size = n > 0x7ffff000 ? 0x7ffff000 : (size_t)n;
    GiValue b = gi_bytes(t, NULL, c.size);
    if (b == GI_NULL) {
        return GI_NULL;
    }
    c.data = gi_as_bytes(b)->data;
    n = gi_posix_run(t, "read", GI_NULL, call_read, &c);
    GiValue r = n < 0 ? GI_NULL : (size_t)n == c.size ? gi_take(b) : gi_bytes(t, c.data, (size_t)n);
    gi_drop(t, b);
    return r;
}

static GiValue posix_write(GiThread *t, const GiValue *a) {
    Call c;
    GiBuffer b;
    if (!gi_posix_int(t, a[0], &c.fd) || !gi_buffer_get(t, a[1], false, &b)) {
        return GI_NULL;
    }
    c.data = b.data;
    c.size = b.size;
    int64_t n = gi_posix_run(t, "write", GI_NULL, call_write, &c);
    gi_buffer_release(t, &b);
    return n < 0 ? GI_NULL : gi_int_imm(n);
}

static GiValue posix_lseek(GiThread *t, const GiValue *a) {
    Call c;
    if (!gi_posix_int(t, a[0], &c.fd) || !gi_index_int64(t, a[1], false, &c.offset) || !gi_posix_int(t, a[2], &c.mode)) {
        return GI_NULL;
    }
    int64_t r = gi_posix_run(t, "lseek", GI_NULL, call_seek, &c);
    return r < 0 ? GI_NULL : gi_int(t, r);
}

static GiValue posix_pipe(GiThread *t, const GiValue *a) {
    Call c = {.flags = O_CLOEXEC};
    return gi_posix_run(t, "pipe", GI_NULL, call_pipe, &c) < 0 ? GI_NULL
         : gi_tuple_pack(t, 2, gi_int_imm(c.pair[0]), gi_int_imm(c.pair[1]));
}

static GiValue posix_dup(GiThread *t, const GiValue *a) {
    Call c;
    int64_t r = gi_posix_int(t, a[0], &c.fd) ? gi_posix_run(t, "dup", GI_NULL, call_dup, &c) : -1;
    return r < 0 ? GI_NULL : gi_int_imm(r);
}

static GiValue posix_dup2(GiThread *t, const GiValue *a) {
    Call c;
    int inheritable = gi_truth(t, a[2]);
    c.flags = inheritable;
    int64_t r = inheritable >= 0 && gi_posix_int(t, a[0], &c.fd) && gi_posix_int(t, a[1], &c.second)
              ? gi_posix_run(t, "dup2", GI_NULL, call_dup2, &c) : -1;
    return r < 0 ? GI_NULL : gi_int_imm(r);
}

static GiValue posix_fsync(GiThread *t, const GiValue *a) {
    Call c;
    return gi_posix_fd(t, a[0], &c.fd) && gi_posix_run(t, "fsync", GI_NULL, call_fsync, &c) >= 0 ? GI_NONE : GI_NULL;
}

static GiValue posix_ftruncate(GiThread *t, const GiValue *a) {
    Call c;
    return gi_posix_int(t, a[0], &c.fd) && gi_index_int64(t, a[1], false, &c.offset) &&
           gi_posix_run(t, "ftruncate", GI_NULL, call_ftruncate, &c) >= 0 ? GI_NONE : GI_NULL;
}

static GiValue posix_isatty(GiThread *t, const GiValue *a) {
    int fd = -1;
    return gi_posix_int(t, a[0], &fd) ? gi_bool(isatty(fd)) : GI_NULL;
}

/* Reads or changes a descriptor's flag; set: -1 asks. */
static GiValue descriptor_flag(GiThread *t, GiValue v, int get, int put, int flag, int set) {
    int fd;
    if (!gi_posix_int(t, v, &fd)) {
        return GI_NULL;
    }
    int flags = fcntl(fd, get);
    if (flags < 0 || (set >= 0 && fcntl(fd, put, set ? flags | flag : flags & ~flag) < 0)) {
        return gi_raise_errno(t, errno, GI_NULL);
    }
    return set >= 0 ? GI_NONE : gi_bool(flags & flag);
}

static GiValue posix_get_inheritable(GiThread *t, const GiValue *a) {
    GiValue r = descriptor_flag(t, a[0], F_GETFD, F_SETFD, FD_CLOEXEC, -1);
    return r == GI_NULL ? r : gi_bool(r == GI_FALSE);
}
static GiValue posix_set_inheritable(GiThread *t, const GiValue *a) {
    int on = gi_truth(t, a[1]);
    return on < 0 ? GI_NULL : descriptor_flag(t, a[0], F_GETFD, F_SETFD, FD_CLOEXEC, !on);
}
static GiValue posix_get_blocking(GiThread *t, const GiValue *a) {
    GiValue r = descriptor_flag(t, a[0], F_GETFL, F_SETFL, O_NONBLOCK, -1);
    return r == GI_NULL ? r : gi_bool(r == GI_FALSE);
}
static GiValue posix_set_blocking(GiThread *t, const GiValue *a) {
    int on = gi_truth(t, a[1]);
    return on < 0 ? GI_NULL : descriptor_flag(t, a[0], F_GETFL, F_SETFL, O_NONBLOCK, !on);
}

static GiValue posix_terminal_size(GiThread *t, const GiValue *a) {
    int fd;
    struct winsize w;
    if (!gi_posix_int(t, a[0], &fd)) {
        return GI_NULL;
    }
    if (ioctl(fd, TIOCGWINSZ, &w) != 0) {
        return gi_raise_errno(t, errno, GI_NULL);
    }
    GiValue make = gi_import_attr(t, "_gilt_posix", "terminal_size");
    GiValue pair = make == GI_NULL ? GI_NULL : gi_tuple_pack(t, 2, gi_int_imm(w.ws_col), gi_int_imm(w.ws_row));
    GiValue r = pair == GI_NULL ? GI_NULL : gi_call1(t, make, pair);
    gi_xdrop(t, make);
    gi_xdrop(t, pair);
    return r;
}

/* --- environment and odds and ends --- */

static GiValue make_environ(GiThread *t) {
    GiValue d = gi_dict(t);
    for (char **e = environ; d != GI_NULL && e != NULL && *e != NULL; e++) {
        const char *equals = strchr(*e, '=');
        if (equals == NULL) {
            continue;
        }
        GiValue key = gi_bytes(t, *e, (size_t)(equals - *e)), value = gi_bytes(t, equals + 1, strlen(equals + 1));
        bool ok = key != GI_NULL && value != GI_NULL && gi_dict_setdefault(t, gi_as_dict(d), key, value) != GI_NULL;
        gi_xdrop(t, key);
        gi_xdrop(t, value);
        if (!ok) {
            gi_drop(t, d);
            return GI_NULL;
        }
    }
    return d;
}

static GiValue posix_putenv(GiThread *t, const GiValue *a) {
    GiValue key = gi_io_path_bytes(t, a[0], NULL), value = key == GI_NULL ? GI_NULL : gi_io_path_bytes(t, a[1], NULL);
    GiValue r = GI_NULL;
    if (value != GI_NULL) {
        const char *k = (char *)gi_as_bytes(key)->data;
        if (strchr(k, '=') != NULL) {
            gi_raise_value_error(t, "illegal environment variable name");
        } else {
            r = setenv(k, (char *)gi_as_bytes(value)->data, 1) == 0 ? GI_NONE : gi_raise_errno(t, errno, GI_NULL);
        }
    }
    gi_xdrop(t, key);
    gi_xdrop(t, value);
    return r;
}

static GiValue posix_unsetenv(GiThread *t, const GiValue *a) {
    GiValue key = gi_io_path_bytes(t, a[0], NULL);
    if (key == GI_NULL) {
        return GI_NULL;
    }
    int r = unsetenv((char *)gi_as_bytes(key)->data);
    gi_drop(t, key);
    return r == 0 ? GI_NONE : gi_raise_errno(t, errno, GI_NULL);
}

static GiValue posix_strerror(GiThread *t, const GiValue *a) {
    int code = 0;
    return gi_posix_int(t, a[0], &code) ? gi_str_from_text(t, strerror(code)) : GI_NULL;
}

static GiValue posix_urandom(GiThread *t, const GiValue *a) {
    int64_t n;
    if (!gi_index_int64(t, a[0], false, &n)) {
        return GI_NULL;
    }
    if (n < 0) {
        return gi_raise_value_error(t, "negative argument not allowed");
    }
    GiValue b = gi_bytes(t, NULL, (size_t)n);
    for (size_t done = 0; b != GI_NULL && done < (size_t)n;) {
        ssize_t got = getrandom(gi_as_bytes(b)->data + done, (size_t)n - done, 0);
        if (got < 0 && errno != EINTR) {
            gi_drop(t, b);
            return gi_raise_errno(t, errno, GI_NULL);
        }
        done += got > 0 ? (size_t)got : 0;
    }
    return b;
}

static GiValue posix_fspath(GiThread *t, const GiValue *a) { return gi_io_fspath(t, a[0]); }

static GiValue posix_sysconf(GiThread *t, const GiValue *a) {
    static const struct { const char *name; int id; } known[] = {
        {"SC_PAGE_SIZE", _SC_PAGESIZE}, {"SC_PAGESIZE", _SC_PAGESIZE}, {"SC_NPROCESSORS_ONLN", _SC_NPROCESSORS_ONLN},
        {"SC_NPROCESSORS_CONF", _SC_NPROCESSORS_CONF}, {"SC_CLK_TCK", _SC_CLK_TCK}, {"SC_OPEN_MAX", _SC_OPEN_MAX},
        {"SC_PHYS_PAGES", _SC_PHYS_PAGES}, {"SC_ARG_MAX", _SC_ARG_MAX}, {"SC_IOV_MAX", _SC_IOV_MAX}};
    if (gi_is_str(a[0])) {
        for (size_t i = 0; i < sizeof known / sizeof *known; i++) {
            if (gi_str_equal_text(a[0], known[i].name)) {
                return gi_int(t, sysconf(known[i].id));
            }
        }
        return gi_raise_value_error(t, "unrecognized configuration name");
    }
    int id;
    return gi_posix_int(t, a[0], &id) ? gi_int(t, sysconf(id)) : GI_NULL;
}

static const GiMethodRow functions[] = {
    GI_METHOD("open(path, flags, mode=511, *, dir_fd=None)", posix_open, "Open a file for low level IO.  Returns a file descriptor (integer)."),
    GI_METHOD("close(fd)", posix_close, "Close a file descriptor."),
    GI_METHOD("read(fd, length, /)", posix_read, "Read from a file descriptor.  Returns a bytes object."),
    GI_METHOD("write(fd, data, /)", posix_write, "Write a bytes object to a file descriptor."),
    GI_METHOD("lseek(fd, position, whence, /)", posix_lseek, "Set the position of a file descriptor.  Return the new position."),
    GI_METHOD("pipe()", posix_pipe, "Create a pipe."),
    GI_METHOD("dup(fd, /)", posix_dup, "Return a duplicate of a file descriptor."),
    GI_METHOD("dup2(fd, fd2, inheritable=True)", posix_dup2, "Duplicate file descriptor."),
    GI_METHOD("fsync(fd)", posix_fsync, "Force write of fd to disk."),
    GI_METHOD("ftruncate(fd, length, /)", posix_ftruncate, "Truncate a file, specified by file descriptor, to a specific length."),
    GI_METHOD("isatty(fd, /)", posix_isatty, "Return True if the fd is connected to a terminal."),
    GI_METHOD("get_inheritable(fd, /)", posix_get_inheritable, "Get the close-on-exe flag of the specified file descriptor."),
    GI_METHOD("set_inheritable(fd, inheritable, /)", posix_set_inheritable, "Set the inheritable flag of the specified file descriptor."),
    GI_METHOD("get_blocking(fd, /)", posix_get_blocking, "Get the blocking mode of the file descriptor."),
    GI_METHOD("set_blocking(fd, blocking, /)", posix_set_blocking, "Set the blocking mode of the specified file descriptor."),
    GI_METHOD("get_terminal_size(fd=1, /)", posix_terminal_size, "Return the size of the terminal window as (columns, lines)."),
    GI_METHOD("putenv(name, value, /)", posix_putenv, "Change or add an environment variable."),
    GI_METHOD("unsetenv(name, /)", posix_unsetenv, "Delete an environment variable."),
    GI_METHOD("strerror(code, /)", posix_strerror, "Translate an error code to a message string."),
    GI_METHOD("urandom(size, /)", posix_urandom, "Return a bytes object containing random bytes suitable for cryptographic use."),
    GI_METHOD("fspath(path)", posix_fspath, "Return the file system path representation of the object."),
    GI_METHOD("sysconf(name, /)", posix_sysconf, "Return an integer-valued system configuration variable."),
    GI_METHODS_END};

static GiValue lazy(GiThread *t, const GiValue *a) { return gi_lazy_attribute(t, "posix", "_gilt_posix", a[0]); }
static const GiMethodRow lazy_row = GI_METHOD("__getattr__(name, /)", lazy, NULL);

static bool init(GiThread *t, GiValue m) {
    static const struct { const char *name; int value; } constants[] = {
        {"O_RDONLY", O_RDONLY}, {"O_WRONLY", O_WRONLY}, {"O_RDWR", O_RDWR}, {"O_CREAT", O_CREAT}, {"O_EXCL", O_EXCL},
        {"O_TRUNC", O_TRUNC}, {"O_APPEND", O_APPEND}, {"O_NONBLOCK", O_NONBLOCK}, {"O_CLOEXEC", O_CLOEXEC},
        {"O_SYNC", O_SYNC}, {"O_DIRECTORY", O_DIRECTORY}, {"O_NOFOLLOW", O_NOFOLLOW}, {"O_ACCMODE", O_ACCMODE},
        {"O_NOCTTY", O_NOCTTY}, {"O_DSYNC", O_DSYNC}, {"F_OK", F_OK}, {"R_OK", R_OK}, {"W_OK", W_OK}, {"X_OK", X_OK},
        {"WNOHANG", WNOHANG}, {"WUNTRACED", WUNTRACED}, {"WCONTINUED", WCONTINUED}, {"EX_OK", 0}, {"EX_USAGE", 64},
        {"SEEK_DATA", 3}, {"SEEK_HOLE", 4}, {"TMP_MAX", 238328}, {"NGROUPS_MAX", 65536}};
    for (size_t i = 0; i < sizeof constants / sizeof *constants; i++) {
        if (!gi_module_add(t, m, constants[i].name, gi_int_imm(constants[i].value))) {
            return false;
        }
    }
    return gi_module_add_functions(t, m, gi_posix_file_rows) && gi_module_add_functions(t, m, gi_posix_process_rows) &&
           gi_module_add_functions(t, m, gi_posix_system_rows) && gi_posix_add_system_constants(t, m) &&
           gi_module_add_steal(t, m, "environ", make_environ(t)) && gi_module_add(t, m, "error", gi_static(&gi_OSError)) &&
           gi_module_add_steal(t, m, "_have_functions", gi_list(t, NULL, 0)) &&
           gi_module_add_steal(t, m, "__getattr__", gi_builtin(t, &lazy_row, GI_NULL, GI_NULL));
}

const GiModuleSpec gi_module_posix = {
    "posix", "This module provides access to operating system functionality that is standardized by the C Standard and "
    "the POSIX standard.", functions, init};
