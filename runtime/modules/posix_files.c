/* SPDX-License-Identifier: MIT
 * runtime/modules/posix_files.c: the part of posix that works on paths.
 */
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <sys/statvfs.h>
#include <unistd.h>

#include "runtime/exception.h"
#include "runtime/modules/posix.h"

typedef struct Call {
    const char *path, *second;
    int fd, mode;
    bool follow;
    int64_t size;
    struct stat status;
    struct timespec times[2];
    char *text;
    size_t text_size;
    DIR *folder;
    struct dirent *entry;
} Call;

static int64_t call_stat(void *p) {
    Call *c = p;
    return c->path == NULL ? fstat(c->fd, &c->status) : c->follow ? stat(c->path, &c->status) : lstat(c->path, &c->status);
}
static int64_t call_mkdir(void *p) { Call *c = p; return mkdir(c->path, (mode_t)c->mode); }
static int64_t call_rmdir(void *p) { return rmdir(((Call *)p)->path); }
static int64_t call_unlink(void *p) { return unlink(((Call *)p)->path); }
static int64_t call_chdir(void *p) { Call *c = p; return c->path ? chdir(c->path) : fchdir(c->fd); }
static int64_t call_rename(void *p) { Call *c = p; return rename(c->path, c->second); }
static int64_t call_link(void *p) { Call *c = p; return link(c->path, c->second); }
static int64_t call_symlink(void *p) { Call *c = p; return symlink(c->path, c->second); }
static int64_t call_readlink(void *p) { Call *c = p; return readlink(c->path, c->text, c->text_size); }
static int64_t call_access(void *p) { Call *c = p; return access(c->path, c->mode); }
static int64_t call_chmod(void *p) { Call *c = p; return c->path ? chmod(c->path, (mode_t)c->mode) : fchmod(c->fd, (mode_t)c->mode); }
static int64_t call_truncate(void *p) { Call *c = p; return c->path ? truncate(c->path, c->size) : ftruncate(c->fd, c->size); }
static int64_t call_utime(void *p) { Call *c = p; return c->path ? utimensat(AT_FDCWD, c->path, c->times, c->follow ? 0 : AT_SYMLINK_NOFOLLOW) : futimens(c->fd, c->times); }
static int64_t call_opendir(void *p) { Call *c = p; return (c->folder = c->path ? opendir(c->path) : fdopendir(dup(c->fd))) ? 0 : -1; }
static int64_t call_readdir(void *p) {
    Call *c = p;
    errno = 0;
    c->entry = readdir(c->folder);
    return c->entry == NULL && errno != 0 ? -1 : 0;
}

/* Runs a call on one path argument; true: it succeeded. */
static bool on_path(GiThread *t, GiValue v, bool allow_fd, const char *name, int64_t (*call)(void *), Call *c) {
    GiPath p;
    if (!gi_path_get(t, v, allow_fd, name, &p)) {
        return false;
    }
    c->path = p.bytes == GI_NULL ? NULL : gi_path_text(&p);
    c->fd = p.fd;
    bool ok = gi_posix_run(t, name, v, call, c) >= 0;
    gi_path_free(t, &p);
    return ok;
}

static bool on_two_paths(GiThread *t, const GiValue *a, const char *name, int64_t (*call)(void *)) {
    GiPath p, q;
    Call c = {.follow = true};
    if (!gi_path_get(t, a[0], false, name, &p)) {
        return false;
    }
    if (!gi_path_get(t, a[1], false, name, &q)) {
        gi_path_free(t, &p);
        return false;
    }
    c.path = gi_path_text(&p);
    c.second = gi_path_text(&q);
    bool ok = gi_posix_run(t, name, a[0], call, &c) >= 0;
    if (!ok && gi_error_is(t, &gi_OSError)) {
        GiOSError *e = (GiOSError *)gi_object(t->exc);
        gi_replace(t, &e->filename2, gi_take(a[1]));
    }
    gi_path_free(t, &p);
    gi_path_free(t, &q);
    return ok;
}

/* --- stat --- */

