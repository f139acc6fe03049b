/* SPDX-License-Identifier: MIT
 * runtime/modules/unix.c: the module _unix, the system calls behind the frozen modules pwd, grp, fcntl, resource
 * and termios: accounts, descriptor control, limits, terminal settings.
 *
 * Records go out as plain tuples; the Python modules give them names. Calls that may wait go through
 * gi_posix_run and so give up the GIL; account databases are read into memory of our own (getpwnam_r), because
 * other threads of the host may read them too.
 */
#include <errno.h>
#include <fcntl.h>
#include <grp.h>
#include <pwd.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/file.h>
#include <sys/ioctl.h>
#include <sys/resource.h>
#include <termios.h>
#include <unistd.h>

#include "runtime/modules/posix.h"
#include "runtime/types/sequence.h"

#define ARGUMENT_LIMIT 1024              /* bytes that fcntl and ioctl take and give, as in CPython */
#define RECORD_LIMIT ((size_t)1 << 20)   /* of one account */

static GiValue text(GiThread *t, const char *s) { return gi_path_result(t, s == NULL ? "" : s, s == NULL ? 0 : strlen(s), false); }

/* A tuple that takes n values over; GI_NULL when one of them is. */
static GiValue pack_steal(GiThread *t, GiValue *items, size_t n) {
    bool ok = true;
    for (size_t i = 0; i < n; i++) {
        ok = ok && items[i] != GI_NULL;
    }
    GiValue r = ok ? gi_tuple(t, items, n) : GI_NULL;
    for (size_t i = 0; i < n; i++) {
        gi_xdrop(t, items[i]);
    }
    return r;
}

/* --- accounts --- */

static GiValue passwd_record(GiThread *t, const struct passwd *p) {
    GiValue items[] = {text(t, p->pw_name),  text(t, p->pw_passwd), gi_int(t, p->pw_uid),  gi_int(t, p->pw_gid),
                       text(t, p->pw_gecos), text(t, p->pw_dir),    text(t, p->pw_shell)};
    return pack_steal(t, items, 7);
}

static GiValue group_record(GiThread *t, const struct group *g) {
    GiValue members = gi_list(t, NULL, 0);
    for (char **m = g->gr_mem; members != GI_NULL && *m != NULL; m++) {
        GiValue name = text(t, *m);
        if (name == GI_NULL || !gi_list_append_steal(t, members, name)) {
            gi_drop(t, members);
            members = GI_NULL;
        }
    }
    GiValue items[] = {text(t, g->gr_name), text(t, g->gr_passwd), gi_int(t, g->gr_gid), members};
    return pack_steal(t, items, 4);
}

typedef struct Lookup {
    const char *name; /* NULL: by id */
    uint32_t id;
    bool group;
    union { struct passwd p; struct group g; } found;
} Lookup;

/* One of the four lookups; 1: found, 0: not, else an error number. */
static int look(Lookup *l, char *room, size_t size) {
    int error;
    if (l->group) {
        struct group *g = NULL;
        error = l->name != NULL ? getgrnam_r(l->name, &l->found.g, room, size, &g) : getgrgid_r(l->id, &l->found.g, room, size, &g);
        return error != 0 ? error : g != NULL ? -1 : 0;
    }
    struct passwd *p = NULL;
    error = l->name != NULL ? getpwnam_r(l->name, &l->found.p, room, size, &p) : getpwuid_r(l->id, &l->found.p, room, size, &p);
    return error != 0 ? error : p != NULL ? -1 : 0;
}

/* The record, or None. */
static GiValue find_account(GiThread *t, Lookup *l) {
    for (size_t size = 1024; size <= RECORD_LIMIT; size *= 4) {
        char *room = gi_alloc(t, size);
        if (room == NULL) {
            return GI_NULL;
        }
        int found = look(l, room, size);
        GiValue r = found == ERANGE ? GI_UNBOUND
                    : found != -1   ? GI_NONE
                    : l->group      ? group_record(t, &l->found.g)
                                    : passwd_record(t, &l->found.p);
        gi_free(t, room, size);
        if (r != GI_UNBOUND) {
            return r;
        }
    }
    return gi_raise_errno(t, ERANGE, GI_NULL);
}

