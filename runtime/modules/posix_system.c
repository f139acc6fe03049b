/* SPDX-License-Identifier: MIT
 * runtime/modules/posix_system.c: the part of posix around descriptors and the machine that programs need
 * less often: positioned reads and writes, locks, file system facts, extended attributes, priorities,
 * groups, scheduling, devices, pseudo terminals.
 *
 * Calls that may wait go through gi_posix_run (and so give up the GIL); the others are made directly.
 */
#include <errno.h>
#include <fcntl.h>
#include <grp.h>
#include <pty.h>
#include <sched.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <sys/random.h>
#include <sys/resource.h>
#include <sys/sendfile.h>
#include <sys/statvfs.h>
#include <sys/sysmacros.h>
#include <sys/wait.h>
#include <sys/xattr.h>
#include <unistd.h>

#include "runtime/modules/posix.h"
#include "runtime/types/sequence.h"

typedef struct Call {
    int fd, second, option;
    int64_t offset, size;
    void *data;
    size_t length;
    const char *path, *name;
    bool follow;
    struct statvfs status;
    struct rusage usage;
} Call;

/* The result of a direct call: None, or OSError for -1. */
static GiValue none_or_error(GiThread *t, int64_t r) { return r < 0 ? gi_raise_errno(t, errno, GI_NULL) : GI_NONE; }
static GiValue int_or_error(GiThread *t, int64_t r) { return r < 0 ? gi_raise_errno(t, errno, GI_NULL) : gi_int(t, r); }

/* --- reading and writing at a position --- */

static int64_t call_pread(void *p) { Call *c = p; return pread(c->fd, c->data, c->length, c->offset); }
static int64_t call_pwrite(void *p) { Call *c = p; return pwrite(c->fd, c->data, c->length, c->offset); }
static int64_t call_fdatasync(void *p) { return fdatasync(((Call *)p)->fd); }
static int64_t call_sync(void *p) { (void)p; sync(); return 0; }
static int64_t call_lockf(void *p) { Call *c = p; return lockf(c->fd, c->option, c->size); }
static int64_t call_fallocate(void *p) { Call *c = p; int e = posix_fallocate(c->fd, c->offset, c->size); errno = e; return e ? -1 : 0; }
static int64_t call_fadvise(void *p) { Call *c = p; int e = posix_fadvise(c->fd, c->offset, c->size, c->option); errno = e; return e ? -1 : 0; }
static int64_t call_sendfile(void *p) {
    Call *c = p;
    off_t offset = c->offset;
    return sendfile(c->fd, c->second, c->follow ? &offset : NULL, c->length);
}

static GiValue posix_pread(GiThread *t, const GiValue *a) {
    Call c = {.fd = -1};
    if (!gi_posix_int(t, a[0], &c.fd) || !gi_index_int64(t, a[1], false, &c.size) || !gi_index_int64(t, a[2], false, &c.offset)) {
        return GI_NULL;
    }
    if (c.size < 0) {
        return gi_raise_errno(t, EINVAL, GI_NULL);
    }
    c.length = c.size > 0x7ffff000 ? 0x7ffff000 : (size_t)c.size;
    GiValue b = gi_bytes(t, NULL, c.length);
    if (b == GI_NULL) {
        return GI_NULL;
    }
    c.data = gi_as_bytes(b)->data;
    int64_t n = gi_posix_run(t, "pread", GI_NULL, call_pread, &c);
    GiValue r = n < 0 ? GI_NULL : (size_t)n == c.length ? gi_take(b) : gi_bytes(t, c.data, (size_t)n);
    gi_drop(t, b);
    return r;
}

static GiValue posix_pwrite(GiThread *t, const GiValue *a) {
    Call c = {.fd = -1};
    GiBuffer b;
    if (!gi_posix_int(t, a[0], &c.fd) || !gi_index_int64(t, a[2], false, &c.offset) || !gi_buffer_get(t, a[1], false, &b)) {
        return GI_NULL;
    }
    c.data = b.data;
    c.length = b.size;
    int64_t n = gi_posix_run(t, "pwrite", GI_NULL, call_pwrite, &c);
    gi_buffer_release(t, &b);
    return n < 0 ? GI_NULL : gi_int_imm(n);
}

