/* SPDX-License-Identifier: MIT
 * runtime/gil/signal.h: signals of the process. At most one vm owns them; its handlers in Python run
 * in its main thread at a bytecode boundary, at a poll, or inside a wait.
 */
#ifndef GI_SIGNAL_H
#define GI_SIGNAL_H

#include "runtime/errors/error.h"

/* Makes t's vm the owner, unless another one is, and installs what Python installs at start: SIGINT
 * raises KeyboardInterrupt, SIGPIPE and SIGXFSZ are ignored. */
bool gi_signals_claim(GiThread *t);
/* Puts everything back and drops the handlers. */
void gi_signals_release(GiThread *t);
bool gi_signals_owned(GiThread *t);
/* Fatal signals are no longer caught for the vm (runtime/modules/faulthandler.c). */
void gi_faulthandler_forget(GiVm *vm);
/* In the child after fork. */
void gi_signals_after_fork(GiThread *t);
/* Has the script installed handlers that could do something while the main thread waits? */
bool gi_signals_handled(GiThread *t);
/* SIGQUIT (Ctrl-\\) prints what all threads do, unless a script handles it. Needs a claim. */
void gi_signals_dump_on_quit(GiThread *t);
/* Calls the Python handlers of what came in, in order of signal numbers. false: one raised. */
bool gi_signals_run(GiThread *t);
/* The handler of a signal: SIG_DFL, SIG_IGN as ints, a callable, None (not from Python); borrowed. */
GiValue gi_signal_handler(GiThread *t, int number);
/* Installs handler for a signal; the old one, owned. The caller has checked number and thread. */
GI_OWNED GiValue gi_signal_set(GiThread *t, int number, GiValue handler);
/* fd to which each signal's number is written, or -1; returns the old one. */
int gi_signal_set_wakeup_fd(GiThread *t, int fd);
/* Behaves as if the signal had come in (for _thread.interrupt_main). */
void gi_signal_trip(GiVm *vm, int number);
/* Waits until a signal arrives, and runs its handler. false: error set. */
bool gi_signal_pause(GiThread *t);
/* Sends a signal to the thread with this id; 0 or an errno. */
int gi_signal_send(GiThread *t, uint64_t id, int number);
/* Interrupts the system call that t may be in, so that it looks up. */
void gi_signal_kick(GiThread *t);
/* Interrupts the system call that t is about to make once the deadline has passed, again and again until
 * the alarm is taken back. Where the system has no timers for threads it does nothing. */
typedef struct GiAlarm {
    void *timer;
    bool set;
} GiAlarm;
void gi_signal_arm(GiThread *t, int64_t deadline, GiAlarm *alarm);
void gi_signal_disarm(GiAlarm *alarm);
/* signal.default_int_handler as a value; owned. */
GI_OWNED GiValue gi_default_int_handler(GiThread *t);

#endif
