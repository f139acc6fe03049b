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

#include "runtime/errors/exception.h"
#include "runtime/modules/posix.h"
#include "runtime/types/support.h"

typedef struct Call {
    const char *path, *second;
    int fd, mode;
    int at, at2; /* folders that path and second are relative to: dir_fd */
    bool follow, effective;
    uid_t uid;
    gid_t gid;
    int64_t size;
    struct stat status;
    struct timespec times[2];
    char *text;
    size_t text_size;
    DIR *folder;
    struct dirent *entry;
} Call;

static int no_follow(const Call *c) { return c->follow ? 0 : AT_SYMLINK_NOFOLLOW; }

static int64_t call_stat(void *p) {
    Call *c = p;
    return c->path == NULL ? fstat(c->fd, &c->status) : fstatat(c->at, c->path, &c->status, no_follow(c));
}
static int64_t call_mkdir(void *p) { Call *c = p; return mkdirat(c->at, c->path, (mode_t)c->mode); }
static int64_t call_rmdir(void *p) { Call *c = p; return unlinkat(c->at, c->path, AT_REMOVEDIR); }
static int64_t call_unlink(void *p) { Call *c = p; return unlinkat(c->at, c->path, 0); }
static int64_t call_chdir(void *p) { Call *c = p; return c->path ? chdir(c->path) : fchdir(c->fd); }
static int64_t call_rename(void *p) { Call *c = p; return renameat(c->at, c->path, c->at2, c->second); }
static int64_t call_link(void *p) {
    Call *c = p;
    return linkat(c->at, c->path, c->at2, c->second, c->follow ? AT_SYMLINK_FOLLOW : 0);
}
static int64_t call_symlink(void *p) { Call *c = p; return symlinkat(c->path, c->at2, c->second); }
static int64_t call_readlink(void *p) { Call *c = p; return readlinkat(c->at, c->path, c->text, c->text_size); }
static int64_t call_access(void *p) { Call *c = p; return faccessat(c->at, c->path, c->mode, no_follow(c) | (c->effective ? AT_EACCESS : 0)); }
static int64_t call_chmod(void *p) {
    Call *c = p;
    return c->path ? fchmodat(c->at, c->path, (mode_t)c->mode, no_follow(c)) : fchmod(c->fd, (mode_t)c->mode);
}
static int64_t call_chown(void *p) {
    Call *c = p;
    return c->path ? fchownat(c->at, c->path, c->uid, c->gid, no_follow(c)) : fchown(c->fd, c->uid, c->gid);
}
static int64_t call_mkfifo(void *p) { Call *c = p; return mkfifoat(c->at, c->path, (mode_t)c->mode); }
static int64_t call_mknod(void *p) { Call *c = p; return mknodat(c->at, c->path, (mode_t)c->mode, (dev_t)c->size); }
static int64_t call_truncate(void *p) { Call *c = p; return c->path ? truncate(c->path, c->size) : ftruncate(c->fd, c->size); }
static int64_t call_utime(void *p) { Call *c = p; return c->path ? utimensat(c->at, c->path, c->times, no_follow(c)) : futimens(c->fd, c->times); }
static int64_t call_opendir(void *p) {
    Call *c = p;
    c->folder = c->path ? opendir(c->path) : fdopendir(dup(c->fd));
    if (c->folder != NULL && c->path == NULL) {
        rewinddir(c->folder); /* the position is shared with the caller's descriptor */
    }
    return c->folder != NULL ? 0 : -1;
}
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

/* A dir_fd argument: None or a descriptor. */
static bool read_folder(GiThread *t, GiValue v, int *out) {
    *out = AT_FDCWD;
    if (v == GI_NONE) {
        return true;
    }
    if (!gi_support_has_index(v)) {
        return gi_raise_type_error(t, "argument should be integer or None, not %T", v);
    }
    return gi_posix_int(t, v, out);
}

static bool read_follow(GiThread *t, GiValue v, bool *out) {
    int follow = gi_truth(t, v);
    *out = follow > 0;
    return follow >= 0;
}

/* A descriptor instead of a path leaves no room for a folder or a choice about links. */
static bool check_descriptor(GiThread *t, const char *name, GiValue path, const Call *c) {
    if (gi_is_int(path) && c->at != AT_FDCWD) {
        return gi_raise_value_error(t, "%s: can't specify dir_fd without matching path", name);
    }
    if (gi_is_int(path) && !c->follow) {
        return gi_raise_value_error(t, "%s: cannot use fd and follow_symlinks together", name);
    }
    return true;
}

