/* SPDX-License-Identifier: MIT
 * runtime/modules/io_raw.c: FileIO: unbuffered bytes over a file descriptor, and path arguments.
 * Every system call goes through gi_block, so the GIL is let go around it.
 */
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <sys/stat.h>
#include <unistd.h>

#include "runtime/console.h"
#include "runtime/gil/block.h"
#include "runtime/modules/io.h"

typedef struct GiFileIo {
    GiIoBase base;
    int fd; /* -1: closed */
    int block_size;
    bool created, readable, writable, appending, closefd;
    int8_t seekable; /* -1: not known yet */
    GiBlockKind kind;
} GiFileIo;

static GiFileIo *file_of(GiValue v) { return (GiFileIo *)gi_object(v); }

/* --- system calls, run without the GIL --- */

typedef struct Call {
    int fd, flags, whence;
    const char *path;
    void *data;
    size_t size;
    int64_t offset;
} Call;

static int64_t call_open(void *arg) {
    Call *c = arg;
    return open(c->path, c->flags, 0666);
}
static int64_t call_close(void *arg) { return close(((Call *)arg)->fd); }
static int64_t call_read(void *arg) {
    Call *c = arg;
    return read(c->fd, c->data, c->size);
}
static int64_t call_write(void *arg) {
    Call *c = arg;
    return write(c->fd, c->data, c->size);
}
static int64_t call_seek(void *arg) {
    Call *c = arg;
    return lseek(c->fd, c->offset, c->whence);
}
static int64_t call_truncate(void *arg) {
    Call *c = arg;
    return ftruncate(c->fd, c->offset);
}

/* Runs a call; -1: OSError set (or an interruption), -3: would block. */
static int64_t run(GiThread *t, GiFileIo *f, const char *what, int64_t (*call)(void *), Call *c) {
    int error = 0;
    short events = call == call_read ? POLLIN : call == call_write ? POLLOUT : 0;
    if (f->kind != GI_BLOCK_FILE && events != 0 &&
        !gi_block_before(t, f->kind, what, gi_counted(f), c->fd, events)) {
        return -1;
    }
    int64_t r = gi_block(t, f->kind, what, gi_counted(f), call, c, &error);
    if (r == -2) {
        return -1;
    }
    if (r < 0) {
        if (error == EAGAIN || error == EWOULDBLOCK) {
            return -3;
        }
        gi_raise_errno(t, error, GI_NULL);
        return -1;
    }
    return r;
}

static GiBlockKind kind_of(int fd) {
    struct stat s;
    if (fstat(fd, &s) != 0) {
        return GI_BLOCK_FILE;
    }
    return S_ISFIFO(s.st_mode) ? GI_BLOCK_PIPE : S_ISSOCK(s.st_mode) ? GI_BLOCK_SOCKET
         : S_ISCHR(s.st_mode) ? GI_BLOCK_CONSOLE : GI_BLOCK_FILE;
}

/* --- paths --- */

GiValue gi_io_fspath(GiThread *t, GiValue path) {
    if (gi_is_str(path) || gi_is_bytes(path)) {
        return gi_take(path);
    }
    GiValue f = gi_lookup_special(t, path, GI_NAME(t, __fspath__));
    if (f == GI_NULL || f == GI_NONE) {
        return gi_failed(t) ? GI_NULL : gi_raise_type_error(
            t, "expected str, bytes or os.PathLike object, not %T", path);
    }
    GiValue r = gi_call0(t, f);
    gi_drop(t, f);
    if (r != GI_NULL && !gi_is_str(r) && !gi_is_bytes(r)) {
        gi_raise_type_error(t, "expected %T.__fspath__() to return str or bytes, not %T", path, r);
        gi_drop(t, r);
        return GI_NULL;
    }
    return r;
}

GiValue gi_io_path_bytes(GiThread *t, GiValue path, const char *what) {
    GiValue p = gi_io_fspath(t, path);
    if (p != GI_NULL && gi_is_str(p)) {
        gi_replace(t, &p, gi_encode(t, p, "utf-8", "surrogateescape"));
    }
    if (p != GI_NULL && memchr(gi_as_bytes(p)->data, 0, gi_as_bytes(p)->size) != NULL) {
        gi_drop(t, p);
        return gi_raise_value_error(t, "%s", what == NULL ? "embedded null byte" : what);
    }
    return p;
}

/* --- opening --- */

static bool bad_mode(GiThread *t) {
    return gi_raise_value_error(t, "Must have exactly one of create/read/write/append mode and at most one plus");
}

