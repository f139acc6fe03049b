/* SPDX-License-Identifier: MIT
 * runtime/gil/event.c: recording of events. Everything needs the GIL.
 */
#include "runtime/gil/event.h"

#include <stdlib.h>

#include "runtime/hooks.h"
#include "runtime/gil/sync.h"
#include "runtime/types/sequence.h"

typedef struct GiEventRing {
    size_t capacity;
    uint64_t written; /* in all; the next one goes to written % capacity */
    GiEvent events[];
} GiEventRing;

typedef struct GiEvents {
    size_t capacity;
    GiEventHook hook;
    void *ud;
    GiValue files;         /* list of str; number n is item n - 1 */
    GiValue last_file;     /* borrowed from files */
    uint32_t last_number;
    uint32_t sequence;
} GiEvents;

#define MOST_FILES UINT16_MAX
#define MOST_LINES ((1u << 20) - 1)

const char *const gi_event_names[GI_EVENT_KIND_COUNT] = {
    "ask", "got", "let go", "block", "unblock", "thread start", "thread end", "gc start", "gc end",
};
const char *const gi_reason_names[GI_REASON_COUNT] = {
    "", "slice", "asked", "io", "lock", "sleep", "join", "gc", "call-out", "end",
};

bool gi_events_on(GiThread *t) { return t->vm->gil->events != NULL; }

static void set_watched(GiGil *gil) { gil->watched = gil->events != NULL || gil->listener != NULL; }

void gi_events_listen(GiThread *t, GiEventListener listener) {
    GiGil *gil = t->vm->gil;
    gil->listener = listener;
    set_watched(gil);
}

/* The ring of t, made when it records for the first time; NULL: no memory, its events are lost. */
static GiEventRing *ring_of(GiThread *t, GiEvents *events) {
    GiThreadSync *s = gi_sync(t);
    if (s->ring == NULL) {
        s->ring = malloc(sizeof *s->ring + events->capacity * sizeof(GiEvent));
        if (s->ring != NULL) {
            s->ring->capacity = events->capacity;
            s->ring->written = 0;
        }
    }
    return s->ring;
}

/* Number of a file name; 0 when there is no memory for it. */
static uint32_t file_number(GiThread *t, GiEvents *events, GiValue file) {
    if (file == events->last_file) {
        return events->last_number;
    }
    GiList *files = gi_as_list(events->files);
    size_t i = 0;
    while (i < files->size && files->items[i] != file) {
        i++;
    }
    if (i >= MOST_FILES) {
        return 0;
    }
    if (i == files->size && !gi_list_append(t, events->files, file)) {
        gi_error_clear(t);
        return 0;
    }
    events->last_file = file;
    events->last_number = (uint32_t)i + 1;
    return events->last_number;
}

/* Number of a name in the table of names, which only grows: the names are constants of the program. */
static uint32_t what_number(GiGil *gil, const char *name) {
    uint32_t i = 0;
    while (i < GI_EVENT_NAMES && gil->event_names[i] != NULL && gil->event_names[i] != name) {
        i++;
    }
    if (name == NULL || i == GI_EVENT_NAMES) {
        return 0;
    }
    gil->event_names[i] = name;
    return i + 1;
}

const char *gi_event_what(GiThread *t, uint32_t what) {
    return what == 0 || what > GI_EVENT_NAMES ? NULL : t->vm->gil->event_names[what - 1];
}

/* Where the program is. */
static void add_place(GiThread *t, GiEvents *events, GiEvent *event) {
    GiPlace place;
    if (t->frame == NULL || !gi_current_place(t, true, &place)) {
        return;
    }
    uint32_t line = place.line < 0 ? 0 : (uint32_t)place.line;
    event->file = (uint16_t)file_number(t, events, place.file);
    event->line = line > MOST_LINES ? MOST_LINES : line;
    event->offset = place.offset > UINT16_MAX ? UINT16_MAX : (uint16_t)place.offset;
    if (event->kind != GI_EVENT_BLOCK) {
        event->what = what_number(t->vm->gil, place.instruction) & 0xFF;
    }
    if (event->kind == GI_EVENT_LET_GO && gi_sync(t)->polling) {
        GiValue callee = gi_current_callee(t);
        event->object = callee == GI_NULL ? 0 : file_number(t, events, callee);
    }
}