static GiValue account(GiThread *t, GiValue key, bool group) {
    Lookup l = {.group = group};
    if (gi_is_str(key)) {
        GiPath path;
        if (!gi_path_get(t, key, false, NULL, &path)) {
            return GI_NULL;
        }
        l.name = gi_path_text(&path);
        GiValue r = find_account(t, &l);
        gi_path_free(t, &path);
        return r;
    }
    int64_t id;
    if (!gi_index_int64(t, key, true, &id)) {
        return GI_NULL;
    }
    if (id < 0 || id > UINT32_MAX) {
        return GI_NONE;
    }
    l.id = (uint32_t)id;
    return find_account(t, &l);
}

static GiValue unix_passwd(GiThread *t, const GiValue *a) { return account(t, a[0], false); }
static GiValue unix_group(GiThread *t, const GiValue *a) { return account(t, a[0], true); }

static GiValue all_accounts(GiThread *t, bool group) {
    GiValue list = gi_list(t, NULL, 0);
    group ? setgrent() : setpwent();
    while (list != GI_NULL) {
        struct passwd *p = group ? NULL : getpwent();
        struct group *g = group ? getgrent() : NULL;
        if (p == NULL && g == NULL) {
            break;
        }
        GiValue record = group ? group_record(t, g) : passwd_record(t, p);
        if (record == GI_NULL || !gi_list_append_steal(t, list, record) || !gi_poll(t, 100)) {
            gi_drop(t, list);
            list = GI_NULL;
        }
    }
    group ? endgrent() : endpwent();
    return list;
}

static GiValue unix_all_passwd(GiThread *t, const GiValue *a) { return all_accounts(t, false); }
static GiValue unix_all_groups(GiThread *t, const GiValue *a) { return all_accounts(t, true); }

/* --- descriptors --- */

typedef struct Control {
    int fd, operation;
    unsigned long request;
    long number;
    char *data; /* NULL: number counts */
} Control;

static int64_t call_fcntl(void *p) {
    Control *c = p;
    return c->data != NULL ? fcntl(c->fd, c->operation, c->data) : fcntl(c->fd, c->operation, c->number);
}

static int64_t call_ioctl(void *p) {
    Control *c = p;
    return c->data != NULL ? ioctl(c->fd, c->request, c->data) : ioctl(c->fd, c->request, c->number);
}

static int64_t call_flock(void *p) { Control *c = p; return flock(c->fd, c->operation); }

/* The call with a number, or with a copy of bytes, which comes back as (result, bytes). */
static GiValue control(GiThread *t, Control *c, GiValue argument, const char *name, int64_t (*call)(void *)) {
    char room[ARGUMENT_LIMIT + 8] = {0};
    if (gi_is_int(argument)) {
        int64_t n;
        if (!gi_index_int64(t, argument, true, &n)) {
            return GI_NULL;
        }
        c->number = (long)n;
        int64_t r = gi_posix_run(t, name, GI_NULL, call, c);
        return r < 0 ? GI_NULL : gi_int(t, r);
    }
    GiBuffer b;
    if (!gi_buffer_get_contiguous(t, argument, false, &b)) {
        return GI_NULL;
    }
    size_t size = b.size;
    bool fits = size <= ARGUMENT_LIMIT;
    if (fits) {
        memcpy(room, b.data, size);
    }
    gi_buffer_release(t, &b);
    if (!fits) {
        return gi_raise_value_error(t, "%s string arg too long", name);
    }
    c->data = room;
    int64_t r = gi_posix_run(t, name, GI_NULL, call, c);
    GiValue items[] = {r < 0 ? GI_NULL : gi_int(t, r), r < 0 ? GI_NULL : gi_bytes(t, room, size)};
    return pack_steal(t, items, 2);
}

