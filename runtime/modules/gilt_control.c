/* SPDX-License-Identifier: MIT
 * runtime/modules/gilt_control.c: the part of the module _gilt about controlled runs and their schedules.
 *
 * A stretch of a schedule is a tuple (thread number, how it ends, n, file, line, instruction); file, line
 * and instruction are None unless it ends at a place.
 */
#include <stdlib.h>

#include "runtime/gil/control.h"
#include "runtime/gil/explore.h"
#include "runtime/hooks.h"
#include "runtime/modules/gilt.h"
#include "runtime/types/number.h"
#include "runtime/types/sequence.h"
#include "runtime/types/str.h"

static const char *const end_names[] = {"place", "blocked", "ended", "count"};
#define END_COUNT (sizeof end_names / sizeof *end_names)

static GiValue gilt_control(GiThread *t, const GiValue *a) {
    int64_t cores;
    if (!gi_index_int64(t, a[0], true, &cores)) {
        return GI_NULL;
    }
    if (cores < 1 || cores > 1024) {
        return gi_raise_value_error(t, "cores must be between 1 and 1024");
    }
    int library = gi_truth(t, a[1]);
    if (library < 0) {
        return GI_NULL;
    }
    return gi_control_start(t, (int)cores, library != 0) ? GI_NONE : GI_NULL;
}

static GiValue gilt_zero(GiThread *t, const GiValue *a) {
    return gi_control_zero(t) ? GI_NONE : GI_NULL;
}

static GiValue gilt_controlled(GiThread *t, const GiValue *a) { return gi_bool(gi_control_on(t->vm)); }

/* --- schedules from Python --- */

static bool bad_stretch(GiThread *t, const char *what) {
    return gi_raise_value_error(t, "stretch of a schedule: %s", what);
}

static bool read_place(GiThread *t, GiTuple *row, GiStretch *out) {
    int64_t line;
    if (!gi_is_str(row->items[3]) || !gi_index_int64(t, row->items[4], true, &line)) {
        return gi_failed(t) ? false : bad_stretch(t, "a place has a file and a line");
    }
    out->line = line > INT32_MAX ? INT32_MAX : (int32_t)line;
    if (row->items[5] != GI_NONE) {
        out->instruction = gi_is_str(row->items[5]) ? gi_instruction_name(gi_str_text(row->items[5])) : NULL;
        if (out->instruction == NULL) {
            return bad_stretch(t, "there is no such instruction");
        }
    }
    out->file = strdup(gi_str_text(row->items[3]));
    return out->file != NULL || gi_raise_memory(t);
}

static bool read_stretch(GiThread *t, GiValue v, GiStretch *out) {
    if (!gi_is_tuple(v) || gi_as_tuple(v)->size != 6 || !gi_is_str(gi_as_tuple(v)->items[1])) {
        return bad_stretch(t, "not a tuple of six");
    }
    GiTuple *row = gi_as_tuple(v);
    int64_t thread, n;
    if (!gi_index_int64(t, row->items[0], true, &thread) || !gi_index_int64(t, row->items[2], true, &n)) {
        return false;
    }
    size_t how = 0;
    while (how < END_COUNT && strcmp(end_names[how], gi_str_text(row->items[1])) != 0) {
        how++;
    }
    if (how == END_COUNT || thread < 1 || thread > UINT32_MAX || n < 1) {
        return bad_stretch(t, "number of the thread, end or count out of range");
    }
    *out = (GiStretch){.thread = (uint32_t)thread, .how = (GiStretchEnd)how, .n = (uint64_t)n};
    return how != GI_STRETCH_PLACE || read_place(t, row, out);
}

static GiValue gilt_play(GiThread *t, const GiValue *a) {
    if (!gi_is_list(a[0])) {
        return gi_raise_type_error(t, "play() argument 1 must be list, not %T", a[0]);
    }
    size_t count = gi_as_list(a[0])->size;
    GiStretch *stretches = calloc(count + 1, sizeof *stretches);
    if (stretches == NULL) {
        return gi_raise_memory(t);
    }
    for (size_t i = 0; i < count; i++) {
        if (!read_stretch(t, gi_as_list(a[0])->items[i], &stretches[i])) {
            gi_stretches_free(stretches, count);
            return GI_NULL;
        }
    }
    return gi_control_play_steal(t, stretches, count) ? GI_NONE : GI_NULL;
}

static GiValue gilt_note(GiThread *t, const GiValue *a) {
    return gi_control_record(t) ? GI_NONE : GI_NULL;
}

/* --- schedules to Python --- */

