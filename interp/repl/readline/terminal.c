/* SPDX-License-Identifier: MIT
 * interp/repl/readline/terminal.c: raw mode and back, whatever ends or stops the process.
 *
 * Signals only note what happened and write a byte into a pipe that the editor waits for together with
 * the keyboard: so none is lost between looking and waiting, and it does not matter which thread the
 * system gives a signal to.
 *
 * T1  While `raw`, `cooked` holds the modes to go back to. A signal that ends the process goes back first.
 * T2  A signal that is not at its default when the editor opens is left to whoever set it.
 */
#include "interp/repl/readline/terminal.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdatomic.h>
#include <stdio.h>
#include <termios.h>
#include <unistd.h>

#include <readline/readline.h>

static struct termios cooked;
static atomic_bool raw, resized, continued;
static int wake[2] = {-1, -1};

static const int ending[] = {SIGHUP, SIGTERM, SIGQUIT};

static void poke(void) {
    ssize_t ignored = write(wake[1], "", 1);
    (void)ignored;
}

static void on_resize(int number) {
    int saved = errno;
    (void)number;
    atomic_store(&resized, true);
    poke();
    errno = saved;
}

static void on_continue(int number) {
    int saved = errno;
    (void)number;
    atomic_store(&continued, true);
    poke();
    errno = saved;
}

/* T1: only calls that are safe in a handler. */
static void on_end(int number) {
    if (atomic_load(&raw)) {
        static const char off[] = "\033[?2004l\r\n";
        ssize_t ignored = write(1, off, sizeof off - 1);
        (void)ignored;
        tcsetattr(0, TCSANOW, &cooked);
    }
    signal(number, SIG_DFL);
    raise(number);
}

static void install(int number, void (*handler)(int)) {
    struct sigaction old, action = {.sa_handler = handler, .sa_flags = SA_RESTART | SA_ONSTACK};
    sigemptyset(&action.sa_mask);
    if (sigaction(number, NULL, &old) == 0 && old.sa_handler == SIG_DFL) {
        sigaction(number, &action, NULL);
    }
}

bool gi_terminal_open(void) {
    if (pipe2(wake, O_CLOEXEC | O_NONBLOCK) != 0) {
        return false;
    }
    install(SIGWINCH, on_resize);
    install(SIGCONT, on_continue);
    for (size_t i = 0; i < sizeof ending / sizeof *ending; i++) {
        install(ending[i], on_end);
    }
    return true;
}

/* Ctrl-Z comes as a key while editing (so that the line can be put away first), Ctrl-C as a signal. */
void gi_terminal_enter(void) {
    struct termios now;
    if (atomic_load(&raw) || tcgetattr(0, &cooked) != 0) {
        return;
    }
    rl_prep_terminal(1);
    if (tcgetattr(0, &now) == 0) {
        now.c_cc[VSUSP] = _POSIX_VDISABLE;
        now.c_cc[VQUIT] = cooked.c_cc[VQUIT];
        now.c_oflag |= OPOST | ONLCR;    /* for what other threads and processes write */
        tcsetattr(0, TCSADRAIN, &now);
    }
    atomic_store(&raw, true);
}

void gi_terminal_leave(void) {
    if (!atomic_load(&raw)) {
        return;
    }
    rl_deprep_terminal();
    tcsetattr(0, TCSADRAIN, &cooked);
    atomic_store(&raw, false);
}

void gi_terminal_suspend(void) {
    gi_terminal_leave();
    kill(0, SIGTSTP);
    gi_terminal_enter();
}

int gi_terminal_wake_fd(void) { return wake[0]; }
int gi_terminal_signal_fd(void) { return wake[1]; }

void gi_terminal_drain(void) {
    char bytes[64];
    while (read(wake[0], bytes, sizeof bytes) > 0) {
    }
}

bool gi_terminal_resized(void) { return atomic_exchange(&resized, false); }
bool gi_terminal_continued(void) { return atomic_exchange(&continued, false); }