static GiValue posix_fdatasync(GiThread *t, const GiValue *a) {
    Call c = {.fd = -1};
    return gi_posix_fd(t, a[0], &c.fd) && gi_posix_run(t, "fdatasync", GI_NULL, call_fdatasync, &c) >= 0 ? GI_NONE : GI_NULL;
}
static GiValue posix_sync(GiThread *t, const GiValue *a) {
    return gi_posix_run(t, "sync", GI_NULL, call_sync, NULL) < 0 ? GI_NULL : GI_NONE;
}
static GiValue posix_lockf(GiThread *t, const GiValue *a) {
    Call c = {.fd = -1};
    return gi_posix_int(t, a[0], &c.fd) && gi_posix_int(t, a[1], &c.option) && gi_index_int64(t, a[2], false, &c.size) &&
           gi_posix_run(t, "lockf", GI_NULL, call_lockf, &c) >= 0 ? GI_NONE : GI_NULL;
}
static GiValue posix_do_fallocate(GiThread *t, const GiValue *a) {
    Call c = {.fd = -1};
    return gi_posix_int(t, a[0], &c.fd) && gi_index_int64(t, a[1], false, &c.offset) && gi_index_int64(t, a[2], false, &c.size) &&
           gi_posix_run(t, "posix_fallocate", GI_NULL, call_fallocate, &c) >= 0 ? GI_NONE : GI_NULL;
}
static GiValue posix_do_fadvise(GiThread *t, const GiValue *a) {
    Call c = {.fd = -1};
    return gi_posix_int(t, a[0], &c.fd) && gi_index_int64(t, a[1], false, &c.offset) && gi_index_int64(t, a[2], false, &c.size) &&
           gi_posix_int(t, a[3], &c.option) && gi_posix_run(t, "posix_fadvise", GI_NULL, call_fadvise, &c) >= 0 ? GI_NONE : GI_NULL;
}

static GiValue posix_sendfile(GiThread *t, const GiValue *a) {
    Call c = {.fd = -1, .follow = a[2] != GI_NONE};
    if (!gi_posix_int(t, a[0], &c.fd) || !gi_posix_int(t, a[1], &c.second) || !gi_index_optional(t, a[2], &c.offset) ||
        !gi_index_int64(t, a[3], false, &c.size)) {
        return GI_NULL;
    }
    c.length = (size_t)c.size;
    int64_t n = gi_posix_run(t, "sendfile", GI_NULL, call_sendfile, &c);
    return n < 0 ? GI_NULL : gi_int(t, n);
}

static GiValue pair_of_descriptors(GiThread *t, int first, int second) {
    return gi_tuple_pack(t, 2, gi_int_imm(first), gi_int_imm(second));
}

static GiValue posix_pipe2(GiThread *t, const GiValue *a) {
    int flags, pair[2];
    if (!gi_posix_int(t, a[0], &flags)) {
        return GI_NULL;
    }
    return pipe2(pair, flags) < 0 ? gi_raise_errno(t, errno, GI_NULL) : pair_of_descriptors(t, pair[0], pair[1]);
}

static GiValue posix_closerange(GiThread *t, const GiValue *a) {
    int low, high;
    if (!gi_posix_int(t, a[0], &low) || !gi_posix_int(t, a[1], &high)) {
        return GI_NULL;
    }
    for (int fd = low < 0 ? 0 : low; fd < high; fd++) {
        close(fd);
        if (!gi_poll(t, 1)) {
            return GI_NULL;
        }
    }
    return GI_NONE;
}

static GiValue posix_memfd_create(GiThread *t, const GiValue *a) {
    GiPath p;
    int flags = MFD_CLOEXEC;
    if ((a[1] != GI_NULL && !gi_posix_int(t, a[1], &flags)) || !gi_path_get(t, a[0], false, "memfd_create", &p)) {
        return GI_NULL;
    }
    int fd = memfd_create(gi_path_text(&p), (unsigned)flags);
    gi_path_free(t, &p);
    return int_or_error(t, fd);
}

static GiValue posix_getrandom(GiThread *t, const GiValue *a) {
    int64_t n;
    int flags;
    if (!gi_index_int64(t, a[0], false, &n) || !gi_posix_int(t, a[1], &flags)) {
        return GI_NULL;
    }
    if (n < 0) {
        return gi_raise_errno(t, EINVAL, GI_NULL);
    }
    GiValue b = gi_bytes(t, NULL, (size_t)n);
    ssize_t got = b == GI_NULL ? -1 : getrandom(gi_as_bytes(b)->data, (size_t)n, (unsigned)flags);
    GiValue r = b == GI_NULL ? GI_NULL : got < 0 ? gi_raise_errno(t, errno, GI_NULL)
              : got == n ? gi_take(b) : gi_bytes(t, gi_as_bytes(b)->data, (size_t)got);
    gi_xdrop(t, b);
    return r;
}