static GiValue unix_fcntl(GiThread *t, const GiValue *a) {
    Control c = {0};
    return gi_posix_int(t, a[0], &c.fd) && gi_posix_int(t, a[1], &c.operation) ? control(t, &c, a[2], "fcntl", call_fcntl)
                                                                               : GI_NULL;
}

static GiValue unix_ioctl(GiThread *t, const GiValue *a) {
    Control c = {0};
    int64_t request;
    if (!gi_posix_int(t, a[0], &c.fd) || !gi_index_int64(t, a[1], true, &request)) {
        return GI_NULL;
    }
    c.request = (unsigned long)request;
    return control(t, &c, a[2], "ioctl", call_ioctl);
}

static GiValue unix_flock(GiThread *t, const GiValue *a) {
    Control c = {0};
    bool ok = gi_posix_int(t, a[0], &c.fd) && gi_posix_int(t, a[1], &c.operation) &&
              gi_posix_run(t, "flock", GI_NULL, call_flock, &c) >= 0;
    return ok ? GI_NONE : GI_NULL;
}

/* lock(fd, command, kind, start, length, whence): a record lock. */
static GiValue unix_lock(GiThread *t, const GiValue *a) {
    Control c = {0};
    int kind, whence;
    int64_t start, length;
    if (!gi_posix_int(t, a[0], &c.fd) || !gi_posix_int(t, a[1], &c.operation) || !gi_posix_int(t, a[2], &kind) ||
        !gi_index_int64(t, a[3], false, &start) || !gi_index_int64(t, a[4], false, &length) ||
        !gi_posix_int(t, a[5], &whence)) {
        return GI_NULL;
    }
    struct flock l = {.l_type = (short)kind, .l_whence = (short)whence, .l_start = start, .l_len = length};
    c.data = (char *)&l;
    return gi_posix_run(t, "lockf", GI_NULL, call_fcntl, &c) < 0 ? GI_NULL : GI_NONE;
}

/* --- limits --- */

static GiValue limit_value(GiThread *t, rlim_t n) { return n == RLIM_INFINITY ? gi_int_imm(-1) : gi_int_from_uint64(t, n); }

static GiValue limits(GiThread *t, const struct rlimit *l) {
    GiValue items[] = {limit_value(t, l->rlim_cur), limit_value(t, l->rlim_max)};
    return pack_steal(t, items, 2);
}

/* prlimit(pid, resource, soft, hard): the limits before; soft None: nothing is set. */
static GiValue unix_prlimit(GiThread *t, const GiValue *a) {
    int pid, resource;
    struct rlimit old, new;
    if (!gi_posix_int(t, a[0], &pid) || !gi_posix_int(t, a[1], &resource)) {
        return GI_NULL;
    }
    if (resource < 0 || resource >= RLIM_NLIMITS) {
        return gi_raise_value_error(t, "invalid resource specified");
    }
    bool set = a[2] != GI_NONE;
    if (set) {
        int64_t soft, hard;
        if (!gi_index_int64(t, a[2], true, &soft) || !gi_index_int64(t, a[3], true, &hard)) {
            return GI_NULL;
        }
        new = (struct rlimit){(rlim_t)soft, (rlim_t)hard};
    }
    if (prlimit(pid, (unsigned)resource, set ? &new : NULL, &old) == 0) {
        return limits(t, &old);
    }
    if (errno == EINVAL) {
        return gi_raise_value_error(t, "current limit exceeds maximum limit");
    }
    if (errno == EPERM && pid == 0) {
        return gi_raise_value_error(t, "not allowed to raise maximum limit");
    }
    return gi_raise_errno(t, errno, GI_NULL);
}

static double seconds(struct timeval v) { return (double)v.tv_sec + (double)v.tv_usec * 1e-6; }

