/* SPDX-License-Identifier: MIT
 * runtime/modules/signal.c: the module _signal; signal.py puts enums on top of it. Catching signals
 * and calling handlers is runtime/gil/signal.c.
 */
#include <errno.h>
#include <fcntl.h>
#include <math.h>
#include <signal.h>
#include <sys/stat.h>
#include <sys/time.h>
#include <time.h>
#include <unistd.h>

#include "runtime/gil/block.h"
#include "runtime/gil/signal.h"
#include "runtime/native.h"
#include "runtime/types/dict.h"
#include "runtime/types/number.h"
#include "runtime/types/sequence.h"
#include "runtime/types/str.h"

/* Handlers of everything pending run now: what the caller did may have sent a signal to itself. */
static GiValue none_after_signals(GiThread *t) {
    return gi_signals_run(t) ? GI_NONE : GI_NULL;
}

static bool is_main_thread(GiThread *t) { return t->vm->main_thread == t; }

/* A signal number in range; false: ValueError set. */
static bool number_argument(GiThread *t, GiValue v, int64_t *number) {
    if (!gi_index_int64(t, v, false, number)) {
        return false;
    }
    if (*number < 1 || *number >= NSIG) {
        return gi_raise_value_error(t, "signal number out of range");
    }
    return true;
}

static GiValue signal_signal(GiThread *t, const GiValue *a) {
    int64_t number;
    if (!gi_index_int64(t, a[0], false, &number)) {
        return GI_NULL;
    }
    if (!is_main_thread(t) || !gi_signals_owned(t)) {
        return gi_raise_value_error(t,
                                    "signal only works in main thread of the main interpreter");
    }
    if (number < 1 || number >= NSIG) {
        return gi_raise_value_error(t, "signal number out of range");
    }
    GiValue handler = a[1];
    if (!gi_is_callable(handler)) {
        int is_default = gi_is_int(handler) ? gi_int_compare(handler, gi_int_imm(0)) == 0 : 0;
        int is_ignore = gi_is_int(handler) ? gi_int_compare(handler, gi_int_imm(1)) == 0 : 0;
        if (!is_default && !is_ignore) {
            return gi_raise_type_error(
                t, "signal handler must be signal.SIG_IGN, signal.SIG_DFL, or a callable object");
        }
        handler = gi_int_imm(is_ignore);
    }
    return gi_signals_run(t) ? gi_signal_set(t, (int)number, handler) : GI_NULL;
}

static GiValue signal_getsignal(GiThread *t, const GiValue *a) {
    int64_t number;
    return number_argument(t, a[0], &number) ? gi_take(gi_signal_handler(t, (int)number)) : GI_NULL;
}

static GiValue signal_raise_signal(GiThread *t, const GiValue *a) {
    int64_t number;
    if (!gi_index_int64(t, a[0], false, &number)) {
        return GI_NULL;
    }
    if (number > INT32_MAX || number < INT32_MIN || raise((int)number) != 0) {
        return gi_raise_errno(t, errno, GI_NULL);
    }
    return is_main_thread(t) ? none_after_signals(t) : GI_NONE;
}

static GiValue signal_strsignal(GiThread *t, const GiValue *a) {
    int64_t number;
    if (!number_argument(t, a[0], &number)) {
        return GI_NULL;
    }
    errno = 0;
    const char *text = strsignal((int)number);
    if (text == NULL || strncmp(text, "Unknown signal", 14) == 0) {
        return GI_NONE;
    }
    return gi_str_from_text(t, text);
}

static GiValue signal_alarm(GiThread *t, const GiValue *a) {
    int64_t seconds;
    if (!gi_index_int64(t, a[0], false, &seconds)) {
        return GI_NULL;
    }
    return gi_int(t, alarm((unsigned)seconds));
}

static GiValue signal_pause(GiThread *t, const GiValue *a) {
    return gi_signal_pause(t) ? GI_NONE : GI_NULL;
}

/* --- interval timers --- */

static bool timer_part(GiThread *t, GiValue v, struct timeval *out) {
    double seconds;
    if (!gi_to_double(t, v, &seconds)) {
        return false;
    }
    double whole = floor(seconds);
    out->tv_sec = (time_t)whole;
    out->tv_usec = (suseconds_t)ceil((seconds - whole) * 1e6);
    if (out->tv_usec >= 1000000) {
        out->tv_sec++;
        out->tv_usec = 0;
    }
    return true;
}

