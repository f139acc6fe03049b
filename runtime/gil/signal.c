/* SPDX-License-Identifier: MIT
 * runtime/gil/signal.c: catching signals.
 *
 * The C handler only notes the number, asks the main thread to look up and wakes it. A system call that
 * the main thread is in must end with EINTR, but the signal may have been delivered to another OS thread,
 * or to the main one in the last instructions before the call. So while the main thread is in a call and
 * signals wait for it, a timer kicks it again and again (`keep_kicking`).
 *
 * Signals belong to the process, so this file has the one variable of the interpreter that is not
 * reached from a GiVm: which vm owns them.
 */
#include "runtime/gil/signal.h"

#include <errno.h>
#include <signal.h>
#include <time.h>
#include <unistd.h>

#include "runtime/gil/sync.h"
#include "runtime/hooks.h"
#include "runtime/native.h"
#include "runtime/types/str.h"
#include "runtime/types/number.h"

#define KICK SIGURG /* ignored by default, so a late one does no harm */

#define KICK_AFTER_NS 500000
#define ALARM_AGAIN_NS 5000000

static _Atomic(GiVm *) owner;
#if defined(__linux__)
static timer_t timer;
static _Atomic bool has_timer, timer_runs;
#endif

void gi_signal_trip(GiVm *vm, int number) {
    GiGil *gil = vm->gil;
    atomic_store(&gil->signal_pending[number], true);
    atomic_store(&gil->signals_tripped, true);
    int fd = atomic_load(&gil->wakeup_fd);
    if (fd >= 0) {
        unsigned char byte = (unsigned char)number;
        ssize_t ignored = write(fd, &byte, 1);
        (void)ignored;
    }
    GiThread *main = atomic_load(&gil->main);
    if (main != NULL) {
        gi_request(main);
        atomic_fetch_add(&gi_sync(main)->wake, 1);
        gi_unpark(&gi_sync(main)->wake);
    }
}

static bool install(int number, void (*action)(int)) {
    struct sigaction new_action = {.sa_handler = action, .sa_flags = SA_ONSTACK};
    sigemptyset(&new_action.sa_mask);
    return sigaction(number, &new_action, NULL) == 0;
}

static void on_kick(int number);

/* Makes sure that a KICK ends system calls, unless a script has a handler for it, which does as well. */
static void install_kick(void) {
    struct sigaction old;
    if (sigaction(KICK, NULL, &old) == 0 &&
        (old.sa_handler == SIG_DFL || old.sa_handler == SIG_IGN)) {
        install(KICK, on_kick);
    }
}

/* Has the main thread kicked as long as it is in a system call and signals wait for it. In signal
 * handlers. */
static void keep_kicking(GiVm *vm) {
    GiThread *main = atomic_load(&vm->gil->main);
    if (main == NULL || !atomic_load(&gi_sync(main)->in_call) ||
        !atomic_load(&vm->gil->signals_tripped)) {
        return;
    }
    install_kick();
    if (!pthread_equal(gi_sync(main)->os_thread, pthread_self())) {
        pthread_kill(gi_sync(main)->os_thread, KICK);
    }
#if defined(__linux__)
    if (atomic_load(&has_timer)) {
        struct itimerspec once = {.it_value.tv_nsec = KICK_AFTER_NS};
        timer_settime(timer, 0, &once, NULL);
        atomic_store(&timer_runs, true);
    }
#endif
}

/* The signals are being served: no kick for them must hit a later system call. */
static void stop_kicking(void) {
#if defined(__linux__)
    if (atomic_load(&has_timer) && atomic_exchange(&timer_runs, false)) {
        struct itimerspec never = {.it_value.tv_nsec = 0};
        timer_settime(timer, 0, &never, NULL);
    }
#endif
}

static void on_kick(int number) {
    (void)number;
    int saved = errno;
    GiVm *vm = atomic_load(&owner);
    if (vm != NULL) {
        keep_kicking(vm);
    }
    errno = saved;
}

static void on_signal(int number) {
    int saved = errno;
    GiVm *vm = atomic_load(&owner);
    if (vm != NULL) {
        gi_signal_trip(vm, number);
        keep_kicking(vm);
    }
    errno = saved;
}

/* Makes the timer; a process without one does with kicks from other threads. */
static void make_timer(void) {
#if defined(__linux__)
    struct sigevent event = {.sigev_notify = SIGEV_SIGNAL, .sigev_signo = KICK};
    atomic_store(&has_timer, timer_create(CLOCK_MONOTONIC, &event, &timer) == 0);
#endif
}

static void free_timer(void) {
#if defined(__linux__)
    if (atomic_exchange(&has_timer, false)) {
        timer_delete(timer);
    }
#endif
}

void gi_signals_after_fork(GiThread *t) {
    if (gi_signals_owned(t)) {
        make_timer(); /* timers are not inherited */
    }
}