static bool on_two_paths(GiThread *t, const GiValue *a, const char *name, int64_t (*call)(void *), Call c) {
    GiPath p, q;
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
        GiValue second = gi_path_named(t, a[1]);
        gi_replace(t, &((GiOSError *)gi_object(t->exc))->filename2, second);
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
    Call c = {.follow = true};
    return read_folder(t, a[1], &c.at) && read_follow(t, a[2], &c.follow) && check_descriptor(t, "stat", a[0], &c) &&
           on_path(t, a[0], true, "stat", call_stat, &c) ? stat_result(t, &c.status) : GI_NULL;
}

static GiValue posix_lstat(GiThread *t, const GiValue *a) {
    Call c = {.follow = false};
    return read_folder(t, a[1], &c.at) && on_path(t, a[0], false, "lstat", call_stat, &c) ? stat_result(t, &c.status) : GI_NULL;
}

static GiValue posix_fstat(GiThread *t, const GiValue *a) {
    Call c = {.path = NULL};
    return gi_posix_int(t, a[0], &c.fd) && gi_posix_run(t, "fstat", GI_NULL, call_stat, &c) >= 0
         ? stat_result(t, &c.status) : GI_NULL;
}

/* _stat_mode(path, follow): the mode alone, -1 when there is nothing; for os.path and DirEntry. */
static GiValue posix_stat_mode(GiThread *t, const GiValue *a) {
    int follow = gi_truth(t, a[1]);
    Call c = {.follow = follow > 0, .at = AT_FDCWD};
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
    return gi_posix_int(t, a[1], &c.mode) && read_folder(t, a[2], &c.at) &&
           on_path(t, a[0], false, "mkdir", call_mkdir, &c) ? GI_NONE : GI_NULL;
}
static GiValue posix_rmdir(GiThread *t, const GiValue *a) {
    Call c = {.follow = true};
    return read_folder(t, a[1], &c.at) && on_path(t, a[0], false, "rmdir", call_rmdir, &c) ? GI_NONE : GI_NULL;
}
static GiValue posix_remove(GiThread *t, const GiValue *a) {
    Call c = {.follow = true};
    return read_folder(t, a[1], &c.at) && on_path(t, a[0], false, "remove", call_unlink, &c) ? GI_NONE : GI_NULL;
}
static GiValue posix_unlink(GiThread *t, const GiValue *a) {
    Call c = {.follow = true};
    return read_folder(t, a[1], &c.at) && on_path(t, a[0], false, "unlink", call_unlink, &c) ? GI_NONE : GI_NULL;
}
static GiValue posix_chdir(GiThread *t, const GiValue *a) {
    Call c = {.follow = true};
    return on_path(t, a[0], true, "chdir", call_chdir, &c) ? GI_NONE : GI_NULL;
}
static GiValue posix_fchdir(GiThread *t, const GiValue *a) {
    Call c = {.path = NULL};
    return gi_posix_fd(t, a[0], &c.fd) && gi_posix_run(t, "fchdir", GI_NULL, call_chdir, &c) >= 0 ? GI_NONE : GI_NULL;
}
/* The errno of the OSError that is set; 0: another exception. */
static int64_t errno_of(GiThread *t) {
    GiValue v = gi_error_is(t, &gi_OSError) ? ((GiOSError *)gi_object(t->exc))->error_number : GI_NULL;
    return v != GI_NULL && gi_is_int_imm(v) ? gi_int_imm_value(v) : 0;
}

static GiValue posix_chmod(GiThread *t, const GiValue *a) {
    Call c = {.follow = true};
    if (!gi_posix_int(t, a[1], &c.mode) || !read_folder(t, a[2], &c.at) || !read_follow(t, a[3], &c.follow) ||
        !check_descriptor(t, "chmod", a[0], &c)) {
        return GI_NULL;
    }
    if (on_path(t, a[0], true, "chmod", call_chmod, &c)) {
        return GI_NONE;
    }
    if (!c.follow && errno_of(t) == EOPNOTSUPP) { /* Linux cannot change the mode of a link */
        gi_error_clear(t);
        return gi_raise(t, &gi_NotImplementedError, "chmod: follow_symlinks unavailable on this platform");
    }
    return GI_NULL;
}
static GiValue posix_fchmod(GiThread *t, const GiValue *a) {
    Call c = {.path = NULL};
    return gi_posix_int(t, a[0], &c.fd) && gi_posix_int(t, a[1], &c.mode) &&
           gi_posix_run(t, "fchmod", GI_NULL, call_chmod, &c) >= 0 ? GI_NONE : GI_NULL;
}

