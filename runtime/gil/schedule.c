/* SPDX-License-Identifier: MIT
 * runtime/gil/schedule.c: see schedule.h.
 *
 * While recording, and while a stretch is played that ends at a place, it is counted how often each
 * instruction has been reached in the current stretch. A place so means the same in both runs, and a
 * person can write one down. Losing memory here only ends the recording (`lost`).
 */
#include "runtime/gil/schedule.h"

#include <stdlib.h>

#include "runtime/gil/sync.h"
#include "runtime/hooks.h"
#include "runtime/types/str.h"

typedef struct Arrival {
    const void *pc;
    uint32_t stretch; /* the count belongs to this stretch */
    bool matches;     /* playing: this is the place */
    GiPlace place;    /* its file is only compared */
    uint64_t count;
} Arrival;

struct GiSchedule {
    bool recording, lost, diverged;
    uint32_t stretch;              /* number of the current one: it makes counts void */
    Arrival *arrivals;             /* hash table; capacity is a power of two */
    size_t arrival_count, capacity;
    GiStretch *noted;              /* the last one is under way */
    size_t noted_count, noted_capacity;
    uint64_t blocks, steps;        /* in the current stretch */
    GiStretch *script;
    size_t script_count, at;
    uint64_t done;                 /* blocks, arrivals or bytecodes of script[at] */
};

void gi_stretches_free(GiStretch *stretches, size_t count) {
    for (size_t i = 0; stretches != NULL && i < count; i++) {
        free(stretches[i].file);
    }
    free(stretches);
}

void gi_schedule_free(GiSchedule *s) {
    if (s != NULL) {
        gi_stretches_free(s->noted, s->noted_count);
        gi_stretches_free(s->script, s->script_count);
        free(s->arrivals);
        free(s);
    }
}

/* A new stretch begins in the record. */
static void note_begin(GiSchedule *s, uint32_t thread) {
    if (s->noted_count == s->noted_capacity) {
        size_t capacity = s->noted_capacity == 0 ? 64 : s->noted_capacity * 2;
        GiStretch *more = realloc(s->noted, capacity * sizeof *more);
        if (more == NULL) {
            s->lost = true;
            return;
        }
        s->noted = more;
        s->noted_capacity = capacity;
    }
    s->noted[s->noted_count++] = (GiStretch){.thread = thread, .how = GI_STRETCH_BLOCKED};
}

GiSchedule *gi_schedule_new(uint32_t thread) {
    GiSchedule *s = calloc(1, sizeof *s);
    if (s == NULL) {
        return NULL;
    }
    s->stretch = 1;
    note_begin(s, thread);
    return s;
}

void gi_schedule_record(GiSchedule *s) { s->recording = true; }

void gi_schedule_play_steal(GiSchedule *s, GiStretch *stretches, size_t count) {
    gi_stretches_free(s->script, s->script_count);
    s->script = stretches;
    s->script_count = count;
    s->at = s->done = 0;
    s->diverged = false;
    s->stretch++;
}

const GiStretch *gi_schedule_recorded(GiSchedule *s, size_t *count) {
    *count = s == NULL || !s->recording || s->lost ? 0 : s->noted_count;
    return s == NULL ? NULL : s->noted;
}

size_t gi_schedule_played(GiSchedule *s, bool *diverged) {
    *diverged = s != NULL && s->diverged;
    return s == NULL ? 0 : s->at;
}

bool gi_schedule_playing(const GiSchedule *s) { return s != NULL && s->at < s->script_count; }
uint32_t gi_schedule_wanted(const GiSchedule *s) { return s->script[s->at].thread; }

bool gi_schedule_stepping(const GiSchedule *s) {
    return s != NULL && (s->recording || (gi_schedule_playing(s) && s->script[s->at].how != GI_STRETCH_BLOCKED &&
                                          s->script[s->at].how != GI_STRETCH_ENDED));
}

static bool runs_script(const GiSchedule *s, const GiThread *t) {
    return gi_schedule_playing(s) && s->script[s->at].thread == gi_sync(t)->number;
}

static void advance(GiSchedule *s) {
    s->at++;
    s->done = 0;
    s->stretch++;
}

/* --- counting arrivals --- */

static size_t hash_of(const void *pc) { return ((uintptr_t)pc >> 2) * 0x9E3779B97F4A7C15u >> 20; }

static Arrival *find_arrival(Arrival *table, size_t capacity, const void *pc) {
    size_t i = hash_of(pc) & (capacity - 1);
    while (table[i].pc != NULL && table[i].pc != pc) {
        i = (i + 1) & (capacity - 1);
    }
    return &table[i];
}

