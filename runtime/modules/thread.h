/* SPDX-License-Identifier: MIT
 * runtime/modules/thread.h: what the files of the module _thread share.
 */
#ifndef GI_MODULES_THREAD_H
#define GI_MODULES_THREAD_H

#include "runtime/protocol.h"

#define GI_TIMEOUT_MAX_NS INT64_C(9223372036000000000) /* _thread.TIMEOUT_MAX */

/* A timeout argument in seconds as ns; OverflowError beyond TIMEOUT_MAX. */
bool gi_thread_timeout(GiThread *t, GiValue seconds, int64_t *ns);
GI_OWNED GiValue gi_thread_lock_new(GiThread *t);

#endif
