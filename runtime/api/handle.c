/* SPDX-License-Identifier: MIT
 * runtime/api/handle.c: handles, scopes and references (api.h, A1 and A2). Needs the GIL, but for gilt_ref_drop.
 */
#include <stdlib.h>

#include "runtime/api/api.h"
#include "runtime/gil/sync.h"

#define FIRST_SLOTS 32u
#define MOST_SLOTS (1u << 30)
#define RESERVE 4u /* slots that only gilt_take_error may use */

/* --- is the caller entitled? --- */

bool gi_api_usable(gilt_thread *h, const char *function) {
    if (h == NULL) {
        return false;
    }
    bool mine = pthread_equal(gi_sync(h->t)->os_thread, pthread_self()) != 0;
    if (GI_LIKELY(mine && !h->unlocked && h->attaches + h->running != 0)) {
        return true;
    }
    gi_debug_report(h->shell, "%s: %s", function,
                    !mine         ? "called by a thread that this gilt_thread does not belong to"
                    : h->unlocked ? "called between gilt_unlock and gilt_lock"
                                  : "called after gilt_detach");
    return false;
}

bool gi_api_enter(gilt_thread *h, const char *function) {
    return gi_api_usable(h, function) && h->t->exc == GI_NULL;
}

/* --- slots --- */

bool gi_api_reserve(gilt_thread *h, uint32_t n) {
    uint32_t needed = h->count + n + RESERVE;
    if (GI_LIKELY(needed <= h->capacity)) {
        return true;
    }
    uint32_t capacity = h->capacity < FIRST_SLOTS ? FIRST_SLOTS : h->capacity * 2;
    capacity = capacity < needed ? needed : capacity;
    if (n > MOST_SLOTS || capacity > MOST_SLOTS) {
        gi_raise_memory(h->t);
        return false;
    }
    GiApiSlot *slots = gi_resize_array(h->t, h->slots, h->capacity, capacity, sizeof *slots);
    if (slots == NULL) {
        return false;
    }
    h->slots = slots;
    h->capacity = capacity;
    return true;
}

static gilt_val push(gilt_thread *h, GiValue v) {
    uint32_t index = h->count++;
    h->slots[index] = (GiApiSlot){v, h->tag};
    if (GI_UNLIKELY(h->shell->debug)) {
        gi_debug_note(h, index);
    }
    return (gilt_val){(uint64_t)h->tag << 32 | (index + 1)};
}

gilt_val gi_api_handle_steal(gilt_thread *h, GiValue v) {
    if (v == GI_NULL) {
        return (gilt_val){0};
    }
    if (GI_UNLIKELY(h->count + 1 + RESERVE > h->capacity) && !gi_api_reserve(h, 1)) {
        gi_drop(h->t, v);
        return (gilt_val){0};
    }
    return push(h, v);
}

gilt_val gi_api_handle_reserved_steal(gilt_thread *h, GiValue v) {
    if (GI_UNLIKELY(h->count + RESERVE >= h->capacity)) {
        GiValue pending = h->t->exc;
        h->t->exc = GI_NULL;
        if (!gi_api_reserve(h, 1)) {
            gi_error_clear(h->t);
        }
        h->t->exc = pending;
        if (h->count == h->capacity) { /* even the reserve is used up */
            gi_drop(h->t, v);
            return (gilt_val){0};
        }
    }
    return push(h, v);
}

static GiValue raise_stale(gilt_thread *h, gilt_val v, const char *function) {
    if (h->shell->debug) {
        gi_debug_stale(h, v, function);
    }
    return gi_raise(h->t, &gi_SystemError,
                    "%s: the handle belongs to a scope that was closed, to another thread or to another interpreter",
                    function);
}

GiValue gi_api_value(gilt_thread *h, gilt_val v, const char *function) {
    if (v.h == 0) {
        return GI_NULL;
    }
    uint32_t index = (uint32_t)v.h - 1;
    if (GI_UNLIKELY(index >= h->count || h->slots[index].tag != (uint32_t)(v.h >> 32))) {
        return raise_stale(h, v, function);
    }
    return h->slots[index].value;
}

void gi_api_pop(gilt_thread *h, uint32_t top) {
    while (h->count > top) {
        gi_drop(h->t, h->slots[--h->count].value);
    }
    h->tag++;
}

/* --- scopes --- */

