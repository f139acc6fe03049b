/* SPDX-License-Identifier: MIT
 * runtime/modules/posix_process.c: the part of posix about processes.
 *
 * P1  After fork the child has only the forking thread; gi_thread_after_fork makes the GIL and the thread list
 *     of the interpreter right before any script code runs there.
 */
#include <errno.h>
#include <limits.h>
#include <sched.h>
#include <signal.h>
#include <stdlib.h>
#include <sys/ioctl.h>
#include <sys/resource.h>
#include <sys/times.h>
#include <sys/utsname.h>
#include <sys/wait.h>
#include <unistd.h>

#include "runtime/console.h"
#include "runtime/gil/block.h"
#include "runtime/gil/thread.h"
#include "runtime/modules/posix.h"

extern char **environ;

typedef struct Wait { pid_t pid; int options, status; struct rusage usage; } Wait;

static int64_t call_waitpid(void *p) {
    Wait *w = p;
    return waitpid(w->pid, &w->status, w->options);
}

static GiValue wait_result(GiThread *t, Wait *w) {
    int error = 0;
    int64_t pid = gi_block(t, GI_BLOCK_CHILD, "wait", GI_NULL, call_waitpid, w, &error);
    if (pid < 0) {
        return pid == -1 ? gi_raise_errno(t, error, GI_NULL) : GI_NULL;
    }
    return gi_tuple_pack(t, 2, gi_int_imm(pid), gi_int_imm(pid == 0 ? 0 : w->status));
}

static GiValue posix_waitpid(GiThread *t, const GiValue *a) {
    Wait w;
    int pid;
    if (!gi_posix_int(t, a[0], &pid) || !gi_posix_int(t, a[1], &w.options)) {
        return GI_NULL;
    }
    w.pid = pid;
    return wait_result(t, &w);
}

static GiValue posix_wait(GiThread *t, const GiValue *a) {
    Wait w = {.pid = -1};
    return wait_result(t, &w);
}

static int64_t call_wait4(void *p) {
    Wait *w = p;
    return wait4(w->pid, &w->status, w->options, &w->usage);
}

/* The fields of resource.struct_rusage; owned. */
static GiValue usage_tuple(GiThread *t, const struct rusage *u) {
    const long counts[14] = {u->ru_maxrss, u->ru_ixrss, u->ru_idrss, u->ru_isrss, u->ru_minflt, u->ru_majflt,
                             u->ru_nswap, u->ru_inblock, u->ru_oublock, u->ru_msgsnd, u->ru_msgrcv,
                             u->ru_nsignals, u->ru_nvcsw, u->ru_nivcsw};
    GiValue v[16] = {gi_float(t, (double)u->ru_utime.tv_sec + (double)u->ru_utime.tv_usec / 1e6),
                     gi_float(t, (double)u->ru_stime.tv_sec + (double)u->ru_stime.tv_usec / 1e6)};
    for (int i = 0; i < 14; i++) {
        v[i + 2] = gi_int_imm(counts[i]);
    }
    GiValue tuple = gi_tuple_steal(t, v, 16), make = gi_import_attr(t, "_gilt_posix", "struct_rusage");
    GiValue r = tuple == GI_NULL || make == GI_NULL ? GI_NULL : gi_call1(t, make, tuple);
    gi_xdrop(t, tuple);
    gi_xdrop(t, make);
    return r;
}

static GiValue posix_wait4(GiThread *t, const GiValue *a) {
    Wait w = {0};
    int pid, error = 0;
    if (!gi_posix_int(t, a[0], &pid) || !gi_posix_int(t, a[1], &w.options)) {
        return GI_NULL;
    }
    w.pid = pid;
    int64_t done = gi_block(t, GI_BLOCK_CHILD, "wait4", GI_NULL, call_wait4, &w, &error);
    if (done < 0) {
        return done == -1 ? gi_raise_errno(t, error, GI_NULL) : GI_NULL;
    }
    GiValue usage = usage_tuple(t, &w.usage);
    if (usage == GI_NULL) {
        return GI_NULL;
    }
    GiValue v[3] = {gi_int_imm(done), gi_int_imm(done == 0 ? 0 : w.status), usage};
    return gi_tuple_steal(t, v, 3);
}