/* --- file systems --- */

static int64_t call_statvfs(void *p) { Call *c = p; return c->path ? statvfs(c->path, &c->status) : fstatvfs(c->fd, &c->status); }

static GiValue posix_statvfs(GiThread *t, const GiValue *a) {
    GiPath p;
    if (!gi_path_get(t, a[0], true, "statvfs", &p)) {
        return GI_NULL;
    }
    Call c = {.fd = p.fd, .path = p.bytes == GI_NULL ? NULL : gi_path_text(&p)};
    bool ok = gi_posix_run(t, "statvfs", a[0], call_statvfs, &c) >= 0;
    gi_path_free(t, &p);
    if (!ok) {
        return GI_NULL;
    }
    const struct statvfs *s = &c.status;
    uint64_t fields[11] = {s->f_bsize, s->f_frsize, s->f_blocks, s->f_bfree, s->f_bavail, s->f_files, s->f_ffree,
                           s->f_favail, s->f_flag, s->f_namemax, s->f_fsid};
    GiValue v[11];
    for (size_t i = 0; i < 11; i++) {
        v[i] = gi_int_from_uint64(t, fields[i]);
        if (v[i] == GI_NULL) {
            while (i > 0) {
                gi_drop(t, v[--i]);
            }
            return GI_NULL;
        }
    }
    GiValue tuple = gi_tuple_steal(t, v, 11), make = gi_import_attr(t, "_gilt_posix", "statvfs_result");
    GiValue r = tuple == GI_NULL || make == GI_NULL ? GI_NULL : gi_call1(t, make, tuple);
    gi_xdrop(t, tuple);
    gi_xdrop(t, make);
    return r;
}

/* --- extended attributes --- */

static int64_t call_getxattr(void *p) {
    Call *c = p;
    return c->path == NULL ? fgetxattr(c->fd, c->name, c->data, c->length)
         : c->follow ? getxattr(c->path, c->name, c->data, c->length) : lgetxattr(c->path, c->name, c->data, c->length);
}
static int64_t call_setxattr(void *p) {
    Call *c = p;
    return c->path == NULL ? fsetxattr(c->fd, c->name, c->data, c->length, c->option)
         : c->follow ? setxattr(c->path, c->name, c->data, c->length, c->option)
                     : lsetxattr(c->path, c->name, c->data, c->length, c->option);
}
static int64_t call_listxattr(void *p) {
    Call *c = p;
    return c->path == NULL ? flistxattr(c->fd, c->data, c->length)
         : c->follow ? listxattr(c->path, c->data, c->length) : llistxattr(c->path, c->data, c->length);
}
static int64_t call_removexattr(void *p) {
    Call *c = p;
    return c->path == NULL ? fremovexattr(c->fd, c->name)
         : c->follow ? removexattr(c->path, c->name) : lremovexattr(c->path, c->name);
}

#define XATTR_ROOM 65536

/* Runs one of the calls on path and attribute (GI_NULL: none); the result size or -1. */
static int64_t on_attribute(GiThread *t, GiValue path, GiValue attribute, GiValue follow, const char *what,
                            int64_t (*call)(void *), Call *c) {
    GiPath p, q = {.bytes = GI_NULL};
    int follows = gi_truth(t, follow);
    c->follow = follows > 0;
    if (follows < 0 || !gi_path_get(t, path, true, what, &p)) {
        return -1;
    }
    int64_t r = -1;
    c->fd = p.fd;
    c->path = p.bytes == GI_NULL ? NULL : gi_path_text(&p);
    if (attribute == GI_NULL || gi_path_get(t, attribute, false, what, &q)) {
        c->name = attribute == GI_NULL ? NULL : gi_path_text(&q);
        r = gi_posix_run(t, what, path, call, c);
    }
    gi_path_free(t, &p);
    gi_path_free(t, &q);
    return r;
}

static GiValue posix_getxattr(GiThread *t, const GiValue *a) {
    GiValue room = gi_bytes(t, NULL, XATTR_ROOM), r = GI_NULL;
    if (room == GI_NULL) {
        return GI_NULL;
    }
    Call c = {.data = gi_as_bytes(room)->data, .length = XATTR_ROOM};
    int64_t n = on_attribute(t, a[0], a[1], a[2], "getxattr", call_getxattr, &c);
    r = n < 0 ? GI_NULL : gi_bytes(t, c.data, (size_t)n);
    gi_drop(t, room);
    return r;
}