/* A user or group id: -1 for "leave as it is". */
static bool read_id(GiThread *t, GiValue v, const char *kind, uint32_t *out) {
    int64_t n;
    if (!gi_support_has_index(v)) {
        return gi_raise_type_error(t, "%s should be integer, not %T", kind, v);
    }
    if (!gi_index_int64(t, v, true, &n)) {
        return false;
    }
    if (n < -1 || n > (int64_t)UINT32_MAX) {
        return gi_raise(t, &gi_OverflowError, n < 0 ? "%s is less than minimum" : "%s is greater than maximum", kind);
    }
    *out = (uint32_t)n;
    return true;
}
static GiValue posix_chown(GiThread *t, const GiValue *a) {
    Call c = {.follow = true};
    return read_id(t, a[1], "uid", &c.uid) && read_id(t, a[2], "gid", &c.gid) && read_folder(t, a[3], &c.at) &&
           read_follow(t, a[4], &c.follow) && check_descriptor(t, "chown", a[0], &c) &&
           on_path(t, a[0], true, "chown", call_chown, &c) ? GI_NONE : GI_NULL;
}
static GiValue posix_lchown(GiThread *t, const GiValue *a) {
    Call c = {.follow = false, .at = AT_FDCWD};
    return read_id(t, a[1], "uid", &c.uid) && read_id(t, a[2], "gid", &c.gid) &&
           on_path(t, a[0], false, "lchown", call_chown, &c) ? GI_NONE : GI_NULL;
}
static GiValue posix_fchown(GiThread *t, const GiValue *a) {
    Call c = {.path = NULL};
    return gi_posix_int(t, a[0], &c.fd) && read_id(t, a[1], "uid", &c.uid) && read_id(t, a[2], "gid", &c.gid) &&
           gi_posix_run(t, "fchown", GI_NULL, call_chown, &c) >= 0 ? GI_NONE : GI_NULL;
}
static GiValue posix_mkfifo(GiThread *t, const GiValue *a) {
    Call c = {.follow = true};
    return gi_posix_int(t, a[1], &c.mode) && read_folder(t, a[2], &c.at) &&
           on_path(t, a[0], false, "mkfifo", call_mkfifo, &c) ? GI_NONE : GI_NULL;
}
static GiValue posix_mknod(GiThread *t, const GiValue *a) {
    Call c = {.follow = true};
    return gi_posix_int(t, a[1], &c.mode) && gi_index_int64(t, a[2], false, &c.size) && read_folder(t, a[3], &c.at) &&
           on_path(t, a[0], false, "mknod", call_mknod, &c) ? GI_NONE : GI_NULL;
}
static GiValue posix_truncate(GiThread *t, const GiValue *a) {
    Call c = {.follow = true};
    return gi_index_int64(t, a[1], false, &c.size) && on_path(t, a[0], true, "truncate", call_truncate, &c) ? GI_NONE : GI_NULL;
}

static GiValue rename_as(GiThread *t, const GiValue *a, const char *name) {
    Call c = {.follow = true};
    return read_folder(t, a[2], &c.at) && read_folder(t, a[3], &c.at2) && on_two_paths(t, a, name, call_rename, c) ? GI_NONE : GI_NULL;
}
static GiValue posix_rename(GiThread *t, const GiValue *a) { return rename_as(t, a, "rename"); }
static GiValue posix_replace(GiThread *t, const GiValue *a) { return rename_as(t, a, "replace"); }
static GiValue posix_link(GiThread *t, const GiValue *a) {
    Call c = {.follow = true};
    return read_folder(t, a[2], &c.at) && read_folder(t, a[3], &c.at2) && read_follow(t, a[4], &c.follow) &&
           on_two_paths(t, a, "link", call_link, c) ? GI_NONE : GI_NULL;
}
static GiValue posix_symlink(GiThread *t, const GiValue *a) {
    Call c = {.at = AT_FDCWD};
    return read_folder(t, a[3], &c.at2) && on_two_paths(t, a, "symlink", call_symlink, c) ? GI_NONE : GI_NULL;
}

