/* SPDX-License-Identifier: MIT
 * runtime/modules/gc.c: the module gc: switches, counters and walks of the cycle collector
 * (gc/collect.c), and what a collection tells the outside: gc.callbacks, gc.garbage, debug output,
 * events.
 */
#include "gc/collect.h"

#include <stdio.h>

#include "gc/host.h"
#include "runtime/gil/block.h"
#include "runtime/gil/sync.h"
#include "runtime/native.h"
#include "runtime/types/number.h"
#include "runtime/types/sequence.h"
#include "runtime/types/str.h"
#include "runtime/types/support.h"

/* --- what a collection tells --- */

/* Text to sys.stderr; errors are dropped. */
static void say(GiThread *t, const char *text) {
    GiValue file = gi_sys_get(t, "stderr");
    if (file == GI_NULL || file == GI_NONE) {
        gi_error_clear(t);
        return;
    }
    gi_take(file);
    GiValue s = gi_str_from_text(t, text);
    GiValue result = s == GI_NULL ? GI_NULL : gi_call_method1(t, file, GI_NAME(t, write), s);
    if (result == GI_NULL) {
        gi_error_clear(t);
    } else {
        gi_drop(t, result);
    }
    gi_xdrop(t, s);
    gi_drop(t, file);
}

static void say_start(GiThread *t, int generation) {
    char text[256];
    snprintf(text, sizeof text,
             "gc: collecting generation %d...\ngc: objects in each generation: %zu %zu %zu\n"
             "gc: objects in permanent generation: %zu\n",
             generation, gi_collector_population(t, 0), gi_collector_population(t, 1),
             gi_collector_population(t, 2), gi_collector_population(t, 3));
    say(t, text);
}

static void say_end(GiThread *t, size_t collected, size_t uncollectable, int64_t ns) {
    char text[128];
    snprintf(text, sizeof text, "gc: done, %zu unreachable, %zu uncollectable, %.4fs elapsed\n",
             collected + uncollectable, uncollectable, (double)ns / 1e9);
    say(t, text);
}

static GiValue make_info(GiThread *t, int generation, size_t collected, size_t uncollectable) {
    GiValue info = gi_dict(t);
    if (info == GI_NULL) {
        return GI_NULL;
    }
    GiDict *d = gi_as_dict(info);
    if (!gi_dict_set_text_steal(t, d, "generation", gi_int(t, generation)) ||
        !gi_dict_set_text_steal(t, d, "collected", gi_int(t, (int64_t)collected)) ||
        !gi_dict_set_text_steal(t, d, "uncollectable", gi_int(t, (int64_t)uncollectable))) {
        gi_drop(t, info);
        return GI_NULL;
    }
    return info;
}

static void call_callbacks(GiThread *t, const char *phase_text, int generation, size_t collected,
                           size_t uncollectable) {
    GiValue callbacks = t->vm->gc_callbacks;
    if (callbacks == GI_NULL || gi_as_list(callbacks)->size == 0) {
        return;
    }
    GiValue phase = gi_str_from_text(t, phase_text);
    GiValue info = phase == GI_NULL ? GI_NULL : make_info(t, generation, collected, uncollectable);
    for (size_t i = 0; info != GI_NULL && i < gi_as_list(callbacks)->size; i++) {
        GiValue callback = gi_take(gi_as_list(callbacks)->items[i]);
        GiValue result = gi_call2(t, callback, phase, info);
        if (result == GI_NULL) {
            gi_error_unraisable(t, callback);
        } else {
            gi_drop(t, result);
        }
        gi_drop(t, callback);
    }
    if (info == GI_NULL) {
        gi_error_unraisable(t, GI_NONE);
    }
    gi_xdrop(t, phase);
    gi_xdrop(t, info);
}

