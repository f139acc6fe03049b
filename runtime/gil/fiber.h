/* SPDX-License-Identifier: MIT
 * runtime/gil/fiber.h: C stacks that take turns on one OS thread, for controlled runs (control.c).
 * Knows nothing of threads, locks or time.
 */
#ifndef GI_FIBER_H
#define GI_FIBER_H

#include <stdbool.h>
#include <stddef.h>

typedef struct GiStack GiStack;

/* The stack that the calling OS thread runs on. NULL: no memory. */
GiStack *gi_stack_own(void);
/* A stack of `size` bytes on which entry(arg) begins at the first switch to it; entry may not return.
 * NULL: no memory. */
GiStack *gi_stack_new(size_t size, void (*entry)(void *arg), void *arg);
/* Leaves `from`, on which the caller runs, and goes on where `to` was left. */
void gi_stack_switch(GiStack *from, GiStack *to);
/* Lowest usable address; NULL for gi_stack_own. */
char *gi_stack_low(const GiStack *stack);
/* Nobody may run on it. */
void gi_stack_free(GiStack *stack);

#endif