static GiValue stat_result(GiThread *t, const struct stat *s) {
    GiValue make = gi_import_attr(t, "_gilt_posix", "make_stat");
    if (make == GI_NULL) {
        return GI_NULL;
    }
    const struct timespec *times[3] = {&s->st_atim, &s->st_mtim, &s->st_ctim};
    GiValue v[16] = {gi_int_imm(s->st_mode), gi_int_from_uint64(t, s->st_ino), gi_int_from_uint64(t, s->st_dev),
                     gi_int_imm((int64_t)s->st_nlink), gi_int_imm(s->st_uid), gi_int_imm(s->st_gid), gi_int(t, s->st_size),
                     gi_int_imm(s->st_blksize), gi_int_imm(s->st_blocks), gi_int_imm((int64_t)s->st_rdev)};
    size_t n = 10;
    for (int i = 0; i < 3; i++) {
        v[n++] = gi_int(t, (int64_t)times[i]->tv_sec * 1000000000LL + times[i]->tv_nsec);
    }
    GiValue r = gi_failed(t) ? GI_NULL : gi_call(t, make, v, n, GI_NULL);
    for (size_t i = 0; i < n; i++) {
        gi_xdrop(t, v[i]);
    }
    gi_drop(t, make);
    return r;
}

static GiValue posix_stat(GiThread *t, const GiValue *a) {
    int follow = gi_truth(t, a[1]);
    Call c = {.follow = follow > 0};
    return follow >= 0 && on_path(t, a[0], true, "stat", call_stat, &c) ? stat_result(t, &c.status) : GI_NULL;
}

static GiValue posix_lstat(GiThread *t, const GiValue *a) {
    Call c = {.follow = false};
    return on_path(t, a[0], false, "lstat", call_stat, &c) ? stat_result(t, &c.status) : GI_NULL;
}

static GiValue posix_fstat(GiThread *t, const GiValue *a) {
    Call c = {.path = NULL};
    return gi_posix_int(t, a[0], &c.fd) && gi_posix_run(t, "fstat", GI_NULL, call_stat, &c) >= 0
         ? stat_result(t, &c.status) : GI_NULL;
}

/* _stat_mode(path, follow): the mode alone, -1 when there is nothing; for os.path and DirEntry. */
static GiValue posix_stat_mode(GiThread *t, const GiValue *a) {
    int follow = gi_truth(t, a[1]);
    Call c = {.follow = follow > 0};
    if (follow < 0) {
        return GI_NULL;
    }
    if (!on_path(t, a[0], true, "stat", call_stat, &c)) {
        return gi_error_clear_if(t, &gi_OSError) || gi_error_clear_if(t, &gi_ValueError) ? gi_int_imm(-1) : GI_NULL;
    }
    return gi_int_imm(c.status.st_mode);
}

/* --- folders --- */

/* Calls add(name, type) for each entry but . and .. */
static bool each_entry(GiThread *t, GiValue path, const char *name, bool *as_bytes,
                       bool (*add)(GiThread *, const struct dirent *, bool, void *), void *arg) {
    GiPath p;
    Call c = {.follow = true};
    if (!gi_path_get(t, path, true, name, &p)) {
        return false;
    }
    *as_bytes = p.as_bytes;
    c.path = p.bytes == GI_NULL ? NULL : gi_path_text(&p);
    c.fd = p.fd;
    bool ok = gi_posix_run(t, name, path, call_opendir, &c) >= 0;
    while (ok && (ok = gi_posix_run(t, "readdir", path, call_readdir, &c) >= 0) && c.entry != NULL) {
        const char *n = c.entry->d_name;
        if (strcmp(n, ".") != 0 && strcmp(n, "..") != 0) {
            ok = add(t, c.entry, *as_bytes, arg);
        }
    }
    if (c.folder != NULL) {
        closedir(c.folder);
    }
    gi_path_free(t, &p);
    return ok;
}

static bool add_name(GiThread *t, const struct dirent *e, bool as_bytes, void *arg) {
    GiValue name = gi_path_result(t, e->d_name, strlen(e->d_name), as_bytes);
    return name != GI_NULL && gi_list_append_steal(t, *(GiValue *)arg, name);
}

static bool add_entry(GiThread *t, const struct dirent *e, bool as_bytes, void *arg) {
    GiValue name = gi_path_result(t, e->d_name, strlen(e->d_name), as_bytes);
    GiValue row = name == GI_NULL ? GI_NULL : gi_tuple_pack(t, 3, name, gi_int_imm(e->d_type), gi_int_imm((int64_t)e->d_ino));
    gi_xdrop(t, name);
    return row != GI_NULL && gi_list_append_steal(t, *(GiValue *)arg, row);
}

static GiValue entries(GiThread *t, GiValue path, const char *name,
                       bool (*add)(GiThread *, const struct dirent *, bool, void *)) {
    GiValue list = gi_list(t, NULL, 0), dot = GI_NULL;
    bool as_bytes;
    if (path == GI_NULL || path == GI_NONE) {
        path = dot = GI_NAME(t, dot);
    }
    if (list != GI_NULL && !each_entry(t, path, name, &as_bytes, add, &list)) {
        gi_drop(t, list);
        return GI_NULL;
    }
    return list;
}