/* Reads "rb+" and the like into the fields; returns open(2) flags or -1. */
static int parse_mode(GiThread *t, GiFileIo *f, const char *mode) {
    int flags = 0;
    bool main = false, plus = false;
    for (const char *c = mode; *c; c++) {
        if (*c == 'b') {
            continue;
        }
        if (*c == '+') {
            if (plus) {
                return bad_mode(t) - 1;
            }
            plus = true;
            continue;
        }
        if (strchr("rwax", *c) == NULL) {
            gi_raise_value_error(t, "invalid mode: %s", mode);
            return -1;
        }
        if (main) {
            return bad_mode(t) - 1;
        }
        main = true;
        f->readable = *c == 'r';
        f->writable = *c != 'r';
        f->created = *c == 'x';
        f->appending = *c == 'a';
        flags = *c == 'w' ? O_CREAT | O_TRUNC : *c == 'a' ? O_CREAT | O_APPEND : *c == 'x' ? O_CREAT | O_EXCL : 0;
    }
    if (!main) {
        return bad_mode(t) - 1;
    }
    if (plus) {
        f->readable = f->writable = true;
    }
    return flags | O_CLOEXEC | (f->readable && f->writable ? O_RDWR : f->readable ? O_RDONLY : O_WRONLY);
}

/* Opens by path, through opener(path, flags) when there is one. */
static bool open_path(GiThread *t, GiFileIo *f, GiValue path, int flags, GiValue opener) {
    if (!f->closefd) {
        return gi_raise_value_error(t, "Cannot use closefd=False with file name");
    }
    if (opener != GI_NONE) {
        GiValue r = gi_call2(t, opener, path, gi_int_imm(flags));
        int64_t fd;
        if (r == GI_NULL) {
            return false;
        }
        if (!gi_is_int(r)) {
            gi_drop(t, r);
            return gi_raise_type_error(t, "expected integer from opener");
        }
        bool ok = gi_index_int64(t, r, false, &fd);
        gi_drop(t, r);
        if (ok && fd < 0) {
            return gi_raise_value_error(t, "opener returned %d", (int)fd);
        }
        f->fd = (int)fd;
        return ok;
    }
    GiValue bytes = gi_io_path_bytes(t, path, NULL);
    if (bytes == GI_NULL) {
        return false;
    }
    Call c = {.path = (char *)gi_as_bytes(bytes)->data, .flags = flags};
    int error = 0;
    int64_t fd = gi_block(t, GI_BLOCK_FILE, "open", GI_NULL, call_open, &c, &error);
    gi_drop(t, bytes);
    if (fd == -1) {
        gi_raise_errno(t, error, path);
    }
    f->fd = (int)fd;
    return fd >= 0;
}

static bool check_opened(GiThread *t, GiFileIo *f, GiValue name) {
    struct stat s;
    if (fstat(f->fd, &s) != 0) {
        gi_raise_errno(t, errno, name);
        return false;
    }
    if (S_ISDIR(s.st_mode)) {
        gi_raise_errno(t, EISDIR, name);
        return false;
    }
    f->kind = kind_of(f->fd);
    f->block_size = s.st_blksize > 1 ? (int)s.st_blksize : GI_IO_BUFFER_SIZE;
    return true;
}

static bool fileio_init(GiThread *t, GiValue self, const GiValue *a, size_t n, GiValue kwnames) {
    static const char signature[] = "FileIO(file, mode='r', closefd=True, opener=None)";
    GiSignature *s = gi_signature_parse(t, signature);
    GiValue v[4];
    if (s == NULL || !gi_signature_bind(t, s, a, n, kwnames, v)) {
        if (s != NULL) {
            gi_signature_free(t, s);
        }
        return false;
    }
    GiFileIo *f = file_of(self);
    bool ok = false, own = true;
    int closefd = gi_truth(t, v[2]);
    if (f->fd >= 0 && f->closefd) { /* initialised again */
        close(f->fd);
    }
    f->closefd = closefd != 0;
    f->seekable = -1;
    f->fd = -1;
    if (gi_is_float(v[0])) {
        gi_raise_type_error(t, "integer argument expected, got float");
    } else if (!gi_is_str(v[1])) {
        gi_raise_type_error(t, "FileIO() argument 'mode' must be str, not %T", v[1]);
    } else if (closefd >= 0) {
        int flags = parse_mode(t, f, gi_str_text(v[1]));
        int64_t fd;
        if (flags < 0) {
            ok = false;
        } else if (gi_is_int(v[0])) {
            ok = gi_index_int64(t, v[0], false, &fd);
            if (ok && (v[0] == GI_TRUE || v[0] == GI_FALSE)) {
                ok = gi_warn(t, &gi_RuntimeWarning, 1, "bool is used as a file descriptor");
            }
            if (ok && fd < 0) {
                ok = gi_raise_value_error(t, "negative file descriptor");
            }
            f->fd = ok ? (int)fd : -1;
            own = false;
        } else {
            ok = open_path(t, f, v[0], flags, v[3]);
        }
    }
    if (ok && !check_opened(t, f, v[0])) {
        if (own) {
            close(f->fd);
        }
        f->fd = -1;
        ok = false;
    }
    if (ok && !gi_io_set(t, self, "name", v[0])) {
        f->fd = own ? f->fd : -1; /* a descriptor that was given stays the caller's */
        ok = false;
    }
    if (ok && f->appending) {
        lseek(f->fd, 0, SEEK_END); /* never blocks */
    }
    gi_signature_unbind(t, s, v);
    gi_signature_free(t, s);
    return ok;
}