static GiValue stretch_tuple(GiThread *t, const GiStretch *s) {
    bool place = s->how == GI_STRETCH_PLACE;
    GiValue items[] = {
        gi_int_imm(s->thread),
        gi_str_from_text(t, end_names[s->how]),
        gi_int_from_uint64(t, s->n),
        place ? gi_str_from_text(t, s->file) : GI_NONE,
        place ? gi_int_imm(s->line) : GI_NONE,
        place && s->instruction != NULL ? gi_str_from_text(t, s->instruction) : GI_NONE,
    };
    bool ok = true;
    for (size_t i = 0; i < 6; i++) {
        ok = ok && items[i] != GI_NULL;
    }
    if (ok) {
        return gi_tuple_steal(t, items, 6);
    }
    for (size_t i = 0; i < 6; i++) {
        gi_xdrop(t, items[i]);
    }
    return GI_NULL;
}

static GiValue gilt_schedule(GiThread *t, const GiValue *a) {
    size_t count;
    gi_control_recorded(t, &count);
    GiValue list = gi_list(t, NULL, 0);
    for (size_t i = 0; list != GI_NULL && i < count; i++) {
        size_t now;
        GiValue item = stretch_tuple(t, &gi_control_recorded(t, &now)[i]);
        if (item == GI_NULL || !gi_list_append_steal(t, list, item)) {
            gi_drop(t, list);
            return GI_NULL;
        }
    }
    return list;
}

static GiValue gilt_played(GiThread *t, const GiValue *a) {
    bool diverged;
    size_t played = gi_control_played(t, &diverged);
    return gi_tuple_pack(t, 2, gi_int(t, (int64_t)played), gi_bool(diverged));
}

/* --- exploring --- */

static GiValue gilt_explore(GiThread *t, const GiValue *a) {
    int64_t grain, seed, changes, length;
    if (!gi_index_int64(t, a[0], true, &grain) || !gi_index_int64(t, a[3], true, &seed) ||
        !gi_index_int64(t, a[4], true, &changes) || !gi_index_int64(t, a[5], true, &length)) {
        return GI_NULL;
    }
    if (grain < GI_GRAIN_ACCESS || grain > GI_GRAIN_BYTECODE || !gi_is_list(a[1]) || !gi_is_list(a[2])) {
        return gi_raise_type_error(t, "_explore() needs a grain, a list of variables and a list of decisions");
    }
    GiExplore *e = gi_explore_new(t, (GiGrain)grain, a[1], a[2]);
    if (e != NULL && seed != 0) {
        gi_explore_draw(e, (uint64_t)seed, changes < 0 ? UINT32_MAX : (uint32_t)changes, (uint32_t)length);
    }
    return e != NULL && gi_control_explore_steal(t, e) ? GI_NONE : GI_NULL;
}

/* _explore_stop(function): it is called where the decisions end; None: nothing is. */
static GiValue gilt_explore_stop(GiThread *t, const GiValue *a) {
    GiExplore *e = gi_control_explored(t);
    if (e == NULL) {
        return gi_raise(t, &gi_RuntimeError, "this run is not explored");
    }
    gi_explore_stop_at_end(e, a[0]);
    return GI_NONE;
}

static GiValue gilt_explored(GiThread *t, const GiValue *a) {
    GiExplore *e = gi_control_explored(t);
    return e == NULL ? gi_raise(t, &gi_RuntimeError, "this run is not explored") : gi_explore_result(t, e);
}

const GiMethodRow gi_gilt_control_rows[] = {
    GI_METHOD("_explore(grain, variables, decisions, seed=0, changes=0, length=0, /)", gilt_explore, NULL),
    GI_METHOD("_explore_stop(function, /)", gilt_explore_stop, NULL),
    GI_METHOD("_explored()", gilt_explored, NULL),
    GI_METHOD("control(cores=1, library=False, /)", gilt_control,
              "Make the rest of this run controlled: threads take turns by the policy, in virtual time.\n"
              "Without `library`, they are not interrupted inside the library that is part of gilt.\n\n"
              "Possible only before other threads have been started, and for good."),
    GI_METHOD("controlled()", gilt_controlled, "Is this a controlled run?"),
    GI_METHOD("_zero()", gilt_zero, NULL),
    GI_METHOD("_play(stretches, /)", gilt_play, NULL),
    GI_METHOD("_note()", gilt_note, NULL),
    GI_METHOD("_schedule()", gilt_schedule, NULL),
    GI_METHOD("_played()", gilt_played, NULL),
    GI_METHODS_END,
};