void gi_signal_kick(GiThread *t) {
    GiThreadSync *s = gi_sync(t);
    if (!atomic_load(&s->in_call)) {
        return;
    }
    install_kick();
    pthread_kill(s->os_thread, KICK);
}

#if defined(__linux__)
#ifndef sigev_notify_thread_id
#define sigev_notify_thread_id _sigev_un._tid
#endif

void gi_signal_arm(GiThread *t, int64_t deadline, GiAlarm *alarm) {
    struct sigevent event = {.sigev_notify = SIGEV_THREAD_ID, .sigev_signo = KICK};
    event.sigev_notify_thread_id = (pid_t)t->native_id;
    timer_t made;
    install_kick();
    alarm->set = timer_create(CLOCK_MONOTONIC, &event, &made) == 0;
    if (alarm->set) {
        struct itimerspec when = {
            .it_value = {(time_t)(deadline / 1000000000), (long)(deadline % 1000000000)},
            .it_interval.tv_nsec = ALARM_AGAIN_NS,
        };
        alarm->timer = made;
        timer_settime(made, TIMER_ABSTIME, &when, NULL);
    }
}

void gi_signal_disarm(GiAlarm *alarm) {
    if (alarm->set) {
        timer_delete(alarm->timer);
    }
}
#else
void gi_signal_arm(GiThread *t, int64_t deadline, GiAlarm *alarm) { alarm->set = false; }
void gi_signal_disarm(GiAlarm *alarm) { (void)alarm; }
#endif

int gi_signal_send(GiThread *t, uint64_t id, int number) {
    for (GiThread *other = t->vm->threads; other != NULL; other = other->next) {
        if (other->id == id && other->native_id != 0) {
            return pthread_kill(gi_sync(other)->os_thread, number);
        }
    }
    return ESRCH;
}

static int64_t call_pause(void *arg) {
    GiGil *gil = arg;
    pause();
    /* Not EINTR when a signal is there, for gi_block would wait for another one. */
    return atomic_load(&gil->signals_tripped) ? 0 : -1;
}

bool gi_signal_pause(GiThread *t) {
    int64_t rc = gi_block(t, GI_BLOCK_CALL_OUT, "pause", GI_NULL, call_pause, t->vm->gil, NULL);
    return rc != -2 && gi_serve(t);
}

bool gi_signals_owned(GiThread *t) { return atomic_load(&owner) == t->vm; }

bool gi_signals_handled(GiThread *t) {
    GiGil *gil = t->vm->gil;
    for (int number = 1; number < GI_SIGNAL_COUNT; number++) {
        GiValue handler = gil->signal_handlers[number];
        if (handler != GI_NULL && handler != GI_NONE && !gi_is_int_imm(handler) &&
            handler != gil->default_int_handler) {
            return true;
        }
    }
    return false;
}

/* --- handlers --- */

static GiValue raise_keyboard_interrupt(GiThread *t, const GiValue *a) {
    (void)a;
    return gi_raise_none(t, &gi_KeyboardInterrupt);
}

static const GiMethodRow default_int_handler_row = GI_METHOD(
    "default_int_handler(signalnum, frame, /)", raise_keyboard_interrupt,
    "The default handler for SIGINT installed by Python.\n\nIt raises KeyboardInterrupt.");

GiValue gi_default_int_handler(GiThread *t) {
    GiGil *gil = t->vm->gil;
    if (gil->default_int_handler == GI_NULL) {
        GiValue module = gi_intern(t, "_signal", 7);
        if (module == GI_NULL) {
            return GI_NULL;
        }
        gil->default_int_handler = gi_builtin(t, &default_int_handler_row, GI_NULL, module);
        gi_drop(t, module);
        if (gil->default_int_handler == GI_NULL) {
            return GI_NULL;
        }
    }
    return gi_take(gil->default_int_handler);
}

/* What the system does with a signal that no script has touched. */
static GiValue system_handler(int number) {
    struct sigaction action;
    if (sigaction(number, NULL, &action) != 0) {
        return GI_NONE;
    }
    return action.sa_handler == SIG_DFL   ? gi_int_imm(0)
           : action.sa_handler == SIG_IGN ? gi_int_imm(1)
                                          : GI_NONE;
}

void gi_signals_dump_on_quit(GiThread *t) {
    if (gi_signals_owned(t) && system_handler(SIGQUIT) == gi_int_imm(0)) {
        t->vm->gil->dump_on_quit = install(SIGQUIT, on_signal);
    }
}

/* Prints what all threads do; the program goes on whatever happens. */
static void dump_threads(GiThread *t) {
    GiValue dump = gi_import_attr(t, "_lab_threads", "dump");
    GiValue result = dump == GI_NULL ? GI_NULL : gi_call0(t, dump);
    if (result == GI_NULL) {
        gi_error_unraisable(t, GI_NONE);
    }
    gi_xdrop(t, dump);
    gi_xdrop(t, result);
}