static GiValue posix_wait3(GiThread *t, const GiValue *a) {
    const GiValue every[2] = {gi_int_imm(-1), a[0]};
    return posix_wait4(t, every);
}

static GiValue posix_fork(GiThread *t, const GiValue *a) {
    if (gi_block_is_controlled(t)) { /* its threads are fibers, which the child would have too */
        return gi_raise(t, &gi_RuntimeError, "fork() is not possible in a controlled run (gilt run --virtual)");
    }
    pid_t pid = fork();
    int error = errno;
    if (pid == 0) {
        gi_thread_after_fork(t);
    } else if (pid > 0 && gi_thread_live(t->vm) > 0 &&
               !gi_warn(t, &gi_DeprecationWarning, 1,
                        "This process (pid=%d) is multi-threaded, use of fork() may lead to deadlocks in the child.",
                        (int)getpid())) {
        return GI_NULL;
    }
    return pid < 0 ? gi_raise_errno(t, error, GI_NULL) : gi_int_imm(pid);
}

static GiValue posix_exit_now(GiThread *t, const GiValue *a) {
    int status;
    if (!gi_posix_int(t, a[0], &status)) {
        return GI_NULL;
    }
    if (t->vm->console != NULL) {
        t->vm->console->leave();
    }
    _exit(status);
}

static GiValue posix_kill(GiThread *t, const GiValue *a) {
    int pid, number;
    if (!gi_posix_int(t, a[0], &pid) || !gi_posix_int(t, a[1], &number)) {
        return GI_NULL;
    }
    return kill(pid, number) == 0 ? GI_NONE : gi_raise_errno(t, errno, GI_NULL);
}

static GiValue posix_killpg(GiThread *t, const GiValue *a) {
    int group, number;
    if (!gi_posix_int(t, a[0], &group) || !gi_posix_int(t, a[1], &number)) {
        return GI_NULL;
    }
    return killpg(group, number) == 0 ? GI_NONE : gi_raise_errno(t, errno, GI_NULL);
}

/* --- exec and system --- */

/* The items of a sequence as a NULL-terminated array of C texts inside a list that keeps them; the array
 * has list size + 1 places. */
static char **text_array(GiThread *t, GiValue sequence, GiValue *keep) {
    *keep = gi_list_from(t, sequence);
    if (*keep == GI_NULL) {
        return NULL;
    }
    GiList *l = gi_as_list(*keep);
    for (size_t i = 0; i < l->size; i++) {
        GiValue bytes = gi_io_path_bytes(t, l->items[i], NULL);
        if (bytes == GI_NULL) {
            gi_drop(t, *keep);
            return NULL;
        }
        gi_replace(t, &l->items[i], bytes);
    }
    char **array = gi_alloc_array(t, l->size + 1, sizeof *array);
    for (size_t i = 0; array != NULL && i < l->size; i++) {
        array[i] = (char *)gi_as_bytes(l->items[i])->data;
    }
    if (array == NULL) {
        gi_drop(t, *keep);
    } else {
        array[l->size] = NULL;
    }
    return array;
}

/* "KEY=value" as bytes; owned. A "=" may be the first character of a name only. */
static GiValue environment_item(GiThread *t, GiValue key, GiValue value) {
    GiValue k = gi_io_path_bytes(t, key, NULL), joined = GI_NULL;
    GiValue v = k == GI_NULL ? GI_NULL : gi_io_path_bytes(t, value, NULL);
    size_t kn = v == GI_NULL ? 0 : gi_as_bytes(k)->size, vn = v == GI_NULL ? 0 : gi_as_bytes(v)->size;
    if (v != GI_NULL && (kn == 0 || memchr(gi_as_bytes(k)->data + 1, '=', kn - 1) != NULL)) {
        gi_raise_value_error(t, "illegal environment variable name");
    } else if (v != GI_NULL) {
        joined = gi_bytes(t, NULL, kn + 1 + vn);
    }
    if (joined != GI_NULL) {
        uint8_t *p = gi_as_bytes(joined)->data;
        memcpy(p, gi_as_bytes(k)->data, kn);
        p[kn] = '=';
        memcpy(p + kn + 1, gi_as_bytes(v)->data, vn);
    }
    gi_xdrop(t, k);
    gi_xdrop(t, v);
    return joined;
}