static GiValue posix_setxattr(GiThread *t, const GiValue *a) {
    GiBuffer b;
    Call c = {.fd = -1};
    if (!gi_posix_int(t, a[3], &c.option) || !gi_buffer_get(t, a[2], false, &b)) {
        return GI_NULL;
    }
    c.data = b.data;
    c.length = b.size;
    int64_t r = on_attribute(t, a[0], a[1], a[4], "setxattr", call_setxattr, &c);
    gi_buffer_release(t, &b);
    return r < 0 ? GI_NULL : GI_NONE;
}

static GiValue posix_removexattr(GiThread *t, const GiValue *a) {
    Call c = {.fd = -1};
    return on_attribute(t, a[0], a[1], a[2], "removexattr", call_removexattr, &c) < 0 ? GI_NULL : GI_NONE;
}

static GiValue posix_listxattr(GiThread *t, const GiValue *a) {
    GiValue room = gi_bytes(t, NULL, XATTR_ROOM), list = gi_list(t, NULL, 0);
    Call c = {.data = room == GI_NULL ? NULL : gi_as_bytes(room)->data, .length = XATTR_ROOM};
    GiValue path = a[0] == GI_NONE ? GI_NAME(t, dot) : a[0];
    int64_t n = room == GI_NULL || list == GI_NULL ? -1 : on_attribute(t, path, GI_NULL, a[1], "listxattr", call_listxattr, &c);
    bool ok = n >= 0;
    for (const char *p = c.data; ok && p < (char *)c.data + n; p += strlen(p) + 1) {
        GiValue name = gi_path_result(t, p, strlen(p), false);
        ok = name != GI_NULL && gi_list_append_steal(t, list, name);
    }
    gi_xdrop(t, room);
    if (!ok) {
        gi_xdrop(t, list);
        return GI_NULL;
    }
    return list;
}

/* --- processes, users, priorities --- */

#define ID_CALL(name, call) \
    static GiValue posix_##name(GiThread *t, const GiValue *a) { \
        int id = -1; \
        return gi_posix_int(t, a[0], &id) ? none_or_error(t, call) : GI_NULL; \
    }
ID_CALL(setuid, setuid((uid_t)id))
ID_CALL(seteuid, seteuid((uid_t)id))
ID_CALL(setgid, setgid((gid_t)id))
ID_CALL(setegid, setegid((gid_t)id))
#undef ID_CALL

#define TWO_IDS_CALL(name, type) \
    static GiValue posix_##name(GiThread *t, const GiValue *a) { \
        int real = -1, effective = -1; \
        return gi_posix_int(t, a[0], &real) && gi_posix_int(t, a[1], &effective) \
                   ? none_or_error(t, name((type)real, (type)effective)) : GI_NULL; \
    }
TWO_IDS_CALL(setreuid, uid_t)
TWO_IDS_CALL(setregid, gid_t)
#undef TWO_IDS_CALL

#define MOST_GROUPS 1024

static GiValue posix_setgroups(GiThread *t, const GiValue *a) {
    gid_t groups[MOST_GROUPS];
    GiValue list = gi_list_from(t, a[0]);
    if (list == GI_NULL) {
        return GI_NULL;
    }
    size_t n = gi_as_list(list)->size;
    bool ok = n <= MOST_GROUPS || gi_raise_value_error(t, "too many groups");
    for (size_t i = 0; ok && i < n; i++) {
        int group = -1;
        ok = gi_posix_int(t, gi_as_list(list)->items[i], &group);
        groups[i] = (gid_t)group;
    }
    gi_drop(t, list);
    return ok ? none_or_error(t, setgroups(n, groups)) : GI_NULL;
}

#define PID_CALL(name, call) \
    static GiValue posix_##name(GiThread *t, const GiValue *a) { \
        int id = 0; \
        return gi_posix_int(t, a[0], &id) ? int_or_error(t, call) : GI_NULL; \
    }
PID_CALL(getpgid, getpgid(id))
PID_CALL(getsid, getsid(id))
PID_CALL(sched_get_priority_min, sched_get_priority_min(id))
PID_CALL(sched_get_priority_max, sched_get_priority_max(id))
PID_CALL(sched_getscheduler, sched_getscheduler(id))
PID_CALL(tcgetpgrp, tcgetpgrp(id))
#undef PID_CALL

