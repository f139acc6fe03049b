/* SPDX-License-Identifier: MIT
 * runtime/gil/explore.h: choice points of a controlled run that is one of many (gilt explore).
 *
 * Threads run on without being interrupted until each is about to do something that others could notice: touch
 * a variable of the set that is watched (grain access), execute any instruction or begin a line of the program
 * (the other grains), take or release a lock. When all have come that far, one of them is chosen, by the
 * list of decisions that was given, after its end the one that ran last. What there was to choose is noted.
 */
#ifndef GI_EXPLORE_H
#define GI_EXPLORE_H

#include "runtime/errors/error.h"

typedef enum GiGrain { GI_GRAIN_ACCESS, GI_GRAIN_LINE, GI_GRAIN_BYTECODE } GiGrain;

/* A variable: a global, attribute or item, called by its name only; a lock; what print() writes to. */
typedef enum GiVariableKind {
    GI_VARIABLE_GLOBAL, GI_VARIABLE_ATTRIBUTE, GI_VARIABLE_ITEM, GI_VARIABLE_LOCK, GI_VARIABLE_OUTPUT, GI_VARIABLE_NONE
} GiVariableKind;

/* What an instruction is about to touch; implemented by interp/vm/access.c. */
typedef struct GiAccess {
    GiVariableKind kind;
    bool write;
    GiValue container; /* borrowed */
    GiValue key;       /* borrowed str; GI_NULL for items, locks, output */
} GiAccess;
/* false: nothing, or nothing of the program. Runs no code. */
bool gi_current_access(GiThread *t, GiAccess *out);
/* The value of a global now; borrowed, GI_NULL: no global, or not there. */
GiValue gi_access_value(GiThread *t, const GiAccess *a);

typedef struct GiExplore GiExplore;

/* watched: list of (kind, name) pairs; decisions: list of ints. Both borrowed, copied. NULL: error set. */
GiExplore *gi_explore_new(GiThread *t, GiGrain grain, GiValue watched, GiValue decisions);
/* After the list of decisions lots are drawn, by a seed that is not 0. changes UINT32_MAX: at each choice, all
 * threads being as likely. Else by priorities (PCT): the threads get some by lot, the first one of those that can go
 * on does, and at `changes` of the first `length` choices, drawn by lot, it becomes the last instead. */
void gi_explore_draw(GiExplore *e, uint64_t seed, uint32_t changes, uint32_t length);
/* A run that is stepped through: every choice is one, also that of one thread, and when the decisions are used up, the
 * function `stop` (borrowed; None: none) is called by the thread that goes on, where it stands. It is to end the process:
 * nothing is a choice point any more. */
void gi_explore_stop_at_end(GiExplore *e, GiValue stop);
/* The smallest number of threads among which to choose. */
size_t gi_explore_least(const GiExplore *e);
void gi_explore_free(GiThread *t, GiExplore *e);
/* t is at an instruction boundary: is that a choice point? Notes what it touches. */
bool gi_explore_visible(GiExplore *e, GiThread *t);
/* t is about to take or release a lock: is that a choice point? */
bool gi_explore_visible_lock(GiExplore *e, GiThread *t, GiValue lock, bool take);
/* Which of `count` threads (by number; the one that ran last first) goes on? An index. t is any thread that
 * holds the GIL. */
size_t gi_explore_decide(GiThread *t, GiExplore *e, const uint32_t *numbers, size_t count);
/* t goes on from its choice point. */
void gi_explore_goes_on(GiExplore *e, GiThread *t);
uint32_t gi_explore_last(const GiExplore *e);
/* (choices, accesses, steps) as lists of tuples; owned. */
GI_OWNED GiValue gi_explore_result(GiThread *t, GiExplore *e);

/* --- of control.c --- */
/* Makes the controlled run of t one that is explored; takes over e. RuntimeError when it is not controlled. */
bool gi_control_explore_steal(GiThread *t, GiExplore *e);
GiExplore *gi_control_explored(GiThread *t);

#endif
