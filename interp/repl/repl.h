/* SPDX-License-Identifier: MIT
 * interp/repl/repl.h: the interactive prompt of the command. */
#ifndef GI_REPL_H
#define GI_REPL_H

#include "runtime/native.h"

typedef struct GiReplOptions {
    bool quiet;
    const char *startup; /* file to run first, or NULL */
    const char *history; /* file of the history; NULL: ~/.gilt_history, "": none */
} GiReplOptions;

/* Reads and runs entries until end of input, in `globals` (the dict of __main__). Returns the exit status:
 * that of a SystemExit, else 0. */
int gi_repl_run(GiThread *t, GiDict *globals, const GiReplOptions *options);
/* Ends the program with an exception (taken over): prints it unless it is SystemExit; the exit status.
 * (interp/main.c) */
int gi_report_exit_steal(GiThread *t, GiValue exc);

#endif
