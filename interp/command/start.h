/* SPDX-License-Identifier: MIT
 * interp/command/start.h: preparing sys and builtins for a program of the command line. */
#ifndef GI_START_H
#define GI_START_H

#include "interp/command/options.h"
#include "runtime/native.h"

/* Makes the standard streams, sys.argv, path, flags and the like as the options say, and the names that a
 * program's start adds to builtins. With the GIL; runs library code. false: error set. */
bool gi_start_sys(GiThread *t, const GiOptions *o);

/* What a file that is to be run is: source, a folder with __main__.py, or a zip archive with it. */
typedef enum GiProgramKind { GI_PROGRAM_FILE, GI_PROGRAM_FOLDER, GI_PROGRAM_ARCHIVE } GiProgramKind;
GiProgramKind gi_start_program_kind(const char *file);

#endif
