/* SPDX-License-Identifier: MIT
 * runtime/api/trace.c: the host's listener to events of lock, threads and collector. It is called from the place
 * where runtime/gil/event.c records, by the thread concerned, with the GIL held and outside the lock's own mutex.
 */
#include "runtime/api/api.h"
#include "runtime/gil/sync.h"
#include "runtime/lifecycle.h"

#define KIND_COUNT (GILT_EV_UNBLOCK + 1)

/* The public kind of an event. */
static gilt_event_kind kind_of(const GiEvent *e) {
    static const uint8_t kinds[GI_EVENT_KIND_COUNT] = {
        [GI_EVENT_ASK] = GILT_EV_GIL_WAIT,          [GI_EVENT_GOT] = GILT_EV_GIL_TAKE,
        [GI_EVENT_LET_GO] = GILT_EV_GIL_DROP,       [GI_EVENT_BLOCK] = GILT_EV_BLOCK,
        [GI_EVENT_UNBLOCK] = GILT_EV_UNBLOCK,       [GI_EVENT_THREAD_START] = GILT_EV_THREAD_START,
        [GI_EVENT_THREAD_END] = GILT_EV_THREAD_END, [GI_EVENT_GC_START] = GILT_EV_GC_START,
        [GI_EVENT_GC_END] = GILT_EV_GC_END,
    };
    bool forced = e->kind == GI_EVENT_LET_GO && (e->reason == GI_REASON_SLICE || e->reason == GI_REASON_ASKED);
    return forced ? GILT_EV_GIL_FORCED : (gilt_event_kind)kinds[e->kind];
}

/* How long what ends with this event has taken, and when the next such span begins. */
static int64_t duration(GiThreadSync *s, const GiEvent *e) {
    int64_t *since = NULL, length = 0;
    bool ends = e->kind == GI_EVENT_GOT || e->kind == GI_EVENT_LET_GO || e->kind == GI_EVENT_UNBLOCK ||
                e->kind == GI_EVENT_GC_END;
    switch (e->kind) {
    case GI_EVENT_ASK:
    case GI_EVENT_GOT:
        since = &s->asked_at;
        break;
    case GI_EVENT_LET_GO:
        since = &s->took_at;
        break;
    case GI_EVENT_BLOCK:
    case GI_EVENT_UNBLOCK:
        since = &s->blocked_at;
        break;
    case GI_EVENT_GC_START:
    case GI_EVENT_GC_END:
        since = &s->collecting_at;
        break;
    default:
        return 0;
    }
    length = ends && *since != 0 ? e->time - *since : 0;
    *since = ends ? 0 : e->time;
    if (e->kind == GI_EVENT_GOT) {
        s->took_at = e->time;
    }
    return length;
}

static void forward(GiThread *t, const GiEvent *e) {
    gilt_vm *shell = t->vm->host;
    int64_t length = duration(gi_sync(t), e);
    gilt_event_kind kind = kind_of(e);
    if ((shell->kinds & (1u << kind)) == 0) {
        return;
    }
    bool collector = e->kind == GI_EVENT_GC_START || e->kind == GI_EVENT_GC_END;
    bool waits = e->kind == GI_EVENT_BLOCK || e->kind == GI_EVENT_UNBLOCK;
    gilt_event ev = {.kind = kind,
                     .ts_ns = (uint64_t)e->time,
                     .thread = e->thread,
                     .dur_ns = length > 0 ? (uint64_t)length : 0,
                     .n = e->kind == GI_EVENT_GC_START ? e->detail : collector ? e->object : 0,
                     .label = waits ? gi_sync(t)->waiting_what : NULL};
    shell->listener(shell->listener_ud, &ev);
}

gilt_status gilt_trace(gilt_vm *shell, uint32_t kinds, gilt_event_fn fn, void *ud) {
    if (shell == NULL || (kinds >> KIND_COUNT) != 0) {
        return GILT_MISUSE;
    }
    GiVm *vm = gi_shell_pin(shell);
    if (vm == NULL) {
        return GILT_CLOSED;
    }
    GiThread *t = gi_thread_attach(vm);
    gi_shell_unpin(shell);
    if (t == NULL) {
        return GILT_NOMEM;
    }
    bool unlocked = t->host != NULL && t->host->unlocked;
    bool on = fn != NULL && kinds != 0;
    shell->kinds = on ? kinds : 0;
    shell->listener = fn;
    shell->listener_ud = ud;
    gi_events_listen(t, on ? forward : NULL);
    if (unlocked) {
        gi_gil_release(t);
    }
    gi_thread_detach(t);
    return GILT_OK;
}