static bool grow_arrivals(GiSchedule *s) {
    size_t capacity = s->capacity == 0 ? 256 : s->capacity * 2;
    Arrival *table = calloc(capacity, sizeof *table);
    if (table == NULL) {
        return false;
    }
    for (size_t i = 0; i < s->capacity; i++) {
        if (s->arrivals[i].pc != NULL) {
            *find_arrival(table, capacity, s->arrivals[i].pc) = s->arrivals[i];
        }
    }
    free(s->arrivals);
    s->arrivals = table;
    s->capacity = capacity;
    return true;
}

static const char *last_part(const char *path) {
    const char *slash = strrchr(path, '/');
    return slash == NULL ? path : slash + 1;
}

/* Is this the place where the stretch that is played ends? */
static bool is_place(const GiSchedule *s, const GiPlace *place) {
    const GiStretch *stretch = &s->script[s->at];
    return stretch->how == GI_STRETCH_PLACE && place->file != GI_NULL && place->line == stretch->line &&
           strcmp(last_part(gi_str_text(place->file)), last_part(stretch->file)) == 0 &&
           (stretch->instruction == NULL || stretch->instruction == place->instruction);
}

/* How often the current stretch has been about to execute such an instruction of such a line: there may be
 * several of them. */
static uint64_t count_arrivals(const GiSchedule *s, const GiPlace *place) {
    uint64_t n = 0;
    for (size_t i = 0; i < s->capacity; i++) {
        const Arrival *a = &s->arrivals[i];
        if (a->pc != NULL && a->stretch == s->stretch && a->place.line == place->line &&
            a->place.file == place->file && a->place.instruction == place->instruction) {
            n += a->count;
        }
    }
    return n == 0 ? 1 : n;
}

void gi_schedule_step(GiSchedule *s, GiThread *t) {
    if (!gi_schedule_stepping(s)) {
        return;
    }
    s->steps++;
    const void *pc = gi_current_pc(t);
    if (s->arrival_count * 2 >= s->capacity && !grow_arrivals(s)) {
        s->lost = true;
        return;
    }
    Arrival *a = find_arrival(s->arrivals, s->capacity, pc);
    if (a->stretch != s->stretch) {
        s->arrival_count += a->pc == NULL;
        *a = (Arrival){.pc = pc, .stretch = s->stretch};
        if (!gi_current_place(t, false, &a->place)) {
            a->place = (GiPlace){.file = GI_NULL};
        }
        a->matches = runs_script(s, t) && is_place(s, &a->place);
    }
    a->count++;
    if (runs_script(s, t)) {
        s->done += s->script[s->at].how == GI_STRETCH_COUNT || a->matches;
    }
}

bool gi_schedule_due(GiSchedule *s, GiThread *t) {
    if (!gi_schedule_playing(s)) {
        return false;
    }
    if (!runs_script(s, t)) {
        return true; /* it only filled in for the thread that is wanted */
    }
    const GiStretch *stretch = &s->script[s->at];
    if (stretch->how != GI_STRETCH_PLACE && stretch->how != GI_STRETCH_COUNT) {
        return false;
    }
    if (s->done < stretch->n) {
        return false;
    }
    advance(s);
    return gi_schedule_playing(s) && !runs_script(s, t);
}

/* --- leaving --- */

static void note_place(GiSchedule *s, GiStretch *note, GiThread *t) {
    GiPlace place;
    if (!gi_current_place(t, false, &place)) {
        s->lost = true;
        return;
    }
    free(note->file);
    note->file = strdup(gi_str_text(place.file));
    note->line = place.line;
    note->instruction = place.instruction;
    note->n = count_arrivals(s, &place);
    s->lost = s->lost || note->file == NULL;
}

static void play_left(GiSchedule *s, GiStretchEnd how, GiThread *t) {
    if (!runs_script(s, t)) {
        return;
    }
    const GiStretch *stretch = &s->script[s->at];
    if (how == GI_STRETCH_ENDED) {
        s->diverged = s->diverged || stretch->how != GI_STRETCH_ENDED;
        advance(s);
    } else if (how == GI_STRETCH_BLOCKED && stretch->how == GI_STRETCH_BLOCKED && ++s->done >= stretch->n) {
        advance(s);
    }
}

void gi_schedule_left(GiSchedule *s, GiStretchEnd how, GiThread *t) {
    if (s == NULL) {
        return;
    }
    play_left(s, how, t);
    if (!s->recording || s->noted_count == 0) {
        return;
    }
    GiStretch *note = &s->noted[s->noted_count - 1];
    note->how = how;
    note->n = how == GI_STRETCH_BLOCKED ? ++s->blocks : 1;
    if (how == GI_STRETCH_PLACE) {
        note_place(s, note, t);
    }
}

void gi_schedule_switched(GiSchedule *s, uint32_t thread) {
    if (s == NULL) {
        return;
    }
    s->stretch++;
    s->blocks = s->steps = 0;
    if (s->recording) {
        note_begin(s, thread);
    }
}
