/* SPDX-License-Identifier: MIT
 * runtime/gil/explore.c: see explore.h.
 *
 * Three lists grow during the run: the choices there were, the accesses that were seen (each once), and the
 * steps that were taken at choice points, with the values of globals, for the table of a race. They are
 * lists of Python values, made at once; when memory ends, the run is marked as lost.
 */
#include "runtime/gil/explore.h"

#include <stdlib.h>

#include "runtime/gil/sync.h"
#include "runtime/hooks.h"
#include "runtime/types/dict.h"
#include "runtime/types/number.h"
#include "runtime/types/sequence.h"
#include "runtime/types/str.h"

#define MOST_THREADS 4096
#define MOST_CHANGES 16

typedef struct GiExplore {
    GiGrain grain;
    GiValue watched;     /* dict: (kind, name) -> True */
    GiValue accesses;    /* dict: (thread, kind, name, container, write, file, line) -> True */
    GiValue choices;     /* list of (index, numbers) */
    GiValue steps;       /* list of [thread, kind, name, write, file, line, value] */
    uint32_t *decisions;
    size_t decision_count, at;
    uint32_t last;       /* number of the thread that ran last */
    GiAccess pending[MOST_THREADS];  /* by number: what a thread is about to do */
    int32_t line[MOST_THREADS];      /* GRAIN_LINE: where a thread was seen last */
    GiAccess written;    /* a write under way whose new value is still to be noted */
    bool lost;
    GiValue stop;        /* gi_explore_stop_at_end; GI_NULL: none */
    bool due, stopped;   /* stop is to be called by who goes on; has been called */
    uint64_t random;     /* 0: no lots are drawn (gi_explore_draw) */
    uint32_t changes, change_at[MOST_CHANGES];
    uint32_t priority[MOST_THREADS]; /* by number; 0: not drawn yet; up to `changes`: the last ones */
} GiExplore;

static const char *const kind_names[] = {"global", "attribute", "item", "lock", "output", "step"};

void gi_explore_free(GiThread *t, GiExplore *e) {
    if (e == NULL) {
        return;
    }
    gi_xdrop(t, e->watched);
    gi_xdrop(t, e->accesses);
    gi_xdrop(t, e->choices);
    gi_xdrop(t, e->steps);
    gi_xdrop(t, e->stop);
    free(e->decisions);
    free(e);
}

static bool copy_decisions(GiThread *t, GiExplore *e, GiValue decisions) {
    size_t n = gi_as_list(decisions)->size;
    e->decisions = calloc(n + 1, sizeof *e->decisions);
    if (e->decisions == NULL) {
        return gi_raise_memory(t);
    }
    for (size_t i = 0; i < n; i++) {
        int64_t index;
        if (!gi_index_int64(t, gi_as_list(decisions)->items[i], true, &index)) {
            return false;
        }
        e->decisions[i] = (uint32_t)index;
    }
    e->decision_count = n;
    return true;
}

GiExplore *gi_explore_new(GiThread *t, GiGrain grain, GiValue watched, GiValue decisions) {
    GiExplore *e = calloc(1, sizeof *e);
    if (e == NULL) {
        gi_raise_memory(t);
        return NULL;
    }
    e->grain = grain;
    e->stop = GI_NULL;
    e->watched = gi_dict(t);
    e->accesses = gi_dict(t);
    e->choices = gi_list(t, NULL, 0);
    e->steps = gi_list(t, NULL, 0);
    bool ok = e->watched != GI_NULL && e->accesses != GI_NULL && e->choices != GI_NULL && e->steps != GI_NULL &&
              copy_decisions(t, e, decisions);
    for (size_t i = 0; ok && i < gi_as_list(watched)->size; i++) {
        ok = gi_dict_set(t, gi_as_dict(e->watched), gi_as_list(watched)->items[i], GI_TRUE);
    }
    if (!ok) {
        gi_explore_free(t, e);
        return NULL;
    }
    return e;
}

/* --- what is noted --- */

/* Notes an item that was built, taken over; GI_NULL: its building failed. */
static void note_steal(GiThread *t, GiExplore *e, GiValue list, GiValue item) {
    if (item == GI_NULL || !gi_list_append_steal(t, list, item)) {
        gi_error_clear(t);
        e->lost = true;
    }
}

static GiValue name_of(GiThread *t, const GiAccess *a) {
    return a->key == GI_NULL ? gi_str_from_text(t, a->kind == GI_VARIABLE_ITEM ? "[]" : "") : gi_take(a->key);
}

