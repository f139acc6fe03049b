/* SPDX-License-Identifier: MIT
 * interp/command/start.h: preparing sys and builtins for a program of the command line. */
#ifndef GI_START_H
#define GI_START_H

#include "interp/command/options.h"
#include "runtime/native.h"

/* Makes the standard streams, sys.argv, path, flags and the like as the options say, and the names that a
 * program's start adds to builtins. With the GIL; runs library code. false: error set. */
bool gi_start_sys(GiThread *t, const GiOptions *o);

#endif
