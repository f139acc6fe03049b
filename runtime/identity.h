/* SPDX-License-Identifier: MIT
 * runtime/identity.h: what stands for an object where its address would show: id(), default hash and repr.
 */
#ifndef GI_IDENTITY_H
#define GI_IDENTITY_H

#include "runtime/state.h"

/* The address itself; in a deterministic vm a number that is given out at the first question, so that runs
 * with other addresses look the same. An address that is used again keeps its number. Needs the GIL. */
uint64_t gi_identity(GiThread *t, const void *address);
/* Frees the numbers of a vm. */
void gi_identity_free(GiVm *vm);

#endif