static GiValue timer_value(GiThread *t, const struct itimerval *timer) {
    GiValue items[2] = {
        gi_float(t, (double)timer->it_value.tv_sec + (double)timer->it_value.tv_usec / 1e6),
        gi_float(t, (double)timer->it_interval.tv_sec + (double)timer->it_interval.tv_usec / 1e6)};
    return gi_tuple_steal(t, items, 2);
}

/* OSError of this module's own class. */
static GiValue raise_itimer_error(GiThread *t, int number) {
    GiValue type = gi_import_attr(t, "_signal", "ItimerError");
    GiValue text = gi_str_from_text(t, strerror(number));
    if (type != GI_NULL && text != GI_NULL) {
        GiValue exc = gi_call2(t, type, gi_int_imm(number), text);
        if (exc != GI_NULL) {
            gi_raise_object(t, exc);
            gi_drop(t, exc);
        }
    }
    gi_xdrop(t, type);
    gi_xdrop(t, text);
    return GI_NULL;
}

static GiValue signal_setitimer(GiThread *t, const GiValue *a) {
    int64_t which;
    struct itimerval timer, old;
    if (!gi_index_int64(t, a[0], false, &which) || !timer_part(t, a[1], &timer.it_value) ||
        !timer_part(t, a[2], &timer.it_interval)) {
        return GI_NULL;
    }
    if (setitimer((int)which, &timer, &old) != 0) {
        return raise_itimer_error(t, errno);
    }
    return timer_value(t, &old);
}

static GiValue signal_getitimer(GiThread *t, const GiValue *a) {
    int64_t which;
    struct itimerval timer;
    if (!gi_index_int64(t, a[0], false, &which)) {
        return GI_NULL;
    }
    if (getitimer((int)which, &timer) != 0) {
        return raise_itimer_error(t, errno);
    }
    return timer_value(t, &timer);
}

/* --- masks --- */

typedef struct SetArgument {
    sigset_t set;
} SetArgument;

static bool add_signal(GiThread *t, GiValue item, void *arg) {
    int64_t number;
    if (!gi_index_int64(t, item, true, &number)) {
        return false;
    }
    if (number < 1 || number >= NSIG) {
        return gi_raise_value_error(t, "signal number %lld out of range [1; %d]", (long long)number,
                                    NSIG - 1);
    }
    sigaddset(&((SetArgument *)arg)->set, (int)number); /* EINVAL for those the C library keeps */
    return true;
}

static bool set_argument(GiThread *t, GiValue v, SetArgument *out) {
    sigemptyset(&out->set);
    return gi_each(t, v, add_signal, out) && !gi_failed(t);
}

static GiValue set_value(GiThread *t, const sigset_t *set) {
    GiValue result = gi_set(t, GI_NULL);
    for (int number = 1; result != GI_NULL && number < NSIG; number++) {
        if (sigismember(set, number) == 1 && !gi_set_add(t, result, gi_int_imm(number))) {
            gi_drop(t, result);
            return GI_NULL;
        }
    }
    return result;
}

static GiValue signal_pthread_sigmask(GiThread *t, const GiValue *a) {
    int64_t how;
    SetArgument set;
    sigset_t old;
    if (!gi_index_int64(t, a[0], false, &how) || !set_argument(t, a[1], &set)) {
        return GI_NULL;
    }
    int rc = pthread_sigmask((int)how, &set.set, &old);
    if (rc != 0) {
        return gi_raise_errno(t, rc, GI_NULL);
    }
    if (is_main_thread(t) && !gi_signals_run(t)) {
        return GI_NULL;
    }
    return set_value(t, &old);
}

static GiValue signal_sigpending(GiThread *t, const GiValue *a) {
    sigset_t set;
    return sigpending(&set) != 0 ? gi_raise_errno(t, errno, GI_NULL) : set_value(t, &set);
}

static GiValue signal_valid_signals(GiThread *t, const GiValue *a) {
    sigset_t set;
    sigfillset(&set);
    return set_value(t, &set);
}

