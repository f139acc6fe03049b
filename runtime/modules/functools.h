/* SPDX-License-Identifier: MIT
 * runtime/modules/functools.h: what the call instructions ask about objects of _functools.
 */
#ifndef GI_FUNCTOOLS_H
#define GI_FUNCTOOLS_H

#include "runtime/types/sequence.h"

/* The positional arguments that the partial object v holds, borrowed, and in *function what it calls; NULL: v is no
 * partial, or one with keywords. Runs no code. */
const GiTuple *gi_partial_args(GiValue v, GiValue *function);

#endif