static GiValue posix_listdir(GiThread *t, const GiValue *a) { return entries(t, a[0], "listdir", add_name); }
/* _scan(path): a list of (name, d_type, inode) for os.scandir. */
static GiValue posix_scan(GiThread *t, const GiValue *a) { return entries(t, a[0], "scandir", add_entry); }

static GiValue posix_getcwd(GiThread *t, const GiValue *a) {
    char *text = getcwd(NULL, 0);
    if (text == NULL) {
        return gi_raise_errno(t, errno, GI_NULL);
    }
    GiValue r = gi_path_result(t, text, strlen(text), false);
    free(text);
    return r;
}

static GiValue posix_getcwdb(GiThread *t, const GiValue *a) {
    char *text = getcwd(NULL, 0);
    if (text == NULL) {
        return gi_raise_errno(t, errno, GI_NULL);
    }
    GiValue r = gi_bytes(t, text, strlen(text));
    free(text);
    return r;
}

/* --- changing --- */

static GiValue posix_mkdir(GiThread *t, const GiValue *a) {
    Call c = {.follow = true};
    return gi_posix_int(t, a[1], &c.mode) && on_path(t, a[0], false, "mkdir", call_mkdir, &c) ? GI_NONE : GI_NULL;
}
static GiValue posix_rmdir(GiThread *t, const GiValue *a) {
    Call c = {.follow = true};
    return on_path(t, a[0], false, "rmdir", call_rmdir, &c) ? GI_NONE : GI_NULL;
}
static GiValue posix_remove(GiThread *t, const GiValue *a) {
    Call c = {.follow = true};
    return on_path(t, a[0], false, "remove", call_unlink, &c) ? GI_NONE : GI_NULL;
}
static GiValue posix_chdir(GiThread *t, const GiValue *a) {
    Call c = {.follow = true};
    return on_path(t, a[0], true, "chdir", call_chdir, &c) ? GI_NONE : GI_NULL;
}
static GiValue posix_chmod(GiThread *t, const GiValue *a) {
    Call c = {.follow = true};
    return gi_posix_int(t, a[1], &c.mode) && on_path(t, a[0], true, "chmod", call_chmod, &c) ? GI_NONE : GI_NULL;
}
static GiValue posix_truncate(GiThread *t, const GiValue *a) {
    Call c = {.follow = true};
    return gi_index_int64(t, a[1], false, &c.size) && on_path(t, a[0], true, "truncate", call_truncate, &c) ? GI_NONE : GI_NULL;
}
static GiValue posix_rename(GiThread *t, const GiValue *a) { return on_two_paths(t, a, "rename", call_rename) ? GI_NONE : GI_NULL; }
static GiValue posix_replace(GiThread *t, const GiValue *a) { return on_two_paths(t, a, "replace", call_rename) ? GI_NONE : GI_NULL; }
static GiValue posix_link(GiThread *t, const GiValue *a) { return on_two_paths(t, a, "link", call_link) ? GI_NONE : GI_NULL; }
static GiValue posix_symlink(GiThread *t, const GiValue *a) { return on_two_paths(t, a, "symlink", call_symlink) ? GI_NONE : GI_NULL; }

static GiValue posix_readlink(GiThread *t, const GiValue *a) {
    char text[4096];
    GiPath p;
    Call c = {.text = text, .text_size = sizeof text};
    if (!gi_path_get(t, a[0], false, "readlink", &p)) {
        return GI_NULL;
    }
    c.path = gi_path_text(&p);
    int64_t n = gi_posix_run(t, "readlink", a[0], call_readlink, &c);
    GiValue r = n < 0 ? GI_NULL : gi_path_result(t, text, (size_t)n, p.as_bytes);
    gi_path_free(t, &p);
    return r;
}

static GiValue posix_access(GiThread *t, const GiValue *a) {
    Call c = {.follow = true};
    if (!gi_posix_int(t, a[1], &c.mode)) {
        return GI_NULL;
    }
    if (on_path(t, a[0], false, "access", call_access, &c)) {
        return GI_TRUE;
    }
    return gi_error_clear_if(t, &gi_OSError) ? GI_FALSE : GI_NULL;
}