typedef struct WaitCall {
    sigset_t set;
    int number;
} WaitCall;

static int64_t call_sigwait(void *arg) {
    WaitCall *call = arg;
    int rc = sigwait(&call->set, &call->number);
    errno = rc;
    return rc == 0 ? 0 : -1;
}

static GiValue signal_sigwait(GiThread *t, const GiValue *a) {
    SetArgument set;
    if (!set_argument(t, a[0], &set)) {
        return GI_NULL;
    }
    WaitCall call = {set.set, 0};
    int error = 0;
    int64_t rc = gi_block(t, GI_BLOCK_CALL_OUT, "sigwait", GI_NULL, call_sigwait, &call, &error);
    if (rc == -2) {
        return GI_NULL;
    }
    return rc < 0 ? gi_raise_errno(t, error, GI_NULL) : gi_int_imm(call.number);
}

#if defined(__linux__)
typedef struct TimedWaitCall {
    sigset_t set;
    siginfo_t info;
    int64_t deadline;
} TimedWaitCall;

static int64_t call_sigtimedwait(void *arg) {
    TimedWaitCall *call = arg;
    if (call->deadline == GI_NO_DEADLINE) {
        return sigwaitinfo(&call->set, &call->info) < 0 ? -1 : 0;
    }
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now); /* as gi_now_ns, without the GIL */
    int64_t left = call->deadline - ((int64_t)now.tv_sec * 1000000000 + now.tv_nsec);
    left = left < 0 ? 0 : left;
    struct timespec time = {(time_t)(left / 1000000000), (long)(left % 1000000000)};
    return sigtimedwait(&call->set, &call->info, &time) < 0 ? -1 : 0;
}

/* _wait(sigset, seconds): the seven numbers of a struct_siginfo; None when the time is up. seconds None: no limit. */
static GiValue signal_wait(GiThread *t, const GiValue *a) {
    SetArgument set;
    int64_t ns = 0;
    if (!set_argument(t, a[0], &set) || (a[1] != GI_NONE && !gi_timeout_ns(t, a[1], &ns))) {
        return GI_NULL;
    }
    if (ns < 0) {
        return gi_raise_value_error(t, "timeout must be non-negative");
    }
    TimedWaitCall call = {.set = set.set, .deadline = a[1] == GI_NONE ? GI_NO_DEADLINE : gi_deadline(t, ns)};
    int error = 0;
    int64_t rc = gi_block(t, GI_BLOCK_CALL_OUT, "sigtimedwait", GI_NULL, call_sigtimedwait, &call, &error);
    if (rc < 0) {
        return rc == -2 ? GI_NULL : error == EAGAIN ? GI_NONE : gi_raise_errno(t, error, GI_NULL);
    }
    return gi_tuple_pack(t, 7, gi_int_imm(call.info.si_signo), gi_int_imm(call.info.si_code),
                         gi_int_imm(call.info.si_errno), gi_int_imm(call.info.si_pid), gi_int_imm(call.info.si_uid),
                         gi_int_imm(call.info.si_status), gi_int_imm(call.info.si_band));
}
#endif

static GiValue signal_siginterrupt(GiThread *t, const GiValue *a) {
    int64_t number;
    int flag;
    if (!number_argument(t, a[0], &number) || (flag = gi_truth(t, a[1])) < 0) {
        return GI_NULL;
    }
    struct sigaction action;
    if (sigaction((int)number, NULL, &action) != 0) {
        return gi_raise_errno(t, errno, GI_NULL);
    }
    action.sa_flags = flag ? action.sa_flags & ~SA_RESTART : action.sa_flags | SA_RESTART;
    return sigaction((int)number, &action, NULL) != 0 ? gi_raise_errno(t, errno, GI_NULL) : GI_NONE;
}

static GiValue signal_pthread_kill(GiThread *t, const GiValue *a) {
    int64_t id, number;
    if (!gi_index_int64(t, a[0], false, &id) || !gi_index_int64(t, a[1], false, &number)) {
        return GI_NULL;
    }
    int rc = gi_signal_send(t, (uint64_t)id, (int)number);
    if (rc != 0) {
        return gi_raise_errno(t, rc, GI_NULL);
    }
    return is_main_thread(t) ? none_after_signals(t) : GI_NONE;
}