static bool is_watched(GiThread *t, GiExplore *e, const GiAccess *a) {
    GiValue pair[] = {gi_str_from_text(t, kind_names[a->kind]), name_of(t, a)};
    GiValue key = gi_tuple_steal(t, pair, 2);
    GiValue found = key == GI_NULL ? GI_NULL : gi_dict_get(t, gi_as_dict(e->watched), key);
    gi_xdrop(t, key);
    gi_error_clear(t);
    return found != GI_NULL;
}

static void note_access(GiThread *t, GiExplore *e, const GiAccess *a) {
    GiPlace place;
    if (t->vm->gil->attached < 2 || !gi_current_place(t, false, &place)) {
        return;
    }
    GiValue items[] = {gi_int_imm(gi_sync(t)->number), gi_str_from_text(t, kind_names[a->kind]), name_of(t, a),
                       gi_int_from_uint64(t, (uint64_t)a->container), gi_bool(a->write), gi_take(place.file),
                       gi_int_imm(place.line)};
    GiValue key = gi_tuple_steal(t, items, 7);
    if (key == GI_NULL || !gi_dict_set(t, gi_as_dict(e->accesses), key, GI_TRUE)) {
        gi_error_clear(t);
        e->lost = true;
    }
    gi_xdrop(t, key);
}

/* The write before this moment has been done: its value is known. */
static void finish_write(GiThread *t, GiExplore *e) {
    if (e->written.kind == GI_VARIABLE_NONE || e->written.container == GI_NULL) {
        return;
    }
    GiValue value = gi_access_value(t, &e->written);
    e->written.container = GI_NULL;
    GiList *steps = gi_as_list(e->steps);
    if (value != GI_NULL && steps->size > 0) {
        GiList *step = gi_as_list(steps->items[steps->size - 1]);
        GiValue text = gi_is_int(value) || gi_is_str(value) ? gi_repr(t, value) : gi_take(GI_NONE);
        GiValue old = step->items[6];
        step->items[6] = text == GI_NULL ? GI_NONE : text;
        gi_drop(t, old);
        gi_error_clear(t);
    }
}

static void note_step(GiThread *t, GiExplore *e, const GiAccess *a) {
    GiPlace place;
    bool known = gi_current_place(t, true, &place);
    GiValue value = a->kind == GI_VARIABLE_GLOBAL && !a->write ? gi_access_value(t, a) : GI_NULL;
    bool shown = value != GI_NULL && (gi_is_int(value) || gi_is_str(value));
    GiValue items[] = {gi_int_imm(gi_sync(t)->number), gi_str_from_text(t, kind_names[a->kind]), name_of(t, a),
                       gi_bool(a->write), known ? gi_take(place.file) : GI_NONE, gi_int_imm(known ? place.line : 0),
                       shown ? gi_repr(t, value) : GI_NONE};
    GiValue list = gi_list(t, items, 7);
    for (size_t i = 0; i < 7; i++) {
        gi_xdrop(t, items[i]);
    }
    note_steal(t, e, e->steps, list);
    if (a->write && a->kind == GI_VARIABLE_GLOBAL) {
        e->written = *a;
    }
}

/* --- choice points --- */

static GiAccess *pending_of(GiExplore *e, GiThread *t) { return &e->pending[gi_sync(t)->number % MOST_THREADS]; }

static bool begins_line(GiExplore *e, GiThread *t) {
    GiPlace place;
    int32_t *last = &e->line[gi_sync(t)->number % MOST_THREADS];
    if (!gi_current_place(t, false, &place) || place.line == *last) {
        return false;
    }
    *last = place.line;
    return true;
}

bool gi_explore_visible(GiExplore *e, GiThread *t) {
    if (e->stopped) {
        return false;
    }
    finish_write(t, e);
    GiAccess access;
    bool touches = gi_current_access(t, &access);
    if (touches && access.kind == GI_VARIABLE_GLOBAL && !access.write && gi_access_value(t, &access) == GI_NULL) {
        touches = false; /* a builtin */
    }
    if (touches) {
        note_access(t, e, &access);
    }
    bool visible;
    switch (e->grain) {
    case GI_GRAIN_ACCESS:
        visible = touches && is_watched(t, e, &access);
        break;
    case GI_GRAIN_LINE:
        visible = t != t->vm->main_thread && begins_line(e, t);
        break;
    default:
        visible = t != t->vm->main_thread;
        break;
    }
    if (visible) {
        *pending_of(e, t) = touches ? access : (GiAccess){.kind = GI_VARIABLE_NONE};
    }
    return visible;
}

bool gi_explore_visible_lock(GiExplore *e, GiThread *t, GiValue lock, bool take) {
    if (e->stopped) {
        return false;
    }
    finish_write(t, e);
    if (t->vm->gil->attached < 2 || gi_current_in_library(t)) {
        return false;
    }
    *pending_of(e, t) = (GiAccess){GI_VARIABLE_LOCK, !take, lock, GI_NULL};
    return true;
}