static GiValue fileio_new(GiThread *t, GiType *type, const GiValue *a, size_t n, GiValue kwnames) {
    GiFileIo *f = gi_object_new(t, type);
    if (f == NULL || !gi_track(t, f)) {
        return GI_NULL;
    }
    f->fd = -1;
    f->seekable = -1;
    f->closefd = true;
    return gi_counted(f);
}

static void fileio_release(GiThread *t, GiObject *o) {
    GiFileIo *f = (GiFileIo *)o;
    if (f->fd >= 0 && f->closefd) {
        close(f->fd); /* the finalizer could not run: never leak a descriptor */
    }
    gi_io_drop_base(t, o);
    gi_object_free(t, o, o->type->gc.size);
}

/* --- use --- */

static bool check_open(GiThread *t, GiFileIo *f) {
    return f->fd >= 0 || gi_raise_value_error(t, "I/O operation on closed file");
}

int64_t gi_fileio_read(GiThread *t, GiValue raw, void *data, size_t size) {
    GiFileIo *f = file_of(raw);
    if (!check_open(t, f)) {
        return -1;
    }
    if (!f->readable) {
        gi_io_unsupported(t, "File not open for reading");
        return -1;
    }
    Call c = {.fd = f->fd, .data = data, .size = size};
    return run(t, f, "read", call_read, &c);
}

int64_t gi_fileio_write(GiThread *t, GiValue raw, const void *data, size_t size) {
    GiFileIo *f = file_of(raw);
    if (!check_open(t, f)) {
        return -1;
    }
    if (!f->writable) {
        gi_io_unsupported(t, "File not open for writing");
        return -1;
    }
    Call c = {.fd = f->fd, .data = (void *)data, .size = size};
    const GiConsole *console = f->fd == 1 || f->fd == 2 ? t->vm->console : NULL;
    if (console == NULL) {
        return run(t, f, "write", call_write, &c);
    }
    console->before_write(t);
    int64_t n = run(t, f, "write", call_write, &c);
    console->after_write(t, data, n > 0 ? (size_t)n : 0);
    return n;
}

int gi_fileio_fd(GiValue raw) { return file_of(raw)->fd; }

static GiValue fileio_readall(GiThread *t, const GiValue *a) {
    size_t used = 0, capacity = 16384;
    char *data = gi_alloc(t, capacity);
    int64_t n = -1;
    while (data != NULL) {
        n = gi_fileio_read(t, a[0], data + used, capacity - used);
        if (n <= 0) {
            break;
        }
        used += (size_t)n;
        if (used == capacity) {
            char *larger = gi_resize(t, data, capacity, 2 * capacity);
            if (larger == NULL) {
                n = -1;
                break;
            }
            data = larger;
            capacity *= 2;
        }
    }
    GiValue r = data == NULL || n == -1 ? GI_NULL : n == -3 && used == 0 ? GI_NONE : gi_bytes(t, data, used);
    if (data != NULL) {
        gi_free(t, data, capacity);
    }
    return r;
}

static GiValue fileio_read(GiThread *t, const GiValue *a) {
    int64_t n = -1;
    if (!gi_index_optional(t, a[1], &n)) {
        return GI_NULL;
    }
    if (n < 0) {
        return fileio_readall(t, a);
    }
    if (n > 0x7ffff000) {
        n = 0x7ffff000; /* what one read(2) may give */
    }
    GiValue b = gi_bytes(t, NULL, (size_t)n);
    if (b == GI_NULL) {
        return GI_NULL;
    }
    int64_t got = gi_fileio_read(t, a[0], gi_as_bytes(b)->data, (size_t)n);
    GiValue r = got == -3 ? GI_NONE : got < 0 ? GI_NULL : got == n ? gi_take(b)
              : gi_bytes(t, gi_as_bytes(b)->data, (size_t)got);
    gi_drop(t, b);
    return r;
}