/* "KEY=value" for each item of a mapping. Owned list. */
static GiValue environment_list(GiThread *t, GiValue mapping) {
    GiValue items = gi_call_method0(t, mapping, GI_NAME(t, items));
    GiValue pairs = items == GI_NULL ? GI_NULL : gi_list_from(t, items);
    gi_xdrop(t, items);
    for (size_t i = 0; pairs != GI_NULL && i < gi_as_list(pairs)->size; i++) {
        GiValue pair = gi_as_list(pairs)->items[i], joined = GI_NULL;
        if (gi_is_tuple(pair) && gi_as_tuple(pair)->size == 2) {
            joined = environment_item(t, gi_as_tuple(pair)->items[0], gi_as_tuple(pair)->items[1]);
        } else {
            gi_raise_type_error(t, "env.items() must give pairs");
        }
        if (joined == GI_NULL) {
            gi_drop(t, pairs);
            return GI_NULL;
        }
        gi_replace(t, &gi_as_list(pairs)->items[i], joined);
    }
    return pairs;
}

static GiValue exec_program(GiThread *t, GiValue path, GiValue args, GiValue mapping) {
    GiPath p;
    GiValue keep = GI_NULL, keep_env = GI_NULL, env_list = GI_NULL;
    char **argv = NULL, **envp = environ;
    if (!gi_path_get(t, path, false, "execv", &p)) {
        return GI_NULL;
    }
    const char *name = mapping == GI_NULL ? "execv() arg 2" : "execve: argv";
    bool ok = gi_is_tuple(args) || gi_is_list(args);
    if (!ok) {
        gi_raise_type_error(t, "%s must be a tuple or list", name);
    }
    argv = ok ? text_array(t, args, &keep) : NULL;
    ok = argv != NULL;
    if (ok && argv[0] == NULL) {
        ok = gi_raise_value_error(t, "%s must not be empty", name);
    } else if (ok && *argv[0] == '\0') {
        ok = gi_raise_value_error(t, "%s first element cannot be empty", name);
    }
    if (ok && mapping != GI_NULL) {
        env_list = environment_list(t, mapping);
        envp = env_list == GI_NULL ? NULL : text_array(t, env_list, &keep_env);
        ok = envp != NULL;
    }
    if (ok) {
        execve(gi_path_text(&p), argv, envp);
        gi_raise_errno(t, errno, path);
    }
    if (argv != NULL) {
        gi_free(t, argv, (gi_as_list(keep)->size + 1) * sizeof *argv);
        gi_drop(t, keep);
    }
    if (envp != NULL && envp != environ) {
        gi_free(t, envp, (gi_as_list(keep_env)->size + 1) * sizeof *envp);
        gi_drop(t, keep_env);
    }
    gi_xdrop(t, env_list);
    gi_path_free(t, &p);
    return GI_NULL;
}

static GiValue posix_execv(GiThread *t, const GiValue *a) { return exec_program(t, a[0], a[1], GI_NULL); }
static GiValue posix_execve(GiThread *t, const GiValue *a) { return exec_program(t, a[0], a[1], a[2]); }

static int64_t call_system(void *p) { return system(p); }

static GiValue posix_system(GiThread *t, const GiValue *a) {
    int error = 0;
    GiValue command = gi_io_path_bytes(t, a[0], NULL);
    if (command == GI_NULL) {
        return GI_NULL;
    }
    int64_t r = gi_block(t, GI_BLOCK_CHILD, "system", GI_NULL, call_system, gi_as_bytes(command)->data, &error);
    gi_drop(t, command);
    return r == -2 ? GI_NULL : gi_int_imm(r);
}

/* --- facts --- */

