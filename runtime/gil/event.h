/* SPDX-License-Identifier: MIT
 * runtime/gil/event.h: what happened to the lock and the threads, recorded in per-thread rings of
 * 32-byte events. Off by default: then each place costs one predictable branch.
 *
 * A thread writes its own ring, and only while it holds the GIL (events that happen without it are
 * written, with their own time, when it is back), so whoever holds the GIL may read all rings.
 */
#ifndef GI_EVENT_H
#define GI_EVENT_H

#include "runtime/errors/error.h"

typedef enum GiEventKind {
    GI_EVENT_ASK, GI_EVENT_GOT, GI_EVENT_LET_GO, GI_EVENT_BLOCK, GI_EVENT_UNBLOCK,
    GI_EVENT_THREAD_START, GI_EVENT_THREAD_END, GI_EVENT_GC_START, GI_EVENT_GC_END,
    GI_EVENT_KIND_COUNT
} GiEventKind;

typedef enum GiReason {
    GI_REASON_NONE, GI_REASON_SLICE, GI_REASON_ASKED, GI_REASON_IO, GI_REASON_LOCK, GI_REASON_SLEEP,
    GI_REASON_JOIN, GI_REASON_GC, GI_REASON_CALL_OUT, GI_REASON_END,
    GI_REASON_COUNT
} GiReason;

/* The place is that of the program: frames of the frozen library are passed over. */
typedef struct GiEvent {
    int64_t time;          /* ns, gi_now_ns */
    uint64_t object;       /* id of the lock waited for; objects found by gc; let go in a poll: the name of the function
                            * written in C as that of a file (gi_event_file), 0: it has none */
    uint32_t sequence;     /* in which order events were recorded */
    uint32_t thread : 24;  /* small number: 1 is the main thread */
    uint32_t kind : 4;     /* GiEventKind */
    uint32_t reason : 4;   /* GiReason */
    uint32_t line : 20;    /* 0: none */
    uint32_t detail : 4;   /* GiBlockKind of block and unblock, generation of gc */
    uint32_t what : 8;     /* gi_event_what: the operation that blocks, else the instruction */
    uint16_t file;         /* number of the file name (gi_event_file), 0: none */
    uint16_t offset;       /* of the instruction in words; UINT16_MAX: that or more */
} GiEvent;
_Static_assert(sizeof(GiEvent) == 32, "events are small");

/* Called for each event by the thread that records it, with the GIL held; may not run code. */
typedef void (*GiEventHook)(void *ud, const GiEvent *event);

/* Called for each event of t beside any recording; the same rules. NULL: no more. */
typedef void (*GiEventListener)(GiThread *t, const GiEvent *event);
void gi_events_listen(GiThread *t, GiEventListener listener);

/* Starts recording, `capacity` events a thread (the oldest are overwritten). false: error set. */
bool gi_events_start(GiThread *t, size_t capacity);
void gi_events_stop(GiThread *t);
bool gi_events_on(GiThread *t);
/* hook NULL: none. Recording must be on. */
void gi_events_set_hook(GiThread *t, GiEventHook hook, void *ud);
/* All events that are still there, by time: an array of *count to be freed with
 * gi_free(t, p, *count * sizeof(GiEvent)); NULL with an error set on failure. */
GiEvent *gi_events_read(GiThread *t, size_t *count);
/* Text of a file number: borrowed str, GI_NULL for 0. */
GiValue gi_event_file(GiThread *t, uint32_t file);
/* Name of an operation ("recv") or instruction; NULL: none. */
const char *gi_event_what(GiThread *t, uint32_t what);
extern const char *const gi_event_names[GI_EVENT_KIND_COUNT];
extern const char *const gi_reason_names[GI_REASON_COUNT];

void gi_event_record(GiThread *t, GiEventKind kind, GiReason reason, uint16_t detail, uint64_t object,
                     int64_t time);
/* Frees the rings with the vm; drops file names. */
void gi_events_free(GiThread *t);

#endif
