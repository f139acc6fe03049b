/* SPDX-License-Identifier: MIT
 * runtime/api/hooks.h: what the life of an interpreter (runtime/state.c) and its yield label (runtime/gil/poll.c)
 * ask of the embedding API. All need the GIL; none does anything in an interpreter that no host made.
 */
#ifndef GI_API_HOOKS_H
#define GI_API_HOOKS_H

#include "runtime/state.h"

/* Drops the references that hosts have dropped; vm->host_work was set. */
void gi_host_drain(GiThread *t);
/* Frees what the API keeps with the thread record r; r->host is NULL afterwards. */
void gi_host_forget(GiThread *t, GiThread *r);
/* Drops what references of the host hold: the vm is about to be freed. */
void gi_host_close(GiThread *t);
/* Calls a native function of the host (GI_FN_HOST) with the values of its parameters. Owned. */
GI_OWNED GiValue gi_host_run(GiThread *t, const GiMethodRow *row, const GiValue *a, uint32_t count);
/* Drops the native types, once no instance is left. */
void gi_host_free_types(GiThread *t);

#endif
