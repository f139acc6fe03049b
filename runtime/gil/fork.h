/* SPDX-License-Identifier: MIT
 * runtime/gil/fork.h: fork in an interpreter with threads. Called by the forking thread, which holds the
 * GIL. In the child only that thread is left: the others are taken off the list (their frames are kept
 * alive, never run again), the lock and its queue are made anew, events start afresh. */
#ifndef GI_FORK_H
#define GI_FORK_H

#include "runtime/state.h"

void gi_before_fork(GiThread *t);
void gi_after_fork(GiThread *t, bool in_child);

#endif