GiValue gi_signal_handler(GiThread *t, int number) {
    if (number == SIGQUIT && t->vm->gil->dump_on_quit) {
        return gi_int_imm(0);
    }
    GiValue handler = t->vm->gil->signal_handlers[number];
    return handler == GI_NULL ? system_handler(number) : handler;
}

GiValue gi_signal_set(GiThread *t, int number, GiValue handler) {
    GiGil *gil = t->vm->gil;
    void (*action)(int) = handler == gi_int_imm(0)   ? SIG_DFL
                          : handler == gi_int_imm(1) ? SIG_IGN
                                                     : on_signal;
    GiValue old = gi_take(gi_signal_handler(t, number));
    gil->dump_on_quit = gil->dump_on_quit && number != SIGQUIT;
    if (!install(number, action)) {
        gi_drop(t, old);
        return gi_raise_errno(t, errno, GI_NULL);
    }
    GiValue previous = gil->signal_handlers[number];
    gil->signal_handlers[number] = gi_take(handler);
    gi_xdrop(t, previous);
    return old;
}

int gi_signal_set_wakeup_fd(GiThread *t, int fd) {
    return atomic_exchange(&t->vm->gil->wakeup_fd, fd);
}

bool gi_signals_claim(GiThread *t) {
    GiVm *expected = NULL;
    if (!atomic_compare_exchange_strong(&owner, &expected, t->vm)) {
        return true;
    }
    make_timer();
    if (system_handler(SIGINT) == gi_int_imm(0)) {
        GiValue handler = gi_default_int_handler(t);
        GiValue old = handler == GI_NULL ? GI_NULL : gi_signal_set(t, SIGINT, handler);
        gi_xdrop(t, handler);
        if (old == GI_NULL) {
            return false;
        }
        gi_drop(t, old);
    }
    if (system_handler(SIGPIPE) == gi_int_imm(0)) {
        install(SIGPIPE, SIG_IGN);
    }
#ifdef SIGXFSZ
    if (system_handler(SIGXFSZ) == gi_int_imm(0)) {
        install(SIGXFSZ, SIG_IGN);
    }
#endif
    return true;
}

void gi_signals_release(GiThread *t) {
    GiGil *gil = t->vm->gil;
    bool mine = gi_signals_owned(t);
    for (int number = 1; number < GI_SIGNAL_COUNT; number++) {
        GiValue handler = gil->signal_handlers[number];
        if (handler == GI_NULL) {
            continue;
        }
        if (mine && handler != gi_int_imm(0) && handler != gi_int_imm(1)) {
            install(number, SIG_DFL);
        }
        gil->signal_handlers[number] = GI_NULL;
        gi_drop(t, handler);
    }
    gi_xdrop(t, gil->default_int_handler);
    gil->default_int_handler = GI_NULL;
    if (mine && gil->dump_on_quit) {
        install(SIGQUIT, SIG_DFL);
    }
    if (mine) {
        free_timer();
        atomic_store(&owner, NULL);
    }
}

static bool run_handler(GiThread *t, int number) {
    GiValue handler = t->vm->gil->signal_handlers[number];
    if (handler == GI_NULL && number == SIGINT) { /* gi_stop_vm(GI_STOP_INTERRUPT) of a host */
        gi_raise_none(t, &gi_KeyboardInterrupt);
        return false;
    }
    if (number == SIGQUIT && t->vm->gil->dump_on_quit) {
        dump_threads(t);
        return true;
    }
    if (handler == GI_NULL || handler == GI_NONE || gi_is_int_imm(handler)) {
        return true;
    }
    GiValue frame = gi_current_frame(t, 0);
    if (frame == GI_NULL) {
        gi_error_clear(t);
        frame = GI_NONE;
    }
    gi_take(handler);
    GiValue result = gi_call2(t, handler, gi_int_imm(number), frame);
    gi_drop(t, handler);
    gi_drop(t, frame);
    if (result == GI_NULL) {
        return false;
    }
    gi_drop(t, result);
    return true;
}

bool gi_signals_run(GiThread *t) {
    GiGil *gil = t->vm->gil;
    atomic_store(&gil->signals_tripped, false);
    if (gi_signals_owned(t)) {
        stop_kicking();
    }
    for (int number = 1; number < GI_SIGNAL_COUNT; number++) {
        if (atomic_load_explicit(&gil->signal_pending[number], memory_order_relaxed) &&
            atomic_exchange(&gil->signal_pending[number], false) && !run_handler(t, number)) {
            atomic_store(&gil->signals_tripped, true); /* the others come next time */
            return false;
        }
    }
    return true;
}