static GiValue unix_getrusage(GiThread *t, const GiValue *a) {
    int who;
    struct rusage u;
    if (!gi_posix_int(t, a[0], &who)) {
        return GI_NULL;
    }
    if (getrusage(who, &u) < 0) {
        return errno == EINVAL ? gi_raise_value_error(t, "invalid who parameter") : gi_raise_errno(t, errno, GI_NULL);
    }
    GiValue items[] = {gi_float(t, seconds(u.ru_utime)), gi_float(t, seconds(u.ru_stime)), gi_int(t, u.ru_maxrss),
                       gi_int(t, u.ru_ixrss), gi_int(t, u.ru_idrss), gi_int(t, u.ru_isrss), gi_int(t, u.ru_minflt),
                       gi_int(t, u.ru_majflt), gi_int(t, u.ru_nswap), gi_int(t, u.ru_inblock), gi_int(t, u.ru_oublock),
                       gi_int(t, u.ru_msgsnd), gi_int(t, u.ru_msgrcv), gi_int(t, u.ru_nsignals), gi_int(t, u.ru_nvcsw),
                       gi_int(t, u.ru_nivcsw)};
    return pack_steal(t, items, 16);
}

/* --- terminals --- */

/* The error as (number, text), for termios.error; what is raised is OSError. */
static GiValue unix_tcgetattr(GiThread *t, const GiValue *a) {
    int fd;
    struct termios s;
    if (!gi_posix_int(t, a[0], &fd)) {
        return GI_NULL;
    }
    if (tcgetattr(fd, &s) < 0) {
        return gi_raise_errno(t, errno, GI_NULL);
    }
    GiValue items[] = {gi_int(t, s.c_iflag), gi_int(t, s.c_oflag), gi_int(t, s.c_cflag), gi_int(t, s.c_lflag),
                       gi_int(t, cfgetispeed(&s)), gi_int(t, cfgetospeed(&s)), gi_bytes(t, (const char *)s.c_cc, NCCS)};
    return pack_steal(t, items, 7);
}

typedef struct Settings {
    int fd, when;
    struct termios s;
} Settings;

static int64_t call_tcsetattr(void *p) { Settings *x = p; return tcsetattr(x->fd, x->when, &x->s); }

/* tcsetattr(fd, when, (iflag, oflag, cflag, lflag, ispeed, ospeed), cc) */
static GiValue unix_tcsetattr(GiThread *t, const GiValue *a) {
    Settings x;
    int64_t n[6];
    if (!gi_posix_int(t, a[0], &x.fd) || !gi_posix_int(t, a[1], &x.when)) {
        return GI_NULL;
    }
    if (!gi_is_tuple(a[2]) || gi_as_tuple(a[2])->size != 6 || !gi_is_bytes(a[3]) || gi_as_bytes(a[3])->size != NCCS) {
        return gi_raise_type_error(t, "tcsetattr, arg 3: must be 7 element list");
    }
    for (size_t i = 0; i < 6; i++) {
        if (!gi_index_int64(t, gi_as_tuple(a[2])->items[i], true, &n[i])) {
            return GI_NULL;
        }
    }
    if (tcgetattr(x.fd, &x.s) < 0) {
        return gi_raise_errno(t, errno, GI_NULL);
    }
    x.s.c_iflag = (tcflag_t)n[0];
    x.s.c_oflag = (tcflag_t)n[1];
    x.s.c_cflag = (tcflag_t)n[2];
    x.s.c_lflag = (tcflag_t)n[3];
    memcpy(x.s.c_cc, gi_as_bytes(a[3])->data, NCCS);
    if (cfsetispeed(&x.s, (speed_t)n[4]) < 0 || cfsetospeed(&x.s, (speed_t)n[5]) < 0) {
        return gi_raise_errno(t, errno, GI_NULL);
    }
    return gi_posix_run(t, "tcsetattr", GI_NULL, call_tcsetattr, &x) < 0 ? GI_NULL : GI_NONE;
}

