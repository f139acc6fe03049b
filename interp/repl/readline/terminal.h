/* SPDX-License-Identifier: MIT
 * interp/repl/readline/terminal.h: the terminal's modes and signals while somebody edits. */
#ifndef GI_TERMINAL_H
#define GI_TERMINAL_H

#include <stdbool.h>

/* Once: the pipe and the handlers of SIGWINCH, SIGCONT and of the signals that end the process. */
bool gi_terminal_open(void);
/* Raw mode for keys, back to what it was before. Nest not. */
void gi_terminal_enter(void);
void gi_terminal_leave(void);
/* Ctrl-Z: back to the shell; returns when the process goes on, in raw mode again. */
void gi_terminal_suspend(void);
/* The descriptor to wait for beside the keyboard; whoever wrote to it: empties it. */
int gi_terminal_wake_fd(void);
int gi_terminal_signal_fd(void); /* where signal numbers may be written to wake the editor */
void gi_terminal_drain(void);
/* Has the size changed, has the process been continued since the last call? */
bool gi_terminal_resized(void);
bool gi_terminal_continued(void);

#endif
