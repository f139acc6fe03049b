/* SPDX-License-Identifier: MIT
 * runtime/modules/thread.h: what the files of the module _thread share.
 */
#ifndef GI_MODULES_THREAD_H
#define GI_MODULES_THREAD_H

#include "runtime/hooks.h"

#define GI_TIMEOUT_MAX_NS INT64_C(9223372036000000000) /* _thread.TIMEOUT_MAX */

/* A timeout argument in seconds as ns; OverflowError beyond TIMEOUT_MAX. */
bool gi_thread_timeout(GiThread *t, GiValue seconds, int64_t *ns);
GI_OWNED GiValue gi_thread_lock_new(GiThread *t);

/* Who took a lock, for reports of deadlocks. `thread` may have ended, and its record serve another one:
 * then its id differs. */
typedef struct GiLockHolder {
    GiThread *thread; /* NULL: the lock is free */
    uint64_t id;
    GiSpot spot;
    bool entered;     /* by a with statement */
} GiLockHolder;
/* NULL: v is no lock. */
const GiLockHolder *gi_thread_lock_holder(GiValue v);
/* The thread behind a handle that has been started and not ended; 0: v is no such handle. */
uint64_t gi_thread_handle_ident(GiValue v);

#endif