static int64_t call_tcdrain(void *p) { return tcdrain(((Control *)p)->fd); }
static int64_t call_tcflush(void *p) { Control *c = p; return tcflush(c->fd, c->operation); }
static int64_t call_tcflow(void *p) { Control *c = p; return tcflow(c->fd, c->operation); }
static int64_t call_tcsendbreak(void *p) { Control *c = p; return tcsendbreak(c->fd, c->operation); }

static GiValue terminal_call(GiThread *t, const GiValue *a, const char *name, int64_t (*call)(void *)) {
    Control c = {0};
    bool ok = gi_posix_int(t, a[0], &c.fd) && gi_posix_int(t, a[1], &c.operation) && gi_posix_run(t, name, GI_NULL, call, &c) >= 0;
    return ok ? GI_NONE : GI_NULL;
}

static GiValue unix_tcdrain(GiThread *t, const GiValue *a) { return terminal_call(t, a, "tcdrain", call_tcdrain); }
static GiValue unix_tcflush(GiThread *t, const GiValue *a) { return terminal_call(t, a, "tcflush", call_tcflush); }
static GiValue unix_tcflow(GiThread *t, const GiValue *a) { return terminal_call(t, a, "tcflow", call_tcflow); }
static GiValue unix_tcsendbreak(GiThread *t, const GiValue *a) {
    return terminal_call(t, a, "tcsendbreak", call_tcsendbreak);
}

/* --- the module --- */

static const struct {
    const char *name;
    int64_t number;
} constants[] = {
#define GI_UNIX_CONSTANT(name) {#name, name},
#include "runtime/modules/unix.def"
#undef GI_UNIX_CONSTANT
};

/* name -> number for names that begin with one of the prefixes. */
static GiValue unix_constants(GiThread *t, const GiValue *a) {
    GiValue d = gi_dict(t);
    for (size_t i = 0; d != GI_NULL && i < sizeof constants / sizeof *constants; i++) {
        GiValue name = gi_str_from_text(t, constants[i].name), number = gi_int(t, constants[i].number);
        bool ok = name != GI_NULL && number != GI_NULL && gi_dict_set(t, gi_as_dict(d), name, number);
        gi_xdrop(t, name);
        gi_xdrop(t, number);
        if (!ok) {
            gi_drop(t, d);
            return GI_NULL;
        }
    }
    return d;
}

static const GiMethodRow functions[] = {
    GI_METHOD("passwd(key, /)", unix_passwd, NULL),
    GI_METHOD("group(key, /)", unix_group, NULL),
    GI_METHOD("all_passwd()", unix_all_passwd, NULL),
    GI_METHOD("all_groups()", unix_all_groups, NULL),
    GI_METHOD("fcntl(fd, command, argument, /)", unix_fcntl, NULL),
    GI_METHOD("ioctl(fd, request, argument, /)", unix_ioctl, NULL),
    GI_METHOD("flock(fd, operation, /)", unix_flock, NULL),
    GI_METHOD("lock(fd, command, kind, start, length, whence, /)", unix_lock, NULL),
    GI_METHOD("prlimit(pid, resource, soft, hard, /)", unix_prlimit, NULL),
    GI_METHOD("getrusage(who, /)", unix_getrusage, NULL),
    GI_METHOD("tcgetattr(fd, /)", unix_tcgetattr, NULL),
    GI_METHOD("tcsetattr(fd, when, numbers, characters, /)", unix_tcsetattr, NULL),
    GI_METHOD("tcdrain(fd, nothing, /)", unix_tcdrain, NULL),
    GI_METHOD("tcflush(fd, queue, /)", unix_tcflush, NULL),
    GI_METHOD("tcflow(fd, action, /)", unix_tcflow, NULL),
    GI_METHOD("tcsendbreak(fd, duration, /)", unix_tcsendbreak, NULL),
    GI_METHOD("constants()", unix_constants, NULL),
    GI_METHODS_END};

const GiModuleSpec gi_module_unix = {"_unix", "System calls behind pwd, grp, fcntl, resource and termios.", functions, NULL};