static GiValue fileio_readinto(GiThread *t, const GiValue *a) {
    GiBuffer b;
    if (!gi_buffer_get_target(t, a[1], "readinto", &b)) {
        return GI_NULL;
    }
    int64_t n = gi_fileio_read(t, a[0], b.data, b.size);
    gi_buffer_release(t, &b);
    return n == -3 ? GI_NONE : n < 0 ? GI_NULL : gi_int_imm(n);
}

static GiValue fileio_write(GiThread *t, const GiValue *a) {
    GiBuffer b;
    if (!gi_buffer_get(t, a[1], false, &b)) {
        return GI_NULL;
    }
    int64_t n = gi_fileio_write(t, a[0], b.data, b.size);
    gi_buffer_release(t, &b);
    return n == -3 ? GI_NONE : n < 0 ? GI_NULL : gi_int_imm(n);
}

static GiValue fileio_seek(GiThread *t, const GiValue *a) {
    GiFileIo *f = file_of(a[0]);
    Call c = {.fd = f->fd};
    int64_t whence = 0;
    if (gi_is_float(a[1])) {
        return gi_raise_type_error(t, "'float' object cannot be interpreted as an integer");
    }
    if (!check_open(t, f) || !gi_index_int64(t, a[1], false, &c.offset) || !gi_index_optional(t, a[2], &whence)) {
        return GI_NULL;
    }
    c.whence = (int)whence;
    int64_t r = run(t, f, "seek", call_seek, &c);
    return r < 0 ? GI_NULL : gi_int(t, r);
}

static GiValue fileio_tell(GiThread *t, const GiValue *a) {
    GiFileIo *f = file_of(a[0]);
    Call c = {.fd = f->fd, .whence = SEEK_CUR};
    int64_t r = check_open(t, f) ? run(t, f, "seek", call_seek, &c) : -1;
    return r < 0 ? GI_NULL : gi_int(t, r);
}

static GiValue fileio_truncate(GiThread *t, const GiValue *a) {
    GiFileIo *f = file_of(a[0]);
    if (!check_open(t, f)) {
        return GI_NULL;
    }
    if (!f->writable) {
        return gi_io_unsupported(t, "File not open for writing");
    }
    GiValue size = a[1] == GI_NONE ? fileio_tell(t, a) : gi_take(a[1]);
    Call c = {.fd = f->fd};
    if (size == GI_NULL || !gi_index_int64(t, size, false, &c.offset) || run(t, f, "truncate", call_truncate, &c) < 0) {
        gi_xdrop(t, size);
        return GI_NULL;
    }
    return size;
}

static GiValue fileio_close(GiThread *t, const GiValue *a) {
    GiFileIo *f = file_of(a[0]);
    if (f->fd < 0) {
        return GI_NONE;
    }
    GiValue error = gi_io_call(t, a[0], "flush") ? GI_NULL : gi_error_take(t); /* a subclass may have one of its own */
    Call c = {.fd = f->fd};
    bool closes = f->fd >= 0 && f->closefd;
    f->fd = -1;
    return gi_io_close_result(t, !closes || run(t, f, "close", call_close, &c) >= 0, error) ? GI_NONE : GI_NULL;
}

static GiValue fileio_fileno(GiThread *t, const GiValue *a) {
    return check_open(t, file_of(a[0])) ? gi_int_imm(file_of(a[0])->fd) : GI_NULL;
}
static GiValue fileio_isatty(GiThread *t, const GiValue *a) {
    return check_open(t, file_of(a[0])) ? gi_bool(isatty(file_of(a[0])->fd)) : GI_NULL;
}
static GiValue fileio_readable(GiThread *t, const GiValue *a) {
    return check_open(t, file_of(a[0])) ? gi_bool(file_of(a[0])->readable) : GI_NULL;
}
static GiValue fileio_writable(GiThread *t, const GiValue *a) {
    return check_open(t, file_of(a[0])) ? gi_bool(file_of(a[0])->writable) : GI_NULL;
}

static GiValue fileio_seekable(GiThread *t, const GiValue *a) {
    GiFileIo *f = file_of(a[0]);
    if (!check_open(t, f)) {
        return GI_NULL;
    }
    if (f->seekable < 0) {
        f->seekable = lseek(f->fd, 0, SEEK_CUR) >= 0;
    }
    return gi_bool(f->seekable);
}