void gi_host_collection(GiThread *t, bool begins, int generation, size_t collected,
                        size_t uncollectable) {
    bool stats = (gi_collector_debug(t) & GI_GC_DEBUG_STATS) != 0;
    int64_t now = stats || gi_events_active(t) ? gi_now_ns(t) : 0;
    GiValue pending = t->exc;
    t->exc = GI_NULL;
    if (begins) {
        gi_event_record(t, GI_EVENT_GC_START, GI_REASON_GC, (uint16_t)generation, 0, now);
        if (stats) {
            t->vm->gc_started = now;
            say_start(t, generation);
        }
        call_callbacks(t, "start", generation, 0, 0);
    } else {
        if (generation == 2 && t->vm->interned != NULL && !gi_intern_sweep(t, t->vm->interned)) {
            gi_error_clear(t);
        }
        gi_event_record(t, GI_EVENT_GC_END, GI_REASON_GC, (uint16_t)generation, collected, now);
        if (stats) {
            say_end(t, collected, uncollectable, now - t->vm->gc_started);
        }
        call_callbacks(t, "stop", generation, collected, uncollectable);
    }
    t->exc = pending;
}

void gi_host_unreachable(GiThread *t, GiObject *o, bool save) {
    if (gi_collector_debug(t) & GI_GC_DEBUG_COLLECTABLE) {
        char text[256];
        snprintf(text, sizeof text, "gc: collectable <%.180s %p>\n", gi_type_name(o->type), (void *)o);
        say(t, text);
    }
    if (save && t->vm->gc_garbage != GI_NULL &&
        !gi_list_append(t, t->vm->gc_garbage, gi_counted(o))) {
        gi_error_clear(t);
    }
}

/* --- switches and counters --- */

static GiValue gc_enable(GiThread *t, const GiValue *a) {
    gi_collector_enable(t, true);
    return GI_NONE;
}

static GiValue gc_disable(GiThread *t, const GiValue *a) {
    gi_collector_enable(t, false);
    return GI_NONE;
}

static GiValue gc_isenabled(GiThread *t, const GiValue *a) {
    return gi_bool(gi_collector_enabled(t));
}

/* An argument that CPython parses as a C int. */
static bool int_argument(GiThread *t, GiValue v, int64_t *out) {
    if (!gi_index_int64(t, v, false, out)) {
        return false;
    }
    if (*out < INT32_MIN || *out > INT32_MAX) {
        return gi_raise(t, &gi_OverflowError, "Python int too large to convert to C int");
    }
    return true;
}

static GiValue gc_collect(GiThread *t, const GiValue *a) {
    int64_t generation;
    if (!int_argument(t, a[0], &generation)) {
        return GI_NULL;
    }
    if (generation < 0 || generation > 2) {
        return gi_raise_value_error(t, "invalid generation");
    }
    return gi_int(t, (int64_t)gi_collect(t, (int)generation));
}

static GiValue three_ints(GiThread *t, const int64_t n[3]) {
    GiValue items[3];
    for (int i = 0; i < 3; i++) {
        items[i] = gi_int(t, n[i]);
        if (items[i] == GI_NULL) {
            while (i-- > 0) {
                gi_drop(t, items[i]);
            }
            return GI_NULL;
        }
    }
    return gi_tuple_steal(t, items, 3);
}

static GiValue gc_get_threshold(GiThread *t, const GiValue *a) {
    int64_t thresholds[3];
    gi_collector_thresholds(t, thresholds);
    return three_ints(t, thresholds);
}

static GiValue gc_set_threshold(GiThread *t, const GiValue *a, size_t n, GiValue kwnames) {
    if (n < 1 || n > 3) {
        return gi_raise_type_error(t, "gc.set_threshold requires 1 to 3 arguments");
    }
    int64_t thresholds[3];
    gi_collector_thresholds(t, thresholds);
    for (size_t i = 0; i < n; i++) {
        if (!int_argument(t, a[i], &thresholds[i])) {
            return GI_NULL;
        }
    }
    gi_collector_set_thresholds(t, thresholds);
    return GI_NONE;
}

static GiValue gc_get_count(GiThread *t, const GiValue *a) {
    int64_t counts[3];
    gi_collector_counts(t, counts);
    return three_ints(t, counts);
}