static GiValue posix_setpgid(GiThread *t, const GiValue *a) {
    int pid, group;
    return gi_posix_int(t, a[0], &pid) && gi_posix_int(t, a[1], &group) ? none_or_error(t, setpgid(pid, group)) : GI_NULL;
}
static GiValue posix_setpgrp(GiThread *t, const GiValue *a) { return none_or_error(t, setpgrp()); }
static GiValue posix_tcsetpgrp(GiThread *t, const GiValue *a) {
    int fd, group;
    return gi_posix_int(t, a[0], &fd) && gi_posix_int(t, a[1], &group) ? none_or_error(t, tcsetpgrp(fd, group)) : GI_NULL;
}

static GiValue posix_getresuid(GiThread *t, const GiValue *a) {
    uid_t real, effective, saved;
    return getresuid(&real, &effective, &saved) < 0 ? gi_raise_errno(t, errno, GI_NULL)
         : gi_tuple_pack(t, 3, gi_int_imm(real), gi_int_imm(effective), gi_int_imm(saved));
}
static GiValue posix_getresgid(GiThread *t, const GiValue *a) {
    gid_t real, effective, saved;
    return getresgid(&real, &effective, &saved) < 0 ? gi_raise_errno(t, errno, GI_NULL)
         : gi_tuple_pack(t, 3, gi_int_imm(real), gi_int_imm(effective), gi_int_imm(saved));
}

static GiValue posix_getgroups(GiThread *t, const GiValue *a) {
    gid_t groups[MOST_GROUPS];
    int n = getgroups(MOST_GROUPS, groups);
    GiValue list = n < 0 ? gi_raise_errno(t, errno, GI_NULL) : gi_list(t, NULL, 0);
    for (int i = 0; list != GI_NULL && i < n; i++) {
        if (!gi_list_append(t, list, gi_int_imm(groups[i]))) {
            gi_drop(t, list);
            return GI_NULL;
        }
    }
    return list;
}

static GiValue posix_getlogin(GiThread *t, const GiValue *a) {
    char name[256];
    int error = getlogin_r(name, sizeof name);
    return error != 0 ? gi_raise_errno(t, error, GI_NULL) : gi_path_result(t, name, strlen(name), false);
}

static GiValue posix_nice(GiThread *t, const GiValue *a) {
    int increment;
    if (!gi_posix_int(t, a[0], &increment)) {
        return GI_NULL;
    }
    errno = 0;
    int value = nice(increment);
    return value == -1 && errno != 0 ? gi_raise_errno(t, errno, GI_NULL) : gi_int_imm(value);
}

static GiValue posix_getpriority(GiThread *t, const GiValue *a) {
    int which, who;
    if (!gi_posix_int(t, a[0], &which) || !gi_posix_int(t, a[1], &who)) {
        return GI_NULL;
    }
    errno = 0;
    int value = getpriority((__priority_which_t)which, (id_t)who);
    return errno != 0 ? gi_raise_errno(t, errno, GI_NULL) : gi_int_imm(value);
}
static GiValue posix_setpriority(GiThread *t, const GiValue *a) {
    int which, who, priority;
    return gi_posix_int(t, a[0], &which) && gi_posix_int(t, a[1], &who) && gi_posix_int(t, a[2], &priority)
         ? none_or_error(t, setpriority((__priority_which_t)which, (id_t)who, priority)) : GI_NULL;
}

static GiValue posix_getloadavg(GiThread *t, const GiValue *a) {
    double load[3];
    if (getloadavg(load, 3) != 3) {
        return gi_raise(t, &gi_OSError, "Load averages are unobtainable");
    }
    GiValue v[3] = {gi_float(t, load[0]), gi_float(t, load[1]), gi_float(t, load[2])};
    return gi_tuple_steal(t, v, 3);
}

static GiValue posix_sched_getaffinity(GiThread *t, const GiValue *a) {
    int pid;
    cpu_set_t cpus;
    if (!gi_posix_int(t, a[0], &pid)) {
        return GI_NULL;
    }
    if (sched_getaffinity(pid, sizeof cpus, &cpus) < 0) {
        return gi_raise_errno(t, errno, GI_NULL);
    }
    GiValue list = gi_list(t, NULL, 0);
    for (int i = 0; list != GI_NULL && i < CPU_SETSIZE; i++) {
        if (CPU_ISSET(i, &cpus) && !gi_list_append(t, list, gi_int_imm(i))) {
            gi_drop(t, list);
            return GI_NULL;
        }
    }
    GiValue r = list == GI_NULL ? GI_NULL : gi_call1(t, gi_static(&gi_set_type), list);
    gi_xdrop(t, list);
    return r;
}

