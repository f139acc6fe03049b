/* SPDX-License-Identifier: MIT
 * interp/repl/repl.h: the interactive prompt of the command. */
#ifndef GI_REPL_H
#define GI_REPL_H

#include "runtime/native.h"

/* Reads and runs statements until end of input, in `globals` (the dict of __main__). Returns the exit
 * status: that of a SystemExit, else 0. */
int gi_repl_run(GiThread *t, GiDict *globals, bool quiet);
/* Ends the program with an exception (taken over): prints it unless it is SystemExit; the exit status. */
int gi_report_exit_steal(GiThread *t, GiValue exc);

#endif