static GiValue stats_dict(GiThread *t, const GiCollectorStats *stats) {
    GiValue v = gi_dict(t);
    if (v == GI_NULL) {
        return GI_NULL;
    }
    GiDict *d = gi_as_dict(v);
    if (!gi_dict_set_text_steal(t, d, "collections", gi_int(t, (int64_t)stats->collections)) ||
        !gi_dict_set_text_steal(t, d, "collected", gi_int(t, (int64_t)stats->collected)) ||
        !gi_dict_set_text_steal(t, d, "uncollectable", gi_int(t, (int64_t)stats->uncollectable))) {
        gi_drop(t, v);
        return GI_NULL;
    }
    return v;
}

static GiValue gc_get_stats(GiThread *t, const GiValue *a) {
    GiCollectorStats stats[3];
    gi_collector_stats(t, stats);
    GiValue list = gi_list(t, NULL, 0);
    for (int i = 0; list != GI_NULL && i < 3; i++) {
        GiValue d = stats_dict(t, &stats[i]);
        if (d == GI_NULL || !gi_list_append_steal(t, list, d)) {
            gi_drop(t, list);
            return GI_NULL;
        }
    }
    return list;
}

static GiValue gc_set_debug(GiThread *t, const GiValue *a) {
    int64_t flags;
    if (!int_argument(t, a[0], &flags)) {
        return GI_NULL;
    }
    gi_collector_set_debug(t, (uint32_t)flags);
    return GI_NONE;
}

static GiValue gc_get_debug(GiThread *t, const GiValue *a) {
    return gi_int(t, (int32_t)gi_collector_debug(t));
}

/* --- walks --- */

typedef struct Listing {
    GiThread *t;
    GiValue list;          /* result */
    const GiValue *wanted; /* of get_referrers */
    size_t wanted_count;
} Listing;

static bool add_object(GiThread *t, GiObject *o, void *arg) {
    Listing *listing = arg;
    return gi_counted(o) == listing->list || gi_list_append(t, listing->list, gi_counted(o));
}

static GiValue gc_get_objects(GiThread *t, const GiValue *a) {
    int64_t generation = -1;
    if (a[0] != GI_NONE) {
        if (!gi_support_has_index(a[0])) {
            return gi_raise_type_error(t, "argument should be integer or None, not '%T'", a[0]);
        }
        if (!gi_index_int64(t, a[0], false, &generation)) {
            return GI_NULL;
        }
        if (generation < -1) {
            return gi_raise_value_error(t, "generation parameter cannot be negative");
        }
        if (generation > 2) {
            return gi_raise_value_error(
                t, "generation parameter must be less than the number of available generations (3)");
        }
    }
    Listing listing = {.t = t, .list = gi_list(t, NULL, 0)};
    if (listing.list != GI_NULL && !gi_collector_each(t, (int)generation, add_object, &listing)) {
        gi_drop(t, listing.list);
        return GI_NULL;
    }
    return listing.list;
}

static int is_wanted(GiValue v, void *arg) {
    const Listing *listing = arg;
    for (size_t i = 0; i < listing->wanted_count; i++) {
        if (listing->wanted[i] == v) {
            return 1;
        }
    }
    return 0;
}

static bool add_referrer(GiThread *t, GiObject *o, void *arg) {
    Listing *listing = arg;
    if (gi_counted(o) == listing->list || gi_counted(o) == listing->wanted[-1]) {
        return true;
    }
    return gi_traverse(o, is_wanted, listing) == 0 || gi_list_append(t, listing->list, gi_counted(o));
}

/* a[0] is the tuple of arguments. */
static GiValue gc_get_referrers(GiThread *t, const GiValue *a) {
    GiTuple *objects = gi_as_tuple(a[0]);
    GiValue *wanted = gi_alloc_array(t, objects->size + 1, sizeof *wanted);
    if (wanted == NULL) {
        return GI_NULL;
    }
    wanted[0] = a[0]; /* found at wanted[-1] by add_referrer: the tuple itself is left out */
    memcpy(wanted + 1, objects->items, objects->size * sizeof *wanted);
    Listing listing = {t, gi_list(t, NULL, 0), wanted + 1, objects->size};
    size_t size = (objects->size + 1) * sizeof *wanted;
    bool ok = listing.list != GI_NULL && gi_collector_each(t, -1, add_referrer, &listing);
    gi_free(t, wanted, size);
    if (!ok) {
        gi_xdrop(t, listing.list);
        return GI_NULL;
    }
    return listing.list;
}

