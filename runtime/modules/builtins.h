/* SPDX-License-Identifier: MIT
 * runtime/modules/builtins.h: what the files of the module builtins share. */
#ifndef GI_BUILTINS_H
#define GI_BUILTINS_H

#include "runtime/import.h"
#include "runtime/native.h"
#include "runtime/types/bytes.h"

extern const GiMethodRow gi_builtins_io_rows[];   /* print, input */
extern const GiMethodRow gi_builtins_fold_rows[]; /* sum, min, max, sorted */
extern const GiMethodRow gi_builtins_exec_rows[]; /* compile, eval, exec */

/* id(v): an int, owned. */
GI_OWNED GiValue gi_builtins_id(GiThread *t, GiValue v);
/* iter(callable, sentinel); runtime/types/iterators.c. Owned. */
GI_OWNED GiValue gi_callable_iter(GiThread *t, GiValue callable, GiValue sentinel);

#endif