static GiValue signal_set_wakeup_fd(GiThread *t, const GiValue *a) {
    int64_t fd;
    if (!gi_index_int64(t, a[0], false, &fd)) {
        return GI_NULL;
    }
    if (!is_main_thread(t)) {
        return gi_raise_value_error(t,
                                    "set_wakeup_fd only works in main thread of the main interpreter");
    }
    if (fd != -1) {
        struct stat status;
        if (fd > INT32_MAX || fd < 0 || fstat((int)fd, &status) != 0) {
            return gi_raise_errno(t, fd > INT32_MAX || fd < 0 ? EBADF : errno, GI_NULL);
        }
        int flags = fcntl((int)fd, F_GETFL);
        if (flags >= 0 && !(flags & O_NONBLOCK)) {
            return gi_raise_value_error(t, "the fd %lld must be in non-blocking mode", (long long)fd);
        }
    }
    return gi_int_imm(gi_signal_set_wakeup_fd(t, (int)fd));
}

static const GiMethodRow functions[] = {
    GI_METHOD("signal(signalnum, handler, /)", signal_signal,
              "Set the action for the given signal.\n\n"
              "The action can be SIG_DFL, SIG_IGN, or a callable Python object.\n"
              "The previous action is returned.  See getsignal() for possible return values.\n\n"
              "*** IMPORTANT NOTICE ***\n"
              "A signal handler function is called with two arguments:\n"
              "the first is the signal number, the second is the interrupted stack frame."),
    GI_METHOD("getsignal(signalnum, /)", signal_getsignal,
              "Return the current action for the given signal.\n\n"
              "The return value can be:\n"
              "  SIG_IGN -- if the signal is being ignored\n"
              "  SIG_DFL -- if the default action for the signal is in effect\n"
              "  None    -- if an unknown handler is in effect\n"
              "  anything else -- the callable Python object used as a handler"),
    GI_METHOD("raise_signal(signalnum, /)", signal_raise_signal,
              "Send a signal to the executing process."),
    GI_METHOD("strsignal(signalnum, /)", signal_strsignal,
              "Return the system description of the given signal.\n\n"
              "Returns the description of signal *signalnum*, such as \"Interrupt\"\n"
              "for :const:`SIGINT`. Returns :const:`None` if *signalnum` has no\n"
              "description. Raises :exc:`ValueError` if *signalnum* is invalid."),
    GI_METHOD("alarm(seconds, /)", signal_alarm,
              "Arrange for SIGALRM to arrive after the given number of seconds."),
    GI_METHOD("pause()", signal_pause, "Wait until a signal arrives."),
    GI_METHOD("setitimer(which, seconds, interval=0.0, /)", signal_setitimer,
              "Sets given itimer (one of ITIMER_REAL, ITIMER_VIRTUAL or ITIMER_PROF).\n\n"
              "The timer will fire after value seconds and after that every interval seconds.\n"
              "The itimer can be cleared by setting seconds to zero.\n\n"
              "Returns old values as a tuple: (delay, interval)."),
    GI_METHOD("getitimer(which, /)", signal_getitimer, "Returns current value of given itimer."),
    GI_METHOD("pthread_sigmask(how, mask, /)", signal_pthread_sigmask,
              "Fetch and/or change the signal mask of the calling thread."),
    GI_METHOD("sigpending()", signal_sigpending,
              "Examine pending signals.\n\n"
              "Returns a set of signal numbers that are pending for delivery to\n"
              "the calling thread."),
    GI_METHOD("sigwait(sigset, /)", signal_sigwait,
              "Wait for a signal.\n\n"
              "Suspend execution of the calling thread until the delivery of one of the\n"
              "signals specified in the signal set sigset.  The function accepts the signal\n"
              "and returns the signal number."),
#if defined(__linux__)
    GI_METHOD("_wait(sigset, seconds, /)", signal_wait, NULL),
#endif
    GI_METHOD("siginterrupt(signalnum, flag, /)", signal_siginterrupt,
              "Change system call restart behaviour.\n\n"
              "If flag is False, system calls will be restarted when interrupted by\n"
              "signal sig, else system calls will be interrupted."),
    GI_METHOD("pthread_kill(thread_id, signalnum, /)", signal_pthread_kill,
              "Send a signal to a thread."),
    GI_METHOD("set_wakeup_fd(fd, /, *, warn_on_full_buffer=True)", signal_set_wakeup_fd,
              "Sets the fd to be written to (with the signal number) when a signal comes in.\n\n"
              "A library can use this to wakeup select or poll.\n"
              "The previous fd or -1 is returned.\n\n"
              "The fd must be non-blocking."),
    GI_METHOD("valid_signals()", signal_valid_signals,
              "Return a set of valid signal numbers on this platform.\n\n"
              "The signal numbers returned by this function can be safely passed to\n"
              "functions like `pthread_kill`."),
    GI_METHODS_END,
};