static bool add_cpu(GiThread *t, GiValue v, void *arg) {
    int cpu = -1;
    if (!gi_posix_int(t, v, &cpu)) {
        return false;
    }
    if (cpu < 0 || cpu >= CPU_SETSIZE) {
        return gi_raise_value_error(t, cpu < 0 ? "negative CPU number" : "CPU number too large");
    }
    CPU_SET(cpu, (cpu_set_t *)arg);
    return true;
}

static GiValue posix_sched_setaffinity(GiThread *t, const GiValue *a) {
    int pid;
    cpu_set_t cpus;
    CPU_ZERO(&cpus);
    if (!gi_posix_int(t, a[0], &pid) || !gi_each(t, a[1], add_cpu, &cpus)) {
        return GI_NULL;
    }
    return none_or_error(t, sched_setaffinity(pid, sizeof cpus, &cpus));
}

static GiValue posix_abort(GiThread *t, const GiValue *a) { abort(); }

/* --- devices and terminals --- */

static GiValue posix_major(GiThread *t, const GiValue *a) {
    int64_t device;
    return gi_index_int64(t, a[0], false, &device) ? gi_int_imm(major((dev_t)device)) : GI_NULL;
}
static GiValue posix_minor(GiThread *t, const GiValue *a) {
    int64_t device;
    return gi_index_int64(t, a[0], false, &device) ? gi_int_imm(minor((dev_t)device)) : GI_NULL;
}
static GiValue posix_makedev(GiThread *t, const GiValue *a) {
    int high, low;
    return gi_posix_int(t, a[0], &high) && gi_posix_int(t, a[1], &low)
         ? gi_int(t, (int64_t)makedev((unsigned)high, (unsigned)low)) : GI_NULL;
}

static GiValue posix_ttyname(GiThread *t, const GiValue *a) {
    int fd;
    char name[256];
    if (!gi_posix_int(t, a[0], &fd)) {
        return GI_NULL;
    }
    int error = ttyname_r(fd, name, sizeof name);
    return error != 0 ? gi_raise_errno(t, error, GI_NULL) : gi_path_result(t, name, strlen(name), false);
}
static GiValue posix_ctermid(GiThread *t, const GiValue *a) {
    char name[L_ctermid];
    return gi_str_from_text(t, ctermid(name));
}
static GiValue posix_openpty(GiThread *t, const GiValue *a) {
    int master, slave;
    if (openpty(&master, &slave, NULL, NULL, NULL) < 0) {
        return gi_raise_errno(t, errno, GI_NULL);
    }
    fcntl(master, F_SETFD, FD_CLOEXEC);
    fcntl(slave, F_SETFD, FD_CLOEXEC);
    return pair_of_descriptors(t, master, slave);
}
static GiValue posix_device_encoding(GiThread *t, const GiValue *a) {
    int fd;
    return !gi_posix_int(t, a[0], &fd) ? GI_NULL : isatty(fd) ? gi_str_from_text(t, "UTF-8") : GI_NONE;
}

#define STATUS(name, macro) \
    static GiValue status_##name(GiThread *t, const GiValue *a) { \
        int status; \
        return gi_posix_int(t, a[0], &status) ? gi_bool(macro(status)) : GI_NULL; \
    }
STATUS(core_dump, WCOREDUMP)
STATUS(continued, WIFCONTINUED)
#undef STATUS