static bool read_time(GiThread *t, GiValue v, bool ns, struct timespec *out) {
    if (ns) {
        int64_t n;
        if (!gi_index_int64(t, v, false, &n)) {
            return false;
        }
        out->tv_sec = n / 1000000000LL - (n % 1000000000LL < 0);
        out->tv_nsec = n - out->tv_sec * 1000000000LL;
        return true;
    }
    double s;
    if (!gi_to_double(t, v, &s)) {
        return false;
    }
    out->tv_sec = (time_t)floor(s);
    out->tv_nsec = (long)((s - floor(s)) * 1e9);
    return true;
}

static GiValue posix_utime(GiThread *t, const GiValue *a) {
    GiValue pair = a[1] != GI_NONE ? a[1] : a[2]; /* GI_NULL: now */
    bool ns = a[2] != GI_NULL;
    int follow = gi_truth(t, a[3]);
    Call c = {.follow = follow > 0, .times = {{.tv_nsec = UTIME_NOW}, {.tv_nsec = UTIME_NOW}}};
    if (follow < 0) {
        return GI_NULL;
    }
    if (ns && a[1] != GI_NONE) {
        return gi_raise_value_error(t, "utime: you may specify either 'times' or 'ns' but not both");
    }
    if (pair != GI_NULL) {
        if (!gi_is_tuple(pair) || gi_as_tuple(pair)->size != 2) {
            return gi_raise_type_error(t, ns ? "utime: 'ns' must be a tuple of two ints"
                                             : "utime: 'times' must be either a tuple of two ints or None");
        }
        for (int i = 0; i < 2; i++) {
            if (!read_time(t, gi_as_tuple(pair)->items[i], ns, &c.times[i])) {
                return GI_NULL;
            }
        }
    }
    return on_path(t, a[0], true, "utime", call_utime, &c) ? GI_NONE : GI_NULL;
}

static GiValue posix_umask(GiThread *t, const GiValue *a) {
    int mask;
    return gi_posix_int(t, a[0], &mask) ? gi_int_imm(umask((mode_t)mask)) : GI_NULL;
}

const GiMethodRow gi_posix_file_rows[] = {
    GI_METHOD("stat(path, *, follow_symlinks=True)", posix_stat, "Perform a stat system call on the given path."),
    GI_METHOD("lstat(path)", posix_lstat, "Perform a stat system call on the given path, without following symbolic links."),
    GI_METHOD("fstat(fd)", posix_fstat, "Perform a stat system call on the given file descriptor."),
    GI_METHOD("_stat_mode(path, follow, /)", posix_stat_mode, NULL),
    GI_METHOD("listdir(path=None)", posix_listdir, "Return a list containing the names of the files in the directory."),
    GI_METHOD("_scan(path, /)", posix_scan, NULL),
    GI_METHOD("getcwd()", posix_getcwd, "Return a unicode string representing the current working directory."),
    GI_METHOD("getcwdb()", posix_getcwdb, "Return a bytes string representing the current working directory."),
    GI_METHOD("mkdir(path, mode=511)", posix_mkdir, "Create a directory."),
    GI_METHOD("rmdir(path)", posix_rmdir, "Remove a directory."),
    GI_METHOD("remove(path)", posix_remove, "Remove a file (same as unlink())."),
    GI_METHOD("unlink(path)", posix_remove, "Remove a file (same as remove())."),
    GI_METHOD("rename(src, dst)", posix_rename, "Rename a file or directory."),
    GI_METHOD("replace(src, dst)", posix_replace, "Rename a file or directory, overwriting the destination."),
    GI_METHOD("link(src, dst)", posix_link, "Create a hard link to a file."),
    GI_METHOD("symlink(src, dst, target_is_directory=False)", posix_symlink, "Create a symbolic link pointing to src named dst."),
    GI_METHOD("readlink(path)", posix_readlink, "Return a string representing the path to which the symbolic link points."),
    GI_METHOD("chdir(path)", posix_chdir, "Change the current working directory to the specified path."),
    GI_METHOD("chmod(path, mode)", posix_chmod, "Change the access permissions of a file."),
    GI_METHOD("access(path, mode)", posix_access, "Use the real uid/gid to test for access to a path."),
    GI_METHOD("truncate(path, length)", posix_truncate, "Truncate a file, specified by path, to a specific length."),
    GI_METHOD("utime(path, times=None, *, ns=..., follow_symlinks=True)", posix_utime, "Set the access and modified time of path."),
    GI_METHOD("umask(mask, /)", posix_umask, "Set the current numeric umask and return the previous umask."),
    GI_METHODS_END};