typedef struct Constant {
    const char *name;
    int value;
} Constant;

#define SIGNAL(name) {#name, name},
static const Constant constants[] = {
    {"SIG_DFL", 0}, {"SIG_IGN", 1}, {"NSIG", NSIG},
    SIGNAL(SIGHUP) SIGNAL(SIGINT) SIGNAL(SIGQUIT) SIGNAL(SIGILL) SIGNAL(SIGTRAP) SIGNAL(SIGABRT)
    SIGNAL(SIGFPE) SIGNAL(SIGKILL) SIGNAL(SIGBUS) SIGNAL(SIGSYS) SIGNAL(SIGSEGV) SIGNAL(SIGPIPE)
    SIGNAL(SIGALRM) SIGNAL(SIGTERM) SIGNAL(SIGUSR1) SIGNAL(SIGUSR2) SIGNAL(SIGCHLD) SIGNAL(SIGCONT)
    SIGNAL(SIGSTOP) SIGNAL(SIGTSTP) SIGNAL(SIGTTIN) SIGNAL(SIGTTOU) SIGNAL(SIGURG) SIGNAL(SIGWINCH)
    SIGNAL(SIGIO) SIGNAL(SIGXCPU) SIGNAL(SIGXFSZ) SIGNAL(SIGVTALRM) SIGNAL(SIGPROF)
#ifdef __linux__
    SIGNAL(SIGCLD) SIGNAL(SIGIOT) SIGNAL(SIGPOLL) SIGNAL(SIGPWR) SIGNAL(SIGSTKFLT)
#endif
    SIGNAL(SIG_BLOCK) SIGNAL(SIG_UNBLOCK) SIGNAL(SIG_SETMASK) SIGNAL(ITIMER_REAL)
    SIGNAL(ITIMER_VIRTUAL) SIGNAL(ITIMER_PROF)
};

static bool add_constant(GiThread *t, GiValue module, const char *name, int value) {
    return gi_module_add(t, module, name, gi_int_imm(value));
}

static bool init(GiThread *t, GiValue module) {
    for (size_t i = 0; i < sizeof constants / sizeof *constants; i++) {
        if (!add_constant(t, module, constants[i].name, constants[i].value)) {
            return false;
        }
    }
#ifdef SIGRTMIN
    if (!add_constant(t, module, "SIGRTMIN", SIGRTMIN) ||
        !add_constant(t, module, "SIGRTMAX", SIGRTMAX)) {
        return false;
    }
#endif
    return gi_module_add_steal(t, module, "default_int_handler", gi_default_int_handler(t)) &&
           gi_module_add_steal(t, module, "ItimerError",
                               gi_type_derive(t, "signal", "itimer_error", &gi_OSError));
}

const GiModuleSpec gi_module_signal = {
    "_signal",
    "This module provides mechanisms to use signal handlers in Python.\n\n"
    "Functions:\n\n"
    "alarm() -- cause SIGALRM after a specified time [Unix only]\n"
    "setitimer() -- cause a signal (described below) after a specified\n"
    "               float time and the timer may restart then [Unix only]\n"
    "getitimer() -- get current value of timer [Unix only]\n"
    "signal() -- set the action for a given signal\n"
    "getsignal() -- get the signal action for a given signal\n"
    "pause() -- wait until a signal arrives [Unix only]\n"
    "default_int_handler() -- default SIGINT handler\n",
    functions,
    init,
};
