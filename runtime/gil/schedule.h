/* SPDX-License-Identifier: MIT
 * runtime/gil/schedule.h: noting the schedule of a controlled run, and running by one. control.h has the
 * form of a schedule; control.c calls these functions, all of which do nothing when `s` is NULL.
 */
#ifndef GI_SCHEDULE_H
#define GI_SCHEDULE_H

#include "runtime/gil/control.h"

typedef struct GiSchedule GiSchedule;

/* Neither records nor plays; `thread` runs. NULL: no memory. */
GiSchedule *gi_schedule_new(uint32_t thread);
void gi_schedule_free(GiSchedule *s);
void gi_schedule_record(GiSchedule *s);
void gi_schedule_play_steal(GiSchedule *s, GiStretch *stretches, size_t count);
const GiStretch *gi_schedule_recorded(GiSchedule *s, size_t *count);
size_t gi_schedule_played(GiSchedule *s, bool *diverged);

/* Is there a stretch left to play? Then gi_schedule_wanted is the number of its thread. */
bool gi_schedule_playing(const GiSchedule *s);
uint32_t gi_schedule_wanted(const GiSchedule *s);
/* Must the scheduler see every instruction? */
bool gi_schedule_stepping(const GiSchedule *s);
/* t is about to execute an instruction. */
void gi_schedule_step(GiSchedule *s, GiThread *t);
/* Playing: is somebody else to run now, before that instruction? */
bool gi_schedule_due(GiSchedule *s, GiThread *t);
/* t stops running: it waits (also when it goes on at once), has ended, or is pre-empted where it is. */
void gi_schedule_left(GiSchedule *s, GiStretchEnd how, GiThread *t);
/* Another thread runs now. */
void gi_schedule_switched(GiSchedule *s, uint32_t thread);

#endif