static const char *mode_text(const GiFileIo *f) {
    if (f->created) {
        return f->readable ? "xb+" : "xb";
    }
    if (f->appending) {
        return f->readable ? "ab+" : "ab";
    }
    return f->readable ? (f->writable ? "rb+" : "rb") : "wb";
}

static GiValue fileio_mode(GiThread *t, GiValue v) { return gi_str_from_text(t, mode_text(file_of(v))); }
bool gi_fileio_owns_descriptor(GiValue v) { return file_of(v)->fd >= 0 && file_of(v)->closefd; }
static GiValue fileio_closed(GiThread *t, GiValue v) { return gi_bool(file_of(v)->fd < 0); }
static GiValue fileio_closefd(GiThread *t, GiValue v) { return gi_bool(file_of(v)->closefd); }
static GiValue fileio_blksize(GiThread *t, GiValue v) { return gi_int_imm(file_of(v)->block_size); }
static GiValue fileio_finalizing(GiThread *t, GiValue v) { return gi_bool(file_of(v)->base.finalizing); }
static bool fileio_set_finalizing(GiThread *t, GiValue v, GiValue x) {
    file_of(v)->base.finalizing = x == GI_TRUE;
    return true;
}

static GiValue fileio_repr(GiThread *t, GiValue v) {
    GiFileIo *f = file_of(v);
    GiValue name;
    if (f->fd < 0) {
        return gi_str_from_format(t, "<%s [closed]>", gi_type(v)->name);
    }
    if (gi_getattr_optional(t, v, GI_NAME(t, name), &name) < 0) {
        return GI_NULL;
    }
    const char *closefd = f->closefd ? "True" : "False";
    GiValue r = name == GI_NULL
        ? gi_str_from_format(t, "<%s fd=%d mode='%s' closefd=%s>", gi_type(v)->name, f->fd, mode_text(f), closefd)
        : gi_str_from_format(t, "<%s name=%R mode='%s' closefd=%s>", gi_type(v)->name, name, mode_text(f), closefd);
    gi_xdrop(t, name);
    return r;
}

static const GiMethodRow methods[] = {
    GI_METHOD("read(self, size=-1, /)", fileio_read, "Read at most size bytes, returned as bytes."),
    GI_METHOD("readall(self)", fileio_readall, "Read all data from the file, returned as bytes."),
    GI_METHOD("readinto(self, buffer, /)", fileio_readinto, "Same as RawIOBase.readinto()."),
    GI_METHOD("write(self, b, /)", fileio_write, "Write buffer b to file, return number of bytes written."),
    GI_METHOD("seek(self, pos, whence=0, /)", fileio_seek, "Move to new file position and return the file position."),
    GI_METHOD("tell(self)", fileio_tell, "Current file position."),
    GI_METHOD("truncate(self, size=None, /)", fileio_truncate, "Truncate the file to at most size bytes and return the truncated size."),
    GI_METHOD("close(self)", fileio_close, "Close the file."),
    GI_METHOD("fileno(self)", fileio_fileno, "Return the underlying file descriptor (an integer)."),
    GI_METHOD("isatty(self)", fileio_isatty, "True if the file is connected to a TTY device."),
    GI_METHOD("readable(self)", fileio_readable, "True if file was opened in a read mode."),
    GI_METHOD("writable(self)", fileio_writable, "True if file was opened in a write mode."),
    GI_METHOD("seekable(self)", fileio_seekable, "True if file supports random-access."),
    GI_METHODS_END};

static const GiGetSetRow getset[] = {{"closed", fileio_closed, NULL, "True if the file is closed"},
                                     {"closefd", fileio_closefd, NULL, "True if the file descriptor will be closed by close()."},
                                     {"mode", fileio_mode, NULL, "String giving the file mode"},
                                     {"_blksize", fileio_blksize, NULL, NULL},
                                     {"_finalizing", fileio_finalizing, fileio_set_finalizing, NULL},
                                     {NULL, NULL, NULL, NULL}};

GiType gi_file_io_type = {
    GI_IO_TYPE_HEAD(GiFileIo, io_raw_base), .gc.traverse = gi_io_traverse_base, .gc.clear = gi_io_drop_base,
    .gc.release = fileio_release, .name = "_io.FileIO", .new_ = fileio_new, .init = fileio_init,
    .repr = fileio_repr, .methods = methods, .getset = getset, .doc = "Open a file.",
    .new_signature = "FileIO(file, mode='r', closefd=True, opener=None)"};