void gi_event_record(GiThread *t, GiEventKind kind, GiReason reason, uint16_t detail, uint64_t object,
                     int64_t time) {
    GiEvents *events = t->vm->gil->events;
    GiEventListener listener = t->vm->gil->listener;
    if (events == NULL && listener == NULL) {
        return;
    }
    GiEvent event = {.time = time,
                     .sequence = events == NULL ? 0 : events->sequence++,
                     .thread = gi_sync(t)->number & 0xFFFFFF,
                     .kind = kind & 0xF,
                     .reason = reason & 0xF,
                     .detail = detail & 0xF,
                     .object = object};
    if (listener != NULL) {
        listener(t, &event);
        if (events == NULL) {
            return;
        }
    }
    if (kind == GI_EVENT_BLOCK) {
        event.what = what_number(t->vm->gil, gi_sync(t)->waiting_what) & 0xFF;
    }
    add_place(t, events, &event);
    GiEventRing *ring = ring_of(t, events);
    if (ring != NULL) {
        ring->events[ring->written++ % ring->capacity] = event;
    }
    if (events->hook != NULL) {
        events->hook(events->ud, &event);
    }
}

/* Forgets the rings of all threads. */
static void free_rings(GiVm *vm) {
    for (GiThread *t = atomic_load(&vm->gil->records); t != NULL; t = gi_sync(t)->next_record) {
        free(gi_sync(t)->ring);
        gi_sync(t)->ring = NULL;
    }
}

bool gi_events_start(GiThread *t, size_t capacity) {
    GiGil *gil = t->vm->gil;
    if (capacity == 0 || capacity > SIZE_MAX / 2 / sizeof(GiEvent)) {
        gi_raise_value_error(t, "invalid number of events");
        return false;
    }
    gi_events_stop(t);
    free_rings(t->vm);
    GiEvents *events = gi_alloc_zeroed(t, sizeof *events);
    if (events == NULL) {
        return false;
    }
    events->capacity = capacity;
    events->files = gi_list(t, NULL, 0);
    if (events->files == GI_NULL) {
        gi_free(t, events, sizeof *events);
        return false;
    }
    gil->events = events;
    set_watched(gil);
    return true;
}

void gi_events_stop(GiThread *t) {
    GiGil *gil = t->vm->gil;
    GiEvents *events = gil->events;
    if (events != NULL) {
        gil->events = NULL;
        set_watched(gil);
        gi_xdrop(t, gil->event_files);
        gil->event_files = events->files;
        gi_free(t, events, sizeof *events);
    }
}

void gi_events_free(GiThread *t) {
    gi_events_stop(t);
    gi_xdrop(t, t->vm->gil->event_files);
    t->vm->gil->event_files = GI_NULL;
    free_rings(t->vm);
}

void gi_events_set_hook(GiThread *t, GiEventHook hook, void *ud) {
    GiEvents *events = t->vm->gil->events;
    if (events != NULL) {
        events->hook = hook;
        events->ud = ud;
    }
}

static size_t events_in(const GiEventRing *ring) {
    return ring == NULL                        ? 0
           : ring->written < ring->capacity ? (size_t)ring->written
                                              : ring->capacity;
}

static int by_time(const void *a, const void *b) {
    const GiEvent *left = a, *right = b;
    if (left->time != right->time) {
        return left->time < right->time ? -1 : 1;
    }
    return left->sequence < right->sequence ? -1 : 1;
}

GiEvent *gi_events_read(GiThread *t, size_t *count) {
    GiThread *records = atomic_load(&t->vm->gil->records);
    size_t total = 0;
    for (GiThread *r = records; r != NULL; r = gi_sync(r)->next_record) {
        total += events_in(gi_sync(r)->ring);
    }
    GiEvent *all = gi_alloc_array(t, total, sizeof *all);
    if (all == NULL) {
        return NULL;
    }
    *count = 0;
    for (GiThread *r = records; r != NULL; r = gi_sync(r)->next_record) {
        const GiEventRing *ring = gi_sync(r)->ring;
        for (size_t n = events_in(ring); n > 0; n--) {
            all[(*count)++] = ring->events[(ring->written - n) % ring->capacity];
        }
    }
    qsort(all, total, sizeof *all, by_time);
    return all;
}

GiValue gi_event_file(GiThread *t, uint32_t file) {
    GiGil *gil = t->vm->gil;
    GiValue files = gil->events != NULL ? gil->events->files : gil->event_files;
    if (files == GI_NULL || file == 0 || file > gi_as_list(files)->size) {
        return GI_NULL;
    }
    return gi_as_list(files)->items[file - 1];
}