static int add_referent(GiValue v, void *arg) {
    Listing *listing = arg;
    if (v == GI_NULL || v == GI_UNBOUND) {
        return 0;
    }
    return gi_list_append(listing->t, listing->list, v) ? 0 : -1;
}

static GiValue gc_get_referents(GiThread *t, const GiValue *a) {
    Listing listing = {.t = t, .list = gi_list(t, NULL, 0)};
    GiTuple *objects = gi_as_tuple(a[0]);
    for (size_t i = 0; listing.list != GI_NULL && i < objects->size; i++) {
        GiValue v = objects->items[i];
        if (gi_is_object(v) && (gi_type(v)->gc.gc_flags & GI_GC_TRACKED) && gi_is_counted(v) &&
            gi_traverse(gi_object(v), add_referent, &listing) != 0) {
            gi_drop(t, listing.list);
            return GI_NULL;
        }
    }
    return listing.list;
}

static GiValue gc_is_tracked(GiThread *t, const GiValue *a) {
    return gi_bool(gi_is_counted(a[0]) && gi_is_tracked(gi_object(a[0])));
}

static GiValue gc_is_finalized(GiThread *t, const GiValue *a) {
    return gi_bool(gi_is_counted(a[0]) && gi_is_finalized(gi_object(a[0])));
}

static GiValue gc_freeze(GiThread *t, const GiValue *a) {
    gi_collector_freeze(t);
    return GI_NONE;
}

static GiValue gc_unfreeze(GiThread *t, const GiValue *a) {
    gi_collector_unfreeze(t);
    return GI_NONE;
}

static GiValue gc_get_freeze_count(GiThread *t, const GiValue *a) {
    return gi_int(t, (int64_t)gi_collector_population(t, 3));
}

static const GiMethodRow functions[] = {
    GI_METHOD("enable()", gc_enable, "Enable automatic garbage collection."),
    GI_METHOD("disable()", gc_disable, "Disable automatic garbage collection."),
    GI_METHOD("isenabled()", gc_isenabled,
              "Returns true if automatic garbage collection is enabled."),
    GI_METHOD("collect(generation=2)", gc_collect,
              "Run the garbage collector.\n\n"
              "With no arguments, run a full collection.  The optional argument\n"
              "may be an integer specifying which generation to collect.  A ValueError\n"
              "is raised if the generation number is invalid.\n\n"
              "The number of unreachable objects is returned."),
    GI_METHOD("get_threshold()", gc_get_threshold, "Return the current collection thresholds."),
    GI_METHOD_RAW("set_threshold(threshold0, threshold1=..., threshold2=..., /)", gc_set_threshold,
                  "set_threshold(threshold0, [threshold1, [threshold2]])\n"
                  "Set the collection thresholds (the collection frequency).\n\n"
                  "Setting 'threshold0' to zero disables collection."),
    GI_METHOD("get_count()", gc_get_count,
              "Return a three-tuple of the current collection counts."),
    GI_METHOD("get_stats()", gc_get_stats,
              "Return a list of dictionaries containing per-generation statistics."),
    GI_METHOD("set_debug(flags, /)", gc_set_debug,
              "Set the garbage collection debugging flags.\n\n"
              "  flags\n"
              "    An integer that can have the following bits turned on:\n"
              "      DEBUG_STATS - Print statistics during collection.\n"
              "      DEBUG_COLLECTABLE - Print collectable objects found.\n"
              "      DEBUG_UNCOLLECTABLE - Print unreachable but uncollectable objects\n"
              "        found.\n"
              "      DEBUG_SAVEALL - Save objects to gc.garbage rather than freeing them.\n"
              "      DEBUG_LEAK - Debug leaking programs (everything but STATS).\n\n"
              "Debugging information is written to sys.stderr."),
    GI_METHOD("get_debug()", gc_get_debug, "Get the garbage collection debugging flags."),
    GI_METHOD("get_objects(generation=None)", gc_get_objects,
              "Return a list of objects tracked by the collector (excluding the list returned).\n\n"
              "  generation\n"
              "    Generation to extract the objects from.\n\n"
              "If generation is not None, return only the objects tracked by the collector\n"
              "that are in that generation."),
    GI_METHOD("get_referrers(*objs)", gc_get_referrers,
              "Return the list of objects that directly refer to any of 'objs'."),
    GI_METHOD("get_referents(*objs)", gc_get_referents,
              "Return the list of objects that are directly referred to by 'objs'."),
    GI_METHOD("is_tracked(obj, /)", gc_is_tracked,
              "Returns true if the object is tracked by the garbage collector.\n\n"
              "Simple atomic objects will return false."),
    GI_METHOD("is_finalized(obj, /)", gc_is_finalized,
              "Returns true if the object has been already finalized by the GC."),
    GI_METHOD("freeze()", gc_freeze,
              "Freeze all current tracked objects and ignore them for future collections.\n\n"
              "This can be used before a POSIX fork() call to make the gc copy-on-write friendly.\n"
              "Note: collection before a POSIX fork() call may free pages for future allocation\n"
              "which can cause copy-on-write."),
    GI_METHOD("unfreeze()", gc_unfreeze,
              "Unfreeze all objects in the permanent generation.\n\n"
              "Put all objects in the permanent generation back into oldest generation."),
    GI_METHOD("get_freeze_count()", gc_get_freeze_count,
              "Return the number of objects in the permanent generation."),
    GI_METHODS_END,
};