static GiValue posix_getpid(GiThread *t, const GiValue *a) { return gi_int_imm(getpid()); }
static GiValue posix_getppid(GiThread *t, const GiValue *a) { return gi_int_imm(getppid()); }
static GiValue posix_getuid(GiThread *t, const GiValue *a) { return gi_int_imm(getuid()); }
static GiValue posix_geteuid(GiThread *t, const GiValue *a) { return gi_int_imm(geteuid()); }
static GiValue posix_getgid(GiThread *t, const GiValue *a) { return gi_int_imm(getgid()); }
static GiValue posix_getegid(GiThread *t, const GiValue *a) { return gi_int_imm(getegid()); }
static GiValue posix_getpgrp(GiThread *t, const GiValue *a) { return gi_int_imm(getpgrp()); }
static GiValue posix_setsid(GiThread *t, const GiValue *a) {
    return setsid() < 0 ? gi_raise_errno(t, errno, GI_NULL) : GI_NONE;
}
/* The terminal fd becomes the one of a new session, and the standard streams. */
static GiValue posix_login_tty(GiThread *t, const GiValue *a) {
    int64_t fd;
    if (!gi_index_int64(t, a[0], false, &fd)) {
        return GI_NULL;
    }
    if (fd < 0) {
        return gi_raise_value_error(t, "file descriptor cannot be a negative integer (%R)", a[0]);
    }
    int tty = fd > INT_MAX ? -1 : (int)fd;
    if (setsid() < 0 || ioctl(tty, TIOCSCTTY, 0) < 0 || dup2(tty, 0) < 0 || dup2(tty, 1) < 0 || dup2(tty, 2) < 0) {
        return gi_raise_errno(t, errno, GI_NULL);
    }
    if (tty > 2) {
        close(tty);
    }
    return GI_NONE;
}
static GiValue posix_cpu_count(GiThread *t, const GiValue *a) {
    long n = sysconf(_SC_NPROCESSORS_ONLN);
    return n < 1 ? GI_NONE : gi_int_imm(n);
}
static GiValue posix_affinity_count(GiThread *t, const GiValue *a) {
    cpu_set_t set;
    return sched_getaffinity(0, sizeof set, &set) == 0 ? gi_int_imm(CPU_COUNT(&set)) : posix_cpu_count(t, a);
}
static GiValue posix_sched_yield(GiThread *t, const GiValue *a) {
    sched_yield();
    return GI_NONE;
}

static GiValue posix_times(GiThread *t, const GiValue *a) {
    struct tms tms;
    clock_t now = times(&tms);
    double tick = (double)sysconf(_SC_CLK_TCK);
    GiValue v[5] = {gi_float(t, (double)tms.tms_utime / tick), gi_float(t, (double)tms.tms_stime / tick),
                    gi_float(t, (double)tms.tms_cutime / tick), gi_float(t, (double)tms.tms_cstime / tick),
                    gi_float(t, (double)now / tick)};
    GiValue tuple = gi_tuple_steal(t, v, 5), make = gi_import_attr(t, "_gilt_posix", "times_result");
    GiValue r = tuple == GI_NULL || make == GI_NULL ? GI_NULL : gi_call1(t, make, tuple);
    gi_xdrop(t, tuple);
    gi_xdrop(t, make);
    return r;
}

static GiValue posix_uname(GiThread *t, const GiValue *a) {
    struct utsname u;
    if (uname(&u) != 0) {
        return gi_raise_errno(t, errno, GI_NULL);
    }
    const char *fields[5] = {u.sysname, u.nodename, u.release, u.version, u.machine};
    GiValue v[5];
    for (int i = 0; i < 5; i++) {
        v[i] = gi_path_result(t, fields[i], strlen(fields[i]), false);
        if (v[i] == GI_NULL) {
            while (i-- > 0) {
                gi_drop(t, v[i]);
            }
            return GI_NULL;
        }
    }
    GiValue tuple = gi_tuple_steal(t, v, 5), make = gi_import_attr(t, "_gilt_posix", "uname_result");
    GiValue r = tuple == GI_NULL || make == GI_NULL ? GI_NULL : gi_call1(t, make, tuple);
    gi_xdrop(t, tuple);
    gi_xdrop(t, make);
    return r;
}

#define STATUS(name, test, macro) \
    static GiValue status_##name(GiThread *t, const GiValue *a) { \
        int status; \
        return gi_posix_int(t, a[0], &status) ? (test ? gi_bool(macro(status)) : gi_int_imm(macro(status))) : GI_NULL; \
    }