const GiMethodRow gi_posix_system_rows[] = {
    GI_METHOD("pread(fd, length, offset, /)", posix_pread, "Read a number of bytes from a file descriptor starting at a particular offset."),
    GI_METHOD("pwrite(fd, buffer, offset, /)", posix_pwrite, "Write bytes to a file descriptor starting at a particular offset."),
    GI_METHOD("fdatasync(fd)", posix_fdatasync, "Force write of fd to disk without forcing update of metadata."),
    GI_METHOD("sync()", posix_sync, "Force write of everything to disk."),
    GI_METHOD("lockf(fd, command, length, /)", posix_lockf, "Apply, test or remove a POSIX lock on an open file descriptor."),
    GI_METHOD("posix_fallocate(fd, offset, length, /)", posix_do_fallocate, "Ensure a file has allocated at least a particular number of bytes on disk."),
    GI_METHOD("posix_fadvise(fd, offset, length, advice, /)", posix_do_fadvise, "Announce an intention to access data in a specific pattern."),
    GI_METHOD("sendfile(out_fd, in_fd, offset, count)", posix_sendfile, "Copy count bytes from file descriptor in_fd to file descriptor out_fd."),
    GI_METHOD("pipe2(flags, /)", posix_pipe2, "Create a pipe with flags set atomically."),
    GI_METHOD("closerange(fd_low, fd_high, /)", posix_closerange, "Closes all file descriptors in [fd_low, fd_high), ignoring errors."),
    GI_METHOD("memfd_create(name, flags=...)", posix_memfd_create, "An anonymous file in memory."),
    GI_METHOD("getrandom(size, flags=0)", posix_getrandom, "Obtain a series of random bytes."),
    GI_METHOD("statvfs(path)", posix_statvfs, "Perform a statvfs system call on the given path."),
    GI_METHOD("fstatvfs(fd, /)", posix_statvfs, "Perform an fstatvfs system call on the given fd."),
    GI_METHOD("getxattr(path, attribute, *, follow_symlinks=True)", posix_getxattr, "Return the value of extended attribute attribute on path."),
    GI_METHOD("setxattr(path, attribute, value, flags=0, *, follow_symlinks=True)", posix_setxattr, "Set extended attribute attribute on path to value."),
    GI_METHOD("removexattr(path, attribute, *, follow_symlinks=True)", posix_removexattr, "Remove extended attribute attribute on path."),
    GI_METHOD("listxattr(path=None, *, follow_symlinks=True)", posix_listxattr, "Return a list of extended attributes on path."),
    GI_METHOD("setuid(uid, /)", posix_setuid, "Set the current process's user id."),
    GI_METHOD("seteuid(euid, /)", posix_seteuid, "Set the current process's effective user id."),
    GI_METHOD("setgid(gid, /)", posix_setgid, "Set the current process's group id."),
    GI_METHOD("setegid(egid, /)", posix_setegid, "Set the current process's effective group id."),
    GI_METHOD("setreuid(ruid, euid, /)", posix_setreuid, "Set the current process's real and effective user ids."),
    GI_METHOD("setregid(rgid, egid, /)", posix_setregid, "Set the current process's real and effective group ids."),
    GI_METHOD("setgroups(groups, /)", posix_setgroups, "Set the groups of the current process to list."),
    GI_METHOD("getpgid(pid)", posix_getpgid, "Call the system call getpgid(), and return the result."),
    GI_METHOD("getsid(pid, /)", posix_getsid, "Call the system call getsid(pid) and return the result."),
    GI_METHOD("setpgid(pid, pgrp, /)", posix_setpgid, "Call the system call setpgid(pid, pgrp)."),
    GI_METHOD("setpgrp()", posix_setpgrp, "Make the current process the leader of its process group."),
    GI_METHOD("tcgetpgrp(fd, /)", posix_tcgetpgrp, "Return the process group associated with the terminal specified by fd."),
    GI_METHOD("tcsetpgrp(fd, pgid, /)", posix_tcsetpgrp, "Set the process group associated with the terminal specified by fd."),
    GI_METHOD("getresuid()", posix_getresuid, "Return a tuple of the current process's real, effective, and saved user ids."),
    GI_METHOD("getresgid()", posix_getresgid, "Return a tuple of the current process's real, effective, and saved group ids."),
    GI_METHOD("getgroups()", posix_getgroups, "Return list of supplemental group IDs for the process."),
    GI_METHOD("getlogin()", posix_getlogin, "Return the actual login name."),
    GI_METHOD("nice(increment, /)", posix_nice, "Add increment to the priority of process and return the new priority."),
    GI_METHOD("getpriority(which, who)", posix_getpriority, "Return program scheduling priority."),
    GI_METHOD("setpriority(which, who, priority)", posix_setpriority, "Set program scheduling priority."),
    GI_METHOD("getloadavg()", posix_getloadavg, "Return average recent system load information."),
    GI_METHOD("sched_get_priority_min(policy)", posix_sched_get_priority_min, "Get the minimum scheduling priority for policy."),
    GI_METHOD("sched_get_priority_max(policy)", posix_sched_get_priority_max, "Get the maximum scheduling priority for policy."),
    GI_METHOD("sched_getscheduler(pid, /)", posix_sched_getscheduler, "Get the scheduling policy for the process identified by pid."),
    GI_METHOD("sched_getaffinity(pid, /)", posix_sched_getaffinity, "Return the affinity of the process identified by pid (or the current process if zero)."),
    GI_METHOD("sched_setaffinity(pid, mask, /)", posix_sched_setaffinity, "Set the CPU affinity of the process identified by pid to mask."),
    GI_METHOD("abort()", posix_abort, "Abort the interpreter immediately."),
    GI_METHOD("major(device, /)", posix_major, "Extracts a device major number from a raw device number."),
    GI_METHOD("minor(device, /)", posix_minor, "Extracts a device minor number from a raw device number."),
    GI_METHOD("makedev(major, minor, /)", posix_makedev, "Composes a raw device number from the major and minor device numbers."),
    GI_METHOD("ttyname(fd, /)", posix_ttyname, "Return the name of the terminal device connected to 'fd'."),
    GI_METHOD("ctermid()", posix_ctermid, "Return the name of the controlling terminal for this process."),
    GI_METHOD("openpty()", posix_openpty, "Open a pseudo-terminal."),
    GI_METHOD("device_encoding(fd)", posix_device_encoding, "Return a string describing the encoding of a terminal's file descriptor."),
    GI_METHOD("WCOREDUMP(status, /)", status_core_dump, "Return True if the process returning status was dumped to a core file."),
    GI_METHOD("WIFCONTINUED(status)", status_continued, "Return True if a particular process was continued from a job control stop."),
    GI_METHODS_END};