/* The list behind gc.garbage or gc.callbacks, shared by all imports of the module. */
static bool add_list(GiThread *t, GiValue module, const char *name, GiValue *slot) {
    if (*slot == GI_NULL) {
        *slot = gi_list(t, NULL, 0);
    }
    return *slot != GI_NULL && gi_module_add(t, module, name, *slot);
}

static bool init(GiThread *t, GiValue module) {
    static const struct {
        const char *name;
        int32_t value;
    } constants[] = {
        {"DEBUG_STATS", 1},   {"DEBUG_COLLECTABLE", 2}, {"DEBUG_UNCOLLECTABLE", 4},
        {"DEBUG_SAVEALL", 32}, {"DEBUG_LEAK", 38},
    };
    for (size_t i = 0; i < sizeof constants / sizeof *constants; i++) {
        if (!gi_module_add_steal(t, module, constants[i].name, gi_int(t, constants[i].value))) {
            return false;
        }
    }
    return add_list(t, module, "garbage", &t->vm->gc_garbage) &&
           add_list(t, module, "callbacks", &t->vm->gc_callbacks);
}

const GiModuleSpec gi_module_gc = {
    "gc",
    "This module provides access to the garbage collector for reference cycles.\n\n"
    "enable() -- Enable automatic garbage collection.\n"
    "disable() -- Disable automatic garbage collection.\n"
    "isenabled() -- Returns true if automatic collection is enabled.\n"
    "collect() -- Do a full collection right now.\n"
    "get_count() -- Return the current collection counts.\n"
    "get_stats() -- Return list of dictionaries containing per-generation stats.\n"
    "set_debug() -- Set debugging flags.\n"
    "get_debug() -- Get debugging flags.\n"
    "set_threshold() -- Set the collection thresholds.\n"
    "get_threshold() -- Return the current collection thresholds.\n"
    "get_objects() -- Return a list of all objects tracked by the collector.\n"
    "is_tracked() -- Returns true if a given object is tracked.\n"
    "is_finalized() -- Returns true if a given object has been already finalized.\n"
    "get_referrers() -- Return the list of objects that refer to an object.\n"
    "get_referents() -- Return the list of objects that an object refers to.\n"
    "freeze() -- Freeze all tracked objects and ignore them for future collections.\n"
    "unfreeze() -- Unfreeze all objects in the permanent generation.\n"
    "get_freeze_count() -- Return the number of objects in the permanent generation.\n",
    functions,
    init,
};