gilt_scope gilt_scope_open(gilt_thread *h) {
    if (!gi_api_usable(h, __func__)) {
        return (gilt_scope){0, 0};
    }
    return (gilt_scope){++h->depth, h->count};
}

gilt_val gilt_scope_close(gilt_thread *h, gilt_scope s, gilt_val keep) {
    if (!gi_api_usable(h, __func__)) {
        return (gilt_val){0};
    }
    if (s.depth <= h->floor || s.depth > h->depth || s.top > h->count) {
        gi_debug_report(h->shell, "%s: the scope is not open here", __func__);
        if (!gi_failed(h->t)) {
            gi_raise(h->t, &gi_SystemError, "%s: the scope is not open here", __func__);
        }
        return (gilt_val){0};
    }
    GiValue kept = gi_failed(h->t) ? GI_NULL : gi_xtake(gi_api_value(h, keep, __func__));
    h->depth = s.depth - 1;
    gi_api_pop(h, s.top);
    return gi_api_handle_steal(h, kept);
}

/* --- references --- */

static void link_ref(gilt_vm *shell, gilt_ref *r) {
    r->link = &shell->refs;
    r->next = shell->refs;
    if (r->next != NULL) {
        r->next->link = &r->next;
    }
    shell->refs = r;
}

gilt_ref *gilt_keep(gilt_thread *h, gilt_val v) {
    GiValue value;
    if (!gi_api_enter(h, __func__) || (value = gi_api_value(h, v, __func__)) == GI_NULL) {
        return NULL;
    }
    gilt_ref *r = calloc(1, sizeof *r);
    if (r == NULL) {
        gi_raise_memory(h->t);
        return NULL;
    }
    r->value = gi_take(value);
    r->shell = gilt_vm_share(h->shell);
    r->place = h->shell->debug ? gi_debug_place() : NULL;
    link_ref(h->shell, r);
    return r;
}

gilt_val gilt_use(gilt_thread *h, gilt_ref *r) {
    if (!gi_api_enter(h, __func__) || r == NULL) {
        return (gilt_val){0};
    }
    if (r->shell != h->shell) {
        gi_debug_report(h->shell, "%s: the reference belongs to another interpreter", __func__);
        gi_raise(h->t, &gi_SystemError, "%s: the reference belongs to another interpreter", __func__);
        return (gilt_val){0};
    }
    return gi_api_handle_steal(h, gi_xtake(r->value));
}

/* Frees all refs that were dropped. t: holds the GIL; NULL: the vm is closed and all refs are empty. */
void gi_refs_drain(GiThread *t, gilt_vm *shell) {
    gilt_ref *r = atomic_exchange(&shell->dropped, NULL);
    while (r != NULL) {
        gilt_ref *next = r->next_dropped;
        GiValue v = r->value;
        if (r->link != NULL) {
            *r->link = r->next;
            if (r->next != NULL) {
                r->next->link = r->link;
            }
        }
        gi_debug_forget(r->place);
        free(r);
        gilt_vm_drop(shell);
        gi_xdrop(t, v);
        r = next;
    }
}

/* Pushing first and looking at `closed` afterwards is the mirror of what gilt_vm_close does: one of the two
 * sees the other, so nothing stays on the stack. */
void gilt_ref_drop(gilt_ref *r) {
    if (r == NULL) {
        return;
    }
    gilt_vm *shell = gilt_vm_share(r->shell);
    gilt_ref *first = atomic_load(&shell->dropped);
    do {
        r->next_dropped = first;
    } while (!atomic_compare_exchange_weak(&shell->dropped, &first, r));
    GiVm *vm = gi_shell_pin(shell);
    if (vm != NULL) {
        atomic_store(&vm->host_work, true);
        gi_shell_unpin(shell);
    } else if (atomic_load(&shell->closed)) {
        gi_refs_drain(NULL, shell);
    }
    gilt_vm_drop(shell);
}

void gi_refs_empty(GiThread *t, gilt_vm *shell) {
    while (shell->refs != NULL) {
        gilt_ref *r = shell->refs;
        GiValue v = r->value;
        shell->refs = r->next;
        if (r->next != NULL) {
            r->next->link = &shell->refs;
        }
        r->next = NULL;
        r->link = NULL;
        r->value = GI_NULL;
        gi_xdrop(t, v);
    }
}