#define CONSTANT(name) {#name, name}
bool gi_posix_add_system_constants(GiThread *t, GiValue m) {
    static const struct { const char *name; int64_t value; } constants[] = {
        CONSTANT(F_LOCK), CONSTANT(F_TLOCK), CONSTANT(F_ULOCK), CONSTANT(F_TEST), CONSTANT(O_ASYNC), CONSTANT(O_DIRECT),
        CONSTANT(O_NDELAY), CONSTANT(O_NOATIME), CONSTANT(O_PATH), CONSTANT(O_RSYNC), CONSTANT(O_TMPFILE), CONSTANT(O_LARGEFILE),
        CONSTANT(POSIX_FADV_NORMAL), CONSTANT(POSIX_FADV_SEQUENTIAL), CONSTANT(POSIX_FADV_RANDOM), CONSTANT(POSIX_FADV_NOREUSE),
        CONSTANT(POSIX_FADV_WILLNEED), CONSTANT(POSIX_FADV_DONTNEED), CONSTANT(PRIO_PROCESS), CONSTANT(PRIO_PGRP), CONSTANT(PRIO_USER),
        CONSTANT(SCHED_OTHER), CONSTANT(SCHED_FIFO), CONSTANT(SCHED_RR), CONSTANT(SCHED_BATCH), CONSTANT(SCHED_IDLE),
        CONSTANT(ST_RDONLY), CONSTANT(ST_NOSUID), CONSTANT(ST_NODEV), CONSTANT(ST_NOEXEC), CONSTANT(ST_SYNCHRONOUS),
        CONSTANT(ST_NOATIME), CONSTANT(ST_NODIRATIME), CONSTANT(ST_RELATIME), CONSTANT(XATTR_CREATE), CONSTANT(XATTR_REPLACE),
        {"XATTR_SIZE_MAX", XATTR_ROOM}, CONSTANT(MFD_CLOEXEC), CONSTANT(MFD_ALLOW_SEALING), CONSTANT(GRND_NONBLOCK), CONSTANT(GRND_RANDOM),
        CONSTANT(WEXITED), CONSTANT(WNOWAIT), CONSTANT(WSTOPPED), CONSTANT(P_ALL), CONSTANT(P_PID), CONSTANT(P_PGID),
        {"RTLD_LAZY", 1}, {"RTLD_NOW", 2}, {"RTLD_GLOBAL", 256}, {"RTLD_LOCAL", 0}, {"RTLD_NODELETE", 4096}, {"RTLD_NOLOAD", 4},
        {"EX_DATAERR", 65}, {"EX_NOINPUT", 66}, {"EX_NOUSER", 67}, {"EX_NOHOST", 68}, {"EX_UNAVAILABLE", 69}, {"EX_SOFTWARE", 70},
        {"EX_OSERR", 71}, {"EX_OSFILE", 72}, {"EX_CANTCREAT", 73}, {"EX_IOERR", 74}, {"EX_TEMPFAIL", 75}, {"EX_PROTOCOL", 76},
        {"EX_NOPERM", 77}, {"EX_CONFIG", 78}};
    for (size_t i = 0; i < sizeof constants / sizeof *constants; i++) {
        if (!gi_module_add(t, m, constants[i].name, gi_int_imm(constants[i].value))) {
            return false;
        }
    }
    return true;
}