void gi_explore_stop_at_end(GiExplore *e, GiValue stop) { e->stop = gi_take(stop); }
size_t gi_explore_least(const GiExplore *e) { return e->stop != GI_NULL ? 1 : 2; }

static void call_stop(GiThread *t, GiExplore *e) {
    e->due = false;
    e->stopped = true;
    GiValue result = gi_call0(t, e->stop);
    if (result == GI_NULL) {
        gi_error_unraisable(t, e->stop);
    }
    gi_xdrop(t, result);
}

void gi_explore_goes_on(GiExplore *e, GiThread *t) {
    if (e->due) {
        call_stop(t, e);
    }
    GiAccess *a = pending_of(e, t);
    if (a->container != GI_NULL || a->kind == GI_VARIABLE_NONE) {
        note_step(t, e, a);
    }
    *a = (GiAccess){.kind = GI_VARIABLE_GLOBAL};
    e->last = gi_sync(t)->number;
}

uint32_t gi_explore_last(const GiExplore *e) { return e->last; }

/* Notes a choice: which index was taken of which threads, and who ran before. */
static void note_choice(GiThread *t, GiExplore *e, const uint32_t *numbers, size_t count, size_t index) {
    GiValue all = gi_list(t, NULL, 0);
    for (size_t i = 0; all != GI_NULL && i < count; i++) {
        if (!gi_list_append(t, all, gi_int_imm(numbers[i]))) {
            gi_drop(t, all);
            all = GI_NULL;
        }
    }
    GiValue row = all == GI_NULL ? GI_NULL : gi_tuple_pack(t, 3, gi_int_imm((int64_t)index), all, gi_int_imm(e->last));
    gi_xdrop(t, all);
    note_steal(t, e, e->choices, row);
}

static uint64_t draw(GiExplore *e) { /* xorshift64* */
    e->random ^= e->random >> 12;
    e->random ^= e->random << 25;
    e->random ^= e->random >> 27;
    return (e->random * 2685821657736338717u) >> 16;
}

void gi_explore_draw(GiExplore *e, uint64_t seed, uint32_t changes, uint32_t length) {
    e->random = (seed + 1) * 0x9E3779B97F4A7C15u | 1;
    e->changes = changes;
    for (uint32_t i = 0; changes != UINT32_MAX && i < changes && i < MOST_CHANGES; i++) {
        e->change_at[i] = (uint32_t)(draw(e) % (length == 0 ? 1 : length));
    }
}

/* The thread with the highest priority. */
static size_t first_by_priority(GiExplore *e, const uint32_t *numbers, size_t count) {
    size_t best = 0;
    for (size_t i = 0; i < count; i++) {
        uint32_t *p = &e->priority[numbers[i] % MOST_THREADS];
        if (*p == 0) {
            *p = e->changes + 1 + (uint32_t)(draw(e) % 1000000);
        }
        best = *p > e->priority[numbers[best] % MOST_THREADS] ? i : best;
    }
    return best;
}

/* An index by lot. */
static size_t draw_index(GiExplore *e, const uint32_t *numbers, size_t count) {
    if (e->changes == UINT32_MAX) {
        return (size_t)(draw(e) % count);
    }
    size_t index = first_by_priority(e, numbers, count);
    for (uint32_t i = 0; i < e->changes && i < MOST_CHANGES; i++) {
        if (e->change_at[i] == e->at) {
            e->priority[numbers[index] % MOST_THREADS] = i + 1;
            index = first_by_priority(e, numbers, count);
        }
    }
    return index;
}

size_t gi_explore_decide(GiThread *t, GiExplore *e, const uint32_t *numbers, size_t count) {
    size_t index = e->at < e->decision_count ? e->decisions[e->at] : e->random != 0 ? draw_index(e, numbers, count) : 0;
    index = index < count ? index : 0;
    e->due = e->stop != GI_NULL && e->stop != GI_NONE && e->at >= e->decision_count;
    e->at++;
    note_choice(t, e, numbers, count, index);
    return index;
}

GiValue gi_explore_result(GiThread *t, GiExplore *e) {
    if (e->lost) {
        return gi_raise_memory(t);
    }
    finish_write(t, e);
    GiValue keys = gi_dict_keys_list(t, gi_as_dict(e->accesses));
    GiValue result = keys == GI_NULL ? GI_NULL : gi_tuple_pack(t, 3, e->choices, keys, e->steps);
    gi_xdrop(t, keys);
    return result;
}