static GiValue posix_readlink(GiThread *t, const GiValue *a) {
    char text[4096];
    GiPath p;
    Call c = {.text = text, .text_size = sizeof text};
    if (!read_folder(t, a[1], &c.at) || !gi_path_get(t, a[0], false, "readlink", &p)) {
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
    int effective = gi_truth(t, a[3]);
    c.effective = effective > 0;
    if (effective < 0 || !gi_posix_int(t, a[1], &c.mode) || !read_folder(t, a[2], &c.at) || !read_follow(t, a[4], &c.follow)) {
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
    Call c = {.times = {{.tv_nsec = UTIME_NOW}, {.tv_nsec = UTIME_NOW}}};
    if (!read_folder(t, a[3], &c.at) || !read_follow(t, a[4], &c.follow) || !check_descriptor(t, "utime", a[0], &c)) {
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
    GI_METHOD("stat(path, *, dir_fd=None, follow_symlinks=True)", posix_stat, "Perform a stat system call on the given path."),
    GI_METHOD("lstat(path, *, dir_fd=None)", posix_lstat, "Perform a stat system call on the given path, without following symbolic links."),
    GI_METHOD("fstat(fd)", posix_fstat, "Perform a stat system call on the given file descriptor."),
    GI_METHOD("_stat_mode(path, follow, /)", posix_stat_mode, NULL),
    GI_METHOD("listdir(path=None)", posix_listdir, "Return a list containing the names of the files in the directory."),
    GI_METHOD("_scan(path, /)", posix_scan, NULL),
    GI_METHOD("getcwd()", posix_getcwd, "Return a unicode string representing the current working directory."),
    GI_METHOD("getcwdb()", posix_getcwdb, "Return a bytes string representing the current working directory."),
    GI_METHOD("mkdir(path, mode=511, *, dir_fd=None)", posix_mkdir, "Create a directory."),
    GI_METHOD("rmdir(path, *, dir_fd=None)", posix_rmdir, "Remove a directory."),
    GI_METHOD("remove(path, *, dir_fd=None)", posix_remove, "Remove a file (same as unlink())."),
    GI_METHOD("unlink(path, *, dir_fd=None)", posix_unlink, "Remove a file (same as remove())."),
    GI_METHOD("rename(src, dst, *, src_dir_fd=None, dst_dir_fd=None)", posix_rename, "Rename a file or directory."),
    GI_METHOD("replace(src, dst, *, src_dir_fd=None, dst_dir_fd=None)", posix_replace, "Rename a file or directory, overwriting the destination."),
    GI_METHOD("link(src, dst, *, src_dir_fd=None, dst_dir_fd=None, follow_symlinks=True)", posix_link, "Create a hard link to a file."),
    GI_METHOD("symlink(src, dst, target_is_directory=False, *, dir_fd=None)", posix_symlink, "Create a symbolic link pointing to src named dst."),
    GI_METHOD("readlink(path, *, dir_fd=None)", posix_readlink, "Return a string representing the path to which the symbolic link points."),
    GI_METHOD("chdir(path)", posix_chdir, "Change the current working directory to the specified path."),
    GI_METHOD("chmod(path, mode, *, dir_fd=None, follow_symlinks=True)", posix_chmod, "Change the access permissions of a file."),
    GI_METHOD("fchdir(fd)", posix_fchdir, "Change to the directory of the given file descriptor."),
    GI_METHOD("fchmod(fd, mode)", posix_fchmod, "Change the access permissions of the file given by file descriptor fd."),
    GI_METHOD("chown(path, uid, gid, *, dir_fd=None, follow_symlinks=True)", posix_chown, "Change the owner and group id of path to the numeric uid and gid."),
    GI_METHOD("lchown(path, uid, gid)", posix_lchown, "Change the owner and group id of path, of a symbolic link itself."),
    GI_METHOD("fchown(fd, uid, gid)", posix_fchown, "Change the owner and group id of the file specified by file descriptor."),
    GI_METHOD("mkfifo(path, mode=438, *, dir_fd=None)", posix_mkfifo, "Create a FIFO (a named pipe)."),
    GI_METHOD("mknod(path, mode=384, device=0, *, dir_fd=None)", posix_mknod, "Create a file system node: a file, device special file or named pipe."),
    GI_METHOD("access(path, mode, *, dir_fd=None, effective_ids=False, follow_symlinks=True)", posix_access, "Use the real uid/gid to test for access to a path."),
    GI_METHOD("truncate(path, length)", posix_truncate, "Truncate a file, specified by path, to a specific length."),
    GI_METHOD("utime(path, times=None, *, ns=..., dir_fd=None, follow_symlinks=True)", posix_utime, "Set the access and modified time of path."),
    GI_METHOD("umask(mask, /)", posix_umask, "Set the current numeric umask and return the previous umask."),
    GI_METHODS_END};