STATUS(exited, true, WIFEXITED)
STATUS(signaled, true, WIFSIGNALED)
STATUS(stopped, true, WIFSTOPPED)
STATUS(exit_status, false, WEXITSTATUS)
STATUS(term_signal, false, WTERMSIG)
STATUS(stop_signal, false, WSTOPSIG)
#undef STATUS

static GiValue posix_waitstatus(GiThread *t, const GiValue *a) {
    int status;
    if (!gi_posix_int(t, a[0], &status)) {
        return GI_NULL;
    }
    if (WIFEXITED(status)) {
        return gi_int_imm(WEXITSTATUS(status));
    }
    if (WIFSIGNALED(status)) {
        return gi_int_imm(-WTERMSIG(status));
    }
    return gi_raise_value_error(t, "process stopped by delivery of signal %d", WSTOPSIG(status));
}

const GiMethodRow gi_posix_process_rows[] = {
    GI_METHOD("fork()", posix_fork, "Fork a child process."),
    GI_METHOD("waitpid(pid, options, /)", posix_waitpid, "Wait for completion of a given child process."),
    GI_METHOD("wait()", posix_wait, "Wait for completion of a child process."),
    GI_METHOD("wait3(options)", posix_wait3, "Wait for completion of a child process; its usage of resources too."),
    GI_METHOD("wait4(pid, options)", posix_wait4,
              "Wait for completion of a given child process; its usage of resources too."),
    GI_METHOD("_exit(status)", posix_exit_now, "Exit to the system with specified status, without normal exit processing."),
    GI_METHOD("kill(pid, signal, /)", posix_kill, "Kill a process with a signal."),
    GI_METHOD("killpg(pgid, signal, /)", posix_killpg, "Kill a process group with a signal."),
    GI_METHOD("execv(path, argv, /)", posix_execv, "Execute an executable path with arguments, replacing current process."),
    GI_METHOD("execve(path, argv, env)", posix_execve, "Execute an executable path with arguments and an environment, replacing current process."),
    GI_METHOD("system(command)", posix_system, "Execute the command in a subshell."),
    GI_METHOD("getpid()", posix_getpid, "Return the current process id."),
    GI_METHOD("getppid()", posix_getppid, "Return the parent's process id."),
    GI_METHOD("getuid()", posix_getuid, "Return the current process's user id."),
    GI_METHOD("geteuid()", posix_geteuid, "Return the current process's effective user id."),
    GI_METHOD("getgid()", posix_getgid, "Return the current process's group id."),
    GI_METHOD("getegid()", posix_getegid, "Return the current process's effective group id."),
    GI_METHOD("getpgrp()", posix_getpgrp, "Return the current process group id."),
    GI_METHOD("login_tty(fd, /)", posix_login_tty, "Prepare the tty of which fd is a file descriptor for a new login session."),
    GI_METHOD("setsid()", posix_setsid, "Call the system call setsid()."),
    GI_METHOD("cpu_count()", posix_cpu_count, "Return the number of logical CPUs in the system."),
    GI_METHOD("_affinity_count()", posix_affinity_count, NULL),
    GI_METHOD("sched_yield()", posix_sched_yield, "Voluntarily relinquish the CPU."),
    GI_METHOD("times()", posix_times, "Return a collection containing process timing information."),
    GI_METHOD("uname()", posix_uname, "Return an object identifying the current operating system."),
    GI_METHOD("WIFEXITED(status)", status_exited, "Return True if the process returning status exited via the exit() system call."),
    GI_METHOD("WIFSIGNALED(status)", status_signaled, "Return True if the process returning status was terminated by a signal."),
    GI_METHOD("WIFSTOPPED(status)", status_stopped, "Return True if the process returning status was stopped."),
    GI_METHOD("WEXITSTATUS(status)", status_exit_status, "Return the process return code from status."),
    GI_METHOD("WTERMSIG(status)", status_term_signal, "Return the signal that terminated the process that provided the status value."),
    GI_METHOD("WSTOPSIG(status)", status_stop_signal, "Return the signal that stopped the process that provided the status value."),
    GI_METHOD("waitstatus_to_exitcode(status)", posix_waitstatus, "Convert a wait status to an exit code."),
    GI_METHODS_END};
